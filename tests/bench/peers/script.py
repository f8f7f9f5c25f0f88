# SPDX-License-Identifier: Apache-2.0
"""script.py RULES POSTS: the charter as a Python script has it, an alternation a rule."""

import json
import re
import sys
import time

WINDOW = 0.1


def live(rule, record):
    if not rule["pattern"].search(record["text"]):
        return False
    asks = rule["asks"]
    if not asks:
        return True
    return (record.get(asks["fact"]) == asks["equals"]) != asks["lifts"]


rules = [
    rule | {"pattern": re.compile(rule["pattern"], re.IGNORECASE)}
    for rule in json.load(open(sys.argv[1], encoding="utf-8"))
]
records = [{"text": text} for text in json.load(open(sys.argv[2], encoding="utf-8"))]
print(f"ready Python {sys.version.split()[0]} script", flush=True)
for _ in sys.stdin:
    passes, start = 0, time.process_time()
    while passes == 0 or time.process_time() - start < WINDOW:
        found = sum(any([live(rule, record) for rule in rules]) for record in records)
        passes += 1
    print((time.process_time() - start) / passes * 1e9, found, flush=True)
