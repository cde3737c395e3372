"""Page numbers alone on their lines, known by their count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from ...lexicon.widths import fold
from ..lines import Line
from .counts import BARE, LONG_TEXT, MIN_PAGES, PAGE_LINES, PART, STOPS, TEXT, longest_count

ROW_LINES = 15
"""Lines that a row of a table with a cell on each line takes, at most."""
NUMBERED_TWICE = 3
"""Pages with a bare number and one between signs that show all pages to be numbered twice."""
_CLAUSE = re.compile("[，。；：]|,(?![0-9])")
_SIGNS = re.compile(r"[^\t|]\t|[^|]\|[^|]")
"""What parts the cells of a row."""


def counted_pages(
    lines: Sequence[Line], told: Collection[int] = (), signed: Sequence[tuple[int, int]] = ()
) -> list[int]:
    """Bare numbers (by ``index``) that count up by one through the text, or that stand at a form feed.

    ``told`` are the lines beside a page's number: a page has one. ``signed`` are the pages whose numbers stand between
    signs or before the first words of a page, by index and value: they count with the bare ones, and a bare one of the
    same value is none.

    A number beside running text counts by itself. One among short lines, the cells of a table, is a page's only where
    the pages before and after it leave its number out, or, at a form feed, where another page's counts with it.
    """
    bare = [
        (n, int(fold(line.text).replace(" ", "")))
        for n, line in enumerate(lines)
        if len(line.text) <= 5 and BARE.match(fold(line.text))
    ]
    if not bare:
        return []
    edges = {n for n, _ in bare if lines[n].page_before or (n + 1 < len(lines) and lines[n + 1].page_before)}
    numbers = dict(bare)
    cells = {n for n in edges if not _beside_text(lines, n)}
    ahead = _ahead_of_pages(lines, edges, numbers)
    rows = {n for n in cells if all(_rows_beside(numbers, n)) or sum(ahead[n] == other for other in ahead.values()) < 2}
    pages = {lines[n].index for n in edges - rows if lines[n].index not in told}
    at = {lines[n].index: n for n, _ in bare}
    beside = [(lines[n].index, value) for n, value in bare if _beside_text(lines, n)]
    run = _count_with(beside, signed)
    counted = [at[index] for index, _ in run if index in at]
    vouched = len(run) - len(counted) >= MIN_PAGES
    beside_signed = len(run) > len(counted) and any(_cuts(lines, n) for n in counted) and _are_apart(run)
    sure = vouched or beside_signed or (bool(counted) and _are_pages(lines, counted))
    if (len(run) >= 3 and counted and sure) or _are_two_pages(lines, counted, run):
        places = {lines[n].index for n in counted}
        spare = [(n, value) for n, value in bare if lines[n].index not in places]
        pages.update(places, _links(lines, spare, sorted({*run, *signed})))
    return sorted(pages)


def _count_with(beside: Sequence[tuple[int, int]], signed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest count of bare numbers and those between signs. A bare one whose value a signed one has is none of
    it, but where the bare ones alone count as far: pages that are numbered twice."""
    printed = {value for _, value in signed}
    others = [place for place in beside if place[1] not in printed]
    once = longest_count(sorted([*others, *signed]), apart=4)
    alone = longest_count(beside, apart=4)
    twice = sum(c.value in printed for c in alone) >= NUMBERED_TWICE and len(alone) >= len(once)
    counted = longest_count(sorted([*beside, *signed]), apart=4) if twice else once
    return [(c.n, c.value) for c in counted]


def between_text(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Bare numbers between a cut line and a clause of running text, by line and value: no cells, no contents list."""
    for n, line in enumerate(lines[1:-1], 1):
        if len(line.text) <= 5 and line.text[0].isdigit() and BARE.match(fold(line.text)):
            above, below = lines[n - 1].text, lines[n + 1].text
            if len(above) >= TEXT and above[-1] not in STOPS and len(below) >= TEXT and _CLAUSE.search(below):
                yield n, int(fold(line.text).replace(" ", ""))


def _ahead_of_pages(lines: Sequence[Line], edges: Collection[int], numbers: Mapping[int, int]) -> dict[int, int]:
    """By how much the number at each edge of a page is ahead of the count of pages."""
    found, page = {}, 0
    for n, line in enumerate(lines):
        page += line.page_before
        if n in edges:
            found[n] = numbers[n] - page
    return found


def _are_two_pages(lines: Sequence[Line], places: Sequence[int], run: Sequence[tuple[int, int]]) -> bool:
    """Whether 1 cuts a sentence and 2 is the last line: all the pages that a short text has."""
    if len(places) != 2 or [value for _, value in run] != [1, 2] or places[1] != len(lines) - 1:
        return False
    above = lines[places[0] - 1].text if places[0] else ""
    return len(above) >= TEXT and above[-1] not in STOPS and places[1] - places[0] >= PAGE_LINES


def _links(lines: Sequence[Line], bare: Sequence[tuple[int, int]], pages: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The numbers among cells that the pages before and after leave out, each where there is one; and those before the
    first page, and the next after the last, that no row of cells has for its own. ``pages`` are indexes and values."""
    left_out: dict[tuple[int, int], list[int]] = defaultdict(list)
    places = [index for index, _ in pages]
    for n, value in bare:
        at = bisect_right(places, lines[n].index)
        between = 0 < at < len(pages) and pages[at - 1][1] < value < pages[at][1]
        behind = at == len(pages) and value == pages[-1][1] + 1 and _is_beside_row(lines, n)
        if between or behind or (not at and value < pages[0][1] and _is_between_rows(lines, n)):
            left_out[at, value].append(n)
    numbers = dict(bare)
    for found in left_out.values():
        free = found if len(found) == 1 else [n for n in found if not any(_rows_beside(numbers, n))]
        if len(free) == 1 and not all(_rows_beside(numbers, free[0])):
            yield lines[free[0]].index


def _is_between_rows(lines: Sequence[Line], n: int) -> bool:
    """Whether the lines above and below are rows whose cells a sign parts: a number alone is none of them."""
    return 0 < n < len(lines) - 1 and all(_SIGNS.search(lines[k].cells.text) for k in (n - 1, n + 1))


def _is_beside_row(lines: Sequence[Line], n: int) -> bool:
    """Whether a row whose cells a sign parts stands right above or below, and words without a figure on the other
    side."""
    sides = [lines[k].cells.text if 0 <= k < len(lines) else "" for k in (n - 1, n + 1)]
    rows = [_SIGNS.search(side) is not None for side in sides]
    return (
        all(sides) and any(rows) and all(row or not side[-1].isdigit() for row, side in zip(rows, sides, strict=True))
    )


def _rows_beside(numbers: Mapping[int, int], n: int) -> tuple[bool, bool]:
    """Whether the number before and the one after it stand a row's height away: a row's number."""
    before, after = range(n - ROW_LINES, n), range(n + 1, n + ROW_LINES + 1)
    return any(numbers.get(k) == numbers[n] - 1 for k in before), any(numbers.get(k) == numbers[n] + 1 for k in after)


def _beside_text(lines: Sequence[Line], n: int) -> bool:
    """Whether running text stands next to the line, or a sentence ends above the last one: numbers among short lines
    are cells."""
    if 0 < n == len(lines) - 1 and lines[n - 1].text[-1] in "。）":
        return True
    return any(_is_running(lines[k].text) for k in (n - 1, n + 1) if 0 <= k < len(lines))


def _is_running(text: str) -> bool:
    part = PART.match(text)
    text = text[part.end() :] if part is not None else text
    return len(text) >= LONG_TEXT or (len(text) >= TEXT and _CLAUSE.search(text) is not None)


def _cuts(lines: Sequence[Line], n: int) -> bool:
    """Whether the number stands below a line that ends in mid-sentence."""
    return n > 0 and len(lines[n - 1].text) >= TEXT and lines[n - 1].text[-1] not in STOPS


def _are_apart(run: Sequence[tuple[int, int]]) -> bool:
    """Whether numbers, by index and value, stand a page's lines from each other."""
    return all(b[0] - a[0] >= PAGE_LINES * (b[1] - a[1]) for a, b in pairwise(run))


def _are_pages(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Pages are further apart than the rows of a table, or cut sentences; where there are few, all of them do."""
    cut = sum(_cuts(lines, n) for n in places)
    if len(places) < 3:
        return cut == len(places)
    return places[-1] - places[0] >= PAGE_LINES * (len(places) - 1) or cut * 3 >= len(places)
