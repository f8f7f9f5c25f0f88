# SPDX-License-Identifier: Apache-2.0
"""Usage: calls.py CHARTE SHIM. Reading, writing, syncing, closing, renaming, opening and starting
threads fail in turn, as a broken disk, a full one and an impatient system make them; and standard
output is closed, full, or read by nobody."""

import errno
import os
import pathlib
import resource
import signal
import sys

from command import Count, OLD
from scenarios import files, organize, scenarios

# What each may end with: what cannot be read is told with 2, or 1 where a charter names it.
HARD = {"read": (1, 2, 3), "open": (1, 2, 3), "write": (3,), "fsync": (3,), "thread": (3,)}
# What must make no difference: an interrupted call, a write of less than all, a close that fails
# behind a sync.
SOFT = (("read", str(errno.EINTR)), ("write", str(errno.EINTR)), ("write", "short"), ("close", ""))
ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


def fail(scenario, count, name, how, codes):
    for call in range(1, scenario.count(name) + 1):
        for last in ("", "+") if codes else ("",):
            fault = f"{name} {call}{last} {how}"
            run = scenario.run(fault)
            count.judged(scenario, fault, scenario.judge(run, codes), run)


def short_for_ever(scenario, count):
    if scenario.count("write") and len(scenario.clean.stdout) < 20000 and not scenario.makes:
        run = scenario.run("write 1+ short")
        count.judged(scenario, "write 1+ short", scenario.judge(run, ()), run)


def ended(scenario, run, number):
    """A signal to end has left the old files or the new ones, whole, and nothing beside them."""
    if run.returncode not in (-number, scenario.clean.returncode):
        return f"exit code {run.returncode}"
    if scenario.left():
        return f"left behind: {scenario.left()}"
    return whole(scenario)


def whole(scenario):
    for path in scenario.makes:
        if (scenario.folder / path).read_bytes() not in (OLD, scenario.whole[path]):
            return f"{path} is broken"
    return None


def renames(scenario, count):
    """All stand beside their places when the first is renamed: only what follows one that fails
    stays old."""
    for call in range(1, scenario.count("rename") + 1):
        for last in ("", "+"):
            run = scenario.run(f"rename {call}{last}")
            kept = scenario.makes[call - 1:]
            problem = refused(run) or whole(scenario) or (scenario.left() and "left behind")
            if any((scenario.folder / path).read_bytes() != OLD for path in kept):
                problem = "renamed after a failure"
            count.judged(scenario, f"rename {call}{last}", problem, run)


def signals(scenario, count):
    """A signal to end the run arrives before each call around the writing."""
    for number in ENDING:
        for name in ("open", "write", "fsync", "close", "rename"):
            for call in range(1, scenario.count(name) + 1):
                fault = f"{name} {call} sig{number.value}"
                run = scenario.run(fault)
                count.judged(scenario, fault, ended(scenario, run, number), run)


def closed(scenario, count):
    """Standard output or error closed, a full disk behind it, a pipe that nobody reads."""
    if scenario.clean.stdout:
        with open("/dev/full", "wb") as full:
            count.judged(scenario, "/dev/full", refused(scenario.run("", stdout=full)), None)
        reading, writing = os.pipe()
        os.close(reading)
        count.judged(scenario, "no reader", refused(scenario.run("", stdout=writing)), None)
        os.close(writing)
        shut = scenario.run("", preexec_fn=lambda: os.close(1))
        count.judged(scenario, "no standard output", refused(shut), None)
    deaf = scenario.run("", preexec_fn=lambda: os.close(2))
    problem = None if deaf.returncode == scenario.clean.returncode else "another exit code"
    if scenario.makes and not problem:
        problem = whole(scenario) or (scenario.left() and "left behind")
    count.judged(scenario, "no standard error", problem, None)


def refused(run):
    if run.returncode != 3:
        return f"exit code {run.returncode}"
    return None if run.stderr.endswith(b".\n") else f"says {run.stderr[:300]!r}"


def limited(scenario, count):
    """No file may grow beyond a limit, as on a disk that fills up."""
    longest = max(len(content) for content in scenario.whole.values())
    for size in (0, 1, 4096, longest // 2, longest - 1):
        # Not the old files themselves: they stand there already.
        def limit(size=size):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        run = scenario.run("", preexec_fn=limit)
        count.judged(scenario, f"files of {size} bytes", scenario.judge(run), run)


def unreadable(scenario, count):
    """A folder where a file should be: it opens and cannot be read."""
    for path in files():
        if path in scenario.line:
            held = (scenario.folder / path).read_bytes()
            (scenario.folder / path).unlink()
            (scenario.folder / path).mkdir()
            run = scenario.run("")
            count.judged(scenario, f"a folder {path}", scenario.judge(run, (2,)), run)
            (scenario.folder / path).rmdir()
            (scenario.folder / path).write_bytes(held)


def fail_all(scenario, count):
    for name, codes in HARD.items():
        for error in (errno.EIO, errno.ENOSPC) if name == "write" else (errno.EIO,):
            fail(scenario, count, name, error, codes)
    for name, how in SOFT:
        fail(scenario, count, name, how, ())
    short_for_ever(scenario, count)
    closed(scenario, count)
    unreadable(scenario, count)
    if scenario.makes:
        renames(scenario, count)
        signals(scenario, count)
        limited(scenario, count)


def main():
    charte, shim = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    with Count("calls that fail") as count:
        everything = [*scenarios(charte, shim), organize(charte, shim, ("o.ctab", "o.json", "o.html"))]
        for scenario in everything:
            fail_all(scenario, count)
            scenario.close()
        return count.end()


if __name__ == "__main__":
    sys.exit(main())
