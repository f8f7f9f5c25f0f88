# SPDX-License-Identifier: Apache-2.0
"""Where evidence that holds was found: places in the texts of a record, and in its arrays."""

import lists
import words
from evidence import FIELD_OF, near_places, rows_of, texts_of
from lists import NO_ITEM

FIELDS = ["text", "warning", "poll", "titles", "media.alt", "original", "profile", "name", "handle", "mentions", "hashtags",
          "links", "labels", "author.roles"]
ACCOUNTS = {"addresses_account": ("mentions", "@"), "has_hashtag": ("hashtags", "#"), "links_to": ("links", "")}
IDS = {"has_label": ("labels", "labels"), "author_role": ("author.roles", "roles")}


def fits(row, value, sign):
    """Whether a list names an account, a hashtag or a link as it was given."""
    if row.doubtful or not value:
        return False
    if not sign:
        return lists.links_to(row, value)
    value = lists.bare(value, sign)
    return bool(value) and lists.value_fits(row, value, sign)


def text_places(node, world):
    if node["evidence"] == "text_near":
        return {(FIELDS.index(name), *place) for name, *place in near_places(node, world)}
    return {(FIELDS.index(name), *item.place(begin, end), row.id or "")
            for name, item in texts_of(world, FIELD_OF[node["evidence"]]) for row in rows_of(node, world)
            for _, begin, end in item.text.hits(world.lists, row)}


def tokens_of(world, name):
    """(value, begin, end) of the accounts, hashtags or links of the text, each with its sign."""
    tokens = world.record.fields["text"][0].text.tokens
    if name == "hashtags":
        return [(tag.text, tag.mark, tag.end) for tag in tokens.hashtags]
    if name == "mentions":
        return [mention_of(world, tokens, token) for token in tokens.mentions]
    return [(token.text, token.begin, token.end) for token in getattr(tokens, name)]


def mention_of(world, tokens, token):
    """An account ends where the platform ends it."""
    text = words.cut_mention(token.text, world.record.platform)
    return (text, *tokens.span(token.first, token.first + len(text)))


def account_places(node, world):
    name, sign = ACCOUNTS[node["evidence"]]
    found = set()
    for row in rows_of(node, world):
        for value, begin, end in tokens_of(world, name):
            if fits(row, value, sign):
                found.add((0, NO_ITEM, begin, end, row.id or ""))
        for item, value in enumerate(world.record.arrays[name]):
            if fits(row, value, sign):
                found.add((FIELDS.index(name), item, 0, len(value.encode("utf-8")), row.id or ""))
    return found


def id_places(node, world):
    name, attribute = IDS[node["evidence"]]
    return {(FIELDS.index(name), item, 0, len(value.encode("utf-8")), "")
            for item, value in enumerate(getattr(world.record, attribute) or []) if value in node["of"]}


def of_evidence(node, world):
    """The places of evidence that holds; none of what has no place."""
    if node["evidence"] in FIELD_OF:
        return text_places(node, world)
    if node["evidence"] in ACCOUNTS:
        return account_places(node, world)
    return id_places(node, world) if node["evidence"] in IDS else set()


def of_condition(node, world, negated=False):
    """The places of evidence that is true, said positively, in a condition; facts not entered."""
    if node is None or "fact" in node:
        return set()
    negated ^= bool(node.get("negated"))
    if "evidence" in node:
        return of_evidence(node, world) if not negated and world.evidence(node) is True else set()
    return set().union(*(of_condition(part, world, negated) for part in node.get("all", []) + node.get("any", [])))


def string_at(record, name, item):
    """The text that a place is of."""
    if item == NO_ITEM:
        return record.fields[name][0].text.text
    if name == "media.alt":
        return record.media[item]["alt"]
    values = {"labels": record.labels, "author.roles": record.roles, "poll": record.poll, "titles": record.titles}.get(name)
    return (record.arrays[name] if values is None else values)[item]


def words_at(record, place):
    number, item, begin, end, _ = place
    return string_at(record, FIELDS[number], item).encode("utf-8")[begin:end].decode("utf-8")


def written(record, places, quote):
    """Places as they stand in a verdict."""
    result = []
    for place in sorted(places, key=lambda place: (*place[:-1], place[-1].encode("utf-8"))):
        number, item, begin, end, name = place
        entry = {"field": FIELDS[number]}
        if item != NO_ITEM:
            entry["item"] = item
        entry.update(start=begin, end=end)
        if name:
            entry["list"] = name
        if quote:
            entry["quote"] = words_at(record, place)
        result.append(entry)
    return result
