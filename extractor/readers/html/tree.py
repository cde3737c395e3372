"""The elements of a page, with the pages that its frames hold in themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...core.problems import ExtractionError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Where the page says that it ends; browsers read on, and templates that include whole pages rely on it."""
_LONG_TAG = re.compile("<[A-Za-z][^<]{8192,}")
"""A tag that may have very many attributes, with what follows it up to the next one."""
_GIVEN, _QUOTED = re.compile(r"""[\s"'/][^\s"'<>/=]+\s*="""), re.compile(r""""[^"]*"|'[^']*'""")
MAX_ATTRIBUTES = 4000
"""Attributes of one tag: the parser compares each with all before it. Pages have tens."""
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


def _is_overloaded(tag: re.Match[str]) -> bool:
    """Whether a tag has more attributes than any page gives; those without a value have no =."""
    given = sum(1 for _ in _GIVEN.finditer(tag.group()))
    bare = _QUOTED.sub("", tag.group()).partition(">")[0].split()
    return max(given, len(bare)) > MAX_ATTRIBUTES


def _parsed(text: str) -> _Element | None:
    """None where there is no element and no word in it."""
    from lxml import etree, html

    if any(map(_is_overloaded, _LONG_TAG.finditer(text))):
        raise ExtractionError("TOO_LARGE", "网页标签的属性过多")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(_ENDS.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ExtractionError("TOO_LARGE", "网页嵌套过深")  # the parser has left out what lies deeper
    return root
