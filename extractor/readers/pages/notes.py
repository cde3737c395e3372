"""Footnotes: small lines at the foot of a page, which open with a mark that stands raised above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from .blocks import Block, Framed, Line, Table
from .lines.words import Words

SMALL = 0.93
"""Size of a note's type beside that of the page, at most."""
_OPENS = re.compile(r"(?:[①-⑳]|[\[［〔(（]?[0-9]{1,2}[\]］〕)）]?|[*＊])\s*")


def foot_notes(blocks: Sequence[Block], usual: float) -> dict[int, int]:
    """``id`` of each line of a note, with the length of the mark that opens it; 0 for lines that go on.

    Args:
        blocks: of a page.
        usual: the size of the document's type: a page with a table may have no other lines than notes.
    """
    lines = [b for b in blocks if isinstance(b, Line)]
    if not lines or not isinstance(blocks[-1], Line):
        return {}
    usual = max(usual, median(line.size for line in lines))
    start = len(lines)
    while start and lines[start - 1].size <= SMALL * usual and not lines[start - 1].is_row:
        start -= 1
    foot = lines[start:]
    called = {key(words.text[a:b]) for words in _all_words(blocks, {id(b) for b in foot}) for a, b in words.marks}
    marks = [mark_of(line, called) for line in foot]
    first = next((n for n, mark in enumerate(marks) if mark), len(marks))
    return {id(line): mark for line, mark in list(zip(foot, marks, strict=True))[first:]}


def mark_of(line: Line, called: set[str]) -> int:
    """The length of the mark that opens a line, 0 where nothing on the page calls it."""
    words = line.cells[0]
    if words is None:
        return 0
    raised = words.marks[0][1] if words.marks and words.marks[0][0] == 0 else 0
    match = _OPENS.match(words.text)
    length = raised or (match.end() if match else 0)
    return length if key(words.text[:length]) in called else 0


def key(mark: str) -> str:
    """A mark without brackets and blanks: [1] calls 1."""
    return re.sub(r"[\[\]［］〔〕()（）\s]", "", mark)


def _all_words(blocks: Sequence[Block], skip: set[int]) -> list[Words]:
    found: list[Words] = []
    for block in blocks:
        if isinstance(block, Line):
            found += [] if id(block) in skip else [words for words in block.cells if words is not None]
        elif isinstance(block, Framed):
            found += _all_words(block.blocks, skip)
        elif isinstance(block, Table):
            found += _all_words([line for cell in block.cells for line in cell.lines], skip)
    return found
