"""Captions that no table follows: the table was lost when the text was taken out of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ..core.problems import Finding, finding
from ..models import Paragraph, TableRef
from .check import Check, Example
from .view import View

_CAPTION = re.compile(
    r"(?P<number>表\s*(?:[0-9]{1,2}(?:[-—.][0-9]{1,2})?|[一二三四五六七八九十]{1,2}))"
    r"(?:$|\s*[:：]?\s*(?![0-9.、是为和所中见的])[^。；，！？]{4,36}$)"
)
"""表1 主要指标, 表2：补贴系数表, and 表1 with its title on the next line; not 表1所列……。"""


def find(view: View) -> Iterator[Finding]:
    """TABLE_MISSING: a line that is a table's caption for itself, where no table has its number or begins below it."""
    numbers = {"".join((table.number or "").split()) for table in view.document.tables}
    for section in view.sections:
        for block, below in zip_longest(section.blocks, section.blocks[1:]):
            match = _CAPTION.match(block.text) if isinstance(block, Paragraph) else None
            if (
                match is not None
                and not isinstance(below, TableRef)
                and "".join(match["number"].split()) not in numbers
            ):
                yield finding("TABLE_MISSING", f"“{match.group().strip()}”之下没有表", view.places(block.span))


_TEXT = "一、任务\n补贴系数见下表，按年度结算。\n{}\n二、资金来源\n由市级资金补足。\n"

CHECK = Check(
    find,
    (
        Example(
            "TABLE_MISSING", shows=_TEXT.format("表1：补贴系数表"), holds=_TEXT.format("表1所列补贴系数每年核定。")
        ),
        Example(
            "TABLE_MISSING",
            shows=_TEXT.format("表2 主要指标"),
            holds=_TEXT.format("表2 主要指标\n指标\t2020年\t2025年\n床位（张）\t30\t50\n食堂（个）\t4\t9"),
        ),
    ),
)
