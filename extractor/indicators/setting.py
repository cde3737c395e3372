"""What a table's document and caption say of its time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lexicon.periods import census_year, find_ordinal, find_range, plan_years
from ..lexicon.widths import fold

Years = tuple[int, int]

FIRST_YEAR = 1900
"""No period begins before it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a table stands."""

    plan: Years | None = None
    """First and last year of the document's plan."""
    year: int | None = None
    """The year that a statistical bulletin tells of."""
    title: str = ""
    """The table's caption, or the title of its box."""
    report: bool = False
    """Whether the document is a report on what was done."""

    @property
    def looks_back(self) -> bool:
        """Whether the figures tell what was reached: those of a report, or under a caption that says so."""
        return self.report or _PAST.search(self.title) is not None

    @property
    def own_plan(self) -> Years | None:
        """The plan that the table is about: its caption's, else the document's."""
        ordinal = find_ordinal(self.title, bare=True)
        if ordinal is not None:
            return plan_years(ordinal[0])
        found = find_range(self.title)
        return (found[0], found[1]) if found is not None else self.plan

    @property
    def own_year(self) -> int | None:
        """The year that undated statistics are of: the caption's, else the bulletin's."""
        found = _YEAR.search(fold(self.title)) if find_range(self.title) is None else None
        return int(found.group("year")) if found is not None else self.year


def bulletin_year(head: str) -> int | None:
    """The year of a statistical bulletin by the words that open it; None for every other document.

    Args:
        head: title and first lines: 2023年青石市国民经济和社会发展统计公报, 青石市第七次全国人口普查公报.
    """
    words = "".join(head.split())[:HEAD]
    found = _BULLETIN.search(words)
    if found is not None:
        return int(found.group("year") or found.group("behind"))
    return census_year(words) if "公报" in words else None


_PAST = re.compile(r"完成|实现情况|执行情况|进展|回顾|历年|发展情况|基本情况|统计|现状")
HEAD = 200
"""Letters of a document within which a bulletin names itself."""
_BULLETIN = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年度?[\u4e00-\u9fff、]{0,24}公报|公报(?P<behind>(?:19|20)[0-9]{2})年?(?![0-9年]))"
)
_YEAR = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年")


def clipped(years: Years | None) -> Years | None:
    """The years as a period can hold them; None where they lie before all that it can."""
    if years is None or years[1] < FIRST_YEAR:
        return None
    return max(years[0], FIRST_YEAR), years[1]
