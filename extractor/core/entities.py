"""Entities that a converter left in a text, read as the letter that they name: 失业率&lt;5.5% as 失业率<5.5%.

The letter takes the place of the first character of the entity and blanks those of the rest, so that every place holds;
what is called raw in the result keeps the print. So with the exponent in 10<sup>6</sup>, which is no 106.
"""

from __future__ import annotations

import re
from html import unescape

from .formulas import LINE_ENDS, has_formula, plain
from .source import Source

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#[xX][0-9A-Fa-f]{2,4});(?![ \t\u3000]*(?:[\n\r|<\t]|\Z))")
"""An entity, but none at the end of a line or a cell: the blanks behind its letter would be trimmed away there."""


_POWER = re.compile(r"(?<=[×✕xX*·•（(／/]10)<sup>([0-9]{1,2})</sup>(?![ \t\u3000]*(?:[\n\r|<\t]|\Z))", re.IGNORECASE)
"""The exponent of a power of ten, with its tags: they stay in the words, where 10 and 6 without them were 106."""
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def without_entities(source: Source) -> Source:
    """The source as it is to be read; only formats that are text themselves keep entities."""
    if not source.media_type.startswith("text/") or source.media_type == "text/html" or not _is_coded(source.text):
        return source
    return source.read_as(_read(source.text), lambda text: _read(text, True))


def _is_coded(text: str) -> bool:
    return ("&" in text and _ENTITY.search(text) is not None) or "10<sup>" in text or has_formula(text)


def _read(text: str, is_cell: bool = False) -> str:
    return plain(_POWER.sub(_exponent, _ENTITY.sub(_letter if is_cell else _letter_in_line, text)), is_cell)


def _exponent(match: re.Match[str]) -> str:
    return match.group(1).translate(_EXPONENTS).ljust(len(match.group()))


def _letter(match: re.Match[str]) -> str:
    letter = unescape(match.group())
    known = len(letter) == 1 and letter.isprintable() and not letter.isspace() and letter != "|"
    return letter.ljust(len(match.group())) if known else match.group()


_MARKS = ">#-*+"
"""What marks a line at its head; the blanks behind such a mark go with it."""


def _letter_in_line(match: re.Match[str]) -> str:
    letter = _letter(match)
    return match.group() if letter[0] in _MARKS and _opens_line(match) else letter


def _opens_line(match: re.Match[str]) -> bool:
    """Whether nothing but blanks and marks stands before it in its line."""
    at = match.start() - 1
    while at >= 0 and match.string[at] in " \t\u3000\ufeff" + _MARKS:
        at -= 1
    return at < 0 or match.string[at] in LINE_ENDS
