"""Headings and box titles that a conversion glued to the end of the paragraph before.

加快补齐短板。（二）健全社会保障体系 is two lines, and so is 规模化率达到75%。专栏4 畜牧业提升工程.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.schemes import Mark, read_mark
from .lines import Line
from .numbering import rank_of

_BOX = re.compile(r"(?<=[。；])\s*专栏\s*[0-9一二三四五六七八九十]{1,3}[\s:：]*[\u4e00-\u9fff“][^。；：，]{3,30}$")
MAX_TITLE = 40
"""Longest heading that can be told behind a sentence."""
_STOP = re.compile("[，。；：]")
_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff])"
    r"(?:[ \u3000\xa0]?(?=[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节])"
    r"|[ \u3000\xa0](?=[一二三四五六七八九十]{1,3}、))"
)
"""Where a number can begin behind a word."""


def part_glued(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each glued heading on its own: its number must be the one that is missing between its sisters."""
    lines = [part for line in lines for boxed in _boxed(line) for part in _chained(boxed)]
    glued = [_glued(line) for line in lines]
    if not any(glued):
        return lines
    marks = [read_mark(line.text) if line.table is None else None for line in lines]
    below = _next_values(marks)
    last: dict[str, int] = {}
    out: list[Line] = []
    for line, mark, found, after in zip(lines, marks, glued, below, strict=True):
        if mark is not None and mark.way.strong:
            last[mark.kind] = mark.value
        if found is None or not _is_missing(found[1], last, after):
            out.append(line)
            continue
        start, inner = found
        last[inner.kind] = inner.value
        out += _parted(line, start)
    return out


def _parted(line: Line, start: int) -> list[Line]:
    above, heading = line.body.sub(0, start).strip(), line.body.sub(start)
    return [replace(line, body=above, cells=above), replace(line, body=heading, cells=heading, blanks_before=0)]


def _boxed(line: Line) -> list[Line]:
    """The title of a box behind the last 。 of a line is a line of its own."""
    match = _BOX.search(line.text) if line.table is None and "专栏" in line.text else None
    return _parted(line, match.start()) if match is not None and match.start() > 0 else [line]


_INNER = re.compile(
    r"(?<=[\u4e00-\u9fff])[ \u3000\xa0]*(?=第[一二三四五六七八九十百0-9]{1,4}[章节条])|"
    r"(?<=[\u4e00-\u9fff])[ \u3000\xa0]+(?=一、|[（(]一[）)])"
)
"""Where behind the title of a part the first number below it can begin."""


def _chained(line: Line) -> list[Line]:
    """第一章 总则 第一节 目的 …: each division on its own line, where the inner one is the first below the outer."""
    text = line.text
    if text[0] != "第" or line.table is not None or not (outer := read_mark(text)) or not outer.way.divides:
        return [line]
    found = _INNER.search(text, outer.end, outer.end + MAX_TITLE)
    inner = read_mark(text[found.end() :]) if found is not None else None
    if found is None or inner is None or inner.value != 1 or not inner.way.strong or _STOP.search(text, 0, found.end()):
        return [line]
    if rank_of(inner.kind) <= rank_of(outer.kind):
        return [line]
    above, below = _parted(line, found.end())
    return [above, *_chained(below)]


def _glued(line: Line) -> tuple[int, Mark] | None:
    """Where behind the last 。 of a line, or behind a word of its last sentence, a number with a title begins."""
    text = line.text
    if line.table is not None or text[-1] in "。；：，！？":
        return None
    sentence = text.rfind("。") + 1
    behind = (m.start() for m in _NUMBER.finditer(text, max(sentence + 1, len(text) - MAX_TITLE)))
    for start in (sentence, *behind):
        rest = text[start:].lstrip()
        mark = read_mark(rest) if start > 0 and len(rest) <= MAX_TITLE else None
        if mark is not None and mark.way.strong and mark.scheme != "annex" and rest[mark.end :]:
            return (len(text) - len(rest), mark) if not set(rest) & set("；：:《") else None
    return None


def _next_values(marks: Sequence[Mark | None]) -> list[dict[str, int]]:
    """For each line the next number of each kind below it."""
    ahead: dict[str, int] = {}
    out: list[dict[str, int]] = []
    for mark in reversed(marks):
        out.append(ahead)
        if mark is not None and mark.way.strong:
            ahead = ahead | {mark.kind: mark.value}
    return out[::-1]


def _is_missing(mark: Mark, last: dict[str, int], after: dict[str, int]) -> bool:
    """Whether the numbers beside it leave this one out."""
    counts_on = last.get(mark.kind) == mark.value - 1
    leads_on = after.get(mark.kind) == mark.value + 1
    return after.get(mark.kind) != mark.value and (leads_on if mark.value == 1 else counts_on)
