"""Texts that tell what was: sentence after sentence compares with the time before, and hardly one promises.

What a page has kept of a bulletin lacks its title, a news item wraps it, and a monthly account has a title of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..lexicon import cues, sayings
from ..lexicon.widths import fold

_SENTENCES = re.compile("[。！？]")
_NUMBER = re.compile("[0-9]")
LEAST = 4
"""Sentences that account for something, from which a text may be an account."""
PROMISES = 6
"""How many of them there are to each sentence that promises."""


def is_account(texts: Iterable[str]) -> bool:
    """Whether half of the sentences with numbers account for something, and next to none promises; or a quarter, and
    none does.
    """
    sentences = [s for text in texts for s in _SENTENCES.split(fold(text)) if _NUMBER.search(s)]
    tells = sum(_tells(s) for s in sentences)
    promises = sum(_promises(s) for s in sentences)
    some = tells * 2 >= len(sentences) or (promises == 0 and tells * 4 >= len(sentences))
    return tells >= LEAST and some and promises * PROMISES <= tells


def _tells(sentence: str) -> bool:
    return any(w.matches(sentence) for w in (sayings.ACCOUNTED, sayings.AMOUNT_AND_CHANGE))


def _promises(sentence: str) -> bool:
    return cues.PROMISED(sentence) is not None or sayings.TO_COME.matches(sentence)
