"""What a number is: target or actual, and how it adds up."""

from __future__ import annotations

import re

from ..lexicon import cues
from .quantities import Quantity

_TO = re.compile(r"[到至为]$")


def looks(headings: list[str]) -> str | None:
    """back or ahead, by the innermost heading that says so."""
    for heading in reversed(headings):
        if cues.BACK.pattern.search(heading) and not re.search("目标|任务", heading):
            return "back"
        if cues.AHEAD.pattern.search(heading):
            return "ahead"
    return None


def aggregation_of(quantity: Quantity, before: str, subject: str, yearly: bool, until: bool) -> str:
    """total, per_year, level or change.

    Args:
        quantity: the number.
        before: the clause up to the number, its comparator taken off.
        subject: what is measured.
        yearly: whether 每年 or 年均 reaches this number.
        until: whether a date like 截至2020年底 governs it.
    """
    if yearly:
        return "per_year"
    if quantity.kind in ("points",) or quantity.unit == "番":
        return "change"
    if cues.CHANGE.pattern.search(before):
        return "change"
    said = before + subject
    if re.search(r"新增|累计|合计", said) and quantity.kind not in ("share", "time"):
        return "total"
    if quantity.kind in ("share", "time", "multiple") or (quantity.unit or "").startswith("/"):
        return "level"
    if cues.LEVEL_VERB.pattern.search(before) or quantity.comparator in ("<=", "<"):
        return "total" if _flows(subject) else "level"
    if cues.STOCK.pattern.search(subject):
        return "level"
    if cues.FLOW.pattern.search(said):
        return "total"
    return "level" if until else "total"


def _flows(subject: str) -> bool:
    return bool(re.search(r"新增|累计", subject))
