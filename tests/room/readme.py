"""readme.py FILE … [--folder FOLDER]: types what documents say to type, as a person would, and compares.

Of each fenced block, in order:
  sh      is run by bash, in FOLDER or where the block before went; the first command that fails ends it
  text    is what the sh block before it prints: … stands for more of a line, and alone for lines
  others  follow a line that ends in a file's name, `NAME`: that file of the tree has these lines, or else they are
          written to it, and a later block uses it
A block that asks for an administrator (sudo) is not run where there is none, nor what follows it in its section; where
the person is one, sudo is no command but a word that is left away. Ends with the counts."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([^`\n]+)`:\n+\Z")
# What a block leaves for the next one: where it is, and what it exported.
AROUND = 'trap \'pwd >"$STATE/folder"; export -p >"$STATE/exports"\' EXIT\n. "$STATE/exports"\ncd "$(cat "$STATE/folder")"\nset -e -o pipefail\n'


class Block:
    def __init__(self, document, text, match):
        before = text[:match.start()]
        self.kind, self.body = match.group(1), match.group(2)
        self.place = f"{document}:{before.count(chr(10)) + 1}"
        self.section = before.count("\n#")
        named = NAMED.search(before)
        self.file = named.group(1) if named and self.kind not in ("sh", "text") else None


def blocks(document):
    with open(document, encoding="utf-8") as file:
        text = file.read()
    return [Block(document, text, match) for match in FENCE.finditer(text)]


def matches(wanted, printed):
    """Whether what is printed is what is said, … standing for what is left away."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n"
                      for line in wanted.splitlines())
    return re.fullmatch(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


class Person:
    """Types blocks into a shell, one after the other."""

    def __init__(self, folder):
        self.state = tempfile.mkdtemp(prefix="readme-")
        self.environment = {**os.environ, "STATE": self.state, "NO_COLOR": "1"}
        for name, content in (("folder", os.path.abspath(folder) + "\n"), ("exports", "")):
            with open(os.path.join(self.state, name), "w", encoding="utf-8") as file:
                file.write(content)
        self.is_root = os.geteuid() == 0
        self.administers = self.is_root or (shutil.which("sudo") is not None and subprocess.run(
            ["sudo", "-n", "true"], stderr=subprocess.DEVNULL).returncode == 0)

    def folder(self):
        with open(os.path.join(self.state, "folder"), encoding="utf-8") as file:
            return file.read().rstrip("\n")

    def type(self, body):
        """The exit code and what was printed, both streams together, on a terminal without colours."""
        around = AROUND + ('sudo() { "$@"; }\n' if self.is_root else "")
        ours, terminal = os.openpty()
        process = subprocess.Popen(["bash", "-c", around + body], env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=terminal, stderr=terminal)
        os.close(terminal)
        printed = b"".join(iter(lambda: self.more(ours), b""))
        os.close(ours)
        return process.wait(), printed.decode("utf-8", "replace").replace("\r\n", "\n")

    @staticmethod
    def more(terminal):
        """A terminal whose last writer has gone answers with an error."""
        try:
            return os.read(terminal, 1 << 16)
        except OSError:
            return b""


class Reading:
    def __init__(self, person):
        self.person = person
        self.passed = self.failed = self.left = 0
        self.counts = {}
        self.printed = None  # by the sh block before
        self.left_section = None
        self.written = {}  # a file's name: where it is said

    def holds(self, good, where, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"{where}: {what}", flush=True)

    def count(self, kind):
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def read(self, block):
        section = (block.place.split(":")[0], block.section)
        if "sudo " in block.body and block.kind == "sh" and not self.person.administers:
            self.left_section = section
        if section == self.left_section:
            self.left += 1
            print(f"{block.place}: NOT RUN: it takes an administrator", flush=True)
            return
        {"sh": self.run, "text": self.compare}.get(block.kind, self.file)(block)

    def run(self, block):
        self.count("run")
        start = time.monotonic()
        code, self.printed = self.person.type(block.body)
        print(f"{block.place}: run in {time.monotonic() - start:.1f} s", flush=True)
        self.holds(code == 0, block.place, f"exit {code}\n{self.printed}")
        self.written = {name: place for name, place in self.written.items() if os.path.basename(name) not in block.body}

    def compare(self, block):
        self.count("compared")
        if self.printed is None:
            self.holds(False, block.place, "stands behind nothing that is run")
            return
        self.holds(matches(block.body, self.printed), block.place, f"said\n{block.body}printed\n{self.printed}")
        self.printed = None

    def file(self, block):
        if not block.file:
            self.holds(False, block.place, "no sh, no text, and no line before it names a file")
            return
        path = os.path.join(self.person.folder(), os.path.expanduser(block.file))
        if os.path.exists(path) and not block.file.startswith(("build/", "~/")):
            self.count("quoted")
            with open(path, encoding="utf-8") as file:
                self.holds(block.body in file.read(), block.place, f"does not stand so in {block.file}")
            return
        self.count("written")
        with open(path, "w", encoding="utf-8") as file:
            file.write(block.body)
        self.written[block.file] = block.place

    def end(self):
        for name, place in self.written.items():
            if not any(os.path.basename(name) in content for content in self.contents):
                self.holds(False, place, f"no later block uses {name}")
        said = ", ".join(f"{number} {kind}" for kind, number in sorted(self.counts.items()))
        print(f"blocks: {sum(self.counts.values()) + self.left}: {said}, {self.left} not run; {self.failed} differences")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", nargs="+")
    parser.add_argument("--folder", default=".")
    asked = parser.parse_args()
    reading = Reading(Person(asked.folder))
    every = [block for document in asked.documents for block in blocks(document)]
    reading.contents = [block.body for block in every if block.file]
    for block in every:
        reading.read(block)
    return reading.end()


if __name__ == "__main__":
    sys.exit(main())
