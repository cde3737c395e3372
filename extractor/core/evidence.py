"""A fragment's place as the contract writes it: offsets into the text, page and box where there is print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise

from .fragment import Fragment, Piece
from .source import Box, Printed, Source

Part = dict[str, object]


def span(fragment: Fragment, source: Source) -> Part:
    """Where the fragment stands.

    Pieces with only white space between them are one, but for a page end or a column end between
    them. Where more than one remains, the whole is the hull and ``parts`` has each; a part that was
    printed carries its ``page`` (from 1) and ``bbox`` (points, origin top left).
    """
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
    lines = list(_lines(piece, source.printed)) if source.printed else []
    if not lines:
        yield {"start": piece[0], "end": piece[1]}
        return
    columns = [
        list(group)
        for _, group in groupby(zip(_column_numbers(lines, source.text), lines, strict=True), lambda c: c[0])
    ]
    for column in columns:
        held = [printed for _, printed in column]
        boxes = [box for printed in held if (box := _box(printed, piece)) is not None]
        part: Part = {"start": max(held[0].start, piece[0]), "end": min(held[-1].end, piece[1]), "page": held[0].page}
        if boxes:
            x0, top, x1, bottom = zip(*boxes, strict=True)
            part["bbox"] = tuple(round(n, 1) for n in (min(x0), min(top), max(x1), max(bottom)))
        yield part


def _lines(piece: Piece, printed: tuple[Printed, ...]) -> Iterator[Printed]:
    at = max(0, bisect_right(printed, piece[0], key=lambda p: p.start) - 1)
    while at < len(printed) and printed[at].start < piece[1]:
        if printed[at].end > piece[0]:
            yield printed[at]
        at += 1


def _column_numbers(lines: list[Printed], text: str) -> list[int]:
    """A number for each line, which rises where a page ends or a column does."""
    numbers = [0]
    for before, line in pairwise(lines):
        new = line.page != before.page or _is_next_column(before, line, text)
        numbers.append(numbers[-1] + new)
    return numbers


def _is_next_column(before: Printed, line: Printed, text: str) -> bool:
    """Whether the text goes on higher up and further right; a tab leads to the next cell of a row."""
    if before.box is None or line.box is None or "\t" in text[before.end : line.start]:
        return False
    return line.box[3] <= before.box[1] and line.box[0] > before.box[0]


def _box(printed: Printed, piece: Piece) -> Box | None:
    """The box of what the piece has of a printed line."""
    if printed.box is None or printed.edges is None:
        return printed.box
    first, last = max(piece[0] - printed.start, 0), min(piece[1], printed.end) - printed.start
    return printed.edges[first], printed.box[1], printed.edges[last], printed.box[3]
