"""A broken text layer: (cid:160), private-use characters, Latin garbage among Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..draft import Draft

_BROKEN = re.compile(
    r"(?:\(cid:\d+\)|[\ue000-\uf8ff]|[\u0080-\u009f])(?:\s*(?:\(cid:\d+\)|[\ue000-\uf8ff]|[\u0080-\u009f]))*"
)
_GARBAGE = re.compile(r"[˝˛ˇ˘˙˚˜¯ﬁﬂ‹›†‡„‰⁄ƒ¤¥¦§¨©ª«¬®±²³´¶¸¹º»¼½¾¿À-ÿ]")
_TAG = re.compile(r"<[^<>\n]{1,200}>")
MAX_PLACES = 50


def check(draft: Draft) -> Iterator[Finding]:
    """MOJIBAKE with its first places, FEW_CHINESE where less than a third of the text is Chinese."""
    text = draft.text
    places = [Fragment.of(text, m.start(), m.end()) for m in _BROKEN.finditer(text)]
    garbage = [Fragment.of(text, m.start(), m.end()) for m in _GARBAGE.finditer(text)]
    if len(garbage) * 100 > len(text):
        places += garbage
    if places:
        detail = f"{len(places)} 处" + (f"，列出前 {MAX_PLACES} 处" if len(places) > MAX_PLACES else "")
        yield finding("MOJIBAKE", detail, places[:MAX_PLACES])
    text = _TAG.sub("", text) if "<" in text else text
    han = sum(map(len, re.findall(r"[\u3400-\u9fff]+", text)))
    letters = sum(map(len, re.findall(r"[^\W\d_]+", text)))
    if letters and han * 3 < letters:
        yield finding("FEW_CHINESE", f"{han} / {letters}", [])
