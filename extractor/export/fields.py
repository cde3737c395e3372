"""The tidy tables: their columns, keys and titles, in one list.

Names follow the document JSON; what is nested there is a column of its own here. An id of a row is the
document's id, a slash and the id inside the document (``hubei_hrss_14fyp/t1.i2``), so tables of many
documents join by one column. Terms of Frictionless Table Schema: field, type, primary key, foreign key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, type, and titles in Chinese and English."""

    name: str
    type: Type
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``column`` names a row of ``table`` by its primary key, or is null."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of row."""

    name: str
    zh: str
    en: str
    key: str
    fields: tuple[Field, ...]
    links: tuple[ForeignKey, ...] = ()


def _table(
    name: str, zh: str, en: str, key: str, links: tuple[tuple[str, str], ...], *fields: tuple[str, Type, str, str]
) -> Table:
    own = Field("document_id", "string", "文件编号", "Document")
    return Table(
        name, zh, en, key, (own, *(Field(*f) for f in fields)),
        (ForeignKey("document_id", "documents"), *(ForeignKey(column, table) for column, table in links)),
    )  # fmt: skip


_SPAN: tuple[tuple[str, Type, str, str], ...] = (
    ("span_start", "integer", "起点（码点，含）", "Start of the span, code points, included"),
    ("span_end", "integer", "终点（码点，不含）", "End of the span, excluded"),
    ("page", "integer", "页码（从 1 起；无分页的格式为空）", "Page from 1, null for formats without pages"),
)
_PERIOD: tuple[tuple[str, Type, str, str], ...] = (
    ("period_start", "integer", "时期首年", "First year covered"),
    ("period_end", "integer", "时期末年", "Last year covered"),
)

_REVIEWED: tuple[tuple[str, Type, str, str], ...] = (
    ("reviewed", "string", "校阅结论（空为未校阅）", "Verdict of the review, null where there is none"),
    ("reviewed_by", "string", "校阅人", "Reviewer"),
    ("reviewed_at", "string", "校阅时间（ISO 8601）", "When reviewed, ISO 8601"),
    ("reviewed_fields", "string", "校阅时改正的字段", "Fields keyed by the reviewer, joined by commas"),
)

_MEASURE: tuple[tuple[str, Type, str, str], ...] = (
    ("dimension", "string", "量纲（相同者可以换算）", "What the unit measures; equal ones convert"),
    ("factor", "number", "换算系数（到量纲的基本单位）", "Factor to the dimension's own unit"),
)
_BASE: tuple[str, Type, str, str] = (
    "base_value", "number", "换算成量纲基本单位的值（量纲相同者可比）", "Value in the dimension's own unit: comparable within a dimension",
)  # fmt: skip

DOCUMENTS = Table(
    "documents", "文件", "Documents", "document_id",
    (
        Field("document_id", "string", "文件编号", "Document"),
        Field("title", "string", "标题", "Title"),
        Field("kind", "string", "文种", "Kind: plan, report, notice, outline, other"),
        Field("region", "string", "行政区划", "Region"),
        Field("region_level", "string", "行政层级", "Level: nation, province, prefecture, county"),
        Field("region_code", "string", "区划代码（GB/T 2260）", "Code of GB/T 2260"),
        Field("plan_name", "string", "规划期名称", "Name of the plan period"),
        Field("plan_ordinal", "integer", "第几个五年规划", "Ordinal of the five-year plan"),
        Field("plan_start", "integer", "规划首年", "First year of the plan"),
        Field("plan_end", "integer", "规划末年", "Last year of the plan"),
        Field("domain", "string", "领域", "Field that the title names"),
        Field("issuer", "string", "发文机关", "Issuer"),
        Field("document_number", "string", "发文字号", "Document number"),
        Field("date_written", "date", "成文日期", "Date written"),
        Field("path", "string", "来源路径", "Path of the source"),
        Field("media_type", "string", "格式", "Media type"),
        Field("sha256", "string", "来源的 SHA-256", "SHA-256 of the source"),
        Field("characters", "integer", "字符数", "Characters of the text"),
        Field("pages", "integer", "页数", "Pages"),
        Field("ingester", "string", "读取器", "Reader"),
        Field("schema_version", "string", "JSON 版本", "Version of the JSON contract"),
    ),
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    _table("sections", "章节", "Sections", "section_id", (("parent_id", "sections"),),
           ("section_id", "string", "章节编号", "Section"), ("parent_id", "string", "上级章节", "Parent section"),
           ("position", "integer", "次序", "Position in the document"), ("level", "integer", "层级（1 为最外层）", "Level, 1 outermost"),
           ("number", "string", "序号（原文）", "Number as printed"), ("number_scheme", "string", "序号体例", "Numbering scheme"),
           ("number_value", "integer", "序号的值", "Value of the number"), ("heading", "string", "标题", "Heading"),
           ("text", "string", "本节正文（不含下级）", "Own text, without its children's"), *_SPAN, *_REVIEWED),
    _table("boxes", "专栏", "Boxes", "box_id", (("section_id", "sections"),),
           ("box_id", "string", "专栏编号", "Box"), ("section_id", "string", "所在章节", "Section"), ("position", "integer", "次序", "Position"),
           ("number", "string", "专栏号", "Number"), ("title", "string", "专栏标题", "Title"), ("kind", "string", "类别", "Kind: indicators or programmes"),
           ("text", "string", "内容", "Text"), *_SPAN),
    _table("items", "专栏条目", "Box items", "item_id", (("box_id", "boxes"),),
           ("item_id", "string", "条目编号", "Item"), ("box_id", "string", "所在专栏", "Box"), ("position", "integer", "次序", "Position in the box"),
           ("number", "string", "序号（原文）", "Number as printed"), ("title", "string", "条目标题", "Title"), ("text", "string", "条目内容", "Text"), *_SPAN),
    _table("tables", "表格", "Tables", "table_id", (("section_id", "sections"), ("box_id", "boxes")),
           ("table_id", "string", "表格编号", "Table"), ("section_id", "string", "所在章节", "Section"), ("box_id", "string", "所在专栏", "Box"),
           ("position", "integer", "次序", "Position"), ("number", "string", "表号（原文）", "Number as printed"),
           ("kind", "string", "类别", "Kind: indicators, series, other"), ("caption", "string", "表题", "Caption"), ("unit", "string", "全表单位", "Unit of the table"),
           ("rows", "integer", "数据行数", "Data rows"), ("columns", "integer", "列数", "Columns"), ("notes", "string", "表注", "Notes"),
           ("fragments", "integer", "被分页切成几段", "Pieces that page breaks cut it into"), *_SPAN),
    _table("indicators", "指标", "Indicators", "indicator_id", (("table_id", "tables"), ("parent_id", "indicators")),
           ("indicator_id", "string", "指标编号", "Indicator"), ("table_id", "string", "所在表格", "Table"), ("position", "integer", "次序", "Position"),
           ("group", "string", "分组", "Group"), ("number", "string", "序号（原文）", "Number as printed"), ("name", "string", "指标名称", "Name"), ("name_key", "string", "名称键（同一指标的各种写法同键）", "Key under which spellings of one indicator meet"),
           ("unit", "string", "单位", "Unit"), *_MEASURE, ("parent_id", "string", "上级指标（“其中”行）", "Indicator that it is part of"),
           ("attribute", "string", "属性", "Attribute as printed"), *_SPAN, *_REVIEWED),
    _table("observations", "指标值", "Observations", "observation_id", (("indicator_id", "indicators"),),
           ("observation_id", "string", "值编号", "Observation"), ("indicator_id", "string", "所属指标", "Indicator"), ("column", "string", "列名", "Column header"),
           ("role", "string", "角色", "Role: baseline, target, actual, observed, annual_average"), ("raw", "string", "原文", "As printed"),
           ("value", "number", "数值", "Value"), ("value_high", "number", "区间上限", "Upper end of a range"), _BASE, ("text", "string", "文字", "Words instead of a number"),
           ("ratio", "string", "比例", "Ratio, its numbers joined by colons"), ("comparator", "string", "比较符", "Comparator"),
           ("cumulative", "boolean", "规划期累计", "Whether a plan-period total"), *_PERIOD, *_SPAN, *_REVIEWED),
    _table("statements", "陈述", "Statements", "statement_id", (("section_id", "sections"), ("box_id", "boxes")),
           ("statement_id", "string", "陈述编号", "Statement"), ("section_id", "string", "所在章节", "Section"), ("box_id", "string", "所在专栏", "Box"),
           ("kind", "string", "类别", "Kind: target or actual"), ("subject", "string", "主语", "Subject"), ("subject_key", "string", "主语键（与指标的名称键相同者为同一指标）", "Key, the same as an indicator's name_key where they are one"), ("value", "number", "数值", "Value"),
           ("value_high", "number", "区间上限", "Upper end of a range"), _BASE, ("unit", "string", "单位", "Unit"), *_MEASURE, ("comparator", "string", "比较符", "Comparator"),
           ("aggregation", "string", "口径", "Aggregation: total, per_year, level, change"),
           ("direction", "string", "增减", "Direction of a change: up, down"), *_PERIOD,
           ("period_basis", "string", "时期依据", "What the period rests on: clause, context, plan"), ("sentence", "string", "原句", "Clause"), *_SPAN, *_REVIEWED),
    _table("findings", "发现", "Findings", "finding_id", (),
           ("finding_id", "string", "发现编号", "Finding"), ("code", "string", "代码", "Code"), ("about", "string", "关于", "About: source or extraction"),
           ("severity", "string", "程度", "Severity"), ("message", "string", "说明", "Message"), ("quoted", "string", "原文", "Words of the source, places joined by ¦"), *_SPAN, *_REVIEWED),
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}
