# SPDX-License-Identifier: Apache-2.0
"""Usage: write.py SOURCE WRITTEN LIST -- FLAGS. Writes a C file with all its mutants in it, and the list of them.

Where a mutant does not compile, all is written again without it, until what is written compiles. The list has a line a
mutant: its number, whether it compiles, the line and the column it begins at, the function, and what becomes what."""

import re
import subprocess
import sys

import kinds
import known
import sources
import syntax

ERROR = re.compile(rb"^[^\n]*:(\d+):(\d+): (?:fatal )?error: ", re.MULTILINE)
HEADER = '#include "tests/mutants/mutant.h"\n#line 1 "{}"\n'


def error(path, flags):
    """Where the compiler stops first, as (line, column) counted from 1, or None: others may only follow from it."""
    done = subprocess.run(["clang", *flags, "-w", "-fsyntax-only", path], capture_output=True, check=False)
    found = ERROR.search(done.stderr)
    if done.returncode and not found:
        raise SystemExit(done.stderr.decode("utf-8", "replace"))
    return found and (int(found[1]), int(found[2]))


def offset(text, line, column):
    begin = 0
    for _ in range(line - 1):
        begin = text.index(b"\n", begin) + 1
    return begin + column - 1


def without_errors(path, first, written, flags):
    """Writes the file; its mutants, and the numbers of those that are left out."""
    with open(path, "rb") as file:
        source = file.read()
    functions, zeroes = syntax.functions(path, source, flags)
    skipped = set()
    while True:
        maker = kinds.Maker(source, zeroes, first, skipped)
        for function in functions:
            maker.function(function)
        text, spans = maker.text.written()
        with open(written, "wb") as file:
            file.write(HEADER.format(path).encode() + text)
        place = error(written, flags)
        if not place:
            return maker, skipped
        wrong = kinds.innermost(spans, offset(text, *place))
        if wrong is None:
            raise SystemExit(f"{written}: does not compile, whatever is left out")
        skipped.add(wrong)


def write(path, first, written, listed, flags):
    maker, skipped = without_errors(path, first, written, flags)
    if len(maker.mutants) > sources.NUMBERS_A_FILE:
        raise SystemExit(f"{path}: has {len(maker.mutants)} mutants; {sources.NUMBERS_A_FILE} may be")
    with open(listed, "w", encoding="utf-8") as file:
        for number, mutant in enumerate(maker.mutants, first):
            file.write(known.said(number, number not in skipped, maker.source, mutant) + "\n")


if __name__ == "__main__":
    write(sys.argv[1], sources.first_number(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[5:])
