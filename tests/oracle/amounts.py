# SPDX-License-Identifier: Apache-2.0
"""Amounts and shares: what stands beside a number."""

import os
import re

from patterns import in_word

RUNTIME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "runtime", "match")
DASHES = "-\u2010\u2013"
DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![0-9]|\1[0-9])")
LEADING = re.compile(r"[0-9]+")
THOUSANDS = re.compile(r" [0-9]{3}(?![0-9])")
FURTHER = re.compile(r"['.,][0-9]+")
TAIL = re.compile(f"[.,][{DASHES}\u2014]")
GROUPS = 8


def entries(name, macro):
    """The rows of a file of data: (text, the rest as written)."""
    with open(os.path.join(RUNTIME, name), encoding="utf-8") as file:
        return re.findall(rf'^{macro}\("([^"]+)"(?:,\s*([^)]*))?\)', file.read(), re.MULTILINE)


SHARES = [text for text, _ in entries("percent.def", "PERCENT")]
CURRENCIES = {text: set(re.findall(r"\w+", places)) for text, places in entries("currency.def", "CURRENCY")}
BEFORE = [text for text, places in CURRENCIES.items() if places & {"BEFORE", "BOTH"}]
BEHIND = [text for text, places in CURRENCIES.items() if places & {"BEHIND", "BOTH"}]
MULTIPLIERS = [text for text, _ in entries("currency.def", "MULTIPLIER")]
PARTICLES = [text for text, _ in entries("currency.def", "PARTICLE")]


def after(line, at, sign):
    """Behind a sign, where it stands there; else the place itself."""
    return at + len(sign) if line.startswith(sign, at) else at


def text_end(texts, line, at):
    """The end of the longest of the texts that stands at a place."""
    ends = [at + len(text) for text in texts if line.startswith(text, at)]
    return max((end for end in ends if not (in_word(line, end - 1) and in_word(line, end))), default=None)


def number_end(line, at):
    match = LEADING.match(line, at)
    if not match:
        return None
    end, groups = match.end(), 1
    for further in ([THOUSANDS] if end - at <= 3 else []) + [FURTHER]:
        while groups < GROUPS and (match := further.match(line, end)):
            end, groups = match.end(), groups + 1
    return end


def begins_number(line, at):
    """Whether a number that nothing announces may begin at a place."""
    behind_digit = at > 1 and line[at - 1] in "'.," and line[at - 2] in "0123456789"
    return not in_word(line, at - 1) and not behind_digit


def tail_end(line, at):
    match = TAIL.match(line, at)
    return match.end() if match else None


def percent(line, at):
    """Where the share that begins at a place ends, or None."""
    end = number_end(line, at)
    if end is None or not begins_number(line, at):
        return None
    return text_end(SHARES, line, after(line, end, " "))


def clock_end(line, at):
    """Behind `uhr` or `h`, a word of its own."""
    return text_end(["uhr", "h"], line, after(line, at, " "))


def is_weekday(line, at, end, stopped, first):
    """Whether `fr` at a place is a Friday; the number it stands before goes from first to end."""
    if at > 0 and line[at - 1] in DASHES:
        return True
    if not stopped:
        return tail_end(line, end) is None
    if DATE.match(line, first) or line.startswith(":", end):
        return True
    if line.startswith(".", end) and in_word(line, after(line, end + 1, " ")):
        return True
    dash = after(line, end, " ")
    other = number_end(line, after(line, dash + 1, " ")) if line[dash:dash + 1] in tuple(DASHES) else None
    return clock_end(line, end) is not None or other is not None and clock_end(line, other) is not None


def announced(line, at):
    """The ends of the amounts whose currency comes first."""
    ends = []
    for text in BEFORE:
        if not line.startswith(text, at) or in_word(text, 0) and in_word(line, at - 1):
            continue
        stop = at + len(text)
        stopped = "STOP" in CURRENCIES[text] and line.startswith(".", stop)
        first = after(line, stop + stopped, " ")
        end = number_end(line, first)
        if end is None or "FRIDAY" in CURRENCIES[text] and is_weekday(line, at, end, stopped, first):
            continue
        ends += [end, tail_end(line, end), text_end(MULTIPLIERS, line, after(line, end, " "))]
    return [end for end in ends if end is not None and not in_word(line, end)]


def currency_ends(line, at):
    """Of a currency behind a number, maybe after a space."""
    return [text_end(BEHIND, line, place) for place in {at, after(line, at, " ")}]


def multiplied(line, end):
    """The ends of the currencies behind a number and its multiplier."""
    end = text_end(MULTIPLIERS, line, after(line, end, " "))
    if end is None:
        return []
    ends = []
    for place in {end, after(line, end, ".")}:
        ends += currency_ends(line, place)
        for particle in (" " + text for text in PARTICLES):
            if line.startswith(particle, place):
                ends += currency_ends(line, place + len(particle))
    return ends


def numbered(line, at):
    """The ends of the amounts whose number comes first."""
    end = number_end(line, at)
    if end is None or not begins_number(line, at):
        return []
    tail = tail_end(line, end)
    ends = currency_ends(line, end) + multiplied(line, end)
    if tail is not None:
        ends += currency_ends(line, tail) + ([] if in_word(line, tail) else [tail])
    return ends


def money(line, at):
    """Where the longest amount that begins at a place ends, or None."""
    return max((end for end in announced(line, at) + numbered(line, at) if end is not None), default=None)
