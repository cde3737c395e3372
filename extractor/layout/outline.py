"""Units to the section tree: one pass, in reading order.

A numbered unit is a heading where its words are a heading's and its number goes on from the last
one of its kind. The level comes from the kind of numbering alone, whatever marks the source has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ..core.fragment import Fragment, join
from ..core.problems import Finding, finding
from ..core.trace import Trace
from ..lexicon.schemes import RANK, Mark, read_bare, read_bare_han
from . import boxes
from .boxes import label
from .headings import Heading, Refused, read_heading
from .nodes import BoxNode, SectionNode, TextBlock
from .paragraphs import Unit, ends_sentence
from .unnumbered import named_heading, unnumbered_headings

STRONG = frozenset({"part", "chapter", "section", "article", "cn", "cn_paren", "annex", "appendix", "roman"})
"""Schemes that head sections even where a number is missing; the others must count on."""


MAX_BARE = 40
"""Longest heading whose number has no sign after it."""


@dataclass(slots=True)
class Outline:
    """The tree, its boxes and tables in document order, and what was odd about it."""

    root: SectionNode
    findings: list[Finding] = field(default_factory=list)


def build_outline(units: list[Unit], start: int = 0, trace: Trace | None = None) -> Outline:
    """The section tree of the units from ``start`` on; those before it are the notice around the plan."""
    return _Builder(units, trace, start).run()


def rank_of(kind: str, roman_first: bool = True) -> tuple[float, int]:
    """Order of nesting: 第X篇 outermost, ① innermost; 1.1 lies between 1. and （1）."""
    if kind == "annex" or kind == "named":
        return (-1, 0)
    if kind.startswith("decimal"):
        return (RANK["arabic"] + 0.0, int(kind[7:]) - 1)
    if kind.startswith("appendix"):
        return (-1, int(kind[8:]) - 1)
    if kind == "roman" and not roman_first:
        return (RANK["cn"] + 0.5, 0)
    return (float(RANK[kind]), 0)


def _read_bare_numbers(units: list[Unit]) -> None:
    """Give a mark to numbers without a sign after them, where the document's other numbers vouch for them:
    1 总则 beside 1.1; 一　总则 where such lines count up."""
    plain = [u for u in units if u.mark is None and u.grid is None and len(u.text) <= MAX_BARE]
    if any(u.mark is not None and u.mark.kind == "decimal2" and u.mark.path[1] == 1 for u in units):
        for unit in plain:
            unit.mark = read_bare(unit.text)
    elif not any(u.mark is not None and u.mark.scheme == "cn" for u in units):
        found = [(u, mark) for u in plain if (mark := read_bare_han(u.text)) is not None]
        if len(found) >= 3 and [mark.value for _, mark in found] == list(range(1, len(found) + 1)):
            for unit, mark in found:
                unit.mark = mark


class _Builder:
    def __init__(self, units: list[Unit], trace: Trace | None, start: int):
        self.units = units
        self.start = start
        self.trace = trace
        self.preamble = SectionNode("preamble", None, None, None)
        self.sections: list[SectionNode] = []
        self.counts: dict[str, int] = {}
        self.findings: list[Finding] = []
        self.box: boxes.BoxReader | None = None
        _read_bare_numbers(units)
        self.last: dict[str, int] = {}
        """The last value of each kind, whatever stood between: numbers may run on across chapters."""
        self.plain: dict[int, int] = {}
        self.open: list[str] = []
        """Kinds of the sections around this place, outermost first."""
        self.used_kinds: set[str] = set()
        """Kinds that have headed a section so far."""
        self.styles: dict[str, tuple[bool, bool]] = {}
        """How the outline prints each kind: for telling its numbers from the same ones in a box."""

    def run(self) -> Outline:
        at = 0
        while at < len(self.units):
            at += self._step(at)
        self._close_box()
        if not any(s.mark is not None and s.mark.scheme != "annex" for s in self.sections):
            self._without_numbers()
        return Outline(_nest(self.preamble, self.sections), self.findings)

    def _without_numbers(self) -> None:
        """No numbered heading at all: headings are the short lines between paragraphs."""
        found = unnumbered_headings(self.units)
        if not found:
            self.findings.append(finding("NO_HEADINGS", "", [self.units[0].body] if self.units else []))
            return
        fresh = _Builder(self.units, self.trace, self.start)
        fresh.plain = {n: level for n, (level, _) in found.items()}
        merged = {n: parts for n, (_, parts) in found.items()}
        self.preamble, self.sections, self.findings = fresh.preamble, fresh.sections, fresh.findings
        at = 0
        while at < len(self.units):
            if at in merged:
                fresh._close_box()
                words = join([u.body for u in self.units[at : at + merged[at]]])
                fresh._open(SectionNode("plain", None, words, words, level=fresh.plain[at]))
                at += merged[at]
            else:
                at += fresh._step(at)
        fresh._close_box()

    # -- one unit -------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        """Place unit ``at``; returns how many units were used."""
        unit = self.units[at]
        if at < self.start:
            self.preamble.blocks.append(unit.grid or TextBlock(unit.body, unit.mark, unit.bold))
            return 1
        if unit.grid is None:
            title = boxes.read_title(unit) or (boxes.framed_title(self.units, at) if self._may_frame(unit) else None)
            if title is not None:
                return self._open_box(at, title)
        if self.box is not None:
            if self.box.takes(unit, self.units[at + 1 :][:13]):
                return 1
            self._close_box()
        if unit.grid is not None:
            self._here().blocks.append(unit.grid)
            return 1
        if unit.mark is not None:
            used = self._heading(at)
            if used:
                return used
        elif named_heading(unit, self.units[at + 1] if at + 1 < len(self.units) else None) and not self.plain:
            self._open(SectionNode("named", None, unit.body, unit.body))
            return 1
        mark = unit.mark
        self._here().blocks.append(TextBlock(unit.body, mark, unit.bold))
        return 1

    def _here(self) -> SectionNode:
        return self.sections[-1] if self.sections else self.preamble

    # -- headings -------------------------------------------------------------------------

    def _heading(self, at: int) -> int:
        unit = self.units[at]
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        mark = unit.mark
        assert mark is not None
        if not mark.heads:
            return 0
        if mark.scheme == "ordinal" and label(unit.rest):
            return 0  # 第一，坚持…。 that runs on is the lead of its paragraph
        if mark.scheme == "annex" and ((unit.rest and _is_pointer(self.units, at)) or _holds_table(self.units, at)):
            return 0
        why = self._out_of_order(mark)
        if why:
            self._refuse(unit, why)
            return 0
        if not unit.rest and following is not None and mark.scheme in STRONG and _is_title_line(following):
            self._accept(unit, mark, following.body, join([unit.body, following.body]), False, None)
            return 2
        if mark.scheme == "annex" and not unit.rest:
            self._accept(unit, mark, unit.body, unit.body, False, None)
            return 1
        found = read_heading(unit, following)
        if isinstance(found, Refused):
            self._refuse(unit, found.reason)
            self._count_item(mark)
            return 0
        heading = unit.body if found.body is None else unit.body.sub(0, _heading_end(unit, found))
        self._accept(unit, mark, found.words, heading, found.run_in, found.body)
        return 1

    def _accept(
        self, unit: Unit, mark: Mark, words: Fragment, heading: Fragment, run_in: bool, body: Fragment | None
    ) -> None:
        self._check_count(unit, mark)
        self.styles[mark.kind] = boxes.style(unit)
        if self.trace is not None:
            self.trace.claim("headings", f"heading.{mark.scheme}", heading, words.text)
        self._open(SectionNode(mark.kind, mark, words, heading, run_in))
        if body is not None and body.text:
            self._here().blocks.append(TextBlock(body))

    def _refuse(self, unit: Unit, why: str) -> None:
        assert unit.mark is not None
        if self.trace is not None:
            self.trace.refuse("headings", f"heading.{unit.mark.scheme}", unit.body, why)

    def _out_of_order(self, mark: Mark) -> str | None:
        """Why the number cannot head a section here, or None."""
        if mark.scheme == "annex" and not self.sections:
            return "annex named before the plan begins"
        if mark.scheme in STRONG or (mark.scheme == "decimal" and self._decimal_goes_on(mark)):
            return None
        if mark.scheme == "decimal":
            return "decimal number out of sequence"
        last = self.counts.get(mark.kind)
        if (
            mark.value == 1
            or mark.value == self.last.get(mark.kind, 0) + 1
            or (last is not None and mark.value == last + 1)
        ):
            return None if self.sections or mark.scheme == "arabic" else "an item before the first heading"
        return f"number {mark.value} after {last or 0}"

    def _decimal_goes_on(self, mark: Mark) -> bool:
        last = self.counts.get(mark.kind)
        return mark.value == 1 or (last is not None and mark.value in (last + 1, last + 2))

    def _check_count(self, unit: Unit, mark: Mark) -> None:
        last = self.counts.get(mark.kind)
        if (
            mark.scheme != "annex"
            and last is not None
            and mark.value not in (last + 1, self.last.get(mark.kind, 0) + 1, 1)
        ):
            detail = f"{mark.raw}之前是同级第 {last} 号" if last else f"{mark.raw}之前没有同级标题"
            self.findings.append(finding("HEADING_GAP", detail, [unit.body.sub(0, mark.end)]))
        self._count(mark)

    def _count(self, mark: Mark) -> None:
        rank = rank_of(mark.kind)
        self.counts[mark.kind] = self.last[mark.kind] = mark.value
        for kind in [k for k in self.counts if rank_of(k) > rank and k not in ("cn_paren", "cn", "section")]:
            del self.counts[kind]

    def _count_item(self, mark: Mark) -> None:
        """A list item counts too: 3. may be a heading where 1. and 2. were sentences."""
        if mark.scheme not in STRONG:
            self.counts[mark.kind] = self.last[mark.kind] = mark.value

    def _open(self, node: SectionNode) -> None:
        self.sections.append(node)
        self.used_kinds.add(node.kind)
        rank = rank_of(node.kind) if node.kind != "plain" else (0.0, 0)
        while self.open and (rank_of(self.open[-1]) if self.open[-1] != "plain" else (0.0, 0)) >= rank:
            self.open.pop()
        self.open.append(node.kind)

    # -- boxes ----------------------------------------------------------------------------

    def _open_box(self, at: int, title: boxes.BoxTitle) -> int:
        unit = self.units[at]
        self._close_box()
        used, words, line = 1, title.title, unit.body
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        if not words.text and following is not None and _is_title_line(following):
            used, words, line = 2, following.body, join([unit.body, following.body])
        node = BoxNode(title.number, words, line)
        if self.trace is not None:
            self.trace.claim("boxes", "box.title", line, words.text)
        self._here().blocks.append(node)
        frame = self._frame_of_box(at, used)
        self.box = boxes.BoxReader(node, self._goes_on, self._open_kinds, self.styles, frame)
        return used

    def _frame_of_box(self, at: int, used: int) -> int | None:
        """The frame that holds the box: its title's where more stands in it, else the one that follows the title."""
        own = self.units[at].frame
        following = self.units[at + used] if at + used < len(self.units) else None
        if following is None or (own is not None and following.frame == own):
            return own if following is not None else None
        return following.frame if boxes.read_title(following) is None else None

    def _may_frame(self, unit: Unit) -> bool:
        """Whether a frame without 专栏 can be a box here: in the body, and not in a box that goes on."""
        return bool(self.sections) and (self.box is None or self.box.frame != unit.frame)

    def _close_box(self) -> None:
        if self.box is not None:
            boxes.close(self.box)
            self.box = None

    def _goes_on(self, mark: Mark) -> bool:
        """Whether the outline expects this number: the next of an open kind, or the first of a known one."""
        if mark.scheme in ("part", "chapter", "section", "article"):
            return True
        if mark.scheme == "decimal" and (
            mark.kind in self.last or (mark.value == 1 and len(mark.path) > 1 and "decimal2" in self.last)
        ):
            return True
        last = self.counts.get(mark.kind)
        if last is not None and mark.value == last + 1:
            return True
        return mark.kind in self.used_kinds and mark.value == 1 and mark.kind not in self._open_kinds()

    def _open_kinds(self) -> set[str]:
        """Kinds of the sections around this place."""
        return set(self.open)


def _heading_end(unit: Unit, found: Heading) -> int:
    """Offset in the unit where the heading ends, its stop included."""
    assert unit.mark is not None
    return (
        unit.mark.end
        + unit.text[unit.mark.end :].index(found.words.text)
        + len(found.words.text)
        + (1 if found.words.text else 0)
    )


def _holds_table(units: list[Unit], at: int) -> bool:
    """An annex that is one table: its title is the table's caption and heads no section."""
    ahead = units[at + 1 : at + 3]
    return any(u.grid is not None for u in ahead[:1]) or (
        len(ahead) == 2 and ahead[1].grid is not None and ahead[0].mark is None and len(ahead[0].text) <= 40
    )


def _is_pointer(units: list[Unit], at: int) -> bool:
    """附件：… that only names an annex: the text ends, is signed, or names the next annex after it."""
    if not re.match(r"附\s*件", units[at].text) or at + 1 >= len(units):
        return re.match(r"附\s*件", units[at].text) is not None
    following = units[at + 1]
    if following.grid is not None:
        return False
    return (
        re.match(r"附\s*件\s*[：:]", units[at].text) is not None
        or (following.mark is not None and following.mark.scheme in ("annex", "arabic"))
        or following.text.startswith("抄送")
        or re.search(r"(?:人民政府|委员会|[厅局部委署办])$", following.text) is not None
    )  # fmt: skip


def _is_title_line(unit: Unit) -> bool:
    """A short line without number or stop: the words of the number above it."""
    return (
        unit.grid is None
        and unit.mark is None
        and len(unit.text) <= 40
        and not ends_sentence(unit.text)
        and not unit.text.startswith("——")
    )


def _nest(preamble: SectionNode, sections: list[SectionNode]) -> SectionNode:
    """Levels from the kinds in use, then each section under the nearest one of a lower level.

    An annex numbers its sections by itself: they stand below it, whatever their numbers mean in the plan.
    """
    root = SectionNode("root", None, None, None, level=0)
    if preamble.blocks:
        root.children.append(preamble)
    stack = [root]
    for level, node in _levelled(sections):
        node.level = level
        while stack[-1].level >= node.level:
            stack.pop()
        stack[-1].children.append(node)
        stack.append(node)
    return root


def _levelled(sections: list[SectionNode]) -> Iterator[tuple[int, SectionNode]]:
    edges = [n for n, s in enumerate(sections) if s.kind == "annex"]
    for start, end in pairwise([0, *edges, len(sections)]):
        region = sections[start:end]
        above = 1 if region and region[0].kind == "annex" else 0
        levels = _levels(region)
        for node in region:
            if node.kind.startswith("appendix"):
                yield int(node.kind[8:]), node
            elif node.kind == "plain":
                yield node.level, node
            else:
                yield above + levels[node.kind] if node.kind in levels else 1, node


def _levels(region: list[SectionNode]) -> dict[str, int]:
    """The level of each kind of number that a region uses, from 1."""
    kinds = {s.kind for s in region if s.kind not in ("annex", "named", "plain") and s.kind[:8] != "appendix"}
    first = {s.kind: n for n, s in reversed(list(enumerate(region)))}
    roman_first = first.get("roman", 0) <= first.get("cn", len(region))
    order = sorted(kinds, key=lambda kind: rank_of(kind, roman_first))
    return {kind: n for n, kind in enumerate(order, 1)}


def plain_text(fragment: Fragment) -> str:
    """A heading or title on one line: no white space between Han characters."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", fragment.text)
