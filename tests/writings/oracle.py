# SPDX-License-Identifier: Apache-2.0
"""oracle.py CHARTE: the independent evaluator, given nothing but the JSON that `inspect` writes from a .ctab, or the XML,
gives the stored verdicts of every conformance vector."""

import json
import os
import sys
import tempfile

import xml_table
from tree import ROOT, Count, must

sys.path[:0] = [ROOT + "/tests/oracle", ROOT + "/tests/conformance"]
import run as conformance  # noqa: E402
from oracle import Options, run  # noqa: E402
from verdict import Table  # noqa: E402


def tables(charte, charters, folder):
    """What each writing holds, read when the charter and the .ctab are no more at hand."""
    at = os.path.join(folder, "t.")
    must(charte, "build", "--no-test", *charters, "-o", at + "ctab")
    must(charte, "inspect", at + "ctab", "--json", at + "json", "--xml", at + "xml")
    os.remove(at + "ctab")
    with open(at + "json", encoding="utf-8") as file:
        yield "JSON", json.load(file)
    with open(at + "xml", "rb") as file:
        yield "XML", xml_table.table(file.read())


def main():
    charte = os.path.realpath(sys.argv[1])
    count = Count()
    with tempfile.TemporaryDirectory() as temporary:
        for name in sorted(os.listdir(ROOT + "/tests/conformance")):
            folder = f"{ROOT}/tests/conformance/{name}"
            if not os.path.exists(folder + "/posts.ndjson"):
                continue
            charters, posts, _ = conformance.parts(folder, temporary)
            with open(posts, encoding="utf-8") as file:
                given = file.read().splitlines()
            for writing, table in tables(charte, charters, temporary):
                for verdicts, _, asked in conformance.RUNS:
                    if not os.path.exists(f"{folder}/{verdicts}"):
                        continue
                    with open(f"{folder}/{verdicts}", encoding="utf-8") as file:
                        stored = file.read().splitlines()
                    said = conformance.lines("\n".join(line for _, line, _ in run(Table(table), given, Options(**asked))))
                    count.holds(f"{name}, {verdicts}: the {writing}", said == stored)
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
