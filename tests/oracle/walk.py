"""What might still matter, of what is firmly unknown: from the rules that are unsettled down to questions and fields
(VERDICT_NOTES, "`next`: what is worth asking the author")."""

from dataclasses import dataclass, field

from facts import CLAUSES
from fields import lacking
from rules import ALLOWED, inside


@dataclass
class Item:
    """A question (of a fact) or a field that was met; `by` are the findings that raised it."""
    kind: str
    name: str
    rules: list = field(default_factory=list)
    levels: set = field(default_factory=set)
    by: set = field(default_factory=set)
    nodes: list = field(default_factory=list)  # the evidence that lacks the field

    @property
    def raised(self):
        return bool(self.by)


def is_unsettled(rule, firm):
    """Whether it could bring more than allowed, and nobody knows whether, or what."""
    state = firm.states[rule["rule"]]
    if rule.get("trial") or state.high <= ALLOWED or state.live is False:
        return False
    return state.live is None or state.low != state.high


class Walk:
    """`items` are those met, in the order in which they were."""

    def __init__(self, pass_, findings):
        self.facts, self.firm, self.world, self.findings = pass_.facts, pass_.firm, pass_.facts.world, findings
        self.items, self.way, self.seen, self.start = {}, [], set(), None
        states = [self.firm.states[rule["rule"]] for rule in self.firm.rows if not rule.get("trial")]
        brought = max([state.low for state in states if state.live is True], default=ALLOWED)
        for rule in self.firm.rows:
            matters = self.firm.states[rule["rule"]].high > brought or rule["modality"] == "protect"
            if matters and is_unsettled(rule, self.firm):
                self.start, self.seen = rule, set()
                self.rule(rule)

    def enter(self, kind, name):
        """Nothing is entered twice from one rule."""
        if (kind, name) in self.seen:
            return False
        self.seen.add((kind, name))
        self.way.append((kind, name))
        return True

    def rule(self, rule):
        if not self.enter("rule", rule["rule"]):
            return
        self.fact(rule["focus"])
        self.node(rule.get("condition"))
        self.node(rule.get("exception"))
        if inside(rule.get("periods"), self.world.record) is None:
            self.meet("field", "created_at")
        if rule["modality"] == "approve" and self.world.record.approvals is None:
            self.meet("field", "approvals", {"evidence": "approval_by", "of": [rule["role"]]})
        for name in self.firm.overriders(rule):
            if self.firm.states[name].live is None:
                self.rule(self.firm.by_name[name])
        self.way.pop()

    def fact(self, name):
        if self.firm.facts[name] is not None or not self.enter("fact", name):
            return
        for clause in CLAUSES:
            self.node(self.facts.rows[name].get(clause))
        if name in self.facts.put:
            self.meet("fact", name)
        self.way.pop()

    def node(self, node):
        if node is None or self.world.condition(node, self.firm.facts) is not None:
            return
        if "fact" in node:
            self.fact(node["fact"])
        elif "evidence" in node:
            for name in lacking(node, self.world):
                self.meet("field", name, node)
        for part in node.get("all", []) + node.get("any", []):
            self.node(part)

    def meet(self, kind, name, node=None):
        item = self.items.setdefault((kind, name), Item(kind, name))
        if self.start["rule"] not in item.rules:
            item.rules.append(self.start["rule"])
            item.levels.add(self.firm.states[self.start["rule"]].high)
        if node and not any(node is other for other in item.nodes):
            item.nodes.append(node)
        for holder in reversed(self.way):
            item.by = item.by or self.found(*holder)

    def found(self, kind, name):
        return self.findings.of_fact(name) if kind == "fact" else self.findings.of_rule(self.firm.by_name[name])
