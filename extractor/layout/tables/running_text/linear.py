"""Tables that stand in running text: cells parted by blanks, or one cell a line.

A few words open a region; every header that they can be is read with the rows below it, and the best whole reading
is the table, if it is sound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from ....core.problems import finding
from ...lines import Line
from ..cells.atoms import STUDIED, Atom, atoms_of, may_be_page
from ..grid import Grid
from ..headers.hypotheses import Header, hypotheses
from ..headers.words import role_of, worth
from ..judging.cut_pages import doubted
from ..judging.full_lines import filled, full_line
from ..judging.group_cells import centred
from ..judging.loose_heads import parted
from ..judging.loose_lines import loose_lines
from ..judging.odd_rows import (
    broken_names,
    cut_heads,
    half_names,
    names_in_groups,
    odd_rows,
    off_middle,
    out_of_step,
    overrun,
    parted_rows,
)
from ..judging.short_rows import settled
from ..judging.soundness import of_words, refusal, scrambled
from ..judging.torn_names import doubtful_tails, halves, joined_groups, numbered_groups, rejoined
from ..reading import Reading, best_of
from .given import as_it_stands, grid_of
from .laid_header import with_laid_header
from .left_below import left_over, with_rest_below, word_below
from .openers import heads_figures, names_columns, opens, upper_tier
from .read_again import (
    either_way,
    is_doubtful,
    over_pages,
    with_last_cell,
    with_last_column,
    with_wider_beam,
    without_first_cell,
    without_pages,
)
from .region import cells_below, lines_of_table
from .standing import study
from .trials import SAMPLE, Atoms, Chosen, Setting, compared, is_table, weigh, with_second

MISSES = 6
"""Headers without rows one after the other from which their lines are no table's."""


def find(lines: list[Line], start: int, dead: dict[str, int], expected: Mapping[int, float]) -> Grid | None:
    """The table that opens at line ``start``, or None.

    ``dead`` remembers up to where lines were weighed and found to be no table, so that they are read once.
    """
    if start < dead.get("table.text", 0) or not opens(lines, start):
        return None
    notes: list[int] = []
    region = lines_of_table(lines, start, notes)
    first = list(islice(region, STUDIED))
    layout = study([lines[n] for n in first])
    source = atoms_of(lines, chain(first, region), layout)
    atoms = Atoms(with_laid_header(source) if layout.step else source)
    sample = list(islice(atoms.since(0), SAMPLE))
    heads = hypotheses(sample, layout)
    if heads is None:
        dead["table.text"] = start + (sample[-1].line - start) // 2
        return None
    setting = Setting(lines, expected, layout, atoms)
    chosen = _best(setting, heads)
    if chosen is None:
        _miss(start, sample[-1].line, dead)
        return None
    if not is_table(chosen):
        dead["table.text"] = start + (sample[-1].line - start) // 2
        headed = names_columns(lines[start].text) or heads_figures(lines, start)
        if not headed or (place := cells_below(lines, start, expected)) is None:
            return None
        return as_it_stands(replace(chosen.whole, refused="各行不合表头"), lines, place, layout)
    chosen, against, moved = _read_again(setting, chosen, heads)
    trial, whole = chosen.trial, settled(chosen.whole)
    if not layout.rows and _is_titled(whole.header):
        under = find(lines, start + 1, {}, expected)
        title = worth(whole.header.columns[0].chain[0])
        if under is not None and not under.unread and under.reading.points >= whole.points - title:
            return None
    del trial.taken[whole.stop :]
    alone = None if layout.rows else scrambled(whole) or of_words(whole)
    top = upper_tier(lines, start) if layout.rows else start
    above = None if top == start else "表头的上一行没有读进"
    whole = replace(whole, refused=refusal(whole) or against or above or alone)
    if whole.refused is not None:
        return as_it_stands(whole, lines, range(top, trial.taken[-1].line + 1), layout)
    grid = _given(setting, chosen, whole, sample[: trial.head.first], start, moved)
    grid.notes += [lines[n].body for n in notes if n < grid.lines.stop]
    return grid


def _best(setting: Setting, heads: Sequence[Header]) -> Chosen | None:
    """The best of the readings under each header; None where none has rows."""
    looks, dropped = weigh([setting.trial(head) for head in heads])
    if not looks:
        return None
    best = with_second(best_of([reading for reading, _ in looks]), dropped)
    trial = next(trial for _, trial in looks if trial.head is best.header)
    return Chosen(trial, compared(trial.look(), best))


def _read_again(setting: Setting, chosen: Chosen, heads: Sequence[Header]) -> tuple[Chosen, str | None, bool]:
    """What the second looks choose; what speaks against it; whether it goes on over a page with its columns moved."""
    chosen, either = either_way(setting, chosen)
    chosen, shifted = with_last_column(setting, chosen, heads)
    chosen, swallowed = without_first_cell(setting, chosen, heads)
    fenced = chosen = with_last_cell(with_wider_beam(setting, chosen))
    chosen, rest = over_pages(setting, chosen)
    moved = chosen is not fenced
    left = shifted or swallowed or rest or left_over(setting, chosen)
    if not setting.layout.rows and (left is not None or is_doubtful(chosen.whole)):
        uncut = without_pages(setting, chosen)
        chosen, left = (chosen, left) if uncut is None else (uncut, None)
    return chosen, left or either, moved


def _given(
    setting: Setting, chosen: Chosen, whole: Reading, head: Sequence[Atom], start: int, moved: bool
) -> Grid:  # fmt: skip
    """The table of a sound reading, with what is told of it."""
    layout, trial = setting.layout, chosen.trial
    whole, torn = rejoined(whole)
    whole, halves_told = filled(whole)
    whole, heads_told = parted(whole)
    whole, unplaced = centred(whole, layout) if layout.rows and not moved else (whole, [])
    whole = numbered_groups(whole) if layout.rows else whole
    whole, joined = joined_groups(whole)
    torn_groups, groups_told = halves(whole)
    unsure = torn_groups | _unsure_rows(setting, chosen, whole)
    grid = grid_of(whole, head, trial.repeated, trial.taken, start, unsure)
    tails = doubtful_tails(whole) if layout.rows else ()
    grid.findings += [*torn, *halves_told, *heads_told, *unplaced, *joined, *groups_told, *tails]
    if moved:
        places = [cell for row in grid.rows[-1:] for cell in row.cells if cell is not None]
        grid.findings.append(finding("ROW_MISFIT", "两页的栏位不同，各行属哪一类别不能断定", places))
    grid.pages += [atom.body for atom in trial.pages]
    if trial.pages:
        numbers = "、".join(atom.text for atom in trial.pages)
        grid.findings.append(finding("PAGE_IN_ROW", f"第 {numbers} 页的页码", grid.pages[-len(trial.pages) :]))
    return grid


def _unsure_rows(setting: Setting, chosen: Chosen, whole: Reading) -> dict[int, str]:
    """Rows of a sound reading, by index, whose values cannot be given, and why."""
    layout = setting.layout
    unsure = odd_rows(whole) | cut_heads(whole, layout.rows) | half_names(whole) | full_line(whole)
    if not layout.rows:
        below = word_below(chosen)
        pages = [*chosen.trial.pages, *([below] if below is not None and may_be_page(below) else [])]
        return unsure | overrun(whole) | parted_rows(whole) | doubted(whole, pages)
    unsure |= out_of_step(whole) | broken_names(whole) | with_rest_below(setting, chosen, whole)
    unsure |= loose_lines(whole, layout.step > 0)
    if not layout.step:
        unsure |= names_in_groups(whole)
    if layout.fence and layout.centred and not layout.topped:
        unsure |= off_middle(whole)
    return unsure


def _is_titled(header: Header) -> bool:
    """Whether the first word of a header may be the title above it: 主要发展指标, above 领域, 主要指标 and others."""
    first, *others = header.columns
    alone = len(first.chain) == 1 and len(first.chain[0]) == 1 and role_of(first.header) == "name"
    return alone and first.header.endswith("指标") and any(role_of(other.header) == "name" for other in others)


def _miss(start: int, last: int, dead: dict[str, int]) -> None:
    """A header without rows: the next line may head a table still, but not the lines after many such."""
    follows = start <= dead.get("missed.last", -9) + 2
    dead["missed.last"], dead["missed"] = start, dead.get("missed", 0) + 1 if follows else 1
    if dead["missed"] >= MISSES:
        dead["table.text"], dead["missed"] = start + (last - start) // 2, 0
