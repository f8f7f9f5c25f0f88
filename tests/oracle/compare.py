# SPDX-License-Identifier: Apache-2.0
"""Compares the compiler and the runtime with the oracle on random charters and posts.

compare.py --charte build/charte --seed 1 --cases 2000 [--posts 50] [--also SEED ...] [--jobs 2] [--keep FOLDER]

A case is one random post judged by one random charter; each charter (a seed) judges --posts of
them. The charter's text is built and evaluated by the command, the model's table by the oracle;
every line must be the same, for tools, for the author and with absent read as none: a case whose
three lines are is passed. Then the order of declarations must not matter, and learning more must
not turn a final verdict: where it does, the case has failed too.

What is found is printed when it is found, with the seed that shows it again; a run that is cut says
what it has done until then, and which seeds it was at."""

import argparse
import contextlib
import json
import multiprocessing
import multiprocessing.connection
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import generate  # noqa: E402
from oracle import Options, run  # noqa: E402
from progress import Progress, end_children  # noqa: E402
from record import Record  # noqa: E402
from verdict import Table  # noqa: E402

DIGEST = re.compile(r'"digest":"[^"]*"')
RUNS = (("tools", [], Options()), ("author", ["--author"], Options(author=True)),
        ("none", ["--absent", "none", "--quote"], Options(absent_is_none=True, quote=True)))
GRACE = 20  # seconds that a worker may take to end what it started


class Refused(Exception):
    """The command would not read what was written for it."""


def same_digest(line):
    return DIGEST.sub('"digest":"sha256:*"', line)


def by_name(entries):
    return sorted(entries, key=json.dumps)


def in_no_order(line):
    """A verdict with what follows the document's order taken out: of what is asked, too, which is met first."""
    verdict = json.loads(same_digest(line))
    for part in ("rules", "pending", "on_trial"):
        verdict[part] = sorted(verdict.get(part, []), key=lambda entry: entry["rule"])
    for entry in verdict["pending"]:
        entry["settles"], entry["overriders"] = by_name(entry.get("settles", [])), sorted(entry.get("overriders", []))
    for fact in verdict.get("facts", {}).values():
        fact["settles"] = by_name(fact.get("settles", []))
        fact.pop("raised_by", None)
    for item in verdict.get("next", []):
        item["rules"] = sorted(item["rules"])
        item.pop("alone", None)
    verdict["next"] = by_name(verdict.get("next", []))
    verdict["overridden"] = sorted(entry["rule"] for entry in verdict.get("overridden", []))
    return verdict


class Comparison:
    def __init__(self, options):
        self.options = options
        self.verdicts, self.refused, self.told, self.failed = {}, [], [], set()
        self.cases = self.lines = self.learnt = self.differences = 0

    def command(self, *arguments):
        result = subprocess.run([self.options.charte, *arguments], capture_output=True, text=True, encoding="utf-8")
        return result.stdout, result.stderr, result.returncode

    def build(self, source, table):
        _, errors, code = self.command("build", "--no-test", source, "-o", table)
        if not os.path.exists(table):
            raise Refused(f"{source} (exit {code})\n{errors}")

    def evaluate(self, table, posts, flags):
        output, errors, code = self.command("eval", table, posts, *flags)
        if code != 0:
            raise Refused(f"eval {table} {posts}: exit {code}\n{errors}")
        return [same_digest(line) for line in output.rstrip("\n").split("\n")]

    def differ(self, what, seed, post, *details):
        self.differences += 1
        self.failed.add((seed, post["id"]))
        said = json.dumps(post, ensure_ascii=False)
        self.told.append("\n    ".join([f"difference: {what}, seed {seed}", said, *details]))

    def join(self, other):
        """Adds what another process found."""
        for name, count in other.verdicts.items():
            self.verdicts[name] = self.verdicts.get(name, 0) + count
        self.refused += other.refused
        self.told += other.told
        self.failed |= other.failed
        self.cases, self.lines = self.cases + other.cases, self.lines + other.lines
        self.learnt, self.differences = self.learnt + other.learnt, self.differences + other.differences

    def seed(self, seed, folder):
        case = generate.Case(seed, self.options.posts)
        generate.save(case, folder)
        names = {name: os.path.join(folder, name) for name in
                 (f"charter.{case.lang}.charte", f"shuffled.{case.lang}.charte", "posts.ndjson", "t.ctab", "s.ctab")}
        charter, shuffled, posts, table, other = names.values()
        self.build(charter, table)
        self.build(shuffled, other)
        oracle = Table(case.table)
        self.cases += len(case.posts)
        lines = {}
        for name, flags, options in RUNS:
            lines[name] = self.evaluate(table, posts, flags)
            wanted = [line for _, line, _ in run(oracle, generate.lines(case.posts).rstrip("\n").split("\n"), options)]
            self.compare(seed, name, case.posts, lines[name], wanted, folder)
        for post, line, again in zip(case.posts, lines["author"], self.evaluate(other, posts, ["--author"])):
            if in_no_order(line) != in_no_order(again):
                self.differ("order matters", seed, post, shuffled, line, again)
        for name, flags, _ in RUNS[:2]:
            self.learn(seed, name, flags, case, oracle, table, lines[name], folder)

    def compare(self, seed, name, posts, lines, wanted, folder):
        if len(lines) != len(wanted):
            raise Refused(f"{name} {folder}: {len(lines)} lines for {len(wanted)}")
        for post, line, right in zip(posts, lines, wanted):
            self.lines += 1
            verdict = json.loads(line)["verdict"]
            self.verdicts[verdict] = self.verdicts.get(verdict, 0) + 1
            if line != right:
                self.differ(name, seed, post, folder, "charte: " + line, "oracle: " + str(right))

    def learn(self, seed, name, flags, case, oracle, table, lines, folder):
        """A final verdict stands, whatever else is learnt."""
        before, more = [], []
        for post, line in zip(case.posts, lines):
            verdict = json.loads(line)
            if not verdict.get("final"):
                continue
            # Tools are not told what is asked of protected rights, so that an answer to it is news to them.
            asked = [fact for fact in self.put(oracle, post, name) if name == "author" or fact not in oracle.hidden]
            richer = case.poster.learnt(post, asked)
            if richer:
                before.append(verdict)
                more.append(richer)
        if not more:
            return
        path = os.path.join(folder, "learnt.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            file.write(generate.lines(more))
        for old, post, line in zip(before, more, self.evaluate(table, path, flags)):
            self.learnt += 1
            new = json.loads(line)
            if new["verdict"] != old["verdict"] or not new.get("final"):
                self.differ(f"{name}: a final verdict turned", seed, post, folder, json.dumps(old, ensure_ascii=False),
                            line)

    @staticmethod
    def put(oracle, post, name):
        """The questions that are put to that reader."""
        reading = oracle.reading(Record(post, oracle.platforms), post)
        return sorted((reading.said if name == "author" else reading.told).facts.put)

    def counts(self):
        return (f"{self.cases} cases, {self.lines} verdicts compared, {self.learnt} final ones learnt more of, "
                f"{len(self.refused)} charters refused, {self.differences} differences")

    def report(self, seconds):
        return (f"seed {self.options.seed}: {self.counts()}; {self.cases / seconds:.0f} cases a second\n  "
                + ", ".join(f"{name} {count}" for name, count in sorted(self.verdicts.items())))


def compared(options, work, seed):
    """One charter and its posts, in a folder below `work`, which is the run's to take away."""
    comparison, folder = Comparison(options), os.path.join(work, str(seed))
    try:
        comparison.seed(seed, folder)
        if not options.keep:
            shutil.rmtree(folder)
    except Refused as reason:
        comparison.refused.append((seed, reason.args[0]))
    except Exception:
        comparison.refused.append((seed, traceback.format_exc()))
    return comparison


def end_worker(*_):
    try:
        end_children()
    finally:
        os._exit(1)


def serve(pipe, options, work):
    """A worker: a seed comes, what it showed goes, until there is nobody who asks. A signal to end the run is the
    run's, which then ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, end_worker)
    try:
        while True:
            pipe.send(compared(options, work, pipe.recv()))
    except (EOFError, ConnectionError):
        pass


@contextlib.contextmanager
def workers(count, *given):
    """The pipes to so many processes, which end with what uses them. No thread, and no lock that one which is ended
    might hold."""
    begun, pipes = [], []
    try:
        for _ in range(count):
            ours, theirs = multiprocessing.Pipe()
            begun.append(multiprocessing.Process(target=serve, args=(theirs, *given), daemon=True))
            pipes.append(ours)
            begun[-1].start()
            theirs.close()
        yield pipes
    finally:
        for process in begun:
            if process.pid:
                process.terminate()
        for process in begun:
            if process.pid:
                process.join(GRACE)
                process.kill()
                process.join()


def seeds_of(options):
    return [*options.also, *range(options.seed, options.seed + max(1, options.cases // options.posts))]


def again(options, seed):
    return (f"compare.py --charte {shlex.quote(options.charte)} --seed {seed} --cases {options.posts} --posts {options.posts}"
            " --keep FOLDER")


def tell(options, seed, found, progress):
    """What one charter showed, each with what shows it again."""
    progress.failed += len(found.failed) + len(found.refused)
    progress.passed += found.cases - len(found.failed)
    for told in found.told:
        what, *rest = told.split("\n")
        progress.tell("\n".join([f"{what}: {again(options, seed)}", *rest]))
    for _, reason in found.refused:
        progress.tell(f"refused: seed {seed}: {reason}")


def answer(pipe, options, seed):
    """What a worker found, or that it is gone."""
    try:
        return pipe.recv()
    except (EOFError, ConnectionError):
        gone = Comparison(options)
        gone.refused.append((seed, "the process that compared it has ended"))
        return gone


def compare_all(options, work, seeds, total, progress):
    at, seeds = {}, iter(seeds)  # {pipe: seed} of what is being compared
    progress.extra = lambda: f"; at seeds {', '.join(map(str, sorted(at.values())))}; {total.counts()}"
    with workers(min(options.jobs, len(seeds_of(options))), options, work) as free:
        while True:
            for pipe, seed in zip(list(free), seeds):
                pipe.send(seed)
                at[pipe] = seed
                free.remove(pipe)
            if not at:
                return
            for pipe in multiprocessing.connection.wait(list(at)):
                seed = at[pipe]
                found = answer(pipe, options, seed)
                del at[pipe]
                free.append(pipe)
                total.join(found)
                tell(options, seed, found, progress)
                progress.step(options.posts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--charte", default="build/charte")
    parser.add_argument("--seed", type=int, default=1, help="the first charter's")
    parser.add_argument("--also", type=int, nargs="+", default=[], help="charters before it, that told them apart once")
    parser.add_argument("--cases", type=int, default=2000, help="how many posts are judged, each by one charter")
    parser.add_argument("--posts", type=int, default=50, help="how many of them a charter judges")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many processes share the work")
    parser.add_argument("--show", type=int, default=3, help="how many differences are told whole")
    parser.add_argument("--refused", type=float, default=0.1, help="the share of charters that may be refused")
    parser.add_argument("--keep", help="where to leave the files")
    options = parser.parse_args()
    total, begun = Comparison(options), time.monotonic()
    seeds = seeds_of(options)
    begins = f"oracle and engine, seed {options.seed}, {options.cases} cases, {options.posts} a charter"
    with Progress(begins, options.cases + len(options.also) * options.posts, show=options.show) as progress:
        with tempfile.TemporaryDirectory() as work:
            compare_all(options, options.keep or work, seeds, total, progress)
        progress.say(total.report(time.monotonic() - begun))
        progress.tally()
    return 1 if total.differences or len(total.refused) > options.refused * len(seeds) else 0


if __name__ == "__main__":
    sys.exit(main())
