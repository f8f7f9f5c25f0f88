# SPDX-License-Identifier: Apache-2.0
"""records.py CHARTE: the published schema takes every verdict of the tree and of random charters, for tools and for the
author, and refuses damaged ones; it names what the records name, and a record refers to nothing that it does not have."""

import copy
import glob
import json
import os
import subprocess
import sys
import tempfile
import warnings

from tree import ROOT, Count

warnings.simplefilter("ignore", DeprecationWarning)
from jsonschema import Draft202012Validator  # noqa: E402

sys.path.insert(0, ROOT + "/tests/oracle")
import generate  # noqa: E402
from rules import LEVELS, MODALITIES  # noqa: E402

SCHEMA = ROOT + "/runtime/verdict.schema.json"
WAYS = ([], ["--author"], ["--author", "--quote"], ["--absent", "none"])


def take(record, path, value):
    """A copy of a record in which what stands at a path is another value, or gone."""
    changed = copy.deepcopy(record)
    at = changed
    for step in path[:-1]:
        at = at[step]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return changed


def first(value):
    return next(iter(value))


DAMAGES = (  # what must be there for it, where, and what is put there: None takes it away
    (lambda r: True, lambda r: ["schema"], "charte.verdict/1"),
    (lambda r: True, lambda r: ["verdict"], "fine"),
    (lambda r: True, lambda r: ["charter", "digest"], "sha256:0"),
    (lambda r: r["verdict"] == "not_checked", lambda r: ["reason"], None),
    (lambda r: r["verdict"] == "not_checked", lambda r: ["rules"], []),
    (lambda r: r.get("facts"), lambda r: ["facts", first(r["facts"]), "value"], "yes"),
    (lambda r: r.get("next"), lambda r: ["if_none"], None),
    (lambda r: r.get("next"), lambda r: ["next", 0, "raised"], None),
    (lambda r: r.get("next"), lambda r: ["next", 0, "alone"], True),
    (lambda r: r.get("next"), lambda r: ["next", 0, "levels"], []),
    (lambda r: "fact" in (r.get("next") or [{}])[0], lambda r: ["next", 0, "field"], "kind"),
    (lambda r: r.get("facts"), lambda r: ["facts"], None),
    (lambda r: r.get("rules"), lambda r: ["rules", 0, "because"], None),
    (lambda r: r.get("rules"), lambda r: ["rules", 0, "level"], "not_checked"),
    (lambda r: r.get("rules") and r["rules"][0]["because"], lambda r: ["rules", 0, "because", 0], {}),
    (lambda r: r.get("pending"), lambda r: ["pending", 0, "settles"], None),
    (lambda r: r.get("pending"), lambda r: ["pending", 0, "overriders"], []),
    (lambda r: r.get("pending") and r["pending"][0]["settles"], lambda r: ["pending", 0, "settles", 0], {"field": "mood"}),
    (lambda r: r.get("overridden"), lambda r: ["overridden", 0, "by"], None),
)


def dangling(record):
    """The names that a record refers to and does not have."""
    facts, rules = record.get("facts", {}), {entry["rule"] for entry in record.get("pending", [])}
    names = [name for entry in record.get("pending", []) for thing in entry["settles"]
             for name in [thing.get("fact")] if name and name not in facts]
    names += [thing["fact"] for said in [*facts.values(), {"settles": record.get("next", [])}]
              for thing in said.get("settles", []) if thing.get("fact", "") not in {"", *facts}]
    return names + [name for entry in record.get("pending", []) for name in entry.get("overriders", []) if name not in rules]


class Records:
    def __init__(self, charte):
        with open(SCHEMA, encoding="utf-8") as file:
            self.schema = Draft202012Validator(json.load(file))
        self.schema.check_schema(self.schema.schema)
        self.charte, self.count, self.damaged = charte, Count(), set()

    def holds(self, name, record):
        problems = [problem.message[:200] for problem in self.schema.iter_errors(record)]
        self.count.holds(f"{name}: {record['id']}", not problems and not dangling(record), problems or dangling(record))
        for number, (applies, path, value) in enumerate(DAMAGES):
            if number in self.damaged or not applies(record):
                continue
            self.damaged.add(number)
            self.count.holds(f"damaged {number}", not self.schema.is_valid(take(record, path(record), value)))

    def stored(self):
        for path in sorted(glob.glob(ROOT + "/tests/conformance/*/verdicts*.ndjson") +
                           glob.glob(ROOT + "/tests/compatibility/*/*.verdicts*.ndjson")):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    line = line.replace("sha256:*", "sha256:" + "0" * 64)
                    self.holds(os.path.relpath(path, ROOT), json.loads(line))

    def run(self, folder, *arguments):
        return subprocess.run([self.charte, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout

    def random(self, seed):
        case = generate.Case(seed, 20)
        with tempfile.TemporaryDirectory() as folder:
            generate.save(case, folder)
            self.run(folder, "build", "--no-test", f"charter.{case.lang}.charte", "-o", "t.ctab")
            for way in WAYS:
                for line in self.run(folder, "eval", "t.ctab", "posts.ndjson", *way).splitlines():
                    self.holds(f"seed {seed} {' '.join(way)}", json.loads(line))


def main():
    records = Records(os.path.abspath(sys.argv[1]))
    records.stored()
    for seed in [*range(5200, 5210), 610015, 610075, 610207]:
        records.random(seed)
    records.count.holds("each damage was tried", len(records.damaged) == len(DAMAGES), records.damaged)
    defs = records.schema.schema["$defs"]
    records.count.holds("levels", set(defs["level"]["enum"]) == set(LEVELS))
    records.count.holds("modalities", set(defs["rule"]["properties"]["modality"]["enum"]) == set(MODALITIES))
    return records.count.end()


if __name__ == "__main__":
    sys.exit(main())
