"""A reading made again in another way where its end or its rows are doubtful: a wider beam, a header with one column
more or fewer, cells about their middle, without the numbers of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ....lexicon import tables as words
from ....lexicon.widths import squeeze
from ..cells.atoms import Atom, columns_of, may_be_page
from ..cells.fits import ends_in_unit
from ..headers.hypotheses import Header
from ..headers.words import text
from ..judging.cut_pages import rise
from ..judging.short_rows import settled
from ..judging.soundness import LEAD, doubt, is_strange, refusal
from ..judging.torn_names import MEASURE, with_cell
from ..reading import Reading, Row, is_total
from .left_below import goes_on, leaves_a_cell, leaves_row, left_over
from .trials import CLEAR, Chosen, Setting, Trial, compared, is_table

WIDEST_BEAM = 60
"""Readings held side by side when a table seems to end above one of its rows."""
MAX_PAGES, CUT = 6, 8
"""Pages that cut the rows of one table, at most, and cells below the last row read among which the next may stand."""
MIN_PAGE = 30
"""Pieces of a table that stand on a page, at least: so many for each page's number in it but the first."""
MAX_STRANGE, MAX_ROWS = 12, 60
"""Numbers that are tried as a page's, and rows of a table in which they are."""
NARROW = 12
"""Columns of a line up to which it is not seen to be full."""
WHOLE_NAME = 4.5
"""What a name that ends with what it measures says for the way in which its rows stand."""
GAIN = 4.0
"""Points that leaving out a page's number must bring, at least."""


def either_way(setting: Setting, chosen: Chosen) -> tuple[Chosen, str | None]:
    """The better of two readings where cells may begin on the first line of their row or stand about its middle, and
    why neither can be given where they are near.
    """
    if not setting.layout.unsure:
        return chosen, None
    about = setting.trial(chosen.trial.head, topped=False)
    other = about.look()
    lead = other.points - chosen.whole.points + WHOLE_NAME * (_whole_names(other) - _whole_names(chosen.whole))
    near = abs(lead) < LEAD and [row.cells for row in other.rows] != [row.cells for row in chosen.whole.rows]
    why = "折行的名称属上一行还是下一行，不能断定" if near else None
    return (Chosen(about, compared(other, chosen.whole)) if lead > 0 else chosen), why


def _whole_names(reading: Reading) -> int:
    """How many names end with what they measure, which half a name mostly does not, less those that end nowhere on a
    line as full as any: these count twice."""
    name = reading.header.roles.index("name")
    cells = [row.cells[name] for row in reading.rows if row.kind == "data" and row.cells[name]]
    widest = max((columns_of(atom.text) for cell in cells for atom in cell), default=0)
    whole = [_is_whole(text(cell)) for cell in cells]
    full = max(widest - 1, NARROW)
    cut = (not own and columns_of(cell[-1].text) >= full for own, cell in zip(whole, cells, strict=True))
    return sum(whole) - 2 * sum(cut)


def _is_whole(name: str) -> bool:
    return ends_in_unit(name) or words.CLOSED.matches(MEASURE.sub("", name))


def with_last_column(setting: Setting, chosen: Chosen, heads: Sequence[Header]) -> tuple[Chosen, str | None]:
    """The reading with a last column under an unknown word, where its cells went to the groups of the next rows; else
    why the reading cannot be given.
    """
    if not leaves_a_cell(setting.lines, chosen.whole, chosen.last):
        return chosen, None
    more = (setting.trial(head) for head in heads if _has_one_more(head, chosen.whole))
    fuller = _fuller(more, chosen)
    return (fuller, None) if fuller is not None else (chosen, "末一栏的单元格可能错到下一行的类别栏")


def with_last_cell(chosen: Chosen) -> Chosen:
    """The reading with the last cell of its last row, where that is left below it for its words, which other rows have
    in the same column: ▲约束性, 一般指标."""
    trial, whole = chosen
    row = whole.rows[-1]
    if row.kind != "data" or row.cells[-1] or not all(row.cells[:-1]) or whole.stop >= len(trial.taken):
        return chosen
    below = trial.taken[whole.stop]
    said = {text(other.cells[-1]) for other in whole.rows if other.kind == "data" and other.cells[-1]}
    if below.text not in said:
        return chosen
    rows = (*whole.rows[:-1], with_cell(row, len(row.cells) - 1, (below,)))
    return Chosen(trial, replace(whole, rows=rows, stop=whole.stop + 1))


def without_first_cell(setting: Setting, chosen: Chosen, heads: Sequence[Header]) -> tuple[Chosen, str | None]:
    """The reading whose header ends before the first cell of the rows, where the chosen one has a last column under an
    unknown word that its last row leaves empty: each row may have the first words of the next; else why the reading
    cannot be given.
    """
    if setting.layout.rows or not _ends_loosely(chosen.whole):
        return chosen, None
    fewer = [head for head in heads if head.first < chosen.trial.head.first]
    trials = [setting.trial(head) for head in fewer]
    others = [Chosen(trial, replace(trial.look(), second=chosen.trial.head, margin=CLEAR)) for trial in trials]
    sound = [one for one in others if is_table(one) and not _ends_loosely(one.whole)]
    best = max(sound, key=lambda one: one.whole.points, default=None)
    if best is None or refusal(settled(best.whole)) is not None:
        return chosen, "末一栏可能是各行名称的开头"
    return best, None


def _ends_loosely(whole: Reading) -> bool:
    """Whether the last column, under a word that is no header, is empty in the last row and in few others."""
    name = whole.header.roles.index("name")
    rows = [row for row in whole.rows if row.kind == "data" and not is_total(row.cells[name])]
    known = whole.header.roles[-1] != "any" or words.PROJECTS.matches(whole.header.columns[-1].header)
    if known or not rows or rows[-1].cells[-1]:
        return False
    return sum(bool(row.cells[-1]) for row in rows) * 2 >= len(rows)


def with_wider_beam(setting: Setting, chosen: Chosen) -> Chosen:
    """The reading made again with more held side by side, where one more row stands below its last."""
    if not goes_on(setting.lines, chosen.last, setting.expected):
        return chosen
    wide = setting.trial(chosen.trial.head, WIDEST_BEAM)
    longer = wide.look()
    return Chosen(wide, compared(longer, chosen.whole)) if longer.stop > chosen.whole.stop else chosen


def over_pages(setting: Setting, chosen: Chosen) -> tuple[Chosen, str | None]:
    """The reading without the line that parts names of groups from all else, where a row is left below: another page
    may set its cells elsewhere; and why the reading cannot be given if it is still left."""
    if not setting.layout.fence or not leaves_row(setting, chosen.last):
        return chosen, None
    free = replace(setting, layout=replace(setting.layout, fence=0)).trial(chosen.trial.head)
    longer = Chosen(free, compared(free.look(), chosen.whole))
    if longer.last > chosen.last:
        chosen = longer
    return chosen, "其下还有像是表格的行" if leaves_row(setting, chosen.last) else None


def without_pages(setting: Setting, chosen: Chosen) -> Chosen | None:
    """The reading without the numbers of pages that cut rows of one cell a line, each taken for a cell of its row;
    None where leaving them out gives no sound reading of the whole table.
    """
    pages: list[Atom] = []
    most = min(MAX_PAGES, 1 + chosen.whole.stop // MIN_PAGE)
    while len(pages) < most:
        found = []
        for page in islice(_strange_numbers(chosen), MAX_STRANGE):
            trial = setting.trial(chosen.trial.head, pages=[*pages, page])
            other = Chosen(trial, compared(trial.look(), chosen.whole))
            gain = other.whole.points - chosen.whole.points
            if gain > GAIN or (gain >= 0 and other.last > chosen.last):
                found.append((other.whole.points, page, other))
        if not found:
            return None
        _, page, chosen = max(found, key=lambda one: one[0])
        pages.append(page)
        if not is_doubtful(chosen.whole) and left_over(setting, chosen) is None:
            return chosen if rise(pages) else None
    return None


def is_doubtful(whole: Reading) -> bool:
    """Whether the reading, or one of its rows, could not be given."""
    roles = whole.header.roles
    whole = settled(whole)
    rows = [row for row in whole.rows if row.kind == "data"]
    if refusal(whole) is not None or any(doubt(row, roles) is not None for row in rows):
        return True
    return any(_begins_with_page(row, roles) for row in rows)


def _begins_with_page(row: Row, roles: Sequence[str]) -> bool:
    """Whether a name begins with a number that can be a page's."""
    cell = row.cells[roles.index("name")]
    return len(cell) > 1 and may_be_page(cell[0])


def _strange_numbers(chosen: Chosen) -> Iterator[Atom]:
    """Numbers that may be a page's: they stand in a row of which a cell is missing or strange, or right above or below
    such a row, and a page with that number can begin where they stand.
    """
    rows = [row for row in chosen.whole.rows if row.kind == "data"]
    roles = chosen.whole.header.roles
    strange = {n for n, row in enumerate(rows) if is_strange(row, roles) or _begins_with_page(row, roles)}
    strange.add(len(rows) - 1)
    if len(rows) > MAX_ROWS or len(strange) > 2 * MAX_PAGES:
        return
    for n in sorted(strange | {n - 1 for n in strange if n}):
        for role, cell in zip(roles, rows[n].cells, strict=True):
            yield from (atom for atom in cell if role != "number" and may_be_page(atom))
    yield from filter(may_be_page, islice(chosen.trial.atoms(chosen.whole.stop), CUT))


def _has_one_more(head: Header, whole: Reading) -> bool:
    """Whether a header has one column more, under the word that ``whole`` puts before its first group."""
    first = next(row.cells[0][0].text for row in whole.rows if row.kind == "data")
    columns = head.columns
    return len(columns) == len(whole.header.columns) + 1 and squeeze(columns[-1].header) == squeeze(first)


def _fuller(more: Iterable[Trial], chosen: Chosen) -> Chosen | None:
    """The best sound reading that has as many rows as the chosen one and the cell that it leaves."""
    count, found = sum(row.kind == "data" for row in chosen.whole.rows), []
    for trial in more:
        other = Chosen(trial, replace(trial.look(), second=chosen.trial.head, margin=CLEAR))
        same = sum(row.kind == "data" for row in other.whole.rows) == count
        if same and other.last > chosen.last and refusal(settled(other.whole)) is None:
            found.append(other)
    return max(found, key=lambda one: one.whole.points, default=None)
