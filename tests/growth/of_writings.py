# SPDX-License-Identifier: Apache-2.0
"""What is written, formatted and read again. Rows of growth.py's table."""

from charters import Run, article, articles, charter, construct, facts, many, one_list, rule, rules, word
from of_lists import lists
from of_rules import EXAMPLE, NOTES, SIGN, TWO, examples, one_fact, permits

# What is written

def everything(n):
    """Some of all there is."""
    return charter(
        "In this charter:\n" + many(n, lambda i: f"  “{word(i)}”: “what {word(i)} is”", ";\n").strip() + ".\n",
        many(n, lambda i: f"Role r{i}: “Role {i}”.\nLabel m{i}: “M {i}”.\nPlatform p{i}: “P {i}”.\nList l{i} “L{i}”: “{word(i)}”, "
             f"“Hotel {word(i)}”."),
        facts(n, lambda i: f"established if the text mentions l{i} or the author has the role r{i} or the post is labelled m{i} "
              f"or the platform is p{i}; otherwise to ask: “Was it {i}?”"),
        "Chapter 1 “C”.\n",
        article(1, "  Text: “All about " + word(0) + ".”.\n" + rule("f0")),
        articles_from(2, n, lambda i: f"  By way of exception to article {i + 1}, it is permitted to “do f{i}”, from 2027-01-01 until "
                      f"2028-01-01.\n" + NOTES.format(i) + EXAMPLE.format("allowed", f"nothing {i}", "")
                      + f"  Commitment: “We never do {word(i)}.”.\n"),
        many(n, lambda i: f"Scenario “S{i}”: “Nothing {i}”; verdict allowed."))


def articles_from(first, n, text):
    return many(n, lambda i: article(first + i, text(i)), "")


def written(text, *arguments):
    return lambda n: ({"c.charte": text(n)}, [Run(["build", "c.charte", "--no-test", "-o", "t.ctab", *arguments])])


PAGE = ["document", "c.charte", "--no-test", "--without-check", "-o", "o.html"]
for name, arguments in (("table", ()), ("JSON", ("--json", "o.json")), ("XML", ("--xml", "o.xml")),
                        ("a public table", ("--public",))):
    construct(f"build: {name}", times=0.5)(written(everything, *arguments))
construct("build: a table of a list")(written(lambda n: one_list(many(n, lambda i: f"“Hotel {word(i)}”", ", ").strip())["c.charte"]))
construct("build: a table of one word")(written(lambda n: one_list(many(
    n, lambda i: f"“{word(i)} Hotel”, “{word(i)}*”", ", ").strip())["c.charte"]))
construct("build: a public table of a list")(written(lambda n: one_list(many(
    n, lambda i: f"“Hotel {word(i)}”", ", ").strip())["c.charte"].replace("“Names”:", "“Names” confidential:"), "--public"))
construct("build: a public table of lists in a row")(written(lambda n: charter(
    "List l0 “L” confidential: “Hotel Royal”.\n", many(n - 1, lambda i: f"List l{i + 1} “L”: l{i}, “{word(i)}”."),
    facts(n, lambda i: f"established if the text mentions l{i}"), article(1, rules(n))), "--public"))
construct("document: all", times=0.5)(lambda n: ({"c.charte": everything(n)}, [Run(PAGE)]))
for name, text in {
    "rules": lambda n: charter(SIGN, article(1, rule("named") * n)),
    "articles": lambda n: charter(SIGN, articles(n, lambda i: rule("named"))),
    "chapters": lambda n: charter(SIGN, many(n, lambda i: f"Chapter {i + 1} “C”.\n" + article(i + 1, rule("named")), "")),
    "exceptions to one article": lambda n: charter(TWO, permits(lambda i: "By way of exception to article 1", n)),
    "exceptions to the article before": lambda n: charter(TWO, permits(lambda i: f"By way of exception to article {i}", n)),
    "examples of a rule": lambda n: charter(SIGN, article(1, rule("named") + examples(n))),
    "examples of rules": lambda n: charter(SIGN, article(1, many(n, lambda i: rule("named") + EXAMPLE.format("forbidden", "sign", ""), ""))),
    "scenarios": lambda n: charter(SIGN, article(1, rule("named")), many(
        n, lambda i: f"Scenario “S{i}”: “A sign”; verdict forbidden under article 1.")),
    "glossary": lambda n: charter("In this charter:\n" + many(n, lambda i: f"  “{word(i)}”: “what {word(i)} is”", ";\n").strip() + ".\n",
                                  SIGN, article(1, rule("named") + "  Reason: “As " + word(0) + " is.”.\n")),
    "glossary and rules": lambda n: charter(
        "In this charter:\n" + many(n, lambda i: f"  “{word(i)}”: “what {word(i)} is”", ";\n").strip() + ".\n", SIGN,
        articles(n, lambda i: rule("named") + f"  Reason: “As {word(i)} is.”.\n")),
    "glossary that begins alike": lambda n: charter(
        "In this charter:\n" + many(n, lambda i: f"  “Hotel {word(i)}”: “what it is”", ";\n").strip() + ".\n", SIGN,
        article(1, many(n, lambda i: rule("named") + f"  Reason: “The Hotel {word(i)} is one.”.\n", ""))),
    "rules that name facts": lambda n: charter(facts(n), article(1, many(
        n, lambda i: f"  It is forbidden to “do f{i}”, unless “f{(i + 1) % n} is done”.", "\n"))),
    "a text": lambda n: charter(SIGN, article(1, "  Text: “" + many(n, lambda i: f"    A paragraph of *{word(i)}*.", "\n\n") + "”.\n"
                                              + rule("named"))),
    "a list in a text": lambda n: charter(SIGN, article(1, "  Text: “" + many(n, lambda i: f"    - item {word(i)}", "\n") + "”.\n" + rule("named"))),
    "a reason": lambda n: charter(SIGN, article(1, rule("named") + "  Reason: “" + "word " * 20 * n + "”.\n")),
    "commitments": lambda n: charter(SIGN, article(1, rule("named") + many(n, lambda i: f"  Commitment: “We never do {word(i)}.”."))),
    "articles of commitments": lambda n: charter(SIGN, article(1, rule("named")), articles_from(
        2, n, lambda i: f"  Commitment: “We never do {word(i)}.”.\n")),
    "references in texts": lambda n: charter(SIGN, articles(n, lambda i: rule("named") + f"  Reason: “See article {i + 1}.”.\n")),
}.items():
    construct(f"document: {name}")(lambda n, text=text: ({"c.charte": text(n)}, [Run(PAGE)]))
construct("document: with a check", times=0.5)(lambda n: ({"c.charte": everything(n)}, [Run(
    ["document", "c.charte", "--no-test", "-o", "o.html"])]))
construct("document: languages of texts, with a check")(lambda n: (
    {"c.charte": charter(facts(n, lambda i: "established if the text is in German or French or Polish"), article(1, rules(n)))}, [Run(
        ["document", "c.charte", "--no-test", "-o", "o.html"])]))


def previous(text, old):
    return lambda n: ({"c.charte": text(n), "old.charte": old(n)}, [Run([*PAGE, "--previous", "old.charte"])])


PLAIN = lambda n: charter(SIGN, articles(n, lambda i: rule("named")))
construct("document: all rules changed")(previous(PLAIN, lambda n: PLAIN(n).replace("It is forbidden", "Everyone is encouraged")))
construct("document: all rules new")(previous(PLAIN, lambda n: charter(SIGN, article("1a", rule("named")))))
construct("document: all rules gone")(previous(lambda n: charter(SIGN, article("1a", rule("named"))), PLAIN))
construct("document: all rules moved")(previous(PLAIN, lambda n: charter(SIGN, many(n, lambda i: article(f"{i + 1}a", rule("named")), ""))))
construct("document: the same rules")(previous(PLAIN, PLAIN))


# Formatting

def formatted(text, *arguments, code=0):
    return lambda n: ({"c.charte": text(n)}, [Run(["format", "c.charte", *arguments], code)])


construct("format", times=0.5)(formatted(everything))
construct("format --to", times=0.5)(formatted(everything, "--to", "de", "-o", "o.charte"))
construct("format: an example of each, in one article")(formatted(lambda n: charter(SIGN, article(1, rule("named") + examples(n)))))
construct("format --check: every line")(formatted(
    lambda n: charter(SIGN, article(1, many(n, lambda i: f"It is   forbidden to “do named” , from {2027 + i}-01-01."))), "--check", code=1))
construct("format --diff: every line")(formatted(
    lambda n: charter(SIGN, article(1, many(n, lambda i: f"It is   forbidden to “do named” , from {2027 + i}-01-01."))), "--diff"))
construct("format --diff: every other line")(formatted(
    lambda n: charter(SIGN, article(1, many(n, lambda i: ("  It is forbidden" if i % 2 else "It is   forbidden")
                                            + f" to “do named”, from {2027 + i}-01-01."))), "--diff"))
construct("format --diff: lines alike")(formatted(
    lambda n: charter(SIGN, article(1, many(n, lambda i: "  It is forbidden to “do named”." if i % 2 else "It is forbidden to “do named”."))), "--diff"))
for name, text in {
    "a list": lambda n: one_list(many(n, lambda i: f"“Hotel {word(i)}”", ", ").strip())["c.charte"],
    "a list, all but one behind dashes": lambda n: one_fact(
        n, "all of these conditions are met:\n" + many(n, lambda i: f"  – the text mentions “{word(i)}”", ";\n").strip())[0]["c.charte"],
    "and between signs": lambda n: one_fact(n, many(n, lambda i: f"the text mentions “{word(i)}”", " and ").strip())[0]["c.charte"],
    "an exception to articles": lambda n: charter(TWO, articles(n, lambda i: rule("named")), article(
        n + 1, "  By way of exception to articles " + many(n, lambda i: f"{i + 1}", " and ").strip() + ", it is permitted to “do other”.\n")),
    "comments in a sentence": lambda n: charter(SIGN, article(1, "  It is forbidden\n" + "# why\n" * n + " to “do named”.\n")),
    "comments in a list": lambda n: one_list(many(n, lambda i: f"“Hotel {word(i)}” # {i}\n", ", ").strip() + "\n")["c.charte"],
    "comments between sentences": lambda n: charter(SIGN, article(1, rule("named"))) + "# comment\n" * n,
    "a long text": lambda n: charter(SIGN, article(1, rule("named") + "  Reason: “" + "word " * 20 * n + "”.\n")),
    "a text of lines": lambda n: charter(SIGN, article(1, rule("named") + "  Reason: “" + "word\n  " * n + "”.\n")),
    "circumstances": lambda n: charter(facts(n), article(1, rules(n) + "    Example forbidden: “A post.” given that " + many(
        n, lambda i: f"“f{i} is done”", " and ").strip() + ".\n")),
    "full stops": lambda n: charter(SIGN, article(1, rule("named") + ". " * n)),
    "periods": lambda n: charter(SIGN, article(1, "  It is forbidden to “do named”, " + many(
        n, lambda i: f"from 2027-02-01 until {2027 + i}-12-31", ", ").strip() + ".\n")),
    "glossary": lambda n: charter("In this charter:\n" + many(n, lambda i: f"  “{word(i)}”: “what {word(i)} is”", ";\n").strip() + ".\n",
                                  SIGN, article(1, rule("named"))),
}.items():
    construct(f"format: {name}")(formatted(text, "-o", "o.charte"))


# What reads a table

def read(text, *arguments, code=0):
    build = ["build", "c.charte", "--no-test", "-o", "t.ctab"]
    return lambda n: ({"c.charte": text(n)}, [Run(list(arguments), code, "", [build])])


construct("inspect", times=0.5)(read(everything, "inspect", "t.ctab"))
construct("inspect: JSON and XML", times=0.5)(read(everything, "inspect", "t.ctab", "--json", "o.json", "--xml", "o.xml"))
construct("inspect: lists in a row")(read(lambda n: lists(n, lambda i: f"l{i - 1}, “{word(i)}”" if i else "“Hotel”")[0]["c.charte"],
                                          "inspect", "t.ctab"))
construct("explain: one rule of many")(read(
    lambda n: charter(facts(n, lambda i: f"established if the text mentions “{word(i)}”"), article(1, rules(n))),
    "explain", "t.ctab", "--text", word(0)))
construct("explain: all rules")(read(lambda n: charter(SIGN, article(1, rule("named") * n)), "explain", "t.ctab", "--text", "sign"))
construct("explain: a question for each rule", "each question is tried alone on the whole table", 0.25)(read(
    lambda n: charter(facts(n), article(1, rules(n))), "explain", "t.ctab", "--text", "post"))
