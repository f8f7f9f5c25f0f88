# SPDX-License-Identifier: Apache-2.0
"""files.py CHARTE: nothing that is read is written over, whatever reads it, writes it, and however the two are spelt; no
two outputs go to one file; a link is followed, and one that leads nowhere is not."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CHARTER = """
List partners “Partners”: “Belmont”, and the file “lists/partners.txt”.
Fact partner_named: “name a partner”, that is “the post names a partner”;
  established if the text mentions partners.
Article 9 “Partners”.
  It is not advisable to “name a partner”.
    Reason: “They tell of it themselves.”.
    Advice: “Ask them.”.
"""

# What is read, and a command that reads it and would write OUT.
READS = {
    "c.charte": [
        "build --no-test c.charte -o OUT", "build --no-test c.charte -o t2 --json OUT", "build --no-test c.charte --xml OUT",
        "build --no-test c.charte --html OUT", "document --no-test c.charte -o OUT", "check c.charte --output json=OUT",
        "test c.charte --output junit=OUT", "build --no-test c.charte --output sarif=OUT", "format c.charte -o OUT",
        "format --to de c.charte -o OUT", "build --no-test old.charte c.charte --json OUT"],
    "lists/partners.txt": [
        "build --no-test c.charte -o OUT", "build --no-test c.charte -o t2 --html OUT", "check c.charte --output github=OUT",
        "test c.charte --output json=OUT", "document --no-test c.charte -o OUT", "format c.charte -o OUT",
        "format --to it c.charte -o OUT", "build --no-test old.charte --previous c.charte --html OUT",
        "check broken.charte --output json=OUT"],
    "t.ctab": [
        "inspect t.ctab --json OUT", "inspect t.ctab --xml OUT", "eval t.ctab posts.ndjson --output json=OUT",
        "eval t.ctab --text Acme --output sarif=OUT", "document --no-test old.charte --previous t.ctab -o OUT"],
    "posts.ndjson": [
        "eval t.ctab posts.ndjson --output json=OUT", "eval t.ctab more.ndjson posts.ndjson --output junit=OUT",
        "eval -j 2 --summary t.ctab posts.ndjson --output json=OUT", "eval t.ctab --output json=OUT <posts.ndjson",
        "eval t.ctab - --output json=OUT <posts.ndjson"],
    "old.charte": ["document --no-test c.charte --previous old.charte -o OUT"],
}

# Two outputs to one file that is not there, or is.
SHARED = ["build --no-test c.charte -o ONE --json TWO", "build --no-test c.charte --xml ONE --html TWO",
          "build --no-test c.charte -o ONE --output json=TWO", "check c.charte --output json=ONE --output sarif=TWO",
          "inspect t.ctab --json ONE --xml TWO"]


class Files:
    def __init__(self, charte, folder):
        self.charte, self.folder = charte, folder
        self.passed = self.failed = 0
        self.make()
        self.kept = self.state()

    def make(self):
        self.run("new --lang en c.charte")
        self.run("new --lang fr old.charte")
        with open(self.folder / "c.charte", "a", encoding="utf-8") as file:
            file.write(CHARTER)
        (self.folder / "lists").mkdir()
        (self.folder / "lists/partners.txt").write_text("Nordwind\n", encoding="utf-8")
        text = (self.folder / "c.charte").read_text(encoding="utf-8")
        (self.folder / "broken.charte").write_text(text + "It is forbiden.\n", encoding="utf-8")
        for name in ("posts", "more"):
            (self.folder / f"{name}.ndjson").write_text('{"text":"Acme","draft":true}\n', encoding="utf-8")
        self.run("build --no-test c.charte -o t.ctab")
        (self.folder / "around").symlink_to(self.folder)
        (self.folder / "there").write_text("old\n", encoding="utf-8")

    def run(self, line, **environment):
        """The line's words; {here} in one is the folder, whose own path may hold blanks."""
        words, _, given = line.partition(" <")
        words = [word.replace("{here}", str(self.folder)) for word in words.split()]
        with open(self.folder / given.strip() if given else os.devnull, "rb") as standard:
            return subprocess.run([self.charte, *words], cwd=self.folder, stdin=standard,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  env={**os.environ, "LC_ALL": "en", "GITHUB_STEP_SUMMARY": "", **environment})

    def state(self):
        """Every file's content, and where every link leads."""
        return {path.relative_to(self.folder): os.readlink(path) if path.is_symlink() else path.read_bytes()
                for path in self.folder.rglob("*") if path.is_symlink() or path.is_file()}

    def holds(self, name, good, more=""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"{name}: {more}")

    def refused(self, line, said, **environment):
        """With exit 2 and one line that says so, and every file as it was."""
        result = self.run(line, **environment)
        lines = result.stderr.decode().splitlines()
        good = result.returncode == 2 and sum(one.endswith(said) for one in lines) == 1
        self.holds(line, good, f"exit {result.returncode}: {lines}")
        now = self.state()
        self.holds(line, now == self.kept, [str(path) for path in now.keys() | self.kept.keys() if now.get(path) != self.kept.get(path)])

    def spellings(self, name):
        yield from (name, f"./{name}", f"{{here}}/{name}", f"around/{name}", f"lists/../{name}")
        for link in (self.folder / "symbolic", self.folder / "hard"):
            link.symlink_to(name) if link.name == "symbolic" else os.link(self.folder / name, link)
            self.kept = self.state()
            yield link.name
            link.unlink()
        self.kept = self.state()

    def check_inputs(self):
        for name, lines in READS.items():
            for spelling in self.spellings(name):
                for line in lines:
                    self.refused(line.replace("OUT", spelling), "which is read: nothing was written.")
        self.refused("check c.charte --output github=/dev/null", "which is read: nothing was written.",
                     GITHUB_STEP_SUMMARY="c.charte")

    def check_outputs(self):
        for line in SHARED:
            for one, two in (("new", "new"), ("new", "./new"), ("lists/new", "around/lists/new"), ("new", "NEW"),
                             ("there", "there"), ("there", "around/there"), ("-", "-")):
                self.refused(line.replace("ONE", one).replace("TWO", two), "are one file: each output takes its own.")
        self.refused("build --no-test c.charte --output json=charter.ctab", "are one file: each output takes its own.")

    def check_links(self):
        (self.folder / "nowhere").symlink_to("not/there")
        self.kept = self.state()
        for line in ("build --no-test c.charte -o OUT", "inspect t.ctab --json OUT", "check c.charte --output json=OUT",
                     "document --no-test c.charte -o OUT", "new OUT", "format --to de c.charte -o OUT"):
            self.refused(line.replace("OUT", "nowhere"), "is a link that leads nowhere; nothing was written.")
        (self.folder / "link").symlink_to("there")
        result = self.run("inspect t.ctab --json link")
        self.holds("a link is followed", result.returncode == 0 and os.readlink(self.folder / "link") == "there" and
                   b'"schema"' in (self.folder / "there").read_bytes(), result.stderr)
        self.kept = self.state()

    def check_what_goes(self):
        """Nothing more is refused: devices take several outputs, and writing in place is what format does."""
        for line in ("check c.charte --output json=/dev/null --output sarif=/dev/null", "inspect t.ctab --json /dev/null --xml -",
                     "build --no-test c.charte -o here.ctab --json here.json", "format c.charte", "eval t.ctab --text Acme <posts.ndjson",
                     "eval t.ctab posts.ndjson posts.ndjson", "explain W-term-short"):
            result = self.run(line)
            self.holds(line, result.returncode == 0, result.stderr)
        self.holds("the table as standard input", self.run("inspect - --json new.json <t.ctab").returncode == 0)

    def check_standard_output(self):
        """What is appended to what is read would never end, or spoil it."""
        for line, name in (("eval t.ctab posts.ndjson", "posts.ndjson"), ("check c.charte", "c.charte"),
                           ("document --no-test c.charte", "lists/partners.txt")):
            before = (self.folder / name).read_bytes()
            with open(self.folder / name, "ab") as out:
                result = subprocess.run([self.charte, *line.split()], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out,
                                        stderr=subprocess.PIPE)
            self.holds(f"{line} >>{name}", result.returncode == 2 and (self.folder / name).read_bytes() == before, result.stderr)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="charte-files-")).resolve()
    files = Files(os.path.realpath(sys.argv[1]), folder)
    try:
        files.check_inputs()
        files.check_outputs()
        files.check_links()
        files.check_standard_output()
        files.check_what_goes()
    finally:
        shutil.rmtree(folder)
    print(f"{files.passed} passed, {files.failed} failed")
    return 1 if files.failed or not files.passed else 0


if __name__ == "__main__":
    sys.exit(main())
