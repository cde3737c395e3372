"""Full and half width. Patterns accept both; nothing is ever rewritten in a raw text."""

from __future__ import annotations

_PAIRS = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_PAIRS |= {"　": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "∶": ":", "〔": "[", "〕": "]", "﹝": "[", "﹞": "]"}
_PAIRS |= {"【": "[", "】": "]", "≦": "≤", "≧": "≥", "〈": "<", "〉": ">", "﹤": "<", "﹥": ">", "～": "~", "−": "-"}
FOLD = str.maketrans(_PAIRS)

BLANKS = " \t\u3000\xa0\u2002\u2003\u200b\ufeff"


def fold(text: str) -> str:
    """One character for one: full width to half, every square bracket to [ ]. For comparing only."""
    return text.translate(FOLD)


def squeeze(text: str) -> str:
    """Without white space: what stays of a cell or title when its layout is taken away."""
    return "".join(text.split())
