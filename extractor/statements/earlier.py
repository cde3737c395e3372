"""What was named before a number and is taken up again: the last subject, whose measure it is, its class."""

from __future__ import annotations

from ..lexicon import namings, phrases, sayings
from . import subjects, trimming
from .clauses import Clause
from .named import MEASURE, NOTHING, Memory, Named
from .quantities import Quantity
from .spot import Spot
from .subjects import Stretch

LONG = 40
"""Characters of a clause that may still name what its next measures, where no other words do."""
BUDGET = "budget"
"""The rule of a budget, of which so much is done."""
_STATES = frozenset(("在建", "完建", "续建", "已建", "拟建"))
"""其中在建10座，加固维修2座: how those stand that were counted, and none of what is done next."""
_TO = "达到", "达", "增至", "增加到", "增长到", "，累计"


def _is_rate(quantity: Quantity) -> bool:
    return quantity.kind in ("share", "points", "multiple")


def _counts(quantity: Quantity) -> bool:
    return quantity.unit is not None and not _is_rate(quantity)


_GROWN = "产量", "面积", "产"
"""What is told of a crop before what it is worth: 油茶种植面积6万亩，产量1万吨，产值5亿元."""


def _is_measure(heading: str, quantity: Quantity) -> bool:
    """Whether a heading names what the number can be of: 森林覆盖率 with 65%, 经营主体数量 with 12万户."""
    if phrases.MEASURED.pattern.search(heading) is None:
        return False
    share = heading.endswith(("率", "占比", "比重", "比例"))
    return heading.endswith(("强度", "水平")) or share == (quantity.kind == "share")


def _bare(unit: str | None) -> str:
    return (unit or "").lstrip("十百千万亿")


class Earlier:
    """Looks back in what one passage has named; ``titled`` where the title above the text is the last resort,
    ``measure`` the heading above it where that may name what a number measures.
    """

    def __init__(self, memory: Memory, titled: bool, measure: str = ""):
        self.memory, self.text, self.titled, self.measure = memory, memory.text, titled, measure

    def subject(self, spot: Spot) -> Named:
        """What was named earlier, with what is said of it here; last of all the bare words before the number."""
        clause, quantity, front, words = spot.clause, spot.quantity, spot.front, spot.words
        since, left = clause.start, quantity.left
        echo = self.memory.echo(words, since) if spot.action and not subjects.is_years(words) else None
        if spot.row and _counts(quantity) and spot.row[-1].unit == quantity.unit and spot.row[-1].rule != NOTHING:
            echo = None  # 建成学校6所；续建医院6座、建成4座
        if echo is not None:
            return Named((echo,), since, True, left, rule="echo")
        earlier = self._carried(clause, quantity, spot.action, spot.row, spot.relational)
        if earlier is not None and self._settles(words, earlier):
            return Named((front,), since, True, left, rule="settled")
        if earlier is None and (work := self._helps(clause, words, spot.row)) is not None:
            return Named((work, front), since, True, left, rule="helps")
        if earlier is None and spot.action:
            earlier = None if spot.row else self.memory.lead(clause)
            earlier = earlier or (Named((), since, True, 0) if self.titled else None)
        if earlier is None and quantity.kind == "share" and phrases.MANNER(words) == "of_plan" and self.memory.said:
            earlier = self.memory.said[-1]  # …下降27.2%。完成调整预算的95.4%
        if earlier is not None:
            return self._carry(earlier, spot)
        if trimming.has_letters(words) and not trimming.names_nothing(words) and not subjects.is_years(words):
            pieces = (front, spot.back) if spot.relational and spot.back[0] < spot.back[1] else (front,)
            does = spot.does or spot.action
            return Named(pieces, since, does, left, rule="bare verb" if spot.action else "before")
        last = self.memory.last(clause, True, self._grows(quantity), _counts(quantity), quantity)
        held = self.memory.said[-1] if self.memory.said else None
        if last is None and held is not None and held.bracket and self.text.endswith(")", 0, since):
            last = held._replace(pieces=held.pieces[:-1])  # 站点数为全国(120个)的15%
        if last is None or not last.pieces:
            last = self.memory.spoken_of(clause, LONG)
        if last is None and not self.memory.said and not spot.row and _is_measure(self.measure, quantity):
            return Named((), since, False, left, rule=MEASURE)
        return self._carry(last, spot) if last is not None else Named((), since, spot.does, left, rule=NOTHING)

    def _carry(self, earlier: Named, spot: Spot) -> Named:
        """An earlier subject taken up again, with what is said of it here."""
        text, pieces = self.text, self._still_said(earlier, spot)
        quantity, front, relational, action, row = spot.quantity, spot.front, spot.relational, spot.action, spot.row
        alone = text[slice(*pieces[0])] if len(pieces) == 1 and action else ""
        deed = earlier.rule == "bare verb" and not relational and row and bool(alone) and subjects.is_action(alone)
        if deed or alone in _STATES:  # 批捕65人、起诉95人
            return Named((front,), spot.clause.start, True, quantity.left, rule="bare verb")
        if len(pieces) == 1 and action and earlier.unit is not None and (acted := self._acted(earlier, quantity)):
            return Named((acted, front), spot.clause.start, True, quantity.left, rule="acted")
        acts = len(pieces) == 2 and action and sayings.ACTS.pattern.fullmatch(text, *pieces[1]) is not None
        if acts and _bare(earlier.unit) == _bare(quantity.unit):
            return Named((pieces[0], front), spot.clause.start, True, quantity.left, rule="acted")  # 公路共开工…，完工…
        pieces = self._with_front(earlier, spot, pieces)
        in_all = namings.IN_ALL.pattern.search(text, max(0, quantity.left - 4), quantity.left) is not None
        if pieces and in_all:
            pieces = (trimming.without_each(text, pieces[0]), *pieces[1:])
        counts = quantity.kind in ("money", "share", "multiple", "time", None)  # 全市每年不超过3000辆 is no grant
        keeps = earlier.does if row else spot.does or action
        said = (
            earlier.said
            if row and namings.AND_EACH.pattern.fullmatch(text, spot.row_end, quantity.start)
            else quantity.left
        )
        return Named(pieces, earlier.since, keeps, said, paid=earlier.paid and not in_all and counts, rule="carried")

    def _still_said(self, earlier: Named, spot: Spot) -> tuple[Stretch, ...]:
        """What of an earlier subject is said of this number, too, whatever is said of it here."""
        text, pieces = self.text, earlier.pieces
        quantity, front, relational = spot.quantity, spot.front, spot.relational
        if earlier.rule == "class" and relational:
            pieces = pieces[:1]  # 引进项目85个，其中10亿元以上6个，总投资300亿元
        if pieces and text.endswith("新增", 0, pieces[-1][1]) and pieces[-1][1] - pieces[-1][0] > 3:
            pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] - 2))  # 容量新增5万千瓦，达到20万千瓦
        amount = quantity.kind not in ("share", "points", "multiple")
        if len(pieces) > 1 and amount and not relational and phrases.RELATIONAL(text[slice(*pieces[-1])]) == "pace":
            pieces = pieces[:-1]  # 收入完成9亿元，增幅38%，增加2亿元: of the income
        if pieces and amount and not relational and front[0] == front[1] and (own := self._without_pace(pieces)):
            pieces = own  # 贷款余额年均增速不低于15%，2026年末达到800亿元: of the loans
        if pieces and front[0] == front[1] and text.endswith(_TO, 0, quantity.left):
            pieces = (trimming.without_gain(text, pieces[0]), *pieces[1:])
        return pieces

    def _with_front(self, earlier: Named, spot: Spot, pieces: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """The pieces of an earlier subject with the words before this number, where these say more of it."""
        text = self.text
        quantity, front, relational, action = spot.quantity, spot.front, spot.relational, spot.action
        paid = action and quantity.kind == "money" and bool(pieces) and pieces[-1][1] <= front[0]
        paid = paid and not subjects.is_years(text[slice(*front)])
        if paid and (earlier.rule in ("topic", "bare verb", "grant") or text.find("占", *pieces[-1]) >= 0):
            pieces = (front,)
        elif relational and pieces and self._is_apart(pieces[-1], front):
            pieces = (front,)  # 总库容1250万立方米，总投资6.8亿元: a measure is no owner of another
        elif relational and len(pieces) > 1 and namings.SHARE.pattern.search(text, *pieces[-1]):
            pieces = (*pieces[:-1], front)  # 完成1.4亿元，占预算110%，占收入的51%: both are of the first
        elif relational and len(pieces) > 1 and namings.PACE.pattern.fullmatch(text, *pieces[-1]):
            pieces = (*pieces[:-1], front)  # 增加值突破320亿元、年均增速…，占GDP比重: whose pace it was, has the share
        elif relational and text.startswith("占", front[0]) and (own := self._without_pace(pieces)):
            pieces = (*own, front)  # 比上年减少，降幅为1.3%，占人口的比重: of the people
        elif relational and pieces and text[slice(*pieces[-1])].endswith(text[slice(*front)]):
            pass  # 占支出的比重为0.42%，比重比上年提高
        elif relational and len(pieces) == 1 and pieces[0][1] <= front[0]:
            pieces = (trimming.thing_of(text, pieces[0], 2), front)
        elif relational or paid:
            again = text[slice(*pieces[-1])].endswith(text[slice(*front)])
            pieces = pieces if again else (*pieces, front)
        elif action and quantity.kind in ("count", "length") and len(pieces) == 1:
            thing = trimming.thing_of(text, pieces[0])
            pieces = (thing,) if pieces[0][1] <= front[0] else pieces
        elif action and quantity.kind == "area" and len(pieces) == 1 and "增" not in spot.words:
            pieces = (trimming.without_area(text, pieces[0]),)
        return pieces

    def _carried(
        self, clause: Clause, quantity: Quantity, action: bool, row: list[Named], relational: bool
    ) -> Named | None:
        """What an earlier clause named, where this number can be one of it."""
        of_budget = bool(row) and row[-1].rule == BUDGET
        earlier = (
            row[-1]
            if row and not of_budget
            else self.memory.spoken_of(clause) or self.memory.last(clause, grows=self._grows(quantity), of=quantity)
        )
        if earlier is not None and _counts(quantity) and self.memory.is_rate(earlier):
            earlier = self.memory.last(clause, counts=True)  # 装机达到1000万千瓦，占比超过60%，2035年达到2000万千瓦
        if earlier is None and relational:
            earlier = self.memory.before_bracket(clause)
        if earlier is None or earlier.rule == NOTHING:
            return None
        if not earlier.pieces:
            return earlier
        words = "".join(self.text[a:b] for a, b in earlier.pieces)
        if not action or _is_rate(quantity):
            return earlier
        own = self.text[clause.start : quantity.left]
        if namings.COMPLETE.pattern.match(words) and sayings.CARRIES_OUT.pattern.search(own) is None:
            return None  # 造林2万亩，抚育5万亩: what is done says itself to what
        if quantity.kind == "people" and namings.ACT_OF_PEOPLE.pattern.search(words) is not None:
            return None  # 新增就业5万人，累计培训3万人
        shares = namings.CARRIES_NO_COUNT.pattern.search(words) is not None
        counted = quantity.kind == "money" or earlier.unit is None or _bare(earlier.unit) == _bare(quantity.unit)
        return None if shares or not counted else earlier

    def _acted(self, earlier: Named, quantity: Quantity) -> Stretch | None:
        """新能源 for 投产 in 新能源开工1600万千瓦、投产1000万千瓦: to what both are done, in one unit."""
        start, end = earlier.pieces[0]
        verb = sayings.ACTS.pattern.search(self.text, start, end)
        alike = quantity.kind not in ("money", "people") and _bare(earlier.unit) == _bare(quantity.unit)
        return (start, verb.start()) if alike and verb is not None and verb.start() - start >= 2 else None

    def _settles(self, words: str, earlier: Named) -> bool:
        """受理案件120件、审结110件: those settled are none of what was taken in by name."""
        if namings.SETTLES.pattern.fullmatch(words) is None or not earlier.pieces:
            return False
        return namings.TAKES_IN.pattern.search(self.text, *earlier.pieces[-1]) is not None

    def _grows(self, quantity: Quantity) -> bool:
        """占比23%，增长7.2%: by a share, and not by points."""
        return quantity.kind == "share" and self.text.endswith(("增长", "下降"), 0, quantity.left)

    def limits(self, words: str, row: list[Named]) -> bool:
        """给予奖励，单场最高50万元: in which case the most is paid, and not what."""
        last = row[-1] if row else self.memory.said[-1] if self.memory.said else None
        return last is not None and last.paid and namings.AT_MOST.pattern.fullmatch(words) is not None

    def _is_apart(self, last: Stretch, front: Stretch) -> bool:
        """Whether a property is none of what was named last: 总库容1250万立方米，总投资6.8亿元."""
        invested = self.text.startswith("总投资", front[0])
        if invested and namings.INVESTED.pattern.search(self.text, *last) is None:
            return True
        if self.text.startswith(("占", "比重"), front[0]):
            return False  # 装机达到4000万千瓦、占比达44.7%; 营业里程4.8万公里，占世界高铁总里程70%
        if self.text.endswith(("增速", "增长率"), *front):
            return False  # 产业总规模跃升至3万亿元，年均增长率达15%
        return namings.MEASURE.pattern.search(self.text, *last) is not None

    def _without_pace(self, pieces: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """常住外来人口 in 常住外来人口降幅: what moved, without by how much; nothing where no pace ends it."""
        pace = namings.PACE_END.pattern.search(self.text, *pieces[-1]) if pieces else None
        if pace is None:
            return ()
        start = pieces[-1][0]
        return (*pieces[:-1], (start, pace.start())) if pace.start() - start >= 2 else pieces[:-1]

    def owner(self, clause: Clause, words: str, row: list[Named]) -> Stretch | None:
        """夏粮 for 总产量 in 夏粮播种面积110万亩，总产量50万吨."""
        if (earner := self._earner(clause, words)) is not None:
            return earner
        if phrases.YIELD.pattern.match(words) is None:
            return None
        kind = phrases.YIELD(words)
        last = row[-1] if row else self.memory.last(clause, sentence=kind in ("herds", "accounts", "crops"))
        topic = self.memory.spoken_of(clause) if kind == "crops" and not row else None
        if topic is not None and namings.IN_WHICH.pattern.fullmatch(self.text, topic.since, clause.start - 1):
            return topic.pieces[0]
        if last is None or not last.pieces:
            return None
        if namings.CARRIES_NO_COUNT.pattern.search(self.text, *last.pieces[-1]) is not None:
            return None  # 良种使用率由68%提高到90%，单产…: a rate has no yield
        grown = (last.unit or "").endswith(("吨", "斤", "亩")) and self.text.endswith(_GROWN, *last.pieces[-1])
        if words in ("产值", "综合产值") and not grown:
            return None  # 企业186家，产值120亿元; 汽车产量50万辆，产值300亿元
        alike = {"herds": namings.HERD, "crops": namings.SOWN}.get(kind or "")
        if (
            alike is not None
            and not row
            and last.part != clause.part
            and not alike.pattern.search(self.text, *last.pieces[-1])
        ):
            return None
        if kind == "accounts":
            firm = namings.FIRM.pattern.match(self.text, *last.pieces[0])
            return firm.span() if firm is not None else None
        if (
            kind == "pupils"
            and last.unit != "所"
            and (
                namings.PEOPLE.pattern.search(self.text, *last.pieces[-1])
                or namings.MEASURE.pattern.search(self.text, *last.pieces[-1])
            )
        ):
            return None
        return trimming.whose(self.text, last.pieces[0])

    def _earner(self, clause: Clause, words: str) -> Stretch | None:
        """Who earns what a clause tells of: 企业达到300户，实现总产值; 产业总规模…，增加值占生产总值."""
        last = self.memory.last(clause)
        if last is None or not last.pieces or last.sentence != clause.sentence:
            return None
        start, end = last.pieces[-1]
        size = namings.WHOLE_SIZE.pattern.search(self.text, start, end) if words.startswith("增加值占") else None
        if size is not None:
            return start, size.start()
        theirs = self.text.startswith("实现", clause.start) and namings.EARNS.pattern.fullmatch(words) is not None
        counted = theirs and last.unit in ("户", "家", "个") and namings.EARNERS.pattern.search(self.text, start, end)
        return (start, end) if counted else None

    def _helps(self, clause: Clause, words: str, row: list[Named]) -> Stretch | None:
        """公园 for 惠及 in 建成公园20个，惠及1.2万户: what helps so many."""
        if namings.HELPS.pattern.fullmatch(words) is None:
            return None
        last = row[-1] if row else self.memory.last(clause)
        return trimming.thing_of(self.text, last.pieces[-1]) if last is not None and last.pieces else None

    def _things(self, last: Named) -> Stretch | None:
        """绿色工厂 for 国家级 in 建成绿色工厂20家，其中国家级5家、省级8家: of what those of a rank are a part."""
        if last.rule == "class":
            return last.pieces[0]
        if len(last.pieces) != 1:
            return None
        noun = trimming.thing_of(self.text, last.pieces[0])
        rank = namings.RANK.pattern.match(self.text, *noun)
        return (rank.end(), noun[1]) if rank is not None and noun[1] - rank.end() >= 2 else noun

    def class_of(self, clause: Clause, front: Stretch, row: list[Named], unit: str | None) -> Stretch | None:
        """项目 for 10亿元以上 in 引进项目112个，其中10亿元以上18个: of what it is a class."""
        last = row[-1] if row else self.memory.last(clause, sentence=True)
        if namings.RANK.pattern.fullmatch(self.text, *front) is not None:
            of_which = self.text.startswith("其中", clause.start)
            whole = row[-1] if row and row[-1].rule == "class" else self.memory.last(clause, sentence=True)
            return self._things(whole) if of_which and whole is not None and whole.unit == unit else None
        if not self.text.startswith(("以上", "以下"), front[1] - 2):
            return None
        if last is None or not last.pieces or namings.CLASS.pattern.fullmatch(self.text, *front) is None:
            return None
        if last.rule == "class":
            return last.pieces[0]
        noun = trimming.thing_of(self.text, last.pieces[-1])
        own = namings.CLASS.pattern.match(self.text, *noun)
        return noun if own is None or own.end() == noun[1] else (own.end(), noun[1])
