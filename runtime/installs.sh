#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: installs.sh PLACE PREFIX. Whether what is installed may stand at PLACE, and be found as
# PREFIX: exit 2 after a message where it may not.
set -eu
case $2 in
/*) ;;
*)
    echo "charte: PREFIX is a path from the root, not $2" >&2
    exit 2
    ;;
esac
if printf '%s' "$2" | LC_ALL=C grep -q '["#$():\\[:cntrl:]]' || [ "$(printf '%s' "$2" | wc -l)" -gt 0 ]; then
    echo "charte: PREFIX has a sign that pkg-config cannot take (\" # \$ ( ) : \\ or a line end): $2" >&2
    exit 2
fi
at=$1
while [ ! -e "$at" ]; do at=$(dirname "$at"); done
[ -w "$at" ] || {
    echo "charte: $at may not be written: sudo make install, or PREFIX=\"\$HOME/.local\"" >&2
    exit 2
}
