"""Page numbers known by their signs: — 3 —, 第3页, 3 / 12, and what looks like one in a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold
from ..lines import Line
from .counts import PART

PAGE = re.compile(
    r"^(?:[-—–－·•~]{1,3}\s*[0-9]{1,4}\s*[-—–－·•~]{1,3}|第\s*[0-9一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*[0-9一二三四五六七八九十百]+\s*页)?"
    r"|[0-9]{1,4}\s*/\s*[0-9]{1,4}|[Pp]age\s*[0-9]+.*|[ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ]+|[-—]\s*[IVXivx]+\s*[-—])$"
)
_SIGNED = re.compile(r"^[-—–－·•~]{1,3}\s*([0-9]{1,3})\s*[-—–－·•~]{1,3}$")
BARE_ROMAN = re.compile(r"[IVX](?: ?[IVX]){0,4}")
"""The number of a page of the front matter, as some conversions set it: II, I I."""
MIN_BESIDE = 4
"""Characters of a line beside the number of a page, at least."""
_OF_TOTAL = re.compile(r"^([0-9]{1,4})\s*/\s*([0-9]{1,4})$")
ONE_OF = 2
"""Pages of a text of which one number alone can be left."""
MAX_HALF = 20
"""Longest half of a name that is torn about its values."""
_ENDS_MEASURED = re.compile(r"^[\u4e00-\u9fff][^，。；：]*[（(][^（()），。；：]{1,12}[)）]$")
MAX_LEFT_OUT = 20
"""Pages without a printed number between two that have one, at most."""


def of_no_total(lines: Sequence[Line], found: Collection[int]) -> list[int]:
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


def is_between_halves(lines: Sequence[Line], n: int) -> bool:
    """Whether a line stands between the halves of a numbered name that ends with its unit: 10．旅游投 / – 95 – /
    诉结案率(%). Its dashes are empty cells of a row, and no page's signs.
    """
    if not 0 < n < len(lines) - 1 or max(len(lines[k].text) for k in (n - 1, n + 1)) > MAX_HALF:
        return False
    above, below = lines[n - 1].text, lines[n + 1].text
    part = PART.match(above)
    mark = read_mark(above[part.end() if part is not None else 0 :]) if "\u4e00" <= above[-1] <= "\u9fff" else None
    numbered = (part is not None or (mark is not None and mark.scheme == "arabic")) and read_mark(below) is None
    return numbered and _ENDS_MEASURED.search(below) is not None


def begins_or_ends(lines: Sequence[Line], n: int) -> bool:
    """Whether the lines beside it are text or entries of a list: the cells of a table are shorter."""
    return all(len(lines[k].text) >= MIN_BESIDE for k in (n - 1, n + 1) if 0 <= k < len(lines))


def lines_beside(found: Collection[int], pages: Iterable[int]) -> set[int]:
    """The lines beside the pages' numbers, over what else was found there, such as the running head."""
    above: dict[int, int] = {}
    below: dict[int, int] = {}
    for n in sorted(found):
        above[n] = above.get(n - 1, n - 1)
    for n in sorted(found, reverse=True):
        below[n] = below.get(n + 1, n + 1)
    return {beside[n] for n in pages for beside in (above, below)}


def out_of_count(signed: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Numbers between signs that would leave fewer lines than pages since the last: － 94 － below page 2 is a row."""
    place, last = signed[0] if len(signed) > 1 else (0, 0)
    for n, value in signed[len(signed) > 1 :]:
        if value - last > max(MAX_LEFT_OUT, n - place):
            yield n
        else:
            place, last = n, value


def signed_numbers(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The page numbers that stand on lines of their own between signs: — 3 —."""
    for n, line in enumerate(lines):
        text = line.text
        if len(text) <= 12 and not text[0].isalnum() and (digits := _SIGNED.match(fold(text))):
            yield n, int(digits.group(1))
