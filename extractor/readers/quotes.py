"""Quotations of Markdown: lines behind > are set in a frame."""

from __future__ import annotations

import re

from ..core.source import Frame

_LINE = re.compile(
    r"^[ ]{0,3}>(?!\s*[<>≤≥=]?\s*[\[［〔(（]?\s*[0-9０-９.．,，]+\s*[%％‰\]］〕)）]*\s*$).*$", re.MULTILINE
)
"""A quoted line; a cell such as > 60 is none."""


def quotations(text: str) -> tuple[Frame, ...]:
    """Each run of quoted lines as a frame."""
    found: list[Frame] = []
    for match in _LINE.finditer(text):
        if found and match.start() <= found[-1].end + 1:
            found[-1] = Frame(found[-1].start, match.end())
        else:
            found.append(Frame(*match.span()))
    return tuple(found)
