"""Reports of ``extract validate``: the contract's JSON, .csv, the coloured workbook, the page, the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from conftest import HANGS, ROOT
from keyed import FIRST, SECOND, check, facts, table, told
from lxml import html

from extractor.cli.display import width
from extractor.cli.verdicts import closing, differences, two_on_terminal
from extractor.models.validation import Adjudication, ValidationReport
from extractor.validate.adjudicate import adjudicate
from extractor.validate.load import load
from extractor.validate.report import render
from extractor.validate.report.two import render_two
from extractor.validate.report.words import VERDICTS
from extractor.validate.template import template
from extractor.validate.validate import validate_workbook
from extractor.validate.workbook import InputError, Workbook, sheet_of

EVIL = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def wrong():
    """A keyed file with mistakes of several kinds, and with words that want to be code."""
    return check(
        table(FIRST, D2="[35.89]", C5="35", D4=0, B3=None), [*table(SECOND, E3="约束性"), [EVIL, "=1+2", "@x"]]
    )


def test_the_json_is_the_contracts(wrong):
    data = json.loads(render(".json", wrong, facts()))
    assert list(data) == ["source", "keyed", "layout", "notes", "summary", "cells"]
    contract = {
        "sheet",
        "address",
        "row",
        "column",
        "indicator",
        "keyed",
        "verdict",
        "kind",
        "source_raw",
        "span",
        "section",
        "message",
    }
    assert all(contract <= set(cell) for cell in data["cells"])
    assert {"cells", "confirmed", "differ", "not_in_source", "missing_in_keyed", "undecided"} <= set(data["summary"])
    schema = json.loads((ROOT / "schemas/validation_report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert ValidationReport.model_validate(data) == wrong.report


def test_the_summary_counts_the_cells(wrong):
    s, cells = wrong.report.summary, wrong.report.cells
    assert s.cells == len(cells)
    assert s.cells == s.confirmed + s.differ + s.not_in_source + s.missing_in_keyed + s.source_conflict + s.undecided
    assert s.differ == sum(cell.verdict == "differs" for cell in cells) == 4


def test_the_csv_has_a_line_per_cell_and_runs_nothing(wrong):
    data = render(".csv", wrong, facts())
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == len(wrong.report.cells)
    assert "'=1+2" in {row["keyed"] for row in rows}
    assert not [
        v for row in rows for v in row.values() if v.startswith(("=", "+", "@")) or re.match(r"-(?![0-9.]+$)", v)
    ]


def test_the_workbook_is_coloured_and_commented(wrong):
    book = openpyxl.load_workbook(io.BytesIO(render(".xlsx", wrong, facts())))
    assert book.sheetnames == ["核对结果", "表1", "表2"]
    cell = book["表1"]["D2"]
    assert cell.fill.fgColor.rgb == "FFF8C6C6"
    assert "数字前后颠倒" in cell.comment.text
    assert "[35.98]" in cell.comment.text
    assert book["表1"]["B2"].fill.fgColor.rgb == "FFD9F2D9"
    assert "可能取自：高技能人才总量" in book["表1"]["C5"].comment.text
    checked = {(c.sheet, c.address) for c in wrong.report.cells if c.address}
    commented = {(s.title, c.coordinate) for s in book.worksheets for row in s.iter_rows() for c in row if c.comment}
    assert commented == checked
    listed = {(row[0], row[1]) for row in book["核对结果"].iter_rows(values_only=True)}
    assert {(c.sheet, c.address) for c in told(wrong)} <= listed


def test_the_workbook_writes_no_formula(wrong):
    book = openpyxl.load_workbook(io.BytesIO(render(".xlsx", wrong, facts())))
    assert book["表2"]["B12"].value == "=1+2"
    assert "f" not in {c.data_type for s in book.worksheets for row in s.iter_rows() for c in row}


def test_a_keyed_workbook_keeps_its_formulas_and_formats(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for row in table(FIRST, B5=0.92):
        sheet.append(row)
    sheet["B5"].number_format = "0.0%"
    sheet["F1"] = "=SUM(B3:B5)"
    sheet.column_dimensions["A"].width = 33
    book.save(tmp_path / "a.xlsx")
    keyed = validate_workbook(load(str(tmp_path / "a.xlsx")), facts())
    again = openpyxl.load_workbook(io.BytesIO(render(".xlsx", keyed, facts())))["Sheet"]
    assert (again["F1"].value, again["B5"].number_format, again.column_dimensions["A"].width) == (
        "=SUM(B3:B5)",
        "0.0%",
        33,
    )
    assert again["B5"].comment.text.startswith("相等")


# -- the page ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(wrong):
    return html.document_fromstring(render(".html", wrong, facts()))


def test_the_page_shows_every_keyed_cell_with_its_verdict(page, wrong):
    cells = page.xpath('//td[contains(@class, "v ")]')
    assert len(cells) == len({(c.sheet, c.address) for c in wrong.report.cells if c.address})
    data = json.loads(page.xpath('//script[@id="data"]/text()')[0])
    assert len(data) == len(wrong.report.cells)
    for cell in cells:
        numbers = [int(n) for n in cell.get("data-n").split()]
        assert any(f"v-{data[n]['v']}" in cell.get("class") for n in numbers)
        assert cell.get("aria-label").split()[-1] in VERDICTS.values()


def test_the_page_holds_the_whole_source_and_can_mark_every_span(page, wrong):
    pieces = page.xpath('//div[@id="text"]/span')
    assert "".join(piece.text_content() for piece in pieces) == facts().document.text
    starts = [int(piece.get("data-s")) for piece in pieces]
    assert starts == sorted(set(starts))
    for cell in wrong.report.cells:
        for place in filter(None, (cell, cell.candidate, *cell.others)):
            if place.span is not None:
                assert {place.span.start, place.span.end} <= {*starts, len(facts().document.text)}


def test_the_page_lists_the_differences_as_text(page, wrong):
    rows = page.xpath('//table[@class="list"]/tbody/tr')
    assert len(rows) == len(told(wrong))
    assert page.xpath('//table[@class="list"]//button/@data-n')


def test_the_page_escapes_what_it_is_given_and_fetches_nothing(page, wrong):
    text = render(".html", wrong, facts()).decode()
    assert not page.xpath("//img")
    assert EVIL in page.xpath('string(//section[@id="keyed"])')
    assert "default-src 'none'" in text
    assert not re.search(r"https?://|<link|@import|url\(", text)
    assert len(page.xpath("//script")) == 2


def test_the_page_says_its_language_and_labels_its_regions(page):
    assert page.get("lang") == "zh-CN"
    assert page.xpath('//*[@role="grid"]/@aria-labelledby')
    assert page.xpath('//*[@role="status"][@aria-live="polite"]')


def test_a_clean_page_says_so():
    assert "全部与原文一致" in render(".html", check(table(FIRST)), facts()).decode()


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs a browser")
def test_keys_walk_over_the_differences_in_a_browser(tmp_path: Path, wrong):
    press = "document.dispatchEvent(new KeyboardEvent('keydown',{key:'n',bubbles:true}));"
    text = render(".html", wrong, facts()).decode()
    text = text.replace("</body>", f"<script>{press}{press}</script></body>")
    (tmp_path / "page.html").write_text(text, "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               "--disable-dev-shm-usage", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
               (tmp_path / "page.html").as_uri()]  # fmt: skip
    dumped = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=HANGS, check=True).stdout
    dom = html.document_fromstring(dumped)
    assert [td.text for td in dom.xpath('//td[contains(@class, " on")]')] == [told(wrong)[1].keyed or None]
    assert "".join(hit.text_content() for hit in dom.xpath('//span[@class="hit"]')) == told(wrong)[1].source_raw
    assert VERDICTS[told(wrong)[1].verdict] in dom.xpath('string(//div[@id="detail"]/h2)')


# -- terminal ---------------------------------------------------------------------------------


def test_the_terminal_table_lines_up(wrong):
    lines = list(differences(wrong.report.cells, None))
    assert len(lines) == 1 + len(told(wrong))
    at = [
        width(line[: line.index(word)])
        for line, word in zip(lines[1:], [VERDICTS[c.verdict] for c in told(wrong)], strict=True)
    ]
    assert set(at) == {width(lines[0][: lines[0].index("结论")])}


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_the_terminal_table_keeps_to_the_terminal(wrong, columns):
    assert all(width(line) <= columns for line in differences(wrong.report.cells, columns))


def test_the_closing_line_is_in_fixed_words(wrong):
    assert (
        closing(check(table(FIRST)).report.cells, check(table(FIRST)).report.summary)
        == "4 indicators, 12 values: 12 confirmed"
    )
    assert closing(wrong.report.cells, wrong.report.summary) == (
        "13 indicators, 38 values: 32 confirmed, 3 differ, 2 not in the source, 1 missing in the keyed table"
        "; names, texts and rows: 1 differs, 1 not in the source"
    )


# -- two keyings ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two():
    checked = [check(table(FIRST, D2="[35.89]")), check(table(FIRST, B3="=3.3"))]
    return checked, adjudicate(checked[0].report, checked[1].report)


def test_two_keyings_in_every_format(two):
    checked, found = two
    assert Adjudication.model_validate_json(render_two(".json", found, checked, facts())) == found
    rows = list(csv.reader(io.StringIO(render_two(".csv", found, checked, facts()).decode("utf-8-sig"))))
    assert [row[5] for row in rows] == ["right", "second", "first"]
    book = openpyxl.load_workbook(io.BytesIO(render_two(".xlsx", found, checked, facts())))
    assert book.sheetnames == ["裁定", "第一份", "第二份"]
    assert book["裁定"].max_row == 3
    page = html.document_fromstring(render_two(".html", found, checked, facts()))
    assert len(page.xpath('//table[@class="list"][1]/tbody/tr')) == 4
    assert len(page.xpath('//*[@role="grid"]')) == 2


def test_each_difference_of_two_keyings_leads_to_its_cells(two):
    """The first cell of its line is a button that knows what either keying has there."""
    checked, found = two
    page = html.document_fromstring(render_two(".html", found, checked, facts()))
    buttons = page.xpath("(//table[@class='list'])[1]//tbody//button")
    assert [button.text for button in buttons] == [one.indicator for one in found.differences]
    known = {number for cell in page.xpath("//td[@data-n]") for number in cell.get("data-n").split()}
    assert all(set(button.get("data-n").split()) & known for button in buttons)


def test_two_keyings_on_the_terminal(two):
    lines = list(two_on_terminal(two[1], None, quiet=False))
    assert lines[-1] == "2 differences between the two: 1 decided for the first, 1 decided for the second"
    assert list(two_on_terminal(two[1], None, quiet=True)) == lines[-3:]


# -- template ---------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_template_has_the_names_and_no_value(tmp_path: Path, suffix: str):
    path = tmp_path / f"blank{suffix}"
    path.write_bytes(template(facts(), suffix))
    workbook = load(str(path))
    texts = " ".join(cell.text for sheet in workbook.sheets for row in sheet.rows for cell in row)
    assert not re.search(r"35\.98|41\.6|<6|预期性", texts)
    report = validate_workbook(workbook, facts()).report
    assert {cell.verdict for cell in report.cells if cell.field == "name"} == {"confirmed"}
    assert report.summary.indicators == 12
    assert all(cell.verdict in ("missing_in_keyed", "confirmed") for cell in report.cells)


def test_a_source_without_tables_has_no_template():
    with pytest.raises(InputError, match="没有指标表"):
        template(facts("某市规划\n第一章 总则\n加强领导。\n"), ".csv")


def test_a_template_filled_in_is_confirmed(tmp_path: Path):
    book = openpyxl.load_workbook(io.BytesIO(template(facts(), ".xlsx")))
    for name, rows in (("t1", table(FIRST)), ("t2", table(SECOND))):
        for r, row in enumerate(rows, 1):
            for c, text in enumerate(row, 1):
                book[name].cell(r, c).value = text
    book.save(tmp_path / "filled.xlsx")
    report = validate_workbook(load(str(tmp_path / "filled.xlsx")), facts()).report
    assert {cell.verdict for cell in report.cells} == {"confirmed"}


def test_a_sheet_name_that_excel_refuses_is_changed():
    sheet = sheet_of("一/二:" + "长" * 40, table(FIRST, D2="[36]"))
    keyed = validate_workbook(Workbook("a.json", "json", (sheet,)), facts())
    book = openpyxl.load_workbook(io.BytesIO(render(".xlsx", keyed, facts())))
    assert book.worksheets[1]["D2"].comment is not None
