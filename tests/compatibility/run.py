# SPDX-License-Identifier: Apache-2.0
"""Usage: run.py CHARTE. Tables that earlier releases wrote give the verdicts that they gave then.

Each folder here is a version of the format: tables that are kept as they were written and never
built again, posts, and the verdicts for tools and for the author. The engine's own version is no
part of a verdict. A table of today with a section that nobody knows yet is read where the section
may be skipped, and refused, with its number, where it must be known; so is a newer minor read, and
another major refused."""

import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ENGINE = re.compile(rb'"engine":"[^"]*"')
HEADER = struct.Struct("<8sHHIII32s")  # before the two checksums
ENTRY = struct.Struct("<IIIIII")
RUNS = (("verdicts.ndjson", ()), ("verdicts-author.ndjson", ("--author", "--quote")))


def evaluate(charte, table, posts, options):
    return subprocess.run([charte, "eval", *options, str(table), str(posts)], capture_output=True,
                          check=False)


def verdicts(run):
    return ENGINE.sub(b'"engine":"*"', run.stdout)


class Table:
    """The parts of a .ctab, to be put together otherwise."""

    def __init__(self, data):
        magic, self.major, self.minor, count, _, _, self.digest = HEADER.unpack_from(data)
        self.magic = magic
        self.sections = []
        for i in range(count):
            number, required, offset, size, _, _ = ENTRY.unpack_from(data, HEADER.size + 8 + i * ENTRY.size)
            self.sections.append((number, required, data[offset:offset + size]))

    def bytes(self):
        at = HEADER.size + 8 + len(self.sections) * ENTRY.size
        directory = body = b""
        for number, required, content in self.sections:
            padding = -(at + len(body)) % 8
            body += bytes(padding) + content
            directory += ENTRY.pack(number, required, at + len(body) - len(content), len(content),
                                    zlib.crc32(content), 0)
        head = HEADER.pack(self.magic, self.major, self.minor, len(self.sections), at + len(body), 0,
                           self.digest) + struct.pack("<I", zlib.crc32(directory))
        return head + struct.pack("<I", zlib.crc32(head)) + directory + body


def changed(data, major=0, minor=0, section=None):
    table = Table(data)
    table.major += major
    table.minor += minor
    if section:
        table.sections.append(section)
    return table.bytes()


class Check:
    def __init__(self, charte):
        self.charte = charte
        self.passed = self.failed = 0

    def note(self, name, good, said=b""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"compatibility: {name}", said.decode(errors="replace")[:2000])

    def kept(self, folder):
        """The verdicts of then."""
        for table in sorted(folder.glob("*.ctab")):
            posts = table.with_suffix(".posts.ndjson")
            for file, options in RUNS:
                stored = table.with_suffix("." + file).read_bytes()
                run = evaluate(self.charte, table, posts, options)
                self.note(f"{folder.name}/{table.name}, {file}", verdicts(run) == stored and stored,
                          run.stderr)

    def others(self, table, work):
        """What a reader must make of what it does not know."""
        data = table.read_bytes()
        posts = table.with_suffix(".posts.ndjson")
        stored = table.with_suffix(".verdicts.ndjson").read_bytes()
        self.note("taking apart and putting together", Table(data).bytes() == data)
        for name, made, words in (
            ("a newer minor", changed(data, minor=7), None),
            ("an unknown section that may be skipped", changed(data, section=(99, 0, b"later")), None),
            ("both", changed(data, minor=2, section=(32, 0, bytes(800))), None),
            ("two salts", changed(data, section=(31, 0, bytes(64))), b"SALT"),
            ("an unknown section that must be known", changed(data, section=(99, 1, b"later")), b"section 99"),
            ("another major", changed(data, major=1), b"format 2."),
        ):
            path = work / "table.ctab"
            path.write_bytes(made)
            run = evaluate(self.charte, path, posts, ())
            if words:
                self.note(name, run.returncode == 2 and words in run.stderr and not run.stdout, run.stderr)
            else:
                self.note(name, verdicts(run) == stored, run.stderr)


def write(charte, folder, sources):
    """Builds the tables of a version once more; for the release that begins it."""
    folder.mkdir(exist_ok=True)
    for name, (versions, posts, options) in sources.items():
        table = folder / f"{name}.ctab"
        subprocess.run([charte, "build", *options, *map(str, versions), "-o", str(table)], check=True)
        table.with_suffix(".posts.ndjson").write_bytes(posts.read_bytes())
        for file, asked in RUNS:
            run = evaluate(charte, table, posts, asked)
            table.with_suffix("." + file).write_bytes(verdicts(run))


def sources():
    root = HERE.parent.parent
    organize = root / "charters" / "organize"
    fault = root / "tests" / "fault"
    return {
        "organize": ([organize / f"{code}.charte" for code in ("fr", "en", "de", "it")],
                     organize / "posts.ndjson", ["--public"]),
        "everything": ([fault / "every.charte"], fault / "posts.ndjson", []),
    }


def main():
    charte = str(pathlib.Path(sys.argv[1]).resolve())
    if len(sys.argv) > 3 and sys.argv[2] == "--write":
        write(charte, HERE / sys.argv[3], sources())
        return 0
    check = Check(charte)
    folders = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name[0].isdigit())
    with tempfile.TemporaryDirectory() as work:
        for folder in folders:
            check.kept(folder)
        for table in sorted(folders[-1].glob("*.ctab")):
            check.others(table, pathlib.Path(work))
    print(f"{check.passed} passed, {check.failed} failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
