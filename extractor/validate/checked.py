"""A keyed cell and its verdict as the report's record."""

from __future__ import annotations

from typing import Any

from ..models.validation import CheckedCell, Field_, Kind, Verdict
from .workbook import KeyedCell


def checked_cell(
    cell: KeyedCell, header: str | None, field: Field_, indicator: str, verdict: Verdict, kind: Kind | None,
    message: str, **rest: Any,
) -> CheckedCell:  # fmt: skip
    """The record of a cell that was keyed; ``rest`` are further fields of ``CheckedCell``."""
    own = {"sheet": cell.sheet, "address": cell.address, "row": cell.row, "column": header, "keyed": cell.text}
    said = {"field": field, "indicator": indicator, "verdict": verdict, "kind": kind, "message": message}
    return CheckedCell.model_validate({**own, **said, **rest})


def absent(sheet: str | None, field: Field_, indicator: str, message: str, **rest: Any) -> CheckedCell:
    """The record of what the source has and nobody keyed."""
    own = {"sheet": sheet, "address": None, "row": None, "column": None, "keyed": None}
    said = {"field": field, "indicator": indicator, "verdict": "missing_in_keyed", "message": message}
    return CheckedCell.model_validate({**own, **said, **rest})
