# SPDX-License-Identifier: Apache-2.0
"""Circles among modules: a module is a header and the source of its name, an arrow what either includes. Those that are
known are told by the arrows that close them, which may only become fewer."""

import os


def module(path):
    return path if path.endswith(".def") else os.path.splitext(path)[0]


def way(arrows, start, end):
    """The modules from one to the other, or None."""
    before, waiting = {start: None}, [start]
    while waiting:
        at = waiting.pop(0)
        if at == end:
            found = []
            while at:
                found.insert(0, at)
                at = before[at]
            return found
        for other in sorted(arrows.get(at, ())):
            if other not in before:
                before[other] = at
                waiting.append(other)
    return None


def wrong(edges, known):
    """EDGES: where each arrow between two modules is said; KNOWN: the line that allows one."""
    found, arrows = [], {}
    for start, end in edges:
        if start != end and (start, end) not in known:
            arrows.setdefault(start, set()).add(end)
    for (start, end), number in sorted(known.items()):
        if (start, end) not in edges or not way(arrows, end, start):
            found.append(f"rooms.txt:{number}: {start} -> {end}: closes no circle any more")
    reported = set()
    for start in sorted(arrows):
        for end in sorted(arrows[start]):
            circle = way(arrows, end, start)
            if circle and frozenset(circle) not in reported:
                reported.add(frozenset(circle))
                found.append(f"{edges[start, end]}: a circle: {' -> '.join([start, *circle])}")
    return found
