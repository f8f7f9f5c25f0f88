# SPDX-License-Identifier: Apache-2.0
"""growth.py CHARTE [--table] [--only TEXT] [--from N]: how the work of the command grows with each construct of
constructs.py, at n, 10 n and 100 n. CHARTE is one that counts its steps and the bytes it asks for (steps.c); nothing
here looks at a clock, so that a busy machine changes nothing.

What all runs do is taken off by looking at differences: from 10 n to 100 n the work may grow ten times as much as from
n to 10 n, and by a logarithm: n log n. A construct whose answer is itself larger is held to that answer's size, n × n,
and says what bounds it.

--table prints what was counted, with more of each (--from says how much)."""

import argparse
import os
import subprocess
import sys
import tempfile

import constructs
from told import Failed, told

N, TABLE_N = 10, 100
SLACK = 16   # 10 × log(100 n) / log(10 n), which at 10 is 15
DOUBLED = 24  # of bytes: an array asks for up to twice what it holds
SQUARE = 120
BLOCKS = 2 * 64 * 1024  # an arena asks for that much at a time: less tells nothing


def counted(charte, run, folder, n, says):
    """Steps and bytes of a run, which must end and say as it is meant to."""
    place = os.path.join(folder, "steps")
    if os.path.exists(place):
        os.unlink(place)
    result = subprocess.run([charte, *run.arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            env={**os.environ, "STEPS": place, "LC_ALL": "C.UTF-8"})
    said = result.stdout.decode("utf-8", "replace")
    if result.returncode != run.code or says not in said:
        raise Failed(f"at {n}: {' '.join(run.arguments)}: {result.returncode}, not {run.code} with “{says}”:\n{said[:600]}\n")
    with open(place, encoding="ascii") as file:
        return [int(number) for number in file.read().split()]


def prepare(charte, files, run, folder):
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    for arguments in run.before:
        subprocess.run([charte, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def measure(charte, row, n, first):
    """Of many mistakes the last are not said any more: what must be said is looked for in the first run."""
    n = max(4, int(n * row.times))
    files, runs = row.make(n)
    total = [0, 0]
    for run in runs:
        with tempfile.TemporaryDirectory() as folder:
            prepare(charte, files, run, folder)
            total = [a + b for a, b in zip(total, counted(charte, run, folder, n, run.says if first else ""))]
    return total


def growth(at, least):
    """How much more the second difference is than the first; of one below `least`, than that."""
    return (at[2] - at[1]) / max(least, at[1] - at[0])


def judge(charte, row, first):
    """Whether a row holds, and what is to be said of it."""
    at = [measure(charte, row, first * times, times == 1) for times in (1, 10, 100)]
    steps, asked = (growth([numbers[i] for numbers in at], least) for i, least in ((0, 1), (1, BLOCKS)))
    line = "  ".join(f"{a:>12} {b:>12}" for a, b in at)
    holds = steps <= (SQUARE if row.answer else SLACK) and asked <= (SQUARE if row.answer else DOUBLED)
    return holds, f"{row.name[:56]:<56} {line}  {steps:6.1f} {asked:6.1f}{'' if holds else '  MORE'}{'  ' + row.answer if row.answer else ''}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("charte")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--from", type=int, dest="first")
    asked = parser.parse_args()
    first = asked.first or (TABLE_N if asked.table else N)
    charte = os.path.abspath(asked.charte)
    if asked.table:
        heads = "  ".join(f"{f'steps, {first * times}':>12} {'bytes':>12}" for times in (1, 10, 100))
        print(f"{'construct':<56} {heads}  {'steps×':>6} {'bytes×':>6}")
    return told(constructs.ROWS, asked, lambda row: judge(charte, row, first))


if __name__ == "__main__":
    sys.exit(main())
