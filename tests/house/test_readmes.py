# SPDX-License-Identifier: Apache-2.0
"""Each room of the runtime and the compiler has a README that names every file of it, and no other; one above it links
to it. What pages link to, name or have people type is there, and typed by the tests."""

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


def pages():
    return sorted(["README.md", "CHANGELOG.md"] + [
        os.path.relpath(os.path.join(at, name), ROOT) for top in (*TOPS, "grammar", "charters", "tests", ".github")
        for at, _, names in os.walk(os.path.join(ROOT, top)) for name in names if name.endswith(".md")])


def anchors(page):
    """Those of its headings, as those who show pages make them."""
    headings = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


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
        for page in pages():
            for link, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", read(page)):
                to = os.path.normpath(os.path.join(os.path.dirname(page), link)) if link else page
                with self.subTest(page=page, link=link, anchor=anchor):
                    self.assertTrue(os.path.exists(os.path.join(ROOT, to)))
                    if anchor:
                        self.assertIn(anchor, anchors(to))

    def test_every_path_that_a_page_names_is_there(self):
        """From the page's folder or from the top; what is made and what is an example aside."""
        named = 0
        for page in pages():
            for path in re.findall(r"`((?:\.\./|\.?\w[\w.-]*/)+[\w.-]+\.(?:c|h|def|tsv|py|mjs|js|sh|md|mk|txt|json|rng|charte|png))`", read(page)):
                if path.startswith(("build/", "syntaxes/")) or os.path.basename(path).startswith(("rm.", "report_NAME.", "cmd_NAME.")):
                    continue
                with self.subTest(page=page, path=path):
                    named += 1
                    self.assertTrue(any(os.path.exists(os.path.join(ROOT, at, path)) for at in (os.path.dirname(page), "")))
            for path in re.findall(r"`(tests/[\w./-]+)`", read(page)):
                with self.subTest(page=page, path=path):
                    self.assertTrue(os.path.exists(os.path.join(ROOT, path)))
        self.assertGreater(named, 100)

    def test_what_pages_have_people_type_is_typed(self):
        """The clean room types what stands in tests/room/documents, in that order."""
        typed = read("tests/room/documents").split()
        self.assertEqual(sorted(typed), [page for page in pages() if re.search(r"^```\s*(?:sh|bash|shell|console)$", read(page), re.MULTILINE)])
        self.assertEqual(typed[0], "README.md")

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
