"""Bytes that could not be decoded: U+FFFD in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View


def find(view: View) -> Iterator[Finding]:
    """ENCODING_DAMAGED with each run of U+FFFD."""
    if "\ufffd" in view.text:
        places = [Fragment.of(view.text, m.start(), m.end()) for m in re.finditer("\ufffd+", view.text)]
        detail = f"{view.text.count(chr(0xFFFD))} 个字符"
        yield finding("ENCODING_DAMAGED", detail, places)


_TEXT = "一、任务\n稳定和扩大就{}。\n"

CHECK = Check(find, (Example("ENCODING_DAMAGED", shows=_TEXT.format("\ufffd"), holds=_TEXT.format("业")),))
