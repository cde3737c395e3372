"""Rules of a PDF page: straight lines, the edges of rectangles, thin pictures; level or upright.

Curves, slopes and small paths are drawings (a letter may be drawn, too); they are passed over. White
on white is no rule; white on a shaded ground is one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from . import calls
from .outlines import SHORTEST, Point, is_thin, rules_of
from .shapes import Box, Rule

MAX_PATHS = 20_000
"""Drawn paths of one page that are looked at; a map has more, a table does not."""
PICTURED = 0.25
"""Share of the page that pictures cover, from which words may stand in them."""
LETTERS = 300
"""Paths on a page without text from which they may be letters drawn one by one."""
MAX_GROUNDS = 200
"""Shaded areas of a page that are kept in mind, to see white rules on them."""
MOST_CORNERS = 5
"""Corners of a filled shape that is a rectangle, with the first one again at its end."""
_WHITE = 250


class View:
    """From a PDF's own coordinates (origin bottom left, unrotated) to the page as shown."""

    def __init__(self, box: Box, rotation: int):
        self.left, self.low, self.right, self.high = box
        self.rotation = rotation

    def point(self, x: float, y: float) -> Point:
        """A point on the page as shown, origin top left."""
        if self.rotation == 90:
            return y - self.low, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.low
        if self.rotation == 270:
            return self.high - y, self.right - x
        return x - self.left, self.high - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle on the page as shown."""
        if not self.rotation:
            return x0 - self.left, self.high - y1, x1 - self.left, self.high - y0
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def drawn_rules(page: pdfium.PdfPage, view: View) -> list[Rule]:
    """All rules of the page, on the page as shown."""
    found: list[Rule] = []
    grounds: list[Box] = []
    box = [ctypes.c_float() for _ in range(4)]
    for n, (thing, matrix) in enumerate(_paths(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, None)):
        if n >= MAX_PATHS:
            break
        raw.FPDFPageObj_GetBounds(thing, *box)
        if matrix is not None or max(box[2].value - box[0].value, box[3].value - box[1].value) >= SHORTEST:
            found += _of_path(thing, matrix, view, grounds)
    return found


def _paths(
    holder: Any, count: Any, get: Any, matrix: pdfium.PdfMatrix | None, depth: int = 4
) -> Iterator[tuple[Any, pdfium.PdfMatrix | None]]:
    """Every path and picture with the matrix of the form in which it stands, None on the page itself."""
    for n in range(max(0, count(holder))):
        thing = get(holder, n)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield thing, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            inner = _matrix(thing, matrix)
            yield from _paths(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth - 1)


def _matrix(thing: Any, outer: pdfium.PdfMatrix | None) -> pdfium.PdfMatrix:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, own)
    matrix = pdfium.PdfMatrix.from_raw(own)
    return matrix.multiply(outer) if outer is not None else matrix


def is_pictured(page: pdfium.PdfPage) -> bool:
    """Whether pictures cover a good part of the page, or it is drawn in so many paths that they may be letters."""
    width, height = page.get_size()
    covered, paths = 0.0, 0
    for n, thing in enumerate(page.get_objects(max_depth=4)):
        if n >= MAX_PATHS:
            return True
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = thing.get_bounds() if thing.level == 0 else (0.0, 0.0, width, height)
            covered += max(0.0, x1 - x0) * max(0.0, y1 - y0)
        paths += thing.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return covered >= PICTURED * width * height or paths >= LETTERS


def _of_path(thing: Any, holder: pdfium.PdfMatrix | None, view: View, grounds: list[Box]) -> Iterator[Rule]:
    matrix = _matrix(thing, holder)
    if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE:
        corners = [view.point(*matrix.on_point(x, y)) for x, y in _SQUARE]
        if is_thin(corners):
            yield from rules_of(corners)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    inked = _ink(thing, raw.FPDFPageObj_GetStrokeColor) if stroke.value else _NONE
    filled = _ink(thing, raw.FPDFPageObj_GetFillColor) if fill.value else _NONE
    if not (inked or filled):
        return
    for outline in _outlines(thing, matrix, bool(stroke.value)):
        shown = [view.point(*point) for point in outline]
        if not stroke.value and len(shown) > MOST_CORNERS:
            continue
        if _DARK in (inked, filled) or any(_lies_on(shown, ground) for ground in grounds):
            yield from rules_of(shown)
        if filled == _DARK and not is_thin(shown) and len(grounds) < MAX_GROUNDS:
            grounds.append(_bounds(shown))


_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
"""A picture fills the unit square of its matrix."""
_NONE, _PALE, _DARK = 0, 1, 2


def _ink(thing: Any, colour: Any) -> int:
    """Whether it is painted: not at all, in white, in any other colour."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour(thing, red, green, blue, alpha)
    if alpha.value == 0:
        return _NONE
    return _PALE if min(red.value, green.value, blue.value) >= _WHITE else _DARK


def _bounds(corners: list[Point]) -> Box:
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _lies_on(corners: list[Point], ground: Box) -> bool:
    """Whether the middle of a shape lies on a shaded area."""
    x0, top, x1, bottom = _bounds(corners)
    return ground[0] <= (x0 + x1) / 2 <= ground[2] and ground[1] <= (top + bottom) / 2 <= ground[3]


def _outlines(thing: Any, matrix: pdfium.PdfMatrix, stroked: bool) -> Iterator[list[Point]]:
    """The path's parts, each as its corners; a part with a curve is left out, and a filled one of many corners."""
    point = (ctypes.c_float * 2)()
    x, y = ctypes.addressof(point), ctypes.addressof(point) + 4
    path, (a, b, c, d, e, f) = calls.address(thing), matrix.get()
    corners: list[Point] = []
    passed = False
    for n in range(max(0, raw.FPDFPath_CountSegments(thing))):
        segment = calls.segment(path, n)
        kind = calls.segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and not passed:
                yield corners
            corners, passed = [], False
        passed = passed or kind == raw.FPDF_SEGMENT_BEZIERTO or (not stroked and len(corners) > MOST_CORNERS)
        if passed:
            continue
        calls.segment_point(segment, x, y)
        u, v = point
        corners.append((a * u + c * v + e, b * u + d * v + f))
        if calls.segment_closes(segment) and corners[-1] != corners[0]:
            corners.append(corners[0])
    if len(corners) > 1 and not passed:
        yield corners
