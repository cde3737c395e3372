"""How far words reach: which time, which 每年 or 累计 is in force when a number comes.

A time said with 到, 截至 or 期间 reaches to the end of the text; a bare year dates what stands in its
sentence (to its 。, over its ；), and levels after it; a day and an outlook (展望2035年) date their own
sentence. 每年 at the head of a sentence reaches over its clauses, elsewhere to its own clause and to the next
where that tells of something that is done again and again; 年均 to its own alone. 累计 and 新增 reach to
the ；, or to a level. 年末 and 共有 make levels up to the 。.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon import cues, sayings
from .clauses import Clause
from .quantities import Quantity
from .subjects import inside
from .times import Time, Years

AT_HEAD = 6
"""Characters that may stand before a time at the head of a sentence."""
OF_WHICH = "其中，", "其中,", "其中：", "其中:"
_COMPARED = ("相比", "相比较", "相较", "比较")
RUNNING = 8
"""Characters between 连续4年 and the number that has held so long."""


class Governing(NamedTuple):
    """The time that governs a number; ``near`` where its own sentence says it."""

    time: Time
    near: bool
    as_of: bool = False
    """Whether the text has said it with 截至: what was so by then."""


class Reach:
    """Follows one text clause by clause."""

    def __init__(self, text: str, opening: Time | None, years: bool, told: Years | None = None):
        self.text = text
        self.told = told
        """The years of a bulletin: another year dates its own sentence."""
        self.opening = opening
        """The time that the section's opening or its heading sets."""
        self.years = years
        """Whether the document plans or reports several years: a bare year then is the exception."""
        self.time = self.span = opening
        self.heard = self.heard_at = self.count = -1
        """The sentence and the clause in which the time in force was said; clauses so far."""
        self.head: tuple[Time | None, int] = None, -1
        """The time at the head of a sentence's part, and the sentence: it holds over the ；."""
        self.deadline: tuple[tuple[Time | None, int, int], int] | None = None
        """What was in force before a date by which one part of a sentence is to be done (2023年底前全覆盖；), and the
        sentence.
        """
        self.based: tuple[Time | None, int] = None, -1
        """A year that a clause of its own names to compare with (与2015年相比，), and the sentence."""
        self.series: tuple[int, set[tuple[int, int]]] = -1, set()
        """The sentence in hand, and the years that it has said one by one."""
        self._yearly_from = -1
        """Where 每年 or 年均 is said: what stands before it in its clause is of no year."""
        self.amid = False
        """Whether the time in force was said amid a sentence: …，2019年达到1300亿元."""
        self.part = self.begins = -1
        """The part in hand and where it begins."""
        self._yearly = self._mean = self._summed = self._exists = self._in_all = -1
        self._promised: tuple[int, str] | None = None
        self._planned = -1
        """The sentence that has said of works that they are planned."""
        self._outside: tuple[Time | None, int, int] | None = None
        """What was in force before the brackets in hand."""
        self._unheard: list[Clause] = []
        """Clauses of the sentence in hand that held no number: what they say counts once a number comes."""

    # -- 每年, 累计 ---------------------------------------------------------------------------

    def enter(self, clause: Clause, own: Sequence[Quantity]) -> None:
        """A clause with numbers begins."""
        self._follow(clause)
        self._outside = (self.time, self.heard, self.heard_at) if clause.bracket else None
        if self._unheard:
            self._hear_unheard(clause.sentence)
        words = self.text[clause.start : clause.end]
        head = self.text[clause.start : own[-1].left]
        yearly = cues.YEARLY(head)
        adds = yearly == "of_a_year" and cues.SUMMED(head) and sayings.NEW_EACH_YEAR.pattern.search(head) is None
        if yearly and not adds:  # 新增年供水能力 adds up
            said = cues.YEARLY.pattern.search(head)
            goes_on = self._yearly == clause.part or said is None
            self._yearly_from = clause.start if goes_on or said is None else clause.start + said.start()
            self._yearly = clause.part
            self._mean = clause.part if cues.MEAN(head) else -1
        elif not (self._yearly == clause.part and cues.RECURRENT(words)):
            self._yearly = self._mean = -1
        self._hear_words(clause, head)
        if "累计" in head and self.years:
            self._in_all = clause.sentence

    def leave(self, clause: Clause, own: Sequence[Quantity]) -> None:
        """A clause with numbers ends; a time in brackets dates nothing behind them."""
        if self._outside is not None:
            self.time, self.heard, self.heard_at = self._outside
        if "年均" in self.text[clause.start : own[-1].left]:
            self._yearly = self._mean = -1

    def pass_over(self, clause: Clause, times: Sequence[Time]) -> None:
        """A clause without numbers may still date those to come."""
        self._follow(clause)
        for time in times:
            self._hear(time, clause)
            own = self.text[time.start : time.end]
            if time.use == "base" and time.end == clause.end and any(map(str.isdigit, own)):
                self.based = time, clause.sentence
        if self._unheard and self._unheard[-1].sentence != clause.sentence:
            self._unheard.clear()
        self._unheard.append(clause)

    def _hear_unheard(self, sentence: int) -> None:
        """What the clauses without numbers have said, where a number follows in their sentence."""
        for clause in self._unheard:
            if clause.sentence == sentence:
                words = self.text[clause.start : clause.end + self.text.startswith(("：", ":"), clause.end)]  # 目标：
                if cues.YEARLY(words):
                    self._yearly = clause.part
                self._hear_words(clause, words)
        self._unheard.clear()

    def _hear_words(self, clause: Clause, head: str) -> None:
        """What a clause says up to its last number about all that its sentence tells."""
        if cues.EXISTS(head):
            self._exists = clause.sentence
        elif cues.SUMMED(head) or cues.DOING.pattern.match(head) or head.startswith(("全年为", "全年共")):
            self._exists = -1
        if row := cues.PROMISED(head):
            self._promised = clause.sentence, row
        if sayings.PLANS_WORKS.pattern.search(head) is not None:
            self._planned = clause.sentence

    def exists(self, clause: Clause) -> bool:
        """Whether the sentence tells what is there."""
        return self._exists == clause.sentence

    def promised(self, clause: Clause) -> str | None:
        """The row of words of promise that the sentence has said, up to this clause."""
        return self._promised[1] if self._promised is not None and self._promised[0] == clause.sentence else None

    def planned(self, clause: Clause) -> str | None:
        """计划新建泵站5座，改造管网20公里: what is planned goes on in its sentence, up to what has been done."""
        if self._planned != clause.sentence:
            return None
        if sayings.HAS_DONE.pattern.search(self.text, clause.start, clause.end) is not None:
            self._planned = -1
            return None
        return "plans"

    def yearly(self, clause: Clause, at: int) -> bool:
        """Whether 每年 or 年均 reaches what stands at ``at``.

        产值突破320亿元、年均增长8%、2030年达到500亿元 says it of one.
        """
        if self._yearly != clause.part or at <= self._yearly_from:
            return False
        dated = (
            self.time is not None and self.heard >= 0 and self._yearly_from < self.time.start < at and self._mean > -1
        )
        return not (dated and self.time is not None and self.time.use in ("in", "until"))

    def mean(self, at: int) -> bool:
        """Whether what reaches is a mean of years, and not one year's 年产量."""
        return self._mean > -1 and at > self._yearly_from

    def summed(self, clause: Clause, said: str, subject: str) -> bool:
        """Whether 新增 or 累计 reaches a number; a level on the way ends it."""
        if cues.SUMMED(said):
            self._summed = clause.part
        elif (
            cues.REACHED(said)
            or said.endswith((f"{subject}超", f"{subject}超过"))
            or (cues.STOCK(subject) not in (None, "things") and not sayings.LENGTH.pattern.search(subject))
        ):
            self._summed = -1
        return self._summed == clause.part

    # -- time ---------------------------------------------------------------------------------

    def _follow(self, clause: Clause) -> None:
        """Behind a ；the time at the sentence's head is in force again; behind 2023年…，2024年…。no year is."""
        self.count += 1
        if clause.sentence != self.series[0]:
            if len(self.series[1]) > 1 and self.time is not None and self.time.use == "in":
                self.time, self.heard = self.opening, -1
            self.series = clause.sentence, set()
        if clause.part != self.part:
            self.part, self.begins = clause.part, clause.start
            time, sentence = self.head
            if sentence == clause.sentence and time is not None:
                self.time, self.heard, self.heard_at = time, sentence, self.count
            elif self.deadline is not None and self.deadline[1] == clause.sentence:
                (self.time, self.heard, self.heard_at), _ = self.deadline
            self.deadline = None

    def _hear(self, time: Time, clause: Clause) -> None:
        if time.use == "in":
            self.series[1].add(time.years)
        if time.use not in ("base", "from", "running") and time.start - self.begins <= AT_HEAD:
            self.head = time, clause.sentence
        elif time.use == "until" and self.text[time.end - 1] == "前" and self.deadline is None:
            self.deadline = (self.time, self.heard, self.heard_at), clause.sentence
        if time.use == "during" and not self._since_then(time):
            self.span = time
        if time.use not in ("base", "from", "running"):
            self.time, self.heard, self.heard_at = time, clause.sentence, self.count
            self.amid = time.start - self.text.rfind("。", 0, time.start) - 1 > AT_HEAD

    def shared(self, own: Sequence[Quantity], times: Sequence[Time]) -> list[Time] | None:
        """2023年、2024年分别新增1000张、1500张: as many times as numbers, each its own."""
        lead = [t for t in times if t.end <= own[0].left and t.use in ("in", "until")]
        if not lead and times and times[-1].use == "during" and times[-1].end <= own[0].left:
            first, last = times[-1].years  # 2014年到2018年，…分别为1322万人、…: one each
            lead = [times[-1]._replace(years=(year, year), use="in") for year in range(first, last + 1)]
        if len(lead) < 2 or len(lead) != len(own) or "分别" not in self.text[lead[-1].end : own[0].left]:
            return None
        return lead

    def governing(
        self, clause: Clause, quantity: Quantity, times: Sequence[Time], since: int
    ) -> tuple[Governing | None, Time | None]:
        """The time that governs a number, and the time that it is compared with (较2015年)."""
        base = own = None
        for time in times:
            if time.start >= quantity.start:
                break
            if inside(self.text, clause.start, time.start) and not inside(self.text, clause.start, quantity.start):
                continue  # 预算支出(扣除2022年专项支出外)增长3%
            if time.use == "base":
                base = time
            elif time.use == "running":
                own = time if time.start >= since and quantity.left - time.end <= RUNNING else own
            elif time.use == "from" or (time.use in ("until", "in") and self._owned(time)):
                own = time if time.start >= since else own
            else:
                self._hear(time, clause)
        if base is not None and self.text.endswith(_COMPARED, clause.start, clause.end):
            self.based = base, clause.sentence  # 与2010年的36万人相比，增加2万人，增长5.5%
        if base is None and self.based[1] == clause.sentence:
            base = self.based[0]
        if base is not None and base.end == quantity.left and quantity.kind not in ("share", "points", "multiple"):
            return Governing(base, True), base  # 较2015年300张增长66.7%: what that year had
        if base is not None and sayings.YEAR_ON_YEAR.pattern.search(self.text, clause.start, quantity.left):
            base = None
        if own is not None:
            return Governing(own, True), base
        if self.time is not None and self._passes(self.time) and self.heard != clause.sentence:
            if self.heard == clause.sentence - 1 and self.goes_on(clause):
                self.heard = clause.sentence  # 2019年总费用6万亿元。其中，…: of the same year
            else:
                within = self.time.use == "in" and self.span is not None
                within = within and self.span is not None and self.span.years[1] >= self.time.years[1]
                self.time, self.heard = self.span if within else self.opening, -1
        force = self.time
        if self._in_all == clause.sentence > self.heard and force is not None and force.use == "in":
            force = self.opening  # what has been done in all is not of the year said last
        if force is None:
            return None, base
        as_of = self.heard >= 0 and force is self.time and self.text.startswith("截", force.start)
        return Governing(force, self.heard == clause.sentence, as_of), base

    def goes_on(self, clause: Clause) -> bool:
        """Whether a clause tells a part of what was told before: it begins with 其中."""
        return self.text.startswith("其中", clause.start) or self.text.endswith(OF_WHICH, 0, clause.start)

    def _passes(self, time: Time) -> bool:
        """Whether a time dates its own sentence only."""
        opening = self.opening
        if time.use in ("during", "since") and opening is not None and opening.use == "during":
            within = opening.years[0] - 1 <= time.years[0] != opening.years[0] and time.years[1] == opening.years[1]
            return within and time.years[0] < time.years[1]  # 2022年以来, 2020年到2025年, among what five years did
        span = self.span
        if time.use == "in" and self.years and self.amid and span is not None and span.use == "during":
            return span.years[0] < time.years[1] <= span.years[1]  # 过去五年，…，2019年达到A。B由…增加到…
        if time.use == "in" and not self.years and span is not None and span.use == "during":
            return span.years[0] < span.years[1] == time.years[1]  # 过去五年，…。2025年总量增加7400亿元。收支累计…
        if time is not opening and self._since_then(time) and opening is not None and not self.years:
            return opening.years[1] == time.years[1]  # a report of those years goes on with them
        return time.use in ("day", "outlook") or (
            self.told is not None and time.use != "running" and time.years != self.told and time is not opening
        )

    def _since_then(self, time: Time) -> bool:
        """Whether a time says since when, and till now: “十四五”以来."""
        return self.text.endswith("以来", time.start, time.end)

    def _owned(self, time: Time) -> bool:
        """Whether a time says whose the next number is (到2025年的300家), and not for when its sentence aims."""
        return self.text.startswith("的", time.end) and sayings.AIMS.pattern.match(self.text, time.end) is None

    def for_mean(self, governing: Governing | None) -> Governing | None:
        """The time of a yearly mean: under a bare year that ends the years in force, it is a mean of those."""
        span = self.span
        if governing is None or governing.time.use != "in" or span is None or span.use != "during":
            return governing
        ends = span.years[0] < span.years[1] == governing.time.years[1]
        ends = ends or (not governing.near and span.years[0] <= governing.time.years[1] < span.years[1])
        return Governing(span, False) if ends else governing

    def for_total(self, clause: Clause, governing: Governing | None) -> Governing | None:
        """The time of a total. Beside a plan of years, a bare year dates the totals of its own sentence only,
        and 累计 goes on from it.
        """
        if governing is None or governing.time.use != "in" or not self.years:
            return governing
        goes_on = "累计" in self.text[clause.start : clause.end] and self.count - self.heard_at > 1
        goes_on = goes_on and not self.text.startswith("，", governing.time.end)  # 2021年，…，累计…: of that year
        if governing.near and not goes_on:
            return governing
        return Governing(self.opening, False) if self.opening is not None else None
