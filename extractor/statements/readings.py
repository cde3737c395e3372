"""How a number adds up, and which way headings look."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import cues
from .quantities import Quantity

_OVER = re.compile("(?:超过?|不少于|不低于)$")
_HAS = re.compile(r"有(?:约|近)?$")


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
    """Whether a date like 到2025年 or 截至2020年底 governs it."""
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


_PACED = ("/秒", "/s", "/小时", "/h", "/日", "/天", "/d")
"""新增排水能力45立方米/秒 adds up as other capacity does."""
_PLANNED = re.compile("(?:规划|面积|全长|总长|规模|规划建设)(?:了|达|为|约|不少于|不低于|超过?)*$")
"""规划面积100平方公里的示范区: how large a thing is."""

_CEILING = re.compile("上限[^，。；]{0,14}$")
_BUILDS = re.compile("(?:建设|建立|组建|打造|建成)(?:超过?|约|不少于|不低于)*$")
"""建设超过50人的师资库: how large a thing is."""

_AWARDED = re.compile("(?:认定|评定|通过|获评|入库|上规|升规|首次|一次性)[一-龥]{0,4}(?:奖补|奖励|补助|补贴)$")
"""高新技术企业首次认定奖补30万元."""
_SUPPORTS, _PLACES = re.compile("支持(?:了|全[国省市])?$"), re.compile("(?:县|市|州|省|地区)(?:发展|建设)?$")
"""支持55个产粮大县: so many there are."""

_ACTED = re.compile(f"(?:{cues.DOING.pattern.pattern})(?:超过?|不少于|不低于|约|近)$")
"""设施改造提升超过96所: how many it was done to."""
_DONE_TO = frozenset({"count", "area", "length"})

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
    if quantity.unit == "番":
        return "up", "番"
    if words.counts and _BETTERED.search(said):
        return None, "-"
    if words.paced and quantity.kind == "share":
        return "up", "pace"
    if quantity.kind == "points" and cues.COMPARED(said):
        return None, "compared"
    for rule, direction in ((cues.UP, "up"), (cues.DOWN, "down")):
        if row := rule(said):
            return direction, f"{rule.name}.{row}"
    row = cues.REACHED(said)
    if row in ("up_to", "down_to"):
        return row[: row.index("_")], f"reached.{row}"
    if row := cues.RAISES(said):
        return ("up" if row == "raise" else "down"), f"raises.{row}"
    return None, "-"


def aggregation_of(quantity: Quantity, words: Words) -> Verdict:
    """total, per_year, level or change."""
    said, unit = words.said, quantity.unit or ""
    share = quantity.kind in ("share", "multiple")
    change = _change(quantity, words)
    rises = change is not None or "增速" in said + words.subject
    rate = cues.RATE(said)
    if words.yearly and (rises or not (share or rate)):
        return "per_year", "yearly"
    if change is not None:
        return "change", change
    if unit.endswith("/年"):
        return "per_year", "unit"
    rated = "/" in unit and quantity.kind != "count" and not (words.summed and unit.endswith(_PACED))
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
    if quantity.kind == "money" and words.attribute and "投资" in said + words.subject:
        return "level", "has"
    if words.summed:
        return "total", "summed"
    return _stock_or_flow(quantity, words)


_BETTERED = re.compile("(?:提升|扩大)$")
"""提升10个区域公用品牌: so many are made better, and nothing grows by ten."""
_PACE = re.compile(r"(?:增速|增幅|降幅|涨幅|跌幅|(?<!自然)增长率|下降率)(?!度)[^，。]{0,4}$")


def _change(quantity: Quantity, words: Words) -> str | None:
    """The rule that makes the number a change, or None."""
    said, unit = words.said, quantity.unit or ""
    if quantity.kind == "points" or unit == "番":
        return "unit"
    things = quantity.kind in ("count", "people")  # 压减审批事项46项 adds up
    if quantity.kind == "mass" and said.endswith("减排"):
        return None  # 年减排12万吨 adds up
    for rule in (cues.UP, cues.DOWN, cues.MOVED) if things else (cues.UP, cues.DOWN, cues.MOVED, cues.RAISES):
        if (row := rule(said)) and not (words.counts and _BETTERED.search(said)):
            return f"{rule.name}.{row}"
    paced = quantity.kind == "share" and (_PACE.search(said) or _PACE.search(words.subject))
    if words.paced and quantity.kind == "share":
        return "pace"
    return "pace" if paced and not cues.REACHED(said) else None


def _stock_or_flow(quantity: Quantity, words: Words) -> Verdict:
    said, subject = words.said, words.subject
    if quantity.kind == "money" and _AWARDED.search(subject):
        return "level", "grant"
    if row := cues.MACRO(subject):
        return "level", f"macro.{row}"
    if _HAS.search(said) or (_SUPPORTS.search(said) and _PLACES.search(subject)):
        return "level", "has"
    if (
        said.endswith("向")
        or _CEILING.search(said)
        or (quantity.kind == "people" and words.attribute and _BUILDS.search(said))
    ):
        return "level", "size"
    reached, stock = cues.REACHED(said), cues.STOCK(subject)
    turns = (quantity.unit or "").endswith("人次") or subject.endswith("人次")
    if turns and not reached:
        return "total", "turns"
    if _PLANNED.search(said) and words.attribute:
        return "level", "planned"
    if (words.does and said.endswith(("达到", "达"))) or (
        (words.as_of or "已建成" in said) and "建成" in said and "新" not in said
    ):
        return "level", "reached.is"
    if words.does:
        held = stock and (reached or ((stock == "people" or "带动" in said) and _OVER.search(said)))
        return ("level", f"stock.{stock}") if held and not words.counts else ("total", "doing")
    if words.counts and not words.stands:
        return "total", "counts"
    if not reached and quantity.kind in _DONE_TO and _ACTED.search(said):
        return "total", "doing"
    if reached or _OVER.search(said):
        return "level", f"reached.{reached or 'over'}"
    if stock:
        return "level", f"stock.{stock}"
    if words.until:
        return "level", "until"
    if row := cues.FLOW(subject):
        return "total", f"flow.{row}"
    if words.stands and (quantity.unit or "").lstrip("十百千万亿") not in ("起", "例", "次"):
        return "level", "stands"
    return "total", "plain"
