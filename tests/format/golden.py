"""Usage: golden.py CHARTE [--bless] [SOURCE.LANGUAGE…]. What `format` writes of the charters in SOURCES, in each language
as written/SOURCE.LANGUAGE has it."""

import difflib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WRITTEN = os.path.join(HERE, "written")
SOURCES = {"comments": os.path.join(HERE, "comments.charte"), "every": os.path.join(HERE, "..", "fuzz", "every.charte")}


def formatted(charte, name):
    """What it writes; or what it says where it fails."""
    source, language = name.split(".")
    told = subprocess.run([charte, "format", "--to", language, SOURCES[source], "-o", "-"], capture_output=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
    text = told.stdout.decode("utf-8", "replace")
    return text if told.returncode == 0 else f"exit {told.returncode}\n{text}{told.stderr.decode('utf-8', 'replace')}"


def main():
    charte, *names = sys.argv[1:]
    bless = names[:1] == ["--bless"]
    names = names[bless:] or sorted(os.listdir(WRITTEN))
    passed = failed = 0
    for name in names:
        path = os.path.join(WRITTEN, name)
        told = formatted(charte, name)
        if bless:
            with open(path, "w", encoding="utf-8") as file:
                file.write(told)
        with open(path, encoding="utf-8") as file:
            wanted = file.read()
        passed, failed = passed + (told == wanted), failed + (told != wanted)
        if told != wanted:
            lines = difflib.unified_diff(wanted.splitlines(), told.splitlines(), path, "told", lineterm="")
            print("\n".join(list(lines)[:40]))
    print(f"{passed} passed, {failed} failed")
    return failed != 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
