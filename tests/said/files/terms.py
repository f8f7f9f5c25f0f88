# SPDX-License-Identifier: Apache-2.0
"""terms.py TABLE.json: the terms of each list, a line each, as the table has them."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    for item in json.load(file)["lists"]:
        for term in item["terms"]:
            print(item["id"], json.dumps(term, ensure_ascii=False))
