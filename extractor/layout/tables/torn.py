"""Rows that a conversion tore: a name over two or three lines, the values on one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...core.fragment import Fragment, join
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import squeeze
from .grid import Cells, Covered, text_of

_CONTINUES = re.compile(r"^[（(\[〔【]|^(?:人数|比重|比例|总量|覆盖率|增长率|占比|率)")


def mend(rows: list[Cells], roles: Sequence[str | None], piped: bool) -> list[Cells]:
    """Join torn names with the rows that they belong to.

    Args:
        rows: rows of the table's width, header aside.
        roles: what each column is by its header.
        piped: whether pipes part the cells: such a source tears no cell.
    """
    number = next((n for n, role in enumerate(roles[:2]) if role == "number"), None)
    if number is not None and number + 1 < len(roles) and roles[number + 1] == "name" and not piped:
        rows = _mend_numbered(rows, number)
    return _mend_names(rows)


def _mend_numbered(rows: list[Cells], number: int) -> list[Cells]:
    """Rows with a number of their own: a line without one is a part of the name above or below it."""
    name = number + 1
    out: list[Cells] = []
    pending: Fragment | None = None
    prefixed = False
    for n, row in enumerate(rows):
        lone = _lone(row)
        text = row[lone] if lone is not None and lone in (0, name) else None
        if text is not None and not _is_marked(text):
            following = rows[n + 1] if n + 1 < len(rows) else None
            if following is not None and text_of(following[number]) and not text_of(following[name]):
                pending = text
                continue
            if out and text_of(out[-1][number]) and (prefixed or not text_of(out[-1][name]) or lone == name):
                out[-1] = _with_name(out[-1], name, [out[-1][name], text])
                continue
        prefixed = pending is not None
        if pending is not None:
            row, pending = _with_name(row, name, [pending, row[name]]), None
        out.append(row)
    return out


def _lone(row: Cells) -> int | None:
    """The index of the only filled cell, where no merged cell says that it is meant so."""
    filled = [n for n, cell in enumerate(row) if text_of(cell)]
    return filled[0] if len(filled) == 1 and not any(isinstance(c, Covered) for c in row) else None


def _is_marked(cell: Fragment) -> bool:
    text = text_of(cell)
    return read_mark(text) is not None or words.is_value(text)


def _with_name(row: Cells, name: int, parts: list[Fragment | None]) -> Cells:
    return [*row[:name], join([p for p in parts if p is not None]), *row[name + 1 :]]


def _mend_names(rows: list[Cells]) -> list[Cells]:
    """Names in the first column."""
    out: list[Cells] = []
    pending: list[Fragment] = []
    grouped = _opens_with_group(rows)
    for n, row in enumerate(rows):
        first = row[0]
        alone = _alone(row)
        if alone and first is not None:
            if out and not pending and _continues(out[-1], first.text, rows[n + 1] if n + 1 < len(rows) else None):
                out[-1] = [join([out[-1][0] or first, first]) if out[-1][0] else first, *out[-1][1:]]
                continue
            if _starts_name(row, rows[n + 1] if n + 1 < len(rows) else None, grouped):
                pending.append(first)
                continue
        elif pending and not text_of(first):
            row = [join(pending), *row[1:]]
            pending = []
        elif pending and first is not None:
            row = [join([*pending, first]), *row[1:]]
            pending = []
        out.append(row)
    if pending:
        out.append([join(pending), *([None] * (len(rows[0]) - 1))])
    return out


def _opens_with_group(rows: list[Cells]) -> bool:
    """A table with group rows opens with one: a name alone, and no second half of it below."""
    if not rows or not _alone(rows[0]):
        return False
    return len(rows) < 2 or _CONTINUES.match(text_of(rows[1][0])) is None


def _continues(previous: Cells, text: str, following: Cells | None) -> bool:
    """Whether a lone first cell ends the name above: it opens with a bracket or the bracket above is open."""
    name = text_of(previous[0])
    if not name or not _values_in(previous):
        return False
    opened = sum(name.count(c) for c in "（(") > sum(name.count(c) for c in "）)")
    if opened or text[0] in "）)" or re.match(r"^[（(][^（）()]{1,8}[)）]$", squeeze(text)):
        return True
    if read_mark(text) is not None or text.startswith("其中"):
        return False
    no_unit = not re.search(r"[)）]$", name)
    bracket = re.search(r"[（(]([^（）()]{1,8})[)）]$", squeeze(text))
    return (
        no_unit
        and bracket is not None
        and words.is_unit(bracket.group(1))
        and not (following is not None and not text_of(following[0]))
    )


def _alone(row: Cells) -> bool:
    """Whether the first cell is the only one with words, and no merged cell says that it is meant so."""
    return [k for k, c in enumerate(row) if text_of(c)] == [0] and not any(isinstance(c, Covered) for c in row)


def _starts_name(row: Cells, after: Cells | None, grouped: bool) -> bool:
    """Whether a lone first cell is the head of a name whose values come on a later line."""
    text = text_of(row[0])
    mark = read_mark(text)
    if mark is not None and mark.way.groups:
        return False
    if after is None:
        return False
    if not text_of(after[0]) and _values_in(after):
        return True
    opened = sum(text.count(c) for c in "（(") > sum(text.count(c) for c in "）)")
    if opened:
        return True
    if mark is not None and mark.way.rows:
        return read_mark(text_of(after[0])) is None
    return bool(_values_in(after)) and (not grouped or bool(_CONTINUES.match(text_of(after[0]))))


def _values_in(row: Cells) -> int:
    return sum(1 for c in row[1:] if text_of(c))
