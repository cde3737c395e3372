"""PDF pages through PDFium: characters with their places, drawn rules, and pictures of pages.

PDFium was chosen for both text and rules: it opens damaged files that pdfminer refuses. Places come
from the file alone (``standin``): from the widths and matrices in it, from fonts that it brings.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from contextlib import closing
from math import atan2, hypot, pi
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ...core.problems import ExtractionError
from ..symbols import PRIVATE, in_font
from . import calls, standin
from .annotations import with_annotations
from .budget import check_forms
from .drawn import View, drawn_rules, is_pictured
from .shapes import Box, Glyph, Page, Rule
from .watermarks import Print, crosswise, lines_of, parted

if TYPE_CHECKING:
    import numpy as np

MAX_PAGES = 3000
"""More pages than any plan has; past it the document is refused."""
MAX_CHARACTERS = 1_000_000
"""Characters of one page past which it is no printed page; the document is refused."""
MANY = 200
"""Characters of a page from which pictures on it are illustrations."""
ASCENT = 0.86
"""Share of the type's height above the baseline, as Han characters stand."""

BOLD = 600
_THICKENED = raw.FPDF_TEXTRENDERMODE_FILL_STROKE
"""Filled and stroked: how bold is made from a font that has none."""
LEAST = 0.5
"""Size of type that can be seen, at least."""
_LEVEL = 0.001
ASLANT = 3 / 90
"""Quarter turns by which type lies off level from which it runs across the page: a watermark, a stamp."""
PALE = 150
"""Least part of a colour (of 255) from which type is pale, as watermarks are."""
_HYPHEN = 2
_HAN, _PRIVATE, _FORMS = 0x2E80, 0xD800, 0xF900
"""From the first to the second stand the letters of Han, which only a font that knows its letters gives;
from there to the third, surrogates and characters for private use."""
_SPACES = frozenset(map(ord, " \t\n\r\u00a0\u2002\u2003\u3000"))


Document = pdfium.PdfDocument


class _Type(NamedTuple):
    size: float
    bold: bool
    turn: int
    aslant: bool
    pale: bool
    top: float | None
    """Where its line begins on the page as shown, where it lies level."""
    bottom: float
    broken: bool
    """Whether its font does not say what its letters are."""


def open_document(data: bytes) -> pdfium.PdfDocument:
    """The document, opened and within bounds.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPTED (no PDF, or without a page), TOO_LARGE.
    """
    check_forms(data)
    standin.install()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise ExtractionError("ENCRYPTED" if locked else "CORRUPTED") from None
    count = len(document)
    if not 0 < count <= MAX_PAGES:
        document.close()
        raise ExtractionError("TOO_LARGE" if count else "CORRUPTED", f"{count} 页")
    return document


def picture(document: pdfium.PdfDocument, number: int, dots: float) -> np.ndarray[Any, Any]:
    """Page ``number`` (from 1) as a grey raster of ``dots`` per inch, as a viewer shows it."""
    with closing(document[number - 1]) as page:
        bitmap = page.render(scale=dots / 72, grayscale=True)
        shown: np.ndarray[Any, Any] = bitmap.to_numpy().copy()
        bitmap.close()
    return shown[:, :, 0] if shown.ndim == 3 else shown


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """Page ``number`` (from 1) with its characters and rules; it is closed again. An unreadable page is empty."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, 595.0, 842.0)
    left_out = 0
    if raw.FPDFPage_GetAnnotCount(page.raw) > 0:
        page, left_out = with_annotations(document, page, number)
    with closing(page):
        width, height = page.get_size()
        view = View(page.get_bbox(), page.get_rotation())
        with closing(page.get_textpage()) as text:
            printed = _glyphs(text.raw, view)
        rules = drawn_rules(page, view)
        pictured = len(printed.prints) < MANY and is_pictured(page)
    turn = printed.turn
    result = Page(number, width, height, turn=turn, broken=printed.broken, pictured=pictured)
    inside = [p for p in printed.prints if -1 <= p.glyph.x0 <= width + 1 and -1 <= p.glyph.top <= height + 1]
    result.annotations, result.unmeasured = left_out, printed.unmeasured
    result.outside = len(printed.prints) - len(inside)
    across = crosswise(inside, turn, width, height)
    if turn:
        for p in inside:
            _turned(p.glyph, turn, result)
    beside = {id(p) for p in across}
    result.glyphs, result.watermarks = parted([p for p in inside if id(p) not in beside] if across else inside)
    result.watermarks += lines_of(across)
    result.rules = [_turned_rule(r, turn, result) for r in rules]
    return result


# -- characters ---------------------------------------------------------------------------


class _Printed(NamedTuple):
    prints: list[Print]
    broken: int
    """Characters without a meaning."""
    unmeasured: int
    """Text objects in a font of which the file gives neither shapes nor widths."""
    turn: int


def _glyphs(text: Any, view: View) -> _Printed:
    """Characters on the page as shown, what is doubtful about them, and how far the text is turned.

    What is alike for all characters of a text object (type, baseline) is asked once: calls are what costs.
    """
    count = raw.FPDFText_CountChars(text)
    if count > MAX_CHARACTERS:
        raise ExtractionError("TOO_LARGE", f"一页 {count} 个字符")
    handle, asked = calls.address(text), _Asked(view)
    rect = raw.FS_RECTF()
    place = ctypes.addressof(rect)
    types: dict[int | None, _Type] = {}
    turns: Counter[int] = Counter()
    found: list[Print] = []
    broken = unmeasured = 0
    spaced = False
    for n, code in enumerate(calls.codes(text, count)):
        if code in _SPACES:
            spaced = spaced or not raw.FPDFText_IsGenerated(text, n)
            continue
        key = calls.text_object(handle, n)
        kind = types.get(key)
        if kind is None:
            kind = types[key] = asked.type_of(handle, n, key or 0)
            unmeasured += asked.is_unmeasured(handle, n, key or 0, kind)
        if kind.size <= LEAST:
            continue
        if not _HAN <= code < _PRIVATE:
            if code == _HYPHEN and raw.FPDFText_IsGenerated(text, n):
                continue
            broken += kind.broken or _PRIVATE <= code < _FORMS or not code
        calls.loose_box(handle, n, place)
        if kind.top is not None and not view.rotation:
            x0, top, x1, bottom = rect.left - view.left, kind.top, rect.right - view.left, kind.bottom
        else:
            x0, top, x1, bottom = view.box(rect.left, rect.bottom, rect.right, rect.top)
            top, bottom = (top, bottom) if kind.top is None else (kind.top, kind.bottom)
        char = _char(code)
        if PRIVATE <= code < PRIVATE + 0x100:
            char = in_font(char, asked.font_of(key or 0))
        glyph = Glyph(char, x0, top, x1, bottom, kind.size, kind.bold, 1.0, False, spaced)
        found.append(Print(glyph, key or 0, kind.aslant, kind.pale, kind.turn))
        turns[kind.turn] += 1
        spaced = False
    return _Printed(found, broken, unmeasured, turns.most_common(1)[0][0] if turns else 0)


def _char(code: int) -> str:
    """The character of a code; U+FFFD where the font gives none."""
    return chr(code) if 0x1F < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


class _Asked:
    """What PDFium writes its answers about a text object into, made once for a page."""

    def __init__(self, view: View):
        self.view = view
        self.matrix, self.point, self.colour = raw.FS_MATRIX(), (ctypes.c_double * 2)(), (ctypes.c_uint * 4)()
        self._matrix, self._x = ctypes.addressof(self.matrix), ctypes.addressof(self.point)
        self._colour = [ctypes.addressof(self.colour) + 4 * n for n in range(4)]

    def type_of(self, handle: int, n: int, thing: int) -> _Type:
        """How the text object ``thing`` is set to which character ``n`` belongs."""
        calls.matrix(handle, n, self._matrix)
        calls.origin(handle, n, self._x, self._x + 8)
        b, d = self.matrix.b, self.matrix.d
        size = calls.font_size(handle, n) * (hypot(b, d) or 1.0)
        bold = calls.weight(handle, n) >= BOLD or (thing != 0 and calls.render_mode(thing) == _THICKENED)
        slope = -atan2(b, self.matrix.a) * 2 / pi % 4 if b else 0.0 if self.matrix.a >= 0 else 2.0
        aslant = abs(slope - round(slope)) > ASLANT
        turn = (round(slope) * 90 + self.view.rotation) % 360
        level = turn % 180 == 0 and abs(slope - round(slope)) < _LEVEL
        top = self.view.point(*self.point)[1] - size * (ASCENT if turn == 0 else 1 - ASCENT)
        broken = calls.has_no_meaning(handle, n) == 1
        return _Type(size, bold, turn, aslant, self._is_pale(thing), top if level else None, top + size, broken)

    def is_unmeasured(self, handle: int, n: int, thing: int, kind: _Type) -> bool:
        """Whether the character is as wide as the stand-in, since the file does not say how wide it is."""
        box = raw.FS_RECTF()
        calls.loose_box(handle, n, ctypes.addressof(box))
        width = max(box.right - box.left, box.top - box.bottom) if kind.turn % 180 else box.right - box.left
        if abs(width - standin.ADVANCE / 1000 * kind.size) > _LEVEL * kind.size:
            return False
        return thing != 0 and calls.is_embedded(calls.font(thing)) == 0

    @staticmethod
    def font_of(thing: int) -> str:
        """The name of a text object's font, without the mark of a subset."""
        name = ctypes.create_string_buffer(128)
        if thing:
            calls.font_name(calls.font(thing), name, len(name))
        return name.value.decode("latin-1").rpartition("+")[2]

    def _is_pale(self, thing: int) -> bool:
        if not thing:
            return False
        calls.fill_colour(thing, *self._colour)
        red, green, blue, alpha = self.colour
        return min(red, green, blue) >= PALE or alpha < PALE


def _turned(glyph: Glyph, turn: int, page: Page) -> None:
    """Bring the character to the coordinates in which the page is read."""
    glyph.x0, glyph.top, glyph.x1, glyph.bottom = _read(glyph.x0, glyph.top, glyph.x1, glyph.bottom, turn, page)


def _turned_rule(rule: Rule, turn: int, page: Page) -> Rule:
    return Rule(*_read(rule.x0, rule.top, rule.x1, rule.bottom, turn, page)) if turn else rule


def _read(x0: float, top: float, x1: float, bottom: float, turn: int, page: Page) -> Box:
    """The inverse of ``Page.shown``."""
    if turn == 90:
        return top, page.width - x1, bottom, page.width - x0
    if turn == 180:
        return page.width - x1, page.height - bottom, page.width - x0, page.height - top
    return page.height - bottom, x0, page.height - top, x1
