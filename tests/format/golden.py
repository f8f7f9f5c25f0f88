# SPDX-License-Identifier: Apache-2.0
"""Usage: golden.py CHARTE [--bless] [SOURCE.LANGUAGE…]. What `format` writes of the charters in SOURCES, in each language
as written/SOURCE.LANGUAGE has it."""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import held  # noqa: E402
import languages  # noqa: E402

WRITTEN = os.path.join(HERE, "written")
SOURCES = {"comments": os.path.join(HERE, "comments.charte"), "every": os.path.join(HERE, "..", "fuzz", "every.charte")}


def formatted(charte, name):
    """Whether it writes it, and what; or what it says where it fails."""
    source, language = name.split(".")
    told = subprocess.run([charte, "format", "--to", language, SOURCES[source], "-o", "-"], capture_output=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
    text = told.stdout.decode("utf-8", "replace")
    if told.returncode != 0:
        text = f"exit {told.returncode}\n{text}{told.stderr.decode('utf-8', 'replace')}"
    return told.returncode == 0, text


def names():
    return [f"{source}.{language}" for source in sorted(SOURCES) for language in sorted(languages.LANGUAGES)]


if __name__ == "__main__":
    sys.exit(held.main(sys.argv[1:], names(), lambda name: os.path.join(WRITTEN, name), formatted))
