"""A hand-keyed table against its source, cell by cell.

    load -> layout -> align (columns, names, lines) -> check (meaning, compare, rules, texts) -> report

Each stage is a module with typed results; a verdict is the first answer of an ordered list of rules (``rules``).
"""

from __future__ import annotations

from .validate import Keyed, read_source, validate, validate_workbook
from .workbook import InputError

__all__ = ["InputError", "Keyed", "read_source", "validate", "validate_workbook"]
