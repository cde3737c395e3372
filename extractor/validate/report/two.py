"""Two keyings adjudicated, as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ...core.spreadsheets import escaped
from ...models.validation import Adjudication
from ..facts import SourceFacts
from ..validate import Keyed
from .words import HEADS_OF_TWO, is_clean, texts_of_two

WIDTHS = (28, 16, 18, 18, 18, 24)
"""Of the columns, in characters."""


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


def _csv(found: Adjudication) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("indicator", "column", "first", "second", "source", "right", "message"))
    for difference in found.differences:
        *cells, message = texts_of_two(difference)
        writer.writerow([escaped(value) for value in (*cells, difference.right, message)])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(found: Adjudication) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from .xlsx import put, rows, saved

    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = "裁定"
    for r, line in enumerate((HEADS_OF_TWO, *map(texts_of_two, found.differences)), 1):
        for c, text in enumerate(line, 1):
            put(sheet.cell(r, c), text)
            sheet.cell(r, c).font = Font(bold=r == 1)
    for c, most in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(c)].width = most
    for name, report in zip(("第一份", "第二份"), found.reports, strict=True):
        rows(book.create_sheet(name), [cell for cell in report.cells if not is_clean(cell)])
    return saved(book)
