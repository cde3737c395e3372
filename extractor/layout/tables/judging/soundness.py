"""What every reading of a table must satisfy before it is given."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ....lexicon import tables as words
from ....lexicon.table_points import BY_NAME as POINTS
from ....lexicon.widths import fold
from ..cells.atoms import Atom, Can, is_bare_year, may_be_page
from ..cells.fits import as_group, closes, denies, fit, is_letter, is_open, rest_of
from ..headers.hypotheses import Header
from ..headers.words import OWN, WHOLE, role_of, tells_growth, text
from ..reading import Cell, Reading, Row
from .sides import parts_of

LEAD = 1.5
"""Points by which the place of a row's cells, or the header of a table, must be ahead of the next best."""
CLOSE = 0.5
"""Points by which the header of a table in running text must be ahead: rows and blanks say less of it than signs."""
WEAK = "这样读的依据不足"
"""Why a reading is refused against which more speaks than for it."""
LIST = 4
"""Values of a column, at least, that go up by one from row to row and are taken for row numbers."""
IMPOSSIBLE = -5.0
"""Points at which a cell cannot belong to its column."""

_NEVER_NAMES = frozenset({"attribute", "note", "number"})
"""Columns whose header begins no name, as 单位 does: 单位/面积农药使用量."""
DASHED = frozenset({"unit", "value", "any", "attribute"})
"""Columns in which a dash says that there is nothing."""

SETTLED = "row.settled"
"""Said of a row whose empty cells the full rows tell."""


def refusal(reading: Reading) -> str | None:
    """Why the reading cannot be given; None where it is sound."""
    rows = [row for row in reading.rows if row.kind == "data"]
    roles = reading.header.roles
    misfits = sum(
        bool(cell) and not _belongs(cell, role) for row in rows for role, cell in zip(roles, row.cells, strict=True)
    )
    if _side_by_side(reading.header):
        return "名称与数值并排两次"
    if any(heads_two(text(cell)) for column in reading.header.columns for cell in column.chain):
        return "表头两栏并为一格"
    if any(_of_two_years(column.chain) for column in reading.header.columns):
        return "表头两栏并为一格"
    if any(words.CUT_YEAR.matches(column.header) for column in reading.header.columns):
        return "表头的年份缺前半"
    if any(is_half(text(cell)) for column in reading.header.columns for cell in column.chain):
        return "表头缺一半"
    if stray := next((row for row in reading.rows if row.kind == "group" and "group_row.other" in row.said), None):
        return f"“{text(stray.cells[0])}”自成一行，不是类别"
    if any(row.kind == "group" and WHOLE.fullmatch(text(row.cells[0])) for row in reading.rows):
        return "表头词落在类别栏里"
    if misfits:
        return f"{misfits} 个单元格不合所在的栏"
    if not _counts_up(rows, roles):
        return "行号不是逐一递增"
    if _numbers_as_values(rows, roles):
        return "行号落在数值栏里"
    if reading.points < 0 and gives_values(reading):
        return WEAK
    if reading.second is not None and reading.margin < CLOSE and gives_values(reading):
        return "两种读法不分上下"
    if nameless := sum(_is_nameless(row, roles) for row in rows):
        return f"{nameless} 行数值没有名称，各行的名称都可能错位"
    full = sum(_is_full(row, roles) for row in rows)
    if full * 2 < len(rows):
        return f"{len(rows)} 行中只有 {full} 行是满的"
    return None


_TWO_YEARS = re.compile("(?:19|20)[0-9]{2}年(?:19|20)[0-9]{2}年")
"""Headers of two columns that lost the blank between them: what stands below them may be either's."""
_TWO_AIMS = re.compile("目标值?(?:实际|现状)|(?:实际|现状)值目标")
"""What the headers of two columns say: 2025年目标 and 实际."""
_HEADS = re.compile("(?:19|20)[0-9]{2}年|十[一二三四五六七]五|^完成率")
"""What the name of no indicator has, and a header often: 2030年目标, “十四五”完成情况."""


def _of_two_years(chain: Sequence[Cell]) -> bool:
    """Whether the tiers of a header name different years: 2020年 over 2025年."""
    bare = {text(cell) for cell in chain if words.is_year(text(cell))}
    return len(bare) > 1


def heads_two(header: str) -> bool:
    """Whether a header is those of two columns that lost the blank between them: 2020年2025年, 指标名称单位."""
    if _TWO_YEARS.search(header) is not None or _TWO_AIMS.search(header) is not None:
        return True
    if words.header_role(header) is not None or not header.isalpha():
        return False
    cuts = ((words.header_role(header[:n]), words.header_role(header[n : n + 2])) for n in range(2, len(header) - 1))
    named = "指标" in header  # 项目单位 is a column of a list of projects
    twice = {"number": OWN, "name": {"unit", "attribute"} if named else frozenset()}
    return any(b in twice.get(a or "", ()) for a, b in cuts)


def is_half(header: str) -> bool:
    """Whether a header lacks its other half: a bracket or a quotation mark, its last letters."""
    if header.count("“") != header.count("”") or is_open(header) or closes(header):
        return True
    return words.CUT_HEADER.matches(header)


def is_strange(row: Row, roles: Sequence[str]) -> bool:
    """Whether a cell of a row is missing, belongs to no column of its kind, or does not go together."""
    cells = zip(roles, row.cells, strict=True)
    return doubt(row, tuple(roles)) is not None or any(
        not _belongs(cell, role) if cell else role != "group" for role, cell in cells
    )


def scrambled(reading: Reading) -> str | None:
    """Why cells that stand one a line cannot be those of rows: a header's words name one, or words stand for values."""
    roles = reading.header.roles
    rows = [row for row in reading.rows if row.kind == "data"]
    named = [cell for row in rows for role, cell in zip(roles, row.cells, strict=True) if role == "name" and cell]
    heads = {column.header for column in reading.header.columns if len(column.chain) == 1}
    groups = [cell for row in reading.rows if row.kind == "group" for cell in row.cells if cell]
    groups += [cell for row in rows for role, cell in zip(roles, row.cells, strict=True) if role == "group" and cell]
    said = [*map(text, named), *(cell[0].text for cell in (*named, *groups) if cell[0].text in heads)]
    dated = not reading.header.is_list  # of projects: 2021年水位监测项目 is one
    if any(
        ((dated and _HEADS.search(name)) or name in heads or words.DUTY.matches(name)) and words.is_header(name)
        for name in said
    ):
        return "表头词落在名称栏里"
    if any(cell[0].can & Can.TITLE and len(cell) > 1 for cell in groups):
        return "表头词落在类别栏里"
    if dated and any(len(cell) > 1 and (_measures_others(cell[0].text) or _heads_name(cell)) for cell in named):
        return "表头词落在名称栏里"
    values = [
        text(cell) for row in rows for role, cell in zip(roles, row.cells, strict=True) if role == "value" and cell
    ]
    worded = sum(fit(value, "value") == "value.words" and not re.search("[0-9]", value) for value in values)
    return "数值栏里多是词" if worded > 1 and worded * 5 > len(values) else None


def _measures_others(said: str) -> bool:
    """Whether words at the head of a name are a header's that dates or compares: 比上年增长（%） / 湿地保护率."""
    return words.is_header(said) and (tells_growth(said) or _HEADS.search(said) is not None)


_NAMED = frozenset({"group_row.marked", "group_row.known", "group_row.counted"})
"""What words between rows show that name the group below them."""


def of_words(reading: Reading) -> str | None:
    """Why rows of words alone, one cell a line, cannot be told apart: one lacks a cell that others have, or words
    without a mark stand between them. What a letter numbers names a group and nothing else."""
    roles, columns = reading.header.roles, reading.header.columns
    number = roles.index("number") if "number" in roles else None
    rows = [
        row for row in reading.rows
        if row.kind == "data" and not (number is not None and row.cells[number] and is_letter(text(row.cells[number])))
    ]  # fmt: skip
    own = [n for n in range(len(roles)) if n != number]
    if any(row.cells[n][0].can & (Can.VALUE | Can.NUMBER) for row in rows for n in own if row.cells[n]):
        return None
    needed = [n for n in range(len(roles)) if not words.REMARK.matches(columns[n].header)]
    between = [row.cells[0][0] for row in reading.rows if row.kind == "group"]
    marked = number is not None and all(as_group(atom.text) in _NAMED for atom in between)
    full = all(row.cells[n] for row in rows for n in needed)
    return None if full and (marked or not between) else "只有词，有的行缺单元格，各行从哪里开始不能断定"


def gives_values(reading: Reading) -> bool:
    """Whether values are read under the header's words: of a list of projects the cells are given as they stand."""
    rows = [row for row in reading.rows if row.kind == "data"]
    return not reading.header.is_list and _holds_values(rows, reading.header.roles)


def _belongs(cell: Cell, role: str) -> bool:
    """Whether a cell can stand in a column of this role: as a whole, and two numbers are never one value."""
    whole = ""
    for atom in cell:
        if whole and role == "value" and rest_of(whole, atom.text, role) == "join.misfit":
            return False
        whole += atom.text
    return POINTS[fit(whole, role)] > IMPOSSIBLE


def _is_one_cell(header: Header) -> bool:
    """Whether one cell is all the header that the names and all other columns have: it heads none of them."""
    chains = {tuple(cell[0].body.start for cell in column.chain) for column in header.columns}
    return len(header.columns) > 1 and len(chains) == 1 and bool(header.columns[0].chain)


def _is_full(row: Row, roles: tuple[str, ...]) -> bool:
    """Every column but those that merged cells leave open has its cell, or one of its values is seen to be empty."""
    if SETTLED in row.said:
        return True
    if "empty.seen" in row.said and "empty.unseen" not in row.said and _values(row, roles):
        return True
    return all(cell or role in ("group", "number", "any", "note") for role, cell in zip(roles, row.cells, strict=True))


def _is_nameless(row: Row, roles: tuple[str, ...]) -> bool:
    """Whether all values of a row stand there, and no name: the name that is meant may have gone to a row beside it."""
    values = [bool(cell) for role, cell in zip(roles, row.cells, strict=True) if role == "value"]
    names = [bool(cell) for role, cell in zip(roles, row.cells, strict=True) if role == "name"]
    return bool(names) and not any(names) and bool(values) and all(values)


def _values(row: Row, roles: tuple[str, ...]) -> bool:
    return any(cell and role == "value" for role, cell in zip(roles, row.cells, strict=True))


def _counts_up(rows: list[Row], roles: tuple[str, ...]) -> bool:
    """The row numbers rise by one, or by one more for each row whose own is not printed; a new group begins at 1."""
    if "number" not in roles:
        return True
    place = roles.index("number")
    last, silent = None, 0
    for row in rows:
        said = fold(row.cells[place][0].text) if row.cells[place] else ""
        if not said.isdecimal():
            silent += not said
            continue
        number = int(said)
        if last is not None and number != 1 and not last < number <= last + 1 + silent:
            return False
        last, silent = number, 0
    return True


def _numbers_as_values(rows: list[Row], roles: tuple[str, ...]) -> bool:
    """Whether a column of values counts up as row numbers do, and few rows have a number elsewhere."""
    places = [n for n, role in enumerate(roles) if role == "number"]
    if sum(bool(row.cells[n]) for row in rows for n in places) * 2 > len(rows):
        return False
    for place in (n for n, role in enumerate(roles) if role == "value"):
        said = [fold(row.cells[place][0].text) if row.cells[place] else "" for row in rows]
        ahead = Counter(int(one) - n for n, one in enumerate(said) if one.isdecimal() and len(one) < 4)
        most = max(ahead.values(), default=0)
        if most >= LIST and most * 3 > len(rows) * 2:
            return True
    return False


# --------------------------------------------------------------------------------------- cells that have their slots
def unsound(reading: Reading, weighed: bool = True) -> str | None:
    """Why a table whose cells have their slots cannot be given; None where it can, its doubtful rows aside.

    ``weighed``: whether its points speak for it; else it is a table by the likeness of its cells.
    """
    rows = [row for row in reading.rows if row.kind == "data"]
    roles = roles_of(reading.header)
    if reading.second is not None and reading.margin < LEAD and _holds_values(rows, roles):
        return "两种读法不分上下"
    if weighed and reading.points < 0 and _holds_values(rows, roles) and not _years_down(rows, reading.header):
        return WEAK
    if _side_by_side(reading.header):
        return "名称与数值并排两次"
    if _is_one_cell(reading.header):
        return "表头是横跨各栏的一格"
    if any(_of_two_years(column.chain) for column in reading.header.columns):
        return "表头两栏并为一格"
    doubts = sum(doubt(row, roles) is not None for row in rows)
    if doubts * 2 > len(rows):
        return f"{len(rows)} 行中有 {doubts} 行的单元格不合所在的栏"
    return None


def _years_down(rows: Sequence[Row], header: Header) -> bool:
    """Whether the figures of years stand below each other under 年份: names that the points know as numbers."""
    if not words.YEARS_DOWN.matches(header.columns[0].header):
        return False
    return sum(bool(row.cells[0]) and is_bare_year(text(row.cells[0])) for row in rows) * 5 >= len(rows) * 4


def roles_of(header: Header) -> tuple[str, ...]:
    """The roles by which cells in known columns are judged: bare years in a first column 年份 name the rows."""
    first, *others = header.roles
    years = first == "name" and words.YEARS_DOWN.matches(header.columns[0].header)
    return ("any" if years else first, *others)


def _side_by_side(header: Header) -> bool:
    """Whether values stand between two columns of names, or two of one header, that are no sides of one table."""
    if parts_of([column.header for column in header.columns]):
        return False
    first = header.columns[0].header if header.columns else ""
    named = [
        n
        for n, (column, role) in enumerate(zip(header.columns, header.roles, strict=True))
        if role_of(column.header) == "name" or (first and column.header == first and role not in ("value", "number"))
    ]
    return any("value" in header.roles[a + 1 : b] for a, b in pairwise(named))


def doubt(row: Row, roles: tuple[str, ...]) -> str | None:
    """Why the values of one row cannot be given; None where they can."""
    misfit = _misfit(row, roles)
    if misfit is not None:
        return f"“{misfit}”不合所在的栏，此行疑有错列"
    if any(role == "name" and _heads_name(cell) for role, cell in zip(roles, row.cells, strict=True)):
        return "名称前有表头词，表头可能没有读全"
    if page := next(
        (atom.text for role, cell in zip(roles, row.cells, strict=True) if (atom := _page(cell, role))), ""
    ):
        return f"“{page}”独占一行，可能是页码"
    if any(_runs_together(cell) for cell in row.cells if len(cell) > 1):
        return "此行有两个数并为一格"
    loose = any(atom.slot < 0 for cell in row.cells for atom in cell)
    if loose and "join.misfit" in row.said:
        return "此行有不相合的字句并为一格"
    if stands_loosely(row, roles):
        return "此行缺单元格，缺在哪一栏不能断定"
    return None


def _heads_name(cell: Cell) -> bool:
    """Whether a name begins with a word that heads a column and no name: 属性 / 公园绿地面积."""
    return len(cell) > 1 and words.header_role(cell[0].text) in _NEVER_NAMES and cell[0].line < cell[-1].line


def _page(cell: Cell, role: str) -> Atom | None:
    """The number that a value, or the head of a name, is, where it has its line to itself and can be a page's."""
    if not cell or not cell[0].lone or not may_be_page(cell[0]) or (len(cell) > 1) != (role == "name"):
        return None
    return cell[0] if role in ("name", "value", "any") else None


def stands_loosely(row: Row, roles: tuple[str, ...]) -> bool:
    """Whether a row lacks cells and its values could as well stand in other columns."""
    if all(len(cell) == 1 for cell in row.cells):
        return False
    loose = any(atom.slot < 0 for cell in _placed_by_sense(row, roles) for atom in cell)
    settled = SETTLED in row.said
    if loose and not settled and _dash_may_shift(row, roles):
        return True
    unsure = row.lead < LEAD or (row.lead == math.inf and not settled and _may_shift(row, roles))
    return loose and unsure and _holds_values([row], roles)


def _placed_by_sense(row: Row, roles: tuple[str, ...]) -> list[Cell]:
    """The cells of a row but for a name of which a part is known to stand in its column: the first line of a name
    that tabs do not part tells nothing of where the values below it stand."""
    known = [
        role == "name" and any(atom.slot >= 0 for atom in cell) for role, cell in zip(roles, row.cells, strict=True)
    ]
    return [cell for cell, is_known in zip(row.cells, known, strict=True) if not is_known]


def _may_shift(row: Row, roles: tuple[str, ...]) -> bool:
    """Whether a value could as well stand in the empty column of values beside it: no blanks tell, and no
    reading of the row was left that says so."""
    if "empty.seen" in row.said or "name.total" in row.said:
        return False
    values = [cell for role, cell in zip(roles, row.cells, strict=True) if role == "value"]
    return any(bool(a) != bool(b) and all(atom.left < 0 for atom in a or b) for a, b in pairwise(values))


def _dash_may_shift(row: Row, roles: tuple[str, ...]) -> bool:
    """Whether a dash could as well stand in the empty column beside it, and fill it: 利用系数 — 0.599 0.785, where the
    unit is left out or the last value. A dash says of no column that it is there, whatever points it makes."""
    if "empty.seen" in row.said or "name.total" in row.said:
        return False
    return any(
        bool(a) != bool(b) and {x, y} <= DASHED and _missing(a or b) and all(atom.left < 0 for atom in a or b)
        for (x, a), (y, b) in pairwise(zip(roles, row.cells, strict=True))
    )


def _runs_together(cell: Cell) -> bool:
    """Whether two figures of one line would become one."""
    return any(a.line == b.line and a.text[-1:].isdigit() and b.text[:1].isdigit() for a, b in pairwise(cell))


def _misfit(row: Row, roles: tuple[str, ...]) -> str | None:
    """The first cell of a row that cannot belong to its column."""
    for role, cell in zip(roles, row.cells, strict=True):
        said = text(cell)
        if denies(said, role):
            return said
        if role == "name" and "unit" in roles and len(cell) == 1 and cell[0].can & Can.UNIT:
            beside = row.cells[roles.index("unit")]
            if not beside or not beside[0].can & (Can.UNIT | Can.HALF_UNIT | Can.MISSING):
                return said
    return None


def _missing(cell: Cell) -> bool:
    return bool(cell[0].can & Can.MISSING)


def _holds_values(rows: list[Row], roles: tuple[str, ...]) -> bool:
    return any(
        cell and (cell[0].can & (Can.VALUE | Can.NUMBER) if role == "any" else role == "value" and not _missing(cell))
        for row in rows
        for role, cell in zip(roles, row.cells, strict=True)
    )
