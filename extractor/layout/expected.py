"""Which lines the outline counts on: for each kind of number the longest run that counts up through the document.

Asked before tables, boxes and paragraphs are looked for. A number at the head of a line can be a heading's, a table
row's, a list item's or a sentence's; the run that counts from the first chapter to the last tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..lexicon import tables as words
from ..lexicon.schemes import Mark, read_bare, read_bare_arabic, read_bare_han, read_dotted, read_letter, read_mark
from .headings import MAX_OWN_LINE, MAX_RUN_IN, parted
from .linebreaks import HANGING
from .lines import Line
from .numbering import Ranks
from .tables.openers import names_columns
from .tables.surroundings import is_caption

LINK = 2
"""Points for a number that counts on from the one before."""
ANEW = -3
"""Points for a number that begins anew where no outer heading stands between."""
OVER_ANNEX = -2
"""Points for counting on from a number before an annex: what stands below one is a tree of its own."""
GAP = -1
"""Points for each number that is left out, two at most: one that heads no section may stand beside a missing one."""
AMONG_CELLS = -2
"""Points for a number that stands among the cells of a table."""
RUNNING = 24
"""Characters from which a line below a heading is its text."""
MIN_OWN_LINE, MAX_SHORT = 4, 28
"""Headings from which it can be told that they stand on lines of their own, and the longest that shows it."""
MAX_CELL_LINE = 60
"""Longest line of a table's cells."""
MIN_ROW = 4
"""Words of a row with a blank between its cells, its number aside."""
_HAN_GAP = re.compile(r"[\u4e00-\u9fff]{2}[ \u3000]+[\u4e00-\u9fff]{2}")
MAX_HEADER_WORD = 8
"""Longest word of a table's header; a title can hold one."""
MIN_BARE = 3
"""Numbers without a sign that must count up where no number with a sign vouches for them."""
_STOP = re.compile(r"[。！？]")
_TEXT = re.compile(r"[。！？].|[：:].{7,}[。；]")
"""What shows that a heading has its text on the same line."""
_PROSE = re.compile(r"^.{11,}。$|^注[:：]|^.{7,}[\u4e00-\u9fff][，,][\u4e00-\u9fff].{3}")
"""A sentence, a clause or a note, which no cell is."""
_CLAUSES = re.compile(r"[\u4e00-\u9fff][，,][\u4e00-\u9fff]")
_CELLS = re.compile(r"[|\s](?:(?<=[\t|])|(?<=\S ) {2,}\S|(?<=\S{3} ) \S{2}|(?<=[0-9%％]\s)\s*[-—0-9])")
"""What parts cells is sought by its white space, which is rare."""
_FIGURE_CELL = re.compile(
    r"[<>≥≤＜＞≧≦约近±+\-—–－]*[〔\[（(【]?[0-9０-９][0-9０-９.．,，]*[%％‰]?(?:[～~—–-][0-9０-９.．]+[%％]?)?[〕\]）)】]?(?:左右|以上|以下|以内|[^。，；：]{0,3})|[—–－/-]{1,3}|(?:预期|约束|建议|指导)性"
)
_FIGURE_LAST = re.compile(r"[0-9０-９][%％]?[〕)）\]]?$|预期性$|约束性$")
_TOKENS = re.compile(r"[^\s，。；：]{1,12}(?:\s+[^\s，。；：]{1,12}){2,}")


@dataclass(frozen=True, slots=True)
class Expected:
    """``weights``: points for each line (by its place in the list) that the outline counts on; at least one.

    ``unlikely``: points below nought for each numbered line outside the count that stands among the cells of a table.
    ``own_line``: the kinds of number whose headings stand on lines of their own, text below them.
    ``run_in``: the kinds most of whose headings have their text on the same line.
    ``bare`` are the numbers without a sign after them that count up with the others (1 总则 beside 1.1).
    ``listed`` are the headings that the contents list names.
    """

    weights: dict[int, int] = field(default_factory=dict)
    unlikely: dict[int, int] = field(default_factory=dict)
    bare: dict[int, Mark] = field(default_factory=dict)
    own_line: set[str] = field(default_factory=set)
    run_in: set[str] = field(default_factory=set)
    listed: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Candidate:
    """A numbered line: ``look`` is how much it looks like a heading; ``before`` the one from which it counts on."""

    at: int
    mark: Mark
    look: int
    bare: bool
    best: int = 0
    before: _Candidate | None = None
    shape: tuple[bool, bool, bool] = (False, False, False)
    """How it is set: after a blank line, indented, with its text on the same line."""
    short: bool = False
    """Whether it is a short line without a stop."""
    region: int = 0
    """How many annexes begin before it."""
    heads: bool = False
    """Whether the next decimal number below is of its chapter, and the one above of the chapter before or none."""
    links: bool = False
    """Whether it counts on from ``before``; else it begins anew."""


def expected_headings(lines: Sequence[Line]) -> Expected:
    """The headings that the numbers of a document let one expect. Linear in the lines."""
    found = list(_candidates(lines))
    ranks = Ranks()
    for candidate in found:
        ranks.meet(candidate.mark.kind)
    out = Expected()
    counted: set[int] = set()
    for kind in dict.fromkeys(candidate.mark.kind for candidate in found):
        chain = _longest(found, kind, ranks)
        short = sum(candidate.short for candidate in chain)
        if len(chain) >= MIN_OWN_LINE and short * 3 >= 2 * len(chain):
            out.own_line.add(kind)
        if len(chain) >= MIN_OWN_LINE and 2 * sum(candidate.shape[2] for candidate in chain) > len(chain):
            out.run_in.add(kind)
        for run in _runs(chain):
            _take(run, out)
            counted |= {candidate.at for candidate in run if len(run) > 1 and candidate.look >= 0}
    for candidate in found:
        if candidate.at not in counted and candidate.look <= AMONG_CELLS:
            out.unlikely[candidate.at] = candidate.look
    return out


def _take(run: list[_Candidate], out: Expected) -> None:
    """A run of two or more is expected; numbers without a sign only among others, or where there are enough, or where
    2.1 stands below 2."""
    bare = sum(candidate.bare for candidate in run)
    if len(run) == 1 and run[0].heads and run[0].look > 0:
        out.weights[run[0].at] = run[0].look
        out.bare[run[0].at] = run[0].mark
    if len(run) < 2 or (bare == len(run) and bare < MIN_BARE and run[0].mark.scheme != "decimal"):
        return
    for n, candidate in enumerate(run):
        outer = n in (0, len(run) - 1)
        if candidate.look <= AMONG_CELLS or (candidate.bare and outer and not _closes(candidate, n)):
            continue
        weight = (1 if outer else 2) + candidate.look + candidate.mark.way.strong
        if weight > 0:
            out.weights[candidate.at] = weight
            if candidate.bare:
                out.bare[candidate.at] = candidate.mark


def _closes(candidate: _Candidate, n: int) -> bool:
    """Whether a number without a sign can end its run; 2.2 万亩良田 only as the last, with a text below it."""
    kind = candidate.mark.kind
    return kind in ("cn", "decimal1") or (kind != "arabic" and n > 0 and candidate.look > 0)


# -- what can be a heading ----------------------------------------------------------------


def _candidates(lines: Sequence[Line]) -> Iterator[_Candidate]:
    signed = [read_mark(line.text) if line.table is None else None for line in lines]
    marks = _with_bare(lines, signed)
    cells = [n > 0 and _is_cell(line, mark) for n, (line, mark) in enumerate(zip(lines, marks, strict=True))]
    # the first line is a title: 青江市规划 is also a header word
    ahead, branch = _branches(signed), 0
    longest, region = _usual_length(lines), 0
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        own = signed[n]
        branch = own.path[0] if own is not None and own.kind == "decimal2" else branch
        if mark is None or not mark.way.heads or not _can_head(line, mark):
            continue
        look, bare = _look(lines, marks, cells, n), own is None
        if bare and mark.kind == "decimal1":
            look += 1 if ahead[n] == mark.value else -3 if branch >= mark.value else 0
        shape = (line.blanks_before > 0, line.indent >= 2, _TEXT.search(line.text, mark.end) is not None)
        short = len(line.text) <= min(MAX_SHORT, longest * 0.7) and not _STOP.search(line.text)
        region += mark.scheme == "annex"
        heads = bare and mark.kind == "decimal1" and ahead[n] == mark.value and branch in (0, mark.value - 1)
        heads = heads or (bare and mark.kind == "appendix1")
        yield _Candidate(n, mark, look, bare, shape=shape, short=short, region=region, heads=heads)


def _with_bare(lines: Sequence[Line], signed: Sequence[Mark | None]) -> list[Mark | None]:
    """The numbers of all lines, also those that may have lost their sign."""
    dotted = any(mark is not None and mark.kind == "decimal2" and mark.path[1] == 1 for mark in signed)
    lettered = any(mark is not None and mark.kind == "appendix2" for mark in signed)
    han = any(mark is not None and mark.scheme == "cn" for mark in signed)
    marks = [
        mark if mark is not None or line.table is not None else _bare(line.text, dotted, han)
        for line, mark in zip(lines, signed, strict=True)
    ]
    if dotted:
        for n, line in enumerate(lines):
            if marks[n] is None and line.table is None and n and _is_over(lines[n - 1], marks[n - 1], line):
                marks[n] = read_dotted(line.text)
    following: Mark | None = None
    for n in range(len(lines) - 1 if lettered else -1, -1, -1):
        mark = signed[n]
        if mark is None and lines[n].table is None and following is not None and following.path[1:] == (1,):
            letter = read_letter(lines[n].text)
            marks[n] = letter if letter is not None and letter.path == following.path[:1] else marks[n]
        following = mark or following
    return marks


def _is_over(above: Line, mark: Mark | None, line: Line) -> bool:
    """Whether nothing runs on from the line above: it ends a sentence, or is a heading, or a blank line parts them."""
    return mark is not None or line.blanks_before > 0 or above.text[-1:] in "。！？；"


def _usual_length(lines: Sequence[Line]) -> int:
    """Characters of a line of running text: three quarters of the lines have no more."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _branches(marks: Sequence[Mark | None]) -> list[int | None]:
    """For each line the chapter of the next number 2.1 below it."""
    out: list[int | None] = [None] * len(marks)
    inner: int | None = None
    for n in range(len(marks) - 1, -1, -1):
        out[n] = inner
        mark = marks[n]
        if mark is not None and mark.kind == "decimal2":
            inner = mark.path[0]
    return out


def _bare(text: str, dotted: bool, signed: bool) -> Mark | None:
    if dotted and (mark := read_bare(text)) is not None:
        return mark
    if not signed and (mark := read_bare_han(text)) is not None:
        return mark
    return read_bare_arabic(text) if not dotted else None


def _can_head(line: Line, mark: Mark) -> bool:
    """Whether the words can be a heading's: short on their line, or a short first sentence."""
    words = line.text[mark.end :]
    if not words:
        return True
    if words[0] in HANGING:
        return False
    stop = _STOP.search(words)
    if stop is None and words[-1] in "；;，,、":
        return False
    head = words[: stop.start()] if stop else words
    return len(head) <= (MAX_RUN_IN if stop else MAX_OWN_LINE) and "；" not in head and ";" not in head and bool(head)


def _is_cell(line: Line, mark: Mark | None) -> bool:
    """A line that is a table's: cells parted by blanks or tabs, a figure, an attribute, a header word."""
    text = line.text
    if line.table is not None or len(text) > MAX_CELL_LINE or _STOP.search(text):
        return False
    if mark is not None:
        if mark.way.strong and parted(text[mark.end :]):
            return False
        return _CELLS.search(text[mark.end :]) is not None or (not mark.way.divides and _is_row(text[mark.end :]))
    return bool(_CELLS.search(line.cells.text.strip()) or is_figure(text) or _TOKENS.fullmatch(text)) or (
        len(text) <= MAX_HEADER_WORD and words.is_header(text)
    )


def is_figure(text: str) -> bool:
    """Whether a line is a figure or an attribute, as a cell holds one."""
    return _FIGURE_CELL.fullmatch(text) is not None


def _is_row(text: str) -> bool:
    """Four words or more with a blank between Chinese ones: 供水改造项目 更新管网 2022—2025年 3.5 水务部门."""
    return len(text.split()) >= MIN_ROW and _HAN_GAP.search(text) is not None


def _look(lines: Sequence[Line], marks: Sequence[Mark | None], cells: Sequence[bool], n: int) -> int:
    """How much the line looks like a heading: what follows it, and whether it stands among cells."""
    text, mark = lines[n].text, marks[n]
    if lines[n].markup_level or (mark is not None and mark.way.divides):
        return 1
    if cells[n] or (not _STOP.search(text) and _FIGURE_LAST.search(text) and not _is_prose(text)):
        return AMONG_CELLS
    end = mark.end if mark is not None else 1
    if _STOP.search(text[end:-1]):
        return 1  # text follows on its line
    alone = end == len(text)
    if n + 1 < len(lines) and mark is not None and not alone and names_columns(lines[n + 1].text):
        return 0  # a title over the header of a table
    if (alone or _cells_near(lines, cells, n, -1)) and _cells_near(lines, cells, n, 1):
        return AMONG_CELLS
    if n + 1 == len(lines):
        return -1
    following, its = lines[n + 1], marks[n + 1]
    if following.table is not None or is_caption(following):
        return 0
    if its is not None:
        return 1 if its.way.heads and (mark is None or its.kind != mark.kind) else 0
    if len(following.text) >= RUNNING or following.text[-1] in "。；：":
        return 1
    return -1 if cells[n + 1] or len(following.text) < 8 else 0


def _is_prose(text: str) -> bool:
    """A full line of running text, cut within a number or before its unit: no row of cells."""
    return len(text) >= RUNNING and _CLAUSES.search(text) is not None


def _cells_near(lines: Sequence[Line], cells: Sequence[bool], n: int, step: int) -> bool:
    """Whether a cell stands within three lines above (-1) or below (1), before any text or caption."""
    for k in range(n + step, n + 4 * step, step):
        if not 0 <= k < len(lines):
            return False
        if is_caption(lines[k]):
            return False
        if cells[k]:
            return True
        if len(lines[k].text) >= RUNNING or _PROSE.search(lines[k].text):
            return False
    return False


# -- the longest run ----------------------------------------------------------------------


def _longest(found: list[_Candidate], kind: str, ranks: Ranks) -> list[_Candidate]:
    """The run of one kind with the most points, over all its fresh starts."""
    rank = ranks(kind)
    outer = {other for other in {c.mark.kind for c in found} if ranks(other) < rank}
    last: dict[tuple[int, ...], _Candidate] = {}
    top: _Candidate | None = None
    top_outside: _Candidate | None = None
    """The best before the last outer heading: from there the numbers may begin anew at no cost."""
    for candidate in found:
        if candidate.mark.kind != kind:
            if candidate.mark.kind in outer or candidate.mark.scheme == "annex":
                top_outside = top
            continue
        _connect(candidate, last, top, top_outside)
        path = candidate.mark.path
        if path not in last or candidate.best >= last[path].best:
            last[path] = candidate
        if top is None or candidate.best >= top.best:
            top = candidate
    run: list[_Candidate] = []
    while top is not None:
        run.append(top)
        top = top.before
    return run[::-1]


def _connect(
    candidate: _Candidate,
    last: dict[tuple[int, ...], _Candidate],
    top: _Candidate | None,
    top_outside: _Candidate | None,
) -> None:
    """Choose what the candidate counts on from."""
    path = candidate.mark.path
    own = candidate.look - 2 * candidate.bare
    candidate.best, candidate.before, candidate.links = own, None, False
    choices: list[tuple[int, _Candidate | None, bool]] = [(0, None, False)]
    if path[-1] == 1:
        if top is not None and _next_branch(top.mark.path, path):
            choices.append((top.best + LINK, top, True))
        elif top is not None:
            choices.append((top.best + ANEW, top, False))
        if top_outside is not None:
            choices.append((top_outside.best, top_outside, False))
    elif top is not None:
        choices.append((top.best + 2 * ANEW, top, False))
    for step, points in ((1, LINK), (2, LINK + GAP), (3, LINK + 2 * GAP)):
        before = last.get((*path[:-1], path[-1] - step))
        if before is not None:
            points += (before.shape == candidate.shape) + OVER_ANNEX * (before.region != candidate.region)
            choices.append((before.best + points, before, True))
    points, candidate.before, candidate.links = max(choices, key=lambda choice: choice[0])
    candidate.best = own + points


def _next_branch(before: tuple[int, ...], path: tuple[int, ...]) -> bool:
    """2.1 after 1.3: the first number of the branch that comes next."""
    return len(path) > 1 and len(before) == len(path) and path[:-1] > before[:-1] and sum(path) - sum(before[:-1]) <= 3


def _runs(chain: list[_Candidate]) -> Iterator[list[_Candidate]]:
    """The chain cut where it begins anew."""
    run: list[_Candidate] = []
    for candidate in chain:
        if run and not candidate.links:
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run
