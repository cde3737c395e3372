"""Names of rows and of groups that a print tears where only the words tell.

A name can be torn before its last word, which stands on the row's own line: 城镇新增就业 / 人数（万人） 5 6.
The first line looks like the name of a group, or like the end of the name above. What stands on the row tells: a word
that says no more than what is measured is no name, and its other half stands above it. What is put together so is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...core.fragment import join
from ...core.problems import Finding, finding
from ...lexicon import tables as words
from .atoms import Atom, Can
from .fits import ends_in_unit
from .header_words import text
from .reading import MAX_HALF, Cell, Reading, Row

_MEASURE = re.compile(r"[（(][^（）()]*[）)]$")
_END = re.compile("[率值比度额]|增加值|占比")
"""Ends of names that are none by themselves, beside those of ``words.MEASURED``."""
MIN_HALVES = 4
"""Rows that have two letters each for their group, from which these may be halves."""


def rejoined(reading: Reading) -> tuple[Reading, list[Finding]]:
    """The reading with such names whole, and what is told of them."""
    roles = reading.header.roles
    if "name" not in roles:
        return reading, []
    name = roles.index("name")
    rows = list(reading.rows)
    told: list[Finding] = []
    groups = sum(row.kind == "group" for row in rows)
    ends = [row.kind == "data" and _is_end(row.cells, name) for row in rows]
    for n in range(len(rows) - 1, 0, -1):
        if not ends[n] or ends[n - 1] or (n + 1 < len(rows) and ends[n + 1]):
            continue
        above, row = rows[n - 1], rows[n]
        half = _group(above) if above.kind == "group" and groups == 1 else _tail(above, name)
        if half is None:
            continue
        rows[n] = _with_name(row, name, (*half, *row.cells[name]))
        rows[n - 1 : n] = [_with_name(above, name, above.cells[name][: -len(half)])] if above.kind == "data" else []
        detail = f"“{text(half)}”按下一行名称的前半读"
        told.append(finding("ROW_MISFIT", detail, [join(atom.body for atom in half)]))
    return (replace(reading, rows=tuple(rows)), told[::-1]) if told else (reading, [])


def _is_end(cells: Sequence[Cell], name: int) -> bool:
    """Whether what stands for the name on the line of its row's figures is the end of one."""
    whole = cells[name]
    if not whole or len({atom.line for cell in cells for atom in cell}) > 1:
        return False
    bare = _MEASURE.sub("", text(whole))
    return bool(words.MEASURED.matches(bare) or _END.fullmatch(bare))


def _group(row: Row) -> Cell | None:
    """The words of a group's row that nothing but their place makes one."""
    (cell,) = row.cells
    known = any(atom.can & Can.GROUP_MARK for atom in cell) or words.GROUP.matches(text(cell))
    return None if known or ends_in_unit(text(cell)) else cell


def _tail(row: Row, name: int) -> Cell | None:
    """The line below a row that was taken for the end of its name, which had one, or is no longer than it."""
    if row.kind != "data" or len(row.cells[name]) < 2:
        return None
    *rest, last = row.cells[name]
    own = all(atom.line < last.line for cell in row.cells for atom in cell if atom is not last)
    whole = ends_in_unit(text(tuple(rest))) or len(last.text) >= len(text(tuple(rest)))
    return (last,) if own and whole and not ends_in_unit(last.text) else None


def halves(reading: Reading) -> tuple[dict[int, str], list[Finding]]:
    """Rows, by index, whose name may hold the second half of their group's, and why; and what is told of groups of
    which each row may have a half: 经济 / 发展 / 社会 / 事业.
    """
    roles = reading.header.roles
    if "group" not in roles or "name" not in roles:
        return {}, []
    group, name = roles.index("group"), roles.index("name")
    rows = {n: row for n, row in enumerate(reading.rows) if row.kind == "data"}
    doubts = {
        n: f"名称中的“{half.text}”可能是类别的后半"
        for n, row in rows.items()
        if (half := _inner_half(row.cells[name], row.cells[group])) is not None
    }
    cells = [row.cells[group] for row in rows.values()]
    said = [text(cell) for cell in cells]
    if len(said) < MIN_HALVES or any(len(word) != 2 for word in said) or len(set(said)) < len(said):
        return doubts, []
    detail = f"“{'、'.join(said[:4])}”可能是几行合写的类别，按各行读"
    return doubts, [finding("ROW_MISFIT", detail, [join(atom.body for atom in cell) for cell in cells])]


def _inner_half(name: Cell, group: Cell) -> Atom | None:
    """Words that begin a further line of a name, with a blank after them, and are no longer than the group's own."""
    if not group or len(text(group)) > MAX_HALF:
        return None
    return next(
        (
            half
            for above, half, after in zip(name, name[1:], name[2:], strict=False)
            if above.line < half.line == after.line and len(half.text) <= MAX_HALF and half.can == Can.WORDS
        ),
        None,
    )


def _with_name(row: Row, name: int, cell: Cell) -> Row:
    return replace(row, cells=(*row.cells[:name], cell, *row.cells[name + 1 :]))
