# SPDX-License-Identifier: Apache-2.0
"""check.py takes nothing for a suite that passed but one that did."""

import os
import signal
import subprocess
import sys
import unittest
import unittest.mock

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import check  # noqa: E402
import progress  # noqa: E402

SUITE = check.Suite("a", ["true"])


class Judge(unittest.TestCase):
    def test_counts(self):
        for code, said, counts in (
                (0, "3 passed, 0 failed\n", (3, 0)),
                (0, "[==========] 2 test(s) run.\n[  PASSED  ] 2 test(s).\n", (2, 0)),
                (0, "Ran 5 tests in 0.1s\n\nOK\n", (5, 0)),
                (1, "3 passed, 2 failed\n", (3, 2)),
                (1, "3 passed, 0 failed\n", (3, 1)),
                (-11, "", (0, 1)),
                (0, "", (0, 1)),
                (0, "all is well\n", (0, 1)),
                (0, "0 passed, 0 failed\n", (0, 1)),
                (0, "[  PASSED  ] 0 test(s).\n", (0, 1)),
                (0, "Ran 0 tests in 0.0s\n\nOK\n", (0, 1)),
                (0, "3 passed, 2 failed\n5 passed, 0 failed\n", (5, 2)),
                (0, "Ran 5 tests in 0.1s\n\nOK (skipped=2)\n", (5, 2)),
                (1, "Ran 5 tests in 0.1s\n\nFAILED (failures=1)\n", (5, 1)),
                (1, "[  PASSED  ] 2 test(s).\n[  FAILED  ] tests: 1 test(s), listed below:\n\n 1 FAILED TEST(S)\n", (2, 1)),
                (0, "[  PASSED  ] 2 test(s).\n[  SKIPPED ] 1 test(s), listed below:\n", (2, 1))):
            with self.subTest(said):
                self.assertEqual(check.judge(SUITE, code, said), counts)

    def test_plain_checks(self):
        plain = SUITE._replace(counted=False)
        self.assertEqual(check.judge(plain, 0, ""), (1, 0))
        self.assertEqual(check.judge(plain, 1, "3 passed, 0 failed\n"), (0, 1))

    def test_programs(self):
        self.assertEqual(check.run(check.Suite("a", ["/nowhere/at/all"]))[0], (0, 1))
        self.assertEqual(check.run(check.Suite("a", ["sh", "-c", "cat; echo 1 passed, 0 failed"]))[0], (1, 0))
        self.assertEqual(check.run(check.Suite("a", ["sh", "-c", "echo 1 passed, 0 failed; kill -9 $$"]))[0], (1, 1))

    def test_too_long(self):
        """What a suite printed until it was cut off is told, though it will not end and others hold its output."""
        for rest in ("exec sleep 600", "sleep 600", "trap '' TERM; sleep 600 & sleep 600",
                     "trap 'echo 7 passed, 0 failed; exit 143' TERM; while :; do sleep 0.1; done"):
            with self.subTest(rest), unittest.mock.patch.object(check, "GRACE", 1):
                counts, said, _ = check.run(check.Suite("a", ["sh", "-c", f"echo so far; echo $$; {rest}"]), 1)
                self.assertEqual(counts, (7, 1) if "7 passed" in rest else (0, 1))
                first, leader, *_, last = said.splitlines()
                self.assertEqual((first, last), ("so far", "cut off: over 1 seconds"))
                self.assertTrue(progress.gone(int(leader)))

    def test_cut_off(self):
        """The run is: what is done, what runs and what was not begun are told."""
        program = ("import sys; sys.path.insert(0, 'tests'); import check\n"
                   "suites = [check.Suite(f'suite {i}', ['sh', '-c', command]) for i, command in enumerate(sys.argv[1:])]\n"
                   "with check.Total('suites') as total: check.run_suites(suites, 1, total)\n")
        commands = ["echo 3 passed, 0 failed", "echo so far; kill -TERM $PPID; exec sleep 600", "echo 1 passed, 0 failed"]
        ended = subprocess.run([sys.executable, "-c", program, *commands], cwd=check.ROOT, capture_output=True, text=True)
        self.assertEqual(ended.returncode, 128 + signal.SIGTERM, ended.stderr)
        self.assertRegex(ended.stdout, r"(?s)suite 0 +3 passed +0 failed.*so far\ncut off: the run was\nsuite 1 +0 passed +1 failed")
        self.assertRegex(ended.stdout, r"cut off by SIGTERM: .*\n3 passed, 2 failed\n$")


if __name__ == "__main__":
    unittest.main()
