"""Lines that can be no part of a table in running text: where its region ends."""

from __future__ import annotations

from ...lexicon import official
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ..lines import Line
from .atoms import MAX_ATOM
from .surroundings import is_caption

MAX_SENTENCE = 46
"""Longest line that ends a sentence and may still be a cell."""
_OUTERMOST = frozenset({"part", "chapter", "section", "article", "annex"})


def stops(line: Line) -> bool:
    """Whether a line ends the region of a table: running text, a caption, a note, a box title, a chapter,
    the imprint of a notice."""
    text = line.text
    if line.table is not None or len(text) > MAX_ATOM or "\t" in text or "|" in text:
        return True
    if len(text) > MAX_SENTENCE and ("。" in text or text[-1] in "；：:;"):
        return True
    if text.startswith("专栏") or (text.startswith("——") and len(text) > 2 and not text[2].isspace()):
        return True
    if words.NOTE.match(text) or is_caption(line) or official.COPIED.match(text) or official.is_print_line(text):
        return True
    mark = read_mark(text)
    return mark is not None and mark.scheme in _OUTERMOST
