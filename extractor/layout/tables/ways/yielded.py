"""The tables of older bulletins: 1994年 比上年增长% above rows of products, each with its amount, unit and change.

No caption stands above them and no word heads the names; the unit stands behind the amount, with or without a blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ...lines import Line
from ..grid import Cells, Grid
from ..headers.tiers import Slots
from .slotted import REGULAR, read_slots

_HEADER = re.compile(
    r"\s*(?P<year>(?:19|20)[0-9]{2}年)\s+(?P<change>(?:(?:19|20)[0-9]{2}年)?比(?:上年|(?:19|20)[0-9]{2}年)?(?:增长|增减)?[(（]?[%％]?[)）]?)\s*"
)
_REST = re.compile(r"\s*(?P<rest>(?:(?:19|20)[0-9]{2}年|上年)?(?:增长|增减)[(（]?[%％][)）]?)\s*")
"""The rest of the header on a line of its own: 1986年比 / 1985年增长%."""
_ROW = re.compile(
    r"\s*(?P<name>[^0-9\s](?:[^0-9]{0,24}?[^0-9\s])?(?:[(（][^()（）]{1,12}[)）])?)\s+"
    r"(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?\s*(?P<unit>[一-龥/]{1,8}))\s*(?P<change>[-－−–]?[0-9]+(?:\.[0-9]+)?)\s*"
)
_ASIDE = re.compile(r"\s*[(（][一-龥0-9%]{2,12}[)）]\s*")
"""（折标准燃料）: what is said of the name above it."""
LEAST_ROWS = 3


def find(lines: list[Line], start: int) -> Grid | None:
    """The table whose header is line ``start``, or None."""
    head = _HEADER.fullmatch(lines[start].text)
    if head is None:
        return None
    line, at = lines[start].body, start + 1
    change: Fragment = line.sub(*head.span("change"))
    rest = _REST.fullmatch(lines[at].text) if at < len(lines) else None
    if rest is not None:
        change, at = join([change, lines[at].body.sub(*rest.span("rest"))]), at + 1
    elif not change.text.strip(")）").endswith(("%", "％")):
        return None
    rows, last = _rows(lines, at)
    if len(rows) < LEAST_ROWS:
        return None
    cells: list[Cells] = [[None, line.sub(*head.span("year")), change], *rows]
    return read_slots(REGULAR, Slots(cells, 1, len(cells[0])), range(start, last), strict=True)


def _rows(lines: Sequence[Line], at: int) -> tuple[list[Cells], int]:
    """The rows from a line on, and the line behind the last."""
    rows: list[Cells] = []
    last = at
    for n in range(at, len(lines)):
        row = _ROW.fullmatch(lines[n].text)
        if row is not None and words.is_unit(row["unit"]):
            rows.append([lines[n].body.sub(*row.span(part)) for part in ("name", "amount", "change")])
            last = n + 1
        elif rows and rows[-1][0] is not None and _ASIDE.fullmatch(lines[n].text) is not None:
            rows[-1][0] = join([rows[-1][0], lines[n].body])
            last = n + 1
        else:
            break
    return rows, last
