#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: clean_room.sh FOLDER PART …: each part of inside.sh on a Debian of its own that has nothing
# installed: an overlay over one that debootstrap makes in FOLDER/base the first time. FOLDER/PART.log
# holds all that was printed. Takes root. CLEAN_ROOM_MIRROR names another mirror than debootstrap's,
# CLEAN_ROOM_SUITE another release than Debian 12, CLEAN_ROOM_CA certificates that the network takes.
set -eu
mkdir -p "$1"
folder=$(realpath "$1")
shift
cd "$(dirname "$0")/../.."
suite=${CLEAN_ROOM_SUITE:-bookworm}
base=$folder/$suite

if [ "$(id -u)" != 0 ]; then
    echo "charte: make clean-room takes root, for debootstrap and chroot; make room takes none" >&2
    exit 2
fi
if [ ! -d "$base" ]; then
    echo "charte: making a Debian with nothing in it ($suite): a minute" >&2
    rm -rf "$base.part"
    debootstrap --variant=minbase "$suite" "$base.part" ${CLEAN_ROOM_MIRROR:-} >"$folder/debootstrap.log" 2>&1 || {
        tail -3 "$folder/debootstrap.log" >&2
        exit 2
    }
    mv "$base.part" "$base"
fi
mkdir -p "$folder/archives"
tar -cf "$folder/charte.tar" --exclude=./build --exclude=./.git .

code=0
for part in "$@"; do
    rm -rf "$folder/over"
    mkdir -p "$folder/over/upper" "$folder/over/work" "$folder/over/root"
    unshare --mount --pid --fork sh tests/room/bare.sh "$base" "$folder" "$part" >"$folder/$part.log" 2>&1 || code=1
    grep '^room: ' "$folder/$part.log"
done
rm -rf "$folder/over"
exit $code
