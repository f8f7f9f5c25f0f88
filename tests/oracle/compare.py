"""Compares the compiler and the runtime with the oracle on random charters and posts.

compare.py --charte build/charte --seed 1 --cases 2000 [--posts 50] [--jobs 2] [--keep FOLDER]

A case is one random post judged by one random charter; each charter (a seed) judges --posts of
them. The charter's text is built and evaluated by the command, the model's table by the oracle;
every line must be the same, for tools, for the author and with absent read as none: a case whose
three lines are is passed. Then the order of declarations must not matter, and learning more must
not turn a final verdict: where it does, the case has failed too."""

import argparse
import functools
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time

import generate
from oracle import Options, run
from record import Record
from verdict import Table

DIGEST = re.compile(r'"digest":"[^"]*"')
RUNS = (("tools", [], Options()), ("author", ["--author"], Options(author=True)),
        ("none", ["--absent", "none", "--quote"], Options(absent_is_none=True, quote=True)))


class Refused(Exception):
    """The command would not read what was written for it."""


def same_digest(line):
    return DIGEST.sub('"digest":"sha256:*"', line)


def in_no_order(line):
    """A verdict with what follows the document's order taken out."""
    verdict = json.loads(same_digest(line))
    for part in ("rules", "pending", "on_trial"):
        verdict[part] = sorted(verdict.get(part, []), key=lambda entry: entry["rule"])
    for entry in verdict["pending"]:
        entry["facts"], entry["questions"] = sorted(entry["facts"]), sorted(entry["questions"])
    verdict["overridden"] = sorted(entry["rule"] for entry in verdict.get("overridden", []))
    return verdict


class Comparison:
    def __init__(self, options):
        self.options = options
        self.verdicts, self.refused, self.told, self.failed = {}, [], [], set()
        self.cases = self.lines = self.learnt = self.differences = 0

    def command(self, *arguments):
        result = subprocess.run([self.options.charte, *arguments], capture_output=True, text=True, encoding="utf-8")
        return result.stdout, result.stderr, result.returncode

    def build(self, source, table):
        _, errors, code = self.command("build", "--no-test", source, "-o", table)
        if not os.path.exists(table):
            raise Refused(f"{source} (exit {code})\n{errors}")

    def evaluate(self, table, posts, flags):
        output, errors, code = self.command("eval", table, posts, *flags)
        if code != 0:
            raise Refused(f"eval {table} {posts}: exit {code}\n{errors}")
        return [same_digest(line) for line in output.splitlines()]

    def differ(self, what, seed, post, *details):
        self.differences += 1
        self.failed.add((seed, post["id"]))
        said = json.dumps(post, ensure_ascii=False)
        self.told.append("\n    ".join([f"difference: {what}, seed {seed}", said, *details]))

    def join(self, other):
        """Adds what another process found."""
        for name, count in other.verdicts.items():
            self.verdicts[name] = self.verdicts.get(name, 0) + count
        self.refused += other.refused
        self.told += other.told
        self.failed |= other.failed
        self.cases, self.lines = self.cases + other.cases, self.lines + other.lines
        self.learnt, self.differences = self.learnt + other.learnt, self.differences + other.differences

    def seed(self, seed, folder):
        case = generate.Case(seed, self.options.posts)
        generate.save(case, folder)
        names = {name: os.path.join(folder, name) for name in
                 (f"charter.{case.lang}.charte", f"shuffled.{case.lang}.charte", "posts.ndjson", "t.ctab", "s.ctab")}
        charter, shuffled, posts, table, other = names.values()
        self.build(charter, table)
        self.build(shuffled, other)
        oracle = Table(case.table)
        self.cases += len(case.posts)
        lines = {}
        for name, flags, options in RUNS:
            lines[name] = self.evaluate(table, posts, flags)
            wanted = [line for _, line, _ in run(oracle, generate.lines(case.posts).splitlines(), options)]
            self.compare(seed, name, case.posts, lines[name], wanted, folder)
        for post, line, again in zip(case.posts, lines["author"], self.evaluate(other, posts, ["--author"])):
            if in_no_order(line) != in_no_order(again):
                self.differ("order matters", seed, post, shuffled, line, again)
        for name, flags, _ in RUNS[:2]:
            self.learn(seed, name, flags, case, oracle, table, lines[name], folder)

    def compare(self, seed, name, posts, lines, wanted, folder):
        if len(lines) != len(wanted):
            raise Refused(f"{name} {folder}: {len(lines)} lines for {len(wanted)}")
        for post, line, right in zip(posts, lines, wanted):
            self.lines += 1
            verdict = json.loads(line)["verdict"]
            self.verdicts[verdict] = self.verdicts.get(verdict, 0) + 1
            if line != right:
                self.differ(name, seed, post, folder, "charte: " + line, "oracle: " + str(right))

    def learn(self, seed, name, flags, case, oracle, table, lines, folder):
        """A final verdict stands, whatever else is learnt."""
        before, more = [], []
        for post, line in zip(case.posts, lines):
            verdict = json.loads(line)
            if not verdict.get("final"):
                continue
            answers = post.get("facts") or {}
            # Tools are not told what is asked of protected rights, so that an answer to it is news to them.
            asked = [fact["id"] for fact in case.model["facts"] if fact["asks"] and fact["id"] not in answers
                     and (name == "author" or fact["id"] not in oracle.hidden)]
            richer = case.poster.learnt(post, self.undisputed(oracle, post, asked))
            if richer:
                before.append(verdict)
                more.append(richer)
        if not more:
            return
        path = os.path.join(folder, "learnt.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            file.write(generate.lines(more))
        for old, post, line in zip(before, more, self.evaluate(table, path, flags)):
            self.learnt += 1
            new = json.loads(line)
            if new["verdict"] != old["verdict"] or not new.get("final"):
                self.differ(f"{name}: a final verdict turned", seed, post, folder, json.dumps(old, ensure_ascii=False),
                            line)

    @staticmethod
    def undisputed(oracle, post, asked):
        """The questions that are open: evidence has not decided them."""
        known = oracle.reading(Record(post, oracle.platforms), post).said.facts.known
        return [name for name in asked if known[name].value is None or known[name].source == "assumed"]

    def report(self, seconds):
        print(f"seed {self.options.seed}: {self.cases} cases, {self.lines} verdicts compared, {self.learnt} final ones "
              f"learnt more of, {len(self.refused)} charters refused, {self.differences} differences; "
              f"{self.cases / seconds:.0f} cases a second")
        print("  " + ", ".join(f"{name} {count}" for name, count in sorted(self.verdicts.items())))
        for told in self.told[:self.options.show]:
            print(told)
        for seed, reason in self.refused[:self.options.show]:
            print(f"refused: seed {seed}: {reason}")
        bad = len(self.failed) + len(self.refused)
        print(f"{self.cases - len(self.failed)} passed, {bad} failed")


def compared(options, seed):
    """One charter and its posts."""
    comparison = Comparison(options)
    with tempfile.TemporaryDirectory() as temporary:
        try:
            comparison.seed(seed, os.path.join(options.keep or temporary, str(seed)))
        except Refused as reason:
            comparison.refused.append((seed, reason.args[0]))
    return comparison


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--charte", default="build/charte")
    parser.add_argument("--seed", type=int, default=1, help="the first charter's")
    parser.add_argument("--cases", type=int, default=2000, help="how many posts are judged, each by one charter")
    parser.add_argument("--posts", type=int, default=50, help="how many of them a charter judges")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many processes share the work")
    parser.add_argument("--show", type=int, default=3, help="how many differences are told whole")
    parser.add_argument("--refused", type=float, default=0.1, help="the share of charters that may be refused")
    parser.add_argument("--keep", help="where to leave the files")
    options = parser.parse_args()
    total, begun = Comparison(options), time.monotonic()
    seeds = range(options.seed, options.seed + max(1, options.cases // options.posts))
    with multiprocessing.Pool(options.jobs) as pool:
        for comparison in pool.imap(functools.partial(compared, options), seeds, chunksize=4):
            total.join(comparison)
    total.report(time.monotonic() - begun)
    return 1 if total.differences or len(total.refused) > options.refused * len(seeds) else 0


if __name__ == "__main__":
    sys.exit(main())
