"""Lines that belong to the page and not to the plan: page numbers, running heads, rules.

Each function proposes claims; nothing is deleted, the pipeline keeps what stands as furniture.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, takewhile

from ..lexicon.schemes import read_bare, read_mark
from ..lexicon.tables import is_attribute, is_unit
from ..lexicon.widths import fold, squeeze
from .claims import Claim
from .lines import Cleaned, Line
from .regions import PAGE_KINDS

_PAGE = re.compile(
    r"^(?:[-—–－·•~]{1,3}\s*[0-9]{1,4}\s*[-—–－·•~]{1,3}|第\s*[0-9一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*[0-9一二三四五六七八九十百]+\s*页)?"
    r"|[0-9]{1,4}\s*/\s*[0-9]{1,4}|[Pp]age\s*[0-9]+.*|[ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ]+|[-—]\s*[IVXivx]+\s*[-—])$"
)
_SIGNED = re.compile(r"^[-—–－·•~]{1,3}\s*([0-9]{1,3})\s*[-—–－·•~]{1,3}$")
_BARE = re.compile(r"^[0-9](?: ?[0-9]){0,2}$")
_FIGURE_AT_END = re.compile(r"[0-9][万亿千百]?$|[０-９][万亿千百]$")
_WIDE_DIGITS = frozenset("０１２３４５６７８９")
_UNIT_END = re.compile(r"[，。；、：）]|以上|以下|以内|左右|$")
_SCOPED_UNIT = re.compile(r"(?P<unit>[\u4e00-\u9fff]{1,3}?)(?:及|（含）|\(含\))?(?:以上|以下|以内|左右)")
"""A unit that its scope shows to be one: 岁以下儿童, 岁及以上老年人."""
_BARE_ROMAN = re.compile(r"[IVX](?: ?[IVX]){0,4}")
"""The number of a page of the front matter, as some conversions set it: II, I I."""
_GLUED_NUMBER = re.compile(r"[0-9０-９]{1,3}")
_NO_NUMBER_BEFORE = re.compile(
    r"[.．﹒·、，,)）\]〕】:：∶︰%％‰/~～°℃0-9０-９a-zA-Z—–-]|[年月日时分秒个项万亿千百十人名家所户件元吨米亩倍成类级届期次条款章节篇号周天岁座处片]"
)
"""What follows a number that belongs to its text: a sign or a unit."""
_APPENDIX_NUMBER = re.compile(r"[A-H][.．][0-9]{1,2}(?:[.．][0-9]{1,2})*\s*[\u4e00-\u9fff]")
"""A heading of an appendix, which may stand right behind a page number: 15B.3 指标内容."""
_HEADED = re.compile(r"([0-9０-９]{1,4}(?:[.．][0-9０-９]{1,2})*)\s*[\u4e00-\u9fff“]{2}")
_ROW = re.compile(r"[0-9]{1,3}\s{2,}[^\s0-9]\S*\s{2,}\S")
"""The number of a row with wide blanks between its cells, behind a page number: 28 31  绿地面积  预期性."""
_DASHED = re.compile("——[\u4e00-\u9fff]")
"""A paragraph that opens with a dash, right behind a page number: 3——坚持创新。"""
_ROMAN = re.compile(r"[IVX]{1,5}(?=1\s+[\u4e00-\u9fff]{2,12}$)")
_STOPS = "。！？；：:;"
MIN_PAGES = 4
"""Page numbers from which a count is no accident."""
SHOWN = 3
"""Points of a number that is seen to begin a page, against one for a number that is not."""
MANY_PAGES = 12
"""Page numbers whose count alone is evidence, also where most of them stand before tables."""
TEXT, LONG_TEXT = 15, 30
"""Characters from which a line with a comma or stop is running text, and from which any line is."""
MIN_BESIDE = 4
"""Characters of a line beside the number of a page, at least."""
PAGE_LINES = 8
"""Lines between two page numbers on average; the rows of a table with a cell on each line have fewer."""
ROW_LINES = 15
"""Lines that a row of a table with a cell on each line takes, at most."""
_SIGNS = re.compile(r"[^\t|]\t|[^|]\|[^|]")
"""What parts the cells of a row."""
_RULE = re.compile(r"^(?:[-=_*]{3,}|[~─━·.—]{4,}|(?:[-*_]\s){2,}[-*_]|[\ufffd?]{4,})$")
_BELOW = re.compile(
    r"扫一扫[^。；，]{0,16}|(?:[【\[（(]?(?:打印|关闭|收藏|纠错|返回顶部|分享到?[：:]?)(?:本页|窗口|页面)?[】\]）)]?[\s|｜]*)+"
    r"|[上下]一[篇条][：:].{2,60}"
)
"""What a site sets below a text, copied with it."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}")
"""What a running head says; cells of the same form (3.02, 3.29) come again at the ends of pages, too."""
_OF_TOTAL = re.compile(r"^([0-9]{1,4})\s*/\s*([0-9]{1,4})$")
ONE_OF = 2
"""Pages of a text of which one number alone can be left."""
MAX_HALF = 20
"""Longest half of a name that is torn about its values."""
_PART = re.compile(r"其\s*中\s*[:：]?\s*")
_ENDS_MEASURED = re.compile(r"^[\u4e00-\u9fff][^，。；：]*[（(][^（()），。；：]{1,12}[)）]$")
MAX_HEAD = 40
"""Longest running head."""

SIGNED, COUNTED, RUNNING, RULE = 3.0, 2.0, 4.0, 3.0
"""Points of a page number by its signs, of one by its count, of a running head and of a rule."""


def furniture_claims(lines: Sequence[Line], listed: Collection[int] = ()) -> list[Claim]:
    """Every line that looks like page furniture.

    ``listed`` are the lines that a contents list may take: its page numbers count up as well, and are no part of the
    count that goes through the text.
    """
    found: dict[int, Claim] = {}
    for n, line in enumerate(lines):
        text = fold(line.text) if len(line.text) <= 24 else ""
        if text and _PAGE.match(text) and not _is_between_halves(lines, n):
            found[n] = _claim(n, "page_number", SIGNED, "set as a page number")
        elif text and _RULE.match(text):
            found[n] = _claim(n, "rule", RULE, "a rule")
    for n in _of_no_total(lines, found):
        del found[n]
    numbers = list(_signed(lines))
    for n in _out_of_count(numbers):
        found.pop(n, None)
    roman = [n for n, line in enumerate(lines) if len(line.text) <= 9 and _BARE_ROMAN.fullmatch(line.text)]
    if len(roman) >= 2 and all(map(partial(_begins_or_ends, lines), roman)):
        found |= {n: _claim(n, "page_number", COUNTED, "a numeral alone on its line, again and again") for n in roman}
    for n in _below_titles(lines):
        found.setdefault(n, _claim(n, "page_number", COUNTED, "counts up beside the title of the text"))
    for n in _running_heads(lines, {n for n, claim in found.items() if claim.kind == "page_number"}):
        found[n] = _claim(n, "running_header", RUNNING, "the same words where pages meet")
    below = takewhile(lambda n: _BELOW.fullmatch(lines[n].text) is not None, range(len(lines) - 1, 0, -1))
    found |= {n: _claim(n, "navigation", SIGNED, "what a site sets below a text") for n in below}
    passed = dict.fromkeys(listed, "contents") | {n: claim.kind for n, claim in found.items()}
    told = _beside(found, [n for n, claim in found.items() if claim.kind == "page_number"])
    signed = [(n, value) for n, value in numbers if n in found]
    for n in counted_pages(without(lines, passed), told, signed):
        found.setdefault(n, _claim(n, "page_number", COUNTED, "counts up through the text"))
    return list(found.values())


def _of_no_total(lines: Sequence[Line], found: Collection[int]) -> list[int]:
    """Lines 95 / 97 that count no pages: where pages have such numbers they rise to one total, and others have it, too.
    A row of a table with an empty cell between two values looks the same.
    """
    said = {n: match for n in sorted(found) if (match := _OF_TOTAL.match(fold(lines[n].text))) is not None}
    pages = {n: (int(match[1]), int(match[2])) for n, match in said.items()}
    rising: dict[int, list[int]] = defaultdict(list)
    for n, (page, total) in pages.items():
        above = rising[total]
        if page <= total and (not above or page > pages[above[-1]][0]):
            above.append(n)
    kept = {n for total, above in rising.items() for n in above if len(above) > 1 or total <= ONE_OF}
    return [n for n in pages if n not in kept]


def _is_between_halves(lines: Sequence[Line], n: int) -> bool:
    """Whether a line stands between the halves of a numbered name that ends with its unit: 10．旅游投 / – 95 – /
    诉结案率(%). Its dashes are empty cells of a row, and no page's signs.
    """
    if not 0 < n < len(lines) - 1 or max(len(lines[k].text) for k in (n - 1, n + 1)) > MAX_HALF:
        return False
    above, below = lines[n - 1].text, lines[n + 1].text
    part = _PART.match(above)
    mark = read_mark(above[part.end() if part is not None else 0 :]) if "\u4e00" <= above[-1] <= "\u9fff" else None
    numbered = (part is not None or (mark is not None and mark.scheme == "arabic")) and read_mark(below) is None
    return numbered and _ENDS_MEASURED.search(below) is not None


def _begins_or_ends(lines: Sequence[Line], n: int) -> bool:
    """Whether the lines beside it are text or entries of a list: the cells of a table are shorter."""
    return all(len(lines[k].text) >= MIN_BESIDE for k in (n - 1, n + 1) if 0 <= k < len(lines))


def _beside(found: Collection[int], pages: Iterable[int]) -> set[int]:
    """The lines beside the pages' numbers, over what else was found there, such as the running head."""
    above: dict[int, int] = {}
    below: dict[int, int] = {}
    for n in sorted(found):
        above[n] = above.get(n - 1, n - 1)
    for n in sorted(found, reverse=True):
        below[n] = below.get(n + 1, n + 1)
    return {beside[n] for n in pages for beside in (above, below)}


def _out_of_count(signed: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Numbers between signs that would leave fewer lines than pages since the last: － 94 － below page 2 is a row."""
    place, last = signed[0] if len(signed) > 1 else (0, 0)
    for n, value in signed[len(signed) > 1 :]:
        if value - last > max(MAX_LEFT_OUT, n - place):
            yield n
        else:
            place, last = n, value


def without(lines: Sequence[Line], skip: Mapping[int, str]) -> list[Line]:
    """The lines that are text; a line after a page number knows that a page ended before it."""
    kept = []
    page = False
    for n, line in enumerate(lines):
        if n in skip:
            page = page or skip[n] in PAGE_KINDS
            continue
        kept.append(replace(line, page_before=True) if page else line)
        page = False
    return kept


def _claim(n: int, kind: str, points: float, why: str) -> Claim:
    return Claim(f"furniture.{kind}", range(n, n + 1), kind, points, why)


# -- numbers that count up ----------------------------------------------------------------


@dataclass(slots=True)
class _Counted:
    """A number that may be a page's, and the one from which it counts on; ``length`` numbers so far."""

    n: int
    value: int
    before: _Counted | None = None
    length: int = 1
    sure: int = 0

    def run(self) -> list[_Counted]:
        """All numbers up to this one."""
        out: list[_Counted] = []
        at: _Counted | None = self
        while at is not None:
            out.append(at)
            at = at.before
        return out[::-1]


def _longest_count(
    numbers: Iterable[tuple[int, int]], apart: int, sure: Callable[[int, int], int] = lambda n, value: 1
) -> list[_Counted]:
    """The longest run of numbers that rise by one (or by two, over a table; by more, over whole pages) with lines
    between them.

    Args:
        sure: how much a number, by its line and value, is seen to be a page's; one that is not stands a page away from
            the one before, and of two that carry a run on alike, the one with more of it is held, else the later.
    """
    last: dict[int, _Counted] = {}
    best: _Counted | None = None
    far = [(step, step * PAGE_APART) for step in range(3, MAX_STEP + 1)]
    for n, value in numbers:
        shown = sure(n, value)
        close = apart if shown else PAGE_APART
        steps = ((1, close), (2, close), *far)
        before = next((c for step, lines in steps if (c := last.get(value - step)) and n - c.n >= lines), None)
        here = _Counted(n, value, before, before.length + 1 if before else 1)
        here.sure = (before.sure if before else 0) + shown
        known = last.get(value)
        if known is None or (before and here.sure >= known.sure) or (known.length < 2 and here.sure >= known.sure):
            last[value] = here
        if best is None or (here.length, here.sure) > (best.length, best.sure):
            best = here
    return best.run() if best is not None else []


def counted_pages(
    lines: Sequence[Line], told: Collection[int] = (), signed: Sequence[tuple[int, int]] = ()
) -> list[int]:
    """Bare numbers (by ``index``) that count up by one through the text, or that stand at a form feed.

    ``told`` are the lines beside a page's number: a page has one. ``signed`` are the pages whose numbers stand between
    signs, by index and value: they count with the bare ones, and a bare one of the same value is none.

    A number beside running text counts by itself. One among short lines, the cells of a table, is a page's only where
    the pages before and after it leave its number out.
    """
    bare = [
        (n, int(fold(line.text).replace(" ", "")))
        for n, line in enumerate(lines)
        if len(line.text) <= 5 and _BARE.match(fold(line.text))
    ]
    if not bare:
        return []
    edges = {n for n, _ in bare if lines[n].page_before or (n + 1 < len(lines) and lines[n + 1].page_before)}
    numbers = dict(bare)
    rows = {n for n in edges if all(_rows_beside(numbers, n)) and not _beside_text(lines, n)}
    pages = {lines[n].index for n in edges - rows if lines[n].index not in told}
    at = {lines[n].index: n for n, _ in bare}
    beside = [(lines[n].index, value) for n, value in bare if _beside_text(lines, n)]
    if len(_longest_count(beside, apart=4)) < max(3, len(signed)):  # else the pages are numbered twice
        printed = {value for _, value in signed}
        beside = [(index, value) for index, value in beside if value not in printed]
    run = [(c.n, c.value) for c in _longest_count(sorted([*beside, *signed]), apart=4)]
    counted = [at[index] for index, _ in run if index in at]
    if (len(run) >= 3 and counted and _are_pages(lines, counted)) or _are_two_pages(lines, counted, run):
        places = {lines[n].index for n in counted}
        spare = [(n, value) for n, value in bare if lines[n].index not in places]
        pages.update(places, _links(lines, spare, sorted({*run, *signed})))
    return sorted(pages)


def _are_two_pages(lines: Sequence[Line], places: Sequence[int], run: Sequence[tuple[int, int]]) -> bool:
    """Whether 1 cuts a sentence and 2 is the last line: all the pages that a short text has."""
    if len(places) != 2 or [value for _, value in run] != [1, 2] or places[1] != len(lines) - 1:
        return False
    above = lines[places[0] - 1].text if places[0] else ""
    return len(above) >= TEXT and above[-1] not in _STOPS and places[1] - places[0] >= PAGE_LINES


def _links(lines: Sequence[Line], bare: Sequence[tuple[int, int]], pages: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The numbers among cells that the pages before and after leave out, each where there is one; and those before the
    first page that no row of cells has for its own. ``pages`` are indexes and values."""
    left_out: dict[tuple[int, int], list[int]] = defaultdict(list)
    places = [index for index, _ in pages]
    for n, value in bare:
        at = bisect_right(places, lines[n].index)
        between = 0 < at < len(pages) and pages[at - 1][1] < value < pages[at][1]
        if between or (not at and value < pages[0][1] and _is_between_rows(lines, n)):
            left_out[at, value].append(n)
    numbers = dict(bare)
    for found in left_out.values():
        free = found if len(found) == 1 else [n for n in found if not any(_rows_beside(numbers, n))]
        if len(free) == 1 and not all(_rows_beside(numbers, free[0])):
            yield lines[free[0]].index


def _is_between_rows(lines: Sequence[Line], n: int) -> bool:
    """Whether the lines above and below are rows whose cells a sign parts: a number alone is none of them."""
    return 0 < n < len(lines) - 1 and all(_SIGNS.search(lines[k].cells.text) for k in (n - 1, n + 1))


def _rows_beside(numbers: Mapping[int, int], n: int) -> tuple[bool, bool]:
    """Whether the number before and the one after it stand a row's height away: a row's number."""
    before, after = range(n - ROW_LINES, n), range(n + 1, n + ROW_LINES + 1)
    return any(numbers.get(k) == numbers[n] - 1 for k in before), any(numbers.get(k) == numbers[n] + 1 for k in after)


def _beside_text(lines: Sequence[Line], n: int) -> bool:
    """Whether running text stands next to the line, or a sentence ends above the last one: numbers among short lines
    are cells."""
    if 0 < n == len(lines) - 1 and lines[n - 1].text[-1] in "。）":
        return True
    return any(_is_running(lines[k].text) for k in (n - 1, n + 1) if 0 <= k < len(lines))


def _is_running(text: str) -> bool:
    return len(text) >= LONG_TEXT or (len(text) >= TEXT and re.search("[，。；：]|,(?![0-9])", text) is not None)


def _are_pages(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Pages are further apart than the rows of a table, or cut sentences; where there are few, all of them do."""
    cut = sum(n > 0 and len(lines[n - 1].text) >= TEXT and lines[n - 1].text[-1] not in _STOPS for n in places)
    if len(places) < 3:
        return cut == len(places)
    return places[-1] - places[0] >= PAGE_LINES * (len(places) - 1) or cut * 3 >= len(places)


# -- numbers glued to the first words of their page ---------------------------------------


def without_glued_pages(cleaned: Cleaned) -> Cleaned:
    """The lines without the page numbers that stand before their first words."""
    places = glued_pages(cleaned.lines)
    if not places:
        return cleaned
    lines = list(cleaned.lines)
    furniture = list(cleaned.furniture)
    for n, end in places.items():
        body = lines[n].body
        furniture.append(("page_number", body.sub(0, end)))
        rest = body.sub(end).strip()
        lines[n] = replace(lines[n], body=rest, cells=rest, indent=0, page_before=True)
    return Cleaned(lines, furniture)


_HEADING_WORDS = re.compile(r"[0-9.．]+\s+(?P<words>[\u4e00-\u9fff“](?:(?!\s[-—–－/])[^0-9]){1,24})$")
"""What follows a heading's number on its line: a blank, and words without a figure."""
FIRST_PRINTED = 3
"""The number that the first page with one carries at most: a cover and a contents list have none."""
PAGE_APART = 12
"""Lines between two pages' numbers, at least."""
TITLE_LINES, BODY = 4, 5
"""Lines among which a document's title stands, and those before the body; a page prints it again beside its number."""
_TITLE = re.compile(r"^\S{4,}(?:规划|纲要|计划|方案|报告|公报|意见|措施|办法)(?:[（(][^（）()]{1,16}[)）])?$")
MAX_STEP = 4
"""Steps in a count whose pages between are not seen, at most: their numbers stand among the cells of tables."""
MAX_LEFT_OUT = 20
"""Pages without a printed number between two that have one, at most."""
WHOLE_PAGE = 24
"""Lines between the numbers of two whole pages."""
ROW_HEIGHT = 5
"""Lines over which a row of several cells a line goes, at most."""
PAGE_BESIDE = 6
"""Lines between two pages' numbers where one is printed between signs."""
_BETWEEN_CELLS = re.compile(r"[^\sA-Za-z0-9%％‰]\s+[^\sA-Za-z0-9]|\s{2}|\t|[0-9]\s+[0-9<>≤≥＜＞]")
"""White space that running text has not: ISO 9001质 has its own."""


def glued_pages(lines: Sequence[Line]) -> dict[int, int]:
    """Page numbers that a conversion set before the first words of their page: where the number ends, by line.

    They rise by one through the document, and most of them cut a sentence, stand before another number, or come
    where a page is known to begin.
    """
    found: dict[int, dict[int, int]] = {}
    headed = _decimal_heads(lines)
    signed = dict(_signed(lines))
    printed = set(signed.values())
    alike: dict[tuple[bool, bool | None], list[int]] = defaultdict(list)
    """Numbers that are indented alike, and those that also have a blank behind them alike."""
    for n, line in enumerate(lines):
        if not line.text[0].isdigit() or line.markup_level or line.table is not None:
            continue
        splits = {value: end for value, end in _splits(line, headed) if value not in printed}
        if splits and not (_is_row(lines, n) or _is_branch(lines, n) or _is_cut_figure(lines, n)):
            found[n] = splits
            for spaced in (None, line.text.split(maxsplit=1)[0].isdigit()):
                alike[line.indent > 0, spaced].append(n)
    runs = [_run_of_pages(lines, found, places) for places in [*alike.values(), list(found)]]
    cuts = _cuts(lines, found, printed)
    runs.append(_run_of_cuts(lines, cuts, found, signed))
    _, best = max(runs, key=lambda run: run[0], default=(0, []))
    places = {(c.n, c.value) for c in best}
    for _, run in runs:  # the same count, of which more is seen; the rows of a table stand closer
        close = sum(after.n - before.n < PAGE_LINES for before, after in pairwise(run))
        if len(run) > len(best) and close * 5 < len(run) and places <= {(c.n, c.value) for c in run}:
            best = run
    glued = {c.n: (found.get(c.n, {}) | cuts.get(c.n, {}))[c.value] for c in best}
    return glued | dict(_in_figures(lines, best, printed)) | dict(_roman(lines))


def _in_figures(lines: Sequence[Line], run: Sequence[_Counted], printed: Collection[int]) -> Iterator[tuple[int, int]]:
    """The numbers that a count leaves out and that stand behind a cut figure: 车位1300 / 4个, page 4 between 3 and 5.

    Behind a figure, or its 万, no other digit begins a line; the page before and the one after must be a page away.
    """
    if len(run) < MIN_PAGES:
        return
    apart = sorted((b.n - a.n) // (b.value - a.value) for a, b in pairwise(run))[len(run) // 2 - 1] // 2
    for before, after in pairwise(run):
        wanted = {str(value) for value in range(before.value + 1, after.value)} - {str(value) for value in printed}
        for n in range(before.n + apart, after.n - apart + 1) if wanted else ():
            digits = _GLUED_NUMBER.match(lines[n].text)
            if digits and digits.group() in wanted and _is_figure_before(lines, n, digits.end()):
                yield n, digits.end()
                break


def _is_figure_before(lines: Sequence[Line], n: int, end: int) -> bool:
    """Whether the line above ends in a figure that goes on behind a page's number: …1300 / 4|个, …553.6万 / 2|亩."""
    above, rest = lines[n - 1].text, lines[n].text[end:]
    return len(above) >= TEXT and _FIGURE_AT_END.search(above) is not None and "\u4e00" <= rest[:1] <= "\u9fff"


def _is_row(lines: Sequence[Line], n: int) -> bool:
    """Whether the number at the head of a line of cells is its row's: the one before it or after it stands at the head
    of a line near by."""
    number, _, rest = lines[n].text.partition(" ")
    if not number.isdecimal() or not _BETWEEN_CELLS.search(rest):
        return False
    if _ROW.match(rest):
        return False  # the row's own number stands behind it
    near = [line.text.split(" ", 1)[0] for line in lines[max(0, n - ROW_HEIGHT) : n + ROW_HEIGHT + 1]]
    at, value = min(n, ROW_HEIGHT), int(number)
    return str(value - 1) in near[:at] or str(value + 1) in near[at + 1 :]


_OPEN_RANGE = re.compile("[0-9][%％]?[-—–~～至]$")


def _is_cut_figure(lines: Sequence[Line], n: int) -> bool:
    """Whether a figure goes on from the line above: in wide digits, as no page's number is set (投资７６ / ４亿元), or
    as the second of a range (打造7- / 9个).
    """
    if n == 0:
        return False
    above = lines[n - 1].text
    return (above[-1] in _WIDE_DIGITS and lines[n].text[0] in _WIDE_DIGITS) or _OPEN_RANGE.search(
        above[-4:]
    ) is not None


def _is_branch(lines: Sequence[Line], n: int) -> bool:
    """Whether the number is a heading's: 6 保障措施, and 6.1 a few lines below."""
    number, _, words = lines[n].text.partition(" ")
    if not number.isdecimal() or not 0 < len(words) <= MAX_HEAD or words[-1] in _STOPS:
        return False
    return any(line.text.startswith(f"{number}.1") for line in lines[n + 1 : n + PAGE_BESIDE])


def _roman(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The last page number of the opening pages, right before the first heading: III1 范围, which the contents list
    names without it."""
    for n, line in enumerate(lines):
        if line.text[0] in "IVX" and (numeral := _ROMAN.match(line.text)) is not None:
            heading = line.text[numeral.end() :]
            if any(other.text.startswith(heading) for other in lines[:n]):
                yield n, numeral.end()


def _run_of_pages(
    lines: Sequence[Line], found: Mapping[int, Mapping[int, int]], places: Sequence[int]
) -> tuple[int, list[_Counted]]:
    """The longest count at these places, where enough of it is seen to begin a page, with its points; else none."""
    numbers = ((n, value) for n in places for value in found[n])
    run = _longest_count(numbers, 1, lambda n, value: _sure(lines, n, found[n][value]))
    while run and _may_be_cell(lines, run[-1].n, found[run[-1].n][run[-1].value]):
        run.pop()
    shown = sum(_begins_a_page(lines, c.n, found[c.n][c.value]) for c in run)
    if len(run) < MIN_PAGES:  # a short text: each number is seen to begin a page, one stands before a heading's
        headed = any(_is_before_number(lines[c.n], found[c.n][c.value]) for c in run)
        certain = len(run) >= 2 and headed and shown == len(run)
    else:
        certain = shown * 2 > len(run) or (len(run) >= MANY_PAGES and shown >= MIN_PAGES)
    return (SHOWN * shown - len(run), run) if certain else (0, [])


def _sure(lines: Sequence[Line], n: int, end: int) -> int:
    """2 where a number is seen to begin a page, 1 where it is glued to words, which no row's or heading's number is."""
    return 2 if _begins_a_page(lines, n, end) else int(_stands_before_words(lines[n].text))


def _may_be_cell(lines: Sequence[Line], n: int, end: int) -> bool:
    """Whether a number that is not seen to begin a page stands before cells: as the last of a run it is one itself."""
    cells = _BETWEEN_CELLS.search(lines[n].text[end:].strip()) is not None
    return cells and not _begins_a_page(lines, n, end)


def _cuts(
    lines: Sequence[Line], found: Mapping[int, Mapping[int, int]], printed: Collection[int]
) -> dict[int, dict[int, int]]:
    """Numbers that are seen to begin a page: where they end, by line and value. Among them are those that read like a
    value with what follows (有条|4件的地方): only the count can tell. No page has its number ``printed`` twice."""
    cuts: dict[int, dict[int, int]] = {}
    for n, line in enumerate(lines):
        if not line.text[0].isdigit() or line.table is not None or line.markup_level or _is_cut_figure(lines, n):
            continue
        digits = _GLUED_NUMBER.match(line.text)
        if digits is None or digits.group()[0] in "0０":
            continue
        rest = line.text[digits.end() :]
        word = "\u4e00" <= rest[:1] <= "\u9fff" and not _measures(rest)
        ends = found.get(n) or ({int(digits.group()): digits.end()} if word else {})
        seen = {v: end for v, end in ends.items() if v not in printed and _begins_a_page(lines, n, end)}
        if seen:
            cuts[n] = seen
    return cuts


def _measures(rest: str) -> bool:
    """Whether a unit follows and ends there: 万人次，… makes the number a value, where 件的地方 does not; 岁以下儿童,
    too, whatever stands behind it."""
    scoped = _SCOPED_UNIT.match(rest)
    if scoped is not None and is_unit(scoped["unit"]):
        return True
    stop = _UNIT_END.search(rest[:8]) if rest else None
    counts = rest[0] in "个亩"  # 分, 家, 台 end words, too: 充分, 国家, 平台
    return stop is not None and (stop.start() > 1 or counts) and is_unit(rest[: stop.start()])


def _signed(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The page numbers that stand on lines of their own between signs: — 3 —."""
    for n, line in enumerate(lines):
        text = line.text
        if len(text) <= 12 and not text[0].isalnum() and (digits := _SIGNED.match(fold(text))):
            yield n, int(digits.group(1))


def _run_of_cuts(
    lines: Sequence[Line],
    cuts: Mapping[int, Mapping[int, int]],
    found: Mapping[int, Mapping[int, int]],
    signed: Mapping[int, int],
) -> tuple[int, list[_Counted]]:
    """The longest count among the numbers alone that begin a page, pages apart: a short text has few, and the rows of
    its tables count further. Two of them must be no values; those between signs on lines of their own vouch for the
    others."""
    numbers = [(n, value) for n in cuts for value in cuts[n]]
    run = _longest_count(sorted([*numbers, *signed.items()]), PAGE_BESIDE if signed else PAGE_APART)
    glued = [c for c in run if c.n not in signed]
    plain = sum(c.value in found.get(c.n, {}) for c in glued)
    vouched = len(run) - len(glued)
    certain = len(run) >= MIN_PAGES - 1 and run[0].value <= FIRST_PRINTED and plain + vouched >= 2
    if len(run) == 2:
        clear = all(_stands_before_words(lines[c.n].text) for c in glued)
        certain = run[0].value == 1 and plain + vouched == 2 and run[1].n - run[0].n >= WHOLE_PAGE and clear
    return (SHOWN * len(glued), glued) if certain and glued else (0, [])


def _stands_before_words(text: str) -> bool:
    """A number without a nought or a blank, before words, a heading's number or a dash: 2医馆, 3第三章, 1——创新."""
    return text[0] in "123456789" and re.match(r"[0-9]{1,3}(?:——)?[\u4e00-\u9fff（(]", text) is not None


def _below_titles(lines: Sequence[Line]) -> list[int]:
    """Bare numbers that count up from 1, 2 or 3, each beside the title of the text, which its pages print again."""
    titles = {_head_key(line.text) for line in lines[:TITLE_LINES] if _TITLE.search(line.text)}
    again = [n for n, line in enumerate(lines) if n and _head_key(line.text) in titles] if titles else []
    found: list[int] = []
    for beside in (1, -1):
        places = [n + beside for n in again if n + beside < len(lines) and _BARE.match(fold(lines[n + beside].text))]
        values = [int(fold(lines[n].text).replace(" ", "")) for n in places]
        rises = all(0 < b - a <= MAX_STEP for a, b in pairwise(values))
        if len(values) >= 2 and values[0] <= FIRST_PRINTED and rises and len(places) > len(found):
            found = places
    return found


def _is_before_number(line: Line, end: int) -> bool:
    """Whether a heading's number stands right behind: 2三、推进."""
    mark = read_mark(line.text[end:].lstrip())
    return mark is not None and mark.way.strong


def _decimal_heads(lines: Sequence[Line]) -> frozenset[str]:
    """The decimal numbers before words at the heads of lines, and all that a page's number glued to them leaves."""
    found = (match.group(1) for line in lines if (match := _HEADED.match(line.text)) is not None)
    return frozenset(fold(number)[n:] for number in found for n in range(min(4, len(number))))


def _continues(path: Sequence[int], headed: Collection[str]) -> bool:
    """Whether a heading's number counts on from another one in the text: 6.2 from 6.1, 6.1 from 6."""
    before = path[:-1] if path[-1] == 1 else (*path[:-1], path[-1] - 1)
    return ".".join(map(str, before)) in headed


def _splits(line: Line, headed: Collection[str]) -> Iterator[tuple[int, int]]:
    """Each way to part a page number from the text: 33.1.3 is page 3 and 3.1.3."""
    digits = _GLUED_NUMBER.match(line.text)
    if digits is None or digits.group()[0] in "0０":  # 01一网通办 is an item
        return
    for end in range(1, digits.end() + 1):
        rest = line.text[end:].lstrip()
        if not rest or rest[0] in "|｜,，":  # what stands before the edge of a cell is its row's
            continue
        numbered = rest[0].isdigit() and (_heads_a_line(rest, headed) or _ROW.match(rest) is not None)
        plain = not _NO_NUMBER_BEFORE.match(rest) or _APPENDIX_NUMBER.match(rest) or _DASHED.match(rest)
        if numbered or (end == digits.end() and plain):
            yield int(line.text[:end]), end


def _heads_a_line(text: str, headed: Collection[str]) -> bool:
    """Whether the digits that would be left behind a page number are a heading's number and can be nothing else: a
    figure (40.1, 38.5亿元, 26.2 持续下降, 25 所) is never cut in two."""
    mark = read_mark(text)
    if text[0] == "0":
        return False
    if mark is not None and len(mark.path) > 2:
        return mark.path[0] > 0
    if mark is not None and len(mark.path) == 2 and not _continues(mark.path, headed):
        return False
    words = _HEADING_WORDS.match(text)
    if words is None or words.group("words")[0] in "万亿千百" or is_attribute(words.group("words").split()[-1]):
        return False
    if mark is not None and len(mark.path) == 2:
        return mark.path[0] > 0
    counted = any(is_unit(words.group("words")[:length]) for length in (1, 2, 3, 4))
    return read_bare(text) is not None and not counted


def _begins_a_page(lines: Sequence[Line], n: int, end: int) -> bool:
    """Whether the text behind the number goes on with a cut sentence or opens with a number of its own."""
    rest = lines[n].text[end:].strip()
    if lines[n].page_before or _DASHED.match(rest) or read_mark(rest) is not None or read_bare(rest) is not None:
        return True
    above = lines[n - 1].text if n else ""
    cut = bool(above) and above[-1] not in _STOPS and (len(above) >= TEXT or above[-1] in "，、")
    mark = read_mark(above) if cut else None  # (十四) 严格监测…: the blank behind a heading's number parts no cells
    return cut and not _BETWEEN_CELLS.search(above[mark.end if mark is not None else 0 :].lstrip() + rest[:8])


# -- running heads ------------------------------------------------------------------------


def _running_heads(lines: Sequence[Line], pages: set[int]) -> list[int]:
    """The same short line printed again and again where pages meet, and not as often inside them."""
    edges = {n for n, line in enumerate(lines) if line.page_before}
    edges |= {n - 1 for n in edges if n}
    for n in pages:
        edges |= {n - 2, n - 1, n + 1, n + 2}
    if not edges:
        return []
    where: dict[str, list[int]] = defaultdict(list)
    for n in sorted(edges):
        if 0 <= n < len(lines) and n not in pages and 4 <= len(lines[n].text) <= MAX_HEAD:
            where[_head_key(lines[n].text)].append(n)
    titles = {_head_key(line.text) for line in lines[:TITLE_LINES] if _TITLE.search(line.text)}
    for text in titles & where.keys():
        beside = [n for n in where[text] if not pages.isdisjoint((n - 1, n + 1))]
        where[text] = [n for n in beside if n >= BODY or _cuts_a_sentence(lines, n)]
    least = {text: 1 if text in titles else 3 for text in where}
    again = {text: spots for text, spots in where.items() if len(spots) >= least[text] and _can_be_head(text)}
    inside = Counter(key for line in lines if len(line.text) <= MAX_HEAD and (key := _head_key(line.text)) in again)
    return [n for text, spots in again.items() if inside[text] - len(spots) <= max(2, len(spots) // 4) for n in spots]


def _cuts_a_sentence(lines: Sequence[Line], n: int) -> bool:
    """Whether what stands above line ``n``, or above it and a page's number, is running text without its end."""
    above = [lines[k].text for k in (n - 1, n - 2) if k >= 0]
    return any(len(text) >= TEXT and text[-1] not in _STOPS for text in above)


def _head_key(text: str) -> str:
    return re.sub(r"[0-9]+", "#", fold(squeeze(text)))


def _can_be_head(text: str) -> bool:
    """Words that are no number, no row and no sentence."""
    return _WORDS.search(text) is not None and read_mark(text) is None and "|" not in text and text[-1] not in "。；;"
