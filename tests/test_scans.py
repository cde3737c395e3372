"""Scans and pictures: one small sheet as scanners hand it over. The files are made by scripts/make_scans.py."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from conftest import ROOT

from extractor.core.problems import ExtractionError
from extractor.leaves import leaves, unowned
from extractor.models import Document
from extractor.pipeline import extract

pytest.importorskip("rapidocr", reason="optical recognition is an extra")

import numpy as np
from PIL import Image

from extractor.readers.pages.scans import brackets, ocr, raster
from extractor.readers.pages.shapes import Glyph, Page

FOLDER = ROOT / "tests/formats/scan"
NUMBERS = {
    "城镇新增就业": ["12.3", "15"], "城镇登记失业率": ["3.2", "5"], "基本养老保险参保率": ["95.06", "97"],
    "劳动人事争议调解成功率": ["60", "65"], "技能培训": ["None", "120.56"],
}  # fmt: skip
COMPARED = ["=", "=", "=", "<", "=", ">=", "=", "=", None, "="]
TOTALS = [True, True, False, False, False, False, False, False, False, True]


def check(read: Document) -> None:
    """Every value, its sign and its mark."""
    values = [v for i in read.indicators for v in i.values]
    found = {i.name: [str(v.value) for v in i.values] for i in read.indicators}
    assert list(found.values()) == list(NUMBERS.values())
    assert [v.comparator for v in values] == COMPARED
    assert [v.cumulative for v in values] == TOTALS
    assert [v.raw for v in values][8:] == ["—", "〔120.56〕"]
    assert [s.heading for s in read.sections] == ["主要目标"]
    assert "到2025年，城镇新增就业15.5万人，城镇登记失业率控制在5.5%以内，就业更加充分。" in "".join(read.text.split())
    assert [n.text for t in read.tables for n in t.notes] == ["〔〕内为五年累计数。"]
    assert unowned(read) == ([], [])


def test_a_scanned_page_under_a_broken_text_layer() -> None:
    read = extract(FOLDER / "broken_layer.pdf")
    check(read)
    assert list(NUMBERS) == [i.name for i in read.indicators]
    assert "READ_BY_OCR" in {d.code for d in read.diagnostics}
    assert "rapidocr/" in read.source.ingester
    for _, _, span in leaves(read):
        assert span.bbox is not None
        assert 0 <= span.bbox[0] < span.bbox[2] <= 421
        assert 0 <= span.bbox[1] < span.bbox[3] <= 596


def test_a_picture_that_lies_on_its_side() -> None:
    read = extract(FOLDER / "turned.jpg")
    check(read)
    assert read.source.media_type == "image/jpeg"
    (first, *_) = read.indicators[0].values
    assert first.span.bbox is not None
    assert first.span.bbox[2] - first.span.bbox[0] < first.span.bbox[3] - first.span.bbox[1]


def test_a_fax_of_two_pages() -> None:
    read = extract(FOLDER / "pages.tif")
    check(read)
    assert (read.source.pages, read.source.media_type) == (2, "image/tiff")


class TestBadPictures:
    def test_a_picture_bomb_is_never_unpacked(self) -> None:
        head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
        chunks = b"".join(
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
            for name, body in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b""))
        )
        assert self._code(b"\x89PNG\r\n\x1a\n" + chunks) == "TOO_LARGE"

    @pytest.mark.parametrize("name", ["turned.jpg", "sheet.png", "pages.tif"])
    def test_a_truncated_picture_is_corrupted(self, name: str) -> None:
        assert self._code((FOLDER / name).read_bytes()[:60]) == "CORRUPTED"

    def test_white_paper_is_empty(self) -> None:
        out = io.BytesIO()
        Image.new("L", (800, 600), 255).save(out, "PNG")
        assert self._code(out.getvalue()) == "EMPTY"

    @staticmethod
    def _code(data: bytes) -> str:
        with pytest.raises(ExtractionError) as caught:
            extract(data)
        return caught.value.code


def paper(width: int = 300, height: int = 120) -> np.ndarray:
    return np.full((height, width), 255, dtype=np.uint8)


class TestRaster:
    @pytest.mark.parametrize("degrees", [-1.5, 0.0, 0.8])
    def test_lines_that_rise_are_levelled(self, degrees: float) -> None:
        sheet = paper(900, 1200)
        for y in range(100, 1100, 30):
            sheet[y : y + 12, 80:820:2] = 0
        assert raster.skew(raster.turned(sheet, -degrees)) == pytest.approx(degrees, abs=0.15)

    def test_rules_are_found_and_letters_are_none(self) -> None:
        sheet = paper(900, 600)
        sheet[100:102, 50:850] = sheet[300:302, 50:850] = 0
        sheet[100:302, 50:52] = sheet[100:302, 848:850] = 0
        sheet[150:250, 400:404] = 0
        letter = Glyph("丨", 380, 150, 424, 250, 100)
        assert {r.horizontal for r in raster.rules(sheet, 200, [letter])} == {True, False}
        assert len(raster.rules(sheet, 200, [letter])) == 4

    def test_a_levelled_box_is_turned_back(self) -> None:
        page = Page(1, 600, 800, askew=1.0)
        x0, top, x1, bottom = page.shown((500, 100, 510, 110))
        assert (x0, top, x1, bottom) == pytest.approx((494.7, 96.4, 504.9, 106.6), abs=0.2)


class TestBrackets:
    def drawn(self, form: str, closing: bool) -> tuple[Glyph, np.ndarray]:
        """A bracket 40 dots high, as its strokes."""
        sheet = paper()
        for n in range(41):
            t = abs(n - 20) / 20
            shift = {"round": 9 * t * t, "shell": max(0.0, 9 * (t - 0.7) / 0.3), "square": 0.0}[form]
            x = 104 + round(shift)
            sheet[40 + n, x : x + 4] = 0
        if form == "square":
            sheet[40:43, 104:114] = sheet[78:81, 104:114] = 0
        if closing:
            sheet = np.ascontiguousarray(sheet[:, ::-1])
        left = 300 - 116 if closing else 100
        return Glyph("?", left, 36, left + 18, 84, 42), sheet

    @pytest.mark.parametrize(("form", "signs"), [("round", "()"), ("shell", "〔〕"), ("square", "[]")])
    @pytest.mark.parametrize("read", ["(", "[", "〔", "{"])
    def test_each_form_is_told_whatever_was_read(self, form: str, signs: str, read: str) -> None:
        glyph, sheet = self.drawn(form, closing=False)
        glyph.char = read
        brackets.mend([glyph], sheet)
        assert glyph.char == signs[0]
        glyph, sheet = self.drawn(form, closing=True)
        glyph.char = {"(": ")", "[": "]", "〔": "〕", "{": "}"}[read]
        brackets.mend([glyph], sheet)
        assert glyph.char == signs[1]

    def test_a_pair_that_differs_is_left_and_doubted(self) -> None:
        one, left = self.drawn("round", closing=False)
        other, right = self.drawn("shell", closing=True)
        one.char, other.char = "[", "]"
        brackets.mend([one, other], np.minimum(left, right))
        assert (one.char, other.char, one.score, other.score) == ("[", "]", 0.0, 0.0)

    def test_a_dash_of_two_squares_is_no_one(self) -> None:
        sheet = paper()
        sheet[60:63, 100:180] = 0
        glyphs = [Glyph("一", 100, 40, 140, 80, 40, score=0.5), Glyph("—", 140, 40, 180, 80, 40, score=0.5)]
        brackets.mend(glyphs, sheet)
        assert "".join(g.char for g in glyphs) == "——"
        alone = [Glyph("一", 100, 40, 140, 80, 40), Glyph("人", 140, 40, 180, 80, 40)]
        brackets.mend(alone, sheet)
        assert alone[0].char == "一"


def test_doubtful_lines_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "到二〇二五年城镇登记失业率控制在百分之五以内。"
    glyphs = [Glyph(c, 80 + 20 * n, 80, 100 + 20 * n, 100, 20, score=0.9) for n, c in enumerate(words)]
    glyphs[7].score = 0.2
    monkeypatch.setattr(ocr, "read_lines", lambda picture: ocr.Reading([glyphs]))
    out = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(out, "PNG")
    read = extract(out.getvalue())
    (found,) = [d for d in read.diagnostics if d.code == "OCR_UNCERTAIN"]
    assert [span.text_in(read.text) for span in found.spans] == [words]
    assert found.spans[0].page == 1
