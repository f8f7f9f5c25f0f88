# SPDX-License-Identifier: Apache-2.0
"""unseen.py CHARTE: what a charter may not hold, against Unicode's own data (UNICODE: its folder): format characters, what is
ignored where it cannot be drawn, controls, separators of lines, and what is no character. The ends of each run of them are
tried, and the characters beside it."""

import os
import re
import subprocess
import sys
import tempfile

UNICODE = os.environ.get("UNICODE", "/usr/share/unicode")
ENDS = {0x9, 0xA, 0xD}  # tabs and the ends of lines
KINDS = {"hidden": ("Cf",), "control": ("Cc", "Zl", "Zp")}
SURROGATES = range(0xD800, 0xE000)
HEAD = "Language: English.\nCharter “T” of “O”, version 1.\nFact f: “do”; to ask: “Do you?”.\nArticle 1 “One”.\n  It is forbidden to “do”.\n"


def categories():
    """The general category of what UnicodeData.txt has a line for; of a range, of its ends."""
    with open(f"{UNICODE}/UnicodeData.txt", encoding="utf-8") as file:
        for line in file:
            code, _, category = line.split(";")[:3]
            yield int(code, 16), category


def ignorable():
    with open(f"{UNICODE}/DerivedCoreProperties.txt", encoding="utf-8") as file:
        for first, last in re.findall(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))? +; Default_Ignorable_Code_Point", file.read(), re.MULTILINE):
            yield from range(int(first, 16), int(last or first, 16) + 1)


def expected():
    """The code points that each message is about."""
    of = {kind: {code for code, category in categories() if category in names} for kind, names in KINDS.items()}
    none = set(range(0xFDD0, 0xFDF0)) | {plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)}
    return {"hidden": of["hidden"] | set(ignorable()), "control": (of["control"] | none) - ENDS}


def edges(codes):
    """The ends of each run, and what stands beside them."""
    near = {code + step for code in codes for step in (-1, 1)} - codes
    ends = {code for code in codes if code - 1 not in codes or code + 1 not in codes}
    return {code for code in near | ends if 0 < code < 0x110000 and code not in SURROGATES}


def told(charte, codes):
    """What `check` says of a text in which each stands behind a letter: the code points of each message."""
    found = {"hidden": set(), "control": set()}
    codes = sorted(codes)
    for start in range(0, len(codes), 400):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "c.charte")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(HEAD + "".join(f"    Reason: “a{chr(code)}”.\n" for code in codes[start:start + 400]))
            said = subprocess.run([charte, "check", path], capture_output=True, encoding="utf-8", errors="replace", check=False,
                                  env={**os.environ, "LC_ALL": "C.UTF-8"}).stderr
        for kind, code in re.findall(r"E-(hidden|control)-character: [^\n]*\(U\+([0-9A-F]+)\)", said):
            found[kind].add(int(code, 16))
    return found


def main():
    charte = os.path.realpath(sys.argv[1])
    wanted = expected()
    tried = edges(wanted["hidden"]) | edges(wanted["control"])
    found = told(charte, tried - ENDS - {ord("\n"), ord("“"), ord("”")})
    wrong = 0
    for kind, codes in wanted.items():
        for code in sorted((codes & tried) ^ found[kind]):
            wrong += 1
            print(f"U+{code:04X}: {'not ' * (code in codes)}told as {kind}")
    print(f"{len(tried) - wrong} passed, {wrong} failed")
    return 1 if wrong or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
