# SPDX-License-Identifier: Apache-2.0
"""Facts: true, false, unknown; answered, assumed, disputed; and their firm values."""

from dataclasses import dataclass

from truth import all_of, any_of, negate

CLAUSES = ("ruled_out", "established", "to_check")


@dataclass
class Known:
    value: object
    source: object = None
    clause: object = None


def answered(x, e, answer):
    """(value, disputed) of a fact that a person answered, open or closed."""
    if answer:
        return (None, True) if x is True else (True, False)
    return (None, True) if e is True and x is not True else (False, False)


def unanswered(x, e, s, default=None):
    """The value of a fact that nobody answered; of a closed one there is no default."""
    return all_of([negate(x), any_of([e, default, all_of([s, None])])])


def firmly_answered(x, e, answer):
    if answer:
        return True if x is False else None
    return False if x is True or e is False else None


class Facts:
    """The facts of a record; `claims` are those whose yes is not heard, `undisputed` those to which an answer
    that is disputed is not, `unread` those that words do not make true, `denied` those that are false whatever is said
    of them, and `settled` those to which no answer comes any more (see claims.py). `more` are answers that the record
    has not."""

    def __init__(self, table, world, claims=frozenset(), undisputed=frozenset(), unread=frozenset(), denied=frozenset(),
                 settled=frozenset(), more=None):
        self.rows = {fact["id"]: fact for fact in table["facts"]}
        self.world, self.claims, self.unread, self.denied = world, claims, unread, denied
        self.undisputed, self.settled = undisputed, settled
        answers = {**world.record.answers, **(more or {})}
        self.given = {name: answers[name] for name, fact in self.rows.items()
                      if fact["asks"] and answers.get(name) is not None and not (name in claims and answers[name])}
        self.known, self.values, self.dropped = {}, {}, set()  # answers that were not heard, as they would be disputed
        for name, fact in self.rows.items():
            self.known[name] = self.decide(fact)
            self.values[name] = self.known[name].value
        self.firm, self.put = {}, frozenset()  # see questions.py

    def clauses(self, fact, values):
        return [self.world.condition(fact[name], values) if fact.get(name) else False for name in CLAUSES]

    def decide(self, fact):
        name = fact["id"]
        if name in self.denied:
            return Known(False)
        x, e, s = self.clauses(fact, self.values)
        given, default = self.given.get(name), fact.get("default") if fact["open"] else None
        value, disputed = unanswered(x, e, s, self.left(fact, default)), False
        if default is not None and e is None:
            value = all_of([negate(x), default])  # a default counts before what nobody knows
        if given is not None:
            value, disputed = answered(x, e, given)
        if disputed and name in self.undisputed:
            del self.given[name]
            self.dropped.add(name)
            return self.decide(fact)
        if disputed:
            return Known(None, "disputed")
        if given is not None and not (e is True and x is False if given else x is True):
            return Known(value, "answer")
        if given is None and default is not None and x is not True and e is not True:
            return Known(value, "assumed")
        if value is True and name in self.unread:
            return Known(False)
        return Known(value, None, self.decisive(value, x, e, s))

    @staticmethod
    def left(fact, default):
        """What an unanswered fact comes to where no clause decides it: false is what a closed one adds to its signs."""
        return default if fact["open"] else False

    @staticmethod
    def decisive(value, x, e, s):
        if value is False:
            return "ruled_out" if x is True else None
        if value is True:
            return "established" if e is True else None
        return "to_check" if e is not True and s is True else None

    def firmly(self, opened, all_absent=False):
        """(firm values, facts that are false by absence) where those of the facts `opened` that are false by absence are read
        as unknown, or all that are false by absence in that very reading."""
        values, absent = {}, set()
        for name, fact in self.rows.items():
            values[name], by_absence = self.decide_firmly(fact, values)
            if by_absence and (all_absent or name in opened):
                values[name] = None
            if by_absence and name not in opened:
                absent.add(name)
        return values, absent

    def is_asked(self, name):
        """Whether an answer to it may still come."""
        return self.asks(name) and name not in self.settled and name not in self.denied

    def decide_firmly(self, fact, values):
        """(what nothing still to be learnt can turn, whether it is false by absence)."""
        name = fact["id"]
        if name in self.denied:
            return False, False
        x, e, s = self.clauses(fact, values)
        given, asked = self.given.get(name), self.is_asked(name)
        if given is not None:
            value = firmly_answered(x, e, given)
        elif fact["open"] and asked:
            value = False if x is True else True if e is True and x is False else None
        else:
            value = unanswered(x, e, s, self.left(fact, fact.get("default")))
        if value is True and name in self.unread:
            return False, False
        # What would rule it out may be unknown: once it is known to be false, a yes makes the fact true.
        return value, asked and not fact["open"] and x is not True and e is s is False

    def asks(self, name):
        """Whether it has a question that nobody has answered."""
        return self.rows[name]["asks"] and name not in self.given
