# SPDX-License-Identifier: Apache-2.0
"""A random model written as charter text, in one of the four languages."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from languages import OWN_NAMES  # noqa: E402

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "grammar", "dialects")
NEGATED = {"approval_by": "is_given"}
TEXTS = ("reason", "legal_basis", "advice", "contact")  # of a rule


class Dialect:
    """Phrases by token; with a random source, any variant of a phrase."""

    def __init__(self, lang, random=None):
        self.lang, self.random, self.phrases = lang, random, {}
        with open(os.path.join(FOLDER, lang + ".tsv"), encoding="utf-8") as lines:
            for line in lines:
                token, _, rest = line.rstrip("\n").partition("\t")
                if line.startswith("#") or token == "token" or "+" in token or not rest:
                    continue
                self.phrases.setdefault(token, []).append(rest.split("\t")[0])

    def __call__(self, token):
        return self.pick(self.phrases[token])

    def pick(self, phrases):
        return self.random.choice(phrases) if self.random and self.random.random() < 0.3 else phrases[0]


class Writer:
    """Writes a model; with `shuffle`, declarations and numbered rules come in another order."""

    def __init__(self, model, random, shuffle=None):
        self.model, self.say, self.shuffle = model, Dialect(model["lang"], random), shuffle
        self.random = random
        self.facts = {fact["id"]: fact for fact in model["facts"]}
        self.roles = {role["id"]: role for role in model["roles"]}

    @staticmethod
    def quoted(text):
        return f"« {text} »"

    def mixed(self, rows):
        rows = list(rows)
        if self.shuffle:
            self.shuffle.shuffle(rows)
        return rows

    def either(self, parts):
        return f" {self.say('or')} ".join(parts)

    # Evidence and conditions

    def operands(self, names):
        if isinstance(names[0], int):
            return self.either(self.quoted(term["text"]) for term in self.model["inline"][names[0]]["terms"])
        return self.either(names)

    def evidence(self, node):
        kind, negated = node["evidence"], bool(node.get("negated"))
        if kind == "text_near":
            return self.near(node, negated)
        phrase = self.phrase(kind, negated and kind not in NEGATED)
        if kind == "text_mentions_least":
            return f"{phrase} {node['least']} {self.say('terms_of')} {self.operands(node['of'])}"
        if kind == "text_longer":
            return f"{phrase} {node['more']} {self.say('characters')}"
        if kind == "addresses_more":
            return f"{phrase} {node['more']} {self.say('accounts')}"
        if kind == "text_lang":
            return f"{phrase} " + self.either(self.say("lang." + code) for code in node["languages"])
        if kind == "approval_by":
            given = self.say("is_given.not" if negated else "is_given")
            return f"{phrase} {self.quoted(self.roles[node['of'][0]]['title'])} {given}"
        if kind == "appears_between":
            return f"{phrase} {node['from']} {self.say('and')} {node['to']}"
        if kind in ("appears_before", "appears_after"):
            time = f" {self.say('at_time')} {node['time']}" if node["time"] else ""
            return f"{phrase} {self.date(node['date'])}{time}"
        return f"{phrase} {self.operands(node['of'])}" if node.get("of") else phrase

    def near(self, node, negated):
        return (f"{self.phrase('text_mentions', negated)} {self.operands(node['of'])} {self.say('near')} "
                f"{node['words']} {self.say('words_of')} {self.operands(node['near'])}")

    def phrase(self, kind, negated):
        if not negated:
            return self.say(kind)
        # «ni … ni» and its like want their own connective.
        fits = [text for text in self.say.phrases[kind + ".not"]
                if text.split()[-1] not in ("ni", "neither", "weder", "né", "ne'")]
        return self.say.pick(fits)

    def date(self, date):
        year, month, day = date.split("-")
        return date if self.random.random() < 0.5 else f"{day}.{month}.{year}"

    def leaf(self, node):
        if "evidence" in node:
            return self.evidence(node)
        text = self.quoted(self.facts[node["fact"]]["sentence"])
        return f"{self.say('not')} {text}" if node.get("negated") else text

    def plain(self, node):
        kind = "and" if "all" in node else "or"
        parts = node.get("all") or node.get("any")
        return f" {self.say(kind)} ".join(self.leaf(part) for part in parts)

    @staticmethod
    def is_group(node):
        return "all" in node or "any" in node

    def needs_list(self, node):
        """A group of groups; or «X ou « … »», where a label would read as one more term."""
        parts = node.get("all") or node.get("any")
        if any(self.is_group(part) for part in parts):
            return True
        return "any" in node and any(part.get("of") or part.get("languages") for part in parts)

    def condition(self, node, indent):
        if not self.is_group(node):
            return self.leaf(node)
        parts = node.get("all") or node.get("any")
        if not self.needs_list(node) and self.random.random() < 0.7:
            return self.plain(node)
        lines = [self.say("all_of" if "all" in node else "any_of")]
        for part in parts:
            lines.append(f"{indent}- " + (self.plain(part) if self.is_group(part) else self.leaf(part)) + " ;")
        lines[-1] = lines[-1][:-2]
        return "\n".join(lines)

    # Declarations

    def header(self):
        model, say = self.model, self.say
        force = f", {say('in_force_from')} {self.date(model['in_force'])}" if model["in_force"] else ""
        lines = [f"{say.phrases['language'][0]} : {OWN_NAMES[model['lang']]}.", "",
                 f"{say('charter')} {self.quoted(model['title'])} {say.phrases['of'][0]} {self.quoted('Organize SA')}, "
                 f"{say('version')} {model['version']}{force}."]
        if model["control"]:
            scopes = [say("scope_" + scope) for scope in model["control"]]
            lines.append(f"{say('control')} : " + f" {say('and')} ".join(scopes) + ".")
        return lines

    def shape(self, term):
        if "pattern" in term:
            return f"{self.say('pattern')} {self.quoted(term['pattern'])}"
        domain = f" {self.say('detect_domain')} {self.quoted(term['domain'])}" if term.get("domain") else ""
        return self.say("detect_" + term["detector"]) + domain

    def term(self, term):
        text = self.quoted(term["text"]) if "text" in term else self.shape(term)
        if term.get("exact"):
            text = f"{self.say('exactly')} {text}"
        return f"{self.say('except')} {text}" if term["except"] else text

    def list(self, row):
        items = self.mixed([self.term(term) for term in row["terms"] if not term["except"]] + row["includes"])
        masks = [self.term(term) for term in row["terms"] if term["except"]]
        masks += [f"{self.say('except')} {name}" for name in row["excepts"]]
        return f"{self.say('list')} {row['id']} {self.quoted('Title of ' + row['id'])} : " + ", ".join(items + masks) + "."

    def fact(self, fact):
        say = self.say
        clauses = []
        for clause, token in (("established", "established_if"), ("to_check", "to_check_if"),
                              ("ruled_out", "ruled_out_if")):
            if fact.get(clause):
                clauses.append(f"{say(token)} {self.condition(fact[clause], '    ')}")
        if fact["asks"]:
            token = "otherwise_ask" if fact["otherwise"] else "to_ask"
            clauses.append(f"{say(token)} : {self.quoted(fact['question'])}")
        if fact["default"] is not None:
            clauses.append(say("default_yes" if fact["default"] else "default_no"))
        return (f"{say('fact')} {fact['id']} : {self.quoted(fact['label'])}, {say('that_is')} "
                f"{self.quoted(fact['sentence'])} ;\n  " + " ;\n  ".join(clauses) + ".")

    # Rules

    def cites(self, token, cited):
        kind, name = cited
        if kind == "all":
            return self.say("derogate_all")
        return f"{self.say(token + '_rule' if kind == 'rule' else token)} {name}"

    def rule(self, rule, numbered):
        say, parts = self.say, []
        if numbered:
            parts.append(rule["rule"])
        parts += [self.cites("derogate", cited) + "," for cited in rule["exceptions"]]
        label = self.quoted(self.facts[rule["focus"]]["label"])
        if rule["modality"] == "approve":
            parts.append(f"{say('approval_of')} {self.quoted(self.roles[rule['role']]['title'])} {say('approval_to')}")
        else:
            parts.append(say(rule["modality"]))
        parts.append(label)
        for clause, token in (("condition", "if"), ("exception", "unless")):
            if rule.get(clause):
                parts.append(f"{say(token)} {self.condition(rule[clause], '      ')}")
        for at, period in enumerate(rule["periods"]):
            parts += [say("and")] if at else []
            parts.append(f"{say('from')} {self.date(period['from'])} {say('until')} {self.date(period['to'])}")
        parts += [say("on_trial")] if rule["trial"] else []
        parts += [self.cites("subject_to", cited) for cited in rule["subject"]]
        lines = ["  " + " ".join(parts) + "."]
        lines += [f"    {say(part)} : {self.quoted(rule[part])}." for part in TEXTS if rule[part]]
        return "\n".join(lines)

    def article(self, article):
        lines = [f"{self.say('article')} {article['number']} {self.quoted('Article ' + article['number'])}."]
        rules = self.mixed(article["rules"]) if article["numbered"] else article["rules"]
        return "\n".join(lines + [self.rule(rule, article["numbered"]) for rule in rules])

    def write(self):
        model, say = self.model, self.say
        named = [f"{say('role')} {row['id']} : {self.quoted(row['title'])}." for row in model["roles"]]
        named += [f"{say('label')} {row['id']} : {self.quoted(row['title'])}." for row in model["labels"]]
        declared = named + [self.list(row) for row in model["lists"]] + [self.fact(row) for row in model["facts"]]
        articles = [self.article(row) for row in self.mixed(model["articles"])]
        return "\n".join(self.header() + [""] + self.mixed(declared) + [""] + articles) + "\n"


def write(model, random, shuffle=None):
    return Writer(model, random, shuffle).write()
