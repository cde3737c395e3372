"""Lines of a stacked table to rows by what its header says of the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...core.fragment import Fragment, join
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ..lines import Line
from .align import align, clashes
from .grid import Cells, text_of
from .header import combine_tiers

Roles = Sequence[str | None]
MAX_GROUPS = 2
"""Group rows in a row: a part and its first group."""


def by_roles(run: list[Line]) -> list[Cells] | None:
    """The header says how a row begins (with its number) or ends (with its attribute), and what each cell is.

    Group rows and the cells of merged groups are told by what fits the columns.
    """
    heads = next((n for n, line in enumerate(run) if not words.is_header(line.text)), 0)
    cells = [line.body for line in run]
    for tiers in _tiers(cells[:heads]):
        _, headers, _ = combine_tiers(tiers, sum(map(len, tiers)) + 1 - len(tiers))
        rows = _read_rows(cells[heads:], [words.header_role(header) for header in headers])
        if rows is not None and len(rows) >= 2:
            return [*tiers, *rows]
    return None


def _tiers(heads: list[Fragment]) -> Iterator[list[Cells]]:
    """The header as one tier, or as two: the years at its end stand below one cell of the tier above."""
    if len(heads) >= 3:
        yield [[*heads]]
    at = len(heads)
    while at and words.header_role(heads[at - 1].text) is None:
        at -= 1
    if 3 <= at <= len(heads) - 2:
        yield [[*heads[:at]], [*heads[at:]]]


def _read_rows(body: list[Fragment], roles: Roles) -> list[Cells] | None:
    """Every line in a row that fits the columns; half of the rows or more have all their cells."""
    if roles[0] == "number":
        rows = _numbered_rows(body, roles)
    elif roles[-1] == "attribute":
        rows = _attributed_rows(body, roles)
    else:
        return None
    full = sum(all(text_of(cell) for cell in row) for row in rows or () if len(row) > 1)
    group = roles[0] == "group"
    data = sum(len(row) > 1 and (not group or bool(text_of(row[0]))) for row in rows or ())
    return rows if data and full * 2 >= data else None


def _numbered_rows(body: list[Fragment], roles: Roles) -> list[Cells] | None:
    """A row begins with the next number; what its columns do not take is a group row before the next one."""
    chunks: list[list[Fragment]] = [[]]
    for cell in body:
        if text_of(cell) == str(len(chunks)) and (len(chunks) == 1 or _is_complete(chunks[-1], roles)):
            chunks.append([])
        chunks[-1].append(cell)
    rows = _alone(chunks[0])
    for chunk in chunks[1:]:
        read = _read_numbered(chunk, roles)
        if read is None:
            return None
        rows += read
    return rows if len(chunks) > 1 else None


def _read_numbered(chunk: list[Fragment], roles: Roles) -> list[Cells] | None:
    """A row and what follows it up to the next number: rows without one (其中), group rows of the next."""
    for end in range(min(len(chunk), len(roles)), 1, -1):
        row, rest = align(chunk[:end], roles), chunk[end:]
        if clashes(row, roles):
            continue
        if not any(words.is_value(cell.text) for cell in rest):
            return [row, *_alone(rest)]
        more = _attributed_rows(rest, roles) if roles[-1] == "attribute" else None
        if more is not None:
            return [row, *more]
    return None


def _is_complete(chunk: list[Fragment], roles: Roles) -> bool:
    """Whether a row can end here: it has its attribute, or all its cells."""
    if "attribute" in roles:
        return any(words.is_attribute(cell.text) for cell in chunk)
    return len(chunk) >= len(roles)


def _attributed_rows(body: list[Fragment], roles: Roles) -> list[Cells] | None:
    """A row ends with its attribute; before its name may stand group rows."""
    rows: list[Cells] = []
    chunk: list[Fragment] = []
    for cell in body:
        chunk.append(cell)
        if words.is_attribute(cell.text):
            read = _read_chunk(chunk, roles)
            if read is None:
                return None
            rows += read
            chunk = []
    if any(words.is_value(cell.text) for cell in chunk):
        return None
    return [*rows, *_alone(chunk)]


def _read_chunk(chunk: list[Fragment], roles: Roles) -> list[Cells] | None:
    """Group rows and a row; None where no reading fits the columns."""
    width = len(roles)
    for groups in range(MAX_GROUPS + 1):
        head, cells = chunk[:groups], chunk[groups:]
        if len(cells) < 2 or any(words.is_value(cell.text) for cell in head):
            return None
        if _is_group_mark(cells[0].text):
            continue
        if len(cells) == width + 1 and _is_torn(cells[0].text, cells[1].text):
            cells = [join(cells[:2]), *cells[2:]]
        if len(cells) > width:
            continue
        row = align(cells, roles)
        if not clashes(row, roles) and any(words.is_value(cell.text) for cell in cells[1:]):
            return [*_alone(head), row]
    return None


def _alone(cells: list[Fragment]) -> list[Cells]:
    """Each of the cells as a row of its own: group rows."""
    return [[cell] for cell in cells]


def _is_group_mark(text: str) -> bool:
    mark = read_mark(text)
    return mark is not None and mark.way.groups


def _is_torn(first: str, second: str) -> bool:
    """Whether a bracket shows the two lines to be one name."""
    return first.count("（") + first.count("(") > first.count("）") + first.count(")") or second[0] in "（("
