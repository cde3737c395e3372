"""The workbook that ``extract export`` writes, read as a keyed table: who corrects a value there can have it checked.

Its sheets are joined: each line of 指标值 with the name and unit of its indicator. The addresses stay those of the
sheet 指标值, so that a verdict points at the cell that was corrected.
"""

from __future__ import annotations

from dataclasses import replace

from ..workbook import KeyedCell, Sheet, Workbook


def as_keyed(workbook: Workbook) -> Workbook:
    """The long table that an exported workbook holds; any other workbook as it is."""
    sheets = {key: sheet for sheet in workbook.sheets if (key := _key(sheet)) is not None}
    if "observation_id" not in sheets or "indicator_id" not in sheets:
        return workbook
    indicators = {row["indicator_id"].text: row for row in _records(sheets["indicator_id"])}
    values = sheets["observation_id"]
    rows = [_header(values)]
    for row in _records(values):
        own = indicators.get(row["indicator_id"].text)
        if own is not None:
            unit = replace(own["unit"], address=row["raw"].address, row=row["raw"].row)
            name = replace(own["name"], address=row["raw"].address, row=row["raw"].row)
            rows.append((name, unit, row["column"], row["raw"]))
    note = "这是 extract export 写出的工作簿：按“指标值”一表的原文列核对"
    return replace(workbook, sheets=(Sheet(values.name, tuple(rows)),), notes=(*workbook.notes, note))


def _titles(sheet: Sheet) -> list[str]:
    """The columns' names: the second line of each header."""
    return [cell.text.split("\n")[-1] for cell in sheet.rows[0]] if sheet.rows else []


def _key(sheet: Sheet) -> str | None:
    """The second column of an exported sheet is its key."""
    titles = _titles(sheet)
    return titles[1] if len(titles) > 2 and titles[0] == "document_id" else None


def _records(sheet: Sheet) -> list[dict[str, KeyedCell]]:
    return [dict(zip(_titles(sheet), row, strict=True)) for row in sheet.rows[1:]]


def _header(sheet: Sheet) -> tuple[KeyedCell, ...]:
    words = ("指标", "单位", "列", "数值")
    return tuple(replace(sheet.rows[0][n], text=word, value=word) for n, word in enumerate(words))
