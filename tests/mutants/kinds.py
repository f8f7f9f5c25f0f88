# SPDX-License-Identifier: Apache-2.0
"""Which mutants a function has, and how one text holds them all.

A condition, and each operand that && and || can do without, is forced to be true or false; a boundary is moved; + and -
change places; a number is one more; what is returned is nothing; a call, an assignment, a break, a continue or a return
is left out. A mutant counts as reached only where it would make a difference: a condition that is forced to be true,
where it is false. So && for || is none of its own: who notices it notices an operand that is missing."""

import collections


Mutant = collections.namedtuple("Mutant", "function begin end becomes")

LOGIC = {"&&": 1, "||": 0}  # the operand that changes nothing
BOUNDARY = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
OTHER_SIGN = {"+": "-", "-": "+"}
TRUTHS = (*LOGIC, *BOUNDARY, "==", "!=", "!")
CONDITION_AT = {"IfStmt": 0, "WhileStmt": 0, "DoStmt": 1, "ForStmt": 2, "ConditionalOperator": 0}
LOOPS = ("WhileStmt", "DoStmt", "ForStmt")
UNEVALUATED = ("UnaryExprOrTypeTraitExpr", "GenericSelectionExpr", "StaticAssertDecl", "OffsetOfExpr")
STATEMENTS_IN = ("CompoundStmt", "CaseStmt", "DefaultStmt", "LabelStmt")
LEFT_OUT = ("BreakStmt", "ContinueStmt")
ASSIGNED = ("=",)


class Text:
    """A text with what is written around its parts."""

    def __init__(self, source):
        self.source, self.edits, self.count = source, [], 0

    def around(self, number, begin, end, before, behind):
        """For a mutant. What is asked for later stands further inside."""
        self.count += 1
        self.edits += [(begin, 1, self.count, before, number), (end, 0, -self.count, behind, number)]

    def instead(self, number, begin, end, text):
        """Of what stands between two parts; it keeps its lines."""
        self.count += 1
        lines = self.source[begin:end].count(b"\n")
        self.edits.append((begin, 1, self.count, text + "\n" * lines, number))
        self.edits.append((begin, 2, self.count, end, number))

    def written(self):
        """The text, and from where to where each mutant stands in it."""
        written, at, spans = bytearray(), 0, {}
        for place, what, _, text, number in sorted(self.edits, key=lambda edit: edit[:3]):
            written += self.source[at:place]
            at = max(at, place)
            if what == 2:
                at = text
                continue
            begin = spans.get(number, (len(written),))[0]
            written += text.encode()
            spans[number] = (begin, len(written))
        return bytes(written) + self.source[at:], spans


def innermost(spans, offset):
    """The mutant that stands closest around a place, or None."""
    around = [(end - begin, number) for number, (begin, end) in spans.items() if begin <= offset < end]
    return min(around)[1] if around else None


class Maker:
    """The mutants of one file; `first` is the number of its first one, `skipped` those that do not compile, `zeroes` the
    constants that are 0."""

    def __init__(self, source, zeroes, first, skipped=()):
        self.source, self.zeroes, self.first, self.skipped = source, zeroes, first, skipped
        self.text, self.mutants, self.name = Text(source), [], ""

    def add(self, begin, end, becomes):
        """A mutant's number, or None where it is to be left out."""
        self.mutants.append(Mutant(self.name, begin, end, becomes))
        return None if self.first + len(self.mutants) - 1 in self.skipped else self.first + len(self.mutants) - 1

    def said(self, node):
        return self.source[node.begin:node.end].decode()

    # Conditions

    def force(self, node, values):
        for value in values:
            number = self.add(node.begin, node.end, "true" if value else "false")
            if number is not None:
                self.text.around(number, node.begin, node.end, f"mutant_forced({number}, {value}, !!(", "))")

    def condition(self, node, values, inside_of=None):
        """What is true or false, forced to be each of the values; then what it is made of."""
        bare = node.bare()
        if bare.opaque and self.said(bare) in ("true", "false") or bare.kind == "IntegerLiteral":
            return
        if bare.kind == "UnaryOperator" and bare.operator == "!" and not bare.opaque:
            self.condition(bare.parts[0], [1 - value for value in values])
            return
        if bare.operator not in LOGIC or bare.operator != inside_of:
            self.force(node, values)
        if bare.opaque:
            return
        if bare.operator in LOGIC and bare.kind == "BinaryOperator":
            for part in bare.parts:
                self.condition(part, [LOGIC[bare.operator]], bare.operator)
        else:
            self.visit(bare, as_condition=True)

    # Operators

    def between(self, node, operator):
        left, right = node.parts
        gap = self.source[left.end:right.begin]
        return (left, right) if gap.strip() == operator.encode() else None

    def operands(self, node, becomes, differs):
        """Both operands are worked out once; the mutant makes another thing of them where they are such."""
        found = self.between(node, node.operator)
        if not found:
            return
        left, right = found
        gap = left.end + self.source[left.end:right.begin].index(node.operator.encode())
        number = self.add(gap, gap + len(node.operator), becomes)
        if number is None:
            return
        l, r = f"left_{number}", f"right_{number}"
        tail = f") + 0; {differs.format(l=l, r=r)} && mutant({number}) ? {l} {becomes} {r} : {l} {node.operator} {r}; }})"
        self.text.around(number, node.begin, node.end, f"({{ __auto_type {l} = (", tail)
        self.text.instead(number, left.end, right.begin, f") + 0; __auto_type {r} = (")

    def arithmetic(self, node):
        pointers = [part.type.endswith("*") for part in node.parts]
        if not pointers[1]:
            self.operands(node, OTHER_SIGN[node.operator], "{r} != 0")

    def number(self, node):
        number = self.add(node.begin, node.end, f"{self.said(node)} + 1")
        if number is not None:
            self.text.around(number, node.begin, node.end, "(", f" + mutant({number}))")

    def truth(self, node):
        number = self.add(node.begin, node.end, "false" if self.said(node) == "true" else "true")
        if number is not None:
            self.text.around(number, node.begin, node.end, "(", f" ^ mutant({number}))")

    # Statements

    def leave_out(self, node):
        """An expression for its effect."""
        number = self.add(node.begin, node.end, "")
        if number is not None:
            self.text.around(number, node.begin, node.end, f"(mutant({number}) ? (void)0 : (void)(", "))")

    def leave_out_jump(self, node):
        end = self.source.index(b";", node.end) + 1
        number = self.add(node.begin, end, "")
        if number is not None:
            self.text.around(number, node.begin, end, f"{{ if (!mutant({number})) ", " }")

    def statement(self, node):
        bare = node.bare()
        while bare.kind == "CStyleCastExpr" and bare.cast == "ToVoid" and not bare.opaque:
            bare = bare.parts[0].bare()
        if node.opaque or bare.opaque:
            return
        if bare.kind == "CallExpr" or bare.kind == "CompoundAssignOperator" or bare.operator in ("++", "--") or \
                bare.kind == "BinaryOperator" and bare.operator in ASSIGNED:
            self.leave_out(node)

    def returned(self, node):
        value = node.parts[0] if node.parts else None
        if value is None:
            self.leave_out_jump(node)
            return
        bare = value.bare()
        if value.type in ("_Bool", "bool") or bare.operator in TRUTHS and bare.kind != "CallExpr":
            if bare.opaque or bare.kind == "IntegerLiteral":
                self.visit(value)
            else:
                self.condition(value, [0, 1])
            return
        is_literal = bare.opaque or bare.kind in ("IntegerLiteral", "CharacterLiteral") or \
            bare.kind == "DeclRefExpr" and bare.name in self.zeroes
        if not is_literal and self.plain(value.type):
            number = self.add(value.begin, value.end, "0")
            if number is not None:
                name = f"value_{number}"
                self.text.around(number, value.begin, value.end, f"({{ __auto_type {name} = (",
                                 f"); {name} != 0 && mutant({number}) ? (__typeof__({name}))0 : {name}; }})")
        self.visit(value)

    @staticmethod
    def plain(kind):
        return not kind.startswith(("struct ", "const struct ", "union ", "void", "charte_str")) or kind.endswith("*")

    # All

    def function(self, node):
        self.name = node.name
        self.visit(node.parts[-1])

    def visit(self, node, as_condition=False):
        if node is None or node.opaque and self.said(node) not in ("true", "false") or node.kind in UNEVALUATED:
            return
        if node.kind == "VarDecl" and node.storage == "static" or node.kind == "ConstantExpr":
            return
        if node.opaque:
            if node.kind == "IntegerLiteral":
                self.truth(node)
            return
        if node.kind == "ReturnStmt":
            self.returned(node)
            return
        if node.kind in LEFT_OUT:
            self.leave_out_jump(node)
            return
        if not as_condition and node.operator in TRUTHS and node.kind in ("BinaryOperator", "UnaryOperator"):
            self.condition(node, [0, 1])
            return
        if node.kind in ("IntegerLiteral", "CharacterLiteral"):
            self.number(node)
        elif node.kind == "BinaryOperator" and node.operator in BOUNDARY:
            self.operands(node, BOUNDARY[node.operator], "{l} == {r}")
        elif node.kind == "BinaryOperator" and node.operator in OTHER_SIGN:
            self.arithmetic(node)
        self.parts(node)

    def parts(self, node):
        if node.kind == "ImplicitCastExpr" and node.cast == "NullToPointer":
            return
        at = CONDITION_AT.get(node.kind)
        for place, part in enumerate(node.parts):
            if part is None:
                continue
            if place == at and part.kind not in ("DeclStmt",):
                self.condition(part, [0] if node.kind in LOOPS else [0, 1])
                continue
            if node.kind in STATEMENTS_IN or node.kind in CONDITION_AT and node.kind != "ConditionalOperator" and \
                    place == len(node.parts) - 1 or node.kind == "IfStmt" or node.kind == "DoStmt":
                self.statement(part)
            self.visit(part)
