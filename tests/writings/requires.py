# SPDX-License-Identifier: Apache-2.0
"""What a table requires of who reads it, by what its JSON holds: runtime/TABLE.md, "JSON and XML"."""

# What reading an evidence takes, beyond what all tables do.
EVIDENCE = {"approval_by": "approvals", "text_mentions_least": "counting", "text_near": "nearness", "text_longer": "length",
            "addresses_more": "length", "text_lang": "language", "addresses_account": "names", "has_hashtag": "names",
            "links_to": "names", "appears_before": "time", "appears_after": "time", "appears_between": "time"}


def of_conditions(condition):
    """Of a condition and all that it joins."""
    if isinstance(condition, list):
        return set().union(*map(of_conditions, condition))
    if not isinstance(condition, dict):
        return set()
    own = {EVIDENCE[condition["evidence"]]} if condition.get("evidence") in EVIDENCE else set()
    return own.union(*map(of_conditions, condition.values()))


def of_term(term):
    found = {"masks"} if term["except"] else set()
    if "detector" in term:
        return found | {"detectors"}
    if "pattern" in term:
        return found | {"patterns"}
    return found | ({"exact"} if term["exact"] else set()) | ({"stars"} if "*" in term["text"] else set())


def of_list(row):
    found = set().union(*map(of_term, row["terms"]))
    return found | {name for name, there in (("inclusion", row["includes"]), ("masks", row["excepts"]), ("withheld", row["withheld"]),
                                             ("doubtful", row["doubtful"])) if there}


def of_fact(fact):
    found = of_conditions([fact["ruled_out"], fact["established"], fact["to_check"]])
    return found | ({"defaults"} if fact["default"] is not None else set()) | ({"protection"} if fact["hidden"] else set())


def of_rule(rule):
    found = of_conditions([rule["condition"], rule["exception"]])
    return found | {name for name, there in (("dates", rule["periods"]), ("trial", rule["trial"]), ("overrides", rule["overridden_by"]),
                                             ("approvals", rule["modality"] == "approve"),
                                             ("protection", rule["modality"] == "protect")) if there}


def requires(table):
    found = {name for name, there in (("control", table["charter"]["control"]), ("dates", table["charter"]["in_force"])) if there}
    return found.union(*map(of_list, table["lists"]), *map(of_fact, table["facts"]), *map(of_rule, table["rules"]))
