"""``extract SOURCES…``: its options, and the exit code."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Sequence

from ..readers.formats import SUFFIXES
from .entry import VERBS
from .export import ready, table_format, write_beside
from .limits import DEFAULT
from .names import IDS
from .sources import STDIN
from .usage import SEE_HELP, Parser, UsageError

OPTIONAL_STAGES = ("statements",)


def main(argv: list[str]) -> int:
    """Returns 0 where all was written or unchanged, 1 where something failed, 130 where it was interrupted."""
    options = _options(argv)
    if options.format and (code := ready()):
        return code
    if options.output == STDIN:
        from .stream import to_stdout

        return to_stdout(options)
    from ..core.problems import ExtractionError
    from .reading import stdin_kept
    from .report import Events, Words

    if options.engine == "ray":
        from .ray_engine import conduct
    elif options.address:
        raise UsageError(f"--address 只与 --engine ray 一起使用。{SEE_HELP}")
    else:
        from .conduct import conduct
    folder = "" if options.engine == "ray" else options.output
    report = (Events if options.log_format == "json" else Words)(options.quiet, folder)
    try:
        with stdin_kept(options.sources):
            code = conduct(options, report)
    except ExtractionError as error:
        report.trouble(error.code, error.message)
        return 1
    except UsageError as error:
        if options.log_format != "json":
            raise
        report.trouble("USAGE", str(error))
        return 2
    if options.format and code in (0, 1):
        code = max(code, write_beside(options.output, options.format, quiet=options.quiet))
    if options.page and code in (0, 1):
        from .page import write_page

        code = max(code, write_page(options.output, quiet=options.quiet))
    return code


def _options(argv: Sequence[str]) -> argparse.Namespace:
    from .. import __version__

    verbs = "\n".join(f"  {verb:<9} {what}" for verb, what in VERBS.items())
    parser = Parser(
        prog="extract",
        usage="extract 文件、文件夹或地址… [选项]",
        description="把规划文件提取为经过校验的 JSON，每个值都带有在原文中的位置。\n"
        f"可读 {' '.join(SUFFIXES)}，按内容识别格式；本机能读哪些见 extract doctor。\n"
        "输入没有变化的文件不再重做；中断后重新运行同一命令，即从中断处继续。",
        epilog=f"其他命令（各有说明，如 extract explain --help）：\n{verbs}\n\n"
        "退出码：0 全部写出，1 有文件失败，2 用法有误，130 被中断。",
    )
    parser.add_argument(
        "sources", nargs="*", metavar="来源",
        help="文件；文件夹（逐层查找上述格式的文件）；通配符（'plans/**/*.txt'）；清单（@files.txt，每行一个来源）；"
        "地址（s3://…、https://…、zip://…::… 等）；- 读标准输入",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", metavar="文件夹", default="output", help="输出文件夹（默认 output）；- 写到标准输出"
    )
    parser.add_argument(
        "-f", "--format", metavar="格式", action="append", default=[], type=table_format,
        help="另把输出文件夹导出为数据表：csv、parquet、xlsx、jsonl、duckdb；可多次给出",
    )  # fmt: skip
    parser.add_argument("--page", action="store_true", help="另写一页 index.html：各文件、数量、发现、到结果的链接")
    parser.add_argument("-j", "--jobs", metavar="N", type=_jobs, default=0, help="进程数（默认按数据量自动决定）")
    parser.add_argument("-q", "--quiet", action="store_true", help="不显示进度和表格，只报告失败")
    parser.add_argument(
        "--without", metavar="步骤", action="append", default=[], type=_stage,
        help="略去一个步骤（statements：不读陈述）",
    )  # fmt: skip
    parser.add_argument(
        "--any-language",
        action="store_true",
        help="没有中文的文件也读出结构和表格（默认拒绝），结果附 NOT_CHINESE 提示",
    )
    parser.add_argument(
        "--id", metavar="取法", choices=IDS, default="stem",
        help="文件的 id：stem 取文件名（默认）；path 取给出的整个路径，不同文件夹里的同名文件不致相同",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="没有变化的文件也重做")
    parser.add_argument("--timeout", metavar="秒", type=_seconds, default=600.0, help="每份文件的时限（默认 600 秒）")
    parser.add_argument(
        "--memory", metavar="大小", type=_bytes, default=DEFAULT,
        help="每个进程的内存上限，如 800M、2G（默认 4G；0 为不限）；超出的文件记为 TOO_LARGE",
    )  # fmt: skip
    on_failure = parser.add_mutually_exclusive_group()
    on_failure.add_argument("--keep-going", action="store_true", help="有文件失败时继续做其余的（默认）")
    on_failure.add_argument("--fail-fast", action="store_true", help="遇到第一份失败的文件就停止")
    parser.add_argument(
        "--log-format", metavar="格式", choices=("text", "json"), default="text",
        help="json：在标准错误上每个事件输出一个 JSON 对象",
    )  # fmt: skip
    parser.add_argument(
        "--engine", metavar="引擎", choices=("local", "ray"), default="local",
        help="ray：由 Ray 集群提取，直接写出 Parquet 表（需要 pip install 'ray[data]' pyarrow）",
    )  # fmt: skip
    parser.add_argument("--address", metavar="地址", help="Ray 集群的地址；不给出则在本机启动")
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


def _bytes(word: str) -> int:
    match = re.fullmatch(r"([0-9]{1,6})([KMG]?)(?:I?B)?", word.upper())
    if match is not None:
        return int(match[1]) << {"K": 10, "": 20, "M": 20, "G": 30}[match[2]]
    raise argparse.ArgumentTypeError(f"要一个大小，如 800M 或 2G，而不是 {word}")


def _seconds(word: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < (seconds := float(word)) < float("inf"):
            return seconds
    raise argparse.ArgumentTypeError(f"要一个大于 0 的秒数，而不是 {word}")
