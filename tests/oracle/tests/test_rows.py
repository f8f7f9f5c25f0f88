# SPDX-License-Identifier: Apache-2.0
"""What the engine's tables have a row for, the oracle knows and invents: else the two are compared on less than there is."""

import os
import random
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import detectors  # noqa: E402
import evidence  # noqa: E402
import model  # noqa: E402
import posts  # noqa: E402
import samples  # noqa: E402

TABLE = os.path.join(HERE, "..", "..", "..", "runtime", "table")
SEED, CHARTERS, POSTS = 20270101, 400, 40
SAID_ELSEWHERE = {"id", "url", "text", "facts"}  # of every post, or of no use to a verdict
ABOUT_AUTHOR = {"author.id"}


def rows(name, macro, cell):
    with open(os.path.join(TABLE, name), encoding="utf-8") as file:
        found = [[word.strip() for word in row.split(",")] for row in re.findall(rf"^{macro}\(([^)]*)\)?", file.read(), re.MULTILINE)]
    return [row for row in found if len(row) > cell]


def evidences(value):
    """Those of all conditions in what is given."""
    if isinstance(value, dict):
        yield from [value["evidence"]] if isinstance(value.get("evidence"), str) else []
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from evidences(one)


class Rows(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(SEED)
        self.models = [model.make(self.random, "en") for _ in range(CHARTERS)]

    def test_every_detector_is_read_and_invented(self):
        names = {row[0] for row in rows("detector.def", "DETECTOR", 1)}
        self.assertGreater(len(names), 5)
        self.assertEqual(set(samples.MAKERS), names)
        self.assertEqual(set(detectors.SHAPES) | {"email"}, names)

    def test_every_evidence_is_read_and_invented(self):
        names = {row[1] for row in rows("evidence.def", "EVIDENCE", 2)}
        self.assertGreater(len(names), 30)
        self.assertEqual(set(evidence.READERS), names)
        self.assertEqual(names - set(evidences(self.models)), set())

    def test_every_field_is_invented(self):
        fields = {("" if row[1] == "POST" else row[1].lower() + ".") + row[2] for row in rows("field.def", "FIELD", 3)}
        made = set()
        for one in self.models:
            poster = posts.Poster(self.random, one)
            for number in range(POSTS):
                post = poster.post(str(number))
                made |= {f"medium.{inner}" for medium in post.get("media") or [] for inner in medium}
                for key, value in post.items():
                    made |= {f"{key}.{inner}" for inner in value} if isinstance(value, dict) else {key}
        self.assertGreater(len(fields), 20)
        self.assertEqual(fields - made - SAID_ELSEWHERE - ABOUT_AUTHOR, set())


if __name__ == "__main__":
    unittest.main()
