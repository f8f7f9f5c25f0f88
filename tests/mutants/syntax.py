# SPDX-License-Identifier: Apache-2.0
"""The functions that a C file defines, as clang reads them: a tree of nodes that know which bytes of the file they are
written in. What stands in a macro is none of the file's: a node is `opaque` where one macro makes it whole."""

import json
import subprocess

TRANSPARENT = ("ImplicitCastExpr", "ParenExpr", "ConstantExpr")


class Node:
    def __init__(self, kind, begin, end, opaque, said):
        self.kind, self.begin, self.end, self.opaque = kind, begin, end, opaque
        self.operator = said.get("opcode")
        self.name = said.get("name") or said.get("referencedDecl", {}).get("name", "")
        self.storage = said.get("storageClass")
        self.cast = said.get("castKind")
        kind = said.get("type", {})
        self.type = kind.get("desugaredQualType", kind.get("qualType", ""))
        self.parts = []

    def bare(self):
        """Without its parentheses and what the language converts of itself."""
        node = self
        while node.kind in TRANSPARENT and not node.opaque and node.parts:
            node = node.parts[0]
        return node


def closing(source, at):
    """Behind the parenthesis that closes the one at a place."""
    depth = 0
    for place in range(at, len(source)):
        depth += {b"(": 1, b")": -1}.get(source[place:place + 1], 0)
        if depth == 0:
            return place + 1
    return at


class Reader:
    """Goes through clang's JSON in its order: a place says its file only where that is another than the place before it."""

    def __init__(self, path, source):
        self.path, self.source, self.file = path, source, None

    def place(self, said):
        """(offset, end, whether a macro's) in the file, or None."""
        if "expansionLoc" in said:
            self.place(said["spellingLoc"])
            found = self.place(said["expansionLoc"])
            if not found:
                return None
            begin, end, _ = found
            while self.source[end:end + 1] == b" ":
                end += 1
            return begin, closing(self.source, end) if self.source[end:end + 1] == b"(" else found[1], True
        if "offset" not in said:
            return None
        self.file = said.get("file", self.file)
        if self.file != self.path:
            return None
        return said["offset"], said["offset"] + said["tokLen"], False

    def node(self, said):
        if "loc" in said:
            self.place(said["loc"])
        found = [self.place(said.get("range", {}).get(end, {})) for end in ("begin", "end")]
        node = None
        if all(found):
            opaque = found[0][2] and found[1][2] and found[0][0] == found[1][0]
            node = Node(said["kind"], found[0][0], found[1][1], opaque, said)
        parts = [self.node(part) if part else None for part in said.get("inner", ())]
        if node:
            node.parts = parts
        return node


def values(said):
    """Of the constants of an enumeration."""
    value = -1
    for constant in said.get("inner", ()):
        if constant["kind"] != "EnumConstantDecl":
            continue
        found = [part for part in constant.get("inner", ()) if "value" in part]
        value = int(found[0]["value"]) if found else value + 1
        yield constant["name"], value


def functions(path, source, flags):
    """The functions; and which constants are 0."""
    done = subprocess.run(["clang", *flags, "-w", "-fsyntax-only", "-Xclang", "-ast-dump=json", path],
                          capture_output=True, check=True)
    reader = Reader(path, source)
    found, zeroes = [], set()
    for said in json.loads(done.stdout)["inner"]:
        node = reader.node(said)
        if said["kind"] == "EnumDecl":
            zeroes |= {name for name, value in values(said) if value == 0}
        if node and node.kind == "FunctionDecl" and node.parts and node.parts[-1] and node.parts[-1].kind == "CompoundStmt":
            found.append(node)
    return found, zeroes
