"""How figures, years and documents are called, on the terminal and in a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from ..models import Document
from .figures import MEASURES, Figure
from .lineup import Lined, Row

SIGNS = {"=": "", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "~": "约", "range": ""}


def labels(documents: Sequence[Document]) -> list[str]:
    """What to call each document: 湖北省“十四五”, and its id where that is not enough."""
    names = []
    for document in documents:
        region, plan = document.metadata.region, document.metadata.plan_period
        name = region.value.name if region else ""
        if plan is not None:
            name += f"“{plan.value.name}”" if plan.value.name else f"{plan.value.start}—{plan.value.end}"
        names.append(name or document.id)
    seen = Counter(names)
    return [name if seen[name] == 1 else f"{name} {d.id}" for name, d in zip(names, documents, strict=True)]


def years(row: Row) -> str:
    """``2016—2020年累计``, ``2020年``."""
    start, end = row.years
    said = f"{end}年" if start == end else f"{start}—{end}年"
    return said + (MEASURES[row.measure] if row.measure != "year" else "")


def amount(lined: Lined, figure: Figure) -> str:
    """The figure in the indicator's unit with its sign: ``>110``, ``3—5``."""
    said = plain(lined.in_unit(figure.value))
    if figure.high is not None:
        said += "—" + plain(lined.in_unit(figure.high))
    return SIGNS[figure.comparator] + said


def plain(value: Decimal) -> str:
    """Digits without exponent and without zeros that say nothing; at most twelve after the point."""
    return f"{round(value, 12).normalize():f}"
