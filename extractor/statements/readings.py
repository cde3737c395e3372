"""How a number adds up, and which way headings look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..lexicon import cues
from .quantities import Quantity

_HAS = re.compile(r"有(?:约|近)?$")


@dataclass(frozen=True, slots=True)
class Words:
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
    """Whether a date like 截至2020年底 governs it."""
    attribute: bool
    """Whether 的 makes the number a property of the noun after it."""


@cache
def doing() -> re.Pattern[str]:
    """A verb of doing, not where it is part of a noun."""
    words = "|".join(sorted(cues.DOING, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?!{cues.NOT_VERB})(?:(?:新|再|拟)(?:{words})|{words})")


def looks(headings: Sequence[str]) -> str | None:
    """back or ahead, by the innermost heading that says so."""
    for heading in reversed(headings):
        if cues.BACK(heading):
            return "back"
        if cues.AHEAD(heading):
            return "ahead"
    return "ahead" if any(cues.PROGRAMME(heading) for heading in headings) else None


def aggregation_of(quantity: Quantity, words: Words) -> str:
    """total, per_year, level or change."""
    said, unit = words.said, quantity.unit or ""
    share = quantity.kind in ("share", "multiple")
    changes = quantity.kind == "points" or unit == "番" or cues.CHANGE(said) or cues.RISE(said)
    rises = changes or "增速" in said + words.subject
    if words.yearly and (rises or not share) and not cues.RATE(said):
        return "per_year"
    if changes:
        return "change"
    if unit.endswith("/年"):
        return "per_year"
    if share or quantity.kind == "time" or unit.startswith("/") or cues.RATE(said):
        return "level"
    if words.summed:
        return "total"
    return _stock_or_flow(quantity, words)


def _stock_or_flow(quantity: Quantity, words: Words) -> str:
    said, subject = words.said, words.subject
    invested = quantity.kind == "money" and words.attribute and "投资" in said + subject
    if cues.MACRO(subject) or _HAS.search(said) or invested:
        return "level"
    reached, stock = cues.REACHED(said), cues.STOCK(subject)
    if (quantity.unit or "").endswith("人次") and not reached:
        return "total"
    if (words.does and said.endswith("达到")) or (words.until and "建成" in said and "新" not in said):
        return "level"
    if words.does or words.counts:
        return "level" if stock and reached and not words.counts else "total"
    return "level" if reached or stock or words.until else "total"
