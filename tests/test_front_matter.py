"""公文要素 and what a title tells: what is a title, whose it is, and what only stands near it."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract

BODY = "\n\n一、总体要求\n\n坚持统筹推进，到2027年建成站点40个。\n\n二、保障措施\n\n加强督导检查。\n"


def read(text: str, name: str = "a.txt"):
    return extract(text.encode(), path=name, name="a")


def facts(text: str, name: str = "a.txt"):
    m = read(text, name).metadata
    lists = {key: [x.value for x in getattr(m, key)] for key in ("recipients", "issuers", "copied_to")}
    one = (
        "title",
        "notice_title",
        "issuer",
        "date_written",
        "date_printed",
        "printed_by",
        "region",
        "plan_period",
        "kind",
        "domain",
        "document_number",
    )
    return lists | {key: (found.value if (found := getattr(m, key)) is not None else None) for key in one}


# -- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("海安市2024年国民经济\n\n和社会发展统计公报①", "海安市2024年国民经济和社会发展统计公报"),
        ("《海安市供水“十五五”规划》", "海安市供水“十五五”规划"),
        ("您当前的位置：首页 > 政府信息公开 > 规划\n\n海安市供水“十五五”规划", "海安市供水“十五五”规划"),
        (
            "2025年3月28日在海安市第九届人民代表大会常务委员会第二十次会议上\n\n海安市民政局局长 某某某\n\n海安市人民代表大会常务委员会：",
            None,
        ),
        ("本办法由海安市水务局负责解释。", None),
    ],
)
def test_what_is_a_title_and_what_is_none(head, title):
    assert facts(head + BODY)["title"] == title


def test_a_list_of_attachments_is_no_title():
    found = facts(
        "关于做好防汛工作的公告\n\n现将有关事项公告如下。\n\n附件：1.抢险实施方案\n\n2.物资储备计划\n\n海安市水务局\n\n2025年5月6日\n"
    )
    assert (found["title"], str(found["date_written"]), found["issuer"]) == (
        "关于做好防汛工作的公告",
        "2025-05-06",
        "海安市水务局",
    )


@pytest.mark.parametrize("plan", ["", "海安市供水保障实施方案\n为保障供水安全，制定本方案。"])
def test_the_entry_line_of_a_collection_is_the_notice(plan):
    text = f"12. 海安市人民政府办公室关于印发海安市供水保障实施方案的通知（2025 年6 月3 日）\n海政办发〔2025〕8 号\n各区人民政府，市直各部门：\n{plan}{BODY}"
    found = facts(text)
    assert found["title"] == "海安市供水保障实施方案"
    assert found["notice_title"] == "海安市人民政府办公室关于印发海安市供水保障实施方案的通知"
    assert (found["issuer"], str(found["date_written"])) == ("海安市人民政府办公室", "2025-06-03")
    assert found["recipients"] == ["各区人民政府", "市直各部门"]


def test_a_notice_that_lost_its_title_and_addressees():
    text = (
        "为做好节水工作，现就有关事项通知如下：\n一、申报条件\n（一）申报单位应建立台账，并对真实性负责。\n附件：\n1．海安市节水行动方案\n2．申报表\n"
        f"海安市水务局\n2025年4月8日\n\n附件1\n海安市节水行动方案\n为落实规划，制定本方案。{BODY}"
    )
    found = facts(text)
    assert (found["title"], found["issuer"]) == ("海安市节水行动方案", "海安市水务局")


@pytest.mark.parametrize("shown", ["", "<h1>海安市供水规划</h1>"])
def test_the_page_s_own_metadata_name_a_title_that_the_page_does_not_show(shown):
    page = f'<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="海安市供水规划"><title>登录</title></head><body>{shown}<p>您所在的位置：首页&gt;规划</p><p>一、总体要求</p><p>坚持统筹推进，到2027年建成站点40个。</p></body></html>'
    document = read(page, "a.html")
    assert document.metadata.title.value == "海安市供水规划"
    assert document.text.count("海安市供水规划") == 1


# -- what a portal says ------------------------------------------------------------------------


def test_a_block_of_metadata_is_no_part_of_the_notice():
    text = (
        "---\n标题: 海安区人民政府关于印发《海安区水务规划》的通知\n文号: 海府发〔2026〕3号\n发布单位: 海安区人民政府\n层级: 区级\n主题: 水务\n状态: 有效\n---\n\n"
        "# 海安区人民政府关于印发《海安区水务规划》的通知\n\n各镇人民政府：\n\n现将规划印发给你们，请执行。\n\n2026年2月3日\n\n海安区水务规划"
        + BODY
    )
    found = facts(text, "a.md")
    assert found["notice_title"] == "海安区人民政府关于印发《海安区水务规划》的通知"
    assert (found["title"], found["issuer"], found["document_number"].raw) == (
        "海安区水务规划",
        "海安区人民政府",
        "海府发〔2026〕3号",
    )


@pytest.mark.parametrize("label", ["浏览次数：", "来源：", "阅读：", "打印：", "标题：", "发文机关："])
@pytest.mark.parametrize("below", ["第一章 总则", "一、主要目标"])
def test_an_empty_label_swallows_no_heading(label, below):
    document = read(f"海安市供水“十五五”规划\n{label}\n{below}\n新建水厂3座。\n")
    assert [s.number.raw for s in document.sections if s.number] == [below[:3] if below[0] == "第" else "一"]


def test_an_empty_label_swallows_no_title():
    assert facts("浏览次数：\n海安市供水“十五五”规划" + BODY)["title"] == "海安市供水“十五五”规划"


def test_a_labelled_sentence_stays_a_paragraph():
    document = read("海安市供水“十五五”规划\n时间：到2030年，新增供水能力20万立方米。\n一、任务\n加强建设。\n")
    assert len(document.statements) == 1


# -- bodies, numbers, ends -----------------------------------------------------------------------


def test_a_number_with_blanks_and_one_in_han():
    head = "海安市人民政府文件\n{}\n海安市人民政府关于印发海安市供水规划的通知\n各区人民政府：\n现将规划印发给你们。\n海安市人民政府\n2025年4月8日\n\n海安市供水规划"
    for printed, agency in (
        ("海 政 发 〔 2025 〕 12 号", "海政发"),
        ("海政发〔二〇二五〕十二号", "海政发"),
        ("海 政 发 〔 2 0 2 5 〕 1 2 号", "海政发"),
    ):
        number = facts(head.format(printed) + BODY)["document_number"]
        assert (number.agency, number.year, number.serial) == (agency, 2025, 12)


def test_bodies_that_issue_together():
    head = "海安市水务局 海安市财政局关于印发海安市节水计划的通知\n\n各区水务局：\n\n现将计划印发给你们。\n\n海安市水务局 海安市财政局\n\n2025年4月8日\n\n海安市节水计划"
    found = facts(head + BODY)
    assert (found["issuer"], found["issuers"]) == ("海安市水务局", ["海安市水务局", "海安市财政局"])


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("海安市水务局国家统计局海安调查队", ["海安市水务局", "国家统计局海安调查队"]),
        ("海安市水务局海安市财政局海安市教育局", ["海安市水务局", "海安市财政局", "海安市教育局"]),
        ("工业和信息化部国家发展改革委财政部", ["工业和信息化部", "国家发展改革委", "财政部"]),
        ("海安市发展和改革委员会", ["海安市发展和改革委员会"]),
    ],
)
def test_bodies_run_together_on_a_line(line, bodies):
    text = f"关于印发海安市节水计划的通知\n\n各区水务局：\n\n现将计划印发给你们。\n\n{line}\n\n2025年4月8日\n\n海安市节水计划{BODY}"
    assert facts(text)["issuers"] == bodies


def test_a_county_whose_name_several_share_gets_its_code_from_its_document():
    text = f"上海市普陀区水务局关于印发《普陀区水务规划》的通知\n\n各镇人民政府：\n\n现将规划印发给你们。\n\n上海市普陀区水务局\n\n2025年4月8日\n\n普陀区水务规划{BODY}"
    assert facts(text)["region"].code == "310107"


def test_the_imprint_of_a_notice_without_headings():
    found = facts(
        "关于同意设立实训基地的批复\n\n市第二职业学校：\n\n你校请示收悉。经研究，同意设立实训基地，请抓紧落实。\n\n海安市教育局\n\n2025年3月1日\n\n抄送：市财政局，市人社局。\n\n海安市教育局办公室　　2025年3月2日印发\n"
    )
    assert found["recipients"] == ["市第二职业学校"]
    assert found["copied_to"] == ["市财政局", "市人社局"]
    assert (found["printed_by"], str(found["date_printed"]), str(found["date_written"])) == (
        "海安市教育局办公室",
        "2025-03-02",
        "2025-03-01",
    )
    assert found["issuer"] == "海安市教育局"


# -- what the title tells ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "kind", "domain", "region", "years"),
    [
        ("海安市2024年国民经济和社会发展统计公报", "report", "国民经济和社会发展", "海安市", None),
        ("2023年度人力资源和社会保障事业发展统计公报", "report", "人力资源和社会保障", None, None),
        ("海安市第十五届运动会筹备工作规划", "plan", None, "海安市", None),
        ("红河州优化营商环境行动方案", "plan", "优化营商环境", "红河州", None),
        ("2025年海安市政府工作报告", "report", None, "海安市", (2025, 2025)),
        ("海安市供水条例", "other", None, "海安市", None),
        ("海安市十五五供水规划", "plan", "供水", "海安市", (2026, 2030)),
        ("海安市“十五五”养老服务体系建设规划", "plan", "养老服务体系", "海安市", (2026, 2030)),
        ("关于推进广州市家庭医生签约服务实施方案", "plan", "家庭医生签约服务", "广州市", None),
        ("国土空间规划城市体检评估规程", "other", None, None, None),
        ("全国民政事业发展统计公报", "report", "民政", "全国", None),
        ("2021年中国湿地公报", "report", "湿地", "全国", None),
        ("中国银行业监管公报", "report", "银行业监管", "全国", None),
        ("第三次全国农业普查公报", "report", "农业普查", "全国", None),
        ("海安市第三次全国农业普查公报", "report", "农业普查", "海安市", None),
        ("2021年5月海安市空气质量公报", "report", "空气质量", "海安市", None),
        ("海安市持续创优“一网一窗”政务服务推动高质量发展行动方案", "plan", "政务服务", "海安市", None),
        ("海安市文旅产业助推经济高质量发展行动计划", "plan", "文旅产业", "海安市", None),
    ],
)
def test_kind_domain_region_and_years(title, kind, domain, region, years):
    found = facts(title + BODY)
    period = found["plan_period"]
    assert found["kind"] == kind
    assert (found["region"] and found["region"].name) == region
    assert (period and (period.start, period.end)) == years
    assert found["domain"] == domain


def test_the_imprint_over_several_lines():
    text = f"海安市供水规划{BODY}抄送：市法院、检察院，市委各部门。\n\n各民主党派，市人大常委会办公室。\n海安市人民政府办公室　　2025年3月2日印发\n"
    found = facts(text)
    assert found["copied_to"] == ["市法院、检察院", "市委各部门", "各民主党派", "市人大常委会办公室"]
    assert (found["printed_by"], str(found["date_printed"])) == ("海安市人民政府办公室", "2025-03-02")


@pytest.mark.parametrize(
    "below",
    [
        "2024年，全国牧业系统坚持稳中求进，推动高质量发展，取得新的成效，各项工作扎实推进，牧民生活持续改善。",
        "发布时间：2025年3月1日\n\n2024年，各地稳步推进。",
    ],
)
def test_the_agency_right_below_the_title_of_a_bulletin_issues_it(below):
    document = read(f"2024年牧业发展统计公报\n\n中华人民共和国农业农村部\n\n{below}\n\n一、综合\n\n草场面积稳定。\n")
    assert [body.value for body in document.metadata.issuers] == ["中华人民共和国农业农村部"]
    assert document.metadata.region.value.level == "nation"


@pytest.mark.parametrize(
    ("title", "region"), [("实现地区生产总值81.4亿元，增长7.2%", None), ("青岩地区生产总值增长7.2%", "青岩地区")]
)
def test_what_was_attained_is_no_region(title, region):
    found = facts(title + "\n粮食产量增长1.4%。茶叶产量增长2.6%。\n规模以上工业增加值同比增长8.4%。\n")["region"]
    assert (found and found.name) == region


def test_an_agency_below_a_paragraph_is_no_issuer_of_the_cover():
    document = read(
        "青石县水利规划\n\n为做好水利工作，编制本规划，明确目标和任务，指导全县水利事业健康有序发展。\n\n县水利局\n\n负责组织实施，建立健全工作机制，定期调度通报进展情况，确保各项任务落到实处。\n\n一、目标\n\n达标。\n"
    )
    assert document.metadata.issuers == []


def test_a_report_on_two_years_is_of_the_plan_that_it_lays_before_the_assembly():
    text = (
        "关于2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划（草案）的报告\n"
        "——2025年1月8日在青田县第十八届人民代表大会第五次会议上\n青田县发展和改革局\n\n各位代表：\n"
        "一、执行情况\n生产总值增长6.1%。\n二、主要目标\n生产总值增长6%左右。\n"
    )
    found = extract(text.encode()).metadata
    assert found.plan_period is not None
    assert (found.plan_period.value.start, found.plan_period.value.end) == (2025, 2025)
    assert found.domain is not None
    assert found.domain.value == "国民经济和社会发展"
    assert [issuer.value for issuer in found.issuers] == ["青田县发展和改革局"]


@pytest.mark.parametrize(
    ("cover", "title", "domain"),
    [
        ("STATISTICAL BULLETIN\n2023年青石市\n住房公积金年度报告\n", "2023年青石市住房公积金年度报告", "住房公积金"),
        ("WORK PLAN 2025\n青石市供水规划\n", "青石市供水规划", "供水"),
        ("青石市人民政府关于数字经济发展情况的报告\n", "青石市人民政府关于数字经济发展情况的报告", "数字经济"),
        ("青石市水务局关于节约用水工作情况的报告\n", "青石市水务局关于节约用水工作情况的报告", "节约用水"),
    ],
)
def test_a_title_has_no_foreign_line_and_its_field_no_agency(cover, title, domain):
    text = f"{cover}\n一、总体要求\n　　坚持以人民为中心，健全服务体系。\n二、主要任务\n　　加强设施建设。\n"
    metadata = extract(text.encode()).metadata
    assert metadata.title is not None
    assert metadata.title.value == title
    assert metadata.domain is not None
    assert metadata.domain.value == domain


def test_a_subtitle_of_two_lines():
    text = "岭东县民政事业规划\n（2026—2030年）\n（征求意见稿）\n\n一、发展现状\n养老机构达到12家。\n二、发展目标\n床位达到3000张。\n"
    read = extract(text.encode())
    assert read.metadata.title.value == "岭东县民政事业规划"
    assert read.metadata.subtitle.value == "（2026—2030年）（征求意见稿）"
    assert [section.heading for section in read.sections] == ["发展现状", "发展目标"]


def test_a_sentence_in_brackets_below_the_years_is_no_subtitle():
    text = "岭东县民政事业规划\n（2026—2030年）\n（本规划由县民政局会同有关部门编制。）\n\n一、发展现状\n养老机构达到12家。\n"
    assert extract(text.encode()).metadata.subtitle.value == "（2026—2030年）"


def test_labels_with_a_blank_and_no_colon_are_fields_where_two_stand_on_a_line(tmp_path):
    text = (
        "当前位置：首页\n>> 政务公开 >> 政策文件 >> 市政府文件\n索引号 113325000/2020-28215 文号 云政发〔2020〕9号\n组配分类 市政府文件 发布机构 市政府\n"
        "成文日期 2020-05-18 公开方式 主动公开\n云台市人民政府关于下达2020年国民经济和社会发展计划的通知\n\n"
        "各县（市、区）人民政府：\n\n现将计划印发给你们。\n\n一、主要目标\n地区生产总值增长7.5%。\n"
    )
    source = tmp_path / "plan.txt"
    source.write_text(text, "utf-8")
    metadata = extract(source).metadata
    assert metadata.title.value == "云台市人民政府关于下达2020年国民经济和社会发展计划"
    assert metadata.document_number.value.raw == "云政发〔2020〕9号"
    assert str(metadata.date_written.value) == "2020-05-18"


def test_the_day_of_a_report_without_a_dash_is_its_subtitle(tmp_path):
    source = tmp_path / "report.txt"
    text = "政府工作报告\n2019年3月2日在白水县第十六届人民代表大会第四次会议上\n一、2018年工作回顾\n实施项目109个。\n"
    source.write_text(text, "utf-8")
    metadata = extract(source).metadata
    assert metadata.subtitle.value == "2019年3月2日在白水县第十六届人民代表大会第四次会议上"
    assert metadata.region.value.name == "白水县"
    assert metadata.plan_period.value.start == 2019


def test_a_notice_with_the_words_of_its_page_below_has_no_headings():
    text = (
        "海安市民政局关于下达2025年实事项目指标的通知 ( 2025-01-27 )\n\n各区民政局：\n\n纳入实事项目的有：新建30家服务中心。\n\n"
        "请各区于2月20日前上报。\n\n附件:1.2025年任务分解表\n2.2025年指标分解表\n\n海安市民政局\n2025年1月24日\n"
        "(此件主动公开)\n政策性文件留言咨询\n(注:1.只接收咨询;2.留言时请注明名称)\n"
    )
    document = read(text)
    assert document.metadata.notice_title.value == "海安市民政局关于下达2025年实事项目指标的通知"
    assert str(document.metadata.date_written.value) == "2025-01-24"
    assert [section.heading for section in document.sections] == [None]
    assert [str(statement.value) for statement in document.statements] == ["30"]


def test_the_steps_of_a_path_through_a_portal_are_no_part_of_the_title():
    document = read(
        "当前位置：\n首页\n>\n政务信息\n>\n海安要闻\n2026年海安市政府工作报告\n\n各位代表：\n\n一、工作\n\n推进建设。\n"
    )
    assert document.metadata.title.value == "2026年海安市政府工作报告"


def test_a_quotation_at_the_head_is_no_path():
    document = read("# 海安市供水规划\n\n> 供水设施\n>\n> 管网建设\n\n## 一、工作\n\n推进建设。\n")
    assert "管网建设" in "".join(block.text for block in document.sections[0].blocks)


@pytest.mark.parametrize(
    "row",
    ["| 2．管网漏损率（％） | >95.0 | >94.0 | 96.0 |", "2．管网漏损率（％）\t>95.0\t>94.0\t96.0"],
)
def test_a_row_of_two_values_above_a_bound_is_no_path_of_a_page(row):
    mark = row[0] == "|"
    head = "| 指标 | 2020年 | 2023年 | 2025年 |\n| --- | --- | --- | --- |" if mark else "指标\t2020年\t2023年\t2025年"
    first = "| 1．供水能力（万吨） | 20 | 25 | 30 |" if mark else "1．供水能力（万吨）\t20\t25\t30"
    found = read(f"海安市供水“十四五”规划\n\n表1　主要指标\n\n{head}\n{first}\n{row}\n", "a.md")
    assert [i.name for i in found.indicators] == ["供水能力", "管网漏损率"]
    assert [str(v.value) for v in found.indicators[1].values] == ["95.0", "94.0", "96.0"]


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("7. 石塘市2023年就业服务实施方案（2023年4月12日）", "2023-04-12"),
        ("12.石塘市2023年就业服务实施方案（2023\n年4 月12 日）", "2023-04-12"),
        ("3、石塘市2023年就业服务实施方案", None),
    ],
)
def test_the_entry_of_a_collection_above_the_title_itself_gives_the_day(entry, day):
    text = f"{entry}\n石塘市2023年就业服务实施方案\n为促进就业，制定本方案。\n一、总体要求\n坚持就业优先。\n"
    document = extract(text.encode())
    metadata = document.metadata
    assert metadata.title.value == "石塘市2023年就业服务实施方案"
    assert (metadata.date_written and str(metadata.date_written.value)) == day
    assert [block.text for block in document.sections[0].blocks] == ["为促进就业，制定本方案。"]


CENSUS = "\n青江县统计局\n2021年6月8日\n根据普查结果，现将常住人口的有关数据公布如下：\n一、总人口\n全县常住人口为38125人。\n"


@pytest.mark.parametrize(
    ("head", "title", "subtitle"),
    [
        ("青江县第七次全国人口普查公报[1]（第一号）", "青江县第七次全国人口普查公报（第一号）", None),
        (
            "青江县第七次全国人口普查公报[1]\n（第二号）\n——常住人口情况",
            "青江县第七次全国人口普查公报",
            "（第二号）——常住人口情况",
        ),
        ("青江县第七次全国人口普查公报\n（第二号）", "青江县第七次全国人口普查公报", "（第二号）"),
    ],
)
def test_the_number_of_a_census_and_what_it_is_of_stand_below_its_title(head, title, subtitle):
    metadata = extract((head + CENSUS).encode()).metadata
    assert metadata.title.value == title
    assert (metadata.subtitle and metadata.subtitle.value) == subtitle
    assert metadata.issuer.value == "青江县统计局"


_PARAGRAPH = "为摸清家底，全县组织开展了第三次普查，普查对象包括农户和经营单位，登记了三万户，并对数据质量作了抽查，达到了设计的标准，结果真实可靠。\n"


@pytest.mark.parametrize(
    ("above", "title"), [(_PARAGRAPH * 2, None), (_PARAGRAPH * 2 + "2018年3月2日\n\n附件\n\n", "青江县普查工作方案")]
)
def test_what_stands_below_two_paragraphs_is_a_heading_and_below_the_end_of_a_letter_a_title(above, title):
    text = f"{above}{title or '农业农村基本情况'}\n全县共调查了45个乡镇。\n一、经营主体\n年末共有单位371个。\n"
    found = extract(text.encode()).metadata.title
    assert (found and found.value) == title


@pytest.mark.parametrize("below", ["一、概述", "第一章 概述"])
def test_an_agency_between_the_title_of_a_bulletin_and_its_first_heading_issues_it(below):
    text = f"2020年中国水资源公报\n\n     中华人民共和国水利部\n\n     {below}\n\n全国供水总量稳定。\n"
    assert extract(text.encode()).metadata.issuer.value == "中华人民共和国水利部"


# -- lines of the page around a title ------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("精准检索\n开始查询\n\n海安市人民政府关于加快供水发展的实施意见", "海安市人民政府关于加快供水发展的实施意见"),
        ("县情资料网---有深度的站点\n\n（东山省）青石县供水规划纲要", "（东山省）青石县供水规划纲要"),
        ("APP下载\n\n“十四五”供水保障规划", "“十四五”供水保障规划"),
        ("2022年第2期\n水利月刊\n\n“十四五”供水保障规划", "“十四五”供水保障规划"),
        ("关于推进\n海安市供水发展的\n实施方案", "关于推进海安市供水发展的实施方案"),
        ("海安市\n“十四五”供水保障规划", "海安市“十四五”供水保障规划"),
        ("海安市供水保障\n“十四五”规划", "海安市供水保障“十四五”规划"),
        ("海安市\n供水保障\n“十四五”专项规划", "海安市供水保障“十四五”专项规划"),
        ("柳林镇人民政府\n关于推进集镇供水的实施方案", "柳林镇人民政府关于推进集镇供水的实施方案"),
        ("全面推进节约用水\n加快供水现代化的实施方案", "全面推进节约用水加快供水现代化的实施方案"),
    ],
)
def test_a_line_above_a_title_that_opens_as_titles_do_is_none_of_it(head, title):
    assert facts(head + BODY)["title"] == title


@pytest.mark.parametrize("between", ["", "海政发〔2023〕11号\n"])
def test_a_title_printed_twice_is_one_title(between):
    line = "中共海安市委海安市人民政府关于深化供水改革彰显海安魅力加快建设高品质水城的实施意见"
    found = facts(f"{line}\n{line}\n{between}为深化供水改革，制定如下实施意见。{BODY}")
    assert (found["title"], found["kind"]) == (line, "other")
    assert found["issuers"] == ["中共海安市委", "海安市人民政府"]


def test_the_page_s_heading_and_the_cover_below_it_are_two_titles():
    head = "（东山省）西岭盟青石旗国民经济和社会发展十四五规划（2022年更新）\n青石旗国民经济和社会发展第十四个五年\n规划和2035年远景目标纲要\n青石旗人民政府\n2021年9月\n"
    found = facts(head + BODY)
    assert found["title"] == "青石旗国民经济和社会发展第十四个五年规划和2035年远景目标纲要"
    assert (found["kind"], found["plan_period"].name, found["issuer"]) == ("outline", "十四五", "青石旗人民政府")


def test_labels_behind_a_single_blank_are_fields():
    found = facts(
        "市人民政府关于节约用水的实施意见\n索  引  号: 0112/2016-17785 文      号: 海政发〔2016〕9号\n发布机构 : 海安市政府 发布日期: 2016年05月19日\n各区人民政府：\n现提出如下意见。"
        + BODY
    )
    assert (found["document_number"].raw, found["issuer"], found["plan_period"]) == (
        "海政发〔2016〕9号",
        "海安市政府",
        None,
    )


def test_a_word_of_a_field_s_value_is_no_label():
    found = facts("标题：海安市供水规划 来源工程篇\n海安市供水规划" + BODY)
    assert found["title"] == "海安市供水规划"


def test_links_to_explanations_are_no_part_of_a_notice_s_title():
    found = facts(
        "原文链接：点击查看\n图文解读链接：点击查看\n海安市人民政府关于印发《海安市供水规划》的通知\n各区人民政府：\n现印发给你们。\n海安市供水规划"
        + BODY
    )
    assert found["notice_title"] == "海安市人民政府关于印发《海安市供水规划》的通知"


@pytest.mark.parametrize(
    ("title", "kind", "domain"),
    [
        ("文字解读：关于印发《海安市消防事业“十四五”发展规划》的政策解读", "other", "消防"),
        ("海安市关于推进养老服务高质量发展的工作方案（征求意见稿）", "plan", "养老服务"),
        ("我局组织召开供水“十四五”规划审核会议", "other", None),
        ("海安市关于供水工作的意见", "other", "供水"),
        ("海安市进一步加大力度支持民间投资发展的实施方案", "plan", "民间投资"),
        ("海安市促进大数据发展行动计划", "plan", "大数据"),
        ("海安市促进残疾人就业行动方案", "plan", "促进残疾人就业"),
        ("海安市全面推进乡村振兴加快农业农村现代化的实施方案", "plan", "乡村振兴"),
        ("海安市关于实施科技创新驱动战略推动创新型海安建设的意见", "other", "科技创新驱动战略"),
    ],
)
def test_kind_and_domain_of_titles_that_explain_or_further(title, kind, domain):
    found = facts(title + BODY)
    assert (found["kind"], found["domain"] if domain is not None else None) == (kind, domain)


# -- signatures and imprints -----------------------------------------------------------------------


NOTICE = "关于《海安市供水规划》草案的公示公告\n\n现将草案予以公示。\n\n一、公示时间\n2024年4月28日至5月28日，公示期30日。\n二、公示方式\n政府网站。\n"


@pytest.mark.parametrize(
    "page", ["", "招标\n|\n- 关注我们可获得更多采购需求 |\n关注 |\n最近搜索\n无\n热门搜索\n无\n", "分享\n" * 12]
)
def test_a_signature_above_the_words_of_its_page(page):
    found = facts(f"{NOTICE}海安市水务局\n2024年4月28日\n{page}")
    assert (found["issuer"], str(found["date_written"])) == ("海安市水务局", "2024-04-28")


def test_a_day_without_an_agency_above_the_words_of_a_page_signs_nothing():
    page = "".join(
        f"{word}\n" for word in ("招标信息", "关注我们", "采购需求", "最近搜索", "热门搜索", "无", "站内导航")
    )
    found = facts(f"{NOTICE}以上意见请予反馈。\n2024年4月28日\n{page}")
    assert found["date_written"] is None


@pytest.mark.parametrize("gap", ["　　　　", "\n"])
def test_the_imprint_of_a_notice_above_its_annex(gap):
    text = (
        "海安市人民政府办公室关于印发《海安市供水方案》的通知\n海府办〔2020〕30号\n各区人民政府：\n现印发给你们。\n海安市人民政府办公室\n2020年12月30日\n"
        f"公开方式：主动公开\n抄送：市委各部委办局，市法院。\n海安市人民政府办公室秘书科{gap}2020年12月31日印发\n附件\n海安市供水方案\n为保障供水，制定本方案。{BODY}"
    )
    found = facts(text)
    assert (str(found["date_written"]), str(found["date_printed"])) == ("2020-12-30", "2020-12-31")
    assert (found["printed_by"], found["copied_to"]) == ("海安市人民政府办公室秘书科", ["市委各部委办局", "市法院"])
    assert found["title"] == "海安市供水方案"


# -- a head of which a page left blanks, bars and tags ---------------------------------------------

GIVEN = "《海安市供水“十四五”规划》已经市政府同意，现印发给你们，请认真组织实施。"


@pytest.mark.parametrize(
    "head",
    [
        f"海安市人民政府关于印发《海安市供水“十四五”规划》的通知 |\n||||||||||||\n海政发〔2021〕12号 各区人民政府，市各有关单位： {GIVEN}\n海安市人民政府 2021年11月18日 （此件公开发布）\n海安市供水“十四五”规划 为加强供水保障，制定本规划。",
        f"海安市人民政府关于印发《海安市供水“十四五”规划》的通知 海政发〔2021〕12号 各区人民政府，市各有关单位： {GIVEN} 海安市人民政府 2021年11月18日 （此件公开发布）\n海安市供水“十四五”规划 为加强供水保障，制定本规划。",
        f"海安市人民政府关于印发《海安市供水“十四五”规划》的通知（海政发〔2021〕12号）2021.11.19382\n各区人民政府，市各有关单位：\n{GIVEN}\n海安市人民政府\n2021年11月18日\n海安市供水“十四五”规划\n为加强供水保障，制定本规划。",
        f"<p>海安市人民政府关于印发《海安市供水“十四五”规划》的通知</p><p>海政发〔2021〕12号</p><p>各区人民政府，市各有关单位：</p><p>{GIVEN}</p><p>海安市人民政府</p><p>2021年11月18日</p><p>海安市供水“十四五”规划</p><p>为加强供水保障，制定本规划。</p>",
    ],
)
def test_the_elements_of_a_head_whose_line_breaks_are_lost(head):
    found = facts(head + BODY)
    assert found["title"] == "海安市供水“十四五”规划"
    assert found["notice_title"] == "海安市人民政府关于印发《海安市供水“十四五”规划》的通知"
    assert found["document_number"].raw == "海政发〔2021〕12号"
    assert found["recipients"] == ["各区人民政府", "市各有关单位"]
    assert (found["issuers"], str(found["date_written"])) == (["海安市人民政府"], "2021-11-18")


def test_a_title_with_its_addressees_and_the_text_on_one_line():
    line = "青石县2025-2026年度农田水利基本建设实施意见 各乡镇人民政府，县政府各部门： 2025年，我县遭遇旱情，现提出如下实施意见。"
    found = facts(line + BODY)
    assert (found["title"], found["domain"]) == ("青石县2025-2026年度农田水利基本建设实施意见", "农田水利基本建设")
    assert found["recipients"] == ["各乡镇人民政府", "县政府各部门"]


@pytest.mark.parametrize(
    "sentence",
    [
        "根据《海安市供水规划》 各区人民政府要落实责任： 健全供水体系。",
        "牵头单位： 海安市水务局 2025年12月31日前完成。",
        "按照供水工作方案 为群众办实事，完善供水设施。",
    ],
)
def test_blanks_in_a_sentence_part_nothing(sentence):
    document = read(f"海安市供水规划\n\n一、总体要求\n{sentence}\n二、任务\n加强建设。\n")
    assert [block.text for block in document.sections[0].blocks] == [sentence]
    assert document.metadata.date_written is None


def test_the_contents_list_of_a_plan_may_be_titled_with_its_name():
    text = (
        "青石县突发地质灾害应急预案目录\n\n1    总则\n1.1  编制目的\n2    分级\n3    职责\n3.1  机构\n1    总则\n1.1  编制目的\n为应对灾害，制定本预案。\n"
        "2    分级\n分为四级。\n3    职责\n3.1  机构\n设立指挥部。\n"
    )
    heads = [s.number.raw for s in read(text).sections if s.number is not None]
    assert heads == ["1", "2", "3"]


def test_a_list_of_items_is_no_contents_list():
    text = "青石县行政许可事项目录\n\n一、供水许可\n由县水务局办理。\n二、取水许可\n由县水务局办理。\n"
    assert [s.heading for s in read(text).sections if s.number is not None] == ["供水许可", "取水许可"]


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("某市计划", None),
        ("××县三年行动方案", None),
        ("东山镇“十四五”规划", None),
        ("某市特色小镇规划", "特色小镇"),
        ("海安市城镇规划", "城镇"),
    ],
)
def test_a_title_that_names_its_place_alone_has_no_field(title, domain):
    assert facts(title + BODY)["domain"] == domain


@pytest.mark.parametrize(
    ("lines", "recipients"),
    [
        ("提示：根据清理结果的通知，继续有效\n各区水务局，市直各单位：", ["各区水务局", "市直各单位"]),
        ("各区水务局，市直各单位，厅机关\n各处室：", ["各区水务局", "市直各单位", "厅机关各处室"]),
    ],
)
def test_addressees_open_a_line_and_may_fill_two(lines, recipients):
    found = facts(f"海安市水务局关于印发海安市节水计划的通知\n{lines}\n现印发给你们。\n海安市节水计划{BODY}")
    assert found["recipients"] == recipients


def test_the_abstract_of_a_gazette_has_its_notice_run_together():
    text = "摘要\n\n<正>海政发〔2021〕21号各区人民政府，市政府各委、办、局：现将《海安市全民健身实施计划（2021—2025年）》印发给你们，望遵照执行。2021年12月28日海安市全民健身实施计划（2021—2025年）“十三五”时期，本市落实全民健身战略，成效显著。\n"
    found = facts(text)
    assert (found["title"], found["document_number"].raw) == (
        "海安市全民健身实施计划（2021—2025年）",
        "海政发〔2021〕21号",
    )
    assert (found["recipients"], str(found["date_written"])) == (["各区人民政府", "市政府各委、办、局"], "2021-12-28")


def test_a_number_within_a_sentence_parts_nothing():
    line = "海政发〔2021〕21号文件要求各区：健全机制，现将情况报告如下。2021年12月28日海安市召开会议。"
    document = read(f"海安市供水规划\n\n一、要求\n{line}\n二、任务\n加强建设。\n")
    assert [block.text for block in document.sections[0].blocks] == [line]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("现将《海安市供水“十四五”规划》印发给你们，请认真执行。", "海安市供水“十四五”规划"),
        ("经市政府同意，现将《海安市供水“十四五”规划》（以下简称《规划》）予以印发。", "海安市供水“十四五”规划"),
        ("《海安市供水“十四五”规划》已经市政府常务会议审议通过，现印发给你们。", "海安市供水“十四五”规划"),
        ("《海安市供水“十四五”规划》已经完成，请各区贯彻执行。", None),
        ("请对照《海安市供水“十四五”规划》抓好落实。", None),
    ],
)
def test_what_a_notice_without_a_title_gives(sentence, title):
    found = facts(
        f"各区人民政府，市直各单位：\n{sentence}\n海安市水务局 海安市发展和改革委员会\n2021年12月2日\n供水是民生大事。{BODY}"
    )
    assert found["title"] == title


def test_labels_without_colons_below_a_line_of_them():
    text = (
        "索  引  号 1137/2022-07780 公开方式 主动公开\n成文日期 2022-12-27 废止日期\n发布机关 海安区政府办 统一编号\n标题 海安区人民政府关于《海安区供水计划》的批复\n"
        "发文字号 海政字〔2022〕27号 有效性 有效\n海安区人民政府关于《海安区供水计划》的批复\n\n区水务局：\n\n经研究，批复如下：\n"
    )
    found = facts(text + BODY)
    assert found["notice_title"] == "海安区人民政府关于《海安区供水计划》的批复"
    assert (found["issuer"], str(found["date_written"])) == ("海安区人民政府", "2022-12-27")


def test_a_word_that_opens_a_sentence_is_no_label_without_others():
    found = read(f"海安市供水规划\n标题 改造工程说明\n{BODY}")
    assert "标题 改造工程说明" in [block.text for block in found.sections[0].blocks]


def test_the_agency_whose_seal_stands_for_another_issues_nothing():
    text = f"关于印发《海安市供水规划》的通知\n各区：\n现印发给你们，请执行。\n各区人民政府：\n海安市供水工作委员会\n海安市供水领导小组办公室\n（海安市发展和改革委员会代章）\n2021年9月17日\n海安市供水规划{BODY}"
    assert facts(text)["issuers"] == ["海安市供水工作委员会", "海安市供水领导小组办公室"]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "返回   上一版    下一版\n网站首页 | 数字报首页\n政策\n\n海安印发《供水计划》\n\n作者：王明 来源：海安日报\n",
            "海安印发《供水计划》",
        ),
        (
            "微信号：haian\n\n扫一扫\n\n2024年09月20日 星期五\n\n海安发文强调加强供水\n\n来源：海安日报 2021-11-01\n",
            "海安发文强调加强供水",
        ),
        ("查看原文\n\n重磅！海安区发布供水发展十年规划\n\n7月26日\n", "重磅！海安区发布供水发展十年规划"),
        ("“十四五”防震减灾规划（全文6256字）\n\nXX市“十四五”防震减灾规划\n", "XX市“十四五”防震减灾规划"),
        ("“十五五”供水事业发展规划.docx\n", "“十五五”供水事业发展规划"),
        (
            "关于《海安市妇女发展规划（2021-2030年）》和《海安市儿童发展规划（2021-2030年）》的解读\n市妇女儿童工作委员会办公室\n",
            "关于《海安市妇女发展规划（2021-2030年）》和《海安市儿童发展规划（2021-2030年）》的解读",
        ),
    ],
)
def test_the_title_among_the_words_of_a_page(page, title):
    assert (
        facts(
            f"{page}近日，海安市政府办公室印发有关文件，明确了未来五年供水发展的总体思路、主要目标和重点任务。{BODY}"
        )["title"]
        == title
    )


def test_a_summing_up_names_its_field():
    assert facts("2022年供水工作总结" + BODY)["domain"] == "供水"
    assert facts("2022年度工作总结" + BODY)["domain"] is None


@pytest.mark.parametrize("brackets", ["（）", "()"])
@pytest.mark.parametrize("blank", [" ", "　"])
def test_the_first_numbers_behind_blanks_in_brackets_of_either_width(brackets, blank):
    one, two = (f"{brackets[0]}{n}{brackets[1]}" for n in "一二")
    long = "坚持统筹推进，健全供水体系，完善管网布局，加强水质监测，推动供水事业高质量发展。" * 3
    text = f"海安市供水规划\n一、总体要求{blank}{one}指导思想{blank}{long}{blank}{two}发展目标{blank}{long}\n二、任务\n{long}\n"
    sections = [s.heading for top in read(text).sections for s in (top, *top.children) if s.heading]
    assert sections == ["总体要求", "指导思想", "发展目标", "任务"]


@pytest.mark.parametrize(
    ("head", "notice"),
    [
        (
            "首页 规划计划 海安市人民政府关于印发海安市供水计划的通知\n\n海安市人民政府关于印发海安市供水计划的通知\n",
            True,
        ),
        (
            "海安市人民政府关于印发海安市供水计划的通知 海政发〔2018〕42号\n海安市人民政府关于印发海安市供水计划的通知\n海政发〔2018〕42号\n",
            True,
        ),
    ],
)
def test_the_page_s_heading_beside_its_path_or_the_number(head, notice):
    text = f"{head}各县（市、区）水利、林业主管部门：\n现将计划印发给你们。\n海安市人民政府\n2018年9月28日\n海安市供水计划{BODY}"
    found = facts(text)
    assert found["notice_title"] == "海安市人民政府关于印发海安市供水计划的通知"
    assert found["recipients"] == ["各县（市、区）水利、林业主管部门"]


def test_a_title_printed_twice_on_the_line_of_its_first_sentence():
    text = "供水保障行动实施方案 供水保障行动实施方案 为保障供水，制定本方案。 一、总体要求 坚持统筹推进，健全供水体系，完善管网布局。 二、主要任务 加强水质监测，推动供水事业高质量发展。\n"
    assert facts(text)["title"] == "供水保障行动实施方案"


@pytest.mark.parametrize(
    ("title", "kind", "domain"),
    [
        ("xx镇人民政府2023年供水工作实施方案", "plan", "供水"),
        ("木场乡人民政府2023年度政府信息公开工作年度报告", "report", "政府信息公开"),
        ("2023年下各镇政府信息公开工作年度报告", "report", "政府信息公开"),
        ("2023年镇政府工作报告", "report", None),
        ("海安市政府采购改革方案", "plan", "政府采购"),
    ],
)
def test_the_government_whose_report_it_is_is_no_field(title, kind, domain):
    found = facts(title + BODY)
    assert (found["kind"], found["domain"]) == (kind, domain)


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("“十四五”时期是全市供水发展的关键五年，为做好供水工作，制定本方案。", (2021, 2025)),
        ("为进一步巩固“十三五”供水成果，改善供水质量，保障用水安全，制定本方案。", None),
        ("根据《海安市供水“十四五”规划》，为改善供水质量，保障用水安全，制定本方案。", None),
    ],
)
def test_the_period_of_a_text_without_a_title(sentence, years):
    period = facts(f"{sentence}{BODY}")["plan_period"]
    assert (period and (period.start, period.end)) == years


@pytest.mark.parametrize(
    ("agency", "parted"),
    [("青石街道办事处", True), ("青石市水务局党组", True), ("国家统计局青石调查队", True), ("青石协调社会", False)],
)
def test_what_stands_above_the_title_of_a_notice_that_names_its_agency(agency, parted):
    """Whatever an agency's name ends with; words that end otherwise name none, and the line above may be a part."""
    found = facts(
        f"城市管理工作简报\n{agency}关于印发《供水保障实施方案》的通知\n各社区，各科室：\n现将方案印发给你们，请认真贯彻执行。\n"
        f"供水保障实施方案\n为保障供水安全，制定本方案。{BODY}"
    )
    title = f"{agency}关于印发《供水保障实施方案》的通知"
    assert found["notice_title"] == (title if parted else f"城市管理工作简报{title}")


@pytest.mark.parametrize("above", ["新华社青江2月28日电", "本报讯"])
def test_the_dateline_of_a_paper_is_no_part_of_the_title(above):
    text = (
        f"{above}\n青江县2018年国民经济和社会发展统计公报[1]\n青江县统计局\n2019年2月28日\n一、综合\n经济平稳运行。\n"
    )
    title = extract(text.encode()).metadata.title.value
    assert title == "青江县2018年国民经济和社会发展统计公报" or not above.endswith("电")


def test_the_header_of_a_table_at_the_head_is_no_title():
    assert extract("指标名称\n单位\n2010年\n用水总量\n万吨\n120\n供水人口\n万人\n35\n".encode()).metadata.title is None


@pytest.mark.parametrize("sign", ["|", "\t"])
def test_a_header_row_that_opens_with_a_field_s_word_is_no_field(sign):
    rows = [
        "分类|分项|指标|2020年|2025年|属性",
        "实力|总量|供水能力（万吨）|12|15|预期性",
        "|结构|漏损率（%）|9|8|约束性",
    ]
    text = "".join("|" + row + "|\n" if sign == "|" else row.replace("|", sign) + "\n" for row in rows)
    read = extract(f"青江市供水规划\n\n加强供水工作，落实各方责任。\n\n表1 主要指标\n\n{text}".encode(), name="a.md")
    assert [i.name for i in read.indicators] == ["供水能力", "漏损率"]
