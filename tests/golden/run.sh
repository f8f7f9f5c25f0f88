#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: run.sh CHARTE [--bless] [FOLDER/CASE.charte…]. For each tests/golden/*/FILE.charte: `charte check FILE` says what
# FILE.txt holds, the exit code last. Several versions of one charter: a folder NAME.charters.
set -u
charte=$(realpath "$1")
shift
bless=
if [ "${1:-}" = --bless ]; then
    bless=$1
    shift
fi
cd "$(dirname "$0")"
passed=0
failed=0
export LC_ALL=C.UTF-8 NO_COLOR=1

said() {
    "$charte" check "$@" 2>&1
    echo "exit $?"
}

[ $# -gt 0 ] || set -- */*.charte */*.charters
for case; do
    if [ ! -e "$case" ]; then
        failed=$((failed + 1))
        echo "tests/golden/$case: is not there"
        continue
    fi
    expected=${case%.*}.txt
    folder=$(dirname "$case")
    name=$(basename "$case")
    if [ -d "$case" ]; then
        actual=$(cd "$case" && said *.charte)
    else
        actual=$(cd "$folder" && said "$name")
    fi
    if [ "$bless" = --bless ]; then
        printf '%s\n' "$actual" >"$expected"
        passed=$((passed + 1))
    elif [ -f "$expected" ] && [ "$actual" = "$(cat "$expected")" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "tests/golden/$case: not what $expected holds:"
        printf '%s\n' "$actual" | diff "$expected" - 2>&1 | head -20
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
