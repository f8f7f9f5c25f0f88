# SPDX-License-Identifier: Apache-2.0
"""Detectors: addresses, numbers and codes that are known by their shape and their check digits."""

import re

import amounts
import hosts
import phones
import published
from amounts import DASHES, RUNTIME
from patterns import in_word

DIGITS = "0123456789"


def rows(name, macro):
    with open(f"{RUNTIME}/{name}", encoding="utf-8") as file:
        return [re.split(r",\s*", row) for row in re.findall(rf"^{macro}\(([^)]*)\)", file.read(), re.MULTILINE)]


COUNTRIES = published.IBAN
NETWORKS = [row for rows_of_network in published.CARDS.values() for row in rows_of_network]


def spelled(line, at, longest, between):
    """The ASCII letters and digits from a place on, one sign allowed between any two: (sign, end) each."""
    found = []
    while len(found) < longest:
        if found and line[at:at + 1] in tuple(between):
            at += 1
        sign = line[at:at + 1]
        if not (sign.isascii() and sign.isalnum()):
            break
        at += 1
        found.append((sign, at))
    return found


def number(line, at, longest, between):
    """As many of them as are digits."""
    found = spelled(line, at, longest, between)
    return found[:next((place for place, (sign, _) in enumerate(found) if sign not in DIGITS), len(found))]


def text_of(found):
    return "".join(sign for sign, _ in found)


def iban(line, at):
    length = COUNTRIES.get(text_of(spelled(line, at, 2, " ." + DASHES)))
    found = spelled(line, at, length or 0, " ." + DASHES)
    text = text_of(found)
    if not length or len(text) < length or not set(text[2:4]) <= set(DIGITS) or in_word(line, found[-1][1]):
        return None
    value = int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4]))
    return found[-1][1] if value % 97 == 1 else None


def ahv(line, at):
    found = number(line, at, 13, " ." + DASHES)
    text = text_of(found)
    if len(text) < 13 or not text.startswith("756") or in_word(line, found[-1][1]):
        return None
    total = sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(text))
    return found[-1][1] if total % 10 == 0 else None


def luhn(text):
    doubled = [int(sign) * (2 if place % 2 else 1) for place, sign in enumerate(reversed(text))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def card_signs(line, at):
    """The digits of a card: between two a space or a dash, or a full stop behind four that nothing parts."""
    found, begin = [], at
    while len(found) < 19:
        if found and line[at:at + 1] in tuple(" " + DASHES) or line[at:at + 1] == "." and at - begin >= 4:
            at = begin = at + 1
        if line[at:at + 1] not in tuple(DIGITS):
            break
        at += 1
        found.append((line[at - 1], at))
    return found


def card(line, at):
    found = card_signs(line, at)
    text = text_of(found)
    lengths = {length for first, last, low, high in NETWORKS for length in range(low, high + 1)
               if len(text) >= length and int(first) <= int(text[:len(first)]) <= int(last)}
    for length in sorted(lengths, reverse=True):
        end = found[length - 1][1]
        if line[at:end].count(".") != 1 and luhn(text[:length]) and not in_word(line, end):
            return end
    return None


NUMBERS = {"iban": iban, "ahv": ahv, "card": card, "phone": phones.phone}
SHAPES = {**NUMBERS, "money": amounts.money, "percent": amounts.percent}


def barred(tokens):
    """The places where nothing begins: inside a link, an address, a mention."""
    return {at for token in tokens.links + tokens.emails + tokens.mentions for at in range(token.first, token.last)}


def sweep(find, line, closed, whole):
    """What a detector finds from left to right; `whole`: it begins where no word goes on."""
    found, at = [], 0
    while at < len(line):
        end = None if at in closed or whole and in_word(line, at - 1) else find(line, at)
        if end is not None:
            found.append((at, end))
        at = end or at + 1
    return found


def views(name, tokens, domain=None):
    """The places of the view where a detector finds something."""
    if name == "email":
        wanted = None if domain is None else hosts.host_of(domain)
        return [(token.first, token.last) for token in tokens.emails
                if wanted is None or hosts.covers(wanted, hosts.host_of(token.text))]
    ibans = sweep(iban, tokens.line, barred(tokens), True)
    if name == "iban":
        return ibans
    inside = {at for begin, end in ibans for at in range(begin, end)}
    return sweep(SHAPES[name], tokens.line, barred(tokens) | inside, name in NUMBERS)


def occurrences(name, domain, tokens):
    return {tokens.span(begin, end) for begin, end in views(name, tokens, domain)}
