"""Tables drawn with characters: ┌─┬─┐ and │ as old word processors set them, +---+ and | as terminals do.

The drawing says where cells end, so the table is as good as declared: a rule under a column ends its cell, a gap in
the rule lets the cell go on below it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..core.fragment import Fragment, join
from ..core.source import DeclaredCell, DeclaredTable, Frame, Source
from ..lexicon import tables as words
from .line_runs import runs_of

_BOX = {chr(n): unicodedata.name(chr(n)) for n in range(0x2500, 0x2580)}
_UPRIGHT = "|｜" + "".join(char for char, name in _BOX.items() if name.endswith("VERTICAL") and "AND" not in name)
_CROSSING = [char for char, name in _BOX.items() if re.search(r"\b(?:DOWN|UP)\b|VERTICAL.* AND ", name)]
_RIGHTWARD = "+" + "".join(char for char in _CROSSING if re.search("RIGHT|HORIZONTAL", _BOX[char]))
"""Corners and crossings from which a rule goes to the right."""
_CLOSING = "".join(char for char in _CROSSING if char not in _RIGHTWARD)
_EDGE = re.compile(f"[{re.escape(_UPRIGHT + _RIGHTWARD + _CLOSING)}]")
_DRAWN = re.compile(f"[{_UPRIGHT[2:]}{_RIGHTWARD[1:]}{_CLOSING}]")
_RULE = re.compile(r"[─━═┄┅┈┉╌╍\-=—－:\s]*")
_LINE = re.compile(rf"^[ \t\u3000]*[{re.escape(_UPRIGHT + _RIGHTWARD)}].*$", re.MULTILINE)
_ASCII_RULE = re.compile(r"^[ \t\u3000]*\+(?:[-=]{2,}\+)+[ \t\u3000]*$", re.MULTILINE)
_VALUE = re.compile(r"[-—－]{1,2}|[^\u4e00-\u9fff]*[0-9０-９][^\u4e00-\u9fff]{0,6}(?:左右|以上|以下|以内)?")
MIN_COLUMNS, MAX_COLUMNS = 2, 60
MIN_FRAMED = 2
"""Lines of words from which a drawing without columns is a frame."""
TOLERANCE = 1
"""Letters by which an edge may stand off its column."""


def with_drawn_tables(source: Source) -> Source:
    """The source with the tables drawn in its text; their lines are furniture. Linear in the text."""
    text = source.text
    if _DRAWN.search(text) is None and not ("+-" in text or "+=" in text):
        return source
    starts = [table.start for table in source.tables]
    regions = list(runs_of(text, _LINE, _is_bottom))
    found = [t for lines in regions if (t := _declared(lines)) is not None and not _meets(t[0], source, starts)]
    framed = [f for lines in regions if (f := _framed(lines)) is not None and not _meets(f[0], source, starts)]
    if not found and not framed:
        return source
    tables = sorted((*source.tables, *(table for table, _ in found)), key=lambda table: table.start)
    frames = sorted((*source.frames, *(frame for frame, _ in framed)), key=lambda frame: frame.start)
    signs = [sign for _, own in (*found, *framed) for sign in own]
    furniture = sorted((*source.furniture, *signs), key=lambda place: place[1])
    return replace(source, tables=tuple(tables), frames=tuple(frames), furniture=tuple(furniture))


def _meets(table: DeclaredTable | Frame, source: Source, starts: Sequence[int]) -> bool:
    """Whether a table of the source, none of which overlap, lies over this one."""
    n = bisect_left(starts, table.end)
    return n > 0 and source.tables[n - 1].end > table.start


def _is_bottom(text: str) -> bool:
    return text.strip()[:1] in "└┗╚"


Span = tuple[int, int]
"""Columns from the first to one past the last."""


@dataclass(slots=True)
class _Line:
    """A line of the drawing: the stretches between its edges, which of them are rules, and their columns."""

    cells: list[Fragment]
    ruled: list[bool]
    edges: list[int]
    """Offsets of the edges in the line."""
    text: str
    spans: list[Span] = field(default_factory=list)


def _parted(line: Fragment) -> _Line:
    edges = [match.start() for match in _EDGE.finditer(line.text)]
    cells = [line.sub(a + 1, b) for a, b in pairwise(edges)]
    ruled = [
        line.text[a] in _RIGHTWARD and bool(cell.text.strip()) and _RULE.fullmatch(cell.text) is not None
        for a, cell in zip(edges, cells, strict=False)
    ]
    return _Line(cells, ruled, edges, line.text)


def _place(lines: Sequence[_Line], width: int) -> bool:
    """Give each stretch its columns: one each where a line has as many as the widest, else by where its edges stand.

    False where a line's edges agree with no columns.
    """
    model = next(line for line in lines if len(line.cells) == width)
    for line in lines:
        if len(line.cells) == width:
            line.spans = [(n, n + 1) for n in range(width)]
        elif len(line.cells) == 1:
            line.spans = [(0, width)]
        elif (spans := _by_place(line, model, width)) is not None:
            line.spans = spans
        else:
            return False
    return True


def _by_place(line: _Line, model: _Line, width: int) -> list[Span] | None:
    """The columns of a line with merged cells; signs of a drawing are one letter wide or two."""
    for sign in (1, 2):
        columns, own = _places(model, sign), _places(line, sign)
        at = [min(range(width + 1), key=lambda n: abs(columns[n] - x)) for x in own]
        far = any(abs(columns[n] - x) > TOLERANCE for n, x in zip(at, own, strict=True))
        if not far and at[0] == 0 and at[-1] == width and all(a < b for a, b in pairwise(at)):
            return list(pairwise(at))
    return None


def _places(line: _Line, sign: int) -> list[int]:
    """Where the edges stand in a fixed-width print, from the first on."""
    places, x, edges = [], 0, set(line.edges)
    for n, char in enumerate(line.text[: line.edges[-1] + 1]):
        if n in edges:
            places.append(x)
        x += sign if char in _BOX else 2 if unicodedata.east_asian_width(char) in "FWA" else 1
    return [place - places[0] for place in places]


@dataclass(slots=True)
class _Open:
    """A cell that no rule has ended yet: the row in which it began, its columns, and its lines."""

    row: int
    columns: int
    lines: list[Fragment]


@dataclass(slots=True)
class _Drawing:
    """The cells closed so far and those still open, by their first column."""

    width: int
    groups: frozenset[int]
    """Columns whose cells name what several rows are of."""
    cells: list[DeclaredCell] = field(default_factory=list)
    open: dict[int, _Open] = field(default_factory=dict)
    rows: int = 0

    def close(self, first: int = 0, last: int | None = None) -> None:
        """A rule under the columns from ``first`` to ``last`` ends their cells."""
        for column in range(first, self.width if last is None else last):
            cell = self.open.pop(column, None)
            if cell is not None:
                rows = max(1, self.rows - cell.row)
                self.cells.append(DeclaredCell(cell.row, column, join(cell.lines), rows, cell.columns))

    def add(self, span: Span, line: Fragment) -> None:
        """Words in columns where nothing has ended the cell above."""
        cell = self.open.setdefault(span[0], _Open(self.rows, span[1] - span[0], []))
        if line.text:
            cell.lines.append(line)

    def take(self, block: Sequence[_Line]) -> None:
        """The lines between two rules: one row, or as many as values stand under one another."""
        if not block:
            return
        spans = block[0].spans
        held = [[line.cells[n].strip() for line in block] for n in range(len(spans))]
        rows = _are_rows(held, len(block))
        apart = [rows and all(lines) and span[0] not in self.groups for span, lines in zip(spans, held, strict=True)]
        for k in range(len(block)):
            for span, lines, alone in zip(spans, held, apart, strict=True):
                if k and alone:
                    self.close(*span)
                self.add(span, lines[k])
            self.rows += rows
        self.rows += not rows


def _are_rows(held: Sequence[Sequence[Fragment]], count: int) -> bool:
    """Whether each line is a row: two columns or more are filled on every line, one of them with values."""
    full = [lines for lines in held if all(lines)]
    return count > 1 and len(full) > 1 and any(all(_VALUE.fullmatch(line.text) for line in lines) for lines in full)


def _groups(parted: Sequence[_Line], width: int) -> frozenset[int]:
    """The first column, where its header says so or one of its cells has fewer lines than the rows beside it."""
    blocks: list[list[list[Fragment]]] = [[]]
    for line in parted:
        if any(line.ruled):
            blocks.append([])
        elif len(line.cells) == width:
            blocks[-1].append(line.cells)
    for block in blocks:
        held = [[row[n].strip() for row in block] for n in range(width)]
        if _are_rows(held, len(block)) and 0 < sum(map(bool, held[0])) < len(block):
            return frozenset({0})
    head = next((block[0][0].text.strip() for block in blocks if block), "")
    return frozenset({0} if words.header_role(head) == "group" else ())


def _declared(lines: Sequence[Fragment]) -> tuple[DeclaredTable, list[tuple[str, int, int]]] | None:
    """The table of a drawing and the signs that draw it; None where nothing is drawn but single edges."""
    if len(lines) < 2 or not any(_DRAWN.search(line.text) or _ASCII_RULE.match(line.text) for line in lines):
        return None
    parted = [line for line in map(_parted, lines) if line.cells]
    width = max((len(line.cells) for line in parted), default=0)
    if not MIN_COLUMNS <= width <= MAX_COLUMNS:
        return None
    agrees = _place(parted, width)
    drawing = _draw(parted, _Drawing(width, _groups(parted, width))) if agrees else _lines(parted, width)
    cells = tuple(sorted(drawing.cells, key=lambda cell: (cell.row, cell.column)))
    if drawing.rows < 2 or not any(cell.content.text for cell in cells):
        return None
    table = DeclaredTable(
        lines[0].start, lines[-1].end, cells, rule="table.drawn", header=_header(cells, width), complete=agrees
    )
    return table, [("markup", *place) for place in _signs(lines, cells)]


def _framed(lines: Sequence[Fragment]) -> tuple[Frame, list[tuple[str, int, int]]] | None:
    """The frame of a drawing without columns, closed above and below or at both sides, and the signs that draw it."""
    inner = [line.text.strip() for line in lines if not _is_ruled(line.text)]
    if len(inner) < MIN_FRAMED or not any(_DRAWN.search(line.text) for line in lines):
        return None
    closed = _is_ruled(lines[0].text) and _is_ruled(lines[-1].text)
    beside = len(inner) < len(lines) and all(text[0] in _UPRIGHT and text[-1] in _UPRIGHT for text in inner)
    if not (closed or beside) or any(_EDGE.search(text[1:-1]) for text in inner):
        return None
    signs: list[tuple[str, int, int]] = []
    for line in lines:
        if _is_ruled(line.text):
            signs += [("markup", *place) for place in _run(line, line.start, line.end)]
        else:
            signs += [("markup", *place) for place in _sides(line)]
    return Frame(lines[0].start, lines[-1].end), signs


def _is_ruled(text: str) -> bool:
    """Whether a line is a rule from edge to edge, without words."""
    bare = text.strip()
    return len(bare) > 2 and bare[0] in _RIGHTWARD and _RULE.fullmatch(_EDGE.sub("", bare)) is not None


def _sides(line: Fragment) -> Iterator[tuple[int, int]]:
    """The edges at both ends of a line of words."""
    text = line.text.rstrip()
    first = len(text) - len(text.lstrip())
    for n in {first, len(text) - 1}:
        if text[n] in _UPRIGHT:
            yield line.start + n, line.start + n + 1


def _lines(parted: Sequence[_Line], width: int) -> _Drawing:
    """Where the lines do not agree on the columns: each a row, its cells in order, for the reading to weigh."""
    drawing = _Drawing(width, frozenset())
    for line in parted:
        held = [cell.strip() for cell, ruled in zip(line.cells, line.ruled, strict=True) if not ruled]
        if any(held):
            drawing.cells += [DeclaredCell(drawing.rows, n, cell) for n, cell in enumerate(held)]
            drawing.rows += 1
    return drawing


def _draw(parted: Sequence[_Line], drawing: _Drawing) -> _Drawing:
    """All lines in order; where no line is a rule each is a row."""
    block: list[_Line] = []
    bare = not any(any(line.ruled) for line in parted)
    for line in parted:
        if not any(line.ruled) and (not block or (line.spans == block[0].spans and not bare)):
            block.append(line)
            continue
        drawing.take(block)
        block = [] if any(line.ruled) else [line]
        if block:
            drawing.close()
            continue
        for span, ruled in zip(line.spans, line.ruled, strict=True):
            if ruled:
                drawing.close(*span)
        for span, ruled, cell in zip(line.spans, line.ruled, line.cells, strict=True):
            if not ruled and cell.text.strip():
                drawing.add(span, cell.strip())
    drawing.take(block)
    drawing.close()
    return drawing


def _header(cells: Sequence[DeclaredCell], width: int) -> int | None:
    """One row where the first holds words in every column and none of them goes on below; else it is not said."""
    first = [cell for cell in cells if cell.row == 0]
    plain = all(cell.rows == cell.columns == 1 and cell.content.text for cell in first) and len(first) == width
    return 1 if plain and not any(_VALUE.fullmatch(cell.content.text) for cell in first) else None


def _signs(lines: Sequence[Fragment], cells: Sequence[DeclaredCell]) -> Iterator[tuple[int, int]]:
    """What of the lines is in no cell."""
    held = sorted(piece for cell in cells if cell.content.text for piece in cell.content.pieces)
    n = 0
    for line in lines:
        at = line.start
        while n < len(held) and held[n][0] < line.end:
            yield from _run(line, at, held[n][0])
            at, n = held[n][1], n + 1
        yield from _run(line, at, line.end)


def _run(line: Fragment, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"\S+", line.text[start - line.start : end - line.start]):
        yield start + match.start(), start + match.end()
