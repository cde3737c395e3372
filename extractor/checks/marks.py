"""The brackets that a note defines and the brackets in the cells: 〔〕 and [ ], or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..lexicon.widths import fold
from ..models import Observation
from .check import Check, Example
from .view import View

_BRACKET = re.compile(r"([〔\[［【﹝（(「])[^〕\]］】﹞）)」]*([〕\]］】﹞）)」])")


def find(view: View) -> Iterator[Finding]:
    """MARK_DIFFERS, once per table and mark, with the note and the first cell; MARK_UNUSED with the note
    where no cell of the document is a total."""
    values: dict[str, list[Observation]] = {}
    for indicator in view.document.indicators:
        values.setdefault(indicator.table_id, []).extend(indicator.values)
    totals = any(value.cumulative for own in values.values() for value in own)
    for table in view.document.tables:
        for note in table.notes:
            for pair, says in note.defines.items():
                plain = fold(pair)
                marked = [value for value in values.get(table.id, []) if fold(_pair(value)) == plain]
                other = next((value for value in marked if _pair(value) != pair), None)
                if other is not None:
                    detail = f"表注写作 {pair}，单元格写作 {_pair(other)}"
                    yield finding("MARK_DIFFERS", detail, view.places(note.span, other.span))
                if not marked and says == "cumulative" and values.get(table.id) and not totals:
                    detail = f"表注说 {pair} 内为累计数，表中没有一个值带有括号"
                    yield finding("MARK_UNUSED", detail, view.places(note.span))


def _pair(value: Observation) -> str:
    found = _BRACKET.search(value.raw)
    return "".join(found.groups()) if found else ""


_TABLE = "指标\t2020年\t2025年\n就业（万人）\t[5]\t[6]\n注：{}内为五年累计数。\n"

_BARE = "指标\t2020年\t2025年\n就业（万人）\t{}\t6\n培训（万人次）\t8\t9\n注：〔〕内为五年累计数。\n"

CHECK = Check(
    find,
    (
        Example("MARK_DIFFERS", shows=_TABLE.format("〔〕"), holds=_TABLE.format("[]")),
        Example("MARK_UNUSED", shows=_BARE.format("5"), holds=_BARE.format("〔5〕")),
    ),
)
