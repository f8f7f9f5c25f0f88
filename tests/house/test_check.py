"""check.py takes nothing for a suite that passed but one that did."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import check  # noqa: E402

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


if __name__ == "__main__":
    unittest.main()
