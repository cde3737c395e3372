"""Numbers of pages among cells that stand one a line: nothing but what they count tells them from a row's values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....lexicon.widths import fold
from ..cells.atoms import Atom, Can, may_be_page
from ..reading import Reading, Row

_SAYING = frozenset({"value", "any"})


def rise(pages: Sequence[Atom]) -> bool:
    """Whether the numbers count up by one."""
    values = [int(fold(page.text)) for page in sorted(pages, key=lambda page: page.line)]
    return values == list(range(values[0], values[0] + len(values)))


def doubted(reading: Reading, pages: Sequence[Atom]) -> dict[int, str]:
    """Rows, by index, of which a value may as well be the page's number that cuts them or stands right below them."""
    found: dict[int, str] = {}
    for page in (*pages, *(row.cells[0][0] for row in reading.rows if row.kind == "page")):
        above = [n for n, row in enumerate(reading.rows) if row.kind == "data" and row.place < page.line]
        if above and any(map(may_be_page, numbers(reading.rows[above[-1]], reading.header.roles))):
            found[above[-1]] = f"页码“{page.text}”与此行的数不能分清"
    return found


def numbers(row: Row, roles: Sequence[str]) -> Iterator[Atom]:
    """The whole numbers among the values of a row."""
    for role, cell in zip(roles, row.cells, strict=True):
        if role in _SAYING and len(cell) == 1 and cell[0].can & Can.NUMBER:
            yield cell[0]
