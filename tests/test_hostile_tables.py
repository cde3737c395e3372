"""Tables of running text that nobody set for reading by machine, drawn at random: what is given is what was printed.

A row may be refused, with a finding; a value under another name, or a piece of a name, is never given without one.
"""

# ruff: noqa: E501 (rows are read better on one line)

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from extractor import extract
from extractor.models import Document

Row = list[str]
NAMES = (
    ("单位面积化肥施用量", "千克"), ("目标管理群众满意度", "%"), ("规划编制村庄数量", "个"), ("年均降雨观测站点数", "个"),
    ("城镇新增就业人数", "万人"), ("农村自来水普及率", "%"), ("地表水好于Ⅲ类水体比例", "%"), ("公路总里程", "公里"),
    ("5G基站数", "个"), ("65岁以上老年人健康管理率", "%"), ("每万人口发明专利拥有量", "件"), ("社会消费品零售总额", "亿元"),
    ("建制镇污水处理设施覆盖率", "%"), ("在园幼儿普惠率", "%"), ("居民人均可支配收入增长", "%"), ("水土保持率", "%"),
)  # fmt: skip
GROUPS = ("经济发展", "民生福祉", "绿色生态", "安全保障")
HEAD = ["序号", "指标", "单位", "2025年现状", "2030年目标", "属性"]
TOLD = {"ROW_MISFIT", "CELL_UNREAD", "TABLE_UNREAD"}


def drawn(chance: random.Random) -> list[Row]:
    rows = chance.sample(NAMES, 7)
    return [
        [str(n), name, unit, value(chance), value(chance), chance.choice(("约束性", "预期性"))]
        for n, (name, unit) in enumerate(rows, 1)
    ]


def value(chance: random.Random) -> str:
    plain = f"{chance.uniform(1, 99):.1f}", f"{chance.randint(100, 9999)}", f"{chance.randint(1000, 99999):,}"
    return chance.choice(
        (*plain, *plain, "—", "持续改善", f"≥{chance.randint(10, 90)}", f"{chance.randint(20, 90)}左右")
    )


def halves(name: str) -> tuple[str, str]:
    """The name as a narrow cell breaks it: its first piece is no shorter than its second."""
    cut = len(name) - len(name) // 2
    return name[:cut], name[cut:]


# -- ways to set rows -------------------------------------------------------------------------
def blanks(rows: Sequence[Row]) -> list[str]:
    return [" ".join(row) for row in rows]


def centred(rows: Sequence[Row]) -> list[str]:
    """Long names above and below the line of their number and values."""
    out = []
    for row in rows:
        name = row[1]
        if row[0] == "序号" or len(name) < 9 or any(c.isdigit() for c in name):
            out.append(" ".join(row))
        else:
            first, last = halves(name)
            out += [first, " ".join([row[0], *row[2:]]), last]
    return out


def cells(rows: Sequence[Row]) -> list[str]:
    return [cell for row in rows for cell in row]


def tabs(rows: Sequence[Row]) -> list[str]:
    return ["\t".join(row) for row in rows]


def pipes(rows: Sequence[Row]) -> list[str]:
    return [f"|{'|'.join(row)}|" for row in rows]


WAYS: tuple[Callable[[Sequence[Row]], list[str]], ...] = (blanks, centred, cells, tabs, pipes)


def read(table: list[str]) -> Document:
    text = [
        "云溪市“十五五”规划",
        "",
        "一、发展目标",
        "",
        "表1 主要指标",
        *table,
        "",
        "二、主要任务",
        "",
        "推进各项工作落实见效。",
        "",
    ]
    return extract("\n".join(text).encode())


def check(document: Document, rows: Sequence[Row]) -> int:
    """How many rows are read; what is wrong is told, and a name is always a whole one."""
    truth = {row[1]: row for row in rows}
    codes = TOLD & {found.code for found in document.diagnostics}
    assert [s.heading for s in document.sections if s.heading] == ["发展目标", "主要任务"]
    right = 0
    for indicator in document.indicators:
        row = truth.get(indicator.name)
        assert row is not None or codes, indicator.name
        if row is not None and indicator.values:
            assert [v.raw for v in indicator.values] == row[3:5]
            assert (indicator.number, indicator.unit, indicator.attribute) == (row[0], row[2], row[5])
            right += 1
    assert right == len(rows) or codes
    return right


SEEDS = range(4)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", WAYS)
def test_rows_however_they_are_set(way, seed):
    rows = drawn(random.Random(f"rows {seed}"))
    assert check(read(way([HEAD, *rows])), rows) == len(rows)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_rows_that_go_on_below_a_line_that_says_so(way, again, seed):
    chance = random.Random(f"on {seed}")
    rows = drawn(chance)
    cut = chance.randint(3, 5)
    above, below = way([HEAD, *rows[:cut]]), way([HEAD, *rows[cut:]] if again else rows[cut:])
    document = read([*above, chance.choice(("续表", "续表1", "（续表）", "续上表")), *below])
    assert check(document, rows) == len(rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_names_of_groups_between_rows_about_their_middle_are_no_part_of_them(seed):
    chance = random.Random(f"groups {seed}")
    rows = drawn(chance)
    cut = chance.randint(2, 5)
    first, second = chance.sample(GROUPS, 2)
    table = [*centred([HEAD]), first, *centred(rows[:cut]), second, *centred(rows[cut:])]
    document = read(table)
    assert check(document, rows) == len(rows)
    assert [i.group for i in document.indicators] == [first] * cut + [second] * (len(rows) - cut)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", [blanks, cells, tabs, pipes])
def test_the_number_of_a_page_between_rows_is_no_cell(way, seed):
    chance = random.Random(f"pages {seed}")
    rows = drawn(chance)
    cut = chance.randint(3, 5)
    check(read([*way([HEAD, *rows[:cut]]), "", str(chance.randint(2, 30)), "", *way(rows[cut:])]), rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_columns_of_two_plans_are_never_set_under_one_of_them(seed):
    rows = drawn(random.Random(f"tiers {seed}"))
    head = ["序号", "指标", "属性", "“十四五”规划", "目标", "2025年", "“十五五”", "时期目标"]
    low = ["2030年", "年均/累计"]
    body = [[row[0], f"{row[1]}（{row[2]}）", row[5], row[3], "12.5", row[4], "—"] for row in rows]
    lines = [line for cell in head for line in (cell, "")] + ["", ""]
    lines += [line for cell in [*low, *cells(body)] for line in (cell, "")]
    document = read(["", *lines])
    assert [c.header for c in document.tables[0].columns][3:] == [
        "“十四五”规划目标", "2025年", "“十五五”时期目标2030年", "“十五五”时期目标年均/累计"
    ]  # fmt: skip
    assert [[v.raw for v in i.values] for i in document.indicators] == [row[3:] for row in body]
