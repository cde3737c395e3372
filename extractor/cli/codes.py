"""``extract codes``: every failure and finding, and what it means."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from .display import folded, terminal_columns
from .usage import Parser, as_typed

ABOUT = {"source": "原文", "extraction": "提取"}
SEVERITY = {"info": "提示", "warning": "警告", "error": "错误"}


def main(argv: list[str]) -> int:
    """Print the table."""
    Parser("extract codes", "extract codes", "失败代码与发现代码一览；代码一经发布不再改名。").parse(argv)
    for line in listing(terminal_columns(sys.stdout)):
        print(as_typed(line))
    return 0


def listing(columns: int | None = None) -> Iterator[str]:
    """Failures, which end a document, then findings, which travel inside it, then notes on a run."""
    from ..core.problems import COMPARISONS, FAILURES, FINDINGS, NOTES

    room = max(map(len, [*FAILURES, *FINDINGS, *COMPARISONS, *NOTES]))
    yield "失败（该文件没有输出）"
    for code, sentence in FAILURES.items():
        yield from folded(f"  {code:<{room}}  {sentence}", columns, room + 4)
    for title, kinds in (
        ("发现（随输出给出，列在 diagnostics 中）", FINDINGS),
        ("比对发现（extract compare）", COMPARISONS),
    ):
        yield ""
        yield title
        for code, kind in kinds.items():
            said = f"{ABOUT[kind.about]} {SEVERITY[kind.severity]}  {kind.meaning}{kind.advice}"
            yield from folded(f"  {code:<{room}}  {said}", columns, room + 4)
    yield ""
    yield "说明（关于一次运行，不是失败）"
    for code, sentence in NOTES.items():
        yield from folded(f"  {code:<{room}}  {sentence}", columns, room + 4)
