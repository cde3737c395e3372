"""Words of a PDF that nobody sees: in white on white, without ink, behind no picture; none of the text, and told."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import docx
import pytest
from conftest import ROOT
from docx.shared import Pt, RGBColor
from PIL import Image
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import Sheet, made

from extractor import ExtractionError, extract

HIDDEN = "到2025年，养老机构达到900家。"
TOP = 160.0


def _plan(sheet: Sheet) -> None:
    sheet.centre(60, "青江市养老服务规划", 18)
    sheet.put(90, 110, "一、目标")
    sheet.put(114, 130, "到2025年，养老床位达到5万张。")


def _in_white(sheet: Sheet) -> None:
    _plan(sheet)
    sheet.setFillColor(white)
    sheet.put(114, TOP, HIDDEN)


def _behind_the_words(sheet: Sheet) -> None:
    _plan(sheet)
    sheet.setFillColor(white)
    sheet.put(320, 130, HIDDEN)


def _in_a_drawn_frame(sheet: Sheet) -> None:
    sheet.rect(100, 842 - TOP - 20, 300, 30)
    _in_white(sheet)


def _clear(sheet: Sheet) -> None:
    _plan(sheet)
    sheet.setFillAlpha(0)
    sheet.put(114, TOP, HIDDEN)


def _without_ink(sheet: Sheet) -> None:
    _plan(sheet)
    text = sheet.beginText(114, 842 - TOP - 10)
    text.setFont(sheet.font, 12)
    text.setTextRenderMode(3)
    text.textOut(HIDDEN)
    sheet.drawText(text)


def _on_a_dark_box(sheet: Sheet) -> None:
    sheet.setFillColor(black)
    sheet.rect(100, 842 - TOP - 20, 300, 30, fill=1)
    _in_white(sheet)


def _on_a_broad_stroke(sheet: Sheet) -> None:
    sheet.setLineWidth(30)
    sheet.line(100, 842 - TOP - 6, 400, 842 - TOP - 6)
    _in_white(sheet)


def _on_a_picture(sheet: Sheet) -> None:
    _picture(sheet)
    _in_white(sheet)


def _read_off_a_picture(sheet: Sheet) -> None:
    _picture(sheet)
    _without_ink(sheet)


def _picture(sheet: Sheet) -> None:
    out = io.BytesIO()
    Image.new("RGB", (30, 3), "navy").save(out, "PNG")
    out.seek(0)
    sheet.drawImage(ImageReader(out), 100, 842 - TOP - 20, 300, 30)


@pytest.mark.parametrize("draw", [_in_white, _behind_the_words, _in_a_drawn_frame, _clear, _without_ink])
def test_words_that_show_nothing_are_none_of_the_text(draw: Callable[[Sheet], None]) -> None:
    read = extract(made(draw))
    assert "900" not in read.text
    assert len(read.statements) == 1
    (told,) = (d for d in read.diagnostics if d.code == "HIDDEN_TEXT")
    assert f"第 1 页有 {len(HIDDEN)} 个字符" in told.message


@pytest.mark.parametrize("draw", [_on_a_dark_box, _on_a_broad_stroke, _on_a_picture, _read_off_a_picture])
def test_words_on_anything_painted_are_read(draw: Callable[[Sheet], None]) -> None:
    read = extract(made(draw))
    assert HIDDEN in read.text
    assert not [d for d in read.diagnostics if d.code == "HIDDEN_TEXT"]


@pytest.mark.parametrize(("white", "points"), [(True, 12), (False, 1), (False, 1.5), (True, 1)])
def test_words_of_a_word_file_that_nobody_sees_are_none_of_its_text(white: bool, points: float) -> None:
    file = docx.Document()
    file.add_paragraph("青江市养老服务规划")
    paragraph = file.add_paragraph("到2025年，养老床位达到")
    run = paragraph.add_run("9")
    run.font.size = Pt(points)
    if white:
        run.font.color.rgb = RGBColor(255, 255, 255)
    paragraph.add_run("5万张。")
    out = io.BytesIO()
    file.save(out)
    read = extract(out.getvalue(), path="a.docx")
    assert "达到5万张" in read.text
    assert "HIDDEN_TEXT" in {d.code for d in read.diagnostics}


def test_a_file_of_white_words_alone_says_so() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.setFillColor(white)
        _plan(sheet)

    with pytest.raises(ExtractionError, match="纸同色"):
        extract(made(draw))
