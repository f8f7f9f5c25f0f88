#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: coverage.sh BUILD. Runs the tests on a build made with --coverage and says how much of the
# runtime and the compiler they run: by line, the whole and each file below 90 %. The failing calls
# of tests/fault count: they are how an error's path is run. What a test says of itself is told by
# make check. Exit 1 below the goals.
set -u
build=$1
cd "$(dirname "$0")/../.."
charte=$build/charte
find "$build" -name '*.gcda' -delete
{
    CASES=300 EVALUATIONS=10000 python3 tests/check.py "$build"
    python3 tests/fault/memory.py "$charte" "$build/failing.so" 997
    python3 tests/fault/calls.py "$charte" "$build/failing.so"
} >"$build/log" 2>&1

# lines ROOM: how many per cent of a room's lines were run, and the files below 90.
lines() {
    gcovr -r . --object-directory "$build/obj" --filter "$1/" --exclude '.*/generate\.c' \
        --exclude 'runtime/text/unicode/.*' --exclude 'runtime/examples/.*' --exclude '.*/embed\.c' \
        --gcov-ignore-parse-errors --csv 2>"$build/gcovr.log" >"$build/$1.csv" || cat "$build/gcovr.log"
    awk -F, -v room="$1" -v goal="$2" 'NR > 1 {
            total += $2; run += $3
            if ($3 < $2 * 0.9) printf "  %5.1f %%  %4d lines not run  %s\n", 100 * $3 / $2, $2 - $3, $1
        }
        END {
            printf "%5.1f %% of %d lines of %s/, goal %d %%\n", 100 * run / total, total, room, goal
            exit 100 * run < goal * total
        }' "$build/$1.csv"
}
result=0
lines runtime 95 || result=1
lines compiler 90 || result=1
exit $result
