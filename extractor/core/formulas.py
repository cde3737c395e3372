r"""Formulas between dollar signs, as converters from PDF write them: $\geq 85\%$ read as ≥85%, $10^{6}$ as 10⁶.

Every sign keeps its place: what is only notation becomes a blank. What is called raw keeps the print.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\$(?=[^$\n]*[\\^_0-9])[0-9A-Za-z\\{}^_.,%+\-=<>~ ()/:*×]{1,80}\$")
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|.)\s*")
_SIGNS = {
    "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤", "times": "×", "pm": "±", "sim": "~",
    "approx": "≈", "cdot": "·", "div": "÷", "gt": ">", "lt": "<", "circ": "°", "permil": "‰",
}  # fmt: skip
_OPENING = frozenset("≥≤><≈~±")
_POWER = re.compile(r"(?<=10)(\s*)\^\{?\s*([-−]?[0-9]{1,2})\s*\}?")
_EXPONENTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_BLANKS = " \t\u3000"
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""All that ends a line of text."""
_NOTATION = str.maketrans("${}^_~", "      ")


def has_formula(text: str) -> bool:
    """Whether anything in the text is to be read so."""
    return "$" in text and _FORMULA.search(text) is not None


def plain(text: str, is_cell: bool = False) -> str:
    """The text, as long as it was, with its formulas as words; one that opens or closes a line of text stays."""
    if "$" not in text:
        return text
    return _FORMULA.sub(lambda match: _shown(match) if is_cell or not _stands_at_edge(match) else match.group(), text)


def formulas(text: str) -> list[tuple[int, int]]:
    """Where formulas stand."""
    return [match.span() for match in _FORMULA.finditer(text)] if "$" in text else []


def _shown(match: re.Match[str]) -> str:
    """Its words; with a command that is not known it stays as it is: blanks would hide what stood there."""
    if not all(command[1] is None or command[1] in _SIGNS for command in _COMMAND.finditer(match.group())):
        return match.group()
    words = _POWER.sub(_power, match.group()).translate(_NOTATION)
    return _COMMAND.sub(_sign, words)


def _stands_at_edge(match: re.Match[str]) -> bool:
    """Whether it opens or closes a line, where the blanks that stand for its notation would be trimmed away."""
    text, left, right = match.string, match.start() - 1, match.end()
    while left >= 0 and text[left] in _BLANKS:
        left -= 1
    while right < len(text) and text[right] in _BLANKS:
        right += 1
    return left < 0 or text[left] in LINE_ENDS + "#>" or right == len(text) or text[right] in LINE_ENDS


def _power(match: re.Match[str]) -> str:
    return match.group(2).translate(_EXPONENTS).ljust(len(match.group()))


def _sign(match: re.Match[str]) -> str:
    """The sign of a command; one that opens a value stands first, so that raw begins with the command."""
    words, name = match.group(), match.group(1)
    if name is None:
        return (" " + words[1]).ljust(len(words))
    sign = _SIGNS.get(name, "")
    return sign.ljust(len(words)) if sign in _OPENING else sign.rjust(len(words))
