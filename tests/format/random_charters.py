"""Usage: random_charters.py CHARTE FIRST COUNT: the oracle's random charters, each written canonically,
again, and in the words of the other languages, there canonical too. The command itself proves the
meaning: it writes nothing that it has not proved. Ends with a count."""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "oracle"))
import generate

charte, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
passed = failed = 0


def holds(name, *arguments):
    global passed, failed
    result = subprocess.run([charte, "format", *arguments], capture_output=True, text=True, encoding="utf-8")
    passed += result.returncode == 0
    failed += result.returncode != 0
    if result.returncode != 0:
        print(f"format: {name}: exit {result.returncode}\n{result.stderr[:2000]}")
    return result.returncode == 0


with tempfile.TemporaryDirectory() as folder:
    for seed in range(first, first + count):
        case = generate.Case(seed, 0)
        for writing in ("text", "shuffled"):
            path = Path(folder, f"{writing}.charte")
            path.write_text(getattr(case, writing), encoding="utf-8")
            name = f"seed {seed}, {writing}"
            if not holds(name, str(path)):
                continue
            holds(f"{name}, again", "--check", str(path))
            for language in {"fr", "en", "de", "it"} - {case.lang}:
                other = str(Path(folder, f"{language}.charte"))
                if holds(f"{name}, to {language}", "--to", language, "-o", other, str(path)):
                    holds(f"{name}, {language} again", "--check", other)
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
