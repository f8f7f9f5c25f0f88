# SPDX-License-Identifier: Apache-2.0
"""What tools are told of the rules of a record whose author may claim a protected right (VERDICT.md, "For whom the
result is"): a rule as it would be if nobody had claimed anything, and if there were no such right, whichever
shows less; and nothing of a rule that a claim takes off for good."""

import questions
from facts import Facts
from rules import Rules, State


def signed(node, sign=True):
    """(fact, whether it stands there to raise the condition) of every fact that a condition names."""
    if node is None:
        return []
    sign ^= bool(node.get("negated"))
    if "fact" in node:
        return [(node["fact"], sign)]
    return [found for part in node.get("all", []) + node.get("any", []) for found in signed(part, sign)]


def claimable(table):
    """(facts that are the focus of a protected right, those and what they could make true)."""
    rights = {rule["focus"] for rule in table["rules"] if rule["modality"] == "protect"}
    raised, lowered = set(rights), set()
    for fact in table["facts"]:
        for clause in ("ruled_out", "established", "to_check"):
            for name, sign in signed(fact.get(clause), clause != "ruled_out"):
                if name in (raised if sign else lowered):
                    raised.add(fact["id"])
                if name in (lowered if sign else raised):
                    lowered.add(fact["id"])
    return rights, raised


class Pass:
    """The rules over what is known and over what is firm; of what is claimed, as far as it is heard. Of what is
    false by absence it puts what another pass puts, where there is one."""

    def __init__(self, table, world, puts_as=None, **how):
        self.facts = Facts(table, world, **how)
        self.rules = Rules(table, world, self.facts.values)
        opened = questions.opened_by(table, self.facts, self.rules) if puts_as is None else puts_as.facts.put
        questions.settle(self.facts, opened)
        self.firm = Rules(table, world, self.facts.firm)


ORDER = (False, None, True)


def lower(one, other, name):
    """The state that shows less of a rule; the first where they show the same."""
    one, other = one.states[name], other.states[name]
    return other if ORDER.index(other.live) < ORDER.index(one.live) else one


class Told:
    """The rules of one pass for tools, as Rules for the author."""

    def __init__(self, rules, unclaimed, without, silent):
        self.rows, self.by_name, self.overriders = rules.rows, rules.by_name, rules.overriders
        self.states, self.pending, self.listed = {}, set(), set()
        for row in self.rows:
            name = row["rule"]
            if name in silent:
                self.states[name] = State(False)
                continue
            self.states[name] = lower(unclaimed, without, name)
            chosen = unclaimed if self.states[name] is unclaimed.states[name] else without
            if chosen.is_pending(row):
                self.pending.add(name)
            if chosen.is_listed(row):
                self.listed.add(name)

    def is_pending(self, rule):
        return rule["rule"] in self.pending

    def is_listed(self, rule):
        return rule["rule"] in self.listed


def is_lifted(settled, unclaimed):
    """Whether what is claimed takes a rule off, or may."""
    return unclaimed.live is not False and (
        ORDER.index(settled.applies) < ORDER.index(unclaimed.applies) or
        ORDER.index(settled.overridden) > ORDER.index(unclaimed.overridden))


def told(table, world, said):
    """The pass that tools are told of."""
    denied, claims = claimable(table)
    unclaimed = Pass(table, world, claims=claims, undisputed=claims, unread=denied)
    without = Pass(table, world, puts_as=unclaimed, claims=claims, undisputed=claims, denied=denied)
    settled = Pass(table, world, puts_as=unclaimed, undisputed=claims,
                   settled={fact["id"] for fact in table["facts"] if fact.get("hidden")})
    rights = {rule["rule"] for rule in table["rules"] if rule["modality"] == "protect"}
    lifted = {name for name, state in settled.rules.states.items()
              if is_lifted(state, unclaimed.rules.states[name])}
    pass_ = Pass.__new__(Pass)
    pass_.facts = unclaimed.facts
    pass_.rules = Told(said.rules, unclaimed.rules, without.rules, rights | lifted)
    pass_.firm = Told(said.firm, unclaimed.firm, without.firm, rights)
    for name in settled.firm.states.keys() - rights:
        state = pass_.firm.states[name]
        live = min((state.live, settled.firm.states[name].live), key=ORDER.index)
        low, high = (0, unclaimed.firm.states[name].high) if name in lifted else (state.low, state.high)
        pass_.firm.states[name] = State(state.applies, state.overridden, live, low, high)
    return pass_
