# SPDX-License-Identifier: Apache-2.0
"""Each verb stands where all are told or tried: the norm, the pages of help that are held, and what runs under faults."""

import os
import re
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


class Verbs(unittest.TestCase):
    def setUp(self):
        self.verbs = set(re.findall(r"^VERB\((\w+),", read("compiler/command/say/verbs.def"), re.MULTILINE))
        self.assertGreater(len(self.verbs), 8)

    def test_the_norm_has_each(self):
        rows = re.findall(r"^\| (`.*?) \| ", read("compiler/command/COMMAND.md"), re.MULTILINE)
        told = {name for row in rows for name in re.findall(r"`(\w+)[^`]*`", row)}
        self.assertEqual(self.verbs - told, set())

    def test_the_page_of_each_is_held(self):
        held = set(re.findall(r"^\$ charte help (\w+)", read("tests/said/help.txt"), re.MULTILINE))
        self.assertEqual(self.verbs - held, set())

    def test_each_runs_under_faults(self):
        run = set(re.findall(r'\["(\w+)"', read("tests/fault/scenarios.py")))
        self.assertEqual(self.verbs - run, set())


if __name__ == "__main__":
    unittest.main()
