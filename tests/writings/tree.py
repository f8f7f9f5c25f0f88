# SPDX-License-Identifier: Apache-2.0
"""What the tests of the writings share: running the command, the charters of the tree, counting."""

import glob
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from languages import LANGUAGES  # noqa: E402

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))


def run(*arguments, **options):
    """Exit code and both streams, as text, of a command."""
    result = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", errors="surrogateescape",
                            **options)
    return result.returncode, result.stdout, result.stderr


def must(*arguments, **options):
    code, out, err = run(*arguments, **options)
    if code:
        raise RuntimeError(f"{' '.join(arguments)}: exit {code}\n{err}")
    return out


def within(pattern):
    """The files of the tree that a pattern names, which may lie in any folder."""
    return sorted(glob.glob(os.path.join(glob.escape(ROOT), pattern)))


def beside(folder):
    return sorted(glob.glob(os.path.join(glob.escape(folder), "*.charte")))


def charters(charte, folder):
    """(name, files) of every charter of the tree that compiles: Organize in four versions and one, the starters, the
    conformance charters, the golden ones, the ones beside this file."""
    found = [("organize", within("charters/organize/*.charte"))]
    found += [("organize/" + os.path.basename(path), [path]) for path in found[0][1]]
    for language in LANGUAGES:
        path = os.path.join(folder, f"starter.{language}.charte")
        must(charte, "new", "--lang", language, path)
        found.append((f"starter/{language}", [path]))
    for path in within("tests/conformance/*/posts.ndjson"):
        vector = os.path.dirname(path)
        found.append(("conformance/" + os.path.basename(vector), beside(vector)))
    for path in within("tests/golden/*/*.charte") + within("tests/writings/*.charte"):
        if run(charte, "check", path)[0] == 0:
            found.append((os.path.relpath(path, ROOT + "/tests"), [path]))
    for path in within("tests/golden/*/*.charters"):
        files = beside(path)
        if run(charte, "check", *files)[0] == 0:
            found.append((os.path.relpath(path, ROOT + "/tests"), files))
    return found


class Count:
    """Counts what holds, and prints what does not."""

    def __init__(self):
        self.passed = self.failed = 0

    def holds(self, name, good, more=""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(name, more)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0
