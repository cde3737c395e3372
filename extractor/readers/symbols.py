"""Signs of the fonts Symbol and Wingdings, which files keep as private characters, as Unicode has them."""

from __future__ import annotations

import re

_MATHS = {
    "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b4": "×", "\uf0b8": "÷", "\uf0b9": "≠", "\uf0bb": "≈",
    "\uf0b0": "°", "\uf0a5": "∞", "\uf0ae": "→", "\uf0af": "↓", "\uf0ad": "↑", "\uf0b7": "•", "\uf0d7": "·",
    "\uf0e5": "∑", "\uf0d6": "√", "\uf0a2": "′", "\uf0b2": "″",
}  # fmt: skip
_GREEK = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_BULLETS = {
    "\uf06c": "●", "\uf06e": "■", "\uf0a7": "▪", "\uf0b7": "•", "\uf0d8": "➢", "\uf0fc": "✓", "\uf075": "◆",
    "\uf076": "◆", "\uf0a8": "□", "\uf06f": "□", "\uf0b2": "◇", "\uf0e8": "➤", "o": "○",
}  # fmt: skip
_PRIVATE = re.compile("[\uf000-\uf0ff]")
PRIVATE = 0xF000
"""Where the codes of such a font begin."""


def bullet(sign: str) -> str:
    """The sign that Word sets before the items of a list, whatever its font."""
    return _BULLETS.get(sign, sign)


def in_font(text: str, font: str) -> str:
    """The text as its font shows it; a private character of another font stays, for the check of the text layer."""
    if _PRIVATE.search(text) is None:
        return text
    return "".join(_shown(char, font) for char in text)


def _shown(char: str, font: str) -> str:
    if not PRIVATE <= ord(char) < PRIVATE + 0x100:
        return char
    if font.startswith("Wingdings"):
        return _BULLETS.get(char, char)
    plain = chr(ord(char) - PRIVATE)
    if font == "Symbol":
        return _MATHS.get(char) or _GREEK.get(plain) or (plain if " " <= plain < "\x7f" else char)
    return _MATHS.get(char) or _BULLETS.get(char, char)
