"""PDF: the text layer where there is a sound one, optical recognition of the page where there is none."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from functools import cache
from importlib.metadata import version

from ...core.problems import ExtractionError, finding
from ...core.source import Source
from .compose import OCR_EXTRA, compose, read_page
from .furniture import Read
from .pdfium import reader as pdfium
from .pdfium.returning import Returning
from .scans import ocr
from .shapes import Page

FEW = 20
"""Characters on a page full of pictures under which they are a stamp, and the text is in the picture."""
BROKEN = 0.05
"""Share of characters without a meaning from which a text layer is of no use."""
MAX_DOTS = 20_000_000
"""Dots of a page's picture: A2 at 200 dots per inch has 15 million."""
LATIN_RUBBISH = 0.2
"""Share of signs that Chinese text does not have, from which the layer says something other than the page."""
_RUBBISH = re.compile(r"""[\u0080-\u009f¡-¶¸-ÿƒˆ˜˘-˝‚„†‡‰‹›ﬁ-ﬂ!"#$&'*+<=>?@\[\\\]^_`{|}~]""")


def read(data: bytes, suffix: str = "") -> Source:
    """The text of a PDF, page by page.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPTED, TOO_LARGE, NO_TEXT_LAYER.
    """
    reads: list[Read] = []
    unread: list[int] = []
    broken: list[int] = []
    seeing = ocr.installed()
    with closing(pdfium.open_document(data)) as document:
        form = pdfium.is_form(document)
        returning = Returning(document)
        for number in range(1, len(document) + 1):
            page = pdfium.read_page(document, number)
            returning.settle(page)
            if _needs_eyes(page):
                if seeing:
                    page = _recognised(document, page)
                else:
                    (unread if len(page.glyphs) <= FEW else broken).append(number)
            reads.append(read_page(page, reads[-1] if reads else None))
    if not any(read.seen for read in reads) and any(read.page.hidden for read in reads):
        raise ExtractionError("EMPTY", "页上的字都与纸同色")
    if len(unread) + len(broken) == len(reads):
        raise ExtractionError("NO_TEXT_LAYER", f"共 {len(reads)} 页；安装光学识别组件后可以读取：{OCR_EXTRA}")
    ingester = f"pdf/2 pypdfium2/{_version()}"
    if any(read.page.recognised for read in reads):
        ingester += f" {ocr.engine_version()}"
    source = compose(reads, "application/pdf", ingester, unread, broken)
    if not form:
        return source
    return replace(source, findings=(*source.findings, finding("ANNOTATIONS_UNREAD", "整份文件是 XFA 动态表单", [])))


@cache
def _version() -> str:
    return version("pypdfium2")


def _recognised(document: pdfium.Document, page: Page) -> Page:
    """The page as it is seen; one of uncommon size is looked at less closely, so that the picture stays small."""
    from .scans.recognised import DOTS, recognise

    dots = min(DOTS, int(72 * (MAX_DOTS / (page.width * page.height)) ** 0.5))
    return recognise(pdfium.picture(document, page.number, dots), page.number, dots)


def _needs_eyes(page: Page) -> bool:
    """Whether the words of the page are only to be seen: no text layer, or a broken one."""
    count = len(page.glyphs)
    if count <= FEW:
        return page.pictured
    if page.broken >= BROKEN * count:
        return True
    text = "".join([glyph.char for glyph in page.glyphs])
    if len(_RUBBISH.findall(text)) + page.broken < LATIN_RUBBISH * count:
        return False
    return sum("\u4e00" <= char <= "\u9fff" for char in text) * 3 < count
