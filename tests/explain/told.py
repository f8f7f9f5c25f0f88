# SPDX-License-Identifier: Apache-2.0
"""What `explain` prints, read back by the messages that it is printed with, and what is wrong with it."""

import collections
import json
import os
import re

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
LEVELS = ["allowed", "encouraged", "protected", "caution", "check", "approve", "fix", "forbidden"]
ESCAPED = {"n": "\n", "s": " ", "\\": "\\"}
HEADS = ("pending", "possible", "on_trial", "overridden", "rule_too", "rule")  # the one that takes most last
OPEN = ("pending", "possible")
PROSE = ("reason", "legal_basis", "advice", "contact")  # of a rule: as it is written, names included
MARKS = ("unsaid", "assumed", "disputed", "answer")  # what a fact's value rests on
Case = collections.namedtuple("Case", "texts post record now results")


def rows(path, language):
    """{message: its text in the language}."""
    with open(path, encoding="utf-8") as file:
        header, *lines = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    at = header.index(language)
    return {cells[0]: re.sub(r"\\(.)", lambda found: ESCAPED[found[1]], cells[at]) for cells in lines}


def levels(language):
    """{level: how the dialect says it first}."""
    found = {}
    with open(f"{ROOT}/grammar/dialects/{language}.tsv", encoding="utf-8") as file:
        for line in file:
            token, phrase, *_ = line.rstrip("\n").split("\t") + [""]
            if token.startswith("verdict."):
                found.setdefault(token[len("verdict."):], phrase)
    return found


class Texts:
    def __init__(self, path, table, language):
        self.table, self.language = table, language
        self.rows = rows(path, language)
        self.facts = {}
        for fact in table["facts"]:
            self.facts[self.of(fact["sentence"]) or self.of(fact["label"])] = fact["id"]
        self.questions = {self.of(fact["question"]): fact["id"] for fact in table["facts"] if fact.get("question")}
        self.levels = levels(language)

    def of(self, text):
        """As the engine takes it: in the language, else in the one that prevails, else in the first."""
        order = [self.language, self.table.get("prevails"), *self.table["languages"]]
        return next((text[language] for language in order if text and text.get(language)), "")

    def has(self, name):
        return "explain_" + name in self.rows

    def match(self, name, line):
        """The parts of a line that a message begins; None: it is another."""
        if not self.has(name):
            return None
        pattern = re.escape(self.rows["explain_" + name])
        for number in range(3):
            pattern = pattern.replace(re.escape("{%d}" % number), f"(?P<p{number}>.*)")
        found = re.match(pattern + "$", line)
        return found and [found.group(name) for name in sorted(found.groupdict())]

    def is_(self, name, line):
        return self.match(name, line) is not None


class Story:
    """blocks: [(kind, rule, lines)]; changes: [(names, values, level, right)]."""

    def __init__(self):
        self.head, self.blocks, self.changes, self.asked, self.lines = [], [], [], [], []
        self.free, self.why, self.has_changes = [], None, False


def read_change(texts, lines, story):
    """The lines below "what would change the verdict"."""
    yes, no = texts.rows["explain_yes"], texts.rows["explain_no"]
    gives = texts.rows.get("explain_gives", " : " if texts.language == "fr" else ": ")
    together = texts.rows.get("explain_together", "\0")
    names, pair = [], []
    for line in lines:
        said = line.strip()
        field = texts.match("field", said)
        if not line.startswith("    "):
            question, _, answer = said.rpartition(gives)
            if said in texts.questions or field:
                names = [texts.questions.get(said) or field[1]]
                story.asked += names
            elif question in texts.questions or texts.match("field", question):
                pair.append((texts.questions.get(question) or texts.match("field", question)[1], answer))
                story.asked.append(pair[-1][0])
        elif said.startswith(together):
            story.changes.append((tuple(name for name, _ in pair), tuple({yes: True, no: False}.get(value) for _, value in pair),
                                  said[len(together):]))
            pair = []
        elif names and texts.has("depends") and said == texts.rows["explain_depends"]:
            story.free += names
        elif names and names[0] in texts.questions.values():
            for part in re.split(r" ?; ", said):
                value, _, level = part.partition(gives)
                story.changes.append((tuple(names), ({yes: True, no: False}.get(value),), level))
        elif names:
            story.changes.append((tuple(names), (None,), said.rpartition(gives)[2] if gives in said else said))


def read(text, texts):
    story = Story()
    story.lines = text.splitlines()
    section = story.head
    for line in story.lines:
        kind = next((kind for kind in HEADS if texts.is_(kind, line)), None)
        why = next((name for name in ("no_change", "not_asked", "contradiction") if texts.is_(name, line)), None)
        if kind:
            section = []
            story.blocks.append((kind, texts.match(kind, line)[0], section))
        elif texts.is_("changes", line) or texts.is_("changes_right", line):
            section, story.has_changes = [], True
            change = section
        elif why:
            story.why = why
        elif line.startswith(" ") or section is story.head:
            section.append(line)
    if story.has_changes:
        read_change(texts, change, story)
    return story


def values_said(story, texts):
    """(fact, value, what it rests on, rule)."""
    words = {texts.rows["explain_yes"]: True, texts.rows["explain_no"]: False, "?": None}
    marks = {texts.rows["explain_" + mark]: mark for mark in MARKS if texts.has(mark)}
    for _, rule, lines in story.blocks:
        for line in lines:
            cell = re.match(r"    (\S+) +(.*?)(?: \(([^()]*)\))?$", line)
            unknown = texts.match("not_known", line.strip())
            if unknown:
                yield texts.facts.get(unknown[0], unknown[0]), None, None, rule
            elif cell and cell[1] in words:
                mark = marks.get(cell[3])
                name = cell[2] if mark or not cell[3] else f"{cell[2]} ({cell[3]})"
                yield texts.facts.get(name, name), words[cell[1]], mark, rule


def questions_said(story, texts):
    for kind, rule, lines in story.blocks:
        for line in lines:
            line = line.strip()
            line = line.replace(f" ({texts.rows.get('explain_each_post', '')})", "")
            asked, missing = texts.match("question", line), texts.match("missing", line)
            if asked:
                yield texts.questions.get(asked[0], asked[0]), rule
            elif missing:
                yield missing[1], rule
    for name in story.asked:
        yield name, None


def about_values(story, case):
    values = {}
    asked = {name for name, _ in questions_said(story, case.texts)}
    for fact, value, mark, rule in values_said(story, case.texts):
        if values.setdefault(fact, value) != value:
            yield "contradiction", f"{fact} is {values[fact]}, and {value} in rule {rule}"
        if value is not None and fact in asked and mark not in ("unsaid", "assumed"):
            yield "contradiction", f"{fact} is {value} and is asked"
        known = case.record.get("facts", {}).get(fact)
        if known and known["value"] != value and not (value is None and known.get("source") == "disputed"):
            yield "contradiction", f"{fact} is {value}; the record says {known['value']}"
        for said in (ground for entry in case.record.get("rules", []) for ground in entry["because"] + entry.get("unless", [])):
            if said.get("fact") == fact and said["value"] != value:
                yield "contradiction", f"{fact} is {value}; the record says {said['value']} of a rule that holds"


def about_changes(story, case):
    final = any(case.texts.is_("final", line) for line in story.head)
    for names, values, level in story.changes:
        found = [result for (of, value), result in case.results.items()
                 if of == names and all(want is None or want == got for want, got in zip(values, json.loads(value)))]
        right = [result for result in found if case.texts.levels.get(result[0]) and
                 (level == case.texts.levels[result[0]] or level.startswith(case.texts.levels[result[0]] + ","))]
        if not right:
            yield "untrue", f"{names} {values} would give {level}, evaluated: {sorted(set(found))}"
        elif all(result == case.now for result in right):
            yield "no change", f"{names} {values} gives {level}, as it is"
        if final and any(result[0] != case.now[0] for result in right):
            yield "contradiction", f"final, and {names} would change it"
    if final and not case.record.get("final"):
        yield "contradiction", "said to be final"
    told = {(names[0], value) for names, values, _ in story.changes if len(names) == 1 for value in values}
    for (names, value), result in case.results.items():
        value = json.loads(value)[0]
        if len(names) == 1 and result != case.now and (names[0], None) not in told \
                and not (isinstance(value, bool) and (names[0], value) in told) and names[0] not in story.free:
            yield "silence", f"{names[0]}: {value} would give {result} and is not told"
    if not final and case.record.get("final") is False and not (story.changes or story.free or story.why):
        yield "silence", "not final, and nothing says why"


def about_questions(story, case):
    worth = {item.get("fact") or item["field"] for item in case.record.get("next", [])} | {"created_at"}
    for name, rule in questions_said(story, case.texts):
        if name not in worth:
            yield "idle question", f"{name} in rule {rule}"


def about_open(story, case):
    touched = {rule for item in case.record.get("next", []) for rule in item["rules"]}
    rank = LEVELS.index(case.record["verdict"]) if case.record["verdict"] in LEVELS else 0
    pending = {entry["rule"]: entry for entry in case.record.get("pending", [])}
    for kind, rule, lines in story.blocks:
        if kind not in OPEN:
            continue
        whys = [line.strip() for line in lines]
        raised = case.texts.rows.get("explain_raised", "\0")
        if not any(why.startswith(raised) and len(why) > len(raised.strip()) for why in whys) \
                and not any(case.texts.is_(name, why) for why in whys for name in ("standing", "stuck", "gives_way")):
            yield "open without why", rule
        is_right = pending.get(rule, {}).get("level") == "protected"
        if rule not in touched and not is_right and (rule not in pending or LEVELS.index(pending[rule]["level"]) <= rank):
            yield "open for nothing", rule
    told = {rule for _, rule, _ in story.blocks}
    for rule in pending:
        if rule not in told and (rule in touched or pending[rule]["level"] == "protected"):
            yield "silence", f"rule {rule} is pending"
    rights = {rule["rule"] for rule in case.texts.table["rules"] if rule["modality"] == "protect"}
    for rule in sorted(rights & touched - told - {entry["rule"] for entry in case.record.get("overridden", [])}):
        if rank >= LEVELS.index("caution"):
            yield "silence", f"the right of rule {rule} may apply"


def about_names(story, case):
    table = case.texts.table
    titled = [item["id"] for kind in ("roles", "labels", "lists", "platforms") for item in table[kind]
              if item["id"] and case.texts.of(item.get("title")) not in ("", item["id"])]
    titled += [fact["id"] for fact in table["facts"]]
    text = json.dumps(case.post, ensure_ascii=False)
    prose = json.dumps([rule[part] for rule in table["rules"] for part in PROSE], ensure_ascii=False)
    for line in story.lines:
        for name in titled:
            shown = re.search(rf"(?<![\w.@#]){re.escape(name)}(?!\w)", line)
            quoted = re.search(rf"[«“]\s?{re.escape(name)}\s?[»”]", line)
            if shown and ("_" in name or quoted) and name not in prose and name not in text:
                yield "raw identifier", f"{name}: {line.strip()}"
        if re.search(r"[:;] [-–—•] ", line):
            yield "list run together", line.strip()


def faults(story, case):
    for about in (about_values, about_changes, about_questions, about_open, about_names):
        yield from about(story, case)
