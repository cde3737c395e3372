"""Statements of one passage: guards first, then quantities, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..core.fragment import Fragment, join
from ..layout.nodes import BoxNode, SectionNode
from ..lexicon import cues
from ..lexicon.guards import Claimed, guarded
from .accept import measures
from .clauses import Clause, clauses
from .model import Found
from .naming import Named, Namer
from .passage import Passage
from .quantities import Quantity, find_quantities
from .readings import aggregation_of, looks
from .times import Calendar, Time, Years, covered, find_times

ANY = re.compile(
    r"[0-9０-９]|分之|番|[二两三四五六七八九十百千万亿][多余]?[家个所座处名位张套辆栋次人户条件亩吨元倍成项场]|一[家个所座处名位张套辆栋]"
)
"""What a text must hold to be looked at."""
_SENTENCE = re.compile(r"[。！？]")
_YEAR_ON_YEAR = re.compile(r"同比|上年|去年|年均")
_REPEATED = re.compile(r"[、和及]|以及")


@dataclass(slots=True)
class Context:
    """What is known where a passage begins: headings around it, the time that governs it, who holds it."""

    calendar: Calendar
    headings: list[str] = field(default_factory=list)
    time: Time | None = None
    section: SectionNode | None = None
    box: BoxNode | None = None
    title: Fragment | None = None
    """The title of the item that the text is of."""


def find_in(body: Fragment, context: Context) -> Iterator[Found]:
    """The statements of a running text, in order."""
    if not ANY.search(body.text):
        return
    passage = Passage(body)
    numbers = read_numbers(passage.text)
    if numbers:
        yield from _Reader(passage, context, numbers).run()


def read_numbers(text: str) -> list[Quantity]:
    """The numbers of a folded text that measure something: what no guard claims and the grammar takes."""
    likely = [q for q in find_quantities(text) if measures(text, q)]
    if not likely:
        return likely
    claims = guarded(text)
    starts = [c.start for c in claims]
    return [q for q in likely if not _claimed(q, claims, starts)]


def _claimed(quantity: Quantity, claims: Sequence[Claimed], starts: Sequence[int]) -> bool:
    n = bisect_right(starts, quantity.end - 1) - 1
    return n >= 0 and claims[n].end > quantity.start


class _Reader:
    """Reads one passage: which time and which 每年 or 累计 are in force when a number comes."""

    def __init__(self, passage: Passage, context: Context, numbers: list[Quantity]):
        self.passage, self.text, self.context = passage, passage.text, context
        self.numbers = numbers
        self.times = find_times(self.text, context.calendar)
        self.namer = Namer(self.text, context.title is not None)
        self.looks = looks(context.headings)
        self.time = context.time
        self.heard = self.heard_at = self.clause = -1
        """The sentence in which the time in force was said."""
        self.yearly_word = ""
        self.last: tuple[str | None, str] | None = None
        """The kind of unit and the aggregation of the last number: 其中 takes them over."""
        self.yearly = self.mean = self.summed = -1
        """The sentence in which 每年, 年均, 累计 were said last."""

    def run(self) -> Iterator[Found]:
        n = t = 0
        for clause in clauses(self.text, self.numbers):
            first, n = n, _upto(self.numbers, n, clause.end)
            begin, t = t, _upto(self.times, t, clause.end)
            self.clause += 1
            own, times = self.numbers[first:n], self.times[begin:t]
            if own:
                yield from self._clause(clause, own, times)
            else:
                for time in times:
                    self._hear(time, clause)
                self.namer.pass_over(clause)
                if cues.YEARLY(self.text[clause.start : clause.end]):
                    self.yearly = clause.sentence

    def _clause(self, clause: Clause, own: list[Quantity], times: list[Time]) -> Iterator[Found]:
        words = self.text[clause.start : clause.end]
        head = self.text[clause.start : own[-1].left]
        if cues.YEARLY(head):
            self.yearly = clause.sentence
            self.mean = clause.sentence if cues.MEAN(head) else -1
            self.yearly_word = "年均" if "年均" in head else ""
        elif not (self.yearly == clause.sentence and "年均" not in self.yearly_word and cues.RECURRENT(words)):
            self.yearly = self.mean = -1
        if "累计" in head and self.time is not None and self.time.use == "in" and self.heard < clause.sentence:
            self.time = self.context.time
        names = self.namer.name(clause, own, times)
        shared = self._shared_times(own, times)
        for n, (quantity, named) in enumerate(zip(own, names, strict=True)):
            since = own[n - 1].right if n else clause.start
            governing, base = self._governing(quantity, times, since, clause)
            if base is not None and _YEAR_ON_YEAR.search(head):
                base = None
            if shared:
                governing = shared[n], "clause"
            yield self._statement(clause, quantity, named, since, governing, base)

    # -- time -------------------------------------------------------------------------------

    def _hear(self, time: Time, clause: Clause) -> None:
        if time.use not in ("base", "from"):
            self.time, self.heard, self.heard_at = time, clause.sentence, self.clause

    def _shared_times(self, own: list[Quantity], times: list[Time]) -> list[Time] | None:
        """2023年、2024年分别新增1000张、1500张: as many times as numbers, each its own."""
        lead = [t for t in times if t.end <= own[0].left and t.use in ("in", "until")]
        if len(lead) < 2 or len(lead) != len(own) or "分别" not in self.text[lead[-1].end : own[0].left]:
            return None
        return lead

    def _governing(
        self, quantity: Quantity, times: list[Time], since: int, clause: Clause
    ) -> tuple[tuple[Time, str] | None, Time | None]:
        """The time that governs a number with its basis, and the time that it is compared with."""
        base = own = None
        for time in times:
            if time.start >= quantity.start:
                break
            if time.use == "base":
                base = time
            elif time.use == "from" or self.text.startswith("的", time.end):
                own = time if time.start >= since else own
            else:
                self._hear(time, clause)
        if own is not None:
            return (own, "clause"), base
        if self.time is None:
            return None, base
        return (self.time, "clause" if self.heard == clause.sentence else "context"), base

    # -- one statement ------------------------------------------------------------------------

    def _statement(
        self, clause: Clause, quantity: Quantity, named: Named, since: int,
        governing: tuple[Time, str] | None, base: Time | None,
    ) -> Found:  # fmt: skip
        passage, text = self.passage, self.text
        subject = join(passage.place(a, b) for a, b in named.pieces) if named.pieces else self.context.title
        assert subject is not None
        words = "".join(subject.text.split())
        list_member = _REPEATED.match(text, since, quantity.left) is not None and since > clause.start
        said = text[clause.start if list_member else max(since, clause.start) : quantity.start]
        if named.said < since:
            said = text[clause.start : named.said]
        if cues.SUMMED(said):
            self.summed = clause.sentence
        elif cues.REACHED(said) or cues.STOCK(words):
            self.summed = -1
        until = governing is not None and governing[0].use == "until" and governing[1] == "clause"
        aggregation = aggregation_of(
            quantity,
            said,
            words,
            named.counts,
            named.does,
            self.summed == clause.sentence,
            self.yearly == clause.sentence,
            until,
            text.startswith("的", quantity.right),
        )
        origin = self._origin(quantity)
        if origin:
            aggregation = "level"
        if self.text.startswith("其中", clause.start) and self.last is not None and self.last[0] == quantity.kind:
            aggregation = self.last[1] if aggregation in ("total", "level") else aggregation
        self.last = quantity.kind, aggregation
        held = cues.HELD(text[clause.start : quantity.right])
        kind = (
            "actual" if self._told(clause, quantity)
            else self._kind(text[clause.start : clause.end], governing)
        )
        if (
            governing is not None
            and governing[0].use == "in"
            and aggregation == "total"
            and self._stale(clause, governing[1])
        ):
            governing = self.context.time and (self.context.time, "context")
        before = calendar_before(self.context.calendar, kind) if origin else None
        period, basis = self._period(kind, aggregation, held, governing, base, before)
        if origin:
            kind = "actual"
        if (
            aggregation == "change"
            and base is None
            and period
            and period[0] == period[1]
            and kind == "actual"
            and not _YEAR_ON_YEAR.search(said)
        ):
            period = self._whole_plan(period)
        begin = min(clause.start, named.since)
        return Found(
            kind, subject, quantity.value, quantity.high, quantity.unit,
            quantity.comparator, aggregation, period, basis,
            passage.place(self._opening(begin), clause.end), passage.place(quantity.start, quantity.end),
            self.context.section, self.context.box,
        )  # fmt: skip

    def _told(self, clause: Clause, quantity: Quantity) -> bool:
        """党的十八大以来，…: what has been so since then is reported, wherever it stands."""
        at = self.text.rfind("以来", max(0, clause.start - 60), quantity.start)
        return at >= 0 and not _SENTENCE.search(self.text, at, quantity.start)

    def _stale(self, clause: Clause, basis: str) -> bool:
        """Beside a plan of years, a bare year dates the totals of its own sentence only, and 累计 goes on from it."""
        plan = self.context.calendar.plan
        if plan is None or plan[0] == plan[1]:
            return False
        return basis == "context" or (
            "累计" in self.text[clause.start : clause.end] and self.clause - self.heard_at > 1
        )

    def _whole_plan(self, period: Years) -> Years:
        """A change up to the last year before a plan, without 同比, is that of the five years."""
        plan = self.context.calendar.plan
        window = self.context.calendar.window
        if window is not None and period[1] == window[1]:
            return window
        if plan is None or plan[1] - plan[0] < 4 or period[1] != plan[0] - 1:
            return period
        return period[1] - 4, period[1]

    def _origin(self, quantity: Quantity) -> bool:
        """Whether the number is where a change starts from: 由35%提高至60%."""
        return re.search(
            r"[由从][^，。；由从]{0,8}$", self.text[max(0, quantity.left - 12) : quantity.left]
        ) is not None and (
            re.match(r".{0,12}?(?:到|至|为)", self.text[quantity.right : quantity.right + 14]) is not None
        )

    def _opening(self, begin: int) -> int:
        """Where the sentence begins to speak: a time and a comma before the clause belong to it."""
        n = bisect_right(self.times, begin, key=lambda t: t.start) - 1
        if n >= 0 and 0 <= begin - self.times[n].end <= 2 and self.text[begin - 1] in "，,":
            return self.times[n].start
        return begin

    def _kind(self, clause: str, governing: tuple[Time, str] | None) -> str:
        calendar = self.context.calendar
        if calendar.window is not None:
            later = governing is not None and governing[1] == "clause" and governing[0].years[1] > calendar.window[1]
            return "target" if later or self.looks == "ahead" or cues.PROMISED(clause) else "actual"
        plan = calendar.plan
        if governing is not None and plan is not None:
            time, basis = governing
            if time.years[1] < plan[0] and (basis == "clause" or self.looks != "ahead"):
                return "actual"
            if basis == "clause" and time.years[1] >= plan[1] and plan[0] < plan[1]:
                return "target"
        if self.looks is not None:
            return "actual" if self.looks == "back" else "target"
        return "actual" if cues.REPORTED(clause) and not cues.PROMISED(clause) else "target"

    def _period(
        self, kind: str, aggregation: str, held: bool,
        governing: tuple[Time, str] | None, base: Time | None, origin: int | None,
    ) -> tuple[Years | None, str | None]:  # fmt: skip
        calendar, plan = self.context.calendar, self.context.calendar.plan
        if governing is not None and governing[0].use == "from":
            return covered(governing[0], aggregation, held, False, calendar), "clause"
        if origin is not None:
            return (origin, origin), "context"
        if governing is not None and governing[1] == "context" and kind == "target" and plan is not None:
            time = governing[0]
            if time.use == "until" and time.years[1] < plan[1] and time is not self.context.time:
                governing = None  # a deadline inside the plan dates its own sentence only
        if governing is not None and governing[1] != "clause" and plan is not None and calendar.window is None:
            if (governing[0].years[1] >= plan[0]) != (kind == "target"):
                governing = None
        past = calendar.past()
        if base is not None and aggregation == "change":
            last = governing[0].years[1] if governing else plan[1] if plan and kind == "target" else past and past[1]
            if last and last > base.years[1]:
                return (base.years[1] + 1, last), "clause"
        if governing is not None:
            time, basis = governing
            whole = held or (base is not None and base.years[0] < base.years[1])
            return covered(time, aggregation, whole, self.mean > -1, calendar), basis
        if kind == "target":
            return (plan, "plan") if plan is not None else (None, None)
        if past is not None and (calendar.window is not None or self.looks == "back"):
            return (past if aggregation != "level" or held else (past[1], past[1])), "context"
        return None, None


def calendar_before(calendar: Calendar, kind: str) -> int | None:
    """The year before the years in which a change took place or is to take place."""
    years = calendar.past() if kind == "actual" else calendar.plan
    return years[0] - 1 if years is not None else None


def _upto(items: Sequence[Quantity] | Sequence[Time], n: int, end: int) -> int:
    while n < len(items) and items[n].start < end:
        n += 1
    return n
