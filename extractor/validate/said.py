"""How a keyed table was understood, in words that a person can check at a glance."""

from __future__ import annotations

from .alignment import Alignment
from .headers import KeyedRole, speaks_of_values

ROLE_WORDS: dict[KeyedRole, str] = {
    "name": "指标", "number": "序号", "group": "分组", "parent": "上级指标", "unit": "单位", "attribute": "属性",
    "table": "表", "page": "页码", "chapter": "章节", "value": "数值", "high": "区间上限", "comparator": "比较符",
    "cumulative": "规划期累计", "column": "原文的列", "year": "年份", "start": "起始年", "end": "结束年",
    "period": "时期", "role": "角色",
}  # fmt: skip


def layout_in_words(found: Alignment) -> str:
    """One sentence for one block."""
    block = found.block
    shape = "长表（每行一个值）" if block.layout == "long" else "宽表（每行一个指标）"
    if block.transposed:
        shape += "，行列互换"
    tables = "、".join(f"{table.table.id}（{table.label}）" for table in found.tables) or "（无）"
    read = [f"{c.letter}={_meaning(found, c.index, c.role)}" for c in block.columns if _is_read(found, c.index, c.role)]
    ignored = [f"“{c.header or c.letter}”" for c in block.columns if c.header and not _is_read(found, c.index, c.role)]
    sentence = f"{f'工作表“{block.sheet}”：' if block.sheet else ''}{shape}，对应原文的表 {tables}；{'，'.join(read)}"
    sentence += f"；未核对的列：{'、'.join(ignored)}" if ignored else ""
    if block.skipped:
        sentence += f"；按注释略过的行：{'、'.join(cell.address for cell in block.skipped)}"
    keyed = set(found.columns.values())
    absent = [c.header for t in found.tables for c in t.columns if block.layout == "wide" and c.header not in keyed]
    return sentence + (f"；原文的列未录入：{'、'.join(dict.fromkeys(absent))}" if absent else "")


def _is_read(found: Alignment, index: int, role: KeyedRole | None) -> bool:
    if role is None:
        header = next(c.header for c in found.block.columns if c.index == index)
        return index in found.columns or (found.block.layout == "wide" and speaks_of_values(header))
    return role in ROLE_WORDS


def _meaning(found: Alignment, index: int, role: KeyedRole | None) -> str:
    if role is not None:
        return ROLE_WORDS[role]
    return found.columns.get(index) or "原文没有的列"
