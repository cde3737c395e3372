"""Time expressions of running text, and which years a number covers that one of them governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..lexicon.numerals import han_number
from ..lexicon.periods import five_years_to, plan_years

Years = tuple[int, int]
Use = Literal["in", "until", "during", "since", "base", "from"]

_Y = r"(?:19|20)[0-9]{2}"
_HY = r"[一二][九〇○零0][〇○零一二三四五六七八九0-9]{2}"
_END = r"年?(?:期末|末|年底|底|年末)"
_TIME = re.compile(
    r"(?=[0-9一二三四五六七八九十“\"「力争预计到至截较比与同从自由是达相在高低过近今未去上])"
    rf"(?P<lead>(?:力争|争取|预计|计划)?(?:到|至|截至|截止到?|较|比|与|同|从|自|由|是|达到|相当于|在|高于|低于)?)"
    rf"(?:(?P<a>{_Y})年?(?:[-—–―~至到]{{1,2}})(?P<b>{_Y}|[0-9]{{2}}(?=年))年?"
    rf"|(?P<y>(?<![0-9.]){_Y}|{_HY})年度?(?P<part>期?末|年?底|初|上半年|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|末)?)?"
    r"|[“\"「]?(?P<plan>二?十[一二三四五六七八九]?五|[一二三四五六七八九]五(?=[”\"」]|规划|期间|时期|末|期末))[”\"」]?(?:规划|计划)?"
    r"(?P<edge>期?间?末|规划末|收官之年|时?期间?|以?来|实施以来|初)?"
    r"|(?P<five>五年来|过去五年|近五年|五年以来|过去的?五年|五年间)|(?P<coming>今后五年|未来五年|五年后?(?=[，、]))"
    r"|(?P<relative>去年|上年|今年|过去一年|一年来))"
    r"(?P<tail>以来|相比|底|末|期间|起|开始)?"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time in the text: the years that it names and how the words use them.

    in: 2020年; until: 到2025年, 2020年底; during: “十四五”期间; since: 2023年起; base: 较2015年; from: 从2005年的.
    """

    start: int
    end: int
    years: Years
    use: Use


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a document knows of its own time."""

    plan: Years | None = None
    """The years of the plan that it is, or is about."""
    year: int | None = None
    """The year that 今年 means."""
    window: Years | None = None
    """For a document that looks back on a plan: the years that it looks back on."""

    def past(self) -> Years | None:
        """The five years that 五年来 means, and what was reached before a plan begins."""
        if self.window is not None or self.plan is None:
            return self.window
        return self.plan[0] - 5, self.plan[0] - 1

    def until(self, year: int) -> Years:
        """The years that a total up to ``year`` covers: the plan's so far, or five."""
        if self.plan is not None and self.plan[0] <= year <= self.plan[1]:
            return self.plan[0], year
        return five_years_to(year)


def find_times(text: str, calendar: Calendar) -> list[Time]:
    """Every time of a folded text, in order."""
    found: list[Time] = []
    if "年" not in text and "五" not in text:
        return found
    for match in _TIME.finditer(text):
        years, use = _years(match, calendar), _use(match, text)
        if years is not None and use == "since":
            now = calendar.past()
            last = now[1] if now is not None and years[0] <= now[1] else calendar.plan[1] if calendar.plan else years[1]
            years = years[0], max(last, years[1])
        if years is not None:
            found.append(Time(*match.span(), years, use))
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
        if re.search("末|收官", edge):
            return years[1], years[1]
        return (years[0], years[0]) if edge == "初" else years
    if group("five"):
        return calendar.past()
    if group("coming"):
        return calendar.plan
    if calendar.year is None:
        return None
    year = calendar.year - (group("relative") != "今年")
    return year, year


def _use(match: re.Match[str], text: str) -> Use:
    group = match.group
    lead, tail = group("lead"), group("tail")
    if re.search(r"[较比]$", lead) or (tail == "相比" and lead[-1:] in ("与", "同")):
        return "base"
    if lead[-1:] in ("是", "到", "于") and text.startswith("的", match.end()):
        return "base"
    if group("y") and (tail in ("起", "开始", "以来") or "来" in (tail or "")):
        return "since"
    if lead[-1:] in ("从", "由", "自"):
        return "from"
    edges = (group("part") or "") + (group("edge") or "") + (tail or "")
    if group("a") or group("five") or group("coming") or (group("plan") and not re.search("末|收官|初", edges)):
        return "during"
    if re.search(r"[到至]$|截", lead) or re.search("末|底|月", edges):
        return "until"
    return "in"


def covered(time: Time, aggregation: str, held: bool, mean: bool, calendar: Calendar) -> Years:
    """The years that a number covers under this time.

    A total up to a year covers the plan up to it; a level reached during years belongs to the last of
    them, a level held to all; a yearly mean under one year is that of the plan up to it.
    """
    first, last = time.years
    if aggregation == "level":
        return (first, last) if held or first == last else (last, last)
    if first == last and ((time.use == "until" and not (aggregation == "per_year" and not mean)) or mean):
        return calendar.until(last)
    return first, last
