#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: document.sh CHARTE. The charter document as a file: the check in it or not, what changed,
# the same bytes anywhere, and what is refused.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
suite=document
. tests/holds.sh

has() { grep -qF -- "$2" "$1"; }
hasnt() { ! has "$1" "$2"; }
exits() {
    wanted=$1
    shift
    "$@" >"$work/out" 2>"$work/err"
    [ $? = "$wanted" ] || { cat "$work/err"; return 1; }
}

sed -e 's/version 0.1/version 0.2/' compiler/command/starters/en.charte >"$work/new.charte"
copied compiler/command/starters/en.charte "$work/old.charte"
sed -i 's/It is forbidden to “name a client”/It is not advisable to “name a client”/; s/Example forbidden/Example not advisable/' "$work/old.charte"
"$charte" build --no-test "$work/old.charte" -o "$work/old.ctab" 2>/dev/null

holds "writes the document" exits 0 "$charte" document "$work/new.charte" -o "$work/a.html"
holds "with the check" has "$work/a.html" "'wasm-unsafe-eval'"
holds "the notices of what the module holds" has "$work/a.html" "Copyright © 2005-2020 Rich Felker"
holds "the same document by build" exits 0 "$charte" build "$work/new.charte" --html "$work/b.html"
holds "of the same bytes" cmp -s "$work/a.html" "$work/b.html"
mkdir "$work/elsewhere"
cp "$work/new.charte" "$work/elsewhere/new.charte"
holds "in another place" exits 0 env LC_ALL=C TZ=Asia/Tokyo sh -c '"$0" "$@"' "$charte" document "$work/elsewhere/new.charte" -o "$work/c.html"
holds "too" cmp -s "$work/a.html" "$work/c.html"

holds "without the check" exits 0 "$charte" document --without-check "$work/new.charte" -o "$work/d.html"
holds "no script" hasnt "$work/d.html" "<script"
holds "no module, no notice" hasnt "$work/d.html" "Rich Felker"
holds "no policy for one" hasnt "$work/d.html" "script-src"
# What is left of a document where all that is of the check is taken away.
cat >"$work/less.py" <<'END'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
for part in (r"<script.*?</script>", r"<style.*?</style>", r"<!--.*?-->", r"<meta http-equiv[^>]*>", r'<section class="check".*?</section>',
             r'<a class="to-check".*?</a>', r'<li><a href="#check">.*?</li>', r"\s+"):
    text = re.sub(part, "", text, flags=re.DOTALL)
print(text)
END
holds "and the same else" test "$(python3 "$work/less.py" "$work/a.html")" = "$(python3 "$work/less.py" "$work/d.html")"

printf '%s\n' 'Language: English.' 'Charter “Words” of “Example Ltd”, version 1.' 'Checked: official accounts.' \
    'Role press_office: “Press office”.' 'List our_names “Our names”: “Acme”.' 'List clients “Clients”: “Nord”.' \
    'Fact named: “name us”, that is “we are named”; established if the text mentions our_names or clients.' \
    'Article 1 “One”.' '  It is forbidden to “name us”, unless the author has the role press_office, from 2027-03-01 until 31.12.2027.' \
    'Article 2 “Two”.' '  It is not advisable to “name us”, if the text mentions our_names, unless the text mentions clients.' >"$work/words.charte"
holds "names and dates" exits 0 "$charte" document --no-test "$work/words.charte" -o "$work/words.html"
holds "a role by its title, dates in words" has "$work/words.html" "the author has the role <q>“Press office”</q>, from 1 March 2027 until 31 December 2027"
holds "a list by its title, a word as it is" has "$work/words.html" "if the text mentions <q>“Our names”</q>, unless the text mentions clients."
holds "a charter of official accounts asks about one" has "$work/words.html" '<option value="official" selected>'

holds "what changed since a table" exits 0 "$charte" document --no-test "$work/new.charte" --previous "$work/old.ctab" -o "$work/e.html"
holds "is told" has "$work/e.html" "What changed since version"
holds "with how it read" has "$work/e.html" "<del>It is not advisable to name a client"
holds "what changed since a charter" exits 0 "$charte" document --no-test "$work/new.charte" --previous "$work/old.charte" -o "$work/f.html"
holds "is the same" cmp -s "$work/e.html" "$work/f.html"

holds "no previous version there" exits 2 "$charte" document "$work/new.charte" --previous "$work/none.ctab" -o "$work/g.html"
printf 'Language: English.\nNothing.\n' >"$work/bad.charte"
holds "a faulty previous version" exits 2 "$charte" document "$work/new.charte" --previous "$work/bad.charte" -o "$work/g.html"
holds "no table" exits 2 "$charte" document "$work/new.charte" --previous "$work/a.html" -o "$work/g.html"
holds "nothing is written then" test ! -e "$work/g.html"

ends
