"""Numbers that jump: 专栏2 after it 专栏4; 一是, 二是, 四是 in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..core.problems import Finding, finding
from ..lexicon.numerals import han_number
from .check import Check, Example
from .view import Body, View

_POINT = re.compile(r"(?:^|[。；：:;，、,])\s*(?P<n>[一二三四五六七八九十]{1,2})是")


def find(view: View) -> Iterator[Finding]:
    """BOX_GAP, POINT_GAP: the numbers on either side of the gap."""
    boxes = [box for box in view.document.boxes if isinstance(box.number, int)]
    numbers = [box.number for box in boxes]
    if numbers.count(1) == 1:  # numbered through, not anew in each chapter
        for one, other in pairwise(boxes):
            if other.number != int(one.number or 0) + 1:
                detail = f"专栏{one.number} 之后是专栏{other.number}"
                yield finding("BOX_GAP", detail, view.places(one.title_span, other.title_span))
    for body in view.bodies:
        if "一是" in body[0]:
            yield from _points(view, body)


def _points(view: View, body: Body) -> Iterator[Finding]:
    marks = [(han_number(match.group("n")) or 0, match.span("n")) for match in _POINT.finditer(body[0])]
    for (number, place), (following, next_place) in pairwise(marks):
        if following not in (1, number + 1):
            said = [body[0][start : end + 1] for start, end in (place, next_place)]
            places = [view.place_in(body, start, end + 1) for start, end in (place, next_place)]
            yield finding("POINT_GAP", f"“{said[0]}”之后是“{said[1]}”", places)


_BOXES = (
    "一、任务\n推进各项工作。\n专栏1 促进就业工程\n建设市场。\n二、保障\n加强保障。\n专栏{} 能力提升工程\n培训人员。\n"
)
_POINTS = "一、任务\n一是稳就业。二是强技能。{}是优保障。\n"

CHECK = Check(
    find,
    (
        Example("BOX_GAP", shows=_BOXES.format(3), holds=_BOXES.format(2)),
        Example("POINT_GAP", shows=_POINTS.format("四"), holds=_POINTS.format("三")),
    ),
)
