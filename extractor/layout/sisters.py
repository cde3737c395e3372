"""Leads without a mark: paragraphs of one section that all open with a label.

The first sentence of plain prose looks like a label. What tells them apart is its shape (short, of no
comma but between two halves of an emblem: 就业优先，民生为本) and its sisters: a label never stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lexicon.official import NOTE_HEAD
from .nodes import Block, TextBlock

MAX_HALF = 6
"""Characters on each side of the comma of an emblem; 突出重点，规划先行 has four."""
MAX_PLAIN = 16
"""A label of three or more of its kind, or of two: 加快基础设施生命线安全工程建设 has fifteen."""
MAX_LONG = 24
"""The longest label of two that are alike: 2035年全省人力资源和社会保障事业发展远景目标."""
MIN_TEXT = 6
"""Characters that follow a label at least."""
_LABEL = re.compile(r"(?P<words>[^。：:；;！？\n]{2,30})(?P<stop>[。：:])")
_SENTENCE = re.compile(r"是|，(?:为|有|使|让|也)|让|有着|关系着|[“\"][^”\"]*$|如下|以下|[（(][^）)]*$")
"""A sentence with its own subject, or the head of a list."""
_ADVERB = re.compile(
    r"^(?:截至|目前|近年来|同时|此外|其中|因此|为|按照|根据|依据|在|随着|通过|当前|今后|首先|其次|再次|最后|一方面|另一方面|我们|各地|各级|各|[一二三四五六七八九十]{1,2}[是要])"
)
_AIM = re.compile(r"(?:目标|任务|要求|愿景|思路|展望|计划)$")
_FIGURE = re.compile(r"[0-9０-９]")
_COMMA = re.compile("[，,]")


def unmarked(blocks: Sequence[Block], taken: set[int], among_labels: bool = False) -> dict[int, int]:
    """Length of the label of each paragraph that opens with one, by the block's index.

    Args:
        blocks: the blocks of one section.
        taken: those that have a lead already.
        among_labels: whether a sister section's paragraphs open with labels; then one alone is a label too.
    """
    labels = {n: size for n, block in enumerate(blocks) if n not in taken and (size := label_of(block))}
    found: dict[int, int] = {}
    for run in _runs(labels):
        if _is_parallel(blocks, labels, run, taken) or (among_labels and _fills(blocks, labels, run)):
            found |= {n: labels[n] for n in run}
    return found


def all_labelled(blocks: Sequence[Block]) -> bool:
    """Whether two or more paragraphs, and all of a section's, open with labels."""
    labels = {n: size for n, block in enumerate(blocks) if (size := label_of(block))}
    return len(labels) >= 2 and all(_is_strict(blocks, labels, n) for n in labels) and _fills(blocks, labels, [*labels])


def label_of(block: Block) -> int:
    """Length of the label that opens a paragraph; 0 where it opens with a sentence."""
    return _label(block.body.text) if isinstance(block, TextBlock) and block.mark is None else 0


def bulleted(blocks: Sequence[Block], taken: set[int]) -> dict[int, tuple[int, int]]:
    """Where the label of each paragraph behind a bullet stands, by the block's index, where two or more stand in a
    section and all of them open with one that is short: ●惠民生。… / ●保安全。….
    """
    bullets = [
        (n, block, block.mark)
        for n, block in enumerate(blocks)
        if n not in taken and isinstance(block, TextBlock) and block.mark is not None and block.mark.scheme == "bullet"
    ]
    ends = {n: (mark.end, mark.end + _label(block.body.text[mark.end :])) for n, block, mark in bullets}
    short = all(0 < end - start <= MAX_PLAIN for start, end in ends.values())
    return ends if len(ends) > 1 and short else {}


def _label(text: str) -> int:
    """Length of the label that opens a text; 0 where it opens with a sentence."""
    match = _LABEL.match(text)
    if match is None or len(text) < match.end() + MIN_TEXT:
        return 0
    words = match.group("words")
    if _SENTENCE.search(words) or _ADVERB.match(words) or NOTE_HEAD.matches(words):
        return 0
    if _FIGURE.search(words) and not _AIM.search(words):
        return 0
    halves = _COMMA.split(words)
    if len(halves) > 2 or (len(halves) == 2 and max(map(len, halves)) > MAX_HALF):
        return 0
    return len(words) if len(words) <= MAX_LONG else 0


def _runs(labels: dict[int, int]) -> Iterator[list[int]]:
    """Labels of neighbouring paragraphs."""
    run: list[int] = []
    for n in labels:
        if run and n != run[-1] + 1:
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def _is_parallel(blocks: Sequence[Block], labels: dict[int, int], run: list[int], taken: set[int]) -> bool:
    """Three short labels anywhere, or two that end alike before colons; or two or more that are the section's text, or
    that its opening announces."""
    if len(run) < 2 or len({_is_emblem(blocks[n], labels[n]) for n in run}) > 1:
        return False
    strict = all(_is_strict(blocks, labels, n) for n in run)
    if strict and (len(run) > 2 or _rhyme(blocks, labels, run)):
        return True
    closes = not any(isinstance(block, TextBlock) for block in blocks[run[-1] + 1 :])
    opens = run[0] == 0 or _announces(blocks[run[0] - 1], run[0] - 1 in taken)
    if not opens:
        return False
    return (strict and closes) or all(_alike(blocks, labels, one, two) for one, two in pairwise(run))


def _rhyme(blocks: Sequence[Block], labels: dict[int, int], run: list[int]) -> bool:
    """“十四五”达标计划：… and “十五五”达标计划：…"""
    ends = {_words(blocks[n], labels[n] + 1)[-3:].replace(":", "：") for n in run}
    return len(ends) == 1 and ends.pop()[-1] == "：" and min(labels[n] for n in run) > 3


def _announces(block: Block, has_lead: bool) -> bool:
    return isinstance(block, TextBlock) and not has_lead and block.body.text.rstrip()[-1] in "：:"


def _fills(blocks: Sequence[Block], labels: dict[int, int], run: list[int]) -> bool:
    """Whether the run is all the text of its section, and each label strict."""
    texts = [n for n, block in enumerate(blocks) if isinstance(block, TextBlock)]
    return (
        texts == run
        and len({_is_emblem(blocks[n], labels[n]) for n in run}) == 1
        and all(_is_strict(blocks, labels, n) for n in run)
    )


def _is_strict(blocks: Sequence[Block], labels: dict[int, int], n: int) -> bool:
    """A label of no figure that is short or an emblem of two halves."""
    words = _words(blocks[n], labels[n])
    return len(words) <= MAX_PLAIN and not _FIGURE.search(words)


def _is_emblem(block: Block, length: int) -> bool:
    """A label of two halves; sisters are of one form."""
    return _COMMA.search(_words(block, length)) is not None


def _alike(blocks: Sequence[Block], labels: dict[int, int], one: int, two: int) -> bool:
    """Both before a colon, or with one first or last word (2035年…目标, “十四五”时期…目标)."""
    a, b = (_words(blocks[n], labels[n] + 1) for n in (one, two))
    return (a[-1] in "：:" and b[-1] in "：:") or a[:2] == b[:2] or a[-3:] == b[-3:]


def _words(block: Block, end: int) -> str:
    assert isinstance(block, TextBlock)
    return block.body.text[:end]
