"""Units: one row per kind. A new unit is a word in its row.

Running text and tables share the words. ``RUNNING`` words are units only after a number in running text
(摘得5金), ``CELLS`` words only where a cell or a bracket holds nothing else (倍, 系数, 标准台).
``NOT_BEFORE`` lists what must not follow a word in running text: 3家庭 is no 3家.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Measure:
    """Units of one kind; ``yes`` are prints that are number and unit throughout."""

    kind: str
    words: str
    yes: tuple[str, ...]


MEASURES: tuple[Measure, ...] = (
    Measure("points", "个百分点 百分点 个千分点 千分点 个万分点 个基本点 基本点 个基点 基点 个点", ("1.5个万分点", "18个百分点", "2.5百分点", "2个千分点")),
    Measure("share", "% ‰ ‱ 成 折", ("98.44%", "6.5‰", "1.3‱", "七成", "8.5折")),
    Measure("multiple", "倍 番", ("1.5倍", "翻两番")),
    Measure("money", "美元 欧元 港元 港币 澳门元 新台币 韩元 日元 英镑 卢布 加元 澳元 新加坡元 新西兰元 加拿大元 澳大利亚元 瑞士法郎 法郎 泰铢 卢比 林吉特 越南盾 坚戈 元人民币 人民币 元",
            ("90亿元", "58371元", "599万美元", "1.5亿韩元", "1.2亿新加坡元")),
    Measure("people", "人次 乘次 人年 人天 人日 人月 人份 人口 人 名 位 劳动力 居民", ("5.8万人", "63227人次", "250名", "10位", "3万乘次")),
    Measure("time", "个工作日 工作日 个小时 小时 分钟 毫秒 微秒 纳秒 ms ns 秒 个月 个季度 季度 周岁 岁 年一遇 年 天 日 月 周 学时 课时 工时",
            ("12.7年", "24小时", "3个工作日", "78.5岁")),
    Measure("count",
            "件套 个次 天次 个等级 个档次 个位次 个名次 个 家次 家 栋 幢 户次 户 件次 件 项次 张 所 座 处 项 篇 部 本 册次 册 间夜 间次 套次 套 台次 台套 台 辆次 辆 块 架次 架 艘次 艘 列 条次 条 只 头 羽 株 棵 片 "
            "场次 场 床次 篇次 列次 张次 所次 课次 针次 航次 辆份 轮次 剂次 剂 次 届 期次 期 批次 批 例 起 宗 份 页 款 种 类 笔 单 级 门 床位 床日 床 孔 线 端口 班次 班 台班 工日 卡 车次 标箱 标准箱 重量箱 箱 标台 载重吨 综合吨 路端 锭 纱锭 印张 客位 匹 字 集 具 亩次 公顷次 频道 "
            "街道 社区 村 县 星",
            ("4家", "20.87万笔", "7000家次", "224张", "3千家次", "5个", "12场次")),
    Measure("length", "皮长公里 对公里 芯公里 海里 公里 千米 厘米 毫米 微米 纳米 米 里 英寸 英尺 英里 km cm mm nm μm m", ("25.4公里", "300米")),
    Measure("area", "平方公里 平方千米 平方米 平米 公顷 亩 m2 m² ㎡ km2 km² hm2 hm²", ("2万平方米", "14.3万亩", "35km²")),
    Measure("volume", "标准立方米 标方 立方米 立方厘米 立方分米 立方 空方 毫升 升 L/d L/s mL L m3/s m³/s m3/h m³/h m3/d m³/d cm3/h cm³/h cm3 cm³ m3 m³ ㎥", ("5亿立方米", "3万m³/小时", "176L", "3立方厘米", "2亿标准立方米")),
    Measure("mass", "吨标准煤 吨标煤 千克标准煤 公斤标准煤 克标准煤 克标煤 标准煤 吨二氧化碳 千克二氧化碳 克二氧化碳 吨公里 吨 担 公斤 千克 毫克 微克 克 斤 kg mg μg ug t", ("585万吨", "63微克/立方米")),
    Measure("energy", "千瓦小时 千瓦时 吉瓦时 太瓦时 瓦时 度电 千伏安时 千伏安 伏安 千伏 伏 兆瓦时 吉瓦时 千瓦 兆瓦 吉瓦 瓦 马力 千卡 大卡 千焦 MWh GWh TWh MW GW MWh GWh kW kWh kV", ("300万千瓦", "5亿千瓦时", "100吉瓦时", "20GWh")),
    Measure("other", "km/h m/s nGy/h μSv/h 贝可 Bq 客/日 客/天 座/小时 人公里 车公里 人·公里 人·km 人km 吨·公里 吨·km 吨km t·km 吨·千米 人·千米 车·km 车·公里 摄氏度 度 ℃ °C 分贝 dB(A) dB MHz GHz kHz Hz TEU KB GB TB PB EB ZB TFLOPS/W TFLOPS/w TOPS/W TOPS/w TFLOPS TOPS Mbps Gbps Tbps 兆帕 千帕 勒克斯 kPa MPa hPa Pa M EFLOPS PFLOPS EFlops PFlops Eflops Pflops PF P 比特 分", ("30万TEU", "500Mbps", "1000M", "100Pa")),
)  # fmt: skip

RUNNING = Measure(
    "count",
    "发 支 间 趟 盏 颗 枚 金 银 铜 对 组 站 店 校 点 方 员 团 轮 卷 桩 袋 瓶 桶 乡镇 路 "
    "顶 根 盒 樘 扇 尊 封 学分 学位 机位 尾 眼 枝 群 盆 幅 席位 席 口 粒 窝 铺 节 道 泊位 车位",
    ("5金", "8枚", "133支", "8600顶", "1.5万根"),
)
CELLS = "担 幅 封 尊 樘 扇 副 顶 票 泊位 车位 学位 机位 席位 席 个班 个标准班 标立方米 方 支 镇 乡 市 区 当量 标准台 指数 系数 度 MB m t ha 吨/日 卷件 卷 尾 间 组 对 枚 颗 粒 盏 眼 口 根 首 包 袋 瓶 桶 罐 盒 站 点 节 学分 蒸吨 总吨"

NOT_BEFORE: dict[str, str] = {
    "折": "合|算|叠|射|旧|标|扣|成|纸|弯|返|磨|中", "%": "的概率", "M": "速率|宽带|光纤|及以上", "家": "庭|政|属|长(?!江)|装|具(?![有备])|电|园(?!区)|乡(?!镇)|禽|畜|里|人(?!力|民|工)", "人": "才|员|均|社|民|力|工智|大代|事|类|物|身|心|行|群|居",
    "元": "旦|素|月|化|论|结构", "年": "度|均|代|龄级|轻|产|来|间|内|初|末|底|终|中|前|后|以来|级|第", "件": "事", "条": "件|例|款|龙|块", "种": "植|业|子|粮|养",
    "发": "[^/]|$", "顶": "层|级|端|尖|格|岗|替|板|住|峰|部|上|点", "根": "据|本|源|治|除|植|基|系|茎|底|深|部|脉", "尾": "气|矿|款|水|货", "眼": "科|前|睛|光|镜|健|病", "群": "众|体|岛|落|团|租|英|策", "盆": "景|地|栽", "幅": "度|员", "席": "卷|地",
    "口": "岸|径|腔|碑|述|感|粮|罩|头|服|子|径|袋|门", "粒": "子|径|度", "窝": "点|案", "铺": "面|装|设|路|就|平|开|货", "节": "能|水|约|点|目|日|庆|省|气|假|律|余|俭|本|肥|电|地|材|支|会",
    "道": "路|教|德|具|闸|县|口|歉", "枝": "条|术|干",
    "部": "门|委|分|级|队|长|署|位|属", "门": "槛|诊|户|店|头", "名": "录|单|额|师|校(?!长|园长|医)|企|牌|胜", "次": "性|产|生|数|要|区|日|年|于|级",
    "位": "于|置|一体|列", "批": "准|复|评|发|示|零|量|改", "场": "所|地|馆|景|站|外", "期": "间|末|满|货|待|刊|初|望",
    "所": "有|以(?![上下内])|在|需|得|谓|长|属|占|示(?!范)|含|述", "套": "餐", "支": "持|部|出|付|撑|柱|行|线|援|书|点", "只": "有|是|要|增|减|升|降",
    "本": "科|地|级|土|市|省|区|身|报|着|质|轮|县", "座": "谈|位", "处": "理|置|罚|级|于|在(?![建用营])|长", "间": "隔|接", "天": "然|津|气|河|空|下|府|门",
    "周": "年|边|期|末|围|转", "日": "常|均|益", "月": "份|薪|度|均", "岁": "月", "米": "粉", "升": "级|至|学|到|高", "克": "服",
    "成": "功|果|立|效|本|长|为|都|员|就|熟|分|套|交|群|渝|人", "分": "目标|项|区(?!间)|段|册|馆|别|析|类|工|布|级|配|中心|步|期|层|解|支|公司|批|行|局|院|之",
    "方": "面|案|式|向|法|可|针|便", "点": "对|击|名|半|线|位", "个点": "位|半|对", "线": "上|下|路|城|索|员|以|工", "员": "工", "团": "队|体|结", "站": "点|位|式|起",
    "店": "铺", "校": "区|园|企|长|地|友", "组": "织|建|合|成|团|长", "类": "似|型|别|比", "户": "籍|口|外|均|型", "列": "入|车|为", "起": "步|来|点|伏|草",
    "单": "位|独|个|元", "份": "额", "页": "面|码|岩|数", "张": "家|店", "片": "区", "头": "部", "班": "子|组|主|车", "金": "融|牌|额|属|色|山|秋|桥", "银": "行|牌|龄|发|川",
    "铜": "牌|陵", "盒": "子|饭|马|武", "扇": "形|区|贝|面", "尊": "重|老|严|敬|师|崇", "封": "闭|山|控|关|面|顶|育|禁|存|堵|航", "学位": "证|论|点|授|教|条|制|办", "级": "以上", "里": "程|斯|坊", "亩": "均", "例": "如|外|行|会", "项": "目(?![0-9])", "卡": "脖|片", "桩": "基", "轮": "换|岗|训|动",
    "箱": "包", "块": "状|地", "村": "级|民|镇|庄|居|两委", "县": "级|市|城|域|区|长|委|乡", "街道": "办", "瓦": "斯", "担": "保|任|当|负|忧", "款": "项|式",
    "台": "账|阶|湾|风|州", "倍": "增|速", "番": "茄|禺", "株": "洲", "对": "接|外|口|应|于|标|照|策|象|称", "星": "级|火|期", "栋": "梁", "度": "假|过|量|日|汛", "伏": "笔|击|特", "匹": "配", "剂": "量|型", "路": "网|面|线|段|程|灯|口|由|况|径|基|桥|域|长|端|边|过|上|局|政|产|权|人", "字": "段|典|节|符|号|幕", "集": "中|成|群|聚|约|体|团|合|镇|市|装|散|邮|资|水", "具": "有|备|体|身",
}  # fmt: skip
"""Per word, what may not follow it."""

CONCRETE = frozenset("家所座处名位张套辆栋")
"""Units that count things one can point at: 两家 is two; 两个 may be a turn of phrase."""

KIND = {word: measure.kind for measure in (*MEASURES, RUNNING) for word in measure.words.split()}


@cache
def unit_pattern() -> str:
    """All units of running text, the longest first, each with what may not follow it."""
    return "|".join(re.escape(w) + _not_before(w) for w in sorted(KIND, key=lambda w: (-len(w), w)))


def _not_before(word: str) -> str:
    barred = [NOT_BEFORE[word]] if word in NOT_BEFORE else []
    barred += ["[A-Za-z0-9]"] if word[-1].isascii() and word[-1].isalpha() else []
    return f"(?!{'|'.join(barred)})" if barred else ""


@cache
def unit_heads() -> str:
    """The first characters of all units of running text, for a character class."""
    return "".join(sorted({re.escape(word[0]) for word in KIND}))


@cache
def cell_units() -> str:
    """All units of table cells and brackets."""
    words = {word for measure in MEASURES for word in measure.words.split()} | set(CELLS.split())
    return "|".join(sorted(map(re.escape, words - {"成", "番"}), key=lambda w: (-len(w), w)))


_PER = re.compile("/|(?<=.)每")


@lru_cache(maxsize=1024)
def kind_of(unit: str | None) -> str | None:
    """people, money, share … by the unit's last word, without 万 and 亿; None where there is no unit."""
    if not unit:
        return None
    head = _PER.split(unit, maxsplit=1)[0]
    while head and head not in KIND and head[0] in "十百千万亿每":
        head = head[1:]
    return KIND.get(head, "number")
