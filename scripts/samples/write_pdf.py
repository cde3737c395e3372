"""PDF with a text layer, as an office program prints it: A4, running foot, tables and boxes over page ends.

The typeface is STSong-Light, one of those that every PDF viewer has to bring along: the files need no
font on the machine that makes them and embed none.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from itertools import pairwise

import pypdfium2
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from .plan import Block, Box, Plan, Table, Text

FONT = "STSong-Light"
MARGIN = 72
WIDTH = A4[0] - 2 * MARGIN - 12
NARROW, GUTTER = 40, 24
"""Margin and gutter of a page in two columns."""
INSET = 8
"""Room between a frame and what stands in it."""
MOST = 14
"""Rows of a framed table on one page."""
SIZES = {"title": 18, "heading": 14}


def write(plan: Plan, font: str = FONT) -> bytes:
    """The plan as a PDF."""
    return _written(plan, font, WIDTH)


def in_columns(plan: Plan) -> bytes:
    """The plan in two columns, as a gazette prints it."""
    return _written(plan, FONT, (A4[0] - 2 * NARROW - GUTTER) / 2 - 12)


def on_its_side(plan: Plan) -> bytes:
    """The plan on pages that a viewer shows turned to the right."""
    document = pypdfium2.PdfDocument(write(plan))
    for page in document:
        page.set_rotation(90)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _written(plan: Plan, font: str, width: float) -> bytes:
    rl_config.invariant = 1
    if font == FONT:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    one = width == WIDTH
    margin = MARGIN if one else NARROW
    pages = BaseDocTemplate(out, pagesize=A4)
    lefts = [margin] if one else [margin, margin + width + 12 + GUTTER]
    frames = [Frame(left, 80, width + 12, A4[1] - 160, id=f"column{n}") for n, left in enumerate(lefts)]

    def carrier(canvas: Canvas, _: object) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, 45, f"— {canvas.getPageNumber()} —")
        if canvas.getPageNumber() > 1:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 50, "青江市人民政府文件汇编")

    pages.addPageTemplates(PageTemplate(id="page", frames=frames, onPage=carrier))
    pages.build([f for block in plan.blocks for f in _block(block, font, width)])
    return out.getvalue()


def _block(block: Block, font: str, width: float) -> Iterator[Flowable]:
    if isinstance(block, Text):
        yield _text(block, font)
    elif isinstance(block, Table):
        yield from _parts([_grid(part, width, font) for part in pieces(block)])
        yield Spacer(1, 6)
    else:
        yield from _box(block, font, width)


def _parts(parts: list[Flowable]) -> Iterator[Flowable]:
    """The parts of a table or frame, a page end between them."""
    for n, part in enumerate(parts):
        if n:
            yield PageBreak()
        yield part


def _text(block: Text, font: str, size: float = 12) -> Paragraph:
    size = SIZES.get(block.role, size)
    centred = block.role in ("title", "centred") or block.level in (1, 2)
    style = ParagraphStyle(
        block.role, fontName=font, fontSize=size, leading=size * 1.6, wordWrap="CJK",
        alignment=1 if centred else 2 if block.role == "right" else 4,
        firstLineIndent=0 if centred or block.role == "right" else 2 * size, spaceAfter=4,
    )  # fmt: skip
    return Paragraph(escape(block.printed, quote=False), style)


def pieces(block: Table, most: int = 99) -> list[Table]:
    """The table as the pages have it, ``most`` rows on each: the header is printed again after a page end."""
    ends = [block.page_end] if block.page_end else list(range(most, len(block.rows), most))
    edges = [block.heads, *ends, len(block.rows)]
    return [Table((*block.rows[: block.heads], *block.rows[a:b]), block.heads) for a, b in pairwise(edges)]


def _grid(block: Table, width: float, font: str) -> Grid:
    size, inset = (10.5, 6) if width > WIDTH / 2 + INSET else (8, 2)
    style = ParagraphStyle("cell", fontName=font, fontSize=size, leading=size * 4 / 3, wordWrap="CJK", alignment=1)
    cells: list[list[object]] = []
    spans = []
    for n, slots in enumerate(block.slots()):
        cells.append([])
        for k, (cell, begins) in enumerate(slots):
            here = begins and (k == 0 or slots[k - 1][0] is not cell)
            cells[-1].append(Paragraph(escape(cell.words, quote=False), style) if here else "")
            if here and (cell.rows > 1 or cell.columns > 1):
                spans.append(("SPAN", (k, n), (k + cell.columns - 1, n + cell.rows - 1)))
    count = len(cells[0])
    first = 1.8 if count > 4 else 1.2
    unit = width / (first + count - 1)
    grid = Grid(cells, colWidths=[first * unit] + [unit] * (count - 1))
    sides = [(f"{side}PADDING", (0, 0), (-1, -1), inset) for side in ("LEFT", "RIGHT")]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    grid.setStyle([*lines, *sides, *spans])
    return grid


def _box(box: Box, font: str, width: float) -> Iterator[Flowable]:
    """A frame around the title and what follows it; a page end inside a table ends the frame's first part."""
    parts: list[list[Flowable]] = [[_text(Text(box.title.printed, role="centred"), font)]]
    for block in box.blocks:
        if isinstance(block, Table):
            for n, part in enumerate(pieces(block, MOST)):
                if n:
                    parts.append([])
                parts[-1].append(_grid(part, width - 2 * INSET, font))
        else:
            parts[-1].append(_text(block, font, 10.5))
    frames: list[Flowable] = []
    for part in parts:
        frame = Grid([[flowable] for flowable in part], colWidths=[width])
        frame.setStyle([("BOX", (0, 0), (-1, -1), 0.75, colors.black), ("LEFTPADDING", (0, 0), (-1, -1), INSET)])
        frames.append(frame)
    yield from _parts(frames)
    yield Spacer(1, 6)
