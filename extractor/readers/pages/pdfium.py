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
from . import standin
from .annotations import with_annotations
from .drawn import View, drawn_rules, is_pictured
from .shapes import Box, Glyph, Page, Rule
from .watermarks import Print, parted

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


_object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""``FPDFText_GetTextObject`` as a plain number: which text object a character belongs to."""


class _Type(NamedTuple):
    size: float
    bold: bool
    turn: int
    aslant: bool
    pale: bool
    top: float | None
    """Where its line begins on the page as shown, where it lies level."""
    bottom: float


def open_document(data: bytes) -> pdfium.PdfDocument:
    """The document, opened and within bounds.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPTED (no PDF, or without a page), TOO_LARGE.
    """
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
            printed, broken, turn = _glyphs(text.raw, view)
        rules = drawn_rules(page, view)
        pictured = len(printed) < MANY and is_pictured(page)
    result = Page(number, width, height, turn=turn, broken=broken, pictured=pictured)
    inside = [p for p in printed if -1 <= p.glyph.x0 <= width + 1 and -1 <= p.glyph.top <= height + 1]
    result.annotations = left_out
    result.outside = len(printed) - len(inside)
    if turn:
        for p in inside:
            _turned(p.glyph, turn, result)
    result.glyphs, result.watermarks = parted(inside)
    result.rules = [_turned_rule(r, turn, result) for r in rules]
    return result


# -- characters ---------------------------------------------------------------------------


def _glyphs(text: Any, view: View) -> tuple[list[Print], int, int]:
    """Characters on the page as shown, how many have no meaning, and how far the text is turned.

    What is alike for all characters of a text object (type, baseline) is asked once: calls are what costs.
    """
    rect = raw.FS_RECTF()
    place = ctypes.byref(rect)
    handle = ctypes.cast(text, ctypes.c_void_p)
    unicode_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    types: dict[int | None, _Type] = {}
    turns: list[int] = []
    found: list[Print] = []
    broken = 0
    spaced = False
    count = raw.FPDFText_CountChars(text)
    if count > MAX_CHARACTERS:
        raise ExtractionError("TOO_LARGE", f"一页 {count} 个字符")
    for n in range(count):
        code = unicode_at(text, n)
        if code in _SPACES:
            spaced = spaced or not raw.FPDFText_IsGenerated(text, n)
            continue
        kind = types.get(key := _object_at(handle, n)) or types.setdefault(key, _type(text, n, view))
        if kind.size <= LEAST:
            continue
        if not _HAN <= code < _PRIVATE:
            if code == _HYPHEN and raw.FPDFText_IsGenerated(text, n):
                continue
            broken += _PRIVATE <= code < _FORMS or not code or raw.FPDFText_HasUnicodeMapError(text, n) == 1
        box_at(text, n, place)
        if kind.top is not None and not view.rotation:
            x0, top, x1, bottom = rect.left - view.left, kind.top, rect.right - view.left, kind.bottom
        else:
            x0, top, x1, bottom = view.box(rect.left, rect.bottom, rect.right, rect.top)
            top, bottom = (top, bottom) if kind.top is None else (kind.top, kind.bottom)
        glyph = Glyph(_char(code), x0, top, x1, bottom, kind.size, kind.bold, 1.0, False, spaced)
        found.append(Print(glyph, key or 0, kind.aslant, kind.pale))
        turns.append(kind.turn)
        spaced = False
    return found, broken, Counter(turns).most_common(1)[0][0] if turns else 0


def _char(code: int) -> str:
    """The character of a code; U+FFFD where the font gives none."""
    return chr(code) if 0x1F < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _type(text: Any, n: int, view: View) -> _Type:
    """How the text object is set to which the character belongs."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(text, n, matrix)
    raw.FPDFText_GetCharOrigin(text, n, x, y)
    size = raw.FPDFText_GetFontSize(text, n) * (hypot(matrix.b, matrix.d) or 1.0)
    thing = raw.FPDFText_GetTextObject(text, n)
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    bold = raw.FPDFText_GetFontWeight(text, n) >= BOLD or mode == _THICKENED
    slope = -atan2(matrix.b, matrix.a) * 2 / pi % 4
    aslant = abs(slope - round(slope)) > ASLANT
    turn = (round(slope) * 90 + view.rotation) % 360
    level = turn % 180 == 0 and abs(slope - round(slope)) < _LEVEL
    over = ASCENT if turn == 0 else 1 - ASCENT
    top = view.point(x.value, y.value)[1] - size * over
    return _Type(size, bold, turn, aslant, _is_pale(thing), top if level else None, top + size)


def _is_pale(thing: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return min(red.value, green.value, blue.value) >= PALE or alpha.value < PALE


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
