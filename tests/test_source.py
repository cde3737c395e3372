"""What a reader may declare (tables, frames, notes, furniture), and what the pipeline makes of it."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from conftest import Command

from extractor import extract
from extractor.core.formulas import plain
from extractor.core.fragment import Fragment
from extractor.core.problems import ExtractionError
from extractor.core.source import DeclaredCell, DeclaredTable, FootNote, Frame, Hint, Source
from extractor.leaves import unowned
from extractor.models import Document
from extractor.pipeline import to_document
from extractor.readers import text
from extractor.readers.docx.equations import read_equation
from extractor.readers.inline_tables import with_tables
from extractor.readers.raised import read_raised

OPENING = "某市就业促进“十四五”规划\n第一章 发展基础\n城镇新增就业稳步增长。\n"
CLOSING = "\n第二章 保障措施\n加强组织领导。\n"


def document(text: str, **declared: Any) -> Document:
    """The document of a source made by hand; every character of it must have one owner."""
    source = Source(text, "test/1", breaks="paragraphs", **declared)
    read = to_document(source, "plan")
    assert unowned(read) == ([], [])
    assert not [d for d in read.diagnostics if d.code == "CONSERVATION"]
    return read


def table(text: str, *cells: tuple[int, int, str, int, int]) -> DeclaredTable:
    """A table whose cells stand in ``text`` in the order given, as (row, column, words, rows, columns)."""
    at = text.index(cells[0][2])
    start, placed = at, []
    for row, column, words, rows, columns in cells:
        at = text.index(words, at)
        placed.append(DeclaredCell(row, column, Fragment.of(text, at, at + len(words)), rows, columns))
        at += len(words)
    return DeclaredTable(start, at, tuple(placed))


def merged() -> tuple[str, DeclaredTable]:
    """A table with a title over its whole width, two header tiers, groups and values merged downwards."""
    slots = """
        0 0 1 6 专栏1　主要指标
        1 0 2 1 类别   | 1 1 2 1 指标 | 1 2 1 1 2020年 | 1 3 1 2 2025年 | 1 5 2 1 属性
        2 2 1 1 基数   | 2 3 1 1 规划 | 2 4 1 1 年均增长
        3 0 2 1 就业   | 3 1 1 1 城镇新增就业（万人） | 3 2 1 1 [12] | 3 3 1 1 [15] | 3 4 1 1 — | 3 5 2 1 预期性
        4 1 1 1 城镇登记失业率（%） | 4 2 1 1 3.2 | 4 3 1 1 ＜5 | 4 4 1 1 —
        5 0 1 1 社保   | 5 1 1 1 参保率（%） | 5 2 1 1 90 | 5 3 1 1 95 | 5 4 1 1 1.1 | 5 5 1 1 约束性
        6 0 1 6 注：[ ]内为五年累计数。"""
    rows = [[cell.strip().split(" ", 4) for cell in line.split("|")] for line in slots.strip().splitlines()]
    text = OPENING + "\n".join("\t".join(cell[4] for cell in row) for row in rows) + CLOSING
    cells = [(int(r), int(c), words, int(down), int(across)) for row in rows for r, c, down, across, words in row]
    return text, table(text, *cells)


class TestTable:
    def test_a_merged_header_heads_all_its_columns_and_one_merged_down_its_own(self) -> None:
        text, declared = merged()
        (found,) = document(text, tables=(declared,)).tables
        headers = [column.header for column in found.columns]
        assert headers == ["类别", "指标", "2020年基数", "2025年规划", "2025年年均增长", "属性"]
        assert [column.role for column in found.columns][2:5] == ["baseline", "target", "annual_average"]

    def test_cells_merged_down_speak_for_all_their_rows_and_are_held_once(self) -> None:
        text, declared = merged()
        read = document(text, tables=(declared,))
        said = [(i.group, i.name, i.attribute) for i in read.indicators]
        assert said == [
            ("就业", "城镇新增就业", "预期性"),
            ("就业", "城镇登记失业率", "预期性"),
            ("社保", "参保率", "约束性"),
        ]
        assert sum(cell.raw == "预期性" for row in read.tables[0].rows for cell in row.cells) == 1

    def test_title_and_note_inside_the_table_are_its_box_and_its_note(self) -> None:
        text, declared = merged()
        read = document(text, tables=(declared,))
        (box,) = read.boxes
        assert (box.number, box.title, box.kind, box.table_ids) == (1, "主要指标", "indicators", ["t1"])
        assert read.tables[0].notes[0].defines == {"[]": "cumulative"}
        assert read.indicators[0].values[1].cumulative
        assert [s.heading for s in read.sections] == ["发展基础", "保障措施"]

    def test_a_table_without_a_known_header_is_still_a_table(self) -> None:
        text = OPENING + "甲\t乙丙\n丁\t戊己" + CLOSING
        declared = table(text, (0, 0, "甲", 1, 1), (0, 1, "乙丙", 1, 1), (1, 0, "丁", 1, 1), (1, 1, "戊己", 1, 1))
        (found,) = document(text, tables=(declared,)).tables
        assert (found.kind, [[c.raw for c in row.cells] for row in found.rows]) == (
            "other",
            [["甲", "乙丙"], ["丁", "戊己"]],
        )

    def test_a_row_of_one_cell_over_the_width_is_a_group_whatever_its_words(self) -> None:
        text = OPENING + "指标\t2020年\t2025年\n社会保障\n参保率（%）\t90\t95\n" + CLOSING
        declared = table(
            text, (0, 0, "指标", 1, 1), (0, 1, "2020年", 1, 1), (0, 2, "2025年", 1, 1), (1, 0, "社会保障", 1, 3),
            (2, 0, "参保率（%）", 1, 1), (2, 1, "90", 1, 1), (2, 2, "95", 1, 1),
        )  # fmt: skip
        read = document(text, tables=(declared,))
        assert [(i.group, i.name) for i in read.indicators] == [("社会保障", "参保率")]

    def test_a_table_of_one_row_sets_words_side_by_side_and_is_no_table(self) -> None:
        text = "青政发〔2021〕26号\t签发人：王某\n" + OPENING + CLOSING
        declared = table(text, (0, 0, "青政发〔2021〕26号", 1, 1), (0, 1, "签发人：王某", 1, 1))
        read = document(text, tables=(declared,))
        assert read.tables == []
        assert read.metadata.document_number is not None
        assert read.metadata.document_number.value.raw == "青政发〔2021〕26号"


class TestFrame:
    BOX = (
        "专栏2 重点工程\n1.技能提升工程。开展培训。\n一段没有编号的话，不收尾\n2.创业工程。给予贷款。\n最后一句说明。\n"
    )

    def framed(self, before: str, inside: str) -> Document:
        text = OPENING + before + inside + CLOSING
        start = len(OPENING) + len(before)
        return document(text, frames=(Frame(start, start + len(inside)),))

    def test_its_end_is_the_end_of_the_box(self) -> None:
        (box,) = self.framed("", self.BOX).boxes
        assert [item.title for item in box.items] == ["技能提升工程", "创业工程"]
        assert box.items[1].text == "给予贷款。最后一句说明。"

    def test_a_title_above_the_frame_is_the_title_of_the_box(self) -> None:
        title, _, inside = self.BOX.partition("\n")
        (box,) = self.framed(title + "\n", inside).boxes
        assert (box.number, len(box.items)) == (2, 2)
        assert box.text.endswith("最后一句说明。")

    def test_one_without_zhuanlan_is_a_box_where_a_short_title_heads_its_text(self) -> None:
        (box,) = self.framed("", "重点工程\n技能提升工程。开展培训。\n创业工程。给予贷款。\n").boxes
        assert (box.number, box.title, len(box.items)) == (None, "重点工程", 2)

    def test_a_chapter_or_a_figure_in_a_frame_is_no_box(self) -> None:
        assert self.framed("", "第二章 主要目标\n到2025年，就业更加充分。\n").boxes == []
        assert self.framed("", "图1 空间格局\n示意如图所示。\n").boxes == []

    def test_a_table_of_one_column_is_a_frame(self) -> None:
        lines = self.BOX.splitlines()
        text = OPENING + self.BOX + CLOSING
        declared = table(text, (0, 0, lines[0], 1, 1), (1, 0, "\n".join(lines[1:]), 1, 1))
        read = document(text, tables=(declared,))
        assert read.tables == []
        assert [item.title for item in read.boxes[0].items] == ["技能提升工程", "创业工程"]


def test_a_footnote_is_no_part_of_the_text_and_its_mark_no_part_of_a_value() -> None:
    body = OPENING + "劳动年龄人口平均受教育年限达到11.31年。\n"
    note = "1按国家统计口径。\n"
    text = body + note + CLOSING
    mark = body.index("年。", body.index("11.3")) - 1
    read = document(text, notes=(FootNote(len(body), len(body + note), (mark, mark + 1), 1),))
    (found,) = read.footnotes
    assert (found.mark, found.text) == ("1", "按国家统计口径。")
    assert read.sections[0].blocks[-1].text.endswith("达到11.3年。")  # type: ignore[union-attr]
    assert sum(entry.kind == "note_mark" for entry in read.furniture) == 2


def test_furniture_of_the_format_is_cut_out_and_a_page_end_does_not_end_a_paragraph() -> None:
    half = "坚持把稳就业保就业作为重中之重，健全有利于更充分更高质量就业的促进机制，完善就业公共服务"
    text = OPENING + half + "\n第 3 页 某市人民政府\n体系和政策。\n" + CLOSING
    start = text.index("第 3 页")
    read = document(text, furniture=(("running_header", start, text.index("体系和")),))
    assert read.sections[0].blocks[-1].text == half + "体系和政策。"  # type: ignore[union-attr]


def test_a_paragraph_of_the_format_ends_where_it_says() -> None:
    long = "坚持把稳就业保就业作为重中之重，健全有利于更充分更高质量就业的促进机制，完善就业公共服务体系"
    text = OPENING + long + "\n" + long + "\n" + CLOSING
    ends = [block.text for block in document(text).sections[0].blocks]  # type: ignore[union-attr]
    assert ends[1:] == [long, long]


def test_generated_numbers_head_sections_and_are_named() -> None:
    start = OPENING.index("第一章")
    read = document(OPENING + CLOSING, generated=((start, start + 3),))
    assert read.sections[0].number is not None
    assert [(s.start, s.end) for s in read.source.generated] == [(start, start + 3)]


def test_a_hint_says_where_a_unit_opens_and_never_that_a_sentence_is_a_heading() -> None:
    long = "健全有利于更充分更高质量就业的促进机制，完善覆盖城乡劳动者的就业公共服务体系和政策，不断提高能力"
    text = OPENING + long + "\n扩大就业容量\n" + CLOSING
    at = text.index("扩大就业容量")
    blocks = document(text, hints=(Hint(at, at + 6, level=2),)).sections[0].blocks
    assert [b.text for b in blocks][1:] == [long, "扩大就业容量"]  # type: ignore[union-attr]


@pytest.mark.parametrize("piece", ["<table>", "<table", "<table><!--", "<table></table>", "<td>"])
def test_tags_without_end_take_time_in_proportion(piece: str) -> None:
    def seconds(count: int) -> float:
        source = text.decode(("中文规划\n<table>" + piece * count + "</table>\n").encode())
        start = process_time()
        with_tables(source)
        return process_time() - start

    assert seconds(16_000) < 0.5 + 8 * seconds(4_000)


class TestWrongEncodings:
    WORDS = "青江市养老服务发展规划的\n新增护理床位2600张的\n社区服务覆盖45%左右\n加强队伍建设\n"

    def test_utf8_saved_as_gbk_is_read_back_where_nothing_was_lost_and_said(self) -> None:
        read = extract(self.WORDS.encode().decode("gb18030").encode(), name="x")
        assert read.text == self.WORDS
        assert [d.message for d in read.diagnostics if d.code == "ENCODING_UNCERTAIN" and "GBK" in d.message]

    @pytest.mark.parametrize("windows", [False, True], ids=["Latin-1", "Windows-1252"])
    def test_utf8_saved_as_latin_is_read_back_and_said(self, windows: bool) -> None:
        saved = self.WORDS.encode().decode("latin-1")
        if windows:
            saved = "".join(char.encode("latin-1").decode("cp1252", "ignore") or char for char in saved)
        read = extract(saved.encode(), name="x")
        assert read.text == self.WORDS
        assert [d.message for d in read.diagnostics if d.code == "ENCODING_UNCERTAIN" and "Latin-1" in d.message]

    @pytest.mark.parametrize("lost", ["\x9d", "\xa0"])
    def test_latin_that_lost_bytes_is_refused_as_such_and_not_as_a_foreign_text(self, lost: str) -> None:
        saved = self.WORDS.encode().decode("latin-1").replace(lost, " ")
        with pytest.raises(ExtractionError) as caught:
            extract(saved.encode(), name="x")
        assert caught.value.code == "ENCODING_UNCERTAIN"
        assert "Latin-1" in str(caught.value)

    def test_a_text_in_another_language_stays_one(self) -> None:
        with pytest.raises(ExtractionError) as caught:
            extract("Rapport général : l’été déjà passé, « très bien » — 2025.".encode(), name="x")
        assert caught.value.code == "NOT_CHINESE"

    def test_one_that_lost_bytes_is_told_and_kept_as_it_is(self) -> None:
        words = "青江市就业规划\n一、主要目标\n到2025年，新增就业12万人。\n"
        saved = words.encode().decode("gb18030", "ignore")
        read = extract(saved.encode(), name="x")
        assert read.text == saved
        assert "MOJIBAKE" in {d.code for d in read.diagnostics}

    def test_one_garbled_line_in_a_sound_text_is_told_with_its_place(self) -> None:
        line = "重点群体就业保障工程建设".encode().decode("gb18030", "ignore")
        text = OPENING + line + CLOSING
        found = [d for d in extract(text.encode(), name="x").diagnostics if d.code == "MOJIBAKE"]
        assert line in [text[span.start : span.end] for d in found for span in d.spans]

    def test_signs_of_the_font_symbol_are_read_in_a_table_and_no_damage(self) -> None:
        table = "|指标|2025年|\n|---|---|\n|绿化覆盖率（%）|\uf0b342|\n|失业率（%）|\uf0a35.5|\n"
        read = extract(f"{OPENING}\n{table}{CLOSING}".encode(), name="x")
        assert [(v.comparator, str(v.value)) for i in read.indicators for v in i.values] == [
            (">=", "42"),
            ("<=", "5.5"),
        ]
        assert "MOJIBAKE" not in {d.code for d in read.diagnostics}

    def test_signs_of_icon_fonts_in_the_frame_of_a_page_are_no_damage(self) -> None:
        icons = "<nav><a>\ue7e3 无障碍</a></nav><div><i>\ue6ea\ue6ea</i></div>"
        page = f"<html><body>{icons}<div><p>{OPENING}</p><p>一、目标</p></div></body></html>"
        assert "MOJIBAKE" not in {d.code for d in extract(page.encode(), name="x").diagnostics}


class TestAnyLanguage:
    PAGE = (
        b"<html><body><h1>Annual report</h1><p>Growth was steady.</p><table><tr><th>Item</th><th>2020</th></tr>"
        b"<tr><td>Births</td><td>10</td></tr></table></body></html>"
    )

    def test_a_document_without_chinese_is_refused_unless_it_is_asked_for(self) -> None:
        with pytest.raises(ExtractionError, match="NOT_CHINESE"):
            extract(self.PAGE, name="x")
        read = extract(self.PAGE, name="x", any_language=True)
        assert [[cell.raw for cell in row.cells] for table in read.tables for row in table.rows] == [["Births", "10"]]
        assert [d.severity for d in read.diagnostics if d.code == "NOT_CHINESE"] == ["warning"]
        assert "FEW_CHINESE" not in {d.code for d in read.diagnostics}

    def test_nothing_at_all_stays_empty(self) -> None:
        with pytest.raises(ExtractionError, match="EMPTY"):
            extract(b"<html><body><p> </p></body></html>", name="x", any_language=True)

    def test_the_command_line_asks_for_it_and_does_the_work_again(self, command: Command) -> None:
        command.write("in/a.html", self.PAGE.decode())
        assert command("in").returncode == 1
        assert command("in", "--any-language").returncode == 0
        assert set(command.written()) == {"a.json"}


@pytest.mark.parametrize(
    ("before", "signs", "words", "is_mark"),
    [
        ("2.3×10", "6", "⁶", False), ("（10", "4", "⁴", False), ("1.5×10", "-3", "⁻³", False), ("万m", "3", "3", False),
        ("km", "2", "2", False), ("x", "2", "2", False), ("10", "2", "2", True), ("1349", "2", "2", True),
        ("GDP", "1", "1", True), ("平方米", "2", "2", True), ("5.0%", "③", "③", True),
        ("人口", "[1][2]", "[1][2]", True), ("人口", "1,2", "1,2", True),
        ("本规划", "（试行）", "（试行）", False), ("第1", "st", "st", False),
    ],
)  # fmt: skip
def test_raised_type_is_an_exponent_a_mark_or_words(before: str, signs: str, words: str, is_mark: bool) -> None:
    assert read_raised(before, signs) == (words, is_mark)


class TestFormulas:
    @pytest.mark.parametrize(
        ("printed", "read"),
        [
            (r"达到$85\%$以上", "达到85%以上"), (r"$\geq 20\%$", "≥20%"), (r"$2.6\times 10^{6}$吨", "2.6×10⁶吨"),
            (r"$\leqslant 5.5$", "≤5.5"), ("投入$100亿元，其中$20亿元", "投入$100亿元，其中$20亿元"),
            ("US$ 5 或 $6", "US$ 5 或 $6"),
        ],
    )  # fmt: skip
    def test_signs_of_a_formula_are_read_in_their_places(self, printed: str, read: str) -> None:
        shown = plain(printed, is_cell=True)
        assert len(shown) == len(printed)
        assert "".join(shown.split()) == "".join(read.split())

    @pytest.mark.parametrize(
        "line", [r"覆盖率达到$85\%$", r"$85\%$的居民受益。", "失业率&lt;5.5&lt;", "年用电2.6×10<sup>8</sup>"]
    )
    def test_what_stands_at_the_edge_of_a_line_loses_nothing(self, line: str) -> None:
        assert unowned(extract((OPENING + line + CLOSING).encode(), name="x")) == ([], [])

    def test_values_are_read_and_raw_keeps_the_print(self) -> None:
        words = r"到2025年，覆盖率达到$85\%$，年减排二氧化碳$2.6\times 10^{6}$吨，失业率$\leq 5\%$。"
        read = extract((OPENING + words + CLOSING).encode(), name="x")
        assert [(s.comparator, str(s.value), s.unit) for s in read.statements] == [
            ("=", "85", "%"), ("=", "2600000", "吨"), ("<=", "5", "%"),
        ]  # fmt: skip
        printed = "".join(b.text for section in read.sections for b in section.blocks if b.type == "paragraph")
        assert r"年减排二氧化碳$2.6\times 10^{6}$吨" in printed
        assert unowned(read) == ([], [])


def test_captions_of_figures_that_tabs_set_off_are_no_table() -> None:
    figures = ((3, "就业", "万人"), (4, "培训", "万人次"))
    captions = "\n".join(f"图{n}\t2017—2021年{words}\t单位：{unit}" for n, words, unit in figures)
    read = extract((OPENING + captions + CLOSING).encode(), name="x")
    assert (read.tables, read.indicators, unowned(read)) == ([], [], ([], []))


def test_notes_of_markdown_stand_apart_from_the_text(tmp_path):
    path = tmp_path / "plan.md"
    path.write_text(
        "# 某县农业规划\n\n## 一、基础\n\n产值年均增长5.4%[^a]；播种面积稳定在58万亩[^b]，总量[^a]居首。[^c]\n\n"
        "[^a]: 按可比价计算。\n[^b]: 第三次调查数，\n    不含林地。\n"
    )
    document = extract(path)
    assert [(n.mark, n.text) for n in document.footnotes] == [
        ("[^a]", "按可比价计算。"),
        ("[^b]", "第三次调查数，不含林地。"),
    ]
    assert [(s.subject, str(s.value)) for s in document.statements] == [("产值", "5.4"), ("播种面积", "58")]
    assert "[^c]" in document.sections[0].blocks[0].text


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"eq \o\ac(○,3)", "③"), (r"EQ \f(2,5)", "2/5"), (r"eq \s\up5(12.5)", "12.5"), (r"EQ \s\up4(①)", "①"),
        (r"eq \s\up6(-3)", "⁻³"), (r"EQ 10\s\up6(4)", "10⁴"), ("PAGE", ""),
    ],
)  # fmt: skip
def test_a_field_of_an_equation_shows_its_numbers(code: str, shown: str) -> None:
    assert read_equation(code) == shown
