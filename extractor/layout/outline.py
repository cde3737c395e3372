"""Units to the section tree: one pass, in reading order.

A numbered unit is a heading where its words are a heading's and its number goes on from the last
one of its kind. The level comes from the kind of numbering alone, whatever marks the source has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..core.fragment import Fragment, join
from ..core.problems import Finding, finding
from ..core.trace import Trace
from ..lexicon.schemes import Mark, read_mark
from . import boxes
from .box_titles import BoxTitle, counted_titles, framed_title, read_title
from .headings import Refused
from .levels import nest, styled
from .lines import Line
from .nodes import SectionNode, TextBlock
from .numbering import Numbering
from .section_heads import SectionHeads, heading_end, is_title_line
from .tables import Grid
from .units import Unit
from .unnumbered import (
    BRACKETED,
    bracketed_headings,
    chapter_headings,
    listed_headings,
    named_heading,
    note_number,
    opens_notes,
    styled_headings,
    unnumbered_headings,
)

MIN_PLAIN = 4
"""Headings without a number beside which a lone number tells nothing of how a document is parted."""


@dataclass(slots=True)
class Outline:
    """The tree, its boxes and tables in document order, and what was odd about it."""

    root: SectionNode
    findings: list[Finding] = field(default_factory=list)


def build_outline(
    units: list[Unit], start: int = 0, trace: Trace | None = None, contents: Sequence[Line] = ()
) -> Outline:
    """The section tree of the units from ``start`` on; those before it are the notice around the plan.

    ``contents`` are the lines of the contents list, which may number headings that the body does not.
    """
    builder = _Builder(units, trace, start)
    builder.plain = listed_headings(units, contents)
    return builder.run()


class _Builder:
    def __init__(self, units: list[Unit], trace: Trace | None, start: int):
        self.units = units
        self.start = start
        self.trace = trace
        self.preamble = SectionNode("preamble", None, None, None)
        self.sections: list[SectionNode] = []
        self.findings: list[Finding] = []
        self.heads = SectionHeads(units, start)
        self.box: boxes.BoxReader | None = None
        self.plain: dict[int, tuple[int, int]] = {}
        """Headings without a number: the level and the number of lines of each, by the index of its first."""
        self.styled = styled_headings(units, start) or dict.fromkeys(chapter_headings(units, start), 1)
        """Headings without a number among numbered ones, with the level that the format declares; those under which
        the outermost numbers begin anew stand above these, and those in 【】 below."""
        self.styled |= bracketed_headings(units, start)
        self.counted = counted_titles(units)
        """Titles of boxes whose number only their count tells."""
        self.free = boxes.free_kinds(units)
        self.notes = False
        """Whether notes or terms are being listed."""

    @property
    def numbering(self) -> Numbering:
        """How far the numbers have counted."""
        return self.heads.numbering

    def run(self) -> Outline:
        at = 0
        while at < len(self.units):
            if at < self.start:
                at += self._notice(at)
                continue
            if at == self.start and self.sections:
                self.sections.append(SectionNode("preamble", None, None, None))
                self.heads.numbering = Numbering()
            at += self._plain_heading(at) or self._step(at)
        self._close_box()
        if not self.plain and not self._has_numbers():
            return self._without_numbers()
        if not self.plain and self._has_one_number() and len(found := unnumbered_headings(self.units)) >= MIN_PLAIN:
            return self._among(found)
        return Outline(nest(self.preamble, self.sections), self.findings)

    def _has_numbers(self) -> bool:
        return any(section.mark is not None and section.mark.scheme != "annex" for section in self.sections)

    def _has_one_number(self) -> bool:
        """Whether one section alone is numbered, and not with 1: a line of the text that looks like a heading."""
        values = [section.mark.value for section in self.sections if section.mark is not None]
        return len(values) == 1 and values[0] > 1

    def _among(self, found: dict[int, tuple[int, int]]) -> Outline:
        again = _Builder(self.units, self.trace, self.start)
        again.plain = found
        return again.run()

    def _without_numbers(self) -> Outline:
        """No numbered heading at all: headings are the short lines between paragraphs."""
        found = unnumbered_headings(self.units)
        if found:
            return self._among(found)
        self.findings.append(finding("NO_HEADINGS", "", [self.units[0].body] if self.units else []))
        return Outline(nest(self.preamble, self.sections), self.findings)

    def _plain_heading(self, at: int) -> int:
        """Open the unnumbered heading that begins at ``at``; returns how many units it took."""
        if at not in self.plain:
            return 0
        level, used = self.plain[at]
        self._close_box()
        words = join([u.body for u in self.units[at : at + used]])
        self._open(SectionNode("plain", None, words, words, level=level))
        return used

    def _notice(self, at: int) -> int:
        """Place a unit of the notice before the plan: 一、 heads a section there too, other numbers are of lists."""
        unit = self.units[at]
        if unit.mark is not None and unit.mark.scheme == "cn" and self._heading(at):
            return 1
        self._here().blocks.append(unit.grid or TextBlock(unit.body, unit.mark, unit.bold))
        return 1

    # -- one unit -------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        """Place unit ``at``; returns how many units were used."""
        unit = self.units[at]
        if unit.grid is None:
            title = (
                self.counted.get(at)
                or read_title(unit)
                or (framed_title(self.units, at) if self._may_frame(unit) else None)
            )
            if title is not None:
                return self._open_box(at, title)
        if self.box is not None:
            if self.box.takes(unit, self.units[at + 1 : at + 1 + boxes.AHEAD]):
                return 1
            self._close_box()
        if unit.grid is not None:
            self._place_grid(unit.grid)
            return 1
        if unit.mark is not None:
            used = self._heading(at)
            if used:
                self.notes = unit.mark.scheme == "annex" and any(map(opens_notes, self.units[at : at + used]))
                return used
        elif at in self.styled and not self.plain:
            level = self.styled[at]
            words = unit.body.sub(1, unit.length - 1) if level == BRACKETED else unit.body
            self._open(SectionNode(styled(level), None, words, unit.body, declared=level))
            return 1
        elif named_heading(unit, self.units[at + 1] if at + 1 < len(self.units) else None) and not self.plain:
            self._open(SectionNode("named", None, unit.body, unit.body))
            self.notes = opens_notes(unit)
            return 1
        self.notes = self.notes or opens_notes(unit)
        if (first := note_number(unit.text)) is not None:
            self.numbering.list_item(first, True)
        mark = unit.mark
        self._here().blocks.append(TextBlock(unit.body, mark, unit.bold))
        return 1

    def _place_grid(self, grid: Grid) -> None:
        """A table; where its notes are numbered the next number below goes on with them."""
        self._here().blocks.append(grid)
        last = note_number(grid.notes[-1].text) or read_mark(grid.notes[-1].text) if grid.notes else None
        if last is not None:
            self.numbering.list_item(last, True)

    def _under_article(self) -> bool:
        """Whether an article without a title is open: what is numbered in its text is an item of it."""
        here = self._here()
        return here.kind == "article" and here.words is not None and not here.words.text

    def _here(self) -> SectionNode:
        return self.sections[-1] if self.sections else self.preamble

    # -- headings -------------------------------------------------------------------------

    def _heading(self, at: int) -> int:
        """Open the section that unit ``at`` heads; returns how many units it took, 0 where it heads none."""
        unit, following = self.units[at], self.heads.following(at)
        mark = unit.mark
        assert mark is not None
        if not mark.way.heads or self.heads.is_aside(at):
            return 0
        why = self.heads.is_no_title(unit, self.notes, self._under_article())
        if why:
            self._refuse(unit, why)
            return 0
        found = self.heads.found(at)
        why = self.heads.out_of_count(at, found)
        if why:
            self._refuse(unit, why)
            listed = isinstance(found, Refused) and found.listed
            self.numbering.list_item(mark, listed or self.numbering.goes_on_list(mark))
            return 0
        if not unit.rest and following is not None and mark.way.strong and is_title_line(following):
            lines = [following.body, *self.heads.second_line(at + 2)]
            self._accept(unit, mark, join(lines), join([unit.body, *lines]), False, None)
            return 1 + len(lines)
        if mark.scheme == "annex" and not unit.rest:
            self._accept(unit, mark, unit.body.sub(0, len(unit.text.rstrip("：: "))), unit.body, False, None)
            return 1
        if isinstance(found, Refused):
            self._refuse(unit, found.reason)
            self.numbering.list_item(mark, found.listed)
            self.numbering.count_item(mark)
            return 0
        heading = unit.body if found.body is None else unit.body.sub(0, heading_end(unit, found))
        self._accept(unit, mark, found.words, heading, found.run_in, found.body)
        return 1

    def _accept(
        self, unit: Unit, mark: Mark, words: Fragment, heading: Fragment, run_in: bool, body: Fragment | None
    ) -> None:
        before = self.numbering.gap(mark)
        if before is not None:
            detail = f"{mark.raw}之前是同级第 {before} 号" if before else f"{mark.raw}之前没有同级标题"
            self.findings.append(finding("HEADING_GAP", detail, [unit.body.sub(0, mark.end)]))
        self.numbering.count(mark, run_in)
        self.numbering.styles[mark.kind] = boxes.style(unit)
        if self.trace is not None:
            self.trace.claim("headings", f"heading.{mark.scheme}", heading, words.text)
        self._open(SectionNode(mark.kind, mark, words, heading, run_in, declared=unit.line.markup_level))
        if body is not None and body.text:
            self._here().blocks.append(TextBlock(body))

    def _refuse(self, unit: Unit, why: str) -> None:
        assert unit.mark is not None
        if self.trace is not None:
            self.trace.refuse("headings", f"heading.{unit.mark.scheme}", unit.body, why)

    def _open(self, node: SectionNode) -> None:
        self.notes = False
        self.sections.append(node)
        self.numbering.open(node.kind)

    # -- boxes ----------------------------------------------------------------------------

    def _open_box(self, at: int, title: BoxTitle) -> int:
        unit = self.units[at]
        if self.box is not None and self.box.repeats(unit, title):
            return 1
        self._close_box()
        self.box, used = boxes.open_box(self.units, at, title, self.numbering, self.free)
        if self.trace is not None:
            self.trace.claim("boxes", "box.title", self.box.node.title_line, self.box.node.title.text)
        self._here().blocks.append(self.box.node)
        return used

    def _may_frame(self, unit: Unit) -> bool:
        """Whether a frame without 专栏 can be a box here: in the body, and not in a box that goes on."""
        return bool(self.sections) and (self.box is None or self.box.frame != unit.frame)

    def _close_box(self) -> None:
        if self.box is not None:
            self.box.close()
            self.box = None
