"""How each number of a text adds up, with what the sentence has said before it."""

from __future__ import annotations

import re

from ..lexicon import cues, sayings
from . import readings
from .clauses import Clause
from .number import Number
from .quantities import Quantity
from .reach import OF_WHICH, Reach
from .readings import Words, aggregation_of

_LIST = 200
"""Characters of a list back to what is said of all."""
_DATED = "的", "年", "底", "末", "前", "在", "今"
"""How words end behind which a time may stand between a verb and its number."""
_ON_TO = "至", "到"
_MOVED_BY = re.compile("[0-9][0-9.,]*[^0-9，。；]{0,6}$")


class SumsOf:
    """Tells how the numbers of one text add up, in order; ``lists`` where a line above has opened a list of amounts."""

    def __init__(self, text: str, reach: Reach, lists: bool):
        self.text, self.reach, self.lists = text, reach, lists
        self.listing = sayings.LISTING.pattern.search(text) if "：" in text or ":" in text else None
        self.just: tuple[int, str] = -1, ""
        """The clause in hand, and how its last number adds up."""
        self.told: tuple[int, dict[str | None, str]] = -1, {}
        """Of this sentence the last aggregation of each kind of unit: 其中 takes it over, and what has no verb."""

    def words(self, number: Number, subject: str, kind: str) -> Words:
        """What stands around a number, for telling how it adds up."""
        text, clause, quantity, named, since = self.text, number.clause, number.quantity, number.named, number.since
        member = since > clause.start and sayings.REPEATED.pattern.match(text, since, quantity.left) is not None
        own = text[since : quantity.start]
        member = member and (cues.REACHED(own) is None or cues.FLOW(own) is not None)  # 净增14户、总数突破100户
        said = text[clause.start if member else since : quantity.start]
        if sayings.EXCEEDS.pattern.search(text, clause.start, quantity.start):
            said = text[clause.start : quantity.start]
        if named.said < since and not (cues.UP(said) or cues.DOWN(said)):  # 分别下降3.1%和增长1.9%
            said = text[clause.start : named.said]
        if own in _ON_TO and since > clause.start:  # 下降2.3个百分点至7.5%: the verb stands before the first
            said = _MOVED_BY.sub("", text[clause.start : since]) + own
        said = sayings.DATED_LEVEL.pattern.sub("", said) if said.endswith(_DATED) else said
        said = sayings.DATED_PACE.pattern.sub("", said) if "速" in said or "幅" in said else said
        if quantity.kind in ("share", "multiple", "points") and (verb := self._moved(number)) is not None:
            said = verb
        near = number.governing is not None and number.governing.near
        dated = number.governing.time if number.governing is not None else None
        use = dated.use if dated is not None else None
        listed = self.lists or (self.listing is not None and clause.start >= self.listing.end())
        until = use == "until"
        measured = until and quantity.kind in ("length", "area", "energy", "volume")  # 到2025年，…，高铁5万公里
        may_stand = kind == "actual" or measured or ((quantity.kind == "mass" or listed) and not named.counts)
        among = self._among(number)
        return Words(
            said, subject, named.counts, named.does and not among,
            summed=self.reach.summed(clause, said, subject),
            yearly=self.reach.yearly(clause, quantity.start),
            until=until and near,
            by=until and (near or kind == "target"),
            as_of=(until and near and text.startswith("截", dated.start if dated is not None else 0))
            or text.startswith("目前", self.reach.begins),
            exists=self.reach.exists(clause) and not named.does,
            running=use == "running",
            stands=among or (may_stand and self._stands(clause, quantity)),
            paced=sayings.PACED.pattern.match(text, quantity.right) is not None,
            attribute=text.startswith("的", quantity.right),
            spans=near and use == "during" and dated is not None and dated.years[1] - dated.years[0] > 2,
            over=dated is not None and use == "during" and dated.years[1] > dated.years[0],
        )  # fmt: skip

    def _moved(self, number: Number) -> str | None:
        """上涨的有：交通通信3.2%、居住0.4%: the verb that is said of all of a list."""
        low = max(self.reach.begins, number.quantity.left - _LIST)
        moved = sayings.MOVED_ONES.pattern.search(self.text, low, number.quantity.left)
        own = self.text[number.since : number.quantity.left]
        return moved["verb"] if moved is not None and not (cues.UP(own) or cues.DOWN(own) or cues.RATE(own)) else None

    def of(self, number: Number, words: Words) -> readings.Verdict:
        """total, per_year, level or change, and the rule."""
        kind, clause = number.quantity.kind, number.clause
        aggregation, rule = ("level", "grant") if number.named.paid else aggregation_of(number.quantity, words)
        low = max(self.reach.begins, number.quantity.start - _LIST)
        if kind in ("mass", "energy") and sayings.CUTS.pattern.search(self.text, low, number.quantity.start):
            aggregation, rule = "total", "summed"
        if clause.sentence != self.told[0]:
            goes_on = self._of_which(clause) and clause.sentence == self.told[0] + 1
            self.told = clause.sentence, self.told[1] if goes_on else {}
        before = self.told[1].get(kind)
        own = self.text[number.since : number.quantity.left]
        later = rule in ("counts", "doing") and number.since > clause.start and not cues.DOING(own)  # 建成1家、7家
        made = own.endswith(("完成", "实现"))  # 其中，沿海港口完成7.1亿吨，内河港口完成3.2亿吨
        acts = rule == "plain" and not made and sayings.ACTS.pattern.search(own) is not None  # 设施改造提升93所
        of_which = self._of_which(clause) and (
            not rule.startswith("reached.") or rule == "reached.over" or (kind == "money" and before == "total")
        )
        governing = number.governing  # 其中，2011至2015年制修订15项: years of its own, over which it adds up
        own_years = words.over and governing is not None and governing.near and governing.time.start >= clause.start
        among = (of_which and not own_years) or later or (rule in ("plain", "stands", "until") and not acts)
        among = among and not (rule.startswith("stock.") and sayings.KEPT.pattern.search(words.subject))
        among = among and not (rule == "summed" and cues.SUMMED(own) == "new")  # 其中，新增里程269公里
        among = among and not rule.startswith("flow.") and not own.endswith(("共", "共计", "合计", "总计"))
        if before == "per_year" and kind == "share":
            among = False  # 余额年均增速不低于15%，其中中长期贷款占比超过50%
        if before == "per_year" and number.since == clause.start and not self._of_which(clause):
            among = False  # 每年安排5000万元，…首期出资2亿元
        if later and self.just == (clause.start, "total"):
            before = "total"  # 建成管廊16公里、海绵城市12平方公里
        if among and before is not None and aggregation in ("total", "level"):
            aggregation, rule = before, "among"
        if before is not None and aggregation in ("total", "level") and number.is_goal(self.text):
            aggregation, rule = before, "goal"
        if aggregation != "change" and rule not in ("grant", "size", "rate.each", "rate.by"):
            self.told[1][kind] = aggregation
        self.just = clause.start, aggregation
        return aggregation, rule

    def _of_which(self, clause: Clause) -> bool:
        """Whether a clause tells a part of what was told before: 其中女性…, 其中，沿海港口…."""
        return self.text.startswith("其中", clause.start) or self.text.endswith(OF_WHICH, 0, clause.start)

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

    def _among(self, number: Number) -> bool:
        """Whether what the number counts is the whole of what follows: 339个城市中，达标的城市占65.5%."""
        named = number.named
        if named.rule == "whole":
            return True
        return named.counts and self.text.startswith(("中，", "中,", "中排", "中位", "中有"), named.pieces[-1][1])
