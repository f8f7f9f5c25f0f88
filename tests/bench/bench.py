#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures charte beside others, side by side on the same posts and terms, and says what came out.
See bench.mk. Nothing here is a test: it fails only where something cannot be measured at all."""

import argparse
import os
import platform
from pathlib import Path

import picture
import report
import rows
from inputs import Inputs


def about(inputs, rounds):
    return {
        "posts": f"{len(inputs.records)} {'real' if inputs.real else 'invented'} posts of {inputs.mean:.0f} bytes in the mean",
        "rounds": rounds,
        "machine": f"{os.cpu_count()} processors, {platform.machine()}, {processor()}",
        "load before": f"{os.getloadavg()[0]:.1f}",
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
    parser.add_argument("--rows", default=",".join(rows.GROUPS), help="of " + ", ".join(rows.GROUPS))
    parser.add_argument("posts", nargs="*", help="NDJSON; invented posts where none is given")
    options = parser.parse_args()

    inputs = Inputs(options.build, options.posts)
    bench = rows.Bench(inputs, options.rounds)
    said = about(inputs, options.rounds)
    print("; ".join(f"{key}: {value}" for key, value in said.items()))
    for name in options.rows.split(","):
        rows.GROUPS[name](bench)
    report.print_table(bench.rows)
    report.write_json(inputs.path("results.json"), said, bench.rows)
    picture.draw(inputs.path("results.svg"), said, bench.rows)
    print(f"\nWritten: {inputs.path('results.json')} and {inputs.path('results.svg')}")


if __name__ == "__main__":
    main()
