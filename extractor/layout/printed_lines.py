"""Printed lines that a conversion broke at their signs, set together again.

Where a line of print squeezes its commas and brackets, some converters end a line at each of them: what the page shows
as one line of full width comes as five. The pieces add up to the width of the page, and that is how they are known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..core.fragment import join
from ..lexicon.dates import DATE
from ..lexicon.official import AGENCY, TITLE_END, is_document_number
from ..lexicon.schemes import read_bare, read_bare_han, read_mark
from .ends.openings import BELOW_TITLE
from .ends.question import opens_unit
from .linebreaks import CENTRED, MAX_WIDTH, MIN_LINE, MIN_LINES, MIN_WIDTH, columns, printed
from .lines import Line, of_line
from .units import ends_sentence

_CLOSES = "，、；。：！？”’）》〉」』】〕］"
_OPENS = "“‘（《〈「『【〔［"
_ENDS_FRONT = re.compile(r"日\s*[）)]$|[（(]此件[^）)]*[）)]$")
"""What ends a line above the text: …的通知（2023年4月7日）, （此件公开发布）."""
_RUNS = re.compile("[，、；。]")
MIN_PIECES = 8
"""Short lines that end in a comma from which a text is broken at its signs: no paragraph ends so."""
SHORT = 0.8
"""Share of the width below which a line is a piece or the last of its paragraph."""
MISSING = 3
"""Columns that a full line may stay short of the width."""
MAX_DATE = 14
"""Longest line that is a date: 2023 年12 月30 日."""
MAX_IN_LINE = 14
"""Pieces of one printed line, at most."""
_UNEXPLAINED, _LAST = 3.0, 1.0
"""Cost of a short line that ends nothing, and of one that ends a paragraph."""


def whole_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines as they were printed; a text that is not broken at its signs stays as it is."""
    width = _broken_width(lines)
    if not width:
        return list(lines)
    out: list[Line] = []
    start = 0
    chapters = _chapters(lines)
    for n in range(1, len(lines) + 1):
        if n == len(lines) or n in chapters or n - 1 in chapters or not _can_go_on(*lines[n - 1 : n + 2]):
            out += [_joined(lines[a:b]) for a, b in _parted(lines, start, n, width)]
            start = n
    return out


def _broken_width(lines: Sequence[Line]) -> int:
    """Width of the page in a text that is broken at its signs, else 0."""
    plain = [line for line in lines if line.table is None and "\t" not in line.text and "   " not in line.text]
    if len(plain) < MIN_LINES or any(line.hint is not None for line in plain):
        return 0
    if sum(line.text[-1] in "，、" for line in plain) < MIN_PIECES:
        return 0
    widths = Counter(columns(printed(line)) for line in plain if len(line.text) >= MIN_LINE)
    width = max(widths, key=lambda w: w * (widths[w] + widths[w - 1]), default=0)
    over = sum(count for w, count in widths.items() if w > width + MISSING)
    if not MIN_WIDTH <= width <= MAX_WIDTH or over * 20 > len(plain):
        return 0
    pieces = sum(line.text[-1] in "，、" and columns(printed(line)) < width * SHORT for line in plain)
    return width if pieces >= MIN_PIECES and pieces * 30 >= len(plain) else 0


def _can_go_on(last: Line, line: Line, below: Line | None = None) -> bool:
    """Whether the two can be pieces of one printed line: close to each other, parted at a sign, no number between."""
    if line.blanks_before or line.page_before or line.table is not None or last.table is not None:
        return False
    if 2 <= line.indent <= CENTRED or line.markup_level or last.markup_level or "\t" in line.text + last.text:
        return False
    if last.text[-1] not in _CLOSES and line.text[0] not in _OPENS:
        return False
    if is_document_number(line.text) or opens_unit(line.text):
        return False
    if ends_sentence(last.text) and (_ends_opening(last.text) or _signs(line.text, below)):
        return False
    if _ENDS_FRONT.search(last.text) or (TITLE_END.matches(last.text) and BELOW_TITLE.match(line.text)):
        return False
    mark = read_mark(line.text)
    return mark is None or not mark.way.heads


def _chapters(lines: Sequence[Line]) -> set[int]:
    """Indexes of numbers without a sign that count on with the decimals around them (3 保障措施 below 2.4), or stand
    right above the first number below them (三　保障措施 / （一）)."""
    marks = [read_mark(line.text) for line in lines]
    dotted = any(mark is not None and mark.kind == "decimal2" for mark in marks)
    found: set[int] = set()
    chapter = 0
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark is not None:
            chapter = mark.path[0] if mark.kind == "decimal2" else chapter
            continue
        own = read_bare(line.text) or read_bare_han(line.text)
        below = marks[n + 1] if own is not None and n + 1 < len(lines) else None
        opens = own is not None and below is not None and below.way.heads and below.path in ((1,), (*own.path, 1))
        if own is not None and (opens or (dotted and own.scheme == "decimal" and own.value == chapter + 1)):
            found.add(n)
            chapter = own.value
    return found


def _ends_opening(text: str) -> bool:
    """各有关单位： ends its paragraph; （责任单位： goes on to its bracket."""
    return text[-1] in "：:" and not any(text.count(a) > text.count(b) for a, b in ("（）", "［］", "()", "【】"))


def _signs(text: str, below: Line | None = None) -> bool:
    """An agency or a date alone on its line stands below a text; 推动高职院, with which the next line goes on, not."""
    runs = below is not None and not below.blanks_before and DATE.match(below.text) is None
    goes_on = below is not None and runs and _RUNS.search(below.text) is not None
    return (AGENCY.matches(text) and not goes_on) or (DATE.match(text) is not None and len(text) <= MAX_DATE)


def _parted(lines: Sequence[Line], start: int, stop: int, width: int) -> list[tuple[int, int]]:
    """How the pieces from ``start`` to ``stop`` make up lines at the least cost."""
    best: list[tuple[float, int]] = [(0.0, start)]
    for end in range(start + 1, stop + 1):
        ways = []
        for first in range(max(start, end - MAX_IN_LINE), end):
            cost = _cost(lines[first:end], width)
            ways.append((best[first - start][0] + cost, first))
        best.append(min(ways))
    parts: list[tuple[int, int]] = []
    end = stop
    while end > start:
        first = best[end - start][1]
        parts.append((first, end))
        end = first
    return parts[::-1]


def _cost(pieces: Sequence[Line], width: int) -> float:
    """How unlikely these are one line of print: full is best, the end of a paragraph may be short."""
    across = sum(map(_across, pieces))
    signs = sum(piece.text[-1] in _CLOSES for piece in pieces)
    if across > width + 1 + signs // 2:
        return _UNEXPLAINED if len(pieces) == 1 else _UNEXPLAINED * (len(pieces) + 1)
    if across >= width - MISSING:
        return 0.0
    return _LAST if ends_sentence(pieces[-1].text) else _UNEXPLAINED * len(pieces)


@of_line
def _across(piece: Line) -> int:
    return columns(piece.text)


def _joined(pieces: Sequence[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    body = join(piece.body for piece in pieces)
    return replace(pieces[0], body=body, cells=body)
