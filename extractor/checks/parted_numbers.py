"""Numbers that running text seems to print and that were not read: parted by a blank, ill-formed, falling ranges."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..leaves import words_of
from ..models import Span
from .check import Check, Example
from .view import Body, View

_OVER_LINES = re.compile(r"[0-9０-９](?=[^\S\n]*\n\s*([0-9０-９]))")


def find(view: View) -> Iterator[Finding]:
    """NUMBER_UNREAD, RANGE_REVERSED: one finding for what is alike in a text, at all its places.

    None where the numbers were not asked for, nor of a number that a statement gives: its joins are in the trace.
    """
    if not view.numbers:
        return
    from ..statements.doubts import doubts  # its patterns take a while to compile
    from ..statements.passage import Page, Passage

    likely = _likely(view)
    if not likely:
        return
    page = Page.of_document(view.text, view.document.furniture)
    read = sorted((s.span.start, s.span.end) for s in view.document.statements)
    for _, span in likely:
        passage = Passage(words_of(span, view.text), page)
        alike: dict[tuple[str, str], list[Fragment]] = {}
        for doubt in doubts(passage.text):
            place = passage.place(doubt.start, doubt.end)
            if doubt.code != "NUMBER_UNREAD" or not _is_read(place, read):
                alike.setdefault((doubt.code, doubt.why), []).append(place)
        for (code, why), places in alike.items():
            printed = "、".join(f"“{' '.join(place.text.split())}”" for place in places)
            yield finding(code, f"{printed}：{why}", places)


def _likely(view: View) -> list[Body]:
    """The texts in which a doubtful number can stand: all are searched in one go, and those found once more."""
    from ..statements.doubts import LIKELY

    seen = {view.body_at(at) for match in view.matches(LIKELY) for at in (match.start(), match.end() - 1)}
    ends = list(_over_lines(view.text))
    return [
        (text, span)
        for n, (text, span) in enumerate(view.bodies)
        if (n in seen and LIKELY.search(text)) or ((ends or span.parts) and _torn(span, view.text, ends))
    ]


def _over_lines(text: str) -> Iterator[tuple[int, int]]:
    """From a digit that ends a line to behind the one that begins the next."""
    return ((match.start(), match.end(1)) for match in _OVER_LINES.finditer(text))


def _is_read(place: Fragment, read: list[tuple[int, int]]) -> bool:
    """Whether the place lies in the value of a statement."""
    n = bisect_right(read, place.start, key=itemgetter(0)) - 1
    return n >= 0 and place.end <= read[n][1]


def _torn(span: Span, text: str, ends: Sequence[tuple[int, int]]) -> bool:
    """Whether a line of the text ends, and the next begins, in a digit; ``ends`` are all such ends of lines."""
    parts = span.parts or []
    if not parts:
        n = bisect_left(ends, (span.start, 0)) if ends else 0
        return n < len(ends) and ends[n][1] <= span.end
    return any(text[a.end - 1].isdigit() and text[b.start].isdigit() for a, b in pairwise(parts))


_TEXT = "一、目标\n近两年培训{}人次。\n"

CHECK = Check(
    find,
    (
        Example("NUMBER_UNREAD", shows=_TEXT.format("120 150万"), holds=_TEXT.format("120万和150万")),
        Example("NUMBER_UNREAD", shows=_TEXT.format("1.2亿3千万"), holds=_TEXT.format("1亿2千万")),
        Example("NUMBER_UNREAD", shows=_TEXT.format("253 亿 6"), holds=_TEXT.format("253 亿")),
        Example(
            "NUMBER_UNREAD",
            shows="一、目标\n产值比上年增长5.2，出口下降3。\n",
            holds="一、目标\n产值比上年增长5.2%，出口下降3%。\n",
        ),
        Example("RANGE_REVERSED", shows="一、目标\n每年投资5-3亿元。\n", holds="一、目标\n每年投资3-5亿元。\n"),
    ),
)
