# SPDX-License-Identifier: Apache-2.0
"""Languages, mistakes, warnings, what the scanner reads. Rows of growth.py's table."""

from charters import (Run, article, articles, charter, check, construct, fact, facts, many, one_list, refused,
                      rule, rules, word)
from of_lists import lists
from of_rules import EXAMPLE, NOTES, SIGN, TWO, permits

# Languages

def versions(languages, english):
    """The other versions are what `format --to` writes of the first; they are built together."""
    before = [["format", "--to", other, "en.charte", "-o", f"{other}.charte"] for other in languages[1:]]
    return {"en.charte": english}, [Run(["check", *[f"{l}.charte" for l in languages]], 0, "", before)]


BIG = {
    "facts, rules and lists": lambda n: charter(
        many(n, lambda i: f"List l{i} “L{i}”: “{word(i)}”."),
        facts(n, lambda i: f"established if the text mentions l{i} or “x{i}”"), article(1, rules(n))),
    "articles": lambda n: charter(SIGN, articles(n, lambda i: rule("named") + NOTES.format(i))),
    "roles, labels, platforms": lambda n: charter(
        many(n, lambda i: f"Role r{i}: “Role {i}”.\nLabel m{i}: “M {i}”.\nPlatform p{i}: “P {i}”."),
        facts(n, lambda i: f"established if the author has the role r{i} or the post is labelled m{i}"), article(1, rules(n))),
    "overriders": lambda n: charter(TWO, permits(lambda i: "By way of exception to article 1", n)),
    "examples": lambda n: charter(
        many(n, lambda i: f"Role r{i}: “Role {i}”.\nPlatform p{i}: “P {i}”.\nLabel m{i}: “M {i}”."),
        SIGN, article(1, rule("named") + many(n, lambda i: EXAMPLE.format(
            "forbidden", f"the sign {word(i)}", f" on p{i}, by r{i}"), ""))),
    "lists of a sign": lambda n: charter(
        many(n, lambda i: f"List l{i} “L{i}”: “{word(i)}”."),
        fact("whole", "established if the text mentions " + many(n, lambda i: f"l{i}", " or ").strip()),
        article(1, rule("whole"))),
    "roles of a sign": lambda n: charter(
        many(n, lambda i: f"Role r{i}: “Role {i}”."),
        fact("whole", "established if the author has the role " + many(n, lambda i: f"r{i}", " or ").strip()),
        article(1, rule("whole"))),
    "glossary": lambda n: charter("In this charter:\n" + many(
        n, lambda i: f"  “{word(i)}”: “what {word(i)} is”", ";\n").strip() + ".\n", SIGN, article(1, rule("named"))),
    "a list": lambda n: one_list(many(n, lambda i: f"“Hotel {word(i)}”", ", ").strip())["c.charte"],
    "lists in a list": lambda n: charter(
        many(n, lambda i: f"List l{i} “L{i}”: “{word(i)}”."), "List all “All”: " + many(n, lambda i: f"l{i}", ", ").strip() + ".\n",
        fact("whole", "established if the text mentions all"), article(1, rule("whole"))),
}
for name, text in BIG.items():
    construct(f"two languages: {name}")(lambda n, text=text: versions(["en", "fr"], text(n)))
construct("four languages: facts, rules and lists")(
    lambda n: versions(["en", "fr", "de", "it"], BIG["facts, rules and lists"](n)))


def apart(first, second, says):
    """Two versions that differ, n times."""
    def make(n):
        before = [["format", "--to", "fr", "second.charte", "-o", "fr.charte"]]
        files = {"en.charte": first(n), "second.charte": second(n)}
        return files, [Run(["check", "en.charte", "fr.charte"], 1, says, before)]
    return make


for name, first, second, says in (
    ("facts that one lacks", lambda n: charter(facts(n), article(1, rules(n))),
     lambda n: charter(facts(1), article(1, rules(1))), "E-version-lacks"),
    ("lists that one lacks", lambda n: lists(n, lambda i: f"“{word(i)}”")[0]["c.charte"],
     lambda n: charter(many(n, lambda i: f"List z{i} “Z{i}”: “{word(i)}”."), fact(
         "named", f"established if the text mentions z{n - 1}"), article(1, rule("named"))), "E-version-lacks"),
    ("facts that differ", lambda n: charter(facts(n), article(1, rules(n))),
     lambda n: charter(facts(n, lambda i: "established if the text exceeds 5 characters"), article(1, rules(n))),
     "E-version-fact-differs"),
    ("modalities that differ", lambda n: charter(facts(n), article(1, rules(n))),
     lambda n: charter(facts(n), article(1, rules(n).replace("forbidden", "permitted"))), "E-version-modality-differs"),
    ("roles that one lacks", lambda n: charter(many(n, lambda i: f"Role r{i}: “R{i}”."), SIGN, article(1, rule("named"))),
     lambda n: charter(many(n, lambda i: f"Role s{i}: “S{i}”."), SIGN, article(1, rule("named"))), "E-version-lacks"),
    ("articles that one lacks", lambda n: charter(SIGN, articles(n, lambda i: rule("named"))),
     lambda n: charter(SIGN, article(1, rule("named"))), "E-version-lacks"),
):
    construct(f"two languages: {name}")(apart(first, second, says))


# Mistakes

def mistakes(write, says, before=""):
    return lambda n: refused(charter(before, SIGN, article(1, rule("named")), many(n, write)), says)


for name, write, says in (
    ("sentences that cannot be read", lambda i: f"Wrongly {word(i)} said.", "E-unexpected"),
    ("sentences that cannot be read, quoted", lambda i: f"It is “{word(i)}” said.", "E-unexpected"),
    ("full stops forgotten", lambda i: f"Role r{i}: “R{i}”", "E-stop-forgotten"),
    ("texts that are not closed", lambda i: f"Role r{i}: “R{i}", "E-text-not-closed"),
    ("guillemets that are not closed", lambda i: f"Role r{i}: «R{i}", "E-text-not-closed"),
    ("names with capitals", lambda i: f"Role R{i}: “R{i}”.", "E-name-letters"),
    ("words as names", lambda i: f"Role unless: “R{i}”.", "E-word-as-name"),
    ("no such date", lambda i: f"It is forbidden to “do named”, from 2027-02-30.", "E-date-not-in-calendar"),
    ("dates in the wrong order", lambda i: "It is forbidden to “do named”, from 2027-03-01 until 2027-02-01.", "E-date-order"),
    ("mixed and and or", lambda i: "It is forbidden to “do named”, if “named is done” and “named is done” or “named is done”.",
     "E-mixed-and-or"),
    ("and/or", lambda i: "It is forbidden to “do named”, if “named is done” and/or “named is done”.", "E-and-or"),
    ("unknown facts", lambda i: f"It is forbidden to “do {word(i)}”.", "E-unknown-fact"),
    ("one unknown fact", lambda i: "It is forbidden to “do namd”.", "E-unknown-fact"),
    ("unknown articles", lambda i: f"By way of exception to article {i + 2}, it is permitted to “do named”.", "E-unknown-article"),
    ("unknown rules", lambda i: f"By way of exception to rule {i + 2}.7, it is permitted to “do named”.", "E-unknown-rule"),
    ("unknown roles", lambda i: f"Approval from “Role {word(i)}” is required to “do named”.", "E-unknown-role"),
    ("unknown lists", lambda i: fact(f"f{i}", f"established if the text mentions l{word(i)}"), "E-unknown-list"),
    ("unknown platforms", lambda i: fact(f"f{i}", f"established if the platform is p{word(i)}"), "E-unknown-platform"),
    ("unknown labels", lambda i: fact(f"f{i}", f"established if the post is labelled m{word(i)}"), "E-unknown-post-label"),
    ("doubled names", lambda i: "Role r: “R”.", "E-doubled-name"),
    ("doubled facts", lambda i: fact("named"), "E-doubled-name"),
    ("doubled labels", lambda i: fact(f"f{i}", label="named"), "E-doubled-label"),
    ("doubled lists", lambda i: "List l “L”: “a b”.", "E-doubled-name"),
    ("doubled articles", lambda i: article(1, rule("named")), "E-doubled-article"),
    ("doubled rule numbers", lambda i: "1.1 It is forbidden to “do named”.", "E-doubled-rule-number"),
    ("doubled clauses", lambda i: fact(f"f{i}", "to ask: “A?”; to ask: “B?”"), "E-doubled-clause"),
    ("doubled notes", lambda i: "Reason: “R.”.\nReason: “S.”.", "E-doubled-note"),
    ("facts without a sign", lambda i: fact(f"f{i}", "ruled out if “named is done”"), "E-fact-without-evidence"),
    ("empty lists", lambda i: f"List l{i} “L”: except “a b”.", "E-empty-list"),
    ("files that are not there", lambda i: f"List l{i} “L”: the file “{i}.txt”.", "E-list-file-missing"),
    ("labels as terms", lambda i: fact(f"f{i}", "established if the text mentions “named is done”"), "E-label-as-term"),
    ("numbers out of range", lambda i: fact(f"f{i}", "established if the text exceeds 9999999 characters"), "E-number-out-of-range"),
    ("circles of two facts", lambda i: fact(f"a{i}", f"established if “b{i} is done”") + fact(f"b{i}", f"established if “a{i} is done”"),
     "E-circle-of-facts"),
    ("circles of two lists", lambda i: f"List a{i} “A”: b{i}.\nList b{i} “B”: a{i}.", "E-circle-of-lists"),
    ("hidden characters", lambda i: f"# a\u200bb", "E-hidden-character"),
    ("terms that are too long", lambda i: f"List l{i} “L”: “{'a' * 1100}{i}”.\n" + fact(
        f"f{i}", f"established if the text mentions l{i}"), "E-term-too-long"),
):
    construct(f"mistakes: {name}")(mistakes(write, says))

construct("mistakes: rules outside an article")(lambda n: refused(charter(SIGN, rule("named") * n), "E-outside-article"))
construct("mistakes: a circle of facts")(lambda n: refused(charter(
    facts(n, lambda i: f"established if “f{(i + 1) % n} is done”"), article(1, rule("f0"))), "E-circle-of-facts"))
construct("mistakes: a circle of lists")(lambda n: refused(charter(
    many(n, lambda i: f"List l{i} “L”: l{(i + 1) % n}."), SIGN, article(1, rule("named"))), "E-circle-of-lists"))
construct("mistakes: a circle of exceptions")(lambda n: refused(charter(TWO, articles(
    n, lambda i: f"  By way of exception to article {(i + 1) % n + 1}, it is forbidden to “do named”.\n")), "E-circle-of-overrides"))
construct("mistakes: unknown labels among as many")(lambda n: refused(charter(
    facts(n), article(1, many(n, lambda i: f"  It is forbidden to “do g{i}”."))), "E-unknown-fact"))
construct("mistakes: one unknown label among many")(lambda n: refused(charter(
    facts(n), article(1, "  It is forbidden to “do g0”.\n")), "E-unknown-fact"))
construct("mistakes: unknown names, all like words")(lambda n: refused(charter(
    many(n, lambda i: fact(f"f{i}", label=f"name the client {word(i)}"), ""),
    article(1, many(n, lambda i: f"  It is forbidden to “do name the cliant {word(i)}”."))), "E-unknown-fact"))
construct("mistakes: unknown names beside what cannot be read")(lambda n: refused(charter(
    many(n, lambda i: f"Fakt f{i}: “do f{i}”."), SIGN, article(1, many(n, lambda i: f"  It is forbidden to “do g{i}”."))), "E-"))
construct("mistakes: on one line")(lambda n: refused(charter(SIGN, article(1, many(
    n, lambda i: f"It is forbidden to “do {word(i)}”.", " "))), "E-unknown-fact"))
construct("mistakes: as SARIF")(lambda n: check(charter(SIGN, article(1, many(
    n, lambda i: f"  It is forbidden to “do {word(i)}”."))), 1, "E-unknown-fact", "--output", "sarif=o.json", "--output", "json=p.json",
    "--output", "github=q.txt"))
construct("mistakes: a scenario for each")(lambda n: check(charter(SIGN, article(1, rule("named")), many(
    n, lambda i: f"Scenario “S{i}”: “A”; verdict forbidden under article {i + 2}.")), 1, "E-unknown-article"))


# Warnings

ALL = ("--warn", "all")


def warned(write, says, after=lambda n: ""):
    return lambda n: check(charter(many(n, write, ""), SIGN, article(1, rule("named")), after(n)), 0, says, *ALL)


for name, write, says in (
    ("unused facts", lambda i: fact(f"f{i}"), "W-unused-fact"),
    ("unused lists", lambda i: f"List l{i} “L”: “{word(i)}”.\n", "W-unused-list"),
    ("unused roles", lambda i: f"Role r{i}: “R{i}”.\n", "W-unused-role"),
    ("unused labels", lambda i: f"Label m{i}: “M{i}”.\n", "W-unused-label"),
):
    construct(f"warnings: {name}")(warned(write, says))
for name, clauses, text, says in (
    ("rules that always ask", lambda i: "to ask: “A?”", lambda i: rule(f"f{i}"), "W-always-asks"),
    ("questions that are never put", lambda i: "established if the text exceeds 5 characters; to ask: “A?”", lambda i: rule(f"f{i}"),
     "W-question-never-put"),
    ("signs without a verdict", lambda i: "to check if the post contains a photo; to ask: “A?”",
     lambda i: f"  It is permitted to “do f{i}”.\n", "W-sign-without-verdict"),
    ("private spheres", lambda i: "established if the account is personal", lambda i: rule(f"f{i}"), "W-private-sphere"),
    ("private spheres behind a chain", lambda i: f"established if “f{i - 1} is done”" if i else "established if the account is personal",
     lambda i: rule(f"f{i}"), "W-private-sphere"),
    ("audiences", lambda i: "established if the audience is private", lambda i: rule(f"f{i}"), "W-audience-not-public"),
    ("disclaimers", lambda i: "established if the text mentions “my own view”",
     lambda i: f"  It is required to “do f{i}”.\n  It is forbidden to “do f0”, unless “f{i} is done”.\n" if i else "",
     "W-disclaimer-exempts"),
    ("periods past", lambda i: "to ask: “A?”", lambda i: f"  It is forbidden to “do f{i}”, until 2020-01-01.\n", "W-period-past"),
):
    construct(f"warnings: {name}")(lambda n, clauses=clauses, text=text, says=says: check(
        charter(facts(n, clauses), article(1, many(n, text, ""))), 0, says, *ALL))
construct("warnings: articles lifted")(lambda n: check(charter(TWO, articles(n, lambda i: (
    rule("named") + rule("other") if i % 2 == 0 else f"  By way of exception to article {i}, it is permitted to “do named”.\n"))),
    0, "W-article-lifted", *ALL))
construct("warnings: accepted")(lambda n: check(charter(SIGN, article(1, many(
    n, lambda i: f"# accept W-rule-without-reason: so it is {i}.\n" + rule("named"), ""))), 0, "accepted"))
construct("warnings: accepted in vain")(lambda n: check(charter(SIGN, article(1, many(
    n, lambda i: f"# accept W-unused-role: so it is {i}.\n" + rule("named"), ""))), 0, "W-accepts-nothing"))
construct("warnings: unknown codes accepted")(lambda n: check(charter(SIGN, article(1, many(
    n, lambda i: f"# accept W-{word(i)}: so it is.\n" + rule("named"), ""))), 0, "W-accepts-unknown"))
construct("warnings: everyday words of lists")(lambda n: check(charter(
    many(n, lambda i: f"List l{i} “L”: “the”, “thê”, “thé{word(i)}”.\n"), facts(n, lambda i: f"established if the text mentions l{i}"),
    article(1, rules(n))), 0, "W-term-frequent"))
construct("warnings: short terms of lists")(lambda n: check(charter(
    many(n, lambda i: f"List l{i} “L{i}”: “GO”."), facts(n, lambda i: f"established if the text mentions l{i}"),
    article(1, rules(n))), 0, "W-term-short"))


# What the scanner reads

def scanned(text):
    return lambda n: check(charter(SIGN, article(1, rule("named")), text(n)))


for name, text in {
    "a long text": lambda n: "Reason: “" + "word " * (20 * n) + "”.\n",
    "texts": lambda n: many(n, lambda i: "Article 1%d “A”.\n" % i),
    "quotes in a text": lambda n: "Reason: “" + "“in” " * n + "”.\n",
    "guillemets in a text": lambda n: "Reason: «" + "«in» " * n + "».\n",
    "lines of a text": lambda n: "Reason: “" + "word\n  " * n + "”.\n",
    "comments": lambda n: "# comment\n" * n,
    "a long comment": lambda n: "# " + "comment " * n + "\n",
    "empty lines": lambda n: "\n" * 20 * n,
    "full stops": lambda n: ". " * n + "\n",
    "spaces": lambda n: " " * 20 * n + "\n",
    "sentences on one line": lambda n: many(n, lambda i: "It is forbidden to “do named”.", " "),
    "characters of many bytes": lambda n: "Reason: “" + "é€😀" * n + "”.\n",
}.items():
    construct(f"scanner: {name}")(scanned(text))
for name, text in {
    "quotes": lambda n: "“" * n + "\n", "straight quotes": lambda n: "\"a\" " * n + "\"\n", "guillemets": lambda n: "«" * n + "\n",
    "closing quotes": lambda n: "”" * n + "\n", "dashes": lambda n: "- " * n + "x.\n", "numbers": lambda n: "1 " * n + ".\n",
    "words": lambda n: "word " * n + ".\n", "signs": lambda n: "%" * n + ".\n", "one word": lambda n: "w" * 20 * n + ".\n",
    "one number": lambda n: "1" * 20 * n + ".\n", "lines of dashes": lambda n: "- a\n" * n, "colons": lambda n: ":" * n + ".\n",
    "quotes, a line each": lambda n: "“\n" * n, "phrases": lambda n: "it is forbidden to " * n + ".\n",
}.items():
    construct(f"scanner: {name}, refused")(lambda n, text=text: refused(charter(SIGN, article(1, rule("named")), text(n)), "E-"))
