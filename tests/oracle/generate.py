# SPDX-License-Identifier: Apache-2.0
"""Makes a random charter and posts: python3 generate.py SEED FOLDER

Writes table.json (the model as charte.table/1), charter.LANG.charte, shuffled.LANG.charte and posts.ndjson."""

import json
import os
import random
import sys

import charter_text
import model as models
from posts import Poster

LANGS = tuple(charter_text.OWN_NAMES)


def reaches(model, names):
    """The facts that the named ones rest on, themselves included."""
    facts, found, todo = {fact["id"]: fact for fact in model["facts"]}, set(), list(names)
    while todo:
        name = todo.pop()
        if name in found:
            continue
        found.add(name)
        for clause in ("established", "to_check", "ruled_out"):
            todo += named(facts[name].get(clause))
    return found


def named(node):
    if not node:
        return []
    if "fact" in node:
        return [node["fact"]]
    return [name for part in node.get("all", []) + node.get("any", []) for name in named(part)]


def hidden(model):
    """Focus facts of protect rules, what rests on them, and what only protect rules reach."""
    rules = [rule for article in model["articles"] for rule in article["rules"]]
    secret = {rule["focus"] for rule in rules if rule["modality"] == "protect"}
    open_names, protected_names = [], []
    for rule in rules:
        into = protected_names if rule["modality"] == "protect" else open_names
        into += [rule["focus"]] + named(rule.get("condition")) + named(rule.get("exception"))
    only = reaches(model, protected_names) - reaches(model, open_names)
    resting = {fact["id"] for fact in model["facts"] if reaches(model, [fact["id"]]) & secret}
    return secret | only | resting


def table(model):
    """The model as charte.table/1, as far as evaluation needs it."""
    lang, over, secret = model["lang"], models.overriders(model), hidden(model)
    rows = [{key: row[key] for key in ("id", "terms", "includes", "excepts")} for row in model["lists"]]
    numbers = {row["id"]: at for at, row in enumerate(rows)}
    inline = [{key: row[key] for key in ("id", "terms", "includes", "excepts")} for row in model["inline"]]

    def condition(node):
        if not node:
            return None
        if "of" in node and node["evidence"] not in ("platform_is", "author_role", "approval_by", "has_label"):
            groups = [group for group in ("of", "near") if group in node]
            return {**node, **{group: [len(rows) + name if isinstance(name, int) else numbers[name]
                                       for name in node[group]] for group in groups}}
        return {key: [condition(part) for part in value] if key in ("all", "any") else value
                for key, value in node.items()}

    facts = [{"id": fact["id"], "open": fact["open"], "asks": fact["asks"], "default": fact["default"],
              "hidden": fact["id"] in secret, "question": {lang: fact["question"]},
              **{clause: condition(fact.get(clause)) for clause in ("ruled_out", "established", "to_check")}}
             for fact in model["facts"]]
    rules = [{"rule": rule["rule"], "article": rule["article"], "modality": rule["modality"], "focus": rule["focus"],
              "condition": condition(rule.get("condition")), "exception": condition(rule.get("exception")),
              "trial": rule["trial"], "role": rule["role"], "periods": rule["periods"],
              "overridden_by": over[rule["rule"]],
              **{part: {lang: rule[part]} if rule[part] else None for part in charter_text.TEXTS}}
             for article in model["articles"] for rule in article["rules"]]
    return {"schema": "charte.table/1", "digest": "sha256:*", "languages": [lang], "prevails": None,
            "charter": {"title": {lang: model["title"]}, "version": model["version"], "in_force": model["in_force"],
                        "control": model["control"]},
            "platforms": [{"id": name} for name in models.BUILT_IN], "lists": rows + inline, "facts": facts, "rules": rules}


class Case:
    """One random charter with its two writings, its table and its posts."""

    def __init__(self, seed, posts):
        source = random.Random(seed)
        self.model = models.make(source, source.choice(LANGS))
        self.lang = self.model["lang"]
        self.text = charter_text.write(self.model, source)
        self.shuffled = charter_text.write(self.model, source, shuffle=source)
        self.table = table(self.model)
        self.poster = Poster(source, self.model)
        self.posts = [self.poster.post(f"{seed}-{number}") for number in range(posts)]


def save(case, folder):
    os.makedirs(folder, exist_ok=True)
    files = {"table.json": json.dumps(case.table, ensure_ascii=False, indent=1),
             f"charter.{case.lang}.charte": case.text, f"shuffled.{case.lang}.charte": case.shuffled,
             "posts.ndjson": lines(case.posts)}
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def lines(posts):
    return "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in posts)


if __name__ == "__main__":
    save(Case(int(sys.argv[1]), 20), sys.argv[2])
