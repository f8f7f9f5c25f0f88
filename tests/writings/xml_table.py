# SPDX-License-Identifier: Apache-2.0
"""The JSON writing made again from the XML one: both say the same."""

import xml.etree.ElementTree as tree

SPACE = "{urn:charte:table:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NUMBERS = ("least", "words", "more")
NAMED = ("role", "platform", "label")


def each(element, name):
    return element.findall(SPACE + name)


def text(element, name):
    return {part.get(LANG): part.text for part in each(element, name)}


def flag(element, name):
    return element.get(name) == "true"


def named(root, group, name):
    return [{"id": row.get("id"), "title": text(row, "title")} for row in each(root.find(SPACE + group), name)]


def numbers(element):
    return [int(row.get("number")) for row in each(element, "list")]


def operands(element):
    kind = element.get("kind")
    node = {"evidence": kind}
    for name in NUMBERS:
        if element.get(name) is not None:
            node[name] = int(element.get(name))
    if each(element, "list") or "mentions" in kind or kind in ("text_near", "addresses_account", "has_hashtag",
                                                               "links_to"):
        node["of"] = numbers(element)
    for near in each(element, "near"):
        node["near"] = numbers(near)
    for name in NAMED:
        if each(element, name):
            node["of"] = [row.get("ref") for row in each(element, name)]
    if kind == "text_lang":
        node["languages"] = [row.get("code") for row in each(element, "language")]
    if kind in ("appears_before", "appears_after"):
        node.update(date=element.get("date"), time=element.get("time"))
    if kind == "appears_between":
        node.update({"from": element.get("from"), "to": element.get("to")})
    return node


def condition(element):
    name = element.tag.removeprefix(SPACE)
    if name == "fact":
        node = {"fact": element.get("ref")}
    elif name == "evidence":
        node = operands(element)
    else:
        node = {name: [condition(child) for child in element]}
    if flag(element, "negated"):
        node["negated"] = True
    return node


def clause(element, name):
    found = element.find(SPACE + name)
    return None if found is None else condition(found[0])


def term(element):
    name = element.tag.removeprefix(SPACE)
    if name == "detector":
        made = {"detector": element.get("name")}
        if element.get("domain") is not None:
            made["domain"] = element.get("domain")
    elif name == "pattern":
        made = {"pattern": element.text}
    else:
        made = {"text": element.text, "exact": flag(element, "exact")}
    return {**made, "except": flag(element, "except")}


def one_list(element):
    terms = [term(row) for row in element if row.tag.removeprefix(SPACE) in ("term", "pattern", "detector")]
    return {"id": element.get("id"), "title": text(element, "title"), "confidential": flag(element, "confidential"),
            "withheld": flag(element, "withheld"), "doubtful": flag(element, "doubtful"), "terms": terms,
            "includes": [row.get("list") for row in each(element, "includes")],
            "excepts": [row.get("list") for row in each(element, "excepts")]}


def fact(element):
    default = element.get("default")
    return {"id": element.get("id"), "open": flag(element, "open"), "asks": flag(element, "asks"),
            "default": None if default is None else default == "true", "hidden": flag(element, "hidden"),
            **{name: text(element, name) for name in ("label", "sentence", "question")},
            "ruled_out": clause(element, "ruled-out"), "established": clause(element, "established"),
            "to_check": clause(element, "to-check")}


def rule(element):
    written = {"file": element.get("file"), "line": int(element.get("line"))} if element.get("file") else None
    return {"rule": element.get("id"), "article": element.get("article"), "modality": element.get("modality"),
            "focus": element.get("focus"), "condition": clause(element, "condition"),
            "exception": clause(element, "exception"), "trial": flag(element, "trial"), "role": element.get("role"),
            "periods": [{"from": row.get("from"), "to": row.get("to")} for row in each(element, "period")],
            "overridden_by": [row.get("rule") for row in each(element, "overridden-by")],
            "sentence": text(element, "sentence"), "reason": text(element, "reason"),
            "legal_basis": text(element, "legal-basis"), "advice": text(element, "advice"),
            "contact": text(element, "contact"), "written": written}


def charter(element):
    control = element.find(SPACE + "control")
    return {"title": text(element, "title"), "organisation": text(element, "organisation"),
            "version": element.get("version"), "in_force": element.get("in-force"),
            "control": None if control is None else [name for name in ("drafts", "official") if flag(control, name)],
            "contact": text(element, "contact"), "applies_to": text(element, "applies-to")}


def table(document):
    """The table as the JSON writing has it, from the XML document's bytes."""
    root = tree.fromstring(document)
    languages = each(root.find(SPACE + "languages"), "language")
    return {"schema": root.get("schema"), "digest": root.get("digest"), "unicode": root.get("unicode"),
            "requires": [row.get("name") for row in root.find(SPACE + "requires")],
            "levels": [{"level": row.get("name"), "rank": int(row.get("rank"))} for row in root.find(SPACE + "levels")],
            "charter": charter(root.find(SPACE + "charter")),
            "languages": [row.get("code") for row in languages],
            "prevails": next((row.get("code") for row in languages if flag(row, "prevails")), None),
            "roles": named(root, "roles", "role"), "platforms": named(root, "platforms", "platform"),
            "labels": named(root, "labels", "label"),
            "lists": [one_list(row) for row in root.find(SPACE + "lists")],
            "facts": [fact(row) for row in root.find(SPACE + "facts")],
            "articles": [{"article": row.get("number"), "title": text(row, "title"), "chapter": text(row, "chapter")}
                         for row in root.find(SPACE + "articles")],
            "rules": [rule(row) for row in root.find(SPACE + "rules")]}
