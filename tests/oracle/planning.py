# SPDX-License-Identifier: Apache-2.0
"""Whether what is worth asking is asked, and nothing else: planning.py BINARY [--count 200] [--seed 1] [--posts 5]
[--also SEED ...]

Of small random charters, all that may be learnt of a post is tried out: each field that it does not say is said, each
question that is put is answered, in posts that the oracle evaluates. What makes a difference has to be in `next` of
`BINARY eval --author`, and what makes none must not be where there are few ways; of many ways the share that makes
none is printed. Every tenth charter has many. BINARY - is the oracle itself.

Then, in the oracle alone, final verdicts are learnt more of: of random charters and posts, answers to the questions put
in a record and fields that it lacks are added, again and again, which must turn neither a final verdict nor a firm value
of a fact."""

import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import charter_text  # noqa: E402
import generate  # noqa: E402
import small  # noqa: E402
from claims import Pass  # noqa: E402
from evidence import World  # noqa: E402
from facts import Facts  # noqa: E402
from learning import Learning  # noqa: E402
from oracle import Options, run  # noqa: E402
from progress import Progress  # noqa: E402
from record import Record  # noqa: E402
from rules import Judgement, Rules  # noqa: E402
from verdict import Table  # noqa: E402
from ways import disputed  # noqa: E402

FEW = 4096  # ways of which what makes no difference is left out
MANY = 1 << 14  # that are still tried out


def read(table, post):
    """The facts of a post, and what comes out: verdict, at_most, and which rights are live."""
    world = World(table.lists, Record(post, table.platforms))
    facts = Facts(table.data, world)
    rules = Rules(table.data, world, facts.values)
    judgement = Judgement(rules)
    rights = [rules.states[rule["rule"]].live for rule in judgement.rows if rule["modality"] == "protect"]
    return facts, (judgement.rank, judgement.at_most, tuple(rights))


def loosely(table, post, new, now):
    """What comes out of a post with new answers, but those that would be disputed; None where others would be."""
    while True:
        facts, found = read(table, {**post, "facts": {**post.get("facts", {}), **new}})
        wrong = disputed(facts) - now
        if not wrong:
            return found
        dropped = [name for name in facts.rows if name in wrong and name in new][:1]
        if not dropped:
            return None
        new = {name: answer for name, answer in new.items() if name not in dropped}


class Trial:
    """All ways of one post to come out: `strict` ones, in which no answer would be disputed, and `loose` ones, in which
    such an answer is not given. Questions are answered here of which no rule that matters makes any ask, so what makes
    a difference lies between the two."""

    def __init__(self, table, model, post):
        self.table, self.post = table, post
        facts, self.known = read(table, post)
        self.fields, self.now = small.lacked(model, post), disputed(facts)
        self.strict, self.loose = {}, {}  # by values of fields and answers; no answer to what is not put
        self.questions, self.count = set(), 0
        for values in itertools.product(*(range(len(small.VALUES[name])) for name in self.fields)):
            said = post
            for name, place in zip(self.fields, values):
                said = small.with_field(said, name, small.VALUES[name][place])
            put = sorted(Pass(table.data, World(table.lists, Record(said, table.platforms))).facts.put)
            self.count += 2 ** len(put)
            if self.count > MANY:
                return
            self.questions |= set(put)
            for answers in itertools.product([False, True], repeat=len(put)):
                self.add(table, said, values, dict(zip(put, answers)))

    def ends(self, items):
        """Whether no answer to the items can be given without a dispute, or all that can be come to the same, but not to
        what is so now: then all are asked. So they are where all ways do."""
        found = set(self.loose.values())
        if not found or len(found) == 1 and self.known not in found:
            return True
        found = set()
        for values in itertools.product(*([False, True] if kind == "fact" else small.VALUES[name] for kind, name in items)):
            said, answers = self.post, dict(self.post.get("facts", {}))
            for (kind, name), value in zip(items, values):
                if kind == "fact":
                    answers[name] = value
                else:
                    said = small.with_field(said, name, value)
            facts, outcome = read(self.table, {**said, "facts": answers})
            if not disputed(facts) - self.now:
                found.add(outcome)
        return not found or len(found) == 1 and self.known not in found

    def add(self, table, said, values, new):
        way = values, tuple(sorted(new.items()))
        facts, found = read(table, {**said, "facts": {**said.get("facts", {}), **new}})
        if not disputed(facts) - self.now:
            self.strict[way] = self.loose[way] = found
        elif (found := loosely(table, said, new, self.now)) is not None:
            self.loose[way] = found

    def needed(self, ways, differ):
        """The items that make a difference."""
        items = [("field", name) for place, name in enumerate(self.fields) if self.tells_field(ways, place, differ)]
        return set(items + [("fact", name) for name in self.questions if self.tells_answer(ways, name)])

    @staticmethod
    def tells_answer(ways, name):
        for (values, answers), found in ways.items():
            if dict(answers).get(name) is False:
                other = tuple(sorted({**dict(answers), name: True}.items()))
                if ways.get((values, other), found) != found:
                    return True
        return False

    @staticmethod
    def tells_field(ways, place, differ):
        """Ways that differ in the field alone: in the answers to what is put in both they agree."""
        groups = {}
        for (values, answers), found in ways.items():
            rest = values[:place] + values[place + 1:]
            groups.setdefault(rest, {}).setdefault(values[place], []).append((dict(answers), found))
        return any(differ(*pair) for group in groups.values() for one, other in itertools.combinations(group.values(), 2)
                   for pair in by_shared(one, other))


def by_shared(one, other):
    """What both come to, by the answers to what is put in both."""
    shared = [name for name in one[0][0] if name in other[0][0]]

    def grouped(ways):
        result = {}
        for answers, found in ways:
            result.setdefault(tuple(answers[name] for name in shared), set()).add(found)
        return result

    mine, theirs = grouped(one), grouped(other)
    return [(mine[answers], theirs[answers]) for answers in mine if answers in theirs]


def surely(mine, theirs):
    return not mine & theirs


def maybe(mine, theirs):
    return len(mine | theirs) > 1


class Engine:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary if binary == "-" else os.path.abspath(binary), folder

    def command(self, *arguments):
        return subprocess.run([self.binary, *arguments], cwd=self.folder, capture_output=True, text=True,
                              encoding="utf-8", env={**os.environ, "LC_ALL": "en"}, check=False)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def records(self, model, source, table, posts):
        """The author's records, or why there are none."""
        if self.binary == "-":
            lines = [line for _, line, _ in run(table, generate.lines(posts).splitlines(), Options(author=True))]
            return [json.loads(line) for line in lines], None
        self.write("c.charte", charter_text.write(model, source))
        self.write("posts.ndjson", generate.lines(posts))
        built = self.command("build", "--no-test", "c.charte", "-o", "t.ctab")
        if built.returncode != 0:
            return None, f"refused: {built.stderr}"
        result = self.command("eval", "t.ctab", "posts.ndjson", "--author")
        if result.returncode != 0:
            return None, f"eval: exit {result.returncode}: {result.stderr}"
        return [json.loads(line) for line in result.stdout.splitlines()], None


class Count:
    def __init__(self):
        self.posts = self.items = self.wide_posts = self.wide_items = self.wide_idle = self.untried = self.refused = 0

    def say(self):
        share = f"{100 * self.wide_idle / self.wide_items:.1f} %" if self.wide_items else "none"
        return (f"{self.posts} posts of few ways, with {self.items} items; {self.wide_posts} of many, with "
                f"{self.wide_items} items, of which {share} make no difference; {self.untried} of too many; {self.refused} charters refused")


def asked(record):
    return {("fact", item["fact"]) if "fact" in item else ("field", item["field"]) for item in record.get("next", [])}


def judge(trial, record, count):
    """What is wrong with `next`, or None."""
    if trial.count > MANY:
        count.untried += 1
        return None
    found = asked(record)
    missing = sorted(trial.needed(trial.strict, surely) - found)
    idle = sorted(found - trial.needed(trial.loose, maybe))
    if trial.count > FEW:
        count.wide_posts, count.wide_items = count.wide_posts + 1, count.wide_items + len(found)
        count.wide_idle += len(idle)
        return f"lacks {missing}" if missing else None
    count.posts, count.items = count.posts + 1, count.items + len(found)
    if idle and trial.ends(sorted(found)):
        idle = []
    return (f"lacks {missing}" if missing else "") + (f" needs no {idle}" if idle else "") or None


def charter(engine, seed, posts, count):
    """[what is wrong with a post, or None]"""
    source, wide = random.Random(seed), seed % 10 == 0
    model = small.Maker(source, source.choice(generate.LANGS), wide).make()
    table = Table(generate.table(model))
    given = [small.post(source, model, wide) for _ in range(1 if wide else posts)]
    records, refused = engine.records(model, source, table, given)
    if refused:
        count.refused += 1
        return [refused] if refused.startswith("eval") else []
    found = [judge(Trial(table, model, post), record, count) for post, record in zip(given, records)]
    return [wrong and f"{wrong}: {json.dumps(post)}\n    {json.dumps(record.get('next'))}"
            for wrong, post, record in zip(found, given, records)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--count", type=int, default=200, help="charters")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--also", type=int, nargs="+", default=[], help="charters before it, that were planned wrong once")
    parser.add_argument("--posts", type=int, default=5, help="of a charter")
    given = parser.parse_args()
    count, learning = Count(), Learning()
    seeds = [*given.also, *range(given.seed, given.seed + given.count)]
    with Progress(f"planning, seed {given.seed}, {given.count} charters", unit="posts", show=5) as progress:
        with tempfile.TemporaryDirectory(prefix="charte-planning-") as folder:
            engine = Engine(given.binary, folder)
            for seed in seeds:
                progress.extra = lambda seed=seed: f", at seed {seed}"
                for wrong in charter(engine, seed, given.posts, count) + learning.charter(seed, given.posts):
                    progress.note(wrong and f"seed {seed}: {wrong}")
        progress.say(count.say())
        progress.say(learning.say())
        return progress.end()


if __name__ == "__main__":
    sys.exit(main())
