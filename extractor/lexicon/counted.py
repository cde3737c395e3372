"""What a unit counts, where the noun behind it goes on with what is done to that: 8家水泥企业超低排放改造. Rows with examples.

``yes``: nouns of which the unit counts but the first part; ``no``: nouns that it counts as a whole.
"""

from __future__ import annotations

from .word import Word, word

_CHANGED = (
    "(?:(?:破损|周边|外墙|屋[面顶]|室内)[一-龥、]{2,16}"
    "|[一-龥、]{0,14}(?:改造|提升|整治|治理|升级|更新|修缮|维修|排放|改革|供暖|供水|专网|管网|路面|外墙|环境|基础设施|问题|难题|困难))$"
)
"""What is done to those that are counted, or what of them is changed: no unit of theirs counts it."""


def _row(name: str, heads: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Word:
    return word(name, rf"^[一-龥、“”()]{{0,16}}(?:{heads})(?P<what>(?!项目|工程){_CHANGED})", yes, no)


COUNTED: dict[str, Word] = {
    "户": _row("households", "居民|家庭|农户|住户|用户|群众|牧民|商户", ("居民集中供暖改造", "困难家庭无障碍改造"), ("居民", "家庭农场")),
    "家": _row("firms", "企业|医院|机构|单位|公司|商场", ("水泥企业超低排放改造", "医院周边环境"), ("企业技术中心", "企业改造项目")),
    "所": _row(
        "schools", "学校|院校|幼儿园|中小学|小学|中学|高校|医院|卫生院|卫生室",
        ("公办学校教育专网", "中小学、幼儿园基础设施"), ("学校", "小学附属幼儿园"),
    ),
    "个": word(
        "villages",
        "^[一-龥、“”()]{0,12}(?:村街|行政村|自然村|建制村|村庄?|社区|小区|乡镇)(?P<what>(?:人居)?(?:环境整治|污水治理|集中供[水暖气]|垃圾(?:集中转运|治理)|改厕|绿化|亮化|道路硬化|[一-龥]{0,6}改造提升))$",
        ("村垃圾集中转运", "村街集中供水", "老旧小区改造提升"),
        ("社区服务中心", "村环境整治项目"),
    ),
    "条": _row("streets", "街巷|小巷|道路|河道|河流|公路|街道", ("背街小巷破损路面、井盖", "黑臭河道整治"), ("道路", "道路照明线路")),
    "座": _row("works", "水库|桥梁|水厂|泵站|水闸", ("小型水库维修", "水厂升级"), ("水库", "水库大坝")),
    "处": _row("sites", "灌区|泵站|水闸|公园|小区|学校|车站|河段|遗址", ("中型灌区续建配套与现代化改造", "湿地公园生态修复治理"), ("中型灌区", "灌区管理站")),
}  # fmt: skip
"""By unit."""

HEADS: dict[str, Word] = {
    "支": word("teams", "(?:专业|应急|救援|抢险|救护|执法|志愿服务|人才|工作|宣讲){0,3}(?:队伍|分队|大队|突击队)$", ("森防救援队伍", "医疗突击队"), ("队伍建设",)),
    "所": word("schools", "(?:普通|职业|公办|民办)?(?:学校|院校|幼儿园|中学|小学|医院|卫生院)$", ("民办幼儿园", "职业学校"), ("学校教师",)),
    "座": word("works", "(?:水库|水厂|泵站|变电站|桥梁|水闸|电站|隧道)$", ("中型水库", "排涝泵站"), ("水库大坝",)),
    "家": word("firms", "(?:企业|医院|合作社|银行)$", ("外资企业", "民营医院"), ("企业家",)),
    "处": word("sites", "(?:公园|保护区|保护地|遗址)$", ("湿地公园", "自然保护区"), ("公园绿地",)),
    "条": word("lines", "(?:航线|公路|铁路|生产线|线路|河道)$", ("国际航线",), ("航线网络",)),
}  # fmt: skip
"""By unit: how those end that it counts, and that a list may say once for all its members."""
