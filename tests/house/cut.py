# SPDX-License-Identifier: Apache-2.0
"""Usage: cut.py BUILD. Long random runs that are cut midway: what they had done stands, in time and to the end, and
nothing of them runs on."""

import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
BUILD = os.path.abspath(sys.argv.pop(1))
sys.path.insert(0, ROOT + "/tests")
from progress import ends, gone  # noqa: E402

CHARTE, SHIM = f"{BUILD}/charte", f"{BUILD}/failing.so"
COMPARE = ["python3", "tests/oracle/compare.py", "--cases", "1000000", "--posts", "2", "--jobs", "2", "--seed", "7000"]
RUNS = {
    "oracle": [*COMPARE, "--charte", CHARTE],
    "format": ["sh", "tests/cli/format_random.sh", CHARTE],
    "damage": ["python3", "tests/golden/damage.py", CHARTE],
    "mutation": ["python3", "tests/mutation/run.py", BUILD, "1", "1", "1"],
    "memory": ["python3", "tests/fault/memory.py", CHARTE, SHIM],
    "calls": ["python3", "tests/fault/calls.py", CHARTE, SHIM],
    "kill": ["python3", "tests/fault/kill.py", CHARTE, SHIM],
    "volume": ["python3", "tests/fault/volume.py", CHARTE, "1024"],
}
TALLY = re.compile(r"(\d+) passed, (\d+) failed")
FAR = re.compile(r"… ([1-9]\d*) ")
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def heed():
    """A caller may have the signals ignored (nohup does), which a process inherits."""
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)


@contextlib.contextmanager
def starts(command, **how):
    """Leads a group of its own; what it prints is read as it comes, if it sees to that itself. Nothing of it stays,
    whatever becomes of the test."""
    environment = {**os.environ, "PROGRESS_SECONDS": "0", "CHARTERS": "1000000", "TMPDIR": tempfile.gettempdir(), **how}
    environment.pop("PYTHONUNBUFFERED", None)
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
                          preexec_fn=heed) as process:
        try:
            yield process
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


def read_until(process, pattern):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if re.match(pattern, line):
            return lines
    raise AssertionError(f"ended: {lines} {process.stderr.read()}")


def stand_in(folder, script):
    """A command that does what a line of sh says, in which $charte is the real one."""
    path = f"{folder}/charte"
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\ncharte='{CHARTE}'\n{script}\n")
    os.chmod(path, 0o755)
    return path


class Cut(unittest.TestCase):
    def gone(self, process):
        self.assertTrue(gone(process.pid))

    def cut(self, process, number, lines):
        process.send_signal(number)
        rest, errors = process.communicate(timeout=300)
        lines += rest.splitlines(keepends=True)
        self.assertEqual(process.returncode, 128 + number, errors)
        self.assertEqual(errors, "")
        self.assertRegex(lines[-2], f"^cut off by {number.name}: ")
        passed, failed = map(int, TALLY.fullmatch(lines[-1].strip()).groups())
        self.gone(process)
        return passed, failed

    def test_each_run(self):
        for name, command in RUNS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder, starts(command, TMPDIR=folder) as process:
                lines = read_until(process, FAR)
                self.assertRegex(lines[0], "^begun: ")
                passed, failed = self.cut(process, signal.SIGTERM, lines)
                self.assertEqual(failed, 1)
                if name != "volume":
                    self.assertGreater(passed, 0)
                self.assertEqual(os.listdir(folder), [])

    def test_each_signal(self):
        for number in ENDING:
            with self.subTest(number), starts(RUNS["oracle"]) as process:
                lines = read_until(process, FAR)
                self.assertIn("seed 7000", lines[0])
                done = int(FAR.match(lines[-1])[1])
                self.assertGreaterEqual(self.cut(process, number, lines)[0], done)
                self.assertRegex(lines[-2], r"; at seeds 7\d\d\d")

    def test_the_whole_group(self):
        """As a terminal does it, or who kills a job."""
        with starts(RUNS["oracle"]) as process:
            lines = read_until(process, FAR)
            os.killpg(process.pid, signal.SIGINT)
            rest, _ = process.communicate(timeout=300)
            self.assertEqual(process.returncode, 128 + signal.SIGINT)
            self.assertRegex(rest, r"cut off by SIGINT: .*\n[1-9]\d* passed, 1 failed\n$")
            self.assertGreater(len(lines), 0)
            self.gone(process)

    def test_differences(self):
        """Each is told when it is found, with what shows it again; its own command does."""
        with tempfile.TemporaryDirectory() as folder:
            wrong = stand_in(folder, """"$charte" "$@" | if [ $1 = eval ]; then sed 's/"rank":/"rank":1/'; else cat; fi""")
            with starts([*COMPARE, "--charte", wrong, "--show", "1"]) as process:
                lines = read_until(process, "difference: ")
                told = re.fullmatch(r"difference: tools, seed (7\d\d\d): (compare.py .*) --keep FOLDER\n", lines[-1])
                passed, failed = self.cut(process, signal.SIGTERM, lines)
                self.assertGreater(failed, 1)
            again = subprocess.run(["python3", *shlex.split("tests/oracle/" + told[2])], cwd=ROOT,
                                   capture_output=True, text=True, encoding="utf-8")
            self.assertIn(f"difference: tools, seed {told[1]}: ", again.stdout)
            self.assertEqual(again.returncode, 1)

    def test_what_hangs(self):
        """The charters that it hangs at are told, and what hangs ends too."""
        with tempfile.TemporaryDirectory() as folder:
            hangs = stand_in(folder, f"[ $1 = eval ] && [ -e '{folder}/hang' ] && : >'{folder}/hung' && exec sleep 1000; exec \"$charte\" \"$@\"")
            with starts([*COMPARE, "--charte", hangs]) as process:
                lines = read_until(process, FAR)
                open(f"{folder}/hang", "w", encoding="utf-8").close()
                self.assertTrue(ends(lambda: os.path.exists(f"{folder}/hung"), 300))
                self.assertGreater(self.cut(process, signal.SIGTERM, lines)[0], 0)
                self.assertRegex(lines[-2], r"; at seeds 7\d\d\d")

    def test_closed_output(self):
        for name in ("oracle", "format"):
            with self.subTest(name), starts(RUNS[name]) as process:
                read_until(process, FAR)
                process.stdout.close()
                self.assertEqual(process.wait(300), 128 + signal.SIGPIPE)
                self.assertEqual(process.stderr.read(), "")
                self.gone(process)


if __name__ == "__main__":
    unittest.main()
