# SPDX-License-Identifier: Apache-2.0
"""What is written for people names every language that a charter can be written in, and all that one takes."""

import glob
import os
import re
import sys
import unittest

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
sys.path.insert(0, ROOT + "/tests")

from languages import LANGUAGES  # noqa: E402


def read(path):
    with open(f"{ROOT}/{path}", encoding="utf-8") as file:
        return file.read()


def has_texts(table):
    """Whether the columns of a table are languages."""
    head = next(line for line in table.splitlines() if line and not line.startswith("#"))
    return set(LANGUAGES) <= set(head.split("\t"))


class Languages(unittest.TestCase):
    def test_readme(self):
        names = dict(re.findall(r"^lang\.(\w+)\t(\w+)", read("grammar/dialects/en.tsv"), re.MULTILINE))
        first = read("README.md").split("\n## ")[0]
        for code in LANGUAGES:
            self.assertTrue(names[code] in first, names[code])

    def test_readme_of_accepting(self):
        """How a comment accepts a finding."""
        verbs = re.search(r"^accept\t(.+)$", read("compiler/front/sayings.tsv"), re.MULTILINE)[1].split("\t")
        self.assertEqual(len(verbs), len(LANGUAGES))
        for verb in verbs:
            self.assertTrue(f"# {verb} " in read("charters/README.md"), verb)

    def test_what_one_takes(self):
        """Every table of texts is named where a language more is told of."""
        told = read("grammar/dialects/README.md")
        tables = [path for folder in ("compiler", "grammar")
                  for path in glob.glob(f"{folder}/**/*.tsv", root_dir=ROOT, recursive=True) if has_texts(read(path))]
        self.assertGreater(len(tables), 4)
        for path in tables:
            self.assertTrue(f"`{path}`" in told, path)

    def test_no_source_asks_for_one(self):
        """What a language has of its own is a cell of its row or its column; English answers where none is asked for."""
        one = re.compile(rf"\b(?:TABLE_)?LANGUAGE_(?:{'|'.join(LANGUAGES).upper()})\b")
        asking = [path for folder, name in (("compiler", "*.[ch]"), ("runtime", "*.[ch]"), ("grammar", "*.[lyc]"))
                  for path in glob.glob(f"{folder}/**/{name}", root_dir=ROOT, recursive=True)
                  for _ in one.findall(re.sub(r"/\*.*?\*/", "", read(path), flags=re.DOTALL))]
        self.assertEqual(asking, ["compiler/front/language.h"])
