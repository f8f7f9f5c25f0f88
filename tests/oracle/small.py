# SPDX-License-Identifier: Apache-2.0
"""Small random charters and posts of which all that is not known can be tried out: models as in model.py."""

import model as models

WORDS = ("acme", "nord", "sued")
BESIDE = ("ost", "west")  # said beside the text alone, so that they are no words of it
FILLER = "xxxx"
ROLES = [{"id": "r_x", "title": "Role X"}, {"id": "r_y", "title": "Role Y"}]
LABELS = [{"id": "e_v", "title": "Mark V"}, {"id": "e_w", "title": "Mark W"}]
FIELDS = {"sponsored": [{"evidence": "sponsored"}], "author.bot": [{"evidence": "author_bot"}],
          "labels": [{"evidence": "has_label", "of": ["e_v"]}, {"evidence": "has_label", "of": ["e_w"]}],
          "author.roles": [{"evidence": "author_role", "of": ["r_x"]}],
          "kind": [{"evidence": "kind_reply"}, {"evidence": "kind_share"}],
          "account": [{"evidence": "account_official"}], "audience": [{"evidence": "audience_public"}],
          "platform": [{"evidence": "platform_is", "of": ["x"]}], "lang": [{"evidence": "text_lang", "languages": ["de"]}],
          "warning": [{"evidence": "warning_mentions", "of": ["l_d"]}],
          "poll": [{"evidence": "poll_mentions", "of": ["l_d"]}, {"evidence": "poll_mentions", "of": ["l_e"]}],
          "media": [{"evidence": "has_photo"}, {"evidence": "image_undescribed"}, {"evidence": "has_video"}]}
VALUES = {"sponsored": [True, False], "author.bot": [True, False], "labels": [[], ["e_v"], ["e_w"], ["e_v", "e_w"]],
          "author.roles": [[], ["r_x"]], "kind": ["post", "reply", "share", "quote", "edit", "reaction"],
          "account": ["personal", "official"], "audience": ["public", "restricted", "internal", "private"],
          "platform": ["x", ""], "lang": ["de", ""], "approvals": [[], ["r_x"], ["r_y"], ["r_x", "r_y"]]}
VALUES.update(warning=["", BESIDE[0]], poll=[[], [BESIDE[0]], [BESIDE[1]], list(BESIDE)])
PHOTO, BARE, VIDEO = {"type": "photo", "alt": "a view"}, {"type": "photo", "alt": ""}, {"type": "video"}
VALUES["media"] = [[], [PHOTO], [BARE], [VIDEO], [PHOTO, BARE], [PHOTO, VIDEO], [BARE, VIDEO], [PHOTO, BARE, VIDEO]]


class Maker(models.Maker):
    """Few facts that read words and a few fields, most of them asked about; `wide` ones ask much."""

    def __init__(self, random, lang, wide=False):
        super().__init__(random, lang)
        self.wide = wide
        self.fields = random.sample(list(FIELDS), 1 if wide else random.randint(1, 2))

    def evidence(self):
        node = {"evidence": "text_mentions", "of": ["l_" + self.random.choice("abc")]}
        if self.chance(0.4):
            node = dict(self.random.choice(FIELDS[self.random.choice(self.fields)]))
        if self.chance(0.15):
            node["negated"] = True
        return node

    def group(self, size, make):
        return super().group(min(size, 2), make)

    def facts(self):
        rows = []
        for number in range(13 if self.wide else self.random.randint(2, 5)):
            row = self.fact("f_" + "abcdefghijklmn"[number], [row["id"] for row in rows], 0.5)
            if self.wide and self.chance(0.95):
                row.update(asks=True, open=True, otherwise=False, established=None, to_check=None, ruled_out=None)
            rows.append({**row, "asks": row["asks"] or self.chance(0.6)})
        return rows

    def rule(self, name, article, facts):
        if self.wide:  # each fact is one rule's focus at least
            facts = facts[int(article) % len(facts):] + facts[:int(article) % len(facts)]
        rule = {**super().rule(name, article, facts), "periods": [], "trial": self.chance(0.05)}
        if not self.wide:
            return rule
        focus, one, other = facts[0], *self.random.sample(facts[1:], 2)
        return {**rule, "focus": focus, "trial": False, "condition": self.random.choice([None, {"fact": one}]),
                "exception": self.random.choice([None, {"fact": other, "negated": self.chance(0.3)}])}

    def articles(self):
        facts = [fact["id"] for fact in self.model["facts"]]
        count = 13 if self.wide else self.random.randint(1, 4)
        return [{"number": str(at), "numbered": False, "rules": [self.rule(f"{at}.1", str(at), facts)]}
                for at in range(1, count + 1)]

    def make(self):
        self.model = model = {"lang": self.lang, "title": "Small", "version": "1.0", "in_force": None, "control": None,
                              "roles": ROLES, "labels": LABELS, "inline": []}
        model["lists"] = [{"id": "l_" + letter, "includes": [], "excepts": [], "use": "text",
                           "terms": [self.term(word)]} for letter, word in zip("abcde", WORDS + BESIDE)]
        model["facts"] = self.facts()
        model["articles"] = self.articles()
        self.overrides()
        self.settle()
        return model


def with_field(post, name, value):
    """The post with a field said."""
    if not name.startswith("author."):
        return {**post, name: value}
    return {**post, "author": {**post.get("author", {}), name.removeprefix("author."): value}}


def post(random, model, wide=False):
    """Words, and now and then a field, an answer or an approval; of a wide charter every field."""
    made = {"id": "1", "draft": True, "text": " ".join(word if random.random() < 0.5 else FILLER for word in WORDS)}
    for name, values in VALUES.items():
        if wide or random.random() < 0.3:
            made = with_field(made, name, random.choice(values))
    answers = {fact["id"]: random.random() < 0.5 for fact in model["facts"]
               if fact["asks"] and random.random() < (0.01 if wide else 0.2)}
    return {**made, "facts": answers} if answers else made


def lacked(model, made):
    """The fields that the charter reads and a post does not say."""
    used = str(model["facts"]) + str(model["articles"])
    read = [name for name, nodes in FIELDS.items() if any(f"'{node['evidence']}'" in used for node in nodes)]
    read += ["approvals"] if "'approve'" in used else []
    author = made.get("author", {})
    return [name for name in read if name not in made and name.removeprefix("author.") not in author]
