"""The file's encoding was guessed, or bytes could not be decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..draft import Draft


def check(draft: Draft) -> Iterator[Finding]:
    """ENCODING_DAMAGED with each run of U+FFFD, or ENCODING_UNCERTAIN."""
    decoded = draft.decoded
    if decoded.damaged:
        places = [Fragment.of(decoded.text, m.start(), m.end()) for m in re.finditer("\ufffd+", decoded.text)]
        yield finding("ENCODING_DAMAGED", f"{decoded.damaged} 个字符", places)
    elif not decoded.certain:
        yield finding("ENCODING_UNCERTAIN", decoded.encoding, [])
