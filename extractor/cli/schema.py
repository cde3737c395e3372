"""``extract schema``: the JSON Schema of the output."""

from __future__ import annotations

import json

from .usage import Parser


def main(argv: list[str]) -> int:
    """Print the schema; the same text lies under ``schemas/``."""
    Parser("extract schema", "extract schema", "输出文件的 JSON Schema，由数据模型生成。").parse(argv)
    print(schema_text(), end="")
    return 0


def schema_text() -> str:
    """The schema of one output file, as it is published."""
    from ..models import Document

    schema = Document.model_json_schema(mode="serialization")
    published = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(published, ensure_ascii=False, indent=1) + "\n"
