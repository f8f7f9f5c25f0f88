# SPDX-License-Identifier: Apache-2.0
"""Checks the command and the oracle against the stored verdicts of every vector, in which the digest and the engine's version
are a star.

run.py [--charte build/charte] [--alone] [--engine wasm --module build/charte.wasm] [--write] [NAME…]

A vector is a folder: a charter, posts, and their verdicts for tools, for the author and, where it
is there, with absent fields read as none. With --engine wasm, the WebAssembly module must write the
command's own bytes, whatever is asked of it. --alone leaves the oracle out. --write stores what the oracle says, to be read by a
person before it is kept."""

import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "oracle"))

# What a table's content and a release change in every line, and no verdict rests on.
NAMED = re.compile(r'("digest":"sha256:|"engine":")[^"]*"')
RUNS = (("verdicts.ndjson", [], {}), ("verdicts-author.ndjson", ["--author"], {"author": True}),
        ("verdicts-absent.ndjson", ["--absent", "none"], {"absent_is_none": True}))

ASKED = ([], ["--author"], ["--absent", "none"], ["--quote", "--lang", "de"],
         ["--author", "--quote", "--lang", "fr"])
MODULE_EVAL = os.path.join(HERE, "..", "library", "eval.mjs")


def command(*arguments):
    result = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8")
    if result.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: exit {result.returncode}\n{result.stderr}")
    return result.stdout


def lines(text):
    return [NAMED.sub(r'\1*"', line) for line in text.splitlines()]


def differences(name, who, found, stored):
    for number, (line, wanted) in enumerate(zip(found, stored), 1):
        if line != wanted:
            yield f"{name}, line {number}: {who}\n  stored: {wanted}\n  {who}: {line}"
    if len(found) != len(stored):
        yield f"{name}: {who} wrote {len(found)} lines, {len(stored)} are stored"


def parts(folder, temporary):
    charters = sorted(glob.glob(os.path.join(glob.escape(folder), "*.charte")))
    return charters, os.path.join(folder, "posts.ndjson"), os.path.join(temporary, "t.ctab")


def oracle(writing, posts):
    """What the oracle says of posts, for each way to ask it; it is no small program."""
    from oracle import Options, run
    from verdict import Table
    with open(writing, encoding="utf-8") as file:
        table = Table(json.load(file))
    with open(posts, encoding="utf-8") as file:
        given = file.read().splitlines()
    return lambda asked: lines("\n".join(line for _, line, _ in run(table, given, Options(**asked))))


def check(folder, options, temporary):
    charters, posts, binary = parts(folder, temporary)
    writing = os.path.join(temporary, "t.json")
    command(options.charte, "build", "--no-test", *charters, "-o", binary, "--json", writing)
    says = None if options.alone else oracle(writing, posts)
    found = []
    for name, flags, asked in RUNS:
        path = os.path.join(folder, name)
        if options.write and (name != "verdicts-absent.ndjson" or os.path.exists(path)):
            with open(path, "w", encoding="utf-8") as file:
                file.write("".join(line + "\n" for line in says(asked)))
        if not os.path.exists(path):
            found += [] if name == "verdicts-absent.ndjson" else [f"{os.path.basename(folder)}: has no {name}"]
            continue
        with open(path, encoding="utf-8") as file:
            stored = file.read().splitlines()
        where = os.path.basename(folder) + "/" + name
        found += differences(where, "oracle", says(asked), stored) if says else []
        found += differences(where, "charte", lines(command(options.charte, "eval", binary, posts, *flags)), stored)
    return found


def check_module(folder, options, temporary):
    charters, posts, binary = parts(folder, temporary)
    command(options.charte, "build", "--no-test", *charters, "-o", binary)
    found = []
    for flags in ASKED:
        where = " ".join([os.path.basename(folder), *flags])
        native = command(options.charte, "eval", binary, posts, *flags)
        module = command("node", MODULE_EVAL, options.module, binary, posts, *flags)
        found += differences(where, "module", module.splitlines(), native.splitlines())
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--charte", default="build/charte")
    parser.add_argument("--engine", choices=("native", "wasm"), default="native")
    parser.add_argument("--module", default="build/charte.wasm")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--alone", action="store_true")
    only.add_argument("--write", action="store_true")
    options = parser.parse_args()
    run_vector = check_module if options.engine == "wasm" else check
    names = options.names or sorted(name for name in os.listdir(HERE) if os.path.exists(f"{HERE}/{name}/posts.ndjson"))
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for name in names:
            try:
                found = run_vector(os.path.join(HERE, name), options, temporary)
            except RuntimeError as error:
                found = [f"{name}: {error}"]
            failed += bool(found)
            for text in found:
                print(text)
    print(f"{len(names) - failed} passed, {failed} failed")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
