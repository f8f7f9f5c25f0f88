# SPDX-License-Identifier: Apache-2.0
"""Looks for what only a claimed right can give: opacity.py --charte build/charte [--seed 1] [--charters 60] [--show 3]

A post claims a protected right where its author answers yes to what the right is about, or to what that could make
true, or where its words say it. For each random charter every post is evaluated for tools. Each record, the id apart,
that a claiming post gives, some post without a claim must give, too; then all those posts, in one run each with every
summary, report and exit code, must give the same bytes. Where no post does, the compiler has to have said so
(W-right-shows). No record names a rule that protects, or a fact that is withheld. A charter of which all this is true
is passed."""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import charter_text  # noqa: E402
import claims
import generate  # noqa: E402
import rights  # noqa: E402
from formats import FORMATS  # noqa: E402
from record import Record
from verdict import Table

WARNING = "W-right-shows"
ID = re.compile(r'"id":"[^"]*",')


def claiming(table, post):
    """Whether the post's author claims a right, in so many words or by an answer."""
    record = Record({**post, "id": "1"}, table.platforms, False)
    facts = table.reading(record, post).said.facts
    denied, raised = claims.claimable(table.data)
    by_words = any(facts.values[name] is True and facts.known[name].source != "assumed" for name in denied)
    return by_words or any(facts.given.get(name) is True for name in raised)


def withheld(table):
    """The names, as records would write them, of what tools are told nothing of."""
    rules = {rule["rule"] for rule in table.data["rules"] if rule["modality"] == "protect"}
    return [f'"{name}"' for name in rules | table.hidden]


class Search:
    def __init__(self, charte, folder):
        self.charte, self.folder = os.path.abspath(charte), folder

    def run(self, *arguments):
        return subprocess.run([self.charte, *arguments], cwd=self.folder, capture_output=True, text=True, encoding="utf-8",
                              env={**os.environ, "LC_ALL": "en", "GITHUB_STEP_SUMMARY": ""}, check=False)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def evaluate(self, posts):
        """A record a post, the ids taken out."""
        self.write("posts.ndjson", generate.lines(posts))
        result = self.run("eval", "t.ctab", "posts.ndjson")
        lines = [ID.sub("", line) for line in result.stdout.splitlines()]
        if result.returncode != 0 or len(lines) != len(posts):
            raise RuntimeError(f"{len(lines)} records of {len(posts)} posts, exit {result.returncode}: {result.stderr}")
        return lines

    def told(self, posts):
        """All that a run tells of the posts: records, summary, reports, exit code."""
        self.write("posts.ndjson", generate.lines({**post, "id": str(at)} for at, post in enumerate(posts)))
        given = [f"--output={name}=report.{name}" for name in FORMATS]
        runs = [self.run("eval", "t.ctab", "posts.ndjson", "--fail-on", "encouraged", *more)
                for more in (["--summary", *given], ["--output=github"])]
        parts = [(run.returncode, run.stdout, run.stderr) for run in runs]
        for name in FORMATS:
            with open(os.path.join(self.folder, f"report.{name}"), encoding="utf-8") as file:
                parts.append(file.read())
        return parts

    def charter(self, seed):
        """(posts, whether the compiler warned, [(post, record)] that nothing without a claim gives, those that name what
        is withheld, whether reports are the same)."""
        source = random.Random(seed)
        model = rights.Maker(source, source.choice(generate.LANGS)).make()
        self.write("c.charte", charter_text.write(model, source))
        built = self.run("build", "--no-test", "c.charte", "-o", "t.ctab")
        if built.returncode != 0:
            raise RuntimeError(f"seed {seed} is refused: {built.stderr}")
        table, posts = Table(generate.table(model)), list(rights.posts(model))
        plain, claimed, names = {}, {}, withheld(table)
        for post, line in zip(posts, self.evaluate(posts)):
            (claimed if claiming(table, post) else plain).setdefault(line, post)
        alone = [(post, line) for line, post in claimed.items() if line not in plain]
        told = [(post, line) for line, post in {**plain, **claimed}.items() if any(name in line for name in names)]
        shared = [line for line in claimed if line in plain]
        same = self.told([claimed[line] for line in shared]) == self.told([plain[line] for line in shared])
        return len(posts), WARNING in built.stderr, alone, told, same


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--charte", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--charters", type=int, default=60)
    parser.add_argument("--show", type=int, default=3)
    given = parser.parse_args()
    print(f"seed {given.seed}, {given.charters} charters", flush=True)
    total = warned = warned_idly = passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="charte-opacity-") as folder:
        search = Search(given.charte, folder)
        for seed in range(given.seed, given.seed + given.charters):
            posts, said, alone, told, same = search.charter(seed)
            total, warned, warned_idly = total + posts, warned + said, warned_idly + (said and not alone)
            good = same and not told and (said or not alone)
            passed, failed = passed + good, failed + (not good)
            if not good and failed <= given.show:
                print(f"seed {seed}: " + ("reports differ" if not same else "names" if told else "only a claim gives"))
                for post, line in (told or alone)[:2]:
                    print(f"    {json.dumps(post)}\n    {line}", flush=True)
    print(f"{total} posts, {warned} charters warned of, {warned_idly} of them for nothing found")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
