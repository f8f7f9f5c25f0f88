# SPDX-License-Identifier: Apache-2.0
"""names.py [--write]: the names that schemas list are those of the tables that the product is made of, all of them and
in their order. --write brings the lists up to date, as `make bless` does: to add a row is to add it there alone."""

import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
TABLE_JSON, TABLE_RNG, VERDICT = "runtime/table.schema.json", "runtime/table.rng", "runtime/verdict.schema.json"


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def rows(path, macro):
    """The cells of each row, a code before the name left out."""
    return [[cell.strip() for cell in row.split(",")] for row in re.findall(rf"^{macro}\((?:\d+, )?(.*)\)$", read(path), re.M)]


def names(path, macro):
    return [row[0] for row in rows(path, macro)]


def missing_fields():
    """The paths that a verdict may name as missing: of fields that an evidence reads, and that may be unknown."""
    looked_at = set(re.findall(r"\w+", " ".join(" ".join(row[4:6]) for row in rows("runtime/table/evidence.def", "EVIDENCE"))))
    paths = {"POST": "{}", "AUTHOR": "author.{}", "ORIGINAL": "original", "MEDIUM": "media.{}"}
    return [paths[group].format(key) for name, group, key, _, _, value, *_ in rows("runtime/table/field.def", "FIELD")
            if name in looked_at and value not in ("BODY", "ENTITIES")]


def lists():
    """(schema, names) for each list of names in a schema; the lists of a schema have no name in common."""
    found = [(VERDICT, missing_fields())]
    evidence = rows("runtime/table/evidence.def", "EVIDENCE")
    groups = [[row[0] for row in evidence if row[1] == operands] for operands in dict.fromkeys(row[1] for row in evidence)]
    groups += [names("runtime/table/detector.def", "DETECTOR"), names("runtime/table/language.def", "LANGUAGE")]
    found.append((TABLE_JSON, names("compiler/table/features.def", "FEATURE")))
    return found + [(schema, group) for schema in (TABLE_JSON, TABLE_RNG) for group in groups]


# A list in a schema: what stands before its first name, between two, and behind the last; and a name of it.
SHAPES = {"json": (r'"enum": \[', r"\]", r'"([\w.]+)"', '"{}"', ","), "rng": (r"<choice>", r"</choice>", r"<value>(\w+)</value>", "<value>{}</value>", "")}


def listed(text, shape, wanted):
    """Where the list stands that has some of the names and no other, and the names that it has."""
    begins, ends, name, _, _ = shape
    for match in re.finditer(rf"{begins}((?:(?!{ends}|{begins}).)*){ends}", text, re.S):
        held = re.findall(name, match[1])
        if held and set(held) & set(wanted) and re.fullmatch(rf"(?:\s|,|{name})*", match[1]):
            return match.span(1), held
    single = re.search(rf"<attribute name=\"\w+\">(<value>{wanted[0]}</value>)</attribute>", text)
    return (single.span(1), wanted[:1]) if single else (None, [])


def written(text, span, shape, wanted):
    """The schema with the whole list, each name in a line of its own where they stood so."""
    old, (_, _, _, form, comma) = text[slice(*span)], shape
    lines = re.match(r"\n\s*", old)
    between = comma + (lines[0] if lines else " ")
    edges = (lines[0], old[len(old.rstrip()):]) if lines else (" ", " ") if old.startswith(" ") else ("", "")
    return text[:span[0]] + edges[0] + between.join(form.format(name) for name in wanted) + edges[1] + text[span[1]:]


def main():
    write = "--write" in sys.argv
    wrong, count = [], 0
    for schema, wanted in lists():
        text, shape = read(schema), SHAPES[schema.rsplit(".", 1)[1]]
        span, held = listed(text, shape, wanted)
        count += 1
        if held == wanted:
            continue
        if not write or not span or span and len(held) == 1 < len(wanted) and schema == TABLE_RNG:
            wrong.append(f"{schema}: lists {held or 'none'} of {wanted}")
            continue
        with open(os.path.join(ROOT, schema), "w", encoding="utf-8") as file:
            file.write(written(text, span, shape, wanted))
    for line in wrong:
        print(line)
    print(f"{count - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
