"""Tables whose cells lost the blanks between them: 指标2020年2025年属性 above 供水能力（万吨）20 30预期性.

A word of print ends where a sign of its kind does: a name at its unit's bracket or its last letter before a figure, a
figure at an attribute, a header's word where the next one begins. Such a table is read only where every row comes out
with the header's columns, each in its place, and the header can be parted in no other way that the rows fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ....lexicon.schemes import read_mark
from ....lexicon.widths import fold
from ...lines import Line, of_line
from ..around.stops import stops
from ..cells.atoms import Can, what
from ..grid import Cells, Grid
from ..headers.tiers import Slots
from .slotted import read_slots

MIN_ROWS, MIN_VALUES = 3, 2
"""Rows of such a table and columns of its values, at least."""
MAX_HEADER, MAX_ROW = 60, 100
"""Characters of its header, and of a row, at most."""
NEAR, SHORT = 3, 20
"""Lines below the rows in which no other may stand, and characters of one that may be the rest of a name."""
MAX_WAYS = 4
"""Ways to part a header that are tried, at most."""
_OWN = frozenset({"name", "number", "unit", "attribute", "group"})
_TIME = re.compile(
    r"(?:19|20)[0-9]{2}年(?:\(?(?:规划|预期|预计|目标|实际|现状|基期|完成|基数)*(?:值|数|情况)?\)?)"
    r"|“?十[一二三四五六七]五”?(?:时期|规划|期)?(?:目标|末)值?|年均(?:增长|增速|增长率|增幅)(?:\(%\))?"
)
"""A header's word that says when: 2025年目标, 年均增长."""
_WORD = re.compile(r"\S+")
_HAN = re.compile("[\u4e00-\u9fff]")
_WORDS_BEGIN = re.compile("(?<=[^\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_WORDS_END = re.compile("(?<=[\u4e00-\u9fff)])(?=[^\u4e00-\u9fff])")
"""Where inside a word its letters begin, as an attribute does, and end, as they do before a figure."""
_NUMBERED = re.compile(r"[0-9]{1,2}(?:[.．、 \u3000]|[\u4e00-\u9fff])")
"""The number of a row before its name."""
_NUMBER = re.compile(r"[0-9]{1,2}(?:[.、](?![0-9])|(?![0-9.]))")
_ROW_END = frozenset({"value", "unit", "attribute"})
_BRACKETED = re.compile(r"[一-龥][（(](?P<unit>[^（()）]{1,8})[)）]\s*[-—<>≤≥＜＞〔\[0-9]")
"""A name's last letter, its unit and the begin of a figure."""

Cell = tuple[str, Fragment]
"""What a piece of a line is, and the piece."""


class _Row(NamedTuple):
    body: Fragment
    lines: range


def find(lines: Sequence[Line], start: int, expected: Mapping[int, float]) -> Grid | None:
    """The table whose header is the line; None where it is none, or not certain."""
    line = lines[start]
    heads = headers_of(line.body) if len(line.text) <= MAX_HEADER and not stops(line) else []
    if not heads:
        return None
    rows = list(_rows(lines, start + 1, expected))
    end = rows[-1].lines.stop if rows else start
    fits = [(head, parted) for head in heads if (parted := _fitted(head, rows)) is not None]
    if len(fits) != 1 or len(rows) < MIN_ROWS or _goes_on(lines, end, expected):
        return None
    head, parted = fits[0]
    if all(len(_WORD.findall(body.text)) >= len(head) for body in [line.body, *(row.body for row in rows)]):
        return None  # nothing is glued
    slots = Slots([[cell for _, cell in head], *parted], 1, len(head))
    grid = read_slots("table.glued", slots, range(start, end))
    return grid if grid is not None and not grid.unread else None


def headers_of(body: Fragment) -> list[list[Cell]]:
    """The ways to part a line into words of a header: one that names, two or more that say when."""
    if body.text.count("年") + body.text.count("五") < MIN_VALUES:
        return []  # each word that says when has one of them
    ways: list[list[Cell]] = [[]]
    for match in _WORD.finditer(body.text):
        parts = list(_headers_in(fold(match.group())))
        ways = [
            [*way, *((role, body.sub(match.start() + a, match.start() + b)) for role, a, b in part)]
            for way in ways
            for part in parts
        ][:MAX_WAYS]
    return [way for way in ways if _is_header([role for role, _ in way])]


def _headers_in(word: str, start: int = 0, said: frozenset[str] = frozenset()) -> Iterator[list[tuple[str, int, int]]]:
    """The ways to part a word into those of a header, each with its role; ``said`` are those before, that come once."""
    if start == len(word):
        yield []
        return
    time = _TIME.match(word, start)
    ends = {time.end(): "value"} if time is not None else {}
    for end in range(start + 2, min(len(word), start + 6) + 1):
        role = words.header_role(word[start:end])
        if role in _OWN and role not in said:
            ends[end] = role or ""
    for end, role in ends.items():
        for rest in _headers_in(word, end, said if role == "value" else said | {role}):
            yield [(role, start, end), *rest]


def _is_header(roles: Sequence[str]) -> bool:
    own = [role for role in roles if role != "value"]
    return roles.count("value") >= MIN_VALUES and "name" in own and len(set(own)) == len(own) and "group" not in own


def _rows(lines: Sequence[Line], start: int, expected: Mapping[int, float]) -> Iterator[_Row]:
    """The rows below a header: lines that end in figures, each with the line above that has its number and no more."""
    at = start
    while at < len(lines) and _may_be_row(lines[at], expected.get(at, 0)):
        ahead = at + 1
        body = lines[at].body
        if not row_values(body) and _NUMBERED.match(body.text) and ahead < len(lines) and _is_rest(lines[ahead]):
            body, ahead = join([body, lines[ahead].body]), ahead + 1
        if not row_values(body):
            return
        yield _Row(body, range(at, ahead))
        at = ahead


def _may_be_row(line: Line, expected: float) -> bool:
    return len(line.text) <= MAX_ROW and expected <= 0 and not stops(line)


def _is_rest(line: Line) -> bool:
    """Whether a line goes on with a name and has its figures."""
    return not stops(line) and not _NUMBERED.match(line.text) and row_values(line.body) > 0


def _goes_on(lines: Sequence[Line], end: int, expected: Mapping[int, float]) -> bool:
    """Whether what stands below the rows may be of them: the rest of a name, or a line above more rows."""
    if any(row_values(line.body) >= MIN_VALUES for line in lines[end : end + NEAR]):
        return True
    if end == len(lines) or lines[end].blanks_before or expected.get(end, 0) > 0 or stops(lines[end]):
        return False
    text = lines[end].text
    return read_mark(text) is None and len(text) <= SHORT and text[-1] not in "。；："


def row_values(body: Fragment) -> int:
    """How many figures stand at the end of a line, behind a name of words."""
    roles = [role for role, _ in _with_number(pieces(body))]
    named = "words" in roles[: 1 + (roles[0] == "number")]
    return roles.count("value") if named else 0


def pieces(body: Fragment) -> list[Cell]:
    """A line's words, numbers, figures and attributes, parted where one of another kind begins."""
    found: list[Cell] = []
    for match in _WORD.finditer(body.text):
        for role, start, end in _parted(match.group()):
            piece = body.sub(match.start() + start, match.start() + end)
            if role == "words" and found and found[-1][0] == "words":
                found[-1] = "words", join([found[-1][1], piece])
            else:
                found.append((role, piece))
    return found


def _parted(word: str) -> list[tuple[str, int, int]]:
    """The pieces of a word, each with what it is."""
    plain = fold(word)
    if words.is_attribute(plain):
        return [("attribute", 0, len(word))]
    for match in _WORDS_BEGIN.finditer(plain):
        n = match.start()
        if words.is_attribute(plain[n:]):
            return [*_parted(word[:n]), ("attribute", n, len(word))]
    for role, told in (("value", _is_figure), ("unit", words.is_unit)):
        if told(plain):
            return [(role, 0, len(word))]
    for match in _WORDS_END.finditer(plain):
        n = match.start()
        if _is_figure(plain[n:]):
            return [*_parted(word[:n]), ("value", n, len(word))]
    return [("words", 0, len(word))]


def _is_figure(plain: str) -> bool:
    pure = words.VALUE_ONLY.match(plain) is not None or _HAN.search(plain) is None
    return pure and what(plain) & (Can.VALUE | Can.MISSING) > 0


def _fitted(head: Sequence[Cell], rows: Sequence[_Row]) -> list[Cells] | None:
    """The cells of all rows in the header's columns; None where one has others, or others beside them."""
    roles = [role for role, _ in head]
    out: list[Cells] = []
    for row in rows:
        cells = pieces(row.body)
        if roles[0] == "number":
            cells = _with_number(cells)
        said = [role for role, _ in cells]
        if len(said) != len(roles) or not all(map(_belongs, said, roles)):
            return None
        out.append([cell for _, cell in cells])
    return out


def _belongs(said: str, role: str) -> bool:
    """Whether a piece can stand in a column: words are a name, or a value that is told in words."""
    return role in ("name", "value") if said == "words" else said == role


def _with_number(cells: list[Cell]) -> list[Cell]:
    """The pieces with the number before the name as a cell of its own: 1 供水能力, 1.供水能力, 1供水能力."""
    role, first = cells[0]
    if role == "value" and _NUMBER.fullmatch(fold(first.text)):
        return [("number", first), *cells[1:]]
    number = _NUMBER.match(fold(first.text))
    if role != "words" or number is None or number.end() == len(first.text):
        return cells
    return [("number", first.sub(0, number.end())), ("words", first.sub(number.end(), len(first.text))), *cells[1:]]


@of_line
def ends_in_row(line: Line) -> bool:
    """Whether a line is a row: a name with its unit in brackets right before figures that end it, or two figures."""
    body = line.body
    roles = [role for role, _ in pieces(body)] if len(body.text) <= MAX_ROW else []
    if roles[:1] != ["words"] or "value" not in roles or not _ROW_END.issuperset(roles[1:]):
        return False
    found = _BRACKETED.search(body.text)
    return roles.count("value") >= MIN_VALUES or (found is not None and words.is_unit(fold(found["unit"])))
