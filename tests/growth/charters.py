# SPDX-License-Identifier: Apache-2.0
"""What a charter can hold much of, each as a charter of n: the rows of growth.py's table. A construct is a function from
n to the files of a folder and the runs of the command there; a run is the arguments, how it must end, and a code that
its messages must have, so that no row measures something else than it says."""

import collections

Run = collections.namedtuple("Run", "arguments code says before", defaults=[0, "", ()])
Row = collections.namedtuple("Row", "name make answer times")

ROWS = []
HEAD = {
    "en": "Language: English.\nCharter “G” of “G”, version 0.1, in force from 2027-01-01.\nContact: “a@b.example”.\n"
          "Checked: the author's drafts and official accounts.\n",
    "fr": "Langue : français.\nCharte « G » de « G », version 0.1, en vigueur dès le 1.1.2027.\n"
          "Contact : « a@b.example ».\nContrôle : les brouillons de l'auteur et les comptes officiels.\n",
}
WORDS = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "hazel", "inlet", "jetty", "knoll", "larch",
         "maple", "nadir", "ocean", "plaza", "quill", "ridge", "stone", "tulip"]


def construct(name, answer="", times=1):
    """answer: what the run writes is itself larger than n, and how its size is bounded; times: a part of n."""
    def add(make):
        ROWS.append(Row(name, make, answer, times))
        return make
    return add


def word(number):
    """A word of its own for each number, like no other's."""
    letters = ""
    for _ in range(3):
        letters = WORDS[number % len(WORDS)] + letters
        number //= len(WORDS)
    return letters + WORDS[number % len(WORDS)]


def many(n, write, between="\n"):
    return between.join(write(i) for i in range(n)) + "\n"


def fact(name, clauses="established if the text mentions “sign”", label=None):
    return f"Fact {name}: “do {label or name}”, that is “{label or name} is done”; {clauses}.\n"


def rule(name):
    return f"  It is forbidden to “do {name}”.\n"


def facts(n, clauses=lambda i: f"to ask: “Was it {i}?”"):
    return many(n, lambda i: fact(f"f{i}", clauses(i)), "")


def rules(n):
    return many(n, lambda i: rule(f"f{i}"), "")


def article(number, text):
    return f"Article {number} “Article {number}”.\n{text}"


def articles(n, text=lambda i: rule(f"f{i}")):
    return many(n, lambda i: article(i + 1, text(i)), "")


def charter(*parts):
    return HEAD["en"] + "".join(parts)


MENTIONED = "established if the text mentions names"


def one_list(items, *files, how=MENTIONED):
    """A charter of one list, and of the fact that is established by it."""
    return {"c.charte": charter(f"List names “Names”: {items}.\n", fact("named", how), article(1, rule("named"))), **dict(files)}


def check(text, code=0, says="", *options):
    return {"c.charte": text}, [Run(["check", "c.charte", *options], code, says)]


def refused(text, says):
    return check(text, 1, says)
