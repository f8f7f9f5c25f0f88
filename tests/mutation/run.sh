#!/bin/sh
# Usage: run.sh BUILD SMALL ORGANIZE LARGE. Makes three tables and tries every SMALL-th, ORGANIZE-th
# and LARGE-th of their changes (mutate.c).
set -u
build=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
export ASAN_OPTIONS=abort_on_error=1:quarantine_size_mb=8 UBSAN_OPTIONS=abort_on_error=1:print_stacktrace=1
python3 - >"$work/large.charte" <<'PYTHON'
print("Language: English.\nCharter “Large” of “Example Ltd”, version 1.\nChecked: official accounts.")
for n in range(200):
    print(f"List list_{n} “List {n}”:", ", ".join(f"“term {n} of {k}”" for k in range(40)) + f", “word{n}*”.")
    print(f"Fact fact_{n}: “name {n}”, that is “{n} is named”; established if the text mentions list_{n}.")
for n in range(20):
    print(f"Article {n + 1} “Subjects {n}”.")
    for k in range(10):
        print(f"  It is forbidden to “name {n * 10 + k}”, unless “{(n * 10 + k + 7) % 200} is named”.")
PYTHON
"$build/charte" build --no-test tests/fuzz/every.charte -o "$work/every.ctab" 2>/dev/null
"$build/charte" build charters/organize/*.charte -o "$work/organize.ctab" 2>/dev/null
"$build/charte" build "$work/large.charte" -o "$work/large.ctab" >/dev/null 2>&1
{
    "$build/mutate" "$2" "$work/every.ctab"
    "$build/mutate" "$3" "$work/organize.ctab"
    "$build/mutate" "$4" "$work/large.ctab"
} >"$work/counts"
sed -n "s|^$work/||; /changes/p" "$work/counts"
awk '/ passed, / { passed += $1; failed += $3; tables++ }
    END { if (tables != 3) failed++; print passed " passed, " failed " failed"; exit failed != 0 }' "$work/counts"
