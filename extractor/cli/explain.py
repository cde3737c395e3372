"""``extract explain FILE``: the outline, one line's verdicts, the ledger of numbers, or the findings."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .display import terminal_columns
from .sources import STDIN, find
from .usage import Parser, UsageError, complain

if TYPE_CHECKING:
    from ..core.trace import Trace
    from ..models import Document

PIPED_COLUMNS = 100


def main(argv: list[str]) -> int:
    """Returns 0, or 1 where the document cannot be read."""
    options = _options(argv)
    if os.path.isdir(options.file):
        raise UsageError(f"explain 一次看一份文件，而 {options.file} 是文件夹。请给出其中一份文件。")
    (path,) = find([options.file])
    from ..core.problems import ExtractionError
    from ..core.trace import Trace
    from ..pipeline import extract
    from .reading import read as bytes_of

    trace = Trace()
    try:
        if path.lower().endswith(".json"):
            document = _written(path, options)
        else:
            source = bytes_of(path).data if path == STDIN else path
            document = extract(source, trace=trace if options.at else None, any_language=options.any_language)
    except ExtractionError as error:
        complain(f"{path}：{error.code} {error.message}")
        return 1
    for line in _view(document, trace, options):
        print(line)
    return 0


def _written(path: str, options: argparse.Namespace) -> Document:
    """A document that ``extract`` has written: all but the rules, which only a reading knows."""
    from ..export.documents import read

    if options.at:
        raise UsageError(f"--at 要来源文件，{path} 是读好的 JSON，里面没有规则。")
    return read(Path(path))


def _options(argv: list[str]) -> argparse.Namespace:
    parser = Parser(
        prog="extract explain",
        usage="extract explain 文件 [--values|--numbers|--findings|--at 行号] [选项]",
        description="列出一份文件的大纲，每个节点一行：行号、层级、编号、标题。",
    )
    parser.add_argument("file", nargs="?", metavar="文件", help="一份文件，或 extract 写出的 JSON")
    parser.add_argument("--at", type=_line, metavar="行号", help="这一行的每个字归属何处，哪条规则认出，哪些规则未采用")
    parser.add_argument("--values", action="store_true", help="大纲中同时列出每张指标表的值")
    parser.add_argument("--numbers", action="store_true", help="列出全部数字及其归属；无归属的记为“未认领”")
    parser.add_argument("--findings", action="store_true", help="列出全部发现：代码、程度、说明，以及各处原文和行号")
    parser.add_argument("--any-language", action="store_true", help="没有中文的文件也读出结构和表格")
    options = parser.parse(argv)
    views = [name for name in ("at", "values", "numbers", "findings") if getattr(options, name)]
    if len(views) > 1:
        raise UsageError(f"一次只看一种：{'、'.join(f'--{name}' for name in views)} 请分开运行。")
    if options.file is None:
        raise UsageError("请给出一份文件，例如 extract explain corpus/wuhan_hrss_14fyp.txt。")
    return options


def _line(word: str) -> int:
    if word.isdecimal() and int(word) >= 1:
        return int(word)
    raise argparse.ArgumentTypeError(f"要一个行号（从 1 起），而不是 {word}")


def _view(document: Document, trace: Trace, options: argparse.Namespace) -> Iterator[str]:
    if options.at:
        from ..core.lines import Lines
        from .at_line import at_line

        count = len(Lines(document.text))
        if options.at > count:
            raise UsageError(f"{options.file} 只有 {count} 行，没有第 {options.at} 行。")
        return at_line(document, trace, options.at, terminal_columns(sys.stdout) or PIPED_COLUMNS)
    if options.numbers:
        from .numbers import numbers

        return numbers(document, terminal_columns(sys.stdout))
    if options.findings:
        from .findings import findings

        return findings(document, terminal_columns(sys.stdout))
    from .outline import outline

    return outline(document, options.values, terminal_columns(sys.stdout))
