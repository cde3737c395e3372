"""Statements of one passage: guards first, then quantities, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..core.fragment import Fragment, join
from ..layout.nodes import BoxNode, SectionNode
from ..lexicon import cues
from ..lexicon.guards import guarded
from . import subjects
from .accept import measures
from .model import Found
from .passage import Passage
from .quantities import Quantity, find_quantities
from .readings import aggregation_of, looks
from .times import Calendar, Time, Years, covered, find_times

ANY = re.compile(r"[0-9０-９二两三四五六七八九十百千万亿半翻]|一[家个所座名次届期场件处支]|分之")
"""What a text must hold to be looked at."""
_STOP = re.compile(r"[。！？；;\n]")
_COMMA = re.compile(r"[，：:]|(?<![0-9]),|,(?![0-9]{3})")
_PAREN = re.compile(r"[()]")


@dataclass(slots=True)
class Context:
    """What is known where a passage begins: headings around it, the time that governs it."""

    calendar: Calendar
    headings: list[str] = field(default_factory=list)
    time: Time | None = None
    section: SectionNode | None = None
    box: BoxNode | None = None


@dataclass(slots=True)
class _State:
    time: Time | None = None
    basis: str | None = None
    sentence: int = 0
    yearly: int = -1
    """The sentence in which 每年 was said last."""
    said: list[tuple[int, int, int]] = field(default_factory=list)
    """Subjects so far: start, end, start of their clause."""


def find_in(body: Fragment, context: Context) -> Iterator[Found]:
    """The statements of a running text, in order."""
    if not ANY.search(body.text):
        return
    passage = Passage(body)
    text = passage.text
    claims = guarded(text)
    taken = [(c.start, c.end) for c in claims]
    numbers = [q for q in find_quantities(text) if not _overlaps(q, taken) and measures(text, q)]
    if not numbers:
        return
    reader = _Reader(passage, context, numbers)
    yield from reader.run()


def _overlaps(quantity: Quantity, taken: list[tuple[int, int]]) -> bool:
    return any(a < quantity.end and quantity.start < b for a, b in taken)


class _Reader:
    def __init__(self, passage: Passage, context: Context, numbers: list[Quantity]):
        self.passage, self.text, self.context = passage, passage.text, context
        self.numbers = numbers
        self.times = find_times(self.text, context.calendar)
        self.state = _State(context.time, "context" if context.time else None)
        self.looks = looks(context.headings)

    def run(self) -> Iterator[Found]:
        at = n = t = 0
        for start, end, ends_sentence in self._clauses():
            own = []
            while n < len(self.numbers) and self.numbers[n].start < end:
                own.append(self.numbers[n])
                n += 1
            times = []
            while t < len(self.times) and self.times[t].start < end:
                times.append(self.times[t])
                t += 1
            if own:
                yield from self._clause(start, end, own, times)
            else:
                self._hear(times)
                if cues.YEARLY.pattern.search(self.text, start, end):
                    self.state.yearly = self.state.sentence
            if ends_sentence:
                self.state.sentence += 1
                if self.state.basis == "clause":
                    self.state.basis = "context"
            at = end

    def _clauses(self) -> Iterator[tuple[int, int, bool]]:
        """Stretches between commas; a bracket that holds a number is a clause of its own."""
        text = self.text
        cuts = [(m.start(), m.end(), True) for m in _STOP.finditer(text)]
        cuts += [(m.start(), m.end(), False) for m in _COMMA.finditer(text)]
        opened = None
        spots = iter(self.numbers)
        spot = next(spots, None)
        for m in _PAREN.finditer(text):
            if m.group() == "(":
                opened = m
            elif opened is not None:
                while spot is not None and spot.start < opened.start():
                    spot = next(spots, None)
                if spot is not None and spot.end <= m.start():
                    cuts += [(*opened.span(), False), (*m.span(), False)]
                opened = None
        at = 0
        for start, end, stop in sorted(cuts):
            if start > at or stop:
                yield at, start, stop
            at = end
        if at < len(text):
            yield at, len(text), True

    def _hear(self, times: list[Time]) -> None:
        for time in times:
            if time.use not in ("base", "from"):
                self.state.time, self.state.basis = time, "clause"

    # -- one clause with numbers --------------------------------------------------------------

    def _clause(self, start: int, end: int, own: list[Quantity], times: list[Time]) -> Iterator[Found]:
        text, state = self.text, self.state
        here = bool(cues.YEARLY.pattern.search(text, start, own[-1].left))
        reach = state.yearly == state.sentence and bool(cues.RECURRENT.pattern.search(text[start:end]))
        if here:
            state.yearly = state.sentence
        elif not reach:
            state.yearly = -1
        phrases = self._subjects(start, end, own, times)
        for n, (quantity, (pieces, clause)) in enumerate(zip(own, phrases, strict=True)):
            since = own[n - 1].right if n else start
            governing, base = self._time_for(quantity, times, since)
            begin = start if n == 0 else start
            yield self._statement(quantity, pieces, min(clause, begin), end, start, governing, base, here or reach, since)
            state.said.append((*pieces[0], min(clause, start)))

    def _time_for(self, quantity: Quantity, times: list[Time], since: int) -> tuple[tuple[Time, str] | None, Time | None]:
        """The time that governs a number with its basis, and the time that it is compared with."""
        base = own = None
        for time in times:
            if time.start >= quantity.start:
                break
            if time.use == "base":
                base = time if time.start >= since or base is None else base
            elif time.use == "from":
                own = time if time.start >= since else own
            else:
                self.state.time, self.state.basis, own = time, "clause", None
        if own is not None:
            return (own, "clause"), base
        if self.state.time is None:
            return None, base
        return (self.state.time, self.state.basis or "context"), base

    def _subjects(
        self, start: int, end: int, own: list[Quantity], times: list[Time]
    ) -> list[tuple[list[subjects.Stretch], int]]:
        """For each number the pieces of its subject and where the clause begins that names it."""
        text = self.text
        first = start
        for time in times:
            if time.end <= own[0].left and (time.start <= first + 3 or time.use == "base"):
                if time.use == "base" and time.start > first + 3:
                    continue
                first = time.end
        run = self._run(own)
        if len(run) > 1:
            paired = self._paired(first, run, times)
            if paired is not None:
                rest = self._one_by_one(run[-1].right, end, own[len(run) :]) if len(own) > len(run) else []
                return [*((pieces, clause if clause >= 0 else start) for pieces, clause in paired), *((p, c if c >= 0 else start) for p, c in rest)]
        return [(p, c if c >= 0 else start) for p, c in self._one_by_one(first, end, own)]

    def _run(self, own: list[Quantity]) -> list[Quantity]:
        """The first numbers of the clause that follow each other with nothing but list marks between."""
        run = [own[0]]
        for quantity in own[1:]:
            if not re.fullmatch(r"[、,]|和|及|与|以及", self.text[run[-1].right : quantity.left]):
                break
            run.append(quantity)
        return run

    def _paired(self, first: int, run: list[Quantity], times: list[Time]) -> list[tuple[list[subjects.Stretch], int]] | None:
        text = self.text
        stop = next((t.start for t in times if t.use == "base" and t.start >= first), run[0].left)
        head = text[first : run[0].left]
        members = subjects.listed(text, [*run[:1], *run[1:]], first) if stop == run[0].left else None
        if stop < run[0].left and stop - first > 3:
            from dataclasses import replace

            members = subjects.listed(text, [replace(run[0], left=stop), *run[1:]], first)
        if members is None:
            if "分别" in head and len(self.state.said) >= len(run) and len(head) < 24:
                return [([(a, b)], c) for a, b, c in self.state.said[-len(run) :]]
            return None
        tail = subjects.shared_tail(text, members)
        out: list[tuple[list[subjects.Stretch], int]] = []
        for n, member in enumerate(members):
            pieces = [member]
            if tail is not None and n < len(members) - 1:
                pieces.append(tail)
            out.append((pieces, -1))
        return out

    def _one_by_one(self, first: int, end: int, own: list[Quantity]) -> list[tuple[list[subjects.Stretch], int]]:
        text = self.text
        edges = [first]
        for left, right in zip(own, own[1:], strict=False):
            edges.append(subjects.divide(text, left, right))
        edges.append(end)
        out: list[tuple[list[subjects.Stretch], int]] = []
        for n, quantity in enumerate(own):
            front = subjects.before(text, edges[n], quantity.left) if edges[n] < quantity.left else (quantity.left, quantity.left)
            back = subjects.after(text, quantity.right, edges[n + 1]) if quantity.right < edges[n + 1] else (quantity.right, quantity.right)
            out.append(self._choose(quantity, front, back, edges[n + 1], out))
        return out

    def _choose(
        self, quantity: Quantity, front: subjects.Stretch, back: subjects.Stretch, end: int,
        earlier: list[tuple[list[subjects.Stretch], int]],
    ) -> tuple[list[subjects.Stretch], int]:  # fmt: skip
        text = self.text
        words = text[slice(*front)]
        named = front[1] - front[0] >= 2 and not subjects.is_verb(words) and not words.startswith("占")
        counted = quantity.kind == "count" or (quantity.unit or "").endswith(("名", "位"))
        if back[0] < back[1] and not (named and subjects.follows(text, quantity.right, end)) and (counted or not named):
            return [back], -1
        if named:
            return [front], -1
        if earlier:
            return earlier[-1]
        if self.state.said and self.state.said[-1][1] <= quantity.start:
            a, b, clause = self.state.said[-1]
            if quantity.start - clause < 200:
                return [(a, b)], clause
        if front[1] > front[0]:
            return [front], -1
        return [(quantity.start, quantity.end)], -1

    def _statement(
        self, quantity: Quantity, pieces: list[subjects.Stretch], begin: int, end: int, start: int,
        governing: tuple[Time, str] | None, base: Time | None, yearly: bool, since: int,
    ) -> Found:  # fmt: skip
        passage, text = self.passage, self.text
        subject = join([passage.place(a, b) for a, b in pieces])
        words = "".join(text[a:b] for a, b in pieces)
        said = text[max(start, since) : quantity.left]
        until = governing is not None and governing[0].use == "until"
        aggregation = aggregation_of(quantity, said, words, yearly, until)
        kind = self._kind(text[begin:end], governing)
        held = bool(cues.HELD.pattern.search(text, start, quantity.right))
        period, basis = self._period(kind, aggregation, held, governing, base)
        return Found(
            kind, subject, quantity.value, quantity.high, quantity.unit, quantity.comparator, aggregation,
            period, basis, passage.place(begin, end), passage.place(quantity.start, quantity.end),
            self.context.section, self.context.box,
        )  # fmt: skip

    def _kind(self, clause: str, governing: tuple[Time, str] | None) -> str:
        calendar = self.context.calendar
        plan = calendar.plan
        if governing is not None and plan is not None and not calendar.review:
            if governing[0].years[1] < plan[0] and (governing[1] == "clause" or self.looks != "ahead"):
                return "actual"
            if governing[1] == "clause" and governing[0].years[1] >= plan[1]:
                return "target"
        if calendar.review:
            return "target" if self.looks == "ahead" or cues.PROMISED.pattern.search(clause) else "actual"
        if cues.REPORTED.pattern.search(clause) and self.looks != "ahead":
            return "actual"
        if self.looks is not None:
            return "actual" if self.looks == "back" else "target"
        return "target"

    def _period(
        self, kind: str, aggregation: str, held: bool, governing: tuple[Time, str] | None, base: Time | None
    ) -> tuple[Years | None, str | None]:
        calendar = self.context.calendar
        plan = calendar.plan
        if governing is not None and governing[1] != "clause" and plan is not None:
            late = governing[0].years[1] >= plan[0]
            if late != (kind == "target") and not calendar.review:
                governing = None
        if base is not None and aggregation == "change":
            last = governing[0].years[1] if governing else plan and (plan[1] if kind == "target" else plan[0] - 1)
            if last and last > base.years[1]:
                return (base.years[1] + 1, last), "clause"
        if governing is not None:
            return covered(governing[0], aggregation, held, calendar), governing[1]
        if kind == "target" and plan is not None:
            return plan, "plan"
        return None, None
