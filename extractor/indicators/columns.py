"""What each column of a table is: its role, and what its header says of time and aim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..layout.tables import Grid
from ..layout.tables.grid import spanning, text_of
from ..layout.tables.judging.sides import has_names
from ..lexicon import tables as words
from ..lexicon.periods import EARLIEST, find_ordinal, find_range, find_year, plan_years
from ..lexicon.widths import fold
from .column import VALUE_ROLES, Column
from .kinds import kind_of
from .roles import give_roles
from .setting import Setting


def turned_columns(grid: Grid) -> list[Column]:
    """The columns of a table whose times stand in the first one."""
    return [_column(grid, n, header, "observed" if n else "name") for n, header in enumerate(grid.headers)]


def read_columns(grid: Grid, setting: Setting) -> tuple[str, list[Column]]:
    """Kind of the table (indicators, series, other) and its columns."""
    columns = [_column(grid, n, header, "") for n, header in enumerate(grid.headers)]
    for column in columns:
        column.role = _named_role(grid, column)
    _find_name(grid, columns)
    free = [c for c in columns if not c.role or c.role == "annual_average"]
    for column in free:
        read_time(column, setting)
    if any(words.MONTHS.matches(column.header) for column in free):
        for column in free:
            column.total = False  # 本月, 累计: of the year up to that month
    values = [c for c in free if _holds_values(grid, c)]
    kind = kind_of(grid, columns, values, setting)
    if kind == "other":
        for column in columns:
            column.role = column.role or "note"
        return kind, columns
    for column in free:
        if column not in values and not column.role:
            column.role = "note"
    give_roles(values, setting, kind)
    return kind, columns


def cells_of(grid: Grid, index: int) -> list[str]:
    """The words of a column's data cells, empty ones left out."""
    return [t for row in grid.rows if row.kind == "data" and (t := text_of(row.cells[index]))]


def mostly(found: Sequence[bool]) -> bool:
    """Whether more than half are so."""
    return sum(found) * 2 > len(found)


def _column(grid: Grid, n: int, header: str, role: str) -> Column:
    bracket = _HEADER_UNIT.search(fold(header))
    unit = header[slice(*bracket.span("unit"))] if bracket and words.is_unit(bracket.group("unit")) else None
    if unit is not None and _PLACE.fullmatch(header):
        unit = None  # 区（县）
    over = header.find("/") if bracket is None else -1
    if over > 1 and words.is_unit(header[over + 1 :]) and not words.is_unit(header[:over]):
        unit = header[over + 1 :]  # 地表水资源量/亿m3
    return Column(n, header, role, unit=unit, own=text_of(grid.columns[n]))


_COMPARED = re.compile(r"[比较与同](?:19|20)[0-9]{2}年[^0-9]*$")
_PLACE = re.compile(r"[区县市镇乡]{1,2}[（(](?:[区县市镇乡、]|街道)+[）)]")
_HEADER_UNIT = re.compile(r"[\[(](?:单位[::]?)?(?P<unit>[^\[\]()]{1,12})[\])]$")


def _named_role(grid: Grid, column: Column) -> str:
    """The role that the header names, or that the cells show beyond doubt; empty where neither does."""
    role = words.header_role(column.header) if column.header else None
    cells = cells_of(grid, column.index)
    if cells and mostly([words.is_attribute(c) for c in cells]):
        return "attribute"
    if role == "attribute" and cells and mostly([words.NATURE.matches(c) for c in cells]):
        return ""
    unheaded = role in (None, "group") and ("单位" in column.header or not column.header)
    if unheaded and cells and mostly([words.is_unit(c) for c in cells]):
        return "unit"
    if not column.header and not column.index and _counts_up(cells):
        return "number"
    if role in ("annual_average", None):
        return role or ""
    if role == "name" and column.index and (_has_values(cells) or words.TIME.search(column.header)):
        return ""
    return role


def _counts_up(cells: Sequence[str]) -> bool:
    """Whether the cells are 1, 2, 3 …: the numbers of the rows."""
    return len(cells) >= 2 and cells == [str(n) for n in range(1, len(cells) + 1)]


def _has_values(cells: Sequence[str]) -> bool:
    return bool(cells) and mostly([words.is_value(c) for c in cells])


def _find_name(grid: Grid, columns: list[Column]) -> None:
    """Exactly one column holds the names.

    Under one header 指标 over several columns of words the last has the names and those before it the groups, as has
    one without a header beside them; without any header the first column of words has the names.
    """
    named = [c for c in columns if c.role == "name"]
    if len(named) == 1:
        named += _under_same_header(grid, columns, named[0])
        _find_groups(grid, columns[: named[0].index])
    if not named:
        for column in columns:
            cells = cells_of(grid, column.index)
            if column.role in ("", "group", "note") and cells and sum(map(words.is_value, cells)) * 4 < len(cells):
                column.role = "name"
                break
        return
    keep = max(named, key=lambda c: (len(set(cells_of(grid, c.index))), c.index))
    if len({c.header for c in named}) == 1 and _names_all(grid, named[-1].index):
        keep = named[-1]
    for column in named:
        column.role = "name" if column is keep else "group" if column.index < keep.index else "note"


def _find_groups(grid: Grid, before: Sequence[Column]) -> None:
    """Give the columns before the names that have no header and words for several rows together their role."""
    rows = sum(row.kind == "data" for row in grid.rows)
    for column in before:
        cells = cells_of(grid, column.index)
        spare = not column.role and not column.header and 0 < len(cells) < rows
        if spare and not any(words.is_value(c) or words.is_unit(c) for c in cells):
            column.role = "group"


def _names_all(grid: Grid, index: int) -> bool:
    """Whether every row has a name in a column, be it one that spans the columns before it too."""
    return all(spanning(row.cells[index]) is not None for row in grid.rows if row.kind == "data")


def _under_same_header(grid: Grid, columns: list[Column], name: Column) -> list[Column]:
    """Columns of words to the right of 指标 that have no header of their own."""
    found = []
    for column in columns[name.index + 1 :]:
        cells = cells_of(grid, column.index)
        if column.role or column.header or not cells or _has_values(cells) or len(cells) * 2 < len(grid.rows):
            break
        found.append(column)
    return found


def read_time(column: Column, setting: Setting) -> None:
    """The years that the header names, and those of the table's plan where it names an aim without a year."""
    header, plan = fold(column.header), setting.own_plan
    column.total = bool(words.TOTAL.search(header)) and "年均" not in header
    if plan is None and words.SUM_OF_KINDS.fullmatch(header):
        column.total = False  # 合计, 城市, 农村 in a bulletin: a sum of kinds, and not of years
    column.average = column.role == "annual_average" or "年均" in header
    if column.paired:
        column.role, column.total = "", False
    found, year, ordinal = find_range(header), find_year(header), find_ordinal(header, bare=True)
    if setting.year is not None and _COMPARED.match(header):
        return  # 与2020年比较: of the year that the table is of
    if found:
        column.years = found[0], found[1]
    elif column.average or column.total:
        column.years = plan_years(ordinal[0]) if ordinal else _years_up_to(year, plan)
    elif year:
        column.years = year, year
    elif ordinal:
        column.years = (plan_years(ordinal[0])[1],) * 2
    elif plan and words.BASE.matches(header):
        column.years = plan[0] - 1, plan[0] - 1
    elif plan and words.TARGET.matches(header) and not words.ACTUAL.matches(header):
        column.years = plan[1], plan[1]


def _years_up_to(year: int | None, plan: tuple[int, int] | None) -> tuple[int, int] | None:
    """The years of a total or a mean: the plan's, up to the year that the header names; five where it lies before."""
    if year is None:
        return plan
    return (plan[0], year) if plan is not None and year > plan[0] else (max(EARLIEST, year - 4), year)


def second_names(grid: Grid, columns: Sequence[Column]) -> Column | None:
    """A column of words that no header word explains, between values of which those behind it may be its own."""
    values = [c.index for c in columns if c.role in VALUE_ROLES]
    for column in columns:
        amid = values and values[0] < column.index < values[-1]
        if (
            amid
            and column.role == "note"
            and words.header_role(column.header) is None
            and has_names(grid, column.index)
        ):
            return column
    return None


def _holds_values(grid: Grid, column: Column) -> bool:
    """A column of values: most cells are values, or its header names a time and some are, or all say something of an
    aim under a year or under 年均/累计 (应享尽享, 持续下降)."""
    cells = cells_of(grid, column.index)
    timed = is_timed(column)
    if not cells:
        return timed
    values = sum(words.is_value(c) for c in cells)
    if timed and (values or words.TARGET.matches(column.header)):
        return True
    if (column.years is not None or column.paired) and all(map(words.SAID.matches, cells)):
        return True
    return values * 10 >= len(cells) * 6 and bool(column.header)


def is_timed(column: Column) -> bool:
    """Whether the header dates its values or gives them an aim."""
    return column.years is not None or words.TIME.search(fold(column.header)) is not None
