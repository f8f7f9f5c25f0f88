# SPDX-License-Identifier: Apache-2.0
"""The words and tokens of a text, by TEXT.md and the notes on what the page leaves open."""

import functools
import re
import sys
import unicodedata
from dataclasses import dataclass, field

import amounts
import fold
import forms
import graphemes
from fold import APOSTROPHES, is_mark

ELIDED = {"l", "d", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "all", "dall", "nell", "sull", "un", "quest",
          "quell"}
ELIDED_BEFORE_FOUR = set("jmnstc")
SENTENCE_ENDS = ".!?"
LINE_BREAKS = "\n\r\v\f\u0085\u2028\u2029"
ONE_CHARACTER_SCRIPTS = ("Han", "Hiragana", "Katakana", "Thai")
SCRIPTS = graphemes.Property(graphemes.ranges("Scripts.txt"))


def is_word_character(char):
    return is_mark(char) or unicodedata.category(char)[0] == "L" or unicodedata.category(char) == "Nd"


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
HOST = rf"[{LETTERS}_\-]+(?:\.[{LETTERS}_\-]+)+"
REST = r"[^\s<>\"«»“”„‹›]"
LINK = re.compile(r"([a-z][a-z0-9+.\-]{0,31}://)|www\.")
USER = re.compile(rf"[{LETTERS}\-._~%!$&'()*+,;=:@]*@")
LABEL = rf"[{LETTERS}](?:[{LETTERS}\-]*[{LETTERS}])?"
LABELS = re.compile(rf"(?=[{JOINED}]+[.\-]){LABEL}(?:\.{LABEL})+")  # what comes before its first sign is one word
PORT = re.compile(rf":[0-9]{{1,5}}(?![{LETTERS}])")
BEHIND_HOST = re.compile(rf"/{REST}*|[?#][{LETTERS}]{REST}*")
LINK_HOST = re.compile(rf"\[[0-9a-f:.]+\]|[{LETTERS}_\-]+(?:\.[{LETTERS}_\-]+)*(?:\.(?=[:/\\?#]))?|")
BEHIND_LINK_HOST = re.compile(rf"(?:{PORT.pattern})?([/\\?#]{REST}*)?")
# What comes before its first sign is one word.
EMAIL = re.compile(rf"(?![{MARKS}])[{JOINED}]+(?:[_.+\-][{LETTERS}_.+\-]*)?@{HOST}")
# What mentions are made of beside letters, digits and `_`; `@`: a host may follow.
EVERYWHERE = ".-@"
PLATFORMS = {"x": "", "telegram": "", "instagram": ".", "threads": ".", "tiktok": ".", "facebook": ".", "reddit": "-",
             "bluesky": ".-", "youtube": ".-", "snapchat": ".-"}
TRAILING = ".,;:!?'"
BRACKETS = {")": "(", "]": "[", "}": "{"}
LEVELS, EVERYDAY = (frozenset("".join(row for row, _ in amounts.entries("../text/top_level.def", macro)).split())
                    for macro in ("LEVELS", "WORDS"))


@functools.cache
def mention(signs):
    """What a mention looks like on a platform: `signs` are those of ".", "-" and "@" that belong to it."""
    inside = "".join(re.escape(sign) for sign in signs if sign != "@")
    return re.compile(rf"@[{LETTERS}_][{LETTERS}_{inside}]*" + (rf"(?:@{HOST})?" if "@" in signs else ""))


def trimmed(text):
    """A link without what ends a sentence behind it; brackets that it opened are its own."""
    while text:
        last = text[-1]
        if last not in TRAILING and not (last in BRACKETS and text.count(last) > text.count(BRACKETS[last])):
            break
        text = text[:-1]
    return text


def address_end(line, at):
    """Where a host and what follows it end; `at` where there is nothing."""
    host = LINK_HOST.match(line, at)
    behind = BEHIND_LINK_HOST.match(line, host.end())
    if behind.group(1):
        return behind.end()
    end = at + len(host.group().rstrip("_-."))
    return behind.end() if at < end == host.end() else end


def link_end(line, at):
    """Where a link with a scheme or www. ends that begins at a place; None: there is none."""
    start = LINK.match(line, at)
    if not start:
        return None
    user = USER.match(line, start.end()) if start.group(1) else None
    for before in filter(None, (user, start)):
        begin = before.end()
        end = address_end(line, begin)
        if end > begin:
            return at + len(trimmed(line[at:end]))
    return None


@dataclass
class Word:
    text: str
    begin: int
    end: int
    ends: frozenset  # the signs that ended sentences between it and the word before; "p": a paragraph
    apostrophe: bool = False
    stem: int = None
    others: frozenset = frozenset()  # what it is looked up as, too
    first: int = None  # of what is no part of a hashtag: its ends in the view, without a form
    last: int = None


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
    """Reads one view from left to right; `extra` are characters that count as letters (a term's *); in a term forms
    are fewer."""

    def __init__(self, text, extra="", in_term=False):
        self.text, self.extra, self.in_term = text, extra, in_term
        self.raw = text.encode("utf-8")
        self.letters = fold.view(text)
        self.line = "".join(letter.char for letter in self.letters)
        self.tokens = Tokens(self.letters, self.line)
        self.ends, self.breaks = {"p"}, False
        self.at = 0
        self.host = None  # the ends of the host whose words are being read and of its link

    def letter(self, at):
        if not 0 <= at < len(self.line):
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
            if self.host and self.at >= self.host[0]:
                self.at, self.host = max(self.at, self.host[1]), None
                continue
            if not self.token():
                if self.begins_word(self.at):
                    self.word()
                else:
                    self.pass_over(self.line[self.at])
                    self.at += 1
        return self.tokens

    def pass_over(self, char):
        if char in SENTENCE_ENDS:
            self.ends.add(char)
        one = self.line[self.at - 1:self.at + 1] == "\r\n"
        space = char == "\t" or unicodedata.category(char)[0] == "Z"
        if char == "\u2029" or self.breaks and not one and (char in LINE_BREAKS or not space):
            self.ends.add("p")
        self.breaks = char in LINE_BREAKS or self.breaks and space

    def take_ends(self):
        ends, self.ends, self.breaks = frozenset(self.ends), set(), False
        return ends

    def token(self):
        char = self.line[self.at]
        if self.breaks and (char in "@#" or self.begins_word(self.at) and self.capital(self.at)):
            self.ends.add("p")
        free = self.at == 0 or not self.letter(self.at - 1)
        if not free:
            return False
        for kind, end in self.ends_of_tokens():
            if end:
                self.add_token(kind, self.at, end)
                self.at = end
                self.breaks = False
                return True
        if self.host is None and self.begins_word(self.at):
            self.find_host()
        return self.line[self.at] == "#" and self.line[self.at - 1:self.at] != "&" and self.hashtag()

    def ends_of_tokens(self):
        yield "links", link_end(self.line, self.at)
        for kind, pattern in (("emails", EMAIL), ("mentions", mention(EVERYWHERE))):
            match = pattern.match(self.line, self.at)
            yield kind, match and self.at + len(trimmed(match.group()))

    def add_token(self, kind, first, last):
        text = self.line[first:last]
        getattr(self.tokens, kind).append(Token(text, *self.span(first, last), first, last))

    def find_host(self):
        """An address without a scheme: its host's words are read all the same."""
        begin = self.at
        before, before_that = self.line[begin - 1:begin], self.line[max(begin - 2, 0):begin - 1]
        if before in ("_", "@", "-") or before == "." and (self.letter(begin - 2) or before_that in ("_", "@", "-")):
            return
        match = LABELS.match(self.line, begin)
        if not match or stands_alone(self.line[begin]) or "*" in self.extra and "*" in match.group() or self.form_at(begin):
            return
        labels, end = match.group().split("."), match.end()
        if self.line[end:end + 1] in ("_", "@"):
            return
        while self.line[end:end + 1] != "/" and len(labels) > 1 and self.capital(end - len(labels[-1])):
            end -= len(labels.pop()) + 1
        if len(labels) < 2:
            return
        port = PORT.match(self.line, end)
        behind = BEHIND_HOST.match(self.line, port.end() if port else end)
        last = (behind or port).end() if behind or port else end
        link = len(trimmed(self.line[begin:last]))
        path = behind and behind.group()[0] == "/" and len(behind.group()) > 1
        level = labels[-1]
        known = (level in LEVELS or level in EVERYDAY or level.startswith("xn--")) and not any(
            self.capital(at) for at in range(end - len(level), end))
        numbered = all(unicodedata.category(char) == "Nd" for char in labels[-2])
        numbered |= len(level) == 2 and len(labels[-2]) == 1
        small = not any(self.capital(at) for at in range(end - len(level), end)) and not (
            end + 1 < len(self.line) and self.capital(end + 1))
        plain = len(level) > 1 and level.isascii() and level.isalpha() and self.line[end:end + 1] == "/" and small
        if known and level not in EVERYDAY and not numbered or path and (known or plain):
            self.add_token("links", begin, begin + link)
            self.host = (end, begin + link)

    def form_at(self, begin):
        """Whether the word that begins here has an inclusive form behind it."""
        probe = Scanner.__new__(Scanner)
        probe.__dict__ = {**self.__dict__, "tokens": Tokens(self.letters, self.line), "at": begin, "host": None,
                          "ends": set()}
        probe.word()
        return any(word.stem is not None and probe.at > word.last for word in probe.tokens.words)

    def hashtag(self):
        end = self.at + 1
        while self.letter(end) or self.line[end:end + 1] == "_" or (
                self.line[end:end + 1] == "\u00b7" and self.letter(end - 1) and self.letter(end + 1)):
            end += 1
        if end == self.at + 1:
            return False
        begin_byte, end_byte = self.span(self.at + 1, end)
        tag = Hashtag(self.line[self.at + 1:end], begin_byte, end_byte, self.span(self.at, end)[0])
        ends = self.take_ends()
        for begin, stop, form in self.parts(self.at + 1, end):
            stem = self.span(begin, stop)[1] if form else None
            others = frozenset()
            if form:
                others = frozenset(forms.others(self.line[begin:stop], form[0], self.line[begin:form[1]]))
            word = Word(self.line[begin:stop], *self.span(begin, form[1] if form else stop), ends, stem=stem, others=others)
            tag.parts.append(word)
            ends = frozenset()
        self.tokens.words += tag.parts
        self.tokens.hashtags.append(tag)
        if not tag.parts:
            self.ends = set(ends)
        self.at = end
        return True

    def parts(self, begin, end):
        """The parts of a hashtag, with their forms: cut at underscores and middle dots, before capitals, around digits."""
        parts, start, at = [], begin, begin
        while at <= end:
            if at == end or self.line[at] in "_\u00b7" or at > start and self.cut(at):
                form = None
                if at > start:
                    digit = self.line[at - 1].isdigit() or stands_alone(self.line[start])
                    form = None if digit else forms.find(self.line[:end], start, at, self.letter_before(end),
                                                         self.capital, only="\u00b7")
                    parts.append((start, at, form))
                if form:
                    start = at = form[1]
                    continue
                start = at + (at < end and self.line[at] in "_\u00b7")
            at += 1
        return parts

    def letter_before(self, end):
        return lambda at: at < end and self.letter(at)

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
        return unicodedata.category(self.written(at)) in ("Lu", "Lt")

    def small(self, at):
        return not is_mark(self.line[at]) and unicodedata.category(self.written(at)) == "Ll"

    def elided(self, begin, end):
        if self.line[begin:end] in ELIDED:
            return self.begins_word(end + 1)
        return self.line[begin:end] in ELIDED_BEFORE_FOUR and self.letters_from(end + 1) >= 4

    def letters_from(self, at):
        """How many letters a word here begins with; their marks do not count."""
        count = 0
        while self.begins_word(at) or count and self.letter(at):
            if not is_mark(self.line[at]):
                if unicodedata.category(self.line[at])[0] != "L":
                    break
                count += 2 if self.line[at] in "œæ" else 1
            at += 1
        return count

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
                if self.elided(begin, end):
                    self.add(begin, end)
                    self.at = end + 1
                    return None
                if self.begins_word(end + 1) and not stands_alone(self.line[end + 1]):
                    end += 1
        if self.line[end - 1].isdigit() or self.possessive(begin, end) or self.line[end:end + 1] in tuple(APOSTROPHES):
            return self.add(begin, end)
        return self.add_with_form(begin, end)

    def add_with_form(self, begin, end):
        """A word, and the inclusive form that follows it, if one does."""
        if self.extra and "*" in self.line[begin:end]:
            return self.add(begin, end)
        in_host = self.host is not None
        form = None if in_host else forms.find(self.line, begin, end, self.letter, self.capital, in_term=self.in_term)
        if form:
            others = forms.others(self.line[begin:end], form[0], self.line[begin:form[1]])
            return self.add(begin, end, form[1], others)
        opened = None if in_host else forms.open_ending(self.line, begin, end, self.letter)
        if opened:
            whole = self.line[begin:opened[1]]
            return self.add(begin, opened[0], opened[1], forms.others(self.line[begin:opened[0]], "", whole))
        return self.add(begin, end, others=() if self.extra or in_host else self.inner(begin, end))

    def inner(self, begin, end):
        """What «MitarbeiterInnen» is looked up as, too."""
        for ending in ("innen", "in"):
            at = end - len(ending)
            if self.line[at:end] == ending and at - begin >= 2 and self.written(at) == "I" and self.small(at - 1):
                if all(self.small(place) for place in range(at + 1, end)):
                    return {self.line[begin:at]} | forms.german(self.line[begin:at])
        return ()

    def add(self, begin, end, whole=None, others=()):
        """A word; where a form follows it, `whole` is where that ends."""
        text = "".join("'" if c in APOSTROPHES else c for c in self.line[begin:end])
        self.at = whole or end
        more = {"first": begin, "last": end, "others": frozenset(others)}
        if whole and whole > end:
            stem = self.span(begin, end)[1]
            self.tokens.words.append(Word(text, *self.span(begin, whole), self.take_ends(), stem=stem, **more))
            return
        if self.possessive(begin, end):
            end, text = end - 2, text[:-2]
            more["last"] = None  # nothing is joined behind it
        elif self.at < len(self.line) and self.line[self.at] in APOSTROPHES:
            mark = not self.begins_word(self.at + 1)
            self.tokens.words.append(Word(text, *self.span(begin, end), self.take_ends(), mark, **more))
            self.at += 1
            return
        self.tokens.words.append(Word(text, *self.span(begin, end), self.take_ends(), **more))


def scan(text):
    return Scanner(text).run()


def cut_mention(text, platform):
    """A mention as the platform of a record, if it is known, ends it."""
    return trimmed(mention(PLATFORMS.get(platform, EVERYWHERE)).match(text).group())
