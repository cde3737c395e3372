"""Formulas as a line of text: Office's own (m:oMath), and EQ fields, with which older Word sets fractions and circles.

What paper shows by place (above a stroke, raised) is written with a sign: (x-c)/v, 10⁶, √2.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..raised import as_exponent
from .counting import number
from .names import MATH

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_DEPTH = 40
"""Formulas in formulas; what lies deeper is written without its signs."""
_SIMPLE = re.compile(r"^(?:[A-Za-z0-9.%]+|[\u4e00-\u9fff]+|\(.*\))?$")
_VALUE = MATH + "val"


def linear_math(element: _Element, depth: int = 0) -> str:
    """A formula of Office on one line."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    if tag == MATH + "t":
        return element.text or ""
    if depth > MAX_DEPTH:
        return "".join(t.text or "" for t in element.iter(MATH + "t"))

    def part(name: str) -> str:
        found = element.find(MATH + name)
        return linear_math(found, depth + 1) if found is not None else ""

    write = _FORMS.get(tag.removeprefix(MATH))
    if write is not None:
        return write(element, part)
    return "".join(linear_math(child, depth + 1) for child in element)


def _delimited(element: _Element, part: Callable[[str], str]) -> str:
    opening, closing = _property(element, "begChr", "("), _property(element, "endChr", ")")
    inner = [linear_math(e, 1) for e in element.findall(MATH + "e")]
    return opening + _property(element, "sepChr", "|").join(inner) + closing


def _property(element: _Element, name: str, default: str) -> str:
    found = element.find(f"{MATH}{element.tag.removeprefix(MATH)}Pr/{MATH}{name}")
    return found.get(_VALUE, "") if found is not None else default


def _grouped(words: str) -> str:
    return words if _SIMPLE.match(words) else f"({words})"


def _power(words: str) -> str:
    return as_exponent(words) or ("^" + _grouped(words) if words else "")


def _root(degree: str, inner: str) -> str:
    return degree + "√" + _grouped(inner)


_FORMS: dict[str, Callable[[_Element, Callable[[str], str]], str]] = {
    "f": lambda _, part: f"{_grouped(part('num'))}/{_grouped(part('den'))}",
    "sSup": lambda _, part: part("e") + _power(part("sup")),
    "sSubSup": lambda _, part: part("e") + part("sub") + _power(part("sup")),
    "rad": lambda _, part: _root(part("deg"), part("e")),
    "d": _delimited,
    "nary": lambda element, part: _property(element, "chr", "∫") + part("sub") + _power(part("sup")) + part("e"),
}

_SWITCH = re.compile(r"\\([a-z]+)[0-9]*\s*", re.IGNORECASE)
_EXPONENT = re.compile(r"[-+−－＋]?[0-9]{1,2}$|[A-Za-z]$")
"""What a raised piece of an EQ field is a power for; any other is set so to stand in the middle of its line."""
_CIRCLES = frozenset("○〇◯O0o")


def read_equation(code: str) -> str:
    """What an EQ field shows: ``EQ \\o\\ac(○,1)`` is ①, ``EQ \\f(1,2)`` is 1/2; empty for any other field."""
    code = code.strip()
    return _Equation(code[2:].lstrip()).whole() if code[:2].upper() == "EQ" else ""


class _Equation:
    """Reads the code from left to right."""

    def __init__(self, code: str):
        self._code = code
        self._at = 0

    def whole(self) -> str:
        """All that the code shows."""
        return self._until("", 0).strip()

    def _until(self, ends: str, depth: int) -> str:
        out: list[str] = []
        while self._at < len(self._code) and self._code[self._at] not in ends:
            out.append(self._piece(depth))
        return "".join(out)

    def _piece(self, depth: int) -> str:
        switch = _SWITCH.match(self._code, self._at)
        if switch is None:
            escaped = self._code[self._at] == "\\"
            self._at += 1 + escaped
            return self._code[self._at - 1 : self._at]
        name = switch.group(1).lower()
        while switch is not None:  # switches of a switch, \o\ac: how it is set
            self._at = switch.end()
            raised, switch = switch.group(1).lower(), _SWITCH.match(self._code, self._at)
        return self._shown(name, raised, self._arguments(depth)) if self._code[self._at : self._at + 1] == "(" else ""

    def _arguments(self, depth: int) -> list[str]:
        found: list[str] = []
        if depth > MAX_DEPTH:
            self._at = len(self._code)
            return found
        while self._at < len(self._code) and self._code[self._at] in "(,，;":
            self._at += 1
            found.append(self._until(",，;)", depth + 1).strip())
        self._at += 1
        return found

    @staticmethod
    def _shown(name: str, last: str, arguments: list[str]) -> str:
        if name == "o":
            words = [a for a in arguments if a not in _CIRCLES] or arguments[:1]
            circled = len(words) == 1 and len(arguments) == 2 and words[0].isdecimal()
            return number(int(words[0]), "decimalEnclosedCircle") if circled else "".join(words)
        if name == "f" and len(arguments) == 2:
            return f"{_grouped(arguments[0])}/{_grouped(arguments[1])}"
        if name == "r":
            return _root("".join(arguments[:-1]), arguments[-1]) if arguments else ""
        if name == "s" and last == "up" and _EXPONENT.match("".join(arguments)):
            return _power("".join(arguments))
        if name == "b":
            return f"({''.join(arguments)})"
        return "".join(arguments)
