"""What geometry knows of how a line goes on with the one above it: margins, indents, room for the next word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..blocks import Line, outermost
from .steps import SENTENCE, STOP, is_wider, other_size

FULL = 2.0
"""Room at the end of a line, in widths of a Han character, that a character pushed over may leave."""
MOST_ROOM = 12.0
"""Room at the end of a line, in widths of a Han character, that no word pushed over leaves."""
NEARLY = 2.5
"""Room at the end of a line without a stop, in widths of a Han character, up to which the page does not tell."""
SET_IN_SLACK = 1.0
"""The same where first lines are set in: a flush line hardly opens a paragraph there."""
SLACK = 0.35
"""Room, in widths of a Han character, by which lines of one column differ."""
_WORD = r"(?:[A-Za-z0-9０-９.．,%％‰℃°/+\-–:：∶²³⁰-⁹]+[年月日]?|.)[，。、；：！？）》〉”’」』〕】］)\],;:.!?%％…/]*"
_UNBREAKABLE = re.compile(rf"[（《〈“‘「『〔【［(\[]*{_WORD}(?:(?:(?<=[”’])|[“‘])[（《〈「『〔【［(\[]*{_WORD})*")
"""What cannot be broken at the head of a line; some makers break on neither side of a quotation mark."""
_BEHIND_COMMA = re.compile(rf"(?:{_WORD})?(?<=[，。；：！？、])[A-Za-z0-9０-９.．,%％&+]+")
JUSTIFIED, MOST, EVEN = 8, 0.9, 0.2
"""Lines from which a text is seen to be justified, the share that reach the margin, and their room, in widths."""
LAST = 0.3
"""Room, in widths of a Han character, behind the stop of a justified line that is a paragraph's last."""
INDENT = 1.2
"""Indent, in widths of a Han character, from which a line opens a paragraph."""
APART = 4.0
"""Indent, in widths of a Han character, past which no line of a paragraph begins."""
COLUMN = 5
"""Lines of a column, at least."""
SAME = 4.0
"""Points by which the two parts of one table or frame may differ in place."""
_NUMBERED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百]+[）)、.．]|第[一二三四五六七八九十百0-9]+[篇编章节条]|[（(][0-9]{1,2}[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳]|"
    r"专\s*栏|[附续]?\s*[表图]\s*[0-9]|附件|——|[注备]\s*[:：]|单位\s*[:：])"
)
_LEAD = re.compile(r"[^，。；：、0-9]{2,14}。(?=.)")
"""A short phrase with a stop, and words behind it."""
_MEASURE = re.compile(r"\s*[0-9０-９][0-9０-９.,，．]*(?:[%％‰℃]|[^\s0-9.,、．）)])")
"""A number with what it counts: no paragraph begins so where the line before has no stop."""
_NOTICE = re.compile(r"(?:印发|转发|发布|公布).*的?通知$")
"""The end of a notice's title: whoever it is addressed to may stand flush below it."""
_CAPTION = re.compile(r"^(?:[【\[〖]?\s*专\s*栏|[附续]|[表图]|第[一二三四五六七八九十百]+[篇编章节]|目\s*录)")
_ENTRY = re.compile(r"[.．·…‥]{4,}\s*[0-9０-９]{1,3}$")
"""The end of an entry of the contents."""


def indent(line: Line) -> float:
    """How far a line is set in, in widths of a Han character."""
    return max(0.0, line.box[0] - line.left) / max(line.size, 1.0)


def is_centred(line: Line) -> bool:
    """Whether the line has about as much room on its left as on its right, and more than an indent."""
    left, right = line.box[0] - line.left, line.right - line.box[2]
    return left > 2.5 * line.size and abs(left - right) <= max(line.size, 0.1 * (left + right))


def is_full(line: Line, following: Line | None = None, slack: float = SLACK) -> bool:
    """Whether the line reaches the end of its column: the first word of the ``following`` line had no room on it."""
    room = line.right - line.box[2]
    if following is None:
        return room <= FULL * line.size
    return room <= first_word(following) + slack * line.size


def first_word(line: Line) -> float:
    """Width in points of what cannot be broken at the head of a line: a character, a number, with their signs."""
    words = line.cells[0]
    match = _UNBREAKABLE.match(words.text) if words is not None else None
    if words is None or match is None:
        return 0.0
    edges = words.edges
    return edges[match.end()] - edges[0] if len(edges) > match.end() else match.end() * line.size


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a line end, as far as it tells whether the paragraph goes on."""

    indented: bool
    """Whether the paragraphs of this document have their first lines set in."""
    first: Line | None
    """The line that opened the running paragraph."""
    above: Line | None
    """The line before the last one."""
    below: Line | None
    """The line after this one."""
    usual: Mapping[int, float]
    """The step from line to line within paragraphs, by the size of type."""
    justified: bool = False
    """Whether all lines but a paragraph's last reach the margin (``is_justified``)."""


def opens(before: Line | None, line: Line, around: Around) -> bool | None:
    """Whether a paragraph opens at ``line``; None where the page does not show it.

    Args:
        before: the line before it in reading order.
        line: the line.
        around: what else stands there.
    """
    if before is None or line.is_row or before.is_row:
        return None
    if other_size(before, line) or _is_heavier(before, line) or _ENTRY.search(before.text):
        return True
    if is_centred(line):
        return False if _wraps_centred(before, line) else None
    if _is_apart(before):
        return None if _is_apart(line) else True
    if is_wider(around.above, before, line, around.below, around.usual) or _is_sister(before, line, around):
        return True
    if _NOTICE.search(before.text):
        return None
    set_in = around.first is not None and indent(around.first) >= INDENT
    if around.justified and STOP.search(before.text) and _room(before) > LAST:
        return True
    if not is_full(before, line, SET_IN_SLACK if set_in else SLACK) and not _had_no_room(before, line):
        return _after_short(before, line, set_in)
    if indent(line) >= INDENT:
        return None if abs(indent(line) - indent(before)) < INDENT / 2 else True
    if around.indented or set_in or indent(before) >= INDENT:
        return False
    heads = _NUMBERED.match(before.text) and "。" not in before.text  # behind a run-in heading stands text
    in_sentence = len(before.text) >= SENTENCE and not STOP.search(before.text) and not heads
    return False if in_sentence and not _NUMBERED.match(line.text) else None


def _room(line: Line) -> float:
    """Room at the end of a line, in widths of a Han character."""
    return (line.right - line.box[2]) / line.size


def _had_no_room(before: Line, line: Line) -> bool:
    """Whether what some makers do not break had no room in mid-sentence: 吨，5G, with the word behind the comma."""
    words = line.cells[0]
    match = _BEHIND_COMMA.match(words.text) if words is not None and not STOP.search(before.text) else None
    if words is None or match is None or len(words.edges) <= match.end():
        return False
    return before.right - before.box[2] <= words.edges[match.end()] - words.edges[0] + SLACK * before.size


def is_justified(flows: Iterable[Sequence[Line]]) -> bool:
    """Whether lines of running text without a stop at their end reach the margin, nearly all of them."""
    rooms = [
        _room(line)
        for lines in flows
        for line, below in pairwise(lines)
        if len(line.text) >= SENTENCE and not STOP.search(line.text) and not line.is_row and below.box[1] > line.box[1]
    ]
    return len(rooms) >= JUSTIFIED and sum(room <= EVEN for room in rooms) >= MOST * len(rooms)


def _after_short(before: Line, line: Line, set_in: bool) -> bool | None:
    """Behind a short line a paragraph opens; not in mid-sentence, where first lines are set in and this is not."""
    if STOP.search(before.text) or indent(line) >= INDENT or _NUMBERED.match(line.text):
        return True
    if before.right - before.box[2] > MOST_ROOM * before.size and not _MEASURE.match(line.text):
        return True
    if set_in:
        return False
    in_sentence = len(before.text) >= SENTENCE and not _NUMBERED.match(before.text)
    nearly = in_sentence and before.right - before.box[2] <= NEARLY * before.size
    return None if nearly or _MEASURE.match(line.text) else True


def _is_heavier(before: Line, line: Line) -> bool:
    """Whether all of a line without a stop is bold and nothing of the next one is: a heading, a title."""
    return before.weight == 1 and line.weight == 0 and not STOP.search(before.text)


def _is_sister(before: Line, line: Line, around: Around) -> bool:
    """Whether line and paragraph both open flush with a short phrase, behind a full stop: items of a list."""
    first = around.first
    if first is None or first.size != line.size or abs(first.box[0] - line.box[0]) > SAME:
        return False
    return before.text.endswith("。") and bool(_LEAD.match(line.text) and _LEAD.match(first.text))


def _is_apart(line: Line) -> bool:
    """Whether the line is centred or stands at the right: a title, a signature, a date."""
    return is_centred(line) or indent(line) > APART


def _wraps_centred(before: Line, line: Line) -> bool:
    """Whether a centred line is the rest of a full one: of its size, and not a title or caption of its own."""
    alike = abs(before.size - line.size) <= 0.05 * line.size
    runs_on = is_full(before, line) and indent(before) < INDENT and not STOP.search(before.text)
    return alike and runs_on and not _CAPTION.match(line.text) and not _NUMBERED.match(line.text)


def sets_in(lines: Sequence[Line]) -> bool:
    """Whether first lines are set in: some full lines have an indent of about two characters, most have none."""
    full = [line for line in lines if is_full(line) and not line.is_row]
    opening = sum(INDENT <= indent(line) <= 3 for line in full)
    return len(full) >= 3 and 0.04 * len(full) <= opening <= 0.7 * len(full)


def even_margins(pages: Sequence[Sequence[Line]], width: float) -> None:
    """Give lines that have a page's whole width the margins of the document: a page of short lines shows none.

    A few lines, most of them short, show none either: where what they share is no half of a page of this ``width`` in
    points, and others reach past it, the right margin is as wide as the left one.
    """
    held = [lines for lines in pages if lines]
    if not held:
        return
    lefts = [min(b.left for b in lines) for lines in held]
    rights = [max(b.right for b in lines) for lines in held]
    times = max(2, len(held) // 10)
    left = outermost(sorted(lefts), held[0][0].size, times)
    right = outermost(sorted(rights, reverse=True), held[0][0].size, times)
    if right - left < (width - 2 * left) / 2 and any(
        line.box[2] > right + FULL * line.size and not line.is_row for lines in held for line in lines
    ):
        right = width - left
    columns = _columns(held, rights)
    for lines, low, high in zip(held, lefts, rights, strict=True):
        begin, end = next(
            (c for c in columns if meets(c[0], low) and abs(c[1] - high) <= FULL * lines[0].size), (left, right)
        )
        for line in lines:
            if meets(line.left, low) and meets(line.right, high):
                line.left = min(low, begin) if low - begin <= 2 * FULL * line.size else low
                line.right = max(high, end)


def _columns(pages: Sequence[Sequence[Line]], rights: Sequence[float]) -> list[tuple[float, float]]:
    """Where the first columns of pages in columns begin and end: a last page may have that one alone."""
    found: Counter[tuple[float, float]] = Counter()
    for lines, high in zip(pages, rights, strict=True):
        found.update((line.left, line.right) for line in lines if high - line.right > APART * line.size)
    return [place for place, count in found.most_common() if count >= COLUMN]


# -- over a page end ----------------------------------------------------------------------


def meets(one: float, other: float) -> bool:
    """Whether two edges stand at one place."""
    return abs(one - other) <= SAME
