"""Which words of a page are a value: a number as plans print it, or the sign of a missing one."""

from __future__ import annotations

import re

from ....lexicon.tables import is_unit

BRACKETED = re.compile(r"[（(]([^（()）]{1,8})[）)]$")
"""Words in brackets at the end of a name: its unit, perhaps."""
_VALUE = re.compile(
    r"[<>≤≥＜＞~约±+\-−－—–]*[\[〔［【（(]*[<>≤≥＜＞+\-−－–]*[0-9０-９][0-9０-９.,，．]*[%％‰]?[\]〕］】）)]*"
    r"(?:[-－—–~～][0-9][0-9.]*[%％]?)?(?:以上|以下|以内|左右)?$|[-—–－…*/／]{1,3}$|[〇○√]$"
)
_BEGINS = re.compile(r"[<>≤≥＜＞~约±+\-−－—–\[〔［【（(]*[0-9０-９]|[-—–－…]{1,3}")
_TOTAL = re.compile(r"^[<>＜＞≤≥]?\s*[\[〔［【（(]\s*[<>＜＞≤≥]?\s*[0-9０-９][0-9０-９.,．]*\s*[\]〕］】）)]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年.*)?$")


def is_value(words: str) -> bool:
    """Whether words are a number or the sign of a missing one, and no year."""
    return bool(_VALUE.match(words)) and not _YEAR.match(words)


def begins_value(words: str) -> bool:
    """Whether words begin as a value does; words of the next column may stand close behind it."""
    return bool(_BEGINS.match(words)) and not _YEAR.match(words)


def is_total(words: str) -> bool:
    """Whether words begin with a number in brackets, as totals of several years are printed."""
    return bool(_TOTAL.match(words))


def ends_with_unit(name: str) -> bool:
    """Whether a name is whole, for its unit in brackets stands at its end."""
    found = BRACKETED.search(name)
    return found is not None and is_unit(found[1])
