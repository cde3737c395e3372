"""Numbers that measure nothing: dates, document numbers, ordinals, names. Rows with examples.

Each row claims the numbers inside what its pattern matches, on folded text without white space. At one
place the first row in list order wins. Of a ``yes`` example the row claims every number, in a ``no``
example none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from .measures import unit_pattern
from .numerals import MULTIPLIER
from .openings import character_class, characters_behind, opening_characters
from .set_phrases import CLASSES, KINDS, SET_NOUNS

Class = Literal["date", "document_number", "ordinal", "name"]
_H = "[一二三四五六七八九十百千零〇○两]"
_FEW = "[一二两三四五六七八九十]"
_Y = r"(?:19|20)[0-9]{2}"
_HY = r"[一二][九〇○零0][〇○零一二三四五六七八九0-9]{2}"
_DASH = r"[-—–―~至到]{1,2}"
_DAY = r"(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|末|初|份)?|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?(?:底|末|初|份)?|底|末|初|中|年末|年底|上半年|下半年|第?[一二三四1-4]季度)"
_PLAN = r"(?:二?十[一二三四五六七八九]?五|[一二三四五六七八九]五)"
_Q = '“"‘「『'
_QE = '”"’」』'
_BODY = r"[^“”\"‘’「」『』，。；：！？]{0,12}"
_DIGIT = "[0-9一二两三四五六七八九十百千万亿双零半]"
_AMOUNT = r"(?:[0-9]{1,9}(?:\.[0-9]{1,6})?|[一二三五十百千])[百千万亿]{0,4}(?:元|美元|平方米|亩|公顷|吨|千瓦|公里|米)"
_GIVES = "给予|予以|奖励|补助|补贴|资助|贴息|奖补"
_APPLIES = "可以?申[报请]|可?享受"
_NOT_YET = rf"(?!{_GIVES}|{_APPLIES})"
_CONDITION = (
    r"[0-9]{1,9}(?:\.[0-9]{1,6})?(?:[%‰]|[百千万亿]{0,3}(?:美元|元|家|人|户|个|亩|吨|平方米|项|件|张|年|台|套|公里|次|辆|名|千瓦|米|所|头|只|[架人班车]次|标箱|千瓦时|公顷|平方公里|立方米))"
    rf"(?=(?:{_NOT_YET}[^。；\n]){{0,60}}?的(?:(?:[,，]|(?:{_NOT_YET}[^。；，,、\n]){{2,24}}?[,，])"
    r"(?:[^。；，,\n]{0,24}[,，])?[^。；，,\n]{0,16}?|[一-龥“”]{0,10}?(?:企业|项目|单位|个人|机构|园区|平台|主体|基地|合作社|农场|农户))"
    rf"(?:(?:{_GIVES})[^。；\n]{{0,24}}?(?:最高|[0-9][0-9.]*(?:%|[百千万亿]{{0,2}}元))"
    rf"|按[^。；，,\n]{{2,24}}?[0-9](?:[^。；，,\n]{{0,10}})?(?:{_GIVES})|{_APPLIES}))"
)
"""An amount in 对…的企业，…: those who reach it are given something, or may apply for it."""
_CLASS = (
    r"(?:(?!建|改造|用于|支持|惠及|带动|打造|实施|扶持|投入|发展|推进|培育|新建|助力|完成|启动|引进)[一-龥]){0,6}"
    rf"(?:{CLASSES.any_of})(?!园)"
)
"""A class of things that an amount marks off, and what may stand before it."""
_SET, _KINDS = SET_NOUNS.any_of, KINDS.any_of


@dataclass(frozen=True, slots=True)
class Guard:
    """A named kind of number that is no measurement, and what it is instead."""

    name: str
    claims: Class
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


GUARDS: tuple[Guard, ...] = (
    Guard("document_number", "document_number",
          rf"[\[(]{_Y}[\])]第?[0-9]{{1,5}}号|第?[0-9]{{1,5}}号(?:令|文|公告)"
          r"|[A-Z]{1,5}[0-9]{0,4}(?:/[A-Z]{1,4})?[0-9]{1,6}(?:\.[0-9]{1,3})?-(?:19|20)?[0-9]{2}(?![0-9.]*[一-龥%])|(?:GB|DB|ISO|IEC|HJ|JGJ|CJJ)[0-9]{0,4}(?:/[A-Z]{1,2})?[0-9][-0-9.]*",
          ("[2021]26号", "(2021)26号", "第729号令", "GB/T2260-2007", "DB31/T1234-2020", "QX/T381.1-2017"), ("26家", "1号店")),
    Guard("address", "name", r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+|%[0-9A-F]{2}(?![0-9]*[一-龥])",
          ("https://www.example/search?q=30%25%2020%&page=3", "www.example.cn/2021/12", "office2021@example.cn"), ("30%", "占比12%20家")),
    Guard("titled", "name", r"《[^《》]{1,80}》", ("《中国教育现代化2035》", "《三年行动计划》"), ("教育现代化2035年",)),
    Guard("numbered", "ordinal", r"[0-9]{1,4}(?:街坊|号院|号楼|号地块|#)|(?<=代码)[(]?[0-9]{2,6}|(?<=附)[0-9]{1,2}(?![0-9.年万亿个家人元])", ("28街坊", "2#泵站", "监管方式代码1210", "附2"), ("28条街", "附加5年")),
    Guard("road", "name", r"(?<=[国省县乡]道)[GSXY]?[0-9]{1,4}线?(?![0-9]*(?:公里|千米|米|条|段|处))", ("国道108线", "省道S221改建", "县道12线"), ("国道108公里", "省道12条")),
    Guard("code", "name", r"(?<![A-Za-z0-9])[A-Z]{1,5}(?:[-.][0-9]+)+(?![0-9]*[.%])", ("A-43社区", "CLI.12.4638041", "B-14"), ("A4", "GDP5%")),
    Guard("dotted", "ordinal", rf"(?<![0-9.])[0-9]{{1,2}}(?:\.[0-9]{{1,3}}){{2,}}(?![0-9])|(?<![^。；])[0-9]{{1,2}}\.[0-9]{{1,2}}(?=[“《一-龥])(?!{MULTIPLIER}(?:{unit_pattern()})|[十百千万亿]|[以左余多])"
          r"|(?<![^。；])[0-9]{1,2}\.[0-9]{1,2}(?=个(?![百千]分点|点|月|小时|单位|季度|工作日)|[家项名座所条种件])",
          ("1.1.2加强", "2.3.2", "3.2优化空间格局", "8.6个重大专项", "12.30家企业"), ("1.5", "12.5万人", "3.2个百分点", "占比1.5左右")),
    Guard("every_one", "name", r"每一(?=[一-龥])", ("每一个人的梦想", "每一所学校"), ("每户一个", "每十人")),
    Guard("per_many", "name", r"每(?:新增|增加|招用|吸纳|建成|满)?(?:[0-9]{1,5}|[二两三四五六七八九十]{1,3})[百千万]{0,2}(?:名|人口?|家|户|个|亩|公顷|平方公里|公里|平方米|所|张|间|年|辆|套|例|次)(?![/以])",
          ("每10万人发明专利", "每新增1名员工补贴", "每5所幼儿园", "每2年不少于", "每100平方公里"), ("每周2次", "每年30项", "每500元/人")),
    Guard("idiom", "name", r"二三产|[十百千]?万分之一(?=地|比|图)|两个(?:或者?|及)两个以上|(?<=信心|勇气|精神|干劲)百倍|百倍(?=努力|用心|警惕)|(?<=一)分为二|一分(?=部署|耕耘|钱掰)|万分(?!之)|三令五申|千[秋钧]一发|百年树人",
          ("信心百倍", "百倍努力", "万分感谢"), ("提高百倍", "万分之五")),
    Guard("footnote", "ordinal", r"(?<![达到至为在于过超])\[[0-9]{1,3}\]|\[[0-9]{1,3}\](?![百千万亿]?[一-龥%])|[①-⑳⑴-⒇]", ("任务[1]", "[12]", "③"), ("[1,2)", "1家", "达到[350]万张")),
    Guard("plan_name", "date",
          rf"[“\"‘「]{_PLAN}[”\"’」]|“?第{_H}{{1,9}}个五年|(?<![一二两三四五六七八九十百千万亿零〇之第点]){_PLAN}(?=期间|时期|规划|末|期末|以来|收官|开局|[”）)]|$)",
          ("“十四五”", "第十四个五年", "“十三五”时期", "十三五末"), ("第五年级", "五家", "百分之八十五")),
    Guard("iso_date", "date", rf"{_Y}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])|{_Y}\.(?:0?[1-9]|1[0-2])(?![0-9.万亿个元人吨%])",
          ("2011-02-14", "2023/1/24", "2020.12"), ("2021-2025", "2020.5亿元")),
    Guard("year_range", "date",
          rf"{_Y}年?(?:[0-9]{{1,2}}月)?{_DASH}{_Y}年?|{_Y}{_DASH}[0-9]{{2}}年|{_HY}年?{_DASH}{_HY}年",
          ("2021—2025年", "2021-2025", "2021-25年", "二〇二一年至二〇二五年"), ("2021家", "300-500人")),
    Guard("year", "date", rf"(?<![0-9.]){_Y}(?:年(?:度|{_DAY})?|届)|{_HY}年(?:{_DAY})?|(?<![0-9.]){_Y}(?=[)]|远景目标|、{_Y}年)",
          ("2025年", "2020年底", "2024年度", "二〇二五年", "2023届", "2025年11月", "2021年12月16日"), ("2025人", "1.2025年", "12025年")),
    Guard("month_day", "date",
          rf"(?<![0-9个.])[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?(?:至[0-9]{{1,2}}日)?(?:份|底|末|初)?(?!薪|均)|{_FEW}{{1,2}}月(?:份|底|末|初|{_H}{{1,3}}日)|(?<![0-9])[0-9]{{1,2}}日(?!内|均)",
          ("5月27日", "8月份", "十月底", "9月"), ("3个月", "6月薪")),
    Guard("clock", "date", rf"(?:早|晚|上午|下午|清晨|中午|凌晨|傍晚|夜里)(?:[0-9]{{1,2}}|{_FEW}{{1,2}})[点时]|[0-9]{{1,2}}:[0-5][0-9](?![0-9:])",
          ("清晨七点", "上午9时", "8:30"), ("三点建议", "1:4:5")),
    Guard("quarter", "date", r"(?:前|第)?[一二三四1-4]季度|(?:[0-9]{1,2}|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])世纪(?:[0-9]0年代|[一二三四五六七八九]十年代)?", ("二季度增速", "前三季度", "20世纪60年代"), ("两个季度", "3季")),
    Guard("meeting", "ordinal",
          rf"(?:{_H}{{1,9}}|[0-9]{{1,3}})届(?:{_H}{{1,9}}次|{_H}中、?)*(?:{_H}{{1,9}})?(?:次|中)?(?:全会|会议|全体会议)?(?![0-9])|(?<=[、和及]){_H}{{1,9}}次?中?(?=全会|、{_H}{{1,9}}次?全会|次全会|[、和]{_H}{{1,9}}[中次])|{_H}中(?=、|全会)|(?<=大|会|协){_H}{{1,2}}次(?=会议|全会)|(?<=全会){_H}{{1,9}}中",
          ("二十届四中全会", "十九届二中、三中、四中、五中全会", "五届十一次、十二次、十三次全会", "十七届人大四次会议"), ("五家",)),
    Guard("ordinal", "ordinal", rf"第(?:[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?|{_H}{{1,9}})", ("第47届", "第三代", "第十四次", "第一"), ("47件",)),
    Guard("one_of", "ordinal", rf"(?<!分)之{_H}(?!家|个|间|[百千万十])|其[一二三四]", ("之一",), ("三家", "百分之九十")),
    Guard("rank", "ordinal", rf"[前后](?:[0-9]{{1,4}}|{_FEW}{{1,3}})(?:位|名|列|强)", ("全省前十位", "前3名", "后五位"), ("以前3家",)),
    Guard("list_mark", "ordinal",
          rf"(?<![^。；;：:”])(?:[(]{_H}{{1,4}}[)]|{_H}{{1,3}}、|{_FEW}{{1,2}}(?:是|要|方面)|[0-9]{{1,2}}[.、](?![0-9])|[(][0-9]{{1,2}}[)])|[(]{_H}{{1,4}}[)]|(?<![^。；])[0-9]{{1,2}}(?=“)",
          ("(一)", "一是", "1.加强", "3、推进", "(2)支持", "02“千企万人”"), ("1.5", "十家")),
    Guard("place_number", "ordinal", r"(?:专栏|附?表|附?图|附件|附录)(?:[0-9]{1,3}(?:[-—.][0-9]{1,2})?|[一二三四五六七八九十]{1,3})(?![0-9年家个户])",
          ("专栏3", "表2-1", "附件1"), ("3专栏", "表10家")),
    Guard("quoted_name", "name",
          rf"[{_Q}](?=[^{_Q}{_QE}]{{0,12}}{_DIGIT}){_BODY}[{_QE}]|[{_Q}]{_DIGIT}{{1,4}}(?=$)",
          ("“15分钟”圈", "“965”产业", "“1+4+N”", "“一网通办”", "“十大行动”", "“23℃人社服务”", "“两后生”", "调解“千万"), ("“就业”100家", "“到2025年，培训5万人”")),
    Guard("formula", "name", r"(?<![0-9])[0-9]{1,4}(?:\+[0-9A-Z]{1,4})+(?![0-9]*\.)|[A-Z]\+[0-9]{1,4}", ("1+4+N", "1+X", "6+1"), ("1家",)),
    Guard("hotline", "name", r"(?<![0-9.])1[0-9]{2,4}(?=[一-龥、]{0,12}(?:热线|电话|服务|客服|语音|平台))(?![0-9]*[家个人户项万亿名次所处座台辆])",
          ("12333热线", "12345政务服务便民热线", "12328交通运输服务监督电话", "12333文字客服"), ("12333人", "1000家服务机构")),
    Guard("temperature_brand", "name", r"[0-9]{1,3}(?:℃|°C)(?=[一-龥]{0,4}服务)", ("23℃人社服务", "23°C就业服务"), ("升温23℃",)),
    Guard("service_circle", "name", rf"(?:[0-9]{{1,3}}|{_H}{{1,3}}|半)(?:分钟|小时)(?=“?[一-龥]{{0,10}}圈)", ("15分钟就业服务圈", "十五分钟生活圈", "15分钟医疗卫生服务圈"), ("15分钟内办结",)),
    Guard("reach_of_rate", "name", rf"(?:[0-9]{{1,3}}|{_H}{{1,3}}|半)(?:分钟|小时)(?=[一-龥]{{1,10}}(?:[覆盖通达可到抵及时响应]率|比例|占比|比重|人口))|[0-9]{{2,4}}米(?=[一-龥]{{0,4}}(?:半径|覆盖率))",
          ("县城30分钟上高速覆盖率", "500米服务半径覆盖率", "500米覆盖率", "15分钟到达站点的比例", "一小时直达率"), ("30分钟内覆盖全部站点", "缩短20分钟，覆盖率")),
    Guard("steps", "name", rf"(?:[0-9]{{1,2}}|{_FEW}{{1,2}})个(?:[十百千万]?[百千万亿]元?)?(?:级|新)?(?:台阶|大关|关口)",
          ("连跨2个百亿台阶", "跨越三个千亿元大关", "连上两个新台阶"), ("2个百亿企业", "3个项目")),
    Guard("top_list", "name", r"[0-9]{2,4}强|[百十千]强", ("全国100强", "500强", "百强"), ("强100家",)),
    Guard("model", "name",
          r"[0-9]{1,9}(?:\.[0-9]{1,6})?[GDAHCSK](?![A-Za-z0-9])(?:级)?|(?<![A-Za-z])(?!GDP|CPI|PPI|PMI)[A-Z][A-Za-z]{0,5}[0-9]{1,9}(?:\.[0-9]{1,6})?(?![0-9.]*%)|[0-9]{1,9}(?:\.[0-9]{1,6})?版|[0-9]\.0(?=版|时代|升级|[”》，。、)]|$)|[Ⅰ-Ⅻ](?=[类级]|$)",
          ("5G网络", "3D", "5A级", "工业4.0", "PM2.5", "G20", "Ⅱ类"), ("5GB", "4.05", "1.0万亿元", "人均GDP136063元")),
    Guard("opening_hours", "name", r"(?:7[*×xX]?)?24小时|7天[*×xX]?24小时|365天", ("24小时", "7×24小时"), ("240小时", "2小时")),
    Guard("zero", "name", r"(?<![0-9.,])0(?=[一-龥])(?![个件次家人起项])", ("0门槛", "0距离"), ("10门槛", "0.5万", "0个")),
    Guard("congress", "ordinal", rf"(?<=党的){_H}{{1,3}}大(?!的)|(?:十[一二三四五六七八九]|二十)大(?=以来|报告|精神|[和、]|召开|提出|作出|胜利|确定|部署|代表)",
          ("党的十九大", "二十大精神", "十八大以来"), ("十大工程", "二十大类")),
    Guard("kinds_of", "name",
          rf"(?:[0-9]{{1,2}}|{_FEW}{{1,3}})(?:{_KINDS})",
          ("10大高端产业", "十大行动", "九类人员", "五位一体", "4市人社部门", "两市", "三方机制", "12大类"), ("10家", "5大学", "3个县")),
    Guard("tier", "name", rf"{_FEW}、{_FEW}级|{_FEW}级(?!以上|指标)|[一二三四五六]期(?!间|限|待)|小\([12]\)型|{_FEW}号(?=线|楼|地块)|分{_FEW}(?:批|步|期|阶段|类|级|层)|{_H}{{2,}}局",
          ("三级甲等医院", "两级人社部门", "三、四级手术", "二期工程", "小(1)型水库", "分三批支持", "一级消防站", "中冶二十二局"), ("3级", "100期")),
    Guard("set_of", "name", rf"{_FEW}(?:个|项|条|种|支|点|面|重|者)?(?={_SET})|(?:[0-9]{{1,2}}|{_H}{{2,3}})(?:个|大)方面|{_H}{{2,3}}[项条](?=举措|措施|制度|任务|意见)|{_FEW}(?:大事|实事)|{_FEW}件(?=大事|实事|民生|好事)",
          ("三项业务", "两个主体", "五个方面", "八项规定", "十件大事", "两个市场"), ("三家企业", "两百个")),
    Guard("set_phrase", "name",
          r"三支一扶|三一(?=集团|重)|三星堆|五金(?=[一-龥])|三轮经营|二次(?=开发|创业|供水|利用|污染|能源)|一网通办|[一二两三]{1,3}次?产(?:业|融合)|[百十千万]{2,3}(?=计划|工程|巾帼|行动|人才|提升)|三轮(?=车|摩托)|九年(?=义务|一贯)|两会|三棵树|九通一平|七通一平|[一二三四五六七八九十]办十?[一二三四五六七八九十]组|一主[一二两三四五]次|[一二三四五六七八九十]高铁|二十国集团|三重一大|五险一金|四[好好]农村路|二胎|三孩|二维码|三甲|六稳|六保",
          ("三支一扶计划", "农村一二三产业融合", "十百千计划", "百千万巾帼", "经营性三轮车", "九年义务教育", "二十国集团"), ("三支队伍", "百千米")),
    Guard("about", "name", r"[一二两三四五六七八九][二三四五六七八九](?=天|个|年|次|小时|分钟|里)|[一二三四五六七八九]?十几|几十|[数几][十百千万]+",
          ("两三天", "十几户", "三五年"), ("十三天", "20几")),
    Guard("duration", "date",
          rf"(?:[0-9]{{1,3}}|{_FEW}{{1,3}})(?:周年|年来|年内|年间|年以来|年前|年后|年期|个五年|年(?=计划|规划|行动|打造|培育|内|实施|建设|完成|开展|时间|来|滚动|累计|任务|免费|大变样|[一-龥]{{2,8}}(?:行动|计划|规划|方案|工程)))|(?:连续|历时|闲置|为期|[未今]来|今后|过去|近|前|后|这|每隔?|新|以来的?|时隔|用|满|第)(?:[0-9]{{1,3}}|{_FEW}{{1,3}})(?:个)?(?:年|月|天|周|季度|日)(?!以上)(?:多|余)?|[一二两三四五六七八九十百]{{1,3}}(?:年|个月|天|周(?!岁)|个季度|小时)(?!一遇)",
          ("三年行动", "五年来", "连续21年", "未来五年", "百年", "两年", "3年行动计划"), ("12.7年", "3年以上", "缩短至3天")),
    Guard("age", "name",
          r"(?<![0-9.到])(?:[0-9]{1,3}(?:周?岁)?[-—–~至到]{1,2})?[0-9]{1,3}周?岁(?=以[上下]|及|的|人|老|以内|适龄|儿|残|婴|青|公民|居民|学|妇|女|[(]|$)",
          ("16岁以上", "18-60岁人口", "0—6岁残疾儿童", "3岁以下婴幼儿", "80周岁以上老年人"), ("78.5岁", "达到82岁以上")),
    Guard("grade", "name", r"(?:[0-9]{1,9}(?:\.[0-9]{1,6})?[百千万亿]{0,4}|[百千万亿十]{1,2})(?:吨|公里|千瓦|兆瓦|吉瓦|千伏|标箱|平方米|人|元|斤)级(?:及?以上)?|(?:[0-9]{1,4}|[一二三五]?[十百千万]{0,2})[十百千万亿]亿?级|[十百千万]亿(?=企业|产业|园区|集群|项目)|[0-9]{1,4}(?:千伏|kV)(?=[一-龥])|[十百千万]{1,2}(?:吨|千瓦)(?!级)(?=[一-龥]{2})",
          ("30万吨级航道", "20万吨级", "百万千瓦级", "千亿级企业", "百亿企业", "500千伏变电站"), ("30万吨", "3级")),
    Guard("size_of_thing", "name",
          rf"(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?|{_H}{{1,3}}(?:点{_H}{{1,2}})?)(?:(?:英寸|微米|纳米)(?=(?!为|是|以|左|和|及|至|到|提|降|达|的)[一-龥])|[KMGTPE]B级)",
          ("八英寸硅片", "零点八微米集成电路", "28纳米芯片", "10EB级数据"), ("厚度达到3微米", "线宽降至28纳米以下")),
    Guard("tolerance", "name", r"(?:(?<![0-9.])[0-9]{1,9}(?:\.[0-9]{1,6})?[%‰℃一-龥]{0,2})?±[0-9]{1,9}(?:\.[0-9]{1,6})?",
          ("1500±5张", "误差±3毫米", "25℃±2℃"), ("增长5%",)),
    Guard("threshold", "name",
          rf"{_AMOUNT}(?:/年)?(?:及?以上|以下)的?(?=[一-龥]{{2,12}}(?:[0-9]|[不超达占]))"
          rf"|(?:(?<=[超过破]){_AMOUNT}|{_AMOUNT}(?:及?以上|以下))的?(?={_CLASS})"
          rf"|(?<=单机容量)(?:在|达到?|为|超过)?(?:[0-9]{{1,6}}|{_H}{{1,6}})[百千万亿]{{0,2}}千瓦(?:及?以上|以下)的?(?=[一-龥])"
          r"|[十百千]?[万亿]元(?:及?以上|以下)的?(?=[一-龥])"
          r"|(?:[0-9]{1,9}(?:\.[0-9]{1,6})?|[一二三五十百]{1,4})[百千万亿]{0,4}(?:人口|人)?(?:及?以上|以下)(?:的|人口|(?=[一-龥]{0,2}城[市镇])|[0-9]{1,6}[万亿]以下的)|[百千万]{1,2}(?:人|户|亩|吨|平方米|千瓦|头|只|羽|张|台|辆|条)以上(?=[一-龥])|(?:[0-9]{1,4}|[一二三五]?[十百千])户以上的?(?=自然村|村寨|村庄|村组|居民点|集中居住)|(?<=[超过])[一二三五]?[十百千]亿(?=、|的)",
          ("10亿元以上项目不少于", "收入20万元以上的村占比达到", "营业收入超10亿元软件企业", "首次突破100亿元的企业", "三十万人口以上的县", "10万人口以上中小城市", "年收入2000万元以上的企业", "亿元以上项目", "万头以上养殖场", "30户以上自然村寨", "单机容量在三十万千瓦以上的机组", "单机容量60万千瓦及以上机组"),
          ("投资10亿元以上。", "超258.1亿元，", "超10亿元", "产值突破100亿元。", "投资超3亿元改造库房", "给予不超过100万元的奖励", "投资超10亿元的博物馆三期扩建工程竣工", "投资超10亿元建设产业园区", "稳定在12.0年以上", "单机容量达到60万千瓦。")),
    Guard("condition", "name",
          rf"{_CONDITION}|每(?:新增|增加|增长|满|达到?|完成|实现)?{_AMOUNT}(?=[^0-9。；，,\n]{{0,8}}(?:{_GIVES})(?!总|资金))",
          ("年营业收入达到10亿元的，奖励最高", "首次突破5亿元、10亿元的制造业企业，分别给予最高", "增速超过10%的企业，按投资额给予最高",
           "每新增100万美元奖励一定金额", "不少于50人的企业可以申报"),
          ("给予50万元奖励", "最高100万元的补助，", "分别给予5万元、10万元的一次性奖励，", "每亩补贴200元", "承担80%的项目，获国家奖励")),
    Guard("phone", "name", r"(?<![0-9])(?:0[0-9]{2,3}-?[0-9]{7,8}|1[3-9][0-9]{9})(?![0-9])", ("027-87235522", "13812345678"), ("138123",)),
    Guard("ratio", "name", r"[0-9]{1,9}(?:\.[0-9]{1,6})?(?:[:：][0-9]{1,9}(?:\.[0-9]{1,6})?)+", ("1:4:5", "10.1:38.7:51.2"), ("5%",)),
    Guard("universities", "name", r"(?:985|211)(?=高校|工程|院校|大学|[、/和])|(?<=[、/和])211", ("985高校", "211工程"), ("985人",)),
)  # fmt: skip

BY_NAME = {guard.name: guard for guard in GUARDS}


_NUMERAL = "一二两三四五六七八九十百千万亿零〇○"
_ANCHOR = rf"(?:(?![0-9])|(?<![0-9])(?<![0-9][.,]))(?:(?![{_NUMERAL}])|(?<![{_NUMERAL}0-9])(?<!分之))"
"""No match begins inside a number."""


def _any_of(guards: Iterable[Guard]) -> str:
    """Rows as one alternation."""
    return _ANCHOR + "(?:" + "|".join(f"(?P<{guard.name}>{guard.pattern})" for guard in guards) + ")"


def ungated() -> str:
    """All rows as one alternation."""
    return _any_of(GUARDS)


_NUMBERS = "0123456789", _NUMERAL
"""Characters that most rows can begin with: which rows are tried there tells the character behind the whole run."""
_RUN = re.compile(f"[0-9]+|[{_NUMERAL}]+")


@cache
def _openings() -> dict[str, list[Guard]]:
    """For each character with which a claim can begin, the rows that can begin with it, in list order."""
    rows: dict[str, list[Guard]] = {}
    for guard in GUARDS:
        chars = opening_characters(guard.pattern)
        if chars is None:
            raise ValueError(f"a match of guard {guard.name} can begin with anything")
        for numbers in _NUMBERS:  # one digit or numeral is tried like any other
            chars = chars.union(numbers) if not chars.isdisjoint(numbers) else chars
        for char in chars:
            rows.setdefault(char, []).append(guard)
    return rows


@cache
def _pattern(guard: Guard) -> re.Pattern[str]:
    return re.compile(_any_of([guard]))


@lru_cache(maxsize=4096)
def _rows(char: str, behind: str) -> tuple[tuple[Guard, re.Pattern[str]], ...]:
    """The rows that can begin with a character; with a number, where ``behind`` stands behind the whole run."""
    numbers = next((numbers for numbers in _NUMBERS if char in numbers), "")
    rows = []
    for guard in _openings()[char]:
        chars = characters_behind(guard.pattern, numbers) if numbers else None
        if chars is None or behind in chars:
            rows.append((guard, _pattern(guard)))
    return tuple(rows)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(character_class(_openings()))


class Claimed(NamedTuple):
    """A stretch that a guard has claimed."""

    start: int
    end: int
    guard: Guard


STOPS = "。；！？，"
"""Signs that no claim holds, but that of a title (a test reads it from the patterns)."""
_STOP = re.compile(f"[{STOPS}]")
_TITLE_WITH_STOP = re.compile(f"《[^《》{STOPS}]*[{STOPS}]")


def guarded(text: str, sought: Iterable[int] | None = None) -> list[Claimed]:
    """What the guards claim in a folded text, left to right.

    Args:
        text: a folded text without white space.
        sought: places in rising order; only the clauses that hold one are looked at. All of the text by default.
    """
    if sought is None or _TITLE_WITH_STOP.search(text) is not None:
        return _claims(text, 0, len(text))
    found: list[Claimed] = []
    stops = [stop.start() for stop in _STOP.finditer(text)]
    end = 0
    for at in sought:
        if at >= end:
            n = bisect_left(stops, at)
            start = stops[n - 1] + 1 if n else 0
            end = stops[n] + 1 if n < len(stops) else len(text)
            found += _claims(text, start, end)
    return found


def _claims(text: str, at: int, end: int) -> list[Claimed]:
    opening = _opening().search
    found: list[Claimed] = []
    while (first := opening(text, at, end)) is not None:
        start = first.start()
        run = _RUN.match(text, start)
        at = run.end() if run is not None else start + 1  # no claim begins inside a number
        for guard, pattern in _rows(text[start], text[at : at + 1] if run is not None else ""):
            if (match := pattern.match(text, start)) is not None:
                found.append(Claimed(start, match.end(), guard))
                at = max(at, match.end())
                break
    return found
