"""Two keyings adjudicated: on the terminal and as files."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from ...cli.display import pad, printable, shorten, width
from ...models.validation import Adjudication, CheckedCell, Difference, Right
from ..facts import SourceFacts
from ..validate import Keyed
from .csv import escaped
from .terminal import closing

HEADS = ("指标", "列", "第一份", "第二份", "原文", "裁定")
WIDTHS = (28, 16, 18, 18, 18, 24)


def render_two(suffix: str, found: Adjudication, checked: Sequence[Keyed], facts: SourceFacts) -> bytes:
    """The adjudication in the format of a suffix."""
    if suffix == ".json":
        return found.to_json()
    if suffix == ".csv":
        return _csv(found)
    if suffix == ".xlsx":
        return _xlsx(found)
    from .html import page

    return page(checked, facts, found)


def texts(difference: Difference) -> tuple[str, ...]:
    """The cells of one line, for any table."""
    source = next((c.source_raw for c in (difference.first, difference.second) if c and c.source_raw), None)
    return (
        difference.indicator or "", difference.column or "", _keyed(difference.first), _keyed(difference.second),
        source or "", difference.message,
    )  # fmt: skip


def _keyed(cell: CheckedCell | None) -> str:
    if cell is None or cell.keyed is None:
        return "（没有）"
    return f"{cell.keyed or '（空）'}{f' [{cell.address}]' if cell.address else ''}"


def two_on_terminal(found: Adjudication, columns: int | None, quiet: bool) -> Iterator[str]:
    """The differences as a table, and a closing line for each keying and for the decisions."""
    rows = [[printable(text) for text in texts(d)] for d in found.differences]
    if rows and not quiet:
        widths = [max(width(head), *(width(row[n]) for row in rows)) for n, head in enumerate(HEADS)]
        if columns is not None:
            widths = [min(w, most) for w, most in zip(widths, WIDTHS, strict=True)]
        for row in (HEADS, *rows):
            yield "  ".join(pad(shorten(text, w), w) for text, w in zip(row, widths, strict=True)).rstrip()
    for name, report in zip(found.keyed, found.reports, strict=True):
        yield f"{printable(name)}: {closing(report.cells, report.summary)}"
    counts = Counter(d.right for d in found.differences)
    decided = ", ".join(f"{counts[right]} {word}" for right, word in DECIDED.items() if counts[right])
    yield f"{len(found.differences)} differences between the two" + (f": {decided}" if decided else "")


DECIDED: dict[Right, str] = {
    "first": "decided for the first", "second": "decided for the second", "neither": "both wrong",
    "both": "both right", "undecided": "undecided",
}  # fmt: skip


def _csv(found: Adjudication) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("indicator", "column", "first", "second", "source", "right", "message"))
    for difference in found.differences:
        *cells, message = texts(difference)
        writer.writerow([escaped(value) for value in (*cells, difference.right, message)])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(found: Adjudication) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from .terminal import is_clean
    from .xlsx import put, rows, saved

    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = "裁定"
    for r, line in enumerate((HEADS, *map(texts, found.differences)), 1):
        for c, text in enumerate(line, 1):
            put(sheet.cell(r, c), text)
            sheet.cell(r, c).font = Font(bold=r == 1)
    for c, most in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(c)].width = most
    for name, report in zip(("第一份", "第二份"), found.reports, strict=True):
        rows(book.create_sheet(name), [cell for cell in report.cells if not is_clean(cell)])
    return saved(book)
