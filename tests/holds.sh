# SPDX-License-Identifier: Apache-2.0
# What suites in shell share, read by `.` from the top of the tree with $suite set: a folder
# to work in, the counts, and how a suite ends.
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 NO_COLOR=1
passed=0
failed=0

# holds NAME COMMAND …
holds() {
    name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$suite: $name"
        tail -20 "$work/log"
    fi
}

# languages: the codes of those that a charter can be written in, of the tree that is stood in.
languages() {
    sed -n 's/^LANGUAGE(\([a-z]*\),.*/\1/p' runtime/table/language.def
}

# copied FROM … TO: files or folders of the tree, which may be written whatever the tree's may be.
copied() {
    cp -r "$@" && for to in "$@"; do :; done && chmod -R u+w "$to"
}

# build_of CHARTE: the build folder that it stands in, from here: make takes none with a space or a
# quote, which the tree's own path may have.
build_of() {
    realpath --relative-to=. "$(dirname "$(realpath "$1")")"
}

# fails_with CODE COMMAND …
fails_with() {
    code=$1
    shift
    "$@"
    [ $? = "$code" ]
}

# The counts that check.py reads: the last thing a suite does.
ends() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
