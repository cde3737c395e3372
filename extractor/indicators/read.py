"""A grid to indicators and observations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..layout.tables import Grid, GridRow
from ..layout.tables.grid import row_cell, text_of
from ..lexicon import tables as words
from ..lexicon.periods import five_years_to
from ..lexicon.widths import fold, squeeze
from .cells import Reading, read_cell
from .columns import VALUE_ROLES, Column, read_columns
from .names import clean_group, read_name

SQUARE = ("〔〕", "[]", "［］", "﹝﹞", "【】")
"""Brackets that mark a plan-period total in the genre; （） do so only where a note says it."""


@dataclass(slots=True)
class Value:
    """One observation: the column, the printed value, how it was read, what it covers."""

    column: Column
    raw: Fragment
    reading: Reading
    cumulative: bool
    years: tuple[int, int] | None


@dataclass(slots=True)
class IndicatorRow:
    """One indicator; ``parent`` is the index of the row that it is part of."""

    name: str
    number: str | None
    unit: str | None
    group: str | None
    attribute: str | None
    parent: int | None
    place: Fragment
    values: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class TableReading:
    """A table read: its kind, columns, rows, marks that its notes define, and findings."""

    kind: str
    columns: list[Column]
    rows: list[IndicatorRow]
    defined: dict[str, str]
    findings: list[Finding]


def defined_marks(notes: list[Fragment]) -> dict[str, str]:
    """What the notes say that brackets mean: {"〔〕": "cumulative"}; other meanings are given as their words.

    A note may print the brackets or name them: 方括号内, 括号内为五年合计数.
    """
    found: dict[str, str] = {}
    for note in notes:
        for match in words.MARK_DEFINED.finditer(note.text):
            says = match.group("says")
            context = note.text[max(0, match.start() - 12) : match.start()] + says[:30]
            meaning = _meaning(says, context)
            if meaning is not None:
                found[match.group("open") + match.group("close")] = meaning
        for match in words.MARK_NAMED.finditer(note.text):
            meaning = _meaning(match.group("says"), match.group("says")[:30])
            if meaning is not None:
                found.update(dict.fromkeys(words.NAMED_MARKS[match.group("shape") or ""], meaning))
    return found


_SAYS = re.compile(r"^[”\"'’]?(?:内|中|里)?(?:数据|数字|数值|数|的)?(?:为|是|表示|指|系)")


def _meaning(says: str, context: str) -> str | None:
    if words.MARK_TOTAL.search(context):
        return "cumulative"
    return _SAYS.sub("", says)[:30] if _SAYS.match(says) else None


def read_table(grid: Grid, plan: tuple[int, int] | None, usage: dict[str, str]) -> TableReading:
    """Indicators of one table.

    Args:
        plan: first and last year of the document's plan.
        usage: marks defined by the notes of the other tables of the document.
    """
    kind, columns = read_columns(grid, plan)
    defined = defined_marks(grid.notes)
    result = TableReading(kind, columns, [], defined, list(grid.findings))
    if kind == "other":
        return result
    _Rows(grid, result, plan, usage).read()
    return result


class _Rows:
    def __init__(self, grid: Grid, result: TableReading, plan: tuple[int, int] | None, usage: dict[str, str]):
        self.grid, self.result, self.plan = grid, result, plan
        self.marks = {_shape(pair): says for pair, says in {**usage, **result.defined}.items()}
        self.by_role = {c.role: c for c in reversed(result.columns)}
        self.group: str | None = None
        self.parent: int | None = None

    def read(self) -> None:
        for row in self.grid.rows:
            if row.kind == "group":
                self.group = clean_group(next(text_of(c) for c in row.cells if text_of(c)))
                self.parent = None
            else:
                self._data(row)

    def _cell(self, row: GridRow, role: str) -> Fragment | None:
        column = self.by_role.get(role)
        cell = row_cell(row.cells[column.index]) if column else None
        return cell if cell is not None and cell.text else None

    def _data(self, row: GridRow) -> None:
        cell = self._cell(row, "name")
        group = self._cell(row, "group")
        if group is not None:
            words_ = clean_group(group.text)
            if words_ != self.group:
                self.group, self.parent = words_, None
        if cell is None:
            return
        name = read_name(cell.text, self._next_number())
        number_cell, unit_cell, attribute = (self._cell(row, r) for r in ("number", "unit", "attribute"))
        number = name.number or (squeeze(number_cell.text).strip("（()）.．、") if number_cell is not None else None)
        unit = name.unit or (
            _unbracketed(squeeze(unit_cell.text))
            if unit_cell is not None and not words.is_missing(unit_cell.text)
            else None
        )
        unit = unit or self._table_unit() or self._unit_in_cells(row)
        out = IndicatorRow(
            name.name, number, unit, self.group, squeeze(attribute.text) if attribute is not None else None,
            self.parent if name.of else None, cell,
        )  # fmt: skip
        for column in self.result.columns:
            if column.role in VALUE_ROLES:
                out.values += self._values(row, column, out)
        if not name.of:
            self.parent = len(self.result.rows)
        self.result.rows.append(out)

    def _next_number(self) -> int | None:
        last = self.result.rows[-1].number if self.result.rows else None
        return int(last) + 1 if last is not None and last.isdecimal() else None

    def _table_unit(self) -> str | None:
        unit = squeeze(self.grid.unit.text) if self.grid.unit is not None else None
        return unit if unit and is_single(unit) and not re.search("表|各|不等", unit) else None

    def _unit_in_cells(self, row: GridRow) -> str | None:
        """A per cent sign in the cells where neither name nor column gives a unit."""
        levels = [c for c in self.result.columns if c.role in VALUE_ROLES and not c.average]
        cells = [
            cell.text
            for c in levels
            if (cell := row_cell(row.cells[c.index])) is not None and re.search(r"[0-9]", cell.text)
        ]
        return "%" if cells and all(re.search(r"[0-9]\s*[%％]", text) for text in cells) else None

    def _values(self, row: GridRow, column: Column, out: IndicatorRow) -> Iterator[Value]:
        cell = row_cell(row.cells[column.index])
        if cell is None or not cell.text:
            return
        readings = read_cell(cell.text, self.marks.get("[]") == "cumulative")
        if len(readings) > 1:
            self.result.findings.append(finding("CELLS_MERGED", f"“{cell.text}”内有两个值", [cell]))
        for reading in readings:
            cumulative = self._is_total(reading, column, cell)
            raw = _part(cell, reading) if len(readings) > 1 else cell
            yield Value(column, raw, reading, cumulative, self._years(column, cumulative, out, reading))

    def _is_total(self, reading: Reading, column: Column, cell: Fragment) -> bool:
        if reading.value is None:
            return False
        if reading.bracket is None:
            return reading.total or column.total
        says = self.marks.get(_shape(reading.bracket))
        if says is not None:
            return says == "cumulative"
        if _shape(reading.bracket) == "[]":
            self.result.findings.append(
                finding("MARK_UNDEFINED", f"“{cell.text}”的括号没有表注说明，按累计数处理", [cell])
            )
            return True
        return column.total

    def _years(self, column: Column, cumulative: bool, out: IndicatorRow, reading: Reading) -> tuple[int, int] | None:
        if reading.value is None and reading.ratio is None and reading.text is None:
            return None
        if column.years is None:
            return self.plan if column.role == "target" else None
        yearly = reading.annual or _YEARLY.search(out.name) is not None
        if (cumulative or yearly) and column.years[0] == column.years[1]:
            return five_years_to(column.years[1])
        if column.role == "target" and out.attribute is not None and "新增" in out.attribute and self.plan:
            return self.plan
        return column.years


_YEARLY = re.compile(r"年均.{0,6}(?:增|降|减|提高|新|递)")
"""A name that speaks of the yearly change over the plan (年均增速), not of a yearly mean (年均浓度)."""


def _unbracketed(unit: str) -> str:
    """（万人） as 万人; 套（间） as it is."""
    return unit[1:-1] if re.fullmatch(r"[（(][^（()）]*[)）]", unit) else unit


def is_single(unit: str) -> bool:
    """Whether a unit line names one unit (万人) and not several (万人、%)."""
    return not re.search(r"[、,，;；/]", unit) or words.is_unit(unit)


def _shape(pair: str) -> str:
    """Brackets by kind: every square form is [], round ones are ()."""
    return fold(pair).replace("「", "[").replace("」", "]")


def _part(cell: Fragment, reading: Reading) -> Fragment:
    """The stretch of the cell that a reading of its squeezed text covers."""
    at, start, end = 0, None, len(cell.text)
    for n, char in enumerate(cell.text):
        if char.isspace():
            continue
        if at == reading.start and start is None:
            start = n
        at += 1
        if at == reading.end:
            end = n + 1
            break
    return cell.sub(start or 0, end).strip()
