# SPDX-License-Identifier: Apache-2.0
"""texts.py BUILD: the generator of texts says where a table is wrong and makes nothing of it; a good one it gives as C.
It is made for four languages here, however many there are."""

import os
import subprocess
import sys
import tempfile
import unittest

from rows import ROOT, compile_with

LANGUAGES = "".join(f'LANGUAGE({code}, {code.upper()}, "", "", "", TIGHT, NONE, NONE, "", "")\n' for code in ("fr", "en", "de", "it"))
HEAD = "word\tfr\ten\tde\tit\n"
ROW = "name\ta\tb\tc\td\n"

# What is wrong, the table, and what is said of it behind its name.
REFUSED = [
    ("not UTF-8", HEAD.encode() + b"name\ta\xff\tb\tc\td\n", "2:7: not UTF-8"),
    ("a carriage return", HEAD + "name\ta\tb\tc\td\r\n", "2:13: a control character"),
    ("an empty cell", HEAD + "name\té\t\tc\td\n", "2:8: an empty cell: name"),
    ("an empty cell at the end", HEAD + "name\ta\tb\tc\t\n", "2:12: an empty cell: name"),
    ("a cell missing", HEAD + "name\ta\tb\tc\n", "2:11: a cell is missing: name"),
    ("a cell too many", HEAD + "name\ta\tb\tc\td\te\n", "2:14: a cell too many: name"),
    ("a blank before a text", HEAD + "name\t a\tb\tc\td\n", "2:6: a blank at the edge of a cell:  a"),
    ("a blank behind a text", HEAD + "name\ta\tb \tc\td\n", "2:8: a blank at the edge of a cell: b "),
    ("no name of C", HEAD + "a-b\ta\tb\tc\td\n", "2:1: no name of C: a-b"),
    ("a name that begins with a digit", HEAD + "1a\ta\tb\tc\td\n", "2:1: no name of C: 1a"),
    ("a word that C cannot have", "word\tkind\tfr\ten\tde\tit\nname\té\ta\tb\tc\td\n", "2:6: no name of C: é"),
    ("a column that C cannot name", "a word\tfr\ten\tde\tit\n" + ROW, "1:1: no name of C: a word"),
    ("a name twice", "# Two.\n\n" + HEAD + ROW + ROW, "5:1: a name stands twice: name"),
    ("a column twice", "word\tfr\ten\tde\tit\tfr\n", "1:18: a column stands twice: fr"),
    ("a language that nobody knows", "word\tfr\ten\tde\tit\trm\n", "1:18: not in language.def: rm"),
    ("a language missing", "word\tfr\ten\tde\n", "1:14: a language has no column: it"),
    ("no names", "fr\ten\tde\tit\n", "1:1: no column of names: fr"),
    ("an unknown escape", HEAD + "name\ta\tb\\t\tc\td\n", "2:9: unknown escape: b\\t"),
    ("an escape of nothing", HEAD + "name\ta\tb\tc\td\\\n", "2:13: unknown escape: d\\"),
    ("a place that one language lacks", HEAD + "name\t{0} {1}\t{1} {0}\t{0}\t{0} {1}\n", "2:22: other places than in the first language: name"),
    ("a place that nothing fills", HEAD + "name\t{8}\tb\tc\td\n", "2:6: no such place: {8}"),
    ("a header alone", HEAD, "2:1: no text"),
    ("nothing", "", "1:1: no text"),
]


class Texts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        os.makedirs(f"{folder.name}/runtime/table")
        with open(f"{folder.name}/runtime/table/language.def", "w", encoding="utf-8") as file:
            file.write(LANGUAGES)
        cls.generator = f"{folder.name}/generate"
        made = compile_with(BUILD, folder.name, f"{ROOT}/compiler/texts/generate.c", "runtime/text/utf8.c", "-o", cls.generator)
        assert made.returncode == 0, made.stdout

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "table.tsv")

    def generate(self, table):
        with open(self.path, "wb") as file:
            file.write(table if isinstance(table, bytes) else table.encode())
        result = subprocess.run([self.generator, self.path], capture_output=True)
        return result.returncode, result.stdout.decode(), result.stderr.decode()

    def test_refused(self):
        for name, table, said in REFUSED:
            with self.subTest(name):
                self.assertEqual(self.generate(table), (1, "", f"{self.path}:{said}\n"))

    def test_no_table(self):
        result = subprocess.run([self.generator, self.path], capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertTrue(result.stderr.startswith(self.path + ": "))

    def test_given(self):
        table = "# Said.\nnote\tkind\tit\tde\ten\tfr\n\none\tSHORT\t\\s{0}\\s\t«{0}»\ta \"{0}\"\\n\t{0}\\\\n ??!"
        self.assertEqual(self.generate(table), (0, f'#line 4 "{self.path}"\n' r'NOTE(one, SHORT, [LANGUAGE_FR] = "{0}\\n \?\?!", '
                         r'[LANGUAGE_EN] = "a \"{0}\"\n", [LANGUAGE_DE] = "«{0}»", [LANGUAGE_IT] = " {0} ")' "\n", ""))


if __name__ == "__main__":
    BUILD = os.path.realpath(sys.argv.pop(1))
    unittest.main()
