# SPDX-License-Identifier: Apache-2.0
"""Facts, articles, rules, who overrides whom, examples. Rows of growth.py's table."""

from charters import Run, article, articles, charter, check, construct, fact, facts, many, rule, rules, word

# Facts and conditions

def one_fact(n, condition, *before):
    return check(charter(*before, fact("whole", f"established if {condition}"), article(1, rule("whole"))))


construct("facts")(lambda n: check(charter(facts(n), article(1, rules(n)))))
construct("facts that need the one before")(lambda n: check(charter(
    facts(n, lambda i: f"established if “f{i - 1} is done”" if i else "to ask: “Was it?”"), article(1, rules(n)))))
construct("facts that need the one before, said twice")(lambda n: check(charter(
    facts(n, lambda i: f"established if “f{i - 1} is done” and “f{i - 1} is done”" if i else "to ask: “Was it?”"),
    article(1, rule(f"f{n - 1}")))))
construct("facts that need the one before or do not")(lambda n: check(charter(
    facts(n, lambda i: f"established if “f{i - 1} is done” or it is false that “f{i - 1} is done”" if i else
          "to ask: “Was it?”"), article(1, rule(f"f{n - 1}")))))
construct("facts that need the next")(lambda n: check(charter(
    facts(n, lambda i: f"established if “f{i + 1} is done”" if i < n - 1 else "to ask: “Was it?”"),
    article(1, rule("f0")))))
construct("facts that all need one")(lambda n: check(charter(
    facts(n, lambda i: "established if “f0 is done”" if i else "to ask: “Was it?”"), article(1, rules(n)))))
construct("a fact that needs all")(lambda n: one_fact(n, many(n, lambda i: f"“f{i} is done”", " and ").strip(), facts(n)))
construct("and between signs")(lambda n: one_fact(n, many(n, lambda i: f"the text mentions “{word(i)}”", " and ").strip()))
construct("or between signs")(lambda n: one_fact(n, many(
    n, lambda i: f"the text exceeds {i + 1} characters", " or ").strip()))
construct("and between lists")(lambda n: one_fact(
    n, "all of these conditions are met:\n" + many(n, lambda i: f"  – the text mentions “{word(i)}” or “{i}x”", ";\n").strip()))
construct("quoted terms of a sign")(lambda n: one_fact(n, "the text mentions " + many(n, lambda i: f"“{word(i)}”", " or ").strip()))
construct("lists of a sign")(lambda n: one_fact(n, "the text mentions " + many(n, lambda i: f"l{i}", " or ").strip(),
                                                many(n, lambda i: f"List l{i} “L{i}”: “{word(i)}”.")))
construct("words near others")(lambda n: one_fact(
    n, "the text mentions " + many(n, lambda i: f"“{word(i)}”", " or ").strip() + " fewer than 5 words from "
    + many(n, lambda i: f"“{word(i + n)}”", " or ").strip()))
construct("roles of a sign")(lambda n: one_fact(n, "the author has the role " + many(n, lambda i: f"r{i}", " or ").strip(),
                                                many(n, lambda i: f"Role r{i}: “Role {i}”.")))
construct("platforms of a sign")(lambda n: one_fact(n, "the platform is " + many(n, lambda i: f"p{i}", " or ").strip(),
                                                    many(n, lambda i: f"Platform p{i}: “P {i}”.")))
construct("labels of a sign")(lambda n: one_fact(n, "the post is labelled " + many(n, lambda i: f"m{i}", " or ").strip(),
                                                 many(n, lambda i: f"Label m{i}: “M {i}”.")))
construct("approvals of a sign")(lambda n: one_fact(
    n, many(n, lambda i: f"the approval of “Role {i}” has been given", " or ").strip(),
    many(n, lambda i: f"Role r{i}: “Role {i}”.")))
construct("dates and times")(lambda n: one_fact(n, many(
    n, lambda i: f"the post appears after {2027 + i % 50}-{1 + i % 12:02}-{1 + i % 28:02} at {i % 24:02}:{i % 60:02}",
    " or ").strip()))
construct("languages of a text")(lambda n: check(charter(
    facts(n, lambda i: "established if the text is in German or French"), article(1, rules(n)))))


# Articles and rules

SIGN = fact("named", "established if the text mentions “sign”")
NOTES = "    Reason: “So {0}.”.\n    Advice: “Do {0}.”.\n    Legal basis: “Article {0}”.\n    Contact: “a@b.example”.\n"

construct("rules of an article")(lambda n: check(charter(SIGN, article(1, rule("named") * n))))
construct("articles")(lambda n: check(charter(SIGN, articles(n, lambda i: rule("named")))))
construct("chapters")(lambda n: check(charter(SIGN, many(
    n, lambda i: f"Chapter {i + 1} “C”.\n" + article(i + 1, rule("named")), ""))))
construct("notes")(lambda n: check(charter(SIGN, article(1, many(n, lambda i: rule("named") + NOTES.format(i), "")))))
construct("numbered rules")(lambda n: check(charter(SIGN, article(1, many(n, lambda i: f"  1.{i + 1} It is forbidden to “do named”.", "\n")))))
construct("conditions of rules")(lambda n: check(charter(facts(n), article(1, many(
    n, lambda i: f"  It is forbidden to “do f{i}”, if “f{(i + 1) % n} is done”, unless “f{(i + 2) % n} is done”.")))))
construct("approvals")(lambda n: check(charter(SIGN, many(n, lambda i: f"Role r{i}: “Role {i}”."), article(1, many(
    n, lambda i: f"  Approval from “Role {i}” is required to “do named”.")))))
construct("periods of a rule")(lambda n: check(charter(SIGN, article(1, "  It is forbidden to “do named”, " + many(
    n, lambda i: f"from 2027-02-01 until {2027 + i}-12-31", ", ").strip() + ".\n"))))
construct("commitments")(lambda n: check(charter(SIGN, article(1, rule("named") + many(
    n, lambda i: f"  Commitment: “We never do {word(i)}.”.")))))
construct("paragraphs of a text")(lambda n: check(charter(SIGN, article(1, "  Text: “" + many(
    n, lambda i: f"    A paragraph of {word(i)}.", "\n\n") + "”.\n" + rule("named")))))
construct("glossary")(lambda n: check(charter("In this charter:\n" + many(
    n, lambda i: f"  “{word(i)}”: “what {word(i)} is”", ";\n").strip() + ".\n", SIGN, article(1, rule("named")))))
construct("rights")(lambda n: check(charter(facts(n), article(1, many(
    n, lambda i: f"  Everyone has the protected right to “do f{i}”.")))))


# Who overrides whom

def permits(over, n):
    return articles(n, lambda i: rule("named") if i == 0 else f"  {over(i)}, it is permitted to “do other”.\n")


TWO = SIGN + fact("other", "to ask: “Was it?”")
construct("one exception to every other article")(lambda n: check(charter(TWO, articles(n, lambda i: (
    "  By way of exception to every other article, it is permitted to “do other”.\n" if i == 0 else rule("named"))))))
construct("exceptions to every other article")(lambda n: check(charter(TWO, permits(
    lambda i: "By way of exception to every other article", n))))
construct("exceptions to every other article, of as many",
          "each exception lifts each other article: at most 16,777,216 (LIMIT_RECORDS)", 0.25)(
    lambda n: check(charter(TWO, articles(n, lambda i: (
        "  By way of exception to every other article, it is permitted to “do other”.\n" if i % 2 else rule("named"))))))
construct("exceptions to one article")(lambda n: check(charter(TWO, permits(lambda i: "By way of exception to article 1", n))))
construct("exceptions to the article before")(lambda n: check(charter(TWO, permits(lambda i: f"By way of exception to article {i}", n))))
construct("exceptions to the rule before")(lambda n: check(charter(TWO, permits(lambda i: f"By way of exception to rule {i}.1", n))))
construct("an exception to named articles")(lambda n: check(charter(TWO, articles(n, lambda i: rule("named")), article(
    n + 1, "  By way of exception to articles " + many(n, lambda i: f"{i + 1}", " and ").strip() + ", it is permitted to “do other”.\n"))))
construct("exceptions to the article after")(lambda n: check(charter(TWO, articles(n, lambda i: (
    rule("named") if i == n - 1 else f"  By way of exception to article {i + 2}, it is permitted to “do other”.\n")))))
construct("rules subject to one article")(lambda n: check(charter(TWO, articles(n, lambda i: (
    "  It is permitted to “do other”.\n" if i == 0 else "  It is forbidden to “do named”, subject to article 1.\n")))))
construct("exceptions to an article of many rules",
          "each of the article's rules is lifted by each: at most 16,777,216 (LIMIT_RECORDS)", 0.25)(
    lambda n: check(charter(TWO, article(1, rule("named") * n), article(2, (
        "  By way of exception to article 1, it is permitted to “do other”.\n") * n))))
construct("exceptions to articles of one rule in common")(lambda n: check(charter(TWO, articles(n, lambda i: (
    rule("named") * 2 if i % 2 == 0 else f"  By way of exception to article {i}, it is permitted to “do named”.\n")))))


# Examples

EXAMPLE = "    Example {0}: “A post about {1}.”{2}.\n"


def examples(n, level="forbidden", said="the sign"):
    return many(n, lambda i: EXAMPLE.format(level, f"{said} of {word(i)}", ""), "")


def tested(text, code=0, says="", *options):
    return {"c.charte": text}, [Run(["test", "c.charte", *options], code, says)]


construct("examples of a rule")(lambda n: tested(charter(SIGN, article(1, rule("named") + examples(n)))))
construct("examples that do not hold")(lambda n: tested(
    charter(SIGN, article(1, rule("named") + examples(n, "allowed"))), 1, "E-example-verdict"))
construct("examples that do not hold, as JUnit")(lambda n: tested(
    charter(SIGN, article(1, rule("named") + examples(n, "allowed"))), 1, "E-example-verdict", "--output", "junit=o.xml"))
construct("examples of an article")(lambda n: tested(charter(SIGN, article(1, examples(n) + rule("named")))))
construct("an example of each rule", "an evaluation of the whole table for each example", 0.25)(lambda n: tested(charter(
    facts(n, lambda i: f"established if the text mentions “{word(i)}”"), article(1, many(
        n, lambda i: rule(f"f{i}") + EXAMPLE.format("forbidden", word(i), ""), "")))))
construct("rules, examples of one")(lambda n: tested(charter(
    facts(n, lambda i: f"established if the text mentions “{word(i)}”"), article(1, rule("f0") + examples(
        10, said=word(0)) + many(n - 1, lambda i: rule(f"f{i + 1}"), "")))))
construct("scenarios")(lambda n: tested(charter(SIGN, article(1, rule("named")), many(
    n, lambda i: f"Scenario “S{i}”: “A sign of {word(i)}”; verdict forbidden under article 1."))))
construct("a scenario of all articles")(lambda n: tested(charter(SIGN, articles(n, lambda i: rule("named")), (
    "Scenario “S”: “A sign”; verdict forbidden under articles " + many(n, lambda i: f"{i + 1}", " and ").strip() + ".\n"))))
construct("a scenario of all rules")(lambda n: tested(charter(SIGN, articles(n, lambda i: rule("named")), (
    "Scenario “S”: “A sign”; verdict forbidden under rules " + many(n, lambda i: f"{i + 1}.1", " and ").strip() + ".\n"))))
construct("answers of an example")(lambda n: tested(charter(
    facts(n), article(1, rules(n) + "    Example forbidden: “A post.” given that " + many(
        n, lambda i: f"“f{i} is done”", " and ").strip() + ".\n"))))
construct("answers that nobody asks for")(lambda n: check(charter(
    facts(n, lambda i: f"established if the text mentions “{word(i)}”"), article(1, rules(n) + many(
        n, lambda i: f"    Example forbidden: “A post.” given that “f{i} is done”."))), 1, "E-answer-to-no-question"))
