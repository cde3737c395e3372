"""``extract export DIR… --to TARGET``: documents as tidy tables."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .display import Progress, folded, terminal_columns
from .sources import STDIN
from .usage import Parser, UsageError, complain

if TYPE_CHECKING:
    from ..export import Exported

FORMATS = ("csv", "parquet", "xlsx", "jsonl", "duckdb")
SEE = "用法见 extract export --help。"
WRONG_USE = frozenset({"NOT_FOUND", "EXPORT_FORMAT"})


def main(argv: list[str]) -> int:
    """Returns 0; 1 where the documents cannot be read or the target cannot be written; 2 for wrong use."""
    options = _options(argv)
    if options.to == STDIN:
        return _to_stdout(options)
    if options.kind or os.path.splitext(options.to)[1].lower() in (".md", ".html"):
        from .book import write_book

        return write_book(options.sources, options.to, options.kind, mark=not options.no_bom, quiet=options.quiet)
    return write_tables(
        options.sources, options.to, options.format, prune=options.prune, quiet=options.quiet,
        mark=not options.no_bom, labels=options.labels,
    )  # fmt: skip


def _to_stdout(options: argparse.Namespace) -> int:
    """The rows as JSON lines to standard output, once all of them are there."""
    if options.kind or options.format not in (None, "jsonl") or options.labels:
        raise UsageError("--to - 只写 JSON Lines（每行一个 JSON 对象）。其他格式请用 --to 给出文件。")
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        target = os.path.join(folder, "plans.jsonl")
        if code := write_tables(options.sources, target, "jsonl", quiet=True):
            return code
        with open(target, "rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    return 0


def write_tables(
    sources: list[str],
    target: str,
    form: str | None,
    *,
    prune: bool = False,
    quiet: bool = False,
    mark: bool = True,
    labels: bool = False,
) -> int:
    """Export, and say what was done or why not; returns the exit code."""
    from ..core.problems import FAILURES, ExtractionError
    from ..core.writing import cause
    from ..export import export
    from ..export.addresses import shown

    progress = Progress(1, shown=not quiet)

    def seen(name: str, done: int, total: int) -> None:
        progress.done, progress.total = done, total
        progress.working_on(name)

    try:
        done = export(sources, target, form, prune=prune, mark=mark, labels=labels, seen=seen)
    except ExtractionError as error:
        progress.clear()
        complain(f"{error.code}：{error.message}")
        return 2 if error.code in WRONG_USE else 1
    except OSError as error:
        progress.clear()
        said = f"{shown(target)}：{cause(error)}"
        complain(f"OUTPUT_UNWRITABLE：{FAILURES['OUTPUT_UNWRITABLE']}（{said}）")
        return 1
    progress.clear()
    if not quiet:
        for line in _said(done, shown(target)):
            print("\n".join(folded(line, terminal_columns(sys.stdout), 2)))
    return 0


BESIDE = {"csv": "csv", "parquet": "parquet", "xlsx": "plans.xlsx", "jsonl": "plans.jsonl", "duckdb": "plans.duckdb"}
"""Where a run puts its tables, in the output folder."""


def write_beside(folder: str, forms: Iterable[str], *, quiet: bool) -> int:
    """The tables of all documents of an output folder, in that folder; returns the exit code."""
    return max(
        (write_tables([folder], os.path.join(folder, BESIDE[form]), form, quiet=quiet) for form in forms), default=0
    )


def ready() -> int:
    """See that tables can be written, before a long run; returns the exit code."""
    from ..core.extras import check
    from ..core.problems import ExtractionError

    try:
        check("export")
    except ExtractionError as error:
        complain(f"{error.code}：{error.message}")
        return 1
    return 0


def _said(done: Exported, target: str) -> list[str]:
    """What was done, in a line; and what a user must know who has an older store."""
    from ..export.fields import TABLES

    lines = []
    if done.rebuilt:
        lost = f"，其中 {done.lost} 份文件不在此次来源中，已不在库内" if done.lost else ""
        lines.append(f"数据库是旧版式，已重建{lost}。")
    removed = f"，移除 {done.removed} 份" if done.removed else ""
    rows = "，".join(f"{table.zh} {done.rows[table.name]}" for table in TABLES if done.rows.get(table.name))
    lines.append(
        f"{target}：写入 {done.written} 份文件，{done.unchanged} 份未变{removed}" + (f"；{rows}。" if rows else "。")
    )
    return lines


def _options(argv: list[str]) -> argparse.Namespace:
    parser = Parser(
        prog="extract export",
        usage="extract export 文件夹或JSON… --to 目标 [-f 格式]\n"
        "      extract export 文件夹或JSON… --to 表格.xlsx --as printed",
        description="把 extract 写出的 JSON 导出为数据表：文件、章节、专栏、条目、表格、指标、指标值、陈述、发现。",
        epilog="目标的名称决定格式：plans.duckdb（增量更新）、plans.parquet/、csv/、plans.xlsx、plans.jsonl。\n"
        "目标也可以是 postgresql://用户@主机/库（增量更新；密码放在 PGPASSWORD 或 ~/.pgpass）。\n"
        "目标是 .md、.html 时写成可读的全文：大纲、专栏、表格、发现。\n"
        "各表各列的含义见 docs/tables.md。\n\n退出码：0 已导出，1 失败（目标保持原样），2 用法有误。",
    )
    parser.add_argument("sources", nargs="*", metavar="文件夹或JSON", help="extract 的输出文件夹，或其中的 JSON")
    parser.add_argument("--to", metavar="目标", help="写到哪里：文件、文件夹或 postgresql:// 地址；- 写到标准输出")
    parser.add_argument(
        "-f", "--format", metavar="格式", type=table_format, help=f"{'、'.join(FORMATS)}；默认由目标的名称决定"
    )
    parser.add_argument(
        "--as", dest="kind", metavar="版式", choices=("printed", "keyed"),
        help="写成 .xlsx 或 .csv 的表格：printed 照原文的版式，旁边是单位、原文行和页码；keyed 是填好的录入表。"
        "两者都可以交给 extract validate 核对",
    )  # fmt: skip
    parser.add_argument(
        "--labels", action="store_true", help="CSV、Excel：代码写成中文（per_year 写作“每年”，baseline 写作“基期”）"
    )
    parser.add_argument("--no-bom", action="store_true", help="CSV 开头不写字节序标记（默认写，Excel 据此识别 UTF-8）")
    parser.add_argument("--prune", action="store_true", help="数据库：移除不在此次来源中的文件（默认保留）")
    parser.add_argument("-q", "--quiet", action="store_true", help="不显示进度和结果，只报告失败")
    options = parser.parse(argv)
    if not options.sources:
        raise UsageError(
            "请给出要导出的文件夹，例如 extract export output --to plans.duckdb。用法见 extract export --help。"
        )
    if not options.to:
        raise UsageError(f"请用 --to 给出目标，例如 --to plans.duckdb。{SEE}")
    return options


def table_format(word: str) -> str:
    """One of the formats; raises for argparse."""
    if word in FORMATS:
        return word
    raise argparse.ArgumentTypeError(f"要其中一种：{'、'.join(FORMATS)}，而不是 {word}")
