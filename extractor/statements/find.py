"""Statements of one text: guards first, then quantities, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..core.fragment import Fragment, join
from ..layout.nodes import BoxNode, SectionNode
from ..lexicon import cues
from ..lexicon.guards import Claimed, guarded
from . import dating, readings
from .accept import is_torn, measures
from .clauses import Clause, clauses
from .model import Found, Why
from .naming import NOTHING, Named, Namer
from .passage import Page, Passage
from .quantities import Quantity, find_quantities, may_hold_numbers
from .reach import Governing, Reach
from .readings import Words, aggregation_of, direction_of, looks
from .times import Calendar, Time, find_times

_MOST = re.compile("(?:最高|最多|至多|不超过|不高于|上限)[一-龥]{0,10}$")
_DATED_LEVEL = re.compile(r"(?:(?:19|20)[0-9]{2}年|“?[一二三四五六七八九十]{1,2}五”?)(?:底|末|年末|期末)?的$")
"""增加到2025年的300家: the time of what is reached."""
_REPEATED = re.compile(r"[、和及]|以及")


@dataclass(slots=True)
class Context:
    """What is known where a text begins: headings around it, the time that governs it, who holds it."""

    calendar: Calendar
    headings: list[str] = field(default_factory=list)
    time: Time | None = None
    section: SectionNode | None = None
    box: BoxNode | None = None
    stops_lost: bool = False
    """Whether every full stop of the document has become a line break."""
    title: Fragment | None = None
    """The title of the item that the text is of."""
    page: Page | None = None
    """The source, where it has lines of a fixed width."""


def find_in(body: Fragment, context: Context) -> Iterator[Found]:
    """The statements of a running text, in order."""
    if not may_hold_numbers(body.text):
        return
    passage = Passage(body, context.page)
    numbers = read_numbers(passage.text)
    if numbers:
        yield from _Reader(passage, context, numbers).run()


def read_numbers(text: str) -> list[Quantity]:
    """The numbers of a folded text that measure something: what no guard claims and the grammar takes."""
    likely = [q for q in find_quantities(text) if measures(text, q) and not is_torn(text, q)]
    if not likely:
        return likely
    claims = guarded(text)
    starts = [c.start for c in claims]
    return [q for q in likely if not _claimed(q, claims, starts)]


def _claimed(quantity: Quantity, claims: Sequence[Claimed], starts: Sequence[int]) -> bool:
    n = bisect_right(starts, quantity.end - 1) - 1
    if n >= 0 and claims[n].guard.name == "footnote" and claims[n].start > quantity.start:
        n -= 1  # 120[1]万人: the mark of a note inside the number
    return n >= 0 and claims[n].end > quantity.start


class _Reader:
    """Reads one text."""

    def __init__(self, passage: Passage, context: Context, numbers: list[Quantity]):
        self.passage, self.text, self.context, self.numbers = passage, passage.text, context, numbers
        self.times = find_times(self.text, context.calendar)
        self.namer = Namer(self.text, context.title is not None)
        plan = context.calendar.plan
        self.reach = Reach(self.text, context.time, plan is not None and plan[0] < plan[1])
        self.looks = looks(context.headings)
        self.told: tuple[int, dict[str | None, str]] = -1, {}
        """Of this sentence the last aggregation of each kind of unit: 其中 takes it over, and what has no verb."""

    def run(self) -> Iterator[Found]:
        n = t = 0
        for clause in clauses(self.text, self.numbers, self.passage.seams() if self.context.stops_lost else ()):
            first, n = n, _upto(self.numbers, n, clause.end)
            begin, t = t, _upto(self.times, t, clause.end)
            own, times = self.numbers[first:n], self.times[begin:t]
            if own:
                self.reach.enter(clause, own)
                yield from self._clause(clause, own, times)
                self.reach.leave(clause, own)
            else:
                self.reach.pass_over(clause, times)
                self.namer.pass_over(clause, times)

    def _clause(self, clause: Clause, own: list[Quantity], times: list[Time]) -> Iterator[Found]:
        shared = self.reach.shared(own, times)
        since = clause.start
        for n, (quantity, named) in enumerate(zip(own, self.namer.name(clause, own, times), strict=True)):
            governing, base = self.reach.governing(clause, quantity, times, since)
            if shared:
                governing = Governing(shared[n], True)
            if named.rule == NOTHING:
                continue
            yield self._statement(clause, quantity, named, since, governing, base)
            since = quantity.right

    def _statement(
        self, clause: Clause, quantity: Quantity, named: Named, since: int,
        governing: Governing | None, base: Time | None,
    ) -> Found:  # fmt: skip
        passage, text, calendar = self.passage, self.text, self.context.calendar
        subject = join(passage.place(a, b) for a, b in distinct(named.pieces)) if named.pieces else self.context.title
        assert subject is not None
        kind, promise = self._kind(clause, quantity, governing)
        words = self._words(clause, quantity, named, since, "".join(subject.text.split()), governing, kind)
        origin = dating.is_origin(text, quantity.left, quantity.right)
        aggregation, adds = ("level", "origin") if origin else self._aggregation(clause, quantity, named, words)
        if named.paid and governing is not None and not governing.near:
            governing = None  # a grant is paid as long as the document holds
        if aggregation == "total":
            governing = self.reach.for_total(clause, governing)
        held = cues.HELD(text[clause.start : quantity.right]) is not None
        figure = dating.Figure(kind, aggregation, held, self.reach.mean(), self.looks)
        if origin and not (governing is not None and governing.time.use == "from"):
            dated = dating.before(calendar, kind)
        else:
            dated = dating.period_of(figure, governing, base, self.context.time, calendar)
        if aggregation == "change" and base is None and kind == "actual":
            dated = dating.whole_plan(dated, words.said, calendar)
        direction, turn = (None, "-") if origin else direction_of(quantity, words.said)
        why = Why(named.rule, "origin" if origin else promise, adds, turn, self._dater(governing, base, dated))
        return Found(
            "actual" if origin else kind, subject, quantity.value, quantity.high, quantity.unit,
            self._comparator(quantity, named, since),
            aggregation, direction, *dated, passage.place(self._opening(min(clause.start, named.since)), clause.end),
            passage.place(quantity.start, quantity.end), why, self.context.section, self.context.box,
        )  # fmt: skip

    def _comparator(self, quantity: Quantity, named: Named, since: int) -> str:
        """最高50万元, 不超过投资额30%: the most that is paid."""
        limited = named.paid and quantity.comparator == "=" and _MOST.search(self.text[since : quantity.start])
        return "<=" if limited else quantity.comparator

    def _kind(self, clause: Clause, quantity: Quantity, governing: Governing | None) -> readings.Verdict:
        text, calendar = self.text, self.context.calendar
        if dating.told(text, clause.start, quantity.start):
            return "actual", "以来"
        words = text[clause.start : clause.end]
        return dating.kind_of(words, self.reach.promised(clause), self.looks, governing, calendar)

    def _dater(self, governing: Governing | None, base: Time | None, dated: dating.Dated) -> str:
        """What gave the period, for the trace: the words of a time, or where the years come from."""
        times = [t for t in (base, governing.time if governing is not None else None) if t is not None]
        if dated[0] is None or dated[1] == "plan" or not times:
            return dated[1] or "-"
        said = [f"{t.use} {t.years[0]}" + (f"-{t.years[1]}" if t.years[1] > t.years[0] else "") for t in times]
        return f"{dated[1]}: {', '.join(said)}"

    def _words(
        self, clause: Clause, quantity: Quantity, named: Named, since: int, subject: str,
        governing: Governing | None, kind: str,
    ) -> Words:  # fmt: skip
        """What stands around a number, for telling how it adds up."""
        text = self.text
        member = since > clause.start and _REPEATED.match(text, since, quantity.left) is not None
        said = text[clause.start if member else since : quantity.start]
        if named.said < since:
            said = text[clause.start : named.said]
        said = _DATED_LEVEL.sub("", said)
        return Words(
            said, subject, named.counts, named.does, self.reach.summed(clause, said, subject),
            self.reach.yearly(clause),
            governing is not None and governing.near and governing.time.use == "until",
            self.reach.exists(clause) and not named.does,
            governing is not None and governing.time.use == "running",
            kind == "actual" and self._stands(clause, quantity, said),
            text.startswith("的", quantity.right),
        )  # fmt: skip

    def _aggregation(self, clause: Clause, quantity: Quantity, named: Named, words: Words) -> readings.Verdict:
        aggregation, rule = ("level", "grant") if named.paid else aggregation_of(quantity, words)
        if clause.sentence != self.told[0]:
            self.told = clause.sentence, {}
        before = self.told[1].get(quantity.kind)
        among = self.text.startswith("其中", clause.start) or rule in ("plain", "stands")
        if among and before is not None and aggregation in ("total", "level"):
            aggregation, rule = before, "among"
        if aggregation != "change":
            self.told[1][quantity.kind] = aggregation
        return aggregation, rule

    def _stands(self, clause: Clause, quantity: Quantity, said: str) -> bool:
        """Whether nothing is told to be done or to happen, up to the number or behind it."""
        if quantity.kind not in ("count", "people", "area", "length", "energy"):
            return False
        back = self.text[quantity.right : clause.end]
        return not (cues.DOING(self.text[clause.start : quantity.left]) or cues.DOING(back) or cues.HAPPENS(back))

    def _opening(self, begin: int) -> int:
        """Where the sentence begins to speak: a time and a comma before the clause belong to it."""
        n = bisect_right(self.times, begin, key=lambda t: t.start) - 1
        if n >= 0 and 0 <= begin - self.times[n].end <= 2 and self.text[begin - 1] in "，,":
            return self.times[n].start
        return begin


def _upto(items: Sequence[Quantity] | Sequence[Time], n: int, end: int) -> int:
    while n < len(items) and items[n].start < end:
        n += 1
    return n


def distinct(stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in reading order, none that begins before the end of the one before it."""
    last = 0
    for start, end in stretches:
        if start >= last:
            yield start, end
            last = end
