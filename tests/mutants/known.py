# SPDX-License-Identifier: Apache-2.0
"""What is known of a mutant, and the lists of them."""

import collections
import re

# `key` names a mutant where its number and its line say nothing any more.
Known = collections.namedtuple("Known", "number compiles path line column key")


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()


def said(number, compiles, source, mutant):
    """A mutant as a line of a list."""
    line = source.count(b"\n", 0, mutant.begin) + 1
    begin = source.rfind(b"\n", 0, mutant.begin) + 1
    whole, text = source[begin:].split(b"\n", 1)[0], source[mutant.begin:mutant.end]
    return "\t".join((str(number), str(int(compiles)), str(line), str(mutant.begin - begin + 1), mutant.function,
                      one_line(whole.decode()), one_line(text.decode()), mutant.becomes))


def listed(path, list_path):
    """The mutants of a source. Of those that say the same of the same line, all but the first have a number."""
    seen, found = collections.Counter(), []
    with open(list_path, encoding="utf-8") as file:
        for row in file:
            number, compiles, line, column, function, whole, text, becomes = row.rstrip("\n").split("\t")
            key = (path, function, whole, f"{text} -> {becomes or 'nothing'}")
            seen[key] += 1
            if seen[key] > 1:
                key = (*key[:3], f"{key[3]} ({seen[key]})")
            found.append(Known(int(number), compiles == "1", path, int(line), int(column), key))
    return found


def shown(mutant, more=""):
    path, function, text, change = mutant.key
    return f"{path}:{mutant.line}:{mutant.column} in {function}: {change}{more}\n    {text}"
