#!/bin/sh
# Usage: loaded.sh DESTDIR FOLDER SONAME. Said after an installation into the system itself, where
# programs do not find the shared library yet: what makes them find it.
set -eu
[ -z "$1" ] || exit 0
ldconfig=$(PATH="$PATH:/sbin:/usr/sbin" command -v ldconfig) || exit 0
"$ldconfig" -p | grep -qF "=> $2/$3" && exit 0
if "$ldconfig" -v -N 2>/dev/null | grep -q "^$2:"; then
    echo "charte: programs find $3 after: sudo ldconfig"
else
    echo "charte: programs find $3 where they are linked with: -Wl,-rpath,'$2'"
fi
