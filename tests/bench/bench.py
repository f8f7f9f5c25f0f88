#!/usr/bin/env python3
"""Measures charte beside others, side by side on the same posts and terms, and says what came out.
See bench.mk. Nothing here is a test: it fails only where something cannot be measured at all."""

import argparse
import platform
from pathlib import Path

import report
from inputs import SIZES, Inputs
from programs import race
from report import Row

# Of the time of Vectorscan's scan for the bare terms, how much evaluating may take.
MEMORY_GOALS = {100: 1.0, 1000: 0.7, 10000: 1 / 3}
BOUNDED_TERMS = 1000  # with word boundaries, more terms take it a minute to compile
GROWTH_GOAL = 1.5


class Bench:
    def __init__(self, inputs, rounds):
        self.inputs, self.rounds, self.rows = inputs, rounds, []
        self.tables = {}

    def table(self, size):
        if size not in self.tables:
            self.tables[size] = self.inputs.table(*size)
        return self.tables[size]

    def program(self, name, *arguments):
        """The argv of a program, or None where it could not be built."""
        path = self.inputs.path(name)
        return [path, *arguments] if path.exists() else None

    def race(self, contestants):
        there = {key: argv for key, argv in contestants.items() if argv}
        return race(there, self.rounds), [key for key in contestants if key not in there]

    def add(self, *arguments, **named):
        self.rows.append(Row(*arguments, **named))

    # Posts in memory.

    def memory(self):
        growth = {}
        for size in SIZES:
            growth[size] = self.memory_of(size)
        small, large = growth[SIZES[0]], growth[SIZES[-1]]
        self.add("growth", "10,000 rules and 100,000 terms beside 10 and 100", "ns a post", large, small, "itself", GROWTH_GOAL)

    def memory_of(self, size):
        rules, count = size
        posts, terms = self.inputs.posts, self.inputs.terms(count)
        contestants = {
            "charte": self.program("evaluate", self.table(size), posts),
            "Vectorscan": self.program("vectorscan", terms, posts, "bare"),
            "RE2 set": self.program("re2", terms, *self.inputs.halves),
        }
        if count <= BOUNDED_TERMS:
            contestants["Vectorscan with \\b"] = self.program("vectorscan", terms, posts, "bounded")
        measured, missing = self.race(contestants)
        own, posts_count = measured.pop("charte"), len(self.inputs.records)
        what = f"{rules:,} rules, {count:,} terms"
        for key, peer in measured.items():
            over = self.inputs.unseen if key == "RE2 set" else posts_count
            self.add(
                "posts in memory", f"{what}: {key}", "ns a post",
                own.median / posts_count, peer.median / over, peer.name,
                MEMORY_GOALS.get(count) if key == "Vectorscan" else None,
                {"Vectorscan": f"{own.found / posts_count:.1%} of posts touch a rule", "RE2 set": "on posts not met before"}.get(key, ""),
            )
        for key in missing:
            self.add("posts in memory", f"{what}: {key}", "", missing="missing (make bench-setup)")
        if size == SIZES[0]:
            allocations = float(own.name.split("allocations=")[1])
            self.add("posts in memory", "allocations while evaluating all posts", "", allocations, goal=0)
        return own.median / posts_count


GROUPS = {"memory": Bench.memory}


def about(inputs, rounds):
    return {
        "posts": f"{len(inputs.records)} {'real' if inputs.real else 'invented'} posts of {inputs.mean:.0f} bytes in the mean",
        "rounds": rounds,
        "machine": f"{platform.machine()}, {processor()}",
    }


def processor():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "processor unknown"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", default=",".join(GROUPS), help="of " + ", ".join(GROUPS))
    parser.add_argument("posts", nargs="*", help="NDJSON; invented posts where none is given")
    options = parser.parse_args()

    inputs = Inputs(options.build, options.posts)
    bench = Bench(inputs, options.rounds)
    said = about(inputs, options.rounds)
    print("; ".join(f"{key}: {value}" for key, value in said.items()))
    for name in options.rows.split(","):
        GROUPS[name](bench)
    report.print_table(bench.rows)
    report.write_json(inputs.path("results.json"), said, bench.rows)


if __name__ == "__main__":
    main()
