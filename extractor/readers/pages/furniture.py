"""Page numbers, running heads and feet, told by where they stand and by their return.

Only the outermost lines of a page are looked at. Words that come back at the same height on page
after page are the page's; a number is, where it stands apart or counts with the pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ...lexicon.widths import fold
from .blocks import Block, Line
from .shapes import Page

OUTER = 3
"""Lines at the head and at the foot of a page that are looked at."""
SAME_HEIGHT = 4.0
"""Points by which the places of a running head differ at most."""
RETURNS = 3
"""Pages on which a running head stands, at least."""
MARGIN = 0.14
"""Share of the page's height in which a lone number is a page number."""
APART = 0.8
"""Distance of a page number from the text, in heights of its type, at least."""
FURTHER = 1.25
"""Room above a number at the text's left edge, as a share of that between lines, from which it is no line of it."""
SMALLER = 0.9
"""Size of a running head that stands on two pages only, as a share of the text's."""
_NUMBER = re.compile(
    r"^[-—–－·•~\s]*([0-9]{1,4})[-—–－·•~\s]*$|^第\s*([0-9]{1,4})\s*页(?:\s*[,，/]?\s*共\s*[0-9]+\s*页)?$"
    r"|^([0-9]{1,4})\s*/\s*[0-9]{1,4}$"
)
_ROMAN = re.compile(r"^[-—–\s]*[ivxlⅰ-ⅹIVXLⅠ-Ⅹ]{1,6}[-—–\s]*$")
_NEVER = re.compile(r"^(?:专\s*栏|[附续]?\s*表|[（(]?续|单位|注[:：])|[。；]$")
"""Captions, and sentences: two pages may have the same one at the same place."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page with its blocks; its characters and rules are no longer kept."""

    page: Page
    blocks: list[Block]
    seen: int = 0
    """Visible characters that the reader saw on it."""


def page_furniture(pages: Sequence[Read]) -> dict[int, str]:
    """``id`` of each line that is the page's, with its kind."""
    outer = [_outer(page) for page in pages]
    found = {id(b): b.aside for page in pages for b in page.blocks if isinstance(b, Line) and b.aside}
    found |= _outermost(_heads(pages, outer), outer)
    for page, lines in zip(pages, outer, strict=True):
        for line in _numbers(page, lines, found):
            found[id(line)] = "page_number"
    return found


def _outer(page: Read) -> list[Line]:
    """The first and last lines of a page, from above to below."""
    lines = sorted((b for b in page.blocks if isinstance(b, Line) and not b.aside), key=lambda b: b.box[1])
    return lines if len(lines) <= 2 * OUTER else [*lines[:OUTER], *lines[-OUTER:]]


def _heads(pages: Sequence[Read], outer: list[list[Line]]) -> dict[int, str]:
    where: dict[str, list[tuple[Read, Line]]] = defaultdict(list)
    for page, lines in zip(pages, outer, strict=True):
        for line in lines:
            key = _words(line)
            if sum(map(str.isalpha, key)) >= 2 and not _NEVER.search(key) and not _ROMAN.match(key):
                where[key].append((page, line))
    found = _heads_of_chapters(pages, where)
    for spots in where.values():
        for _, line in spots:
            level = [(other, at) for other, at in spots if abs(at.box[1] - line.box[1]) <= SAME_HEIGHT]
            count = len({other.page.number for other, _ in level})
            small = count == RETURNS - 1 and any(_is_small_and_apart(at, other) for other, at in level)
            if count >= RETURNS or small:
                found[id(line)] = "running_header"
    return found


def _words(line: Line) -> str:
    return re.sub(r"[0-9\s]+", "", fold(line.text))


def _heads_of_chapters(pages: Sequence[Read], where: dict[str, list[tuple[Read, Line]]]) -> dict[int, str]:
    """Lines at one height in the margin of several pages, small ones, that each say what a line of the text says.

    So the name of its chapter stands above each page. It takes two chapters: one alone comes back by itself.
    """
    margin: dict[int, list[tuple[str, Read, Line]]] = defaultdict(list)
    for key, found in where.items():
        for page, line in found:
            if len(line.cells) == 1 and _is_in_margin(line, page.page.reading_height):
                margin[round(line.box[1] / SAME_HEIGHT)].append((key, page, line))
    heads: list[tuple[str, Line]] = []
    for spots in margin.values():
        small = {page.page.number for _, page, line in spots if _is_small_and_apart(line, page)}
        if len(small) >= min(RETURNS, len(pages)) > 1 and len({key for key, _, _ in spots}) > 1:
            heads += [(key, line) for key, _, line in spots]
    apart = {id(line) for _, line in heads}
    texts = (b for page in pages for b in page.blocks if isinstance(b, Line) and id(b) not in apart)
    said = set(map(_words, texts)) if heads else set[str]()
    return {id(line): "running_header" for key, line in heads if key in said}


def _outermost(heads: dict[int, str], outer: list[list[Line]]) -> dict[int, str]:
    """The heads between which and the edge of their page stands nothing but heads and numbers."""
    kept: dict[int, str] = {}
    for lines in outer:
        for inward in (lines[:OUTER], lines[: -OUTER - 1 : -1]):
            for line in inward:
                if id(line) in heads:
                    kept[id(line)] = heads[id(line)]
                elif not _NUMBER.match(fold(line.text).strip()):
                    break
    return kept


def _is_small_and_apart(line: Line, page: Read) -> bool:
    """Whether a line stands in the margin, away from all others, in smaller type than the page's text."""
    height = page.page.reading_height
    others = [b for b in page.blocks if b is not line]
    sizes = [b.size for b in others if isinstance(b, Line) and not b.aside]
    if not sizes or line.size > SMALLER * median(sizes):
        return False
    return _gap(line, others, height) >= APART * line.size and _is_in_margin(line, height)


def _is_in_margin(line: Line, height: float) -> bool:
    return line.box[3] <= MARGIN * height or line.box[1] >= (1 - MARGIN) * height


def _gap(line: Line, others: Sequence[Block], height: float) -> float:
    """Room in points between a line and the nearest block above or below it; what stands beside it is left aside."""
    return min(
        (max(b.box[1] - line.box[3], line.box[1] - b.box[3]) for b in others if not _beside(b, line)), default=height
    )


def _beside(block: Block, line: Line) -> bool:
    """Whether a block is a line of the same height: a number beside a running head."""
    middle = (line.box[1] + line.box[3]) / 2
    return isinstance(block, Line) and abs((block.box[1] + block.box[3]) / 2 - middle) <= line.size / 4


def _numbers(page: Read, lines: list[Line], found: dict[int, str]) -> list[Line]:
    """The page's number at its head or foot, where there is one."""
    body = [line for line in lines if id(line) not in found]
    if not body:
        return []
    top = min((b.box[1] for b in page.blocks if id(b) not in found), default=0.0)
    foot = max((b.box[3] for b in page.blocks if id(b) not in found), default=page.page.reading_height)
    return [line for line in {id(b): b for b in (body[0], body[-1])}.values() if _is_number(line, page, top, foot)]


def _is_number(line: Line, page: Read, top: float, foot: float) -> bool:
    text = fold(line.text).strip()
    if not (_NUMBER.match(text) or _ROMAN.match(text)):
        return False
    if line.box[1] > top and line.box[3] < foot:
        return False
    if not text.isalnum():
        return True
    others = [b for b in page.blocks if b is not line]
    height = page.page.reading_height
    gap = _gap(line, others, height)
    return _is_in_margin(line, height) and gap >= APART * line.size and not _keeps_step(line, page, gap)


def _keeps_step(line: Line, page: Read, gap: float) -> bool:
    """Whether a number stands below the text like any other line of it: where its lines begin, no further off."""
    lines = sorted((b for b in page.blocks if isinstance(b, Line) and not b.aside), key=lambda b: b.box[1])
    begins = [abs(b.box[0] - line.box[0]) <= line.size / 2 for b in lines if b is not line]
    gaps = [b.box[1] - a.box[3] for a, b in pairwise(lines) if line not in (a, b) and b.box[1] > a.box[3]]
    return len(gaps) > 1 and sum(begins) * 2 > len(begins) and gap <= FURTHER * median(gaps)
