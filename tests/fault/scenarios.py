# SPDX-License-Identifier: Apache-2.0
"""The command lines that have calls fail: every verb, on a charter with something of everything."""

import pathlib

from command import Scenario

HERE = pathlib.Path(__file__).resolve().parent
ORGANIZE = HERE.parent.parent / "charters" / "organize"


def files():
    given = {"a.charte": "every.charte", "b.charte": "mistakes.charte", "list.txt": "list.txt",
             "posts.ndjson": "posts.ndjson"}
    return {name: (HERE / source).read_bytes() for name, source in given.items()}


def scenarios(charte, shim):
    """Yields scenarios by name."""
    given = files()

    def scenario(name, arguments, makes=(), stdin=b""):
        return Scenario(charte, shim, name, arguments, makes, stdin, given)

    made = scenario("build", ["build", "a.charte", "-o", "a.ctab", "--json", "a.json"],
                    ["a.ctab", "a.json"])
    given["t.ctab"] = made.whole["a.ctab"]
    posts = given["posts.ndjson"]
    yield made
    yield scenario("build XML, without confidential terms", ["build", "--public", "a.charte", "--xml", "a.xml"],
                   ["a.xml"])
    yield scenario("inspect as JSON and XML", ["inspect", "t.ctab", "--json", "t.json", "--xml", "t.xml"],
                   ["t.json", "t.xml"])
    yield scenario("check", ["check", "b.charte"])
    yield scenario("test", ["test", "a.charte"])
    yield scenario("check, to a report of each kind",
                   ["check", "b.charte", "--output", "json=r.json", "--output", "sarif=r.sarif",
                    "--output", "junit=r.xml"], ["r.json", "r.sarif", "r.xml"])
    yield scenario("check, as JSON", ["check", "b.charte", "--output", "json"])
    yield scenario("format", ["format", "a.charte", "-o", "-"])
    yield scenario("format to a file", ["format", "a.charte", "-o", "f.charte"], ["f.charte"])
    yield scenario("format in another language", ["format", "--to", "de", "a.charte", "-o", "-"])
    yield scenario("format, as a difference", ["format", "--check", "a.charte"])
    yield scenario("explain a code", ["explain", "E-unknown-list"])
    yield scenario("build a document", ["build", "a.charte", "-o", "a.ctab", "--html", "a.html"],
                   ["a.ctab", "a.html"])
    yield scenario("document", ["document", "a.charte"])
    yield scenario("new", ["new", "--lang", "it"])
    yield scenario("eval", ["eval", "t.ctab"], stdin=posts)
    yield scenario("eval of a file", ["eval", "t.ctab", "posts.ndjson"])
    yield scenario("eval for the author", ["eval", "--author", "--quote", "t.ctab"], stdin=posts)
    yield scenario("eval with a summary", ["eval", "--summary", "t.ctab"], stdin=posts)
    yield scenario("eval on three threads", ["eval", "-j", "3", "t.ctab"], stdin=posts)
    yield scenario("eval of a text", ["eval", "t.ctab", "--text", "A word with Acme"])
    yield scenario("explain", ["explain", "t.ctab", "--text", "A word with Acme"])
    yield scenario("inspect", ["inspect", "t.ctab"])
    yield scenario("help", ["help", "eval"])


def organize(charte, shim, makes=("o.html",)):
    versions = [str(ORGANIZE / f"{language}.charte") for language in ("fr", "en", "de", "it")]
    line = ["build", *versions]
    for path in makes:
        line += {"o.ctab": ["-o", path], "o.json": ["--json", path], "o.html": ["--html", path]}[path]
    return Scenario(charte, shim, "Organize", line, makes)
