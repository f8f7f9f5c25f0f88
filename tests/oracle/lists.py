"""Lists: their terms with what they include, and what `except` masks."""

import fold
import terms
import words


class List:
    """One list of the table: `wanted` and `masks` hold (key, text, exact) with includes followed."""

    def __init__(self, number, record, others):
        self.number, self.id = number, record.get("id")
        self.withheld = bool(record.get("withheld"))
        self.wanted, self.masks = [], []
        for place, term in enumerate(record.get("terms", [])):
            into = self.masks if term.get("except") else self.wanted
            into.append(((number, place), term["text"], bool(term.get("exact"))))
        for name in record.get("includes", []):
            self.wanted += others[name].wanted
            self.masks += others[name].masks
            self.withheld |= others[name].withheld
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

    def term(self, text, exact):
        key = (text, exact)
        if key not in self.parsed:
            self.parsed[key] = terms.parse(text, exact)
        return self.parsed[key]

    def __getitem__(self, name):
        return self.by_name[name]


class Field:
    """One text of a record, read once."""

    def __init__(self, name, text):
        self.name, self.text = name, text
        self.tokens = words.scan(text)
        self.places = {}

    def occurrences(self, lists, text, exact):
        key = (text, exact)
        if key not in self.places:
            self.places[key] = terms.occurrences(lists.term(text, exact), self.text, self.tokens)
        return self.places[key]

    def hits(self, lists, row):
        """The unmasked occurrences of a list: {(term key, begin, end)}."""
        masks = set()
        for _, text, exact in row.masks:
            masks |= self.occurrences(lists, text, exact)
        found = set()
        for key, text, exact in row.wanted:
            for begin, end in self.occurrences(lists, text, exact):
                if not any(low <= begin and end <= high for low, high in masks):
                    found.add((key, begin, end))
        return found


def bare(value, sign):
    return fold.fold(value).removeprefix(sign)


def handle_fits(term, value, sign):
    """A folded handle or tag against a term; * at an end of the term stands for anything."""
    wanted = bare(term, sign)
    if sign == "#":
        wanted = "".join(wanted.split())
    core = wanted.strip("*")
    if not core:
        return False
    before, after = wanted.startswith("*"), wanted.endswith("*")
    if before and after:
        return core in value
    if before:
        return value.endswith(core)
    return value.startswith(core) if after else value == core


def value_fits(row, value, sign):
    if any(handle_fits(text, value, sign) for _, text, _ in row.masks):
        return False
    return any(handle_fits(text, value, sign) for _, text, _ in row.wanted)


def link_parts(link):
    """(host, path) of a link or of a term that names a domain, folded."""
    text = fold.fold(link)
    if "://" in text:
        text = text.split("://", 1)[1]
    end = min([at for at in (text.find(c) for c in "/?#") if at >= 0], default=len(text))
    host, path = text[:end], text[end:]
    host = host.rsplit("@", 1)[-1].split(":", 1)[0]
    return host.removesuffix("."), path


def link_fits(term, link):
    (wanted, wanted_path), (host, path) = link_parts(term), link_parts(link)
    if not wanted or host != wanted and not host.endswith("." + wanted):
        return False
    if wanted_path in ("", "/"):
        return True
    if not path.startswith(wanted_path):
        return False
    rest = path[len(wanted_path):]
    return not rest or wanted_path.endswith("/") or rest[0] in "/?#"


def links_to(row, link):
    if any(link_fits(text, link) for _, text, _ in row.masks):
        return False
    return any(link_fits(text, link) for _, text, _ in row.wanted)
