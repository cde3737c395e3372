"""Lines that name an annex and begin none: pointers, and titles of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .units import Unit, ends_sentence
from .unnumbered import heads_notes

_ANNEX = re.compile(r"附\s*件")
_ANNEX_COLON = re.compile(r"附\s*件\s*[：:]")
_SIGNER = re.compile(r"(?:人民政府|委员会|[厅局部委署办])$")
MAX_TABLE_TITLE = 40
"""Longest title between an annex's number and its table."""


def heads_no_section(units: Sequence[Unit], at: int) -> bool:
    """Whether the annex named by unit ``at`` is a pointer to it, or one table."""
    return bool(units[at].rest and _is_pointer(units, at)) or _holds_table(units, at)


def _holds_table(units: Sequence[Unit], at: int) -> bool:
    """An annex that is one table: its title is the table's caption and heads no section."""
    ahead = units[at + 1 : at + 3]
    if ahead and ahead[0].grid is not None:
        return True
    titled = len(ahead) == 2 and ahead[0].mark is None and len(ahead[0].text) <= MAX_TABLE_TITLE
    return titled and ahead[1].grid is not None


def _explains(unit: Unit) -> bool:
    """1．“四上”企业：…。 is a term with what it means, and no title of a further annex."""
    return unit.mark is not None and "：" in unit.text and ends_sentence(unit.text)


def _is_pointer(units: Sequence[Unit], at: int) -> bool:
    """附件：… that only names an annex: the text ends, is signed, or names the next annex after it."""
    if not _ANNEX.match(units[at].text):
        return False
    if at + 1 >= len(units):
        return True
    following = units[at + 1]
    if following.grid is not None or (heads_notes(units[at].text) and _explains(following)):
        return False
    return (
        _ANNEX_COLON.match(units[at].text) is not None
        or (following.mark is not None and following.mark.scheme in ("annex", "arabic"))
        or following.text.startswith("抄送")
        or _SIGNER.search(following.text) is not None
    )
