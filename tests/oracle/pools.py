# SPDX-License-Identifier: Apache-2.0
"""Invented terms, and the ways people write them."""

import unicodedata

import fold
import samples
from words import APOSTROPHES

WORDS = ["Acme", "Belmont", "chiffrage", "déçu", "tâche", "état", "Zürich", "Grösse", "straße", "œuvre", "città",
         "perché", "naïf", "Über", "Concorde", "hôpital", "Ärger", "façade", "Élan", "cœur", "Bär", "Société", "Mitarbeiter",
         "Kundin", "Émile", "Überöl", "Œdème", "naïveté", "東京", "R2D2", "O'Neill", "Straßenfest", "ärztlich"]
PHRASES = ["projet Alpha", "place de la Concorde", "mon avis", "à titre personnel", "Rote Kreuz", "l'état major",
           "chiffre d'affaires", "prezzo più basso", "Müller Söhne", "Acme Nord", "Acme-Nord", "A.B.C. Film",
           "l'œuvre d'été", "東京 bar"]
STARRED = ["Concorde*", "déçu*", "*werk", "*bruch*", "Rote* Kreuz*", "chiffr*", "Größ*", "télé*", "projet Alph*", "*é", "É*", "*ü*", "Mitarbeiter*",
           "R2*", "Kund*"]
EXACT = ["AI", "Sage", "Été", "Go Live", "O'Neill", "Straße"]
ACCOUNTS = ["@acme", "belmont", "@team*", "*official", "@Zürich", "@acme@zürich.example", "@acme@xn--zrich-kva.example"]
HASHTAGS = ["#acme", "projetAlpha", "Concorde*", "#Élan", "mon avis"]
DOMAINS = ["acme.example", "leaks.example/files", "www.belmont.example", "shop.acme.example/", "zuerich.example/Offen",
           "zürich.example", "xn--zrich-kva.example/a", "xn--r8jz45g.example", "straße.example", "例え.テスト"]
NEUTRAL = ["bonjour", "demain", "und", "heute", "with", "coffee", "insieme", "domani", "12", "oggi", "plus", "rien",
           "weiter", "über", "là", "a"]
LINKS = ["https://zürich.example/a", "https://XN--Zrich-KVA.example/a", "www.xn--zrich-kva.example", "http://xn--r8jz45g.example",
         "https://xn--strae-oqa.example", "https://xn--r8jz45g.xn--zckzah/x", "https://xn--zrich-.example", "https://例え.example",
         "https://xn--zrich-kva@acme.example", "https://acme.example/xn--zrich-kva.example", "https://acme.example/neuf", "http://evil-acme.example", "https://www.shop.acme.example/a?b=1",
         "https://leaks.example/files/1", "https://leaks.example/filesystem", "https://user@leaks.example:8080/files",
         "https://Belmont.Example", "https://www.belmont.example/", "https://zuerich.example/offen#x", "acme.example/x", "www.acme.example", "leaks.example",
         "HTTPS://Leaks.Example/FILES/2.", "ftp://leaks.example/files", "(https://leaks.example/files)",
         "https://leaks.example/files,", "https://acme.example/?a=b!", "Acme.Nord", "mailto:x@leaks.example"]
MENTIONS = ["@acme@zürich.example", "@acme@XN--zrich-kva.example", "@xn--zrich-kva", "@acme", "@Acme", "@belmont", "@team_blue", "@the_official", "@zürich", "@nobody", "@acme@social.example", "@acme.", "@acme-x", "a@acme.example", "@@acme",
            "me+acme@belmont.example", "@_acme", "x@acme"]
TAGS = ["#acme", "#ACME", "#ProjetAlpha", "#projetalpha", "#projet_alpha", "#Concorde", "#ConcordeLive", "#élan",
        "#MonAvis", "#alpha2027", "#autre", "#ALPHAProjet", "#eTAT", "#Mon_Avis", "#_acme", "#2027",
        "#acme-nord", "#Acme.", "#ÉtatMajor", "#ACMENord", "#PlaceDeLaConcorde", "#R2D2", "#mon_avis_2", "##acme",
        "#Acme's", "x#acme", "#Straße", "#STRASSE", "#Größe"]
ZERO_WIDTH = "\u200b\u200d\u00ad\u2060\u034f\ufe0f"


def bare(text):
    return fold.without_marks(text)


def digraphs(text):
    for letter, spelling in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")):
        text = text.replace(letter, spelling)
    return text


def stuffed(random, text):
    """Format characters put inside a text, never at its ends nor inside a character's bytes."""
    at = random.randrange(1, len(text)) if len(text) > 1 else 0
    return text[:at] + random.choice(ZERO_WIDTH) + text[at:] if at else text


def other_mark(random, text):
    vowels = [at for at, char in enumerate(text) if char.lower() in "aeiou"]
    if not vowels:
        return text
    at = random.choice(vowels)
    return text[:at + 1] + "\u0303" + text[at + 1:]


WAYS = [
    lambda random, text: text,
    lambda random, text: text.upper(),
    lambda random, text: text.lower(),
    lambda random, text: bare(text),
    lambda random, text: bare(text).upper(),
    lambda random, text: unicodedata.normalize("NFD", text),
    lambda random, text: unicodedata.normalize("NFD", text.upper()),
    lambda random, text: text[:1] and bare(text[0]) + text[1:],
    lambda random, text: digraphs(text),
    lambda random, text: text.replace("œ", "oe"),
    stuffed,
    lambda random, text: stuffed(random, unicodedata.normalize("NFD", text)),
    other_mark,
    lambda random, text: text + random.choice(["x", "s", "ée", "3"]),
    lambda random, text: "".join(random.choice(APOSTROPHES) if c in APOSTROPHES else c for c in text),
]
JOINS = [" "] * 6 + ["  ", ", ", "-", " – ", ". ", "\n", "! ", " / ", "\u00a0", " «"]


def spelled(random, term):
    """A term as somebody might write it, or nearly."""
    written = term
    while "*" in written:
        written = written.replace("*", random.choice(["", "s", "ung", "és", "ISME"]), 1)
    parts = [random.choice(WAYS)(random, part) if random.random() < 0.6 else part for part in written.split()]
    text = parts[0] if parts else ""
    for part in parts[1:]:
        text += (random.choice(JOINS) if random.random() < 0.3 else " ") + part
    if random.random() < 0.15:
        text = random.choice(["l'", "d\u2019", "qu'", "j'", "dell'", "un'", "L\u2019"]) + text
    if random.random() < 0.2:
        text += random.choice(["'s", "\u2019s", "'", "\u2019", "'S", ":innen", "*innen", "_innen", ":in", "Innen", "/in", "*",
                                "_x", "2", "'x", "s'", "\u0301", "ß"])
    return text


def written(random, term):
    """What a term of a list looks for, or nearly."""
    if "pattern" in term:
        return samples.filled(random, term["pattern"])
    return samples.sample(random, term["detector"]) if "detector" in term else spelled(random, term["text"])


def text(random, terms):
    """A post's text around some of the terms."""
    pieces = []
    for _ in range(random.randint(0, 7)):
        kind = random.random()
        if kind < 0.45 and terms:
            pieces.append(written(random, random.choice(terms)))
        elif kind < 0.6:
            pieces.append(random.choice(random.choice([LINKS, MENTIONS, TAGS])))
        elif kind < 0.65:
            pieces.append(random.choice(["👩\u200d👩\u200d👧", "🎉", "e\u0301\u0323", "漢字", "100 %", "ﬁn", "¨", "™", "x™"]))
        elif kind < 0.8:
            pieces.append(samples.loose(random))
        else:
            pieces.append(random.choice(NEUTRAL))
    result = ""
    for piece in pieces:
        tight = piece[0] in "@#h" or result.split(" ")[-1][:1] in ("@", "#", "h")
        result += (" " if tight else random.choice(JOINS)) + piece if result else piece
    return result
