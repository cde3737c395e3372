"""Raised type in Markdown and text, as converters leave it: 人口<sup>1</sup> has a note's mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from ..core.fragment import Fragment
from ..core.source import DeclaredTable, Source
from .raised import REACH, read_raised

_SUP = re.compile(r"<sup>([^<>\n]{1,12})</sup>", re.IGNORECASE)
Place = tuple[int, int]


def with_marks(source: Source) -> Source:
    """The source with its raised marks as furniture, in no cell and no line; their tags are markup like any other."""
    text = source.text
    marks = [
        m.span(1) for m in _SUP.finditer(text) if read_raised(text[max(0, m.start() - REACH) : m.start()], m[1])[1]
    ]
    if not marks:
        return source
    return replace(
        source, tables=tuple(_table(table, marks) for table in source.tables),
        furniture=(*source.furniture, *(("note_mark", *mark) for mark in marks)),
    )  # fmt: skip


def _table(table: DeclaredTable, marks: list[Place]) -> DeclaredTable:
    return replace(table, cells=tuple(replace(c, content=_unmarked(c.content, marks)) for c in table.cells))


def _unmarked(content: Fragment, marks: list[Place]) -> Fragment:
    cuts: list[Place] = []
    at = 0
    for start, end in content.pieces:
        for first, last in marks[bisect_left(marks, (start, start)) : bisect_left(marks, (end, end))]:
            cuts.append((at + first - start, at + min(last, end) - start))
        at += end - start
    return content.without(cuts).strip() if cuts else content
