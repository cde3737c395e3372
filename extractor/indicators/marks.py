"""What the notes of a table say that its marks mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..core.fragment import Fragment
from ..lexicon import tables as words
from ..lexicon.widths import fold

SQUARE = ("〔〕", "[]", "［］", "﹝﹞", "【】")
"""Brackets that mark a plan-period total in the genre; （） do so only where a note says it."""
_SAYS = re.compile(r"^[”\"'’]?(?:内|中|里)?(?:数据|数字|数值|数|的)?(?:为|是|表示|指|系)")
_SIGN = re.compile(
    r"[“\"]?(?P<sign>[▲△▼▽★☆*＊#])[”\"]?\s*(?:号|标记|的)?(?:数字?|指标|值)?(?:表示|代表|为|是|指|标注)(?P<says>[^。；;，,]*)"
)
_FALLS = re.compile(r"下降|减少|降低|负|亏损")
_ITEM = re.compile(r"(?:^|[：:；;。\s])\s*[（(]?(?P<n>[0-9]{1,2})(?:[.．、)）]|\s*(?=[\u4e00-\u9fff“]))")


def defined_marks(notes: Sequence[Fragment]) -> dict[str, str]:
    """What the notes say that brackets mean: {"〔〕": "cumulative"}; other meanings are given as their words.

    A note may print the brackets or name them: 方括号内, 括号内为五年合计数.
    """
    found: dict[str, str] = {}
    for note in notes:
        for match in words.MARK_DEFINED.finditer(note.text):
            says = match.group("says")
            context = note.text[max(0, match.start() - 12) : match.start()] + says[:30]
            meaning = _meaning(says, context)
            if meaning is not None:
                found[match.group("open") + match.group("close")] = meaning
        for match in words.MARK_NAMED.finditer(note.text):
            meaning = _meaning(match.group("says"), match.group("says")[:30])
            if meaning is not None:
                found.update(dict.fromkeys(words.NAMED_MARKS[match.group("shape") or ""], meaning))
    return found


def _meaning(says: str, context: str) -> str | None:
    if words.MARK_TOTAL.search(context):
        return "cumulative"
    return _SAYS.sub("", says)[:30] if _SAYS.match(says) else None


def explained_signs(notes: Sequence[Fragment]) -> tuple[str, str]:
    """Signs before a number that the notes explain: (those that mean a fall or a minus, the others)."""
    falls, others = "", ""
    for note in notes:
        for match in _SIGN.finditer(note.text):
            if _FALLS.search(match.group("says")):
                falls += match.group("sign")
            else:
                others += match.group("sign")
    return falls, others


def note_numbers(notes: Sequence[Fragment]) -> frozenset[str]:
    """The numbers that the notes carry: marks typed behind a name refer to them."""
    text = "\n".join(words.NOTE.sub("", note.text, count=1) if n == 0 else note.text for n, note in enumerate(notes))
    return frozenset(match.group("n") for match in _ITEM.finditer(fold(text)))


def by_shape(marks: Mapping[str, str]) -> dict[str, str]:
    """The meanings by the kind of bracket: every square form is [], round ones are ()."""
    return {shape(pair): says for pair, says in marks.items()}


def shape(pair: str) -> str:
    """The kind of a pair of brackets."""
    return fold(pair).replace("「", "[").replace("」", "]")
