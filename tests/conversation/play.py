# SPDX-License-Identifier: Apache-2.0
"""play.py CHARTE TABLE DRAFTS [--verbose] [--outside]: plays the conversation on every draft of a file, as a good
colleague would: who holds it puts what the author's record says is worth asking, in its order, and decides nothing.

A draft is a line of JSON:
  name, lang, text, why
  form     what the check's form says (post_of): platform, account, kind, media, original …
  answers  {fact: "yes" or "no"}: what the author knows; any other question is answered with `others`, or no
  fields   {field: value}, as in the record of a post: what the author says when asked; any other field is none
  expect   the verdicts that a person may expect at the end, joined by " or "
and where they are said:
  questions, listed  at most so many are put one by one, or shown in the closing list
  wished             so many questions would be enough: where there are more it is counted, and no failure
  rules              those that must be live at the end
  asked              true: all that the author would say yes to must be asked
  then               [{text, expect, questions …}]: what the author writes instead, when that has been said

What is raised is put one by one, and again only when what raised it differs. Then what stands open for every post is
shown once, together; what was said of it stays while it stands open. Where none of it applies, the end is what the record
promised for that (`if_none`); it is tried whether it comes so. What the author knows and was not asked is then
volunteered.

It fails where another end is expected, where a promise is not kept, where something settled is asked, and where the end
is a dead one: something may still come of it, nothing is left to ask, and nothing says why. An end that is not final
though nothing could come any more (an answer of the author's might yet be disputed, by a list that is withheld, say) is
counted as unsure, and no failure. --verbose: a line for each draft. --outside: the drafts were not written for this
table, and may answer what it does not have."""

import argparse
import copy
import json
import subprocess
import sys
from dataclasses import dataclass, field

EMPTY = "nothing to check yet"
WORDS = {"to check": "check", "to fix": "fix", "to approve": "approve", "not advisable": "caution"}
LONGEST = 60  # evaluations of one conversation

# What the form's words say of a post: the same as in compiler/document/check.js.
MEDIA = {"none": [], "described": [{"type": "photo", "alt": "…"}], "bare": [{"type": "photo", "alt": ""}],
         "video": [{"type": "video"}], "audio": [{"type": "audio"}], "document": [{"type": "document"}]}
SAYS = {"platform": lambda value: {"platform": "" if value == "none" else value},
        "lang": lambda value: {"lang": "" if value == "none" else value},
        "media": lambda value: {"media": MEDIA[value]},
        "location": lambda value: {"location": value == "yes"},
        "sponsored": lambda value: {"sponsored": value == "yes"},
        "time": lambda value: {"created_at": f"{value}:00Z" if len(value) == 16 else f"{value}Z"},
        "original": lambda value: {"original": {"text": value}},
        "bot": lambda value: {"author": {"bot": value == "yes"}},
        "facts": lambda answers: {"facts": {name: answer == "yes" for name, answer in answers.items()}}}
SAYS.update({name: lambda value, name=name: {name: value}
             for name in ("audience", "account", "kind", "approvals", "labels", "mentions", "hashtags", "links", "warning", "poll", "titles")})
SAYS.update({name: lambda value, name=name: {"author": {name: value}} for name in ("name", "handle", "profile", "roles")})

# A field that is known to be none; of the others, an empty string says it. A post that is nothing else is a post.
NONE = {"kind": "post", "media": [], "poll": [], "titles": [], "labels": [], "approvals": [], "author.roles": [], "author.bot": False,
        "location": False, "sponsored": False, "original": {"text": ""}}


def post_of(draft):
    """The post of the check's form. Labels come from other tools, and none has seen it, unless the draft says so."""
    post = {"id": "1", "draft": True, "text": draft["text"].replace("\r\n", "\n"), "labels": []}
    for name, value in draft.get("form", {}).items():
        for key, said in SAYS[name](value).items():
            post[key] = {**post.get(key, {}), **said} if key == "author" else said
    return post


def holder(post, name):
    """Where a field of a record stands: the object and the key in it."""
    if name.startswith("author."):
        return post.setdefault("author", {}), name[len("author."):]
    return post, name


def item(entry):
    """("fact" or "field", its name) of an entry of `next`."""
    return next((kind, entry[kind]) for kind in ("fact", "field") if kind in entry)


def known(post, asked):
    kind, name = asked
    if kind == "fact":
        return name in post.get("facts", {})
    place, key = (post.get("author", {}), name[len("author."):]) if name.startswith("author.") else (post, name)
    if name == "media" and any(medium["type"] == "photo" and "alt" not in medium for medium in place.get(key, [])):
        return False
    return place.get(key) is not None


def put(post, asked, value):
    kind, name = asked
    if kind == "fact":
        post.setdefault("facts", {})[name] = value
    else:
        place, key = holder(post, name)
        place[key] = value


def none(asked):
    kind, name = asked
    return False if kind == "fact" else copy.deepcopy(NONE.get(name, ""))


def expected(words):
    return [WORDS.get(word, word) for word in words.split(" or ")]


def says_why(record):
    """Whether a record that nothing can be asked of tells what a person must look at: a dispute, or signs."""
    facts = list(record.get("facts", {}).values())
    facts += [ground for rule in record.get("rules", []) for part in ("because", "unless") for ground in rule.get(part, [])]
    return any(fact.get("source") == "disputed" or fact.get("signs") for fact in facts)


@dataclass
class Told:
    """What one conversation came to."""
    outcome: str = ""
    first: str = ""  # the first verdict
    begins: str = ""  # question, at once, or what was said instead
    questions: int = 0
    listed: int = 0
    rounds: int = 0
    volunteered: int = 0
    dead: bool = False
    unsure: bool = False
    over: int = 0  # questions more than wished
    problems: list = field(default_factory=list)


class Conversation:
    """With one author, on one draft. evaluate: a post's record; asks: the facts whose questions the table has."""

    def __init__(self, evaluate, asks, draft):
        self.evaluate, self.asks, self.draft = evaluate, asks, draft
        self.answers, self.others = draft.get("answers", {}), draft.get("others", "no")
        self.post = post_of(draft)
        self.raised = {}  # what was said: {(what was raised, its key): value}
        self.stood = {}  # and of what was in a closing list: {what: value}
        self.unasked = []  # the facts that were volunteered
        self.told, self.before = Told(), None

    def play(self):
        """What it came to, once for the draft and once for each text that the author writes then."""
        found = [self.hold(self.draft)]
        for then in self.draft.get("then", []):
            self.told, self.before = Told(), None
            self.post = post_of({**self.draft, "text": then["text"]})
            for name in self.unasked:
                put(self.post, ("fact", name), True)
            found.append(self.hold(then))
        return found

    def hold(self, wanted):
        if self.post["text"] == "":
            self.told.outcome = self.told.first = self.told.begins = EMPTY
        else:
            self.talk(wanted)
        if self.told.outcome not in expected(wanted["expect"]):
            self.problem(f"ends with {self.told.outcome}, expected {wanted['expect']}")
        for name, most in (("questions", wanted.get("questions")), ("listed", wanted.get("listed"))):
            if most is not None and getattr(self.told, name) > most:
                self.problem(f"{getattr(self.told, name)} {name}, expected at most {most}")
        self.told.over = max(0, self.told.questions - wanted.get("wished", self.told.questions))
        return self.told

    def problem(self, what):
        self.told.problems.append(what)

    def talk(self, wanted):
        while self.told.rounds < LONGEST:
            record = self.next_record()
            self.told.outcome = record["verdict"]
            if record["verdict"] == "not_checked":
                return
            if "next" not in record:
                self.problem("the record does not say what to ask")
                return
            entries = record["next"]
            self.look(record, entries)
            counts = [entry for entry in entries if entry.get("alone", True)]  # the others once another has been said
            raised = [entry for entry in counts if entry["raised"]]
            standing = [item(entry) for entry in counts]
            if raised:
                if not self.answer(raised[0], record):
                    return
            elif not self.remember(standing) and not self.close(standing):
                last = self.end(record)
                if not self.volunteer():
                    self.judge(last, wanted)
                    return
        self.problem(f"no end after {LONGEST} evaluations")

    def next_record(self):
        record = self.evaluate(self.post, self.draft.get("lang"))
        if self.told.rounds == 0:
            self.told.first = record["verdict"]
            raised = any(entry["raised"] for entry in record.get("next", []))
            self.told.begins = ("question" if raised else "at once") if "next" in record else record.get("reason", "")
        self.told.rounds += 1
        if self.before and record["verdict"] != self.before:
            self.problem(f"final as {self.before}, and then {record['verdict']}")
        self.before = record["verdict"] if record.get("final") else None
        return record

    def look(self, record, entries):
        """Whether a colleague could put all this: each once, nothing that is known, and with its words."""
        if len({item(entry) for entry in entries}) < len(entries):
            self.problem("something stands twice in next")
        if [entry["raised"] for entry in entries] != sorted((entry["raised"] for entry in entries), reverse=True):
            self.problem("what stands comes before what is raised")
        for entry in entries:
            kind, name = item(entry)
            if known(self.post, (kind, name)):
                self.problem(f"asks for {name}, which is known")
            if kind == "fact" and not record["facts"].get(name, {}).get("question"):
                self.problem(f"asks for {name} without a question")
        if not entries and record["if_none"] != record["verdict"]:
            self.problem(f"{record['verdict']} with nothing to ask, and {record['if_none']} if none applies")

    def value(self, asked):
        kind, name = asked
        if kind == "fact":
            return self.answers.get(name, self.others) == "yes"
        return self.draft.get("fields", {}).get(name, none(asked))

    def answer(self, entry, record):
        """Whether what was raised could be answered. What is remembered is not put again."""
        asked = item(entry)
        if known(self.post, asked):
            return False
        key = entry.get("raised_by") or record["facts"].get(asked[1], {}).get("raised_by")
        if key is None and asked[0] == "fact":
            self.problem(f"{asked[1]} is raised by nothing")
        if (asked, key) not in self.raised:
            self.told.questions += 1
            self.raised[asked, key] = self.value(asked)
        put(self.post, asked, self.raised[asked, key])
        return True

    def remember(self, standing):
        """Whether something that stands was said before, of another text."""
        old = [asked for asked in standing if asked in self.stood and not known(self.post, asked)]
        for asked in old:
            put(self.post, asked, self.stood[asked])
        return bool(old)

    def close(self, standing):
        """The closing list: whether one of it applies."""
        self.told.listed += len(standing)
        for asked in standing:
            self.stood[asked] = self.value(asked)
            put(self.post, asked, self.stood[asked])
        return any(self.stood[asked] != none(asked) for asked in standing)

    def end(self, record):
        """The verdict; with something standing left, the one that is promised if none of it applies. The record in which
        it is kept."""
        entries = record["next"]
        self.told.outcome = record["if_none"] if entries else record["verdict"]
        post, last = copy.deepcopy(self.post), record
        for _ in range(LONGEST):
            for asked in map(item, last["next"]):
                put(post, asked, none(asked))
            if last is not record and not last["next"]:
                break
            last = self.evaluate(post, self.draft.get("lang"))
            if any(entry["raised"] for entry in last["next"]):
                self.problem("that none applies raises something")
                break
        if last["verdict"] != self.told.outcome:
            self.problem(f"{self.told.outcome} if none applies, and then {last['verdict']}")
        return last

    def judge(self, last, wanted):
        """The end of all: what is live, and whether an author knows why it stands so."""
        live = {rule["rule"] for rule in last["rules"]}
        for rule in wanted.get("rules", []):
            if rule not in live:
                self.problem(f"rule {rule} is not live, but {sorted(live)}")
        if last["final"] or last["next"] or says_why(last):
            return
        self.told.dead = last["at_most"] != last["verdict"] or last["verdict"] == "check"
        self.told.unsure = not self.told.dead
        if self.told.dead:
            self.problem(f"a dead end: {last['verdict']}, not final, nothing to ask, nothing says why")

    def volunteer(self):
        """Whether the author knows something that nobody asked."""
        unsaid = [name for name, answer in self.answers.items()
                  if answer == "yes" and name in self.asks and not known(self.post, ("fact", name))]
        for name in unsaid:
            put(self.post, ("fact", name), True)
        self.unasked += unsaid
        self.told.volunteered += len(unsaid)
        if unsaid:
            self.before = None  # which is news, as another text is
            if self.draft.get("asked"):
                self.problem(f"nobody asked {', '.join(unsaid)}")
        return bool(unsaid)


class Table:
    """A table as the command evaluates it, for the author."""

    def __init__(self, charte, path):
        self.charte, self.path = charte, path
        said = json.loads(self.run("inspect", path, "--json", "-"))
        self.facts = {fact["id"] for fact in said["facts"]}
        self.asks = {fact["id"] for fact in said["facts"] if fact["asks"]}

    def run(self, *arguments, text=""):
        done = subprocess.run([self.charte, *arguments], input=text, capture_output=True, encoding="utf-8", check=False)
        if done.returncode or not done.stdout:
            raise SystemExit(f"{' '.join(arguments)}: exit {done.returncode}\n{text}\n{done.stderr}")
        return done.stdout

    def evaluate(self, post, lang=None):
        language = ["--lang", lang] if lang else []
        line = json.dumps(post, ensure_ascii=False) + "\n"
        return json.loads(self.run("eval", "--author", *language, self.path, "-", text=line))


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def play(table, drafts, outside=False):
    """[(name, what it came to)] of every draft, and of what the authors write then."""
    found = []
    for draft in drafts:
        told = Conversation(table.evaluate, table.asks, draft).play()
        unheard = sorted(set(draft.get("answers", {})) - table.facts)
        if unheard and not outside:
            told[0].problems.append(f"answers what the table has not: {', '.join(unheard)}")
        found += [(draft["name"] + ", then" * place, part) for place, part in enumerate(told)]
    return found


def figures(found):
    """What a table's conversations are like, in a few lines."""
    told = [part for _, part in found]
    asked = [part.questions for part in told]
    listed = [part.listed for part in told]
    count = len(told) or 1
    return (f"first verdict check: {sum(part.first == 'check' for part in told)} of {len(told)}; "
            f"told at once: {sum(part.begins == 'at once' for part in told)}; "
            f"dead ends: {sum(part.dead for part in told)}; unsure: {sum(part.unsure for part in told)}; "
            f"volunteered: {sum(part.volunteered for part in told)}\n"
            f"questions: {sum(asked) / count:.1f} in the mean, {max(asked, default=0)} at most; "
            f"in the list: {sum(listed) / count:.1f}, {max(listed, default=0)}; "
            f"evaluations: {sum(part.rounds for part in told) / count:.1f}; "
            f"over what was wished: {sum(part.over for part in told)}")


def show(found):
    width = max((len(name) for name, _ in found), default=0)
    print(f"{'draft':<{width}} {'outcome':<20} {'first':<20} {'begins':<20} asked listed rounds volunteered")
    for name, part in found:
        print(f"{name:<{width}} {part.outcome:<20} {part.first:<20} {part.begins:<20} {part.questions:5} {part.listed:6} "
              f"{part.rounds:6} {part.volunteered:11}{'  dead end' * part.dead}{'  unsure' * part.unsure}")


def tell(found):
    """What failed, and how many."""
    for name, part in found:
        if part.problems:
            print(f"{name}: {'; '.join(part.problems)}")
    return sum(bool(part.problems) for _, part in found)


def main(arguments=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("charte")
    parser.add_argument("table")
    parser.add_argument("drafts")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--outside", action="store_true")
    given = parser.parse_args(arguments)
    found = play(Table(given.charte, given.table), read(given.drafts), given.outside)
    if given.verbose:
        show(found)
        print(figures(found))
    failed = tell(found)
    print(f"{len(found) - failed} passed, {failed} failed")
    return 1 if failed or not found else 0


if __name__ == "__main__":
    sys.exit(main())
