# SPDX-License-Identifier: Apache-2.0
"""Generated charters, as a charter's text and in the languages of the peers."""

from dataclasses import dataclass

import words


@dataclass
class Rule:
    """Its list of terms, what it says of a post that has one, and what else it asks."""

    number: int
    terms: list
    says: str  # forbid, discourage or approval
    asks: str  # consent (a fact that only a person knows), platform, account or nothing


SAYS = ("forbid", "forbid", "discourage", "approval")
ASKS = ("consent", "platform", "nothing", "account")


def rules(count, term_count):
    every = words.terms(term_count)
    share = term_count // count
    return [
        Rule(i, every[i * share : (i + 1) * share], SAYS[i % 4], ASKS[i % 4]) for i in range(count)
    ]


HEAD = """Language: English.

Charter “Generated” of “Bench SA”, version 1.0, in force from 2027-01-01.
Contact: “bench@bench.example”.
Applies to: “everyone”.
Checked: the author's drafts and official accounts.

Role press: “Press office”.
"""

CHARTER_SAYS = {
    "forbid": "It is forbidden to",
    "discourage": "It is not advisable to",
    "approval": "Approval from the “Press office” is required to",
}

CHARTER_ASKS = {
    "consent": ", unless “consent {0} was given”",
    "platform": ", if the platform is linkedin",
    "account": ", if the account is official",
    "nothing": "",
}


def charte(charter, per_article=10):
    out = [HEAD]
    for rule in charter:
        listed = ",\n  ".join(f"“{term}”" for term in rule.terms)
        out.append(f"List list_{rule.number} “List {rule.number}”:\n  {listed}.\n")
    for rule in charter:
        n = rule.number
        out.append(
            f"Fact names_{n}: “name subject {n}”, that is “the post names subject {n}”; "
            f"established if the text mentions list_{n}.\n"
        )
        if rule.asks == "consent":
            out.append(
                f"Fact consent_{n}: “obtain consent {n}”, that is “consent {n} was given”; "
                f"to ask: “Was consent {n} given?”.\n"
            )
    for rule in charter:
        n = rule.number
        if n % per_article == 0:
            out.append(f"\nArticle {n // per_article + 1} “Subjects from {n}”.\n")
        out.append(
            f"  {CHARTER_SAYS[rule.says]} “name subject {n}”{CHARTER_ASKS[rule.asks].format(n)}.\n"
            f"    Reason: “Subject {n} is told by those who know it.”.\n"
            f"    Advice: “Leave subject {n} to the press office.”.\n"
        )
    return "".join(out)


# What makes a text cost the most: everything that evidence can ask of it, beside the lists.
EVERYTHING = """
List shapes “Shapes”: an e-mail address, a phone number, an IBAN, an AHV number,
  a payment card number, an amount of money, a percentage, pattern “PRJ-####”, “anti*”, “*gate”.
List handles “Handles”: “@bench_example”.
List tags “Tags”: “#benchmark”, “#example”.
List sites “Sites”: “bench.example”.
Fact has_shape: “write a number”, that is “the post has a number”; established if the text mentions shapes.
Fact near_by: “put the two together”, that is “the post puts two together”;
  established if the text mentions list_0 fewer than 5 words from list_1.
Fact addressed: “address the account”, that is “the post addresses it”;
  established if the post addresses the account handles.
Fact tagged: “use the hashtag”, that is “the post has the tag”; established if the post has the hashtag tags.
Fact linked: “link to the site”, that is “the post links to it”; established if the post links to sites.
Fact too_long: “write too much”, that is “the post is long”; established if the text exceeds 280 characters.

Article 90000 “Everything”.
  It is not advisable to “write a number”.
  It is not advisable to “put the two together”.
  It is not advisable to “address the account”.
  It is not advisable to “use the hashtag”.
  It is not advisable to “link to the site”.
  It is not advisable to “write too much”.
"""


# One charter in the four languages: thirty articles of three rules, a list and two facts a rule.
LANGUAGES = {
    "fr": """Langue : français.
Charte « Essai » de « Bench SA », version 1.0, en vigueur dès le 01.01.2027.
Contact : « bench@bench.example ».
S'applique à : « tout le monde ».
---
Liste list_{n} « Liste {n} » : {terms}.
---
Fait names_{n} : « nommer le sujet {n} », soit « le message nomme le sujet {n} » ; établi si le texte mentionne list_{n}.
Fait consent_{n} : « obtenir l'accord {n} », soit « l'accord {n} est donné » ; à demander : « L'accord {n} est-il donné ? ».
---
Article {a} « Les sujets dès {n} ».
---
  Il est interdit de « nommer le sujet {n} », sauf si « l'accord {n} est donné ».
    Motif : « Qui sait le sujet {n} en parle. ».
    Conseil : « Laissez le sujet {n} à la communication. ».
""",
    "en": """Language: English.
Charter “Trial” of “Bench SA”, version 1.0, in force from 2027-01-01.
Contact: “bench@bench.example”.
Applies to: “everyone”.
---
List list_{n} “List {n}”: {terms}.
---
Fact names_{n}: “name subject {n}”, that is “the post names subject {n}”; established if the text mentions list_{n}.
Fact consent_{n}: “obtain consent {n}”, that is “consent {n} was given”; to ask: “Was consent {n} given?”.
---
Article {a} “Subjects from {n}”.
---
  It is forbidden to “name subject {n}”, unless “consent {n} was given”.
    Reason: “Subject {n} is told by those who know it.”.
    Advice: “Leave subject {n} to the press office.”.
""",
    "de": """Sprache: Deutsch.
Charta „Versuch“ der „Bench SA“, Fassung 1.0, in Kraft ab 01.01.2027.
Kontakt: „bench@bench.example“.
Gilt für: „alle“.
---
Liste list_{n} „Liste {n}“: {terms}.
---
Sachverhalt names_{n}: „Thema {n} zu nennen“, das heisst „der Beitrag nennt Thema {n}“; erwiesen, falls gilt: der Text nennt list_{n}.
Sachverhalt consent_{n}: „Zustimmung {n} einzuholen“, das heisst „Zustimmung {n} liegt vor“; zu erfragen: „Liegt Zustimmung {n} vor?“.
---
Artikel {a} „Themen ab {n}“.
---
  Es ist verboten, „Thema {n} zu nennen“, es sei denn, „Zustimmung {n} liegt vor“.
    Grund: „Über Thema {n} spricht, wer es kennt.“.
    Rat: „Überlassen Sie Thema {n} der Kommunikation.“.
""",
    "it": """Lingua: italiano.
Carta «Prova» di «Bench SA», versione 1.0, in vigore dal 01.01.2027.
Contatto: «bench@bench.example».
Si applica a: «tutti».
---
Elenco list_{n} «Elenco {n}»: {terms}.
---
Fatto names_{n}: «nominare il tema {n}», ossia «il messaggio nomina il tema {n}»; accertato se il testo menziona list_{n}.
Fatto consent_{n}: «ottenere il consenso {n}», ossia «il consenso {n} è dato»; da chiedere: «Il consenso {n} è dato?».
---
Articolo {a} «I temi da {n}».
---
  È vietato «nominare il tema {n}», salvo se «il consenso {n} è dato».
    Motivo: «Del tema {n} parla chi lo conosce.».
    Consiglio: «Lasciate il tema {n} alla comunicazione.».
""",
}


def versions(articles=30, per_article=3, terms=10):
    """{language: source}"""
    made = {}
    for seed, (language, pieces) in enumerate(LANGUAGES.items(), 11):
        head, listed, facts, article, rule = pieces.split("---\n")
        numbers = range(articles * per_article)
        every = words.terms(len(numbers) * terms, seed)
        out = [head]
        for n in numbers:
            own = ", ".join(f"“{term}”" for term in every[n * terms : (n + 1) * terms])
            out += [listed.format(n=n, terms=own), facts.format(n=n)]
        for n in numbers:
            if n % per_article == 0:
                out.append(article.format(a=n // per_article + 1, n=n))
            out.append(rule.format(n=n))
        made[language] = "".join(out)
    return made
