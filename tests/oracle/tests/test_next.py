# SPDX-License-Identifier: Apache-2.0
"""The oracle on findings, on what waits for what, and on what is asked next."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import findings  # noqa: E402
import places  # noqa: E402
from test_verdict import MENTIONS_YES, evident, fact, judge, rule, table  # noqa: E402


LABEL = {"evidence": "has_label", "of": ["e_v"]}


class Findings(unittest.TestCase):
    def test_a_key_has_no_places(self):
        where = table([evident("named", established=None, to_check={"evidence": "text_mentions", "of": [0]}, asks=True)],
                      [rule("1.1", "forbid", "named")])
        one, other = (judge(where, author=True, text=text)["facts"]["named"] for text in ("With ACME", "Acme, Acme"))
        self.assertEqual(one["signs"], [{"field": "text", "start": 5, "end": 9, "list": "clients"}])
        self.assertEqual((len(other["signs"]), one["raised_by"], other["raised_by"]), (2, "clients:acme", "clients:acme"))
        self.assertEqual(list(one), ["value", "signs", "raised_by", "question"])

    def test_a_key_is_cut(self):
        self.assertEqual(findings.join("abcdefghij"), "a | b | c | d | +6 043cbb31")
        self.assertNotEqual(findings.join("abcdefghij"), findings.join("abcdefghix"))
        self.assertTrue(findings.join([f"{n:02}" for n in range(80)]).startswith("00 | 01 | 02 | 03 | +60 "))
        self.assertEqual(findings.cut("Mon \n  Avis"), "mon avis")
        self.assertEqual(findings.cut("é" * 40), "é" * 24)
        self.assertEqual(findings.cut("a" + "é" * 40), "a" + "é" * 23)
        self.assertEqual(findings.cut("#Mon\nAvis"), "mon avis")

    def test_places_of_accounts_and_labels(self):
        account = {"evidence": "addresses_account", "of": [0]}
        where = table([evident("named", established={"any": [account, LABEL]})], [rule("1.1", "forbid", "named")])
        found = judge(where, text="see @acme", mentions=["x", "ACME", "@Acme"], labels=["e_v", "other", "e_v"])
        self.assertEqual(found["rules"][0]["because"][0]["evidence"], [
            {"field": "text", "start": 4, "end": 9, "list": "clients"},
            {"field": "mentions", "item": 1, "start": 0, "end": 4, "list": "clients"},
            {"field": "mentions", "item": 2, "start": 0, "end": 5, "list": "clients"},
            {"field": "labels", "item": 0, "start": 0, "end": 3}, {"field": "labels", "item": 2, "start": 0, "end": 3}])

    def test_a_hashtag_with_its_sign(self):
        where = table([evident("named", established={"evidence": "has_hashtag", "of": [0]})],
                      [rule("1.1", "forbid", "named")])
        found = judge(where, text="a \uff03acme", hashtags=["#Acme"])["rules"][0]["because"][0]["evidence"]
        self.assertEqual([(p["field"], p["start"], p["end"]) for p in found], [("text", 2, 9), ("hashtags", 0, 5)])
        self.assertEqual(places.FIELDS.index("links"), 11)

    def test_what_is_false_raises_nothing(self):
        sign = {"all": [{"evidence": "text_mentions", "of": [0]}, LABEL]}
        where = table([fact("named", open=False, to_check=sign), fact("agreed")],
                      [rule("1.1", "forbid", "agreed", condition={"any": [{"fact": "named"}, {"fact": "agreed"}]})])
        self.assertEqual(judge(where, author=True, text="Acme", labels=[])["next"][0]["raised"], False)
        self.assertEqual(judge(where, author=True, text="Acme", labels=["e_v"])["next"][0]["raised"], True)


class Settling(unittest.TestCase):
    def test_facts_then_fields(self):
        where = table([fact("agreed"), fact("late")],
                      [rule("1.1", "approve", "agreed", role="boss", condition={"any": [LABEL, {"fact": "late"}]},
                            exception={"evidence": "sponsored"}, periods=[{"from": "2027-01-01", "to": None}])])
        found = judge(where)
        self.assertEqual(found["pending"][0]["settles"],
                         [{"fact": "agreed"}, {"fact": "late"}, {"field": "labels"}, {"field": "sponsored"},
                          {"field": "created_at"}, {"field": "approvals"}])

    def test_a_fact_that_is_not_asked(self):
        where = table([fact("agreed"), evident("named", established={"all": [{"fact": "agreed"}, LABEL]})],
                      [rule("1.1", "forbid", "named")])
        self.assertEqual(judge(where)["facts"]["named"],
                         {"value": None, "settles": [{"fact": "agreed"}, {"field": "labels"}]})

    def test_basis_and_contact(self):
        where = table([evident("named")], [rule("1.1", "forbid", "named", legal_basis={"en": "Act"}, contact={"en": "Us"})])
        found = judge(where, author=True, text="Acme")["rules"][0]
        self.assertEqual(list(found), ["rule", "modality", "level", "because", "basis", "contact"])


class Next(unittest.TestCase):
    def test_raised_before_standing(self):
        where = table([fact("paid"), evident("named"), fact("agreed")],
                      [rule("1.1", "forbid", "paid"), rule("2.1", "discourage", "named", exception={"fact": "agreed"})])
        found = judge(where, author=True, text="Acme")
        self.assertEqual(found["next"], [
            {"fact": "agreed", "raised": True, "rules": ["2.1"], "levels": ["caution"]},
            {"fact": "paid", "raised": False, "rules": ["1.1"], "levels": ["forbidden"]}])
        self.assertEqual((found["verdict"], found["if_none"]), ("check", "allowed"))
        self.assertEqual(found["facts"]["agreed"]["raised_by"], "clients:acme")
        self.assertEqual(list(found)[5:], ["final", "charter", "engine", "if_none", "facts", "next", "rules", "overridden",
                                           "pending", "on_trial"])
        self.assertNotIn("next", judge(where, text="Acme"))

    def test_what_makes_no_difference_is_left_out(self):
        where = table([fact("paid"), fact("late")],
                      [rule("1.1", "forbid", "paid"),
                       rule("2.1", "oblige", "late", condition={"all": [{"fact": "paid"}, LABEL]})])
        self.assertEqual([item.get("fact") for item in judge(where, author=True)["next"]], ["paid"])

    def test_alone(self):
        where = table([fact("paid"), fact("late")], [rule("1.1", "forbid", "paid", condition={"fact": "late"})])
        found = judge(where, author=True)["next"]
        self.assertEqual([(item["fact"], item.get("alone")) for item in found], [("paid", None), ("late", False)])

    def test_what_is_forbidden_already_asks_of_rights_alone(self):
        where = table([evident("named"), fact("paid"), fact("wronged")],
                      [rule("1.1", "forbid", "named", overridden_by=["3.1"]), rule("2.1", "forbid", "paid"),
                       rule("3.1", "protect", "wronged")])
        found = judge(where, author=True, text="Acme")
        self.assertEqual([(item["fact"], item.get("alone")) for item in found["next"]], [("paid", False), ("wronged", None)])

    def test_an_absent_word_is_asked_about(self):
        where = table([evident("named"), evident("agreed", asks=True, established=MENTIONS_YES)],
                      [rule("1.1", "forbid", "named", exception={"fact": "agreed"})])
        found = judge(where, author=True, text="Acme")
        self.assertEqual([item["fact"] for item in found["next"]], ["agreed"])
        self.assertEqual(found["facts"]["agreed"],
                         {"value": False, "raised_by": "clients:acme", "question": "agreed?"})

    def test_fields(self):
        where = table([evident("named")], [rule("1.1", "forbid", "named", condition=LABEL)])
        found = judge(where, author=True, text="Acme")
        self.assertEqual(found["next"], [{"field": "labels", "raised": True, "rules": ["1.1"], "levels": ["forbidden"]}])
        self.assertEqual(judge(where, author=True, text="Acme", labels=[])["next"], [])


if __name__ == "__main__":
    unittest.main()
