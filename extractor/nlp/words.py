"""Words of a text: jieba's dictionary and algorithm (as ``rjieba``) with the field's own terms added."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

TERMS = "terms.txt"


def terms() -> list[str]:
    """The field's terms, as ``lexicon/terms.txt`` lists them."""
    lines = (files("extractor.lexicon") / TERMS).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def _segmenter() -> Any:
    from rjieba import Jieba

    segmenter = Jieba()
    for term in terms():
        segmenter.add_word(term, None, None)  # as frequent as keeps it whole
    return segmenter


def words(text: str) -> list[str]:
    """The words of a text in order; joined they are the text."""
    cut: list[str] = _segmenter().cut(text)
    return cut
