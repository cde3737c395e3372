"""Rules of a PDF page: straight lines, the edges of rectangles, thin pictures; level or upright.

Curves, slopes and small paths are drawings (a letter may be drawn, too); they are passed over. White
on white is no rule; white on a shaded ground is one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Container, Iterator
from itertools import repeat

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..shapes import Box, Rule
from . import calls
from .outlines import SHORTEST, THICKEST, Point, is_thin, rules_of

MAX_PATHS = 20_000
"""Drawn paths of one page that are looked at; a map has more, a table does not."""
PICTURED = 0.25
"""Share of the page that pictures cover, from which words may stand in them."""
LINE, WORDS = 10.0, 40.0
"""Points that a picture with words in it is high and wide, at least."""
MOST_OF_PAGE = 0.8
"""Share of the page from which a picture is its ground, or the page itself with its words laid over it."""
LETTERS = 300
"""Paths on a page without text from which they may be letters drawn one by one."""
MAX_GROUNDS = 200
"""Shaded areas of a page that are kept in mind, to see white rules on them."""
MOST_CORNERS = 5
"""Corners of a filled shape that is a rectangle, with the first one again at its end."""
_WHITE = 250
Matrix = tuple[float, float, float, float, float, float]


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


def drawn(page: pdfium.PdfPage, view: View, texts: Container[int] = ()) -> tuple[list[Rule], int]:
    """All rules of the page, on the page as shown, and how many pictures on it may hold words.

    Args:
        page: the page.
        view: how it is shown.
        texts: things on it that are known to be text.
    """
    found: list[Rule] = []
    pictures = 0
    most = MOST_OF_PAGE * (view.right - view.left) * (view.high - view.low)
    grounds: list[Box] = []
    asked = _Asked()
    for n, (thing, kind, holder) in enumerate(_things(asked, calls.address(page.raw), None, texts)):
        if n >= MAX_PATHS:
            break
        box = asked.bounds(thing)
        if holder is not None or max(box[2] - box[0], box[3] - box[1]) >= SHORTEST:
            found += _of_thing(asked, thing, kind, holder, view, grounds, box)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = asked.matrix(thing, holder)
            wide, high = abs(a) + abs(c), abs(b) + abs(d)
            pictures += min(wide, high) >= LINE and max(wide, high) >= WORDS and wide * high <= most
    return found, pictures


def _things(
    asked: _Asked,
    holder: int,
    matrix: Matrix | None,
    texts: Container[int],
    kinds: Container[int] = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}),
    depth: int = 4,
) -> Iterator[tuple[int, int, Matrix | None]]:
    """Every thing of these kinds, its kind, and the matrix of the form in which it stands, None on the page itself."""
    get = calls.page_object if matrix is None else calls.form_object
    count = calls.count_objects if matrix is None else calls.count_in_form
    kind_of, place = calls.object_type, calls.Address(holder)
    for thing in map(get, repeat(place), range(max(0, count(holder)))):
        if thing in texts:
            continue
        kind = kind_of(thing)
        if kind in kinds:
            yield thing, kind, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            yield from _things(asked, thing, asked.matrix(thing, matrix), texts, kinds, depth - 1)


def painted(page: pdfium.PdfPage, view: View) -> list[Box]:
    """The boxes around what is painted in any colour but white, on the page as shown."""
    found: list[Box] = []
    asked = _Asked()
    for n, (thing, kind, holder) in enumerate(_things(asked, calls.address(page.raw), None, (), _PAINTED)):
        if n >= MAX_PATHS:
            return [(0.0, 0.0, *page.get_size())]
        box = asked.bounds(thing)
        if kind != raw.FPDF_PAGEOBJ_PATH or asked.is_ground(thing, min(box[2] - box[0], box[3] - box[1])):
            corners = [(x, y) for x in box[::2] for y in box[1::2]]
            found.append(_bounds([view.point(*(_moved(holder, *at) if holder is not None else at)) for at in corners]))
    return found


_PAINTED = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING})


class _Asked:
    """What PDFium writes its answers about drawn things into, made once for a page."""

    def __init__(self) -> None:
        self._floats, self._ints = (ctypes.c_float * 6)(), (ctypes.c_int * 4)()
        self._float = [calls.Address(ctypes.addressof(self._floats) + 4 * n) for n in range(4)]
        self._int = [calls.Address(ctypes.addressof(self._ints) + 4 * n) for n in range(4)]

    def bounds(self, thing: int) -> Box:
        """What a thing covers, in its holder's coordinates: left, low, right, high."""
        calls.bounds(thing, *self._float)
        left, low, right, high, _, _ = self._floats
        return left, low, right, high

    def matrix(self, thing: int, outer: Matrix | None) -> Matrix:
        """From a thing's own coordinates to the page's; ``outer`` is the matrix of the form around it."""
        calls.object_matrix(thing, self._float[0])
        a, b, c, d, e, f = self._floats
        if outer is None:
            return a, b, c, d, e, f
        u, v, w, x, y, z = outer
        return a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z

    def painted(self, path: int) -> tuple[bool, bool]:
        """Whether a path is filled, and whether it is stroked."""
        calls.draw_mode(path, *self._int[:2])
        return self._ints[0] != 0, self._ints[1] != 0

    def ink(self, thing: int, colour: Callable[..., int]) -> int:
        """Whether it is painted: not at all, in white, in any other colour."""
        colour(thing, *self._int)
        red, green, blue, alpha = self._ints
        if alpha == 0:
            return _NONE
        return _PALE if min(red, green, blue) >= _WHITE else _DARK

    def is_ground(self, path: int, breadth: float) -> bool:
        """Whether a path so broad is an area in a colour or a pattern; so is a line as broad as its stroke."""
        filled, stroked = self.painted(path)
        if filled and (not calls.fill_colour(path, *self._int) or self.ink(path, calls.fill_colour) == _DARK):
            return True
        calls.stroke_width(path, self._float[0])
        return stroked and breadth <= 2 * self._floats[0] and self.ink(path, calls.stroke_colour) == _DARK

    def corner(self, segment: int) -> tuple[float, float]:
        """Where a segment ends, in its path's coordinates."""
        calls.segment_point(segment, *self._float[:2])
        return self._floats[0], self._floats[1]


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


def _of_thing(
    asked: _Asked, thing: int, kind: int, holder: Matrix | None, view: View, grounds: list[Box], box: Box
) -> Iterator[Rule]:
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        matrix = asked.matrix(thing, holder)
        corners = [view.point(*_moved(matrix, x, y)) for x, y in _SQUARE]
        if is_thin(corners):
            yield from rules_of(corners)
        return
    filled, stroked = asked.painted(thing)
    line = asked.ink(thing, calls.stroke_colour) if stroked else _NONE
    area = asked.ink(thing, calls.fill_colour) if filled else _NONE
    if _DARK not in (line, area) and (not grounds or not (line or area)):
        return
    if area == _DARK and not stroked and holder is None and _is_bar(thing, box):
        yield from rules_of([view.point(*box[:2]), view.point(*box[2:])])
        return
    matrix = asked.matrix(thing, holder)
    for outline in _outlines(asked, thing, matrix, stroked):
        shown = [view.point(*point) for point in outline]
        if not stroked and len(shown) > MOST_CORNERS:
            continue
        if _DARK in (line, area) or any(_lies_on(shown, ground) for ground in grounds):
            yield from rules_of(shown)
        if area == _DARK and not is_thin(shown) and len(grounds) < MAX_GROUNDS:
            grounds.append(_bounds(shown))


def _is_bar(path: int, box: Box) -> bool:
    """Whether a filled path is a line: a thin shape of few corners, of which its bounds say all."""
    return min(box[2] - box[0], box[3] - box[1]) <= THICKEST and calls.count_segments(path) <= MOST_CORNERS


_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
"""A picture fills the unit square of its matrix."""
_NONE, _PALE, _DARK = 0, 1, 2


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(corners: list[Point]) -> Box:
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _lies_on(corners: list[Point], ground: Box) -> bool:
    """Whether the middle of a shape lies on a shaded area."""
    x0, top, x1, bottom = _bounds(corners)
    return ground[0] <= (x0 + x1) / 2 <= ground[2] and ground[1] <= (top + bottom) / 2 <= ground[3]


def _outlines(asked: _Asked, path: int, matrix: Matrix, stroked: bool) -> Iterator[list[Point]]:
    """The path's parts, each as its corners; a part with a curve is left out.

    A path that is only filled is made of rectangles, or it is a drawing: its parts before the first that is no
    rectangle are given, and none after it.
    """
    corners: list[Point] = []
    passed = False
    for n in range(max(0, calls.count_segments(path))):
        segment = calls.segment(path, n)
        kind = calls.segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and not passed:
                yield corners
            corners, passed = [], False
        passed = passed or kind == raw.FPDF_SEGMENT_BEZIERTO
        if not stroked and (passed or len(corners) > MOST_CORNERS):
            return
        if passed:
            continue
        corners.append(_moved(matrix, *asked.corner(segment)))
        if calls.segment_closes(segment) and corners[-1] != corners[0]:
            corners.append(corners[0])
    if len(corners) > 1 and not passed:
        yield corners
