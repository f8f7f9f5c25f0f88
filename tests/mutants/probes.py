# SPDX-License-Identifier: Apache-2.0
"""The tests that may notice a mutant: each unit test, vector, golden file and transcript, and whole suites of the command."""

import collections
import concurrent.futures
import contextlib
import glob
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

from sources import NUMBERS, ROOT

Probe = collections.namedtuple("Probe", "name command environment")
Met = collections.namedtuple("Met", "probe seconds reached")

UNIT_TEST = re.compile(r"^static void\s+(\w+)\(void \*\*\w+\) \{", re.MULTILINE)
GOLDEN = ("tests/golden/*/*.charte", "tests/golden/*/*.charters")
ORGANIZE = [f"charters/organize/{language}.charte" for language in ("fr", "en", "de", "it")]
FOUND = "tests/fuzz/found/*/*"
SUITES = (
    ("golden: codes", "python3 tests/golden/codes.py CHARTE"),
    ("golden: damage", "python3 tests/golden/damage.py CHARTE"),
    ("document: the form in it", "node tests/document/form.mjs CHARTE"),
    ("document: the engine in it", "node tests/document/page.mjs CHARTE"),
    ("conversation", "python3 tests/conversation/run.py CHARTE"),
    ("compatibility", "python3 tests/compatibility/run.py CHARTE"),
    ("growth: of verdicts", "python3 tests/growth/verdicts.py CHARTE"),
    ("organize: examples", " ".join(["CHARTE test", *ORGANIZE])),
    ("oracle: planning", "python3 tests/oracle/planning.py CHARTE --count 10 --also 9002 9064 9077 9183 61306 80968"),
    ("oracle: opacity", "python3 tests/oracle/opacity.py --charte CHARTE --charters 5"),
    ("mutation of tables", "python3 tests/mutation/run.py PROGRAMS 1999 200011 40000037"),
)
FAULTS = (
    ("fault: calls", "python3 tests/fault/calls.py CHARTE SHIM"),
    ("fault: memory", "python3 tests/fault/memory.py CHARTE SHIM 101"),
)
SLOW = ("test_limits overriders_are_followed_to_the_last", "test_limits a_source_has_so_many_bytes",
        "test_read what_opens_can_be_written", "test_random what_is_final_stays")
LIMIT = 10  # times what it takes without a mutant, and then two seconds


def beside(*patterns):
    return sorted(os.path.relpath(path, ROOT) for pattern in patterns
                  for path in glob.glob(os.path.join(glob.escape(ROOT), pattern)))


def unit_tests(programs):
    for source in beside("tests/unit/*/test_*.c"):
        name = os.path.basename(source)[:-2]
        with open(os.path.join(ROOT, source), encoding="utf-8") as file:
            for test in UNIT_TEST.findall(file.read()):
                yield Probe(f"{name} {test}", [f"{programs}/unit/{name}"], {"CHARTE_TEST": test})


def vectors():
    return [path.split("/")[2] for path in beside("tests/conformance/*/posts.ndjson")]


def conformance(charte):
    for name in vectors():
        yield Probe(f"conformance {name}", ["python3", "tests/conformance/run.py", "--alone", "--charte", charte, name], {})


def golden(charte):
    for path in beside(*GOLDEN):
        name = path.removeprefix("tests/golden/")
        yield Probe(f"golden {name}", ["sh", "tests/golden/run.sh", charte, name], {})


def transcripts(charte):
    for path in beside("tests/said/*.txt"):
        name = os.path.basename(path)
        yield Probe(f"said {name}", ["python3", "tests/said/run.py", charte, name], {})


def written(charte):
    """Documents, and what `format` writes."""
    for path in beside("tests/document/written/*.html", "tests/format/written/*"):
        folder, name = path.split("/")[1], os.path.basename(path).removesuffix(".html")
        yield Probe(f"{folder} {name}", ["python3", f"tests/{folder}/golden.py", charte, name], {})


def compared(charte, folder):
    """The oracle's cases, see cases.py."""
    for case in sorted(os.listdir(folder)):
        yield Probe(f"oracle and engine {case}", ["python3", "tests/mutants/cases.py", charte, os.path.join(folder, case)], {})


def suites(programs, shim):
    charte = f"{programs}/charte"
    named = {"CHARTE": charte, "SHIM": shim, "PROGRAMS": programs}
    for name, command in SUITES + (FAULTS if os.path.exists(shim) else ()):
        yield Probe(name, [named.get(word, word) for word in command.split(" ")], {})
    for target in sorted({os.path.dirname(path) for path in beside(FOUND)}):
        yield Probe(f"fuzz {os.path.basename(target)}", [f"{programs}/fuzz_files", *beside(f"{target}/*")], {})
    for name in ("organize", "public", *vectors()):
        yield Probe(f"explain {name}", ["python3", "tests/explain/run.py", charte, "--only", name], {})
    for path in beside("tests/cli/*.sh", "tests/cli/*.py", "tests/writings/*.py"):
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            if "CHARTE" in file.read(2000):
                yield Probe(path.removeprefix("tests/"), ["sh" if path.endswith(".sh") else "python3", path, charte], {})


def quick(programs):
    return [*(probe for probe in unit_tests(programs) if probe.name not in SLOW), *golden(f"{programs}/charte"),
            *transcripts(f"{programs}/charte"), *written(f"{programs}/charte")]


def all_probes(build, programs):
    charte = f"{programs}/charte"
    return [*unit_tests(programs), *conformance(charte), *golden(charte), *transcripts(charte), *written(charte),
            *compared(charte, f"{build}/mutants/cases"),
            *suites(programs, f"{build}/failing.so")]


class Runner:
    """Runs probes with a mutant or none, several at a time; what they leave in the temporary folder goes with it."""

    def __init__(self):
        self.temporary = tempfile.mkdtemp(prefix="mutants.")
        self.running, self.lock, self.ended = set(), threading.Lock(), False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.temporary, ignore_errors=True)

    @contextlib.contextmanager
    def pool(self, jobs):
        """Threads that run probes; whatever ends them ends what they run."""
        pool = concurrent.futures.ThreadPoolExecutor(jobs)
        try:
            yield pool
        finally:
            with self.lock:
                self.ended = True
                for process in self.running:
                    self.end(process)
            pool.shutdown(cancel_futures=True)

    @staticmethod
    def end(process):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def run(self, probe, variables, longest=None):
        """Its exit code, None where it was cut off; what it said; and the seconds that it took."""
        environment = {**os.environ, "TMPDIR": self.temporary, **probe.environment, **variables}
        start = time.monotonic()
        with tempfile.TemporaryFile() as said:
            with self.lock:
                if self.ended:
                    raise RuntimeError("the run has ended")
                process = subprocess.Popen(probe.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                                           stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
                self.running.add(process)
            try:
                code = process.wait(longest)
            except subprocess.TimeoutExpired:
                code = None
            self.end(process)
            process.wait()
            with self.lock:
                self.running.discard(process)
            said.seek(0)
            return code, said.read().decode("utf-8", "replace"), time.monotonic() - start

    def meet(self, probe, longest=None):
        """Which mutants a probe reaches, or None where it fails or takes too long, and why it fails."""
        with tempfile.NamedTemporaryFile(dir=self.temporary) as reached:
            reached.truncate(NUMBERS)
            code, said, seconds = self.run(probe, {"MUTANT_REACHED": reached.name}, longest)
            if code != 0:
                return None, code is not None and f"exit code {code}\n{said}"
            numbers = {match.start() for match in re.finditer(b"\x01", reached.read())}
        return Met(probe, seconds, numbers), None

    def notices(self, met, number):
        variables = {"MUTANT_CHOSEN": str(number), "MUTANT_LIMIT": str(int(1000 * (2 + LIMIT * met.seconds)))}
        return self.run(met.probe, variables, 20 + LIMIT * met.seconds)[0] != 0
