#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: reports.sh CHARTE. What --output promises: every format is what its schema says and has the
# same findings; hostile texts inject nothing; the same bytes in any folder, locale and time zone;
# the exit code is the run's own.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
top=$(pwd)
suite=reports
. tests/holds.sh
unset GITHUB_STEP_SUMMARY

# report FOLDER CODE VERB ARGUMENT …: runs with all formats into FOLDER, and compares them.
report() {
    to=$1
    code=$2
    shift 2
    mkdir -p "$to"
    "$charte" "$@" --output json="$to/report.json" --output sarif="$to/report.sarif" \
        --output junit="$to/report.xml" --output github="$to/report.github" >"$to/out" 2>"$to/err"
    [ $? = "$code" ] || return 1
    python3 "$top/tests/reports/compare.py" "$to" &&
        xmllint --noout --nonet --schema "$top/tests/reports/junit.xsd" "$to/report.xml"
}

# has FILE COUNT: the findings in a report.
has() {
    python3 -c 'import json, sys; sys.exit(len(json.load(open(sys.argv[1]))["findings"]) != int(sys.argv[2]))' "$1" "$2"
}

copied tests/golden "$work/golden"
cd "$work/golden/en"
holds "check, several mistakes" report "$work/several" 1 check several-at-once.charte
holds "check, none" report "$work/none" 0 check clean.charte
holds "a note" report "$work/note" 0 check to-translate.charte
holds "a note is one finding" has "$work/note/report.json" 1
holds "build" report "$work/build" 1 build unknown-list.charte -o "$work/never.ctab"
holds "nothing was built" test ! -e "$work/never.ctab"
holds "build, clean" report "$work/built" 0 build clean.charte -o "$work/t.ctab"
holds "test" report "$work/test" 0 test clean.charte
sed 's/Example forbidden/Example allowed/' clean.charte >wrong.charte
holds "test, an example that does not hold" report "$work/wrong" 1 test wrong.charte
holds "is one finding" has "$work/wrong/report.json" 1
holds "the example is named" grep -q '"holds":false' "$work/wrong/report.json"
count=$(ls ../fr/*.charte | wc -l)
for file in ../fr/*.charte; do
    "$charte" check "$file" >/dev/null 2>&1
    holds "$(basename "$file")" report "$work/fr" $? check "$file"
done
holds "there were charters" test "$count" -gt 20

# The same bytes elsewhere: another folder, locale, time zone, and the file by its whole path.
mkdir -p "$work/else where/x" && cp several-at-once.charte "$work/else where/x"
elsewhere() {
    cd "$work/else where/x" && LC_ALL=de_CH.UTF-8 TZ=Asia/Tokyo report "$work/elsewhere" 1 check "$work/else where/x/several-at-once.charte"
}
holds "the run elsewhere" elsewhere
cd "$work/golden/en"
for file in report.json report.sarif report.xml report.github; do
    holds "the same $file elsewhere" cmp "$work/several/$file" "$work/elsewhere/$file"
done

# A fingerprint stays when lines are put before the finding, another finding has another.
prints() {
    python3 -c 'import json, sys; print(*(f["fingerprint"] for f in json.load(open(sys.argv[1]))["findings"]))' "$1"
}
mkdir "$work/moved" && { echo "# One more line."; echo; cat several-at-once.charte; } >"$work/moved/several-at-once.charte"
cd "$work/moved"
holds "after lines were put before" report "$work/after" 1 check several-at-once.charte
holds "the fingerprints stay" test "$(prints "$work/several/report.json")" = "$(prints "$work/after/report.json")"

# Hostile texts: in labels, in names of files, in posts.
mkdir "$work/hostile" && cd "$work/hostile"
python3 - "$top" <<'P'
import sys
from pathlib import Path
text = Path(sys.argv[1], "tests/golden/en/clean.charte").read_text(encoding="utf-8")
hostile = ["::error file=a.c,line=1::pwned", "%0A::warning::pwned", "]]><script>alert(1)</script>", "a\n::notice::pwned\nb",
           "&amp;&lt;!--", "|`x` [y](z) <img src=q> @all #1", "\u202eright\u2066to left", "\\u0000\"}],", "\x1b]0;pwned\x07", "nul\0nul"]
rules = "".join(f"  It is forbidden to “{h}”.\n" for h in hostile)
names = [b"plain.charte", b"::error,title=x%0A]]>&<'\".charte", b"a\n::error::b.charte", "r\u202eltr.charte".encode(), b"bad\xff.charte", b"-- \\ %25.charte"]
for name in names:
    with open(b"./" + name, "w", encoding="utf-8") as file:
        file.write(text + "\nArticle 99 “Hostile ]]> ::error::”.\n" + rules)
P
holds "hostile labels" report "$work/h1" 1 check plain.charte
for file in ./*.charte; do
    holds "hostile name $(printf %s "$file" | tr -cd 'a-z.')" report "$work/h2" 1 check "$file"
    holds "no line of a hostile text begins a command" fails_with 1 grep -q '^::[a-z]* *::' "$work/h2/report.github"
done
GITHUB_STEP_SUMMARY=$work/summary.md
export GITHUB_STEP_SUMMARY
echo "before" >"$GITHUB_STEP_SUMMARY"
holds "a step summary" report "$work/h3" 1 check plain.charte
unset GITHUB_STEP_SUMMARY
holds "is added to what is there" sh -c 'head -1 "$0/summary.md" | grep -q "^before$"' "$work"
holds "has every finding" sh -c '[ "$(grep -c "^| E&#45;" "$0/summary.md")" = "$(wc -l <"$0/h3/report.github")" ]' "$work"
holds "has nothing that Markdown or HTML reads" fails_with 1 grep -qE '<script|<img|`|\[y\]|@all' "$work/summary.md"
holds "a summary that cannot be written" env GITHUB_STEP_SUMMARY="$work/not/s.md" sh -c '"$0" check plain.charte --output github=/dev/null 2>/dev/null; [ $? = 3 ]' "$charte"

# Posts: a finding a verdict, in the order of the lines, with no word of the post.
cd "$work"
"$charte" build --no-test "$top/charters/organize/en.charte" -o "$work/o.ctab" 2>"$work/log"
python3 - <<'P'
import json
posts = ["Fine weather", "Signed with Acme", "Acme ::error::pwned %0A ]]>", "Acme \u202e\u0000 Vexcorp"]
with open("posts.ndjson", "w") as file:
    for i, text in enumerate(posts):
        file.write(json.dumps({"id": f"::error::{i}", "text": text, "draft": True}) + "\n")
    file.write("{ no JSON ::error::pwned\n")
P
holds "eval" report "$work/e1" 2 eval --absent none o.ctab posts.ndjson
holds "eval: a finding a post and a line" has "$work/e1/report.json" 4
holds "eval: no word of a post" fails_with 1 grep -rqE 'pwned|Vexcorp|weather' "$work/e1" --include='report.*'
head -4 posts.ndjson >good.ndjson
holds "eval: asked for less" report "$work/e2" 0 eval o.ctab good.ndjson --fail-on forbidden
holds "eval: at or above the level" has "$work/e2/report.json" 0
holds "eval: in threads" report "$work/e3" 0 eval o.ctab good.ndjson -j 3
holds "eval: alone" report "$work/e4" 0 eval o.ctab good.ndjson
holds "eval: the same in threads" cmp "$work/e3/report.sarif" "$work/e4/report.sarif"
holds "eval: verdicts are written too" test "$(wc -l <"$work/e4/out")" = 4
holds "eval: a text" report "$work/e5" 0 eval o.ctab --text "Signed with Acme"
holds "eval: standard output is the verdicts'" fails_with 2 "$charte" eval o.ctab good.ndjson --output json

# The command line.
cd "$work/golden/en"
"$charte" check clean.charte --output json >"$work/alone.json" 2>"$work/log"
holds "a report alone on standard output" cmp "$work/alone.json" "$work/none/report.json"
holds "an unknown format" fails_with 2 "$charte" check clean.charte --output html
holds "no file behind the sign" fails_with 2 "$charte" check clean.charte --output json=
holds "a folder that is not there" fails_with 3 "$charte" check clean.charte --output json="$work/not/there.json"
holds "all or nothing" fails_with 3 "$charte" check clean.charte --output json="$work/first.json" --output sarif="$work/not/there.sarif"
holds "nothing was written" test ! -e "$work/first.json"
holds "a full disk" sh -c '"$0" check clean.charte --output json >/dev/full 2>/dev/null; [ $? = 3 ]' "$charte"
ends
