"""The oracle on the examples of verdict.md."""

import unittest

from facts import closed, open_fact
from oracle import Options, write
from record import Record, Unreadable, civil
from verdict import Table, evaluate

CLIENTS = {"id": "clients", "terms": [{"text": "Acme"}]}


def fact(name, **more):
    return {"id": name, "open": True, "asks": True, "default": None, "hidden": False,
            "question": {"en": name + "?"}, **more}


def evident(name, **more):
    return fact(name, open=False, asks=False, established={"evidence": "text_mentions", "of": [0]}, **more)


def rule(name, modality, focus, **more):
    return {"rule": name, "article": name.split(".")[0], "modality": modality, "focus": focus, "periods": [],
            "overridden_by": [], **more}


def table(facts, rules, **charter):
    return Table({"digest": "sha256:*", "languages": ["en"], "platforms": [{"id": "x"}], "lists": [CLIENTS], "facts": facts,
                  "rules": rules, "charter": {"title": {"en": "T"}, "version": "1", **charter}})


def judge(where, author=False, none=False, **post):
    return evaluate(where, {"id": "1", "text": "", **post}, Options(author=author, absent_is_none=none))


class Facts(unittest.TestCase):
    def test_closed(self):
        self.assertEqual(closed(False, False, False, None), (False, False))
        self.assertEqual(closed(False, False, True, None), (None, False))
        self.assertEqual(closed(False, False, True, True), (True, False))
        self.assertEqual(closed(True, True, True, None), (False, False))
        self.assertEqual(closed(False, True, False, False), (None, True))

    def test_open(self):
        self.assertEqual(open_fact(False, False, None, None), (None, False))
        self.assertEqual(open_fact(False, None, False, False), (False, False))
        self.assertEqual(open_fact(False, True, False, False), (None, True))
        self.assertEqual(open_fact(True, False, True, True), (None, True))
        self.assertEqual(open_fact(False, True, False, None), (True, False))


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
                         [{"rule": "1.1", "level": "forbidden", "facts": ["agreed"]}])
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
