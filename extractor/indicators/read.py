"""A grid to indicators and observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..layout.tables import Grid, GridRow
from ..layout.tables.grid import row_cell, spanning, text_of
from ..layout.tables.judging.sides import side, sides_of
from ..lexicon import tables as words
from ..lexicon.periods import find_year, five_years_to
from ..lexicon.schemes import read_mark
from ..lexicon.widths import fold, squeeze
from .cells import Reading, Usage, is_spelt, read_cell
from .column import VALUE_ROLES, Column
from .columns import read_columns, second_names, turned_columns
from .kinds import is_undated
from .marks import by_shape, defined_marks, explained_signs, note_numbers, shape
from .model import IndicatorRow, TableReading, Value
from .names import Name, clean_group, read_name, strange
from .parts import find_wholes
from .roles import may_be_base
from .row_units import fits, is_other_magnitude, is_share, is_single, unbracketed
from .setting import Setting, Years, clipped
from .sides import joined
from .years_down import Turned, turned

MIN_NUMBERS = 2
"""Numbers in a column without a header that are told, at least: one may be a mark or a remark."""


def read_table(grid: Grid, setting: Setting, usage: dict[str, str]) -> TableReading:
    """Indicators of one table, side by side where it has several.

    Args:
        setting: the document's plan or year, and the table's title.
        usage: marks defined by the notes of the other tables of the document.
    """
    parts = [] if grid.unread else sides_of(grid)
    if not parts:
        return _read_side(grid, setting, usage)
    readings = [_read_side(side(grid, part, not n), setting, usage) for n, part in enumerate(parts)]
    return joined(readings, parts)


def _read_side(grid: Grid, setting: Setting, usage: dict[str, str]) -> TableReading:
    kind, columns = read_columns(grid, setting)
    second = second_names(grid, columns) if kind != "other" else None
    if second is not None:
        kind = "other"
    result = TableReading(kind, columns, [], defined_marks(grid.notes), list(grid.findings))
    rows = _Rows(grid, result, setting, usage)
    on_side = turned(grid, setting)
    if on_side is not None:
        result.kind, result.columns = on_side.kind, turned_columns(grid)
        rows.read_turned(on_side)
    elif kind != "other":
        rows.read()
        find_wholes(result.rows)
    silent = on_side is None and not any(row.values for row in result.rows)
    if silent and _headless(grid) and not any(f.code == "TABLE_UNREAD" for f in grid.findings):
        result.kind, result.rows = "other", []
        places = [cell for cell in grid.rows[0].cells if cell is not None and cell.text]
        result.findings.append(finding("TABLE_UNREAD", "各列没有表头", places))
    elif second is not None:
        header = second.header
        places = [cell for row in grid.rows[:1] if (cell := row.cells[second.index]) is not None and cell.text]
        result.findings.append(
            finding("TABLE_UNREAD", f"“{header}”栏像是另一半表的名称，其后各数的归属不能断定", places)
        )
    elif result.kind == "other" and is_undated(grid, columns, setting):
        heads = [head for head in grid.columns if head is not None and head.text]
        result.findings.append(finding("TABLE_UNREAD", "没有写明是哪一年的数，不作指标读", heads))
    elif result.kind == "other" and not grid.unread:
        result.findings += _spelt(grid, columns)
    elif on_side is None and result.kind != "other":
        result.findings += _unheaded(grid, columns)
    result.findings += _doubts(grid, result.kind)
    base = may_be_base(columns, setting) if result.kind == "indicators" and on_side is None else None
    if base is not None and (head := grid.columns[base.index]) is not None:
        result.findings.append(finding("COLUMN_UNSURE", f"“{base.header}”", [head]))
    return result


def _unheaded(grid: Grid, columns: Sequence[Column]) -> Iterator[Finding]:
    """What is said of columns without a header that hold numbers among columns that are read."""
    for column in (c for c in columns if c.role == "note" and not c.header):
        cells = [c for row in grid.rows if row.kind == "data" and (c := row_cell(row.cells[column.index])) and c.text]
        numbers = [cell for cell in cells if words.is_value(cell.text) and not words.is_missing(cell.text)]
        if len(numbers) >= MIN_NUMBERS and 2 * len(numbers) > len(cells):
            yield finding("CELL_UNREAD", f"第 {column.index + 1} 栏没有表头，栏中 {len(numbers)} 个数没有读出", numbers)


def _spelt(grid: Grid, columns: Sequence[Column]) -> Iterator[Finding]:
    """What is said of dated columns in which all numbers are written in characters."""
    for column in (c for c in columns if c.years is not None):
        cells = [c for row in grid.rows if row.kind == "data" if (c := row_cell(row.cells[column.index])) and c.text]
        if cells and all(is_spelt(cell.text) for cell in cells):
            yield finding("CELL_UNREAD", f"“{cells[0].text}”等 {len(cells)} 格是用汉字写的数", cells)


def _doubts(grid: Grid, kind: str) -> Iterator[Finding]:
    """What is said of rows whose cells are not sure to stand in their columns: each, where values were to be read."""
    rows = [row for row in grid.rows if row.kind == "data" and row.doubt is not None] if not grid.unread else []
    if kind == "other" and rows:
        first = [next(cell for cell in row.cells if cell is not None and cell.text) for row in rows]
        yield finding("ROW_MISFIT", f"共 {len(rows)} 行，{rows[0].doubt}", first)
        return
    for row in rows:
        places = [cell for cell in row.cells if cell is not None and cell.text]
        counted = {n for n, header in enumerate(grid.headers) if words.header_role(header) == "number"}
        meant = [cell for n, cell in enumerate(row.cells) if cell is not None and n not in counted]
        numbers = [cell for cell in meant if words.is_value(text_of(cell)) and not words.is_missing(text_of(cell))]
        yield finding("ROW_MISFIT", row.doubt or "", places)
        if numbers:
            yield finding("CELL_UNREAD", f"{row.doubt}，不能断定此行的数各属哪一栏", numbers)


def _headless(grid: Grid) -> bool:
    """Whether a table has values and no word that says what they are."""
    if any(grid.headers) or not grid.rows:
        return False
    cells = [t for row in grid.rows for cell in row.cells if (t := text_of(cell))]
    return sum(words.is_value(t) and not words.is_missing(t) for t in cells) * 4 >= len(cells)


class _Rows:
    def __init__(self, grid: Grid, result: TableReading, setting: Setting, usage: dict[str, str]):
        self.grid, self.result, self.setting = grid, result, setting
        self.marks = by_shape({**usage, **result.defined})
        self.five_years = any(_FIVE_YEARS.search(note.text) for note in grid.notes)
        self.signs = explained_signs(grid.notes)
        self.notes = note_numbers(grid.notes)
        self.by_role = {c.role: c for c in reversed(result.columns)}
        usage_of = partial(
            Usage, self.marks.get("[]") == "cumulative", blank_groups=_parts_thousands_by_blank(grid),
            negative=self.signs[0], marks=self.signs[1],
        )  # fmt: skip
        self.usages = {paired: usage_of(paired=paired) for paired in (False, True)}
        """What signs mean in a column with one value in a cell, and in one with two."""
        self.group: str | None = None
        self.over: str | None = None
        """The group that a row of its own names."""
        self.group_unit: str | None = None
        """The unit that such a row gives those below it: 林产品产量（吨）."""
        self.parent: int | None = None
        self.last: Name | None = None
        self.counted = 0
        """The number of the last numbered row."""

    def read(self) -> None:
        for n, row in enumerate(self.grid.rows):
            if row.kind == "group":
                words_ = [c.text for c in row.cells if c is not None and text_of(c)][-1]
                self.group = self.over = clean_group(words_) if row.doubt is None else None
                self.group_unit = read_name(words_, None, self.notes).unit
                self.parent = None
            elif row.doubt is None:
                self._data(n, row)
            else:
                self._pass_over(row)
        self.result.findings += self._before_groups()

    def _pass_over(self, row: GridRow) -> None:
        """A row that is not read ends the group above it where it has its own, and the whole of the parts above it."""
        name = self._cell(row, "name")
        self._group(self._cell(row, "group"), name)
        if name is None or not name.text.startswith("其中"):
            self.parent = None

    def _before_groups(self) -> Iterator[Finding]:
        """What is said of first rows without a group where the column of groups has words later: set about their
        middle, these may stand for the first rows, too."""
        column = self.by_role.get("group")
        rows = [row for row in self.grid.rows if row.kind == "data"]
        if column is None or len(rows) < len(self.grid.rows) or self.grid.goes_on:
            return
        first = next((n for n, row in enumerate(rows) if text_of(row.cells[column.index])), 0)
        places = [cell for row in rows[:first] if (cell := self._cell(row, "name")) is not None]
        if places:
            yield finding("ROW_MISFIT", f"“{places[0].text}”没有类别，其后各行有，不能断定它属哪一类", places)

    def read_turned(self, table: Turned) -> None:
        """Each column an indicator, each row a time."""
        for column, header, unit in table.indicators:
            name = read_name(header.text, None, self.notes)
            out = IndicatorRow(
                name.name, name.number, name.unit or unit or self._table_unit(), None, None, None, header
            )
            for time, row in table.times:
                cell = row_cell(row.cells[column.index])
                if cell is not None and cell.text:
                    out.values += self._values(cell, time, out)
            self.result.rows.append(out)

    def _cell(self, row: GridRow, role: str) -> Fragment | None:
        column = self.by_role.get(role)
        cell = row_cell(row.cells[column.index]) if column else None
        return cell if cell is not None and cell.text else None

    def _data(self, n: int, row: GridRow) -> None:
        named = self.by_role.get("name")
        cell = spanning(row.cells[named.index]) if named is not None else None
        self._group(self._cell(row, "group"), cell)
        if cell is None:
            self._misfit("此行没有指标名称", row)
            return
        name = self._name(n, cell)
        if (doubt := strange(name)) is not None:
            self.result.findings.append(finding("ROW_MISFIT", doubt, [cell]))
        number_cell, attribute = self._cell(row, "number"), self._cell(row, "attribute")
        if attribute is not None and words.is_value(attribute.text) and not words.is_missing(attribute.text):
            self._misfit(f"“{attribute.text}”是数，不是指标属性，此行疑有错列", row)
            return
        number = name.number or (squeeze(number_cell.text).strip("（()）.．、") if number_cell is not None else None)
        of = name.of or self._goes_on(name, number)
        parent = self.parent if of else None
        out = IndicatorRow(
            name.name, number, self._unit(row, name, parent), self.group,
            squeeze(attribute.text) if attribute is not None else None, parent, cell,
        )  # fmt: skip
        for column in self.result.columns:
            value = row_cell(row.cells[column.index])
            if column.role in VALUE_ROLES and value is not None and value.text:
                out.values += self._values(value, column, out)
        if name.unit is not None and self.setting.own_year is not None:
            self.group_unit = None if out.values else name.unit  # 产品产量（吨） above 油桐籽
        if not of:
            self.parent = len(self.result.rows)
        if number is not None and number.isdecimal():
            self.counted = int(number)
        self.last = Name(name.name, number, out.unit, of)
        self.result.rows.append(out)

    def _group(self, group: Fragment | None, name: Fragment | None) -> None:
        """The group that a row's own cell says, which ends the indicator that 其中 rows are part of."""
        if group is not None and group is name:  # a name over both columns
            self.parent = self.parent if self.group == self.over else None
            self.group = self.over
        elif group is not None and (said := clean_group(group.text)) != self.group:
            self.group, self.parent = said, None

    def _misfit(self, why: str, row: GridRow) -> None:
        self.result.findings.append(finding("ROW_MISFIT", why, [c for c in row.cells if c is not None and c.text]))

    # -- names and units ---------------------------------------------------------------------

    def _name(self, n: int, cell: Fragment) -> Name:
        expected = self.counted + 1 if self.counted or _begins_with(self._name_below(n), 2) else None
        column = self.by_role.get("name")
        return read_name(
            cell.text, expected, self.notes, column is not None and _SLASHED.search(column.header) is not None
        )

    def _name_below(self, n: int) -> str:
        rows = self.grid.rows
        below = next((rows[k] for k in range(n + 1, len(rows)) if rows[k].kind == "data"), None)
        cell = self._cell(below, "name") if below is not None else None
        return cell.text if cell is not None else ""

    def _goes_on(self, name: Name, number: str | None) -> bool:
        """A row without a number behind a row 其中, among numbered rows: one more part of the same whole."""
        return self.last is not None and self.last.of and number is None and self.counted > 0 and name.number is None

    def _unit(self, row: GridRow, name: Name, parent: int | None) -> str | None:
        """The row's unit: of its name, its column, the headers, the caption, its cells; a part has its whole's."""
        cell = self._cell(row, "unit")
        stated = squeeze(cell.text) if cell is not None and not words.is_missing(cell.text) else None
        unit = name.unit or (unbracketed(stated) if stated else None) or self._header_unit()
        if unit is None and self.group_unit is not None and not fits(name.name, self.group_unit):
            self.group_unit = None  # 更新面积 below 产量（吨）: none of them
        unit = unit or self.group_unit or self._table_unit() or self._unit_in_cells(row)
        whole = self.result.rows[parent].unit if parent is not None else None
        return unit or (whole if whole is not None and not _RATE.search(name.name) else None)

    def _header_unit(self) -> str | None:
        """The unit that the headers print: of the names, or of every column that measures levels."""
        name = self.by_role.get("name")
        if name is not None and name.unit is not None:
            return name.unit
        levels = [c for c in self.result.columns if c.role in VALUE_ROLES and not c.rates]
        units = {c.unit for c in levels if c.unit is not None}
        return levels[0].unit if levels and (len(units) == 1 or self.setting.year is not None) else None

    def _table_unit(self) -> str | None:
        unit = squeeze(self.grid.unit.text) if self.grid.unit is not None else self._caption_unit()
        if unit is None or re.search("表|各|不等", unit):
            return None
        if is_single(unit):
            return unit
        listed = [part for part in re.split(r"[、,，;；]", unit) if part not in ("%", "％")]
        rates = any(c.rates for c in self.result.columns)
        return listed[0] if len(listed) == 1 and rates else None

    def _caption_unit(self) -> str | None:
        """The unit in brackets behind the caption: 各产业增加值（亿元）."""
        found = _LAST_BRACKET.search(self.setting.title.strip())
        return found["unit"] if found is not None and words.is_unit(found["unit"]) else None

    def _unit_in_cells(self, row: GridRow) -> str | None:
        """The unit that every cell of the row prints where neither name nor column gives one."""
        units = []
        for column in self.result.columns:
            cell = row_cell(row.cells[column.index])
            if column.role not in VALUE_ROLES or cell is None or column.rates:
                continue
            units += [r.unit for r in self._read(cell, column) if r.value is not None]
        return units[0] if len({fold(unit or "") for unit in units}) == 1 else None

    # -- values ------------------------------------------------------------------------------

    def _read(self, cell: Fragment, column: Column) -> list[Reading]:
        return read_cell(cell, self.usages[column.paired])

    def _values(self, cell: Fragment, column: Column, out: IndicatorRow) -> Iterator[Value]:
        readings = [self._in_unit(reading, out) for reading in self._read(cell, column)]
        if len(readings) > 1:
            self.result.findings.append(finding("CELLS_MERGED", f"“{cell.text}”内有两个值", [cell]))
        share = next((r.unit for r in readings if not column.rates and is_share(r.unit, out.unit)), None)
        if share is not None:
            detail = f"“{cell.text}”是以“{share}”计的数，本行以“{out.unit}”计"
            self.result.findings.append(finding("UNIT_IN_CELL", detail, [cell]))
        for reading in readings:
            if reading.doubt is not None:
                self.result.findings.append(finding("CELL_UNREAD", f"“{reading.text}”{reading.doubt}", [cell]))
            cumulative = self._is_total(reading, column, cell)
            raw = cell.sub(reading.start, reading.end).strip()
            yield Value(column, raw, reading, cumulative, clipped(self._years(column, cumulative, out, reading)))

    def _in_unit(self, reading: Reading, out: IndicatorRow) -> Reading:
        """A value that its cell gives in another unit of the same kind (1.2亿 in a row of 万人) is not the row's."""
        if reading.value is None or not is_other_magnitude(reading.unit, out.unit):
            return reading
        return Reading(
            reading.start, reading.end, text=f"{reading.value}{reading.unit}", doubt=f"的单位与本行的“{out.unit}”不同"
        )

    def _is_total(self, reading: Reading, column: Column, cell: Fragment) -> bool:
        if reading.value is None:
            return False
        if reading.bracket is None:
            return reading.total or column.total
        says = self.marks.get(shape(reading.bracket))
        if says is not None:
            return says == "cumulative"
        if shape(reading.bracket) == "[]":
            if not column.total and not column.paired:
                self.result.findings.append(finding("MARK_UNDEFINED", f"“{cell.text}”", [cell]))
            return True
        return column.total

    def _years(self, column: Column, cumulative: bool, out: IndicatorRow, reading: Reading) -> Years | None:
        if reading.value is None and reading.ratio is None and (reading.text is None or not column.years):
            return None
        own = reading.year or (find_year(self.marks.get(shape(reading.bracket), "")) if reading.bracket else None)
        if own is not None and not cumulative:
            return own, own
        plan = self.setting.plan
        if column.years is None:
            return plan if column.role == "target" else None
        yearly = reading.annual or _YEARLY.search(out.name) is not None
        dated = column.role != "observed" or (cumulative and self.five_years)
        if (cumulative or yearly) and column.years[0] == column.years[1] and dated:
            return plan if plan is not None and plan[1] == column.years[1] else five_years_to(column.years[1])
        if column.role == "target" and plan and words.OF_CHANGE.search(out.attribute or ""):
            return plan
        return column.years


_LAST_BRACKET = re.compile(r"[（(](?P<unit>[%‰％元]|[^（()）]{2,8})[)）]$")
_SLASHED = re.compile("[/／](?:计量)?单位$")
"""A header of names and units: 指标名称/单位."""
_YEARLY = re.compile(r"年均.{0,6}(?:增|降|减|提高|新|递)")
"""A name that speaks of the yearly change over the plan (年均增速), not of a yearly mean (年均浓度)."""
_FIVE_YEARS = re.compile(r"[五5５]年[^，。；;]{0,4}(?:累计|合计|总|新增)")
"""A note that says how many years a total covers: it does so, too, in a table whose columns tell no aim."""
_RATE = re.compile(r"(?:率|比例|比重|占比|增速|增幅|比)$")
"""Names of shares and rates: a part so called does not count in the unit of its whole."""
_PLAIN_BLANKS = re.compile(r"^[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?$")


def _begins_with(text: str, number: int) -> bool:
    mark = read_mark(squeeze(text))
    return (mark is not None and mark.value == number) or re.match(rf"\s*{number}[.．、]", text) is not None


_BLANK_INSIDE = re.compile("[0-9] [0-9]")


def _parts_thousands_by_blank(grid: Grid) -> bool:
    """Whether the table prints 17 345: two cells or more that do so, and none with a blank between other figures."""
    cells = [c.text for row in grid.rows for c in row.cells if c is not None and _BLANK_INSIDE.search(c.text)]
    return len(cells) >= 2 and all(_PLAIN_BLANKS.match(text.strip()) for text in cells)
