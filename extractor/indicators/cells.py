"""A cell to its observations: comparator, number, marks, words.

The grammar runs on folded text without white space; ``raw`` is always the print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from ..lexicon import tables as words
from ..lexicon.comparators import AFTER as SUFFIXES
from ..lexicon.comparators import BEFORE as COMPARATORS
from ..lexicon.widths import fold, squeeze

_NUMBER = r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_BEFORE = "|".join(f"(?P<c{n}>{pattern})" for n, (_, pattern, _) in enumerate(COMPARATORS))
_AFTER = "|".join(f"(?P<s{n}>{pattern})" for n, (_, pattern, _) in enumerate(SUFFIXES))
_UNIT_WORDS = r"(?:%|‰|个?百分点|倍|[十百千万亿]{0,2}(?:人次|人|美元|元|个|家|件|张|户|年|岁|公里|平方公里|平方米|公顷|亩|吨|立方米|所|次|名|项|套|辆|千瓦|床|m2|km)?)"
_VALUE = re.compile(
    rf"^(?P<total>(?:五年)?累计|合计)?(?P<annual>年均(?:增长|增速|新增)?)?(?P<before>(?:{_BEFORE})*)(?P<open>[\[(])?(?P<inner>(?:[<>≤≥≈~=]|>=|<=)?)"
    rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT_WORDS})"
    rf"(?:(?P<dash>[-—–~至])(?P<high>{_NUMBER})(?P<unit2>{_UNIT_WORDS}))?"
    rf"(?P<suffix>(?:{_AFTER})?)(?P<close>[\])])?(?:{_UNIT_WORDS})(?P<after>(?:以上|以内|以下|左右)?)"
    rf"(?P<word>[\[(](?:五年)?累计[\])]|(?:五年)?累计)?(?P<average>[\[(]年均[\])])?(?P<foot>[①-⑳*]|\[[0-9]{{1,2}}\])?$"
)
_RATIO = re.compile(rf"^(?P<before>(?:{_BEFORE})*)(?P<ratio>{_NUMBER}(?::{_NUMBER})+)(?P<suffix>(?:{_AFTER})?)$")
_TWO = re.compile(r"^(?P<a>[^\[(/]+?)[/;,、]?(?P<b>[<>≤≥≈~]?[\[(][^\])]*[\])])$")
_TWO_SLASH = re.compile(r"^(?P<a>[^/]+)/(?P<b>[^/]+)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as read from a stretch ``start``–``end`` of the folded, squeezed cell."""

    start: int
    end: int
    value: Decimal | None = None
    high: Decimal | None = None
    text: str | None = None
    ratio: tuple[Decimal, ...] | None = None
    comparator: str | None = None
    bracket: str | None = None
    total: bool = False
    """Whether the cell itself says 累计."""
    annual: bool = False
    """Whether the cell itself says 年均."""


def read_cell(raw: str, square_is_total: bool = False) -> list[Reading]:
    """All values of a cell: none printed, one, two, or words.

    Args:
        raw: the cell as printed.
        square_is_total: whether the table uses [ ] for totals; if not, ``5.5[1]`` has a footnote mark.
    """
    print_ = squeeze(unescape(raw) if "&" in raw else raw)
    plain = fold(print_)
    if not plain or words.is_missing(plain) or words.is_missing(plain.strip("[]()")):
        return [Reading(0, len(plain))]
    ratio = _RATIO.match(plain)
    if ratio:
        parts = tuple(_decimal(n) for n in ratio.group("ratio").split(":"))
        return [Reading(0, len(plain), ratio=parts, comparator=_sign(ratio.group("suffix"), ratio.group("before")))]
    one = _one(plain, print_, 0)
    if one is not None and not (
        square_is_total and re.search(r"[^\[]\[[0-9]+\]$", plain) and not plain.startswith(("<", ">", "≤", "≥"))
    ):
        return [one]
    for pattern in (_TWO, _TWO_SLASH):
        match = pattern.match(plain)
        if match:
            first = _one(match.group("a"), print_[: match.end("a")], 0)
            second = _one(match.group("b"), print_[match.start("b") :], match.start("b"))
            if first is not None and second is not None:
                return [first, second]
    return [Reading(0, len(plain), text=print_)]


def _one(plain: str, print_: str, offset: int) -> Reading | None:
    match = _VALUE.match(plain)
    if match is None:
        return None
    opened, closed = match.group("open"), match.group("close")
    if bool(opened) != bool(closed):
        return None
    sign = _sign(match.group("suffix") or match.group("after"), match.group("inner"), match.group("before"))
    high = match.group("high")
    bracket = print_[match.start("open")] + print_[match.start("close")] if opened else None
    return Reading(
        offset, offset + len(plain), _decimal(match.group("number")), _decimal(high) if high else None,
        comparator="range" if high else sign, bracket=bracket,
        total=bool(match.group("total") or match.group("word") or "累计" in match.group("before")),
        annual=bool(match.group("annual") or match.group("average")),
    )  # fmt: skip


def _sign(suffix: str, *before: str) -> str:
    """The comparator of the words after a number, else of the signs before it."""
    for sign, pattern, _ in SUFFIXES:
        if suffix and re.fullmatch(pattern, suffix):
            return sign
    for text in before:
        for sign, pattern, _ in COMPARATORS:
            if text and sign != "=" and re.search(pattern, text):
                return sign
    return "="


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
