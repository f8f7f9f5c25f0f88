# SPDX-License-Identifier: Apache-2.0
"""The independent evaluator: python3 oracle.py TABLE.json POSTS.ndjson [--author] [--absent none] [--quote] [--lang fr]

Naive and slow, written from VERDICT.md and TEXT.md alone, so that it can disagree with the runtime."""

import argparse
import json
import re
import sys
from dataclasses import dataclass

from record import Unreadable
from verdict import Table, evaluate

SHORT = {"\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


@dataclass
class Options:
    author: bool = False
    absent_is_none: bool = False
    quote: bool = False
    lang: str = None


def string(text):
    return '"' + re.sub(r'["\\\x00-\x1f]', lambda m: SHORT.get(m.group(), f"\\u{ord(m.group()):04x}"), text) + '"'


def write(value):
    """JSON without spaces; only what must be escaped is."""
    if isinstance(value, dict):
        return "{" + ",".join(string(key) + ":" + write(part) for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(write(part) for part in value) + "]"
    return string(value) if isinstance(value, str) else json.dumps(value)


def run(table, lines, options):
    """Yields (line number, verdict line or None, why it could not be read) for each post."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            post = json.loads(line)
            if not post.get("id"):
                post["id"] = str(number)
            yield number, write(evaluate(table, post, options)), None
        except (Unreadable, ValueError) as error:
            yield number, None, str(error)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("posts")
    parser.add_argument("--author", action="store_true")
    parser.add_argument("--absent", choices=["none"])
    parser.add_argument("--quote", action="store_true")
    parser.add_argument("--lang")
    given = parser.parse_args()
    with open(given.table, encoding="utf-8") as file:
        table = Table(json.load(file))
    options = Options(given.author, given.absent == "none", given.quote, given.lang)
    failed = False
    with open(given.posts, encoding="utf-8-sig", newline="\n") as lines:
        for number, line, error in run(table, lines, options):
            failed |= line is None
            print(line if line is not None else f"line {number}: {error}",
                  file=sys.stdout if line is not None else sys.stderr)
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
