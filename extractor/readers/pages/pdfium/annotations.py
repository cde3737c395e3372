"""Words typed onto a page: annotations and form fields that show them are read as the page's own print.

A note behind an icon, a comment in the margin of a viewer, an empty field show nothing and are not read.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MAX_ANNOTATIONS = 5000
"""Annotations of one page that are looked at."""
_TYPED = frozenset({raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP})
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


def with_annotations(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> tuple[pdfium.PdfPage, int]:
    """The page with what is typed onto it made part of it, and how many such words have no print to show.

    Args:
        document: the document; its page is changed in memory.
        page: the page, which is closed where another is given back.
        number: the page's number, from 1.
    """
    shown = unshown = 0
    for n in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)):
        note = raw.FPDFPage_GetAnnot(page.raw, n)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in _TYPED and not raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
            if raw.FPDFAnnot_HasKey(note, b"AP"):
                shown += 1
            else:
                unshown += bool(_words(note, b"Contents") or _words(note, b"V"))
        raw.FPDFPage_CloseAnnot(note)
    if not shown or raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page, shown + unshown
    page.close()
    return document[number - 1], unshown


def _words(note: Any, name: bytes) -> str:
    """A text of an annotation."""
    size = raw.FPDFAnnot_GetStringValue(note, name, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, name, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").strip("\0 ")
