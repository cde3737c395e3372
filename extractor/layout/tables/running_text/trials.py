"""Hypotheses on the header of a table in running text, each with the rows below it as far as they have been read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from ....lexicon.widths import fold
from ...lines import Line
from ..around.surroundings import is_continued, is_running, says_on
from ..cells.atoms import Atom, Gap, Layout, may_be_page
from ..cells.fits import denies
from ..headers.hypotheses import Header
from ..headers.words import text as text_of
from ..reading import Pass, Reading, Row

CLEAR = 12.0
"""Points by which a hypothesis may lie behind the best one after a look."""
SAMPLE = 64
"""Atoms over which the hypotheses on a header are weighed against each other."""
GLANCES = (14, 20)
"""Atoms after which those that lie behind are given up; one that has no row yet is waited for."""
FIRST_LOOK = 28
"""Atoms over which the hypotheses that are left make a shortlist."""
TORN = 4
"""Lines by which a header that is printed again may be torn more often than above."""
SHORTLIST = 8
"""Hypotheses that are weighed over the whole sample."""
FULL = 4
"""Columns of a table of which one row shows that it is one, at least."""
LEAST = 0.9
"""Points per atom below which nothing speaks for a table."""


def compared(reading: Reading, best: Reading) -> Reading:
    """A whole reading with what its header was weighed against over the sample."""
    return replace(reading, second=best.second, margin=best.margin, tried=best.tried)


def is_table(chosen: Chosen) -> bool:
    """Whether rows stand under the header, and enough speaks for them."""
    head, whole = chosen.trial.head, chosen.whole
    rows = [row for row in whole.rows if row.kind == "data"]
    enough = len(rows) > 1 or (len(whole.rows) == 1 and _is_full(head, rows))
    return enough and whole.points - head.points >= LEAST * whole.stop and _headed(head)


def _is_full(head: Header, rows: Sequence[Row]) -> bool:
    """Whether one row alone shows a table: each column has a known header, each of its cells is what that says."""
    if (
        len(head.columns) < FULL
        or not all(column.chain and column.role != "any" for column in head.columns)
        or not rows
    ):
        return False
    cells = zip(head.roles, rows[0].cells, strict=True)
    return all(cell and not denies(text_of(cell), role) for role, cell in cells) and "value" in head.roles


Look = tuple[Reading, "Trial"]


Dropped = tuple[float, Header]
"""A hypothesis that was given up, and by how many points it lay behind then."""


def weigh(trials: list[Trial]) -> tuple[list[Look], list[Dropped]]:
    """The likeliest hypotheses with their readings of the sample, the best first, and those given up on the way."""
    dropped: list[Dropped] = []
    for size in GLANCES:
        glances = [(trial.look(size), trial) for trial in trials]
        best_yet = max((r.points for r, _ in glances if r.rows), default=0.0)
        trials = [trial for r, trial in glances if not r.rows or r.points > best_yet - CLEAR]
        dropped += [(best_yet - r.points, trial.head) for r, trial in glances if r.rows and trial not in trials]
    looks: list[Look] = []
    for size in (FIRST_LOOK, SAMPLE):
        looks = [(trial.look(size), trial) for trial in trials]
        looks = sorted(((r, trial) for r, trial in looks if r.rows), key=lambda look: -look[0].points)
        trials = [trial for r, trial in looks[:SHORTLIST] if r.points > looks[0][0].points - CLEAR]
        dropped += [(looks[0][0].points - r.points, trial.head) for r, trial in looks if trial not in trials]
        if len(trials) == 1 and len(looks) > 1:
            break
    return looks, dropped


def with_second(best: Reading, dropped: Sequence[Dropped]) -> Reading:
    """The reading, with the nearest of those given up where no other is left."""
    own = [column.header for column in best.header.columns]
    others = [(gap, head) for gap, head in dropped if [column.header for column in head.columns] != own]
    if best.second is not None or not others:
        return best
    gap, head = min(others, key=lambda other: other[0])
    return replace(best, second=head, margin=gap)


class Atoms:
    """The atoms of a region, made when one is first asked for: all hypotheses read the same."""

    def __init__(self, source: Iterator[Atom]):
        self._source = source
        self._known: list[Atom] = []

    def since(self, n: int) -> Iterator[Atom]:
        """The atoms from the ``n``-th on."""
        while n < len(self._known) or self._more():
            yield self._known[n]
            n += 1

    def _more(self) -> bool:
        atom = next(self._source, None)
        if atom is not None:
            self._known.append(atom)
        return atom is not None


class Trial:
    """A hypothesis on the header and the rows below it, as far as they have been read."""

    def __init__(
        self,
        head: Header,
        layout: Layout,
        atoms: Atoms,
        expected: Mapping[int, float],
        beam: int = 0,
        pages: Sequence[Atom] = (),
    ):
        self.head = head
        self.pages = pages
        self.taken: list[Atom] = []
        self.repeated: list[Atom] = []
        self._rows = Pass(head, layout, expected, beam)
        said = list(islice(atoms.since(0), head.first))
        self._atoms = atoms
        body = _without(atoms.since(head.first), pages) if pages else atoms.since(head.first)
        self._body = _body(body if head.is_list else _without_titles(body, self.repeated), said, self.repeated)

    def look(self, size: int | None = None) -> Reading:
        """The best table among the first ``size`` atoms, the header's among them; among all where it is not given.

        No more lines are looked at than the reading needs.
        """
        taken, rows = self.taken, self._rows
        while not rows.over and (size is None or self.head.first + len(taken) + len(self.repeated) < size):
            atom = next(self._body, None)
            if atom is None:
                break
            taken.append(atom)
            rows.take(atom)
        return rows.reading()

    def atoms(self, stop: int) -> Iterator[Atom]:
        """The atoms behind the first ``stop`` that were taken."""
        return self._atoms.since(self.head.first + len(self.repeated) + len(self.pages) + stop)

    def is_cut(self, stop: int) -> bool:
        """Whether a reading that ends after so many atoms leaves the rest of a line, which no one else would take."""
        following = self.taken[stop] if stop < len(self.taken) else next(self._body, None)
        return following is not None and stop > 0 and following.line == self.taken[stop - 1].line


@dataclass(frozen=True, slots=True)
class Setting:
    """What every reading of one region is made from."""

    lines: Sequence[Line]
    expected: Mapping[int, float]
    layout: Layout
    atoms: Atoms

    def trial(self, head: Header, beam: int = 0, topped: bool | None = None, pages: Sequence[Atom] = ()) -> Trial:
        """The rows under a header; ``topped`` where another place of the cells in their rows is tried, ``pages`` where
        some numbers are left out."""
        layout = self.layout if topped is None else replace(self.layout, topped=topped)
        return Trial(head, layout, self.atoms, self.expected, beam, pages)


class Chosen(NamedTuple):
    """A header with its rows, and the whole reading that they give."""

    trial: Trial
    whole: Reading

    @property
    def last(self) -> int:
        """The last of its lines."""
        return self.trial.taken[self.whole.stop - 1].line


def _headed(head: Header) -> bool:
    """Whether two or more of the header's words are known."""
    return (
        sum(
            role not in ("any", "name") or bool(column.chain)
            for role, column in zip(head.roles, head.columns, strict=True)
        )
        >= 2
    )


def _without(atoms: Iterator[Atom], pages: Sequence[Atom]) -> Iterator[Atom]:
    """The atoms without the numbers of pages: what follows one is parted from what stands before it as that was."""
    gap = Gap.WITHIN
    for atom in atoms:
        if atom in pages:
            gap = max(gap, atom.gap)
            continue
        yield replace(atom, gap=gap) if gap > atom.gap else atom
        gap = Gap.WITHIN


def _without_titles(atoms: Iterator[Atom], repeated: list[Atom]) -> Iterator[Atom]:
    """The atoms without the titles of the plan that pages print between rows, each alone on its line."""
    gap, ahead = Gap.WITHIN, next(atoms, None)
    while ahead is not None:
        atom, ahead = ahead, next(atoms, None)
        ends = ahead is None or ahead.gap >= Gap.LINE
        if atom.gap >= Gap.LINE and ends and is_running(atom.text):
            repeated.append(atom)
            gap = max(gap, atom.gap)
            continue
        yield replace(atom, gap=gap) if gap > atom.gap else atom
        gap = Gap.WITHIN


def _body(atoms: Iterator[Atom], head: Sequence[Atom], repeated: list[Atom]) -> Iterator[Atom]:
    """The atoms below the header, without the header that a new page prints again."""
    said = [fold(atom.text) for atom in head]
    ahead: deque[Atom] = deque()
    after = False
    while True:
        ahead.extend(islice(atoms, len(said) + TORN + 1 - len(ahead)))
        if not ahead:
            return
        before = says_on(ahead[0].text) or _is_page(ahead)
        if is_continued(ahead[0].text) or (before and _again(list(ahead)[1:], said)):
            gap = ahead[0].gap
            repeated.append(ahead.popleft())
            if ahead:
                ahead[0] = replace(ahead[0], gap=max(gap, ahead[0].gap))
            continue
        if count := _again(ahead, said):
            if after:
                return  # a header upon a header upon a header heads nothing
            repeated.extend(ahead.popleft() for _ in range(count))
            after = True
            continue
        atom = ahead.popleft()
        yield replace(atom, gap=max(atom.gap, Gap.LINE)) if after else atom
        after = False


def _is_page(ahead: Sequence[Atom]) -> bool:
    """Whether a number that can be a page's stands alone on its line."""
    return may_be_page(ahead[0]) and len(ahead) > 1 and min(ahead[0].gap, ahead[1].gap) >= Gap.LINE


def _again(ahead: Iterable[Atom], said: Sequence[str]) -> int:
    """How many atoms are the header's words again, torn otherwise or not: none where they are other words. A page
    number may be glued to the first."""
    if len(said) < 2:
        return 0
    whole, read = "".join(said), ""
    for count, atom in enumerate(ahead, 1):
        text = fold(atom.text)
        if count == 1 and text.endswith(said[0]) and text[: -len(said[0])].isdecimal():
            text = said[0]
        read += text
        if len(read) >= len(whole) or not whole.startswith(read):
            return count if read == whole and count > 1 else 0
    return 0
