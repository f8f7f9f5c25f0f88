# SPDX-License-Identifier: Apache-2.0
"""Usage: disarrange.py < CHARTER: the same charter as nobody would write it: no indentation, no
empty lines, no commas between phrases, every sentence's words in capitals or not, line ends of
another system. Texts, comments and list dashes stay."""

import re
import sys

QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}


def pieces(text):
    """Quoted texts, comments, and what stands between them."""
    at = start = 0
    while at < len(text):
        c = text[at]
        if c not in QUOTES and c != "#":
            at += 1
            continue
        yield "plain", text[start:at]
        start = at
        if c == "#":
            at = text.find("\n", at)
            at = len(text) if at < 0 else at
            yield "comment", text[start:at]
        else:
            depth = 1
            while depth:
                at += 1
                if c != '"' and text[at] == c:
                    depth += 1
                elif text[at] == QUOTES[c]:
                    depth -= 1
            at += 1
            yield "text", text[start:at]
        start = at
    yield "plain", text[start:]


def plain(text):
    text = text.replace(",", " ")
    text = re.sub(r"\n[ \n]*", "\n", text)
    text = re.sub(r"(?<=\S) +(?=\S)", "  ", text)
    return re.sub(r"\b[A-ZÀ-Þ](?=[a-zß-ÿ])", lambda m: m.group().lower(), text)


source = sys.stdin.read()
made = "".join(plain(t) if kind == "plain" else t for kind, t in pieces(source))
sys.stdout.write("\ufeff" + made.replace("\n", "\r\n"))
