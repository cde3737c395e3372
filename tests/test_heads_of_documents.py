"""The heads of documents as pages, prints and libraries set them: each element found whichever way it stands."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Metadata

LONG = "坚持以人民为中心，健全供水体系，完善管网布局，加强水质监测，推动供水事业高质量发展，不断提升保障能力。"
BODY = f"\n为加强供水保障，制定本方案。{LONG}\n一、总体要求\n{LONG}\n二、主要任务\n{LONG}\n"


def meta(text: str) -> Metadata:
    return extract(text.encode(), without={"statements"}).metadata


def value(found):
    return found.value if found is not None else None


@pytest.mark.parametrize(
    "lines",
    [
        ("海安市供水“十四五”实施方", "案"),
        ("海安市供水“十四五”实施", "方案"),
        ("海安市供水“十四五”", "实施方案"),
        ("首页", "政务公开", "海安市供水“十四五”实施方案"),
        ("海安市供水“十四五”实施方案", "来源：海安市水务局 发布时间：2021-03-01", "", "海安市供水“十四五”实", "施方案"),
    ],
)
def test_a_title_whose_last_word_a_line_break_tore(lines):
    assert value(meta("\n".join(lines) + BODY).title) == "海安市供水“十四五”实施方案"


@pytest.mark.parametrize(
    ("lines", "title", "kind"),
    [
        (("海安市供水发展规划", "纲要", "（2021—2025年）"), "海安市供水发展规划纲要", "outline"),
        (("海安市供水发展规划纲", "要（2021—2025年）"), "海安市供水发展规划纲要（2021—2025年）", "outline"),
        (("海安市供水发展规划", "方案比选说明"), "海安市供水发展规划", "plan"),
    ],
)
def test_the_last_word_of_a_title_on_its_own_line(lines, title, kind):
    found = meta("\n".join(lines) + BODY)
    assert (value(found.title), value(found.kind)) == (title, kind)


@pytest.mark.parametrize(
    "lines",
    [
        ("海安市水务局、海安市财政局关于", "印发《海安市供水方案》的通知"),
        ("海安市水务局、海安", "市财政局关于印发《海安市供水方案》的通知"),
        ("海安市水务局、海安市财", "政局关于印发《海安市供水方案》的通知"),
        ("海安市水务局、海安市财政局关于印发《", "海安市供水方案》的通知"),
        ("海安市水务局、海安市财政局关于印发《海安市供水方案》的通", "知"),
    ],
)
def test_the_title_of_a_joint_notice_over_lines(lines):
    text = "\n".join(lines) + f"\n各区人民政府：\n现印发给你们。\n2021年3月1日\n海安市供水方案{BODY}"
    found = meta(text)
    assert value(found.notice_title) == "海安市水务局、海安市财政局关于印发《海安市供水方案》的通知"
    assert [issuer.value for issuer in found.issuers] == ["海安市水务局", "海安市财政局"]


def test_a_line_above_a_notice_that_is_no_agency_is_none_of_its_title():
    text = f"供水、排水信息\n市财政局关于印发《海安市供水方案》的通知\n各区人民政府：\n现印发给你们。\n2021年3月1日\n海安市供水方案{BODY}"
    assert value(meta(text).notice_title) == "市财政局关于印发《海安市供水方案》的通知"


@pytest.mark.parametrize("cut", [24, 40])
def test_the_report_on_a_plan_over_lines(cut):
    title = "关于青石县2020年国民经济和社会发展计划执行情况与2021年国民经济和社会发展计划草案的报告"
    first = title.index("执行")
    lines = [title[:first], title[first : first + cut], title[first + cut :]]
    day = "——2021年1月9日在青石县第九届人民代表大会第三次会议上"
    found = meta("\n".join(line for line in lines if line) + f"\n{day}\n青石县发展和改革局\n各位代表：\n{LONG}{BODY}")
    assert (value(found.title), value(found.subtitle)) == (title, day)
    assert (value(found.kind), [issuer.value for issuer in found.issuers]) == ("report", ["青石县发展和改革局"])
    assert found.plan_period is not None
    assert found.plan_period.value.start == 2021


@pytest.mark.parametrize(
    "day",
    [
        "──2021年2月3日在上海市海安区第六届\n人民代表大会第八次会议上",
        "（2021年2月3日在海安区第六届\n人民代表大会第八次会议上）",
        "——2021年2月3日在海安区第六届人民代表大会第八次会议上",
    ],
)
def test_the_day_and_the_assembly_may_take_two_lines(day):
    found = meta(f"关于海安区2020年预算执行情况的报告\n{day}\n海安区财政局\n各位代表：\n{LONG}{BODY}")
    assert value(found.subtitle) == day.replace("\n", "")
    assert [issuer.value for issuer in found.issuers] == ["海安区财政局"]


def test_the_place_of_an_assembly_is_that_of_its_report():
    found = meta(f"政府工作报告\n——2021年1月7日在青江自治州第九届人民代表大会第三次会议上\n各位代表：\n{LONG}{BODY}")
    assert found.region is not None
    assert found.region.value.name == "青江自治州"


@pytest.mark.parametrize(
    "head",
    [
        "青石县水务局\n关于推进供水工作的实施意见\n",
        "关于推进供水工作的实施意见\n发布时间：2021-03-01 来源：县水务局\n青石县水务局\n关于推进供水工作的实施意见\n青水发〔2021〕3号\n",
        "青石县水务局\n关于《青石县供水“十四五”规划》的解读\n",
    ],
)
def test_the_agency_above_a_title_that_opens_with_its_object(head):
    assert [issuer.value for issuer in meta(f"{head}各乡镇：\n{LONG}{BODY}").issuers] == ["青石县水务局"]


def test_the_document_s_own_title_has_the_subtitle_below_it():
    day = "（2021年1月23日青石县第十四届人民代表大会第六次会议通过）"
    found = meta(f"青石县供水规划纲要（公布稿）\n来源： 发布时间：2022-02-10\n\n青石县供水规划纲要\n{day}{BODY}")
    assert (value(found.title), value(found.subtitle)) == ("青石县供水规划纲要", day)


def test_the_heading_of_a_library_and_the_title_below_it():
    found = meta(
        f"（东山省）青石县供水十四五规划（2022年更新）\n东山省青石县供水第十四个五年规划和2035年远景目标纲要{BODY}"
    )
    assert (value(found.title), value(found.kind)) == (
        "东山省青石县供水第十四个五年规划和2035年远景目标纲要",
        "outline",
    )


def test_the_number_before_the_heading_of_a_library():
    notice = "青石县人民政府关于印发青石县供水方案（试行）的通知"
    found = meta(
        f"青政发〔2018〕48号《{notice.replace('试', ' 试')}》\n{notice}\n各乡镇：\n现印发给你们。\n青石县人民政府\n2018年6月1日\n青石县供水方案（试行）{BODY}"
    )
    assert found.document_number is not None
    assert (found.document_number.value.raw, value(found.notice_title)) == ("青政发〔2018〕48号", notice)


@pytest.mark.parametrize(
    "fields",
    [
        "索 引 号\t0123-1\t发布机构\t青石县水务局\n文　　号\t青政发〔2020〕105号\t成文日期\t2020年3月25日",
        "发布机构: 青石县水务局 文 号: 青政发〔2020〕105号\n成文日期: 2020- 03- 25 公开方式: 主动公开",
    ],
)
def test_cells_that_are_a_label_and_its_value_in_turn(fields):
    found = meta(f"{fields}\n青石县供水方案{BODY}")
    assert found.document_number is not None
    assert found.document_number.value.raw == "青政发〔2020〕105号"
    assert ([issuer.value for issuer in found.issuers], str(value(found.date_written))) == (
        ["青石县水务局"],
        "2020-03-25",
    )


def test_a_header_row_of_a_table_is_no_row_of_fields():
    document = extract(
        f"青石县供水方案\n名称\t2020年\t2025年\n供水能力（万吨）\t20\t30\n管网漏损率（%）\t12\t9{BODY}".encode()
    )
    assert [indicator.name for indicator in document.indicators] == ["供水能力", "管网漏损率"]


def test_bars_behind_a_title_are_none_of_it():
    text = f"县水务办公室关于印发青石县供水方案的通知 | ||||||||||\n| |||||||\n各乡镇： {LONG} 县水务办公室 2023年3月30日\n青石县供水方案{BODY}"
    assert value(meta(text).notice_title) == "县水务办公室关于印发青石县供水方案的通知"


@pytest.mark.parametrize(
    ("title", "region", "domain"),
    [
        ("关于推进老旧小区改造的实施意见", None, "老旧小区改造"),
        ("关于加快青石土家族自治县供水发展的意见", "青石土家族自治县", "供水"),
        ("关于加快红石旗供水发展的意见", "红石旗", "供水"),
        ("青石县“十四五”大气污染防治规划", "青石县", "大气污染防治"),
        ("青石县学习贯彻十五大精神工作方案", "青石县", "学习贯彻十五大精神"),
        ("关于促进供水工作的意见", None, "供水"),
        ("中共青石县委办公室关于推进供水发展的意见", "青石县", "供水"),
    ],
)
def test_places_and_fields_of_titles(title, region, domain):
    found = meta(title + BODY)
    assert (found.region and found.region.value.name) == region
    assert value(found.domain) == domain


SIGNED = "海安市发展和改革局 海安市水务局 2022年6月7日"
NAMED = "海安市供水“十四五”规划"


def test_a_notice_whose_two_signers_its_day_and_its_plan_stand_on_one_line():
    text = (
        f"关于印发《{NAMED}》的通知\n各镇人民政府：现将《{NAMED}》印发给你们，请认真组织实施。\n{SIGNED} {NAMED}{BODY}"
    )
    found = meta(text)
    assert value(found.title) == NAMED
    assert [one.value for one in found.issuers] == ["海安市发展和改革局", "海安市水务局"]
    assert str(value(found.date_written)) == "2022-06-07"


def test_the_masthead_of_an_office_above_the_notice_of_its_government():
    found = meta(
        f"海安市人民政府办公室\n\n海安市人民政府\n\n关于印发{NAMED}的通知\n\n海政字〔2022〕38号\n\n各镇人民政府：\n\n"
        f"现将《{NAMED}》印发给你们，请认真组织实施。\n\n海安市人民政府\n\n2022年4月19日\n\n{NAMED}{BODY}"
    )
    assert value(found.notice_title) == f"海安市人民政府关于印发{NAMED}的通知"
    assert [one.value for one in found.issuers] == ["海安市人民政府"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (f"市人民政府关于印发《{NAMED}》的通知\n日期：2017-03-24 09:49:00 来源：办公室\n{NAMED}", "市人民政府"),
        ("市人民政府关于加快供水发展的实施意见\n发布机构： 海安市政府 发布日期： 2016年05月19日", "海安市政府"),
    ],
)
def test_a_government_without_the_name_of_its_place_issues_too(text, issuer):
    assert [one.value for one in meta(text + BODY).issuers] == [issuer]


@pytest.mark.parametrize(
    ("title", "region", "domain"),
    [
        ("健康六盘水行动推进方案", "六盘水市", "健康六盘水"),
        ("平安宜昌建设规划", "宜昌市", "平安宜昌"),
        ("健康生活行动方案", None, "健康生活"),
        ("沙河镇全面推行河长制实施方案", None, "河长制"),
        ("沙河镇贯彻落实湖长制的实施方案", None, "湖长制"),
        ("海安市特色小镇全面提升规划", "海安市", "特色小镇全面提升"),
    ],
)
def test_places_inside_titles(title, region, domain):
    found = meta(title + BODY)
    assert (found.region.value.name if found.region else None, value(found.domain)) == (region, domain)


@pytest.mark.parametrize(
    ("title", "region", "domain"),
    [
        ("成渝地区双城经济圈供水规划", None, "成渝地区双城经济圈供水"),
        ("毕节地区供水规划", "毕节地区", "供水"),
        ("青河灌区续建配套规划", None, "青河灌区续建配套"),
        ("中心城区排水规划", None, "中心城区排水"),
        ("大同市城区供水规划", "大同市", "城区供水"),
        ("新疆生产建设兵团第一师阿拉尔市供水规划", "阿拉尔市", "供水"),
        ("第一师医院扩建规划", None, "第一师医院扩建"),
        ("贯彻落实省第八次党代会报告分工方案", None, None),
        ("关于制定四川省国民经济和社会发展第十二个五年规划建议的说明", "四川省", None),
    ],
)
def test_places_that_are_no_divisions_and_words_that_stand_before_one(title, region, domain):
    found = meta(title + BODY)
    assert (found.region.value.name if found.region else None) == region
    assert value(found.domain) == domain or domain is None


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("黔南布依族苗族自治州荔波县中医药工作实施方案", "中医药"),
        ("新疆维吾尔自治区阿勒泰地区阿勒泰市智慧城市建设规划", "智慧城市"),
        ("海安市关于支持养老服务的若干政策措施", "养老服务"),
        ("海安市支持养老服务规划", "支持养老服务"),
        ("海安市水资源状况白皮书（2023年）", "水资源"),
        ("海安市“十四五”统计规划", "统计"),
        ("海安市2023年国民经济和社会发展统计公报", "国民经济和社会发展"),
        ("2023年海安市住房和城乡建设工作总结", "住房和城乡建设"),
        ("2023年海安市河口镇工作总结", None),
        ("“十四五”日喀则市足球规划", "足球"),
    ],
)
def test_the_field_of_a_title_that_names_several_places_or_another_kind(title, domain):
    found = value(meta(title + BODY).domain)
    assert (found.removesuffix("发展") if found else None) == (domain.removesuffix("发展") if domain else None)


# -- pages about a document, and what their titles say ------------------------------------------------


@pytest.mark.parametrize(
    ("title", "kind", "domain"),
    [
        ("省政府印发《供水“十四五”规划》", "other", "供水"),
        ("海安市政府常务会议审议通过市供水规划（2021-2030年）", "other", "供水"),
        ("海安市“十四五”供水规划正式印发实施", "other", None),
        ("政策解读｜海安市供水规划", "other", "供水"),
        ("【草案解读】海安市供水规划（2021—2025年）", "other", "供水"),
        ("海安市预警信息发布能力建设规划", "plan", "预警信息发布能力"),
        ("海安市关于《供水规划》编制情况的说明", "other", None),
        ("海安区高新技术企业培育支持政策", "other", "高新技术企业培育"),
    ],
)
def test_the_kind_and_the_field_of_a_page_about_a_plan(title, kind, domain):
    found = meta(title + BODY)
    assert value(found.kind) == kind
    assert domain is None or value(found.domain) == domain


def test_the_full_title_below_the_short_one_of_its_page():
    short, full = "海安市“十三五”规划纲要", "海安市国民经济和社会发展第十三个五年规划纲要"
    assert value(meta(f"{short}\n2016年04月29日 09:32\n{full}{BODY}").title) == full
    assert value(meta(f"海安县人民政府-{full}\n{full}{BODY}").title) == full


def test_a_title_of_another_period_below_is_no_full_form():
    short, other = "海安市“十四五”规划纲要", "海安市国民经济和社会发展第十三个五年规划纲要"
    assert value(meta(f"{short}\n2021年04月29日 09:32\n{other}{BODY}").title) == short


@pytest.mark.parametrize(
    ("notice", "title"),
    [
        ("关于印发2019年政府工作报告重点工作责任分解的通知", "2019年政府工作报告重点工作责任分解"),
        ("关于印发供水服务清单的通知", "供水服务清单"),
        ("关于做好供水工作的通知", "海安市人民政府关于做好供水工作的通知"),
        ("关于印发王某同志在供水会议上讲话的通知", "海安市人民政府关于印发王某同志在供水会议上讲话的通知"),
    ],
)
def test_what_a_notice_gives_out_though_it_is_named_like_no_plan(notice, title):
    found = meta(f"海安市人民政府{notice}\n各镇人民政府：\n{LONG}\n海安市人民政府\n2019年2月19日\n一、任务\n{LONG}\n")
    assert value(found.title) == title


def test_two_agencies_above_the_matter_of_their_opinion():
    found = meta(f"中共海安市委\n海安市人民政府\n关于推进供水强市的意见{BODY}")
    assert value(found.title) == "中共海安市委海安市人民政府关于推进供水强市的意见"
    assert [one.value for one in found.issuers] == ["中共海安市委", "海安市人民政府"]


def test_an_agency_with_a_period_in_its_name_issues_its_notice():
    title = "海安市“十四五”规划编制工作领导小组办公室关于做好建言献策工作的通知"
    assert value(meta(f"{title}\n{LONG}{BODY}").issuer) == "海安市“十四五”规划编制工作领导小组办公室"


def test_the_day_and_the_assembly_that_adopted_it_are_a_subtitle_and_no_title():
    adopted = "（2011年2月17日海安市第十一届人民代表大会第四次会议通过）"
    resolution = "海安市第十一届人民代表大会第四次会议关于供水规划的决议"
    assert value(meta(f"{resolution}\n{resolution}\n{adopted}\n{LONG}\n{LONG}\n").subtitle) == adopted
    found = meta(f"2014年5月29日海安市第十二届人民代表大会常务委员会第九次会议通过\n{LONG}\n{LONG}\n")
    assert (found.title, found.plan_period) == (None, None)


def test_a_link_to_what_a_page_explains_is_no_notice():
    about = "关于《海安供水规划（2021-2030年）》编制有关情况的说明"
    text = f"{about}\n来源：海安市水务局\n文件：海安市人民政府关于印发《海安供水规划（2021-2030年）》的通知\n一、编写依据\n{LONG}\n"
    found = meta(text)
    assert (value(found.title), found.notice_title, value(found.kind)) == (about, None, "other")


def test_a_table_of_labels_whose_number_looks_like_a_year_is_no_table():
    text = (
        "索引号 | 001008003001086/2020-42401 | ||\n组配分类 | 部门文件 | 发布机构 | 山口镇 |\n"
        f"生成日期 | 2020-10-22 | 公开方式 | 主动公开 |\n文号 | 海山政〔2020〕72号 |\n山口镇供水方案{BODY}"
    )
    document = extract(text.encode(), path="a.txt")
    assert value(document.metadata.title) == "山口镇供水方案"
    assert document.metadata.document_number.value.raw == "海山政〔2020〕72号"
    assert document.tables == []


def test_a_notice_in_one_paragraph_that_names_what_it_gives_out():
    plan = "海安市供水“十四五”规划"
    assert (
        value(meta(f"简介：海政发〔2022〕8号各镇人民政府：现将《{plan}》印发给你们，请认真执行。{LONG}").title) == plan
    )
    assert value(meta(f"各镇人民政府：为保障供水，制定《{plan}》，现印发给你们。{LONG}").title) == plan
    assert meta(f"为保障供水，制定《{plan}》，并报市人民政府批准。{LONG}").title is None


def test_a_title_with_years_before_its_last_word():
    lines = "贯彻供水高质量发展纲要\n（2022—2035年）实施方案"
    found = meta(f"海政发〔2022〕20号\n各镇人民政府：\n现印发给你们。\n海安市人民政府\n2022年9月13日\n{lines}{BODY}")
    assert value(found.title) == lines.replace("\n", "")
    assert value(found.kind) == "plan"
    assert value(meta(f"海安市供水发展纲要\n（2022—2035年）{BODY}").subtitle) == "（2022—2035年）"


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("中央宣传部、发展改革委、教育部、科技部、财政部：", 5),
        ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", 2),
        ("各县、区人民政府，市水务局、财政局、发展改革委：", 2),
    ],
)
def test_bodies_that_a_list_of_addressees_parts_by_its_smallest_sign(line, count):
    found = meta(f"关于印发《供水方案》的通知\n{line}\n现印发给你们。\n海安市人民政府\n2022年9月13日\n供水方案{BODY}")
    assert len(found.recipients) == count


def test_who_issues_an_opinion_that_carries_out_another():
    title = "海安市人民政府贯彻国务院关于推进供水发展指导意见的实施意见"
    assert [one.value for one in meta(title + BODY).issuers] == ["海安市人民政府"]


def test_labels_of_portals_with_other_names():
    labels = "公文时效： 有效 发布机构： 海安市人民政府"
    found = meta(f"{labels}\n关于对《海安市供水规划（2021-2030年）》\n征集意见建议的公告\n{LONG}\n{LONG}\n")
    assert value(found.title) == "关于对《海安市供水规划（2021-2030年）》征集意见建议的公告"
    assert [one.value for one in found.issuers] == ["海安市人民政府"]
    path = meta(f"政务公开 > 工作报告\n海安市政府2020年重点工作进展情况表\n{LONG}\n{LONG}\n")
    assert value(path.title) == "海安市政府2020年重点工作进展情况表"


def test_the_district_behind_what_a_page_gives_and_its_city():
    found = meta(f"【草案解读】重庆市大足区供水规划（2021—2025年）政策解读{BODY}")
    assert found.region is not None
    assert found.region.value.name == "大足区"


@pytest.mark.parametrize(
    ("head", "title", "kind"),
    [
        (
            "地区发展\n海安市供水“十五五”规划时间: 2024-04-22信息来源:未知 作者:李某 责编:",
            "海安市供水“十五五”规划",
            "plan",
        ),
        (
            "加快构建现代供水体系 建设新海安—— 《海安市供水规划》解读\n2017-09-06 08:22:01    某网  参与评论()人",
            "加快构建现代供水体系建设新海安——《海安市供水规划》解读",
            "other",
        ),
        (
            "《海安市供水规划》发布，描绘海安市供水工作蓝图\n时间：2021-12-27 10:03\n来源：海安日报",
            "《海安市供水规划》发布，描绘海安市供水工作蓝图",
            "other",
        ),
        (
            "李某副市长专题研究供水规划相关工作\n• 2020年12月18日 19时47分\n• 来源: 政府办公室",
            "李某副市长专题研究供水规划相关工作",
            "other",
        ),
        ("2017-12-08 第02版：二版\n【字体】大 |默认 |小\n海安培育供水主导产业", "海安培育供水主导产业", None),
        ("国内政策【切换】 国际政策\n海安市供水发展实施意见", "海安市供水发展实施意见", "other"),
        (
            "• 索引号\n113/2018-06\n• 发布机构\n海安市水务局\n• 文号\n• 发布日期\n2018-07-20\n解读《海安市供水规划》",
            "解读《海安市供水规划》",
            "other",
        ),
    ],
)
def test_titles_among_the_words_of_their_pages(head, title, kind):
    found = meta(f"{head}\n{LONG}\n一、供水现状\n{LONG}\n二、供水任务\n{LONG}\n")
    assert (value(found.title), value(found.kind)) == (title, kind)


def test_a_sentence_with_a_label_in_it_names_no_document():
    found = meta(f"为编制供水规划，时间：2024年，来源：水务局。{LONG}\n{LONG}\n{LONG}\n")
    assert found.title is None


def test_the_page_tells_the_title_of_a_notice_that_is_not_printed():
    name = "海安市人民政府办公室关于转发《海安市供水方案》的通知"
    head = f"索 引 号: | WA-002 | 主题分类: | 区政府 |\n名 称: | {name} | ||\n文 号: | 海府办发〔2024〕24号 | 公开类型: | 主动公开 |"
    text = f"{head}\n各镇人民政府：\n现转发给你们。\n海安市人民政府办公室\n2024年10月10日\n海安市供水方案{BODY}"
    assert value(meta(text).notice_title) == name
    assert value(meta(text).title) == "海安市供水方案"


def test_six_bodies_sign_on_one_line_what_their_letter_names():
    bodies = [
        f"海安市{name}局"
        for name in ("发展和改革", "文体广电和旅游", "财政", "教育", "自然资源", "住房和城乡建设", "水务")
    ]
    plan = "海安市“十四五”供水设施整体解决方案"
    found = meta(
        f"海发改发〔2021〕385号\n各县区人民政府：{LONG}市发展改革委会同有关部门研究制定了《{plan}》，经市政府同意，现印发你们，请抓好落实。\n"
        f"{' '.join(bodies)} 2021年12月16日\n附件：{plan}.pdf\n"
    )
    assert value(found.title) == plan
    assert [one.value for one in found.issuers] == bodies
    assert str(value(found.date_written)) == "2021-12-16"


@pytest.mark.parametrize(
    ("title", "kind", "period"),
    [
        ("供水“十三五”规划出炉 打造四个中心", "other", True),
        ("供水“十三五”规划编制启动 预计年底发布", "other", True),
        ("海安市教育局对市人大三次会议第118号建议答复的函", "other", False),
        ("海安市供水“十三五”规划编制指南", "other", True),
    ],
)
def test_news_of_a_plan_and_an_answer_that_names_one(title, kind, period):
    found = meta(f"{title}\n“十三五”时期，{LONG}\n一、供水情况\n“十三五”期间{LONG}\n")
    assert (value(found.kind), found.plan_period is not None) == (kind, period)


def test_a_general_administration_is_the_nation_s_and_a_picture_s_name_no_heading():
    title = "体育总局办公厅关于公布供水重点城市的通知"
    document = extract(f"{title}\n各省体育局：\n{LONG}\n1.jpg\n{LONG}\n体育总局办公厅\n2022年1月25日\n".encode())
    assert document.metadata.region is not None
    assert document.metadata.region.value.level == "nation"
    assert [s.heading for s in document.sections if s.heading is not None] == []


def test_labels_and_values_on_lines_of_their_own():
    found = meta(
        "索引号\n011314160/2025-24496\n主题分类\n水利\n发布机构\n海安市水务局\n发文字号\n效力状态\n有效\n发布日期\n2025-05-20\n"
        f"编辑\n审核\n海安王小波\n沙河镇供水实施方案\n• 发布时间：2025-05-20{BODY}"
    )
    assert value(found.title) == "沙河镇供水实施方案"
    assert [one.value for one in found.issuers] == ["海安市水务局"]


def test_fields_of_a_catalogue_without_colons():
    found = meta(
        "索引号 0152-7-/2019-0327 发布机构 海安市沙河镇人民政府\n公开目录 安全生产 发布日期 2019-03-27\n文号 浏览量\n主题词 水利、水务\n"
        f"沙河镇供水实施方案{BODY}"
    )
    assert value(found.title) == "沙河镇供水实施方案"


def test_a_heading_without_a_particle_above_the_title_in_full():
    title = "中共海安市委海安市人民政府关于贯彻落实《国家供水纲要》的实施意见"
    found = meta(f"贯彻落实《国家供水纲要》实施意见\n{title}{BODY}")
    assert value(found.title) == title


def test_a_title_with_the_page_s_day_behind_it():
    found = meta(f"{NAMED} 发布时间：2022-04-15 17；12{BODY}")
    assert value(found.title) == NAMED


def test_addressees_that_semicolons_part():
    found = meta(f"民政部关于发展供水的意见\n（民发〔2011〕184号）\n各省民政厅（局）；各司（局）、各直属单位：{BODY}")
    assert [one.value for one in found.recipients] == ["各省民政厅（局）", "各司（局）、各直属单位"]


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("松河镇国民经济和社会发展第十四个五年规划", "国民经济和社会发展"),
        ("浣花街街道养老服务三年行动计划", "养老服务"),
        ("青石乡茶叶产业规划", "茶叶产业"),
        ("白沙苏木草原保护规划", "草原保护"),
        ("松河镇乡村振兴规划", "乡村振兴"),
        ("数字乡村建设规划", "数字乡村"),
        ("美丽城镇建设行动方案", "美丽城镇"),
        ("乡镇供水规划", "乡镇供水"),
        ("历史文化名镇保护规划", "历史文化名镇保护"),
        ("产业强镇建设方案", "产业强镇"),
        ("中心镇培育行动计划", "中心镇培育"),
        ("返乡创业行动计划", "返乡创业"),
    ],
)
def test_the_town_whose_plan_it_is_names_no_field(title, domain):
    found = extract(f"{title}\n\n一、目标\n健全服务体系。\n二、任务\n完善设施网络。\n".encode()).metadata
    assert value(found.domain) == domain
