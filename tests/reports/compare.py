# SPDX-License-Identifier: Apache-2.0
"""Usage: compare.py FOLDER: the reports of one run in FOLDER (report.json, .sarif, .xml, .github):
each is what its schema says, all tell the same findings, and nothing in them steers a terminal or
turns the direction of writing. Prints what is wrong."""

import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree as tree
from pathlib import Path

import jsonschema

TOP = Path(__file__).resolve().parent.parent.parent
STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def decoded(text):
    return re.sub("%([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), text)


def load(path, schema):
    made = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(made)
    return made


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def of_json(made):
    for f in made["findings"]:
        yield f["code"], f["level"], f["message"], f.get("file"), f.get("line"), f.get("column")


def of_sarif(made):
    run = made["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        if "logicalLocations" in result["locations"][0]:
            place = None  # it stands in no file
        region = place.get("region", {}) if place else {}
        file = urllib.parse.unquote(place["artifactLocation"]["uri"]) if place else None
        yield (result["ruleId"], result["level"], result["message"]["text"], file,
               region.get("startLine"), region.get("startColumn"))


def of_github(text):
    assert text == "" or text.endswith("\n")
    for line in text.split("\n")[:-1]:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match, f"no command: {line!r}"
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert all(re.fullmatch(r"[^%:,]*(%[0-9A-F]{2}[^%:,]*)*", v) for v in properties.values())
        number = lambda name: int(properties[name]) if name in properties else None
        file = properties.get("file")
        yield (decoded(properties["title"]), match[1].replace("notice", "note"), decoded(match[3]),
               None if file is None else decoded(file), number("line"), number("col"))


def of_junit(root):
    suite = root.find("testsuite")
    failed = suite.findall("testcase/failure")
    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases)
    assert int(suite.get("failures")) == len(failed)
    known = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(known)) == len(known), f"two test cases have one name: {sorted(known)}"
    assert not any(f.get("message") in name for f in failed for _, name in known if f.get("message")), "a message names a case"
    return "".join(f.text for f in failed)


def main():
    folder = Path(sys.argv[1])
    ours = load(folder / "report.json", TOP / "compiler/command/report/report.schema.json")
    sarif = load(folder / "report.sarif", TOP / "tests/reports/sarif.schema.json")
    github = (folder / "report.github").read_bytes().decode("utf-8")
    junit = tree.fromstring((folder / "report.xml").read_bytes())
    findings = list(of_json(ours))
    assert list(of_sarif(sarif)) == findings, "SARIF tells other findings"
    assert list(of_github(github)) == findings, "the commands tell other findings"
    errors = [f for f in findings if f[1] == "error"]
    failures = of_junit(junit)
    for code, _, message, file, line, column in errors:
        told = f"{code} {file}:{line or 0}:{column or 0}: {message}\n" if file else f"{code} {message}\n"
        assert failures.count(told) >= 1, f"JUnit leaves out {told!r}"
        failures = failures.replace(told, "", 1)
    assert failures == "", f"JUnit tells other errors: {failures!r}"
    told = junit.find("testsuite/system-out").text or ""
    assert all(f[2] in told for f in findings if f[1] != "error"), "JUnit leaves out a warning"
    for level, count in ours["counts"].items():
        assert count == sum(f[1] == level for f in findings)
    prints = [f["fingerprint"] for f in ours["findings"]]
    assert len(set(prints)) == len(prints), "two findings have one fingerprint"
    assert prints == [r["partialFingerprints"]["charte/1"] for r in sarif["runs"][0]["results"]]
    texts = [*strings(ours), *(s for s in strings(sarif)), *junit.itertext(), github]
    texts += [value for element in junit.iter() for value in element.attrib.values()]
    for text in texts:
        assert not STEERING.search(text), f"steers: {text!r}"
    print(len(findings), "findings")


main()
