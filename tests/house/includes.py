# SPDX-License-Identifier: Apache-2.0
"""Usage: includes.py: what every source includes, against the walls that rooms.txt says. Prints what goes through one,
with its place and why; exits with 1 then."""

import functools
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import circles  # noqa: E402
import rooms as house  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = (".c", ".h", ".cc", ".hh", ".cpp", ".l", ".y", ".def", ".inc")
FOLDERS = ("compiler", "grammar", "runtime", "tests")
KNOWN = {"include", "define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif"}

JOINED = re.compile(r"(?:[^\n]*\\\n)+[^\n]*")
COMMENTS = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
DIRECTIVE = re.compile(r"[ \t\v\f]*(#|%:|\?\?=)[ \t\v\f]*(\w+)[ \t\v\f]*(.*?)[ \t\v\f]*")
SILENT = re.compile(r"[ \t]*#[ \t]*include\b")
HIDDEN = re.compile(r"(?:_Pragma|__has_\w+|\basm|__asm_*)(?=\s*\()|\.incbin|\?\?/")
NAMED = re.compile(r'"([^"]*)"|<([^>]*)>')
PLAIN = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[\w.+-]+(?:/[\w.+-]+)*")
LINK = None  # the text of a source that is a link


def sources(top):
    """The text of every source, by its path from the top."""
    found = {}
    for folder in FOLDERS:
        for at, _, names in os.walk(os.path.join(top, folder)):
            for name in names:
                path = os.path.join(at, name)
                if name.endswith(SOURCES):
                    with open(path, encoding="utf-8", errors="replace") as file:
                        found[os.path.relpath(path, top)] = LINK if os.path.islink(path) else file.read()
    return found


@functools.lru_cache(maxsize=None)
def plain(raw):
    """The lines as the compiler takes them: those that go on joined, comments gone, each at its number."""
    text = JOINED.sub(lambda found: found[0].replace("\\\n", "") + "\n" * found[0].count("\\\n"), raw)
    text = COMMENTS.sub(lambda found: " " + "\1" * found[0].count("\n") if found[0][0] == "/" else found[0], text)
    return "".join(line.replace("\1", "") + "\n" * line.count("\1") for line in text.splitlines(True)).splitlines()


class Walls:
    """What is wrong in a tree of sources, as lines to print."""

    def __init__(self, rooms_text, files):
        self.rooms, self.known = house.read(rooms_text)
        self.files, self.made = files, house.made(self.rooms)
        self.wrong, self.used, self.edges = [], set(), {}
        self.place = {name: place for place, name in enumerate(self.rooms)}
        self.includes = 0
        self.owner = {path: self.owned(path) for path in [*sorted(files), *self.made.values()]}
        for path in sorted(files):
            if files[path] is LINK:
                self.say(path, 0, "", "is a link: no wall is seen through one")
            else:
                self.read(path)
        self.stale()
        self.wrong += circles.wrong(self.edges, self.known)

    def say(self, path, number, what, why):
        self.wrong.append(f"{path}{f':{number}' if number else ''}: {what + ': ' if what else ''}{why}")

    def owned(self, path):
        found = house.owners(self.rooms, path)
        if len(found) != 1:
            self.say(path, 0, "", f"stands in {' and '.join(room.name for room in found) or 'no room'}: see rooms.txt")
        return found[0] if found else None

    def read(self, path):
        lines = plain(self.files[path])
        for number, line in enumerate(self.files[path].splitlines(), 1):
            if "include" in line and SILENT.match(line) and not (number <= len(lines) and DIRECTIVE.fullmatch(lines[number - 1])):
                self.say(path, number, line.strip(), "is said in a comment")
        for number, line in enumerate(lines, 1):
            if HIDDEN.search(line):
                self.say(path, number, line.strip(), "may include what nobody sees")
            directive = ("#" in line or "%:" in line or "??=" in line) and DIRECTIVE.fullmatch(line)
            if not directive or (directive[1] == "%:" and path.endswith((".l", ".y"))):
                continue
            if directive[1] != "#" or directive[2] not in KNOWN:
                self.say(path, number, line.strip(), "is no directive that this tree uses")
            elif directive[2] == "include":
                self.include(path, number, directive[3])

    def include(self, path, number, said):
        self.includes += 1
        named = NAMED.fullmatch(said)
        if not named:
            why = "names no file: a path in quotes, or a system header, and nothing else"
        elif named[2] is not None:
            why = self.system(self.owner[path], named[2])
        else:
            why = self.ours(path, number, named[1])
        if why:
            self.say(path, number, f"#include {said}", why)

    def system(self, room, name):
        if name in self.files or name in self.made:
            return "is ours, and stands in quotes"
        if not PLAIN.fullmatch(name):
            return "is no system header's name"
        for at in (room, self.rooms.get(house.ALL)):
            if at and name in at.system:
                self.used.add((at.name, name))
                return None
        return f"is no system header of {room.name if room else 'any room'}'s"

    def ours(self, path, number, name):
        if not PLAIN.fullmatch(name):
            return "is not written from the top of the tree, in one way"
        beside = os.path.join(os.path.dirname(path), name)
        target = name if name in self.files else self.made.get(name)
        if beside != name and beside in self.files:
            return "is not written from the top of the tree"
        if not target:
            return "is no file of the tree, and none that is made"
        if not target.endswith((".h", ".def")):
            return "is no header and no table of rows"
        self.edges.setdefault((circles.module(path), circles.module(target)), f"{path}:{number}")
        return self.through(self.owner[path], self.owner[target], target)

    def through(self, room, other, target):
        if not room or not other:
            return "stands in no one room"
        if room is other:
            return None
        up = self.place[other.name] > self.place[room.name]
        pattern = house.matches(target, room.takes)
        if pattern:
            self.used.add((room.name, pattern))
            return f"goes up: {other.name} stands behind {room.name} in rooms.txt" if up else None
        if other.name not in room.takes:
            return f"stands in {other.name}, from which {room.name} takes nothing but what rooms.txt says"
        if not house.matches(target, other.open):
            return f"is {other.name}'s own"
        self.used |= {(room.name, other.name), (other.name, house.matches(target, other.open))}
        return f"goes up: {other.name} stands behind {room.name} in rooms.txt" if up else None

    def stale(self):
        """What rooms.txt says and nothing needs: the walls would have a hole there."""
        for room in self.rooms.values():
            for pattern in room.files:
                if not any(house.matches(path, [pattern]) for path in self.owner):
                    self.say("rooms.txt", room.line, pattern, f"is no file: {room.name}")
            for word in (*room.open, *room.takes, *room.system):
                if (room.name, word) not in self.used:
                    self.say("rooms.txt", room.line, word, f"nothing goes this way: {room.name}")


def main():
    with open(os.path.join(HERE, "rooms.txt"), encoding="utf-8") as file:
        walls = Walls(file.read(), sources(os.path.join(HERE, "..", "..")))
    for line in walls.wrong:
        print(line)
    up = sum(": goes up: " in line for line in walls.wrong)
    print(f"{len(walls.rooms)} rooms, {len(walls.files)} sources, {walls.includes} includes: {up} go up, "
          f"{len(walls.known)} arrows may close a circle")
    return 1 if walls.wrong or not walls.files else 0


if __name__ == "__main__":
    sys.exit(main())
