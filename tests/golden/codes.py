# SPDX-License-Identifier: Apache-2.0
"""Every message is tried: each code of diagnostics.tsv has an entry in grammar/codes/ in each
language, whose charter before gives the code, once, and whose charter after gives it no more.

Usage: codes.py CHARTE [--bless]. What is printed before is what codes/LANGUAGE.txt holds, so these
four files are the messages as people read them. grammar/codes/README.md says what an entry is."""
import difflib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, os.path.join(HERE, ".."))
from languages import LANGUAGES  # noqa: E402

LETTERS = {"ERROR": "E", "WARNING": "W", "ADVICE": "W", "NOTE": "N"}
HEADER = 3  # the sentences of the base that "head" replaces, one a line
REPEATED = 12000


def codes():
    with open(os.path.join(ROOT, "compiler", "front", "diagnostics.tsv"), encoding="utf-8") as file:
        rows = re.findall(r"^([a-z_0-9]+)\t([A-Z]+)\t", file.read(), re.M)
    return [LETTERS[severity] + "-" + name.replace("_", "-") for name, severity in rows]


def entries(language):
    """By code: the prose, the directives, and the charters' lines by their sign."""
    found, entry = {}, None
    with open(os.path.join(ROOT, "grammar", "codes", language + ".txt"), encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("= "):
                entry = found.setdefault(line[2:], {"prose": [], "~": [], "-": [], "+": [], "-/": [], "+/": []})
                continue
            sign = line.split(" ")[0]
            if entry is None or line.startswith("#"):
                continue
            entry[sign if sign in entry else "prose"].append(line[len(sign) + 1:] if sign in entry else line)
    return found


def sample(entry, sign, base):
    """The charter that an entry's lines stand in: behind the base, or where a directive says."""
    lines = list(entry[sign])
    for at in [at for at, line in enumerate(lines) if line.strip() == "…"][:1]:
        lines[at:at + 1] = [lines[at - 1]] * REPEATED
    head, body = base[:HEADER], base[HEADER:]
    if "whole" in entry["~"]:
        made = lines
    elif "head" in entry["~"]:
        made = lines + body
    elif "body" in entry["~"]:
        made = head + lines
    elif "top" in entry["~"]:
        made = head + lines + body
    else:
        made = head + body + lines
    return raw("\n".join(made) + "\n")


def raw(text):
    text = re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda m: chr(int(m.group(1), 16)), text)
    parts = re.split(r"\[0x([0-9A-F]{2})\]", text)
    return b"".join(p.encode("utf-8") if i % 2 == 0 else bytes([int(p, 16)]) for i, p in enumerate(parts))


def write(folder, name, content):
    os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


def said_of(charte, language, code, entry, bases, sign):
    """The exit code and what is printed of the entry's charter before or after."""
    verb, options, names = "check", [], ["charter." + language]
    with tempfile.TemporaryDirectory() as outside:
        folder = os.path.join(outside, "charter")
        os.mkdir(folder)
        write(folder, names[0], sample(entry, sign, bases[language]))
        for directive in entry["~"]:
            word, _, rest = directive.partition(" ")
            if word == "test":
                verb = "test"
            elif word == "demand":
                options = ["--warn", code]
            elif word in ("file", sign + "file"):
                name, _, content = rest.partition(" ")
                write(folder, name, raw(content + "\n"))
            elif word == "with":
                other = rest if rest != language else language + "2"
                if rest != language or sign == "-":
                    names.append("charter." + other)
                    write(folder, names[-1], sample(entry, sign + "/", bases[rest]))
        reader = {**os.environ, "LC_ALL": language + "_CH.UTF-8"}  # who is answered where a file has no language
        run = subprocess.run([charte, verb, *options, *names], cwd=folder, env=reader, capture_output=True, timeout=120,
                             check=False)
    return run.returncode, run.stderr.decode("utf-8", "replace")


def messages(said):
    return re.findall(r"^(?:[^\s:]+:\d+:\d+: )?[^\W\d]+ ([EWN]-[a-z0-9-]+)(?= ?:)", said, re.M)


def problems(code, entry, before, after):
    status, said = before
    found = messages(said)
    if found.count(code) != 1:
        yield "said %d times before: %s" % (found.count(code), said[:600])
    if code[0] == "E" and (status != 1 or any(one[0] == "E" and one != code for one in found)):
        yield "before, exit %d: %s" % (status, said[:600])
    if code[0] != "E" and code != "W-more-than-these" and status != 0:
        yield "before, exit %d: %s" % (status, said[:600])
    if after[0] != 0 or code in messages(after[1]):
        yield "after, exit %d: %s" % (after[0], after[1][:600])
    if not 120 <= len(" ".join(entry["prose"])) <= 1200:
        yield "explained in %d characters" % len(" ".join(entry["prose"]))


def shown(said):
    """What is printed, a message of many among many others left out."""
    lines = said.splitlines()
    return lines if len(lines) <= 60 else lines[:4] + ["…"] + lines[-4:]


def main():
    charte, bless = os.path.abspath(sys.argv[1]), "--bless" in sys.argv
    os.environ.update(NO_COLOR="1")
    tables = {language: entries(language) for language in LANGUAGES}
    bases = {language: tables[language]["base"]["-"] for language in LANGUAGES}
    passed = failed = 0
    for language in LANGUAGES:
        golden, printed = os.path.join(HERE, "codes", language + ".txt"), []
        for code in codes():
            entry = tables[language].get(code)
            if entry is None:
                found = ["no entry"]
            else:
                before = said_of(charte, language, code, entry, bases, "-")
                after = said_of(charte, language, code, entry, bases, "+")
                found = list(problems(code, entry, before, after))
                printed += ["== " + code] + shown(before[1]) + [""]
            for problem in found:
                print("%s %s: %s" % (language, code, problem))
            passed, failed = passed + (not found), failed + bool(found)
        for code in set(tables[language]) - set(codes()) - {"base"}:
            print("%s %s: no message has this code" % (language, code))
            failed += 1
        text = "\n".join(printed) + "\n"
        if bless:
            with open(golden, "w", encoding="utf-8") as file:
                file.write(text)
        with open(golden, encoding="utf-8") as file:
            held = file.read()
        if held != text:
            failed += 1
            print("\n".join(list(difflib.unified_diff(held.splitlines(), text.splitlines(), golden, "said", lineterm=""))[:60]))
        else:
            passed += 1
    print("%d passed, %d failed" % (passed, failed))
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
