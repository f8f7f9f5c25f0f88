# SPDX-License-Identifier: Apache-2.0
"""How much a room holds and how long a file is: each is read in one sitting."""

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


class Sizes(unittest.TestCase):
    def test_no_file_is_longer(self):
        long = {path: lines_of(path) for path in sources() if not (path.endswith(".tsv") and path.startswith(TABLES))}
        self.assertGreater(len(long), 600)
        self.assertEqual({path: count for path, count in long.items() if count > LONGEST}, {})

    def test_no_folder_is_fuller(self):
        folders = collections.Counter(os.path.dirname(path) for path in sources())
        self.assertEqual({folder: count for folder, count in folders.items() if count > FULLEST}, {})


if __name__ == "__main__":
    unittest.main()
