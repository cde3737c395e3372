"""Cells that stand where a table is named, and that no reading places: they are given as they stand, and told.

A caption, or words that only headers are, say that a table begins; figures, row numbers, years and rows of blanks say
how far it goes. What is claimed here would else be read as headings, as prose and as figures of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ....core.problems import finding
from ....lexicon import tables as words
from ....lexicon.box_lines import opens_box
from ....lexicon.openings import closing_characters
from ....lexicon.schemes import read_mark
from ....lexicon.widths import squeeze
from ...lines import Line, of_line
from ..around.surroundings import is_caption, surround
from ..cells.atoms import Can, atoms_of, is_lone, what
from ..grid import Cells, Grid, GridRow
from ..headers.hypotheses import Header
from ..judging.soundness import gives_values
from ..reading import Reading
from ..running_text.openers import heads_figures, may_open, names_columns
from ..running_text.standing import study
from .glued import MAX_HEADER as MAX_HEAD
from .glued import ends_in_row, headers_of

APART = 6
"""Lines between two cells that are none but words, at most: the texts of one row."""
MIN_LINES, MIN_SURE = 10, 5
"""Lines of such a table, and those of them that nothing but a table has, at least."""
MIN_CAPTIONED = 3
"""Lines of one below a numbered caption; one sure line of cells is enough there."""
SHORT, MAX_CELL = 20, 30
"""Longest line that is probably a cell's, and longest that can end a table."""
MIN_SHARE = 0.6
"""Share of the lines that must be such."""
OPENING = 14
"""Lines below a caption in which the cells must begin, and in which a header's words are looked for."""
MAX_HEADER = 60
"""Lines of a header's words, at most, before the first cell."""
NEAR = 3
"""Lines below a group's name within which its cells begin."""
MIN_TELLING = 5
"""Lines that are nothing but a value or an attribute, from which cells stand where no table is named."""
_DAY = re.compile("[01]?[0-9][-—/.][0-3]?[0-9]")
"""A date in a list of links: 12-03."""
_PLAIN = re.compile("[0-9]{1,2}")
"""A figure that may be a page's or an item's number."""
MAX_TAIL = 2
"""Lines of words behind the last sure cell that still belong to its row."""
_SURE = Can.NUMBER | Can.VALUE | Can.MISSING | Can.ATTRIBUTE
_BLANKS = re.compile(r"[^\s0-9A-Za-z，；：]\s+[^\s0-9A-Za-z]|\S(?:\s+[-<>≥≤]?[0-9][0-9.,]*[%％]?){2,}$")
"""A line of several cells: a blank between words, which Chinese prose has not, or figures at its end."""
_NAMED = re.compile(r"[^\s，。；：][^，。；：]*[\u4e00-\u9fff）)]\s+[-<>≥≤]?[0-9][0-9.,]*[%％]?")
"""A name, or half of it, and its figure: 规上工业总 1568."""
_FIGURES = re.compile(r"(?<![\s0-9])(?:\s*[-<>≥≤〔\[]?[0-9][0-9.,]*[%％〕\]]?(?![0-9.,]))+")
"""The figures of a row, behind its name."""
_GRADE = re.compile(r"[ⅠⅡⅢⅣⅤⅥIVX]{1,4}(?:级|类)?")
_TITLE = re.compile(r"(?:表|清单|一览)(?:[（(][^（）()]{1,20}[)）])?$")
"""The title of a table without a number."""
_ENDS_TITLE = closing_characters(_TITLE.pattern) or frozenset()
_GLUED = re.compile(
    r"(?:[-—<>≥≤]|[〔\[][<>≥≤]?)?[0-9—][0-9.,]*[%％〕\]]?(?:[^0-9，。；：]{0,24})(?:约束性|预期性)$"
    r"|[\u4e00-\u9fff%％）)][-—–<>≥≤]{0,2}[0-9]+(?:\.[0-9]+)+(?:[-—–][0-9.]+)*[%％]?$"
)
"""The end of a row whose cells lost the blanks between them: 森林覆盖率（%）41.642.8约束性, 地区生产总值2313.05.2."""
_ENDS_GLUED = closing_characters(_GLUED.pattern) or frozenset()
MIN_GLUED, GLUED_NEAR, MAX_GLUED = 4, 6, 120
"""Rows of such a table among so many lines, at least, and characters of one, at most."""
_HEADS = re.compile("指标|项目|名称|属性|单位|(?:19|20)[0-9]{2}年")
"""A word of the header above such rows."""
_STOPS = "。；：！？"
WHOLE_ROWS = 3
"""Lines of as many cells below which prose ends a table."""
MAX_SHORT = 12
"""Characters of each of those cells, at most."""
_CLAUSES = re.compile(r"[\u4e00-\u9fff][，。；](?:[\u4e00-\u9fff“]|$)")
_PROSE = re.compile("。.*。|，.*，.*[，。]")


def complete(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Grid]:
    """The tables, and the cells between them that stand where a table is named, each with what stands around it.

    What goes on below a table that is not read belongs to that table; below one that is, it is the rest of its rows.
    """
    out: list[Grid] = []
    at = 0
    seen = _Seen(lines)
    for grid in [*grids, None]:
        end = grid.lines.start if grid is not None else len(lines)
        while at < end:
            below = bool(out) and out[-1].lines.stop == at and not _ends(lines, at)
            below = below and not _is_below_rows(lines, out[-1].lines.start, at)
            begins = below or _named(lines, at) or _orphaned(lines, at, end)
            place = cells_from(lines, at, end) if begins and seen.cells(at, end) else None
            if place is None or not _are_cells(lines, place, certain=below and out[-1].unread):
                at = at + 1 if place is None else place.stop
                continue
            found = _unread(lines, place)
            if below and not out[-1].unread and _goes_on(lines, out[-1], place):
                out[-1] = _unread(lines, out[-1].lines, out[-1])
            if out and out[-1].unread and out[-1].lines.stop == place.start:
                _append(out[-1], found, lines)
            else:
                surround(found, lines, out[-1].lines.stop if out else 0)
                out.append(found)
            if (rest := _words_below(lines, out[-1], end)) is not None:
                _append(out[-1], _unread(lines, rest), lines)
            at = out[-1].lines.stop
        if grid is not None:
            out.append(grid)
            at = grid.lines.stop
    return [_squared(grid) if grid.unread else grid for grid in out]


class _Seen:
    """Where the next sure cell stands: each line is looked at once, however many header's words stand above it."""

    def __init__(self, lines: Sequence[Line]):
        self._lines, self._at = lines, 0

    def cells(self, start: int, stop: int) -> bool:
        """Whether a table can begin at ``start``: below a caption, or with a sure cell near enough."""
        if start and is_caption(self._lines[start - 1]):
            return True
        self._at, stop = max(self._at, start), min(stop, start + MAX_HEADER + 1)
        while self._at < stop and not is_sure(self._lines[self._at]):
            self._at += 1
        return self._at < stop


def _append(grid: Grid, more: Grid, lines: Sequence[Line]) -> None:
    """The rows go on below those of a table that is not read either; ``_squared`` gives all of them one width."""
    width = max(grid.width, more.width)
    grid.columns, grid.headers = [None] * width, [""] * width
    grid.rows.extend(more.rows)
    grid.lines = range(grid.lines.start, more.lines.stop)
    grid.area = (grid.area[0], lines[more.lines.stop - 1].cells.end)


def _words_below(lines: Sequence[Line], grid: Grid, stop: int) -> range | None:
    """Words without a stop below a captioned table that is not read, up to the heading or the caption that ends it."""
    start = grid.lines.stop
    if grid.notes or not any(map(is_caption, lines[max(0, grid.lines.start - 1) : grid.lines.start + 1])):
        return None
    above_table = stop < len(lines) and stop <= start + OPENING
    near = range(start, min(stop, start + OPENING))
    end = next((n for n in near if _ends(lines, n)), stop if above_table else start)
    return range(start, end) if end > start and all(map(_may_end_row, lines[start:end])) else None


def _squared(grid: Grid) -> Grid:
    """The table with a slot for each column in each row."""
    for row in grid.rows:
        row.cells = [*row.cells, *([None] * (grid.width - len(row.cells)))]
    return grid


def _orphaned(lines: Sequence[Line], start: int, stop: int) -> bool:
    """Whether cells stand one a line where no table is named: so a dump leaves them that prints column by column."""
    if _heads_glued(lines, start, stop):
        return True
    if not _tells(lines[start]) and not words.is_header(squeeze(lines[start].text)):
        return False
    return sum(_tells(line) for line in lines[start : min(stop, start + OPENING)]) >= MIN_TELLING


def _heads_glued(lines: Sequence[Line], start: int, stop: int) -> bool:
    """Whether rows without blanks between their cells begin at a line, or right below a header."""
    first = lines[start].text
    if is_glued(lines[start]):
        below = lines[start : min(stop, start + GLUED_NEAR)]
    elif len(first) <= MAX_HEADER and first[-1] not in _STOPS and "，" not in first and _HEADS.search(first):
        below = lines[start + 1 : min(stop, start + GLUED_NEAR)]
        if not below or not any(map(is_glued, below[:2])):
            return False
    else:
        return False
    return sum(map(is_glued, below)) >= MIN_GLUED


@of_line
def is_glued(line: Line) -> bool:
    """Whether a line ends as a row does whose cells lost the blanks between them."""
    text = line.text
    return (
        text[-1] in _ENDS_GLUED
        and len(text) <= MAX_GLUED
        and not _PROSE.search(text)
        and _GLUED.search(text) is not None
    )


@of_line
def _tells(line: Line) -> bool:
    """Whether a line is one cell that no page number, year, item or heading (1.1编制目的) is: 41.3, 2,200, 〔18〕."""
    bare = squeeze(line.text)
    if len(bare) > SHORT or not is_lone(line.text) or words.is_year(bare) or _DAY.fullmatch(bare):
        return False
    mark = read_mark(line.text)
    if mark is not None and mark.kind == "decimal2" and _is_heading(line):
        return False
    return words.is_attribute(bare) or (words.is_value(bare) and not _PLAIN.fullmatch(bare))


def _goes_on(lines: Sequence[Line], grid: Grid, place: range) -> bool:
    """Whether cells below a table that was read from running text are its own: then its rows are not what they seem."""
    if grid.rule != "table.text" or lines[place.start].blanks_before > 1 or not gives_values(grid.reading):
        return False
    return sum(_tells(lines[n]) for n in place) >= MIN_TELLING


def _unread(lines: Sequence[Line], place: range, read: Grid | None = None) -> Grid:
    """The lines as rows of cells, with the finding that no reading is sure; of a table ``read``, which is given up."""
    atoms = list(atoms_of(lines, place, study([lines[n] for n in place[:48]])))
    rows: list[Cells] = []
    at = -1
    for atom in atoms:
        if atom.line != at:
            rows.append([])
            at = atom.line
        rows[-1].append(atom.body)
    width = max(map(len, rows))
    why = "没有一种读法能说明各行" if read is None else "其下还有单元格，不知属于哪一行"
    reading = replace(read.reading if read is not None else Reading(Header((), 0, 0.0), (), 0.0, 0), refused=why)
    grid = Grid("table.listed", [None] * width, [""] * width, [], [], place, reading)
    grid.rows = [GridRow("data", [*row, *([None] * (width - len(row)))]) for row in rows]
    grid.findings.append(finding("TABLE_UNREAD", why, [cell for cell in rows[0] if cell is not None]))
    return grid


def cells_from(lines: Sequence[Line], start: int, stop: int) -> range | None:
    """The lines of the table that begins at ``start``: as far as cells follow each other closely.

    Below a numbered caption each short line is a cell, up to the first sentence.
    """
    captioned = start > 0 and is_caption(lines[start - 1])
    last = None
    at = seen = start
    while at < stop and at <= (min(seen + OPENING, start + MAX_HEADER) if last is None else seen + APART):
        if at > start and (_ends(lines, at) or _is_below_rows(lines, start, at)):
            break
        words_alone = captioned and len(lines[at].text) <= SHORT and lines[at].text[-1] not in _STOPS
        captioned = captioned and lines[at].text[-1] not in _STOPS
        if is_sure(lines[at]) or words_alone:
            last = seen = at
        elif words.is_header(squeeze(lines[at].text)):
            seen = at
        at += 1
    if last is None:
        return None
    end = last + 1
    while end < min(at, last + 1 + MAX_TAIL) and _may_end_row(lines[end]):
        end += 1
    return range(start, end)


def _is_below_rows(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether a line of prose stands right below rows of several short cells that are a line each: no cell of theirs is
    as long."""
    above = lines[max(start, at - WHOLE_ROWS) : at]
    text = lines[at].text
    prose = len(text) > SHORT and _CLAUSES.search(text) is not None and _BLANKS.search(text) is None
    return prose and len(above) == WHOLE_ROWS and all(is_sure(line) and _is_short_row(line.text) for line in above)


def _is_short_row(text: str) -> bool:
    cells = text.split()
    return len(cells) >= WHOLE_ROWS and all(len(cell) <= MAX_SHORT for cell in cells)


def _may_end_row(line: Line) -> bool:
    """Whether words behind the last sure cell can be one more cell of its row: short, no heading and no sentence."""
    return len(line.text) <= MAX_CELL and line.text[-1] not in _STOPS and not _is_heading(line)


@of_line
def is_sure(line: Line) -> bool:
    """Whether nothing but a table has such a line: a figure, a year, a row number alone; cells parted by blanks."""
    text = line.text
    if len(text) > 120 or _PROSE.search(text):
        return False
    if ends_in_row(line) or is_glued(line):
        return True
    if not is_lone(text):
        named = len(text) <= SHORT and _NAMED.fullmatch(text) is not None
        mark = read_mark(text)
        headed = mark is not None and mark.way.heads and text[mark.end :].lstrip()[:1] >= "\u4e00"
        rest = text[mark.end :] if mark is not None and headed else text  # a blank behind a number parts none
        return named or _BLANKS.search(rest) is not None or _ends_in_attribute(text)
    if len(text) > SHORT:
        return False
    bare = squeeze(text)
    return words.is_year(bare) or what(bare) & _SURE > 0 or _GRADE.fullmatch(bare) is not None


def _ends_in_attribute(text: str) -> bool:
    """Whether figures and an attribute end a line: 森林覆盖率（%） 41.6 42.8 约束性, the last two glued or not."""
    return any(words.is_attribute(squeeze(text[found.end() :])) for found in _FIGURES.finditer(text))


def _named(lines: Sequence[Line], start: int) -> bool:
    """Whether a table begins here: under its caption, or with a header's first word alone and others below."""
    if not start or len(lines[start].text) > 2 * MAX_CELL:
        return False
    above = lines[start - 1]
    if is_caption(above) or ("单" in above.text and words.UNIT_LINE.match(above.text)) or _is_title(above):
        return True
    if _heads(lines, start):
        return True
    if not is_lone(lines[start].text) or not may_open(lines[start].text):
        return False
    below = [squeeze(line.text) for line in lines[start : start + OPENING]]
    said = [words.header_role(text) for text in below]
    years = words.is_year(below[1]) if len(below) > 1 else False
    return sum(role is not None for role in said) + years > 1 or said[0] == "number"


def _heads(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a header of several cells: 指标 2020年 2025年 属性, with blanks between them or without."""
    if len(lines[at].text) <= MAX_HEAD and headers_of(lines[at].body):
        return True
    return not is_lone(lines[at].text) and (names_columns(lines[at].text) or heads_figures(lines, at))


def _is_title(line: Line) -> bool:
    text = line.text
    return (
        text[-1] in _ENDS_TITLE and len(text) <= 2 * MAX_CELL and bool(_TITLE.search(text)) and not _PROSE.search(text)
    )


def _ends(lines: Sequence[Line], at: int) -> bool:
    """Whether the table must end before the line: another caption, a note, a heading without cells below it or of an
    annex (B.4 指标说明)."""
    line = lines[at]
    if line.table is not None or line.markup_level or is_caption(line) or words.NOTE.match(line.text):
        return True
    if opens_box(line.text):
        return True
    mark = read_mark(line.text)
    if not _is_heading(line):
        return mark is not None and mark.scheme == "annex"
    if is_glued(line):
        return False
    below = lines[at + 1 : at + 1 + NEAR]
    divides = mark is not None and (mark.way.divides or mark.scheme == "appendix")
    return divides or not (_NAMED.fullmatch(line.text) or any(is_sure(other) for other in below))


@of_line
def _is_heading(line: Line) -> bool:
    mark = read_mark(line.text)
    return mark is not None and mark.way.heads and mark.end < len(line.text)


def _are_cells(lines: Sequence[Line], place: range, certain: bool) -> bool:
    """Whether the lines are a table's: enough of them, most of them short, and many that nothing else has.

    A table that goes on makes it ``certain`` that there is one; a numbered caption, or a line of headers, asks for few.
    """
    sure = sum(is_sure(lines[n]) for n in place)
    short = sum(is_sure(lines[n]) or len(lines[n].text) <= SHORT for n in place)
    captioned = (place.start > 0 and is_caption(lines[place.start - 1])) or _heads(lines, place.start)
    captioned = captioned or sum(is_glued(lines[n]) for n in place) >= MIN_GLUED
    least_lines, least_sure = (1, 1) if certain else (MIN_CAPTIONED, 1) if captioned else (MIN_LINES, MIN_SURE)
    return len(place) >= least_lines and sure >= least_sure and short >= MIN_SHARE * len(place)
