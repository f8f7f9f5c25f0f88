#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: shut.sh HOME COMMAND …: runs a command as a person called anna on this system as if nobody
# had used it: HOME is /home, the only one; /usr/local and /tmp are empty, /etc is a copy; no variable
# is set but those of a login. It takes no root: it is a namespace of the person's own, in which the
# person may install and call ldconfig, and nothing of it remains. Run by root, it steps down first.
# Exits with 125 where no such namespace may be had.
set -eu
home=$(realpath "$1")
shift

if [ "${ROOM:-}" != inside ]; then
    export ROOM=inside
    down=
    if [ "$(id -u)" = 0 ]; then
        chown -R 1000:1000 "$home"
        down='setpriv --reuid=1000 --regid=1000 --clear-groups'
    fi
    $down unshare -Urm true 2>/dev/null || exit 125
    exec $down unshare -Urm sh "$(realpath "$0")" "$home" "$@"
fi

mount --bind "$home" /home
for folder in /usr/local /var/cache/ldconfig /tmp; do
    [ ! -d $folder ] || mount -t tmpfs tmpfs $folder
done
etc=$(mktemp -d)
cp -r /etc/. "$etc" 2>/dev/null || true
mount --bind "$etc" /etc
mkdir /usr/local/bin /usr/local/lib /usr/local/include
cd /home/anna
exec env -i HOME=/home/anna USER=anna LOGNAME=anna SHELL=/bin/bash TERM=dumb \
    PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin "$@"
