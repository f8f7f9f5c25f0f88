#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: run.sh CHARTE FOLDER. Makes the documents and looks at them in a browser; FOLDER keeps them,
# and has the packages that package.json names in FOLDER/tools. DRAFTS names a file of more drafts for
# the Organize charter (conversations.mjs).
set -eu
charte=$1
folder=$2
cd "$(dirname "$0")/../.."
mkdir -p "$folder"
export BROWSER_TOOLS="$folder/tools"
organize="charters/organize/fr.charte charters/organize/en.charte charters/organize/de.charte charters/organize/it.charte"
"$charte" document $organize -o "$folder/organize.html"
"$charte" document $organize --without-check -o "$folder/without.html"
"$charte" document --no-test tests/browser/hostile.charte -o "$folder/hostile.html"
code=0
node tests/browser/document.mjs "$folder/organize.html" "$folder/without.html" "$folder/hostile.html" >"$folder/log" || code=1
node tests/browser/check.mjs "$charte" "$folder" >>"$folder/log" || code=1
node tests/browser/steps.mjs "$charte" "$folder" >>"$folder/log" || code=1
node tests/browser/conversations.mjs "$charte" "$folder" ${DRAFTS:+"$DRAFTS"} >>"$folder/log" || code=1
node tests/browser/hostile.mjs "$folder/hostile.html" >>"$folder/log" || code=1
cat "$folder/log"
awk '/: [0-9]* passed, [0-9]* failed$/ { good += $(NF-3); bad += $(NF-1) } END { printf "%d passed, %d failed\n", good, bad }' "$folder/log"
exit $code
