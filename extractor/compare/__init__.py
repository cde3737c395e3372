"""The same indicator over several documents: province and cities, one plan and the next.

documents -> figures -> line-up by indicator, measure and years -> findings, tables, chart
"""

from .findings import Disagreement, disagreements
from .lineup import Lined, Row, lineup
from .read import read

__all__ = ["Disagreement", "Lined", "Row", "disagreements", "lineup", "read"]
