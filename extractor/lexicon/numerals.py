"""Numerals as official documents write them: 二十一, 〇, ２１, Ⅳ, ④, B; 十二亿三千万, 三四十, 1亿2000万.

``cn2an`` was considered; it costs 0.1 s of import and accepts far more than a plan prints.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from .remembered import remembered

HAN = "一二三四五六七八九十百零〇○"
"""Characters of a Chinese ordinal up to 999."""

HAN_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "O": 0, "Ｏ": 0}
_WEIGHT = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = {"万": 10_000, "亿": 100_000_000}
MULTIPLIERS = _WEIGHT | _MYRIAD
"""十, 百, 千, 万, 亿: what each multiplies by."""
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
"""The forms that cannot be altered into one another; some plans number their chapters with them."""
_PLAIN = str.maketrans(FORMAL, "一二三四五六七八九十")
_ROMAN = {c: i for i, c in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", 1)}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CIRCLED = {c: i for i, c in enumerate(CIRCLED, 1)}
_ZEROS = "零〇○"
_SCORES = {"廿": "二十", "卅": "三十"}
"""Two and three tens in one character, as older plans write them."""

DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:[.·][0-9]+)?"
"""A number in digits, thousands marked or not, without a sign; on folded text. Old print has a raised point."""
_OF_UNIT = r"百(?!分[点之])|千(?!瓦|克|伏|米|卡|分[点之])"
"""百 and 千 but where they open 百分点, 千瓦, 千克."""
SPELT = rf"(?:[一二两三四五六七八九十廿卅万亿零〇○]|{_OF_UNIT})+(?:点[一二三四五六七八九零〇○]+)?"
"""A number in characters; what stands so may still be no well-formed numeral."""
MULTIPLIER = rf"(?:[十万亿]|{_OF_UNIT}){{0,3}}"
"""What may stand between digits and their unit: 3千万元."""
_PART = rf"(?:[十万亿]|{_OF_UNIT})"
MIXED = rf"[0-9]{{1,9}}{_PART}{{1,2}}(?:零?[0-9]{{1,9}}{_PART}{{1,2}}){{1,4}}(?:零?[0-9]{{1,3}})?(?![0-9])"
"""Digits with 百千万亿 in two parts or more: 3千5百, 1亿2000万."""
LONGEST = 24
"""Characters of a numeral; what is longer is damage."""
_MIXED_PART = re.compile(r"零?([0-9]+)([十百千万亿]*)")


class Numeral(NamedTuple):
    """The number that a numeral names; ``high`` where it names two at once: 三四万 is 3 to 4万."""

    value: Decimal
    high: Decimal | None = None


def han_number(text: str) -> int | None:
    """二十一 -> 21, 一百零三 -> 103, 二〇二五 -> 2025; None where the text is no numeral."""
    if not text:
        return None
    if not any(c in _WEIGHT for c in text):
        digits = [HAN_DIGIT.get(c) for c in text]
        return None if None in digits else int("".join(map(str, digits)))
    return _section(text)


def number_value(text: str) -> int | None:
    """The value of any numeral that a heading, item or box may carry; None where it is none."""
    text = text.strip()
    if text in _CIRCLED:
        return _CIRCLED[text]
    if text in _ROMAN:
        return _ROMAN[text]
    if text.isdecimal():
        return int(text)
    return han_number(text.translate(_PLAIN))


def han_decimal(text: str) -> Decimal | None:
    """三千二百 -> 3200, 两万五千 -> 25000, 十五点五 -> 15.5, 千万 -> 10000000; None where it is no
    well-formed numeral, or one that names two numbers.
    """
    numeral = read_spelt(text)
    return numeral.value if numeral is not None and numeral.high is None else None


def read_digits(text: str) -> Decimal:
    """1,204.5 and 8·15: what ``DIGITS`` matches, as a number."""
    return Decimal(text.replace(",", "").replace("·", "."))


def read_spelt(text: str) -> Numeral | None:
    """A numeral in characters; None where it is ill-formed (七十百, 三六)."""
    for one, spelt in _SCORES.items():
        text = text.replace(one, spelt)
    return _spelt(text) if len(text) <= LONGEST else None


@remembered
def _spelt(text: str) -> Numeral | None:
    whole, point, part = text.partition("点")
    if point:
        above = _positional(whole) if len(whole) > 1 and _is_string(whole) else _integer(whole)
        if above is None or not part:
            return None
        return Numeral(Decimal(f"{above}.{''.join(str(HAN_DIGIT[c]) for c in part)}"))
    if len(whole) > 1 and _is_string(whole):
        return _string(whole)
    pair = _PAIR.search(whole)
    if pair is None:
        value = _integer(whole)
        return Numeral(Decimal(value)) if value is not None else None
    if HAN_DIGIT[pair.group()[0]] + 1 != HAN_DIGIT[pair.group()[1]]:
        return None
    low, high = (_integer(whole[: pair.start()] + digit + whole[pair.end() :]) for digit in pair.group())
    return Numeral(Decimal(low), Decimal(high)) if low is not None and high is not None else None


_PAIR = re.compile(r"(?<![一二两三四五六七八九零〇○])[一二两三四五六七八九]{2}(?![一二两三四五六七八九零〇○])")


def _is_string(text: str) -> bool:
    """Whether a numeral is digits alone: 二〇二五, 三四."""
    return all(c in HAN_DIGIT for c in text)


def _positional(text: str) -> int:
    return int("".join(str(HAN_DIGIT[c]) for c in text))


def _string(text: str) -> Numeral | None:
    """Digits alone: 二〇二五 and 一二五 by place; 三四 is three to four; 三六 is nothing."""
    digits = [HAN_DIGIT[c] for c in text]
    rises = all(b == a + 1 for a, b in pairwise(digits))
    if len(text) == 2 and 0 not in digits:
        return Numeral(Decimal(digits[0]), Decimal(digits[1])) if rises else None
    return Numeral(Decimal(_positional(text))) if digits[0] and not rises else None


def _integer(text: str) -> int | None:
    """An integer built of 亿, 万 and sections below ten thousand, each well-formed."""
    if "亿" in text:
        above, _, below = text.rpartition("亿")
        high = _integer(above) if above else _alone(below)
        return _sum(high, below, 10**8, "万" in below)
    if "万" in text:
        above, _, below = text.rpartition("万")
        high = _section(above) if above else _alone(below)
        return _sum(high, below, 10**4, False)
    return _section(text)


def _alone(below: str) -> int | None:
    """A bare 万 or 亿 counts one of them, with nothing below it: 亿千万 is no number."""
    return None if below else 1


def _sum(high: int | None, below: str, weight: int, myriads: bool) -> int | None:
    """``high`` times ``weight`` and what stands below it: 两万五 is 25000, 两万零五 20005."""
    if high is None:
        return None
    if not below:
        return high * weight
    if len(below) == 1 and below not in _ZEROS and below in HAN_DIGIT:
        return high * weight + HAN_DIGIT[below] * weight // 10
    if below in _WEIGHT:
        return None
    low = _integer(below.lstrip(_ZEROS)) if myriads else _section(below)
    return high * weight + low if low is not None and low < weight else None


def _section(text: str) -> int | None:
    """一百零三, 三千二, 十五, 千: below ten thousand, weights falling; 一九〇〇 by place."""
    if text in _WEIGHT:
        return _WEIGHT[text]
    if len(text) > 2 and _is_string(text):
        numeral = _string(text)
        return int(numeral.value) if numeral is not None else None
    total, last, digit, gap = 0, 10_000, None, False
    for n, c in enumerate(text):
        if c in _ZEROS:
            if digit is not None:
                return None
            gap = True
        elif c in HAN_DIGIT:
            if digit is not None:
                return None
            digit = HAN_DIGIT[c]
        elif c in _WEIGHT:
            if _WEIGHT[c] >= last or (digit is None and (c != "十" or (n and text[n - 1] in "十千"))):
                return None
            total, last, digit, gap = total + (1 if digit is None else digit) * _WEIGHT[c], _WEIGHT[c], None, False
        else:
            return None
    if digit is None:
        return total if total and not gap else (0 if text in _ZEROS and text else None)
    short = last // 10 if 10 < last < 10_000 and not gap else 1
    return total + digit * short


def read_mixed(text: str) -> tuple[Decimal, str] | None:
    """1亿2000万 -> 12000 and 万; 3千5百 -> 3500 and nothing: the value and the 万 or 亿 it is counted in.

    None where the parts do not fall (1万3亿) or overlap (1千2000百).
    """
    total, last, group, weight = 0, 0, 0, 0
    for digits, words in _MIXED_PART.findall(text):
        small, big = 1, 1
        for c in words:
            small, big = (small, big * MULTIPLIERS[c]) if c in _MYRIAD else (small * MULTIPLIERS[c], big)
        amount = int(digits) * small
        if weight and (amount >= weight or (big > 1 and small == 1)):
            return None
        group, weight = group + amount, small
        if big > 1:  # 6千3百万: the 万 is of both
            if last and group * big >= last:
                return None
            total, last, group, weight = total + group * big, big, 0, 0
    if last and group >= last:
        return None
    total += group
    tail = text[-1] if text[-1] in _MYRIAD else ""
    return Decimal(total) / (_MYRIAD[tail] if tail else 1), tail
