"""OFD pages as makers write them: composites, white words, watermarks, sideways pages, letters drawn as shapes."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples.write_ofd import LEFT, SMALL, Sheet, ofd, width

from extractor import ExtractionError, extract
from extractor.models import Document

TITLE = "青江市养老服务规划"
HIDDEN = "另有养老机构900家。"
HEAD = ("指标", "单位", "2020年", "2025年", "属性")
ROWS = (
    ("养老机构数量", "家", "14", "22", "预期性"), ("护理型床位占比", "%", "30", "60", "约束性"),
    ("社区助餐点", "个", "85", "160", "预期性"), ("老年大学学员", "人", "1200", "3000", "预期性"),
    ("适老化改造户数", "户", "310", "900", "约束性"), ("家庭养老床位", "张", "40", "260", "预期性"),
)  # fmt: skip
XS = (28.0, 78, 98, 123, 153, 180)


def plan() -> Sheet:
    sheet = Sheet()
    sheet.line(70, 40, 7, TITLE)
    sheet.line(LEFT + 11.2, 60, 5.6, "一、主要目标")
    sheet.line(LEFT + 11.2, 70, 5.6, "到2025年，养老床位达到5万张。")
    return sheet


def words(sheet: Sheet, x: float, y: float, said: str, more: str = "", inner: str = "", code: str = "") -> None:
    """A text object with attributes, colours and a place of its own."""
    sheet.objects.append(
        f'<ofd:TextObject ID="{len(sheet.objects) + 500}" Boundary="{x} {y} 150 5.6" Font="1" Size="5.6" {more}>{inner}'
        f'<ofd:TextCode X="0" Y="4.8" {code}>{said}</ofd:TextCode></ofd:TextObject>'
    )


def path(sheet: Sheet, x: float, y: float, data: str, more: str = "", inner: str = "") -> None:
    sheet.objects.append(
        f'<ofd:PathObject ID="{len(sheet.objects) + 900}" Boundary="{x} {y} 150 20" LineWidth="0.2" {more}>{inner}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def colour(name: str, value: str) -> str:
    return f'<ofd:{name} Value="{value}"/>'


def codes(document: Document) -> set[str]:
    return {d.code for d in document.diagnostics}


WHITE, BLUE = "255 255 255", "0 51 153"


@pytest.mark.parametrize("inner", [colour("FillColor", WHITE), '<ofd:FillColor Value="0 0 0" Alpha="0"/>'])
def test_white_words_are_none_of_the_text_and_told(inner: str) -> None:
    sheet = plan()
    words(sheet, LEFT, 90, HIDDEN, inner=inner)
    read = extract(ofd([sheet.objects]))
    assert "900" not in read.text
    assert "HIDDEN_TEXT" in codes(read)


@pytest.mark.parametrize("under", [True, False], ids=["in the template", "on the page"])
def test_white_words_on_a_dark_ground_are_read(under: bool) -> None:
    sheet, base = plan(), Sheet()
    box = "M 0 0 L 150 0 L 150 20 L 0 20 C"
    path(base if under else sheet, LEFT, 84, box, 'Fill="true" Stroke="false"', colour("FillColor", BLUE))
    words(sheet, LEFT + 5, 90, HIDDEN, inner=colour("FillColor", WHITE))
    read = extract(ofd([sheet.objects], "".join(base.objects)))
    assert HIDDEN in read.text
    assert "HIDDEN_TEXT" not in codes(read)


@pytest.mark.parametrize("matrix", ["0.707 0.707 -0.707 0.707 0 0", "0.866 -0.5 0.5 0.866 0 0"])
def test_words_that_run_aslant_are_a_watermark(matrix: str) -> None:
    sheet = plan()
    words(sheet, 60, 66, "内部资料", f'CTM="{matrix}"', colour("FillColor", "200 200 200"))
    read = extract(ofd([sheet.objects]))
    assert "到2025年，养老床位达到5万张。" in read.text
    assert "WATERMARK" in codes(read)
    assert len(read.statements) == 1


@pytest.mark.parametrize(
    ("code", "said"),
    [("", "甲段文字在前，乙段接着写。"), (' Y="14.8"', "甲段文字在前，\n乙段接着写。")],
)
def test_a_text_code_without_a_place_goes_on_where_the_last_one_was(code: str, said: str) -> None:
    sheet = plan()
    sheet.objects.append(
        '<ofd:TextObject ID="77" Boundary="28 200 150 6" Font="1" Size="5.6"><ofd:TextCode X="0" Y="4.8">'
        f"甲段文字在前，</ofd:TextCode><ofd:TextCode{code}>乙段接着写。</ofd:TextCode></ofd:TextObject>"
    )
    assert said in extract(ofd([sheet.objects])).text


@pytest.mark.parametrize("steps", ["g 3 5.6 2.8 g 2 5.6", "5.6 g 2 5.6 2.8 5.6 5.6", "g 9 5.6"])
def test_repeated_distances_place_each_sign(steps: str) -> None:
    sheet = plan()
    words(sheet, LEFT, 200, "一二三四五六七", code=f'DeltaX="{steps}"')
    assert "一二三四五六七" in extract(ofd([sheet.objects])).text


def turned(sheet: Sheet, x: float, y: float, size: float, said: str, clockwise: bool) -> None:
    """A line that runs down the page, or up."""
    matrix = f"0 1 -1 0 {size} 0" if clockwise else f"0 -1 1 0 0 {width(said) * size}"
    sheet.objects.append(
        f'<ofd:TextObject ID="{len(sheet.objects) + 10}" Boundary="{x} {y} {size} {width(said) * size}" CTM="{matrix}" '
        f'Font="1" Size="{size}"><ofd:TextCode X="0" Y="{size * 0.86}">{said}</ofd:TextCode></ofd:TextObject>'
    )


@pytest.mark.parametrize("clockwise", [True, False])
def test_a_page_whose_words_are_set_on_their_side_is_read(clockwise: bool) -> None:
    sheet = Sheet()
    lines = [(7.0, TITLE), (5.6, "一、主要目标"), (5.6, "到2025年，养老床位达到5万张。")]
    for n, (size, said) in enumerate(lines):
        start = 60.0 if n == 0 else 40
        x = 180 - 14 * n if clockwise else 20 + 14 * n
        turned(sheet, x, start if clockwise else 290 - start - width(said) * size, size, said, clockwise)
    read = extract(ofd([sheet.objects]))
    assert [section.heading for section in read.sections] == ["主要目标"]
    assert [str(s.value) for s in read.statements] == ["50000"] or read.statements[0].unit == "万张"
    assert read.metadata.title is not None


def composite(said: Sequence[str], used: bool) -> bytes:
    """A page whose text stands in a resource that it places."""
    unit = Sheet()
    for n, line in enumerate(said):
        unit.line(0, 10 * n, 5.6, line)
    sheet = plan()
    sheet.objects.append(
        f'<ofd:CompositeObject ID="70" Boundary="{LEFT} 90 150 40" ResourceID="{60 if used else 61}"/>'
    )
    resources = (
        '<ofd:Fonts><ofd:Font ID="1" FontName="SimSun"/></ofd:Fonts><ofd:CompositeGraphicUnits>'
        f'<ofd:CompositeGraphicUnit ID="60" Width="150" Height="40"><ofd:Content>{"".join(unit.objects)}</ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    return ofd([sheet.objects], resources=resources)


def test_words_of_a_composite_that_the_page_places_are_read() -> None:
    read = extract(composite(["二、保障措施", "到2025年，投入资金3亿元。"], used=True))
    assert [section.heading for section in read.sections] == ["主要目标", "保障措施"]
    assert "PICTURES_UNREAD" not in codes(read)


def test_a_composite_that_is_nowhere_is_told_as_a_picture() -> None:
    assert "PICTURES_UNREAD" in codes(extract(composite(["二、保障措施"], used=False)))


def drawn_letters() -> Sheet:
    """A page whose text is drawn as shapes, above a page's number."""
    sheet = Sheet()
    for k in range(400):
        x, y = 28 + k % 27 * 5.6, 40 + k // 27 * 10
        path(sheet, x, y, "M 0 0 B 1 1 2 2 3 3 L 4 4 C", 'Fill="true" Stroke="false"')
    sheet.line(100, 280, SMALL, "— 2 —")
    return sheet


def test_a_page_of_letters_drawn_as_shapes_is_told() -> None:
    read = extract(ofd([plan().objects, drawn_letters().objects]))
    (told,) = (d for d in read.diagnostics if d.code == "PICTURES_UNREAD")
    assert "第 2 页" in told.message


def test_a_document_of_such_pages_has_no_text() -> None:
    with pytest.raises(ExtractionError) as failure:
        extract(ofd([drawn_letters().objects]))
    assert failure.value.code == "NO_TEXT_LAYER"


def table(sheet: Sheet, top: float, rows: Sequence[Sequence[str]], rules: str) -> float:
    y = top
    for row in rows:
        for x0, x1, said in zip(XS, XS[1:], row, strict=False):
            sheet.line((x0 + x1 - width(said) * SMALL) / 2, y + 2, SMALL, said)
        y += 8
    white = colour("StrokeColor", WHITE)
    for at in (top, top + 8, y):
        path(sheet, XS[0], at, f"M 0 0 L {XS[-1] - XS[0]} 0")
    for x in XS if "columns" in rules else ():
        path(sheet, x, top, f"M 0 0 L 0 {y - top}")
    for n in range(3) if "white" in rules else ():
        path(sheet, XS[0] + 20, top + 8 * n + 4, "M 0 0 L 30 0 L 30 5 L 0 5 C", inner=white)
    return y


@pytest.mark.parametrize("rules", ["columns", "", "white", "columns white"])
@pytest.mark.parametrize("pages", [1, 2])
def test_tables_without_rules_between_rows(rules: str, pages: int) -> None:
    """Over a page end, too; white strokes are no rules."""
    first, second = plan(), Sheet()
    first.line(90, 190, SMALL, "表1 主要指标")
    half = len(ROWS) if pages == 1 else 3
    table(first, 200, [HEAD, *ROWS[:half]], rules)
    y = table(second, 30, [HEAD, *ROWS[half:]], rules) if pages == 2 else 30.0
    second.line(LEFT + 11.2, y + 10, 5.6, "二、保障措施")
    read = extract(ofd([first.objects, second.objects]))
    assert [(i.name, i.unit, *(v.raw for v in i.values)) for i in read.indicators] == [row[:4] for row in ROWS]
    assert [table.fragments for table in read.tables] == [pages]


def test_pages_over_several_templates_keep_their_text_apart() -> None:
    """Heads of both templates are no text; a table that one has under it is ruled by it."""
    even, odd = Sheet(), Sheet()
    even.line(70, 16, SMALL, "青江市人民政府公报")
    odd.line(60, 16, SMALL, "青江市养老服务规划")
    pages = []
    for n in range(4):
        sheet = plan() if n == 0 else Sheet()
        sheet.line(LEFT + 11.2, 100, 5.6, f"{'（一）（二）（三）（四）'[3 * n : 3 * n + 3]}任务")
        sheet.line(LEFT + 11.2, 110, 5.6, "健全基本养老服务清单，完善服务网络。")
        sheet.line(100, 280, SMALL, f"— {n + 1} —")
        pages.append(sheet.objects)
    read = extract(ofd(pages, "".join([*even.objects, *odd.objects])))
    assert "公报" not in "".join(
        block.text for section in read.sections for block in section.blocks if block.type == "paragraph"
    )
    assert len(read.sections[0].children) == 4
