"""Web pages, and HTML as Word exports it, through lxml.

| difficulty | where |
| --- | --- |
| the declared charset against the bytes | ``decode`` |
| navigation, footers, share buttons as furniture | ``main_text`` |
| rowspan and colspan, tables for layout, one-cell tables and bordered blocks as frames | ``tables``, ``walk`` |
| line ends inside Chinese sentences, entities, lists | ``inline``, ``walk`` |
| what the styles of the page hide; pages inside the page | ``sheets``, ``tree`` |
| Word export: o:p, mso styles, conditional comments, footnotes | ``walk``, ``notes`` |

Scripts are never run and nothing is loaded; a page that has words for those alone who run none is
read as they see it. A library for the main text was measured on pages of
three plans and an excerpt: trafilatura lost 45 of 346, 47 of 292 and 10 of 113 paragraphs and cells
(headings above all); readability lost none, but it gives back a cleaned copy that no longer knows its
places, and its cleaning drops tables with few commas. Here nothing is dropped: what is no main text
is furniture, so that a wrong verdict can be seen and costs no character.
"""

from __future__ import annotations

from ...core.source import Source
from ..linear import left_out, lost
from .decode import decode
from .main_text import Page
from .tree import tree
from .visible import without_scripts
from .walk import Walker

INGESTER = "html/2"


def read(data: bytes, suffix: str) -> Source:
    """The text of a web page.

    Raises:
        ExtractionError: as ``read_page``.
    """
    return read_page(data, INGESTER, "text/html")


def read_page(data: bytes, ingester: str, media_type: str, charset: str | None = None) -> Source:
    """The text of a page whose mail or HTTP header may declare a ``charset``.

    Raises:
        ExtractionError: ENCODING_UNCERTAIN, EMPTY, NO_TEXT_LAYER, TOO_LARGE.
    """
    text, encoding, findings = decode(data, charset)
    root = tree(text)
    without_scripts(root)
    page = Page(root)
    walker = Walker(page)
    walker.run(root)
    return walker.linear.source(
        ingester, media_type,
        (
            *findings,
            *left_out("HIDDEN_TEXT", {"隐藏文字": walker.hidden}),
            *left_out("PICTURES_UNREAD", walker.left_out),
            *left_out("TABLE_NESTED", {"表格": walker.nested}),
            *lost(page.length(root) + page.characters_told - walker.linear.words),
        ),
        encoding=encoding.name, certain=encoding.certain, damaged=encoding.damaged,
    )  # fmt: skip
