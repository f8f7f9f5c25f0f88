# SPDX-License-Identifier: Apache-2.0
"""Texts that files hold, each under a name: compared, byte for byte, with what is told now, or written anew."""

import difflib
import os


def read(path):
    """A file's text, with its line ends as they are."""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def problem(path, told, bless):
    """Why the file does not hold what is told, or None. `told` is (whether it was made, text)."""
    made, text = told
    if not made:
        return f"{path}: it could not be made\n{text}"
    if bless:
        write(path, text)
        return None
    if not os.path.exists(path):
        return f"{path}: is not there"
    held = read(path)
    lines = difflib.unified_diff(held.splitlines(), text.splitlines(), path, "told", lineterm="")
    return None if held == text else "\n".join([*list(lines)[:40]] or [f"{path}: its lines end otherwise"])


def main(arguments, every, path_of, tell):
    """For the command of a suite: CHARTE [--bless] [NAME…]. `every` are the names that there are, `path_of` says where the
    text of a name is held, and tell(charte, name) what is told now."""
    charte, *names = arguments
    bless = "--bless" in names
    names = [name for name in names if name != "--bless"] or every
    strange = sorted(set(names) - set(every))
    if strange:
        print(f"there is no {', '.join(strange)}; there are {', '.join(every)}")
        return 2
    passed = failed = 0
    for name in names:
        found = problem(path_of(name), tell(charte, name), bless)
        if found:
            print(found)
        passed, failed = passed + (not found), failed + bool(found)
    print(f"{passed} passed, {failed} failed")
    return failed != 0 or passed == 0
