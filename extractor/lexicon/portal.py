"""Labels of the fields that government portals print above a document."""

from __future__ import annotations

import re

from .word import Word, word

_NAMES: tuple[tuple[str, str], ...] = (
    ("title", "标题|名称|文件名称|信息名称|文件标题|信息标题"),
    ("number", "发文字号|发文文号|发布文号|文号|文件编号|文件字号"),
    (
        "issuer",
        "发文机关|发布机构|发文单位|制发机关|发布机关|发布单位|发布部门|颁布单位|颁布部门|制定机关|公开主体|发文机构|制发单位",
    ),
    ("date_written", "公文生成日期|成文日期|发文日期|发文时间|成文时间|签发日期|生成日期|生成时间|制发日期"),
    (
        "other",
        "公布日期|施行日期|公布时间|施行时间|生效时间|废止时间|失效时间|所属主题分类|效力等级|效力级别|索引号|信息索取号|索取号|主题分类|主题词|所属主题|公开类别|公开方式|公开属性|公开形式|公开范围|公开时限|信息公开|有效性|效力状态|"
        "时效性|公文时效|是否有效|产生日期|载体类型|关键字|发布日期|发布时间|公开日期|来源|信息来源|文章来源|来源URL|作者|责任编辑|编辑|浏览次数|阅读次数|阅读|点击数|点击次数|"
        "字号|字体|体裁分类|组配分类|信息分类|分类|失效日期|废止日期|实施日期|生效日期|关键词|报告人|服务对象|文种|公文种类|体裁|时间|评论|"
        "公开目录|审核|审核人|信息审核|编辑人|校对|初审|复审|终审|信息类别|文件类型|统一编号|统一登记号|规范性文件编号|登记号|打印|分享|浏览量|访问量|访问次数|语音播报|语音朗读|人工智能朗读|摘要|内容摘要|内容概述|发文文种|公文目录|发布人|责任部门|归档时间|"
        "原文链接|解读链接|政策解读链接|文字解读链接|图文解读链接|图片解读链接|视频解读链接|视频解读解读链接|解读文件链接|文件链接|相关链接",
    ),
)
_EXAMPLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "title": (("标题", "文件名称"), ("标题行",)),
    "number": (("发文字号", "文号"), ("编号",)),
    "issuer": (("发文机关", "发布机构"), ("责任单位",)),
    "date_written": (("成文日期", "发文时间"), ("发布日期", "印发日期")),
    "other": (("索引号", "主题分类", "发布日期"), ("序号", "指标")),
}
FIELDS: tuple[Word, ...] = tuple(word(name, f"^(?:{labels})$", *_EXAMPLES[name]) for name, labels in _NAMES)
"""Which element a label names; ``other`` fields are lines of metadata that fill none."""


def _spaced(labels: str) -> str:
    """Labels with blanks between their letters, as 索 引 号."""
    return "|".join(r"\s*".join(label) for label in sorted(labels.split("|"), key=len, reverse=True))


LABEL = re.compile(
    rf"(?:^|(?<=[\t\n|])|(?<=\s\s)|(?<=\?\?)|(?<=[^\s：:]\s))(?:[•·●▪-]\s+|[•·∙]\s*(?=[\[【]))?[|\s]*[\[【]?(?P<label>{'|'.join(_spaced(labels) for _, labels in _NAMES)})"
    r"[\]】]?(?:[ \u3000]*[:：]|[ \u3000]*(?=[\t|])|(?<=】)(?=[^\s。]{1,30}$))"
)
"""A label at the head of a line or of a cell, with a colon or a cell's end after it."""

SURE = word(
    "sure label",
    r"^(?:索引号|信息索取号|索取号|组配分类|主题分类|体裁分类|发布机构|发文机关|发文机构|发文字号|文号|公开方式|公开形式|公开类别|公开目录|有效性|生成日期|成文日期|发文日期)$",
    ("索引号", "文号"),
    ("名称", "时间", "来源"),
)
"""Labels that head no column of a table, whatever stands beside them."""

BARE_LABEL = re.compile(
    rf"(?:^(?:[•·●▪][ \u3000]*)?|(?<=[ \u3000]))(?P<label>{'|'.join(_spaced(labels) for _, labels in _NAMES)})(?:[ \u3000]+(?=\S)|$)"
)
"""索引号 1133/2020-28215 文号 丽政发〔2020〕9号: a label with only a blank after it, which takes two of them to be believed."""
TWO = 2
GLUED_LABEL = re.compile(
    r"(?:^|(?<=[\u4e00-\u9fff0-9号日]))(?P<label>索引号|主题分类|发文机[构关]|发布机构|发文字号|成文日期|发文日期|发布日期|有效性)(?=[^\s:：])"
)
"""发文机构东山市人民政府发文字号东政办〔2020〕1号: labels close to their values, which take two of them, or a day."""

CHROME = word(
    "chrome",
    r"^(?:您?(?:当前|现在|所在)的?(?:所在)?的?位置|首页[>»›/|]|\|?(?:网站|页面)?无障碍|[\|]?(?:本站|网站)支持|APP下载|下载APP|(?:精确|高级|模糊|开始|站内)检索$|我要纠错$|(?:找回密码|用户注册|用户登录|详细内容)$|视力保护色|(?:用微信)?扫(?:描|码|一扫)?.{0,4}二维码|主办单位:|备案(?:编|序)?号:|(?:(?:政府)?信息公开(?:目录)?){1,3}(?:规划计划|政策文件|通知公告)$|(?:首页|政务公开|政府信息公开|信息公开(?:目录)?|法定主动公开内容|规划(?:计划|信息)|政策(?:文件|法规)|通知公告|公[示告]公[示告]|新闻中心|要闻动态|政务要闻|工作动态|机构概况|互动交流|政民互动|办事服务|政务服务|专题专栏|网站导航)$|友情链接|返回(?:[上下]一版)?(?:[上下]一版)*$|[上下]一版|查看原文$|关注.{0,12}(?:公众号|订阅号|服务号|微博)$|微信号:|版权所有|镜像网站|帮助中心|长者|网站(?:支持|地图|首页)|登录|注册|收藏(?:本站|夹)|分享(?:到|至)|打印(?:本页)?$|关闭(?:窗口)?$"
    r"|\[?字[体号][:\[(\]]?(?:[大中小]|$)|^(?:下载|全屏|收藏|打印|加大|还原|减小|放大|缩小|默认|[大中小])?\]?$|\[?[大中小]\]?$|扫一扫|返回(?:顶部|首页)|手机版|繁[体體]|English|上一[篇条]|下一[篇条]|正文$|[•·]?\s*(?:政策|文件)(?:原文|解读|正文)\s*[>»›]?$)|(?:官方|门户)网站?$|\[切换\]|[>»›].*[>»›]|^[一-龥]{2,8}\s*[>»›]\s*[一-龥]{2,8}$|www\.|中国政府网|日报/|^(?:政策性?文件)?留言咨询$|^(?:相关|政策)(?:链接|解读|文件|附件|信息|阅读|稿件)[:：]?$|第[A-Z]?\d{1,3}版|^文章属性$|^(?:文章|文档|内容)?详情$",
    (
        "您所在的位置：首页>政务公开>规划计划",
        "无障碍说明",
        "字体：大 中 小",
        "首页 > 公开 > 正文",
        "打印",
        "相关链接",
        "政策性文件留言咨询",
        "【字号：",
        "【字体】大 |默认 |小",
        "加大",
        "】",
        "• 政策原文>",
        "详情",
        "| 网站无障碍 本站支持IPV6",
        "政务公开 > 工作报告",
        "国内政策【切换】 国际政策",
        "找回密码",
        "APP下载",
        "精确检索",
        "用微信扫描二维码",
        "主办单位：东山市水务局",
        "返回 上一版 下一版",
        "政府信息公开政府信息公开目录规划计划",
        "关注东山发布官方公众号",
    ),
    ("打印设备产业发展规划", "大数据发展规划", "收缴办法", "无障碍环境建设规划", "检索系统建设方案"),
)
"""Words of the page around a document: never its title."""
CRUMBS = re.compile(r"^[^。；|\t]{0,40}[>»›](?![0-9=])[^>»›。；|\t]{1,30}[>»›](?![0-9=])")
"""首页 > 政务公开 > 政策文件: where the page stands; a line of its own, whatever follows it. >95.0 is no step, nor has a row of cells any."""
HOME = re.compile(r"(?:网站|返回)?[首主]页|您?(?:当前|现在|所在)的?(?:所在)?的?位置[:：]?")
"""Where the path through a portal begins."""
MENU = re.compile(r"首[ \u3000]*页[ \u3000]")
"""首页 规划计划 …的通知: a path whose signs are lost, with the page's heading at its end."""
BLOCK_LINE = re.compile(r"^(?P<label>[\u4e00-\u9fffA-Za-z_ ]{1,12})\s*[:：]\s*(?P<value>.*)$")
"""A line of a block of metadata between --- lines; labels that no row names are none of ours, yet metadata."""
