"""The end of the last member of a list that is said of all: 参保人数 in 养老保险、失业保险参保人数.

Each way to tell it is a function; the first of ``WAYS`` that knows one decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..lexicon import namings, phrases
from ..lexicon.counted import HEADS
from .lists import half_words, in_one_word
from .quantities import Quantity
from .subjects import Stretch


@dataclass(frozen=True, slots=True)
class List:
    """The members, and the words of the first and of the last."""

    text: str
    members: Sequence[Stretch]
    first: str
    last: str


def shared_tail(text: str, members: Sequence[Stretch], run: Sequence[Quantity] = ()) -> Stretch | None:
    """The end of the last member that is said of all; or 队伍, which 支 counts."""
    if (counted := _counted_tail(text, members, run)) is not None:
        return counted
    start, end = members[-1]
    asked = List(text, members, text[slice(*members[0])], text[start:end])
    own = next((own for way in WAYS if (own := way(asked)) is not None), None)
    return (start + own, end) if own is not None else None


def _counted_tail(text: str, members: Sequence[Stretch], run: Sequence[Quantity]) -> Stretch | None:
    """救援队伍 in 消防、森防救援队伍分别达到12支、9支: what the unit of all counts, where none before it is a thing."""
    units = {(quantity.unit or "").lstrip("十百千万亿") for quantity in run}
    heads = HEADS.get(units.pop()) if len(units) == 1 else None
    last = members[-1]
    head = heads.pattern.search(text, last[0] + 2, last[1]) if heads is not None else None
    if head is None or any(b - a > _BARE or namings.THING.pattern.search(text, a, b) for a, b in members[:-1]):
        return None
    return head.span()


_BARE = 5
"""Characters at the most of a member that names no thing by itself."""


# -- the ways: how many characters of the last member are its own ------------------------------------------------------


def _of_one_word(asked: List) -> int | None:
    """居民收入 in 城乡居民收入, 款余额 in 存、贷款余额."""
    halves = in_one_word(asked.text, asked.members) or half_words(asked.text, asked.members)
    return 1 if halves else None


def _behind_rank(asked: List) -> int | None:
    """国家级、市级示范园分别达到2个、9个."""
    ranks = all(asked.text.startswith("级", end - 1) for _, end in asked.members[:-1])
    return _behind(asked, namings.RANK.pattern) if ranks else None


def _behind_kind(asked: List) -> int | None:
    """开工、竣工、达产亿元项目; 小学、初中班额; 60岁、65岁以上人口."""
    kinds = (namings.STAGE, namings.OWNERS, namings.AGE)
    return next((own for kind in kinds if (own := _behind(asked, kind.pattern)) is not None), None)


def _behind(asked: List, pattern: re.Pattern[str]) -> int | None:
    """Where the words begin that go on behind such a one in the last member, where all others are such words alone."""
    own = pattern.match(asked.last)
    alone = all(pattern.fullmatch(asked.text, *member) for member in asked.members[:-1])
    return own.end() if own is not None and alone and len(asked.last) - own.end() >= 2 else None


def _behind_level(asked: List) -> int | None:
    """省、市级重点项目, whatever the levels are called."""
    own = namings.LEVELS.pattern.match(asked.last)
    short = all(end - start <= 2 for start, end in asked.members[:-1])
    return own.end() if own is not None and short else None


def _behind_bracket(asked: List) -> int | None:
    """二氧化硫(SO2)、细颗粒物(PM2.5)平均浓度."""
    close = asked.last.rfind(")") + 1 if asked.first.endswith(")") else 0
    return close if 0 < close <= len(asked.last) - 2 else None


def _behind_ending(asked: List) -> int | None:
    """养老保险、失业保险参保人数: behind the word with which the first ends."""
    first, last = asked.first, asked.last
    for length in (4, 3, 2, 1):
        ending = first[-length:]
        at = last.find(ending)
        if ending == first and at == 0:
            continue  # 工业、制造业、工业技改投资
        if len(ending) == length and 0 <= at < len(last) - length and (length > 1 or ending in "港市县区省局院校科"):
            return at + length + last.startswith(ending, at + length) * length
    return None


def _behind_alike(asked: List) -> int | None:
    """客运、货运车辆占比."""
    first, last = asked.first, asked.last
    alike = len(first) in (2, 3) and last[1 : len(first)] == first[1:] and last[0] != first[0]
    return len(first) if alike and len(last) > len(first) else None


def _behind_trade(asked: List) -> int | None:
    """畜牧业、渔业产值占农业总产值的比重: of both trades."""
    trade = _OF_TRADE.match(asked.last) if asked.first.endswith("业") else None
    return trade.end() if trade is not None else None


def _behind_letter(asked: List) -> int | None:
    """省、市级重点项目; 东、中部地区通公路率."""
    first, last = asked.first, asked.last
    if first in _RANKS and len(last) > 2 and last[0] in _RANKS and last[1] == "级":
        return 1
    quarter = first in _QUARTERS and last[:1] in _QUARTERS and last.startswith(_OF_QUARTER, 1)
    return 1 if quarter and len(last) > 4 else None


def _behind_opposite(asked: List) -> int | None:
    """轻、重工业占比; 职工、城乡居民医保报销比例; 城镇、农村常住居民人均可支配收入."""
    first, last = asked.first, asked.last
    if first + last[: len(first)] in _OPPOSITES and len(last) > len(first) + 1:
        return len(first)
    for ones, others in ((_STAFF, _RESIDENTS), (_TOWN, _LAND)):
        other = next((word for word in others if last.startswith(word)), None) if first in ones else None
        if other is not None:
            return len(other)
    return None


def _at_measure(asked: List) -> int | None:
    """森林、湿地保护率, and not 死亡人数、经济损失占生产总值比: a share is of the last alone."""
    first, last = asked.first, asked.last
    match = phrases.MEASURED.pattern.search(last, _least(asked.text, asked.members))
    if match is None or phrases.MEASURED.pattern.search(first) or first.endswith(_WHO) or "占" in last[: match.start()]:
        return None
    quote = last.find("”")
    return quote + 1 if 0 <= quote < len(last) - 1 else match.start()


WAYS: tuple[Callable[[List], int | None], ...] = (
    _of_one_word, _behind_rank, _behind_kind, _behind_level, _behind_bracket, _behind_ending, _behind_alike,
    _behind_trade, _behind_letter, _behind_opposite, _at_measure,
)  # fmt: skip


_OF_TRADE = re.compile("[一-龥]{1,6}?业(?=(?:总产值|产值|增加值|投资|用电量|税收)占)")
"""畜牧业和渔业产值占农业总产值的比重: of both trades."""
_QUARTERS, _OF_QUARTER = frozenset("东西南北中"), ("部地区", "部")
_RANKS = frozenset("国省市县区镇乡村")
_OPPOSITES = frozenset({"轻重", "男女", "城乡", "内外", "进出", "存贷", "刑事治安", "民事行政"})
"""轻、重工业占比, 刑事、治安案件: all behind the second word is said of both."""
_TOWN, _LAND = ("城镇", "城市", "城区", "城"), ("县城", "建制镇", "农村", "乡村", "乡镇", "郊区", "乡")
"""城镇、农村常住居民人均可支配收入: all behind 农村 is said of both."""
_STAFF, _RESIDENTS = ("职工", "城镇职工", "企业职工"), ("城乡居民", "居民")
"""职工、城乡居民医保报销比例: all behind 居民 is said of both."""
_WHO = "游客", "旅客", "人次", "次数", "起数"
"""接待游客、旅游总收入分别增长: who is counted takes no measure of the next."""


def _least(text: str, members: Sequence[Stretch]) -> int:
    """How long the last member's own name is at the least: 森林 in 耕地、森林保护率."""
    whole = members[-1][1] - members[-1][0]
    last = text[slice(*members[-1])]
    if last[0] in namings.PRODUCTS and phrases.MEASURED.pattern.match(last, 1) is not None:
        return 1  # 黄金、镍产量
    return min(2, min(end - start for start, end in members), whole - 1)
