"""The table to be keyed: names without values, one sheet per table of the source, for a blind second keying."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import get_args

from ..models import Document
from ..models.table import ColumnRole, Table
from .facts import SourceFacts
from .report.csv import escaped
from .workbook import InputError

TEXT_ROLES = ("name", "number", "group", "unit")
"""Columns that are filled in; values and attributes are what the keyer is asked for."""


def template(facts: SourceFacts, suffix: str) -> bytes:
    """The blank table as .xlsx (one sheet per table) or .csv (tables one under the other).

    Raises InputError for a source without tables of indicators.
    """
    if not facts.tables:
        raise InputError(f"原文 {facts.document.source.path} 中没有指标表，无从写出空白表。")
    return _written([table.table for table in facts.tables], suffix, TEXT_ROLES)


def filled(document: Document, suffix: str) -> bytes:
    """The same table with all its cells as printed: what a careful keyer would hand in.

    Raises InputError for a source without tables of indicators.
    """
    tables = [table for table in document.tables if table.kind != "other"]
    if not tables:
        raise InputError(f"{document.id} 中没有指标表，无从写出录入表。")
    return _written(tables, suffix, get_args(ColumnRole))


def _written(tables: list[Table], suffix: str, roles: Sequence[str]) -> bytes:
    sheets = [(table, list(_rows(table, roles))) for table in tables]
    return _csv(sheets) if suffix == ".csv" else _xlsx(sheets)


def _rows(table: Table, roles: Sequence[str]) -> Iterator[list[str]]:
    """Header, group rows, and the cells of columns that have one of the roles, as printed."""
    filled = {column.index for column in table.columns if column.role in roles}
    yield [column.header or ("指标" if column.role == "name" else "") for column in table.columns]
    for row in table.rows:
        texts = {cell.column: cell.raw for cell in row.cells}
        yield [texts.get(n, "") if n in filled or row.kind == "group" else "" for n in range(len(table.columns))]


Sheets = list[tuple[Table, list[list[str]]]]


def _csv(sheets: Sheets) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for _, rows in sheets:
        writer.writerows([escaped(text) for text in row] for row in rows)
        writer.writerow([])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(sheets: Sheets) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    book = Workbook()
    del book["Sheet"]
    line = Side(style="thin", color="FFBBBBBB")
    for table, rows in sheets:
        sheet = book.create_sheet(table.id)
        for r, row in enumerate(rows, 1):
            for c, text in enumerate(row, 1):
                cell = sheet.cell(r, c, text or None)
                cell.data_type = "s" if text else cell.data_type  # a name that begins with = is no formula
                cell.number_format = "@"  # what is typed stays as typed: 1-2 is no date, 〔350〕 no negative
                cell.border = Border(line, line, line, line)
                cell.alignment = Alignment(vertical="center", wrap_text=c == 1)
                if r == 1:
                    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE8EEF7")
        for column in table.columns:
            sheet.column_dimensions[get_column_letter(column.index + 1)].width = 44 if column.role == "name" else 18
        sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
