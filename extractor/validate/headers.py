"""Headers of keyed tables, Chinese or English: what a column holds, and which time and role it speaks of.

Words that plans themselves print come from ``lexicon.tables``; the rows here are what keyers and databases add.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..lexicon import tables as words
from ..lexicon.periods import find_ordinal, find_range, find_year, plan_years
from ..lexicon.widths import fold, squeeze

KeyedRole = Literal[
    "name", "number", "group", "parent", "unit", "attribute", "table", "page", "chapter",
    "value", "high", "comparator", "cumulative", "column", "year", "start", "end", "period", "role", "ignore",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """One role of a keyed column; ``pattern`` runs on folded lower-case text without white space and underlines."""

    role: KeyedRole
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


def _header(role: KeyedRole, pattern: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Header:
    return Header(role, re.compile(f"^(?:{pattern})$"), yes, no)


HEADERS: tuple[Header, ...] = (
    _header("ignore", r"备注|说明|notes?|remarks?|comments?|录入人|录入员|录入日期|录入时间|核对人?|复核人?|日期|时间戳?|date|keyed(?:by|at|on)|keyer|"
                      r"updated(?:at|by)?|created(?:at|by)?|(?:row|record|line)?id|indicatorid|uuid|文件名?|文档|document|doc|file|sourcefile|source|来源|数据来源|"
                      r"省份?|城市|地区|区域|region|province|city|责任单位|牵头(?:单位|部门)|span.*|text|(?:原文)?行号?|原文行|line(?:no|number)?|标记|marks?",
            ("备注", "原文行", "录入日期", "ID", "region", "keyed_by"), ("指标", "value", "年份")),
    _header("table", r"表|表名|表格|表号|所属表格?|专栏|专栏名称|table|table(?:id|name|no|caption|title)|sheet|box", ("表名", "table_id", "专栏"), ("表1指标",)),
    _header("number", r"序号?|编号|序列|no\.?|num|number|index|#|seq", ("序号", "No.", "number"), ("编号规则",)),
    _header("parent", r"其中|上级指标|父指标|所属指标|parent|of|parentindicator|partof", ("上级指标", "parent"), ("其中：女性",)),
    _header("group", r"类别|分类|类型|领域|方面|大类|维度|目标类别|指标类别|一级指标|板块|分组|组别?|指标组|group|category|domain|area|dimension|section(?:name)?group",
            ("类别", "group", "Category"), ("组数",)),
    _header("unit", r"(?:计量|指标)?单位|units?|uom|measure|unitofmeasure", ("单位", "unit", "计量单位"), ("责任单位",)),
    _header("attribute", r"(?:指标|目标)?(?:属性|性质)(?:\(.*\))?|attribute|nature|property|bindingness|binding|indicatortype|type", ("属性", "attribute", "指标性质"), ("产业属性划分",)),
    _header("page", r"页|页码|页数|所在页|page|page(?:no|number)?|pages|p\.?", ("页码", "page", "Page No"), ("网页",)),
    _header("chapter", r"章|章节|所在章节?|章节名称|节|chapter|section|heading", ("章节", "chapter"), ("规章",)),
    _header("comparator", r"比较符号?|符号|运算符|comparator|operator|op|sign|relation", ("比较符", "comparator"), ("符号化率",)),
    _header("cumulative", r"(?:是否)?(?:五年)?累计(?:数|值)?(?:标记|标志)?|(?:is)?(?:cumulative|total)(?:mark|flag)?|aggregation", ("是否累计", "cumulative", "累计"), ("累计新增",)),
    _header("high", r"上限|最大值|上界|(?:value)?(?:high|upper|max)|valueupper", ("上限", "value_high"), ("上限值说明",)),
    _header("start", r"起始年份?|开始年份?|起年|(?:period)?(?:start|from|begin)(?:year)?|yearfrom|startyear", ("起始年份", "period_start"), ("起始值",)),
    _header("end", r"终止年份?|结束年份?|截止年份?|止年|(?:period)?(?:end|to)(?:year)?|yearto|endyear", ("结束年份", "period_end"), ("期末值",)),
    _header("year", r"年|年份|年度|year|yr", ("年份", "year"), ("年均",)),
    _header("period", r"时期|期间|时间|时间段|时段|period|time|timeperiod", ("时期", "period"), ("期末",)),
    _header("column", r"列|列名|栏|栏目|表头|时点|口径|指标列|column|col|columnname|header|field|variable", ("列名", "column"), ("序列",)),
    _header("role", r"值的?类型|数据类型|类型说明|值类别|目标或现状|role|kind|valuetype|valuerole|datatype", ("值类型", "role"), ("类型",)),
    _header("value", r"值|数值|数据|录入值|指标数值|取值|原值|原文值|value|val|values|amount|figure|keyedvalue|observation|raw|rawvalue|data",
            ("数值", "value", "录入值", "raw"), ("目标值", "预期值")),
    _header("name", r"(?:主要|核心|具体|发展|规划|二级|三级|考核|监测|约束性|预期性)*指标(?:名称|内容|项目)?(?:\(单位\)|及单位)?|项目|名称|项目名称|内容|事项|名称及单位|主要内容|指标/单位|主语|主体|对象|"
                    r"indicators?|indicatornames?|names?|items?|metrics?|measures?name|series|subjects?|variablename|kpi|title",
            ("指    标", "指标名称", "indicator", "Indicator Name", "主语", "主体"), ("指标属性", "2025年目标")),
)  # fmt: skip
"""The first row that matches wins."""

Tense = Literal["baseline", "target", "actual", "average"]
TENSES: tuple[tuple[Tense, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("average", r"年均|年平均|平均每年|增速|增长率|average|annual|per(?:year|annum)|growth|cagr",
     ("年均增长（%）", "annual average"), ("2025年目标",)),
    ("target", rf"{words.TARGET.pattern.pattern}|target|goal|planned|plan$|objective|projected", ("2025年目标", "Target 2025", "2025 goal"), ("2020年完成数",)),
    ("baseline", rf"{words.BASE.pattern.pattern}|baseline|base|initial|starting", ("2020年基数", "baseline", "base (2015)"), ("2025年目标",)),
    ("actual", rf"{words.ACTUAL.pattern.pattern}|actual|achieved|completed?|completion|observed|result", ("2020年完成数", "actual 2020"), ("2020年",)),
)  # fmt: skip
"""What a value column speaks of; the first row that matches wins."""

_FIVE_YEAR_PLAN = re.compile(r"(?P<n>[0-9]{1,2})(?:st|nd|rd|th)?(?:fyp|five-?year(?:plan)?)")
_TOTAL = re.compile(r"累计|[合总共]计|cumulative|total")


@dataclass(frozen=True, slots=True)
class Time:
    """``years`` as the header prints them or as its plan's name means them; ``named`` where by a plan's name."""

    years: tuple[int, int] | None
    named: bool
    tense: Tense | None
    total: bool


def plain(header: str) -> str:
    """A header for comparing: one width, lower case, without white space, underlines and quotes."""
    return re.sub(r"[\s_“”\"'‘’「」]", "", fold(header)).lower()


@lru_cache(maxsize=4096)
def role_of(header: str) -> KeyedRole | None:
    """What the header says that its column holds; None for columns of values and unknown words."""
    words_ = plain(header)
    return next((row.role for row in HEADERS if row.pattern.match(words_)), None)


@lru_cache(maxsize=4096)
def time_of(header: str) -> Time:
    """The years and the tense that a header names."""
    words_ = plain(header)
    years, named = _years(header, words_)
    return Time(years, named, _tense(words_), _TOTAL.search(words_) is not None)


def _tense(words_: str) -> Tense | None:
    """The tense that a header names; none where it names baseline and target both (现状与目标 over two years)."""
    named = [tense for tense, pattern, _, _ in TENSES if re.search(pattern, words_)]
    return None if {"baseline", "target"} <= set(named) else next(iter(named), None)


def _years(header: str, words_: str) -> tuple[tuple[int, int] | None, bool]:
    found = find_range(words_)
    if found:
        return (found[0], found[1]), False
    year = find_year(words_) or find_year(squeeze(header))
    if year:
        return (year, year), False
    english = _FIVE_YEAR_PLAN.search(words_)
    ordinal = int(english.group("n")) if english else (find_ordinal(squeeze(header), bare=True) or (0,))[0]
    return (plan_years(ordinal), True) if 1 <= ordinal <= 29 else (None, False)


def speaks_of_values(header: str) -> bool:
    """Whether a header without a role of its own names a time or a tense, as columns of values do."""
    time = time_of(header)
    return role_of(header) is None and (time.years is not None or time.tense is not None)
