# SPDX-License-Identifier: Apache-2.0
"""Random charters: the model that is written both as a table and as charter text."""

import string

import pools
import samples
from rules import MODALITIES

RESTRICTING = ("forbid", "oblige", "approve", "discourage", "advise")
AGAINST = ("forbid", "approve", "discourage")
TOWARDS = ("oblige", "advise", "permit", "encourage", "protect")
LANGS = ["de", "fr", "it", "en", "es"]
PLATFORMS = ["linkedin", "x", "facebook", "instagram", "mastodon", "blog", "intranet"]
BUILT_IN = ["linkedin", "x", "facebook", "instagram", "threads", "tiktok", "youtube", "mastodon", "bluesky", "reddit",
            "snapchat", "whatsapp", "telegram", "xing", "glassdoor", "blog", "forum", "intranet"]
PLAIN = ["author_bot", "account_official", "account_personal", "audience_public", "audience_restricted",
         "audience_internal", "audience_private", "kind_reply", "kind_share", "kind_quote", "kind_edit",
         "kind_reaction", "has_link", "has_photo", "has_video", "has_audio", "has_document", "image_undescribed",
         "has_place", "sponsored"]
TEXTS = ["text_mentions"] * 6 + ["text_near"] * 3 + ["text_mentions_least", "original_mentions", "profile_mentions",
                                                     "name_mentions", "description_mentions", "warning_mentions",
                                                     "poll_mentions", "title_mentions"]
DATES = ["2027-01-01", "2027-03-15", "2026-12-01", "2027-06-30", "2028-02-29"]
TIMES = ["00:00", "08:00", "12:00", "18:30", "23:59"]


class Maker:
    def __init__(self, random, lang):
        self.random, self.lang = random, lang
        self.inline = []

    def chance(self, share):
        return self.random.random() < share

    def some(self, values, low, high):
        return self.random.sample(values, min(len(values), self.random.randint(low, high)))

    # Lists

    def lists(self):
        rows = []
        for number in range(self.random.randint(1, 4)):
            row = {"id": f"l_{string.ascii_lowercase[number]}", "includes": [], "excepts": [], "use": "text"}
            row["terms"] = self.terms()
            texts = [other["id"] for other in rows if other["use"] == "text"]
            if texts and self.chance(0.3):
                row["includes"] = [self.random.choice(texts)]
            elif texts and self.chance(0.15):
                row["excepts"] = [self.random.choice(texts)]
            rows.append(row)
        for use, pool in (("account", pools.ACCOUNTS), ("hashtag", pools.HASHTAGS), ("domain", pools.DOMAINS)):
            if self.chance(0.5):
                terms = [self.term(text) for text in self.some(pool, 1, 3)]
                if len(terms) > 1 and self.chance(0.3):
                    terms[-1]["except"] = True
                rows.append({"id": f"l_{use}", "includes": [], "excepts": [], "use": use, "terms": terms})
        return rows

    @staticmethod
    def term(text, exact=False, masks=False):
        return {"text": text, "exact": exact, "except": masks}

    def shapes(self, share, masks=False):
        """Patterns and detectors, each once in a list."""
        chosen = [{"pattern": text, "except": masks} for text in self.some(samples.PATTERNS, 0, 2)]
        for name in self.some(list(samples.MAKERS), 0, 3):
            domain = name == "email" and self.chance(0.6)
            chosen.append({"detector": name, **({"domain": self.random.choice(samples.DOMAINS)} if domain else {}),
                           "except": masks})
        return [term for term in chosen if self.chance(share)]

    def terms(self):
        chosen = [self.term(text) for text in self.some(pools.WORDS, 1, 4) + self.some(pools.PHRASES, 0, 2)
                  + self.some(pools.STARRED, 0, 2)]
        chosen += [self.term(text, exact=True) for text in self.some(pools.EXACT, 0, 1)]
        wanted = {term["text"] for term in chosen}
        chosen += self.shapes(0.7)
        self.random.shuffle(chosen)
        if self.chance(0.3):
            masks = [text for text in pools.PHRASES + pools.STARRED if text not in wanted]
            chosen += [self.term(text, masks=True) for text in self.some(masks, 1, 2)]
        if self.chance(0.3):
            known = [{**term, "except": True} for term in chosen]
            chosen += [term for term in self.shapes(0.7, masks=True) if term not in known]
        return chosen

    def operands(self, use, pool):
        """Lists of a use by id, or a list of quoted terms; never both."""
        named = [row["id"] for row in self.model["lists"] if row["use"] == use]
        if named and self.chance(0.7):
            return self.some(named, 1, 2)
        number = len(self.inline)
        self.inline.append({"id": None, "terms": [self.term(text) for text in self.some(pool, 1, 2)],
                            "includes": [], "excepts": [], "use": use})
        return [number]

    # Conditions

    def evidence(self):
        kind = self.random.choice(["text"] * 5 + ["plain"] * 4 + ["list"] * 3 + ["value"] * 3 + ["time"])
        node = getattr(self, "evidence_" + kind)()
        if self.chance(0.2):
            node["negated"] = True
        return node

    def evidence_text(self):
        kind = self.random.choice(TEXTS)
        if kind == "text_mentions_least":
            named = [row["id"] for row in self.model["lists"] if row["use"] == "text"]
            return {"evidence": kind, "of": [self.random.choice(named)], "least": self.random.randint(1, 3)}
        if kind == "text_near":
            return {"evidence": kind, "of": self.operands("text", pools.WORDS + pools.PHRASES),
                    "near": self.operands("text", pools.WORDS + pools.PHRASES), "words": self.random.randint(1, 6)}
        return {"evidence": kind, "of": self.operands("text", pools.WORDS + pools.PHRASES)}

    def evidence_plain(self):
        return {"evidence": self.random.choice(PLAIN)}

    def evidence_list(self):
        kind, use, pool = self.random.choice([("addresses_account", "account", pools.ACCOUNTS),
                                              ("has_hashtag", "hashtag", pools.HASHTAGS),
                                              ("links_to", "domain", pools.DOMAINS)])
        return {"evidence": kind, "of": self.operands(use, pool)}

    def evidence_value(self):
        kind = self.random.choice(["text_longer", "addresses_more", "text_lang", "platform_is", "author_role",
                                   "approval_by", "has_label"])
        node = {"evidence": kind}
        if kind in ("text_longer", "addresses_more"):
            node["more"] = self.random.randint(1, 3) * (10 if kind == "text_longer" else 1)
        elif kind == "text_lang":
            node["languages"] = self.some(LANGS, 1, 2)
        elif kind == "platform_is":
            node["of"] = self.some(PLATFORMS, 1, 2)
        else:
            pool = self.model["labels"] if kind == "has_label" else self.model["roles"]
            node["of"] = [self.random.choice(pool)["id"]]
        return node

    def evidence_time(self):
        kind = self.random.choice(["appears_before", "appears_after", "appears_between"])
        if kind == "appears_between":
            low, high = self.random.sample(TIMES, 2)
            return {"evidence": kind, "from": low, "to": high}
        time = self.random.choice(TIMES) if self.chance(0.4) else None
        return {"evidence": kind, "date": self.random.choice(DATES), "time": time}

    def leaf(self, facts, share):
        if facts and self.chance(share):
            node = {"fact": self.random.choice(facts)}
            if self.chance(0.25):
                node["negated"] = True
            return node
        return self.evidence()

    def group(self, size, make):
        """Parts joined by one connective; no fact twice, which would make a part idle."""
        parts, named = [], set()
        for _ in range(size):
            part = make()
            if part.get("fact") not in named:
                parts.append(part)
                named |= {part.get("fact")} - {None}
        joint = self.random.choice(["all", "any"])
        if joint == "any":
            # «X ou « … »» would read a label as one more term.
            parts.sort(key=lambda part: "fact" not in part)
        return parts[0] if len(parts) == 1 else {joint: parts}

    def condition(self, facts, share):
        shape = self.random.random()
        if shape < 0.45:
            return self.leaf(facts, share)
        if shape < 0.8:
            return self.group(self.random.randint(2, 3), lambda: self.leaf(facts, share))
        return self.group(self.random.randint(2, 3), lambda: self.item(facts, share))

    def item(self, facts, share):
        if self.chance(0.6):
            return self.leaf(facts, share)
        return self.group(2, lambda: self.leaf(facts, share))

    # Facts

    def facts(self):
        rows, share = [], self.random.choice([0.3, 0.3, 0.7])  # of conditions that name facts: chains of them
        for number in range(self.random.randint(3, 12)):
            name = "f_" + string.ascii_lowercase[number]
            rows.append(self.fact(name, [row["id"] for row in rows], share))
        return rows

    def fact(self, name, earlier, share=0.3):
        fact = {"id": name, "asks": True, "open": True, "default": None, "label": f"do the thing {name[-1]}",
                "sentence": f"the thing {name[-1]} is done", "question": f"Thing {name[-1]}?", "otherwise": False}
        kind = self.random.choice(["ask", "closed", "closed", "closed", "open"])
        if kind != "ask":
            fact["otherwise"] = kind == "open"
            fact["asks"] = kind == "open" or self.chance(0.5)
            fact["open"] = kind == "open"
            if kind == "open" or self.chance(0.75):
                fact["established"] = self.condition(earlier, share)
            if kind == "closed" and ("established" not in fact or self.chance(0.35)):
                fact["to_check"] = self.condition(earlier, share)
        if self.chance(0.2):
            fact["ruled_out"] = self.condition(earlier, share)
        if fact["open"] and self.chance(0.4):
            fact["default"] = self.chance(0.4)
        return fact

    # Rules

    def articles(self):
        facts = [fact["id"] for fact in self.model["facts"]]
        articles, total = [], self.random.randint(2, 12)
        number = 0
        while total:
            number += 1
            size = min(total, self.random.randint(1, 3))
            total -= size
            rules = [self.rule(f"{number}.{place}", str(number), facts) for place in range(1, size + 1)]
            articles.append({"number": str(number), "numbered": self.chance(0.5), "rules": rules})
        return articles

    def rule(self, name, article, facts):
        modality = self.random.choice(list(MODALITIES) + ["forbid", "oblige"])
        focus = self.random.choice(facts)
        others = [fact for fact in facts if fact != focus]
        rule = {"rule": name, "article": article, "modality": modality, "focus": focus, "role": None, "periods": [],
                "trial": self.chance(0.08), "exceptions": [], "subject": [], "reason": None, "legal_basis": None, "advice": None, "contact": None}
        if modality == "approve":
            rule["role"] = self.random.choice(self.model["roles"])["id"]
        if self.chance(0.5):
            rule["condition"] = self.condition(others, 0.6)
        if self.chance(0.4):
            rule["exception"] = self.condition(others, 0.7)
        if self.chance(0.12):
            first, last = sorted(self.random.sample(DATES, 2))
            rule["periods"] = [{"from": first, "to": last}]
        if self.chance(0.5):
            rule["reason"] = f"Because of {name}."
        if self.chance(0.3):
            rule["advice"] = f"Mind {name}."
        if self.chance(0.2):
            rule["legal_basis"] = f"Act on {name}"
        if self.chance(0.2):
            rule["contact"] = f"{name}@organize.example"
        return rule

    def overrides(self):
        """Citations that make no circle."""
        rules = [rule for article in self.model["articles"] for rule in article["rules"]]
        for rule in rules:
            others = [row for row in rules if row["article"] != rule["article"]]
            if not others or not self.chance(0.4):
                continue
            kind = self.random.choice(["article", "rule", "rule", "all"])
            where = self.random.choice(["exceptions", "exceptions", "subject"])
            cited = self.random.choice(others)
            if kind == "all" and where == "exceptions":
                rule[where] = [("all", None)]
            else:
                rule[where] = [("rule", cited["rule"]) if kind == "rule" else ("article", cited["article"])]
            if circular(self.model):
                rule[where] = []

    def settle(self):
        """Rules on one focus may contradict each other: one of them is made to prevail, or changed."""
        rules = [rule for article in self.model["articles"] for rule in article["rules"]]
        for at, rule in enumerate(rules):
            for other in rules[:at]:
                if rule["focus"] != other["focus"] or (rule["modality"] in AGAINST) == (other["modality"] in AGAINST):
                    continue
                over = overriders(self.model)
                if rule["rule"] in over[other["rule"]] or other["rule"] in over[rule["rule"]]:
                    continue
                if not rule["exceptions"] and rule["article"] != other["article"]:
                    rule["exceptions"] = [("rule", other["rule"])]
                    if not circular(self.model):
                        continue
                    rule["exceptions"] = []
                rule["modality"] = self.random.choice([m for m in (AGAINST if other["modality"] in AGAINST else TOWARDS)
                                                       if m != "approve"])
        for rule in rules:
            if circular(self.model):
                rule["exceptions"] = []

    def plainly(self):
        """A charter that tells all that its texts mention: a prohibition for each evidence on text."""
        model = self.model
        model["in_force"], model["control"], model["facts"], rules = None, None, [], []
        for number in range(self.random.randint(4, 12)):
            name = "f_" + string.ascii_lowercase[number]
            fact = {**self.fact(name, []), "asks": False, "open": False, "default": None, "otherwise": False,
                    "established": self.evidence_text(), "to_check": None, "ruled_out": None}
            model["facts"].append(fact)
            rules.append({**self.rule(f"1.{number + 1}", "1", [name]), "modality": "forbid", "role": None,
                          "condition": None, "exception": None, "periods": [], "trial": False})
        model["articles"] = [{"number": "1", "numbered": True, "rules": rules}]

    def make(self):
        random = self.random
        self.model = model = {"lang": self.lang, "title": "Random charter", "version": f"{random.randint(1, 9)}.1"}
        model["in_force"] = random.choice([None, "2027-01-01"])
        model["control"] = random.choice([None, None, None, None, ["drafts"], ["official"], ["drafts", "official"]])
        model["roles"] = [{"id": f"r_{x}", "title": f"Role {x.upper()}"} for x in "xyz"[:random.randint(1, 3)]]
        model["labels"] = [{"id": f"e_{x}", "title": f"Mark {x.upper()}"} for x in "vw"[:random.randint(1, 2)]]
        model["lists"] = self.lists()
        if self.chance(0.4):
            self.plainly()
        else:
            model["facts"] = self.facts()
            model["articles"] = self.articles()
            self.overrides()
            self.settle()
        model["inline"] = self.inline
        return model


def overriders(model):
    """{rule: rules that override it}, from what the sentences cite."""
    rules = [rule for article in model["articles"] for rule in article["rules"]]
    over = {rule["rule"]: [] for rule in rules}

    def cited(rule, kind, name):
        if kind == "all":
            return [row for row in rules if row["article"] != rule["article"] and row["modality"] in RESTRICTING]
        return [row for row in rules if (row["rule"] if kind == "rule" else row["article"]) == name]

    for rule in rules:
        for kind, name in rule["exceptions"]:
            for row in cited(rule, kind, name):
                over[row["rule"]].append(rule["rule"])
        for kind, name in rule["subject"]:
            over[rule["rule"]] += [row["rule"] for row in cited(rule, kind, name)]
    return over


def circular(model):
    over, done, path = overriders(model), set(), set()

    def visit(name):
        if name in path:
            return True
        if name in done:
            return False
        path.add(name)
        found = any(visit(other) for other in over[name])
        path.remove(name)
        done.add(name)
        return found

    return any(visit(name) for name in over)


def make(random, lang):
    return Maker(random, lang).make()
