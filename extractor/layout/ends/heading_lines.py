"""Where a heading ends: on its line, as the contents list has it, or on a second line that its print was torn to."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ...lexicon import tables as words
from ...lexicon.schemes import Mark, read_mark
from ..contents import entry_key
from ..linebreaks import CENTRED, SLACK, is_full, printed
from ..units import RUNNING_TEXT, ends_sentence
from .question import INDENT, MIN_CUT, Break

_HAS_TEXT = re.compile(r"[。；;！？]|[：:].{8}")
"""What shows that a numbered line holds more than a heading."""
_PAGE = re.compile("[0-9]{1,3}")
"""A number alone on its line goes on with no heading: a page's, where it is not known as one."""
_COMMA = re.compile("[，,]")
MAX_HEADING = 70
"""Longest heading with its number; the longest seen in print has 58 characters."""
MIN_SENTENCE = 20
"""Characters from which a numbered line that ends in a stop is a sentence."""
MIN_FLUSH = 6
"""Characters of a heading that a second line can go on with."""
_GOES_ON = re.compile(r"(?:[的和与及、或]|以及|[（(“《][^）)”》]*)$")
"""How the first line of a heading ends that the next one goes on with."""
MIN_LONG_LINE, MAX_REST = 20, 12
"""A heading that fills a printed line, and the longest rest of it that nothing but its length shows."""
_NAMES_PART = re.compile("(?:内容|目标|任务|措施|单位|时限|思路|原则|重点|现状|问题|成效|基础|形势|要求|范围|依据)$")
"""Words that a short line of its own below a heading ends with."""
_URGES = re.compile(
    "(?:大力|积极|全面|持续|进一步)?(?:[推促]进|推动|[加增]强|加[快大]|完善|健全|强化|[建创]设|发展|优化|提[升高]|落实|实施|开展|构[建筑]|打造|培[育养]|扩大|深化|做[大强优]|规范|保[障护]|建立|支持|引导)"
)
"""What is to be done, as a heading or a sentence says it first."""
NEAR_SISTER = 60
"""Lines below a heading among which the next one of its list is looked for."""
SEAM = 3
"""Characters on each side of a line's end by which the text below shows that they are one."""
MIN_FIRST_LINE, MAX_SECOND_LINE = 16, 20
"""A heading over two lines where lines have no width: its first line is long, its second short."""


def listed(asked: Break) -> bool | None:
    """A heading is as long as the contents list names it: 3.2 优化总体格局 ends there, however full its line is."""
    unit, listed = asked.unit, asked.expected.listed
    if not listed or unit.mark is None or unit.length > MAX_HEADING:
        return None
    if entry_key(unit.text) in listed:
        return False
    whole = unit.text + asked.line.text.removesuffix("。")
    return True if entry_key(whole) in listed and not asked.opens else None


def number_alone(asked: Break) -> bool | None:
    """（二） or 第三条 alone on its line takes the next line as its words; 第一章 keeps its own line."""
    mark = asked.unit.mark
    if mark is None or asked.unit.length > mark.end or not mark.way.heads or mark.scheme == "roman":
        return None
    if mark.way.divides and mark.scheme != "article":
        return None
    return True if not asked.opens else None


def markup_heading(asked: Break) -> bool | None:
    """Markdown sets a heading on one line."""
    return False if asked.last.markup_level else None


def heading(asked: Break) -> bool | None:
    """A marked line without a stop inside is a heading as far as it goes: one over two lines has a full first line
    and a short second one without a stop."""
    unit, layout, line, text = asked.unit, asked.layout, asked.line, asked.line.text
    mark = unit.mark
    if mark is None or not mark.way.heads or unit.length > MAX_HEADING:
        return None
    if unit.line.ahead and unit.joined == 1 and unit.tail[-1] == "。" and mark.kind not in asked.expected.run_in:
        return False  # its sisters stand on lines of their own, and so did it
    if _HAS_TEXT.search(unit.text):
        return None
    if _PAGE.fullmatch(text):
        return False
    if any(goes_on(asked) for goes_on in _GOING_ON):
        return True
    if layout.width:
        if not asked.full or (layout.indented and line.indent >= 2):
            return False
        if unit.joined == 1 and _lost_indent(asked):
            return False
        expected = asked.expected
        if _is_sentence(asked, mark):
            return True
        if mark.kind in expected.run_in or (not mark.way.short and mark.kind not in expected.own_line):
            return True
        return unit.joined < 3 and layout.across(text) < layout.width * 0.8 and text[-1] not in "，、,"
    if line.blanks_before and unit.length < RUNNING_TEXT:
        return False
    if unit.length >= RUNNING_TEXT and not ends_sentence(unit.tail) and not layout.stops_lost:
        return not _is_long_heading(asked, mark)
    return (
        unit.joined == 1 and unit.length >= MIN_FIRST_LINE and _is_short_rest(text)
        and (asked.following is None or len(asked.following.text) > len(text) or asked.following.blanks_before > 0)
    )  # fmt: skip


def _is_sentence(asked: Break, mark: Mark) -> bool:
    """Whether a numbered line of a fixed width is the first one of a sentence: the next fills the width as well, and
    stands flush where paragraphs are indented, or the line is of clauses or an article's."""
    line, layout = asked.line, asked.layout
    if layout.across(line.text) < layout.width * 0.8 or line.blanks_before or line.page_before:
        return False
    flush = layout.indented and line.indent < INDENT <= asked.unit.line.indent
    return flush or mark.scheme == "article" or _COMMA.search(asked.unit.text) is not None


def _is_long_heading(asked: Break, mark: Mark) -> bool:
    """Whether a long line is a heading as it stands: the outline counts on it, its sisters have no text on their
    lines, and a sentence follows, which its second line is not."""
    counted = mark.way.strong and asked.unit.weight > 0 and mark.kind not in asked.expected.run_in
    return counted and asked.unit.joined == 1 and not asked.line.page_before and ends_sentence(asked.line.text)


def _is_short_rest(text: str) -> bool:
    return len(text) <= MAX_SECOND_LINE and not re.search(r"[。；：:，]|、$", text) and not words.is_header(text)


def _is_flush_rest(asked: Break) -> bool:
    """The second line of a short heading, flush like the first where the text below it is indented."""
    line, unit = asked.line, asked.unit
    if asked.layout.width or unit.joined > 1 or unit.length < MIN_FLUSH or line.indent >= 2 or unit.line.indent >= 2:
        return False
    if line.blanks_before or not _is_short_rest(line.text.removesuffix("。")) or "。" in unit.text:
        return False
    below = asked.lines[asked.n + 1 : asked.n + 4]
    heads = [read_mark(other.text) is not None for other in below]
    text = heads.index(False) if False in heads else None
    if text is None or below[text].indent < 2:
        return False
    body = below[text].text  # a page may cut it
    return len(body) >= MIN_CUT and (ends_sentence(body) or "。" in body)


def _is_second_line(asked: Break) -> bool:
    """The second line of a heading that its author broke: close below it, short, and with a blank line after it."""
    line, unit, following = asked.line, asked.unit, asked.following
    counted = unit.mark is not None and (unit.mark.kind in asked.expected.own_line or unit.weight > 0)
    if unit.mark is None or (unit.mark.way.item and not counted and not _has_lone_sister(asked)):
        return False
    apart = unit.line.blanks_before > 0 and following is not None and following.blanks_before > 0
    close = unit.joined == 1 and line.blanks_before == 0 and not 2 <= line.indent <= CENTRED
    return apart and close and (_is_short_rest(line.text) or _ends_heading(asked))


def _has_lone_sister(asked: Break) -> bool:
    """Whether the next number of the list stands near below, on a line of its own between blank lines, as a heading."""
    mark = asked.unit.mark
    near = asked.lines[asked.n + 1 : asked.n + NEAR_SISTER]
    for line, below in pairwise(near):
        other = read_mark(line.text) if line.text[:1] == asked.unit.text[:1] or line.blanks_before else None
        if mark is not None and other is not None and (other.kind, other.value) == (mark.kind, mark.value + 1):
            return line.blanks_before > 0 and below.blanks_before > 0 and _is_short_rest(line.text)
    return False


def _ends_heading(asked: Break) -> bool:
    """Whether few words with a stop end what the line above is to do, and say nothing to be done themselves: 推进非物质
    文化遗 / 产系统性保护。, but not 总体要求 / 推进林业建设。"""
    text = asked.line.text
    short = text[-1] == "。" and _is_short_rest(text[:-1])
    return short and _URGES.match(asked.unit.rest.lstrip()) is not None and _URGES.match(text) is None


def _is_set_apart(asked: Break) -> bool:
    """The second line of a heading in a dump that sets a blank line after each: the first one ends in a word that goes
    on or inside brackets, or is too long for a heading of one line; a text or a number follows the second."""
    line, unit, following = asked.line, asked.unit, asked.following
    if unit.mark is None or not unit.mark.way.strong or unit.joined > 1:
        return False
    if not line.blanks_before or not unit.line.blanks_before:
        return False
    if following is None or not following.blanks_before or not _is_short_rest(line.text):
        return False
    if len(following.text) <= MAX_SECOND_LINE and read_mark(following.text) is None:
        return False
    if unit.length >= MIN_FLUSH and (_GOES_ON.search(unit.text) or line.text[0] == "的"):
        return True
    return unit.length >= MIN_LONG_LINE and len(line.text) <= MAX_REST and _NAMES_PART.search(line.text) is None


def _is_glued(asked: Break) -> bool:
    """The rest of a heading that was glued behind a paragraph: its line ended there, and a short one without a stop
    stands above a text or a number."""
    line, unit, following = asked.line, asked.unit, asked.following
    if not unit.line.ahead or unit.joined > 1 or asked.layout.width or line.blanks_before or following is None:
        return False
    below = read_mark(following.text) is not None or len(following.text) > MAX_SECOND_LINE
    return below and _is_short_rest(line.text) and line.indent < INDENT


def _is_before_sister(asked: Break) -> bool:
    """Whether the next number of the list follows, a sentence on its line: the item above is one that was cut."""
    mark, following = asked.unit.mark, asked.following
    if mark is None or following is None or not _COMMA.search(asked.unit.text):
        return False
    if asked.line.text[-1] != "。" or following.text[-1] != "。":
        return False
    sister = read_mark(following.text)
    return (
        sister is not None
        and (sister.kind, sister.value) == (mark.kind, mark.value + 1)
        and ("，" in following.text or len(following.text) >= MIN_SENTENCE)
    )


def _is_last_word(asked: Break) -> bool:
    """The last word of a heading in large print, alone on its line: …综合治理体 / 系."""
    mark, text = asked.unit.mark, asked.line.text
    return (
        mark is not None and mark.way.strong and asked.unit.joined == 1 and asked.unit.length >= MIN_CUT
        and asked.line.blanks_before == 0 and re.fullmatch("[\u4e00-\u9fff]{1,2}", text) is not None
    )  # fmt: skip


def _is_said_below(asked: Break) -> bool:
    """The second line of a heading whose words on both sides of the line's end stand as one in the text right below."""
    unit, text = asked.unit, asked.line.text
    if unit.mark is None or unit.length < 2 * SEAM or len(text) < SEAM or not _is_short_rest(text):
        return False
    seam = unit.text[-SEAM:] + text[:SEAM]
    return any(seam in below.text for below in asked.lines[asked.n + 1 : asked.n + 3])


_GOING_ON = (
    _is_last_word, _is_before_sister, _is_flush_rest, _is_second_line, _is_set_apart, _is_glued, _is_said_below,
)  # fmt: skip
"""Each way in which a line can go on with the heading above it."""


def _lost_indent(asked: Break) -> bool:
    """Whether the line breaks off in mid-sentence as far before the width as an indent is wide, though the next word
    has room: it opens a paragraph whose indent a conversion dropped."""
    line, following, width = asked.line, asked.following, asked.layout.width
    if following is None or following.blanks_before or ends_sentence(line.text) or asked.opens:
        return False
    if asked.layout.indented:
        return False
    short = width - asked.layout.across(printed(line))
    return INDENT <= short <= 2 * INDENT and not is_full(line, following, replace(asked.layout, width=width + SLACK))
