#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: reproducible.sh BUILD [all]. What stands in BUILD is made again from a copy of the sources, in
# another folder, by another name of it, in another zone and with other rights, and has the same
# bytes: the library, and what the command has from flex, bison and C++; with "all", the command and
# the module, too, which take as long as building does. Nothing names the folder that it was made in.
set -u
build=$(realpath "$1")
everything=${2:-}
cd "$(dirname "$0")/../.." || exit 3
suite=reproducible
. tests/holds.sh

# said NAME: what BUILD was built with.
said() {
    sed -n "s/^$1 = //p" "$build/flags"
}

mkdir "$work/eine Übung" && copied .ci Makefile README.md LICENSE charters compiler grammar runtime tests "$work/eine Übung" || exit 3
ln -s "eine Übung" "$work/link"
again=$work/eine\ Übung/there
if [ "$everything" = all ]; then
    goals='all there/charte.wasm'
    same='charte libcharte.so libcharte.a libcompiler.a static/libcharte.a charte.wasm'
else
    same='libcharte.so obj/gen/grammar.o obj/gen/scanner.o obj/runtime/ingest/json.o'
    goals=$(printf ' there/%s' $same)
fi
make_again() (
    unset MAKEFLAGS MFLAGS MAKELEVEL CPPFLAGS CFLAGS CXXFLAGS LDFLAGS
    cd "$work/link" && umask 077 && TZ=Asia/Tokyo LC_ALL=C make -s -j2 B=there CC="$(said CC)" CXX="$(said CXX)" \
        OPT="$(said OPT)" CPPFLAGS="$(said CPPFLAGS)" CFLAGS="$(said CFLAGS)" CXXFLAGS="$(said CXXFLAGS)" LDFLAGS="$(said LDFLAGS)" $goals
)
holds "made again" make_again
for what in $same; do
    holds "the same bytes: $what" cmp "$build/$what" "$again/$what"
done

# unnamed FOLDER FILE: no word of it begins with the folder, where it was compressed, neither.
unnamed() {
    objcopy --decompress-debug-sections "$2" "$work/plain" && tr '\0' '\n' <"$work/plain" >"$work/words" &&
        ! LC_ALL=C grep -aF "$1/" "$work/words"
}
for what in charte libcharte.so; do
    holds "$what does not say where its sources were" unnamed "$(pwd)" "$build/$what"
    holds "$what does not say where it was made" unnamed "$build" "$build/$what"
done
ends
