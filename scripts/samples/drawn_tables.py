"""Indicator tables drawn from a seed: ruling, merges, alignment, wrapping and page cuts by chance, cells known."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise

from .pdf_cases import HEIGHT, PARAGRAPH, Sheet, made

NAMES = (
    ("城镇新增就业人数", "万人"), ("城镇登记失业率", "%"), ("基本养老保险参保率", "%"), ("每千人口执业医师数", "人"),
    ("劳动人事争议调解成功率", "%"), ("高技能人才占技能劳动者的比重", "%"), ("污水集中收集率", "%"),
    ("开展补贴性职业技能培训人次", "万人次"), ("单位地区生产总值能源消耗降低", "%"), ("森林覆盖率", "%"),
    ("耕地保有量", "万亩"), ("居民人均可支配收入年均增长", "%"), ("养老机构护理型床位占比", "%"),
    ("粮食综合生产能力", "万吨"), ("绿色出行比例", "%"), ("城市空气质量优良天数比率", "%"),
    ("万元工业增加值用水量下降", "%"), ("农村自来水普及率", "%"), ("公共图书馆藏书量", "万册"),
    ("数字经济核心产业增加值占地区生产总值比重", "%"), ("新增劳动力平均受教育年限", "年"), ("其中：女性", "万人"),
)  # fmt: skip
GROUPS = ("经济发展", "民生福祉", "创新驱动", "绿色生态", "安全保障")
KINDS = ("预期性", "约束性")
RULES = (
    "full", "full", "full", "columns", "columns open", "rows", "rows sides", "frame", "three lines", "none", "groups",
)  # fmt: skip
YEARS = (
    ("2020年", "2025年"), ("2020年", "2025年"), ("2020年基期值", "2025年目标值"), ("2020年", "2023年", "2025年"),
    ("2025年",),
)  # fmt: skip
_CLOSING, _OPENING = "）〕，。：", "≥＞〔（"
FOOT = 780.0
"""Where a page ends."""
Piece = tuple[int, float, float, int, int]
"""A row on a page: its number, the header being 0, where it begins and ends, and which of its lines stand there."""


@dataclass(frozen=True)
class Drawn:
    """A table as drawn: the PDF, its header, and by row the group (or nothing), name and values as printed."""

    data: bytes
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    how: str


@dataclass(frozen=True)
class _Look:
    rules: str
    size: float
    middle: bool
    right: bool
    names_centred: bool
    bars: bool
    pad: float
    again: bool
    split: bool
    latin: float


def table(seed: int) -> Drawn:
    """The table of a seed."""
    draw = random.Random(seed)
    rows, header, grouped = _content(draw)
    look = _Look(
        draw.choice(RULES), draw.choice((9, 10.5, 10.5, 12)), draw.random() < 0.7, draw.random() < 0.3,
        draw.random() < 0.3, draw.random() < 0.4, draw.choice((2, 3, 5)),
        draw.random() < 0.5, draw.random() < 0.5, draw.choice((0.5, 0.5, 0.6)),
    )  # fmt: skip
    start = draw.choice((120.0, 120.0, 400.0, 560.0, 640.0))
    widths = _widths(draw, header, rows, look)
    data = made(lambda sheet: _Pages(sheet, header, rows, widths, look, grouped).draw(start))
    return Drawn(data, header, tuple(rows), f"{look.rules} grouped={grouped} start={start:.0f} {look}")


def _content(draw: random.Random) -> tuple[list[tuple[str, ...]], tuple[str, ...], bool]:
    chosen = draw.sample(NAMES, draw.randint(4, 16))
    grouped, numbered = draw.random() < 0.4, draw.random() < 0.4
    unit_column, kind_column = draw.random() < 0.6, draw.random() < 0.7
    years = draw.choice(YEARS)
    growth = len(years) == 2 and draw.random() < 0.3
    header = (
        *(["类别"] if grouped else []), *(["序号"] if numbered else []), "指标", *(["单位"] if unit_column else []),
        *years, *(["年均增长（%）"] if growth else []), *(["属性"] if kind_column else []),
    )  # fmt: skip
    rows, group, left = [], "", 0
    groups = draw.sample(GROUPS, len(GROUPS))
    for n, (name, unit) in enumerate(chosen, 1):
        if left == 0:
            group, left = groups.pop() if groups else group, draw.randint(1, 5) if groups else 99
        left -= 1
        values = [_value(draw) for _ in years]
        rows.append(
            (
                *([group] if grouped else []), *([str(n)] if numbered else []),
                name if unit_column else f"{name}（{unit}）", *([unit] if unit_column else []), *values,
                *([f"{draw.randint(1, 99) / 10}"] if growth else []),
                *([draw.choice(KINDS)] if kind_column else []),
            )
        )  # fmt: skip
    return rows, tuple(header), grouped


def _value(draw: random.Random) -> str:
    one, tens, hundreds, whole = (draw.randint(*ends) for ends in ((1, 9), (10, 999), (100, 9999), (1000, 99999)))
    plain = draw.choice((str(one), str(tens / 10), str(hundreds / 100), str(whole)))
    return draw.choice((plain,) * 8 + (f"≥{plain}", f"＞{plain}", f"〔{plain}〕", f"{plain}左右", "—"))


def _width(words: str, look: _Look) -> float:
    return sum(look.size * (look.latin if char.isascii() else 1) for char in words)


def _widths(draw: random.Random, header: tuple[str, ...], rows: list[tuple[str, ...]], look: _Look) -> list[float]:
    room = 480.0
    widths = []
    for n, head in enumerate(header):
        most = max(_width(row[n], look) for row in rows)
        if head == "指标":
            most *= draw.choice((0.4, 0.6, 1.0))
        elif head == "类别":
            most = draw.choice((1.0, 2.0, 4.0)) * look.size
        whole = _width(head, look) * (draw.choice((0.5, 1.0)) if len(head) > 4 else 1)
        widths.append(max(most, 2.2 * look.size, whole) + 2 * look.pad + draw.choice((2, 6, 14)))
    over = sum(widths) / room
    return [w / over for w in widths] if over > 1 else widths


class _Pages:
    def __init__(
        self, sheet: Sheet, header: tuple[str, ...], rows: list[tuple[str, ...]], widths: list[float], look: _Look,
        grouped: bool,
    ):  # fmt: skip
        self.sheet, self.header, self.rows, self.look, self.grouped = sheet, header, rows, look, grouped
        self.xs = [57.0]
        for width in widths:
            self.xs.append(self.xs[-1] + width)
        self.step = look.size * 1.3

    def draw(self, start: float) -> None:
        sheet = self.sheet
        sheet.put(84, 72, "一、主要目标")
        top = 95.0
        while top < start - 60:
            top = sheet.paragraph(60, top, PARAGRAPH, 38)
        sheet.centre(top + 6, "专栏1 主要指标")
        top = self._rows(top + 30)
        sheet.put(84, top + 24, "二、保障措施")
        sheet.paragraph(60, top + 46, PARAGRAPH, 38)
        self._end()

    def _end(self) -> None:
        self.sheet.centre(806, f"— {self.sheet.getPageNumber()} —", 9)
        self.sheet.showPage()

    def _lines(self, words: str, n: int) -> list[str]:
        room = self.xs[n + 1] - self.xs[n] - 2 * self.look.pad
        out, line = [], ""
        for piece in _pieces(words):
            if line and _width(line + piece, self.look) > room + 0.1:
                out.append(line)
                line = ""
            line += piece
        return [*out, line]

    def _rows(self, top: float) -> float:
        look = self.look
        cells = [[self._lines(words, n) for n, words in enumerate(row)] for row in (self.header, *self.rows)]
        skip = 1 if self.grouped else 0
        heights = [max(len(c) for c in row[skip:]) * self.step + 2 * look.pad for row in cells]
        for first, last in self._groups() if skip else ():
            short = len(cells[first][0]) * self.step + 2 * look.pad - sum(heights[first : last + 1])
            for n in range(first, last + 1):
                heights[n] += max(0.0, short) / (last + 1 - first)
        pieces: list[Piece] = []
        for n, height in enumerate(heights):
            lines = max(len(c) for c in cells[n][skip:])
            if top + height <= FOOT:
                pieces.append((n, top, top + height, 0, lines))
                top += height
                continue
            fits = int((FOOT - top - 2 * look.pad) // self.step)
            may = look.split and n and not (skip and len(cells[n][0]) > 1)
            cut = fits if may and 0 < fits < lines else 0
            if cut:
                pieces.append((n, top, top + cut * self.step + 2 * look.pad, 0, cut))
            self._page(pieces, cells)
            self._end()
            pieces, top = [], 72.0
            if look.again and n:
                pieces.append((0, top, top + heights[0], 0, 99))
                top += heights[0]
            end = top + (max((lines - cut) * self.step + 2 * look.pad, 0 if cut else height))
            pieces.append((n, top, end, cut, lines))
            top = end
        self._page(pieces, cells)
        return top

    def _groups(self) -> list[tuple[int, int]]:
        """First and last row of each group, the header being row 0."""
        found: list[tuple[int, int]] = []
        for n, row in enumerate(self.rows, 1):
            if found and self.rows[found[-1][0] - 1][0] == row[0]:
                found[-1] = found[-1][0], n
            else:
                found.append((n, n))
        return found

    def _page(self, pieces: list[Piece], cells: list[list[list[str]]]) -> None:
        if not pieces:
            return
        skip = 1 if self.grouped else 0
        for n, top, end, start, stop in pieces:
            for column in range(skip if n else 0, len(self.header)):
                lines = cells[n][column]
                if start or stop < max(len(c) for c in cells[n][skip:]):
                    lines = lines[start:stop]
                self._cell(lines, column, top, end, n == 0)
        if self.grouped:
            for top, end, column_lines in self._spans(pieces, cells):
                self._cell(column_lines, 0, top, end, False)
        self._rules(pieces)

    def _spans(self, pieces: list[Piece], cells: list[list[list[str]]]) -> list[tuple[float, float, list[str]]]:
        """Where each group's cell begins and ends on a page, with its lines where the group begins there."""
        found: list[tuple[float, float, list[str]]] = []
        for first, last in self._groups():
            held = [piece for piece in pieces if first <= piece[0] <= last]
            if held:
                found.append(
                    (held[0][1], held[-1][2], cells[first][0] if held[0][0] == first and not held[0][3] else [])
                )
        return found

    def _cell(self, lines: list[str], column: int, top: float, end: float, is_head: bool) -> None:
        look = self.look
        y = top + look.pad + ((end - top - 2 * look.pad - len(lines) * self.step) / 2 if look.middle else 0)
        left, right = self.xs[column], self.xs[column + 1]
        is_name = self.header[column] == "指标" and not is_head and not look.names_centred
        is_number = self.header[column][:1] in "2年" and not is_head and look.right
        for words in lines:
            wide = self.sheet.stringWidth(words, self.sheet.font, look.size)
            x = left + look.pad if is_name else right - look.pad - wide if is_number else (left + right - wide) / 2
            self.sheet.put(x, y + 0.15 * look.size, words, look.size)
            y += self.step

    def _rules(self, pieces: list[Piece]) -> None:
        rules, xs = self.look.rules, self.xs
        top, end = pieces[0][1], pieces[-1][2]
        if rules == "none":
            return
        self._level(xs[0], xs[-1], top)
        self._level(xs[0], xs[-1], end)
        if pieces[0][0] == 0 and rules != "frame":
            self._level(xs[0], xs[-1], pieces[0][2])
        starts = {first for first, _ in self._groups()} if self.grouped else set()
        for (above, *_), (n, y, *_) in pairwise(pieces):
            within = self.grouped and above > 0 and n not in starts
            if rules in ("full", "rows", "rows sides"):
                self._level(xs[1] if within else xs[0], xs[-1], y)
            elif rules == "groups" and n in starts:
                self._level(xs[0], xs[-1], y)
        if rules in ("full", "columns", "columns open", "groups"):
            for x in xs[1:-1]:
                self._upright(x, top, end)
        if rules in ("full", "columns", "rows sides", "frame", "groups"):
            self._upright(xs[0], top, end)
            self._upright(xs[-1], top, end)

    def _level(self, x0: float, x1: float, y: float) -> None:
        if self.look.bars:
            self.sheet.rect(x0, HEIGHT - y - 0.25, x1 - x0, 0.5, stroke=0, fill=1)
        else:
            self.sheet.rule(x0, y, x1, y)

    def _upright(self, x: float, top: float, end: float) -> None:
        if self.look.bars:
            self.sheet.rect(x - 0.25, HEIGHT - end, 0.5, end - top, stroke=0, fill=1)
        else:
            self.sheet.rule(x, top, x, end)


def _pieces(words: str) -> list[str]:
    """Where a line may break: between Han characters; numbers stay whole, and no closing sign begins a line."""
    out: list[str] = []
    for char in words:
        last = out[-1][-1] if out else ""
        glued = (char.isascii() or char in _CLOSING) and (last.isascii() or char in _CLOSING)
        if out and (glued or last in _OPENING):
            out[-1] += char
        else:
            out.append(char)
    return out
