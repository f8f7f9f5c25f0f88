#!/bin/sh
# Usage: use.sh INSTALLED CHARTE. The library as a stranger finds it: everything that is used here is
# found through pkg-config in the installed tree, and the examples say what `charte eval` says.
set -u
root=$(realpath "$1")
charte=$(realpath "$2")
cd "$(dirname "$0")/../.." || exit 3
suite=use
. tests/holds.sh
export PKG_CONFIG_SYSROOT_DIR="$root"
export PKG_CONFIG_LIBDIR="$root/usr/local/lib/pkgconfig"
flags=$(pkg-config --cflags --libs charte)
modules=$root$(PKG_CONFIG_SYSROOT_DIR='' pkg-config --variable=moduledir charte)
library=$(pkg-config --libs-only-L charte | sed 's/^-L//; s/ *$//')
strict="-Wall -Wextra -pedantic -Werror"
# The header, alone, twice, in C and in C++.
printf '#include <charte.h>\n' >"$work/once.c"
printf '#include <charte.h>\n#include <charte.h>\nint main(void) { return charte_level_name(0) == 0; }\n' >"$work/twice.c"
for compiler in gcc clang; do
    for source in once twice; do
        holds "$compiler: $source in C11" $compiler -std=c11 $strict -x c -c "$work/$source.c" $(pkg-config --cflags charte) -o "$work/o"
        holds "$compiler: $source in C++17" $compiler -std=c++17 $strict -x c++ -c "$work/$source.c" $(pkg-config --cflags charte) -o "$work/o"
    done
done
holds "C++ links" g++ -std=c++17 $strict -x c++ "$work/twice.c" $flags -o "$work/cxx"
holds "C++ runs" env LD_LIBRARY_PATH="$library" "$work/cxx"

# What is installed.
version=$(sed -n 's/^#define CHARTE_VERSION "\(.*\)"$/\1/p' "$root/usr/local/include/charte.h")
holds "one version" test "$version" = "$(pkg-config --modversion charte)"
holds "the soname" test "$(readelf -d "$library/libcharte.so" | sed -n 's/.*soname: \[\(.*\)\]/\1/p')" = "libcharte.so.${version%%.*}"
holds "the links" test "$(realpath "$library/libcharte.so.${version%%.*}")" = "$library/libcharte.so.$version"
holds "no name in the way" test -z "$(nm -g --defined-only "$library/libcharte.a" | awk 'NF == 3 { print $3 }' | grep -v '^charte_')"

# The examples.
holds "C builds, shared" gcc -std=c11 $strict runtime/examples/verdict.c $flags -o "$work/shared"
holds "C builds, static" gcc -std=c11 $strict -static runtime/examples/verdict.c $(pkg-config --static --cflags --libs charte) -o "$work/static"
holds "a table" "$charte" build -o "$work/t.ctab" tests/library/module.charte

example() {
    case $1 in
    shared) LD_LIBRARY_PATH="$library" "$work/shared" "$2" "$3" ;;
    static) "$work/static" "$2" "$3" ;;
    python) LD_LIBRARY_PATH="$library" python3 runtime/examples/verdict.py "$2" "$3" ;;
    node) CHARTE="$modules" node runtime/examples/verdict.mjs "$2" "$3" ;;
    esac
}

# agrees EXAMPLE TEXT: as `charte eval`, which is given a record of the text alone.
agrees() {
    example "$1" "$work/t.ctab" "$2" >"$work/found" && cmp "$work/found" "$work/wanted"
}

refuses() {
    ! example "$1" runtime/charte.h "Hello"
}

for text in "Good morning from the team!" "Nothing: 你好, ça va? e\\u0301" "" "Signed with Acme yesterday."; do
    printf '{"id":"","text":"%s"}\n' "$text" >"$work/post"
    "$charte" eval "$work/t.ctab" "$work/post" >"$work/wanted"
    for name in shared static python node; do
        holds "$name: $text" agrees $name "$(printf '%b' "$(printf '%s' "$text" | sed 's/\\u0301/\\0314\\0201/')")"
    done
done
for name in shared static python node; do
    holds "$name: what is no table" refuses $name
done

# Taking it away again.
cp -a "$root" "$work/root"
holds "uninstalls" make -s uninstall PREFIX=/usr/local DESTDIR="$work/root"
holds "leaves nothing" test -z "$(find "$work/root" ! -type d)"

ends
