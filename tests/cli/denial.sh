#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: denial.sh CHARTE. A fact's third label, which says that it does not hold: it means what "it is
# false that" and the second mean, in each dialect, and the document says it for both.
set -u
charte=$(realpath "$1")
cd "$(dirname "$0")/../.."
suite=denial
. tests/holds.sh
cd "$work"

# written LANGUAGE FILE CONDITION: a charter in English whose rule has the condition.
written() {
    printf '%s\n' 'Language: English.' 'Charter “Denial” of “Example Ltd”, version 1.' "Checked: the author's drafts." \
        'Fact agreed: “obtain consent”, that is “the client has agreed”, otherwise “the client has not agreed”; to ask: “Has the client agreed?”.' \
        'Fact named: “name a client”, that is “a client is named”; established if the text mentions “Acme”.' \
        'Article 1 “One”.' "  It is forbidden to “name a client”, $2." \
        "    Example forbidden: “Acme”, given that “the client has not agreed”." >"$1"
}
verdicts() {
    printf '%s\n' '{"draft":true,"text":"Acme","facts":{"agreed":true}}' '{"draft":true,"text":"Acme","facts":{"agreed":false}}' \
        '{"draft":true,"text":"Acme"}' | "$charte" eval --author "$1" - | sed 's/"digest":"[^"]*"/"digest":""/'
}

written denied.charte 'if “the client has not agreed”'
written false.charte 'if it is false that “the client has agreed”'
written twice.charte 'unless it is false that “the client has not agreed”'
written agreed.charte 'unless “the client has agreed”'
for name in denied false twice agreed; do
    "$charte" build --no-test "$name.charte" -o "$name.ctab" 2>/dev/null
    verdicts "$name.ctab" >"$name.ndjson"
done
holds "a charter with a denial" [ -s denied.ndjson ]
holds "a denial is what is false" cmp -s denied.ndjson false.ndjson
holds "its own denial is what is true" cmp -s twice.ndjson agreed.ndjson
holds "and tells apart" grep -q '"verdict":"forbidden"' denied.ndjson
holds "an example may say it" "$charte" test denied.charte >/dev/null 2>&1

for name in denied false; do "$charte" document --no-test "$name.charte" -o "$name.html" 2>/dev/null; done
holds "the document says it as it is written" grep -qF '</b>, if the client has not agreed.' denied.html
holds "and where it is said to be false" grep -qF '</b>, if the client has not agreed.' false.html
"$charte" format --to fr denied.charte >fr.charte 2>/dev/null
holds "it can be translated" grep -q 'sinon « à traduire : the client has not agreed »' fr.charte
sed -i 's/à traduire : //g; s/, si « the client has not agreed »/, s’il est faux de dire que « the client has agreed »/' fr.charte
holds "without the vowel that French leaves out" "$charte" document --no-test fr.charte -o fr.html
holds "before what is false" grep -qF ', si the client has not agreed.' fr.html
for language in de it; do
    "$charte" format --to "$language" denied.charte >"$language.charte" 2>/dev/null
    "$charte" build --no-test "$language.charte" -o "$language.ctab" 2>/dev/null
    verdicts "$language.ctab" | grep -o '"verdict":"[a-z]*"' >"$language.said"
    grep -o '"verdict":"[a-z]*"' denied.ndjson >en.said
    holds "in $language, too" [ "$(wc -l <"$language.said")" = 3 ]
done

written focus.charte 'if the account is official'
sed -i 's/to “name a client”, if/to “the client has not agreed”, if/' focus.charte
"$charte" check --lang en focus.charte >said 2>&1
holds "no rule is about it" grep -q 'E-denied-focus' said
sed 's/otherwise “the client has not agreed”/otherwise “a client is named”/' denied.charte >doubled.charte
"$charte" check --lang en doubled.charte >said 2>&1
holds "it stands for one fact" grep -q 'E-doubled-label' said
sed 's/if “the client has not agreed”/if the text mentions “the client has not agreed”/' denied.charte >term.charte
"$charte" check --lang en term.charte >said 2>&1
holds "it is no term" grep -q 'label-as-term' said

ends
