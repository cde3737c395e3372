"""What a number is: promised or reported, and how it adds up."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import cues
from .quantities import Quantity


_HAS = re.compile(r"有(?:约|近)?$")


@cache
def doing() -> re.Pattern[str]:
    """A verb of doing, not where it is part of a noun."""
    words = "|".join(sorted(cues.DOING, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?!{cues.NOT_VERB})(?:(?:新|再|拟)(?:{words})|{words})")


def looks(headings: list[str]) -> str | None:
    """back or ahead, by the innermost heading that says so."""
    for heading in reversed(headings):
        if cues.BACK(heading):
            return "back"
        if cues.AHEAD(heading):
            return "ahead"
    return "ahead" if any(cues.PROGRAMME(heading) for heading in headings) else None


def aggregation_of(
    quantity: Quantity, said: str, subject: str, counts: bool, does: bool, summed: bool, yearly: bool, until: bool, attribute: bool
) -> str:  # fmt: skip
    """total, per_year, level or change.

    Args:
        quantity: the number.
        said: the clause up to the number (for a member of a list, up to the list's first number).
        subject: what is measured.
        counts: whether the number counts the noun after it.
        does: whether the words before the subject are a verb of doing.
        summed: whether 新增 or 累计 in this sentence reaches the number.
        yearly: whether 每年 or 年均 reaches it.
        until: whether a date like 截至2020年底 governs it.
        attribute: whether 的 makes the number a property of the noun after it.
    """
    share = quantity.kind in ("share", "multiple")
    changes = quantity.kind == "points" or quantity.unit == "番" or cues.CHANGE(said) or cues.RISE(said)
    if yearly and not (share and not changes and "增速" not in said + subject) and not cues.RATE(said):
        return "per_year"
    if changes:
        return "change"
    if (quantity.unit or "").endswith("/年"):
        return "per_year"
    if quantity.kind in ("share", "time", "multiple") or (quantity.unit or "").startswith("/"):
        return "level"
    if cues.RATE(said):
        return "level"
    if summed or cues.SUMMED(said):
        return "total"
    if (
        cues.MACRO(subject)
        or _HAS.search(said)
        or (quantity.kind == "money" and "投资" in said + subject and attribute)
    ):
        return "level"
    if (quantity.unit or "").endswith("人次") and not cues.REACHED(said):
        return "total"
    if does and said.endswith("达到"):
        return "level"
    stock, reached = cues.STOCK(subject), cues.REACHED(said)
    if until and "建成" in said and "新" not in said:
        return "level"
    if does or counts:
        return "level" if stock and reached and not counts else "total"
    return "level" if reached or stock or until else "total"
