# SPDX-License-Identifier: Apache-2.0
"""Which sources are mutated, and how their mutants are numbered."""

import glob
import os

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
NUMBERS_A_FILE = 2048
NUMBERS = 1 << 20  # as in mutant.h
OTHER_PROGRAMS = {"runtime/wasm/wasm.c", "compiler/document/embed.c", "compiler/texts/generate.c"}
OTHER_FOLDERS = {"runtime/ingest", "runtime/examples"}


def sources():
    found = []
    for pattern in ("runtime/*/*.c", "compiler/*/*.c", "compiler/*/*/*.c"):
        found += [os.path.relpath(path, ROOT) for path in glob.glob(os.path.join(glob.escape(ROOT), pattern))]
    return sorted(path for path in found if path not in OTHER_PROGRAMS and os.path.dirname(path) not in OTHER_FOLDERS)


def first_number(path):
    return sources().index(path) * NUMBERS_A_FILE
