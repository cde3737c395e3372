"""What kind of table it is: indicators, a series of years, or another list, whose cells are left as they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..layout.tables import Grid
from ..layout.tables.grid import text_of
from ..lexicon import tables as words
from ..lexicon.widths import fold
from .column import Column
from .setting import Setting

LONG = 14
"""Letters from which a cell is a sentence on what is to be built or done, and no name."""


def kind_of(grid: Grid, columns: Sequence[Column], values: Sequence[Column], setting: Setting) -> str:
    """indicators, series (a run of years without aims), or other.

    Args:
        values: the columns that hold values.
    """
    roles = {c.role for c in columns}
    if grid.unread or _lists_projects(grid, columns, setting):
        return "other"
    timed = [c for c in values if c.years is not None or words.TIME.search(fold(c.header))]
    if not values and {"name", "attribute"} <= roles:
        return "indicators"  # a list of indicators to be set: names and attributes without values
    if "name" not in roles:
        return "other"
    if not timed:
        timed = _measured(values, setting)
    cells = [text_of(row.cells[c.index]) for row in grid.rows if row.kind == "data" for c in timed]
    printed = [t for t in cells if t and not words.is_missing(t)]
    if not printed or sum(words.is_value(t) for t in cells if t) * 3 < sum(1 for t in cells if t):
        return "other"
    if not any(words.is_value(t) for t in printed):
        return "other"
    plain = [c for c in timed if c.years and c.years[0] == c.years[1] and not has_aim(c)]
    rest = [c for c in timed if c not in plain and not words.GROWTH.matches(c.header)]
    yearly = len(plain) >= 3 and all(c.average for c in rest) and "attribute" not in roles
    if yearly and not looks_ahead([c.years[0] for c in plain if c.years], setting):
        return "series"
    return "other" if _lists_places(columns, setting) else "indicators"


def _measured(values: Sequence[Column], setting: Setting) -> list[Column]:
    """Columns of statistics that are dated by the caption or by the bulletin that they stand in."""
    if setting.own_year is None:
        return []
    measured = setting.year is not None or tells_statistics(values) or words.GROWTH.matches(setting.title)
    return list(values) if measured else []


def tells_statistics(columns: Sequence[Column]) -> bool:
    """Whether a header is one of statistics, which have a year: 产量, 比上年增长（%）."""
    return any(words.STATISTIC.matches(c.header) or c.rates for c in columns)


def is_undated(grid: Grid, columns: Sequence[Column], setting: Setting) -> bool:
    """Whether a table of statistics is given as it stands because nothing says of which year they are."""
    if grid.unread or setting.own_year is not None or any(c.years for c in columns):
        return False
    measured = [c for c in columns if words.OF_A_YEAR.matches(c.header) and _is_numeric(grid, c.index)]
    named = any(c.role == "name" for c in columns)
    return named and bool(measured) and not _lists_projects(grid, columns, setting)


def _is_numeric(grid: Grid, index: int) -> bool:
    cells = [t for row in grid.rows if row.kind == "data" and (t := text_of(row.cells[index]))]
    return len(cells) > 1 and all(map(words.is_value, cells))


def _lists_projects(grid: Grid, columns: Sequence[Column], setting: Setting) -> bool:
    """A list of projects or duties: two headers of such lists, or two of a header, a caption and cells that say so.

    An attribute (预期性, 约束性) is proof of the contrary.
    """
    if any(c.role == "attribute" for c in columns):
        return False
    said = sum(words.PROJECTS.matches(c.header) for c in columns)
    listed = words.PROJECT_LIST.matches(setting.title)
    wordy = any(_is_wordy(grid, c.index) for c in columns if not c.years)
    return said + listed + wordy > 1


def _lists_places(columns: Sequence[Column], setting: Setting) -> bool:
    """A list of places, whose rows are no indicators; in a bulletin and under years alone they are what is measured."""
    named = [c for c in columns if c.role == "name"]
    return (
        setting.own_year is None
        and not _is_series(columns)
        and bool(named)
        and all(words.PLACES.matches(c.header) for c in named)
        and not any(c.role == "attribute" for c in columns)
    )


def _is_series(columns: Sequence[Column]) -> bool:
    """Whether years alone stand beside the names, two or more."""
    beside = [c for c in columns if c.role not in ("name", "number", "group", "unit")]
    return len(beside) >= 2 and all(words.is_year(c.header) for c in beside)


def _is_wordy(grid: Grid, index: int) -> bool:
    cells = [t for row in grid.rows if row.kind == "data" and (t := text_of(row.cells[index]))]
    return bool(cells) and sum(len(t) >= LONG and not words.is_value(t) for t in cells) * 2 > len(cells)


def looks_ahead(years: Sequence[int], setting: Setting) -> bool:
    """Whether years are aims: they leap into the plan (2020, 2025, 2035), or follow each other to its end.

    Years that a report or a caption looks back on are none.
    """
    if setting.plan is None or years[-1] < setting.plan[0]:
        return False
    if any(later - earlier > 1 for earlier, later in pairwise(years)):
        return True
    return years[-1] >= setting.plan[1] and not setting.looks_back


def has_aim(column: Column) -> bool:
    """Whether the header says more than a year: an aim, a base, a result, a total."""
    said = any(row.matches(column.header) for row in (words.TARGET, words.BASE, words.ACTUAL))
    return said or column.average or column.total
