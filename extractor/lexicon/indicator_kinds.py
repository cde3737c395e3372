"""What an indicator's name says about its figures: a stock, a yearly figure, a share, better high or low.

Rows of words with examples. A name that no row knows is simply not known: checks then keep silent
or speak with less weight.
"""

from __future__ import annotations

from .remembered import remembered
from .rows import Rule, row
from .widths import fold, squeeze

STOCK = Rule(
    "stock",
    (
        row("insured", "参保(?:总?人数|人员) 参加.{2,12}保险人数 持卡人数 发卡[数量]",
            ("失业保险参保人数", "社会保障卡持卡人数", "社会保障卡(市民一卡通)发卡数"), ("城镇新增就业人数",)),
        row("amount", "总量 保有量 拥有量 存量 余额", ("高技能人才总量",), ("新增高技能人才总量", "用水总量", "进出口总量")),
        row("people", "在校学?生(?:人?数|规模)? 在园幼儿(?:人?数)? 专任教师(?:人?数)? (?:常住|户籍)人口(?:数|规模)? 从业人员(?:人?数)?",
            ("在校生规模", "常住人口", "在园幼儿数"), ("技工院校年培训规模", "新增专任教师")),
        row("bodies", "市场主体(?:数量?|总数)?", ("市场主体数量",), ("新增市场主体",)),
    ),
    "^(?!.*(?:新增|净增|增长|增加|累计|减少|新建|扩面|培训|排放|消费|消耗|用水|用电|产出|进出口|投资|生产|产量|销售|旅游|接待|货运|客运|吞吐|周转|发放|评审|招收|服务|交易|贸易|运输|需求|供应|供给)).*%s$",
)  # fmt: skip
"""A quantity that exists at a date, and no flow; it has no total over five years."""

YEARLY = Rule(
    "yearly",
    (
        row("of_a_year", "(?<![0-9一二三四五六七八九十前近])年(?:招收|招生|培养|接待|发电|供水|产|均|度)[^、]{0,12}[数量]",
            ("博士后研究人员年招收数", "年接待游客数量"), ("五年招收数", "年龄结构指数", "近年培养人数")),
    ),
    "%s$",
)  # fmt: skip
"""A quantity of one year by its own name; it has no total over five years either."""

RATE = Rule(
    "rate",
    (
        row("labour", "(?:参保|就业|失业|结案|签订|调解成功|仲裁成功|代缴|知晓|满意|好评)率 满意度",
            ("基本养老保险参保率", "劳动人事争议调解成功率", "群众满意度"), ("资产负债率",)),
        row("works", "(?:覆盖|合格|达标|治理|处理|处置|办结|到位|通达|入户|优良|绿化|受理|化解|上网|接入|规范化|标准化)率",
            ("服务覆盖率", "污水处理率"), ("移动电话普及率", "目标完成率", "全员劳动生产率")),
        row("people", "(?:(?<!毛)入学|巩固|城镇化)率", ("常住人口城镇化率",), ("高中阶段毛入学率",)),
        row("share", "(?<!增长)(?:占比|比重)", ("服务业增加值占比",), ("增长占比",)),
    ),
    "%s$",
)  # fmt: skip
"""A share of a whole: never above 100 %."""

RISING = Rule(
    "rising",
    (
        row("rates", "(?:参保|覆盖|结案|签订|普及|合格|好评|满意|达标|(?<!失)就业|入学|巩固|治理|处理|处置|知晓|办结|调解成功|优良|受理|化解)率 满意度",
            ("劳动人事争议仲裁结案率", "劳动保障监察举报投诉案件结案率"), ("城镇登记失业率",)),
        row("people", "参保(?:总?人数|人员) 持卡人数 受教育年限 预期寿命", ("工伤保险参保人数", "人均预期寿命"), ("常住人口", "用水总量")),
    ),
    "%s$",
)  # fmt: skip
"""Higher is what the plan aims at."""

FALLING = Rule(
    "falling",
    (
        row("hardship", "失业率 失业人数 贫困 低保 返贫 差距 收入[比差] 恩格尔 抚养比 老龄 老年 人口", ("城镇登记失业率",), ("失业保险参保人数",)),
        row("energy", "能耗 能源消[费耗] 煤 碳 电耗 水耗 耗水 用水 消耗 强度", ("单位GDP能耗", "全省用水总量"), ("城镇新增就业人数",)),
        row("pollution",
            "排放 污染 浓度 PM 颗粒物 劣 黑臭 超标 化肥 农药 水土 荒漠 沙化 赤潮 流失 蔓延", ("细颗粒物浓度",), ("城镇新增就业人数",)),
        row("health", "死亡 发病 患病 近视 肥胖 吸烟 缺陷 次均 自付 个人卫生支出 药占比", ("孕产妇死亡率",), ("预期寿命",)),
        row("safety", "事故 犯罪 发案 案件数 火灾 伤亡 投诉 信访 拖欠 欠薪", ("生产安全事故起数",), ("结案率",)),
        row("money", "负债 赤字 逾期 不良 成本", ("资产负债率",), ("财政收入",)),
        row("school", "辍学 生师比 班额", ("大班额比例",), ("入学率",)),
        row("time", "时间 时长 时限 天数", ("办理时限",), ("受教育年限",)),
        row("less", "[降减][低少] 下降 漏损 损失 闲置 空置 开发强度 建设用地 第?一产业?", ("管网漏损率",), ("覆盖率",)),
    ),
)  # fmt: skip
"""Lower is what the plan aims at, or may well be; where RISING knows the name too, RISING is right."""

GROWTH = Rule(
    "growth",
    (row("pace", "增长 增速 增幅 增加值率 指数 年均 同比 比上年", ("地区生产总值增长", "居民人均可支配收入增速"), ("城镇新增就业人数",)),),
)  # fmt: skip
"""A pace, which may slow down without anything getting less."""

VOLUME = Rule(
    "volume",
    (
        row("money", "总值 投资 总额 收入 支出 增加值 产值 销售额? 消费 出口 进出口 GDP",
            ("地区生产总值", "固定资产投资", "居民人均可支配收入"), ("服务业增加值占比", "研发经费投入强度")),
    ),
    "%s$",
)  # fmt: skip
"""An amount of money; where its unit is %, the figure is its growth."""

WORDS = (STOCK, YEARLY, RATE, RISING, FALLING, GROWTH, VOLUME)
_NO_TOTAL = frozenset((STOCK.name, YEARLY.name, RATE.name))


@remembered
def kinds_of(name: str) -> frozenset[str]:
    """The kinds of the rows that know the name: ``{"stock", "rising"}`` for 失业保险参保人数."""
    plain = fold(squeeze(name))
    return frozenset(rule.name for rule in WORDS if rule(plain))


def has_no_total(name: str) -> bool:
    """Whether a five-year total of the figure makes no sense: a stock, a yearly figure, a share."""
    return not kinds_of(name).isdisjoint(_NO_TOTAL)


def may_fall(name: str) -> bool:
    """Whether less of it may be what the plan aims at."""
    kinds = kinds_of(name)
    return FALLING.name in kinds and RISING.name not in kinds
