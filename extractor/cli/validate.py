"""``extract validate KEYED --source PLAN``: a keyed table against its source, cell by cell."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from ..core.writing import cause, write_named
from .display import Progress, colours, terminal_columns, wrap
from .usage import Parser, UsageError, complain

if TYPE_CHECKING:
    from ..validate.facts import SourceFacts
    from ..validate.validate import Help, Keyed

REPORTS = (".html", ".xlsx", ".json", ".csv")
CLEAN, DIFFERENCES, FAILED = 0, 1, 2


def main(argv: list[str]) -> int:
    """Returns 0 where all is confirmed, 1 where not, 2 where it could not run."""
    options = _options(argv)
    from ..core.problems import ExtractionError
    from ..validate import InputError

    try:
        if options.template:
            return _template(options)
        return _validate(options)
    except InputError as error:
        complain(str(error))
    except ExtractionError as error:
        complain(f"{options.template or options.source}：{error.code} {error.message}")
    except BrokenPipeError:
        raise  # the reader (head, less) has gone: entry ends quietly
    except OSError as error:
        complain(f"无法读取 {error.filename}：{cause(error)}。")
    return FAILED


def _options(argv: list[str]) -> argparse.Namespace:
    parser = Parser(
        prog="extract validate",
        usage="extract validate 录入表 [第二份录入表] --source 原文 [选项]\n"
        "      extract validate --template 原文 -o 空白表.xlsx",
        description="把人工录入的表格逐格与原文核对：每一格是否与原文一致，在原文何处，错在哪里。",
        epilog="录入表可为 .csv、.tsv、.xlsx、.xls、.ods、.json、.parquet，宽表或长表，中文或英文表头。\n"
        "给出两份录入表时，比较两份的差异，并以原文裁定。\n\n退出码：0 全部一致，1 有不一致，2 无法核对。",
    )  # fmt: skip
    parser.add_argument("keyed", nargs="*", metavar="录入表", help="一份，或同一原文的两份独立录入")
    parser.add_argument("--source", metavar="原文", help="规划文件，或 extract 写出的 JSON")
    parser.add_argument(
        "--report",
        metavar="文件",
        action="append",
        default=[],
        help="写出报告，格式由后缀定：.html、.xlsx、.json、.csv；可多次给出",
    )
    parser.add_argument("--map", metavar="文件", help="列映射（.toml 或 .json），用于表头没有写明的表")
    parser.add_argument("--synonyms", metavar="文件", help="同义词：每行是原文名称和它的别名，用逗号分开")
    parser.add_argument("--claims", metavar="文件", help="另一份表，每行是主语、数值、单位、时期，与指标表和正文核对")
    parser.add_argument("--template", metavar="原文", help="写出只有名称、没有数值的空白表，供第二人独立录入")
    parser.add_argument("-o", "--output", metavar="文件", help="空白表写到哪里（.xlsx 或 .csv）")
    parser.add_argument("-q", "--quiet", action="store_true", help="只显示最后一行")
    options = parser.parse(argv)
    _refuse_nonsense(options)
    return options


def _refuse_nonsense(options: argparse.Namespace) -> None:
    if options.template:
        if options.keyed or options.source:
            raise UsageError("--template 只需要原文和 -o，例如 extract validate --template plan.txt -o blank.xlsx。")
        if not options.output or os.path.splitext(options.output)[1].lower() not in (".xlsx", ".csv"):
            raise UsageError("请用 -o 给出空白表的文件名，以 .xlsx 或 .csv 结尾。")
        return
    if not options.keyed and not options.claims:
        raise UsageError("请给出录入表，例如 extract validate keyed.xlsx --source plan.txt。")
    if not options.source:
        raise UsageError("请用 --source 给出原文，例如 extract validate keyed.xlsx --source plan.txt。")
    if len(options.keyed) > 2:
        raise UsageError("一次最多核对两份录入表。")
    for path in options.report:
        suffix = os.path.splitext(path)[1].lower()
        if suffix not in REPORTS:
            raise UsageError(f"不能写出这种报告：{path}。可用 {'、'.join(REPORTS)}。")
        inputs = [*options.keyed, options.source, options.claims]
        if any(name and os.path.realpath(name) == os.path.realpath(path) for name in inputs):
            raise UsageError(f"报告会覆盖输入文件 {path}。请换一个文件名。")


def _template(options: argparse.Namespace) -> int:
    from ..validate import read_source
    from ..validate.facts import SourceFacts
    from ..validate.template import template

    facts = SourceFacts(read_source(options.template))
    _write(options.output, template(facts, os.path.splitext(options.output)[1].lower()))
    count = sum(len(t.rows) for t in facts.tables)
    print(f"{options.output}：{len(facts.tables)} 张表，{count} 个指标，值待录入。")
    return CLEAN


def _validate(options: argparse.Namespace) -> int:
    from ..validate import read_source
    from ..validate.facts import SourceFacts

    progress = Progress(len(options.keyed) + 1 + len(options.report), shown=not options.quiet)
    try:
        progress.working_on(options.source)
        facts = SourceFacts(read_source(options.source))
        progress.done += 1
        checked = _checked(options, facts, progress)
        if len(checked) == 2:
            return _two(options, checked, facts, progress)
        for path in options.report:
            progress.working_on(path)
            _report(path, checked[0], facts)
            progress.done += 1
    finally:
        progress.clear()
    _show(checked[0], options.quiet)
    return CLEAN if _is_clean(checked[0]) else DIFFERENCES


def _checked(options: argparse.Namespace, facts: SourceFacts, progress: Progress) -> list[Keyed]:
    from ..validate.load import load
    from ..validate.validate import validate_workbook

    help_ = _help(options)
    checked = []
    for path in options.keyed:
        progress.working_on(path)
        checked.append(validate_workbook(load(path), facts, help_))
        progress.done += 1
    if options.claims:
        from ..validate.claims import check_claims, joined

        progress.working_on(options.claims)
        claims = check_claims(load(options.claims), facts, help_)
        checked = [joined(checked[0], claims, facts) if checked else claims, *checked[1:]]
    return checked


def _help(options: argparse.Namespace) -> Help:
    from ..validate.mapping import Mapping, read_mapping
    from ..validate.names import read_synonyms
    from ..validate.validate import Help

    return Help(
        read_mapping(options.map) if options.map else Mapping(),
        read_synonyms(options.synonyms) if options.synonyms else {},
    )


def _two(options: argparse.Namespace, checked: list[Keyed], facts: SourceFacts, progress: Progress) -> int:
    from ..validate.adjudicate import adjudicate
    from ..validate.report.two import render_two
    from .verdicts import two_on_terminal

    found = adjudicate(checked[0].report, checked[1].report)
    for path in options.report:
        progress.working_on(path)
        _write(path, render_two(os.path.splitext(path)[1].lower(), found, checked, facts))
        progress.done += 1
    progress.clear()
    for line in two_on_terminal(found, terminal_columns(sys.stdout), options.quiet):
        print(line)
    return CLEAN if not found.differences and all(map(_is_clean, checked)) else DIFFERENCES


def _is_clean(keyed: Keyed) -> bool:
    from ..validate.report.words import is_clean

    return all(map(is_clean, keyed.report.cells))


def _report(path: str, keyed: Keyed, facts: SourceFacts) -> None:
    from ..validate.report import render

    _write(path, render(os.path.splitext(path)[1].lower(), keyed, facts))


def _write(path: str, data: bytes) -> None:
    from ..validate import InputError

    try:
        write_named(path, data)
    except OSError as error:
        raise InputError(f"无法写入 {path}：{cause(error)}。") from None


def _show(keyed: Keyed, quiet: bool) -> None:
    from .verdicts import closing, differences

    report = keyed.report
    if not quiet:
        columns = terminal_columns(sys.stdout)
        for sentence in (*report.layout, *(f"注意：{note}" for note in report.notes)):
            print("\n".join([sentence] if columns is None else wrap(sentence, columns)))
        for line in differences(report.cells, columns, colours(sys.stdout)):
            print(line)
    print(closing(report.cells, report.summary))
