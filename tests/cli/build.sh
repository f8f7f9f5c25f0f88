#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: build.sh CHARTE. What a build promises: the same bytes anywhere, all or nothing, a refusal
# where an example does not hold, and nothing confidential outside the private table.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
organize=$(pwd)/charters/organize
suite=build
. tests/holds.sh

o=$organize
holds "four versions give one table" "$charte" build "$o/fr.charte" "$o/en.charte" "$o/de.charte" \
    "$o/it.charte" -o "$work/a.ctab" --json "$work/a.json" --html "$work/a.html"
mkdir "$work/else" && copied "$o"/*.charte "$o"/*.txt "$work/else"
elsewhere() {
    cd "$work/else" && LC_ALL=C TZ=Asia/Tokyo "$charte" build it.charte fr.charte de.charte \
        en.charte -o ../b.ctab --json ../b.json --html ../b.html
}
holds "the build elsewhere" elsewhere
cd "$organize/../.."
for writing in ctab json html; do
    holds "the same $writing elsewhere" cmp "$work/a.$writing" "$work/b.$writing"
done

# Confidential terms stand in the table alone.
grep -v '^#' "$o/clients.txt" | sed 's/^[a-z]*: *//; s/\*//g' | grep . >"$work/terms"
holds "there are confidential terms" test -s "$work/terms"
holds "no confidential term in the JSON" fails_with 1 grep -qFf "$work/terms" "$work/a.json"
holds "no confidential term in the HTML" fails_with 1 grep -qFf "$work/terms" "$work/a.html"

# An example that does not hold refuses the build, and leaves what was there.
"$charte" new --lang en "$work/c.charte"
sed 's/Example forbidden/Example allowed/' "$work/c.charte" >"$work/bad.charte"
echo old >"$work/kept.ctab"
holds "an example that does not hold" fails_with 1 "$charte" build "$work/bad.charte" -o "$work/kept.ctab"
holds "the old table is left" grep -q '^old$' "$work/kept.ctab"
holds "unless it is not asked" "$charte" build --no-test "$work/bad.charte" -o "$work/kept.ctab"
holds "a folder that is not there" fails_with 3 "$charte" build "$work/c.charte" -o "$work/none/c.ctab"
holds "all or nothing" fails_with 3 "$charte" build "$work/c.charte" -o "$work/n.ctab" --json "$work/none/c.json"
holds "nothing was left" fails_with 1 test -e "$work/n.ctab"
holds "a file that is not there" fails_with 2 "$charte" check "$work/absent.charte"
holds "an existing charter is not written over" fails_with 2 "$charte" new "$work/c.charte"

# The starter's first comment can be typed as it stands, whatever the file is called.
typed() {
    sed -n 's/^#   //p' "$1" >"$work/typed"
    [ "$(wc -l <"$work/typed")" = 3 ] && (charte() { "$charte" "$@"; } && . "$work/typed")
}
for language in $(languages); do
    file="l'été $language\$(x).charte"
    cd "$work"
    holds "the starter in $language" "$charte" new --lang $language "$file"
    holds "what it says to type" typed "$file"
    holds "makes a table" test -s "${file%.charte}.ctab"
    holds "and a document" test -s "${file%.charte}.html"
done
holds "a starter of a name like an option" "$charte" new -- -x.charte
holds "what it says to type" typed ./-x.charte
holds "a starter of a name that no charter may hold" "$charte" new "$(printf 'a\nb\033.charte')"
holds "names none" grep -qx '#   charte check charter.charte' "$(printf 'a\nb\033.charte')"
holds "is a charter" "$charte" check "$(printf 'a\nb\033.charte')"
for hidden in '\302\255' '\342\200\213' '\342\201\240' '\357\273\277' '\377'; do
    file=$(printf "a${hidden}b.charte")
    holds "a starter of a name with $hidden" "$charte" new --lang en "$file"
    holds "is a charter" "$charte" check "$file"
done
cd "$organize/../.."
ends
