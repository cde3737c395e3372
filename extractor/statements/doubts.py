"""Numbers that a text seems to print and that cannot be read with certainty: no value is made of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon.guards import guarded
from ..lexicon.joining import BESIDE
from ..lexicon.signs import BROKEN, MINUS
from ..lexicon.widths import RANGES
from .passage import TORN
from .quantities import BARE_TOP, CLIPPED, Slip, slips

_ROW = re.compile(r"(?<![0-9.])(?:[0-9][0-9.]*[ \t]){2,}[0-9][0-9.]*")
_GROUPS = re.compile(r"(?<![0-9.])[0-9]{1,3}[ \t][0-9]{3}(?:\.[0-9]+)?(?![0-9.年])")
_TORN = re.compile(rf"(?<![0-9.])[0-9.]+{TORN}(?!(?:19|20)[0-9]{{2}}年)[0-9.]+")
_COMMA = re.compile(
    r"(?<![0-9,.])[0-9]+，[0-9]{1,2}(?![0-9])|(?<![0-9,.第表图])[0-9]+,[0-9]{1,2}(?=[万亿]?[元人家个张户亩吨台件%])"
)
_QUOTED = re.compile("(?<![0-9.])[0-9]{1,3}['’][0-9]{3}(?![0-9])")
_NO_TOP = re.compile(rf"(?<![0-9.])[0-9][0-9.]*(?:[百千万亿]{{0,3}}[一-龥]{{0,2}})?{BARE_TOP}")
_PRODUCT = re.compile(
    r"(?<![0-9.])[0-9]{1,6}(?:\.[0-9]{1,3})?(?:(?:毫米|厘米|米|m)?[×xX*][0-9]{1,6}(?:\.[0-9]{1,3})?){1,2}"
    "(?=[百千万亿]{0,2}(?:[家个户名人台套座所亩间张条辆]|千瓦|兆瓦|MW|吨|公里|平方|立方|毫米|厘米|米|m))"
)
_DASH_READ = re.compile("(?<![0-9.])[0-9.]*[0-9]一[0-9][0-9.]*")
_NO_UNIT = re.compile("(?<=增长|下降|上升|下跌|上涨|降低|减少|增加|提高|回落)[0-9][0-9.]*(?=[，,。；;](?![0-9])|$)")
_BROKEN = re.compile(
    rf"(?<![0-9.])[0-9][0-9.]*(?:{BROKEN}+|,,)(?:[0-9.]+|[百千万亿%])|\ufffd[0-9.]+|[^\D0-9０-９]+"
    r"|(?<![0-9.])[0-9.]+~~[0-9.]+~~[0-9.]+"
)
_BARE_POWER = re.compile("(?<![0-9.×xX*])10[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_POINTS = re.compile("(?<![0-9.])[0-9.]+个百[0-9]{1,3}分点")
_NOUGHT = "(?<![0-9A-Za-z.,:：/第-])0"
_AFTER_NOUGHT = "(?:[0-9]{3}(?=年)|[0-9]{1,3}(?=[个家项所人名座处]))"
_UNIT_BEHIND = "[)）][百千万亿]{1,2}(?=[元人只头亩吨件台户个名辆套张条公平立千])"
_IN_BRACKETS = re.compile(rf"(?<=[一-龥])[(（](?:[0-9]{{2,}}|[0-9]+\.[0-9]+){_UNIT_BEHIND}")
_ZERO = re.compile(_NOUGHT + _AFTER_NOUGHT)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_YEARS = re.compile("(?:(?:19|20)[0-9]{2}[ \\t]){5,}(?:19|20)[0-9]{2}")
_DASHES = f"[-—–~至{''.join(RANGES)}]"
LIKELY = re.compile(
    rf"[\d.．](?:(?<=[0-9０-９])(?:\s+[0-9０-９]|[，,千一米m×xX*'’][×xX*0-9０-９,]|{BROKEN}|\s*[万亿]\s*[0-9０-９]|(?:[.．][0-9０-９]*)?{_DASHES}+[0-9０-９万亿])"
    rf"|(?<=[0-9０-９])\s*{_UNIT_BEHIND}|(?<=[一-龥\]①-⑳][{MINUS}－][0-9０-９])|(?<=\ufffd[0-9０-９])|(?<=[^\D0-9０-９])|(?<=1)0[⁰¹²³⁴-⁹]|(?<=个百[0-9０-９])[0-9０-９]{{0,2}}分点"
    rf"|(?<=[长降升跌涨低少加高落][0-9０-９.．])[0-9０-９.．]*[，,。；;]|(?<={_NOUGHT}){_AFTER_NOUGHT})"
)
"""What a text holds in which any of these can stand, but for a line's end; it is sought by its digit."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a folded text, and why nothing was read from it."""

    start: int
    end: int
    code: str
    why: str


def doubts(text: str) -> Iterator[Doubt]:
    """The doubtful numbers of a folded text, as ``Passage`` gives it, in order; each is told once."""
    found = sorted(_found(text), key=lambda d: (d.start, -d.end))
    claims = guarded(text) if found else []
    starts = [c.start for c in claims]
    told: dict[str, int] = {}
    for doubt in found:
        if doubt.end <= told.get(doubt.code, 0):
            continue
        told[doubt.code] = doubt.end
        n = bisect_right(starts, doubt.end - 1) - 1
        if n < 0 or claims[n].end <= doubt.start:
            yield doubt


def _is_year(text: str, start: int, end: int) -> bool:
    """20/35年: a year, which is one number and no value however it is torn; 2023 2022 2021: years and nothing else."""
    if _YEARS.fullmatch(text, start, end) is not None:
        return True
    return text.startswith("年", end) and _YEAR.fullmatch(text[start:end].replace(TORN, "")) is not None


def _found(text: str) -> Iterator[Doubt]:
    for pattern, why in (
        (_TORN, "换行两侧的数字是一个数还是两个数，无从断定"),
        (_ROW, "几个数字并列，其间只有空白"),
        (_GROUPS, "空白两侧的数字是一个数还是两个数，无从断定"),
        (BESIDE, "空白两侧的数字是一个数还是两个数，无从断定"),
        (_COMMA, "逗号两侧的数字是一个数还是两个数，无从断定"),
        (_QUOTED, "引号两侧的数字是一个数还是两个数，无从断定"),
        (_NO_TOP, "范围的上限只有单位，没有数"),
        (CLIPPED, "“万”“亿”后面的数没有单位"),
        (_NO_UNIT, "增减的数后面没有单位或百分号"),
        (_BROKEN, "数字中夹有读不出的符号"),
        (_BARE_POWER, "抬高的数字是指数还是注号，无从断定"),
        (_PRODUCT, "只印了算式，没有印出乘积"),
        (_IN_BRACKETS, "数印在括号里，单位在括号外，是值还是注释，无从断定"),
        (_ZERO, "数以“0”开头，可能有数字读错或脱落"),
        (_DASH_READ, "两个数之间的“一”是数还是连接号，无从断定"),
        (_POINTS, "“百分点”中间夹有数字，可能是页码"),
    ):
        found = (match.span() for match in pattern.finditer(text))
        yield from (Doubt(*place, "NUMBER_UNREAD", why) for place in found if not _is_year(text, *place))
    for start, end, slip in slips(text):
        yield Doubt(start, end, "RANGE_REVERSED" if slip == "falls" else "NUMBER_UNREAD", _WHY[slip])


_WHY: dict[Slip, str] = {
    "ill-formed": "数的写法不合规",
    "falls": "上限不大于下限",
    "hyphen": "数前的短横是负号还是连接号，无从断定",
}
