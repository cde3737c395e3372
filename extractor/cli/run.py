"""``extract SOURCES…``: every document to a JSON file, a table, and a log of the run."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from ..readers.formats import SUFFIXES
from .display import Progress, colours, printable, terminal_columns
from .entry import VERBS
from .export import ready, table_format, write_beside
from .names import output_names
from .pool import run_tasks
from .record import Record, log
from .sources import find
from .table import summary, table
from .usage import Parser, UsageError
from .work import Task
from .writing import cause, prepare, write

LOG = "run.jsonl"
OPTIONAL_STAGES = ("statements",)
WORTH_A_WORKER = 2_000_000
"""Bytes of input from which one more process pays for its start."""


def main(argv: list[str]) -> int:
    """Returns 0 where all was written, 1 where something failed, 130 where it was interrupted."""
    from . import INTERRUPTED

    options = _options(argv)
    if options.format and (code := ready()):
        return code
    paths = find(options.sources)
    tasks = _tasks(paths, options.output, tuple(options.without))
    jobs = options.jobs or _fitting_jobs(paths)
    mark = os.urandom(4).hex()
    try:
        prepare(options.output, mark)
    except OSError as error:
        return _unwritable(options.output, error)

    records, interrupted = _carry_out(tasks, jobs, mark, options)
    code = int(any(record.status == "failed" for record in records))
    try:
        write(os.path.join(options.output, LOG), log(records), mark)
    except OSError as error:
        code = _unwritable(os.path.join(options.output, LOG), error)
    _report(records, options.quiet)
    if interrupted:
        written = sum(record.output is not None for record in records)
        left = len(tasks) - len(records)
        print(f"extract: 已中断：写出 {written} 份，均完整；{left} 份未处理。", file=sys.stderr)
        return INTERRUPTED
    return max(code, write_beside(options.output, options.format, quiet=options.quiet))


def _options(argv: Sequence[str]) -> argparse.Namespace:
    from .. import __version__

    verbs = "\n".join(f"  extract {verb:<9} {what}" for verb, what in VERBS.items())
    parser = Parser(
        prog="extract",
        usage="extract 文件或文件夹… [选项]",
        description="把规划文件提取为经过校验的 JSON，每个值都带有在原文中的位置。\n"
        f"可读 {' '.join(SUFFIXES)}，按内容识别格式；本机能读哪些见 extract doctor。",
        epilog=f"其他命令（各有 --help）：\n{verbs}\n\n退出码：0 全部写出，1 有文件失败，2 用法有误，130 被中断。",
    )
    parser.add_argument("sources", nargs="*", metavar="文件或文件夹", help="文件夹会逐层查找上述格式的文件")
    parser.add_argument("-o", "--output", metavar="DIR", default="output", help="输出文件夹（默认 output）")
    parser.add_argument(
        "-f", "--format", metavar="格式", action="append", default=[], type=table_format,
        help="另把输出文件夹导出为数据表：csv、parquet、xlsx、jsonl、duckdb；可多次给出",
    )  # fmt: skip
    parser.add_argument("-j", "--jobs", metavar="N", type=_jobs, default=0, help="进程数（默认按数据量自动决定）")
    parser.add_argument("-q", "--quiet", action="store_true", help="不显示进度和表格，只报告失败")
    parser.add_argument(
        "--without",
        metavar="步骤",
        action="append",
        default=[],
        type=_stage,
        help="略去一个步骤（statements：不读正文中的数字）",
    )
    parser.add_argument("--fail-fast", action="store_true", help="遇到第一份失败的文件就停止")
    parser.add_argument("--version", action="version", version=f"extract {__version__}", help="显示版本")
    plain = argv.index("--") if "--" in argv else len(argv)
    options = parser.parse(argv[:plain])
    options.sources += argv[plain + 1 :]
    return options


def _stage(word: str) -> str:
    if word in OPTIONAL_STAGES:
        return word
    raise argparse.ArgumentTypeError(f"没有这个步骤：{word}，可略去的是 {'、'.join(OPTIONAL_STAGES)}")


def _jobs(word: str) -> int:
    if word.isdecimal() and int(word) >= 1:
        return int(word)
    raise argparse.ArgumentTypeError(f"要一个不小于 1 的整数，而不是 {word}")


def _tasks(paths: list[str], folder: str, without: tuple[str, ...]) -> list[Task]:
    tasks = [
        Task(n, path, name, folder, without)
        for n, (path, name) in enumerate(zip(paths, output_names(paths), strict=True))
    ]
    outputs = {os.path.realpath(os.path.join(folder, name)) for name in (LOG, *(f"{t.name}.json" for t in tasks))}
    for path in paths:
        if os.path.realpath(path) in outputs:
            raise UsageError(f"输出会覆盖输入文件 {path}。请用 -o 另选输出文件夹。")
    return tasks


def _fitting_jobs(paths: list[str]) -> int:
    size = 0
    for path in paths:
        with contextlib.suppress(OSError):
            size += os.path.getsize(path)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, size // WORTH_A_WORKER))


def _carry_out(tasks: list[Task], jobs: int, mark: str, options: argparse.Namespace) -> tuple[list[Record], bool]:
    """The records in input order, and whether Ctrl-C cut the work short."""
    progress = Progress(len(tasks), shown=not options.quiet)
    records: list[Record] = []
    interrupted = False
    work = run_tasks(tasks, jobs, mark, lambda task: progress.working_on(task.path))
    try:
        with contextlib.closing(work):
            for record in work:
                records.append(record)
                progress.done += 1
                if options.fail_fast and record.status == "failed":
                    break
    except KeyboardInterrupt:
        interrupted = True
    finally:
        progress.clear()
    return sorted(records, key=lambda record: record.index), interrupted


def _report(records: list[Record], quiet: bool) -> None:
    if quiet:
        for record in records:
            if record.status == "failed":
                print(f"extract: {printable(record.path)}：{record.code} {record.message}", file=sys.stderr)
        return
    if records and sys.stdout is not None:
        for line in table(records, terminal_columns(sys.stdout), colours(sys.stdout)):
            print(line)
    print(summary(records))


def _unwritable(path: str, error: OSError) -> int:
    from ..core.problems import FAILURES

    print(f"extract: OUTPUT_UNWRITABLE：{FAILURES['OUTPUT_UNWRITABLE']}（{path}：{cause(error)}）", file=sys.stderr)
    return 1
