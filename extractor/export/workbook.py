"""An Excel workbook with a sheet per table, for people."""

from __future__ import annotations

from datetime import datetime
from tempfile import TemporaryDirectory
from traceback import walk_tb
from typing import Any
from zipfile import ZipFile

import pyarrow as pa
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from ..core.problems import ExtractionError
from .fields import Table
from .staged import Staged

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""Limits of the format (ECMA-376; Excel's specifications and limits)."""
MADE = datetime(2000, 1, 1)
"""Written as the time of creation, so that the same documents give the same bytes."""
WIDTHS = {"string": 22, "integer": 10, "number": 12, "boolean": 8, "date": 12}


class Workbook(Staged):
    """Heads in Chinese with the column's name below, frozen and filtered; a text too long for a cell is an error."""

    def open(self) -> None:
        """Begin the workbook; rows go to disk as they come."""
        self.rows = TemporaryDirectory(prefix="extract-")
        options = {"constant_memory": True, "strings_to_formulas": False, "tmpdir": self.rows.name}
        self.book = xlsxwriter.Workbook(str(self.beside), options)
        self.book.set_properties({"created": MADE})
        self.head = self.book.add_format({"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "valign": "top"})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.sheets: dict[str, Any] = {}
        self.next_row: dict[str, int] = {}

    def write(self, table: Table, batch: pa.RecordBatch) -> None:
        """Add rows to one table's sheet.

        Raises:
            ExtractionError: EXPORT_TOO_LARGE, more rows or longer texts than the format holds.
        """
        sheet = self.sheets.get(table.name) or self._sheet(table)
        at = self.next_row[table.name]
        if at + batch.num_rows > MOST_ROWS:
            raise ExtractionError("EXPORT_TOO_LARGE", f"{table.zh} 超过 {MOST_ROWS:,} 行")
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            for n, value in enumerate(row):
                self._cell(sheet, at, n, value, table)
            at += 1
        self.next_row[table.name] = at

    def _sheet(self, table: Table) -> Any:
        sheet = self.book.add_worksheet(table.zh)
        for n, field in enumerate(table.fields):
            sheet.set_column(n, n, WIDTHS[field.type])
            sheet.write_string(0, n, f"{field.zh}\n{field.name}", self.head)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, 0, len(table.fields) - 1)
        self.sheets[table.name], self.next_row[table.name] = sheet, 1
        return sheet

    def _cell(self, sheet: Any, row: int, column: int, value: Any, table: Table) -> None:
        kind = table.fields[column].type
        if value is None:
            return
        if kind == "string":
            if len(value) > MOST_CHARACTERS:
                raise ExtractionError("EXPORT_TOO_LARGE", f"{table.zh}第 {row + 1} 行的文字超过 {MOST_CHARACTERS:,} 字")
            sheet.write_string(row, column, value)
        elif kind == "date":
            sheet.write_datetime(row, column, value, self.day)
        elif kind == "boolean":
            sheet.write_boolean(row, column, value)
        else:
            sheet.write_number(row, column, value)

    def close(self) -> None:
        """Write the file."""
        try:
            self.book.close()
        except FileCreateError as error:
            let_go(error.args[0])
            raise error.args[0] from None
        finally:
            self.rows.cleanup()

    def abandon(self) -> None:
        """Let go of the rows that went to disk; the workbook itself is written by ``close`` alone."""
        self.book.fileclosed = True
        for sheet in self.book.worksheets():
            sheet.row_data_fh.close()
        self.rows.cleanup()


def let_go(error: BaseException) -> None:
    """Keep the archive that could not be written from trying once more, with a traceback, when it is thrown away."""
    for frame, _ in walk_tb(error.__traceback__):
        for one in frame.f_locals.values():
            if isinstance(one, ZipFile):
                one.fp = None
