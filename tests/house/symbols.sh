#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: symbols.sh LIBRARY. Nothing leaves the shared library but charte_*; it needs only libc,
# and, where it was built with a sanitizer, that one's own library.
set -eu
library=$1
foreign=$(nm -D --defined-only "$library" | awk '{print $3}' | grep -v '^charte_' || true)
if [ -n "$foreign" ]; then
    echo "exported, but not charte_*:" $foreign >&2
    exit 1
fi
needed=$(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | grep -vE '^lib(c|asan|ubsan|tsan)\.so' || true)
if [ -n "$needed" ]; then
    echo "the library needs more than libc:" $needed >&2
    exit 1
fi
nm -D --defined-only "$library" | grep -q ' charte_evaluate$'
