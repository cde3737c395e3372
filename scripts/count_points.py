#!/usr/bin/env python3
"""Count the points of readings over keyed tables: those that cells make, and those of rows, joins and gaps.

    count_points.py [FOLDER ...] [--held-out FOLDER]
    count_points.py --bears

Each folder holds keyed plans: JSON with ``indicators``, the text beside it under the same name, or in the folder above
where the folder is called ``gold``. Without one it is tests/plans. A point is a logarithm to base 2. For a cell it is
how much more often cells of a column show a thing than the cells of all columns would, if they stood there. For the
rest it is how much more often right rows show it than wrong ones, among all rows of all readings that were weighed
against each other; a row is right where its name and its values are those of a keyed indicator, or where it names a
keyed group. Printed for each point: what it is set to, what is counted, and the counts. With --held-out: how many rows
of the keyed plans there come out right with the points as set, and with the counted ones of rows, joins and gaps.
With --bears, for every point, the headers' too: in how many of the tests' texts with tables the tables are others
where the point is nothing (half an hour). A point that bears on none of them is seen by its own cases, if at all.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from extractor import extract, readers  # noqa: E402
from extractor.core.problems import ExtractionError  # noqa: E402
from extractor.layout.tables import reading  # noqa: E402
from extractor.layout.tables.cells.fits import fit  # noqa: E402
from extractor.layout.tables.reading import Reading, Row, best_of  # noqa: E402
from extractor.layout.tables.running_text import linear  # noqa: E402
from extractor.layout.tables.ways import slotted  # noqa: E402
from extractor.lexicon.table_points import BY_NAME  # noqa: E402
from extractor.lexicon.widths import fold, squeeze  # noqa: E402
from extractor.pipeline import draft_of  # noqa: E402
from tests.drawn import COUNT, drawn  # noqa: E402
from tests.readings import texts  # noqa: E402

ROLES = ("number", "group", "name", "unit", "attribute", "value")
STRUCTURE = frozenset({"row", "empty", "group_row", "join", "part", "place", "back"})
"""Points of rows, joins and gaps; those of headers decide which reading is begun, and are not counted."""
OFTEN = 20
"""Times that a point must be seen before its count is tried on plans that were not counted."""
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


# ------------------------------------------------------------------------------------------------- rows, joins and gaps
def structure(folders: Iterable[Path]) -> dict[str, tuple[int, int, int, int]]:
    """For each point of rows: how many times right rows show it, and how many these are; the same of wrong rows."""
    shown: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    sizes: Counter[bool] = Counter()
    for path, plan in _plans(folders):
        names, groups = _keys(plan)
        for row, roles in _rows(path):
            right = _is_right(row, roles, names, groups)
            sizes[right] += 1
            shown[right].update(name for name in row.said if name.split(".")[0] in STRUCTURE)
    seen = shown[True].keys() | shown[False].keys()
    return {name: (shown[True][name], sizes[True], shown[False][name], sizes[False]) for name in seen}


def _plans(folders: Iterable[Path]) -> Iterator[tuple[Path, dict]]:
    """The texts of keyed plans with tables, and their keys."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            plan = json.loads(path.read_text("utf-8"))
            beside = folder.parent if folder.name == "gold" else folder
            texts = [beside / f"{path.stem}{end}" for end in (".txt", ".md", ".html", ".docx")]
            if isinstance(plan, dict) and plan.get("indicators"):
                yield from ((text, plan) for text in texts if text.exists())


def _rows(path: Path) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """All rows of all readings that are weighed against each other in a text."""
    weighed: list[Reading] = []

    def kept(readings: Sequence[Reading]) -> Reading:
        weighed.extend(readings)
        return best_of(readings)

    before = linear.best_of, slotted.best_of
    linear.best_of = slotted.best_of = kept
    try:
        draft_of(readers.read(path.read_bytes(), str(path)))
    except ExtractionError:
        return
    finally:
        linear.best_of, slotted.best_of = before
    for held in weighed:
        yield from ((row, held.header.roles) for row in held.rows)


def _keys(plan: dict) -> tuple[set[tuple[str, str]], set[str]]:
    """(name, values in print) of the keyed indicators, and the groups."""
    names = set()
    for row in plan["indicators"]:
        cells = [values if isinstance(values, list) else [values] for values in row.get("values", {}).values()]
        names.add((_plain(row["name"]), "".join(_plain(v.get("raw") or "") for values in cells for v in values)))
    return names, {_plain(row["group"]) for row in plan["indicators"] if row.get("group")}


def _is_right(row: Row, roles: tuple[str, ...], names: set[tuple[str, str]], groups: set[str]) -> bool:
    said = [_plain("".join(atom.text for atom in cell)) for cell in row.cells]
    if row.kind == "group":
        return any(group in said[0] for group in groups)
    values = "".join(text for text, role in zip(said, roles, strict=True) if role in ("value", "any"))
    name = said[roles.index("name")]
    return any(own in name and (values == raw or values.replace("/", "") == raw) for own, raw in names)


def _plain(text: str) -> str:
    return re.sub(r"[*①-⑳]", "", fold(squeeze(text)))


def held_out(folder: Path, counted: Mapping[str, float]) -> Iterator[tuple[str, int, int, int]]:
    """Rows that come out right, all rows that are given, and keyed rows, by the points as set and by counted ones."""
    hand = dict(BY_NAME)
    for name, own in (("set", hand), ("counted", hand | dict(counted))):
        BY_NAME.update(own)
        reading.states.points_of.cache_clear()
        right = given = wanted = 0
        for path, plan in _plans([folder]):
            names, groups = _keys(plan)
            wanted += len(plan["indicators"])
            for grid in draft_of(readers.read(path.read_bytes(), str(path))).grids:
                whole = () if grid.unread else grid.reading.rows
                rows = [row for row in whole if row.kind == "data"]
                given += len(rows)
                right += sum(_is_right(row, grid.reading.header.roles, names, groups) for row in rows)
        yield name, right, given, wanted
    BY_NAME.update(hand)
    reading.states.points_of.cache_clear()


def bears() -> Iterator[tuple[str, int, int]]:
    """For each point: in how many texts the tables change without it, and how many texts were read."""
    hand = dict(BY_NAME)
    held = {text: found for text in _tabled() if (found := _tables(text)) != "[]"}
    for name in hand:
        BY_NAME[name] = 0
        reading.states.points_of.cache_clear()
        changed = sum(_tables(text) != found for text, found in held.items())
        BY_NAME[name] = hand[name]
        yield name, changed, len(held)
    reading.states.points_of.cache_clear()


def _tabled() -> list[tuple[bytes, str]]:
    own = [(text.data, text.suffix) for text in texts() if not text.name.startswith("statements-")]
    return [*own, *((drawn(number).encode("utf-8", "surrogatepass"), ".txt") for number in range(COUNT))]


def _tables(text: tuple[bytes, str]) -> str:
    """The tables and indicators of a text."""
    try:
        document = extract(text[0], name="x", path=f"x{text[1]}", without=("statements",))
    except ExtractionError:
        return "[]"
    return json.dumps([part.model_dump(mode="json") for part in (*document.tables, *document.indicators)])


def main() -> int:
    """Print what is counted beside what is set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests" / "plans"])
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--bears", action="store_true")
    args = parser.parse_args()
    if args.bears:
        for name, changed, read in bears():
            print(f"{name:22} {BY_NAME[name]:+5g} {changed:4d} of {read}", flush=True)
        return 0
    counted = count(keyed(args.folders))
    counted |= (rows := structure(args.folders))
    for name in BY_NAME:
        if name in counted:
            print(f"{name:22} {BY_NAME[name]:+5g} {points(counted[name]):+3d}  {counted[name]}")
    if args.held_out is not None:
        often = {name: points(seen) for name, seen in rows.items() if seen[0] + seen[2] >= OFTEN and name != "row"}
        for way, right, given, wanted in held_out(args.held_out, often):
            print(f"{way:8} rows right {right} of {wanted} keyed, {given} given")
    return 0


if __name__ == "__main__":
    sys.exit(main())
