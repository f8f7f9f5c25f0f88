# SPDX-License-Identifier: Apache-2.0
"""Programs that measure on demand, and races between them."""

import statistics
import subprocess
from dataclasses import dataclass, field


class Program:
    """One that says "ready NAME", then a number and what it found for each line it is sent."""

    def __init__(self, argv):
        self.process = subprocess.Popen(
            [str(word) for word in argv], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        greeting = self.process.stdout.readline()
        if not greeting.startswith("ready"):
            raise SystemExit(f"bench: {argv[0]} did not start")
        self.name = greeting.removeprefix("ready").strip()

    def once(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        spent, found = self.process.stdout.readline().split()
        return float(spent), int(found)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def once(argv):
    """One reading, to see whether more are worth their time."""
    program = Program(argv)
    spent, _ = program.once()
    program.end()
    return spent


@dataclass
class Measured:
    name: str
    median: float
    found: int
    readings: list = field(default_factory=list)


def race(contestants, rounds):
    """Has the programs take turns, after one turn each that does not count: {key: Measured}.
    contestants: {key: argv}."""
    running = {key: Program(argv) for key, argv in contestants.items()}
    readings, found = {key: [] for key in running}, {}
    for turn in range(rounds + 1):
        for key, program in running.items():
            spent, found[key] = program.once()
            if turn:
                readings[key].append(spent)
    for program in running.values():
        program.end()
    return {
        key: Measured(program.name, statistics.median(readings[key]), found[key], readings[key])
        for key, program in running.items()
    }
