"""Where a table in running text can begin: two header words, side by side or on neighbouring lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....lexicon import tables as words
from ....lexicon.remembered import remembered
from ....lexicon.schemes import read_mark
from ....lexicon.widths import squeeze
from ...lines import Line
from ..around.stops import stops
from ..cells.atoms import extent, is_lone, is_wide, tokens
from ..headers.words import begins, is_time

MAX_LINE = 100
"""Longest line of header words, in characters."""
MAX_WORDS = 20
"""Longest header word."""
AHEAD = 8
"""Lines within which a second header word must follow one that has its line to itself."""
MIN_YEARS = 3
"""Years that open a table where no other header word does."""
_OWN = frozenset({"name", "number", "group", "unit", "attribute"})
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_RUNNING = re.compile(r"[《》。；，,！？]")


MAX_FIRST = 8
"""Letters of a header of names that is not known."""
MIN_PLACES = 4
"""Words of a header that names places beside the columns of names and units, at least."""
ROWS = 3
"""Rows of figures below a header that show a table."""


def opens(lines: Sequence[Line], start: int) -> bool:
    """Whether a header can begin with the line."""
    line = lines[start]
    if stops(line):
        return False
    if not is_lone(line.text):
        heads = heads_line(line.text) or heads_rows(lines, start) or _heads_places(lines, start)
        return heads or _stands_above(lines, start)
    if len(line.text) <= MAX_FIRST and _stands_above(lines, start):
        return True
    if len(line.text) > 16 or not (may_open(line.text) or _is_torn(lines, start) or _stands_over(lines, start)):
        return False
    if _stands_over(lines, start) and names_columns(lines[start + 1].text):
        return True
    known = 0
    for ahead in lines[start : start + AHEAD]:
        if stops(ahead) or len(ahead.text) > 40:
            break
        known += any(words.may_name_column(squeeze(token)) for token in (ahead.text, *ahead.text.split()))
    return known > 1


@remembered
def heads_line(text: str) -> bool:
    """Whether a line is a row of header words: half of them known, one of a kind that only headers are, or years."""
    if extent(text) > MAX_LINE or _RUNNING.search(text):
        return False
    if is_wide(text):
        return True
    here = tokens(text)
    known = [token for token in here if words.may_name_column(token) or _YEAR.fullmatch(token)]
    named = any(words.header_role(token) in _OWN for token in known) or sum(map(words.is_year, known)) >= MIN_YEARS
    named = named or (len(known) > 1 and any(map(_names_kind, here)))
    if len(known) > 1 and words.THINGS.matches(here[0]):
        named, known = True, [here[0], *known]
    return named and len(known) > 1 and len(known) * 2 >= len(here) and all(len(token) <= MAX_WORDS for token in here)


def _names_kind(word: str) -> bool:
    """Whether a word heads the names of one kind of indicators: 经济指标, 民生指标."""
    return word.endswith("指标") and 2 < len(word) <= MAX_FIRST


def may_open(text: str) -> bool:
    """Whether a word can be a table's first header."""
    bare = squeeze(text)
    if words.header_role(bare) in ("name", "number", "group") or words.is_year(bare) or bare == "序":
        return True
    return words.THINGS.matches(bare)


def anew(lines: Sequence[Line], at: int, head: frozenset[str]) -> bool:
    """Whether the header of another table begins at a line; ``head`` are the first lines of the table's own."""
    text = squeeze(lines[at].text)
    own = text in head or text.lstrip("0123456789") in head
    if own and is_lone(text) and words.PROJECT_LIST.matches(lines[at - 1].text):  # 项目清单 / 序号, and others
        own = all(squeeze(line.text) in head for line in lines[at + 1 : at + 2])
    if own or extent(lines[at].text) > MAX_LINE:
        return False
    if not is_lone(lines[at].text):
        return names_columns(lines[at].text)
    said = [words.header_role(squeeze(line.text)) for line in lines[at : at + 3]]
    return said[0] == "number" and len(_OWN.intersection(filter(None, said))) > 1


def names_columns(text: str) -> bool:
    """Whether a line names two columns or more of kinds that only headers have: 序号 指标名称 单位."""
    if extent(text) > MAX_LINE or _RUNNING.search(text):
        return False
    said = [words.header_role(token) for token in tokens(text)]
    return len(_OWN.intersection(filter(None, said))) > 1 and heads_line(text)


def heads_figures(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of header words stands above rows of figures, whatever its words name."""
    below = lines[at + 1 : at + 1 + ROWS]
    return len(below) == ROWS and heads_line(lines[at].text) and all(_ends_in_values(line.text) for line in below)


def heads_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads rows of figures, of which only the first header, that of the names, is not known:
    行业 2020年 2025年目标."""
    text = lines[at].text
    here = tokens(text) if extent(text) <= MAX_LINE and not _RUNNING.search(text) else []
    if len(here) < 3 or words.is_value(here[0]) or len(here[0]) > MAX_FIRST or not all(map(words.is_header, here[1:])):
        return False
    below = [tokens(line.text) for line in lines[at + 1 : at + 3] if extent(line.text) <= MAX_LINE]
    return len(below) == 2 and all(len(row) == len(here) and all(map(words.is_value, row[1:])) for row in below)


def _heads_places(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads rows of as many cells, of which those below its unknown words are figures: 指标 单位 全市
    城关区 东湖区."""
    text = lines[at].text
    here = tokens(text) if extent(text) <= MAX_LINE and not _RUNNING.search(text) else ()
    known = [words.header_role(token) in _OWN for token in here]
    if len(here) < MIN_PLACES or sum(known) < 2 or any(len(token) > MAX_FIRST for token in here):
        return False
    below = [tokens(line.text) for line in lines[at + 1 : at + 3] if extent(line.text) <= MAX_LINE]
    if len(below) < 2 or any(len(row) != len(here) for row in below):
        return False
    return all(own or (words.is_value(a) and words.is_value(b)) for own, a, b in zip(known, *below, strict=True))


def upper_tier(lines: Sequence[Line], at: int) -> int:
    """The first of the lines right above a header that hold nothing but words of headers, several of them: its upper
    tiers; the line itself where none does."""
    while at and not lines[at].blanks_before and (_is_tier(lines[at - 1]) or _are_joint(lines[at - 1 : at + 1])):
        at -= 1
    return at


def _is_tier(line: Line) -> bool:
    said = tokens(line.text) if extent(line.text) <= MAX_LINE and not stops(line) else []
    return len(said) > 1 and all(words.is_header(word) and not words.is_value(word) for word in said)


def _are_joint(lines: Sequence[Line]) -> bool:
    """Whether each line is a joint header alone: those of one tier, a line each."""
    return all(is_lone(line.text) and not stops(line) and _is_joint(squeeze(line.text)) for line in lines)


def _ends_in_values(text: str) -> bool:
    last = tokens(text)[-2:] if extent(text) <= MAX_LINE else []
    return len(last) == 2 and all(words.is_value(word) or words.is_missing(word) for word in last)


def _is_torn(lines: Sequence[Line], start: int) -> bool:
    """The first header torn over two lines: 主要/指标."""
    if start + 1 == len(lines) or len(lines[start].text) > 4:
        return False
    return may_open(lines[start].text + lines[start + 1].text)


def _stands_above(lines: Sequence[Line], start: int) -> bool:
    """Whether a line is the upper half of headers of two lines, about whose middle the others stand: 2020年 2025年
    above 序号 指标 单位 属性."""
    below = lines[start + 1].text if start + 1 < len(lines) else ""
    here = tokens(lines[start].text) if extent(lines[start].text) <= MAX_LINE else []
    years = len(here) > 1 and all(words.is_year(word) or _is_joint(word) for word in here)
    if not names_columns(below) or lines[start + 1].blanks_before:
        return False
    return years or _begin_halves(here, tokens(below))


def _is_joint(word: str) -> bool:
    """Whether a word can be the header of several columns: “十五五”目标, 现状值, but no title “十三五”指标情况."""
    if "指标" in word:
        return False
    return is_time(word) and words.is_header(word) and words.header_role(word) not in _OWN and not words.is_value(word)


def _begin_halves(here: Sequence[str], below: Sequence[str]) -> bool:
    """Whether each word is the first half of one below it: “十五五 above ”年均增."""
    rest = iter(below)
    return bool(here) and all(any(begins(half, word) for word in rest) for half in here)


def _stands_over(lines: Sequence[Line], start: int) -> bool:
    """A joint header on a line of its own, above the line of the other headers.

    Where 序号 or 指标 has a line to itself and so has the next word, what stands above it is the title.
    """
    said = squeeze(lines[start].text)
    if not words.is_header(said) or "指标" in said or read_mark(said) is not None or start + 1 == len(lines):
        return False
    below = [tokens(line.text) if extent(line.text) <= MAX_LINE else [] for line in lines[start + 1 : start + 3]]
    heads = below[0]
    if len(heads) == 1 and len(below) > 1 and len(below[1]) > 1:
        heads = [*heads, *below[1]]  # “十三五”期间 / 主要指标 / 规划目标 完成数: set about the middle of the tiers
    known = sum(map(words.is_header, heads))
    return known > 1 and any(map(may_open, below[0])) and all(len(token) <= 16 for token in heads)
