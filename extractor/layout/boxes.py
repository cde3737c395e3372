"""专栏: where a box begins, what belongs to it, where it ends, and its items.

A box has no closing mark. It ends where the outline goes on, where another box or an annex opens,
or where the pattern of its items breaks and no further item follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..core.fragment import Fragment
from ..lexicon.numerals import number_value
from ..lexicon.schemes import RANK, Mark
from ..lexicon.widths import fold
from .box_items import has_text, is_item_title, label
from .nodes import BoxNode
from .numbering import Numbering, Style
from .units import Unit, ends_sentence

_TITLE = re.compile(
    r"^[【\[〖]?\s*专\s*栏\s*(?P<n>[0-9０-９]{1,3}(?![0-9０-９年])(?:\s*[-－—–.．]\s*[0-9０-９]{1,3})?|[一二三四五六七八九十百]{1,4}(?![\u4e00-\u9fff]))?"
    r"\s*[】\]〗]?\s*[:：.．、]?\s*(?P<title>.*)$",
    re.DOTALL,
)
_REFERENCE = re.compile(r"^(?:所[列示述]|中[的所列]|的|列[出明]|提出|[和与及至]专栏|、|规定|明确|内[容的]|将)")
_INLINE_TITLE = re.compile(r"[。：:]")
MAX_TITLE = 60
"""Longest title of a box; the longest seen has 38 characters."""
AHEAD = 12
"""Units in which a next item is looked for: an item of many paragraphs has eight."""
MAX_SHORT_TEXT = 200
"""Longest paragraph that belongs to a box for no other reason than that it is set close to it."""


@dataclass(frozen=True, slots=True)
class BoxTitle:
    """A box's number (an int, ``"1-2"`` or None) and title."""

    number: int | str | None
    title: Fragment


def read_title(unit: Unit) -> BoxTitle | None:
    """The box title in ``unit``; its words may be empty where they stand on the next line."""
    text = unit.text
    if not (text.startswith(("专", "【", "[", "〖"))) or len(text) > MAX_TITLE + 12:
        return None
    match = _TITLE.match(text)
    if match is None:
        return None
    title = match.group("title")
    if _REFERENCE.match(title) or ends_sentence(title) or re.search(r"[。；;]", title) or len(title) > MAX_TITLE:
        return None
    if title and title[-1] in "，,、":
        return None
    return BoxTitle(_number(match.group("n")), unit.body.sub(match.start("title")))


def _number(raw: str | None) -> int | str | None:
    if raw is None:
        return None
    plain = re.sub(r"\s", "", fold(raw)).replace("—", "-").replace("–", "-").replace(".", "-")
    value = number_value(plain)
    return value if value is not None else plain


def framed_title(units: list[Unit], at: int) -> BoxTitle | None:
    """A box whose frame says what 专栏 does not: its first line is short, and text without a table follows in it."""
    unit = units[at]
    inside = [u for u in units[at + 1 : at + 3] if u.frame == unit.frame]
    opens = unit.frame is not None and (at == 0 or units[at - 1].frame != unit.frame)
    if not opens or not inside or inside[0].grid is not None or unit.mark is not None:
        return None
    if len(unit.text) > 30 or re.search(r"[。；;：:，！？]", unit.text) or unit.text[0] in "图表附注":
        return None
    return BoxTitle(None, unit.body) if any(ends_sentence(u.text) for u in inside) else None


class BoxReader:
    """Collects the units of one open box and says where it ends.

    ``numbering`` tells whether a numbered unit is the next heading of the outline;
    ``frame`` is the frame that the source sets the box in: its end is the box's.
    """

    def __init__(self, node: BoxNode, numbering: Numbering, frame: int | None = None):
        self.node = node
        self.frame = frame
        self.style: Style | None = None
        self.numbering = numbering
        self.units: list[Unit] = []
        self.counts: list[int] = []
        """Plain paragraphs after each item so far."""
        self.kind: str | None = None
        self.last = 0

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
            self.last = mark.value
        return True

    def _takes(self, unit: Unit, ahead: list[Unit]) -> bool:
        if unit.grid is not None:
            return not self.node.grids and not self.kind
        mark = unit.mark
        if mark is not None and mark.scheme == "bullet" and self.kind in (None, "bullet") and not self.node.grids:
            self.kind = "bullet"
            return True
        if mark is None or mark.scheme == "bullet":
            return self._takes_plain(unit, ahead)
        if mark.way.divides:
            return False
        if self.kind is None:
            return self._takes_first(unit, mark)
        if mark.kind == self.kind:
            if mark.value == self.last + 1 and self._is_outline_style(unit, mark):
                return False
            if mark.value == self.last + 1 or (mark.value == self.last and not self.numbering.expects(mark)):
                self.last = mark.value
                return True
            return not self.numbering.expects(mark) and mark.value not in (0, 1)
        if self.numbering.expects(mark) and (
            mark.kind in self.numbering.open_kinds or RANK[mark.scheme] < RANK[self.kind.rstrip("23456789")]
        ):
            return False
        return RANK[mark.scheme] > RANK[self.kind.rstrip("23456789")]

    def _is_outline_style(self, unit: Unit, mark: Mark) -> bool:
        """Whether a number that fits both the box and the outline is printed as the outline prints it."""
        outline = self.numbering.styles.get(mark.kind)
        return self.numbering.expects(mark) and outline is not None and outline != self.style and style(unit) == outline

    def _takes_first(self, unit: Unit, mark: Mark) -> bool:
        """The first numbered unit of a box: an item that counts from one, unless the outline claims it."""
        if self.numbering.expects(mark) and (mark.value != 1 or mark.kind in self.numbering.open_kinds or self.units):
            return False
        if mark.value not in (0, 1):
            return False
        if self.node.grids and mark.scheme != "zero":
            return False
        self.kind, self.last, self.style = mark.kind, mark.value, style(unit)
        return True

    def _takes_plain(self, unit: Unit, ahead: list[Unit]) -> bool:
        if self.node.grids:
            return False
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
            if self.kind not in (None, "bullet") and RANK[mark.scheme] > RANK[self.kind.rstrip("23456789")]:
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

    def _fills_text(self, unit: Unit, ahead: list[Unit]) -> bool:
        """A plain paragraph in a box without items: like the first one, and set like it."""
        first, last = self.units[0], self.units[-1]
        if label(first.text) and label(unit.text):
            return True
        if not ends_sentence(last.text):
            return True
        if is_item_title(first) and is_item_title(unit):
            return bool(ahead) and ahead[0].grid is None and ahead[0].mark is None and ends_sentence(ahead[0].text)
        return unit.line.blanks_before == 0 and first.line.blanks_before > 0 and len(unit.text) < MAX_SHORT_TEXT


def style(unit: Unit) -> Style:
    """How a number is printed: whether the line is indented, whether a blank follows the number."""
    assert unit.mark is not None
    return unit.line.indent >= 2, unit.text[: unit.mark.end].endswith((" ", "\u3000"))
