"""How far the outline has counted: which number it expects next, and which cannot head a section here."""

from __future__ import annotations

from ..lexicon.schemes import RANK, Mark

STRONG = frozenset({"part", "chapter", "section", "article", "cn", "cn_paren", "annex", "appendix", "roman"})
"""Schemes that head sections even where a number is missing; the others must count on."""
_ALWAYS = frozenset({"part", "chapter", "section", "article"})
"""Schemes that mean a section wherever they stand."""
_RUN_ON = frozenset({"cn_paren", "cn", "section"})
"""Kinds whose numbers may run on through the chapters: （一）…（三十八） in one document."""

Rank = tuple[float, int]
Style = tuple[bool, bool]
"""How a number is printed: whether the line is indented, whether a blank follows the number."""


def rank_of(kind: str, roman_first: bool = True) -> Rank:
    """Order of nesting: 第X篇 outermost, ① innermost; 1.1 lies between 1. and （1）; an annex is beside the parts."""
    if kind in ("annex", "named"):
        return (-1, 0)
    if kind.startswith("appendix"):
        return (-1, depth_of(kind) - 1)
    if kind.startswith("decimal"):
        return (float(RANK["arabic"]), depth_of(kind) - 1)
    if kind == "plain":
        return (0.0, 0)
    if kind == "roman" and not roman_first:
        return (RANK["cn"] + 0.5, 0)
    return (float(RANK[kind]), 0)


def depth_of(kind: str) -> int:
    """How many numbers a mark of this kind has: decimal3 is 2.3.1."""
    return int(kind.lstrip("abcdefghijklmnopqrstuvwxyz"))


class Numbering:
    """The numbers met so far by kind."""

    def __init__(self) -> None:
        self._here: dict[str, int] = {}
        """The last value of each kind under the open sections."""
        self._ever: dict[str, int] = {}
        """The last value of each kind, whatever stood between: numbers may run on across chapters."""
        self._used: set[str] = set()
        """Kinds that have headed a section."""
        self._open: list[str] = []
        """Kinds of the sections around this place, outermost first."""
        self.styles: dict[str, Style] = {}
        """How the outline prints each kind: for telling its numbers from the same ones in a box."""

    @property
    def open_kinds(self) -> list[str]:
        """Kinds of the sections around this place."""
        return self._open

    def expects(self, mark: Mark) -> bool:
        """Whether this is the next number of an open kind, or the first of a known one."""
        if mark.scheme in _ALWAYS:
            return True
        if mark.scheme == "decimal" and mark.kind in self._ever:
            return True
        if mark.scheme == "decimal" and mark.value == 1 and len(mark.path) > 1 and "decimal2" in self._ever:
            return True
        if mark.kind in self._here and mark.value == self._here[mark.kind] + 1:
            return True
        return mark.kind in self._used and mark.value == 1 and mark.kind not in self._open

    def refusal(self, mark: Mark) -> str | None:
        """Why the number cannot head a section here, or None."""
        if mark.scheme == "annex" and not self._used:
            return "annex named before the plan begins"
        if mark.scheme in STRONG:
            return None
        here = self._here.get(mark.kind)
        if mark.scheme == "decimal":
            goes_on = mark.value == 1 or (here is not None and mark.value in (here + 1, here + 2))
            return None if goes_on else "decimal number out of sequence"
        if mark.value == 1 or mark.value in self._next(mark.kind):
            return None if self._used or mark.scheme == "arabic" else "an item before the first heading"
        return f"number {mark.value} after {here or 0}"

    def gap(self, mark: Mark) -> int | None:
        """The number before this one where it leaves some out, steps back or repeats."""
        here = self._here.get(mark.kind)
        if mark.scheme == "annex" or here is None or mark.value == 1 or mark.value in self._next(mark.kind):
            return None
        return here

    def _next(self, kind: str) -> set[int]:
        counts = {self._ever.get(kind, 0) + 1}
        return counts | {self._here[kind] + 1} if kind in self._here else counts

    def count(self, mark: Mark) -> None:
        """The number heads a section: what is numbered below it begins anew."""
        rank = rank_of(mark.kind)
        self._here[mark.kind] = self._ever[mark.kind] = mark.value
        for kind in [k for k in self._here if k not in _RUN_ON and rank_of(k) > rank]:
            del self._here[kind]

    def count_item(self, mark: Mark) -> None:
        """A list item counts too: 3. may be a heading where 1. and 2. were sentences."""
        if mark.scheme not in STRONG:
            self._here[mark.kind] = self._ever[mark.kind] = mark.value

    def open(self, kind: str) -> None:
        """A section of this kind begins: those of its rank and below it end."""
        self._used.add(kind)
        while self._open and rank_of(self._open[-1]) >= rank_of(kind):
            self._open.pop()
        self._open.append(kind)
