"""Time expressions of running text, and which years a number covers that one of them governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..lexicon.numerals import han_number
from ..lexicon.periods import five_years_to, plan_years

Years = tuple[int, int]
Use = Literal["in", "until", "during", "base", "from"]

_Y = r"(?:19|20)[0-9]{2}"
_HY = r"[一二][九〇○零0][〇○零一二三四五六七八九0-9]{2}"
_END = r"年?(?:期末|末|年底|底|年末)"
_TIME = re.compile(
    rf"(?P<lead>(?:力争|争取|预计|计划)?(?:到|至|截至|截止到?|较|比|与|同|从|自|由|是|达到|相当于|在|高于|低于)?)"
    rf"(?:(?P<a>{_Y})年?(?:[-—–―~至到]{{1,2}})(?P<b>{_Y}|[0-9]{{2}}(?=年))年?"
    rf"|(?P<y>(?<![0-9.]){_Y}|{_HY})年度?(?P<part>期?末|年?底|初|上半年|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|末)?)?"
    r"|[“\"「]?(?P<plan>二?十[一二三四五六七八九]?五|[一二三四五六七八九]五(?=[”\"」]|规划|期间|时期|末|期末))[”\"」]?(?:规划|计划)?"
    r"(?P<edge>期?间?末|规划末|收官之年|时?期间?|以?来|实施以来|初)?"
    r"|(?P<five>五年来|过去五年|近五年|五年以来|过去的?五年|五年间)|(?P<coming>今后五年|未来五年|五年后?(?=[，、]))"
    r"|(?P<relative>去年|上年|今年(?!以来)|过去一年|一年来|全年|年末))"
    r"(?P<tail>以来|相比|底|末|期间)?"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time in the text: the years that it names and how the words use them.

    in: 2020年; until: 到2025年, 2020年底; during: “十四五”期间; base: 较2015年; from: 从2005年的.
    """

    start: int
    end: int
    years: Years
    use: Use


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a document knows of its own time: the plan's years, the year it was written in, how it is told."""

    plan: Years | None = None
    year: int | None = None
    """The year that 今年 means."""
    review: bool = False
    """Whether the document looks back: 五年来 then are the plan's years and not those before."""

    def past(self) -> Years | None:
        """The five years that 五年来 means."""
        if self.plan is None:
            return None
        return self.plan if self.review else (self.plan[0] - 5, self.plan[0] - 1)

    def ahead(self) -> Years | None:
        """The five years that 今后五年 means."""
        return self.plan


def find_times(text: str, calendar: Calendar) -> list[Time]:
    """Every time of a folded text, in order."""
    found = []
    for match in _TIME.finditer(text):
        years = _years(match, calendar)
        if years is not None:
            found.append(Time(*match.span(), years, _use(match, text)))
    return found


def _years(match: re.Match[str], calendar: Calendar) -> Years | None:
    group = match.group
    if group("a"):
        first = int(group("a"))
        last = int(group("b")) if len(group("b")) == 4 else first // 100 * 100 + int(group("b"))
        return (first, last) if first < last else None
    if group("y"):
        year = int(group("y")) if group("y").isdigit() else han_number(group("y").replace("0", "〇"))
        return (year, year) if year else None
    if group("plan"):
        years = plan_years(han_number(group("plan")[:-1]) or 1)
        edge = group("edge") or ""
        if "末" in edge or "收官" in edge:
            return years[1], years[1]
        return (years[0], years[0]) if edge == "初" else years
    if group("five"):
        return calendar.past()
    if group("coming"):
        return calendar.ahead()
    if calendar.year is None:
        return None
    year = calendar.year if group("relative") in ("今年",) else calendar.year - 1
    return None if group("relative") in ("全年", "年末") else (year, year)


def _use(match: re.Match[str], text: str) -> Use:
    lead, tail = match.group("lead"), match.group("tail")
    if re.search(r"[较比]$", lead) or (tail == "相比" and lead[-1:] in "与同") or (lead[-1:] in "是到于" and text.startswith("的", match.end()) and lead):
        return "base"
    if lead[-1:] in ("从", "由") or (lead == "自" and tail != "以来"):
        return "from"
    if match.group("a") or (match.group("plan") and not re.search("末|收官|初", match.group("edge") or "")) or match.group("five") or match.group("coming"):
        return "during"
    ends = (match.group("part") or "") + (match.group("edge") or "") + (tail or "")
    if re.search(r"[到至]$|截", lead) or re.search("末|底|月", ends):
        return "until"
    return "in"


def covered(time: Time, aggregation: str, held: bool, calendar: Calendar) -> Years:
    """The years that a number covers under this time.

    A total up to a year covers the plan up to it; a level reached during years belongs to the last of
    them, a level held to all.
    """
    first, last = time.years
    if aggregation == "level":
        return (first, last) if held or first == last else (last, last)
    if time.use == "until" and first == last:
        return _plan_start(last, calendar), last
    return first, last


def _plan_start(year: int, calendar: Calendar) -> int:
    if calendar.plan is not None and calendar.plan[0] <= year <= calendar.plan[1]:
        return calendar.plan[0]
    return five_years_to(year)[0]
