"""The items of a box: numbered, with a bullet, with a title on a line of its own, or told by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..core.fragment import Fragment, join
from ..lexicon.schemes import Mark, read_mark
from .headings import parted_item
from .nodes import BoxNode, ItemNode
from .units import Unit, ends_sentence

MIN_TITLE, MAX_ITEM_TITLE = 4, 42
"""Shortest and longest title of an item."""
MIN_PARTED = 2
"""Items whose titles blanks part from their texts, at least."""
MAX_LABEL = 26
"""Longest label before a colon that is a title."""
_ALIKE = ({"—"}, {"："})
"""Dresses that tell items below an introduction."""
MAX_CLAUSE = 8
"""Longest of the clauses of a title without a number."""
_DASHES = "—－- "
_INSIDE = re.compile(r"(?<=[。；;：:])\s*(?=[（(\d①-⑳])")
"""Where the number of a further item can stand inside a paragraph."""
_LABELLED = re.compile(r"(?<=[。；;])\s+(?=[^。；;：:，,\s]{2,26}[：:]\S)")
"""Where a further label stands inside a paragraph: behind a stop and a blank, before a colon."""


def label(text: str) -> int:
    """Length of the label that opens the text (重大平台：…, 平台建设工程。…), 0 where there is none."""
    match = re.match(r"([^。：:；;！？]{2,42})([。：:])(?=.)", text)
    if match is None:
        return 0
    limit = MAX_LABEL if match.group(2) in "：:" else MAX_ITEM_TITLE
    return match.end(1) if match.end(1) <= limit and match.group(1).count("，") <= 2 else 0


def dress(text: str) -> str:
    """How a paragraph without a number shows that it opens with a title: the dash before it, or the colon or stop
    behind it; empty where it shows none. A first sentence of long clauses is no title."""
    cut = label(text)
    if not cut:
        return ""
    bare = text.lstrip(_DASHES)
    if bare != text:
        return "—"
    if text[cut] == "。":
        return "。" if max(map(len, re.split("[，,]", text[:cut]))) <= MAX_CLAUSE or "，" not in text[:cut] else ""
    return "："


def has_text(unit: Unit) -> bool:
    """Whether the numbered unit holds more than a title."""
    return ends_sentence(unit.text) or label(unit.rest) > 0


def counted_to(unit: Unit) -> int:
    """The number of the last item in a numbered unit: (1)…。(2)…。 may be one paragraph or one cell."""
    assert unit.mark is not None
    return [mark for _, mark in _members(unit.body.text, unit.mark)][-1].value


def fill(node: BoxNode, units: Sequence[Unit], kind: str | None) -> None:
    """Give the box its items and texts: ``kind`` is the kind of number that its items have."""
    for unit in units:
        if unit.grid is not None:
            node.grids.append(unit.grid)
        elif unit.mark is not None and unit.mark.kind == kind:
            node.items += _items(unit.body, unit.mark)
        elif node.items:
            node.items[-1].more.append(unit.body)
        else:
            _introduce(node, unit.body, kind)
    if not node.items and not node.grids:
        _items_by_title(node, units)
        _items_by_label(node)
    _part_at_blanks(node.items)
    for item in node.items:
        _settle(item)


def _members(text: str, first: Mark) -> list[tuple[int, Mark]]:
    """The numbers that count on inside a paragraph from the one that opens it, each with its place."""
    found = [(0, first)]
    if first.scheme == "bullet":
        return found
    for match in _INSIDE.finditer(text):
        mark = read_mark(text[match.end() : match.end() + 12])
        last = found[-1][1]
        if mark is not None and mark.kind == first.kind and mark.path == (*last.path[:-1], last.value + 1):
            found.append((match.end(), mark))
    return found


def _items(body: Fragment, first: Mark) -> Iterator[ItemNode]:
    """The items of a numbered paragraph: one, or as many as it counts."""
    members = _members(body.text, first)
    for (start, mark), end in zip(members, [*(at for at, _ in members[1:]), len(body.text)], strict=True):
        whole = body.sub(start, end).strip()
        number = None if mark.scheme == "bullet" else mark.raw.strip("（()）.．、:： \t\u3000")
        yield _split(number, whole, whole.sub(mark.end).strip())


def _introduce(node: BoxNode, body: Fragment, kind: str | None) -> None:
    """Text before the items; where they are counted inside it (…：(1)…。(2)…。) it ends at the first."""
    if kind is None:
        for match in _INSIDE.finditer(body.text):
            mark = read_mark(body.text[match.end() : match.end() + 12])
            if mark is None or mark.value != 1:
                continue
            rest = body.sub(match.end())
            if len(_members(rest.text, mark)) == 1:
                break
            node.intro.append(body.sub(0, match.start()))
            node.items += _items(rest, mark)
            return
    node.intro.append(body)


def _split(number: str | None, whole: Fragment, rest: Fragment) -> ItemNode:
    cut = label(rest.text)
    if cut:
        return ItemNode(number, whole, rest.sub(0, cut), rest.sub(cut + 1).strip())
    if ends_sentence(rest.text):
        return ItemNode(number, whole, None, rest)
    return ItemNode(number, whole, rest, rest.sub(len(rest.text)))


def _part_at_blanks(items: Sequence[ItemNode]) -> None:
    """农机工程 新增农机具200台。: titles that a blank parts from their texts, where it does so in all of the items."""
    whole = [item for item in items if item.title is None]
    cuts = [cut for item in whole if (cut := parted_item(item.text.text)) is not None]
    if len(items) < MIN_PARTED or len(cuts) < len(items):
        return
    for item, cut in zip(whole, cuts, strict=True):
        item.title, item.text = item.text.sub(0, cut.start("gap")), item.text.sub(cut.end("gap"))


def _settle(item: ItemNode) -> None:
    """The paragraphs that go on with an item become its text; a title that no text follows is its one sentence."""
    if item.more:
        item.text, item.whole = join([item.text, *item.more]), join([item.whole, *item.more])
    if item.title is not None and not item.text.text:
        item.text, item.title = item.title, None


def is_item_title(unit: Unit) -> bool:
    """A short line without number or stop: an item's title on a line of its own."""
    plain = unit.grid is None and unit.mark is None and MIN_TITLE <= unit.length <= MAX_ITEM_TITLE
    return plain and re.search(r"[。；;：:！？]|[，、,]$", unit.text) is None


def _items_by_title(node: BoxNode, units: Sequence[Unit]) -> None:
    """Titles on lines of their own, each with its text below: two or more items without a number."""
    titles = [is_item_title(unit) for unit in units]
    paired = all(not (here and there) for here, there in pairwise(titles))
    if sum(titles) < 2 or not titles[0] or titles[-1] or not paired:
        return
    for unit, titled in zip(units, titles, strict=True):
        if titled:
            node.items.append(ItemNode(None, unit.body, unit.body, unit.body.sub(unit.length)))
        else:
            node.items[-1].more.append(unit.body)
    node.intro = []


def _items_by_label(node: BoxNode) -> None:
    """Two or more paragraphs that each open with a label, or one whose labels stand behind blanks."""
    parts = [part for body in _whole(node.intro) for part in _labelled_parts(body)]
    dresses = [dress(part.text) for part in parts]
    first = int(not dresses[0] and set(dresses[1:]) in _ALIKE) if dresses else 0
    if len(parts) >= 2 + first and all(dresses[first:]):
        rests = [part.sub(len(part.text) - len(part.text.lstrip(_DASHES))) for part in parts[first:]]
        node.items = [_split(None, p, rest) for p, rest in zip(parts[first:], rests, strict=True)]
        node.intro = parts[:first]


def _whole(bodies: Sequence[Fragment]) -> list[Fragment]:
    """The paragraphs with those joined that a page break cut in mid-sentence."""
    parts: list[list[Fragment]] = []
    for body in bodies:
        if parts and not ends_sentence(parts[-1][-1].text) and not label(body.text):
            parts[-1].append(body)
        else:
            parts.append([body])
    return [join(part) for part in parts]


def _labelled_parts(body: Fragment) -> list[Fragment]:
    """A paragraph cut before each label inside it, where it opens with one itself."""
    text = body.text
    if not (cut := label(text)) or text[cut] not in "：:":
        return [body]
    cuts = [match.end() for match in _LABELLED.finditer(text)]
    return [body.sub(a, b).strip() for a, b in pairwise([0, *cuts, len(text)])]
