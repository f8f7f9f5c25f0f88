# SPDX-License-Identifier: Apache-2.0
"""Usage: kill.py CHARTE SHIM [TIMES]. A build that replaces an older one is killed: before each of
its system calls, and at TIMES moments of its course (200), drawn with a seed. There is always a
table, JSON and document, each whole, of the one build or the other; and the next build takes away
what was left beside them."""

import os
import pathlib
import random
import signal
import subprocess
import sys
import time

from calls import whole
from command import Count, OLD
from scenarios import organize

CALLS = ("open", "read", "write", "fsync", "close", "rename")


def swept(scenario):
    """The next build is as good as the first and leaves nothing."""
    run = scenario.run("")
    if run.returncode != 0 or any(
        (scenario.folder / path).read_bytes() != content
        for path, content in scenario.whole.items()
    ):
        return f"the next build fails: {run.stderr[:300]!r}"
    return f"left behind: {scenario.left()}" if scenario.left() else None


def before_each_call(scenario, count):
    litter = 0
    for name in CALLS:
        for call in range(1, scenario.count(name) + 1):
            fault = f"{name} {call} sig{signal.SIGKILL.value}"
            run = scenario.run(fault)
            litter += bool(scenario.left())
            problem = whole(scenario)
            if run.returncode != -signal.SIGKILL:
                problem = f"exit code {run.returncode}"
            count.judged(scenario, fault, problem or swept(scenario), run)
    return litter


def start(scenario):
    for path in scenario.makes:
        (scenario.folder / path).write_bytes(OLD)
    return subprocess.Popen(scenario.line, cwd=scenario.folder, env={**os.environ, "LC_ALL": "C"},
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def duration(scenario):
    """The longest of a few."""
    times = []
    for _ in range(5):
        begin = time.monotonic()
        start(scenario).wait()
        times.append(time.monotonic() - begin)
    return max(times)


def at_moments(scenario, count, times):
    """The moments are as the machine runs; what must hold holds at every one."""
    draw = random.Random(1)
    longest = duration(scenario)
    killed = litter = 0
    for i in range(times):
        process = start(scenario)
        time.sleep(longest * draw.random())
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        litter += bool(scenario.left())
        problem = whole(scenario)
        # Every tenth time a build follows: in between, what is left heaps up.
        if i % 10 == 9 or i == times - 1:
            problem = problem or swept(scenario)
        count.judged(scenario, f"killed, {i}", problem, None)
    return killed, litter


def main():
    charte, shim = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    with Count(f"builds killed before each call and at {times} moments") as count:
        scenario = organize(charte, shim, ("o.ctab", "o.json", "o.html"))
        litter = before_each_call(scenario, count)
        killed, more = at_moments(scenario, count, times)
        count.say(f"{killed} of {times} died at a moment; {litter + more} left a file beside, until the next")
        scenario.close()
        return count.end()


if __name__ == "__main__":
    sys.exit(main())
