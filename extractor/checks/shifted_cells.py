"""A 其中 row whose value stands in another column than its parent's: a cell that slipped."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..draft import Draft
from ..indicators.read import IndicatorRow


def check(draft: Draft) -> Iterator[Finding]:
    """CELL_SHIFTED, with the child's value and the parent's.

    Only target columns count: a part may well lack the base that its whole has.
    """
    for reading in draft.readings.values():
        for row in reading.rows:
            parent = reading.rows[row.parent] if row.parent is not None else None
            if parent is None:
                continue
            own, above = _filled(row), _filled(parent)
            if own and above and not own.keys() & above.keys():
                places = [*own.values(), *above.values()]
                yield finding("CELL_SHIFTED", f"“{row.name}”与“{parent.name}”的目标值不在同一列", places)


def _filled(row: IndicatorRow) -> dict[int, Fragment]:
    return {
        v.column.index: v.raw for v in row.values
        if v.column.role in ("target", "annual_average") and (v.reading.value is not None or v.reading.text)
    }  # fmt: skip
