"""Tables as printed and as keyed tables, pages to read: what is written is what the source prints, and goes back."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT

from extractor import Document, extract
from extractor.cli import main
from extractor.export.book import rendered
from extractor.export.grids import printed
from extractor.validate.facts import SourceFacts
from extractor.validate.load import load
from extractor.validate.validate import validate_workbook

TIERS = """某县蔬菜“十四五”规划

一、主要目标

表1 主要指标
<table>
<tr><th rowspan="2">指标</th><th rowspan="2">单位</th><th rowspan="2">2020年</th><th colspan="2">“十四五”目标</th></tr>
<tr><th>2025年</th><th>年均/累计</th></tr>
<tr><td colspan="5">一、产量</td></tr>
<tr><td>=总产量</td><td>万吨</td><td>12.30</td><td>15</td><td>〔65〕</td></tr>
<tr><td>其中：叶菜</td><td>万吨</td><td>-</td><td>≥6</td><td>-</td></tr>
</table>
注：〔〕内为五年累计数。

表2 重点项目
<table>
<tr><th>项目</th><th>建设内容</th><th>2021年投资（万元）</th></tr>
<tr><td>冷库</td><td>新建冷库两座</td><td>300</td></tr>
</table>
"""
FLAT = """某市养老“十四五”规划

一、主要目标

表1 主要指标
指标\t2020年\t2025年\t属性
一、床位
1.养老床位（万张）\t2.10\t3.25\t预期性
2.改造住房（套（间））\t—\t〔5000〕\t预期性
3.护理型床位占比（%）\t48.5\t≥60\t约束性
注：〔〕内为五年累计数。
"""


def web(text: str = TIERS) -> Document:
    lines = ("" if line.startswith("<") else f"<p>{line}</p>" for line in text.splitlines())
    body = "\n".join(made or line for made, line in zip(lines, text.splitlines(), strict=True))
    return extract(f"<html><body>{body}</body></html>".encode(), name="plan", path="plan.html")


def written(document: Document, kind: str, name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(rendered([document], name, kind)[0])
    return path


def verdicts(path: Path, document: Document) -> tuple[list[tuple[str | None, str]], int]:
    """The cells that are not confirmed, and how many values were looked at."""
    report = validate_workbook(load(str(path)), SourceFacts(document)).report
    wrong = [(c.address, c.verdict) for c in report.cells if c.verdict not in ("confirmed", "confirmed_equal")]
    return wrong, sum(c.field == "value" for c in report.cells)


WAYS = [(kind, suffix) for kind in ("printed", "keyed") for suffix in (".xlsx", ".csv")]
DOCUMENTS = [*sorted((ROOT / "corpus").glob("*.txt")), ROOT / "tests/plans/qingyuan_housing_3yr.txt",
             *sorted((ROOT / "tests/plans").glob("d0*.txt"))]  # fmt: skip


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_written_is_a_keyed_table_with_every_cell_confirmed(tmp_path, path):
    document = extract(path)
    if not document.indicators:
        return
    values = sum(len({v.column for v in one.values}) for one in document.indicators)
    for kind, suffix in WAYS:
        wrong, seen = verdicts(written(document, kind, f"t{suffix}", tmp_path), document)
        assert wrong == [], (kind, suffix)
        assert seen >= values, (kind, suffix)


@pytest.mark.parametrize("text", [FLAT, None], ids=["flat", "tiers"])
@pytest.mark.parametrize(("kind", "suffix"), WAYS)
def test_marks_signs_and_names_like_formulas_go_there_and_back(tmp_path, kind, suffix, text):
    document = extract(text.encode(), name="plan") if text else web()
    assert len(document.indicators) == (3 if text else 2)
    assert verdicts(written(document, kind, f"t{suffix}", tmp_path), document)[0] == []


def test_one_value_changed_in_the_printed_table_is_found(tmp_path):
    document = web()
    path = written(document, "printed", "t.xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    cell = next(c for row in book["t1"] for c in row if c.value == "〔65〕")
    cell.value = "〔56〕"
    book.save(path)
    assert verdicts(path, document)[0] == [(cell.coordinate, "differs")]


def test_a_changed_table_of_projects_is_not_passed_over_as_a_copy(tmp_path):
    document = web()
    path = written(document, "printed", "t.xlsx", tmp_path)
    notes = validate_workbook(load(str(path)), SourceFacts(document)).report.notes
    assert any("t2" in note and "逐字一致" in note for note in notes)
    book = openpyxl.load_workbook(path)
    next(c for row in book["t2"] for c in row if str(c.value) == "300").value = "400"
    book.save(path)
    again = validate_workbook(load(str(path)), SourceFacts(document)).report
    assert not any("逐字一致" in note for note in again.notes)
    assert any("t2" in note for note in again.notes) or any(cell.sheet == "t2" for cell in again.cells)


def test_the_workbook_has_the_layout_of_the_source(tmp_path):
    document = web()
    sheet = openpyxl.load_workbook(written(document, "printed", "t.xlsx", tmp_path))["t1"]
    said = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert said[0][0] == "表1 主要指标"
    assert said[1][:5] == ["指标", "单位", "2020年", "“十四五”目标", None]
    assert said[2][3:5] == ["2025年", "年均/累计"]
    assert said[3][0] == "一、产量"
    assert said[4][:5] == ["=总产量", "万吨", 12.3, 15, "〔65〕"]
    assert sheet.cell(5, 1).data_type == "s"
    assert sheet.cell(5, 3).number_format == "0.00"
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A2:A3", "C2:C3", "D2:E2", "A4:E4"} <= merged
    assert sheet.freeze_panes == "B4"
    line = said[1].index("原文行")
    found = document.text.splitlines()[int(said[4][line]) - 1 :]
    assert "=总产量" in "\n".join(found[:3])


def test_several_documents_share_a_workbook_with_contents(tmp_path):
    one, two = web(), extract(FLAT.encode(), name="甲")
    data, tables = rendered([one, two], "t.xlsx", "printed")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["目录", "1.t1", "1.t2", "2.t1"]
    assert tables == 3
    assert [cell.value for cell in book["目录"][4]] == ["2.t1", "甲", "表1 主要指标", "4"]


def test_a_csv_for_excel_has_its_mark_and_guards_formulas():
    document = web()
    data = rendered([document], "t.csv", "keyed")[0]
    assert data.startswith(b"\xef\xbb\xbf")
    assert not rendered([document], "t.csv", "keyed", mark=False)[0].startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["指标", "单位", "2020年", "“十四五”目标2025年", "“十四五”目标年均/累计"]
    assert rows[2] == ["'=总产量", "万吨", "12.30", "15", "〔65〕"]
    assert rows[3][2] == "-"


# -- pages to read ------------------------------------------------------------------------------

PAGED = (
    FLAT
    + """
二、重点任务
（一）扩大供给
每年培训护理员2000人次以上，*重点*面向<社区>。

专栏1 重点工程
1.适老化改造。改造住房5000套。
2.智慧养老。建设平台1个。
"""
)


def test_a_page_of_markdown_says_all_that_the_document_says():
    document = extract(PAGED.encode(), name="plan")
    page = rendered([document], "p.md", None)[0].decode()
    assert "# 某市养老“十四五”规划\n" in page
    assert "## 一、主要目标" in page
    assert "### （一）扩大供给" in page
    assert "\\*重点\\*面向\\<社区\\>" in page
    assert "| 指标 | 2020年 | 2025年 | 属性 | 单位 | 原文行 |" in page
    assert re.search(r"\| 1\\?\.养老床位（万张） \| 2\.10 \| 3\.25 \| 预期性 \| 万张 \| 8 \|", page)
    assert "> **专栏1 重点工程**" in page
    assert page.count("适老化改造") == 1
    assert f"## 发现（{len(document.diagnostics)}）" in page


def test_what_follows_a_list_or_a_box_on_a_page_of_markdown_is_no_part_of_it():
    lines = rendered([extract(PAGED.encode(), name="plan")], "p.md", None)[0].decode().splitlines()
    listed = [n for n, line in enumerate(lines[:-1]) if line.startswith("- ") and not lines[n + 1].startswith("- ")]
    quoted = [n for n, line in enumerate(lines[:-1]) if line.startswith(">") and not lines[n + 1].startswith(">")]
    assert listed
    assert quoted
    assert {lines[n + 1] for n in listed + quoted} == {""}


BOXED = """某县水利“十四五”规划

一、主要目标

专栏1 {title}
单位：公里
指标	2020年	2025年	属性
新建堤防	12	30	预期性
整治河道	40	95	约束性

二、保障措施
加强领导。
"""


@pytest.mark.parametrize("title", ["水利发展主要指标", "防洪主要指标"])
@pytest.mark.parametrize("page", ["p.md", "p.html"])
def test_a_caption_that_is_its_box_s_title_stands_on_a_page_once(title: str, page: str):
    document = extract(BOXED.format(title=title).encode(), name="plan")
    assert [table.caption for table in document.tables] == [title]
    shown = rendered([document], page, None)[0].decode()
    assert shown.count(title) == 1
    assert "单位：公里" in shown


def test_blocks_of_markdown_stand_a_blank_line_apart_and_the_page_ends_its_last_line():
    for text in (PAGED, BOXED.format(title="水利发展主要指标")):
        page = rendered([extract(text.encode(), name="plan")], "p.md", None)[0].decode()
        assert "\n\n\n" not in page
        assert not re.search(r"^>$(?!\n>)", page, re.MULTILINE)  # a box does not end in an empty line of its own
        assert page.endswith("\n")


def test_findings_on_a_page_of_html_show_how_grave_they_are():
    document = extract(ROOT / "corpus/wuhan_hrss_14fyp.txt")
    page = rendered([document], "p.html", None)[0].decode()
    for severity in {one.severity for one in document.diagnostics}:
        shown = page.count(f'class="finding {severity}"')
        assert shown == sum(one.severity == severity for one in document.diagnostics)
    assert ".finding.warning {" in page


@pytest.mark.parametrize("value", ["true", '"drei"'])
def test_a_value_of_another_type_is_no_number_of_too_many_digits(tmp_path, capsys, value):
    text = extract(FLAT.encode(), name="plan").to_json().decode()
    assert '"value": 3.25' in text
    (tmp_path / "x.json").write_text(text.replace('"value": 3.25', f'"value": {value}'), "utf-8")
    assert main(["export", str(tmp_path / "x.json"), "--to", str(tmp_path / "t.jsonl")]) == 1
    assert capsys.readouterr().err.startswith("extract: NOT_A_DOCUMENT")


def test_a_page_of_html_needs_nothing_else_and_keeps_merged_cells():
    page = rendered([web()], "p.html", None)[0].decode()
    assert re.search('<th colspan="2"[^>]*>“十四五”目标</th>', page)
    assert "src=" not in page
    assert "http" not in page
    assert "<script" not in page
    assert page.count("冷库") >= 2


def test_each_table_and_box_stands_on_the_page_once():
    document = extract(ROOT / "corpus/wuhan_hrss_14fyp.txt")
    page = rendered([document], "p.html", None)[0].decode()
    assert page.count("<table") == len(document.tables) == len(printed(document))
    assert page.count('class="box"') == len(document.boxes)


# -- the command --------------------------------------------------------------------------------


def test_the_command_writes_them_and_says_what_can_be_done_next(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_bytes(extract(FLAT.encode(), name="plan").to_json())
    Path("plan.txt").write_text(FLAT, "utf-8")
    assert main(["export", "plan.json", "--to", "t/tables.xlsx", "--as", "printed"]) == 0
    assert "extract validate t/tables.xlsx" in capsys.readouterr().out
    assert main(["validate", "t/tables.xlsx", "--source", "plan.txt", "-q"]) == 0
    assert main(["export", "plan.json", "--to", "t.csv", "--as", "keyed", "--no-bom", "-q"]) == 0
    assert main(["validate", "t.csv", "--source", "plan.json", "-q"]) == 0
    for name in ("p.md", "p.html"):
        assert main(["export", "plan.json", "--to", name, "-q"]) == 0
        assert "养老床位" in Path(name).read_text("utf-8")
    assert main(["export", "plan.json", "--to", "t.duckdb", "--as", "printed"]) == 2
    assert "EXPORT_FORMAT" in capsys.readouterr().err


@pytest.mark.parametrize(
    "data",
    [
        b"{", b"[1, 2]", b'{"schema_version": "1.1.0"}', b'{"a": 1}', b"\xff\xfe", b"null", b"",
        b'{"schema_version": "1.1.0", "id": "x", "source": [], "metadata": {}}',
        b"[" * 200_000, b'{"a":' * 200_000, b'{"schema_version": 1e999999999999999999999}',
        b'{"schema_version": "1.1.0", "id": ' + b"9" * 50_000 + b"}",
    ],
    ids=range(12),
)  # fmt: skip
@pytest.mark.parametrize("target", ["t.md", "plans.jsonl"])
def test_json_that_is_none_of_ours_is_refused_with_its_code(tmp_path, capsys, data, target):
    (tmp_path / "x.json").write_bytes(data)
    assert main(["export", str(tmp_path / "x.json"), "--to", str(tmp_path / target)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(("extract: NOT_A_DOCUMENT", "extract: OUTDATED"))
    assert len(said.splitlines()) == 1
    assert not (tmp_path / target).exists()


@pytest.mark.parametrize("number", ["1e400", "1e30", "-1e99999", "0." + "1" * 60])
def test_a_number_beyond_the_tables_is_refused_with_its_code(tmp_path, capsys, number):
    document = json.loads(extract(FLAT.encode(), name="plan").to_json())
    text = json.dumps(document, ensure_ascii=False).replace('"value": 3.25', f'"value": {number}', 1)
    assert number in text
    (tmp_path / "x.json").write_text(text, "utf-8")
    assert main(["export", str(tmp_path / "x.json"), "--to", str(tmp_path / "t.jsonl")]) == 1
    assert re.match(r"extract: (EXPORT_VALUE|NOT_A_DOCUMENT)：", capsys.readouterr().err)


def test_one_header_over_groups_and_names_of_which_some_span_both(tmp_path):
    source = tmp_path / "plan.html"
    source.write_text(
        "<html><body><p>云台县“十四五”水利发展规划</p><p>表1 主要指标</p><table>"
        "<tr><td colspan=2>指标</td><td>2020年</td><td>2025年</td><td>属性</td></tr>"
        "<tr><td colspan=2>供水能力（亿立方米）</td><td>30.1</td><td>46.5</td><td>预期性</td></tr>"
        "<tr><td rowspan=2>水质</td><td>优良断面比例（%）</td><td>57.3</td><td>60</td><td>约束性</td></tr>"
        "<tr><td>达标天数占比（%）</td><td>77.9</td><td>80</td><td>约束性</td></tr>"
        "<tr><td colspan=2>灌溉面积（万亩）</td><td>13.2</td><td>18.9</td><td>预期性</td></tr>"
        "</table></body></html>",
        "utf-8",
    )
    document = extract(source)
    assert [(one.group, one.name, [o.raw for o in one.values]) for one in document.indicators] == [
        (None, "供水能力", ["30.1", "46.5"]),
        ("水质", "优良断面比例", ["57.3", "60"]),
        ("水质", "达标天数占比", ["77.9", "80"]),
        (None, "灌溉面积", ["13.2", "18.9"]),
    ]
