"""A fragment's place as the contract writes it: offsets into the text, page and box where there is print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from .fragment import Fragment, Piece
from .source import Box, Printed, Source

Part = dict[str, object]
_START = attrgetter("start")


def span(fragment: Fragment, source: Source) -> Part:
    """Where the fragment stands.

    Pieces with only white space between them are one, but for a page end or a column end between
    them. Where more than one remains, the whole is the hull and ``parts`` has each; a part that was
    printed carries its ``page`` (from 1) and ``bbox`` (points, origin top left).
    """
    if not source.printed and len(fragment.pieces) == 1:
        start, end = fragment.pieces[0]
        return {"start": start, "end": end}
    parts = [part for piece in _merged(fragment, source.text) for part in _printed(piece, source)]
    if len(parts) == 1:
        return parts[0]
    return {"start": parts[0]["start"], "end": parts[-1]["end"], "parts": parts}


def _merged(fragment: Fragment, text: str) -> list[Piece]:
    merged = [fragment.pieces[0]]
    for start, end in fragment.pieces[1:]:
        gap = text[merged[-1][1] : start]
        if not gap or gap.isspace():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _printed(piece: Piece, source: Source) -> Iterator[Part]:
    """The piece as it stands in print: a part for each page, and for each column of a page."""
    column: list[Printed] = []
    for printed in _lines(piece, source.printed):
        if column and _is_next_column(column[-1], printed, source.text):
            yield _part(column, piece)
            column = []
        column.append(printed)
    yield _part(column, piece) if column else {"start": piece[0], "end": piece[1]}


def _part(column: list[Printed], piece: Piece) -> Part:
    start, end = max(column[0].start, piece[0]), min(column[-1].end, piece[1])
    part: Part = {"start": start, "end": end, "page": column[0].page}
    boxes = [box for printed in column if (box := _box(printed, piece)) is not None]
    if boxes:
        x0, top, x1, bottom = zip(*boxes, strict=True)
        part["bbox"] = (round(min(x0), 1), round(min(top), 1), round(max(x1), 1), round(max(bottom), 1))
    return part


def _lines(piece: Piece, printed: tuple[Printed, ...]) -> Iterator[Printed]:
    at = max(0, bisect_right(printed, piece[0], key=_START) - 1)
    while at < len(printed) and printed[at].start < piece[1]:
        if printed[at].end > piece[0]:
            yield printed[at]
        at += 1


def _is_next_column(before: Printed, line: Printed, text: str) -> bool:
    """Whether a page or a column ends between two lines: the text goes on higher up and further right.

    A tab leads to the next cell of a row, not to a column.
    """
    if line.page != before.page:
        return True
    if before.box is None or line.box is None or line.box[3] > before.box[1] or line.box[0] <= before.box[0]:
        return False
    return "\t" not in text[before.end : line.start]


def _box(printed: Printed, piece: Piece) -> Box | None:
    """The box of what the piece has of a printed line."""
    whole = piece[0] <= printed.start and printed.end <= piece[1]
    if whole or printed.box is None or printed.edges is None:
        return printed.box
    first, last = max(piece[0] - printed.start, 0), min(piece[1], printed.end) - printed.start
    return printed.edges[first], printed.box[1], printed.edges[last], printed.box[3]
