"""How much a numbered line looks like a heading or a row of a table, by its words and what stands near."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import tables as words
from ..lexicon.box_lines import opens_box
from ..lexicon.schemes import Mark
from .headings import MAX_OWN_LINE, MAX_RUN_IN, parted
from .linebreaks import HANGING
from .lines import Line
from .tables.around.surroundings import is_caption
from .tables.running_text.openers import names_columns

AMONG_CELLS = -2
"""Points for a number that stands among the cells of a table."""
RUNNING = 24
"""Characters from which a line below a heading is its text."""
MAX_CELL_LINE = 60
"""Longest line of a table's cells."""
MIN_ROW = 4
"""Words of a row with a blank between its cells, its number aside."""
_HAN_GAP = re.compile(r"[\u4e00-\u9fff]{2}[ \u3000]+[\u4e00-\u9fff]{2}")
MAX_HEADER_WORD = 8
"""Longest word of a table's header; a title can hold one."""
_STOP = re.compile(r"[。！？]")
_PROSE = re.compile(r"^.{11,}。$|^注[:：]|^.{7,}[\u4e00-\u9fff][，,][\u4e00-\u9fff].{3}")
"""A sentence, a clause or a note, which no cell is."""
_CLAUSES = re.compile(r"[\u4e00-\u9fff][，,][\u4e00-\u9fff]")
_CELLS = re.compile(r"[|\s](?:(?<=[\t|])|(?<=\S ) {2,}\S|(?<=\S{3} ) \S{2}|(?<=[0-9%％]\s)\s*[-—0-9])")
"""What parts cells is sought by its white space, which is rare."""
_FIGURE_CELL = re.compile(
    r"[<>≥≤＜＞≧≦约近±+\-—–－]*[〔\[（(【]?[0-9０-９][0-9０-９.．,，]*[%％‰]?(?:[～~—–-][0-9０-９.．]+[%％]?)?[〕\]）)】]?(?:左右|以上|以下|以内|[^。，；：]{0,3})|[—–－/-]{1,3}|(?:预期|约束|建议|指导)性"
)
_FIGURE_LAST = re.compile(r"[0-9０-９][%％]?[〕)）\]]?$|预期性$|约束性$")
_PAGE_BEHIND = re.compile(r"[^\s0-9|]{2,40}[\u4e00-\u9fff][0-9]{1,3}")
_TOKENS = re.compile(r"[^\s，。；：]{1,12}(?:\s+[^\s，。；：]{1,12}){2,}")


def can_head(line: Line, mark: Mark) -> bool:
    """Whether the words can be a heading's: short on their line, or a short first sentence."""
    words = line.text[mark.end :]
    if not words:
        return True
    if words[0] in HANGING:
        return False
    stop = _STOP.search(words)
    if stop is None and words[-1] in "；;，,、":
        return False
    head = words[: stop.start()] if stop else words
    return len(head) <= (MAX_RUN_IN if stop else MAX_OWN_LINE) and "；" not in head and ";" not in head and bool(head)


def is_cell(line: Line, mark: Mark | None) -> bool:
    """A line that is a table's: cells parted by blanks or tabs, a figure, an attribute, a header word."""
    text = line.text
    if line.table is not None or len(text) > MAX_CELL_LINE or _STOP.search(text):
        return False
    if mark is not None:
        if (mark.way.strong and parted(text[mark.end :])) or (text[-1] in "：:" and _is_prose(text)):
            return False  # 2.3  主要目标　　锚定远景目标，努力实现以下目标：
        return _CELLS.search(text[mark.end :]) is not None or (not mark.way.divides and _is_row(text[mark.end :]))
    return bool(_CELLS.search(line.cells.text.strip()) or is_figure(text) or _TOKENS.fullmatch(text)) or (
        len(text) <= MAX_HEADER_WORD and words.is_header(text)
    )


def is_figure(text: str) -> bool:
    """Whether a line is a figure or an attribute, as a cell holds one."""
    return _FIGURE_CELL.fullmatch(text) is not None


def _is_row(text: str) -> bool:
    """Four words or more with a blank between Chinese ones: 供水改造项目 更新管网 2022—2025年 3.5 水务部门."""
    return len(text.split()) >= MIN_ROW and _HAN_GAP.search(text) is not None


def look_of(lines: Sequence[Line], marks: Sequence[Mark | None], cells: Sequence[bool], n: int) -> int:
    """How much the line looks like a heading: what follows it, and whether it stands among cells."""
    text, mark = lines[n].text, marks[n]
    if lines[n].markup_level or (mark is not None and mark.way.divides):
        return 1
    end = mark.end if mark is not None else 1
    alone = end == len(text)
    if alone and mark is not None and (mark.way.strong or text[0] == "0") and titles_text(lines, n + 1):
        return 1
    figure = not _STOP.search(text) and _FIGURE_LAST.search(text) and not _is_prose(text)
    if figure and not cells[n] and mark is not None and mark.way.strong and _ends_page(text[end:]):
        below = marks[n + 1] if n + 1 < len(marks) else None
        inner = below is not None and below.way.strong and below.kind != mark.kind and not cells[n + 1]
        figure = not (inner or titles_text(lines, n))
    if cells[n] or figure:
        return AMONG_CELLS
    if _STOP.search(text[end:-1]):
        return 1  # text follows on its line
    if n + 1 < len(lines) and mark is not None and not alone and names_columns(lines[n + 1].text):
        return 0  # a title over the header of a table
    if (alone or _cells_near(lines, cells, n, -1)) and _cells_near(lines, cells, n, 1):
        return AMONG_CELLS
    if n + 1 == len(lines):
        return -1
    following, its = lines[n + 1], marks[n + 1]
    if following.table is not None or is_caption(following):
        return 0
    if its is not None:
        return 1 if its.way.heads and (mark is None or its.kind != mark.kind) else 0
    if len(following.text) >= RUNNING or following.text[-1] in "。；：":
        return 1
    return -1 if cells[n + 1] or len(following.text) < 8 else 0


def _ends_page(words: str) -> bool:
    """Words in one piece with a small number close behind, as the last heading of a page has its number: 主要任务12."""
    return _PAGE_BEHIND.fullmatch(words) is not None


def _is_prose(text: str) -> bool:
    """A full line of running text, cut within a number or before its unit: no row of cells."""
    return len(text) >= RUNNING and _CLAUSES.search(text) is not None


def titles_text(lines: Sequence[Line], n: int) -> bool:
    """Whether the line is the title of the running text below it: a cell of a table (发展目标) has cells next to it."""
    if n + 1 >= len(lines) or is_figure(lines[n].text) or _STOP.search(lines[n].text):
        return False
    below = lines[n + 1]
    return below.table is None and (len(below.text) >= RUNNING or _PROSE.search(below.text) is not None)


def _cells_near(lines: Sequence[Line], cells: Sequence[bool], n: int, step: int) -> bool:
    """Whether a cell stands within three lines above (-1) or below (1), before any text, caption or title of a box:
    what stands below that of a chart is its axes.
    """
    for k in range(n + step, n + 4 * step, step):
        if not 0 <= k < len(lines):
            return False
        if opens_box(lines[k].text) or is_caption(lines[k]) or words.CHART.matches(lines[k].text):
            return False
        if cells[k]:
            return True
        if len(lines[k].text) >= RUNNING or _PROSE.search(lines[k].text):
            return False
    return False
