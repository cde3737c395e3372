"""``extract doctor``: which formats can be read on this machine, and what to install for the others."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from ..core.extras import install_line
from ..readers.formats import FORMATS, Format
from .display import char_width, pad
from .usage import Parser

OFFICE = "apt-get install libreoffice-writer-nogui"
"""The smallest package that converts documents, by its name in Debian and Ubuntu."""


def main(argv: list[str]) -> int:
    """Print the table; returns 0."""
    parser = Parser("extract doctor", "extract doctor", "列出可以读取的格式，以及其余格式需要安装什么。")
    parser.parse(argv)
    rows = [("格式", "文件", "状态"), *((row.label, " ".join(row.suffixes), _state(row)) for row in FORMATS)]
    widths = [max(sum(map(char_width, row[n])) for row in rows) for n in range(2)]
    for row in rows:
        print(f"{pad(row[0], widths[0])}  {pad(row[1], widths[1])}  {row[2]}")
    missing = list(dict.fromkeys(line for row in FORMATS if (line := _remedy(row))))
    if missing:
        print("\n要读取其余格式，请安装：")
        for line in missing:
            print(f"  {line}")
    return 0


def _state(row: Format) -> str:
    missing = _missing(row)
    return "可读" if not missing else f"不可读：没有 {'、'.join(missing)}"


def _missing(row: Format) -> list[str]:
    found = [name for name in row.packages if find_spec(name) is None]
    if row.program == "soffice":
        from ..readers.office import find_program

        found += [] if find_program() else ["LibreOffice"]
    return found


def _remedy(row: Format) -> str:
    """The line that installs what the format lacks; empty where it lacks nothing."""
    missing = _missing(row)
    if not missing:
        return ""
    if row.program is not None:
        return f"{OFFICE}（或从其网站下载 LibreOffice）"
    line = install_line(row.extra) if row.extra else "pip install --force-reinstall ."  # in the checkout
    return f"{sys.executable} -m {line}"
