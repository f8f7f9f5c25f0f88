# SPDX-License-Identifier: Apache-2.0
"""The oracle on the examples of TEXT.md."""

import os
import sys
import unicodedata
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import fold  # noqa: E402
import graphemes  # noqa: E402
import lists  # noqa: E402
import terms  # noqa: E402
import words  # noqa: E402


def places(term, text, exact=False):
    found = terms.occurrences(terms.parse(term, exact), text, words.scan(text))
    return sorted(text.encode()[begin:end].decode() for begin, end in found)


def said(text):
    return [word.text for word in words.scan(text).words]


class View(unittest.TestCase):
    def test_one_spelling(self):
        self.assertEqual(fold.fold("ＤÉJÀ\u00ad ﬁn x²"), "déjà fin x2")
        self.assertEqual(fold.fold("e\u200d\u0301"), "é")
        self.assertEqual(fold.fold("Straße"), "strasse")

    def test_marks_in_any_order(self):
        self.assertEqual(fold.fold("a\u0301\u0323"), fold.fold("a\u0323\u0301"))

    def test_idempotent(self):
        for text in ("İstanbul", "ΣΊΣΥΦΟΣ", "ﬃ", "한글", "e\u0301\u0323", "ǅ"):
            self.assertEqual(fold.fold(fold.fold(text)), fold.fold(text))

    def test_bytes(self):
        self.assertEqual([(x.char, x.begin, x.end) for x in fold.view("e\u0301ﬁ")],
                         [("é", 0, 3), ("f", 3, 6), ("i", 3, 6)])


class Words(unittest.TestCase):
    def test_apostrophes(self):
        self.assertEqual(said("l'IBAN qu’il dell'uomo"), ["l", "iban", "qu", "il", "dell", "uomo"])
        self.assertEqual(said("j'ai j’ai"), ["j'ai", "j'ai"])
        self.assertEqual(said("Acme's")[0], "acme")

    def test_hyphen(self):
        self.assertEqual(said("Acme-Nord"), ["acme", "nord"])

    def test_one_character_scripts(self):
        self.assertEqual(said("漢字カナ"), ["漢", "字", "カ", "ナ"])

    def test_tokens(self):
        found = words.scan("see https://acme.example/a, @bob and me@acme.example #ProjetAlpha")
        self.assertEqual([token.text for token in found.links], ["https://acme.example/a"])
        self.assertEqual([token.text for token in found.mentions], ["@bob"])
        self.assertEqual([tag.text for tag in found.hashtags], ["projetalpha"])
        self.assertEqual([word.text for word in found.words], ["see", "and", "projet", "alpha"])

    def test_hashtag_parts(self):
        self.assertEqual(said("#alpha2027_Live"), ["alpha", "2027", "live"])
        self.assertEqual(said("#東bar กิb #กิb"), ["東", "bar", "กิ", "b", "กิ", "b"])
        self.assertEqual(said("#ACMENord #ABC1 #ABВ"), ["acme", "nord", "abc", "1", "abв"])


class Terms(unittest.TestCase):
    def test_marks(self):
        self.assertEqual(places("état", "état ETAT Etat etat"), ["ETAT", "Etat", "etat", "état"])
        self.assertEqual(places("tâche", "tache taché"), ["tache"])
        self.assertEqual(places("tache", "tâche"), [])
        self.assertEqual(places("déçu*", "déçues DECU décuplé"), ["DECU", "déçues"])
        self.assertEqual(places("città", "citta'"), ["citta"])

    def test_digraphs(self):
        self.assertEqual(places("Zürich", "Zuerich Zurich ZÜRICH Zűrich"), ["Zuerich", "Zurich", "ZÜRICH"])
        self.assertEqual(places("œuvre", "oeuvre œuvre"), ["oeuvre", "œuvre"])
        self.assertEqual(places("straße", "strasse STRASSE"), ["STRASSE", "strasse"])

    def test_exact(self):
        self.assertEqual(places("AI", "AI ai j'ai l'AI", exact=True), ["AI", "AI"])
        self.assertEqual(places("AI", "j'ai"), [])

    def test_phrases(self):
        self.assertEqual(places("projet Alpha", "projet, Alpha. projet. Alpha"), ["projet, Alpha"])
        self.assertEqual(places("Rote* Kreuz*", "das Rote Kreuz, des Roten Kreuzes"), ["Rote Kreuz", "Roten Kreuzes"])

    def test_hashtags(self):
        for text in ("#projetalpha", "#ProjetAlpha", "#projet_alpha"):
            self.assertTrue(places("projet alpha", text), text)
        self.assertEqual(places("Concorde", "#ConcordeLive"), ["Concorde"])

    def test_spellings_of_a_text_find_the_same(self):
        text = "Déçue de l'œuvre à Zürich, état des lieux"
        for spelling in (unicodedata.normalize("NFD", text), text.upper(), fold.without_marks(text)):
            for term in ("déçu*", "œuvre", "Zürich", "état"):
                self.assertEqual(len(places(term, spelling)), len(places(term, text)), (term, spelling))


class Masks(unittest.TestCase):
    def test_except_masks_its_own_occurrences(self):
        rows = lists.Lists([{"id": "p", "terms": [{"text": "Concorde*"},
                                                  {"text": "place de la Concorde", "except": True}]}])
        read = lists.Field("place de la Concorde, puis Concorde")
        self.assertEqual([(begin, end) for _, begin, end in read.hits(rows, rows["p"])], [(27, 35)])

    def test_links(self):
        self.assertTrue(lists.link_fits("x.com", "https://www.x.com/a"))
        self.assertFalse(lists.link_fits("x.com", "https://evil-x.com"))
        self.assertTrue(lists.link_fits("x.com/a", "x.com/a?b"))
        self.assertFalse(lists.link_fits("x.com/a", "x.com/ab"))


class Graphemes(unittest.TestCase):
    def test_clusters(self):
        self.assertEqual(graphemes.count("e\u0301🇨🇭👩\u200d👧\r\n"), 4)
        self.assertEqual(graphemes.count(""), 0)


if __name__ == "__main__":
    unittest.main()
