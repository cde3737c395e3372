"""The grammar of a quantity: number, multiplier, unit; ranges; shares in words; multiples; powers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_letters
from typing import Literal

from ..lexicon.measures import kind_of, unit_heads
from ..lexicon.numerals import (
    MULTIPLIERS,
    Numeral,
    han_decimal,
    read_digits,
    read_mixed,
    read_spelt,
)
from ..lexicon.signs import minus_before
from .comparing import compared, is_list_mark, list_signs
from .forms import Form, forms, next_form
from .quantity import Quantity

__all__ = ["BARE_TOP", "CLIPPED", "Quantity", "Slip", "find_quantities", "may_hold_numbers", "slips"]

_SECOND_POINT = re.compile(
    r"(?=[0-9.]*[0-9]{3}|[0-9.]+(?:[%‰万亿元吨亩户人家个]|公顷|公里|平方))"
    r"(?!(?:19|20)[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}(?![0-9.])|(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.%‰]))[0-9.]+"
)
"""Digits with more than one point that are no date, address, section or version: two numbers, or damage."""
LONGEST = 16
"""Characters of a number; what is longer is a key or damage."""
_PLACES = Decimal("1e-10")
_THOUSANDS = 100
"""From here on a first number may stand without the multiplier of the second: 9000—1万."""
_MORE = r"(?:余|多|几|来(?=[个家名人万]))"
_ANY = re.compile(
    rf"[0-9０-９番分一二两三四五六七八九十廿卅百千万亿](?:(?<=[0-9０-９番])|(?<=分)\s*之"
    rf"|(?<!分)(?:{_MORE}|\s)*(?:[{unit_heads()}一二两三四五六七八九十百千万亿零〇○点]|又))"
)
_TENTH = re.compile(r"([一二三四五六七八九]|[1-9](?![0-9.,]))(?![十百千万亿%个家名人成分倍.])")
_HALF = re.compile(r"半(小时|月)")
_AND_A_HALF = frozenset({"年", "斤", "公斤", "亩", "里", "天", "岁"})
"""Units behind which 半 is half of one: 2年半."""
_NOT_HALF = frozenset("径数年天山成")
BARE_TOP = r"(?:[-—–~]{1,2}|至)[万亿](?=[元人户亩吨个家名辆台株头只件次千平立])"
"""至万元 behind 30万元: an upper bound whose digits are lost."""
_KEY = re.compile(r"[0-9.·/]$|[0-9][A-Za-z一百千万亿]$")
_AMONG = {"万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
"""十万分之7.2: a share that has no unit of its own."""
_POWER = "千瓦/", "兆瓦/", "吉瓦/", "kW/", "MW/", "GW/"
"""储能100万千瓦/400万千瓦时: what a store gives at once, and in all."""
_ENDS_KEY = frozenset("0123456789.·/一百千万亿" + ascii_letters)
_MISREAD = re.compile(r"[一二两三四五六七八九]干$")
"""千 read as 干 before the rest of a numeral."""
_DIMES = re.compile(r"([0-9]|[一二两三四五六七八九])角(?:([0-9]|[一二两三四五六七八九])分)?")


@dataclass(slots=True)
class _Read:
    """A number as read, before the words around it are looked at."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    more: str = ""
    characters: bool = False


def may_hold_numbers(text: str) -> bool:
    """A look before the grammar, by its own words: digits, 分之, 番, or a numeral with a unit."""
    return _ANY.search(text) is not None


def find_quantities(text: str) -> Iterator[Quantity]:
    """All numbers of a folded text with what belongs to them, in order. Guards have not spoken yet."""
    return iter(list_signs(text, _list_units(text, [_quantity(text, read) for read in _reads(text)])))


def _reads(text: str) -> Iterator[_Read]:
    at = 0
    while (match := next_form(text, at)) is not None:
        read = _read(text, match)
        at = match.end if read is None else max(read.end, match.start + 1)
        if read is not None:
            yield read


Slip = Literal["ill-formed", "falls", "hyphen"]


def slips(text: str) -> Iterator[tuple[int, int, Slip]]:
    """Where a number is ill-formed, a range does not rise, or a hyphen may be a minus: nothing is read from any."""
    for match in forms(text):
        mixed, pointed = match.group("mixed"), match.group("pointed")
        torn = pointed and _SECOND_POINT.match(text, match.start) is not None
        if torn or match.group("overlap") or (mixed and read_mixed(mixed) is None):
            yield match.start, match.end, "ill-formed"
        elif _is_hyphened(text, match):
            yield match.start - 1, match.end, "hyphen"
        elif match.group("high") and _falls(match) and not minus_before(text, match.start):
            yield match.start, match.end, "falls"


def _falls(match: Form) -> bool:
    """Whether two numbers with one unit and a dash between them are no range: 5-3亿元."""
    unit = match.group("unit5")
    return bool(unit) and kind_of(unit) != "time" and match.group("unit0") in ("", unit) and _bounds_of(match) is None


def _quantity(text: str, read: _Read) -> Quantity:
    print_ = text[read.start : read.end]
    kind = kind_of(read.unit) if read.unit or ("分之" not in print_ and "/" not in print_) else "share"
    how = compared(text, read.start, read.end, kind, read.more, read.characters)
    return Quantity(
        read.start, read.end, how.left, how.right, read.value, read.high, read.unit or None, kind,
        "range" if read.high is not None else how.sign, read.characters,
    )  # fmt: skip


# -- the forms of a number -------------------------------------------------------------------


def _read(text: str, match: Form) -> _Read | None:
    group = match.group
    if group("low") or group("spelt"):
        return _plain(text, match)
    if group("overlap") or group("pointed"):  # 1.2亿3千万: the second part stands where the first has decimals
        return None
    if group("boxed"):
        boxed = _number(group("boxed"))
        return _Read(match.start, match.end, boxed, unit=group("unit4")) if boxed is not None else None
    if group("mixed"):
        mixed = read_mixed(group("mixed"))
        if mixed is None or _in_key(text, match.start):
            return None
        return _tailed(text, _Read(match.start, match.end, mixed[0], unit=mixed[1] + group("unit3")))
    if group("power"):
        power = _power(group("power"))
        return _Read(match.start, match.end, power, unit=group("unit2")) if power is not None else None
    return _in_words(match) if text[match.end : match.end + 1] != "几" else None  # 百分之十几


def _in_words(match: Form) -> _Read | None:
    """百分之五, 三分之二, 三又二分之一倍, 翻两番, 翻一番半."""
    group, start, end = match.group, match.start, match.end
    if group("share"):
        value, high = _number(group("of")), _number(group("of2")) if group("of2") else None
        if value is None and not group("of2") and (pair := read_spelt(group("of"))) is not None:
            value, high = pair  # 百分之七八
        if value is None or (group("of2") and high is None):
            return None
        if (among := _AMONG.get(group("share"))) is not None:
            return _Read(start, end, value / among, None if high is None else high / among, characters=True)
        return _Read(
            start, end, value, high, "%" if group("share") == "百" else "‰", characters=not group("of")[0].isdigit()
        )
    if group("ones"):
        ones, part = han_decimal(group("ones")), _quotient(group("part1"), group("whole1"))
        if ones is None or part is None:
            return None
        return _Read(start, end, ones + part, unit=group("unit1") or "", characters=True)
    if group("part") or group("part2"):
        share = _quotient(group("part") or group("part2"), group("whole") or group("whole2"))
        return _Read(start, end, share, characters=bool(group("part"))) if share is not None else None
    times = _number(group("fold")) if group("fold") else Decimal(1)
    if times is None:
        return None
    return _Read(start, end, times + Decimal("0.5") if group("half") else times, unit="番", characters=True)


def _plain(text: str, match: Form) -> _Read | None:
    """Digits or characters, a unit, and perhaps a second number: 5.8万余人, 3至5家, 三百万吨."""
    group = match.group
    spelt, low = group("spelt"), group("low")
    if low is not None and (
        len(low) > LONGEST or (len(low) == 4 and _is_year(match)) or _leading_zero(low) or _in_key(text, match.start)
    ):
        return None
    if _is_hyphened(text, match) or CLIPPED.match(text, match.start):
        return None
    if group("high") or group("top"):
        return _range(text, match)
    more = group("more") or group("later") or ""
    unit = (group("mag3") or "") + (group("unit") or group("unit6") or group("rate") or "")
    end = match.end
    if more and more in "几来" and not unit:
        end, more = match.begins("more"), ""
    if spelt is None:
        return _tailed(text, _Read(match.start, end, read_digits(low), unit=group("mag") + unit, more=more))
    numeral, magnitude = _spoken(spelt, group("mag4"))
    if (
        numeral is None
        or more == "几"
        or (text.endswith("干", 0, match.start) and _MISREAD.search(text, max(0, match.start - 2), match.start))
    ):
        return None
    return _tailed(text, _Read(match.start, end, numeral.value, numeral.high, magnitude + unit, more, characters=True))


CLIPPED = re.compile(r"[0-9][0-9.]{0,15}[万亿][1-9](?=平方|元|人|亩|户|家|个|吨|张|公里)")
"""2万3平方米 for 23,000: a last digit without what it counts."""
_WORD_BEFORE = re.compile(r"[一-龥](?:\[[0-9]{1,3}\]|[①-⑳])*$")
"""A word, with or without the mark of a note: 综合能耗[3]-3.3%."""
_DEGREES = frozenset({"℃", "°C", "度", "摄氏度"})
_HYPHENED = re.compile("%|‰|℃|个?百分点")
"""Units of what may be below nought."""


def _is_hyphened(text: str, match: Form) -> bool:
    """Whether a hyphen between a word and a rate may be a minus, and may not: 二产-2.4%."""
    start = match.start
    if text[start - 1 : start] != "-" or _WORD_BEFORE.search(text, max(0, start - 6), start - 1) is None:
        return False
    return not minus_before(text, start) and _HYPHENED.search(text, start, match.end) is not None


def _range(text: str, match: Form) -> _Read | None:
    """3—5家, 9000—1万人, 30万—50万人; the first number alone where what follows is no upper bound; -5℃～10℃."""
    group = match.group
    own, unit, spelt = group("unit0"), group("unit5"), group("low") is None
    bounds = _bounds_of(match)
    if minus_before(text, match.start):
        low, high = group("low"), group("high")
        if low is None or high is None or group("mag") != group("mag1") + group("mag2") or len(high) > LONGEST:
            return None
        unit = group("mag") + (unit or own)
        return _Read(match.start - 1, match.end, -read_digits(low), read_digits(high), unit)
    if bounds is None or (own and unit and own != unit):
        low, mag = _one(group("low"), group("mag"), group("spelt"), group("mag4"))
        if not own or low is None:
            return None
        return _Read(match.start, match.ends("unit0"), low.value, low.high, mag + own, "", spelt)
    end = match.end if unit or not own else match.ends("mag2")
    return _Read(match.start, end, bounds[0], bounds[1], bounds[2] + (unit or own), group("more1"), spelt)


def _bounds_of(match: Form) -> tuple[Decimal, Decimal, str] | None:
    group = match.group
    low, mag = _one(group("low"), group("mag"), group("spelt"), group("mag4"))
    top, mag1 = _one(group("high"), group("mag1"), group("top"), "")
    if len(group("high") or "") > LONGEST:
        return None
    if low is None or top is None or low.high is not None or top.high is not None:
        return None
    return _bounds(low.value, mag, top.value, mag1 + group("mag2"), group("unit0"))


def _bounds(low: Decimal, mag: str, high: Decimal, mag1: str, own: str) -> tuple[Decimal, Decimal, str] | None:
    """Both bounds in one multiplier, and it; None where they do not rise.

    30—50万 shares 万, 9000—1万 and 300元—1万元 do not; 5000万—1亿 is counted in 万. What would take the
    second's multiplier off a small first number (5—3亿) is a slip of the print.
    """
    if mag == mag1 or (not mag and not own and low < high):
        out = low, high, mag1
    elif not mag:
        out = (low, high * _times(mag1), "") if own or low >= _THOUSANDS else (low, low, "")
    elif not mag1:
        out = low * _times(mag), high, ""
    else:
        out = low, high * _times(mag1) / _times(mag), mag
    return out if out[0] < out[1] else None


def _tailed(text: str, read: _Read) -> _Read:
    """What goes on behind the unit, 七成六, 123元5角, 一倍半, and the minus before the number."""
    unit, end = read.unit, read.end
    if unit == "成" and read.high is None:
        if text.startswith("半", end):
            read.value, read.end = read.value + Decimal("0.5"), end + 1
        elif match := _TENTH.match(text, end):
            read.value, read.end = read.value + (_number(match[1]) or Decimal(0)) / 10, match.end()
    elif unit == "元" and (match := _DIMES.match(text, end)):
        dimes, cents = ((_number(digit) or Decimal(0)) if digit else Decimal(0) for digit in match.groups())
        read.value += dimes / 10 + cents / 100
        read.end = match.end()
    elif text.startswith("半", end) and (
        unit.startswith("倍") or (unit in _AND_A_HALF and text[end + 1 : end + 2] not in _NOT_HALF)
    ):
        read.value, read.end = read.value + Decimal("0.5"), end + 1
    elif unit == "个" and (match := _HALF.match(text, end)):
        read.value, read.unit, read.end = read.value + Decimal("0.5"), "个" + match[1], match.end()
    if minus_before(text, read.start) and read.high is None:
        read.start, read.value = read.start - 1, -read.value
    elif unit in _DEGREES and read.high is None and text.endswith("零下", 0, read.start):
        read.start, read.value = read.start - 2, -read.value
    return read


# -- numerals --------------------------------------------------------------------------------


def _number(text: str) -> Decimal | None:
    if text[0].isdigit():
        return read_digits(text) if len(text) <= LONGEST else None
    return han_decimal(text)


def _times(words: str) -> int:
    out = 1
    for char in words:
        out *= MULTIPLIERS[char]
    return out


def _one(digits: str | None, magnitude: str, spelt: str | None, more: str) -> tuple[Numeral | None, str]:
    """A number in digits or in characters with its multiplier."""
    return _spoken(spelt, more) if spelt else (Numeral(read_digits(digits or "")), magnitude)


def _spoken(text: str, more: str = "") -> tuple[Numeral | None, str]:
    """A numeral in characters, counted in the 万 or 亿 at its end, as after digits: 三百万 is 300 万, 亿 is 1 亿.

    ``more`` is the multiplier behind a decimal: 六点八万.
    """
    numeral = read_spelt(text)
    tail = text[len(text.rstrip("万亿")) :]
    if numeral is None or not tail:
        return numeral, more
    times = _times(tail)
    return Numeral(numeral.value / times, None if numeral.high is None else numeral.high / times), tail + more


def _quotient(part: str, whole: str) -> Decimal | None:
    """三分之二 as 0.6666666667: a share has no unit, and ten places where it has no end."""
    above, below = _number(part), _number(whole)
    return (above / below).quantize(_PLACES).normalize() if above is not None and below else None


def _power(text: str) -> Decimal | None:
    """2.3×10⁶ and 10^6; None where nothing in a plan is so large."""
    factor, _, tail = text.rpartition("10")
    exponent = int(tail.lstrip("^").translate(_RAISED))
    if len(factor) > LONGEST or abs(exponent) > LONGEST:
        return None
    value = (read_digits(factor[:-1]) if factor else Decimal(1)).scaleb(exponent)
    return Decimal(f"{value:f}")


_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def _is_year(match: Form) -> bool:
    group = match.group
    low = group("low")
    if not (low or "").startswith(("19", "20")) or group("mag"):
        return False
    return (group("unit") or group("unit0") or group("unit6") or "").startswith("年")


def _leading_zero(text: str) -> bool:
    """00, 05: the rest of a number that was cut, or a key."""
    return len(text) > 1 and text[0] == "0" and text[1] in "0123456789"


def _in_key(text: str, start: int) -> bool:
    """Whether digits go on from a point, more digits, or a letter in a number: a dotted number, a key, a misprint."""
    if text[start - 1 : start] not in _ENDS_KEY or _KEY.search(text, max(0, start - 2), start) is None:
        return False
    return not text.endswith(_POWER, 0, start)


# -- lists -----------------------------------------------------------------------------------


def _list_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """4573、777、959万人: a number without a unit has that of the list that it opens."""
    out = list(found)
    for n in range(len(found) - 2, -1, -1):
        here, there = out[n], out[n + 1]
        if there.unit is None or not is_list_mark(text, here.right, there.left):
            continue
        of_a_kind = there.kind == "points" or not (here.characters or there.characters)  # 0.565，万元增加值用水量
        bare = here.unit is None and here.kind != "share" and of_a_kind
        if bare or (here.unit == "个" and there.unit in ("个百分点", "个千分点", "个万分点")):  # 2.2个和3.7个百分点
            out[n] = here._replace(unit=there.unit, kind=there.kind)
    return out
