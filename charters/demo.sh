#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: demo.sh CHARTE FOLDER. Builds the Organize charter, evaluates its posts, and says where the
# document lies.
set -eu
charte=$1
out=$2
here=$(dirname "$0")/organize
mkdir -p "$out"

echo "The Organize charter, in four languages:"
"$charte" check --lang en "$here"/fr.charte "$here"/en.charte "$here"/de.charte "$here"/it.charte
"$charte" build --lang en "$here"/fr.charte "$here"/en.charte "$here"/de.charte "$here"/it.charte \
    -o "$out/organize.ctab" --json "$out/organize.json" --html "$out/organize.html"
"$charte" eval --lang en "$out/organize.ctab" "$here/posts.ndjson" >"$out/verdicts.ndjson"
echo
echo "Its posts, evaluated:"
"$charte" eval --summary --lang en "$out/organize.ctab" "$here/posts.ndjson"
echo
echo "One draft, explained to its author:"
"$charte" explain --lang en "$out/organize.ctab" --text "A fine contract with Acme this morning!"
echo
echo "The table:    $out/organize.ctab"
echo "The verdicts: $out/verdicts.ndjson"
echo "The document: $out/organize.html"
