"""A broken text layer: (cid:160), private-use characters, Latin garbage, Han characters that nobody uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..lexicon.hanzi import count_han, rare_character
from ..lexicon.widths import FOLD
from .check import Check, Example
from .view import View

_BROKEN = re.compile(
    r"(?:\(cid:\d+\)|[\ue000-\uf8ff]|[\u0080-\u009f])(?:\s*(?:\(cid:\d+\)|[\ue000-\uf8ff]|[\u0080-\u009f]))*"
)
_SIGNS = "˝˛ˇ˘˙˚˜¯ﬁﬂ‹›†‡„‰⁄ƒ¤¥¦§¨©ª«¬®´¶¸º»¼½¾¿À-ÖØ-öø-ÿ"
_GARBAGE = re.compile(f"[{_SIGNS}]{{2,}}")
"""A sign alone is one: São Paulo, 5°, ±2, 5.5‰."""
_BLANK = "\ue5e5"
"""What old encodings have for the blank of an indent."""
_ODD = re.compile(f"[{_SIGNS}\ue000-\uf8ff\u0080-\u009f]")
"""What most texts have nothing of, those private characters among them that are looked at one by one."""
_TAG = re.compile(r"<[^<>\n]{1,200}>")
_LETTERS = re.compile(r"[^\W\d_]+")
_HAN = bytes(range(0x34, 0xA0))
"""The upper bytes of U+3400 to U+9FFF."""
MAX_PLACES = 50
MIN_RARE = 6
"""Rare Han characters from which their share of a line says anything; of a text, twice as many."""
GARBLED, GARBLED_LINE = 4, 2
"""Where one Han character in so many is in no daily use, a text or a line of a sound one is in a wrong encoding."""


def find(view: View) -> Iterator[Finding]:
    """MOJIBAKE with its first places, FEW_CHINESE where less than a third of the text is Chinese."""
    text = view.text
    odd = _ODD.search(text) is not None
    broken = _BROKEN.finditer(text) if odd or "(cid:" in text else ()
    icons = [entry.span for entry in view.document.furniture if entry.kind == "navigation"]
    places = [
        Fragment.of(text, m.start(), m.end())
        for m in broken
        if not _is_known(m.group()) and not any(s.start <= m.start() < s.end for s in icons) and not _is_lone(text, m)
    ]
    places += [Fragment.of(text, start, end) for start, end in _garbled(text)]
    garbage = [Fragment.of(text, m.start(), m.end()) for m in _GARBAGE.finditer(text)] if odd else []
    if sum(len(place.text) for place in garbage) * 100 > len(text):
        places += garbage
    if places:
        detail = f"{len(places)} 处" + (f"，列出前 {MAX_PLACES} 处" if len(places) > MAX_PLACES else "")
        yield finding("MOJIBAKE", detail, places[:MAX_PLACES])
    if _han(text) * 3 < len(text):
        text = _TAG.sub("", text)
        han, letters = _han(text), sum(map(len, _LETTERS.findall(text)))
        if 0 < han * 3 < letters:  # none at all is told by the reader
            yield finding("FEW_CHINESE", f"{han} / {letters}", [])


def _is_known(signs: str) -> bool:
    """Private characters that stand for a sign of the font Symbol, and are read as it."""
    return all(ord(sign) in FOLD for sign in signs)


def _is_lone(text: str, found: re.Match[str]) -> bool:
    """Whether private characters are set as signs: each parted from all letters, or one bullet before its line."""
    signs = found.group().replace(_BLANK, "").split()
    if not all(len(sign) == 1 and "\ue000" <= sign <= "\uf8ff" for sign in signs):
        return False
    start, end = found.span()
    bullet = len(signs) < 2 and not text[text.rfind("\n", 0, start) + 1 : start].strip()
    return bullet or not any(map(str.isalnum, text[max(0, start - 1) : start] + text[end : end + 1]))


def _garbled(text: str) -> Iterator[tuple[int, int]]:
    """Lines whose Han characters are in no daily use: UTF-8 once read as GBK, a font that shifts its codes."""
    rare = rare_character()
    places = [match.start() for match in rare.finditer(text)]
    found = len(places)
    if found < MIN_RARE:
        return
    whole = found >= 2 * MIN_RARE and found * GARBLED >= count_han(text)
    least, share = (1, GARBLED) if whole else (MIN_RARE, GARBLED_LINE)
    for (start, end), many in Counter(_line_at(text, at) for at in places).items():
        if many >= least and many * share >= _han(text[start:end]):
            yield start, end


def _line_at(text: str, at: int) -> tuple[int, int]:
    """Where the line begins and ends that holds a place."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _han(text: str) -> int:
    """How many Han characters a text has: the upper bytes of their codes, which are looked at all at once."""
    upper = text.encode("utf-16-be", "surrogatepass")[::2]
    return len(upper) - len(upper.translate(None, _HAN))


_TEXT = "一、任务\n内容{}内容。\n"
_WRONG = "".join(chr(code) for code in range(0x9412, 0x9426))
_FOREIGN = "一、任务\n" + "{}" * 30 + "\n"

CHECK = Check(
    find,
    (
        Example("MOJIBAKE", shows=_TEXT.format("(cid:160)(cid:161)"), holds=_TEXT.format("(CID)")),
        Example("MOJIBAKE", shows=_TEXT.format("\ue123\ue456"), holds=_TEXT.format("。\n\uf06c供水。\n\ue5e5\ue5e5")),
        Example("MOJIBAKE", shows=_TEXT.format("ÖÐ»ªÈËÃñ"), holds=_TEXT.format("（São Paulo，±5°）")),
        Example("MOJIBAKE", shows=_TEXT.format("˝‰˚‰"), holds=_TEXT.format("死亡率（‰）5.5‰、5.2‰")),
        Example("MOJIBAKE", shows=_TEXT.format(_WRONG), holds=_TEXT.format("鄂州、涪陵、瑷珲、邳州、嵊泗、岚皋")),
        Example(
            "FEW_CHINESE",
            shows=_FOREIGN.format(*["This plan is written in English for the most part. "] * 30),
            holds=_FOREIGN.format(*["本规划以中文写成，GDP、PM2.5等例外。"] * 30),
        ),
    ),
)
