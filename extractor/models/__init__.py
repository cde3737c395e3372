"""The contract as pydantic models: what the JSON of one document may contain."""

from ..versions import SCHEMA_VERSION
from .base import Model, Part, Span, Valued
from .document import Diagnostic, Document, Footnote, Furniture, Reference, SourceInfo
from .metadata import DocumentNumber, Metadata, PlanPeriod, Region
from .outline import Box, BoxItem, BoxRef, Lead, ListItem, Note, Paragraph, Section, SectionNumber, TableRef
from .statement import Statement
from .table import Cell, Column, Indicator, Observation, Period, Row, Table

__all__ = [
    "SCHEMA_VERSION", "Box", "BoxItem", "BoxRef", "Cell", "Column", "Diagnostic", "Document",
    "DocumentNumber", "Footnote", "Furniture", "Indicator", "Lead", "ListItem", "Metadata", "Model", "Note",
    "Observation", "Paragraph", "Part", "Period", "PlanPeriod", "Reference", "Region", "Row",
    "Section", "SectionNumber", "SourceInfo", "Span", "Statement", "Table", "TableRef", "Valued",
]  # fmt: skip
