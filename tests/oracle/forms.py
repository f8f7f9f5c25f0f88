# SPDX-License-Identifier: Apache-2.0
"""Inclusive forms, by the notes: where one that follows a word ends, and what the word is looked up as besides."""

import re

POINTS = ":*_\u00b7\u2022\u2027\u22c5\u2219\u2e31"
EVERYWHERE = "e es ne nes trice trices euse euses ère ères".split()
ALL_BUT_DASH = "se ses ve ves ive ives innen".split()
ALL_BUT_DASH_AND_SLASH = "te tes le les ice ices rice rices ere eres elle elles esse esses".split()
ALL_BUT_DASH_AND_STOP = ["in"]
SLASH_OR_BRACKET = "a i o trici essa".split()
OF_POINTS = ["r", "n"]
OF_BRACKET = "s n en er x".split()
OPEN = "*@_\u0259\u025c"


def choice(words):
    """Of several endings the longest that stands there; what may not follow decides which, so all are tried."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


ENDINGS = {
    "points": EVERYWHERE + ALL_BUT_DASH + ALL_BUT_DASH_AND_SLASH + ALL_BUT_DASH_AND_STOP + OF_POINTS,
    "stop": EVERYWHERE + ALL_BUT_DASH + ALL_BUT_DASH_AND_SLASH,
    "dash": EVERYWHERE,
    "slash": EVERYWHERE + ALL_BUT_DASH + ALL_BUT_DASH_AND_STOP + SLASH_OR_BRACKET,
    "bracket": EVERYWHERE + ALL_BUT_DASH + ALL_BUT_DASH_AND_SLASH + ALL_BUT_DASH_AND_STOP + SLASH_OR_BRACKET + OF_BRACKET,
}
KIND = {**{sign: "points" for sign in POINTS}, ".": "stop", "-": "dash", "\u2010": "dash", "/": "slash", "/-": "slash"}


def candidates(line, at):
    """(sign, its kind, ending, end) of whatever has the shape of a form at a place, its surroundings aside."""
    found = []
    for sign, kind in KIND.items():
        if not line.startswith(sign, at):
            continue
        for ending in ENDINGS[kind]:
            if line.startswith(ending, at + len(sign)):
                end = at + len(sign) + len(ending)
                found.append((sign, kind, ending, end))
                for more in ("s", sign + "s"):
                    if line.startswith(more, end):
                        found.append((sign, kind, ending + "s", end + len(more)))
    if line.startswith("(", at):
        for ending in ENDINGS["bracket"]:
            for behind in ("", "s"):
                text = f"({ending}){behind}"
                if line.startswith(text, at):
                    found.append(("(", "bracket", ending + behind, at + len(text)))
        if line.startswith("(inn)en", at):
            found.append(("(", "bracket", "innen", at + 7))
    return found


def is_doubled(line, sign, at, last):
    """Whether an `s` with the sign before it once more ends the form that begins at a place."""
    return line[:last].endswith(sign + "s") and last > at + 2 * len(sign) + 1


def find(line, begin, end, goes_on, capital, only=None, in_term=False):
    """(letters of the form, its end) of the longest form behind the word at begin to end, or None. `goes_on` says of a
    place whether a letter, digit or mark stands there, `capital` whether a capital of the text does."""
    size = end - begin
    best, best_sign = None, None

    def behind(at, signs):
        return line[at:at + 1] in tuple(signs) and goes_on(at + 1)

    for sign, kind, letters, last in candidates(line, end):
        if only is not None and sign != only:
            continue
        if size < (3 if kind in ("stop", "dash", "slash") else 2):
            continue
        if goes_on(last) or line[last:last + 1] == "_":
            continue
        if kind in ("dash", "slash") and behind(last, "-\u2010/.") or kind == "stop" and behind(last, "./@"):
            continue
        if capital(end + len(sign)) and not capital(end - 1):
            continue
        if best is None or last > best[1]:
            best, best_sign = (letters, last), (sign, kind)
    if best and in_term and best_sign[1] in ("stop", "dash", "slash"):
        return best if is_doubled(line, best_sign[0], end, best[1]) else None
    return best


def is_opened(line, at, sign, goes_on):
    """Whether the sign, of emphasis, has been opened within the hundred characters before a place."""
    return any(line[place] == sign and (place == 0 or line[place - 1] in " \n") and goes_on(place + 1)
               for place in range(max(at - 100, 0), at))


def open_ending(line, begin, end, goes_on):
    """Where Italian's open ending leaves the stem's end, and its own end, of the word at begin to end; or None."""
    last = line[end - 1]
    stem, whole = (end - 1, end) if last in "\u0259\u025c" else (end, end + 1)
    sign = line[stem:stem + 1]
    if not sign or sign not in OPEN or stem - begin < 3:
        return None
    if line[begin - 1:begin] == sign or line[whole:whole + 1] in (sign, "_") or goes_on(whole):
        return None
    if sign in "*@_" and is_opened(line, begin, sign, goes_on):
        return None
    return stem, whole


def plain(stem):
    """Without the diaeresis of its last ä ö ü, or None."""
    for at in range(len(stem) - 1, -1, -1):
        if stem[at] in "äöü":
            return stem[:at] + "aou"["äöü".index(stem[at])] + stem[at + 1:]
    return None


def german(stem):
    return {stem + "e", stem + "en"} | ({plain(stem)} if plain(stem) else set())


def others(stem, letters, whole):
    """What a word with a form is looked up as besides its stem; `whole` is the word with its form."""
    if letters == "":
        return {whole} | {stem + vowel for vowel in "oaie"}
    found = {whole, stem + letters}
    if letters.endswith("s"):
        found.add(stem + "s")
    if letters in ("in", "innen"):
        found |= german(stem)
    return found
