#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: rootless.sh. The part of the clean room that takes neither root nor a network, see room.mk.
# This tree as it stands, under paths with a space and a letter beyond ASCII, no variable set:
#   1. what the documents say to type, `make check` among it, in a room of its own (shut.sh) or,
#      where there is none, in a home of its own;
#   2. `make check` on sources that nobody may write, built elsewhere, with temporary files in a path
#      with a space.
# Root steps down first.
set -eu
cd "$(dirname "$0")/../.."
top=$(pwd)
work=$(mktemp -d) || exit 3
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
chmod 755 "$work"
read='python3 tests/room/readme.py $(cat tests/room/documents)'

# copy FOLDER: the tree, but for what is built.
copy() {
    mkdir -p "$1"
    tar -cf - --exclude=./build --exclude=./.git . | tar -C "$1" -xf -
}

down=
[ "$(id -u)" != 0 ] || down='setpriv --reuid=1000 --regid=1000 --clear-groups'

# person HOME VARIABLE=VALUE … COMMAND …
person() {
    home=$1
    shift
    $down env -i HOME="$home" USER=anna LOGNAME=anna SHELL=/bin/bash TERM=dumb PATH=/usr/local/bin:/usr/bin:/bin "$@"
}

echo "room: what the documents say"
tree='anna/Über prüfung/charte'
copy "$work/home/$tree"
typed="cd '/home/$tree' && $read"
code=0
sh tests/room/shut.sh "$work/home" sh -c "$typed" || code=$?
if [ $code = 125 ]; then
    echo "room: no namespace may be had here: in a home of its own, without an administrator"
    code=0
    person "$work/home/anna" sh -c "cd '$work/home/$tree' && $read" || code=$?
fi

echo "room: sources that nobody may write"
mkdir "$work/mein tmp" "$work/out"
copy "$work/nur lesen/charte"
chmod -R a-w "$work/nur lesen"
[ -z "$down" ] || chown -R 1000:1000 "$work/mein tmp" "$work/out"
person "$work/out" TMPDIR="$work/mein tmp" POSIXLY_CORRECT=1 DESTDIR=/nowhere sh -c "cd '$work/nur lesen/charte' && make check B='$work/out/build'" || code=$?
exit $code
