"""Numbers that may be a page's as well as the text's: glued to the words of a page, where no line tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..layout.furniture.counts import MAX_STEP
from ..layout.furniture.glued_numbers import NO_NUMBER_BEFORE
from ..lexicon.tables import is_unit
from ..models import Span
from .check import Check, Example
from .view import View

_PLAIN = re.compile("[0-9]{1,3}")
_NUMBER = re.compile(r"[-—–－·•~\s]*([0-9]{1,3})[-—–－·•~\s]*")
_UNIT = re.compile(r"([\u4e00-\u9fff%％‰℃])[，。；、]")
"""One character between a number and a sign: 条，."""
_ANY_UNIT = re.compile(r"([\u4e00-\u9fff%％‰℃])")
MAX_PAGE = 6000
"""Characters between two page numbers in which those left out are looked for."""
SEEN = 6
"""Characters beside a number that a finding shows."""


def find(view: View) -> Iterator[Finding]:
    """PAGE_OR_FIGURE: a number taken for a page's that a unit follows, and one of the text that the pages leave out."""
    pages = [span for kind, span in _furniture(view) if kind == "page_number"]
    for span in pages:
        cuts = view.text[max(0, span.start - SEEN) : span.start].rstrip()[-1:].isdigit()  # 试点1 / 4条左右
        unit = (_ANY_UNIT if cuts else _UNIT).match(view.text, span.end)
        if unit is not None and _PLAIN.fullmatch(view.text, span.start, span.end) and is_unit(unit[1]):
            place = Fragment.of(view.text, span.start, span.end)
            yield finding("PAGE_OR_FIGURE", f"“{_shown(view, place)}”的{place.text}按页码取出", [place])
    numbered = [(span, int(m[1])) for span in pages if (m := _NUMBER.fullmatch(view.text, span.start, span.end))]
    for (before, low), (after, high) in pairwise(numbered):
        if 1 < high - low <= MAX_STEP and after.start - before.end <= MAX_PAGE:
            yield from _left_out(view, before.end, after.start, range(low + 1, high))


def _furniture(view: View) -> Iterator[tuple[str, Span]]:
    return ((entry.kind, entry.span) for entry in view.document.furniture)


def _left_out(view: View, start: int, stop: int, values: range) -> Iterator[Finding]:
    """省级以上3示范单位, between the pages 2 and 4: a number that counts nothing."""
    wanted = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{'|'.join(map(str, values))})(?=[\u4e00-\u9fff])")
    for match in wanted.finditer(view.text, start, stop):
        rest = view.text[match.end() : match.end() + SEEN]
        if NO_NUMBER_BEFORE.match(rest) or any(is_unit(rest[:length]) for length in (1, 2, 3)):
            continue
        place = Fragment.of(view.text, *match.span())
        yield finding(
            "PAGE_OR_FIGURE", f"“{_shown(view, place)}”的{place.text}按正文读，前后页的页码中缺这一页", [place]
        )


def _shown(view: View, place: Fragment) -> str:
    around = view.text[max(0, place.start - SEEN) : place.end + SEEN]
    return re.sub(r"\s+", "", around)


def _pages(third: str) -> str:
    """A text of four pages, the third of which opens with ``third``."""
    line = "推动产业转型升级培育壮大战略性新兴产业加快建设现代化产业体系促进融合，\n" * 14
    parts = ("市规划\n一、任务\n", "\n— 1 —\n", "\n— 2 —\n", third, "\n— 4 —\n", "。\n— 5 —\n")
    return line.join(parts)


CHECK = Check(
    find,
    (
        Example(
            "PAGE_OR_FIGURE",
            shows=_pages("建成省级以上3示范单位，"),
            holds=_pages("建成省级以上示范单位3家，"),
        ),
    ),
)
