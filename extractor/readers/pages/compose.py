"""Pages as read to a source, with what is doubtful about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ...core.extras import install_line
from ...core.fragment import Fragment
from ...core.problems import Finding, finding
from ...core.source import Source
from ..linear import lost, unread_tables
from .blocks import blocks_of, open_table
from .furniture import Read
from .notes import without_notes
from .shapes import Page
from .struck import mark_struck
from .writer import Writer

UNSURE = 0.6
"""Score of a line's least sure character under which the line is reported."""
MAX_PLACES = 50
OCR_EXTRA = install_line("ocr")


def read_page(page: Page, before: Read | None = None) -> Read:
    """The page as blocks; its characters and rules are let go.

    Args:
        page: the page.
        before: the page before it, whose last table may go on here.
    """
    mark_struck(page)
    blocks = blocks_of(page, open_table(without_notes(before.blocks), before.page) if before is not None else None)
    seen = visible(["".join([glyph.char for glyph in page.glyphs]), *[mark.text for mark in page.watermarks]])
    page.glyphs, page.rules, page.watermarks = [], [], []
    return Read(page, blocks, seen)


def visible(texts: Iterable[str]) -> int:
    """How many characters there are that are no white space."""
    return sum(len(part) for text in texts for part in text.split())


def compose(
    reads: Sequence[Read], media_type: str, ingester: str, unread: Sequence[int] = (), broken: Sequence[int] = ()
) -> Source:
    """The source of all pages.

    ``unread`` are the numbers of pages whose words are only to be seen and were not, ``broken`` those
    whose text layer says something other than the page.
    """
    writer = Writer()
    writer.write(reads)
    text = writer.text()
    tables = tuple(writer.tables(text))
    return Source(
        text, ingester, media_type, pages=len(reads),
        tables=tables, frames=tuple(writer.frames), hints=tuple(writer.hints),
        furniture=tuple(_furniture(writer)), printed=tuple(writer.printed),
        notes=tuple(writer.notes),
        findings=(*_findings(text, writer, reads, unread, broken), *unread_tables(tables)),
    )  # fmt: skip


def _furniture(writer: Writer) -> list[tuple[str, int, int]]:
    """What is of the carrier; a mark that a footnote answers, and the one that opens it, are the note's."""
    own = {note.anchor for note in writer.notes}
    heads = {note.start for note in writer.notes}
    marks = [f for f in writer.furniture if f[0] != "note_mark" or (f[1:] not in own and f[1] not in heads)]
    kept: list[tuple[str, int, int]] = []
    for piece in sorted(marks, key=lambda f: (f[1], -f[2])):
        if not kept or piece[2] > kept[-1][2]:  # what is struck out of a header printed again is part of that
            kept.append(piece)
    return kept


OF_PAGES: tuple[tuple[str, Callable[[Page], int], str], ...] = (
    ("READ_BY_OCR", lambda page: page.recognised, "第 {pages} 页"),
    ("FONT_UNMEASURED", lambda page: page.unmeasured, "第 {pages} 页"),
    ("ANNOTATIONS_UNREAD", lambda page: page.annotations, "第 {pages} 页"),
    ("PICTURES_UNREAD", lambda page: 0 if page.recognised else page.pictures, "第 {pages} 页，图片 {count} 处"),
    (
        "MOJIBAKE", lambda page: 0 if page.recognised else page.unsaid,
        "第 {pages} 页有 {count} 个印出的字符，文字层说是空格",
    ),
    ("HIDDEN_TEXT", lambda page: page.outside, "第 {pages} 页的页面之外有文字"),
    ("HIDDEN_TEXT", lambda page: page.hidden, "第 {pages} 页有 {count} 个字符与纸同色或没有着色"),
)  # fmt: skip
"""What pages have that is no text of the document, or may not be: how much of it a page has, and what is said."""


def _findings(
    text: str, writer: Writer, reads: Sequence[Read], unread: Sequence[int], broken: Sequence[int]
) -> Iterable[Finding]:
    yield from lost(sum(read.seen for read in reads) - visible([text]))
    if unread:
        yield finding("PAGES_UNREAD", f"第 {page_list(unread)} 页；安装光学识别组件后可以读取：{OCR_EXTRA}", [])
    if broken:
        places = [Fragment.of(text, *place) for n in broken if (place := writer.places[n])[0] < place[1]]
        yield finding("MOJIBAKE", f"第 {page_list(broken)} 页；安装光学识别组件后可以读取：{OCR_EXTRA}", places)
    for code, count_of, said in OF_PAGES:
        counts = {read.page.number: count for read in reads if (count := count_of(read.page))}
        if counts:
            yield finding(code, said.format(pages=page_list([*counts]), count=sum(counts.values())), [])
    yield from _of_text(text, writer)


def _of_text(text: str, writer: Writer) -> Iterable[Finding]:
    """What is in doubt in the text as it was put together, with its places."""
    for kind, code, what in (("watermark", "WATERMARK", ""), ("struck", "HIDDEN_TEXT", "划去的文字 ")):
        marks = [Fragment.of(text, a, b) for other, a, b in writer.furniture if other == kind]
        if marks:
            yield finding(code, f"{what}{len(marks)} 处", marks[:MAX_PLACES])
    for cells in filter(None, writer.unsure_groups):
        groups = [Fragment.of(text, *cell) for cell in cells]
        words = "、".join("".join(group.text.split()) for group in groups[:4])
        yield finding("ROW_MISFIT", f"“{words}”没有框线隔开，各行属哪一组不能断定", groups)
    unsure = [(a, b) for a, b, score in writer.unsure if score < UNSURE]
    if unsure:
        more = f"，列出前 {MAX_PLACES} 处" if len(unsure) > MAX_PLACES else ""
        places = [Fragment.of(text, a, b) for a, b in unsure[:MAX_PLACES]]
        yield finding("OCR_UNCERTAIN", f"{len(unsure)} 处{more}", places)
    unknown = [Fragment.of(text, m.start(), m.end()) for m in re.finditer("\ufffd+", text)]
    if unknown:
        yield finding("MOJIBAKE", f"{len(unknown)} 处字体没有说明是什么字", unknown[:MAX_PLACES])


def page_list(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: 1–3、5."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
