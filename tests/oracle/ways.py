# SPDX-License-Identifier: Apache-2.0
"""How what is not known of a post may come out: values of fields, answers to questions, and what follows of them."""

import copy
import itertools

import evidence
from claims import Pass
from facts import Facts
from fields import TEXTS, attribute, is_lacking, read_by
from rules import Judgement, Rules
from truth import any_of

NONE = {"kind": "post", "author.bot": False, "location": False, "sponsored": False, "author.roles": [], "media": [],
        "labels": [], "approvals": [], "created_at": None}  # of the others an empty text
CLOSED = {"kind": ["post", "reply", "share", "quote", "edit", "reaction"], "account": ["personal", "official"],
          "audience": ["public", "restricted", "internal", "private"], "location": [True, False],
          "sponsored": [True, False], "author.bot": [True, False]}
MEDIA = {"has_photo": {"type": "photo", "alt": "a view"}, "image_undescribed": {"type": "photo", "alt": ""},
         "has_video": {"type": "video"}, "has_audio": {"type": "audio"}, "has_document": {"type": "document"}}


def subsets(values):
    return [list(part) for size in range(len(values) + 1) for part in itertools.combinations(values, size)]


def described(media, alt):
    """Media of which only descriptions were not known."""
    return [{**item, "alt": alt} if item.get("alt") is None else item for item in media]


def values_of(item, record):
    """What the field of an item may be, as far as the evidence that was met can tell."""
    if item.name in CLOSED:
        return CLOSED[item.name]
    if item.name in TEXTS:
        return subsets([id(node) for node in item.nodes])
    if item.name == "media":
        if record.media is not None:
            return [described(record.media, "a view"), described(record.media, "")]
        return subsets([media for kind, media in MEDIA.items() if any(node["evidence"] == kind for node in item.nodes)])
    named = list(dict.fromkeys(value for node in item.nodes for value in node.get("of", node.get("languages", []))))
    if item.name in ("platform", "lang"):
        return named + [""]
    return subsets(named)


def single_values(item, record):
    """Those that say one thing."""
    values = values_of(item, record)
    if item.name == "media" and record.media is not None or not isinstance(values[0], list):
        return values
    return [value for value in values if len(value) == 1]


def none_of(name, record):
    if name == "media" and record.media is not None:
        return described(record.media, "")
    return NONE.get(name, "")


class Ways:
    """The ways of one record; `now` are the facts of which an answer is disputed already."""

    def __init__(self, table, world, items, now):
        self.table, self.world, self.now = table, world, now
        self.nodes = {id(node): node for item in items if item.name in TEXTS for node in item.nodes}
        self.read = {}

    def varied(self, settings):
        """The record with these values of fields; of a text field, `settings` have the evidence that finds something there,
        or an empty text."""
        record = copy.copy(self.world.record)
        record.unknown = set(record.unknown)
        for name, value in settings.items():
            if name not in TEXTS:
                setattr(record, attribute(name), value)
            elif value == "":
                setattr(record, attribute(name), "")
                record.unknown.discard(TEXTS[name])
        held = {key: self.held(node, record, settings) for key, node in self.nodes.items()
                if any(isinstance(settings.get(name), list) for name in read_by(node))}
        return evidence.World(self.world.lists, record, held)

    @staticmethod
    def held(node, record, settings):
        """What evidence on texts comes to where sets of evidence say what is found in them."""
        open_fields = [name for name in read_by(node) if is_lacking(record, name, node)]
        return any_of([id(node) in settings[name] if isinstance(settings.get(name), list) else None
                       for name in open_fields])

    def put(self, settings):
        """(the world with these values, the questions that are put there)."""
        key = repr(sorted(settings.items()))
        if key not in self.read:
            world = self.varied(settings)
            self.read[key] = world, Pass(self.table, world).facts.put
        return self.read[key]

    def facts(self, settings, answers, unless_disputed=()):
        """What facts come to with these values and answers; some answers are not given where they would be disputed."""
        return Facts(self.table, self.put(settings)[0], undisputed=frozenset(unless_disputed), more=answers)

    def outcome(self, settings, answers):
        """What comes out with these values and answers; None where an answer would be disputed that is not now."""
        facts = self.facts(settings, answers)
        return None if surely_disputed(facts) - self.now else self.judge(facts)

    def judge(self, facts):
        """(verdict, at_most, which rights are live)"""
        judgement = Judgement(Rules(self.table, facts.world, facts.values))
        rights = [judgement.rules.states[rule["rule"]].live for rule in judgement.rows if rule["modality"] == "protect"]
        return judgement.rank, judgement.at_most, tuple(rights)


def disputed(facts):
    """The facts of which an answer is disputed, or would be if it were heard."""
    return facts.dropped | {name for name, known in facts.known.items() if known.source == "disputed"}


def surely_disputed(facts):
    """Those that stay so: where nobody knows yet whether a fact is ruled out, a no that was given may still be right."""
    def may_be_right(name):
        x, _, _ = facts.clauses(facts.rows[name], facts.values)
        return facts.world.record.answers.get(name) is False and x is None
    return {name for name in disputed(facts) if not may_be_right(name)}
