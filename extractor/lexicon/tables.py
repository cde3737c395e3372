"""Words of indicator tables: headers, attributes, units, marks. Rows without logic.

Every row has examples; a new header word, attribute or unit is a row here and nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .measures import cell_units
from .widths import fold, squeeze
from .word import Word, word

_remembered = lru_cache(maxsize=4096)
"""A cell is asked the same questions by every reader of tables; its words are short."""


# What a column is, by its header. The first row that matches wins.
HEADERS: tuple[Word, ...] = (
    word("number", r"^(?:序号?|编号|序列|No\.?)$", ("序号", "编号"), ("编号规则",)),
    word("unit", r"^(?:计量|指标)?单位$", ("单位", "计量单位"), ("责任单位",)),
    word("attribute", r"^(?:指标|目标)?(?:属性|性质)(?:\(.*\))?$", ("属性", "指标属性", "属  性"), ("产业属性划分",)),
    word("note", r"备注|说明$|责任|牵头|部门$|来源|依据|配合|主管|层级$|范围$", ("备注", "责任单位", "牵头部门", "指标层级"), ("指标",)),
    word("annual_average", r"(?:年均|年平均|平均每年|年度平均)(?!.*累计)|^(?:增速|增长率|增幅)(?:\(%\))?$",
          ("年均增长（%）", "年均增速", "“十四五”年均增长", "年均"), ("年均/累计", "2025年目标")),
    word("group", r"^(?:类别|分类|类型|领域|方面|大类|维度|目标类别|指标类别|一级指标|板块|序列类别)$", ("类别", "领域"), ("类别数",)),
    word("name", r"^(?:主要|核心|具体|发展|规划|二级|三级|考核|监测|约束性|预期性)*指标(?:名称|内容|项目|项)?(?:\(单位\)|及单位)?$"
                  r"|^(?:项目|名称|项目名称|内容|事项|目标|名称及单位|主要内容|指标/单位)$",
          ("指    标", "指标名称", "主要指标", "项目", "指标（单位）"), ("指标属性", "2025年目标")),
)  # fmt: skip

_BASE = r"基数|基期|基准|现状|基础值|初始值|起始|期初"
_TARGET = r"目标|规划(?!期?完成)|预期值?|计划|展望|期末值?$|指标值"
_ACTUAL = r"完成|实际|实现|实绩|执行|达到|预计|实施|达成|结果"
TIME = re.compile(
    rf"{_BASE}|{_TARGET}|{_ACTUAL}|[0-9]{{4}}|[一二三四五六七八九十]{{1,3}}五|年均|累计|期末|终期|中期|五年"
)
BASE, TARGET, ACTUAL = re.compile(_BASE), re.compile(_TARGET), re.compile(_ACTUAL)
TOTAL = re.compile(r"累计|合计|五年(?:总|合)|总量目标")

ATTRIBUTES: tuple[str, ...] = (
    "约束性", "预期性", "指导性", "建议性", "预期新增", "约束", "预期", "导向性", "引导性", "参考性",
    "监测性", "预测性", "约束型", "预期型", "指导型", "评价性",
)  # fmt: skip
_ATTRIBUTE = re.compile(rf"^(?:{'|'.join(ATTRIBUTES)})(?:指标)?$")

MISSING = re.compile(r"^(?:[-—–―－─﹣ー_/／…⋯·*]{1,6}|\.{3,6}|无|/|暂无|缺|N/?A|n/?a|空)$")
"""A cell that says that there is no value (rows: —, ——, -, －, /, …)."""

_UNIT_HEAD = r"(?:每|十|百|千|万|亿|百万|千万|十亿|百亿|平均)*"
_UNIT_BASE = cell_units()
_UNIT = re.compile(
    rf"^(?:{_UNIT_HEAD}(?:{_UNIT_BASE})|万|亿|千|百)(?:[/每·]{_UNIT_HEAD}(?:{_UNIT_BASE}))*$|^(?:%|‰)(?:[，,、].{{1,8}})?$"
)
UNITS_YES = (
    "万人",
    "%",
    "万人次",
    "亿元",
    "年",
    "张/千人",
    "微克/立方米",
    "吨标准煤/万元",
    "个",
    "岁",
    "平方公里",
    "件/万人",
    "‰",
    "元",
)
UNITS_NO = ("市民一卡通", "含技工院校", "试行", "以下简称", "2020年", "")

NOTE = re.compile(
    r"^\s*(?:备?\s*注\s*(?:释|解)?\s*(?:[:：]|[0-9０-９①-⑳]|(?=[一-龥“\[〔（(])(?![册意重入销目]))|说\s*明\s*[:：]|数据来源|资料来源|[*＊]\s*[:：为表]|\*号)"
)
"""A note under a table."""

UNIT_LINE = re.compile(r"^[（(\[]?\s*(?:计量)?单\s*位\s*[:：]\s*(?P<unit>[^）)\]]{1,20}?)\s*[）)\]]?$")
"""（单位：万人） on a line of its own."""

CAPTION = re.compile(
    r"^(?P<raw>(?:附|续)?\s*表\s*(?P<n>[0-9０-９一二三四五六七八九十]+(?:\s*[-－—.．]\s*[0-9０-９]+)*|[A-Z]\.?[0-9]*)?)"
    r"(?:\s*[:：.．、]\s*|\s+|(?=[“\"《\u4e00-\u9fff]))(?P<title>\S.*)$"
)
"""表1 …, 表 2-1：…, 附表 …; the title is what follows the number."""

MARK_DEFINED = re.compile(
    r"(?P<open>[〔\[［【﹝（(「])\s*(?:[XxN×]*|数字|内?数据?)\s*(?P<close>[〕\]］】﹞）)」])[”\"'’]?\s*(?:号|括号|符号)?(?P<says>[^。；;]*)"
)
MARK_NAMED = re.compile(r"(?P<shape>方|中|六角|圆|小)?括号(?P<says>(?:内|中|里|的)[^。；;]*)")
"""Brackets named in a note: 方括号内数据为五年累计数."""
NAMED_MARKS: dict[str, tuple[str, ...]] = {
    "方": ("[]",), "中": ("[]",), "六角": ("〔〕",), "圆": ("（）",), "小": ("（）",), "": ("（）", "[]"),
}  # fmt: skip
"""Which brackets a name means; 括号 alone is the kind that the cells have."""
MARK_TOTAL = re.compile(r"累计|合计|总量|总计|总数|[五三四两]年(?:新增|总)|之和")


@_remembered
def is_attribute(text: str) -> bool:
    """约束性, 预期性 …, as printed in an attribute cell."""
    return _ATTRIBUTE.match(squeeze(text)) is not None


@_remembered
def is_unit(text: str) -> bool:
    """Whether the words can be a unit: 万人, %, 张/千人."""
    text = fold(squeeze(text))
    return 0 < len(text) <= 16 and _UNIT.match(text) is not None


@_remembered
def is_missing(text: str) -> bool:
    """Whether a cell says that it has no value."""
    return MISSING.match(squeeze(text)) is not None


@_remembered
def header_role(text: str) -> str | None:
    """The role that a header names, or None for value columns and unknown words."""
    for row in HEADERS:
        if row.matches(text):
            return row.name
    return None


@_remembered
def is_header(text: str) -> bool:
    """Whether the words can head a column: a known header word, or a time with no more than words of aim."""
    plain = fold(squeeze(text))
    if not plain or len(plain) > 26:
        return False
    if header_role(plain) is not None or _YEAR_HEADER.match(plain):
        return True
    return bool(TIME.search(plain) and not VALUE_ONLY.match(plain))


def is_year(text: str) -> bool:
    """Whether a header is a year and nothing else."""
    return _YEAR_HEADER.match(fold(squeeze(text))) is not None


_YEAR_HEADER = re.compile(r"^(?:19|20)[0-9]{2}年(?:[-—~至](?:19|20)?[0-9]{2,4}年)?$")

VALUE_ONLY = re.compile(
    r"^(?:[<>≤≥=~≈约]|不低于|不少于|不超过|不高于|不大于|超过?|低于|高于|达到?|控制在|累计|五年累计)*"
    r"[\[(]?[<>≤≥=~]*[-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[%‰]|个?百分点|倍|[万亿千]?(?:人次?|元|个|家|件|张|户|年|岁|公里|公顷|亩|吨)?)?"
    r"(?:以上|以下|以内|左右|及以上|余|多)?[\])]?[*①-⑳]?(?:\(累计\)|\(五年累计\))?$"
)
"""A whole cell that is one number with its marks."""

_VALUE_LIKE = re.compile(
    r"^(?:[<>≤≥=~≈\[(+-]|不低于|不少于|不超过|不高于|不大于|超过?|低于|高于|达到?|控制在|累计|约|年均|五年|较|比|高于|完成|降|增|下降|提高)*[\[(]?[<>≤≥=~]*[-+]?[0-9]"
)


_NUMBERED_NAME = re.compile(
    r"^[0-9]{1,2}[.、][^0-9]|^[0-9]+[A-Z][\u4e00-\u9fff]{2}|^[0-9]+\.[0-9]+[A-Z][\u4e00-\u9fff]"
)
"""1. 城镇新增就业, 5G基站数, 7.5G基站数: names that begin with a figure."""


@_remembered
def is_value(text: str) -> bool:
    """Whether a cell holds a value or says that there is none (not a year header, not a name)."""
    plain = fold(squeeze(text))
    if not plain:
        return False
    if is_missing(plain):
        return True
    if re.match(r"^(?:19|20)[0-9]{2}年", plain):
        return False
    return len(plain) <= 24 and _VALUE_LIKE.match(plain) is not None and not _NUMBERED_NAME.match(plain)
