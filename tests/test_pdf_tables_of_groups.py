"""PDF tables whose groups no rule parts whole: uprights cut at each row, left out over a group's name, rules that begin
behind the groups' column, names about the middle of the table; and a number with its total below it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import Sheet, made

from extractor import extract

Row = tuple[str, ...]
HEAD: Row = ("指标", "单位", "2020年", "2025年", "属性")
ROWS: dict[str, Sequence[Row]] = {
    "基础教育": (("幼儿园数量", "所", "31", "36", "预期性"),),
    "医疗卫生": (
        ("县级医院床位", "张", "420", "600", "预期性"), ("乡镇卫生院数量", "所", "9", "11", "约束性"),
        ("家庭医生签约率", "%", "38", "55", "预期性"),
    ),
    "养老服务": (("养老机构数量", "家", "14", "22", "预期性"), ("护理型床位占比", "%", "30", "60", "约束性")),
    "文化体育": (("公共图书馆藏书", "万册", "52", "70", "预期性"),),
}  # fmt: skip
XS, SIZE, STEP, TOP = (60, 180, 250, 320, 400, 470), 10.5, 22.0, 160.0
GROUP_COLUMN = 70
"""How far the columns stand to the right where one of groups stands before them."""


@dataclass
class Placed:
    top: float
    words: Row
    group: str


@dataclass
class Drawing:
    """A table on a sheet: its rows with their places, the names of the groups as rows or as a column."""

    sheet: Sheet
    xs: list[float]
    rows: list[Placed]
    foot: float
    column: bool

    def upright(self, n: int, top: float, bottom: float) -> None:
        self.sheet.rule(self.xs[n], top, self.xs[n], bottom)

    def level(self, y: float, left: float | None = None) -> None:
        self.sheet.rule(self.xs[0] if left is None else left, y, self.xs[-1], y)

    def spans(self) -> list[tuple[str, float, float]]:
        """Each group with where its rows begin and end."""
        names = list(dict.fromkeys(row.group for row in self.rows))
        own = {name: [row.top for row in self.rows if row.group == name and row.words] for name in names}
        return [(name, min(tops), max(tops) + STEP) for name, tops in own.items()]


def _placed(column: bool) -> list[Placed]:
    rows: list[Placed] = []
    top = TOP + STEP
    for group, members in ROWS.items():
        for words in ((), *members) if not column else members:
            rows.append(Placed(top, words, group))
            top += STEP
    return rows


def _words(drawing: Drawing, top: float, words: Sequence[str], first: int) -> None:
    for n, word in enumerate(words, first):
        left, right = drawing.xs[n], drawing.xs[n + 1]
        width = sum(SIZE * (0.5 if char.isascii() else 1) for char in word)
        drawing.sheet.put((left + right - width) / 2, top + (STEP - SIZE) / 2, word, SIZE)


def drawn(rule: Callable[[Drawing], None], column: bool, x: float | None = None) -> bytes:
    """The table; names of groups stand in a column of their own about the middle of their rows, or as rows at ``x``."""

    def draw(sheet: Sheet) -> None:
        sheet.put(84, 100, "一、主要目标", 12)
        sheet.centre(130, "专栏1 主要指标")
        xs = [60.0, *(float(x + GROUP_COLUMN) for x in XS)] if column else [float(x) for x in XS]
        rows = _placed(column)
        drawing = Drawing(sheet, xs, rows, rows[-1].top + STEP, column)
        _words(drawing, TOP, ("类别", *HEAD) if column else HEAD, 0)
        for row in rows:
            _words(drawing, row.top, row.words, int(column))
            if not row.words:
                middle = (xs[0] + xs[-1]) / 2 - 2 * SIZE
                sheet.put(middle if x is None else x, row.top + (STEP - SIZE) / 2, row.group, SIZE)
        for name, top, bottom in drawing.spans() if column else ():
            sheet.put(xs[0] + 14, (top + bottom - SIZE) / 2, name, SIZE)
        rule(drawing)
        sheet.put(84, drawing.foot + 30, "二、保障措施", 12)
        sheet.put(84, drawing.foot + 50, "加强组织领导，压实工作责任，确保完成任务。", 12)

    return made(draw)


def _ends(d: Drawing) -> None:
    for y in (TOP, TOP + STEP, d.foot):
        d.level(y)


def _cut_uprights(d: Drawing) -> None:
    """Each row has its own uprights, as word processors draw them; a group's name has none over it."""
    for n in range(1, len(d.xs) - 1):
        d.upright(n, TOP, TOP + STEP)
        for row in d.rows:
            if row.words:
                d.upright(n, row.top, row.top + STEP)


def columns_alone(d: Drawing) -> None:
    _ends(d)
    _cut_uprights(d)


def columns_and_sides(d: Drawing) -> None:
    columns_alone(d)
    d.upright(0, TOP, d.foot)
    d.upright(-1, TOP, d.foot)


def columns_and_groups(d: Drawing) -> None:
    columns_and_sides(d)
    for _, top, _ in d.spans():
        d.level(top)


def framed_within(d: Drawing) -> None:
    """A frame; level rules part the rows within each group, and leave out the groups' column."""
    _ends(d)
    d.upright(0, TOP, d.foot)
    d.upright(-1, TOP, d.foot)
    spans = d.spans()
    for row in d.rows[1:]:
        begins = any(abs(row.top - top) < 1 for _, top, _ in spans)
        d.level(row.top, None if begins else d.xs[1])


def three_lines(d: Drawing) -> None:
    _ends(d)


def row_rules(d: Drawing) -> None:
    _ends(d)
    for row in d.rows[1:]:
        d.level(row.top)


def _read(data: bytes) -> dict[str, tuple[object, object, list[str]]]:
    found = extract(data, name="a.pdf").indicators
    return {i.name: (i.group, i.unit, [v.raw for v in i.values]) for i in found}


WANT = {row[0]: (group, row[1], [row[2], row[3]]) for group, rows in ROWS.items() for row in rows}


@pytest.mark.parametrize("rule", [columns_alone, columns_and_sides, columns_and_groups, framed_within])
def test_words_of_a_column_stand_for_the_rows_about_whose_middle_they_are(rule: Callable[[Drawing], None]) -> None:
    assert _read(drawn(rule, column=True)) == WANT


@pytest.mark.parametrize("rule", [columns_alone, columns_and_sides, three_lines, row_rules])
@pytest.mark.parametrize("x", [None, 62.0, 194.0])
def test_a_line_of_words_alone_names_the_group_below_it(rule: Callable[[Drawing], None], x: float | None) -> None:
    """In the middle of the table, at the left, in the column of units."""
    assert _read(drawn(rule, column=False, x=x)) == WANT


TOTALS: Sequence[Row] = (
    ("城镇新增就业人数", "12.5"), ("职业技能提升行动培训人次", "5"), ("登记失业率", "3.8"), ("社会保障卡持有率", "95"),
)  # fmt: skip


def with_totals(ruled: bool, attribute: bool) -> bytes:
    """Names of two lines beside a number with its total below; a rule below each row or none."""

    def draw(sheet: Sheet) -> None:
        sheet.put(84, 100, "一、主要目标", 12)
        sheet.centre(130, "专栏1 主要指标")
        right, top = 300 if not attribute else 360, TOP
        for x, head in ((64, "指标"), (210, "2025年"), *([(310, "属性")] if attribute else [])):
            sheet.put(x, top + 6, head, SIZE)
        sheet.rule(60, top, right, top)
        sheet.rule(60, top + STEP, right, top + STEP)
        top += STEP
        for name, value in TOTALS:
            sheet.put(64, top + 4, name[:7], SIZE)
            sheet.put(64, top + 18, name[7:], SIZE)
            sheet.put(212, top + 4, value, SIZE)
            if len(name) > 7:
                sheet.put(208, top + 18, f"〔{value}〕", SIZE)
            if attribute:
                sheet.put(310, top + 4, "预期性", SIZE)
            top += 38 if len(name) > 7 else STEP
            if ruled or name == TOTALS[-1][0]:
                sheet.rule(60, top, right, top)
        for x in (60, right):
            sheet.rule(x, TOP, x, top)

    return made(draw)


@pytest.mark.parametrize(("ruled", "attribute"), [(True, False), (True, True), (False, True)])
def test_a_total_below_a_number_is_no_row_of_its_own(ruled: bool, attribute: bool) -> None:
    found = extract(with_totals(ruled, attribute), name="a.pdf").indicators
    assert [i.name for i in found] == [name for name, _ in TOTALS]
    assert [i.values[0].raw.split("〔")[0].strip() for i in found] == [value for _, value in TOTALS]
