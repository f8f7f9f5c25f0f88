# SPDX-License-Identifier: Apache-2.0
"""Usage: editor.py FOLDER: whether the editor files in FOLDER are what they must be: JSON that can be
read and names files that are there; every phrase of every dialect in both; and on real charters the
grammar for Visual Studio Code leaves no word without a scope, and takes none for a name that is a
keyword. Ends with a count."""

import json
import re
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests"))
from languages import LANGUAGES, OWN_NAMES  # noqa: E402

folder = Path(sys.argv[1])
passed = failed = 0


def holds(name, good):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"editor: {name}")


def phrases(language):
    lines = (TOP / f"grammar/dialects/{language}.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        token, phrase = line.split("\t")[:2]
        yield token, phrase.rstrip(" :,")


def load(path):
    return json.loads((folder / path).read_text(encoding="utf-8"))


package = load("vscode/package.json")
version = re.search(r'CHARTE_VERSION "(.*)"', (TOP / "runtime/charte.h").read_text())[1]
contributes = package["contributes"]
holds("the package has the program's version", package["version"] == version)
holds("the package says what VS Code asks of one", {"name", "publisher", "engines"} <= package.keys())
holds("the configuration is JSON", load("vscode" / Path(contributes["languages"][0]["configuration"])))
grammar = load("vscode" / Path(contributes["grammars"][0]["path"]))
holds("the grammar is the package's", grammar["scopeName"] == contributes["grammars"][0]["scopeName"])
repository = grammar["repository"]
vim = (folder / "vim/syntax/charte.vim").read_text(encoding="utf-8")


def included(value):
    if isinstance(value, dict):
        if "include" in value:
            yield value["include"]
        for item in value.values():
            yield from included(item)
    elif isinstance(value, list):
        for item in value:
            yield from included(item)


holds("every include is there", all(name[1:] in repository for name in included(grammar)))


COMPILED = {}


def matches(language):
    if language not in COMPILED:
        patterns = [p for p in repository[language]["patterns"] if "match" in p] + [repository["names"]]
        COMPILED[language] = [(p["name"], re.compile(p["match"])) for p in patterns]
    return COMPILED[language]


def first_match(language, text, at=0):
    for name, pattern in matches(language):
        found = pattern.match(text, at)
        if found:
            return name, found.end()
    return None, at


def vim_runs(language):
    """The patterns of a language, as Vim writes them, in words."""
    name = OWN_NAMES[language]
    block = next(b for b in vim.split("\nif s:first")[1:] if name in b.split("\n", 1)[0])
    text = block.split("\nendif", 1)[0]
    text = text.replace(r"[[:space:]\u00A0\u202F,-]\+", " ").replace(r"['\u2018\u2019\u02BC]", "'")
    return set(re.findall(r"\\<(.+?)(?:\\>)?(?=\\\||\\\))", text))


for language in LANGUAGES:
    begin = re.compile(repository[language]["begin"], re.M)
    spoken = vim_runs(language)
    for token, phrase in phrases(language):
        name, end = first_match(language, phrase)
        holds(f"{language}: {phrase} in VS Code", name and name != "variable.other.charte" and end == len(phrase))
        plain = re.sub(r"[ ,-]+", " ", phrase).replace("/", r"\/").replace(".", r"\.")
        holds(f"{language}: {phrase} in Vim", plain in spoken)
    heads = "|".join(phrase for token, phrase in phrases(language) if token in ("role", "list", "fact"))
    for path in [TOP / f"compiler/command/starters/{language}.charte", *sorted(TOP.glob(f"charters/*/{language}.charte")),
                 *sorted(TOP.glob(f"tests/golden/{language}/clean.charte"))]:
        text = path.read_text(encoding="utf-8")
        holds(f"{path.name}: its language is seen", begin.search(text))
        others = [o for o in LANGUAGES if o != language]
        holds(f"{path.name}: and no other", not any(re.search(repository[o]["begin"], text, re.M) for o in others))
        # What stands in quotes or in a comment is not looked at; what is left has a scope.
        text = re.sub(r"«[^»]*»|“[^”]*”|#[^\n]*", lambda m: " " * len(m.group()), text)
        declared = set(re.findall(rf"\b(?:{heads}) ([a-z0-9_]+)", text))
        declared |= {"linkedin", "x", "facebook", "instagram", "tiktok", "youtube", "glassdoor", "xing", "blog", "mastodon", "threads", "whatsapp", "reddit", "forum"}
        strange, at = [], 0
        while at < len(text):
            if not (text[at].isalpha() or text[at] == "_"):
                at += 1
                continue
            name, end = first_match(language, text, at)
            word = re.compile(r"\w+['’]?").match(text, at)
            if name is None or (name == "variable.other.charte" and text[at:end] not in declared):
                if not re.compile(r"\d+[a-z]+").match(text, max(0, at - 3)):
                    strange.append(word.group())
                end = word.end()
            at = end
        holds(f"{path.name}: every word is known, but {strange[:8]}", not strange)

print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
