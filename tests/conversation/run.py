# SPDX-License-Identifier: Apache-2.0
"""run.py CHARTE [NAME…]: plays the conversations on the drafts beside this file (play.py), each file's on the charter of
its name, in all its language versions: on the public table, which the page has, and on the private one, where a draft
does not say `"table": "public"`. The charters are checked without a word of warning that they do
not accept."""

import os
import sys
import tempfile

import play

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "writings"))

from tree import Count, must, run  # noqa: E402


def versions(name):
    return sorted(os.path.join(HERE, file) for file in os.listdir(HERE)
                  if file.endswith(".charte") and file.split(".")[0] == name)


def names():
    return sorted(file[:-len(".ndjson")] for file in os.listdir(HERE) if file.endswith(".ndjson"))


def played(charte, name, folder, count):
    charters = versions(name)
    code, _, err = run(charte, "check", *charters)
    warned = "".join(line for line in err.splitlines(True) if ": accepted W-" not in line)
    count.holds(f"{name}: check", code == 0 and not warned, warned)
    drafts = play.read(os.path.join(HERE, name + ".ndjson"))
    for kind, more in (("public", ["--public"]), ("private", [])):
        path = os.path.join(folder, f"{name}.{kind}.ctab")
        must(charte, "build", *more, *charters, "-o", path)
        mine = [draft for draft in drafts if draft.get("table", kind) == kind]
        found = play.play(play.Table(charte, path), mine)
        print(f"{name}, {kind}: {play.figures(found)}")
        for draft, told in found:
            count.holds(f"{name}, {kind}, {draft}:", not told.problems, "; ".join(told.problems))


def main():
    charte, count = os.path.abspath(sys.argv[1]), Count()
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[2:] or names():
            played(charte, name, folder, count)
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
