"""Text that breaks off in mid-sentence, and text that resumes elsewhere (columns out of order)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..layout.units import RUNNING_TEXT, ends_sentence
from ..models import Paragraph
from .check import Check, Example
from .view import Body, View

_CLOSES_FIRST = re.compile(r"^(?!”[^“”]{1,12}”)[^“”]{0,12}(?<![一二三四五六七八九十]五)”")
"""A closing quote first; 六五” alone has only lost its opening one, and ”十五” was opened by the wrong sign."""

_CHINESE = re.compile("[\u4e00-\u9fff]")
SEEN = 20
"""Characters of the end or beginning that a finding shows."""


def find(view: View) -> Iterator[Finding]:
    """TEXT_BREAKS_OFF at an open quote or where a paragraph has no stop; TEXT_RESUMES at a closing quote.

    Where one text breaks off inside a quotation and one later text closes it, each names the other.
    """
    uneven = [(depth, body) for body in view.bodies if (depth := _open(body[0]))]
    opened = [body for depth, body in uneven if depth > 0 and _is_cut(body[0])]
    closed = [
        body for depth, body in uneven if depth < 0 and _CLOSES_FIRST.match(body[0]) and _is_prose(body[0][:SEEN])
    ]
    pair = len(opened) == len(closed) == 1 and opened[0][1].end < closed[0][1].start
    for body in opened:
        others = [_head(view, closed[0])] if pair else []
        yield finding("TEXT_BREAKS_OFF", f"“{body[0][-SEEN:]}”之后另起一段，引号没有闭合", [_tail(view, body), *others])
    for body in closed:
        others = [_tail(view, opened[0])] if pair else []
        yield finding("TEXT_RESUMES", f"以“{body[0][:10]}”开头，缺前引号", [_head(view, body), *others])
    ends = list(_cut_paragraphs(view, {body[1].end for body in opened}))
    if ends and _stops_are_kept(view):
        yield from ends


def _cut_paragraphs(view: View, said: set[int]) -> Iterator[Finding]:
    """Paragraphs without a stop, the last of a section or right above another one: items and tables may follow any."""
    for section in view.sections:
        for block, below in zip_longest(section.blocks, section.blocks[1:]):
            followed = below is None or (isinstance(below, Paragraph) and _goes_on(below.text))
            if isinstance(block, Paragraph) and followed and _is_cut(block.text) and block.span.end not in said:
                body = block.text, block.span
                yield finding("TEXT_BREAKS_OFF", f"段落止于“{block.text[-SEEN:]}”，没有句末标点", [_tail(view, body)])


def _goes_on(text: str) -> bool:
    """Whether a paragraph is running text, as the rest of one that was cut is: no title, no agency that signs."""
    return ends_sentence(text) and _is_prose(text[:SEEN])


def _stops_are_kept(view: View) -> bool:
    """Whether a paragraph without a stop is the exception: at most one of them, or one in twenty."""
    long = [text for text, _ in view.bodies if len(text) >= RUNNING_TEXT]
    without = sum(not ends_sentence(text) for text in long)
    return without <= max(1, len(long) // 20)


def _open(text: str) -> int:
    return text.count("“") - text.count("”")


def _is_cut(text: str) -> bool:
    return (
        len(text) >= RUNNING_TEXT and not ends_sentence(text) and text[-1] not in "）)》】" and _is_prose(text[-SEEN:])
    )  # fmt: skip


def _is_prose(text: str) -> bool:
    """Chinese without gaps: no rest of a table, no contents line, no broken text layer."""
    return "  " not in text and len(_CHINESE.findall(text)) * 2 > len(text)


def _tail(view: View, body: Body) -> Fragment:
    return view.place_in(body, max(0, len(body[0]) - SEEN), len(body[0]))


def _head(view: View, body: Body) -> Fragment:
    return view.place_in(body, 0, min(SEEN, len(body[0])))


_CUT = "一、任务\n" + "推进高质量发展，" * 8 + "开展劳动人事争议调解仲裁{}\n二、保障\n内容。\n"

CHECK = Check(
    find,
    (
        Example("TEXT_BREAKS_OFF", shows=_CUT.format(""), holds=_CUT.format("。")),
        Example(
            "TEXT_RESUMES",
            shows="一、任务\n服务”行动，推进多元化解机制改革。\n",
            holds="一、任务\n“千万服务”行动，推进多元化解机制改革。\n",
        ),
        Example(
            "TEXT_RESUMES",
            shows="一、任务\n”行动，推进多元化解机制改革。\n",
            holds="一、任务\n”千万服务”行动，推进多元化解机制改革。\n",
        ),
    ),
)
