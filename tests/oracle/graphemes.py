# SPDX-License-Identifier: Apache-2.0
"""User-perceived characters: extended grapheme clusters of UAX 29, from Unicode's own files."""

import bisect
import os
import re

UNICODE = os.environ.get("UNICODE", "/usr/share/unicode")
LINE = re.compile(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)")


def ranges(path, wanted=None):
    rows = []
    with open(os.path.join(UNICODE, path), encoding="utf-8") as lines:
        for line in lines:
            match = LINE.match(line)
            if match and (wanted is None or match.group(3) == wanted):
                rows.append((int(match.group(1), 16), int(match.group(2) or match.group(1), 16), match.group(3)))
    return sorted(rows)


class Property:
    def __init__(self, rows):
        self.rows = rows
        self.starts = [row[0] for row in rows]

    def of(self, code):
        at = bisect.bisect_right(self.starts, code) - 1
        return self.rows[at][2] if at >= 0 and code <= self.rows[at][1] else ""


_properties = {}


def properties():
    if not _properties:
        _properties["break"] = Property(ranges("auxiliary/GraphemeBreakProperty.txt"))
        _properties["picture"] = Property(ranges("emoji/emoji-data.txt", "Extended_Pictographic"))
    return _properties["break"], _properties["picture"]


def joined(kinds, pictures, at):
    """Whether no break stands before the character at `at`."""
    left, right = kinds[at - 1], kinds[at]
    if left == "CR" and right == "LF":
        return True
    if left in ("Control", "CR", "LF") or right in ("Control", "CR", "LF"):
        return False
    if left == "L" and right in ("L", "V", "LV", "LVT"):
        return True
    if left in ("LV", "V") and right in ("V", "T") or left in ("LVT", "T") and right == "T":
        return True
    if right in ("Extend", "ZWJ", "SpacingMark") or left == "Prepend":
        return True
    if left == "ZWJ" and pictures[at]:
        back = at - 2
        while back >= 0 and kinds[back] == "Extend":
            back -= 1
        return back >= 0 and pictures[back]
    if left == right == "Regional_Indicator":
        back = at - 1
        while back >= 0 and kinds[back] == "Regional_Indicator":
            back -= 1
        return (at - 1 - back) % 2 == 1
    return False


def count(text):
    breaks, pictographs = properties()
    kinds = [breaks.of(ord(char)) for char in text]
    pictures = [bool(pictographs.of(ord(char))) for char in text]
    return sum(1 for at in range(len(text)) if at == 0 or not joined(kinds, pictures, at))
