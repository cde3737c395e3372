"""What the rules of a trace are called in Chinese: ``explain --at`` prints it before the rule's own name.

A rule keeps the name by which the code and its tests know it; here, and nowhere else, stands what it means to a reader.
``tests/test_rule_words.py`` says when one is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.schemes import SCHEMES

RULES: dict[str, str] = {
    "contents.titled": "目录二字之下的条目", "contents.repeated": "条目在下文再次出现的目录",
    "contents.leaders": "带引导点和页码的目录", "contents.one_line": "印成一行的目录",
    "fields.labelled": "文首带标签的字段",
    "furniture.page_number": "页码", "furniture.rule": "分隔线", "furniture.running_header": "页眉",
    "furniture.navigation": "网页文末的导航",
    "box.title": "专栏标题",
    "paragraph.goes_on": "是否接续上一段",
    "table.text": "正文中的表格", "table.tabs": "制表符分栏的表格", "table.pipes": "竖线分栏的表格",
    "table.cells": "逐格成行的表格", "table.columns": "逐栏印出的表格", "table.regular": "各行相似的表格",
    "table.glued": "单元格之间没有空白的表格", "table.listed": "照录的表格", "table.unread": "读不准、照录的表格",
    "table.declared": "文件格式标明的表格", "table.docx": "Word 文件的表格", "table.html": "网页的表格",
    "table.ruled": "页面上画线的表格", "table.drawn": "用字符画线的表格", "table.barred": "每格后有竖线的表格",
    "table.reading": "表格的读法", "table.values": "此行的数值",
    "table.data": "数据行", "table.group": "分组行",
}  # fmt: skip
"""By the rule's name. Those of headings are named by a number that they know: 标题（如“（一）发展定位”）."""

ENDS: dict[str, str] = {
    "page shows the rest": "版面表明是同一段", "other frame": "在另一框内", "listed": "目录中如此列出",
    "number alone": "只有编号，后面是其文字", "number cut": "数字断在行末", "open bracket": "括号未完",
    "opens a unit": "另起一条", "heads notes": "注释的开头", "notice title": "通知的标题", "title": "文件标题",
    "label": "带小标题的一段", "document element": "公文要素", "same source line": "原在同一行",
    "open clause": "句子未完",
    "figure behind": "数字接在上行之后",
    "account behind": "又一句统计从下行起", "broken clause": "断在分句中", "page shows": "版面表明",
    "lines are paragraphs": "每行一段",
    "markup heading": "标记为标题", "heading": "上面是标题", "fixed width": "按固定宽度折行",
    "flush in an indented text": "首行缩进的文字中顶格", "cut": "断在行末", "ended": "上段已完",
    "indented": "首行缩进",
    "tail": "余下的文字",
}  # fmt: skip
"""Why a line goes on with the paragraph above it or opens one of its own (``layout/paragraph_ends.py``)."""

REASONS: tuple[tuple[str, str], ...] = (
    (r"(\S+) points against (\S+) for (.+)", r"得 \1 分，不及 \3 的 \2 分"),
    (r"(\d+) entries are printed again below", r"\1 个条目在下文再次出现"),
    (r"entries are printed again below", "条目在下文再次出现"),
    (r"from 目录 to where its first entry is printed again", "从“目录”到第一个条目再次出现处"),
    (r"entries under 目录", "“目录”之下的条目"),
    (r"entries on the line of 目录", "与“目录”在同一行的条目"),
    (r"leaders to page numbers", "有引导点通向页码"),
    (r"quotes clash", "引号前后不合"),
    (r"a labelled field at the head", "文首带标签的字段"),
    (r"set as a page number", "印成页码的样子"),
    (r"a rule", "分隔线"),
    (r"a numeral alone on its line, again and again", "多次独占一行的数字"),
    (r"counts up beside the title of the text", "在文件标题旁逐页递增"),
    (r"counts up through the text", "在全文中逐页递增"),
    (r"the same words where pages meet", "各页交界处相同的文字"),
    (r"the heading below, printed at the head of its page", "下面的标题印在页首"),
    (r"what a site sets below a text", "网站在正文之后的文字"),
    (r"number without words", "只有编号，没有文字"),
    (r"a stop right after the number", "编号后紧跟句读"),
    (r"an item of a list: it ends with (.)", r"列表中的一项：以“\1”结尾"),
    (r"longer than (\d+) characters", r"长于 \1 字"),
    (r"one sentence without a text of its own", "只有一句，没有下属文字"),
    (r"a list inside", "其中有列举"),
    (r"the name of a document", "文件名称"),
    (r"an item without a text of its own", "没有下属文字的一项"),
    (r"first sentence longer than (\d+) characters", r"首句长于 \1 字"),
    (r"first sentence is a list", "首句是列举"),
    (r"first sentence has too many clauses", "首句分句过多"),
    (r"a sentence that ends in an address", "以网址结尾的句子"),
    (r"a sentence", "句子"),
    (r"a note or a term", "注释或名词解释"),
    (r"an item of an article", "条文中的一项"),
    (r"the source of figures", "数据来源"),
    (r"outside the count and among the cells of a table", "不在编号次序中，且在表格的单元格之间"),
    (r"an item of a list without an appendix around it", "列表中的一项，不在附录内"),
    (r"an item that says how much", "说明数量的一项"),
    (r"one of a list of sentences", "一列句子中的一句"),
    (r"one of a count of sentences", "编号句子中的一句"),
    (r"the last of a list of sentences", "一列句子中的末句"),
    (r"annex named before the plan begins", "正文开始前提到的附件"),
    (r"the last item of a list", "列表的末项"),
    (r"decimal number out of sequence", "小数编号不在次序中"),
    (r"an item before the first heading", "第一个标题之前的一项"),
    (r"number (\d+) after (\d+)", r"编号 \1 不接 \2"),
)  # fmt: skip
"""Why else something was taken or refused, as patterns of the whole reason."""

PARTS = {
    "subject": "主语", "kind": "类别", "aggregation": "口径", "direction": "增减", "period": "时期", "joined": "连写",
}  # fmt: skip
"""What rules a statement names, each with the row that decided it."""

ROWS: dict[str, dict[str, str]] = {
    "subject": {
        "before": "数前的词语", "counted": "所计之物", "list": "并列的各项", "list again": "并列各项再数",
        "carried": "承上文",
        "bare verb": "动词承上文", "acted": "动作及其对象", "echo": "与前文同", "grant": "补助的事项", "rank": "位次",
        "measure of the last": "上一主语的另一量", "spent on": "用于何处", "spread": "分配于各项",
        "towards": "所向目标",
        "class": "其中的一类", "whole": "整体", "work on": "对何物做何事", "topic": "话题", "where": "何处的同一量",
    },
    "kind": {
        "ahead": "标题写打算", "back": "标题写回顾", "looks back": "回顾的章节", "bulletin": "报告类文件",
        "plan": "规划类文件",
        "programme": "工程项目", "time": "时间词", "origin": "起点数", "promised": "句中有打算",
        "reported": "句中有完成",
        "will": "句中有“将”", "以来": "句中有“以来”",
    },
    "aggregation": {
        "summed": "累计词", "doing": "动作词", "turns": "变为", "yearly": "每年", "rate": "比率", "reached": "达到",
        "among": "其中一部分", "down": "下降词", "up": "上升词", "flow": "流量", "stock": "存量", "macro": "总量指标",
        "plain": "没有词语指明", "stands": "现有", "unit": "由单位判断", "exists": "存在", "grant": "补助标准",
        "planned": "计划数",
        "raises": "提高或降低", "until": "截至", "has": "拥有", "size": "规模", "moved": "提前或推后",
        "origin": "起点数",
        "running": "逐年", "counts": "计数", "pace": "增速", "against": "与他处相比", "minus": "负数", "norm": "标准",
    },
    "direction": {
        "-": "无", "down": "下降词", "up": "上升词", "reached": "达到", "raises": "提高或降低", "番": "翻番",
        "compared": "相比",
        "pace": "增速", "minus": "负数",
    },
    "period": {
        "-": "无", "plan": "规划期", "context": "上文", "clause": "本句", "in": "在", "until": "到", "during": "期间",
        "since": "以来", "base": "基期", "from": "自", "day": "某日", "outlook": "展望", "running": "逐年",
    },
    "joined": {"point": "小数点两侧", "line": "折行两侧"},
}  # fmt: skip
"""The rows by their family: ``reached.up_to`` is one of ``reached``."""

_PATTERNS = tuple((re.compile(pattern), words) for pattern, words in REASONS)
_PART = re.compile(r"(?P<part>[a-z]+)=(?P<rows>.*?)(?= [a-z]+=|$)")
_YEARS = re.compile(r"\s*\d[\d–-]*$")
_HEADINGS = {f"heading.{scheme.name}": f"编号标题，如“{scheme.yes[0].split()[0]}”" for scheme in SCHEMES}


def rule_said(rule: str) -> str:
    """A rule in Chinese, its own name behind it: 是否接续上一段（paragraph.goes_on）."""
    if "=" in rule:
        return "；".join(_part_said(match["part"], match["rows"]) for match in _PART.finditer(rule))
    words = RULES.get(rule) or _HEADINGS.get(rule)
    return f"{words}（{rule}）" if words else rule


def why_said(reason: str) -> str:
    """A reason in Chinese where it has English words of its own; any other as it stands: it is Chinese, or a title."""
    if reason in ENDS:
        return f"{ENDS[reason]}（{reason}）"
    for pattern, words in _PATTERNS:
        if (match := pattern.fullmatch(reason)) is not None:
            return match.expand(words)
    return reason


def _rows_in(rows: str) -> list[str]:
    """The rows that a part names, without years: base, until of ``clause: base 2020, until 2025``."""
    named = (_YEARS.sub("", row).strip() for row in re.split("[:,]", rows))
    return [row for row in named if row]


def _part_said(part: str, rows: str) -> str:
    said = "、".join(filter(None, (_row_said(part, row) for row in _rows_in(rows))))
    return f"{PARTS.get(part, part)}：{said}（{rows}）" if said else f"{PARTS.get(part, part)}：{rows}"


def _row_said(part: str, row: str) -> str:
    return ROWS.get(part, {}).get(row.partition(".")[0], "")


def unnamed(rule: str, reason: str) -> Iterator[str]:
    """What of a verdict has no Chinese words yet."""
    if "=" not in rule:
        if rule not in RULES and rule not in _HEADINGS:
            yield rule
    else:
        for match in _PART.finditer(rule):
            rows = (row for row in _rows_in(match["rows"]) if not _row_said(match["part"], row))
            yield from (f"{match['part']}={row}" for row in rows)
    if re.fullmatch(r"[\x20-\x7e]*[a-z]{3} [\x20-\x7e]*", reason) and why_said(reason) == reason:
        yield reason
