# SPDX-License-Identifier: Apache-2.0
"""Fields of a record: which evidence reads them, and what it is to lack one."""

from evidence import FIELD_OF

ATTRIBUTES = {"author.roles": "roles", "author.profile": "profile", "author.name": "name", "author.handle": "handle",
              "author.bot": "bot", "media.alt": "alts"}
TEXTS = {"media.alt": "media.alt", "warning": "warning", "poll": "poll", "titles": "titles", "original": "original",
         "author.profile": "profile", "author.name": "name", "author.handle": "handle"}
READ = {"text_lang": "lang", "author_role": "author.roles", "author_bot": "author.bot", "approval_by": "approvals",
        "platform_is": "platform", "has_place": "location", "has_label": "labels", "sponsored": "sponsored",
        "image_undescribed": "media", "has_photo": "media", "has_video": "media", "has_audio": "media",
        "has_document": "media", "appears_before": "created_at", "appears_after": "created_at",
        "appears_between": "created_at"}


def attribute(field):
    return ATTRIBUTES.get(field, field)


def read_by(node):
    """The fields that an evidence reads and a record may lack."""
    kind = node["evidence"]
    if kind.startswith("text_") and kind in FIELD_OF:
        return []  # what is not given is not said
    if kind in FIELD_OF:
        return [field for field, name in TEXTS.items() if name in FIELD_OF[kind]]
    if kind in READ:
        return [READ[kind]]
    name = kind.partition("_")[0]
    return [name] if name in ("kind", "account", "audience") else []


def is_lacking(record, field, node):
    if field == "created_at":
        return is_undated(record)
    # Of media that are there a description may be what is not known.
    return getattr(record, attribute(field)) is None or node["evidence"] == "image_undescribed"


def is_undated(record):
    """Whether its date is unknown: not one that the record gives as none."""
    return record.created is None


def lacking(node, world):
    """The fields for want of which an evidence is unknown."""
    if world.evidence(node) is not None:
        return []
    return [field for field in read_by(node) if is_lacking(world.record, field, node)]


def lacked(node, world):
    """The fields for want of which evidence in a condition is unknown, each once."""
    if node is None or "fact" in node:
        return []
    if "evidence" in node:
        return lacking(node, world)
    return list(dict.fromkeys(field for part in node.get("all", []) + node.get("any", [])
                              for field in lacked(part, world)))
