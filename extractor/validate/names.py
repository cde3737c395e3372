"""Keyed names to indicators of the source: as printed, by key, by synonym, without brackets, with a typo."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from ..indicators.names import Name, clean_group, read_name
from ..lexicon.names import name_key
from ..lexicon.tables import is_unit
from ..lexicon.units import read_unit
from ..lexicon.widths import fold, squeeze
from .facts import SourceRow
from .load import read_bytes
from .load.delimited import decode, sniff
from .workbook import InputError

PRINTED, KEYED, SHORTENED, TYPO = 4, 3, 2, 1
"""How a name was recognised, the best first."""
LONGEST = 80
"""Characters of the longest name with all that may stand around it."""
LEAST_LIKENESS = 0.8
"""Of a name with a typo: one wrong character in five. 城镇登记失业率 and 城镇调查失业率 reach 0.71."""

TYPOS: tuple[tuple[str, str], ...] = (
    ("城镇登计失业率", "城镇登记失业率"),
    ("开展补贴性职业技能培圳人次", "开展补贴性职业技能培训人次"),
    ("工伤保险参报人数", "工伤保险参保人数"),
)
SHORT = (3, 4)
"""Characters of names of which one wrong one is a third or a fourth: a typo where no other name is as near."""
SHORT_TYPOS: tuple[tuple[str, str], ...] = (
    ("失亚率", "失业率"), ("粮食铲量", "粮食产量"), ("粮产食量", "粮食产量"), ("用水总", "用水总量"),
)  # fmt: skip
SHORT_OTHERS: tuple[tuple[str, str], ...] = (
    ("5G基站", "4G基站"), ("人口", "总人口"), ("粮食产量", "油料产量"), ("二产增速", "三产增速"), ("寿命", "寿合"),
)  # fmt: skip
OTHERS: tuple[tuple[str, str], ...] = (
    ("城镇登记失业率", "城镇调查失业率"),
    ("失业保险参保人数", "工伤保险参保人数"),
    ("劳动人事争议调解成功率", "劳动人事争议仲裁结案率"),
)
"""Examples: names that differ by a typo, and names of different indicators."""

_NUMBER_BEFORE_DIGITS = re.compile(r"^(?:#|其中[:,]?)?[0-9]{1,2}[.、](?P<name>[0-9].*[\u4e00-\u9fff].*)$")
_UNIT_BEHIND = re.compile(
    r"^(?P<name>.*[\u4e00-\u9fffA-Za-z)）])(?:[ \t\u3000]+|(?=[%％‰]))(?P<unit>[^\s()（）]{1,8})$", re.DOTALL
)
_SAID_EXACTLY = re.compile(r"[0-9A-Za-z一二三四五六七八九十]")
_BRACKETED = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Match:
    """A source row and how its name was recognised; ``likeness`` is below 1 for a typo."""

    row: SourceRow
    grade: int
    likeness: float = 1.0


@lru_cache(maxsize=8192)
def spelled(text: str) -> Name:
    """Number, 其中 and unit taken off a keyed name; people also type the unit behind a blank or bare."""
    behind = _UNIT_BEHIND.match(text)
    if behind and is_unit(behind.group("unit")):
        text = f"{behind.group('name')}（{behind.group('unit')}）"
    return read_name(text)


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    return fold(squeeze(name))


@lru_cache(maxsize=8192)
def _short(name: str) -> str:
    return name_key(_BRACKETED.sub("", _plain(name)))


def leaves_out(keyed: str, printed: str) -> bool:
    """Whether all that a keyed name has in brackets is printed so: brackets may be left out, other words in them make
    another name."""
    return set(_BRACKETED.findall(_plain(keyed))) <= set(_BRACKETED.findall(_plain(printed)))


class NameIndex:
    """The names of a source, and the synonyms that stand for them."""

    def __init__(self, rows: Sequence[SourceRow], synonyms: dict[str, str] | None = None):
        self.rows = rows
        self.synonyms = synonyms or {}
        self._by = {grade: defaultdict[str, list[SourceRow]](list) for grade in (PRINTED, KEYED, SHORTENED)}
        for row in rows:
            name = row.indicator.name
            self._by[PRINTED][_plain(name)].append(row)
            self._by[KEYED][name_key(name)].append(row)
            self._by[SHORTENED][_short(name)].append(row)
        self._known: dict[str, bool] = {}

    def knows(self, text: str) -> bool:
        """Whether the text names an indicator without any typo."""
        if text not in self._known:
            self._known[text] = bool(text) and len(text) <= LONGEST and bool(self.find(text, typos=False))
        return self._known[text]

    def find(self, text: str, typos: bool = True) -> list[Match]:
        """The rows that a keyed name can mean, the best grade first: in each table those of the best grade that any of
        its rows reaches (扶持创业 in one table does not hide 扶持创业人数 in another), else all within a typo."""
        name = self._meant(text)
        found = self._exact(name, text)
        if not found and (numbered := _NUMBER_BEFORE_DIGITS.match(fold(squeeze(text)))):
            found = self._exact(spelled(numbered.group("name")).name, text)  # 4.5G基站数 is 5G基站数 with the number 4
        return found or (self._with_typo(name) if typos and name else [])

    def _exact(self, name: str, text: str) -> list[Match]:
        found: list[Match] = []
        answered: set[int] = set()
        for grade, form in ((PRINTED, _plain(name)), (KEYED, name_key(name)), (SHORTENED, _short(name))):
            rows = [row for row in self._by[grade].get(form, ()) if id(row.table) not in answered] if form else []
            if grade == SHORTENED:
                rows = [row for row in rows if leaves_out(name, row.indicator.name)]
            found += [Match(row, grade) for row in self._of_unit(rows, text)]
            answered |= {id(row.table) for row in rows}
        return found

    def _meant(self, text: str) -> str:
        name = spelled(text).name
        return self.synonyms.get(name_key(text).lower()) or self.synonyms.get(name_key(name).lower()) or name

    def _of_unit(self, rows: list[SourceRow], text: str) -> list[SourceRow]:
        """Where names meet under one key (培训人数, 培训人次), those of the keyed unit, if any."""
        unit = spelled(text).unit
        if unit is None or len({_plain(row.indicator.name) for row in rows}) == 1:
            return rows
        dimension = read_unit(unit).dimension
        return [row for row in rows if read_unit(row.indicator.unit).dimension == dimension] or rows

    def _with_typo(self, name: str) -> list[Match]:
        scored = [(likeness(name, form), rows) for form, rows in self._by[PRINTED].items()]
        near = sorted((item for item in scored if item[0] >= LEAST_LIKENESS), key=lambda item: -item[0])
        return [Match(row, TYPO, score) for score, rows in near or self._nearest_short(name) for row in rows]

    def _nearest_short(self, name: str) -> list[tuple[float, list[SourceRow]]]:
        """The rows of the one short name that is a wrong character away; none where several are."""
        near = [(likeness(name, form), rows) for form, rows in self._by[PRINTED].items() if is_short_typo(name, form)]
        return near if len(near) == 1 else []


def likeness(one: str, other: str) -> float:
    """Share of characters that two names have in common, a swapped pair counting as one change."""
    pairs = ((name_key(one), name_key(other)), (_plain(one), _plain(other)))
    return max(DamerauLevenshtein.normalized_similarity(a, b) for a, b in pairs)


def is_short_typo(keyed: str, printed: str) -> bool:
    """Whether two short names are one character apart that is no digit and no Latin letter: 4G is not 5G."""
    a, b = _plain(keyed), _plain(printed)
    if not SHORT[0] <= min(len(a), len(b)) <= max(len(a), len(b)) <= SHORT[1]:
        return False
    return DamerauLevenshtein.distance(a, b) == 1 and _SAID_EXACTLY.findall(a) == _SAID_EXACTLY.findall(b)


def same_group(keyed: str | None, source: str | None) -> bool:
    """Whether two group names are the same but for number, count and signs."""
    return keyed is not None and source is not None and name_key(clean_group(keyed)) == name_key(clean_group(source))


def read_synonyms(path: str) -> dict[str, str]:
    """Lines of a name as the source prints it and its other names, parted by commas, tabs or ``=``.

    Returns:
        The key of each other name in lower case, and the printed name that it stands for.

    Raises:
        InputError: a line has one name only.
    """
    text, _ = decode(read_bytes(path), path)
    if "=" in text:
        text = text.replace("=", ",").replace("＝", ",")
    found: dict[str, str] = {}
    for name, *others in _lines(text):
        if not others:
            raise InputError(f"同义词文件 {path} 每行应有原文名称和别名，用逗号或制表符分开；这一行只有“{name}”。")
        found |= {name_key(other).lower(): name for other in others}
    return found


def _lines(text: str) -> Iterable[list[str]]:
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=sniff(text)):
        cells = [cell.strip() for cell in row if cell.strip()]
        if cells and not cells[0].startswith("#"):
            yield cells
