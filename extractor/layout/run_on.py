"""Where a text that lost all its line breaks breaks: 《…报告》, 各位代表：, and the numbers that count up behind stops.

A conversion that drops breaks and blanks alike leaves one line: …请予审议。一、2023年工作回顾过去一年，…。（一）…。 A
number behind a stop is a heading's where the outermost ones count up from the first to the last; one that a sentence
names (一是, 第二、) is no such number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon.official import AGENCY
from ..lexicon.opening_verbs import OPENING_WORDS, USUAL_TITLE
from ..lexicon.schemes import Mark, read_mark
from .numbering import rank_of

MIN_CHAPTERS = 2
"""Outermost numbers that count up from 1, at least."""
MAX_TITLE = 30
"""Longest title of a chapter, behind which its text opens without a stop."""
_HAN = "一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"(?=[第（( \u3000{_HAN}1-9])(?<=[。；：:！？）)])[ \u3000]{{0,4}}"
    rf"(?=第[{_HAN}]{{1,4}}(?:[章节条]|部分)|[{_HAN}]{{1,3}}、"
    rf"|[（(][{_HAN}]{{1,3}}[）)]|[1-9][0-9]?[.．、])"
)
"""Where a number can begin behind a stop."""
_BELOW_CHAPTER = re.compile(rf"第[{_HAN}]{{1,4}}[章节][\u4e00-\u9fff、“”]{{2,16}}?(?=第[{_HAN}]{{1,4}}[条节])")
"""The title of a chapter that runs into the first number below it: 第一章总则第一条为规范供水."""
_BELOW_NUMBER = re.compile(rf"[{_HAN}](?<=[。；：:].)[{_HAN}]{{0,2}}、[^\s。；：:，、（()）]{{2,20}}(?=[（(]一[）)])")
"""The title of a numbered part that runs into the first number below it: 二、主要任务（一）建设现代农业."""
_FIRST_PART = re.compile(
    r"^[^。；：:，]{4,60}?(?:公报|报告|规划|纲要|方案|计划|意见|要点)(?:[（(][^（()）]{1,20}[）)])?[ \u3000]*(?=一、)"
)
"""A title, and right behind it the first number."""
_FIRST_CHAPTER = re.compile("第一章[\u4e00-\u9fff、]{2,12}?第一[条节]")
_NOTICE = re.compile(
    r"^(?P<title>[^，。；：]{4,80}?通知)(?P<number>[\u4e00-\u9fff]{1,10}[〔\[（(]20[0-9]{2}[〕\]）)]第?[0-9]{1,4}号)?"
    r"(?P<source>来源：[^各。；：]{2,20})?(?P<to>[^。；：]{0,60}?各[^。；：]{2,80}：)"
)
"""The head of a notice: its title, its number, whom it speaks to."""
_GIVEN = r"[^，。；：]{4,60}?(?:规划|计划|纲要|方案|意见|办法|要点|预案)(?:[（(][^（()）]{1,20}[）)])?"
_SIGNED = re.compile(
    r"(?P<stop>。)(?P<signer>[^，。；：]{3,40}?)(?P<day>(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)"
    rf"(?:(?P<given>{_GIVEN})(?=(?:为了?|根据|依据|按照|深入|全面)[^。]{{6}})|(?=[^，。；：]{{4,60}}$))"
)
"""Who signs a notice and when, with the title of what it gives behind them, and the words that say on what it rests."""
_BLANKED = re.compile(
    r"(?P<title>[^，。；：]{6,80}?(?:公报|报告|规划|纲要|方案|计划|意见|要点))[ \u3000]+"
    r"(?P<signer>[^\s，。；：]{4,30})(?=[ \u3000])"
)
"""A title and the agency below it, of whose breaks blanks are left."""
_BLANKED_TITLE = re.compile(r"[\u4e00-\u9fff“”、]{2,20}(?=[ \u3000]+[\u4e00-\u9fff“0-9])")
"""The title of a chapter, of whose break a blank is left."""
_REPORT = re.compile(
    r"(?:^|(?<=。))(?P<title>[^，。；：—]{4,60}?报告)(?P<day>[（(—]*(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日在[^，。；：]{4,80}?(?:会议|大会|全会)上[）)]?)?"
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
    blanked = _breaks_are_blanks(text, found)
    head = _REPORT.search(text, 0, found[0][0]) or _signed_title(text)
    cuts = (
        {head.start()} | {head.end(name) for name in head.re.groupindex if head.end(name) > 0}
        if head is not None
        else set()
    )
    cuts |= set(_notice(text, found[0][0]))
    cuts |= {at for at, _ in found} | {
        end for at, mark in found if mark.scheme != "article" and (end := _title_end(text, at + mark.end, blanked))
    }
    return sorted((cuts | {match.start() for match in _CLOSE.finditer(text)}) - {0})


def _signed_title(text: str) -> re.Match[str] | None:
    """The title of a bulletin and who issues it, parted by blanks."""
    match = _BLANKED.match(text)
    return match if match is not None and AGENCY.matches(match["signer"]) else None


def _breaks_are_blanks(text: str, found: Sequence[tuple[int, Mark]]) -> bool:
    """Whether a blank is left of each break: before every outermost number, and behind the title of each chapter."""
    return all(
        text[at - 1] in " \u3000" and _BLANKED_TITLE.match(text, at + mark.end) is not None
        for at, mark in found
        if mark.kind == found[0][1].kind
    )


def _notice(text: str, end: int) -> Iterator[int]:
    """The places where the notice before the first number breaks: behind its title, its number, its addressees, who
    signs, and the day."""
    for pattern in (_NOTICE, _SIGNED):
        match = pattern.search(text[:end])
        if match is not None:
            yield from (place for name in pattern.groupindex if (place := match.end(name)) > 0)


def _numbers(text: str) -> Iterator[tuple[int, Mark]]:
    """Each number behind a stop that goes on with its kind, or begins it anew; below the title of a chapter, too, and
    第一章 that the title of its document runs into."""
    last: dict[str, int] = {}
    below = {match.end() for pattern in (_BELOW_CHAPTER, _BELOW_NUMBER) for match in pattern.finditer(text)}
    places = sorted({match.end() for match in _NUMBER.finditer(text)} | below | _first_chapter(text))
    for start in places:
        mark = read_mark(text[start : start + MAX_TITLE])
        if mark is None or not mark.way.heads or (mark.value != last.get(mark.kind, 0) + 1 and mark.value != 1):
            continue
        last[mark.kind] = mark.value
        yield start, mark


def _first_chapter(text: str) -> set[int]:
    match = _FIRST_CHAPTER.search(text)
    titled = _FIRST_PART.match(text)
    found = {match.start()} if match is not None and match.start() > 0 else set()
    return found | {titled.end()} if titled is not None else found


def _title_end(text: str, start: int, blanked: bool) -> int:
    """Where the title that begins at ``start`` runs into its text; 0 where a stop ends it or nothing shows its end."""
    usual = USUAL_TITLE.pattern.match(text[start : start + MAX_TITLE])
    if usual is not None:
        return start + usual.end()
    opening = OPENING_WORDS.match(text, start, start + MAX_TITLE) or (
        _BLANKED_TITLE.match(text, start) if blanked else None
    )
    return opening.end() if opening is not None else 0
