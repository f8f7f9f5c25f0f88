# SPDX-License-Identifier: Apache-2.0
"""Usage: frequent.py FOLDER: writes frequent.def beside itself. FOLDER is a clone, at COMMIT, of the repository
google-books-ngram-frequency of orgtre, on GitHub: how often the commonest words stand in books of 2010 to 2019, by
Google Books Ngram Viewer, under CC BY 3.0, which is the licence of what is written, too."""

import csv
import hashlib
import os
import sys
import unicodedata

COMMIT = "e20471c15a758be3362b16d07870b34df4f7ccc3"
LANGUAGES = {  # of frequent.def, in the order of language.def: the file, and its SHA-256 at that commit
    "fr": ("ngrams/1grams_french.csv", "0d5fceb1dc501c31f2fa84a89e44ce60ba5a006cb813061ff3ef71b53c393b14"),
    "en": ("ngrams/1grams_english.csv", "f7f63aa08f0bb2f7f654cddff3a7ced4968b27887b2c0e7cd4b4d108221e197d"),
    "de": ("ngrams/1grams_german.csv", "28104763e42ff9fe709b4380e82f5774e34f972ae5c09b932c0f326a371236b7"),
    "it": ("ngrams/1grams_italian.csv", "42c854a2eca18fd96c161382cde83798d0efb34e259f19f362e26f07474e730d"),
}
PER = 100_000  # words
LEAST = 36     # of PER: half of what is warned about, since the spellings of a word are added
SHORTEST = 3   # letters: shorter terms have a warning of their own
NO_WORDS = {"it": {"art"}}  # abbreviations of books of law
WIDTH = 100

HEAD = f"""\
/* SPDX-License-Identifier: CC-BY-3.0 */
/* How often the commonest words of each language stand among {PER:,} words of its books: made by
 * frequent.py, which says of what, and changed thereby: rounded, letter case aside, words of {SHORTEST}
 * letters and more. runtime/NOTICE names whose it is. In the order of their bytes. */
"""


def rows(folder, language):
    path, digest = LANGUAGES[language]
    with open(os.path.join(folder, path), "rb") as file:
        read = file.read()
    if hashlib.sha256(read).hexdigest() != digest:
        sys.exit(f"frequent.py: {path} is not the one of commit {COMMIT}")
    return list(csv.DictReader(read.decode("utf-8").splitlines()))


def words(folder, language):
    """Each word as the matcher compares it, and how often it stands among PER words."""
    found = rows(folder, language)
    whole = sum(int(row["freq"]) for row in found) / float(found[-1]["cumshare"])
    shares = {}
    for row in found:
        word = unicodedata.normalize("NFC", row["ngram"].casefold())
        if word.isalpha() and len(word) >= SHORTEST and word not in NO_WORDS.get(language, ()):
            shares[word] = shares.get(word, 0) + int(row["freq"]) * PER / whole
    return {word: round(share) for word, share in shares.items() if round(share) >= LEAST}


def laid_out(language, shares):
    line, lines = "   ", []
    for word in sorted(shares, key=str.encode):
        item = f' W("{word}", {shares[word]})'
        if len(line + item) > WIDTH:
            lines.append(line)
            line = "   "
        line += item
    return "\n".join([f"FREQUENT({language}, {language.upper()},", *lines, line + ")"]) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    made = HEAD + "".join(laid_out(language, words(sys.argv[1], language)) for language in LANGUAGES)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "frequent.def"), "w", encoding="utf-8") as file:
        file.write(made)


if __name__ == "__main__":
    main()
