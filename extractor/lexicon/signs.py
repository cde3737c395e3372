"""Where a dash, 负 or a triangle before a number is its minus, and where it is a hyphen, a dash or part of a word.

Shared by table cells and running text; works on folded text (− ﹣ － are ``-`` there).
"""

from __future__ import annotations

import re

MINUS = "-–—−﹣‐‑負负"
"""What can be the minus of a cell's number, as printed: hyphen and minus in all their widths, 负."""
BROKEN = r"(?:[_\x00-\x08\x0e-\x1b\x7f-\x84\\^□■◇◆○◯●☆★\ufffd\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\ue000-\uf8ff\u115f\u1160\u180e\u2061-\u2064]|[^\D0-9０-９])"
"""A sign that joins no two figures (between them one was lost or struck out), and a figure of another script."""
TRIANGLES = "▲△▼▽"
"""Signs of a fall in tables of money, where a note says so."""

_WORD = r"(?<=[为达到至是长降升涨跌落滑增减速幅率差温比约近仅在于由从额值数计别])"
_BEFORE = re.compile(rf"(?:{_WORD}[-–—]|(?<=[，、；：:(<>≥≤=≈])-|(?<=[0-9%‰][和与及])-|(?<![担肩自抱欺辜胜正减税])负)$")
_ENDS = frozenset("-–—负")

SIGNS_YES = (
    "增长|-5.4%",
    "率为|负3.9‰",
    "增速—|0.3%",
    "分别为1.2%、-|0.3%",
    "价格上涨-|2.1%",
    "增速由-|2%回升至3%",
    "同比下滑-|3%",
    "同比分别-|6.2%",
    "分别为24.3%和-|18.4%",
)
SIGNS_NO = (
    "A-|43社区",
    "(含)-|5000m2",
    "2020-|2025年",
    "5-|3亿元",
    "肩负|3项任务",
    "——|5个",
    "18-|60岁",
    "减负|11.3亿元",
    "二产和-|18.4%",
)
"""Examples: the number begins at the bar (of YES the sign may stand on either side of it)."""


def minus_before(text: str, start: int) -> int:
    """How many characters of minus stand before the number at ``start`` in running text: 1 or 0."""
    return 1 if start and text[start - 1] in _ENDS and _BEFORE.search(text, max(0, start - 3), start) else 0
