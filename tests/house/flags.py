# SPDX-License-Identifier: Apache-2.0
"""flags.py BUILD: what the caller says in CPPFLAGS, CFLAGS, CXXFLAGS and LDFLAGS reaches every compiler that any goal
starts, and the WebAssembly module's never; what hardens a program reaches whatever is not made under a sanitizer.
Asked of make, which says what it would do (-n) and does nothing."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import unittest

GOALS = ["check", "asan", "coverage", "fuzz", "mutation", "soak", "bench", "growth"]
MARKS = {name: f"-DOF_{name}" for name in ("CPPFLAGS", "CFLAGS", "CXXFLAGS")} | {"LDFLAGS": "-Wl,-z,OF_LDFLAGS"}
NAMES = re.compile(r"(of-)?(cc|cxx|gcc|g\+\+|clang|clang\+\+)(-\d+)?")
HARDER = ["-fstack-protector-strong", "-fstack-clash-protection", "-fcf-protection"]
SOURCES = (".c", ".cc")


def said(arguments, environment, build):
    """Every line that make would run, with those that go on joined; by compilers that are not there, unless told."""
    clean = {name: value for name, value in os.environ.items()
             if not name.startswith("MAKE") and name not in ("MFLAGS", "CC", "CXX", "OPT", *MARKS)}
    folder = f"{build}/dry"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        result = subprocess.run(["make", "-n", "--no-print-directory", f"B={folder}", "CC=of-cc", "CXX=of-cxx", *arguments],
                                env={**clean, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    assert result.returncode == 0, result.stdout[-2000:]
    return result.stdout.replace("\\\n", " ").splitlines()


def told_to_editors():
    """What compile_commands.json says, made in a folder of its own."""
    folder = f"{BUILD}/dry"
    try:
        subprocess.run(["make", "-s", f"B={folder}", "CC=of-cc", "CXX=of-cxx", "compile-commands"], check=True,
                       env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | MARKS)
        return json.loads(pathlib.Path(folder, "compile_commands.json").read_text("utf-8"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def commands(lines):
    """Of those, what a compiler is asked: its words."""
    for line in lines:
        if NAMES.fullmatch(line.split(" ", 1)[0]):
            yield shlex.split(line)


def for_the_web(words):
    return any(word.startswith("--target=wasm32") for word in words)


def compiles(words):
    return [word for word in words if word.endswith(SOURCES)]


def for_others(words):
    """Compiles what somebody is given: no module for the web, and no tool that only building runs."""
    return "-c" in words and not for_the_web(words) and "/tool/" not in words[words.index("-o") + 1]


def links(words):
    return "-c" not in words


def wanted(words):
    """The variables that hold for what these words ask."""
    names = ["LDFLAGS"] if links(words) else []
    if compiles(words):
        names += ["CPPFLAGS", "CXXFLAGS" if compiles(words)[0].endswith(".cc") else "CFLAGS"]
    return names


def goals():
    """Those that there are."""
    parts = re.findall(r"^include (.*)$", pathlib.Path("Makefile").read_text("utf-8"), re.MULTILINE)
    rules = "".join(pathlib.Path(name).read_text("utf-8") for name in ["Makefile", *parts])
    return [goal for goal in GOALS if re.search(rf"^{goal}:", rules, re.MULTILINE)]


class Flags(unittest.TestCase):
    def reach(self, lines):
        seen = {name: 0 for name in MARKS}
        for words in commands(lines):
            if for_the_web(words):
                self.assertFalse([word for word in words if "OF_" in word], words)
                continue
            for name in wanted(words):
                self.assertIn(MARKS[name], words, f"{name} is not heard: {words}")
                seen[name] += 1
        for name, count in seen.items():
            self.assertGreater(count, 0, name)
        for line in lines:
            self.assertFalse("--target=wasm32" in line and "OF_" in line, line)

    def test_from_the_environment(self):
        self.reach(said(goals(), MARKS, BUILD))

    def test_from_the_command_line(self):
        self.reach(said([*(f"{name}={value}" for name, value in MARKS.items()), "all"], {}, BUILD))

    def test_editors_are_told(self):
        found = {entry["file"]: shlex.split(entry["command"]) for entry in told_to_editors()}
        for name in ["runtime/text/fold.c", "compiler/base/arena.c", "compiler/command/main.c", "tests/unit/text/test_fold.c"]:
            self.assertEqual(found[name][0], "of-cc")
            self.assertEqual(found[name][-1], name)
        self.assertEqual(found["runtime/ingest/json.cc"][0], "of-cxx")
        for name, words in found.items():
            self.assertTrue(os.path.exists(name) or "/gen/" in name, name)
            for variable in wanted(words):
                self.assertIn(MARKS[variable], words)

    def test_the_last_word_is_the_callers(self):
        flags = {"CFLAGS": "-O3 -fno-stack-protector", "CPPFLAGS": "-UHERE"}
        for words in commands(said(["all"], flags, BUILD)):
            if not for_the_web(words) and compiles(words):
                options = [word for word in words if word.startswith("-O")]
                self.assertEqual(options[-1], "-O3" if not compiles(words)[0].endswith(".cc") else "-O2", words)

    def test_a_callers_flags_do_not_make_warnings_errors(self):
        for words in commands(said(["all"], {"CFLAGS": "-O3"}, BUILD)):
            self.assertNotIn("-Werror", words if not for_the_web(words) else [])
        ours = [words for words in commands(said(["all"], {}, BUILD)) if compiles(words)]
        self.assertTrue(ours)
        for words in ours:
            self.assertIn("-Werror", words)

    def test_a_library_is_made_whatever_a_program_is_to_be(self):
        lines = said(["all"], {"CFLAGS": "-fPIE", "CXXFLAGS": "-fPIE", "LDFLAGS": "-pie -no-pie"}, BUILD)
        shared = [words for words in commands(lines) if "-shared" in words]
        self.assertTrue(shared)
        for words in shared:
            self.assertFalse({"-pie", "-no-pie"} & set(words), words)
        for words in commands(lines):
            if for_others(words) and "-fPIE" in words:
                self.assertLess(words.index("-fPIE"), words.index("-fPIC"), words)

    def test_what_hardens(self):
        for compiler, other in (("gcc", "g++"), ("clang", "clang++")):
            taken = subprocess.run(["sh", ".ci/takes", f"{BUILD}/dry", compiler, *HARDER, "--", "-O2"], stdout=subprocess.PIPE, text=True)
            shutil.rmtree(f"{BUILD}/dry")
            flags = taken.stdout.split()
            self.assertTrue(flags, compiler)
            seen = 0
            for words in commands(said([f"CC={compiler}", f"CXX={other}", "all"], {}, BUILD)):
                if for_others(words):
                    seen += 1
                    self.assertFalse(set(flags) - set(words), words)
                    self.assertTrue(any(word.startswith("-D_FORTIFY_SOURCE=") for word in words), words)
            self.assertGreater(seen, 100)

    def test_sanitizers_are_not_hidden_from(self):
        for words in commands(said(["all", "SAN=-fsanitize=address"], {"CPPFLAGS": "-D_FORTIFY_SOURCE=2"}, BUILD)):
            if for_others(words):
                fortified = [word for word in words if "FORTIFY" in word]
                self.assertEqual(fortified[-1], "-U_FORTIFY_SOURCE", words)


if __name__ == "__main__":
    BUILD = os.path.relpath(sys.argv.pop(1))
    unittest.main()
