# SPDX-License-Identifier: Apache-2.0
"""signs.py CHARTE: what is advised of signs and questions is safe, on random charters.

Where a sign is said to change no verdict, the charter without it, and the one in which it establishes the fact, give
every random post the same record; a question that is said never to be put is in none. SEED and CASES are read from the
environment."""

import copy
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle"))

import charter_text  # noqa: E402
import generate  # noqa: E402
from posts import Poster  # noqa: E402

ENOUGH = 20  # charters of which something is said, for each of the two
POSTS = 40
SAID = re.compile(r"([a-z_]+) W-(sign-without-verdict|question-never-put)[^:]*: .*?\b(f_[a-z])\b")


class Signs:
    def __init__(self, charte, folder):
        self.charte, self.folder = charte, folder
        self.passed = self.failed = 0
        self.said = {"sign-without-verdict": 0, "question-never-put": 0}

    def holds(self, good, *more):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print("\n    ".join(more))

    def run(self, *arguments):
        result = subprocess.run([self.charte, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
        return result.stdout, result.stderr, result.returncode

    def build(self, model, seed):
        """A table of the model, or None and what was said."""
        source, table = os.path.join(self.folder, "c.charte"), os.path.join(self.folder, "c.ctab")
        with open(source, "w", encoding="utf-8") as file:
            file.write(charter_text.write(model, random.Random(seed)))
        if os.path.exists(table):
            os.unlink(table)
        _, said, _ = self.run("build", "--no-test", source, "-o", table)
        return (table if os.path.exists(table) else None), said

    def records(self, table, posts):
        path = os.path.join(self.folder, "posts.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            file.write(generate.lines(posts))
        lines = []
        for flags in ([], ["--author"], ["--author", "--absent", "none"]):
            lines += self.run("eval", table, path, *flags)[0].splitlines()
        return lines

    def same(self, seed, fact, model, before, posts):
        table, said = self.build(model, seed)
        if not table:
            self.holds(False, f"seed {seed}, {fact}: the charter without the sign", said)
            return
        after = self.records(table, posts)
        differ = [pair for pair in zip(before, after) if told(pair[0]) != told(pair[1])]
        self.holds(before and not differ and len(before) == len(after), f"seed {seed}, {fact}", *(differ[0] if differ else ()))

    def case(self, seed):
        source = random.Random(seed)
        model = permissive(source, generate.Case(seed, 0).model)
        table, said = self.build(model, seed)
        found = [(code, name) for _, code, name in SAID.findall(said)]
        if not table or not found:
            return
        poster = Poster(source, model)
        posts = [poster.post(f"{seed}-{number}") for number in range(POSTS)]
        before = self.records(table, posts)
        for code, name in found:
            self.said[code] += 1
            if code == "question-never-put":
                self.holds(not any(is_put(line, name) for line in before), f"seed {seed}: {name} is asked")
                continue
            for repaired in filter(None, (without(model, name), establishing(model, name))):
                self.same(seed, name, repaired, before, posts)


def told(line):
    """What a record says of rules: an answer that was given can make the same sign tell otherwise what to ask."""
    verdict = json.loads(line)
    return [verdict.get(part) for part in ("verdict", "reason", "at_most", "final", "rules", "overridden", "pending", "on_trial")]


def permissive(source, model):
    """With more permissions that lift nothing, and more questions of what texts decide, than random charters have."""
    share = source.choice([0, 0.5, 0.8, 1])
    for rule in (rule for article in model["articles"] for rule in article["rules"]):
        if source.random() < share:
            rule.update(modality="permit", role=None, exceptions=[], trial=False)
    for fact in model["facts"]:
        fact["asks"] = fact["asks"] or source.random() < 0.4
    return model


def without(model, name):
    model = copy.deepcopy(model)
    for fact in model["facts"]:
        if fact["id"] == name:
            fact["to_check"] = None
    return model


def establishing(model, name):
    """None where the condition would be one of too many groups to be written."""
    model = copy.deepcopy(model)
    fact = next(fact for fact in model["facts"] if fact["id"] == name)
    both = [fact[clause] for clause in ("established", "to_check") if fact.get(clause)]
    if len(both) == 2 and any("all" in part or "any" in part for node in both for part in node.get("all", node.get("any", []))):
        return None
    fact["established"], fact["to_check"] = both[0] if len(both) == 1 else {"any": both}, None
    return model


def is_put(line, name):
    """Whether a record has the question of a fact that nobody has answered."""
    verdict = json.loads(line)
    fact = verdict.get("facts", {}).get(name, {})
    return "question" in fact and "source" not in fact


def main():
    seed = int(os.environ.get("SEED", "5100"))
    with tempfile.TemporaryDirectory() as folder:
        signs = Signs(os.path.abspath(sys.argv[1]), folder)
        for number in range(seed, seed + int(os.environ.get("CASES", "300"))):
            signs.case(number)
    for code, count in signs.said.items():
        signs.holds(count >= ENOUGH, f"W-{code} was said {count} times alone")
    print(f"{signs.passed} passed, {signs.failed} failed")
    return 0 if signs.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
