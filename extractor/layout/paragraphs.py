"""Lines to paragraphs: what a page, a column or a fixed width has cut is joined again.

A unit is one paragraph, heading or item as the author wrote it, or one table. A line goes on with
the unit before it where that ends in mid-sentence; it opens a unit where it carries a mark.
"""

from __future__ import annotations

import re

from ..lexicon import tables as words
from ..lexicon.official import NOTICE_END
from ..lexicon.schemes import read_bare, read_bare_han, read_mark
from .linebreaks import CENTRED, HANGING, Layout, columns, is_full, printed
from .lines import Line
from .tables import Grid
from .units import RUNNING_TEXT, Unit, ends_sentence

_OPENS = re.compile(
    r"^(?:——|—(?=[^\d—])|－－|--|专栏|表\s*[0-9一二三四五六七八九十]|附表|图\s*[0-9]|注[:：0-9]|抄送|主送|此件|（此件|[一二三四五六七八九十]{1,2}是|单位[:：]|目\s*录$)"
)
_MEMBER = re.compile(r"^[一二三四五六七八九十]{1,2}是")
MAX_NOTICE_TITLE = 120
"""Longest title of a notice."""
MAX_BARE = 40
"""Longest heading whose number has no sign after it."""
MAX_HEADING = 70
"""Longest heading with its number; the longest seen in print has 58 characters."""
MIN_FIRST_LINE, MAX_SECOND_LINE = 16, 20
"""A heading over two lines where lines have no width: its first line is long, its second short."""


def opens_unit(line: Line) -> bool:
    """Whether the line carries something that can only stand at the head of a unit."""
    return bool(line.markup_level) or line.bold or read_mark(line.text) is not None or bool(_OPENS.match(line.text))


def build_units(lines: list[Line], grids: list[Grid], layout: Layout) -> list[Unit]:
    """All units in document order."""
    units: list[Unit] = []
    owner = {grid.lines.start: grid for grid in grids}
    n = 0
    while n < len(lines):
        line, grid = lines[n], owner.get(n)
        if grid is not None:
            units.append(Unit(line, grid=grid))
            n = grid.lines.stop
            continue
        goes_on = bool(units) and units[-1].grid is None and _goes_on(units[-1], lines, n, layout)
        if goes_on and not _quotes_clash(units[-1], line):
            units[-1].append(line)
        else:
            units.append(Unit(line, read_mark(line.text)))
        n += 1
    _read_bare_numbers(units)
    return units


def _read_bare_numbers(units: list[Unit]) -> None:
    """Give a mark to numbers without a sign after them, where the document's other numbers vouch for them:
    1 总则 beside 1.1; 一　总则 where such lines count up."""
    plain = [u for u in units if u.mark is None and u.grid is None and u.length <= MAX_BARE]
    if any(u.mark is not None and u.mark.kind == "decimal2" and u.mark.path[1] == 1 for u in units):
        for unit in plain:
            unit.mark = read_bare(unit.text)
    elif not any(u.mark is not None and u.mark.scheme == "cn" for u in units):
        found = [(u, mark) for u in plain if (mark := read_bare_han(u.text)) is not None]
        if len(found) >= 3 and [mark.value for _, mark in found] == list(range(1, len(found) + 1)):
            for unit, mark in found:
                unit.mark = mark


def _goes_on(unit: Unit, lines: list[Line], n: int, layout: Layout) -> bool:
    """Whether line ``n`` is the rest of ``unit``."""
    line, text, last = lines[n], lines[n].text, lines[n - 1]
    shown = line.hint.opens if line.hint is not None and line.frame == unit.frame else None
    if shown is False and (not ends_sentence(unit.tail) or _MEMBER.match(text)):
        return True  # set as the rest of a full line in mid-sentence: 文山|三七、楚雄 is no item 37
    if line.frame != unit.frame or (opens_unit(line) and not _is_mid_sentence(last, line, layout)):
        return False
    if _is_notice_title(unit):
        return False  # the addressees come next
    if line.number == last.number:
        return False  # a conversion ran paragraphs together on one line; they were parted by their indents
    if unit.tail[-1] in "，、" or _hangs(line, unit):
        return True
    if shown is not None:
        return not shown
    if layout.paragraphs and not line.page_before:
        return False
    if last.markup_level:
        return False  # Markdown sets a heading on one line
    if _is_heading_text(unit):
        return _heading_goes_on(unit, lines, n, layout)
    if layout.width:
        return _wrapped_goes_on(last, line, layout)
    if layout.indented and line.indent < 2 and line.blanks_before == 0 and unit.length >= RUNNING_TEXT:
        return not ends_sentence(unit.tail) or layout.stops_lost
    if ends_sentence(unit.tail) or layout.stops_lost or len(last.text) < RUNNING_TEXT or "    " in last.text:
        return False
    if line.indent >= 2 and layout.indented:
        return False
    # the tail of a cut paragraph has its stop; a short line without one after a blank is a heading
    return len(text) >= RUNNING_TEXT or ends_sentence(text) or not line.blanks_before


def _is_notice_title(unit: Unit) -> bool:
    return unit.length <= MAX_NOTICE_TITLE and unit.tail[-1] in "知告定复函报" and NOTICE_END.matches(unit.tail)


def _hangs(line: Line, unit: Unit) -> bool:
    """Whether the line opens with a sign that only goes on with a sentence; a wrong quote may open a paragraph."""
    return line.text[0] in HANGING and not ends_sentence(unit.tail) and (line.indent < 2 or line.text[0] not in '”"')


def _is_mid_sentence(last: Line, line: Line, layout: Layout) -> bool:
    """In a source of fixed width: the line before is full and stops nowhere, so that a number at the head of
    this one (附录 E）。, 1. of a list in a sentence) opens nothing. Chapters and the like always do."""
    if not layout.width or line.markup_level or line.bold or line.blanks_before or line.indent >= 2:
        return False
    if not is_full(last, line, layout):
        return False
    mark = read_mark(line.text)
    if mark is None:
        return _MEMBER.match(line.text) is not None  # 二是 goes on with 一是 in one paragraph
    return mark.way.in_sentences and not ends_sentence(last.text) and read_mark(last.text) is None


def _is_heading_text(unit: Unit) -> bool:
    """A marked line without a stop inside: a heading, as far as it goes."""
    return (
        unit.mark is not None
        and unit.mark.way.heads
        and unit.length <= MAX_HEADING
        and not re.search(r"[。；;！？]", unit.text)
    )


def _heading_goes_on(unit: Unit, lines: list[Line], n: int, layout: Layout) -> bool:
    """A heading over two lines: the first is full, the second short and without a stop; or running text."""
    line, text = lines[n], lines[n].text
    assert unit.mark is not None
    if _is_second_line(unit, lines, n):
        return True
    if layout.width:
        if not is_full(lines[n - 1], line, layout) or (layout.indented and line.indent >= 2):
            return False
        if not unit.mark.way.short:
            return True
        return unit.joined < 3 and columns(text) < layout.width * 0.8
    if line.blanks_before and unit.length < RUNNING_TEXT:
        return False
    if unit.length >= RUNNING_TEXT and not ends_sentence(unit.tail) and not layout.stops_lost:
        return True
    following = lines[n + 1] if n + 1 < len(lines) else None
    return (
        unit.joined == 1 and unit.length >= MIN_FIRST_LINE
        and len(text) <= MAX_SECOND_LINE and not re.search(r"[。；：:，]", text) and not words.is_header(text)
        and (following is None or len(following.text) > len(text) or following.blanks_before > 0)
    )  # fmt: skip


def _is_second_line(unit: Unit, lines: list[Line], n: int) -> bool:
    """The second line of a heading that its author broke: close below it, short, and with a blank line after it."""
    line = lines[n]
    following = lines[n + 1] if n + 1 < len(lines) else None
    assert unit.mark is not None
    return (
        unit.mark.way.short and unit.joined == 1 and unit.line.blanks_before > 0
        and line.blanks_before == 0 and not 2 <= line.indent <= CENTRED
        and len(line.text) <= MAX_SECOND_LINE and not re.search(r"[。；：:，]", line.text)
        and not words.is_header(line.text)
        and following is not None and following.blanks_before > 0
    )  # fmt: skip


def _wrapped_goes_on(last: Line, line: Line, layout: Layout) -> bool:
    """In a source of fixed width a paragraph ends where a line stays short of it."""
    if line.indent > CENTRED or last.indent > CENTRED or (layout.indented and line.indent >= 2):
        return False
    if layout.indented and line.blanks_before == 0 and columns(printed(last)) >= layout.width * 0.6:
        return True
    if not is_full(last, line, layout):
        return (
            not ends_sentence(last.text)
            and len(last.text) >= 12
            and line.blanks_before == 0
            and last.text[-1] in "的和与及、，以在为"
        )
    if ends_sentence(last.text) and (line.indent >= 2 or line.blanks_before):
        return False
    return not (last.text[-1] in "：:" and ends_sentence(last.text))


def _quotes_clash(unit: Unit, line: Line) -> bool:
    """Whether joining would put one opening quote inside another: the text broke off here."""
    if unit.open_quotes <= 0 or not line.blanks_before:
        return False
    first = re.search("[“”]", line.text)
    return first.group() == "“" if first is not None else len(line.text) >= RUNNING_TEXT
