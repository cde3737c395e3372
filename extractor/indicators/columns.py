"""What each column of a table is: its role and the years that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..layout.tables import Grid
from ..layout.tables.grid import text_of
from ..lexicon import tables as words
from ..lexicon.periods import find_ordinal, find_range, find_year, plan_years
from ..lexicon.widths import fold

VALUE_ROLES = frozenset({"baseline", "target", "actual", "observed", "annual_average"})


@dataclass(slots=True)
class Column:
    """Header, role and years of a column; ``total`` where the header itself says 累计."""

    index: int
    header: str
    role: str
    years: tuple[int, int] | None = None
    total: bool = False
    average: bool = False


def read_columns(grid: Grid, plan: tuple[int, int] | None) -> tuple[str, list[Column]]:
    """Kind of the table (indicators, series, other) and its columns.

    ``plan`` is the period of the document's own plan, for headers that name no year.
    """
    columns = [Column(n, header, "") for n, header in enumerate(grid.headers)]
    for column in columns:
        column.role = _named_role(grid, column)
    _find_name(grid, columns)
    open_columns = [c for c in columns if not c.role or c.role == "annual_average"]
    for column in open_columns:
        _read_time(column, plan)
    values = [c for c in open_columns if _holds_values(grid, c)]
    kind = _kind(grid, columns, values)
    if kind == "other":
        for column in columns:
            column.role = column.role or "note"
        return kind, columns
    for column in open_columns:
        if column not in values and not column.role:
            column.role = "note"
    _roles(values, plan, kind)
    return kind, columns


def _named_role(grid: Grid, column: Column) -> str:
    role = words.header_role(column.header) if column.header else None
    cells = _cells(grid, column.index)
    if cells and sum(words.is_attribute(c) for c in cells) * 2 > len(cells):
        return "attribute"
    if role == "group" and sum(words.is_unit(c) for c in cells) * 2 > len(cells) and "单位" in column.header:
        return "unit"
    if role in ("annual_average", None):
        return role or ""
    if role == "name" and words.TIME.search(column.header) and column.index:
        return ""
    return role


def _cells(grid: Grid, index: int) -> list[str]:
    return [t for row in grid.rows if row.kind == "data" and (t := text_of(row.cells[index]))]


def _find_name(grid: Grid, columns: list[Column]) -> None:
    """Exactly one column holds the names: the one headed so, else the first with words."""
    named = [c for c in columns if c.role == "name"]
    if not named:
        for column in columns:
            cells = _cells(grid, column.index)
            if column.role in ("", "group", "note") and cells and not any(words.is_value(c) for c in cells):
                column.role = "name"
                break
        return
    keep = max(named, key=lambda c: (len(set(_cells(grid, c.index))), c.index)) if len(named) > 1 else named[0]
    for column in named:
        if column is not keep:
            column.role = "group" if column.index < keep.index else "note"


def _read_time(column: Column, plan: tuple[int, int] | None) -> None:
    header = fold(column.header)
    column.total = bool(words.TOTAL.search(header)) and not column.average
    column.average = bool(column.role == "annual_average" or "年均" in header)
    if column.average and column.total:
        column.role, column.total = "", False
    found = find_range(header)
    if found:
        column.years = found[0], found[1]
        return
    year = find_year(header)
    ordinal = find_ordinal(header, bare=True)
    if column.average or column.total:
        if ordinal:
            column.years = plan_years(ordinal[0])
        elif year and not plan:
            column.years = (year - 4, year)
        else:
            column.years = plan
        return
    if year:
        column.years = (year, year)
    elif ordinal:
        column.years = plan_years(ordinal[0])[1], plan_years(ordinal[0])[1]
    elif words.TARGET.search(header) and plan:
        column.years = plan[1], plan[1]
    elif words.BASE.search(header) and plan:
        column.years = plan[0] - 1, plan[0] - 1


def _holds_values(grid: Grid, column: Column) -> bool:
    """A column of values: most cells are values, or its header names a time and some are."""
    cells = _cells(grid, column.index)
    values = sum(words.is_value(c) for c in cells)
    timed = column.years is not None or bool(words.TIME.search(fold(column.header)))
    if not cells:
        return timed
    return (timed and (values > 0 or words.TARGET.search(column.header) is not None)) or (
        values * 10 >= len(cells) * 6 and bool(column.header)
    )


def _kind(grid: Grid, columns: Sequence[Column], values: Sequence[Column]) -> str:
    """indicators, series (a run of years without aims), or other."""
    timed = [c for c in values if c.years is not None or words.TIME.search(fold(c.header))]
    roles = {c.role for c in columns}
    if not timed and not values and {"name", "attribute"} <= roles:
        return "indicators"  # a list of indicators to be set: names and attributes without values
    if not timed or "name" not in roles:
        return "other"
    cells = [t for c in timed for t in _cells(grid, c.index)]
    if not cells or sum(words.is_value(t) for t in cells) * 3 < len(cells):
        return "other"
    if not any(not words.is_missing(t) and words.is_value(t) for t in cells):
        return "other"
    plain = [c for c in timed if c.years and c.years[0] == c.years[1] and not _aim(c)]
    rest = [c for c in timed if c not in plain]
    if len(plain) >= 3 and all(c.average for c in rest) and not any(c.role == "attribute" for c in columns):
        return "series"
    return "indicators"


def _aim(column: Column) -> bool:
    header = fold(column.header)
    return bool(
        words.TARGET.search(header)
        or words.BASE.search(header)
        or words.ACTUAL.search(header)
        or column.average
        or column.total
    )


def _roles(values: list[Column], plan: tuple[int, int] | None, kind: str) -> None:
    if kind == "series":
        years = [c.years for c in values if c.years is not None and not c.average]
        for column in values:
            column.role = "annual_average" if column.average else "observed"
            if column.average and years:
                column.years = min(y[0] for y in years), max(y[1] for y in years)
        return
    targets = [c for c in values if _is_target(c, plan)]
    first_target = min((c.years[1] for c in targets if c.years), default=None)
    for column in values:
        header = fold(column.header)
        if column in targets:
            column.role = "annual_average" if column.average and "累计" not in header else "target"
        elif words.BASE.search(header):
            column.role = "baseline"
        elif column.average:
            column.role = "annual_average"
        elif words.ACTUAL.search(header):
            column.role = "actual"
        elif targets:
            column.role = _beside_targets(column, first_target)
        else:
            column.role = "observed"


def _beside_targets(column: Column, first_target: int | None) -> str:
    if column.years is None or first_target is None:
        return "observed"
    return "baseline" if column.years[1] < first_target else "target"


def _is_target(column: Column, plan: tuple[int, int] | None) -> bool:
    """A target by its header's words, or a bare year inside or after the plan."""
    header = fold(column.header)
    if words.ACTUAL.search(header) and not words.TARGET.search(header):
        return False
    if words.TARGET.search(header) and not words.ACTUAL.search(header):
        return True
    if words.BASE.search(header):
        return False
    if column.average or column.total:
        return not plan or column.years is None or column.years[1] >= plan[0]
    return bool(plan and column.years and column.years[0] >= plan[0] and not words.ACTUAL.search(header))
