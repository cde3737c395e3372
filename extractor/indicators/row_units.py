"""The units of rows: whether one suits a name, and what a cell prints that is of another unit than its row."""

from __future__ import annotations

import re

from ..lexicon import tables as words
from ..lexicon.measures import kind_of as kind_of_unit
from ..lexicon.widths import fold

_KINDS = (("面积", "area"), ("里程", "length"), ("长度", "length"), ("人数", "people"), ("人口", "people"))


def fits(name: str, unit: str) -> bool:
    """Whether what a name measures, where its end says it, can have the unit."""
    return all(kind_of_unit(unit) == kind for end, kind in _KINDS if name.endswith(end))


def is_other_magnitude(printed: str | None, unit: str | None) -> bool:
    """Whether a cell prints its value in another magnitude than its row counts in: 亿元 in a row of 万元."""
    if not printed or not unit:
        return False
    mine, theirs = _magnitude(printed), _magnitude(unit)
    same = not mine[1] or not theirs[1] or kind_of_unit(mine[1]) == kind_of_unit(theirs[1])
    return same and mine[0] != theirs[0]


def is_share(printed: str | None, unit: str | None) -> bool:
    """Whether a cell prints a share in a row that counts in something else."""
    return printed is not None and unit is not None and fold(printed) in ("%", "‰") and fold(unit) != fold(printed)


def _magnitude(unit: str) -> tuple[str, str]:
    found = re.match(r"[十百千万亿]*", unit)
    assert found is not None
    return found.group(), unit[found.end() :]


def unbracketed(unit: str) -> str:
    """（万人） as 万人; 套（间） as it is."""
    return unit[1:-1] if re.fullmatch(r"[（(][^（()）]*[)）]", unit) else unit


def is_single(unit: str) -> bool:
    """Whether a unit line names one unit (万人) and not several (万人、%)."""
    return not re.search(r"[、,，;；/]", unit) or words.is_unit(unit)
