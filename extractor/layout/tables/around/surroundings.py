"""What stands around a table: its caption, its unit line, its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ....lexicon.box_lines import opens_box
from ....lexicon.schemes import read_bare, read_mark
from ....lexicon.widths import squeeze
from ...lines import Line, of_line
from ..grid import Grid
from .notes import read_notes

_SENTENCE = re.compile(r"[。；;!?！？]")
_TABLE_TITLE = re.compile(r"(?:表|指标|情况|目标|体系|一览|清单|规模|预测)(?:[（(][^（）()]{1,20}[)）])?$")
_OF_INDICATORS = re.compile(
    r"(?:[^，。；：、]{0,16}[“\"]?十[一二三四五六七]五[”\"]?|(?:19|20)[0-9]{2}(?:[-—~至](?:19|20)[0-9]{2})?年|(?:历|近|各|分)年|近[两三四五十]年)"
    r"[^，。；：、]{0,20}指标(?:体系)?(?:(?:完成|发展|变化|执行)?情况)?(?:(?:一览|汇总|目标|统计)?表)?"
)
_STATISTICS = re.compile(
    r"^(?:19|20)[0-9]{2}年.*(?:速度|增速|幅度|产量|产值|总值|销量|构成|结构|比重|分布|数量?|人口|收支|收入|支出|指数)(?:[（(][^（）()]{1,20}[)）])?$"
)
"""What a bulletin calls its tables: 2023年主要农产品产量及其增长速度."""
_MONTH = re.compile(
    r"[（(]?(?:19|20)[0-9]{2}年(?:1[-—–至])?(?:[1-9]|1[0-2])月份?[）)]?|[（(]?(?:19|20)[0-9]{2}年(?:[一二三四]季度|上半年|前三季度)[）)]?"
)
"""2022年9月 alone right above a table of that month."""
_LABEL = re.compile(r"^附?\s*表\s*[0-9０-９一二三四五六七八九十]+(?:\s*[-－—.．]\s*[0-9０-９]+)*$")
"""表1 alone on its line, above its title."""
_GOES_ON = re.compile(
    r"^[（(]?\s*(?:续\s*(?:上|前)?\s*(?:表|专\s*栏)|[上前]表续|表\s*续)\s*[0-9０-９一二三四五六七八九十.．\-—－]*\s*[）)]?|[（(]\s*续(?:表|完|[一二三四五0-9])?\s*[）)]$"
)
"""续表, 续表1, （续）: the table goes on from the page before."""
_UNIT_BEHIND = re.compile(
    r"(?:\s+|[（(]\s*)(?:计量)?单\s*位\s*[:：]\s*(?P<unit>[^（）()]{1,20}?(?:[（(][^（）()]*[)）])?)\s*[）)]?$"
)
"""The unit on the caption's own line: 表1 主要指标（单位：%）."""
MAX_CAPTION = 60
"""Longest numbered caption."""
MAX_REST, MIN_FULL = 6, 20
"""Characters of the end of a title on a line of its own, at most, and of the line above it, at least."""
MAX_TITLE = 45
"""Longest caption without a number."""


@dataclass(slots=True)
class Above:
    """What stands above a table, from line ``first`` on."""

    first: int
    caption: Fragment | None = None
    raw: Fragment | None = None
    """The caption's whole line."""
    number: str | None = None
    unit: Fragment | None = None
    unit_line: Fragment | None = None
    goes_on: bool = False
    """Whether it says that the table goes on from the page before."""


def surround(grid: Grid, lines: Sequence[Line], floor: int) -> None:
    """Give a table its caption, unit and notes; lines before ``floor`` belong to other tables."""
    start, end = grid.lines.start, grid.lines.stop
    above = read_above(lines, start)
    if above.first < floor:
        above = Above(start)
    end, notes = read_notes(grid, lines, end)
    grid.notes += notes
    if above.caption is None and not above.goes_on:
        end = _caption_below(above, lines, start, end)
    if above.caption is not None or grid.caption is None:
        grid.caption, grid.caption_raw, grid.number = above.caption, above.raw, above.number
    grid.unit, grid.unit_line, grid.goes_on = above.unit, above.unit_line, above.goes_on
    grid.lines = range(above.first, end)
    grid.area = (lines[above.first].cells.start, lines[end - 1].cells.end)


def drop_titles(grid: Grid, lines: Sequence[Line]) -> None:
    """Rows of a table that print its title again, or 续表1, at the head of a page are no groups."""
    above = lines[grid.lines.start - 1].text if grid.lines.start else ""
    titles = {squeeze(text) for text in (above, grid.caption_raw.text if grid.caption_raw is not None else "") if text}
    kept = []
    for n, row in enumerate(grid.rows):
        cells = [cell for cell in row.cells if cell is not None and cell.text]
        again = n and row.kind == "group" and len(cells) == 1
        if again and (is_continued(cells[0].text) or squeeze(cells[0].text) in titles):
            grid.repeated += cells
        else:
            kept.append(row)
    grid.rows = kept


@of_line
def is_caption(line: Line) -> bool:
    """表1 …: numbered, short, no sentence."""
    text = line.text
    if len(text) > MAX_CAPTION or text[0] not in "表附续" or _SENTENCE.search(text):
        return False
    match = words.CAPTION.match(text)
    return match is not None and (is_numbered(match) or match.start("title") > match.end("raw"))


@of_line
def is_plain_caption(line: Line) -> bool:
    """“十五五”时期主要指标, 2025年主要指标一览表: a title without a number that no cell can be."""
    if len(line.text) > MAX_TITLE or _OF_INDICATORS.fullmatch(squeeze(line.text)) is None:
        return False
    return sum(map(words.is_header, line.text.split())) < 2  # 序号 指标名称 单位 2020年 “十四五”目标 指标


def goes_on(text: str) -> bool:
    """Whether a line says that the table goes on from the page before: 续表."""
    return len(text) <= MAX_CAPTION and _GOES_ON.search(text) is not None and not _SENTENCE.search(text)


def is_continued(text: str) -> bool:
    """Whether words say nothing but that the table goes on: 续表, （续上表）."""
    return len(text) <= MAX_REST + 2 and words.CONTINUED.matches(text)


def is_running(text: str) -> bool:
    """Whether a line between rows is the title of the plan, which its page prints."""
    return len(text) <= MAX_CAPTION and words.RUNNING.matches(text)


def says_on(text: str) -> bool:
    """Whether a line opens the rest of a table by its title: 续表1, 续 主要指标; not the 续教育 of a torn name."""
    bare = squeeze(text)
    return bare.startswith("续") and len(text) <= MAX_CAPTION and (goes_on(text) or bool(_TABLE_TITLE.search(bare)))


def read_above(lines: Sequence[Line], start: int) -> Above:
    """What stands above the table whose first line is ``start``."""
    above = Above(start)
    if start and (match := words.UNIT_LINE.match(lines[start - 1].text)):
        above.first -= 1
        above.unit_line = lines[above.first].body
        above.unit = above.unit_line.sub(*match.span("unit"))
    if not above.first:
        return above
    line = lines[above.first - 1]
    if _is_rest(lines, above.first - 1):
        if is_caption(lines[above.first - 2]):
            above.first -= 2
            _take_caption(above, join([lines[above.first].body, line.body]))
        return above
    if goes_on(line.text):
        above.goes_on = True
        _take_caption(above, line.body)
        above.first -= 1
    elif is_caption(line):
        _take_caption(above, line.body)
        above.first -= 1
    elif _is_title(lines, above, start):
        _take_caption(above, line.body)
        above.first -= 1
        label = lines[above.first - 1] if above.first else None
        if label is not None and _LABEL.match(label.text):
            above.number, above.raw = "".join(label.text.split()), join([label.body, line.body])
            above.first -= 1
    return above


def _is_rest(lines: Sequence[Line], n: int) -> bool:
    """Whether a word alone is the end of the title that the line above has no room for: …“十四五”规划主要 / 指标."""
    line, before = lines[n], lines[n - 1] if n else None
    if before is None or line.blanks_before or line.table is not None:
        return False
    titled = opens_box(before.text) or is_caption(before)
    return titled and is_title_rest(before.text, line.text)


def is_title_rest(title: str, text: str) -> bool:
    """Whether words are short enough for the end of a title that is long enough to go on below its line."""
    return len(text) <= MAX_REST and len(title) >= MIN_FULL and not _SENTENCE.search(title + text)


def _take_caption(above: Above, body: Fragment) -> None:
    above.raw = body
    unit = _UNIT_BEHIND.search(body.text) if above.unit is None else None
    title = body.sub(0, unit.start()).strip() if unit is not None and unit.start() else body
    if unit is not None and unit.start():
        above.unit = body.sub(*unit.span("unit"))
    match = words.CAPTION.match(title.text)
    if match is not None and is_numbered(match):
        above.number = "".join(match.group("raw").split())
        title = title.sub(match.start("title"))
    above.caption = title


def is_numbered(match: re.Match[str]) -> bool:
    """Whether a caption's label is one: 表1, 附表; not the 表 of 表彰."""
    return match.group("n") is not None or match.group("raw").strip()[0] in "附续"


def _is_title(lines: Sequence[Line], above: Above, table: int) -> bool:
    """An unnumbered title, unless it is the second line of a box's title."""
    line = lines[above.first - 1]
    before = lines[above.first - 2].text if above.first >= 2 else ""
    if opens_box(before) and len(before) <= 10:
        return False
    return _is_plain_title(line, above.unit_line is not None) or _framed_with(line, lines[table])


def _framed_with(above: Line, table: Line) -> bool:
    """Whether the source sets a short line in one frame with the table: its title."""
    framed = table.table is not None and above.frame is not None and above.frame == table.frame
    return framed and len(above.text) <= MAX_TITLE and not _SENTENCE.search(above.text) and not opens_box(above.text)


def _is_plain_title(line: Line, has_unit: bool) -> bool:
    """An unnumbered title of a table: short, no sentence, and named like a table."""
    text = line.text
    if len(text) > MAX_TITLE or _SENTENCE.search(text) or opens_box(text) or text[-1] in "：:，,、":
        return False
    if read_mark(text) is not None or read_bare(text) is not None:
        return False
    titled = _TABLE_TITLE.search(text) or _UNIT_BEHIND.search(text) or _STATISTICS.match(squeeze(text))
    titled = titled or _MONTH.fullmatch(squeeze(text))
    return bool(titled) or (has_unit and len(text) <= 30)


def _caption_below(above: Above, lines: Sequence[Line], start: int, end: int) -> int:
    """A caption under the table, where nothing above can be one and what follows is no table."""
    if end >= len(lines) or (start and opens_box(lines[start - 1].text)):
        return end
    line, after = lines[end], lines[end + 1] if end + 1 < len(lines) else None
    if line.table is not None or not (is_caption(line) or _is_plain_title(line, has_unit=False)):
        return end
    if after is not None and not _is_text(after):
        return end
    _take_caption(above, line.body)
    return end + 1


def _is_text(line: Line) -> bool:
    """Whether a line is a heading or running text: no row of the next table, whose caption the line above is then."""
    if line.table is not None or "\t" in line.text or "|" in line.text:
        return False
    return read_mark(line.text) is not None or len(line.text) > MAX_TITLE
