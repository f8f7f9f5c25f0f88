# SPDX-License-Identifier: Apache-2.0
"""The phrases of a language, read from the tables of the grammar."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from languages import OWN_NAMES  # noqa: E402,F401

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "grammar", "dialects")


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
