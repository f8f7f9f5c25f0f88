# SPDX-License-Identifier: Apache-2.0
"""What can be read off a record: one function a kind of evidence, and conditions over them."""

import graphemes
import lists
from truth import all_of, any_of, negate

SAID = ["text", "warning", "poll", "titles", "media.alt", "hashtags"]  # what a post says in words
FIELD_OF = {"text_mentions": SAID, "text_mentions_least": SAID, "text_near": SAID,
            "original_mentions": ["original"], "profile_mentions": ["profile"], "name_mentions": ["name", "handle"],
            "description_mentions": ["media.alt"], "warning_mentions": ["warning"], "poll_mentions": ["poll"],
            "title_mentions": ["titles"]}


def rows_of(node, world):
    return [world.lists[number] for number in node["of"]]


def texts_of(world, names):
    """(name, item) of each text of these fields that is known."""
    return [(name, item) for name in names for item in world.record.fields.get(name, [])]


def mentions(node, world, names):
    rows, results = rows_of(node, world), []
    for name in names:
        items = world.record.fields.get(name, [])
        # What would join the text, and is not given, is not said.
        unknown = name in world.record.unknown and names is not SAID
        for row in rows:
            found = any(item.text.hits(world.lists, row) for item in items)
            results.append(True if found else None if row.withheld or unknown else False)
    return any_of(results)


def mentions_least(node, world):
    rows = rows_of(node, world)
    found = {key for row in rows for _, item in texts_of(world, SAID) for key, _, _ in item.text.hits(world.lists, row)}
    if len(found) >= node["least"]:
        return True
    return None if any(row.withheld for row in rows) else False


def near_places(node, world):
    """(field, item, begin, end, list) of the occurrences of either group that have one of the other near them."""
    return {(name, *item.place(begin, end), words) for name, item in texts_of(world, SAID)
            for begin, end, words in near_in(node, world, item.text)}


def near_in(node, world, text):
    """(begin, end, list) in one text."""
    one, other = ({(begin, end, row.id or "") for number in node[group] for row in [world.lists[number]]
                   for _, begin, end in text.hits(world.lists, row)} for group in ("of", "near"))

    def near(place, places):
        # One place is one occurrence, whichever group or term names it: it is not near itself.
        return any(text.words_between(place[:2], second[:2]) < node["words"] for second in places
                   if second[:2] != place[:2])

    return {place for place in one if near(place, other)} | {place for place in other if near(place, one)}


def text_near(node, world):
    if near_places(node, world):
        return True
    rows = [world.lists[number] for number in node["of"] + node["near"]]
    return None if any(row.withheld for row in rows) else False


def one_of(known, wanted):
    return None if known is None else any(value in wanted for value in known)


def listed(node, world, values, fits):
    rows = rows_of(node, world)
    if any(fits(row, value) for row in rows if not row.doubtful for value in values):
        return True
    return None if any(row.withheld for row in rows) else False


def is_value(known, value):
    return None if known is None else known == value


def has_media(world, kind):
    media = world.record.media
    return None if media is None else any(item["type"] == kind for item in media)


def undescribed(world):
    record = world.record
    if record.media is None:
        return None
    alts = [item.get("alt") for item in record.media if item["type"] == "photo"]
    if record.none:
        alts = ["" if alt is None else alt for alt in alts]
    return any_of([None if alt is None else alt == "" for alt in alts])


def minutes(time):
    return int(time[:2]) * 60 + int(time[3:])


def appears(node, world, test):
    return None if world.record.time is None else test(*world.record.time)


def before(node, world):
    limit = (node["date"], minutes(node.get("time") or "00:00"))
    return appears(node, world, lambda date, minute: (date, minute) < limit)


def after(node, world):
    if node.get("time") is None:
        return appears(node, world, lambda date, minute: date > node["date"])
    limit = (node["date"], minutes(node["time"]))
    return appears(node, world, lambda date, minute: (date, minute) > limit)


def between(node, world):
    low, high = minutes(node["from"]), minutes(node["to"])
    if low <= high:
        return appears(node, world, lambda date, minute: low <= minute <= high)
    return appears(node, world, lambda date, minute: minute >= low or minute <= high)


def language(node, world):
    lang = world.record.lang
    wanted = [code.lower() for code in node.get("languages", node.get("of", []))]
    return None if lang is None else lang.split("-", 1)[0].lower() in wanted


READERS = {
    "text_mentions": lambda n, w: mentions(n, w, SAID),
    "text_mentions_least": mentions_least,
    "text_near": text_near,
    "text_longer": lambda n, w: graphemes.count(w.record.text) > n["more"],
    "text_lang": language,
    "original_mentions": lambda n, w: mentions(n, w, ["original"]),
    "author_role": lambda n, w: one_of(w.record.roles, n["of"]),
    "profile_mentions": lambda n, w: mentions(n, w, ["profile"]),
    "name_mentions": lambda n, w: mentions(n, w, ["name", "handle"]),
    "author_bot": lambda n, w: w.record.bot,
    "approval_by": lambda n, w: one_of(w.record.approvals, n["of"]),
    "account_official": lambda n, w: is_value(w.record.account, "official"),
    "account_personal": lambda n, w: is_value(w.record.account, "personal"),
    "platform_is": lambda n, w: None if w.record.platform is None else w.record.platform in n["of"],
    "addresses_account": lambda n, w: listed(n, w, w.record.mentions, lambda r, v: lists.value_fits(r, v, "@")),
    "addresses_more": lambda n, w: len(w.record.mentions) > n["more"],
    "has_hashtag": lambda n, w: listed(n, w, w.record.hashtags, lambda r, v: lists.value_fits(r, v, "#")),
    "links_to": lambda n, w: listed(n, w, w.record.links, lists.links_to),
    "has_link": lambda n, w: bool(w.record.links),
    "image_undescribed": lambda n, w: undescribed(w),
    "has_place": lambda n, w: w.record.location,
    "has_label": lambda n, w: one_of(w.record.labels, n["of"]),
    "sponsored": lambda n, w: w.record.sponsored,
    "appears_before": before,
    "appears_after": after,
    "appears_between": between,
}
for _kind in ("description_mentions", "warning_mentions", "poll_mentions", "title_mentions"):
    READERS[_kind] = lambda n, w, kind=_kind: mentions(n, w, FIELD_OF[kind])
for _value in ("public", "restricted", "internal", "private"):
    READERS["audience_" + _value] = lambda n, w, value=_value: is_value(w.record.audience, value)
for _value in ("reply", "share", "quote", "edit", "reaction"):
    READERS["kind_" + _value] = lambda n, w, value=_value: is_value(w.record.kind, value)
for _value in ("photo", "video", "audio", "document"):
    READERS["has_" + _value] = lambda n, w, value=_value: has_media(w, value)


class World:
    """A record as a table sees it: evidence is read once. `held` are values of evidence that stand whatever the record
    says."""

    def __init__(self, table_lists, record, held=None):
        self.lists, self.record, self.read = table_lists, record, dict(held or {})

    def evidence(self, node):
        key = id(node)
        if key not in self.read:
            self.read[key] = READERS[node["evidence"]](node, self)
        return self.read[key]

    def condition(self, node, facts):
        """The value of a condition, with `facts` the values of facts; None is no condition: not here."""
        if "all" in node:
            value = all_of(self.condition(part, facts) for part in node["all"])
        elif "any" in node:
            value = any_of(self.condition(part, facts) for part in node["any"])
        elif "fact" in node:
            value = facts[node["fact"]]
        else:
            value = self.evidence(node)
        return negate(value) if node.get("negated") else value


def facts_named(node):
    """The facts that a condition names, in order of first mention."""
    if node is None:
        return []
    if "fact" in node:
        return [node["fact"]]
    named = []
    for part in node.get("all", []) + node.get("any", []):
        named += [fact for fact in facts_named(part) if fact not in named]
    return named
