# SPDX-License-Identifier: Apache-2.0
"""evaluation.py BUILD [--table] [--only TEXT]: evaluating a post takes no more than `inspect` says, and grows as the
text and the table do, one added to the other. Steps are counted (steps.c), not clocks, so that a busy machine changes
nothing.

Each row is a charter of n and a post of m, measured at n, 10 n and 100 n, and m, 10 m and 100 m. A row with a reason
grows with the one times the other: the bound says so, and it is held to that alone. Where the compiler writes no such
table, a row crafts one, with checksums that are right."""

import argparse
import collections
import os
import struct
import subprocess
import sys
import tempfile
import zlib

from charters import article, articles, charter, fact, facts, many, one_list, rule, rules, word
from told import Failed, told

N, M = 20, 20
FACTOR = 40     # edges of code and moved bytes that are one step of the bound, where that takes most
SLACK = 18      # ten times as much, by a logarithm
TOGETHER = 3    # of a large table and a large text, over what each takes alone
LEAST = 3000    # of a difference: less tells nothing

Row = collections.namedtuple("Row", "name charter post reason craft")
ROWS = []


def row(name, make, post, reason="", craft=None):
    ROWS.append(Row(name, make, post, reason, craft))


def words(n, m):
    """A text of m words of a table of n."""
    return " ".join(word(i % n) for i in range(m))


def text_facts(n, condition, *before):
    """A fact for each of n, and a rule for each."""
    return charter(*before, facts(n, lambda i: f"established if {condition(i)}"), article(1, rules(n)))


def listed(item):
    return lambda n: one_list(many(n, item, ", ").strip())["c.charte"]


def lists(n, items, condition):
    """n lists, and a condition for each."""
    return text_facts(n, condition, many(n, lambda i: f"List l{i} “L{i}”: {items(i)}."))


def chain(first, more=""):
    """Lists each of which takes in the one before."""
    return lambda i: f"l{i - 1}, “{word(i)}”{more}" if i else first


mentions = "the text mentions l{}".format

# Terms

row("words", listed(lambda i: f"“{word(i)}”"), words)
row("words that might all begin one address", listed(lambda i: f"“{word(i)}”"), lambda n, m: "é." * (10 * m))
row("words behind signs that may join them", listed(lambda i: f"“{word(i)}”"),
    lambda n, m: "".join(f"a+{word(i % n)}" for i in range(m)))
row("words in doubt without a space", listed(lambda i: f"“{word(i)}”"), lambda n, m: "a!" * (10 * m) + f"+{word(0)}")
row("other letters without a space", listed(lambda i: f"“{word(i)}”"), lambda n, m: "я!" * (10 * m) + f"+{word(0)}")
row("phrases with words in common", listed(lambda i: f"“Grand Hotel Royal {word(i)}”"),
    lambda n, m: " ".join(f"Grand Hotel Royal {word(i % n)}" for i in range(m)))
row("phrases that begin each other", listed(lambda i: "“" + " ".join(["ha"] * (1 + i % 60)) + f" {word(i)}”"),
    lambda n, m: "ha " * m, "each word may go on with as many phrases as a term has words")
row("affixes", listed(lambda i: f"“{word(i)}*”" if i % 2 else f"“*{word(i)}”"),
    lambda n, m: " ".join(f"x{word(i % n)}y" for i in range(m)))
row("affixes that begin each other", listed(lambda i: "“" + "a" * (1 + i % 100) + f"{'b' * (i // 100)}*”"),
    lambda n, m: " ".join(["a" * 100] * m), "each beginning that a term has may be one of the word")
row("infixes", listed(lambda i: f"“*{word(i)}*”"), lambda n, m: "".join(word(i % n) for i in range(m)))
row("infixes that are in each other", listed(lambda i: "“*" + "a" * (1 + i % 100) + f"{'b' * (i // 100)}*”"),
    lambda n, m: "a" * (10 * m), "each length of an infix is looked for at each byte")
row("infixes before words", listed(lambda i: f"“*{word(i)[:2]}* {word(i)}”"), words)
row("exact terms", listed(lambda i: f"exactly “{word(i)}*”"), words)
row("patterns", listed(lambda i: f"pattern “PRJ-{i:06}-##”"), lambda n, m: " ".join(f"PRJ-{i % n:06}-12" for i in range(m)))
row("patterns that all go on", listed(lambda i: f"pattern “{i:011b}”".replace("0", "#")), lambda n, m: "1" * (10 * m),
    "each byte of a text may begin all patterns")
row("one term in each list", lambda n: lists(n, lambda i: "“Hotel”", mentions), lambda n, m: "Hotel " * m,
    "each word is an occurrence in each list")
row("detectors", listed(lambda i: ("an IBAN", "an e-mail address", "a telephone number", "a payment card number", "a percentage",
                                   "an amount of money")[i % 6]),
    lambda n, m: "CH93 0076 2011 6238 5295 7 a@b.example +41 22 345 67 89 5500 0000 0000 0004 12 % CHF 12.50 " * m,
    "each is an occurrence in as many places of a list as name it")
row("domains of addresses", listed(lambda i: f"an e-mail address of the domain “{word(i)}.example”"),
    lambda n, m: " ".join(f"info@mail.{word(i % n)}.example" for i in range(m)))

# Lists

row("lists that take the one before in", lambda n: lists(n, chain("“Hotel”"), mentions), lambda n, m: words(n, m) + " Hotel")
row("one list that takes all in", lambda n: lists(n, lambda i: f"“{word(i)}”" if i < n - 1 else many(
    n - 1, lambda k: f"l{k}", ", ").strip(), mentions), words)
row("lists with exceptions", lambda n: lists(n, lambda i: f"“{word(i)}”, except “{word(i)} Royal”", mentions), words)
row("lists with exceptions, asked for together", lambda n: one_list(many(
    n, lambda i: f"“{word(i)}”, except “{word(i)} Royal”", ", ").strip())["c.charte"], words)
row("a list in a chain with exceptions", lambda n: charter(
    many(n, lambda i: f"List l{i} “L{i}”: {chain('“Hotel”', f', except “{word(i)} Royal”')(i)}."),
    fact("named", f"established if the text mentions l{n - 1}"), article(1, rule("named"))), words)
row("lists that leave one out", lambda n: lists(
    n, lambda i: f"“{word(i)}”, except for l0" if i else "“Royal”", mentions), words)
row("nearness of a large list", lambda n: charter(
    f"List l “L”: {many(n, lambda i: f'“{word(i)}”', ', ').strip()}.\n", f"List k “K”: “Hotel”.\n",
    fact("near", "established if the text mentions l fewer than 5 words from k"), article(1, rule("near"))),
    lambda n, m: words(n, m) + " Hotel" * m)
row("nearness of lists", lambda n: lists(n, lambda i: f"“{word(i)}”", lambda i: (
    f"the text mentions l{i} fewer than 5 words from l{(i + 1) % n}")), words)
row("nearness of one list to all", lambda n: lists(n, lambda i: f"“{word(i)}”", lambda i: (
    f"the text mentions l0 fewer than 5 words from l{i}")), lambda n, m: f"{word(0)} " * m,
    "each occurrence is read again for each condition")
row("counted mentions", lambda n: lists(n, lambda i: f"“{word(i)}”", "the text mentions at least 2 terms from l{}".format), words)
row("counted mentions of one list", lambda n: lists(n, lambda i: f"“{word(i)}”", lambda i: (
    f"the text mentions at least {i + 2} terms from l0")), lambda n, m: f"{word(0)} " * m,
    "each occurrence is read again for each condition")
row("lengths", lambda n: text_facts(n, lambda i: f"the text exceeds {i + 1} characters"), lambda n, m: "a" * (10 * m))

# Accounts, hashtags, links

TAG = "the post has the hashtag "


def tags(n):
    return charter(f"List names “Names”: {many(n, lambda i: f'“#{word(i)}”', ', ').strip()}.\n",
                   fact("named", f"established if {TAG}names"), article(1, rule("named")))


row("hashtags of a list", tags, lambda n, m: " ".join(f"#{word(i % n)}" for i in range(m)))
row("hashtags of conditions", lambda n: text_facts(n, lambda i: f"{TAG}“{word(i)}”"),
    lambda n, m: " ".join(f"#{word(i)}" for i in range(m)))
row("starred hashtags", lambda n: text_facts(n, lambda i: f"{TAG}“{word(i)}*”"),
    lambda n, m: " ".join(f"#{word(i)}x" for i in range(m)))
row("hashtags starred on both sides", lambda n: text_facts(n, lambda i: f"{TAG}“*{word(i)}*”"),
    lambda n, m: " ".join(f"#x{word(i)}x" for i in range(m)))
row("one long hashtag", lambda n: text_facts(n, lambda i: f"{TAG}“*{word(i)}*”"), lambda n, m: "#" + "a" * (10 * m))
row("hashtags with exceptions", lambda n: lists(
    n, lambda i: f"“{word(i)}*”, except “{word(i)}royal”", lambda i: f"{TAG}l{i}"),
    lambda n, m: " ".join(f"#{word(i)}x" for i in range(m)))
row("hashtags in a chain of lists", lambda n: lists(n, chain("“hotel*”"), lambda i: f"{TAG}l{i}"),
    lambda n, m: " ".join(f"#hotel{word(i)}" for i in range(m)))
row("hashtags in a chain of lists with exceptions", lambda n: lists(
    n, chain("“hotel*”", ", except “hotelroyal”"), lambda i: f"{TAG}l{i}"),
    lambda n, m: " ".join(f"#hotel{word(i)}" for i in range(m)), "each hashtag is carried to each list of the chain")
row("mentions", lambda n: text_facts(n, lambda i: f"the post addresses “@{word(i)}”"),
    lambda n, m: " ".join(f"@{word(i)}" for i in range(m)))
for name, term in (("hold", "*{}*"), ("begin", "{}*"), ("end", "*{}")):
    row(f"hashtags that {name} each other", lambda n, term=term: text_facts(
        n, lambda i: f"{TAG}“{term.format('a' * (1 + i % 400) + 'b' * (i // 400))}”"), lambda n, m: "#" + "a" * (10 * m),
        "each length of a term is looked up at each byte")
row("links", lambda n: text_facts(n, lambda i: f"the post links to “{word(i)}.example”"),
    lambda n, m: " ".join(f"https://www.{word(i)}.example/{word(i)}" for i in range(m)))
row("domains that lie in each other", lambda n: text_facts(n, lambda i: f"the post links to “{'a.' * (1 + i % 400)}{'b' * (i // 400)}example”"),
    lambda n, m: "https://" + "a." * (2 * m) + "example/", "each domain of a host is compared with as long a term")
row("paths of one domain", lambda n: text_facts(n, lambda i: f"the post links to “a.example/{word(i)}”"),
    lambda n, m: " ".join(f"https://a.example/{word(i)}/x" for i in range(m)))
row("a link of many domains", lambda n: text_facts(n, lambda i: f"the post links to “{word(i)}.example”"),
    lambda n, m: "https://" + "a." * (10 * m) + "example")
row("names that are no words", tags, lambda n, m: "#@a.b-c_d#" * m)

# Facts and rules

row("facts in a chain", lambda n: charter(facts(n, lambda i: (
    f"established if “f{i - 1} is done”" if i else "established if the text mentions “amber”")), article(1, rules(n))),
    lambda n, m: "amber " * m)
row("rights in a chain of facts", lambda n: charter(facts(n, lambda i: (
    f"established if “f{i - 1} is done”" if i else "established if the text mentions “amber”")), article(1, many(n, lambda i: (
        f"  Everyone has the protected right to “do f{i}”." if i % 2 else f"  It is forbidden to “do f{i}”.")))),
    lambda n, m: "amber " * m)
row("an exception to every other article", lambda n: charter(
    fact("named", "established if the text mentions “amber”"), articles(n, lambda i: rule("named") if i else (
        "  By way of exception to every other article, it is permitted to “do named”.\n"))), lambda n, m: "amber " * m)
row("exceptions to the article before", lambda n: charter(
    fact("named", "established if the text mentions “amber”"), articles(n, lambda i: rule("named") if i == 0 else (
        f"  By way of exception to article {i}, it is permitted to “do named”.\n"))), lambda n, m: "amber " * m)


# Crafted tables

HEADER, ENTRY = 64, 24
META, STRINGS, WORD_SLOTS, WORD_CLASSES, TRIE_NODES, TRIE_EDGES, TRIE_TERMS = 1, 2, 18, 19, 22, 23, 24


class Table:
    """A .ctab as its sections' numbers, written again with the right checksums."""

    def __init__(self, data):
        self.data = bytearray(data)
        count, = struct.unpack_from("<I", data, 12)
        self.sections = {}
        for k in range(count):
            number, _, offset, size, _, _ = struct.unpack_from("<6I", data, HEADER + ENTRY * k)
            self.sections[number] = (k, offset, size)

    def read(self, number, width):
        _, offset, size = self.sections[number]
        flat = struct.unpack_from(f"<{size // 4}I", self.data, offset)
        return [list(flat[i:i + width]) for i in range(0, len(flat), width)]

    def write(self, number, records):
        k, offset, size = self.sections[number]
        struct.pack_into(f"<{size // 4}I", self.data, offset, *(x for record in records for x in record))
        struct.pack_into("<I", self.data, HEADER + ENTRY * k + 16, zlib.crc32(self.data[offset:offset + size]))

    def bytes(self):
        end = HEADER + ENTRY * len(self.sections)
        struct.pack_into("<I", self.data, 56, zlib.crc32(self.data[HEADER:end]))
        struct.pack_into("<I", self.data, 60, zlib.crc32(self.data[:60]))
        return bytes(self.data)


def all_readings(table, most=256):
    """Each word stands for as many words of terms as a word may."""
    slots, classes = table.read(WORD_SLOTS, 5), table.read(WORD_CLASSES, 1)
    for i, slot in enumerate(slots):
        if slot[1]:
            slot[4] = min(most, len(classes))
            slot[3] = i % (len(classes) - slot[4] + 1)
    table.write(WORD_SLOTS, slots)


def all_terms(table):
    """All terms end at one node."""
    nodes, terms = table.read(TRIE_NODES, 4), table.read(TRIE_TERMS, 1)
    for node in nodes:
        node[2] = node[3] = 0
    for node in nodes[1:2]:
        node[2], node[3] = 0, len(terms)
    table.write(TRIE_NODES, nodes)


PHRASES = listed(lambda i: f"“{word(i)} {word(i + 1)} {word(i + 2)} {word(i + 3)}”")
row("crafted: each word is all words", PHRASES, words, "each phrase begun may go on", all_readings)
row("crafted: all terms end in one word", listed(lambda i: f"“{word(i)}”"), words, "each word may be all occurrences",
    all_terms)


# Measuring

def build(charte, row_, n, folder):
    path, table = os.path.join(folder, f"{n}.charte"), os.path.join(folder, f"{n}.ctab")
    with open(path, "w", encoding="utf-8") as file:
        file.write(row_.charter(n))
    made = subprocess.run([charte, "build", path, "--no-test", "-o", table], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    if made.returncode != 0:
        raise Failed(made.stdout.decode("utf-8", "replace")[:600])
    if row_.craft:
        with open(table, "rb") as file:
            crafted = Table(file.read())
        row_.craft(crafted)
        with open(table, "wb") as file:
            file.write(crafted.bytes())
    return table


def evaluate(evaluating, table, posts):
    """Steps and bound of each post."""
    said = subprocess.run([evaluating, table], input="\n".join(posts).encode("utf-8") + b"\n", stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    if said.returncode != 0:
        raise Failed(said.stderr.decode("utf-8", "replace"))
    return [[int(number) for number in line.split()[:2]] for line in said.stdout.decode().splitlines()]


def measure(tools, row_):
    """By table and post: steps and bound."""
    charte, evaluating = tools
    with tempfile.TemporaryDirectory() as folder:
        return [evaluate(evaluating, build(charte, row_, N * times, folder),
                         [row_.post(N * times, M * more) for more in ((1, 10, 100) if times == 1 else (1, 10))])
                for times in (1, 10, 100)]


def grows(before, at, behind):
    return (behind - at) / max(LEAST, at - before)


def judge(tools, row_):
    at = measure(tools, row_)
    steps = [[pair[0] for pair in line] for line in at]
    most = max(pair[0] / pair[1] for line in at for pair in line)
    by_table = grows(*(line[0] for line in steps))
    by_text = grows(*steps[0])
    together = steps[2][1] / (steps[2][0] + steps[0][1] + LEAST)
    holds = most <= FACTOR and (bool(row_.reason) or (by_table <= SLACK and by_text <= SLACK and together <= TOGETHER))
    line = (f"{row_.name[:48]:<48}{steps[0][0]:>10}{steps[2][0]:>12}{steps[0][2]:>12}{steps[2][1]:>12}"
            f"{by_table:>8.1f}{by_text:>7.1f}{together:>7.1f}{most:>7.1f}")
    return holds, f"{line}{'' if holds else '  MORE'}{'  ' + row_.reason if row_.reason else ''}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    folder = os.path.abspath(asked.build)
    tools = f"{folder}/charte", f"{folder}/growth/evaluating"
    if asked.table:
        print(f"{'construct':<48}{'n, m':>10}{'100 n, m':>12}{'n, 100 m':>12}{'100 n, 10 m':>12}"
              f"{'table×':>8}{'text×':>7}{'both':>7}{'bound×':>7}")
    return told(ROWS, asked, lambda row_: judge(tools, row_))


if __name__ == "__main__":
    sys.exit(main())
