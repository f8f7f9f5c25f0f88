# SPDX-License-Identifier: Apache-2.0
"""Writes what a charter says of a record, for one reader (charte.verdict/2)."""

import places
from evidence import facts_named
from facts import CLAUSES
from fields import is_undated, lacked
from findings import Findings, join
from rules import LEVELS, Judgement, facts_of

PLACES = OVERRIDERS = 4096  # that one record lists
PLACES_OF_ONE = 256  # of a fact or a condition


class Writer:
    """Writes one verdict for one reader."""

    def __init__(self, reading, options):
        self.table, self.record, self.world = reading.table, reading.record, reading.world
        self.options, self.author, self.lang = options, options.author, options.lang
        seen = reading.said if self.author else reading.told
        self.facts, self.rules, self.firm = seen.facts, seen.rules, seen.firm
        self.findings = Findings(self.facts)
        self.plan = reading.plan if self.author else None
        self.judgement = Judgement(self.rules)
        self.waiting = self.rules_waiting()
        self.places, self.overriders = PLACES, OVERRIDERS

    def visible(self, name):
        return self.author or name not in self.table.hidden

    def spans(self, found):
        result = places.written(self.record, found, self.options.quote)[:min(self.places, PLACES_OF_ONE)]
        self.places -= len(result)
        return result

    # Facts

    def value(self, name):
        known = self.facts.known[name]
        return {"value": known.value, **({"source": known.source} if known.source else {})}

    def ground(self, name):
        """A fact that a rule names, with what decided it."""
        entry, known = {"fact": name, **self.value(name)}, self.facts.known[name]
        found = self.spans(places.of_condition(self.facts.rows[name][known.clause], self.world)) if known.clause else []
        return {**entry, "evidence": found} if found else entry

    def open(self, name):
        """A fact of the record: what is asked about it, or else what it waits for."""
        entry = self.value(name)
        signs = self.spans(self.findings.signs(name)) if entry["value"] is None else []
        if signs:
            entry["signs"] = signs
        raised = self.raised_by(name)
        if raised:
            entry["raised_by"] = join(raised)
        if self.facts.asks(name):
            entry["question"] = self.table.say(self.facts.rows[name].get("question"), self.lang)
        elif self.settling(name):
            entry["settles"] = self.settling(name)
        return entry

    def raised_by(self, name):
        if not self.author:
            return set()
        item = next((item for item in self.plan.items if (item.kind, item.name) == ("fact", name)), None)
        return self.findings.of_fact(name) or item and item.by

    def unknown(self, names):
        return [name for name in dict.fromkeys(names) if self.facts.values[name] is None and self.visible(name)]

    def rests_on(self, name):
        # What a hidden fact rests on is not asked through it: that would tell that it is undecided.
        row = self.facts.rows[name]
        return self.unknown(inner for clause in CLAUSES for inner in facts_named(row.get(clause)))

    def settling(self, name):
        """The unknown facts and fields that an unknown fact names itself."""
        if self.facts.values[name] is not None:
            return []
        fields = [field for clause in CLAUSES for field in lacked(self.facts.rows[name].get(clause), self.world)]
        return self.settles(self.rests_on(name), fields)

    @staticmethod
    def settles(facts, fields):
        return [{"fact": name} for name in facts] + [{"field": name} for name in dict.fromkeys(fields)]

    def open_facts(self):
        """What the rules wait for, then what that rests on; then what else is asked."""
        found = self.unknown(name for rule in self.waiting for name in facts_of(rule))
        for name in found:
            if not self.facts.asks(name):
                found += [inner for inner in self.rests_on(name) if inner not in found]
        if self.author:
            found += [item.name for item in self.plan.items if item.kind == "fact" and item.name not in found]
        return {name: self.open(name) for name in found}

    def next(self):
        return [self.item(item) for item in self.plan.items]

    def item(self, item):
        entry = {item.kind: item.name, "raised": item.raised}
        if (item.kind, item.name) in self.plan.waiting:
            entry["alone"] = False
        levels = [LEVELS[level] for level in sorted(item.levels, reverse=True)]
        return {**entry, "rules": item.rules, "levels": levels}

    # Rules

    def said(self, names, node):
        entries = [self.ground(name) for name in names if self.visible(name)]
        found = self.spans(places.of_condition(node, self.world))
        return entries + ([{"evidence": found}] if found else [])

    def rule(self, rule):
        entry = {"rule": rule["rule"], "modality": rule["modality"],
                 "level": LEVELS[self.rules.states[rule["rule"]].own]}
        if rule["modality"] == "approve":
            entry["role"] = rule["role"]
        condition, exception = rule.get("condition"), rule.get("exception")
        named = [rule["focus"]] + [x for x in facts_named(condition) if x != rule["focus"]]
        entry["because"] = self.said(named, condition)
        if exception:
            entry["unless"] = self.said(facts_named(exception), exception)
        words = [self.table.say(rule.get(part), self.lang) for part in ("reason", "advice")]
        texts = {"message": " ".join(word for word in words if word)}
        if self.author:
            texts.update(basis=self.table.say(rule.get("legal_basis"), self.lang),
                         contact=self.table.say(rule.get("contact"), self.lang))
        return {**entry, **{name: text for name, text in texts.items() if text}}

    def overridden(self):
        result, states = [], self.rules.states
        for rule in self.rules.rows:
            if states[rule["rule"]].applies is not True:
                continue
            by = [name for name in self.rules.overriders(rule) if states[name].live is True]
            if by:
                result.append({"rule": rule["rule"], "by": by[0]})
        return result

    def rules_waiting(self):
        """The pending rules, and those that keep them so: overriders of which it is unknown whether they are live."""
        found = [rule["rule"] for rule in self.judgement.pending]
        for name in found:
            found += [by for by in self.keeping(self.rules.by_name[name]) if by not in found]
        return [rule for rule in self.rules.rows if rule["rule"] in found]

    def keeping(self, rule):
        return [name for name in self.rules.overriders(rule) if self.rules.states[name].live is None]

    def pending(self, rule):
        fields = lacked(rule.get("condition"), self.world) + lacked(rule.get("exception"), self.world)
        if rule.get("periods") and is_undated(self.record):
            fields.append("created_at")
        if rule["modality"] == "approve" and self.record.approvals is None:
            fields.append("approvals")
        entry = {"rule": rule["rule"], "level": LEVELS[self.rules.states[rule["rule"]].own],
                 "settles": self.settles(self.unknown(facts_of(rule)), fields)}
        keeping = self.keeping(rule)[:self.overriders]
        self.overriders -= len(keeping)
        if keeping:
            entry["overriders"] = keeping
        return entry

    def on_trial(self):
        rows = [rule for rule in self.rules.rows if rule.get("trial") and self.rules.is_listed(rule)]
        return [{"rule": rule["rule"], "modality": rule["modality"],
                 "level": LEVELS[self.rules.states[rule["rule"]].own]}
                for rule in rows]

    def is_final(self):
        # A post of unknown date may turn out to be older than the charter.
        undated = self.record.created is None and not self.record.none and self.record.draft is not True
        return self.judgement.is_final(self.firm) and not (undated and self.table.data["charter"].get("in_force"))
