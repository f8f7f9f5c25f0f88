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


@dataclass
class Pattern:
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
            raw = "".join(c for c in original[word.begin:word.stem or word.end].decode() if not fold.is_dropped(c))
            raw = "".join("'" if c in words.APOSTROPHES else c for c in unicodedata.normalize("NFC", raw))
            return self.fits(raw, self.spellings)
        if word.apostrophe and self.fits(word.text, self.typed):
            return True
        return self.fits(word.text, self.spellings)


@dataclass
class Term:
    patterns: list


def parse(text, exact):
    """The words of a term; `*` at a word's end or start stands for any letters."""
    scanner = words.Scanner(text, extra="*")
    patterns, raw = [], text.encode("utf-8")
    for word in scanner.run().words:
        spelled = unicodedata.normalize("NFC", raw[word.begin:word.end].decode()) if exact else word.text
        bare = spelled.strip("*")
        if bare:
            patterns.append(Pattern(bare, exact, spelled.startswith("*"), spelled.endswith("*")))
    return Term(patterns)


def whole_fits(term, text):
    """Whether the words of a term, written together, are the text."""
    if any(p.exact or p.star_before or p.star_after for p in term.patterns):
        return len(term.patterns) == 1 and term.patterns[0].fits(text, term.patterns[0].spellings)
    return any("".join(parts) == text for parts in itertools.product(*(p.spellings for p in term.patterns)))


def occurrences(term, text, tokens):
    """Every place (begin, end) in bytes where the term occurs."""
    original, found = text.encode("utf-8"), set()
    size, line = len(term.patterns), tokens.words
    for at in range(len(line) - size + 1 if size else 0):
        run = line[at:at + size]
        if any(word.starts_sentence for word in run[1:]):
            continue
        if all(p.matches(word, original) for p, word in zip(term.patterns, run)):
            found.add((run[0].begin, run[-1].end))
    for tag in tokens.hashtags:
        whole = words.Word(tag.text, tag.begin, tag.end, False)
        if size == 1 and term.patterns[0].matches(whole, original) or size and whole_fits(term, tag.text):
            found.add((tag.begin, tag.end))
    return found
