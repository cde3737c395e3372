"""The three industries' shares: they make 100, and a sentence and a table say the same of one year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..lexicon.widths import fold
from .check import Check, Example
from .figures import last_digit
from .view import View

ROOM = Decimal("0.2")
"""By how much three rounded shares may miss 100."""
Shares = tuple[Decimal, ...]

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
_SUBJECT = re.compile(
    "[三第一](?:(?<=三)次产业|(?:(?<=第)一|(?<=一))(?:产业)?、第?二(?:产业)?[、和]第?三(?:次)?产业)(?:增加值)?的?(?:结构|比例|比重|构成|占比|之?比)"
    r"(?:关系)?(?P<said>[^。；\n]{0,120})"
)
"""What is said of the three industries' shares, to the end of the sentence."""
_RATIO = re.compile(rf"({_NUMBER})[%％]?\s*[:：∶]\s*({_NUMBER})[%％]?\s*[:：∶]\s*({_NUMBER})(?![0-9.:：∶])")
_LISTED = re.compile(rf"^[^0-9，、增均]{{0,12}}({_NUMBER})[%％]、({_NUMBER})[%％](?:、|和|，)({_NUMBER})[%％]")
"""Three shares told one after another: 占比分别为5.1%、37.9%、57.0%."""
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_WHOSE = re.compile(r"(?:^|[，、：:]|[0-9]年[底末]?|[全我本][国省市县区州旗镇]的?|将|把|使|推动|实现|其中)$")
"""What stands before the subject where the shares are the plan's own place's, or nobody else's by name."""
_OTHERS = re.compile(r"(?:全国|全世界|[国]外)")


@dataclass(frozen=True)
class Said:
    """Three shares, of which year if that is told, and where they stand."""

    shares: Shares
    year: int | None
    raw: str
    where: Fragment
    label: str


def find(view: View) -> Iterator[Finding]:
    """SUM_DIFFERS where three shares miss 100, FIGURE_DIFFERS where two places give others for one year."""
    printed, spoken = list(_of_tables(view)), list(_of_text(view))
    for one in (*printed, *spoken):
        if _misses(one.shares):
            total = sum(one.shares, Decimal(0))
            yield finding("SUM_DIFFERS", f"{one.label} {one.raw}，合计 {total}", [one.where])
    for one in spoken:
        for other in printed:
            told = _misses(one.shares) or _misses(other.shares)
            if one.year is not None and one.year == other.year and not told and not _agree(one.shares, other.shares):
                detail = f"{one.year}年三次产业结构：正文 {one.raw}，{other.label} {other.raw}"
                yield finding("FIGURE_DIFFERS", detail, [one.where, other.where])


def _misses(shares: Shares) -> bool:
    """Whether shares that must make 100 come near it and miss it."""
    total = sum(shares, Decimal(0))
    return 90 < total < 110 and abs(total - 100) > ROOM


def _agree(a: Shares, b: Shares) -> bool:
    """Whether each share is the other's, as they are rounded."""
    return all(abs(x - y) * 2 <= max(last_digit(x), last_digit(y)) for x, y in zip(a, b, strict=True))


def _of_tables(view: View) -> Iterator[Said]:
    for indicator in view.document.indicators:
        if "产业" not in indicator.name or re.search("就业|从业|投资|用地|能耗", indicator.name):
            continue
        for value in indicator.values:
            if value.ratio and len(value.ratio) == 3 and value.comparator == "=":
                only = value.period is not None and value.period.start == value.period.end
                year = value.period.end if only and value.period else None
                label = f"“{indicator.name}”{value.column}"
                yield Said(tuple(value.ratio), year, value.raw, view.place(value.span), label)


def _of_text(view: View) -> Iterator[Said]:
    if "产业" not in view.running:
        return
    for match in view.matches(_SUBJECT):
        sentence = _sentence_before(view.running, match.start())
        own = _WHOSE.search(sentence) is not None and not _OTHERS.search(sentence + match["said"])
        at = match.start("said")
        for found in (*_RATIO.finditer(match["said"]), *_LISTED.finditer(match["said"])):
            start, end = found.start(1), found.end(3)
            years = _YEAR.findall(sentence + match["said"][:start])
            year = int(years[-1]) if own and years else None
            raw = match["said"][start:end]
            where = view.place_in_running(at + start, at + end)
            yield Said(tuple(Decimal(fold(n)) for n in found.groups()), year, raw, where, "三次产业结构")


def _sentence_before(text: str, at: int) -> str:
    return re.split(r"[。；\n]", text[max(0, at - 60) : at])[-1]


_TEXT = "一、基础\n2020年，三次产业结构调整为{}。\n"
_BOTH = (
    _TEXT
    + "表1 主要指标\n指标\t2020年\t2025年\n三次产业结构\t5.1:37.9:57.0\t4.0:38.0:58.0\n常住人口（万人）\t120\t130\n"
)

CHECK = Check(
    find,
    (
        Example("SUM_DIFFERS", shows=_TEXT.format("5.1∶37.9∶59.0"), holds=_TEXT.format("5.1∶37.9∶57.0")),
        Example("FIGURE_DIFFERS", shows=_BOTH.format("5.3:37.7:57.0"), holds=_BOTH.format("5:38:57")),
    ),
)
