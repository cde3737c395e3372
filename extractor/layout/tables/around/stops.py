"""Lines that can be no part of a table in running text: where its region ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....lexicon import official
from ....lexicon import tables as words
from ....lexicon.schemes import read_mark
from ...lines import Line, of_line
from ..cells.atoms import MAX_ATOM
from .surroundings import is_caption, is_plain_caption

MAX_SENTENCE = 46
"""Longest line that ends a sentence and may still be a cell."""
FULL = 28
"""Characters of a line that may be broken where the print's margin is."""
_SIGN = re.compile("[，。；]")
_OUTERMOST = frozenset({"part", "chapter", "section", "article", "annex"})


@of_line
def stops(line: Line) -> bool:
    """Whether a line ends the region of a table: running text, a caption, a note, a box title, a chapter,
    the imprint of a notice."""
    text = line.text
    if line.table is not None or "\t" in text or "|" in text or _is_running(text):
        return True
    if text.startswith("专栏") or (text.startswith("——") and len(text) > 2 and not text[2].isspace()):
        return True
    if (
        words.NOTE.match(text)
        or is_caption(line)
        or is_plain_caption(line)
        or official.COPIED.match(text)
        or official.is_print_line(text)
    ):
        return True
    mark = read_mark(text)
    return mark is not None and mark.scheme in _OUTERMOST


def is_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Whether running text begins with a line: lines as full as print is, one below the other, that are too long for
    a cell together.
    """
    text, last = lines[at].text, at
    while len(lines[last].text) >= FULL and len(text) <= MAX_ATOM and last + 1 < len(lines):
        last += 1
        if lines[last].blanks_before or stops(lines[last]):
            return False
        text += lines[last].text
        if _is_running(text) and _SIGN.search(text):
            return not any(c.isspace() for c in text)  # a row has blanks between its cells
    return False


def _is_running(text: str) -> bool:
    """Whether a text is too long for a cell, or a sentence that is."""
    return len(text) > MAX_ATOM or (len(text) > MAX_SENTENCE and ("。" in text or text[-1] in "；：:;"))
