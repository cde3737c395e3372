"""PDFs that are hard to read, one difficulty each."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE = 12
WIDTH, HEIGHT = A4
PARAGRAPH = (
    "坚持以人民为中心的发展思想，实施就业优先战略，完善重点群体就业支持体系，健全终身职业技能培训制度，"
    "推动实现更加充分更高质量就业，城镇新增就业累计达到十万人，城镇登记失业率控制在百分之五以内。"
)


class Sheet(Canvas):
    """A canvas that measures from the top, in lines of print."""

    def __init__(self, out: io.BytesIO, **options: object):
        rl_config.invariant = 1
        self.font = str(options.pop("font", FONT))
        if self.font == FONT:
            pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        super().__init__(out, pagesize=options.pop("pagesize", A4), **options)

    def put(self, x: float, top: float, words: str, size: float = SIZE) -> None:
        """Words whose type begins at ``top``."""
        self.setFont(self.font, size)
        self.drawString(x, self._pagesize[1] - top - 0.86 * size, words)

    def centre(self, top: float, words: str, size: float = SIZE) -> None:
        """Words in the middle of the page."""
        self.put((self._pagesize[0] - size * len(words)) / 2, top, words, size)

    def paragraph(self, x: float, top: float, words: str, across: int, indent: int = 2, step: float = 20) -> float:
        """Running text, ``across`` characters a line, the first one set in; returns where the next line begins."""
        lines = [words[: across - indent]]
        rest = words[across - indent :]
        lines += [rest[n : n + across] for n in range(0, len(rest), across)]
        for n, line in enumerate(lines):
            self.put(x + (indent * SIZE if n == 0 else 0), top, line)
            top += step
        return top

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A straight line."""
        self.setLineWidth(0.5)
        self.line(x0, self._pagesize[1] - top, x1, self._pagesize[1] - bottom)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """A full grid."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])


def made(draw: Callable[[Sheet], None], **options: object) -> bytes:
    """What ``draw`` puts on a sheet, as a PDF."""
    out = io.BytesIO()
    sheet = Sheet(out, **options)
    draw(sheet)
    sheet.save()
    return out.getvalue()


def two_columns(sheet: Sheet) -> None:
    """A gazette: a title over the page, text in two columns whose lines do not stand at one height."""
    sheet.centre(60, "青江市就业促进规划", 18)
    for column, (x, top) in enumerate(((60, 110), (312, 117))):
        for n in range(4):
            top = sheet.paragraph(x, top, f"第{'甲乙'[column]}栏第{'一二三四'[n]}段。{PARAGRAPH}", 18)
    sheet.showPage()


def furniture(sheet: Sheet) -> None:
    """Bare page numbers, a running head, and a paragraph that every page end cuts."""
    words = "".join(f"第{n}句，{PARAGRAPH}" for n in range(1, 28))
    lines = [words[:34], *(words[n : n + 36] for n in range(34, len(words), 36))]
    for number in range(4):
        sheet.centre(40, "青江市人民政府公报", 9)
        for n, line in enumerate(lines[number * 20 : number * 20 + 20]):
            sheet.put(80 + (24 if number == n == 0 else 0), 80 + 20 * n, line)
        sheet.centre(790, str(number + 7), 9)
        sheet.showPage()


ROWS = (
    ("指标", "2020年", "2025年", "属性"),
    ("城镇新增就业（万人）", "〔12.3〕", "〔15〕", "预期性"),
    ("城镇登记失业率（%）", "3.2", "＜5", "预期性"),
    ("基本养老保险参保率（%）", "95.06", "≥97", "约束性"),
    ("劳动人事争议调解成功率（%）", "60", "65", "预期性"),
)
COLUMNS = (80, 290, 370, 450)


def _rows(sheet: Sheet, top: float, step: float = 20) -> float:
    for row in ROWS:
        for x, words in zip(COLUMNS, row, strict=True):
            sheet.put(x, top, words, 10.5)
        top += step
    return top


def _around(sheet: Sheet, table: Callable[[float], float]) -> None:
    top = sheet.paragraph(80, 80, PARAGRAPH, 36)
    sheet.centre(top + 6, "表1 主要指标")
    top = table(top + 32)
    sheet.put(80, top + 4, "注：〔〕内为五年累计数。", 10.5)
    sheet.paragraph(80, top + 30, PARAGRAPH, 36)
    sheet.showPage()


def half_ruled(sheet: Sheet) -> None:
    """A table of three lines."""

    def table(top: float) -> float:
        foot = _rows(sheet, top)
        for y in (top - 4, top + 16, foot - 4):
            sheet.rule(76, y, 510, y)
        return foot

    _around(sheet, table)


def unruled(sheet: Sheet) -> None:
    """A table without any rule."""
    _around(sheet, lambda top: _rows(sheet, top))


def open_sides(sheet: Sheet) -> None:
    """A ruled table whose left and right sides are open, as is the custom."""

    def table(top: float) -> float:
        foot = _rows(sheet, top)
        for n in range(len(ROWS) + 1):
            sheet.rule(76, top - 4 + 20 * n, 510, top - 4 + 20 * n)
        for x in COLUMNS[1:]:
            sheet.rule(x - 4, top - 4, x - 4, foot - 4)
        return foot

    _around(sheet, table)


def cut_row(sheet: Sheet) -> None:
    """A table over two pages: the page end cuts a row and a merged cell; the header is printed again."""
    xs: list[float] = [76, 130, 330, 420, 510]
    sheet.centre(60, "表1 重点任务")
    head = ("类别", "任务", "2020年", "2025年")
    sheet.grid(xs, [90, 110])
    for x, words in zip(xs, head, strict=False):
        sheet.put(x + 4, 94, words, 10.5)
    for x in xs:
        sheet.rule(x, 110, x, 760)
    for y in (440, 760):
        sheet.rule(xs[1], y, xs[-1], y)
    sheet.rule(xs[0], 760, xs[1], 760)
    sheet.put(80, 430, "就业", 10.5)
    for top, row in (
        (270, ("开展补贴性职业技能培训", "30", "50")),
        (730, ("建设覆盖全市城乡各类劳动者的", "20", "40")),
    ):
        for x, words in zip(xs[1:], row, strict=False):
            sheet.put(x + 4, top, words, 10.5)
    sheet.centre(800, "— 1 —", 9)
    sheet.showPage()
    sheet.grid(xs, [60, 80])
    for x, words in zip(xs, head, strict=False):
        sheet.put(x + 4, 64, words, 10.5)
    sheet.grid(xs[1:], [80, 120, 160])
    sheet.rule(xs[0], 80, xs[0], 200)
    sheet.rule(xs[0], 160, xs[1], 160)
    sheet.grid(xs, [160, 200])
    sheet.put(134, 90, "公共就业创业服务平台", 10.5)
    for top, row in ((134, ("", "发放创业担保贷款", "10", "12")), (174, ("社保", "基本养老保险参保率", "90", "95"))):
        for x, words in zip(xs, row, strict=False):
            sheet.put(x + 4, top, words, 10.5)
    sheet.centre(800, "— 2 —", 9)
    sheet.showPage()


def overprinted(sheet: Sheet) -> None:
    """Bold made by printing twice, a little to the right."""
    for shift in (0.0, 0.4):
        sheet.put(80 + shift, 80, "第一章 发展基础2020", 14)
    sheet.paragraph(80, 120, PARAGRAPH, 36)
    sheet.showPage()


def raised(sheet: Sheet) -> None:
    """Note marks above the line, in running text and in a cell; a power of ten and a square are none."""

    def table(top: float) -> float:
        foot = _rows(sheet, top)
        sheet.grid([76, *(x - 4 for x in COLUMNS[1:]), 510], [top - 4 + 20 * n for n in range(len(ROWS) + 1)])
        sheet.put(303, top + 38, "1", 6)
        return foot

    sheet.put(80, 50, "新增就业12.3万人")
    sheet.put(80 + 12 * 8, 48, "2", 7)
    sheet.put(80 + 12 * 8 + 4, 50, "，面积达到30km")
    sheet.put(80 + 12 * 15, 48, "2", 7)
    sheet.put(80 + 12 * 15 + 4, 50, "。")
    _around(sheet, table)


def side_head(sheet: Sheet) -> None:
    """A gazette whose name runs down the margin, beside lines of text at the same heights."""
    top = 80.0
    for _ in range(3):
        top = sheet.paragraph(80, top, PARAGRAPH, 36)
    for n, letter in enumerate("青江市人民政府公报"):
        sheet.put(540, 80 + 20 * n, letter, 10)
    sheet.centre(790, "— 1 —", 9)
    sheet.showPage()


def footnotes(sheet: Sheet) -> None:
    """Notes at the foot of a page, between the two halves of a paragraph."""
    words = "".join(f"第{n}句，{PARAGRAPH}" for n in range(1, 5))
    lines = [words[:34], *(words[n : n + 36] for n in range(34, len(words), 36))]
    for n, line in enumerate(lines[:6]):
        sheet.put(80 + (24 if n == 0 else 0), 560 + 20 * n, line)
    sheet.put(104 + 5 * 12, 559, "1", 6)
    sheet.put(80 + 20 * 12, 600.5, "2", 7)
    sheet.rule(80, 700, 220, 700)
    for n, (mark, note) in enumerate(
        (("1", "指城镇登记失业人员与城镇从业人员之比。"), ("2", "数据来自市统计局，口径为常住人口，"))
    ):
        sheet.put(80, 708 + 16 * n, mark, 5)
        sheet.put(86, 710 + 16 * n, note, 9)
    sheet.put(80, 742, "其中农民工单独统计。", 9)
    sheet.centre(790, "— 1 —", 9)
    sheet.showPage()
    for n, line in enumerate(lines[6:]):
        sheet.put(80, 80 + 20 * n, line)
    sheet.centre(790, "— 2 —", 9)
    sheet.showPage()


def rotated(sheet: Sheet) -> None:
    """A wide table on a page that the viewer turns, and one that is drawn on its side."""
    sheet.setPageSize(A4)
    sheet.setPageRotation(90)
    sheet.translate(WIDTH, 0)
    sheet.rotate(90)
    sheet._pagesize = landscape(A4)
    _wide(sheet)
    sheet.setPageRotation(0)
    sheet._pagesize = A4
    sheet.translate(WIDTH, 0)
    sheet.rotate(90)
    sheet._pagesize = landscape(A4)
    _wide(sheet)


def _wide(sheet: Sheet, turned: bool = False) -> None:
    sheet.centre(80, "表1 主要指标")
    top = 120
    foot = _rows(sheet, top)
    sheet.grid([76, *(x - 4 for x in COLUMNS[1:]), 510], [top - 4 + 20 * n for n in range(len(ROWS) + 1)])
    sheet.put(80, foot + 4, "注：〔〕内为五年累计数。", 10.5)
    if turned:
        sheet._pagesize = A4
    sheet.showPage()


def frame_over_pages(sheet: Sheet) -> None:
    """A framed box that a page end cuts."""
    top = sheet.paragraph(80, 600, PARAGRAPH, 36)
    sheet.rect(70, HEIGHT - 760, 460, 760 - top)
    sheet.centre(top + 8, "专栏1 重大工程")
    sheet.paragraph(80, top + 32, "1.技能提升行动。" + PARAGRAPH[:50], 36)
    sheet.centre(800, "— 1 —", 9)
    sheet.showPage()
    sheet.rect(70, HEIGHT - 130, 460, 60)
    sheet.put(80, 80, "建设一批公共实训基地。")
    sheet.put(104, 104, "2.创业服务行动。扶持创业五千人。")
    sheet.paragraph(80, 150, PARAGRAPH, 36)
    sheet.centre(800, "— 2 —", 9)
    sheet.showPage()


def _bars(sheet: Sheet, xs: list[float], ys: list[float]) -> None:
    """A grid whose rules are bars filled with black, as office programs draw them."""
    for y in ys:
        sheet.rect(xs[0], HEIGHT - y - 0.5, xs[-1] - xs[0], 0.5, stroke=0, fill=1)
    for x in xs:
        sheet.rect(x, HEIGHT - ys[-1], 0.5, ys[-1] - ys[0], stroke=0, fill=1)


EDGES: list[float] = [76, *(x - 4 for x in COLUMNS[1:]), 510]


def bars(sheet: Sheet) -> None:
    """Rules as filled bars, names over two lines; white rules on white paper and white ones on a shaded head."""

    def table(top: float) -> float:
        ys = [top - 4, top + 16, *(top + 16 + 34 * n for n in range(1, 4))]
        sheet.setFillColorRGB(0.2, 0.4, 0.7)
        sheet.rect(EDGES[0], HEIGHT - ys[1], EDGES[-1] - EDGES[0], 20, stroke=0, fill=1)
        sheet.setStrokeColorRGB(1, 1, 1)
        sheet.setFillColorRGB(0, 0, 0)
        for x in EDGES[1:-1]:
            sheet.rule(x, ys[0], x, ys[1])
        for y in ys[1:-1]:
            sheet.rule(EDGES[0], y + 17, EDGES[-1], y + 17)
        sheet.setStrokeColorRGB(0, 0, 0)
        _bars(sheet, EDGES, ys[1:])
        for x, words in zip(COLUMNS, ROWS[0], strict=True):
            sheet.put(x, top, words, 10.5)
        for n, (name, *values) in enumerate(ROWS[1:4]):
            half = len(name) // 2
            sheet.put(COLUMNS[0], ys[n + 1] + 4, name[:half], 10.5)
            sheet.put(COLUMNS[0], ys[n + 1] + 19, name[half:], 10.5)
            for x, words in zip(COLUMNS[1:], values, strict=True):
                sheet.put(x, ys[n + 1] + 11, words, 10.5)
        return ys[-1] + 4

    _around(sheet, table)


def columns_only(sheet: Sheet) -> None:
    """Rules between columns, under the header and at the ends, none between rows; a name runs on below its first line."""

    def table(top: float) -> float:
        for x, words in zip(COLUMNS, ROWS[0], strict=True):
            sheet.put(x, top, words, 10.5)
        at = top + 22
        for n, row in enumerate(ROWS[1:]):
            name, rest = (row[0][:8], row[0][8:]) if n == 2 else (row[0], "")
            sheet.put(COLUMNS[0], at, name, 10.5)
            for x, words in zip(COLUMNS[1:], row[1:], strict=True):
                sheet.put(x, at, words, 10.5)
            if rest:
                at += 15
                sheet.put(COLUMNS[0], at, rest, 10.5)
            at += 18
        for y in (top - 4, top + 16, at):
            sheet.rule(EDGES[0], y, EDGES[-1], y)
        for x in EDGES:
            sheet.rule(x, top - 4, x, at)
        return at + 4

    _around(sheet, table)


def header_boxed(sheet: Sheet) -> None:
    """A boxed header; below it level rules only."""

    def table(top: float) -> float:
        foot = _rows(sheet, top)
        sheet.grid(EDGES, [top - 4, top + 16])
        for n in range(2, len(ROWS) + 1):
            sheet.rule(EDGES[0], top - 4 + 20 * n, EDGES[-1], top - 4 + 20 * n)
        return foot

    _around(sheet, table)


CLOSE = (("县区", "2021年", "2022年", "2023年"), ("东山县", "17345", "18293", "19120"), ("西河县", "8345", "9293", "9928"),
        ("南岭县", "12345", "13211", "14002"), ("北原县", "7345", "8293", "9120"))  # fmt: skip


def close_numbers(sheet: Sheet) -> None:
    """Columns of numbers that stand closer than a character, without a rule."""
    top = sheet.paragraph(80, 80, PARAGRAPH, 36)
    sheet.centre(top + 6, "表1 各县就业人数")
    for n, row in enumerate(CLOSE):
        sheet.put(100, top + 30 + 18 * n, row[0], 10)
        for k, words in enumerate(row[1:]):
            wide = sheet.stringWidth(words, sheet.font, 10)
            sheet.put(240 + 33 * k - wide, top + 30 + 18 * n, words, 10)
    sheet.paragraph(80, top + 140, PARAGRAPH, 36)
    sheet.showPage()


def signs(sheet: Sheet) -> None:
    """Raised and lowered signs in one line, and a power of ten."""
    x = 80.0
    for words, size, shift in (
        ("到2025年，PM", 12, 0), ("2.5", 7, 7), ("平均浓度降至32微克/m", 12, 0), ("3", 7, 0), ("，O", 12, 0), ("3", 7, 7),
        ("浓度降至150微克/m", 12, 0), ("3", 7, 0), ("。", 12, 0),
    ):  # fmt: skip
        sheet.put(x, 80 + shift, words, size)
        x += sheet.stringWidth(words, sheet.font, size)
    x = 80.0
    for words, size in (("粮食产量达到2.3×10", 12), ("6", 7), ("吨。", 12)):
        sheet.put(x, 104, words, size)
        x += sheet.stringWidth(words, sheet.font, size)
    sheet.showPage()


def watermarks(sheet: Sheet) -> None:
    """A slanting watermark over the page and a pale level one under two lines of it."""
    sheet.setFillColorRGB(0.8, 0.8, 0.8)
    for top in (86, 150):
        sheet.put(100, top, "征求意见稿 2021年", 20)
    sheet.saveState()
    sheet.translate(200, HEIGHT - 300)
    sheet.rotate(40)
    sheet.setFont(sheet.font, 40)
    sheet.drawString(0, 0, "内部资料2020")
    sheet.restoreState()
    sheet.setFillColorRGB(0, 0, 0)
    _around(sheet, lambda top: _rows(sheet, top))


def struck(sheet: Sheet) -> None:
    """Words crossed out by one line and by two, underlined ones beside them; lowered figures right before a number."""

    def said(top: float, *parts: str) -> None:
        x = 104.0
        for part in parts:
            kind, words = part[0], part[1:]
            size, down = (7, 6) if kind == "l" else (SIZE, 0)
            sheet.put(x, top + down, words, size)
            end = x + sheet.stringWidth(words, sheet.font, size)
            for share in {"s": (0.55,), "d": (0.5, 0.62), "u": (1.0,)}.get(kind, ()):
                sheet.rule(x, top + share * size, end, top + share * size)
            x = end

    sheet.centre(60, "青江市就业促进规划", 18)
    said(100, " 一、主要目标")
    said(120, " 到2025年，培训职工", "s10", "u12", " 万人次，新增岗位", "d30", " 40个。")
    said(140, " 减排NO", "l2", " 300吨的任务全部完成，", "s原有的半句，", " 服务网点达到60个。")
    sheet.paragraph(80, 160, PARAGRAPH, 36)
    sheet.showPage()


def unbreakable(sheet: Sheet) -> None:
    """Lines that end early because the number that follows had no room; flush items of full lines parted by distance."""
    sheet.centre(60, "青江市就业促进规划", 18)
    sheet.put(80, 86, "各县区人民政府、市政府各部门、各直属机构，各人民团体、各有关企业和事业单位：")
    sheet.put(104, 120, "一、发展基础")
    sheet.put(104, 140, "“十三五”以来，就业规模稳步扩大，新增就业年均增长速度达到")
    sheet.put(80, 160, "16.1%，占全省的比重提高到五分之一，就业质量稳步提升，城镇登记失业率保持平稳，")
    sheet.put(80, 180, "坚持以人民为中心的发展思想，扎实推进各项工作。")
    sheet.centre(214, "专栏1 重点工程")
    sheet.rect(74, HEIGHT - 330, 450, 96)
    for top, words in (
        (240, "稳定劳动关系。健全终身职业技能培训制度，城镇登记失业率控制在百分之五以内"),
        (258, "，劳动人事争议调解成功率达到百分之六十，和谐劳动关系创建活动覆盖全部企业"),
        (286, "促进创业就业。完善创业担保贷款政策，建设创业孵化基地，扶持创业五千人以上"),
        (304, "，带动就业两万人。"),
    ):
        sheet.put(80, top, words)
    sheet.showPage()


def typed(sheet: Sheet) -> None:
    """Words typed onto the page: a form field that shows its value."""
    sheet.put(104, 80, "一、发展目标")
    sheet.put(104, 100, "到2025年，" + PARAGRAPH[:24] + "。")
    sheet.acroForm.textfield(
        name="a",
        value="2000 new posts",
        x=80,
        y=HEIGHT - 150,
        width=200,
        height=20,
        fontName="Helvetica",
        borderWidth=0,
    )
    sheet.showPage()


def sideways(sheet: Sheet) -> None:
    """A table set on its side, on a page whose head and number stand upright."""
    sheet.centre(40, "青江市人民政府公报", 9)
    sheet.centre(800, "— 3 —", 9)
    sheet.translate(WIDTH, 0)
    sheet.rotate(90)
    sheet._pagesize = landscape(A4)
    _wide(sheet, turned=True)


def encrypted() -> bytes:
    """A document that needs a password."""
    return made(unruled, encrypt=StandardEncryption("secret", strength=40))


DRAWN = (
    two_columns, furniture, half_ruled, unruled, open_sides, cut_row, overprinted, raised, side_head, footnotes, rotated, frame_over_pages,
    bars, columns_only, header_boxed, close_numbers, signs, watermarks, struck, unbreakable, typed, sideways,
)  # fmt: skip
CASES: dict[str, Callable[[], bytes]] = {
    **{f"{draw.__name__}.pdf": (lambda draw=draw: made(draw)) for draw in DRAWN},
}
"""Name of the file and what makes it."""
