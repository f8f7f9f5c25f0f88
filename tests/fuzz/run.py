# SPDX-License-Identifier: Apache-2.0
"""Usage: run.py BUILD SECONDS TARGET … Runs fuzzers one after the other and says of each what it did, and meanwhile how
far it is. What breaks a promise is kept in BUILD/broken; new inputs grow BUILD/corpus."""

import os
import re
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
sys.path.insert(0, ROOT + "/tests")
from progress import Progress, follow  # noqa: E402

NOISE = re.compile(r"#|\tNEW_FUNC|Dictionary|INFO")
STATE = re.compile(r"#(\d+)\t.* cov: (\d+) ")
RUNS = re.compile(r"stat::number_of_executed_units: *(\d+)")
ASAN = "detect_leaks=1:quarantine_size_mb=8:detect_stack_use_after_return=1:allocator_may_return_null=1"
TOLD = 60  # lines of a fuzzer that found something


def longest(target):
    """The most bytes of an input, of targets.def."""
    with open(ROOT + "/tests/fuzz/targets.def", encoding="utf-8") as file:
        return re.search(rf"^TARGET\({target}, (\d+)\)", file.read(), re.MULTILINE)[1]


class Fuzzer:
    """What one has said of itself until now."""

    def __init__(self, progress, target):
        self.progress, self.target = progress, target
        self.runs, self.edges, self.log = 0, "?", []

    def take(self, line):
        if state := STATE.match(line):
            self.edges = state[2]
            self.at(int(state[1]))
        elif runs := RUNS.match(line):
            self.at(int(runs[1]))
        if not NOISE.match(line):
            self.log.append(line)

    def at(self, runs):
        self.progress.step(runs - self.runs)
        self.runs = runs

    def __str__(self):
        return f"{self.target:<10} {self.runs:>10} executions {self.edges:>7} edges"


def fuzz(progress, build, seconds, target):
    for folder in ("corpus/" + target, "broken"):
        os.makedirs(f"{build}/{folder}", exist_ok=True)
    fuzzer = Fuzzer(progress, target)
    progress.extra = lambda: f"; {fuzzer}"
    code = follow([f"{build}/fuzz_{target}", f"-max_total_time={seconds}", f"-max_len={longest(target)}", "-timeout=20",
                   "-rss_limit_mb=2000", f"-dict={build}/seeds/{target}.dict", f"-artifact_prefix={build}/broken/{target}-",
                   "-print_final_stats=1", f"{build}/corpus/{target}", f"{build}/seeds/{target}"], fuzzer.take, cwd=ROOT)
    progress.say(f"{fuzzer} {'broken' if code else ''}".rstrip())
    progress.passed += not code
    progress.failed += bool(code)
    if code:
        progress.tell("\n".join([f"{target}: exit code {code}", *fuzzer.log[:TOLD]]))


def main():
    build, seconds, targets = os.path.realpath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    os.environ["ASAN_OPTIONS"] = ASAN
    with Progress(f"fuzzing, {seconds} s each: {', '.join(targets)}", unit="executions") as progress:
        for target in targets:
            fuzz(progress, build, seconds, target)
        return progress.end()


if __name__ == "__main__":
    sys.exit(main())
