"""The years that each number of a text covers, with what the sentence has said before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import cues, namings, sayings
from . import dating, readings
from .clauses import Clause
from .number import SHORT, Number
from .quantities import Quantity
from .reach import Governing, Reach
from .readings import Words
from .times import Calendar, Time, Years

_GROWS = re.compile(
    "(?:[、和及]?[一-龥]{2,12}(?:地区|平原|城市群|流域|片区|三角|[省市区县]))?"
    "(?:共|约|累计)?(?:增长|增加|上升|提高|扩大|下降|减少|降低)了?(?:约|近|超过)?"
)
"""A change and no more; or where else the same has changed, of which nothing is named: 江南平原下降5%."""


_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
_REGAINED = re.compile("(?:恢复|回升)[至到]")
"""恢复至2019年同期: nothing else in the sentence is compared with that year."""


class YearsOf:
    """Dates the numbers of one text, in order."""

    def __init__(
        self, text: str, times: Sequence[Time], reach: Reach, calendar: Calendar, opening: Time | None,
        looks: readings.Verdict | None,
    ):  # fmt: skip
        self.text, self.times, self.reach = text, times, reach
        self.calendar, self.opening, self.looks = calendar, opening, looks
        self.moved: tuple[int, int, int | None] = -1, 0, None
        """The sentence in hand, and from which year to which something has moved in it: 从2012年的A增加到2021年的B."""
        self.whole: tuple[int, str | None, dating.Dated] = -1, None, (None, None)
        """The sentence, the kind and the years of the last number that is no part of another."""
        self.on_year = -1
        """The part whose last numbers compare with the year before."""
        self.along = -1
        """The clause that tells what moved along with it: …，占比由17.9%提高到19.8%."""
        self.based: tuple[int, Time | None] = -1, None
        """The part in hand, and with which time its last number is compared."""
        self.counted: tuple[int, int, Time | None] = -1, -1, None
        """The sentence and the part that have last named a year to compare with, and that year."""

    def of(self, number: Number, kind: str, adds: readings.Verdict, words: Words) -> dating.Dated:
        """The years of a number, and what says so."""
        dated = self._since_origin(number, adds[0], self._dated(number, kind, adds, words), words)
        return self._of_the_whole(number, adds[0], dated)

    def _of_the_whole(self, number: Number, aggregation: str, dated: dating.Dated) -> dating.Dated:
        """进出口总额达到2535亿元，其中出口达到1805亿元: in the years of the whole."""
        clause, kind = number.clause, number.quantity.kind
        sentence, of_kind, whole = self.whole
        part = aggregation == "total" and self.reach.goes_on(clause) and dated[1] != "clause"
        if part and (sentence, of_kind) == (clause.sentence, kind) and whole[0] is not None:
            return whole
        self.whole = clause.sentence, kind, dated
        return dated

    def begins(self, number: Number, dated: dating.Dated) -> None:
        """A change starts from a number whose year its clause says."""
        if number.starts and dated[0] is not None and dated[1] == "clause":
            self.moved = number.clause.sentence, dated[0][1], None

    def compares(self, clause: Clause, base: Time | None) -> None:
        """A number is compared with a time, or with none."""
        self.based = clause.part, base
        regained = base is not None and _REGAINED.search(self.text, max(0, base.start - 4), base.end) is not None
        if base is not None and not regained and self.text[base.end - 1] in "年末底":
            self.counted = clause.sentence, clause.part, base

    def same_base(self, clause: Clause, quantity: Quantity, since: int) -> Time | None:
        """比2013年末增加93万个，增长10.7%: both are compared with that year."""
        part, base = self.based
        sentence, of_part, year = self.counted
        if sentence == clause.sentence and of_part < clause.part and self.text[clause.start - 1] == "，":
            part, base = clause.part, year  # 单位比2013年末增加93万个；个体户88万户，增加9万户
        said = self.text[max(since, clause.start) : quantity.left]
        if part != clause.part or base is None or len(said) > SHORT or sayings.YEAR_ON_YEAR.pattern.search(said):
            return None
        return base if _GROWS.fullmatch(said) else None

    def origin(self, number: Number, kind: str) -> dating.Dated:
        """The year of what a change starts from, or of what a number is compared with."""
        governing, base = number.governing, number.base
        left, told = number.quantity.left, self.calendar.told()
        if told is not None and sayings.THIS_YEAR.pattern.search(self.text, max(0, left - SHORT), left):
            return (told[1], told[1]), "clause"  # 失业率从上半年5.5%降到5.3%
        if base is not None and number.compares(self.text):
            return base.years, "clause"
        if base is not None and base.years[0] == base.years[1]:
            said = base.start >= number.clause.start
            return base.years, "clause" if said else "context"  # 与2010年相比，文盲率由3.93%下降为2.11%
        sentence, first, last = self.moved
        if sentence == number.clause.sentence and last is not None and not (governing is not None and governing.near):
            self.along = number.clause.start
            return (first, first), "context"
        told = told if self.looks is not None and self.looks[0] == "back" else None
        if governing is not None and told is not None and told[0] == told[1] and self._is_last_year(governing, told):
            return (told[0] - 1,) * 2, "clause"  # 2018年工作回顾: 由上年的9.8%下降到1.2%
        if governing is not None and governing.time.use == "from":
            figure = dating.Figure("actual", "level", False, False, False, self.looks)
            return dating.period_of(figure, governing, base, self.opening, self.calendar)
        if governing is not None and governing.time.use == "during" and kind == "actual":
            spelt = sayings.FROM_TO.pattern.fullmatch(self.text, governing.time.start, governing.time.end)
            if governing.time.years[0] % 5 != 1 and self.text[governing.time.start].isdigit():
                spelt = spelt or sayings.DASHED.pattern.fullmatch(self.text, governing.time.start, governing.time.end)
            spelt = None if self.text.startswith("的", governing.time.end) else spelt  # 从1953年到1980年的28年间
            first = governing.time.years[0] - (spelt is None)  # 2020年到2025年，由17.9%提升到35.5%: of 2020 itself
            return (first, first), "clause" if governing.near else "context"  # “十三五”期间由77.6岁提高到79.3岁
        opening = self.opening
        if kind == "actual" and opening is not None and opening.use == "during" and opening.years[0] < opening.years[1]:
            return (opening.years[0] - 1,) * 2, "context"
        back = self.looks is not None and self.looks[0] == "back"
        if kind == "actual" and back and opening is not None and opening.use == "in":
            return (opening.years[0] - 1,) * 2, "context"  # 2014年工作总结: 由500元提高到700元
        return dating.before(self.calendar, kind)

    def _is_last_year(self, governing: Governing, told: Years) -> bool:
        """Whether a report of the year ``told`` says 上年 of the year before it."""
        time = governing.time
        return time.years == told and "上年" in self.text[time.start : time.end]

    def _dated(self, number: Number, kind: str, adds: readings.Verdict, words: Words) -> dating.Dated:
        governing, calendar = number.governing, self.calendar
        aggregation, rule = adds
        if kind == "target" and (aimed := self._aimed_at(number)) is not None:
            return aimed, "clause"
        if (
            (number.named.paid or (kind == "target" and self._is_paid(number, rule, words)))
            and governing is not None
            and not governing.near
        ):
            governing = None  # a grant is paid as long as the document holds
        said = words.said
        if aggregation == "total" and cues.FLOW(words.subject) != "herds":
            governing = self.reach.for_total(number.clause, governing)
        own = self.text[number.since : number.quantity.start]
        begin = number.since if cues.REACHED(own) and not cues.HELD(own) else number.clause.start
        held = cues.HELD(self.text[begin : number.quantity.right]) is not None  # 面积稳定在6万亩、产量突破2万吨
        held = held or (number.named.paid and kind == "target")  # 2022年起每月发放500元补贴: in each of those years
        gain = kind == "target" and aggregation == "change" and number.quantity.kind in ("points", "share", "time")
        gain = gain and (number.quantity.kind != "share" or self._since_the_beginning(governing, said))
        mean = self.reach.mean(number.quantity.start)
        governing = self.reach.for_mean(governing) if mean else governing
        compared = (
            aggregation == "change" and cues.COMPARED(said) is not None and not mean
        )  # 低于全省0.4个百分点 is so at one time
        adds_up = "level" if compared else aggregation
        figure = dating.Figure(kind, adds_up, held and not compared, mean, gain, self.looks)
        if kind == "actual" and (over := self._mean_of(number, governing)) is not None:
            return over, "clause"
        if kind == "target" and (coming := self._to_come(said)) is not None:
            return coming, "clause"
        if aggregation != "level" and (over := self._over(said, kind)) is not None:
            return over, "clause"
        dated = dating.period_of(figure, governing, number.base, self.opening, calendar)
        if sayings.YEAR_ON_YEAR.pattern.search(said):
            self.on_year = number.clause.part
        elif self.on_year == number.clause.part and _GROWS.fullmatch(self.text, number.since, number.quantity.left):
            return dated  # 比上年同期减少14个，下降18.2%
        if aggregation == "change" and number.base is None and kind == "actual" and not compared:
            return dated if self._of_one_year(number, said) else dating.whole_plan(dated, said, calendar)
        return dated

    def _aimed_at(self, number: Number) -> Years | None:
        """与“十四五”末达到4.5个的目标差距较大: by when so much is aimed at."""
        if not number.falls_short(self.text):
            return None
        own = [t.years for t in self.times if number.clause.start <= t.start < number.quantity.left]
        if not own and (year := _YEAR.search(self.text, number.clause.start, number.quantity.left)) is not None:
            own = [(int(year.group()),) * 2]  # 距离2025年: how far off a year is tells no time of its own
        return own[-1] if own and own[-1][0] == own[-1][1] else None

    def _to_come(self, said: str) -> Years | None:
        """利用三年时间, in a report of one year."""
        years = sayings.YEARS_TO_COME.pattern.search(said)
        plan = self.calendar.plan
        if years is None or plan is None or plan[0] < plan[1]:
            return None
        many = years["many"]
        count = int(many) if many.isdigit() else "零一二三四五".index(many.replace("两", "二"))
        return plan[0], plan[0] + count - 1

    def _mean_of(self, number: Number, governing: Governing | None) -> Years | None:
        """两年平均增长6.0%: so many years up to the one that its sentence or the account tells of."""
        many = sayings.MEAN_OF_YEARS.pattern.search(self.text, number.clause.start, number.quantity.left)
        told = self.calendar.told()
        last = governing.time.years if governing is not None and governing.time.use in ("in", "until") else told
        if many is None or last is None or last[0] != last[1]:
            return None
        count = int(many["many"]) if many["many"].isdigit() else "零一二三四五".index(many["many"].replace("两", "二"))
        return last[1] - count + 1, last[1]

    def _over(self, said: str, kind: str) -> Years | None:
        """五年累计完成, 十年增加: the plan's years, or so many that end with those gone by."""
        many = sayings.OVER_YEARS.pattern.search(said)
        five = self.calendar.plan if kind == "target" else self.calendar.past()
        if many is None or five is None or five[1] - five[0] != 4:
            return None
        if many["many"] in "五5":
            return five
        return (five[1] - 9, five[1]) if kind == "actual" else None

    def _since_origin(self, number: Number, aggregation: str, dated: dating.Dated, words: Words) -> dating.Dated:
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
        if self.along == number.clause.start and aggregation == "level":
            return (last, last), "context"
        if aggregation not in ("change", "per_year"):
            years, basis = dated
            told = years is not None and (aggregation == "total" or basis == "clause" or years[0] < years[1])
            return dated if told else ((last, last), "context")  # …到2019年的B，占全市的12%
        own = self.text[number.since : number.quantity.start]  # …增加到B、年均增长5%
        if sayings.LAST_YEAR.pattern.search(own if number.since > number.clause.start else words.said) is not None:
            return (last, last), "clause"  # …到2021年的B，同比增长5%: of the year reached
        return dated if dated[0] == (first + 1, last) else ((first + 1, last), "clause")

    def _is_paid(self, number: Number, rule: str, words: Words) -> bool:
        """每户3000元, 1.2倍的运营补助: so much in each case, as long as the plan lasts."""
        if self.calendar.plan is None:
            return False
        if number.quantity.kind == "money":
            return rule in ("rate.each", "rate.by")
        return rule == "unit" and namings.PAYMENT.pattern.search(words.subject) is not None

    def _since_the_beginning(self, governing: Governing | None, said: str) -> bool:
        """到2030年，发生面积压减30%: what is promised for the end of a plan is measured from its beginning."""
        if governing is None or sayings.YEAR_ON_YEAR.pattern.search(said):
            return False
        return governing.time.use == "until" or not governing.near

    def _of_one_year(self, number: Number, said: str) -> bool:
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
        if self.calendar.window is not None:  # who looks back on a plan compares with its beginning
            return sayings.PART_OF_YEAR.pattern.search(self.text, governing.time.start, governing.time.end) is not None
        begin = self.text.rfind("。", 0, number.clause.start) + 1
        compared = any(t.use == "base" and begin <= t.start < quantity.start for t in self.times)
        return not compared and "累计" not in said

    def has_moved(self, number: Number) -> bool:
        """从2015年的A升至2020年的B，人均达到C: a sentence that has told of years before the plan goes on with them."""
        sentence, _, last = self.moved
        plan = self.calendar.plan
        near = number.governing is not None and number.governing.near
        return (
            sentence == number.clause.sentence and last is not None and plan is not None and last < plan[0] and not near
        )

    def said_by(self, number: Number, dated: dating.Dated) -> str:
        """What gave the period, for the trace: the words of a time, or where the years come from."""
        governing = number.governing.time if number.governing is not None else None
        times = [t for t in (number.base, governing) if t is not None]
        if dated[0] is None or dated[1] == "plan" or not times:
            return dated[1] or "-"
        said = [f"{t.use} {t.years[0]}" + (f"-{t.years[1]}" if t.years[1] > t.years[0] else "") for t in times]
        return f"{dated[1]}: {', '.join(said)}"
