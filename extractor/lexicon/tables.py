"""Words of indicator tables: headers, attributes, units, marks. Rows without logic.

Every row has examples; a new header word, attribute or unit is a row here and nothing else.
"""

from __future__ import annotations

import re

from .measures import cell_units
from .remembered import remembered
from .widths import plain, squeeze
from .word import Word, any_of, word

# What a column is, by its header. The first row that matches wins.
HEADERS: tuple[Word, ...] = (
    word("number", r"^(?:序号?|编号|序列|项次|No\.?)$", ("序号", "编号", "项次"), ("编号规则",)),
    word("unit", r"^(?:计量|指标|数据)?单位(?:名称)?$", ("单位", "计量单位"), ("责任单位",)),
    word("attribute", r"^(?:指标|目标)?(?:属性|性质)(?:\((?![0-9]{4}).*\))?$|^(?:约束性?[/、或]预期性?|预期性?[/、或]约束性?)$",
         ("属性", "指标属性", "属  性", "约束性/预期性"), ("产业属性划分", "属性（2020年）")),
    word("note", r"备注|说明$|解释$|释义|口径$|计算方[法式]|(?:指标|有关)?(?:定义|含义)$|责任|牵头|部门$|来源|依据|配合|主管|层级$|范围$|评价$|评估(?:结果|结论|意见)$"
          r"|(?:提供|支撑|填报|报送|承担|负责|参与|落实|统计)单位$|^分管领导$",
          ("备注", "责任单位", "牵头部门", "数据提供单位", "分管领导", "指标层级", "进展评价", "指标解释", "统计口径", "计算方法"), ("指标", "中期评估值", "建设单位", "计量单位")),
    word("annual_average", r"(?:年均|年平均|平均每年|年度平均)(?!.*累计)|^(?:增速|增长率|增幅)(?:\(%\))?$",
          ("年均增长（%）", "年均增速", "“十四五”年均增长", "年均"), ("年均/累计", "2025年目标")),
    word("group", r"^(?:类别|分类|类型|领域|方面|大类|维度|(?:目标|指标)(?:类别|类型|分类|维度|领域)|一级指标|板块|序列类别)$",
          ("类别", "领域", "指标类型", "指标分类"), ("类别数", "指标分类说明")),
    word("name", r"^(?:主要|核心|具体|发展|规划|二级|三级|考核|监测|约束性|预期性)*指标(?:名称|内容|项目|项|体系)?(?:\(单位\)|及单位)?$"
                  r"|^(?:项目|名称|项目名称|产品(?:名称)?|品种|内容|事项|(?:主要|发展|具体)?目标|名称及单位|主要内容|指标/单位)$",
          ("指    标", "指标名称", "主要指标", "项目", "指标（单位）", "产品名称", "主要目标", "规划指标体系"), ("指标属性", "2025年目标")),
)  # fmt: skip

REMARK = word("remark", r"^(?:备\s*注|说明)$", ("备注", "备 注"), ("备注说明", "责任单位"))  # fmt: skip
"""Heads a column of remarks, which most rows go without."""
SCOPE = word("scope", r"(?:[市县区镇乡村州省旗级类别段圈带]|地区|地市|街道|城镇|城乡|男性?|女性?|区域|流域|断面|企业|机构|学校|医院|家庭|人群|人员|居民|老人|儿童|人口|平均|均值|水平|合计|总计|其中|"
             r"防[洪潮]|排涝|小学|初中|高中|中学|大学|学前|幼儿园|中职|高职|其他|其余|全部|达|到|实现|完成|超过?|增[长加]?|提[高升]|下?降低?|减少?|约|近|为|在|年|月|新[增建]|累计|期[内末])$",
             ("重点城市", "县级市", "达到", "农村地区", "女性"), ("规上工业总", "技术合同成", "研发投入强"))  # fmt: skip
"""For what part a value holds, before its number; half a name is none."""
DUTY = word("duty", r"^(?:责任|牵头|主管|配合|实施|负责|承担|提供|数据(?:提供|来源)?)(?:单位|部门|科室|处室|主体)$|^(?:备注|数据来源)$",
            ("责任单位", "牵头部门", "备注"), ("市直部门", "单位面积"))  # fmt: skip
"""Heads a column of those in charge, or of remarks, and is the cell of no other."""

CONTINUED = word("continued", r"^\(?(?:续(?:上|前)?(?:表|专栏)|[上前]表续|表续|接上表|续上页|续前页)[0-9一二三四五六七八九十.\-]*\)?$|^\(续\)$",
                 ("续表", "续表1", "（续上表）", "续专栏2", "（续）"), ("续教育", "续建项目表", "继续表彰"))  # fmt: skip
"""Says nothing but that the table goes on from the page before."""

RUNNING = word("running", r"^(?=[\u4e00-\u9fff]{2})(?=.*(?:十[一二三四五六七]五|第[一二三四五六七八九十]+个五年|(?:19|20)[0-9]{2}[-—–~至]+(?:19|20)?[0-9]{2}))"
               r"\S{4,60}(?:规划|纲要|计划)(?:\([^()]{1,16}\))?$",
               ("某市“十四五”发展规划", "某县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "青川区养老服务“十四五”规划（2021-2025年）"),
               ("“十四五”规划", "“十四五”规划目标", "规划", "编制“十四五”规划项目", "完成市下达计划"))  # fmt: skip
"""A plan's title, which pages print above or below the rows of a table: no group and no name of a row."""

# What a header says of time and aim; several may speak in one header.
BASE = word("base", r"基数|基期|基准|现状|基础值|初始值|起始|期初|现有值",
            ("2020年基数", "现状（2025年）", "基期值"), ("基础设施", "2020年完成"))  # fmt: skip
TARGET = word("target", r"目标|规划(?!期?完成)|预期值?|计划|展望|期末值?$|指标值|[年五”]任务|任务[数量值]",
              ("2025年目标", "规划目标", "计划任务", "指标值", "其中：2021年任务"), ("规划完成情况", "2020年", "重点任务"))  # fmt: skip
ACTUAL = word("actual", r"完成|实际|实绩|执行|达成|结果|评估|实现(?!目标)|预计|达到|实施",
              ("2020年完成数", "实现情况", "完成率", "2020年预计", "2023年评估值"), ("2025年目标", "实现目标"))  # fmt: skip
EXPECTED = word("expected", r"^(?:(?!完成|实际|实绩|执行|达成|结果|评估|实现[情数值程]).)*(?:预计|达到|实现|实施)(?!.*(?:完成|实际|情况))",
                ("2025年达到", "2025年预计"), ("预计完成", "2020年实现情况"))  # fmt: skip
"""Words that tell what was or what will be: the year decides."""
RATE = word("rate", r"(?:完成|达成|实现|执行|达标)(?:率|比例|比率|进度|程度)|^进度(?:\(%\))?$|占目标",
            ("完成率", "目标完成率（%）", "实现程度"), ("完成情况", "达标面积"))  # fmt: skip
"""How far a target was met: it has the period that it rates."""
GROWTH = word("growth", r"(?:比|较)(?:上年|去年|上期|上月|同期|年初|(?:19|20)[0-9]{2}年增)|与(?:19|20)[0-9]{2}年相?比较?|同比|环比|增减|±|^增[长幅速](?:率|速度)?(?:\(%\))?$",
              ("比上年增长（%）", "1986年比1985年增长%", "与2020年比较/%", "同比±%", "增长（%）"), ("年均增长", "增加值"))  # fmt: skip
"""The change against the year before."""
SHARE = word("share", r"比重|占比|构成|份额|比例", ("比重（%）", "占比", "构成（%）"), ("比上年增长", "绝对数"))  # fmt: skip
"""The part that each row has in a whole."""
STATISTIC = word("statistic", r"^绝对[值额量数]|^年末数|^(?:总量|总额|数量|数额|金额|产量|产值|增加值|销[售量]额?|面积|人[数口]|户数|件数|投资额|收入|支出|比重|占比|构成|本年|本期|全年|年末)"
                 r"(?:数|比重|\(.*\)|（.*）)?$|(?:比|较)(?:上年|去年|上月|同期)(?:末|同期|同月)?(?:增|减|±)|同比|^(?:上年|去年)同(?:期|月)",
                 ("绝对额（亿元）", "产量（万吨）", "比上年增长（%）", "比重", "比去年同月增长（%）", "上年同期"), ("产量目标", "收入水平提升工程"))  # fmt: skip
"""What statistical tables measure, in the year that their caption or their document names."""
CHART = word(
    "chart",
    r"^图[0-9]{1,2}(?:[-—.][0-9]{1,2})?(?:[:.、]|(?=(?:19|20)[0-9]{2})|(?=[\u4e00-\u9fff]{4}))",
    ("图1 2019—2023年生产总值", "图2：人口结构", "图3 各产业增加值占比"),
    ("图书馆", "图1", "图2个", "如图1所示"),
)
"""The caption of a chart, below which its axes stand."""
MONTHS = word(
    "months",
    r"^(?:1(?:[-—–~至]|月[-—–~至]))(?:本|当|[2-9]|1[0-2])月份?(?:止|末)?(?:累计)?(?:[数值]|完成|实绩|同比|(?:比|较)|增|\(|$)"
    r"|^(?:本|当)月(?:止|末)?(?:累计)?(?:[数值]|完成|实绩|同比|增|\(|$)|^(?:自?年初|自?1月)(?:以来|起)?(?:至本月)?累计|^(?:[1-9]|1[0-2])月末$",
    (
        "1-本月",
        "1-9月",
        "本月",
        "当月",
        "1—12月累计",
        "1至本月累计",
        "9月末",
        "本月止累计",
        "自年初累计",
        "1-9月增长(%)",
    ),
    ("9月", "3月底前", "12个月", "本月工作", "1-9月龄"),
)
"""What a monthly table has beside each other: the month, and the year up to it."""
OF_A_YEAR = word("of a year", r"^绝对[值额量数]|^(?:年末|本年|本期|全年)|(?:比|较)(?:上年|去年|同期)|同比|比重|构成|产[量值]|增加值|收入|支出|销[售量]|投资额",
                 ("绝对额（亿元）", "产量（万吨）", "年末数", "比重"), ("数量", "面积", "人数"))  # fmt: skip
"""What is of some year beyond doubt; 数量 and 面积 of places or things need none."""
PROJECTS = word("projects", r"建设(?:内容|规模|地点|年限|性质|起止|工期|周期|单位|期限)|(?:项目|工程)(?:名称|内容|类型|地点|业主|起止|单位|概况)|起止(?:年限|时间|年月)|"
                r"(?:总|计划|估算|年度|累计|完成|预计|五”)投资|投资(?:估算|规模|总额|额)?(?:\(|$)|资金(?:来源|需求|规模)|实施(?:单位|主体|内容|期限|地点)|(?:完成|办结)时[限间]|时间节点|"
                r"(?:工作|任务|主要|具体|服务)内容|(?:工作|重点|主要|具体|推进|保障)(?:任务|举措|措施)|联系(?:人|电话|方式)|成果形式|"
                r"(?:形象|工作|工程|实施|年度)进[度展]|进度(?:安排|计划|要求)|进展情况",
                ("建设内容与规模", "总投资（亿元）", "项目起止", "项目名称", "完成时限", "“十四五”投资（亿元）", "进度安排", "形象进度"), ("指标名称", "投资强度", "2025年目标", "目标进度"))  # fmt: skip
"""Headers of lists of projects, duties and contacts."""
THINGS = word("things", r"^(?:重点|主要|具体|工作|改革|创建)*(?:任务|工作|事项|举措|措施|项目|工程)(?:名称|内容)?$",
              ("工作任务", "重点项目", "工程名称", "主要举措"), ("城市更新项目", "完成任务"))  # fmt: skip
"""What stands in the first column of a list of projects or duties."""
NATURE = word("nature", r"^(?:新建|续建|改建|扩建|改扩建|新(?:建)?开工|拟建|在建|迁建|重建|技改|储备|谋划|前期|竣工|续建\+新建)(?:项目|类)?$",
              ("续建", "改扩建", "新开工项目"), ("预期性", "约束性", "新建小区"))  # fmt: skip
"""What a project is under the header 性质: no attribute of an indicator."""
PROJECT_LIST = word("project_list", r"(?:项目|工程|任务|职责|责任|措施|举措|资金|投资)(?:分工|汇总|安排|计划|进度|储备|估算)?(?:一览|清单|目录|汇总)?表$|分工(?:方案)?表?$|清单$",
                    ("重大项目表", "重点任务分工表", "项目清单", "投资估算表"), ("主要指标表", "重点项目建设指标"))  # fmt: skip
PLACES = word("places", r"^(?:地市|城市|市县|市州|区县|县区|县市|行政区|地区|区域|街道|乡镇|镇街)(?:名称|划)?(?:$|\()|(?:分|片)区$",
              ("地市", "城市名称", "城市（镇）及分区"), ("城市内涝防治达标率", "指标名称"))  # fmt: skip
"""Headers of lists of places."""
TIMES = word("times", r"^(?:时间|日期|年月)$|(?:完成|办结|起止|建设|实施|竣工|开工|启动|出台|预计)(?:时间|时限|日期|期限|年月|年限)$|^(?:时间节点|时限)$",
             ("完成时间", "时间", "计划完成时限"), ("办理时间（天）", "2025年", "时间利用率"))  # fmt: skip
"""Headers of columns in which dates stand."""
YEARS_DOWN = word("years_down", r"^(?:年\s*份|年\s*度|年)$", ("年份", "年度"), ("年均", "2020年"))
"""The header of a first column of years."""
TIME = re.compile(
    "|".join(row.pattern.pattern for row in (BASE, TARGET, ACTUAL))
    + r"|[0-9]{4}|[一二三四五六七八九十]{1,3}五|年均|累计|期末|终期|中期|五年"
)
"""What dates a column or gives it an aim."""
TOTAL = re.compile(r"累计|[合总共]计|五年(?:总|合)|总量目标")
SUM_OF_KINDS = re.compile(r"合计[一-龥]{0,6}")
"""A header that names no years, and a sum: of kinds, where no plan says over which years."""

TOTAL_ROW = word(
    "total_row",
    r"^(?:合计|总计|共计|小计|总和|合计数|总计数|总投资合计)[:：]?$",
    ("合计", "总计："),
    ("合计投资", "总计划", "累计"),
)
"""Names of a row that sums up others."""

ENDING = word("ending", r"^(?:化(?![学肥石工解粪验妆纤隆])|型(?![号材])|率(?!先)|性(?![别能价侵格])|量(?![化子])|者|及|和(?![平谐])|与|的|式|率)",
              ("型床位占比", "化厕所普及率", "率（%）", "及以上学位数"), ("化学需氧量", "化石能源占比", "性别比", "性能提升率"))  # fmt: skip
"""The rest of a name that its cell tore: no name begins so."""

MEASURED = word("measured", r"^(?:系数|指数|比[例重率]|之比|总[量数额]|数量|人[数次]|个数|面积|里程|强度|密度|规模|水平|能力|数|量)$", ("系数", "面积", "总量"), ("人", "公里", "倍"))  # fmt: skip
"""What a name says that it measures: the end of one, and no unit beside it."""

CLOSED = word("closed", r"(?:率|数|量|(?:产|总|增加|平均)值|额|比重|占比|比例|[别入率]比|面积|里程|长度|规模|系数|[强密浓速湿温深]度|满意度|贡献度|参与度|集中度|收入|支出|投入|寿命|年限|"
              r"人次|天数|时[间长]|增速|增长|下降|降低|余额|能耗|水耗|(?:生产|供水|供给|处理|服务|吞吐|接待)能力)$",
              ("湿地保护率", "旅游总收入", "人均预期寿命", "工业增加值"), ("产业培育", "生态建设", "富民增收", "社会保障制度", "价值"))  # fmt: skip
"""The end of a whole name: what is measured."""

ATTRIBUTE = word("attribute_cell", r"^(?:约束|预期|指导|建议|导向|引导|参考|预测|(?:监测|评价|鼓励)(?=[性型指]))(?:性|型)?(?:新增|累计|增量)?(?:指标)?$",
                 ("约束性", "预期性", "指导性", "建议性", "预期新增", "约束", "预期型", "监测性", "约束性指标", "约束性累计"),
                 ("约束机制", "预期寿命", "性", "监测"))  # fmt: skip
OF_CHANGE = re.compile(r"新增|累计|增量")
"""An attribute that says that the value is what the plan adds: 预期新增."""

CUT_YEAR = word("cut_year", r"^年(?:$|规划|目标|实际|完成|现状|基期|预期|计划|实现)",
                ("年", "年目标", "年规划目标", "年实际"), ("年均增长", "年度目标", "年份", "2020年"))  # fmt: skip
"""A header that lacks the figures of its year, which stand in a line above the table as it was read."""

CUT_HEADER = word("cut_header", r"(?:年均|[上去]年|同比|同期|累计|平均|期间|时期)增$|(?:规划|[年期五”])目$|[年期五”]规$|(?:完成|现状)情$|指标属$|属性?[(（]$|年年",
                  ("年均增", "比上年增", "“十五五”规划目", "2025年规", "完成情", "指标属"), ("年均增长", "新增", "规划目标", "项目", "完成情况"))  # fmt: skip
"""A header whose last letters stand in the line below it."""

_OF = (
    r"经济|社会|创新|科技|民生|绿色|生态|安全|文化|城乡|城市|乡村|农业|产业|工业|数字|信息|资源|能源|环境|公共|基础|综合|改革|开放|人才|"
    r"教育|健康|就业|总体|质量|结构|发展|设施|运行|供给|治理|服务|要素|网络|水环|水利|医疗"
)
_WHAT = (
    r"发展|驱动|福祉|生态|保障|治理|设施|服务|效益|质量|规模|结构|动力|安全|开放|共享|环境|支撑|水平|能力|改革|协调|创新|转型|升级|"
    r"供给|投入|低碳|韧性|创业|旅游|体育|卫生"
)
GROUP = word("group_cell", rf"^(?:{_OF})(?:{_WHAT})(?:[与和](?:{_OF})(?:{_WHAT}))?(?:类?指标)?$"
             r"|^(?!主要|核心|具体|规划|目标|评价|考核|监测|统计|约束|预期|引导|[一二三]级)[\u4e00-\u9fff]{4,8}指标$|^[\u4e00-\u9fff]{2,8}类指标$",
             ("经济发展", "经济发展指标", "健康水平类指标", "污染减排指标", "创新驱动", "民生福祉", "绿色生态", "安全保障", "资源环境和绿色低碳", "水利保障", "就业创业"),
             ("城镇新增就业", "粮食综合生产能力", "公共图书馆", "能源消费总量", "主要指标", "约束性指标", "主要发展指标"))  # fmt: skip
"""What names a group of indicators."""
SAID = word(
    "said",
    r"^(?:与|同|按|完成|达到|实现|保持|基本|稳[中步定]|持续|逐[年步]|明显|显著|大幅|有所|只[增减降升]|不[断低高超少大]|全[部面覆域]|应|进一步|优于|好于|高于|低于|"
    r"力争|控制|前[0-9一二三四五十]|位[居列]|居全|较(?!大)|约|未|合格|达标|建成|(?:已|提前|超额|如期|按期)(?:完成|实现|达)|进展[顺正缓滞]|[ⅠⅡⅢⅣⅤIV]+类?|[一二三四五]级|[是否有无]$)"
    r"|(?:同步|以上|以内|左右|不减|不增|不降|下降|提升|提高|改善|达标|合格|要求|水平|标准|尽享|尽[^上下]|消除|建成|覆盖|持平|前列|优良|稳定|稳中有[^，]|国家[^，]*任务)$",
    (
        "与经济增长基本同步",
        "只增不减",
        "稳中有降",
        "应享尽享",
        "完成国家下达任务",
        "逐年下降",
        "Ⅲ类",
        "已完成",
        "进展顺利",
    ),
    ("生态保护红线面积", "文化事业", "总量控制", "煤炭消费比重", "较大以上事故起数"),
)
"""What a cell says of a target without a number."""
SAID_WHOLE = word("said_whole", r"^(?:完成|达到|按照?|与|同|控制在?|不[低高]于|高于|低于|优于).{2,14}(?:目标|任务|指标|要求|水平|同步|标准|以内|持平|一致)[值数]?$",
                  ("完成省下达目标", "与经济增长同步", "达到国家要求"), ("完成省下", "完成情况", "达目标"))  # fmt: skip
"""Such words to their end, which a cell may tear: 完成省下/达目标."""
MISSING = re.compile(r"^(?:[-—–―－─﹣ー_/／…⋯·*]{1,6}|\.{3,6}|无|/|暂无|缺|N/?A|n/?a|空)$")
"""A cell that says that there is no value (rows: —, ——, -, －, /, …)."""

_UNIT_HEAD = r"(?:每|十|百|千|万|亿|百万|千万|十亿|百亿|平均)*"
_UNIT_BASE = cell_units()
_UNIT = re.compile(
    rf"^(?:{_UNIT_HEAD}(?:{_UNIT_BASE})|万|亿|千|百)(?:[/每·]{_UNIT_HEAD}(?:{_UNIT_BASE})|/1?0*[千万]人?)*$|^(?:%|‰)(?:[，,、].{{1,8}})?$"
)
_PER = re.compile(r"^(?:1?/|每)[1-9]?[0-9]*[十百千万亿]+(?:人|户|人口|活产)?$")
"""A rate per so many: /10万, 1/10万, /千人."""
_RAISED = str.maketrans("²³", "23")
UNITS_YES = (
    "万人",
    "/10万",
    "1/10万",
    "万m³/小时",
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
    "例/10万",
    "万卷",
    "‰",
    "元",
)
UNITS_NO = ("一卡通", "含民办学校", "试行", "以下简称", "2020年", "不含规模以下", "")

NOTE = re.compile(
    r"^\s*(?:备?\s*注\s*(?:释|解)?\s*(?:[:：]|[0-9０-９①-⑳]|(?=[一-龥“\[〔（(])(?![册意重入销目]))|说\s*明\s*[:：]|数据来源|资料来源|[*＊]\s*[:：为表]|\*号"
    r"|[〔\[［【﹝]\s*[XxN×]*\s*[〕\]］】﹞][”\"]?\s*(?:内|中|里|为|表示))"
)
"""A note under a table: with its word, or a bracket that it begins to define (〔〕内为五年累计数)."""

UNIT_LINE = re.compile(r"^[（(\[]?\s*(?:计量)?单\s*位\s*[:：]\s*(?P<unit>[^）)\]]{1,20}?)\s*[）)\]]?$")
"""（单位：万人） on a line of its own."""

CAPTION = re.compile(
    r"^(?P<raw>(?:附|续)?\s*表\s*(?P<n>(?:[0-9]{1,2}(?=(?:19|20)[0-9]{2}年)|[0-9０-９]{1,2}(?![0-9０-９])|[一二三四五六七八九十]+)(?:\s*[-－—.．]\s*[0-9０-９]+)*|[A-Z]\.?[0-9]*)?)"
    r"(?:\s*[:：.．、]\s*|\s+|(?=[“\"《\u4e00-\u9fff])|(?=(?:19|20)[0-9]{2}年))(?P<title>\S.*)$"
)
"""表1 …, 表 2-1：…, 附表 …; the title is what follows the number."""

FIGURE = re.compile(r"^\s*图\s*[0-9０-９一二三四五六七八九十]+(?:\s*[-－—.．]\s*[0-9０-９]+)*(?:\s|[:：.．、])")
"""图1 …: the caption of a figure."""

MARK_DEFINED = re.compile(
    r"(?P<open>[〔\[［【﹝（(「])\s*(?:[XxN×]*|数字|内?数据?)\s*(?P<close>[〕\]］】﹞）)」])[”\"'’]?\s*(?:号|括号|符号)?(?P<says>[^。；;]*)"
)
MARK_NAMED = re.compile(r"(?P<shape>方|中|六角|圆|小)?括号(?P<says>(?:内|中|里|的)[^。；;]*)")
"""Brackets named in a note: 方括号内数据为五年累计数."""
NAMED_MARKS: dict[str, tuple[str, ...]] = {
    "方": ("[]",), "中": ("[]",), "六角": ("〔〕",), "圆": ("（）",), "小": ("（）",), "": ("（）", "[]"),
}  # fmt: skip
"""Which brackets a name means; 括号 alone is the kind that the cells have."""
MARK_TOTAL = re.compile(r"累计|[合总共]计|总量|总计|总数|(?:[五三四两]年|期间|时期)(?:新增|总)|之和")


@remembered
def is_attribute(text: str) -> bool:
    """约束性, 预期性 …, as printed in an attribute cell."""
    return ATTRIBUTE.matches(text)


@remembered
def is_unit(text: str) -> bool:
    """Whether the words can be a unit: 万人, %, 张/千人."""
    text = plain(text).translate(_RAISED)
    return 0 < len(text) <= 16 and (_UNIT.match(text) or _PER.match(text)) is not None


@remembered
def is_missing(text: str) -> bool:
    """Whether a cell says that it has no value."""
    return MISSING.match(squeeze(text)) is not None


AMOUNT = word("amount", r"[(（][^()（）]{1,6}[)）]$|(?:投资|资金|金额|总额|费用|经费)$",
              ("总投资（万元）", "占地面积（亩）", "财政资金"), ("建设内容", "资金来源", "占地面积"))  # fmt: skip
"""Headers of lists under which figures stand."""


def is_amount(header: str) -> bool:
    """Whether a header of a list announces figures: 总投资（万元）."""
    return AMOUNT.matches(header)


def is_total_row(text: str) -> bool:
    """Whether a name is that of a row that sums up others: 合计."""
    return TOTAL_ROW.matches(text)


@remembered
def header_role(text: str) -> str | None:
    """The role that a header names, or None for value columns and unknown words."""
    words = plain(text)
    if _ANY_HEADER.search(words) is None:
        return None
    return next(row.name for row in HEADERS if row.pattern.search(words) is not None)


_ANY_HEADER = any_of(HEADERS)


@remembered
def is_header(text: str) -> bool:
    """Whether the words can head a column: a known header word, or a time with no more than words of aim."""
    words = plain(text)
    if not words or len(words) > 26:
        return False
    if header_role(words) is not None or _YEAR_HEADER.match(words) or MONTHS.matches(words):
        return True
    return bool((TIME.search(words) or STATISTIC.pattern.search(words)) and not VALUE_ONLY.match(words))


@remembered
def may_name_column(text: str) -> bool:
    """Whether words can head a column of a table or of a list of projects: 2025年目标, 建设内容及规模."""
    return is_header(text) or (len(text) <= 12 and PROJECTS.matches(text))


@remembered
def is_year(text: str) -> bool:
    """Whether a header is a year and nothing else."""
    return _YEAR_HEADER.match(plain(text)) is not None


_YEAR_HEADER = re.compile(r"^(?:19|20)[0-9]{2}年(?:[-—~至](?:19|20)?[0-9]{2,4}年)?$")

VALUE_ONLY = re.compile(
    r"^(?:[<>≤≥=~≈约]|不低于|不少于|不超过|不高于|不大于|超过?|低于|高于|达到?|控制在|累计|五年累计)*"
    r"[\[(]?[<>≤≥=~]*[-+–—−﹣负]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[%‰]|个?百分点|倍|[万亿千]?(?:人次?|元|个|家|件|张|户|年|岁|公里|公顷|亩|吨)?)?"
    r"(?:以上|以下|以内|左右|及以上|余|多)?[\])]?[*①-⑳]?(?:\(累计\)|\(五年累计\))?$"
)
"""A whole cell that is one number with its marks."""

_VALUE_LIKE = re.compile(
    r"^(?:[<>≤≥=~≈\[(+\-–—−﹣负▲△▼▽]|不低于|不少于|不超过|不高于|不大于|超过?|低于|高于|达到?|控制在|累计|约|年均|五年|较|比|高于|完成|降|增|下降|提高)*[\[(]?[<>≤≥=~]*[-+]?[0-9]"
)


_NUMBERED_NAME = re.compile(
    r"^[0-9]{1,2}[.、][^0-9]|^[0-9]+[A-Z][\u4e00-\u9fff]{2}|^[0-9]+\.[0-9]+[A-Z][\u4e00-\u9fff]|^[0-9][ADGK]$"
)
"""1. 城镇新增就业, 5G基站数, 7.5G基站数: names that begin with a figure; 5G, where a blank parts it from the rest."""
_ITEM = re.compile(
    r"^\([0-9]{1,2}\)(?!(?:及?以[上下内]|左右|[余多](?![\u4e00-\u9fff])|累计|五年累计|个?百分点))"
    r"(?P<name>(?:[\u4e00-\u9fffA-Z“]|[0-9]+[A-Z][\u4e00-\u9fff]).*)$"
)
AGED_NAME = re.compile(
    r"^[0-9]{1,3}(?:[-—–~至][0-9]{1,3})?(?:岁|周岁|月龄)(?:及)?(?:(?:以上|以下|以内)?[\u4e00-\u9fff]|(?:以下|以内)$)"
    r"|^[0-9]{1,3}[-—–~至][0-9]{1,3}(?:岁|周岁)(?:\(.*\))?$|^[0-9]{1,3}(?:岁|周岁)及以上$"
)
"""Names that begin with an age: 5岁以下儿童死亡率, 16—59岁."""


_DATED = re.compile(r"^(?:19|20)[0-9]{2}(?:年|[-—–~至](?:19|20)[0-9]{2}年?)")
"""2025年, 2021—2025年: a time."""


def dates_row(above: str, below: str) -> bool:
    """Whether a time below the header of a column of times is a first row's: 完成时间 over 2020年6月."""
    return TIMES.matches(above) and _DATED.match(plain(below)) is not None


@remembered
def tells_rates(header: str) -> bool:
    """Whether a column tells changes or shares, which are of another kind than the figures beside them."""
    return any(row.matches(header) for row in (GROWTH, SHARE, RATE)) or "年均" in header


@remembered
def is_value(text: str) -> bool:
    """Whether a cell holds a value or says that there is none (not a year header, not a name)."""
    words = plain(text)
    if not words:
        return False
    if is_missing(words):
        return True
    if _DATED.match(words) or (words[0].isdigit() and "月" in words and MONTHS.matches(words)):
        return False
    if len(words) > 24 or _VALUE_LIKE.match(words) is None:
        return False
    return not _NUMBERED_NAME.match(words) and not names_age(words) and not is_item(words)


def is_item(plain: str) -> bool:
    """Whether folded words are a name behind its number in round brackets: (1)国内生产总值; (18)左右, (18)万人 are values."""
    found = _ITEM.match(plain)
    return found is not None and not is_unit(found["name"])


def names_age(plain: str) -> bool:
    """Whether folded words are a name that begins with an age: 5岁以下, 65岁及以上; 79岁以上 is a value."""
    return AGED_NAME.match(plain) is not None and (
        plain.endswith(("以下", "岁及以上")) or VALUE_ONLY.match(plain) is None
    )
