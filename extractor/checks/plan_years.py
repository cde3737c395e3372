"""Years beside a plan's name that are not its years: “十四五”（2020—2024年）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..lexicon.numerals import han_number
from ..lexicon.periods import plan_years
from .check import Check, Example
from .view import View

_BESIDE = re.compile(
    r"五[”\"」]?\s*(?:规划|时期|期间|计划)?\s*[(（]\s*(?P<a>[12][0-9]{3})年?\s*[-—–~～至]{1,2}\s*(?P<b>[12][0-9]{3})年?\s*[)）]"
)
_ORDINAL = re.compile("[一二三四五六七八九十]{1,3}$")


_PERIOD = re.compile(
    r"规划(?:期限?|年限|期间|时限)[为是：:]?\s*(?P<a>[12][0-9]{3})年?\s*[-—–~～至到]{1,2}\s*(?P<b>[12][0-9]{3})年"
)


def find(view: View) -> Iterator[Finding]:
    """PLAN_YEARS_DIFFER, for each name of a five-year plan with years in brackets behind it, and for the period that the
    text gives to a plan whose title names another."""
    yield from _beside(view)
    period = view.document.metadata.plan_period
    if period is None or period.value.ordinal is None:
        return
    own = period.value
    for match in _PERIOD.finditer(view.text):
        years = int(match.group("a")), int(match.group("b"))
        if years != (own.start, own.end) and own.start - 3 <= years[0] <= own.end:
            detail = f"“{own.name}”是 {own.start}—{own.end} 年，此处规划期印作 {years[0]}—{years[1]} 年"
            yield finding("PLAN_YEARS_DIFFER", detail, [Fragment.of(view.text, match.start(), match.end())])


def _beside(view: View) -> Iterator[Finding]:
    for match in _BESIDE.finditer(view.text):
        before = _ORDINAL.search(view.text[max(0, match.start() - 3) : match.start()])
        ordinal = han_number(before.group()) if before else None
        years = int(match.group("a")), int(match.group("b"))
        if before and ordinal and ordinal <= 29 and plan_years(ordinal) != years:
            first, last = plan_years(ordinal)
            detail = f"“{before.group()}五”是 {first}—{last} 年，此处印作 {years[0]}—{years[1]} 年"
            place = Fragment.of(view.text, match.start() - len(before.group()), match.end())
            yield finding("PLAN_YEARS_DIFFER", detail, [place])


_TEXT = "一、总体要求\n“十四五”时期（{}年）是关键五年。\n"

_PLAN = "青石市“十四五”养老服务规划\n\n一、总体要求\n本规划期为{}年，展望到2035年。\n"

CHECK = Check(
    find,
    (
        Example("PLAN_YEARS_DIFFER", shows=_TEXT.format("2020—2024"), holds=_TEXT.format("2021—2025")),
        Example("PLAN_YEARS_DIFFER", shows=_PLAN.format("2020—2024"), holds=_PLAN.format("2021—2025")),
    ),
)
