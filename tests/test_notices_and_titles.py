"""Notices as portals print them, titles that name other documents, texts that count their sentences."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Document, Section

BODY = "到2030年，服务体系更加健全，保障能力明显增强，群众满意度持续提升。"
PLAN = f"一、目标\n{BODY}\n二、任务\n{BODY}\n"
NOTICE = "东山市人民政府关于印发东山市供水改革方案的通知"
HEAD = "各区人民政府，市政府各部门：\n现印发给你们，请认真贯彻执行。\n东山市人民政府\n2024年3月19日\n"


def read(text: str) -> Document:
    return extract(text.encode(), without={"statements"})


def title(text: str) -> str | None:
    found = read(text).metadata.title
    return found.value if found is not None else None


def outline(text: str) -> list[tuple[int, str]]:
    def walk(tree: list[Section]) -> list[Section]:
        return [section for top in tree for section in (top, *walk(list(top.children)))]

    found = walk(list(read(text).sections))
    return [(s.level, (s.number.raw if s.number else "") + s.heading) for s in found if s.heading is not None]


@pytest.mark.parametrize(
    "lines",
    [
        (NOTICE, "关于印发东山市供水改革", "方案的通知"),
        (NOTICE, NOTICE, "东山市人民政府", "关于印发东山市供水", "改革方案的通知"),
        (NOTICE, "• 政策原文>", "东山市人民政府关于印发东山市供水", "改革方案的通知"),
    ],
)
def test_the_title_of_a_notice_is_printed_by_the_page_and_by_the_document(lines):
    meta = read("\n".join(lines) + f"\n{HEAD}东山市供水改革方案\n{PLAN}").metadata
    assert meta.notice_title is not None
    assert meta.notice_title.value == NOTICE
    assert meta.title is not None
    assert meta.title.value == "东山市供水改革方案"


@pytest.mark.parametrize(
    "lines",
    [
        ("东山市贯彻落实《关于促进供水发展的若干意见》实施方案",),
        ("东山市贯彻落实《关于促进供水发展的", "若干意见》实施方案"),
        ("东山市贯彻落实《关于促进供水", "发展的若干", "意见》实施方案"),
    ],
)
def test_a_title_may_name_the_document_that_it_carries_out(lines):
    text = f"东山市人民政府关于印发《东山市贯彻落实〈关于促进供水发展的若干意见〉实施方案》的通知\n{HEAD}" + "\n".join(
        lines
    )
    assert title(f"{text}\n{PLAN}") == "东山市贯彻落实《关于促进供水发展的若干意见》实施方案"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("市发展改革局局长解读《东山市供水规划纲要》", "other"),
        ("东山市贯彻落实《供水指导意见》实施方案", "plan"),
        ("关于《东山市供水规划》实施情况的报告", "report"),
        ("《东山市供水规划纲要》", "outline"),
        ("东山市人民政府工作规则", "other"),
    ],
)
def test_the_kind_is_said_by_the_words_outside_what_a_title_names(words, kind):
    found = read(f"{words}\n{PLAN}").metadata.kind
    assert found is not None
    assert found.value == kind


@pytest.mark.parametrize("bullet", ["• ", "  • ", "- ", "● "])
def test_labels_with_bullets_are_fields(bullet):
    fields = f"{bullet}索引号:\n\n    61072800/2024-001005\n{bullet}主题分类:\n\n{bullet}发文日期:\n\n    2024年04月06日 16:40\n"
    meta = read(f"{fields}东山市人民政府工作规则\n{PLAN}").metadata
    assert meta.date_written is not None
    assert str(meta.date_written.value) == "2024-04-06"
    assert meta.title is not None
    assert meta.title.value == "东山市人民政府工作规则"


def test_numbers_that_count_sentences_over_the_chapters_head_nothing():
    long = "市政府工作人员要旗帜鲜明讲政治，严格遵守宪法和法律法规，努力建设人民满意的法治政府，不断提高政治判断力和执行力。"
    text = (
        f"东山市人民政府工作规则\n第一章 总则\n一、{long}\n二、{long}\n三、{long}\n第二章 职能\n四、{long}\n"
        f"五、市政府实行市长负责制。市长主持全面工作。{BODY}\n"
    )
    assert outline(text) == [(1, "第一章总则"), (1, "第二章职能")]


def test_an_article_may_open_with_its_purpose_right_behind_its_number():
    text = f"东山市供水办法\n第一章总则\n第一条为规范供水管理，保障用水安全，制定本办法。\n第二条本办法适用于本市。\n第三条{BODY}\n"
    assert outline(text) == [(1, "第一章总则"), (2, "第一条"), (2, "第二条"), (2, "第三条")]


def test_a_line_of_an_article_that_a_page_cut_is_no_title():
    long = "供水实行统一规划、分级管理，市水务局负责全市供水工作，区县水务部门按照职责分工负责本辖区供水管理工作。"
    text = f"东山市供水办法\n第一章 总则\n第一条 {long}\n第二条 供水实行“保障优先、突出重点、公平公1\n开、确保实效”的原则。\n第三条 {long}\n"
    assert outline(text)[1:] == [(2, "第一条"), (2, "第二条"), (2, "第三条")]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "东山市教育局关于做好2019年工作总结和制订2020年工作要点的通知",
            "东山市教育局关于做好2019年工作总结和制订2020年工作要点的通知",
        ),
        ("《东山市人民政府关于印发〈东山市2016年公开工作要点〉的通知》", "东山市2016年公开工作要点"),
    ],
)
def test_what_the_title_of_a_notice_names(line, wanted):
    head = "东政发〔2016〕26号\n各区人民政府，市政府各部门：\n现将有关要求通知如下：\n"
    assert title(f"{line}\n{head}{PLAN}") == wanted


def test_a_number_and_a_title_that_a_library_sets_above_a_document_are_no_part_of_its_title():
    text = f"东政发〔2016〕26号《{NOTICE}》\n《{NOTICE}》\n东政发〔2016〕26号\n{HEAD}东山市供水改革方案\n{PLAN}"
    meta = read(text).metadata
    assert meta.notice_title is not None
    assert meta.notice_title.value == NOTICE
    assert meta.title is not None
    assert meta.title.value == "东山市供水改革方案"


@pytest.mark.parametrize("menu", ["- 规划政策\n- 产业政策\n", "• 新闻\n• 公告\n"])
def test_the_entries_of_a_menu_are_no_part_of_a_title(menu):
    meta = read(f"{menu}{NOTICE}\n{HEAD}东山市供水改革方案\n{PLAN}").metadata
    assert meta.notice_title is not None
    assert meta.notice_title.value == NOTICE


def test_a_common_noun_is_no_region():
    found = read(f"国家发展改革委关于印发贯彻落实区域发展战略指导意见的通知\n{HEAD}{PLAN}").metadata.region
    assert found is None or found.value.name != "贯彻落实区"


def test_a_contents_list_tells_headings_without_a_blank_behind_their_numbers():
    contents = "1总则……3\n1.1目的……3\n1.2依据……3\n2职责……5\n2.1机构……5\n2.2分工……6\n3附则……9\n3.1解释……9\n"
    heads = [line.split("…")[0] for line in contents.splitlines()]
    body = "".join(f"{head}\n" + ("" if "." not in head else f"{BODY}\n") for head in heads)
    found = outline(f"东山市防汛应急预案\n目录\n{contents}{body}")
    assert [level for level, _ in found] == [1, 2, 2, 1, 2, 2, 1, 2]
    assert [words for _, words in found] == heads


def test_two_labels_that_end_alike_before_colons_are_leads():
    text = f"东山市供水规划\n一、目标\n{BODY}\n“十四五”达标计划：{BODY}\n“十五五”达标计划：{BODY}\n二、任务\n{BODY}\n"
    blocks = [block for block in read(text).sections[0].blocks if block.type == "paragraph"]
    assert [lead.text for block in blocks for lead in block.leads] == ["“十四五”达标计划", "“十五五”达标计划"]


@pytest.mark.parametrize("above", ["国家政策", "历史 2019年11月30日", "城乡建设、环境保护\\节能与资源综合利用"])
@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("关于印发供水改革方案的通知", "关于印发供水改革方案的通知"),
        ("东山市水务局关于印发\n供水改革方案的通知", "东山市水务局关于印发供水改革方案的通知"),
        (
            "东山市人民政府办公室转发\n市水务局关于供水改革\n方案的通知",
            "东山市人民政府办公室转发市水务局关于供水改革方案的通知",
        ),
        (
            "东山市水务局\n东山市财政局\n关于印发供水改革方案的通知",
            "东山市水务局东山市财政局关于印发供水改革方案的通知",
        ),
    ],
)
def test_what_a_page_prints_above_the_title_of_a_notice_is_no_part_of_it(above, lines, wanted):
    found = read(f"{above}\n\n{lines}\n{HEAD}供水改革方案\n{PLAN}").metadata.notice_title
    assert found is not None
    assert found.value == wanted


def test_the_name_of_a_site_is_no_part_of_a_title():
    assert title(f"东山水务官方网站\n\n东山市供水规划\n{PLAN}") == "东山市供水规划"


@pytest.mark.parametrize("words", ["关于促进供水发展若干政策举措", "关于推动供水发展的若干措施", "供水扶持政策"])
def test_measures_are_titles(words):
    text = f"东山市人民政府关于印发{words}的通知\n{HEAD}{words}\n（2025年版）\n为做好供水工作，制定以下措施。\n{PLAN}"
    assert title(text) == words


def test_the_first_chapter_of_a_review_may_stand_below_a_colon():
    text = (
        f"东山镇工作总结和工作计划\n{BODY}现将情况总结如下：\n工作措施和成效\n一、产业\n{BODY}\n二、民生\n{BODY}\n"
        f"下一步工作计划\n一、产业\n{BODY}\n二、民生\n{BODY}\n"
    )
    assert [level for level, _ in outline(text)] == [1, 2, 2, 1, 2, 2]


def test_measures_that_lost_all_their_line_breaks():
    text = (
        "东山市水务局关于印发《东山市供水管理办法》的通知东水发〔2023〕23号各区水务局，市属各单位：《东山市供水管理办法》已经局务会议审议通过，"
        "现印发给你们，请认真贯彻执行。东山市水务局2023年12月28日东山市供水管理办法第一章总则第一条为深入推进供水改革，规范供水管理，"
        "根据有关规定，制定本办法。第二条供水管理坚持统一规划、分级负责，依照第一条规定执行。第二章用水第三条用水单位应当节约用水。第四条本办法自印发之日起施行。"
    )
    meta = read(text).metadata
    assert meta.notice_title is not None
    assert meta.notice_title.value == "东山市水务局关于印发《东山市供水管理办法》的通知"
    assert meta.title is not None
    assert meta.title.value == "东山市供水管理办法"
    assert [issuer.value for issuer in meta.issuers] == ["东山市水务局"]
    assert outline(text) == [
        (1, "第一章总则"), (2, "第一条"), (2, "第二条"), (1, "第二章用水"), (2, "第三条"), (2, "第四条"),
    ]  # fmt: skip


def test_a_count_of_sentences_heads_nothing_where_each_is_one_long_sentence():
    long = "随着我国经济社会的快速发展，供水作为基础行业，地位日益凸显，近年来服务能力显著增强，保障水平持续提高，群众满意。"
    text = f"东山市供水研究\n一、背景\n1.1背景\n（1）供水行业快速发展，地位日益凸显。近年来能力增强。\n（2）{long}\n1.2意义\n（1）{long}\n（2）{long}\n二、任务\n2.1目标\n（1）{long}\n"
    assert outline(text) == [(1, "一背景"), (2, "1.1背景"), (2, "1.2意义"), (1, "二任务"), (2, "2.1目标")]


def test_an_agency_that_the_title_itself_names_is_no_part_of_it():
    meta = read(
        f"云南省东山市人民政府\n\n东山市人民政府关于印发供水特别规定（试行）的通知\n{HEAD}供水特别规定（试行）\n{PLAN}"
    ).metadata
    assert meta.notice_title is not None
    assert meta.notice_title.value == "东山市人民政府关于印发供水特别规定（试行）的通知"
    assert meta.title is not None
    assert meta.title.value == "供水特别规定（试行）"


@pytest.mark.parametrize("office", ["省长", "自治区主席　乌　云", "东山市市长 王明"])
def test_an_order_is_dated_below_who_signs_it(office):
    text = f"东山市供水规定\n东山市人民政府令\n第82号\n《东山市供水规定》已经市政府常务会议通过，现予公布。\n{office}\n二○一○年十二月二十五日\n东山市供水规定\n第一章 总则\n第一条 为规范供水，制定本规定。\n"
    found = read(text).metadata.date_written
    assert found is not None
    assert str(found.value) == "2010-12-25"


def test_most_of_a_count_say_sentences_and_so_do_the_others():
    text = (
        f"一、内容\n{BODY}\n（一）制定整改措施和方案，由所里分配任务，责任区干部分头执行，遇有疑难问题，由集体讨论决定。\n"
        "（二）按整治工作进度要求，努力做到每周有计划、每周有整治，查处一批大要案。对存在隐患的单位开展检查。\n"
        "（三）根据情况召开专题会议，听取工作进展情况汇报，及时研究解决工作中出现的重大问题。\n"
        f"（四）及时上报小结和数据。每周五下班前上报。\n二、要求\n（一）提高认识。{BODY}\n（二）落实责任。{BODY}\n"
    )
    assert outline(text) == [(1, "一内容"), (1, "二要求"), (2, "（一）提高认识"), (2, "（二）落实责任")]


def test_the_number_of_a_notice_may_stand_behind_its_title():
    words = "中共东山市委办公室东山市人民政府办公室印发《关于推进供水改革的实施意见》的通知"
    meta = read(f"{words}（东办发〔2017〕2号）\n{HEAD}关于推进供水改革的实施意见\n{PLAN}").metadata
    assert meta.notice_title is not None
    assert meta.notice_title.value == words
    assert meta.document_number is not None
    assert meta.document_number.value.raw == "东办发〔2017〕2号"


@pytest.mark.parametrize("line", ["（东办〔2006〕27号 2006年4月30日）", "2006年4月30日 东办〔2006〕27号"])
def test_a_collection_prints_number_and_day_on_one_line_below_the_title(line):
    words = "中共东山市委办公室、东山市人民政府关于开展干部回村建设新农村的意见"
    meta = read(f"{words}\n{line}\n为了推进新农村建设，现提出如下意见：\n{PLAN}").metadata
    assert meta.title is not None
    assert meta.document_number is not None
    assert meta.date_written is not None
    assert (meta.title.value, meta.document_number.value.raw) == (words, "东办〔2006〕27号")
    assert str(meta.date_written.value) == "2006-04-30"
    assert [issuer.value for issuer in meta.issuers] == ["中共东山市委办公室", "东山市人民政府"]


@pytest.mark.parametrize("line", ["依照《东山市供水条例》和省里的规定", "现就有关事项作出如下规定", "省级另有规定"])
def test_a_line_that_refers_to_rules_is_no_title(line):
    assert title(f"{line}\n{BODY}\n东山市供水改革方案\n{PLAN}") == "东山市供水改革方案"


@pytest.mark.parametrize("rules", ["东山市取水管理规定", "东山市供水若干规定", "东山市节水暂行规定（试行）"])
def test_rules_are_titles(rules):
    text = f"东山市人民政府关于印发《{rules}》的通知\n{HEAD}{rules}\n第一条 为规范供水，制定本规定。\n第二条 本规定适用于本市。\n"
    assert title(text) == rules


def test_two_lines_that_are_titles_each_by_itself_are_not_joined():
    text = f"{NOTICE}\n{HEAD}东山市供水改革方案\n东山市供水改革年度实施计划\n{PLAN}"
    assert title(text) == "东山市供水改革方案"
    assert (
        title(f"{NOTICE}\n{HEAD}东山市供水改革规划\n实施情况评估报告\n{PLAN}") == "东山市供水改革规划实施情况评估报告"
    )


def test_what_stands_below_the_words_to_an_assembly_is_no_title():
    text = f"东山市人民政府市长 王明\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n过去五年工作回顾\n{BODY * 2}\n今后五年工作安排\n{BODY * 2}\n"
    assert title(text) is None
    assert outline(text) == [(1, "过去五年工作回顾"), (1, "今后五年工作安排")]


@pytest.mark.parametrize("sign", ["∙", "•", ""])
def test_the_fields_of_a_library_name_the_agency_in_full(sign):
    fields = "".join(
        f"{sign}【{label}】{value}\n"
        for label, value in (
            ("制定机关", "东山市人民政府办公厅"),
            ("公布日期", "2020.01.17"),
            ("效力等级", "规范性文件"),
        )
    )
    notice = "市人民政府办公厅关于印发2020年市《政府工作报告》确定的主要任务分解方案的通知"
    meta = read(f"文章属性\n{fields}正文\n{notice}\n东政办〔2020〕1号\n各区人民政府：\n{BODY}\n{PLAN}").metadata
    assert [issuer.value for issuer in meta.issuers] == ["东山市人民政府办公厅"]
    assert meta.title is not None
    assert meta.title.value == "2020年市《政府工作报告》确定的主要任务分解方案"
    assert meta.domain is None


def test_the_government_that_stands_below_the_title_of_its_rules_issues_them():
    text = (
        "东山省关于解决人畜缺水问题试行办法\n东山省政府\n第一条 为了解决缺水，制定本办法。\n第二条 本办法适用于全省。\n"
    )
    assert [issuer.value for issuer in read(text).metadata.issuers] == ["东山省政府"]


@pytest.mark.parametrize("words", ["促进中部地区崛起", "支持西部地区开放"])
def test_a_part_of_the_country_is_no_prefecture(words):
    notice = f"国家发展改革委关于印发{words}“十三五”规划的通知"
    meta = read(f"{notice}\n各省、自治区、直辖市人民政府：\n现印发给你们。\n{words}“十三五”规划\n{PLAN}").metadata
    assert meta.region is not None
    assert meta.region.value.level == "nation"


def test_the_field_of_the_points_of_a_year_s_work():
    meta = read(f"东山市2016年政务公开工作要点\n{PLAN}").metadata
    assert meta.domain is not None
    assert meta.domain.value == "政务公开"


@pytest.mark.parametrize("agency", ["东山市人民政府", "东山市财政局　东山市水利局"])
def test_the_agency_above_its_matter_opens_the_title(agency):
    text = f"{agency}\n关于2023年河湖长制工作情况的报告\n\n市人大常委会：\n现报告如下。\n{PLAN}"
    assert title(text) == "".join(agency.split()) + "关于2023年河湖长制工作情况的报告"


def test_an_agency_above_a_title_that_needs_none_is_no_part_of_it():
    assert title(f"东山市人民政府\n东山市供水改革方案\n{PLAN}") == "东山市供水改革方案"


@pytest.mark.parametrize("last", ["纲　要", "纲要①", "规划纲要"])
def test_the_last_word_of_a_title_on_a_line_of_its_own(last):
    opening = "东山市国民经济和社会发展第十五个五年" + ("" if len(last) == 4 else "规划")
    assert title(f"{opening}\n{last}\n\n{PLAN}") == "东山市国民经济和社会发展第十五个五年规划纲要"


def test_a_heading_of_two_letters_below_the_title_is_no_part_of_it():
    assert title(f"东山市供水改革方案\n目录\n\n{PLAN}") == "东山市供水改革方案"


def region(text: str) -> str | None:
    found = read(text).metadata.region
    return found.value.name if found is not None else None


@pytest.mark.parametrize("verb", ["调整", "成立", "表彰", "公布"])
def test_a_verb_before_a_body_of_the_district_is_no_region(verb):
    signed = "东山区人民政府办公室\n2023年6月1日\n"
    assert region(f"关于{verb}区安委会组成人员的通知\n各镇人民政府：\n现通知如下。\n{signed}") == "东山区"


def test_the_congress_tells_the_region_of_a_work_report():
    head = "政府工作报告\n——2024年1月12日在石岭县第十八届人民代表大会第三次会议上\n石岭县县长　王　某\n各位代表：\n"
    assert region(head + PLAN) == "石岭县"
    assert region(head.replace("石岭县第十八届人民代表大会第三次会议", "各区县座谈会") + PLAN) != "各区"


@pytest.mark.parametrize(("line", "words"), [("共印80份", 0), ("（共印120份）", 0), ("共印制宣传册80份。", 1)])
def test_how_many_copies_were_printed_is_said_below_the_imprint(line, words):
    text = f"{NOTICE}\n{HEAD}抄送：市委办公室，市人大办公室。\n东山市人民政府办公室　2024年3月20日印发\n{line}\n"
    assert len(extract(text.encode()).statements) == words


@pytest.mark.parametrize("named", ["《东山市防汛应急预案》", "《东山市供水改革方案》"])
def test_a_document_named_among_decimal_headings_is_not_where_the_plan_begins(named):
    listed = f"《防洪法》\n《关于印发防汛管理办法\n的通知》\n{named}\n"
    text = f"东山市突发事件应急预案\n1.总则\n1.1编制目的\n{BODY}\n1.2编制依据\n{listed}1.3适用范围\n{BODY}\n2.组织体系\n2.1领导机构\n{BODY}\n"
    assert [level for level, _ in outline(text)] == [1, 2, 2, 2, 1, 2]
    assert title(text) == "东山市突发事件应急预案"


def test_a_plan_whose_decimal_numbers_begin_anew_below_the_notice_begins_there():
    text = f"{NOTICE}\n{HEAD}东山市供水改革方案\n1.总则\n1.1编制目的\n{BODY}\n1.2编制依据\n{BODY}\n2.组织体系\n2.1领导机构\n{BODY}\n"
    assert [level for level, _ in outline(text)] == [1, 2, 2, 1, 2]
    assert title(text) == "东山市供水改革方案"
