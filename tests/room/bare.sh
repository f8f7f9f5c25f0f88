#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: bare.sh BASE FOLDER PART, in a mount namespace of its own: enters the room and runs a part.
# Nothing that is mounted or written here remains.
set -eu
base=$1
folder=$2
part=$3
root=$folder/over/root
mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$base,upperdir=$folder/over/upper,workdir=$folder/over/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind "$folder/archives" "$root/var/cache/apt/archives"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir "$root/room"
cp "$folder/charte.tar" tests/room/inside.sh "$root/room/"
if [ -n "${CLEAN_ROOM_CA:-}" ]; then # the package ca-certificates takes it up when it is installed
    mkdir -p "$root/usr/local/share/ca-certificates"
    cp "$CLEAN_ROOM_CA" "$root/usr/local/share/ca-certificates/room.crt"
fi
exec chroot "$root" /usr/bin/env -i HOME=/root USER=root LOGNAME=root SHELL=/bin/sh TERM=dumb \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin sh /room/inside.sh "$part"
