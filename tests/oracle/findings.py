# SPDX-License-Identifier: Apache-2.0
"""Findings: evidence of the record that holds and stands in no negation, or an even number; and the keys of what it found."""

import re
import zlib

import fold
import places
from evidence import FIELD_OF
from facts import CLAUSES
from rules import is_duty

WORDS = 48  # bytes that a key has of the words found
KEYS, COUNTED = 4, 64  # that are written; of others their number, as far as it is counted
ALONE = {"author_bot": "author.bot:true", "has_place": "location:true", "sponsored": "sponsored:true",
         "has_link": "links:", "addresses_more": "mentions:", "text_longer": "text:longer",
         "image_undescribed": "media:undescribed"}


def cut(text):
    """Words as a key has them: folded, without the sign of an account or a hashtag, on one line, and short."""
    folded = fold.fold(text)
    folded = folded[1:] if folded[:1] in ("@", "#") else folded
    spaced = re.sub("[ \x00-\x1f]+", " ", folded)
    return spaced.encode("utf-8")[:WORDS].decode("utf-8", "ignore")


def words_keys(node, world):
    """Keys of what lists name, wherever it stands."""
    return {f"{name}:{cut(places.words_at(world.record, place))}" for place in places.of_evidence(node, world)
            for name in [place[-1]]}


def value_keys(node, world):
    """Keys of what only the record says."""
    kind, record = node["evidence"], world.record
    if kind in ALONE:
        return {ALONE[kind]}
    if kind.startswith("appears_"):
        return {f"created_at:{record.created}"}
    if kind == "text_lang":
        wanted = node.get("languages", node.get("of", []))
        return {f"lang:{code}" for code in wanted if code.lower() == record.lang.split("-", 1)[0].lower()}
    if kind == "platform_is":
        return {f"platform:{record.platform}"}
    sets = {"has_label": ("labels", record.labels), "author_role": ("author.roles", record.roles),
            "approval_by": ("approvals", record.approvals)}
    if kind in sets:
        name, values = sets[kind]
        return {f"{name}:{value}" for value in values if value in node["of"]}
    name, _, value = kind.partition("_")
    return {f"{'media' if name == 'has' else name}:{value}"}


def evidence_keys(node, world):
    of_lists = node["evidence"] in FIELD_OF or node["evidence"] in places.ACCOUNTS
    return words_keys(node, world) if of_lists else value_keys(node, world)


def join(keys):
    """One key of several findings."""
    ordered = sorted(keys, key=lambda key: key.encode("utf-8"))[:COUNTED]
    others, total = ordered[KEYS:], 0
    for key in others:
        total = (total * 31 + zlib.crc32(key.encode("utf-8"))) % 2 ** 32
    return " | ".join(ordered[:KEYS] + [f"+{len(others)} {total:08x}"] * bool(others))


class Findings:
    """The findings of what a pass makes of a record."""

    def __init__(self, facts):
        self.facts, self.world, self.of_facts = facts, facts.world, {}

    def found(self, node, negated=False):
        """(evidence that is a finding, facts that may have some) of a condition; none of parts that are false."""
        if node is None or self.world.condition(node, self.facts.values) is False:
            return [], []
        negated ^= bool(node.get("negated"))
        if "fact" in node:
            return [], [] if negated else [node["fact"]]
        if "evidence" in node:
            return [node] if not negated and self.world.evidence(node) is True else [], []
        parts = [self.found(part, negated) for part in node.get("all", []) + node.get("any", [])]
        return sum((part[0] for part in parts), []), sum((part[1] for part in parts), [])

    def of_condition(self, node):
        evidence, facts = self.found(node)
        return set().union(*(evidence_keys(part, self.world) for part in evidence),
                           *(self.of_fact(name) for name in facts))

    def of_fact(self, name):
        """None of a fact that is false."""
        if name not in self.of_facts:
            clauses = [] if self.facts.values[name] is False else CLAUSES
            keys = set().union(*(self.of_condition(self.facts.rows[name].get(clause)) for clause in clauses))
            if clauses and self.facts.given.get(name) is True:
                keys.add(f"fact:{name}")
            self.of_facts[name] = keys
        return self.of_facts[name]

    def of_rule(self, rule):
        keys = set() if is_duty(rule) else self.of_fact(rule["focus"])
        return keys | self.of_condition(rule.get("condition")) | self.of_condition(rule.get("exception"))

    def signs(self, name):
        """The places of a fact's own findings."""
        evidence = [part for clause in CLAUSES for part in self.found(self.facts.rows[name].get(clause))[0]]
        return set().union(*(places.of_evidence(part, self.world) for part in evidence))
