"""Facts: true, false, unknown; answered, assumed, disputed; and their firm values."""

import itertools
from dataclasses import dataclass

from evidence import facts_named
from truth import all_of, any_of, negate


@dataclass
class Known:
    value: object
    source: object = None
    clause: object = None


def closed(x, e, s, answer):
    """(value, disputed) of a closed fact."""
    base = all_of([negate(x), any_of([e, all_of([s, None])])])
    if base is None:
        return answer, False
    if answer is not None and answer != base:
        return None, True
    return base, False


def open_fact(x, e, answer, given):
    """(value, disputed) of an open fact; `answer` is the answer or the default, `given` an answer."""
    if given is not None and (given is False and e is True and x is not True or given is True and x is True):
        return None, True
    yielding = False if e is None and answer is not None else e
    return all_of([negate(x), any_of([yielding, answer])]), False


class Facts:
    """The facts of a record; `claims` are those whose yes is not heard, `undisputed` those to which an answer
    that is disputed is not, `unread` those that words do not make true, `denied` those that are false whatever is said of them, and `settled` those to which no answer comes any
    more (see claims.py)."""

    def __init__(self, table, world, claims=frozenset(), undisputed=frozenset(), unread=frozenset(), denied=frozenset(),
                 settled=frozenset()):
        self.rows = {fact["id"]: fact for fact in table["facts"]}
        self.world, self.claims, self.unread, self.denied = world, claims, unread, denied
        self.undisputed, self.settled = undisputed, settled
        answers = world.record.answers
        self.given = {name: answers[name] for name, fact in self.rows.items()
                      if fact["asks"] and answers.get(name) is not None and not (name in claims and answers[name])}
        self.known = {}
        for name, fact in self.rows.items():
            self.known[name] = self.decide(fact)
        self.values = {name: known.value for name, known in self.known.items()}
        self.firm = {}
        for name, fact in self.rows.items():
            self.firm[name] = self.decide_firmly(fact)

    def clauses(self, fact, values):
        return [self.world.condition(fact[name], values) if fact.get(name) else False
                for name in ("ruled_out", "established", "to_check")]

    def decide(self, fact):
        if fact["id"] in self.denied:
            return Known(False)
        values = {name: known.value for name, known in self.known.items()}
        x, e, s = self.clauses(fact, values)
        given = self.given.get(fact["id"])
        answer = given if given is not None else fact.get("default")
        if fact["open"]:
            value, disputed = open_fact(x, e, answer, given)
            by_answer = answer is not None and x is not True and e is not True
        else:
            base, _ = closed(x, e, s, None)
            value, disputed = closed(x, e, s, given)
            by_answer = base is None and given is not None
        if disputed and fact["id"] in self.undisputed:
            del self.given[fact["id"]]
            return self.decide(fact)
        if disputed:
            return Known(None, "disputed")
        if by_answer:
            return Known(value, "answer" if given is not None else "assumed")
        if value is True and fact["id"] in self.unread:
            return Known(False)
        return Known(value, None, self.decisive(value, x, e, s))

    @staticmethod
    def decisive(value, x, e, s):
        if value is False:
            return "ruled_out" if x is True else None
        if value is True:
            return "established" if e is True else None
        return "to_check" if e is not True and s is True else None

    def decide_firmly(self, fact):
        """The value that every completion of what is unknown gives; unknown where they differ."""
        if fact["id"] in self.denied:
            return False
        given = self.given.get(fact["id"])
        settled = fact["id"] in self.settled
        asked = fact["asks"] and given is None and not settled
        in_force = fact.get("default") if settled and given is None else given
        ways = [[True, False] if value is None else [value] for value in self.clauses(fact, self.firm)]
        outcomes = set()
        for x, e, s in itertools.product(*ways):
            for answer in [True, False] if asked else [in_force]:
                if fact["open"]:
                    value, disputed = open_fact(x, e, answer, answer if asked else given)
                else:
                    value, disputed = closed(x, e, s, answer)
                if not (disputed and asked):
                    outcomes.add(value)
        value = outcomes.pop() if len(outcomes) == 1 else None
        return False if value is True and fact["id"] in self.unread else value

    def asks(self, name):
        """Whether it has a question that nobody has answered."""
        return self.rows[name]["asks"] and name not in self.given
