"""How the cells of a region stand: one a line or several, what a blank line parts, and whether blanks set them below
each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ....lexicon import tables as words
from ....lexicon.widths import squeeze
from ...lines import Line
from ..cells.atoms import (
    MAX_ATOM,
    Can,
    Layout,
    extent,
    is_bare_year,
    is_lone,
    is_wide,
    tokens,
    what,
    width_of,
)
from .row_lines import Standing, standing_of

MIN_BELOW = 0.74
"""Share of the cells that begin below others from which blanks set them so."""
SOME = 4
"""Of so many lines one has a cell in a column, at least: where nothing sets cells below each other, some still are."""
MIN_EDGE = 3
"""Cells that begin in one column and show it to be one."""
_WIDE_CELL = re.compile(r"(?<![^ \u3000\xa0])(?<![^\s][ \u3000\xa0])\S+")
MAX_HEADS = 100
"""Characters of a line of header words, wide blanks counted once."""


def study(lines: Sequence[Line]) -> Layout:
    """The layout of a region by its first lines."""
    rows = any(not is_lone(line.text) and _heads(line.text) for line in lines[:2]) or _heads_below(lines[:3])
    gaps = [line.blanks_before for line in lines[1:]]
    blank = sum(gap > 0 for gap in gaps)
    if rows or not gaps or not blank:
        wide = rows and any(is_wide(line.text) for line in lines[:2])
        centred = rows and any(map(_is_nameless, pairwise(lines)))
        step = _step(lines) if wide else 0
        free = centred or any(words.PROJECTS.matches(word) for word in tokens(lines[0].text))
        edges = _edges(lines, step) if step else frozenset[int]()
        fence = _fence(lines[0], step, edges)
        beside = _beside(lines, fence, step) if fence else lines
        stand = standing_of(beside, wide, step > 0) if rows and (step or not free) else Standing(False)
        return Layout(
            rows,
            False,
            0,
            wide,
            centred=centred,
            step=step,
            edges=edges,
            fence=fence,
            topped=stand.topped is not False,
            unsure=stand.topped is None,
            tails=stand.tails,
            groups=stand.groups,
        )
    blocks = blank * 5 < len(gaps) * 3 and _even(gaps)
    usual = sorted(gap for gap in gaps if gap)[blank // 4]
    return Layout(rows, blocks, 0 if blocks else usual if blank * 2 > len(gaps) else 0)


def _is_nameless(lines: tuple[Line, Line]) -> bool:
    """Whether a line of several cells, none of them words, stands below words alone: the name goes on below it."""
    above, line = lines
    if not above.text or is_lone(line.text) or not is_lone(above.text) or extent(line.text) > MAX_ATOM:
        return False
    plain = Can.NUMBER | Can.VALUE | Can.MISSING | Can.UNIT | Can.ATTRIBUTE
    return bool(what(squeeze(above.text)) & Can.WORDS) and all(what(token) & plain for token in tokens(line.text))


def _heads_below(lines: Sequence[Line]) -> bool:
    """Whether a joint header and the header of the names have a line each above the line of the others."""
    if len(lines) < 3 or not (is_lone(lines[0].text) and is_lone(lines[1].text)):
        return False
    over, name = (words.header_role(squeeze(line.text)) for line in lines[:2])
    return over is None and name is not None and _heads(lines[2].text)


def _heads(text: str) -> bool:
    """Whether a line holds several header words."""
    if is_wide(text):
        return True
    return (
        extent(text) <= MAX_HEADS and sum(words.is_header(token) or is_bare_year(token) for token in tokens(text)) > 1
    )


def _even(gaps: list[int]) -> bool:
    """Whether blank lines come after runs of lines of one length."""
    sizes, size = [], 1
    for gap in gaps:
        if gap:
            sizes.append(size)
            size = 0
        size += 1
    several = Counter(size for size in sizes if size > 1)
    return several.total() > 1 and max(several.values()) * 2 >= several.total()


def _step(lines: Sequence[Line]) -> int:
    """Which way of counting sets the cells of lines below each other: what prints with blanks may count each
    character one; 0 where neither does.
    """
    cells = [
        m for line in lines if extent(line.text) <= MAX_ATOM for m in _WIDE_CELL.finditer(line.cells.text) if m.start()
    ]
    need = max(2, len({m.string for m in cells}) // SOME)
    below = {step: sum(_below(cells, step, need)) for step in (2, 1)}
    best = max(below, key=lambda step: below[step])
    return best if below[best] >= MIN_BELOW * len(cells) else 0


def _edges(lines: Sequence[Line], step: int) -> frozenset[int]:
    """The columns in which cells of several lines begin."""
    starts = Counter(
        width_of(m.string[: m.start()], step)
        for line in lines
        if extent(line.text) <= MAX_ATOM
        for m in _WIDE_CELL.finditer(line.cells.text)
    )
    return frozenset(start for start, count in starts.items() if count >= MIN_EDGE and start)


def _fence(head: Line, step: int, edges: frozenset[int]) -> int:
    """The column in which the second header's cells begin, where the first heads groups that stand left of it; 0 where
    blanks do not tell."""
    cells = [(m.start(), m.group()) for m in _WIDE_CELL.finditer(head.cells.text)] if edges else []
    if len(cells) < 3 or words.header_role(squeeze(cells[0][1])) != "group":
        return 0
    (first, _), (second, _), *_ = cells
    left, right = (width_of(head.cells.text[:at], step) for at in (first, second))
    return max((edge for edge in edges if left < edge <= right), default=0)


def _beside(lines: Sequence[Line], fence: int, step: int) -> list[Line]:
    """The lines without the names of groups, which stand left of all else."""
    out: list[Line] = []
    blanks = 0
    for line in lines:
        before = line.cells.text[: line.body.start - line.cells.start]
        cells = (m.start() for m in re.finditer(r"\S+", line.body.text))
        at = next((k for k in cells if width_of(before + line.body.text[:k], step) >= fence), None)
        blanks = max(blanks, line.blanks_before)
        if at is not None:
            out.append(replace(line, body=line.body.sub(at), blanks_before=blanks) if at else line)
            blanks = 0
    return out


def _below(cells: Sequence[re.Match[str]], step: int, need: int) -> Iterator[bool]:
    """Of each cell whether it begins, or has its middle, where ``need`` others do."""
    places = [(width_of(m.string[: m.start()], step), width_of(m.group(), step)) for m in cells]
    starts = Counter(start for start, _ in places)
    middles = Counter(start + width // 2 for start, width in places)
    return (starts[start] > need or middles[start + width // 2] > need for start, width in places)
