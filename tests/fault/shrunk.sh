#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: shrunk.sh BUILD. The unit tests, and engine and oracle compared, on a build whose limits are
# small: charters that go beyond them may be refused, half of them at most.
set -u
build=$1
cd "$(dirname "$0")/../.."
failed=0
for test in "$build"/unit/test_*; do
    [ -d "$test" ] || "$test" >"$build/log" 2>&1 || {
        failed=$((failed + 1))
        cat "$build/log"
    }
done
python3 tests/oracle/compare.py --charte "$build/charte" --seed "${SEED:-310000}" --cases "${CASES:-10000}" --refused 0.5 || failed=$((failed + 1))
echo "$failed suites failed with shrunken limits"
[ "$failed" = 0 ]
