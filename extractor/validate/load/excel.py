"""Spreadsheets. ``python-calamine`` reads .xlsx, .xls, .xlsb and .ods some ten times faster than openpyxl.

It leaves formulas without a stored result, and cells with an error, blank; those are looked up with openpyxl,
so that a blank means that nobody typed anything.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum, ZipError

from ..workbook import InputError, KeyedCell, Sheet, Workbook, sheet_of, typed
from .exported import as_keyed
from .formats import shown

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BROKEN = (CalamineError, ZipError, OSError, ValueError, KeyError, zlib.error, zipfile.BadZipFile, EOFError, SyntaxError)
"""What the libraries raise for files that are damaged; XML that is no XML is a SyntaxError."""
MOST_UNPACKED = 1 << 30
_WORDS = re.compile(rb"formatCode=\"[^\"]*&quot;")
"""A number format with words in it."""
_FORMULA_OR_ERROR = re.compile(rb"<f[ >/]|t=\"e\"")


def read(data: bytes, path: str) -> Workbook:
    """All sheets, hidden ones too, with their merged cells filled; formulas give their stored results.

    Raises:
        InputError: it has a password, is broken or too large.
    """
    if data.startswith(OLE) and ENCRYPTED in data:
        raise _protected(path)
    try:
        problems = _problems(data, path)
        worded = _worded(data)
        with _panics_as_errors():
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            sheets = [
                _sheet(book, n, about.name, problems.get(about.name, {}), worded.get(about.name, {}))
                for n, about in enumerate(book.sheets_metadata)
                if about.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        raise _protected(path) from None
    except BROKEN:
        raise _broken(path) from None
    hidden = [about.name for about in book.sheets_metadata if about.visible != SheetVisibleEnum.Visible]
    notes = (f"工作表{'、'.join(f'“{name}”' for name in hidden)}是隐藏的，也在核对之列",) if hidden else ()
    return as_keyed(Workbook(path, "excel", tuple(sheets), notes))


@contextlib.contextmanager
def _panics_as_errors() -> Iterator[None]:
    """Broken .xls files can make calamine panic, which is no ``Exception`` and writes to the terminal past Python."""
    sys.stderr.flush()
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError(str(error)) from None
        raise
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _protected(path: str) -> InputError:
    return InputError(f"录入表有密码保护，无法读取：{path}。请另存一份不加密的。")


def _broken(path: str) -> InputError:
    return InputError(f"录入表已损坏，或不是 Excel 文件：{path}。请用 Excel 打开后另存为 .xlsx。")


Texts = dict[tuple[int, int], str]
"""By row and column, from 0."""


def _sheet(book: CalamineWorkbook, index: int, name: str, problems: Texts, worded: Texts) -> Sheet:
    sheet = book.get_sheet_by_index(index)
    rows = sheet.to_python(skip_empty_area=False)
    for (r, c), text in worded.items():
        if r < len(rows) and c < len(rows[r]):
            rows[r][c] = text
    return fill_merged(sheet_of(name, rows, problems), sheet.merged_cell_ranges or [])


def fill_merged(sheet: Sheet, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> Sheet:
    """Each cell of a merged range says what its first cell says."""
    rows: list[list[KeyedCell]] = [list(row) for row in sheet.rows]
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        first = rows[top][left]
        for r in range(top, min(bottom + 1, len(rows))):
            for c in range(left, min(right + 1, len(rows[r]))):
                if (r, c) != (top, left):
                    rows[r][c] = replace(rows[r][c], text=first.text, value=first.value, merged=True)
    return Sheet(sheet.name, tuple(map(tuple, rows)))


def _worded(data: bytes) -> dict[str, Texts]:
    """Cells of an .xlsx whose number format adds words, as the sheet shows them. Looked up only where a format does."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "xl/styles.xml" not in package.namelist() or not _WORDS.search(package.read("xl/styles.xml")):
            return {}
    from openpyxl import load_workbook

    found: dict[str, Texts] = {}
    for sheet in load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets:
        cells = found.setdefault(sheet.title, {})
        for r, row in enumerate(sheet.iter_rows()):
            for c, cell in enumerate(row):
                value = typed(cell.value) if isinstance(cell.value, int | float) else None
                text = shown(value, cell.number_format) if isinstance(value, Decimal) else None
                if text is not None:
                    cells[r, c] = text
    return found


def _problems(data: bytes, path: str) -> dict[str, dict[tuple[int, int], str]]:
    """Cells of an .xlsx whose value is not known, by sheet."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [info for info in package.infolist() if info.filename.startswith("xl/worksheets/sheet")]
        if sum(info.file_size for info in package.infolist()) > MOST_UNPACKED:
            raise InputError(f"录入表解开后超过 {MOST_UNPACKED >> 20} MB：{path}。请拆开后分别核对。")
        if not any(_FORMULA_OR_ERROR.search(package.read(info)) for info in parts):
            return {}
    return _look_up(data)


def _look_up(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    from openpyxl import load_workbook

    typed = load_workbook(io.BytesIO(data), read_only=True)
    stored = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    found: dict[str, dict[tuple[int, int], str]] = {}
    for sheet in typed.worksheets:
        cells = found.setdefault(sheet.title, {})
        pairs = zip(sheet.iter_rows(), stored[sheet.title].iter_rows(), strict=True)
        for r, (row, results) in enumerate(pairs):
            for c, (cell, result) in enumerate(zip(row, results, strict=True)):
                if cell.data_type == "f" and result.value is None:
                    cells[r, c] = f"公式 {cell.value} 没有保存结果，请用 Excel 打开后保存一次"
                elif result.data_type == "e":
                    cells[r, c] = f"单元格是错误值 {result.value}"
    return found
