"""Sentences that a line leaves open: in a clause, in the name of a document, within a figure, at the end of a page."""

from __future__ import annotations

import re
from functools import cache

from ...lexicon.cues import DOING
from ...lexicon.measures import unit_pattern
from ...lexicon.rare import Rare
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold
from ..linebreaks import HANGING
from ..units import RUNNING_TEXT, ends_sentence
from .question import MIN_CUT, Break

_FIGURE_ENDS = re.compile(r"[0-9](?:[.]|[百千万亿]+)?$")
_ENDS_FIGURE = frozenset("0123456789０１２３４５６７８９.．百千万亿")
"""A look before that pattern."""
_DATED_CLAUSE = re.compile(
    "[，,](?:[力争确保]{0,4}[到至]?.{0,8}(?:期[间内末]|时期|年[底末]?)[，,][^，,。；;：:]{2,}|[^，,。；;：:0-9]{2,12}[0-9]+[^，,。；;：:0-9]{2,})$"
)
CLAUSES = 2
"""Commas of a line that is no heading, however short."""
_SIGN, _COMMA = re.compile("[，。；]"), re.compile("[，,]")
_LABELLED_CLAUSE = re.compile("[：:][^。；]{8,}$")
"""A clause behind a label that does not end: （六）提升保障水平：控制消费，推动煤炭清洁."""
_CLOSES_NAME = re.compile("[^《》。]*》")
_YEAR_ENDS, _AFTER_YEAR = re.compile(r"(?:^|[到至]|截止)(?:19|20)[0-9]{2}$"), re.compile("年(?:[底末]?[,，]|[底末])")
"""到2025, and 年，… on the next line."""
_OPENS_BRACKET, _CLOSES_BRACKET = Rare("[（(][^（）()]{0,12}$"), re.compile("[^（）()。；]{1,60}[）)]")
"""（责任 and 单位：市财政局）."""
_DUTY = Rare(r"[（(［\[](?:责任|牵头|配合|主办|协办|负责)[^（）()［］\[\]。；]{0,60}$")
"""（责任, ［牵头单位：市司法局、市委: a bracket that says whose task it is and is not closed."""
_NUMBERED = re.compile(r"[（(][一-龥]{1,10}[〔\[(（](?:19|20)[0-9]{2}[〕\])）][0-9]{1,4}\s*号[）)]")
"""（临政发〔2023〕12号）."""
_AFTER_VERB = re.compile(r"(?:达到?|[提升增减降]?[高加少低大小]?[到至]|为|超过|不少于|不低于|不超过|控制在)[0-9.]+$")


_OPEN_RANGE = re.compile(r"[^0-9.][0-9]{1,5}(?:\.[0-9]+)?[%％]?\s*[-—–~～至]$")
"""The first of a range: 打造7-."""


_OPEN_GROUP, _GROUP = re.compile("(?:[^0-9.,][0-9]{1,3}|,[0-9]{3}),$"), re.compile("[0-9]{3}(?![0-9])")
"""A number whose thousands are parted by a comma, after which its line ends, and the group that goes on with it."""


_QUOTES = re.compile("”[^“”]{1,12}”")
"""”十五”期间: opened by the wrong sign."""
_PARTICLE = re.compile("的(?![士确])")
"""No sentence opens with it: …高品质、服务企业 / 的基础设施体系."""
_AS = re.compile("(?:^|[，。；、)）])以[^，。；]{4,}$")
"""以… and 为… on the next line: 以粮食主产区 / 为重点，…."""
_BOUND = re.compile("不(?:少于|低于|超过|高于|多于|小于|大于)[0-9０-９]")
"""No paragraph below a clause opens with it: …，形成静态储煤能力 / 不少于152万吨。"""


def open_clause(asked: Break) -> bool | None:
    """The unit ends in a comma, in a range's sign, behind a group of digits, or inside a document's name, or the
    line opens with a sign, or with 的, that only goes on with a sentence; a wrong quote may open a paragraph."""
    line, unit = asked.line, asked.unit
    tail, first = unit.tail, line.text[0]
    if tail[-1] in "，、" or (tail[-1] == "," and not tail[-2:-1].isdigit()):
        return True
    quotes = first in '”"' and (line.indent >= 2 or _QUOTES.match(line.text) is not None)
    hangs = first in HANGING and not unit.ended and not quotes
    hangs = hangs or (not unit.ended and _PARTICLE.match(line.text) is not None)
    hangs = hangs or (first == "为" and not unit.ended and _AS.search(tail) is not None)
    hangs = hangs or (not unit.ended and _BOUND.match(line.text) is not None and _COMMA.search(unit.text) is not None)
    named = tail.rfind("《") > tail.rfind("》") and _CLOSES_NAME.match(line.text) is not None
    ranges = first.isdigit() and _OPEN_RANGE.search(tail) is not None
    groups = tail[-1] == "," and _OPEN_GROUP.search(tail) is not None and _GROUP.match(line.text) is not None
    return True if hangs or named or ranges or groups else None


def open_bracket(asked: Break) -> bool | None:
    """The unit ends within a bracket of duties or soon after any opens that this line closes, or the line opens with
    the number of the document just named."""
    unit, line = asked.unit, asked.line
    if asked.mark is not None or line.markup_level or line.bold:
        return None
    cites = unit.tail.endswith("》") and _NUMBERED.match(line.text.replace(" ", "")) is not None
    opened = not line.blanks_before and _OPENS_BRACKET.search(asked.last.text) is not None
    within = opened and _CLOSES_BRACKET.match(line.text) is not None
    return True if cites or within or _DUTY.search(unit.last(_BRACKET)) is not None else None


_BRACKET = 64
"""Characters back in which a bracket may have opened."""


def number_cut(asked: Break) -> bool | None:
    """A sentence breaks off at a figure, and the line opens with the rest of the number or with its unit."""
    unit = asked.unit
    if unit.tail[-1] not in _ENDS_FIGURE:
        return None
    tail = fold(unit.last(MIN_CUT))
    if _YEAR_ENDS.search(tail) is not None and _AFTER_YEAR.match(fold(asked.line.text[:MIN_CUT])) is not None:
        return True
    if unit.length < MIN_CUT or _FIGURE_ENDS.search(tail) is None:
        return None
    if not unit.signed and _AFTER_VERB.search(tail) is None:
        return None
    return True if _rest_of_number().match(fold(asked.line.text[:MIN_CUT])) else None


@cache
def _rest_of_number() -> re.Pattern[str]:
    measured = rf"(?:{unit_pattern()})"
    counts = rf"[万亿]{{1,2}}{measured}(?=[\u4e00-\u9fff])"  # 全年为730 / 万名学员发放证书
    rest = rf"(?:[.][0-9]+|[0-9]{{1,4}}(?:[.][0-9]+)?)?[百千万亿]{{0,2}}{measured}(?=[，,。;；、)]|以[上下内]|左右|$)"
    return re.compile(f"{rest}|{counts}")


_COUNTED = re.compile(
    r"(?<![0-9])[0-9][0-9.]*(?:[:：∶][0-9.]+)*(?:[%％‰]|个百分点|[万亿]{0,2}(?:[元吨亩人户头只]|公顷|公里|平方米))?$"
)
_OPENS_ACCOUNT = re.compile(
    "全年(?!龄)|年末|初步(?:核|统|测)算|经?[省市县]?[一-龥]{0,8}统一核算|据[一-龥]{2,10}(?:统计|核算|测算)"
)
"""Words with which a paragraph of a bulletin opens; none goes on with a number just said."""


def account_behind(asked: Break) -> bool | None:
    """A paragraph of a bulletin that lost its stop behind its last figure, and the next, which opens as they do."""
    unit, line = asked.unit, asked.line
    if unit.ended or unit.length < RUNNING_TEXT or _OPENS_ACCOUNT.match(line.text) is None:
        return None
    return False if _COUNTED.search(unit.last(MIN_CUT)) is not None else None


def figure_behind(asked: Break) -> bool | None:
    """A dump that broke its lines at figures: 建成公路 / 6条，… goes on; no paragraph opens with a count."""
    unit, line = asked.unit, asked.line
    apart = line.blanks_before and not line.page_before
    if apart or unit.ended or not "\u4e00" <= unit.tail[-1] <= "\u9fff":
        return None
    if not line.text[0].isdigit() or _opens_with_count().match(fold(line.text[:MIN_CUT])) is None:
        return None
    if unit.mark is not None and not unit.signed and _names_matter(unit.rest.rstrip()):
        return None
    near = (line.text, asked.following.text if asked.following is not None else "")
    return True if unit.signed or any(map(_SIGN.search, near)) else None


_MATTER = re.compile(
    "(?:情况|概况|现状|成效|成绩|成果|形势|问题|环境|要求|安排|目标|原则|基础|特点|保障|经费|队伍|机制|制度|方式|步骤|进度|支撑|分布|背景|意义)$"
)
_LISTED = re.compile("(?:任务|项目|工程|措施|指标|标准|条件|范围|对象|内容|规模)$")


def _names_matter(words: str) -> bool:
    """Whether the words behind a number name what a section is about: 一、评估情况, but not （二）谋划重大项目."""
    return bool(_MATTER.search(words) or (_LISTED.search(words) and not DOING(words)))


@cache
def _opens_with_count() -> re.Pattern[str]:
    measured = rf"[百千万亿]{{0,2}}[余多]?(?:[%％‰]|{unit_pattern()})"
    return re.compile(
        rf"(?!(?:19|20)[0-9]{{2}}年)[0-9]+(?:[.][0-9]+)?{measured}[\u4e00-\u9fff]{{0,6}}(?=[,，。;；、]|$)"
    )


def broken_clause(asked: Break) -> bool | None:
    """The line above ends in what is to be done by a time, or how often, as no heading does (…，到2025年，建成供水;
    …，建成4家具有), and this one, at the margin, ends the sentence. Headings of sections are left to their own rule."""
    line, mark = asked.line, asked.unit.mark
    if asked.mark is not None or line.indent or not ends_sentence(line.text) or asked.layout.stops_lost:
        return None
    return True if (mark is None or mark.way.item) and _DATED_CLAUSE.search(asked.last.text) else None


def cut(asked: Break) -> bool | None:
    """A page ended in mid-sentence, or a line with a whole sentence in it has no stop: what follows has it."""
    unit, text, last = asked.unit, asked.line.text, asked.last.text
    if unit.ended or asked.layout.stops_lost or unit.length < MIN_CUT:
        return None
    mark = unit.mark
    clause = _LABELLED_CLAUSE.search(unit.rest) if mark is not None else None
    labelled = clause is not None and (
        _COMMA.search(clause.group()) is not None or (mark is not None and mark.kind in asked.expected.run_in)
    )
    cut = asked.line.page_before or labelled or ("。" in last and "    " not in last)
    return True if cut and (ends_sentence(text) or len(text) >= RUNNING_TEXT) else None


def ended(asked: Break) -> bool | None:
    """The unit has its stop, or is too short to have been cut."""
    last = asked.last.text
    short = len(last) < RUNNING_TEXT and not _goes_on_at_margin(asked)
    closed = asked.unit.ended or asked.layout.stops_lost or short or "    " in last
    return False if closed else None


def _goes_on_at_margin(asked: Break) -> bool:
    """Whether a line at the margin, which ends a sentence, goes on with an indented paragraph of some clauses."""
    line, last = asked.line, asked.last
    apart = last.indent == 2 and line.indent == 0 and asked.mark is None and asked.unit.mark is None
    return apart and len(_COMMA.findall(last.text)) >= CLAUSES and ends_sentence(line.text)


def tail(asked: Break) -> bool | None:
    """The tail of a cut paragraph has its stop; a short line without one after a blank is a heading or a label."""
    text = asked.line.text
    short = len(text) < RUNNING_TEXT and (text[-1] in ":：" or not ends_sentence(text))
    return not (short and (asked.line.blanks_before or _heads_next_list(asked)))


def _heads_next_list(asked: Break) -> bool:
    """Whether a short line between two lists whose items have no stops heads the one below."""
    unit, following = asked.unit, asked.following
    around = [unit.mark, read_mark(following.text) if following is not None else None]
    above = asked.lines[asked.n - 2].text if asked.n > 1 and unit.joined == 1 else ""
    return all(mark is not None and mark.scheme == "bullet" for mark in around) and not ends_sentence(above or "。")
