"""Tables whose cells have their slots, because signs part them or the format declares them.

Which rows are the header, what each column is, which rows belong together and where the cells of a row that is too
short stand is weighed with the same points as in running text; what is not sound is told and gives no values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....core.fragment import Fragment, join
from ....core.problems import finding
from ....lexicon import tables as words
from ....lexicon.schemes import read_mark
from ....lexicon.widths import fold, squeeze
from ..cells.atoms import Atom, Can, Gap, Layout, what
from ..grid import Cells, Covered, Grid, GridRow, text_of
from ..headers.hypotheses import Header
from ..headers.tiers import Slots, hypotheses
from ..judging.full_lines import filled, full_line
from ..judging.odd_rows import half_names
from ..judging.short_rows import settled, told
from ..judging.soundness import doubt, roles_of, unsound
from ..judging.torn_names import begun_above, joined_groups
from ..reading import Reading, Row, best_of, read
from ..telling import summary

LAYOUT = Layout(rows=True, blocks=False, blanks=0, slots=True)
SAMPLE = 60
"""Rows over which the hypotheses on a header are weighed against each other."""
REGULAR = "table.regular"
"""The rule by which rows whose header has no known word are a table."""
PRINTED = "table.ruled"
"""The rule of tables on pages."""
MAX_LINE = 4
"""Longest line of a group's name in a narrow column."""
MIN_AGAIN = 3
"""Cells of a row that print its header again, at least."""
MAX_GROUP = 24
"""Longest group row without a number."""
Placed = tuple[int, Cells]
"""A row below the header and which one it is."""


def read_slots(rule: str, slots: Slots, lines: range, strict: bool = False) -> Grid | None:
    """The best reading of the rows as a grid; None where nothing stands below the header.

    Args:
        strict: whether the source tears no cell over rows.
    """
    readings = []
    prints = [_print(row) for row in slots.rows]
    for header in hypotheses(slots):
        rows, _ = _body(slots.rows, header, prints)
        readings.append(_read(header, rows[:SAMPLE], strict))
    readings = [reading for reading in readings if reading.rows]
    if not readings:
        return None
    best = best_of(readings)
    rows, repeated = _body(slots.rows, best.header, prints)
    whole = best
    if len(rows) > SAMPLE:
        whole = replace(_read(best.header, rows, strict), second=best.second, margin=best.margin, tried=best.tried)
    whole, torn = begun_above(settled(whole), _lone(rows))
    whole, joined = joined_groups(whole)
    whole, halves = (whole, []) if rule == PRINTED else filled(whole)
    whole = replace(whole, refused=unsound(whole, weighed=rule != REGULAR))
    grid = _grid(rule, whole, rows, repeated, lines)
    if best.header.first == 1 and len(slots.rows[0]) < grid.width and whole.refused is None:
        detail = f"表头只有 {len(slots.rows[0])} 格，各行为 {grid.width} 格，按各栏的内容对应"
        grid.findings.append(finding("ROW_MISFIT", detail, grid.header_places))
    grid.findings += [*torn, *joined, *halves] if whole.refused is None else ()
    if rule == PRINTED and whole.refused is None and (lines_of_groups := _torn_groups(grid)):
        said = "、".join(text_of(cell) for cell in lines_of_groups[:4])
        grid.findings.append(finding("ROW_MISFIT", f"“{said}”没有框线隔开，各行属哪一组不能断定", lines_of_groups))
    return grid


def _torn_groups(grid: Grid) -> list[Fragment]:
    """Words alone on their lines in a column of groups, which stands beside that of the names: lines of a group's name
    that no rule bounds. Other rows have words there, too, that count nothing."""
    if grid.width < 2 or words.header_role(grid.headers[0]) not in (None, "group"):
        return []
    rows = [row.cells for row in grid.rows if row.kind == "data"]
    beside = [text for cells in rows if (text := text_of(cells[0]))]
    named = sum(bool(text_of(cells[1])) and not words.is_value(text_of(cells[1])) for cells in rows)
    if not beside or any(map(words.is_value, beside)) or named * 5 < len(rows) * 4 or len(beside) == len(rows):
        return []
    alone = (row.cells[0] for row in grid.rows if row.kind == "group")
    return [cell for cell in alone if cell is not None and 0 < len(text_of(cell)) <= MAX_LINE]


def _lone(rows: Sequence[Placed]) -> dict[int, int]:
    """The column of each row that has one word."""
    filled = {n: [k for k, cell in enumerate(row) if text_of(cell)] for n, row in rows}
    return {n: columns[0] for n, columns in filled.items() if len(columns) == 1}


def _body(rows: Sequence[Cells], header: Header, prints: Sequence[list[str]]) -> tuple[list[Placed], list[Cells]]:
    """The rows below the header, and those that print it again after a page break, which are furniture."""
    head = prints[: header.first]
    body: list[Placed] = []
    repeated: list[Cells] = []
    for n in range(header.first, len(rows)):
        if prints[n] in head:
            repeated.append(rows[n])
        else:
            body.append((n, rows[n]))
    return body, repeated


def _print(row: Cells) -> list[str]:
    return [fold(text) for cell in row if (text := text_of(cell))]


def _read(header: Header, rows: Sequence[Placed], strict: bool) -> Reading:
    return read(header, LAYOUT, _atoms(rows, len(header.columns), strict), {})


def _fitted(row: Cells, width: int) -> Cells:
    """The row without the blanks that make it longer than the table."""
    while len(row) > width and not text_of(row[-1]):
        row = row[:-1]
    while len(row) > width and not text_of(row[0]):
        row = row[1:]
    return row


def _atoms(rows: Sequence[Placed], width: int, strict: bool) -> Iterator[Atom]:
    """The cells in order; those of a row of the table's width know their columns. A row that is too long has none."""
    before = False
    for n, row in rows:
        row = _fitted(row, width)
        if len(row) > width:
            before = False
            continue
        filled = [(k, cell, text) for k, cell in enumerate(row) if cell is not None and (text := text_of(cell))]
        covered = sum(1 << k for k, cell in enumerate(row) if isinstance(cell, Covered) and cell.down)
        lone = len(filled) == 1 and not any(isinstance(cell, Covered) for cell in row) and not (strict and len(row) > 1)
        known = len(row) == width
        for i, (k, cell, text) in enumerate(filled):
            gap = Gap.CELL if i else Gap.LINE if lone or before else Gap.ROW
            alone = len(filled) == 1 and not covered and k < 2 and _may_group(text)
            left = 0 if known else len(filled) - 1 - i
            yield Atom(
                cell, text, n, gap, 0, what(text), slot=k if known else -1, nth=-1 if known or lone else k,
                ahead=left, alone=alone, covered=covered,
            )  # fmt: skip
        before = lone


def _may_group(text: str) -> bool:
    """Whether words that have a row to themselves can name a group: 一、就业, or short words."""
    mark = read_mark(text)
    if mark is not None:
        return mark.way.groups or bool(what(text) & Can.GROUP_MARK)
    return not words.is_value(text) and len(text) <= MAX_GROUP


def _grid(rule: str, reading: Reading, rows: Sequence[Placed], repeated: Sequence[Cells], lines: range) -> Grid:
    columns = reading.header.columns
    width = len(columns)
    low = [column.chain[-1][0].body if column.chain else None for column in columns]
    heads = {atom.body.start: atom.body for column in columns for cell in column.chain for atom in cell}
    headers = [column.header for column in columns]
    grid = Grid(rule, low, headers, [heads[at] for at in sorted(heads)], [], lines, reading)
    grid.repeated = [cell for row in repeated for cell in row if cell is not None and cell.text]
    prints = _print(list(grid.header_places))
    grid.fragments = 1 + sum(_print(row)[: len(prints)] == prints[: len(_print(row))] for row in repeated)
    source = dict(rows)
    read_well = reading.refused is None
    grid.findings += told(reading) if read_well else ()
    read_rows = {row.place: row for row in reading.rows}
    spanned = {n for n, row in enumerate(reading.rows) if row.kind == "group" and _is_spanned(source[row.place])}
    halves = {n: why for n, why in half_names(reading).items() if n - 1 not in spanned}
    doubts = halves | ({} if rule == PRINTED else full_line(reading))
    unsure = {reading.rows[n].place: why for n, why in doubts.items()}
    held = {atom.line for row in reading.rows for cell in row.cells for atom in cell}
    if not read_well:
        places = [cell for cell in (grid.header_places or rows[0][1])[:width] if cell is not None and cell.text]
        grid.findings.append(finding("TABLE_UNREAD", f"{reading.refused}；最接近的读法：{summary(reading)}", places))
    for n, cells in rows:
        if n in read_rows:
            grid.rows.append(_row(grid, reading.header, read_rows[n], source, read_well))
            if read_well and n in unsure:
                grid.rows[-1].doubt = grid.rows[-1].doubt or unsure[n]
        elif len(_fitted(cells, width)) > width:
            grid.rows.append(_overfull(grid, _fitted(cells, width)))
        elif n not in held and any(map(text_of, cells)):
            grid.rows.append(_unplaced(grid, _fitted(cells, width)))
    grid.doubt_groups()
    return grid


def _is_spanned(row: Cells) -> bool:
    """Whether one cell is declared to span the row: it is no half of the name below it."""
    others = [cell for cell in row if not text_of(cell)]
    return len(row) > 1 and len(others) == len(row) - 1 and all(isinstance(cell, Covered) for cell in others)


def _row(grid: Grid, header: Header, row: Row, source: dict[int, Cells], told: bool) -> GridRow:
    """A row as read; one that is not sound says so."""
    width = grid.width
    below = source[row.place]
    if row.kind == "group":
        (cell,) = row.cells
        at = next((k for k, slot in enumerate(below[:width]) if slot is cell[0].body), 0)
        return GridRow("group", [*([None] * at), _joined(cell), *([None] * (width - at - 1))])
    slots: Cells = below if len(below) == width else [None] * width
    cells = [
        _joined(cell) if cell else slot if isinstance(slot, Covered) else None
        for cell, slot in zip(row.cells, slots, strict=True)
    ]
    why = doubt(row, roles_of(header)) or _prints_header(cells, grid.headers)
    if why is None and told:
        _tell_spans(grid, header, slots)
    return GridRow("data", cells, why)


def _prints_header(cells: Cells, headers: Sequence[str]) -> str | None:
    """Whether each cell says what its header does, or its first part: 2020 under 2020年, a header torn over rows."""
    said = [(squeeze(text_of(cell)), squeeze(header)) for cell, header in zip(cells, headers, strict=True)]
    said = [(cell, header) for cell, header in said if cell]
    again = len(said) >= MIN_AGAIN and all(header.startswith(cell) for cell, header in said)
    return "此行与表头相同，疑是重印的表头" if again else None


def _overfull(grid: Grid, row: Cells) -> GridRow:
    """More cells than columns: which one is too many nobody can tell."""
    width = grid.width
    why = f"此行有 {len(row)} 个单元格，表头为 {width} 列"
    tail = [cell for cell in row[width - 1 :] if cell is not None and cell.text]
    return GridRow("data", [*row[: width - 1], join(tail) if tail else None], why)


def _unplaced(grid: Grid, row: Cells) -> GridRow:
    """Cells of which no reading knows the columns, as they stand."""
    return GridRow("data", [*row, *([None] * (grid.width - len(row)))], "此行的单元格不知属于哪一栏")


def _tell_spans(grid: Grid, header: Header, slots: Cells) -> None:
    """A value that is set over several columns of values stands under the first of them alone."""
    roles = header.roles
    for n, (slot, role) in enumerate(zip(slots, roles, strict=True)):
        beside = n and role == roles[n - 1] == "value"
        if not isinstance(slot, Covered) or slot.down or not beside:
            continue
        if words.is_value(text_of(slot.by)) and not words.is_missing(text_of(slot.by)):
            where = f"“{grid.headers[n - 1]}”和“{grid.headers[n]}”"
            grid.findings.append(finding("ROW_MISFIT", f"单元格横跨{where}两栏，按前一栏读", [slot.by]))


def _joined(cell: Sequence[Atom]) -> Fragment:
    return cell[0].body if len(cell) == 1 else join(atom.body for atom in cell)
