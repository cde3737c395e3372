"""The notes under a table: 注：…, the items that count on from it, and sentences that speak of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ....lexicon.box_lines import opens_box
from ....lexicon.numerals import CIRCLED, number_value
from ....lexicon.schemes import read_mark
from ...lines import Line
from ..grid import Grid

_ITEM = re.compile(
    rf"^\s*(?:(?P<ring>[{CIRCLED}])|(?P<star>[*＊#†])(?!\s*$)|[(（]?(?P<n>[0-9０-９]{{1,2}})"
    r"(?:[)）]|[.．、](?![0-9０-９])|\s*(?=指|系|为|按|含|不含|包括|采用|数据)))\s*\S"
)
"""① …, * …, 1. …, （1）…, 2 指…; a decimal number (1.2) is a heading's."""
_RINGS = re.compile(rf"[{CIRCLED}]")
_NUMBERS = re.compile(r"(?:(?<=[：:；;。\s])|^)[(（]?[0-9０-９]{1,2}(?=[.．、)）](?![0-9０-９])|\s*(?:指|系|为|按|含))")
_SPEAKS_OF_FIGURES = re.compile(
    r"数据|口径|统计|计算|核算|测算|折算|为准|来源|不?含|不?包括|累计(?=[数值量增降减下为，、。；;）)])|指标|本表|括号|四舍五入|下同"
)
"""Words of notes: what a figure holds, where it comes from, how it is counted; 累计完成投资 tells what was done."""
_BARE = re.compile(r"^\s*备?\s*注\s*(?:释|解)?\s*[:：]?\s*$")
MAX_SENTENCE = 80
"""Longest sentence without a number that is read as one more note."""
LONG = 24
"""Shortest line that a line break can have cut: shorter ones end where their words end."""
ENDLESS = 2000
"""Characters of a note from which what follows is text below the table."""


def read_notes(grid: Grid, lines: Sequence[Line], end: int) -> tuple[int, list[Fragment]]:
    """Notes under a table whose own lines stop at ``end``.

    Returns:
        (the first line that is no note, the notes)
    """
    notes: list[Fragment] = []
    frame = lines[grid.lines.start].frame
    at = end
    while at < len(lines) and lines[at].table is None:
        line = lines[at]
        framed = frame is not None and line.frame == frame
        if words.NOTE.match(line.text) or (not notes and _explains_mark(grid, line)):
            notes.append(line.body)
        elif (notes and _BARE.match(notes[-1].text)) or (notes and not framed and _goes_on(notes[-1].text, line)):
            notes[-1] = join([notes[-1], line.body])
        elif notes and (framed or _is_next(notes, lines, at)):
            notes.append(line.body)
        else:
            break
        at += 1
    return at, notes


def _explains_mark(grid: Grid, line: Line) -> bool:
    """① or * at the head of a line under a table that has such a mark behind a name or a value."""
    item = _ITEM.match(line.text)
    mark = item and (item.group("ring") or item.group("star"))
    if not mark:
        return False
    cells = [c.text for row in grid.rows for c in row.cells if c is not None]
    return any(mark in text[1:] for text in cells)


def _is_next(notes: Sequence[Fragment], lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one more note: the next number, or a sentence on the figures."""
    line = lines[at]
    item = _ITEM.match(line.text)
    if item is None:
        return _is_sentence(line.text) and (
            _SPEAKS_OF_FIGURES.search(line.text) is not None or _number_follows(notes, lines, at + 1)
        )
    if item.group("star"):
        return True
    last = _last_number(notes, _RINGS if item.group("ring") else _NUMBERS)
    here = number_value(item.group("ring") or item.group("n"))
    if item.group("ring"):
        return here == (last or 0) + 1 or here == 1
    stopped = _ends(line.text) or not _ends(notes[-1].text)
    if last is None:
        return here == 1 and _ends(line.text) and _SPEAKS_OF_FIGURES.search(line.text) is not None
    return here == last + 1 and stopped


def _number_follows(notes: Sequence[Fragment], lines: Sequence[Line], at: int) -> bool:
    item = _ITEM.match(lines[at].text) if at < len(lines) else None
    return item is not None and item.group("ring") is not None and _is_next(notes, lines, at)


def _is_sentence(text: str) -> bool:
    """One short sentence without a number of its own."""
    return len(text) <= MAX_SENTENCE and text[-1] in "。；;" and "。" not in text[:-1] and read_mark(text) is None


def _last_number(notes: Sequence[Fragment], kind: re.Pattern[str]) -> int | None:
    """The last number of one kind in the last note: 注：1. ①…；②… is followed by 2. and by ③."""
    found = kind.findall(notes[-1].text)
    return number_value(found[-1].strip("(（")) if found else None


def _ends(text: str) -> bool:
    return text.rstrip()[-1:] in "。；;！!.）)"


def _goes_on(note: str, line: Line) -> bool:
    """A note cut by a line break: no stop at its end, and what follows opens nothing."""
    shown = line.hint is not None and line.hint.opens is False
    return (
        not _ends(note) and (shown or LONG <= len(note) < ENDLESS) and line.blanks_before == 0
        and read_mark(line.text) is None and not line.text.startswith(("表", "——")) and not opens_box(line.text)
        and line.indent < 2
    )  # fmt: skip
