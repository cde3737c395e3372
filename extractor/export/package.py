"""The Frictionless Data Package that lies beside CSV and Parquet: what each column is, in two languages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .fields import BY_NAME, TABLES, Field, Table

NEVER_NULL = frozenset({"position", "level", "rows", "columns", "fragments", "characters"})

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The name of the standard's profile; nothing is fetched from it."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A table's file in the folder of the package; without a folder it is only described."""

    table: Table
    folder: Path | None
    path: str
    media_type: str

    def checksums(self) -> dict[str, object]:
        """Size and hash of a CSV file; readers of Parquet keep their own and know no others."""
        if self.folder is None or self.path.endswith(".parquet"):
            return {}
        with open(self.folder / self.path, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return {"bytes": (self.folder / self.path).stat().st_size, "hash": f"sha256:{digest}"}


def describe(resources: list[Resource]) -> dict[str, Any]:
    """The package descriptor (Data Package 2.0, Table Schema)."""
    return {
        "$schema": PROFILE,
        "name": "plans",
        "title": "规划文件数据表 / Tables of plan documents",
        "description": "由 extract 从规划文件提取；每一行都有在原文中的位置。",
        "resources": [_resource(resource) for resource in resources],
    }


def published() -> dict[str, Any]:
    """The package as ``schemas/`` publishes it: CSV files of all tables, without rows."""
    return describe([Resource(table, None, f"{table.name}.csv", "text/csv") for table in TABLES])


def _resource(resource: Resource) -> dict[str, Any]:
    table = resource.table
    return {
        "name": table.name, "type": "table", "title": f"{table.zh} / {table.en}", "path": resource.path,
        "format": resource.path.rpartition(".")[2], "mediatype": resource.media_type, "encoding": "utf-8",
        **resource.checksums(),
        "schema": {
            "fields": [_field(f, table, resource.path) for f in table.fields],
            "primaryKey": [table.key],
            "foreignKeys": [
                {"fields": [link.column], "reference": {"resource": link.table, "fields": [BY_NAME[link.table].key]}}
                for link in table.links
            ],
            "missingValues": [""],
        },
    }  # fmt: skip


def _field(one: Field, table: Table, path: str) -> dict[str, Any]:
    # A reader of Parquet hands over an integer column with nulls as floats; number is what all of them accept.
    nullable = one.type == "integer" and one.name not in NEVER_NULL
    kind = "number" if nullable and path.endswith(".parquet") else one.type
    out: dict[str, Any] = {"name": one.name, "type": kind, "title": one.zh, "description": one.en}
    return {**out, "constraints": {"required": True}} if one.name == table.key else out
