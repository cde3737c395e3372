"""Promised or reported, and the years that a number covers: from the time that governs it to the contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ..lexicon import cues, sayings
from ..lexicon.periods import EARLIEST
from .reach import Governing
from .readings import Verdict
from .times import Calendar, Time, Years, covered

_SENTENCE = re.compile(r"[。！？\n]")

Dated = tuple[Years | None, str | None]
"""Years covered and ``period_basis``."""


_TELLS = "back.gains", "back.done", "back.review"
"""“十二五”期间，…取得长足发展: headings of what was done in the plan's own years."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What tells whether a number is promised or reported."""

    clause: str
    promised: str | None
    heading: Verdict | None
    governing: Governing | None
    calendar: Calendar
    of_plan: bool

    @property
    def last(self) -> int | None:
        """The last year of the time that governs it."""
        return self.governing.time.years[1] if self.governing is not None else None

    @property
    def near(self) -> bool:
        """Whether that time is said in its own sentence."""
        return self.governing is not None and self.governing.near

    @property
    def weak(self) -> bool:
        """Whether no heading says that it looks ahead or back: one of a programme says little."""
        return self.heading is None or self.heading[1] == "programme"


def kind_of(
    clause: str, promised: str | None, heading: Verdict | None, governing: Governing | None, calendar: Calendar,
    of_plan: bool = False,
) -> Verdict:  # fmt: skip
    """target or actual: by the time and the words of its sentence, then by the headings, then by the clause; whether
    the heading that looks back is ``of_plan``, of the plan's own years: “十五”时期发展回顾.
    """
    promised = None if promised == "will" and _is_account(governing, calendar) else promised
    asked = _Asked(clause, promised, heading, governing, calendar, of_plan)
    told = next((verdict for told_by in _TOLD_BY if (verdict := told_by(asked)) is not None), None)
    row = cues.REPORTED(clause)
    return told or (("actual", f"reported.{row}") if row and not promised else ("target", promised or "plan"))


def _by_account(asked: _Asked) -> Verdict | None:
    """In a bulletin, also one that tells no year, and in what looks back on some years."""
    window, promised, heading = asked.calendar.window, asked.promised, asked.heading
    later = asked.near and asked.last is not None and window is not None and asked.last > window[1]
    if asked.calendar.bulletin:
        aims = promised in ("aim", "tasks") or (later and promised is not None)
        return ("target", f"promised.{promised}") if aims else ("actual", "bulletin")
    if window is None:
        return None
    if later and (promised or not cues.REPORTED(asked.clause)):
        return "target", "time.later"
    if promised:
        return "target", f"promised.{promised}"
    ahead = not asked.weak and heading is not None and heading[0] == "ahead"
    return ("target", heading[1]) if heading is not None and ahead else ("actual", "looks back")


def _by_plan_years(asked: _Asked) -> Verdict | None:
    """Before the years of the plan, or at their end."""
    plan, last, heading, governing = asked.calendar.plan, asked.last, asked.heading, asked.governing
    if last is None or plan is None or governing is None:
        return None
    past = asked.near or heading is None or heading[0] != "ahead"
    if last < plan[0] and past and (asked.near or asked.promised not in cues.STRONG):
        return "actual", "time.past"
    tells = heading is not None and heading[1] in _TELLS and (asked.of_plan or governing.time.years == plan)
    at_end = asked.near and last >= plan[1] and plan[0] < plan[1]
    return ("target", "time.plan") if at_end and not (tells and not asked.promised) else None


def _by_own_year(asked: _Asked) -> Verdict | None:
    """Before or after the year of a document that is of no plan."""
    last, year = asked.last, asked.calendar.year
    if last is None or year is None or asked.calendar.plan is not None:
        return None
    if asked.near and last != year:
        return ("actual", "time.past") if last < year else ("target", "time.later")
    past = asked.weak and not asked.promised and last < year  # 一、关于2023年经济工作, said in 2024
    return ("actual", "time.past") if past else None


def _by_words(asked: _Asked) -> Verdict | None:
    """What its sentence, and then the headings above it, promise or report."""
    promised, heading = asked.promised, asked.heading
    if promised in cues.STRONG:
        return "target", f"promised.{promised}"
    if asked.calendar.tells and asked.weak:
        return ("target", promised) if promised else ("actual", "looks back")
    if heading is not None and not (asked.weak and cues.REPORTED(asked.clause)):
        return ("actual" if heading[0] == "back" else "target"), heading[1]
    return None


_TOLD_BY = _by_account, _by_plan_years, _by_own_year, _by_words
"""The first that tells decides."""


def _is_account(governing: Governing | None, calendar: Calendar) -> bool:
    """到2014年末，…, in an account of that year: what was so by then."""
    if governing is None or not governing.near or governing.time.use != "until" or calendar.bulletin:
        return False
    told = calendar.window[1] if calendar.window is not None else calendar.year if calendar.tells else None
    return told is not None and governing.time.years[1] <= told


def told(text: str, clause: int, at: int) -> bool:
    """党的十八大以来，…: what has been so since then is reported, wherever it stands."""
    since = text.rfind("以来", max(0, clause - 60), at)
    return since >= 0 and not _SENTENCE.search(text, since, at) and not sayings.WHAT_HAS_BEEN.pattern.match(text, since)


def is_origin(text: str, left: int, right: int) -> bool:
    """Whether the number between ``left`` and ``right`` is where a change starts from: 由35%提高至60%."""
    return (
        sayings.FROM.pattern.search(text, max(0, left - 24), left) is not None
        and sayings.TO.pattern.match(text, right, right + 14) is not None
    )


def before(calendar: Calendar, kind: str) -> Dated:
    """The year before the years in which a change took place or is to take place."""
    years = calendar.told() if kind == "actual" else calendar.plan
    return ((years[0] - 1, years[0] - 1), "context") if years is not None else (None, None)


class Figure(NamedTuple):
    """What the period of a number depends on, besides time."""

    kind: str
    aggregation: str
    held: bool
    """Whether the level is held (保持, 控制在) and not reached."""
    mean: bool
    """Whether it is a yearly mean."""
    gain: bool
    """Whether it is by how many points a share is to change: what a plan reaches by its last year."""
    looks: Verdict | None
    """back or ahead, by the headings around it."""


def period_of(
    figure: Figure, governing: Governing | None, base: Time | None, opening: Time | None, calendar: Calendar
) -> Dated:
    """The years that the number covers, and what says so: its clause, the context, or the plan."""
    plan, past = calendar.plan, calendar.past()
    governing = _fitting(figure, governing, opening, calendar)
    if base is not None and (figure.aggregation == "change" or (figure.mean and figure.aggregation == "per_year")):
        last = (
            governing.time.years[1] if governing else plan[1] if plan and figure.kind == "target" else past and past[1]
        )
        if last and last > base.years[1]:
            return (base.years[1] + 1, last), "clause"
    if governing is not None and figure.gain and plan is not None and governing.time.years == (plan[1], plan[1]):
        return plan, "clause" if governing.near else "context"
    since = governing.time if governing is not None and governing.time.use == "since" else None
    if since is not None and figure.kind == "actual" and since.years[0] == since.years[1]:
        return None, None  # 2012年以来, and nothing says up to when
    if governing is not None:
        whole = figure.held or (base is not None and base.years[0] < base.years[1])
        years = covered(governing.time, figure.aggregation, whole, figure.mean, calendar)
        return years, "clause" if governing.near else "context"
    if figure.kind == "target" and calendar.bulletin and calendar.window and figure.aggregation == "total":
        return calendar.window, "context"  # 全年下达改厕任务3000户
    if figure.kind == "target":
        return (plan, "plan") if plan is not None else (None, None)
    past = calendar.told()
    if past is not None and (calendar.window is not None or (figure.looks is not None and figure.looks[0] == "back")):
        whole = figure.aggregation != "level" or figure.held
        return (past if whole else (past[1], past[1])), "context"
    return None, None


def _fitting(figure: Figure, governing: Governing | None, opening: Time | None, calendar: Calendar) -> Governing | None:
    """The governing time, where it can be that of a target or an actual value."""
    plan, kind = calendar.plan, figure.kind
    if governing is not None and governing.time.use == "running" and kind == "target":
        return None  # 连续三年按租金的50%给予补贴: for how long, from whatever year on
    if governing is None or governing.near or plan is None or (governing.as_of and kind == "actual"):
        return governing
    time = governing.time
    aside = kind == "target" and time is not opening and time.use in ("until", "in") and plan[0] < plan[1]
    if aside and (time.years[1] < plan[1] or (time.use == "in" and figure.aggregation == "total")):
        return None  # a deadline inside the plan dates its own sentence only
    told = kind == "actual" and time is opening and time.use in ("in", "during") and time.years[1] < plan[1]
    if time.years == plan and figure.looks is not None and (plan[0] == plan[1] or figure.looks[1] in _TELLS):
        told = told or (kind == "actual" and figure.looks[0] == "back")  # 2024年工作回顾 in a report named by 2024
    if calendar.window is None and (time.years[1] >= plan[0]) != (kind == "target") and not told:
        return None
    return governing


def whole_plan(dated: Dated, said: str, calendar: Calendar) -> Dated:
    """A change up to the last year of a plan, without 同比, is that of the plan's years."""
    years, basis = dated
    if years is None or years[0] != years[1] or sayings.YEAR_ON_YEAR.pattern.search(said):
        return dated
    window, plan = calendar.window, calendar.plan
    if window is not None and years[1] == window[1]:
        return window, basis
    if plan is None or plan[1] - plan[0] < 4 or years[1] != plan[0] - 1:
        return dated
    return (max(EARLIEST, years[1] - 4), years[1]), basis
