"""Checks on a finished draft: damage in the source, doubts of the extraction.

One file per check. A check is a function from a draft to findings; the order of ``CHECKS`` is the
order of the findings and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..core.problems import Finding
from ..draft import Draft
from . import broken_text, encoding, foreign_words, lost_signs, marks, mojibake, shifted_cells

CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    encoding.check,
    mojibake.check,
    lost_signs.check,
    broken_text.check,
    foreign_words.check,
    marks.check,
    shifted_cells.check,
)


def run_checks(draft: Draft) -> list[Finding]:
    """What was met while reading, then what the checks find."""
    return [*draft.findings, *(f for check in CHECKS for f in check(draft))]
