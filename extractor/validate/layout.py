"""Sheets to blocks: where a keyed table begins, what its columns hold, whether it is wide or long.

The source's own indicator names are the best guide: the column (or row) that holds most of them holds the names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from ..indicators.names import clean_group
from ..lexicon.tables import NOTE, UNIT_LINE, is_missing, is_value
from ..lexicon.widths import squeeze
from .headers import KeyedRole, role_of, speaks_of_values
from .mapping import ROLES, SheetMap
from .workbook import KeyedCell, Sheet, letters

Known = Callable[[str], bool]
"""Whether some words name an indicator of the source."""
MOST_TIERS = 3
TITLE_ROWS = 3
"""Rows above a header in which its title may stand."""
SIGNED = re.compile(
    r"(?:录入|填[表报写]|制表|审[核批定]|[复校核]核|校对|核对|负责|经办|联系|单位负责)(?:人员?|者|员|单位|部门|日期|时间|电话)?[:：]"
)
SIGNED_YES = ("录入：张三", "审 核：", "填表人:李四", "制表日期：2026-01-02", "联系电话：")
SIGNED_NO = ("审核通过率", "校对人员数", "负责人", "录入率：%")
"""How a row begins in which people sign a keyed table, without blanks; and indicators that it does not hold for."""
SELECTORS: tuple[KeyedRole, ...] = ("column", "year", "start", "end", "period", "role")


@dataclass(frozen=True, slots=True)
class KeyedColumn:
    """A column; without a ``role`` it holds values, and ``source`` is the source's header that the mapping gives it."""

    index: int
    header: str
    role: KeyedRole | None
    source: str | None = None

    @property
    def letter(self) -> str:
        """Its name in a spreadsheet."""
        return letters(self.index)


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row of data; ``group`` is what its group cell says, or the group row or cell above it."""

    cells: tuple[KeyedCell, ...]
    name: KeyedCell
    group: str | None
    group_cell: KeyedCell | None = None

    def under(self, column: KeyedColumn | None) -> KeyedCell | None:
        """The cell under a column; None where there is no column or nothing in it."""
        return (self.cells[column.index] or None) if column is not None else None


@dataclass(slots=True)
class Block:
    """One keyed table."""

    sheet: str | None
    layout: Literal["wide", "long"]
    transposed: bool
    columns: list[KeyedColumn]
    rows: list[KeyedRow] = field(default_factory=list)
    title: str = ""
    table: str | None = None
    skipped: list[KeyedCell] = field(default_factory=list)
    """First cells of rows that were taken for notes."""

    def column(self, role: KeyedRole) -> KeyedColumn | None:
        """The first column of a role."""
        return next((c for c in self.columns if c.role == role), None)

    @property
    def values(self) -> list[KeyedColumn]:
        """Columns that hold values under headers of the source."""
        return [c for c in self.columns if c.role is None]


def find_blocks(sheet: Sheet, known: Known, told: SheetMap) -> list[Block]:
    """The keyed tables of a sheet, in their order: those that name indicators of the source, and those that a header
    makes a table though the source knows nothing of them. A sheet with neither has none."""
    if not sheet.rows:
        return []
    turned = told.transposed if told.transposed is not None else _names_stand_in_a_row(sheet, known)
    sheet = sheet.transposed() if turned else sheet
    at = _name_column(sheet, known)
    heads = list(_headers(sheet, known, at, told))
    ends = [*(start for start, _ in heads), len(sheet.rows)][1:]
    blocks = [_block(sheet, known, told, turned, h, end) for h, end in zip(heads, ends, strict=True)]
    return [block for block in blocks if block.rows and (_names_any(block, known) or _is_a_table(block))]


def _names_any(block: Block, known: Known) -> bool:
    return any(known(row.name.text) for row in block.rows)


def _is_a_table(block: Block) -> bool:
    """Whether a block without one known name is a keyed table all the same: names on the left, numbers under headers
    that speak of values. What was keyed and is not in the source must not be passed over."""
    values = [column.index for column in block.values if speaks_of_values(column.header)]
    values += [column.index for column in block.columns if column.role == "value"]
    return any(
        row.name.text and any(is_value(row.cells[n].text) and not is_missing(row.cells[n].text) for n in values)
        for row in block.rows
    )


def _names_stand_in_a_row(sheet: Sheet, known: Known) -> bool:
    down = max(_distinct(column, known) for column in zip(*sheet.rows, strict=True))
    across = max(_distinct(row, known) for row in sheet.rows)
    return across >= 2 and across > down


def _distinct(cells: tuple[KeyedCell, ...], known: Known) -> int:
    return sum(map(known, {cell.text for cell in cells if cell.text}))


def _name_column(sheet: Sheet, known: Known) -> int:
    counts = [sum(known(cell.text) for cell in column) for column in zip(*sheet.rows, strict=True)]
    return counts.index(max(counts))


# -- headers ------------------------------------------------------------------------------


def _headers(sheet: Sheet, known: Known, at: int, told: SheetMap) -> Iterator[tuple[int, int]]:
    """First row and row after the last of each header."""
    if told.header_row is not None:
        yield told.header_row - 1, told.header_row
        return
    found = list(_recognised(sheet, known, at))
    yield from found or _above_first_name(sheet, known, at, bool(told.columns))


def _recognised(sheet: Sheet, known: Known, at: int) -> Iterator[tuple[int, int]]:
    row = 0
    while row < len(sheet.rows):
        if not (_is_header(sheet.rows[row], known, at) or _is_nameless(sheet, row, known, at)):
            row += 1
            continue
        start = row - 1 if row and _is_upper_tier(sheet.rows[row - 1], known) else row
        end = row + 1
        while end < len(sheet.rows) and end - start < MOST_TIERS and _is_lower_tier(sheet, end, known, at):
            end += 1
        yield start, end
        row = end


def _is_header(row: tuple[KeyedCell, ...], known: Known, at: int) -> bool:
    roles = [role_of(cell.text) for cell in row if cell.text]
    timed = sum(speaks_of_values(cell.text) for cell in row if cell.text)
    if known(row[at].text) or len({cell.text for cell in row if cell.text}) < 2:
        return False
    return "name" in roles and (len([role for role in roles if role]) >= 2 or timed > 0)


def _is_nameless(sheet: Sheet, row: int, known: Known, at: int) -> bool:
    """A header with nothing over the names, as plans print tables of years: times alone, a name in the row below."""
    cells, below = sheet.rows[row], sheet.rows[row + 1] if row + 1 < len(sheet.rows) else None
    if cells[at].text or below is None or not below[at].text or _is_header(below, known, at):
        return False
    return _is_upper_tier(cells, known) and any(speaks_of_values(cell.text) for cell in cells if cell.text)


def _is_upper_tier(row: tuple[KeyedCell, ...], known: Known) -> bool:
    """A row of times over several columns, above the row that names the indicator column."""
    texts = {cell.text for cell in row if cell.text}
    return len(texts) >= 2 and all(speaks_of_values(text) or role_of(text) is not None for text in texts)


def _is_lower_tier(sheet: Sheet, row: int, known: Known, at: int) -> bool:
    cells, above = sheet.rows[row], sheet.rows[row - 1]
    if cells[at].text and cells[at].text != above[at].text:
        return False
    texts = [cell.text for cell in cells if cell.text]
    return bool(texts) and all(
        not cell.text or cell.text == over.text or speaks_of_values(cell.text) or role_of(cell.text) is not None
        for cell, over in zip(cells, above, strict=True)
    )


def _above_first_name(sheet: Sheet, known: Known, at: int, told: bool) -> Iterator[tuple[int, int]]:
    """A header whose name column has no heading: the nearest row above the first indicator that speaks of values.

    Where a mapping has ``told`` what the columns hold, the header may say anything, or be missing.
    """
    first = next((n for n, row in enumerate(sheet.rows) if known(row[at].text)), 0)
    if told:
        yield max(0, first - 1), first
        return
    for row in range(first - 1, -1, -1):
        texts = [cell.text for n, cell in enumerate(sheet.rows[row]) if cell.text and n != at]
        if any(speaks_of_values(text) or role_of(text) is not None for text in texts):
            start = row - 1 if row and _is_upper_tier(sheet.rows[row - 1], known) else row
            yield start, row + 1
            return


# -- blocks -------------------------------------------------------------------------------


def _block(sheet: Sheet, known: Known, told: SheetMap, turned: bool, head: tuple[int, int], end: int) -> Block:
    body = sheet.rows[head[1] : end]
    columns = _columns(_titles(sheet.rows[head[0] : head[1]], len(sheet.rows[0])), body, known, told)
    block = Block(sheet.name, _layout(columns, told), turned, columns, table=told.table)
    above = reversed(sheet.rows[max(0, head[0] - TITLE_ROWS) : head[0]])
    words = (cell.text for row in above for cell in row if cell.text)
    block.title = next((text for text in words if not UNIT_LINE.match(text)), "")
    _fill(block, body, known)
    return block


def _titles(tiers: tuple[tuple[KeyedCell, ...], ...], columns: int) -> list[list[str]]:
    """The tiers of each column's header; a blank to the right of an upper tier's cell belongs under that cell."""
    texts = [[cell.text for cell in row] for row in tiers]
    for upper, lower in pairwise(texts):
        for n in range(1, len(upper)):
            if not upper[n] and lower[n] and speaks_of_values(upper[n - 1]):
                upper[n] = upper[n - 1]
    return [list(dict.fromkeys(row[n] for row in texts if row[n])) for n in range(columns)]


def _columns(
    headers: list[list[str]], body: tuple[tuple[KeyedCell, ...], ...], known: Known, told: SheetMap
) -> list[KeyedColumn]:
    columns = [_column(n, header, told, _holds_values(body, n)) for n, header in enumerate(headers)]
    counts = [sum(known(row[n].text) for row in body) for n in range(len(columns))]
    ordered = next((c.index for c in columns if told.column(c.letter, c.header) == "name"), None)
    likely = max(range(len(columns)), key=lambda n: (counts[n], columns[n].role == "name"))
    best = likely if ordered is None else ordered
    return [
        KeyedColumn(c.index, c.header, "name") if c.index == best
        else KeyedColumn(c.index, c.header, "group") if c.role == "name" and c.index < best
        else KeyedColumn(c.index, c.header, "ignore") if c.role == "name"
        else c
        for c in columns
    ]  # fmt: skip


def _holds_values(body: tuple[tuple[KeyedCell, ...], ...], n: int) -> bool:
    return any(row[n].text and is_value(row[n].text) and not is_missing(row[n].text) for row in body)


def _column(index: int, tiers: list[str], told: SheetMap, valued: bool) -> KeyedColumn:
    """A column by its header; one without a header is of no account unless somebody has keyed values in it."""
    header = " ".join(tiers)
    order = told.column(letters(index), header)
    if order in ROLES:
        return KeyedColumn(index, header, order)  # type: ignore[arg-type]  # one of the literals, as was just seen
    if order is not None:
        return KeyedColumn(index, header, None, order)
    if not header:
        return KeyedColumn(index, header, None if valued else "ignore")
    role = role_of(header)
    return KeyedColumn(index, header, "ignore" if role is None and role_of(tiers[-1]) == "ignore" else role)


def _layout(columns: list[KeyedColumn], told: SheetMap) -> Literal["wide", "long"]:
    if told.layout is not None:
        return "long" if told.layout == "long" else "wide"
    roles = {c.role for c in columns}
    timed = any(c.role is None and speaks_of_values(c.header) for c in columns)
    return "long" if "value" in roles and (roles & set(SELECTORS) or not timed) else "wide"


def _fill(block: Block, body: tuple[tuple[KeyedCell, ...], ...], known: Known) -> None:
    """The rows of data, each with its group; group rows and notes are no data."""
    name, groups = block.column("name"), block.column("group")
    assert name is not None
    group: KeyedCell | None = None
    beside = {column.index for column in block.columns if column.role in ("ignore", "page")}
    for cells in body:
        said = {cell.text for n, cell in enumerate(cells) if cell.text and n not in beside}
        if not said and not any(cell.problem for cell in cells):
            continue
        first = next(cell for cell in cells if cell)
        if (NOTE.match(first.text) or SIGNED.match(squeeze(first.text))) and not known(cells[name.index].text):
            block.skipped.append(first)
        elif len(said) == 1 and not known(first.text) and not cells[name.index].problem:
            group = first
        else:
            if groups is not None and cells[groups.index].text:
                group = cells[groups.index]
            elif groups is not None and group is not None and group.merged:
                group = None  # the merged cell says how far its group goes; below a name alone blanks belong to it
            says = clean_group(group.text) if group is not None else None
            block.rows.append(KeyedRow(cells, cells[name.index], says, group))
