"""Each published code is said somewhere, and some case of the tests has it said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PLAN, ROOT, Command

from extractor import ExtractionError, extract
from extractor.checks import CHECKS
from extractor.core.problems import COMPARISONS, FAILURES, FINDINGS, NOTES

ALL = (*FINDINGS, *FAILURES, *NOTES, *COMPARISONS)
EXAMPLES = {example.code for check in CHECKS for example in check.examples}


def sources(folder: str) -> str:
    files = (p for p in sorted((ROOT / folder).rglob("*")) if p.suffix in (".py", ".expected", ".json", ".txt"))
    return "\n".join(
        p.read_text("utf-8", "replace") for p in files if p.name not in ("problems.py", Path(__file__).name)
    )


@pytest.mark.parametrize("where", ["extractor", "tests"])
def test_each_code_is_said_and_has_a_case(where: str) -> None:
    said = sources(where) + (PART_FAILED if where == "extractor" else "".join(f'"{code}"' for code in EXAMPLES))
    if where == "tests":
        said += Path(__file__).read_text("utf-8").partition("# cases")[2]
    assert [code for code in ALL if not re.search(rf"\b{code}\b", said)] == []


PART_FAILED = '"PART_FAILED"'
"""The one code that is made by a function of its own in ``problems``."""


# cases that no other test has


def test_what_may_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match="UNREADABLE"):
        extract(tmp_path)


def test_a_document_without_tables_has_none_to_write(tmp_path: Path) -> None:
    from extractor.export.book import rendered

    document = extract("青江市规划\n一、目标\n加强领导。\n".encode(), name="plan")
    with pytest.raises(ExtractionError, match="EXPORT_NO_TABLES"):
        rendered([document], str(tmp_path / "t.csv"), "printed")


def test_a_workbook_holds_so_many_rows(command: Command) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("xlsxwriter")
    command.write("plan.txt", PLAN)
    assert command("plan.txt").returncode == 0
    script = (
        "import sys; from extractor.export import workbook; workbook.MOST_ROWS = 2; "
        "from extractor.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    line = [sys.executable, "-P", "-c", script, "export", "output", "--to", "t.xlsx"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(line, cwd=command.folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "EXPORT_TOO_LARGE" in done.stdout + done.stderr
