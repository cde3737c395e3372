"""Leads: the opening phrase of a paragraph, by its mark, by bold type, or by parallel siblings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.fragment import Fragment
from .nodes import Block, TextBlock

MAX_LEAD = 36
_DASH = re.compile(r"^(?P<mark>——|—{1,2}|－－|--|―+)\s*")
_IS = re.compile(
    r"(?P<mark>[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}(?=[，、,:：]))[，、,:：]?\s*(?P<lead>[^。：:；;！？]{2,32})(?P<stop>[。：:])(?=\s*(?P<next>\S{0,3}))"
)
_MEMBER = re.compile(r"[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、]")
_BEFORE = "。；;：:！ \u3000”"
_STOP = re.compile(r"[。：:！？]")
_COPULA = re.compile(r"是|，(?:为|有|使|让|也)|让|不是|有着|关系着")
_NOT_LABEL = re.compile(
    r"^(?:到?[0-9０-９](?!.*(?:目标|任务|要求|愿景|思路|展望)$)"
    r"|截至|目前|近年来|同时|此外|其中|因此|为|按照|根据|依据|在|随着|通过|当前|今后|我们|各地|各级|各)|如下|以下|[“\"][^”\"]*$"
)


@dataclass(frozen=True, slots=True)
class LeadFound:
    """A lead: its mark (——, 一是 or None), its words, and both with the stop."""

    mark: str | None
    words: Fragment
    whole: Fragment


def leads_in(blocks: Sequence[Block]) -> dict[int, list[LeadFound]]:
    """Leads of each text block of a section, by the block's index."""
    found: dict[int, list[LeadFound]] = {}
    for n, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            leads = _marked(block) or _bold(block)
            if leads:
                found[n] = leads
    for n in _leads_alone(blocks, found):
        block = blocks[n]
        assert isinstance(block, TextBlock)
        found[n] = [_alone(block)]
    for run in _parallel_runs(blocks, found):
        for n in run:
            block = blocks[n]
            assert isinstance(block, TextBlock)
            lead = _first_phrase(block.body, 0, None)
            if lead is not None:
                found[n] = [lead, *found.get(n, [])]
    return found


def _marked(block: TextBlock) -> list[LeadFound]:
    text = block.body.text
    dash = _DASH.match(text)
    if dash:
        lead = _first_phrase(block.body, dash.end(), dash.group("mark"))
        return [lead] if lead is not None else []
    if block.mark is not None and block.mark.way.heads:
        lead = _first_phrase(block.body, block.mark.end, block.mark.raw)
        return [lead] if lead is not None else []
    if "是" not in text and "第" not in text:
        return []
    return _numbered_is(block.body)


def _leads_alone(blocks: Sequence[Block], found: dict[int, list[LeadFound]]) -> list[int]:
    """——坚持改革创新。 as paragraphs of their own, each with its text in the next one (a source that breaks
    the line after every stop): two or more, and every one of them has a text."""
    bare = [n for n, block in enumerate(blocks) if n not in found and _is_bare_dash(block)]
    followed = [n for n in bare if n + 1 < len(blocks) and _is_plain(blocks[n + 1])]
    return bare if len(bare) >= 2 and len(followed) == len(bare) else []


def _is_bare_dash(block: Block) -> bool:
    if not isinstance(block, TextBlock) or len(block.body.text) > MAX_LEAD + 3:
        return False
    dash = _DASH.match(block.body.text)
    return dash is not None and not _STOP.search(block.body.text, dash.end(), len(block.body.text) - 1)


def _is_plain(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.mark is None and not _DASH.match(block.body.text)


def _alone(block: TextBlock) -> LeadFound:
    dash = _DASH.match(block.body.text)
    assert dash is not None
    words = block.body.sub(dash.end(), len(block.body.text.rstrip("。：:！？")))
    return LeadFound(dash.group("mark"), words, block.body)


def _numbered_is(body: Fragment) -> list[LeadFound]:
    """一是…。二是…。 in one paragraph: each phrase that text follows before the next one."""
    found = []
    members = sum(1 for m in _MEMBER.finditer(body.text) if not m.start() or body.text[m.start() - 1] in _BEFORE)
    for match in _IS.finditer(body.text):
        at = match.start()
        if at and body.text[at - 1] not in _BEFORE:
            continue
        if match.group("lead").count("，") + match.group("lead").count(",") > 1:
            continue
        following = match.group("next")
        if not following or re.match(r"[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]", following):
            continue
        whole = body.sub(at, match.end("stop"))
        found.append(LeadFound(match.group("mark"), body.sub(*match.span("lead")), whole))
    return found if len(found) * 2 > members else []


def _first_phrase(body: Fragment, start: int, mark: str | None) -> LeadFound | None:
    """The words up to the first stop, where they are short and text follows them."""
    text = body.text
    stop = _STOP.search(text, start)
    if stop is None or stop.end() >= len(text.rstrip()):
        return None
    words = body.sub(start, stop.start())
    if not 2 <= len(words.text) <= MAX_LEAD or "；" in words.text or words.text.count("，") > 2:
        return None
    return LeadFound(mark, words, body.sub(0 if mark else start, stop.end()))


def _bold(block: TextBlock) -> list[LeadFound]:
    if not block.bold:
        return []
    lead = _first_phrase(block.body, 0, None)
    return [lead] if lead is not None else []


def _parallel_runs(blocks: Sequence[Block], found: dict[int, list[LeadFound]]) -> list[list[int]]:
    """Runs of two or more unmarked paragraphs that all open with a label.

    The run must open the section's text, follow a paragraph that announces it with a colon, or be of
    three or more labels short enough to be nothing else; and no label may be a sentence with a subject
    and 是: those are the first sentences of prose.
    """
    runs: list[list[int]] = []
    run: list[int] = []
    announced, told = True, False
    for n, block in enumerate(blocks):
        label = isinstance(block, TextBlock) and n not in found and _is_label(block)
        if label:
            run.append(n)
            told = told or announced
            continue
        if run and (told or _strictly_parallel(blocks, run)):
            runs.append(run)
        run, told = [], False
        announced = isinstance(block, TextBlock) and block.body.text.rstrip()[-1] in "：:"
        if isinstance(block, TextBlock) and n in found:
            announced = False
    if run and (told or _strictly_parallel(blocks, run)):
        runs.append(run)
    return [r for r in runs if _is_run(blocks, r) and not any(n in found for n in r)]


def _is_run(blocks: Sequence[Block], run: list[int]) -> bool:
    """Three labels, or two that are parallel: both before a colon, of one length, or with one first or last word."""
    if len(run) != 2:
        return len(run) > 2
    one, two = (
        lead.whole.text
        for n in run
        if isinstance(block := blocks[n], TextBlock) and (lead := _first_phrase(block.body, 0, None))
    )
    return (
        (one[-1] in "：:" and two[-1] in "：:")
        or abs(len(one) - len(two)) <= 2
        or one[:2] == two[:2]
        or one[-3:] == two[-3:]
    )


def _strictly_parallel(blocks: Sequence[Block], run: list[int]) -> bool:
    """Three or more labels of at most 14 characters without a comma or a figure."""
    labels = [_first_phrase(block.body, 0, None) for n in run if isinstance(block := blocks[n], TextBlock)]
    return len(labels) >= 3 and all(
        x is not None and len(x.words.text) <= 14 and not re.search(r"[，,0-9]", x.words.text) for x in labels
    )


def _is_label(block: TextBlock) -> bool:
    if block.mark is not None:
        return False
    lead = _first_phrase(block.body, 0, None)
    if lead is None:
        return False
    words = lead.words.text
    return (
        len(words) <= 28 and not _COPULA.search(words) and not _NOT_LABEL.search(words)
        and len(block.body.text) >= len(words) + 8 and block.body.text[len(words)] in "。：:"
    )  # fmt: skip
