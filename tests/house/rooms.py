# SPDX-License-Identifier: Apache-2.0
"""The rooms of the tree, as rooms.txt says them, and the files that stand in each."""

import collections
import fnmatch
import posixpath

Room = collections.namedtuple("Room", "name line files open takes system")
WORDS = ("files", "open", "takes", "system")
ALL = "every"  # the room whose system headers are everybody's


class Mistake(Exception):
    """A line of rooms.txt that cannot be read."""


def read(text):
    """The rooms by name, in their order, and the arrows against which a circle is known."""
    rooms, circles, room = {}, {}, None
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        head, rest = words[0], words[1:]
        if head == "circle" and len(rest) == 3 and rest[1] == "->":
            circles[rest[0], rest[2]] = number
        elif head == "room" and len(rest) == 1 and rest[0] not in rooms:
            room = rooms[rest[0]] = Room(rest[0], number, [], [], [], [])
        elif head in WORDS and room and rest:
            getattr(room, head).extend(rest)
        else:
            raise Mistake(f"rooms.txt:{number}: says nothing: {line.strip()}")
    return rooms, circles


def matches(path, patterns):
    """The first of the patterns that means the path: a * stands for what a folder holds, not for folders."""
    for pattern in patterns:
        if posixpath.dirname(path) == posixpath.dirname(pattern) and fnmatch.fnmatchcase(path, pattern):
            return pattern
    return None


def owners(rooms, path):
    return [room for room in rooms.values() if matches(path, room.files)]


def made(rooms):
    """What is generated, by the name that it is included by."""
    return {pattern.removeprefix("gen/"): pattern
            for room in rooms.values() for pattern in room.files if pattern.startswith("gen/")}
