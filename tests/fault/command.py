# SPDX-License-Identifier: Apache-2.0
"""Runs the command with one call made to fail (see failing.c) and judges what it left behind.

A run either ends as if nothing had happened, with the same bytes everywhere, or with exit code 3,
one line that says so, the files that were there before as they were, and nothing beside them."""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from progress import Progress  # noqa: E402

OLD = b"old\n"


class Scenario:
    """A command line, run in a folder of its own; `makes` are the files that it writes."""

    def __init__(self, charte, shim, name, arguments, makes=(), stdin=b"", files=None):
        self.name = name
        self.line = [str(charte)] + arguments
        self.makes = list(makes)
        self.stdin = stdin
        self.held = tempfile.TemporaryDirectory(prefix="charte-fault-")  # goes with a run that is cut
        self.folder = pathlib.Path(self.held.name)
        # LD_PRELOAD takes no path with a space or a colon: the shim is named from the run's own folder.
        (self.folder / "failing.so").symlink_to(os.path.realpath(shim))
        for path, content in (files or {}).items():
            (self.folder / path).write_bytes(content)
        self.kept = set(os.listdir(self.folder))
        self.clean = self.run("")
        self.whole = {path: (self.folder / path).read_bytes() for path in self.makes}

    def close(self):
        self.held.cleanup()

    def run(self, fault, log=False, **how):
        environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C",
            "LD_PRELOAD": "./failing.so",
            "FAULT": fault,
        }
        if log:
            environment["FAULT_LOG"] = str(self.folder / "calls")
        for path in self.makes:
            (self.folder / path).write_bytes(OLD)
        if "stdin" not in how:
            how["input"] = self.stdin
        if "stdout" not in how:
            how["stdout"] = subprocess.PIPE
        return subprocess.run(self.line, cwd=self.folder, env=environment, stderr=subprocess.PIPE,
                              timeout=60, check=False, **how)

    def count(self, name):
        """How many calls of that name a run makes."""
        self.run(f"{name} 0", log=True)
        path = self.folder / "calls"
        calls = int(path.read_text())
        path.unlink()
        return calls

    def left(self):
        """What stands in the folder that should not."""
        return sorted(set(os.listdir(self.folder)) - self.kept - set(self.makes))

    def judge(self, run, codes=(3,)):
        """What is wrong with a run that had a failing call and may have ended with one of those
        codes; None: nothing."""
        if self.left():
            return f"left behind: {self.left()}"
        now = {path: (self.folder / path).read_bytes() for path in self.makes}
        if run.returncode == self.clean.returncode:
            if (run.stdout, run.stderr) == (self.clean.stdout, self.clean.stderr):
                return None if now == self.whole else "wrote something else"
            if run.returncode not in codes:
                return f"says something else: {run.stderr[:300]!r}"
        if run.returncode not in codes:
            return f"exit code {run.returncode}: {run.stderr[:300]!r}"
        said = run.stderr.replace(self.clean.stderr, b"", 1)
        if not said.endswith(b"\n") or (codes == (3,) and said.count(b"\n") != 1):
            return f"not one line: {run.stderr[:300]!r}"
        given = run.stdout[: run.stdout.rfind(b"\n") + 1]
        if "--summary" not in self.line and not self.clean.stdout.startswith(given):
            return "gave something else"
        changed = [path for path, content in now.items() if content != OLD]
        return f"changed: {changed}" if changed else None


class Count(Progress):
    """A run of faults: each that is not borne is told."""

    def __init__(self, begins):
        super().__init__(begins, unit="faults")
        self.refused, self.at = 0, ""
        self.extra = lambda: f", at {self.at}" if self.at else ""

    def judged(self, scenario, fault, problem, run):
        self.at = f"{scenario.name}, {fault}"
        self.refused += not problem and run is not None and run.returncode != scenario.clean.returncode
        self.note(problem and f"{self.at}: {problem}")

    def end(self):
        self.say(f"{self.refused} of them ended the run")
        return super().end()
