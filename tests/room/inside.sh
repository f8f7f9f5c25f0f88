#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: inside.sh PART, as root of a Debian with nothing installed. A part is what one kind of person
# does there with README.md alone; /room/charte.tar is what they were given. Each step is told on a
# line that begins with "room: "; the exit code is 1 where one did not do as it should.
#   root      as root, in /root
#   alone     a person who is no administrator, who has what to type typed by one
#   password  an administrator whose sudo asks for a password, in a path with a space
#   sudo      one whose sudo asks nothing, with another locale and time zone, in a path with a quote
#   goals     every other goal of the Makefile, once with nothing there, once for real and small
set -u
part=$1
failed=0
here=
who=

said() {
    echo "room: $part: $*"
}

# at WHO FOLDER: WHO has unpacked what they were given there, and is there.
at() {
    who=$1
    here=$2
    mkdir -p "$here"
    tar -C "$here" -xf /room/charte.tar
    [ "$who" = root ] || chown -R "$who:" "$(eval echo "~$who")"
}

person() {
    useradd -m -s /bin/bash "$@"
}

# types COMMAND: in the folder, as the person, who has the variables of a login and $variables.
variables=
types() {
    if [ "$who" = root ]; then
        (cd "$here" && sh -c "$1")
    else
        setpriv --reuid="$who" --regid="$who" --init-groups \
            env -i HOME="$(eval echo "~$who")" USER="$who" LOGNAME="$who" SHELL=/bin/bash TERM=dumb \
            PATH=/usr/local/bin:/usr/bin:/bin:/usr/games $variables sh -c 'cd "$0" && eval "$1"' "$here" "$1"
    fi
}

# step CODE WHAT COMMAND: what the person types, and the exit code it should have.
step() {
    start=$(date +%s)
    types "$3" >/room/said 2>&1
    found=$?
    cat /room/said
    if [ "$found" = "$1" ]; then
        said "$2: as it should, $(($(date +%s) - start)) s"
    else
        said "$2: FAILED, exit $found and not $1"
        failed=1
    fi
}

# holds WHAT COMMAND …
holds() {
    what=$1
    shift
    if "$@"; then
        said "$what: as it should"
    else
        said "$what: FAILED"
        failed=1
    fi
}

# The first block of README.md, cut out without any tool that it would install.
first_block() {
    awk '/^```sh$/ { inside = 1; next } /^```$/ && inside { exit } inside' "$here/README.md"
}

# How much stands on this system beyond what it began with, and in the build folder.
sizes() {
    said "$1: $(du -xsm --exclude=./room --exclude=./root --exclude=./home / 2>/dev/null | cut -f1) MB of system, $(du -sm "$here/build" 2>/dev/null | cut -f1) MB of build"
}

# The line to type that was said.
told() {
    grep -o 'apt-get update && .*\|sudo apt-get update && .*' /room/said | head -1
}

everything='python3 tests/room/readme.py $(cat tests/room/documents)'

part_root() {
    at root /root/charte
    sizes "before"
    step 0 "sh .ci/setup build" "sh .ci/setup build"
    sizes "with what building takes"
    step 0 "make demo" "make demo"
    holds "the demo's first line is its own" grep -qn '^The Organize charter' /room/said
    holds "few lines before it" test "$(grep -n '^The Organize charter' /room/said | cut -d: -f1)" -le 5
    sizes "after the demo"
    step 0 "make check" "make check"
    sizes "after the check"
    step 0 "make check, again" "make check"
    step 0 "what the documents say" "make clean && $everything"
}

part_alone() {
    person anna
    at anna "/home/anna/Über prüfung/charte"
    step 2 "sh .ci/setup check, not an administrator" "sh .ci/setup check"
    line=$(told)
    holds "is told one line, without sudo" test -n "$line"
    who=root
    step 0 "which the administrator types" "$line"
    who=anna
    step 0 "and is told nothing more" "sh .ci/setup build && sh .ci/setup check"
    step 0 "what the documents say" "$everything"
    step 0 "make demo, again" "make demo"
    step 0 "make check, again" "make check"
}

part_password() {
    apt-get update -qq && apt-get install -y -qq sudo >/dev/null
    person -G sudo ben
    echo ben:secret | chpasswd
    mkfifo -m 666 /room/keys
    at ben "/home/ben/mit leer/charte"
    step 2 "sh .ci/setup check, with a password to give" "sh .ci/setup check"
    line=$(told)
    holds "is told a line with sudo, twice" test "$(echo "$line" | grep -o 'sudo apt-get' | wc -l)" = 2
    (sleep 3 && echo secret) >/room/keys & # at the prompt
    step 0 "types it" "script -qec '$line' /dev/null <>/room/keys"
    step 0 "README's first block" "$(first_block)"
    step 0 "README's first block, again" "$(first_block)"
}

part_sudo() {
    apt-get update -qq && apt-get install -y -qq sudo locales >/dev/null
    localedef -i tr_TR -f UTF-8 tr_TR.UTF-8 # in which i is no letter from a to z
    person carla
    echo 'carla ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/carla
    variables="LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo POSIXLY_CORRECT=1"
    at carla "/home/carla/l'essai/charte"
    step 2 "sh .ci/setup check, with nobody to ask" "sh .ci/setup check"
    holds "is told what to type" test -n "$(told)"
    step 2 "which somebody declines" "echo n | script -qec 'sh .ci/setup check' /dev/null"
    step 0 "and then does not" "echo y | script -qec 'sh .ci/setup check' /dev/null"
    step 0 "what the documents say" "$everything"
    step 0 "make -j8 check, again" "make -j8 check"
    step 0 "two goals at once" "make clean && make -j8 demo all"
}

# What a goal says where nothing is there: one line to type, and no failing command.
says() {
    step 2 "make $1, with nothing there" "make $1"
    holds "says what to type" test -n "$(told)"
    holds "and no command fails" sh -c '! grep -q "not found\|No such file\|Error 127" /room/said'
}

part_goals() {
    apt-get update -qq && apt-get install -y -qq make >/dev/null
    person dora
    at dora /home/dora/charte
    for goal in all demo check unit reproducible wasm install install-wasm soak fault volume shrunk coverage fuzz mutation \
        asan ubsan tsan bless editor browser bench bench-setup format room; do
        says $goal
    done
    at root /root/charte
    for goal in all wasm install editor format; do
        says $goal
    done
    while read -r goal; do
        step 0 "make $goal" "make $goal"
    done <<'GOALS'
unit
all
wasm
install install-wasm DESTDIR=/tmp/staged
uninstall DESTDIR=/tmp/staged
editor
soak EVALUATIONS=10000
fault FAULT_STEP=5000 FAULT_KILLS=3
volume VOLUME=16
shrunk CASES=100
fuzz FUZZ_SECONDS=1
mutation MUTATION="5003 200003 40000037"
bless
bench-setup
bench ROUNDS=1 ROWS=peers
browser
asan CASES=100 EVALUATIONS=1000
ubsan CASES=100 EVALUATIONS=1000
tsan CASES=100 EVALUATIONS=1000
coverage
reproducible
help
GOALS
    step 0 "make format" "make format"
    step 2 "make clean of another's folder" "mkdir -p /tmp/precious && make clean B=/tmp/precious"
    holds "which is left" test -d /tmp/precious
    step 0 "none of them changed the sources" "tar -df /room/charte.tar 2>&1 | grep -v 'Mod time differs\|Uid differs\|Gid differs' | grep . && exit 1 || exit 0"
    step 0 "make clean" "make clean && ! test -e build"
}

part_"$part"
exit $failed
