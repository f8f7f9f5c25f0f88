# SPDX-License-Identifier: Apache-2.0
"""schemas.py CHARTE: the published schemas take every table of the tree, refuse damaged ones, and name
what the tables of the format name; JSON and XML say the same, and `inspect` writes them as `build` does."""

import copy
import json
import os
import re
import sys
import tempfile
import warnings

import damages
import requires
import xml_table
from tree import ROOT, Count, charters, must, run

warnings.simplefilter("ignore", DeprecationWarning)
from jsonschema import Draft202012Validator  # noqa: E402

RNG = ROOT + "/runtime/table.rng"


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def data(path):
    with open(path, "rb") as file:
        return file.read()


def valid_xml(path):
    return run("xmllint", "--nonet", "--noout", "--relaxng", RNG, path)[0] == 0


def compare(count, charte, folder, name, files, schema):
    """The writings of one charter, as the build and `inspect` write them, private and public."""
    at = os.path.join(folder, "t.")
    build = [charte, "build", "--no-test", *files]
    must(*build, "-o", at + "ctab", "--json", at + "json", "--xml", at + "xml")
    must(charte, "inspect", at + "ctab", "--json", at + "again.json", "--xml", at + "again.xml")
    must(*build, "--public", "-o", at + "public.ctab", "--json", at + "public.json", "--xml", at + "public.xml")
    must(charte, "inspect", at + "public.ctab", "--json", at + "p.json", "--xml", at + "p.xml")
    count.holds(name + ": inspect and build, JSON", data(at + "json") == data(at + "again.json"))
    count.holds(name + ": inspect and build, XML", data(at + "xml") == data(at + "again.xml"))
    count.holds(name + ": of the public table, JSON", data(at + "public.json") == data(at + "p.json"))
    count.holds(name + ": of the public table, XML", data(at + "public.xml") == data(at + "p.xml"))
    table = load(at + "json")
    count.holds(name + ": the schema takes the JSON", not list(schema.iter_errors(table)),
                [error.message[:200] for error in schema.iter_errors(table)])
    count.holds(name + ": the schema takes the XML", valid_xml(at + "xml"))
    count.holds(name + ": XML and JSON say the same", xml_table.table(data(at + "xml")) == table)
    public = {**load(at + "public.json"), "digest": table["digest"]}
    count.holds(name + ": what it requires", set(table["requires"]) == requires.requires(table),
                set(table["requires"]) ^ requires.requires(table))
    count.holds(name + ": the public table has the same writings", public == table)
    return table


def damage_json(count, schema, table):
    for name, change in damages.JSON:
        damaged = copy.deepcopy(table)
        change(damaged)
        count.holds("JSON damaged: " + name, damaged != table and list(schema.iter_errors(damaged)))


def damage_xml(count, folder, document):
    path = os.path.join(folder, "damaged.xml")
    for name, old, new in damages.XML:
        damaged = document.replace(old, new, 1)
        with open(path, "w", encoding="utf-8") as file:
            file.write(damaged)
        count.holds("XML damaged: " + name, damaged != document and not valid_xml(path))


def names_in(path, macro):
    with open(ROOT + "/" + path, encoding="utf-8") as file:
        return re.findall(rf"^{macro}\((?:\d+, )?(\w+)", file.read(), re.M)


def check_names(count):
    """The schemas know what names.py does not compare, each name of these tables."""
    with open(ROOT + "/runtime/table.schema.json", encoding="utf-8") as file:
        said_json = set(re.findall(r'"(\w+)"', file.read()))
    with open(RNG, encoding="utf-8") as file:
        said_xml = set(re.findall(r"<value>(\w+)</value>", file.read()))
    for path, macro in (("runtime/table/level.def", "LEVEL"), ("runtime/table/modality.def", "MODALITY"),
                        ("compiler/table/features.def", "FEATURE")):
        names = set(names_in(path, macro))
        count.holds(path + " and table.schema.json", names and names <= said_json, names - said_json)
        count.holds(path + " and table.rng", names and names <= said_xml, names - said_xml)
    numbers = ", ".join(f"{number} {name}" for number, name in enumerate(names_in("runtime/table/language.def", "LANGUAGE")))
    with open(ROOT + "/runtime/TABLE.md", encoding="utf-8") as file:
        count.holds("runtime/table/language.def and TABLE.md", f"number, ascending: {numbers} |" in file.read(), numbers)


def evidences(table):
    found = set()

    def visit(value):
        if isinstance(value, dict):
            found.add(value.get("evidence"))
            for part in value.values():
                visit(part)
        elif isinstance(value, list):
            for part in value:
                visit(part)

    visit(table["facts"])
    return found - {None}


def main():
    charte = os.path.realpath(sys.argv[1])
    count = Count()
    schema = Draft202012Validator(load(ROOT + "/runtime/table.schema.json"))
    schema.check_schema(schema.schema)
    with tempfile.TemporaryDirectory() as folder:
        every = None
        for name, files in charters(charte, folder):
            table = compare(count, charte, folder, name, files, schema)
            if name.endswith("every.en.charte"):
                every = table
                with open(os.path.join(folder, "t.xml"), encoding="utf-8") as file:
                    document = file.read()
        count.holds("a charter with every evidence", evidences(every) == set(names_in("runtime/table/evidence.def", "EVIDENCE")))
        detectors = {term.get("detector") for row in every["lists"] for term in row["terms"]} - {None}
        count.holds("a charter with every detector", detectors == set(names_in("runtime/table/detector.def", "DETECTOR")), detectors)
        count.holds("a charter with every feature",
                    every["requires"] == names_in("compiler/table/features.def", "FEATURE"), every["requires"])
        damage_json(count, schema, every)
        damage_xml(count, folder, document)
    check_names(count)
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
