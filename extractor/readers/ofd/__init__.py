"""OFD, the state's own fixed layout format (GB/T 33190-2016): a zip of XML.

| difficulty | where |
| --- | --- |
| packages: several bodies, templates, resources, relative and absolute paths | ``package`` |
| text objects: places of characters, repeated distances, turned, slanting, white and hidden text | ``content`` |
| composites: what a resource draws, where a page places it | ``package``, ``content`` |
| drawn lines and rectangles as rules of tables and frames | ``content`` |
| lines, columns, tables over page ends, page numbers and running heads | ``pages``, as for PDF |

Libraries were considered: easyofd (2026) converts to PDF and pictures and brings a dozen packages with
it, ofdreader gives plain text without places, and none gives rules. The XML is small enough to read.
Signatures, annotations and attachments are not read; nothing in a package is run.
"""

from __future__ import annotations

from ...core.problems import ExtractionError, finding
from ...core.source import Source
from ..archive import open_package
from ..linear import left_out, lost
from ..pages.compose import compose, page_list, read_page, visible
from ..pages.furniture import Read
from .content import Reader
from .package import Package

INGESTER = "ofd/1"
MEDIA = "application/ofd"
MAX_PAGES = 3000


def read(data: bytes, suffix: str) -> Source:
    """The text of an OFD document, page by page.

    Raises:
        ExtractionError: CORRUPTED, ENCRYPTED, TOO_LARGE, NO_TEXT_LAYER, EMPTY.
    """
    from dataclasses import replace

    with open_package(data) as archive:
        package = Package(archive)
        sheets = package.pages()
        if len(sheets) > MAX_PAGES:
            raise ExtractionError("TOO_LARGE", f"{len(sheets)} 页")
        reader = Reader(package)
        reads: list[Read] = []
        for number, sheet in enumerate(sheets, 1):
            page, asides = reader.read(sheet, number)
            read = read_page(page, reads[-1] if reads else None)
            seen = read.seen + visible(line.text for line in asides)
            heads, feet = ([a for a in asides if (a.box[1] * 2 < page.height) == upper] for upper in (True, False))
            reads.append(Read(read.page, [*heads, *read.blocks, *feet], seen))
    if not any(read.seen for read in reads) or len(reader.drawn) == len(reads):
        raise ExtractionError("NO_TEXT_LAYER" if reader.pictures or reader.drawings else "EMPTY")
    source = compose(reads, MEDIA, INGESTER)
    drawn = f"第 {page_list(reader.drawn)} 页的文字像是画成了图形"
    found = (
        *([finding("PICTURES_UNREAD", drawn, [])] if reader.drawn else ()),
        *left_out("HIDDEN_TEXT", {"隐藏文字": reader.hidden}),
        *left_out("PICTURES_UNREAD", {"图片": reader.pictures}),
        *lost(reader.unseen),
    )
    return replace(source, findings=(*source.findings, *found))
