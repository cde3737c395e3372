"""What holds of the statements of any text: sentences with a part struck out or torn say no more than they print."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from test_sentences import cases

from extractor import extract
from extractor.ledger import ledger
from extractor.lexicon.widths import squeeze

SIGNS = ("（", "）", "“", "”", "[1]", "①", " ", "\n", "，", "、", "；", "-", "2024", "1.05", "3,200", "万", "%")
NUMBER = re.compile("[0-9]+")
LETTER = re.compile(r"[^\W0-9_]")


def mutated(text: str, dice: random.Random) -> str:
    """The text with a few signs set in beside its numbers and a few characters struck out."""
    for _ in range(dice.randint(2, 6)):
        places = [edge for number in NUMBER.finditer(text) for edge in number.span()] or [0]
        at = dice.choice(places)
        text = text[:at] + dice.choice(SIGNS) + text[at:] if dice.random() < 0.7 else text[: at - 1] + text[at:]
    return text


@pytest.mark.parametrize("seed", range(6))
def test_what_a_statement_says_is_printed(seed, tmp_path):
    dice = random.Random(seed)
    source = Path(tmp_path / "text.txt")
    for _, text, _ in dice.sample(cases(), 40):
        source.write_text(mutated(text, dice), "utf-8")
        document = extract(source)
        for one in document.statements:
            print_ = squeeze(document.text[one.span.start : one.span.end])
            parts = one.subject_span.parts or [one.subject_span]
            assert print_ in squeeze(one.sentence)
            assert "".join(squeeze(document.text[p.start : p.end]) for p in parts) == squeeze(one.subject)
            assert LETTER.search(one.subject)
        entries = ledger(document)
        for number in NUMBER.finditer(document.text):
            holding = [e for e in entries if e.start <= number.start() and number.end() <= e.end]
            assert len(holding) == 1, number
