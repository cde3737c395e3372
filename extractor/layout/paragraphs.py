"""Lines to paragraphs: what a page, a column or a fixed width has cut is joined again.

A unit is one paragraph, heading or item as the author wrote it, or one table. A line goes on with
the unit before it where that ends in mid-sentence; it opens a unit where it carries a mark.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ..core.fragment import Fragment, join
from ..lexicon import tables as words
from ..lexicon.schemes import Mark, read_mark
from .lines import Line
from .tables import Grid

STOPS = "。！？!?…"
_ENDS = "。！？!?：:；;…"
_CLOSERS = "”’）)》」』】"
_OPENS = re.compile(
    r"^(?:——|—(?=[^\d—])|－－|--|专栏|表\s*[0-9一二三四五六七八九十]|附表|图\s*[0-9]|注[:：0-9]|抄送|主送|此件|（此件|[一二三四五六七八九十]{1,2}是|单位[:：]|目\s*录$)"
)
_HANGING = "，、；：。！？）”》」』】,;:.!?)"
RUNNING_TEXT = 40
"""Characters from which a line without a stop at its end is running text that was cut."""


class Unit:
    """A paragraph (``body``) or a table (``grid``), with the number that opens it.

    Its lines are joined when they are asked for, so that a paragraph of many lines costs no more
    than its length. ``line`` is the first one.
    """

    __slots__ = ("_body", "_lines", "grid", "length", "line", "mark", "open_quotes")

    def __init__(self, line: Line, mark: Mark | None = None, grid: Grid | None = None):
        self.line = line
        self.mark = mark
        self.grid = grid
        self._lines = [line.body]
        self._body: Fragment | None = line.body
        self.length = len(line.text)
        self.open_quotes = _open_quotes(line.text)

    def append(self, line: Line) -> None:
        """The line goes on with this unit."""
        self._lines.append(line.body)
        self._body = None
        self.length += len(line.text)
        self.open_quotes += _open_quotes(line.text)

    @property
    def body(self) -> Fragment:
        """All its lines as one fragment."""
        if self._body is None:
            self._body = join(self._lines)
        return self._body

    @property
    def tail(self) -> str:
        """Its last line."""
        return self._lines[-1].text

    @property
    def joined(self) -> int:
        """How many lines it has."""
        return len(self._lines)

    @property
    def text(self) -> str:
        """The words of the whole unit."""
        return self.body.text

    @property
    def rest(self) -> str:
        """The words after the number."""
        return self.text[self.mark.end :] if self.mark else self.text

    @property
    def frame(self) -> int | None:
        """Which frame it is set in."""
        return self.line.frame

    @property
    def bold(self) -> bool:
        """Whether its first line was set bold."""
        return self.line.bold


def _open_quotes(text: str) -> int:
    return text.count("“") - text.count("”")


@dataclass(slots=True)
class Layout:
    """How the source breaks its lines: ``width`` of a fixed line (0: none), indents, lost stops."""

    width: int = 0
    indented: bool = False
    stops_lost: bool = False
    paragraphs: bool = False
    """Whether a line is a paragraph as the format has it: it goes on only over a page end or after a comma."""


def columns(text: str) -> int:
    """Width of a printed line in Han characters; two Latin letters or digits take one place."""
    return (len(text.encode("gb18030", "replace")) + 1) // 2


def ends_sentence(text: str) -> bool:
    """Whether the text stops at its end: 。：； or one of them before closing quotes and brackets."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _ENDS and (bare == text or bare[-1] in _ENDS)


def study(lines: list[Line], paragraphs: bool = False) -> Layout:
    """What line breaks mean in this source; ``paragraphs`` is what the format says of them.

    Lines of a fixed width crowd at it: within two characters of the width stand a third or more of
    the lines, hardly any is longer, and most of them end in mid-sentence.
    """
    text = [
        _printed(line) for line in lines if len(line.text) >= 12 and "   " not in line.text and line.indent <= CENTRED
    ]
    if len(text) < 20:
        return Layout(paragraphs=paragraphs)
    widths = Counter(columns(t) for t in text)
    width = max(widths, key=lambda w: sum(widths[w - d] for d in range(-1, 3)))
    near = sum(widths[width - d] for d in range(-1, 3))
    over = sum(n for w, n in widths.items() if w > width + 3)
    open_ends = sum(not ends_sentence(t) for t in text)
    wrapped = (
        16 <= width <= 64 and near * 100 >= 33 * len(text) and over * 100 <= 15 * len(text)
        and open_ends * 100 >= 40 * len(text)
    )  # fmt: skip
    if wrapped:
        return Layout(width + 1, indented=_opens_by_indent(lines, width))
    if paragraphs:
        return Layout(paragraphs=True)
    long = [line for line in lines if len(line.text) >= RUNNING_TEXT]
    indents = sum(line.indent >= 2 for line in long)
    return Layout(
        indented=len(long) >= 10 and 0.15 * len(long) <= indents <= 0.9 * len(long),
        stops_lost=len(long) >= 20 and sum(not ends_sentence(line.text) for line in long) * 2 > len(long),
    )


CENTRED = 8
"""Blanks before a line from which it is set in the middle of the page: a title, a page head."""


def _printed(line: Line) -> str:
    """The line as it fills the page: with its indent."""
    return line.cells.text.rstrip()


def _opens_by_indent(lines: list[Line], width: int) -> bool:
    """Whether paragraphs are told by their first line's indent: some full lines have one, most have none."""
    full = [line for line in lines if columns(_printed(line)) >= width * 0.85 and line.indent <= CENTRED]
    if not full:
        return False
    base = Counter(line.indent for line in full).most_common(1)[0][0]
    opening = sum(line.indent >= base + 2 for line in full)
    return base < 2 and 0.05 * len(full) <= opening <= 0.7 * len(full)


def opens_unit(line: Line) -> bool:
    """Whether the line carries something that can only stand at the head of a unit."""
    return bool(line.markup_level) or line.bold or read_mark(line.text) is not None or bool(_OPENS.match(line.text))


def build_units(lines: list[Line], skip: dict[int, str], grids: list[Grid], layout: Layout) -> list[Unit]:
    """All units in document order; ``skip`` holds the lines that are furniture."""
    units: list[Unit] = []
    owner = {grid.lines.start: grid for grid in grids}
    n, cut = 0, False
    while n < len(lines):
        if n in owner:
            grid = owner[n]
            units.append(Unit(lines[n], grid=grid))
            n, cut = grid.lines.stop, False
            continue
        line = lines[n]
        if n in skip:
            cut = True
        elif units and units[-1].grid is None and _goes_on(units[-1], lines, n, layout, cut):
            units[-1].append(line)
            cut = False
        else:
            units.append(Unit(line, read_mark(line.text)))
            cut = False
        n += 1
    return units


def _goes_on(unit: Unit, lines: list[Line], n: int, layout: Layout, cut: bool) -> bool:
    """Whether line ``n`` is the rest of ``unit``."""
    line, text = lines[n], lines[n].text
    last = lines[n - 1] if n and not cut else _previous(lines, n)
    if opens_unit(line) or line.frame != unit.frame:
        return False
    if unit.tail[-1] in "，、" or (text[0] in _HANGING and not ends_sentence(unit.tail)):
        return not _quotes_clash(unit, line)
    if layout.paragraphs and not line.page_before:
        return False
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
    if len(text) < RUNNING_TEXT and not ends_sentence(text) and line.blanks_before:
        return False  # the tail of a cut paragraph has its stop; a short line without one is a heading
    return not _quotes_clash(unit, line)


def _previous(lines: list[Line], n: int) -> Line:
    """The last line of text before ``n`` that is long enough to be text and no page number."""
    for k in range(n - 1, max(-1, n - 6), -1):
        if len(lines[k].text) > 6:
            return lines[k]
    return lines[max(0, n - 1)]


def _is_heading_text(unit: Unit) -> bool:
    """A marked line without a stop inside: a heading, as far as it goes."""
    return unit.mark is not None and unit.mark.heads and unit.length <= 70 and not re.search(r"[。；;！？]", unit.text)


def _heading_goes_on(unit: Unit, lines: list[Line], n: int, layout: Layout) -> bool:
    """A heading over two lines: the first is full, the second short and without a stop; or running text."""
    line, text = lines[n], lines[n].text
    head = lines[n - 1].text if n else unit.text
    assert unit.mark is not None
    if layout.width:
        if columns(head) < layout.width * 0.8:
            return False
        if unit.mark.scheme in (
            "arabic_paren",
            "arabic_half_paren",
            "circled",
            "arabic",
            "bullet",
            "article",
            "cn_paren",
        ):
            return True
        return unit.joined < 3 and columns(text) < layout.width * 0.8
    if line.blanks_before and unit.length < RUNNING_TEXT:
        return False
    if unit.length >= RUNNING_TEXT and not ends_sentence(unit.tail):
        return True
    following = lines[n + 1] if n + 1 < len(lines) else None
    return (
        unit.joined == 1 and unit.length >= 16 and len(text) <= 20 and not re.search(r"[。；：:，]", text)
        and not words.is_header(text)
        and (following is None or len(following.text) > len(text) or following.blanks_before > 0)
    )  # fmt: skip


def _wrapped_goes_on(last: Line, line: Line, layout: Layout) -> bool:
    """In a source of fixed width a paragraph ends where a line stays short of it."""
    if line.indent > CENTRED or last.indent > CENTRED or (layout.indented and line.indent >= 2):
        return False
    if layout.indented and line.blanks_before == 0 and columns(_printed(last)) >= layout.width * 0.6:
        return True
    if columns(_printed(last)) < layout.width * 0.85:
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
    return (first is not None and first.group() == "“") or (first is None and len(line.text) >= RUNNING_TEXT)
