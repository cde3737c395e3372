"""Numbers that jump: 专栏2 after it 专栏4; rows or items 1, 2, 4; 一是, 二是, 四是 in one paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from ..core.problems import Finding, finding
from ..lexicon.numerals import han_number
from ..models import Span
from .check import Check, Example
from .view import Body, View

_POINT = re.compile(r"(?:^|[。；：:;，、,])\s*(?P<n>[一二三四五六七八九十]{1,2})是")


_BOX = re.compile(
    r"[。；]\s*(?P<box>专栏\s*(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3}))(?=\s*[:：]?\s*[一-龥“])(?!\s*[所中的列明提和与])"
)


def find(view: View) -> Iterator[Finding]:
    """BOX_GAP, ROW_GAP, ITEM_GAP, POINT_GAP: the numbers on either side of the gap."""
    boxes = [box for box in view.document.boxes if isinstance(box.number, int)]
    numbers = [box.number for box in boxes]
    if numbers.count(1) == 1:  # numbered through, not anew in each chapter
        for one, other in pairwise(boxes):
            if other.number != int(one.number or 0) + 1:
                detail = f"专栏{one.number} 之后是专栏{other.number}"
                yield finding("BOX_GAP", detail, view.places(one.title_span, other.title_span))
    yield from _boxes_in_text(view, {int(box.number or 0) for box in boxes})
    yield from _rows(view)
    for box in boxes:
        yield from (gap for gap, _ in _gaps(view, "ITEM_GAP", [(item.number, item.span) for item in box.items]))
    for body in view.bodies:
        if "一是" in body[0]:
            yield from _points(view, body)


def _boxes_in_text(view: View, numbers: set[int]) -> Iterator[Finding]:
    """The titles of boxes that a conversion ran into a paragraph, behind its 。: where they end nothing tells."""
    for match in view.matches(_BOX) if numbers else ():
        number = int(match["n"]) if match["n"].isdigit() else han_number(match["n"])
        if number and number not in numbers and number - 1 in numbers:
            detail = f"专栏{number} 印在段落之中，没有单独成行"
            yield finding("BOX_GAP", detail, [view.place_in_running(match.start("box"), match.end("box"))])


def _rows(view: View) -> Iterator[Finding]:
    """Of a table's rows those that became no indicators, told elsewhere, still count: they stand in the gap."""
    tables: dict[str, list[tuple[str | None, Span]]] = defaultdict(list)
    for row in view.document.indicators:
        tables[row.table_id].append((row.number, row.span))
    for table in view.document.tables:
        numbered = tables.get(table.id, [])
        rows = [
            (row.cells[0].span.start, row.cells[-1].span.end) for row in table.rows if row.kind == "data" and row.cells
        ]
        unread = _apart(rows, [span for _, span in numbered])
        for gap, (one, other) in _gaps(view, "ROW_GAP", numbered):
            n = bisect_left(unread, one.end)
            if n == len(unread) or unread[n] >= other.start:
                yield gap


def _apart(rows: Iterable[tuple[int, int]], spans: Sequence[Span]) -> list[int]:
    """Where the rows begin that touch none of the spans, in order."""
    ordered = sorted((span.start, span.end) for span in spans)
    starts, ends = [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))
    before = ((start, bisect_left(starts, end)) for start, end in rows)
    return sorted(start for start, n in before if not n or ends[n - 1] <= start)


def _gaps(
    view: View, code: str, numbered: list[tuple[str | None, Span]]
) -> Iterator[tuple[Finding, tuple[Span, Span]]]:
    """Numbers that leave some out, and the places around; a count that begins anew, or runs back, is left to others."""
    counted = [(int(n), span) for n, span in numbered if n is not None and re.fullmatch("[0-9]{1,3}", n)]
    for (number, place), (following, next_place) in pairwise(counted):
        if following > number + 1:
            told = finding(code, f"{number} 之后是 {following}", view.places(place, next_place))
            yield told, (place, next_place)


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
_IN_TEXT = (
    "一、任务\n推进各项工作。\n专栏1 促进就业工程\n建设市场。\n二、保障\n加强保障，统筹推进各类人员培训。{}抓好落实。\n"
)
_ITEMS = "一、任务\n专栏1 促进就业工程\n1.市场工程。建设市场1个。\n2.培训工程。培训人员3万人次。\n{}.规范工程。建成站点9个。\n"
_ROWS = "指标\t2020年\t2025年\n1.床位（张）\t30\t50\n2.食堂（个）\t4\t9\n{}.站点（个）\t3\t6\n"
_NUMBERED = "序号\t指标\t2020年\t2025年\n1\t床位（张）\t30\t50\n2\t食堂（个）\t4\t9\n{}\t站点（个）\t3\t6\n"
_POINTS = "一、任务\n一是稳就业。二是强技能。{}是优保障。\n"

CHECK = Check(
    find,
    (
        Example("BOX_GAP", shows=_BOXES.format(3), holds=_BOXES.format(2)),
        Example(
            "BOX_GAP",
            shows=_IN_TEXT.format("专栏 2 能力提升培训工程：培训人员。"),
            holds=_IN_TEXT.format("专栏2所列工程。"),
        ),
        Example("ROW_GAP", shows=_ROWS.format(4), holds=_ROWS.format(3)),
        Example("ROW_GAP", shows=_NUMBERED.format(4), holds=_NUMBERED.format(3)),
        Example("ITEM_GAP", shows=_ITEMS.format(4), holds=_ITEMS.format(3)),
        Example("POINT_GAP", shows=_POINTS.format("四"), holds=_POINTS.format("三")),
    ),
)
