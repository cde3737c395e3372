"""``extract validate`` on keyed tables: layouts, verdicts, rows, claims, two keyings."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from keyed import FIRST, PLAN, SECOND, check, facts, said, table, told

from extractor import extract
from extractor.models import Document
from extractor.models.statement import Statement
from extractor.models.table import Period
from extractor.validate.adjudicate import adjudicate
from extractor.validate.claims import check_claims, joined
from extractor.validate.facts import SourceFacts
from extractor.validate.mapping import Mapping, SheetMap
from extractor.validate.validate import Help
from extractor.validate.workbook import InputError, Workbook, sheet_of

# -- faithful copies --------------------------------------------------------------------------


def test_a_copy_of_both_tables_is_confirmed_cell_by_cell():
    report = check(table(FIRST), table(SECOND)).report
    assert {cell.verdict for cell in report.cells} == {"confirmed"}
    assert (report.summary.indicators, report.summary.values) == (12, 36)
    assert report.summary.cells == report.summary.confirmed == len(report.cells)


def test_every_value_names_its_place_in_the_source():
    text = facts().document.text
    for cell in check(table(FIRST), table(SECOND)).report.cells:
        if cell.field == "value" and cell.source_raw:
            assert cell.span is not None
            assert "".join(cell.span.text_in(text).split()) == cell.source_raw
            assert f"【{cell.source_raw}】" in (cell.context or "")
            assert cell.section in ("第一章 发展基础", "第二章 主要目标")


# -- one cell ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "keyed", "verdict", "kind"),
    [
        ("D2", "〔35.98〕", "confirmed", None),
        ("D2", "35.98（累计）", "confirmed_equal", None),
        ("D2", "[359800人]", "confirmed_equal", None),
        ("D2", "[35.98万]", "confirmed_equal", None),
        ("C3", "4.5以内", "confirmed_equal", None),
        ("C3", "＜4.5", "confirmed", None),
        ("D3", 0.0318, "confirmed_equal", None),
        ("D3", 3.1800000000000006, "confirmed", None),
        ("D3", "3.18%", "confirmed_equal", None),
        ("D4", "", "confirmed", None),
        ("D4", "n/a", "confirmed", None),
        ("D3", "3.19", "differs", "value"),
        ("D3", "见附件", "differs", "value"),
        ("D2", "[35.89]", "differs", "digits_transposed"),
        ("D2", "[35.9]", "differs", "digit_dropped"),
        ("D2", "[335.98]", "differs", "digit_doubled"),
        ("D2", "[3.598]", "differs", "decimal_point"),
        ("D2", "[35.98人]", "differs", "unit"),
        ("D2", "[359800]", "differs", "unit"),
        ("C3", "4.5", "differs", "comparator"),
        ("C3", ">4.5", "differs", "comparator"),
        ("D2", 35.98, "differs", "total_mark"),
        ("D2", -35.98, "differs", "total_mark"),
        ("C4", "[35]", "differs", "total_mark"),
        ("C2", "[41.6]", "differs", "other_column"),
        ("C5", "35", "differs", "other_row"),
        ("D4", 0, "differs", "missing_as_zero"),
        ("D4", "77", "not_in_source", "invented_value"),
        ("D4", "35", "not_in_source", "other_column"),
        ("D2", None, "missing_in_keyed", None),
    ],
)
def test_a_value(address: str, keyed: Any, verdict: str, kind: str | None):
    cells = check(table(FIRST, **{address: keyed})).report.cells
    (cell,) = [cell for cell in cells if cell.address == address]
    assert (cell.verdict, cell.kind) == (verdict, kind)
    assert all(other.verdict == "confirmed" for other in cells if other is not cell)


def test_a_near_miss_names_what_it_was_taken_from():
    (cell,) = told(check(table(FIRST, C5="35")))
    assert cell.candidate is not None
    assert cell.candidate.where == "高技能人才总量，“十三五”规划目标"
    assert cell.candidate.raw == "35"


@pytest.mark.parametrize(
    ("keyed", "expected"),
    [
        ("1:4:5", []),
        ("1：4：5", []),
        (dt.time(1, 4, 5), []),
        ("01:04:05", []),
        ("1:5:4", [("C9", "differs", "digits_transposed")]),
        ("1:4", [("C9", "differs", "value")]),
    ],
)
def test_a_ratio(keyed: Any, expected: list[Any]):
    assert said(check(table(SECOND, C9=keyed))) == expected


def test_words_in_the_place_of_a_number():
    assert said(check(table(SECOND, C10="与经济增长 同步"))) == []
    assert said(check(table(SECOND, C10="快于经济增长"))) == [("C10", "differs", "value")]


def test_a_cell_of_two_values_wants_both():
    assert said(check(table(SECOND, D3="5.5/>〔27.5〕"))) == []
    assert said(check(table(SECOND, D3="5.5"))) == [("D3", "missing_in_keyed", None)]
    assert said(check(table(SECOND, D3="5.5 >[25.7]"))) == [("D3", "differs", "digits_transposed")]
    assert said(check(table(SECOND, B8="32.73/[36]"))) == [("B8", "differs", "value")]


def test_a_range_that_excel_made_a_date():
    plan = PLAN.replace("32.73\t36", "1-2\t36")
    assert said(check(table(SECOND, B8=dt.date(2026, 1, 2)), source=facts(plan))) == []
    assert said(check(table(SECOND, B8="1月3日"), source=facts(plan))) == [("B8", "differs", "value")]


def test_growth_behind_an_amount_is_in_per_cent():
    plan = PLAN.replace("106.74\t438\t—", "106.74\t438\t7.5%")
    assert said(check(table(SECOND, D11="7.5%"), source=facts(plan))) == []
    assert said(check(table(SECOND, D11=0.075), source=facts(plan))) == []
    assert said(check(table(SECOND, D11="5.7%"), source=facts(plan))) == [("D11", "differs", "digits_transposed")]


def test_round_brackets_without_a_note_are_no_mark():
    plan = PLAN.replace("32.73\t36", "（68）\t（150）")
    for keyed in ("（68）", "(68)", 68, "680000人"):
        assert said(check(table(SECOND, B8=keyed, C8="150"), source=facts(plan))) == []


def test_an_equal_value_says_in_what_it_differs():
    cells = check(table(FIRST, D5="97%", B5="0.92", C2="42（累计）")).report.cells
    said_ = {cell.address: cell.message for cell in cells if cell.verdict == "confirmed_equal"}
    assert said_ == {
        "D5": "与原文相等（写法不同）", "B5": "与原文相等（以小数表示的百分数）", "C2": "与原文相等（写法不同）",
    }  # fmt: skip


# -- units ------------------------------------------------------------------------------------


def test_a_row_in_another_unit_is_equal_where_the_row_says_so():
    rows = table(SECOND, A8="失业保险参保人数（人）", B8="327300", C8="360000")
    assert said(check(rows)) == []


def test_a_wrong_unit_is_the_units_mistake_and_not_the_values():
    assert said(check(table(SECOND, A8="失业保险参保人数（人）"))) == [("A8", "differs", "unit")]
    assert said(check(table(SECOND, A8="失业保险参保人数（万人次）"))) == [("A8", "differs", "unit")]


def test_a_unit_column_is_checked():
    rows = [
        ["指标", "单位", "2020年", "2025年"],
        ["失业保险参保人数", "万人", "32.73", "36"],
        ["基金投资总额", "万元", "106.74", "438"],
    ]
    assert said(check(rows)) == [("B3", "differs", "unit")]
    assert said(check(table(rows, C3="1067400", D3="4380000"))) == []
    assert said(check(table(rows, B3=""))) == [("B3", "missing_in_keyed", "unit")]


def test_a_unit_in_the_header_counts_where_the_row_has_none():
    rows = [["指标", "2020年（人）", "2025年（人）"], ["失业保险参保人数", "327300", "360000"]]
    assert said(check(rows)) == []


# -- columns of words -------------------------------------------------------------------------


def test_attributes_are_checked():
    assert said(check(table(SECOND, E3="约束性"))) == [("E3", "differs", "attribute")]
    assert said(check(table(SECOND, E3=""))) == [("E3", "missing_in_keyed", "attribute")]
    assert said(check(table(SECOND, E3="预期"))) == []


def test_a_row_under_the_wrong_group_is_named():
    rows = table(SECOND)
    rows.insert(6, rows.pop(7))
    assert said(check(rows)) == [("A7", "differs", "name")]


def test_a_group_column_and_a_chapter_column():
    rows = [
        ["类别", "指标", "2025年", "章节"],
        ["社会保障", "失业保险参保人数", "36", "第二章"],
        ["就业", "基金投资总额", "438", "第一章"],
    ]
    assert said(check(rows)) == [("A3", "differs", "name"), ("D3", "differs", "attribute")]


# -- names and rows ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "城镇新增就业",
        "1、城镇新增就业人数",
        "城镇新增就业（万人）",
        "城镇 新增就业(万人)",
        "（1）城镇新增就业人数（万人）",
    ],
)
def test_a_name_as_people_type_it(name: str):
    assert said(check(table(FIRST, A2=name))) == []


def test_a_typo_in_a_name_is_reported_and_its_values_are_checked():
    found = told(check(table(FIRST, A3="城镇登计失业率", B3="3.3")))
    assert [(c.address, c.kind) for c in found] == [("A3", "name"), ("B3", "value")]
    assert found[0].source_raw == "城镇登记失业率"


def test_a_synonym_is_no_mistake():
    rows = table(FIRST, A3="registered unemployment")
    known = {"registeredunemployment": "城镇登记失业率"}
    assert said(check(rows, synonyms=known)) == []
    assert said(check(table(rows, A3="2. Registered Unemployment（%）"), synonyms=known)) == []
    assert ("A3", "not_in_source", "name") in said(check(rows))


def test_an_indicator_that_the_source_lacks():
    rows = [*table(FIRST), ["火箭发射", "1", "", "3"]]
    assert said(check(rows)) == [
        ("A6", "not_in_source", "name"),
        ("B6", "not_in_source", "invented_value"),
        ("D6", "not_in_source", "invented_value"),
    ]


def test_the_nearest_name_is_mentioned_beside_one_that_the_source_lacks():
    cells = check([*table(FIRST), ["城镇登记就业人数", "1", "", ""]]).report.cells
    (cell,) = [cell for cell in cells if cell.address == "A6"]
    assert (cell.verdict, cell.kind) == ("not_in_source", "name")
    assert cell.candidate is not None
    assert cell.candidate.raw == "城镇登记失业率"
    assert cell.message == "原文的表中没有这个指标，最接近的是“城镇登记失业率”"


SHORT_NAMES = """青石市农业发展规划

一、主要指标

表1 主要指标
指标\t单位\t2025年\t2030年\t属性
粮食产量\t万吨\t52\t55\t约束性
油料产量\t万吨\t8\t9\t预期性
{}失业率\t%\t3.1\t3.5\t预期性
机耕率\t%\t80\t85\t预期性
"""


@pytest.mark.parametrize(
    ("other", "keyed", "verdicts"),
    [
        ("", "失亚率", {"A2": "differs", "B2": "confirmed", "C2": "confirmed"}),
        ("", "失业率", {"A2": "confirmed", "B2": "confirmed", "C2": "confirmed"}),
        ("就业率\t%\t96\t97\t预期性\n", "失亚率", {"A2": "differs", "B2": "confirmed", "C2": "confirmed"}),
        ("就业率\t%\t96\t97\t预期性\n", "学业率", dict.fromkeys(("A2", "B2", "C2"), "not_in_source")),
        ("", "学龄率", dict.fromkeys(("A2", "B2", "C2"), "not_in_source")),
    ],
)
def test_a_wrong_character_in_a_short_name(other: str, keyed: str, verdicts: dict[str, str]):
    """It is the name that is one character away, and told; where two names are, it is neither."""
    rows = [["指标", "2025年", "2030年"], [keyed, "3.1", "3.5"], ["粮食产量", "52", "55"], ["机耕率", "80", "85"]]
    found = check(rows, source=facts(SHORT_NAMES.format(other)))
    assert {cell.address: cell.verdict for cell in found.report.cells if cell.address in verdicts} == verdicts
    if verdicts["A2"] == "differs":
        (name,) = [cell for cell in found.report.cells if cell.address == "A2"]
        assert name.message == "名称与原文不同，按相近的“失业率”核对"


def test_a_page_column_is_checked_where_the_source_has_pages(monkeypatch: pytest.MonkeyPatch):
    rows = [["指标", "2025年", "页码"], ["失业保险参保人数", "36", "12"], ["基金投资总额", "438", "第13页"]]
    assert said(check(rows)) == []
    assert "原文没有页码，录入的页码未核对" in check(rows).report.notes
    monkeypatch.setattr(SourceFacts, "page", lambda self, span: 12)
    found = check(rows)
    assert said(found) == [("C3", "differs", "attribute")]
    assert {cell.page for cell in found.report.cells} == {12}


def test_a_row_that_is_missing_and_a_row_that_is_there_twice():
    rows = table(FIRST)
    (missing,) = told(check([*rows[:2], *rows[3:]]))
    assert (missing.kind, missing.indicator, missing.address) == ("missing_row", "城镇登记失业率", None)
    assert said(check([*rows, rows[2]])) == [("A6", "differs", "duplicate_row")]


def test_rows_in_another_order_are_said_and_not_blamed():
    rows = table(FIRST)
    keyed = check([rows[0], *reversed(rows[1:])])
    assert said(keyed) == []
    assert keyed.report.notes == ["行的次序与原文的表 t1 不同"]


def test_few_rows_of_a_table_are_no_list_of_missing_rows():
    keyed = check(table(SECOND)[:4])
    assert said(keyed) == []
    assert keyed.report.notes == ["原文的表 t2 只录入了 2/8 个指标，其余未核对"]


def test_rows_of_one_name_are_told_apart_by_group_and_parent():
    plan = PLAN.replace(
        "8.基金投资总额（亿元）\t106.74",
        "其中：农民工培训（万人次）\t[0.4]\t[0.9]\t—\t预期性\n8.基金投资总额（亿元）\t106.74",
    )
    rows = table(SECOND)
    rows.insert(10, ["其中：农民工培训（万人次）", "[0.4]", "[0.9]", "—", "预期性"])
    assert said(check(rows, source=facts(plan))) == []
    rows[10][1] = "[1.2]"
    assert said(check(rows, source=facts(plan))) == [("B11", "differs", "other_row")]


def test_rows_of_one_name_are_told_apart_by_group_alone():
    plan = PLAN.replace(
        "8.基金投资总额（亿元）\t106.74", "满意度（%）\t81\t90\t—\t预期性\n8.基金投资总额（亿元）\t106.74"
    ).replace("二、社会保障\n", "满意度（%）\t71\t80\t—\t预期性\n二、社会保障\n")
    rows = [["类别", "指标", "2020年", "2025年"], ["社会保障", "满意度", "81", "90"], ["就业", "满意度", "71", "80"]]
    assert said(check(rows, source=facts(plan))) == []
    assert said(check(table(rows, C2="71"), source=facts(plan))) == [("C2", "differs", "other_row")]


# -- layouts ----------------------------------------------------------------------------------

LONG = [
    ["indicator", "unit", "year", "role", "value", "comparator", "cumulative", "attribute", "keyed_by"],
    ["城镇新增就业", "万人", 2020, "baseline", 35.98, "=", "yes", "预期性", "王"],
    ["城镇新增就业", "万人", "2021-2025", "target", 5.5, "=", "no", "预期性", "王"],
    ["城镇新增就业", "万人", "2021-2025", "target", 27.5, ">", "yes", "预期性", "王"],
    ["城镇调查失业率", "%", 2025, "target", 6, "<", "", "预期性", "李"],
    ["补贴性职业技能培训", "万人次", 2020, "baseline", 4.7, "", "yes", "预期性", "李"],
    ["补贴性职业技能培训", "万人次", 2025, "target", 15, "", "yes", "预期性", "李"],
    ["农民工培训", "人次", 2020, "baseline", 12000, "", "yes", "约束性", "李"],
    ["农民工培训", "人次", 2025, "target", 36000, "", "yes", "约束性", "李"],
    ["失业保险参保人数", "万人", 2020, "baseline", 32.73, "", "", "约束性", "李"],
    ["失业保险参保人数", "万人", 2025, "target", 36, "", "", "约束性", "李"],
    ["高、中、初级技能人才比例", "", 2025, "target", "1:4:5", "", "", "预期性", "李"],
    ["居民收入增长", "%", 2025, "target", "与经济增长同步", "", "", "预期性", "李"],
    ["基金投资总额", "亿元", 2020, "baseline", 106.74, "", "", "预期性", "李"],
    ["基金投资总额", "亿元", 2025, "target", 438, "", "", "预期性", "李"],
]


def test_a_long_table_in_english():
    keyed = check(LONG)
    assert said(keyed) == []
    (sentence,) = keyed.report.layout
    assert sentence.startswith(
        "长表（每行一个值），对应原文的表 t2（“十四五”时期主要指标）；A=指标，B=单位，C=年份，D=角色，"
    )
    assert sentence.endswith("E=数值，F=比较符，G=规划期累计，H=属性；未核对的列：“keyed_by”")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"E2": 35.89}, [("E2", "differs", "digits_transposed")]),
        ({"G2": "no"}, [("G2", "differs", "total_mark")]),
        ({"F5": ">"}, [("F5", "differs", "comparator")]),
        ({"B10": "人"}, [("B10", "differs", "unit")]),
        ({"H2": "约束性"}, [("H2", "differs", "attribute")]),
        ({"C5": 2023}, [("E5", "not_in_source", "invented_value")]),
        ({"E15": ""}, [("E15", "missing_in_keyed", None)]),
    ],
)
def test_a_mistake_in_a_long_table(cells: dict[str, Any], expected: list[Any]):
    assert [entry for entry in said(check(table(LONG, **cells))) if entry[0] is not None] == expected


def test_lines_that_are_missing_or_there_twice():
    (missing,) = told(check([*LONG[:3], *LONG[4:]]))
    assert (missing.verdict, missing.column, missing.source_raw) == ("missing_in_keyed", "年均/累计", ">[27.5]")
    assert said(check([*LONG, LONG[9]])) == [("A16", "differs", "duplicate_row")]
    rows = [row for row in LONG if row[0] != "城镇调查失业率"]
    assert [(c.indicator, c.kind) for c in told(check(rows))] == [("城镇调查失业率", "missing_row")]


def test_the_role_of_a_line_tells_target_from_actual():
    rows = [
        ["指标", "年份", "值类型", "数值"],
        ["企业劳动合同签订率", 2020, "actual", 95],
        ["企业劳动合同签订率", 2020, "target", 97],
    ]
    assert said(check(rows)) == [("D2", "differs", "other_column"), ("D3", "differs", "other_column")]
    assert said(check(table(rows, C2="target", C3="actual"))) == []


def test_indicators_across_and_years_down():
    rows = [
        ["年份", "城镇登记失业率", "企业劳动合同签订率"],
        ["2015年基数", "3.2", "92"],
        ["2020年完成数", "3.18", "96"],
    ]
    keyed = check(rows)
    assert said(keyed)[0] == ("C3", "differs", "value")
    assert "行列互换" in keyed.report.layout[0]


def test_a_title_two_tiers_of_headers_notes_and_blank_lines():
    rows = [
        ["主要指标录入表"], [],
        ["指标", "2020年", None, "2025年", None],
        [None, "完成数", "备注", "目标", "备注"],
        ["失业保险参保人数", "32.73", "", "36", "查过"], [],
        ["基金投资总额", "106.74", "", "439", ""],
        ["注：单位见原文"],
    ]  # fmt: skip
    keyed = check([[*row, *[None] * (5 - len(row))] for row in rows])
    assert said(keyed) == [("D7", "differs", "value")]
    assert "按注释略过的行：A8" in keyed.report.layout[0]


def test_columns_in_any_order_and_extra_columns():
    rows = [
        ["录入人", "2025年", "指标", "2020年", "2023年"],
        ["王", "36", "失业保险参保人数", "32.73", ""],
        ["王", "438", "基金投资总额", "106.74", "200"],
    ]
    keyed = check(rows)
    assert said(keyed) == [("E3", "not_in_source", "invented_value")]
    assert "未核对的列：“录入人”" in keyed.report.layout[0]


def test_two_tables_one_under_the_other():
    assert said(check([*table(FIRST), [], *table(SECOND)])) == []


def test_a_mapping_says_what_headers_do_not():
    rows = [["项", "甲", "乙", "丙"], ["失业保险参保人数", "32.73", "36", "x"], ["基金投资总额", "106.74", "483", "y"]]
    told_ = SheetMap(table="t2", columns={"b": "2020年", "乙": "2025年", "丙": "ignore"})
    assert said(check(rows, mapping=Mapping(told_))) == [("C3", "differs", "digits_transposed")]
    assert said(check(rows[1:], mapping=Mapping(SheetMap(columns={"b": "2020年", "c": "2025年"})))) == [
        ("C2", "differs", "digits_transposed")
    ]
    with pytest.raises(InputError, match="没有表“t9”"):
        check(rows, mapping=Mapping(SheetMap(table="t9", columns={"b": "2020年"})))


def test_what_cannot_be_understood_is_refused_with_a_reason():
    with pytest.raises(InputError, match="没有认出原文的任何指标"):
        check([["水果", "2020年"], ["苹果", "3"]])
    with pytest.raises(InputError, match="没有认出表头"):
        check([["失业保险参保人数", "32.73"], ["基金投资总额", "106.74"]])
    with pytest.raises(InputError, match="没有认出录入表的数值列"):
        check([["指标", "单位", "甲"], ["失业保险参保人数", "万人", "36"]])
    with pytest.raises(InputError, match=r"没有认出原文的任何指标（原文有：.*请检查是否用错了文件"):
        check([["指标", "单位", "2020年", "2025年"], ["养老床位总数", "万张", "2.1", "3.52"]])
    with pytest.raises(InputError, match="没有指标表"):
        check(FIRST, source=facts("某市规划\n第一章 总则\n加强领导。\n"))


def test_a_sheet_that_is_no_table_is_said_to_be_left_out():
    keyed = check(table(FIRST), [["这是说明"]])
    assert keyed.report.notes == ["工作表“表2”中没有认出原文的指标或表头，未核对"]


# -- the source against itself ----------------------------------------------------------------


def contradicted(code: str = "FIGURE_DIFFERS") -> SourceFacts:
    """The plan with a finding that its two values of 城镇新增就业 in 2020 contradict each other."""
    document = extract(PLAN.replace("[35.98]\t—", "[35.89]\t—").encode(), name="plan")
    values = [
        v for i in document.indicators if i.name == "城镇新增就业" for v in i.values if v.column.startswith("2020年")
    ]
    finding = {
        "code": code,
        "about": "source",
        "severity": "warning",
        "message": "",
        "spans": [v.span.model_dump() for v in values],
    }
    return SourceFacts(Document.model_validate({**document.model_dump(), "diagnostics": [finding]}))


def test_both_places_are_quoted_where_the_source_contradicts_itself():
    (cell,) = told(check(table(FIRST, D2="[35.89]"), source=contradicted()))
    assert (cell.address, cell.verdict, cell.kind) == ("D2", "source_conflict", None)
    assert (cell.source_raw, [place.raw for place in cell.others]) == ("[35.98]", ["[35.89]"])
    assert cell.message == "原文自相矛盾：此处为 [35.98]，“十四五”时期主要指标，城镇新增就业，2020年为 [35.89]"


def test_a_faithful_copy_is_confirmed_and_the_other_place_is_quoted():
    checked = check(table(FIRST, D2="[35.98]"), source=contradicted())
    assert told(checked) == []
    (cell,) = (c for c in checked.report.cells if c.others)
    assert (cell.address, cell.verdict, [place.raw for place in cell.others]) == ("D2", "confirmed", ["[35.89]"])
    assert cell.message == "与原文一致；原文另一处不同：“十四五”时期主要指标，城镇新增就业，2020年为 [35.89]"


def test_a_third_value_is_wrong_all_the_same():
    assert said(check(table(FIRST, D2="[36]"), source=contradicted())) == [("D2", "differs", "value")]


@pytest.mark.parametrize("code", ["COMPARATOR_DIFFERS", "FIGURE_ROUNDED"])
def test_a_milder_difference_is_no_conflict_for_a_faithful_copy(code: str):
    assert said(check(table(FIRST), source=contradicted(code))) == []
    assert said(check(table(FIRST, D2="[35.89]"), source=contradicted(code))) == [("D2", "source_conflict", None)]


# -- claims -----------------------------------------------------------------------------------


def with_statement() -> SourceFacts:
    document = extract((PLAN + "到2025年，新增技能人才不少于12万人。\n").encode(), name="plan")
    at = document.text.index("12万人")
    statement = Statement(
        id="s1", kind="target", subject="新增技能人才", value=12, unit="万人", comparator=">=", aggregation="total",
        period=Period(start=2021, end=2025), period_basis="clause", sentence="到2025年，新增技能人才不少于12万人",
        section_id=document.sections[-1].id, span={"start": at, "end": at + 4}, subject_span=None,
    )  # fmt: skip
    return SourceFacts(document.model_copy(update={"statements": [statement]}))


def claims(*rows: list[Any], source: SourceFacts | None = None, synonyms: dict[str, str] | None = None):
    sheet = sheet_of(None, [["主体", "数值", "单位", "时期"], *rows])
    return check_claims(
        Workbook("claims.csv", "delimited", (sheet,)), source or with_statement(), Help(synonyms=synonyms or {})
    )


@pytest.mark.parametrize(
    ("row", "verdict", "kind"),
    [
        (["失业保险参保人数", "36", "万人", "2025"], "confirmed", None),
        (["失业保险参保人数", "360000", "人", "2025年"], "confirmed_equal", None),
        (["失业保险参保人数", "63", "万人", "2025"], "differs", "digits_transposed"),
        (["失业保险参保人数", "32.73", "万人", "2025"], "differs", "other_column"),
        (["失业保险参保人数", "36", "万人", "2023"], "not_in_source", None),
        (["新增技能人才", "不少于12", "万人", "2021-2025"], "confirmed", None),
        (["新增技能人才", "12", "万人", "2025"], "differs", "comparator"),
        (["新增技能人才", "不少于12", "人", "2025"], "differs", "unit"),
        (["火箭发射", "3", "次", "2025"], "not_in_source", None),
    ],
)
def test_a_claim(row: list[Any], verdict: str, kind: str | None):
    (cell,) = claims(row).report.cells
    assert (cell.address, cell.field, cell.verdict, cell.kind) == ("B2", "claim", verdict, kind)


def test_a_claim_quotes_its_sentence():
    (cell,) = claims(["新增技能人才", "不少于21", "万人", ""]).report.cells
    assert (cell.kind, cell.source_raw) == ("digits_transposed", "12万人")
    assert "“到2025年，新增技能人才不少于12万人”" in cell.message


@pytest.mark.parametrize(
    ("subject", "value", "unit", "verdict"),
    [
        ("网格员", "3", "万人次", "confirmed"),
        ("隐患", "200", "处", "confirmed"),
        ("隐患", "201", "处", "differs"),
        ("床位", "500", "张", "not_in_source"),
    ],
)
def test_a_claim_may_leave_out_what_is_done_with_what_it_counts(subject, value, unit, verdict):
    text = "青石市“十四五”应急规划\n\n一、目标\n到2025年，排查隐患200处，培训网格员3万人次，新增床位500张。\n"
    source = SourceFacts(extract(text.encode(), name="plan"))
    (cell,) = claims([subject, value, unit, "2025"], source=source).report.cells
    assert cell.verdict == verdict


@pytest.mark.parametrize(
    ("subject", "near"),
    [("隐换点", "，最接近的是“隐患点”"), ("床倍数", "，最接近的是“床位数”"), ("河道", ""), ("哨位数", "")],
)
def test_a_claim_on_a_subject_with_a_wrong_character_names_the_nearest(subject, near):
    text = "青石市“十四五”应急规划\n\n一、目标\n到2025年，隐患点达到200处，床位数达到500张，岗位数达到900个。\n"
    source = SourceFacts(extract(text.encode(), name="plan"))
    (cell,) = claims([subject, "200", "", "2025"], source=source).report.cells
    assert (cell.verdict, cell.message) == ("not_in_source", f"原文没有关于这一主语的数值{near}")


def test_claims_take_synonyms_and_want_their_columns():
    (cell,) = claims(
        ["unemployment insurance", "36", "万人", "2025"], synonyms={"unemploymentinsurance": "失业保险参保人数"}
    ).report.cells
    assert cell.verdict == "confirmed"
    with pytest.raises(InputError, match="没有认出主语和数值两列"):
        check_claims(Workbook("c.csv", "delimited", (sheet_of(None, [["甲", "乙"]]),)), facts())


def test_a_table_and_claims_in_one_report():
    both = joined(check(table(FIRST)), claims(["失业保险参保人数", "37", "万人", "2025"]), facts())
    assert [(c.sheet, c.address) for c in told(both)] == [("claims.csv", "B2")]
    assert both.report.summary.values == 13


# -- two keyings ------------------------------------------------------------------------------


def test_the_source_decides_between_two_keyings():
    first = check(table(FIRST, D2="[35.89]", C4="36", B5="29"))
    second = check(table(FIRST, B3="3.3", C4="37", D3="3.18%", B5="29"))
    found = adjudicate(first.report, second.report)
    assert [(d.indicator, d.column, d.right) for d in found.differences] == [
        ("城镇新增就业", "2020年完成数", "second"),
        ("城镇登记失业率", "2015年基数", "first"),
        ("高技能人才总量", "“十三五”规划目标", "neither"),
    ]


def test_a_row_that_only_one_keying_has():
    rows = table(FIRST)
    found = adjudicate(check(rows).report, check(rows[:-1]).report)
    assert [(d.indicator, d.right) for d in found.differences] == [("企业劳动合同签订率", "first")]
    found = adjudicate(check(rows).report, check([*rows, rows[1]]).report)
    assert [(d.indicator, d.right) for d in found.differences] == [("城镇新增就业", "first")]
