# SPDX-License-Identifier: Apache-2.0
"""steps.py BUILD: what make says of what it does: a line a step, with V=1 the commands, with -s nothing, and with -n the
commands that it would run. Asked of a tool of the build, in a folder of its own."""

import os
import re
import shutil
import subprocess
import sys
import unittest

TOOL = "tool/compiler/document/embed"
STEP = re.compile(r"  [A-Z]{2,7} {1,6}\S+")


class Steps(unittest.TestCase):
    def setUp(self):
        self.folder = f"{BUILD}/steps"
        self.addCleanup(shutil.rmtree, self.folder, True)

    def said(self, *words):
        shutil.rmtree(self.folder, ignore_errors=True)
        clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name not in ("MFLAGS", "V")}
        result = subprocess.run(["make", *words, f"B={self.folder}", f"{self.folder}/{TOOL}"], env=clean, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertEqual(os.path.exists(f"{self.folder}/{TOOL}"), "-n" not in words)
        return result.stdout.splitlines()

    def test_a_line_a_step(self):
        for words in ((), ("--no-print-directory", "-j2")):
            lines = self.said(*words)
            self.assertIn("  CC      compiler/document/embed.c", lines)
            self.assertIn(f"  LINK    {self.folder}/{TOOL}", lines)
            for line in lines:
                self.assertRegex(line, STEP)

    def test_the_commands(self):
        for word in ("V=1", "-n"):
            lines = self.said(word)
            self.assertTrue([line for line in lines if line.endswith(" compiler/document/embed.c") and " -c " in line], lines)
            self.assertFalse([line for line in lines if STEP.match(line)])

    def test_nothing(self):
        self.assertEqual(self.said("-s"), [])


if __name__ == "__main__":
    BUILD = os.path.relpath(sys.argv.pop(1))
    unittest.main()
