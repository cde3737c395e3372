"""Source text to lines: what a converter left inside a line is cut out and kept as furniture.

After this stage a line's ``body`` holds no bookmark, no Markdown sign, no HTML tag and no blank at
either end; ``cells`` still has its inner and outer tabs. Nothing else is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from itertools import pairwise
from typing import Any, TypeVar

from ..core.fragment import Fragment
from ..core.source import DeclaredTable, Hint, Source
from ..lexicon import tables as words
from ..lexicon.widths import BLANKS, WIDTHLESS, squeeze
from ..readers.quotes import FIGURE
from .blanked_heads import head_breaks
from .regions import Regions
from .run_on import breaks

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]|\Z)")
_NUMBERED = r"(?:[0-9]{1,2}[.、．](?![0-9])|[（(][一二三四五六七八九十0-9]|[一二三四五六七八九十]{1,3}、)"
_SUM = "[（(](?:[0-9]{3,}|[0-9]{1,3}[,.])[0-9,.]*[)）]"
_TARGET = r"(?:[a-z]{2,8}:|[/.#]|[^()\s]{1,200}\.(?:jpe?g|png|gif|svg|html?))[^()\s]{0,300}(?:\s+\"[^\"\n]{0,80}\")?"
"""Where a Markdown link leads."""
_INLINE = re.compile(
    r"\[bookmark:[^\]\n]*\]"  # Word bookmarks as a converter prints them
    r"|\*\*+(?=\S)|(?<=\S)\*\*+|^\s*\*\*+\s*$"  # Markdown bold
    r"|</?(?:b|strong|u|i|em|span|p|div|font|center|sup|sub|a|html|body|section|article|figure|h[1-6])(?:\s[^<>\n]{0,200})?>|<br\s*/?>"
    r"|^\s*\*(?=[^*\s][^*]*\*\s*$)|(?<=[^*\s])\*(?=\s*$)(?<=[。）”]\*)"  # Markdown italics around a whole line
    rf"|^\s*\*(?={_NUMBERED}[^*\n]{{2,40}}[。：:]\*[^*])|(?<=[。：:])\*(?=[\u4e00-\u9fff“])"  # and before a text
    r"|&(?:nbsp|e[nm]sp|thinsp|zwnj|#(?:160|819[4-9]|820[0-4]|12288|x[Aa]0|x3000));"
    rf"|!\[[^\[\]\n]{{0,200}}\]\({_TARGET}\)"  # a picture
    rf"|\[(?=[^\[\]\n]{{2,200}}\]\({_TARGET}\))|(?<!!)\]\({_TARGET}\)"  # a link, whose words are kept
    r"|\{[#.][A-Za-z][^{}\n]{0,80}\}(?=\s*$)"  # what pandoc says of a heading
    r"|\[(?=[^\[\]\n]{1,80}\]\{[.#][A-Za-z])|\]\{[.#][A-Za-z][^{}\n]{0,80}\}"  # and of words
    r"|\\(?=\s*$)"  # a line end that Markdown keeps
    r"|\\(?=[\\`*_{}\[\]()#+.!~>%-])",  # Markdown escapes; that of a pipe is left to the rows of a table
    re.IGNORECASE,
)
_SIGN = re.compile(r"[!\[\]{*<&\\]|^\s")
"""With which it begins."""
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|center|h[1-6]|li)>", re.IGNORECASE)
"""What breaks a line in the markup of a page that was copied with its words."""
_BARS_BEHIND = re.compile(r"(?<=[^|\s])\s*\|[\s|]*\|[\s|]*$")
"""Bars behind the words of a line: those of a table of which no other cell is left."""
_CELL = r"[ \u3000]*[<>≤≥＜＞]?[-－−]?[\[〔(（]?(?:[0-9][0-9.,，]*|[—－-]+)[%％\]〕)）]?[ \u3000]*"
_PART_ROW = rf"[ \u3000]?[^\s#][^\t\n]{{0,30}}?(?:(?:\t{_CELL})+|(?:[ \u3000]{_CELL}){{2,9}})$"
_LEADING = re.compile(
    rf"[ \u3000]{{0,3}}(?:(#(?!{_PART_ROW})#{{0,5}})(?=\s|[^\s#])"  # Markdown heading, not #小麦 120 60: one of which
    rf"|>(?![\[〔【(（]?[0-9０-９])(?!{FIGURE})"  # Markdown quotation, not > 60
    rf"|[-*+](?=\s+(?:\*\*)?{_NUMBERED})(?!\s+{_SUM})"  # a bullet, no empty cell before (8,312)
    r"|【(?:[篇编章节条]名)】(?=[ \u3000]*第))"  # the name of a field of a library of laws
)
_AROUND_HEAD = re.compile(
    r"(?<=[ \t\u3000])#{1,6}(?=\s*$)|(?<=\s)_{1,2}(?=[^\s_][^_]*_{1,2}\s*#*\s*$)|(?<=[^\s_])_{1,2}(?=\s*#*\s*$)"
)
"""Signs around the words of a heading: ## 一、总体要求 ##, ## __一、总体要求__."""
_HEAD_TAG = re.compile(r"<h(?P<level>[1-6])\b[^<>]*>", re.IGNORECASE)
_QUOTED_HEAD = re.compile(rf" ?(?P<signs>#(?!{_PART_ROW})#{{0,5}})(?=\s|[^\s#])")
"""A heading within a quotation: > ## 一、总体要求."""
_PARAGRAPH_INDENT = re.compile(
    r"(?=[ \u3000])(?<=\S)(?:\u3000\u3000+(?=\S)"
    r"|(?<=[\u4e00-\u9fff。；：！？）]) {4,}(?=[^\s](?:(?!  )[^\n。]){10,}[，；：。]))"
)
"""The indent of a paragraph within a line: two ideographic blanks, or plain ones as wide before running text; those
behind a sign may fill the place of an entity."""
MIN_AHEAD, MIN_BEHIND = 6, 8
"""Characters that stand before such an indent and behind it, at least."""
_RUN_TOGETHER = re.compile(
    r"(?<=[。；：！）\u4e00-\u9fff])[ \u3000]{1,4}"
    r"(?=第[一二三四五六七八九十百]{1,4}[篇编章节][ \u3000]|[一二三四五六七八九十]{1,3}、[^一二三四五六七八九十]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[1-9][0-9]?[.．、][^0-9]|——[^—]|专栏\s?\d)"
)
_PARTING_BLANK = re.compile(
    r"(?<=[。；：！）\u4e00-\u9fff])(?<!第[一二三四五六七八九十百][篇编章节])(?<!第[一二三四五六七八九十百]{2}[篇编章节])(?<!专栏)"
    r"[ \u3000]+(?=[^\s0-9])"
)
"""Where headings run together with their text, a blank between Han characters is all that is left of a line break."""
MIN_RUN_ON = 200
"""Characters from which a line can hold a whole text with its chapters."""
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
_UNDERLINED = re.compile(r"(?![-=*|>])(?:[^\s。；，:：|\t]|[ \u3000](?![ \u3000]|[0-9.]+(?:[ \u3000]|$))){2,60}")
"""What a line of signs below it can make a heading of: no row of cells and no field."""
CRUMB_SIGNS = frozenset(">")
"""What parts the steps of a path through a portal, where each stands on a line of its own; in Markdown it quotes."""
_WIDE = re.compile(r"[ \u3000]{2,}")
_STOP = re.compile("[。；：]")
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
    between: str = ""
    """What lay between the line before and this one: a tab for a line of tabs alone, a line end for a blank one, with
    the sign before it for a line that is > alone."""
    table: DeclaredTable | None = None
    """The declared table for which the line stands."""
    frame: int | None = None
    """Which frame it is set in."""
    hint: Hint | None = None
    """How the format sets it."""
    page: int | None = None
    """The page number that stood before its first words."""
    ahead: str = ""
    """What its printed line holds before it, where a heading was glued behind a paragraph."""
    bars: tuple[int, int] = (0, 0)
    """How many bars were cut from its begin and its end, where they frame one cell."""
    as_set: str = ""
    """The line as the source sets it, where it is read in narrower signs: ２３ is as wide as two Han characters."""
    text: str = field(init=False)
    """The visible words, those of ``body``: each stage asks for them."""
    answers: dict[Callable[[Line], Any], Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What was asked of the line and found (``of_line``)."""

    def __post_init__(self) -> None:
        self.text = self.body.text


Answer = TypeVar("Answer")
_UNASKED = object()


def of_line(ask: Callable[[Line], Answer]) -> Callable[[Line], Answer]:
    """A question that depends on nothing but one line, which does not change once it is split: each line answers it
    once, however many stages ask, and what it answered goes with the line."""

    @wraps(ask)
    def answer(line: Line) -> Answer:
        found: Any = line.answers.get(ask, _UNASKED)
        if found is _UNASKED:
            found = line.answers[ask] = ask(line)
        return found  # type: ignore[no-any-return]

    return answer


@dataclass(slots=True)
class Cleaned:
    """Lines that are not blank, and what was cut out of them as (kind, place)."""

    lines: list[Line]
    furniture: list[tuple[str, Fragment]]


def split_lines(source: Source, printed: str | None = None) -> Cleaned:
    """Every line of the source that holds a visible character, in order.

    A declared table is one line; what its format frames with it (a title, a note) are lines beside it. ``printed`` is
    the text as it is set, sign for sign.
    """
    return _Splitter(source, printed or source.text).run()


_WIDTHLESS = re.compile(f"[{WIDTHLESS}]+")


class _Splitter:
    """One pass over the source lines, with the declared regions beside them."""

    def __init__(self, source: Source, printed: str):
        self.text = source.text
        self.printed = printed if printed != source.text and len(printed) == len(source.text) else None
        self.regions = Regions(source)
        self.declared = bool(source.tables or source.furniture or source.notes or source.frames or source.hints)
        """Whether the format declares anything: plain text does not, and is not asked line by line."""
        self.out = Cleaned([], [(k, Fragment.of(source.text, a, b)) for k, a, b in self.regions.furniture])
        self.blanks: list[str] = []
        self.page, self.number = False, 0
        self.widthless = any(sign in source.text for sign in WIDTHLESS)
        """Whether the text holds characters that print nothing: most do not, and are not asked line by line."""

    def run(self) -> Cleaned:
        """All lines."""
        skip_to = end = 0
        for raw in self.text.splitlines(keepends=True):
            start, end = end, end + len(raw)
            if start < skip_to:
                continue
            table = self.regions.table_from(start, end) if self.declared else None
            if table is not None:
                self._declared(table)
                skip_to = self._after(table)
            elif raw.isspace():
                self.number += raw[-1] in "\n\r"
                self.blanks.append("\t" if "\t" in raw else "\n")
                self.page = self.page or "\f" in raw
            elif (level := self._underlines(raw)) > 0:
                self.out.lines[-1].markup_level = level
                self.out.furniture.append(("rule", Fragment(raw, ((start, end),)).strip()))
                self.number += 1
            else:
                self._line(raw, start, end)
        return self.out

    def _underlines(self, raw: str) -> int:
        """The level of the heading that a line of = or - right below it makes of a short line that stands alone."""
        if raw[0] not in "=-" or _UNDERLINE.fullmatch(raw) is None or self.blanks or not self.out.lines:
            return 0
        above = self.out.lines[-1]
        alone = above.index == 0 or above.blanks_before > 0 or above.page_before
        plain = above.markup_level == 0 and above.table is None and _UNDERLINED.fullmatch(above.text) is not None
        return (1 if raw[0] == "=" else 2) if alone and plain else 0

    def _after(self, table: DeclaredTable) -> int:
        """Where the line ends on which the table does."""
        match = _LINE.match(self.text, table.end)
        skip_to = match.end() if match and self.text[table.end - 1] not in "\n\r" else table.end
        self.number += self.text.count("\n", table.start, skip_to) - 1
        return skip_to

    def _declared(self, table: DeclaredTable) -> None:
        self.number += 1
        above, inner, below = self.regions.parts[id(table)]
        for body in above:
            self._add(Line(self.number, body, body), body.start)
        if inner is not None:
            region = Fragment.of(self.text, inner.start, inner.end)
            self._add(Line(self.number, region, region, table=inner), inner.start)
        for body in below:
            self._add(Line(self.number, body, body), body.start)

    def _line(self, raw: str, start: int, end: int) -> None:
        closed = raw[-1] in "\n\r"
        self.number += closed
        whole = Fragment(raw, ((start, end),))
        if self.declared:
            whole = self.regions.visible(whole)
        if self.widthless:
            cuts = [match.span() for match in _WIDTHLESS.finditer(whole.text)]
            self.out.furniture += [("markup", whole.sub(a, b)) for a, b in cuts]
            whole = whole.without(cuts)
        ahead = ""
        for piece in _logical(whole):
            line = _clean(piece, self.number + (not closed), self.out.furniture)
            if line.body:
                if self.printed is not None and line.cells.text == raw:
                    line.as_set = self.printed[start:end] if self.printed[start:end] != raw else ""
                line.ahead = ahead if line.indent < 2 and len(ahead) <= LONG_LINE else ""
                ahead += piece.text
                self._add(line, line.body.start)
            else:
                self.blanks.append(f"{piece.text.strip()}\n" if piece.text.strip() in CRUMB_SIGNS else "\n")
        self.page = self.page or raw[-1] == "\f" or (self.declared and self.regions.page_ends(start, end))

    def _add(self, line: Line, at: int) -> None:
        line.page_before, line.index = self.page, len(self.out.lines)
        if self.blanks:
            line.blanks_before, line.between = len(self.blanks), "".join(self.blanks)
            self.blanks = []
        if self.declared:
            line.frame = self.regions.frame_at(at)
            line.hint = self.regions.hint_at(at)
        if line.hint is not None:
            line.markup_level = line.markup_level or line.hint.level
            line.bold = line.bold or line.hint.bold
        self.out.lines.append(line)
        self.page = False


_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_GLUED = re.compile(
    rf"(?=[第（( \u3000一二三四五六七八九十百])"
    rf"(?:(?<=[。！？])(?=第{_HAN_NUMBER}[章篇编][^的所之、，,。；][^\s。；，：]{{1,24}}$)"  # 。第一章总体要求
    rf"|(?<=.{{30}}[。！？])(?={_HAN_NUMBER}、[^一二三四五六七八九十\s。；，：][^\s。；，：]{{1,20}}$)"
    rf"|(?<=负责[)）])(?=[（(]{_HAN_NUMBER}[）)][^\s。；，：、）]{{4}})"  # （市商务局负责）（二）优化服务
    rf"|(?<=[。！？])(?=[ \u3000]{{1,4}}(?:第{_HAN_NUMBER}[章篇编节条][ \u3000]"
    rf"|{_HAN_NUMBER}、|[（(]{_HAN_NUMBER}[）)])\S)"
    rf"|(?<=[\u4e00-\u9fff])(?=[ \u3000]{{1,4}}第{_HAN_NUMBER}条[ \u3000]))"  # 第七章 法律责任 第四十二条
)
"""Where a conversion set a heading behind the end of the paragraph above."""
_MAY_GLUE = re.compile(r"[。！？ \u3000责](?:(?<!责)(?=[第一二三四五六七八九十百 \u3000])|(?<=责)[)）][（(])")
"""What stands before each of them: a look before the pattern."""
_SPACED_HEAD = re.compile(
    r"(?:(?<=[年月日。])[ \u3000]*|^[ \u3000]*[IVXivx]{1,4}[ \u3000]+)"
    r"(?=(?:[前引序][ \u3000]+言|目[ \u3000]+[录錄次])\s*$)"
)
"""前　言 and 目　录 behind the date of the cover, or behind the number of their page: 2021年9月前　言."""
_FIRST_BELOW = re.compile(
    rf"\s*(?:第{_HAN_NUMBER}[章节][ \u3000]*|{_HAN_NUMBER}、)[^\s。；：，、（）()]{{2,20}}"
    r"(?P<cut>[ \u3000]+第一节[ \u3000]+|(?<![条款项])[ \u3000]*[（(]一[）)](?![项款目的、]))[^\s。；：（）]{2,40}\s*"
)
"""Two headings on one line, the outer and the first below it: 二、主要任务（一）完善设施网络."""


def _logical(line: Fragment) -> list[Fragment]:
    """Paragraphs that a conversion ran together on one line (indents or headings inside it)."""
    text = line.text
    cuts: list[int] = []
    if ("\u3000\u3000" in text or "    " in text) and "\t" not in text:
        cuts = _indents(text)
        cuts = [] if cuts and _is_laid_row(text) else cuts
    if len(text) > LONG_LINE:
        found = [m.start() for m in _RUN_TOGETHER.finditer(text)]
        if len(found) >= 3:
            cuts = sorted({*cuts, *found, *(m.start() for m in _PARTING_BLANK.finditer(text))})
    if not cuts and len(text) > MIN_RUN_ON:
        cuts = breaks(text)
    if heads := head_breaks(text):
        cuts = sorted({*cuts, *(cut for cut in heads if not cuts or cut < cuts[0])})
    if "\t" not in text and "|" not in text:
        if _MAY_GLUE.search(text):
            cuts = sorted({*cuts, *(m.start() for m in _GLUED.finditer(text.rstrip()))})
        if text.rstrip()[-1:] in "言录錄次" and (head := _SPACED_HEAD.search(text)) is not None:
            cuts = sorted({*cuts, head.end()})
        if not cuts and (two := _FIRST_BELOW.fullmatch(text)):
            cuts = [two.start("cut")]
    if "|" in text and (bars := _BARS_BEHIND.search(text)) is not None and "|" not in text[: bars.start()]:
        cuts = sorted({*cuts, bars.start()})
    if ("<br" in text or "</" in text) and not _is_row(text):
        cuts = sorted({*cuts, *(m.end() for m in _BREAK.finditer(text))})
    if not cuts:
        return [line]
    edges = [0, *cuts, len(text)]
    return [line.sub(a, b) for a, b in pairwise(edges) if b > a]


def _is_row(text: str) -> bool:
    """A Markdown table row of two or more cells; one cell between pipes is a frame around text."""
    bare = text.strip()
    return "|" in bare.strip("|") and bare.startswith("|")


def _is_laid_row(text: str) -> bool:
    """A row of three cells or more that wide blanks part: one behind the first is what only cells are."""
    cells = _WIDE.split(text.strip()) if len(text) <= LONG_LINE and not _STOP.search(text) else []
    return len(cells) > 2 and any(map(_is_cell, cells[1:]))


def _is_cell(text: str) -> bool:
    return words.is_value(text) or words.is_attribute(squeeze(text)) or words.is_header(text)


def _indents(text: str) -> list[int]:
    """Where blanks as wide as two characters open a paragraph; they may only space out a short word (目　　录)."""
    first = len(text) - len(text.lstrip())
    return [
        blanks.start()
        for blanks in _PARAGRAPH_INDENT.finditer(text)
        if blanks.start() - first >= MIN_AHEAD and len(text) - blanks.end() >= MIN_BEHIND
    ]


def _clean(line: Fragment, number: int, furniture: list[tuple[str, Fragment]]) -> Line:
    text = line.text
    level, bold = 0, False
    cuts: list[tuple[int, int]] = []
    first = text.lstrip(BLANKS)
    head = _LEADING.match(text) if first[:1] in "#>-*+【" else None
    if head:
        level = len(head.group(1) or "")
        cuts.append((head.start() if not head.group(1) else head.start(1), head.end()))
        if first[:1] == ">" and (quoted := _QUOTED_HEAD.match(text, head.end())) is not None:
            level = len(quoted["signs"])
            cuts.append(quoted.span("signs"))
    if level:
        cuts += [match.span() for match in _AROUND_HEAD.finditer(text, cuts[-1][1])]
    elif first[:2] in ("<h", "<H") and (tag := _HEAD_TAG.match(first)) is not None:
        level = int(tag["level"])
    if "*" in text or "[b" in text or "](" in text or "{" in text or "<" in text or "&" in text or "\\" in text:
        cuts += _inline(text)
        bold = _all_bold(text)
    bars = (0, 0)
    if "|" in text and (framed := _frame(text)):
        cuts += framed
        ahead = text.strip()
        bars = (len(ahead) - len(ahead.lstrip("| \t")), 0)
        bars = ahead[: bars[0]].count("|"), ahead[bars[0] :].count("|")
    if cuts:
        cuts.sort()
        for start, end in cuts:
            kind = "bookmark" if text.startswith("[bookmark", start) else "markup"
            furniture.append((kind, line.sub(start, end)))
        line = line.without(cuts)
        text = line.text
        first = text.lstrip(BLANKS)
    return Line(number, line.strip(), line, indent=len(text) - len(first), markup_level=level, bold=bold, bars=bars)


def _inline(text: str) -> Iterator[tuple[int, int]]:
    """Every match of ``_INLINE``, which is long and tried only where one can begin."""
    at = 0
    while (sign := _SIGN.search(text, at)) is not None:
        at = sign.start() + 1
        if (match := _INLINE.match(text, sign.start())) is not None:
            yield match.span()
            at = match.end()


def _frame(text: str) -> list[tuple[int, int]]:
    """The pipes of a one-cell table, which frames a box, and of a row that one cell spans: a title or a note."""
    bare = text.strip()
    inner = bare.strip("|")
    closing = bare.endswith("|") and bare.count("|") == 1 and len(bare) > 2
    framed = bare.startswith("|") and bool(inner) and ("|" not in inner or _spans_row(inner))
    return [m.span() for m in _PIPES.finditer(text)] if framed or closing else []


_PIPES = re.compile(r"\s*\|\s*")
_SPANNING = re.compile(
    r"^\s*(?:\*\*)?(?:专\s*栏|[附续]?\s*表\s*[0-9０-９一二三四五六七八九十]|注\s*[:：0-9]|备注[:：]|[（(]?\s*单位[:：]|(?:数据|资料)来源)"
)
"""What a cell says that spans a whole row and belongs to no column."""


def _spans_row(inner: str) -> bool:
    filled = [cell for cell in inner.split("|") if cell.strip()]
    return len(filled) == 1 and _SPANNING.match(filled[0]) is not None


_LIST_SIGN = re.compile(r"^[-*+•●]\s+(?=\*\*|<b>|<strong>)")


def _all_bold(text: str) -> bool:
    """Whether Markdown bold opens the line and closes at its end or after its opening phrase."""
    stripped = _LIST_SIGN.sub("", text.lstrip("# \u3000\t"))
    return stripped.startswith(("**", "<b>", "<strong>"))
