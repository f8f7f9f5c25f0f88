# SPDX-License-Identifier: Apache-2.0
"""Final verdicts learnt more of: what is answered of the questions put in a record, or said of a field that it lacks,
again and again, turns neither a final verdict nor a firm value of a fact."""

import json
import random

import generate
import small
from oracle import Options
from posts import Poster
from record import Record
from verdict import Table, evaluate

STEPS = 4  # from one post on


class Learning:
    def __init__(self):
        self.steps = self.final = self.firm = 0

    def say(self):
        return (f"{self.steps} times something learnt: {self.final} times of a final verdict, of which none may turn, and "
                f"with {self.firm} firm values, of which none may")

    def charter(self, seed, posts):
        """[what is wrong with what is learnt from a post on, or None]"""
        source = random.Random(seed)
        model = small.Maker(source, source.choice(generate.LANGS)).make()
        poster, case = Poster(source, model), generate.Case(seed, posts)
        chains = [(Table(case.table), case.poster, post) for post in case.posts]
        table = Table(generate.table(model))
        chains += [(table, poster, small.post(source, model)) for _ in range(posts)]
        return [self.chain(*chain, author) for chain in chains for author in (True, False)]

    def chain(self, table, poster, post, author):
        before = self.read(table, post, author)
        for _ in range(STEPS):
            if before["verdict"]["verdict"] == "not_checked":
                return None
            more = poster.learnt(post, before["put"])
            if more is None:
                return None
            after = self.read(table, more, author)
            wrong = self.turned(before, after)
            if wrong:
                return f"{'author' if author else 'tools'}: {wrong}: {json.dumps(post)}\n    then {json.dumps(more)}"
            post, before = more, after
        return None

    @staticmethod
    def read(table, post, author):
        """The verdict, the questions put to that reader, and for the author what is firm."""
        reading = table.reading(Record(post, table.platforms), post)
        facts = (reading.said if author else reading.told).facts
        put = sorted(name for name in facts.put if author or name not in table.hidden)
        return {"verdict": evaluate(table, post, Options(author=author)), "put": put,
                "firm": facts.firm if author else {}}

    def turned(self, before, after):
        self.steps += 1
        old, new = before["verdict"], after["verdict"]
        if old["final"]:
            self.final += 1
            if new["verdict"] != old["verdict"] or not new.get("final"):
                return f"a final {old['verdict']} is {new['verdict']}, final {new.get('final')}"
        decided = {name: value for name, value in before["firm"].items() if value is not None}
        self.firm += len(decided)
        turned = [name for name, value in decided.items() if after["firm"][name] is not value]
        return f"firm {turned}" if turned else None
