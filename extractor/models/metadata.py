"""The elements of an official document (公文要素, GB/T 9704-2012) and what a plan's title tells."""

from datetime import date
from typing import Literal

from pydantic import Field

from .base import Model, Span, Valued, Year, no_items


class DocumentNumber(Model):
    """发文字号 (GB/T 9704-2012, 7.2.5): agency code, year, serial number."""

    raw: str
    agency: str
    year: Year
    serial: int


class Region(Model):
    """The administrative division that a document speaks for; ``code`` per GB/T 2260."""

    name: str
    level: Literal["nation", "province", "prefecture", "county"]
    code: str | None = None


class PlanPeriod(Model):
    """The years that a plan covers; ``ordinal`` counts five-year plans (十四五 is 14)."""

    name: str | None = None
    ordinal: int | None = None
    start: Year
    end: Year


DocumentKind = Literal["plan", "report", "notice", "outline", "other"]


class Metadata(Model):
    """公文要素 and the facts that title and opening give; each is null where the text has none."""

    title: Valued[str] | None = None
    subtitle: Valued[str] | None = None
    notice_title: Valued[str] | None = None
    document_number: Valued[DocumentNumber] | None = None
    issuer: Valued[str] | None = None
    """The first of ``issuers``."""
    issuers: list[Valued[str]] = Field(default_factory=no_items)
    """All bodies that issue it together, in the order of the print."""
    recipients: list[Valued[str]] = Field(default_factory=no_items)
    date_written: Valued[date] | None = None
    date_printed: Valued[date] | None = None
    printed_by: Valued[str] | None = None
    copied_to: list[Valued[str]] = Field(default_factory=no_items)
    region: Valued[Region] | None = None
    plan_period: Valued[PlanPeriod] | None = None
    kind: Valued[DocumentKind] | None = None
    domain: Valued[str] | None = None
    lines: list[Span] = Field(default_factory=no_items)
    """The whole lines that hold these elements (a leaf each): 武汉市人民政府文件, 发文字号：…"""
