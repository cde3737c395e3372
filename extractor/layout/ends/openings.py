"""Lines that stand at the head of a unit: numbers, notes, titles, labels, the elements of official documents."""

from __future__ import annotations

import re

from ...lexicon.dates import is_date
from ...lexicon.official import AGENCY, NOTICE_END, TITLE_END, is_document_number, is_print_line, is_recipients
from ...lexicon.schemes import read_mark
from ...lexicon.title_heads import opens_title
from ..units import RUNNING_TEXT, ends_sentence
from ..unnumbered import heads_notes as are_notes
from .question import MEMBER, Break

MAX_NOTICE_TITLE = 120
"""Longest title of a notice."""
MAX_TITLE = 60
"""Longest title on one line."""
HEAD_LINES = 12
"""Lines at the head of a text among which its title stands."""
HEADED = 40
"""Lines at the head of a text among which its addressees stand."""
BELOW_TITLE = re.compile(
    r"(?:依据|根据|按照|遵照|本(?:规划|纲要|计划|方案)|为(?:深入|全面|贯彻|进一步|加快|推动|推进|落实|认真|切实|做好|实现|更好|加强|促进)"
    r"|(?:19|20)[0-9]{2}年(?:是|，)|[“\"][一-龥]{1,3}五[”\"](?:时期)?[，是]|当前，|近年来，)"
)
"""How the first sentence below a title opens."""
_STOP = re.compile("[，。；：]")
_EXPLAINS = re.compile("》的?(?:政策|文字|图文)?(?:解读|说明|问答)$")
"""关于《…规划》的解读."""
_PASSED_ON = re.compile("[印转]发|批转|公布|下达")
"""关于印发供水规划 goes on with a further plan, and with 的通知."""
MAX_TORN = 6
"""Longest rest of an imprint's last line that the width of a page tears off: 12日印发."""
_LABEL = re.compile(
    r"(?:[\u4e00-\u9fff“”、]{2,16}|[\u4e00-\u9fff]{2,6}[，、][\u4e00-\u9fff]{2,6})[。：](?=[\u4e00-\u9fff“]{2})"
)
"""A label before its text: 土壤改良。 or 规划引领，统筹协调。"""
MAX_SIGNER = 30
"""Longest line of an agency that signs."""


def heads_notes(asked: Break) -> bool | None:
    """注释： on a line of its own heads notes, however the paragraph above it ends."""
    return False if are_notes(asked.line.text) or are_notes(asked.last.text) else None


def opens_a_unit(asked: Break) -> bool | None:
    """A number, a dash, 专栏, 表1 … opens a unit of its own."""
    return False if asked.opens and not _is_mid_sentence(asked) else None


def _is_mid_sentence(asked: Break) -> bool:
    """In a source of fixed width: the line before is full and stops nowhere, so that a number at the head of
    this one (附录 E）。, 1. of a list in a sentence) opens nothing. Chapters and the like always do, and so does
    a number that the outline counts on."""
    line, layout = asked.line, asked.layout
    if not layout.width or line.markup_level or line.bold or line.blanks_before or line.indent >= 2:
        return False
    if asked.expected.weights.get(asked.n, 0) > 1 or not asked.full:
        return False
    mark = read_mark(line.text)
    if mark is None:
        return MEMBER.match(line.text) is not None  # 二是 goes on with 一是 in one paragraph
    return mark.way.in_sentences and not asked.unit.ended and read_mark(asked.last.text) is None


def notice_title(asked: Break) -> bool | None:
    """The addressees come next."""
    unit = asked.unit
    ends = (
        unit.mark is None
        and unit.length <= MAX_NOTICE_TITLE
        and unit.tail[-1] in "知告定议复函报》）)"
        and NOTICE_END.matches(unit.text)
    )
    return False if ends else None


def title(asked: Break) -> bool | None:
    """A document's title ends where a sentence begins that says on what it rests; at the head of a text, where a blank
    line parts it from one that fills its line, or where a title opens again."""
    unit, below = asked.unit, asked.line
    if unit.mark is not None or unit.length > MAX_TITLE or _STOP.search(unit.text) or not _is_title(unit.text):
        return None
    if BELOW_TITLE.match(below.text):
        return False
    filled = len(below.text) >= RUNNING_TEXT and ends_sentence(below.text)
    signed = len(below.text) <= MAX_SIGNER and AGENCY.matches(below.text)
    heads = asked.n <= HEAD_LINES and ((below.blanks_before and filled) or signed or _opens_another(asked))
    return False if heads else None


def _is_title(text: str) -> bool:
    return TITLE_END.matches(text) or _EXPLAINS.search(text) is not None


def _opens_another(asked: Break) -> bool:
    """A line below a whole title, the page's heading, that opens as titles do: the document prints its own."""
    heading = asked.unit.text
    passed_on = _PASSED_ON.search(heading) is not None
    return asked.unit.joined == 1 and not passed_on and opens_title(asked.line.text) and opens_title(heading)


def label(asked: Break) -> bool | None:
    """Sisters that open with a label each: 示范建设。开展…。 below 土壤改良。治理…。"""
    unit, last = asked.unit, asked.last
    if unit.mark is not None or not ends_sentence(last.text) or _LABEL.match(asked.line.text) is None:
        return None
    return False if _LABEL.match(unit.text[:MAX_NOTICE_TITLE]) else None


def _is_rest_of_print_line(above: str, line: str) -> bool:
    """Whether a line holds the last characters of the imprint that the width of the page tore off: …3月2日印 / 发."""
    return len(line) <= MAX_TORN and line[-1] == "发" and not is_print_line(above) and is_print_line(above + line)


def document_element(asked: Break) -> bool | None:
    """发文字号, the addressees and the last line of the imprint stand apart; so does who signs below 附件： or above a
    day."""
    line, following = asked.line.text, asked.following
    if is_document_number(line) or is_document_number(asked.unit.tail) or is_print_line(line):
        return False
    if _is_rest_of_print_line(asked.last.text, line):
        return True
    if following is not None and _is_rest_of_print_line(line, following.text):
        return False
    if asked.n <= HEADED and line[-1] in "：:" and is_recipients(line):
        if asked.unit.text[0] == "各" and not asked.unit.ended and not asked.line.blanks_before:
            return True
        if line[0] == "各" and not (asked.layout.width and asked.full):
            return False
    above = asked.unit.text
    lost = asked.n <= HEADED and asked.line.blanks_before > 0 and above[0] == "各" and above[-1] not in "：:"
    if lost and is_recipients(above):
        return False  # whose colon the page lost
    signs = len(line) <= MAX_SIGNER and AGENCY.matches(line)
    prints = following is not None and (is_print_line(following.text) or is_date(following.text.removesuffix("印")))
    return False if signs and (prints or asked.unit.text.startswith("附件")) else None
