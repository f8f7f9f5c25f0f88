# SPDX-License-Identifier: Apache-2.0
"""Usage: sample.py: the sources of the sample that `make check` tries. sample.py BUILD: tries it. sample.py --choose:
sources for a new one. sample.py BUILD --draw: draws the new one among their mutants. See mutants.mk.

The sample, noticed.tsv, has mutants that quick tests noticed when it was drawn, by the seed in its first line: file,
function, the line of the source, and what becomes what. That a test no longer notices one of them is a failure; so it fails
where tests became worse, and never by chance. A mutant whose line has changed is gone from the sample, which is drawn
again (`make mutant-sample-again`) when more than half are."""

import os
import random
import sys

import probes
import run
from sources import ROOT, sources

sys.path.insert(0, os.path.join(ROOT, "tests"))
from progress import Progress  # noqa: E402

PATH = os.path.join(ROOT, "tests", "mutants", "noticed.tsv")
FILES, MUTANTS = 4, 60  # sources of each top folder; mutants of all
LONGEST = 600  # seconds that a test may take: what is chosen depends on no clock


def choose(seed):
    chooser = random.Random(seed)
    return [path for folder in ("runtime/", "compiler/")
            for path in sorted(chooser.sample([path for path in sources() if path.startswith(folder)], FILES))]


def read(path=PATH):
    """The seed, and the keys of the mutants."""
    with open(path, encoding="utf-8") as file:
        seed, *rows = file.read().splitlines()
    return int(seed.removeprefix("SEED=")), [tuple(row.split("\t")) for row in rows]


def draw(build, programs, seed):
    mutants = [mutant for mutant in run.mutants_of(build, programs) if mutant.compiles]
    with Progress(f"a new sample, SEED={seed}", MUTANTS, "mutants") as progress, run.trying(progress) as trial:
        trial.meet(probes.quick(programs), LONGEST)
        found = []
        for mutant in random.Random(seed).sample(mutants, len(mutants)):
            noticed = trial.tried(mutant)[1]
            found += [mutant] if noticed else []
            progress.note(None, noticed)
            if len(found) == MUTANTS:
                break
        with open(PATH, "w", encoding="utf-8") as file:
            file.write(f"SEED={seed}\n" + "".join("\t".join(mutant.key) + "\n" for mutant in sorted(found)))
        return progress.end()


def try_sample(build, programs):
    seed, keys = read()
    there = {mutant.key: mutant for mutant in run.mutants_of(build, programs)}
    taken = [there[key] for key in keys if key in there]
    begun = f"{len(taken)} mutants, of {len(keys)} that SEED={seed} chose; the lines of the others have changed"
    with Progress(begun, len(taken), "mutants") as progress, run.trying(progress) as trial:
        if 2 * len(taken) < len(keys):
            progress.note("tests/mutants/noticed.tsv: most are gone; make mutant-sample-again draws others", 0)
        trial.meet(probes.quick(programs), LONGEST)
        trial.try_all(taken)
        return progress.end()


def main():
    words = sys.argv[1:]
    seed = int(os.environ.get("SEED") or 1)
    if not words:
        print(*sorted({path for path, *_ in read()[1]} & set(sources())))
        return 0
    if words == ["--choose"]:
        print(*choose(seed))
        return 0
    build = os.path.abspath(words[0])
    programs = os.path.join(build, "mutants", "sample")
    return draw(build, programs, seed) if words[1:] else try_sample(build, programs)


if __name__ == "__main__":
    sys.exit(main())
