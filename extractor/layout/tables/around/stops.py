"""Lines that can be no part of a table in running text: where its region ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....lexicon import official
from ....lexicon import tables as words
from ....lexicon.box_lines import opens_box
from ....lexicon.dates import is_date
from ....lexicon.schemes import read_mark
from ...lines import Line, of_line
from ..cells.atoms import MAX_ATOM, extent
from .surroundings import is_caption, is_plain_caption

MAX_SHORT, MAX_LONG = 20, 600
"""Characters of the cells around one that runs on, and of that one, at most."""
MAX_SENTENCE = 46
"""Longest line that ends a sentence and may still be a cell."""
FULL = 28
"""Characters of a line that may be broken where the print's margin is."""
_SIGN = re.compile("[，。；]")
_OF_WHICH = re.compile(r"\s|其中[:：]?.*\s[-—/0-9≥≤<>〔\[(（]")
"""What stands behind a dash in a row: its values, or 其中 with its name and values."""
_OUTERMOST = frozenset({"part", "chapter", "section", "article", "annex"})


@of_line
def stops(line: Line) -> bool:
    """Whether a line ends the region of a table: running text, a caption, that of a chart, a note, a box title,
    a chapter, the imprint of a notice."""
    text = line.text
    if line.table is not None or "\t" in text or "|" in text or _is_running(text):
        return True
    if opens_box(text) or (text.startswith("——") and len(text) > 2 and not _OF_WHICH.match(text, 2)):
        return True
    mark = read_mark(text)
    return _is_titled(line) or (mark is not None and mark.scheme in _OUTERMOST)


def _is_titled(line: Line) -> bool:
    """Whether a line is a caption, that of a chart, a note or the imprint of a notice."""
    if words.CHART.matches(line.text) or words.NOTE.match(line.text) or is_caption(line) or is_plain_caption(line):
        return True
    return official.COPIED.match(line.text) is not None or official.is_print_line(line.text)


def is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether an agency signs the document on this line: the imprint's last line stands below it, or the document's,
    its day. Elsewhere an agency above a day is a cell of who does it, and until when."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    ends = official.is_print_line(below) or (at + 2 == len(lines) and is_date(below) and "日" in below)
    return ends and official.AGENCY.matches(lines[at].text)


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
    return extent(text) > MAX_ATOM or (len(text) > MAX_SENTENCE and ("。" in text or text[-1] in "；：:;"))


def is_long_cell(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is running text in a cell of its own, what a project builds: a short cell stands above it, and two
    short ones, that are no headings, below."""
    text = lines[at].text
    if not _is_running(text) or len(text) > MAX_LONG or _is_marked(lines[at]) or at + 2 >= len(lines):
        return False
    return all(len(lines[n].text) <= MAX_SHORT and not _is_marked(lines[n]) for n in (at - 1, at + 1, at + 2))


def _is_marked(line: Line) -> bool:
    """Whether a line says what it is: a note, a caption, a box, a heading, a row of several cells."""
    text = line.text
    if (
        line.table is not None
        or "\t" in text
        or "|" in text
        or text.startswith("——")
        or opens_box(text)
        or text[-1] in "：:"
    ):
        return True
    return _is_titled(line) or read_mark(text) is not None
