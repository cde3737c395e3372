"""Quotations of Markdown: lines behind > are set in a frame."""

from __future__ import annotations

import re

from ..core.source import Frame

FIGURE = r"\s*[<>≤≥=]?\s*[\[［〔(（]?\s*[0-9０-９.．,，]+\s*[%％‰\]］〕)）]*\s*$"
"""A figure to the end of its line: behind > it is a cell, > 60, and no quotation."""
_LINE = re.compile(rf"^[ ]{{0,3}}>(?!{FIGURE}).*$", re.MULTILINE)
"""A quoted line."""


def quotations(text: str) -> tuple[Frame, ...]:
    """Each run of quoted lines as a frame."""
    found: list[Frame] = []
    for match in _LINE.finditer(text):
        if found and match.start() <= found[-1].end + 1:
            found[-1] = Frame(found[-1].start, match.end())
        else:
            found.append(Frame(*match.span()))
    return tuple(found)
