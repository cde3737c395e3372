"""The differences as a table on the terminal, lined up for double-width characters, and the closing line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...cli.display import pad, printable, shorten, width
from ...models.validation import CheckedCell, Summary, Verdict

VERDICTS: dict[Verdict, str] = {
    "confirmed": "一致", "confirmed_equal": "相等", "differs": "不符", "not_in_source": "原文没有",
    "missing_in_keyed": "漏录", "source_conflict": "原文矛盾", "undecided": "未判定",
}  # fmt: skip
HEADS = ("单元格", "指标", "列", "录入", "原文", "结论", "说明")
LEAST, MOST = 6, 28
RED, YELLOW, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[0m"


def is_clean(cell: CheckedCell) -> bool:
    """Whether a cell needs nobody's attention."""
    return cell.verdict in ("confirmed", "confirmed_equal")


def differences(cells: Sequence[CheckedCell], columns: int | None, coloured: bool = False) -> Iterator[str]:
    """The cells that are not confirmed, one a line; nothing where there are none."""
    shown = [cell for cell in cells if not is_clean(cell)]
    if not shown:
        return
    rows = [[printable(text) for text in _texts(cell)] for cell in shown]
    widths = _widths(rows, columns)
    yield _row(HEADS, widths)
    for cell, row in zip(shown, rows, strict=True):
        line = _row(row, widths)
        colour = RED if cell.verdict in ("differs", "not_in_source") else YELLOW
        yield f"{colour}{line}{PLAIN}" if coloured else line


def _texts(cell: CheckedCell) -> list[str]:
    place = f"{cell.sheet}!{cell.address}" if cell.sheet and cell.address else cell.address or "—"
    return [
        place, cell.indicator or "", cell.column or "", cell.keyed or "", cell.source_raw or "",
        VERDICTS[cell.verdict], cell.message,
    ]  # fmt: skip


def _widths(rows: Sequence[Sequence[str]], columns: int | None) -> list[int]:
    """As wide as the words need; on a narrow terminal the widest columns give way, down to ``LEAST``."""
    widths = [max(width(head), *(width(row[n]) for row in rows)) for n, head in enumerate(HEADS)]
    if columns is None:
        return widths
    widths = [*(min(w, MOST) for w in widths[:-1]), widths[-1]]
    room = columns - 2 * (len(HEADS) - 1)
    while sum(widths) > room and max(widths) > LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(pad(shorten(text, room), room) for text, room in zip(texts, widths, strict=True)).rstrip()


def closing(cells: Sequence[CheckedCell], summary: Summary) -> str:
    """The last line, in fixed words for scripts to read: indicators and values, then the cells of words."""
    values = [cell for cell in cells if cell.field in ("value", "claim")]
    line = f"{summary.indicators} indicators, {len(values)} values: {_counts(values)}"
    words = [cell for cell in cells if cell.field not in ("value", "claim") and not is_clean(cell)]
    return line + (f"; names, texts and rows: {_counts(words)}" if words else "")


def _counts(cells: Sequence[CheckedCell]) -> str:
    confirmed = sum(map(is_clean, cells))
    parts = [f"{confirmed} confirmed"] if confirmed or not cells else []
    for verdict, word in COUNTED:
        count = sum(cell.verdict == verdict for cell in cells)
        if count:
            parts.append(f"{count} {word[count != 1]}")
    return ", ".join(parts)


COUNTED: tuple[tuple[Verdict, tuple[str, str]], ...] = (
    ("differs", ("differs", "differ")),
    ("not_in_source", ("not in the source", "not in the source")),
    ("missing_in_keyed", ("missing in the keyed table", "missing in the keyed table")),
    ("source_conflict", ("contradicted by the source itself", "contradicted by the source itself")),
    ("undecided", ("undecided", "undecided")),
)
