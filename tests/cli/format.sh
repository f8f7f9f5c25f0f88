#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: format.sh CHARTE. What `format` promises: one writing for what is written anyhow, the same
# when it is written again, comments kept, the same meaning, and nothing written that is not proved;
# in the words of another language and back, the same shape.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
top=$(pwd)
suite=format
. tests/holds.sh

# A charter that uses everything, and one whose comments stand everywhere.
mkdir "$work/everything" && copied tests/fuzz/every.charte tests/format/comments.charte "$work/everything"
holds "comments: the writing" "$charte" format "$work/everything/comments.charte"
holds "comments: as expected" diff tests/format/written/comments.fr "$work/everything/comments.charte"
holds "everything: the writing" "$charte" format "$work/everything/every.charte"
holds "everything: again" "$charte" format --check "$work/everything/every.charte"

# The same table but for where its rules stand and how they are worded.
same_table() {
    (cd "$1" && "$charte" build --no-test "$2" -o one.ctab --json one.json &&
        "$charte" build --no-test "$3" -o two.ctab --json two.json) || return 1
    python3 "$top/tests/format/same_table.py" "$1/one.json" "$1/two.json"
}

# Every charter of the tree is written canonically already, and comes back to it from disorder.
for file in charters/organize/*.charte compiler/command/starters/*.charte \
    tests/conformance/*/*.charte tests/golden/*/clean.charte; do
    rm -rf "$work/copy" && copied "$(dirname "$file")" "$work/copy"
    base=$(basename "$file")
    holds "$file: canonical" "$charte" format --check "$file"
    python3 tests/format/disarrange.py <"$file" >"$work/copy/disorder.charte"
    holds "$file: disorder is not" fails_with 1 "$charte" format --check "$work/copy/disorder.charte"
    holds "$file: disorder has the same meaning" same_table "$work/copy" "$base" disorder.charte
    holds "$file: from disorder" "$charte" format "$work/copy/disorder.charte"
    grep . "$file" >"$work/lines"
    grep . "$work/copy/disorder.charte" | diff "$work/lines" - >"$work/difference"
    holds "$file: to the same lines" test ! -s "$work/difference"
    holds "$file: again" "$charte" format --check "$work/copy/disorder.charte"
done

# others LANGUAGE: all but one.
others() {
    languages | grep -vx "$1" | tr '\n' ' '
}

# Through every language and back. Each is compiled without an error.
around() {
    (
        cd "$1" || exit 1
        "$charte" build --no-test "$2" -o 0.ctab --json 0.json || exit 1
        last=$2
        for language in $3; do
            "$charte" format --to "$language" "$last" -o "to-$language.charte" || exit 1
            "$charte" check "to-$language.charte" || exit 1
            "$charte" build --no-test "to-$language.charte" -o t.ctab --json "$language.json" || exit 1
            "$charte" format --check "to-$language.charte" || exit 1
            last=to-$language.charte
        done
        python3 "$top/tests/format/shape.py" 0.json $(cd "$top" && languages | sed 's/$/.json/')
    )
}
rm -rf "$work/copy" && copied charters/organize "$work/copy"
holds "around: organize from French" around "$work/copy" fr.charte "$(others fr) fr"
holds "around: organize from German" around "$work/copy" de.charte "$(others de) de"
holds "around: everything" around "$work/everything" every.charte "$(others en) en"
python3 - "$work/copy/to-de.charte" >"$work/texts" <<'P'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
print(len(re.findall(r"«\s*zu übersetzen: ", text)), len(re.findall(r"(à traduire : |to translate: |da tradurre: )", text)))
P
read -r marked others <"$work/texts"
holds "around: texts are marked" test "$marked" -gt 400
holds "around: with one mark each" test "$others" = 0
"$charte" check --lang en "$work/copy/to-de.charte" >"$work/said" 2>&1
holds "check counts the texts left" grep -q "N-to-translate: Texts still to translate: $marked\." "$work/said"
holds "check finds none in an original" fails_with 1 sh -c '"$0" check charters/organize/de.charte 2>&1 | grep -q to-translate' "$charte"

# A comment between any two words is kept, in its order, and once.
for file in tests/fuzz/every.charte compiler/command/starters/*.charte; do
    python3 tests/format/comment_everywhere.py <"$file" >"$work/comments.charte"
    grep -o '# comment [0-9]*' "$work/comments.charte" >"$work/before"
    holds "$file: comments everywhere" "$charte" format "$work/comments.charte"
    grep -o '# comment [0-9]*' "$work/comments.charte" >"$work/after"
    holds "$file: all are kept" cmp "$work/before" "$work/after"
    holds "$file: there are many" test "$(wc -l <"$work/before")" -gt 100
    holds "$file: with comments, again" "$charte" format --check "$work/comments.charte"
done

# A comment that accepts a warning stays with its sentence, wherever it stands in it.
accept='# accept W-no-control: nothing is checked'
for place in before inside own_line behind stop; do
    case $place in
    before) sentence="$accept
Charter “A” of “B”, version 1." ;;
    inside) sentence="Charter “A” $accept
of “B”, version 1." ;;
    own_line) sentence="Charter “A” of “B”, version 1
$accept
." ;;
    stop) sentence="Charter “A” of “B”, version 1 $accept
." ;;
    behind) sentence="Charter “A” of “B”, version 1. $accept" ;;
    esac
    printf 'language: English.\n%s\nFact named: “name”, that is “it is named”; to ask: “Named?”.\nArticle 1 “C”. It is forbidden to “name”.\n' "$sentence" >"$work/accept.charte"
    "$charte" check "$work/accept.charte" 2>"$work/before" >/dev/null
    holds "accepted, $place" fails_with 1 grep -q 'W-no-control: The' "$work/before"
    holds "accepted, $place: formatted" "$charte" format "$work/accept.charte"
    "$charte" check "$work/accept.charte" 2>"$work/after" >/dev/null
    holds "accepted, $place: still" fails_with 1 grep -qE 'W-no-control: The|of no use' "$work/after"
    holds "accepted, $place: again" "$charte" format --check "$work/accept.charte"
done

# What cannot be done leaves the file as it was.
copied charters/organize/fr.charte "$work/kept.charte"
sed 's/mentionne clients/mentionne clientz/' "$work/kept.charte" >"$work/bad.charte"
cp "$work/bad.charte" "$work/bad.before"
holds "a charter with a mistake" fails_with 1 "$charte" format "$work/bad.charte"
holds "is left alone" cmp "$work/bad.charte" "$work/bad.before"
python3 tests/format/disarrange.py <compiler/command/starters/en.charte >"$work/disorder.charte"
cp "$work/disorder.charte" "$work/before.charte"
"$charte" format --check "$work/disorder.charte" 2>"$work/difference"
holds "--check writes nothing" cmp "$work/disorder.charte" "$work/before.charte"
holds "--check shows what would change" grep -q '^+Language: English\.' "$work/difference"
holds "a file that is not there" fails_with 2 "$charte" format "$work/absent.charte"
holds "a folder that is not there" fails_with 3 "$charte" format "$work/disorder.charte" -o "$work/none/out.charte"
holds "--to takes one file" fails_with 2 "$charte" format --to de "$work/disorder.charte" "$work/before.charte"
holds "the worst code of several files" fails_with 2 "$charte" format --check "$work/absent.charte" "$work/disorder.charte"
chmod 640 "$work/disorder.charte"
holds "in its place" "$charte" format "$work/disorder.charte"
holds "its mode is kept" test "$(stat -c %a "$work/disorder.charte")" = 640
holds "nothing is left beside" test "$(ls "$work" | grep -c 'new-')" = 0
holds "standard input" sh -c '"$0" format - <"$1/before.charte" | cmp - "$1/disorder.charte"' "$charte" "$work"

# A difference that is shown keeps what is confidential.
"$charte" new --lang en "$work/secret.charte"
sed -i 's/^List clients “.*/list clients “Clients” confidential : “Vexcorp”./' "$work/secret.charte"
"$charte" format --diff "$work/secret.charte" 2>"$work/difference"
holds "the difference is shown" grep -q '^+List clients' "$work/difference"
holds "its confidential term is not" fails_with 1 grep -q Vexcorp "$work/difference"
holds "and is written" grep -q Vexcorp "$work/secret.charte"

ends
