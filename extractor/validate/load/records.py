"""JSON: a list of records, a list of rows, records by sheet, or a document that ``extract`` wrote."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from ..workbook import InputError, KeyedCell, Sheet, Workbook, cell_of
from .delimited import decode

_SHAPES = "要么是记录的列表 [{…}, …]，要么是行的列表 [[…], …]，要么是 {工作表名: 列表}"


def read(data: bytes, path: str) -> Workbook:
    """One sheet per list; a cell's address is its JSON pointer (RFC 6901). Raises InputError where it is no table."""
    text, _ = decode(data, path)
    try:
        content = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except ValueError as error:
        at = f"第 {error.lineno} 行第 {error.colno} 列" if isinstance(error, json.JSONDecodeError) else "数字过长"
        raise InputError(f"{path} 不是有效的 JSON（{at}有误）。") from None
    except RecursionError:
        raise InputError(f"{path} 的 JSON 嵌套过深。") from None
    return Workbook(path, "json", tuple(_sheet(name, at, rows, path) for name, at, rows in _lists(content, path)))


def _lists(content: object, path: str) -> list[tuple[str | None, str, list[Any]]]:
    if isinstance(content, list):
        return [(None, "", content)]
    if isinstance(content, dict) and "schema_version" in content and isinstance(content.get("indicators"), list):
        return [(None, "/indicators", _observations(content["indicators"]))]
    if isinstance(content, dict):
        found = [(name, "/" + _escaped(name), rows) for name, rows in content.items() if isinstance(rows, list)]
        if found:
            return found
    raise InputError(f"{path} 的 JSON 不是表格：{_SHAPES}。")


def _observations(indicators: list[Any]) -> list[dict[str, Any]]:
    """The values of a document's indicators as records, one a line; ``raw`` is what is checked."""
    return [
        {
            "table_id": i["table_id"], "group": i["group"], "indicator": i["name"], "unit": i["unit"],
            "attribute": i["attribute"], "column": v["column"], "value": v["raw"],
        }
        for i in indicators for v in i["values"]
    ]  # fmt: skip


def _sheet(name: str | None, at: str, rows: list[Any], path: str) -> Sheet:
    if rows and all(isinstance(row, dict) for row in rows):
        return _records(name, at, rows)
    if rows and all(isinstance(row, list) for row in rows):
        width = max(map(len, rows))
        return Sheet(
            name,
            tuple(
                tuple(
                    cell_of(name, r + 1, c, _scalar(row[c]) if c < len(row) else None, f"{at}/{r}/{c}")
                    for c in range(width)
                )
                for r, row in enumerate(rows)
            ),
        )
    if not rows:
        return Sheet(name, ())
    raise InputError(f"{path} 的 JSON 不是表格：{_SHAPES}。")


def _records(name: str | None, at: str, rows: list[dict[str, Any]]) -> Sheet:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    header = tuple(cell_of(name, 1, c, key, f"{at}/0/{_escaped(key)}") for c, key in enumerate(keys))
    body: list[tuple[KeyedCell, ...]] = [
        tuple(cell_of(name, r + 2, c, _scalar(row.get(key)), f"{at}/{r}/{_escaped(key)}") for c, key in enumerate(keys))
        for r, row in enumerate(rows)
    ]
    return Sheet(name, (header, *body))


def _scalar(value: object) -> object:
    """Lists and objects inside a cell as their JSON; a list of numbers is a ratio."""
    if isinstance(value, list) and value and all(isinstance(part, Decimal) for part in value):
        return ":".join(str(part) for part in value)
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
