"""The elements of a page, with the pages that its frames hold in themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...core.problems import ExtractionError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Where the page says that it ends; browsers read on, and templates that include whole pages rely on it."""
MAX_FRAMES = 8
"""Frames in frames whose pages are read; what lies deeper is told as embedded."""


def tree(text: str) -> _Element:
    """The page's root; a frame with a page in its own attribute (``srcdoc``) has it as its content, as is seen.

    Raises:
        ExtractionError: EMPTY, TOO_LARGE.
    """
    root = _parsed(text)
    if root is None:
        raise ExtractionError("EMPTY")
    if next(root.iter("frameset"), None) is not None:
        raise ExtractionError("EMPTY", "网页由框架组成，文字在另外的文件里")
    frames = list(root.iter("iframe"))
    for _ in range(MAX_FRAMES):
        frames = [inner for frame in frames if _unfold(frame) for inner in frame.iter("iframe")]
    return root


def _unfold(frame: _Element) -> bool:
    """Puts the page that a frame holds in its place."""
    held = frame.get("srcdoc", "")
    page = _parsed(held) if held.strip() else None
    body = page.find("body") if page is not None else None
    if body is None:
        return False
    body.tag = frame.tag = "div"
    frame.text, frame[:] = None, [body]
    del frame.attrib["srcdoc"]
    return True


def _parsed(text: str) -> _Element | None:
    """None where there is no element and no word in it."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(_ENDS.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ExtractionError("TOO_LARGE", "网页嵌套过深")  # the parser has left out what lies deeper
    return root
