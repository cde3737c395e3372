"""Contents lists: a run of short lines that are all printed again below, or with leaders to page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import overload

from ..lexicon.box_lines import opens_box
from ..lexicon.schemes import read_bare, read_mark
from ..lexicon.widths import plain, squeeze
from .claims import Claim
from .lines import Line

_LEADER = re.compile(
    r"(?:…{2,}|[.．·…]{3,}|(?:[.·]\s){3,}[.·]?|-{4,}|—{4,}|_{4,})\s*[（(]?[0-9０-９IVXivxⅠ-Ⅻ]{0,4}[)）]?\s*$"
)
_ENDING_NUMBER = re.compile(r"(?:\s|[\u3000\t]|(?<=[\u4e00-\u9fff”》）)]))[（(]?[0-9０-９]{1,3}[)）]?\s*$")
_LEADING, _NUMBER_ENDS = re.compile("[…．·._—-]"), frozenset("0123456789０１２３４５６７８９)）")
"""Characters without which there is no leader, and those that an ending number ends in: a look before the patterns."""
_LINK = re.compile(r"^\[(?P<words>[^\]\n]*)\]\([^)\n]*\)$")
_TITLE = re.compile(r"^(?:[^。；：]{2,40}(?:预案|规划|方案|纲要|计划|细则|报告))?目\s*[录錄次]$")
_GLUED_TITLE = re.compile(r"^目\s*[录錄次](?=\s|第|一、|前|序|总)")
_NAMED = re.compile(r"^(?:前\s*言|引\s*言|序\s*言|总\s*则|附\s*[则图录件表]|结\s*语|后\s*记|名词解释|规划编制说明|序)")
_PAGE_LINE = re.compile(r"[．.·…]{0,8}[0-9０-９IVXivx—\-\s]{1,6}")
"""The page of an entry that takes the whole line above, with what its leader had no room for."""
MAX_ENTRY = 70
"""Longest entry of a contents list without its leader."""
MIN_KEY = 3
"""Characters of an entry by which the heading that it names is known again."""
MIN_ENTRIES = 3
"""Entries from which lines that are printed again below are a contents list."""
MAX_CONTENTS = 200
"""Longest contents list in lines: 60 chapters and their sections fill 190."""
CONTENTS_LINES = 400
"""Lines in which a contents list begins: it stands before the text, after a notice or a cover at most."""
REPEATED, LED = 5.0, 4.0
"""Points of an entry that is printed again below, and of one under 目录 or with a leader."""
_INSIDE = re.compile(
    r"第[一二三四五六七八九十百]+[章节篇部条]|(?:^|\s)[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
)
_CHAPTER_INSIDE = re.compile(r"第[一二三四五六七八九十百]+[章篇](?=\s|[^的所之，。])")


def contents_claims(lines: Sequence[Line]) -> list[Claim]:
    """The contents list of a document by each way to know one."""
    keys = _Keys(lines)
    return [*_repeated(lines, keys), *_titled(lines), *_leader_run(lines), *_on_one_line(lines, keys)]


class _Keys(Sequence[str]):
    """The key of each line that is short enough to be an entry, worked out when it is first asked for."""

    def __init__(self, lines: Sequence[Line]):
        self._lines = lines
        self._known: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, n: int) -> str: ...
    @overload
    def __getitem__(self, n: slice) -> list[str]: ...
    def __getitem__(self, n: int | slice) -> str | list[str]:
        if isinstance(n, slice):
            return [self[k] for k in range(*n.indices(len(self)))]
        if n not in self._known:
            text = self._lines[n].text
            self._known[n] = entry_key(text) if len(text) <= MAX_ENTRY * 2 else ""
        return self._known[n]


def _claim(rule: str, lines: range, points: float, why: str) -> Claim:
    return Claim(f"contents.{rule}", lines, "contents", points, why)


def entry_key(text: str) -> str:
    """A contents entry without link, leader and page number, for comparing with headings."""
    if (link := _LINK.match(text)) is not None:
        text = link["words"]
    if _LEADING.search(text):
        text = _LEADER.sub("", text)
    if text.rstrip()[-1:] in _NUMBER_ENDS:
        text = _ENDING_NUMBER.sub("", text)
    return plain(text).strip(".·…:")


def listed_keys(entries: Sequence[str]) -> frozenset[str]:
    """The keys of a contents list's entries, those over two lines among them."""
    pairs = (above + below for above, below in pairwise(entries) if entry_key(above) == plain(above))
    return frozenset(key for text in chain(entries, pairs) if len(key := entry_key(text)) >= MIN_KEY)


def _bare_key(key: str) -> str:
    """The words of an entry without its number."""
    mark = read_mark(key)
    return key[mark.end :] if mark is not None else key


# -- printed again below ------------------------------------------------------------------


def _repeated(lines: Sequence[Line], keys: Sequence[str]) -> Iterator[Claim]:
    """From a first entry to where it is printed again: nearly all lines between are printed again below, in order."""
    for first, title in _openings(lines):
        for bare in (False, True):
            end = _second_opening(lines, keys, first, bare)
            if end is None:
                continue
            count = _again(keys, first, end, bare)
            entries = sum(1 for n in range(first, end) if not _PAGE_LINE.fullmatch(lines[n].text))
            if entries >= MIN_ENTRIES - (title is not None) and count * 10 >= 9 * entries:
                start = first if title is None else title
                yield _claim(
                    "repeated", range(start, end), count * REPEATED, f"{count} entries are printed again below"
                )
                break


def _openings(lines: Sequence[Line]) -> Iterator[tuple[int, int | None]]:
    """Where a list can begin: below 目录, and at the first numbered line; with the line of its title."""
    title = _title(lines)
    if title is not None and title + 1 < len(lines):
        yield title + 1, title
        return
    for n, line in enumerate(lines[:CONTENTS_LINES]):
        mark = read_mark(line.text) or read_bare(line.text)
        if mark is not None and mark.way.heads and mark.value == 1:
            yield n, None
            return


def _title(lines: Sequence[Line]) -> int | None:
    opening = enumerate(lines[:CONTENTS_LINES])
    return next((n for n, line in opening if line.text[-1] in "录錄次" and _TITLE.match(line.text)), None)


def _second_opening(lines: Sequence[Line], keys: Sequence[str], first: int, bare: bool) -> int | None:
    """Where the first entry is printed again, with no sentence before it; ``bare``: there without its number."""
    opening = keys[first]
    wanted = _bare_key(opening) if bare else opening
    if not wanted or (bare and wanted == opening):
        return None
    for n in range(first + 1, min(len(lines), first + MAX_CONTENTS)):
        if keys[n] == wanted:
            return n
        if len(lines[n].text) > MAX_ENTRY * 2 or "。" in lines[n].text or lines[n].table is not None:
            return None
    return None


def _again(keys: Sequence[str], first: int, end: int, bare: bool) -> int:
    """How many entries are printed again below in the same order, or run on from one line to the next."""
    below: dict[str, list[int]] = {}
    for n in range(len(keys) - 1, end - 1, -1):
        below.setdefault(keys[n], []).append(n)
    at, count = end - 1, 0
    for n in range(first, end):
        key = _bare_key(keys[n]) if bare else keys[n]
        places = below.get(key, [])
        while places and places[-1] <= at:
            places.pop()
        if key and places:
            at = places.pop()
            count += 1
    return count


# -- under 目录, with leaders --------------------------------------------------------------


def _titled(lines: Sequence[Line]) -> Iterator[Claim]:
    """The lines under 目录 that look like entries."""
    title = _title(lines)
    if title is None:
        return
    found = [title]
    keys: list[str] = []
    leaders = 0
    bare = title + 1 < len(lines) and read_bare(lines[title + 1].text) is not None
    for n in range(title + 1, min(len(lines), title + MAX_CONTENTS)):
        text, key = lines[n].text, entry_key(lines[n].text)
        leader = _LEADER.search(text) is not None
        leaders += leader
        if not leader and len(keys) >= 2 and _opens_again(lines, n, keys[0]):
            break
        if not leader and not _is_entry(lines, n, leaders, keys, bare):
            break
        keys.extend(_run_together(text) or filter(None, [key]))
        found.append(n)
    whole = _to_repeated_opening(lines, title)
    if whole is not None:
        yield _claim("titled", whole, len(whole) * LED, "from 目录 to where its first entry is printed again")
    elif len(found := _trim(lines, found)) >= 3 or len(keys) >= MIN_ENTRIES:
        yield _claim("titled", range(title, found[-1] + 1), len(found) * LED, "entries under 目录")


def _run_together(text: str) -> list[str]:
    """The keys of the entries that stand on one line."""
    starts = [match.start() for match in _INSIDE.finditer(text)]
    if len(starts) < 2 or starts[0] != 0:
        return []
    return [entry_key(text[a:b].strip()) for a, b in pairwise([*starts, len(text)])]


def _opens_again(lines: Sequence[Line], n: int, first: str) -> bool:
    """Whether the first entry is printed again here, on one line, or on two: 第一篇 / 立足新起点."""
    text = lines[n].text
    two = text + lines[n + 1].text if n + 1 < len(lines) and first.startswith(squeeze(text)) else text
    return first in (entry_key(text), entry_key(two))


def _to_repeated_opening(lines: Sequence[Line], title: int) -> range | None:
    """A garbled contents list: it runs to where its first entry is printed again on a line of its own."""
    if title + 1 >= len(lines) or not (opening := _NAMED.match(lines[title + 1].text)):
        return None
    word = squeeze(opening.group())
    again = next(
        (n for n in range(title + 2, min(len(lines), title + MAX_CONTENTS)) if squeeze(lines[n].text) == word), None
    )
    if again is None:
        return None
    inside = range(title, again)
    sentences = sum("。" in lines[n].text for n in inside)
    return inside if sentences * 10 <= len(inside) else None


def _is_entry(lines: Sequence[Line], n: int, leaders: int, keys: list[str], bare: bool) -> bool:
    """Whether a line under 目录 goes on listing headings; ``bare``: its numbers have a blank behind them alone."""
    text = lines[n].text
    if len(_INSIDE.findall(text)) >= 3 and "。" not in text:
        return True  # entries run together on one line
    if _LINK.match(text):
        return True
    if len(text) > MAX_ENTRY or "。" in text:
        return False
    if _PAGE_LINE.fullmatch(text):
        return True
    mark = read_mark(text) or (read_bare(text) if bare else None)
    if mark is not None or _NAMED.match(text) or opens_box(text):
        key = entry_key(text)
        return not (key in keys and leaders == 0)
    if _ENDING_NUMBER.search(text):
        return True
    # the second half of a long entry
    ahead = lines[n + 1].text if n + 1 < len(lines) else ""
    return (
        bool(keys) and len(text) <= 40 and (bool(_LEADER.search(ahead)) or read_mark(ahead) is not None) and leaders > 0
    )


def _trim(lines: Sequence[Line], found: list[int]) -> list[int]:
    """Give back a last line that opens the body: an entry without page number where the others have one."""

    def numbered(n: int) -> bool:
        text = lines[n].text
        alone = (
            n > 0 and _PAGE_LINE.fullmatch(text) is not None and _LEADER.search(lines[n - 1].text + text) is not None
        )
        return alone or bool(_LEADER.search(text) or _ENDING_NUMBER.search(text))

    if sum(numbered(n) for n in found) * 2 > len(found):
        while len(found) > 3 and not numbered(found[-1]):
            found = found[:-1]
    return found


def _leader_run(lines: Sequence[Line]) -> Iterator[Claim]:
    """Four or more lines with leaders to page numbers are a contents list without its title."""
    hits = [
        n
        for n, line in enumerate(lines[:600])
        if len(line.text) <= 120 and line.text[-1].isdigit() and _LEADER.search(line.text)
    ]
    if len(hits) < 4:
        return
    inside = set(hits)
    start = hits[0]
    for n in range(hits[0], hits[-1] + 2):
        if n > hits[-1] or not (n in inside or len(lines[n].text) <= 40 or _LEADER.search(lines[n].text)):
            if n > start:
                yield _claim("leaders", range(start, n), (n - start) * LED, "leaders to page numbers")
            start = n + 1


def _on_one_line(lines: Sequence[Line], keys: Sequence[str]) -> Iterator[Claim]:
    """All entries run together on one line, under 目录 or each printed again below."""
    for n, line in enumerate(lines[:CONTENTS_LINES]):
        text = line.text
        if len(text) < 12 or "。" in text or line.table is not None:
            continue
        if _GLUED_TITLE.match(text) and len(_INSIDE.findall(text)) >= 3:
            yield _claim("one_line", range(n, n + 1), len(_INSIDE.findall(text)) * LED, "entries on the line of 目录")
            return
        starts = [match.start() for match in _CHAPTER_INSIDE.finditer(text)]
        if len(starts) >= MIN_ENTRIES and starts[0] == 0:
            parts = [entry_key(text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
            below = set(keys[n + 1 :])
            if sum(part in below for part in parts) * 10 >= 9 * len(parts):
                yield _claim("one_line", range(n, n + 1), len(parts) * REPEATED, "entries are printed again below")
                return
