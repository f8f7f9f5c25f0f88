#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: hardening.sh BUILD. What makes a mistake harder to use stands in the command, the library and
# every object of theirs, wherever the compiler can put it into a program of three lines with the
# caller's own flags; what it cannot do here is said.
set -u
build=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 3
suite=hardening
. tests/holds.sh

# said NAME: what this was built with.
said() {
    sed -n "s/^$1 = //p" "$build/flags"
}
compiler=$(said CC)
[ -n "$compiler" ] || exit 3
asked="$(said OPT) $(said CPPFLAGS) $(said CFLAGS)"

# has WHAT FILE: readelf shows it there.
has() {
    case $1 in
    relro) readelf -lW "$2" | grep -q ' GNU_RELRO ' ;;
    now) readelf -dW "$2" | grep -qE 'BIND_NOW|Flags:.* NOW' ;;
    pie) readelf -dW "$2" | grep -qE 'Flags:.* PIE' ;;
    stack) readelf -sW "$2" | grep -q ' __stack_chk_fail' ;;
    fortify) readelf -sW "$2" | grep -qE ' __[a-z]+_chk(@|$| )' ;;
    cet) readelf -nW "$2" | grep -qE 'x86 feature:.*IBT.*SHSTK' ;;
    unwritable) readelf -lW "$2" | grep ' GNU_STACK ' | grep -q ' RW ' ;;
    esac
}

# all WHAT FILE …
all() {
    what=$1
    shift
    for file in "$@"; do
        has "$what" "$file" || { echo "$file has no $what" && return 1; }
    done
}

# offered WHAT FLAG …: whether the compiler can do it here.
cat >"$work/probe.c" <<'END'
#include <stdlib.h>
#include <string.h>
int main(int count, char **words) {
    char room[8], *more = malloc((unsigned)count);
#ifdef KNOWN
    memcpy(room, words[0], strlen(words[0]));
#endif
    memcpy(more, words[1], strlen(words[1]));
    return room[count - 1] + more[0];
}
END
offered() {
    what=$1
    shift
    kind=-fPIC
    [ "$what" != cet ] || kind="$kind -c"
    eval "$compiler $* $asked $(said LDFLAGS)" $kind '-o "$work/probe" "$work/probe.c"' >"$work/log" 2>&1 &&
        has "$what" "$work/probe" || { echo "hardening: $compiler offers no $what here: $*" && return 1; }
}

offered relro -Wl,-z,relro && holds "relro" all relro "$build/charte" "$build/libcharte.so"
offered now -Wl,-z,now && holds "now" all now "$build/charte" "$build/libcharte.so"
offered pie -pie && holds "a command that lies anywhere" all pie "$build/charte"
offered stack -fstack-protector-strong -DKNOWN && holds "stack protector" all stack "$build/charte" "$build/libcharte.so"
offered fortify -D_FORTIFY_SOURCE=2 -DKNOWN && holds "fortified" all fortify "$build/charte"

# The library writes into nothing whose size is known before it runs: level 3 alone watches that.
offered fortify -D_FORTIFY_SOURCE=3 && holds "a fortified library" all fortify "$build/libcharte.so"
holds "no stack that runs" all unwritable "$build/charte" "$build/libcharte.so"

# A program has CET where the C library's own objects have it, too: asked of ours, one by one.
everywhere() {
    readelf -nW "$1" >"$work/notes" && total=$(grep -c '^File: ' "$work/notes") && marked=$(grep -c 'x86 feature:.*IBT.*SHSTK' "$work/notes")
    echo "$1: $marked of $total objects have CET"
    [ "$total" -gt 9 ] && [ "$marked" = "$total" ]
}
offered cet -fcf-protection && {
    for archive in charte compiler command; do
        holds "CET, lib$archive.a" everywhere "$build/lib$archive.a"
    done
    holds "CET in C++" all cet "$build/obj/runtime/ingest/json.o"
}
ends
