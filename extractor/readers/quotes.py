"""Quotations of Markdown: lines behind > are set in a frame."""

from __future__ import annotations

import re

from ..core.source import Frame
from ..lexicon.box_lines import opens_box

FIGURE = r"\s*[<>≤≥=]?\s*[\[［〔(（]?\s*[0-9０-９.．,，]+\s*[%％‰\]］〕)）]*\s*$"
"""A figure to the end of its line: behind > it is a cell, > 60, and no quotation."""
_LINE = re.compile(rf"^[ ]{{0,3}}>(?!{FIGURE}).*$", re.MULTILINE)
"""A quoted line."""


_BETWEEN = re.compile(r"\n(?:[ \t]*\n)?")
"""What stands between two quoted lines of one frame: a blank line at most, with which some tools part paragraphs."""
_BOX = re.compile(r"[ ]{0,3}>[\s*_#>]*(?=\S)")


def quotations(text: str) -> tuple[Frame, ...]:
    """Each run of quoted lines as a frame; the title of a box opens one of its own behind a blank line."""
    found: list[Frame] = []
    for match in _LINE.finditer(text):
        between = text[found[-1].end : match.start()] if found else ""
        sign = _BOX.match(match.group())
        opens = sign is not None and opens_box(match.group()[sign.end() :]) and between != "\n"
        if found and _BETWEEN.fullmatch(between) and not opens:
            found[-1] = Frame(found[-1].start, match.end())
        else:
            found.append(Frame(*match.span()))
    return tuple(found)
