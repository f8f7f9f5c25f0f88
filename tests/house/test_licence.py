# SPDX-License-Identifier: Apache-2.0
"""Every source says under which licence it is, in its first lines, where a copy of it alone takes that along."""

import os
import re
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LINE = "SPDX-License-Identifier: "
LICENCE = "Apache-2.0"
OTHERS = {"compiler/meaning/advice/frequent.def": "CC-BY-3.0"}  # data made of others'
KINDS = (".c", ".h", ".cc", ".l", ".y", ".def", ".js", ".mjs", ".css", ".py", ".sh", ".mk", ".vim", ".go")
FOLDERS = (".ci", ".github", "charters", "compiler", "grammar", "runtime", "tests")


def sources():
    """The sources of the tree, those that have no ending but a first line for a shell included."""
    yield "Makefile"
    for folder in FOLDERS:
        for at, _, names in os.walk(os.path.join(TOP, folder)):
            for name in names:
                path = os.path.relpath(os.path.join(at, name), TOP)
                if name.endswith(KINDS) or folder == ".ci" and name in ("run", "setup", "takes"):
                    yield path


def said(path):
    """The licence that a file says, None where it says none."""
    with open(os.path.join(TOP, path), encoding="utf-8", errors="replace") as file:
        lines = (re.fullmatch(rf"\W*{re.escape(LINE)}(\S+)( \*/)?\n", file.readline()) for _ in range(3))
        return next((line[1] for line in lines if line), None)


class Licence(unittest.TestCase):
    def test_every_source_says_its_licence(self):
        found = sorted(sources())
        self.assertGreater(len(found), 700)
        wrong = {path: said(path) for path in found if said(path) != OTHERS.get(path, LICENCE)}
        self.assertEqual(wrong, {})

    def test_what_is_of_others_has_its_notice(self):
        """Its path, and its licence as SPDX and as people write it."""
        with open(os.path.join(TOP, "runtime/NOTICE"), encoding="utf-8") as file:
            notice = file.read()
        for path, licence in OTHERS.items():
            with self.subTest(path):
                self.assertIn(path, notice)
                self.assertIn(licence.replace("-", " "), notice)

    def test_the_licence_is_the_one_of_the_tree(self):
        with open(os.path.join(TOP, "LICENSE"), encoding="utf-8") as file:
            self.assertIn("Apache License\n                           Version 2.0", file.read())


if __name__ == "__main__":
    unittest.main()
