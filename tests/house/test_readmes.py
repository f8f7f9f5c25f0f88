"""Each room of the runtime has a README that names every file of it, and no other; its top one links to each."""

import os
import re
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NAMED = re.compile(r"`([\w./*-]+\.[a-z]+(?:\.in)?|NOTICE)`")
LINKED = re.compile(r"\]\(([^)]+)\)")
ELSEWHERE = {"unicode_data.h", "DerivedAge.txt", "charte.h"}  # what other rooms have, or the build


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def rooms():
    return sorted(os.path.relpath(at, ROOT) for at, _, _ in os.walk(os.path.join(ROOT, "runtime")))


class Readmes(unittest.TestCase):
    def test_every_file_is_named(self):
        self.assertGreater(len(rooms()), 10)
        for room in rooms():
            with self.subTest(room):
                files = {name for name in os.listdir(os.path.join(ROOT, room))
                         if os.path.isfile(os.path.join(ROOT, room, name)) and name != "README.md"}
                named = {name for name in NAMED.findall(read(f"{room}/README.md")) if "/" not in name}
                self.assertEqual(files - named, set(), "not named")
                self.assertEqual(named - files - ELSEWHERE, set(), "not there")

    def test_every_room_is_linked(self):
        links = set(LINKED.findall(read("runtime/README.md")))
        inside = {os.path.relpath(room, "runtime") for room in rooms() if room.count("/") == 1}
        self.assertEqual(links, {f"{room}/README.md" for room in inside})


if __name__ == "__main__":
    unittest.main()
