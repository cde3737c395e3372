"""Documents made of pages: PDF, and pictures of pages through optical recognition."""

from __future__ import annotations

from importlib.metadata import version

from ...core.source import Source
from .blocks import blocks_of
from .furniture import Read
from .writer import Writer


def read_pdf(data: bytes) -> Source:
    """The text of a PDF.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPTED, TOO_LARGE, NO_TEXT_LAYER.
    """
    from . import pdfium

    reads = []
    for page in pdfium.pages(data):
        blocks = blocks_of(page)
        page.glyphs, page.rules = [], []
        reads.append(Read(page, blocks))
    return _source(reads, "application/pdf", f"pdf/1 pypdfium2/{version('pypdfium2')}")


def _source(reads: list[Read], media_type: str, ingester: str) -> Source:
    writer = Writer()
    writer.write(reads)
    text = writer.text()
    return Source(
        text, ingester, media_type, pages=len(reads),
        tables=tuple(writer.tables(text)), frames=tuple(writer.frames), hints=tuple(writer.hints),
        furniture=tuple(sorted(writer.furniture, key=lambda f: f[1:])), printed=tuple(writer.printed),
    )  # fmt: skip
