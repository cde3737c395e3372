"""Atoms: the pieces of lines that no evidence parts further, and what each of them can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from unicodedata import east_asian_width

from ....core.fragment import Fragment
from ....lexicon import tables as words
from ....lexicon.remembered import remembered
from ....lexicon.schemes import read_mark
from ....lexicon.widths import fold, squeeze
from ...lines import Line

MAX_ATOM = 120
"""Longest line, in characters, that can be a cell."""


WIDE_LINE = 80
"""Characters up to which the blanks of a line are not looked at."""


class Gap(IntEnum):
    """How strongly an atom is parted from the one before it."""

    WITHIN = 0
    """A line break inside a cell, where something else parts cells."""
    BLANK = 1
    WIDE = 2
    CELL = 3
    """A sign, or the edge of a declared cell."""
    LINE = 4
    BLANK_LINE = 5
    ROW = 6
    """The edge of a row that no cell crosses."""


class Can:
    """What an atom can be, by its own characters: bits of a number."""

    NUMBER = 1
    VALUE = 2
    MISSING = 4
    UNIT = 8
    HALF_UNIT = 16
    ATTRIBUTE = 32
    WORDS = 64
    GROUP_MARK = 128
    ITEM = 256
    HEADER = 512
    OF_WHICH = 1024
    SENTENCE = 2048
    TITLE = 8192
    """A header word that heads nothing else: 指标, 单位, 属性."""
    SCOPED = 4096
    """Words with a number at their end: 重点城市≥30."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen: many are made, and that would make each twice as slow
class Atom:
    """A word of a table; nothing changes one that is made. ``line`` is the index of its line; ``voids`` how many
    empty cells are seen before it.
    """

    body: Fragment
    text: str
    line: int
    gap: Gap
    voids: int
    can: int
    left: int = -1
    """Where it begins, in columns of half a Han character; -1 where the source does not set cells below each other."""
    middle: float = -1
    """Where its middle is, as ``left``."""
    slot: int = -1
    """The column that it is known to stand in; -1 where only what it is tells."""
    nth: int = -1
    """Which cell of its row it is, where signs part them and its column is not known."""
    ahead: int = 0
    """How many cells of its row come after it."""
    alone: bool = True
    """Whether nothing else is seen to stand in its row: it can be a group's name, or a part of a cell next to it."""
    covered: int = 0
    """The columns of its row over which cells reach down from above: bits of a number."""
    rest: bool = False
    """Whether its line has no figure where those of a row stand on its first line: it goes on with the row above."""
    lone: bool = False
    """Whether it has its line to itself where lines hold rows."""
    narrow: bool = False
    """Whether it names a group, and would not have been torn from the name above it."""


PAGE_TEXT = (150, 2000)
"""Characters of a page, at least and at most."""
SPARE = (2, 12)
"""Pages that hold more than that, and pages that hold less or are left out: a cover, those before an excerpt."""
GROUP_MARKS = frozenset({"cn", "cn_paren", "roman", "ordinal"})
"""Numbers of group rows."""
_TITLES = frozenset({"name", "number", "unit", "attribute", "group"})
ITEM_MARKS = frozenset({"arabic", "arabic_paren", "arabic_half_paren", "circled", "zero"})
"""Numbers of indicators."""
_WIDE = re.compile(r"[ \u3000\xa0\u2002\u2003]{2,}")
STUDIED = 48
"""Lines by which the layout is told."""
_TOKEN = re.compile(
    r"(?:19|20)[0-9]{2}[ \u3000](?=年)\S+|[0-9]{1,2}[ \u3000](?=(?:周?岁|级)(?:及?以[上下]|[一-龥]))\S+"
    r"|[<>≤≥＜＞≦≧][ \u3000](?=[〔［\[(（]?[0-9０-９])\S+"
    r"|[一-龥]{1,6}[ \u3000]/[ \u3000](?!稳[中步]|持续|逐[年步]|只[增减]|保持|完成|达到|控制|不[断低高])"
    r"(?:[一-龥][ \u3000][一-龥](?!\S)|[一-龥]\S*)|\S+"
)
"""A word; a year set apart from its 年, an age from its 岁 or a sign from its figure (> 90) is one, and so are words on
two sides of a stroke (年均 / 累计), which is an empty cell before what is said of an aim (起 / 稳中有降)."""
_LETTERED_GROUP = re.compile(
    r"(?P<number>[一二三四五六七八九十]{1,3}|[(（][一二三四五六七八九十]{1,3}[)）])[ \u3000]+"
    r"(?P<words>[\u4e00-\u9fff]{2,12}(?:[(（][^()（）]{1,8}[)）])?)"
)
"""A group's numeral in the column of row numbers, its name beside it, and nothing else on the line."""
MIN_WHOLE = 6
"""Characters of a name that is whole with what it measures."""
MIN_NAME = 3
"""Characters of a name, or of its piece, that is as wide as its column."""
FIGURES = Can.VALUE | Can.MISSING | Can.ATTRIBUTE | Can.NUMBER
"""What stands on the first line of a row."""
_BESIDE = Can.VALUE | Can.MISSING | Can.UNIT | Can.ATTRIBUTE
"""What stands in the column beside a name, one blank behind it."""
_FULL_CELL = re.compile(r"(?<=[\u4e00-\u9fff）)A-Z])[ \u3000](?P<value>\S+)$")
"""A name as wide as its column, one blank before the value: 规上工业总 1568."""
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff）)])[ \u3000](?=[\u4e00-\u9fff])")
"""One blank between words."""
_SCOPED = re.compile(
    r"^(?P<scope>[\u4e00-\u9fff（()）“”]{1,12})(?P<sign>[<>≤≥=]?)[0-9][0-9.,]*(?:%|‰)?(?:以上|以下|以内|左右)?$"
)
_BRACKETED = re.compile(r"^[\[(【](?:[<>≤≥=~约]|累计|达到)*[-+]?[0-9].*[\])】]$")
_YEAR = re.compile(r"^[\[(]?(?:19|20)[0-9]{2}年[\])]?$")
_BARE_YEAR = re.compile("(?:19[5-9]|20[0-4])[0-9]")
_NAMED = re.compile(r"^[0-9]{1,2}、|^[0-9]{1,2}\.$|^[0-9.]+[A-Z][\u4e00-\u9fff]")
"""Names that begin with a figure: 4、5G基站数."""
_FIGURE_FIRST = re.compile(r"^([0-9]{1,2})[.、](?=[0-9]+(?:[A-Z]|(?:[-—–~至][0-9]+)?岁)[\u4e00-\u9fff])")
"""The number of a name that begins with a figure: 4．5G基站数, 3.65岁及以上老年人健康管理率."""
_SQUARED = re.compile(r"\[[0-9]{1,2}\](?=[\u4e00-\u9fff]{2})(?!以|左右)")
"""The number of a row in square brackets: [1]森林覆盖率; [12]以上 is a value."""
_SIGNED_GROUP = re.compile(r"[◆◇■□▶►][\u4e00-\u9fff]{2,14}$")
"""◆水安全: a sign with which a group's name opens; ▲ and ★ say of an indicator that it is binding."""
_INNER = re.compile(r"\([^()]*\)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LAST_LETTERS = "性米次人元吨煤里"
"""Last letters of attributes and units, which a narrow cell parts from the rest."""
_UNIT_TAILS = ("煤", "人", "元", "米", "方米", "方公里", "小时", "次", "口", "里", "克")


@remembered
def what(text: str) -> int:
    """All that the words, without white space, can be."""
    plain = fold(text)
    can = 0
    if re.fullmatch(r"[1-9][0-9]{0,2}", plain):
        can |= Can.NUMBER
    if words.is_attribute(plain):
        can |= Can.ATTRIBUTE
    if words.is_missing(plain):
        can |= Can.MISSING
    elif _YEAR.match(plain):
        can |= Can.HEADER
    elif _SQUARED.match(plain):
        can |= Can.ITEM
    elif "。" not in plain and (_is_bracketed(plain) or (words.is_value(plain) and _few_words(plain))):
        can |= Can.VALUE
    elif (scoped := _SCOPED.match(plain)) is not None and (scoped["sign"] or words.SCOPE.matches(scoped["scope"])):
        can |= Can.SCOPED
    if words.is_unit(plain) or words.is_unit(plain.strip("()")):
        can |= Can.UNIT
    elif (plain[-1] == "/" and words.is_unit(plain[:-1])) or (
        plain[-1] in "平立方万亿千百准" and any(words.is_unit(plain + tail) for tail in _UNIT_TAILS)
    ):
        can |= Can.HALF_UNIT
    if words.is_header(plain):
        can |= Can.HEADER
        if words.header_role(plain) in _TITLES or words.DUTY.matches(plain):
            can |= Can.TITLE
    if plain.startswith("其中"):
        can |= Can.OF_WHICH
    if "。" in plain or plain[-1] == ",":
        can |= Can.SENTENCE
    mark = read_mark(plain)
    if _FIGURE_FIRST.match(plain):
        can |= Can.ITEM
    elif (mark is not None and mark.scheme in GROUP_MARKS and plain[mark.end :]) or _SIGNED_GROUP.match(plain):
        can |= Can.GROUP_MARK
    elif mark is not None and mark.scheme in ITEM_MARKS and (plain[mark.end :] or plain[-1] in ".、"):
        can |= Can.ITEM
    if _HAN.search(plain) and not can & Can.ATTRIBUTE:
        can |= Can.WORDS
    return can


@remembered
def item_number(text: str) -> int | None:
    """The number in front of a name, where it is an indicator's."""
    plain = fold(text)
    figure = _FIGURE_FIRST.match(plain)
    if figure is not None:
        return int(figure.group(1))
    mark = read_mark(plain)
    return mark.value if mark is not None and mark.scheme in ITEM_MARKS else None


def _is_bracketed(plain: str) -> bool:
    """Whether a bracket holds a figure and all else; (1)国内生产总值(万亿元) is a numbered name."""
    return _BRACKETED.match(plain) is not None and not words.is_item(plain)


def _few_words(plain: str) -> bool:
    """Whether a number has no more words behind it than a unit and its scope: 3000平方米以上…覆盖率 is a name."""
    numbered = _FIGURE_FIRST.match(plain)
    if _NAMED.match(plain) or words.names_age(plain[numbered.end() :] if numbered else plain):
        return False
    return words.VALUE_ONLY.match(plain) is not None or len(_HAN.findall(_INNER.sub("", plain))) <= 5


def may_be_page(atom: Atom) -> bool:
    """Whether a number alone on its line can be that of a page, by the characters above it."""
    if not atom.can & Can.NUMBER:
        return False
    (least, most), (fewer, more) = PAGE_TEXT, SPARE
    return atom.body.start / most - fewer <= int(fold(atom.text)) <= atom.body.start / least + more


@dataclass(frozen=True, slots=True)
class Layout:
    """How cells stand in a region: ``rows`` if a line holds several; what a blank line parts."""

    rows: bool
    blocks: bool
    """Whether blank lines part rows; else they part cells, or say nothing."""
    blanks: int
    """Blank lines between two cells as a rule."""
    wide: bool = False
    """Whether two blanks or more part cells, so that one blank does not."""
    slots: bool = False
    """Whether signs or the format part the cells: all of them belong to the table."""
    centred: bool = False
    """Whether numbers stand in the middle line of their row, alone: the name is above and below."""
    step: int = 0
    """How wide a Han character counts where blanks set cells below each other, 1 or 2; 0 where they do not."""
    edges: frozenset[int] = frozenset()
    """Columns in which cells of several lines begin, behind blanks that set them below each other."""
    fence: int = 0
    """The column left of which the names of groups stand, and nothing else; 0 where blanks do not tell."""
    topped: bool = False
    """Whether the cells of a row begin on its first line: a line of one word goes on with the row above."""
    tails: frozenset[int] = frozenset()
    """Lines that go on with the row above them, where rows stand about their middle."""
    groups: frozenset[int] = frozenset()
    """Lines that go on with no name, for they name a group."""
    unsure: bool = False
    """Whether they may as well be set about the middle of their rows."""


def extent(text: str) -> int:
    """Characters of a line, of which those that set its cells below others' count as one."""
    return len(text) if len(text) <= WIDE_LINE else len(_WIDE.sub(" ", text))


def is_lone(text: str) -> bool:
    """Whether a line is one word, be it set with blanks between its letters (指    标)."""
    parts = text.split()
    return len(parts) == 1 or (
        len(text) <= 12
        and len(set(parts)) > 1  # 年 年 年: the ends of three headers
        and (words.is_year("".join(parts)) or (all(map(_HAN.fullmatch, parts)) and not _heads_twice("".join(parts))))
    )


def _heads_twice(word: str) -> bool:
    """Whether header words are set with blanks between their letters: 序 号 指 标, 指 标 单 位 数 量."""
    parted = ((word[:n], word[n:]) for n in range(2, len(word) - 1))
    return any(words.header_role(one) and (words.may_name_column(rest) or _heads_twice(rest)) for one, rest in parted)


def wide_cells(text: str) -> list[str]:
    """The stretches of a line between wide blanks; a name of two letters set apart is one."""
    text = text.strip()
    if (spaced := _spaced_name(text)) is not None:
        return [spaced["name"], *_WIDE.split(text[spaced.end() :])]
    return _WIDE.split(text)


def is_wide(text: str) -> bool:
    """Whether the stretches between wide blanks are header words as they stand."""
    pieces = wide_cells(text) if len(text) <= 200 else []
    if any(not 1 < len(squeeze(piece)) <= 14 for piece in pieces):
        return False
    known = sum(words.may_name_column(squeeze(piece)) or is_bare_year(piece) for piece in pieces)
    return len(pieces) > 2 and known * 2 >= len(pieces) > sum(map(is_bare_year, pieces))


def is_bare_year(text: str) -> bool:
    """Whether a word is the figures of a year, which head a column beside other headers: 指标 2018 2019 2020."""
    return _BARE_YEAR.fullmatch(text) is not None


def atoms_of(lines: Sequence[Line], places: Iterable[int], layout: Layout) -> Iterator[Atom]:
    """The atoms of the lines at these places, in order: words parted by white space, or whole lines."""
    for n in places:
        line = lines[n]
        gap, voids = _gap_before(line, layout)
        body = line.body
        if layout.rows and (named := group_of(body.text)) is not None:
            yield Atom(body, named, n, gap, voids, what(named))
            continue
        apart = layout.rows and (not is_lone(body.text) or _ends_two(body.text) or _stands_apart(line, layout))
        pieces = list(_cells(line, layout)) if apart else [(body, 0)]
        narrow = line.index in layout.groups
        rest = line.index in layout.tails or (
            layout.topped
            and not narrow
            and not any(what(squeeze(piece.text)) & (FIGURES | Can.SCOPED) for piece, _ in pieces)
            and not _lacks_values(pieces)
        )
        lefts = _lefts(line, pieces, layout.step) if layout.step else [-1] * len(pieces)
        can = [what(squeeze(piece.text)) for piece, _ in pieces]
        if len(can) > 2 and can[0] & can[1] & Can.UNIT and not can[0] & FIGURES:
            can[0] = can[0] & ~Can.UNIT | Can.WORDS  # 镇 个 1.4: the unit stands behind it
        for k, (piece, width) in enumerate(pieces):
            between = gap if k == 0 else Gap.WIDE if width > 1 else Gap.BLANK
            text = squeeze(piece.text)
            alone = not layout.step or len(pieces) == 1
            middle = lefts[k] + width_of(piece.text, layout.step) / 2 if layout.step else -1
            yield Atom(
                piece, text, n, between, voids if k == 0 else 0, can[k], lefts[k], middle,
                alone=alone, rest=rest, lone=layout.rows and len(pieces) == 1, narrow=narrow,
            )  # fmt: skip


def _lacks_values(pieces: Sequence[tuple[Fragment, int]]) -> bool:
    """Whether a line is a whole name and its unit, and so a row without values: 人均体育场地面积 平方米."""
    said = [squeeze(piece.text) for piece, _ in pieces]
    return len(said) == 2 and words.is_unit(said[1]) and len(said[0]) >= MIN_WHOLE and words.CLOSED.matches(said[0])


def _ends_two(text: str) -> bool:
    """Whether two letters with a blank between them are the ends of a name and of a unit or attribute: 数 性, 积 米."""
    parts = text.split()
    return len(parts) == 2 and parts[1] in _LAST_LETTERS and len(parts[0]) == 1 and not words.is_header("".join(parts))


def _stands_apart(line: Line, layout: Layout) -> bool:
    """Whether letters with blanks between them are the ends of several cells: each stands where cells of other lines
    begin."""
    parts = list(re.finditer(r"\S+", line.body.text)) if layout.edges else []
    before = line.cells.text[: line.body.start - line.cells.start]
    starts = {width_of(before + line.body.text[: part.start()], layout.step) for part in parts}
    return len(parts) > 1 and starts <= layout.edges


def group_of(text: str) -> str | None:
    """The name of a group with its numeral, where both have the line to themselves: 一   经济发展, （一） 水利."""
    group = _LETTERED_GROUP.fullmatch(text)
    if group is None or what(group["words"]) & (Can.ATTRIBUTE | Can.UNIT | Can.VALUE):
        return None
    mark = group["number"] if group["number"][-1] in ")）" else group["number"] + "、"
    return mark + group["words"]


def _gap_before(line: Line, layout: Layout) -> tuple[Gap, int]:
    if not line.blanks_before:
        return Gap.WITHIN if layout.blanks and not line.page_before else Gap.LINE, 0
    if layout.step and line.page_before:
        return Gap.LINE, 0
    step = layout.blanks + 1
    surplus = line.blanks_before - layout.blanks
    voids = surplus // step if layout.blanks and surplus > 0 and not line.page_before else 0
    return Gap.BLANK_LINE, voids


def _cells(line: Line, layout: Layout) -> Iterator[tuple[Fragment, int]]:
    """The cells of a line, each with the white space before it: where two blanks part them, one blank does not, but
    before a value or where cells of other lines begin."""
    body = line.body
    if not layout.wide:
        yield from ((body.sub(start, end), gap) for start, end, gap in _pieces(body.text))
        return
    at = 0
    if (spaced := _spaced_name(body.text)) is not None:
        yield body.sub(*spaced.span("name")), 0
        at = spaced.end()
    for end, following in [*(match.span() for match in _WIDE.finditer(body.text, at)), (len(body.text),) * 2]:
        full = _FULL_CELL.search(body.text, at, end)
        parted = _edge(line, at, end, layout) if layout.edges else 0
        if parted:
            yield body.sub(at, parted - 1), 2 if at else 0
            yield body.sub(parted, end), 1
        elif full is not None and full.start() - at >= MIN_NAME and what(squeeze(full["value"])) & _BESIDE:
            yield body.sub(at, full.start()), 2 if at else 0
            yield body.sub(full.start("value"), end), 1
        else:
            yield body.sub(at, end), 2 if at else 0
        at = following


def _edge(line: Line, at: int, end: int, layout: Layout) -> int:
    """Where behind one blank a cell begins below those of other lines: a group's name as wide as its column, the name
    beside it; 0 where none does."""
    before, text = width_of(line.cells.text[: line.body.start - line.cells.start], layout.step), line.body.text
    for blank in _BETWEEN.finditer(text, at, end):
        if before + width_of(text[: blank.end()], layout.step) in layout.edges:
            return blank.end()
    return 0


def _lefts(line: Line, pieces: Sequence[tuple[Fragment, int]], step: int) -> list[int]:
    """The columns in which the cells of a line begin."""
    whole = line.cells.text
    base = line.cells.start
    return [width_of(whole[: piece.start - base], step) for piece, _ in pieces]


def width_of(text: str, step: int) -> int:
    """How wide a text is where a Han character counts ``step`` columns."""
    return columns_of(text) if step > 1 else len(text)


def columns_of(text: str) -> int:
    """How wide a text is, in columns of half a Han character."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Where the words of a line begin and end, and how wide the white space before each is; 指 标 is one."""
    end, held = 0, None
    if (spaced := _spaced_name(text)) is not None:
        yield *spaced.span("name"), 0
        end = spaced.end("name")
    for match in _TOKEN.finditer(text, end):
        start, stop = match.span()
        if held is not None and stop - start == 1 and _is_word(text[held[0]] + text[start]):
            yield held[0], stop, held[1]
            held, end = None, stop
            continue
        if held is not None:
            yield held[0], held[0] + 1, held[1]
        held = (start, start - end) if stop - start == 1 else None
        if held is None:
            yield start, stop, start - end
        end = stop
    if held is not None:
        yield held[0], held[0] + 1, held[1]


_SPACED_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff][ \u3000]{1,8}(?P<last>[\u4e00-\u9fff]))[ \u3000]+"
    r"(?=(?:-?[0-9][0-9.,]*[ \u3000]+)+-?[0-9][0-9.,]*$)"
)


def _spaced_name(text: str) -> re.Match[str] | None:
    """衣  着   1.0   1.1: a name of two letters set apart, before nothing but figures; not 镇 个, a unit."""
    spaced = _SPACED_NAME.match(text)
    return spaced if spaced is not None and not what(spaced["last"]) & Can.UNIT else None


def _is_word(letters: str) -> bool:
    """Whether two characters set apart are one word of a header: 指 标, 累 计."""
    return words.may_name_column(letters) or words.TOTAL.fullmatch(letters) is not None


@remembered
def tokens(text: str) -> tuple[str, ...]:
    """The words of a line as atoms take them."""
    return tuple([squeeze(text[start:end]) for start, end, _ in _pieces(text)])
