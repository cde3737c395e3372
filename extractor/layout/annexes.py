"""Lines that name an annex and begin none: pointers, and words amid a text that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .numbering import Numbering
from .units import Unit, ends_sentence
from .unnumbered import heads_notes

_ANNEX = re.compile(r"附\s*件")
_ANNEX_COLON = re.compile(r"附\s*件\s*[：:]")
_SIGNER = re.compile(r"(?:人民政府|委员会|[厅局部委署办])$")


def heads_no_section(units: Sequence[Unit], at: int, numbering: Numbering) -> bool:
    """Whether the annex named by unit ``at`` is a pointer to it, or a word amid a text that counts on below it."""
    return bool(units[at].rest and _is_pointer(units, at)) or _is_amid(units, at, numbering)


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
