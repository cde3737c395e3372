"""What is said of a number: words around it or around a time that tell how it adds up and when. Rows with examples.

Asked by ``statements.readings``, ``times`` and ``dating``; what names the number stands in ``namings``. ``yes`` are
texts in which the row finds its words, ``no`` look alike and hold none.
"""

from __future__ import annotations

from . import cues
from .word import word

_DOES = cues.DOING.pattern.pattern

# -- up to a number: how it adds up ------------------------------------------------------------

MOST = word(
    "most",
    "(?:最高|最多|至多|不超过|不高于|上限)[一-龥]{0,10}(?:[0-9.]+[百千万亿]{0,2}元[、和])*$",
    ("给予最高", "不超过投资额", "最高500万元、"),
    ("最高50万元的奖励",),
)
LIMIT = word(
    "limit", "(?:最高|最多|至多|上限)[一-龥]{0,6}$", ("且最高", "最高可贷"), ("最高给予企业的奖励资金合计", "高于")
)
"""最高可贷80万元: the most in each case."""
DATED_LEVEL = word(
    "dated level",
    r"(?:(?:19|20)[0-9]{2}年|[一二][九〇○零0][〇○零一二三四五六七八九0-9]{2}年|“?[一二三四五六七八九十]{1,2}五”?)(?:底|末|年末|期末)?(?:的|(?<=[到至].{5})|(?<=[到至].{6}))$",
    ("增加到2025年的", "二〇二五年底的", "增加到2024年"),
    ("2025年",),
)
"""增加到2025年的300家: the time of what is reached."""
DATED_PACE = word(
    "dated pace",
    r"(?<=[增降涨跌][速幅])(?:19|20)[0-9]{2}年(?=[为是达约]|$)",
    ("投资增速2023年为",),
    ("2023年投资增速为", "增速"),
)
"""投资增速2023年为6%: the time between a pace and its verb."""
ACTS = word("acts", f"(?:{_DOES})+$", ("设施改造提升",), ("改造设施",))
"""A verb of doing behind what it is done to."""
ACTED = word(
    "acted",
    f"(?:(?:{_DOES})(?:超过?|不少于|不低于|约|近)|退耕|还林|还草|禁牧|轮作)$",
    ("设施改造提升超过", "坡耕地退耕"),
    ("设施超过",),
)
LISTING = word(
    "listing",
    "(?:产量|总量|数量|保有量|规模)(?:分别)?(?:是|为|如下)?[:：]",
    ("主要产品的产量是：", "保有量："),
    ("产量是主要目标",),
)
"""What follows is so much each."""
RAISED_TO = word(
    "raised to",
    "(?:提高|提升)[一-龥“”()]{2,24}(?:率|比|比例|比重|水平|标准|强度|覆盖面|额度)[到至](?:约|近|超过?)?$",
    ("提高电接火率至",),
    ("提高电接火率", "降低成本至"),
)
"""提高电接火率至93%."""
LOWERED_TO = word(
    "lowered to",
    "(?:降低|压减|压缩|缩短)[一-龥“”()]{2,24}(?:率|比|比例|比重|时间|时限|周期|强度|浓度|成本)[到至](?:约|近)?$",
    ("压减办电时间至",),
    ("压减办电时间", "提高水平至"),
)
"""压减办电时间至15个工作日."""
MOVED = word("moved", "(?:增长|增加|上涨|提高|下降|减少|下跌|回落|降低)$", ("由上年下降", "增长"), ("下降率", "增长到"))
"""由上年下降4.5%转为增长6.2%: what a turn starts from is a change itself."""
REPEATED = word("repeated", r"[、,]?(?:以及|[和及与])|[、,]", ("、", "以及"), ("，",))
OVER = word("over", "(?:超过?|不少于|不低于)$", ("改造超过", "不低于"), ("超过了",))
OVER_FIVE = word(
    "over five",
    "(?<![十百])五年(?:间|内)?(?:累计|共(?!同|建|享)|合计|总计|(?<=内)(?=翻|$)|(?=增长|增加|提高))",
    ("五年累计完成", "五年共", "五年内翻了一番", "五年增长"),
    ("五年来", "每五年"),
)
"""五年累计完成固定资产投资118亿元: over the years of the plan, whatever year its sentence has named."""
THERE = word("there", "建成|已(?:接入|纳入|覆盖|布设)", ("已建成", "已接入部门"), ("接入部门", "已发放"))
"""截至2022年底建成, 已接入: what is there since."""
REACHED_IN_EACH = word("reached in each", "达到?每(?:个|家)?[县市区乡镇村州]?$", ("能力达到每县",), ("达到", "每县"))
"""达到每县50张床位: so many there are in each."""
LENGTH = word("length", "(?<!总)(?<!通车)(?<!营业)里程$", ("复线里程",), ("总里程", "里程碑"))
"""新增通车里程2067公里，复线里程1689公里: both are new."""
BROUGHT = word(
    "brought",
    "(?:引进|招引|引育|新增|培育|孵化)[一-龥“”]{0,8}企业$",
    ("产业园引进配套企业",),
    ("引进企业总部基地", "入驻企业"),
)
"""产业园引进配套企业10家: those that have been brought there."""
HAS = word("has", r"有(?:约|近)?$", ("设有", "有近"), ("有效",))
PLANNED = word(
    "planned",
    "(?:规划|面积|全长|总长|规模|规划建设)(?:了|达|为|约|不少于|不低于|超过?)*$",
    ("规划面积", "全长约"),
    ("面积扩大",),
)
"""规划面积100平方公里的示范区: how large a thing is."""
CEILING = word("ceiling", "上限[^，。；]{0,40}$", ("奖励上限为零售企业",), ("上限，奖励",))
BUILDS = word("builds", "(?:建设|建立|组建|打造|建成)(?:超过?|约|不少于|不低于)*$", ("建设超过",), ("建设师资库",))
"""建设超过50人的师资库: how large a thing is."""
AWARDED = word(
    "awarded",
    "(?:认定|评定|通过|获评|入库|上规|升规|首次|一次性)[一-龥]{0,4}(?:奖补|奖励|补助|补贴)$",
    ("高新技术企业首次认定奖补",),
    ("发放奖补", "认定企业"),
)
SUPPORTS = word("supports", "支持(?:了|全[国省市])?$", ("支持", "支持全省"), ("支持率",))
REGIONS = word("regions", "(?:县|市|州|省|地区)(?:发展|建设)?$", ("产粮大县", "产粮大县发展"), ("县级医院",))
"""支持55个产粮大县: so many there are."""
BETTERED = word("bettered", "(?:提升|扩大)$", ("提升",), ("提升了",))
"""提升10个区域公用品牌: so many are made better, and nothing grows by ten."""
PACE = word(
    "pace",
    r"(?:增速|增幅|降幅|涨幅|跌幅|(?<!自然)增长率|下降率)(?!度)[^，。]{0,4}$",
    ("投资增速", "涨幅控制在"),
    ("自然增长率", "增速快于全省平均水平"),
)

# -- behind a number ---------------------------------------------------------------------------

FARES = word(
    "fares",
    "(?:取得|初见|显现|初显|见到)(?:明显|显著|积极|初步|阶段性)?(?:成效|实效|进展)",
    ("先行县和培育县试点取得成效", "初见成效"),
    ("取得专利",),
)
"""15个先行县试点取得成效: so many there are, and how they fare."""
PACED = word(
    "paced",
    "的?(?:年均|平均|较?高|中高|较快|两位数)?(?:增速|增长速度|增长率?)(?![一-龥])",
    ("以上增速。", "的年均增长，"),
    ("增长点",),
)
"""保持20%以上增速."""

# -- around a time --------------------------------------------------------------------------------

YEAR_ON_YEAR = word("year on year", r"同比|上年|去年|年均", ("同比增长",), ("增长",))
LAST_YEAR = word("last year", "同比|上年|去年|环比|[0-9]年", ("同比增长", "比上年增长"), ("年均增长", "增长"))
NORMAL = word(
    "normal",
    r"[比较](?:常年|多年(?:平均|均)值?|历[年史](?:同期|平均值?|均值)?)(?:同期|平均)?(?:值|水平)?[(的]$",
    ("比常年(", "较多年平均值的"),
    ("比上年(", "常年("),
)
"""Before what is so as a rule, and of no year."""
AIMS = word(
    "aims",
    "的(?:[0-9]{1,3}[项个])?[一-龥]{0,8}(?:目标|指标)",
    ("2025年的主要目标", "2025年的12项主要指标"),
    ("目标的",),
)
"""For when a sentence aims."""
FROM = word("from", r"[由从][^，。；由从到至为成]{0,8}$", ("由", "从2015年的"), ("由35%提高至", "由此，"))
"""What a change starts from."""
TO = word("to", r"[^。；]{0,12}?(?:到|至|为)", ("提高至60%",), ("增长6%",))
WHAT_HAS_BEEN = word("what has been", "以来[^，。、；]{1,8}的", ("建国以来发生的最大洪水",), ("十八大以来，",))
"""A thing of the past, and nothing told."""
BASIS = word("basis", "(?:按|给予)[^，。；]{0,20}$", ("按企业",), ("企业",))
OF_BASIS = word("of basis", r"度?[^，。；、0-9]{2,24}的(?:[0-9.]+|百分之)", ("度实缴保险费的60%",), ("实缴保险费，",))
"""Before and behind a year whose figure a grant is reckoned from: 按企业上年度实缴保险费的60%返还."""
CARRIED_OVER = word("carried over", "结转|结余|节余", ("结转收入",), ("完成",))
"""上年结转8.13亿元: money of the year in hand."""
AGAINST = word(
    "against",
    "(?:高于|低于|高出|低出|多于|少于|快于|慢于|超出|落后)(?:全[国省市区县球]|世界|同期|周边)[^，。；0-9]{0,12}$",
    ("低于全市平均水平", "高出全省平均水平"),
    ("高于", "高于全国平均水平3"),
)
"""By how much something is above or below another: nothing grows or falls."""
VISITS = word("visits", "接待[^，。]{0,8}(?:游客|旅游者)$", ("接待国内游客",), ("接待游客中心",))
"""到2030年，接待游客6500万人次: of that year, as what people do again and again."""
PRICES = word(
    "prices",
    "的?(?:不变|可比|当年)?(?:价格|价|口径)|的?(?:年?平均|年末|期末)?汇率",
    ("1995年价格", "不变价", "平均汇率计算"),
    ("1995年产值",),
)
"""按2018年平均汇率计算: what is reckoned by the prices of a year is not of it."""
IS = word("is", r"(?:是|作为|正值|恰逢)[^，。；：]{0,20}$", ("今年是",), ("今年",))
YEAR_OF = word(
    "year of",
    r"[^，。；：]{0,20}?(?:之年|[一之的关键]年|年份|关键期|攻坚期|窗口期|机遇期)(?=[，。；、]|$)",
    ("规划的关键一年。", "收官之年，"),
    ("规划实施",),
)
"""今年是“十四五”规划的关键一年 dates nothing."""
CROSSES = word(
    "crosses",
    "年均[^，。；]*[0-9][^，。；]*、(?:[^，。；、]{0,12})(?:突破|达到?|[迈跨跃站登][上越过])(?:约|近|超过?)?$",
    ("年均增长5%左右、迈上", "年均增长8%、总量突破"),
    ("年均增长", "年均新增就业30万人、培训"),
)
"""年均增长5%、迈上3万亿元: what is reached is of no year."""
IN_ALL = word("in all", "[，、]?(?:累计|总数)(?:已)?达到?", ("，累计达到", "累计达"), ("累计建成", "累计"))
"""新增县区26个，累计达到46个: how many there are by then."""
FROM_TO = word(
    "from to",
    "[从由自]?(?:19|20)[0-9]{2}年[至到](?:19|20)[0-9]{2}年",
    ("2020年到2025年", "从2020年至2024年"),
    ("2020-2025年", "“十四五”期间"),
)
CLOSED = word(
    "closed",
    "(?:规划)?(?:圆满|顺利|胜利|如期|全面|完美)*收官(?!之年)|(?<=(?:完成|实现|超额).{5})(?:规划)?(?:主要)?(?:目标任务|目标|任务|指标)(?=[，。；、])",
    ("“十四五”圆满收官。", "规划顺利收官，", "完成“十四五”任务，", "超额完成“十四五”规划目标任务。"),
    ("“十四五”收官之年，", "“十四五”任务，", "“十四五”规划目标是"),
)
"""实现“十四五”圆满收官, 完成“十四五”任务: a plan that is done, and no time of what follows."""
TURNS = word(
    "turns",
    "(?:^|[。！：])(?:各位代表[！!，,：:])?(?:回[望首顾看])?(?:刚刚|刚)?(?P<time>过去的?(?:一年|五年|20[0-9]{2}年)|五年来|一年来|这五年)",
    ("各位代表！刚刚过去的2025年，", "规划收官。回望过去五年，", "五年来，", "这五年，我们"),
    ("取得五年来最好成绩", "在过去五年的基础上"),
)
"""Where a paragraph turns to the one year, or to the five years, that its report goes on to tell of."""
GONE = word("gone", "(?:刚刚|刚)过去的$", ("刚刚过去的",), ("过去的",))
"""刚刚过去的2010年: a year that a paragraph tells of, and not one sentence alone."""
ON_BASIS = word("on basis", r"的?[0-9.]+[^，。；0-9]{1,8}的?基础上", ("58%的基础上",), ("基础上",))
"""在2020年58%的基础上提高7个百分点."""
SUM_OF = word(
    "sum of",
    "(?:[0-9]{1,3}年)?的?(?:总和|之和|合计)",
    ("53年的总和", "的总和", "之和"),
    ("的总体要求",),
)
"""是1950年到2002年53年的总和: what a number is compared with."""
MULTIPLE = word("multiple", r"的[0-9.]+倍", ("的1.5倍",), ("1.5倍",))
