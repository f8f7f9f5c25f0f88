# SPDX-License-Identifier: Apache-2.0
"""includes.py refuses every way through a wall, and nothing of the tree as it is."""

import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import includes  # noqa: E402
import rooms  # noqa: E402

FILES = includes.sources(os.path.join(HERE, "..", ".."))
with open(os.path.join(HERE, "rooms.txt"), encoding="utf-8") as said:
    ROOMS = said.read()

# A file, a line put at its end, and a word of the answer.
PLANTED = [
    ("runtime/text/fold.c", '#include "../compiler/base/str.h"', "from the top"),
    ("runtime/text/fold.c", '#include "compiler/base/str.h"', "takes nothing"),
    ("runtime/text/fold.c", '#include "runtime/ingest/post.h"', "takes nothing"),
    ("runtime/text/fold.c", '#include "./runtime/text/utf8.h"', "from the top"),
    ("runtime/text/fold.c", '#include "runtime//utf8.h"', "from the top"),
    ("runtime/text/fold.c", '#include "utf8.h"', "from the top"),
    ("runtime/text/fold.c", '#include "/usr/include/unistd.h"', "from the top"),
    ("runtime/text/fold.c", "#include <runtime/text/utf8.h>", "is ours"),
    ("runtime/text/fold.c", "#include <unicode_data.h>", "is ours"),
    ("runtime/text/fold.c", "#include <unistd.h>", "no system header"),
    ("runtime/text/fold.c", "#include <../include/unistd.h>", "no system header"),
    ("runtime/text/fold.c", '#include "unistd.h"', "no file of the tree"),
    ("runtime/text/fold.c", "#  include <stdio.h>", "no system header"),
    ("runtime/text/fold.c", " # include <stdio.h>", "no system header"),
    ("runtime/text/fold.c", "#/* so */include/* so */<stdio.h>", "no system header"),
    ("runtime/text/fold.c", "#inc\\\nlude <stdio.h>", "no system header"),
    ("runtime/text/fold.c", "%:include <stdio.h>", "no directive"),
    ("runtime/text/fold.c", "??=include <stdio.h>", "no directive"),
    ("runtime/text/fold.c", "#include_next <stdio.h>", "no directive"),
    ("runtime/text/fold.c", "#import <stdio.h>", "no directive"),
    ("runtime/text/fold.c", "#define ROOM <stdio.h>\n#include ROOM", "names no file"),
    ("runtime/text/fold.c", "#if __has_include(<stdio.h>)\n#endif", "nobody sees"),
    ("runtime/text/fold.c", '_Pragma("once")', "nobody sees"),
    ("runtime/text/fold.c", "/*\n#include <string.h>\n*/", "in a comment"),
    ("runtime/text/fold.c", '#include "runtime/text/utf8.c"', "no header"),
    ("runtime/text/fold.c", '#include "runtime/table/table.h"', "takes nothing"),
    ("runtime/table/load.c", '#include "runtime/decide/rules.h"', "takes nothing"),
    ("runtime/decide/rules.c", '#include "runtime/tell/writer.h"', "takes nothing"),
    ("runtime/table/level.def", '#include "compiler/base/str.h"', "takes nothing"),
    ("runtime/ingest/json.cc", '#include "runtime/decide/scratch.h"', "takes nothing"),
    ("runtime/text/utf8.h", '#include "runtime/text/fold.h"', "a circle"),
    ("runtime/text/unicode/read.c", '#include "runtime/table/table.h"', "takes nothing"),
    ("compiler/base/str.h", '#include "compiler/front/ast.h"', "takes nothing"),
    ("compiler/front/parse.c", '#include "compiler/meaning/compile.h"', "takes nothing"),
    ("compiler/meaning/resolve/facts.c", '#include "compiler/table/binary.h"', "own"),
    ("compiler/meaning/resolve/facts.c", '#include "runtime/decide/scratch.h"', "takes nothing"),
    ("compiler/meaning/resolve/facts.c", '#include "grammar.h"', "own"),
    ("compiler/table/trie.c", "#include <unistd.h>", "no system header"),
    ("compiler/document/html.c", '#include "compiler/command/say/options.h"', "takes nothing"),
    ("compiler/command/main.c", '#include "tests/fuzz/use.h"', "takes nothing"),
    ("compiler/command/main.c", '#include "compiler/meaning/resolve/translation.h"', "takes nothing"),
    ("compiler/meaning/resolve/facts.c", '#include "compiler/meaning/merge/merge.h"', "takes nothing"),
    ("compiler/meaning/compile.c", '#include "compiler/meaning/advice/cover.h"', "own"),
    ("grammar/charte.y", '#include "compiler/table/table.h"', "takes nothing"),
    ("grammar/charte.l", "#include <unistd.h>", "no system header"),
    ("tests/unit/text/test_fold.c", '#include "runtime/text/fold.c"', "no header"),
    ("tests/unit/text/test_fold.c", '#include "tests/fuzz/use.h"', "takes nothing"),
]


def wrong(changed, said=ROOMS):
    return includes.Walls(said, {**FILES, **changed}).wrong


class Includes(unittest.TestCase):
    def test_the_tree(self):
        self.assertGreater(len(FILES), 400)
        self.assertEqual(wrong({}), [])

    def test_what_is_planted(self):
        for path, line, why in PLANTED:
            with self.subTest(path=path, line=line):
                found = wrong({path: FILES[path] + line + "\n"})
                number = FILES[path].count("\n") + 1
                self.assertTrue(any(os.path.splitext(path)[0] in said and why in said for said in found), found)
                self.assertTrue(any(f"{path}:{number + after}:" in said for said in found for after in (0, 1)) or
                                "circle" in why, found)

    def test_files_in_no_room(self):
        self.assertIn("no room", wrong({"compiler/attic/old.c": ""})[0])
        self.assertIn("is a link", wrong({"compiler/base/linked.h": includes.LINK})[0])

    def test_what_nothing_needs(self):
        for room, more in (("base", "takes tokens"), ("runtime-text", "system stdio.h"), ("front", "open compiler/front/scan.h"),
                           ("base", "files compiler/base/*.cc")):
            with self.subTest(more):
                self.assertEqual(len(wrong({}, ROOMS.replace(f"room {room}\n", f"room {room}\n{more}\n"))), 1)
        self.assertIn("no circle any more", wrong({}, ROOMS + "circle runtime/text/fold -> runtime/text/utf8\n")[0])

    def test_a_room_takes_those_before_it_alone(self):
        """Whatever rooms.txt lets it take, by room or by file."""
        line = '#include "runtime/decide/rules.h"\n'
        for more in ("takes runtime-decide", "takes runtime/decide/rules.h"):
            with self.subTest(more):
                found = wrong({"runtime/table/load.c": FILES["runtime/table/load.c"] + line},
                              ROOMS.replace("room runtime-table\n", f"room runtime-table\n{more}\n"))
                self.assertTrue(any("goes up: runtime-decide" in said for said in found), found)

    def test_a_line_that_says_nothing(self):
        for line in ("room", "walls compiler", "room base", "circle a b", "takes"):
            with self.subTest(line), self.assertRaises(rooms.Mistake):
                rooms.read(ROOMS + line + "\n")


if __name__ == "__main__":
    unittest.main()
