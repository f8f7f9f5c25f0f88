# SPDX-License-Identifier: Apache-2.0
"""readme.py notices documents that lie: each here does in one way, next to one that does not."""

import contextlib
import io
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import readme  # noqa: E402

GOOD = """# One

`kept.txt`:

```
one
two
```

`build/made.txt`:

```
three
```

```sh
cat build/made.txt   # what was made
export GREETING=hello
cd build
echo $GREETING
```

```text
three
h…o
```
"""

LIES = {
    "another output": ("h…o", "g…o"),
    "a line too few": ("three\nh…o", "h…o"),
    "a command that fails": ("cd build", "cd nowhere"),
    "one that fails before others": ("cat build/made.txt ", "false && true "),
    "a quotation that is none": ("one\ntwo", "one\nthree"),
    "a quotation of half a line": ("one\ntwo", "ne\ntwo"),
    "an empty quotation": ("one\ntwo\n", ""),
    "a file that is not there": ("`kept.txt`", "`kpet.txt`"),
    "a file that nothing uses": ("cat build/made.txt   #", "echo three   # build/made.txt"),
    "one that another name holds": ("cat build/made.txt   #", "echo three unmade.txt >/dev/null #"),
    "an output behind nothing": ("```sh", "```text\nthree\n```\n\n```sh"),
    "an output that says nothing": ("three\nh…o", "…"),
    "a language that nobody runs": ("```sh", "```bash"),
    "a block that is not closed": ("h…o\n```\n", "h…o\n"),
    "a block within a list": ("# One\n", "# One\n\n- one\n\n  ```sh\n  false\n  ```\n"),
    "another fence": ("# One\n", "# One\n\n~~~\nfalse\n~~~\n"),
}


class Readme(unittest.TestCase):
    def read(self, text, administers=True):
        """The exit code and what was printed."""
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "build"))
            for name, content in (("kept.txt", "one\ntwo\n"), ("R.md", text)):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
            person = readme.Person(folder)
            person.administers = administers
            reading = readme.Reading(person)
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                found, loose = readme.blocks(os.path.join(folder, "R.md"))
                reading.holds(loose == 0, "R.md", "fence")
                for at, block in enumerate(found):
                    reading.read(block, found[at + 1:])
                code = reading.end()
            person.forget()
            return code, said.getvalue()

    def test_what_is_true(self):
        code, said = self.read(GOOD)
        self.assertEqual(code, 0, said)
        self.assertIn("blocks: 4: 1 compared, 1 quoted, 1 run, 1 written, 0 not run; 0 differences", said)

    def test_lies(self):
        for name, (truth, lie) in LIES.items():
            with self.subTest(name):
                self.assertIn(truth, GOOD)
                code, said = self.read(GOOD.replace(truth, lie, 1))
                self.assertEqual(code, 1, said)

    def test_without_an_administrator(self):
        text = GOOD.replace("# One", "# One\n\n```sh\n# not sudo\ntrue\n```\n\n## Two\n\n```sh\nsudo true\n```\n\n"
                                     "```sh\n# a comment\nfalse\n```\n\n## Three\n")
        code, said = self.read(text, administers=False)
        self.assertEqual(code, 0, said)
        self.assertIn("2 not run", said)


if __name__ == "__main__":
    unittest.main()
