# SPDX-License-Identifier: Apache-2.0
"""Small random charters with protected rights, and every post that they can tell apart: models as in model.py."""

import itertools

import model as models

WORDS = ("acme", "nord", "sued")
FILLER = "xxxx"
ROLE = {"id": "r_x", "title": "Role X"}


class Maker(models.Maker):
    """Few facts, each rule near a right, so that all that can be said of a post is soon enumerated."""

    def evidence(self):
        node = {"evidence": "text_mentions", "of": ["l_" + self.random.choice("abc")]}
        if self.chance(0.2):
            node = {"evidence": "sponsored"}
        if self.chance(0.15):
            node["negated"] = True
        return node

    def group(self, size, make):
        return super().group(min(size, 2), make)

    def facts(self):
        rows = [self.fact("f_a", [])]
        rows[0] = {**rows[0], **self.random.choice([
            {"open": True, "asks": True, "otherwise": False, "established": None, "to_check": None},
            {"open": True, "asks": True, "otherwise": True, "established": self.evidence(), "to_check": None},
            {"open": False, "asks": True, "otherwise": False, "default": None, "established": self.evidence(),
             "to_check": None},
            {"open": False, "asks": True, "otherwise": False, "default": None, "established": None,
             "to_check": self.evidence()}])}
        if rows[0]["open"]:
            rows[0]["default"] = self.random.choice([None, False, False, False, True])
        for number in range(self.random.randint(1, 3)):
            rows.append(self.fact("f_" + "bcde"[number], [row["id"] for row in rows]))
        return rows

    def rule(self, name, article, facts):
        rule = super().rule(name, article, facts)
        rule.update(periods=[], trial=self.chance(0.04), reason=None, legal_basis=None, advice=None, contact=None)
        if rule["modality"] == "protect":
            rule["modality"] = "permit"
        if rule["focus"] == "f_a" and self.chance(0.7):
            rule["focus"] = self.random.choice(facts[1:])
        for clause in ("condition", "exception"):
            if rule.get(clause) and "fact" not in str(rule[clause]) and self.chance(0.5):
                rule[clause] = {"fact": "f_a", "negated": self.chance(0.15)}
            if rule.get(clause) == {"fact": rule["focus"]}:
                rule[clause] = None
        return rule

    def articles(self):
        facts = [fact["id"] for fact in self.model["facts"]]
        counts = [self.random.randint(1, 2) for _ in range(self.random.randint(1, 3))]
        articles = [{"number": str(at), "numbered": False,
                     "rules": [self.rule(f"{at}.{place}", str(at), facts) for place in range(1, count + 1)]}
                    for at, count in enumerate(counts, 1)]
        number = str(len(articles) + 1)
        right = {**self.rule(f"{number}.1", number, facts), "modality": "protect", "focus": "f_a", "role": None,
                 "exception": None, "trial": False}
        if self.chance(0.6):
            right["condition"] = None
        return articles + [{"number": number, "numbered": False, "rules": [right]}]

    def overrides(self):
        super().overrides()
        right = self.model["articles"][-1]["rules"][0]
        if self.chance(0.6):
            right["exceptions"], right["subject"] = [("all", None)], []
            for article in self.model["articles"][:-1]:
                for rule in article["rules"]:
                    if models.circular(self.model):
                        rule["exceptions"] = []

    def make(self):
        self.model = model = {"lang": "en", "title": "Rights", "version": "1.0", "in_force": None, "control": None,
                              "roles": [ROLE], "labels": [], "inline": []}
        model["lists"] = [{"id": "l_" + letter, "includes": [], "excepts": [], "use": "text",
                           "terms": [self.term(word)]} for letter, word in zip("abc", WORDS)]
        model["facts"] = self.facts()
        model["articles"] = self.articles()
        self.overrides()
        self.settle()
        return model


def posts(model):
    """Every post: each word there or another of its length, each answer, approvals, what is known of an advertisement."""
    used = str(model["facts"]) + str(model["articles"])
    words = [[word, FILLER] if f"'l_{letter}'" in used else [FILLER] for letter, word in zip("abc", WORDS)]
    asked = [fact["id"] for fact in model["facts"] if fact["asks"]]
    known = [None, True, False] if "sponsored" in used else [None]
    approvals = [None, [], ["r_x"]] if "'approve'" in used else [None]
    for text, answers, paid, given in itertools.product(itertools.product(*words),
                                                        itertools.product([None, True, False], repeat=len(asked)),
                                                        known, approvals):
        post = {"text": " ".join(text), "draft": True}
        facts = {name: answer for name, answer in zip(asked, answers) if answer is not None}
        post.update({name: value for name, value in (("facts", facts), ("sponsored", paid), ("approvals", given))
                     if value is not None and value != {}})
        yield post
