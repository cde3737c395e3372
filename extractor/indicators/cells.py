"""A cell to its values: one, two, words, or that it has none.

The grammar runs on ``letters``: folded text in which white space is left only where it parts numbers. Each
reading tells the stretch of the printed cell that it covers; digits on two sides of white space are never one
number. What was meant as a number and cannot be read has no value, and ``doubt`` says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ..core.fragment import Fragment
from ..lexicon import tables as words
from ..lexicon.comparators import AFTER as SUFFIXES
from ..lexicon.comparators import BEFORE as COMPARATORS
from ..lexicon.measures import cell_units
from ..lexicon.signs import MINUS, TRIANGLES
from ..lexicon.widths import plain
from .letters import BLANK, BREAK, Letters, letters_of

_PLAIN_NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?!,?[0-9])|[1-9][0-9]{0,2}(?:，[0-9]{3})+(?!，?[0-9])|0|[1-9][0-9]*)(?:\.[0-9]+)?(?!\.?[0-9]|,[0-9])"
_GROUPED_NUMBER = rf"(?:[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+(?! ?[0-9])(?:\.[0-9]+)?|{_PLAIN_NUMBER})"
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_BEFORE_SIGNS = [(sign, re.compile(pattern)) for sign, pattern, _ in COMPARATORS if sign != "="]
_AFTER_SIGNS = [(sign, re.compile(pattern)) for sign, pattern, _ in SUFFIXES]
_BEFORE = "|".join(pattern for _, pattern, _ in COMPARATORS)
_AFTER = "|".join(pattern for _, pattern, _ in SUFFIXES)
_NO_SCOPE = re.compile(r"[第前不]$|^(?:较|比|同比|环比|与|和)")
"""Words before a number that make something else of it: an ordinal, a comparison, a rate of its own."""
_DATE = re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?")
_NO_MEASURE = re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]+年一遇|[0-9]+类")
"""Figures that words may hold and that are no values: dates, flood frequencies, classes."""
_PER = r"/(?:10{0,2})?[百千万](?:人口?|户|活产)?(?![0-9]|(?!以[上下内]|左右)[一-龥])"
"""What a rate is per: 12.5/10万, 3.2/千人."""
SEPARATORS = frozenset(BREAK + BLANK + ";,，、/")
"""What can stand between two values."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What the signs of a cell mean in its table and document."""

    square_is_total: bool = False
    """Whether [ ] marks totals; if not, ``5.5[1]`` has a footnote mark."""
    paired: bool = False
    """Whether the column has two values in a cell (年均/累计): a stroke parts them."""
    blank_groups: bool = False
    """Whether the table parts thousands by a plain blank: 17 345."""
    negative: str = ""
    """Signs that a note explains as a fall or a minus: ▲, △."""
    marks: str = ""
    """Signs that a note explains as something else: they are no part of the value."""


@dataclass(slots=True)
class Reading:
    """One value; ``start``–``end`` is the stretch of the printed cell that it covers."""

    start: int
    end: int
    value: Decimal | None = None
    high: Decimal | None = None
    text: str | None = None
    ratio: tuple[Decimal, ...] | None = None
    comparator: str | None = None
    bracket: str | None = None
    unit: str | None = None
    """The unit that the cell itself prints."""
    year: int | None = None
    """The year that the cell itself gives to the value: 2027年60%, 77.8（2019年）."""
    total: bool = False
    """Whether the cell itself says 累计."""
    annual: bool = False
    """Whether the cell itself says 年均."""
    doubt: str | None = None
    """Why a cell that was meant as a number has none."""


def read_cell(cell: Fragment | str, usage: Usage | None = None) -> list[Reading]:
    """All values of a cell: none printed, one, two, or words.

    Args:
        cell: the cell as printed; of a fragment, pieces that do not touch in the source are parted.
        usage: what its signs mean; by default what they mean nearly everywhere.
    """
    usage = usage or Usage()
    letters = letters_of(cell)
    joined = letters.joined()
    bare = joined.plain.strip("[]()")
    if not joined.plain or words.is_missing(joined.plain) or words.is_missing(bare):
        return [Reading(0, len(letters.text))]
    found = _number(joined) or _ratio(joined) or _one(joined, usage)
    if found is not None:
        return [found]
    for said in (letters, joined):
        several = _several(said, usage)
        if several:
            return several
    return _among_words(joined, usage) or [_words(joined)]


# -- the grammar ---------------------------------------------------------------------------------


@cache
def _unit() -> str:
    unit = rf"[十百千万亿]{{0,2}}(?:{cell_units()})"
    return rf"(?:%|‰|个?百分点|{_PER}|{unit}(?:(?:/|每)(?:每?[十百千万亿]{{0,2}}(?:{cell_units()})))*|[十百千万亿]{{1,2}}(?![个人元件户]))"


_OWN_YEAR = (
    r"\((?P<own>(?:19|20)[0-9]{2})(?:年[底末度]?(?:统计)?(?:数据?|值|口径)?|(?:(?<=[0-9]\.[0-9]\([0-9]{4})|(?<=[0-9]\.[0-9]{2}\([0-9]{4})"
    r"|(?<=[%‰]\([0-9]{4})))\)"
)
"""The year of a value that is not its column's, behind it: 77.8（2019年）, 77.8（2019）; 400（2000） may be a total."""


@cache
def _value(grouped: bool) -> re.Pattern[str]:
    """One value with all that may stand around its number."""
    number = _GROUPED_NUMBER if grouped else _PLAIN_NUMBER
    return re.compile(
        rf"(?P<mark>[{TRIANGLES}★☆*#]?)(?:(?P<year>(?:19|20)[0-9]{{2}})年(?:底|末|前|底前|达到?|起)?)?"
        rf"(?P<total>(?:五年)?累计|合计)?(?P<annual>年均(?:增长|增速|新增)?)?"
        rf"(?P<scope>[\u4e00-\u9fff“”·]{{0,16}}?[:：]?)(?P<before>(?:{_BEFORE})*)"
        rf"(?P<open>[\[(])?(?P<inner>(?:>=|<=|[<>≤≥≈~=])?)(?P<sign>[{MINUS}+]?)"
        rf"(?P<number>{number})(?:[×xX*]10(?:\^(?P<power>-?[0-9]{{1,2}})|(?P<raised>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})))?"
        rf"(?P<unit>{_unit()})?"
        rf"(?:(?P<dash>[-–—~至])(?P<high>{number})(?P<unit_high>{_unit()})?)?"
        rf"(?P<suffix>(?:{_AFTER})?)(?P<close>[\])])?(?P<unit_after>{_unit()})?(?P<after>(?:以上|以内|以下|左右)?)"
        rf"(?P<word>[\[(](?:五年)?累计[\])]|(?:五年)?累计)?(?P<average>[\[(]年均[\])])?"
        rf"(?P<place>\([\u4e00-\u9fff]{{2,16}}\))?(?:{_OWN_YEAR})?"
        rf"(?P<foot>[①-⑳*†‡]|\[[0-9]{{1,2}}\]|(?<!^10)(?<![^0-9.]10)[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}}|(?<=[%‰人元个件户家项张公里亩次])[1-9](?![0-9.]))?"
    )


_RATIO = re.compile(
    rf"^(?P<before>(?:{_BEFORE})*)(?P<ratio>{_PLAIN_NUMBER}(?::{_PLAIN_NUMBER})+)(?P<suffix>(?:{_AFTER})?)$"
)


_NUMBER = re.compile(_PLAIN_NUMBER)


def _number(letters: Letters) -> Reading | None:
    """A cell that is a number and no more, as most are: the grammar of all that may stand around one would take it so."""
    if _NUMBER.fullmatch(letters.plain) is None:
        return None
    return Reading(*letters.place(0, len(letters.plain)), _decimal(letters.plain), comparator="=")


def _ratio(letters: Letters) -> Reading | None:
    match = _RATIO.match(letters.plain)
    if match is None:
        return None
    parts = tuple(_decimal(n) for n in match.group("ratio").split(":"))
    start, end = letters.place(0, len(letters.plain))
    return Reading(start, end, ratio=parts, comparator=_sign_of(match.group("suffix"), match.group("before")))


def _one(letters: Letters, usage: Usage) -> Reading | None:
    """The cell as one value throughout."""
    match = _value(usage.blank_groups).fullmatch(letters.plain)
    if match is None or ((match.group("foot") or "").startswith("[") and usage.square_is_total):
        return None
    return _reading(letters, match, usage)


def _several(letters: Letters, usage: Usage) -> list[Reading]:
    """Two values or more that fill the cell, each marked off from the one before."""
    at, parted = 0, False
    found: list[tuple[re.Match[str], Reading]] = []
    plain = letters.plain
    while at < len(plain):
        start = at
        while at < len(plain) and plain[at] in SEPARATORS:
            at += 1
        gap = plain[start:at]
        reading = _next(letters, at, usage)
        if reading is None:
            return []
        match, value = reading
        if found and not _marked_off(gap, match, found[-1], usage):
            return []
        parted = parted or bool(found)
        found.append((match, value))
        at = match.end()
    return [value for _, value in found] if parted else []


def _next(letters: Letters, at: int, usage: Usage) -> tuple[re.Match[str], Reading] | None:
    match = _value(usage.blank_groups).match(letters.plain, at)
    if match is None:
        return None
    if usage.square_is_total and (match.group("foot") or "").startswith("["):
        match = _value(usage.blank_groups).match(letters.plain, at, match.start("foot"))
        if match is None:
            return None
    value = _reading(letters, match, usage)
    return (match, value) if value is not None else None


def _marked_off(gap: str, here: re.Match[str], before: tuple[re.Match[str], Reading], usage: Usage) -> bool:
    """Whether what stands between two values, or what they carry, tells that they are two.

    Two bare numbers with nothing but white space between them may be one that a line end broke.
    """
    first, reading = before
    distinct = bool(here.group("open") or here.group("scope") or here.group("before") or here.group("year"))
    distinct = distinct or bool(reading.bracket) != bool(here.group("open")) or first.group("place") is not None
    if set(gap) & set(";，、"):
        return True
    if "," in gap:
        return distinct
    if "/" in gap:
        units = bool(first.group("unit") or here.group("unit"))
        return distinct or usage.paired or units or "." in first.group("number") + here.group("number")
    return distinct


def _among_words(letters: Letters, usage: Usage) -> list[Reading]:
    """Values in clauses that are otherwise words: 2027年60%，其后进一步优化布局."""
    clauses = list(_clauses(letters))
    if len(clauses) < 2 or set(letters.plain) & {BREAK, BLANK}:
        return []
    found: list[Reading] = []
    for clause in clauses:
        value = _one(clause, usage)
        if value is not None:
            found.append(value)
        elif _holds_figures(clause):
            return []
    start, end = letters.place(0, len(letters.plain))
    return [replace(found[0], start=start, end=end)] if len(found) == 1 else found


def _clauses(letters: Letters) -> Iterator[Letters]:
    at = 0
    for match in re.finditer(r"[，；;]|,(?![0-9])|$", letters.plain):
        if match.start() > at:
            yield letters.part(at, match.start())
        at = match.end()


def _holds_figures(letters: Letters) -> bool:
    return re.search(r"\d", _NO_MEASURE.sub("", letters.plain)) is not None


_IN_CHARACTERS = re.compile(rf"(?!一$)(?:[百千万]分之)?[一二三四五六七八九十百千万亿两零〇]{{1,12}}(?:{cell_units()})?")
"""A numeral in characters that fills its cell; 一 alone is a dash more often than not."""


def is_spelt(text: str) -> bool:
    """Whether a cell is a number written in characters: 十二, 三千万元."""
    return _IN_CHARACTERS.fullmatch(plain(text)) is not None


def _words(letters: Letters) -> Reading:
    doubt = None
    if _holds_figures(letters):
        parted = set(letters.plain) & {BREAK, BLANK}
        doubt = "空白两侧各有数字，不知是一个数还是两个" if parted else "不是单独一个数"
    elif _IN_CHARACTERS.fullmatch(letters.plain):
        doubt = "是用汉字写的数"
    return Reading(0, len(letters.text), text=letters.words(), doubt=doubt)


def _reading(letters: Letters, match: re.Match[str], usage: Usage) -> Reading | None:
    """The value of a match; None where its parts do not go together."""
    said = match.groupdict()
    opened, closed = said["open"], said["close"]
    if bool(opened) != bool(closed) or not _is_whole(letters, match):
        return None
    minus = _is_minus(match, usage)
    if said["scope"] and not (said["scope"][-1] in ":：" or said["before"] or words.SCOPE.matches(said["scope"])):
        return None
    if minus is None or (said["scope"] and _NO_SCOPE.search(said["scope"].rstrip(":："))):
        return None
    if said["unit"] == "年" and _DATE.fullmatch(said["number"] + "年"):
        return None
    unit, year = said["unit_after"] or said["unit_high"] or said["unit"], said["year"] or said["own"]
    number = _power(_decimal(said["number"]), said["power"], said["raised"])
    high = _decimal(said["high"]) if said["high"] else None
    last = match.start("foot") if said["foot"] else match.end()
    start, end = letters.place(match.start(), last)
    sign = _sign_of(said["suffix"] or said["after"], said["inner"], said["before"])
    return Reading(
        start, end, number.copy_negate() if minus else number, high, comparator="range" if high is not None else sign,
        bracket=_printed(letters, match) if opened else None, unit=unit, year=int(year) if year else None,
        total=bool(said["total"] or said["word"] or "累计" in said["before"]),
        annual=bool(said["annual"] or said["average"]),
    )  # fmt: skip


def _printed(letters: Letters, match: re.Match[str]) -> str:
    """The brackets as printed."""
    return "".join(letters.text[letters.places[match.start(name)][0]] for name in ("open", "close"))


def _is_whole(letters: Letters, match: re.Match[str]) -> bool:
    """Whether number and note mark stand without white space in the print."""
    foot = match.group("foot")
    if foot is None or not foot.isdecimal():
        return True
    return letters.touch(match.start("foot"))


def _is_minus(match: re.Match[str], usage: Usage) -> bool | None:
    """Whether the number is below nought; None where a sign stands that nothing explains."""
    mark, sign = match.group("mark"), match.group("sign")
    if sign and match.group("scope"):
        return None
    if mark and mark in TRIANGLES:
        if mark in usage.negative:
            return True
        if mark not in usage.marks:
            return None
    return bool(sign) and sign != "+"


def _power(number: Decimal, exponent: str | None, raised: str | None) -> Decimal:
    """2.3×10⁶ as 2300000."""
    exponent = exponent or (raised.translate(_POWERS) if raised else None)
    if exponent is None:
        return number
    value = number.scaleb(int(exponent))
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _sign_of(suffix: str, *before: str) -> str:
    """The comparator of the words after a number, else of the signs before it."""
    if suffix:
        for sign, pattern in _AFTER_SIGNS:
            if pattern.fullmatch(suffix):
                return sign
    for text in filter(None, before):
        for sign, pattern in _BEFORE_SIGNS:
            if pattern.search(text):
                return sign
    return "="


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("，", "").replace(" ", ""))
