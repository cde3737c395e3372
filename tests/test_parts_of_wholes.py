"""Rows behind 其中 and # are of the whole that they add up to."""

from __future__ import annotations

import pytest

from extractor import extract

BULLETIN = "2023年临澜市国民经济和社会发展统计公报\n\n一、综合\n\n{}\n\n二、农业\n\n全年粮食产量3万吨。\n"


def wholes(table: str) -> dict[str, str | None]:
    """Each row of a table in a bulletin, with what it is part of."""
    document = extract(BULLETIN.format(table).encode())
    names = {row.id: row.name for row in document.indicators}
    return {row.name: names[row.of] if row.of else None for row in document.indicators}


def lines(caption: str, head: str, *rows: str) -> str:
    return "\n".join([caption, head.replace(" ", "\t"), *(row.replace(" ", "\t") for row in rows)])


PEOPLE = lines(
    "表1 2023年末户籍人口及其构成", "指标名称 年末数（人） 比重（%）",
    "全市总人口 48310 100.0", "#城镇 16210 33.6", "乡村 32100 66.4", "#男性 25110 52.0", "女性 23200 48.0",
)  # fmt: skip
CROPS = lines(
    "表1 2023年主要农产品产量", "指标名称 产量（万吨） 比上年增长（%）",
    "粮食 31.25 -2.3", "#夏粮 6.10 -1.7", "秋粮 25.15 -2.4", "#豆类 1.79 0.5", "棉花 0.03 -12.0",
)  # fmt: skip
BUDGET = lines(
    "表1 2023年财政收支情况", "指标名称 绝对数（亿元） 比上年增长（%）",
    "财政总收入 98.20 8.1", "#一般公共预算收入 61.40 7.2", "#税收收入 41.15 4.4", "非税收入 20.25 10.5",
    "财政总支出 190.10 8.0",
)  # fmt: skip
HOUSES = lines(
    "表1 2023年房地产开发情况", "指标名称 面积（万平方米） 比上年增长（%）",
    "房屋施工面积 210.5 -3.5", "#住宅 150.2 -2.3", "房屋竣工面积 31.7 -14.3", "#住宅 22.1 -6.5",
)  # fmt: skip


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (PEOPLE, {"城镇": "全市总人口", "乡村": "全市总人口", "男性": "全市总人口", "女性": "全市总人口"}),
        (CROPS, {"夏粮": "粮食", "秋粮": "粮食", "豆类": "粮食", "棉花": None}),
        (BUDGET, {"税收收入": "一般公共预算收入", "非税收入": "一般公共预算收入", "财政总支出": None}),
    ],
    ids=["two divisions of one whole", "what is left adds up to nothing", "parts of a part"],
)  # fmt: skip
def test_parts_are_of_what_they_add_up_to(table: str, expected: dict[str, str | None]):
    found = wholes(table)
    assert {name: found[name] for name in expected} == expected


def test_what_adds_up_to_nothing_is_of_the_row_above():
    document = extract(BULLETIN.format(HOUSES).encode())
    names = {row.id: row.name for row in document.indicators}
    assert [names.get(row.of or "") for row in document.indicators] == [None, "房屋施工面积", None, "房屋竣工面积"]
