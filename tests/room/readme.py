# SPDX-License-Identifier: Apache-2.0
"""readme.py FILE … [--folder FOLDER]: types what documents say to type, as a person would, and compares.

Of each fenced block, in order:
  sh      is typed into bash line by line, in FOLDER or where the block before went; a command that fails ends it
  text    is what the sh block right before it prints: … stands for more of a line, and alone for lines
  others  follow a line that ends in a file's name, `NAME`: that file of the tree has these lines; or, where the name
          begins with build/ or ~/, they are written to it, and a later block types its name or, written, reads it
A block that asks for an administrator (sudo) is not run where there is none, nor what follows it in its section; where
the person is one already, sudo is a word that is left away. Ends with the counts: 1 where a document is wrong."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})", re.MULTILINE)
NAMED = re.compile(r"`([^`\n]+)`:\n+\Z")
COMMENT = re.compile(r"(?:^|\s)#.*$", re.MULTILINE)
LINE = re.compile(r"(?:[^\n]*\\\n)*[^\n]*\n")
WRITTEN = ("build/", "~/")
# What a line leaves for the next one: where it is, and what it exported.
AROUND = 'trap \'pwd >"$STATE/folder"; export -p >"$STATE/exports"\' EXIT\n. "$STATE/exports"\ncd "$(cat "$STATE/folder")"\nset -e -o pipefail\n'


class Block:
    def __init__(self, document, text, match):
        before = text[:match.start()]
        self.kind, self.body = match.group(1), match.group(2)
        self.place = f"{document}:{before.count(chr(10)) + 1}"
        self.section = document, FENCE.sub("", before).count("\n#")
        named = NAMED.search(before)
        self.file = named.group(1) if named and self.kind not in ("sh", "text") else None

    def typed(self):
        """What is typed of it, comments aside."""
        return COMMENT.sub("", self.body) if self.kind == "sh" else ""

    def takes(self, path):
        """Whether it types the file's name, or is a file that reads it."""
        name = re.escape(os.path.basename(path))
        text = self.typed() if self.kind == "sh" else COMMENT.sub("", self.body) if self.file else ""
        return re.search(rf"(?<![\w.-]){name}(?![\w.-])", text) is not None


def blocks(document):
    """The blocks, and how many fences belong to none of them."""
    with open(document, encoding="utf-8") as file:
        text = file.read()
    found = [Block(document, text, match) for match in FENCE.finditer(text)]
    return found, len(ANY_FENCE.findall(FENCE.sub("", text)))


def matches(wanted, printed):
    """Whether what is printed is what is said, … standing for what is left away."""
    if not wanted.replace("…", "").strip():
        return False
    pattern = "".join("(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n"
                      for line in wanted.splitlines())
    return re.fullmatch(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


class Person:
    """Types lines into a shell, one after the other."""

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
        """The exit code of the last line that was typed, and all that was printed."""
        printed = ""
        for line in LINE.findall(body):
            code, more = self.type_line(line)
            printed += more
            if code:
                return code, printed
        return 0, printed

    def type_line(self, line):
        """Both streams together, on a terminal without colours."""
        around = AROUND + ('sudo() { "$@"; }\n' if self.is_root else "")
        ours, terminal = os.openpty()
        process = subprocess.Popen(["bash", "-c", around + line], env=self.environment, stdin=subprocess.DEVNULL,
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

    def forget(self):
        shutil.rmtree(self.state)


class Reading:
    def __init__(self, person):
        self.person = person
        self.passed = self.failed = self.left = 0
        self.counts = {}
        self.printed = None  # by the sh block right before
        self.left_section = None

    def holds(self, good, where, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"{where}: {what}", flush=True)

    def count(self, kind):
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def read(self, block, later):
        if re.search(r"\bsudo\b", block.typed()) and not self.person.administers:
            self.left_section = block.section
        if block.section == self.left_section:
            self.left += 1
            print(f"{block.place}: NOT RUN: it takes an administrator", flush=True)
            return
        printed, self.printed = self.printed, None
        if block.kind == "sh":
            self.run(block)
        elif block.kind == "text":
            self.compare(block, printed)
        else:
            self.file(block, later)

    def run(self, block):
        self.count("run")
        start = time.monotonic()
        code, self.printed = self.person.type(block.body)
        print(f"{block.place}: run in {time.monotonic() - start:.1f} s", flush=True)
        self.holds(code == 0, block.place, f"exit {code}\n{self.printed}")

    def compare(self, block, printed):
        self.count("compared")
        if printed is None:
            self.holds(False, block.place, "stands behind nothing that is run")
        else:
            self.holds(matches(block.body, printed), block.place, f"said\n{block.body}printed\n{printed}")

    def file(self, block, later):
        if not block.file:
            self.holds(False, block.place, "no sh, no text, and no line before it names a file")
            return
        path = os.path.join(self.person.folder(), os.path.expanduser(block.file))
        written = block.file.startswith(WRITTEN)
        self.count("written" if written else "quoted")
        content = None
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                content = file.read()
        if not written:
            good = content is not None and block.body.strip() and "\n" + block.body in "\n" + content
            self.holds(good, block.place, f"does not stand so in {block.file}")
            return
        self.holds(content in (None, block.body), block.place, f"{block.file} is there and has other lines")
        self.holds(any(other.takes(path) for other in later), block.place, f"no later block takes {block.file}")
        if content is None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(block.body)

    def end(self):
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
    every = []
    for document in asked.documents:
        found, loose = blocks(document)
        reading.holds(loose == 0, document, "has a fence that opens or closes no block")
        every += found
    for at, block in enumerate(every):
        reading.read(block, every[at + 1:])
    reading.person.forget()
    return reading.end()


if __name__ == "__main__":
    sys.exit(main())
