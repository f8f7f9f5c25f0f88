# SPDX-License-Identifier: Apache-2.0
"""Usage: run.py BUILD PROGRAMS [--count N] [--longest SECONDS] [--jobs N]. Tries the mutants that PROGRAMS have, made with
`make mutant-programs`: each against the tests that reach it, the quick ones first, until one fails.

A test reaches a mutant where it would have made a difference to the value at that place. Told are those that nobody notices,
and a table by folder. Those that equivalent.tsv says to be no other program are left out; what it says of a
mutant that is not there is a failure. Tests that take longer than that are left out, and told: what survives the others may
be theirs to notice."""

import argparse
import collections
import concurrent.futures
import contextlib
import functools
import os
import random
import sys

import equivalent
import known
import probes
from sources import ROOT

sys.path.insert(0, os.path.join(ROOT, "tests"))
from progress import Progress  # noqa: E402

SEED = int(os.environ.get("SEED") or 1)
COLUMNS = ("mutants", "not compiled", "equivalent", "tried", "killed", "survived", "not reached", "share")


def mutants_of(build, programs):
    """Of all sources that the programs have with their mutants."""
    with open(os.path.join(programs, "sources"), encoding="utf-8") as file:
        paths = file.read().strip().removeprefix("MUTATED = ").split()
    return [mutant for path in paths
            for mutant in known.listed(path, os.path.join(build, "mutants", "gen", path[:-2] + ".list"))]


def chosen(mutants, count):
    """So many of them, as SEED will have it; 0: all."""
    found = [mutant for mutant in mutants if mutant.compiles]
    if not count or count >= len(found):
        return found
    return sorted(random.Random(SEED).sample(found, count))


class Table:
    """How many there are of each kind, by folder."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)

    def add(self, mutant, what, count=1):
        self.counts[os.path.dirname(mutant.path)][what] += count

    def begin(self, mutants, taken, judged):
        for mutant in mutants:
            self.add(mutant, "mutants")
            self.add(mutant, "not compiled", not mutant.compiles)
        for mutant in taken:
            self.add(mutant, "equivalent", mutant.key in judged)

    def lines(self):
        yield "".join(f"{text:>{20 if text == 'folder' else 14}}" for text in ("folder", *COLUMNS))
        total = collections.Counter()
        for folder in sorted(self.counts):
            total.update(self.counts[folder])
            yield self.line(folder, self.counts[folder])
        yield self.line("all", total)

    @staticmethod
    def line(name, counts):
        counts = counts.copy()
        counts["tried"] = counts["killed"] + counts["survived"]
        share = 100 * counts["survived"] / (counts["tried"] or 1)
        return f"{name:>20}" + "".join(f"{counts[column]:>14}" for column in COLUMNS[:-1]) + f"{share:>12.1f} %"


def each(pool, function, arguments):
    """(argument, what the function says of it), as they end."""
    waiting = {pool.submit(function, argument): argument for argument in arguments}
    for done in concurrent.futures.as_completed(waiting):
        yield waiting[done], done.result()


class Trial:
    """Tests, and the mutants that are tried on them."""

    def __init__(self, runner, pool, progress):
        self.runner, self.pool, self.progress = runner, pool, progress
        self.met, self.table = [], Table()

    def meet(self, tests, longest):
        """Every test once without a mutant; one that fails then notices none."""
        for test, (met, problem) in each(self.pool, functools.partial(self.runner.meet, longest=longest), tests):
            if met:
                self.met.append(met)
            elif problem:
                self.progress.note(f"{test.name}: fails without a mutant\n{problem}", 0)
            else:
                self.progress.say(f"{test.name}: NOT RUN: it takes more than {longest} s")
        self.met.sort(key=lambda met: met.seconds)
        slow = ", ".join(f"{met.probe.name} {met.seconds:.0f}" for met in self.met[:-6:-1])
        self.progress.say(f"{len(self.met)} tests, {sum(met.seconds for met in self.met):.0f} s; the slowest: {slow}")

    def tried(self, mutant):
        """Whether any test reaches a mutant, and whether one notices it."""
        reaching = [met for met in self.met if mutant.number in met.reached]
        return bool(reaching), any(self.runner.notices(met, mutant.number) for met in reaching)

    def try_all(self, mutants):
        for mutant, (reached, noticed) in each(self.pool, self.tried, mutants):
            self.table.add(mutant, "killed" if noticed else "survived")
            self.table.add(mutant, "not reached", not reached)
            self.progress.note(None if noticed else known.shown(mutant, "" if reached else ": no test reaches it"))


@contextlib.contextmanager
def trying(progress, jobs=None):
    with probes.Runner() as runner, runner.pool(jobs or len(os.sched_getaffinity(0))) as pool:
        yield Trial(runner, pool, progress)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("programs")
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--longest", type=int, default=60)
    parser.add_argument("--jobs", type=int)
    asked = parser.parse_args()
    build, programs = os.path.abspath(asked.build), os.path.abspath(asked.programs)
    mutants = mutants_of(build, programs)
    taken = chosen(mutants, asked.count)
    judged, stale = equivalent.read(mutants)
    left = [mutant for mutant in taken if mutant.key not in judged]
    begun = f"{len(taken)} of {len(mutants)} mutants, SEED={SEED} COUNT={len(taken)}"
    with Progress(begun, len(left), "mutants") as progress, trying(progress, asked.jobs) as trial:
        trial.table.begin(mutants, taken, judged)
        for entry in stale:
            progress.note(f"tests/mutants/equivalent.tsv: there is no such mutant: {entry}", 0)
        trial.meet(probes.all_probes(build, programs), asked.longest)
        trial.try_all(left)
        for line in trial.table.lines():
            progress.say(line)
        return progress.end()


if __name__ == "__main__":
    sys.exit(main())
