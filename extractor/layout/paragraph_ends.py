"""Where a paragraph ends: an ordered list of named rules, of which the first that answers wins.

A rule looks at a unit and at the line below it and says whether the line goes on with the unit (True), opens one of its
own (False), or leaves the question to the rules after it (None). Each has examples: a small text, of which the last
line is asked after, or the one that → points to; ``tests/test_outline.py`` runs them one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ..lexicon import tables as words
from ..lexicon.dates import is_date
from ..lexicon.measures import unit_pattern
from ..lexicon.official import AGENCY, NOTICE_END, TITLE_END, is_document_number, is_print_line
from ..lexicon.schemes import Mark, read_mark
from ..lexicon.widths import fold
from .contents import entry_key
from .expected import Expected
from .linebreaks import CENTRED, HANGING, SLACK, Layout, columns, is_full, printed
from .lines import Line
from .units import RUNNING_TEXT, Unit, ends_sentence
from .unnumbered import heads_notes

OPENS_UNIT = re.compile(
    r"^(?:——|—(?=[^\d—])|－－|--|专栏|表\s*[0-9一二三四五六七八九十]|附表|图\s*[0-9]|注[:：0-9]|附\s*则$|抄送|主送|此件|（此件|[一二三四五六七八九十]{1,2}是|单位[:：](?=.)|目\s*录$"
    r"|(?:牵头|责任|配合|协办|主管)(?:单位|部门)[:：]|完成时[限间][:：])"
)
_MEMBER = re.compile(r"^[一二三四五六七八九十]{1,2}是")
_HAS_TEXT = re.compile(r"[。；;！？]|[：:].{8}")
"""What shows that a numbered line holds more than a heading."""
MAX_NOTICE_TITLE = 120
"""Longest title of a notice."""
MAX_TITLE = 60
"""Longest title on one line."""
BELOW_TITLE = re.compile(
    r"(?:依据|根据|按照|遵照|本(?:规划|纲要|计划|方案)|为(?:深入|全面|贯彻|进一步|加快|推动|推进|落实|认真|切实|做好|实现|更好|加强|促进))"
)
"""How the first sentence below a title opens."""
_FIGURE_ENDS = re.compile(r"[0-9](?:[.]|[百千万亿]+)?$")
_ENDS_FIGURE = frozenset("0123456789０１２３４５６７８９.．百千万亿")
"""A look before that pattern."""
_STOP, _SIGN, _COMMA = re.compile("[，。；：]"), re.compile("[，。；]"), re.compile("[，,]")
_LABELLED_CLAUSE = re.compile("[：:][^。；]{8,}$")
"""A clause behind a label that does not end: （六）提升保障水平：控制消费，推动煤炭清洁."""
_CLOSES_NAME = re.compile("[^《》。]*》")
_LABEL = re.compile(
    r"(?:[\u4e00-\u9fff“”、]{2,16}|[\u4e00-\u9fff]{2,6}[，、][\u4e00-\u9fff]{2,6})[。：](?=[\u4e00-\u9fff“]{2})"
)
"""A label before its text: 土壤改良。 or 规划引领，统筹协调。"""
MAX_SIGNER = 30
"""Longest line of an agency that signs."""
MAX_HEADING = 70
"""Longest heading with its number; the longest seen in print has 58 characters."""
_YEAR_ENDS, _AFTER_YEAR = re.compile(r"(?:^|[到至]|截止)(?:19|20)[0-9]{2}$"), re.compile("年(?:[底末]?[,，]|[底末])")
"""到2025, and 年，… on the next line."""
_AFTER_VERB = re.compile(r"(?:达到?|[提升增减降]?[高加少低大小]?[到至]|为|超过|不少于|不低于|不超过|控制在)[0-9.]+$")
INDENT = 2
"""Columns by which a paragraph's first line is set in."""
MIN_CUT = 12
"""Characters from which a paragraph without a stop can have been cut by the end of its page."""
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
MIN_FIRST_LINE, MAX_SECOND_LINE = 16, 20
"""A heading over two lines where lines have no width: its first line is long, its second short."""


@dataclass(slots=True)
class Break:
    """The question: does line ``n`` go on with ``unit``, whose last line stands just before it?

    ``expected`` says which lines the outline counts on.
    """

    unit: Unit
    lines: Sequence[Line]
    n: int
    layout: Layout
    expected: Expected
    line: Line = field(init=False)
    """The line that is asked after."""
    last: Line = field(init=False)
    """The line before it."""

    def __post_init__(self) -> None:
        self.line, self.last = self.lines[self.n], self.lines[self.n - 1]

    @property
    def full(self) -> bool:
        """Whether the line before it is full, so that the break is the page's."""
        return is_full(self.last, self.line, self.layout, self.lines[self.n - 2] if self.n > 1 else None)

    @property
    def following(self) -> Line | None:
        """The line after it."""
        return self.lines[self.n + 1] if self.n + 1 < len(self.lines) else None

    @property
    def mark(self) -> Mark | None:
        """The number that opens the line."""
        return self.expected.bare.get(self.n) or read_mark(self.line.text)

    @property
    def shown(self) -> bool | None:
        """Whether the page shows that a paragraph opens here (True) or goes on (False)."""
        return self.line.hint.opens if self.line.hint is not None and self.line.frame == self.unit.frame else None

    @property
    def opens(self) -> bool:
        """Whether the line carries something that stands at the head of a unit."""
        line = self.line
        return bool(line.markup_level) or line.bold or self.mark is not None or bool(OPENS_UNIT.match(line.text))


Answer = Callable[[Break], bool | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``joins`` and ``parts`` are texts whose last line goes on or opens; ``leaves`` are left to other rules."""

    name: str
    answer: Answer
    joins: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


def decide(asked: Break) -> tuple[bool, str]:
    """Whether the line goes on with the unit, and the name of the rule that said so."""
    for rule in RULES:
        answer = rule.answer(asked)
        if answer is not None:
            return answer, rule.name
    raise AssertionError("the last rule always answers")


# -- the rules ----------------------------------------------------------------------------


def _page_shows_rest(asked: Break) -> bool | None:
    """Set as the rest of a full line in mid-sentence: 文山|三七、楚雄 is no item 37."""
    if asked.shown is False and (not asked.unit.ended or _MEMBER.match(asked.line.text)):
        return True
    return None


def _other_frame(asked: Break) -> bool | None:
    return False if asked.line.frame != asked.unit.frame else None


def _listed(asked: Break) -> bool | None:
    """A heading is as long as the contents list names it: 3.2 优化总体格局 ends there, however full its line is."""
    unit, listed = asked.unit, asked.expected.listed
    if not listed or unit.mark is None or unit.length > MAX_HEADING:
        return None
    if entry_key(unit.text) in listed:
        return False
    return True if entry_key(unit.text + asked.line.text) in listed and not asked.opens else None


def _number_alone(asked: Break) -> bool | None:
    """（二） or 第三条 alone on its line takes the next line as its words; 第一章 keeps its own line."""
    mark = asked.unit.mark
    if mark is None or asked.unit.rest or not mark.way.heads or mark.scheme == "roman":
        return None
    if mark.way.divides and mark.scheme != "article":
        return None
    return True if not asked.opens else None


def _heads_notes(asked: Break) -> bool | None:
    """注释： on a line of its own heads notes, however the paragraph above it ends."""
    return False if heads_notes(asked.line.text) or heads_notes(asked.last.text) else None


def _opens_a_unit(asked: Break) -> bool | None:
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
        return _MEMBER.match(line.text) is not None  # 二是 goes on with 一是 in one paragraph
    return mark.way.in_sentences and not asked.unit.ended and read_mark(asked.last.text) is None


def _notice_title(asked: Break) -> bool | None:
    """The addressees come next."""
    unit = asked.unit
    ends = (
        unit.mark is None
        and unit.length <= MAX_NOTICE_TITLE
        and unit.tail[-1] in "知告定复函报）)"
        and NOTICE_END.matches(unit.text)
    )
    return False if ends else None


def _title(asked: Break) -> bool | None:
    """A document's title ends where a sentence begins that says on what it rests."""
    unit = asked.unit
    titled = unit.mark is None and unit.length <= MAX_TITLE and BELOW_TITLE.match(asked.line.text)
    return False if titled and TITLE_END.matches(unit.text) and not _STOP.search(unit.text) else None


def _label(asked: Break) -> bool | None:
    """Sisters that open with a label each: 示范建设。开展…。 below 土壤改良。治理…。"""
    unit, last = asked.unit, asked.last
    if unit.mark is not None or not ends_sentence(last.text) or _LABEL.match(asked.line.text) is None:
        return None
    return False if _LABEL.match(unit.text[:MAX_NOTICE_TITLE]) else None


def _document_element(asked: Break) -> bool | None:
    """发文字号 and the last line of the imprint stand apart; so does who signs below 附件： or above a day."""
    line, following = asked.line.text, asked.following
    if is_document_number(line) or is_document_number(asked.unit.tail) or is_print_line(line):
        return False
    signs = len(line) <= MAX_SIGNER and AGENCY.matches(line)
    prints = following is not None and (is_print_line(following.text) or is_date(following.text))
    return False if signs and (prints or asked.unit.text.startswith("附件")) else None


def _same_line(asked: Break) -> bool | None:
    """A conversion ran paragraphs together on one line; they were parted by their indents."""
    return False if asked.line.number == asked.last.number and not asked.line.page_before else None


_OPEN_RANGE = re.compile(r"[^0-9.][0-9]{1,5}(?:\.[0-9]+)?[%％]?\s*[-—–~～至]$")
"""The first of a range: 打造7-."""
_OPEN_GROUP, _GROUP = re.compile("(?:[^0-9.,][0-9]{1,3}|,[0-9]{3}),$"), re.compile("[0-9]{3}(?![0-9])")
"""A number whose thousands are parted by a comma, after which its line ends, and the group that goes on with it."""


def _open_clause(asked: Break) -> bool | None:
    """The unit ends in a comma, in a range's sign, behind a group of digits or inside the name of a document, or the
    line opens with a sign that only goes on with a sentence; a wrong quote may open a paragraph."""
    line, unit = asked.line, asked.unit
    hangs = line.text[0] in HANGING and not unit.ended and (line.indent < 2 or line.text[0] not in '”"')
    named = unit.tail.rfind("《") > unit.tail.rfind("》") and _CLOSES_NAME.match(line.text) is not None
    ranges = _OPEN_RANGE.search(unit.tail) is not None and line.text[0].isdigit()
    groups = _OPEN_GROUP.search(unit.tail) is not None and _GROUP.match(line.text) is not None
    open_ended = unit.tail[-1] in "，、" or (unit.tail[-1] == "," and not unit.tail[-2:-1].isdigit())
    return True if open_ended or hangs or named or ranges or groups else None


def _number_cut(asked: Break) -> bool | None:
    """A sentence breaks off at a figure, and the line opens with the rest of the number or with its unit."""
    unit = asked.unit
    if unit.tail[-1] not in _ENDS_FIGURE:
        return None
    tail = fold(unit.text[-MIN_CUT:])
    if _YEAR_ENDS.search(tail) is not None and _AFTER_YEAR.match(fold(asked.line.text[:MIN_CUT])) is not None:
        return True
    if unit.length < MIN_CUT or _FIGURE_ENDS.search(tail) is None:
        return None
    if _SIGN.search(unit.text) is None and _AFTER_VERB.search(tail) is None:
        return None
    return True if _rest_of_number().match(fold(asked.line.text[:MIN_CUT])) else None


@cache
def _rest_of_number() -> re.Pattern[str]:
    unit = rf"[百千万亿]{{0,2}}(?:{unit_pattern()})"
    return re.compile(rf"(?:[.][0-9]+|[0-9]{{1,4}}(?:[.][0-9]+)?)?{unit}(?=[,，。;；、)]|以[上下内]|左右|$)")


def _figure_behind(asked: Break) -> bool | None:
    """A dump that broke its lines at figures: 建成公路 / 6条，… goes on; no paragraph opens with a count."""
    unit, line = asked.unit, asked.line
    apart = line.blanks_before and not line.page_before
    if apart or unit.ended or not "\u4e00" <= unit.tail[-1] <= "\u9fff":
        return None
    if not line.text[0].isdigit() or _opens_with_count().match(fold(line.text[:MIN_CUT])) is None:
        return None
    near = (unit.text, line.text, asked.following.text if asked.following is not None else "")
    return True if any(map(_SIGN.search, near)) else None


@cache
def _opens_with_count() -> re.Pattern[str]:
    measured = rf"[百千万亿]{{0,2}}[余多]?(?:[%％‰]|{unit_pattern()})"
    return re.compile(
        rf"(?!(?:19|20)[0-9]{{2}}年)[0-9]+(?:[.][0-9]+)?{measured}[\u4e00-\u9fff]{{0,6}}(?=[,，。;；、]|$)"
    )


def _page_shows(asked: Break) -> bool | None:
    return None if asked.shown is None else not asked.shown


def _paragraph_lines(asked: Break) -> bool | None:
    """The format's lines are paragraphs: one goes on only over the end of a page, or where it is a line of print."""
    if not asked.layout.paragraphs or asked.line.page_before:
        return None
    return _is_torn(asked)


def _is_torn(asked: Break) -> bool:
    """Whether the paragraph above is a full line of print that ends inside a sentence."""
    unit, width = asked.unit, asked.layout.torn
    if not width or unit.ended or not width - SLACK <= columns(printed(asked.last)) <= width + 1:
        return False
    return re.search("[，。；：、]", unit.text) is not None or not unit.mark


def _markup_heading(asked: Break) -> bool | None:
    """Markdown sets a heading on one line."""
    return False if asked.last.markup_level else None


def _heading(asked: Break) -> bool | None:
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
    if any(goes_on(asked) for goes_on in _GOING_ON):
        return True
    if layout.width:
        if not asked.full or (layout.indented and line.indent >= 2):
            return False
        if unit.joined == 1 and _lost_indent(asked):
            return False
        if not mark.way.short and mark.kind not in asked.expected.own_line:
            return True
        return unit.joined < 3 and columns(text) < layout.width * 0.8 and text[-1] not in "，、,"
    if line.blanks_before and unit.length < RUNNING_TEXT:
        return False
    if unit.length >= RUNNING_TEXT and not ends_sentence(unit.tail) and not layout.stops_lost:
        return not _is_long_heading(asked, mark)
    return (
        unit.joined == 1 and unit.length >= MIN_FIRST_LINE and _is_short_rest(text)
        and (asked.following is None or len(asked.following.text) > len(text) or asked.following.blanks_before > 0)
    )  # fmt: skip


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
    return len(below[text].text) >= MIN_CUT and ends_sentence(below[text].text)


def _is_second_line(asked: Break) -> bool:
    """The second line of a heading that its author broke: close below it, short, and with a blank line after it."""
    line, unit, following = asked.line, asked.unit, asked.following
    return (
        unit.mark is not None and not unit.mark.way.item and unit.joined == 1 and unit.line.blanks_before > 0
        and line.blanks_before == 0 and not 2 <= line.indent <= CENTRED
        and _is_short_rest(line.text) and following is not None and following.blanks_before > 0
    )  # fmt: skip


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


_GOING_ON = (_is_before_sister, _is_flush_rest, _is_second_line, _is_set_apart, _is_glued)
"""Each way in which a line can go on with the heading above it."""


def _lost_indent(asked: Break) -> bool:
    """Whether the line breaks off in mid-sentence as far before the width as an indent is wide, though the next word
    has room: it opens a paragraph whose indent a conversion dropped."""
    line, following, width = asked.line, asked.following, asked.layout.width
    if following is None or following.blanks_before or ends_sentence(line.text) or asked.opens:
        return False
    short = width - columns(printed(line))
    return INDENT <= short <= 2 * INDENT and not is_full(line, following, replace(asked.layout, width=width + SLACK))


def _fixed_width(asked: Break) -> bool | None:
    """In a source of fixed width a paragraph ends where a line stays short of it."""
    last, line, layout = asked.last, asked.line, asked.layout
    if not layout.width:
        return None
    if line.indent > CENTRED or last.indent > CENTRED or (layout.indented and line.indent >= 2):
        return False
    if layout.indented and line.blanks_before == 0 and columns(printed(last)) >= layout.width * 0.6:
        return True
    ended = ends_sentence(last.text)
    if not asked.full:
        hanging = last.text[-1] in "的和与及、，以在为"
        return not ended and len(last.text) >= 12 and line.blanks_before == 0 and hanging
    if ended and (line.indent >= 2 or line.blanks_before):
        return False
    return not (last.text[-1] in "：:" and ended)


def _flush_in_indented(asked: Break) -> bool | None:
    """Where paragraphs open by their indent, a flush line below running text goes on with an open sentence."""
    line, unit, layout = asked.line, asked.unit, asked.layout
    if layout.indented and line.indent < 2 and line.blanks_before == 0 and unit.length >= RUNNING_TEXT:
        return not unit.ended or layout.stops_lost
    return None


def _cut(asked: Break) -> bool | None:
    """A page ended in mid-sentence, or a line with a whole sentence in it has no stop: what follows has it."""
    unit, text, last = asked.unit, asked.line.text, asked.last.text
    if unit.ended or asked.layout.stops_lost or unit.length < MIN_CUT:
        return None
    mark = unit.mark
    clause = _LABELLED_CLAUSE.search(unit.text) if mark is not None else None
    labelled = clause is not None and (
        _COMMA.search(clause.group()) is not None or (mark is not None and mark.kind in asked.expected.run_in)
    )
    cut = asked.line.page_before or labelled or ("。" in last and "    " not in last)
    return True if cut and (ends_sentence(text) or len(text) >= RUNNING_TEXT) else None


def _ended(asked: Break) -> bool | None:
    """The unit has its stop, or is too short to have been cut."""
    last = asked.last.text
    closed = asked.unit.ended or asked.layout.stops_lost or len(last) < RUNNING_TEXT or "    " in last
    return False if closed else None


def _indented(asked: Break) -> bool | None:
    return False if asked.line.indent >= 2 and asked.layout.indented else None


def _tail(asked: Break) -> bool | None:
    """The tail of a cut paragraph has its stop; a short line without one after a blank is a heading."""
    text = asked.line.text
    short = len(text) < RUNNING_TEXT and not ends_sentence(text)
    return not (short and (asked.line.blanks_before or _heads_next_list(asked)))


def _heads_next_list(asked: Break) -> bool:
    """Whether a short line between two lists whose items have no stops heads the one below."""
    unit, following = asked.unit, asked.following
    around = [unit.mark, read_mark(following.text) if following is not None else None]
    above = asked.lines[asked.n - 2].text if asked.n > 1 and unit.joined == 1 else ""
    return all(mark is not None and mark.scheme == "bullet" for mark in around) and not ends_sentence(above or "。")


_CUT = "推动产业转型升级，培育壮大战略性新兴产业，加快建设现代化产业体系，促进实体经济与数字经济深度融合发展取得新的"
_DONE = "推动产业转型升级，培育壮大战略性新兴产业。"

RULES: tuple[Rule, ...] = (
    Rule("page shows the rest", _page_shows_rest, leaves=(f"{_CUT}\n三七、楚雄等地",)),
    Rule("other frame", _other_frame, leaves=("在框外\n也在框外",)),
    Rule("listed", _listed, leaves=("第一章 总体\n要求",)),
    Rule(
        "number alone", _number_alone,
        joins=("（二）\n推动海外仓建设。", "1.\n建设社区食堂。"),
        leaves=("第二章\n主要任务", "（二）\n（三）优化服务", "（二）推动建设\n支持企业共建。"),
    ),
    Rule(
        "number cut", _number_cut,
        joins=("床位更加充分，每人补贴200\n元，服务更好。", "健全制度，覆盖率达到２８\n．３％，满意度提升。",
               "全市体系更加健全，培训20\n00人次以上。",
               "到2025\n年，服务更加充分。", "企业安全标准化达标率达到8\n5%。",
               "到2025年，投入资金12亿\n元，服务更好。"),
        leaves=("人均收入 520\n元", "健全制度，床位达到2万\n张榜公布。",
                "健全制度，床位达到200\n张榜公布。", "健全制度，见专栏3\n2025年工作要点"),
    ),
    Rule(
        "opens a unit", _opens_a_unit,
        parts=(f"{_DONE}\n二、主要任务", f"{_CUT}\n——坚持创新驱动。", f"{_CUT}\n表2 主要指标"),
        leaves=(f"{_CUT}\n成效。",),
    ),
    Rule(
        "heads notes", _heads_notes,
        parts=(f"{_CUT}\n注释:", "名词解释\n供水能力是指设计的日供水量。"), leaves=(f"{_CUT}\n备注栏所列的项目。",),
    ),
    Rule(
        "notice title", _notice_title,
        parts=("关于印发规划的通知\n各区人民政府", "印发规划的通知（2023年4月7日）\n各区人民政府"),
        leaves=("主要任务\n一体推进",),
    ),
    Rule(
        "title", _title,
        parts=("养老服务规划\n依据上级部署，编制本规划。", "供水规划（2021—2025年）\n本规划依据有关规划编制。"),
        leaves=("襄江市养老服务“十四五”规划\n实施方案", "落实供水规划，\n根据部署推进。"),
    ),
    Rule(
        "label", _label,
        parts=("土壤改良。开展退化耕地治理。\n管护机制。明确责任。",
               "节水优先，量水而行。坚持以水定城。\n系统治理，协同推进。统筹上下游。",
               "厕所革命：改造户厕。\n村庄建设：建设示范村。"),
        leaves=("土壤改良。开展退化耕地治理。\n明确管护主体和责任。", "土壤改良。开展退化耕地\n治理。明确管护主体。"),
    ),
    Rule(
        "document element", _document_element,
        parts=("印发方案的\n海政办〔2023〕9号", "海政办〔2023〕9号\n各区人民政府", "附件：供水规划\n海安市人民政府",
               "抄送：各人民团体。\n海安市人民政府办公室 2025年3月2日印发",
               "2.供水规划\n→海安市人民政府\n2025年3月2日"),
        leaves=("主要任务\n一体推进",),
    ),
    Rule("same source line", _same_line, leaves=("前一行\n后一行",)),
    Rule(
        "open clause", _open_clause,
        joins=("坚持就业优先、\n民生为本。", "坚持就业优先\n，民生为本。", "依据《关于制定规划\n\n的建议》精神。",
               "打造7-\n9个品牌。", "新增床位3000 ～\n5000张。", "新增床位3,\n000张。",
               "坚持就业优先,\n民生为本。"),
        leaves=(f"{_DONE}\n民生为本。",),
    ),
    Rule(
        "figure behind", _figure_behind,
        joins=("到2030年，建成水厂\n4座，供水保障率", "（一）建成智慧公路试点\n6条。推动客运站改造。"),
        leaves=("主要指标\n120万吨", "（一）推动水务发展\n2025年，建成水厂4座。", "（一）建成水厂\n\n4座，供水保障率"),
    ),
    Rule("page shows", _page_shows, leaves=("前一行\n后一行",)),
    Rule("lines are paragraphs", _paragraph_lines, leaves=("前一行\n后一行",)),
    Rule("markup heading", _markup_heading, parts=("# 主要任务\n推动升级。",), leaves=("主要任务\n推动升级。",)),
    Rule(
        "heading", _heading,
        joins=(
            "前文。\n\n（二）推进传统基础设\n→施智能化改造\n\n后文。",
            "2．丰富民宿、研学等产品，培育乡\n\n→村旅游重点镇9个。\n\n3．完善咨询体系，提升服务。",
        ),
        parts=("二、主要任务\n推动产业转型升级。", "（一）发展目标\n\n提升服务水平"),
        leaves=("（一）发展目标。提升水平\n服务能力。", "主要任务\n推动升级。"),
    ),
    Rule("fixed width", _fixed_width, leaves=(f"{_CUT}\n成效。",)),
    Rule("flush in an indented text", _flush_in_indented, leaves=(f"{_CUT}\n成效。",)),
    Rule(
        "cut", _cut,
        joins=(
            "开展优质服务行动，规划期内，达到推荐标\f\n准的基层机构占比达到36%。",
            "培训从业人员5万人次。支持职业院校增设\n\n老年服务等专业。",
            "（六）提升供应水平：严格控制能源消费，推动煤炭清洁\n\n高效利用。",
        ),
        leaves=("开展优质服务行动，达到标准。\f\n推荐标准。", "短题目\f\n推荐标准。", "开展优质服务行动等\n推荐标准。"),
    ),
    Rule("ended", _ended, parts=(f"{_DONE}\n健全服务体系。", "短行\n又一行"), leaves=(f"{_CUT}\n成效。",)),
    Rule("indented", _indented, leaves=(f"{_CUT}\n　　成效。",)),
    Rule(
        "tail", _tail, joins=(f"{_CUT}\n成效。", f"{_CUT}\n\n成效。"),
        parts=(f"{_CUT}\n\n主要任务", f"● 就业\n● {_CUT}\n→社会保障\n● 养老"),
    ),
)  # fmt: skip
