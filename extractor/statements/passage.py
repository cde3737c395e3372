"""A running text made ready for the grammar, each character still at its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, pairwise

from ..core.fragment import Fragment, Piece
from ..layout.linebreaks import columns
from ..lexicon.joining import MARKS, NOTES, joins, parts_thousands_by_blank
from ..lexicon.widths import RANGES, fold
from ..models import Furniture

_PAIRS = {chr(0xFF10 + n): str(n) for n in range(10)}
_PAIRS |= {chr(0xFF21 + n): chr(0x41 + n) for n in range(26)} | {chr(0xFF41 + n): chr(0x61 + n) for n in range(26)}
_PAIRS |= {
    "％": "%",
    "﹪": "%",
    "．": ".",
    "（": "(",
    "）": ")",
    "＜": "<",
    "＞": ">",
    "－": "-",
    "＋": "+",
    "∶": ":",
    "︰": ":",
    "﹕": ":",
    "／": "/",
    "＝": "=",
}
_PAIRS |= RANGES
_PAIRS |= {
    ";": "；",
    "?": "？",
    "!": "！",
    "﹤": "<",
    "﹥": ">",
    "〝": "“",
    "‚": "“",
    "‛": "”",
    "〞": "”",
    "〔": "[",
    "〕": "]",
    "［": "[",
    "］": "]",
    "｡": "。",
}
_PAIRS |= {",": "，", ":": "："}
_FOLDED = re.compile(
    rf"[{re.escape(''.join(_PAIRS))}](?:(?<!\?)|(?![A-Za-z][A-Za-z0-9_]*=))"
    r"(?:(?<![,:])|(?<=[\u4e00-\u9fff)）”％%‰],)|(?<=[0-9],)(?!\s*[0-9]|,)|(?<=,)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff)）”]:)(?!//))"
)
"""What is folded; not the ? of an address with a query, the comma of thousands, the colon of a ratio or an address."""
_BLANK_OR_MARK = re.compile(r"[\s⁰¹²³⁴⁵⁶⁷⁸⁹⁺\[①-⑳]")
_GAP = re.compile(rf"\s+|{MARKS}|{NOTES}")
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:，[0-9]{3})+(?![0-9，])")
_DIGIT_COMMA = re.compile("[0-9]，")
_NUMBER = re.compile("[0-9]+")
_TOKEN = re.compile(r"[0-9.,%]+")
TORN = "\x1f"
"""Between digits that a line's end parts: perhaps one number, perhaps two."""
_ROUND, _ONE = re.compile("[0-9]00"), re.compile("[1-9](?![0-9.])")
"""A round number that a line ends with, and one digit that begins the next."""
MOST_DIGITS = 3
"""Digits of a page's number."""
PAGES_UNSEEN = 10
"""Pages behind the last number seen whose own may have slipped in."""
_BEFORE_WORD = re.compile("[0-9]{1,3}[\u4e00-\u9fff]")
_APART = re.compile("[\u4e00-\u9fff] ?[0-9][0-9.]* [\u4e00-\u9fff]")
_CLOSE = re.compile("[\u4e00-\u9fff] ?[0-9][0-9.]*[\u4e00-\u9fff](?<!年)(?<!月)(?<!日)(?<!号)(?<!届)")
MANY_APART, MOST_APART = 20, 3
"""Numbers with a blank before the word behind them that show a text to set one, and how many times those without."""
_BLANKS = frozenset(" \t\n" + TORN)
_SLACK = 3
"""Columns by which printed lines of one width differ."""
_MIN_WIDTH = 16
"""Columns from which a line can be one of print of a fixed width."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Digits on two sides of white space that a rule took for one number, at this offset of the folded text."""

    at: int
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """How a source is printed: its text, the columns of a full line (0 where lines have no fixed width), whether a
    plain blank parts its thousands, and, where pages' numbers stand before their words, where each ends, and it."""

    text: str
    width: int = 0
    blanks: bool = False
    numbers: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, width: int | None = None, numbers: Iterable[tuple[int, int]] = ()) -> Page:
        """The page of a whole source, with what its text tells of itself; ``numbers``: where pages' numbers stand."""
        seen = [(end, fold(text[start:end])) for start, end in numbers]
        counted = [(end, int(digits[0])) for end, said in seen if (digits := _NUMBER.search(said)) is not None]
        glued = any(text[end : end + 1].strip() for end, _ in counted)
        return cls(text, width or 0, parts_thousands_by_blank(text), tuple(sorted(counted)) if glued else ())

    @classmethod
    def of_document(cls, text: str, furniture: Iterable[Furniture]) -> Page:
        """The same of a document that is read, whose width is not known any more."""
        return cls.of(text, None, ((f.span.start, f.span.end) for f in furniture if f.kind == "page_number"))

    def may_number(self, at: int, digits: str, whole: bool) -> bool:
        """Whether ``digits`` at ``at`` may begin with the number of a page, by those before and behind it; ``whole``
        where they may be nothing else."""
        n = bisect_right(self.numbers, (at, 0))
        low = self.numbers[n - 1][1] if n else 0
        high = self.numbers[n][1] if n < len(self.numbers) else low + PAGES_UNSEEN
        sizes = range(1, min(MOST_DIGITS, len(digits) if whole else len(digits) - 1) + 1)
        return digits[0] != "0" and any(low < int(digits[:size]) < high for size in sizes)

    def columns_to(self, at: int) -> int:
        """Columns of the printed line that ends in front of ``at``, its indent included."""
        return columns(self.text[self.text.rfind("\n", 0, at) + 1 : at].rstrip())


class Passage:
    """``text`` is folded to one width and has no white space; any stretch of it can be placed.

    Digits on two sides of white space or of a line's end are two numbers, and one blank (a tab, ``TORN``) stays
    between them, unless a rule of ``lexicon.joining`` says otherwise: ``joined`` tells where it did. The raised
    marks of notes go like white space, and so do marks in brackets that a number follows at once.

    Args:
        source: the text.
        page: how the whole source is printed, where that is known.
        lines: the whole source, where every full stop has become a line break: those stay in ``text``.
    """

    __slots__ = ("_at", "_full", "_lines", "_starts", "_stops", "joined", "notes", "source", "text")

    def __init__(self, source: Fragment, page: Page | None = None, lines: str | None = None):
        self.source = source
        self._starts = [0, *accumulate(end - start for start, end in source.pieces)]
        self._stops = self._line_ends(lines) if lines is not None else frozenset()
        self._at: list[int] | None = None
        self._lines: list[tuple[int, int]] | None = None
        """End and columns of every printed line, once they are asked for."""
        self._full = 0, 0
        """Columns of the widest line, and how many lines are as wide."""
        self.joined: list[Joined] = []
        self.notes: list[Fragment] = []
        """The numbers of notes that ``text`` leaves out: 41 of 增长[41]3.1%."""
        raw = _FOLDED.sub(_narrow, source.text)
        gaps = self._gaps(raw)
        if gaps:
            raw = self._without(raw, gaps, page)
        self.text = _THOUSANDS.sub(_grouped, raw) if _DIGIT_COMMA.search(raw) else raw

    def _gaps(self, raw: str) -> list[tuple[int, int]]:
        """White space and note marks, and line ends (empty gaps) that part digits or sentences."""
        gaps = _blanks_and_marks(raw)
        seams = [(s, s) for s in self._starts[1:-1] if s in self._stops or (_digit(raw, s - 1) and _digit(raw, s))]
        return sorted([*gaps, *seams]) if seams else gaps

    def _line_ends(self, source: str) -> frozenset[int]:
        """Where the source has a line break between two pieces, and not the end of a page alone."""
        gaps = zip(self.source.pieces, self.source.pieces[1:], self._starts[1:], strict=False)
        return frozenset(at for (_, a), (b, _), at in gaps if "\n" in source[a:b])

    def _without(self, raw: str, gaps: list[tuple[int, int]], page: Page | None) -> str:
        kept: list[str] = []
        at: list[int] = []
        last = 0
        for start, end in gaps:
            if start < last:  # a line's end within white space
                continue
            kept.append(raw[last:start])
            at += range(last, start)
            last = end
            if (number := _NUMBER.search(raw, start, end)) is not None:
                self.notes.append(self._stretch(*number.span()))
            parts = _digit(raw, start - 1) and _digit(raw, end)
            full = partial(self._line_is_full, raw, start, end, page)
            rule = joins(raw, start, end, full, page is not None and page.blanks) if parts else None
            over = start == end or "\n" in raw[start:end]
            if rule is not None and over and self._may_be_page(raw, start, end, page):
                rule = None
            if rule is not None:
                self.joined.append(Joined(len(at), rule))
            elif parts:
                kept.append(TORN if start == end or "\n" in raw[start:end] else "\t" if "\t" in raw[start:end] else " ")
                at.append(start if start < end else start - 1)
            elif start in self._stops:
                kept.append("\n")
                at.append(start - 1)
        kept.append(raw[last:])
        at += range(last, len(raw))
        self._at = at
        return "".join(kept)

    def _may_be_page(self, raw: str, start: int, end: int, page: Page | None) -> bool:
        """Whether the digit on the next line may be the number of a page that has slipped in: 3个 behind 9000, or one
        that is set in another width, 3% behind ９６, or any where other pages have theirs before their words."""
        first = page.text[self.source.sub(end, end + 1).start] if page is not None else ""
        if page is not None and first.isascii() and _is_glued(raw, end) and _sets_off_numbers(page.text):
            return True
        if page is None or not page.numbers:
            round_ = _ROUND.match(raw, start - 3) is not None and _ONE.match(raw, end) is not None
            return round_ or (page is not None and self._changes_width(start, end, page))
        digits, at = _NUMBER.match(raw, end), self.source.sub(end, end + 1).start
        counted = digits is not None and page.may_number(at, digits[0], raw[start - 1] != ".")
        return counted or self._changes_width(start, end, page)

    def _changes_width(self, start: int, end: int, page: Page) -> bool:
        """Whether the digits on the two sides of the gap are printed in two widths: ９６ and 3%."""
        places = self.source.sub(start - 1, start).start, self.source.sub(end, end + 1).start
        return len({page.text[at].isascii() for at in places}) > 1

    def _line_is_full(self, raw: str, start: int, end: int, page: Page | None) -> bool | None:
        """Whether the line that ends at the gap had no room for what follows; None where no line ends there."""
        if self._lines is None:
            ends = sorted({*self._starts[1:-1], *(m.start() for m in re.finditer("\n", raw)), len(raw)})
            text = self.source.text
            self._lines = [(b, columns(text[a:b].strip())) for a, b in pairwise([0, *ends])]
            widest = max(w for _, w in self._lines)
            self._full = widest, sum(w >= widest - 1 for _, w in self._lines)
        n = bisect_left(self._lines, start, key=lambda line: line[0])
        if n == len(self._lines) - 1 or self._lines[n][0] > end:
            return None
        if page is not None and page.width:
            token = _TOKEN.match(raw, end)
            room = columns(self.source.text[slice(*token.span())]) if token else 0  # as wide as it is printed
            return page.columns_to(self._stretch(start - 1, start).end) + room >= page.width - _SLACK
        own = self._lines[n][1]
        return own >= max(_MIN_WIDTH, self._full[0] - 1) and self._full[1] > 1

    def joins(self, start: int, end: int) -> str:
        """The rules by which white space within a stretch of ``text`` was taken out of a number; mostly none."""
        if not self.joined:
            return ""
        return "+".join(dict.fromkeys(j.rule for j in self.joined if start < j.at < end))

    def place(self, start: int, end: int) -> Fragment:
        """The stretch ``start``–``end`` of ``text`` in the source, without the blanks at its ends."""
        while start < end and self.text[start] in _BLANKS:
            start += 1
        while start < end and self.text[end - 1] in _BLANKS:
            end -= 1
        if self._at is not None and start < end:
            start, end = self._at[start], self._at[end - 1] + 1
        elif self._at is not None:
            start = end = self._at[start] if start < len(self._at) else len(self.source.text)
        return self._stretch(start, end)

    def _stretch(self, start: int, end: int) -> Fragment:
        """Characters ``start`` to ``end`` of the source, whose pieces may be many."""
        source = self.source
        if len(source.pieces) == 1 and start < end:
            first = source.pieces[0][0]
            return Fragment(source.text[start:end], ((first + start, first + end),))
        pieces: list[Piece] = []
        n = bisect_right(self._starts, start) - 1
        while n < len(source.pieces) and self._starts[n] < end:
            first, _ = source.pieces[n]
            low, high = max(start, self._starts[n]), min(end, self._starts[n + 1])
            pieces.append((first + low - self._starts[n], first + high - self._starts[n]))
            n += 1
        return Fragment(source.text[start:end], tuple(pieces) or ((source.end, source.end),))


def _is_glued(raw: str, at: int) -> bool:
    """Whether the digits at ``at`` stand right before a Chinese word."""
    return _BEFORE_WORD.match(raw, at) is not None


@lru_cache(maxsize=4)
def _sets_off_numbers(text: str) -> bool:
    """Whether a text sets a blank between a number and the word behind it: 740 公里. One that has none is a page's."""
    apart = sum(1 for _ in _APART.finditer(text))
    return apart >= MANY_APART and apart >= MOST_APART * sum(1 for _ in _CLOSE.finditer(text))


def _blanks_and_marks(raw: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while (first := _BLANK_OR_MARK.search(raw, at)) is not None:
        gap = _GAP.match(raw, first.start())
        at = first.end() if gap is None else gap.end()
        if gap is not None:
            found.append(gap.span())
    return found


def _narrow(wide: re.Match[str]) -> str:
    return _PAIRS[wide.group()]


def _grouped(number: re.Match[str]) -> str:
    """A number of thousands with its commas."""
    return number.group().replace("，", ",")


def _digit(raw: str, at: int) -> bool:
    """Whether the character at ``at`` is a digit or the point of a number."""
    if not 0 <= at < len(raw):
        return False
    return raw[at] in "0123456789" or (
        raw[at] == "." and (raw[at - 1 : at].isdigit() or raw[at + 1 : at + 2].isdigit())
    )
