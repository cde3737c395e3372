"""Grids as files that a spreadsheet opens: .xlsx with a sheet each, .csv with one below the other."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..core.spreadsheets import escaped
from .grids import Grid

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.(?P<places>[0-9]{1,9}))?")
"""What a spreadsheet's number can hold digit for digit."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
"""Characters of a sheet's name, and those that it must not have: Excel's limits."""
LINE_HEIGHT = 17
"""Points of a line of text in a cell."""
BOOK_TITLE = "目录"


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names that a workbook takes, no two alike."""
    out: list[str] = []
    for name in names:
        plain = _FORBIDDEN.sub("_", name)[:LONGEST_NAME] or "表"
        made, n = plain, 1
        while made.lower() in {other.lower() for other in out}:
            n += 1
            made = f"{plain[: LONGEST_NAME - len(str(n)) - 1]}~{n}"
        out.append(made)
    return out


def xlsx(grids: Sequence[Grid]) -> bytes:
    """A workbook with a sheet per grid: header frozen, cells merged as printed, texts as texts."""
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    style = _Style()
    for name, grid in zip(sheet_names(grid.name for grid in grids), grids, strict=True):
        _sheet(book.create_sheet(name), grid, style)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Style:
    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        line = Side(style="thin", color="FFBBBBBB")
        self.border = Border(line, line, line, line)
        self.title, self.bold, self.plain, self.pale = (
            Font(bold=True, size=13),
            Font(bold=True),
            Font(),
            Font(color="FF777777"),
        )
        self.head = PatternFill("solid", fgColor="FFE8EEF7")
        self.middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self.left = Alignment(vertical="center", wrap_text=True)
        self.right = Alignment(horizontal="right", vertical="center")


def _sheet(sheet: Any, grid: Grid, style: _Style) -> None:
    from openpyxl.utils import get_column_letter

    width = len(grid.header[0])
    at = 1
    for n, line in enumerate(grid.above):
        _line(
            sheet, at, line, grid.own, style.middle if n == 0 else style.right, style.title if n == 0 else style.plain
        )
        at += 1
    top = at
    for row in (*grid.header, *grid.rows):
        head = at < top + len(grid.header)
        for c in range(width):
            _cell(sheet.cell(at, c + 1), row[c], grid, c, head, style)
        sheet.row_dimensions[at].height = LINE_HEIGHT * _lines(row, grid, at - top)
        at += 1
    for line in grid.below:
        _line(sheet, at, line, grid.own, style.left, style.plain)
        at += 1
    for area in grid.merged:
        sheet.merge_cells(
            start_row=top + area.top, end_row=top + area.bottom, start_column=area.left + 1, end_column=area.right + 1
        )
    for c, wide in enumerate(grid.widths, 1):
        sheet.column_dimensions[get_column_letter(c)].width = wide
    sheet.freeze_panes = f"{get_column_letter(grid.fixed + 1)}{top + len(grid.header)}"
    sheet.print_title_rows = f"{top}:{top + len(grid.header) - 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _lines(row: Sequence[str], grid: Grid, n: int) -> int:
    """How many lines the fullest cell of a row takes; merged cells have room enough."""
    merged = {area.left for area in grid.merged if area.top == n}
    full = (
        -(-sum(2 if ord(c) > 0xFF else 1 for c in text) // max(1, int(wide) - 1))
        for c, (text, wide) in enumerate(zip(row, grid.widths, strict=True))
        if c not in merged
    )
    return max([1, *full])


def _line(sheet: Any, row: int, text: str, columns: int, alignment: Any, font: Any) -> None:
    cell = sheet.cell(row, 1, text)
    cell.data_type, cell.alignment, cell.font = "s", alignment, font
    if columns > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def _cell(cell: Any, text: str, grid: Grid, column: int, head: bool, style: _Style) -> None:
    number = _NUMBER.fullmatch(text) if column in grid.numeric and not head else None
    if number:
        places = len(number["places"] or "")
        cell.value, cell.number_format = (
            float(text) if places else int(text),
            "0" + ("." + "0" * places if places else ""),
        )
    else:
        cell.value = text or None
        cell.data_type = "s" if text else cell.data_type  # a name that begins with = is no formula
        cell.number_format = "@"  # what is typed stays as typed: 1-2 is no date, 〔350〕 no negative
    cell.border = style.border
    beside = column >= grid.own
    cell.font = style.bold if head else style.pale if beside else style.plain
    cell.alignment = style.middle if head or beside or column in grid.numeric else style.left
    if head:
        cell.fill = style.head


def text(grids: Sequence[Grid], *, mark: bool = True) -> bytes:
    """The grids as .csv, a blank line between them; the header's tiers are joined, what is merged is said once.

    Args:
        mark: whether the file begins with the mark by which Excel knows UTF-8.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for grid in grids:
        for row in (*((line,) for line in grid.above), grid.heads(), *grid.rows, *((line,) for line in grid.below)):
            writer.writerow([escaped(word) for word in row])
        writer.writerow([])
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")
