# SPDX-License-Identifier: Apache-2.0
"""The picture of what was measured: bars on a logarithmic scale, and how time a byte grows with the
size of texts made to cost much. Plain SVG."""

import math
from html import escape

WIDTH, LEFT, RIGHT, LINE = 960, 330, 90, 22
INK, GREY, OWN, OTHER, OVER = "#1c1c1c", "#6b6b6b", "#0b6e4f", "#9aa5b1", "#b3261e"


def text(x, y, content, anchor="start", colour=INK, size=13, weight="normal"):
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{colour}" '
        f'font-size="{size}" font-weight="{weight}">{escape(content)}</text>'
    )


def spoken(ns):
    for unit, scale in (("ms", 1e6), ("µs", 1e3)):
        if ns >= scale:
            return f"{ns / scale:.3g} {unit}"
    return f"{ns:.3g} ns"


def short(value):
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def times(ratio):
    return f"{short(ratio)} ×"


class Scale:
    def __init__(self, values):
        self.low = 10 ** math.floor(math.log10(min(values)))
        self.high = 10 ** math.ceil(math.log10(max(values)) + 0.01)

    def x(self, value):
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def marks(self):
        value = self.low
        while value <= self.high:
            yield value
            value *= 10


def bars(out, y, title, items, unit):
    """items: [(label, value, colour, goes with the one before)]. The y below."""
    out.append(text(20, y, title, size=16, weight="bold"))
    y += 26
    scale = Scale([value for _, value, _, _ in items])
    bottom = y + LINE * len(items) + 8 * sum(not goes for *_, goes in items)
    for mark in scale.marks():
        x = scale.x(mark)
        out.append(f'<line x1="{x:.1f}" y1="{y - 6}" x2="{x:.1f}" y2="{bottom}" stroke="#e3e3e3"/>')
        out.append(text(x, bottom + 16, unit(mark), "middle", GREY, 11))
    for label, value, colour, goes in items:
        y += 0 if goes else 8
        width = max(1, scale.x(value) - LEFT)
        out.append(f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="{LINE - 7}" fill="{colour}"/>')
        out.append(text(LEFT - 8, y + 12, label, "end"))
        out.append(text(LEFT + width + 6, y + 12, unit(value), "start", INK, 12))
        y += LINE
    return bottom + 50


def beside(rows, group):
    """charte's bar, then those of its peers, of each size of charter."""
    items, last = [], None
    for row in rows:
        if row.group != group or not row.peer:
            continue
        size, peer = row.row.rsplit(": ", 1)
        if size != last:
            items.append((f"{size}: charte", row.charte, OWN, False))
            last = size
        items.append((peer, row.peer, OTHER, True))
    return items


def draw(path, about, rows):
    out, y = [], 70
    panels = [
        ("Evaluating a post in memory, beside searching for the bare terms", beside(rows, "posts in memory"), spoken),
        ("Others applying the same rules", beside(rows, "others on the same rules"), spoken),
    ]
    worst = [row for row in rows if row.curve]
    for group in dict.fromkeys(row.group for row in worst):
        items = [(row.row, row.ratio, OWN if row.met else OVER, True) for row in worst if row.group == group]
        panels.append((f"{group.capitalize()}: time a byte beside ordinary text (red: over the goal)", items, times))
    for title, items, unit in panels:
        if items:
            y = bars(out, y, title, items, unit)
    if worst:
        y = growth(out, y, [row for row in worst if row.group == worst[-1].group])
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" '
        f'font-family="sans-serif" role="img"><title>How fast charte is</title>'
        f'<rect width="{WIDTH}" height="{y}" fill="white"/>'
    )
    words = text(20, 34, "charte: how fast", size=20, weight="bold")
    words += text(WIDTH - 20, 34, about["posts"], "end", GREY, 12)
    path.write_text(head + words + "\n".join(out) + "</svg>\n", encoding="utf-8")


def growth(out, y, curves):
    """Time a byte by the size of the text, of every kind; flat is linear. Those that rise by
    more than half, or were given up, are named."""
    out.append(text(20, y, "The last ones by the size of the text (flat: linear)", size=16, weight="bold"))
    height, top = 220, y + 20
    values = [value for row in curves for value in row.curve.values()]
    low, high = min(values), max(values) * 1.1
    sizes = sorted({size for row in curves for size in row.curve})

    def place(size, value):
        across = sizes.index(size) / max(1, len(sizes) - 1)
        up = math.log(value / low) / math.log(high / low)
        return LEFT + across * (WIDTH - LEFT - RIGHT - 160), top + height * (1 - up)

    for size in sizes:
        x, _ = place(size, low)
        out.append(f'<line x1="{x:.0f}" y1="{top}" x2="{x:.0f}" y2="{top + height}" stroke="#e3e3e3"/>')
        out.append(text(x, top + height + 18, f"{size >> 10} KB", "middle", GREY, 11))
    for mark in (low, math.sqrt(low * high), high):
        out.append(text(LEFT - 12, place(sizes[0], mark)[1] + 4, f"{short(mark)} ns a byte", "end", GREY, 11))
    named = top
    for row in sorted(curves, key=lambda row: -list(row.curve.values())[-1]):
        points = [place(size, value) for size, value in row.curve.items()]
        steep = len(points) < len(sizes) or max(row.curve.values()) > 1.5 * min(row.curve.values())
        colour = OVER if steep else OWN
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        x, end = points[-1]
        out.append(f'<circle cx="{x:.1f}" cy="{end:.1f}" r="2.5" fill="{colour}"/>')
        if steep:
            named = max(named + 13, end + 4)
            out.append(text(x + 7, named, row.row.split(" of ", 1)[1], "start", colour, 11))
    return top + height + 50
