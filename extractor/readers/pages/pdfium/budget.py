"""How much a PDF unfolds to: forms that draw forms, counted before PDFium draws the first of them.

A kilobyte can hold a form that draws itself twice, or eight forms of which each draws the next ten
times. PDFium follows them to its depth; here they are only multiplied.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter

from ....core.problems import ExtractionError

MAX_FORMS = 100_000
"""Forms that one drawing of a form comes to, at most: a map has thousands."""
DEPTH = 40
"""How deep PDFium follows forms within forms."""
MAX_STREAM = 20_000_000
"""Characters of one form's stream, unpacked, that are looked at."""
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})\s+[0-9]{1,5}\s+obj\b")
_END = re.compile(rb"\bstream\r?\n|\bendobj\b")
_IS_FORM = re.compile(rb"/Subtype\s*/Form\b")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
_NAMES = re.compile(rb"/([^\s/<>\[\]()%]+)\s+([0-9]{1,10})\s+[0-9]{1,5}\s+R\b")


def check_forms(data: bytes) -> None:
    """Pass a document whose forms come to a bounded number.

    Raises:
        ExtractionError: TOO_LARGE.
    """
    if not _IS_FORM.search(data):
        return
    draws, named = _forms(data)
    if not any(draws.values()):
        return
    inner = {
        form: {child: times for name, times in counts.items() for child in named.get(name, ()) if child in draws}
        for form, counts in draws.items()
    }
    costs = dict.fromkeys(draws, 1)
    for _ in range(DEPTH):
        costs = {form: 1 + sum(n * costs[child] for child, n in calls.items()) for form, calls in inner.items()}
        if max(costs.values()) > MAX_FORMS:
            raise ExtractionError("TOO_LARGE", "图形对象层层套用，展开后数量过多")


def _forms(data: bytes) -> tuple[dict[int, Counter[bytes]], dict[bytes, set[int]]]:
    """What each form draws, by name and how often, and which objects a name may mean anywhere in the file."""
    draws: dict[int, Counter[bytes]] = {}
    named: dict[bytes, set[int]] = {}
    packed = 0
    for match in _OBJECT.finditer(data):
        end = _END.search(data, match.end())
        head = data[match.end() : end.start() if end else match.end() + 100_000]
        texts = [head]
        if end is not None and end[0].startswith(b"stream"):
            is_form, is_pack = bool(_IS_FORM.search(head)), b"/ObjStm" in head
            if (is_form or is_pack) and packed < MAX_STREAM:
                body = _unpacked(data, end.end(), head)
                packed += len(body)
                if is_form:
                    draws[int(match[1])] = Counter(_DRAWS.findall(body))
                else:
                    texts.append(body)
        for text in texts:
            for name, number in _NAMES.findall(text):
                named.setdefault(name, set()).add(int(number))
    return draws, named


def _unpacked(data: bytes, start: int, head: bytes) -> bytes:
    """A stream as it is read: inflated where it is packed, empty where it is packed in another way."""
    end = data.find(b"endstream", start)
    body = data[start : end if end >= 0 else len(data)]
    if b"/FlateDecode" in head:
        try:
            return zlib.decompressobj().decompress(body, MAX_STREAM)
        except zlib.error:
            return b""
    return body[:MAX_STREAM]
