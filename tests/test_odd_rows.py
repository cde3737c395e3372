"""Rows of one cell a line that are not like the others: given with a finding, never with another's values."""

from __future__ import annotations

import pytest
from bounds import read

HEAD = "序号 指标名称 单位 属性 2025年 2030年"
ROWS = [
    "1 公园面积 公顷 约束性 73 86",
    "2 步道长度 公里 约束性 160 210",
    "3 绿化覆盖率 % 预期性 38.3 39.5",
    "4 水质达标率 % 约束性 92 达到市级要求",
    "5 供水普及率 % 预期性 99 达到市级要求",
]
TRUE = {row.split()[1]: row.split()[-2:] for row in ROWS}


def read_cells(*cells: str):
    return read("青石县规划\n\n一、目标\n\n" + "\n\n".join(cells) + "\n\n二、任务\n\n坚持绿色发展。\n")


def values(found) -> dict[str, list[str]]:
    return {i.name: [v.raw for v in i.values] for i in found.indicators}


def figures(read_as: list[str]) -> list[str]:
    return [raw if raw[0].isdigit() else "" for raw in read_as]


def codes(found) -> set[str]:
    return {d.code for d in found.diagnostics}


def cells(*rows: str) -> list[str]:
    return " ".join([HEAD, *(rows or ROWS)]).split()


def test_rows_alike_are_read():
    found = read_cells(*cells())
    assert values(found) == TRUE
    assert codes(found) == set()


@pytest.mark.parametrize("at", range(len(cells()[6:])))
def test_a_cell_printed_twice_gives_no_value_to_another_column(at):
    all_cells = cells()
    all_cells.insert(at + 6, all_cells[at + 6])
    found = read_cells(*all_cells)
    for name, read_as in values(found).items():
        if name in TRUE and figures(read_as) != figures(TRUE[name]):
            assert {"CELL_UNREAD", "TABLE_UNREAD", "CELLS_MERGED"} & codes(found), (name, read_as)


@pytest.mark.parametrize("at", range(len(cells()[6:])))
def test_a_line_between_the_cells_gives_no_value_to_another_row(at):
    all_cells = cells()
    all_cells.insert(at + 6, "内部资料注意保存")
    found = read_cells(*all_cells)
    for name, read_as in values(found).items():
        own = figures(TRUE.get(name.replace("内部资料注意保存", ""), []))
        assert figures(read_as) == own or {"CELL_UNREAD", "TABLE_UNREAD"} & codes(found), (name, read_as)


def test_words_that_another_row_has_for_a_value_are_no_group():
    found = read_cells(*cells(*ROWS[:3], "4 水质达标率 % 约束性 92 95 达到市级要求", ROWS[4]))
    assert "水质达标率" not in values(found)
    assert {"ROW_MISFIT", "CELL_UNREAD"} <= codes(found)


def test_a_name_without_all_that_others_have_gives_no_value():
    found = read_cells(*cells(*ROWS[:3], "老城区 7 8", *ROWS[3:]))
    assert "老城区" not in values(found)
    assert "CELL_UNREAD" in codes(found) or "TABLE_UNREAD" in codes(found)


def test_rows_without_a_header_are_told_and_not_lost():
    rows = ["床位\t6000\t7000\t预期性", "机构\t60\t70\t预期性", "人员\t600\t700\t约束性"]
    found = read("\n".join(["青石县规划\n一、目标", *rows]) + "\n")
    assert found.indicators == []
    assert [t.kind for t in found.tables] == ["other"]
    assert "TABLE_UNREAD" in codes(found)


LINES = [
    "指标 单位 2020年 2025年 年均增长（%）",
    "公园绿地面积 公顷 73 86 3.3",
    "绿道长度 公里 160 210 5.6",
    "绿化覆盖率 % 38.3 39.5 0.6",
]


@pytest.mark.parametrize("gap", [" ", "\n"])
@pytest.mark.parametrize(
    "row", ["灌溉水利用系数 — 0.599 0.785", "灌溉水利用系数 — 0.708", "古树名木保护率 % — 92.5", "林地保有量 — 公顷 61"]
)
def test_a_dash_beside_an_empty_cell_shifts_no_value_in_silence(row, gap):
    found = read(
        "青石县规划\n\n一、目标\n\n"
        + "\n".join([*LINES[:3], row, LINES[3]]).replace(" ", gap)
        + "\n\n二、任务\n\n坚持绿色发展。\n"
    )
    assert codes(found) & {"ROW_MISFIT", "TABLE_UNREAD"}
    assert row.split()[0] not in values(found)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("灌溉水利用系数 — 0.599 0.785 0.8", ["0.599", "0.785", "0.8"]),
        ("古树名木保护率 % — 92.5 —", ["—", "92.5", "—"]),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_dash_in_a_full_row_stands_where_it_stands(row, said, gap):
    found = read(
        "青石县规划\n\n一、目标\n\n"
        + "\n".join([*LINES[:3], row, LINES[3]]).replace(" ", gap)
        + "\n\n二、任务\n\n坚持绿色发展。\n"
    )
    assert values(found)[row.split()[0]] == said
    assert not codes(found) & {"ROW_MISFIT", "TABLE_UNREAD", "CELL_UNREAD"}


def test_a_dash_under_its_header_is_in_its_column():
    table = "指标\t2020年\t2025年\n公园（个）\t12\t18\n学校（所）\t\t—\n医院（家）\t3\t5"
    found = read("青石县规划\n\n一、目标\n\n" + table + "\n\n二、任务\n\n坚持绿色发展。\n")
    assert values(found)["学校"] == ["—"]
    assert [v.column for i in found.indicators if i.name == "学校" for v in i.values] == ["2025年"]


def test_a_number_alone_on_its_line_is_no_sure_value():
    table = (
        "指标 2024年 比上年增长（%）\n公园绿地面积（公顷） 86 3.3\n绿道长度（公里） 210\n12\n绿化覆盖率（%） 39.5 0.6\n"
    )
    found = read("青石县规划\n\n一、目标\n\n" + table + "\n二、任务\n\n坚持绿色发展。\n")
    assert "12" not in values(found).get("绿道长度", [])
    assert codes(found) & {"ROW_MISFIT", "TABLE_UNREAD"}
