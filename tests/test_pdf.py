"""PDF: where things stand in print, what is broken, locked or too large, and a fuzz over all of it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from conftest import HANGS, ROOT, Command

from extractor import extract
from extractor.core.problems import FAILURES, ExtractionError
from extractor.leaves import leaves, unowned
from extractor.models import Document
from extractor.readers.pages import pdf
from extractor.readers.pages.pdfium import reader as pdfium
from extractor.readers.pages.pdfium import standin
from extractor.readers.pages.scans import ocr
from extractor.readers.pages.shapes import Page, Rule
from extractor.readers.pages.tables.grids import lattices

CASES = ROOT / "tests/formats/cases"
PLAN = ROOT / "tests/formats/agree/qingjiang_hrss_14fyp.pdf"
SCAN = ROOT / "tests/formats/scan/scan.pdf"


def bare(*pages: bytes, count: int | None = None, box: str = "0 0 595 842") -> bytes:
    """A PDF of pages with these content streams, written by hand; PDFium does without a table of places."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {len(pages) if count is None else count}>>endobj\n".encode(),
        b"3 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>endobj\n",
        b"4 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>endobj\n",
    ]
    for n, content in enumerate(pages):
        page = f"{10 + 2 * n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {11 + 2 * n} 0 R"
        parts.append(f"{page}/Resources<</Font<</F 3 0 R>>>>>>endobj\n".encode())
        parts.append(
            f"{11 + 2 * n} 0 obj<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream endobj\n"
        )
    return b"".join(parts) + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def line(words: str, y: int = 700, mode: int = 0) -> bytes:
    """One line of print."""
    return f"BT /F 12 Tf {mode} Tr 80 {y} Td <{words.encode('utf-16-be').hex()}> Tj ET".encode()


def branded(content: bytes, blank: str) -> bytes:
    """A page in a font that the file brings along, which prints something for each sign and calls one a blank."""
    says = (
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000><FFFF> "
        b"endcodespacerange 1 beginbfrange <0021><FFF0><0021> endbfrange 1 beginbfchar <"
        + blank.encode("utf-16-be").hex().encode() + b"><0020> endbfchar endcmap end end"
    )  # fmt: skip
    streams = {6: standin.font(), 7: b"\0\1" * 0x10000, 8: says}
    plain = bare(content)
    start, end = plain.index(b"3 0 obj"), plain.index(b"10 0 obj")
    parts = [
        b"3 0 obj<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 8 0 R"
        b">>endobj\n4 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/DW 1000/CIDToGIDMap 7 0 R"
        b"/FontDescriptor 5 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>endobj\n",
        b"5 0 obj<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 0 1000 1000]/Ascent 860/Descent -140"
        b"/CapHeight 860/StemV 80/ItalicAngle 0/FontFile2 6 0 R>>endobj\n",
    ]
    for n, data in streams.items():
        parts.append(f"{n} 0 obj<</Length {len(data)}>>stream\n".encode() + data + b"\nendstream endobj\n")
    return plain[:start] + b"".join(parts) + plain[end:]


def fails(data: bytes) -> ExtractionError:
    with pytest.raises(ExtractionError) as caught:
        extract(data)
    assert caught.value.message.startswith(FAILURES[caught.value.code])
    return caught.value


@pytest.fixture(scope="module")
def plan() -> Document:
    return extract(PLAN)


@pytest.mark.parametrize(
    ("size", "told"),
    [("200 0 0 24", True), ("60 0 0 60", True), ("400 0 0 1", False), ("8 0 0 8", False), ("595 0 0 842", False)],
)
def test_pictures_that_may_hold_words_are_told(size: str, told: bool) -> None:
    picture = f"q {size} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n".encode("latin-1")
    words = b"".join(line("城镇新增就业累计达到十万人以上，失业率控制在百分之五以内。", y) for y in range(400, 700, 20))
    document = extract(bare(picture + words))
    assert ("PICTURES_UNREAD" in {found.code for found in document.diagnostics}) == told


class TestEvidence:
    def test_every_leaf_says_its_page_and_box_and_the_box_is_on_the_page(self, plan: Document) -> None:
        assert unowned(plan) == ([], [])
        for _, _, span in leaves(plan):
            for part in span.parts or [span]:
                assert part.page is not None
                assert part.bbox is not None
                x0, top, x1, bottom = part.bbox
                assert 0 <= x0 < x1 <= 596, part
                assert 0 <= top < bottom <= 842, part
                assert 1 <= part.page <= (plan.source.pages or 0)

    def test_a_value_is_where_it_is_printed(self, plan: Document) -> None:
        (row,) = [i for i in plan.indicators if i.name == "城镇登记失业率"]
        for value in row.values:
            box = value.span.bbox
            assert box is not None
            assert self._printed(value.span.page or 0, box) == value.raw

    def test_a_table_over_two_pages_has_a_part_on_each(self, plan: Document) -> None:
        table = plan.tables[1]
        assert table.fragments == 2
        assert [part.page for part in table.span.parts or []] == [2, 3]
        assert [s.text_in(plan.text) for s in (f.span for f in plan.furniture if f.kind == "repeated_header")]

    def test_columns_are_parts_of_one_section(self) -> None:
        read = extract(CASES / "two_columns.pdf")
        whole = read.sections[0].span
        assert [part.page for part in whole.parts or []] == [1, 1]
        left, right = (part.bbox for part in whole.parts or [])
        assert left is not None
        assert right is not None
        assert left[2] < right[0]

    def test_a_turned_page_gives_boxes_as_the_viewer_shows_them(self) -> None:
        read = extract(CASES / "rotated.pdf")
        upright, sideways = (i.values[0].span for i in read.indicators if i.name == "城镇新增就业")
        assert (upright.page, sideways.page) == (1, 2)
        assert upright.bbox is not None
        assert sideways.bbox is not None
        assert upright.bbox[2] - upright.bbox[0] > upright.bbox[3] - upright.bbox[1]
        assert sideways.bbox[2] - sideways.bbox[0] < sideways.bbox[3] - sideways.bbox[1]

    def test_a_text_without_pages_has_none_of_it(self) -> None:
        written = extract(PLAN.with_suffix(".txt")).to_json()
        assert b'"page"' not in written
        assert b'"bbox"' not in written

    @staticmethod
    def _printed(number: int, box: tuple[float, ...]) -> str:
        document = pdfium.open_document(PLAN.read_bytes())
        page = pdfium.read_page(document, number)
        document.close()
        return "".join(g.char for g in page.glyphs if box[0] <= g.centre <= box[2] and box[1] <= g.middle <= box[3])


class TestLayout:
    def test_overprinted_letters_are_one_bold_letter(self) -> None:
        read = extract(CASES / "overprinted.pdf")
        assert "第一章 发展基础2020" in read.text
        assert read.text.count("展") == 1 + read.text.count("发展思想")

    def test_a_raised_mark_is_no_part_of_a_value_but_a_power_is_of_its_unit(self) -> None:
        read = extract(CASES / "raised.pdf")
        assert [i.values[0].raw for i in read.indicators][1] == "3.2"
        assert read.sections[0].blocks[0].model_dump()["text"] == "新增就业12.3万人，面积达到30km2。"

    def test_a_line_that_goes_on_may_begin_like_an_item(self) -> None:
        words = "加快高新技术产业发展，重点抓好文山县的" + "工业园区建设与改造提升" * 2
        rows = [words[:30], "三、楚雄医药和个旧科技园区建设，加快发展。"]
        first = "　　" + words[:28]
        text = bare(b" ".join(line(w, 700 - 20 * n) for n, w in enumerate([first, *rows[1:]])))
        read = extract(text)
        assert len(read.sections[0].blocks) == 1

    def test_invisible_words_on_a_sound_page_are_read(self) -> None:
        assert "就业更加充分" in extract(bare(line("就业更加充分，社会保障更加健全。", mode=3))).text


class TestWhatPrintsAndIsCalledABlank:
    def test_a_sign_that_its_font_calls_a_blank_is_told(self) -> None:
        read = extract(branded(line("青江市文物局印发革命文物保护利用专项规划"), "印"))
        assert "文物局" in read.text
        assert "印发" not in read.text
        (told,) = (d for d in read.diagnostics if d.code == "MOJIBAKE")
        assert "1 个印出的字符" in told.message

    def test_a_file_that_says_all_its_signs_has_none_of_it(self) -> None:
        read = extract(branded(line("青江市文物局印发革命文物保护利用专项规划"), "甲"))
        assert "文物局印发" in read.text
        assert "MOJIBAKE" not in {d.code for d in read.diagnostics}


class TestWatermarks:
    def test_letters_over_which_the_text_lies_change_no_word_and_are_told(self) -> None:
        read = extract(CASES / "watermarks.pdf")
        assert [f.span.text_in(read.text) for f in read.furniture if f.kind == "watermark"] == [
            "内部资料2020", "征求意见稿2021年", "征求意见稿2021年",
        ]  # fmt: skip
        assert [i.values[0].raw for i in read.indicators] == ["〔12.3〕", "3.2", "95.06", "60"]
        assert [d.code for d in read.diagnostics if d.code == "WATERMARK"] == ["WATERMARK"]

    def test_pale_words_that_nothing_covers_are_text(self) -> None:
        pale = b"0.8 g " + line("就业更加充分，社会保障更加健全。") + b" 0 g " + line("人才队伍更加壮大。", 600)
        read = extract(bare(pale))
        assert "就业更加充分" in read.text
        assert not read.furniture


#: Extracts a file with PDFium set to look for fonts in one folder only, and prints the digest of the document.
_ELSEWHERE = """
import ctypes, hashlib, sys
import pypdfium2.raw as raw
raw.FPDF_DestroyLibrary()
paths = (ctypes.c_char_p * 2)(sys.argv[1].encode(), None)
kind = dict((name, kind) for name, kind, *_ in raw.FPDF_LIBRARY_CONFIG._fields_)["m_pUserFontPaths"]
raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=ctypes.cast(paths, kind)))
from extractor import extract
for name in sys.argv[2:]:
    print(hashlib.sha256(extract(name).to_json()).hexdigest())
"""


class TestFonts:
    """STSong-Light is named in these files and brought by none of them."""

    NAMES = ("rotated.pdf", "cut_row.pdf", "half_ruled.pdf", "raised.pdf", "columns_only.pdf")

    def _digests(self, folder: str) -> list[str]:
        names = [str(CASES / name) for name in self.NAMES]
        done = subprocess.run(
            [sys.executable, "-c", _ELSEWHERE, folder, *names], capture_output=True, text=True, cwd=ROOT, timeout=HANGS
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    def test_a_font_of_which_the_file_says_nothing_is_told(self) -> None:
        fonts = b"<</Font<</F 3 0 R/T<</Type/Font/Subtype/TrueType/BaseFont/%b>>>>>>"
        page = bare(line("就业更加充分，社会保障更加健全。") + b" BT /T 12 Tf 80 600 Td <3230323520> Tj ET")
        told = {}
        for name in (b"SongLatin", b"Helvetica"):
            read = extract(page.replace(b"<</Font<</F 3 0 R>>>>", fonts % name))
            told[name] = [d.code for d in read.diagnostics if d.code == "FONT_UNMEASURED"]
        assert told == {b"SongLatin": ["FONT_UNMEASURED"], b"Helvetica": []}

    def test_signs_of_the_font_symbol_are_what_they_show(self) -> None:
        fonts = b"<</Font<</F 3 0 R/S<</Type/Font/Subtype/Type1/BaseFont/Symbol>>>>>>"
        page = bare(line("参保率达到") + b" BT /S 12 Tf 140 700 Td <B3393520> Tj ET")
        assert "≥95" in extract(page.replace(b"<</Font<</F 3 0 R>>>>", fonts)).text

    def test_what_is_installed_changes_no_byte(self, tmp_path: Path) -> None:
        folders = [str(tmp_path), *_chinese_fonts()]
        if len(folders) == 1:
            pytest.skip("no Chinese font on this machine to compare with")
        assert len({tuple(self._digests(folder)) for folder in folders}) == 1


def _chinese_fonts() -> list[str]:
    """Folders of the Chinese fonts that fontconfig knows of."""
    if shutil.which("fc-list") is None:
        return []
    listed = subprocess.run(["fc-list", ":lang=zh", "file"], capture_output=True, text=True, timeout=HANGS).stdout
    return sorted({str(Path(name.rstrip(": ")).parent) for name in listed.splitlines() if name.strip()})[:2]


class TestAnnotations:
    def test_a_field_that_shows_its_value_is_read_where_it_stands(self) -> None:
        read = extract(CASES / "typed.pdf")
        assert "2000 new posts" in read.text

    def test_a_field_that_shows_nothing_is_told(self) -> None:
        page = bare(line("就业更加充分，社会保障更加健全。"))
        words = "新建社区食堂二百个".encode("utf-16-be").hex()
        note = f"/Annots[<</Type/Annot/Subtype/FreeText/Rect[60 640 460 670]/Contents<FEFF{words}>>>]/Contents"
        read = extract(page.replace(b"/Contents 11", note.encode() + b" 11"))
        assert [d.code for d in read.diagnostics if d.code == "ANNOTATIONS_UNREAD"] == ["ANNOTATIONS_UNREAD"]

    def test_a_form_that_only_its_viewer_draws_is_told(self) -> None:
        page = bare(line("请稍候。如果此消息最终未被替换，请升级您的阅读器。"))
        form = b"/AcroForm<</Fields[]/XFA(<xdp/>)>>/NeedsRendering true"
        read = extract(page.replace(b"/Type/Catalog", b"/Type/Catalog" + form))
        assert [d.code for d in read.diagnostics if d.code == "ANNOTATIONS_UNREAD"] == ["ANNOTATIONS_UNREAD"]
        assert not [d for d in extract(page).diagnostics if d.code == "ANNOTATIONS_UNREAD"]

    def test_words_off_the_page_are_told(self) -> None:
        read = extract(bare(line("就业更加充分，社会保障更加健全。") + b" 1 0 0 1 3000 0 cm " + line("看不见的字")))
        assert "看不见的字" not in read.text
        assert [d.code for d in read.diagnostics if d.code == "HIDDEN_TEXT"] == ["HIDDEN_TEXT"]

    def test_a_page_of_sixty_thousand_characters_is_read_whole(self) -> None:
        rows = b" ".join(line("就业更加充分，社会保障健全。" * 18, 13_900 - 20 * n) for n in range(250))
        assert extract(bare(rows, box="0 0 3300 14000")).text.count("充") == 250 * 18


def rules(drawing: str) -> list[Rule]:
    """Rules from a drawing: + where they meet, - and | along them; a column is 20 points, a row 20."""
    lines = drawing.strip("\n").splitlines()
    found = []
    for y, row in enumerate(lines):
        for x, sign in enumerate(row):
            if sign == "-":
                found.append(Rule((x - 1) * 10.0, y * 10.0, (x + 1) * 10.0, y * 10.0))
            elif sign == "|":
                found.append(Rule(x * 10.0, (y - 1) * 10.0, x * 10.0, (y + 1) * 10.0))
    return found


class TestGrids:
    def test_cells_merged_both_ways(self) -> None:
        (grid,) = lattices(rules("+-+-+-+\n| |   |\n+ +-+-+\n| | | |\n+-+-+-+"))
        found = {(c.row, c.column): (c.rows, c.columns) for c in grid.cells}
        assert found == {(0, 0): (2, 1), (0, 1): (1, 2), (1, 1): (1, 1), (1, 2): (1, 1)}

    def test_open_sides_and_an_open_foot_are_closed(self) -> None:
        (grid,) = lattices(rules("+-+-+\n  |  \n+-+-+\n  |  \n+-+-+"))
        assert len(grid.cells) == 4
        (grid,) = lattices(rules("+-+-+\n| | |\n+-+-+\n| | |"))
        assert len(grid.cells) == 4

    def test_level_rules_alone_are_no_grid(self) -> None:
        assert lattices(rules("+-+-+\n     \n+-+-+")) == []

    def test_a_line_without_end_is_none(self) -> None:
        grid = rules("+-+-+\n| | |\n+-+-+\n| | |\n+-+-+")
        assert len(lattices([*grid, Rule(0, 0, float("inf"), 0), Rule(0, float("nan"), 9, 9)])[0].cells) == 4

    def test_a_frame_is_one_cell(self) -> None:
        (grid,) = lattices(rules("+-+-+\n|   |\n+   +\n|   |\n+-+-+"))
        assert [(c.rows, c.columns) for c in grid.cells] == [(1, 1)]


class TestBadFiles:
    def test_a_password_is_named(self) -> None:
        assert fails((ROOT / "tests/formats/bad/locked.pdf").read_bytes()).code == "ENCRYPTED"

    def test_no_page_is_corrupted(self) -> None:
        assert fails(bare()).code == "CORRUPTED"
        assert fails(b"%PDF-1.7\n" + bytes(4000)).code == "CORRUPTED"
        assert fails(PLAN.read_bytes()[:600]).code == "CORRUPTED"

    @pytest.mark.parametrize("times", [2, 10])
    def test_forms_that_unfold_without_end_are_too_many(self, times: int) -> None:
        draws = b"/X Do " * times
        own = (
            b"20 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 20 0 R>>>>/Length %d>>stream\n"
        )
        page = bare(b"/X Do").replace(b"/Resources<<", b"/Resources<</XObject<</X 20 0 R>>")
        start = time.monotonic()
        assert (
            fails(page.replace(b"trailer", own % len(draws) + draws + b"\nendstream endobj\ntrailer")).code
            == "TOO_LARGE"
        )
        assert time.monotonic() - start < 5

    def test_forms_within_forms_are_read(self) -> None:
        words = line("就业更加充分，社会保障更加健全。")
        names = b"/Resources<</Font<</F 3 0 R>>/XObject<</X 21 0 R>>>>"
        forms = b"".join(
            b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]%b/Length %d>>stream\n%b\nendstream endobj\n"
            % (number, names, len(body), body)
            for number, body in ((20, b"/X Do"), (21, words))
        )
        page = bare(b"/X Do").replace(b"/Resources<<", b"/Resources<</XObject<</X 20 0 R>>")
        assert "就业更加充分" in extract(page.replace(b"trailer", forms + b"trailer")).text

    def test_ten_thousand_pages_are_too_many(self) -> None:
        assert fails(bare(line("就业"), *[b""] * 9_999)).code == "TOO_LARGE"

    def test_blank_pages_are_empty_and_foreign_ones_not_chinese(self) -> None:
        assert fails(bare(b"")).code == "EMPTY"
        assert fails(bare(line("A plan without a word of it"))).code == "NOT_CHINESE"

    def test_pictures_without_recognition_name_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ocr, "installed", lambda: False)
        for name in ("scan.pdf", "broken_layer.pdf", "turned.jpg"):
            failure = fails((SCAN.parent / name).read_bytes())
            assert failure.code == "NO_TEXT_LAYER"
            assert "pip install rapidocr onnxruntime pillow" in failure.message

    def test_one_unread_page_among_others_is_a_finding(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pages = [Page(1, 595, 842), Page(2, 595, 842, pictured=True)]
        monkeypatch.setattr(ocr, "installed", lambda: False)
        monkeypatch.setattr(pdfium, "read_page", lambda document, number: _with_words(pages[number - 1]))
        read = extract(bare(b"", b""))
        (found,) = [d for d in read.diagnostics if d.code == "PAGES_UNREAD"]
        assert "第 2 页" in found.message

    def test_letters_without_meaning_are_reported(self) -> None:
        read = extract(
            bare(line("就业更加充分，社会保障更加健全\ue123，人才队伍更加壮大，覆盖城乡的公共就业服务体系。"))
        )
        (found,) = [d for d in read.diagnostics if d.code == "MOJIBAKE"]
        assert found.spans[0].text_in(read.text) == "\ue123"

    def test_a_huge_page_is_seen_from_further_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[int] = []
        monkeypatch.setattr(pdfium, "picture", lambda document, number, dots: seen.append(dots))
        monkeypatch.setattr("extractor.readers.pages.scans.recognised.recognise", lambda picture, number, dots: None)
        pdf._recognised(None, Page(1, 14_400, 14_400))
        assert seen == [22]

    def test_the_other_documents_are_written(self, command: Command) -> None:
        command.write("in/broken.pdf", PLAN.read_bytes()[:600])
        command.write("in/plan.pdf", PLAN.read_bytes())
        done = command("in")
        assert done.returncode == 1
        assert list(command.written()) == ["plan.json"]
        assert {line["id"]: line["code"] for line in command.log()} == {"broken": "CORRUPTED", "plan": None}

    @pytest.mark.parametrize("data", range(40))
    def test_damage_gives_a_document_or_a_code(self, data: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ocr, "installed", lambda: False)
        for damaged in _damaged(random.Random(data)):
            with suppress(ExtractionError):
                assert unowned(extract(damaged)) == ([], [])


def _with_words(page: Page) -> Page:
    from extractor.readers.pages.shapes import Glyph

    if not page.pictured:
        page.glyphs = [
            Glyph(c, 80 + 12 * n, 80, 92 + 12 * n, 92, 12) for n, c in enumerate("就业更加充分，社会保障更加健全。" * 2)
        ]
    return page


def _damaged(chance: random.Random) -> Iterator[bytes]:
    whole: Any = (CASES / chance.choice(["cut_row.pdf", "raised.pdf", "rotated.pdf", "two_columns.pdf"])).read_bytes()
    yield whole[: chance.randrange(len(whole))]
    holed = bytearray(whole)
    for _ in range(chance.randrange(1, 30)):
        holed[chance.randrange(len(holed))] = chance.randrange(256)
    yield bytes(holed)
