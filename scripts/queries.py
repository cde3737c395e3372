"""Run the SQL of docs/queries.md over an export of the corpus and write the answers below the questions.

    .venv/bin/python scripts/queries.py [--check]

With --check nothing is written; exit code 1 says that an answer is stale.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import duckdb

from extractor import extract
from extractor.export import export

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "queries.md"
QUESTION = re.compile(r"(```sql\n(.*?)```\n)(\n\|[^`#]*?\n)?(?=\n#|\Z)", re.S)


def answered(page: str) -> str:
    """The page with the answer of every query, as a Markdown table, below it."""
    with tempfile.TemporaryDirectory() as folder:
        store = corpus_store(Path(folder))
        with duckdb.connect(str(store), read_only=True) as connection:

            def answer(match: re.Match[str]) -> str:
                result = connection.execute(match[2])
                heads = [column[0] for column in result.description]
                lines = [heads, ["---"] * len(heads), *([said(v) for v in row] for row in result.fetchall())]
                return match[1] + "\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"

            return QUESTION.sub(answer, page)


def corpus_store(folder: Path) -> Path:
    """An export of the corpus."""
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        (folder / f"{path.stem}.json").write_bytes(extract(path).to_json())
    export([str(folder)], str(folder / "plans.duckdb"))
    return folder / "plans.duckdb"


def said(value: object) -> str:
    """A value as a cell, as DuckDB prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace("\n", " ").replace("|", "\\|")


def main(check: bool) -> int:
    """Write or check the page."""
    old = PAGE.read_text("utf-8")
    new = answered(old)
    if check and new != old:
        print("stale: docs/queries.md; run scripts/queries.py", file=sys.stderr)
        return 1
    PAGE.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
