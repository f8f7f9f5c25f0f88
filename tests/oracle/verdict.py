# SPDX-License-Identifier: Apache-2.0
"""From a post to the line of its verdict (charte.verdict/2)."""

import functools
import json
import os
import re

import claims
import evidence
import lists
from findings import Findings
from plan import Plan
from record import Record
from rules import LEVELS
from truth import any_of
from writer import Writer

HEADER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "runtime", "charte.h")
with open(HEADER, encoding="utf-8") as header:
    ENGINE = re.search(r'#define CHARTE_VERSION "(.*)"', header.read())[1]
READINGS = 1000


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
        self.findings = Findings(self.said.facts)

    @functools.cached_property
    def plan(self):
        return Plan(self.table.data, self.said, self.findings)


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
    if options.author:
        line["if_none"] = LEVELS[writer.plan.if_none]
    line["facts"] = writer.open_facts()
    if options.author:
        line["next"] = writer.next()
    line["rules"] = [writer.rule(rule) for rule in judgement.live]
    line["overridden"] = writer.overridden()
    line["pending"] = [writer.pending(rule) for rule in writer.waiting]
    line["on_trial"] = writer.on_trial()
    return line
