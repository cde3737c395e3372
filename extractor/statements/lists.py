"""The members of a list before its numbers, and what of the first is said of all: 限额以上单位粮油类、饮料类."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import namings, phrases
from .quantities import Quantity
from .subjects import Stretch, from_agent, inside, is_action, skip, tail_of


def listed(text: str, run: Sequence[Quantity], start: int, stop: int, commas: str = "、") -> list[Stretch] | None:
    """The subjects of a run of numbers that belong to as many subjects before ``stop``; None; ``commas`` part them."""
    head = text[start:stop]
    each = head.rfind("分别")
    if each >= 0 and (
        is_action(head[each + 2 :])
        or _DONE.fullmatch(head, each + 2)
        or namings.DRIVES.pattern.fullmatch(head, each + 2)
    ):  # 生活补贴、护理补贴分别惠及48万人、61万人
        head = head[: each + 2]
    if (per := phrases.PER.pattern.search(head)) is not None:
        head = head[: per.start()]  # 分别提高到每月200元和100元
    end = start + len(head) - len(tail_of(head))
    start = from_agent(text, start + skip(text, start, end), end)
    preposition = phrases.PREPOSITION.pattern.match(text, start, end)
    if preposition is not None:
        start = preposition.end()
    trades = namings.TRADES.pattern.match(text, start, end)
    if trades is not None and len(trades["which"]) == len(run) and "分别" in head:  # 一二三产增加值分别增长
        return [(n, n + 1) for n in range(start, trades.end() - 1)] + [(trades.end() - 1, end)]
    marks = (*phrases.MEMBER.pattern.finditer(text, start, end), *namings.QUOTES.pattern.finditer(text, start, end))
    if "，" in commas:
        marks = (*marks, *_COMMAS.finditer(text, start, end))
    cuts = sorted((m for m in marks if not inside(text, start, m.start())), key=lambda m: m.start())
    cuts = _outer(text, cuts, len(run) - 1)
    if len(cuts) + 1 < len(run) == 2 and (pair := namings.PAIR.pattern.search(text, start, end)) is not None:
        return [(start, pair.start() + 1), (pair.start() + 1, end)]  # 城乡居民人均可支配收入分别增长
    if len(cuts) + 1 < len(run) or ("分别" not in head and len(cuts) + 1 != len(run)):
        return None
    bounds = [start, *(p for m in cuts for p in m.span()), end]
    return list(zip(bounds[::2], bounds[1::2], strict=True))[-len(run) :]


_COMMAS = re.compile("，")
_DONE = re.compile("(?:完成|实现)[一-龥]{2,8}")
"""What each has done, behind 分别."""
_DEATHS = "死亡人数", "死亡率", "受伤人数", "直接经济损失"


def _outer(text: str, cuts: list[re.Match[str]], wanted: int) -> list[re.Match[str]]:
    """家用电器和音像器材类、体育娱乐用品类和书报杂志类: of more cuts than a list needs, its 、 and the last 和;
    各区、各县申报的项目和平台: those behind what says whose the members are.
    """
    if len(cuts) <= wanted:
        return cuts
    behind = [m for m in cuts if _ATTRIBUTE.search(text, cuts[0].end(), m.start()) is not None]
    if len(behind) == wanted:
        return behind
    marks = [m for m in cuts if m.group() in "、,"]
    for kept in (marks, [m for m in cuts if m in marks or m is cuts[-1]]):
        if len(kept) == wanted:
            return kept
    return cuts


_ATTRIBUTE = re.compile("(?:申报|推荐|报送|推选|承担|建设|管理|举办|引进|培育)的")


def shared_head(text: str, members: Sequence[Stretch]) -> Stretch | None:
    """限额以上单位 in 限额以上单位粮油类、饮料类: whose members they are."""
    if (pair := _opposite(text, members)) is not None:
        return pair
    if half_words(text, members):
        return members[0][0], members[0][1] - 1
    if in_one_word(text, members):  # 金融机构 in 金融机构存贷款余额
        return (members[0][0], members[0][1] - 1) if members[0][1] - members[0][0] > 1 else None
    if text.startswith("第", members[0][0]) and namings.TRADE.pattern.match(text, *members[-1]) is not None:
        return members[0][0], members[0][0] + 1  # 第一、二、三产业增加值
    if text.startswith("总", members[-1][0]) and (at := text.find("总", members[0][0] + 2, members[0][1])) > 0:
        return members[0][0], at  # 旅游总人次、总收入
    if (part := _doubled(text, members)) is not None:
        return part
    if (near := _WITHIN.match(text, *members[0])) is not None:
        again = _WITHIN_AGAIN.match(text, *members[-1]) is not None  # 站点500米、300米覆盖率
        return (members[0][0], near.end("what")) if again else (members[0][0], near.end())
    head = namings.OWNER.pattern.match(text, *members[0])
    if head is None and (head := namings.PER_WHOM.pattern.match(text, *members[0])) is not None:
        again = namings.PER_WHOM.pattern.match(text, *members[-1]) is not None
        return None if again or head.end() >= members[0][1] - 1 else head.span()
    if head is None and (head := namings.ACCIDENTS.pattern.match(text, *members[0])) is not None:
        return head.span() if text.startswith(_DEATHS, members[-1][0]) else None
    return head.span() if head is not None and head.end() < members[0][1] else None


_WITHIN = re.compile("(?P<what>[一-龥]{2,8}?)[0-9]{2,4}米(?:半径)?")
_WITHIN_AGAIN = re.compile("[0-9]{2,4}米")
"""站点600米人口、岗位覆盖率: within which reach both are covered."""


def in_one_word(text: str, members: Sequence[Stretch]) -> bool:
    """城 and 乡居民收入 of 城乡居民收入."""
    adjoin = len(members) == 2 and members[0][1] == members[1][0]
    return adjoin and namings.PAIR.pattern.match(text, members[1][0] - 1, members[1][1]) is not None


def half_words(text: str, members: Sequence[Stretch]) -> bool:
    """金融机构存 and 贷款余额 of 金融机构存、贷款余额: half of a word, behind what both are of."""
    if len(members) != 2 or members[0][1] - members[0][0] < 3:
        return False
    return text[members[0][1] - 1] + text[slice(*members[1])][:2] in _HALVES


_HALVES = frozenset({"存贷款", "进出口"})


def _doubled(text: str, members: Sequence[Stretch]) -> Stretch | None:
    """金融机构 in 金融机构各项存款余额和各项贷款余额: what stands before the words with which both go on and end."""
    start, end = members[0]
    again = text.find(text[slice(*members[-1])][:2], start + 2, end)
    alike = text[end - 2 : end] == text[members[-1][1] - 2 : members[-1][1]]
    return (start, again) if again > 0 and alike and len(members) == 2 and end - again > 3 else None


def _opposite(text: str, members: Sequence[Stretch]) -> Stretch | None:
    """一般公共预算 in 一般公共预算收入、支出: what both sides of one account are of."""
    first, last = text[slice(*members[0])], text[slice(*members[-1])]
    for ending, other in _SIDES:
        if last == other and first.endswith(ending) and len(first) - len(ending) >= 2:
            return members[0][0], members[0][1] - len(ending)
    return None


_SIDES = ("收入", "支出"), ("存款", "贷款"), ("存款余额", "贷款余额"), ("进口", "出口"), ("进口额", "出口额")


def rank_tail(text: str, nouns: Sequence[Stretch]) -> list[list[Stretch]]:
    """1家国家级、7家省级、30家市级以下产业园: a rank alone takes the noun of the last."""
    last = nouns[-1]
    if (tail := _kinds_tail(text, nouns)) is not None:
        return [*([n, tail] for n in nouns[:-1]), [last]]
    row = namings.RANK if namings.RANK.pattern.match(text, *last) is not None else namings.SIZES
    rank = row.pattern.match(text, *last)
    if rank is None or rank.end() == last[1] or text[rank.end()] == "(":
        return [[n] for n in nouns]
    return [[n, (rank.end(), last[1])] if n[0] < n[1] and row.pattern.fullmatch(text, *n) else [n] for n in nouns]


def _kinds_tail(text: str, nouns: Sequence[Stretch]) -> Stretch | None:
    """监测站点 in 26个高精度和90个普通精度监测站点: what kinds that end alike are kinds of."""
    start, end = nouns[-1]
    ending = text[nouns[0][1] - 1 : nouns[0][1]]
    if ending not in _OF_KIND or any(b - a > _KIND or not text.startswith(ending, b - 1) for a, b in nouns[:-1]):
        return None
    at = text.find(ending, start + 1, min(end, start + _KIND)) + 1
    return (at, end) if at and end - at >= 2 else None


_OF_KIND, _KIND = frozenset("度型类式性制"), 8
"""How words end that say of which kind a thing is, and their length at the most."""


_RANK_BEHIND = re.compile("(?:国家|自治区|[省市县区])级$")


def rank_alone(text: str, front: Stretch, last: Stretch) -> Stretch | None:
    """湿地公园 for 省级 in 国家级湿地公园3处、省级5处: the noun of the last, where a rank leads it."""
    if text.startswith("新增", last[0]):
        last = last[0] + 2, last[1]
    if (end := _RANK_BEHIND.search(text, last[0] + 2, last[1])) is not None:
        behind = namings.RANK.pattern.fullmatch(text, *end.span()) and namings.RANK.pattern.fullmatch(text, *front)
        return (last[0], end.start()) if behind else None  # 重点村国家级5个、省级30个
    rank = namings.RANK.pattern.match(text, *last)
    alone = rank is not None and rank.end() < last[1] and namings.RANK.pattern.fullmatch(text, *front) is not None
    return (rank.end(), last[1]) if rank is not None and alone else None
