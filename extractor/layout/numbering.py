"""How far the outline has counted: which number it expects next, and which cannot head a section here."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon.schemes import BY_NAME, RANK, Mark, Scheme

Rank = tuple[float, int]
Style = tuple[bool, bool, str, bool]
"""How a number is printed: whether the line is indented, whether a blank follows the number, which stop parts it from
the words, and whether a text ends on its line."""
BESIDE = frozenset({"annex", "named", "plain", "preamble"})
"""Kinds of sections that have no place among the numbers."""


def scheme_of(kind: str) -> Scheme | None:
    """The scheme of a kind of number; None for kinds without one (named, plain)."""
    return BY_NAME.get(kind) or BY_NAME.get(kind.rstrip("0123456789"))


def depth_of(kind: str) -> int:
    """How many numbers a mark of this kind has: decimal3 is 2.3.1."""
    return int(kind.lstrip("abcdefghijklmnopqrstuvwxyz_") or 1)


@lru_cache(maxsize=256)
def rank_of(kind: str) -> Rank:
    """Order of nesting: 第X篇 outermost, ① innermost; 1.1 lies between 1. and （1）; an annex is beside the parts."""
    if kind in ("annex", "named"):
        return (-1, 0)
    if kind.startswith("appendix"):
        return (-1, depth_of(kind) - 1)
    if kind.startswith("decimal"):
        return (float(RANK["arabic"]), depth_of(kind) - 1)
    scheme = scheme_of(kind)
    return (float(RANK[scheme.name]) if scheme is not None else 0.0, 0)


def is_below(inner: Mark, outer: Mark) -> bool:
    """Whether a number can stand below another one: an inner scheme, or the first of one that can stand under it."""
    scheme = scheme_of(inner.kind)
    under = inner.value == 1 and scheme is not None and scheme.under == outer.scheme
    return under or rank_of(inner.kind) > rank_of(outer.kind)


class Ranks:
    """Order of nesting in one document: a scheme that can stand under an inner one does where that one comes first."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._moved: dict[str, Rank] = {}

    def meet(self, kind: str) -> None:
        """A section of this kind stands in the document."""
        scheme = scheme_of(kind)
        if kind not in self._met and scheme is not None and scheme.under in self._met:
            self._moved[kind] = (RANK[scheme.under] + 0.5, 0)
        self._met.add(kind)

    def place(self, kind: str, rank: Rank) -> None:
        """Give a kind a rank of its own."""
        self._moved[kind] = rank

    def __call__(self, kind: str) -> Rank:
        """The rank of a kind as far as the document is known."""
        return self._moved.get(kind) or rank_of(kind)


MAX_AHEAD = 3
"""Steps to the next heading of a run that counts up through the document: two numbers may be missing."""


SECOND = 2
"""The number that can open a kind of which none has headed a section: the first alone is missing."""


class Numbering:
    """The numbers met so far by kind."""

    def __init__(self) -> None:
        self._here: dict[str, int] = {}
        """The last value of each kind under the open sections."""
        self._ever: dict[str, int] = {}
        """The last value of each kind, whatever stood between: numbers may run on across chapters."""
        self._headed: dict[str, int] = {}
        """The last value of each kind that headed a section: an item between does not begin its count anew."""
        self._used: set[str] = set()
        """Kinds that have headed a section."""
        self._above: dict[str, set[tuple[str, bool | None]]] = {}
        """Right below which kinds each kind has headed a section, and whether those had text on their lines."""
        self._open: list[str] = []
        """Kinds of the sections around this place, outermost first."""
        self.ranks = Ranks()
        """Order of nesting as far as the document is known."""
        self._shapes: dict[str, bool] = {}
        """Whether the last heading of each kind had its text on the same line."""
        self._alone: dict[str, int] = {}
        """How many more headings of each kind stood on lines of their own than had text on them."""
        self._list: tuple[str, int] | None = None
        """Kind and number of the list item just before, where it ends with ；: the next one is an item too."""
        self._path: tuple[int, ...] = ()
        """The last decimal number that has headed a section."""
        self.styles: dict[str, Style] = {}
        """How the outline prints each kind: for telling its numbers from the same ones in a box."""

    @property
    def open_kinds(self) -> list[str]:
        """Kinds of the sections around this place."""
        return self._open

    def expects(self, mark: Mark) -> bool:
        """Whether this is the next number of an open kind, or the first of a known one."""
        if mark.way.divides and mark.scheme != "annex":
            return True
        if mark.scheme == "decimal" and mark.kind in self._ever:
            return True
        if mark.scheme == "decimal" and mark.value == 1 and len(mark.path) > 1 and "decimal2" in self._ever:
            return True
        if mark.kind in self._here and mark.value == self._here[mark.kind] + 1:
            return True
        return mark.kind in self._used and mark.value == 1 and mark.kind not in self._open

    def refusal(
        self, mark: Mark, run_in: bool | None = None, title: bool = False, counted: bool = False, expected: bool = False
    ) -> str | None:
        """Why the number cannot head a section here, or None.

        ``run_in`` is the shape of what it would head; ``title`` says that its words are short and of one piece;
        ``counted`` that it stands amid a run that counts up through the document, ``expected`` that others count on
        from it.
        """
        if mark.scheme == "annex" and not self._used:
            return "annex named before the plan begins"
        if self.goes_on_list(mark):
            return "the last item of a list"
        if mark.way.strong:
            return None
        here = self._here.get(mark.kind)
        if mark.scheme == "decimal":
            goes_on = mark.value == 1 or (here is not None and mark.value in (here + 1, here + 2))
            opens = not self._used or self._ends_branch(mark)
            return None if goes_on or opens else "decimal number out of sequence"
        if mark.value == 1 or mark.value in self._next(mark.kind):
            return None if self._used or mark.way.outermost else "an item before the first heading"
        if counted and 0 < mark.value - self._headed.get(mark.kind, mark.value) <= MAX_AHEAD:
            return None
        if here is not None and mark.value == here + 2 and (counted or self._shapes.get(mark.kind) is run_in):
            return None  # one number is missing; what follows has the shape of what stands before, or counts on
        if here is None and run_in and title and mark.kind in self._used and self._shapes.get(mark.kind):
            return None  # the numbers before it are missing; it is set like the headings of its kind
        known = mark.kind in self._used
        opens = expected and title and run_in is False and bool(self._used)
        if here is None and opens and mark.value <= (MAX_AHEAD if known else SECOND):
            return None  # those before it are missing, and others count on from it
        return f"number {mark.value} after {here or 0}"

    @property
    def opened(self) -> bool:
        """Whether a number has headed a section."""
        return bool(self._used)

    def goes_on_alone(self, mark: Mark) -> bool:
        """Whether the number counts on from a heading of its kind, most of which stood on lines of their own, or begins
        them anew."""
        last = self._ever.get(mark.kind, 0)
        return last > 0 and mark.value in (1, last + 1) and self._alone.get(mark.kind, 0) > 0

    def is_next(self, mark: Mark) -> bool:
        """Whether the number is the one after the last heading of its kind, whatever stood between."""
        return self._headed.get(mark.kind) == mark.value - 1

    def is_nearer(self, mark: Mark, last: int) -> bool:
        """Whether the number counts on from the last heading of its kind, two left out at most, rather than from the
        item ``last`` of a box: 14 after heading 12 and item 3."""
        headed = self._headed.get(mark.kind, 0)
        return headed > last and 0 < mark.value - headed <= MAX_AHEAD

    def has_met(self, mark: Mark) -> bool:
        """Whether a heading or an item has had a number of this kind."""
        return mark.kind in self._ever

    def _ends_branch(self, mark: Mark) -> bool:
        """Whether a decimal number is the next after the last one or above it: 3.2 after 3.1, also where articles stand
        between; 3.3 after 3.2.2, where an excerpt begins in 3.2."""
        depth = len(mark.path)
        last = self._path[:depth]
        return len(last) == depth and last[:-1] == mark.path[:-1] and mark.value == last[-1] + 1

    def gap(self, mark: Mark) -> int | None:
        """The number before this one where it leaves some out, steps back or repeats."""
        inside = any(self.ranks(kind) < self.ranks(mark.kind) for kind in self._open)
        alone = mark.way.by_depth or (mark.way.strong and not inside)
        here = self._here.get(mark.kind, None if alone else 0)
        if mark.scheme == "annex" or here is None or mark.value == 1 or mark.value in self._next(mark.kind):
            return None
        if mark.value == self._headed.get(mark.kind, 0) + 1:
            return None
        return here

    def _next(self, kind: str) -> set[int]:
        counts = {self._ever.get(kind, 0) + 1}
        return counts | {self._here[kind] + 1} if kind in self._here else counts

    def count(self, mark: Mark, run_in: bool = False) -> None:
        """The number heads a section: what is numbered below it begins anew."""
        self._list = None
        self._path = mark.path if mark.scheme == "decimal" else self._path
        self.ranks.meet(mark.kind)
        rank = self.ranks(mark.kind)
        self._here[mark.kind] = self._ever[mark.kind] = self._headed[mark.kind] = mark.value
        self._shapes[mark.kind] = run_in
        self._alone[mark.kind] = self._alone.get(mark.kind, 0) + (-1 if run_in else 1)
        for kind in [k for k in self._here if self.ranks(k) > rank and not _runs_on(k)]:
            del self._here[kind]

    def goes_on_list(self, mark: Mark) -> bool:
        """Whether the number is the next one of the list that stands just before."""
        return (mark.kind, mark.value - 1) == self._list

    def list_item(self, mark: Mark, listed: bool) -> None:
        """The number is an item's; where it is ``listed`` (…；) the next number is an item's too."""
        self._list = (mark.kind, mark.value) if listed else None

    def count_item(self, mark: Mark) -> None:
        """A list item counts too: 3. may be a heading where 1. and 2. were sentences."""
        if not mark.way.strong:
            self._here[mark.kind] = self._ever[mark.kind] = mark.value
            self._shapes.pop(mark.kind, None)

    def open(self, kind: str) -> None:
        """A section of this kind begins: those of its rank and below it end."""
        self._used.add(kind)
        while self._open and self.ranks(self._open[-1]) >= self.ranks(kind):
            self._open.pop()
        if self._open:
            self._above.setdefault(kind, set()).add((self._open[-1], self._shapes.get(self._open[-1])))
        self._open.append(kind)

    def stood_below(self, kind: str) -> bool:
        """Whether a section of this kind has stood right below one like that which is open here."""
        if not self._open:
            return False
        return (self._open[-1], self._shapes.get(self._open[-1])) in self._above.get(kind, ())


def _runs_on(kind: str) -> bool:
    scheme = scheme_of(kind)
    return scheme is not None and scheme.runs_on
