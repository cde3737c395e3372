"""``extract compare A B …``: the same indicator over documents, and where they contradict each other."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from .usage import Parser, UsageError, complain

if TYPE_CHECKING:
    from ..compare import Disagreement, Lined
    from ..models import Document

SEE = "用法见 extract compare --help。"
LEVELS = {"info": ("info", "warning"), "warning": ("warning",)}
COULD_NOT_RUN = 2


def main(argv: list[str]) -> int:
    """Returns 0 where nothing disagrees, 1 where something does, 2 where the comparison could not be made."""
    options = _options(argv)
    from ..core.problems import ExtractionError
    from ..core.writing import cause

    try:
        return _compare(options)
    except ExtractionError as error:
        complain(f"{error.code}：{error.message}")
    except BrokenPipeError:
        raise  # the reader (head, less) has gone: entry ends quietly
    except OSError as error:
        complain(f"OUTPUT_UNWRITABLE：无法写入 {error.filename or options.plot}：{cause(error)}。")
    return COULD_NOT_RUN


def _compare(options: argparse.Namespace) -> int:
    from ..compare import disagreements, lineup, read
    from ..compare.lineup import named
    from ..compare.words import labels
    from ..core.problems import COMPARISONS

    documents = read(options.sources)
    if len(documents) < 2:
        raise UsageError(f"比对至少要两份文件。{SEE}")
    lined = named(lineup(documents), options.indicator)
    if not lined:
        asked = "、".join(options.indicator)
        raise UsageError(f"没有一个指标的名称含有 {asked}。请换一个词；去掉 --indicator 即列出全部。")
    shared = [one for one in lined if len(one.documents) > 1]
    found = list(disagreements(shared, documents))
    shown = lined if options.all else shared
    names = labels(documents)
    _write(shown, found, documents, names, len(lined) - len(shown), options)
    if options.plot and shown:
        _plot(shown, documents, names, options)
    return int(any(COMPARISONS[one.code].severity in LEVELS[options.level] for one in found))


def _plot(shown: list[Lined], documents: list[Document], names: list[str], options: argparse.Namespace) -> None:
    """Draw the chart and say what it leaves out; who names indicators gets all their measures."""
    from ..compare.plot import plot
    from ..compare.words import regions
    from ..core.writing import make_folder

    alone = options.all or bool(options.indicator)
    make_folder(options.plot)
    left = plot(shown, names, regions(documents), options.plot, options.plot_limit, alone)
    said = f"另有 {left.beyond} 幅未画，用 --indicator 选择，或加大 --plot-limit。" if left.beyond else ""
    said += f"只有一份文件有的 {left.alone} 幅未画，用 --all 画出。" if left.alone else ""
    if said and not options.quiet:
        complain(f"{options.plot}：{said}")


def _write(
    shown: list[Lined],
    found: list[Disagreement],
    documents: list[Document],
    names: list[str],
    left: int,
    options: argparse.Namespace,
) -> None:
    from .compared import as_csv, as_json, as_text

    if options.json:
        sys.stdout.write(as_json(shown, found, documents, names))
    elif options.csv:
        sys.stdout.write(as_csv(shown, documents, names))
    else:
        from .display import terminal_columns

        for line in as_text(shown, found, documents, names, left, terminal_columns(sys.stdout)):
            print(line)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = Parser(
        prog="extract compare",
        usage="extract compare 文件 文件… [选项]",
        description="把几份文件中的同一指标排在一起：省与市，上一个规划的目标与下一个规划的基期。\n"
        "单位自动换算；累计数、年均数、当年数各成一行，从不混比；† 表示取自正文，表中没有。",
        epilog="文件：extract 写出的 JSON 或其文件夹，也可以是原文（任何可读的格式）。\n\n"
        "退出码：0 没有不一致，1 有不一致，2 无法比对。",
    )
    parser.add_argument("sources", nargs="*", metavar="文件", help="至少两份")
    parser.add_argument(
        "--indicator", metavar="名称", action="append", default=[],
        help="只看名称含有此词的指标；可用 * 和 ?，可多次给出",
    )  # fmt: skip
    parser.add_argument("--all", action="store_true", help="只见于一份文件的指标也列出")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="以 CSV 输出，每值一行")
    form.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--plot", metavar="图", type=_picture, help="另画一图：chart.svg 或 chart.png")
    parser.add_argument("--plot-limit", metavar="N", type=_count, default=12, help="图中最多画几幅（默认 12）")
    parser.add_argument(
        "--level", metavar="程度", type=_level, default="warning",
        help="info 或 warning（默认）：从哪一程度起算作不一致，退出码为 1",
    )  # fmt: skip
    parser.add_argument("-q", "--quiet", action="store_true", help="不提示图中略去了什么")
    options = parser.parse(argv)
    if not options.sources:
        raise UsageError(f"请给出至少两份要比对的文件。{SEE}")
    return options


def _picture(word: str) -> str:
    if word.lower().endswith((".svg", ".png")):
        return word
    raise argparse.ArgumentTypeError(f"要以 .svg 或 .png 结尾，而不是 {word}")


def _count(word: str) -> int:
    if word.isdecimal() and int(word) >= 1:
        return int(word)
    raise argparse.ArgumentTypeError(f"要一个不小于 1 的整数，而不是 {word}")


def _level(word: str) -> str:
    if word in LEVELS:
        return word
    raise argparse.ArgumentTypeError(f"要 info 或 warning，而不是 {word}")
