#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: nesting.sh CHARTE. What is nested without end, never ends, or is wrong all through: no
# crash, in little time, and a message that says what is the matter.
set -u
charte=$(realpath "$1")
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
export LC_ALL=C.UTF-8 NO_COLOR=1
passed=0
failed=0
: >out

# said NAME CODE TEXT COMMAND …: the exit code, and a text that stands on standard error. What is
# said stays something that a person can read: at most two megabytes.
said() {
    name=$1
    wanted=$2
    text=$3
    shift 3
    mv out before
    "$@" >out 2>err
    code=$?
    if [ "$code" = "$wanted" ] && grep -qF -- "$text" err && [ "$(wc -c <err)" -lt 2000000 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$name: exit $code, not $wanted, or without: $text"
        head -c 600 err
        echo
    fi
}

# What the command before has put out.
read_out() {
    cat before >&2
}

# many COUNT TEXT: the text so many times.
many() {
    python3 -c 'import sys; sys.stdout.write(sys.argv[2] * int(sys.argv[1]))' "$@"
}

# charter NAME: NAME.charte, its head and then standard input.
charter() {
    {
        printf 'Language: English.\nCharter “A” of “B”, version 1.\nChecked: official accounts.\n'
        cat
    } >"$1.charte"
}
rule='Fact a: “b”, that is “c”; to ask: “Is it?”.
Article 1 “A”.
  It is forbidden to “b”.
'

# Quotes.
many 100000 '«' | charter open
said "quotes that nothing closes" 1 "open.charte:4:1: error E-text-not-closed" "$charte" check open.charte
many 20000 '«
' | charter lines
said "such quotes on every line" 1 "There are more than these 1000" "$charte" check lines.charte
for quotes in '« »' '“ ”' '„ “'; do
    { printf 'Preamble: ' && many 100000 "${quotes% *}" && many 100000 "${quotes#* }" && printf '.\n%s' "$rule"; } | charter nested
    said "quotes in quotes: $quotes" 0 "" "$charte" check nested.charte
done

# Long ones: a text, a comment, a line, a word.
{ printf 'Preamble: “' && many 200000 'word and ' && printf '”.\n%s' "$rule"; } | charter text
said "a text of two megabytes" 0 "" "$charte" build text.charte -o text.ctab
{ printf '# ' && many 500000 'x ' && printf '\n%s' "$rule"; } | charter comment
said "a comment of a megabyte" 0 "" "$charte" check comment.charte
many 1000000 ' ' | charter spaces
said "a line of spaces" 1 "E-no-rule" "$charte" check spaces.charte
many 1000000 'x' | charter word
said "a word that does not end" 1 "E-unexpected" "$charte" check word.charte
{ printf '%s' "$rule" && many 23000000 'xx ' && printf '\n'; } | charter large
said "a charter of 69 megabytes" 2 "large.charte" "$charte" check large.charte

# Lists of dashes, negations, signs.
{ printf 'Fact a: “b”, that is “c”; established if ' && many 100000 '- '; } | charter dashes
said "dashes" 1 "E-" "$charte" check dashes.charte
{ printf 'Fact a: “b”, that is “c”; established if any of these conditions is met:\n' &&
    many 100000 '- any of these conditions is met:
'; } | charter lists
said "lists in lists" 1 "E-" "$charte" check lists.charte
{ printf 'Fact a: “b”, that is “c”; established if ' && many 100000 'it is false that '; } | charter negations
said "negations" 1 "E-" "$charte" check negations.charte
many 100000 '(' | charter parentheses
said "parentheses" 1 "E-unexpected" "$charte" check parentheses.charte
many 100000 'x. ' | charter sentences
said "a mistake in every sentence" 1 "There are more than these 1000" "$charte" check sentences.charte
printf '\001%.0s' $(seq 20000) | charter controls
said "control characters" 1 "There are more than these 1000" "$charte" check controls.charte

# Posts.
printf '%s' "$rule" | charter good
said "the charter for posts" 0 "" "$charte" build --no-test good.charte -o good.ctab
many 100000 '[' >deep.ndjson && many 100000 ']' >>deep.ndjson && echo >>deep.ndjson
{ printf '{"text":"b","media":' && many 100000 '{"a":' && printf 1 && many 100001 '}' && echo; } >>deep.ndjson
many 100000 '{"a":[' >>deep.ndjson
printf '\n{"text":"last"}\n' >>deep.ndjson
said "arrays in arrays" 2 "deep.ndjson:1: the line is nested too deep" "$charte" eval good.ctab deep.ndjson
said "objects in objects" 2 "deep.ndjson:2: the line is nested too deep" "$charte" eval good.ctab deep.ndjson
said "none of them closed" 2 "deep.ndjson:3: the line is not JSON" "$charte" eval good.ctab deep.ndjson
said "the line behind them is read" 0 '"id":"4"' read_out
{ printf '{"text":"' && many 52428800 a && printf '"}\n{"text":"last"}\n'; } >large.ndjson
said "a post of 50 megabytes" 2 "large.ndjson:1: the post could not be evaluated: text has 52428800 bytes" "$charte" eval good.ctab large.ndjson
said "the post behind it is read" 0 '"id":"2"' read_out
{ printf '{"text":"' && many 70000000 a; } >endless.ndjson
said "a line that does not end" 2 "endless.ndjson:1: the line is longer than 64 MiB" "$charte" eval good.ctab endless.ndjson

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
