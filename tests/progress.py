# SPDX-License-Identifier: Apache-2.0
"""What a long run says as it goes, so that one that is cut still tells what it did.

    with Progress("2000 cases from seed 1", 2000) as progress:
        for case in cases:
            progress.note(problem and f"{problem}: seed {seed}")
        return progress.end()

All is printed at once. First what is begun, with what it takes to begin it again; each thing that failed, when it
fails; every PROGRESS_SECONDS (10) how far it is; last the line that check.py counts by. SIGINT, SIGTERM and SIGHUP end the
run with the count so far, in which being cut is one failure, and exit code 128 + the signal's number. Where nobody
reads any more it ends with 141, as a program that SIGPIPE kills."""

import os
import signal
import subprocess
import sys
import time

INTERVAL = float(os.environ.get("PROGRESS_SECONDS", "10"))
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Cut(BaseException):
    """A signal to end the run: not an error that a test may catch."""

    def __init__(self, number):
        super().__init__(f"cut off by {signal.Signals(number).name}")
        self.code = 128 + number


def cut(number, _):
    for other in ENDING:  # one is enough: what is left to say is said
        signal.signal(other, signal.SIG_IGN)
    raise Cut(number)


class Progress:
    patient = False  # whether a signal waits for the next pause

    def __init__(self, begins, total=None, unit="cases", show=None):
        """show: how many failures are told whole; of the others the first line."""
        self.begins, self.total, self.unit, self.show = begins, total, unit, show
        self.passed = self.failed = self.done = self.told = 0
        self.ended = None  # by that signal
        self.extra = lambda: ""  # what else there is to say of how far it is
        self.start = self.last = time.monotonic()

    @staticmethod
    def say(text):
        try:
            sys.stdout.write(text + "\n")  # as one, which no signal parts
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise Cut(signal.SIGPIPE) from None

    def __enter__(self):
        for number in ENDING:
            # Who runs it under nohup has said that this is none to it.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self.later if self.patient else cut)
        try:
            self.say(f"begun: {self.begins}")
        except Cut as end:
            raise SystemExit(end.code) from None
        return self

    def __exit__(self, kind, problem, _):
        """What a run holds in its own `with`, inside, is given back by now."""
        if kind is None or issubclass(kind, SystemExit):
            return
        self.failed += 1
        end_children()
        try:
            self.say(f"{problem if kind is Cut else kind.__name__}: {self.far()}")
            self.tally()
        except Cut as end:
            raise SystemExit(end.code) from None
        if kind is Cut:
            raise SystemExit(problem.code) from None

    def later(self, number, _):
        self.ended = self.ended or number

    def pause(self, seconds):
        """Where a patient run can be cut off: nothing is half begun."""
        time.sleep(seconds)
        if self.ended:
            raise Cut(self.ended)

    def far(self):
        done = f"{self.done} of {self.total}" if self.total else f"{self.done}"
        return f"{done} {self.unit}, {self.failed} failed{self.extra()}, {time.monotonic() - self.start:.0f} s"

    def step(self, count=1):
        """So much more has been done."""
        self.done += count
        if time.monotonic() - self.last >= INTERVAL:
            self.last = time.monotonic()
            self.say(f"… {self.far()}")

    def tell(self, problem):
        """A failure, when it is found: its first line says how to see it again."""
        self.told += 1
        self.say(problem if self.show is None or self.told <= self.show else problem.split("\n")[0])

    def note(self, problem=None, count=1):
        """One thing was tried; what was wrong with it, if anything."""
        self.failed += bool(problem)
        self.passed += 0 if problem else count
        if problem:
            self.tell(problem)
        self.step(count)

    def tally(self):
        self.say(f"{self.passed} passed, {self.failed} failed")

    def end(self):
        """The last line, and the exit code."""
        self.tally()
        return 1 if self.failed else 0


def follow(command, take, **how):
    """Gives each line of a command to `take` as it is printed; its exit code. A run that is cut cuts the command, and
    takes what that still says before it ends."""
    end = None
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          start_new_session=True, text=True, encoding="utf-8", errors="replace", **how) as process:
        try:
            for line in process.stdout:
                take(line.rstrip("\n"))
        except Cut as problem:
            end = problem
            process.terminate()
            for line in process.stdout:
                take(line.rstrip("\n"))
        except BaseException:
            process.kill()
            raise
    if end:
        raise end
    return process.returncode


def processes():
    """(process, parent, group) of each that runs: not of those which have ended and whose parent has not asked how."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                state, parent, group = file.read().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if state not in "ZX":
            yield int(name), int(parent), int(group)


def send(number, found):
    for process in found:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            pass


def below(ancestor):
    """What runs and was started by a process, by what that started, and so on."""
    parents = {process: parent for process, parent, _ in processes()}
    found = {ancestor}
    while more := {process for process, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {ancestor}


def end_children(longest=10):
    """Of this process, with all that they started: a signal may come when one has just begun, and nobody holds it yet.
    They are stopped first, so that none starts another; and are gone then, and write nothing any more."""
    stopped = set()
    while more := below(os.getpid()) - stopped:
        send(signal.SIGSTOP, more)
        stopped |= more
    send(signal.SIGKILL, stopped)
    ends(lambda: stopped.isdisjoint(process for process, _, _ in processes()), longest)


def ends(true, longest):
    """Whether something comes true: what is killed takes its time to be dead."""
    end = time.monotonic() + longest
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def running(group):
    return [process for process, _, of in processes() if of == group]


def gone(group, longest=10):
    """Whether nothing of a group runs any more."""
    return ends(lambda: not running(group), longest)
