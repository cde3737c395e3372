"""How a number adds up, and which way headings look."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..lexicon import cues, sayings
from .quantities import Quantity


class Words(NamedTuple):
    """What stands around a number."""

    said: str
    """The clause up to the number; for a member of a list, up to the list's first number."""
    subject: str
    counts: bool
    """Whether the number counts the noun after it."""
    does: bool
    """Whether the words before the subject are a verb of doing."""
    summed: bool
    """Whether 新增 or 累计 in this sentence reaches the number."""
    yearly: bool
    """Whether 每年 or 年均 reaches it."""
    until: bool
    """Whether its own sentence says a date like 到2025年 or 截至2020年底 that governs it."""
    by: bool
    """Whether such a date governs it, said in its sentence or, for a target, before."""
    as_of: bool
    """Whether it is 截至: what has been built by then is there."""
    exists: bool
    """Whether the sentence tells what is there: 共有, 年末."""
    running: bool
    """Whether it has held so for years on end: 连续4年超过90万人."""
    stands: bool
    """Whether the sentence tells what is there with no verb at all: 国家级实验室18个."""
    paced: bool
    """Whether 增速 or 增长 follows the number: 保持20%以上增速."""
    attribute: bool
    """Whether 的 makes the number a property of the noun after it."""
    over: bool = False
    """Whether several years govern the number: “十四五”期间."""
    spans: bool = False
    """Whether its own sentence says so."""


_PACED = ("/秒", "/s", "/小时", "/h", "/日", "/天", "/d")
"""新增排水能力45立方米/秒 adds up as other capacity does."""


_DONE_TO = frozenset({"count", "area", "length"})
_SAVED_IN = frozenset({"mass", "energy", "volume"})
_TO = "至", "到", "约", "近", "超", "超过"
_CUT = frozenset({"mass", "energy", "area"})

Verdict = tuple[str, str]
"""What was decided, and the rule that did."""


@lru_cache(maxsize=256)
def looks(headings: tuple[str, ...]) -> Verdict | None:
    """back or ahead, by the innermost heading that says so; ``programme`` is the weakest rule."""
    for n, heading in reversed(list(enumerate(headings))):
        if cues.IMPERATIVE(heading):
            continue
        if row := cues.BACK(heading):
            if row == "gains" and any(cues.AHEAD(outer) == "aims" and not cues.BACK(outer) for outer in headings[:n]):
                continue  # 取得成效, among the aims
            return "back", f"back.{row}"
        if row := cues.AHEAD(heading):
            return "ahead", f"ahead.{row}"
    return ("ahead", "programme") if any(cues.PROGRAMME(heading) for heading in headings) else None


def direction_of(quantity: Quantity, words: Words) -> tuple[str | None, str]:
    """up or down, where a verb of change stands before the number, or a limit that is kept."""
    said = words.said
    if quantity.unit == "番" or (quantity.kind == "share" and said.endswith("新增")):
        return "up", "番"
    if _bettered(quantity, words) or _new_things(quantity, said):
        return None, "-"
    if words.paced and quantity.kind == "share":
        return "up", "pace"
    if _is_minus(quantity, said):
        return "down", "minus"
    if (quantity.kind == "points" and cues.COMPARED(said)) or _against(words):
        return None, "compared"
    for rule, direction in ((cues.UP, "up"), (cues.DOWN, "down")):
        if row := rule(said):
            return direction, f"{rule.name}.{row}"
    row = cues.REACHED(said)
    if row in ("up_to", "down_to"):
        return row[: row.index("_")], f"reached.{row}"
    if said.endswith(_TO):
        for to, direction in ((sayings.RAISED_TO, "up"), (sayings.LOWERED_TO, "down")):
            if to.pattern.search(said) is not None:
                return direction, "reached.to"
    row = cues.RAISES(said)
    if row and not (row == "raise" and quantity.kind in ("count", "people")):  # 增加学位900个 adds up
        return ("up" if row == "raise" else "down"), f"raises.{row}"
    if quantity.kind == "share" and words.subject.endswith(("增速", "增幅", "涨幅", "复合增长率")):
        return "up", "pace"  # 投资增速2023年6%、2024年5%
    return None, "-"


def aggregation_of(quantity: Quantity, words: Words) -> Verdict:
    """total, per_year, level or change."""
    said, unit = words.said, quantity.unit or ""
    share = quantity.kind in ("share", "multiple")
    change = _change(quantity, words)
    rises = (
        change is not None or "增速" in said + words.subject or sayings.PACE.pattern.search(words.subject) is not None
    )
    rate = cues.RATE(said)
    if words.yearly and quantity.kind == "points" and _against(words):
        return "change", "against"  # 年均增长5.7%、高于全国0.3个百分点
    of_one = cues.REACHED(said) is not None and sayings.OUTPUT.pattern.search(words.subject) is not None
    moved = words.yearly and cues.MEAN(said) is None and cues.REACHED(said) in ("up_to", "down_to")
    of_one = of_one or moved or sayings.CROSSES.pattern.search(said) is not None
    if words.yearly and not of_one and (rises or not (share or rate)):
        return "per_year", "yearly"
    if change is not None:
        return "change", change
    if unit.endswith("/年"):
        return _a_year(words)
    rated = ("/" in unit or "每" in unit) and quantity.kind != "count" and not (words.summed and unit.endswith(_PACED))
    index = quantity.unit is None and quantity.value % 1 != 0  # PUE值控制在1.25以下
    if share or index or quantity.kind == "time" or rated:
        return "level", "unit"
    if words.running and cues.STOCK(words.subject) not in ("people", "insured", "measure", "things"):
        return "per_year", "running"
    if rate:
        return "level", f"rate.{rate}"
    turns = unit.endswith("人次") or words.subject.endswith("人次")
    if words.exists and not turns and not cues.SUMMED(said) and not cues.FLOW(words.subject):
        return "level", "exists"
    if quantity.kind == "money" and words.attribute and sayings.WORTH.pattern.search(said + words.subject):
        return "level", "has"
    if quantity.kind == "money" and sayings.INVESTS.pattern.search(said):
        return "total", "doing"
    if words.summed and not (quantity.kind == "money" and sayings.LIMIT.pattern.search(said)):
        if sayings.TOTALLED.pattern.search(said) and (row := cues.MACRO(words.subject)):
            return "level", f"macro.{row}"
        in_all = quantity.kind == "count" and sayings.IN_ALL.pattern.fullmatch(said) is not None
        return ("level", "reached.is") if in_all else ("total", "summed")
    return _stock_or_flow(quantity, words)


def _a_year(words: Words) -> Verdict:
    """新增产能400万吨/年 adds up, 标准提高到7226元/年 is reached."""
    if words.summed:
        return "total", "summed"
    reached = cues.REACHED(words.said)
    return ("level", f"reached.{reached}") if reached in ("up_to", "down_to") else ("per_year", "unit")


def _new_things(quantity: Quantity, said: str) -> bool:
    """比上年新增20家: so many new ones; 比上年新增1620元 is by how much an amount grew."""
    return quantity.kind in ("count", "people") and said.endswith("新增")


def _bettered(quantity: Quantity, words: Words) -> bool:
    """Whether so many are made better, or over so much; 质量提升3% is by how much it grew."""
    if quantity.kind in ("count", "area", "length") and sayings.GOODNESS.pattern.search(words.said):
        return True
    return words.counts and sayings.BETTERED.pattern.search(words.said) is not None


def _is_minus(quantity: Quantity, said: str) -> bool:
    """同比-6.2%: the sign is the verb."""
    return quantity.kind == "share" and quantity.value < 0 and said.endswith(("同比", "分别", "比上年", "、", "和"))


def _against(words: Words) -> bool:
    """低于全市平均水平1.9人; in 低于全省0.9‰的控制指标 the number is that of what it is compared with."""
    return not words.attribute and sayings.AGAINST.pattern.search(words.said) is not None


def _change(quantity: Quantity, words: Words) -> str | None:
    """The rule that makes the number a change, or None."""
    said, unit = words.said, quantity.unit or ""
    if quantity.kind == "points" or unit == "番":
        return "unit"
    if _is_minus(quantity, said):
        return "minus"
    things = quantity.kind in ("count", "people")  # 压减审批事项46项 adds up
    planned = things and said.endswith(("计划", "预期"))  # 超计划16项 does, too
    if sayings.EXCEEDS.pattern.search(said):
        return "against"
    if quantity.kind != "multiple" and not planned and _against(words):
        return "against"
    if quantity.kind == "share" and said.endswith("新增"):
        return "up.raise"  # 较“十三五”末新增66.1%
    if (quantity.kind == "mass" and said.endswith("减排")) or _new_things(quantity, said):
        return None  # 年减排12万吨, 比上年新增20家 add up
    for rule in (cues.UP, cues.DOWN, cues.MOVED) if things else (cues.UP, cues.DOWN, cues.MOVED, cues.RAISES):
        if rule is cues.RAISES and quantity.kind in _CUT and "压减" in said:
            continue  # 压减渔船功率1.2万千瓦, 压减产能300万吨 adds up
        if (row := rule(said)) and not _bettered(quantity, words):
            return f"{rule.name}.{row}"
    paced = quantity.kind == "share" and (
        sayings.PACE.pattern.search(said) or sayings.PACE.pattern.search(words.subject)
    )
    if words.paced and quantity.kind == "share":
        return "pace"
    return "pace" if paced and not cues.REACHED(said) else None


def _stock_or_flow(quantity: Quantity, words: Words) -> Verdict:
    said, subject = words.said, words.subject
    if sayings.KEPT.pattern.search(subject) and not words.counts:
        return "level", "stock.size"  # 实现融资在保余额8.8亿元
    if words.attribute and sayings.NORM.pattern.search(subject):
        return "level", "norm"
    if quantity.kind == "money" and sayings.AWARDED.pattern.search(subject):
        return "level", "grant"
    if quantity.kind == "money" and (
        sayings.LIMIT.pattern.search(said) or (said.endswith("规模") and "投资" not in subject)
    ):
        return "level", "size"
    if words.spans and quantity.kind == "money" and not cues.REACHED(said) and sayings.SPENT.pattern.search(subject):
        return "total", "flow.money"
    if row := cues.MACRO(subject):
        return "level", f"macro.{row}"
    turns = (quantity.unit or "").endswith("人次") or subject.endswith("人次")
    if (sayings.HAS.pattern.search(said) and not turns) or (
        sayings.SUPPORTS.pattern.search(said) and sayings.REGIONS.pattern.search(subject)
    ):
        return "level", "has"
    if (
        said.endswith("向")
        or sayings.CEILING.pattern.search(said)
        or (quantity.kind == "people" and words.attribute and sayings.BUILDS.pattern.search(said))
    ):
        return "level", "size"
    if quantity.kind in _SAVED_IN and not cues.REACHED(said) and sayings.SAVED.pattern.search(subject):
        return "total", "doing"
    reached, stock = cues.REACHED(said), cues.STOCK(subject)
    stock = None if stock == "things" and quantity.kind == "money" else stock  # 其中私营企业23246亿元: its profit
    if turns and not reached:
        visits = words.by and sayings.VISITS.pattern.search(subject) is not None
        return ("level", "until") if visits else ("total", "turns")
    if reached in ("up_to", "down_to") and turns:
        return "level", f"reached.{reached}"
    if sayings.PLANNED.pattern.search(said) and words.attribute:
        return "level", "planned"
    if (words.does and cues.REACHED(said) == "is" and said.endswith(("达到", "达"))) or (
        (words.as_of or "已建成" in said) and sayings.THERE.pattern.search(said) and "新" not in said
    ):
        return "level", "reached.is"
    if words.does and reached in ("up_to", "down_to") and not words.counts:
        return "level", f"reached.{reached}"
    if words.does and words.by and stock == "money" and sayings.EARNED.pattern.search(said):
        return "level", "until"  # 到2025年，实现旅游总收入120亿元: what that year earns
    if words.does:
        held = stock and (reached or ((stock == "people" or "带动" in said) and sayings.OVER.pattern.search(said)))
        return ("level", f"stock.{stock}") if held and not words.counts else ("total", "doing")
    if quantity.kind in ("count", "people") and cues.RAISES(said) == "raise":
        return "total", "raises.raise"
    if words.counts and sayings.REACHED_IN_EACH.pattern.search(said):
        return "level", "reached.is"
    if words.counts and not words.stands:
        return "total", "counts"
    if not reached and quantity.kind in _DONE_TO and sayings.ACTED.pattern.search(said):
        return "total", "doing"
    if words.over and reached == "is" and cues.FLOW(subject) == "money":
        return "total", "flow.money"  # “十四五”期间，交通投资达到20亿元
    if stock == "things" and not reached and sayings.BROUGHT.pattern.search(subject):
        return "total", "doing"
    if sayings.DID.pattern.search(subject) and sayings.PASSED.pattern.search(said):
        return "total", "doing"
    if reached or sayings.OVER.pattern.search(said):
        return "level", f"reached.{reached or 'over'}"
    if stock:
        return "level", f"stock.{stock}"
    if words.until and quantity.kind in _DONE_TO and sayings.DONE_THERE.pattern.search(subject):
        return "total", "doing"
    if words.until and not words.as_of and quantity.kind == "count" and cues.FLOW(subject) == "works":
        return "total", "flow.works"  # 到2027年，立项7项以上
    if words.until and not (words.exists and cues.FLOW(subject)):
        return "level", "until"
    if row := cues.FLOW(subject):
        return "total", f"flow.{row}"
    if words.stands and (quantity.unit or "").lstrip("十百千万亿") not in ("起", "例", "次"):
        return "level", "stands"
    return "total", "plain"
