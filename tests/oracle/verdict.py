"""From a post to the line of its verdict (charte.verdict/2)."""

import json

import claims
import evidence
import lists
from record import Record
from rules import LEVELS, Judgement, facts_of
from truth import any_of

ENGINE = "0.1.0"
READINGS = 1000
PLACES = OVERRIDERS = 4096  # that one record lists


class Table:
    def __init__(self, data):
        self.data = data
        self.lists = lists.Lists(data["lists"])
        self.platforms = {row["id"] for row in data["platforms"]}
        self.hidden = {fact["id"] for fact in data["facts"] if fact.get("hidden")}
        self.order = data.get("languages", [])
        self.readings = {}

    def say(self, texts, lang):
        """A text in the asked language, else the prevailing one, else the first that has it."""
        if not texts:
            return None
        for code in [lang, self.data.get("prevails"), *self.order, *texts]:
            if code in texts:
                return texts[code]
        return None


    def reading(self, record, post):
        """The same post is read once, for tools and for its author."""
        key = (record.none, json.dumps(post))
        if key not in self.readings:
            if len(self.readings) >= READINGS:
                self.readings.clear()
            self.readings[key] = Reading(self, record)
        return self.readings[key]


def place(table, record):
    """Why a record is not checked, or None."""
    scopes = table.data["charter"].get("control")
    known = {"drafts": record.draft, "official": None if record.account is None else record.account == "official"}
    if scopes:
        inside = any_of(known[scope] for scope in scopes)
        if inside is not True:
            return "outside_scope" if inside is False else "scope_unknown"
    start = table.data["charter"].get("in_force")
    if start and record.draft is not True and record.time and record.time[0] < start:
        return "before_entry"
    return None


class Reading:
    """What a table makes of a record, whoever asks."""

    def __init__(self, table, record):
        self.table, self.record = table, record
        self.world = evidence.World(table.lists, record)
        self.said = claims.Pass(table.data, self.world)
        self.told = claims.told(table.data, self.world, self.said)


class Writer:
    """Writes one verdict for one reader."""

    def __init__(self, reading, options):
        self.table, self.record, self.world = reading.table, reading.record, reading.world
        self.options, self.author, self.lang = options, options.author, options.lang
        seen = reading.said if self.author else reading.told
        self.facts, self.rules = seen.facts, seen.rules
        self.judgement = Judgement(self.rules, seen.firm)
        self.places, self.overriders = PLACES, OVERRIDERS

    def visible(self, name):
        return self.author or name not in self.table.hidden

    def spans(self, found):
        result = []
        for number, begin, end, name in sorted(found):
            name_of = evidence.FIELDS[number]
            span = {"field": name_of, "start": begin, "end": end}
            if name:
                span["list"] = name
            if self.options.quote:
                span["quote"] = self.record.fields[name_of].text.encode("utf-8")[begin:end].decode("utf-8")
            result.append(span)
        result = result[:self.places]
        self.places -= len(result)
        return result

    def value(self, name, places):
        known = self.facts.known[name]
        entry = {"value": known.value}
        if known.source:
            entry["source"] = known.source
        if known.clause:
            found = self.spans(self.world.spans(self.facts.rows[name][known.clause]))
            if found:
                entry[places] = found
        return entry

    def fact(self, name):
        return {"fact": name, **self.value(name, "evidence")}

    def open(self, name):
        """An unknown fact: its question, or else the unknown facts it rests on."""
        entry = self.value(name, "signs")
        if self.facts.asks(name):
            entry["question"] = self.table.say(self.facts.rows[name].get("question"), self.lang)
        elif self.rests_on(name):
            entry["rests_on"] = self.rests_on(name)
        return entry

    def unknown(self, names):
        return [name for name in dict.fromkeys(names) if self.facts.values[name] is None and self.visible(name)]

    def rests_on(self, name):
        # What a hidden fact rests on is not asked through it: that would tell that it is undecided.
        row = self.facts.rows[name]
        return self.unknown(inner for clause in ("ruled_out", "established", "to_check")
                            for inner in evidence.facts_named(row.get(clause)))

    def said(self, names, node):
        entries = [self.fact(name) for name in names if self.visible(name)]
        found = self.spans(self.world.spans(node))
        return entries + ([{"evidence": found}] if found else [])

    def rule(self, rule):
        entry = {"rule": rule["rule"], "modality": rule["modality"],
                 "level": LEVELS[self.rules.states[rule["rule"]].own]}
        if rule["modality"] == "approve":
            entry["role"] = rule["role"]
        condition, exception = rule.get("condition"), rule.get("exception")
        named = [rule["focus"]] + [x for x in evidence.facts_named(condition) if x != rule["focus"]]
        entry["because"] = self.said(named, condition)
        if exception:
            entry["unless"] = self.said(evidence.facts_named(exception), exception)
        words = [self.table.say(rule.get(part), self.lang) for part in ("reason", "advice")]
        message = " ".join(word for word in words if word)
        if message:
            entry["message"] = message
        return entry

    def overridden(self):
        result, states = [], self.rules.states
        for rule in self.rules.rows:
            if states[rule["rule"]].applies is not True:
                continue
            by = [name for name in self.rules.overriders(rule) if states[name].live is True]
            if not by:
                continue
            result.append({"rule": rule["rule"], "by": by[0]})
        return result

    def waiting(self):
        """The pending rules, and those that keep them so: overriders of which it is unknown whether they are live."""
        found = [rule["rule"] for rule in self.judgement.pending]
        for name in found:
            found += [by for by in self.keeping(self.rules.by_name[name]) if by not in found]
        return [rule for rule in self.rules.rows if rule["rule"] in found]

    def keeping(self, rule):
        return [name for name in self.rules.overriders(rule) if self.rules.states[name].live is None]

    def pending(self, rule):
        entry = {"rule": rule["rule"], "level": LEVELS[self.rules.states[rule["rule"]].own],
                 "facts": self.unknown(facts_of(rule))}
        keeping = self.keeping(rule)[:self.overriders]
        self.overriders -= len(keeping)
        if keeping:
            entry["overriders"] = keeping
        return entry

    def open_facts(self, waiting):
        """What the rules wait for, then what that rests on."""
        found = self.unknown(name for rule in waiting for name in facts_of(rule))
        for name in found:
            if not self.facts.asks(name):
                found += [inner for inner in self.rests_on(name) if inner not in found]
        return {name: self.open(name) for name in found}

    def on_trial(self):
        rows = [rule for rule in self.rules.rows if rule.get("trial") and self.rules.is_listed(rule)]
        return [{"rule": rule["rule"], "modality": rule["modality"],
                 "level": LEVELS[self.rules.states[rule["rule"]].own]}
                for rule in rows]

    def is_final(self):
        # A post of unknown date may turn out to be older than the charter.
        undated = self.record.created is None and self.record.draft is not True
        return self.judgement.final and not (undated and self.table.data["charter"].get("in_force"))


def evaluate(table, post, options):
    """The verdict of one post, as the object that is written. Raises Unreadable."""
    record = Record(post, table.platforms, options.absent_is_none)
    data = table.data["charter"]
    about = {"title": table.say(data["title"], options.lang), "version": data["version"],
             "digest": table.data["digest"]}
    head = {"schema": "charte.verdict/2", "id": record.id}
    reason = place(table, record)
    if reason:
        return {**head, "verdict": "not_checked", "reason": reason, "charter": about, "engine": ENGINE}
    writer = Writer(table.reading(record, post), options)
    judgement = writer.judgement
    line = {**head, "verdict": LEVELS[judgement.rank], "rank": judgement.rank, "at_most": LEVELS[judgement.at_most],
            "final": writer.is_final(), "charter": about, "engine": ENGINE}
    if options.absent_is_none:
        line["absent"] = "none"
    waiting = writer.waiting()
    line["facts"] = writer.open_facts(waiting)
    line["rules"] = [writer.rule(rule) for rule in judgement.live]
    line["overridden"] = writer.overridden()
    line["pending"] = [writer.pending(rule) for rule in waiting]
    line["on_trial"] = writer.on_trial()
    return line
