"""Where a text that lost all its line breaks breaks: 《…报告》, 各位代表：, and the numbers that count up behind stops.

A conversion that drops breaks and blanks alike leaves one line: …请予审议。一、2023年工作回顾过去一年，…。（一）…。 A
number behind a stop is a heading's where the outermost ones count up from the first to the last; one that a sentence
names (一是, 第二、) is no such number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.opening_verbs import OPENING_WORDS
from ..lexicon.schemes import Mark, read_mark
from .numbering import rank_of

MIN_CHAPTERS = 2
"""Outermost numbers that count up from 1, at least."""
MAX_TITLE = 30
"""Longest title of a chapter, behind which its text opens without a stop."""
_HAN = "一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"(?<=[。；：:！？）)])(?=第[{_HAN}]{{1,4}}(?:[章节]|部分)|[{_HAN}]{{1,3}}、|[（(][{_HAN}]{{1,3}}[）)]|[1-9][0-9]?[.．、])"
)
"""Where a number can begin behind a stop."""
_REPORT = re.compile(
    r"(?P<title>[^，。；：—]{4,60}?报告)(?P<day>[（(—]*(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日在[^，。；：]{4,80}?(?:会议|大会|全会)上[）)]?)?"
    r"(?P<who>[^，。；：]{0,40}?)(?P<to>各位(?:代表|委员)[、，各位委员代表同志们]{0,12}[：:！])"
)
"""The head of a work report: its title, the day and the meeting, who gives it, and whom it speaks to."""
_CLOSE = re.compile(r"(?<=[。！])(?=各位代表[！，：])")


def breaks(text: str) -> list[int]:
    """Offsets at which a line that holds a whole document breaks; none where its chapters do not count up."""
    found = list(_numbers(text))
    outer = min((rank_of(mark.kind) for _, mark in found), default=None)
    chapters = [mark.value for _, mark in found if rank_of(mark.kind) == outer]
    if len(chapters) < MIN_CHAPTERS or chapters != list(range(1, len(chapters) + 1)):
        return []
    head = _REPORT.match(text)
    cuts = (
        {head.end(name) for name in ("title", "day", "who", "to") if head.end(name) > 0} if head is not None else set()
    )
    cuts |= {at for at, _ in found} | {end for at, mark in found if (end := _title_end(text, at + mark.end))}
    return sorted((cuts | {match.start() for match in _CLOSE.finditer(text)}) - {0})


def _numbers(text: str) -> Iterator[tuple[int, Mark]]:
    """Each number behind a stop that goes on with its kind, or begins it anew."""
    last: dict[str, int] = {}
    for place in _NUMBER.finditer(text):
        mark = read_mark(text[place.start() : place.start() + MAX_TITLE])
        if mark is None or not mark.way.heads or (mark.value != last.get(mark.kind, 0) + 1 and mark.value != 1):
            continue
        last[mark.kind] = mark.value
        yield place.start(), mark


def _title_end(text: str, start: int) -> int:
    """Where the title that begins at ``start`` runs into its text; 0 where a stop ends it or nothing shows its end."""
    opening = OPENING_WORDS.match(text, start, start + MAX_TITLE)
    return opening.end() if opening is not None else 0
