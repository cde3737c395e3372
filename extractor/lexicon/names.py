"""Names of indicators: which spellings name one indicator.

A name's key is the name without what does not change its meaning: width, white space and signs,
全市 and the like before it, 人数 or 总量 behind it, the order of 参加失业保险人数 and 失业保险参保人数. Two
names with one key name one indicator where their units measure the same thing: 培训人数 and 培训人次
share a key, 人 and 人次 keep them apart. Nothing is fuzzy: what no row says to be the same is not.
"""

from __future__ import annotations

import re

from .remembered import remembered
from .widths import fold, squeeze

_SIGNS = re.compile(r"[“”\"‘’'「」『』《》()\[\]、,。:;·—–_*①-⑳-]")

RULES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (r"^(?:全[省市区县州旗盟]|[我本][省市区县州旗盟])", "",
     (("全市城镇新增就业", "城镇新增就业"), ("我省城镇登记失业率", "城镇登记失业率"))),
    (r"^(?:年均|每年|累计|共)?(?:实现|完成|达到)", "",
     (("年均实现城镇新增就业", "城镇新增就业"), ("完成城镇新增就业", "城镇新增就业"))),
    (r"^(?:组织开展|开展|组织|发放)(?=.{4})", "",
     (("开展补贴性职业技能培训人次", "补贴性职业技能培训"), ("发放创业担保贷款", "创业担保贷款"))),
    (r"^年均|累计", "", (("城镇累计新增就业", "城镇新增就业"), ("年均城镇新增就业", "城镇新增就业"))),
    (r"^参加(.{2,14}?保险)的?(?=人数$)", r"\1参保",
     (("参加失业保险人数", "失业保险参保人数"), ("参加城镇职工基本养老保险人数", "城镇职工基本养老保险参保人数"))),
    (r"^参加(.{2,14}?保险)$", r"\1参保", (("参加失业保险", "参加失业保险人数"),)),
    (r"(?<=保险)参加(?=人数$)", "参保", (("工伤保险参加人数", "工伤保险参保人数"),)),
    (r"案件(?=结案率$)", "", (("劳动保障监察举报投诉案件结案率", "劳动保障监察举报投诉结案率"),)),
    (r"(?<=..)(?:总人数|人数|人次|总量|总数|数量|数)$", "",
     (("城镇新增就业人数", "城镇新增就业"), ("高技能人才总量", "高技能人才"), ("人力资源服务机构数量", "人力资源服务机构"))),
)  # fmt: skip
"""What is taken off or turned round, in this order, each with pairs of names that become one."""

DIFFERENT: tuple[tuple[str, str], ...] = (
    ("失业保险参保人数", "失业保险参保率"),
    ("城镇登记失业率", "城镇调查失业率"),
    ("高技能人才总量", "新增高技能人才"),
    ("城镇职工基本养老保险参保人数", "基本养老保险参保人数"),
    ("全国城镇新增就业", "全省城镇新增就业"),
    ("创业担保贷款余额", "发放创业担保贷款"),
    ("新增高校毕业生就业", "新增高校毕业生就业创业人数"),
)
"""Examples: names that must stay apart."""

_RULES = [(re.compile(pattern), by) for pattern, by, _ in RULES]


@remembered
def name_key(name: str) -> str:
    """The key under which all spellings of one indicator's name meet.

    Args:
        name: a name without number, unit and 其中, as ``Indicator.name`` and ``Statement.subject`` are.
    """
    key = _SIGNS.sub("", fold(squeeze(name)))
    for pattern, by in _RULES:
        key = pattern.sub(by, key)
    return key
