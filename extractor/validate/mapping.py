"""The file of ``--map``: what the columns of a keyed table hold, where the headers do not say it.

A .toml or .json file; see docs/validate.md. Keys of ``columns`` are letters or headers, values are roles
(``name``, ``unit``, ``ignore`` …) or the header of a column of the source.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Any, get_args

from .headers import KeyedRole, plain
from .load import read_bytes
from .load.delimited import decode
from .workbook import InputError

ROLES: tuple[str, ...] = get_args(KeyedRole)
KEYS = ("layout", "header_row", "table", "transposed", "columns")


@dataclass(frozen=True, slots=True)
class SheetMap:
    """What is said of one sheet; None and empty where nothing is."""

    layout: str | None = None
    header_row: int | None = None
    table: str | None = None
    transposed: bool | None = None
    columns: Dict[str, str] = field(default_factory=dict)

    def column(self, letter: str, header: str) -> str | None:
        """The role or source header given to a column, by its letter or by its header."""
        return self.columns.get(letter.lower()) or self.columns.get(plain(header))


@dataclass(frozen=True, slots=True)
class Mapping:
    """The whole file: ``common`` holds for sheets that are not named."""

    common: SheetMap = SheetMap()
    sheets: Dict[str, SheetMap] = field(default_factory=dict)

    def of(self, sheet: str | None) -> SheetMap:
        """What holds for a sheet."""
        return self.sheets.get(sheet or "", self.common)


def read_mapping(path: str) -> Mapping:
    """The mapping at ``path``. Raises InputError for what it cannot mean."""
    text, _ = decode(read_bytes(path), path)
    try:
        content = tomllib.loads(text) if path.lower().endswith(".toml") else json.loads(text)
    except ValueError as error:
        at = re.search(r"line ([0-9]+)", str(error))
        where = f"第 {at[1]} 行有误" if at else "格式有误"
        raise InputError(f"映射文件 {path} 无法读取：{where}。.toml 中的中文键要加引号。") from None
    if not isinstance(content, dict):
        raise InputError(f"映射文件 {path} 应是一组“键 = 值”。")
    sheets = content.pop("sheets", {})
    if not isinstance(sheets, dict):
        raise InputError(f"映射文件 {path} 中 sheets 应按工作表名分组。")
    return Mapping(_sheet_map(content, path), {name: _sheet_map(part, path) for name, part in sheets.items()})


def _sheet_map(content: dict[str, Any], path: str) -> SheetMap:
    for key in content:
        if key not in KEYS:
            raise InputError(f"映射文件 {path} 中有不认识的键 {key}。可用：{'、'.join(KEYS)}、sheets。")
    if content.get("layout") not in (None, "wide", "long"):
        raise InputError(f"映射文件 {path} 中 layout 应为 wide 或 long。")
    row = content.get("header_row")
    if row is not None and not (isinstance(row, int) and row >= 1):
        raise InputError(f"映射文件 {path} 中 header_row 应为从 1 起的行号。")
    columns = content.get("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(value, str) for value in columns.values()):
        raise InputError(f"映射文件 {path} 中 columns 应为“列 = 角色或原文表头”。")
    named = {plain(key): value for key, value in columns.items()}
    return SheetMap(content.get("layout"), row, content.get("table"), content.get("transposed"), named)
