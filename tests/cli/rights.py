# SPDX-License-Identifier: Apache-2.0
"""Usage: rights.py CHARTE. A charter whose shape shows who claims a right is pointed to, however large it is, with two
posts of which that is true; Organize's is not, in any language."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ORGANIZE = os.path.join(HERE, "../../charters/organize")
ADDED = """
Fact logo_used: “use the logo”, that is “the logo is used”; established if the text mentions “our logo”.

Article 20 “Logo”.
  It is forbidden to “use the logo”.

Article 21 “Care”.
  It is not advisable to “use the logo”.

Article 22 “Reports”.
  By way of exception to {}, everyone has the protected right to “report unlawful conduct in good faith”.
"""
POST = re.compile(r"= With(?:out)? it: (\{.*\})")


class Rights:
    def __init__(self, charte, folder):
        self.charte, self.folder, self.passed, self.failed = charte, folder, 0, 0

    def run(self, *arguments, text=None):
        return subprocess.run([self.charte, *arguments], input=text, capture_output=True, text=True, encoding="utf-8",
                              cwd=self.folder, env={**os.environ, "LC_ALL": "en"}, check=False)

    def holds(self, name, good, more=""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"{name}: {more}")

    def organize(self, over):
        """What check says of Organize's charter with more rules, and a right that goes before some of them."""
        with open(os.path.join(ORGANIZE, "en.charte"), encoding="utf-8") as file:
            text = file.read() + ADDED.format(over)
        with open(os.path.join(self.folder, "c.charte"), "w", encoding="utf-8") as file:
            file.write(text)
        for name in ("clients.txt", "own_view.txt"):
            shutil.copyfile(os.path.join(ORGANIZE, name), os.path.join(self.folder, name))
        return self.run("check", "c.charte").stderr

    def told(self, post):
        """The added rules that tools read of a post."""
        record = json.loads(self.run("eval", "t.ctab", "-", text=post + "\n").stdout)
        return [entry["rule"] for entry in record["rules"] if entry["rule"] in ("20.1", "21.1")]

    def check(self):
        for language in ("fr", "de", "it", "en"):
            said = self.run("check", os.path.join(ORGANIZE, f"{language}.charte")).stderr
            self.holds(f"Organize, {language}", "right-shows" not in said, said)
        said = self.organize("article 20")
        self.holds("one of two", said.count("W-right-shows") == 1 and "It takes off 20.1" in said, said)
        posts = POST.findall(said)
        self.run("build", "--no-test", "c.charte", "-o", "t.ctab")
        self.holds("two posts", [self.told(post) for post in posts] == [["20.1", "21.1"], ["21.1"]], posts)
        said = self.organize("articles 20 and 21")
        self.holds("both", "right-shows" not in said and "error" not in said, said)
        said = self.run("check", "--no-warn", "W-right-shows", "c.charte").stderr
        self.holds("not wanted", "right-shows" not in said, said)


def main():
    with tempfile.TemporaryDirectory(prefix="charte-rights-") as folder:
        rights = Rights(os.path.realpath(sys.argv[1]), folder)
        rights.check()
    print(f"{rights.passed} passed, {rights.failed} failed")
    return rights.failed != 0


if __name__ == "__main__":
    sys.exit(main())
