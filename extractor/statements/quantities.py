"""The grammar of a quantity: comparator, number, multiplier, unit; ranges; shares in words; multiples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..lexicon.comparators import AFTER, BEFORE
from ..lexicon.measures import kind_of, unit_pattern
from ..lexicon.numerals import han_decimal

LONGEST = 16
"""Characters of a number; what is longer is a key or damage."""
_PLACES = Decimal("1e-10")
_D = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_H = r"[一二两三四五六七八九十百千万亿零〇○]+(?:点[一二三四五六七八九零〇]+)?"
_N = rf"(?:{_D}|{_H})"
_MAG = r"(?:[十百万亿]|千(?![瓦米克伏卡])){0,3}"
_UNIT = rf"(?:{unit_pattern()})"
_DASH = r"(?:[-—–―~]{1,2}|至|到)"
_QUANTITY = re.compile(
    r"(?=[0-9一二两三四五六七八九十百千万亿零〇○翻番+-])(?:"
    rf"百分之(?P<percent>{_N})(?:{_DASH}(?:百分之)?(?P<percent2>{_N}))?"
    rf"|(?P<whole>{_H}|[0-9]{{1,3}})分之(?P<part>{_H}|[0-9]{{1,3}})"
    r"|(?<![0-9/])(?P<part2>[0-9]{1,2})/(?P<whole2>[0-9]{1,2})(?![0-9/])"
    rf"|翻了?(?P<fold>{_N})番"
    r"|(?<=翻)(?P<double>番)"
    rf"|(?P<low>[-+]?{_D}|{_H})(?P<mag>{_MAG})(?P<unit0>{_UNIT})?"
    rf"(?:{_DASH}(?P<high>{_N})(?P<mag1>{_MAG}))?"
    rf"(?P<more>余|多|几|来(?=[个家名人万]))?(?P<mag2>(?:[万亿]|千(?![瓦米克伏卡])){{0,2}})"
    rf"(?P<unit>{_UNIT})?(?P<per>(?:/[百千万亿]{{0,2}}{_UNIT}|/10万人?|/万(?![一-龥]))*))"
)
_BEFORE = tuple(
    (sign, re.compile(rf"(?:{pattern})(?:达到|达|到|至|为|在|的)?$")) for sign, pattern, _ in BEFORE if sign != "="
)
_ENDS_BEFORE = frozenset("于少低过大多高超破逾小足到满约右近≥≤<>=≈~达至为在的")
_OPENS_AFTER = frozenset("及以(左上余多之内")
"""The characters next to a number with which a comparator can end or begin: a look before the patterns."""
_AFTER = tuple((sign, re.compile(rf"(?:{pattern})")) for sign, pattern, _ in AFTER)
_LEAST = re.compile(r"(?:(?P<least>至少|最少|不少于)|(?:最多|至多))[一-龥]{1,8}$")
_FAR = re.compile(r"(?P<sign>不高于|不超过|不大于|不低于|不少于|不小于)[一-龥]{2,14}的$")
"""不高于市场租金的85%: the words compare with a share of something."""
_AFTER_TIME = re.compile(r"之?内")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``start``–``end`` is the print of both; ``left`` and ``right`` enclose the
    words that compare, so that what is measured stands before ``left`` or after ``right``.
    """

    start: int
    end: int
    left: int
    right: int
    value: Decimal
    high: Decimal | None
    unit: str | None
    kind: str | None
    comparator: str
    characters: bool
    """Whether the number is written in characters."""


def find_quantities(text: str) -> Iterator[Quantity]:
    """All numbers of a folded text with what belongs to them, in order. Guards have not spoken yet."""
    found = [q for q in (_read(text, m) for m in _QUANTITY.finditer(text)) if q is not None]
    return iter(_shared_signs(text, _shared_units(text, found)))


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    group = match.group
    more, high, characters = None, None, False
    if group("percent"):
        value, unit = _number(group("percent")), "%"
        high = _number(group("percent2")) if group("percent2") else None
        characters = not group("percent")[0].isdigit()
    elif group("part") or group("part2"):
        value, unit = _quotient(group("part") or group("part2"), group("whole") or group("whole2")), None
        characters = bool(group("part"))
    elif group("fold"):
        value, unit, characters = _number(group("fold")), "番", True
    elif group("double"):
        value, unit, characters = Decimal(1), "番", True
    else:
        return _plain(text, match)
    return _compared(text, match.start(), match.end(), value, high, unit, more, characters)


def _plain(text: str, match: re.Match[str]) -> Quantity | None:
    group = match.group
    low, high = group("low"), group("high")
    characters = low[-1] not in "0123456789"
    if characters and len(low) == 1 and not (high or group("unit0") or group("unit")):
        return None
    if len(low) > LONGEST:
        return None
    if len(low) == 4 and group("unit0") == "年" and low[:2] in ("19", "20"):
        return None
    end, more = match.end(), group("more")
    unit = (group("unit") or "") + (group("per") or "")
    if high is None:
        if group("unit0") and not more:
            # the unit stands before 余/多: 3年多; or nothing follows
            end = match.end("unit0")
            if group("unit"):
                unit = group("unit0")
            else:
                unit = group("unit0") + (group("per") or "")
                end = match.end("per") if group("per") else end
        elif group("unit0"):
            unit, end = group("unit0"), match.end("more")
        elif more and not group("unit") and group("mag2") == "" and more in "几来":
            end, more = match.start("more"), None
        magnitude = group("mag") + group("mag2")
    else:
        magnitude = group("mag1") + group("mag2")
        unit = unit or ""
    value = _number(low)
    if value is None or (characters and more == "几"):
        return None
    if characters:
        value, magnitude = _spoken(low, magnitude)
    if unit.startswith("倍") and text.startswith("半", end):
        value, end = value + Decimal("0.5"), end + 1
    top = None
    if high is not None:
        top = _number(high)
        if top is None:
            return None
        if not any(c.isdigit() for c in high):
            top, magnitude = _spoken(high, magnitude)
        if group("mag") and not group("mag1"):
            magnitude = group("mag") + magnitude
    if high is not None and top is not None and top <= value:
        top, end, unit, magnitude, more = (
            None,
            match.end("unit0") if group("unit0") else match.end("mag"),
            group("unit0") or "",
            group("mag"),
            None,
        )
    full = magnitude + unit
    return _compared(text, match.start(), end, value, top, full or None, more, characters)


def _quotient(part: str, whole: str) -> Decimal | None:
    """三分之二 as 0.6666666667: a share has no unit, and ten places where it has no end."""
    above, below = _number(part), _number(whole)
    return (above / below).quantize(_PLACES).normalize() if above is not None and below else None


def _spoken(text: str, magnitude: str) -> tuple[Decimal, str]:
    """A number in characters: 万 and 亿 at its end go to the unit, as they do after digits."""
    tail = ""
    while len(text) > 1 and text[-1] in "万亿":
        text, tail = text[:-1], text[-1] + tail
    if text in ("万", "亿"):
        return Decimal(1), text + tail + magnitude
    value = _number(text)
    assert value is not None
    return value, tail + magnitude


def _number(text: str) -> Decimal | None:
    if text[0] in "+-0123456789":
        return Decimal(text.replace(",", ""))
    return han_decimal(text)


def _compared(
    text: str, start: int, end: int, value: Decimal | None, high: Decimal | None, unit: str | None,
    more: str | None, characters: bool,
) -> Quantity | None:  # fmt: skip
    if value is None:
        return None
    kind = kind_of(unit) if unit or ("分之" not in text[start:end] and "/" not in text[start:end]) else "share"
    sign, left, right = "=", start, end
    if text[end : end + 1] in _OPENS_AFTER:
        for word, pattern in _AFTER:
            match = pattern.match(text, end)
            if match:
                sign, right = word, match.end()
                break
        else:
            if kind == "time" and (match := _AFTER_TIME.match(text, end)):
                sign, right = "<=", match.end()
    window = text[max(0, start - 10) : start]
    for word, pattern in _BEFORE if window[-1:] in _ENDS_BEFORE else ():
        match = pattern.search(window)
        if match:
            left = start - len(window) + match.start()
            sign = word if sign == "=" or word in ("<=", "<") else sign
            break
    if sign == "=" and kind == "share" and (match := _FAR.search(text, max(0, start - 20), start)):
        sign, left = "<=" if match["sign"][1] in "高超大" else ">=", match.start()
    if sign == "=" and (more or (characters and text.startswith("上", start - 1))):
        sign, left = "~", left - (more is None)
    if sign == "=" and ("至" in window or "最" in window) and (match := _LEAST.search(window)):
        sign = ">=" if match.group("least") else "<="
    return Quantity(start, end, left, right, value, high, unit, kind, "range" if high is not None else sign, characters)


def _shared_signs(text: str, found: list[Quantity]) -> list[Quantity]:
    """分别控制在5毫秒、15毫秒以内: what compares one number of such a list compares all."""
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _LIST.match(text[found[end - 1].right : found[end].left]):
            end += 1
        run = found[at:end]
        if len(run) > 1 and _PAIRED.search(text, max(0, run[0].left - 40), run[0].left):
            sign = run[-1].comparator if run[-1].right > run[-1].end else run[0].comparator
            if sign != "range":
                found[at:end] = [replace(q, comparator=sign) if q.comparator == "=" else q for q in run]
        at = end
    return found


_PAIRED = re.compile(r"分别|[、和及][^，。；、]{2,16}(?:达到?|保持在|控制在|稳定在)$")
_LIST = re.compile(r"^(?:[、,，]|和|及|与|以及)$")


def _shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """4573、777、959万人: a number without a unit has that of the list that it opens."""
    out = list(found)
    for n in range(len(found) - 2, -1, -1):
        here, there = out[n], out[n + 1]
        if here.unit is None and there.unit and not here.characters and _LIST.match(text[here.right : there.left]):
            out[n] = replace(here, unit=there.unit, kind=there.kind)
    return out
