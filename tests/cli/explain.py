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
    "The exception did not hold:": False, "2026-03-01: ": False, "depending on what it says": True, "“Spared words”": True,
    "spare and": False,
}
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
    checks = (
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
