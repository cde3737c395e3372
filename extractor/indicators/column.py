"""One column of a table, as its header and its cells make it."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import tables as words
from .setting import Years

VALUE_ROLES = frozenset({"baseline", "target", "actual", "observed", "annual_average"})


@dataclass(slots=True)
class Column:
    """One column; ``total`` where the header itself says 累计, ``average`` where it says 年均."""

    index: int
    header: str
    role: str
    years: Years | None = None
    total: bool = False
    average: bool = False
    unit: str | None = None
    """The unit that the header prints: 产量（万吨）."""
    own: str = ""
    """The lowest tier of the header."""

    @property
    def paired(self) -> bool:
        """Whether the header announces two values in a cell: 年均/累计."""
        return "年均" in self.header and words.TOTAL.search(self.header) is not None

    @property
    def rates(self) -> bool:
        """Whether the column tells changes or shares beside the figures of others."""
        return words.tells_rates(self.header) or words.tells_rates(self.own)  # 2020年 over 增速
