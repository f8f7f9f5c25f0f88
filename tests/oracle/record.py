# SPDX-License-Identifier: Apache-2.0
"""The post record (charte.post/1): what is known of a post, what is unknown, what is none."""

import datetime
import re

import lists
import words

KINDS = {"post", "reply", "share", "quote", "edit", "reaction"}
CLOSED = {"kind": KINDS, "account": {"personal", "official"},
          "audience": {"public", "restricted", "internal", "private"}}
MEDIA = {"photo", "video", "audio", "document"}
RFC3339 = re.compile(r"^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-](\d\d):(\d\d))$")


class Unreadable(Exception):
    """A record that is an error of its line."""


def civil(stamp):
    """(date, minutes) in the record's own offset; seconds are dropped."""
    match = RFC3339.match(stamp)
    if not match:
        raise Unreadable("created_at")
    year, month, day, hour, minute, second = (int(match.group(n)) for n in range(1, 7))
    try:
        date = datetime.date(year, month, day).isoformat()
    except ValueError as error:
        raise Unreadable("created_at") from error
    if hour > 23 or minute > 59 or second > 60:
        raise Unreadable("created_at")
    if match.group(9) and (int(match.group(9)) > 23 or int(match.group(10)) > 59):
        raise Unreadable("created_at")
    return date, hour * 60 + minute


class Record:
    """None stands for unknown. Strings, lists and booleans are as given; empty is none."""

    def __init__(self, post, platforms, absent_is_none=False):
        none = absent_is_none
        author = post.get("author")
        unsaid = none or author == {}
        author = author or {}
        original = post.get("original")
        self.id = post.get("id")
        self.text = post.get("text")
        if not isinstance(self.text, str):
            raise Unreadable("text")
        self.draft = self.value(post, "draft", False, none)
        self.lang = self.value(post, "lang", "", none)
        self.kind = self.value(post, "kind", "post", none)
        self.platform = self.value(post, "platform", "", none)
        self.account = self.value(post, "account", "", none)
        self.audience = self.value(post, "audience", "", none)
        self.created = self.value(post, "created_at", "", False)
        self.roles = self.value(author, "roles", [], unsaid)
        self.profile = self.value(author, "profile", "", unsaid)
        self.name = self.value(author, "name", "", unsaid)
        self.handle = self.value(author, "handle", "", unsaid)
        self.bot = self.value(author, "bot", False, unsaid)
        self.media = self.value(post, "media", [], none)
        self.original = self.value(original or {}, "text", "", none or original == {})
        self.warning = self.value(post, "warning", "", none)
        self.poll = self.value(post, "poll", [], none)
        self.titles = self.value(post, "titles", [], none)
        self.location = self.value(post, "location", False, none)
        self.sponsored = self.value(post, "sponsored", False, none)
        self.labels = self.value(post, "labels", [], none)
        self.approvals = self.value(post, "approvals", [], none)
        self.answers = post.get("facts") or {}
        self.time = civil(self.created) if self.created else None
        self.none = none
        self.verify(platforms)
        self.read_texts(post)

    @staticmethod
    def value(holder, name, empty, absent_is_none):
        given = holder.get(name)
        if given is None:
            return empty if absent_is_none else None
        return given

    def verify(self, platforms):
        for name, allowed in CLOSED.items():
            value = getattr(self, name)
            if value and value not in allowed:
                raise Unreadable(name)
        if self.platform and self.platform not in platforms:
            raise Unreadable("platform")
        for item in self.media or []:
            if item.get("type") not in MEDIA:
                raise Unreadable("media")

    def read_texts(self, post):
        alts = None if self.media is None else [self.value(item, "alt", "", self.none) for item in self.media]
        self.alts = None if alts is None or None in alts else alts
        texts = {"text": self.text, "warning": self.warning, "original": self.original, "profile": self.profile,
                 "name": self.name, "handle": self.handle}
        self.fields = {name: lists.one(text) for name, text in texts.items() if text is not None}
        self.fields.update({"poll": lists.several(self.poll or []), "titles": lists.several(self.titles or []),
                            "media.alt": lists.several(alts or []), "hashtags": lists.tags(post.get("hashtags") or [])})
        self.unknown = {name for name, value in (*texts.items(), ("poll", self.poll), ("titles", self.titles),
                                                 ("media.alt", self.alts)) if value is None}
        tokens = self.fields["text"][0].text.tokens
        self.arrays = {name: list(post.get(name) or []) for name in ("mentions", "hashtags", "links")}
        accounts = [words.cut_mention(token.text, self.platform) for token in tokens.mentions]
        self.mentions = self.union(post.get("mentions"), accounts, "@")
        self.hashtags = self.union(post.get("hashtags"), [token.text for token in tokens.hashtags], "#")
        self.links = list(post.get("links") or []) + [token.text for token in tokens.links]
        self.links = [link for link in self.links if link]

    @staticmethod
    def union(given, found, sign):
        values = [lists.bare(value, sign) for value in list(given or []) + found]
        return set(values) - {""}
