"""Headings without a number: 前言, and the short lines of reports and reviews."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ..lexicon.box_lines import opens_box
from ..lexicon.dates import DATE
from ..lexicon.numerals import CIRCLED
from ..lexicon.official import AGENCY, OFFICE, STAMP, TITLE_END
from ..lexicon.portal import CHROME
from ..lexicon.schemes import Mark, read_mark
from ..lexicon.widths import squeeze
from .contents import entry_key
from .lines import Line
from .numbering import rank_of
from .units import RUNNING_TEXT, Unit, ends_sentence

NAMED = re.compile(
    r"^(?:(?:前言|引言|序言|序|导言|总则|结语|结束语|后记|附则|编制说明)|(?:附[:：]?)?(?:名词解释|缩略语))$"
)
"""Words that head a section without a number (序言, 前言, 总则 …)."""
MAX_LENGTH = 28
LONG = 60
"""Characters from which a line is text, whatever it ends with."""
MAX_STYLED = 45
"""Longest heading that the format declares."""
MIN_FRESH, MAX_CHAPTER = 2, 20
"""Fresh starts of the outermost numbers that show chapters above them, and the longest title of such a chapter."""
_NOTES = re.compile(
    r"^(?:附件\s*[0-9一二三四五六七八九]{0,2}\s*[:：]?|附[:：])?(?:附?注[释解]?|备注|说明|(?:相关|有关|主要)?(?:名词|术语|用语)(?:解释|释义|说明)?|[\u4e00-\u9fff]{2,14}(?:名词|术语)(?:解释|释义|注释)|缩略语|参考文献)\s*[:：]?$"
)
"""What heads notes, terms and sources: the numbers below are theirs."""
MAX_NOTES = 26
"""Longest line that heads notes: 政府工作报告有关名词解释 behind the number of its annex."""
_NOTE = re.compile(r"备?注(?:释|解)?\s*[:：]\s*")
_NEXT_NOTE = re.compile(r"[；;。]\s*(?=[0-9])")
_WORD = re.compile("[\u4e00-\u9fff]{4,12}")
"""A heading of one word: no speaker, no date, no place."""
_NOTED = re.compile(
    rf"([{CIRCLED}])(?<=[\u4e00-\u9fff0-9A-Za-z%”）].)(?=[，。；、）]|[\u4e00-\u9fff0-9.%％]{{1,20}}[，。；])"
)
"""A raised number behind a word: of a list it would stand behind a sign. It is sought by the number, which is rare."""
_SOURCE = re.compile(r"^(?:资料|数据|图片|信息)来源")
_NO_STYLED = re.compile(
    r"^(?:专\s*栏|[附续]?表\s*[0-9一二三四五六七八九十]|图\s*[0-9]|注[:：]|——|附\s*件|目\s*[录次]$)"
)
_NO_HEADING = re.compile(
    r"[。！？；;：:，,]$|^[——\-●•]|(?<![蓝宏版])图|摄$|记者|通讯员|来源|作者|时间|字号|打印|点击|阅读"
)


def named_heading(unit: Unit, following: Unit | None) -> bool:
    """前言 and its like on a line of their own with text below."""
    return following is not None and len(unit.text) <= 12 and NAMED.match(squeeze(unit.text)) is not None


def opens_notes(unit: Unit) -> bool:
    """注释：, 名词解释 and their like on a line of their own: what is numbered below them heads no section."""
    return unit.grid is None and heads_notes(unit.text)


def heads_notes(text: str) -> bool:
    """Whether a line is 注释：, 名词解释 or their like and nothing else."""
    return len(text) <= MAX_NOTES and _NOTES.match(squeeze(text)) is not None


def note_number(text: str) -> Mark | None:
    """The number of the last note that stands behind 注： on its line (注：1.…；2.…); those below go on with it."""
    note = _NOTE.match(text)
    last = read_mark(text[note.end() :]) if note is not None else None
    if note is not None and last is not None:
        for stop in _NEXT_NOTE.finditer(text, note.end()):
            mark = read_mark(text[stop.end() :])
            last = mark if mark is not None and (mark.kind, mark.value) == (last.kind, last.value + 1) else last
    return last


def noted_marks(units: Sequence[Unit]) -> frozenset[str]:
    """The circled numbers that stand behind words of the text (310台/万人①，居前列): those of footnotes."""
    texts = (unit.text for unit in units if unit.grid is None)
    return frozenset(match.group(1) for text in texts for match in _NOTED.finditer(text))


def is_source(words: str) -> bool:
    """资料来源：… says where figures come from, whatever number stands before it; 三、数据来源： heads a text."""
    plain = squeeze(words)
    return _SOURCE.match(plain) is not None and plain[-1] not in "：:"


def styled_headings(units: Sequence[Unit], start: int) -> dict[int, int]:
    """Lines without a number that the format sets as headings among numbered ones, with the level that it declares.

    Styles are believed where they are in use: two or more such lines of one level, or numbered headings with a level.
    """
    first = next((n for n in range(start, len(units)) if units[n].mark is not None or ends_sentence(units[n].text)), 0)
    found = {n: units[n].line.markup_level for n in range(first, len(units)) if _can_be_styled(units[n])}
    opening = first - 1
    if opening > start and _can_be_styled(units[opening]) and units[opening].line.markup_level in found.values():
        found[opening] = units[opening].line.markup_level  # the title stands above it
    numbered = [unit for unit in units if unit.mark is not None and unit.mark.way.strong and unit.weight > 0]
    in_use = sum(unit.line.markup_level > 0 for unit in numbered) * 2 > len(numbered) > 0
    counts = Counter(found.values())
    return {n: level for n, level in found.items() if in_use or counts[level] >= 2}


MIN_ENTRY, MIN_LISTED = 3, 3
"""Characters of an entry without a number, and entries of a contents list that numbers none, at least."""
MAX_INDENTS = 3
"""Levels that the indents of a contents list can show."""
_CLOSING = re.compile(
    r"^(?:(?:规划)?(?:实施)?(?:保障|组织|推进)(?:措施|实施|保障|机制|落实)|(?:规划|组织)实施|附则|结语)$"
)
"""The last chapter of a plan, which often has no parts."""
BRACKETED = 9
"""The level that headings in 【】 count as declared with: one below all that format or number declare."""
_BRACKETED = re.compile(r"【[^【】：:；。]{2,30}】")
_IN_CHARGE = re.compile(r"【(?:责任|牵头|配合|主管|负责)|(?:单位|部门|负责|栏目?)】$")


def bracketed_headings(units: Sequence[Unit], start: int) -> dict[int, int]:
    """Two or more lines in 【】, each with text below it: no names of those in charge, which close a paragraph so."""
    found = [n for n in range(start, len(units) - 1) if _is_bracketed(units[n]) and units[n + 1].grid is None]
    found = [n for n in found if units[n + 1].mark is not None or ends_sentence(units[n + 1].text)]
    return dict.fromkeys(found, BRACKETED) if len(found) >= 2 else {}


def _is_bracketed(unit: Unit) -> bool:
    text = unit.text
    if text[0] != "【" or unit.grid is not None or not _BRACKETED.fullmatch(text) or _IN_CHARGE.search(text):
        return False
    return not any(AGENCY.matches(name) for name in re.split("[、，, ]", text[1:-1]))


def chapter_headings(units: Sequence[Unit], start: int) -> list[int]:
    """Short lines without a number under each of which the outermost numbers begin anew: the chapters of a report.

    Each fresh start must have one or two of them since the number before it, so that none is a line by chance. Where
    all of them are titles of plans, so is the line at ``start``: a notice gives several.
    """
    annexes = [n for n in range(start, len(units)) if (m := units[n].mark) and m.scheme == "annex"]
    heads = [n for n in range(start, len(units)) if (m := units[n].mark) and m.way.strong and units[n].weight > 0]
    outermost = min((rank_of(units[n].mark.kind) for n in heads), default=None)  # type: ignore[union-attr]
    heads = [n for n in heads if (mark := units[n].mark) and rank_of(mark.kind) == outermost]
    fresh = [n for n in heads if (mark := units[n].mark) and mark.value == 1]
    if len(fresh) < MIN_FRESH or any((mark := units[n].mark) and mark.way.divides for n in fresh):
        return []
    opening = next((n for n in range(start, len(units)) if units[n].text[-1] in "。：:"), start)
    found: list[int] = []
    for number, place in enumerate(fresh):
        above = max((n for n in (*heads, *annexes) if n < place), default=opening)
        here = [n for n in range(above + 1, place) if _is_chapter(units[n])]
        if len(here) > 2 or not (here or number == 0):
            return []
        found += here
    if len(found) >= MIN_FRESH:
        found += _last_chapter(units, heads[-1])
    several = start > 0 and all(TITLE_END.matches(units[n].text) for n in (start, *found))
    return [start, *found] if several else found


def _last_chapter(units: Sequence[Unit], last: int) -> list[int]:
    """The one short line of chapters below the last number, above text alone: 政府自身建设, which has no parts."""
    below = [n for n in range(last + 1, len(units) - 1) if _is_chapter(units[n]) and _WORD.fullmatch(units[n].text)]
    own = [n for n in below if ends_sentence(units[n - 1].text) and units[n + 1].text[-1] == "。"]
    return own if len(below) == 1 else []


def _is_chapter(unit: Unit) -> bool:
    return unit.length <= MAX_CHAPTER and _is_short(unit) and re.search("[：:，。；]", unit.text) is None


def _can_be_styled(unit: Unit) -> bool:
    """A short line with a declared level that is no sentence, no caption and no title of a box."""
    return (
        unit.line.markup_level > 0 and unit.grid is None and unit.mark is None and 2 <= unit.length <= MAX_STYLED
        and not ends_sentence(unit.text) and _NO_STYLED.match(unit.text) is None
        and sum(c.isalnum() or c.isspace() for c in unit.text) * 4 >= unit.length * 3
    )  # fmt: skip


def listed_headings(units: Sequence[Unit], contents: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Headings without a number that a contents list names: at the level of the number that it gives them; where it
    gives none, at that of their indent in the list, or of their place in the text."""
    entries: dict[str, Mark | None] = {}
    indents: dict[str, int] = {}
    for line in contents:
        key = entry_key(line.text)
        indents.setdefault(key, line.indent)
        mark = read_mark(key)
        if mark is not None or MIN_ENTRY <= len(key) <= MAX_LENGTH:
            entries[key[mark.end :] if mark is not None else key] = mark
    marked = {key for key, mark in entries.items() if mark is not None}
    bare = not marked and len(entries) > MIN_LISTED
    wanted = entries.keys() if bare else marked
    found = {n: entries[key] for n, u in enumerate(units) if u.mark is None and (key := squeeze(u.text)) in wanted}
    if len(found) < 2 or len(found) * 2 < len(wanted) or any(u.mark and squeeze(u.rest) in wanted for u in units):
        return {}
    if bare:
        return _bare_levels(units, {n: indents[squeeze(units[n].text)] for n in found}) if not _numbered(units) else {}
    ranks = sorted({rank_of(mark.kind) for mark in found.values() if mark is not None})
    return {n: (1 + ranks.index(rank_of(mark.kind)), 1) for n, mark in found.items() if mark is not None}


def _bare_levels(units: Sequence[Unit], found: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """The levels of headings without numbers: ``found`` gives the indent of each in the contents list.

    Where all stand flush, a heading right above another one opens a chapter, and those that follow are its parts up to
    the next such one; what plans end with (保障措施) is a chapter by itself.
    """
    indents = sorted(set(found.values()))
    if 1 < len(indents) <= MAX_INDENTS:
        return {n: (1 + indents.index(indent), 1) for n, indent in found.items()}
    out: dict[int, tuple[int, int]] = {}
    inside = False
    for n in found:
        opens, right_below = n + 1 in found and n - 1 not in found, n - 1 in found
        inside = right_below or (inside and not opens and _CLOSING.search(units[n].text) is None)
        out[n] = (2 if inside else 1, 1)
    return out


def _numbered(units: Sequence[Unit]) -> bool:
    return any(unit.mark is not None and unit.mark.way.strong and unit.weight > 0 for unit in units)


def unnumbered_headings(units: list[Unit]) -> dict[int, tuple[int, int]]:
    """Index of each heading with its level and the number of lines it takes.

    Short lines without stop, each followed by text. Where several stand in a row the last heads
    what follows and the ones before it are one heading above it. Headings that stand over lists
    under such a heading are its children. Where the format declares levels (styles, h1, #) for two or
    more of the short lines, those are the headings.
    """
    declared = _declared(units)
    if declared:
        return declared
    short = [_is_short(unit) for unit in units]
    start = next((n for n, unit in enumerate(units) if _is_running(unit)), len(units))
    if 1 < start < len(units) and short[start - 1]:
        below_sentence = ends_sentence(units[start - 2].text) and units[start - 2].text[-1] not in "：:"
        if _WORD.fullmatch(units[start - 1].text) or below_sentence:
            start -= 1  # 指导思想 over the first paragraph, below the title or the words to an assembly
    found: dict[int, tuple[int, int]] = {}
    nested = False
    n = start
    while n < len(units):
        if not short[n]:
            n += 1
            continue
        end = n
        while end < len(units) and short[end]:
            end += 1
        if end == len(units):
            break
        if end - n >= 2:
            found[n] = (1, end - n - 1)
            found[end - 1] = (2, 1)
            nested = True
        else:
            nested = nested and _is_list(units[end])
            found[n] = (2 if nested else 1, 1)
        n = end
    return found if len(found) >= 2 else {}


def _is_running(unit: Unit) -> bool:
    """A paragraph of text: long, or a sentence as long as a line."""
    return unit.length >= LONG or (unit.length >= RUNNING_TEXT and unit.text[-1] == "。")


def _declared(units: list[Unit]) -> dict[int, tuple[int, int]]:
    """Short lines with a declared level; one at the outermost level before all text is the document's title."""
    levels = {n: unit.line.markup_level for n, unit in enumerate(units) if _can_be_styled(unit)}
    text = next((n for n, unit in enumerate(units) if ends_sentence(unit.text)), len(units))
    top = min(levels.values(), default=0)
    if sum(level == top for level in levels.values()) == 1:
        levels = {n: level for n, level in levels.items() if level != top or n > text}
    if len(levels) < 2:
        return {}
    ranks = {level: rank for rank, level in enumerate(sorted(set(levels.values())), 1)}
    return {n: (ranks[level], 1) for n, level in levels.items()}


def _is_short(unit: Unit) -> bool:
    text = unit.text
    return (
        unit.grid is None and unit.mark is None and 3 <= len(text) <= MAX_LENGTH
        and not text.startswith(("表", "图"))
        and not opens_box(text)
        and not ends_sentence(text) and not _NO_HEADING.search(text)
        and not AGENCY.matches(text) and not OFFICE.matches(text) and not DATE.search(text)
        and not STAMP.matches(text) and not CHROME.matches(text)
        and sum("\u4e00" <= c <= "\u9fff" for c in text) * 2 > len(text)
    )  # fmt: skip


def _is_list(unit: Unit) -> bool:
    return unit.mark is not None and unit.mark.scheme == "bullet"
