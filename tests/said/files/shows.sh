# SPDX-License-Identifier: Apache-2.0
# shows.sh ARTICLES [SENTENCES]: what check says of rights that the charter's shape shows. The articles may name the facts
# logo and client (words), abuse (asked), union (words, else asked), strike (words), bot, and what SENTENCES declare.
{
    cat <<'C'
Language: English.
Charter “Rights” of “Example Ltd”, version 1.
Checked: the author's drafts.
List clients “Clients” confidential: “Vexcorp”.
Fact logo: “use the logo”, that is “the logo is used”; established if the text mentions “our logo”.
Fact client: “name a client”, that is “a client is named”; established if the text mentions clients.
Fact abuse: “report an abuse”, that is “an abuse is reported”; to ask: “Do you report an abuse?”; without an answer, no.
Fact union: “speak for the union”, that is “the union speaks”; established if the text mentions “union”;
  otherwise to ask: “Does the union speak?”; without an answer, no.
Fact strike: “call a strike”, that is “a strike is called”; established if the text mentions “strike” or “walkout”.
Fact bot: “write as a bot”, that is “a bot writes”; established if the author is a bot.
C
    printf '%s\n' "$2" "$1"
} >shows.charte
charte check shows.charte 2>&1 >/dev/null | awk '/^[^ ]/ { shown = /W-right-shows| error / } shown && !/^ *\|/'
