"""The objects of an OFD page: characters with their places, and straight lines.

Lengths are millimetres, origin top left, y downwards; a page of ``pages.shapes`` has points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import atan2, hypot, pi
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ...core.problems import ExtractionError
from ..pages.areas import Areas
from ..pages.blocks import Line, blocks_of
from ..pages.pdfium.outlines import Point, is_thin, rules_of
from ..pages.pdfium.watermarks import ASLANT, PALE, Print, settle
from ..pages.shapes import Box, Glyph, Page, Rule
from .package import Package, Sheet, children, name_of, numbers

if TYPE_CHECKING:
    from lxml.etree import _Element

POINTS = 72 / 25.4
ASCENT = 0.86
"""Share of the type's height above the baseline, as Han characters stand."""
BOLD = 600
MAX_DEPTH = 30
"""Blocks in blocks."""
_DRAWN = re.compile(r"([MSLQBACmslqbac])([^MSLQBACmslqbac]*)")
_CURVES = frozenset("QqBbAa")
_HIDDEN = ("false", "0")
RGB = 3
WHITE = 250.0
"""Least part of a colour (of 255) that is white."""
LETTERS, MANY = 300, 200
"""Shapes on a page that may be its letters, and letters of a page of which not all are drawn so."""
RECTANGLE = 5
"""Corners of a rectangle that is closed: what has more is no rule."""
MARGIN = 0.12
"""Share of the page's height above and below, in which a template has its heads and feet."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Space:
    """Where an object's own coordinates lie on the page."""

    left: float = 0.0
    top: float = 0.0
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    outer: _Space | None = None
    """Where the holder of the object lies, if it is no page."""

    def point(self, x: float, y: float) -> Point:
        """A place on the page in points."""
        a, b, c, d, e, f = self.matrix
        x, y = self.left + a * x + c * y + e, self.top + b * x + d * y + f
        return self.outer.point(x, y) if self.outer is not None else (x * POINTS, y * POINTS)

    def slope(self) -> float:
        """How far level lines are turned on the page, in quarter turns clockwise."""
        (x0, y0), (x1, y1) = self.point(0, 0), self.point(1, 0)
        return atan2(y1 - y0, x1 - x0) * 2 / pi % 4


@dataclass(slots=True)
class _Drawing:
    """What stands on a page, on the page as shown."""

    page: Page
    prints: list[Print] = field(default_factory=list)
    white: list[list[Glyph]] = field(default_factory=list)
    """Letters of each white object."""
    rules: list[Rule] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)
    """Areas in any colour but white."""
    shapes: int = 0
    """Shapes that are neither lines nor rectangles."""


class Reader:
    """Reads sheets to pages; counts what it does not show."""

    def __init__(self, package: Package):
        self._package = package
        self.hidden = 0
        self.pictures = 0
        self.unseen = 0
        """Characters of text objects that lie in what is not read."""
        self.drawings = 0
        """Shapes that are neither lines nor rectangles: letters may be drawn so."""
        self.drawn: list[int] = []
        """Numbers of pages with few letters and so many shapes that these may be letters."""

    def read(self, sheet: Sheet, number: int) -> tuple[Page, list[Line]]:
        """The page with its characters and its rules, and the running heads and feet of its templates.

        Raises:
            ExtractionError: TOO_LARGE where blocks are nested without end.
        """
        drawn, under = (self._drawing(sheet, number, layers) for layers in (sheet.layers, sheet.base))
        grounds = Areas([*drawn.grounds, *under.grounds])
        page = self._settled(drawn, grounds, None)
        base = self._settled(under, grounds, page.turn)
        asides = _asides(base) if sheet.shared and base.glyphs else []
        page.glyphs += [glyph for glyph in base.glyphs if not any(_holds(line, glyph) for line in asides)]
        page.rules += base.rules
        page.watermarks += base.watermarks
        return page, asides

    def _drawing(self, sheet: Sheet, number: int, layers: tuple[_Element, ...]) -> _Drawing:
        drawing = _Drawing(Page(number, sheet.width * POINTS, sheet.height * POINTS))
        for layer in layers:
            self.unseen += _characters(layer)
            self._objects(layer, drawing, _Space(), 0)
        return drawing

    def _settled(self, drawing: _Drawing, grounds: Areas, turn: int | None) -> Page:
        """The page of a drawing, as it is read: turned as most of its letters are, where ``turn`` does not say it."""
        page = drawing.page
        for letters in drawing.white:
            if all(next(grounds.at(g.centre, g.middle), None) is None for g in letters):
                gone = {id(g) for g in letters}
                drawing.prints = [p for p in drawing.prints if id(p.glyph) not in gone]
                self.hidden += 1
        self.drawings += drawing.shapes
        if drawing.shapes >= LETTERS and len(drawing.prints) < MANY:
            self.drawn.append(page.number)
        turns = Counter(p.turn for p in drawing.prints)
        page.turn = turn if turn is not None else turns.most_common(1)[0][0] if turns else 0
        plain = {*turns} <= {page.turn} and not any(p.aslant or p.pale for p in drawing.prints)
        settle(page, [p.glyph for p in drawing.prints], None if plain else drawing.prints, drawing.rules)
        return page

    def _objects(self, parent: _Element, drawing: _Drawing, space: _Space, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise ExtractionError("TOO_LARGE", f"嵌套超过 {MAX_DEPTH} 层")
        for element in parent:
            name = name_of(element)
            if element.get("Visible") in _HIDDEN or element.get("Alpha") == "0":
                self.hidden += name == "TextObject"
                self.unseen -= _characters(element)
            elif name == "TextObject":
                self.unseen -= _characters(element)
                self._text(element, drawing, _space(element, space))
            elif name == "PathObject":
                self._path(element, drawing, _space(element, space))
            elif name == "PageBlock":
                self._objects(element, drawing, space, depth + 1)
            elif (
                name == "CompositeObject"
                and (unit := self._package.units.get(element.get("ResourceID", ""))) is not None
            ):
                self.unseen += _characters(unit)
                self._objects(unit, drawing, _space(element, space), depth + 1)
            elif name in ("ImageObject", "CompositeObject"):
                self.pictures += 1
                drawing.grounds.append(_boundary(element, space))

    # -- characters -----------------------------------------------------------------------

    def _text(self, element: _Element, drawing: _Drawing, space: _Space) -> None:
        size = (numbers(element.get("Size")) or [0.0])[0]
        if size <= 0:
            self.hidden += 1
            return
        weight = (numbers(element.get("Weight")) or [400.0])[0]
        bold = weight >= BOLD or element.get("Font", "") in self._package.bold
        wide = (numbers(element.get("HScale")) or [1.0])[0]
        slope = space.slope()
        turn = round(slope) * 90 % 360
        set_as = turn, abs(slope - round(slope)) > ASLANT, _ink(element, "FillColor")
        pen = Pen()
        letters = [
            glyph
            for code in children(element, "TextCode")
            for glyph in _glyphs(code, size, wide, bold, space, turn, pen)
        ]
        thing = len(drawing.prints)
        drawing.prints += [Print(glyph, thing, set_as[1], set_as[2] >= PALE, turn) for glyph in letters]
        if letters and set_as[2] >= WHITE:
            drawing.white.append(letters)

    # -- rules ----------------------------------------------------------------------------

    def _path(self, element: _Element, drawing: _Drawing, space: _Space) -> None:
        stroked, filled = element.get("Stroke") not in _HIDDEN, element.get("Fill") in ("true", "1")
        stroked = stroked and _ink(element, "StrokeColor") < WHITE
        painted = filled and _ink(element, "FillColor") < WHITE
        if not stroked and not painted and not (filled and drawing.grounds):
            return
        for data in children(element, "AbbreviatedData"):
            corners = 0
            for outline in _outlines(data.text or ""):
                shown = [space.point(*point) for point in outline]
                corners = max(corners, len(shown))
                if len(shown) < 2 or not (stroked or painted or _lies_on(shown, drawing.grounds)):
                    continue
                drawing.rules += rules_of(shown)
                if painted and not is_thin(shown):
                    drawing.grounds.append(_around(shown))
            drawing.shapes += corners > RECTANGLE or not _CURVES.isdisjoint(data.text or "")


def _ink(element: _Element, name: str) -> float:
    """The least part (of 255) of an object's colour, 255 where it is clear; 0 where it has the usual one."""
    for colour in children(element, name):
        parts = numbers(colour.get("Value"))
        if colour.get("Alpha") == "0":
            return 255.0
        return min(parts) if len(parts) == RGB else 0.0
    return 0.0


def _lies_on(corners: list[Point], grounds: list[Box]) -> bool:
    """Whether the middle of a shape lies on an area in a colour."""
    x0, top, x1, bottom = _around(corners)
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return any(a <= x <= c and b <= y <= d for a, b, c, d in grounds)


def _around(corners: list[Point]) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _boundary(element: _Element, space: _Space) -> Box:
    box = numbers(element.get("Boundary"))
    if len(box) != 4:
        return 0.0, 0.0, 0.0, 0.0
    x, y, across, down = box
    return _around([space.point(x, y), space.point(x + across, y + down), space.point(x + across, y)])


def _characters(element: _Element) -> int:
    """Characters of all text codes below an element."""
    return sum(len("".join((e.text or "").split())) for e in element.iter() if name_of(e) == "TextCode")


def _asides(base: Page) -> list[Line]:
    """Lines of a template in the margins of its page: words that every page repeats."""
    head, foot = MARGIN * base.height, (1 - MARGIN) * base.height
    lines = [block for block in blocks_of(base) if isinstance(block, Line)]
    return [replace(line, aside="running_header") for line in lines if line.box[3] <= head or line.box[1] >= foot]


def _holds(line: Line, glyph: Glyph) -> bool:
    x0, top, x1, bottom = line.box
    return x0 <= glyph.centre <= x1 and top <= glyph.middle <= bottom


def _space(element: _Element, outer: _Space) -> _Space:
    box = numbers(element.get("Boundary"))
    matrix = numbers(element.get("CTM"))
    left, top = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
    own = (matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]) if len(matrix) == 6 else _Space().matrix
    return _Space(left, top, own, None if outer == _Space() else outer)


@dataclass(slots=True)
class Pen:
    """Where the text codes of an object begin that do not say it: at the place of the one before, or behind it."""

    start: Point = (0.0, 0.0)
    end: Point = (0.0, 0.0)

    def begin(self, code: _Element) -> Point:
        """Where a text code begins."""
        x, y = numbers(code.get("X")), numbers(code.get("Y"))
        if not x and not y:
            return self.end
        self.start = (x[0] if x else self.start[0], y[0] if y else self.start[1])
        return self.start


def _glyphs(
    code: _Element, size: float, wide: float, bold: bool, space: _Space, turn: int, pen: Pen
) -> Iterator[Glyph]:
    """The characters of one text code, each at its distance from the one before."""
    text = code.text or ""
    x, y = pen.begin(code)
    across, down = _distances(code.get("DeltaX"), len(text)), _distances(code.get("DeltaY"), len(text))
    (ox, oy), (ux, uy) = space.point(0, 0), space.point(0, size)
    height = hypot(ux - ox, uy - oy) or size * POINTS
    spaced = False
    for n, char in enumerate(text):
        advance = _width(char) * size * wide
        step = across[n] if n < len(across) else 0.0 if n < len(down) else advance
        if char.isspace():
            spaced = True
        else:
            end = x + (min(step, advance) if step > 0 else advance)
            x0, base = space.point(x, y)
            if turn:
                box = _around([space.point(*p) for p in ((x, y - ASCENT * size), (end, y + (1 - ASCENT) * size))])
            else:
                x1, _ = space.point(end, y)
                top = base - ASCENT * height
                box = min(x0, x1), top, max(x0, x1), top + height
            yield Glyph(char, *box, height, bold, spaced=spaced)
            spaced = False
        x += step
        y += down[n] if n < len(down) else 0.0
    pen.end = x, y


def _distances(text: str | None, most: int) -> list[float]:
    """DeltaX or DeltaY: numbers, or ``g 5 3.2`` for five times 3.2; never more than there are characters."""
    out: list[float] = []
    words = (text or "").split()
    at = 0
    try:
        while at < len(words) and len(out) < most:
            if words[at] == "g":
                out += [float(words[at + 2])] * min(max(int(words[at + 1]), 0), most)
                at += 3
            else:
                out.append(float(words[at]))
                at += 1
    except (ValueError, IndexError):
        return []
    return out if all(abs(n) < 1e6 for n in out) else []


def _width(char: str) -> float:
    return 1.0 if east_asian_width(char) in "WFA" else 0.5


def _outlines(data: str) -> Iterator[list[Point]]:
    """The parts of a path, each as its corners; a part with a curve is left out."""
    corners: list[Point] = []
    curved = False
    for sign, rest in _DRAWN.findall(data):
        values = numbers(rest)
        if sign in "MSms" and len(values) >= 2:
            if not curved:
                yield corners
            corners, curved = [(values[0], values[1])], False
        elif sign in "Ll" and len(values) >= 2:
            corners.append((values[0], values[1]))
        elif sign in _CURVES:
            curved = True
        elif sign in "Cc" and corners:
            corners.append(corners[0])
    if not curved:
        yield corners
