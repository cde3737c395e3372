"""HTML tables inside Markdown or text, as PDF converters write them: real row and column spans."""

from __future__ import annotations

import re

from ..core.fragment import Fragment

Cells = list[Fragment | None]

REGION = re.compile(r"<table\b[^>]*>.*?</table\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b(?P<rest>[^<>]*)>|<!--.*?-->", re.DOTALL)
_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
MAX_SPAN = 200
"""A span beyond this is damage; it is read as one."""


def tags(region: Fragment) -> list[tuple[int, int]]:
    """Where the tags of a region stand, as offsets in it."""
    return [match.span() for match in TAG.finditer(region.text)]


def rows_of(region: Fragment) -> list[Cells]:
    """The rows of a table, every cell in its column.

    A cell that spans rows or columns stands in its first slot; the slots that it covers are None.
    """
    grid: list[dict[int, Fragment]] = []
    covered: list[dict[int, bool]] = []
    row, start, span = -1, None, (1, 1)
    for match in TAG.finditer(region.text):
        name = (match.group("name") or "").lower()
        if start is not None and (name in ("td", "th", "tr", "table")):
            _place(grid, covered, max(row, 0), region.sub(start, match.start()), span)
            start = None
        if name == "tr" and not match.group("close"):
            row += 1
        elif name in ("td", "th") and not match.group("close"):
            start, span = match.end(), _spans(match.group("rest"))
    slots = [n for cells in covered for n in cells]
    width = max(slots, default=-1) + 1
    return [[cells.get(n) for n in range(width)] for cells in grid if cells]


def _spans(attributes: str) -> tuple[int, int]:
    found = {kind.lower(): int(n) for kind, n in _SPAN.findall(attributes)}
    rows, columns = found.get("row", 1), found.get("col", 1)
    return (rows if 1 <= rows <= MAX_SPAN else 1), (columns if 1 <= columns <= MAX_SPAN else 1)


def _place(
    grid: list[dict[int, Fragment]], covered: list[dict[int, bool]], row: int, content: Fragment, span: tuple[int, int]
) -> None:
    while len(grid) <= row + span[0] - 1:
        grid.append({})
        covered.append({})
    column = 0
    while column in covered[row]:
        column += 1
    for down in range(span[0]):
        for across in range(span[1]):
            covered[row + down][column + across] = True
    grid[row][column] = content.without([m.span() for m in TAG.finditer(content.text)]).strip()
