"""Word documents (ECMA-376) through python-docx, and through its XML where the library stops.

| difficulty | where |
| --- | --- |
| body order of paragraphs and tables, content controls, tracked changes, hidden text | ``body`` |
| merged cells both ways, nested tables, one-cell tables as frames | ``tables`` |
| text boxes, DrawingML and VML once | ``body`` |
| runs: tabs, breaks, hyphens, symbols, fields, note marks, raised type | ``runs`` |
| formulas and EQ fields on one line | ``equations`` |
| numbers that Word makes itself | ``numbering``, ``counting`` |
| styles as hints | ``styles`` |
| footnotes, endnotes, heads and feet of pages | ``beside`` |

Macros are never run, links never followed, embedded files never opened.
"""

from __future__ import annotations

from ...core.source import Source
from .beside import add_heads, add_notes
from .body import Body
from .package import Package

INGESTER = "docx/2"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, suffix: str) -> Source:
    """The text of a Word document.

    Raises:
        ExtractionError: CORRUPTED, ENCRYPTED, TOO_LARGE, NO_TEXT_LAYER, EMPTY.
    """
    package = Package(data)
    body = Body(package)
    body.blocks(package.body)
    add_notes(body, package)
    add_heads(body, package)
    return body.source(INGESTER, MEDIA, package.characters())
