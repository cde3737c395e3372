"""Numerals as official documents write them: 二十一, 〇, ２１, Ⅳ, ④, B.

``cn2an`` was considered; it costs 0.1 s of import and accepts far more than a heading may hold.
"""

from __future__ import annotations

from decimal import Decimal

HAN = "一二三四五六七八九十百零〇○"
"""Characters of a Chinese ordinal up to 999."""

HAN_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "O": 0, "Ｏ": 0}
_WEIGHT = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = {"万": 10_000, "亿": 100_000_000}
_ROMAN = {c: i for i, c in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", 1)}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CIRCLED = {c: i for i, c in enumerate(CIRCLED, 1)}


def han_number(text: str) -> int | None:
    """二十一 -> 21, 一百零三 -> 103, 二〇二五 -> 2025; None where the text is no numeral."""
    if not text:
        return None
    if not any(c in _WEIGHT for c in text):
        digits = [HAN_DIGIT.get(c) for c in text]
        return None if None in digits else int("".join(map(str, digits)))
    total, digit = 0, None
    for c in text:
        if c in _WEIGHT:
            total += (1 if digit is None else digit) * _WEIGHT[c]
            digit = None
        elif c in HAN_DIGIT:
            digit = HAN_DIGIT[c]
        else:
            return None
    return total + (digit or 0)


def number_value(text: str) -> int | None:
    """The value of any numeral that a heading, item or box may carry; None where it is none."""
    text = text.strip()
    if text in _CIRCLED:
        return _CIRCLED[text]
    if text in _ROMAN:
        return _ROMAN[text]
    if text.isdecimal():
        return int(text)
    return han_number(text)


def han_decimal(text: str) -> Decimal | None:
    """三千二百 -> 3200, 两万五千 -> 25000, 十五点五 -> 15.5, 千万 -> 10000000; None where it is no numeral."""
    whole, _, part = text.partition("点")
    total, section, digit = 0, 0, None
    if len(whole) > 1 and not any(c in _WEIGHT or c in _MYRIAD for c in whole):
        value = han_number(whole)
        if value is None:
            return None
        total = value
    else:
        for c in whole:
            if c in _MYRIAD:
                section += digit or 0
                total = (total + (section or (0 if total else 1))) * _MYRIAD[c]
                section, digit = 0, None
            elif c in _WEIGHT:
                section += (1 if digit is None or digit == 0 else digit) * _WEIGHT[c]
                digit = None
            elif c in HAN_DIGIT:
                digit = HAN_DIGIT[c]
            else:
                return None
        total += section + (digit or 0)
    if not part:
        return Decimal(total)
    digits = "".join(str(HAN_DIGIT[c]) for c in part)
    return Decimal(f"{total}.{digits}")
