"""Words at the edges of a subject: what leads it in, what ends it, what may follow a number. Rows with examples.

``yes``: the pattern takes the whole example; ``no``: it takes nothing at the example's edge that it looks at
(its end for ``TAIL`` and ``MEASURED``, its beginning for all others).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """One kind of words."""

    name: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


def _phrase(name: str, pattern: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Phrase:
    return Phrase(name, re.compile(pattern), yes, no)


LEAD = _phrase(
    "lead",
    r"(?:[、，：:,()的 —①-⑳-]|\[[0-9]+\]|其中|同时|此外|并且|并(?!购|网|轨)|且|另外|以及|及(?!时|格)|和(?!谐|平)|与(?!会)|全[省市区县国州盟旗年](?!民|域|面|总)|我[省市县区国州]"
    r"|力争|争取(?=[新再建实达])|确保|预计|累计|共计|共(?!享|同|建|性|赢|产|青|创)|总计|合计|已经|已(?!建成)|将(?!军)|要(?!素|求|件)|实现(?!率)|完成(?!率)|每年|年均|平均每年|每(?=年|季|月)"
    r"|重点(?=打|培|支|建|扶|引)|择优|至少|先后|期末|不断|实地|计划(?=[建改新投培引])|圆满(?=完成)|较好(?=完成)|进一步|继续|积极|大力|推动|稳步|着力|实有|现有|共有|拥有|目前|现在|仍有|约(?!束|定)|近|到(?!位)|争(?=引)|使(?!用)|全部|又"
    r"|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})年(?=累计|共|来|打造|完成|建|培|新|内|实施|开展))+",
    ("其中", "全省累计", "力争", "、和", "并实现", "约"),
    ("共享单车", "及时率", "和谐企业", "全民健身", "约束性指标", "基本养老保险"),
)
"""Adverbs, conjunctions and places before a subject."""
MAKES = _phrase(
    "makes",
    r"(?:(?:扶持|引进|遴选|改造|重点|分别|合作)?(?:建设|建成(?!住宅|区)|新建(?!住宅)|打造|培育|创建|争创|建立|认定|选树|遴选|资助|设立|设置|组建|选拔|评比|建(?!档|立|筑|议|材)|招募|支持|创办|获批|推荐|获评|培养|实行|授予|深入|选出|评选表彰|评选|成立|组织(?=[0-9])|开发(?!区)|扶持(?=创建|建成)|引进(?=培育)))+(?=.{2}|$)",
    ("建设", "扶持建成", "引进培育", "建设培育", "改造建设"),
    ("建档立卡", "开发区", "新建住宅区", "新增就业"),
)
"""Verbs of making: they lead to what is counted and are no part of it."""
TAIL = _phrase(
    "tail",
    r"(?:分别|各(?!类|级|项|种)|平均|(?<![平年])均|都|又|只|累计|共|已|将|也|则|就|再|仅|达到|达|为|是|占(?!比)|保持在|保持|稳定保持在|稳定在|维持在|控制在|提高到|提升到|提升至|跃升至|跃升到|跃升|提高至|增加到|增加至|增长到|增长至|增至|发展到|上升到|上升至|下降到|降到|降低到|降低至|下降至|降至|缩短到|缩短至|压缩至|压减至|扩大到|扩大至|拓展到|一路|由|从"
    r"|实现(?!率)|完成(?!率)|突破|增长|提高|增加|下降|减少|降低|上升|提升|缩短|压减|扩大|翻|拥有|共有|设有|有|超过|超|高于|低于|(?<![签节契])约|近|的|了|始终|连续|递增|压缩|到|至|在|(?<!占)比|(?<!比)较|同比|年均|年平均|比上年|不少于|不低于|不超过|大于|小于|仍高|仍|总计|计|以|给予|每[人年]|迈上|跃上|常年|最多|最少|至少|，|：|:|\(|、)+$",
    ("分别达到", "控制在", "同比增长", "由", "实现", "提高到", "始终保持在"),
    ("占比", "签约", "覆盖率", "参保人数"),
)
"""Verbs and adverbs between a subject and its number."""
PREPOSITION = _phrase(
    "preposition",
    r"(?:在(?!校|岗|建|册|职|线|站|库|营)|围绕|对(?!口|外)|向|为(?!主)|以(?!上)|通过|面向|从|依托|结合|针对)",
    ("在", "对", "为", "围绕"),
    ("在校生", "在岗职工", "对口支援"),
)
"""A preposition before the subject: the verb behind its phrase leads on."""
STOP_AFTER = _phrase(
    "stop_after",
    r"予以|进行|给予|称号|[。；，：)“]|\[(?=[0-9])|参加(?!率)|用于|同比|(?<=家|名|个|人|位|户)均",
    ("予以", "称号", "，", "进行"),
    ("参加率", "企业", "人才"),
)
"""Where a noun phrase after a number ends."""
AND = _phrase("and", r"和(?!谐|平)|以及|与(?!会)", ("和", "以及"), ("和谐", "与会"))
NOTHING = _phrase(
    "nothing",
    r"(?:大关|关口|的?能力|的?产能|的?(?:目标|水平|规模|行列|标准)|台阶|及|和|与|、.*|，.*|以上|。|；|：|\)|\(|”)*$",
    ("大关", "的水平", "台阶", "、以及别的"),
    ("企业", "高校毕业生"),
)
"""What stands after a number and is no noun that it counts."""
FOLLOWS = _phrase(
    "follows",
    r"发展到|上升|跃升|参加|入选|获(?=评|批|得)|被|纳入|享受|增加|增长|提高|下降|减少|调整|到|至|用于|同比|均|[增降升减]|由(?!于)|扩大|拓展|提升|覆盖率?$|全部|顺利|稳定脱贫",
    ("发展到", "入选", "增", "纳入"),
    ("企业", "高校毕业生", "由于"),
)
"""The verb of the subject that stands before the number."""
MEMBER = _phrase(
    "member", r"[、,]|以及|和(?!谐|平)|及(?!时|格|其)|与(?!会)", ("、", "和", "及"), ("和谐", "及时", "与会")
)
"""What parts the members of a list."""
MEASURED = _phrase(
    "measured",
    r"(?:参保人数|覆盖率|参保率|[一-龥]{0,3}率|人数|总数|数量|规模|占比|比重|人均可支配收入|收入|总产值|产值|增加值|总额|面积|产量|总量|里程|标准|待遇|水平|产业|毕业生|浓度)$",
    ("参保人数", "覆盖率", "人均可支配收入"),
    ("工伤保险", "企业"),
)
"""What the members of a list may share at their end."""
ELSEWHERE = _phrase(
    "elsewhere",
    r"(?:高于|低于|快于|优于|好于|超过|超出|高出|较(?![大小高低多好强])|比(?![例重值率])|与)",
    ("高于", "较", "比"),
    ("较大事故", "比重", "高技能人才"),
)
"""Words that only say what a number is compared with."""
RELATIONAL = _phrase(
    "relational",
    r"(?:年均)?(?:增速|增幅|降幅|涨幅|占比|比重|占[^，。]{0,14}(?:比重|比例)?|增长率|利润|税收|总投资|投资额?|总额|金额|年产值|其中|累计)$",
    ("增速", "年均增速", "占地区生产总值比重", "总投资"),
    ("市场主体", "社会消费品零售总额"),
)
"""A property of the subject before it."""
ACTION = _phrase(
    "action",
    r"(?:[0-9一二三四五]年$)|(?:[0-9一二三四五]年|分别|每年|累计|年均|全年|共|将|再|已|又)*(?:遴选|选取|改造|整治|排查|治理|完成|新增|净增|解决|发放|培训|奖励|投入|补助|推动|促进|代缴|摘得|惠及|服务|实行|实现|组织|举办|开展|建成|新建|建设|消除|淘汰|关停|创建|达标|办结|扶持|支持|引进|培育|打造|救助|提供|新开工|开工|竣工|销号|处理|办理|立案|调解|化解|签订|落地|验收|投产|签约|带动)+(?:了|达到?)?$",
    ("每年改造", "累计完成", "净增", "三年"),
    ("改造老旧小区", "发放贷款", "培训规模"),
)
"""Nothing but a verb of doing: what is done stands elsewhere."""

PHRASES = (
    LEAD,
    MAKES,
    TAIL,
    PREPOSITION,
    STOP_AFTER,
    AND,
    NOTHING,
    FOLLOWS,
    MEMBER,
    MEASURED,
    ELSEWHERE,
    RELATIONAL,
    ACTION,
)
