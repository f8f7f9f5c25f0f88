# SPDX-License-Identifier: Apache-2.0
"""Usage: cases.py CHARTE CASE: the command says of a case that the oracle was compared on (tests/oracle/compare.py
--keep) what it said then. cases.py CHARTE CASES --store: stores what it says of each.

The oracle takes most of the time of a comparison, and need not be asked again for each change of the command."""

import os
import subprocess
import sys
import tempfile

ASKED = ([], ["--author"], ["--absent", "none", "--quote"])


def said(charte, case):
    charter, = [name for name in os.listdir(case) if name.startswith("charter.")]
    with tempfile.TemporaryDirectory() as temporary:
        table = os.path.join(temporary, "t.ctab")
        lines = [subprocess.run([charte, "build", "--no-test", os.path.join(case, charter), "-o", table],
                                capture_output=True, check=False).stderr.replace(case.encode(), b"CASE")]
        for flags in ASKED:
            lines.append(subprocess.run([charte, "eval", table, os.path.join(case, "posts.ndjson"), *flags],
                                        capture_output=True, check=False).stdout)
    return b"\n".join(lines)


def main():
    charte, folder = os.path.realpath(sys.argv[1]), os.path.abspath(sys.argv[2])
    if sys.argv[3:] == ["--store"]:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name, "said"), "wb") as file:
                file.write(said(charte, os.path.join(folder, name)))
        return 0
    with open(os.path.join(folder, "said"), "rb") as file:
        return int(said(charte, folder) != file.read())


if __name__ == "__main__":
    sys.exit(main())
