"""The question of each rule on paragraph ends: does this line go on with the unit above it?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ...lexicon.box_lines import opens_box
from ...lexicon.schemes import Mark, read_mark
from ..expected import Expected
from ..linebreaks import Layout, is_full
from ..lines import Line
from ..units import Unit

_OPENS_UNIT = re.compile(
    r"^(?:——|—(?=[^\d—])|─{2}|━{2}|－－|--|表\s*[0-9一二三四五六七八九十]|附表|图\s*[0-9]|注[:：0-9]|附\s*则$|抄送|主送|此件|（此件|[一二三四五六七八九十]{1,2}是|单位[:：](?=.)|目\s*录$"
    r"|(?:牵头|责任|配合|协办|主管)(?:单位|部门)[:：]|完成时[限间][:：])"
)


def opens_unit(text: str) -> bool:
    """Whether the line carries words that stand at the head of a unit."""
    return _OPENS_UNIT.match(text) is not None or opens_box(text)


MEMBER = re.compile(r"^[一二三四五六七八九十]{1,2}是")
"""One of a count in a paragraph: 二是."""
INDENT = 2
"""Columns by which a paragraph's first line is set in."""
MIN_CUT = 12
"""Characters from which a paragraph without a stop can have been cut by the end of its page."""


@dataclass(slots=True)
class Break:
    """The question: does line ``n`` go on with ``unit``, whose last line stands just before it?

    ``expected`` says which lines the outline counts on.
    """

    unit: Unit
    lines: Sequence[Line]
    n: int
    layout: Layout
    expected: Expected
    line: Line = field(init=False)
    """The line that is asked after."""
    last: Line = field(init=False)
    """The line before it."""
    mark: Mark | None = field(init=False)
    """The number that opens the line."""

    def __post_init__(self) -> None:
        self.line, self.last = self.lines[self.n], self.lines[self.n - 1]
        self.mark = self.expected.bare.get(self.n) or read_mark(self.line.text)

    @property
    def full(self) -> bool:
        """Whether the line before it is full, so that the break is the page's."""
        return is_full(self.last, self.line, self.layout, self.lines[self.n - 2] if self.n > 1 else None)

    @property
    def following(self) -> Line | None:
        """The line after it."""
        return self.lines[self.n + 1] if self.n + 1 < len(self.lines) else None

    @property
    def shown(self) -> bool | None:
        """Whether the page shows that a paragraph opens here (True) or goes on (False)."""
        return self.line.hint.opens if self.line.hint is not None and self.line.frame == self.unit.frame else None

    @property
    def opens(self) -> bool:
        """Whether the line carries something that stands at the head of a unit."""
        line = self.line
        return bool(line.markup_level) or line.bold or self.mark is not None or opens_unit(line.text)


Answer = Callable[[Break], bool | None]
