"""Checks on a text and its outline: damage in the source, doubts of the extraction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..layout.nodes import SectionNode
from ..readers.text import Decoded


def check(decoded: Decoded, root: SectionNode, found: list[Finding]) -> Iterator[Finding]:
    """All findings: those met on the way, then those of the checks."""
    yield from found
    yield from _encoding(decoded)


def _encoding(decoded: Decoded) -> Iterator[Finding]:
    if decoded.damaged:
        places = [Fragment.of(decoded.text, m.start(), m.end()) for m in re.finditer("\ufffd+", decoded.text)]
        yield finding("ENCODING_DAMAGED", f"{decoded.damaged} 个字符", places)
    elif not decoded.certain:
        yield finding("ENCODING_UNCERTAIN", decoded.encoding, [])
