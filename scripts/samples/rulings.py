"""One indicator table under every ruling that offices use: which rules are drawn, how, where words stand in cells."""

from __future__ import annotations

from collections.abc import Sequence

from .pdf_cases import HEIGHT, PARAGRAPH, Sheet, made

HEAD = ("指标", "单位", "2020年", "2025年", "属性")
ROWS = (
    ("城镇新增就业", "万人", "12.3", "≥15", "预期性"),
    ("城镇登记失业率", "%", "3.2", "5", "预期性"),
    ("基本养老保险参保率", "%", "95.06", "≥97", "约束性"),
    ("劳动人事争议调解成功率", "%", "60", "65", "预期性"),
    ("高技能人才总量", "万人", "4.8", "6.2", "预期性"),
    ("开展补贴性职业技能培训", "万人次", "20", "＞30", "约束性"),
)
RULINGS = {
    "full": ("rows", "columns", "sides"), "columns": ("ends", "head", "columns", "sides"),
    "columns_open": ("ends", "head", "columns"), "columns_alone": ("columns", "sides"), "rows": ("rows",),
    "rows_sides": ("rows", "sides"), "frame": ("ends", "sides"), "frame_head": ("ends", "sides", "head"),
    "three_lines": ("ends", "head"), "groups": ("ends", "head", "columns", "sides", "groups"),
    "head_boxed": ("boxed", "head", "rows"), "head_boxed_alone": ("boxed", "head", "foot"), "none": (),
}  # fmt: skip
"""Each ruling with the rules that it has."""
NOTES = ("注：1.城镇新增就业为五年累计数。", "2.其余为期末数。")
WIDE, NARROW, CLOSE = (150, 60, 70, 80, 70), (84, 50, 60, 70, 50), (61, 44, 44, 44, 40)
"""Widths of the columns in points: names on one line each, names that run over two, over three and close together."""
GROUPS, GROUP = ("就业", "社会", "人才"), 32
"""Words of a merged column before the others, each for two rows, and its width."""
SIZE, STEP = 10.5, 13.65
LEFT = 60


def ruled(
    ruling: str, bars: bool = False, middle: bool = False, widths: Sequence[int] = WIDE, title: bool = False,
    notes: bool = False, right: bool = False, groups: bool = False,
) -> bytes:  # fmt: skip
    """A page with the table between two chapters.

    Args:
        ruling: a key of ``RULINGS``.
        bars: whether rules are filled rectangles, or strokes.
        middle: whether words stand in the middle of their row's height, or at its head.
        widths: of the columns.
        title: whether the title of the box is a row of the table, or stands above it.
        notes: whether two notes are its last rows.
        right: whether numbers stand at the right side of their columns.
        groups: whether a column of merged cells stands before the others.
    """

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青江市就业促进“十四五”规划", 18)
        sheet.put(84, 100, "一、主要目标")
        top = sheet.paragraph(LEFT, 120, PARAGRAPH, 38)
        if not title:
            sheet.centre(top + 4, "专栏1 主要指标")
        rows = [*([("专栏1 主要指标",)] if title else []), HEAD, *ROWS, *((note,) for note in NOTES if notes)]
        table = _Table(sheet, rows, widths, bars, middle, right, groups)
        foot = table.draw(top + 28, RULINGS[ruling])
        sheet.put(84, foot + 20, "二、保障措施")
        sheet.paragraph(LEFT, foot + 40, PARAGRAPH, 38)
        sheet.showPage()

    return made(draw)


def cut(ruling: str, again: bool) -> bytes:
    """The table over a page end, its header printed again on the second page or not."""

    def draw(sheet: Sheet) -> None:
        sheet.put(84, 80, "一、主要目标")
        top = 100.0
        for _ in range(8):
            top = sheet.paragraph(LEFT, top, PARAGRAPH, 38)
        sheet.centre(top + 4, "专栏1 主要指标")
        _Table(sheet, [HEAD, *ROWS[:3]], NARROW, False, False).draw(top + 28, RULINGS[ruling])
        sheet.centre(800, "— 1 —", 9)
        sheet.showPage()
        rules = [rule for rule in RULINGS[ruling] if again or rule not in ("head", "boxed")]
        foot = _Table(sheet, [*([HEAD] if again else []), *ROWS[3:]], NARROW, False, False).draw(72, rules)
        sheet.put(84, foot + 20, "二、保障措施")
        sheet.paragraph(LEFT, foot + 40, PARAGRAPH, 38)
        sheet.centre(800, "— 2 —", 9)
        sheet.showPage()

    return made(draw)


class _Table:
    def __init__(
        self, sheet: Sheet, rows: list[tuple[str, ...]], widths: Sequence[int], bars: bool, middle: bool,
        right: bool = False, groups: bool = False,
    ):  # fmt: skip
        self.sheet, self.rows, self.widths, self.bars, self.middle = sheet, rows, widths, bars, middle
        self.right, self.groups = right, groups
        self.xs = [LEFT + sum(widths[:n]) for n in range(len(widths) + 1)]

    def draw(self, top: float, rules: Sequence[str]) -> float:
        """Words and rules; returns where the table ends."""
        ys = [top]
        for row in self.rows:
            ys.append(ys[-1] + max(len(lines) for lines in self._lines(row)) * STEP + 6)
        for row, y, end in zip(self.rows, ys, ys[1:], strict=False):
            self._row(row, y, end)
        head = self.rows.index(HEAD) if HEAD in self.rows else 0
        body = max(n for n, row in enumerate(self.rows) if len(row) > 1) + 1
        level = {
            "ends": [ys[0], ys[-1]], "foot": [ys[-1]], "head": ys[head : head + 2], "rows": ys,
            "groups": ys[head + 3 : body : 3],
        }  # fmt: skip
        edges = [LEFT - GROUP, *self.xs] if self.groups else self.xs
        inner = ys[head + 2 : body : 2] if self.groups else []
        if self.groups:
            self._grouped(ys[head : body + 1])
        upright = {
            "columns": (edges[1:-1], ys[head], ys[body]), "sides": ((edges[0], edges[-1]), ys[0], ys[-1]),
            "boxed": (edges, ys[head], ys[head + 1]),
        }  # fmt: skip
        for rule in rules:
            for y in level.get(rule, ()):
                self._rule(self.xs[0] if y in inner else edges[0], y, self.xs[-1], y)
            xs, y0, y1 = upright.get(rule, ((), 0.0, 0.0))
            for x in xs:
                self._rule(x, y0, x, y1)
        return ys[-1]

    def _grouped(self, ys: Sequence[float]) -> None:
        """The merged column: its header, and each group's word in the middle of two rows."""
        places = [("类别", ys[0], ys[1]), *zip(GROUPS, ys[1::2], ys[3::2], strict=False)]
        for word, top, end in places:
            self.sheet.put(LEFT - GROUP / 2 - SIZE, (top + end - SIZE) / 2, word, SIZE)

    def _lines(self, row: tuple[str, ...]) -> list[list[str]]:
        if len(row) == 1:
            return [[row[0]]]
        fits = [int((width - 8) // SIZE) for width in self.widths]
        return [
            [words]
            if words.isascii() or words[0] in "2≥＞"
            else [words[n : n + fit] for n in range(0, len(words), fit)]
            for words, fit in zip(row, fits, strict=True)
        ]

    def _row(self, row: tuple[str, ...], top: float, end: float) -> None:
        for n, lines in enumerate(self._lines(row)):
            width = self.widths[n] if len(row) > 1 else self.xs[-1] - self.xs[0]
            y = top + 3 + ((end - top - 6 - len(lines) * STEP) / 2 if self.middle else 0)
            for words in lines:
                room = width - self.sheet.stringWidth(words, self.sheet.font, SIZE)
                is_number = self.right and n in (2, 3) and len(row) > 1 and row is not HEAD
                inset = 4 if n == 0 and row is not HEAD else room - 3 if is_number else room / 2
                self.sheet.put(self.xs[n] + inset, y, words, SIZE)
                y += STEP

    def _rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        if self.bars:
            self.sheet.rect(x0, HEIGHT - bottom - 0.5, max(x1 - x0, 0.5), max(bottom - top, 0.5), stroke=0, fill=1)
        else:
            self.sheet.rule(x0, top, x1, bottom)
