"""A 其中 row whose value stands in another column than its parent's: a cell that slipped."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..models import Indicator, Observation
from .check import Check, Example
from .view import View


def find(view: View) -> Iterator[Finding]:
    """CELL_SHIFTED, with the child's value and the parent's.

    Only target columns count: a part may well lack the base that its whole has.
    """
    rows = {indicator.id: indicator for indicator in view.document.indicators}
    for indicator in view.document.indicators:
        parent = rows.get(indicator.of) if indicator.of is not None else None
        if parent is None:
            continue
        own, above = _filled(indicator), _filled(parent)
        if own and above and not own.keys() & above.keys():
            detail = "，".join(_said(name, cells) for name, cells in ((indicator.name, own), (parent.name, above)))
            places = view.places(*(value.span for value in [*own.values(), *above.values()]))
            yield finding("CELL_SHIFTED", detail, places)


def _filled(indicator: Indicator) -> dict[str, Observation]:
    return {
        value.column: value for value in indicator.values
        if value.role in ("target", "annual_average") and (value.value is not None or value.text)
    }  # fmt: skip


def _said(name: str, cells: dict[str, Observation]) -> str:
    return f"“{name}”的 {'、'.join(value.raw for value in cells.values())} 在“{'、'.join(cells)}”列"


_TABLE = "指标\t2020年\t2025年目标\t年均/累计\n培训\t1\t—\t6\n其中：农民工\t1\t{}\n"

CHECK = Check(find, (Example("CELL_SHIFTED", shows=_TABLE.format("5\t—"), holds=_TABLE.format("—\t5")),))
