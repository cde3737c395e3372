"""What a number is of: words around its subject that one step of its naming asks for. Rows with examples.

Asked by ``statements.naming`` and its helpers; what is asked once the subject is known stands in ``sayings``.

``yes``: texts in which the row finds its words; ``no``: texts that look alike and hold none. Where in a text a row
is asked (from a place on, or for the whole stretch) the step says that asks it.
"""

from __future__ import annotations

from . import cues
from .word import word

_DOES = cues.DOING.pattern.pattern
_PAID = "奖励|补助|补贴|资助|奖补"

# -- who does it, and for whom -----------------------------------------------------------------

AGENT = word(
    "agent",
    r"[^，、]{0,16}?[0-9]{1,4}个?(?:县|市|区|镇|乡|村)(?=[建新改培引投发实完])"
    r"|[^，、]{0,16}?(?:部门|系统|机构|单位|组织|团体|场馆|政府|各地|各级)(?:累计|共(?!同|享|建))"
    r"|[^，、。]{0,8}?财政(?:部门)?(?:每年|年均|累计)?(?=安排|投入[^，。]{0,14}资金|列支|统筹|拨付|下达|出资)"
    rf"|[^，、。；：()]{{3,24}}?(?:平台|枢纽|系统|中心|机构|网络|协会|大厅|窗口|企业)已经?(?!经)(?!建成|完成|实现|取得|达到)(?=(?:{_DOES})[一-龥“]{{2}})",
    ("西部8县建设", "组织部门累计", "市财政每年安排", "一体化共享枢纽已接入部门"),
    ("8个县级医院", "部门共同推进", "财政收入", "电站已完成投资"),
)
"""Who does it is no part of what is counted."""
OF_AGENT = word("of agent", "[0-9累共政已]", ("部门累计", "财政安排"), ("养老机构",))
"""What stands in every agent: a look before the row."""
AGENT_MOVED = word(
    "agent moved",
    "(?:推进|推动|支持|引导|鼓励)?[^，。、]{2,14}?中心(?=攻克|突破)",
    ("推动创新中心攻克难题",),
    ("建设创新中心", "服务中心开放"),
)
ASIDE = word(
    "aside",
    "(?:以[^，。]{2,40}?为(?:代表|主|核心|重点|基础|龙头|支撑|引领)|按[^，。]{2,12}计算)的(?=.{2})",
    ("以新能源汽车为代表的“新三样”", "按不变价格计算的增加值"),
    ("以下的企业", "为主的"),
)
"""As what it is known, or how it is reckoned."""
EACH_OF = word(
    "each of",
    "(?:对?每)?(?:新增|增加|招用|吸纳)?[0-9]{1,5}[百千万]{0,2}(?:名|人|个|家|户|亩|张|套|台|辆|平方米)[一-龥]{0,8}?(?=补贴|补助)",
    ("对每新增1名员工补贴", "每100平方米补助"),
    ("员工补贴", "每年补助"),
)
"""Per how many it is paid."""
OWNER = word(
    "owner",
    "(?:限额以上|规模以上)(?:单位|企业|工业企业|工业|服务业企业|服务业)?(?:中(?!西药|草药|药|餐|医)|商品零售额中)?",
    ("限额以上单位粮油类", "规模以上工业企业"),
    ("单位粮油类", "二级以上医院"),
)
"""Whose the members of a list are."""
SITE = word(
    "site",
    "(?:推进|推动|加快|加强)(?P<thing>[^，。]{2,16}?)(?:基础设施)?建设",
    ("推进充电桩建设", "加快充电基础设施建设"),
    ("新增充电桩", "建设充电桩"),
)
"""推进充电桩建设，新增2000个: what is built."""

# -- edges of the noun phrase before a number ----------------------------------------------------

ITEM = word(
    "item",
    "[一二三四五六七八九十]{1,3}、(?=[一-龥]{3})(?![一二三四五六七八九十])",
    ("八、预备费",),
    ("四、五类危桥", "十、百"),
)
"""The number of an item is no part of what it names."""
MISREAD = word(
    "misread",
    "(?<=.{2})[一二三四五六七八九]干[一二三四五六七八九十百千万亿]+[一-龥]?，?(?:增加|增长|减少|下降)?$",
    ("彩电一干九百五十八万台，增加",),
    ("骨干企业", "干部"),
)
"""A numeral with 千 read as 干 names nothing."""
CEILING = word("ceiling", "(?<=上限)(?:为|是)[一-龥]{2,12}$", ("奖励上限为零售企业",), ("上限为50",))
"""Whose the ceiling is, is not measured."""
NUMBER = word("number", "[0-9][0-9.,]* $", ("覆盖率 41 ",), ("覆盖率", "41%"))
"""Another number, a blank before: it names nothing."""
DONE = word("done", f"(?:{cues.DOING.words})了(?=.{{2}})", ("实施了总投资",), ("实施总投资",))
"""What was done does not belong to what is measured."""
AND_DOES = word(
    "and does", f"(?:并且?|和|及|与|、|或)(?:{_DOES})+(?=.{{2}})", ("和改造公路", "、扩建医院"), ("和公路", "改造公路")
)
"""新建和改造公路: both lead to what is counted."""
ALSO = word("also", "(?:提升)?(?:改造|改建|扩建|修缮)(?=.{3})", ("改造泵站10座", "提升改造公园绿地"), ("泵站改造",))
"""新建改造泵站: two verbs side by side."""
HOPE = word(
    "hope",
    "力争|(?:都要|应当?|必须|一般)(?:使用|采用|选用)|(?<=[年间])实现(?!率)",
    ("打造先导区、力争产业规模", "提前五年实现生产总值"),
    ("实现产值", "年实现率"),
)
"""What is hoped for, or reached, is measured."""
COMPARES = word(
    "compares",
    "(?<![或到])(?:高于|低于|快于|慢于|优于|好于|高出|超出)(?=[^，。]{2})(?![^，。]{0,12}的)|通过(?!的)(?=[^，。率]{2,8}$)"
    "|完成(?:全年|年度|年初|序时|省定|市定|既定)(?:目标|任务|计划|预算)(?:任务|目标|数)?$"
    "|(?:实现|创|创下|再创)(?:“[^”]{2,10}”|[^，。]{0,6}新高|历史新高)$"
    "|(?<![占对之])比(?![例重值率])[^，。]{2,14}[高低快慢]$",
    ("增速比全市平均水平高", "县域经济增速高于全省经济增速", "完成年度目标任务", "进出口创历史新高"),
    ("优于Ⅲ类的断面", "通过率", "达到或好于Ⅲ类水体比例"),
)
"""What a number is compared with is not measured."""
SHARE = word("share", "(?:占比|比重|比例)$", ("线上消费占比",), ("比例关系",))
CARRIES_NO_COUNT = word(
    "carries no count",
    "(?:占比|比重|比例|率|覆盖面|系数|强度|密度|水平)$",
    ("护理型床位占比", "路网密度"),
    ("比例关系", "床位"),
)
"""What is a share or a rate, and so nothing that people or things are counted in."""
FOR_US = word("for us", "[我全本][省市区县州盟旗国]$", ("省财政厅核定我市", "下达全县"), ("我市经济",))
"""省财政厅核定我市2025年政府债务限额: to whom, before a time, and what."""
PLACE = word("place", "县城区?|主?城区|市区|县域", ("县城区", "主城区"), ("园区",))
"""Where something is done, straight before how much of it: 县城区15000平方米住宅改造."""
SHARE_OF = word("share of", "(?:^|(?<=在))占[^，。占]{2,12}$", ("占总人口", "在占总人口"), ("占比", "园区占地"))
ALLOTS = word(
    "allots",
    "(?:安排|列支|拨付|拨出|筹集|筹措|落实|投入|(?:^|、|并|每年)(?:完成|带动|拉动|撬动|新增))(?:了)?$",
    ("每年安排", "投入了", "完成"),
    ("安排就业", "项目完成"),
)
MEASURE = word(
    "measure",
    "(?:库容|容量|面积|规模|里程|长度|产能|总长|装机|能力|总投资|年产值)$",
    ("总库容", "年产值"),
    ("水库", "规模化养殖"),
)
"""A measure is no owner of another: 总库容1250万立方米，总投资6.8亿元."""
INVESTED = word(
    "invested",
    "(?:项目|工程|基地|园区?|厂|馆|院|校|中心|平台|公路|铁路|高速|机场|港|码头|库|桥|线路|线|产业|企业|投资|体|建设|改造|升级|治理)$",
    ("招引项目", "污水处理厂"),
    ("设站", "床位"),
)
"""What money is invested in: 招引项目52个，总投资120亿元."""
COMPLETE = word(
    "complete", "^(?:清淤|造林|植树造林|改厕|退耕还林|拆违|补植)(?:了|约)?$", ("清淤",), ("清理", "造林面积")
)
"""A verb that says itself what it is done to."""
HERD = word("herd", "[存出]栏量?$", ("生猪存栏", "出栏量"), ("栏目",))
RATE_OF = word(
    "rate of",
    "(?:水质|空气)?(?:优良|达标|合格|满意|优秀|覆盖|普及|完成|开工|投产|达产)(?:天数|水体)?的?(?:率|比例|比重|占比)$",
    ("断面水质优良比例", "项目开工率"),
    ("比例", "利用率"),
)
"""12个断面水质优良比例为…: the rate, behind what it is of and the number counts."""
FIRM = word(
    "firm",
    "(?:(?!完成|实现)[一-龥]){2,14}?(?:企业|行业|工业|服务业|建筑业|产业|园区|单位)(?=实现|共|完成|营业|主营|产值|增加值|总产值)",
    ("规模以上工业企业实现营业收入", "规模以上服务业营业收入"),
    ("营业收入", "产业园"),
)
"""Whose the profit is that is told behind what was earned."""
PEOPLE = word("people", "(?:护士|医师|医生|教师|人员|职工|员工)$", ("注册护士",), ("普通高中", "护士站"))
"""What has no teachers or pupils: 注册护士6800人，专任教师1.2万人."""
YIELDS = word(
    "yields",
    "(?:(?:总|单)?产量?|单产|亩产|(?:播种|种植)?面积|总产值|[存出]栏量?|招生|在校学?生|毕业生|专任教师|教职工|在园幼儿|从业人员)$",
    ("夏粮播种面积", "生猪存栏"),
    ("产业园",),
)
"""Behind the crop or herd that it is a measure of."""
EACH_ONE = word(
    "each one",
    "每(?:户|处|人|家|张|床|名|位|个|所|亩|辆|台|套|县|乡|镇|村|校)(?:[一-龥]{1,6}?(?=(?:补助|补贴|奖励|奖补|资助)$))?",
    ("每家补助", "每所学校补助"),
    ("每年补助", "家家补助"),
)
IN_ALL = word("in all", "(?:共计?|合计|总计)$", ("共", "，合计"), ("共享",))

# -- the noun phrase behind a number ---------------------------------------------------------------

BRACKET = word("bracket", r"\([一-龥]{1,3}\)", ("(间)",), ("(不含农户)", "间"))
"""套(间): a unit in brackets."""
NOTE = word("note", r"(?:\[[0-9]{1,3}\])+", ("[10]", "[1][2]"), ("[A]",))
NOTES = word("notes", r"[\[①-⑳](?:(?<!\[)|[0-9]{1,3}\])(?:\[[0-9]{1,3}\]|[①-⑳])*", ("制造业[12]", "③"), ("[A]",))
NO_VERB = word(
    "no verb",
    "(?:其中|另有|还有|目前|我国|全[国省市区县]|地区|已|共|有|分别|在)*",
    ("其中", "全国已有"),
    (),
)
"""What may stand before a number at the head of its clause, where those that it counts do something themselves."""
ADVERB = word(
    "adverb",
    "(?:全面|提前|首次|全部|已经?|均|基本|正式|陆续|双双|加快|积极|逐步)+$",
    ("贫困村全部", "项目陆续"),
    ("全部贫困村",),
)
"""What the verb behind a noun phrase has left."""
AMONG = word(
    "among",
    "(?<=[^高初其集空途]中)[，,]?(?:已|共|就|仍|还|尚)?有?[0-9]",
    ("指标中，有12", "企业中已有3"),
    ("高中3", "其中5"),
)
PLACES = word(
    "places",
    "(?:乡镇|街道|行政村|建制村|自然村|村|社区|县|城市|省份)(?:[(（][^()（）]{1,8}[)）])?(?=的)",
    ("街道的服务网络", "村（社区）的监测网络"),
    ("社区服务网络",),
)
"""覆盖18个乡镇的监测网络: the places are counted, and not what reaches them."""
BY = word("by", "的?(?:比例|幅度|标准)(?=[一-龥]{3})", ("比例暂退保证金",), ("比例。",))
"""按照100%比例暂退保证金: what is done at that rate."""
ABLE = word("able", "的(?:生产)?(?:基地|能力|规模|水平)$", ("彩电的生产基地",), ("生产基地建设",))
WORK = word(
    "work",
    f"(?:{_DOES})(?:项目|工程|试点|示范|任务|计划|行动|方案|平台|机制|基地|中心|资金|活动|事项)",
    ("“两重”建设项目", "城中村改造试点城市"),
    ("建设医院", "项目建设"),
)
"""A verb that is part of a name."""
MOVES = word("moves", "(?:增长|增加|下降|减少|提高)[0-9]", ("增长21，7％",), ("增长点",))
PACE = word("pace", "的?(?:较?高|中高|较快|两位数)?(?:增速|增长速度|速度|增长)", ("的高增速", "增长"), ("企业",))
"""年均9.3%的高增速: the pace of what stands before."""
TOWARDS = word("towards", "的?(?:生产)?(?:规模|能力|水平|目标|方向)发展", ("的规模发展",), ("发展规模",))
"""大型装置向45万吨以上的规模发展."""
FUNDS = word(
    "funds",
    r"[一-龥]{0,10}?(?:资金|经费|贷款|基金|财力|投资|消费|融资)(?=$|[^一-龥]|支持|用于|扶持|补助|专项)",
    ("专项资金", "资金用于学科建设"),
    ("资金池", "企业"),
)
"""每年安排不少于2000万元专项资金: what is allotted, behind its amount."""
SPENT_ON = word("spent on", "(?:专项)?用于", ("用于学科建设",), ("使用",))
GRANTED = word("granted", "给予|配建", ("给予农户", "配建幼儿园"), ("建设",))

# -- lists and pairs -------------------------------------------------------------------------------

BETWEEN = word("between", r"[、,]|(?:和|及|与|以及)(?:增长|下降|上升|提高|增加|减少)?", ("、", "和", "和增长"), ("，",))
AND_EACH = word(
    "and each",
    r"(?:[、,]|和|及|与|以及)(?:每[人户家名亩次](?:每[年月日天次])?)?",
    ("、每人每年", "和每户"),
    ("，每人",),
)
"""分别提高到每人每月780元、每人每年7200元: what both are said to do."""
QUOTES = word("quotes", "(?<=”)(?=“)", ("“保交楼”“保交房”",), ("“保交楼”、“保交房”",))
"""Two members with nothing between."""
COMMA = word("comma", "、", ("甲、乙",), ("甲，乙",))
OF_WHOLE = word(
    "of whole",
    "(?!每)[一-龥]{2,12}(?:[量额]|人口|企业|人员|项目|面积|收入|支出)中(?![的位]|西?医|药|小|央|部|高|层|等|期|转|试|型|标|华|职|专|国)(?=[一-龥]{2})",
    ("用电量中工业用电", "全部企业中民营企业"),
    ("企业中层干部", "其中工业用电"),
)
"""用电量中工业用电: the whole, before the part that is measured."""
MEAN = word("mean", "[户人年]均|平均", ("户均注册资本", "平均每家"), ("均衡",))
"""Begins what is said of the next number."""
RANK = word(
    "rank",
    r"(?:国家级?|省级?|市级?|县级?|区级?|自治区级|部级|世界级)(?:以[上下])?|[一二三五十百千]{1,3}亿元?级",
    ("国家级", "市级以下产业园", "百亿级", "五十亿级产业集群"),
    ("产业园",),
)
HAVING = word("having", "(?:拥有|具有|具备|设有|配有|建有)(?:了|超过?)?$", ("拥有", "设有超"), ("拥有量",))
OF_WHICH = word("of which", "[一-龥]{1,8}(?P<owner>的[一-龥]{2,12})", ("床位的医院",), ("床位", "的医院"))
"""拥有300张床位的医院5家: what they have, and they."""

WHOLE = word("whole", "[一-龥]{2,10}中(?=仍?有)", ("海岸线中有62", "断面中仍有"), ("海岸线中段",))
"""300千米海岸线中有62千米海堤未达标: the whole, and a part of it."""

# -- what was named before ---------------------------------------------------------------------------

LEAD = word(
    "lead",
    r"(?:[0-9]{1,2}[.、]|\(?[一二三四五六七八九十]{1,3}[)、]|0[0-9])*(?P<words>[^。：，；0-9]{3,24})[。：]",
    ("国家骨干高职院校建设项目。遴选", "(一)充电桩：建设"),
    ("建设充电桩，提升服务",),
)
"""The lead of a text."""
TELLS = word(
    "tells",
    "(?:扎实|持续|不断|稳步|加快|全面|有序|深入|显著|明显|有力|更加|稳中|提质)[一-龥]{2,4}$",
    ("民生福祉持续增进",),
    ("院校建设项目",),
)
"""Is said of what comes, and names nothing that is counted."""
REACHED = word("reached", "达到|突破|超过|[跃迈]上|连[跨上]|跨[越过上]", ("满意度达到", "连跨"), ("到达率",))
DOUBTFUL = word(
    "doubtful",
    "[0-9][0-9.]*(?:[ \x1f][0-9]|[一-龥]{0,2}[至-][万亿])",
    ("41 44", "50名至万名"),
    ("41、44", "50名至60名"),
)
"""A number that was not read, for the blank in it or for a bound that is lost."""

# -- grants ----------------------------------------------------------------------------------------------

OR_MOST = word(
    "or most",
    "[、,]?(?:和|及|或|至|以及)?(?:最高|最多|最低|单个|单项|累计|总额|给予|予以|每[一-龥]{1,4})*(?:不超过|不低于|不少于)?",
    ("、最高", "给予最高", ""),
    (),
)
"""May stand between the numbers of one grant; nothing at all, too."""
GIVEN = word("given", f"给予|予以|{_PAID}|按照?|发放|安排|享受|最高", ("给予企业", "按投资额"), ("投资",))
GIVES = word(
    "gives",
    f"(?:再|另|分别|各|额外|另外|一次性|给予|予以)*(?:{_PAID})(?:最高|不超过)?",
    ("再奖励", "一次性补助最高"),
    ("给予",),
)
PAYMENT = word("payment", f"(?:{_PAID}|津贴|奖金)$", ("一次性奖励", "岗位津贴"), ("奖励金额",))
"""给予一次性奖励2万元: what is paid, before how much."""
GIVEN_SUM = word(
    "given sum",
    f"(?:给予|予以)(?P<what>[一-龥]{{0,8}}(?:{_PAID}|津贴|奖金))$",
    ("新建床位每张给予一次性建设补贴",),
    ("给予建设用地", "补贴给予"),
)
"""每张给予一次性补贴1.2万元: what is given, behind those it is given to."""
SUM_PAID = word(
    "sum paid",
    f"(?:一次性|定额)(?:{_PAID})$",
    ("医院一次性奖励", "对企业定额补助"),
    ("企业奖励", "一次性奖励企业"),
)
"""对通过评审的医院一次性奖励500万元: what is paid, behind those who get it."""
GIVES_TO = word(
    "gives to",
    r"(?:[0-9]{1,2}[.、]|\([0-9一二三四五六七八九十]{1,3}\))?(?:对|凡|每|[国省市县]家?级)(?!.*(?:累计|共|已|了))"
    rf"[^，。；]{{2,40}}?(?:再|另|分别|各|额外|一次性|给予|予以)*(?:{_PAID})(?:最高|不超过)?$",
    ("对首次认定的国家级平台一次性奖励",),
    ("对企业累计奖励", "企业奖励"),
)
"""To whom, and what each is given, in one clause."""
AT_MOST = word(
    "at most",
    "(?:单|每)[一-龥]{1,4}(?:每年|全年|累计|总额)?|(?:全年|累计|年度|总额)+",
    ("单场", "每家企业全年", "累计"),
    ("企业",),
)
"""按5%给予奖励，单场最高50万元: the most that is given in each case."""
GIVEN_TO = word(
    "given to",
    r"(?:^|[，、])(?:[0-9]{1,2}[.、]|\([0-9]{1,2}\))?(?:对(?!口|接|外|标)|凡|每)|的(?:[一-龥“”]{2,24})?[，,]",
    ("对首次升规的企业", "年营业收入达到10亿元的，"),
    ("对口支援", "企业的发展"),
)
"""Those who get it."""
PAID_OUT = word(
    "paid out",
    r"^(?!.*(?:每(?!年)|给予|予以|按照?|最高|对.{2,}))[^，。]*(?:发放|兑现|拨付|投入|落实|下达|争取|安排|筹集|统筹|列支)(?:了|各类)?$",
    ("累计发放", "兑现了", "每年安排"),
    ("给予企业发放", "奖励", "每户安排"),
)
"""累计发放2亿元补贴: what was paid in all, and no grant."""
