"""Statements of one text: guards first, then quantities, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..core.fragment import Fragment, join
from ..layout.nodes import BoxNode, SectionNode
from ..lexicon import cues, namings, sayings
from ..lexicon.guards import Claimed, guarded
from . import dating, readings
from .accept import is_torn, measures
from .clauses import Clause, clauses
from .model import Found, Why
from .named import NOTHING, Named
from .naming import Namer
from .passage import Page, Passage
from .quantities import Quantity, find_quantities, may_hold_numbers
from .reach import Governing, Reach
from .readings import Words, aggregation_of, direction_of, looks
from .times import Calendar, Time, Years, find_times, is_sum_of_five

SHORT = 12
"""Characters that lead from what a number is compared with, or from another change, to the number."""


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
_OF = re.compile(r"(?:\([^()]{1,40}\))?的")
_GROWS = re.compile("(?:共|约|累计)?(?:增长|增加|上升|提高|扩大|下降|减少|降低)了?(?:约|近|超过)?")
"""A clause that is a change and no more."""


class _Number(NamedTuple):
    """A number with what is known of it before its sentence is judged."""

    clause: Clause
    quantity: Quantity
    named: Named
    since: int
    """Where the words begin that are this number's own."""
    governing: Governing | None
    base: Time | None
    """The time that it is compared with."""
    starts: bool
    """Whether a change starts from it: 由35%提高至60%."""

    def compares(self, text: str) -> bool:
        """Whether it is what another is compared with: 比1995年的4亿吨增加."""
        base = self.base
        if base is None:
            return False
        between = text[base.end : self.quantity.left]
        if not between and text[base.start] in "比较" and self.quantity.kind not in ("share", "points", "multiple"):
            return True  # 较上年同期9.9亿元下降3%
        return (_OF.fullmatch(between) is not None and text[base.start] in "比较与同和在") or (
            not between and text[base.start] == "在" and text[base.end - 1] in "年末底"
        )


class _Reader:
    """Reads one text."""

    def __init__(self, passage: Passage, context: Context, numbers: list[Quantity]):
        self.passage, self.text, self.context, self.numbers = passage, passage.text, context, numbers
        self.times = find_times(self.text, context.calendar)
        self.namer = Namer(self.text, context.title is not None)
        plan = context.calendar.plan
        told = context.calendar.window if context.calendar.bulletin else None
        self.reach = Reach(self.text, context.time, plan is not None and plan[1] - plan[0] >= 4, told)
        self.looks = looks(tuple(context.headings))
        if self.looks is not None and self.looks[0] == "ahead":
            self.times = [t for t in self.times if not is_sum_of_five(self.text, t)]
        self.listing = sayings.LISTING.pattern.search(self.text) if "：" in self.text or ":" in self.text else None
        self.moved: tuple[int, int, int | None] = -1, 0, None
        """The sentence in hand, and from which year to which something has moved in it: 从2012年的A增加到2021年的B."""
        self.based: tuple[int, Time | None] = -1, None
        """The part in hand, and with which time its last number is compared."""
        self.said: tuple[int, _Said | None] = -1, None
        """Where the last number ends, and how it adds up and when."""
        self.told: tuple[int, dict[str | None, str]] = -1, {}
        """Of this sentence the last aggregation of each kind of unit: 其中 takes it over, and what has no verb."""

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
                yield from self._clause(clause, own, times, self.reach.shared(own, [*ahead, *times]))
                self.reach.leave(clause, own)
            else:
                self.reach.pass_over(clause, times)
                self.namer.pass_over(clause, times)
            heads = not own and self.text[clause.end : clause.end + 1] == "，"
            ahead = times if heads else []  # 到2025、2030年，床位分别达到50张、60张

    def _clause(
        self, clause: Clause, own: list[Quantity], times: list[Time], shared: list[Time] | None
    ) -> Iterator[Found]:
        since = clause.start
        before: _Number | None = None
        for n, (quantity, named) in enumerate(zip(own, self.namer.name(clause, own, times), strict=True)):
            governing, base = self.reach.governing(clause, quantity, times, since)
            base = base or self._same_base(clause, quantity)
            if shared:
                governing = Governing(shared[n], True)
            starts = dating.is_origin(self.text, quantity.left, quantity.right)
            if before is not None and sayings.REPEATED.pattern.fullmatch(
                self.text, before.quantity.right, quantity.left
            ):
                starts = starts or before.starts  # 由2020年的86%、90%: one time for both
                governing = governing if shared else before.governing
            before = _Number(clause, quantity, named, since, governing, base, starts)
            self.based = clause.part, base
            if named.rule != NOTHING and (named.pieces or self.context.title is not None):
                yield self._statement(before)
                since = quantity.right
            elif named.rule == NOTHING:
                self.context.unnamed.append(self.passage.place(quantity.start, quantity.end))

    def _said_again(self, number: _Number) -> _Said | None:
        """增产474.8万吨（94.9亿斤）: the same in another unit."""
        right, said = self.said
        clause, quantity = number.clause, number.quantity
        alone = clause.bracket and quantity.left == clause.start == right + 1 and quantity.right == clause.end
        return said if alone and quantity.kind not in ("share", "points") else None

    def _same_base(self, clause: Clause, quantity: Quantity) -> Time | None:
        """比2013年末增加93万个，增长10.7%: both are compared with that year."""
        part, base = self.based
        said = self.text[clause.start : quantity.left]
        if part != clause.part or base is None or len(said) > SHORT or sayings.YEAR_ON_YEAR.pattern.search(said):
            return None
        return base if _GROWS.fullmatch(said) else None

    def _statement(self, number: _Number) -> Found:
        """What its sentence says of a number."""
        quantity, pieces = number.quantity, number.named.pieces
        subject = join(self.passage.place(a, b) for a, b in distinct(pieces)) if pieces else self.context.title
        assert subject is not None
        kind = self._kind(number)
        words = self._words(number, "".join(subject.text.split()), kind[0])
        if number.starts or number.compares(self.text):
            dated = self._origin(number, kind[0])
            moved = sayings.MOVED.pattern.search(self.text, number.clause.start, quantity.left) is not None
            aggregation = self._aggregation(number, words) if moved else ("level", "origin")
            direction = direction_of(quantity, words) if moved else (None, "-")
            if number.starts and dated[0] is not None and dated[1] == "clause":
                self.moved = number.clause.sentence, dated[0][1], None
            return self._found(number, subject, ("actual", "origin"), aggregation, direction, dated)
        if sayings.NORMAL.pattern.search(self.text, max(0, quantity.left - SHORT), quantity.left):
            return self._found(number, subject, ("actual", "origin"), ("level", "origin"), (None, "-"), (None, None))
        if (again := self._said_again(number)) is not None:
            return self._found(number, subject, kind, *again)
        aggregation = self._aggregation(number, words)
        dated = self._since_origin(number, aggregation[0], self._dated(number, kind[0], aggregation, words), words)
        direction = direction_of(quantity, words)
        self.said = quantity.right, (aggregation, direction, dated)
        return self._found(number, subject, kind, aggregation, direction, dated)

    def _found(
        self, number: _Number, subject: Fragment, kind: readings.Verdict, aggregation: readings.Verdict,
        direction: tuple[str | None, str], dated: dating.Dated,
    ) -> Found:  # fmt: skip
        passage, quantity, named, clause = self.passage, number.quantity, number.named, number.clause
        joined = passage.joins(quantity.start, quantity.end)
        why = Why(named.rule, kind[1], aggregation[1], direction[1], self._dater(number, dated), joined)
        return Found(
            kind[0], subject, quantity.value, quantity.high, quantity.unit, self._comparator(number), aggregation[0],
            direction[0], *dated, passage.place(self._opening(min(clause.start, named.since)), clause.end),
            passage.place(quantity.start, quantity.end), why, self.context.section, self.context.box,
        )  # fmt: skip

    def _origin(self, number: _Number, kind: str) -> dating.Dated:
        """The year of what a change starts from, or of what a number is compared with."""
        governing, base = number.governing, number.base
        if base is not None and number.compares(self.text):
            return base.years, "clause"
        told = self.context.calendar.told() if self.looks is not None and self.looks[0] == "back" else None
        if governing is not None and told is not None and told[0] == told[1] and self._is_last_year(governing, told):
            return (told[0] - 1,) * 2, "clause"  # 2018年工作回顾: 由上年的9.8%下降到1.2%
        if governing is not None and governing.time.use == "from":
            figure = dating.Figure("actual", "level", False, False, False, self.looks)
            return dating.period_of(figure, governing, base, self.context.time, self.context.calendar)
        if governing is not None and governing.time.use == "during" and kind == "actual":
            first = governing.time.years[0] - 1
            return (first, first), "clause" if governing.near else "context"  # “十三五”期间由77.6岁提高到79.3岁
        opening = self.context.time
        if kind == "actual" and opening is not None and opening.use == "during" and opening.years[0] < opening.years[1]:
            return (opening.years[0] - 1,) * 2, "context"
        return dating.before(self.context.calendar, kind)

    def _is_last_year(self, governing: Governing, told: Years) -> bool:
        """Whether a report of the year ``told`` says 上年 of the year before it."""
        time = governing.time
        return time.years == told and "上年" in self.text[time.start : time.end]

    def _dated(self, number: _Number, kind: str, adds: readings.Verdict, words: Words) -> dating.Dated:
        governing, calendar = number.governing, self.context.calendar
        aggregation, rule = adds
        if (
            (number.named.paid or (kind == "target" and self._is_paid(number, rule, words)))
            and governing is not None
            and not governing.near
        ):
            governing = None  # a grant is paid as long as the document holds
        said = words.said
        if aggregation == "total" and cues.FLOW(words.subject) != "herds":
            governing = self.reach.for_total(number.clause, governing)
        held = cues.HELD(self.text[number.clause.start : number.quantity.right]) is not None
        held = held or (number.named.paid and kind == "target")  # 2022年起每月发放500元补贴: in each of those years
        gain = kind == "target" and aggregation == "change" and number.quantity.kind in ("points", "share")
        gain = gain and (number.quantity.kind == "points" or self._since_the_beginning(governing, said))
        compared = aggregation == "change" and cues.COMPARED(said) is not None  # 低于全省0.4个百分点 is so at one time
        adds_up = "level" if compared else aggregation
        mean = self.reach.mean(number.quantity.start)
        figure = dating.Figure(kind, adds_up, held and not compared, mean, gain, self.looks)
        if aggregation in ("total", "change") and sayings.OVER_FIVE.pattern.search(said) is not None:
            five = calendar.plan if kind == "target" else calendar.past()
            if five is not None and five[1] - five[0] == 4:
                return five, "clause"
        dated = dating.period_of(figure, governing, number.base, self.context.time, calendar)
        if aggregation == "change" and number.base is None and kind == "actual" and not compared:
            return dated if self._of_one_year(number, said) else dating.whole_plan(dated, said, calendar)
        return dated

    def _since_origin(self, number: _Number, aggregation: str, dated: dating.Dated, words: Words) -> dating.Dated:
        """从2012年的A增加到2021年的B，年均增长7%: over the years between, where the change has no time of its own."""
        sentence, first, last = self.moved
        if sentence != number.clause.sentence:
            return dated
        if last is None:
            year = dated[0][1] if dated[0] is not None else first
            self.moved = sentence, first, year if aggregation == "level" and year > first else None
            return dated
        near = number.governing is not None and number.governing.near and number.governing.time.years[1] != last
        if near or number.base is not None:
            return dated
        if aggregation not in ("change", "per_year"):
            return dated if dated[0] is not None else ((last, last), "context")
        if sayings.LAST_YEAR.pattern.search(words.said) is not None:
            return (last, last), "clause"  # …到2021年的B，同比增长5%: of the year reached
        return dated if dated[0] == (first + 1, last) else ((first + 1, last), "clause")

    def _is_paid(self, number: _Number, rule: str, words: Words) -> bool:
        """每户3000元, 1.2倍的运营补助: so much in each case, as long as the plan lasts."""
        if self.context.calendar.plan is None:
            return False
        if number.quantity.kind == "money":
            return rule in ("rate.each", "rate.by")
        return rule == "unit" and namings.PAYMENT.pattern.search(words.subject) is not None

    def _since_the_beginning(self, governing: Governing | None, said: str) -> bool:
        """到2030年，发生面积压减30%: what is promised for the end of a plan is measured from its beginning."""
        if governing is None or sayings.YEAR_ON_YEAR.pattern.search(said):
            return False
        return governing.time.use == "until" or not governing.near

    def _of_one_year(self, number: _Number, said: str) -> bool:
        """2020年，投资增长3.4%: of that year, where the sentence compares with no other and sums nothing up."""
        governing, quantity = number.governing, number.quantity
        if (
            governing is not None
            and governing.time.use == "during"
            and governing.time.years[0] == governing.time.years[1]
        ):
            return True
        if governing is None or not governing.near or governing.time.use != "in" or quantity.kind != "share":
            return False
        if self.context.calendar.window is not None:
            return False  # who looks back on a plan compares with its beginning
        begin = self.text.rfind("。", 0, number.clause.start) + 1
        compared = any(t.use == "base" and begin <= t.start < quantity.start for t in self.times)
        return not compared and "累计" not in said

    def _comparator(self, number: _Number) -> str:
        """最高50万元, 不超过投资额30%: the most that is paid."""
        quantity = number.quantity
        limited = number.named.paid and quantity.comparator == "="
        return (
            "<="
            if limited and sayings.MOST.pattern.search(self.text[number.clause.start : quantity.start])
            else quantity.comparator
        )

    def _kind(self, number: _Number) -> readings.Verdict:
        text, calendar, clause = self.text, self.context.calendar, number.clause
        if dating.told(text, clause.start, number.quantity.start):
            return "actual", "以来"
        if self._is_now(number):
            return "actual", "目前"
        words = (
            "" if number.named.paid else text[clause.start : clause.end]
        )  # 对获评三甲的医院: who gets it tells nothing
        promised = self.reach.promised(clause) or cues.PLANNED(words)
        if promised and cues.REPORTED(words) == "already" and not cues.PROMISED(words):
            promised = None  # 计划开工255项，目前已开工206项
        kind = dating.kind_of(words, promised, self.looks, number.governing, calendar)
        return ("actual", "moved") if kind == ("target", "plan") and self._has_moved(number) else kind

    def _has_moved(self, number: _Number) -> bool:
        """从2015年的A升至2020年的B，人均达到C: a sentence that has told of years before the plan goes on with them."""
        sentence, _, last = self.moved
        plan = self.context.calendar.plan
        near = number.governing is not None and number.governing.near
        return (
            sentence == number.clause.sentence and last is not None and plan is not None and last < plan[0] and not near
        )

    def _is_now(self, number: _Number) -> bool:
        """目前，覆盖率达22.9%，面积年均减少2万公顷: the whole sentence tells, where it promises nothing."""
        clause, governing = number.clause, number.governing
        begin = max(self.text.rfind(mark, 0, clause.start) for mark in "。！？\n") + 1
        if not self.text.startswith(("目前", "现阶段"), begin) or self.reach.promised(clause):
            return False
        return governing is None or not governing.near or governing.time.use != "until"

    def _dater(self, number: _Number, dated: dating.Dated) -> str:
        """What gave the period, for the trace: the words of a time, or where the years come from."""
        governing = number.governing.time if number.governing is not None else None
        times = [t for t in (number.base, governing) if t is not None]
        if dated[0] is None or dated[1] == "plan" or not times:
            return dated[1] or "-"
        said = [f"{t.use} {t.years[0]}" + (f"-{t.years[1]}" if t.years[1] > t.years[0] else "") for t in times]
        return f"{dated[1]}: {', '.join(said)}"

    def _words(self, number: _Number, subject: str, kind: str) -> Words:
        """What stands around a number, for telling how it adds up."""
        text, clause, quantity, named, since = self.text, number.clause, number.quantity, number.named, number.since
        member = since > clause.start and sayings.REPEATED.pattern.match(text, since, quantity.left) is not None
        own = text[since : quantity.start]
        member = member and (cues.REACHED(own) is None or cues.FLOW(own) is not None)  # 净增14户、总数突破100户
        said = text[clause.start if member else since : quantity.start]
        if named.said < since and not (cues.UP(said) or cues.DOWN(said)):  # 分别下降3.1%和增长1.9%
            said = text[clause.start : named.said]
        said = sayings.DATED_LEVEL.pattern.sub("", said) if said.endswith(("的", "年", "底", "末")) else said
        said = sayings.DATED_PACE.pattern.sub("", said) if "速" in said or "幅" in said else said
        near = number.governing is not None and number.governing.near
        dated = number.governing.time if number.governing is not None else None
        use = dated.use if dated is not None else None
        listed = self.context.lists or (self.listing is not None and clause.start >= self.listing.end())
        until = use == "until"
        measured = until and quantity.kind in ("length", "area", "energy", "volume")  # 到2025年，…，高铁5万公里
        may_stand = kind == "actual" or measured or ((quantity.kind == "mass" or listed) and not named.counts)
        among = self._among(number)
        return Words(
            said, subject, named.counts, named.does and not among,
            summed=self.reach.summed(clause, said, subject),
            yearly=self.reach.yearly(clause, quantity.start),
            until=until and near,
            as_of=until and near and text.startswith("截", dated.start if dated is not None else 0),
            exists=self.reach.exists(clause) and not named.does,
            running=use == "running",
            stands=among or (may_stand and self._stands(clause, quantity)),
            paced=sayings.PACED.pattern.match(text, quantity.right) is not None,
            attribute=text.startswith("的", quantity.right),
        )  # fmt: skip

    def _aggregation(self, number: _Number, words: Words) -> readings.Verdict:
        kind, clause = number.quantity.kind, number.clause
        aggregation, rule = ("level", "grant") if number.named.paid else aggregation_of(number.quantity, words)
        if clause.sentence != self.told[0]:
            goes_on = self.text.startswith("其中", clause.start) and clause.sentence == self.told[0] + 1
            self.told = clause.sentence, self.told[1] if goes_on else {}
        before = self.told[1].get(kind)
        own = self.text[number.since : number.quantity.left]
        later = rule in ("counts", "doing") and number.since > clause.start and not cues.DOING(own)  # 建成1家、7家
        acts = rule == "plain" and sayings.ACTS.pattern.search(own) is not None  # 设施改造提升93所
        among = self.text.startswith("其中", clause.start) or later or (rule in ("plain", "stands") and not acts)
        among = among and not rule.startswith("flow.") and not own.endswith(("共", "共计", "合计", "总计"))
        if before == "per_year" and number.since == clause.start and not self.text.startswith("其中", clause.start):
            among = False  # 每年安排5000万元，…首期出资2亿元
        if among and before is not None and aggregation in ("total", "level"):
            aggregation, rule = before, "among"
        if aggregation != "change" and rule not in ("grant", "size", "rate.each", "rate.by"):
            self.told[1][kind] = aggregation
        return aggregation, rule

    def _stands(self, clause: Clause, quantity: Quantity) -> bool:
        """Whether nothing is told to be done or to happen, up to the number or behind it."""
        if quantity.kind not in ("count", "people", "area", "length", "energy", "mass", "volume"):
            return False
        back = self.text[quantity.right : clause.end]
        head = clause.start
        if self.text.startswith("由", head):
            head = max(head, self.text.rfind("的", head, quantity.left))  # 由文化馆指导的团体44万个
        if sayings.FARES.pattern.search(back) is not None:
            return True
        return not (cues.DOING(self.text[head : quantity.left]) or cues.DOING(back) or cues.HAPPENS(back))

    def _among(self, number: _Number) -> bool:
        """Whether what the number counts is the whole of what follows: 339个城市中，达标的城市占65.5%."""
        named = number.named
        if named.rule == "whole":
            return True
        return named.counts and self.text.startswith(("中，", "中,", "中排", "中位", "中有"), named.pieces[-1][1])

    def _opening(self, begin: int) -> int:
        """Where the sentence begins to speak: a time and a comma before the clause belong to it."""
        n = bisect_right(self.times, begin, key=lambda t: t.start) - 1
        if n >= 0 and 0 <= begin - self.times[n].end <= 2 and self.text[begin - 1] in "，,":
            return self.times[n].start
        return begin


def distinct(stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in reading order, none that begins before the end of the one before it."""
    last = 0
    for start, end in stretches:
        if start >= last:
            yield start, end
            last = end
