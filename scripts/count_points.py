#!/usr/bin/env python3
"""Count the points that cells make in their columns, over keyed tables.

    count_points.py [FOLDER ...]

Each folder holds keyed plans (JSON with ``indicators``); without one it is tests/plans. A point is the logarithm to
base 2 of how much more often cells of a column show a thing than the cells of all columns would, if they stood there:
(seen among the column's own cells) : (seen among all cells). Printed for each point: what it is set to, what is
counted, and the counts.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from extractor.layout.tables.fits import fit  # noqa: E402
from extractor.lexicon.table_points import BY_NAME  # noqa: E402
from extractor.lexicon.widths import squeeze  # noqa: E402

ROLES = ("number", "group", "name", "unit", "attribute", "value")
CLIP = 9
"""Largest point, on either side: what was never seen is not impossible."""


def cells_of(plan: dict) -> Iterator[tuple[str, str]]:
    """(role, words) of each cell of the keyed tables; a value as printed, a missing one too."""
    for row in plan.get("indicators", []):
        yield from ((role, row[role]) for role in ROLES[:-1] if row.get(role))
        for values in row.get("values", {}).values():
            for value in values if isinstance(values, list) else [values]:
                if value.get("raw"):
                    yield "value", value["raw"]


def count(cells: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int, int, int]]:
    """For each point: how many of its column's cells show it, and how many there are; the same of all cells."""
    said = [(role, squeeze(text)) for role, text in cells if squeeze(text)]
    own: Counter[str] = Counter()
    every: Counter[str] = Counter()
    sizes = Counter(role for role, _ in said)
    for role in ROLES:
        for actual, text in said:
            name = fit(text, role)
            every[name] += 1
            own[name] += actual == role
    return {name: (own[name], sizes[name.split(".")[0]], every[name], len(said)) for name in every}


def points(seen: tuple[int, int, int, int]) -> int:
    """The rounded logarithm of the two shares, half a cell added to each count."""
    own, owned, every, whole = seen
    ratio = ((own + 0.5) / (owned + 1)) / ((every + 0.5) / (whole + 1))
    return max(-CLIP, min(CLIP, round(math.log2(ratio))))


def keyed(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The cells of all keyed plans in the folders."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            plan = json.loads(path.read_text("utf-8"))
            if isinstance(plan, dict) and isinstance(plan.get("indicators"), list):
                yield from cells_of(plan)


def main() -> int:
    """Print what is counted beside what is set."""
    counted = count(keyed([Path(a) for a in sys.argv[1:]] or [ROOT / "tests" / "plans"]))
    for name in BY_NAME:
        if name in counted:
            print(f"{name:22} {BY_NAME[name]:+5g} {points(counted[name]):+3d}  {counted[name]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
