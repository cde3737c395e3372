"""Rows that no rule parts: lines that stand on one height in the columns of numbers and in that of the names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ....lexicon.tables import is_attribute, is_header, is_unit
from ..lines.runs import REACH
from .owners import Line, owners
from .printed import Area, lines_of
from .undrawn_groups import LEVEL, group_cuts, is_left, words_of
from .values import begins_value, ends_with_unit, is_total, is_value

APART = 0.5
"""Room in heights of the type between two rows of a table that no rule parts, where lines of a cell have less."""
TORN = 0.9
"""Room in heights of the type between two lines of one number, at most."""
MARGINS = 11.0
"""Points that a word processor leaves free in a cell, left and right together."""
_REST = re.compile(r"[0-9０-９]{1,4}[%％]?$")
"""What is left of a number that its cell tears."""
_UNENDED = re.compile(r"[0-9０-９][.．]$|^[<>≤≥＜＞~约]*[\[〔［【（(][<>≤≥＜＞~约]*[0-9０-９.．,，]*$|^[<>≤≥＜＞]$")
"""A line on which a number does not end: before its decimals, in its bracket or behind its comparator."""
BESIDE = 0.3
"""Distance of a number from its name's first, middle or last line, in heights of the type, at most."""
SHARE = 0.6
"""Share of the numbers that must stand beside their names, at least."""
RULED = 3
"""Stretches between two rules, of which none need be more than a row, from which each is one."""
HEADS = 3
"""Words of headers on the first lines of a band that make them a header, at least."""
FILLED = 0.75
"""Share of the rows in which the columns have words, at least."""


def rows_parted(areas: list[Area]) -> list[Area]:
    """Cells that hold several rows of print, parted between them."""
    bands: dict[tuple[float, float], list[Area]] = defaultdict(list)
    for area in areas:
        bands[area.box[1], area.box[3]].append(area)
    out: list[Area] = []
    ruled = len(bands) >= RULED and all(_may_be_row(area) for band in bands.values() for area in band)
    for band in bands.values():
        columns = _with_totals([lines_of(area.rows) for area in band], ruled)
        torn = any(_tears_a_number(area) for area in band) and not any(map(_has_two_attributes, columns))
        cuts = (
            [] if torn else _cuts(columns) or (_below_rest(columns) if len(bands) <= 2 or _is_headed(columns) else [])
        )
        cuts = [] if _part_a_number(columns, cuts) else _beside_words(cuts, columns)
        for area, lines in zip(band, columns, strict=True):
            own = group_cuts(lines, columns, [area.box[1], *cuts, area.box[3]])
            if own is None:
                own = [] if _is_group(lines, cuts) else cuts
            out += _cut_down(area, own)
    return out


def _beside_words(cuts: Sequence[float], columns: list[list[Line]]) -> list[float]:
    """The cuts between rows, those that lie across a group's word beside it, where the rows leave room for that."""
    groups = [lines for lines in columns if is_left(lines, columns) and not any(is_value(line.text) for line in lines)]
    words = sorted(word for lines in groups for word in words_of(lines))
    others = [line for lines in columns if lines not in groups for line in lines]
    out: list[float] = []
    for y in cuts:
        foot = max((line.bottom for line in others if line.middle < y), default=y)
        head = min((line.top for line in others if line.middle > y), default=y)
        around = [(b + a) / 2 for (_, b), (a, _) in pairwise(words)] if any(a < y < b for a, b in words) else []
        out.append(min((x for x in around if foot < x < head), key=lambda x: abs(x - y), default=y))
    return out


def _is_headed(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether the first lines of a band are those of a header."""
    return sum(is_header(lines[0].text) for lines in columns if lines) >= HEADS


def _may_be_row(area: Area) -> bool:
    """Whether a cell has one number at most, or one with its total below it."""
    plain, *more = [line.text for line in lines_of(area.rows) if is_value(line.text)] or [""]
    return not more or (len(more) == 1 and not is_total(plain) and is_total(more[0]))


def _with_totals(columns: list[list[Line]], ruled: bool) -> list[list[Line]]:
    """The columns with a total in brackets as part of the number above it, where both are of one row.

    They are where each row has rules of its own, or where a unit, an attribute or a number stands in their row and
    none beside the total.
    """
    short = [[line for line in lines if _is_short(line.text)] for lines in columns]
    out: list[list[Line]] = []
    for n, lines in enumerate(columns):
        whole: list[Line] = []
        beside = [line for m, other in enumerate(short) if m != n for line in other]
        for line in lines:
            above = whole[-1] if whole else None
            if above is None or not _is_total_below(above, line) or not (ruled or _stand_by_one(above, line, beside)):
                whole.append(line)
                continue
            level = [other.middle for other in beside if above.top <= other.middle <= line.bottom]
            middle = level[0] if level else (above.top + line.bottom) / 2
            whole[-1] = Line(above.top, middle, line.bottom, above.size, above.text)
        out.append(whole)
    return out


def _is_short(text: str) -> bool:
    return is_value(text) or is_unit(text) or is_attribute(text)


def _is_total_below(above: Line, line: Line) -> bool:
    """Whether a number in brackets stands below one without, as close as the lines of a cell may be."""
    plain = is_value(above.text) and not is_total(above.text)
    return plain and is_value(line.text) and is_total(line.text) and line.top - above.bottom < TORN * line.size


def _stand_by_one(above: Line, line: Line, beside: Sequence[Line]) -> bool:
    """Whether words stand beside a number or between it and its total, and none beside the total."""
    low = line.middle - LEVEL * line.size
    rows = [other for other in beside if above.top <= other.middle <= line.bottom]
    return bool(rows) and all(other.middle < low for other in rows)


def _part_a_number(columns: list[list[Line]], cuts: Sequence[float]) -> bool:
    """Whether a cut lies behind a line on which a number does not end, so that its rest would be a value of its own."""
    return any(
        _UNENDED.search(above.text) and bisect_left(cuts, above.middle) < bisect_left(cuts, below.middle)
        for lines in columns if cuts for above, below in pairwise(lines)
    )  # fmt: skip


def _tears_a_number(area: Area) -> bool:
    """Whether a line of figures fills its cell and the next is a run of digits, no longer.

    ≥235.4 / 2 may be one number, and no two rows.
    """
    rows = area.rows
    said = ["".join(run.text for run in row) for row in rows]
    if len(rows) < 2 or not all(map(is_value, said)):
        return False
    for n, (row, below) in enumerate(pairwise(rows)):
        first = below[0].glyphs[0]
        room = area.box[2] - area.box[0] - (row[-1].x1 - row[0].x0)
        shorter = len(said[n + 1]) < len(said[n]) or (len(said) == 2 and not _counts_up(*said))
        rest = _REST.match(said[n + 1]) is not None and shorter
        near = below[0].top - row[0].bottom < TORN * below[0].size
        if rest and near and said[n][-1].isdigit() and room < first.x1 - first.x0 + MARGINS:
            return True
    return False


def _has_two_attributes(lines: list[Line]) -> bool:
    """Whether a cell says of two indicators what they are: 约束性 / 预期性."""
    return len(lines) > 1 and all(is_attribute(line.text) for line in lines)


def _counts_up(one: str, other: str) -> bool:
    """Whether the second of two numbers is the next after the first."""
    return one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1


def _cuts(columns: list[list[Line]]) -> list[float]:
    """Heights that part one ruled row into the rows of its print, from above; none where it is one row.

    The rows are those of the numbers: cells that hold nothing but numbers, one below the other. A column
    of names must have words in each of them, or the numbers are several values of one row.
    """
    heads, numbers = 0.0, []
    columns = _whole_values(columns)
    for lines in columns:
        first = next((n for n, line in enumerate(lines) if is_value(line.text)), len(lines))
        if len(lines) - first >= 2 and all(is_value(line.text) for line in lines[first:]):
            numbers.append(lines[first:])
            heads = max(heads, lines[first - 1].bottom if first else 0.0)
    anchors = _anchors(numbers)
    if len(anchors) < 2:
        return [] if numbers else _staggered(columns)
    words = [lines for lines in columns if lines and not any(lines[-1] is n[-1] for n in numbers)]
    bodies = [[line for line in lines if line.middle > heads] for lines in words]
    names = [lines for lines in bodies if _names_all(lines, anchors)]
    names = [lines for lines in names if not is_left(lines, names)]  # groups, of many lines
    if not names and not _numbered(numbers, anchors):
        return []
    if names and not any(_stands_by(lines, anchors) for lines in names):
        return []  # names and numbers with a step of their own each: which is whose, the page does not show
    alone = sum(len(lines) == 1 and is_value(lines[0].text) for lines in bodies)
    if alone >= len(numbers):
        return []  # one number that a narrow cell tears
    if _filled([*numbers, *bodies], anchors) < FILLED:
        return []
    rows: list[list[Line]] = [[] for _ in range(len(anchors) + 1)]
    for lines in [*numbers, *(names or bodies)]:  # a group stands about the middle of its rows, across their ends
        for n, line in zip(owners(lines, anchors), lines, strict=True):
            rows[n + 1].append(line)
    rows = [row for row in rows if row]
    cuts = [_between(above, below) for above, below in pairwise(rows)]
    return [(heads + min(line.top for line in rows[0])) / 2, *cuts] if heads else cuts


def _staggered(columns: list[list[Line]]) -> list[float]:
    """Heights that part rows of which each has its number in another column, beside cells without words.

    The numbers of one row stand on one height; where they stand on two, each beside a name that ends above the next.
    """
    numbers = [lines for lines in columns if len(lines) == 1 and is_value(lines[0].text)]
    anchors = _anchors(numbers)
    names = [lines for lines in columns if len(lines) > 1 and len(anchors) > 1 and _names_all(lines, anchors)]
    if len(names) != 1 or not _stands_by(names[0], anchors):
        return []
    rows: list[list[Line]] = [[] for _ in anchors]
    for owner, line in zip(owners(names[0], anchors), names[0], strict=True):
        rows[max(owner, 0)].append(line)
    longest = max(len(line.text) for line in names[0])
    whole = all(ends_with_unit(row[-1].text) or len(row[-1].text) + 1 < longest for row in rows[:-1])
    return [_between(above, below) for above, below in pairwise(rows)] if whole else []


def _whole_values(columns: list[list[Line]]) -> list[list[Line]]:
    """The columns with values that run over two lines (66.8左 / 右) as one line each, on the height of their row."""
    heights = [line.middle for lines in columns for line in lines if is_value(line.text)]
    out: list[list[Line]] = []
    for lines in columns:
        whole: list[Line] = []
        for line in lines:
            above = whole[-1] if whole else None
            if above is not None and _is_torn_value(above.text, line.text):
                places = above.middle, (above.middle + line.middle) / 2
                middle = min(places, key=lambda y: min((abs(y - h) for h in heights), default=0.0))
                whole[-1] = Line(above.top, middle, line.bottom, above.size, above.text + line.text)
            else:
                whole.append(line)
        out.append(whole)
    return out


def _is_torn_value(one: str, rest: str) -> bool:
    """Whether a line goes on with a value: 66.8左 / 右; or 80. / 2 and 〔 / 103.1〕, whose rest alone would be one."""
    if _UNENDED.search(one):
        return is_value(one + rest)
    return not is_value(rest) and begins_value(one) and len(rest) <= 2 and is_value(one + rest)


def _below_rest(columns: list[list[Line]]) -> list[float]:
    """The height that parts a header, or the rest of a row that the page end cut off, from the one row below it.

    None where none is. Above it stands no number, across it nothing but a group; below it stand words in most columns
    with a number, and the room between both is wider than that between the lines of a cell.
    """
    gaps = [(a.bottom, b.top) for lines in columns for a, b in pairwise(lines) if b.top - a.bottom >= APART * b.size]
    if not gaps:
        return []
    foot, head = min(gaps)
    heads = [line.bottom for lines in columns for line in lines if line.top < foot and line.bottom < head]
    foot = max([foot, *heads])  # a head beside it may stand lower
    y = foot + (head - foot) / 4  # a group stands about the middle of its rows, and belongs to the one below
    above = [[line for line in lines if line.middle < y] for lines in columns]
    below = [lines[len(rest) :] for lines, rest in zip(columns, above, strict=True)]
    whole = any(len(lines) == 1 and is_value(lines[0].text) for lines in below)
    across = any(_straddles(lines, y) and not is_left(lines, columns) for lines in columns)
    numbers = across or any(line.middle < y and is_value(line.text) for lines in columns for line in lines)
    return [y] if whole and not numbers and len(columns) < 2 * sum(map(bool, below)) else []


def _straddles(lines: list[Line], y: float) -> bool:
    return any(line.top < y < line.bottom for line in lines)


def _anchors(numbers: list[list[Line]]) -> list[Line]:
    """The heights on which numbers stand."""
    found: list[Line] = []
    for line in sorted((line for lines in numbers for line in lines), key=lambda line: line.middle):
        if not found or line.middle - found[-1].middle > REACH * line.size:
            found.append(line)
    return found


def _numbered(numbers: list[list[Line]], anchors: list[Line]) -> bool:
    """Whether the rows are counted: 1, 2, 3 in a column."""
    for lines in numbers:
        counted = [int(line.text) for line in lines if line.text.isdecimal()]
        if len(counted) == len(lines) == len(anchors) and all(b == a + 1 for a, b in pairwise(counted)):
            return True
    return False


def _filled(columns: list[list[Line]], anchors: list[Line]) -> float:
    """Share of the rows in which the columns have words: in one row of wrapped cells most stand in one line only."""
    shares = [len({*owners(lines, anchors)} - {-1}) / len(anchors) for lines in columns if lines]
    several = [share for share in shares if share * len(anchors) > 1]
    return sum(shares) / len(shares) if len(anchors) == 2 or not several else sum(several) / len(several)


def _names_all(lines: list[Line], anchors: list[Line]) -> bool:
    """Whether a column has words for each row; a group set in the middle of its rows has not."""
    return len({*owners(lines, anchors)} - {-1}) == len(anchors)


def _stands_by(names: list[Line], anchors: list[Line]) -> bool:
    """Whether most numbers stand level with the first, the middle or the last of their name's lines; or one has one."""
    if len(names) == len(anchors):
        return True
    lines: dict[int, list[float]] = defaultdict(list)
    for owner, line in zip(owners(names, anchors), names, strict=True):
        lines[owner].append(line.middle)
    near = [
        min(abs(anchor.middle - y) for y in (own[0], (own[0] + own[-1]) / 2, own[-1])) <= BESIDE * anchor.size
        for n, anchor in enumerate(anchors)
        if (own := lines.get(n))
    ]
    return sum(near) >= SHARE * len(near)


def _between(above: list[Line], below: list[Line]) -> float:
    foot, head = max(line.bottom for line in above), min(line.top for line in below)
    if foot <= head:
        return (foot + head) / 2
    return (max(line.middle for line in above) + min(line.middle for line in below)) / 2


def _is_group(lines: list[Line], cuts: Sequence[float]) -> bool:
    """Whether the words of a cell stand for all its rows: fewer lines than rows, together, about its middle."""
    if not lines or len(lines) > len(cuts):
        return False
    first, last = bisect_left(cuts, lines[0].middle), bisect_left(cuts, lines[-1].middle)
    above, below = first, len(cuts) - last
    return len(cuts) >= 2 and abs(above - below) <= 1 and len(lines) == last - first + 1 and min(above, below) >= 1


def _cut_down(area: Area, cuts: Sequence[float]) -> list[Area]:
    x0, top, x1, bottom = area.box
    edges = [top, *cuts, bottom]
    parts = [Area((x0, a, x1, b), []) for a, b in pairwise(edges)]
    for glyph in area.glyphs:
        parts[bisect_left(edges[1:-1], glyph.middle)].glyphs.append(glyph)
    return parts
