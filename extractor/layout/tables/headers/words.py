"""What the words of a header say: the role of a column, whether they are a time, what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from ....lexicon import tables as words
from ....lexicon.periods import find_ordinal, find_year, plan_years
from ....lexicon.remembered import remembered
from ....lexicon.table_points import BY_NAME as POINTS
from ....lexicon.widths import fold
from ..cells.atoms import Atom, Can
from ..cells.fits import is_letter

Cell = tuple[Atom, ...]
MAX_LOW = 6
"""Columns under one joint header."""
MAX_BEHIND = 8.0
"""Points by which a header may lie behind the likeliest and still be weighed with the rows."""
ANEW = 1.0
"""What speaks for labels that begin anew under each header."""
_PLAN = re.compile('[“"]?十[一二三四五六七]五[”"]?(?:时期|期间|规划)?')
MAX_GROWTH = 12
"""Longest header of a column of changes, in characters."""
MAX_WORDS = 20
"""Longest header, in characters."""
OWN = frozenset({"name", "unit", "attribute", "number", "group", "note"})
"""Roles whose header needs nothing below it."""
YEAR_ALONE = re.compile(r"^[（(]?(?:19[5-9]|20[0-4])[0-9][)）]?$")
_INNER = re.compile(r"[(（][^()（）]*[)）]?")
BRACKETED = re.compile(r"^[(（][^()（）]{1,12}[)）]$")
RATED = re.compile(r"^[(（][%％‰][)）]$")
"""The unit of a rate, below its header."""
TAIL = re.compile(
    r"现状|基期|基数|基准|期间|时期|近期|远期|目标|规划|完成|情况|实现|实际|实绩|预计|年均|累计|增长|比重|占比|面积|数量|合计"
)
ENDINGS = frozenset({"属性", "性质", "名称", "号", "标", "位", "性"})
WHOLE = re.compile(
    r"(?:(?:19|20)[0-9]{2}年?[度底末]?|[“\"]?十[一二三四五六七]五[”\"]?|[一二三四五六七八九十]五|时期|期间|规划|目标|完成|情况|实际|实绩|实现|达到"
    r"|现状|基期|基准|基数|基础|期末|中期|预计|预期|计划|执行|评估|任务|指标|年均|累计|增长|增速|增幅|占比|比重|[值数率量年]"
    r"|[/（()）和与及、])+"
)
"""A header that is made of words of time and aim, none of them torn."""
YEAR_BARE = re.compile("(?:19|20)[0-9]{2}$")
"""The figures of a year at the end of words, which a narrow header parts from their 年."""
Chains = list[tuple[Cell, ...]]


def text(cell: Cell) -> str:
    """The words of a cell."""
    return cell[0].text if len(cell) == 1 else "".join([atom.text for atom in cell])


def one_text(tiers: Iterable[str]) -> str:
    """The tiers of a column's header as one text: what two of them say alike is one cell over both, said once."""
    return "".join(said for said, _ in groupby(tiers))


def may_head(atom: Atom) -> bool:
    """Whether an atom can belong to a header at all."""
    attribute = atom.can & Can.ATTRIBUTE and words.header_role(atom.text) != "name"  # 监测指标 can be both
    known = (words.is_header(atom.text) and not attribute) or YEAR_ALONE.match(atom.text) is not None
    stuff = Can.VALUE | Can.ATTRIBUTE | Can.SENTENCE | Can.NUMBER | Can.MISSING | Can.GROUP_MARK
    if atom.text[-1] in "：:" or "，" in _INNER.sub("", atom.text):
        return False  # “十三五”期间： names the rows below it
    return len(atom.text) <= MAX_WORDS and not is_letter(atom.text) and (known or not atom.can & stuff)


def worth(cell: Cell) -> float:
    """What a header is worth for each of its atoms: its words are accounted for, whole or torn."""
    header = text(cell)
    if header[0] in "（(" and not words.TIME.search(header[:3]):
        if is_time(header):
            return POINTS["header.unknown"]
        return -8.0 if words.is_unit(header.strip("（()）")) else -4.0
    if words.GROUP.matches(header):
        return POINTS["header.group"]
    role = role_of(header)
    name = "header.known" if role in OWN else "header.time" if role == "value" else "header.unknown"
    if role == "any" and words.PROJECTS.matches(header):
        name = "header.list"
    if role == "any" and tells_growth(header):
        name = "header.known"
    told = len(cell) if role in OWN else max(1, sum(is_known(atom.text) or is_second_half(atom.text) for atom in cell))
    return POINTS[name] * told


@remembered
def role_of(header: str) -> str:
    """What a header says of its column: a role of its own, ``value`` for a time, ``any`` for unknown words."""
    role = words.header_role(header)
    if role == "name" and words.TIME.search(fold(header)) and not header.endswith(("指标", "指标体系", "名称", "项目")):
        role = None
    if role in OWN:
        return role
    return "value" if role == "annual_average" or is_time(header) else "any"


def tells_growth(header: str) -> bool:
    """Whether a header says that its column compares with the year before, as no name does: 增长（%）, 同比±%."""
    return len(header) <= MAX_GROWTH and words.GROWTH.matches(fold(header))


def is_time(header: str) -> bool:
    """Whether a header dates its column or gives it an aim."""
    listed = words.TIMES.matches(header) or words.DUTY.matches(header)
    return bool(words.TIME.search(fold(header))) and len(header) <= MAX_WORDS and not listed


def is_known(header: str) -> bool:
    """Whether a header says what its column is."""
    return role_of(header) != "any"


def is_second_half(words_: str) -> bool:
    """Whether words can be the second half of a header."""
    return bool(TAIL.match(words_) or BRACKETED.match(words_)) or words_ in ENDINGS


def begins(half: str, rest: str) -> bool:
    """Whether words above are the first half of a header's: “十五五 above ”年均增, 2030 above 年目标."""
    if half.count("“") > half.count("”") and rest.count("”") > rest.count("“"):
        return True
    return YEAR_BARE.fullmatch(half) is not None and rest[0] == "年"


def may_stand_below(header: str) -> bool:
    """Whether words can stand below a joint header: a time, 现状, 比重; 绝对值 and 比上年增长 below the year of a
    statistical table."""
    return is_time(header) or bool(TAIL.match(header)) or words.STATISTIC.matches(fold(header)) or tells_growth(header)


def as_parent(header: str, low: list[Cell], others: bool) -> float:
    """What it costs to set labels under a header: a year or a base year is a column of its own."""
    return _as_parent(header, tuple(map(text, low)), others)


def begin_anew(headers: Sequence[str]) -> float:
    """What speaks for columns of two plans or more that begin with the same label under each: 规划目标, 实际完成 //
    规划目标."""
    labels: dict[int, list[str]] = {}
    for header in headers:
        if (plan := find_ordinal(header, bare=True)) is not None:
            labels.setdefault(plan[0], []).append(_PLAN.sub("", header))
    firsts = {said[0] for said in labels.values()}
    return ANEW if len(firsts) == 1 < len(labels) and any(len(said) > 1 for said in labels.values()) else 0.0


def share_inside(header: str, low: list[Cell]) -> float:
    """The share of the labels with a year that have one of the plan's own, not the last before it."""
    period = find_ordinal(header, bare=True)
    years = [year for cell in low if (year := find_year(text(cell))) is not None]
    if period is None or not years:
        return 0.0
    first, last = plan_years(period[0])
    return sum(first <= year <= last for year in years) / len(years)


def _aims_before(label: str, first: int) -> bool:
    """Whether a label is an aim for a year before the first of a plan: 2025年目标 is none of “十五五”目标."""
    year = find_year(label)
    return year is not None and year < first and words.TARGET.matches(fold(label))


@remembered
def _as_parent(header: str, low: tuple[str, ...], others: bool) -> float:
    period = find_ordinal(header, bare=True)
    plans = [found[0] for label in low if (found := find_ordinal(label, bare=True)) is not None]
    if period is not None and any(plan != period[0] for plan in plans):
        return -6.0
    years = [year for label in low if (year := find_year(label)) is not None]
    own = find_year(header)
    if own is not None and any(year != own for year in years):
        return -6.0
    if period is not None and any(
        not plan_years(period[0])[0] - 1 <= year <= plan_years(period[0])[1] for year in years
    ):
        return -4.0
    if period is not None and any(_aims_before(label, plan_years(period[0])[0]) for label in low):
        return -4.0
    if words.is_year(header):
        return -4.0 if any(map(words.is_year, low)) else -2.0 * others
    if not words.BASE.matches(fold(header)):
        return 0.0
    return -6.0 if any(words.TARGET.matches(fold(label)) for label in low) else -2.0 * others
