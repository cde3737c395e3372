"""The items of a box: numbered, with a bullet, with a title on a line of its own, or told by their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..core.fragment import Fragment, join
from .nodes import BoxNode, ItemNode
from .units import Unit, ends_sentence

MIN_TITLE, MAX_ITEM_TITLE = 4, 42
"""Shortest and longest title of an item."""
MAX_LABEL = 26
"""Longest label before a colon that is a title."""


def label(text: str) -> int:
    """Length of the label that opens the text (重大平台：…, 平台建设工程。…), 0 where there is none."""
    match = re.match(r"([^。：:；;！？]{2,42})([。：:])(?=.)", text)
    if match is None:
        return 0
    limit = MAX_LABEL if match.group(2) in "：:" else MAX_ITEM_TITLE
    return match.end(1) if match.end(1) <= limit and match.group(1).count("，") <= 2 else 0


def has_text(unit: Unit) -> bool:
    """Whether the numbered unit holds more than a title."""
    return ends_sentence(unit.text) or label(unit.rest) > 0


def fill(node: BoxNode, units: Sequence[Unit], kind: str | None) -> None:
    """Give the box its items and texts: ``kind`` is the kind of number that its items have."""
    marks = [u.mark for u in units if u.mark is not None]
    if kind is None and marks and all(m.scheme == "bullet" for m in marks):
        kind = "bullet"
    for unit in units:
        if unit.grid is not None:
            node.grids.append(unit.grid)
        elif unit.mark is not None and unit.mark.kind == kind:
            node.items.append(_item(unit))
        elif node.items:
            _extend(node.items[-1], unit.body)
        else:
            node.intro.append(unit.body)
    if not node.items and not node.grids:
        _items_by_title(node, units)
        _items_by_label(node)
    for item in node.items:
        _settle(item)


def _item(unit: Unit) -> ItemNode:
    assert unit.mark is not None
    rest = unit.body.sub(unit.mark.end)
    number = None if unit.mark.scheme == "bullet" else re.sub(r"[（()）.．、:：\s]", "", unit.mark.raw)
    return _split(number, unit.body, rest)


def _split(number: str | None, whole: Fragment, rest: Fragment) -> ItemNode:
    cut = label(rest.text)
    if cut:
        return ItemNode(number, whole, rest.sub(0, cut), rest.sub(cut + 1).strip())
    if ends_sentence(rest.text):
        return ItemNode(number, whole, None, rest)
    return ItemNode(number, whole, rest, rest.sub(len(rest.text)))


def _extend(item: ItemNode, body: Fragment) -> None:
    item.text = join([item.text, body]) if item.text.text else body
    item.whole = join([item.whole, body])


def _settle(item: ItemNode) -> None:
    """A title that no text follows is the item's one sentence."""
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
            _extend(node.items[-1], unit.body)
    node.intro = []


def _items_by_label(node: BoxNode) -> None:
    """Two or more paragraphs that each open with a label are items without a number."""
    starts = [len(p.text) - len(p.text.lstrip("—－- ")) for p in node.intro]
    rests = [p.sub(start) for p, start in zip(node.intro, starts, strict=True)]
    if len(rests) >= 2 and all(label(rest.text) for rest in rests):
        node.items = [_split(None, p, rest) for p, rest in zip(node.intro, rests, strict=True)]
        node.intro = []
