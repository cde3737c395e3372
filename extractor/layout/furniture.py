"""Lines that belong to the page and not to the plan: page numbers, running heads, rules, contents.

Each function names lines by index; nothing is deleted, the pipeline keeps them as furniture.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from ..core.trace import Trace
from ..lexicon.schemes import read_mark
from ..lexicon.widths import fold, squeeze
from .lines import Cleaned, Line

_PAGE = re.compile(
    r"^(?:[-—–－·•~]{1,3}\s*[0-9]{1,4}\s*[-—–－·•~]{1,3}|第\s*[0-9一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*[0-9一二三四五六七八九十百]+\s*页)?"
    r"|[0-9]{1,4}\s*/\s*[0-9]{1,4}|[Pp]age\s*[0-9]+.*|[ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ]+|[-—]\s*[IVXivx]+\s*[-—])$"
)
_BARE = re.compile(r"^[0-9]{1,3}$")
_GLUED_PAGE = re.compile(r"(?P<n>[0-9]{1,3}) (?=\S)(?![年月日个项万亿人])")
_STOPS = "。！？；：:;"
MIN_PAGES = 4
"""Page numbers from which a count is no accident."""
_RULE = re.compile(r"^(?:[-=_*]{3,}|[~─━·.—]{4,}|(?:[-*_]\s){2,}[-*_]|[\ufffd?]{4,})$")
_LEADER = re.compile(r"(?:[.．·…]{3,}|(?:[.·]\s){3,}|-{4,}|—{4,}|_{4,})\s*[（(]?[0-9IVXivxⅠ-Ⅻ]{0,4}[)）]?\s*$")
_ENDING_NUMBER = re.compile(r"(?:\s|[\u3000\t]|(?<=[\u4e00-\u9fff”》）)]))[（(]?[0-9]{1,3}[)）]?\s*$")
_CONTENTS_TITLE = re.compile(r"^目\s*[录錄次]$")
_GLUED_CONTENTS = re.compile(r"^目\s*[录錄次](?=\s|第|一、|前|序|总)")
_NAMED = re.compile(r"^(?:前\s*言|引\s*言|序\s*言|总\s*则|附\s*[则图录件表]|结\s*语|后\s*记|名词解释|规划编制说明|序)")
MAX_HEAD = 40
"""Longest running head."""
MAX_ENTRY = 70
"""Longest entry of a contents list without its leader."""
MIN_ENTRIES = 4
MAX_CONTENTS = 200
"""Longest contents list in lines: 60 chapters and their sections fill 190."""
CONTENTS_LINES = 400
"""Lines in which a contents list begins: it stands before the text, after a notice or a cover at most."""
_INSIDE = re.compile(
    r"第[一二三四五六七八九十百]+[章节篇部条]|(?:^|\s)[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
)


def furniture_lines(lines: list[Line], trace: Trace | None = None) -> dict[int, str]:
    """Index to kind for every line that is page furniture."""
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        text = fold(line.text) if len(line.text) <= 24 else ""
        if text and _PAGE.match(text):
            found[n] = "page_number"
        elif text and _RULE.match(text):
            found[n] = "rule"
    for n in _running_heads(lines, found):
        found[n] = "running_header"
    if trace is not None:
        for n, kind in found.items():
            trace.claim("furniture", f"furniture.{kind}", lines[n].body, kind)
    return found


def counted_pages(lines: list[Line], inside: set[int]) -> list[int]:
    """Bare numbers that count up by one through the text, or that stand at a form feed.

    Args:
        lines: all lines.
        inside: indexes of lines that tables claim; a number there is a page number only where the
            count of the pages before and after the table needs it.
    """
    bare = [
        (n, int(fold(line.text)))
        for n, line in enumerate(lines)
        if len(line.text) <= 3 and _BARE.match(fold(line.text))
    ]
    if not bare:
        return []
    pages = [n for n, _ in bare if lines[n].page_before or (n + 1 < len(lines) and lines[n + 1].page_before)]
    best = _longest_count([(n, value) for n, value in bare if n not in inside])
    if len(best) < 3 or sum(_among_text(lines, n) for n, _ in best) * 2 < len(best):
        return sorted(set(pages))
    links = [n for n, value in bare if n in inside and _is_link(n, value, best)]
    return sorted({*pages, *(n for n, _ in best), *links})


def glued_pages(lines: list[Line]) -> dict[int, tuple[int, int]]:
    """Page numbers that a conversion set before the first words of their page, by line: where the number
    stands in the line. They are indented, count up by one, and most of them cut a sentence."""
    found: list[tuple[int, int, tuple[int, int]]] = []
    for n, line in enumerate(lines):
        if line.indent and not line.markup_level and line.text[0].isdigit():
            match = _GLUED_PAGE.match(line.text)
            if match:
                found.append((n, int(match.group("n")), match.span("n")))
    counted = {n for n, _ in _longest_count([(n, value) for n, value, _ in found])}
    cutting = sum(n > 0 and lines[n - 1].text[-1] not in _STOPS for n in counted)
    if len(counted) < MIN_PAGES or cutting * 2 < len(counted):
        return {}
    return {n: place for n, _, place in found if n in counted}


def without_glued_pages(cleaned: Cleaned) -> Cleaned:
    """The lines without the page numbers that stand before their first words."""
    places = glued_pages(cleaned.lines)
    if not places:
        return cleaned
    lines = list(cleaned.lines)
    furniture = list(cleaned.furniture)
    for n, (start, end) in places.items():
        body = lines[n].body
        furniture.append(("page_number", body.sub(start, end)))
        rest = body.sub(end).strip()
        lines[n] = replace(lines[n], body=rest, cells=rest, indent=0, page_before=True)
    return Cleaned(lines, furniture)


def _longest_count(bare: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of numbers that rise by one (or by two, over a table) with text between them."""
    chain: dict[int, list[tuple[int, int]]] = {}
    best: list[tuple[int, int]] = []
    for n, value in bare:
        before = next((c for d in (1, 2) if (c := chain.get(value - d)) and n - c[-1][0] >= 4), None)
        if before:
            chain[value] = [*before, (n, value)]
        elif value not in chain or len(chain[value]) < 2:
            chain[value] = [(n, value)]
        if len(chain[value]) > len(best):
            best = chain[value]
    return best


def _is_link(n: int, value: int, pages: list[tuple[int, int]]) -> bool:
    """Whether the number lies between two counted pages, in place and in value."""
    return any(a < n < b and low < value < high for (a, low), (b, high) in pairwise(pages))


def _among_text(lines: list[Line], n: int) -> bool:
    """Whether running text stands next to the line: numbers among short lines are cells."""
    return any(len(lines[k].text) >= 15 for k in (n - 1, n + 1) if 0 <= k < len(lines))


def _running_heads(lines: list[Line], found: dict[int, str]) -> list[int]:
    """The same short line printed again and again where pages meet."""
    edges = {n for n, line in enumerate(lines) if line.page_before}
    edges |= {n - 1 for n in edges if n}
    for n, kind in found.items():
        if kind == "page_number":
            edges |= {n - 2, n - 1, n + 1, n + 2}
    if not edges:
        return []
    where: dict[str, list[int]] = defaultdict(list)
    for n in sorted(edges):
        if 0 <= n < len(lines) and n not in found and 4 <= len(lines[n].text) <= MAX_HEAD:
            where[re.sub(r"[0-9]+", "#", fold(squeeze(lines[n].text)))].append(n)
    return [
        n
        for text, spots in where.items()
        if len(spots) >= 3 and read_mark(text) is None and "|" not in text
        for n in spots
    ]


def contents_lines(lines: list[Line], trace: Trace | None = None) -> list[int]:
    """The lines of a contents list: under 目录, or with leaders, or repeated as headings below."""
    found = _titled_contents(lines) or _leader_run(lines) or _repeated_run(lines)
    if trace is not None:
        for n in found:
            trace.claim("furniture", "furniture.contents", lines[n].body, "contents list")
    return found


def _repeated_run(lines: list[Line]) -> list[int]:
    """Headings line after line, each printed again further down: a contents list without its title."""
    first = next((n for n, line in enumerate(lines[:CONTENTS_LINES]) if read_mark(line.text)), None)
    if first is None:
        return []
    end = first
    while end < len(lines) and _is_heading_line(lines[end].text):
        end += 1
    if end - first < MIN_ENTRIES:
        return []
    opening = entry_key(lines[first].text)
    again = next((n for n in range(first + 1, end + 1) if n < len(lines) and entry_key(lines[n].text) == opening), end)
    below = {entry_key(line.text) for line in lines[again:] if len(line.text) <= MAX_ENTRY}
    entries = range(first, again)
    repeated = sum(entry_key(lines[n].text) in below for n in entries)
    return list(entries) if len(entries) >= MIN_ENTRIES and repeated * 10 >= 9 * len(entries) else []


def _is_heading_line(text: str) -> bool:
    mark = read_mark(text)
    return (
        ((mark is not None and mark.heads) or bool(_NAMED.match(text))) and len(text) <= MAX_ENTRY and "。" not in text
    )


def entry_key(text: str) -> str:
    """A contents entry without leader and page number, for comparing with headings."""
    text = _LEADER.sub("", text)
    text = _ENDING_NUMBER.sub("", text)
    return fold(squeeze(text)).strip(".·…:")


def _titled_contents(lines: list[Line]) -> list[int]:
    title = next((n for n, line in enumerate(lines[:CONTENTS_LINES]) if _CONTENTS_TITLE.match(line.text)), None)
    if title is None:
        glued = next((n for n, line in enumerate(lines[:200]) if _GLUED_CONTENTS.match(line.text)), None)
        if (
            glued is None
            or len(re.findall(r"第[一二三四五六七八九十]+[章节篇部]|[一二三四五六七八九十]、", lines[glued].text)) < 3
        ):
            return []
        return [glued]
    found = [title]
    keys: list[str] = []
    first: str | None = None
    leaders = 0
    n = title + 1
    while n < len(lines):
        text = lines[n].text
        key = entry_key(text)
        leader = bool(_LEADER.search(text))
        leaders += leader
        if not leader and first is not None and key == first and len(keys) >= 2:
            break
        if not leader and not _is_entry(lines, n, leaders, keys):
            break
        if first is None and key and (read_mark(text) or _NAMED.match(text)):
            first = key
        if key:
            keys.append(key)
        found.append(n)
        n += 1
    whole = _to_repeated_opening(lines, title)
    return whole or (_trim(lines, found) if len(found) >= 3 else [])


def _to_repeated_opening(lines: list[Line], title: int) -> list[int]:
    """A garbled contents list: it runs to where its first entry is printed again on a line of its own."""
    if title + 1 >= len(lines) or not (opening := _NAMED.match(lines[title + 1].text)):
        return []
    word = squeeze(opening.group())
    again = next(
        (n for n in range(title + 2, min(len(lines), title + MAX_CONTENTS)) if squeeze(lines[n].text) == word), None
    )
    if again is None:
        return []
    inside = range(title, again)
    sentences = sum("。" in lines[n].text for n in inside)
    return list(inside) if sentences * 10 <= len(inside) else []


def _is_entry(lines: list[Line], n: int, leaders: int, keys: list[str]) -> bool:
    """Whether a line under 目录 goes on listing headings."""
    text = lines[n].text
    if len(_INSIDE.findall(text)) >= 3 and "。" not in text:
        return True  # entries run together on one line
    if len(text) > MAX_ENTRY or "。" in text:
        return False
    if re.fullmatch(r"[0-9IVXivx—\-\s]{1,6}", text):
        return True
    mark = read_mark(text)
    if mark is not None or _NAMED.match(text) or text.startswith("专栏"):
        key = entry_key(text)
        return not (key in keys and leaders == 0)
    if _ENDING_NUMBER.search(text):
        return True
    # the second half of a long entry
    ahead = lines[n + 1].text if n + 1 < len(lines) else ""
    return (
        bool(keys) and len(text) <= 40 and (bool(_LEADER.search(ahead)) or read_mark(ahead) is not None) and leaders > 0
    )


def _trim(lines: list[Line], found: list[int]) -> list[int]:
    """Give back a last line that opens the body: an entry without page number where the others have one."""
    numbered = sum(bool(_LEADER.search(lines[n].text) or _ENDING_NUMBER.search(lines[n].text)) for n in found)
    if numbered * 2 > len(found):
        while len(found) > 3 and not (
            _LEADER.search(lines[found[-1]].text) or _ENDING_NUMBER.search(lines[found[-1]].text)
        ):
            found = found[:-1]
    return found


def _leader_run(lines: list[Line]) -> list[int]:
    """Four or more lines with leaders to page numbers are a contents list without its title."""
    hits = [
        n
        for n, line in enumerate(lines[:600])
        if len(line.text) <= 120 and _LEADER.search(line.text) and line.text[-1].isdigit()
    ]
    if len(hits) < 4:
        return []
    return [n for n in range(hits[0], hits[-1] + 1) if n in set(hits) or len(lines[n].text) <= 40]
