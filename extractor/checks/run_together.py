"""Two figures run together by a point that should part them: 分别达到4573.777、959万人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View

_LIST = re.compile(
    r"分别[^，。；\n0-9]{0,6}(?P<list>[0-9]+(?:\.[0-9]+)?(?:[、，,和及][0-9]+(?:\.[0-9]+)?)+)(?=[^0-9、，,和及.])"
)
_POINT = re.compile(r"(?<![0-9.])[0-9]{2,}\.[0-9]{3}(?![0-9])")


def find(view: View) -> Iterator[Finding]:
    """FIGURES_RUN_TOGETHER: in a list after 分别, one figure with three decimals among whole numbers."""
    for match in view.matches(_LIST):
        numbers = re.split("[、，,和及]", match.group("list"))
        odd = [number for number in numbers if "." in number]
        if len(odd) == 1 and _POINT.fullmatch(odd[0]):
            start = match.start("list") + match.group("list").index(odd[0])
            detail = f"“{match.group()}”中的 {odd[0]} 疑为 {odd[0].replace('.', '、')}"
            places = [view.place_in_running(start, start + len(odd[0])), view.place_in_running(*match.span())]
            yield finding("FIGURES_RUN_TOGETHER", detail, places)


_TEXT = "一、成就\n养老、失业、工伤参保人数分别达到{}万人。\n"

CHECK = Check(
    find,
    (
        Example(
            "FIGURES_RUN_TOGETHER", shows=_TEXT.format("4573.777、959"), holds=_TEXT.format("4573.777、777.105、959.3")
        ),
    ),
)
