# SPDX-License-Identifier: Apache-2.0
"""verdicts.py CHARTE: a verdict is no longer than what `inspect` says it may be, and that grows as the charter does."""

import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
sys.path.insert(0, ROOT + "/tests/oracle")
import generate  # noqa: E402

BOUND = re.compile(r"a verdict has at most (\d+) bytes")
HEAD = "Language: English.\nCharter “Large” of “Example Ltd”, version 1.\n"
WAYS = ([], ["--author"], ["--absent", "none"], ["--author", "--absent", "none"])
N = 20
SLACK = 14  # what 10 n may have as a multiple of what n has: numbers and names become longer


def asked(name, question="Is it so?", more=""):
    return f"Fact {name}: “be {name}”, that is “it is {name}”;{more} to ask: “{question}”.\n"


def articles(rules):
    return "".join(f"Article {at} “A”.\n  {rule}\n" for at, rule in enumerate(rules, 1))


def questions(n):
    """Each of n rules waits for a fact that rests on n questions."""
    facts = "".join(asked(f"q{i}", "Is it really so? " * 8) for i in range(n))
    some = ", or ".join(f"“it is q{i}”" for i in range(n))
    return HEAD + facts + asked("f") + f"Fact any: “be any”, that is “it is any”; established if {some}.\n" + articles(
        "It is forbidden to “be f”, unless “it is any”." for _ in range(n)), "text"


def chain(n):
    """Each rule is overridden by the next, and all wait."""
    facts = "".join(asked(f"q{i}", "Is it really so? " * 8) for i in range(n))
    rules = [f"It is permitted to “be q{i}”, subject to article {i + 2}." for i in range(1, n - 1)]
    return HEAD + facts + articles(["It is forbidden to “be q0”, subject to article 2.", *rules,
                                    f"It is permitted to “be q{n - 1}”."]), "text"


def every_other(n):
    """Each of n articles gives way to a right, and waits for whether it is claimed."""
    rules = ["It is forbidden to “be f”." for _ in range(n)]
    right = "By way of exception to every other article, everyone has the protected right to “be r”."
    return HEAD + asked("f") + asked("r") + articles([*rules, right]), "text"


def relations(n):
    """Each of n exceptions may override each of n rules, whose names are long."""
    first = "9" * 60
    rules = "  It is forbidden to “be f”.\n" * n
    more = "".join(f"Article {'8' * 60}{at} “A”.\n  By way of exception to article {first}, it is permitted to “be f”, if the post is sponsored.\n"
                   for at in range(n))
    return HEAD + asked("f") + f"Article {first} “A”.\n" + rules + more, "text"


def long_text(place, text):
    """A charter of little else than one text, which a verdict says."""
    def make(n):
        long = {name: text * 20 * n if name == place else "Short" for name in ("title", "question", "reason", "advice")}
        return (HEAD.replace("Large", long["title"]) + asked("f", long["question"]) + "Article 1 “A”.\n  It is forbidden to “be f”.\n" +
                f"    Reason: “{long['reason']}”.\n    Advice: “{long['advice']}”.\n"), "text"
    make.__name__ = f"long {place}: {text}"
    return make


def places(n):
    """Each of n rules rests on the same places of a text full of them."""
    facts = "".join(f"Fact f{i}: “be f{i}”, established if the text mentions names.\n" for i in range(n))
    return (HEAD + "List names “Names”: “Acme”.\n" + facts + articles(f"It is forbidden to “be f{i}”." for i in range(n)),
            "Acme " * 2000)


class Bounds:
    def __init__(self, charte):
        self.charte, self.passed, self.failed = charte, 0, 0

    def holds(self, name, true, detail=""):
        self.passed, self.failed = self.passed + bool(true), self.failed + (not true)
        if not true:
            print(f"  {name}\n    {str(detail)[:600]}")

    def run(self, folder, *arguments):
        result = subprocess.run([self.charte, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)
        if result.returncode != 0:
            raise SystemExit(f"{arguments}: {result.returncode}\n{result.stderr[:2000]}")
        return result.stdout

    def bound(self, folder):
        return int(BOUND.search(self.run(folder, "inspect", "t.ctab", "--lang", "en"))[1])

    def longest(self, folder):
        """The longest verdict of posts.ndjson, without the post's own id."""
        lines = [line for way in WAYS for line in self.run(folder, "eval", "t.ctab", "posts.ndjson", *way).splitlines()]
        return max(len(line.encode()) - len(json.dumps(json.loads(line)["id"]).encode()) for line in lines)

    def measure(self, make, n):
        charter, text = make(n)
        posts = "".join(json.dumps({"text": text, "facts": facts}) + "\n" for facts in ({}, {"f": True}))
        with tempfile.TemporaryDirectory() as folder:
            for name, content in (("c.charte", charter), ("posts.ndjson", posts)):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
            self.run(folder, "build", "--no-test", "c.charte", "-o", "t.ctab")
            return self.longest(folder), self.bound(folder)

    def within(self, make, n):
        said, bound = self.measure(make, n)
        self.holds(f"{make.__name__}, {n}: within the bound", said <= bound, (said, bound))

    def refuses(self, charter):
        """A name of one letter or figure more than it may have."""
        with tempfile.TemporaryDirectory() as folder:
            for more, code in (("", 0), ("9", 1)):
                with open(folder + "/c.charte", "w", encoding="utf-8") as file:
                    file.write(HEAD + charter.format(more))
                result = subprocess.run([self.charte, "build", "--no-test", "c.charte", "-o", "t.ctab"], cwd=folder,
                                        capture_output=True, encoding="utf-8", check=False)
                said = "E-name-too-long" in result.stderr
                self.holds(f"a name too long: {charter[:12]}", result.returncode == code and said == bool(code), result.stderr)

    def grow(self, make):
        (said, bound), (said_more, bound_more) = self.measure(make, N), self.measure(make, 10 * N)
        self.holds(f"{make.__name__}: within the bound", said <= bound and said_more <= bound_more, (said, bound, said_more, bound_more))
        self.holds(f"{make.__name__}: the bound grows as the charter", bound_more <= SLACK * bound, (bound, bound_more))
        self.holds(f"{make.__name__}: the verdict grows as the charter", said_more <= SLACK * said, (said, said_more))

    def random(self, seed):
        case = generate.Case(seed, 40)
        with tempfile.TemporaryDirectory() as folder:
            generate.save(case, folder)
            self.run(folder, "build", "--no-test", f"charter.{case.lang}.charte", "-o", "t.ctab")
            said, bound = self.longest(folder), self.bound(folder)
        self.holds(f"seed {seed}: within the bound", said <= bound, (said, bound))


def main():
    bounds = Bounds(os.path.abspath(sys.argv[1]))
    for make in (questions, chain, every_other, relations, places,
                 *(long_text(place, text) for place in ("title", "question", "reason", "advice") for text in ("so ", '"\\ '))):
        bounds.grow(make)
    bounds.within(relations, 64)
    bounds.refuses("Fact " + "f" * 128 + "{}: “be f”, that is “it is f”; to ask: “F?”.\nArticle 1 “A”.\n  It is forbidden to “be f”.\n")
    bounds.refuses("List " + "l" * 128 + "{}: “Acme”.\n" + asked("f") + "Article 1 “A”.\n  It is forbidden to “be f”.\n")
    bounds.refuses(asked("f") + "Article " + "1" * 128 + "{} “A”.\n  It is forbidden to “be f”.\n")
    bounds.refuses(asked("f") + "Article 1 “A”.\n  1." + "1" * 126 + "{} It is forbidden to “be f”.\n")
    for seed in range(4100, 4120):
        bounds.random(seed)
    print(f"{bounds.passed} passed, {bounds.failed} failed")
    return 1 if bounds.failed else 0


if __name__ == "__main__":
    sys.exit(main())
