# SPDX-License-Identifier: Apache-2.0
"""salt.py CHARTE: the line `salt:` of a confidential list file: who writes it, how and when not, what it does to the digest,
what is said of one that is wrong; and it is shown nowhere."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from formats import FORMATS  # noqa: E402

EN = """Language: English.
Charter “Names” of “Example Ltd”, version 1.
List names “Names”: “Zeta”, and the file “names.txt”{kind}.
{more}Fact named: “name”, that is “named”; established if the text mentions {lists}.
Article 1 “Names”.
  It is forbidden to “name”.
    Example {verdict}: “Zeta is here”.
"""
FR = """Langue : français.
Charte « Names » d’« Example Ltd », version 1.
Liste names « Names » : « Zeta », et le fichier « {file} ».
Fait named : « name », soit « named » ; établi si le texte mentionne names.
Article 1 « Names ».
  Il est interdit de « name ».
    Exemple interdit : « Zeta is here ».
"""
SALT = "9c1f6e02b47d85a3e8f0317bd26c594a"
OTHER = "07a3d1c95e8b42f66b1de07f83c2a954"
ADDED = re.compile(rb"salt: [0-9a-f]{64}(\r?\n)\Z")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "CI"} | {"LC_ALL": "C.UTF-8"}
ALL = ("build", "c.charte", "-o", "t.ctab", "--json", "t.json", "--xml", "t.xml", "--html", "t.html", "--without-check")


def english(kind="", more="", lists="names", verdict="forbidden"):
    return EN.format(kind=kind, more=more, lists=lists, verdict=verdict)


class Salt:
    def __init__(self, charte, folder):
        self.charte, self.outside, self.folder = charte, folder, None
        self.passed = self.failed = self.made = 0

    def holds(self, name, true, detail=""):
        self.passed, self.failed = self.passed + bool(true), self.failed + (not true)
        if not true:
            print(f"  {name}\n    {str(detail)[:600]}")

    def charter(self, **files):
        """A folder of its own, with the files named: `c`, a charter; `names`, a list."""
        self.made += 1
        self.folder = os.path.join(self.outside, str(self.made))
        os.mkdir(self.folder)
        for name, text in {"c": english(), "names": b"Belmont\n", **files}.items():
            self.write(name + (".txt" if isinstance(text, bytes) else ".charte"), text)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run(self, *arguments, **environment):
        given = environment.pop("given", None)
        result = subprocess.run([self.charte, *arguments], cwd=self.folder, env=ENVIRONMENT | environment, input=given,
                                capture_output=True, check=False)
        return result.returncode, result.stdout, result.stderr

    def build(self, *files, **environment):
        """The digest of the table, and what was said."""
        code, _, err = self.run("build", *(files or ("c.charte",)), "-o", "t.ctab", **environment)
        self.holds("build: exit", code == 0, err)
        return self.read("t.ctab")[24:56], err


def check_writing(s):
    """What is added, and that all else of the file stays."""
    for name, before, end in (("a line", b"Belmont\n", b"\n"), ("no line end", b"Belmont", b"\n"), ("CRLF", b"Belmont\r\nCorvina\r\n", b"\r\n"),
                              ("CRLF, no line end", b"# a\r\nBelmont", b"\r\n"), ("BOM", b"\xef\xbb\xbfB\xc3\xa9lmont\r\n", b"\r\n"),
                              ("many lines", b"".join(b"Name%d\n" % n for n in range(9000)), b"\n")):
        s.charter(names=before)
        os.chmod(s.path("names.txt"), 0o640)
        digest, err = s.build()
        now = s.read("names.txt")
        joint = b"" if before.endswith(b"\n") else end
        found = ADDED.search(now)
        s.holds(name + ": the line is added", found and found.group(1) == end and now[:found.start()] == before + joint, now[-120:])
        s.holds(name + ": its rights stay", stat.S_IMODE(os.stat(s.path("names.txt")).st_mode) == 0o640)
        s.holds(name + ": it is said, without the salt", b"names.txt" in err and now[-65:].strip() not in err, err)
        s.holds(name + ": nothing is left", sorted(os.listdir(s.folder)) == ["c.charte", "names.txt", "t.ctab"], os.listdir(s.folder))
        first, table = now, s.read("t.ctab")
        again, err = s.build()
        s.holds(name + ": once", s.read("names.txt") == first and s.read("t.ctab") == table and again == digest and err.count(b"names.txt") == 0)
        s.holds(name + ": the table holds no salt as it stands", bytes.fromhex(now[-66:].split(b": ")[-1].decode().strip()[-64:]) not in table)


def check_links(s):
    s.charter()
    os.mkdir(s.path("lists"))
    os.rename(s.path("names.txt"), s.path("lists/real.txt"))
    os.symlink("lists/real.txt", s.path("names.txt"))
    s.build()
    s.holds("a link stays one", os.readlink(s.path("names.txt")) == "lists/real.txt" and ADDED.search(s.read("lists/real.txt")))
    s.holds("nothing is left beside what it leads to", os.listdir(s.path("lists")) == ["real.txt"])


def check_rights(s):
    """Owner and group, for who may give files away, to whom this system knows; and rights of single people, where the
    folder knows them."""
    s.charter()
    try:
        os.chown(s.path("names.txt"), 1234, 2345)
    except OSError:
        s.holds("who may not give files away: no owner but one", True)
    else:
        os.chmod(s.path("names.txt"), 0o660)
        s.build()
        now = os.stat(s.path("names.txt"))
        s.holds("owner and group stay", (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (1234, 2345, 0o660), now)
    s.charter()
    acl = bytes.fromhex("02000000" "01000600ffffffff" "02000400e8030000" "04000000ffffffff" "10000400ffffffff" "20000000ffffffff")
    try:
        os.setxattr(s.path("names.txt"), "system.posix_acl_access", acl)
    except (OSError, AttributeError):
        s.holds("rights of single people: none here", True)
        return
    s.build()
    s.holds("rights of single people stay", ADDED.search(s.read("names.txt")) and
            os.getxattr(s.path("names.txt"), "system.posix_acl_access") == acl)


def check_readers(s):
    """Verbs and builds that print no digest of confidential terms write nothing; nor does one that fails."""
    s.charter(bad=english(verdict="allowed"))
    s.run("build", "c.charte", "-o", "was.ctab", CI="1")
    for arguments in (("check", "c.charte"), ("test", "c.charte"), ("format", "c.charte"), ("format", "--check", "c.charte"),
                      ("document", "c.charte", "-o", "d.html", "--without-check"), ("build", "--public", "c.charte", "-o", "p.ctab"),
                      ("build", "c.charte", "--html", "d.html", "--without-check"), ("inspect", "was.ctab"),
                      ("eval", "was.ctab", "--text", "x"), ("explain", "was.ctab", "--text", "x"), ("build", "bad.charte", "-o", "t.ctab"),
                      ("check", "c.charte", "--output", "json=r.json")):
        code, _, err = s.run(*arguments)
        s.holds(f"{arguments} writes nothing", s.read("names.txt") == b"Belmont\n" and code == ("bad.charte" in arguments), err)
        s.holds(f"{arguments} says nothing of it", b"salt:" not in err, err)


def check_unwritten(s):
    """Where no salt may be written all is as before but the digest, which is the same each time and everywhere."""
    digests = set()
    for name in ("rights", "a second name", "CI", "CI", "CI=false"):
        s.charter()
        environment = {"CI": "true"} if name == "CI" else {"CI": "false"} if name == "CI=false" else {}
        if name == "rights":
            os.chmod(s.path("names.txt"), 0o444)
        if name == "a second name":
            os.link(s.path("names.txt"), s.path("second"))
        inode = os.stat(s.path("names.txt")).st_ino
        for _ in range(2):
            digest, err = s.build(**environment)
            if name == "CI=false":
                s.holds("CI=false is no CI", ADDED.search(s.read("names.txt")))
                continue
            digests.add(digest)
            s.holds(name + ": the file stays", s.read("names.txt") == b"Belmont\n" and os.stat(s.path("names.txt")).st_ino == inode)
            s.holds(name + ": said once, with what to do", err.count(b"names.txt") == 1 and b"charte build" in err, err)
        _, out, _ = s.run("inspect", "t.ctab")
        s.holds(name + ": inspect says what the digest leaves out", (b"has no salt" in out) == (name != "CI=false"), out)
    s.charter(names=b"Corvina\n")
    digests.add(s.build(CI="true")[0])
    s.holds("without a salt the digest tells neither list nor run", len(digests) == 1, digests)
    s.run("build", "--public", "c.charte", "-o", "p.ctab")
    s.holds("and is not the public table's", s.read("p.ctab")[24:56] not in digests)


def check_digest(s):
    line = b"salt: %s\n" % SALT.encode()
    s.charter(names=b"Belmont\n" + line)
    first = s.build()[0]
    seen = {first}
    for name, text, same in (("the line moved", line + b"Belmont\n", True), ("capitals", b"Belmont\n" + line.upper().replace(b"SALT", b"salt"), True),
                             ("spaces around", b"Belmont\r\n  salt:\t" + SALT.encode() + b" \r\n", True),
                             ("another salt", b"Belmont\nsalt: " + OTHER.encode() + b"\n", False),
                             ("a longer salt", b"Belmont\nsalt: " + SALT.encode() + OTHER.encode() + b"\n", False),
                             ("another term", b"Corvina\n" + line, False), ("a term more", b"Belmont\nCorvina\n" + line, False)):
        s.write("names.txt", text)
        digest = s.build()[0]
        s.holds(name, digest == first if same else digest not in seen)
        seen.add(digest)
    s.holds("no line was added", s.read("names.txt").count(b"salt:") == 1)


def check_shared(s):
    """Two versions, a list that is read twice, by other names too: one line, whatever the order."""
    s.charter(f=FR.format(file="names.txt"))
    first = s.build("c.charte", "f.charte")[0]
    s.holds("two versions, one line", s.read("names.txt").count(b"salt:") == 1 and s.build("f.charte", "c.charte")[0] == first)
    s.charter(f=FR.format(file="./link.txt"))
    os.symlink("names.txt", s.path("link.txt"))
    first, err = s.build("f.charte", "c.charte")
    s.holds("by another name, one line", s.read("names.txt").count(b"salt:") == 1 and s.build("c.charte", "f.charte")[0] == first)
    s.holds("said once", err.count(b"salt:") == 1, err)
    s.charter(c=english(more="List more “More”: names, “Eta”, the file “names.txt”, the file “b.txt”, the file “names.txt”.\n", lists="names or more"),
              b=b"Gallus\n")
    first = s.build()[0]
    s.holds("read twice, one line; each file its own", s.read("names.txt").count(b"salt:") == s.read("b.txt").count(b"salt:") == 1 and
            s.read("names.txt")[-65:] != s.read("b.txt")[-65:] and s.build()[0] == first)
    s.write("b.txt", b"Gallus\nsalt: " + SALT.encode() + b"\n")
    s.holds("each salt counts", s.build()[0] != first)
    os.chmod(s.path("names.txt"), 0o444)
    s.write("names2.txt", s.read("names.txt").split(b"salt:")[0])
    os.replace(s.path("names2.txt"), s.path("names.txt"))
    one, two = s.build(CI="1")[0], s.build(CI="1")[0]
    s.write("b.txt", b"Gallus\nsalt: " + OTHER.encode() + b"\n")
    s.holds("one without a salt leaves all out", one == two == s.build(CI="1")[0])


def check_standard_input(s):
    s.charter()
    code, _, err = s.run("build", "-", "-o", "t.ctab", given=english().encode())
    s.holds("a charter on standard input", code == 0 and ADDED.search(s.read("names.txt")), err)


def check_together(s):
    """Runs at once: one line, and each table is that of the file as it stays."""
    for _ in range(6):
        s.charter()
        runs = [subprocess.Popen([s.charte, "build", "c.charte", "-o", f"{at}.ctab"], cwd=s.folder, env=ENVIRONMENT,
                                 stderr=subprocess.DEVNULL) for at in range(4)]
        codes = [one.wait() for one in runs]
        final = s.build()[0]
        s.holds("at once: one line", codes == [0] * 4 and s.read("names.txt").count(b"salt:") == 1, codes)
        s.holds("at once: one digest", {s.read(f"{at}.ctab")[24:56] for at in range(4)} == {final})


WRONG = {"nothing": b"salt:", "too short": SALT[:30], "too long": SALT * 5, "odd": SALT + "a", "no digits": SALT[:31] + "g",
         "spaces inside": SALT[:16] + " " + SALT[16:], "zeros": "0" * 32, "a run": "0123456789abcdef" * 2, "0x": "0x" + SALT,
         "words": "hunter2secret", "base64": "nB9uArR9haPo8DF70mxZSg==", "no UTF-8": SALT[:20].encode() + b"\xff", "control": SALT.encode() + b"\x07a",
         "comment": SALT + " # mine"}


def is_told(salt, data):
    """Whether eight digits on end of a salt stand in what was said."""
    return any(salt[at:at + 8].encode() in data.lower() for at in range(0, len(salt) - 7))


def check_wrong(s):
    for kind in ("", " publishable"):
        for name, digits in WRONG.items():
            line = digits if isinstance(digits, bytes) and digits.startswith(b"salt") else b"salt: " + (
                digits if isinstance(digits, bytes) else digits.encode())
            s.charter(c=english(kind=kind), names=b"Belmont\n" + line + b"\n")
            refuse(s, f"{name}{kind}", "E-salt-malformed", b":2:1:", 1)
        for name, other in (("other", OTHER), ("the same", SALT)):
            s.charter(c=english(kind=kind), names=f"salt: {SALT}\nBelmont\n  salt: {other}\n".encode())
            refuse(s, f"doubled, {name}{kind}", "E-salt-doubled", b":3:3:", 1)
    s.charter(names=f"# no term\nsalt: {SALT}\n".encode())
    refuse(s, "no term", "E-empty-list-file", b"c.charte", 1)


def refuse(s, name, code, place, count):
    before = s.read("names.txt")
    for verb in ("check", "test", "build"):
        reports = [part for kind in FORMATS for part in ("--output", f"{kind}=r.{kind}")]
        status, out, err = s.run(verb, "c.charte", *(reports if verb == "check" else ()))
        said = out + err + b"".join(s.read(one) for one in os.listdir(s.folder) if one.startswith("r."))
        s.holds(f"{name}, {verb}: {code}", status == 1 and err.count(code.encode()) == count and place in err, err)
        s.holds(f"{name}, {verb}: told nowhere", not is_told(SALT, said) and not is_told(OTHER, said) and b"hunter2" not in said, said)
    s.holds(f"{name}: the file stays", s.read("names.txt") == before and not os.path.exists(s.path("t.ctab")))


def check_silent(s):
    """A salt is in no writing and no message, whether its list may be published or not; and no term."""
    for kind in ("", " publishable"):
        s.charter(c=english(kind=kind), names=f"Belmont\nsalt: {SALT}\n".encode())
        said = b""
        for arguments in (ALL, ("check", "c.charte", "--warn", "all"), ("test", "c.charte"), ("document", "c.charte", "-o", "d.html"),
                          ("inspect", "t.ctab"), ("inspect", "t.ctab", "--json", "i.json"), ("eval", "t.ctab", "--text", f"salt: {SALT}"),
                          ("explain", "t.ctab", "--text", SALT), ("build", "--public", "c.charte", "-o", "p.ctab"),
                          ("check", "c.charte", "--output", "json=r.json"), ("format", "--to", "fr", "c.charte")):
            code, out, err = s.run(*arguments)
            s.holds(f"{arguments}{kind}", code == 0 or arguments[0] in ("document", "format"), err)
            said += err + (b"" if arguments[0] in ("eval", "explain") else out)
        said += b"".join(s.read(one) for one in os.listdir(s.folder) if one not in ("c.charte", "names.txt"))
        s.holds("shown nowhere" + kind, not is_told(SALT, said) and bytes.fromhex(SALT) not in said)
        terms = [term["text"] for row in json.loads(s.read("t.json"))["lists"] for term in row["terms"]]
        s.holds("no term" + kind, terms == (["Zeta", "Belmont"] if kind else ["Zeta"]), terms)
    first = s.read("t.ctab")
    s.write("names.txt", b"Belmont\n")
    s.build()
    s.holds("a list that may be published needs none, and its salt does nothing", s.read("t.ctab") == first and s.read("names.txt") == b"Belmont\n")
    s.charter(names=f"Belmont\nexact: salt: {SALT}\nSalt Lake\nsalt {SALT}\n".encode())
    s.build()
    _, out, _ = s.run("inspect", "t.ctab")
    s.holds("other lines stay terms", ADDED.search(s.read("names.txt")) and b"terms: 5" in out, out)


def main():
    folder = tempfile.mkdtemp()
    try:
        s = Salt(os.path.realpath(sys.argv[1]), folder)
        for check in (check_writing, check_links, check_rights, check_readers, check_unwritten, check_digest, check_shared,
                      check_standard_input, check_together, check_wrong, check_silent):
            check(s)
        print(f"{s.passed} passed, {s.failed} failed")
        return s.failed > 0
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
