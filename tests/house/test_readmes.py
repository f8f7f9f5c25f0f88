# SPDX-License-Identifier: Apache-2.0
"""Each room of the runtime and the compiler has a README that names every file of it, and no other; one above it links
to it."""

import os
import re
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NAMED = re.compile(r"`([\w./*-]+\.[a-z]+(?:\.in)?|NOTICE)`")
LINKED = re.compile(r"\]\(([^)]+/README\.md)\)")
ELSEWHERE = {"unicode_data.h", "DerivedAge.txt", "charte.h"}  # what other rooms have, or the build
TOPS = ("runtime", "compiler")
BELOW = {"runtime/text/unicode", "compiler/command/starters"}  # which belong to the room that they lie in


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def rooms():
    return sorted(os.path.relpath(at, ROOT) for top in TOPS for at, _, _ in os.walk(os.path.join(ROOT, top)))


class Readmes(unittest.TestCase):
    def test_every_file_is_named(self):
        self.assertGreater(len(rooms()), 20)
        for room in rooms():
            with self.subTest(room):
                files = {name for name in os.listdir(os.path.join(ROOT, room))
                         if os.path.isfile(os.path.join(ROOT, room, name)) and not name.endswith((".charte", "README.md"))}
                named = {name for name in NAMED.findall(read(f"{room}/README.md")) if "/" not in name}
                self.assertEqual(files - named, set(), "not named")
                self.assertEqual(named - files - ELSEWHERE, set(), "not there")

    def test_every_folder_of_tests_is_told(self):
        rows = re.findall(r"^\| (`.*?) \|", read("tests/README.md"), re.MULTILINE)
        told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
        self.assertEqual(told, {name for name in os.listdir(os.path.join(ROOT, "tests"))
                                if os.path.isdir(os.path.join(ROOT, "tests", name)) and name != "__pycache__"})

    def test_every_link_is_alive(self):
        pages = [os.path.relpath(os.path.join(at, name), ROOT) for top in (*TOPS, "grammar", "tests", ".github")
                 for at, _, names in os.walk(os.path.join(ROOT, top)) for name in names if name.endswith(".md")]
        for page in [*pages, "README.md", "CHANGELOG.md"]:
            for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(page)):
                with self.subTest(page=page, link=link):
                    self.assertTrue(os.path.exists(os.path.join(ROOT, os.path.dirname(page), link)))

    def test_every_page_that_a_comment_names_is_there(self):
        """What rules a line of code stands in the tree."""
        files = [os.path.join(at, name) for top in (*TOPS, "grammar", "tests", ".github")
                 for at, _, names in os.walk(os.path.join(ROOT, top)) for name in names]
        pages = {os.path.basename(path) for path in files if path.endswith(".md")} | {"README.md", "CHANGELOG.md"}
        sources = [path for path in files if path.endswith((".c", ".h", ".def", ".l", ".y"))]
        self.assertGreater(len(sources), 400)
        for path in sources:
            with self.subTest(path):
                self.assertEqual(set(re.findall(r"\b\w+\.md\b", read(path))) - pages, set())

    def test_every_room_is_linked(self):
        linked = {os.path.normpath(os.path.join(room, link)) for room in rooms()
                  for link in LINKED.findall(read(f"{room}/README.md"))}
        self.assertEqual(linked, {f"{room}/README.md" for room in set(rooms()) - BELOW - set(TOPS)})


if __name__ == "__main__":
    unittest.main()
