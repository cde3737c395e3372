"""The objects of an OFD page: characters with their places, and straight lines.

Lengths are millimetres, origin top left, y downwards; a page of ``pages.shapes`` has points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ...core.problems import ExtractionError
from ..pages.blocks import Line, blocks_of
from ..pages.outlines import Point, rules_of
from ..pages.shapes import Glyph, Page
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

    def point(self, x: float, y: float) -> Point:
        """A place on the page in points."""
        a, b, c, d, e, f = self.matrix
        return (self.left + a * x + c * y + e) * POINTS, (self.top + b * x + d * y + f) * POINTS


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

    def read(self, sheet: Sheet, number: int) -> tuple[Page, list[Line]]:
        """The page with its characters and its rules, and the running heads and feet of its templates.

        Raises:
            ExtractionError: TOO_LARGE where blocks are nested without end.
        """
        page = self._page(sheet, number, sheet.layers)
        base = self._page(sheet, number, sheet.base)
        asides = _asides(base) if sheet.shared and base.glyphs else []
        page.glyphs += [glyph for glyph in base.glyphs if not any(_holds(line, glyph) for line in asides)]
        page.rules += base.rules
        return page, asides

    def _page(self, sheet: Sheet, number: int, layers: tuple[_Element, ...]) -> Page:
        page = Page(number, sheet.width * POINTS, sheet.height * POINTS)
        for layer in layers:
            self.unseen += _characters(layer)
            self._objects(layer, page, _Space(), 0)
        return page

    def _objects(self, parent: _Element, page: Page, space: _Space, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise ExtractionError("TOO_LARGE", f"嵌套超过 {MAX_DEPTH} 层")
        for element in parent:
            name = name_of(element)
            if element.get("Visible") in _HIDDEN or element.get("Alpha") == "0":
                self.hidden += name == "TextObject"
                self.unseen -= _characters(element)
            elif name == "TextObject":
                self.unseen -= _characters(element)
                page.glyphs += self._text(element, _space(element, space))
            elif name == "PathObject":
                self._path(element, page, _space(element, space))
            elif name == "PageBlock":
                self._objects(element, page, space, depth + 1)
            elif name in ("ImageObject", "CompositeObject"):
                self.pictures += 1

    # -- characters -----------------------------------------------------------------------

    def _text(self, element: _Element, space: _Space) -> Iterator[Glyph]:
        size = (numbers(element.get("Size")) or [0.0])[0]
        if size <= 0:
            self.hidden += 1
            return
        weight = (numbers(element.get("Weight")) or [400.0])[0]
        bold = weight >= BOLD or element.get("Font", "") in self._package.bold
        wide = (numbers(element.get("HScale")) or [1.0])[0]
        for code in children(element, "TextCode"):
            yield from _glyphs(code, size, wide, bold, space)

    # -- rules ----------------------------------------------------------------------------

    def _path(self, element: _Element, page: Page, space: _Space) -> None:
        if element.get("Stroke") in _HIDDEN and element.get("Fill") not in ("true", "1"):
            return
        for data in children(element, "AbbreviatedData"):
            corners = 0
            for outline in _outlines(data.text or ""):
                shown = [space.point(*point) for point in outline]
                corners = max(corners, len(shown))
                if len(shown) > 1:
                    page.rules += rules_of(shown)
            self.drawings += corners > RECTANGLE or not _CURVES.isdisjoint(data.text or "")


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
    return _Space(outer.left + left, outer.top + top, own)


def _glyphs(code: _Element, size: float, wide: float, bold: bool, space: _Space) -> Iterator[Glyph]:
    """The characters of one text code, each at its distance from the one before."""
    text = code.text or ""
    x, y = ((numbers(code.get(axis)) or [0.0])[0] for axis in ("X", "Y"))
    across, down = _distances(code.get("DeltaX"), len(text)), _distances(code.get("DeltaY"), len(text))
    spaced = False
    for n, char in enumerate(text):
        advance = _width(char) * size * wide
        step = across[n] if n < len(across) else 0.0 if n < len(down) else advance
        if char.isspace():
            spaced = True
        else:
            x0, base = space.point(x, y)
            x1, _ = space.point(x + (min(step, advance) if step > 0 else advance), y)
            height = abs(space.point(0, size)[1] - space.point(0, 0)[1]) or size * POINTS
            top = base - ASCENT * height
            yield Glyph(char, min(x0, x1), top, max(x0, x1), top + height, height, bold, spaced=spaced)
            spaced = False
        x += step
        y += down[n] if n < len(down) else 0.0


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
