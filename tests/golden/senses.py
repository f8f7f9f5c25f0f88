# SPDX-License-Identifier: Apache-2.0
"""Turns the sense of sentences and looks at what is proposed for them.

Usage: senses.py CHARTE [--seed N] [--times N] [--show N]. Words outside of quotes of the Organize charters are changed as
a lawyer's own sentence differs from those of the language: a negation, a quantity, a comparison, an exception or an
addressee is put in, left out or replaced by another, and often a word beside it is mistyped. What `charte check` then
proposes must have all these words as they were written, and must be understood where it is put. The same seed gives the
same changes."""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..")]
from damage import FOLDER, QUOTES, sentences  # noqa: E402
from progress import Progress  # noqa: E402

# Words that turn what a sentence says.
TURNING = {
    "en": "not never no nobody unless without except only more fewer less every all each after before outside within none",
    "fr": "ne pas jamais aucun nul sauf sans seulement plus moins tout chaque après avant hors dans ni personne",
    "de": "nicht nie kein keine niemand ausser ohne nur mehr weniger jede alle nach vor ausserhalb innerhalb weder",
    "it": "non mai nessun nessuno salvo senza soltanto più meno ogni tutti dopo prima fuori entro né",
}
PROPOSED = {"en": r"Did you mean “(.*)”\?", "fr": r"Vouliez-vous dire «\s(.*)\s» \?", "de": r"Meinten Sie «(.*)»\?",
            "it": r"Intendeva «(.*)»\?"}
FOUND = re.compile(r"^c\.charte:(\d+):(\d+): \S+ E-unexpected: [«“]\s?(.*?)\s?[»”] ", re.M)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORD = re.compile(r"[^\W\d_]+")


def words_outside(text, begin, end):
    """The places of words outside of quotes and comments."""
    places, depth, at = [], 0, begin
    while at < end:
        char = text[at]
        if char in QUOTES and not depth:
            depth = 1
        elif depth and char in QUOTES.values():
            depth = 0
        elif char == "#" and not depth:
            at = text.find("\n", at)
        elif not depth:
            word = WORD.match(text, at, end)
            if word:
                places.append(word.span())
                at = word.end()
                continue
        at += 1
    return places


def turning(text, language):
    known = set(TURNING[language].split())
    return [word for word in (text[a:b].lower() for a, b in words_outside(text, 0, len(text))) if word in known]


def mistyped(rng, word):
    at = rng.randrange(len(word))
    return rng.choice((word[:at] + word[at + 1:], word[:at] + rng.choice(LETTERS) + word[at + 1:],
                       word[:at] + word[at] + word[at:]))


def turned(rng, text, language):
    """The text with one sentence that says something else; None where the one drawn has too few words."""
    begin, end = rng.choice(sentences(text)[3:-1])
    places = words_outside(text, begin, end)
    if len(places) < 3:
        return None
    known = TURNING[language].split()
    own = [place for place in places if text[place[0]:place[1]].lower() in known]
    sentence, new = text[begin:end], rng.choice(known)
    a, b = rng.choice(own or places)
    edits = [(a, a, new + " ")] if not own or rng.random() < 0.4 else [(a, b, rng.choice(("", new)))]
    long = [place for place in places if place[1] - place[0] > 4 and place != (a, b)]
    if long and rng.random() < 0.7:
        a, b = min(long, key=lambda place: abs(place[0] - edits[0][0]))
        edits.append((a, b, mistyped(rng, text[a:b])))
    for a, b, word in sorted(edits, reverse=True):
        sentence = sentence[:a - begin] + word + sentence[b - begin:]
    return text[:begin] + sentence + text[end:]


def check(charte, folder, text):
    with open(os.path.join(folder, "c.charte"), "w", encoding="utf-8") as file:
        file.write(text)
    said = subprocess.run([charte, "check", "c.charte"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    return said.stdout.decode("utf-8")


def place_of(text, line, column):
    return sum(len(row) + 1 for row in text.split("\n")[:line - 1]) + column - 1


def proposals(said, language):
    """(line, column, what is written there, what is proposed) of each message that proposes something."""
    for message in re.split(r"(?m)^(?=c\.charte:\d+:\d+: )", said):
        found, proposed = FOUND.match(message), re.search(PROPOSED[language], message)
        if found and proposed:
            yield int(found[1]), int(found[2]), found[3], proposed[1]


def wrong_with(charte, folder, text, language, proposal):
    """What is wrong with a proposal, or None."""
    line, column, written, proposed = proposal
    at = place_of(text, line, column)
    if turning(written, language) != turning(proposed, language):
        return "another sense"
    pasted = text[:at] + proposed + text[at + len(written):]
    if f"c.charte:{line}:{column}: " in check(charte, folder, pasted):
        return "not understood"
    return None


def turn(charte, text, language, rng, asked, progress):
    """Turns sentences of a charter and tries what is proposed; how many proposals there were."""
    made = 0
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.join(os.path.abspath(FOLDER), "clients.txt"), os.path.join(folder, "clients.txt"))
        for _ in range(asked.times):
            changed = None
            while changed is None:
                changed = turned(rng, text, language)
            problem = None
            for proposal in proposals(check(charte, folder, changed), language):
                made += 1
                wrong = wrong_with(charte, folder, changed, language, proposal)
                line = f"{language}: {wrong or 'right'}: {proposal[2]!r}: {proposal[3]!r}"
                problem = line if wrong else problem
                if made <= asked.show:
                    print(line)
            progress.note(problem)
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("charte")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    rng, total = random.Random(asked.seed), asked.times * len(TURNING)
    with Progress(f"{total} sentences whose sense is turned, from seed {asked.seed}", total) as progress:
        made = 0
        for language in TURNING:
            with open(os.path.join(FOLDER, f"{language}.charte"), encoding="utf-8") as file:
                text = file.read()
            made += turn(os.path.abspath(asked.charte), text, language, rng, asked, progress)
        if made < total // 30:
            progress.note(f"only {made} proposals were made")
        print(f"{made} proposals")
        return progress.end()


if __name__ == "__main__":
    sys.exit(main())
