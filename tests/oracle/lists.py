# SPDX-License-Identifier: Apache-2.0
"""Lists: their terms with what they include, and what `except` masks."""

import functools
from typing import NamedTuple

import detectors
import fold
import hosts
import patterns
import terms
import words


class Sought(NamedTuple):
    """What a term looks for: words, a pattern, or what a detector finds (of a domain)."""
    kind: str
    text: str
    exact: bool = False
    domain: str = None


def sought(term):
    if term.get("detector"):
        return Sought("detector", term["detector"], domain=term.get("domain"))
    if term.get("pattern"):
        return Sought("pattern", term["pattern"])
    return Sought("words", term["text"], bool(term.get("exact")))


class List:
    """One list of the table: `wanted` and `masks` hold (key, what is sought) with includes followed."""

    def __init__(self, number, record, others):
        self.number, self.id = number, record.get("id")
        self.doubtful = bool(record.get("doubtful"))
        self.withheld = bool(record.get("withheld")) or self.doubtful
        self.wanted, self.masks = [], []
        for place, term in enumerate(record.get("terms", [])):
            into = self.masks if term.get("except") else self.wanted
            into.append(((number, place), sought(term)))
        for name in record.get("includes", []):
            self.wanted += others[name].wanted
            self.masks += others[name].masks
            self.withheld |= others[name].withheld
            self.doubtful |= others[name].doubtful
        for name in record.get("excepts", []):
            self.masks += others[name].wanted


class Lists:
    def __init__(self, records):
        self.rows, self.by_name = [], {}
        for number, record in enumerate(records):
            row = List(number, record, self.by_name)
            self.rows.append(row)
            self.by_name[number] = row
            if row.id is not None:
                self.by_name[row.id] = row
        self.parsed = {}

    def term(self, term):
        if term not in self.parsed:
            self.parsed[term] = terms.parse(term.text, term.exact)
        return self.parsed[term]

    def __getitem__(self, name):
        return self.by_name[name]


class Field:
    """One text of a record, read once."""

    def __init__(self, text):
        self.text = text
        self.tokens = words.scan(text)
        self.places = {}

    def occurrences(self, lists, term):
        if term not in self.places:
            self.places[term] = self.find(lists, term)
        return self.places[term]

    def find(self, lists, term):
        if term.kind == "pattern":
            return patterns.occurrences(term.text, self.tokens)
        if term.kind == "detector":
            return detectors.occurrences(term.text, term.domain, self.tokens)
        return terms.occurrences(lists.term(term), self.text, self.tokens)

    def hits(self, lists, row):
        """The unmasked occurrences of a list: {(term key, begin, end)}; none that is sure in a doubtful one."""
        if row.doubtful:
            return set()
        masks = set()
        for _, term in row.masks:
            masks |= self.occurrences(lists, term)
        found = set()
        for key, term in row.wanted:
            for begin, end in self.occurrences(lists, term):
                if not any(low <= begin and end <= high for low, high in masks):
                    found.add((key, begin, end))
        return found

    def words_between(self, one, other):
        """How many words of the text stand between two occurrences; -1 where they overlap."""
        (_, end), (begin, _) = sorted((one, other))
        if begin < end:
            return -1
        return sum(1 for word in self.tokens.words if end <= word.begin and word.end <= begin)


@functools.lru_cache(maxsize=1 << 12)
def read(text):
    """A text, read once for all who look at it."""
    return Field(text)


class Item(NamedTuple):
    """One of the texts of a record's field: its number there, and how many bytes of what is read are not its own."""
    number: int
    text: Field
    sign: int = 0

    def place(self, begin, end):
        return self.number, max(begin - self.sign, 0), max(end - self.sign, 0)


NO_ITEM = -1  # of a field that is one text, which is before the strings of an array


def one(text):
    return [Item(NO_ITEM, read(text))]


def several(texts):
    """Those that are known."""
    return [Item(number, read(text)) for number, text in enumerate(texts) if text is not None]


def tags(texts):
    """Each as though # stood before it."""
    return [Item(number, read(text if fold.fold(text).startswith("#") else "#" + text),
                 0 if fold.fold(text).startswith("#") else 1) for number, text in enumerate(texts)]


def read_host(value):
    """A folded handle with the labels of its host read."""
    name, sign, host = value.rpartition("@")
    end = min([at for at in (host.find(char) for char in "/?#:") if at >= 0], default=len(host))
    return name + sign + hosts.read_labels(host[:end]) + host[end:]


def bare(value, sign):
    folded = fold.fold(value)
    return (read_host(folded) if sign == "@" else folded).removeprefix(sign)


def handle_fits(term, value, sign):
    """A folded handle or tag against a term; * at an end of the term stands for anything."""
    wanted = bare(term, sign)
    if sign == "#":
        wanted = "".join(wanted.split())
    core = wanted.strip("*")
    if not core:
        return False
    before, after = wanted.startswith("*"), wanted.endswith("*")
    return any(spelling_fits(spelling, value, before, after) for spelling in terms.variants(core))


def spelling_fits(core, value, before, after):
    if before and after:
        return core in value
    if before:
        return value.endswith(core)
    return value.startswith(core) if after else value == core


def link_fits(term, link):
    (wanted, wanted_path), (host, path) = hosts.parts(term), hosts.parts(link)
    if not wanted or not any(hosts.covers(spelling, host) for spelling in terms.variants(wanted)):
        return False
    if wanted_path in ("", "/"):
        return True
    if not path.startswith(wanted_path):
        return False
    rest = path[len(wanted_path):]
    return not rest or wanted_path.endswith("/") or rest[0] in "/?#"


def listed(row, fits):
    """Whether a list names a value: patterns and detectors take no part."""
    def named(terms_of):
        return any(fits(term.text) for _, term in terms_of if term.kind == "words")

    return named(row.wanted) and not named(row.masks)


def value_fits(row, value, sign):
    return listed(row, lambda term: handle_fits(term, value, sign))


def links_to(row, link):
    return listed(row, lambda term: link_fits(term, link))
