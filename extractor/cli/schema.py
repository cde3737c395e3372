"""``extract schema``: the JSON Schema of the output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .usage import Parser

if TYPE_CHECKING:
    from pydantic import BaseModel


def main(argv: list[str]) -> int:
    """Print the schema; the same text lies under ``schemas/``."""
    Parser("extract schema", "extract schema", "输出文件的 JSON Schema，由数据模型生成。").parse(argv)
    print(schema_text(), end="")
    return 0


def schema_text() -> str:
    """The schema of one output file, as it is published."""
    from ..models import Document

    return published(Document)


def published(model: type[BaseModel]) -> str:
    """The JSON Schema of a model as a file."""
    schema = model.model_json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
