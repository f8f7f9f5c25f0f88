#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: threads.sh BUILD. Threads that share the Organize table: the same verdicts, no allocation.
set -eu
build=$1
cd "$(dirname "$0")/../.."
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
o=charters/organize
"$build/charte" build $o/fr.charte $o/en.charte $o/de.charte $o/it.charte -o "$work/t.ctab"
"$build/threads" "$work/t.ctab" $o/posts.ndjson 4 "${EVALUATIONS:-100000}"
