# SPDX-License-Identifier: Apache-2.0
"""What was measured, as a table, as JSON and as a picture."""

import json
from dataclasses import asdict, dataclass


@dataclass
class Row:
    group: str  # memory, growth, …
    row: str
    unit: str
    charte: float = None
    peer: float = None
    peer_name: str = ""
    goal: float = None  # the most that ratio may be
    note: str = ""
    missing: str = ""
    curve: dict = None  # of worst inputs: {bytes: ns a byte}

    @property
    def ratio(self):
        return self.charte / self.peer if self.peer else None

    @property
    def met(self):
        if self.goal is None or self.missing:
            return None
        return (self.ratio if self.peer else self.charte) <= self.goal


def number(value):
    if value is None:
        return ""
    if value and abs(value) < 10:
        return f"{value:.3g}"
    return f"{value:,.0f}"


MET = {None: "", True: "met", False: "NOT MET"}


def print_table(rows):
    print(f"{'':60} {'charte':>12} {'peer':>12} {'ratio':>8} {'goal':>8}")
    group = None
    for row in rows:
        if row.group != group:
            group = row.group
            print(f"\n{group}")
        if row.missing:
            print(f"  {row.row:58} {row.missing}")
            continue
        unit = f"{row.row} ({row.unit})" if row.unit else row.row
        ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
        goal = "" if row.goal is None else f"≤ {row.goal:.3g}"
        print(
            f"  {unit:58} {number(row.charte):>12} {number(row.peer):>12} {ratio:>8} {goal:>8}"
            f"  {MET[row.met]:8} {row.peer_name}{' · ' if row.peer_name and row.note else ''}{row.note}".rstrip()
        )


def write_json(path, about, rows):
    written = [asdict(row) | {"ratio": row.ratio, "met": row.met} for row in rows]
    content = {"format": "charte.bench/1", "about": about, "rows": written}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
