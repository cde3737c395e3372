"""What stands around one number of a clause, for whoever names it."""

from __future__ import annotations

from typing import NamedTuple

from .clauses import Clause
from .named import Named
from .quantities import Quantity
from .subjects import Stretch


class Spot(NamedTuple):
    """What stands around one number of a clause."""

    clause: Clause
    quantity: Quantity
    front: Stretch
    """The words before it, bare of verbs and adverbs."""
    back: Stretch
    """The noun behind it."""
    end: int
    """Where the words that can be its own end."""
    does: bool
    """Whether a verb of doing leads ``front``."""
    row: list[Named]
    """The subjects of the numbers before it in its clause."""
    row_end: int
    """Where the last of those ends."""
    words: str
    action: bool
    """Whether ``words`` are nothing but a verb of doing."""
    relational: bool
    """Whether they are a property of what was named before: 总投资, 占比."""
    named: bool
    """Whether they name something themselves."""
    counted: bool = False
    """Whether the number counts the noun behind it."""
