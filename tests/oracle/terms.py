# SPDX-License-Identifier: Apache-2.0
"""Terms against words: which spellings a term finds, and where it occurs in a text."""

import itertools
import unicodedata
from dataclasses import dataclass

import fold
import words

DIGRAPHS = {"ä": "ae", "ö": "oe", "ü": "ue"}
LIGATURES = {"œ": "oe", "æ": "ae"}


def replaced(text, table):
    for letter, spelling in table.items():
        text = text.replace(letter, spelling)
    return text


def first_letter_bare(text):
    return fold.without_marks(text[0]) + text[1:] if text else text


def variants(text):
    """Every spelling of a folded word that its author accepts."""
    marked = {text, fold.without_marks(text), first_letter_bare(text), replaced(text, DIGRAPHS),
              fold.without_marks(replaced(text, DIGRAPHS))}
    return marked | {replaced(spelling, LIGATURES) for spelling in marked}


def apostrophe_variants(text):
    """`citta'` is `città` typed: the mark of the last letter follows it."""
    last = text[-1:]
    if not last or fold.without_marks(last) == last:
        return set()
    bare = fold.without_marks(last)
    return {text[:-1] + bare} | {fold.without_marks(text)}


def as_written(raw):
    """The spelling of an exact term: nothing but NFC, apostrophes and dropped characters are made one."""
    kept = "".join(char for char in raw.decode() if not fold.is_dropped(char))
    return "".join("'" if char in fold.APOSTROPHES else char for char in unicodedata.normalize("NFC", kept))


@dataclass
class TermWord:
    """One word of a term."""
    text: str
    exact: bool
    star_before: bool
    star_after: bool

    def __post_init__(self):
        self.spellings = {self.text} if self.exact else variants(self.text)
        self.typed = set() if self.exact else apostrophe_variants(self.text)

    def fits(self, text, spellings):
        for spelling in spellings:
            if self.star_before and self.star_after and spelling in text:
                return True
            if self.star_before and not self.star_after and text.endswith(spelling):
                return True
            if self.star_after and not self.star_before and text.startswith(spelling):
                return True
            if text == spelling:
                return True
        return False

    def matches(self, word, original):
        if self.exact:
            return self.fits(as_written(original[word.begin:word.stem or word.end]), self.spellings)
        if word.apostrophe and self.fits(word.text, self.typed):
            return True
        return self.fits(word.text, self.spellings)


@dataclass
class Term:
    parts: list


def parse(text, exact):
    """The words of a term; `*` at a word's end or start stands for any letters."""
    scanner = words.Scanner(text, extra="*")
    parts, raw = [], text.encode("utf-8")
    for word in scanner.run().words:
        spelled = as_written(raw[word.begin:word.end]) if exact else word.text
        bare = spelled.strip("*")
        if bare:
            parts.append(TermWord(bare, exact, spelled.startswith("*"), spelled.endswith("*")))
    return Term(parts)


def whole_fits(term, text):
    """Whether the words of a term, written together, are the text."""
    if any(p.exact or p.star_before or p.star_after for p in term.parts):
        return len(term.parts) == 1 and term.parts[0].fits(text, term.parts[0].spellings)
    return any("".join(parts) == text for parts in itertools.product(*(p.spellings for p in term.parts)))


def occurrences(term, text, tokens):
    """Every place (begin, end) in bytes where the term occurs."""
    original, found = text.encode("utf-8"), set()
    size, line = len(term.parts), tokens.words
    for at in range(len(line) - size + 1 if size else 0):
        run = line[at:at + size]
        if any(word.starts_sentence for word in run[1:]):
            continue
        if all(p.matches(word, original) for p, word in zip(term.parts, run)):
            found.add((run[0].begin, run[-1].end))
    for tag in tokens.hashtags:
        whole = words.Word(tag.text, tag.begin, tag.end, False)
        if size == 1 and term.parts[0].matches(whole, original) or size and whole_fits(term, tag.text):
            found.add((tag.begin, tag.end))
    return found
