"""What line breaks mean in a source: the author's, or those of a page of fixed width."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .lines import Line
from .units import RUNNING_TEXT, ends_sentence

HANGING = "，、；：。！？）”》」』】,;:.!?)"
"""Signs that no line begins with in print: what opens with one goes on with a sentence."""
MIN_LINES = 20
"""Lines from which a width can be told."""
MIN_LINE, MIN_WIDTH, MAX_WIDTH = 12, 16, 64
"""Shortest line that counts, and the widths of print in Han characters: a column of a newspaper, a page on its side."""
CENTRED = 8
"""Blanks before a line from which it is set in the middle of the page: a title, a page head."""
_WORD = re.compile(r"[A-Za-z0-9.%％０-９]+|.")
SLACK = 3
"""Columns by which printed lines of one width differ: squeezed punctuation, Latin letters of their own width."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the source breaks its lines: ``width`` of a fixed line (0: none), indents, lost stops."""

    width: int = 0
    indented: bool = False
    stops_lost: bool = False
    paragraphs: bool = False
    """Whether a line is a paragraph as the format has it: it goes on only over a page end or after a comma."""


def columns(text: str) -> int:
    """Width of a printed line in Han characters; two Latin letters or digits take one place."""
    return (len(text.encode("gb18030", "replace")) + 1) // 2


def study(lines: list[Line], paragraphs: bool = False) -> Layout:
    """What line breaks mean in this source; ``paragraphs`` is what the format says of them.

    Lines of a fixed width crowd at it: within two characters of the width stand a third or more of
    the lines, hardly any is longer, and most of them end in mid-sentence.
    """
    text = [
        printed(line)
        for line in lines
        if len(line.text) >= MIN_LINE and "   " not in line.text and line.indent <= CENTRED
    ]
    if len(text) < MIN_LINES:
        return Layout(paragraphs=paragraphs)
    widths = Counter(columns(t) for t in text)
    width = max(widths, key=lambda w: sum(widths[w - d] for d in range(-1, 3)))
    near = sum(widths[width - d] for d in range(-1, 3))
    over = sum(n for w, n in widths.items() if w > width + 3)
    open_ends = sum(not ends_sentence(t) for t in text)
    wrapped = (
        MIN_WIDTH <= width <= MAX_WIDTH and near * 100 >= 33 * len(text) and over * 100 <= 15 * len(text)
        and open_ends * 100 >= 40 * len(text)
    )  # fmt: skip
    if wrapped:
        return Layout(width + 1, indented=_opens_by_indent(lines, width))
    if paragraphs:
        return Layout(paragraphs=True)
    long = [line for line in lines if len(line.text) >= RUNNING_TEXT]
    indents = sum(line.indent >= 2 for line in long)
    return Layout(
        indented=len(long) >= 10 and 0.15 * len(long) <= indents <= 0.9 * len(long),
        stops_lost=len(long) >= 20 and _stops_are_lost([line.text for line in long]),
    )


def _stops_are_lost(long: list[str]) -> bool:
    """Where a conversion made each 。 a line break, most long lines end without one and few have one inside."""
    inside = sum("。" in text[:-1] for text in long)
    return sum(not ends_sentence(text) for text in long) * 2 > len(long) and inside * 4 <= len(long)


def printed(line: Line) -> str:
    """The line as it fills the page: with its indent."""
    return line.cells.text.rstrip()


def _opens_by_indent(lines: list[Line], width: int) -> bool:
    """Whether paragraphs are told by their first line's indent: some full lines have one, most have none."""
    full = [line for line in lines if columns(printed(line)) >= width * 0.85 and line.indent <= CENTRED]
    if not full:
        return False
    base = Counter(line.indent for line in full).most_common(1)[0][0]
    opening = sum(line.indent >= base + 2 for line in full)
    return base < 2 and 0.05 * len(full) <= opening <= 0.7 * len(full)


def is_full(last: Line, line: Line, layout: Layout) -> bool:
    """Whether the first word of ``line`` had no room on ``last``: the break is the page's and not the author's."""
    word = _WORD.match(line.text)
    assert word is not None
    ahead = word.end() + sum(1 for c in line.text[word.end() : word.end() + 1] if c in HANGING)
    return columns(printed(last)) + columns(line.text[:ahead]) >= layout.width - SLACK
