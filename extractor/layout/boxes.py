"""专栏: where a box begins, what belongs to it, where it ends, and its items.

A box has no closing mark. It ends where the outline goes on, where another box or an annex opens,
or where the pattern of its items breaks and no further item follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..core.fragment import join
from ..lexicon.schemes import Mark
from ..lexicon.widths import squeeze
from .box_items import counted_to, dress, fill, has_text, is_item_title, label
from .box_titles import BoxTitle, read_title
from .nodes import BoxNode
from .numbering import Numbering, Style, rank_of
from .tables.around.surroundings import is_title_rest
from .units import Unit, ends_sentence

AHEAD = 12
"""Units in which a next item is looked for: an item of many paragraphs has eight."""
MAX_SHORT_TEXT = 200
"""Longest paragraph that belongs to a box for no other reason than that it is set close to it."""


_STOPS = "、.．﹒·・:："
"""What can part a number from its words."""
_PROGRAMME = re.compile("(?:工程|项目|行动|计划|试点)$")
"""How the titles of what a box lists end; headings say what is done."""
_CONTINUED = re.compile(r"[（(]?续(?:表|上页)?[）)]?$")
"""Behind a title that is printed again on the next page."""


def open_box(
    units: list[Unit], at: int, title: BoxTitle, numbering: Numbering, free: frozenset[str] = frozenset()
) -> tuple[BoxReader, int]:
    """The reader of the box whose title stands in unit ``at``, and how many units the title took.

    The words of the title may stand on the next line; the box's first item may stand on the title's.
    """
    unit, words, used = units[at], title.title, 1
    line = unit.body if title.rest is None else unit.body.sub(0, title.rest).strip()
    following = units[at + 1] if at + 1 < len(units) else None
    if not words.text and following is not None and _is_title_line(following):
        used, words = 2, following.body
        line = join([unit.body, following.body])
    elif title.rest is None and _is_rest(units[at : at + 3]):
        used, words, line = 2, join([words, units[at + 1].body]), join([unit.body, units[at + 1].body])
    reader = BoxReader(BoxNode(title.number, words, line), numbering, _frame(units, at, used), free)
    if title.rest is not None:
        reader.keeps(unit.part(title.rest), units[at + 1 : at + 1 + AHEAD])
    return reader, used


def _frame(units: list[Unit], at: int, used: int) -> int | None:
    """The frame that holds the box: its title's where more stands in it, else the one that follows the title."""
    own = units[at].frame
    following = units[at + used] if at + used < len(units) else None
    if following is None or (own is not None and following.frame == own):
        return own if following is not None else None
    return following.frame if read_title(following) is None else None


def _is_rest(units: list[Unit]) -> bool:
    """Whether a word alone between the title and a table is the end of a title that its line had no room for."""
    if len(units) < 3 or units[2].grid is None or units[1].line.blanks_before or units[1].grid is not None:
        return False
    return is_title_rest(units[0].text, units[1].text)


def _is_title_line(unit: Unit) -> bool:
    """A short line without number or stop: the words of the 专栏 above it."""
    plain = unit.grid is None and unit.mark is None and len(unit.text) <= 40
    return plain and not ends_sentence(unit.text) and not unit.text.startswith("——")


class BoxReader:
    """Collects the units of one open box and says where it ends.

    ``numbering`` tells whether a numbered unit is the next heading of the outline;
    ``frame`` is the frame that the source sets the box in: its end is the box's;
    ``free`` are the kinds of number that begin outside of boxes somewhere in the document.
    """

    def __init__(
        self, node: BoxNode, numbering: Numbering, frame: int | None = None, free: frozenset[str] = frozenset()
    ):
        self.node = node
        self.free = free
        self.frame = frame
        self.style: Style | None = None
        self.numbering = numbering
        self.units: list[Unit] = []
        self.counts: list[int] = []
        """Plain paragraphs after each item so far."""
        self.kind: str | None = None
        self.last = 0
        self.path: tuple[int, ...] = ()

    def repeats(self, unit: Unit, title: BoxTitle) -> bool:
        """Whether the title is this box's again, as a page break in the box prints it; its line is then kept apart."""
        own, other = (_CONTINUED.sub("", squeeze(words.text)) for words in (self.node.title, title.title))
        if own != other or not own or title.number != self.node.number or title.rest is not None:
            return False
        self.node.repeated.append(unit.body)
        self.frame = unit.frame if unit.frame is not None else self.frame
        return True

    def close(self) -> None:
        """Give the box what was collected."""
        fill(self.node, self.units, self.kind)

    def keeps(self, rest: Unit, ahead: list[Unit]) -> None:
        """What stands behind the title on its line is the box's, whatever number opens it."""
        if not self.takes(rest, ahead):
            self.units.append(rest)

    def takes(self, unit: Unit, ahead: list[Unit]) -> bool:
        """Whether ``unit`` belongs to the box; if so it is kept."""
        if not (self._takes(unit, ahead) if self.frame is None else self._takes_framed(unit)):
            return False
        self.units.append(unit)
        if unit.mark is not None and unit.mark.kind == self.kind:
            self.counts.append(0)
        elif self.counts:
            self.counts[-1] += 1
        return True

    def _takes_framed(self, unit: Unit) -> bool:
        """All that stands in the box's frame, and a next frame without title whose items count on."""
        mark = unit.mark
        counts_on = mark is not None and mark.kind == self.kind and mark.value == self.last + 1
        if unit.frame != self.frame and (unit.frame is None or not counts_on):
            return False
        self.frame = unit.frame
        if mark is not None and self.kind is None and (mark.scheme == "bullet" or mark.value in (0, 1)):
            self.kind = mark.kind
        if mark is not None and mark.kind == self.kind:
            self.last = counted_to(unit)
        return True

    def _takes(self, unit: Unit, ahead: list[Unit]) -> bool:
        if unit.grid is not None:
            return self.kind is None
        mark = unit.mark
        if mark is not None and mark.scheme == "bullet" and self.kind in (None, "bullet"):
            self.kind = "bullet"
            return True
        if mark is None or mark.scheme == "bullet":
            return self._takes_plain(unit, ahead)
        if mark.way.divides:
            return False
        if self.kind is None:
            return self._takes_first(unit, mark)
        if mark.kind == self.kind:
            if self._turns(mark):
                self.last, self.path = counted_to(unit), mark.path
                return True
            if mark.value == self.last + 1 and self._is_outline_style(unit, mark):
                return False
            if mark.value == self.last + 1 or (mark.value == self.last and not self.numbering.expects(mark)):
                self.last = counted_to(unit)
                return True
            skips_alike = self.style is not None and style(unit)[2:] != self.style[2:]
            near = self.numbering.is_nearer(mark, self.last - skips_alike)
            return not (self.numbering.expects(mark) or near) and mark.value not in (0, 1)
        if self.numbering.expects(mark) and (
            mark.kind in self.numbering.open_kinds or rank_of(mark.kind) < rank_of(self.kind)
        ):
            return False
        if mark.scheme == "decimal" and mark.path[0] != self.last and self.numbering.expects(mark):
            return False  # 4.1 is no part of item 3
        return rank_of(mark.kind) > rank_of(self.kind)

    def _turns(self, mark: Mark) -> bool:
        """Whether the number goes over from 1.2 to 2.1: the items of the next group of the box."""
        *above, group, _ = self.path if len(self.path) > 1 else (0, 0)
        return mark.path == (*above, group + 1, 1) and group > 0 and not self.numbering.expects(mark)

    def _is_outline_style(self, unit: Unit, mark: Mark) -> bool:
        """Whether a number that fits both the box and the outline is printed as the outline prints it; where both print
        it alike, whether it has its text on its line where the items have not, or the other way about."""
        outline = self.numbering.styles.get(mark.kind)
        due = self.numbering.expects(mark) or self.numbering.is_nearer(mark, 0)
        if outline is None or self.style is None or not due:
            return False
        own = style(unit)
        return own[:3] == outline[:3] if outline[:3] != self.style[:3] else own[3] != self.style[3]

    def _takes_first(self, unit: Unit, mark: Mark) -> bool:
        """The first numbered unit of a box: an item that counts from one, unless the outline claims it."""
        if mark.value not in (0, 1) or (self.units and self._is_closed() and self._opens_outline(unit, mark)):
            return False
        self.kind, self.last, self.style, self.path = mark.kind, counted_to(unit), style(unit), mark.path
        return True

    def _opens_outline(self, unit: Unit, mark: Mark) -> bool:
        """Whether the first number behind a text or a table of the box begins what the section around it is parted in.

        Behind a table it does; where the section itself bears such a number it does not: （一） in （三） is the box's.
        It does not where it names a programme.
        Else it does where the outline prints it so and has it below such a section, or where （一） heads sections of
        the document though none came yet.
        """
        if self.units[-1].grid is not None:
            return mark.scheme in ("cn", "cn_paren") or self.numbering.expects(mark)
        if mark.kind in self.numbering.open_kinds:
            return False
        if self.numbering.expects(mark):
            outline = self.numbering.styles.get(mark.kind)
            if not mark.way.by_depth and _PROGRAMME.search(unit.rest[: label(unit.rest)]):
                return False
            alike = outline is None or (style(unit) == outline and self.numbering.stood_below(mark.kind))
            return mark.way.by_depth or alike
        return mark.scheme in ("cn", "cn_paren") and (mark.kind in self.free or not ends_sentence(unit.text))

    def _is_closed(self) -> bool:
        """Whether the box ends so far with a table or a sentence."""
        last = self.units[-1]
        return last.grid is not None or ends_sentence(last.text.rstrip("：:"))

    def _takes_plain(self, unit: Unit, ahead: list[Unit]) -> bool:
        if not self.units:
            return True
        if unit.mark is not None or self._more_items(ahead):
            return True
        if self.kind is not None:
            return self._fills_item(unit)
        return self._fills_text(unit, ahead)

    def _more_items(self, ahead: list[Unit]) -> bool:
        """Whether a later unit is the next item of this box."""
        for unit in ahead:
            mark = unit.mark
            if unit.grid is not None or read_title(unit) is not None:
                return False
            if mark is not None and mark.scheme == "bullet" and self.kind == "bullet":
                return True
            if mark is None or mark.scheme == "bullet":
                continue
            if self.kind is not None and mark.kind == self.kind and mark.value == self.last + 1:
                return not self._is_outline_style(unit, mark)
            if self.kind is not None and self.kind != "bullet" and rank_of(mark.kind) > rank_of(self.kind):
                continue
            if self.kind is None and not self.numbering.expects(mark) and mark.value == 1:
                return True
            if self.numbering.expects(mark):
                return False
        return False

    def _fills_item(self, unit: Unit) -> bool:
        """A plain paragraph after the last item: its text where it has none yet, or where items have several."""
        previous = self.units[-1]
        if previous.mark is not None:
            return not has_text(previous)
        return len(self.counts) > 1 and self.counts[-1] < min(self.counts[:-1])

    def _goes_alike(self, unit: Unit, ahead: list[Unit]) -> bool:
        """Whether the paragraph opens with a title as the box's do, or is the first of two below its introduction."""
        own = dress(unit.text)
        firsts = [dress(u.text) for u in self.units[:2] if u.grid is None]
        if not own or not firsts:
            return False
        below = own != "。" and len(self.units) == 1 and bool(ahead) and dress(ahead[0].text) == own
        return own in firsts if any(firsts) else below and ahead[0].mark is None

    def _fills_text(self, unit: Unit, ahead: list[Unit]) -> bool:
        """A plain paragraph in a box without items: like the first one, and set like it."""
        first, last = self.units[0], self.units[-1]
        if self._goes_alike(unit, ahead):
            return True
        if first.grid is not None and last.grid is not None and ends_sentence(unit.text):
            return False  # a table is the whole of its box: the text goes on below it
        if not ends_sentence(last.text):
            return True
        if is_item_title(first) and is_item_title(unit):
            return bool(ahead) and ahead[0].grid is None and ahead[0].mark is None and ends_sentence(ahead[0].text)
        return unit.line.blanks_before == 0 and first.line.blanks_before > 0 and len(unit.text) < MAX_SHORT_TEXT


def free_kinds(units: Sequence[Unit]) -> frozenset[str]:
    """The kinds of number that begin in the document with no title of a box before them since the last number."""
    found: set[str] = set()
    boxed = False
    for unit in units:
        if unit.grid is None and unit.mark is not None:
            if unit.mark.value == 1 and not boxed:
                found.add(unit.mark.kind)
            boxed = False
        elif unit.grid is None and read_title(unit) is not None:
            boxed = True
    return frozenset(found)


def style(unit: Unit) -> Style:
    """How the number of a unit is printed, and whether its text ends on its line."""
    assert unit.mark is not None
    number = unit.text[: unit.mark.end]
    stop = number.rstrip()[-1]
    return unit.line.indent >= 2, number != number.rstrip(), stop if stop in _STOPS else "", ends_sentence(unit.text)
