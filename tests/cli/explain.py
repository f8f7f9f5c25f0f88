# SPDX-License-Identifier: Apache-2.0
"""explain.py CHARTE: what `explain` says of rules that wait: what is not known, and what to ask, in its place; and how it
shows what a verdict rests on."""

import os
import subprocess
import sys
import tempfile

CHARTER = """Language: English.
Charter “Waiting” of “Example Ltd”, version 1.
Checked: the author's drafts and official accounts.
Fact named: “name a client”, that is “a client is named”; established if the text mentions “Acme”.
Fact a: “be a”, that is “a holds”; to ask: “Is it a?”.
Fact b: “be b”, that is “b holds”; to ask: “Is it b?”.
Fact c: “be c”, that is “c holds”; to ask: “Is it c?”.
Fact both: “be both”, that is “both hold”; established if “b holds” and “a holds”.
Fact more: “be more”, that is “more holds”; ruled out if “c holds”; established if “both hold”.
Article 1 “First”.
  It is forbidden to “name a client”, unless “more holds”, subject to article 3.
    Reason: “They trust us.”.
Article 2 “Second”.
  It is forbidden to “name a client”, unless “both hold”.
    Reason: “They trust us.”.
Article 3 “Third”.
  It is permitted to “name a client”, if “b holds”.
Article 4 “Right”.
  By way of exception to every other article, everyone has the protected right to “be c”.
"""
RULES = {  # what is said below each rule of a post that answers nothing, where something can be asked that counts
    "4.1": ["Is it c?"],  # a right before what restricts
    "1.1": ["more holds", "Is it c?", "Is it b?", "Is it a?"],
    "2.1": ["both hold", "Is it b?", "Is it a?"],
}
LEADS = "  It is not known whether: ", "  To ask: "

TAGGED = """Language: English.
Charter “Tags” of “Example Ltd”, version 1.
Checked: the author's drafts and official accounts.
Label urgent: “Urgent”.
List tags “Our tags”: “acme”.
Fact tagged: “tag”, that is “it is tagged”; established if the post has the hashtag tags and the post is labelled urgent.
Article 1 “Only”.
  It is forbidden to “tag”.
"""
POST = '{"draft":true,"text":"so #Acme","hashtags":["x","ACME","#acme"],"labels":["other","urgent"]}\n'
HELD = """Language: English.
Charter “Held” of “Example Ltd”, version 1.
Checked: the author's drafts and official accounts.
Role press: “Press office”.
List spare “Spared words”: “exempt”.
Fact named: “name a client”, that is “a client is named”; established if the text mentions “Acme”.
Fact night: “post at night”, that is “it is night”; established if the post appears between 22:00 and 06:00.
Article 1 “First”.
  It is forbidden to “name a client”, unless the text mentions spare and the author has the role press.
Article 2 “Second”.
  It is forbidden to “post at night”, from 2026-03-01 until 2026-04-01.
"""
HELD_POST = '{"draft":true,"text":"Acme","author":{"roles":["press"]}}\n'
SAID = {  # whether it is said: no half of an exception that failed, no day for all its hours; a list by its title
    "The exception does not apply:": False, "2026-03-01: ": False, "depending on what it says": True, "“Spared words”": True,
    "spare and": False,
}
TOLD = """Language: English.
Charter “Told” of “Example Ltd”, version 1.
Checked: the author's drafts and official accounts.
Role press: “Press office”.
Fact night: “post at night”, that is “it is night”; established if the text mentions “midnight”.
Fact client: “name a client”, that is “a client is named”; ruled out if the text mentions “Acme”; to ask: “Is a client named?”.
Fact open: “be open”, that is “it is open”; to ask: “Is it open?”.
Article 1 “First”.
  It is forbidden to “post at night”, if the text mentions “noise”.
Article 2 “Second”.
  It is not advisable to “name a client”.
Article 3 “Third”.
  It is forbidden to “be open”.
"""
TOLD_POST = '{"draft":true,"text":"noise at midnight, Acme","author":{"roles":["Press office"]},"facts":{"client":true}}\n'
STORY = (  # words of a condition have a line of their own; an answer that is disputed is told whatever else is open
    "    yes  it is night\n         by “midnight”\n    yes  found: “noise”\n",
    "Answer that the post contradicts: yes, “a client is named”. A person must look.",
    "“Press office” is no identifier of a role of the charter; it knows: press.",
    "charte: “two.ndjson” has several posts, one a line; “charte explain” explains one.",
    "«none.json» kann nicht gelesen werden: es gibt sie nicht.",
)
PLACES = [  # each place once: a text with what is meant underlined, of an array the strings that are meant
    "in the text", "so #Acme", "^^^^^", "“#Acme”: list “Our tags”",
    "among the hashtags", "“ACME”, “#acme”: list “Our tags”",
    "among the labels", "“Urgent”",
]


def pending(said):
    """{rule: what is not known, and asked, below it}, in the order in which it is said."""
    found, rule = {}, None
    for line in said.splitlines():
        if line.startswith("Rule ") and ", pending" in line:
            rule = line.split()[1].rstrip(",")
            found[rule] = []
        elif line.startswith("What would change"):
            return found
        elif rule:
            found[rule] += [line[len(lead):] for lead in LEADS if line.startswith(lead)]
    return found


def found_in_arrays(said):
    """The lines below what was found."""
    lines = said.splitlines()
    at = lines.index("What was found") + 1
    return [line.strip() for line in lines[at:at + len(PLACES)]]


def explained(charte, folder, charter, *post):
    with open(folder + "/c.charte", "w", encoding="utf-8") as file:
        file.write(charter)
    subprocess.run([charte, "build", "--no-test", "c.charte", "-o", "t.ctab"], cwd=folder, check=True, capture_output=True)
    return subprocess.run([charte, "explain", "--lang", "en", "t.ctab", *post], cwd=folder, check=True,
                          capture_output=True, encoding="utf-8").stdout


def story(charte, folder):
    """What is said of TOLD_POST, of a file of two posts and of one that is not there."""
    for name, posts in (("c.charte", TOLD), ("post.json", TOLD_POST), ("two.ndjson", 2 * TOLD_POST)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(posts)
    subprocess.run([charte, "build", "--no-test", "c.charte", "-o", "t.ctab"], cwd=folder, check=True, capture_output=True)
    runs = [subprocess.run([charte, "explain", "--lang", language, "t.ctab", file], cwd=folder, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, encoding="utf-8", check=False)
            for language, file in (("en", "post.json"), ("en", "two.ndjson"), ("de", "none.json"))]
    assert [run.returncode for run in runs] == [0, 2, 2]
    return "".join(run.stdout for run in runs)


def main():
    charte = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/post.json", "w", encoding="utf-8") as file:
            file.write(POST)
        waiting = explained(charte, folder, CHARTER, "--text", "Acme")
        tagged = explained(charte, folder, TAGGED, "post.json")
        with open(folder + "/post.json", "w", encoding="utf-8") as file:
            file.write(HELD_POST)
        held = explained(charte, folder, HELD, "post.json") + explained(charte, folder, HELD, "--draft", "--text", "night")
        told = story(charte, folder)
    checks = (
        (told, [words for words in STORY if words not in told], []),
        (waiting, pending(waiting), RULES),
        (waiting, list(pending(waiting)), list(RULES)),
        (tagged, found_in_arrays(tagged), PLACES),
        (held, {words: words in held for words in SAID}, SAID),
    )
    bad = [check for check in checks if check[1] != check[2]]
    for said, found, wanted in bad:
        print(f"{said}\n  {found}\n  {wanted}")
    print(f"{len(checks) - len(bad)} passed, {len(bad)} failed")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
