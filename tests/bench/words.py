# SPDX-License-Identifier: Apache-2.0
"""Words for what the bench generates: ordinary ones, as charters list them, and invented ones.
Everything comes from a seed, so that two runs measure the same charter."""

import random

# Words that charters are about. They occur in posts, so that some posts touch some rules.
ORDINARY = """
work job boss office team company school police government vote clients doctor photo secret money
contract budget salary merger layoff lawsuit password invoice customer supplier prototype roadmap
bonus strike audit patent shareholder dividend forecast tender warehouse recall injury pregnancy
diagnosis resignation promotion complaint harassment bribe donation election campaign referendum
sponsor giveaway voucher refund outage breach malware ransom whistleblower inspector ambulance
explosion evacuation victim passenger derailment collision earthquake flood wildfire hostage
colleague manager director intern apprentice trainee union overtime pension holiday sickness
restructuring takeover headcount margin turnover quarterly earnings profit loss debt pricing
discount algorithm blueprint formula laboratory vaccine clinic patient surgeon nurse teacher pupil
stadium referee coach transfer goalkeeper festival premiere rehearsal casting backstage trailer
""".split()

# What posts are made of where no real ones are given.
COMMON = """
the a to and of in is it you that for on my with this be so just at but not have me are was we all
day what good new today get time like love one now can going out will see how know tomorrow people
first back night about really want think great from they still when happy more next game week last
right here make some off as its there been your our has need why who got too much never best
""".split()

# Syllables and endings as they are frequent in English, so that what is invented looks to a scanner
# as names and words do: most endings also end words of posts.
ONSETS = "b c d f g h l m n p r s t v w br ch cl cr dr fl gr pl pr sh st th tr".split()
VOWELS = "a a a e e e e i i o o u ai ea ee ou".split()
CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "ck", "nd", "st"]
ENDINGS = ["", "", "er", "ing", "ed", "s", "tion", "ly", "al", "ness", "ment", "y", "ton", "land"]


def syllable(rng):
    return rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS)


def invented(rng):
    """Of five letters at least: shorter ones often are words that every other post has."""
    while True:
        word = "".join(syllable(rng) for _ in range(rng.choice((1, 2, 2)))) + rng.choice(ENDINGS)
        if len(word) >= 5:
            return word


def term(rng):
    """One in ten is an ordinary word or two; a third are phrases."""
    if rng.random() < 0.1:
        return " ".join(rng.sample(ORDINARY, rng.choice((1, 1, 1, 2))))
    words = [invented(rng)]
    if rng.random() < 0.35:
        words.append(rng.choice(ORDINARY) if rng.random() < 0.3 else invented(rng))
        if rng.random() < 0.3:
            words.append(invented(rng))
    return " ".join(words)


def terms(count, seed=1):
    """That many different terms, the same for a seed."""
    rng, found = random.Random(seed), {}
    while len(found) < count:
        made = term(rng)
        if len(made) >= 4:
            found[made] = True
    return list(found)


def post_text(rng):
    """A plausible post: common words, a name, a link, a hashtag, an emoji, now and then a term."""
    words = [rng.choice(COMMON) for _ in range(rng.randint(6, 28))]
    if rng.random() < 0.15:
        words.insert(rng.randrange(len(words)), rng.choice(ORDINARY))
    if rng.random() < 0.5:
        words.insert(0, "@" + invented(rng))
    if rng.random() < 0.3:
        words.append("#" + invented(rng).capitalize())
    if rng.random() < 0.2:
        words.append("https://example.org/" + invented(rng))
    text = " ".join(words).capitalize() + rng.choice([".", "!", "!!", "…", "?", " 😀", " 🎉🎉"])
    return text.replace(" day", " déjà") if rng.random() < 0.05 else text
