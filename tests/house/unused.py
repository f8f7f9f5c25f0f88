# SPDX-License-Identifier: Apache-2.0
"""unused.py BUILD: nothing stands in the tree that nobody uses: no row of a table of texts that no source names, no function
that its own source alone calls and that others see, no function of a header that nothing calls.

A row is used where it is named behind its table's prefix, by hand or by another table: the sources are preprocessed with
tables of texts that are empty, so that what is named then is no row of the table's own. A function is used where another
object asks for it; of an object that is left of a source that is gone, nothing is asked."""

import collections
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PRODUCT = ("compiler", "runtime")
GENERATED = ("grammar.c", "scanner.c")
OTHERS = {"main"}  # what the system asks for
INLINE = re.compile(r"^static inline [^;{(]*?(\w+)\(", re.MULTILINE)
FEW = 50  # objects, functions and rows that there are more of


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def sources(pattern="*.c"):
    return sorted(os.path.relpath(path, ROOT) for room in PRODUCT for path in glob.glob(f"{ROOT}/{room}/**/{pattern}", recursive=True))


def unused_rows(build):
    """Rows of tables of texts, as their table and name, and how many there are."""
    tables, rows = sources("*.tsv"), {}
    for table in tables:
        lines = [line.split("\t")[0] for line in read(f"{ROOT}/{table}").split("\n") if line and line[0] != "#"]
        rows |= {f"{lines[0].upper()}_{name}": f"{table}: {name}" for name in lines[1:]}
    compiler = shlex.split(re.search(r"^CC = (.*)$", read(f"{build}/flags"), re.MULTILINE)[1])
    with tempfile.TemporaryDirectory() as shadow:
        for table in tables:
            os.makedirs(os.path.dirname(f"{shadow}/{table}"), exist_ok=True)
            open(f"{shadow}/{table[:-4]}.def", "w", encoding="utf-8").close()
        made = [shutil.copy(f"{build}/gen/{name}", shadow) for name in GENERATED]
        read_by = [source for source in sources() if source.startswith("compiler/")]
        text = subprocess.run([*compiler, "-E", "-P", "-std=c11", f"-I{shadow}", "-I.", f"-I{build}/gen", "-D_XOPEN_SOURCE=700",
                               "-I/usr/include/libxml2", *read_by, *made], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    named = set(re.findall(r"\w+", text))
    return [where for name, where in rows.items() if name not in named], len(rows)


def objects(build):
    """Of the product and of tests; not of the module, which is made of the same sources."""
    for path in glob.glob(f"{build}/obj/**/*.o", recursive=True):
        source = os.path.splitext(os.path.relpath(path, f"{build}/obj"))[0]
        if source.startswith("gen/") or glob.glob(f"{ROOT}/{source}.c*"):
            yield path, source


def unused_functions(build):
    """What an object of the product defines for others and no other asks for, and how much is defined."""
    found = {os.path.relpath(path, build): source for path, source in objects(build)}  # the folder's own path may have blanks
    said = subprocess.run(["nm", "-A", "-P", *found], cwd=build, check=True, stdout=subprocess.PIPE, text=True).stdout
    defined, asked = {}, collections.defaultdict(set)
    for line in said.splitlines():
        path, name, kind, *_ = line.split(" ")
        source = found[path.removesuffix(":")]
        if kind == "U":
            asked[name].add(source)
        elif kind in "TDRBC" and source.startswith(PRODUCT) and not name.startswith("charte_"):
            defined[name] = source
    return [f"{source}: {name}" for name, source in defined.items() if name not in OTHERS and not asked[name]], len(defined)


def unused_inline():
    words, declared = collections.Counter(), {}
    for path in [path for pattern in ("*.c", "*.cc", "*.h", "*.def") for path in sources(pattern)]:
        text = read(f"{ROOT}/{path}")
        words.update(re.findall(r"\w+", text))
        if path.endswith(".h"):
            declared |= {name: path for name in INLINE.findall(text)}
    return [f"{path}: {name}" for name, path in declared.items() if words[name] < 2], len(declared)


def main():
    build = os.path.realpath(sys.argv[1])
    failed = 0
    for what, (unused, count) in (("a row", unused_rows(build)), ("what others see", unused_functions(build)),
                                  ("a function of a header", unused_inline())):
        for where in sorted(unused):
            print(f"{where}: {what} that nobody uses")
        if count < FEW:
            print(f"{count}: few of {what}")
        failed += bool(unused) or count < FEW
    print(f"{3 - failed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
