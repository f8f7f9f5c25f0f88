# SPDX-License-Identifier: Apache-2.0
"""commands.py CHARTE: the writings as the command makes them: all or none, where they are asked for, in any file's name."""

import json
import os
import sys
import tempfile

import xml_table
from tree import ROOT, Count, run

CHARTER = ROOT + "/tests/writings/every.en.charte"


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Folder:
    def __init__(self, charte, folder, count):
        self.charte, self.folder, self.count = charte, folder, count

    def holds(self, name, wanted, *arguments):
        code, out, err = run(self.charte, *arguments, cwd=self.folder)
        self.count.holds(f"{name}: exit {code}", code == wanted, err)
        return out

    def files(self, name, *wanted):
        found = sorted(os.listdir(self.folder))
        self.count.holds(name, found == sorted(wanted), found)
        for file in found:
            os.remove(os.path.join(self.folder, file))


def check_files(folder):
    build = ("build", "--no-test", CHARTER)
    folder.holds("a table alone", 0, *build)
    folder.files("is called charter.ctab", "charter.ctab")
    folder.holds("XML alone", 0, *build, "--xml", "t.xml")
    folder.files("is all that is written", "t.xml")
    folder.holds("all four", 0, *build, "-o", "t.ctab", "--json", "t.json", "--xml", "t.xml", "--html", "t.html")
    folder.files("are written", "t.ctab", "t.json", "t.xml", "t.html")
    for option in ("--json", "--xml", "--html"):
        folder.holds(f"{option} where nothing can be written", 3, *build, "-o", "t.ctab", option, "none/t")
        folder.files("writes nothing else")
    folder.holds("a table to inspect", 0, *build, "-o", "t.ctab")
    folder.holds("inspect where nothing can be written", 3, "inspect", "t.ctab", "--json", "t.json", "--xml", "none/t.xml")
    folder.files("writes nothing else", "t.ctab")


def check_streams(folder):
    folder.holds("a table", 0, "build", "--no-test", CHARTER, "-o", "t.ctab")
    said = folder.holds("JSON on the standard output", 0, "inspect", "t.ctab", "--json", "-")
    folder.count.holds("is JSON and nothing else", json.loads(said)["schema"] == "charte.table/1")
    document = folder.holds("XML on the standard output", 0, "inspect", "t.ctab", "--xml", "-")
    folder.count.holds("is XML and nothing else", xml_table.table(document.encode("utf-8")) == json.loads(said))
    folder.count.holds("without either, a description", "sha256:" in folder.holds("inspect", 0, "inspect", "t.ctab"))
    folder.holds("no table", 2, "inspect", CHARTER, "--json", "t.json")
    folder.holds("no charter", 2, "build", "absent.charte", "--xml", "t.xml")
    folder.holds("an option of another verb", 2, "inspect", "t.ctab", "--public")
    folder.files("nothing was written", "t.ctab")


def check_names(folder):
    """A file's name may be no UTF-8; what is written is."""
    name = os.path.join(os.fsencode(folder.folder), b"\xff\xe9 & <b>.charte")
    with open(name, "wb") as file:
        file.write(read(CHARTER))
    at = os.path.join(folder.folder, "t.")
    for more in ([], ["--public"]):
        code, _, err = run(folder.charte, "build", "--no-test", *more, os.fsdecode(name), "-o", at + "ctab", "--json",
                           at + "json", "--xml", at + "xml")
        folder.count.holds(f"a file of that name {more}", code == 0, err)
        folder.holds("inspected", 0, "inspect", "t.ctab", "--json", "again.json", "--xml", "again.xml")
        table = json.loads(read(at + "json").decode("utf-8"))
        folder.count.holds("is named as far as it can be",
                           {rule["written"]["file"] for rule in table["rules"]} == {"\ufffd\ufffd & <b>.charte"})
        folder.count.holds("in XML too", xml_table.table(read(at + "xml")) == table)
        folder.count.holds("and when it is read", read(at + "json") == read(os.path.join(folder.folder, "again.json")))
        folder.count.holds("as XML too", read(at + "xml") == read(os.path.join(folder.folder, "again.xml")))


def main():
    count = Count()
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(os.path.realpath(sys.argv[1]), place, count)
        check_files(folder)
        check_streams(folder)
        check_names(folder)
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
