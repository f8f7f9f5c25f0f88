# SPDX-License-Identifier: Apache-2.0
"""Random post records for a charter."""

import pools
import words
from model import LANGS, PLATFORMS

STAMPS = ["2027-01-01T00:00:00+01:00", "2026-12-31T23:59:59-05:00", "2027-03-15T08:00:59Z", "2027-06-30t12:00:00.5z",
          "2028-02-29T18:30:00+14:00", "2027-02-10T23:59:00+01:00", "2026-11-30T18:31:00+00:00"]


class Poster:
    def __init__(self, random, model):
        self.random, self.model = random, model
        rows = model["lists"] + model["inline"]
        self.terms = [term for row in rows for term in row["terms"] if row["use"] == "text"]
        self.fields = {"draft": self.boolean, "lang": self.lang, "created_at": lambda: random.choice(STAMPS + [""]),
                       "kind": lambda: random.choice(["post", "reply", "share", "quote", "edit", "reaction", ""]),
                       "platform": lambda: random.choice(PLATFORMS + [""]),
                       "account": lambda: random.choice(["personal", "official", "official", ""]),
                       "audience": lambda: random.choice(["public", "restricted", "internal", "private", ""]),
                       "media": self.media, "location": self.boolean, "sponsored": self.boolean,
                       "labels": lambda: self.ids(model["labels"]), "approvals": lambda: self.ids(model["roles"]),
                       "original": lambda: {"text": self.text()}}
        self.about = {"roles": lambda: self.ids(model["roles"]), "profile": self.text, "name": self.text,
                      "handle": lambda: random.choice(["acme", "belmont_team", "Concorde", "quelqu_un", "prj-1234", ""]),
                      "bot": self.boolean}
        self.beside = {"warning": self.text, "poll": self.texts, "titles": self.texts}
        self.found = {"mentions": (pools.MENTIONS, ["acme", "xn--zrich-kva", "@"]),
                      "hashtags": (pools.TAGS, ["acme", "mon avis", "projetAlpha", "\u200b#Acme", "＃Élan", "Acme rien", "#", ""]),
                      "links": (pools.LINKS, ["acme.example/x", "HTTPS://ACME.EXAMPLE.", ""])}

    def boolean(self):
        return self.random.random() < 0.5

    def lang(self):
        return self.random.choice(LANGS + ["de-CH", "FR", "fr_CH", "", "rm"])

    def text(self):
        return pools.text(self.random, self.terms)

    def texts(self):
        return [self.text() for _ in range(self.random.randint(0, 3))]

    def ids(self, rows):
        return self.again(self.random.sample([row["id"] for row in rows] + ["unheard_of"], self.random.randint(0, 2)))

    def again(self, values):
        """Some values once more."""
        return values + [value for value in values if self.random.random() < 0.1]

    def listed(self, name, text):
        """What a service lists of a post beside its text, or what stands there too."""
        pool, more = self.found[name]
        there = [value for value in pool if value in text]
        values = self.random.sample(pool + more, 2) + [value for value in there if self.random.random() < 0.5]
        return self.again(values)

    def media(self):
        kinds = self.random.sample(["photo", "photo", "video", "audio", "document"], self.random.randint(0, 2))
        alts = [{}, {"alt": ""}, {"alt": "a view"}, {"alt": None}, {"alt": self.text()}]
        return [{"type": kind, **self.random.choice(alts)} for kind in kinds]

    def learn(self, name):
        """A field that is said later: what joins the text brings no words, which would be an edited text."""
        if name in self.beside:
            return "" if name == "warning" else self.random.choice([[], [""]])
        value = self.fields[name]()
        return [{**item, "alt": item.get("alt") and "–"} for item in value] if name == "media" else value

    def post(self, identifier):
        random = self.random
        share = random.choice([0.2, 0.5, 0.9])
        post = {"id": identifier, "text": self.text()}
        found = {name: (lambda name=name: self.listed(name, post["text"])) for name in self.found}
        for name, make in {**self.fields, **self.beside, **found}.items():
            if random.random() < share:
                post[name] = make() if random.random() < 0.95 else None
        author = {name: make() for name, make in self.about.items() if random.random() < share}
        if author or random.random() < 0.1:
            post["author"] = author
        # Most charters check only drafts or official accounts.
        if random.random() < 0.5:
            post[random.choice(["draft", "account"])] = True
            post["account"] = "official" if post.get("account") is True else post.get("account", "official")
        answers = {fact["id"]: self.boolean() for fact in self.model["facts"] if random.random() < 0.3}
        if answers:
            post["facts"] = answers
        return post

    @staticmethod
    def is_cut(text):
        return any(words.cut_mention(token.text, platform) != token.text
                   for token in words.scan(text).mentions for platform in words.PLATFORMS)

    def learnt(self, post, open_facts):
        """The same post with something known that was not, or None where nothing is left to learn."""
        random = self.random
        absent = [name for name in (*self.fields, *self.beside) if post.get(name) is None]
        author = post.get("author")
        about = [] if author == {} else [name for name in self.about if (author or {}).get(name) is None]
        if "platform" in absent and self.is_cut(post["text"]):
            absent.remove("platform")  # the platform tells which account a mention is of
        choices = [("field", name) for name in absent] + [("about", name) for name in about]
        choices += [("fact", name) for name in open_facts] * 3
        if not choices:
            return None
        more = {**post, "facts": dict(post.get("facts") or {}), "author": None if author is None else dict(author)}
        for kind, name in random.sample(choices, min(len(choices), random.randint(1, 4))):
            if kind == "fact":
                more["facts"][name] = self.boolean()
            elif kind == "field":
                more[name] = self.learn(name)
            else:
                more["author"] = {**(more["author"] or {}), name: self.about[name]()}
        return more
