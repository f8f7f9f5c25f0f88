# SPDX-License-Identifier: Apache-2.0
"""What the counts of growth say of their rows: a line each that holds where a table is asked for, and each that does not."""

import re
import subprocess


class Failed(Exception):
    """A row that could not be counted."""


def told(rows, asked, judge):
    """Exit code of a suite that judges rows: JUDGE gives of one whether it holds, and its line. ASKED: only, table."""
    passed = failed = 0
    for row in rows:
        if not re.search(asked.only, row.name):
            continue
        try:
            holds, line = judge(row)
        except (Failed, subprocess.CalledProcessError) as problem:
            holds, line = False, f"{row.name}: {problem}"
        if asked.table or not holds:
            print(line, flush=True)
        passed += holds
        failed += not holds
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
