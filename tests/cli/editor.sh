#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: editor.sh CHARTE. The editor files, made anew, and what tests/format/editor.py asks of them.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
. tests/holds.sh
build=$(build_of "$charte")
rm -rf "$build/editor"
make -s B="$build" editor >/dev/null || exit 1
python3 tests/format/editor.py "$build/editor"
