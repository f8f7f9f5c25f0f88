# SPDX-License-Identifier: Apache-2.0
"""Which questions are put: those of facts that are firmly unknown, and those of facts that are false by absence where
somebody could be held to a rule because a list did not find a word (VERDICT_NOTES, "Firm values and questions put")."""

from facts import CLAUSES
from rules import ALLOWED, Rules

RESTRICTING = ("forbid", "oblige", "approve", "discourage", "advise")
ROUNDS = 3


def is_firmly_pending(rule, firm):
    """Firmly not known to be live, or a live duty not known to be met, that could bring more than allowed."""
    state = firm.states[rule["rule"]]
    return state.high > ALLOWED and (state.live is None or firm.is_unmet_unknown(rule))


def is_looked_at(rule, rules, firm):
    """Whether it restricts, and is or could be live above allowed."""
    if rule["modality"] not in RESTRICTING or rule.get("trial"):
        return False
    state = rules.states[rule["rule"]]
    return state.live is True and state.own > ALLOWED or is_firmly_pending(rule, firm)


class Descent:
    """Goes down from rules through what is unknown in a reading; `met` are the facts on the way."""

    def __init__(self, facts, reading):
        self.facts, self.reading, self.met, self.seen = facts, reading, set(), set()

    def rule(self, rule):
        if rule["rule"] in self.seen:
            return
        self.seen.add(rule["rule"])
        self.fact(rule["focus"])
        self.node(rule.get("condition"))
        self.node(rule.get("exception"))
        for name in self.reading.overriders(rule):
            if self.reading.states[name].live is None:
                self.rule(self.reading.by_name[name])

    def fact(self, name):
        if self.reading.facts[name] is not None or name in self.met:
            return
        self.met.add(name)
        for clause in CLAUSES:
            self.node(self.facts.rows[name].get(clause))

    def node(self, node):
        if node is None or self.facts.world.condition(node, self.reading.facts) is not None:
            return
        if "fact" in node:
            self.fact(node["fact"])
        for part in node.get("all", []) + node.get("any", []):
            self.node(part)


def met_from(rows, facts, reading):
    descent = Descent(facts, reading)
    for rule in rows:
        if is_firmly_pending(rule, reading):
            descent.rule(rule)
    return descent.met


def opened_by(table, facts, rules):
    """The facts false by absence of which the question is put all the same."""
    firm, _ = facts.firmly(frozenset())
    read, absent = facts.firmly(frozenset(), all_absent=True)
    if not absent:
        return frozenset()
    reading = Rules(table, facts.world, read)
    opened = frozenset()
    for done in range(ROUNDS + 1):
        firmly = Rules(table, facts.world, firm)
        rows = [rule for rule in rules.rows if is_looked_at(rule, rules, firmly)]
        new = (met_from(rows, facts, reading) & absent) - opened
        if not new:
            break
        opened |= new if done < ROUNDS else absent
        firm, _ = facts.firmly(opened)
    return opened


def settle(facts, opened):
    """Gives facts their firm values, and says of which the question is put: of those `opened` by absence, too."""
    facts.firm, _ = facts.firmly(opened)
    facts.put = frozenset(name for name, value in facts.firm.items() if value is None and facts.is_asked(name))
