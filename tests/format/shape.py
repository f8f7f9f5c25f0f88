# SPDX-License-Identifier: Apache-2.0
"""Usage: shape.py FILE.json …: whether tables have the same shape: identifiers, facts, rules and
exceptions, whatever the language of their texts. Prints the first difference."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from languages import LANGUAGES  # noqa: E402

LEFT_OUT = {"digest", "languages", "prevails", "written"}


def shape(value, key=""):
    if isinstance(value, dict):
        if value and set(value) <= set(LANGUAGES):
            return "a text"
        return {k: shape(v, k) for k, v in value.items() if k not in LEFT_OUT}
    if isinstance(value, list):
        if key == "terms":
            return len(value)
        return [shape(item) for item in value]
    return value


def difference(one, other, path="table"):
    if type(one) is not type(other):
        return f"{path}: {one!r} and {other!r}"
    if isinstance(one, dict):
        if one.keys() != other.keys():
            return f"{path}: {sorted(one)} and {sorted(other)}"
        pairs = ((f"{path}.{k}", one[k], other[k]) for k in one)
    elif isinstance(one, list):
        if len(one) != len(other):
            return f"{path}: {len(one)} and {len(other)} items"
        pairs = ((f"{path}[{i}]", a, b) for i, (a, b) in enumerate(zip(one, other)))
    else:
        return None if one == other else f"{path}: {one!r} and {other!r}"
    return next((d for d in (difference(a, b, p) for p, a, b in pairs) if d), None)


def main():
    shapes = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            shapes.append(shape(json.load(file)))
    found = [difference(shapes[0], other) for other in shapes[1:]]
    for path, said in zip(sys.argv[2:], found):
        if said:
            print(f"{path}: {said}")
    return 1 if any(found) or len(shapes) < 2 else 0


sys.exit(main())
