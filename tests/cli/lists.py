# SPDX-License-Identifier: Apache-2.0
"""lists.py CHARTE: what a list may be read from: ordinary files in the charter's folder or below it that are not hidden.
Nothing of another file, and no whole line of a confidential list, stands in a message."""

import os
import pathlib
import socket
import subprocess
import sys
import tempfile

SECRET = "hunter2secret"
CHARTER = """Language: English.
Charter “Lists” of “Example Ltd”, version 1.
List names “Names”: the file “{name}” {kind}.
Fact named: “name”, that is “named”; established if the text mentions names.
Article 1 “Names”.
  It is forbidden to “name”.
"""

HIDDEN, KIND, OUTSIDE, MISSING = "E-list-file-hidden", "E-list-file-kind", "E-list-file-outside", "E-list-file-missing"

# What the sentence names, and what is said of it; None: it is read.
NAMES = {
    ".env": HIDDEN, "./.env": HIDDEN, ".git/config": HIDDEN, "lists/.names.txt": HIDDEN, "lists/.d/names.txt": HIDDEN,
    "lists/../.env": HIDDEN, "..names/a.txt": HIDDEN, "...": HIDDEN, "visible.txt": HIDDEN, "lists/inside/config": HIDDEN,
    "pipe": KIND, "lists": KIND, ".": OUTSIDE, "socket": KIND, "lists/pipe": KIND,
    "../outside.txt": OUTSIDE, "/etc/hostname": OUTSIDE, "/dev/zero": OUTSIDE, "out": OUTSIDE, "lists/../../outside.txt": OUTSIDE,
    "nothing.txt": MISSING, "lists/nothing.txt": MISSING,
    "names.txt": None, "./names.txt": None, "lists/names.txt": None, "lists/../names.txt": None, "a.b.txt": None,
    "link.txt": None, "lists/names": None,
}

# Lines of a confidential list that are refused, or warned of.
LINES = [b"%s\x01", b"%s\xff", b"pattern: %s??", b"%s*x*y", b"%s+#+ C++", b"%s " * 200, b"pattern: %s" + b"@" * 200, b"%s\xc2\xad",
         b"exact: \xe2\x80\xae%s", b"pattern: @ %s *", b"%s*\n%sX", b"%s\n%s", b"sch\xc3\xb6n%s\nschon%s"]


class Lists:
    def __init__(self, charte, folder):
        self.charte, self.folder = charte, folder
        self.passed = self.failed = 0

    def holds(self, name, good, more=""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"{name}: {more}")

    def write(self, name, content=SECRET.encode() + b"\n"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def make(self):
        for name in (".env", ".git/config", "lists/.names.txt", "lists/.d/names.txt", "..names/a.txt", "...", "../outside.txt",
                     "names.txt", "lists/names.txt", "a.b.txt", "lists/names"):
            self.write(name)
        for link, to in (("visible.txt", ".env"), ("lists/inside", "../.git"), ("out", "../outside.txt"), ("link.txt", "names.txt")):
            (self.folder / link).symlink_to(to)
        for pipe in ("pipe", "lists/pipe"):
            os.mkfifo(self.folder / pipe)
        socket.socket(socket.AF_UNIX).bind(str(self.folder / "socket"))

    def check(self, name, kind="", *more):
        self.write("c.charte", CHARTER.format(name=name, kind=kind).encode())
        result = subprocess.run([self.charte, "check", "c.charte", "--warn", "all", *more], cwd=self.folder, timeout=20,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                env={**os.environ, "LC_ALL": "C"})
        return result.returncode, result.stdout.decode("utf-8", "replace")

    def check_names(self):
        for name, wanted in NAMES.items():
            for kind in ("", "publishable"):
                code, said = self.check(name, kind)
                good = code == 0 if wanted is None else code == 1 and said.count(wanted) == 1
                self.holds(f"{kind}{name}", good, said)
                if wanted:
                    self.holds(f"nothing of {kind}{name} is shown", SECRET not in said, said)

    def check_twice(self):
        """A file is not empty for what the list has already."""
        code, said = self.check("names.txt”, the file “link.txt”, the file “names.txt")
        self.holds("the same file again", code == 0, said)

    def check_lines(self):
        for line in LINES:
            self.write("names.txt", line.replace(b"%s", SECRET.encode()) + b"\nother\n")
            for more in ((), ("--output", "json"), ("--output", "sarif"), ("--output", "github")):
                _, said = self.check("names.txt", "", *more)
                self.holds(f"{line[:20]!r} {more}", SECRET not in said, said[:400])


def main():
    with tempfile.TemporaryDirectory(prefix="charte-lists-") as top:
        lists = Lists(os.path.realpath(sys.argv[1]), pathlib.Path(top).resolve() / ".home" / "charter")
        lists.folder.mkdir(parents=True)
        lists.make()
        lists.check_names()
        lists.check_twice()
        lists.check_lines()
    print(f"{lists.passed} passed, {lists.failed} failed")
    return 1 if lists.failed or not lists.passed else 0


if __name__ == "__main__":
    sys.exit(main())
