"""Rules of a PDF page: straight lines and the edges of rectangles, level or upright.

Curves, slopes and small paths are drawings (a letter may be drawn, too); they are passed over.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .shapes import Box, Rule

MAX_PATHS = 20_000
"""Drawn paths of one page that are looked at; a map has more, a table does not."""
PICTURED = 0.25
"""Share of the page that pictures cover, from which words may stand in them."""
LETTERS = 300
"""Paths on a page without text from which they may be letters drawn one by one."""
SHORTEST = 6.0
THICKEST = 3.0
_WHITE = 250
_STRAIGHT = 0.6

Point = tuple[float, float]


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
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def drawn_rules(page: pdfium.PdfPage, view: View) -> list[Rule]:
    """All rules of the page, on the page as shown."""
    found: list[Rule] = []
    for n, thing in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if n >= MAX_PATHS:
            break
        x0, y0, x1, y1 = thing.get_bounds()
        if max(x1 - x0, y1 - y0) >= SHORTEST:
            found += _of_path(thing, view)
    return found


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


def _of_path(thing: Any, view: View) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing.raw, fill, stroke)
    if not stroke.value and (not fill.value or _is_white(thing.raw)):
        return
    for outline in _outlines(thing):
        shown = [view.point(*point) for point in outline]
        if stroke.value or len(shown) <= 5:
            yield from _of_outline(shown)


def _is_white(thing: Any) -> bool:
    """Whether it is filled with white or with nothing: a background, not a mark."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _outlines(thing: Any) -> Iterator[list[Point]]:
    """The path's parts, each as its corners; a part with a curve is left out."""
    matrix = thing.get_matrix()
    holder = thing.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[Point] = []
    curved = False
    for n in range(max(0, raw.FPDFPath_CountSegments(thing.raw))):
        segment = raw.FPDFPath_GetPathSegment(thing.raw, n)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and not curved:
                yield corners
            corners, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        corners.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if len(corners) > 1 and not curved:
        yield corners


def _of_outline(corners: list[Point]) -> Iterator[Rule]:
    """A thin shape is one rule, any other has a rule for each straight side."""
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
    if bottom - top <= THICKEST or x1 - x0 <= THICKEST:
        yield from _rule(x0, top, x1, bottom)
        return
    for (ax, ay), (bx, by) in pairwise(corners):
        if abs(ax - bx) <= _STRAIGHT or abs(ay - by) <= _STRAIGHT:
            yield from _rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _rule(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    if max(x1 - x0, bottom - top) < SHORTEST:
        return
    if x1 - x0 >= bottom - top:
        yield Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    else:
        yield Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
