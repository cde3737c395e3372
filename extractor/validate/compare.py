"""Whether two meanings are the same: the number, then what stands around it.

All arithmetic is on exact fractions; nothing is equal by rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..lexicon.units import NUMBER, convert, read_unit
from ..lexicon.widths import fold, squeeze
from .meaning import Meaning

_PREFIX = re.compile(r"^(?:[十百千]?[万亿])+|^[百千](?=[人名吨亩户个家公])")
"""What goes off a unit before 万: 万人, 百万吨, 千人; 千瓦 and 千米 keep their 千."""
AS_FRACTION = "以小数表示的百分数"
LOOSE = {"<=": "<", ">=": ">"}


@dataclass(frozen=True, slots=True)
class Units:
    """``source`` is what the source's value is in; ``keyed`` what the keyed row says its values are in.

    ``percents`` is whether all other shares of the keyed table are written as percents: 1 then is no 100 %.
    """

    source: str | None = None
    keyed: str | None = None
    percents: bool = False


def same_number(keyed: Meaning, source: Meaning, units: Units) -> str | None:
    """How the two numbers (or ratios, or words) are the same; None where they are not.

    Returns:
        ``""`` where nothing had to be converted, else the conversion in words.
    """
    if keyed.missing or source.missing:
        return "" if keyed.missing and source.missing else None
    if source.text is not None or keyed.text is not None:
        return "" if _words(keyed) == _words(source) else None
    if source.ratio is not None or keyed.ratio is not None:
        return "" if _ratio(keyed) == _ratio(source) else None
    return next(_conversions(keyed, source, units), None)


def _words(meaning: Meaning) -> str | None:
    return fold(squeeze(meaning.text)).strip("。.;；") if meaning.text is not None else None


def _ratio(meaning: Meaning) -> tuple[Decimal, ...] | None:
    """A ratio of two that Excel made a date of comes as a range."""
    if meaning.ratio is None and meaning.how and meaning.high is not None and meaning.value is not None:
        return meaning.value, meaning.high
    return meaning.ratio


def _conversions(keyed: Meaning, source: Meaning, units: Units) -> Iterator[str]:
    """All ways in which the numbers agree, the plainest first."""
    unit = cell_unit(keyed, units.source)
    stated = unit if unit is not None else units.keyed
    if _comparable(stated, units.source):
        if _equals(keyed, source, stated, units.source):
            plain = fold(stated or "") == fold(units.source or "") or stated is None
            yield "" if plain or source.value == keyed.value else f"按{stated}录入"
    elif (unit is None or units.source is None) and _equals(keyed, source, None, None):
        yield ""
    as_fraction = fold(units.source or "") == "%" and unit is None and (is_fraction(keyed) or not units.percents)
    if as_fraction and _equals(keyed, source, "倍", units.source):
        yield AS_FRACTION


def is_fraction(keyed: Meaning) -> bool:
    """Whether a number has something behind its point, as a share written as a fraction has."""
    return keyed.value is not None and keyed.value % 1 != 0


def cell_unit(keyed: Meaning, source: str | None) -> str | None:
    """The unit typed into the cell; a bare 万 multiplies the source's own unit without its 万."""
    if keyed.unit and read_unit(keyed.unit).dimension == NUMBER.dimension and source:
        return keyed.unit + _PREFIX.sub("", fold(source))
    return keyed.unit


def _comparable(stated: str | None, source: str | None) -> bool:
    return stated is None or read_unit(stated).dimension == read_unit(source).dimension


def _equals(keyed: Meaning, source: Meaning, stated: str | None, unit: str | None) -> bool:
    return _same(keyed.value, source.value, stated, unit) and _same(keyed.high, source.high, stated, unit)


def _same(keyed: Decimal | None, source: Decimal | None, stated: str | None, unit: str | None) -> bool:
    if keyed is None or source is None:
        return keyed is source
    amount = convert(keyed, stated, unit) if stated is not None else Fraction(keyed)
    return amount == Fraction(source)


def same_comparator(keyed: Meaning, source: Meaning) -> str | None:
    """``""`` for the same sign, words where 以内 or 以上 stands for one, None where the signs differ in meaning."""
    have, want = keyed.comparator or "=", source.comparator or "="
    if have == want or (keyed.ratio or source.ratio or keyed.text):
        return ""
    if keyed.loose and LOOSE.get(have) == want:
        return "“以内”“以上”等说法视同原文的符号"
    return None


def same_total(keyed: Meaning, source: Meaning, may_be_total: bool) -> bool:
    """Whether both are a plan-period total or neither is; ``may_be_total`` where the keyed header or name says 累计.

    A source whose ``total`` is None takes either.
    """
    if source.value is None or source.total is None:
        return True
    return bool(keyed.total) == source.total or (may_be_total and source.total)


def same(keyed: Meaning, source: Meaning, units: Units, may_be_total: bool = False) -> str | None:
    """How the two say the same thing; None where they do not."""
    number, sign = same_number(keyed, source, units), same_comparator(keyed, source)
    if number is None or sign is None or not same_total(keyed, source, may_be_total):
        return None
    return "；".join(part for part in (keyed.how, number, sign) if part)
