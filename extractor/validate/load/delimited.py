"""Text tables: .csv and .tsv in the encodings and with the separators that Excel and databases write.

``csv.Sniffer`` was tried: it takes the commas inside Chinese cells for separators where tabs part the columns.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from ...core.spreadsheets import unescaped
from ..workbook import InputError, Workbook, sheet_of

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SEPARATORS = {"\t": "制表符", ",": "逗号", ";": "分号", "|": "竖线", "，": "全角逗号", "；": "全角分号"}
LONGEST_FIELD = 1_000_000


def read(data: bytes, path: str) -> Workbook:
    """One sheet without a name; every value is text. Raises InputError where it is no table of text."""
    text, encoding = decode(data, path)
    text, separator = _declared(text)
    separator = separator or sniff(text)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [[unescaped(field) for field in row] for row in reader]
    except csv.Error as error:
        raise InputError(f"无法按分隔文本读取 {path}（{error}）。请用 Excel 另存为 .xlsx 或 UTF-8 的 .csv。") from None
    note = f"编码 {encoding}，分隔符为{SEPARATORS.get(separator, separator)}"
    return Workbook(path, "delimited", (sheet_of(None, rows),), (note,))


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Text and the name of its encoding: by byte-order mark, NUL bytes, strict UTF-8, strict GB18030.

    Raises:
        InputError: none of them fits, or it holds control characters.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), name
    names = ["utf-8", "gb18030"]
    if b"\0" in data[:4096]:
        names = ["utf-16-le"] if data[1:4096:2].count(0) >= data[0:4096:2].count(0) else ["utf-16-be"]
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not any(c < " " and c not in "\t\r\n\f" for c in text[:65536]):
            return text, name
    raise InputError(f"{path} 不是文本表格，或编码无法判定。请另存为 UTF-8 的 .csv 或 .xlsx。")


def _declared(text: str) -> tuple[str, str | None]:
    """Excel's own first line ``sep=;``."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return rest, first[4]
    return text, None


def sniff(text: str) -> str:
    """The separator that cuts the most lines into the same number of fields, more fields before fewer."""

    def evenness(separator: str) -> tuple[float, int]:
        rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)
        try:
            counts = Counter(len(row) for row in rows if any(field.strip() for field in row))
        except csv.Error:
            return 0, 0
        fields, times = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        return (times / sum(counts.values()), fields) if fields > 1 else (0, 0)

    return max(SEPARATORS, key=evenness)
