"""``extract export DIR --to TARGET``: documents as tidy tables."""

from __future__ import annotations

import argparse
import sys

from .display import Progress
from .usage import Parser, UsageError

FORMATS = ("csv", "parquet", "xlsx", "jsonl", "duckdb")


def main(argv: list[str]) -> int:
    """Returns 0, or 1 where the documents cannot be read or the target cannot be written."""
    options = _options(argv)
    from ..core.problems import ExtractionError
    from .writing import cause

    try:
        from ..export import export

        progress = Progress(0, shown=not options.quiet)
        done = export(options.sources, options.to, options.format, progress.working_on)
    except ImportError as error:
        print(f"extract: 缺少组件 {error.name}，请安装：pip install 'plan-extract[export]'。", file=sys.stderr)
        return 1
    except ExtractionError as error:
        print(f"extract: {error.code} {error.message}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"extract: OUTPUT_UNWRITABLE 无法写入 {options.to}：{cause(error)}。", file=sys.stderr)
        return 1
    return 0
