# SPDX-License-Identifier: Apache-2.0
"""digest.py CHARTE: the digest, made again from the bytes of tables as TABLE.md says, is that of the header, of JSON,
XML and HTML, and of verdicts. Written from TABLE.md alone; the standard library does the rest."""

import hashlib
import json
import os
import re
import struct
import sys
import tempfile
import zlib

from confidential import packed_in
from tree import Count, charters, must

MAGIC = bytes.fromhex("8e435441420d0a1a")
LAST = 28
SALT = 31
CONFIDENTIAL = 4


LISTS = {"names.txt": ("Belmont", "8d3c0f92b1764ae5d01c83fa62975eb4"),
         "more.txt": ("Corvina", "07a3d1c95e8b42f66b1de07f83c2a95441")}


def salt_of(digits):
    """What SALT holds of salts: each once, in ascending order, its size before it."""
    salts = sorted({bytes.fromhex(one) for one in digits})
    return hashlib.sha256(b"".join(bytes([len(one)]) + one for one in salts)).digest()


class Wrong(Exception):
    pass


def expect(good, what):
    if not good:
        raise Wrong(what)


def sections(table):
    """The bytes of every section by number, after every check that needs nothing but the directory."""
    expect(table[:8] == MAGIC, "magic")
    major, minor, count, size, reserved = struct.unpack_from("<HHIII", table, 8)
    expect((major, minor, reserved) == (1, 1, 0), "version")
    expect(size == len(table), "file size")
    directory = table[64:64 + 24 * count]
    expect(zlib.crc32(directory) == struct.unpack_from("<I", table, 56)[0], "directory CRC")
    expect(zlib.crc32(table[:60]) == struct.unpack_from("<I", table, 60)[0], "header CRC")
    found, end = {}, 64 + 24 * count
    for at in range(0, len(directory), 24):
        number, required, offset, size, crc, zero = struct.unpack_from("<6I", directory, at)
        expect(number > max(found, default=0), "ascending numbers")
        expect(required == (number <= LAST) and zero == 0, f"section {number} described")
        expect(offset % 8 == 0 and offset - end < 8 and not any(table[end:offset]), f"padding before {number}")
        found[number] = table[offset:offset + size]
        expect(len(found[number]) == size > 0 and zlib.crc32(found[number]) == crc, f"CRC of section {number}")
        end = offset + size
    expect(end == len(table), "nothing trails")
    return found


def has_confidential(found):
    return any(row[4] & CONFIDENTIAL for row in struct.iter_unpack("<5I", found.get(17, b"")))


def digest_of(found, public):
    """`public`: the sections of the table without confidential terms, which stand for those that no salt protects."""
    confidential = SALT in found or has_confidential(found)
    if confidential and SALT not in found:
        found = public
    state = hashlib.sha256()
    for number in [*range(1, LAST + 1), *([SALT] if confidential else [])]:
        content = found.get(number, b"")
        state.update(struct.pack("<II", number, len(content)) + content)
    return "sha256:" + state.hexdigest()


def text(found, row, column=0):
    languages = len(found[3]) // 4
    offset, size = struct.unpack_from("<II", found[4], 8 * (row * languages + column))
    return found[2][offset:offset + size].decode("utf-8")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def compare(count, charte, folder, name, files, more):
    at = os.path.join(folder, "t.")
    must(charte, "build", "--no-test", *more, *files, "-o", at + "ctab", "--json", at + "json", "--xml", at + "xml",
         "--html", at + "html")
    table = read(at + "ctab")
    try:
        found = sections(table)
    except Wrong as what:
        count.holds(f"{name}: {what}", False)
        return
    must(charte, "build", "--no-test", "--public", *files, "-o", at + "public.ctab")
    public = sections(read(at + "public.ctab"))
    digest, shown = digest_of(found, public), digest_of(public, public)
    with open(at + "json", encoding="utf-8") as file:
        writing = json.load(file)
    verdicts = must(charte, "eval", at + "ctab", "--text", "A post.").splitlines()
    count.holds(name + ": the header", "sha256:" + table[24:56].hex() == digest)
    count.holds(name + ": JSON", writing["digest"] == digest)
    count.holds(name + ": XML", re.findall(rb' digest="([^"]*)"', read(at + "xml")) == [digest.encode()])
    page = read(at + "html")
    count.holds(name + ": HTML", shown.removeprefix("sha256:").encode() in page)
    count.holds(name + ": HTML shows no other", shown == digest or digest[7:19].encode() not in page)
    count.holds(name + ": the table in the page", all(part[24:56].hex() == shown[7:] for part in packed_in(page)
                                                      if part[:8] == MAGIC))
    if name == "salted":
        count.holds("SALT", found.get(SALT) == salt_of(salt for _, salt in LISTS.values()))
    count.holds(name + ": the salt is in the private table alone", SALT not in public)
    count.holds(name + ": verdicts", [json.loads(line)["charter"]["digest"] for line in verdicts] == [digest])
    count.holds(name + ": inspect", digest in must(charte, "inspect", at + "ctab"))
    # A look inside, by the field tables: the title, and the rules with their places.
    title, = struct.unpack_from("<I", found[1], 8)
    count.holds(name + ": the title", text(found, title) == writing["charter"]["title"].get(writing["languages"][0], ""))
    rules = [struct.unpack_from("<18I", found.get(12, b""), start) for start in range(0, len(found.get(12, b"")), 72)]
    ids = [found[2][rule[0]:rule[0] + rule[1]].decode("utf-8") for rule in rules]
    count.holds(name + ": the rules", ids == [rule["rule"] for rule in writing["rules"]])
    count.holds(name + ": their sentences", [text(found, rule[13]) for rule in rules] ==
                [rule["sentence"].get(writing["languages"][0], "") for rule in writing["rules"]])
    places = [struct.unpack_from("<3I", found.get(29, b""), start) for start in range(0, len(found.get(29, b"")), 12)]
    count.holds(name + ": their places", [{"file": found[30][offset:offset + size].decode("utf-8"), "line": line}
                                          for offset, size, line in places] == [rule["written"] for rule in writing["rules"]])


def unsalted(folder):
    """A charter whose confidential terms have no salt, as they stand in it, and one with both kinds."""
    for name, terms in (("inline", "“Acme”"), ("mixed", "“Acme”, and the file “names.txt”"), ("salted", "the file “names.txt”, the file “more.txt”, the file “names.txt”")):
        path = os.path.join(folder, name + ".charte")
        word = "" if name == "salted" else " confidential"
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"""Language: English.
Charter “Names” of “Example Ltd”, version 1.
List names “Names”{word}: {terms}.
Fact named: “name”, that is “named”; established if the text mentions names.
Article 1 “Names”.
  It is forbidden to “name”.
""")
        for list_file, (term, salt) in LISTS.items():
            with open(os.path.join(folder, list_file), "w", encoding="utf-8") as file:
                file.write(f"{term}\nsalt: {salt}\n")
        yield name, [path]


def main():
    charte = os.path.realpath(sys.argv[1])
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        for name, files in [*charters(charte, folder), *unsalted(folder)]:
            compare(count, charte, folder, name, files, [])
            compare(count, charte, folder, name + ", public", files, ["--public"])
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
