"""Which words name what each number of a clause measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..lexicon import cues, namings, phrases
from ..lexicon.counted import COUNTED
from . import grants, lists, pairing, subjects, trimming
from .clauses import Clause
from .earlier import BUDGET, Earlier
from .named import NOTHING, Memory, Named, without_times
from .quantities import Quantity
from .spot import Spot
from .subjects import Stretch
from .times import Time

_STANDS_BEFORE = "等", "的", "与", *(f"在全{place}" for place in "国省市区县州")
"""上海新区等19个地区加快试点建设, 相关的648家网站完成了改造: what is counted does something."""
_FOR, _HEADS = ("在", "给", "帮助"), frozenset("，。；：、并已将共年计")
"""What says where or for whom something is done, and before which 为 says so, too (细化为18个分区 does not)."""
_RATE = re.compile("[一-龥]{2,10}(?:率|比例|占比)(?=达|为|在|超|高|低|实现|保持)")
_AND = "和", "及", "与"
_MEANS = frozenset(("人均", "户均", "亩均", "村均"))
"""生产总值达到3万亿元、人均超过1万美元: of what was named before."""
_GIVING = "提供", "给予", "发放了", "提供了"
"""为脱贫户发展产业提供14亿元贷款: what is given stands behind its amount."""
_STATES = frozenset(("在建", "续建", "完建", "已建", "拟建"))
_PUSHES = "实施", "推进", "启动"
_SERVES = re.compile("提供(?!商)|发放|安装|办理|开展|实施|减免|代缴|购买|配备|进行|免费")
"""What is done for those who are counted."""
_GRADUATE = frozenset(("毕业", "招生"))
"""How many pupils do, in a school's figures: 小学。毕业4000人."""
_PER_THOUSAND = 100
"""More than so many are no number for a thousand people."""
_NOUN = 4
"""Characters from which words before two counts are those who do what follows: 贫困人口462户1023人全部脱贫."""
_WHERE = "where"
"""The rule of a measure that a clause speaks of and the next tell of town and country."""
_PLACE = 10
"""Longest name of a place before places that are counted: 东部地区, 长江中下游."""


class Namer:
    """Names the numbers of one passage, clause by clause, remembering what was named before."""

    def __init__(self, text: str, titled: bool = False, measure: str = ""):
        self.text = text
        self.memory = Memory(text)
        self.earlier = Earlier(self.memory, titled, measure)

    def name(self, clause: Clause, own: Sequence[Quantity], times: Sequence[Time]) -> list[Named]:
        """The subject of each number of a clause."""
        run = pairing.run_of(self.text, own)
        granted = grants.granted(self.text, clause, own)
        if granted is not None:
            rest = own[len(granted) :]
            if rest:
                granted += self._singly(clause, own[len(granted) - 1].right, rest, times)
            return self.memory.remember(clause, granted, own)
        if (paid := grants.each_paid(self.text, clause, run)) is not None and len(paid) == len(own):
            return self.memory.remember(clause, paid, own)
        if (compared := pairing.exceeded(self.memory, clause, own)) is not None:
            return self.memory.remember(clause, compared, own)
        named = pairing.paired(self.memory, clause, run, times) if len(run) > 1 else None
        done = len(named) if named else 0
        if named is None:
            named = []
        rest = own[done:]
        if done and len(rest) == done and pairing.goes_on(self.text, run, rest, times):  # 由86%、90%提高到92%、95%
            named += [n._replace(said=rest[0].left, rule="list again") for n in named]
        else:
            named += self._singly(clause, run[-1].right if done else clause.start, rest, times)
        if not done:
            named = pairing.ranked(self.text, named, own)
        return self.memory.remember(clause, named, own)

    def pass_over(self, clause: Clause, times: Sequence[Time]) -> None:
        """A clause without a number may name what the next one counts."""
        words = self.text[clause.start : clause.end]
        if phrases.MANNER.pattern.match(words) is None and not namings.FEAT.matches(words):  # 按1980年不变价格计算
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
            back = self._noun_behind(clause, own, n, times, front, edges)
            told, rated = rated, None
            if quantity.kind == "count" and (front[0] == front[1] or (not does and front[1] - front[0] <= _PLACE)):
                rate = namings.RATE_OF.pattern.search(text, *back)
                if rate is not None and rate.start() - back[0] >= 2:
                    front = front[1], front[1]  # 东部23个城市优良率
                    back, rated = (back[0], rate.start()), back  # 203个断面优良率和285个功能区达标率均为100%
            acts = front[0] == front[1] and (acts if n else self._opens(first, quantity, times))
            if acts or text.endswith(_STANDS_BEFORE, 0, quantity.left):
                back = subjects.before_predicate(text, back)
            if self._is_for(quantity):
                back = subjects.before_deed(text, back)  # 在近300个城市上线叫车功能
            elif text.endswith("对", 0, quantity.left) and not text.endswith("针对", 0, quantity.left):
                back = subjects.before_treatment(text, back)  # 对3家企业开展检查
            does = does or (n > 0 and out[-1].does)
            row_end = own[n - 1].right if n else 0
            chosen = self._choose(self._spot(clause, quantity, front, back, edges[n + 1], does, out, row_end))
            chosen = chosen._replace(unit=quantity.unit, rule="whole" if rated and chosen.counts else chosen.rule)
            if n and chosen.counts and self._is_part(own[n - 1], quantity, back):
                chosen = chosen._replace(pieces=out[-1].pieces)
            if chosen.counts and not n and namings.STANDS_AS.pattern.match(text, *back) is not None:
                chosen = self._counted_last(clause, quantity, chosen)
            if told is not None and quantity.kind in ("share", "length", "money") and chosen.rule == "carried":
                chosen = chosen._replace(pieces=(told,))
            if n and front[0] == front[1] and self._counts_another(out[-1], own[n - 1], chosen, quantity):
                chosen = chosen._replace(pieces=(), rule=NOTHING)
            if chosen.rule == "carried" and quantity.kind == "people" and text.startswith("处于", quantity.right):
                chosen = chosen._replace(pieces=(), rule=NOTHING)  # 1776人处于饮水不安全状态
            chosen = self._paid(chosen, quantity, front)
            out.append(chosen)
            self._beside(out, own, n, edges[n + 1])
        for n in range(len(out) - 1):  # 仍有18.5公里岸段仅为50年一遇: the thing behind one is before the next
            if out[n].rule != NOTHING or own[n + 1].kind == "share" or not out[n + 1].pieces:
                continue
            if out[n + 1].pieces[0][0] == own[n].right:
                out[n] = out[n]._replace(pieces=out[n + 1].pieces, counts=True, rule="counted")
        return out

    def _is_part(self, whole: Quantity, part: Quantity, back: Stretch) -> bool:
        """31个县中有30个收入负增长: so many of those counted, and how they fare."""
        between = self.text[whole.right : part.left]
        among = between.endswith(("中", "中有", "中已有", "中，", "中，有", "有")) and whole.unit == part.unit
        return among and (namings.FARES.pattern.search(self.text[slice(*back)]) is not None or self._has_rate(part))

    def _has_rate(self, part: Quantity) -> bool:
        """12个分局中有10个命案侦破率达到100%: how many have such a rate."""
        return _RATE.match(self.text, part.right) is not None

    def _counts_another(self, last: Named, before: Quantity, chosen: Named, quantity: Quantity) -> bool:
        """3268套 in 交付5个项目3268套: right behind what another number counts, and no number of that."""
        if chosen.rule != "carried" or not last.counts or quantity.kind != "count" or before.kind != "count":
            return False
        return quantity.unit != before.unit and bool(last.pieces) and last.pieces[-1][1] == quantity.left

    def _counted_last(self, clause: Clause, quantity: Quantity, chosen: Named) -> Named:
        """28项指标中，23项达到进度，3项接近进度: so many of those counted last, in the same unit."""
        last = self.memory.last(clause)
        alike = last is not None and last.counts and last.unit == quantity.unit and last.pieces
        if last is None and (among := namings.OUT_OF.pattern.search(self.text, 0, clause.start)) is not None:
            return chosen._replace(pieces=(among.span("those"),))
        return chosen._replace(pieces=last.pieces) if last is not None and alike else chosen

    def _noun_behind(
        self, clause: Clause, own: Sequence[Quantity], n: int, times: Sequence[Time], front: Stretch, edges: list[int]
    ) -> Stretch:
        """The noun phrase behind a number that it may count."""
        text, quantity = self.text, own[n]
        end = edges[n + 1]
        if quantity.kind == "people" and self._is_for(quantity):
            serves = _SERVES.search(text, quantity.right + 2, end)
            end = serves.start() if serves is not None else end  # 为2万名孕妇提供多种畸形的筛查
        back = subjects.after(text, quantity.right, end)
        counts = quantity.kind == "count"
        if counts and edges[n + 1] == quantity.right and n + 1 < len(own) and front[0] == front[1]:
            bracket = namings.BRACKET.pattern.match(text, quantity.right)
            behind = bracket.end() if bracket is not None else quantity.right  # 34座(次)水库共拦蓄洪水5亿立方米
            back, _ = subjects.before(
                text, *without_times(text, behind, own[n + 1].left, times)
            )  # 147个断面优良率达98.6%
        if counts and back[0] == back[1] and text.endswith("等", 0, quantity.left):
            place = namings.PLACES.pattern.match(text, quantity.right, clause.end)
            back = place.span() if place is not None else back  # 甲、乙等12个城市的电话增加一倍
        return self._sized(own, n, front, back, edges)

    def _paid(self, chosen: Named, quantity: Quantity, front: Stretch) -> Named:
        """As a grant, where the number is what somebody is given."""
        in_all = namings.IN_ALL.pattern.search(self.text, max(0, quantity.left - 4), quantity.left) is not None
        if in_all or not grants.gives(self.text, self.memory.said, quantity, front):
            return chosen
        paid = grants.paid_to(self.text, front)
        pieces = (paid,) if paid != front and chosen.pieces == (front,) else chosen.pieces
        return chosen._replace(paid=True, pieces=pieces)

    def _beside(self, out: list[Named], own: Sequence[Quantity], n: int, end: int) -> None:
        """111户243人: two numbers side by side count the same."""
        if n == 0 or own[n - 1].right != own[n].left:
            return
        who = out[n - 1].pieces[-1] if out[n - 1].pieces else (0, 0)
        if who[1] - who[0] >= _NOUN and subjects.follows(self.text, own[n].right, end):
            out[n] = out[n]._replace(pieces=out[n - 1].pieces, counts=False, rule=out[n - 1].rule)  # …全部脱贫
        else:
            out[n - 1] = out[n - 1]._replace(pieces=out[n].pieces, counts=out[n].counts, rule=out[n].rule)

    def _sized(self, own: Sequence[Quantity], n: int, front: Stretch, back: Stretch, edges: list[int]) -> Stretch:
        """公园 in 30个占地面积不低于4万平方米的公园: what is counted stands behind its size."""
        named = front[0] < front[1] and not subjects.is_action(self.text[slice(*front)])
        if own[n].kind != "count" or named or n + 1 == len(own):
            return back
        behind = own[n + 1].right
        if not self.text.startswith("的", behind) or namings.MEASURE.pattern.search(self.text, *back) is None:
            return back
        thing = subjects.after(self.text, behind, edges[n + 2])
        return thing if thing[0] < thing[1] else back

    def _is_for(self, quantity: Quantity) -> bool:
        """为1000户困难家庭安装水表: whether it is said where, or for whom, something is done."""
        left = quantity.left
        if self.text.endswith("为", 0, left):
            return left == 1 or self.text[left - 2] in _HEADS
        return self.text.endswith(_FOR, 0, left)

    def _opens(self, start: int, quantity: Quantity, times: Sequence[Time]) -> bool:
        """Whether no verb stands before the first number of a clause: 70%以上的居民建立健康档案."""
        head = without_times(self.text, start, quantity.left, times)
        return namings.NO_VERB.pattern.fullmatch(self.text, *head) is not None

    def _choose(self, spot: Spot) -> Named:
        """The subject of one number: what its own words say as a whole, then the noun behind it, then that before it,
        then what was named earlier.
        """
        if (whole := self._whole(spot)) is not None:
            return whole
        spot = self._with_noun(spot)
        return self._behind(spot) or self._before(spot) or self.earlier.subject(spot)

    def _spot(
        self, clause: Clause, quantity: Quantity, front: Stretch, back: Stretch, end: int, does: bool,
        row: list[Named], row_end: int,
    ) -> Spot:  # fmt: skip
        words = self.text[slice(*front)]
        action = subjects.is_action(words) and phrases.YIELD(words) is None
        action = action and words not in _GRADUATE
        action = action and namings.PRICED.pattern.match(self.text, front[0], quantity.start) is None
        relational = phrases.RELATIONAL.pattern.match(words) is not None or words in _MEANS
        action = action or (quantity.kind == "money" and back[0] < back[1] and words.endswith(_GIVING))
        relational = relational and not (words.startswith("拉动") and quantity.kind not in ("points", "share"))
        payer = clause.bracket and quantity.kind == "money" and words in namings.PAYERS
        long = front[1] - front[0] >= 2 or words in namings.PRODUCTS or payer
        named = (
            long
            and trimming.has_letters(words)
            and not (
                action
                or relational
                or subjects.is_years(words)
                or self._names_nothing(clause, quantity, front, back, row)
            )
        )
        return Spot(clause, quantity, front, back, end, does, row, row_end, words, action, relational, named)

    def _names_nothing(
        self, clause: Clause, quantity: Quantity, front: Stretch, back: Stretch, row: list[Named]
    ) -> bool:
        """Whether the words before a number only say how, where, or with what it is compared."""
        text = self.text
        words = text[slice(*front)]
        if subjects.is_elsewhere(words) or phrases.MANNER.pattern.match(words) or self.earlier.limits(words, row):
            return True
        if words in _STATES and row and row[-1].pieces and text.startswith("建成", row[-1].pieces[-1][1]):
            return True  # 铁路支线建成5条、在建3条
        if back[0] < back[1] and words.endswith(("按照", "按", "等", "首期", *_AND)):
            return not words.endswith("参与")  # 按照0.5%收取担保费, 所有乡镇和99%建制村
        if back[0] < back[1] and words.startswith("为") and text.endswith("的", 0, quantity.left):
            return True  # 为有康复需求的7.6万人次残疾人
        if back[0] < back[1] and front[1] == quantity.left and namings.PLACE.pattern.fullmatch(words):
            return True
        of_plan = quantity.kind == "share" and namings.OF_PLAN.pattern.search(text, clause.start, quantity.left)
        return bool(of_plan) and (bool(row) or self.memory.last(clause) is not None)

    def _whole(self, spot: Spot) -> Named | None:
        """What is said as a whole: 向…的规模发展, 完成预算数6万元的40%, 在占总人口90%的地区, 总投资1亿元的57个项目."""
        text, quantity, front, words = self.text, spot.quantity, spot.front, spot.words
        since, left = spot.clause.start, quantity.left
        if words.endswith("向") and namings.TOWARDS.pattern.match(text, quantity.right):
            stretch, _ = subjects.before(text, front[0], front[1] - 1)
            return Named((stretch,), since, spot.does, left, rule="towards")
        most = grants.most(text, spot.clause, quantity)
        if most is not None and (spot.named or most[0] >= since or not self._was_paid(spot.clause)):
            paid = text.find("每年", spot.clause.start, quantity.start) < 0
            return Named((most,), min(since, most[0]), False, left, paid=paid, rule="grant")
        if (work := self._work_on(spot)) is not None:
            return work
        if not text.startswith("的", quantity.right):
            return None
        norm = namings.NORM.pattern.search(text, since, quantity.start)
        if norm is not None and (of := namings.OF_NORM.pattern.match(text, quantity.right)) is not None:
            return Named((norm.span("whose"), of.span("norm")), since, False, left, rule="norm")
        if quantity.kind == "money" and (budget := namings.BUDGET.pattern.search(text, since, left)):
            return Named((budget.span(),), since, False, left, rule=BUDGET)
        share = namings.SHARE_OF.pattern.search(words)
        own = (front[0] + share.start(), front[1]) if share is not None else front
        if share is not None or (spot.relational and spot.back[0] == spot.back[1]):
            return Named((own,), since, spot.does, left)
        return None

    def _was_paid(self, clause: Clause) -> bool:
        """按投资额的10%给予补助，最高70万元: what is given has had a number, and is taken up with all that names it."""
        last = self.memory.said[-1] if self.memory.said else None
        return last is not None and last.paid and last.part == clause.part

    def _work_on(self, spot: Spot) -> Named | None:
        """老城区 and 管网改造 of 推进老城区约35公里管网改造: where, and what is done to so much of it."""
        text, (start, end), quantity = self.text, spot.front, spot.quantity
        named = spot.named or (start < end and text.endswith(_PUSHES, 0, start))  # 实施城区20公顷棚户区改造
        if quantity.kind not in ("length", "area") or not named or end not in (quantity.left, quantity.start):
            return None
        if spot.back[0] != quantity.right or namings.WORK_ON.pattern.fullmatch(text, *spot.back) is None:
            return None
        if namings.MEASURE.pattern.search(text, start, end) is not None:
            return None
        pushes = namings.PUSHES.pattern.match(text, start, end)
        start = pushes.end() if pushes is not None and end - pushes.end() >= 2 else start
        return Named(((start, end), spot.back), spot.clause.start, True, quantity.left, rule="work on")

    def _with_noun(self, spot: Spot) -> Spot:
        """With the noun behind a number that is one, and whether the number counts it."""
        text, quantity, back, unit = self.text, spot.quantity, spot.back, spot.quantity.unit or ""
        moves = back[0] == quantity.right and namings.MOVES.pattern.match(text, *back)
        if moves or namings.PACE.pattern.fullmatch(text, *back):
            back = back[0], back[0]  # 比1980年的2187亿元增长21，7％; 年均9.3%的高增速
        if spot.words.endswith("带动") and text.startswith("实现", *back) and back[1] - back[0] > 3:
            back = back[0] + 2, back[1]  # 带动1898人实现就业
        if text.startswith(("为全", "属全", "系全"), quantity.right):
            back = back[0], back[0]  # 其中56项为全国首创
        counted = quantity.kind in ("count", "time") and not unit.endswith("一遇")  # 排涝标准为30年一遇24小时暴雨
        counted = counted or unit.endswith(("名", "位"))
        counted = counted or (unit in ("万", "亿") and namings.PERSONS.pattern.match(text, *back) is not None)
        persons = namings.PERSONS.pattern.match(text, *back) if unit in ("万", "亿") else None
        if persons is not None and text.startswith(("的", "饮水"), persons.end()):
            back = persons.span()  # 改善1400万农户的用能条件
        owned = text.startswith("的", quantity.right)
        counted = counted or (
            owned and not unit.endswith("次") and not cues.REACHED(text[spot.front[1] : quantity.start])
        )
        if quantity.kind in ("energy", "mass") and back[0] == quantity.right and not self._has_capacity(spot):
            counted = counted or namings.PLANT.pattern.match(text, *back) is not None
        if quantity.kind == "money" and (funds := namings.FUNDS.pattern.match(text, *back)) is not None:
            head = spot.clause.start, quantity.left
            if namings.ALLOTS.pattern.search(spot.words) or namings.ALLOTS.pattern.search(text, *head):
                back, counted = funds.span(), True
        if counted and (row := COUNTED.get(unit.lstrip("十百千万亿"))) is not None:
            done = row.pattern.match(text[slice(*back)])
            back = (back[0], back[0] + done.start("what")) if done is not None else back
        return spot._replace(back=back, counted=counted)

    def _has_capacity(self, spot: Spot) -> bool:
        return namings.CAPACITY.pattern.search(self.text, spot.clause.start, spot.quantity.left) is not None

    def _behind(self, spot: Spot) -> Named | None:
        """The noun behind the number, where it counts that or where no words before it name anything."""
        text, quantity, since = self.text, spot.quantity, spot.clause.start
        spent = namings.SPENT_ON.pattern.match(text, quantity.right, spot.end)
        if spent and (spot.action or spot.words.endswith(("投入", "安排", "拨付", "列支"))):
            return Named(((spent.end(), spot.end),), since, True, quantity.left, rule="spent on")
        goes_on = spot.named and subjects.follows(text, quantity.right, spot.end)
        nameless = not (spot.named or spot.relational)
        noun = trimming.has_letters(text[slice(*spot.back)])  # 实训基地12个*: a mark is none
        if noun and not goes_on and (spot.counted or nameless):
            return Named((spot.back,), since, spot.does or spot.action, quantity.left, counts=True, rule="counted")
        return None

    def _ranked(self, spot: Spot) -> Stretch | None:
        """龙头企业 in 县级以上龙头企业120家，其中国家级2家、省级15家: the noun of those whose rank alone is said."""
        of_which = self.text.startswith("其中", spot.clause.start)
        last = spot.row[-1] if spot.row else self.memory.last(spot.clause) if of_which else None
        if last is None or not last.pieces:
            return None
        whole = last.pieces[0] if last.rule == "rank" and len(last.pieces) == 2 else None
        if whole is not None and namings.RANK.pattern.fullmatch(self.text, *spot.front) is not None:
            return whole
        return lists.rank_alone(self.text, spot.front, last.pieces[-1])

    def _of_where(self, spot: Spot) -> Stretch | None:
        """人均居住面积 for 城市 in 人均居住面积，城市达到6平方米，农村达到18平方米."""
        if namings.WHERE.pattern.fullmatch(spot.words) is None:
            return None
        last = spot.row[-1] if spot.row else self.memory.spoken_of(spot.clause) or self.memory.last(spot.clause)
        if last is None or not last.pieces:
            return None
        topic = last.rule == "topic" and phrases.MEASURED.pattern.search(self.text, *last.pieces[0]) is not None
        rate = spot.quantity.kind == "share" and self.memory.is_rate(last)  # 系数为33.7%，其中城镇为33.5%
        return last.pieces[0] if topic or rate or last.rule == _WHERE else None

    def _per_whom(self, spot: Spot) -> Stretch | None:
        """每千人口 for 注册护士 in 每千人口床位7张、注册护士3人: for how many both are."""
        last = spot.row[-1] if spot.row else None
        if last is None or not last.pieces or self.text[spot.row_end : spot.front[0]] not in ("、", "和", "、拥有"):
            return None
        per = namings.PER_WHOM.pattern.match(self.text, *last.pieces[0])
        alike = spot.quantity.kind in ("people", "count") and last.unit is not None and last.unit[0] not in "万亿%"
        if cues.SUMMED(spot.words) is not None:
            return None  # 新增床位80张
        if per is None or not alike or namings.PER_WHOM.pattern.match(self.text, *spot.front) is not None:
            return None
        return per.span() if spot.quantity.value < _PER_THOUSAND else None

    def _before(self, spot: Spot) -> Named | None:
        """The words before the number, with whose they are."""
        if not spot.named:
            return None
        text, quantity, front, row = self.text, spot.quantity, spot.front, spot.row
        since, does, left = spot.clause.start, spot.does, quantity.left
        given = namings.GRANTED.pattern.match(text, quantity.right, spot.end)
        if given and front[1] < left:
            return Named((front, (given.end(), spot.end)), since, does, left, rule="given")
        if (noun := self._ranked(spot)) is not None:
            return Named((noun, front), since, does, left, rule="rank")
        if (noun := self.earlier.class_of(spot.clause, front, row, quantity.unit)) is not None:
            return Named((noun, front), since, does, left, rule="class")
        if (owner := self.earlier.owner(spot.clause, spot.words, row)) is not None:
            return Named((owner, front), since, does, left, rule="measure of the last")
        if (per := self._per_whom(spot)) is not None:
            return Named((per, front), since, does, left, rule="list")
        if (what := self._of_where(spot)) is not None:
            return Named((what, front), since, does, left, rule=_WHERE)
        for words in (namings.BUILT_BY, namings.FARED):
            if (apart := words.pattern.fullmatch(text, *front)) is not None:
                return Named((apart.span("who"), apart.span("what")), since, does, left, rule=words.name)
        return Named(trimming.without_adverbs(text, front), since, does, left)
