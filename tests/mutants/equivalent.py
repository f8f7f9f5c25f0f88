# SPDX-License-Identifier: Apache-2.0
"""The mutants that are no other program: equivalent.tsv, a line each: file, function, the line of the source, what becomes
what, and why nobody can notice it. A mutant is named by what stands there, not by where, so a line that is changed
is judged anew."""

import os

from known import one_line
from sources import ROOT

PATH = os.path.join(ROOT, "tests", "mutants", "equivalent.tsv")


def gone(path=PATH):
    """The entries whose line stands no more in its file: what can be said without a list of mutants."""
    with open(path, encoding="utf-8") as file:
        for number, row in enumerate(file, 1):
            source, _, line = row.split("\t")[:3]
            try:
                with open(os.path.join(ROOT, source), encoding="utf-8") as file_of:
                    there = {one_line(text) for text in file_of}
            except FileNotFoundError:
                there = set()
            if line not in there:
                yield f"{os.path.basename(path)}:{number}: {source} has no such line: {line}"


def read(mutants, path=PATH):
    """The keys that are equivalent, and the entries for one of the mutants' files which name none of them."""
    there, files = {mutant.key for mutant in mutants}, {mutant.path for mutant in mutants}
    known, stale = set(), []
    with open(path, encoding="utf-8") as file:
        for number, row in enumerate(file, 1):
            *key, reason = row.rstrip("\n").split("\t")
            if len(key) != 4 or not reason:
                raise SystemExit(f"{path}:{number}: is not file, function, line, mutation, reason")
            known.add(tuple(key))
            if key[0] in files and tuple(key) not in there or not os.path.exists(os.path.join(ROOT, key[0])):
                stale.append(f"line {number}: {' | '.join(key)}")
    return known, stale
