"""check.py BUILD [installed] [--also OTHER] [--jobs N] [--only TEXT]: runs every suite on what stands in BUILD, N at a
time (as many as there are processors), and counts. "installed": the library's use too, on BUILD/installed, which a
sanitized build has not. --also: the tests of code again on what another compiler made. --only: the suites whose names
have TEXT.

A suite ends with a line "N passed, N failed", or is a unit test of cmocka or of Python; one without a count, or whose
count is 0, that skipped something or does not end, has failed. A plain check has no count: it holds where it exits
with 0. SEED, CASES and EVALUATIONS are read from the environment."""

import argparse
import collections
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import time

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
ORGANIZE = [f"charters/organize/{language}.charte" for language in ("fr", "en", "de", "it")]

COUNTS = re.compile(r"^(?:(?P<passed>\d+) passed, (?P<failed>\d+) failed|\[  PASSED  \] (?P<cmocka>\d+) test\(s\)\."
                    r"|Ran (?P<unittest>\d+) tests? in .*| *(?P<broken>\d+) FAILED TEST\(S\)"
                    r"|.*\b(?:skipped|failures|errors)=(?P<skipped>\d+).*|\[  SKIPPED \] (?P<left>\d+) test\(s\).*)$", re.MULTILINE)
LONGEST = 3600  # seconds that a suite may take

Suite = collections.namedtuple("Suite", "name command counted", defaults=[True])


def beside(pattern):
    return sorted(glob.glob(pattern))


def code(build, what=""):
    """The tests of code itself, which another compiler may make into other programs."""
    names = [os.path.basename(path)[:-2] for path in beside("tests/unit/test_*.c")]
    found = [path for path in beside("tests/fuzz/found/*/*") if re.fullmatch(r"[\w-]+", os.path.basename(path))]
    return [Suite("fuzz: what was found" + what, [f"{build}/fuzz_files", *found]),
            *(Suite(f"unit {name}{what}", [f"{build}/unit/{name}"]) for name in names)]


def always(build, charte):
    """Longest first of those that take long, so that no processor waits at the end."""
    found = [
        Suite("writings: schemas", ["python3", "tests/writings/schemas.py", charte]),
        Suite("golden: damage", ["python3", "tests/golden/damage.py", charte]),
        Suite("cli reports", ["sh", "tests/cli/reports.sh", charte]),
        Suite("cli format", ["sh", "tests/cli/format.sh", charte]),
        Suite("mutation of tables", ["python3", "tests/mutation/run.py", build, "211", "20011", "4000037"]),
        Suite("oracle and engine", ["python3", "tests/oracle/compare.py", "--charte", charte, "--seed",
                                    os.environ.get("SEED", "310000"), "--cases", os.environ.get("CASES", "2000")]),
        Suite("golden: codes", ["python3", "tests/golden/codes.py", charte]),
        Suite("golden", ["sh", "tests/golden/run.sh", charte]),
        Suite("house: includes", ["sh", "tests/house/includes.sh"], False),
        Suite("house: symbols", ["sh", "tests/house/symbols.sh", f"{build}/libcharte.so"], False),
        Suite("house: isolation", ["sh", "tests/house/isolation.sh", build], False),
        Suite("conformance", ["python3", "tests/conformance/run.py", "--charte", charte]),
        Suite("compatibility", ["python3", "tests/compatibility/run.py", charte]),
        Suite("oracle", ["python3", "-m", "unittest", "discover", "-s", "tests/oracle"]),
        Suite("house: the runner", ["python3", "-m", "unittest", "discover", "-s", "tests/house"]),
        Suite("house: the reader", ["python3", "-m", "unittest", "discover", "-s", "tests/room"]),
        Suite("organize: examples", [charte, "test", *ORGANIZE], False),
        Suite("threads", ["sh", "tests/library/threads.sh", build]),
    ]
    named = {suite.command[1] for suite in found}
    found += [Suite("cli " + os.path.basename(path)[:-3], ["sh", path, charte])
              for path in beside("tests/cli/*.sh") if path not in named]
    found += [Suite("cli " + os.path.basename(path)[:-3], ["python3", path, charte]) for path in beside("tests/cli/*.py")]
    found += [Suite("writings: " + part, ["python3", f"tests/writings/{part}.py", charte])
              for part in ("digest", "places", "confidential", "guess", "commands", "oracle")]
    return found


def hardened(build, what=""):
    return Suite("house: hardening" + what, ["sh", "tests/house/hardening.sh", build])


def installed(build, charte):
    module, shim, root = f"{build}/charte.wasm", f"{build}/failing.so", f"{build}/installed"
    return [
        Suite("library: conformance", ["python3", "tests/conformance/run.py", "--charte", charte, "--engine", "wasm",
                                       "--module", module]),
        Suite("oracle: opacity", ["python3", "tests/oracle/opacity.py", "--charte", charte, "--charters", "40"]),
        Suite("growth: of constructs", ["python3", "tests/growth/growth.py", f"{build}/growth/counting"]),
        hardened(build),
        Suite("house: reproducible", ["sh", "tests/house/reproducible.sh", build]),
        Suite("house: flags", ["python3", "tests/house/flags.py", build]),
        Suite("house: runs cut off", ["python3", "tests/house/cut.py", build]),
        Suite("fault: calls", ["python3", "tests/fault/calls.py", charte, shim]),
        Suite("fault: memory", ["python3", "tests/fault/memory.py", charte, shim, "101"]),
        Suite("fault: killed", ["python3", "tests/fault/kill.py", charte, shim, "20"]),
        Suite("fault: volume", ["python3", "tests/fault/volume.py", charte, "64"]),
        Suite("library: use", ["sh", "tests/library/use.sh", root, charte]),
        Suite("library: module", ["node", "tests/library/module.mjs", module, charte,
                                  f"{root}/usr/local/include/charte.h"]),
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


def run(suite):
    start = time.monotonic()
    try:
        result = subprocess.run(suite.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                stdin=subprocess.DEVNULL, timeout=LONGEST)
        code, said = result.returncode, result.stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired) as problem:
        code, said = 1, f"{problem}\n"
    return judge(suite, code, said), said, time.monotonic() - start


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


class Total:
    def __init__(self):
        self.passed = self.failed = 0

    def add(self, name, counts, said, seconds):
        passed, failed = counts
        if failed:
            sys.stdout.write(said)
        print(f"{name:<28} {passed:6} passed {failed:4} failed {seconds:7.1f} s", flush=True)
        self.passed += passed
        self.failed += failed


def run_all(suites, build, jobs):
    total = Total()
    before = tree(build)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for suite, result in zip(suites, pool.map(run, suites)):
            total.add(suite.name, *result)
    after = tree(build)
    written = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    total.add("house: nothing written", (0, 1) if written else (1, 0), "".join(f"written: {path}\n" for path in written), 0)
    return total


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
    total = run_all(suites, build, asked.jobs)
    if asked.installed:
        print(f"{'library: size of the module':<28} {os.path.getsize(build + '/charte.wasm'):6} bytes")
    print(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or not suites else 0


if __name__ == "__main__":
    sys.exit(main())
