"""The view of text.md: one spelling of a text, with a map back to its bytes.

Written from the page alone; slow and plain. A view is a list of Letter: a character of the view
and the bytes of the original that it stands for."""

import unicodedata
from typing import NamedTuple

VARIATION_SELECTORS = [(0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180F)]
OTHER_IGNORABLE = {0x034F, 0x17B4, 0x17B5}


class Letter(NamedTuple):
    char: str
    begin: int
    end: int


def is_dropped(char):
    code = ord(char)
    if code in OTHER_IGNORABLE or any(low <= code <= high for low, high in VARIATION_SELECTORS):
        return True
    # Format characters, but for those that are written: Arabic and Syriac signs before numbers.
    visible = 0x0600 <= code <= 0x0605 or code in (0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2)
    return unicodedata.category(char) == "Cf" and not (visible or 0xFFF9 <= code <= 0xFFFB)


def spell(char):
    """The decomposed, folded, compatible spelling of one character."""
    before, after = None, char
    while before != after:
        before, after = after, unicodedata.normalize("NFKD", after).casefold()
    return unicodedata.normalize("NFKD", after)


def reorder(letters):
    """Canonical order; a run of marks that had to be reordered stands for all of its bytes."""
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
        if ordered != run:
            begin, stop = min(x.begin for x in run), max(x.end for x in run)
            ordered = [Letter(x.char, begin, stop) for x in ordered]
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


def view(text):
    letters, at = [], 0
    for char in text:
        size = len(char.encode("utf-8"))
        for part in spell(char):
            if not is_dropped(part):
                letters.append(Letter(part, at, at + size))
        at += size
    return compose(reorder(letters))


def fold(text):
    """The view as a string, where no map is needed."""
    return "".join(letter.char for letter in view(text))


def without_marks(text):
    bare = [c for c in unicodedata.normalize("NFD", text) if not unicodedata.category(c).startswith("M")]
    return unicodedata.normalize("NFC", "".join(bare))
