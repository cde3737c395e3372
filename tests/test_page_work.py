"""What a page costs: work in proportion to what stands on it, and nothing kept of it but its words."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from extractor.readers.pages import pdf
from extractor.readers.pages.areas import Areas
from extractor.readers.pages.shapes import Glyph, Page, Rule
from extractor.readers.pages.struck import mark_struck

PLAN = Path(__file__).parent / "formats/agree/qingjiang_hrss_14fyp.pdf"


def _page(lines: int, *, apart: float) -> Page:
    """Lines of print, each with a level rule below its letters and one through its first two; so far apart."""
    tops = [20 + apart * n for n in range(lines)]
    glyphs = [Glyph("字", 50.0 + 10 * k, top, 60.0 + 10 * k, top + 10, 10.0) for top in tops for k in range(20)]
    rules = [Rule(50.0, top + 11, 250.0, top + 11) for top in tops]
    rules += [Rule(50.0, top + 5, 70.0, top + 5) for top in tops]
    return Page(1, 600.0, 20.0 + apart * lines, glyphs, rules)


def _calls(page: Page) -> int:
    count = 0

    def profile(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        mark_struck(page)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("apart", [13.0, 10.003, 0.5])
def test_rules_are_held_against_the_letters_beside_them_alone(apart: float) -> None:
    once, twice = _calls(_page(400, apart=apart)), _calls(_page(800, apart=apart))
    assert twice <= 2.2 * once


def test_a_rectangle_that_reaches_far_beyond_its_page_takes_no_more_room_than_another() -> None:
    """As the numbers of a damaged file draw it."""
    areas = Areas([(0.0, 0.0, 9.0, 9.0), (0.0, -1e30, 9.0, 1e30), (0.0, 0.0, 9.0, 99.0)])
    assert sum(map(len, areas._strips.values())) < 10
    assert list(areas.at(5.0, 5.0)) == [0, 1, 2]
    assert list(areas.at(5.0, 5000.0)) == [1]
    assert list(areas.around((1.0, 1.0, 2.0, 50.0))) == [1, 2]


def test_two_letters_of_each_line_are_struck() -> None:
    page = _page(40, apart=13.0)
    mark_struck(page)
    assert [n % 20 for n, glyph in enumerate(page.glyphs) if glyph.struck] == [0, 1] * 40
    assert len(page.rules) == 40


def test_of_a_page_that_was_read_no_letter_and_no_rule_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    alive = []

    def compose(reads: Any, *rest: Any) -> Any:
        alive.append(sum(isinstance(thing, Glyph | Rule) for thing in gc.get_objects()))
        return composed(reads, *rest)

    composed = pdf.compose
    monkeypatch.setattr(pdf, "compose", compose)
    for copies in (1, 4):
        pdf.read(_many(copies))
    assert alive[0] == alive[1]


def _many(copies: int) -> bytes:
    out, held = io.BytesIO(), pypdfium2.PdfDocument.new()
    for _ in range(copies):
        held.import_pages(pypdfium2.PdfDocument(PLAN))
    held.save(out)
    return out.getvalue()
