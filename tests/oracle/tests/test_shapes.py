# SPDX-License-Identifier: Apache-2.0
"""The oracle on patterns, detectors, nearness and internationalised hosts, with published numbers."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import detectors  # noqa: E402
import hosts  # noqa: E402
import lists  # noqa: E402
import patterns  # noqa: E402
import places  # noqa: E402
import published  # noqa: E402
import words  # noqa: E402
from evidence import World  # noqa: E402
from record import Record  # noqa: E402


def found(name, text, domain=None):
    return sorted(text.encode()[begin:end].decode() for begin, end
                  in detectors.occurrences(name, domain, words.scan(text)))


def matched(pattern, text):
    return sorted(text.encode()[begin:end].decode() for begin, end in patterns.occurrences(pattern, words.scan(text)))


class Patterns(unittest.TestCase):
    def test_digits_and_letters(self):
        self.assertEqual(matched("PRJ-####", "prj-1234, PRJ-12345, XPRJ-1234 (PRJ-００42)"), ["PRJ-００42", "prj-1234"])
        self.assertEqual(matched("@#", "e\u03011 é2 33 x4y"), ["e\u03011", "é2"])

    def test_ends_that_are_signs(self):
        self.assertEqual(matched("-##", "a-12 -123"), ["-12"])
        self.assertEqual(matched("C++", "C++11 c++"), ["C++", "c++"])

    def test_overlaps(self):
        self.assertEqual(matched("# #", "1 2\u00a03"), ["1 2", "2\u00a03"])

    def test_folding(self):
        self.assertEqual(matched("Straße ##", "STRASSE 12 in https://a.example/straße"), ["STRASSE 12"])
        self.assertEqual(matched("AB-##", "https://a.example/ab-12#ab-13 x@ab-14.example"), ["ab-12", "ab-13", "ab-14"])


class Codes(unittest.TestCase):
    def test_the_lengths_of_ibans(self):
        self.assertEqual({code: int(length) for code, length in detectors.rows("iban.def", "COUNTRY")}, published.IBAN)

    def test_the_numbers_of_cards(self):
        rows = [(first, last, int(low), int(high)) for first, last, low, high in detectors.rows("card.def", "CARD")]
        self.assertEqual(sorted(rows[1:] if rows[0][0] == "first" else rows), sorted(detectors.NETWORKS))

    def test_iban(self):
        for text in ("GB82 WEST 1234 5698 7654 32", "CH9300762011623852957", "DE89-3704-0044-0532-0130-00",
                     "DE89.3704.0044.0532.0130.00",
                     "fr14 2004 1010 0505 0001 3M02 606"):
            self.assertEqual(found("iban", f"({text})."), [text])
        self.assertEqual(found("iban", "GB82 WEST 1234 5698 7654 33"), [])
        self.assertEqual(found("iban", "xCH9300762011623852957 CH93007620116238529570"), [])
        self.assertEqual(found("iban", "https://a.example/CH9300762011623852957"), [])

    def test_ahv(self):
        self.assertEqual(found("ahv", "756.9217.0769.85, 7569217076985 756 9217 0769 86"),
                         ["756.9217.0769.85", "7569217076985"])

    def test_card(self):
        for text in ("4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "6011111111111117",
                     "3530111333300000", "30569309025904", "4222222222222"):
            self.assertEqual(found("card", text), [text])
        self.assertEqual(found("card", "4111 1111 1111 1112"), [])

    def test_cards_and_full_stops(self):
        for text in ("4111.1111.1111.1111", "3782.822463.10005", "6703 4444 4444 4449"):
            self.assertEqual(found("card", text), [text])
        for text in ("4111.111111111111", "411.1111.1111.11111", "4111 1111 1111.1111", "5000112000006"):
            self.assertEqual(found("card", text), [], text)

    def test_email(self):
        text = "a@acme.example, b@mail.acme.example c@xn--zrich-kva.example"
        self.assertEqual(len(found("email", text)), 3)
        self.assertEqual(found("email", text, "acme.example"), ["a@acme.example", "b@mail.acme.example"])
        self.assertEqual(found("email", text, "zürich.example"), ["c@xn--zrich-kva.example"])

    def test_where_an_address_begins(self):
        self.assertEqual(found("email", "-a@acme.example"), ["a@acme.example"])
        self.assertEqual(found("email", "東a@acme.example"), [])
        self.assertEqual(found("email", "a.東@acme.example"), ["a.東@acme.example"])

    def test_nothing_begins_in_an_iban(self):
        self.assertEqual(found("phone", "CH93 0076 2011 6238 5295 7"), [])


class Phones(unittest.TestCase):
    def test_forms(self):
        for text in ("+41 44 668 18 00", "0041446681800", "00 41 44 668 18 00", "+41 (0)44 668 18 00",
                     "(+39) 06 6982", "044/668 18 00", "(044) 668 18 00", "0 800 123 456", "+1-202-555-0143",
                     "202-555-0143", "(202) 555-0143", "1.202.555.0143"):
            self.assertEqual(found("phone", f"tel: {text}!"), [text])

    def test_no_phones(self):
        for text in ("01.02.2027 12 34", "044 668 18", "5 044 668 18 00", "044 668 18 00-12x", "044.668 18 00",
                     "102-555-0143", "a044 668 18 00", "@044 668 18 00"):
            self.assertEqual(found("phone", text), [], text)

    def test_longest_run_of_whole_groups(self):
        self.assertEqual(found("phone", "044 668 18 00 7"), ["044 668 18 00"])
        self.assertEqual(found("phone", "044 668 18 00 77 99"), ["044 668 18 00 77"])

    def test_spaced_separators(self):
        for text in ("044 / 123 45 67", "044 – 123 45 67", "+41 44 / 668 18 00", "+49 (0)30 / 1234567", "(030) - 123 45 67",
                     "(+39) 06 / 698 2345", "06 - 12345678", "04466 / 81234"):
            self.assertEqual(found("phone", f"tel: {text}!"), [text])
        for text in ("044 / 12", "044 / 123 / 45 67", "044  / 123 45 67", "01 - 12 12 2027", "0446681 / 2345", "(+39) / 06 6982",
                     "044 / 012 34 56", "03 / 2027 85 000", "+414466 / 81800", "044 / 123.45.67"):
            self.assertEqual(found("phone", text), [], text)

    def test_plans(self):
        for text in ("320 123 4567", "347/1234567", "347-123-4567", "347.123.4567", "612 34 56 78", "660 234 567", "800 123 456",
                     "800 123456", "234 56 78", "800 12 345", "27 12 34 56", "0800 1234", "0800 1234567890"):
            self.assertEqual(found("phone", f"a {text}, b"), [text])
        for text in ("320 123", "3471234567", "347.1234567", "347 / 1234567", "300 123 4567", "320 640 1280", "800 000 000", "912 345 678",
                     "612-345-678", "800.123.456", "230 60 50", "36 38 40 42", "25 22 25 21", "0800 1730", "0800-1234", "A-347 1234567",
                     "800 123 456 789", "1'800 123 456", "800 123 456,50", "CHF 800 123 456", "612 345 678 euros", "320 123 4567 CHF"):
            self.assertEqual(found("phone", text), [], text)

    def test_words_beside_plans(self):
        for text in ("Tel. 3471234567", "numero verde è: 800333911", "Téléphone : 912 345 678", "cell 347 / 1234567", "call 0800-1730",
                     "Tel.-Nr. 660 234 567", "tel. 335 123456"):
            self.assertEqual(len(found("phone", text)), 1, text)
        for text in ("RCS Paris 662 042 449", "660 234 567 RCS", "n°660 234 567", "Artikel-Nr. 320 123 4567", "tel 12 3471234567", "xtel 3471234567",
                     "tel " + "a" * 15 + " 3471234567"):
            self.assertEqual(found("phone", text), [], text)


class Amounts(unittest.TestCase):
    def test_money(self):
        for text in ("CHF 1'200.50", "Fr. 20.–", "20.-", "12 Franken", "5 millions de francs", "3 Mio. CHF", "$5",
                     "1 200 euros", "10 k€", "7 mln di franchi", "£3.50", "Fr 20.-"):
            self.assertEqual(found("money", f"für {text} heute"), [text])

    def test_weekdays_are_no_money(self):
        for text in ("Fr. 12. Juni", "Fr. 12.06.2027", "Fr 12", "Mo-Fr. 8-12 Uhr", "Fr. 8 h", "Fr. 12:30", "COP 28"):
            self.assertEqual(found("money", text), [])

    def test_percent(self):
        self.assertEqual(found("percent", "7,5 % 3% 12 Prozentpunkte 5 per cento, 9 procent 4 prozentig"),
                         ["12 Prozentpunkte", "3%", "5 per cento", "7,5 %"])


class Near(unittest.TestCase):
    def places(self, text, bound):
        rows = lists.Lists([{"id": "a", "terms": [{"text": "Acme"}]},
                            {"id": "b", "terms": [{"detector": "money"}, {"pattern": "--"}]}])
        node = {"evidence": "text_near", "of": [0], "near": [1], "words": bound}
        world = World(rows, Record({"text": text}, []))
        return world.evidence(node), sorted((begin, end) for _, _, begin, end, _ in places.of_condition(node, world))

    def test_words_between(self):
        self.assertEqual(self.places("Acme a b. 5 CHF", 3), (True, [(0, 4), (10, 15)]))
        self.assertEqual(self.places("Acme a b. 5 CHF", 2), (False, []))
        self.assertEqual(self.places("5 CHF Acme Acme x", 1), (True, [(0, 5), (6, 10)]))

    def test_one_place_is_not_near_itself(self):
        rows = lists.Lists([{"id": "a", "terms": [{"text": "Acme"}, {"pattern": "Acme"}]}])
        node = {"evidence": "text_near", "of": [0], "near": [0], "words": 3}
        self.assertIs(World(rows, Record({"text": "Acme"}, [])).evidence(node), False)
        self.assertIs(World(rows, Record({"text": "Acme, Acme"}, [])).evidence(node), True)

    def test_withheld(self):
        rows = lists.Lists([{"id": "a", "withheld": True, "terms": [{"text": "Acme"}]},
                            {"id": "b", "terms": [{"text": "Nord"}]}])
        node = {"evidence": "text_near", "of": [0], "near": [1], "words": 3}
        self.assertIsNone(World(rows, Record({"text": "Nord"}, [])).evidence(node))
        self.assertIs(World(rows, Record({"text": "Nord Acme"}, [])).evidence(node), True)

    def test_doubtful(self):
        rows = lists.Lists([{"id": "a", "doubtful": True, "terms": [{"text": "@acme"}]},
                            {"id": "b", "terms": [{"text": "Nord"}], "includes": ["a"]}])
        near = {"evidence": "text_near", "of": [0], "near": [1], "words": 3}
        least = {"evidence": "text_mentions_least", "of": [1], "least": 1}
        for node in (near, least, *({"evidence": name, "of": [number]} for name in ("text_mentions", "addresses_account")
                                    for number in (0, 1))):
            for text in ("Nord", "Nord @acme", "Rien"):
                self.assertIsNone(World(rows, Record({"text": text}, [])).evidence(node), (node, text))

    def test_what_has_no_word(self):
        self.assertEqual(self.places("a -- b Acme", 2), (True, [(2, 4), (7, 11)]))
        self.assertEqual(self.places("a -- b Acme", 1), (False, []))


class Hosts(unittest.TestCase):
    def test_labels(self):
        self.assertEqual(hosts.host_of("https://XN--Zrich-KVA.example/x"), "zürich.example")
        for label in ("xn--", "xn--acme-", "xn---kva", "xn--zrich-k!a", "xn--99999999"):
            self.assertEqual(hosts.read_label(label), label)

    def test_covers(self):
        self.assertTrue(lists.link_fits("zürich.example", "https://www.xn--zrich-kva.example"))
        self.assertTrue(lists.link_fits("xn--zrich-kva.example", "https://zürich.example/a"))


if __name__ == "__main__":
    unittest.main()
