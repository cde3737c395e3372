"""The brackets that a note defines and the brackets in the cells: 〔〕 in the note, [ ] in the cells."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..draft import Draft
from ..lexicon.widths import fold


def check(draft: Draft) -> Iterator[Finding]:
    """MARK_DIFFERS, once per table, with the note and the first cell."""
    for grid in draft.grids:
        reading = draft.readings[id(grid)]
        for pair in reading.defined:
            cells = [
                v
                for row in reading.rows
                for v in row.values
                if v.reading.bracket and fold(v.reading.bracket) == fold(pair)
            ]
            other = next((v for v in cells if v.reading.bracket != pair), None)
            if other is not None:
                note = next(n for n in grid.notes if pair[0] in n.text)
                yield finding("MARK_DIFFERS", f"表注写作 {pair}，单元格写作 {other.reading.bracket}", [note, other.raw])
