"""A conversion that dropped a class of signs: a long text full of figures without one % or point or quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View

MIN_FIGURES = 25
"""Figures from which the absence of every sign is no accident; the plans at hand have 60 and more."""

_NUMBER = re.compile(r"\d+")
_FIGURE = re.compile(r"(?<![\d-])\d+(?![\d-]|年|月|号)")
"""A number that counts something: no year, no day, no serial number, no part of a telephone number."""

SIGNS = (("百分号", "%％"), ("小数点", ".．"), ("引号", '“”"「'))


def find(view: View) -> Iterator[Finding]:
    """DIGITS_LOST, at the beginning of the text.

    A long text without one quote has lost them; one that keeps its quotes may have neither % nor point, so that only
    numbers that could have had one speak against it.
    """
    text = view.text
    if len(text) < 3000:
        return
    missing = [name for name, signs in SIGNS if not any(sign in text for sign in signs)]
    numbers = _NUMBER if "引号" in missing else _FIGURE
    if len(missing) >= 2 and (figures := len(numbers.findall(text))) >= MIN_FIGURES:
        yield finding("DIGITS_LOST", f"{figures} 个数字，没有{'、'.join(missing)}", [])


_TEXT = "到2025年建成12个基地，培训300人次，完成投资{}亿元。"

CHECK = Check(
    find,
    (
        Example(
            "DIGITS_LOST",
            shows="一、任务\n" + _TEXT.format("4") * 120 + "\n",
            holds="一、“任务”\n" + _TEXT.format("4.5") * 120 + "\n",
        ),
    ),
)
