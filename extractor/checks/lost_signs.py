"""A conversion that dropped a class of signs: a long text full of figures without one % or point or quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..draft import Draft

MIN_FIGURES = 25
"""Figures from which the absence of every sign is no accident; the plans at hand have 60 and more."""


def check(draft: Draft) -> Iterator[Finding]:
    """DIGITS_LOST."""
    text = draft.text
    figures = len(re.findall(r"\d+", text))
    if figures < MIN_FIGURES or len(text) < 3000:
        return
    missing = [
        name
        for name, signs in (("百分号", "%％"), ("小数点", ".．"), ("引号", '“”"「'))
        if not any(s in text for s in signs)
    ]
    if len(missing) >= 2:
        yield finding("DIGITS_LOST", f"{figures} 个数字，没有{'、'.join(missing)}", [])
