"""公文要素: what stands before the plan's first heading and after its last sentence.

Terms and order follow GB/T 9704-2012: 发文机关标志, 发文字号, 标题, 主送机关, 正文, 附件说明,
发文机关署名, 成文日期, 附注; then 版记 with 抄送机关, 印发机关 and 印发日期.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..nodes import Block, SectionNode, TextBlock
from .elements import FrontMatter, Head
from .fields import Fields, read_fields
from .letterhead import read_letterhead
from .notice import read_entry, read_notice
from .start import plan_start
from .tail import read_tail
from .title import read_title

__all__ = ["Fields", "FrontMatter", "plan_start", "read_fields", "read_front_matter", "take_front_matter"]


def read_front_matter(
    head: Sequence[TextBlock], tails: Sequence[Sequence[Block]], fields: Fields
) -> tuple[FrontMatter, set[int]]:
    """Elements of the document; also which blocks (by identity) were used up by them.

    Args:
        head: text blocks before the first heading.
        tails: blocks at whose end the document or its notice ends.
        fields: what a portal's page says about the document; it fills what the document itself leaves open.
    """
    out, top = FrontMatter(), Head(head)
    read_letterhead(top, out)
    end = read_notice(top, out)
    read_title(top, out, end, fields)
    read_entry(top, out)
    out.leaves = [*fields.taken.values(), *(top.bodies[n] for n in sorted(top.used))]
    used = {id(head[n]) for n in top.used}
    title = next((n for n in range(end, len(head)) if n in top.used), end) if end else 0
    for blocks in (head[end:title], *tails):
        left = [block for block in blocks if id(block) not in used]
        used |= {id(left[n]) for n in read_tail(left, out)}
    fields.fill(out)
    return out, used


def take_front_matter(root: SectionNode, fields: Fields) -> FrontMatter:
    """Take the document's elements out of what stands before its first heading, before its first
    annex, and out of its last section."""
    starts = [n for n, node in enumerate(root.children) if node.kind == "preamble"]
    opening = root.children[: starts[-1] + 1] if starts else []
    annex = next((n for n, node in enumerate(root.children) if node.kind == "annex"), 0)
    ends = [_last_of(node) for node in (root.children[annex - 1 : annex] if annex else []) + [root]]
    head = [block for node in opening for block in node.blocks if isinstance(block, TextBlock)]
    tails: list[Sequence[Block]] = [end.blocks for end in ends if end not in opening]
    front, taken = read_front_matter(head, tails or [head], fields)
    for node in (*opening, *ends):
        node.blocks = [block for block in node.blocks if id(block) not in taken]
    root.children = [node for node in root.children if node.kind != "preamble" or node.blocks]
    return front


def _last_of(node: SectionNode) -> SectionNode:
    while node.children:
        node = node.children[-1]
    return node
