# SPDX-License-Identifier: Apache-2.0
"""unused.py finds what nobody uses in a tree that is made up, and nothing else of it."""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import unused  # noqa: E402

TREE = {
    "compiler/room/words.tsv": "# Words.\nword\tfr\tde\nnamed\ta\tb\npasted\ta\tb\nin_a_comment\ta\tb\nforgotten\ta\tb\n",
    "compiler/room/others.def": "OTHER(pasted)\n",
    "compiler/room/use.h": "static inline int used(void) { return 1; }\nstatic inline int left(void) { return 2; }\n"
                           "enum word {\n#define WORD(name, ...) WORD_##name,\n#include \"compiler/room/words.def\"\n#undef WORD\n};\n",
    "compiler/room/use.c": "#include \"compiler/room/use.h\"\n#define OTHER(name) WORD_##name,\n/* WORD_in_a_comment */\n"
                           "const int words[] = {WORD_named,\n#include \"compiler/room/others.def\"\n};\n"
                           "int asked(void) { return used(); }\nint lonely(void) { return 0; }\nint charte_public(void) { return lonely(); }\n",
    "compiler/room/main.c": "int asked(void);\nint main(void) { extern const int words[]; return asked() + words[0]; }\n",
}
WORDS = "".join(f"WORD({name}, 0)\n" for name in ("named", "pasted", "in_a_comment", "forgotten"))


class Unused(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(setattr, unused, "ROOT", unused.ROOT)
        self.root, self.build = folder.name, f"{folder.name}/build"
        unused.ROOT = self.root
        for path, text in {**TREE, "build/flags": "CC = gcc\n", "build/gen/compiler/room/words.def": WORDS,
                           **{f"build/gen/{name}": "" for name in unused.GENERATED}}.items():
            os.makedirs(os.path.dirname(f"{self.root}/{path}"), exist_ok=True)
            with open(f"{self.root}/{path}", "w", encoding="utf-8") as file:
                file.write(text)
        for name in ("use", "main"):
            self.compile(f"compiler/room/{name}")

    def compile(self, source):
        os.makedirs(os.path.dirname(f"{self.build}/obj/{source}"), exist_ok=True)
        subprocess.run(["gcc", "-I.", "-Ibuild/gen", "-c", f"{source}.c", "-o", f"build/obj/{source}.o"], cwd=self.root, check=True)

    def test_rows(self):
        self.assertEqual(unused.unused_rows(self.build),
                         (["compiler/room/words.tsv: in_a_comment", "compiler/room/words.tsv: forgotten"], 4))

    def test_functions(self):
        self.assertEqual(unused.unused_functions(self.build)[0], ["compiler/room/use: lonely"])

    def test_what_is_gone_asks_for_nothing(self):
        source = f"{self.root}/compiler/room/gone.c"
        with open(source, "w", encoding="utf-8") as file:
            file.write("int lonely(void);\nint charte_gone(void) { return lonely(); }\n")
        self.compile("compiler/room/gone")
        self.assertEqual(unused.unused_functions(self.build)[0], [])
        os.remove(source)
        self.assertEqual(unused.unused_functions(self.build)[0], ["compiler/room/use: lonely"])

    def test_functions_of_headers(self):
        self.assertEqual(unused.unused_inline(), (["compiler/room/use.h: left"], 2))


if __name__ == "__main__":
    unittest.main()
