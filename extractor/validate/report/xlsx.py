"""The keyed workbook with every checked cell coloured and a comment on it, and a sheet that lists the differences.

An .xlsx or .xlsm is opened as it is, so that its formulas and formats stay; other formats are written anew, and text
that begins like a formula stays text.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ...models.validation import CheckedCell, Verdict
from ..facts import SourceFacts
from ..load import read_bytes
from ..validate import Keyed
from ..workbook import KeyedCell, Sheet
from .words import GRAVITY, VERDICTS, is_clean

COLOURS: dict[Verdict, str] = {
    "confirmed": "FFD9F2D9", "confirmed_equal": "FFE9F5D0", "differs": "FFF8C6C6", "not_in_source": "FFF5D0E8",
    "missing_in_keyed": "FFFFE3B3", "source_conflict": "FFD9D2F0", "undecided": "FFE0E0E0",
}  # fmt: skip
AUTHOR = "extract validate"
RESULTS = "核对结果"
HEADS = ("工作表", "单元格", "指标", "列", "录入", "原文", "结论", "说明", "原文所在", "原文上下文")
WIDTHS = (12, 8, 30, 18, 16, 16, 10, 44, 30, 60)


def render(keyed: Keyed, facts: SourceFacts) -> bytes:
    """The coloured workbook."""
    book = _opened(keyed.workbook.path) or _empty()
    for sheet in keyed.workbook.sheets:
        if sheet.name not in book.sheetnames:
            _copy(book, sheet)
    _mark(book, keyed)
    _list(book, keyed)
    return saved(book)


def saved(book: Book) -> bytes:
    """The workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _opened(path: str) -> Book | None:
    """The keyed workbook as it is; None where it is of another format, or holds what openpyxl cannot write again."""
    if not path.lower().endswith((".xlsx", ".xlsm")):
        return None
    data = io.BytesIO(read_bytes(path))
    try:
        return load_workbook(data, keep_vba=path.lower().endswith(".xlsm"))
    except (ValueError, KeyError, TypeError, SyntaxError):
        return None


def _empty() -> Book:
    book = Book()
    del book["Sheet"]
    return book


def _copy(book: Book, sheet: Sheet) -> None:
    target = book.create_sheet(_title(book, sheet.name or "录入表"))
    for row in sheet.rows:
        for cell in row:
            if cell:
                put(target.cell(cell.row, cell.column), cell.text if isinstance(cell.value, str) else cell.value)


def _title(book: Book, name: str) -> str:
    """A name that Excel takes: 31 characters, none of them []:*?/ or a backslash."""
    plain = "".join("_" if c in "[]:*?/\\" else c for c in name)[:31] or "Sheet"
    return plain if plain not in book.sheetnames else f"{plain[:27]}_{len(book.sheetnames)}"


def put(cell: Cell | MergedCell, value: object) -> None:
    """A value that stays what it is: text never becomes a formula."""
    if isinstance(cell, MergedCell):
        return  # only the first cell of a merged range holds a value
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("�", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value  # type: ignore[assignment]  # decimals, dates and truth values, all of which it takes


def _mark(book: Book, keyed: Keyed) -> None:
    cells = {(c.sheet, c.address): c for sheet in keyed.workbook.sheets for row in sheet.rows for c in row}
    told: defaultdict[tuple[str | None, str], list[CheckedCell]] = defaultdict(list)
    for checked in keyed.report.cells:
        if checked.address is not None:
            told[checked.sheet, checked.address].append(checked)
    sheets = dict(zip([s.name for s in keyed.workbook.sheets], _sheets(book, keyed.workbook.sheets), strict=True))
    for place, verdicts in told.items():
        _colour(sheets[place[0]], cells[place], verdicts)


def _sheets(book: Book, sheets: Sequence[Sheet]) -> Iterator[Worksheet]:
    """The worksheet of each keyed sheet: by its name, or, where names had to be changed, by its place."""
    for n, sheet in enumerate(sheets):
        named = sheet.name is not None and sheet.name in book.sheetnames
        yield book[sheet.name] if named else book.worksheets[n]  # type: ignore[index]  # named says that it is a str


def _colour(sheet: Worksheet, keyed: KeyedCell, verdicts: list[CheckedCell]) -> None:
    cell = sheet.cell(keyed.row, keyed.column)
    if not isinstance(cell, Cell):
        return  # inside a merged range, whose first cell carries the colour
    worst = min(verdicts, key=lambda checked: GRAVITY.index(checked.verdict))
    cell.fill = PatternFill("solid", fgColor=COLOURS[worst.verdict])
    comment = Comment(ILLEGAL_CHARACTERS_RE.sub("�", "\n\n".join(map(_words, verdicts))), AUTHOR)
    comment.width, comment.height = 320, 150
    cell.comment = comment


def _words(checked: CheckedCell) -> str:
    lines = [f"{VERDICTS[checked.verdict]}：{checked.message}"]
    if checked.source_raw:
        lines.append(f"原文：{checked.source_raw}")
    lines += [f"可能取自：{checked.candidate.where}（{checked.candidate.raw}）"] if checked.candidate else []
    lines += [where] if (where := _where(checked)) else []
    return "\n".join(lines)


def _where(checked: CheckedCell) -> str:
    page = f"第 {checked.page} 页" if checked.page else ""
    return "，".join(part for part in (page, checked.section or "") if part)


def _list(book: Book, keyed: Keyed) -> None:
    sheet = book.create_sheet(_title(book, RESULTS), 0)
    report = keyed.report
    for line in (*report.layout, *(f"注意：{note}" for note in report.notes)):
        put(sheet.cell(sheet.max_row + 1, 1), line)
    rows(sheet, [checked for checked in report.cells if not is_clean(checked)])
    book.active = sheet


def rows(sheet: Worksheet, cells: Iterable[CheckedCell]) -> None:
    """A table of checked cells, appended to a sheet."""
    from openpyxl.utils import get_column_letter

    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0  # all columns on one printed page
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    top = sheet.max_row + 1
    for c, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True), 1):
        cell = sheet.cell(top, c, head)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE8EEF7")
        sheet.column_dimensions[get_column_letter(c)].width = width
    for r, checked in enumerate(cells, top + 1):
        texts = (
            checked.sheet, checked.address, checked.indicator, checked.column, checked.keyed, checked.source_raw,
            VERDICTS[checked.verdict], checked.message, _where(checked), checked.context,
        )  # fmt: skip
        for c, text in enumerate(texts, 1):
            put(sheet.cell(r, c), text)
            sheet.cell(r, c).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(r, 7).fill = PatternFill("solid", fgColor=COLOURS[checked.verdict])
