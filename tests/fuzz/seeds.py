# SPDX-License-Identifier: Apache-2.0
"""Makes seeds and dictionaries for fuzzing out of this tree: seeds.py CHARTE OUT.

OUT/TARGET/ holds a target's seeds, small and without order; OUT/TARGET.dict its dictionary."""

import glob
import hashlib
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from languages import LANGUAGES  # noqa: E402

SIGNS = ["«", "»", "“", "”", "„", "\"", "- ", ": ", "; ", ". ", "/", "#", "\u00a0", "\ufeff", "\r\n"]
SPELLINGS = ["é", "e\u0301", "İ", "ı", "ß", "ſ", "ﬁ", "Ⅷ", "㌖", "ΐ", "가", "각", "ก", "東", "\u200b", "\u00ad", "\u034f",
             "\ufe0f", "\u0345", "\u0308", "¨", "ʼ", "’", "´", "‘", "🎉", "👩\u200d💻", "🇨🇭", "ﬃ", "ǆ", "ᾳ", "\u1e9b\u0323", "™"]
WORDS = ["www.", "https://", "@acme", "#", "#AcmeRouge", "a@b.ch", "l'", "jusqu'", "dell'", "'s", ":innen", "*in", "CHF ", "€",
         "CH93 0076 2011 6238 5295 7", "756.9217.0769.85", "4111 1111 1111 1111", "+41 44 668 18 00", "044 668 18 00",
         "12'345.60 CHF", "EUR 1,5 Mio.", "12,5 %", "xn--zrich-kva.example", "Acme", "Rote Kreuze", "PRJ-12a"]
LISTS = ["exact:", "except:", "pattern:", "# ", "*", "##", "@@", "«", "Acme", "projet Alpha", "Rote* Kreuz*", "*werk", "*ndr*",
         "ß", "œuvre", "Zürich", "PRJ-####", "leaks.example/files", "@acme", "#acme"]
HOSTS = ["xn--", "xn--zrich-kva", "https://", "user@", ":8080", "/path", "?q", "#f", ".", "..", "example", "zürich", "。"]
FIELDS = ["{", "}", "[", "]", ":", ",", "null", "true", "false", "1e9", "-0", "\\u0000", "\\ud83d\\ude00", "\\ud800", "\\n"]


def read(path):
    with open(path, "rb") as file:
        return file.read()


def phrases(language):
    rows = read(f"grammar/dialects/{language}.tsv").decode().splitlines()[1:]
    return [row.split("\t")[1].strip() for row in rows if "\t" in row]


class Seeds:
    def __init__(self, out):
        self.out = out

    def add(self, target, data):
        folder = os.path.join(self.out, target)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, hashlib.sha1(data).hexdigest()[:16]), "wb") as file:
            file.write(data)

    def dictionary(self, target, entries):
        lines = set()
        for entry in entries:
            data = entry.encode()
            if 1 < len(data) <= 60 or entry in SIGNS + FIELDS + HOSTS:
                lines.add('"' + "".join(f"\\x{byte:02x}" for byte in data) + '"')
        with open(os.path.join(self.out, target + ".dict"), "w", encoding="ascii") as file:
            file.write("\n".join(sorted(lines)) + "\n")


def charters():
    paths = glob.glob("tests/golden/*/*.charte") + glob.glob("tests/conformance/*/*.charte")
    paths += glob.glob("compiler/command/starters/*.charte") + glob.glob("tests/fuzz/*.charte")
    return sorted(path for path in paths if os.path.getsize(path) < 8000)


def posts():
    for path in sorted(glob.glob("tests/conformance/*/posts.ndjson") + ["charters/organize/posts.ndjson"]):
        for line in read(path).splitlines():
            if line.strip():
                yield line


def add_tables(seeds, charte):
    path = os.path.join(seeds.out, "seed.ctab")
    for charter in charters():
        subprocess.run([charte, "build", "--no-test", charter, "-o", path], check=False, capture_output=True)
        if os.path.exists(path):
            data = read(path)
            if len(data) <= 16384:
                seeds.add("table", data)
            os.remove(path)


def add_charters(seeds):
    for path in charters():
        data = read(path)
        seeds.add("charter", data)
        for number in range(4):
            seeds.add("phrases", bytes([number]) + data[:2000])
    versions = [read(path) for path in sorted(glob.glob("compiler/command/starters/*.charte"))]
    for first, second in zip(versions, versions[1:]):
        seeds.add("charter", first + b"\0" + second)


def add_texts(seeds):
    lines = list(posts())
    for index, line in enumerate(lines):
        seeds.add("post", b"\n".join(lines[index:index + 1 + index % 4]) + b"\n")
        seeds.add("view", line[:400])
        seeds.add("words", line[:800])
    for text in (" ".join(SPELLINGS), "".join(SPELLINGS)):
        seeds.add("view", text.encode())
        seeds.add("words", text.encode())
    lists = "\n".join(LISTS[:1] + LISTS[8:])
    for prefix in ("", "exact:", "except:", "pattern:"):
        data = "\n".join(prefix + entry for entry in LISTS[8:]).encode()
        seeds.add("list", data)
        seeds.add("words", data + b"\0" + " ".join(WORDS + LISTS[8:]).encode())
    for path in glob.glob("charters/organize/*.txt"):
        seeds.add("list", read(path)[:2000])
    for entry in SPELLINGS + WORDS:
        seeds.add("view", entry.encode())
        seeds.add("words", lists.encode() + b"\0" + entry.encode())
    for host in HOSTS:
        seeds.add("hosts", f"https://u@www.{host}.example:80/a?b\n{host}.example".encode())


def main():
    charte, out = sys.argv[1:]
    seeds = Seeds(out)
    os.makedirs(out, exist_ok=True)
    add_charters(seeds)
    add_texts(seeds)
    add_tables(seeds, charte)
    every = [phrase for language in LANGUAGES for phrase in phrases(language)]
    keys = ["\"" + key + "\"" for line in posts() for key in ("id", "text", "facts", "author", "media")][:5]
    seeds.dictionary("charter", every + SIGNS)
    seeds.dictionary("phrases", every + SIGNS)
    seeds.dictionary("list", LISTS + SPELLINGS + SIGNS)
    seeds.dictionary("post", FIELDS + keys + [f'"{word}"' for word in post_words()])
    seeds.dictionary("view", SPELLINGS + SIGNS)
    seeds.dictionary("words", WORDS + LISTS + SPELLINGS + SIGNS)
    seeds.dictionary("hosts", HOSTS + SPELLINGS)
    seeds.dictionary("table", LANGUAGES)


def post_words():
    """The names of fields and values: what stands in quotes in the reader's source."""
    parts = read("runtime/ingest/post.c").decode().split('"')[1::2]
    return [word for part in parts for word in part.replace(",", " ").split() if word.replace("_", "").isalnum()]


main()
