"""Write what is generated from the code: the files of schemas/ and the tables in schemas/README.md.

    .venv/bin/python scripts/generate.py [--check]

With --check nothing is written; exit code 1 names what is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from extractor.cli.codes import ABOUT, SEVERITY
from extractor.cli.schema import schema_text
from extractor.core.problems import COMPARISONS, FAILURES, FINDINGS
from extractor.export.package import published

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
        SCHEMAS / "datapackage.json": json.dumps(published(), ensure_ascii=False, indent=1) + "\n",
        readme: f"{before}{OPEN}\n{table}\n\n{CLOSE}{after}",
    }


def codes() -> Iterator[str]:
    """The codes as Markdown tables."""
    yield "| 失败代码 | 含义 |"
    yield "| --- | --- |"
    for code, sentence in FAILURES.items():
        yield f"| `{code}` | {sentence} |"
    for title, kinds in (("发现代码", FINDINGS), ("比对发现代码", COMPARISONS)):
        yield ""
        yield f"| {title} | 关于 | 程度 | 含义 |"
        yield "| --- | --- | --- | --- |"
        for code, kind in kinds.items():
            yield f"| `{code}` | {ABOUT[kind.about]} | {SEVERITY[kind.severity]} `{kind.severity}` | {kind.meaning} |"


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
