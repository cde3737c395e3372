"""What a number at the head of a line can be: a page's, a row's, a heading's, the rest of a figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ...lexicon.schemes import read_bare, read_mark
from ...lexicon.tables import is_attribute, is_unit
from ...lexicon.widths import fold
from ..lines import Line
from .counts import MAX_HEAD, PAGE_BESIDE, STOPS, TEXT

_FIGURE_AT_END = re.compile(r"[0-9] ?[万亿千百]?$|[０-９][万亿千百]$|[一二三四五六七八九]$")
_CLAUSE_SIGN = re.compile("[，,。；;：:]")
_GOES_ON = (
    (re.compile("(?:国家|[省市县区州乡村])$"), "级"),
    (re.compile("[0-9０-９百千万亿][人户家台架件批班趟]$"), "次"),
    (re.compile("[0-9０-９] ?个百$"), "分"),
    (re.compile("[0-9０-９] ?个$"), "百"),
)
"""Ends and what goes on with them: 培育省 / 3|级以上 has no grade 3, 接待870万人 / 3|次 no 3次, 3.7个百 / 2|分点
no 2分."""
_WIDE_DIGITS = frozenset("０１２３４５６７８９")
_UNIT_END = re.compile(r"[，。；、：）]|以上|以下|以内|左右|$")
_SCOPED_UNIT = re.compile(r"(?P<unit>[\u4e00-\u9fff]{1,3}?)(?:及|（含）|\(含\))?(?:以上|以下|以内|左右)")
"""A unit that its scope shows to be one: 岁以下儿童, 岁及以上老年人."""
GLUED_NUMBER = re.compile(r"[0-9０-９]{1,3}")
NO_NUMBER_BEFORE = re.compile(
    r"[.．﹒·、，,)）\]〕】:：∶︰%％‰/~～°℃0-9０-９a-zA-Z—–-]|[年月日时分秒个项万亿千百十人名家所户件元吨米亩倍成类级届期次条款章节篇号周天岁座处片]"
)
"""What follows a number that belongs to its text: a sign or a unit."""
_APPENDIX_NUMBER = re.compile(r"[A-H][.．][0-9]{1,2}(?:[.．][0-9]{1,2})*\s*[\u4e00-\u9fff]")
"""A heading of an appendix, which may stand right behind a page number: 15B.3 指标内容."""
_HEADED = re.compile(r"([0-9０-９]{1,4}(?:[.．][0-9０-９]{1,2})*)\s*[\u4e00-\u9fff“]{2}")
_ROW = re.compile(r"[0-9]{1,3}\s{2,}[^\s0-9]\S*\s{2,}\S")
"""The number of a row with wide blanks between its cells, behind a page number: 28 31  绿地面积  预期性."""
_DASHED = re.compile("——[\u4e00-\u9fff]")
"""A paragraph that opens with a dash, right behind a page number: 3——坚持创新。"""
_HEADING_WORDS = re.compile(r"[0-9.．]+\s+(?P<words>[\u4e00-\u9fff“](?:(?!\s[-—–－/])[^0-9]){1,24})$")
"""What follows a heading's number on its line: a blank, and words without a figure."""
ROW_HEIGHT, CLOSE = 5, 3
"""Lines over which a row of several cells a line goes, at most, and mostly."""
BETWEEN_CELLS = re.compile(
    r"[^\sA-Za-z0-9%％‰]\s+[^\sA-Za-z0-9]|\s{2}|\t|[0-9][%％‰]?\s+[0-9<>≤≥＜＞]|[%％‰]\s+[—–－/-]"
)
"""White space that running text has not: ISO 9001质 has its own."""
_OPEN_RANGE = re.compile("[0-9][%％]?[-—–~～至]$")


def is_figure_before(lines: Sequence[Line], n: int, end: int) -> bool:
    """Whether the line above ends in a figure, or in a rank, that goes on behind a page's number: …1300 / 4|个,
    …二 / 2|级, and ９６ / 3|%, whose digits are set otherwise; 省 / 3|级."""
    above, rest = lines[n - 1].text, lines[n].text[end:]
    if len(above) >= TEXT and any(rest[:1] == on and ends.search(above) for ends, on in _GOES_ON):
        return True
    set_otherwise = above[-1] in _WIDE_DIGITS and lines[n].text[0] not in _WIDE_DIGITS
    goes_on = "\u4e00" <= rest[:1] <= "\u9fff" or (rest[:1] in ("%", "％", "‰") and set_otherwise)
    return len(above) >= TEXT and (set_otherwise or _FIGURE_AT_END.search(above) is not None) and goes_on


def is_row(lines: Sequence[Line], n: int) -> bool:
    """Whether the number at the head of a line is its row's: the one before it and the one after it stand at the head
    of lines near by, or one of them where cells follow."""
    number, _, rest = lines[n].text.partition(" ")
    if not number.isdecimal() or _ROW.match(rest):  # the row's own number stands behind it
        return False
    above, below = _first_words(lines[max(0, n - ROW_HEIGHT) : n]), _first_words(lines[n + 1 : n + 1 + ROW_HEIGHT])
    before, after = str(int(number) - 1), str(int(number) + 1)
    if before in above[-CLOSE:] and after in below[:CLOSE]:
        return True
    return (before in above or after in below) and BETWEEN_CELLS.search(rest) is not None


def _first_words(lines: Sequence[Line]) -> list[str]:
    return [line.text.split(" ", 1)[0] for line in lines]


def is_cut_figure(lines: Sequence[Line], n: int) -> bool:
    """Whether a figure goes on from the line above: in wide digits, as no page's number is set (投资７６ / ４亿元), or
    as the second of a range (打造7- / 9个).
    """
    if n == 0:
        return False
    above = lines[n - 1].text
    return (above[-1] in _WIDE_DIGITS and lines[n].text[0] in _WIDE_DIGITS) or _OPEN_RANGE.search(
        above[-4:]
    ) is not None


def is_branch(lines: Sequence[Line], n: int) -> bool:
    """Whether the number is a heading's: 6 保障措施, and 6.1 a few lines below."""
    number, _, words = lines[n].text.partition(" ")
    if not number.isdecimal() or not 0 < len(words) <= MAX_HEAD or words[-1] in STOPS:
        return False
    return any(line.text.startswith(f"{number}.1") for line in lines[n + 1 : n + PAGE_BESIDE])


def counts_on(lines: Sequence[Line], n: int, branches: Collection[int]) -> bool:
    """Whether the number is that of the next heading, whose sister before it has numbers of its own below: 6 保障措施
    where 5 goes on with 5.1, a sentence ends above it, and it has no clause."""
    number, _, words = lines[n].text.partition(" ")
    if not number.isdecimal() or int(number) - 1 not in branches or not 0 < len(words) <= MAX_HEAD:
        return False
    return (n == 0 or lines[n - 1].text[-1] in STOPS) and _CLAUSE_SIGN.search(words) is None


def reads_as_value(rest: str) -> bool:
    """Whether a unit follows and ends there: 万人次，… makes the number a value, where 件的地方 does not; 岁以下儿童,
    too, whatever stands behind it."""
    scoped = _SCOPED_UNIT.match(rest)
    if scoped is not None and is_unit(scoped["unit"]):
        return True
    stop = _UNIT_END.search(rest[:8]) if rest else None
    counts = rest.startswith(("个", "亩"))  # 分, 家, 台 end words, too: 充分, 国家, 平台
    return stop is not None and (stop.start() > 1 or counts) and is_unit(rest[: stop.start()])


def stands_before_words(text: str) -> bool:
    """A number without a nought or a blank, before words, a heading's number or a dash: 2医馆, 3第三章, 1——创新."""
    return text[0] in "123456789" and re.match(r"[0-9]{1,3}(?:——)?[\u4e00-\u9fff（(“《]", text) is not None


def is_before_number(line: Line, end: int) -> bool:
    """Whether a heading's number stands right behind: 2三、推进."""
    mark = read_mark(line.text[end:].lstrip())
    return mark is not None and mark.way.strong


def decimal_heads(lines: Sequence[Line]) -> frozenset[str]:
    """The decimal numbers before words at the heads of lines, and all that a page's number glued to them leaves."""
    found = (match.group(1) for line in lines if (match := _HEADED.match(line.text)) is not None)
    return frozenset(fold(number)[n:] for number in found for n in range(min(4, len(number))))


def _continues(path: Sequence[int], headed: Collection[str]) -> bool:
    """Whether a heading's number counts on from another one in the text: 6.2 from 6.1, 6.1 from 6."""
    before = path[:-1] if path[-1] == 1 else (*path[:-1], path[-1] - 1)
    return ".".join(map(str, before)) in headed


def ways_to_split(line: Line, headed: Collection[str]) -> Iterator[tuple[int, int]]:
    """Each way to part a page number from the text: 33.1.3 is page 3 and 3.1.3."""
    digits = GLUED_NUMBER.match(line.text)
    if digits is None or digits.group()[0] in "0０":  # 01一网通办 is an item
        return
    for end in range(1, digits.end() + 1):
        rest = line.text[end:].lstrip()
        if not rest or rest[0] in "|｜,，":  # what stands before the edge of a cell is its row's
            continue
        numbered = rest[0].isdigit() and (_heads_a_line(rest, headed) or _ROW.match(rest) is not None)
        plain = not NO_NUMBER_BEFORE.match(rest) or _APPENDIX_NUMBER.match(rest) or _DASHED.match(rest)
        if numbered or (end == digits.end() and plain):
            yield int(line.text[:end]), end


def _heads_a_line(text: str, headed: Collection[str]) -> bool:
    """Whether the digits that would be left behind a page number are a heading's number and can be nothing else: a
    figure (40.1, 38.5亿元, 26.2 持续下降, 25 所) is never cut in two."""
    mark = read_mark(text)
    if text[0] == "0":
        return False
    if mark is not None and len(mark.path) > 2:
        return mark.path[0] > 0
    if mark is not None and len(mark.path) == 2 and not _continues(mark.path, headed):
        return False
    words = _HEADING_WORDS.match(text)
    if words is None or words.group("words")[0] in "万亿千百" or is_attribute(words.group("words").split()[-1]):
        return False
    if mark is not None and len(mark.path) == 2:
        return mark.path[0] > 0
    counted = any(is_unit(words.group("words")[:length]) for length in (1, 2, 3, 4))
    return read_bare(text) is not None and not counted


def begins_a_page(lines: Sequence[Line], n: int, end: int) -> bool:
    """Whether the text behind the number goes on with a cut sentence or opens with a number of its own."""
    rest = lines[n].text[end:].strip()
    if lines[n].page_before or _DASHED.match(rest) or read_mark(rest) is not None or read_bare(rest) is not None:
        return True
    above = lines[n - 1].text if n else ""
    cut = bool(above) and above[-1] not in STOPS and (len(above) >= TEXT or above[-1] in "，、")
    mark = read_mark(above) if cut else None  # (十四) 严格监测…: the blank behind a heading's number parts no cells
    return cut and not BETWEEN_CELLS.search(above[mark.end if mark is not None else 0 :].lstrip() + rest[:8])
