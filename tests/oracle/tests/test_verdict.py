# SPDX-License-Identifier: Apache-2.0
"""The oracle on the examples of VERDICT.md."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from facts import answered, firmly_answered, unanswered  # noqa: E402
from oracle import Options, write  # noqa: E402
from record import Record, Unreadable, civil  # noqa: E402
from verdict import Table, evaluate  # noqa: E402


CLIENTS = {"id": "clients", "terms": [{"text": "Acme"}]}
WORDS_OF_YES = {"id": "yes", "terms": [{"text": "agreed"}]}
MENTIONS_YES = {"evidence": "text_mentions", "of": [1]}


def fact(name, **more):
    return {"id": name, "open": True, "asks": True, "default": None, "hidden": False,
            "question": {"en": name + "?"}, **more}


def evident(name, **more):
    return fact(name, **{"open": False, "asks": False, "established": {"evidence": "text_mentions", "of": [0]}, **more})


def rule(name, modality, focus, **more):
    return {"rule": name, "article": name.split(".")[0], "modality": modality, "focus": focus, "periods": [],
            "overridden_by": [], **more}


def table(facts, rules, **charter):
    return Table({"digest": "sha256:*", "languages": ["en"], "platforms": [{"id": "x"}], "lists": [CLIENTS, WORDS_OF_YES], "facts": facts,
                  "rules": rules, "charter": {"title": {"en": "T"}, "version": "1", **charter}})


def judge(where, author=False, none=False, **post):
    return evaluate(where, {"id": "1", "text": "", **post}, Options(author=author, absent_is_none=none))


class Values(unittest.TestCase):
    def test_answered(self):
        self.assertEqual(answered(False, False, True), (True, False))
        self.assertEqual(answered(None, False, True), (True, False))
        self.assertEqual(answered(True, True, True), (None, True))
        self.assertEqual(answered(False, True, False), (None, True))
        self.assertEqual(answered(True, True, False), (False, False))
        self.assertEqual(answered(False, None, False), (False, False))

    def test_unanswered(self):
        self.assertEqual(unanswered(False, False, True, False), None)
        self.assertEqual(unanswered(False, True, False, False), True)
        self.assertEqual(unanswered(False, None, False, False), None)
        self.assertEqual(unanswered(False, None, False, True), True)
        self.assertEqual(unanswered(True, True, False, True), False)

    def test_firm(self):
        self.assertEqual([firmly_answered(x, False, True) for x in (False, None, True)], [True, None, None])
        self.assertEqual([firmly_answered(False, e, False) for e in (False, None, True)], [False, None, None])
        self.assertEqual(firmly_answered(True, True, False), False)


class Put(unittest.TestCase):
    """Which questions are put, and what is firm by them."""

    @staticmethod
    def said(where, **post):
        post = {"id": "1", "text": "", **post}
        return where.reading(Record(post, where.platforms), post).said.facts

    def test_absence_is_asked_about_where_a_rule_stands_on_it(self):
        where = table([evident("named"), evident("agreed", asks=True, established=MENTIONS_YES)],
                      [rule("1.1", "forbid", "named", exception={"fact": "agreed"})])
        self.assertEqual(self.said(where, text="Acme").put, {"agreed"})
        self.assertEqual(self.said(where, text="Acme").firm["agreed"], None)
        self.assertEqual(self.said(where, text="Nord").put, set())
        self.assertEqual(self.said(where, text="Acme", facts={"agreed": False}).put, set())
        self.assertEqual(judge(where, text="Acme")["final"], False)
        self.assertEqual(judge(where, text="Acme", facts={"agreed": True})["verdict"], "allowed")

    def test_absence_alone_raises_nothing(self):
        where = table([evident("named", asks=True)], [rule("1.1", "forbid", "named")])
        self.assertEqual(self.said(where, text="Nord").put, set())
        self.assertEqual(judge(where, text="Nord")["final"], True)

    def test_absence_where_what_rules_out_is_unknown(self):
        where = table([evident("named"), evident("agreed", asks=True, established=MENTIONS_YES,
                                                 ruled_out={"evidence": "sponsored"})],
                      [rule("1.1", "forbid", "named", exception={"fact": "agreed"})])
        self.assertEqual(self.said(where, text="Acme").put, {"agreed"})
        self.assertEqual(judge(where, text="Acme")["final"], False)
        self.assertEqual(judge(where, text="Acme", sponsored=False, facts={"agreed": True})["verdict"], "allowed")
        self.assertEqual(judge(where, text="Acme", sponsored=True)["final"], True)

    def test_a_second_round(self):
        asked = {"asks": True, "established": MENTIONS_YES}
        where = table([evident("named"), evident("agreed", **asked), evident("late", **asked)],
                      [rule("1.1", "forbid", "named", exception={"fact": "agreed"}),
                       rule("2.1", "oblige", "late", condition={"fact": "agreed"})])
        self.assertEqual(self.said(where, text="Acme").put, {"agreed", "late"})


class Verdicts(unittest.TestCase):
    def test_forbidden_with_its_place(self):
        where = table([evident("named"), fact("agreed")],
                      [rule("1.1", "forbid", "named", exception={"fact": "agreed"}, reason={"en": "R."})])
        found = judge(where, text="With Acme", facts={"agreed": False})
        self.assertEqual((found["verdict"], found["final"]), ("forbidden", True))
        self.assertEqual(write(found["rules"]),
                         '[{"rule":"1.1","modality":"forbid","level":"forbidden","because":[{"fact":"named",'
                         '"value":true,"evidence":[{"field":"text","start":5,"end":9,"list":"clients"}]}],'
                         '"unless":[{"fact":"agreed","value":false,"source":"answer"}],"message":"R."}]')

    def test_open_exception_is_a_check(self):
        where = table([evident("named"), fact("agreed")],
                      [rule("1.1", "forbid", "named", exception={"fact": "agreed"})])
        found = judge(where, text="Acme")
        self.assertEqual((found["verdict"], found["at_most"], found["final"]), ("check", "forbidden", False))
        self.assertEqual(found["pending"],
                         [{"rule": "1.1", "level": "forbidden", "settles": [{"fact": "agreed"}]}])
        self.assertEqual(found["facts"], {"agreed": {"value": None, "question": "agreed?"}})

    def test_default_stands_but_is_not_final(self):
        where = table([evident("named"), fact("abuse", default=False, hidden=True)],
                      [rule("1.1", "forbid", "named", overridden_by=["2.1"]), rule("2.1", "protect", "abuse")])
        self.assertEqual([judge(where, text="Acme")[x] for x in ("verdict", "final")], ["forbidden", False])
        told = judge(where, text="Acme", facts={"abuse": True})
        self.assertEqual((told["verdict"], told["rules"], told["overridden"]), ("allowed", [], []))
        own = judge(where, author=True, text="Acme", facts={"abuse": True})
        self.assertEqual((own["verdict"], own["overridden"]), ("protected", [{"rule": "1.1", "by": "2.1"}]))

    def test_approval(self):
        where = table([evident("named")], [rule("1.1", "approve", "named", role="boss")])
        self.assertEqual([judge(where, text="Acme")[x] for x in ("verdict", "final")], ["approve", False])
        self.assertEqual(judge(where, text="Acme", approvals=[])["final"], True)
        self.assertEqual(judge(where, text="Acme", approvals=["boss"])["verdict"], "allowed")

    def test_duty(self):
        where = table([fact("said")], [rule("1.1", "oblige", "said")])
        self.assertEqual(judge(where)["verdict"], "check")
        self.assertEqual(judge(where, facts={"said": False})["verdict"], "fix")
        self.assertEqual(judge(where, facts={"said": True})["rules"], [])

    def test_trial_is_apart(self):
        where = table([evident("named")], [rule("1.1", "forbid", "named", trial=True)])
        found = judge(where, text="Acme")
        self.assertEqual((found["verdict"], found["on_trial"]),
                         ("allowed", [{"rule": "1.1", "modality": "forbid", "level": "forbidden"}]))

    def test_what_is_checked(self):
        where = table([evident("named")], [rule("1.1", "forbid", "named")], control=["drafts", "official"],
                      in_force="2027-01-01")
        self.assertEqual(judge(where, text="Acme")["reason"], "scope_unknown")
        self.assertEqual(judge(where, text="Acme", draft=False, account="personal")["reason"], "outside_scope")
        early = judge(where, text="Acme", account="official", created_at="2026-12-31T23:59:59-05:00")
        self.assertEqual(early["reason"], "before_entry")
        self.assertEqual(list(early), ["schema", "id", "verdict", "reason", "charter", "engine"])


class Records(unittest.TestCase):
    def test_civil_time(self):
        self.assertEqual(civil("2027-01-01t18:30:59.5+14:00"), ("2027-01-01", 18 * 60 + 30))
        for bad in ("2027-02-29T00:00:00Z", "2027-01-01T00:00:00", "2027-01-01"):
            self.assertRaises(Unreadable, civil, bad)

    def test_absent_and_none(self):
        self.assertIsNone(Record({"text": ""}, []).media)
        self.assertEqual(Record({"text": ""}, [], absent_is_none=True).media, [])
        self.assertRaises(Unreadable, Record, {"text": "", "platform": "nowhere"}, [])


if __name__ == "__main__":
    unittest.main()
