# SPDX-License-Identifier: Apache-2.0
"""run.py CHARTE [--only NAME] [--explain OTHER --messages FILE]: whether `explain` tells one story. It runs on the posts of the
conformance vectors and of the Organize charter, on its whole table and on the public one, in each language that a table
has, and holds what is said against the author's record, and against what the answers give that are said to change it.
OTHER explains instead, with the messages that it was built from."""

import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

import told

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
ORGANIZE = [f"{ROOT}/charters/organize/{language}.charte" for language in ("fr", "en", "de", "it")]
VALUES = {  # that are tried of a field, beside those that the charter names
    "kind": ["post", "reply", "share", "quote", "edit", "reaction"], "account": ["personal", "official"],
    "audience": ["public", "restricted", "internal", "private"], "author.bot": [False, True], "location": [False, True],
    "sponsored": [False, True], "original": [{"text": ""}], "warning": [""], "poll": [[]], "titles": [[]], "media.alt": [[]],
    "author.profile": [""], "author.name": [""], "author.handle": [""],
    "media": [[], *([{"type": kind, "alt": "x"}] for kind in ("photo", "video", "audio", "document")), [{"type": "photo", "alt": ""}]],
}
NAMED = {"author.roles": "roles", "approvals": "roles", "labels": "labels", "platform": "platforms"}


def run(*command, given=None):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", input=given)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def with_value(post, field, value):
    post = json.loads(json.dumps(post))
    if field == "media.alt":  # none of those that are not known
        post["media"] = [{**item, "alt": item.get("alt") or ""} for item in post.get("media") or []]
        return post
    *outer, last = field.split(".")
    inside = post
    for name in outer:
        inside[name] = inside.get(name) or {}
        inside = inside[name]
    if field == "media" and inside.get(last):  # media that are told without their descriptions
        value = [{"alt": "" if value == [] else "x", **item} for item in inside[last]]
    inside[last] = value
    return post


def values(table, field):
    names = [item["id"] for item in table.get(NAMED.get(field), [])]
    if field == "platform":
        return names + [""]
    if field in NAMED:
        return [[name] for name in names] + [[]]
    if field == "created_at":
        days = {day for rule in table["rules"] for period in rule.get("periods", []) for day in period.values() if day}
        return ["0001-01-01T12:00:00Z"] + [f"{day}T12:00:00Z" for day in sorted(map(str, days))]
    if field == "lang":
        return ["", "fr", "de", "it", "en", "rm", "es", "pt"]
    return VALUES.get(field, [])


def name_of(item):
    return item.get("fact") or item["field"]


def answered(table, post, item):
    """[(value, post)] with each value of an item of `next`."""
    if "fact" in item:
        return [(value, {**post, "facts": {**(post.get("facts") or {}), item["fact"]: value}}) for value in (True, False)]
    return [(value, with_value(post, item["field"], value)) for value in values(table, item["field"])]


def singles(table, post, record):
    """[(names, values, post)] of each item alone; and of a date before the charter."""
    items = record.get("next", [])
    if post.get("created_at") is None:
        items = [item for item in items if item.get("field") != "created_at"] + [{"field": "created_at"}]
    return [((name_of(item),), (value,), changed) for item in items for value, changed in answered(table, post, item)]


def pairs(table, post, record):
    """Likewise of two of the first items."""
    items = record.get("next", [])[:12]
    return [((name_of(item), name_of(other)), (value, more), both) for i, item in enumerate(items) for other in items[i + 1:]
            for value, changed in answered(table, post, item) for more, both in answered(table, changed, other)]


def outcome(record):
    rights = tuple(rule["rule"] for rule in record.get("rules", []) if rule["modality"] == "protect")
    return record["verdict"], rights


def rank(result):
    return told.LEVELS.index(result[0]) if result[0] in told.LEVELS else 0


def worst(record):
    """The highest level that the record says may come."""
    levels = [record.get("at_most", "allowed")] + [level for item in record.get("next", []) for level in item["levels"]]
    return max(map(told.LEVELS.index, levels))


def disputed(record):
    return sum(fact.get("source") == "disputed" for fact in record.get("facts", {}).values())


class Folder:
    """A charter's table, its posts, and what they are evaluated to."""

    def __init__(self, options, temporary, name, charters, posts, *build):
        self.options, self.name, self.posts = options, name, posts
        self.path = f"{temporary}/{name}.ctab"
        run(options.charte, "build", "--no-test", *build, *charters, "-o", self.path, "--json", f"{temporary}/{name}.json")
        with open(f"{temporary}/{name}.json", encoding="utf-8") as file:
            self.table = json.load(file)

    def records(self, posts, language="en"):
        given = "".join(json.dumps({**post, "id": str(i)}) + "\n" for i, post in enumerate(posts))
        said = subprocess.run([self.options.charte, "eval", "--author", "--lang", language, self.path, "-"], input=given,
                              capture_output=True, encoding="utf-8").stdout
        found = {record["id"]: record for record in map(json.loads, said.splitlines())}
        return [found.get(str(i)) for i in range(len(posts))]

    def outcomes(self, base):
        """{(names, values): outcome} of each post, of what is heard without a dispute; of pairs where nothing alone
        is as bad as it can be, and where the record says that something alone changes nothing."""
        results = [{} for _ in self.posts]
        for which in (singles, pairs):
            tried = [(number, *one) for number, (post, record) in enumerate(zip(self.posts, base))
                     if not all(item.get("alone", True) for item in record.get("next", []))
                     or not any(rank(result) >= worst(record) for result in results[number].values())
                     for one in which(self.table, post, record)]
            for (number, names, value, _), record in zip(tried, self.records([one[-1] for one in tried])):
                if record and disputed(record) <= disputed(base[number]):
                    results[number][names, json.dumps(value)] = outcome(record)
        return results

    def check(self, count):
        base = self.records(self.posts)
        results = self.outcomes(base)
        for language in self.table["languages"]:
            texts = told.Texts(self.options.messages, self.table, language)
            said = self.records(self.posts, language)
            for post, record, result in zip(self.posts, said, results):
                text = run(self.options.explain, "explain", "--lang", language, self.path, given=json.dumps(post))
                case = told.Case(texts, post, record, outcome(record), result)
                count.add(f"{self.name}, {post.get('id')}, {language}", text, list(told.faults(told.read(text, texts), case)))


class Count:
    def __init__(self, shown):
        self.passed = self.failed = 0
        self.kinds, self.shown = collections.Counter(), shown

    def add(self, name, text, faults):
        self.passed += not faults
        self.failed += bool(faults)
        self.kinds.update(kind for kind, _ in faults)
        if faults and self.failed <= self.shown:
            print(name, *(f"  {kind}: {what}" for kind, what in faults), text, sep="\n")


def read_posts(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("charte")
    parser.add_argument("--explain")
    parser.add_argument("--messages", default=f"{ROOT}/compiler/command/say/messages.tsv")
    parser.add_argument("--only", default="", help="folders whose names have this")
    parser.add_argument("--shown", type=int, default=5, help="how many of those that failed are printed")
    options = parser.parse_args()
    options.charte = os.path.abspath(options.charte)
    options.explain = os.path.abspath(options.explain or options.charte)
    count = Count(options.shown)
    posts = read_posts(f"{ROOT}/charters/organize/posts.ndjson")
    bare = [{"id": post["id"] + ", bare", "draft": True, "text": post["text"]} for post in posts[::4]]
    folders = [("organize", ORGANIZE, posts + bare), ("public", ORGANIZE, posts + bare, "--public")]
    for path in sorted(glob.glob(f"{ROOT}/tests/conformance/*/posts.ndjson")):
        folder = os.path.dirname(path)
        folders.append((os.path.basename(folder), sorted(glob.glob(f"{glob.escape(folder)}/*.charte")), read_posts(path)))
    with tempfile.TemporaryDirectory() as temporary:
        for folder in folders:
            if options.only in folder[0]:
                Folder(options, temporary, *folder).check(count)
    for kind, number in sorted(count.kinds.items()):
        print(f"{number:6} {kind}")
    print(f"{count.passed} passed, {count.failed} failed")
    return bool(count.failed)


if __name__ == "__main__":
    sys.exit(main())
