"""Units of measure: which of them measure the same thing, and by what factor.

万人 and 人, 公顷 and 亩, 家 and 户 can be compared; 人 and 人次, % and 百分点 cannot. Rows name only
units that convert into one another; every other unit (期, 张, 标箱 …) is a dimension of its own.
Factors are exact fractions, so that two figures are equal or they are not.

``pint`` was considered: it knows no 亩, 万 or 人次, and takes 0.3 s to import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .remembered import remembered
from .widths import fold, squeeze

PREFIXES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""Chinese multipliers before a unit; they multiply: 千万 is ten million."""

DIMENSIONS: tuple[tuple[str, dict[str, Fraction | int]], ...] = (
    ("people", {"人": 1, "名": 1, "位": 1, "人口": 1, "居民": 1, "劳动力": 1}),
    ("people_times", {"人次": 1}),
    ("establishments", {"个": 1, "家": 1, "户": 1, "所": 1, "座": 1, "处": 1}),
    ("money_cny", {"元": 1, "人民币": 1, "元人民币": 1}),
    ("share", {"%": Fraction(1, 100), "‰": Fraction(1, 1000), "倍": 1}),
    ("share_points", {"百分点": Fraction(1, 100), "个百分点": Fraction(1, 100), "基点": Fraction(1, 10**4), "个基点": Fraction(1, 10**4)}),
    ("years", {"年": 1, "岁": 1, "周岁": 1}),
    ("days", {"天": 1, "日": 1}),
    ("minutes", {"分钟": 1, "小时": 60}),
    ("metres", {"公里": 1000, "千米": 1000, "km": 1000, "米": 1, "m": 1, "厘米": Fraction(1, 100), "毫米": Fraction(1, 1000), "海里": 1852}),
    ("square_metres", {"平方公里": 10**6, "平方千米": 10**6, "公顷": 10**4, "亩": Fraction(2000, 3), "平方米": 1}),
    ("cubic_metres", {"立方米": 1, "立方": 1, "方": 1, "升": Fraction(1, 1000), "毫升": Fraction(1, 10**6)}),
    ("grams", {"吨": 10**6, "t": 10**6, "公斤": 1000, "千克": 1000, "斤": 500, "克": 1, "毫克": Fraction(1, 1000), "微克": Fraction(1, 10**6)}),
    ("tonnes_of_coal", {"吨标准煤": 1, "吨标煤": 1}),
    ("watts", {"吉瓦": 10**9, "GW": 10**9, "兆瓦": 10**6, "MW": 10**6, "千瓦": 1000, "kW": 1000, "瓦": 1}),
    ("kilowatt_hours", {"千瓦时": 1, "千瓦小时": 1, "kWh": 1, "度": 1, "度电": 1}),
    ("beds", {"床位": 1, "床": 1}),
)  # fmt: skip
"""Name of the dimension, and what one of each unit is in the dimension's own unit."""

_KNOWN = {word: (dimension, Fraction(factor)) for dimension, words in DIMENSIONS for word, factor in words.items()}
_PREFIX = re.compile(rf"^[{''.join(PREFIXES)}]+")

SAME: tuple[tuple[str, str, str], ...] = (
    ("3.5", "万人", "35000 人"),
    ("12", "亿元", "120000 万元"),
    ("15", "亩", "1 公顷"),
    ("5", "‰", "0.5 %"),
    ("3000", "家", "3000 户"),
    ("1", "千米", "1 公里"),
    ("6", "张/千人", "0.6 张/百人"),
    ("0.5", "吨标准煤/万元", "0.00005 吨标煤/元"),
    ("2", "万期", "20000 期"),
    ("7", "％", "7 %"),
)
"""Examples: a value with its unit, and the same in another."""

DIFFERENT: tuple[tuple[str, str], ...] = (
    ("人", "人次"), ("%", "百分点"), ("元", "美元"), ("期", "次"), ("张", "人"), ("公里", "平方公里"), ("万", "万人"),
)  # fmt: skip
"""Examples: units that measure different things."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures; ``factor`` is one of it in the dimension's own unit."""

    dimension: str
    factor: Fraction


NUMBER = Unit("number", Fraction(1))
"""No unit at all: a bare number."""


@remembered
def read_unit(text: str | None) -> Unit:
    """The dimension and factor of a unit as printed: 万人, ％, 张/千人; None is a bare number."""
    plain = fold(squeeze(text)) if text else ""
    head, *per = re.split(r"[/每]", plain)
    unit = _simple(head)
    for word in per:
        other = _simple(word)
        unit = Unit(f"{unit.dimension}/{other.dimension}", unit.factor / other.factor)
    return unit


def _simple(word: str) -> Unit:
    if word in _KNOWN:
        return Unit(*_KNOWN[word])
    factor = Fraction(1)
    prefix = _PREFIX.match(word)
    if prefix:
        for char in prefix.group():
            factor *= PREFIXES[char]
        word = word[prefix.end() :]
    if not word:
        return Unit(NUMBER.dimension, factor)
    dimension, own = _KNOWN.get(word, (word, Fraction(1)))
    return Unit(dimension, own * factor)


def in_base(value: Decimal, unit: str | None) -> tuple[str, Fraction]:
    """The dimension of a figure, and the figure in that dimension's own unit, exactly."""
    read = read_unit(unit)
    above, below = value.as_integer_ratio()
    return read.dimension, Fraction(above * read.factor.numerator, below * read.factor.denominator)


def convert(value: Decimal, unit: str | None, to: str | None) -> Fraction | None:
    """A figure in another unit, exactly; None where the two measure different things."""
    have, want = read_unit(unit), read_unit(to)
    return Fraction(value) * have.factor / want.factor if have.dimension == want.dimension else None
