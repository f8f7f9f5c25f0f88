# SPDX-License-Identifier: Apache-2.0
"""The rows of runtime/match/phone.def, from libphonenumber's metadata as python3-phonenumbers has it.

plans.py prints them; plans.py --write writes them into the table, below its head. Of a pattern of numbers it is taken
which three digits begin a number and how many there may be in all."""

import os
import re
import sys

try:
    from re import _parser as parser
except ImportError:  # before Python 3.11
    import sre_parse as parser

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "phone.def")
BEGUN = 3
DIGITS = "0123456789"

# Whose numbers are written without a 0 before them, and whose free ones are with one: the regions, and what of each.
BARE = {"IT": ("mobile", "toll_free"), "ES": ("fixed_line", "mobile", "toll_free"),
        "LI": ("fixed_line", "mobile", "toll_free"), "LU": ("fixed_line", "mobile", "toll_free")}
TRUNK = ("CH", "FR", "DE", "AT", "GB", "BE", "NL")
KINDS = {"fixed_line": "FIXED", "mobile": "MOBILE", "toll_free": "FREE"}
SHORTEST = 7
# Luxembourg's fixed numbers have any number of digits from four on; those of eight begin with 2, and others are too
# short to be known.
LUXEMBOURG = {"LU": (8, "2")}


def joined(left, right):
    """What begins what is made of both, and how long it is."""
    return {((a + b)[:BEGUN], m + n) for a, m in left for b, n in right}


def digits_of(items):
    """The digits of a class: [2-79], \\d."""
    for name, value in items:
        if str(name) == "LITERAL":
            yield chr(value)
        elif str(name) == "RANGE":
            yield from map(chr, range(value[0], value[1] + 1))
        else:
            yield from DIGITS


def begun(parsed):
    """The beginnings of what a parsed pattern matches: (up to three digits, how many in all) each."""
    found = {("", 0)}
    for name, value in parsed:
        name = str(name)
        if name == "LITERAL":
            part = {(chr(value), 1)}
        elif name == "IN":
            part = {(digit, 1) for digit in digits_of(value)}
        elif name == "BRANCH":
            part = set().union(*map(begun, value[1]))
        elif name == "SUBPATTERN":
            part = begun(value[-1])
        elif name == "MAX_REPEAT":
            least, most, inner = value
            part, run, once = set(), {("", 0)}, begun(inner)
            for count in range(most + 1):
                part |= run if count >= least else set()
                run = joined(run, once)
        else:
            raise ValueError(f"a pattern with {name}")
        found = joined(found, part)
    return found


def lengths_of(pattern):
    """How many digits the numbers have that three digits begin."""
    found = {}
    for beginning, length in begun(parser.parse(pattern)):
        if length >= SHORTEST:
            found.setdefault(beginning, set()).add(length)
    return found


def spans(numbers):
    """Runs of numbers that follow each other: (first, last) each."""
    runs = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs


def rows_of(region, kind, pattern, trunk):
    """(region, first, last, shortest, longest, kind), in the order of what begins them."""
    found = lengths_of(pattern)
    if region in LUXEMBOURG and kind == "FIXED":
        length, digit = LUXEMBOURG[region]
        found = {begin: {length} for begin, lengths in found.items() if length in lengths and begin[0] == digit}
    by_lengths = {}
    for beginning, lengths in found.items():
        for shortest, longest in spans(lengths):
            by_lengths.setdefault((shortest, longest), set()).add(int(beginning))
    rows = [(region.lower(), first, last, *lengths, ("TRUNK_" if trunk else "") + kind)
            for lengths, begun_by in by_lengths.items() for first, last in spans(begun_by)]
    return sorted(rows, key=lambda row: row[1:4])


def rows():
    from phonenumbers import PhoneMetadata
    for region, kinds in [*BARE.items(), *((region, ("toll_free",)) for region in TRUNK)]:
        described = PhoneMetadata.metadata_for_region(region)
        for kind in kinds:
            pattern = getattr(described, kind).national_number_pattern
            yield from rows_of(region, KINDS[kind], pattern, region in TRUNK)


def written(row):
    return "PLAN({}, {}, {}, {}, {}, {})\n".format(*row)


def main():
    lines = "".join(map(written, rows()))
    if sys.argv[1:] != ["--write"]:
        sys.stdout.write(lines)
        return
    with open(TABLE, encoding="utf-8") as file:
        text = file.read()
    with open(TABLE, "w", encoding="utf-8") as file:
        file.write(re.sub(r"(?:^PLAN\(.*\)\n)+", lambda _: lines, text, count=1, flags=re.MULTILINE))


if __name__ == "__main__":
    main()
