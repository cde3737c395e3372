"""How figures, years and documents are called, on the terminal and in a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from ..models import Document
from .figures import MEASURES, Figure, Measure
from .lineup import Lined, Row

SIGNS = {"=": "", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "~": "约", "range": ""}
PRINTED = 15
"""Digits before the point, at most, of a number that is rounded: with twelve behind it they are exact."""
FROM_TEXT = "†"
"""Stands behind a figure that only the running text of its document has."""


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


def regions(documents: Sequence[Document]) -> list[str]:
    """The region of each document; of one that names none, its id."""
    return [d.metadata.region.value.name if d.metadata.region else d.id for d in documents]


def title(lined: Lined, measure: Measure | None = None) -> str:
    """``城镇新增就业 累计（万人）``."""
    said = f"{lined.name} {MEASURES[measure]}" if measure and measure != "year" else lined.name
    return f"{said}（{lined.unit}）" if lined.unit else said


def years(row: Row) -> str:
    """``2016—2020年累计``, ``2020年``."""
    return span(row.years) + (MEASURES[row.measure] if row.measure != "year" else "")


def span(both: tuple[int, int]) -> str:
    """``2016—2020年``, ``2020年``."""
    start, end = both
    return f"{end}年" if start == end else f"{start}—{end}年"


def amount(lined: Lined, figure: Figure) -> str:
    """The figure in the indicator's unit with its sign: ``>110``, ``3—5``."""
    said = plain(lined.in_unit(figure.value))
    if figure.high is not None:
        said += "—" + plain(lined.in_unit(figure.high))
    return SIGNS[figure.comparator] + said


def plain(value: Decimal) -> str:
    """Digits without exponent and without zeros that say nothing; at most twelve after the point.

    What has more digits than anybody prints stays as its file has it: documents come from elsewhere, too.
    """
    if value.adjusted() > PRINTED:
        return str(value)
    return f"{round(value, 12).normalize():f}"
