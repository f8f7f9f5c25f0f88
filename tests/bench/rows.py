# SPDX-License-Identifier: Apache-2.0
"""The rows: what is run beside what, and the goal."""

import filecmp
import os
import shutil
import subprocess
from pathlib import Path

import charter
import peers
import texts
from inputs import SIZES
from programs import once, race
from report import Row

# Of the time of Vectorscan's scan for the bare terms, how much evaluating may take.
MEMORY_GOALS = {100: 1.0, 1000: 0.7, 10000: 1 / 3}
BOUNDED_TERMS = 1000  # with word boundaries, more terms take it a minute to compile
GROWTH_GOAL = 1.5
LINES_GOAL = 2.0  # times the time that simdjson takes to parse
THREADS_GOAL = 1 / 1.9
BUSY = 1.5  # processes that want to run
WORST_GOAL = 4.0
WORST_ROUNDS = 3  # they are many
HOPELESS_NS_A_BYTE = 500  # larger texts of the kind are then not tried
COLD_GOAL_MS, COLD_GOAL_KIB = 3.0, 2048
MODULE_GOAL = 3.0
COMPILE_GOAL_MS, VERSIONS_GOAL_MS = 500, 50

MIDDLE = SIZES[1]  # the charter of most rows: 50 rules, 1,000 terms
# How many posts the peers get, of a charter's size: some take milliseconds for one.
SAMPLES = {SIZES[0]: 200, SIZES[1]: 200, SIZES[2]: 40}
HERE = Path(__file__).parent
MEGABYTE = 1 << 20
MILLION = 1e6


class Bench:
    def __init__(self, inputs, rounds):
        self.inputs, self.rounds, self.rows = inputs, rounds, []
        self.tables = {}

    def table(self, size):
        if size not in self.tables:
            self.tables[size] = self.inputs.table(*size)
        return self.tables[size]

    def program(self, name, *arguments):
        """The argv of a program, or None where it could not be built."""
        path = self.inputs.path(name)
        return [path, *arguments] if path.exists() else None

    def race(self, contestants):
        there = {key: argv for key, argv in contestants.items() if argv}
        return race(there, self.rounds), [key for key in contestants if key not in there]

    def busy(self):
        """What to say beside times from start to end where others use the processors too."""
        load = os.getloadavg()[0]
        return f" · the machine is busy (load {load:.0f}): wait for a quiet one" if load > BUSY else ""

    def add(self, *arguments, **named):
        self.rows.append(Row(*arguments, **named))

    # Posts in memory.

    def memory(self):
        growth = {}
        for size in SIZES:
            growth[size] = self.memory_of(size)
        small, large = growth[SIZES[0]], growth[SIZES[-1]]
        self.add("growth", "10,000 rules and 100,000 terms beside 10 and 100", "ns a post", large, small, "itself", GROWTH_GOAL)

    def memory_of(self, size):
        rules, count = size
        posts, terms = self.inputs.posts, self.inputs.terms(count)
        contestants = {
            "charte": self.program("evaluate", self.table(size), posts),
            "Vectorscan": self.program("vectorscan", terms, posts, "bare"),
            "RE2 set": self.program("re2", terms, *self.inputs.halves),
        }
        if count <= BOUNDED_TERMS:
            contestants["Vectorscan with \\b"] = self.program("vectorscan", terms, posts, "bounded")
        measured, missing = self.race(contestants)
        own, posts_count = measured.pop("charte"), len(self.inputs.records)
        what = f"{rules:,} rules, {count:,} terms"
        for key, peer in measured.items():
            over = self.inputs.unseen if key == "RE2 set" else posts_count
            self.add(
                "posts in memory", f"{what}: {key}", "ns a post",
                own.median / posts_count, peer.median / over, peer.name,
                MEMORY_GOALS.get(count) if key == "Vectorscan" else None,
                {"Vectorscan": f"{own.found / posts_count:.1%} of posts touch a rule", "RE2 set": "on posts not met before"}.get(key, ""),
            )
        for key in missing:
            self.add("posts in memory", f"{what}: {key}", "", missing="missing (make bench-setup)")
        if size == SIZES[0]:
            allocations = float(own.name.split("allocations=")[1])
            self.add("posts in memory", "allocations while evaluating all posts", "", allocations, goal=0)
        return own.median / posts_count

    # From lines of JSON to lines of JSON.

    def lines(self):
        lines = self.inputs.lines()
        size = lines.stat().st_size / MEGABYTE
        evaluate = [self.inputs.build / "charte", "eval", "--draft", self.table(MIDDLE), lines]
        contestants = {
            "cpu": self.spawn(1, "cpu", *evaluate),
            "one": self.spawn(1, "wall", *evaluate),
            "two": self.spawn(1, "wall", *evaluate, "-j", "2"),
        }
        for name in ("simdjson", "yajl", "cjson", "json_c"):
            parser = self.program(f"parse_{name}", lines)
            contestants[name] = parser and self.spawn(1, "cpu", *parser)
        measured, missing = self.race(contestants)
        cpu, one, two = (measured.pop(key).median for key in ("cpu", "one", "two"))
        group = "lines of JSON to verdicts"
        for name, parser in measured.items():
            self.add(
                group, f"eval beside {name} parsing each line", f"ms of CPU, {size:.0f} MB",
                cpu / MILLION, parser.median / MILLION, name, LINES_GOAL if name == "simdjson" else None,
            )
        for name in missing:
            self.add(group, f"eval beside {name}", "", missing="missing (make bench-setup)")
        same = self.same_bytes(evaluate)
        self.add(
            group, "two threads beside one", f"ms, {size:.0f} MB", two / MILLION, one / MILLION,
            "one thread", THREADS_GOAL, ("same bytes" if same else "OTHER BYTES") + self.busy(),
        )

    def spawn(self, times, clock, *command):
        return self.program("spawn", "/dev/null", times, clock, *command)

    def same_bytes(self, evaluate):
        written = [self.inputs.path(f"verdicts-{jobs}") for jobs in "12"]
        for jobs, path in zip("12", written):
            with open(path, "wb") as file:
                subprocess.run([*evaluate, "-j", jobs], stdout=file, stderr=subprocess.DEVNULL, check=True)
        same = filecmp.cmp(*written, shallow=False)
        for path in written:
            path.unlink()
        return same

    # Texts made to cost much.

    def worst(self):
        everything = self.inputs.path("everything.ctab")
        source = charter.charte(charter.rules(*MIDDLE)) + charter.EVERYTHING
        self.inputs.compile([self.inputs.write("everything.charte", source)], everything)
        kinds = texts.kinds([post["text"] for post in self.inputs.records], MIDDLE[1])
        plain = self.inputs.write_posts("ordinary", [texts.filled(kinds.pop("ordinary"), MEGABYTE)])
        for what, table in {"lists of terms": self.table(MIDDLE), "every evidence": everything}.items():
            ordinary = self.program("evaluate", table, plain)
            for name, unit in kinds.items():
                self.worst_of(f"worst inputs, a charter with {what}", table, ordinary, name, unit)

    def worst_of(self, group, table, ordinary, name, unit):
        contestants = {}
        for size in texts.SIZES:
            path = self.inputs.write_posts(f"worst-{size}", [texts.filled(unit, size)])
            contestants[size] = self.program("evaluate", table, path)
            if once(contestants[size]) / size > HOPELESS_NS_A_BYTE:
                break
        measured = race({"ordinary": ordinary, **contestants}, min(self.rounds, WORST_ROUNDS))
        peer = measured.pop("ordinary").median / MEGABYTE
        per_byte = {size: result.median / size for size, result in measured.items()}
        largest = max(size for size in per_byte if size <= MEGABYTE)
        cut = "" if size == texts.SIZES[-1] else f", given up at {size >> 10} KB"
        self.add(
            group, f"{largest >> 10} KB of {name}", "ns a byte", per_byte[largest], peer,
            "ordinary text", WORST_GOAL,
            " · ".join(f"{value:,.3g}" for value in per_byte.values()) + cut, curve=per_byte,
        )

    # A process for one post.

    def cold(self):
        table, text = self.table(MIDDLE), self.inputs.records[0]["text"].replace("\0", " ")
        command = [self.inputs.build / "charte", "eval", "--draft", table, "--text", text]
        measured, _ = self.race({
            "the library, table mapped": self.spawn(20, "wall", *self.program("cold", table, text)),
            "the command": self.spawn(20, "wall", *command),
            "nothing": self.spawn(20, "wall", "true"),
        })
        nothing, size = measured.pop("nothing"), table.stat().st_size / 1024
        for name, result in measured.items():
            self.add("one post, cold process, 1,000 terms", name, "ms", result.median / MILLION, goal=COLD_GOAL_MS,
                     note=f"a process that does nothing: {nothing.median / MILLION:.2g} ms" + self.busy())
            self.add("one post, cold process, 1,000 terms", f"{name}: memory beyond the table", "KiB",
                     result.found - size, goal=COLD_GOAL_KIB, note=f"a process that does nothing: {nothing.found} KiB")

    # Compiling.

    def compile(self):
        large = self.inputs.source(*SIZES[-1])
        middle = self.inputs.source(*SIZES[-2])
        versions = [
            self.inputs.write(f"versions.{language}.charte", source)
            for language, source in charter.versions().items()
        ]
        out = self.inputs.path("compiled.ctab")
        measured, _ = self.race({
            "10,000 rules, 100,000 terms": self.spawn(1, "cpu", *self.inputs.compiling([large], out)),
            "1,000 rules, 10,000 terms": self.spawn(1, "cpu", *self.inputs.compiling([middle], out)),
            "30 articles in four languages": self.spawn(5, "cpu", *self.inputs.compiling(versions, out)),
        })
        goals = {"10,000 rules, 100,000 terms": COMPILE_GOAL_MS, "30 articles in four languages": VERSIONS_GOAL_MS}
        for name, result in measured.items():
            self.add("compiling, process and all", name, "ms of CPU", result.median / MILLION, goal=goals.get(name))

    # The runtime as a WebAssembly module.

    def wasm(self):
        group, module = "WebAssembly in node", self.inputs.build / "charte.wasm"
        if not module.exists() or not shutil.which("node"):
            self.add(group, "the module", "", missing="missing (make wasm needs clang for wasm32-wasi; node)")
            return
        every = [post["text"] for post in self.inputs.records]
        table, count = self.table(MIDDLE), len(every)
        script = ["node", HERE / "peers/module.mjs", HERE.parents[1] / "runtime/wasm/charte.mjs", module, table]
        read = self.inputs.write_texts("texts.json", every)
        measured, _ = self.race({
            "native": self.program("evaluate", table, self.inputs.posts),
            "evaluate": [*script, read, "evaluate"],
            "record": [*script, read, "record"],
        })
        native, inside = measured["native"], measured["evaluate"]
        same = "same verdicts" if native.found == inside.found else "OTHER VERDICTS"
        self.add(group, "evaluating, in the module's memory", "ns a post", inside.median / count,
                 native.median / count, "native", MODULE_GOAL, f"{inside.name}; {same}")
        self.add(group, "from an object to a line of JSON", "ns a post", measured["record"].median / count,
                 native.median / count, "native, evaluating alone", note="charte.mjs")

    # Others on the same task.

    def peers(self):
        for size, count in SAMPLES.items():
            self.peers_of(size, count)

    def peers_of(self, size, count):
        sample = self.inputs.sample(count)
        posts = self.inputs.write_posts("sample", sample)
        contestants = {"charte": self.program("evaluate", self.table(size), posts)}
        contestants |= self.scripted(charter.rules(*size), posts, self.inputs.write_texts("sample.json", sample))
        measured, missing = self.race(contestants)
        own = measured.pop("charte")
        what = f"{size[0]:,} rules, {size[1]:,} terms"
        for key, peer in measured.items():
            self.add("others on the same rules", f"{what}: {key}", "ns a post", own.median / len(sample),
                     peer.median / len(sample), peer.name, 1.0,
                     f"charte {peer.median / own.median:,.0f} times as fast")
        for key in missing:
            self.add("others on the same rules", f"{what}: {key}", "", missing="missing (make bench-setup)")

    def scripted(self, rules, posts, read):
        """{peer: argv, or None where it is not there}, its rules written."""
        write, npm = self.inputs.write, self.inputs.path("npm")

        def node(script, package, written):
            there = shutil.which("node") and (npm / "node_modules" / package).exists()
            return ["node", HERE / "peers" / script, npm.resolve(), written, read] if there else None

        return {
            "YARA (text alone)": self.program("yara", write("rules.yar", peers.yara(rules)), posts),
            "OPA": self.program("rego", write("rules.rego", peers.rego(rules)), read),
            "Cedar": node("cedar.mjs", "@cedar-policy", write("rules.cedar", peers.cedar(rules))),
            "json-rules-engine": node("json_rules.mjs", "json-rules-engine", write("rules.json", peers.json_rules(rules))),
            "a Python script": ["python3", HERE / "peers/script.py", write("script.json", peers.python(rules)), read],
        }


GROUPS = {
    "memory": Bench.memory,
    "lines": Bench.lines,
    "worst": Bench.worst,
    "cold": Bench.cold,
    "compile": Bench.compile,
    "wasm": Bench.wasm,
    "peers": Bench.peers,
}
