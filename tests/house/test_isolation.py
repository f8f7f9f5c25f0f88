# SPDX-License-Identifier: Apache-2.0
"""What isolation.sh refuses, of a build folder that is made up: objects that call one function each."""

import os
import shutil
import subprocess
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
OBJECTS = 101  # more than isolation.sh takes for few


class Isolation(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a blank ")
        self.addCleanup(folder.cleanup)
        self.build = folder.name
        for room in ("compiler", "runtime", "gen"):
            os.makedirs(f"{self.build}/obj/{room}")
        self.library("malloc", "strlen")
        self.compile(f"{self.build}/obj/gen/it0.o", ["fopen"], "-c")
        for number in range(1, OBJECTS):
            shutil.copy(f"{self.build}/obj/gen/it0.o", f"{self.build}/obj/gen/it{number}.o")

    def compile(self, target, calls, *how):
        text = "".join(f"void {name}(void);\n" for name in calls)
        text += "void charte_it(void) { " + "".join(f"{name}(); " for name in calls) + "}\n"
        subprocess.run(["gcc", "-w", "-fno-builtin", "-fPIC", *how, "-x", "c", "-", "-o", target], input=text, text=True, check=True)

    def library(self, *calls):
        self.compile(f"{self.build}/libcharte.so", calls, "-shared")

    def said(self, status):
        """What it says, where it ends with that status."""
        result = subprocess.run(["sh", f"{HERE}/isolation.sh", self.build], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(result.returncode, status, result.stdout)
        return result.stdout

    def test_what_keeps_to_itself(self):
        self.assertEqual(self.said(0), "")

    def test_a_library_that_asks_the_system(self):
        for name in ("getenv", "fopen", "time", "pthread_create"):
            self.library("malloc", name)
            self.assertEqual(self.said(1), f"the library calls: {name}\n")

    def test_a_command_that_leaves_its_room(self):
        for name in ("socket", "getaddrinfo", "fork", "execvp", "system", "dlopen", "tmpfile", "mkdtemp"):
            for room in ("compiler", "runtime", "gen"):
                path = f"{self.build}/obj/{room}/other.o"
                self.compile(path, [name], "-c")
                self.assertEqual(self.said(1), f"the command calls: {name}\n")
                os.remove(path)

    def test_what_is_nobodys(self):
        """Examples are for others, and the module has no system."""
        for folder in ("runtime/wasm", "runtime/examples"):
            os.makedirs(f"{self.build}/obj/{folder}")
            self.compile(f"{self.build}/obj/{folder}/other.o", ["system"], "-c")
        self.said(0)

    def test_watched_calls_go_by_their_own_name(self):
        self.library("__memcpy_chk")
        self.said(0)
        self.compile(f"{self.build}/obj/compiler/other.o", ["__recv_chk"], "-c")
        self.assertEqual(self.said(1), "the command calls: recv\n")

    def test_nothing_to_look_at(self):
        for path, says in (("obj/gen/it1.o", "few objects"), ("obj/gen", "has no obj/gen"), ("libcharte.so", "has no libcharte.so")):
            os.rename(f"{self.build}/{path}", f"{self.build}/away")
            self.assertIn(says, self.said(3))
            os.rename(f"{self.build}/away", f"{self.build}/{path}")
        self.compile(f"{self.build}/libcharte.so", [], "-shared", "-nostdlib")
        self.assertIn("calls nothing at all", self.said(3))

    def test_no_nm(self):
        tools = tempfile.TemporaryDirectory()
        self.addCleanup(tools.cleanup)
        os.symlink(shutil.which("sh"), f"{tools.name}/sh")
        result = subprocess.run([f"{tools.name}/sh", f"{HERE}/isolation.sh", self.build], env={"PATH": tools.name},
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(result.returncode, 3, result.stdout)
        self.assertIn("nm is missing", result.stdout)


if __name__ == "__main__":
    unittest.main()
