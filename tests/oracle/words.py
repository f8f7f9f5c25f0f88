# SPDX-License-Identifier: Apache-2.0
"""The words and tokens of a text, by TEXT.md and the notes on what the page leaves open."""

import functools
import re
import sys
import unicodedata
from dataclasses import dataclass, field

import fold
import graphemes
from fold import APOSTROPHES

ELIDED = {"l", "d", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "all", "dall", "nell", "sull", "un", "quest",
          "quell"}
SENTENCE_ENDS = ".!?\n\r\v\f\u0085\u2028\u2029"
ONE_CHARACTER_SCRIPTS = ("Han", "Hiragana", "Katakana", "Thai")
SCRIPTS = graphemes.Property(graphemes.ranges("Scripts.txt"))


def is_word_character(char):
    return unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Nd"


def is_mark(char):
    return unicodedata.category(char)[0] == "M"


@functools.cache
def stands_alone(char):
    return SCRIPTS.of(ord(char)) in ONE_CHARACTER_SCRIPTS and not is_mark(char)


def letters(fits):
    """The characters of words that fit, as ranges for a regular expression."""
    runs, last = [], -2
    for code in range(sys.maxunicode + 1):
        if is_word_character(chr(code)) and fits(chr(code)):
            runs[-1 if code == last + 1 else len(runs):] = [(runs[-1][0] if code == last + 1 else code, code)]
            last = code
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


LETTERS = letters(lambda char: True)
MARKS = letters(is_mark)
JOINED = letters(lambda char: not stands_alone(char))
GENDER = re.compile(rf"(?:[:*_·]in(?:nen)?|/innen)(?![{LETTERS}_])")
HOST = rf"[{LETTERS}_\-]+(?:\.[{LETTERS}_\-]+)+"
LINK = re.compile(r"(?:[a-z][a-z0-9+.\-]{0,31}://|www\.)[^\s<>\"«»“”„‹›]+")
# What comes before its first sign is one word.
EMAIL = re.compile(rf"(?![{MARKS}])[{JOINED}]+(?:[_.+\-][{LETTERS}_.+\-]*)?@{HOST}")
MENTION = re.compile(rf"@[{LETTERS}_][{LETTERS}_.\-]*(?:@{HOST})?")
TRAILING = ".,;:!?)]}'\u2019\u00bb"


@dataclass
class Word:
    text: str
    begin: int
    end: int
    starts_sentence: bool
    apostrophe: bool = False
    stem: int = None


@dataclass
class Token:
    """A link, an address, a mention; `first` and `last` are its ends in the view."""
    text: str
    begin: int
    end: int
    first: int
    last: int


@dataclass
class Hashtag:
    text: str
    begin: int
    end: int
    mark: int  # where its sign begins
    parts: list = field(default_factory=list)


@dataclass
class Tokens:
    """What a text consists of; `letters` is its view, `line` the view as a string."""
    letters: list
    line: str
    words: list = field(default_factory=list)
    links: list = field(default_factory=list)
    emails: list = field(default_factory=list)
    mentions: list = field(default_factory=list)
    hashtags: list = field(default_factory=list)

    def span(self, first, last):
        """The bytes that characters of the view stand for."""
        part = self.letters[first:last]
        return min(letter.begin for letter in part), max(letter.end for letter in part)


class Scanner:
    """Reads one view from left to right; `extra` are characters that count as letters (a term's *)."""

    def __init__(self, text, extra=""):
        self.text, self.extra = text, extra
        self.raw = text.encode("utf-8")
        self.letters = fold.view(text)
        self.line = "".join(letter.char for letter in self.letters)
        self.tokens = Tokens(self.letters, self.line)
        self.sentence = True
        self.at = 0

    def letter(self, at):
        if at >= len(self.line):
            return False
        char = self.line[at]
        return char in self.extra or is_word_character(char) and char not in APOSTROPHES

    def begins_word(self, at):
        return self.letter(at) and not is_mark(self.line[at])

    def possessive(self, begin, end):
        """A final 's."""
        return end - begin > 2 and self.line[end - 1] == "s" and self.line[end - 2] in APOSTROPHES

    def span(self, begin, end):
        return self.tokens.span(begin, end)

    def run(self):
        while self.at < len(self.line):
            if not self.token():
                if self.begins_word(self.at):
                    self.word()
                else:
                    self.sentence |= self.line[self.at] in SENTENCE_ENDS
                    self.at += 1
        return self.tokens

    def token(self):
        free = self.at == 0 or not self.letter(self.at - 1)
        if not free:
            return False
        for pattern, kind in ((LINK, "links"), (EMAIL, "emails"), (MENTION, "mentions")):
            match = pattern.match(self.line, self.at)
            if match:
                text = match.group().rstrip(TRAILING)
                last = self.at + len(text)
                getattr(self.tokens, kind).append(Token(text, *self.span(self.at, last), self.at, last))
                self.at = last
                return True
        return self.line[self.at] == "#" and self.line[self.at - 1:self.at] != "&" and self.hashtag()

    def hashtag(self):
        end = self.at + 1
        while end < len(self.line) and (self.letter(end) or self.line[end] == "_"):
            end += 1
        if end == self.at + 1:
            return False
        begin_byte, end_byte = self.span(self.at + 1, end)
        tag = Hashtag(self.line[self.at + 1:end], begin_byte, end_byte, self.span(self.at, end)[0])
        first = self.sentence
        for begin, stop in self.parts(self.at + 1, end):
            word = Word(self.line[begin:stop], *self.span(begin, stop), first)
            tag.parts.append(word)
            first = False
        self.tokens.words += tag.parts
        self.tokens.hashtags.append(tag)
        self.sentence = False
        self.at = end
        return True

    def parts(self, begin, end):
        """The parts of a hashtag: cut at underscores, before capitals, and around digits."""
        parts, start = [], begin
        for at in range(begin, end + 1):
            if at == end or self.line[at] == "_" or at > start and self.cut(at):
                if at > start:
                    parts.append((start, at))
                start = at + (at < end and self.line[at] == "_")
        return parts

    def cut(self, at):
        if is_mark(self.line[at]):
            return False
        last = at - 1
        while is_mark(self.line[last]):
            last -= 1
        here, before = self.line[at], self.line[last]
        if stands_alone(here) or stands_alone(before) or here.isdigit() != self.line[at - 1].isdigit():
            return True
        # «ACMENord» is cut before the capital that begins a word.
        begins = at + 1 < len(self.line) and self.small(at + 1)
        return self.capital(at) and (not self.capital(last) or begins)

    def written(self, at):
        letter = self.letters[at]
        return self.raw[letter.begin:letter.end].decode("utf-8")[:1]

    def capital(self, at):
        return unicodedata.category(self.written(at)) == "Lu"

    def small(self, at):
        return not is_mark(self.line[at]) and unicodedata.category(self.written(at)) == "Ll"

    def word(self):
        begin = self.at
        if stands_alone(self.line[begin]):
            end = begin + 1
            while end < len(self.line) and is_mark(self.line[end]):
                end += 1  # its marks are its own
            return self.add(begin, end)
        end = begin
        while self.letter(end) and not stands_alone(self.line[end]):
            end += 1
            if end < len(self.line) and self.line[end] in APOSTROPHES:
                if self.line[begin:end] in ELIDED and self.begins_word(end + 1):
                    self.add(begin, end)
                    self.at = end + 1
                    return None
                if self.begins_word(end + 1) and not stands_alone(self.line[end + 1]):
                    end += 1
        plain = "*" in self.extra or self.line[end - 1].isdigit() or self.possessive(begin, end)
        gender = None if plain else GENDER.match(self.line, end)
        return self.add(begin, end, gender.end() if gender else end)

    def add(self, begin, end, whole=None):
        """A word; where a gender form follows it, `whole` is where that ends."""
        text = "".join("'" if c in APOSTROPHES else c for c in self.line[begin:end])
        self.at = whole or end
        if whole and whole > end:
            stem = self.span(begin, end)[1]
            self.tokens.words.append(Word(text, *self.span(begin, whole), self.sentence, stem=stem))
            self.sentence = False
            return
        if self.possessive(begin, end):
            end, text = end - 2, text[:-2]
        elif self.at < len(self.line) and self.line[self.at] in APOSTROPHES:
            mark = not self.begins_word(self.at + 1)
            word = Word(text, *self.span(begin, end), self.sentence, mark)
            self.tokens.words.append(word)
            self.sentence = False
            self.at += 1
            return
        self.tokens.words.append(Word(text, *self.span(begin, end), self.sentence))
        self.sentence = False


def scan(text):
    return Scanner(text).run()
