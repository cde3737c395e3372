"""Write what is generated from the code: the JSON Schemas and the table of codes in schemas/README.md.

    .venv/bin/python scripts/generate.py [--check]

With --check nothing is written; exit code 1 names what is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from extractor.cli.codes import ABOUT, SEVERITY
from extractor.cli.schema import published, schema_text
from extractor.core.problems import FAILURES, FINDINGS, NOTES
from extractor.models.validation import ValidationReport

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
OPEN, CLOSE = "<!-- codes: written by scripts/generate.py -->\n", "<!-- end of codes -->"


def pages() -> dict[Path, str]:
    """Each generated file and the text that it should hold."""
    readme = SCHEMAS / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(OPEN)
    _, after = rest.split(CLOSE)
    table = "\n".join(codes())
    return {
        SCHEMAS / "plan_document.schema.json": schema_text(),
        SCHEMAS / "validation_report.schema.json": published(ValidationReport),
        readme: f"{before}{OPEN}\n{table}\n\n{CLOSE}{after}",
    }


def codes() -> Iterator[str]:
    """The codes as Markdown tables."""
    yield "| 失败代码 | 含义 |"
    yield "| --- | --- |"
    for code, sentence in FAILURES.items():
        yield f"| `{code}` | {sentence} |"
    yield ""
    yield "| 发现代码 | 关于 | 程度 | 含义 |"
    yield "| --- | --- | --- | --- |"
    for code, kind in FINDINGS.items():
        yield f"| `{code}` | {ABOUT[kind.about]} | {SEVERITY[kind.severity]} `{kind.severity}` | {kind.meaning} |"
    yield ""
    yield "| 运行说明 | 含义 |"
    yield "| --- | --- |"
    for code, sentence in NOTES.items():
        yield f"| `{code}` | {sentence} |"


def main(check: bool) -> int:
    """Write or check every page."""
    stale = [(path, text) for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        if check:
            print(f"stale: {path.name}; run scripts/generate.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
