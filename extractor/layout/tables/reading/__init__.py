"""The rows of a table from its atoms: one pass from left to right that holds several readings side by side.

Each atom goes into the next free column, goes on with a cell, returns to a column on the left (cells that are set
in the middle of their row), begins a row, or is a row of its own. The best few readings are kept after each atom.

``beam.py`` is the pass; what it holds is in ``states.py``, what it gives in ``rows.py``. A move is weighed where its
name says (``going_on.py``, ``beginning.py``, ``placing.py``, ``closing.py``), by what ``columns.py`` and
``pieces.py`` know.
"""

from __future__ import annotations

from .beam import Pass, read
from .pieces import MAX_HALF, is_total
from .rows import Cell, Reading, Row, Said, best_of

__all__ = ["MAX_HALF", "Cell", "Pass", "Reading", "Row", "Said", "best_of", "is_total", "read"]
