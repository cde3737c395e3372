"""What of a page a reader sees: elements that are never shown, styles that hide, the words below an element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...core.problems import ExtractionError
from ...lexicon.widths import WIDTHLESS
from .sheets import Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

EMBEDDED = frozenset({"object", "iframe", "canvas", "audio", "video"})
"""Elements that show something else than the text in them."""
SILENT = EMBEDDED | {"script", "style", "noscript", "template", "head", "svg", "xml", "title"}
"""Elements whose text is never shown."""
_ASKS = re.compile(r"javascript|脚本|浏览器|browser", re.IGNORECASE)
MIN_TEXT = 200
"""Characters from which words for those without scripts are a text, and no wish that they be turned on."""
BESIDE = frozenset({"del", "s", "strike", "rt", "rp"})
"""Words struck out, and how to say the words below them: none of the text."""
UNSEEN = str.maketrans("", "", WIDTHLESS)
_SHOWN = f".//text()[not({' or '.join(f'ancestor::{name}' for name in sorted(SILENT))})]"


def has_hiding(element: _Element, sheet: Sheet) -> bool:
    """Whether attributes or styles hide the element, or its words are none of the text."""
    return element.tag in BESIDE or "hidden" in element.attrib or sheet.hides(element)


def own_texts(element: _Element) -> Iterator[str]:
    """The texts directly inside an element, between its children."""
    if element.text:
        yield element.text
    for child in element:
        if child.tail:
            yield child.tail


def words(element: _Element) -> str:
    """All words below an element but those of scripts and their like."""
    if next(element.iter(*SILENT), None) is None:
        return "".join(map(str, element.itertext()))
    shown: Any = element.xpath(_SHOWN)
    return "".join(shown)


def squeezed(element: _Element) -> str:
    """All words below the element, without white space."""
    return "".join(words(element).split())


def without_scripts(root: _Element) -> None:
    """Shows, in place, what the page shows where no script runs: the words of ``noscript``, or of a ``template``, where
    it has no others; and a template that is a part of the page by its own word (``shadowrootmode``).

    Raises:
        ExtractionError: EMPTY, where a script would load all words.
    """
    for element in root.iter("template"):
        if "shadowrootmode" in element.attrib:
            element.tag = "div"
    if squeezed(root):
        return
    for name in ("noscript", "template"):
        held = [element for element in root.iter(name) if _is_text("".join(map(str, element.itertext())))]
        for element in held:
            element.tag = "div"
        if held:
            return
    if next(root.iter("script"), None) is not None and next(root.iter("img"), None) is None:
        raise ExtractionError("EMPTY", "网页的文字由脚本载入，没有存在这个文件里")


def _is_text(text: str) -> bool:
    return bool(text.strip()) and (len(text) >= MIN_TEXT or _ASKS.search(text) is None)
