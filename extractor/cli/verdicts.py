"""What ``extract validate`` prints: differences in tables lined up for double-width characters, and closing lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..models.validation import Adjudication, CheckedCell, Right, Summary, Verdict
from ..validate.report.words import HEADS, HEADS_OF_TWO, VERDICTS, address_of, is_clean, texts_of_two
from .display import pad, printable, width, wrap

RED, YELLOW, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[0m"


def differences(cells: Sequence[CheckedCell], columns: int | None, coloured: bool = False) -> Iterator[str]:
    """The cells that are not confirmed, one a line; nothing where there are none."""
    shown = [cell for cell in cells if not is_clean(cell)]
    if not shown:
        return
    rows = [[printable(text) for text in _texts(cell)] for cell in shown]
    widths = _widths(rows)
    if columns is not None and sum(widths) + 2 * (len(widths) - 1) > columns:
        for cell, row in zip(shown, rows, strict=True):
            yield from _stacked(row, columns, _colour(cell) if coloured else "")
        return
    yield _row(HEADS, widths)
    for cell, row in zip(shown, rows, strict=True):
        line = _row(row, widths)
        yield f"{_colour(cell)}{line}{PLAIN}" if coloured else line


def _colour(cell: CheckedCell) -> str:
    return RED if cell.verdict in ("differs", "not_in_source") else YELLOW


def _stacked(texts: Sequence[str], columns: int, colour: str) -> Iterator[str]:
    """A cell over several lines of a narrow terminal: where and what, both prints, and the whole of the message."""
    address, indicator, column, keyed, source, verdict, message = texts
    for n, line in enumerate(wrap("  ".join(filter(None, (address, verdict, indicator, column))), columns)):
        yield f"{colour}{line}{PLAIN}" if colour and n == 0 else line
    both = f"录入“{keyed}”" + (f"，原文“{source}”" if source else "") if keyed or source else ""
    for text in filter(None, (both, message)):
        yield from (f"    {line}" for line in wrap(text, columns - 4))


def _texts(cell: CheckedCell) -> list[str]:
    return [
        address_of(cell), cell.indicator or "", cell.column or "", cell.keyed or "", cell.source_raw or "",
        VERDICTS[cell.verdict], cell.message,
    ]  # fmt: skip


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """As wide as the words need."""
    return [max(width(head), *(width(row[n]) for row in rows)) for n, head in enumerate(HEADS)]


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(pad(text, room) for text, room in zip(texts, widths, strict=True)).rstrip()


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


def two_on_terminal(found: Adjudication, columns: int | None, quiet: bool) -> Iterator[str]:
    """The differences as a table, and a closing line for each keying and for the decisions."""
    rows = [[printable(text) for text in texts_of_two(d)] for d in found.differences]
    if rows and not quiet:
        widths = [max(width(head), *(width(row[n]) for row in rows)) for n, head in enumerate(HEADS_OF_TWO)]
        narrow = columns is not None and sum(widths) + 2 * (len(widths) - 1) > columns
        for row in (HEADS_OF_TWO, *rows):
            if narrow and columns is not None:
                pieces = wrap("  ".join(filter(None, row)), columns - 4)
                yield from (f"{'' if n == 0 else '    '}{piece}" for n, piece in enumerate(pieces))
            else:
                yield _row(row, widths)
    for name, report in zip(found.keyed, found.reports, strict=True):
        yield f"{printable(name)}: {closing(report.cells, report.summary)}"
    counts = Counter(d.right for d in found.differences)
    decided = ", ".join(f"{counts[right]} {word}" for right, word in DECIDED.items() if counts[right])
    yield f"{len(found.differences)} differences between the two" + (f": {decided}" if decided else "")


DECIDED: dict[Right, str] = {
    "first": "decided for the first", "second": "decided for the second", "neither": "both wrong",
    "both": "both right", "undecided": "undecided",
}  # fmt: skip
