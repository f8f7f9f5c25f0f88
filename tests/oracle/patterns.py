# SPDX-License-Identifier: Apache-2.0
"""Patterns: `#` is a digit, `@` a letter with its marks, anything else itself."""

import unicodedata

import fold
from fold import is_mark


def is_letter(char):
    return unicodedata.category(char)[0] == "L"


def is_digit(char):
    return unicodedata.category(char) == "Nd"


def in_word(line, at):
    """Whether a letter, digit or mark stands at that place."""
    return 0 <= at < len(line) and (is_letter(line[at]) or is_mark(line[at]) or is_digit(line[at]))


def stops_at(sign):
    """Whether what a pattern begins or ends with must not go on as a word."""
    return sign in "#@" or in_word(sign, 0)


def end_of(signs, line, at):
    """Where the signs of a pattern that begin at a place end; None where they are not there."""
    for sign in signs:
        if at >= len(line):
            return None
        fits = is_digit(line[at]) if sign == "#" else is_letter(line[at]) if sign == "@" else line[at] == sign
        if not fits:
            return None
        at += 1
        while sign == "@" and at < len(line) and is_mark(line[at]):
            at += 1
    return at


def occurrences(pattern, tokens):
    """Every place (begin, end) in bytes where the pattern occurs."""
    signs, line, found = fold.fold(pattern), tokens.line, set()
    for at in range(len(line)):
        end = end_of(signs, line, at)
        if end is None or stops_at(signs[0]) and in_word(line, at - 1):
            continue
        if not (stops_at(signs[-1]) and in_word(line, end)):
            found.add(tokens.span(at, end))
    return found
