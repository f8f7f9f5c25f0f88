#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: warnings.sh CHARTE. Which warnings are given and which are asked for or accepted, and what
# `explain CODE` says: of every code, in every language.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
definitions=$(pwd)/compiler/front/diagnostics.tsv
messages=$(pwd)/compiler/command/say/messages.tsv
organize=$(pwd)/charters/organize
starters=$(pwd)/compiler/command/starters
suite=warnings
. tests/holds.sh
every=$(languages)
words=$(sed -n 's/^\(error\|warning\)\t//p' compiler/front/sayings.tsv | tr '\t\n' '||' | sed 's/|$//')

# says CODES FILE [OPTION …]: what check says of the file is these codes, in order.
says() {
    wanted=$1
    shift
    said=$("$charte" check "$@" 2>&1 >/dev/null | sed -nE "s/^[^ ]+:[0-9]+:[0-9]+: ($words) ([EW]-[a-z0-9-]+).*/\2/p" | tr '\n' ' ')
    [ "$said" = "$wanted" ] || { echo "said: $said"; false; }
}

charter() {
    cat >"$work/$1.charte" <<'CHARTER'
Language: English.
Charter “Social media” of “Organize Ltd”, version 1.0, in force from 2027-01-01.
Checked: the author's drafts.
CHARTER
    cat >>"$work/$1.charte"
    cat >>"$work/$1.charte" <<'CHARTER'
Fact named: “name us”; established if the text mentions names.
Fact reported: “report an unlawful act”; to ask: “Do you report one?”; without an answer, no.
Article 1 “Names”.
  It is not advisable to “name us”.
    Reason: “It is short.”.
    Advice: “Write it out.”.
Article 2 “Rights”.
  By way of exception to article 1, everyone has the protected right to “report an unlawful act”.
CHARTER
}

charter plain <<'CHARTER'
List names “Names”: “HR”.
CHARTER
charter before <<'CHARTER'
# accept W-term-short: that is what we are called
List names “Names”: “HR”.
CHARTER
charter behind <<'CHARTER'
List names “Names”: “HR”. # Akzeptiert w-Term-Short : so heissen wir
CHARTER
charter inside <<'CHARTER'
List names “Names”: # accetta W-term-short: ci chiamiamo così
  “HR”.
CHARTER
charter elsewhere <<'CHARTER'
# accept W-term-short: this is about another sentence
Role spokesperson: “Spokesperson”.
List names “Names”: “HR”.
Fact spoken: “speak”; established if the author has the role spokesperson.
CHARTER
charter file <<'CHARTER'
# accept W-term-short: the department's name
List names “Names”: the file “names.txt”.
CHARTER
echo HR >"$work/names.txt"

cd "$work" || exit 1
holds "a warning is given" says "W-term-short " plain.charte
holds "and no error" "$charte" check plain.charte
holds "not where it is not wanted" says "" plain.charte --no-warn w-term-short
holds "nor where none is" says "" plain.charte --no-warn all
holds "one on demand" says "W-term-short W-rule-without-examples " plain.charte --warn W-rule-without-examples
holds "all on demand" says "W-term-short W-rule-without-examples " plain.charte --warn all
holds "an unknown one is wrong usage" fails_with 2 "$charte" check plain.charte --warn W-term-shot
holds "a warning is no failure unless it is asked" fails_with 1 "$charte" check plain.charte --fail-on warning
holds "nor is another one" "$charte" check plain.charte --fail-on W-no-protected-right
holds "one that is named is" fails_with 1 "$charte" check plain.charte --fail-on W-no-protected-right --fail-on w-term-short
holds "not one that is accepted" "$charte" check before.charte --fail-on W-term-short
holds "nor one that is not wanted" "$charte" check plain.charte --no-warn all --fail-on warning
holds "one on demand that is asked for is" fails_with 1 "$charte" check before.charte --warn all --fail-on warning
holds "to fail on an unknown one is wrong usage" fails_with 2 "$charte" check plain.charte --fail-on W-term-shot
holds "accepted before the sentence" says "" before.charte
holds "accepted behind it" says "" behind.charte
holds "accepted inside it" says "" inside.charte
holds "not at another one" says "W-accepts-nothing W-term-short W-unused-fact " elsewhere.charte
holds "accepted for a list's file" says "" file.charte
shown() {
    "$charte" check before.charte 2>&1 | grep -qx "before.charte:4:1: accepted W-term-short: that is what we are called"
}
holds "an acceptance is shown with its reason" shown
hidden() {
    ! "$charte" check file.charte --warn all 2>&1 | grep -q HR
}
holds "no term of a confidential file is shown" hidden

# asks FACTS ARTICLES: a charter of which it is told what is said of questions and signs.
asks() {
    { printf 'Language: English.\nCharter “Asking” of “Organize Ltd”, version 1.0.\n%s\nArticle 1 “Names”.\n%s\n' "$1" "$2"; } >asking.charte
    said=$("$charte" check asking.charte 2>&1 |
        sed -nE 's/^[^ ]+:[0-9]+:[0-9]+: (error|warning) (E-[a-z-]+|W-(always|question|sign)[a-z-]+): .*/\2/p' | tr '\n' ' ')
    [ "$said" = "$3" ] || { echo "said: $said"; false; }
}
named='Fact named: “name a client”; established if the text mentions “Acme”.'
found='Fact agreed: “agree”, that is “they agree”; established if the text mentions “agreed”; to ask: “Do they agree?”.'
asked='Fact agreed: “agree”; to ask: “Do they agree?”.'
signed='Fact agreed: “agree”, that is “they agree”; to check if the text mentions “agreed”; to ask: “Do they agree?”.'
while IFS='|' read -r name facts rules wanted; do
    holds "$name" asks "$(eval "printf '%s\n' $facts")" "$(printf '%b' "$rules")" "$wanted"
done <<'CHARTERS'
the focus of a prohibition is not waited for|"$found"|It is forbidden to “agree”.|W-question-never-put 
nor that of an approval|"Role r: “R”." "$found"|Approval from “R” is required to “agree”.|W-question-never-put 
nor what a prohibition needs|"$named" "$found"|It is forbidden to “name a client”, if “they agree”.|W-question-never-put 
nor what a fact that it needs is made of|"$found" "Fact other: “do it”; established if “they agree”."|It is forbidden to “do it”.|W-question-never-put 
an exception is|"$named" "$found"|It is forbidden to “name a client”, unless “they agree”.|
also one of a caution|"$named" "$found"|It is not advisable to “name a client”, unless “they agree”.|
also one through another fact|"$named" "$found" "Fact other: “do it”, that is “it is done”; established if “they agree”."|It is forbidden to “name a client”, unless “it is done”.|
a duty is|"$found"|It is required to “agree”.|
a condition is where another may do|"$named" "$found" "Fact other: “do it”, that is “it is done”; to ask: “Is it?”."|It is forbidden to “name a client”, if “they agree” or “it is done”.|
a permission that lifts is|"$named" "$found"|It is forbidden to “name a client”.\nArticle 2 “More”.\nBy way of exception to article 1, it is permitted to “agree”.|
one that lifts nothing is not|"$named" "$found"|It is forbidden to “name a client”.\nArticle 2 “More”.\nIt is permitted to “agree”.|W-question-never-put 
nor is an exception on trial|"$named" "$found"|It is forbidden to “name a client”, unless “they agree”, on trial.|W-question-never-put 
a sign is enough|"$signed"|It is forbidden to “agree”.|
so is a picture that may be there|"Fact agreed: “agree”; established if the post contains a photo; to ask: “Do they agree?”."|It is forbidden to “agree”.|
a question alone is always asked|"$asked"|It is forbidden to “agree”.|W-always-asks 
with an answer until then it is not|"Fact agreed: “agree”; to ask: “Do they agree?”; without an answer, no."|It is forbidden to “agree”.|
a right that nobody claims yet lifts nothing|"$asked" "Fact told: “report”; to ask: “Do you?”; without an answer, no."|It is forbidden to “agree”.\nArticle 2 “More”.\nBy way of exception to article 1, everyone has the protected right to “report”.|W-always-asks 
what a text may lift is not always asked|"$asked" "$named"|It is forbidden to “agree”.\nArticle 2 “More”.\nBy way of exception to article 1, it is permitted to “name a client”.|
a sign of a caution is asked about|"$signed"|It is not advisable to “agree”.|
so is one of an advice|"$signed"|It is recommended to “agree”.|
and of a rule on trial|"$signed"|It is not advisable to “agree”, on trial.|
and of an encouragement|"$signed"|Everyone is encouraged to “agree”.|
not of a permission|"$signed"|It is permitted to “agree”.|W-sign-without-verdict 
but of one that lifts|"$named" "$signed"|It is forbidden to “name a client”.\nArticle 2 “More”.\nBy way of exception to article 1, it is permitted to “agree”.|
and of one that an example names|"$signed"|It is permitted to “agree”.\nScenario “S”: “Hello”; verdict allowed under rule 1.1.|
a sign that is all there is stays|"Fact agreed: “agree”; to check if the text mentions “agreed”."|It is permitted to “agree”.|
a default where conditions decide|"Fact agreed: “agree”; established if the text mentions “agreed”; to ask: “Do they agree?”; without an answer, no."|It is required to “agree”.|E-default-on-closed-fact 
and where signs do|"Fact agreed: “agree”; to check if the text mentions “agreed”; to ask: “Do they agree?”; without an answer, yes."|It is required to “agree”.|E-default-on-closed-fact 
a fact that nothing tells|"Fact agreed: “agree”."|It is required to “agree”.|E-fact-without-evidence 
also where something rules it out|"Fact agreed: “agree”; ruled out if the text mentions “never”."|It is required to “agree”.|E-fact-without-evidence 
an answer to what is not asked|"$named"|It is forbidden to “name a client”.\nExample forbidden: “Hello” given that “name a client”.|E-answer-to-no-question 
CHARTERS

for charter in "$organize"/*.charte; do
    holds "$charter: nothing to say" says "" "$charter" --warn all
done
for language in $every; do
    holds "starter $language: nothing to say" says "" "$starters/$language.charte" --no-warn W-rule-without-examples
done
versions() {
    says "" "$organize"/*.charte --warn all
}
holds "organize, all versions: nothing to say" versions

# The headings of an explanation, in each language.
explained() {
    "$charte" explain "$1" --lang "$2" >said && [ "$(sed -n 1p said)" = "$1" ] &&
        [ "$(grep -cx "$3" said)" = 1 ] && [ "$(grep -cx "$4" said)" = 1 ]
}
codes=$(sed -n 's/^\([a-z_0-9]*\)\t\([A-Z]\).*/\2-\1/p' "$definitions" | sed 's/^A/W/' | tr _ -)
heading() {
    awk -F '\t' -v row="$1" -v language="$2" \
        '$1 == "message" { while ($++column != language); } $1 == row { print $column }' "$messages"
}
for language in $every; do
    before=$(heading code_before "$language") after=$(heading code_after "$language")
    for code in $codes; do
        holds "$language: $code" explained "$code" "$language" "$before" "$after"
    done
done
same() {
    "$charte" explain W-TERM-short --lang de >a && "$charte" explain w-term-short --lang de >b && cmp a b
}
holds "letter case aside" same
holds "an unknown code is wrong usage" fails_with 2 "$charte" explain E-no-such-thing

ends
