"""PDF pages through PDFium: characters with their places, drawn rules, and pictures of pages.

The only module that knows pypdfium2. PDFium was chosen for both text and rules: it opens damaged
files that pdfminer refuses, and reads a page some thirty times as fast.
"""

from __future__ import annotations

import ctypes
from contextlib import closing
from math import hypot, pi
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ...core.problems import ExtractionError
from .drawn import View, drawn_rules, is_pictured
from .shapes import Box, Glyph, Page, Rule

if TYPE_CHECKING:
    import numpy as np

MAX_PAGES = 3000
"""More pages than any plan has; past it the document is refused."""
MAX_CHARACTERS = 50_000
"""Characters of one page past which it is no printed page."""
MANY = 200
"""Characters of a page from which pictures on it are illustrations."""
ASCENT = 0.86
"""Share of the type's height above the baseline, as Han characters stand."""

BOLD = 600
_THICKENED = raw.FPDF_TEXTRENDERMODE_FILL_STROKE
"""Filled and stroked: how bold is made from a font that has none."""
_SPACES = frozenset(map(ord, " \t\n\r\u00a0\u2002\u2003\u3000"))


Document = pdfium.PdfDocument


class _Type(NamedTuple):
    size: float
    bold: bool


def open_document(data: bytes) -> pdfium.PdfDocument:
    """The document, opened and within bounds.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPTED (no PDF, or without a page), TOO_LARGE.
    """
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
    with closing(page):
        width, height = page.get_size()
        view = View(page.get_bbox(), page.get_rotation())
        with closing(page.get_textpage()) as text:
            glyphs, broken, turn = _glyphs(text.raw, view)
        rules = drawn_rules(page, view)
        pictured = len(glyphs) < MANY and is_pictured(page)
    result = Page(number, width, height, turn=turn, broken=broken, pictured=pictured)
    result.glyphs = [_turned(g, turn, result) for g in glyphs if _on_page(g, width, height)]
    result.rules = [_turned_rule(r, turn, result) for r in rules]
    return result


# -- characters ---------------------------------------------------------------------------


def _glyphs(text: Any, view: View) -> tuple[list[Glyph], int, int]:
    """Characters on the page as shown, how many have no meaning, and how far the text is turned."""
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    types: dict[int, _Type] = {}
    turns: dict[int, int] = {}
    found: list[Glyph] = []
    broken = 0
    spaced = False
    for n in range(min(raw.FPDFText_CountChars(text), MAX_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, n)
        if code in (10, 13, 32, 2) and raw.FPDFText_IsGenerated(text, n):
            continue
        if code in _SPACES:
            spaced = True
            continue
        kind = _type(text, n, types)
        if kind is None:
            continue
        unknown = code == 0 or raw.FPDFText_HasUnicodeMapError(text, n) == 1 or 0xE000 <= code <= 0xF8FF
        broken += unknown
        turn = round(raw.FPDFText_GetCharAngle(text, n) * 2 / pi) * 90 + view.rotation
        turns[turn % 360] = turns.get(turn % 360, 0) + 1
        raw.FPDFText_GetLooseCharBox(text, n, rect)
        raw.FPDFText_GetCharOrigin(text, n, x, y)
        char = chr(code) if 0x1F < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd"
        box = view.box(rect.left, rect.bottom, rect.right, rect.top)
        if turn % 180 == 0:
            base = view.point(x.value, y.value)[1]
            over = kind.size * (ASCENT if turn % 360 == 0 else 1 - ASCENT)
            box = box[0], base - over, box[2], base - over + kind.size
        found.append(Glyph(char, *box, kind.size, kind.bold, spaced=spaced))
        spaced = False
    return found, broken, max(turns, key=lambda t: turns[t]) if turns else 0


def _type(text: Any, n: int, known: dict[int, _Type]) -> _Type | None:
    """Size and weight of a character's type, None for one that cannot be seen; asked once per text object."""
    thing = raw.FPDFText_GetTextObject(text, n)
    key = ctypes.cast(thing, ctypes.c_void_p).value or 0
    if key not in known:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, n, matrix)
        scale = hypot(matrix.b, matrix.d) or 1.0
        bold = raw.FPDFText_GetFontWeight(text, n) >= BOLD or raw.FPDFTextObj_GetTextRenderMode(thing) == _THICKENED
        known[key] = _Type(raw.FPDFText_GetFontSize(text, n) * scale, bold)
    return known[key] if known[key].size > 0.5 else None


def _on_page(glyph: Glyph, width: float, height: float) -> bool:
    return -1 <= glyph.centre <= width + 1 and -1 <= glyph.middle <= height + 1


def _turned(glyph: Glyph, turn: int, page: Page) -> Glyph:
    """The character in the coordinates in which the page is read."""
    if turn:
        glyph.x0, glyph.top, glyph.x1, glyph.bottom = _read(glyph.x0, glyph.top, glyph.x1, glyph.bottom, turn, page)
    return glyph


def _turned_rule(rule: Rule, turn: int, page: Page) -> Rule:
    return Rule(*_read(rule.x0, rule.top, rule.x1, rule.bottom, turn, page)) if turn else rule


def _read(x0: float, top: float, x1: float, bottom: float, turn: int, page: Page) -> Box:
    """The inverse of ``Page.shown``."""
    if turn == 90:
        return top, page.width - x1, bottom, page.width - x0
    if turn == 180:
        return page.width - x1, page.height - bottom, page.width - x0, page.height - top
    return page.height - bottom, x0, page.height - top, x1
