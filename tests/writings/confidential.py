# SPDX-License-Identifier: Apache-2.0
"""confidential.py CHARTE: a confidential term stands in the private .ctab and nowhere else: in no writing, no message of
any verb, no verdict. Whatever is wrong with one, what is said of it shows its place and not the term."""

import base64
import gzip
import json
import os
import re
import struct
import sys
import tempfile
import unicodedata

from tree import ROOT, Count, run

sys.path[:0] = [ROOT + "/tests/oracle", ROOT + "/tests"]
import oracle  # noqa: E402
from formats import FORMATS  # noqa: E402
from oracle import Options  # noqa: E402
from verdict import Table  # noqa: E402

MAGIC = bytes.fromhex("8e435441420d0a1a")

FR = """Langue : français.

Charte « Secrets » d’« Organize SA », version 1.0.

Rôle direction : « Direction ».

Liste clients « Clients » confidentielle : « Zéphyrine Quaduor », exactement « QZXÉ », modèle « ZVQ-#### », « Kœnigswald* »,
  « *brumhilde », sauf « vlkmask Quaduor », une adresse électronique du domaine « zèbrevillage.example ».
Liste fichier « Du fichier » : « Acme », et le fichier « secrets.txt ».
Liste partenaires « Partenaires » : « Belmontix », et le fichier « partenaires.txt ».
Liste reseaux « Comptes » confidentielle : « @zibeline_q », « #Zorglubtag », « xn--zbrelien-50a.example ».
Liste publique « Publique » : « tarif », sauf fichier.
Liste toutes « Toutes » : clients, publique.

Fait nommer : « nommer un client », soit « un client est nommé » ;
  établi si le texte mentionne clients ou fichier ou partenaires ;
  à demander : « Un client est-il nommé ? ».
Fait prix : « donner un prix », soit « un prix est donné » ;
  établi si le texte mentionne toutes à moins de 5 mots de fichier ;
  à vérifier si le texte mentionne au moins 2 termes de publique.
Fait citer : « citer un compte », soit « un compte est cité » ;
  établi si le message s’adresse au compte reseaux ou le message porte le mot-dièse reseaux ou le message renvoie à reseaux.

Article 1 « Les clients ».
  Il est interdit de « nommer un client », sauf si « un prix est donné ».
    Motif : « Un client nommé est un client perdu. ».
    Exemple interdit : « Merci à Acme ! ».
  Il est déconseillé de « donner un prix ».
  Il est déconseillé de « citer un compte ».
"""
EN = """Language: English.

Charter “Secrets” of “Organize SA”, version 1.0.

Role direction: “Management”.

List clients “Clients” confidential: “Xanthippa Wolfhart”, exactly “QZXÉ”.
List fichier “From the file”: “Acme”, and the file “more.txt”.
List partenaires “Partners”: “Belmontix”, and the file “partenaires.txt”.
List reseaux “Accounts” confidential: “@zibeline_q”.
List publique “Public”: “price”, except fichier.
List toutes “All”: clients, publique.

Fact nommer: “name a client”, that is “a client is named”;
  established if the text mentions clients or fichier or partenaires;
  to ask: “Is a client named?”.
Fact prix: “give a price”, that is “a price is given”;
  established if the text mentions toutes fewer than 5 words from fichier;
  to check if the text mentions at least 2 terms from publique.
Fact citer: “name an account”, that is “an account is named”;
  established if the post addresses the account reseaux or the post has the hashtag reseaux or the post links to reseaux.

Article 1 “Clients”.
  It is forbidden to “name a client”, unless “a price is given”.
    Reason: “A client named is a client lost.”.
    Example forbidden: “Thank you, Acme!”.
  It is not advisable to “give a price”.
  It is not advisable to “name an account”.
"""
FILE = """# Inventés : ce commentaire peut paraître.
Ölgrübner Fjordsohn
exact: RÜMQZ
pattern: @@Wyx-##
except: Mystpavillon
Plom*
*trüffelsau
"""
MORE = "Vexgård Holding\nGläsquill\n"
PARTNERS = "Yffernaut AG\n"

# What must be found in the private table, and nowhere else: parts of the terms, letters alone, without marks.
STEMS = ("zephyrine", "quaduor", "qzxe", "zvq-", "nigswald", "brumhilde", "vlkmask", "zebrevillage", "zibeline", "zorglub",
         "brelien", "olgrubner", "fjordsohn", "rumqz", "wyx-", "mystpavillon", "plom", "truffelsau", "xanthippa",
         "wolfhart", "vexgard", "glasquill", "yffernaut")

# Public terms, lists taken in, lists excepted, withheld, doubtful.
PUBLIC_TERMS = {"clients": ([], [], [], True, True), "fichier": (["Acme"], [], [], True, True),
                "partenaires": (["Belmontix"], [], [], True, False), "reseaux": ([], [], [], True, False),
                "publique": (["tarif"], [], ["fichier"], True, True),
                "toutes": ([], ["clients", "publique"], [], True, True)}

POSTS = ["Merci à Zéphyrine Quaduor et à KOENIGSWALDAISE !", "QZXÉ et ZVQ-1234", "@zibeline_q #Zorglubtag",
         "https://zèbrelien.example/a", "olgruebner fjordsohn, RÜMQZ, Edelbrumhilde, abWyx-12, plombage, tarif",
         "Wolfhart. Xanthippa Wolfhart. Gläsquill", "jean@zebrevillage.example jean@zèbrevillage.example", "Acme", "Belmontix, Yffernaut"]


def plain(data):
    """Text or bytes as the stems are written: without marks, case and compatibility forms."""
    text = data.decode("utf-8", "ignore") if isinstance(data, bytes) else data
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in text if not unicodedata.combining(char))


PACKED = re.compile(rb"[A-Za-z0-9+/]{400,}={0,2}")


def packed_in(html):
    """What a page carries in packed form."""
    for packed in PACKED.findall(html):
        data = base64.b64decode(packed + b"=" * (-len(packed) % 4))
        yield gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def whole(sorted_table, widths):
    """The table in a page: its sections stand by columns of the widths told."""
    table = bytearray(sorted_table)
    for at, width in enumerate(widths):
        offset, size = struct.unpack_from("<II", table, 64 + 24 * at + 8)
        columns = sorted_table[offset:offset + size]
        rows = size // width
        table[offset:offset + size] = bytes(columns[column * rows + row] for row in range(rows) for column in range(width))
    return bytes(table)


def unpacked(html):
    return b"\n".join([PACKED.sub(b"", html), *packed_in(html)])


class Search:
    """Runs the command in a folder and searches all that it says and writes."""

    def __init__(self, charte, folder, count):
        self.charte, self.folder, self.count = charte, folder, count

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def silent(self, name, data):
        text = plain(data)
        found = [stem for stem in STEMS if stem in text]
        self.count.holds(name, not found, found)

    def said(self, name, wanted, *arguments):
        """The command's both streams, which must hold no term."""
        code, out, err = run(self.charte, *arguments, cwd=self.folder, env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.count.holds(f"{name}: exit {code}", code == wanted or wanted is None and code < 2, err)
        self.silent(name, out + err)
        return out + err


def check_writings(search, name, files):
    search.said(name + ", check", 0, "check", *files)
    search.said(name + ", test", 0, "test", *files)
    for public in ([], ["--public"]):
        kind = name + (", public" if public else "")
        search.said(kind + ", build", 0, "build", *public, *files, "-o", "t.ctab", "--json", "t.json", "--xml", "t.xml",
                    "--html", "t.html")
        for writing in ("t.json", "t.xml"):
            search.silent(f"{kind}, {writing}", search.read(writing))
        page = search.read("t.html")
        search.silent(kind + ", t.html", unpacked(page))
        tag = re.search(rb'<[^>]*id="charte-table"[^>]*>', page)
        widths = re.search(rb'="([0-9 ]+)"', tag.group()) if tag else None
        tables = [whole(part, [int(width) for width in widths.group(1).split()]) for part in packed_in(page)
                  if part[:8] == MAGIC]
        search.count.holds(kind + ": a table is in the page", len(tables) == (b'id="charte-table"' in page))
        for table in tables:
            search.silent(kind + ", the table in the page", table)
            search.count.holds(kind + ": the table in the page is the public one", not public or table == search.read("t.ctab"))
        search.said(kind + ", build beside what was before", 0, "build", *public, *files, "--previous", "old.ctab", "--html",
                    "new.html")
        search.silent(kind + ", the page that tells the changes", unpacked(search.read("new.html")))
        search.said(kind + ", inspect", 0, "inspect", "t.ctab")
        search.said(kind + ", inspect as JSON", 0, "inspect", "t.ctab", "--json", "i.json")
        for writing in ("t.json", "i.json"):
            check_public_terms(search, f"{kind}, {writing}", json.loads(search.read(writing))["lists"])
            search.silent(f"{kind}, {writing}", search.read(writing))
        search.said(kind + ", inspect as XML", 0, "inspect", "t.ctab", "--xml", "-")
        if public:
            search.silent(kind + ", t.ctab", search.read("t.ctab"))
        check_verdicts(search, kind, bool(public))
    search.said(name + ", document", 0, "document", *files, "-o", "d.html")
    search.silent(name + ", d.html", unpacked(search.read("d.html")))
    for file in files:
        search.said(f"{name}, format --check {file}", None, "format", "--check", file)
        search.said(f"{name}, format --diff {file}", None, "format", "--diff", file)
    # The oracle, given the JSON, and the runtime, given the public table, say the same.
    with open(search.path("t.json"), encoding="utf-8") as file:
        table = Table(json.load(file))
    for flags, options in (([], Options()), (["--author"], Options(author=True))):
        lines = search.read("posts.ndjson").decode("utf-8").splitlines()
        _, out, _ = run(search.charte, "eval", search.path("t.ctab"), search.path("posts.ndjson"), *flags)
        search.count.holds(f"{name}: the oracle on the public JSON {flags}",
                           [line for _, line, _ in oracle.run(table, lines, options)] == out.splitlines())


def check_public_terms(search, kind, lists):
    """A confidential exception takes no public term out, and what it may mask is in doubt."""
    rows = {row["id"]: row for row in lists if row["id"]}
    for name, wanted in PUBLIC_TERMS.items():
        row = rows[name]
        said = [term.get("text") for term in row["terms"] if term.get("text") != "price"], row["includes"], row["excepts"], row["withheld"], row["doubtful"]
        search.count.holds(f"{kind}: the public part of {name}", said == wanted, said)


def check_verdicts(search, kind, public):
    search.write("posts.ndjson", "".join(json.dumps({"text": text, "id": str(at), "facts": {"prix": False}}) + "\n"
                                         for at, text in enumerate(POSTS)))
    for flags in ([], ["--author"], ["--summary"], ["--absent", "none"]):
        search.said(f"{kind}, eval {' '.join(flags)}", 0, "eval", "t.ctab", "posts.ndjson", *flags)
    for text in ("Acme", "tarif", "Bonjour"):
        search.said(f"{kind}, explain {text}", 0, "explain", "t.ctab", "--text", text)
    # The private table finds them; the public one asks.
    _, out, _ = run(search.charte, "eval", search.path("t.ctab"), search.path("posts.ndjson"), "--absent", "none")
    verdicts = [json.loads(line)["verdict"] for line in out.splitlines()]
    search.count.holds(kind + ": what a term decides", verdicts[0] == ("check" if public else "forbidden"), verdicts)
    # What a term left out might mask is left out too.
    search.count.holds(kind + ": what it might mask", verdicts[7] == ("check" if public else "forbidden"), verdicts)
    search.count.holds(kind + ": what a public term decides", verdicts[8] == "forbidden", verdicts)


LONG = "Quaduor " * 70
# What is changed in the French charter or its file, and the message that must follow.
MISTAKES = [
    ("a term too long", "« Zéphyrine Quaduor »", f"« {LONG}»", "term-too-long"),
    ("a star inside", "« Zéphyrine Quaduor »", "« Zéphy*rine »", "term-star"),
    ("a term that loses signs", "« Zéphyrine Quaduor »", "« Quaduor++ »", "term-loses-signs"),
    ("a term of no words", "« Zéphyrine Quaduor »", "« ++ », « Quaduor »", "term-without-words"),
    ("a pattern too long", "modèle « ZVQ-#### »", f"modèle « {LONG}»", "pattern-too-long"),
    ("a pattern of nothing", "modèle « ZVQ-#### »", "modèle «   »", "pattern-empty"),
    ("a domain of no address", "une adresse électronique du", "un IBAN du", "domain-without-address"),
    ("a text never closed", "« Zéphyrine Quaduor »", "« Zéphyrine Quaduor", None),
    ("a term without its quotes", "« Zéphyrine Quaduor »", "Zéphyrine Quaduor", None),
    ("a word without its quotes", "« Zéphyrine Quaduor »", "quaduor", "unknown-list"),
    ("two terms that nothing parts", "« Zéphyrine Quaduor »,", "« Zéphyrine Quaduor » % « Quaduor »,", None),
    ("a stop in the midst", "« Kœnigswald* »,", "« Kœnigswald* ».", None),
    ("no stop at the end", "« zèbrevillage.example ».", "« zèbrevillage.example »", "stop-forgotten"),
    ("a hidden character", "Zéphyrine Quaduor", "Zéphyrine\u200b Quaduor", "hidden-character"),
    ("a control character", "Zéphyrine Quaduor", "Zéphyrine\x07 Quaduor", "control-character"),
    ("an override of the wrong direction", "Zéphyrine Quaduor", "Zéphyrine \u202eQuaduor", "hidden-character"),
    ("a list named twice", "Liste reseaux", "Liste clients", None),
    ("a circle of lists", "Liste clients « Clients » confidentielle : ", "Liste clients « Clients » confidentielle : toutes, ",
     "circle-of-lists"),
    ("a misspelt keyword", "exactement « QZXÉ »", "exactemant « QZXÉ »", None),
    ("a list that is not used", "sauf fichier", "sauf « rabais »", None),
    ("a fact that names no list", "le texte mentionne clients", "le texte mentionne clientes", "unknown-list"),
    ("an example with a confidential term", "Merci à Acme !", "Merci à Zéphyrine Quaduor !", "confidential-quoted"),
    ("such an example that does not hold", "Exemple interdit : « Merci à Acme ! »",
     "Exemple à corriger : « Merci à Zéphyrine Quaduor ! »", "example-verdict"),
    ("a term and its like", "exactement « QZXÉ »", "« Quaduör », « Quaduor »", None),
    ("an example that does not hold", "Exemple interdit", "Exemple à corriger", "example-verdict"),
]
IN_FILE = [
    ("a term too long", "Ölgrübner Fjordsohn", "Fjordsohn " * 70, "term-too-long"),
    ("a star inside", "Ölgrübner Fjordsohn", "Ölgr*übner", "term-star"),
    ("a term that loses signs", "Ölgrübner Fjordsohn", "Fjordsohn++", "term-loses-signs"),
    ("a term of no words", "Ölgrübner Fjordsohn", "++++", "term-without-words"),
    ("an exact term that loses signs", "exact: RÜMQZ", "exact: RÜMQZ&Co", "term-loses-signs"),
    ("a pattern too long", "pattern: @@Wyx-##", "pattern: " + "Wyx-" * 40, "pattern-too-long"),
    ("a line that is no UTF-8", "Ölgrübner Fjordsohn", b"Fjordsohn \xff\xfe", "list-line-unreadable"),
]


def check_mistake(search, name, files, code):
    where = name
    said = []
    reports = [part for name in FORMATS for part in ("--output", f"{name}=report.{name}")]
    for verb in ("check", "test", "build"):
        for more in ([], reports):
            exit_code, out, err = run(search.charte, verb, *files, *more, cwd=search.folder,
                                      env={**os.environ, "LC_ALL": "C.UTF-8"})
            said.append(out + err)
            search.silent(f"{where}, {verb}", out + err)
        for name in FORMATS:
            search.silent(f"{where}, {verb}, {name}", search.read("report." + name))
            os.remove(search.path("report." + name))
        search.count.holds(f"{where}, {verb}: not silent, exit {exit_code}", out + err and exit_code in (0, 1))
    if code:
        search.count.holds(f"{where}: {code}", any(code in text for text in said), said)


def check_mistakes(search):
    search.write("secrets.txt", FILE)
    for name, old, new, code in MISTAKES:
        search.count.holds(f"{name} can be made", old in FR)
        search.write("bad.charte", FR.replace(old, new, 1))
        check_mistake(search, name, ["bad.charte"], code)
    for name, old, new, code in IN_FILE:
        search.count.holds(f"{name} can be made in the file", old in FILE)
        new = new if isinstance(new, bytes) else new.encode("utf-8")
        search.write("secrets.txt", FILE.encode("utf-8").replace(old.encode("utf-8"), new, 1))
        check_mistake(search, "in the file, " + name, ["fr.charte"], code)
    search.write("secrets.txt", FILE)
    search.write("bad.charte", EN.replace("except fichier", "except clients"))
    search.write("same.charte", EN.replace("Thank you, Acme!", "Thank you, Wolfhart! Xanthippa Wolfhart!"))
    check_mistake(search, "an example of the other version", ["fr.charte", "same.charte"], "confidential-quoted")
    check_mistake(search, "an example of the version alone", ["same.charte"], "confidential-quoted")
    check_mistake(search, "versions that differ", ["fr.charte", "bad.charte"], "version-list-differs")


def main():
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        search = Search(os.path.realpath(sys.argv[1]), folder, count)
        for name, content in (("fr.charte", FR), ("en.charte", EN), ("secrets.txt", FILE), ("more.txt", MORE),
                              ("partenaires.txt", PARTNERS)):
            search.write(name, content)
        code, _, err = run(search.charte, "build", search.path("fr.charte"), search.path("en.charte"), "-o",
                           search.path("private.ctab"))
        count.holds("the private table", code == 0, err)
        private = plain(search.read("private.ctab"))
        count.holds("every term is in the private table", all(stem in private for stem in STEMS),
                    [stem for stem in STEMS if stem not in private])
        # What was before had other terms.
        search.write("old.charte", FR.replace("« Zéphyrine Quaduor », ", "").replace("« Acme », et le", "« Acmé », et le"))
        code, _, err = run(search.charte, "build", "--no-test", "old.charte", "-o", "old.ctab", cwd=folder)
        count.holds("the table before", code == 0, err)
        check_writings(search, "fr", ["fr.charte"])
        check_writings(search, "fr and en", ["fr.charte", "en.charte"])
        check_mistakes(search)
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
