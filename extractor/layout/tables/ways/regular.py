"""Tables under a caption whose header has no known word: rows of the same length whose columns hold cells of a kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ....core.fragment import Fragment, join
from ....core.problems import finding
from ....lexicon import tables as words
from ....lexicon.widths import squeeze
from ...lines import Line
from ..around.stops import stops
from ..around.surroundings import is_caption, is_running
from ..cells.atoms import Atom, Can, Gap, Layout, atoms_of, is_lone, tokens, what, wide_cells
from ..grid import Cells, Grid
from ..headers.tiers import Slots
from ..running_text.standing import study
from .slotted import REGULAR, read_slots

WIDTHS = range(2, 9)
"""Columns that such a table may have."""
SAMPLE = 80
"""Cells by which the number of columns is told."""
ALIKE = 0.85
"""Share of a column's cells that are of its kind."""
MAX_WORDS = 24
"""Longest header, in characters."""
LINE = 0.5
"""Share of a line's cells that are of their columns' kinds: it has as many as the others, and is a row by that."""
LEAST_ROWS = 3
"""Rows, the header among them."""
MAX_HEADER = 60
"""Characters of a header's line of which only the first word is known."""
_YEAR = re.compile(r"^(?:19|20)[0-9]{2}年")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FIGURES = re.compile(r"[<>≥≤＜＞≧≦~～—–－，,、.．%％‰-]*(?:[0-9０-９]+[<>≥≤＜＞≧≦~～—–－，,、.．%％‰-]*)+")
"""Bounds and ranges: <150，≥50; 200~100."""
_GRADE = re.compile(r"^[ⅠⅡⅢⅣⅤⅥIVX]{1,4}(?:级|类)?$|^[一二三四五六]级$")

_GRADED = re.compile(r"[\u4e00-\u9fff]{0,6}(?:等级|级别|分级|分类|类别|类型|程度|等次|级)")
"""Headers of a column of grades."""
_ENDS_GRADED = frozenset("级别类型度次")
"""With which they end: a look before their words are parted."""
MAX_PAGE, MAX_TRIED = 3, 12
"""Digits of a page's number, and numbers alone on a line that are tried as one."""
GRADES_AHEAD = 16
"""Lines within which two grades, or two years, stand below such a header."""


def find(lines: list[Line], start: int) -> Grid | None:
    """The regular table that begins at line ``start``, under its caption, of grades, years or figures, or None."""
    captioned = start > 0 and _captioned(lines[start - 1])
    plain = captioned or _names_figures(lines, start)
    first = "" if plain else "r" if _grades(lines, start) else "y" if _years_down(lines, start) else None
    if first is None:
        return None
    below = map(lines.__getitem__, range(start, len(lines)))
    run = list(takewhile(lambda line: not (stops(line) or _captioned(line) or _runs(line.text)), below))
    layout = study(run[:48]) if run else None
    units = _units_below(run)
    rows, turns = _rows_of([run[0], *run[2:]] if units is not None else run, layout)
    rows = rows or (_one_row(run, layout) if captioned and layout is not None else [])
    while rows and _is_cut(rows[-1][-1], run):
        rows.pop()
    if len(rows) < LEAST_ROWS - captioned or (first and not all(_suits(row[0], first) for row in rows[1:])):
        return None
    cells: list[Cells] = [[atom.body for atom in row] for row in rows]
    if len(cells[0]) < len(cells[1]):
        cells[0] = [None, *cells[0]]
    if units is not None:
        cells.insert(1, [None, *units])
    last = next(n for n, line in enumerate(run) if line.cells.end >= rows[-1][-1].body.end)
    grid = read_slots(REGULAR, Slots(cells, 1, len(cells[0])), range(start, start + last + 1), strict=True)
    if grid is not None:
        turned = [line.body for line in turns if line.body.end < rows[-1][-1].body.end]
        grid.pages += [body for body in turned if body.text.isdecimal()]
        grid.repeated += [body for body in turned if not body.text.isdecimal()]
        if not grid.unread and (left := _left(run[last + 1 :], len(rows[0]))):
            grid.findings.append(finding("ROW_MISFIT", "其下还有像是表格的行，没有归入表格", left))
    return grid


def _units_below(run: Sequence[Line]) -> list[Fragment] | None:
    """The units of the columns in a line of their own below the header: 年份 用水量 供水能力 / 万吨 万吨."""
    if len(run) < LEAST_ROWS or is_lone(run[0].text):
        return None
    for parted in (wide_cells, tokens):
        head, said = parted(run[0].text), parted(run[1].text)
        if len(said) == len(head) - 1 in WIDTHS and all(map(words.is_unit, said)):
            pieces = atoms_of([run[1]], range(1), Layout(True, False, 0, wide=parted is wide_cells))
            cells = [atom.body for atom in pieces]
            return cells if len(cells) == len(said) else None
    return None


def _rows_of(run: Sequence[Line], layout: Layout | None) -> tuple[list[list[Atom]], list[Line]]:
    """The rows, and the lines between them that turn a page: the plan's title, and a number alone without which more
    rows come out and no cell is left over."""
    turns = [line for line in run[1:] if is_running(line.text)]
    kept = [line for line in run if line not in turns]
    if not kept or not is_lone(kept[0].text):
        return (_by_lines(kept) if kept else []), turns
    rows = _by_cells(run, layout, turns)
    if not rows or not _left(run[_end(rows, run) :], len(rows[0])):
        return rows, turns
    numbers = [line for line in run[1:] if line.text.isdecimal() and len(line.text) <= MAX_PAGE]
    for page in numbers[:MAX_TRIED]:
        more = _by_cells(run, layout, [*turns, page])
        if len(more) > len(rows) and len(more[0]) == len(rows[0]) and not _left(run[_end(more, run) :], 1):
            return more, [*turns, page]
    return rows, turns


def _end(rows: Sequence[Sequence[Atom]], run: Sequence[Line]) -> int:
    """Which line comes behind the last cell."""
    return next(n for n, line in enumerate(run) if line.cells.end >= rows[-1][-1].body.end) + 1


def _left(run: Sequence[Line], width: int) -> list[Fragment]:
    """The cells of one more row, or of its beginning, among the lines below a table: figures or grades among them."""
    cells = [line for line in run[: width + 1] if is_lone(line.text) and len(line.text) <= MAX_WORDS]
    kinds = [
        _kind(Atom(line.body, squeeze(line.text), n, Gap.LINE, 0, what(squeeze(line.text))))
        for n, line in enumerate(cells)
    ]
    return [line.body for line in cells] if len(cells) >= width and any(kind in "vry" for kind in kinds) else []


def _names_figures(lines: Sequence[Line], start: int) -> bool:
    """Whether a line whose first word is that of names stands above rows of figures: 指标名称 增长（%） 产销率（%）."""
    here = tokens(lines[start].text) if " " in lines[start].text and len(lines[start].text) <= MAX_HEADER else []
    if len(here) < LEAST_ROWS or words.header_role(here[0]) != "name" or any(map(words.is_value, here)):
        return False
    below = [tokens(line.text) for line in lines[start + 1 : start + 1 + LEAST_ROWS]]
    return len(below) == LEAST_ROWS and all(
        len(row) == len(here) and all(map(words.is_value, row[1:])) and not words.is_value(row[0]) for row in below
    )


def _grades(lines: Sequence[Line], start: int) -> bool:
    """Whether a table of grades begins here: 等级 … heads Ⅰ … and, after as many cells, Ⅱ …."""
    text = lines[start].text
    if _ENDS_GRADED.isdisjoint(text):
        return False
    first = text.split(None, 1)[0]
    if len(first) == 1:  # it may be the half of a word
        first = tokens(text)[0]
    if _GRADED.fullmatch(first) is None:
        return False
    firsts = [words_[0] for line in lines[start + 1 : start + 1 + GRADES_AHEAD] if (words_ := tokens(line.text))]
    grades = [n for n, first in enumerate(firsts) if _GRADE.match(first)]
    return len(grades) > 1 and grades[0] < WIDTHS[-1] and firsts[grades[0]] != firsts[grades[1]]


def _years_down(lines: Sequence[Line], start: int) -> bool:
    """Whether a table of years begins here: 年份 … heads 2021年 … and, after as many cells, 2022年 …."""
    if lines[start].text[0] != "年" or not words.YEARS_DOWN.matches(tokens(lines[start].text)[0]):
        return False
    firsts = [words_[0] for line in lines[start + 1 : start + 1 + GRADES_AHEAD] if (words_ := tokens(line.text))]
    years = [n for n, first in enumerate(firsts) if _YEAR.match(first) or _BARE_YEAR.fullmatch(first)]
    return len(years) > 1 and years[0] < WIDTHS[-1] and firsts[years[0]] != firsts[years[1]]


def _is_cut(last: Atom, run: Sequence[Line]) -> bool:
    """Whether a row ends inside a line: the rest of the line would be nobody's."""
    line = next(line for line in run if line.cells.end >= last.body.end)
    return last.body.end < line.cells.strip().end


def _captioned(line: Line) -> bool:
    return is_caption(line) or words.UNIT_LINE.match(line.text) is not None


def _runs(text: str) -> bool:
    """Running text, which no cell under an unknown header is believed to be."""
    return (len(text) > 40 and ("，" in text or len(text.split()) < LEAST_ROWS)) or text[-1] in "。；："


def _by_lines(run: Sequence[Line]) -> list[list[Atom]]:
    """Lines that all have as many words as the first; where wide blanks part them, as many stretches between those."""
    width = len(wide_cells(run[0].text))
    even = list(takewhile(lambda line: len(wide_cells(line.text)) == width, run))
    if width in WIDTHS and len(even) >= LEAST_ROWS:
        atoms = list(atoms_of(even, range(len(even)), Layout(True, False, 0, wide=True)))
        if len(atoms) == width * len(even) and (rows := _regular(_in_rows(atoms, width), LINE)):
            return rows
    width = len(tokens(run[0].text))
    even = list(takewhile(lambda line: len(tokens(line.text)) == width, run))
    if width not in WIDTHS:
        return []
    atoms = list(atoms_of(even, range(len(even)), Layout(True, False, 0)))
    if len(atoms) != width * len(even):  # a header's words stand together and are two cells
        return []
    return _regular(_in_rows(atoms, width), LINE)


def _in_rows(atoms: list[Atom], width: int) -> list[list[Atom]]:
    return [atoms[n : n + width] for n in range(0, len(atoms), width)]


def _by_cells(run: Sequence[Line], layout: Layout | None, turns: Sequence[Line] = ()) -> list[list[Atom]]:
    """One cell a line: the number of columns by which the cells of each column are alike; ``turns`` are no cells."""
    if layout is None or len(run) < LEAST_ROWS * WIDTHS[0] or _column_of_years(run):
        return []
    best: list[list[Atom]] = []
    for atoms in _headed(_whole_cells(run, layout, turns)):
        rows = _names_first(atoms, _even_rows(atoms))
        if len(rows) >= LEAST_ROWS and sum(map(len, rows)) == len(atoms):
            return rows  # no cell is left over
        best = best or (rows if len(rows) >= LEAST_ROWS else [])
    return best


def _names_first(atoms: list[Atom], rows: list[list[Atom]]) -> list[list[Atom]]:
    """Rows of units and figures that all seem to end in a name: the corner above the names is empty, and each begins
    with one."""
    *kinds, last = _kinds(rows[1:]) if len(rows) >= LEAST_ROWS else [""]
    if last != "w" or not {"v"} <= set(kinds) <= {"u", "v"}:
        return rows
    width = len(rows[0])
    body = _in_rows(atoms[width - 1 :], width)
    if len(body[-1]) < width:
        body.pop()
    whole = takewhile(lambda row: _kind(row[0]) == "w" and all(map(_suits, row[1:], kinds)), body)
    return [rows[0][:-1], *whole]


def _column_of_years(run: Sequence[Line]) -> bool:
    """Whether three years count up below each other: a column of them, and no cells in the order of rows."""
    years = [int(line.text.rstrip("年")) if _BARE_YEAR.fullmatch(line.text.rstrip("年")) else 0 for line in run[:48]]
    return any(a and c - b == b - a == 1 for a, b, c in zip(years, years[1:], years[2:], strict=False))


def _headed(atoms: list[Atom]) -> Iterator[list[Atom]]:
    """The cells as they stand, with the measures of the headers joined to these, and with the two words of a corner as
    one (城区类型 over 城镇类型)."""
    yield atoms
    first = next((n for n, atom in enumerate(atoms) if _kind(atom) not in "wu-"), 0)
    head: list[Atom] = []
    for atom in atoms[:first]:
        measure = bool(head) and atom.text[0] in "（([" and atom.text[-1] in "）)]"
        head[-1:] = [_joined(head[-1], atom)] if measure else [*head[-1:], atom]
    for cells in ([*head, *atoms[first:]] if len(head) < first else [], atoms):
        if cells and cells is not atoms:
            yield cells
        if len(cells) > 2 and _is_corner(cells[0].text, cells[1].text):
            yield [_joined(cells[0], cells[1]), *cells[2:]]


def _is_corner(row: str, column: str) -> bool:
    """Whether two words name the rows and the columns: they are of one length and end alike."""
    return row != column and len(row) == len(column) and row[-2:] == column[-2:]


def _joined(above: Atom, below: Atom) -> Atom:
    body, text = join([above.body, below.body]), above.text + below.text
    return replace(above, body=body, text=text, can=what(text), line=below.line)


def _even_rows(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """The rows of the width at which the cells of each column are most alike."""
    if any(atom.voids for atom in atoms[1:]):
        return []
    best: list[list[Atom]] = []
    likeness = 0.0
    for width in WIDTHS:
        sample = [list(atoms[n : n + width]) for n in range(0, min(len(atoms), SAMPLE) - width + 1, width)]
        share = _likeness(sample[1:])
        if len(sample) >= LEAST_ROWS and share > likeness and _regular(sample):
            likeness = share
            best = [list(atoms[n : n + width]) for n in range(0, len(atoms) - width + 1, width)]
    return _regular(best)


def _whole_cells(run: Sequence[Line], layout: Layout, turns: Sequence[Line] = ()) -> list[Atom]:
    """The cells; where blank lines part them, the lines between two of these are one."""
    cells: list[Atom] = []
    gap = Gap.WITHIN
    for atom in atoms_of(run, range(len(run)), layout):
        gap = max(gap, atom.gap)
        if run[atom.line] in turns:
            continue
        figures = bool(cells) and cells[-1].text[-1].isdigit() and atom.text[0].isdigit()
        if cells and gap is Gap.WITHIN and not figures:
            cells[-1] = _joined(cells[-1], atom)
        else:
            cells.append(atom)
        gap = Gap.WITHIN
    return cells


def _one_row(run: Sequence[Line], layout: Layout) -> list[list[Atom]]:
    """A header and one row below it: what it is, and a value below each of the other headers."""
    cells = _whole_cells(run[: 2 * WIDTHS[-1] + 2], layout)
    width = len(cells) // 2
    if layout.rows or len(cells) % 2 or width not in WIDTHS[1:] or len(cells) < len(_whole_cells(run, layout)):
        return []
    head, row = cells[:width], cells[width:]
    values = _kind(row[0]) == "w" and all(_kind(atom) == "v" for atom in row[1:])
    return [head, row] if values and all(_kind(atom) == "w" for atom in head) else []


def _regular(rows: list[list[Atom]], share: float = 1.0) -> list[list[Atom]]:
    """The header and the rows below it whose cells, or a share of them, are of the kinds of their columns; none where
    they are no table."""
    if len(rows) < LEAST_ROWS or any(len(atom.text) > MAX_WORDS for atom in rows[0]):
        return []
    if any(_kind(atom) not in ("w" if n else "wu") for n, atom in enumerate(rows[0])):  # 区 and 县 count places, too
        return []
    kinds = _kinds(rows[1 : 1 + SAMPLE])
    if _likeness(rows[1 : 1 + SAMPLE]) < ALIKE or all(kind == "w" for kind in kinds):
        return []
    body = takewhile(
        lambda row: sum(kind == "w" or _suits(a, kind) for a, kind in zip(row, kinds, strict=True)) >= share * len(row),
        rows[1:],
    )
    return [rows[0], *body]


def _likeness(rows: Sequence[Sequence[Atom]]) -> float:
    """The share of the cells that are of their column's commonest kind; of each kind of column, not of words alone."""
    if len(rows) < LEAST_ROWS - 1:
        return 0.0
    kinds = _kinds(rows)
    same = sum(_suits(atom, kind) for row in rows for atom, kind in zip(row, kinds, strict=True))
    return same / sum(map(len, rows))


def _kinds(rows: Sequence[Sequence[Atom]]) -> list[str]:
    counts = [Counter(kind for atom in column if (kind := _kind(atom)) != "-") for column in zip(*rows, strict=True)]
    return [count.most_common(1)[0][0] if count else "-" for count in counts]


def _suits(atom: Atom, kind: str) -> bool:
    """Whether a cell is of the kind of its column; a bare 2021 is a figure or a year."""
    own = _kind(atom)
    return own in (kind, "-") or ({own, kind} == {"v", "y"} and (kind == "v" or bool(_BARE_YEAR.fullmatch(atom.text))))


def _kind(atom: Atom) -> str:
    """v a value, y a year, r a grade, a an attribute, u a unit, - nothing, w words."""
    if atom.can & Can.MISSING:
        return "-"
    if _GRADE.match(atom.text):
        return "r"
    if _YEAR.match(atom.text):
        return "y"
    if atom.can & (Can.VALUE | Can.NUMBER) or _FIGURES.fullmatch(atom.text):
        return "v"
    return "a" if atom.can & Can.ATTRIBUTE else "u" if atom.can & Can.UNIT else "w"
