# SPDX-License-Identifier: Apache-2.0
"""Usage: comment_everywhere.py < CHARTER: the same charter with a comment, each with its own number, at
every space outside texts and comments: some at the end of a line, some alone on theirs."""

import re
import sys

count = 0


def comment(match):
    global count
    count += 1
    alone = "\n" if count % 3 == 0 else ""
    return f" {alone}# comment {count}\n{match.group()}"


source = sys.stdin.read()
pieces = re.split(r"(«[^»]*»|“[^”]*”|\"[^\"]*\"|#[^\n]*)", source)
made = [re.sub(r"(?<=\S) +(?=\S)", comment, piece) if i % 2 == 0 else piece for i, piece in enumerate(pieces)]
sys.stdout.write("".join(made))
