#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: isolation.sh BUILD. The library asks the C library for memory and for work on strings, and
# for nothing else; no code of the command opens a connection, starts a program or makes files in
# places of its own.
set -eu
build=$1
found=0

# Where nothing is there to look at, nothing was found out.
command -v nm >/dev/null || { echo "isolation: nm is missing: it comes with binutils" >&2 && exit 3; }
for made in libcharte.so obj/compiler obj/runtime obj/gen; do
    [ -e "$build/$made" ] || { echo "isolation: $build has no $made" >&2 && exit 3; }
done

said=$(mktemp)
trap 'rm -f "$said"' EXIT

# called COMMAND …: what it prints as nm does; a function that FORTIFY_SOURCE watches goes by its own name.
called() {
    "$@" >"$said" || exit 3
    [ -s "$said" ] || { echo "isolation: $build calls nothing at all" >&2 && exit 3; }
    awk '{print $NF}' "$said" | sed 's/@.*//; s/^__\(.*\)_chk$/\1/'
}

# objects COMMAND …: done with the objects of the command, however their folder is called.
objects() {
    find "$build/obj/compiler" "$build/obj/runtime" "$build/obj/gen" -name '*.o' \
        -not -path '*/wasm/*' -not -path '*/examples/*' "$@"
}

# What sanitizers and the compiler add begins with an underscore.
library=$(called nm --undefined-only -D "$build/libcharte.so")
foreign=$(echo "$library" |
    grep -v '^_' | grep -vE '^(malloc|calloc|realloc|free|mem[a-z]+|str[a-z]+)$' || true)
if [ -n "$foreign" ]; then
    echo "the library calls:" $foreign >&2
    found=1
fi

[ "$(objects | wc -l)" -gt 100 ] || { echo "isolation: few objects in $build" >&2 && exit 3; }
calls=$(called objects -exec nm --undefined-only {} +)
outside=$(echo "$calls" | sort -u | grep -xE \
    'socket|connect|bind|listen|accept4?|send(to|msg)?|recv(from|msg)?|getaddrinfo|gethostby.*|v?fork|clone|exec[lv].*|fexecve|posix_spawnp?|system|popen|dlopen|syslog|tmpfile|tmpnam|tempnam|mkstemps?|mkdtemp' || true)
if [ -n "$outside" ]; then
    echo "the command calls:" $outside >&2
    found=1
fi
exit $found
