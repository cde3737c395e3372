"""OFD pages (GB/T 33190): characters at measured places, tables and boxes by drawn lines, a page number at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from unicodedata import east_asian_width

from .package import package
from .plan import Block, Box, Cell, Plan, Table, Text

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210.0, 297.0
LEFT, TOP, BOTTOM = 28.0, 30.0, 265.0
BODY, SMALL = 5.6, 3.8
"""Type sizes in millimetres: 三号 for text, 小五 and less for cells."""
ROOM = WIDTH - 2 * LEFT
INSET = 3.0
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass
class Sheet:
    """The objects of one page."""

    objects: list[str] = field(default_factory=list)

    def line(self, x: float, y: float, size: float, words: str, bold: bool = False) -> None:
        """Words whose type begins at ``x`` and whose line has its top at ``y``."""
        if not words.strip():
            return
        steps = [_width(c) * size for c in words[:-1]]
        weight = ' Weight="700"' if bold else ""
        box = f"{x:.3f} {y:.3f} {width(words) * size:.3f} {size:.3f}"
        self.objects.append(
            f'<ofd:TextObject ID="{len(self.objects) + 10}" Boundary="{box}" '
            f'Font="1" Size="{size}"{weight}><ofd:TextCode X="0" Y="{size * 0.86:.3f}"'
            + (f' DeltaX="{_steps(steps)}"' if steps else "")
            + f">{escape(words, quote=False)}</ofd:TextCode></ofd:TextObject>"
        )

    def frame(self, x: float, y: float, across: float, down: float) -> None:
        """A rectangle."""
        box = f"{x:.3f} {y:.3f} {across:.3f} {down:.3f}"
        data = f"M 0 0 L {across:.3f} 0 L {across:.3f} {down:.3f} L 0 {down:.3f} C"
        self.objects.append(
            f'<ofd:PathObject ID="{len(self.objects) + 10}" Boundary="{box}" LineWidth="0.25">'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )


def _steps(steps: list[float]) -> str:
    """DeltaX, equal distances as ``g count distance``."""
    out: list[str] = []
    at = 0
    while at < len(steps):
        end = at
        while end < len(steps) and steps[end] == steps[at]:
            end += 1
        out += ["g", str(end - at), f"{steps[at]:.3f}"] if end - at > 2 else [f"{step:.3f}" for step in steps[at:end]]
        at = end
    return " ".join(out)


def _width(char: str) -> float:
    return 1.0 if east_asian_width(char) in "WFA" else 0.5


def width(words: str) -> float:
    """Width of a line in type sizes."""
    return sum(map(_width, words))


def lines(words: str, room: float, indent: float = 0.0) -> Iterator[str]:
    """The words in lines of at most ``room`` type sizes; no line begins with a closing sign."""
    line, left = "", room - indent
    for char in words:
        if _width(char) > left + 1e-6 and char not in "，。；：！？、）”》%":
            yield line
            line, left = "", room
        line += char
        left -= _width(char)
    if line:
        yield line


class Printer:
    """Sets blocks on pages from top to bottom."""

    def __init__(self) -> None:
        self.sheets = [Sheet()]
        self.y = TOP

    def page(self) -> None:
        """Begin a new page."""
        self.sheets.append(Sheet())
        self.y = TOP

    def text(self, block: Text, size: float = BODY, left: float = LEFT, room: float = ROOM) -> None:
        """One paragraph."""
        centred = block.role in ("title", "centred") or block.level in (1, 2)
        plain = not centred and block.role != "right"
        lead = len(block.number) + block.lead if block.lead else 0
        for n, line in enumerate(lines(block.printed, room / size, 2 if plain else 0)):
            if self.y + size > BOTTOM:
                self.page()
            x = left + (2 * size if plain and n == 0 else 0)
            if not plain:
                gap = room - width(line) * size
                x = left + max(0, gap / 2 if centred else gap)
            bold = line[: lead if n == 0 else 0]
            self.sheets[-1].line(x, self.y, size, bold, bold=True)
            self.sheets[-1].line(x + width(bold) * size, self.y, size, line[len(bold) :])
            self.y += size * 1.7

    def table(self, block: Table, left: float = LEFT, room: float = ROOM) -> Iterator[None]:
        """The rows; yields where a page ends inside the table, so that a frame around it can be closed."""
        slots = list(block.slots())
        count = len(slots[0])
        first = 1.6 if count > 4 else 1.2
        unit = room / (first + count - 1)
        edges = [left + (unit * (first + n - 1) if n else 0) for n in range(count + 1)]
        heights = [_row_height(row, edges) for row in slots]
        done = 0
        while done < len(slots):
            rows = [*range(block.heads), *range(done, len(slots))] if done else list(range(len(slots)))
            fitting = self._fitting(block, rows, heights, done)
            self._rows([slots[n] for n in fitting], [heights[n] for n in fitting], edges)
            done = fitting[-1] + 1
            if done < len(slots):
                yield
                self.page()
        self.y += 2

    def _fitting(self, block: Table, rows: list[int], heights: list[float], done: int) -> list[int]:
        """The rows that stand on this page: up to the table's own page end, or as many as there is room for."""
        y, out = self.y, []
        for n in rows:
            if out and n > block.heads and (y + heights[n] > BOTTOM or (block.page_end == n and done < n)):
                break
            y += heights[n]
            out.append(n)
        return out

    def _rows(self, rows: list[list[tuple[Cell, bool]]], heights: list[float], edges: list[float]) -> None:
        tops = [self.y + sum(heights[:n]) for n in range(len(rows) + 1)]
        for n, row in enumerate(rows):
            for k, (cell, own) in enumerate(row):
                if own and (k == 0 or row[k - 1][0] is not cell):
                    self._cell(cell, edges[k], edges[k + cell.columns], tops[n], tops[n + cell.rows])
        self.y = tops[-1]

    def _cell(self, cell: Cell, x0: float, x1: float, top: float, bottom: float) -> None:
        sheet = self.sheets[-1]
        sheet.frame(x0, top, x1 - x0, bottom - top)
        found = list(lines(cell.words, (x1 - x0 - 2) / SMALL))
        y = (top + bottom - len(found) * SMALL * 1.3) / 2 + SMALL * 0.15
        for line in found:
            sheet.line((x0 + x1 - width(line) * SMALL) / 2, y, SMALL, line)
            y += SMALL * 1.3

    def box(self, block: Box) -> None:
        """A frame around title and blocks; where a page ends inside a table, each page has its frame."""
        if self.y + _height(block) > BOTTOM and self.y > TOP:
            self.page()
        start = self.y
        self.y += 2
        self.text(Text(block.title.printed, role="centred"), BODY - 1, LEFT + INSET, ROOM - 2 * INSET)
        for inner in block.blocks:
            if isinstance(inner, Table):
                for _ in self.table(inner, LEFT + INSET, ROOM - 2 * INSET):
                    self.sheets[-1].frame(LEFT, start, ROOM, self.y + 1 - start)
                    start = TOP - 2
            else:
                self.text(inner, BODY - 1, LEFT + INSET, ROOM - 2 * INSET)
        self.sheets[-1].frame(LEFT, start, ROOM, self.y + 1 - start)
        self.y += 6

    def block(self, block: Block) -> None:
        """Any block."""
        if isinstance(block, Box):
            self.box(block)
        elif isinstance(block, Table):
            for _ in self.table(block):
                pass
        else:
            self.text(block)


def _row_height(row: list[tuple[Cell, bool]], edges: list[float]) -> float:
    """What the cells of one row need; those over several rows find room in them."""
    most = 1
    for n, (cell, own) in enumerate(row):
        if own and cell.rows == 1:
            most = max(most, len(list(lines(cell.words, (edges[n + cell.columns] - edges[n] - 2) / SMALL))))
    return most * SMALL * 1.3 + 2


def _height(block: Box) -> float:
    """What a box needs on its first page, roughly."""
    total = 20.0
    for inner in block.blocks:
        if isinstance(inner, Table):
            total += (inner.page_end or len(inner.rows)) * (SMALL * 2.6 + 2)
        else:
            total += len(list(lines(inner.printed, (ROOM - 2 * INSET) / (BODY - 1), 2))) * (BODY - 1) * 1.7
    return min(total, BOTTOM - TOP)


def write(plan: Plan) -> bytes:
    """The plan as .ofd."""
    printer = Printer()
    for block in plan.blocks:
        printer.block(block)
    for number, sheet in enumerate(printer.sheets, 1):
        foot = f"— {number} —"
        sheet.line((WIDTH - width(foot) * SMALL) / 2, 278, SMALL, foot)
    return ofd([sheet.objects for sheet in printer.sheets])


def ofd(pages: list[list[str]], template: str = "", resources: str = "") -> bytes:
    """A package of pages of objects; ``template`` is the objects of a page under each of them."""
    area = f"<ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox>"
    fonts = resources or '<ofd:Fonts><ofd:Font ID="1" FontName="SimSun"/></ofd:Fonts>'
    names = [f"Pages/Page_{n}/Content.xml" for n in range(len(pages))]
    under = '<ofd:Template TemplateID="2" ZOrder="Background"/>' if template else ""
    parts: dict[str, str | bytes] = {
        "OFD.xml": f'{HEAD}<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"{HEAD}<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>{area}</ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        + ('<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else "")
        + "</ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n + 100}" BaseLoc="{name}"/>' for n, name in enumerate(names))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f"{HEAD}<ofd:Res {NAMESPACE}>{fonts}</ofd:Res>",
    }
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = _content(template, "")
    for name, objects in zip(names, pages, strict=True):
        parts[f"Doc_0/{name}"] = _content("".join(objects), under)
    return package(parts)


def _content(objects: str, under: str) -> str:
    layer = f'<ofd:Content><ofd:Layer ID="3">{objects}</ofd:Layer></ofd:Content>'
    return f"{HEAD}<ofd:Page {NAMESPACE}>{under}{layer}</ofd:Page>"
