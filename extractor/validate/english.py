"""Comparators that people key as English words, with the sign that a plan prints instead. Each row has examples."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """``before`` and ``behind`` run on a cell without blanks; what is left has to be a number."""

    sign: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...]


def _words(sign: str, before: str, behind: str, yes: tuple[tuple[str, str], ...], no: tuple[str, ...]) -> Words:
    return Words(
        sign, re.compile(rf"(?:{before})(?=[\[〔(（]?[0-9])", re.IGNORECASE),
        re.compile(rf"(?<=[0-9%％\]〕)）])(?:{behind})$", re.IGNORECASE), yes, no,
    )  # fmt: skip


COMPARATORS: tuple[Words, ...] = (
    _words("≥", r"(?:no|not)(?:lessthan|lowerthan|fewerthan|below)|atleast|min(?:imum)?(?:of)?", r"ormore|orabove|orhigher|andabove|atleast",
           (("no less than 5", "≥5"), ("At least [350]", "≥[350]"), ("5% or more", "≥5%")), ("least 5", "5 more jobs")),
    _words("≤", r"(?:no|not)(?:morethan|higherthan|above|exceeding|over)|atmost|upto|within|max(?:imum)?(?:of)?", r"orless|orbelow|orlower|atmost",
           (("not more than 5", "≤5"), ("within 5%", "≤5%"), ("5 or less", "≤5")), ("with 5", "lessons 5")),
    _words("<", r"(?:less|lower|fewer)than|below|under", "(?!)", (("less than 5", "<5"), ("below 5.5%", "<5.5%")), ("belowground", "5 below zero")),
    _words(">", r"(?:more|higher|greater)than|over|above|exceed(?:s|ing)?", "(?!)", (("more than 110", ">110"), ("over [720]", ">[720]")), ("overall 5", "5 over")),
    _words("约", r"about|around|approx(?:\.|imately)?|circa|ca\.?", "(?!)", (("about 5", "约5"), ("approx. 5", "约5")), ("case 5", "roundabout 5")),
)  # fmt: skip
"""The first row that matches wins: no less than before less than."""
_LATIN = re.compile("[A-Za-z]{2}")


def in_signs(words: str) -> str:
    """A cell without blanks whose comparator is said in English, with the sign in front; any other as it is."""
    if not _LATIN.search(words):
        return words
    for row in COMPARATORS:
        if found := row.before.match(words):
            return row.sign + words[found.end() :]
        if found := row.behind.search(words):
            return row.sign + words[: found.start()]
    return words
