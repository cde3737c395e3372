"""What must hold of any output, read from its JSON alone: no line of this file is the pipeline's.

A document is a dict here, as any reader of the JSON has it. The leaves are those that the contract names;
no container (a box's, a table's or a section's whole span) counts as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

Node = dict[str, Any]
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_MONEY = re.compile("(?<=[0-9])元([0-9一二两三四五六七八九])角(?:([0-9一二两三四五六七八九])分)?")
_CHINESE = "".join([*_DIGITS, *_TENS, "半成"])


def faults(document: Node, printed: str | None = None) -> list[str]:
    """All that is wrong with a document, a line each; ``printed`` is what its ``text`` must say."""
    found = [*_conservation(document), *_raws(document), *_values(document), *_sentences(document)]
    if printed is not None and _squeezed(printed) != _squeezed(document["text"]):
        found.append("text is not the file's")
    return found


def _conservation(document: Node) -> Iterator[str]:
    text = document["text"]
    owners = bytearray(len(text) + 1)
    for span in _leaves(document):
        for start, end in _pieces(span):
            for at in range(start, end):
                owners[at] = min(2, owners[at] + 1)
    for word, count in (("lost", 0), ("twice", 2)):
        at = [n for n, c in enumerate(text) if owners[n] == count and not c.isspace()]
        if at:
            yield f"{word}: {len(at)} characters, first at {at[0]}: {text[at[0] : at[0] + 12]!r}"


def _leaves(document: Node) -> Iterator[Node | None]:
    yield from document["metadata"]["lines"]
    pending = list(document["sections"])
    while pending:
        section = pending.pop()
        pending += section["children"]
        yield section.get("heading_span")
        yield from (b["span"] for b in section["blocks"] if b["type"] in ("paragraph", "list_item"))
    for box in document["boxes"]:
        yield box["title_span"]
        yield from (part["span"] for part in (*box["blocks"], *box["items"]))
    for table in document["tables"]:
        yield table.get("caption_span")
        yield table.get("unit_span")
        yield from table["header_spans"]
        yield from (cell["span"] for row in table["rows"] for cell in row["cells"])
        yield from (note["span"] for note in table["notes"])
    yield from (note["span"] for note in document["footnotes"])
    yield from (piece["span"] for piece in document["furniture"])


def _pieces(span: Node | None) -> list[tuple[int, int]]:
    if span is None:
        return []
    return [(part["start"], part["end"]) for part in span.get("parts") or [span]]


def _said(document: Node, span: Node) -> str:
    return _squeezed("".join(document["text"][start:end] for start, end in _pieces(span)))


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("\ufeff", "")


def _raws(document: Node) -> Iterator[str]:
    """Each print under its span."""
    cells = [(c["raw"], c["span"]) for t in document["tables"] for row in t["rows"] for c in row["cells"]]
    values = [(v["raw"], v["span"]) for i in document["indicators"] for v in i["values"]]
    subjects = [(s["subject"], s["subject_span"]) for s in document["statements"] if s.get("subject_span")]
    for raw, span in (*cells, *values, *subjects):
        if _squeezed(raw) != _said(document, span):
            yield f"raw {raw[:20]!r} is not its span's {_said(document, span)[:20]!r}"


def _values(document: Node) -> Iterator[str]:
    """Each value's digits under its span."""
    valued = [value for indicator in document["indicators"] for value in indicator["values"]]
    for node in (*valued, *document["statements"]):
        said = _said(document, node["span"])
        numbers = [node.get("value"), node.get("value_high"), *(node.get("ratio") or [])]
        for number in numbers:
            if number is not None and not _is_printed(Decimal(str(number)), said):
                yield f"value {number} is not in {said[:24]!r}"


def _is_printed(value: Decimal, said: str) -> bool:
    """Whether a number stands there: in figures, in characters, in figures with 万 behind, or as a part of a whole."""
    if power := re.search(r"[×xX]10([⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^[0-9])", said):
        value, said = value.scaleb(-int(unicodedata.normalize("NFKC", power[1]).strip("^"))), said[: power.start()]
    half = unicodedata.normalize("NFKC", re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹①-⑳]", "", said))  # what is raised is a mark
    closed = re.sub(r"(?<=[0-9])[,'’](?=[0-9])", "", half)
    closed = _MONEY.sub(lambda m: "." + "".join(str(_DIGITS.get(c, c)) for c in m.groups("")), closed)
    scaled = any(c in said for c in "十百千万亿%％‰﹪成")
    for form in (closed, re.sub(r"(?<=[0-9])[·•∙](?=[0-9])", ".", closed)):
        for figures in re.findall(r"[0-9]+(?:\.[0-9]+)?", form):
            number = Decimal(figures)
            if number == value.copy_abs() or (scaled and _digits(number) == _digits(value)):
                return True
    return _in_characters(value, said)


def _in_characters(value: Decimal, said: str) -> bool:
    if any(word in said for word in ("分之", "点", "半", "成", "倍", "番", "/", "／", "½")):
        return True  # a fraction has digits of its own
    return any(
        _digits(Decimal(n)) == _digits(value) for run in re.findall(f"[{_CHINESE}0-9]+", said) for n in _read(run)
    )


def _read(run: str) -> Iterator[int]:
    """A run of numerals as a number, read whole and from each of its places on."""
    for pair in re.finditer("十([一二三四五六七八])([二三四五六七八九])", run):  # 十七八 is 17 to 18
        yield from (10 + _DIGITS[pair[1]], 10 + _DIGITS[pair[2]])
    for at in range(len(run)):
        total, section, digit, last = 0, 0, 0, 0
        for n, c in enumerate(run[at:], at):
            if c in _DIGITS or c.isdecimal():
                digit = digit * 10 + (_DIGITS[c] if c in _DIGITS else int(c))
                short = {"十": 0, "百": 10, "千": 100, "万": 1000, "亿": 10**7}.get(run[n - 1] if n else "", 0)
                yield total + section + digit * short  # 二百四 is 240
            elif (weight := _TENS.get(c, 0)) >= 10**4:
                below = section + digit
                total = total + (below or 1) * weight if weight < last else ((total + below) or 1) * weight
                section, digit, last = 0, 0, weight
            elif weight:
                section, digit = section + (digit or 1) * weight, 0
            yield total + section + digit


def _digits(number: Decimal) -> str:
    return f"{number.copy_abs():f}".replace(".", "").strip("0")


def _sentences(document: Node) -> Iterator[str]:
    for statement in document["statements"]:
        if _said(document, statement["span"]) not in _squeezed(statement["sentence"]):
            yield f"sentence {statement['sentence'][-20:]!r} does not hold {_said(document, statement['span'])!r}"
