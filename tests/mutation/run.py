# SPDX-License-Identifier: Apache-2.0
"""Usage: run.py BUILD SMALL ORGANIZE LARGE. Makes three tables and tries every SMALL-th, ORGANIZE-th and LARGE-th of
their changes (mutate.c)."""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
sys.path.insert(0, ROOT + "/tests")
from progress import Progress, follow  # noqa: E402

COUNT = re.compile(r"(\d+) passed, (\d+) failed")


def large():
    """A charter whose table is large: many lists, facts and rules."""
    lines = ["Language: English.\nCharter “Large” of “Example Ltd”, version 1.\nChecked: official accounts."]
    for n in range(200):
        terms = ", ".join(f"“term {n} of {k}”" for k in range(40))
        lines.append(f"List list_{n} “List {n}”: {terms}, “word{n}*”.")
        lines.append(f"Fact fact_{n}: “name {n}”, that is “{n} is named”; established if the text mentions list_{n}.")
    for n in range(20):
        lines.append(f"Article {n + 1} “Subjects {n}”.")
        for k in range(10):
            lines.append(f"  It is forbidden to “name {n * 10 + k}”, unless “{(n * 10 + k + 7) % 200} is named”.")
    return "\n".join(lines) + "\n"


def build(charte, table, *charters):
    subprocess.run([charte, "build", "--no-test", *charters, "-o", table], cwd=ROOT, check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return table


def mutate(progress, program, step, table):
    """Says what it says, but for its count, which is added to ours; without one it crashed."""
    counts = []

    def take(line):
        count = COUNT.fullmatch(line)
        if not count:
            progress.say(line.replace(os.path.dirname(table) + "/", ""))
            return
        counts.append(line)
        progress.passed += int(count[1])
        progress.failed += int(count[2])
        progress.done += int(count[1])

    code = follow([program, step, table], take)
    if not counts or code not in (0, 1):
        progress.note(f"mutate {step} {os.path.basename(table)}: exit code {code}")


def main():
    folder, steps = os.path.realpath(sys.argv[1]), sys.argv[2:5]
    charte, program = folder + "/charte", folder + "/mutate"
    os.environ["ASAN_OPTIONS"] = "abort_on_error=1:quarantine_size_mb=8"
    os.environ["UBSAN_OPTIONS"] = "abort_on_error=1:print_stacktrace=1"
    organize = [f"{ROOT}/charters/organize/{language}.charte" for language in ("de", "en", "fr", "it")]
    with Progress(f"changes of three tables, every {', '.join(steps)}-th", unit="changes") as progress:
        with tempfile.TemporaryDirectory() as work:
            with open(work + "/large.charte", "w", encoding="utf-8") as file:
                file.write(large())
            tables = [build(charte, work + "/every.ctab", ROOT + "/tests/fuzz/every.charte"),
                      build(charte, work + "/organize.ctab", *organize),
                      build(charte, work + "/large.ctab", work + "/large.charte")]
            for step, table in zip(steps, tables):
                mutate(progress, program, step, table)
        return progress.end()


if __name__ == "__main__":
    sys.exit(main())
