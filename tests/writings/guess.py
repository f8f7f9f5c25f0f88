# SPDX-License-Identifier: Apache-2.0
"""guess.py CHARTE: no digest confirms a guess. Somebody has all that is public of a charter, its text too but for the
confidential terms, and what is printed: the page, JSON, XML, what inspect says, records. He compiles the charter with each
of eight candidates and compares every digest that he can make with every one that he sees: all candidates look alike."""

import hashlib
import os
import re
import struct
import sys
import tempfile

from confidential import unpacked
from digest import LAST, MAGIC, SALT, sections
from tree import Count, run

CANDIDATES = ["Acme", "Belmont", "Corvina", "Delphin", "Estrella", "Fontane", "Gallus", "Helvia"]
TRUE = 3
CHARTER = """Language: English.
Charter “Names” of “Example Ltd”, version 1.
List names “Names”{kind}: {terms}.
Fact named: “name”, that is “named”; established if the text mentions names; to ask: “Is a client named?”.
Article 1 “Names”.
  It is forbidden to “name”.
"""
SALT_LINE = "salt: 5f0e1d2c3b4a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff0\n"
IN_CI = {**os.environ, "LC_ALL": "C.UTF-8", "CI": "true"}
ATTENDED = {name: value for name, value in IN_CI.items() if name != "CI"}

# name: (what follows the title, the terms in the charter, the list file)
SHAPES = {
    "a file": ("", "the file “names.txt”", "{name}\n"),
    "a file beside a public term": ("", "“Zeta”, and the file “names.txt”", "{name}\n"),
    "an exception": ("", "“Zeta”, and the file “names.txt”", "except: {name} Street\nZeta\n"),
    "a pattern": ("", "the file “names.txt”", "pattern: {name}-##\n"),
    "in the charter": (" confidential", "“{name}”", ""),
    "in the charter and a file": (" confidential", "“{name}”, and the file “names.txt”", "Zeta\n"),
    "an exception in the charter": (" confidential", "“Zeta”, except “{name}”", ""),
}


class Maker:
    def __init__(self, charte, folder):
        self.charte, self.folder, self.made = charte, folder, 0

    def build(self, shape, name, salt, environment):
        """A folder with all that a build of the charter writes."""
        self.made += 1
        folder = os.path.join(self.folder, str(self.made))
        os.mkdir(folder)
        kind, terms, lines = SHAPES[shape]
        for path, text in (("c.charte", CHARTER.format(kind=kind, terms=terms.format(name=name))),
                           ("names.txt", lines.format(name=name) + salt if lines else "")):
            with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                file.write(text)
        self.run(folder, environment, "build", "c.charte", "-o", "t.ctab", "--json", "t.json", "--xml", "t.xml", "--html", "t.html")
        self.run(folder, environment, "build", "--public", "c.charte", "-o", "p.ctab", "--json", "p.json", "--html", "p.html")
        return folder

    def run(self, folder, environment, *arguments):
        code, out, err = run(self.charte, *arguments, cwd=folder, env=environment)
        if code:
            raise RuntimeError(f"{arguments}: exit {code}\n{err}")
        return (out + err).encode()

    def seen(self, folder, environment):
        """Every run of hexadecimal digits in what is shown to people and tools, and the public table's header."""
        shown = [self.run(folder, environment, verb, *rest) for verb, *rest in (
            ("inspect", "t.ctab"), ("inspect", "p.ctab"), ("inspect", "t.ctab", "--json", "-"), ("inspect", "t.ctab", "--xml", "-"),
            ("eval", "t.ctab", "--text", "A post."), ("eval", "p.ctab", "--text", "A post."), ("eval", "t.ctab", "--text", "x", "--author"),
            ("explain", "t.ctab", "--text", "A post."), ("document", "c.charte"), ("check", "c.charte"),
            ("document", "--without-check", "c.charte"))]
        for name in ("t.json", "t.xml", "t.html", "p.json", "p.html"):
            shown.append(unpacked(read(folder, name)))
        public = read(folder, "p.ctab")
        return set(re.findall(rb"[0-9a-f]{12,}", b"\n".join(shown))) | {public[24:56].hex().encode()}


def read(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def hashed(found, *more):
    state = hashlib.sha256()
    for number in [*range(1, LAST + 1), *more]:
        content = found.get(number, b"")
        state.update(struct.pack("<II", number, len(content)) + content)
    return state.hexdigest().encode()


def made_of(folder):
    """The digests that a guess comes to: those of its tables, and those that its bytes give with and without a salt."""
    digests = set()
    for name in ("t.ctab", "p.ctab"):
        table = read(folder, name)
        assert table[:8] == MAGIC
        found = sections(table)
        digests |= {table[24:56].hex().encode(), hashed(found), hashed(found, SALT)}
        found.pop(SALT, None)
        digests |= {hashed(found), hashed(found, SALT)}
    return digests


def matches(seen, digests):
    """What was seen, whole or as its first digits, that the guess comes to as well."""
    return {one for one in seen for digest in digests if digest.startswith(one)}


def main():
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        maker = Maker(os.path.realpath(sys.argv[1]), folder)
        for shape in SHAPES:
            guesses = [[maker.build(shape, name, salt, IN_CI) for salt in ("", SALT_LINE)] for name in CANDIDATES]
            guesses = [set().union(*map(made_of, folders)) for folders in guesses]
            count.holds(shape + ": the candidates' tables differ", len(set(map(frozenset, guesses))) == len(CANDIDATES))
            for kind, environment in (("salted", ATTENDED), ("without a salt", IN_CI)):
                victim = maker.build(shape, CANDIDATES[TRUE], "", environment)
                seen = maker.seen(victim, environment)
                found = [matches(seen, guess) for guess in guesses]
                count.holds(f"{shape}, {kind}: digests are seen", any(found) and len(seen) > 2)
                count.holds(f"{shape}, {kind}: no candidate stands out", all(one == found[0] for one in found),
                            [sorted(one) for one in found])
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
