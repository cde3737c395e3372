"""Words of official documents by GB/T 9704-2012: what a title, an agency, an addressee ends with."""

from __future__ import annotations

import re

from .dates import DATE
from .widths import fold, squeeze
from .word import word

_YEAR = r"(?P<year>(?:19|20)[0-9]{2}|(?:1[ \t\u3000]9|2[ \t\u3000]0)(?:[ \t\u3000][0-9]){2}|[一二][九〇○零OＯ0][〇○零OＯ0一二三四五六七八九]{2})"
_SERIAL = r"(?P<serial>[0-9]{1,5}|[0-9](?:[ \t\u3000][0-9]){1,4}|[一二三四五六七八九十百〇零]{1,6})"
DOCUMENT_NUMBER = re.compile(
    r"(?P<agency>[\u4e00-\u9fff][\u4e00-\u9fff（）()]{0,14}|(?:[\u4e00-\u9fff][ \t\u3000]+){1,9}[\u4e00-\u9fff])"
    rf"\s*[〔\[［【（(﹝]\s*{_YEAR}\s*[〕\]］】）)﹞]\s*(?:第)?\s*{_SERIAL}\s*号"
)
"""发文字号 on text with half-width digits: agency (also spaced out: 青 政 发), year in brackets, serial; either in Han or spaced out."""

AGENCY_ENDS = "(?:人民政府|办公厅|办公室|委员会|[厅局部委署院]|(?<!社)(?<!发布)(?<!座谈)(?<!推进)会|管委会|领导小组|指挥部|党委|党组|工委|办事处|调查(?:总)?队|政府)"
"""What the name of an agency ends with, to stand in other patterns."""
AGENCY = word(
    "agency",
    rf"{AGENCY_ENDS}(?:文件)?$",
    ("湖北省人民政府", "市人力资源和社会保障局", "国务院办公厅", "宜昌高新区管委会", "国家统计局合肥调查队"),
    ("2021年12月", "就业促进规划", "国民经济和社会", "发展成就新闻发布会"),
)
TITLE_END = word(
    "title",
    r"(?:规划|计划|纲要|方案|报告|公报|意见|办法|指南|要点|蓝图|行动|规划建议|的建议|设想|综述|预案|细则|条例|导则|工作规则|[\u4e00-\u9fff]{2}(?<![的下上本条款项章照合反按据依遵从守出确有无未述关列策法律规例家省市县区些何])规定|(?:若干|政策|扶持)[^，。]{0,6}(?:措施|举措|政策))》?(?:[(\[][^()]{1,24}[)\]])*(?:[·.①-⑳]|(?<=公报)(?:19|20)[0-9]{2})?$",
    (
        "武汉市“十四五” 规 划",
        "2023年统计公报①",
        "2023年统计公报 2023",
        "《供水“十五五”规划》",
        "三年行动计划（2022—2024年）",
        "政府工作报告",
        "国民经济和社会发展第六个五年计划·",
        "防汛抗旱应急预案",
        "取水管理规定",
        "道路交通特别规定（试行）",
        "促进消费若干政策措施",
    ),
    ("关于印发规划的通知", "规划编制说明", "按照有关规定", "依照取水许可的规定", "现作出如下规定", "国务院另有规定"),
)
BULLETIN = word(
    "bulletin",
    r"公报(?:[①-⑳]|[(\[][^()]{1,24}[)\]]|(?:19|20)[0-9]{2}年?)*$",
    ("某市2023年国民经济和社会发展统计公报", "统计公报（摘要）", "青石市水资源公报2017"),
    ("政府公报室规划",),
)
"""The title of a statistical bulletin."""
YEAR_WITHIN = word(
    "year within",
    r"[“\"][^“”\"]{1,4}五[”\"](?:规划)?(?:实施)?的?(?:良好|圆满|顺利|胜利|全面|完美)*(?:开局|开篇|起步|收官|收尾|第[一二三四五]年|承上启下|关键[一之的])",
    ("是“十四五”开局之年", "实现了“十四五”良好开局", "“十三五”规划圆满收官", "“十四五”规划的第三年"),
    ("“十四五”时期是开局起步的五年", "“十四五”规划"),
)
"""是“十四五”开局之年: which year of a plan it was; the text that says so need not follow that plan."""
NOTICE_END = word(
    "notice",
    r"(?:通知|公告|决定|决议|批复|复函|的函|通报)》?(?:\((?:(?:19|20)\d\d[年/.-]\d{1,2}[月/.-]\d{1,2}日?|[\u4e00-\u9fff]{1,10}[〔\[(【]\d{4}[〕\])】]\d{1,5}号|第[0-9一二三四五六七八九十]{1,3}号)\))?$",
    (
        "关于印发规划的 通 知",
        "印发《意见》的通知（东办发〔2017〕2号）",
        "关于同意规划的批复",
        "关于政府工作报告的决议",
        "印发方案的通知（2023年4月7日）",
        "印发方案的通知 ( 2025-01-27 )",
        "关于举行规划听证会的公告（第1号）",
    ),
    ("通知如下", "就业促进规划"),
)
RECIPIENT = word(
    "recipient",
    r"各|局|委|厅|办|政府|单位|部门|公司|院校|处室|(?:院|[校园馆站队]|[大中小]学|委员会|中心|支队|分局|企业)$",
    ("各区人民政府", "市属各单位", "区中医院", "市人民代表大会常务委员会"),
    ("同志们",),
)
NO_RECIPIENT = word(
    "no recipient",
    r"如下|以下|原则|目标|各位|代表$|[《》。]|;(?!各)|同志们|附件|单位:|联系|^(?:为|根据|按照|关于|经)|^[^各]{0,8}(?:责任|牵头|配合|发布|主管|起草|支持|推荐|承办|协办|主办|受理|申报)(?:单位|部门|机构)$",
    ("现将有关事项通知如下", "各位代表", "必须遵循以下原则", "责任单位"),
    ("各市、州人民政府", "各县（市、区）水利、林业主管部门", "各省民政厅(局);各司(局)、各直属单位"),
)
COPIED = re.compile(r"^抄\s*(?:送|报)\s*[:：]?\s*")
"""抄送： opens the list of agencies that get a copy."""
COPIES = word(
    "copies",
    r"^\(?共?印\s*(?:发\s*)?[0-9]{1,5}\s*份\)?$",
    ("共印80份", "（共印 120 份）", "印150份"),
    ("印发10万份宣传册", "共印制80份"),
)
"""How many copies were printed: the line below the imprint."""
PRINTED = re.compile(r"印\s*发\s*$")
"""A day before 印发 is that of the print."""

OFFICE = word(
    "office",
    r"^(?:[\u4e00-\u9fff]{1,12}?(?:自治区|省|市|县|区|州|旗|政府))?(?:省长|市长|县长|区长|州长|旗长|主席|主任)(?!会|办|负责|助理)[\u4e00-\u9fff]{0,4}$",
    ("省长", "自治区主席 乌云", "东山市市长　王　明"),
    ("主任会议研究决定", "区长负责制的通知"),
)
"""Who signs an order: the office, with or without the name."""
STAMP = word(
    "stamp",
    r"^\(?(?:此件|本件|公开(?:类别|方式|属性)|信息公开|联系(?:单位|人|电话)|主动公开|依申请公开|不予公开)",
    ("（此件主动公开）", "（联系单位：规划财务处）", "(此件公开发布)"),
    ("公开发布规划",),
)
"""附注 and the stamps of disclosure."""
ENTRY = re.compile(r"^\s*[0-9]{1,3}\s*[.．、]\s*")
"""The number of an entry in a collection, before the title of the notice: 3. 某市人民政府关于印发…的通知."""
MEETING = word(
    "meeting",
    r"^[—(]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日,?在.*(?:会议|大会|全会)上?",
    ("2022年10月28日在青石市第九届人民代表大会常务委员会第六次会议上", "——2021年2月5日在大会上"),
    ("2022年政府工作报告",),
)
"""The day and place at which a report was given: beside its title, never the title."""
ADOPTED = word(
    "adopted",
    r"^[—(]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日[^。；]{4,60}(?:通过|批准|修订|修正)\)?$",
    (
        "（2011年2月17日东山省第十一届人民代表大会第四次会议通过）",
        "2014年5月29日东山市第五届人民代表大会常务委员会会议批准",
    ),
    ("2014年会议通过的规划", "2014年5月29日会议通过了规划纲要"),
)
"""The day and the assembly that adopted a document: beside its title, never the title."""
SUBTITLE = word(
    "subtitle",
    r"^(?:——|—|--)\S|^\((?:(?:19|20)\d\d年?.*|[\u4e00-\u9fff]{0,6}草案|[\u4e00-\u9fff]{1,8}稿|试行|摘要|节选|修订版?|第[一二三四五六七八九十0-9]{1,3}号)\)$",
    ("——2021年2月5日在大会上", "（2021—2025年）", "（征求意见稿）", "（讨论稿）", "（第二号）"),
    ("（一）发展基础",),
)
NOTE_HEAD = word(
    "note head",
    r"^[(\[]?(?:注|备注|其中|附[件表图录]\d{0,2}|说明|(?:资料|数据|信息)?来源|(?:责任|牵头|配合|参与)(?:单位|部门)|联系(?:人|电话|方式)|电话|地址|邮箱)\d?$",
    ("注", "责任单位", "资料来源", "（责任单位"),
    ("注重实效", "数据要素流通", "来源可溯"),
)
"""What opens a note, a list of duties or an address, and no thought: 责任单位：市民政局."""
LETTERHEAD = word("letterhead", r"文件$", ("武汉市人民政府文件", "株洲市教育局 文 件"), ("文件精神",))
MAX_RECIPIENTS = 400
"""Longest list of addressees."""
MIN_LISTED = 3
_LISTED = re.compile(
    r"[ \u3000]*(?:各[^，。；：]{1,30}|[^，。；：]{2,30}(?:[厅局部委会办署院]|政府|单位|公司|部门|机构|管委会))(?:[（(][^（）()]*[）)])?[ \u3000]*"
)
"""How many bodies a list has, and what each is, that is one of addressees without the colon at its end."""


_SIGNED_BY = re.compile(r"\s*签\s*发\s*人?\s*[:：]\s*[\u4e00-\u9fff\s]{2,8}")
"""What may stand beside a document number: 签发人：何军."""


def is_document_number(text: str) -> bool:
    """鄂政发〔2021〕26号 on a line of its own, beside who signed it or its day at most, in brackets or not."""
    if len(text) > MAX_NUMBER_LINE or "号" not in text:
        return False
    bare = fold(text.strip())
    if bare[0] == "(" and bare[-1] == ")":
        bare = bare[1:-1].strip()
    day = DATE.match(bare)
    if day is not None:
        bare = bare[day.end() :].lstrip("，, ")
    found = DOCUMENT_NUMBER.match(bare)
    if found is None or found.end() == len(bare) or _SIGNED_BY.fullmatch(bare, found.end()):
        return found is not None
    return DATE.fullmatch(bare[found.end() :].strip("，, ")) is not None


def is_signed_by(text: str) -> bool:
    """签发人：何军."""
    return _SIGNED_BY.fullmatch(text) is not None


MAX_NUMBER_LINE = 70
"""Longest line of a document number; wide blanks part it from who signed it."""
MAX_PRINT_LINE = 60
"""Longest line of the imprint's last line."""


def is_print_line(text: str) -> bool:
    """某市人民政府办公室　2021年8月25日印发: the last line of the imprint."""
    if "印" not in text[-8:] or len(squeeze(text)) > MAX_PRINT_LINE:
        return False
    return PRINTED.search(text) is not None and DATE.search(fold(text)) is not None


def is_recipients(text: str) -> bool:
    """各市、州…人民政府，省政府各部门： on a line of its own; or a list of them whose colon the page lost."""
    if not 4 <= len(text) <= MAX_RECIPIENTS:
        return False
    if text[-1] not in "：:":
        bodies = re.split("[，,；;]", text)
        return text[0] == "各" and len(bodies) >= MIN_LISTED and all(map(_LISTED.fullmatch, bodies))
    return RECIPIENT.matches(text.rstrip("：:")) and not NO_RECIPIENT.matches(text[:-1])
