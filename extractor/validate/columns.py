"""Keyed headers to columns of the source: by the same words, or by the years and the tense that they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from ..models.table import Column
from .headers import Tense, Time, plain, time_of
from .layout import KeyedColumn

GOOD = 0.5
"""Least likeness for two headers to speak of the same column."""
TENSE_OF_ROLE: dict[str, Tense] = {
    "baseline": "baseline", "target": "target", "actual": "actual", "annual_average": "average",
}  # fmt: skip

EXAMPLES: tuple[tuple[str, tuple[tuple[str, str, int], ...], str | None], ...] = (
    ("2020年", (("2020年完成数", "actual", 2020), ("“十三五”规划目标", "target", 2020)), "2020年完成数"),
    ("2025", (("2020年", "baseline", 2020), ("2025年目标", "target", 2025)), "2025年目标"),
    ("target", (("2020年基数", "baseline", 2020), ("规划目标", "target", 2030)), "规划目标"),
    ("13th FYP target", (("“十三五”规划目标", "target", 2020), ("2020年完成数", "actual", 2020)), "“十三五”规划目标"),
    ("baseline_2015", (("2015年基数", "baseline", 2015), ("2020年完成数", "actual", 2020)), "2015年基数"),
    ("annual average / total", (("2025年目标", "target", 2025), ("年均/累计", "target", 2025)), "年均/累计"),
    ("2023年", (("2020年", "baseline", 2020), ("2025年", "target", 2025)), None),
    ("录入金额", (("2020年", "baseline", 2020),), None),
)
"""A keyed header, columns of a source with role and last year, and the one that is meant."""


def match_columns(keyed: Sequence[KeyedColumn], source: Sequence[Column]) -> dict[int, tuple[Column, float]]:
    """For keyed columns by index the source column that each speaks of and how alike they are; one to one."""
    scores = [
        (likeness(k.source or k.header, c, exactly=k.source is not None), k.index, c) for k in keyed for c in source
    ]
    found: dict[int, tuple[Column, float]] = {}
    taken: set[int] = set()
    for score, index, column in sorted(scores, key=lambda item: (-item[0], item[1], item[2].index)):
        if score >= GOOD and index not in found and column.index not in taken:
            found[index] = column, score
            taken.add(column.index)
    return found


def likeness(header: str, column: Column, exactly: bool = False) -> float:
    """From 0 to 1; 1 is the same header."""
    if exactly:
        return 1.0 if plain(header) == plain(column.header) else 0.0
    years = (column.period.start, column.period.end) if column.period else None
    return _likeness(header, column.header, column.role, years)


@lru_cache(maxsize=4096)
def _likeness(header: str, source: str, role: str, period: tuple[int, int] | None) -> float:
    if plain(header) == plain(source):
        return 1.0
    keyed, printed = time_of(header), time_of(source)
    years, tense = (
        _years(keyed, printed, period),
        max(_tense(keyed.tense, t) for t in (TENSE_OF_ROLE.get(role), printed.tense or TENSE_OF_ROLE.get(role))),
    )
    if (keyed.years is None and keyed.tense is None) or years == 0 or tense == 0:
        return 0.0
    words = fuzz.ratio(plain(header), plain(source)) / 100
    return 0.5 * years + 0.3 * tense + 0.19 * words


def _years(keyed: Time, printed: Time, period: tuple[int, int] | None) -> float:
    """How well the years agree: 1 printed alike, 0 they exclude each other."""
    if keyed.years is None:
        return 0.5
    known = period or printed.years
    if known is None:
        return 0.3
    if known[1] != keyed.years[1]:
        return 0.0
    return 1.0 if keyed.named == printed.named and printed.years is not None else 0.6


def _tense(keyed: Tense | None, source: Tense | None) -> float:
    if keyed is None or source is None:
        return 0.5
    if keyed == source:
        return 1.0
    return 0.4 if {keyed, source} == {"baseline", "actual"} else 0.0
