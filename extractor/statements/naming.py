"""Which words name what each number of a clause measures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..lexicon import cues, namings, phrases
from . import grants, lists, pairing, subjects, trimming
from .clauses import Clause
from .named import NOTHING, Memory, Named, without_times
from .quantities import Quantity
from .subjects import Stretch
from .times import Time

_LONG = 40
"""Characters of a clause that may still name what its next measures, where no other words do."""


_STANDS_BEFORE = "等", "的", *(f"在全{place}" for place in "国省市区县州")
"""上海新区等19个地区加快试点建设, 相关的648家网站完成了改造: what is counted does something."""


def _is_rate(quantity: Quantity) -> bool:
    return quantity.kind in ("share", "points", "multiple")


def _counts(quantity: Quantity) -> bool:
    return quantity.unit is not None and not _is_rate(quantity)


def _bare(unit: str | None) -> str:
    return (unit or "").lstrip("十百千万亿")


_BUDGET = "budget"
_NOUN = 4
"""Characters from which words before two counts are those who do what follows: 贫困人口462户1023人全部脱贫."""
_TO = "达到", "达", "增至", "增加到", "增长到"


class Namer:
    """Names the numbers of one passage, clause by clause, remembering what was named before."""

    def __init__(self, text: str, titled: bool = False):
        self.text, self.titled = text, titled
        self.memory = Memory(text)

    def name(self, clause: Clause, own: Sequence[Quantity], times: Sequence[Time]) -> list[Named]:
        """The subject of each number of a clause."""
        run = pairing.run_of(self.text, own)
        granted = grants.granted(self.text, clause, own)
        if granted is not None:
            rest = own[len(granted) :]
            if rest:
                granted += self._singly(clause, own[len(granted) - 1].right, rest, times)
            return self.memory.remember(clause, granted, own)
        named = pairing.paired(self.memory, clause, run, times) if len(run) > 1 else None
        done = len(named) if named else 0
        if named is None:
            named = []
        rest = own[done:]
        if done and len(rest) == done and pairing.goes_on(self.text, run, rest, times):  # 由86%、90%提高到92%、95%
            named += [n._replace(said=rest[0].left, rule="list again") for n in named]
        else:
            named += self._singly(clause, run[-1].right if done else clause.start, rest, times)
        if len(named) == len(own) and not done:
            named = pairing.ranked(self.text, named, own)
        return self.memory.remember(clause, named, own)

    def pass_over(self, clause: Clause, times: Sequence[Time]) -> None:
        """A clause without a number may name what the next one counts."""
        if phrases.MANNER.pattern.match(self.text[clause.start : clause.end]) is None:  # 按1980年不变价格计算
            self.memory.topic = clause, times

    def _singly(self, clause: Clause, first: int, own: Sequence[Quantity], times: Sequence[Time]) -> list[Named]:
        text = self.text
        edges = [first, *(subjects.divide(text, a, b) for a, b in pairwise(own)), clause.end]
        out: list[Named] = []
        acts = False
        rated: Stretch | None = None  # the rate behind what the last number counts
        for n, quantity in enumerate(own):
            start, stop = without_times(text, edges[n], quantity.left, times)
            front, does = subjects.before(text, start, stop)
            if front[0] == front[1] and quantity.kind == "mass" and text.endswith("减排", start, stop):
                front = stop - 2, stop  # 能耗下降13.5%，年减排260万吨: so much less is let out
            back = subjects.after(text, quantity.right, edges[n + 1])
            if (
                edges[n + 1] == quantity.right
                and n + 1 < len(own)
                and quantity.kind == "count"
                and front[0] == front[1]
            ):
                bracket = namings.BRACKET.pattern.match(text, quantity.right)
                behind = bracket.end() if bracket is not None else quantity.right  # 34座(次)水库共拦蓄洪水5亿立方米
                back, _ = subjects.before(
                    text, *without_times(text, behind, own[n + 1].left, times)
                )  # 147个断面优良率达98.6%
            told, rated = rated, None
            if quantity.kind == "count" and front[0] == front[1]:
                rate = namings.RATE_OF.pattern.search(text, *back)
                if rate is not None and rate.start() - back[0] >= 2:
                    back, rated = (back[0], rate.start()), back  # 203个断面优良率和285个功能区达标率均为100%
            acts = front[0] == front[1] and (acts if n else self._opens(first, quantity, times))
            if acts or text.endswith(_STANDS_BEFORE, 0, quantity.left):
                back = subjects.before_predicate(text, back)
            if text.endswith("在", 0, quantity.left):
                back = subjects.before_deed(text, back)  # 在近300个城市上线叫车功能
            does = does or (n > 0 and out[-1].does)
            chosen = self._choose(clause, quantity, front, back, edges[n + 1], does, out, own[n - 1].right if n else 0)
            chosen = chosen._replace(unit=quantity.unit, rule="whole" if rated and chosen.counts else chosen.rule)
            if told is not None and quantity.kind == "share" and chosen.rule == "carried":
                chosen = chosen._replace(pieces=(told,))
            out.append(chosen._replace(paid=True) if grants.gives(text, self.memory.said, quantity, front) else chosen)
            beside = n > 0 and own[n - 1].right == quantity.left
            who = out[n - 1].pieces[-1] if beside and out[n - 1].pieces else (0, 0)
            if beside and who[1] - who[0] >= _NOUN and subjects.follows(text, quantity.right, edges[n + 1]):
                out[n] = out[n]._replace(pieces=out[n - 1].pieces, counts=False, rule=out[n - 1].rule)  # …全部脱贫
            elif beside:  # 111户243人: both count the same
                out[n - 1] = out[n - 1]._replace(pieces=out[n].pieces, rule=out[n].rule)
        for n in range(len(out) - 1):  # 仍有18.5公里岸段仅为50年一遇: the thing behind one is before the next
            if out[n].rule != NOTHING or own[n + 1].kind == "share" or not out[n + 1].pieces:
                continue
            if out[n + 1].pieces[0][0] == own[n].right:
                out[n] = out[n]._replace(pieces=out[n + 1].pieces, counts=True, rule="counted")
        return out

    def _opens(self, start: int, quantity: Quantity, times: Sequence[Time]) -> bool:
        """Whether no verb stands before the first number of a clause: 70%以上的居民建立健康档案."""
        head = without_times(self.text, start, quantity.left, times)
        return namings.NO_VERB.pattern.fullmatch(self.text, *head) is not None

    def _choose(
        self,
        clause: Clause,
        quantity: Quantity,
        front: Stretch,
        back: Stretch,
        end: int,
        does: bool,
        row: list[Named],
        row_end: int,
    ) -> Named:
        text, since = self.text, clause.start
        words = text[slice(*front)]
        action = subjects.is_action(words) and phrases.YIELD(words) is None
        relational = phrases.RELATIONAL.pattern.match(words) is not None
        unnamed = subjects.is_elsewhere(words) or phrases.MANNER.pattern.match(words) is not None
        unnamed = unnamed or (
            namings.PLACE.pattern.fullmatch(words) is not None and front[1] == quantity.left and back[0] < back[1]
        )
        if words.endswith("向") and namings.TOWARDS.pattern.match(text, quantity.right):
            return Named(
                (subjects.before(text, front[0], front[1] - 1)[0],), since, does, quantity.left, rule="towards"
            )
        unnamed = unnamed or self._limits(words)
        unnamed = unnamed or (
            quantity.kind == "share"
            and namings.OF_PLAN.pattern.search(text, clause.start, quantity.left) is not None
            and (bool(row) or self.memory.last(clause) is not None)
        )
        unnamed = unnamed or (words.endswith(("按照", "按")) and back[0] < back[1])  # 按照0.5%收取担保费
        named = front[1] - front[0] >= 2 or words in namings.PRODUCTS
        named = named and not (action or relational or unnamed)
        of = text.startswith("的", quantity.right)
        if (
            of
            and quantity.kind == "money"
            and (budget := namings.BUDGET.pattern.search(text, clause.start, quantity.left))
        ):
            return Named((budget.span(),), since, False, quantity.left, rule=_BUDGET)
        if of:  # 总投资1亿元的57个项目, 在占总人口90%的地区
            share = namings.SHARE_OF.pattern.search(words)
            own = (front[0] + share.start(), front[1]) if share is not None else front
            if share is not None or (relational and back[0] == back[1]):
                return Named((own,), since, does, quantity.left)
        if back[0] == quantity.right and namings.MOVES.pattern.match(text, *back):
            back = back[0], back[0]  # 比1980年的2187亿元增长21，7％
        if namings.PACE.pattern.fullmatch(text, *back):  # 年均9.3%的高增速
            back = back[0], back[0]
        recurs = (quantity.unit or "").endswith("一遇")  # 排涝标准为30年一遇24小时暴雨
        counted = (quantity.kind in ("count", "time") and not recurs) or (quantity.unit or "").endswith(("名", "位"))
        counted = counted or (quantity.unit in ("万", "亿") and namings.PERSONS.pattern.match(text, *back) is not None)
        counted = counted or (
            text.startswith("的", quantity.right) and not cues.REACHED(text[front[1] : quantity.start])
        )
        goes_on = named and subjects.follows(text, quantity.right, end)
        funds = (
            namings.FUNDS.pattern.match(text, *back)
            if quantity.kind == "money"
            and (
                namings.ALLOTS.pattern.search(words) or namings.ALLOTS.pattern.search(text, clause.start, quantity.left)
            )
            else None
        )
        if funds is not None:
            back, counted = funds.span(), True
        spent = namings.SPENT_ON.pattern.match(text, quantity.right, end)
        if spent and (action or words.endswith(("投入", "安排", "拨付", "列支"))):
            return Named(((spent.end(), end),), since, True, quantity.left, rule="spent on")
        if back[0] < back[1] and not goes_on and (counted or not (named or relational)):
            return Named((back,), since, does or action, quantity.left, counts=True, rule="counted")
        given = namings.GRANTED.pattern.match(text, quantity.right, end)
        if named:
            if given and front[1] < quantity.left:
                pieces: tuple[Stretch, ...] = (front, (given.end(), end))
                return Named(pieces, since, does, quantity.left, rule="given")
            if row and row[-1].pieces and (noun := lists.rank_alone(text, front, row[-1].pieces[-1])) is not None:
                return Named((noun, front), since, does, quantity.left, rule="rank")
            if (noun := self._class_of(clause, front, row)) is not None:
                return Named((noun, front), since, does, quantity.left, rule="class")
            if (owner := self._owner(clause, words, row)) is not None:
                return Named((owner, front), since, does, quantity.left, rule="measure of the last")
            return Named(trimming.without_adverbs(text, front), since, does, quantity.left)
        echo = self.memory.echo(words, clause.start) if action and not subjects.is_years(words) else None
        if echo is not None:
            return Named((echo,), since, True, quantity.left, rule="echo")
        earlier = self._carried(clause, quantity, action, row)
        if earlier is None and (work := self._helps(clause, words)) is not None:
            return Named((work, front), since, True, quantity.left, rule="helps")
        if earlier is None and action:
            earlier = None if row else self.memory.lead()
            earlier = earlier or (Named((), clause.start, True, 0) if self.titled else None)
        if earlier is not None:
            return self._carry(earlier, quantity, front, relational, action, does, row, row_end)
        if front[1] > front[0] and not trimming.names_nothing(words) and not subjects.is_years(words):
            pieces = (front, back) if relational and back[0] < back[1] else (front,)
            return Named(pieces, since, does or action, quantity.left, rule="bare verb" if action else "before")
        last = self.memory.last(clause, True, self._grows(quantity), _counts(quantity))
        if last is not None and last.pieces:
            return self._carry(last, quantity, front, relational, action, does, row, row_end)
        if (topic := self.memory.spoken_of(clause, _LONG)) is not None:
            return self._carry(topic, quantity, front, relational, action, does, row, row_end)
        return Named((), since, does, quantity.left, rule=NOTHING)

    def _carry(
        self, earlier: Named, quantity: Quantity, front: Stretch, relational: bool, action: bool, does: bool,
        row: list[Named], row_end: int,
    ) -> Named:  # fmt: skip
        """An earlier subject taken up again, with what is said of it here."""
        text, pieces = self.text, earlier.pieces
        if earlier.rule == "class" and relational:
            pieces = pieces[:1]  # 引进项目85个，其中10亿元以上6个，总投资300亿元
        if pieces and text.endswith("新增", 0, pieces[-1][1]) and pieces[-1][1] - pieces[-1][0] > 3:
            pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] - 2))  # 容量新增5万千瓦，达到20万千瓦
        if pieces and front[0] == front[1] and text.endswith(_TO, 0, quantity.left):
            pieces = (trimming.without_gain(text, pieces[0]), *pieces[1:])
        paid = action and quantity.kind == "money" and bool(pieces) and pieces[-1][1] <= front[0]
        paid = paid and not subjects.is_years(text[slice(*front)])
        if paid and earlier.rule in ("topic", "bare verb", "grant"):
            pieces = (front,)
        elif relational and pieces and self._is_apart(pieces[-1], front):
            pieces = (front,)  # 总库容1250万立方米，总投资6.8亿元: a measure is no owner of another
        elif relational and len(pieces) > 1 and namings.SHARE.pattern.search(text, *pieces[-1]):
            pieces = (*pieces[:-1], front)  # 完成1.4亿元，占预算110%，占收入的51%: both are of the first
        elif relational and len(pieces) > 1 and namings.PACE.pattern.fullmatch(text, *pieces[-1]):
            pieces = (*pieces[:-1], front)  # 增加值突破320亿元、年均增速…，占GDP比重: whose pace it was, has the share
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
        in_all = namings.IN_ALL.pattern.search(text, max(0, quantity.left - 2), quantity.left) is not None
        if pieces and in_all:
            pieces = (trimming.without_each(text, pieces[0]), *pieces[1:])
        counts = quantity.kind in ("money", "share", "multiple", "time", None)  # 全市每年不超过3000辆 is no grant
        keeps = earlier.does if row else does or action
        said = (
            earlier.said if row and namings.AND_EACH.pattern.fullmatch(text, row_end, quantity.start) else quantity.left
        )
        return Named(pieces, earlier.since, keeps, said, paid=earlier.paid and not in_all and counts, rule="carried")

    def _grows(self, quantity: Quantity) -> bool:
        """占比23%，增长7.2%: by a share, and not by points."""
        return quantity.kind == "share" and self.text.endswith(("增长", "下降"), 0, quantity.left)

    def _limits(self, words: str) -> bool:
        """给予奖励，单场最高50万元: in which case the most is paid, and not what."""
        last = self.memory.said[-1] if self.memory.said else None
        return last is not None and last.paid and namings.AT_MOST.pattern.fullmatch(words) is not None

    def _is_apart(self, last: Stretch, front: Stretch) -> bool:
        """Whether a property is none of what was named last: 总库容1250万立方米，总投资6.8亿元."""
        invested = self.text.startswith("总投资", front[0])
        if invested and namings.INVESTED.pattern.search(self.text, *last) is None:
            return True
        return namings.MEASURE.pattern.search(self.text, *last) is not None

    def _owner(self, clause: Clause, words: str, row: list[Named]) -> Stretch | None:
        """夏粮 for 总产量 in 夏粮播种面积110万亩，总产量50万吨."""
        if phrases.YIELD.pattern.match(words) is None:
            return None
        kind = phrases.YIELD(words)
        last = row[-1] if row else self.memory.last(clause, sentence=kind in ("herds", "accounts"))
        if last is None or not last.pieces:
            return None
        if namings.CARRIES_NO_COUNT.pattern.search(self.text, *last.pieces[-1]) is not None:
            return None  # 良种使用率由68%提高到90%，单产…: a rate has no yield
        if (
            kind == "herds"
            and last.part != clause.part
            and not namings.HERD.pattern.search(self.text, *last.pieces[-1])
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

    def _helps(self, clause: Clause, words: str) -> Stretch | None:
        """公园 for 惠及 in 建成公园20个，惠及1.2万户: what helps so many."""
        last = self.memory.last(clause) if namings.HELPS.pattern.fullmatch(words) is not None else None
        return trimming.thing_of(self.text, last.pieces[-1]) if last is not None and last.pieces else None

    def _class_of(self, clause: Clause, front: Stretch, row: list[Named]) -> Stretch | None:
        """项目 for 10亿元以上 in 引进项目112个，其中10亿元以上18个: of what it is a class."""
        if not self.text.startswith(("以上", "以下"), front[1] - 2):
            return None
        last = row[-1] if row else self.memory.last(clause, sentence=True)
        if last is None or not last.pieces or namings.CLASS.pattern.fullmatch(self.text, *front) is None:
            return None
        if last.rule == "class":
            return last.pieces[0]
        noun = trimming.thing_of(self.text, last.pieces[-1])
        own = namings.CLASS.pattern.match(self.text, *noun)
        return noun if own is None or own.end() == noun[1] else (own.end(), noun[1])

    def _carried(self, clause: Clause, quantity: Quantity, action: bool, row: list[Named]) -> Named | None:
        """What an earlier clause named, where this number can be one of it."""
        of_budget = bool(row) and row[-1].rule == _BUDGET
        earlier = (
            row[-1]
            if row and not of_budget
            else self.memory.spoken_of(clause) or self.memory.last(clause, grows=self._grows(quantity))
        )
        if earlier is not None and _counts(quantity) and self.memory.is_rate(earlier):
            earlier = self.memory.last(clause, counts=True)  # 装机达到1000万千瓦，占比超过60%，2035年达到2000万千瓦
        if earlier is None or earlier.rule == NOTHING:
            return None
        if not earlier.pieces:
            return earlier
        words = "".join(self.text[a:b] for a, b in earlier.pieces)
        if not action or _is_rate(quantity):
            return earlier
        if quantity.kind == "people" and namings.ACT_OF_PEOPLE.pattern.search(words) is not None:
            return None  # 新增就业5万人，累计培训3万人
        shares = namings.CARRIES_NO_COUNT.pattern.search(words) is not None
        counted = quantity.kind == "money" or earlier.unit is None or _bare(earlier.unit) == _bare(quantity.unit)
        return None if shares or not counted else earlier
