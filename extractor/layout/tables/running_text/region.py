"""Which lines a table in running text can take: up to a paragraph, a heading, or the header of another table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ....lexicon import tables as words
from ....lexicon.schemes import read_mark
from ....lexicon.widths import squeeze
from ...lines import Line
from ..around.stops import is_long_cell, is_paragraph, is_signed, stops
from ..around.surroundings import is_caption, says_on
from ..cells.atoms import MAX_ATOM, extent, is_lone, tokens
from ..headers.hypotheses import MAX_LINES
from .openers import anew, names_columns

MIN_PARTED = 3
"""Rows of several cells below a header that show a table."""
PROSE, PARAGRAPH = 20, 5
"""Characters of a line that is prose, and lines of it in a row that no cell has."""
MAX_TITLE = 30
"""Characters of the title of the next table."""
_LIST = re.compile("(?:表|清单|一览)$")
MIN_ROW = 3
"""Cells of a row between which and another a note can stand, at least."""
_TITLED = re.compile("^[A-Z][.．、]|指标表?$")
_GAP = re.compile(r"[^\s0-9０-９A-Za-z%％‰]\s+[^\s0-9０-９A-Za-z]")
"""A blank between words, which Chinese prose has not."""


def lines_of_table(lines: Sequence[Line], start: int, notes: list[int]) -> Iterator[int]:
    """The lines that can belong to the table, one after the other; ``notes`` takes those of notes between its rows."""
    at, head = start + 1, frozenset(squeeze(line.text) for line in lines[start : start + MAX_LINES])
    listed = is_lone(lines[start].text) and any(map(words.PROJECTS.matches, head))
    yield start
    while at < len(lines):
        if is_between_rows(lines, at):
            notes.append(at)
            at += 1
        ends = (stops(lines[at]) or is_paragraph(lines, at)) and not _continues(lines, at)
        if (ends and not (listed and is_long_cell(lines, at))) or is_signed(lines, at):
            return
        if at > start + 1 and (_titles_list(lines, at) or _heads_text(lines, at)):
            return
        if (at > start + MAX_LINES and anew(lines, at, head)) or _titles_another(lines, at, start):
            return
        yield at
        at += 1


def _titles_list(lines: Sequence[Line], at: int) -> bool:
    """Whether a line alone titles a list whose header stands right below: 重大项目表 / 序号 项目名称 总投资."""
    text = lines[at].text
    titled = len(text) <= MAX_TITLE and _LIST.search(text) is not None and is_lone(text) and not says_on(text)
    return titled and at + 1 < len(lines) and names_columns(lines[at + 1].text)


def _heads_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the heading of the text right below: its number does not go on with that of the row above it,
    and it has words alone: 2． 机遇与挑战 below row 8."""
    mark, row = read_mark(lines[at].text), read_mark(lines[at - 1].text)
    if mark is None or row is None or mark.value == row.value + 1 or at + 1 == len(lines):
        return False
    said, below = lines[at].text[mark.end :].strip(), lines[at + 1].text
    return is_lone(said) and 0 < len(said) <= MAX_TITLE and not words.is_value(said) and _is_running(below)


def is_between_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a note between two rows of several cells, as at the foot of a page: as many cells stand right
    below as above, and end alike."""
    if at + 1 >= len(lines) or not words.NOTE.match(lines[at].text) or lines[at + 1].blanks_before:
        return False
    above, below = (tokens(lines[n].text) if is_row(lines[n]) else () for n in (at - 1, at + 1))
    same = len(above) == len(below) >= MIN_ROW and words.is_attribute(above[-1]) == words.is_attribute(below[-1])
    return same and not names_columns(lines[at + 1].text) and any(map(words.is_value, below))


def _titles_another(lines: Sequence[Line], at: int, start: int) -> bool:
    """Whether a line is the title of the next table, which has the same header: B. 养老服务类指标 / 指标 单位 2025年.

    A page may print the header again below a group's name, 三、民生福祉, or half a name, which does not end so."""
    said = squeeze(lines[at].text)
    titled = len(said) <= MAX_TITLE and _TITLED.search(said) is not None and read_mark(said) is None
    if not titled or says_on(said) or at < start + 2 or said == squeeze(lines[start].text):
        return False
    count = 2 if is_lone(lines[start].text) else 1
    head, below = ([squeeze(line.text) for line in lines[n : n + count]] for n in (start, at + 1))
    return head == below and (count == 1 or words.is_header(head[1])) and not words.is_header(said)


def cells_below(lines: Sequence[Line], start: int, expected: Mapping[int, float]) -> range | None:
    """The lines of a table whose header alone is understood; None where no rows of cells stand below it.

    They end before a heading that the outline counts on, and before running text; a few lines of it can be a cell's.
    """
    end, parted, running = start + 1, 0, False
    for at in range(start + 1, len(lines)):
        if at - end >= PARAGRAPH or (not is_row(lines[at]) and (expected.get(at, 0) > 0 or stops(lines[at]))):
            break
        if lines[at].text != lines[start].text and _heads_another(lines, at - 1):
            break
        running = _is_running(lines[at].text) or (running and _ends_paragraph(lines, at))
        if not running:
            parted += not is_lone(lines[at].text)
            end = at + 1
    end -= end - 1 > start and _heads_another(lines, end - 1)
    return range(start, end) if parted >= MIN_PARTED else None


def _ends_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Whether the few words of a line end the sentence that the line of prose above it leaves open."""
    return lines[at - 1].text[-1] not in "。；：" and lines[at].text[-1] == "。" and is_lone(lines[at].text)


def _heads_another(lines: Sequence[Line], at: int) -> bool:
    """A numbered title above the header of the next table: B.4 指标说明 / 编号 指标项 范围."""
    mark = read_mark(lines[at].text)
    return mark is not None and mark.way.heads and at + 1 < len(lines) and names_columns(lines[at + 1].text)


def is_row(line: Line) -> bool:
    """A line of several cells, however long: blanks between its words, and no heading's number before them."""
    if extent(line.text) > MAX_ATOM or _GAP.search(line.text) is None or is_caption(line):
        return False
    mark = read_mark(line.text)
    return mark is None or not mark.way.strong


def _is_running(text: str) -> bool:
    """A line of prose: long, with its signs, and without a gap but around figures."""
    return len(text) >= PROSE and _GAP.search(text) is None and re.search("[，。；]", text) is not None


def _continues(lines: Sequence[Line], at: int) -> bool:
    """续表: the table goes on below."""
    return says_on(lines[at].text)
