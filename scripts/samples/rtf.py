"""A small RTF file with Chinese as Unicode escapes, a table, and nothing that only one program knows."""

from __future__ import annotations


def _escaped(words: str) -> str:
    return "".join(c if ord(c) < 128 else f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in words)


def _paragraph(words: str) -> str:
    return _escaped(words) + "\\par\n"


def _row(*cells: str) -> str:
    edges = "".join(f"\\cellx{2000 * (n + 1)}" for n in range(len(cells)))
    return "\\trowd" + edges + "\n" + "".join(f"\\intbl {_escaped(cell)}\\cell\n" for cell in cells) + "\\row\n"


def plan() -> bytes:
    """The plan."""
    body = (
        _paragraph("青江市就业促进“十四五”规划") + _paragraph("第一章 发展基础") + _paragraph("就业形势总体稳定。")
        + _paragraph("第二章 主要目标") + _row("指标", "2020年", "2025年") + _row("城镇新增就业（万人）", "10.5", "12")
        + _row("参保率（%）", "90", "95") + "\\pard\n" + _paragraph("以上为主要目标。")
    )  # fmt: skip
    return ("{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0{\\fonttbl{\\f0 SimSun;}}\\f0\n" + body + "}\n").encode("ascii")
