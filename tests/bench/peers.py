# SPDX-License-Identifier: Apache-2.0
"""The generated charter in the languages of the peers: as a person would write it there, with what
each has for looking into a text. Texts come to them in lower case, but where they can ignore case
themselves. A rule that asks for a consent is lifted by the answer in the record."""

import json
import re

CONDITIONS = {
    "consent": {"fact": "consent_{n}", "equals": True, "lifts": True},
    "platform": {"fact": "platform", "equals": "linkedin", "lifts": False},
    "account": {"fact": "account", "equals": "official", "lifts": False},
}


def yara(rules):
    """Texts alone: YARA has no facts but constants given beforehand."""
    out = []
    for rule in rules:
        strings = "\n".join(
            f'    $t{i} = "{term}" nocase fullword' for i, term in enumerate(rule.terms)
        )
        out.append(
            f"rule rule_{rule.number} {{\n  meta:\n    says = \"{rule.says}\"\n"
            f"  strings:\n{strings}\n  condition:\n    any of them\n}}\n"
        )
    return "".join(out)


REGO_ASKS = {
    "consent": "\n    not input.answers.consent_{n}",
    "platform": '\n    input.platform == "linkedin"',
    "account": '\n    input.account == "official"',
    "nothing": "",
}


# OPA keeps so many compiled expressions; beyond, looking for each term is faster.
REGO_KEPT = 100


def rego(rules):
    out = ["package charter\n\nimport rego.v1\n\ntext := lower(input.text)\n"]
    for rule in rules:
        if len(rules) <= REGO_KEPT:
            found = f"regex.match(`\\b(?:{'|'.join(rule.terms)})\\b`, text)"
        else:
            found = f"some term in {json.dumps(rule.terms)}\n    contains(text, term)"
        asked = REGO_ASKS[rule.asks].format(n=rule.number)
        out.append(f"\nlive contains {rule.number} if {{\n    {found}{asked}\n}}\n")
    return "".join(out)


CEDAR_ASKS = {
    "consent": "unless {{ context has consent_{n} && context.consent_{n} }}",
    "platform": 'when {{ context has platform && context.platform == "linkedin" }}',
    "account": 'when {{ context has account && context.account == "official" }}',
    "nothing": "",
}


def cedar(rules):
    """The record brings the text's words as a set, in which single words are looked for."""
    out = ["permit(principal, action, resource);\n"]
    for rule in rules:
        n = rule.number
        single = [term for term in rule.terms if " " not in term]
        found = [f"context.words.containsAny({json.dumps(single)})"]
        found += [f'context.text like "*{term}*"' for term in rule.terms if " " in term]
        out.append(
            f'@id("rule_{n}") forbid(principal, action, resource)\n'
            f"when {{ {' || '.join(found)} }}\n{CEDAR_ASKS[rule.asks].format(n=n)};\n"
        )
    return "".join(out)


def json_rules(rules):
    """For json-rules-engine, whose operators are one's own: mentions takes a whole list."""
    out = []
    for rule in rules:
        conditions = [{"fact": "text", "operator": "mentions", "value": rule.terms}]
        asked = CONDITIONS.get(rule.asks)
        if asked:
            conditions.append({
                "fact": asked["fact"].format(n=rule.number),
                "operator": "notEqual" if asked["lifts"] else "equal",
                "value": asked["equals"],
            })
        event = {"type": rule.says, "params": {"rule": rule.number}}
        out.append({"conditions": {"all": conditions}, "event": event})
    return json.dumps(out)


def python(rules):
    """For script.py: an alternation a rule, and what else it asks."""
    out = []
    for rule in rules:
        pattern = r"\b(?:" + "|".join(map(re.escape, rule.terms)) + r")\b"
        asked = CONDITIONS.get(rule.asks)
        if asked:
            asked = asked | {"fact": asked["fact"].format(n=rule.number)}
        out.append({"rule": rule.number, "pattern": pattern, "asks": asked})
    return json.dumps(out)
