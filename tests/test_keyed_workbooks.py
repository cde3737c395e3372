"""Workbooks as spreadsheets keep them: words in a number's format, times made of ratios, our own export."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from openpyxl import Workbook as Book

from extractor.validate.load import load
from extractor.validate.load.formats import EXAMPLES, shown
from extractor.validate.meaning import of_cell
from tests.conftest import PLAN

pytestmark = pytest.mark.inside

SOURCE = """青石市“十四五”养老服务规划

一、主要目标

专栏1 主要指标
指标\t2020年\t2025年\t属性
1.家庭床位（张）\t—\t〔300〕\t预期性
2.床位占比（%）\t48.5\t≥70\t约束性
3.医护比\t1∶2\t1∶4\t预期性
注：〔〕内为五年累计数。
"""


@pytest.mark.parametrize(("number", "code", "text"), EXAMPLES)
def test_a_format_shows_its_words(number, code, text):
    assert shown(Decimal(number), code) == text


def test_a_format_of_two_signs_or_dates_is_left_alone():
    assert shown(Decimal(5), '#,##0.00_);[Red]("x"0)') is None
    assert shown(Decimal(5), 'yyyy"年"m"月"') is None


def test_a_hidden_sheet_is_checked_and_told(command):
    command.write("plan.txt", SOURCE)
    book = Book()
    for sheet, bed in ((book.active, "〔300〕"), (book.create_sheet("旧稿"), "〔200〕")):
        sheet.append(["指标", "2020年", "2025年", "属性"])
        sheet.append(["家庭床位（张）", "—", bed, "预期性"])
    book["旧稿"].sheet_state = "hidden"
    book.save(command.folder / "keyed.xlsx")
    done = command("validate", "keyed.xlsx", "--source", "plan.txt")
    assert (done.returncode, "旧稿!C2" in done.stdout) == (1, True)
    assert "工作表“旧稿”是隐藏的，也在核对之列" in done.stdout


@pytest.mark.parametrize(("merged", "wrong"), [(None, []), ("A2:A3", ["A4"]), ("A2:A4", [])])
def test_a_merged_group_ends_where_its_cell_does(command, merged, wrong):
    rows = ["家庭床位（张）\t—\t〔300〕\t预期性", "床位占比（%）\t48.5\t≥70\t约束性", "医护比\t1∶2\t1∶4\t预期性"]
    command.write("plan.txt", SOURCE.replace("1.家庭", "一、养老\n1.家庭"))
    book = Book()
    book.active.append(["类别", "指标", "2020年", "2025年", "属性"])
    for n, row in enumerate(rows):
        book.active.append(["养老" if n == 0 else None, *row.split("\t")])
    if merged:
        book.active.merge_cells(merged)
    book.save(command.folder / "keyed.xlsx")
    done = command("validate", "keyed.xlsx", "--source", "plan.txt", "--report", "r.json")
    report = json.loads((command.folder / "r.json").read_text("utf-8"))
    confirmed = ("confirmed", "confirmed_equal")
    assert [c["address"] for c in report["cells"] if c["verdict"] not in confirmed] == wrong
    assert done.returncode == bool(wrong)


def test_words_of_formats_and_times_are_read_as_they_are_shown(command):
    command.write("plan.txt", SOURCE)
    book = Book()
    sheet = book.active
    for row in (
        ["指标", "2020年", "2025年", "属性"],
        ["家庭床位（张）", "—", 300, "预期性"],
        ["床位占比（%）", 0.485, 0.7, "约束性"],
        ["医护比", dt.time(1, 2), dt.time(1, 4), "预期性"],
    ):
        sheet.append(row)
    sheet["C2"].number_format = '"〔"0"〕"'
    sheet["B3"].number_format = "0.0%"
    sheet["C3"].number_format = '"≥"0%'
    book.save(command.folder / "keyed.xlsx")
    assert command("validate", "keyed.xlsx", "--source", "plan.txt").returncode == 0
    sheet["C2"].number_format = "0"
    book.save(command.folder / "bare.xlsx")
    assert command("validate", "bare.xlsx", "--source", "plan.txt").returncode == 1
    ratio = of_cell(load(str(command.folder / "keyed.xlsx")).sheets[0].rows[3][1])
    assert ratio[0].ratio == (1, 2)


def test_our_own_export_is_a_keyed_table(command):
    command.write("plan.txt", PLAN)
    command("plan.txt", "-q")
    command("export", "output", "--to", "plans.xlsx")
    clean = command("validate", "plans.xlsx", "--source", "plan.txt")
    assert clean.returncode == 0, clean.stdout
    from openpyxl import load_workbook

    book = load_workbook(command.folder / "plans.xlsx")
    sheet = book["指标值"]
    titles = [cell.value.split("\n")[-1] for cell in sheet[1]]
    cell = sheet.cell(3, titles.index("raw") + 1)
    assert cell.value == "[15]"
    cell.value = "[51]"
    book.save(command.folder / "changed.xlsx")
    changed = command("validate", "changed.xlsx", "--source", "plan.txt")
    assert changed.returncode == 1
    assert cell.coordinate in changed.stdout


def test_json_of_ours_is_read_where_a_document_is_wanted_and_refused_where_a_source_is(command):
    command.write("plan.txt", PLAN)
    command("plan.txt", "-q")
    again = command("output/plan.json", "-o", "again")
    assert again.returncode == 1
    assert "ALREADY_EXTRACTED" in again.stdout
    shown_ = command("explain", "output/plan.json", "--values")
    assert shown_.returncode == 0
    assert shown_.stdout == command("explain", "plan.txt", "--values").stdout
    assert command("explain", "output/plan.json", "--at", "3").returncode == 2
