# SPDX-License-Identifier: Apache-2.0
"""Damages a charter in one place at a time and looks at what is said of it.

Usage: damage.py CHARTE [--show N] [--seed N] [--times N] [FILE ...]. Each of the files (by default
the Organize charter in its four languages) is damaged in one character or one word, as a hand does:
left out, doubled, swapped, mistyped. After each damage `charte check` must end by itself, say at
most three things, and in at least nine of ten cases show the sentence that was damaged in the first of
them. The same seed gives the same damages."""
import argparse
import collections
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from progress import Progress  # noqa: E402

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "charters", "organize")
QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIGNS = ".,;:«»“”#-/\"'()"
PLACE = re.compile(r"^[^\s:]+\.charte:(\d+):\d+:(?: \S+ ([EWN]-[a-z-]+))?")


def sentences(text):
    """The (begin, end) of each sentence: its stop stands outside quotes and comments, and inside no
    number."""
    spans, begin, depth, opened, at = [], 0, 0, "", 0
    while at < len(text):
        c = text[at]
        if depth:
            if c == QUOTES[opened]:
                depth -= 1
            elif c == opened:
                depth += 1
        elif c in QUOTES:
            opened, depth = c, 1
        elif c == "#":
            at = text.find("\n", at)
            if at < 0:
                break
        elif c == "." and not (at + 1 < len(text) and text[at + 1].isdigit()):
            spans.append((begin, at + 1))
            begin = at + 1
        at += 1
    spans.append((begin, len(text)))
    return spans


def damaged_character(rng, text):
    """The damaged text, from where to where it is damaged, and how."""
    at = rng.randrange(len(text) - 1)
    way = rng.randrange(4)
    if way == 0:
        return text[:at] + text[at + 1:], at, at, "left out " + repr(text[at])
    if way == 1:
        return text[:at] + text[at] + text[at:], at, at, "doubled " + repr(text[at])
    if way == 2:
        swapped = text[:at] + text[at + 1] + text[at] + text[at + 2:]
        return swapped, at, at + 1, "swapped " + repr(text[at:at + 2])
    put = rng.choice(LETTERS + SIGNS)
    return text[:at] + put + text[at + 1:], at, at, "%r for %r" % (put, text[at])


def damaged_word(rng, text):
    words = list(re.finditer(r"\w+", text))
    index = rng.randrange(len(words) - 1)
    word, after = words[index], words[index + 1]
    at, way = word.start(), rng.randrange(4)
    if way == 0:
        return text[:at] + text[word.end():], at, at, "left out " + word.group()
    if way == 1:
        return text[:at] + word.group() + " " + text[at:], at, at, "doubled " + word.group()
    if way == 2:
        swapped = after.group() + text[word.end():after.start()] + word.group()
        swapped = text[:at] + swapped + text[after.end():]
        return swapped, at, after.end() - 1, "swapped %s %s" % (word.group(), after.group())
    put = rng.choice(words).group()
    return text[:at] + put + text[word.end():], at, at, "%s for %s" % (put, word.group())


def damages(seed, text, times):
    rng = random.Random(seed)
    for number in range(times):
        yield (damaged_character if number % 2 == 0 else damaged_word)(rng, text)


def lines_of(text, begin, end):
    """The first and last line of the sentences that a stretch of the text is in."""
    lines = set()
    for first, last in sentences(text):
        if first <= end and begin < last:
            first += len(text[first:last]) - len(text[first:last].lstrip())
            lines.update(range(text.count("\n", 0, min(first, begin)) + 1, text.count("\n", 0, last) + 2))
    return lines


def said_of(charte, folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    run = subprocess.run([charte, "check", name], cwd=folder, capture_output=True, timeout=60, check=False)
    said = run.stderr.decode("utf-8", "replace")
    messages = []
    for place in filter(None, map(PLACE.match, said.splitlines())):
        if place.group(2):
            messages.append((place.group(2), []))
        messages[-1][1].append(int(place.group(1)))
    return run.returncode, said, messages


class Damages(Progress):
    """What was said of the damages: how much, of which place, by which codes."""

    def __init__(self, asked):
        super().__init__(f"charters damaged, seed {asked.seed}, {asked.times} times each", unit="damages")
        self.asked, self.shown = asked, 0
        self.spread, self.placed, self.codes = collections.Counter(), collections.Counter(), collections.Counter()

    def judge(self, name, text, damage, code, said, messages):
        """Notes one damage; the worst are shown whole where that was asked for."""
        damaged, begin, end, how = damage
        self.spread[len(messages)] += 1
        where = self.place(text, begin, end, messages) if messages else "none"
        errors = any(message[0].startswith("E") for message in messages)
        good = code == errors and len(messages) <= 3
        told = "%s line %d: %s: exit %d, %d said" % (name, text.count("\n", 0, begin) + 1, how, code, len(messages))
        if not good or where == "elsewhere":
            self.shown += 1
            if self.shown <= self.asked.show:
                told += "\n" + "\n".join("    " + line for line in said.splitlines()[:24])
                if good:
                    self.say(told)
        self.note(not good and told)

    def place(self, text, begin, end, messages):
        lines, (code, first) = lines_of(text, begin, end), messages[0]
        where = "place" if first[0] in lines else "related" if lines & set(first) else "elsewhere"
        self.placed[where] += 1
        self.codes[code] += 1
        return where

    def end(self):
        for count in sorted(self.spread):
            self.say("%3d said: %4d damages" % (count, self.spread[count]))
        for code, count in self.codes.most_common():
            self.say("%5d %s" % (count, code))
        told, near = sum(self.placed.values()), self.placed["place"] + self.placed["related"]
        said = ("first said of the damaged sentence: %d of %d, %d of them as its related place"
                % (near, told, self.placed["related"]))
        self.say(said)
        self.note(not (told > 0 and near * 10 >= told * 9) and "not in nine of ten")
        return super().end()


def lists_beside(path, folder):
    for beside in os.listdir(os.path.dirname(path)):
        if beside.endswith(".txt"):
            shutil.copyfile(os.path.join(os.path.dirname(path), beside), os.path.join(folder, beside))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("charte")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", default="organize")
    parser.add_argument("--show", type=int, default=0, help="print the worst N cases")
    asked = parser.parse_args()
    files = asked.files or [os.path.join(FOLDER, code + ".charte") for code in ("fr", "en", "de", "it")]
    os.environ.update(LC_ALL="C.UTF-8", NO_COLOR="1")
    charte = os.path.abspath(asked.charte)
    with Damages(asked) as found:
        for path in files:
            with tempfile.TemporaryDirectory() as folder:
                lists_beside(path, folder)
                name = os.path.basename(path)
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                for damage in damages(asked.seed + name, text, asked.times):
                    found.judge(name, text, damage, *said_of(charte, folder, name, damage[0]))
        return found.end()


if __name__ == "__main__":
    sys.exit(main())
