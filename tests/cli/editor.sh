#!/bin/sh
# Usage: editor.sh CHARTE. The editor files, made anew, and what tests/format/editor.py asks of them.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make -s B="$work" editor >/dev/null || exit 1
python3 tests/format/editor.py "$work/editor"
