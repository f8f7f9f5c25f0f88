# SPDX-License-Identifier: Apache-2.0
"""Rules: which are live, what they mean, and the verdict of them all."""

from dataclasses import dataclass

from evidence import facts_named
from truth import all_of, any_of, negate

# Lowest first.
LEVELS = ["allowed", "encouraged", "protected", "caution", "check", "approve", "fix", "forbidden"]
# What a live rule means, and whether what it is about must hold for it to apply (focus) or is the duty itself (duty).
MODALITIES = {"forbid": ("forbidden", "FOCUS"), "oblige": ("fix", "DUTY"), "approve": ("approve", "FOCUS"),
              "discourage": ("caution", "FOCUS"), "advise": ("caution", "DUTY"), "permit": ("allowed", "FOCUS"),
              "encourage": ("encouraged", "FOCUS"), "protect": ("protected", "FOCUS")}
RANK = {name: rank for rank, name in enumerate(LEVELS)}
ALLOWED, CHECK = RANK["allowed"], RANK["check"]


@dataclass
class State:
    """A rule in one pass: its truth values, and the lowest and highest level it means when live."""
    applies: object
    overridden: object = False
    live: object = False
    low: int = ALLOWED
    high: int = ALLOWED
    own: int = ALLOWED


def is_duty(rule):
    return MODALITIES[rule["modality"]][1] == "DUTY"


def inside(periods, record):
    if not periods:
        return True
    if record.time is None:
        return None
    date = record.time[0]
    return any((p.get("from") or "") <= date <= (p.get("to") or "9999-99-99") for p in periods)


class Rules:
    """The rules of a table in one pass over `facts`, the values of facts by name."""

    def __init__(self, table, world, facts):
        self.rows, self.world, self.facts = table["rules"], world, facts
        self.by_name = {rule["rule"]: rule for rule in self.rows}
        self.states = {}
        for rule in self.rows:
            self.state(rule["rule"])

    def condition(self, node, missing):
        return missing if node is None else self.world.condition(node, self.facts)

    def applies(self, rule):
        parts = [self.condition(rule.get("condition"), True), negate(self.condition(rule.get("exception"), False)),
                 inside(rule.get("periods"), self.world.record)]
        if not is_duty(rule):
            parts.append(self.facts[rule["focus"]])
        return all_of(parts)

    def overriders(self, rule):
        return [row["rule"] for row in self.rows
                if row["rule"] in rule.get("overridden_by", []) and not row.get("trial")]

    def state(self, name):
        if name not in self.states:
            rule = self.by_name[name]
            state = State(self.applies(rule))
            state.overridden = any_of(self.state(other).live for other in self.overriders(rule))
            state.live = all_of([state.applies, negate(state.overridden)])
            state.low, state.high, state.own = self.levels(rule)
            self.states[name] = state
        return self.states[name]

    def levels(self, rule):
        """(lowest, highest, own level) of a live rule."""
        level = RANK[MODALITIES[rule["modality"]][0]]
        if is_duty(rule):
            met = self.facts[rule["focus"]]
            return (level if met is False else ALLOWED, ALLOWED if met is True else level,
                    ALLOWED if met is True else level)
        if rule["modality"] == "approve":
            approvals = self.world.record.approvals
            if approvals is None:
                return ALLOWED, level, level
            if rule["role"] in approvals:
                return ALLOWED, ALLOWED, ALLOWED
        return level, level, level

    def is_unmet_unknown(self, rule):
        """A live duty of which nobody knows whether it is met."""
        state = self.states[rule["rule"]]
        return is_duty(rule) and state.live is True and self.facts[rule["focus"]] is None

    def is_pending(self, rule):
        state = self.states[rule["rule"]]
        return state.live is None and state.own > ALLOWED or self.is_unmet_unknown(rule)

    def is_listed(self, rule):
        state = self.states[rule["rule"]]
        return state.live is True and state.own > ALLOWED and not self.is_unmet_unknown(rule)


def facts_of(rule):
    """The facts a rule names: focus, condition, exception, each once."""
    named = [rule["focus"]]
    for node in (rule.get("condition"), rule.get("exception")):
        named += [fact for fact in facts_named(node) if fact not in named]
    return named


class Judgement:
    """The verdict for one reader, whose rules these are."""

    def __init__(self, rules):
        self.rules = rules
        self.rows = [rule for rule in rules.rows if not rule.get("trial")]
        self.live = [rule for rule in self.rows if rules.is_listed(rule)]
        self.pending = [rule for rule in self.rows if rules.is_pending(rule)]
        top = max([rules.states[rule["rule"]].own for rule in self.live], default=ALLOWED)
        waiting = max([rules.states[rule["rule"]].own for rule in self.pending], default=ALLOWED)
        self.rank = CHECK if waiting > CHECK > top else top
        self.at_most = max(self.rank, waiting)

    def is_final(self, firm):
        """Whether the rules come to the same over what is firm."""
        states = [firm.states[rule["rule"]] for rule in self.rows]
        low = max([state.low for state in states if state.live is True], default=ALLOWED)
        high = max([state.high for state in states if state.live is not False], default=ALLOWED)
        return low == high == self.rank
