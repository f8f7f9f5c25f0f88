# SPDX-License-Identifier: Apache-2.0
"""Tables that the schemas must refuse: each change to the table of every.en.charte has a name."""


def put(path, value):
    """Sets what a path of keys and places leads to."""
    def change(table):
        *way, last = path
        for step in way:
            table = table[step]
        table[last] = value
    return change


def drop(*path):
    def change(table):
        *way, last = path
        for step in way:
            table = table[step]
        del table[last]
    return change


def clause(node):
    return put(("facts", 0, "established"), node)


JSON = [
    ("another schema", put(("schema",), "charte.table/2")),
    ("a part that no reader knows", put(("extra",), 1)),
    ("no digest", drop("digest")),
    ("a digest of another kind", put(("digest",), "md5:0123")),
    ("a digest cut short", put(("digest",), "sha256:0123")),
    ("no version of Unicode", drop("unicode")),
    ("a feature that is none", put(("requires", 0), "telepathy")),
    ("a feature twice", put(("requires", 0), "masks")),
    ("a level missing", drop("levels", 0)),
    ("a level of another rank", put(("levels", 0, "rank"), 3)),
    ("no charter", drop("charter")),
    ("a date that no calendar has", put(("charter", "in_force"), "2027-13-01")),
    ("a date written otherwise", put(("charter", "in_force"), "01.01.2027")),
    ("control of nothing", put(("charter", "control"), [])),
    ("control of what is not controlled", put(("charter", "control"), ["everything"])),
    ("a language that no charter has", put(("languages",), ["la"])),
    ("no language", put(("languages",), [])),
    ("prevailing in no language", put(("prevails",), "la")),
    ("a text in another language", put(("charter", "title"), {"la": "Charta"})),
    ("an empty text", put(("charter", "title"), {"en": ""})),
    ("a text that is a number", put(("charter", "title"), {"en": 5})),
    ("a role without its identifier", drop("roles", 0, "id")),
    ("an identifier that is empty", put(("roles", 0, "id"), "")),
    ("a platform that is a bare name", put(("platforms", 0), "linkedin")),
    ("a term that is a bare string", put(("lists", 0, "terms", 0), "Alpha")),
    ("a term that does not say if it masks", drop("lists", 0, "terms", 0, "except")),
    ("a pattern that is exact", put(("lists", 0, "terms", 4, "exact"), True)),
    ("a term of two kinds", put(("lists", 0, "terms", 0, "pattern"), "##")),
    ("a detector that is none", put(("lists", 3, "terms", 0, "detector"), "passport")),
    ("a list that includes by number", put(("lists", 1, "includes"), [0])),
    ("a list that does not say if terms are withheld", drop("lists", 0, "withheld")),
    ("a list that does not say if it is doubtful", drop("lists", 0, "doubtful")),
    ("a fact that is neither open nor closed", drop("facts", 0, "open")),
    ("a default that is a word", put(("facts", 0, "default"), "yes")),
    ("a condition that is empty", clause({})),
    ("an evidence that is none", clause({"evidence": "text_smells", "of": [0]})),
    ("an evidence on lists without any", clause({"evidence": "text_mentions"})),
    ("an evidence on lists by name", clause({"evidence": "text_mentions", "of": ["projects"]})),
    ("an evidence on roles by number", clause({"evidence": "author_role", "of": [0]})),
    ("an evidence with another's operand", clause({"evidence": "has_link", "of": [0]})),
    ("nearness without its second group", clause({"evidence": "text_near", "of": [0], "words": 3})),
    ("a count below zero", clause({"evidence": "text_longer", "more": -1})),
    ("an hour that no clock has", clause({"evidence": "appears_between", "from": "25:00", "to": "26:00"})),
    ("negated with false", clause({"fact": "asked", "negated": False})),
    ("all of one, not in a list", clause({"all": {"fact": "asked"}})),
    ("a condition deep inside that is none", clause({"all": [{"any": [{"fact": "asked"}, {"evidence": "x"}]}]})),
    ("a modality that is none", put(("rules", 0, "modality"), "suggest")),
    ("a rule without a focus", drop("rules", 0, "focus")),
    ("an approval of nobody", put(("rules", 45, "role"), None)),
    ("a prohibition with a role", put(("rules", 0, "role"), "lawyer")),
    ("a period without an end", put(("rules", 0, "periods"), [{"from": "2027-01-01"}])),
    ("written on line nought", put(("rules", 0, "written", "line"), 0)),
    ("a rule overridden by a number", put(("rules", 0, "overridden_by"), [1])),
]

XML = [
    ("another schema", 'schema="charte.table/1"', 'schema="charte.table/2"'),
    ("another namespace", "urn:charte:table:1", "urn:charte:table:2"),
    ("no digest", 'digest="sha256:', 'was="sha256:'),
    ("a digest of another kind", 'digest="sha256:', 'digest="md5:'),
    ("no version of Unicode", ' unicode="15.0.0"', ""),
    ("a feature that is none", '<feature name="dates"/>', '<feature name="telepathy"/>'),
    ("a feature twice", '<feature name="dates"/>', '<feature name="dates"/><feature name="dates"/>'),
    ("a level missing", '  <level name="fix" rank="6"/>\n', ""),
    ("a level of another rank", 'name="fix" rank="6"', 'name="fix" rank="3"'),
    ("no charter version", ' version="3.2"', ""),
    ("a date that no calendar has", 'in-force="2027-01-01"', 'in-force="2027-02-30"'),
    ("a date written otherwise", 'in-force="2027-01-01"', 'in-force="01.01.2027"'),
    ("control of nothing", '<control drafts="true" official="true"/>', "<control/>"),
    ("control denied", '<control drafts="true"', '<control drafts="false"'),
    ("no language", '  <language code="en"/>\n', ""),
    ("a language that no charter has", '<language code="en"/>', '<language code="la"/>'),
    ("a text in another language", '<title xml:lang="en">', '<title xml:lang="la">'),
    ("a text in no language", '<title xml:lang="en">', "<title>"),
    ("a text with an element in it", "Everything &lt;", "Everything <b/>"),
    ("text between elements", "<rules>", "<rules>rules"),
    ("a role without its identifier", '<role id="spokesperson"', "<role"),
    ("an identifier that is empty", '<role id="spokesperson"', '<role id=""'),
    ("a list without its number", '<list number="0" id="projects"', '<list id="projects"'),
    ("a term that is empty", "<term>project Alpha</term>", "<term/>"),
    ("a pattern that is exact", "<pattern>", '<pattern exact="true">'),
    ("a detector that is none", '<detector name="iban"/>', '<detector name="passport"/>'),
    ("a detector with a text", '<detector name="iban"/>', '<detector name="iban">x</detector>'),
    ("an inclusion of nothing", '<includes list="projects"/>', "<includes/>"),
    ("a title behind the terms", '<includes list="projects"/>', '<title xml:lang="en">Late</title>'),
    ("a default that is a word", 'default="true"', 'default="yes"'),
    ("a flag that is a number", ' asks="true"', ' asks="1"'),
    ("a condition that is empty", "<established>", "<established/><established>"),
    ("an evidence that is none", 'kind="text_mentions"', 'kind="text_smells"'),
    ("an evidence with another's operand", 'kind="has_link"', 'kind="has_link" more="2"'),
    ("nearness without its words", 'kind="text_near" words="5"', 'kind="text_near"'),
    ("a count below zero", 'more="280"', 'more="-1"'),
    ("an hour that no clock has", 'from="08:00"', 'from="25:00"'),
    ("negated with false", 'negated="true"', 'negated="false"'),
    ("two conditions where one stands", "<ruled-out>", '<ruled-out><fact ref="asked"/>'),
    ("a modality that is none", 'modality="forbid"', 'modality="suggest"'),
    ("a rule without a focus", ' focus="mentions"', ""),
    ("an approval of nobody", ' role="lawyer"', ""),
    ("a prohibition with a role", 'modality="forbid"', 'modality="forbid" role="lawyer"'),
    ("written on line nought", ' line="', ' line="-'),
    ("a file without a line", ' file="every.en.charte" line="', ' file="every.en.charte" was="'),
    ("overridden by nothing", "<overridden-by rule=", "<overridden-by by="),
]
