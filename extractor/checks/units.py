"""A unit that does not fit its indicator's name: 人数 in 万人次, a rate under a head count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..lexicon.units import read_unit
from .check import Check, Example
from .view import View

MISFITS: tuple[tuple[str, str], ...] = (
    (r"人数$", "people_times"),
    (r"人次数?$", "people"),
    (r"(?:参保|覆盖|失业|结案|签订|就业|合格|普及|入学|满意|好评|达标)率$", "people"),
)
"""How a name ends, and the dimension in which it is printed by mistake."""

_OF_PEOPLE = re.compile(r"(?:覆盖|参保|普及|入学|就业|失业)率$")
"""Rates of all who might be; a 占比 or 合格率 under a count is a share of that count and stands well there."""

_ROWS = [(re.compile(pattern), dimension) for pattern, dimension in MISFITS]


def find(view: View) -> Iterator[Finding]:
    """UNIT_MISFIT at the name with its unit; RATE_OF_COUNT where a 其中 row is a rate and its whole a count."""
    rows = {indicator.id: indicator for indicator in view.document.indicators}
    for indicator in view.document.indicators:
        if indicator.unit is None:
            continue
        dimension = read_unit(indicator.unit).dimension
        if any(dimension == mistaken and pattern.search(indicator.name) for pattern, mistaken in _ROWS):
            detail = f"“{indicator.name}”的单位印作“{indicator.unit}”"
            yield finding("UNIT_MISFIT", detail, view.places(indicator.span))
        whole = rows.get(indicator.of) if indicator.of is not None else None
        if whole is None or dimension != "share" or not _OF_PEOPLE.search(indicator.name):
            continue
        if read_unit(whole.unit).dimension == "people":
            detail = f"“{indicator.name}（{indicator.unit}）”列在“{whole.name}（{whole.unit}）”之下"
            yield finding("RATE_OF_COUNT", detail, view.places(whole.span, indicator.span))


_TABLE = "指标\t2020年\t2025年\n{row}\n"

CHECK = Check(
    find,
    (
        Example(
            "UNIT_MISFIT",
            shows=_TABLE.format(row="取得职业资格证书人数（万人次）\t26\t30"),
            holds=_TABLE.format(row="取得职业资格证书人数（万人）\t26\t30"),
        ),
        Example(
            "RATE_OF_COUNT",
            shows=_TABLE.format(row="持卡人数（万人）\t1011\t1061\n其中：电子社保卡覆盖率（%）\t36\t67"),
            holds=_TABLE.format(row="专任教师（万人）\t88\t90\n其中：“双师型”教师比例（%）\t36\t67"),
        ),
    ),
)
