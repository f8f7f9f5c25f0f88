#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: loaded.sh DESTDIR FOLDER SONAME. Said after an installation into the system itself, where
# programs do not find the shared library yet: what makes them find it.
set -eu
[ -z "$1" ] || exit 0
ldconfig=$(PATH="$PATH:/sbin:/usr/sbin" command -v ldconfig) || exit 0
installed=$(realpath "$2/$3")
folder=$(dirname "$installed")

# The library that the loader has by that name, or would have.
for found in $("$ldconfig" -p | sed -n "s|^[[:space:]]*$3 .*=> ||p"); do
    [ "$(realpath "$found")" != "$installed" ] || exit 0
done
for searched in $("$ldconfig" -v -N 2>/dev/null | sed -n 's|^\(/[^ ]*\):.*|\1|p'); do
    if [ "$(realpath "$searched")" = "$folder" ]; then
        echo "charte: programs find $3 after: sudo ldconfig"
        exit 0
    fi
done
word=$(printf '%s' "$2" | sed "s/'/'\\\\''/g")
printf "charte: programs find %s where they are linked with: -Xlinker -rpath -Xlinker '%s'\n" "$3" "$word"
