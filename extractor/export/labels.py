"""The codes of the tables in Chinese words, for people who open a table and do not read the documentation first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import TABLES, Table

if TYPE_CHECKING:
    import pyarrow as pa

_ROLE = {"baseline": "基期", "target": "目标", "actual": "实际", "observed": "历年", "annual_average": "年均"}
_REVIEWED = {
    "right": "无误", "wrong": "有误", "unsure": "存疑", "added": "补录", "accepted": "属实", "dismissed": "不属实",
}  # fmt: skip
_MEASURED = {"target": "目标", "actual": "实际"}
LABELS: dict[tuple[str, str], dict[str, str]] = {
    ("documents", "kind"): {"plan": "规划", "report": "报告", "notice": "通知", "outline": "纲要", "other": "其他"},
    ("documents", "region_level"): {"nation": "国家", "province": "省级", "prefecture": "地级", "county": "县级"},
    ("boxes", "kind"): {"indicators": "指标", "programmes": "工程项目"},
    ("tables", "kind"): {"indicators": "指标表", "series": "历年数据", "other": "其他"},
    ("observations", "role"): _ROLE,
    ("statements", "kind"): _MEASURED,
    ("statements", "aggregation"): {"total": "合计", "per_year": "每年", "level": "水平", "change": "增减"},
    ("statements", "direction"): {"up": "增加", "down": "减少"},
    ("statements", "period_basis"): {"clause": "本句", "context": "上文", "plan": "规划期"},
    ("findings", "about"): {"source": "原文", "extraction": "提取"},
    ("findings", "severity"): {"error": "错误", "warning": "警告", "info": "提示"},
    **{(table.name, "reviewed"): _REVIEWED for table in TABLES},
}  # fmt: skip
"""By table and column; what a column may hold is listed in ``fields`` and in the JSON Schema."""


def labelled(table: Table, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with its codes in words; a code without one stays as it is."""
    import pyarrow as pa

    columns = list(batch.columns)
    for n, name in enumerate(batch.schema.names):
        words = LABELS.get((table.name, name))
        if words:
            texts = columns[n].to_pylist()
            columns[n] = pa.array([words.get(text, text) if text else text for text in texts], pa.string())
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)
