"""Lists of projects and duties, in the ways in which plans and dumps of them set their cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import extract
from extractor.models import Document

HEAD = "青江区“十四五”发展规划\n\n一、重点工程\n\n“十四五”期间，实施一批重大工程。\n\n附表 重大项目表\n"
TAIL = "\n\n二、保障措施\n\n加强组织领导，落实工作责任。\n"
Rows = list[list[str]]

LETTERED = [
    ["序号", "项目名称", "建设内容及规模", "建设年限", "总投资（亿元）", "责任单位"],
    ["一", "道路交通项目", "", "", "28.1", ""],
    ["1", "滨江大道", "红线宽度40米，长度5.2公里", "2022-2024", "18.6", "区交通局"],
    ["2", "东环路改扩建", "长度3.1公里", "2023-2025", "9.5", "区交通局"],
    ["二", "公共服务项目", "", "", "4.2", ""],
    ["1", "枢纽综合体", "建筑面积2.1万平方米", "2022-2023", "4.2", "区机管局"],
    ["", "合计", "", "", "32.3", ""],
]
BRACKETED = [
    ["序号", "项目", "建设地点", "建设内容", "投资估算（万元）"],
    ["（一）", "水利设施（2项）", "", "", ""],
    ["1", "南港泵站", "东湖街道", "新增排涝能力12立方米每秒", "6350"],
    ["2", "北塘水闸", "石桥镇", "改建水闸3座", "1168"],
    ["（二）", "生态环保类", "", "", ""],
    ["3", "清河治理", "白鹤镇", "整治河道6.2公里", "8460"],
]
DUTIES = [
    ["任务", "牵头单位", "配合单位", "时间节点"],
    ["健全统筹协调机制", "区教育局", "区民政局、区财政局", "2022年底"],
    ["推进数据资源共享", "区大数据局", "区交通局", "长期坚持"],
    ["完善分级诊疗制度", "区卫生健康局", "区医保局", "2023年12月底前"],
    ["优化审批流程", "区审批局", "区司法局", "每年"],
]
TASKS = [
    ["序号", "重点任务", "具体措施", "责任单位", "完成时限"],
    ["1", "推行企业新型学徒制，三年培养学徒6000人以上", "出台实施意见，明确分工", "区人社局", "2023年12月"],
    ["2", "建设企业培训中心", "每季度调度一次进展", "区工信局", "持续推进"],
    ["3", "举办职业技能大赛", "组织赛事不少于2次", "区人社局、区总工会", "每两年一届"],
]
NATURE = [
    ["序号", "项目", "性质", "计划投资（万元）", "进度安排"],
    ["一", "民生保障类", "", "", ""],
    ["1", "福利院改建", "续建", "3500", "2022年6月完工"],
    ["2", "学校食堂改造", "新建", "1260", "2023年底完工"],
    ["", "小计", "", "4760", ""],
    ["二", "环境整治类", "", "", ""],
    ["3", "河道清淤", "新建", "890", "2024年完成"],
    ["4", "垃圾中转站", "改扩建", "2300", "2025年完成"],
    ["", "小计", "", "3190", ""],
]
REMARKS = [
    ["项目名称", "建设内容", "总投资（万元）", "备注"],
    ["白鹤综合医院", "新增床位300张", "62400", ""],
    ["北塘标准厂房", "建筑面积3.8万平方米", "38000", "省级重点"],
    ["石桥文化馆", "建筑面积0.8万平方米", "4600", ""],
]


def tabbed(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)


def barred(rows: Rows) -> str:
    return "\n".join(" | ".join(row) for row in rows)


def spaced(rows: Rows) -> str:
    return "\n".join(" ".join(filter(None, row)) for row in rows)


def laid(rows: Rows) -> str:
    wide = [max(sum(1 + (c > "z") for c in row[n]) for row in rows) + 3 for n in range(len(rows[0]))]
    lines = ("".join(c + " " * (wide[n] - sum(1 + (s > "z") for s in c)) for n, c in enumerate(row)) for row in rows)
    return "\n".join(map(str.rstrip, lines))


def stacked(rows: Rows) -> str:
    return "\n".join(cell for row in rows for cell in row if cell)


def apart(rows: Rows) -> str:
    return "\n" + "\n\n".join(cell for row in rows for cell in row if cell)


DRESSES = (tabbed, barred, spaced, laid, stacked, apart)


def cells_of(document: Document) -> list[list[str]]:
    """The cells that are filled of each row, white space aside; a group's letter and name as one."""
    (table,) = document.tables
    rows = (["".join(cell.raw.split()) for cell in row.cells] for row in table.rows)
    return [["".join(row)] if len(row) <= 2 and row[0][0] in "一二（" else row for row in rows]


def filled(rows: Rows) -> list[list[str]]:
    kept = ([cell for cell in row if cell] for row in rows[1:])
    return [["".join(row)] if len(row) <= 2 and row[0][0] in "一二（" else row for row in kept]


@pytest.mark.parametrize("rows", [LETTERED, BRACKETED, DUTIES, TASKS, NATURE, REMARKS])
@pytest.mark.parametrize("dress", DRESSES)
def test_a_list_of_projects_or_duties_stays_as_it_is(rows: Rows, dress: Callable[[Rows], str]) -> None:
    document = extract((HEAD + dress(rows) + TAIL).encode())
    assert cells_of(document) == filled(rows)
    assert [table.kind for table in document.tables] == ["other"]
    assert [column.header for column in document.tables[0].columns] == rows[0]
    assert [section.heading for section in document.sections] == ["重点工程", "保障措施"]
    assert not document.indicators
    assert not document.statements


@pytest.mark.parametrize("dress", DRESSES)
def test_sums_stand_under_their_headers(dress: Callable[[Rows], str]) -> None:
    document = extract((HEAD + dress(LETTERED) + TAIL).encode())
    sums = [cell.column for row in document.tables[0].rows for cell in row.cells if cell.raw in ("28.1", "4.2", "32.3")]
    assert sums == [4] * 4


def test_an_attribute_is_one_where_its_cells_are() -> None:
    rows = [["指标", "性质", "2025年"], ["床位数（张）", "预期性", "5000"], ["护理型床位占比（%）", "约束性", "55"]]
    document = extract((HEAD + tabbed(rows) + TAIL).encode())
    assert [(i.name, i.attribute) for i in document.indicators] == [("床位数", "预期性"), ("护理型床位占比", "约束性")]


LONG = (
    "新建泵站1座，新增强排流量20立方米每秒；改造沿线箱涵2座，配套建设智慧监测平台，接入全区排水调度系统，同步实施周边"
    "雨水管网改造；完善应急抢险物资储备，建立联防联控机制，提升片区防洪排涝能力。"
)
PLACES = [
    ["青江市"], ["序号", "项目名称", "建设性质", "建设内容", "建设地点", "总投资", "（万元）"],
    ["河道治理工程（含清淤疏浚等工程）/（个）"],
    ["1", "东塘河治理工程", "新建", LONG, "东塘区", "240"],
    ["小计", "1", "240"],
    ["排涝工程（含泵闸站等工程）/（个）"],
    ["1", "西岭片排涝工程", "397000"],
    ["（1）", "西岭片排涝工程（一期）", "新建", "整治河道7条，新建水闸3座", "西岭区", "78000"],
    ["（2）", "西岭片排涝工程（二期）", "新建", "整治河道24.3公里", "市本级", "319000"],
    ["2", "2023年水位监测项目", "改扩建", LONG, "市本级", "5"],
    ["小计", "2", "397005"],
    ["合计", "397245"],
    ["白河市"], ["序号", "项目名称", "建设性质", "建设内容", "建设地点", "总投资（万元）"],
    ["河道治理工程（含清淤疏浚等工程）/（个）"],
    ["1", "北沙河治理工程", "新建", "整治河道3.1公里", "北沙区", "900"],
    ["小计", "1", "900"],
    ["合计", "900"],
]  # fmt: skip


def test_a_list_of_many_places_is_one_table() -> None:
    """Long cells, groups without a mark, parts of a project, sums, and the header again, torn otherwise."""
    cells = [cell for row in PLACES for cell in row]
    document = extract((HEAD + "\n" + "\n\n".join(cells) + TAIL).encode())
    table = max(document.tables, key=lambda table: len(table.rows))
    assert [column.header for column in table.columns][-1] == "总投资（万元）"
    rows = ["|".join(f"{cell.column}:{cell.raw}" for cell in row.cells) for row in table.rows]
    assert f"0:1|1:东塘河治理工程|2:新建|3:{LONG}|4:东塘区|5:240" in rows
    assert "0:1|1:西岭片排涝工程|5:397000" in rows
    assert "0:（1）|1:西岭片排涝工程（一期）|2:新建|3:整治河道7条，新建水闸3座|4:西岭区|5:78000" in rows
    assert f"0:2|1:2023年水位监测项目|2:改扩建|3:{LONG}|4:市本级|5:5" in rows
    assert "1:合计|5:397245" in rows
    assert "0:白河市" in rows
    assert "0:1|1:北沙河治理工程|2:新建|3:整治河道3.1公里|4:北沙区|5:900" in rows
    assert not any("项目名称" in row for row in rows)


def test_a_paragraph_below_a_list_is_no_cell() -> None:
    rows = REMARKS[:3]
    document = extract((HEAD + apart(rows) + "\n\n" + LONG + TAIL).encode())
    assert len(document.tables[0].rows) == 2
    (section,) = [s for s in document.sections if s.heading == "重点工程"]
    assert any(LONG in block.text for block in section.blocks if block.type == "paragraph")


def test_bars_open_an_empty_cell_where_half_of_the_rows_have_one() -> None:
    rows = [
        ["类别", "重点任务", "牵头单位", "完成时限"],
        ["民生", "建设养老服务中心", "区民政局", "2023年6月"],
        ["", "改造老旧小区", "区住建局", "长期坚持"],
        ["生态", "整治城乡水环境", "区水利局", "2024年底"],
        ["", "建设口袋公园", "区园林局", "每年"],
    ]
    document = extract((HEAD + barred(rows) + TAIL).encode())
    assert [[cell.column for cell in row.cells] for row in document.tables[0].rows] == [[0, 1, 2, 3], [1, 2, 3]] * 2
