"""The forms of a number in running text and where their parts stand: 5.8万余人, 3—5家, 百分之五, 1亿2000万.

The units are looked for behind the number by a pattern of their own: as parts of one pattern they would be in it
seventeen times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ..lexicon.measures import KIND, unit_heads, unit_pattern
from ..lexicon.numerals import DIGITS, MIXED, MULTIPLIER, SPELT
from .comparing import ENDS_BEFORE, LIST_SIGNS, OPENS_AFTER

_N = rf"(?:{DIGITS}|{SPELT})"
_DASH = r"(?:[-—–―~]{1,2}|至|到)"
_POWER = rf"(?:{DIGITS}[×xX*])10(?:\^-?[0-9]{{1,2}}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})|10\^-?[0-9]{{1,2}}"
_SMALL = "一二两三四五六七八九十百千零〇○"
_IDLE = (
    rf"(?!(?<=[为至到])零(?![一-龥0-9]))(?<![{re.escape(''.join(sorted(ENDS_BEFORE)))}{LIST_SIGNS}上负-])[{_SMALL}]{{1,12}}"
    rf"(?![{_SMALL}万亿点分又余多几来/\[①-⑳(—–―~至到-]|[{unit_heads()}{LIST_SIGNS}{re.escape(''.join(sorted(OPENS_AFTER)))}])"
)
"""A small numeral with neither a unit nor a comparison beside it, in no list: 一网通办, “十四五”. It counts nothing.

But 降为零 says how many are left.
"""
_BEGIN = re.compile(rf"[0-9一二两三四五六七八九十廿卅百千万亿零〇○翻番\[](?<=(?!{_IDLE})[\s\S])")
"""Where a number can begin: a class, so that the engine passes over all else in no time, but for an idle numeral."""
_NUMBER = re.compile(
    "(?:"
    rf"(?P<share>[十百千]?万|[百千亿])分之(?P<of>{_N})(?:{_DASH}(?:(?P=share)分之)?(?P<of2>{_N}))?"
    rf"|(?P<ones>{SPELT})又(?P<whole1>{SPELT})分之(?P<part1>{SPELT})"
    rf"|(?P<whole>{SPELT}|[0-9]{{1,3}})分之(?P<part>{SPELT}|[0-9]{{1,3}}(?!\.?[0-9]))"
    r"|(?<![0-9/])(?P<part2>[0-9]{1,2})/(?P<whole2>[0-9]{1,2})(?![0-9/万])"
    rf"|翻了?(?P<fold>{_N})番(?P<half>半)?"
    r"|(?<=翻)(?P<double>番)"
    rf"|(?P<power>{_POWER})"
    r"|(?P<overlap>[0-9]+\.[0-9]+[千万亿]{1,2}[0-9]+(?:[十百千]?[万亿]|[十百千](?![瓦克伏米卡分])))"
    r"|(?P<pointed>[0-9]+(?:\.[0-9]+){2,})"
    rf"|(?P<mixed>{MIXED})"
    rf"|\[(?P<boxed>{DIGITS})\]"
    rf"|(?P<low>{DIGITS})"
    rf"|(?P<spelt>{SPELT})"
    r")"
)
_ALONE = frozenset({"low", "spelt", "mixed", "boxed", "power", "overlap", "pointed"})
"""Numbers of one part."""
_MULTIPLIER = re.compile(MULTIPLIER)
_MYRIADS = re.compile(r"(?:[万亿]|千(?![瓦米克伏卡])){0,2}")
_MORE = re.compile(r"余|多|几|来(?=[个家名人万])")
_LATER = re.compile(r"(?:余|多)(?![一-龥0-9])|(?:余|多)(?=[的来时以])")
"""余 or 多 behind the unit: 3年多."""
_SECOND = re.compile(rf"(?:\(含\))?{_DASH}(?:(?P<high>{DIGITS})(?P<mag1>{MULTIPLIER})|(?P<top>(?![万亿]){SPELT}))")
_OPENS_SECOND, _OPENS_MORE = frozenset("(-—–―~至到"), frozenset("余多几来")
"""Characters with which a second number or 余 begins: a look before the patterns."""
_NOTE = re.compile(r"[①-⑳]|\[[0-9]{1,2}\]")
"""The mark of a note between a number and its unit: 120①万人."""
_UNIT = re.compile(unit_pattern())
_HEADS = frozenset(word[0] for word in KIND)
"""Characters with which a unit can begin: a look before the pattern."""
_PER_PEOPLE = re.compile(r"/(?:10|十)万(?:人口?)?|/[百千万](?:常住|户籍)?人口?|/[百千万]车(?![一-龥])|/万(?![一-龥])")
_PER = re.compile(r"/[十百千万亿]{0,2}")
_TIMES = frozenset("·•‧・⋅")
"""元/人·月: what a number is counted per may be two things."""
_PER_SPELT = re.compile(
    "(?<=[克吨斤米升时瓦个人头株辆])每(?:立方米|平方米|平方公里|平方千米|公里|千米|公顷|亩|升|千克|秒|小时)"
)
"""微克每立方米: the stroke in words."""


class Form:
    """A number as it stands; ``group`` gives the words of its parts, as that of a match of a regular expression."""

    __slots__ = ("_begins", "_text", "_words", "end", "group", "kind", "start")

    def __init__(self, number: re.Match[str]):
        self._text = number.string
        self.start, self.end = number.span()
        self.kind = kind = number.lastgroup or ""
        """The last part of the number itself: low for digits, spelt for characters …"""
        self._words: dict[str, Any] = {kind: number[kind]} if kind in _ALONE else number.groupdict()
        self._begins: dict[str, int] = {}
        self.group: Callable[[str], Any] = self._words.get
        """The words of a part; None where the form has no such part."""

    def begins(self, name: str) -> int:
        """Where a part begins that stands behind the number itself."""
        return self._begins[name]

    def ends(self, name: str) -> int:
        """Where a part ends that stands behind the number itself."""
        return self._begins[name] + len(self._words[name])

    def take(self, name: str, end: int) -> int:
        """What stands from the end of the form to ``end`` is a part of it."""
        start = self.end
        self._begins[name] = start
        self._words[name] = self._text[start:end] if start < end else ""
        self.end = end
        return end


def next_form(text: str, at: int) -> Form | None:
    """The first number at or behind ``at`` with all that belongs to it."""
    while (begin := _BEGIN.search(text, at)) is not None:
        number = _NUMBER.match(text, begin.start())
        if number is not None and _complete(text, form := Form(number)):
            return form
        at = begin.end()
    return None


def forms(text: str) -> Iterator[Form]:
    """All numbers, none inside another."""
    at = 0
    while (form := next_form(text, at)) is not None:
        yield form
        at = form.end


def _complete(text: str, form: Form) -> bool:
    """Take what belongs to the number behind it; False where its form needs more than stands there."""
    end, kind = form.end, form.kind
    if kind == "low":
        _after(text, form, _multiplier(text, form, _past_note(text, end), "mag"))
    elif kind == "spelt":
        _after(text, form, _multiplier(text, form, end, "mag4"))
    elif kind == "mixed":
        form.take("unit3", _measure(text, end))
    elif kind == "pointed":
        form.take("unit7", _multiplied(text, end))
    elif kind == "part1":
        unit = _UNIT.match(text, end)
        if unit is not None:
            form.take("unit1", unit.end())
    elif kind in ("power", "boxed"):
        measured = _multiplied(text, end)
        form.take("unit2" if kind == "power" else "unit4", measured)
        return kind == "power" or measured > end
    return True


def _multiplier(text: str, form: Form, start: int, name: str) -> int:
    match = _MULTIPLIER.match(text, start)
    assert match is not None  # it can be empty
    if start > form.end:
        form.take("note", start)
    return form.take(name, match.end())


def _after(text: str, form: Form, end: int) -> None:
    """Behind a number with its multiplier: a second number, 余, a unit, or a rate."""
    unit = _measure(text, end)
    second = _SECOND.match(text, unit) if text[unit : unit + 1] in _OPENS_SECOND else None
    if second is not None:
        form.take("unit0", unit)
        _take_second(text, form, second)
    elif text[end : end + 1] in _OPENS_MORE and (more := _MORE.match(text, end)) is not None:
        form.take("more", more.end())
        form.take("unit6", _measure(text, form.take("mag3", _end(_MYRIADS, text, more.end()))))
    elif unit > end:
        form.take("unit", unit)
        if text[unit : unit + 1] in _OPENS_MORE:
            form.take("later", _end(_LATER, text, unit))
    elif text.startswith("/", end):
        form.take("rate", _rate(text, end))


def _take_second(text: str, form: Form, second: re.Match[str]) -> None:
    """The upper bound of a range, and what stands behind it."""
    name = second.lastgroup or ""
    if name == "top":
        form.take("dash", second.start("top"))
        form.take("top", second.end())
    else:
        form.take("dash", second.start("high"))
        form.take("high", second.end("high"))
        form.take("mag1", second.end())
    more = form.take("more1", _end(_MORE, text, second.end()))
    form.take("unit5", _measure(text, form.take("mag2", _end(_MYRIADS, text, more))))


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where a match at ``at`` ends; ``at`` where there is none."""
    match = pattern.match(text, at)
    return match.end() if match is not None else at


def _measure(text: str, at: int) -> int:
    """Where the unit at ``at`` ends, with what it is counted per; ``at`` where there is none."""
    if text[at : at + 1] not in _HEADS or (unit := _UNIT.match(text, at)) is None:
        return at
    end = unit.end()
    while text.startswith("/", end) and (per := _per(text, end)) > end:
        end = per
        while text[end : end + 1] in _TIMES and (also := _UNIT.match(text, end + 1)) is not None:
            end = also.end()
    return _end(_PER_SPELT, text, end) if text.startswith("每", end) else end


def _per(text: str, at: int) -> int:
    """Where 元/人, /万人 or /10万人 ends; ``at`` where no unit stands behind the stroke."""
    match = _PER.match(text, at)
    starts = range(match.end(), at, -1) if match is not None else ()
    ends = [_end(_UNIT, text, start) for start in starts if _UNIT.match(text, start) is not None]
    return max(ends, default=0) or _end(_PER_PEOPLE, text, at)  # the longest: 元/千瓦时 is no 元/千 瓦


def _rate(text: str, at: int) -> int:
    """Where a rate behind a number without a unit ends: /10万, /千人."""
    if not text.startswith("/", at):
        return at
    end = _end(_PER_PEOPLE, text, at)
    if end == at and text[at + 1 : at + 2] in ("百", "千"):
        unit = _UNIT.match(text, at + 2)
        return unit.end() if unit is not None else at
    return end


def _multiplied(text: str, at: int) -> int:
    """Where a unit with its multiplier ends; of 千焦 the first character is the unit's own."""
    for start in range(_end(_MULTIPLIER, text, at), at - 1, -1):
        end = _measure(text, start)
        if end > start:
            return end
    return at


def _past_note(text: str, at: int) -> int:
    """Behind the mark of a note that stands between the number and its unit."""
    note = _NOTE.match(text, at)
    return note.end() if note is not None and _multiplied(text, note.end()) > note.end() else at
