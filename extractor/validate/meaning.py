"""What a cell says, whoever wrote it: the same type for the source's print and for what was keyed.

Readings of cells come from ``indicators.cells``; this module adds what only people and spreadsheets do: units
typed into the cell, dates and times that Excel made of 1-2 and 1:4:5, exponents, NULL and nan.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..indicators.cells import Reading, Usage, read_cell
from ..lexicon.comparators import BEFORE
from ..lexicon.tables import is_unit
from ..lexicon.widths import fold, squeeze
from ..models import Observation
from ..models.statement import Statement
from .english import in_signs
from .workbook import KeyedCell, Value, plain


@dataclass(frozen=True, slots=True)
class Meaning:
    """One value. ``total`` is None where the writer could not or did not say whether it is a plan-period total."""

    value: Decimal | None = None
    high: Decimal | None = None
    ratio: tuple[Decimal, ...] | None = None
    text: str | None = None
    comparator: str | None = None
    loose: bool = False
    """Whether the comparator is one of the words 以上, 以内, 以下, which many use with and without the bound itself."""
    total: bool | None = None
    unit: str | None = None
    how: str | None = None
    """By what detour the cell was read, in words for the reader of the report."""

    @property
    def missing(self) -> bool:
        """Whether it says that there is no value."""
        return self.value is None and self.ratio is None and self.text is None


MISSING = re.compile(r"^(?:null|none|nan|nil|#?n/?a|missing|无数据|空缺|缺失|未公布|未列)$", re.IGNORECASE)
_EXPONENT = re.compile(r"^[-+]?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,3}$")
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_UNIT = re.compile(
    rf"{_NUMBER}(?P<unit>[^0-9\[\](){{}}<>≤≥≈~:;,.+-]+?)"
    r"(?=$|[\[\](){}]|以上|以下|以内|及以上|左右|上下|余|多|累计)"
)
_WRAPPED = re.compile(r"^(?:\[[^\[\]]+\]|\([^()]+\))$")
"""A whole cell in brackets: 〔超过285〕."""
_TWO_SHARES = re.compile("[%‰][%‰]")
"""3.5‰%: which of the two it is nobody can say."""
_LOOSE = re.compile(r"以[上下内]")
_BARE_POINT = re.compile(r"(?<![^-+<>＜＞≤≥\[〔(（])[.．](?=[0-9])")
"""A point without a digit before it: .48 is 0.48."""
_TIME = re.compile(r"^(?P<a>[0-9]{1,2}):(?P<b>[0-9]{2}):(?P<c>[0-9]{2})$")
_MONTHS = {
    m: n for n, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
DATES: tuple[tuple[str, re.Pattern[str], tuple[tuple[str, tuple[int, int]], ...]], ...] = (
    ("月日", re.compile(r"^(?P<a>[0-9]{1,2})月(?P<b>[0-9]{1,2})日$"), (("1月2日", (1, 2)), ("10月12日", (10, 12)))),
    ("日-月", re.compile(r"^(?P<b>[0-9]{1,2})-(?P<m>[A-Za-z]{3})$"), (("2-Jan", (1, 2)), ("12-Oct", (10, 12)))),
    ("月-日", re.compile(r"^(?P<m>[A-Za-z]{3})-(?P<b>[0-9]{1,2})$"), (("Jan-02", (1, 2)),)),
    ("日期", re.compile(r"^(?:19|20)[0-9]{2}[-/](?P<a>[0-9]{1,2})[-/](?P<b>[0-9]{1,2})(?:T?00:00(?::00)?)?$"),
     (("2025-01-02", (1, 2)), ("2025/3/5", (3, 5)), ("2024-01-0200:00:00", (1, 2)))),
)  # fmt: skip
"""What Excel makes of a typed 1-2, and how that looks in a .csv; each with its two numbers."""


def of_observation(observation: Observation) -> Meaning:
    """What the source says in one observation."""
    o = observation
    return Meaning(
        o.value, o.value_high, tuple(o.ratio) if o.ratio is not None else None, o.text,
        _sign(o.comparator, fold(squeeze(o.raw))),
        total=o.cumulative if o.value is not None else None,
    )  # fmt: skip


def of_statement(statement: Statement) -> Meaning:
    """What the source says in a sentence."""
    s = statement
    return Meaning(s.value, s.value_high, comparator=s.comparator, total=s.aggregation == "total")


def of_cell(cell: KeyedCell) -> list[Meaning]:
    """What a keyed cell says: one value, two (``5.5 > [27.5]``), words, or that there is none."""
    special = _special(cell.value, cell.text)
    return [special] if special is not None else of_text(cell.text)


def of_text(text: str) -> list[Meaning]:
    """What the words of a cell say."""
    words = _BARE_POINT.sub("0.", in_signs(squeeze(text)))
    if not words or MISSING.match(words):
        return [Meaning()]
    if _EXPONENT.match(words):
        return [Meaning(plain(Decimal(words)), comparator="=", how="科学计数法")]
    pair = date_pair(words)
    if pair is not None:
        return [_dated(*pair)]
    return _read(words) or _in_brackets(words) or _with_rare_unit(words) or [Meaning(text=words)]


def _read(words: str) -> list[Meaning] | None:
    """What the grammar of the source's own cells makes of the words; a bracket before a number marks a total first."""
    if _TWO_SHARES.search(fold(words)):
        return None
    for square_is_total in (True, False):
        readings = read_cell(words, Usage(square_is_total=square_is_total))
        if readings[0].text is None:
            return [_of_reading(r, fold(words)[r.start : r.end], words) for r in readings]
    return None


def _in_brackets(words: str) -> list[Meaning] | None:
    """〔超过285〕: brackets around words and number."""
    inside = _read(words[1:-1]) if _WRAPPED.match(fold(words)) else None
    if inside is None or len(inside) > 1 or inside[0].value is None:
        return None
    return [replace(inside[0], total=True)]


def _with_rare_unit(words: str) -> list[Meaning] | None:
    """12.3月: a unit that cells of plans do not carry."""
    found = _UNIT.search(fold(words))
    if found is None or not is_unit(found.group("unit")):
        return None
    start, end = found.span("unit")
    rest = _read(words[:start] + words[end:])
    return [replace(m, unit=found.group("unit")) for m in rest] if rest is not None and len(rest) == 1 else None


def _of_reading(reading: Reading, part: str, words: str) -> Meaning:
    r = reading
    if r.value is None:
        return Meaning(ratio=r.ratio, text=r.text, comparator=r.comparator)
    value, how = _without_noise(r.value)
    return Meaning(
        value, r.high, comparator=_sign(r.comparator, part), loose=_LOOSE.search(words) is not None,
        total=r.total or r.bracket is not None, unit=_unit_in(part), how=how,
    )  # fmt: skip


def _sign(read: str | None, part: str) -> str | None:
    """The comparator of a cell that says more than one: >52以上 is above 52; >≥52 and ≥52左右 are what they say, both.

    Args:
        read: the comparator that the grammar of cells found.
        part: the folded words of the value.
    """
    figure = _FIGURE.search(part)
    if read in (None, "=", "range") or figure is None:
        return read
    before = [
        sign for found in _SIGN_BEFORE.finditer(part) if found.start() < figure.start() and (sign := _named(found))
    ]
    after = _LOOSE_BEHIND.search(part)
    said = set(before) if after and before and LOOSER.get(before[-1]) == read else {*before, read}
    return "/".join(sorted(said))


def _named(found: re.Match[str]) -> str | None:
    return next((sign for n, sign in enumerate(_ORDER) if found.group(f"s{n}")), None)


_FIGURE = re.compile("[0-9]")
_ORDER = [sign for sign, _, _ in BEFORE if sign != "="]
_SIGN_BEFORE = re.compile(
    "|".join(f"(?P<s{n}>{pattern})" for n, (sign, pattern, _) in enumerate(BEFORE) if sign != "=")
)
_LOOSE_BEHIND = re.compile(r"[0-9].*以[上下内]")
LOOSER = {"<": "<=", ">": ">="}
"""What the words 以内 and 以上 make of a sign that stands before the number and says it more exactly."""


def _without_noise(value: Decimal) -> tuple[Decimal, str | None]:
    """3.1800000000000002 as 3.18: more than 15 digits are never typed, and Excel keeps no more."""
    if len(value.as_tuple().digits) <= 15:
        return value, None
    return plain(Decimal(f"{float(value):.15g}")), "浮点误差"


def _unit_in(plain_text: str) -> str | None:
    found = _UNIT.search(plain_text)
    unit = found.group("unit") if found else None
    return unit if unit and is_unit(unit) else None


def _special(value: Value, text: str) -> Meaning | None:
    """Values that a spreadsheet stores with a type of their own."""
    if isinstance(value, Decimal):
        return Meaning(value, comparator="=")
    if isinstance(value, dt.date):
        return _dated(value.month, value.day)
    if isinstance(value, dt.time):
        parts: tuple[int, ...] = (value.hour, value.minute, value.second)
        return _clock(*(parts if value.second else parts[:2]))  # 1:2 became 01:02:00
    clock = _TIME.match(fold(squeeze(text)))
    if clock and clock.group("b")[0] == clock.group("c")[0] == "0":
        parts = tuple(map(int, clock.groups()))
        return _clock(*(parts if parts[-1] else parts[:2]))
    return None


def _dated(a: int, b: int) -> Meaning:
    return Meaning(Decimal(a), Decimal(b), comparator="range", how="Excel 把它当成了日期")


def _clock(*parts: int) -> Meaning:
    return Meaning(ratio=tuple(Decimal(part) for part in parts), comparator="=", how="Excel 把它当成了时间")


def date_pair(words: str) -> tuple[int, int] | None:
    """The two numbers that Excel took for month and day."""
    for _, pattern, _ in DATES:
        found = pattern.match(fold(words))
        if found:
            parts = found.groupdict()
            month = _MONTHS.get(parts["m"].lower()) if "m" in parts else int(parts["a"])
            return (month, int(parts["b"])) if month else None
    return None


def with_context(meanings: Sequence[Meaning], total: bool | None, comparator: str | None) -> list[Meaning]:
    """The meanings of a cell with what other cells of its row say about it, where the cell does not say it itself."""

    def one(m: Meaning) -> Meaning:
        bare = m.value is not None and m.comparator in ("=", None)
        return replace(
            m, total=(m.total or total) if total is not None else m.total,
            comparator=comparator if comparator and bare else m.comparator,
        )  # fmt: skip

    return [one(m) for m in meanings]


SIGNS = {
    "=": "=", "<": "<", ">": ">", "≤": "<=", "<=": "<=", "≥": ">=", ">=": ">=", "~": "~", "≈": "~", "range": "range",
    "lt": "<", "gt": ">", "le": "<=", "lte": "<=", "ge": ">=", "gte": ">=", "eq": "=", "等于": "=", "小于": "<",
    "大于": ">", "约": "~", "左右": "~", "不低于": ">=", "不少于": ">=", "以上": ">=", "不超过": "<=", "以内": "<=",
    "超过": ">", "低于": "<",
}  # fmt: skip
"""What people write in a column of its own for the comparator."""


def comparator_of(text: str) -> str | None:
    """The comparator that a cell of such a column names."""
    return SIGNS.get(fold(squeeze(text)).lower())
