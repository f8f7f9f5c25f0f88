# SPDX-License-Identifier: Apache-2.0
"""Usage: golden.py CHARTE [--bless] [NAME…]. The documents of the charters in written/NAME hold what written/NAME.html does,
and that of every evidence; no identifier stands twice and every link inside leads somewhere. The check's style, script and what is embedded are left out, and so is what is made of them:
hashes and digests. A folder "before" has the version that the changes are told against."""

import collections
import glob
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import held  # noqa: E402

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


def adrift(text):
    """The identifiers that stand twice, and the links inside that lead nowhere; those of the check's script aside."""
    identifiers = collections.Counter(re.findall(r'\sid="([^"]*)"', text))
    return [f"{name} stands {count} times" for name, count in identifiers.items() if count > 1] + [
        f"nothing is {link}" for link in re.findall(r'\shref="#([^"]*)"', text) if link not in identifiers]


def document(charte, name):
    """Whether the command writes it, and what, without what is left out; or what it says where it fails."""
    versions, previous = sources(name)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "document.html")
        told = subprocess.run([charte, "document", "--no-test", *versions, *previous, "-o", path], capture_output=True,
                              text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
        if told.returncode != 0:
            return False, f"exit {told.returncode}\n{told.stdout}{told.stderr}"
        text = held.read(path)
    lost = adrift(text)
    if lost:
        return False, "".join(line + "\n" for line in lost)
    for pattern, instead in LEFT_OUT:
        text = re.sub(pattern, instead, text, flags=re.DOTALL)
    return True, text + "\n"


def names():
    """Every charter that has a document here."""
    return ["every", *sorted(name for name in os.listdir(WRITTEN) if os.path.isdir(os.path.join(WRITTEN, name)))]


if __name__ == "__main__":
    sys.exit(held.main(sys.argv[1:], names(), lambda name: os.path.join(WRITTEN, f"{name}.html"), document))
