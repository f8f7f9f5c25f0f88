# SPDX-License-Identifier: Apache-2.0
"""Lists, in a file or in the charter. Rows of growth.py's table."""

from charters import MENTIONED, Run, article, charter, check, construct, fact, facts, many, one_list, rule, rules, word

# Lists

FILE = "the file “names.txt”, publishable"


def list_file(line, says="", code=0, how=MENTIONED):
    return lambda n: (one_list(FILE, ("names.txt", many(n, line)), how=how), [Run(["check", "c.charte"], code, says)])


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

for name, evidence, line, says in (
    ("hashtags", "carries the hashtag", lambda i: word(i), ""),
    ("hashtags that another finds", "carries the hashtag", lambda i: f"hotel{word(i)}" if i else "hotel*", "W-term-covered"),
    ("hashtags with and without accents", "carries the hashtag",
     lambda i: ("é" if i % 2 else "e") + word(i // 2), "W-term-covered"),
    ("accounts with stars", "addresses the account", lambda i: f"@*{word(i)}*", ""),
    ("domains below each other", "links to", lambda i: "a." * (i % 60) + f"{word(i // 60)}.example", ""),
    ("domains that another covers", "links to", lambda i: f"{word(i)}.hotel.example/{word(i)}" if i else "hotel.example",
     "W-term-covered"),
    ("domains with long paths", "links to", lambda i: f"hotel.example/{word(i)}" + "/a" * 50, ""),
):
    construct(f"list file: {name}")(list_file(line, says, how=f"established if the post {evidence} names"))

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
