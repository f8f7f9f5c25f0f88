# SPDX-License-Identifier: Apache-2.0
"""check.py BUILD [installed] [--also OTHER] [--jobs N] [--only TEXT]: runs every suite on what stands in BUILD, N at a
time (as many as there are processors), and counts. "installed": the library's use too, on BUILD/installed, which a
sanitized build has not. --also: the tests of code again on what another compiler made. --only: the suites whose names
have TEXT.

A suite ends with a line "N passed, N failed", or is a unit test of cmocka or of Python; one without a count, or whose
count is 0, that skipped something or does not end, has failed. A plain check has no count: it holds where it exits
with 0. SEED, CASES and EVALUATIONS are read from the environment.

A suite is told when it has ended, whichever ends first. One that takes too long is cut off, asked first and then
killed with all that it started, and what it printed until then is told; so it is of every suite that runs when check.py
is cut off itself."""

import argparse
import collections
import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from progress import Progress

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
ORGANIZE = [f"charters/organize/{language}.charte" for language in ("fr", "en", "de", "it")]

COUNTS = re.compile(r"^(?:(?P<passed>\d+) passed, (?P<failed>\d+) failed|\[  PASSED  \] (?P<cmocka>\d+) test\(s\)\."
                    r"|Ran (?P<unittest>\d+) tests? in .*| *(?P<broken>\d+) FAILED TEST\(S\)"
                    r"|.*\b(?:skipped|failures|errors)=(?P<skipped>\d+).*|\[  SKIPPED \] (?P<left>\d+) test\(s\).*)$", re.MULTILINE)
LONGEST = 1800  # seconds that a suite may take
GRACE = 20  # seconds that one which is cut off may take to say what it did

Suite = collections.namedtuple("Suite", "name command counted", defaults=[True])


def beside(pattern):
    return sorted(glob.glob(pattern))


def code(build, what=""):
    """The tests of code itself, which another compiler may make into other programs."""
    names = [os.path.basename(path)[:-2] for path in beside("tests/unit/*/test_*.c")]
    found = [path for path in beside("tests/fuzz/found/*/*") if re.fullmatch(r"[\w-]+", os.path.basename(path))]
    return [Suite("fuzz: what was found" + what, [f"{build}/fuzz_files", *found]),
            *(Suite(f"unit {name}{what}", [f"{build}/unit/{name}"]) for name in names)]


def always(build, charte):
    """Longest first of those that take long, so that no processor waits at the end."""
    found = [
        Suite("writings: names", ["python3", "tests/writings/names.py"]),
        Suite("writings: schemas", ["python3", "tests/writings/schemas.py", charte]),
        Suite("golden: senses", ["python3", "tests/golden/senses.py", charte, "--times", "125"]),
        Suite("golden: damage", ["python3", "tests/golden/damage.py", charte]),
        Suite("cli reports", ["sh", "tests/cli/reports.sh", charte]),
        Suite("cli format", ["sh", "tests/cli/format.sh", charte]),
        Suite("mutation of tables", ["python3", "tests/mutation/run.py", build, "211", "20011", "4000037"]),
        Suite("oracle and engine", ["python3", "tests/oracle/compare.py", "--charte", charte, "--seed",
                                    os.environ.get("SEED", "310000"), "--cases", os.environ.get("CASES", "2000"),
                                    "--also", "700022", "920009", "1000000", "2000048", "3000202", "5000386", "6001399",
                                    "41044", "41001539", "61003135"]),
        Suite("golden: codes", ["python3", "tests/golden/codes.py", charte]),
        Suite("golden", ["sh", "tests/golden/run.sh", charte]),
        Suite("said", ["python3", "tests/said/run.py", charte]),
        Suite("format: what it writes", ["python3", "tests/format/golden.py", charte]),
        Suite("document: what it says", ["python3", "tests/document/golden.py", charte]),
        Suite("house: includes", ["python3", "tests/house/includes.py"], False),
        Suite("house: format", ["sh", "tests/house/format.sh", "--check"], False),
        Suite("house: rows", ["python3", "tests/house/rows.py", build]),
        Suite("house: dialects", ["python3", "tests/house/dialects.py", build]),
        Suite("house: texts", ["python3", "tests/house/texts.py", build]),
        Suite("house: symbols", ["sh", "tests/house/symbols.sh", f"{build}/libcharte.so"], False),
        Suite("house: isolation", ["sh", "tests/house/isolation.sh", build], False),
        Suite("explain: one story", ["python3", "tests/explain/run.py", charte]),
        Suite("conformance", ["python3", "tests/conformance/run.py", "--charte", charte]),
        Suite("compatibility", ["python3", "tests/compatibility/run.py", charte]),
        Suite("oracle", ["python3", "-m", "unittest", "discover", "-s", "tests/oracle/tests"]),
        Suite("conversation", ["python3", "tests/conversation/run.py", charte]),
        Suite("conversation: the player", ["python3", "-m", "unittest", "discover", "-s", "tests/conversation"]),
        Suite("house: the runner", ["python3", "-m", "unittest", "discover", "-s", "tests/house"]),
        Suite("growth: of verdicts", ["python3", "tests/growth/verdicts.py", charte]),
        Suite("mutants: the runner", ["python3", "-m", "unittest", "discover", "-s", "tests/mutants"]),
        Suite("house: the reader", ["python3", "-m", "unittest", "discover", "-s", "tests/room"]),
        Suite("organize: examples", [charte, "test", *ORGANIZE], False),
        Suite("threads", ["sh", "tests/library/threads.sh", build]),
    ]
    named = {suite.command[1] for suite in found}
    found += [Suite("cli " + os.path.basename(path)[:-3], ["sh", path, charte])
              for path in beside("tests/cli/*.sh") if path not in named]
    found += [Suite("cli " + os.path.basename(path)[:-3], ["python3", path, charte]) for path in beside("tests/cli/*.py")]
    found += [Suite("writings: " + part, ["python3", f"tests/writings/{part}.py", charte])
              for part in ("digest", "places", "records", "confidential", "guess", "commands", "oracle")]
    return found


def hardened(build, what=""):
    return Suite("house: hardening" + what, ["sh", "tests/house/hardening.sh", build])


def installed(build, charte):
    module, shim, root = f"{build}/charte.wasm", f"{build}/failing.so", f"{build}/installed"
    return [
        Suite("library: conformance", ["python3", "tests/conformance/run.py", "--charte", charte, "--engine", "wasm",
                                       "--module", module]),
        Suite("oracle: planning", ["python3", "tests/oracle/planning.py", charte, "--count", "40",
                                    "--also", "9002", "9064", "9077", "9183", "61306", "80968"]),
        Suite("oracle: opacity", ["python3", "tests/oracle/opacity.py", "--charte", charte, "--charters", "40"]),
        Suite("growth: of constructs", ["python3", "tests/growth/growth.py", f"{build}/growth/counting"]),
        Suite("growth: of evaluation", ["python3", "tests/growth/evaluation.py", build]),
        Suite("mutants: a sample", ["python3", "tests/mutants/sample.py", build]),
        hardened(build),
        Suite("house: reproducible", ["sh", "tests/house/reproducible.sh", build]),
        Suite("house: what is unused", ["python3", "tests/house/unused.py", build]),
        Suite("house: flags", ["python3", "tests/house/flags.py", build]),
        Suite("house: what is made again", ["python3", "tests/house/rebuild.py", build]),
        Suite("house: what make says", ["python3", "tests/house/steps.py", build]),
        Suite("house: runs cut off", ["python3", "tests/house/cut.py", build]),
        Suite("fault: calls", ["python3", "tests/fault/calls.py", charte, shim]),
        Suite("fault: memory", ["python3", "tests/fault/memory.py", charte, shim, "101"]),
        Suite("fault: killed", ["python3", "tests/fault/kill.py", charte, shim, "20"]),
        Suite("fault: volume", ["python3", "tests/fault/volume.py", charte, "64"]),
        Suite("library: use", ["sh", "tests/library/use.sh", root, charte]),
        Suite("library: module", ["node", "tests/library/module.mjs", module, charte,
                                  f"{root}/usr/local/include/charte.h"]),
        Suite("document: conversation", ["node", "tests/document/conversation.mjs", module, charte]),
        Suite("document: the form in it", ["node", "tests/document/form.mjs", charte]),
        Suite("document: the engine in it", ["node", "tests/document/page.mjs", charte]),
        Suite("library: hostile callers", ["node", "tests/library/hostile.mjs", module, charte]),
    ]


def browser(build, charte):
    """None where what it takes is not there: `make browser` sets it up."""
    if not os.path.isdir(f"{build}/browser/tools/node_modules"):
        return None
    return Suite("browser", ["sh", "tests/browser/run.sh", charte, f"{build}/browser"])


def judge(suite, code, said):
    """How many passed and failed, of what a suite printed."""
    if not suite.counted:
        return (1, 0) if code == 0 else (0, 1)
    passed = failed = 0
    for match in COUNTS.finditer(said):
        number = {kind: int(text) for kind, text in match.groupdict().items() if text}
        passed = number.get("passed", number.get("cmocka", number.get("unittest", passed)))
        failed = max(failed, *(number.get(kind, 0) for kind in ("failed", "broken", "skipped", "left")))
    return passed, failed or int(code != 0 or passed == 0)


def send(process, number):
    """To all that a suite started: it leads a group of its own."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass


class Running:
    """A suite that was started. What it says goes into a file, in which it stands whatever becomes of it."""

    def __init__(self, suite):
        self.suite, self.start, self.cut = suite, time.monotonic(), ""
        self.output, self.process = tempfile.TemporaryFile(), None
        try:
            self.process = subprocess.Popen(suite.command, stdout=self.output, stderr=subprocess.STDOUT,
                                            stdin=subprocess.DEVNULL, start_new_session=True)
        except OSError as problem:
            self.cut = f"{problem}\n"

    def ended(self, longest=LONGEST):
        if self.process and self.process.poll() is None and time.monotonic() - self.start >= longest:
            self.cut_off(f"over {longest} seconds")
        return not self.process or self.process.poll() is not None

    def cut_off(self, why):
        """Asked to end, a suite says what it did; what then still runs is killed."""
        send(self.process, signal.SIGTERM)
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            pass
        send(self.process, signal.SIGKILL)
        self.process.wait()
        self.cut = f"cut off: {why}\n"

    def result(self):
        self.output.seek(0)
        said = self.output.read().decode("utf-8", "replace")
        self.output.close()
        said += self.cut if not said or said.endswith("\n") else "\n" + self.cut
        return judge(self.suite, 1 if self.cut else self.process.returncode, said), said, time.monotonic() - self.start


def run(suite, longest=LONGEST):
    running = Running(suite)
    while not running.ended(longest):
        time.sleep(0.05)
    return running.result()


def tree(build):
    """What stands in the source tree: no suite may write there."""
    found = {}
    outside = {os.path.realpath(build), os.path.join(ROOT, "build"), os.path.join(ROOT, ".git")}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if os.path.join(folder, name) not in outside]
        for name in files + folders:
            state = os.lstat(os.path.join(folder, name))
            found[os.path.join(folder, name)] = (state.st_mode, state.st_mtime_ns if name in files else 0)
    return found


class Total(Progress):
    patient = True

    def add(self, name, counts, said, seconds):
        passed, failed = counts
        self.passed += passed
        self.failed += failed
        line = f"{name:<28} {passed:6} passed {failed:4} failed {seconds:7.1f} s"
        self.say((said if not said or said.endswith("\n") else said + "\n") + line if failed else line)


def run_suites(suites, jobs, total):
    """So many at a time, begun in their order. Where the run is cut off, so are those that run: each is told."""
    waiting, running = list(suites), []
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(Running(waiting.pop(0)))
            for one in [one for one in running if one.ended()]:
                running.remove(one)
                total.add(one.suite.name, *one.result())
                total.done += 1
            total.pause(0.05)
    except BaseException:
        for one in running:
            if not one.ended():
                one.cut_off("the run was")
            total.add(one.suite.name, *one.result())
        raise


def run_all(suites, build, jobs, total):
    before = tree(build)
    run_suites(suites, jobs, total)
    after = tree(build)
    written = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    total.add("house: nothing written", (0, 1) if written else (1, 0), "".join(f"written: {path}\n" for path in written), 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("installed", nargs="?", choices=["installed"])
    parser.add_argument("--also")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    build = os.path.abspath(asked.build)
    charte = f"{build}/charte"
    os.environ.setdefault("PYTHONPYCACHEPREFIX", f"{build}/pycache")
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("POSIXLY_CORRECT", "PYTHONSAFEPATH", "CDPATH"):
        os.environ.pop(name, None)
    os.environ["PATH"] = os.path.dirname(sys.executable) + ":" + os.environ["PATH"]  # one Python for all
    os.chdir(ROOT)
    suites = always(build, charte) + code(build)
    if asked.also:
        other, what = os.path.abspath(asked.also), ", " + os.path.basename(asked.also)
        suites += [hardened(other, what), *code(other, what)]
    if asked.installed:
        suites = installed(build, charte) + suites
        pages = browser(build, charte)
        suites += [pages] if pages else []
        if not pages:
            print("browser: NOT RUN: make browser sets up what it takes, and runs it")
    else:
        print("library, fault, browser: NOT RUN on such a build: make check runs them")
    suites = [suite for suite in suites if asked.only in suite.name]
    with Total(f"{len(suites)} suites, {asked.jobs} at a time", len(suites), "suites") as total:
        run_all(suites, build, asked.jobs, total)
        if asked.installed:
            total.say(f"{'library: size of the module':<28} {os.path.getsize(build + '/charte.wasm'):6} bytes")
        return total.end() or int(not suites)


if __name__ == "__main__":
    sys.exit(main())
