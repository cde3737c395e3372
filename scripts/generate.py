"""Write what is generated from the code: the files of schemas/, docs/findings.md, the columns in docs/tables.md.

    .venv/bin/python scripts/generate.py [--check]

With --check nothing is written; exit code 1 names what is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.checks import CHECKS
from extractor.cli.codes import ABOUT, SEVERITY
from extractor.cli.schema import published as schema_of
from extractor.cli.schema import schema_text
from extractor.core.problems import COMPARISONS, FAILURES, FINDINGS, NOTES
from extractor.export.fields import TABLES
from extractor.export.package import published
from extractor.models.validation import ValidationReport

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "schemas"


def pages() -> dict[Path, str]:
    """Each generated file and the text that it should hold."""
    return {
        SCHEMAS / "plan_document.schema.json": schema_text(),
        SCHEMAS / "validation_report.schema.json": schema_of(ValidationReport),
        SCHEMAS / "datapackage.json": json.dumps(published(), ensure_ascii=False, indent=1) + "\n",
        SCHEMAS / "README.md": filled(SCHEMAS / "README.md", "codes", codes()),
        ROOT / "docs" / "tables.md": filled(ROOT / "docs" / "tables.md", "columns", columns()),
        ROOT / "docs" / "findings.md": "\n".join(findings()) + "\n",
    }


def filled(page: Path, name: str, lines: Iterable[str]) -> str:
    """The page with these lines between the marks of that name."""
    start, end = f"<!-- {name}: written by scripts/generate.py -->\n", f"<!-- end of {name} -->"
    before, rest = page.read_text(encoding="utf-8").split(start)
    _, after = rest.split(end)
    return f"{before}{start}\n" + "\n".join(lines) + f"\n\n{end}{after}"


def columns() -> Iterator[str]:
    """The tables, their keys and columns."""
    for table in TABLES:
        links = "，".join(f"`{link.column}` → `{link.table}`" for link in table.links)
        yield f"### {table.name}：{table.zh}\n"
        yield f"主键 `{table.key}`{'；' * bool(links)}{links}。\n"
        yield "| 列 | 类型 | 含义 |\n| --- | --- | --- |"
        for field in table.fields:
            yield f"| `{field.name}` | {field.type} | {field.zh} |"
        yield ""


def codes() -> Iterator[str]:
    """The codes as Markdown tables."""
    yield "| 失败代码 | 含义 |"
    yield "| --- | --- |"
    for code, sentence in FAILURES.items():
        yield f"| `{code}` | {sentence} |"
    for title, kinds in (("发现代码", FINDINGS), ("比对发现代码", COMPARISONS)):
        yield ""
        yield f"| {title} | 关于 | 程度 | 含义 | 怎么办 |"
        yield "| --- | --- | --- | --- | --- |"
        for code, kind in kinds.items():
            severity = f"{SEVERITY[kind.severity]} `{kind.severity}`"
            yield f"| `{code}` | {ABOUT[kind.about]} | {severity} | {kind.meaning} | {kind.advice} |"
    yield ""
    yield "| 运行说明 | 含义 |"
    yield "| --- | --- |"
    for code, sentence in NOTES.items():
        yield f"| `{code}` | {sentence} |"


ABOUT_FINDINGS = """# 发现

`extract explain 文件 --findings` 列出一份文件的全部发现；JSON 中在 `diagnostics`，每项有
`code`、`about`、`severity`、`message` 和 `spans`（矛盾的各方都有位置）。

- `about` 为 `source` 的是原文自己的问题：前后矛盾、印错、文字损坏；为 `extraction` 的是提取存疑。
- `info` 多半是有意为之或四舍五入，`warning` 要对照原件，`error` 表示此处不可信。
- 只报告，从不改动：`raw` 和 `value` 总是原文所印。

下面由 `scripts/generate.py` 从代码表和各项检查自带的例子写成；例子也是测试。表格的列以制表符分开。
"""


def findings() -> Iterator[str]:
    """A page with a paragraph for each code that a check gives, with its two examples."""
    yield ABOUT_FINDINGS
    for example in (example for check in CHECKS for example in check.examples):
        kind = FINDINGS[example.code]
        yield f"## `{example.code}`\n"
        yield f"{ABOUT[kind.about]}，{SEVERITY[kind.severity]}。{kind.meaning}{kind.advice}\n"
        yield f"有此发现：\n\n{_quoted(example.shows)}\n"
        yield f"没有：\n\n{_quoted(example.holds)}\n"


def _quoted(text: str) -> str:
    lines = [line if len(line) <= 90 else line[:90] + "……" for line in text.splitlines()]
    return "\n".join(["```text", *lines, "```"])


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
