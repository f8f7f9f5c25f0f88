# SPDX-License-Identifier: Apache-2.0
"""What is worth asking the author, and what the verdict is where none of what the charter leaves open for every post is
so (VERDICT_NOTES, "`next`: what is worth asking the author")."""

import itertools
import math

import questions
from rules import Rules
from walk import Walk
from ways import Ways, disputed, none_of, single_values, surely_disputed, values_of

WAYS = 4096


class Plan:
    """`items` are those of `next`, in order; `waiting` those of them that matter once another has been said."""

    def __init__(self, table, pass_, findings):
        self.record, self.walk = pass_.facts.world.record, Walk(pass_, findings)
        self.met = list(self.walk.items.values())
        self.ways = Ways(table, pass_.facts.world, self.met, disputed(pass_.facts))
        self.stand()
        kept = self.refine(self.ways.judge(pass_.facts))
        self.waiting = self.not_alone(kept)
        self.items = sorted(kept, key=lambda item: (not item.raised, -max(item.levels), item.place))
        if len(self.waiting) == len(kept) and kept:
            self.waiting.discard((self.items[0].kind, self.items[0].name))

    def stand(self):
        """What holds where nothing is so that the charter leaves open for every post."""
        standing = [item for item in self.met if not item.raised]
        self.none = {item.name: none_of(item.name, self.record) for item in standing if item.kind == "field"}
        self.no = {item.name: False for item in standing if item.kind == "fact"}
        facts = self.ways.facts(self.none, self.no, self.no)
        self.at_once, self.disputed = self.ways.judge(facts), disputed(facts)
        self.if_none = self.at_once[0]

    # What makes no difference is left out

    def refine(self, now):
        fields = [item for item in self.met if item.kind == "field"]
        names = {item.name for item in self.met if item.kind == "fact"}
        combinations = self.combinations(fields, names)
        if combinations is None:
            return self.met
        outcomes = {at: Outcomes(self.ways, dict(zip([item.name for item in fields], values)), put)
                    for at, (values, put) in combinations.items()}
        ways = {way for found in outcomes.values() for way in found.by_answers.values()}
        if not ways or len(ways) == 1 and now not in ways:
            return self.met
        return [item for item in self.met if
                (any(found.tells(item.name) for found in outcomes.values()) if item.kind == "fact" else
                 tells_apart(outcomes, fields.index(item)))]

    def combinations(self, fields, names):
        """{places of values: (values, questions put)}, or None where there are too many ways."""
        if any(item.name == "created_at" for item in fields):
            return None
        choices, result = [values_of(item, self.record) for item in fields], {}
        if math.prod(len(choice) for choice in choices) * 2 ** len(names) > WAYS:
            return None
        for at in itertools.product(*(range(len(values)) for values in choices)):
            values = [choice[place] for choice, place in zip(choices, at)]
            put = self.ways.put(dict(zip([item.name for item in fields], values)))[1] & names
            result[at] = values, sorted(put)
        return result

    # What changes something alone

    def changes(self, item):
        """Whether one yes or one value changes something, where nothing else of what stands is so."""
        if item.name == "created_at" and item.kind == "field":
            return True
        if item.kind == "fact":
            no = {name: False for name in self.no if name != item.name}
            ways = [(self.none, no, {item.name: True})] if item.name in self.ways.put(self.none)[1] else []
        else:
            ways = [({**self.none, item.name: value}, self.no, {}) for value in single_values(item, self.record)]
        return any(self.differs(*way) for way in ways)

    def differs(self, settings, no, yes):
        """Whether it comes to something else; not where an answer would be disputed that is not otherwise."""
        facts = self.ways.facts(settings, {**no, **yes}, no)
        return not surely_disputed(facts) - self.disputed and self.ways.judge(facts) != self.at_once

    def touches_open(self, item):
        """Whether a rule that it was met from is open where nothing is so that stands open for every post."""
        facts = self.ways.facts(self.none, self.no, self.no)
        rules = Rules(self.ways.table, facts.world, facts.values)
        questions.settle(facts, questions.opened_by(self.ways.table, facts, rules))
        return any(self.is_open(Rules(self.ways.table, facts.world, facts.firm), name) for name in item.rules)

    def counts(self, name):
        """Whether a rule protects, or could bring what it comes to where nothing is so, or more."""
        firm = self.walk.firm
        return firm.states[name].high >= self.if_none or firm.by_name[name]["modality"] == "protect"

    def is_gate(self, name, there):
        """Whether it could bring more than that, or as much and may be live there."""
        as_much = self.walk.firm.states[name].high == self.if_none
        return self.counts(name) and (not as_much or there.states[name].live is not False)

    def is_open(self, rules, name):
        state = rules.states[name]
        return self.counts(name) and (state.live is None or state.live is True and state.low != state.high)

    def not_alone(self, kept):
        kept_names = {(item.kind, item.name) for item in kept}
        waiting = {(item.kind, item.name) for item in kept
                   if not (self.touches_open(item) if item.raised else self.changes(item))}
        facts = self.ways.facts(self.none, self.no, self.no)
        there = Rules(self.ways.table, facts.world, facts.values)
        for name, met in self.walk.of_rules.items():
            from_it = [key for key in met if key in kept_names]
            standing = not any(self.walk.items[key].raised for key in from_it)
            if from_it and standing and self.is_gate(name, there) and waiting.issuperset(from_it):
                waiting.discard(from_it[0])
        return waiting


class Outcomes:
    """What comes out where the fields have certain values, whatever is answered: of the ways that come about."""

    def __init__(self, ways, settings, put):
        self.put, self.by_answers = put, {}
        for answers in itertools.product([False, True], repeat=len(put)):
            found = ways.outcome(settings, dict(zip(put, answers)))
            if found is not None:
                self.by_answers[answers] = found

    def tells(self, name):
        """Whether an answer makes a difference."""
        if name not in self.put:
            return False
        at = self.put.index(name)
        return any(self.by_answers.get(answers[:at] + (True,) + answers[at + 1:], outcome) != outcome
                   for answers, outcome in self.by_answers.items() if not answers[at])

    def differs(self, other):
        """Whether answers that are the same as far as both are asked come to something else."""
        shared = [name for name in self.put if name in other.put]

        def by_shared(found):
            places, result = [found.put.index(name) for name in shared], {}
            for answers, outcome in found.by_answers.items():
                result.setdefault(tuple(answers[place] for place in places), set()).add(outcome)
            return result

        mine, theirs = by_shared(self), by_shared(other)
        return any(answers in theirs and len(mine[answers] | theirs[answers]) > 1 for answers in mine)


def tells_apart(outcomes, place):
    """Whether a field makes a difference where the others have the same values."""
    groups = {}
    for at, found in outcomes.items():
        groups.setdefault(at[:place] + at[place + 1:], []).append(found)
    return any(one.differs(other) for group in groups.values() for one, other in itertools.combinations(group, 2))
