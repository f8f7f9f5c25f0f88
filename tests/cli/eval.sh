#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: eval.sh CHARTE. How eval, explain and inspect behave: what goes where, in which order, and
# with which exit code.
set -u
charte=$(realpath "$1")
others=$(sed -n 's/^LANGUAGE(\([a-z]*\),.*/\1/p' "$(dirname "$0")/../../runtime/table/language.def" | grep -vx en)
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
export LC_ALL=C.UTF-8 NO_COLOR=1
passed=0
failed=0

# expect NAME WANTED GOT
expect() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s: wanted\n%s\ngot\n%s\n' "$1" "$2" "$3"
    fi
}

# code NAME WANTED COMMAND …: the exit code; what is said is kept in out and err.
code() {
    name=$1
    wanted=$2
    shift 2
    "$@" >out 2>err
    expect "$name" "$wanted" $?
}

# The ids and verdicts of the records in a file: "a check".
verdicts() {
    sed 's/.*"id":"\([^"]*\)","verdict":"\([^"]*\)".*/\1 \2/' "$1" | tr '\n' ',' | sed 's/,$//'
}

cat >c.charte <<'CHARTE'
Language: English.

Charter “Social media” of “Example Ltd”, version 2.1.

List clients “Names of clients”: “Acme”.
Fact client_named: “name a client”, that is “the post names a client”;
  established if the text mentions clients.
Fact client_agreed: “obtain the client's agreement”, that is “the client has agreed”;
  to ask: “Has the client agreed?”.
Fact abuse_reported: “report an abuse”, that is “the post reports an abuse”;
  to ask: “Do you report an abuse?”; without an answer, no.

Article 1 “Our clients trust us”.
  It is forbidden to “name a client”, unless “the client has agreed”.
    Reason: “A client named unawares is a client lost.”.
    Advice: “Ask first.”.
    Example forbidden: “Signed with Acme!” given that it is false that “the client has agreed”.
    Example allowed: “Signed with a client!”.

Article 2 “To report is a right”.
  By way of exception to article 1, everyone has the protected right to “report an abuse”.
CHARTE
code "the charter builds" 0 "$charte" build -o t.ctab c.charte
[ -f t.ctab ] || {
    cat err
    echo "$passed passed, $((failed + 1)) failed"
    exit 1
}

cat >posts.ndjson <<'POSTS'
{"id":"a","text":"Signed with Acme"}
{"text":"Nothing to see"}

{"id":"c","text":"Signed with Acme","facts":{"client_agreed":false}}
{"id":"d","text":"Signed with Acme","facts":{"client_agreed":false,"abuse_reported":true}}
POSTS
code "posts are evaluated" 0 "$charte" eval t.ctab posts.ndjson
expect "in their order, the line's number where there is no id" \
    "a check,2 allowed,c forbidden,d allowed" "$(verdicts out)"
expect "nothing is said" "" "$(cat err)"
expect "no protected right is told to tools" "" "$(grep -e abuse -e protect -e '"2.1","by"' out)"
code "the author is told" 0 "$charte" eval --author t.ctab posts.ndjson
expect "of protected rights" "d protected" "$(verdicts out | sed 's/.*,//')"

for n in 2 3 8; do
    "$charte" eval t.ctab posts.ndjson >one
    code "with $n threads" 0 "$charte" eval -j $n t.ctab posts.ndjson
    expect "the same bytes with $n threads" "$(cat one)" "$(cat out)"
done
cat posts.ndjson | "$charte" eval t.ctab >piped
expect "standard input" "$(cat one)" "$(cat piped)"
cat posts.ndjson | "$charte" eval t.ctab - >piped
expect "standard input as -" "$(cat one)" "$(cat piped)"
LC_ALL=de_CH.UTF-8 LANG=fr_FR.UTF-8 TZ=Asia/Tokyo "$charte" eval t.ctab posts.ndjson >elsewhere
expect "the same bytes elsewhere" "$(cat one)" "$(cat elsewhere)"

{
    printf '\357\273\277{"id":"1","text":"a"}\r\n\r\n'
    printf 'no json\n[]\n{"text":7}\n{"text":"\377"}\n{"id":"x"}\n{"text":"a","kind":"poem"}\n'
    printf '{"id":"last","text":"Acme","mood":1,"facts":{"unasked":true}}'
} >mixed.ndjson
code "lines that are no posts" 2 "$charte" eval --lang en t.ctab mixed.ndjson
expect "the others go on" "1 allowed,last check" "$(verdicts out)"
expect "each is named by its line" "3 4 5 6 7 8 " \
    "$(sed -n 's/^mixed.ndjson:\([0-9]*\): .*/\1/p' err | tr '\n' ' ')"
expect "other fields are told once" 1 "$(grep -c 'ignored.*mood' err)"
expect "answers to no question are told once" 1 "$(grep -c 'ignored.*unasked' err)"
"$charte" eval --lang en -j 3 t.ctab mixed.ndjson 2>err3 >/dev/null
expect "the same is said with threads" "$(cat err)" "$(cat err3)"
printf '{"text":"Acme","facts":{"client_named":%s}}\n' true false >named.ndjson
code "answers to a fact that does not ask" 0 "$charte" eval --lang en t.ctab named.ndjson
expect "are ignored" "1 check,2 check" "$(verdicts out)"
expect "and told once" "1 1" "$(grep -c 'ignored.*: client_named\.' err) $(wc -l <err | tr -d ' ')"

# A run that checked nothing says so, and why.
sed 's/^Charter.*/&\nChecked: the author'"'"'s drafts and official accounts./' c.charte >scope.charte
code "a charter that checks some" 0 "$charte" build -o scope.ctab scope.charte
code "posts that it does not check" 0 "$charte" eval --lang en scope.ctab posts.ndjson
expect "are said to be none" "charte: None of the posts read (4) was checked." "$(head -1 err)"
expect "with what they do not say" 1 "$(grep -c 'the charter checks them: 4\..*"draft": true / "account": "official"\.$' err)"
expect "and what would read them" 1 "$(grep -c -e --draft err)"
code "as drafts they are checked" 0 "$charte" eval --lang en --draft scope.ctab posts.ndjson
expect "nothing is said then" "" "$(cat err)"
echo '{"text":"Acme","draft":false,"account":"personal"}' >outside.ndjson
code "posts outside" 0 "$charte" eval --lang en -j 2 scope.ctab outside.ndjson
expect "are told from those" 1 "$(grep -c 'Posts that the charter does not check: 1\.' err)"
expect "and --draft would not help" 0 "$(grep -c -e --draft err)"
code "with what is absent read as none" 0 "$charte" eval --lang en --absent none scope.ctab posts.ndjson
expect "that is said" 1 "$(grep -c -e '--absent none' err)"
echo '{"text":"Acme","draft":false}' >nodraft.ndjson
code "a post that is no draft, of an account unknown" 0 "$charte" eval --lang en scope.ctab nodraft.ndjson
expect "is not helped by --draft" "1 0" "$(grep -c 'the charter checks them: 1' err) $(grep -c -e --draft err)"
code "one that is checked" 0 "$charte" eval --lang en --summary scope.ctab outside.ndjson - <<'POST'
{"text":"Acme","account":"official"}
POST
expect "is enough to say nothing" "" "$(cat err)"
sed 's/Example Ltd”, version 2.1/&, in force from 2027-01-01/' c.charte >later.charte
code "a charter of a later day" 0 "$charte" build -o later.ctab later.charte
echo '{"text":"Acme","created_at":"2026-12-31T23:00:00Z"}' >early.ndjson
code "posts before it" 0 "$charte" eval --lang en later.ctab early.ndjson
expect "are said to be early" 1 "$(grep -c 'came into force: 1\.' err)"
sed 's/^Charter.*/&\nChecked: official accounts./' c.charte >official.charte
code "a charter that checks accounts" 0 "$charte" build --no-test -o official.ctab official.charte
code "posts of it" 0 "$charte" eval --lang en official.ctab posts.ndjson
expect "are not helped by --draft" 0 "$(grep -c -e --draft err)"

code "an empty run" 2 "$charte" eval t.ctab /dev/null
code "an empty run that is allowed" 0 "$charte" eval --allow-empty t.ctab /dev/null
code "a file that is not there" 2 "$charte" eval t.ctab nowhere posts.ndjson
expect "does not stop the others" 4 "$(wc -l <out | tr -d ' ')"
code "what is no table" 2 "$charte" eval posts.ndjson posts.ndjson
code "a table that is not there" 2 "$charte" eval nowhere posts.ndjson
head -c 200 t.ctab >short.ctab
code "half a table" 2 "$charte" eval short.ctab posts.ndjson

code "a level that is reached" 1 "$charte" eval --fail-on forbidden t.ctab posts.ndjson
expect "the verdicts are given all the same" 4 "$(wc -l <out | tr -d ' ')"
code "a level that is not reached" 0 "$charte" eval --fail-on forbidden --text "Acme" t.ctab
code "a level that is" 1 "$charte" eval --fail-on check --text "Acme" t.ctab
expect "a text is a draft without anything else" 1 "$(grep -c '"absent":"none"' out)"
code "a text and posts" 2 "$charte" eval --text "Acme" t.ctab posts.ndjson

code "a summary" 0 "$charte" eval --summary --lang en t.ctab posts.ndjson
expect "counts verdicts" 2 "$(sed -n 's/^  allowed *//p' out)"
expect "and rules" "1 1" "$(sed -n 's/^  1\.1 *\([0-9]*\) *\([0-9]*\) .*/\1 \2/p' out)"
expect "but no protected right" "" "$(grep '^  2\.1' out)"
code "the author's summary" 0 "$charte" eval --author --summary --lang en -j 2 t.ctab posts.ndjson
expect "counts it" 1 "$(sed -n 's/^  2\.1 *\([0-9]*\) .*/\1/p' out)"

code "quotes" 0 "$charte" eval --quote t.ctab posts.ndjson
expect "the words found" 1 "$(grep -c '"quote":"Acme"' out)"
"$charte" eval t.ctab posts.ndjson >out
expect "are given only to whom asks" 0 "$(grep -c 'Signed' out)"

i=0
while [ $i -lt 20000 ]; do
    echo '{"text":"One more post with Acme in it, and some words to make it longer"}'
    i=$((i + 1))
done >many.ndjson
for n in 1 3; do
    { "$charte" eval --lang en -j $n t.ctab many.ndjson 2>err; echo $? >rc; } | head -1 >out
    expect "a closed pipe, $n threads" 3 "$(cat rc)"
    expect "is told in one line, $n threads" 1 "$(wc -l <err | tr -d ' ')"
    expect "every line, $n threads" 20000 "$("$charte" eval -j $n t.ctab many.ndjson | wc -l | tr -d ' ')"
done
if [ -w /dev/full ]; then
    "$charte" eval t.ctab posts.ndjson >/dev/full 2>err
    expect "a full disk" 3 $?
    "$charte" inspect t.ctab >/dev/full 2>err
    expect "a full disk, inspect" 3 $?
fi

sed -n 4p posts.ndjson >one.json
code "an explanation" 0 "$charte" explain --lang en t.ctab one.json
expect "names the verdict" "Verdict: forbidden" "$(head -1 out)"
expect "the sentence as written" 1 "$(grep -c 'It is forbidden to “name a client”' out)"
expect "underlines the words" "Signed with Acme^^^^" \
    "$(grep -A1 'Signed with Acme' out | tr -d '\n' | sed 's/  */ /g; s/^ //; s/ ^/^/')"
expect "the reason" 1 "$(grep -c 'A client named unawares' out)"
expect "what would change it" 1 "$(grep -c '^    yes: protected, article 2 ' out)"
sed -n 5p posts.ndjson | "$charte" explain --lang en t.ctab >out
expect "what was set aside, and why" 1 "$(grep -c 'Rule 1.1, set aside by rule 2.1' out)"
for lang in $others; do
    "$charte" explain --lang $lang t.ctab one.json >out
    expect "in $lang" 0 $?
    expect "nothing in English in $lang" 0 "$(grep -c '^  Reason\|^What would' out)"
done
printf '{"text":"Acme","mood":1,"facts":{"client_named":false,"abuse_reported":false,"unheard":true}}' >odd.json
code "an explanation all the same" 0 "$charte" explain --lang en t.ctab odd.json
expect "a field that no post has" 1 "$(grep -c 'ignored.*: mood\.' err)"
expect "answers that are not asked for" 1 "$(grep -c 'ignored.*: client_named, unheard\.' err)"
expect "nothing else" 2 "$(wc -l <err | tr -d ' ')"
code "what is no post" 2 "$charte" explain t.ctab t.ctab
code "a text explained" 0 "$charte" explain --lang en --text "Acme" t.ctab
expect "what is established of a rule that waits" 1 "$(grep -c '^ *^^^^$' out)"
expect "what is asked" 1 "$(grep -c 'To ask: Has the client agreed?' out)"

code "a table shown" 0 "$charte" inspect --lang en t.ctab
expect "its digest" 1 "$(grep -c "$(sed -n 's/.*"digest":"\([^"]*\)".*/\1/p;q' one)" out)"
expect "its counts" 1 "$(grep -c '^rules: 2' out)"

code "help" 0 "$charte" help eval
code "no verb" 2 "$charte"
code "an unknown verb" 2 "$charte" evla
expect "is told the nearest" 1 "$(grep -c 'eval' err)"
code "the version" 0 "$charte" --version

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
