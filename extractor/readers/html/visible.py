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

EMBEDDED = {
    "img": "图片", "canvas": "图片", "svg": "图形", "iframe": "嵌入的网页", "object": "嵌入对象", "embed": "嵌入对象",
    "audio": "音像", "video": "音像", "input": "表单中的字",
}  # fmt: skip
"""Elements that show something else than the text in them, and what that is called."""
SILENT = frozenset(EMBEDDED) - {"img", "embed", "input"} | {
    "script", "style", "noscript", "template", "head", "xml", "title",
}  # fmt: skip
"""Elements whose text is never shown."""
_ASKS = re.compile(r"javascript|脚本|浏览器|browser", re.IGNORECASE)
MIN_TEXT = 200
"""Characters from which words for those without scripts are a text, and no wish that they be turned on."""
BESIDE = frozenset({"del", "s", "strike", "rt", "rp"})
"""Words struck out, and how to say the words below them: none of the text."""
_UNWRITTEN = frozenset(
    ["hidden", "button", "submit", "reset", "image", "checkbox", "radio", "file", "password", "color"]
)
"""Fields of forms that show no words, or those of the site."""
UNSEEN = str.maketrans("", "", WIDTHLESS)
_SHOWN = f".//text()[not({' or '.join(f'ancestor::{name}' for name in sorted(SILENT))})]"


def has_hiding(element: _Element, sheet: Sheet) -> bool:
    """Whether attributes or styles hide the element, or its words are none of the text."""
    return element.tag in BESIDE or "hidden" in element.attrib or sheet.hides(element)


def unread(element: _Element) -> str | None:
    """What an element shows that nobody reads, be it a drawing with words in it or a field with some."""
    if element.tag == "svg" and next(element.iter("text", "foreignobject"), None) is None:
        return None
    if element.tag == "input" and (element.get("type") in _UNWRITTEN or not element.get("value")):
        return None
    return EMBEDDED.get(str(element.tag))


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
