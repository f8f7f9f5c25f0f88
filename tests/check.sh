#!/bin/sh
# Usage: check.sh BUILD [installed]. Runs every suite on what stands in BUILD and counts: each suite
# ends with a line "N passed, N failed", or is a unit test of cmocka. A suite without a count has
# failed. "installed": the library's use too, on BUILD/installed, which a sanitized build has not.
set -u
build=$1
cd "$(dirname "$0")/.."
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# suite NAME COMMAND …
suite() {
    name=$1
    shift
    "$@" >"$log" 2>&1
    code=$?
    good=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1/p; s/^\[  PASSED  \] \([0-9]*\) test(s).*/\1/p; s/^Ran \([0-9]*\) tests* in .*/\1/p' "$log" | tail -1)
    bad=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\2/p; s/^ *\([0-9]*\) FAILED TEST(S)$/\1/p' "$log" | tail -1)
    if [ "$code" != 0 ] || [ -z "$good" ]; then
        cat "$log"
        [ "${bad:-0}" -gt 0 ] || bad=1
    fi
    printf '%-28s %6s passed %4s failed\n' "$name" "${good:-0}" "${bad:-0}"
    passed=$((passed + ${good:-0}))
    failed=$((failed + ${bad:-0}))
}

# one NAME COMMAND …: a check that holds or not.
one() {
    name=$1
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        printf '%-28s %6s passed %4s failed\n' "$name" 1 0
    else
        cat "$log"
        failed=$((failed + 1))
        printf '%-28s %6s passed %4s failed\n' "$name" 0 1
    fi
}

charte=$build/charte
for test in "$build"/unit/test_*; do
    [ -x "$test" ] && [ ! -d "$test" ] && suite "unit $(basename "$test")" "$test"
done
one "house: includes" sh tests/house/includes.sh
one "house: symbols" sh tests/house/symbols.sh "$build/libcharte.so"
one "house: isolation" sh tests/house/isolation.sh "$build"
suite "golden" sh tests/golden/run.sh "$charte"
suite "golden: codes" python3 tests/golden/codes.py "$charte"
suite "golden: damage" python3 tests/golden/damage.py "$charte"
for script in tests/cli/*.sh; do
    suite "cli $(basename "$script" .sh)" sh "$script" "$charte"
done
suite "fuzz: what was found" "$build/fuzz_files" tests/fuzz/found/*/*
suite "mutation of tables" sh tests/mutation/run.sh "$build" 211 20011 4000037
suite "conformance" python3 tests/conformance/run.py --charte "$charte"
suite "compatibility" python3 tests/compatibility/run.py "$charte"
suite "oracle" python3 -m unittest discover -s tests/oracle
suite "oracle and engine" python3 tests/oracle/compare.py --charte "$charte" --seed "${SEED:-310000}" --cases "${CASES:-2000}"
for part in schemas digest places confidential commands oracle; do
    suite "writings: $part" python3 tests/writings/$part.py "$charte"
done
one "organize: examples" "$charte" test charters/organize/fr.charte charters/organize/en.charte charters/organize/de.charte charters/organize/it.charte

one "threads: a table" "$charte" build charters/organize/fr.charte charters/organize/en.charte charters/organize/de.charte charters/organize/it.charte -o "$build/threads.ctab"
suite "threads" "$build/threads" "$build/threads.ctab" charters/organize/posts.ndjson 4 "${EVALUATIONS:-100000}"
if [ "${2:-}" = installed ]; then
    suite "library: use" sh tests/library/use.sh "$build/installed" "$charte"
    suite "library: module" node tests/library/module.mjs "$build/charte.wasm" "$charte" "$build/installed/usr/local/include/charte.h"
    suite "library: conformance" python3 tests/conformance/run.py --charte "$charte" --engine wasm --module "$build/charte.wasm"
    suite "fault: memory" python3 tests/fault/memory.py "$charte" "$build/failing.so" 101
    suite "fault: calls" python3 tests/fault/calls.py "$charte" "$build/failing.so"
    suite "fault: volume" python3 tests/fault/volume.py "$charte" 64
    suite "fault: killed" python3 tests/fault/kill.py "$charte" "$build/failing.so" 20
    if [ -d tests/browser/node_modules ] && command -v "${CHROMIUM:-chromium}" >/dev/null; then
        suite "browser" sh tests/browser/run.sh "$charte" "$build/browser"
    else
        echo "browser: NOT RUN: it takes chromium and npm; make browser sets up and runs"
    fi
    printf '%-28s %6s bytes\n' "library: size of the module" "$(wc -c <"$build/charte.wasm")"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
