"""What a document knows of its own time: the plan that it is, the year that a bulletin tells of, part by part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from ..core.fragment import Fragment
from ..draft import Draft
from ..layout.nodes import SectionNode, TextBlock
from ..lexicon import cues
from ..lexicon.official import BULLETIN
from ..lexicon.periods import census_year, find_year
from ..lexicon.widths import fold
from .accounts import is_account
from .times import Calendar

_OPENS = re.compile(r"(?:初步核算|全年|年末|(?:19|20)[0-9]{2}年末|经[^，。]{2,20}核算)")
_YEAR = re.compile(r"(?<![0-9比较与同(])((?:19|20)[0-9]{2})年")
_FIRST = re.compile(r"^((?:19|20)[0-9]{2})(?:年|\[|$)")
_DATE = re.compile(r"^((?:19|20)[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日)?$")
_DAY = re.compile(r"^\(?((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日\)?$")
_TOLD = re.compile(
    "(?<!执行)(?:情况|进展|成就|成效|成绩单?|回顾|综述|总结)$|(?:完成|进展|落实|执行|推进|工作)?情况的?(?:通报|汇报|简报)$"
)
"""“十四五”水利发展成就: a title of what was done in the years of a plan."""
_PART = re.compile("[一二三四]季度|[上下]半年|前三季度|[0-9]月")
"""上半年经济运行情况: a title that tells of a part of a year."""
_AS_OF = re.compile("截[至止]((?:19|20)[0-9]{2})年")
_ADDRESS = re.compile("各位(?:代表|委员)[：:，！!]|主任、各位")
_WORK_REPORT = re.compile(r"政府工作报告(?:[(（][^()（）]{1,12}[)）])?$")
_OF_PLANS = re.compile("规划|纲要|计划|预算|决算|草案|方案|说明|决议")
"""What is laid before an assembly and does not begin with a review."""
_NUMBER = re.compile("[0-9]")
OPENINGS = 5
"""Paragraphs that open as those of a bulletin do (全年…, 年末…) and so show one whose title is lost."""
REPORTS = 12
"""Paragraphs that report from which a text without a title is a report."""
FEW = 5
"""The same of a text that promises next to nothing."""
SOME = 3
"""The same of a text whose title says nothing of its kind."""
FOOT = 3
"""Last lines of a part that may be the title or the date of the next."""
HEAD = 10
"""Blocks before the first heading that may hold title, agency and date."""


def calendar_of(draft: Draft) -> Calendar:
    """The plan's years, and how the document stands to them, from its metadata."""
    front = draft.front
    plan, kind = draft.facts.plan_years, draft.facts.kind
    title = front.title.compact().text if front.title is not None else ""
    written = front.date_written[0].year if front.date_written is not None else None
    named = find_year(title) or census_year(title)
    if _is_bulletin(draft, title, kind[0] if kind is not None else None):
        return _told(named or _year_of(_tops(draft.root)) or (written - 1 if written is not None else None))
    if kind is None and (plan is None or plan[0] < plan[1]) and _is_addressed(draft):
        year = named or written or _day_at_head(draft)
        plan = (year, year) if year is not None else None  # the plan that a report without a title names is not its own
    if plan is None and kind is not None and kind[0] == "report" and _WORK_REPORT.search(title):
        year = named or written or _day_at_head(draft)
        plan = (year, year) if year is not None else None
    window = None
    tells_of_plan = (
        _TOLD.search(title) is not None
        if kind is None or kind[0] == "notice"
        else kind[0] == "report" and _looks_back(title, kind[1])
    )
    if plan is not None and tells_of_plan:
        until = written or (_halfway(draft, plan) if "中期" in title else plan[1])
        window = plan[0], min(plan[1], max(plan[0], until))
    of_one = plan is not None and plan[0] == plan[1] and kind is not None and kind[0] == "report"
    year = (
        named
        or (plan[0] if of_one and plan is not None else written)
        or _day_at_head(draft)
        or (plan[0] if plan is not None and plan[0] == plan[1] else None)
    )
    of_year = plan is None or plan[0] == plan[1]
    accounts = of_year and (kind is None or kind[0] == "other") and is_account(_bodies([draft.root]))
    if (
        plan is None
        and kind is None
        and not title
        and (accounts or _reports(draft, REPORTS) or _reports(draft, FEW, FEW))
    ):
        named = _most_named(list(_bodies([draft.root])))
        return Calendar(None, year or named, (named, named) if named is not None else None, tells=True)
    if plan is not None and kind is None and not title and (as_of := _as_of(draft, plan)) is not None:
        return Calendar(None, as_of, tells=True)
    reports = accounts or (kind is None and of_year and title != "" and _reports(draft, SOME))
    if accounts and year is None:
        year = _most_named(list(_bodies([draft.root])))
    if reports and year is not None:
        return Calendar(None, year, (year, year))
    report = plan is None and kind is not None and kind[0] == "report"
    if report and written is not None and named is None and _PART.search(title) and is_account(_bodies([draft.root])):
        return Calendar(None, written, (written, written))  # 前三季度经济运行情况, of the year in which it is told
    account = kind is None or kind[0] in ("notice", "other")
    told = of_year and account and _TOLD.search(title) is not None
    if told and plan is not None:
        return Calendar(None, plan[0], plan)  # 2021年1～10月指标完成情况的通报
    tells = reports or told
    tells = tells or (kind is not None and report and _looks_back(title, kind[1]))
    return Calendar(plan, year, window, tells=tells)


def _as_of(draft: Draft, plan: tuple[int, int]) -> int | None:
    """Up to when a text without a title tells what there is, again and again (截至2022年6月), where that is within the
    plan that it speaks of: what it reports is not of the years before that plan.
    """
    found = [int(year) for text in _bodies([draft.root]) for year in _AS_OF.findall(text)]
    return max(found) if len(found) >= SOME and plan[0] <= min(found) <= max(found) <= plan[1] else None


def _is_addressed(draft: Draft) -> bool:
    """Whether it opens as a work report does: 各位代表：."""
    return any(_ADDRESS.match(text) for text in islice(_bodies([draft.root]), HEAD))


def reviewed(draft: Draft, calendar: Calendar) -> str | None:
    """What stands above a work report up to where it turns to the year ahead, though none of its headings say so: it
    begins with the year gone by.
    """
    plan, title = calendar.plan, draft.front.title
    if plan is None or plan[0] < plan[1] or calendar.window is not None or calendar.bulletin:
        return None
    words = title.compact().text if title is not None else ""
    told = calendar.told()
    if told is None or _OF_PLANS.search(words) or not (_WORK_REPORT.search(words) or _is_addressed(draft)):
        return None
    return f"{told[1]}年工作回顾"


def _reports(draft: Draft, least: int, times: int = 3) -> bool:
    """Whether so many paragraphs report, most of those with numbers, and so many times as many as promise."""
    bodies = [text for text in _bodies([draft.root]) if _NUMBER.search(text)]
    reports = sum(cues.REPORTED(text) is not None for text in bodies)
    promises = sum(cues.PROMISED(text) is not None for text in bodies)
    return reports >= least and promises * times <= reports and reports * 2 >= len(bodies)


def _halfway(draft: Draft, plan: tuple[int, int]) -> int:
    """Up to where a 中期评估 without a date tells: the year within the plan that it names most, else the third."""
    counts = Counter(int(year) for text in _bodies([draft.root]) for year in set(_YEAR.findall(text)))
    named = {year: n for year, n in counts.items() if plan[0] < year < plan[1]}
    return max(named, key=lambda year: (named[year], year)) if named else plan[0] + 2


def _day_at_head(draft: Draft) -> int | None:
    """The year of a date on a line of its own below the title: （2023年5月10日）."""
    subtitle = draft.front.subtitle
    head = [fold(subtitle.compact().text)] if subtitle is not None else []
    for text in (*head, *islice(_bodies([draft.root]), FOOT)):
        if day := _DAY.match(text):
            return int(day[1])
    return None


def parts(draft: Draft, calendar: Calendar) -> dict[str, Calendar]:
    """Of a file of several bulletins the calendar of each part, by identifier of the section that begins it.

    A part begins where the numbers of the outermost headings begin again; its title or its date may close the
    part before.
    """
    if not calendar.bulletin:
        return {}
    runs: list[tuple[list[str], list[SectionNode]]] = []
    last, before = 0, None
    for node in draft.root.children:
        number = _number(node)
        if number is not None and number <= 1 < last:
            runs.append((list(_bodies([before]))[-FOOT:] if before is not None else [], []))
        last, before = number if number is not None else last, node
        if runs:
            runs[-1][1].append(node)
    found = {run[0].id: _year_of(run, foot) for foot, run in runs}
    return {key: _told(year) for key, year in found.items() if year is not None}


def _number(node: SectionNode) -> int | None:
    return node.mark.value if node.mark is not None else None


def _told(year: int | None) -> Calendar:
    return Calendar(None, year, (year, year) if year is not None else None, bulletin=True, tells=year is None)


def _is_bulletin(draft: Draft, title: str, kind: object) -> bool:
    if BULLETIN.matches(title):
        return True
    if kind not in (None, "report"):
        return False
    head = list(_bodies(draft.root.children[:1]))[:HEAD]
    if any(len(text) <= 60 and BULLETIN.matches(text) for text in head):
        return True
    return kind is None and sum(_OPENS.match(text) is not None for text in _bodies(draft.root.children)) >= OPENINGS


def _tops(root: SectionNode) -> list[SectionNode]:
    """The outermost sections up to where their numbers begin again."""
    last = 0
    for n, node in enumerate(root.children):
        number = _number(node)
        if number is not None:
            if number <= 1 < last:
                return root.children[:n]
            last = number
    return root.children


def _year_of(nodes: list[SectionNode], above: Sequence[str] = ()) -> int | None:
    """The year that a bulletin tells of: its title or head, or that before its date, or the year named most often."""
    bodies = list(_bodies(nodes))
    for text in (*above, *bodies[:HEAD]):
        if date := _DATE.match(text):
            return int(date[1]) - 1
        if len(text) <= 60 and (BULLETIN.matches(text) or _FIRST.match(text)) and (year := find_year(text)):
            return year
    return _most_named(bodies)


def _most_named(bodies: Sequence[str]) -> int | None:
    """The year that most texts name, and not only to compare with it; of years alike the last."""
    counts = Counter(int(year) for text in bodies for year in set(_YEAR.findall(text)))
    return max(counts, key=lambda year: (counts[year], year)) if counts else None


def _bodies(nodes: list[SectionNode]) -> Iterator[str]:
    pending = list(reversed(nodes))
    while pending:
        node = pending.pop()
        for block in node.blocks:
            if isinstance(block, TextBlock):
                yield fold("".join(block.body.text.split()))
        pending += reversed(node.children)


def _looks_back(title: str, says: Fragment) -> bool:
    """Whether a report tells of a plan's years: 综述, 中期评估报告; not 政府工作报告 or 关于规划纲要的报告."""
    return (
        "报告" not in says.compact().text
        or re.search("评估|总结|情况|自查|述职|整改|督[查导]|汇报|决算|审计|监测|调查|普查", title) is not None
    )
