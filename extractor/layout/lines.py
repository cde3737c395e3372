"""Source text to lines: what a converter left inside a line is cut out and kept as furniture.

After this stage a line's ``body`` holds no bookmark, no Markdown sign, no HTML tag and no blank at
either end; ``cells`` still has its inner and outer tabs. Nothing else is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ..core.fragment import Fragment
from ..lexicon.widths import BLANKS
from .html import REGION, tags

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]|\Z)")
_INLINE = re.compile(
    r"\[bookmark:[^\]\n]*\]"  # Word bookmarks as a converter prints them
    r"|\*\*+(?=\S)|(?<=\S)\*\*+|^\s*\*\*+\s*$"  # Markdown bold
    r"|</?(?:b|strong|u|i|em|span|p|div|font|center|sup|sub|a)(?:\s[^<>\n]{0,200})?>|<br\s*/?>"
    r"|^\s*\*(?=[^*\s][^*]*\*\s*$)|(?<=[^*\s])\*(?=\s*$)(?<=[。）”]\*)"  # Markdown italics around a whole line
    r"|&nbsp;"
    r"|\\(?=[\\`*_{}\[\]()#+.!|~>-])",  # Markdown escapes
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NUMBERED = r"(?:[0-9]{1,2}[.、．]|[（(][一二三四五六七八九十0-9]|[一二三四五六七八九十]{1,3}、)"
_LEADING = re.compile(
    r"[ \u3000]{0,3}(?:(#{1,6})(?=\s|[^\s#])"  # Markdown heading
    r"|>(?!\s*[<>≤≥=]?\s*[\[〔]?\s*[0-9.,]+\s*[%％\]〕]?\s*$)"  # Markdown quotation, not a cell such as > 60
    rf"|[-*+](?=\s+(?:\*\*)?{_NUMBERED}))"  # a bullet before a number
)
_PARAGRAPH_INDENT = re.compile(r"(?<=\S)\u3000\u3000+(?=\S)")
_RUN_TOGETHER = re.compile(
    r"(?<=[。；：！）\u4e00-\u9fff])[ \u3000]{1,4}"
    r"(?=第[一二三四五六七八九十百]{1,4}[篇编章节][ \u3000]|[一二三四五六七八九十]{1,3}、[^一二三四五六七八九十]"
    r"|（[一二三四五六七八九十]{1,3}）|——[^—]|专栏\s?\d)"
)
LONG_LINE = 400
"""Characters past which a line with headings inside it cannot be a paragraph as printed."""


@dataclass(slots=True)
class Line:
    """One line of the document: ``number`` counts source lines from 1."""

    number: int
    body: Fragment
    cells: Fragment
    indent: int = 0
    blanks_before: int = 0
    page_before: bool = False
    markup_level: int = 0
    bold: bool = False
    index: int = 0
    """Place among all lines of the document."""
    table: bool = False
    """Whether the line stands for a whole HTML table."""

    @property
    def text(self) -> str:
        """The visible words."""
        return self.body.text


@dataclass(slots=True)
class Cleaned:
    """Lines that are not blank, and what was cut out of them as (kind, place)."""

    lines: list[Line]
    furniture: list[tuple[str, Fragment]]


def split_lines(source: str) -> Cleaned:
    """Every line of ``source`` that holds a visible character, in order."""
    lines: list[Line] = []
    furniture: list[tuple[str, Fragment]] = []
    blanks, page, number = 0, False, 0
    regions, skip_to = _html_tables(source), 0
    for match in _LINE.finditer(source):
        start, end = match.span()
        if start == end:
            continue
        region = regions.get(start)
        if region is not None:
            number += source.count("\n", start, region.end)
            lines.append(Line(number, region, region, 0, blanks, page, index=len(lines), table=True))
            blanks, page = 0, False
            furniture += [("markup", region.sub(*cut)) for cut in tags(region)]
            skip_to = region.end
            continue
        if start < skip_to:
            continue
        number += source[end - 1] in "\n\r"
        raw = match.group()
        if raw.isspace():
            blanks += 1
            page = page or "\f" in raw
            continue
        count = number if source[end - 1] in "\n\r" else number + 1
        for piece in _logical(Fragment(raw, ((start, end),))):
            line = _clean(piece, count, furniture)
            if line.body:
                line.blanks_before, line.page_before, line.index = blanks, page, len(lines)
                lines.append(line)
                blanks, page = 0, False
            else:
                blanks += 1
        page = page or raw.endswith("\f")
    return Cleaned(lines, furniture)


def _html_tables(source: str) -> dict[int, Fragment]:
    """HTML tables that fill whole lines, by the offset of their first line."""
    if "<table" not in source and "<TABLE" not in source:
        return {}
    found: dict[int, Fragment] = {}
    for match in REGION.finditer(source):
        start = source.rfind("\n", 0, match.start()) + 1
        newline = source.find("\n", match.end())
        end = len(source) if newline < 0 else newline + 1
        alone = not source[start : match.start()].strip() and not source[match.end() : end].strip()
        if alone and (not found or start >= max(f.end for f in found.values())):
            found[start] = Fragment.of(source, match.start(), match.end())
    return found


def _logical(line: Fragment) -> list[Fragment]:
    """Paragraphs that a conversion ran together on one line (indents or headings inside it)."""
    text = line.text
    cuts: list[int] = []
    if "\u3000\u3000" in text:
        cuts = [m.start() for m in _PARAGRAPH_INDENT.finditer(text) if _is_indent(text, m.start(), m.end())]
    if len(text) > LONG_LINE:
        found = [m.start() for m in _RUN_TOGETHER.finditer(text)]
        if len(found) >= 3:
            cuts = sorted({*cuts, *found})
    if "<br" in text and not _is_row(text):
        cuts = sorted({*cuts, *(m.end() for m in _BREAK.finditer(text))})
    if not cuts:
        return [line]
    edges = [0, *cuts, len(text)]
    return [line.sub(a, b) for a, b in pairwise(edges) if b > a]


def _is_row(text: str) -> bool:
    """A Markdown table row of two or more cells; one cell between pipes is a frame around text."""
    bare = text.strip()
    return "|" in bare.strip("|") and bare.startswith("|")


def _is_indent(text: str, start: int, end: int) -> bool:
    """Two ideographic blanks open a paragraph unless they only space out a short word (目　　录)."""
    return len(text[:start].strip()) >= 6 and len(text) - end >= 8 and "\t" not in text


def _clean(line: Fragment, number: int, furniture: list[tuple[str, Fragment]]) -> Line:
    text = line.text
    level, bold = 0, False
    cuts: list[tuple[int, int]] = []
    head = _LEADING.match(text)
    if head:
        level = len(head.group(1) or "")
        cuts.append((head.start() if not head.group(1) else head.start(1), head.end()))
    if "*" in text or "[b" in text or "<" in text or "&" in text or "\\" in text:
        for match in _INLINE.finditer(text):
            cuts.append(match.span())
        bold = _all_bold(text)
    cuts += _frame(text)
    if cuts:
        cuts.sort()
        for start, end in cuts:
            kind = "bookmark" if text.startswith("[bookmark", start) else "markup"
            furniture.append((kind, line.sub(start, end)))
        line = line.without(cuts)
        text = line.text
    body = line.strip()
    visible = text.lstrip(BLANKS)
    return Line(number, body, line, indent=len(text) - len(visible), markup_level=level, bold=bold)


def _frame(text: str) -> list[tuple[int, int]]:
    """The pipes of a one-cell table, which frames a box."""
    bare = text.strip()
    framed = bare.startswith("|") and "|" not in bare.strip("|") and bool(bare.strip("|"))
    closing = bare.endswith("|") and bare.count("|") == 1 and len(bare) > 2
    if not framed and not closing:
        return []
    return [m.span() for m in re.finditer(r"^\s*\||\|\s*$", text)]


def _all_bold(text: str) -> bool:
    """Whether Markdown bold opens the line and closes at its end or after its opening phrase."""
    stripped = text.lstrip("# \u3000\t")
    return stripped.startswith(("**", "<b>", "<strong>"))
