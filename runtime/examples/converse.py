# SPDX-License-Identifier: Apache-2.0
"""converse.py CHARTE TABLE TEXT [NAME=ANSWER …]: holds the conversation that the engine plans for the author of a draft.

An answer is yes or no to a fact, or a field's value as JSON: labels='["scam"]'. What is not answered in advance is asked
on the terminal; where nobody is there, it is no, or none."""

import json
import subprocess
import sys

NONE = {"kind": "post", "media": [], "media.alt": [], "poll": [], "titles": [], "labels": [], "approvals": [],
        "author.roles": [], "author.bot": False, "location": False, "sponsored": False}  # of the others an empty string


def evaluate(charte, table, post):
    found = subprocess.run([charte, "eval", "--author", table, "-"], input=json.dumps(post), capture_output=True, text=True)
    if found.returncode:
        sys.exit(found.stderr)
    return json.loads(found.stdout)


def describe(media, alts):
    """Media with their descriptions, in order; a photo for each that is one more."""
    media = media + [{"type": "photo"}] * (len(alts) - len(media))
    return [{**medium, "alt": alt if alt is not None else medium.get("alt") or ""}
            for medium, alt in zip(media, alts + [None] * len(media))]


def put(post, item, value):
    """Into the post: an answer among its facts, a field where it stands."""
    if item.get("field") == "media.alt":
        post["media"] = describe(post.get("media") or [], value)
        return
    *path, name = ["facts", item["fact"]] if "fact" in item else item["field"].split(".")
    if item.get("field") == "original":
        path, name = ["original"], "text"
    for step in path:
        post = post.setdefault(step, {})
    post[name] = value


def read(item, said):
    """What was said as an answer or a field's value; None where it is neither."""
    if not said:
        return False if "fact" in item else NONE.get(item["field"], "")
    if "fact" in item:
        return {"yes": True, "no": False}.get(said)
    try:
        return json.loads(said)
    except ValueError:
        return None


def ask(item, record, known):
    name = item.get("fact") or item["field"]
    question = record["facts"][name]["question"] if "fact" in item else f"{name}?"
    prompt = f"{question} ({'yes or no' if 'fact' in item else 'as JSON'}) "
    while True:
        said = known[name] if name in known else input(prompt) if sys.stdin.isatty() else ""
        value = read(item, said)
        if value is not None:
            print(f"{question} {said or '–'}")
            return value
        if name in known:
            sys.exit(f"{name}: {said} is no answer to: {question}")


def converse(charte, table, post, known):
    while True:
        record = evaluate(charte, table, post)
        counting = [item for item in record.get("next", []) if item.get("alone", True)]
        if record.get("final") or not counting:
            return record
        raised = [item for item in counting if item["raised"]]
        if not raised:
            print(f"{record['if_none']}, unless one of these applies:")
        for item in raised[:1] or counting:
            put(post, item, ask(item, record, known))


if len(sys.argv) < 4 or not all("=" in answer for answer in sys.argv[4:]):
    sys.exit(__doc__)
charte, table, text, *answers = sys.argv[1:]
record = converse(charte, table, {"draft": True, "text": text}, dict(answer.split("=", 1) for answer in answers))
print(record["verdict"] + ("" if record.get("final") else ", so far"))
