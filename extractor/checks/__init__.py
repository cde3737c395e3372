"""Checks on a finished document: where it contradicts itself, where its text is damaged.

One file per check. A check is a function from a view of the document to findings, with an example
for each of its codes; the order of ``CHECKS`` is the order of the findings and nothing else. What the
stages doubt while they read (a row that does not fit its header, a number that is missing) is theirs
to say and stands before.
"""

from __future__ import annotations

from ..core.problems import FAULTS, Finding, part_failed
from ..models import Document
from . import (
    broken_text,
    captions,
    changes,
    claims,
    conflicts,
    doubled_words,
    encoding,
    foreign_words,
    growth,
    lookalikes,
    lost_signs,
    magnitudes,
    marks,
    mojibake,
    numbering,
    page_numbers,
    parted_numbers,
    plan_years,
    ratios,
    repeats,
    rows_left,
    run_together,
    shifted_cells,
    stock_totals,
    sums,
    targets,
    traditional,
    units,
    wholes,
    yearly,
)
from .check import Check, Example
from .view import View

__all__ = ["CHECKS", "Check", "Example", "run_checks"]

CHECKS: tuple[Check, ...] = (
    # damage to the text
    encoding.CHECK,
    mojibake.CHECK,
    lost_signs.CHECK,
    broken_text.CHECK,
    run_together.CHECK,
    parted_numbers.CHECK,
    page_numbers.CHECK,
    doubled_words.CHECK,
    foreign_words.CHECK,
    traditional.CHECK,
    lookalikes.CHECK,
    numbering.CHECK,
    # how tables are printed
    captions.CHECK,
    rows_left.CHECK,
    marks.CHECK,
    shifted_cells.CHECK,
    repeats.CHECK,
    units.CHECK,
    stock_totals.CHECK,
    magnitudes.CHECK,
    # figures against each other
    targets.CHECK,
    conflicts.CHECK,
    wholes.CHECK,
    ratios.CHECK,
    sums.CHECK,
    yearly.CHECK,
    growth.CHECK,
    changes.CHECK,
    claims.CHECK,
    plan_years.CHECK,
)


def run_checks(document: Document, numbers: bool = True) -> list[Finding]:
    """What the checks find in a document; its own diagnostics are not looked at. A check that fails costs itself.

    Args:
        numbers: whether the numbers of the running text were asked for.
    """
    view = View(document, numbers)
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found += list(check.find(view))
        except FAULTS as error:
            found.append(part_failed(f"核对 {'、'.join(check.codes)}", error, []))
    return found
