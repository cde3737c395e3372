"""What a table's document and caption say of its time."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon.periods import find_ordinal, find_range, find_year, plan_years

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
        if find_range(self.title) is not None:
            return self.year
        return find_year(self.title) or self.year


def bulletin_year(title: str) -> int | None:
    """The year of a statistical bulletin by its title; None for every other document."""
    return find_year(title) if "公报" in title else None


def clipped(years: Years | None) -> Years | None:
    """The years as a period can hold them; None where they lie before all that it can."""
    if years is None or years[1] < FIRST_YEAR:
        return None
    return max(years[0], FIRST_YEAR), years[1]
