#!/bin/sh
# Usage: isolation.sh BUILD. The library asks the C library for memory and for work on strings, and
# for nothing else; no code of the command opens a connection, starts a program or makes files in
# places of its own.
set -eu
build=$1
found=0

# called FILE …: a function that FORTIFY_SOURCE watches goes by its own name.
called() {
    nm --undefined-only "$@" | awk '{print $NF}' | sed 's/@.*//; s/^__\(.*\)_chk$/\1/'
}

# What sanitizers and the compiler add begins with an underscore.
foreign=$(called -D "$build/libcharte.so" |
    grep -v '^_' | grep -vE '^(malloc|calloc|realloc|free|mem[a-z]+|str[a-z]+)$' || true)
if [ -n "$foreign" ]; then
    echo "the library calls:" $foreign >&2
    found=1
fi

objects=$(find "$build/obj/compiler" "$build/obj/runtime" "$build/obj/gen" -name '*.o' -not -path '*/wasm/*' -not -path '*/examples/*')
outside=$(called $objects | sort -u | grep -xE \
    'socket|connect|bind|listen|accept4?|send(to|msg)?|recv(from|msg)?|getaddrinfo|gethostby.*|v?fork|clone|exec[lv].*|fexecve|posix_spawnp?|system|popen|dlopen|syslog|tmpfile|tmpnam|tempnam|mkstemps?|mkdtemp' || true)
if [ -n "$outside" ]; then
    echo "the command calls:" $outside >&2
    found=1
fi
exit $found
