# SPDX-License-Identifier: Apache-2.0
"""The player itself, on records that are written by hand: a charter of two lines stands in for the command."""

import contextlib
import io
import json
import os
import tempfile
import unittest

import play


def record(verdict, following=(), if_none=None, **more):
    facts = {entry["fact"]: {"value": None, "question": "?", "raised_by": entry.get("key")}
             for entry in following if "fact" in entry}
    return {"verdict": verdict, "at_most": verdict, "final": not following, "rules": [], "pending": [], "facts": facts,
            "next": list(following), "if_none": if_none or verdict, **more}


def raised(name, key="l:word"):
    return {"fact": name, "raised": True, "key": key}


def standing(name, **more):
    return {"fact": name, "raised": False, **more}


def named(post, _=None):
    """To name somebody is forbidden, unless they agree; what is paid is to be labelled."""
    facts, text = post.get("facts", {}), post["text"]
    word = next((word for word in ("Acme", "Belmont") if word in text), None)
    following = []
    if word:
        if "named" not in facts:
            return record("check", [raised("named", word)] + open_paid(facts), "check")
        if facts["named"] and "agreed" not in facts:
            return record("check", [raised("agreed", "fact:named")] + open_paid(facts), "check")
    if word and facts.get("named") and not facts["agreed"]:
        return record("forbidden", rules=[{"rule": "1.1"}])
    following = open_paid(facts)
    return record("fix" if facts.get("paid") else "allowed", following, rules=[{"rule": "2.1"}] if facts.get("paid") else [])


def open_paid(facts):
    return [] if "paid" in facts else [standing("paid")]


def tell(evaluate, text="Acme", asks=("named", "agreed", "paid"), **draft):
    return play.Conversation(evaluate, set(asks), {"name": "d", "text": text, "expect": "allowed", **draft}).play()


def canned(*records):
    """One record after the other; the last again and again."""
    left = list(records)
    return lambda post, lang=None: left.pop(0) if len(left) > 1 else left[0]


class Post(unittest.TestCase):
    def test_form(self):
        form = {"media": "bare", "platform": "none", "sponsored": "no", "original": "o", "roles": ["r"], "profile": "p",
                "time": "2027-01-01T10:00", "facts": {"f": "no"}}
        self.assertEqual(play.post_of({"text": "a\r\nb", "form": form}), {
            "id": "1", "draft": True, "text": "a\nb", "labels": [], "media": [{"type": "photo", "alt": ""}], "platform": "",
            "sponsored": False, "original": {"text": "o"}, "author": {"roles": ["r"], "profile": "p"},
            "created_at": "2027-01-01T10:00:00Z", "facts": {"f": False}})

    def test_known(self):
        post = {"media": [{"type": "photo"}], "author": {"roles": []}, "sponsored": False}
        fields = ("media", "author.roles", "author.name", "sponsored", "kind")
        self.assertEqual([name for name in fields if play.known(post, ("field", name))], ["author.roles", "sponsored"])

    def test_none_is_none(self):
        post = {}
        for name in ("author.roles", "author.profile", "account", "media", "original"):
            play.put(post, ("field", name), play.none(("field", name)))
        self.assertEqual(post, {"author": {"roles": [], "profile": ""}, "account": "", "media": [],
                                "original": {"text": ""}})


class Holding(unittest.TestCase):
    def test_empty(self):
        told, = tell(None, text="", expect="nothing to check yet")
        self.assertEqual((told.outcome, told.rounds, told.problems), (play.EMPTY, 0, []))

    def test_at_once(self):
        told, = tell(named, text="A fine day")
        self.assertEqual((told.outcome, told.begins, told.questions, told.listed, told.rounds, told.problems),
                         ("allowed", "at once", 0, 1, 1, []))

    def test_questions(self):
        told, = tell(named, answers={"named": "yes", "agreed": "no"}, expect="forbidden or to check", rules=["1.1"],
                     questions=2)
        self.assertEqual((told.outcome, told.first, told.begins, told.questions, told.listed, told.problems),
                         ("forbidden", "check", "question", 2, 0, []))

    def test_wished(self):
        told, = tell(named, answers={"named": "yes", "agreed": "yes"}, wished=1)
        self.assertEqual((told.over, told.problems), (1, []))

    def test_others(self):
        told, = tell(named, others="yes", expect="fix")
        self.assertEqual((told.outcome, told.questions, told.problems), ("fix", 2, []))

    def test_list(self):
        told, = tell(named, text="A fine day", answers={"paid": "yes"}, expect="fix", rules=["2.1"])
        self.assertEqual((told.listed, told.rounds, told.volunteered, told.problems), (1, 2, 0, []))

    def test_volunteered(self):
        def evaluate(post, _=None):
            return record("forbidden" if post.get("facts", {}).get("named") else "allowed")
        told, = tell(evaluate, answers={"named": "yes", "unheard": "yes"}, expect="forbidden")
        self.assertEqual((told.volunteered, told.rounds, told.problems), (1, 2, []))

    def test_again_only_where_the_key_differs(self):
        told = tell(named, answers={"named": "yes", "agreed": "yes"}, then=[
            {"text": "Acme, again", "expect": "allowed", "questions": 0, "listed": 0},
            {"text": "Belmont", "expect": "allowed", "questions": 1, "listed": 0},
            {"text": "A fine day", "expect": "allowed", "questions": 0, "listed": 0}])
        self.assertEqual([(part.questions, part.listed, part.problems) for part in told],
                         [(2, 1, []), (0, 0, []), (1, 0, []), (0, 0, [])])

    def test_not_alone(self):
        later = [standing("a"), standing("b", alone=False)]
        told, = tell(canned(record("check", later, "allowed"), record("allowed")))
        self.assertEqual((told.outcome, told.listed, told.problems), ("allowed", 1, []))


class Failing(unittest.TestCase):
    def fails(self, what, evaluate, **draft):
        said = "; ".join(problem for told in tell(evaluate, **draft) for problem in told.problems)
        self.assertRegex(said, what)

    def test_another_end(self):
        self.fails("ends with allowed, expected forbidden", named, text="A fine day", expect="forbidden")

    def test_too_much_is_asked(self):
        self.fails("2 questions, expected at most 1", named, others="yes", expect="fix", questions=1)
        self.fails("1 listed, expected at most 0", named, text="A fine day", listed=0)

    def test_a_promise_that_is_not_kept(self):
        self.fails("allowed if none applies, and then fix",
                   canned(record("check", [standing("a")], "allowed"), record("fix")))
        self.fails("check with nothing to ask, and allowed if none", canned(record("check", [], "allowed")), expect="check")
        self.fails("raises something",
                   canned(record("check", [standing("a")], "allowed"), record("check", [raised("b")], "allowed")))

    def test_final_and_then_not(self):
        told = canned(record("fix", [raised("a")], final=True), record("allowed"))
        self.fails("final as fix, and then allowed", told)

    def test_asking_what_is_known(self):
        asked = record("check", [raised("a")])
        self.fails("asks for a, which is known", canned(asked), expect="check")
        self.fails("stands twice", canned(record("check", [raised("a"), raised("a")]), record("allowed")))
        self.fails("before what is raised", canned(record("check", [standing("a"), raised("b")]), record("allowed")))
        self.fails("raised by nothing", canned(record("check", [raised("a", None)]), record("allowed")))

    def test_a_dead_end(self):
        self.fails("a dead end", canned(record("check", final=False)), expect="to check")
        self.fails("a dead end", canned(record("allowed", final=False, at_most="fix")))
        disputed = {"f": {"value": None, "source": "disputed"}}
        told, = tell(canned(record("check", final=False, facts=disputed)), expect="to check")
        self.assertFalse(told.dead or told.unsure or told.problems)
        told, = tell(canned(record("allowed", final=False)))
        self.assertEqual((told.dead, told.unsure, told.problems), (False, True, []))

    def test_no_end(self):
        count = iter(range(1000))
        self.fails("no end", lambda post, lang=None: record("check", [raised(f"f{next(count)}")]))

    def test_rules(self):
        self.fails(r"rule 2.1 is not live, but \[\]", named, text="A fine day", rules=["2.1"])

    def test_an_older_record(self):
        self.fails("does not say what to ask", canned({"verdict": "allowed"}))


class Command(unittest.TestCase):
    FAKE = """#!/bin/sh
case "$* $(cat)" in
inspect*) echo '{"facts": [{"id": "paid", "asks": true}]}' ;;
"eval --author --lang en t.ctab - "*'"paid": false'*) echo '%s' ;;
"eval --author --lang en t.ctab - "*) echo '%s' ;;
*) exit 2 ;;
esac
"""

    def play(self, *drafts, more=()):
        answered, first = (json.dumps(named({"text": "", "facts": facts})) for facts in ({"paid": False}, {}))
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as out:
            fake, lines = os.path.join(folder, "charte"), os.path.join(folder, "d.ndjson")
            with open(fake, "w", encoding="utf-8") as file:
                file.write(self.FAKE % (answered, first))
            os.chmod(fake, 0o700)
            with open(lines, "w", encoding="utf-8") as file:
                file.writelines(json.dumps({"lang": "en", "form": {}, **draft}) + "\n" for draft in drafts)
            return play.main([fake, "t.ctab", lines, *more]), out.getvalue()

    def test_counts(self):
        good = {"name": "good", "text": "A fine day", "expect": "allowed"}
        bad = {"name": "bad", "text": "A fine day", "answers": {"unheard": "yes"}, "expect": "allowed"}
        self.assertEqual(self.play(good, bad), (1, "bad: answers what the table has not: unheard\n1 passed, 1 failed\n"))
        code, out = self.play(good, bad, more=["--outside", "--verbose"])
        self.assertEqual(code, 0)
        self.assertIn("told at once: 2", out)
        self.assertIn("2 passed, 0 failed", out)


if __name__ == "__main__":
    unittest.main()
