"""Usage: golden.py CHARTE [--bless] [NAME…]. The documents of the charters in written/NAME hold what written/NAME.html does,
and that of every evidence. The check's style, script and what is embedded are left out, and so is what is made of them:
hashes and digests. A folder "before" has the version that the changes are told against."""

import difflib
import glob
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WRITTEN = os.path.join(HERE, "written")
LEFT_OUT = ((r"(<style>).*?(</style>)", r"\1\2"),
            (r"(<script[^>]*>).*?(</script>)", r"\1\2"),
            (r"<!--.*?-->", "<!---->"),
            (r"'sha256-[^']*'", "'sha256-…'"),
            (r"(<code>)([0-9a-f]{12}|[0-9a-f]{64})(</code>)", r"\1…\3"))


def sources(name):
    """The versions of a charter, and what its changes are told against."""
    if name == "every":
        return [os.path.join(HERE, "..", "writings", "every.en.charte")], []
    folder = os.path.join(WRITTEN, name)
    before = sorted(glob.glob(os.path.join(glob.escape(folder), "before", "*.charte")))
    return sorted(glob.glob(os.path.join(glob.escape(folder), "*.charte"))), [f"--previous={path}" for path in before]


def document(charte, name):
    """What the command writes, without what is left out; or what it says where it fails."""
    versions, previous = sources(name)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "document.html")
        told = subprocess.run([charte, "document", "--no-test", *versions, *previous, "-o", path], capture_output=True,
                              text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
        if told.returncode != 0:
            return f"exit {told.returncode}\n{told.stdout}{told.stderr}"
        with open(path, encoding="utf-8") as file:
            text = file.read()
    for pattern, instead in LEFT_OUT:
        text = re.sub(pattern, instead, text, flags=re.DOTALL)
    return text + "\n"


def main():
    charte, *names = sys.argv[1:]
    bless = names[:1] == ["--bless"]
    names = names[bless:] or sorted(path[:-5] for path in os.listdir(WRITTEN) if path.endswith(".html"))
    passed = failed = 0
    for name in names:
        path = os.path.join(WRITTEN, f"{name}.html")
        told = document(charte, name)
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
