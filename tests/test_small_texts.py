"""Small texts, one thing each: what a careful reader would key of them."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

from typing import Any

import pytest

from extractor import extract
from extractor.models import Document, Section

HEAD = "某县“十四五”就业促进规划\n一、发展环境\n（一）主要目标。到2025年，实现目标。\n"
TAIL = "（二）其他。内容。\n"
BODY = "某县“十四五”就业促进规划\n一、重点任务\n（一）促进就业。实施就业优先政策。\n"


def read(text: str) -> Document:
    return extract(text.encode())


def sections(document: Document) -> list[tuple[int, str | None, str]]:
    def walk(tree: list[Section]) -> list[Section]:
        return [s for top in tree for s in (top, *walk(top.children))]

    return [
        (s.level, s.number.raw if s.number else None, s.heading)
        for s in walk(document.sections)
        if s.heading is not None
    ]


# -- headings --------------------------------------------------------------------------------

OUTLINES: dict[str, tuple[str, list[tuple[int, str | None, str]]]] = {
    "a colon before a number": (
        "一、任务\n（一）促进就业：1.拓展渠道：开发岗位。\n",
        [(1, "一", "任务"), (2, "（一）", "促进就业")],
    ),
    "a list without texts": ("一、任务\n任务包括：\n1.加强领导\n2.完善机制\n3.强化考核\n二、保障\n内容。\n", [(1, "一", "任务"), (1, "二", "保障")]),
    "a list of laws": ("一、依据\n1.《就业促进法》\n2.《就业条例》（2019年）\n二、目标\n内容。\n", [(1, "一", "依据"), (1, "二", "目标")]),
    "numerals that lost their sign": (
        "一　发展基础\n内容。\n二　总体要求\n内容。\n三　保障措施\n内容。\n",
        [(1, "一", "发展基础"), (1, "二", "总体要求"), (1, "三", "保障措施")],
    ),
    "appendix numbers": (
        "第一章 总则\n内容。\n附录A 名词解释\nA.1 都市圈\n内容。\nA.2 城镇圈\n内容。\n",
        [(1, "第一章", "总则"), (1, "附录A", "名词解释"), (2, "A.1", "都市圈"), (2, "A.2", "城镇圈")],
    ),
    "an annex that numbers by itself": (
        "第一章 总则\n一、目的\n内容。\n附件1 分工方案\n一、职责\n内容。\n",
        [(1, "第一章", "总则"), (2, "一", "目的"), (1, "附件1", "分工方案"), (2, "一", "职责")],
    ),
    "kinds that are never nested share a level": (
        "一、基础\n（一）成效。内容。\n二、原则\n第一、坚持优先。内容。\n第二、坚持统筹。内容。\n",
        [(1, "一", "基础"), (2, "（一）", "成效"), (1, "二", "原则"), (2, "第一", "坚持优先"), (2, "第二", "坚持统筹")],
    ),
    "a number between is left out": (
        "一、基础\n（一）成效\n1.就业。内容。\n二、目标\n1.总体。内容。\n",
        [(1, "一", "基础"), (2, "（一）", "成效"), (3, "1", "就业"), (1, "二", "目标"), (3, "1", "总体")],
    ),
    "articles with titles": (
        "第一章 总则\n第一条 发展现状。成效明显，基础扎实。\n第二条 本规划由县政府解释。各部门负责实施。\n",
        [(1, "第一章", "总则"), (2, "第一条", "发展现状"), (2, "第二条", "")],
    ),
    "a heading over two lines": (
        "某市规划纲要\n\n第一篇 加快建设具有国际影响力的\n科技创新策源地\n\n第一章 基础\n\n内容。\n\n第二篇 建设现代化\n产业体系\n\n第二章 产业\n\n内容。\n",
        [
            (1, "第一篇", "加快建设具有国际影响力的科技创新策源地"),
            (2, "第一章", "基础"),
            (1, "第二篇", "建设现代化产业体系"),
            (2, "第二章", "产业"),
        ],
    ),
    "a contents list without its title": (
        "一、基础\n二、目标\n三、任务\n四、保障\n一、基础\n内容。\n二、目标\n内容。\n三、任务\n内容。\n四、保障\n内容。\n",
        [(1, "一", "基础"), (1, "二", "目标"), (1, "三", "任务"), (1, "四", "保障")],
    ),
    "a notice with points of its own": (
        "关于印发就业促进规划的通知\n各区人民政府：\n请抓好落实。\n一、提高认识。各级要重视。\n二、落实责任。各级要尽责。\n"
        "某市人民政府\n2021年3月1日\n某市就业促进规划\n为促进就业，制定本规划。\n一、基础\n内容。\n二、目标\n内容。\n",
        [(1, "一", "提高认识"), (1, "二", "落实责任"), (1, "一", "基础"), (1, "二", "目标")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OUTLINES)
def test_an_outline(name):
    text, want = OUTLINES[name]
    assert sections(read(text)) == want


# -- front matter ----------------------------------------------------------------------------


def metadata(document: Document) -> dict[str, Any]:
    m = document.metadata
    found: dict[str, Any] = {
        name: getattr(m, name).value
        for name in ("title", "issuer", "kind", "region", "plan_period", "document_number")
        if getattr(m, name) is not None
    }
    if "region" in found:
        found["region"] = found["region"].name
    if "plan_period" in found:
        found["plan_period"] = (found["plan_period"].start, found["plan_period"].end)
    if "document_number" in found:
        found["document_number"] = found["document_number"].raw
    found["recipients"] = [r.value for r in m.recipients]
    found["copied_to"] = [c.value for c in m.copied_to]
    found["date_written"] = str(m.date_written.value) if m.date_written else None
    return found


PLAN = "为促进就业，制定本规划。\n一、基础\n内容。\n二、目标\n内容。\n"
FRONTS: dict[str, tuple[str, dict[str, Any]]] = {
    "the fields of a portal": (
        "索 引 号：011/2021-0001\n发文机关：宜昌市人民政府\n成文日期：2021-12-30\n发文字号：宜府发〔2021〕20号\n\n宜昌市“十四五”规划\n" + PLAN,
        {
            "title": "宜昌市“十四五”规划", "issuer": "宜昌市人民政府", "date_written": "2021-12-30",
            "document_number": "宜府发〔2021〕20号", "region": "宜昌市",
        },
    ),
    "fields in a Markdown table": (
        "| 发文机关 | 宜昌市人民政府 | 成文日期 | 2021年12月30日 |\n|---|---|---|---|\n\n# 宜昌市“十四五”规划\n" + PLAN,
        {"issuer": "宜昌市人民政府", "date_written": "2021-12-30", "title": "宜昌市“十四五”规划"},
    ),
    "a number between title and addressees": (
        "宜昌市人民政府办公室关于印发宜昌市“十四五”规划的通知\n宜府办发〔2022〕15号\n\n各乡镇人民政府：\n现印发给你们。\n\n2022年3月9日\n\n"
        "宜昌市“十四五”规划\n" + PLAN,
        {"issuer": "宜昌市人民政府办公室", "recipients": ["各乡镇人民政府"], "document_number": "宜府办发〔2022〕15号"},
    ),
    "two agencies on a cover": (
        "宜昌市“十四五”就业\n促进规划\n\n宜昌市人力资源和社会保障局\n宜昌市发展和改革委员会\n二〇二一年十二月\n\n" + PLAN,
        {"title": "宜昌市“十四五”就业促进规划", "issuer": "宜昌市人力资源和社会保障局"},
    ),
    "a report in an assembly": (
        "政府工作报告\n——在丰都县第十八届人民代表大会第四次会议上\n各位代表：\n现在报告工作。\n一、回顾\n内容。\n二、安排\n内容。\n",
        {"title": "政府工作报告", "kind": "report", "region": "丰都县", "recipients": []},
    ),
    "the page's name above the title": (
        "工作报告\n2021年丰都县政府工作报告\n一、回顾\n内容。\n二、安排\n内容。\n",
        {"title": "2021年丰都县政府工作报告", "region": "丰都县"},
    ),
    "a title with its short form below": (
        "2025年湖南省政府工作报告\n政府工作报告\n一、回顾\n内容。\n二、安排\n内容。\n",
        {"title": "2025年湖南省政府工作报告"},
    ),
    "a title that the first sentence names": (
        "中华人民共和国国民经济和社会发展第十二个五年规划纲要，根据中央建议编制，阐明国家战略意图。\n一、环境\n内容。\n二、目标\n内容。\n",
        {"title": "中华人民共和国国民经济和社会发展第十二个五年规划纲要", "kind": "outline", "region": "全国", "plan_period": (2011, 2015)},
    ),
    "a period that the text declares": (
        "宜昌市技能人才倍增方案\n为培育人才，从2021年起用三年时间实施本方案。\n一、目标\n内容。\n二、任务\n内容。\n",
        {"plan_period": (2021, 2023)},
    ),
    "a city without its last word": ("宜昌“十四五”就业促进规划\n" + PLAN, {"region": "宜昌市"}),
    "a ministry": (
        "教育部关于印发职业教育行动计划的通知\n各省教育厅：\n现印发给你们。\n教育部\n2020年9月16日\n职业教育行动计划（2020—2023年）\n" + PLAN,
        {"region": "全国", "issuer": "教育部", "plan_period": (2020, 2023)},
    ),
    "copies to two agencies and to one of two courts": (
        "关于做好工作的通知\n各区局：\n现通知如下。\n一、任务\n内容。\n二、保障\n内容。\n\n抄送：市政府办公室、市财政局，市法院、检察院。\n",
        {"copied_to": ["市政府办公室", "市财政局", "市法院、检察院"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FRONTS)
def test_front_matter(name):
    text, want = FRONTS[name]
    found = metadata(read(text))
    assert {key: found.get(key) for key in want} == want


# -- boxes -----------------------------------------------------------------------------------

BOXES: dict[str, tuple[str, list[tuple[str | None, str | None, str]]]] = {
    "titles on their own lines": (
        "专栏2：重大工程\n　　量子产业跃升工程\n　　建设先导区，集聚企业150家。\n　　聚变能源示范工程\n　　建成实验装置，投资约200亿元。\n",
        [(None, "量子产业跃升工程", "建设先导区，集聚企业150家。"), (None, "聚变能源示范工程", "建成实验装置，投资约200亿元。")],
    ),
    "dashes": (
        "专栏5 行动\n——创业带动就业。建设基地。\n——高校毕业生就业。实施计划。\n",
        [(None, "创业带动就业", "建设基地。"), (None, "高校毕业生就业", "实施计划。")],
    ),
    "a table of one cell": (
        "| 专栏1 重大工程 |\n| --- |\n| 1.创业工程：建设基地。<br>2.技能工程：开展培训。 |\n",
        [("1", "创业工程", "建设基地。"), ("2", "技能工程", "开展培训。")],
    ),
    "a title row of a table": (
        "| 专栏1 重大工程 | | |\n|---|---|---|\n\n1.创业工程：建设基地。\n2.技能工程：开展培训。\n",
        [("1", "创业工程", "建设基地。"), ("2", "技能工程", "开展培训。")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOXES)
def test_the_items_of_a_box(name):
    text, want = BOXES[name]
    document = read(BODY + text + TAIL)
    (box,) = document.boxes
    assert [(i.number, i.title, i.text) for i in box.items] == want
    assert sections(document)[-1] == (2, "（二）", "其他")


# -- tables ----------------------------------------------------------------------------------


def lines(cells: str) -> str:
    return "\n".join(cells.split()) + "\n"


Row = tuple[str | None, str | None, str, str | None, str | None, list[str]]
ROW_LISTS: dict[str, tuple[str, list[Row]]] = {
    "numbers first and group rows, one cell per line": (
        lines("序号 指标 单位 2020年 2025年 属性 就业创业 1 新增就业 万人 5 〔25〕 预期性 2 失业率 % 3.1 ＜4.5 预期性 社会保障 3 参保率 % 90 95 约束性"),
        [
            ("就业创业", "1", "新增就业", "万人", "预期性", ["5", "〔25〕"]),
            ("就业创业", "2", "失业率", "%", "预期性", ["3.1", "＜4.5"]),
            ("社会保障", "3", "参保率", "%", "约束性", ["90", "95"]),
        ],
    ),
    "a merged group column, one cell per line": (
        lines("类别 指标 2020年 2025年 属性 就业 1.新增就业（万人） 5 [25] 预期性 2.失业率（%） 3.1 <4.5 预期性 社保 3.参保率（%） 90 95 约束性"),
        [
            ("就业", "1", "新增就业", "万人", "预期性", ["5", "[25]"]),
            ("就业", "2", "失业率", "%", "预期性", ["3.1", "<4.5"]),
            ("社保", "3", "参保率", "%", "约束性", ["90", "95"]),
        ],
    ),
    "a header in two tiers, one cell per line": (
        lines("序号 指标 单位 规划目标 属性 2023年 2025年 1 新增就业 万人 5 25 预期性 2 失业率 % 3.1 4.5以内 预期性"),
        [
            (None, "1", "新增就业", "万人", "预期性", ["5", "25"]),
            (None, "2", "失业率", "%", "预期性", ["3.1", "4.5以内"]),
        ],
    ),
    "header cells over two lines": (
        lines("指标 2020年 基数 2025年 目标 属性 新增就业（万人） 5 25 预期性 失业率（%） 3.1 4.5以内 预期性 参保率（%） 90 95 约束性"),
        [
            (None, None, "新增就业", "万人", "预期性", ["5", "25"]),
            (None, None, "失业率", "%", "预期性", ["3.1", "4.5以内"]),
            (None, None, "参保率", "%", "约束性", ["90", "95"]),
        ],
    ),
    "names that go on below their row, one blank between cells": (
        "序号 指标 单位 2020年 2025年 属性\n1 每万人口高价值发明 件 6.3 12 预期性\n专利拥有量\n2 海外发明专利授权量 万件 4 9 预期性\n"
        "3 知识产权质押融资登 亿元 2180 3200 预期性\n记金额\n4 专利密集型产业增加 % 11.6 13 约束性\n值占比\n",
        [
            (None, "1", "每万人口高价值发明专利拥有量", "件", "预期性", ["6.3", "12"]),
            (None, "2", "海外发明专利授权量", "万件", "预期性", ["4", "9"]),
            (None, "3", "知识产权质押融资登记金额", "亿元", "预期性", ["2180", "3200"]),
            (None, "4", "专利密集型产业增加值占比", "%", "约束性", ["11.6", "13"]),
        ],
    ),
    "names of two and of three lines about the middle of their rows": (
        "序号 指标 2020年 2025年 属性\n1 养老床位总数（张） 7862 10000 预期性\n护理型床位占养老机\n2 构全部床位总数的比 42.6 ≥55 约束性\n例（%）\n"
        "每千名老年人配备社\n3 0.8 1以上 预期性\n会工作者人数（人）\n",
        [
            (None, "1", "养老床位总数", "张", "预期性", ["7862", "10000"]),
            (None, "2", "护理型床位占养老机构全部床位总数的比例", "%", "约束性", ["42.6", "≥55"]),
            (None, "3", "每千名老年人配备社会工作者人数", "人", "预期性", ["0.8", "1以上"]),
        ],
    ),
    "units in brackets below their names, after a last value": (
        "指标名称 2020年 2025年 年均增长（%）\n良种覆盖率（%） 96.5 98以上 0.3\n自主选育品种占比 62 75 3.9\n（%）\n种业企业销售收入 18.6 35 13.5\n（亿元）\n",
        [
            (None, None, "良种覆盖率", "%", None, ["96.5", "98以上", "0.3"]),
            (None, None, "自主选育品种占比", "%", None, ["62", "75", "3.9"]),
            (None, None, "种业企业销售收入", "亿元", None, ["18.6", "35", "13.5"]),
        ],
    ),
    "row numbers before the edge of a cell": (
        "序号|指标|2020年|2025年\n1|入学率（%）|95|97\n2|培训（人）|10|〔35〕\n3|改造（户）|—|110\n4|探访率（%）|70|100\n",
        [
            (None, "1", "入学率", "%", None, ["95", "97"]),
            (None, "2", "培训", "人", None, ["10", "〔35〕"]),
            (None, "3", "改造", "户", None, ["—", "110"]),
            (None, "4", "探访率", "%", None, ["70", "100"]),
        ],
    ),
    "bare years as headers, one blank between cells": (
        "指标 单位 2020 2025 备注\n人均防护面积 平方米 0.92 1.3 常住人口\n专业队伍 人 1860 2400 含预备役\n覆盖率 % 95 100 建成区\n",
        [
            (None, None, "人均防护面积", "平方米", None, ["0.92", "1.3"]),
            (None, None, "专业队伍", "人", None, ["1860", "2400"]),
            (None, None, "覆盖率", "%", None, ["95", "100"]),
        ],
    ),
    "the end of a name that could be a unit": (
        lines("序号 指标 单位 2020年 2025年 1 供水能力 万吨 20 30 2 农田灌溉水有效利用 系数 0.565 ≥0.58 3 漏损率 % 10 9"),
        [
            (None, "1", "供水能力", "万吨", None, ["20", "30"]),
            (None, "2", "农田灌溉水有效利用系数", None, None, ["0.565", "≥0.58"]),
            (None, "3", "漏损率", "%", None, ["10", "9"]),
        ],
    ),
    "a last column that explains, one cell per line": (
        lines("指标 2020年 2025年 指标解释 督导员配备率（%） 92.3 100 配备数与应配数之比 建档率（%） — 100 建档数与应建数之比 馆藏档案（万卷） 12 86 含街道库房"),
        [
            (None, None, "督导员配备率", "%", None, ["92.3", "100"]),
            (None, None, "建档率", "%", None, ["—", "100"]),
            (None, None, "馆藏档案", "万卷", None, ["12", "86"]),
        ],
    ),
    "a name over two lines among blanks": (
        "序号  指标              单位      2015年    2020年   属性\n1     用水总量          亿立方米  1.85      ≤2.1     约束性\n"
        "2     灌溉水有效        —         0.49      0.55     约束性\n      利用系数\n3     自来水普及率      %         74        >90      预期性\n",
        [
            (None, "1", "用水总量", "亿立方米", "约束性", ["1.85", "≤2.1"]),
            (None, "2", "灌溉水有效利用系数", None, "约束性", ["0.49", "0.55"]),
            (None, "3", "自来水普及率", "%", "预期性", ["74", ">90"]),
        ],
    ),
    "names and attributes without values": (
        "编号  指标项  指标属性  指标层级\n一、空间底线\n1  耕地保有量（公顷）  约束性  市域\n2  用水总量（亿立方米）  约束性  市域\n"
        "公共服务设\n3  预期性  中心城区\n施覆盖率（%）\n4  人口规模（万人）  预期性  市域\n",
        [
            ("空间底线", "1", "耕地保有量", "公顷", "约束性", []),
            ("空间底线", "2", "用水总量", "亿立方米", "约束性", []),
            ("空间底线", "3", "公共服务设施覆盖率", "%", "预期性", []),
            ("空间底线", "4", "人口规模", "万人", "预期性", []),
        ],
    ),
    "a figure at the head of a name": (
        "| 指标 | 2025年 | 2030年 |\n|---|---|---|\n| 6.算力（EFLOPS） | 150 | 500 |\n| 7.5G基站数（万个） | 18.6 | 26 |\n",
        [(None, "6", "算力", "EFLOPS", None, ["150", "500"]), (None, "7", "5G基站数", "万个", None, ["18.6", "26"])],
    ),
    "header cells and names that line breaks cut": (
        "指标名称\t2020年\n现状值\t2025年\n目标值\t属性\n城镇新增就业\n（万人）\t1.2\t〔6〕\t预期性\n城镇调查\n失业率（%）\t5.1\t<5.5\t预期性\n",
        [
            (None, None, "城镇新增就业", "万人", "预期性", ["1.2", "〔6〕"]),
            (None, None, "城镇调查失业率", "%", "预期性", ["5.1", "<5.5"]),
        ],
    ),
    "units after a comma, in nested brackets and as quotients": (
        "指标\t单位\t2020年\t2025年\n保障性住房\t套（间）\t120\t280\n参保率，%\t\t95\t96\n供电煤耗（克标准煤/千瓦时）\t\t318\t≤305\n",
        [
            (None, None, "保障性住房", "套（间）", None, ["120", "280"]),
            (None, None, "参保率", "%", None, ["95", "96"]),
            (None, None, "供电煤耗", "克标准煤/千瓦时", None, ["318", "≤305"]),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROW_LISTS)
def test_the_rows_of_a_table(name):
    text, want = ROW_LISTS[name]
    document = read(HEAD + "表1 主要指标\n" + text + TAIL)
    found = [(i.group, i.number, i.name, i.unit, i.attribute, [v.raw for v in i.values]) for i in document.indicators]
    assert found == want
    assert sections(document)[-1] == (2, "（二）", "其他")


def observations(rows: str) -> dict[tuple[str, str], tuple[Any, ...]]:
    document = read(HEAD + "表1 主要指标\n" + rows + TAIL)
    return {
        (i.name, o.column): (o.role, o.cumulative, (o.period.start, o.period.end) if o.period else None)
        for i in document.indicators
        for o in i.values
    }


def test_brackets_that_a_note_names_are_totals():
    found = observations("指标\t2020年\t2025年\n新增全科医师（人）\t（68）\t（150）\n注：括号内为五年合计数。\n")
    assert found["新增全科医师", "2025年"] == ("target", True, (2021, 2025))


def test_a_report_at_half_time_has_a_baseline_and_actual_values():
    found = observations(
        "指标\t2020年现状值\t2022年完成值\t2025年目标值\n森林覆盖率（%）\t62\t62.1\t63\n空气优良率（%）\t96\t95\t96\n"
    )
    assert [found["森林覆盖率", c][0] for c in ("2020年现状值", "2022年完成值", "2025年目标值")] == [
        "baseline",
        "actual",
        "target",
    ]


def test_a_yearly_change_covers_the_plan_and_a_yearly_mean_its_year():
    found = observations(
        "指标\t2020年\t2025年\n工业增加值年均增速（%）\t7\t8\n细颗粒物年均浓度（微克/立方米）\t35\t28\n"
    )
    assert found["工业增加值年均增速", "2025年"][2] == (2021, 2025)
    assert found["细颗粒物年均浓度", "2025年"][2] == (2025, 2025)


@pytest.mark.parametrize(
    ("note", "period"), [("〔〕内为五年累计数。", (2026, 2030)), ("〔〕内为累计数。", (2030, 2030))]
)
def test_a_note_says_how_many_years_a_total_covers(note, period):
    text = f"| 指标 | 2025年 | 2030年 |\n|---|---|---|\n| 造林（万亩） | — | 〔50〕 |\n| 覆盖率（%） | 40 | 42 |\n\n注：{note}\n"
    total = read(text).indicators[0].values[1]
    assert total.period is not None
    assert (total.cumulative, (total.period.start, total.period.end)) == (True, period)


@pytest.mark.parametrize("caption", ["“十四五”主要指标", "2021—2025年主要指标"])
def test_the_caption_tells_the_plan_where_the_document_does_not(caption):
    text = f"表1 {caption}\n\n| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 床位（张） | 20 | 30 |\n| 食堂（个） | 3 | 5 |\n"
    assert [c.role for c in read(text).tables[0].columns] == ["name", "baseline", "target"]
    told = read(text.replace("主要指标", "主要指标完成情况"))
    assert "target" not in [c.role for c in told.tables[0].columns]


def test_places_under_merged_years_are_a_second_tier():
    text = "| 指标 | 2020年 | | 2025年 | | 属性 |\n|---|---|---|---|---|---|\n| | 全国 | 全县 | 全国 | 全县 | |\n| 城镇化率（%） | 63.9 | 52.1 | 65 | 58 | 预期性 |\n"
    found = observations(text)
    assert found["城镇化率", "2025年全县"] == ("target", False, (2025, 2025))
    assert found["城镇化率", "2020年全国"][0] == "baseline"


def test_years_that_leap_into_the_plan_are_aims():
    found = observations(
        "指标\t2019年\t2020年\t2025年\t2035年\n人口（万人）\t50\t51\t55\t60\n城镇化率（%）\t50\t51\t58\t65\n"
    )
    assert [found["人口", year][0] for year in ("2019年", "2020年", "2025年", "2035年")] == [
        "baseline",
        "baseline",
        "target",
        "target",
    ]


def test_a_year_is_no_number_of_a_box():
    (box,) = read(BODY + "专栏 2025年主要目标\n1.创业工程：建设基地。\n2.技能工程：开展培训。\n" + TAIL).boxes
    assert (box.number, box.title) == (None, "2025年主要目标")


def test_years_alone_head_a_series_one_cell_per_line():
    text = "各类保险参保人数情况\n" + lines("2021年 2022年 2023年 养老保险（人） 5 6 7 失业保险（人） 3 4 5")
    (table,) = read(HEAD + text + TAIL).tables
    assert (table.kind, [c.header for c in table.columns]) == ("series", ["", "2021年", "2022年", "2023年"])


def test_a_header_printed_again_is_one_fragment_more():
    text = lines(
        "指标 2020年 2025年 属性 新增就业（万人） 5 25 预期性 指标 2020年 2025年 属性 参保率（%） 90 95 约束性"
    )
    (table,) = read(HEAD + "表1 主要指标\n" + text + TAIL).tables
    assert (table.fragments, len(table.rows)) == (2, 2)


# -- leads and pages -------------------------------------------------------------------------


def leads(document: Document) -> list[tuple[str | None, str]]:
    found = []
    for section in document.sections:
        for block in section.blocks:
            if block.type == "paragraph":
                found += [(lead.mark, lead.text) for lead in block.leads]
    return found


def test_leads_stand_on_lines_of_their_own_where_every_sentence_does():
    text = "一、原则\n——坚持政府主导。\n落实各级政府责任。\n——坚持统筹协调。\n促进规模适应需求。\n二、目标\n内容。\n"
    assert leads(read(text)) == [("——", "坚持政府主导"), ("——", "坚持统筹协调")]


@pytest.mark.parametrize("dash", ["─────", "━━", "──"])
def test_a_drawn_line_opens_a_lead(dash: str):
    text = f"一、目标\n{dash}服务体系更加健全。网络覆盖城乡，\n服务更加便捷。\n{dash}保障能力明显增强。投入稳步增长。\n二、任务\n内容。\n"
    assert leads(read(text)) == [(dash, "服务体系更加健全"), (dash, "保障能力明显增强")]


@pytest.mark.parametrize("address", ["http：//jy.linlan.example", "网址：jy.linlan.example"])
def test_a_stop_within_a_bracket_ends_no_lead(address: str):
    text = f"一、条件\n（1）申报单位通过服务平台（{address}）提交材料。逾期不予受理。\n（2）推荐单位审核材料。按时报送。\n二、任务\n内容。\n"
    document = read(text)
    items = [b.lead.text for s in document.sections for b in s.blocks if b.type == "list_item" and b.lead is not None]
    assert [
        words for words in [*items, *(s[2] for s in sections(document))] if "平台" in words and "提交" not in words
    ] == []


def test_bare_dashes_in_a_list_are_no_leads():
    text = "一、成果\n——就业规模扩大。\n——社保体系健全。\n这些成绩来之不易。\n二、目标\n内容。\n"
    assert leads(read(text)) == []


def test_two_first_sentences_are_no_leads():
    text = "一、成果\n公立医院改革永远在路上。衢州连续三年获得激励，成效明显。\n站在新的起点，卫生人信心满怀。面向未来，将再创佳绩。\n二、目标\n内容。\n"
    assert leads(read(text)) == []


def test_a_page_number_before_the_first_words_of_its_page_is_cut_out():
    topics = ("就业", "社保", "人才", "教育", "医疗", "养老")
    pages = [
        f"推进{t}政策落实。\n加强{t}培训。\n完善{t}服务。\n建设公共{t}体系，\n  {n} 提高{t}质量，保障权益。\n"
        for n, t in enumerate(topics, 3)
    ]
    document = read("一、任务\n" + "".join(pages) + "二、保障\n内容。\n")
    assert [f.kind for f in document.furniture] == ["page_number"] * 6
    assert sections(document) == [(1, "一", "任务"), (1, "二", "保障")]


def test_a_plan_on_one_line_is_parted_at_its_blanks():
    body = "推进就业优先政策，完善公共服务体系，提高就业质量。" * 6
    text = f"某县规划 一、目标 {body} （一）总体目标 {body} 二、任务 {body} （一）就业 {body} 三、保障 {body}"
    assert sections(read(text)) == [
        (1, "一", "目标"), (2, "（一）", "总体目标"), (1, "二", "任务"), (2, "（一）", "就业"), (1, "三", "保障"),
    ]  # fmt: skip


# -- what is no number, and no total -----------------------------------------------------------


@pytest.mark.parametrize(
    ("glyphs", "keyed"),
    [
        ("ef(cid:144)ı`3%;#2ł", []),
        ("（cid:12）(cid:130)yz#4‰*2人", []),
        ("全县森林覆盖率达到45%。(cid:130)", ["45"]),
    ],
)
def test_glyphs_of_a_broken_font_are_no_numbers(glyphs: str, keyed: list[str]) -> None:
    document = read(f"{HEAD}{TAIL}(cid:144)(cid:145)\n\n{glyphs}\n")
    assert [str(one.value) for one in document.statements] == keyed


@pytest.mark.parametrize(
    ("title", "header", "cumulative"),
    [
        ("2023年石塘市民政事业发展统计公报", "合计 | 城市 | 农村", [False, False, False]),
        ("2023年石塘市教育事业发展统计公报", "合计人数 | 男 | 女", [False, False, False]),
        ("石塘市民政事业发展“十四五”规划", "合计 | 2025年 | 2023年", [True, False, False]),
    ],
)
def test_a_sum_of_kinds_is_no_total_of_years(title: str, header: str, cumulative: list[bool]) -> None:
    table = f"| 指标 | 单位 | {header} |\n| --- | --- | --- | --- | --- |\n| 服务中心 | 个 | 290 | 160 | 130 |\n| 服务站 | 个 | 486 | 109 | 377 |\n"
    document = read(f"# {title}\n\n## 一、综合\n\n表1 服务机构情况\n\n{table}")
    assert [[one.cumulative for one in row.values] for row in document.indicators] == [cumulative, cumulative]


@pytest.mark.parametrize(
    ("opening", "years"),
    [
        ("根据《国家消防“十四五”规划》和《全国应急第十四个五年规划》等文件，制定本指南。", None),
        ("根据《全国水利“十三五”规划》，制定本规划。“十四五”时期是水利发展的关键期。", (2021, 2025)),
        ("“十四五”时期是水利发展的关键期。根据《全国水利规划》，制定本规划。", (2021, 2025)),
    ],
)
def test_a_text_without_a_title_is_not_the_plan_that_it_cites(opening: str, years: tuple[int, int] | None) -> None:
    period = read(f"{opening}\n一、目标\n设备上线率达到95%。\n").metadata.plan_period
    assert (period and (period.value.start, period.value.end)) == years
