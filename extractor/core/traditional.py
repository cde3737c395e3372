"""Traditional characters read as the simplified ones: 國 as 国, 億 as 亿.

Plans of Macau and Hong Kong are published in them, and sites show mainland plans so. All rules are written in
simplified characters, so a text that is traditional throughout is replaced one for one before anything is read, and
every place holds; what is called raw in the result keeps the print. A few such characters in a simplified text (a
person's name, a shop's) are left as they stand.

OpenCC knows which characters belong to each other (https://github.com/BYVoid/OpenCC); it is loaded for such texts only.
"""

from __future__ import annotations

from .fragment import Fragment
from .problems import Finding, finding
from .source import Source

_TELLTALE = "國發會為與業產經濟"
"""Frequent characters of plans whose simplified forms are others."""
_SHARE = 0.005
"""Of a traditional plan's characters one in fifteen is among them, of a simplified one's none."""


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional characters throughout."""
    told = sum(map(text.count, _TELLTALE))
    return told > 0 and told > _SHARE * len(text)


def with_simplified(source: Source) -> Source:
    """The source as it is to be read."""
    if not is_traditional(source.text):
        return source
    return source.read_as(_simplified(source.text), _simplified)


def _simplified(text: str) -> str:
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    whole = convert(text)
    if len(whole) == len(text):
        return str(whole)
    # a phrase that changes its length would move every place behind it
    signs = ((sign, convert(sign)) for sign in text)
    return "".join(new if len(new) == 1 else old for old, new in signs)


def traditional_found(source: Source) -> list[Finding]:
    """TRADITIONAL_CHARACTERS, once for the document, at the first of them."""
    first = next(n for n, sign in enumerate(source.text) if sign in _TELLTALE)
    return [finding("TRADITIONAL_CHARACTERS", "", [Fragment.of(source.text, first, first + 1)])]
