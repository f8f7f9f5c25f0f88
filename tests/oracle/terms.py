# SPDX-License-Identifier: Apache-2.0
"""Terms against words: which spellings a term finds, and where it occurs in a text."""

import itertools
import unicodedata
from dataclasses import dataclass

import fold
import words

DIGRAPHS = {"ä": "ae", "ö": "oe", "ü": "ue"}
LIGATURES = {"œ": "oe", "æ": "ae"}
UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü"}
NOT_BEHIND = "aeiouäöüq"
DASHES = ("-", "\u2010")
MOST_SWITCHES = 3


def replaced(text, table):
    for letter, spelling in table.items():
        text = text.replace(letter, spelling)
    return text


def with_umlauts(text):
    """`Vertraege` is `Verträge` typed."""
    made, at = "", 0
    while at < len(text):
        pair = text[at:at + 2]
        taken = pair in UMLAUTS and text[at - 1:at] not in tuple(NOT_BEHIND)
        made += UMLAUTS[pair] if taken else text[at]
        at += 2 if taken else 1
    return made


def first_letter_bare(text):
    return fold.without_marks(text[0]) + text[1:] if text else text


def variants(text):
    """Every spelling of a folded word that its author accepts."""
    marked = {text, fold.without_marks(text), first_letter_bare(text), replaced(text, DIGRAPHS),
              fold.without_marks(replaced(text, DIGRAPHS))}
    return marked | {replaced(spelling, LIGATURES) for spelling in marked} | {with_umlauts(text)}


def apostrophe_variants(text):
    """`citta'` is `città` typed: the mark of the last letter follows it."""
    last = text[-1:]
    if not last or fold.without_marks(last) == last:
        return set()
    bare = fold.without_marks(last)
    return {text[:-1] + bare} | {fold.without_marks(text)}


def as_written(raw):
    """The spelling of an exact term: nothing but NFC, apostrophes and dropped characters are made one."""
    kept = unicodedata.normalize("NFD", "".join(char for char in raw.decode() if not fold.is_dropped(char)))
    kept = "".join(char for at, char in enumerate(kept) if not (char in fold.LINES and fold.stands_on_letter(kept, at)))
    return "".join("'" if char in fold.APOSTROPHES else char for char in unicodedata.normalize("NFC", kept))


@dataclass
class TermWord:
    """One word of a term."""
    text: str
    exact: bool
    star_before: bool = False
    star_after: bool = False
    ends: frozenset = frozenset()  # the signs that end sentences between it and the word before
    others: frozenset = frozenset()  # what its form says besides

    def __post_init__(self):
        self.starred = self.star_before or self.star_after
        texts = {self.text} | (set() if self.exact or self.starred else self.others)
        self.spellings = {self.text} if self.exact else set().union(*map(variants, texts))
        self.typed = set() if self.exact else set().union(*map(apostrophe_variants, texts))

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

    def follows(self, word):
        """Whether a phrase may go on with the word."""
        return not word.ends or word.ends == self.ends

    def matches(self, word, original):
        if self.exact:
            return self.fits(as_written(original[word.begin:word.stem or word.end]), self.spellings)
        if word.apostrophe and self.fits(word.text, self.typed):
            return True
        return any(self.fits(text, self.spellings) for text in {word.text} | word.others)

    def is_compound(self, text):
        """Two words of a text in one."""
        return not self.exact and not self.starred and text in self.spellings


@dataclass
class Term:
    parts: list
    ways: list  # each a list of parts


def letters_and_digits(text):
    """(letters, digits) of a word of two letters or more and digits behind them, or None."""
    digits = len(text)
    while digits and text[digits - 1].isdecimal():
        digits -= 1
    bare = [char for char in text[:digits] if not fold.is_mark(char)]
    if digits == len(text) or len(bare) < 2 or not all(char.isalpha() for char in bare):
        return None
    return text[:digits], text[digits:]


def may_be_one(one, other, between):
    if one.starred or other.starred or one.others or other.others or other.ends:
        return False
    if between in DASHES:
        return True
    letters = all(char.isalpha() or fold.is_mark(char) for char in one.text)
    return between == " " and letters and all(char.isdecimal() for char in other.text)


def ways(parts, gaps):
    """The ways in which a term is looked for: two words as one, one as two."""
    switches = [("join", at) for at in range(1, len(parts)) if may_be_one(parts[at - 1], parts[at], gaps[at])]
    switches += [("split", at) for at, part in enumerate(parts)
                 if not part.starred and not part.others and letters_and_digits(part.text)]
    if not 1 <= len(switches) <= MOST_SWITCHES:
        return [parts]
    found = []
    for chosen in itertools.chain.from_iterable(itertools.combinations(switches, n) for n in range(len(switches) + 1)):
        way = []
        for at, part in enumerate(parts):
            texts = letters_and_digits(part.text) if ("split", at) in chosen else (part.text,)
            words_of_part = [TermWord(texts[0], False, part.star_before, part.star_after, part.ends, part.others)]
            words_of_part += [TermWord(text, False) for text in texts[1:]]
            if ("join", at) in chosen:
                last = way.pop()
                first = words_of_part.pop(0)
                way.append(TermWord(last.text + first.text, False, ends=last.ends))
            way += words_of_part
        found.append(way)
    return found


def parse(text, exact):
    """The words of a term; `*` at a word's end or start stands for any letters."""
    scanner = words.Scanner(text, extra="*", in_term=True)
    parts, gaps, raw, behind = [], [], text.encode("utf-8"), 0
    for word in scanner.run().words:
        spelled = as_written(raw[word.begin:word.stem or word.end]) if exact else word.text
        bare = spelled.strip("*")
        if bare:
            ends = word.ends if parts else frozenset()
            others = frozenset() if exact else word.others
            parts.append(TermWord(bare, exact, spelled.startswith("*"), spelled.endswith("*"), ends, others))
            gaps.append(fold.fold(raw[behind:word.begin].decode()) if behind else "")
        behind = word.end
    return Term(parts, [parts] if exact else ways(parts, gaps) + as_text(text))


def as_text(text):
    """The way in which a text reads the term, where that is another: «amazon.es» is one word there."""
    read, strict = words.scan(text), words.Scanner(text, in_term=True).run()
    if [word.end for word in read.words] == [word.end for word in strict.words] or "*" in text:
        return []
    way, raw = [], text.encode("utf-8")
    for word in read.words:
        whole = fold.fold(raw[word.begin:word.end].decode())
        way.append(TermWord(whole, False, ends=word.ends if way else frozenset()))
    return [way]


def whole_fits(term, text):
    """Whether the words of a term, written together, are the text."""
    if any(p.exact or p.starred for p in term.parts):
        return len(term.parts) == 1 and term.parts[0].fits(text, term.parts[0].spellings)
    return any("".join(parts) == text for parts in itertools.product(*(p.spellings for p in term.parts)))


def compound(tokens, at):
    """Two words of a text as one, with a dash between, or None."""
    line, words_of_text = tokens.line, tokens.words
    if at + 1 >= len(words_of_text):
        return None
    one, other = words_of_text[at:at + 2]
    if one.first is None or other.first is None or one.last is None or one.stem is not None or one.apostrophe:
        return None
    if other.first != one.last + 1 or line[one.last] not in DASHES:
        return None
    stem = line[other.first:other.first + len(other.text)]
    if len(stem) < 2:
        return None

    def word_at(place):
        return 0 <= place < len(line) and words.is_word_character(line[place])

    if line[one.first - 1:one.first] in DASHES and word_at(one.first - 2):
        return None
    end = other.first + len(stem)
    if line[end:end + 1] in DASHES and word_at(end + 1) and not (one.last - one.first == 1 and len(stem) >= 3):
        return None
    return one.text + other.text


def is_single(line, at):
    """Whether a letter that is no word by its script stands at a place, and no word's character beside it."""
    return (0 <= at < len(line) and unicodedata.category(line[at])[0] == "L" and not words.stands_alone(line[at])
            and not any(words.is_word_character(beside) for beside in line[max(at - 1, 0):at] + line[at + 1:at + 2]))


def is_in_row(tokens, begin, end):
    """Whether what stands between two bytes is a part of a longer row of single letters and full stops."""
    line = tokens.line
    first = next(at for at, letter in enumerate(tokens.letters) if letter.begin >= begin)
    last = next((at for at, letter in enumerate(tokens.letters) if letter.begin >= end), len(line))
    behind = is_single(line, last - 1) and line[last:last + 1] == "." and is_single(line, last + 1)
    before = is_single(line, first) and line[max(first - 1, 0):first] == "." and is_single(line, first - 2)
    return behind or before


def ends_of(way, tokens, original, at):
    """Where an occurrence of the words of a term that begins at a word of the text ends."""
    found, open_ones = set(), {(0, at, False)}
    while open_ones:
        place, word, crosses = open_ones.pop()
        if place == len(way):
            if not crosses or not is_in_row(tokens, tokens.words[at].begin, tokens.words[word - 1].end):
                found.add(word - 1)
            continue
        if word >= len(tokens.words) or place and not way[place].follows(tokens.words[word]):
            continue
        if way[place].matches(tokens.words[word], original):
            open_ones.add((place + 1, word + 1, bool(place and tokens.words[word].ends)))
        joined = compound(tokens, word)
        if joined is not None and way[place].is_compound(joined):
            open_ones.add((place + 1, word + 2, bool(place and tokens.words[word].ends)))
    return found


def occurrences(term, text, tokens):
    """Every place (begin, end) in bytes where the term occurs."""
    original, found = text.encode("utf-8"), set()
    line = tokens.words
    for way in term.ways if term.parts else []:
        for at in range(len(line)):
            found |= {(line[at].begin, line[last].end) for last in ends_of(way, tokens, original, at)}
    for tag in tokens.hashtags:
        whole = words.Word(tag.text, tag.begin, tag.end, frozenset())
        if len(term.parts) == 1 and term.parts[0].matches(whole, original) or term.parts and whole_fits(term, tag.text):
            found.add((tag.begin, tag.end))
    return found
