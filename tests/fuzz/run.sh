#!/bin/sh
# Usage: run.sh BUILD SECONDS TARGET … Runs fuzzers one after the other and says of each what it
# did. What breaks a promise is kept in BUILD/broken; new inputs grow BUILD/corpus.
set -u
build=$1
seconds=$2
shift 2
cd "$(dirname "$0")/../.."
log=$(mktemp) || exit 3
trap 'rm -f "$log"' EXIT
passed=0
failed=0
export ASAN_OPTIONS="detect_leaks=1:quarantine_size_mb=8:detect_stack_use_after_return=1:allocator_may_return_null=1"
for target in "$@"; do
    longest=$(sed -n "s/^TARGET($target, \([0-9]*\)).*/\1/p" tests/fuzz/targets.def)
    mkdir -p "$build/corpus/$target" "$build/broken"
    "$build/fuzz_$target" -max_total_time="$seconds" -max_len="$longest" -timeout=20 -rss_limit_mb=2000 \
        -dict="$build/seeds/$target.dict" -artifact_prefix="$build/broken/$target-" -print_final_stats=1 \
        "$build/corpus/$target" "$build/seeds/$target" >"$log" 2>&1
    code=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    if [ $code = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        grep -v '^#\|^	NEW_FUNC\|^Dictionary\|^INFO' "$log" | head -60
    fi
    printf '%-10s %10s executions %7s edges %s\n' "$target" "${runs:-?}" "${edges:-?}" "$([ $code = 0 ] || echo broken)"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
