# SPDX-License-Identifier: Apache-2.0
"""rows.py BUILD: a cell that is forgotten in a table, or a place that has not decided about a new row, does not compile.
Each is planted in a copy of the table that stands before the tree's own, and the sources that go by it are compiled; of a
table of texts it is what the generator makes of the copy."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
EVIDENCE, FIELD, FIELDS = "runtime/table/evidence.def", "runtime/table/field.def", "runtime/table/field.h"
OPTIONS, VERBS = "compiler/command/say/options.def", "compiler/command/say/verbs.def"
LANGUAGE = "runtime/table/language.def"
CLOSED, DETECTOR, FORMAT = "runtime/table/closed_value.def", "runtime/table/detector.def", "compiler/command/say/formats.def"
SPONSORED = "EVIDENCE(51, sponsored, NONE, RECORD, none, NOWHERE, SPONSORED, SAID, ANYBODY)"
ITALIAN = 'LANGUAGE(it, IT, "italiano", "«", "»", TIGHT, NONE, COMMA, "", "aeio")'
FURTHER = ITALIAN + '\nLANGUAGE(xx, XX, "further", "«", "»", TIGHT, NONE, COMMA, "s es", "")'
SAID = "TRUTH, sponsored, TRUTH, , CHOICE, 7, sponsored)"
with open(os.path.join(ROOT, EVIDENCE), encoding="utf-8") as file:
    LAST = [line for line in file.read().splitlines() if line.startswith("EVIDENCE(")][-1]
NEXT = int(LAST.split("(")[1].split(",")[0]) + 1

# What is planted: its name, the table, a text of it, what stands there instead, and a source that must not compile; gen/ is
# what the build makes.
PLANTS = [
    ("an evidence without its last cell", EVIDENCE, SPONSORED, SPONSORED.replace(", ANYBODY", ""), "runtime/table/evidence_row.c"),
    ("an evidence that reads no field", EVIDENCE, SPONSORED, SPONSORED.replace(" SPONSORED", " NOTHING"), "runtime/table/evidence_row.c"),
    ("an evidence with unknown operands", EVIDENCE, SPONSORED, SPONSORED.replace("NONE", "NAMES"), "runtime/table/evidence_row.c"),
    ("an evidence decided by nothing", EVIDENCE, SPONSORED, SPONSORED.replace("RECORD", ""), "runtime/table/evidence_row.c"),
    ("an evidence of an unknown feature", EVIDENCE, SPONSORED, SPONSORED.replace("none", "money"), "compiler/table/features.c"),
    ("an evidence that reaches nobody known", EVIDENCE, SPONSORED, SPONSORED.replace("ANYBODY", "SOME"),
     "compiler/meaning/advice/rights.c"),
    ("an evidence that nothing reads", EVIDENCE, LAST, LAST + f"\nEVIDENCE({NEXT}, starts, NUMBER, TEXT, none, NOWHERE, TEXT, OWN, ANYBODY)",
     "runtime/decide/evidence.c"),
    ("a code below the one before", EVIDENCE, LAST, LAST + "\nEVIDENCE(15, starts, NONE, TEXT, none, NOWHERE, BOT, SAID, ANYBODY)",
     "runtime/table/evidence_row.c"),
    ("a code below the one before, amid the rows", EVIDENCE, SPONSORED, SPONSORED.replace("EVIDENCE(", "EVIDENCE(15, starts, NONE, TEXT, none, NOWHERE, BOT, SAID, ANYBODY)\nEVIDENCE(", 1),
     "runtime/table/evidence_row.c"),
    ("a field without its last cells", FIELD, SAID, "TRUTH, sponsored, TRUTH, )", "runtime/post/record.c"),
    ("a field that no reader takes", FIELD, SAID, SAID.replace("TRUTH, s", "COLOUR, s"), "runtime/ingest/post.c"),
    ("a field that the module does not take", FIELD, SAID, SAID.replace("TRUTH, s", "COLOUR, s"), "runtime/wasm/wasm.c"),
    ("a field that is read to nothing known", FIELD, SAID, SAID.replace("sponsored, TRUTH", "sponsored, COLOUR"), "runtime/post/record.c"),
    ("a field of no object", FIELD, "SPONSORED, POST", "SPONSORED, PAID", "runtime/ingest/post.c"),
    ("a field without a member", FIELD, "sponsored, TRUTH, sponsored", "sponsored, TRUTH, paid", "runtime/wasm/wasm.c"),
    ("a text that is searched and has no place", FIELD, "SEARCHED, HANDLE", "SEARCHED, ALIAS", "runtime/post/record.c"),
    ("a field that messages have no name for", FIELD, "FIELD(SPONSORED, POST", "FIELD(PAID, POST", "compiler/command/explain/explain_fields.c"),
    ("a field that a document has no words for", FIELD, "FIELD(SPONSORED, POST", "FIELD(PAID, POST", "compiler/document/check_fields.c"),
    ("a control that no form has", FIELD, "CHOICE, 7", "SLIDER, 7", "compiler/document/check_fields.c"),
    ("a field that explain cannot give", FIELD, SAID, SAID.replace("TRUTH, s", "COLOUR, s"), "compiler/command/compile/post_field.c"),
    ("a value that a document has no word for", CLOSED, "VALUE(KIND, REPLY", "VALUE(KIND, STORY, story)\nVALUE(KIND, REPLY",
     "compiler/document/check_fields.c"),
    ("a medium that messages have no name for", CLOSED, "VALUE(MEDIA, UNDESCRIBED", "VALUE(MEDIA, MAP, map)\nVALUE(MEDIA, UNDESCRIBED",
     "compiler/command/explain/explain_fields.c"),
    ("closed values of no field", CLOSED, "CLOSED(KIND,", "CLOSED(COLOUR, VALUE(COLOUR, RED, red))\nCLOSED(KIND,", "runtime/table/field.c"),
    ("closed values that a reader has not decided about", CLOSED, "CLOSED(KIND,", "CLOSED(TEXT, VALUE(TEXT, RED, red))\nCLOSED(KIND,",
     "runtime/ingest/post.c"),
    ("a medium that the record does not count", CLOSED, "VALUE(MEDIA, UNDESCRIBED", "VALUE(MEDIA, MAP, map)\nVALUE(MEDIA, UNDESCRIBED",
     "runtime/post/record.c"),
    ("a detector without its first bytes", DETECTOR, "VIEW, LETTER)", "VIEW)", "runtime/match/detect.c"),
    ("a detector that is found nowhere", DETECTOR, "IBAN, VIEW", "IBAN, MAPS", "runtime/match/detect.c"),
    ("an option that help does not explain", OPTIONS, "OPTION(json,", "OPTION(csv, \"csv\", 0, WRITES, \"FILE\", ON(build))\nOPTION(json,",
     "compiler/command/say/options.c"),
    ("a verb that help does not explain", VERBS, "VERB(check,", "VERB(mend, \"FILE\")\nVERB(check,", "compiler/command/say/options.c"),
    ("a language without its last cell", LANGUAGE, ', "aeio")', ")", "compiler/front/language.c"),
    ("a language of unknown blanks", LANGUAGE, "BLANK, COMMA", "WIDE, COMMA", "compiler/front/language.c"),
    *((f"a language without {what}", LANGUAGE, ITALIAN, FURTHER, source)
      for what, source in (("a dialect", "compiler/front/dialect.c"), ("a starter", "compiler/command/cmd_new.c"),
                           ("pages of the codes", "compiler/command/codes.c"),
                           ("words for amounts", "runtime/match/detect_amounts.c"))),
    ("more languages than a description holds", LANGUAGE, ITALIAN,
     "\n".join([ITALIAN, *(FURTHER.split("\n")[1].replace("xx, XX", f"l{n}, L{n}") for n in range(13))]), "runtime/tell/describe.c"),
    ("a terminal without a mark", "grammar/marks.tsv", "\nNAME\t", "\n# NAME\t", "gen/grammar.c"),
    *((f"a class of fields that {os.path.basename(name)} has not decided about", FIELDS, "    FIELD_IS_LENGTH\n", "    FIELD_IS_LENGTH,\n    FIELD_IS_NEW\n",
       f"{name}.c") for name in ("runtime/decide/evidence", "runtime/decide/redecide", "runtime/decide/lacking", "runtime/decide/plan_suppose", "runtime/decide/plan_walk",
                              "compiler/command/explain/explain_fields", "compiler/command/explain/explain_raised", "compiler/document/check_fields")),
    *((f"operands that {os.path.basename(name)} has not decided about", "runtime/table/table_format.h", "    OPERANDS_TIMES\n",
       "    OPERANDS_TIMES,\n    OPERANDS_NEW\n", name)
      for name in ("runtime/table/verify_nodes.c", "runtime/tell/spans.c", "compiler/meaning/merge/merge.c", "compiler/meaning/resolve/unused.c",
                   "compiler/meaning/resolve/conditions.c", "compiler/table/writings/json_condition.c", "compiler/table/writings/xml_condition.c", "compiler/command/compile/posing.c")),
]

# What is planted, and the function that is then needed and defined nowhere: it does not link.
NEEDED = [
    ("a detector without a reader", DETECTOR, "DETECTOR(iban,", "DETECTOR(passport, PASSPORT, VIEW, LETTER)\nDETECTOR(iban,",
     "runtime/match/detect.c", "detect_passport"),
    ("a format without a writer", FORMAT, "FORMAT(json)", "FORMAT(csv)\nFORMAT(json)", "compiler/command/report/report.c", "report_csv"),
]


def said(build, name):
    with open(f"{build}/flags", encoding="utf-8") as file:
        return next(line.split(" = ", 1)[1].strip() for line in file if line.startswith(f"{name} = "))


def planted(build, folder, table, old, new):
    with open(f"{ROOT}/{table}", encoding="utf-8") as file:
        text = file.read()
    assert text.count(old) >= 1, (table, old)
    os.makedirs(os.path.dirname(f"{folder}/{table}"), exist_ok=True)
    with open(f"{folder}/{table}", "w", encoding="utf-8") as file:
        file.write(text.replace(old, new, 1))
    if table.endswith(".tsv"):
        with open(f"{folder}/{table[:-4]}.def", "wb") as made:
            subprocess.run([f"{build}/tool/compiler/texts/generate", file.name], stdout=made, check=True)


def compile_with(build, folder, source, *more):
    if source.startswith("gen/"):  # beside itself it finds the build's own tables first
        source = shutil.copy(f"{build}/{source}", folder)
    command = [*shlex.split(said(build, "CC")), "-std=c11", "-Wall", "-Wextra", "-Werror", "-pedantic", f"-I{folder}", "-I.",
               f"-I{build}/gen", "-D_XOPEN_SOURCE=700", "-I/usr/include/libxml2", *more, source]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def needs(build, folder, source, symbol):
    """Whether the source, as it is planted, needs a function."""
    result = compile_with(build, folder, source, "-c", "-o", f"{folder}/planted.o")
    assert result.returncode == 0, result.stdout
    listed = subprocess.run(["nm", "-u", f"{folder}/planted.o"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return symbol in listed.split()


def unsaid(build, folder):
    """What the generator of the dialects says of an evidence that no token stands for."""
    planted(build, folder, EVIDENCE, LAST, LAST + f"\nEVIDENCE({NEXT}, starts, NONE, RECORD, none, NOWHERE, BOT, SAID, ANYBODY)")
    spelling = [f"{build}/tool/runtime/text/{name}.o" for name in ("fold", "characters", "utf8")]
    made = compile_with(build, folder, "grammar/dialects/generate.c", "-o", f"{folder}/generate", *spelling)
    assert made.returncode == 0, made.stdout
    return subprocess.run([f"{folder}/generate"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr


def main():
    build = os.path.realpath(sys.argv[1])
    passed = failed = 0

    def holds(name, truth, why=""):
        nonlocal passed, failed
        passed, failed = (passed + 1, failed) if truth else (passed, failed + 1)
        if not truth:
            print("does not hold:", name, why)

    with tempfile.TemporaryDirectory() as empty:
        for source in sorted({plant[4] for plant in PLANTS + NEEDED}):
            result = compile_with(build, empty, source, "-fsyntax-only")
            holds(f"{source} as it is", result.returncode == 0, result.stdout)
    for name, table, old, new, source in PLANTS:
        with tempfile.TemporaryDirectory() as folder:
            planted(build, folder, table, old, new)
            holds(name, compile_with(build, folder, source, "-fsyntax-only").returncode != 0, source)
    for name, table, old, new, source, symbol in NEEDED:
        with tempfile.TemporaryDirectory() as folder:
            holds(name + ": as it is", not needs(build, folder, source, symbol))
            planted(build, folder, table, old, new)
            holds(name, needs(build, folder, source, symbol))
    with tempfile.TemporaryDirectory() as folder:
        told = unsaid(build, folder)
        holds("an evidence that no token stands for", told.endswith(": EVIDENCE_starts\n"), told)
    print(f"{passed} passed, {failed} failed")
    return failed != 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
