# SPDX-License-Identifier: Apache-2.0
"""rebuild.py BUILD: a change makes again what depends on it, and nothing else. Sources are changed in a copy, which looks
at BUILD; make says what it would do (-n), and does nothing."""

import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

PARTS = [".ci", "Makefile", "README.md", "LICENSE", "charters", "compiler", "grammar", "runtime", "tests"]
MADE = re.compile(r"(?:-o |> |rcsD |: > )([^\s;]+)")

# A source, what is made again after a change of it, and what is not.
CHANGES = [
    ("runtime/text/fold.h", "tool/grammar/dialects/generate gen/dialect_data.h gen/unicode_data.h obj/runtime/text/fold.o libcharte.a "
     "charte.wasm gen/page_wasm_gz", "tool/compiler/document/embed gen/grammar.c obj/compiler/base/arena.o"),
    ("runtime/match/iban.def", "libcharte.a libcharte.so charte charte.wasm gen/module.h", "gen/dialect_data.h obj/runtime/text/fold.o"),
    ("runtime/wasm/wasm.c", "charte.wasm gen/page_wasm_gz gen/module.h charte", "libcharte.a libcharte.so obj/runtime/text/fold.o"),
    ("runtime/ingest/json.cc", "obj/runtime/ingest/json.o charte", "libcharte.a libcompiler.a charte.wasm"),
    ("runtime/text/unicode/data.h", "tool/runtime/text/unicode/generate gen/unicode_data.h obj/runtime/text/characters.o", "gen/assets.h"),
    ("grammar/tokens.def", "tool/grammar/dialects/generate gen/dialect_data.h charte", "gen/unicode_data.h libcharte.a"),
    ("grammar/dialects/fr.tsv", "gen/dialect_data.h libcompiler.a charte", "tool/grammar/dialects/generate libcharte.a"),
    ("grammar/charte.y", "gen/grammar.c obj/gen/grammar.o charte", "gen/scanner.c libcharte.a gen/dialect_data.h"),
    ("grammar/charte.l", "gen/scanner.c obj/gen/scanner.o charte", "gen/grammar.c obj/gen/grammar.o libcharte.a"),
    ("grammar/codes/*.txt", "gen/explanations.h charte", "gen/assets.h libcharte.a"),
    ("compiler/document/*.css", "gen/assets.h charte", "gen/explanations.h libcharte.a tool/compiler/document/embed"),
    ("grammar/marks.tsv", "gen/grammar/marks.def obj/gen/grammar.o charte", "gen/dialect_data.h gen/grammar.c libcharte.a"),
    ("compiler/document/*.js", "gen/assets.h charte", "gen/starters.h libcharte.a tool/compiler/document/embed"),
    ("runtime/wasm/charte.mjs", "gen/module.h charte", "gen/page_wasm_gz gen/assets.h libcharte.a"),
    ("compiler/document/words.tsv", "gen/compiler/document/words.def obj/compiler/document/words.o charte",
     "tool/compiler/texts/generate libcharte.a obj/compiler/base/arena.o"),
    ("compiler/texts/generate.c", "tool/compiler/texts/generate gen/compiler/document/words.def charte",
     "tool/compiler/document/embed gen/assets.h libcharte.a"),
    ("compiler/document/embed.c", "tool/compiler/document/embed gen/assets.h gen/explanations.h gen/starters.h charte",
     "gen/dialect_data.h libcharte.a gen/page_wasm_gz"),
    ("compiler/command/starters/*.charte", "gen/starters.h charte", "gen/assets.h libcompiler.a"),
    ("compiler/base/arena.c", "obj/compiler/base/arena.o libcompiler.a charte", "libcharte.a libcommand.a"),
    ("tests/unit/text/test_fold.c", "obj/tests/unit/text/test_fold.o unit/test_fold", "charte unit/test_heap libcharte.a"),
]

# A source, what is made again once it is gone, and what is not.
REMOVALS = [
    ("runtime/text/*.c", "libcharte.a libcharte.so static/charte.o charte.wasm gen/page_wasm_gz libcompiler.a charte", "libcommand.a"),
    ("runtime/ingest/*.c", "libingest.a charte threads fuzz_files mutate unit/test_fold", "libcharte.a libcompiler.a libcommand.a"),
    ("runtime/ingest/*.cc", "libingest.a charte threads fuzz_files mutate unit/test_fold", "libcharte.a libcompiler.a libcommand.a"),
    ("runtime/text/unicode/print.c", "tool/runtime/text/unicode/generate gen/unicode_data.h", "gen/grammar.c gen/assets.h"),
    ("compiler/base/*.c", "libcompiler.a charte", "libcharte.a libcommand.a"),
    ("compiler/command/*.c", "libcommand.a charte", "libcharte.a libcompiler.a"),
    ("compiler/document/*.css", "gen/assets.h charte", "gen/explanations.h libcharte.a"),
    ("compiler/document/*.js", "gen/assets.h charte", "gen/explanations.h libcharte.a"),
    ("compiler/command/starters/*.charte", "gen/starters.h charte", "gen/assets.h libcompiler.a"),
    ("grammar/codes/*.txt", "gen/explanations.h charte", "gen/assets.h libcharte.a"),
    ("grammar/dialects/*.tsv", "gen/dialect_data.h charte", "tool/grammar/dialects/generate libcharte.a"),
    ("tests/fuzz/target_*.c", "fuzz_files", "charte mutate"),
]

# Words of the caller's, what is made again with them, and what is not.
FLAGS = [
    ({"LDFLAGS": "-Wl,-O1"}, "tool/compiler/document/embed charte libcharte.so", "none"),
    ({"CC": "of-cc"}, "tool/compiler/document/embed obj/runtime/text/fold.o charte", "gen/grammar.c"),
    ({"OPT": "-O1"}, "obj/runtime/text/fold.o charte", "tool/compiler/document/embed gen/dialect_data.h"),
    ({"WASM_OPT": "-O1"}, "charte.wasm", "libcharte.a gen/unicode_data.h"),
    ({"UNICODE": "/elsewhere"}, "gen/unicode_data.h obj/runtime/text/characters.o", "gen/grammar.c gen/assets.h"),
]

# A program, what is made again with another version of it, and what is not.
VERSIONS = [
    ("CC", "tool/compiler/document/embed obj/runtime/text/fold.o failing.so charte", "gen/grammar.c gen/scanner.c"),
    ("CXX", "obj/runtime/ingest/json.o charte", "tool/compiler/document/embed gen/scanner.c"),
    ("FLEX", "gen/scanner.c obj/gen/scanner.o charte", "libcharte.a gen/dialect_data.h"),
    ("BISON", "gen/grammar.c obj/gen/grammar.o charte", "libcharte.a gen/dialect_data.h"),
    ("WASM_CC", "charte.wasm gen/page_wasm_gz charte", "libcharte.a gen/unicode_data.h"),
]


def built_as():
    """The name that BUILD had when it was made, which its dependency files say."""
    with open(f"{BUILD}/obj/runtime/text/fold.d", encoding="utf-8") as file:
        return file.readline().split("/obj/runtime/text/fold.o:")[0]


def said(stamp):
    """What BUILD was made with, of what the caller may say."""
    with open(f"{BUILD}/{stamp}", encoding="utf-8") as file:
        found = dict(line.rstrip("\n").split(" = ", 1) for line in file)
    return {name: value for name, value in found.items() if not name.endswith("_VERSION")}


class Copy:
    """The sources, to be changed, beside what was built of them."""

    def __init__(self, folder):
        self.folder, self.name, self.flags = folder, built_as(), said("flags")
        subprocess.run(["cp", "-a", *PARTS, folder], check=True)
        subprocess.run(["chmod", "-R", "u+w", folder], check=True)
        if not os.path.isabs(self.name):
            link = os.path.join(folder, self.name)
            os.makedirs(os.path.dirname(link), exist_ok=True)
            os.symlink(BUILD, link)

    def lines(self, flags, path):
        goals = ["all", "everything", f"{self.name}/charte.wasm", f"{self.name}/failing.so"]
        words = [f"{name}={value}" for name, value in {**self.flags, "B": self.name, **flags}.items()]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
        clean["PATH"] = os.pathsep.join([*path, clean["PATH"]])
        result = subprocess.run(["make", "-n", "--no-print-directory", *words, *goals], cwd=self.folder, env=clean,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert result.returncode == 0, result.stdout[-2000:]
        return result.stdout.replace("\\\n", " ").splitlines()

    def made(self, flags={}, path=()):
        """What make would write, by its name in the build folder, and the line that does."""
        found = {}
        for line in self.lines(flags, path):
            for path in MADE.findall(line):
                found[re.sub(r"^libcharte\.so\..*", "libcharte.so", path.removeprefix(self.name + "/"))] = line
        return found


class Rebuild(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.copy = Copy(folder.name)

    def source(self, pattern):
        found = sorted(glob.glob(os.path.join(self.copy.folder, pattern)))
        self.assertTrue(found, pattern)
        return found[0]

    def compare(self, made, must, must_not):
        self.assertFalse(set(must.split()) - set(made), "not made again")
        self.assertFalse(set(must_not.split()) & set(made), "made again")

    def test_nothing_changed(self):
        self.assertEqual(self.copy.made(), {})

    def test_changes(self):
        for pattern, must, must_not in CHANGES:
            with self.subTest(pattern):
                path = self.source(pattern)
                before = os.stat(path)
                os.utime(path)
                made = self.copy.made()
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
                self.compare(made, must, must_not)

    def test_removals(self):
        for pattern, must, must_not in REMOVALS:
            with self.subTest(pattern):
                path = self.source(pattern)
                os.rename(path, path + ".away")
                made = self.copy.made()
                os.rename(path + ".away", path)
                self.compare(made, must, must_not)
                name = os.path.relpath(path, self.copy.folder)
                gone = re.sub(r"(.*)\.cc?$", rf"{self.copy.name}/obj/\1.o", name)
                for line in made.values():
                    self.assertNotIn(gone, line.split())

    def test_flags(self):
        for flags, must, must_not in FLAGS:
            with self.subTest(flags):
                self.compare(self.copy.made(flags), must, must_not)

    def test_versions(self):
        flags = {**said("flags"), **said("gen/generators"), **said("gen/wasm")}
        for program, must, must_not in VERSIONS:
            with self.subTest(program), tempfile.TemporaryDirectory() as folder:
                word = shlex.split(flags[program])[0]
                path = os.path.join(folder, os.path.basename(word))
                with open(path, "w", encoding="utf-8") as file:
                    file.write(f'#!/bin/sh\ncase "$*" in *--version) echo another; exit ;; esac\n'
                               f'exec {shlex.quote(shutil.which(word))} "$@"\n')
                os.chmod(path, 0o755)
                said_by_path = {program: flags[program].replace(word, path, 1)} if "/" in word else {}
                self.compare(self.copy.made(said_by_path, [folder]), must, must_not)


if __name__ == "__main__":
    BUILD = os.path.realpath(sys.argv.pop(1))
    unittest.main()
