"""Contents lists: under 目录, with leaders to page numbers, or headings that are all printed again below."""

from __future__ import annotations

import re

from ..core.trace import Trace
from ..lexicon.schemes import read_mark
from ..lexicon.widths import fold, squeeze
from .lines import Line

_LEADER = re.compile(r"(?:[.．·…]{3,}|(?:[.·]\s){3,}|-{4,}|—{4,}|_{4,})\s*[（(]?[0-9IVXivxⅠ-Ⅻ]{0,4}[)）]?\s*$")
_ENDING_NUMBER = re.compile(r"(?:\s|[\u3000\t]|(?<=[\u4e00-\u9fff”》）)]))[（(]?[0-9]{1,3}[)）]?\s*$")
_CONTENTS_TITLE = re.compile(r"^目\s*[录錄次]$")
_GLUED_CONTENTS = re.compile(r"^目\s*[录錄次](?=\s|第|一、|前|序|总)")
_NAMED = re.compile(r"^(?:前\s*言|引\s*言|序\s*言|总\s*则|附\s*[则图录件表]|结\s*语|后\s*记|名词解释|规划编制说明|序)")
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
        ((mark is not None and mark.way.heads) or bool(_NAMED.match(text)))
        and len(text) <= MAX_ENTRY
        and "。" not in text
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
