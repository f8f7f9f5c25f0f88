# SPDX-License-Identifier: Apache-2.0
"""The files that the programs read: posts, terms, charters and their tables."""

import json
import random
import struct
import subprocess

import charter
import words

SIZES = ((10, 100), (50, 1000), (1000, 10000), (10000, 100000))


def sized(text):
    encoded = text.encode("utf-8", "replace")
    return struct.pack("<I", len(encoded)) + encoded


def records(paths):
    """The posts of NDJSON files, or invented ones."""
    if paths:
        return [json.loads(line) for path in paths for line in open(path, encoding="utf-8") if line.strip()]
    rng = random.Random(2)
    return [{"id": str(i), "lang": "en", "text": words.post_text(rng)} for i in range(20000)]


class Inputs:
    def __init__(self, build, paths):
        self.build, self.folder = build, build / "bench"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.records = records(paths)
        self.real = bool(paths)
        every = [post["text"] for post in self.records]
        self.posts = self.write_posts("posts", every)
        self.halves = self.write_posts("seen", every[::2]), self.write_posts("unseen", every[1::2])
        self.unseen = len(every[1::2])
        texts = [len(post["text"].encode("utf-8", "replace")) for post in self.records]
        self.mean = sum(texts) / len(texts)

    def path(self, name):
        return self.folder / name

    def write_posts(self, name, texts):
        """As measure.h reads them."""
        path = self.path(name)
        with open(path, "wb") as file:
            for number, text in enumerate(texts):
                file.write(sized("en") + sized(str(number)) + sized(text))
        return path

    def lines(self, size=64 << 20):
        """The posts again and again as lines of JSON, about so many bytes of them."""
        path = self.path("posts.ndjson")
        lines = "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in self.records)
        encoded = lines.encode("utf-8", "replace")
        path.write_bytes(encoded * max(1, size // len(encoded)))
        return path

    def sample(self, count):
        """Posts evenly spread over all, for what is too slow for all of them."""
        step = max(1, len(self.records) // count)
        return [post["text"] for post in self.records[::step]][:count]

    def write_texts(self, name, texts):
        """As the peers' scripts read them."""
        return self.write(name, json.dumps(texts))

    def write(self, name, content):
        path = self.path(name)
        path.write_text(content, encoding="utf-8")
        return path

    def terms(self, count):
        return self.write(f"terms-{count}", "\n".join(words.terms(count)))

    def source(self, rules, terms):
        return self.write(f"{rules}.charte", charter.charte(charter.rules(rules, terms)))

    def table(self, rules, terms):
        path = self.path(f"{rules}.ctab")
        self.compile([self.source(rules, terms)], path)
        return path

    def compile(self, sources, table):
        subprocess.run(self.compiling(sources, table), check=True, stderr=subprocess.DEVNULL)

    def compiling(self, sources, table):
        return [self.build / "charte", "build", "--no-test", *sources, "-o", table]
