# SPDX-License-Identifier: Apache-2.0
"""Usage: random_charters.py CHARTE FIRST COUNT: the oracle's random charters, each written canonically,
again, and in the words of the other languages, there canonical too. The command itself proves the
meaning: it writes nothing that it has not proved. Says what it finds as it goes, and ends with a count."""

import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "oracle")]
import generate  # noqa: E402
from languages import LANGUAGES  # noqa: E402
from progress import Progress  # noqa: E402

charte, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def holds(progress, name, *arguments):
    result = subprocess.run([charte, "format", *arguments], capture_output=True, text=True, encoding="utf-8")
    progress.note(result.returncode != 0 and f"format: {name}: exit {result.returncode}\n{result.stderr[:2000]}")
    return result.returncode == 0


def try_all(progress, folder):
    for seed in range(first, first + count):
        progress.extra = lambda seed=seed: f", at seed {seed}"
        case = generate.Case(seed, 0)
        for writing in ("text", "shuffled"):
            path = Path(folder, f"{writing}.charte")
            path.write_text(getattr(case, writing), encoding="utf-8")
            name = f"seed {seed}, {writing}"
            if not holds(progress, name, str(path)):
                continue
            holds(progress, f"{name}, again", "--check", str(path))
            for language in set(LANGUAGES) - {case.lang}:
                other = str(Path(folder, f"{language}.charte"))
                if holds(progress, f"{name}, to {language}", "--to", language, "-o", other, str(path)):
                    holds(progress, f"{name}, {language} again", "--check", other)


with Progress(f"random charters written, {count} from seed {first}", unit="writings") as told:
    with tempfile.TemporaryDirectory() as temporary:
        try_all(told, temporary)
    sys.exit(told.end())
