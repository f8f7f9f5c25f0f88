# SPDX-License-Identifier: Apache-2.0
"""Invented numbers, codes, amounts and what only looks like them, in the ways people write them."""

import amounts
import detectors
import phones

PATTERNS = ["PRJ-####", "@@-##", "AB##", "##.##.####", "Straße ##", "Größe @", "C++", "R&D", "# #", "é#", "@é", "§ ##",
            "ß#", "-#", "#-", "Ärger @@@", "zürich####", "# %", "@'@", "x²", "œ@", "@", "(#)", "--", "a\u0323#", "/x#",
            "@@@@@@@@@@@@@@@@", "#" * 64, "東#", "№ #", "Acme @#", "#@#", "@\u0323", "'", "1'###"]
DOMAINS = ["organize.example", "acme.example", "zürich.example", "xn--zrich-kva.example", "Mail.Acme.example"]
EMAILS = ["a@organize.example", "me+x@mail.acme.example", "Jo.Doe@ACME.example", "b@zürich.example", "b@xn--zrich-kva.example",
          "c@not-acme.example", "d@acme.example.org", "e@localhost", "f@acme.example.", "9@acme.example", "g@@acme.example"]
SPACES = [" "] * 8 + ["\u00a0", "\u202f", "  ", "\u2009"]
DASHES = ["-"] * 4 + ["–", "\u2010", "\u2011", "—"]
PHONES = ["+41 44 668 18 00", "0041 44 668 18 00", "00 41 446681800", "+41 (0)44 668 18 00", "+41(0)79/1234567",
          "(+39) 06 69 82", "(0041)44 668 18 00", "(+41)44-668-18-00", "044 668 18 00", "044/668.18.00", "044.668.18.00",
          "0800 123 456", "0 800 123 456", "0 8 00 123 456", "+1-202-555-0143", "1-202-555-0143", "202-555-0143",
          "202.555.0143", "(202) 555-0143", "(202)555 0143", "1.202.555.0143", "+1 (202) 555 0143", "(044) 668 18 00",
          "(04466) 8 18 00", "(0)44 668 18 00", "+49 30 123456-78", "+41 4 4 668 18 00", "+4144668", "0446681800 12",
          "+ 41 44 668 18 00", "044 668 18 00-1", "044-668-18-00-12", "+41 44 668 18 00 12 34 56", "112", "+41 (0) 44 668 18 00",
          "+1 2 345 67 89", "+423 (12345) 6 78 90", "+4(0)6 78 90 12 34", "01-02-2027 11 22", "01.02.27 11 22 33", "044–668–18–00",
          "044 / 668 18 00", "044 - 668 18 00", "06 – 12345678", "+41 44 / 668 18 00", "+49 (0)30 / 1234567", "(030) - 123 45 67",
          "(+39) 06 / 698 2345", "044 / 12", "01 / 234 56 78 90", "01 / 2027 85 000", "06 / 1904 567", "01 / 23 45 67 89", "+4 1 / 12 34 567", "044 / 668 / 18 00", "0800 1234", "0800 1730",
          "0800-1234", "0800 1234567890", "0800 1234567890123", "320 123 4567", "347/1234567", "347-123-45-67", "347.123.4567", "347.1234567", "800 123 456",
          "800 000 000", "800/123456", "612 34 56 78", "612 345 678", "912 345 678", "234 56 78", "230 60 50", "27 12 34 56", "24 12 20 24",
          "22 24 26 48", "800 22 22", "800 12 345", "320 640 1280", "3201234567", "347 / 123 45 67", "335 123456"]
NOT_NUMBERS = ["12.06.2027", "01/02/2027", "1-2-27", "Fr. 12. Juni", "Fr. 12.06.", "Fr. 8-12 Uhr", "Mo-Fr. 8 – 12 h", "Fr. 18:30",
               "fr 12", "18:30", "8h30", "18.30 Uhr", "2027-06-12", "12e étage", "n° 12", "Euro 2024", "COP 28", "top 10",
               "Art. 12.5", "§ 12", "1.2.3", "3x4", "12°C", "Fr. 20. Wir", "fr.20", "Fr. 20.-", "Fr 20.—", "-Fr. 20", "Fr. 3 Uhr",
               "Fr. 3 uhrzeit", "fr. 3h", "Fr. 3-4", "Fr. 3 - 4 uhr", "Fr. 1.2.27", "Fr.12.5 Mio", "fr. 5 .a", "Fr. 5.a",
               "320 000 Franken", "800 000 persone", "CHF 800 123 456", "612 345 678 euros", "RCS Paris 662 042 449", "25-22 25-21",
               "36 38 40 42", "2019 - 2024", "01 - 12 2024", "47.376887", "0800 - 1700", "302-1234567-1234567", "Art. 044 - 12"]
PARTS = ["0", "1", "5", "12", "044", "200", "500", "0041", "00", "756", "1234", "0143", "99", "668", "41", " ", " ", " ", " ", " ",
         ".", ".", ",", "'", "’", "-", "–", "—", "\u2010", "/", "(", ")", "(0)", "+", ":", "%", "‰", "fr", "Fr.", "CHF", "$", "€", "k", "Mio",
         "mio.", "de ", "d'", "francs", "Franken", "francs suisses", "us$", "k€", "m€", "uhr", "h", "per cent", "per cento", "prozent", "pour", "a", "é",
         "\u0301", "٣", "１", "²", "@", "#", "\u200b", "\u00ad", "_", "frs", "rp.", "zł", "cents", "x", "di ", "millions", "s"]


def chance(random, share):
    return random.random() < share


def digits(random, count):
    return "".join(random.choice("0123456789") for _ in range(count))


def iban(random):
    """A code whose check digits are right."""
    code = random.choice(list(detectors.COUNTRIES) + ["ch", "de", "fr", "it", "no", "ru"])
    signs = "0123456789" if chance(random, 0.7) else "0123456789ABCXYZ"
    rest = "".join(random.choice(signs) for _ in range(detectors.COUNTRIES[code] - 4))
    value = int("".join(str(int(sign, 36)) for sign in rest + code + "00"))
    return code.upper() + f"{98 - value % 97:02d}" + rest


def ahv(random):
    text = "756" + digits(random, 9)
    total = sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(text))
    return text + str(-total % 10)


def card(random):
    first, last, low, high = random.choice(detectors.NETWORKS)
    text = str(random.randint(int(first), int(last)))
    text += digits(random, random.randint(low, high) - len(text) - 1)
    return text + next(sign for sign in "0123456789" if detectors.luhn(text + sign))


def grouped(random, text, sizes, signs):
    """A code cut into groups, with signs between some or all of them."""
    sign, regular, parts = random.choice(signs), chance(random, 0.8), []
    while text:
        size = sizes[len(parts)] if regular and len(parts) < len(sizes) else random.randint(1, 5)
        parts.append(text[:size])
        text = text[size:]
    joined = parts[0]
    for part in parts[1:]:
        joined += (sign if regular else random.choice(signs + [""])) + part
    return joined


def beside(random, text):
    """A number with a word before it or behind it that says what it is."""
    word = cased(random, random.choice(random.choice([phones.CUES, phones.CUES, phones.OTHERS])))
    if chance(random, 0.1):
        return text + random.choice(["", " ", ", "]) + word
    between = random.choice(["", " ", " ", ". ", ": ", ".: ", " x ", " 1 ", " " + "é" * random.randint(3, 9) + " ", " verde è: ", "-"])
    return word + between + text


def planned(random):
    """A number as a plan of phone.def has it, or nearly, parted in some way."""
    first, last, lengths, kind = random.choice(phones.PLANS)
    text = str(random.randint(first, last))
    text += digits(random, random.choice(lengths) - 3 + random.choice([0] * 9 + [1, -1]))
    if chance(random, 0.1):
        text = text[:-3] + random.choice(["000", "500", "350"])
    if kind == "TRUNK_FREE":
        return "0" + text[:3] + random.choice([" ", " ", " ", "-", "/", ".", " - ", ""]) + text[3:]
    parts, sign = [text[:3], text[3:]], random.choice([" "] * 6 + ["/", "-", ".", "–"])
    ways = {6: [(3, 3), (2, 2, 2), (6,), (2, 4)], 7: [(7,), (3, 4), (4, 3), (2, 2, 3), (2, 3, 2), (3, 2, 2)], 5: [(2, 3), (3, 2), (5,)],
            4: [(2, 2), (4,)]}
    if kind == "FIXED" and len(text) == 8:
        parts = [text[:2], text[2:4], text[4:6], text[6:]]
    elif len(text) - 3 in ways:
        at, parts = 3, parts[:1]
        for size in random.choice(ways[len(text) - 3]):
            parts.append(text[at:at + size])
            at += size
    joined = parts[0] + random.choice([sign] * 6 + [" / ", " - ", "/", "-", ""]) + parts[1]
    for part in parts[2:]:
        joined += (sign if chance(random, 0.8) else random.choice([" ", "-", ".", ""])) + part
    return joined


def phone(random):
    if chance(random, 0.4):
        text = planned(random) if chance(random, 0.8) else random.choice(PHONES)
        return beside(random, text) if chance(random, 0.4) else text
    if chance(random, 0.5):
        return random.choice(PHONES)
    parts = [random.choice(["+41", "+1", "0041", "044", "0", "00 41", "(044)", "+41 (0)", "079", "1", "(+41)", "+", "+390"])]
    for _ in range(random.randint(1, 6)):
        parts.append(digits(random, random.choice([1, 2, 2, 2, 3, 3, 4, 5])))
    sign = random.choice([" ", " ", " ", "-", ".", "/", ""])
    text = parts[0]
    if chance(random, 0.25):
        text += (sign + parts.pop(1) if chance(random, 0.4) and len(parts) > 2 else "") + random.choice([" / ", " - ", " – "])
        text += random.choice("01234567") + parts.pop(1)
        sign = random.choice([" ", " ", "-", "."])
    for part in parts[1:]:
        text += (sign if chance(random, 0.85) else random.choice([" ", "-", ".", "/", "–", "", "--"])) + part
    return text


def figure(random):
    return random.choice(["5", "12", "7,5", "1'200.50", "1 200 000", "1’000", "0.5", "100", "1.000,00", "12 34", "1 2345", "20",
                          "1.2.3.4.5.6.7.8", "1.2.3.4.5.6.7.8.9", "1 000 000 000 000 000 000 000 000", "2027", "1'0", "3.14.", "1000 000", "5 000.000 000"])


def cased(random, text):
    return random.choice([text, text, text.upper(), text.capitalize()])


def percent(random):
    return figure(random) + random.choice(["", " ", "  "]) + cased(random, random.choice(amounts.SHARES + ["%", "%", "procent"]))


def money(random):
    gap = lambda: random.choice(["", " ", " ", "  " if chance(random, 0.1) else " "])
    tail = random.choice(["", "", "", ".-", ".–", ",-", ".—", ".--", ".- "])
    often = ["chf", "fr", "$", "€", "frs"]
    if chance(random, 0.45):
        stop = random.choice(["", "", "."])
        multiplier = gap() + random.choice(amounts.MULTIPLIERS) if chance(random, 0.25) else ""
        return (cased(random, random.choice(amounts.BEFORE + often * 8)) + stop + gap() + figure(random)
                + (tail or multiplier))
    text = figure(random) + tail
    if chance(random, 0.35):
        text += gap() + random.choice(amounts.MULTIPLIERS) + random.choice(["", "", "."])
        text += random.choice(["", "", " ", " de ", " d'", " d’", " di ", " of ", "de ", " de  "])
    return text + gap() + cased(random, random.choice(amounts.BEHIND + ["francs", "franken", "chf", "€", "fr."] * 4))


MAKERS = {
    "email": lambda random: random.choice(EMAILS),
    "phone": phone,
    "iban": lambda random: grouped(random, iban(random), [4] * 9, ["", " ", " ", " ", "-", "."]),
    "ahv": lambda random: grouped(random, ahv(random), [3, 4, 4, 2], ["", ".", ".", " ", "-"]),
    "card": lambda random: grouped(random, card(random), [4] * 9, ["", " ", " ", " ", "-", "."]),
    "money": money,
    "percent": percent,
}


def one_changed(random, text):
    places = [at for at, char in enumerate(text) if char in "0123456789"]
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + random.choice("0123456789") + text[at + 1:]


def swapped(random, text):
    """Spaces and dashes as other keyboards write them."""
    space, dash = random.choice(SPACES), random.choice(DASHES)
    return text.replace(" ", space).replace("-", dash)


def wide(random, text):
    shift = 0xFEE0
    return "".join(chr(ord(char) + shift) if "!" <= char <= "~" and char not in "#@" and chance(random, 0.7) else char
                   for char in text)


def cut(random, text):
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(["", " ", "-", ".", "1", "a", "\u200b", "\u0301"]) + text[at:]


CHANGES = [one_changed, one_changed, swapped, swapped, wide, cut, cut,
           lambda random, text: text.lower(),
           lambda random, text: random.choice(["https://acme.example/", "www.acme.example/?", "#", "@", "x", "é", "5", "5 ", "'", "-",
                                               "(", "5.", "5-", "n°", "$", "+", "٣", "q=", "a_"]) + text,
           lambda random, text: text + random.choice(["x", "é", "5", " 5", "-5", "-", ".", ".5", ",", "@acme.example", "%", "\u0301", ")",
                                                      " x", "٣", "/", "_", "'5", ". A", " €", " Mio.", "-a"]),
           lambda random, text: text + random.choice(["", " ", ", ", "-"]) + text]


def changed(random, text):
    while chance(random, 0.4):
        text = random.choice(CHANGES)(random, text)
    return text


def sample(random, detector):
    return changed(random, MAKERS[detector](random))


def filled(random, pattern):
    """Something that a pattern matches, or nearly."""
    text = ""
    for sign in pattern:
        if sign == "#":
            text += random.choice("0123456789" * 3 + "１٣²" + "a")
        elif sign == "@":
            text += random.choice("abcXYZéßœ東" * 2 + "1ʰ") + random.choice([""] * 8 + ["\u0323", "\u0301\u0323"])
        else:
            text += sign
    return changed(random, random.choice([text, text.upper(), text.lower()]))


def noise(random):
    """Signs of numbers and amounts in no order."""
    return "".join(random.choice(PARTS) for _ in range(random.randint(2, 12)))


def loose(random):
    """What may be in any text."""
    kind = random.random()
    if kind < 0.35:
        return sample(random, random.choice(list(MAKERS)))
    if kind < 0.65:
        return changed(random, random.choice(NOT_NUMBERS))
    return noise(random)
