"""A broken text layer: (cid:160), private-use characters, Latin garbage among Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View

_BROKEN = re.compile(
    r"(?:\(cid:\d+\)|[\ue000-\uf8ff]|[\u0080-\u009f])(?:\s*(?:\(cid:\d+\)|[\ue000-\uf8ff]|[\u0080-\u009f]))*"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\u0080-\u009f]")
_GARBAGE = re.compile(r"[˝˛ˇ˘˙˚˜¯ﬁﬂ‹›†‡„‰⁄ƒ¤¥¦§¨©ª«¬®´¶¸º»¼½¾¿À-ÖØ-öø-ÿ]")
_TAG = re.compile(r"<[^<>\n]{1,200}>")
_HAN, _LETTERS = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[^\W\d_]+")
MAX_PLACES = 50


def find(view: View) -> Iterator[Finding]:
    """MOJIBAKE with its first places, FEW_CHINESE where less than a third of the text is Chinese."""
    text = view.text
    broken = _BROKEN.finditer(text) if "(cid:" in text or _PRIVATE.search(text) else ()
    places = [Fragment.of(text, m.start(), m.end()) for m in broken]
    garbage = [Fragment.of(text, m.start(), m.end()) for m in _GARBAGE.finditer(text)]
    if len(garbage) * 100 > len(text):
        places += garbage
    if places:
        detail = f"{len(places)} 处" + (f"，列出前 {MAX_PLACES} 处" if len(places) > MAX_PLACES else "")
        yield finding("MOJIBAKE", detail, places[:MAX_PLACES])
    if _count(_HAN, text[: len(text) // 2]) * 3 < len(text):  # else the first half alone is Chinese enough
        text = _TAG.sub("", text)
        han, letters = _count(_HAN, text), _count(_LETTERS, text)
        if han * 3 < letters:
            yield finding("FEW_CHINESE", f"{han} / {letters}", [])


def _count(pattern: re.Pattern[str], text: str) -> int:
    """Characters that the pattern matches, run by run."""
    return sum(map(len, pattern.findall(text)))


_TEXT = "一、任务\n内容{}内容。\n"
_FOREIGN = "一、任务\n" + "{}" * 30 + "\n"

CHECK = Check(
    find,
    (
        Example("MOJIBAKE", shows=_TEXT.format("(cid:160)(cid:161)"), holds=_TEXT.format("(CID)")),
        Example(
            "FEW_CHINESE",
            shows=_FOREIGN.format(*["This plan is written in English for the most part. "] * 30),
            holds=_FOREIGN.format(*["本规划以中文写成，GDP、PM2.5等例外。"] * 30),
        ),
    ),
)
