"""OFD files, one per difficulty."""

from __future__ import annotations

from .write_ofd import LEFT, SMALL, Sheet, lines, ofd, width

TITLE = "青江市就业促进“十四五”规划"
TEXT = (
    "“十三五”时期，全市就业工作取得明显成效，城镇新增就业52.6万人，失业率控制在较低水平，劳动者素质明显提高，"
    "公共服务体系不断完善，重点群体就业保持稳定，创业环境持续优化，就业形势总体平稳。"
)


def _paragraph(sheet: Sheet, y: float, words: str, indented: bool = True) -> float:
    """A paragraph from ``y`` on; returns where the next one begins."""
    for n, line in enumerate(lines(words, 27, 2 if indented else 0)):
        sheet.line(LEFT + (11.2 if indented and not n else 0), y, 5.6, line)
        y += 10
    return y


def _page() -> Sheet:
    sheet = Sheet()
    sheet.line(60, 40, 7, TITLE)
    sheet.line(LEFT + 11.2, 60, 5.6, "第一章 发展基础")
    _paragraph(sheet, _paragraph(sheet, 70, TEXT), TEXT[10:])
    return sheet


def scattered() -> bytes:
    """Every character an object of its own, and the objects in no order: the places say what the page says."""
    sheet = Sheet()
    for n, char in enumerate(TITLE):
        sheet.line(60 + 7 * n - (3.5 if n > TITLE.index("四") else 0), 40, 7, char)
    at = 0.0
    for char in "第一章 发展基础":
        sheet.line(LEFT + at, 60, 5.6, char)
        at += width(char) * 5.6
    sheet.line(LEFT + 11.2, 70, 5.6, "就业形势总体稳定。")
    sheet.objects.reverse()
    return ofd([sheet.objects])


def template() -> bytes:
    """A running head in the template under each page; a sentence goes on over the page end; numbers at the foot."""
    head = Sheet()
    head.line(70, 20, SMALL, "青江市人民政府规范性文件")
    first = "".join(list(lines(TEXT, 27, 2))[:2])
    pages = []
    for number in (1, 2, 3):
        sheet = Sheet()
        if number == 1:
            sheet.line(60, 40, 7, TITLE)
            y = _paragraph(sheet, 60, "第一章 发展基础")
            _paragraph(sheet, _paragraph(sheet, y, TEXT), first)
        elif number == 2:
            y = _paragraph(sheet, 40, TEXT[len(first) :], indented=False)
            _paragraph(sheet, _paragraph(sheet, y, TEXT[10:]), TEXT[5:])
        else:
            _paragraph(sheet, _paragraph(sheet, 40, "第二章 目标"), "到2025年就业更加充分。")
        sheet.line(100, 280, SMALL, f"— {number} —")
        pages.append(sheet.objects)
    return ofd(pages, "".join(head.objects))


def short() -> bytes:
    """Two pages over a template whose head repeats the title and whose foot names the issuer."""
    under = Sheet()
    under.line(70, 16, SMALL, TITLE)
    under.line(70, 288, SMALL, "青江市人力资源和社会保障局")
    first, second = _page(), Sheet()
    half = len("".join(list(lines(TEXT, 27, 2))[:2]))
    _paragraph(first, 180, TEXT[:half])
    y = _paragraph(second, 40, TEXT[half:], indented=False)
    _paragraph(second, _paragraph(second, y, "第二章 目标"), "到2025年，城镇新增就业12万人。")
    for number, sheet in enumerate((first, second), 1):
        sheet.line(100, 280, SMALL, f"— {number} —")
    return ofd([first.objects, second.objects], "".join(under.objects))


def shapes() -> bytes:
    """A table whose lines are drawn one by one, some as thin filled shapes; a scaled object; distances left out; hidden text."""
    sheet = _page()
    edges, tops = (30.0, 90.0, 130.0, 170.0), (150.0, 160.0, 170.0, 180.0)
    for x in edges:
        sheet.objects.append(
            f'<ofd:PathObject Boundary="{x} 150 0.2 30" Fill="true" Stroke="false"><ofd:AbbreviatedData>M 0 0 L 0.2 0 L 0.2 30 L 0 30 C</ofd:AbbreviatedData></ofd:PathObject>'
        )
    for y in tops:
        sheet.objects.append(
            f'<ofd:PathObject Boundary="30 {y} 140 0.3"><ofd:AbbreviatedData>M 0 0 L 140 0</ofd:AbbreviatedData></ofd:PathObject>'
        )
    rows = (("指标", "2020年", "2025年"), ("参保率（%）", "90", "95"), ("城镇新增就业（万人）", "10.5", "12"))
    for row, y in zip(rows, tops, strict=False):
        for words, x in zip(row, edges, strict=False):
            sheet.line(x + 3, y + 3, SMALL, words)
    sheet.objects.append(
        f'<ofd:TextObject Boundary="{LEFT + 11.2} 190 60 6" CTM="0.5 0 0 0.5 0 0" Font="1" Size="11.2"><ofd:TextCode X="0" Y="9.6">放大一半的话。</ofd:TextCode></ofd:TextObject>'
    )
    sheet.objects.append(
        '<ofd:TextObject Visible="false" Boundary="30 210 60 6" Font="1" Size="5.6"><ofd:TextCode X="0" Y="5">看不见</ofd:TextCode></ofd:TextObject>'
    )
    return ofd([sheet.objects])


CASES = {"scattered.ofd": scattered, "template.ofd": template, "short.ofd": short, "shapes.ofd": shapes}
