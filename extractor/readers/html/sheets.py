"""What the styles of a page hide: those of an element itself, and the page's own rules for one class or name.

Rules for one medium (print) and for elements inside others say nothing here: what they hide, a reader may see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration[\w-]*\s*:[\w\s-]*line-through",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"(?:display|visibility)\s*:", re.IGNORECASE)
_SIZELESS = re.compile(r"font-size\s*:\s*0(?:\.0+)?\s*(?:px|pt|em|rem|%)?\s*(?:!|;|$)", re.IGNORECASE)
_CLEAR = re.compile(
    r"(?<![\w-])(?:opacity\s*:\s*0(?:\.0+)?%?|color\s*:\s*(?:transparent|rgba\([^()]*,\s*0(?:\.0+)?\s*\)))\s*(?:!|;|$)",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![\w-])color\s*:\s*(?:#fff(?:fff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1(?:\.0+)?\s*)?\))\s*(?:!|;|$)",
    re.IGNORECASE,
)
_WHITE_FONT = frozenset({"#fff", "#ffffff", "white"})
_INLINE = frozenset({"span", "font", "b", "i", "u", "em", "strong", "a", "small", "big", "label", "mark", "sup", "sub"})
"""Elements amid the words of a line: a block that shows nothing may be one that a script shows bit by bit."""
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)", re.IGNORECASE)
MAX_SHEET = 200_000
"""Characters of style sheets that are looked at."""
Key = tuple[str, str, str]
"""Element or nothing, . or #, its class or name."""


class Sheet:
    """The page's own rules that show or hide."""

    def __init__(self, root: _Element):
        text = "\n".join(element.text or "" for element in root.iter("style"))[:MAX_SHEET]
        self._mixed: dict[_Element, bool] = {}
        """Whether a block has words in white and in other colours."""
        self._styles = {key: style for selectors, style in _rules(text) for key in _keys_of(selectors)}

    def hides(self, element: _Element) -> bool:
        """Whether the words of the element are not shown, or crossed out."""
        alone, own = not len(element), element.get("style") or ""
        if element.tag in _INLINE and (_CLEAR.search(own) or (_is_white(element) and self._is_amid_others(element))):
            return True
        if own and (_SHOWS.search(own) or is_hiding(own, alone)):
            return is_hiding(own, alone)
        return bool(self._styles) and any(is_hiding(self._styles.get(key, ""), alone) for key in _keys(element))

    def _is_amid_others(self, element: _Element) -> bool:
        """Whether words in other colours stand in the same block, and no ground of its own is said of any holder.

        A block whose words are all white has a dark ground, wherever that is said.
        """
        block = element
        for holder in (element, *element.iterancestors()):
            if (
                "background" in (holder.get("style") or "")
                or "bgcolor" in holder.attrib
                or "background" in holder.attrib
            ):
                return False
            block = holder if block.tag in _INLINE else block
        if block not in self._mixed:
            white = [inner for inner in block.iter() if inner.tag in _INLINE and _is_white(inner)]
            self._mixed[block] = _letters(block) > sum(map(_letters, white))
        return self._mixed[block]


def _letters(element: _Element) -> int:
    return sum(len("".join(str(text).split())) for text in element.itertext())


def _is_white(element: _Element) -> bool:
    own = element.get("style") or ""
    return bool(own and _WHITE.search(own)) or (element.get("color") or "").strip().lower() in _WHITE_FONT


def is_hiding(style: str, alone: bool) -> bool:
    """Whether a style hides the words of its element; ``alone``: it holds no other, which could set a size again."""
    return bool(style) and (_HIDES.search(style) is not None or (alone and _SIZELESS.search(style) is not None))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and style of the rules that hide or show, those of one medium left out."""
    bare = "".join(part.partition("*/")[2] if n else part for n, part in enumerate(text.split("/*")))
    at, depth, head = 0, 0, ""
    for match in _BRACE.finditer(bare):
        inside = bare[at : match.start()]
        at = match.end()
        if match.group() == "{":
            head = inside.rpartition(";")[2] if not depth else head
            depth += 1
            continue
        says = _SHOWS.search(inside) or is_hiding(inside, True)
        if depth == 1 and says and not head.lstrip().startswith("@"):
            yield head, inside
        depth = max(0, depth - 1)


def _keys_of(selectors: str) -> Iterator[Key]:
    """Those selectors of a rule that name one class or one element."""
    for selector in selectors.split(","):
        match = _SELECTOR.fullmatch(selector.strip())
        if match:
            yield (match[1] or "").lower(), match[2], match[3]


def _keys(element: _Element) -> Iterator[Key]:
    names = [(".", name) for name in (element.get("class") or "").split()]
    for sign, name in [*names, ("#", element.get("id") or "")]:
        yield "", sign, name
        yield str(element.tag), sign, name
