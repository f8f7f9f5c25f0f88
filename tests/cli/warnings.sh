#!/bin/sh
# Usage: warnings.sh CHARTE. Which warnings are given and which are asked for or accepted, and what
# `explain CODE` says: of every code, in every language.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
definitions=$(pwd)/compiler/front/diagnostics.def
organize=$(pwd)/charters/organize
starters=$(pwd)/compiler/command/starters
suite=warnings
. tests/holds.sh

# says CODES FILE [OPTION …]: what check says of the file is these codes, in order.
says() {
    wanted=$1
    shift
    words='error|warning|erreur|avertissement|Fehler|Warnung|errore|avviso'
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

for language in fr en de it; do
    holds "organize $language: nothing to say" says "" "$organize/$language.charte" --warn all
    holds "starter $language: nothing to say" says "" "$starters/$language.charte" --no-warn W-rule-without-examples
done
versions() {
    says "" "$organize/fr.charte" "$organize/en.charte" "$organize/de.charte" "$organize/it.charte" --warn all
}
holds "organize, four versions: nothing to say" versions

# The headings of an explanation, in each language.
explained() {
    "$charte" explain "$1" --lang "$2" >said && [ "$(sed -n 1p said)" = "$1" ] &&
        [ "$(grep -cx "$3" said)" = 1 ] && [ "$(grep -cx "$4" said)" = 1 ]
}
codes=$(sed -n 's/^DIAGNOSTIC(\([a-z_0-9]*\), \([A-Z]\).*/\2-\1/p' "$definitions" | sed 's/^A/W/' | tr _ -)
for code in $codes; do
    holds "fr: $code" explained "$code" fr "Avant :" "Après :"
    holds "en: $code" explained "$code" en "Before:" "After:"
    holds "de: $code" explained "$code" de "Vorher:" "Nachher:"
    holds "it: $code" explained "$code" it "Prima:" "Dopo:"
done
same() {
    "$charte" explain W-TERM-short --lang de >a && "$charte" explain w-term-short --lang de >b && cmp a b
}
holds "letter case aside" same
holds "an unknown code is wrong usage" fails_with 2 "$charte" explain E-no-such-thing

ends
