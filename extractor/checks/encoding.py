"""The file's encoding was guessed, or bytes could not be source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..draft import Draft


def check(draft: Draft) -> Iterator[Finding]:
    """ENCODING_DAMAGED with each run of U+FFFD, or ENCODING_UNCERTAIN."""
    source = draft.source
    if source.damaged:
        places = [Fragment.of(source.text, m.start(), m.end()) for m in re.finditer("\ufffd+", source.text)]
        yield finding("ENCODING_DAMAGED", f"{source.damaged} 个字符", places)
    elif not source.certain:
        yield finding("ENCODING_UNCERTAIN", source.encoding or "", [])
