#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: format.sh [--check]: lays out C and C++ as .clang-format says; --check: changes nothing, and
# exits with 1 where something is laid out otherwise. The layout is that of clang-format 14, Debian 12's.
set -eu
cd "$(dirname "$0")/../.."
how=-i
[ "${1:-}" != --check ] || how='--dry-run -Werror'
command -v clang-format >/dev/null || {
    echo "format: clang-format is missing: apt-get install clang-format" >&2
    exit 2
}
find compiler grammar runtime tests -type f ! -name '.*' \( -name '*.[ch]' -o -name '*.cc' \) -exec clang-format $how {} + || {
    echo "format: this is $(clang-format --version)" >&2
    exit 1
}
