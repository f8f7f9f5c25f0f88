# SPDX-License-Identifier: Apache-2.0
"""How much a room holds and how long a file is: each is read in one sitting. Run by its name it prints the fullest and the
longest too."""

import collections
import os
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SOURCES = (".c", ".h", ".cc", ".def", ".l", ".y", ".tsv", ".py", ".sh", ".js", ".mjs", ".css", ".mk")
TOPS = ("charters", "compiler", "grammar", "runtime", "tests")
LONGEST, FULLEST = 450, 40  # lines of a file, sources of a folder
TABLES = ("grammar/dialects/", "tests/mutants/", "compiler/")  # a .tsv there has a row for each thing that there is


def sources():
    """Of the folders of the tree alone: a build may lie beside them under any name."""
    for top in TOPS:
        for at, _, names in os.walk(os.path.join(ROOT, top)):
            for name in names:
                if name.endswith(SOURCES) and not os.path.islink(os.path.join(at, name)):
                    yield os.path.relpath(os.path.join(at, name), ROOT)


def lines_of(path):
    with open(os.path.join(ROOT, path), "rb") as file:
        return file.read().count(b"\n")


def lengths():
    return collections.Counter({path: lines_of(path) for path in sources()
                                if not (path.endswith(".tsv") and path.startswith(TABLES))})


def folders():
    return collections.Counter(os.path.dirname(path) for path in sources())


class Sizes(unittest.TestCase):
    def test_no_file_is_longer(self):
        self.assertGreater(len(lengths()), 600)
        self.assertEqual({path: count for path, count in lengths().items() if count > LONGEST}, {})

    def test_no_folder_is_fuller(self):
        self.assertEqual({folder: count for folder, count in folders().items() if count > FULLEST}, {})


if __name__ == "__main__":
    for what, unit, found, most in (("fullest folder", "sources", folders(), FULLEST), ("longest file", "lines", lengths(), LONGEST)):
        path, count = found.most_common(1)[0]
        print(f"{what}: {path}, {count} {unit}; more than {most}: {sum(one > most for one in found.values())}")
    unittest.main()
