"""A number of a text with what is known of it before its sentence is judged."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon import sayings
from .clauses import Clause
from .named import Named
from .quantities import Quantity
from .reach import Governing
from .times import Time

SHORT = 12
"""Characters that lead from what a number is compared with, or from another change, to the number."""
_THEN = frozenset(("", "平均", "年均", "年平均", "实际"))
"""What may stand between a time and the number that it had, with which another is compared."""
_OF = re.compile(r"(?:\([^()]{1,40}\))?的")


class Number(NamedTuple):
    """A number with what is known of it before its sentence is judged."""

    clause: Clause
    quantity: Quantity
    named: Named
    since: int
    """Where the words begin that are this number's own."""
    governing: Governing | None
    base: Time | None
    """The time that it is compared with."""
    starts: bool
    """Whether a change starts from it: 由35%提高至60%."""

    def is_goal(self, text: str) -> bool:
        """Whether it is what had been aimed at: 超额完成计划120亿元的目标."""
        left, right = self.quantity.left, self.quantity.right
        if self.falls_short(text):
            return True
        if sayings.OF_GOAL.pattern.match(text, right, self.clause.end) is None:
            return False
        return sayings.GOAL.pattern.search(text, self.clause.start, left) is not None

    def falls_short(self, text: str) -> bool:
        """Whether it is what is still aimed at: 与2025年达到45%的目标差距较大."""
        if sayings.GAP.pattern.match(text, self.quantity.right, self.clause.end) is None:
            return False
        return sayings.SHORT_OF.pattern.search(text, self.clause.start, self.quantity.left) is not None

    def compares(self, text: str) -> bool:
        """Whether it is what another is compared with: 比1995年的4亿吨增加."""
        base = self.base
        if base is None:
            return False
        between = text[base.end : self.quantity.left]
        if (
            between in _THEN
            and text[base.start] in "比较"
            and self.quantity.kind not in ("share", "points", "multiple")
        ):
            return True  # 较上年同期9.9亿元下降3%, 比“六五”期间平均3.6亿元增长20%
        if between == "(" and text.startswith(")", self.quantity.right):
            return text[base.start] in "比较与同和"  # 比上年(36.9%)下降0.1个百分点
        return (_OF.fullmatch(between) is not None and text[base.start] in "比较与同和在") or (
            not between and text[base.start] == "在" and text[base.end - 1] in "年末底"
        )
