"""Years and plan periods: 2025年, 2021—2025年, “十四五”, 第十四个五年规划.

The n-th five-year plan runs from 1953 + 5(n-1) up to the second (1962) and, after the pause of
1963–1965, from 1966 + 5(n-3): 三五 1966–1970, 十四五 2021–2025.
"""

from __future__ import annotations

import re

from .numerals import han_number
from .widths import fold

_ORDINAL = re.compile(
    r"(?<![〇○零0-9一二三四五六七八九十百千万亿第])[“\"「『‘']?(?P<n>[一二三四五六七八九十]{1,3}?)\s*五\s*[”\"」』’']?(?![五年月日天个十百千万亿位项大型级星届岁条次分公里中]|[〇○零一二三四五六七八九]{1,2}年)"
)
_QUOTED = re.compile(r"[“\"「『]\s*(?P<n>[一二三四五六七八九十](?:\s*[一二三四五六七八九十])?)\s*五\s*[”\"」』]")
_COUNTED = re.compile(r"第\s*(?P<n>[一二三四五六七八九十]{1,3})\s*个五年")
_RANGE = re.compile(r"(?P<a>(?:19|20)[0-9]{2})\s*年?\s*(?:[-—–~―－至到]{1,2})\s*(?P<b>(?:19|20)[0-9]{2})\s*年?")
_DECLARED = re.compile(
    r"(?:规划期限?|规划年限|规划时期|实施期限|实施期)(?:为|是|:|至)?\s*(?P<a>(?:19|20)[0-9]{2})\s*年?\s*[-—–~―－至到]{1,2}\s*(?P<b>(?:19|20)[0-9]{2})年?"
    r"|(?:从|自)\s*(?P<from>(?:19|20)[0-9]{2})年(?:起|开始)[,]?(?:利?用)?(?P<n>[二两三四五六七八九十])年(?:左右)?(?:的)?时间"
)
_YEAR = re.compile(r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})\s*年?")
_HAN_YEAR = re.compile(r"(?P<y>[一二][九〇○零0０][〇○零一二三四五六七八九]{2})年")


def plan_years(ordinal: int) -> tuple[int, int]:
    """First and last year of the ordinal-th five-year plan."""
    start = 1953 + 5 * (ordinal - 1) if ordinal <= 2 else 1966 + 5 * (ordinal - 3)
    return start, start + 4


def plan_ordinal(start: int, end: int) -> int | None:
    """The five-year plan of these years, or None."""
    for ordinal in range(1, 30):
        if plan_years(ordinal) == (start, end):
            return ordinal
    return None


def find_ordinal(text: str, bare: bool = False) -> tuple[int, tuple[int, int]] | None:
    """The five-year plan that ``text`` names, with the place of the name.

    ``bare`` also takes 十四五 without quotes, as headers and titles write it.
    """
    plain = fold(text)
    for pattern in (_COUNTED, _QUOTED, _ORDINAL) if bare else (_COUNTED, _QUOTED):
        match = pattern.search(plain)
        if match:
            ordinal = han_number("".join(match.group("n").split()))
            if ordinal is not None and 1 <= ordinal <= 29:
                return ordinal, match.span()
    return None


def find_range(text: str) -> tuple[int, int, tuple[int, int]] | None:
    """A range of years (2021—2025年) with its place."""
    match = _RANGE.search(fold(text))
    if match is None or int(match.group("a")) >= int(match.group("b")):
        return None
    return int(match.group("a")), int(match.group("b")), match.span()


def find_declared(text: str) -> tuple[int, int, tuple[int, int]] | None:
    """The years that a plan says it runs for, with their place: 规划期为2021—2025年, 从2021年起用三年时间."""
    match = _DECLARED.search(fold(text))
    if match is None:
        return None
    if match.group("from"):
        start = int(match.group("from"))
        return start, start + (han_number(match.group("n").replace("两", "二")) or 1) - 1, match.span()
    start, end = int(match.group("a")), int(match.group("b"))
    return (start, end, match.span()) if start <= end else None


def find_year(text: str) -> int | None:
    """The first year that ``text`` names, in digits or Han digits."""
    match = _YEAR.search(fold(text))
    if match:
        return int(match.group("y"))
    match = _HAN_YEAR.search(text)
    return han_number(match.group("y").replace("0", "〇").replace("０", "〇")) if match else None


_CENSUSES = {
    "人口": (1953, 1964, 1982, 1990, 2000, 2010, 2020),
    "经济": (2004, 2008, 2013, 2018, 2023),
    "农业": (1996, 2006, 2016),
}
"""The years of the nation's censuses, first to last."""
_CENSUS = re.compile("第(?P<n>[一二三四五六七])次(?:全国)?(?P<what>人口|经济|农业)普查")


def census_year(text: str) -> int | None:
    """The year of the census that ``text`` names first: 第七次全国人口普查 is that of 2020."""
    found = _CENSUS.search("".join(text.split()))
    years = _CENSUSES[found["what"]] if found is not None else ()
    n = "一二三四五六七".index(found["n"]) if found is not None else 0
    return years[n] if n < len(years) else None


EARLIEST = 1900
"""No plan counts years before; a period that would begin earlier begins here."""


def five_years_to(year: int) -> tuple[int, int]:
    """The plan period that a total printed under ``year`` covers: the five years that end in it.

    A year inside a plan closes no period; its total runs from the plan's first year.
    """
    return max(EARLIEST, year - (year - 1) % 5), year
