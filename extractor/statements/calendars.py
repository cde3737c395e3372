"""What a document knows of its own time: the plan that it is, the year that a bulletin tells of, part by part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..core.fragment import Fragment
from ..draft import Draft
from ..layout.nodes import SectionNode, TextBlock
from ..lexicon import cues
from ..lexicon.official import BULLETIN
from ..lexicon.periods import census_year, find_year
from ..lexicon.widths import fold
from .accounts import is_account
from .times import Calendar, Years

_OPENS = re.compile(r"(?:初步核算|全年|年末|(?:19|20)[0-9]{2}年末|经[^，。]{2,20}核算)")
_YEAR = re.compile(r"(?<![0-9比较与同(])((?:19|20)[0-9]{2})年")
_FIRST = re.compile(r"^((?:19|20)[0-9]{2})(?:年|\[|$)")
_DATE = re.compile(r"^((?:19|20)[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日)?$")
_DAY = re.compile(r"^\(?((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日\)?$")
_SESSION = re.compile("((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:[0-9]{1,2}日)?在[^，。；]{2,40}(?:会议|大会)上")
_TOLD = re.compile(
    "(?<!执行)(?:情况|进展|成就|成效|成绩单?|回顾|综述|总结)$|(?:完成|进展|落实|执行|推进|工作)?情况的?(?:通报|汇报|简报)$"
    "|(?:成就|成效|进展|成果|情况|回顾)(?:[一-龥]{0,8}(?:系列|主题|专题|专场|首场))*新闻发布会(?:举行|召开)?$"
)
"""“十四五”水利发展成就: a title of what was done in the years of a plan."""
_PART = re.compile("[一二三四]季度|[上下]半年|前三季度|[0-9]月")
"""上半年经济运行情况: a title that tells of a part of a year."""
_AS_OF = re.compile("截[至止]((?:19|20)[0-9]{2})年")
_ADDRESS = re.compile("各位(?:代表|委员)[：:，！!]|主任、各位")
_WORK_REPORT = re.compile(r"政府工作报告(?:[(（][^()（）]{1,12}[)）])?$")
_OF_YEAR = re.compile(r"20[0-9]{2}年度[^，。]{0,20}报告$|年度报告$")
"""2022年度法治政府建设工作报告: what was done in that year."""
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
HEADLINE = 60
"""Characters of a line that may be the headline of a text."""
FOOT = 3
"""Last lines of a part that may be the title or the date of the next."""
LATE = 11
"""The month from which a session plans the year to come and not its own."""
HEAD = 10
"""Blocks before the first heading that may hold title, agency and date."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cases ask of a document that is no bulletin."""

    draft: Draft
    plan: Years | None
    kind: str | None
    says: Fragment | None
    """The words of the title that say the kind."""
    title: str
    written: int | None
    named: int | None
    """The year in the title."""
    year: int | None
    """The year that 今年 means, by the title, the plan of one year, the date or the day below the title."""
    accounts: bool
    """Whether its sentences tell of one year what was."""
    reports: bool
    """Whether it accounts for something, or has a title of no kind above paragraphs that report."""

    @property
    def of_year(self) -> bool:
        """Whether it has no plan, or one of a single year."""
        return self.plan is None or self.plan[0] == self.plan[1]

    @property
    def is_report(self) -> bool:
        """Whether it is a report that follows no plan."""
        return self.plan is None and self.kind == "report"

    @property
    def is_told(self) -> bool:
        """Whether its title tells of a year: 2021年1～10月指标完成情况的通报."""
        return self.of_year and self.kind in (None, "notice", "other") and _TOLD.search(self.title) is not None

    def bodies(self) -> list[str]:
        """All paragraphs."""
        return list(_bodies([self.draft.root]))


def calendar_of(draft: Draft) -> Calendar:
    """The plan's years, and how the document stands to them, from its metadata and from how it tells."""
    title, written, named = _head(draft)
    if _is_bulletin(draft, title, draft.facts.kind[0] if draft.facts.kind is not None else None):
        return _told(named or _year_of(_tops(draft.root)) or (written - 1 if written is not None else None))
    known = _known(draft)
    return next(calendar for case in CASES if (calendar := case.answer(known)) is not None)


def _head(draft: Draft) -> tuple[str, int | None, int | None]:
    """The title, the year in which the document was written, and the year in its title."""
    title = draft.front.title.compact().text if draft.front.title is not None else ""
    written = draft.front.date_written[0].year if draft.front.date_written is not None else None
    return title, written, find_year(title) or census_year(title)


def _known(draft: Draft) -> _Known:
    title, written, named = _head(draft)
    plan, (kind, says) = draft.facts.plan_years, draft.facts.kind or (None, None)
    if kind is None and (plan is None or plan[0] < plan[1]) and _is_addressed(draft):
        year = named or written or _day_at_head(draft)
        plan = (year, year) if year is not None else None  # the plan that a report without a title names is not its own
    session = _session(draft)
    if named is not None and _WORK_REPORT.search(title) and (session or (written, 0))[0] == named + 1:
        named, plan = named + 1, None  # the report on a year, given in the next, which it plans
    if plan is None and kind == "report" and _WORK_REPORT.search(title):
        year = named or written or _day_at_head(draft)
        plan = (year, year) if year is not None else None
    single = plan[0] if plan is not None and plan[0] == plan[1] else None
    year = named or (single if kind == "report" and single is not None else written) or _day_at_head(draft) or single
    if session is not None and kind == "report" and session[1] >= LATE and single in (session[0], session[0] + 1):
        plan, year = (session[0] + 1, session[0] + 1), session[0]  # given in December: it tells of the year that ends
    of_year = plan is None or single is not None
    accounts = of_year and kind in (None, "other") and is_account(_bodies([draft.root]))
    reports = accounts or (kind is None and of_year and title != "" and _reports(draft, SOME))
    return _Known(
        draft, plan, None if kind is None else str(kind), says, title, written, named, year, accounts, reports
    )


def _nameless(known: _Known) -> Calendar | None:
    """A text without title, kind and plan that reports: of the year that it names most."""
    if known.plan is not None or known.kind is not None or known.title:
        return None
    if not (known.accounts or _reports(known.draft, REPORTS) or _reports(known.draft, FEW, FEW)):
        return None
    named = _most_named(known.bodies())
    return Calendar(None, known.year or named, (named, named) if named is not None else None, tells=True)


def _up_to(known: _Known) -> Calendar | None:
    """A text without a title that names a plan and tells what there is as of a year within it."""
    if known.plan is None or known.kind is not None or known.title:
        return None
    as_of = _as_of(known.draft, known.plan)
    return Calendar(None, as_of, tells=True) if as_of is not None else None


def _account(known: _Known) -> Calendar | None:
    """An account of one year."""
    year = _most_named(known.bodies()) if known.accounts and known.year is None else known.year
    return Calendar(None, year, (year, year)) if known.reports and year is not None else None


def _part_of_year(known: _Known) -> Calendar | None:
    """前三季度经济运行情况, of the year in which it is told."""
    written = known.written
    if not known.is_report or written is None or known.named is not None or _PART.search(known.title) is None:
        return None
    return Calendar(None, written, (written, written)) if is_account(known.bodies()) else None


def _told_of_year(known: _Known) -> Calendar | None:
    """2021年1～10月指标完成情况的通报."""
    return Calendar(None, known.plan[0], known.plan) if known.plan is not None and known.is_told else None


def _of_plan(known: _Known) -> Calendar:
    """Every other document: with its plan, if it has one, and the years of it that it looks back on."""
    looks_back = known.is_report and known.says is not None and _looks_back(known.title, known.says)
    tells = known.reports or known.is_told or looks_back
    return Calendar(known.plan, known.year, _window(known), tells=tells)


def _window(known: _Known) -> Years | None:
    plan, title = known.plan, known.title
    if plan is None:
        year = known.named if known.is_report and known.says is not None and _looks_back(title, known.says) else None
        return (year, year) if year is not None else None
    if known.says is None or known.kind in ("notice", "other"):
        tells = _TOLD.search(title or _headline(known.draft)) is not None
    else:
        tells = known.kind == "report" and _looks_back(title, known.says)
    if not tells and known.kind == "report" and known.of_year and not _OF_PLANS.search(title):
        return plan if _turns(known.draft, plan[0]) else None
    if not tells:
        return None
    until = known.written or (_halfway(known.draft, plan) if "中期" in title else plan[1])
    return plan[0], min(plan[1], max(plan[0], until))


def _headline(draft: Draft) -> str:
    """The first line of a text without a title, where it is no sentence: …召开“十四五”发展成就新闻发布会."""
    first = next(_bodies([draft.root]), "")
    return first if len(first) <= HEADLINE and first[-1:] not in "。；：，" else ""


@dataclass(frozen=True, slots=True)
class Case:
    """``example`` is a short document that the case decides."""

    name: str
    answer: Callable[[_Known], Calendar | None]
    example: str


_TELLS = (
    "新增就业5.2万人，比上年增长3.1%。\n再就业2.1万人，比上年增长2.0%。\n"
    "培训4.5万人次，比上年下降1.2%。\n发放补贴1.3亿元，比上年增长8.6%。\n"
)

CASES: tuple[Case, ...] = (
    Case("nameless", _nameless, f"2023年，就业形势稳定。\n{_TELLS}"),
    Case(
        "up to a year", _up_to,
        "一、进展\n\n“十四五”时期是关键期。截至2022年，共有站点50个。截至2022年，已建园区3个。截至2023年，培训2万人次。\n",
    ),
    Case("account", _account, f"2023年青石市就业工作\n\n{_TELLS}"),
    Case("part of a year", _part_of_year, f"青石市上半年就业工作情况报告\n\n{_TELLS}\n青石市人民政府\n2023年7月5日\n"),
    Case("told of a year", _told_of_year, "关于2021年就业目标完成情况的通报\n\n一、总体\n要新增就业5万人。\n"),
    Case("plan", _of_plan, "青石市“十四五”就业规划\n\n一、目标\n到2025年，新增就业25万人。\n"),
)  # fmt: skip
"""The first that answers holds."""


def deciding_case(draft: Draft) -> str:
    """The name of the case that decides a document that is no bulletin."""
    known = _known(draft)
    return next(case.name for case in CASES if case.answer(known) is not None)


def _turns(draft: Draft, year: int) -> bool:
    """Whether the parts of a report of a year are of that year and then of the next: 2023年主要工作, 2024年工作安排."""
    own = following = False
    for node in draft.root.children:
        words = fold("".join(node.words.text.split())) if node.words is not None else ""
        named = _FIRST.match(words)
        if named is None:
            continue
        if int(named[1]) < year:
            return False
        own = own or (int(named[1]) == year and not following)
        following = following or (int(named[1]) == year + 1 and cues.AHEAD(words) is not None)
    return own and following


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


def _session(draft: Draft) -> tuple[int, int] | None:
    """Year and month of the session at which a report was given, that stand below its title: 2016年1月29日在…会议上."""
    subtitle = draft.front.subtitle
    head = [fold(subtitle.compact().text)] if subtitle is not None else []
    sessions = (_SESSION.search(text) for text in (*head, *islice(_bodies([draft.root]), HEAD)))
    return next(((int(session[1]), int(session[2])) for session in sessions if session is not None), None)


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
        or (_OF_YEAR.search(title) is not None and _OF_PLANS.search(title) is None)
    )
