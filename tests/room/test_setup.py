# SPDX-License-Identifier: Apache-2.0
"""Whom .ci/setup asks before it installs packages. What it would call stands in a folder that is first in PATH; nothing
is installed."""

import os
import pathlib
import pty
import subprocess
import tempfile
import unittest

SETUP = pathlib.Path(__file__).resolve().parents[2] / ".ci" / "setup"
CALLED = {
    "dpkg-query": "exit 1",
    "apt-get": 'echo "$*" >>"$CALLS"',
    "sudo": '[ "$1" = -n ] && shift\nexec "$@"',
    "id": 'echo "$WHO"',
}


def everything(typist):
    """What a terminal that is closed has been told, which may come in parts; its end is an error on Linux."""
    parts = []
    try:
        while part := os.read(typist, 1 << 16):
            parts.append(part)
    except OSError:
        pass
    os.close(typist)
    return b"".join(parts).decode()


class Setup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name, body in CALLED.items():
            path = self.folder / name
            path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
            path.chmod(0o755)

    def run_setup(self, *words, who="1000", typed=None, **variables):
        """The exit code, what was said, and what apt-get was called with; on a terminal where somebody types."""
        environment = {name: value for name, value in os.environ.items() if name != "CI"} | variables
        environment |= {"PATH": f"{self.folder}:{environment['PATH']}", "CALLS": str(self.folder / "calls"), "WHO": who}
        given, terminal = subprocess.DEVNULL, None
        if typed is not None:
            typist, terminal = pty.openpty()
            os.write(typist, typed.encode())
            given = terminal
        result = subprocess.run(["sh", str(SETUP), *words, "build"], env=environment, stdin=given, stdout=subprocess.PIPE,
                                stderr=terminal or subprocess.STDOUT, timeout=60)
        said = result.stdout.decode()
        if terminal:
            os.close(terminal)
            said += everything(typist)
        calls = self.folder / "calls"
        return result.returncode, said, calls.read_text("utf-8") if calls.exists() else ""

    def installs(self, *words, **said):
        code, _, calls = self.run_setup(*words, **said)
        self.assertEqual(code, 0)
        self.assertRegex(calls, r"(?m)^install .*\blibxml2-dev\b")

    def declines(self, *words, **said):
        code, told, calls = self.run_setup(*words, **said)
        self.assertEqual((code, calls), (2, ""))
        self.assertRegex(told, r"apt-get install .*\blibxml2-dev\b")
        return told

    def test_root_is_not_asked(self):
        self.installs(who="0")

    def test_continuous_integration_is_not_asked(self):
        self.installs(CI="true")

    def test_nobody_to_ask(self):
        self.declines()

    def test_yes(self):
        self.installs(typed="y\n")

    def test_no(self):
        for typed in ("n\n", "\n", "\x04"):
            with self.subTest(typed):
                told = self.declines(typed=typed)
                self.assertRegex(told, r"missing:.*\blibxml2-dev\b")
                self.assertIn("[y/N]", told)

    def test_only_said(self):
        self.declines("--say", who="0")
        self.declines("--say", CI="true", typed="y\n")


if __name__ == "__main__":
    unittest.main()
