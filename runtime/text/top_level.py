#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes top_level.def anew: top_level.py INDEX.JSON, a JSON array of IANA's top-level domains in Unicode, as the
package tlds has it (index.json). Which of them are everyday words stays as it is in the file."""

import json
import os
import re
import sys
import textwrap

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "top_level.def")
FOR_TESTS = ["example", "test", "invalid", "localhost"]  # RFC 2606


def rows(macro, names):
    lines = textwrap.wrap(" ".join(sorted(names, key=str.encode)), width=84, break_long_words=False)
    return "".join(f'{macro}("{line} ")\n' for line in lines)


def main():
    with open(TABLE, encoding="utf-8") as file:
        old = file.read()
    with open(sys.argv[1], encoding="utf-8") as file:
        names = set(json.load(file)) | set(FOR_TESTS)
    words = set("".join(re.findall(r'^WORDS\("([^"]*)"\)', old, re.MULTILINE)).split())
    if words - names:
        sys.exit("no top-level domains any more: " + " ".join(sorted(words - names)))
    made = old[:old.index('LEVELS("')] + rows("LEVELS", names - words) + rows("WORDS", words)
    with open(TABLE + ".new", "w", encoding="utf-8") as file:
        file.write(made)
    os.replace(TABLE + ".new", TABLE)


if __name__ == "__main__":
    main()
