"""Statements of one text: guards first, then quantities, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..core.fragment import Fragment, join
from ..layout.nodes import BoxNode, SectionNode
from ..lexicon import cues, sayings
from ..lexicon.guards import Claimed, guarded
from ..lexicon.measures import unit_pattern
from . import dating, readings
from .accept import is_torn, measures
from .clauses import Clause, clauses
from .model import Found, Why
from .named import MEASURE, NOTHING, Named
from .naming import Namer
from .number import SHORT, Number
from .opening import heading_time
from .passage import Page, Passage
from .quantities import Quantity, find_quantities, may_hold_numbers
from .reach import Governing, Reach
from .readings import direction_of, looks
from .sums import SumsOf
from .times import Calendar, Time, find_times, is_sum_of_five
from .years import YearsOf


@dataclass(slots=True)
class Context:
    """What is known where a text begins: headings around it, the time that governs it, who holds it."""

    calendar: Calendar
    headings: list[str] = field(default_factory=list)
    time: Time | None = None
    section: SectionNode | None = None
    box: BoxNode | None = None
    lines: str | None = None
    """The source, where every full stop of it has become a line break."""
    title: Fragment | None = None
    """The title of the item that the text is of."""
    measure: Fragment | None = None
    """The heading that the text stands right behind, where it names what a number measures: （一）森林覆盖率。"""
    lists: bool = False
    """Whether a line above has opened a list of amounts: 主要产品的产量是：."""
    page: Page | None = None
    """How the source is printed."""
    unnamed: list[Fragment] = field(default_factory=list)
    """Numbers of the text that measure something and that no words name: they are told, and no statements."""


def find_in(body: Fragment, context: Context) -> Iterator[Found]:
    """The statements of a running text, in order."""
    if not may_hold_numbers(body.text):
        return
    passage = Passage(body, context.page, context.lines)
    numbers = read_numbers(passage.text)
    if numbers:
        yield from _Reader(passage, context, numbers).run()


def read_numbers(text: str) -> list[Quantity]:
    """The numbers of a folded text that measure something: what no guard claims and the grammar takes."""
    likely = [q for q in find_quantities(text) if measures(text, q) and not is_torn(text, q)]
    if not likely:
        return likely
    claims = guarded(text, [q.start for q in likely])
    starts = [c.start for c in claims]
    return [q for q in likely if not _claimed(q, claims, starts)]


def _claimed(quantity: Quantity, claims: Sequence[Claimed], starts: Sequence[int]) -> bool:
    n = bisect_right(starts, quantity.end - 1) - 1
    if n >= 0 and claims[n].guard.name == "footnote" and claims[n].start > quantity.start:
        n -= 1  # 120[1]万人: the mark of a note inside the number
    return n >= 0 and claims[n].end > quantity.start


_Said = tuple[readings.Verdict, tuple[str | None, str], dating.Dated]
"""How a number adds up, which way it moves, and its years."""
_FIVE_YEARS = re.compile("[五5]年来|[五5]年|过去的?五年|近五年|五年以来|五年间")
_UNSAID = frozenset({"plan", "programme"})
"""Rules of a target that no word has promised."""
SENTENCE = 200
"""Characters back in which the head of a sentence is looked for."""


@cache
def _bare_figure() -> re.Pattern[str]:
    return re.compile(rf"[0-9][0-9.,·]*[百千万亿]*(?:{unit_pattern()})?")


class _Reader:
    """Reads one text."""

    def __init__(self, passage: Passage, context: Context, numbers: list[Quantity]):
        self.passage, self.text, self.context, self.numbers = passage, passage.text, context, numbers
        self.times = find_times(self.text, context.calendar)
        self.times = [self._of_heading(time) for time in self.times]
        measure = "".join(context.measure.text.split()) if context.measure is not None else ""
        self.namer = Namer(self.text, context.title is not None, measure)
        plan = context.calendar.plan
        window = context.calendar.window
        of_one = window is not None and window[0] == window[1]
        told = window if context.calendar.bulletin or of_one else None
        self.reach = Reach(self.text, context.time, plan is not None and plan[1] - plan[0] >= 4, told)
        self.looks = looks(tuple(context.headings))
        if self.looks is not None and self.looks[0] == "ahead":
            self.times = [t for t in self.times if not is_sum_of_five(self.text, t)]
        self.sums = SumsOf(self.text, self.reach, context.lists)
        self.years = YearsOf(self.text, self.times, self.reach, context.calendar, context.time, self.looks)
        self.of_plan = plan is not None and _reviews(context.headings, context.calendar)
        self.each: tuple[int, list[Time]] = -1, []
        """The sentence in hand, and the times that its last numbers had, one each."""
        self.said: tuple[int, _Said | None] = -1, None
        """Where the last number ends, and how it adds up and when."""

    def _of_heading(self, time: Time) -> Time:
        """五年来, below a heading that names five years of its own: “十三五”工作回顾."""
        held = self.context.time
        five = held is not None and held.use == "during" and held.years[1] - held.years[0] == 4
        said = self.text[time.start : time.end]
        if held is None or not five or time.use != "during" or _FIVE_YEARS.fullmatch(said) is None:
            return time
        return time._replace(years=held.years)

    def run(self) -> Iterator[Found]:
        n = t = 0
        ahead: list[Time] = []
        numbers, times_at = [q.start for q in self.numbers], [time.start for time in self.times]
        for clause in clauses(self.text, self.numbers):
            first, n = n, bisect_left(numbers, clause.end, n)
            begin, t = t, bisect_left(times_at, clause.end, t)
            own, times = self.numbers[first:n], self.times[begin:t]
            if own:
                self.reach.enter(clause, own)
                yield from self._clause(clause, own, times, self._shared(clause, own, times, ahead))
                self.reach.leave(clause, own)
            else:
                self.reach.pass_over(clause, times)
                self.namer.pass_over(clause, times)
            heads = not own and self.text[clause.end : clause.end + 1] == "，"
            ahead = times if heads else []  # 到2025、2030年，床位分别达到50张、60张

    def _shared(self, clause: Clause, own: list[Quantity], times: list[Time], ahead: list[Time]) -> list[Time] | None:
        """The times of numbers that have one each; 分别 again, and no other time, goes on with those said before it."""
        shared = self.reach.shared(own, [*ahead, *times])
        sentence, said = self.each
        head = self.text[clause.start : own[0].left]
        goes_on = sentence == clause.sentence and not times and len(said) == len(own)
        if shared is None and goes_on and "分别" in head and not any(sign in head for sign in "、和与及"):
            shared = said  # of one thing: two things may have one number each
        self.each = clause.sentence, shared or []
        return shared

    def _clause(
        self, clause: Clause, own: list[Quantity], times: list[Time], shared: list[Time] | None
    ) -> Iterator[Found]:
        since = clause.start
        before: Number | None = None
        for n, (quantity, named) in enumerate(zip(own, self.namer.name(clause, own, times), strict=True)):
            governing, base = self.reach.governing(clause, quantity, times, since)
            base = base or self.years.same_base(clause, quantity, since) or self._bracketed(clause, quantity)
            if shared:
                governing = Governing(shared[n], True)
            starts = dating.is_origin(self.text, quantity.left, quantity.right)
            if before is not None and sayings.REPEATED.pattern.fullmatch(
                self.text, before.quantity.right, quantity.left
            ):
                starts = starts or before.starts  # 由2020年的86%、90%: one time for both
                governing = governing if shared else before.governing
            before = Number(clause, quantity, named, since, governing, base, starts)
            self.years.compares(clause, base)
            figure = self._names_figure(named)
            if named.rule != NOTHING and not figure and (named.pieces or self._above(named) is not None):
                yield self._statement(before)
                since = quantity.right
            elif named.rule == NOTHING or figure:
                self.context.unnamed.append(self.passage.place(quantity.start, quantity.end))

    def _names_figure(self, named: Named) -> bool:
        """Whether what would be named is another figure: 211万千瓦 is no subject of 52万千瓦."""
        said = "".join(self.text[a:b] for a, b in named.pieces)
        return said[:1].isdigit() and not said.endswith("千伏") and _bare_figure().fullmatch(said) is not None

    def _above(self, named: Named) -> Fragment | None:
        """What the title or the heading above names, where the text itself does not."""
        return self.context.measure if named.rule == MEASURE else self.context.title

    def _bracketed(self, clause: Clause, quantity: Quantity) -> Time | None:
        """比上年（36.9%）: the time behind which a bracket gives no more than what was so then."""
        if not clause.bracket or (quantity.left, quantity.right) != (clause.start, clause.end):
            return None
        n = bisect_right(self.times, clause.start, key=lambda t: t.start) - 1
        return self.times[n] if n >= 0 and self.times[n].end == clause.start - 1 else None

    def _said_again(self, number: Number) -> _Said | None:
        """增产474.8万吨（94.9亿斤）: the same in another unit."""
        right, said = self.said
        clause, quantity = number.clause, number.quantity
        alone = clause.bracket and quantity.left == clause.start == right + 1 and quantity.right == clause.end
        return said if alone and quantity.kind not in ("share", "points") else None

    def _statement(self, number: Number) -> Found:
        """What its sentence says of a number."""
        quantity, pieces = number.quantity, number.named.pieces
        subject = join(self.passage.place(a, b) for a, b in distinct(pieces)) if pieces else self._above(number.named)
        assert subject is not None
        kind = self._kind(number)
        words = self.sums.words(number, "".join(subject.text.split()), kind[0])
        if number.starts or number.compares(self.text):
            dated = self.years.origin(number, kind[0])
            moved = sayings.MOVED.pattern.search(self.text, number.clause.start, quantity.left) is not None
            aggregation = self.sums.of(number, words) if moved else ("level", "origin")
            direction = direction_of(quantity, words) if moved else (None, "-")
            self.years.begins(number, dated)
            return self._found(number, subject, ("actual", "origin"), aggregation, direction, dated)
        if sayings.NORMAL.pattern.search(self.text, max(0, quantity.left - SHORT), quantity.left):
            return self._found(number, subject, ("actual", "origin"), ("level", "origin"), (None, "-"), (None, None))
        if (again := self._said_again(number)) is not None:
            return self._found(number, subject, kind, *again)
        aggregation = self.sums.of(number, words)
        of_then = kind[1] == "promised.set"  # 年度计划为6%, beside what that year reached
        dated = self.years.of(number, "actual" if of_then else kind[0], aggregation, words)
        if dated[0] is None and kind == ("actual", "目前") and (year := self.context.calendar.year) is not None:
            dated = (year, year), "context"  # 目前…已达…: as the document was written
        direction = direction_of(quantity, words)
        self.said = quantity.right, (aggregation, direction, dated)
        return self._found(number, subject, kind, aggregation, direction, dated)

    def _found(
        self, number: Number, subject: Fragment, kind: readings.Verdict, aggregation: readings.Verdict,
        direction: tuple[str | None, str], dated: dating.Dated,
    ) -> Found:  # fmt: skip
        passage, quantity, named, clause = self.passage, number.quantity, number.named, number.clause
        joined = passage.joins(quantity.start, quantity.end)
        why = Why(named.rule, kind[1], aggregation[1], direction[1], self.years.said_by(number, dated), joined)
        return Found(
            kind[0], subject, quantity.value, quantity.high, quantity.unit, self._comparator(number), aggregation[0],
            direction[0], *dated, passage.place(self._opening(min(clause.start, named.since)), clause.end),
            passage.place(quantity.start, quantity.end), why, self.context.section, self.context.box,
        )  # fmt: skip

    def _comparator(self, number: Number) -> str:
        """最高50万元, 不超过投资额30%: the most that is paid."""
        quantity = number.quantity
        limited = number.named.paid and quantity.comparator == "="
        return (
            "<="
            if limited and sayings.MOST.pattern.search(self.text[number.clause.start : quantity.start])
            else quantity.comparator
        )

    def _kind(self, number: Number) -> readings.Verdict:
        text, calendar, clause = self.text, self.context.calendar, number.clause
        if dating.told(text, clause.start, number.quantity.start):
            return "actual", "以来"
        if self._is_now(number):
            return "actual", "目前"
        if self._has_been(number):
            return "actual", "截至"
        if number.is_goal(text):
            return "target", "goal"
        paid = number.named.paid  # 对获评三甲的医院: who gets it tells nothing
        words = "" if paid else text[clause.start : clause.end]
        promised = self.reach.promised(clause) or cues.PLANNED(words) or self.reach.planned(clause)
        if promised and cues.REPORTED(words) == "already" and not cues.PROMISED(words):
            promised = None  # 计划开工255项，目前已开工206项
        kind = dating.kind_of(words, promised, self.looks, number.governing, calendar, self.of_plan)
        if kind[0] == "target" and kind[1] in _UNSAID and not promised and self._told_along(clause):
            return "actual", "along"
        return ("actual", "moved") if kind == ("target", "plan") and self.years.has_moved(number) else kind

    def _told_along(self, clause: Clause) -> bool:
        """产量11万吨，比上年增长3%; 就业5000人，完成年度任务的96%: what the next clauses tell of it has been so."""
        low, high = clause.end, min(len(self.text), clause.end + SENTENCE)
        end = min((at for mark in "。；\n" if (at := self.text.find(mark, low, high)) >= 0), default=high)
        return cues.ALONG.pattern.search(self.text, low, end) is not None

    def _is_now(self, number: Number) -> bool:
        """目前，覆盖率达22.9%，面积年均减少2万公顷: the whole sentence tells, where it promises nothing."""
        clause, governing = number.clause, number.governing
        low = max(0, clause.start - SENTENCE)
        begin = max(self.text.rfind(mark, low, clause.start) for mark in "。！？\n") + 1
        if begin < low or not self.text.startswith(("目前", "现阶段"), begin) or self.reach.promised(clause):
            return False
        if governing is None or not governing.near:
            return True
        told = self.context.calendar.year or (self.context.calendar.plan or governing.time.years)[0]
        later = governing.time.start > begin and governing.time.years[1] >= told
        return governing.time.use != "until" and not later  # 目前已建成860个，2024年再建300个

    def _has_been(self, number: Number) -> bool:
        """截至2022年4月底，已改造32个小区: what has been done by a day is told, whatever the heading aims at."""
        low = max(0, number.clause.start - SENTENCE)
        begin = max(self.text.rfind(mark, low, number.clause.start) for mark in "。！？；\n") + 1
        if begin < low or not self.text.startswith(("截至", "截止"), begin) or self.reach.promised(number.clause):
            return False
        return sayings.ALREADY.pattern.search(self.text, begin, number.quantity.start) is not None

    def _opening(self, begin: int) -> int:
        """Where the sentence begins to speak: a time and a comma before the clause belong to it."""
        n = bisect_right(self.times, begin, key=lambda t: t.start) - 1
        if n >= 0 and 0 <= begin - self.times[n].end <= 2 and self.text[begin - 1] in "，,":
            return self.times[n].start
        return begin


def _reviews(headings: Sequence[str], calendar: Calendar) -> bool:
    """Whether the innermost heading with a time of its own looks back on the very years of the plan."""
    for heading in reversed(headings):
        if (time := heading_time(heading, calendar)) is not None:
            return time.years == calendar.plan and cues.BACK(heading) is not None
    return False


def distinct(stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in reading order, none that begins before the end of the one before it."""
    last = 0
    for start, end in stretches:
        if start >= last:
            yield start, end
            last = end
