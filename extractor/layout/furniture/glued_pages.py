"""Page numbers that a conversion set before the first words of their page, known by their count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ...lexicon.tables import is_unit
from ...lexicon.widths import fold
from ..lines import Cleaned, Line
from .bare_pages import between_text
from .counts import FIRST_PRINTED, MIN_PAGES, PAGE_APART, PAGE_BESIDE, PAGE_LINES, STOPS, TEXT, Counted, longest_count
from .glued_numbers import (
    BETWEEN_CELLS,
    GLUED_NUMBER,
    begins_a_page,
    counts_on,
    decimal_heads,
    is_before_number,
    is_branch,
    is_cut_figure,
    is_figure_before,
    is_row,
    reads_as_value,
    stands_before_words,
    ways_to_split,
)
from .page_signs import signed_numbers

_ROMAN = re.compile(r"[IVX]{1,5}(?=1\s+[\u4e00-\u9fff]{2,12}$)")
_ANNEX = re.compile(r"(?P<page>[1-9１-９][0-9０-９]{0,2})\s*附\s*件\s*[0-9０-９]{1,2}\s*[:：]?")
_ENTRY = re.compile("[.．…·]{4,}[ \u3000]*[0-9０-９]{1,3}$")
"""How an entry of a contents list ends, whose first number is its heading's: 3 完善服务体系……5."""
SHOWN = 3
"""Points of a number that is seen to begin a page, against one for a number that is not."""
MANY_PAGES = 12
"""Page numbers whose count alone is evidence, also where most of them stand before tables."""
ITEM_LINES, ITEM_WORDS = 2, 90
"""Lines and characters of an item that one number counts; a page has more."""
WHOLE_PAGE = 24
"""Lines between the numbers of two whole pages."""


def without_glued_pages(cleaned: Cleaned) -> Cleaned:
    """The lines without the page numbers that stand before their first words."""
    places = glued_pages(cleaned.lines)
    if not places:
        return cleaned
    lines = list(cleaned.lines)
    furniture = list(cleaned.furniture)
    for n, end in places.items():
        body = lines[n].body
        furniture.append(("page_number", body.sub(0, end)))
        rest = body.sub(end).strip()
        number = fold(body.text[:end]).strip()
        page = int(number) if number.isdecimal() else None
        lines[n] = replace(lines[n], body=rest, cells=rest, indent=0, page_before=True, page=page)
    return Cleaned(lines, furniture)


def glued_pages(lines: Sequence[Line]) -> dict[int, int]:
    """Page numbers that a conversion set before the first words of their page: where the number ends, by line.

    They rise by one through the document, and most of them cut a sentence, stand before another number, or come
    where a page is known to begin.
    """
    found: dict[int, dict[int, int]] = {}
    headed = decimal_heads(lines)
    signed = dict(signed_numbers(lines))
    printed = {*signed.values(), *dict(between_text(lines)).values()}
    alike: dict[tuple[bool, bool | None], list[int]] = defaultdict(list)
    """Numbers that are indented alike, and those that also have a blank behind them alike."""
    branches: set[int] = set()
    for n, line in enumerate(lines):
        if not line.text[0].isdigit() or line.markup_level or line.table is not None or _ENTRY.search(line.text):
            continue
        ways = ways_to_split(line, headed)
        splits = {value: end for value, end in ways if value not in printed and _fits(n, value, signed)}
        if splits and (is_branch(lines, n) or counts_on(lines, n, branches)):
            branches |= splits.keys()
        elif splits and not (is_row(lines, n) or is_cut_figure(lines, n)):
            found[n] = splits
            for spaced in (None, line.text.split(maxsplit=1)[0].isdigit()):
                alike[line.indent > 0, spaced].append(n)
    runs = [_run_of_pages(lines, found, places) for places in [*alike.values(), list(found)]]
    cuts = _cuts(lines, found, printed)
    runs.append(_run_of_cuts(lines, cuts, found, signed))
    _, best = max(runs, key=lambda run: run[0], default=(0, []))
    places = {(c.n, c.value) for c in best}
    for _, run in runs:  # the same count, of which more is seen; the rows of a table stand closer
        close = sum(after.n - before.n < PAGE_LINES for before, after in pairwise(run))
        if len(run) > len(best) and close * 5 < len(run) and places <= {(c.n, c.value) for c in run}:
            best = run
    glued = {c.n: (found.get(c.n, {}) | cuts.get(c.n, {}))[c.value] for c in best}
    return dict(_before_annexes(lines)) | glued | dict(_in_figures(lines, best, signed)) | dict(_roman(lines))


def _in_figures(lines: Sequence[Line], run: Sequence[Counted], signed: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Numbers behind a cut figure that the count with the ``signed`` ones leaves out, before its first and after its
    last one too, no further off than pages are from each other: 试点1 / 4|条 behind page 3. One place alone is such.
    """
    pages = sorted([*((c.n, c.value) for c in run), *signed.items()])
    if not run or len(pages) < 2 or any(b <= a for (_, a), (_, b) in pairwise(pages)):
        return
    furthest = max(b - a for (a, _), (b, _) in pairwise(pages)) + PAGE_BESIDE
    (first, lowest), (last, highest) = pages[0], pages[-1]
    places = [(range(a_value + 1, b_value), a + 1, b) for (a, a_value), (b, b_value) in pairwise(pages)]
    if len(pages) >= MIN_PAGES - 1:  # two alone tell no more than what is between them
        places.append((range(max(1, lowest - 1), lowest), max(1, first - furthest), first))
        places.append((range(highest + 1, highest + 2), last + 1, min(len(lines), last + furthest)))
    for values, start, stop in places:
        cuts: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for n in range(start, stop) if values else ():
            digits = GLUED_NUMBER.match(lines[n].text)
            if digits is None or digits.group()[0] in "0０" or int(digits.group()) not in values:
                continue
            if is_figure_before(lines, n, digits.end()) or (len(values) == 1 and _cuts_words(lines, n, digits.end())):
                cuts[int(digits.group())].append((n, digits.end()))
        yield from (found[0] for found in cuts.values() if len(found) == 1)


def _cuts_words(lines: Sequence[Line], n: int, end: int) -> bool:
    """Whether the number stands right before the rest of a word, as no value's unit does: 居 / 4|家社区."""
    rest = lines[n].text[end:]
    if not "\u4e00" <= rest[:1] <= "\u9fff" or not begins_a_page(lines, n, end):
        return False
    return not reads_as_value(rest) and not (is_unit(rest[0]) and rest[1:2] in STOPS + "，,、")


def _fits(n: int, value: int, signed: Mapping[int, int]) -> bool:
    """Whether a page of this number can begin at the line, by the numbers between signs before and behind it."""
    pages = sorted(signed.items())
    if any(b <= a for (_, a), (_, b) in pairwise(pages)):
        return True  # they do not count themselves
    return all(other < value if line < n else other > value for line, other in pages)


def _before_annexes(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The number of a page that an annex opens, whatever the count: 1附件2 alone on its line is nothing else."""
    for n, line in enumerate(lines[1:], 1):
        found = _ANNEX.fullmatch(line.text) if line.text[0].isdigit() and line.table is None else None
        if found is not None:
            yield n, found.end("page")


def _roman(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The last page number of the opening pages, right before the first heading: III1 范围, which the contents list
    names without it."""
    for n, line in enumerate(lines):
        if line.text[0] in "IVX" and (numeral := _ROMAN.match(line.text)) is not None:
            heading = line.text[numeral.end() :]
            if any(other.text.startswith(heading) for other in lines[:n]):
                yield n, numeral.end()


def _run_of_pages(
    lines: Sequence[Line], found: Mapping[int, Mapping[int, int]], places: Sequence[int]
) -> tuple[int, list[Counted]]:
    """The longest count at these places, where enough of it is seen to begin a page, with its points; else none."""
    numbers = ((n, value) for n in places for value in found[n])
    run = longest_count(numbers, 1, lambda n, value: _sure(lines, n, found[n][value]))
    if _are_items(lines, run):
        return 0, []
    while run and _may_be_cell(lines, run[-1].n, found[run[-1].n][run[-1].value]):
        run.pop()
    shown = sum(begins_a_page(lines, c.n, found[c.n][c.value]) for c in run)
    if len(run) < MIN_PAGES:  # a short text: each number is seen to begin a page, one stands before a heading's
        headed = any(is_before_number(lines[c.n], found[c.n][c.value]) for c in run)
        certain = len(run) >= 2 and headed and shown == len(run)
    else:
        certain = shown * 2 > len(run) or (len(run) >= MANY_PAGES and shown >= MIN_PAGES)
    return (SHOWN * shown - len(run), run) if certain else (0, [])


_PARTED = re.compile(r"[0-9]+[\s.．、]")


def _are_items(lines: Sequence[Line], run: Sequence[Counted]) -> bool:
    """Whether the numbers count the items of a list: no page has but a line or two of words (17 完成供热工程)."""
    if len(run) < 2 or not all(_PARTED.match(lines[counted.n].text) for counted in run):
        return False  # 9二、发展目标: a page's number has nothing between it and the words
    first, last = run[0], run[-1]
    between = sum(len(line.text) for line in lines[first.n : last.n])
    pages = last.value - first.value
    return last.n - first.n <= ITEM_LINES * pages and between <= ITEM_WORDS * pages


def _sure(lines: Sequence[Line], n: int, end: int) -> int:
    """2 where a number is seen to begin a page, 1 where it is glued to words, which no row's or heading's number is."""
    return 2 if begins_a_page(lines, n, end) else int(stands_before_words(lines[n].text))


def _may_be_cell(lines: Sequence[Line], n: int, end: int) -> bool:
    """Whether a number that is not seen to begin a page stands before cells, or with a blank before few words among
    lines of few words: as the last of a run it is one itself."""
    rest = lines[n].text[end:]
    cells = BETWEEN_CELLS.search(rest.strip()) is not None or (rest[:1].isspace() and _is_among_words(lines, n))
    return cells and not begins_a_page(lines, n, end)


def _is_among_words(lines: Sequence[Line], n: int) -> bool:
    """Whether the line and its neighbours are as short as cells are and none ends a sentence: 水土 / 6 完成任务 /
    保持率."""
    near = [line.text for line in lines[max(0, n - 1) : n + 2]]
    return all(len(text) < TEXT and text[-1] not in STOPS for text in near)


def _cuts(
    lines: Sequence[Line], found: Mapping[int, Mapping[int, int]], printed: Collection[int]
) -> dict[int, dict[int, int]]:
    """Numbers that are seen to begin a page: where they end, by line and value. Among them are those that read like a
    value with what follows (有条|4件的地方): only the count can tell. No page has its number ``printed`` twice."""
    cuts: dict[int, dict[int, int]] = {}
    for n, line in enumerate(lines):
        if not line.text[0].isdigit() or line.table is not None or line.markup_level or is_cut_figure(lines, n):
            continue
        digits = GLUED_NUMBER.match(line.text)
        if digits is None or digits.group()[0] in "0０":
            continue
        rest = line.text[digits.end() :]
        word = "\u4e00" <= rest[:1] <= "\u9fff" and not reads_as_value(rest)
        ends = found.get(n) or ({int(digits.group()): digits.end()} if word else {})
        seen = {v: end for v, end in ends.items() if v not in printed and begins_a_page(lines, n, end)}
        if seen:
            cuts[n] = seen
    return cuts


def _run_of_cuts(
    lines: Sequence[Line],
    cuts: Mapping[int, Mapping[int, int]],
    found: Mapping[int, Mapping[int, int]],
    signed: Mapping[int, int],
) -> tuple[int, list[Counted]]:
    """The longest count among the numbers alone that begin a page, pages apart: a short text has few, and the rows of
    its tables count further. Two of them must be no values; those between signs on lines of their own vouch for the
    others."""
    numbers = [(n, value) for n in cuts for value in cuts[n]]
    run = longest_count(
        sorted([*numbers, *signed.items()]),
        PAGE_BESIDE if signed else PAGE_APART,
        lambda n, value: 2 if n in signed or value in found.get(n, {}) else 1,  # 2准农田 before 2家企业
    )
    glued = [c for c in run if c.n not in signed]
    plain = sum(c.value in found.get(c.n, {}) for c in glued)
    vouched = len(run) - len(glued)
    certain = len(run) >= MIN_PAGES - 1 and run[0].value <= FIRST_PRINTED and plain + vouched >= 2
    if len(run) == 2:
        clear = all(stands_before_words(lines[c.n].text) for c in glued)
        certain = run[0].value == 1 and plain + vouched == 2 and run[1].n - run[0].n >= WHOLE_PAGE and clear
    return (SHOWN * len(glued), glued) if certain and glued else (0, [])
