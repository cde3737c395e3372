"""Headings and box titles that a conversion glued to their neighbours.

加快补齐短板。（二）健全社会保障体系 is two lines, so is 规模化率达到75%。专栏4 畜牧业提升工程, and 第一章 总则 第一节
目的 is, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..lexicon.box_lines import opens_box
from ..lexicon.numerals import number_value
from ..lexicon.rare import Rare
from ..lexicon.schemes import Mark, read_bare, read_mark
from .lines import Line
from .numbering import rank_of

_BOX = re.compile(r"(?<=[。；])\s*专栏\s*[0-9一二三四五六七八九十]{1,3}[\s:：]*[\u4e00-\u9fff“][^。；：，]{3,30}$")
MAX_TITLE = 40
"""Longest heading that can be told behind a sentence, and before another one."""
MIN_PARTS = 2
"""Titles with their texts that count up on one line."""
MIN_TITLE = 3
"""Shortest title between two numbers on one line."""
_STOP = re.compile("[。；：！？]")
_HAN = "一二三四五六七八九十"
_NUMBER = Rare(
    rf"(?=[ \u3000\xa0（(第{_HAN}])"
    rf"(?:(?<=[\u4e00-\u9fff])(?:[ \u3000\xa0]?(?=[（(][{_HAN}]{{1,3}}[）)]|第[{_HAN}百]{{1,4}}[章节])"
    rf"|[ \u3000\xa0](?=[{_HAN}]{{1,3}}、))"
    rf"|(?<=[）)])[ \u3000\xa0]?(?=[（(][{_HAN}]{{1,3}}[）)]|第[{_HAN}百]{{1,4}}[章节]|[{_HAN}]{{1,3}}、))"
)
"""Where a number can begin behind a word or a bracket."""
_INNER = Rare(
    rf"(?<=[\u4e00-\u9fff”）)])[ \u3000\xa0]*"
    rf"(?=第[{_HAN}百0-9]{{1,4}}[章节条]|[（(][{_HAN}]{{1,3}}[）)]|[1-9][.．、](?![0-9]))"
    rf"|(?<=[\u4e00-\u9fff”）)])(?<![统专同唯万第之单])(?=[ \u3000\xa0]+一、|[{_HAN}]{{1,3}}、)[ \u3000\xa0]*"
)
"""Where the first number below a heading can begin on the heading's line."""

_BEHIND_BOX = re.compile(
    r"(?<=。)\s*(?=[1-9][0-9]?[.．、](?![0-9])[ \u3000]?[\u4e00-\u9fff“][^。：；，]{2,24}。[^。]{10})"
)
"""Where a number with its title and text begins behind the last sentence of a box."""

_LABELLED = re.compile(r"[\u4e00-\u9fff]{6,16}。[\u4e00-\u9fff“]")
_BEHIND_ITEM = re.compile(rf"(?<=。)\s+(?={_LABELLED.pattern})")
"""推进转型。加快…: how paragraphs open, and where one begins that a conversion glued to the last item of a box."""
_INDENT = "\u3000\u3000"
"""What a paragraph was set in by, on the line that it had in print."""
Glued = tuple[int, Mark]
"""Where in a line a number begins, and the number."""


def part_glued(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each glued heading on its own: its number must be the one that is missing between its sisters."""
    lines = _behind_boxes([part for line in lines for boxed in _boxed(line) for part in _titled_parts(boxed)])
    lines = _decimals_behind(_texts_behind(_titles_behind(_behind_items(lines))))
    glued = [_glued(line) for line in lines]
    chained = [_chained(line) for line in lines]
    if not any(glued) and not any(chained):
        return lines
    marks = [read_mark(line.text) if line.table is None else None for line in lines]
    below = _next_values(marks)
    last: dict[str, int] = {}
    out: list[Line] = []
    for n, line in enumerate(lines):
        mark, found = marks[n], glued[n]
        if mark is not None and mark.way.strong:
            last[mark.kind] = mark.value
        if chained[n] is not None:
            out += _unchained(line, last, below[n])
        elif found is not None and _is_missing(found[1], last, below[n]):
            last[found[1].kind] = found[1].value
            out += _parted(line, found[0])
        else:
            out.append(line)
    return out


def _parted(line: Line, start: int) -> list[Line]:
    above, heading = line.body.sub(0, start).strip(), line.body.sub(start)
    ahead = line.cells.text.rstrip().removesuffix(heading.text)
    below = replace(line, body=heading, cells=heading, blanks_before=0, indent=0, ahead=line.ahead + ahead)
    return [replace(line, body=above, cells=above), below]


def _boxed(line: Line) -> list[Line]:
    """The title of a box behind the last 。 of a line is a line of its own."""
    match = _BOX.search(line.text) if line.table is None and "专栏" in line.text else None
    return _parted(line, match.start()) if match is not None else [line]


def _behind_boxes(lines: list[Line]) -> list[Line]:
    """The lines, with 2.布局算力。… that a conversion glued to the last sentence of a box on its own: its number is the
    one that is missing between that above the box and that below it, and none of the box's own."""
    if not any(opens_box(line.text) for line in lines):
        return lines
    marks = [read_mark(line.text) if line.table is None else None for line in lines]
    below = _next_items(marks)
    last, above = 0, 0
    out: list[Line] = []
    for n, line in enumerate(lines):
        mark = marks[n]
        if mark is not None and (mark.kind == "arabic" or mark.way.strong):
            last = mark.value if mark.kind == "arabic" else 0
            above = 0 if mark.way.strong else above
        elif opens_box(line.text):
            above, last = last, 0
        found = list(_BEHIND_BOX.finditer(line.text)) if above and line.table is None else []
        item = read_mark(line.text[found[0].end() :]) if len(found) == 1 else None
        if item is not None and item.value == above + 1 != last + 1 and below[n] == item.value + 1:
            out += _parted(line, found[0].end())
            last, above = item.value, 0
        else:
            out.append(line)
    return out


_TITLE_BEHIND = re.compile(
    r"(?<=。)[ \u3000]*(?=[1-9][0-9]?[.．、](?![0-9])[ \u3000]?[\u4e00-\u9fff“][^。；：，]{2,24}$)"
)
"""Where behind the last sentence of a line a number with its title stands."""


def _title_behind(line: Line) -> re.Match[str] | None:
    may = line.table is None and line.text[-1] not in "。；：，" and "。" in line.text
    return _TITLE_BEHIND.search(line.text) if may else None


def _titles_behind(lines: list[Line]) -> list[Line]:
    """The lines, with 2.就业创业稳步推进 behind the last sentence of a paragraph on its own.

    It is the next number after one whose title has a line of its own, and no line below has it.
    """
    if not any(map(_title_behind, lines)):
        return lines
    marks = [read_mark(line.text) if line.table is None else None for line in lines]
    below = _next_items(marks)
    last = 0
    out: list[Line] = []
    for n, line in enumerate(lines):
        mark = marks[n]
        if mark is not None and (mark.kind == "arabic" or mark.way.strong):
            titled = mark.kind == "arabic" and len(line.text) <= MAX_TITLE and not _STOP.search(line.text)
            last = mark.value if titled else 0
        found = _title_behind(line) if last else None
        item = read_mark(line.text[found.end() :]) if found is not None else None
        if found is not None and item is not None and item.value == last + 1 and below[n] in (0, last + 2):
            out += _parted(line, found.end())
            last = item.value
        else:
            out.append(line)
    return out


_TEXT_BEHIND = Rare(
    rf"(?<=。)[ \u3000]*(?=(?:[（(](?:[{_HAN}]{{1,3}}|[1-9][0-9]?)[）)]|[{_HAN}]{{1,3}}、|[1-9][0-9]?[.．、](?![0-9])"
    r"|[①-⑳])[ \u3000]?[\u4e00-\u9fff“][^。；：，]{2,24}。[^。]{10})"
)
"""Where behind a sentence a number with its title and text begins."""


def _texts_behind(lines: list[Line]) -> list[Line]:
    """The lines, with （十）优化队伍。加强… that a conversion glued behind a paragraph on its own.

    Its number is the only one of its line, and the one that is missing between two that open lines. （一） above （二）
    is missing, too, and so is the last one of a part, where the one above has its text behind its title as well.
    """
    found = [list(_TEXT_BEHIND.finditer(line.text)) if line.table is None else [] for line in lines]
    if not any(found):
        return lines
    marks = [read_mark(line.text) if line.table is None else None for line in lines]
    below = _next_values(marks, strong=False)
    last: dict[str, int] = {}
    out: list[Line] = []
    for n, line in enumerate(lines):
        mark = marks[n]
        if mark is not None and mark.way.heads:
            rank = rank_of(mark.kind)
            last = {kind: value for kind, value in last.items() if rank_of(kind) <= rank}
            last[mark.kind] = mark.value if _TEXT_BELOW.match(line.text, mark.end) else -mark.value
        own = read_mark(line.text[found[n][0].end() :]) if len(found[n]) == 1 else None
        if own is not None and _is_left_out(own, last.get(own.kind, 0), below[n].get(own.kind, 0)):
            out += _parted(line, found[n][0].end())
            last[own.kind] = own.value
        else:
            out.append(line)
    return out


_DECIMAL_BEHIND = Rare(
    r"(?<=[。；])[ \u3000]*(?=[1-9][0-9]?(?:[.．][1-9][0-9]?){1,3}[ \u3000]*[\u4e00-\u9fff“][^。；：]{2,38}\Z)"
)
"""Where behind a sentence a number of several parts with its title stands."""


def _decimals_behind(lines: list[Line]) -> list[Line]:
    """The lines, with 2.1.3 完善管网 behind the last sentence of a paragraph on its own: its number follows on that
    above it, and that below it follows on it."""
    found = [list(_DECIMAL_BEHIND.finditer(line.text)) if line.table is None else [] for line in lines]
    if not any(found):
        return lines
    paths = [_path(line.text) if line.table is None else () for line in lines]
    below = _next_paths(paths)
    last: tuple[int, ...] = ()
    out: list[Line] = []
    for n, line in enumerate(lines):
        last = paths[n] or last
        own = _path(line.text[found[n][0].end() :]) if found[n] else ()
        if own and last and _follows(own, last) and (not below[n] or _follows(below[n], own)):
            out += _parted(line, found[n][0].end())
            last = own
        else:
            out.append(line)
    return out


def _path(text: str) -> tuple[int, ...]:
    """The parts of a decimal number that opens the text, or of a number of one part with a title behind it."""
    mark = read_mark(text)
    if mark is None or mark.scheme not in ("decimal", "arabic"):
        mark = read_bare(text)
    return mark.path if mark is not None else ()


def _next_paths(paths: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """For each line the next number of several parts below it, or of one that counts on."""
    ahead: tuple[int, ...] = ()
    out: list[tuple[int, ...]] = []
    for path in reversed(paths):
        out.append(ahead)
        ahead = path if len(path) > 1 else ahead
    return out[::-1]


def _follows(path: tuple[int, ...], above: tuple[int, ...]) -> bool:
    """Whether a number comes right after another: 2.1.3 and 2.2 after 2.1.2, 2.1.1 after 2.1, 3.1 after 2.2."""
    depth = len(path)
    if depth > len(above):
        return path == (*above, 1)
    on = path == (*above[: depth - 1], above[depth - 1] + 1)
    return on or (depth > 1 and path == (*above[: depth - 2], above[depth - 2] + 1, 1))


def _is_left_out(mark: Mark, above: int, below: int) -> bool:
    """Whether the number is missing between those above and below it; 0 stands for none before an outer one, and one
    below nought for one that stands alone on its line."""
    if below == mark.value + 1:
        return abs(above) == mark.value - 1 and (above != 0 or mark.way.strong)
    return mark.way.strong and below == 0 and above == mark.value - 1 > 0


_TEXT_BELOW = re.compile("[^。；：]{2,24}。.{10}")


def _behind_items(lines: list[Line]) -> list[Line]:
    """The lines, with a paragraph on its own that stands behind a blank on the last line of a box and opens with a
    label, as two others of the text do. Above an item of the box it is none."""
    if not any(opens_box(line.text) for line in lines) or sum(map(_opens_labelled, lines)) < 2:
        return lines
    out: list[Line] = []
    boxed = False
    for n, line in enumerate(lines):
        mark = read_mark(line.text) if line.table is None else None
        boxed = opens_box(line.text) or (boxed and not (mark is not None and mark.way.strong))
        found = list(_BEHIND_ITEM.finditer(line.text)) if boxed and line.table is None else []
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if len(found) == 1 and not below[:1].isdigit() and not opens_box(below):
            above, body = _parted(line, found[0].end())
            out += [above, replace(body, ahead=_INDENT)]
            boxed = False
        else:
            out.append(line)
    return out


def _opens_labelled(line: Line) -> bool:
    return _LABELLED.match(line.text) is not None


def _next_items(marks: Sequence[Mark | None]) -> list[int]:
    """For each line the next number in digits below it, before any outer one; 0 where there is none."""
    ahead = 0
    out: list[int] = []
    for mark in reversed(marks):
        out.append(ahead)
        if mark is not None and (mark.kind == "arabic" or mark.way.strong):
            ahead = mark.value if mark.kind == "arabic" else 0
    return out[::-1]


# -- the first number below a heading, on its line --------------------------------------------


def _unchained(line: Line, last: dict[str, int], below: Mapping[str, int]) -> Iterator[Line]:
    """Each heading of the line on a line of its own, as far as the numbers count: 1 below the outer one, or on."""
    while (found := _chained(line)) is not None and _counts(line, found, last, below):
        start, mark = found
        last[mark.kind] = mark.value
        above, line = _parted(line, start)
        yield above
    yield line


_TITLED = rf"[（(](?P<n>[{_HAN}]{{1,3}})[）)][^。；：，,（(]{{2,20}}。"
_PARTS = re.compile(rf"[{_HAN}]{{1,3}}、[^。；：]{{2,20}}。(?=[ \u3000]?[（(]一[）)])")
_PART = re.compile(rf"(?=[ \u3000（(])(?:^|(?<=。))[ \u3000]?{_TITLED}(?=[^（(])")
"""三、重点工程。（一）种业振兴工程。建设…。（二）标准化养殖工程。创建…。: titles with texts, each behind a stop."""


def _counted_parts(text: str) -> list[int] | None:
    """Where titles with their texts begin that count up in a line: from 1 behind the title of their part or behind a
    sentence, or on from the one that opens the line; None where too few do."""
    if "。" not in text[:MAX_TITLE] or text.count("。") < MIN_PARTS * 2 - 1:
        return None
    head = _PARTS.match(text)
    first = _PART.match(text)
    places = [] if first is None else [0]
    value = number_value(first["n"]) or 0 if first is not None else 0
    for match in _PART.finditer(text, head.end() if head is not None else 1):
        if number_value(match["n"]) == value + 1:
            places.append(match.start())
            value += 1
    return [place for place in places if place > 0] if len(places) >= MIN_PARTS else None


def _titled_parts(line: Line) -> list[Line]:
    """The line, parted before each of the numbers that count up in it, the first of them right behind its title."""
    if line.table is not None or (places := _counted_parts(line.text)) is None:
        return [line]
    out: list[Line] = []
    for place in reversed(places):
        line, below = _parted(line, place)
        out.insert(0, below)
    return [line, *out]


def _chained(line: Line) -> Glued | None:
    """Where an inner number begins behind the title of an outer one: 第一章 总则 第一节 目的; 三、重点任务（一）…。"""
    text = line.text
    if text[0] not in "第（(一二三四五六七八九十" or line.table is not None or (outer := read_mark(text)) is None:
        return None
    if not outer.way.strong or outer.scheme == "annex":
        return None
    match = _INNER.search(text, outer.end + MIN_TITLE - 1, outer.end + MAX_TITLE)
    if match is None or _STOP.search(text, outer.end, match.end()):
        return None
    inner = read_mark(text[match.end() :])
    if inner is None or rank_of(inner.kind) <= rank_of(outer.kind) or inner.end == len(text) - match.end():
        return None
    return match.end(), inner


def _counts(line: Line, found: Glued, last: Mapping[str, int], below: Mapping[str, int]) -> bool:
    """Whether the number is the first below its outer one, or the next; 一、 behind a word only above 二、. One
    in digits (…，改善环境2.污水处理。) is part of no title, whichever it is."""
    start, mark = found
    if mark.scheme == "arabic":
        return True
    if mark.scheme == "cn" and not line.text[start - 1].isspace() and below.get(mark.kind) != mark.value + 1:
        return False
    return mark.value == 1 or (mark.way.strong and mark.way.runs_on and last.get(mark.kind) == mark.value - 1)


# -- a heading behind a paragraph -------------------------------------------------------------


def _glued(line: Line) -> Glued | None:
    """Where behind the last 。 of a line, or behind a word of its last sentence, a number with a title begins."""
    text = line.text
    if line.table is not None or text[-1] in "；：，！？":
        return None
    sentence = text.rfind("。", 0, -1) + 1
    behind = (m.end() for m in _NUMBER.finditer(text, max(sentence + 1, len(text) - MAX_TITLE)))
    for start in (sentence, *behind):
        rest = text[start:].lstrip()
        mark = read_mark(rest) if start > 0 and len(rest) <= MAX_TITLE else None
        if mark is not None and mark.way.strong and mark.scheme != "annex" and rest[mark.end :].rstrip("。"):
            return (len(text) - len(rest), mark) if not set(rest) & set("；：:《") else None
    return None


def _next_values(marks: Sequence[Mark | None], strong: bool = True) -> list[dict[str, int]]:
    """For each line the next number of each kind below it, of the strong ones or of all, before any outer one."""
    ahead: dict[str, int] = {}
    out: list[dict[str, int]] = []
    for mark in reversed(marks):
        out.append(ahead)
        if mark is not None and (mark.way.strong if strong else mark.way.heads):
            rank = rank_of(mark.kind)
            ahead = {kind: value for kind, value in ahead.items() if rank_of(kind) < rank} | {mark.kind: mark.value}
    return out[::-1]


def _is_missing(mark: Mark, last: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether the numbers beside it leave this one out."""
    counts_on = last.get(mark.kind) == mark.value - 1
    leads_on = after.get(mark.kind) == mark.value + 1
    return after.get(mark.kind) != mark.value and (leads_on if mark.value == 1 else counts_on)
