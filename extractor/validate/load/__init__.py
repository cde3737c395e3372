"""Files that people key into, by what they are: one reader per format, all returning a ``Workbook``."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module

from ..workbook import InputError, Workbook

READERS = {
    ".csv": "delimited", ".tsv": "delimited", ".txt": "delimited",
    ".xlsx": "excel", ".xlsm": "excel", ".xls": "excel", ".xlsb": "excel", ".ods": "excel", ".et": "excel",
    ".json": "records", ".parquet": "columnar",
}  # fmt: skip
MOST_BYTES = 200 * 1024 * 1024
MOST_CELLS = 5_000_000


def load(path: str) -> Workbook:
    """The workbook at ``path``.

    Raises:
        InputError: there is no such file, it is no table, or it is protected, broken, empty or too large.
    """
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in READERS:
        raise InputError(f"不认识的录入表格式：{path}。可用 .csv、.tsv、.xlsx、.xls、.json、.parquet。")
    data = read_bytes(path)
    if not data.strip():
        raise InputError(f"录入表是空文件：{path}。")
    reader: Callable[[bytes, str], Workbook] = import_module(f".{READERS[suffix]}", __package__).read
    workbook = reader(data, path)
    if not any(cell for sheet in workbook.sheets for row in sheet.rows for cell in row):
        raise InputError(f"录入表里没有任何内容：{path}。")
    if sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in workbook.sheets if sheet.rows) > MOST_CELLS:
        raise InputError(f"录入表超过 {MOST_CELLS:,} 个单元格：{path}。请拆开后分别核对。")
    return workbook


def read_bytes(path: str) -> bytes:
    """The file. Raises InputError where there is none or it is too large, OSError where it cannot be read."""
    try:
        if os.path.isdir(path):
            raise InputError(f"这是文件夹，不是文件：{path}。")
        size = os.path.getsize(path)
        if size > MOST_BYTES:
            limit = f"{size / 2**20:.0f} MB，上限 {MOST_BYTES // 2**20} MB"
            raise InputError(f"文件过大（{limit}）：{path}。请拆开后分别核对。")
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise InputError(f"没有这个文件：{path}。请检查路径。") from None
