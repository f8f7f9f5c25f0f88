# SPDX-License-Identifier: Apache-2.0
"""The view of TEXT.md: one spelling of a text, with a map back to its bytes.

Written from the page alone; slow and plain. A view is a list of Letter: a character of the view
and the bytes of the original that it stands for."""

import functools
import unicodedata
from typing import NamedTuple

import graphemes

APOSTROPHES = "'`\u00b4\u02bb\u02bc\u2018\u2019\u201b\u2032"
AS_WRITTEN = "\u2120\u2122"
KEYCAP = "\u20e3"
# Through letters, below and above them.
LINES = "\u0305\u0332\u0333\u033f\u0334\u0335\u0336\u0337\u0338\u20d2\u20d3\u20e5\u20e6\u20ea\u20eb"


class Letter(NamedTuple):
    char: str
    begin: int
    end: int


@functools.cache
def ignorable():
    return graphemes.Property(graphemes.ranges("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point"))


@functools.cache
def is_dropped(char):
    return bool(ignorable().of(ord(char)))


def is_mark(char):
    return char != KEYCAP and unicodedata.category(char)[0] == "M"


def stands_on_letter(text, at):
    """Whether the last character before a place that is no mark is a letter or digit."""
    at -= 1
    while at >= 0 and is_mark(text[at]):
        at -= 1
    return at >= 0 and (unicodedata.category(text[at])[0] == "L" or unicodedata.category(text[at]) == "Nd")


def without_lines(letters):
    line = "".join(letter.char for letter in letters)
    return [letter for at, letter in enumerate(letters) if not (letter.char in LINES and stands_on_letter(line, at))]


def without_keycaps(letters):
    """The digit, `#` or `*` of a keycap is a space."""
    result = []
    for letter in letters:
        if letter.char == KEYCAP and result and result[-1].char in "0123456789#*":
            result[-1] = result[-1]._replace(char=" ")
        result.append(letter)
    return result


@functools.cache
def spell(char):
    """The decomposed, folded, compatible spelling of one character."""
    if char in APOSTROPHES:
        return "'"
    if char in AS_WRITTEN or not char.isspace() and " " in unicodedata.normalize("NFKC", char):
        return char
    before, after = None, char
    while before != after:
        before, after = after, unicodedata.normalize("NFKD", after).casefold()
    return unicodedata.normalize("NFKD", after)


def reorder(letters):
    """Canonical order of the marks behind each character."""
    result, at = [], 0
    while at < len(letters):
        end = at
        while end < len(letters) and unicodedata.combining(letters[end].char):
            end += 1
        if end == at:
            result.append(letters[at])
            at += 1
            continue
        run = letters[at:end]
        ordered = sorted(run, key=lambda letter: unicodedata.combining(letter.char))
        result += ordered
        at = end
    return result


def compose(letters):
    """Canonical composition: a composed character stands for the bytes of its sources."""
    result, starter, last_class = [], None, 0
    for letter in letters:
        mark = unicodedata.combining(letter.char)
        blocked = starter is None or (len(result) - 1 > starter and (last_class == 0 or last_class >= mark))
        if not blocked:
            base = result[starter]
            pair = unicodedata.normalize("NFC", base.char + letter.char)
            if len(pair) == 1:
                result[starter] = Letter(pair, min(base.begin, letter.begin), max(base.end, letter.end))
                continue
        if mark == 0:
            starter = len(result)
        last_class = mark
        result.append(letter)
    return result


def with_marks(letters):
    """A character and the marks behind it are one: each stands for the bytes of all of them."""
    result, at = [], 0
    while at < len(letters):
        end = at + 1
        while end < len(letters) and (unicodedata.combining(letters[end].char) or letters[end].char == KEYCAP):
            end += 1
        run = letters[at:end]
        if len(run) > 1:
            begin, stop = min(x.begin for x in run), max(x.end for x in run)
            run = [Letter(x.char, begin, stop) for x in run]
        result += run
        at = end
    return result


def view(text):
    letters, at = [], 0
    for char in text:
        size = len(char.encode("utf-8"))
        for part in spell(char):
            if not is_dropped(part):
                letters.append(Letter(part, at, at + size))
        at += size
    return compose(without_lines(reorder(without_keycaps(with_marks(letters)))))


@functools.lru_cache(maxsize=1 << 14)
def fold(text):
    """The view as a string, where no map is needed."""
    return "".join(letter.char for letter in view(text))


def is_free_mark(char):
    """A mark that a term may be written without."""
    return unicodedata.category(char).startswith("M") and unicodedata.combining(char) >= 200


def without_marks(text):
    bare = [char for char in unicodedata.normalize("NFD", text) if not is_free_mark(char)]
    return unicodedata.normalize("NFC", "".join(bare))
