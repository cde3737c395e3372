"""Lines that name an annex and begin none: pointers, lists of annexes, and words amid a text that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon.dates import is_date
from .numbering import Numbering
from .units import Unit, ends_sentence
from .unnumbered import heads_notes

_ANNEX = re.compile(r"附\s*件")
_ANNEX_COLON = re.compile(r"附\s*件\s*[：:]")
_FIGURE = re.compile(r"附\s*图")
_SIGNER = re.compile(r"(?:人民政府|委员会|[厅局部委署办])$")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|jpe?g|png|txt)$", re.IGNORECASE)
"""The end of a file's name: what a portal lets its readers fetch."""
MAX_ENTRY = 40
"""Longest name of an annex in a list of them."""


def heads_no_section(units: Sequence[Unit], at: int, numbering: Numbering) -> bool:
    """Whether the annex named by unit ``at`` is a pointer to it, or a word amid a text that counts on below it."""
    pointer = _is_pointer(units, at) if units[at].rest else _heads_list(units, at)
    return pointer or _is_amid(units, at, numbering)


def _is_amid(units: Sequence[Unit], at: int, numbering: Numbering) -> bool:
    """Whether the headings below count on from those above: a table or a value of the body stands under the word."""
    for unit in units[at + 1 :]:
        mark = unit.mark
        if mark is not None and (mark.scheme == "annex" or (mark.way.strong and unit.weight >= 0)):
            return mark.scheme != "annex" and mark.value > 1 and numbering.is_next(mark)
    return False


def _explains(unit: Unit) -> bool:
    """1．“四上”企业：…。 is a term with what it means, and no title of a further annex."""
    return unit.mark is not None and "：" in unit.text and ends_sentence(unit.text)


def _is_pointer(units: Sequence[Unit], at: int) -> bool:
    """附件：… or 附表1 … that only names an annex: the text ends, is signed, or names the next annex after it."""
    if at + 1 >= len(units):
        return True
    text, following = units[at].text, units[at + 1]
    if following.grid is not None or (heads_notes(text) and _explains(following)):
        return False
    if _names_annex(following) or _closes(following):
        return True
    if not _ANNEX.match(text):
        return False
    return _ANNEX_COLON.match(text) is not None or (following.mark is not None and following.mark.scheme == "arabic")


def _heads_list(units: Sequence[Unit], at: int) -> bool:
    """附件 without a number above the names of the annexes: 附件1 …, or 1. … up to the end of the text or who signs."""
    mark = units[at].mark
    if mark is None or mark.value or not _ANNEX.match(units[at].text) or at + 1 >= len(units):
        return False
    if _names_annex(units[at + 1]):
        return True
    end = at + 1
    while end < len(units) and _is_entry(units[end], end - at):
        end += 1
    return end > at + 1 and (end == len(units) or _closes(units[end]))


def _is_entry(unit: Unit, number: int) -> bool:
    """The name of annex ``number`` in a list, or that of a file."""
    if unit.grid is None and _FILE.search(unit.text.rstrip()):
        return True
    numbered = unit.grid is None and unit.mark is not None and (unit.mark.scheme, unit.mark.value) == ("arabic", number)
    return numbered and len(unit.text) <= MAX_ENTRY and not ends_sentence(unit.text)


def _names_annex(unit: Unit) -> bool:
    return unit.grid is None and (
        (unit.mark is not None and unit.mark.scheme == "annex") or _FIGURE.match(unit.text) is not None
    )


def _closes(unit: Unit) -> bool:
    """What stands below the end of a text: the list of copies, who signs it and when."""
    if unit.grid is not None or unit.mark is not None:
        return False
    text = unit.text
    return text.startswith("抄送") or is_date(text) or _SIGNER.search(text) is not None
