# SPDX-License-Identifier: Apache-2.0
"""dialects.py BUILD: the generator of the dialects says where one is wrong and makes nothing of it."""

import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))

# What is wrong with a copy of the French one, a text of it, what stands there instead, and what is said of it.
REFUSED = [
    ("a token forgotten", "charter\tCharte\t\n", "", "a token is missing: charter"),
    ("a token that nobody knows", "charter\tCharte\t\n", "charter\tCharte\t\nletter\tLettre\t\n", "unknown token: letter"),
    ("a token without a phrase", "charter\tCharte\t\n", "charter\t\t\n", "no phrase: charter"),
    ("a phrase of two tokens", "charter\tCharte\t\n", "charter\tChapitre\t\n", "a phrase stands twice: chapitre"),
    ("a letter beyond Latin-1", "charter\tCharte\t\n", "charter\tœuvre\t\n", "no capital is known of it: œuvre"),
    ("a form that nobody knows", "charter\tCharte\t\n", "charter\tCharte\t\tdual\n", "unknown form: dual"),
    ("another name for itself", "lang.fr\tfrançais\t", "lang.fr\tfrancien\t", "another name than in language.def: francien"),
]


class Dialects(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        with open(f"{ROOT}/grammar/dialects/fr.tsv", encoding="utf-8") as file:
            self.french = file.read()

    def generate(self, name, table):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(table)
        return subprocess.run([GENERATE, path], capture_output=True, encoding="utf-8")

    def test_refused(self):
        for name, old, new, said in REFUSED:
            with self.subTest(name):
                self.assertIn(old, self.french)
                result = self.generate("fr.tsv", self.french.replace(old, new))
                self.assertEqual(result.returncode, 1)
                self.assertTrue(result.stderr.endswith(f": {said}\n"), result.stderr)

    def test_no_language(self):
        result = self.generate("la.tsv", self.french)
        self.assertEqual(result.returncode, 1)
        self.assertTrue(result.stderr.endswith(": not in language.def: la\n"), result.stderr)

    def test_made(self):
        result = self.generate("fr.tsv", self.french)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("canonical_fr[]", result.stdout)


if __name__ == "__main__":
    GENERATE = os.path.join(os.path.realpath(sys.argv.pop(1)), "tool/grammar/dialects/generate")
    unittest.main()
