"""Tables that stand in running text: cells parted by blanks, or one cell a line.

A few words open a region; every header that they can be is read with the rows below it, and the best whole reading
is the table, if it is sound.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from typing import NamedTuple

from ...core.fragment import Fragment, join
from ...core.problems import finding
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold, squeeze
from ..lines import Line
from .atoms import MAX_ATOM, STUDIED, Atom, Gap, Layout, atoms_of, is_lone, may_be_page
from .cut_pages import doubted, rise
from .grid import Cells, Grid, GridRow
from .group_cells import centred
from .header_words import role_of, worth
from .heads import MAX_LINES, Column, Header, hypotheses
from .loose_heads import parted
from .odd_rows import broken_names, cut_heads, odd_rows, off_middle, out_of_step, overrun, said_in
from .openers import anew, heads_figures, names_columns, opens
from .reading import Pass, Reading, best_of
from .short_rows import settled, told
from .soundness import LEAD, doubt, is_strange, refusal, scrambled
from .standing import study, with_laid_header
from .stops import is_paragraph, stops
from .surroundings import is_caption, is_continued, says_on
from .telling import summary
from .torn_names import doubtful_tails, halves, joined_groups, numbered_groups, rejoined

CLEAR = 12.0
"""Points by which a hypothesis may lie behind the best one after a look."""
SAMPLE = 64
"""Atoms over which the hypotheses on a header are weighed against each other."""
GLANCES = (14, 20)
"""Atoms after which those that lie behind are given up; one that has no row yet is waited for."""
FIRST_LOOK = 28
"""Atoms over which the hypotheses that are left make a shortlist."""
SHORTLIST = 8
"""Hypotheses that are weighed over the whole sample."""
MISSES = 6
"""Headers without rows one after the other from which their lines are no table's."""
LEAST = 0.9
"""Points per atom below which nothing speaks for a table."""

WIDEST_BEAM = 60
"""Readings held side by side when a table seems to end above one of its rows."""
MIN_CELLS = 4
"""Cells of a line below a table that show it to be one more row."""
MIN_PARTED = 3
"""Rows of several cells below a header that show a table."""
MAX_LEFT = 12
"""Characters of a cell that a reading may have left below its last row."""
MAX_PAGES, CUT = 6, 8
"""Pages that cut the rows of one table, at most, and cells below the last row read among which the next may stand."""
MAX_STRANGE, MAX_ROWS = 12, 60
"""Numbers that are tried as a page's, and rows of a table in which they are."""
GAIN = 4.0
"""Points that leaving out a page's number must bring, at least."""
NEAR = 4
"""Lines below a table among which the rest of its last row is looked for."""
_FIGURE = re.compile(r"[<>≤≥]?[\[(]?[0-9][0-9.,]*[%‰]?[\])]?")
"""A figure, as it stands in a cell."""
_SENTENCE_SIGN = re.compile("[，。；：:、]")
PROSE, PARAGRAPH = 20, 5
"""Characters of a line that is prose, and lines of it in a row that no cell has."""
_GAP = re.compile(r"[^\s0-9A-Za-z]\s+[^\s0-9A-Za-z]")
"""A blank between words, which Chinese prose has not."""


def find(lines: list[Line], start: int, dead: dict[str, int], expected: Mapping[int, float]) -> Grid | None:
    """The table that opens at line ``start``, or None.

    ``dead`` remembers up to where lines were weighed and found to be no table, so that they are read once.
    """
    if start < dead.get("table.text", 0) or not opens(lines, start):
        return None
    region = _region(lines, start)
    first = list(islice(region, STUDIED))
    layout = study([lines[n] for n in first])
    source = atoms_of(lines, chain(first, region), layout)
    atoms = _Atoms(with_laid_header(source) if layout.step else source)
    sample = list(islice(atoms.since(0), SAMPLE))
    heads = hypotheses(sample, layout)
    if heads is None:
        dead["table.text"] = start + (sample[-1].line - start) // 2
        return None
    setting = _Setting(lines, expected, layout, atoms)
    looks, dropped = _weigh([setting.trial(head) for head in heads])
    if not looks:
        _miss(start, sample[-1].line, dead)
        return None
    best = _with_second(best_of([r for r, _ in looks]), dropped)
    trial = next(trial for _, trial in looks if trial.head is best.header)
    chosen = _Chosen(trial, _compared(trial.look(), best))
    if not _is_table(chosen):
        dead["table.text"] = start + (sample[-1].line - start) // 2
        headed = names_columns(lines[start].text) or heads_figures(lines, start)
        if not headed or (place := _cells_below(lines, start, expected)) is None:
            return None
        return _unread(replace(chosen.whole, refused="各行不合表头"), lines, place, layout)
    chosen, either = _either_way(setting, chosen)
    chosen, shifted = _with_last_column(setting, chosen, heads)
    chosen, swallowed = _without_first_cell(setting, chosen, heads)
    chosen = _with_wider_beam(setting, chosen)
    fenced = chosen
    chosen, rest = _over_pages(setting, chosen)
    moved = chosen is not fenced
    left = shifted or swallowed or rest or _left_over(setting, chosen)
    if not layout.rows and (left is not None or _is_doubtful(chosen.whole)):
        uncut = _without_pages(setting, chosen)
        chosen, left = (chosen, left) if uncut is None else (uncut, None)
    trial, whole = chosen.trial, settled(chosen.whole)
    if not layout.rows and _is_titled(whole.header):
        under = find(lines, start + 1, {}, expected)
        title = worth(whole.header.columns[0].chain[0])
        if under is not None and not under.unread and under.reading.points >= whole.points - title:
            return None
    del trial.taken[whole.stop :]
    whole = replace(whole, refused=refusal(whole) or left or either or (None if layout.rows else scrambled(whole)))
    if whole.refused is not None:
        return _unread(whole, lines, range(start, trial.taken[-1].line + 1), layout)
    whole, torn = rejoined(whole)
    whole, heads_told = parted(whole)
    whole, unplaced = centred(whole, layout) if layout.rows and not moved else (whole, [])
    below = None if layout.rows else _below(chosen)
    pages = [*trial.pages, *([below] if below is not None and may_be_page(below) else [])]
    whole = numbered_groups(whole) if layout.rows else whole
    whole, joined = joined_groups(whole)
    torn_groups, groups_told = halves(whole)
    unsure = odd_rows(whole) | torn_groups
    unsure |= cut_heads(whole, layout.rows)
    if layout.rows:
        unsure |= out_of_step(whole) | broken_names(whole)
        unsure |= _with_rest_below(setting, chosen, whole)
    else:
        unsure |= overrun(whole) | doubted(whole, pages)
    if layout.fence and layout.centred and not layout.topped:
        unsure |= off_middle(whole)
    grid = _grid(whole, sample[: trial.head.first], trial.repeated, trial.taken, start, unsure)
    grid.findings += [
        *torn,
        *heads_told,
        *unplaced,
        *joined,
        *groups_told,
        *(doubtful_tails(whole) if layout.rows else ()),
    ]
    if moved:
        places = [cell for row in grid.rows[-1:] for cell in row.cells if cell is not None]
        grid.findings.append(finding("ROW_MISFIT", "两页的栏位不同，各行属哪一类别不能断定", places))
    grid.pages += [atom.body for atom in trial.pages]
    if trial.pages:
        numbers = "、".join(atom.text for atom in trial.pages)
        grid.findings.append(finding("PAGE_IN_ROW", f"第 {numbers} 页的页码", grid.pages[-len(trial.pages) :]))
    return grid


def _is_titled(header: Header) -> bool:
    """Whether the first word of a header may be the title above it: 主要发展指标, above 领域, 主要指标 and others."""
    first, *others = header.columns
    alone = len(first.chain) == 1 and len(first.chain[0]) == 1 and role_of(first.header) == "name"
    return alone and first.header.endswith("指标") and any(role_of(other.header) == "name" for other in others)


def _compared(reading: Reading, best: Reading) -> Reading:
    """A whole reading with what its header was weighed against over the sample."""
    return replace(reading, second=best.second, margin=best.margin, tried=best.tried)


def _is_table(chosen: _Chosen) -> bool:
    """Whether rows stand under the header, and enough speaks for them."""
    head, whole = chosen.trial.head, chosen.whole
    rows = sum(row.kind == "data" for row in whole.rows)
    return rows >= 2 and whole.points - head.points >= LEAST * whole.stop and _headed(head)


def _either_way(setting: _Setting, chosen: _Chosen) -> tuple[_Chosen, str | None]:
    """The better of two readings where cells may begin on the first line of their row or stand about its middle, and
    why neither can be given where the latter leads by little.
    """
    if not setting.layout.unsure:
        return chosen, None
    about = setting.trial(chosen.trial.head, topped=False)
    lead = about.look().points - chosen.whole.points
    if lead <= 0:
        return chosen, None
    why = "折行的名称属上一行还是下一行，不能断定" if lead < LEAD else None
    return _Chosen(about, _compared(about.look(), chosen.whole)), why


def _with_last_column(setting: _Setting, chosen: _Chosen, heads: Sequence[Header]) -> tuple[_Chosen, str | None]:
    """The reading with a last column under an unknown word, where its cells went to the groups of the next rows; else
    why the reading cannot be given.
    """
    if not _leaves_a_cell(setting.lines, chosen.whole, chosen.last):
        return chosen, None
    more = (setting.trial(head) for head in heads if _has_one_more(head, chosen.whole))
    fuller = _fuller(more, chosen)
    return (fuller, None) if fuller is not None else (chosen, "末一栏的单元格可能错到下一行的类别栏")


def _without_first_cell(setting: _Setting, chosen: _Chosen, heads: Sequence[Header]) -> tuple[_Chosen, str | None]:
    """The reading whose header ends before the first cell of the rows, where the chosen one has a last column under an
    unknown word that its last row leaves empty: each row may have the first words of the next; else why the reading
    cannot be given.
    """
    if setting.layout.rows or not _ends_loosely(chosen.whole):
        return chosen, None
    fewer = [head for head in heads if head.first < chosen.trial.head.first]
    trials = [setting.trial(head) for head in fewer]
    others = [_Chosen(trial, replace(trial.look(), second=chosen.trial.head, margin=CLEAR)) for trial in trials]
    sound = [one for one in others if _is_table(one) and not _ends_loosely(one.whole)]
    best = max(sound, key=lambda one: one.whole.points, default=None)
    if best is None or refusal(settled(best.whole)) is not None:
        return chosen, "末一栏可能是各行名称的开头"
    return best, None


def _ends_loosely(whole: Reading) -> bool:
    """Whether the last column, under a word that is no header, is empty in the last row and in few others."""
    rows = [row for row in whole.rows if row.kind == "data"]
    if whole.header.roles[-1] != "any" or not rows or rows[-1].cells[-1]:
        return False
    return sum(bool(row.cells[-1]) for row in rows) * 2 >= len(rows)


def _with_wider_beam(setting: _Setting, chosen: _Chosen) -> _Chosen:
    """The reading made again with more held side by side, where one more row stands below its last."""
    if not _goes_on(setting.lines, chosen.last, setting.expected):
        return chosen
    wide = setting.trial(chosen.trial.head, WIDEST_BEAM)
    longer = wide.look()
    return _Chosen(wide, _compared(longer, chosen.whole)) if longer.stop > chosen.whole.stop else chosen


def _over_pages(setting: _Setting, chosen: _Chosen) -> tuple[_Chosen, str | None]:
    """The reading without the line that parts names of groups from all else, where a row is left below: another page
    may set its cells elsewhere; and why the reading cannot be given if it is still left."""
    if not setting.layout.fence or not _leaves_row(setting, chosen.last):
        return chosen, None
    free = replace(setting, layout=replace(setting.layout, fence=0)).trial(chosen.trial.head)
    longer = _Chosen(free, _compared(free.look(), chosen.whole))
    if longer.last > chosen.last:
        chosen = longer
    return chosen, "其下还有像是表格的行" if _leaves_row(setting, chosen.last) else None


def _leaves_row(setting: _Setting, last: int) -> bool:
    """Whether close below the last line stands a row of figures, perhaps below the first lines of its name."""
    lines = setting.lines
    for at in range(last + 1, min(last + 2 + NEAR, len(lines))):
        if stops(lines[at]) or is_caption(lines[at]) or words.NOTE.match(lines[at].text):
            return False
        if setting.expected.get(at, 0) > 0 or opens(lines, at):
            return False
        cells = lines[at].text.split()
        if len(cells) >= MIN_CELLS - 1 and sum(words.is_value(c) or words.is_attribute(c) for c in cells) * 2 > len(
            cells
        ):
            return True
    return False


def _left_over(setting: _Setting, chosen: _Chosen) -> str | None:
    """What of the table the reading leaves: the rest of its last line or row, or one more row."""
    lines, expected = setting.lines, setting.expected
    rest = setting.layout.topped and _leaves_rest(lines, chosen.last, expected)
    if rest or chosen.trial.is_cut(chosen.whole.stop):
        return "最后一行没有读完"
    left = _goes_on(lines, chosen.last, expected) or _leaves_attribute(lines, chosen, expected)
    if left or (not setting.layout.rows and _leaves_value(chosen)):
        return "其下还有像是表格的行"
    return None


def _below(chosen: _Chosen) -> Atom | None:
    """The next word below the last row."""
    return next(chosen.trial.atoms(chosen.whole.stop), None)


def _leaves_value(chosen: _Chosen) -> bool:
    """Whether a cell stands alone right below a table: a figure that no page can have for its number, or words that
    another row has for a value."""
    below = _below(chosen)
    if below is None:
        return False
    figure = _FIGURE.fullmatch(fold(below.text)) is not None and not may_be_page(below)
    return figure or below.text in said_in(chosen.whole)


def _leaves_attribute(lines: Sequence[Line], chosen: _Chosen, expected: Mapping[int, float]) -> bool:
    """Whether an attribute stands alone close below a table that has a column of them: the rest of a row, which a
    page's number may have cut."""
    if "attribute" not in chosen.trial.head.roles:
        return False
    for at in range(chosen.last + 1, min(chosen.last + 1 + NEAR, len(lines))):
        if stops(lines[at]) or expected.get(at, 0) > 0 or opens(lines, at):
            return False
        if words.is_attribute(squeeze(lines[at].text)):
            return True
    return False


def _without_pages(setting: _Setting, chosen: _Chosen) -> _Chosen | None:
    """The reading without the numbers of pages that cut rows of one cell a line, each taken for a cell of its row;
    None where leaving them out gives no sound reading of the whole table.
    """
    pages: list[Atom] = []
    while len(pages) < MAX_PAGES:
        found = []
        for page in islice(_strange_numbers(chosen), MAX_STRANGE):
            trial = setting.trial(chosen.trial.head, pages=[*pages, page])
            other = _Chosen(trial, _compared(trial.look(), chosen.whole))
            gain = other.whole.points - chosen.whole.points
            if gain > GAIN or (gain >= 0 and other.last > chosen.last):
                found.append((other.whole.points, page, other))
        if not found:
            return None
        _, page, chosen = max(found, key=lambda one: one[0])
        pages.append(page)
        if not _is_doubtful(chosen.whole) and _left_over(setting, chosen) is None:
            return chosen if rise(pages) else None
    return None


def _is_doubtful(whole: Reading) -> bool:
    """Whether the reading, or one of its rows, could not be given."""
    roles = whole.header.roles
    whole = settled(whole)
    rows = (row for row in whole.rows if row.kind == "data")
    return refusal(whole) is not None or any(doubt(row, roles) is not None for row in rows)


def _strange_numbers(chosen: _Chosen) -> Iterator[Atom]:
    """Numbers that may be a page's: they stand in a row of which a cell is missing or strange, or right above or below
    such a row, and a page with that number can begin where they stand.
    """
    rows = [row for row in chosen.whole.rows if row.kind == "data"]
    roles = chosen.whole.header.roles
    strange = {n for n, row in enumerate(rows) if is_strange(row, roles)} | {len(rows) - 1}
    if len(rows) > MAX_ROWS or len(strange) > 2 * MAX_PAGES:
        return
    for n in sorted(strange | {n - 1 for n in strange if n}):
        for role, cell in zip(roles, rows[n].cells, strict=True):
            yield from (atom for atom in cell if role != "number" and may_be_page(atom))
    yield from filter(may_be_page, islice(chosen.trial.atoms(chosen.whole.stop), CUT))


def _goes_on(lines: Sequence[Line], last: int, expected: Mapping[int, float]) -> bool:
    """Whether right below the last line one more row stands: several cells, figures among them; or a figure is left."""
    at = last + 1
    if at >= len(lines) or expected.get(at, 0) > 0 or stops(lines[at]) or lines[at].blanks_before:
        return False
    cells = lines[at].text.split()
    if len(cells) == 1 and lines[at].index == lines[last].index + 1 and words.is_value(cells[0]):
        return True
    if len(cells) < MIN_CELLS or not _is_row(lines[at]) or names_columns(lines[at].text):
        return False
    return any(words.is_value(cell) for cell in cells)


def _leaves_a_cell(lines: Sequence[Line], whole: Reading, last: int) -> bool:
    """Whether each row may begin with the last cell of the row above it.

    So it is where a first column of groups, which merged cells leave open, is filled in every row, or each name is of
    two pieces, two cells in the first, and one cell is left below the last.
    """
    rows = [row for row in whole.rows if row.kind == "data"]
    least = {"group": 1, "name": 2}.get(whole.header.roles[0])
    if least is None or len(rows) < MIN_PARTED or any(len(row.cells[0]) < least for row in rows):
        return False
    below = lines[last + 1] if last + 1 < len(lines) else None
    if len(rows[0].cells[0]) < 2 or below is None or below.blanks_before or stops(below):
        return False
    return len(below.text) <= MAX_LEFT and is_lone(below.text) and _SENTENCE_SIGN.search(below.text) is None


def _has_one_more(head: Header, whole: Reading) -> bool:
    """Whether a header has one column more, under the word that ``whole`` puts before its first group."""
    first = next(row.cells[0][0].text for row in whole.rows if row.kind == "data")
    columns = head.columns
    return len(columns) == len(whole.header.columns) + 1 and squeeze(columns[-1].header) == squeeze(first)


def _fuller(more: Iterable[_Trial], chosen: _Chosen) -> _Chosen | None:
    """The best sound reading that has as many rows as the chosen one and the cell that it leaves."""
    count, found = sum(row.kind == "data" for row in chosen.whole.rows), []
    for trial in more:
        other = _Chosen(trial, replace(trial.look(), second=chosen.trial.head, margin=CLEAR))
        same = sum(row.kind == "data" for row in other.whole.rows) == count
        if same and other.last > chosen.last and refusal(settled(other.whole)) is None:
            found.append(other)
    return max(found, key=lambda one: one.whole.points, default=None)


def _with_rest_below(setting: _Setting, chosen: _Chosen, whole: Reading) -> dict[int, str]:
    """The last row, by index, where its name has one line and right below stands a word alone that would go on with
    it."""
    rows = [n for n, row in enumerate(whole.rows) if row.kind == "data"]
    name = whole.rows[rows[-1]].cells[whole.header.roles.index("name")]
    torn = any(len(row.cells[whole.header.roles.index("name")]) > 1 for row in whole.rows if row.kind == "data")
    if not torn or not name or not _leaves_rest(setting.lines, chosen.last, setting.expected):
        return {}
    return {rows[-1]: f"其下的“{setting.lines[chosen.last + 1].text}”可能是名称的末段"}


def _leaves_rest(lines: Sequence[Line], last: int, expected: Mapping[int, float]) -> bool:
    """Whether right below the last line stands a word alone that would go on with its row."""
    at = last + 1
    if at >= len(lines) or lines[at].blanks_before or lines[at].page_before or expected.get(at, 0) > 0:
        return False
    text = lines[at].text
    return len(text) <= MAX_LEFT and is_lone(text) and not stops(lines[at]) and _SENTENCE_SIGN.search(text) is None


Look = tuple[Reading, "_Trial"]
Dropped = tuple[float, Header]
"""A hypothesis that was given up, and by how many points it lay behind then."""


def _weigh(trials: list[_Trial]) -> tuple[list[Look], list[Dropped]]:
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


def _with_second(best: Reading, dropped: Sequence[Dropped]) -> Reading:
    """The reading, with the nearest of those given up where no other is left."""
    own = [column.header for column in best.header.columns]
    others = [(gap, head) for gap, head in dropped if [column.header for column in head.columns] != own]
    if best.second is not None or not others:
        return best
    gap, head = min(others, key=lambda other: other[0])
    return replace(best, second=head, margin=gap)


def _miss(start: int, last: int, dead: dict[str, int]) -> None:
    """A header without rows: the next line may head a table still, but not the lines after many such."""
    follows = start <= dead.get("missed.last", -9) + 2
    dead["missed.last"], dead["missed"] = start, dead.get("missed", 0) + 1 if follows else 1
    if dead["missed"] >= MISSES:
        dead["table.text"], dead["missed"] = start + (last - start) // 2, 0


class _Atoms:
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


class _Trial:
    """A hypothesis on the header and the rows below it, as far as they have been read."""

    def __init__(
        self,
        head: Header,
        layout: Layout,
        atoms: _Atoms,
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
        body = (atom for atom in atoms.since(head.first) if atom not in pages) if pages else atoms.since(head.first)
        self._body = _body(body, said, self.repeated)

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
class _Setting:
    """What every reading of one region is made from."""

    lines: Sequence[Line]
    expected: Mapping[int, float]
    layout: Layout
    atoms: _Atoms

    def trial(self, head: Header, beam: int = 0, topped: bool | None = None, pages: Sequence[Atom] = ()) -> _Trial:
        """The rows under a header; ``topped`` where another place of the cells in their rows is tried, ``pages`` where
        some numbers are left out."""
        layout = self.layout if topped is None else replace(self.layout, topped=topped)
        return _Trial(head, layout, self.atoms, self.expected, beam, pages)


class _Chosen(NamedTuple):
    """A header with its rows, and the whole reading that they give."""

    trial: _Trial
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


def _region(lines: Sequence[Line], start: int) -> Iterator[int]:
    """The lines that can belong to the table, one after the other."""
    at, head = start + 1, frozenset(squeeze(line.text) for line in lines[start : start + MAX_LINES])
    yield start
    while at < len(lines) and not ((stops(lines[at]) or is_paragraph(lines, at)) and not _continues(lines, at)):
        if at > start + MAX_LINES and anew(lines, at, head):
            return
        yield at
        at += 1


def _cells_below(lines: Sequence[Line], start: int, expected: Mapping[int, float]) -> range | None:
    """The lines of a table whose header alone is understood; None where no rows of cells stand below it.

    They end before a heading that the outline counts on, and before running text; a few lines of it can be a cell's.
    """
    end, parted = start + 1, 0
    for at in range(start + 1, len(lines)):
        if at - end >= PARAGRAPH or (not _is_row(lines[at]) and (expected.get(at, 0) > 0 or stops(lines[at]))):
            break
        if lines[at].text != lines[start].text and _heads_another(lines, at - 1):
            break
        if not _is_running(lines[at].text):
            parted += not is_lone(lines[at].text)
            end = at + 1
    end -= end - 1 > start and _heads_another(lines, end - 1)
    return range(start, end) if parted >= MIN_PARTED else None


def _heads_another(lines: Sequence[Line], at: int) -> bool:
    """A numbered title above the header of the next table: B.4 指标说明 / 编号 指标项 范围."""
    mark = read_mark(lines[at].text)
    return mark is not None and mark.way.heads and at + 1 < len(lines) and names_columns(lines[at + 1].text)


def _is_row(line: Line) -> bool:
    """A line of several cells, however long: blanks between its words, and no heading's number before them."""
    if len(line.text) > MAX_ATOM or _GAP.search(line.text) is None or is_caption(line):
        return False
    mark = read_mark(line.text)
    return mark is None or not mark.way.strong


def _is_running(text: str) -> bool:
    """A line of prose: long, with its signs, and without a gap but around figures."""
    return len(text) >= PROSE and _GAP.search(text) is None and re.search("[，。；]", text) is not None


def _continues(lines: Sequence[Line], at: int) -> bool:
    """续表: the table goes on below."""
    return says_on(lines[at].text)


def _body(atoms: Iterator[Atom], head: Sequence[Atom], repeated: list[Atom]) -> Iterator[Atom]:
    """The atoms below the header, without the header that a new page prints again."""
    said = [fold(atom.text) for atom in head]
    ahead: deque[Atom] = deque()
    after = False
    while True:
        ahead.extend(islice(atoms, len(said) + 1 - len(ahead)))
        if not ahead:
            return
        if is_continued(ahead[0].text) or (says_on(ahead[0].text) and _same(list(ahead)[1:], said)):
            repeated.append(ahead.popleft())
            continue
        if _same(list(ahead), said):
            if after:
                return  # a header upon a header upon a header heads nothing
            repeated.extend(ahead.popleft() for _ in said)
            after = True
            continue
        atom = ahead.popleft()
        yield replace(atom, gap=max(atom.gap, Gap.LINE)) if after else atom
        after = False


def _same(ahead: Sequence[Atom], said: Sequence[str]) -> bool:
    """Whether the header's words come again; a page number may be glued to the first."""
    if len(ahead) < len(said) or len(said) < 2:
        return False
    first = fold(ahead[0].text)
    glued = first.endswith(said[0]) and first[: -len(said[0])].isdecimal() if first != said[0] else True
    return glued and all(fold(atom.text) == word for atom, word in zip(ahead[1:], said[1:], strict=False))


def _grid(
    reading: Reading,
    head: Sequence[Atom],
    repeated: Sequence[Atom],
    taken: Sequence[Atom],
    start: int,
    unsure: Mapping[int, str],
) -> Grid:
    """The table; ``unsure`` are rows, by index, whose values cannot be given, and why."""
    last = taken[-1].line
    repeats = [atom for atom in repeated if atom.line < last]
    again = sum(fold(atom.text).endswith(fold(head[0].text)) for atom in repeats) if head else 0
    lines = range(start, last + 1)
    columns = [_bottom(column) for column in reading.header.columns]
    headers = [squeeze(column.header) for column in reading.header.columns]
    places = _places(reading.header)
    grid = Grid("table.text", columns, headers, places, [], lines, reading, findings=list(told(reading)))
    pages = [cell[0].body for row in reading.rows if row.kind == "page" for cell in row.cells]
    for n, row in enumerate(reading.rows):
        if row.kind == "page":
            continue
        why = unsure.get(n) or doubt(row, reading.header.roles) if row.kind == "data" else None
        grid.rows.append(GridRow(row.kind, _cells(row.cells, len(columns)), why))
    grid.repeated = [atom.body for atom in repeats]
    grid.pages = pages
    grid.fragments = 1 + again
    return grid


def _unread(reading: Reading, lines: Sequence[Line], place: range, layout: Layout) -> Grid:
    """The cells as they stand, a row for each line; what the best guess was and why it was not believed."""
    rows: list[Cells] = []
    for _, line in groupby(atoms_of(lines, place, layout), lambda atom: atom.line):
        rows.append([atom.body for atom in line])
    width = max(map(len, rows))
    grid = Grid("table.unread", [None] * width, [""] * width, [], [], place, reading)
    grid.rows = [GridRow("data", [*row, *([None] * (width - len(row)))]) for row in rows]
    detail = f"{reading.refused}；最接近的读法：{summary(reading)}"
    places = [cell for row in rows[:1] for cell in row if cell is not None]
    grid.findings.append(finding("TABLE_UNREAD", detail, places))
    return grid


def _bottom(column: Column) -> Fragment | None:
    return _joined(column.chain[-1]) if column.chain else None


def _places(header: Header) -> list[Fragment]:
    """Every header cell once, in the order of the source."""
    cells = {cell[0].body.start: cell for column in header.columns for cell in column.chain}
    return [_joined(cells[at]) for at in sorted(cells)]


def _cells(cells: Sequence[Sequence[Atom]], width: int) -> Cells:
    placed: Cells = [_joined(cell) if cell else None for cell in cells]
    return [*placed, *([None] * (width - len(placed)))]


def _joined(cell: Sequence[Atom]) -> Fragment:
    return join(atom.body for atom in cell)
