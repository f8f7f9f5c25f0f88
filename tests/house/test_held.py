# SPDX-License-Identifier: Apache-2.0
"""What holds texts in files: it fails where a file is another, is not there, or could not be made again."""

import contextlib
import io
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import held  # noqa: E402


class Held(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.told = {"a": (True, "one\ntwo\n"), "b": (True, "three\n")}

    def tearDown(self):
        self.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def run_with(self, *arguments):
        """The exit code and the last line of what is said."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = held.main(["charte", *arguments], ["a", "b"], self.path, lambda _, name: self.told[name])
        return int(code), said.getvalue().splitlines()[-1]

    def test_what_was_written_is_held(self):
        self.assertEqual(self.run_with(), (1, "0 passed, 2 failed"))
        self.assertEqual(self.run_with("--bless"), (0, "2 passed, 0 failed"))
        self.assertEqual(self.run_with(), (0, "2 passed, 0 failed"))

    def test_a_byte_or_a_file_is_missed(self):
        self.run_with("--bless")
        held.write(self.path("a"), "one\r\ntwo\r\n")
        os.unlink(self.path("b"))
        self.assertEqual(self.run_with(), (1, "0 passed, 2 failed"))
        self.assertEqual(self.run_with("--bless", "b"), (0, "1 passed, 0 failed"))
        self.assertEqual(self.run_with(), (1, "1 passed, 1 failed"))

    def test_what_could_not_be_made_is_never_written(self):
        self.run_with("--bless")
        self.told["a"] = (False, "exit 1")
        self.assertEqual(self.run_with("a", "--bless"), (1, "0 passed, 1 failed"))
        self.assertEqual(held.read(self.path("a")), "one\ntwo\n")

    def test_a_name_that_is_none_is_refused(self):
        self.assertEqual(self.run_with("c", "--bless"), (2, "there is no c; there are a, b"))
        self.assertEqual(os.listdir(self.folder.name), [])


if __name__ == "__main__":
    unittest.main()
