"""What every report says in the same words."""

from __future__ import annotations

from ...models.validation import CheckedCell, Difference, Verdict

VERDICTS: dict[Verdict, str] = {
    "confirmed": "一致", "confirmed_equal": "相等", "differs": "不符", "not_in_source": "原文没有",
    "missing_in_keyed": "漏录", "source_conflict": "原文矛盾", "undecided": "未判定",
}  # fmt: skip
GRAVITY: tuple[Verdict, ...] = (
    "differs", "not_in_source", "missing_in_keyed", "source_conflict", "undecided", "confirmed_equal", "confirmed",
)  # fmt: skip
"""Which verdict a cell shows that has several."""
HEADS = ("单元格", "指标", "列", "录入", "原文", "结论", "说明")
"""Columns of a list of differences."""
HEADS_OF_TWO = ("指标", "列", "第一份", "第二份", "原文", "裁定")
"""Columns of a list of differences between two keyings."""


def is_clean(cell: CheckedCell) -> bool:
    """Whether a cell needs nobody's attention."""
    return cell.verdict in ("confirmed", "confirmed_equal")


def address_of(cell: CheckedCell) -> str:
    """Where a cell was keyed, with its sheet; a dash for what was not keyed at all."""
    return f"{cell.sheet}!{cell.address}" if cell.sheet and cell.address else cell.address or "—"


def texts_of_two(difference: Difference) -> tuple[str, ...]:
    """The cells of a line of differences between two keyings."""
    source = next((c.source_raw for c in (difference.first, difference.second) if c and c.source_raw), None)
    return (
        difference.indicator or "", difference.column or "", _keyed(difference.first), _keyed(difference.second),
        source or "", difference.message,
    )  # fmt: skip


def _keyed(cell: CheckedCell | None) -> str:
    if cell is None or cell.keyed is None:
        return "（没有）"
    return f"{cell.keyed or '（空）'}{f' [{cell.address}]' if cell.address else ''}"
