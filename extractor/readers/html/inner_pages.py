"""Pages inside the page: those that an inline frame holds itself are read in its place, others are not in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.problems import ExtractionError

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HTMLParser


def show_inner_pages(root: _Element, parser: HTMLParser) -> None:
    """Puts what inline frames hold (``srcdoc``) in their place.

    Raises:
        ExtractionError: EMPTY where the page is made of frames, each with a file of its own.
    """
    from lxml import etree, html

    if next(root.iter("frameset"), None) is not None:
        raise ExtractionError("EMPTY", "网页由框架组成，文字在另外的文件里")
    for frame in list(root.iter("iframe")):
        try:
            page = html.document_fromstring(frame.get("srcdoc") or "", parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            continue  # nothing in it, or an address only
        body = page.find("body")
        inner = body if body is not None else page
        frame.tag, frame.text = "div", inner.text
        frame.extend(list(inner))
