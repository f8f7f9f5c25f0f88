#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: use.sh INSTALLED CHARTE. The library as a stranger finds it: what is installed, in a package's
# tree and in a path of any letters; programs built and linked as pkg-config and README.md say; and
# the examples, which say what `charte eval` says. That programs find the library in the system itself
# is tried where that can be: what README.md says to type is typed in tests/room.
set -u
root=$(realpath "$1")
charte=$(realpath "$2")
cd "$(dirname "$0")/../.." || exit 3
suite=use
. tests/holds.sh
strict="-Wall -Wextra -pedantic -Werror"

# What a package holds.
staged=$root/usr/local
version=$(sed -n 's/^#define CHARTE_VERSION "\(.*\)"$/\1/p' "$staged/include/charte.h")
holds "the soname" test "$(readelf -d "$staged/lib/libcharte.so" | sed -n 's/.*soname: \[\(.*\)\]/\1/p')" = "libcharte.so.${version%%.*}"
holds "the links" test "$(realpath "$staged/lib/libcharte.so.${version%%.*}")" = "$staged/lib/libcharte.so.$version"
holds "no name in the way" test -z "$(nm -g --defined-only "$staged/lib/libcharte.a" | awk 'NF == 3 { print $3 }' | grep -v '^charte_')"
holds "the licence" cmp LICENSE "$staged/share/doc/charte/LICENSE"
holds "the notices" cmp runtime/NOTICE "$staged/share/doc/charte/NOTICE"
holds "no trace of where it was staged" fails_with 1 grep -qF "$root" "$staged/lib/pkgconfig/charte.pc"

# Installed into a path with a space, a quote and letters beyond ASCII.
prefix="$work/ziel ü/l'usage, a&b"
built=$(build_of "$charte")
make_here() {
    make --no-print-directory -s B="$built" DESTDIR= "$@"
}
told() {
    (umask 077 && make_here install install-wasm PREFIX="$prefix") >"$work/told" && grep -qF -- "-Xlinker '$work/ziel ü/l'\''usage, a&b/lib'" "$work/told"
}
holds "installs anywhere, and says how programs find it" told
holds "for everybody to read" test -z "$(find "$prefix" ! -perm -044 -type f)"
export PKG_CONFIG_LIBDIR="$prefix/lib/pkgconfig"
holds "one version" test "$version" = "$(pkg-config --modversion charte)"

# with COMMAND WORD …: the words, and what pkg-config says, as a shell reads them.
with() {
    said=$(pkg-config --cflags --libs charte) || return 1
    eval '"$@"' "$said"
}
links() {
    with "$@" -Xlinker -rpath -Xlinker "$prefix/lib"
}

# The header, alone, twice, in C and in C++.
printf '#include <charte.h>\n' >"$work/once.c"
printf '#include <charte.h>\n#include <charte.h>\nint main(void) { return charte_level_name(0) == 0; }\n' >"$work/twice.c"
for compiler in gcc clang; do
    for source in once twice; do
        holds "$compiler: $source in C11" with $compiler -Wno-unused-command-line-argument -std=c11 $strict -x c -c "$work/$source.c" -o "$work/o"
        holds "$compiler: $source in C++17" with $compiler -Wno-unused-command-line-argument -std=c++17 $strict -x c++ -c "$work/$source.c" -o "$work/o"
    done
done
holds "C++ links" links g++ -std=c++17 $strict "$work/twice.c" -o "$work/cxx"
holds "C++ runs" "$work/cxx"

# The examples.
holds "C builds, shared" links gcc -std=c11 $strict runtime/examples/verdict.c -o "$work/shared"
holds "C builds, static" with gcc -std=c11 $strict -static runtime/examples/verdict.c -o "$work/static"
printf 'verdict: %s/runtime/examples/verdict.c\n\t$(CC) $< $(shell pkg-config --cflags --libs charte) -o "$(OUT)"\n' . >"$work/Makefile"
holds "C builds, by make" make -s -f "$work/Makefile" verdict OUT="$work/made"
holds "a charter that says what is checked" "$charte" new --lang en "$work/t.charte"
holds "a table" "$charte" build -o "$work/t.ctab" "$work/t.charte"

# Python and Node find the library where the system looks, or where they are told.
example() {
    case $1 in
    shared | static) "$work/$1" "$2" "$3" ;;
    python) LD_LIBRARY_PATH="$prefix/lib" python3 runtime/examples/verdict.py "$2" "$3" ;;
    node) CHARTE="$(pkg-config --variable=moduledir charte)" node runtime/examples/verdict.mjs "$2" "$3" ;;
    esac
}

# agrees EXAMPLE TEXT: as `charte eval`, which is given a draft that says the text.
agrees() {
    example "$1" "$work/t.ctab" "$2" >"$work/found" && cmp "$work/found" "$work/wanted"
}

refuses() {
    fails_with 2 example "$1" runtime/charte.h "Hello"
}

for text in "Good morning from the team!" "Nothing: 你好, ça va? e\\u0301" "" "Signed with Acme yesterday."; do
    printf '{"id":"","text":"%s","draft":true}\n' "$text" >"$work/post"
    "$charte" eval "$work/t.ctab" "$work/post" >"$work/wanted"
    holds "eval: $text: is checked" fails_with 1 grep -q not_checked "$work/wanted"
    for name in shared static python node; do
        holds "$name: $text" agrees $name "$(printf '%b' "$(printf '%s' "$text" | sed 's/\\u0301/\\0314\\0201/')")"
    done
done
for name in shared static python node; do
    holds "$name: what is no table" refuses $name
done

# Staged below such a path, and taken away again, it leaves nothing anywhere.
holds "is staged anywhere" make_here install install-wasm PREFIX=/usr/local DESTDIR="$work/ziel ü/stufe"
holds "with a command" test -x "$work/ziel ü/stufe/usr/local/bin/charte"
holds "is taken away" make_here uninstall PREFIX=/usr/local DESTDIR="$work/ziel ü/stufe"
holds "wholly, where it was staged" test -z "$(find "$work/ziel ü/stufe" ! -type d)"
holds "DESTDIR is taken as it stands" make_here install PREFIX=/usr DESTDIR="$work/a\$b"
holds "with its dollar" test -x "$work/a\$b/usr/bin/charte"
ln -sf libcharte.so.9 "$prefix/lib/libcharte.so.9.9" && touch "$prefix/lib/libcharte.so.9" && ln -sf libcharte.so.9 "$prefix/lib/libcharte.so"
refused=0
for sign in '#' '"' '(' ':' '\' '$x'; do
    ! make_here install PREFIX="$work/a${sign}b" 2>"$work/log" && grep -q 'charte: PREFIX' "$work/log" && refused=$((refused + 1))
done
holds "refuses what pkg-config cannot say" test $refused = 6
holds "refuses what is no whole path" fails_with 2 make_here install PREFIX=usr
holds "is taken away, too" make_here uninstall PREFIX="$prefix"
holds "but for another version's" test "$(find "$prefix" ! -type d | wc -l)" = 3

ends
