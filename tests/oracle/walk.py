# SPDX-License-Identifier: Apache-2.0
"""What might still matter, of what is firmly unknown: from the rules that are unsettled down to questions and fields
(VERDICT_NOTES, "`next`: what is worth asking the author")."""

from dataclasses import dataclass, field

from facts import CLAUSES
from fields import is_undated, lacking
from rules import ALLOWED


@dataclass
class Item:
    """A question (of a fact) or a field that was met; `by` are the findings that raised it."""
    kind: str
    name: str
    rules: list = field(default_factory=list)
    levels: set = field(default_factory=set)
    by: set = field(default_factory=set)
    nodes: list = field(default_factory=list)  # the evidence that lacks the field
    place: int = 0  # in the order of what was met, or, where it is raised, of what was met so that it was

    @property
    def raised(self):
        return bool(self.by)

    def add(self, node):
        if not any(node is other for other in self.nodes):
            self.nodes.append(node)


def is_unsettled(rule, firm):
    """Whether it could bring more than allowed, and nobody knows whether, or what."""
    state = firm.states[rule["rule"]]
    if rule.get("trial") or state.high <= ALLOWED or state.live is False:
        return False
    return state.live is None or state.low != state.high


@dataclass
class Step:
    """A rule or a fact that the walk entered; `by` are its findings, or those of the nearest above it that has some, on the
    first way on which there are some."""
    kind: str
    name: str
    by: set


class Walk:
    """`items` are those met, in the order in which they were first; `of_rules` the same of each rule that the walk begins
    at."""

    def __init__(self, pass_, findings):
        self.facts, self.firm, self.world, self.findings = pass_.facts, pass_.firm, pass_.facts.world, findings
        self.items, self.of_rules, self.steps, self.queue, self.places = {}, {}, {}, [], 0
        states = [self.firm.states[rule["rule"]] for rule in self.firm.rows if not rule.get("trial")]
        self.brought = max([state.low for state in states if state.live is True], default=ALLOWED)
        for rule in self.firm.rows:
            if self.begins(rule):
                self.start(rule)
        self.name([name for name in self.facts.given if self.firm.facts[name] is None])

    def begins(self, rule):
        """Whether it is unsettled, and matters."""
        matters = self.firm.states[rule["rule"]].high > self.brought or rule["modality"] == "protect"
        return matters and is_unsettled(rule, self.firm)

    def start(self, rule):
        self.steps, self.of_rules[rule["rule"]] = {}, []
        self.queue = []
        self.enter("rule", rule["rule"], Step("", "", set()))
        for step in self.queue:
            (self.rule if step.kind == "rule" else self.fact)(step, rule)

    def enter(self, kind, name, above):
        """Nothing is entered twice from one rule, but to tell what is below it that something above it has findings."""
        step = self.steps.get((kind, name))
        if step is None:
            own = self.findings.of_fact(name) if kind == "fact" else self.findings.of_rule(self.firm.by_name[name])
            step = self.steps[kind, name] = Step(kind, name, own or above.by)
        elif step.by or not above.by:
            return
        else:
            step = self.steps[kind, name] = Step(kind, name, above.by)
        self.queue.append(step)

    def enter_facts(self, names, above):
        for name in names:
            if self.firm.facts[name] is None:
                self.enter("fact", name, above)

    def rule(self, step, start):
        rule = self.firm.by_name[step.name]
        clauses = [rule.get("condition"), rule.get("exception")]
        self.meet_fields(clauses, step, start)
        if rule.get("periods") and is_undated(self.world.record):
            self.meet("field", "created_at", step, start)
        if rule["modality"] == "approve" and self.world.record.approvals is None:
            self.meet("field", "approvals", step, start, {"evidence": "approval_by", "of": [rule["role"]]})
        self.enter_facts([rule["focus"]] + self.unknown_facts(clauses), step)
        for name in self.firm.overriders(rule):
            if self.firm.states[name].live is None and not self.begins(self.firm.by_name[name]):
                self.enter("rule", name, step)

    def fact(self, step, start):
        clauses = [self.facts.rows[step.name].get(clause) for clause in CLAUSES]
        self.meet_fields(clauses, step, start)
        if step.name in self.facts.put:
            self.meet("fact", step.name, step, start)
        self.enter_facts(self.unknown_facts(clauses), step)

    def unknown_parts(self, node):
        """The evidence and the facts in the parts of a condition that are firmly unknown."""
        if node is None or self.world.condition(node, self.firm.facts) is not None:
            return []
        if "all" not in node and "any" not in node:
            return [node]
        return [leaf for part in node.get("all", []) + node.get("any", []) for leaf in self.unknown_parts(part)]

    def unknown_facts(self, clauses):
        return [leaf["fact"] for clause in clauses for leaf in self.unknown_parts(clause) if "fact" in leaf]

    def lacked(self, clauses):
        """[(evidence, field)] of what lacks a field in the unknown parts of clauses."""
        return [(leaf, name) for clause in clauses for leaf in self.unknown_parts(clause) if "evidence" in leaf
                for name in lacking(leaf, self.world)]

    def meet_fields(self, clauses, step, start):
        for node, name in self.lacked(clauses):
            self.meet("field", name, step, start, node)

    def name(self, answered):
        """What evidence below the facts answered names of fields that were met."""
        queue = list(answered)
        for name in queue:
            clauses = [self.facts.rows[name].get(clause) for clause in CLAUSES]
            for node, lacks in self.lacked(clauses):
                if ("field", lacks) in self.items:
                    self.items["field", lacks].add(node)
            queue += [fact for fact in dict.fromkeys(self.unknown_facts(clauses))
                      if self.firm.facts[fact] is None and fact not in queue]

    def meet(self, kind, name, step, start, node=None):
        new = (kind, name) not in self.items
        item = self.items.setdefault((kind, name), Item(kind, name))
        if new or (step.by and not item.by):
            self.places += 1
            item.place = self.places
        if start["rule"] not in item.rules:
            item.rules.append(start["rule"])
            item.levels.add(self.firm.states[start["rule"]].high)
            self.of_rules[start["rule"]].append((kind, name))
        if node:
            item.add(node)
        item.by = item.by or step.by
