"""Leads: the opening phrase of a paragraph, by its mark, by bold type, or by sister paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.fragment import Fragment
from ..lexicon.official import NOTE_HEAD
from .headings import parted_item
from .nodes import Block, TextBlock
from .sisters import all_labelled, bulleted, unmarked

__all__ = ["LeadFound", "all_labelled", "leads_in"]

MAX_LEAD = 36
_DASH = re.compile(r"^(?P<mark>—+|─{2,}|━{2,}|－－|--|―+)\s*")
_HAN = "[一二三四五六七八九十]"
_COUNT = (
    rf"[一二三四五六七八九十第首其再最](?:(?<={_HAN}){_HAN}?[是要]|(?<=第){_HAN}{{1,2}}(?=[，、,:：])"
    r"|(?:(?<=首)先|(?<=[其再])次|(?<=最)后)(?=[，,]))"
)
"""Begins with a class of characters: the engine passes over all others at once."""
_MARKED = re.compile(
    rf"(?P<mark>{_COUNT})[，、,:：]?\s*(?P<lead>[^。：:；;！？]{{2,32}})(?P<stop>[。：:])(?=\s*(?P<next>\S{{0,3}}))"
)
_MEMBER = re.compile(_COUNT)
_FIRST = re.compile(r"一[是要]|第一|首先")
_BEFORE = "。；;：:！ \u3000”"
_STOP = re.compile(r"[。：:！？]")
_COMMA = re.compile("[，,]")


@dataclass(frozen=True, slots=True)
class LeadFound:
    """A lead: its mark (——, 一是 or None), its words, and both with the stop."""

    mark: str | None
    words: Fragment
    whole: Fragment


def leads_in(blocks: Sequence[Block], among_labels: bool = False) -> dict[int, list[LeadFound]]:
    """Leads of each text block of a section, by the block's index.

    ``among_labels`` says that the paragraphs of a sister section open with labels.
    """
    found: dict[int, list[LeadFound]] = {}
    counting = False
    for n, block in enumerate(blocks):
        if not isinstance(block, TextBlock):
            continue
        leads, counting = _marked(block, counting)
        leads = leads or _bold(block)
        if leads:
            found[n] = leads
    for n in _leads_alone(blocks, found):
        block = blocks[n]
        assert isinstance(block, TextBlock)
        found[n] = [_alone(block)]
    for n, (start, end) in bulleted(blocks, set(found)).items():
        block = blocks[n]
        assert isinstance(block, TextBlock)
        assert block.mark is not None
        found[n] = [LeadFound(block.mark.raw, block.body.sub(start, end), block.body.sub(0, end + 1))]
    for n, (start, end) in _before_blanks(blocks, set(found)).items():
        block = blocks[n]
        assert isinstance(block, TextBlock)
        assert block.mark is not None
        found[n] = [LeadFound(block.mark.raw, block.body.sub(start, end), block.body.sub(0, end))]
    for n, length in unmarked(blocks, set(found), among_labels).items():
        block = blocks[n]
        assert isinstance(block, TextBlock)
        found[n] = [LeadFound(None, block.body.sub(0, length), block.body.sub(0, length + 1))]
    return dict(sorted(found.items()))


def _marked(block: TextBlock, counting: bool) -> tuple[list[LeadFound], bool]:
    """Leads that a dash, a number or a counting word opens; ``counting``: whether 一是 came before in the section."""
    text = block.body.text
    dash = _DASH.match(text)
    if dash:
        lead = _first_phrase(block.body, dash.end(), dash.group("mark"))
        return ([lead] if lead is not None else []), counting
    if block.mark is not None and block.mark.way.heads:
        lead = _first_phrase(block.body, block.mark.end, block.mark.raw)
        return ([lead] if lead is not None else []), counting
    return _counted(block.body, counting)


def _before_blanks(blocks: Sequence[Block], found: set[int]) -> dict[int, tuple[int, int]]:
    """3.农机工程 新增农机具200台。: where the opening words of numbered paragraphs stand that a blank parts from their
    texts, in two or more one below the other and in all that have the number's kind."""
    marked = [(n, b) for n, b in enumerate(blocks) if isinstance(b, TextBlock) and b.mark is not None]
    numbered = [(n, b) for n, b in marked if b.mark is not None and b.mark.way.heads and n not in found]
    cuts: dict[int, tuple[int, int]] = {}
    for n, block in numbered:
        assert block.mark is not None
        start = block.mark.end
        rest = block.body.text[start:].lstrip()
        cut, start = parted_item(rest), len(block.body.text) - len(rest)
        if cut is None:
            return {}
        cuts[n] = start, start + cut.start("gap")
    kinds = {block.mark.kind for _, block in numbered if block.mark is not None}
    return cuts if len(cuts) > 1 and len(kinds) == 1 else {}


def _leads_alone(blocks: Sequence[Block], found: dict[int, list[LeadFound]]) -> list[int]:
    """——坚持改革创新。 as paragraphs of their own, each with its text in the next one (a source that breaks
    the line after every stop): two or more, and every one of them has a text."""
    bare = [n for n, block in enumerate(blocks) if n not in found and _is_bare_dash(block)]
    followed = [n for n in bare if n + 1 < len(blocks) and _is_plain(blocks[n + 1])]
    return bare if len(bare) >= 2 and len(followed) == len(bare) else []


def _is_bare_dash(block: Block) -> bool:
    if not isinstance(block, TextBlock) or len(block.body.text) > MAX_LEAD + 3:
        return False
    text = block.body.text
    dash = _DASH.match(text)
    return dash is not None and len(text) >= dash.end() + 2 and not _STOP.search(text, dash.end(), len(text) - 1)


def _is_plain(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.mark is None and not _DASH.match(block.body.text)


def _alone(block: TextBlock) -> LeadFound:
    dash = _DASH.match(block.body.text)
    assert dash is not None
    words = block.body.sub(dash.end(), len(block.body.text.rstrip("。：:！？")))
    return LeadFound(dash.group("mark"), words, block.body)


def _counted(body: Fragment, counting: bool) -> tuple[list[LeadFound], bool]:
    """一是…。二是…。 (一要…, 首先，…) in one paragraph: each phrase that text follows before the next one.

    A count begins with its first member: 三是 without 一是 before it in the section is a sentence.
    """
    text = body.text
    members = [m for m in _MEMBER.finditer(text) if not m.start() or text[m.start() - 1] in _BEFORE]
    if not members or not (counting or _FIRST.match(members[0].group())):
        return [], counting
    starts = {m.start() for m in members}
    found = []
    for match in _MARKED.finditer(text):
        following = match.group("next")
        if match.start() not in starts or len(_COMMA.findall(match.group("lead"))) > 1:
            continue
        if not following or _MEMBER.match(following):
            continue
        whole = body.sub(match.start(), match.end("stop"))
        found.append(LeadFound(match.group("mark"), body.sub(*match.span("lead")), whole))
    return (found if len(found) * 2 > len(members) else []), True


def _first_phrase(body: Fragment, start: int, mark: str | None) -> LeadFound | None:
    """The words up to the first stop, where they are short and text follows them."""
    text = body.text
    stop = _STOP.search(text, start)
    if stop is None or stop.end() >= len(text.rstrip()):
        return None
    words = body.sub(start, stop.start())
    if (
        not 2 <= len(words.text) <= MAX_LEAD
        or "；" in words.text
        or words.text.count("，") > 2
        or NOTE_HEAD.matches(_COMMA.split(words.text)[-1])
        or words.text.count("（") + words.text.count("(") > words.text.count("）") + words.text.count(")")
    ):  # 登录平台（http：//…）: the stop stands in a bracket
        return None
    return LeadFound(mark, words, body.sub(0 if mark else start, stop.end()))


def _bold(block: TextBlock) -> list[LeadFound]:
    if not block.bold:
        return []
    bullet = block.mark if block.mark is not None and block.mark.scheme == "bullet" else None
    start, mark = (bullet.end, bullet.raw) if bullet is not None else (0, None)
    lead = _first_phrase(block.body, start, mark)  # - **生态优先。** 坚持绿色发展。
    return [lead] if lead is not None else []
