"""What a reader saw against what its text holds: each drops words here, and each has to say so."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples import word

from extractor import readers
from extractor.readers.linear import Linear, Place
from extractor.readers.pages import blocks, compose, writer

CASES = ROOT / "tests/formats/cases"
FILES = sorted(
    p for p in CASES.iterdir() if p.suffix in (".html", ".htm", ".mht", ".mhtml", ".docx", ".docm", ".ofd", ".pdf")
)


def told(path: Path) -> list[str]:
    source = readers.read(path.read_bytes(), path.name)
    return [found.detail for found in source.findings if found.code == "WORDS_LOST"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_sound_file_loses_nothing(path: Path) -> None:
    assert told(path) == []


def third(words: Callable[..., bool] = lambda words: bool(words.strip())) -> Callable[..., bool]:
    """Says yes to each third that holds words."""
    count = 0

    def hit(text: str) -> bool:
        nonlocal count
        count += words(text)
        return words(text) and count % 3 == 0

    return hit


@pytest.mark.parametrize("name", ["merged_cells.html", "archive.mht", "merged_cells.docx", "notes.docx"])
def test_text_that_is_not_written_is_told(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sound, hit = Linear.text, third()

    def text(self: Linear, words: str) -> Place:
        return sound(self, "" if hit(words) else words)

    monkeypatch.setattr(Linear, "text", text)
    assert told(CASES / name)


@pytest.mark.parametrize("name", ["template.ofd", "short.ofd", "furniture.pdf", "two_columns.pdf", "raised.pdf"])
def test_lines_that_are_not_written_are_told(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sound, hit = writer.Writer._print, third(lambda words: True)
    monkeypatch.setattr(writer.Writer, "_print", lambda self, words: None if hit("") else sound(self, words))
    put = writer.Writer._put
    swallow = third()
    monkeypatch.setattr(writer.Writer, "_put", lambda self, text: put(self, "" if swallow(text) else text))
    assert told(CASES / name)


@pytest.mark.parametrize("name", ["bars.pdf", "template.ofd", "side_head.pdf", "footnotes.pdf"])
def test_blocks_that_are_left_out_are_told(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sound = blocks.blocks_of
    monkeypatch.setattr(compose, "blocks_of", lambda page, *before: sound(page, *before)[1:])
    assert told(CASES / name)


@pytest.mark.parametrize("form", ["第%1章　", "%1、", "第%1章 "])
def test_blanks_of_a_number_that_word_makes_are_no_words_of_the_document(form: str) -> None:
    numbers = word.abstract(1, word.level(0, "chineseCountingThousand", form)) + word.num(1, 1)
    heads = [word.paragraph(name, properties=word.listed(1)) for name in ("总体要求", "主要任务", "保障措施")]
    source = readers.read(word.document("".join(heads), numbering=numbers), "a.docx")
    assert [found.code for found in source.findings] == []
