"""What line breaks mean in a source: the author's, or those of a page of fixed width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line, of_line
from .units import RUNNING_TEXT, ends_sentence

HANGING = "，、；：。！？）”》」』】,;:.!?)"
"""Signs that no line begins with in print: what opens with one goes on with a sentence."""
FEW = 5
"""Full lines in mid-sentence from which the width of a short text is told."""
MIN_LINES = 20
"""Lines from which a width can be told."""
MIN_LINE, MIN_WIDTH, MAX_WIDTH = 12, 16, 64
"""Shortest line that counts, and the widths of print in Han characters: a column of a newspaper, a page on its side."""
CENTRED = 8
"""Blanks before a line from which it is set in the middle of the page: a title, a page head."""
_WORD = re.compile(r"[A-Za-z0-9.%％０-９]+|.")
_COMMA = re.compile("[，,]")
_CELLS = re.compile(r"[ \u3000](?<=[\u4e00-\u9fff）)][ \u3000])[ \u3000]*[\u4e00-\u9fff（(]")
"""A blank between characters: cells of a row. It is sought by the blank, which is rare."""
MIN_LATIN = 3
"""Lines of Latin characters among others from which it can be told that characters were counted."""
MIN_CROWD = 30
"""Lines of a hundred that stop at the width in mid-sentence, at least, in a text of fixed width."""
MAX_OVER = 15
"""Lines of a hundred that may be longer than the width."""
MIN_TORN = 25
"""Paragraphs of a hundred that must be full lines of print, for paragraphs to be lines of print."""
SLACK = 3
"""Columns by which printed lines of one width differ: squeezed punctuation, Latin letters of their own width."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the source breaks its lines: ``width`` of a fixed line (0: none), indents, lost stops."""

    width: int = 0
    wide: int = 0
    """Width of the lines of a second, smaller type (0: none): the text of boxes."""
    indented: bool = False
    stops_lost: bool = False
    paragraphs: bool = False
    """Whether a line is a paragraph as the format has it: it goes on only over a page end or after a comma."""
    torn: int = 0
    """Where many such paragraphs are lines of print for all that: their width (0: none are)."""
    counted: bool = False
    """Whether the lines were cut after so many characters, Latin ones counted as one each."""

    def across(self, text: str) -> int:
        """How wide a printed line is, as this source measures it."""
        return len(text) if self.counted else columns(text)


def columns(text: str) -> int:
    """Width of a printed line in Han characters; two Latin letters or digits take one place."""
    return (len(text.encode("gb18030", "replace")) + 1) // 2


def study(lines: list[Line], paragraphs: bool = False) -> Layout:
    """What line breaks mean in this source; ``paragraphs`` is what the format says of them.

    Lines of a fixed width crowd at it and end in mid-sentence: within two characters of the width stand three of ten
    lines or more, or nearly all that break off in a clause, and hardly any is longer, but for those of a second type.
    The rows of tables are no lines of text.
    """
    text = [
        (printed(line), line)
        for line in lines
        if len(line.text) >= MIN_LINE
        and "   " not in line.text
        and line.indent <= CENTRED
        and _CELLS.search(line.text) is None
    ]
    if len(text) < MIN_LINES:
        width = 0 if paragraphs else _width_of_few(text)
        return Layout(width, indented=width > 0 and _opens_by_indent(lines, width - 1), paragraphs=paragraphs)
    after = dict(pairwise([id(line) for line in lines]))
    apart = {id(line) for line in lines if line.blanks_before}
    open_ended = [words for words, line in text if not ends_sentence(words) and after.get(id(line)) not in apart]
    crowd = _crowd([words for words, _ in text], open_ended)
    if crowd.is_one and (not paragraphs or crowd.near * 2 > len(text)):
        wide = crowd.wide and crowd.wide + 1
        return Layout(crowd.width + 1, wide, indented=_opens_by_indent(lines, crowd.width), counted=crowd.across is len)
    if paragraphs:
        torn = crowd.near >= MIN_LINES and crowd.near * 100 >= MIN_TORN * len(text)
        return Layout(paragraphs=True, torn=crowd.width if torn else 0)
    long = [line for line in lines if len(line.text) >= RUNNING_TEXT]
    indents = sum(line.indent >= 2 for line in long)
    return Layout(
        indented=len(long) >= 10 and 0.15 * len(long) <= indents <= 0.9 * len(long),
        stops_lost=len(long) >= 20 and _stops_are_lost([line.text for line in long]),
    )


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Lines that break off at one width, measured by ``across``: ``near`` of them; those of a second type at ``wide``,
    0 where there is none; ``is_one``: whether they are the print's."""

    width: int
    wide: int
    near: int
    is_one: bool
    across: Callable[[str], int]


def _crowd(text: Sequence[str], open_ended: Sequence[str]) -> _Crowd:
    across = len if _counts_characters(open_ended) else columns
    widths, goes_on = Counter(map(across, text)), Counter(map(across, open_ended))
    width, near = _peak(goes_on, MIN_WIDTH)
    wide, second = _peak(goes_on, width + SLACK + 2)
    over = sum(n for w, n in widths.items() if w > width + SLACK)
    if second * 10 >= 7 * over and over * 100 > MAX_OVER * len(text):
        over -= second
    else:
        wide = 0
    clauses = [across(words) for words in open_ended if _COMMA.search(words) is not None]
    crowds = near * 100 >= MIN_CROWD * len(text) or _all_break_at(width, clauses)
    return _Crowd(width, wide, near, crowds and over * 100 <= MAX_OVER * len(text), across)


def _counts_characters(words: Sequence[str]) -> bool:
    """Whether lines of Latin characters, too, break off at the length at which the others do."""
    usual = Counter(map(len, words)).most_common(1)
    latin = [len(text) for text in words if len(text) - columns(text) >= 2]
    return len(latin) >= MIN_LATIN and latin.count(usual[0][0]) * 4 >= 3 * len(latin)


def _width_of_few(text: Sequence[tuple[str, Line]]) -> int:
    """The width of a text of few lines, else 0: nearly all that break off in mid-sentence do so about one column, and
    no line goes beyond it. In a dump first lines lack their indent, and blanks beside numbers are thin; where no
    sentence ends inside a line, lines nearly alike are entries of a list.
    """
    broken = sorted(columns(words) for words, line in text if not ends_sentence(words) and _COMMA.search(line.text))
    width = max((columns(words) for words, _ in text), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return 0
    if _most([w for w in broken if w >= width - 1], broken):
        return width + 1
    full = [w for w in broken if w >= width - SLACK - 1]
    prose = any("。" in words[:-1] for words, _ in text)
    return full[len(full) // 2] + 1 if prose and _most(full, broken) else 0


def _most(full: Sequence[int], broken: Sequence[int]) -> bool:
    """Whether so many lines are full, and four of five of those that break off."""
    return len(full) >= FEW and len(full) * 5 >= 4 * len(broken)


def _all_break_at(width: int, clauses: Sequence[int]) -> bool:
    """Whether the lines that break off in mid-sentence, in a text of many tables, do so at one width, nearly all."""
    return len(clauses) >= MIN_LINES and _most([w for w in clauses if width - 2 <= w <= width + 1], clauses)


def _peak(lines: Mapping[int, int], lowest: int) -> tuple[int, int]:
    """The width at which lines crowd, measured by the characters that they hold, and how many stand there."""
    crowds = {w: sum(lines.get(w - d, 0) for d in range(-1, 3)) for w in range(lowest, MAX_WIDTH + 1)}
    peak = max(crowds, key=lambda w: w * crowds[w], default=0)
    width = max((w for w in crowds if abs(w - peak) <= SLACK), key=lambda w: crowds[w], default=0)
    return width, crowds.get(width, 0)


def _stops_are_lost(long: list[str]) -> bool:
    """Where a conversion made each 。 a line break, most long lines end without one and few have one inside."""
    inside = sum("。" in text[:-1] for text in long)
    return sum(not ends_sentence(text) for text in long) * 2 > len(long) and inside * 4 <= len(long)


@of_line
def printed(line: Line) -> str:
    """The line as it fills the page: with its indent, and with what was printed before it on the same line."""
    return line.ahead + (line.as_set or line.cells.text).rstrip()


def _opens_by_indent(lines: list[Line], width: int) -> bool:
    """Whether paragraphs are told by their first line's indent: some full lines have one, most have none."""
    full = [line for line in lines if columns(printed(line)) >= width * 0.85 and line.indent <= CENTRED]
    if not full:
        return False
    base = Counter(line.indent for line in full).most_common(1)[0][0]
    opening = sum(line.indent >= base + 2 for line in full)
    return base < 2 and 0.05 * len(full) <= opening <= 0.7 * len(full)


def is_full(last: Line, line: Line, layout: Layout, above: Line | None = None) -> bool:
    """Whether the first word of ``line`` had no room on ``last``: the break is the page's and not the author's.

    ``above`` is the line before ``last``: beside a line of the wider type, ``last`` is of that type.
    """
    text = line.as_set.lstrip() or line.text
    word = _WORD.match(text)
    assert word is not None
    ahead = word.end() + sum(1 for c in text[word.end() : word.end() + 1] if c in HANGING)
    width = layout.width
    if layout.wide and any(
        layout.across(printed(other)) > width + 1 for other in (above, last, line) if other is not None
    ):
        width = layout.wide
    return layout.across(printed(last)) + layout.across(text[:ahead]) >= width - SLACK
