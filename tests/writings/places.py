# SPDX-License-Identifier: Apache-2.0
"""places.py CHARTE: every writing of the same files is the same, byte for byte, in another folder, in another order of
the language versions, in another locale and time zone, on another day of the file system."""

import os
import shutil
import sys
import tempfile

from tree import Count, charters, must

WRITINGS = ("ctab", "json", "xml", "html", "public.ctab", "public.json", "public.xml", "public.html")
PLACES = ({"LC_ALL": "C", "TZ": "Asia/Tokyo", "LANG": "de_CH.UTF-8"}, {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Nome"})


def build(charte, files, folder, environment):
    for more in ("", "public."):
        at = os.path.join(folder, "t." + more)
        must(charte, "build", "--no-test", *(["--public"] if more else []), *files, "-o", at + "ctab", "--json",
             at + "json", "--xml", at + "xml", "--html", at + "html", env={**os.environ, **environment})
    found = {}
    for name in WRITINGS:
        with open(os.path.join(folder, "t." + name), "rb") as file:
            found[name] = file.read()
    return found


def moved(files, folder):
    """The files, and what stands beside them, in a folder of their own, with other times."""
    home = os.path.join(folder, "élsewhere here")
    shutil.rmtree(home, ignore_errors=True)
    os.mkdir(home)
    source = os.path.dirname(files[0])
    for beside, _, names in os.walk(source):
        for path in (os.path.join(beside, name) for name in names):
            if path in files or path.endswith(".txt"):
                copy = os.path.join(home, os.path.relpath(path, source))
                os.makedirs(os.path.dirname(copy), exist_ok=True)
                shutil.copyfile(path, copy)
                os.utime(copy, (0, 0))
    return [os.path.join(home, os.path.basename(path)) for path in reversed(files)]


def main():
    charte = os.path.realpath(sys.argv[1])
    count = Count()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        for name, files in charters(charte, folder):
            here = build(charte, files, folder, {})
            for place in PLACES:
                there = build(charte, moved(files, other), other, place)
                for writing in WRITINGS:
                    count.holds(f"{name}: the same {writing} with {place}", here[writing] == there[writing])
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
