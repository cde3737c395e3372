"""PDF pages through PDFium: characters with their places, drawn rules, and pictures of pages.

PDFium was chosen for both text and rules: it opens damaged files that pdfminer refuses. Places come
from the file alone (``standin``): from the widths and matrices in it, from fonts that it brings.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ....core.problems import ExtractionError
from ..shapes import Glyph, Page
from . import standin
from .annotations import with_annotations
from .budget import check_forms
from .characters import characters
from .drawn import View, drawn, is_pictured
from .unseen import unseen
from .watermarks import settle

if TYPE_CHECKING:
    import numpy as np

MAX_PAGES = 3000
"""More pages than any plan has; past it the document is refused."""
MANY = 200
"""Characters of a page from which pictures on it are illustrations."""
Document = pdfium.PdfDocument


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


def is_form(document: pdfium.PdfDocument) -> bool:
    """Whether a viewer makes the pages from a form of its own kind (XFA): those in the file say little or nothing."""
    return bool(raw.FPDF_GetFormType(document.raw) == raw.FORMTYPE_XFA_FULL)


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
            printed = characters(text.raw, view)
        rules, pictures = drawn(page, view, printed.types)
        pale = printed.unseen()
        hidden = unseen(pale, page, view) if pale else frozenset()
        pictured = len(printed.glyphs) < MANY and is_pictured(page)
    turn = printed.turn
    result = Page(number, width, height, turn=turn, broken=printed.broken, pictured=pictured)
    inside = _inside(printed.glyphs, width, height)
    result.annotations, result.unmeasured, result.pictures = left_out, printed.unmeasured, pictures
    result.unsaid = printed.unsaid
    result.outside = len(printed.glyphs) - len(inside)
    if hidden:
        inside = [glyph for glyph in inside if id(glyph) not in hidden]
        result.hidden = len(hidden)
    settle(result, inside, printed.prints(inside), rules)
    return result


def _inside(glyphs: list[Glyph], width: float, height: float) -> list[Glyph]:
    """The characters that begin on the page, give or take a point."""
    across, down = [g.x0 for g in glyphs], [g.top for g in glyphs]
    if not glyphs or (min(across) >= -1 and max(across) <= width + 1 and min(down) >= -1 and max(down) <= height + 1):
        return glyphs
    return [g for g in glyphs if -1 <= g.x0 <= width + 1 and -1 <= g.top <= height + 1]
