"""What a charter can hold much of, each as a charter of n: the rows of growth.py's table. A construct is a function from
n to the files of a folder and the runs of the command there; a run is the arguments, how it must end, and a code that
its messages must have, so that no row measures something else than it says."""

import collections
import itertools

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


def one_list(items, *files):
    """A charter of one list that is looked for in texts."""
    return {"c.charte": charter(f"List names “Names”: {items}.\n", fact("named", "established if the text mentions names"),
                                article(1, rule("named"))), **dict(files)}


def check(text, code=0, says="", *options):
    return {"c.charte": text}, [Run(["check", "c.charte", *options], code, says)]


def refused(text, says):
    return check(text, 1, says)


# Lists

FILE = "the file “names.txt”, publishable"


def list_file(line, says="", code=0):
    return lambda n: (one_list(FILE, ("names.txt", many(n, line))), [Run(["check", "c.charte"], code, says)])


def inline(item, says="", code=0, confidential=False):
    def make(n):
        files = one_list(many(n, item, ", ").strip())
        if confidential:
            files["c.charte"] = files["c.charte"].replace("“Names”:", "“Names” confidential:")
        return files, [Run(["check", "c.charte"], code, says)]
    return make


for name, line in {
    "a first word in common": lambda i: f"Hotel {word(i)}",
    "a first word in common, numbered": lambda i: f"Hotel Name{i}",
    "three first words in common": lambda i: f"Grand Hotel Royal {word(i)}",
    "a last word in common": lambda i: f"{word(i)} Holding",
    "two last words in common": lambda i: f"{word(i)} Holding SA",
    "the middle in common": lambda i: f"{word(i)} and {word(i + 7)}",
    "no word in common": word,
    "words with a star": lambda i: f"{word(i)}*",
    "a first word with a star in common": lambda i: f"Hote* {word(i)}",
    "a star before in common": lambda i: f"*otel {word(i)}",
    "stars on both sides in common": lambda i: f"*ote* {word(i)}",
    "stars on both sides": lambda i: f"*{word(i)}*",
    "stars before": lambda i: f"*{word(i)}",
    "a last word with a star": lambda i: f"Hotel {word(i)}*",
    "exact terms": lambda i: f"exact: Hotel {word(i)}",
    "patterns": lambda i: f"pattern: PRJ-{i:06}-##",
    "excepts": lambda i: f"except: Hotel {word(i)}" if i else "Hotel",
    "the same term": lambda i: "Hotel Royal",
    "a term and its twin": lambda i: f"Hotel {word(i // 2)}{'' if i % 2 else ' '}",
    "long terms that begin alike": lambda i: ("long " * 20) + word(i),
    "words that begin alike": lambda i: "a" * 60 + word(i),
    "all kinds": lambda i: ("", "exact: ", "pattern: ", "except: ")[i % 4] + word(i),
    "comments": lambda i: f"# {word(i)}" if i else "Hotel",
}.items():
    construct(f"list file: {name}")(list_file(line))

for name, line, says in (
    ("terms that another finds", lambda i: f"Hotel {word(i)}" if i else "Hotel", "W-term-covered"),
    ("terms that a later one finds", lambda i: f"{word(i)} Hotel Royal" if i % 2 else f"{word(i - 1)} Hotel",
     "W-term-covered"),
    ("terms that begin as all", lambda i: f"Hotel{word(i)}" if i else "Hotel*", "W-term-covered"),
    ("accents apart", lambda i: f"café {word(i // 2)}" if i % 2 else f"cafe {word(i // 2)}", "W-accents-apart"),
    ("terms without words", lambda i: f"{'-' * (i % 50)}!" + "." * (i // 50) if i else "Hotel", "E-term-without-words"),
    ("stars in the middle", lambda i: f"a*{word(i)}", "E-term-star"),
    ("lines that cannot be read", lambda i: f"{word(i)}\x01", "E-control-character"),
    ("empty patterns", lambda i: f"pattern: {'-' * i}" if i < 60 else "pattern: PRJ-##", "E-pattern"),
):
    construct(f"list file: {name}")(list_file(line, says, 1 if says[0] == "E" else 0))

construct("list: quoted terms")(inline(lambda i: f"“{word(i)}”"))
construct("list: quoted terms, a b c")(inline(lambda i: f"“a b c {word(i)}”"))
construct("list: exactly, pattern, except")(
    inline(lambda i: ("exactly ", "pattern ", "except ")[i % 3] + f"“{word(i)}”"))
construct("list: confidential terms")(inline(lambda i: f"“Hotel {word(i)}”", confidential=True))
construct("list: confidential terms refused")(
    inline(lambda i: f"“a*{word(i)}”", "E-term-star", 1, True))
construct("list: domains of addresses")(inline(lambda i: f"an e-mail address of the domain “{word(i)}.example”"))


@construct("list: confidential terms, quoted in texts")
def quoted_terms(n):
    files = one_list(many(n, lambda i: f"“Hotel {word(i)}”", ", ").strip())
    text = files["c.charte"].replace("“Names”:", "“Names” confidential:")
    return check(text + many(n, lambda i: f"  Reason: “As with Hotel {word(i)}.”.\n" + rule("named"), ""), 0,
                 "W-confidential-quoted")


def lists(n, items):
    return check(charter(many(n, lambda i: f"List l{i} “L{i}”: {items(i)}."),
                         fact("named", f"established if the text mentions l{n - 1}"), article(1, rule("named"))))


construct("lists that take the one before in")(lambda n: lists(n, lambda i: f"l{i - 1}, “{word(i)}”" if i else "“Hotel”"))
construct("lists that leave the one before out")(
    lambda n: lists(n, lambda i: f"“{word(i)}”, except l{i - 1}" if i else "“Hotel”"))
construct("lists with one term in common")(lambda n: check(charter(
    many(n, lambda i: f"List l{i} “L{i}”: “Hotel Royal”."), facts(n, lambda i: f"established if the text mentions l{i}"),
    article(1, rules(n)))))
construct("lists that a list takes in")(lambda n: lists(n, lambda i: f"“{word(i)}”" if i < n - 1 else many(
    n - 1, lambda k: f"l{k}", ", ").strip()))
construct("lists declared from last to first")(lambda n: check(charter(
    many(n, lambda i: f"List l{i} “L{i}”: " + (f"l{i + 1}, “{word(i)}”." if i < n - 1 else "“Hotel”.")),
    fact("named", "established if the text mentions l0"), article(1, rule("named")))))


@construct("list files")
def files_of_lists(n):
    files = {f"{i}.txt": f"{word(i)}\n" for i in range(n)}
    files["c.charte"] = one_list(many(n, lambda i: f"the file “{i}.txt”", ", ").strip())["c.charte"]
    return files, [Run(["check", "c.charte"])]


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
     lambda i: f"  It is recommended to “do f{i}”.\n", "W-sign-without-verdict"),
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
