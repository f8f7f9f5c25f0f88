# SPDX-License-Identifier: Apache-2.0
"""Phone numbers, as TEXT_NOTES.md says: by their forms, and by the plans of countries that write no 0 before them."""

import re

import amounts
from amounts import DASHES, DATE
from patterns import in_word

DIGITS = "0123456789"
SEPARATORS = " ./" + DASHES
SPACED = re.compile(rf" [{DASHES}/] (?=[1-9])")
INTERNATIONAL = re.compile(r"(?:\+|00 ?)(?=[1-9])")
AREA = re.compile(r"(?:\+|00 ?)([1-9][0-9]{0,2}) ?\(([0-9]{1,5})\)")
BRACKETED = re.compile(r"\((?:\+|00)([1-9][0-9]{0,2})\)")
NATIONAL = re.compile(r"0(?:[1-9]| 8)")
TRUNK = re.compile(r"\((0[1-9][0-9]{0,3})\)")
NORTH_AMERICAN = [re.compile(shape) for shape in (
    rf"(?:1[{DASHES}])?[2-9][0-9]{{2}}[{DASHES}][2-9][0-9]{{2}}[{DASHES}][0-9]{{4}}",
    r"(?:1\.)?[2-9][0-9]{2}\.[2-9][0-9]{2}\.[0-9]{4}",
    rf"\([2-9][0-9]{{2}}\) ?[2-9][0-9]{{2}}[{DASHES}. ][0-9]{{4}}")]
CUES = [text for text, _ in amounts.entries("phone_word.def", "CUE")]
OTHERS = [text for text, _ in amounts.entries("phone_word.def", "OTHER")]
FREE = re.compile(rf"0([0-9]{{3}})([{DASHES} ./])([0-9]+)")
NEAR = 16


def plans():
    """The rows of phone.def: (first, last, how many digits, kind) each."""
    with open(f"{amounts.RUNTIME}/phone.def", encoding="utf-8") as file:
        rows = re.findall(r"^PLAN\(\w+, (\d+), (\d+), (\d+), (\d+), (\w+)\)", file.read(), re.MULTILINE)
    return [(int(first), int(last), range(int(low), int(high) + 1), kind) for first, last, low, high, kind in rows]


PLANS = plans()


def is_digit(line, at):
    return 0 <= at < len(line) and line[at] in DIGITS


def may_end(line, end):
    return not in_word(line, end) and not (line[end:end + 1] in tuple(DASHES) and is_digit(line, end + 1))


def groups(line, at, before, spaced, longest=None):
    """The groups of digits from a place on: (digits, end, the separator before, whether it is spaced, all digits so far)
    each. `spaced` holds the groups (by number) that a spaced separator may follow; one may stand in all."""
    found, sign, wide, total = [], "", False, before
    while is_digit(line, at):
        begin = at
        while is_digit(line, at):
            at += 1
        total += at - begin
        found.append((at - begin, at, sign, wide, total))
        match = SPACED.match(line, at)
        wide = bool(match) and len(found) - 1 in spaced and at - begin <= spaced[len(found) - 1]
        if wide:
            sign, at, spaced = line[at + 1], match.end(), {}
        elif line[at:at + 1] in tuple(SEPARATORS):
            sign, at = line[at], at + 1
        else:
            break
    return found


def longest_run(line, at, least, low, high, one_stop=False, before=0, spaced=None, already=False):
    """The end of the longest run of groups of at least so many digits (2 where not said), low to high in all, those
    counted that stand before. `already`: a spaced separator stands right before."""
    found = groups(line, at, before, spaced or {})
    for count in range(len(found), 0, -1):
        run = found[:count]
        if any(size < (least[place] if place < len(least) else 2) for place, (size, *_) in enumerate(run)):
            continue
        signs = [sign for _, _, sign, _, _ in run[1:]]
        if one_stop and "." in signs and set(signs) != {"."}:
            continue
        total = run[-1][4]
        parted = [(run[place - 1][4], size, end) for place, (size, end, _, wide, _) in enumerate(run) if wide]
        if already:
            parted.append((before, *run[0][:2]))
        if any(total - digits < 5 or digits == 2 and (size < 3 or size == 4 and line[end - 4:end - 2] in ("19", "20"))
               for digits, size, end in parted):
            continue
        if low <= total <= high and may_end(line, run[-1][1]):
            return run[-1][1]
    return None


def behind_brackets(line, at, **form):
    """What may follow digits in parentheses that end at a place: a separator, a spaced one, none."""
    if match := SPACED.match(line, at):
        return longest_run(line, match.end(), already=True, **form)
    if line[at:at + 1] in tuple(SEPARATORS) and is_digit(line, at + 1):
        at += 1
    return longest_run(line, at, spaced={0: 5}, **form)


def international(line, at):
    ends = []
    if match := INTERNATIONAL.match(line, at):
        first = re.compile("[0-9]*").match(line, match.end())
        spaced = {1: 5} if len(first[0]) <= 3 else {}
        ends.append(longest_run(line, match.end(), [1, 1], 8, 15, spaced=spaced))
    if match := AREA.match(line, at):
        known = len(match[1]) + (0 if match[2] == "0" else len(match[2]))
        ends.append(behind_brackets(line, match.end(), least=[1], low=8, high=15, before=known))
    if match := BRACKETED.match(line, at):
        ends.append(behind_brackets(line, match.end(), least=[1], low=8, high=15, before=len(match[1])))
    return ends


def national(line, at):
    if NATIONAL.match(line, at) and not DATE.match(line, at):
        spaced = {} if line[at + 1] == " " else {0: 5}
        return [longest_run(line, at, [1], 9, 12, one_stop=True, spaced=spaced)]
    if match := TRUNK.match(line, at):
        return [behind_brackets(line, match.end(), least=[], low=9, high=12, one_stop=True, before=len(match[1]))]
    return []


def north_american(line, at):
    matches = [shape.match(line, at) for shape in NORTH_AMERICAN]
    return [match.end() for match in matches if match and may_end(line, match.end())]


def kinds_of(digits):
    """The kinds of phone.def that a number of these digits may be."""
    begun = int(digits[:3])
    return {kind for first, last, lengths, kind in PLANS if first <= begun <= last and len(digits) in lengths}


def stands_alone(line, at, end):
    """What a number of a plan is not part of: a longer number, an amount of money."""
    if in_word(line, end) or line[end:end + 1] in tuple(SEPARATORS + "',") and is_digit(line, end + 1):
        return False
    if at > 1 and line[at - 1] in "'," and is_digit(line, at - 2):
        return False
    return not any((amounts.money(line, place) or 0) > at for place in range(max(0, at - 8), end))


def said_before(texts, line, at):
    """Whether one of the texts stands as a word before a number, near it."""
    for text in texts:
        for begin in range(at - len(text) + 1):
            between = line[begin + len(text):at]
            if (line.startswith(text, begin) and len(between.encode()) <= NEAR and not set(between) & set(DIGITS)
                    and is_word(line, begin, begin + len(text))):
                return True
    return False


def is_word(line, begin, end):
    return not (in_word(line, begin - 1) and in_word(line, begin)) and not (in_word(line, end - 1) and in_word(line, end))


def said_behind(texts, line, end):
    begin = end + (line[end:end + 1] == " ")
    return any(line.startswith(text, begin) and is_word(line, begin, begin + len(text)) for text in texts)


def free(line, at):
    match = FREE.match(line, at)
    if not match or "TRUNK_FREE" not in kinds_of(match[1] + match[3]) or not stands_alone(line, at, match.end()):
        return []
    rest = match[3]
    time = len(rest) == 4 and int(rest[:2]) <= 24 and int(rest[2:]) <= 55 and int(rest[2:]) % 5 == 0
    if len(rest) == 4 and (time or match[2] != " ") and not said_before(CUES, line, at):
        return []
    return [match.end()]


def known_way(digits, sizes, kinds):
    """Whether a number of a plan is parted as people part such."""
    way, begun, ends = " ".join(map(str, sizes)), digits[0], digits[-3:]
    lasts = {digits[sum(sizes[:place + 1]) - 1] for place in range(len(sizes))}
    if len(sizes) >= 3 and lasts <= set("05"):
        return False
    if way in ("3 7", "3 3 4", "3 4 3", "3 2 2 3", "3 2 3 2", "3 3 2 2"):
        return "MOBILE" in kinds
    if way == "3 2 2 2":
        return begun in "6789"
    if way == "3 3 3":
        return ("FREE" in kinds or "MOBILE" in kinds and begun == "6") and ends != "000"
    if way == "3 6":
        return "FREE" in kinds and ends != "000"
    if way == "3 2 3":
        return "FREE" in kinds
    if way == "2 2 2 2":
        pairs = [int(digits[place:place + 2]) for place in range(0, 8, 2)]
        rises = all(later > earlier for earlier, later in zip(pairs, pairs[1:]))
        return "FIXED" in kinds and max(pairs) > 31 and not rises
    return way == "3 2 2"


def known_signs(signs, digits):
    """Whether its separators are such."""
    first, others = signs[0], set(signs[1:])
    if first in " /":
        return others <= {" "}
    if len(digits) != 10:
        return False
    return others <= {"."} and len(signs) > 1 if first == "." else others <= {" "} or others <= set(DASHES)


def of_a_plan(line, at):
    if not is_digit(line, at) or line[at] == "0":
        return []
    found = groups(line, at, 0, {0: 3})
    end, total = found[-1][1], found[-1][4]
    sizes = [size for size, *_ in found]
    if len(found) > 4 or min(sizes) < 2 or total < 3:
        return []
    digits = "".join(sign for sign in line[at:end] if sign in DIGITS)
    kinds = kinds_of(digits) - {"TRUNK_FREE"}
    signs = [sign for _, _, sign, _, _ in found[1:]]
    if not kinds or "." in signs and set(signs) != {"."} or not stands_alone(line, at, end):
        return []
    if said_before(CUES, line, at):
        return [end]
    if at and line[at - 1] in tuple("./" + DASHES) or any(wide for _, _, _, wide, _ in found) or len(found) < 2:
        return []
    if said_before(OTHERS, line, at) or said_behind(OTHERS, line, end):
        return []
    return [end] if known_way(digits, sizes, kinds) and known_signs(signs, digits) else []


def phone(line, at):
    if is_digit(line, at) and at > 1 and line[at - 1] in SEPARATORS and is_digit(line, at - 2):
        return None
    ends = (international(line, at) + national(line, at) + north_american(line, at) + free(line, at)
            + of_a_plan(line, at))
    return max((end for end in ends if end is not None), default=None)
