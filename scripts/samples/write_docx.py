"""A well-made Word document: heading styles, numbers made by Word, merged cells, boxes as cells and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import word
from .plan import Box, Plan, Table, Text

_CN = "一二三四五六七八九十"
_SCHEMES = (
    (re.compile(rf"第(?P<n>[{_CN}]+)(?P<unit>[篇章节条]) $"), "chineseCountingThousand", "第%{}{unit}", "space"),
    (re.compile(rf"(?P<n>[{_CN}]+)、$"), "chineseCountingThousand", "%{}、", "nothing"),
    (re.compile(rf"（(?P<n>[{_CN}]+)）$"), "chineseCounting", "（%{}）", "nothing"),
    (re.compile(r"(?P<n>[0-9]+)(?P<unit>[.．、])$"), "decimal", "%{}{unit}", "nothing"),
    (re.compile(r"（(?P<n>[0-9]+)）$"), "decimal", "（%{}）", "nothing"),
    (re.compile(r"(?P<n>[①-⑳])$"), "decimalEnclosedCircle", "%{}", "nothing"),
)  # fmt: skip
_ALIGNED = {"title": "center", "centred": "center", "right": "right"}


def write(plan: Plan) -> bytes:
    """The plan as .docx."""
    return _Writer(plan).run()


class _Writer:
    def __init__(self, plan: Plan):
        self.plan = plan
        heads = [b for b in plan.blocks if isinstance(b, Text) and b.level and b.number]
        self.heads = {b.level: _scheme(b.number)[:2] for b in reversed(heads)}
        levels = (
            word.level(depth - 1, form, text.format(depth), suffix, f'<w:pStyle w:val="{depth}"/>')
            for depth, (_, (form, text, suffix)) in sorted(self.heads.items())
        )
        self.definitions = [word.abstract(0, *levels)]
        self.lists = [word.num(1, 0)]
        self.counts: dict[int, int] = {}
        self.items: dict[str, tuple[int, int, int]] = {}
        """Kind of number to (definition, list, last value)."""

    def run(self) -> bytes:
        blocks = list(self.plan.blocks)
        first = next(n for n, b in enumerate(blocks) if isinstance(b, Text) and b.level)
        body = "".join(self._block(b) for b in blocks[:first])
        body += self._contents() + "".join(self._block(b) for b in blocks[first:])
        title = next(b.words for b in blocks if isinstance(b, Text) and b.role == "title")
        page = (
            word.field("begin")
            + word.instruction(" PAGE ")
            + word.field("separate")
            + word.run("1")
            + word.field("end")
        )
        return word.document(
            body, numbering="".join(self.definitions + self.lists),
            heading_properties={level: word.listed(1, level - 1) for level in self.heads},
            header=word.paragraph(title), footer=word.paragraph(word.run("— "), page, word.run(" —")),
        )  # fmt: skip

    def _contents(self) -> str:
        """A contents list as Word makes it: one field around all entries."""
        heads = [b for b in self.plan.blocks if isinstance(b, Text) and 0 < b.level <= 2]
        out = word.paragraph("目　录")
        for n, head in enumerate(heads):
            opening = (
                word.field("begin") + word.instruction(' TOC \\o "1-2" ') + word.field("separate") if n == 0 else ""
            )
            closing = word.field("end") if n == len(heads) - 1 else ""
            out += word.paragraph(
                opening + word.run(f"{head.printed}\t{n // 3 + 1}") + closing, properties='<w:pStyle w:val="TOC1"/>'
            )
        return out

    def _block(self, block: Text | Table | Box) -> str:
        if isinstance(block, Table):
            return word.table(self._rows(block), sum(cell.columns for cell in block.rows[0]))
        if isinstance(block, Box):
            inner = self._paragraph(block.title) + "".join(self._block(b) for b in block.blocks)
            if block.frame == "text box":
                return word.paragraph(word.text_box(inner))
            return word.table([[word.cell(inner + "<w:p/>")]]) + "<w:p/>"
        return self._paragraph(block)

    def _paragraph(self, block: Text) -> str:
        properties, printed = "", block.printed
        if block.level:
            properties = f'<w:pStyle w:val="{block.level}"/>'
        if block.number:
            own = self._numbered_heading(block) if block.level else self._item(block)
            if own is not None:
                properties, printed = properties + own, block.words
        aligned = _ALIGNED.get(block.role)
        properties += f'<w:jc w:val="{aligned}"/>' if aligned else ""
        lead = word.run(printed[: block.lead], "<w:b/>") if block.lead else ""
        return word.paragraph(lead + word.run(printed[block.lead :]), properties=properties)

    def _numbered_heading(self, block: Text) -> str | None:
        """Nothing more where the style's list gives the number, a list that restarts where it does not."""
        kind, _, value = _scheme(block.number)
        if self.heads.get(block.level, ("", None))[0] != kind:
            return self._item(block)
        expected = self.counts.get(block.level, 0) + 1
        self.counts = {level: n for level, n in self.counts.items() if level < block.level} | {block.level: value}
        if value == expected:
            return ""
        self.lists.append(word.num(len(self.lists) + 1, 0, {block.level - 1: value}))
        return word.listed(len(self.lists), block.level - 1)

    def _item(self, block: Text) -> str | None:
        kind, how, value = _scheme(block.number)
        if not kind:
            return None
        definition, ident, last = self.items.get(kind, (0, 0, 0))
        if not definition:
            definition = len(self.definitions)
            form, text, suffix = how
            self.definitions.append(word.abstract(definition, word.level(0, form, text.format(1), suffix)))
        if not ident or value != last + 1:
            self.lists.append(word.num(len(self.lists) + 1, definition, {0: value}))
            ident = len(self.lists)
        self.items[kind] = definition, ident, value
        return word.listed(ident)

    def _rows(self, block: Table) -> Iterator[list[str]]:
        for n, row in enumerate(block.slots()):
            cells, column = [], 0
            while column < len(row):
                slot, own = row[column]
                merge = "" if slot.rows == 1 else "restart" if own else "continue"
                broken = (
                    "<w:r><w:lastRenderedPageBreak/></w:r>"
                    if block.page_end and n == block.page_end and not column
                    else ""
                )
                words = word.paragraph(broken + word.run(slot.words)) if own else "<w:p/>"
                cells.append(word.cell(words, slot.columns, merge))
                column += slot.columns
            yield cells


def _scheme(number: str) -> tuple[str, tuple[str, str, str], int]:
    """Kind of a printed number (empty where Word is not asked to make it), how Word writes it, its value."""
    for pattern, form, text, suffix in _SCHEMES:
        match = pattern.match(number)
        if match:
            unit = match.groupdict().get("unit") or ""
            return pattern.pattern + unit, (form, text.replace("{unit}", unit), suffix), _value(match.group("n"))
    return "", ("", "", ""), 0


def _value(n: str) -> int:
    if n.isdecimal():
        return int(n)
    if "①" <= n <= "⑳":
        return ord(n) - ord("①") + 1
    tens, ten, ones = n.partition("十")
    return (_CN.index(tens) + 1 if tens else 1) * 10 + (_CN.index(ones) + 1 if ones else 0) if ten else _CN.index(n) + 1
