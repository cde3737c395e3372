"""Parquet, through pyarrow, which is installed with the extra ``parquet``."""

from __future__ import annotations

import io

from ..workbook import InputError, Workbook, sheet_of


def read(data: bytes, path: str) -> Workbook:
    """One sheet whose first row holds the names of the columns. Raises InputError where it cannot be read."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise InputError("读取 .parquet 需要 pyarrow。请运行 pip install pyarrow。") from None
    try:
        table = parquet.read_table(io.BytesIO(data))
    except (pyarrow.ArrowInvalid, OSError):
        raise InputError(f"录入表已损坏，或不是 Parquet 文件：{path}。") from None
    rows = [table.column_names, *zip(*(column.to_pylist() for column in table.columns), strict=True)]
    return Workbook(path, "parquet", (sheet_of(None, rows),))
