"""The published schema is the models', and the output keeps to it."""

from __future__ import annotations

import importlib.util
import json
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest
from conftest import PLAN, ROOT, Command

from extractor import Document, extract

SCHEMA = ROOT / "schemas/plan_document.schema.json"


def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_generated_is_fresh() -> None:
    for path, text in generate().pages().items():
        assert path.read_text("utf-8") == text, f"{path.name} is stale: run scripts/generate.py"


def test_the_command_prints_the_published_schema(command: Command) -> None:
    assert command("schema").stdout == SCHEMA.read_text("utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_the_output_keeps_to_the_schema_and_reads_back_as_it_was(path: Path) -> None:
    document = extract(path)
    data = document.to_json()
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(data))
    assert Document.model_validate_json(data) == document


def test_the_schema_refuses_what_is_no_document() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    good = json.loads(extract(PLAN.encode(), name="plan").to_json())
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "extra": 1})
    assert not validator.is_valid({key: value for key, value in good.items() if key != "sections"})


def test_numbers_are_written_digit_for_digit() -> None:
    text = PLAN.replace("[12.3]", "106.740").replace("[15]", "0.1")
    data = json.loads(extract(text.encode()).to_json(), parse_float=Decimal)
    values = [value["value"] for indicator in data["indicators"] for value in indicator["values"]]
    assert values[:2] == [Decimal("106.740"), Decimal("0.1")]
