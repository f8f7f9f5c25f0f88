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
        while end < len(letters) and unicodedata.combining(letters[end].char):
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
    return compose(reorder(with_marks(letters)))


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
