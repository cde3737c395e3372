"""Plans as collections and portals hand them on: breaks lost or left as blanks, titles printed twice, numbers alone on
their lines, titles with their texts in one paragraph."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Document, Section

FILL = "各级各部门要切实提高政治站位，强化协同配合，完善工作机制，加大投入力度，抓好各项任务落实，确保取得实效。" * 5
"""What makes a line longer than a paragraph is."""
BODY = "到2030年，服务体系更加健全，保障能力明显增强，群众满意度持续提升。"


def read(text: str, **options) -> Document:
    return extract(text.encode(), without={"statements"}, **options)


def outline(text: str) -> list[tuple[int, str]]:
    def walk(tree: list[Section]) -> list[Section]:
        return [section for top in tree for section in (top, *walk(list(top.children)))]

    found = walk(list(read(text).sections))
    return [(s.level, (s.number.raw if s.number else "") + s.heading) for s in found if s.heading is not None]


def meta(text: str) -> dict[str, object]:
    found = read(text).metadata
    names = ("title", "notice_title", "kind", "domain", "date_written")
    out: dict[str, object] = {name: value.value if (value := getattr(found, name)) else None for name in names}
    out["issuers"] = [issuer.value for issuer in found.issuers]
    out["period"] = (found.plan_period.value.start, found.plan_period.value.end) if found.plan_period else None
    return out


# -- one line -----------------------------------------------------------------------------------


def test_blanks_that_are_left_of_breaks_part_title_issuer_and_headings():
    text = (
        "2023年度青江市民政事业 发展统计公报 青江市民政局 2023 年,全市民政系 统坚持以人民为中心,扎实推进各项工作,民生保障水平持续提升,社会治理 能力不断增强。 一、社会救助 救助水平稳步提升。"
        f"全年发放低保金 2.3 亿元, 惠及 4.1 万人。 二、养老服务 全市共有养老机构 86 家, 床位 1.2 万张。{FILL}"
    )
    assert outline(text) == [(1, "一社会救助"), (1, "二养老服务")]
    found = meta(text)
    assert (found["title"], found["issuers"]) == ("2023年度青江市民政事业发展统计公报", ["青江市民政局"])


def test_blanks_amid_sentences_part_no_heading():
    text = (
        "青江市养老服务发展规划，根据有关规定编制，用于指导全市养老服务工作，期限为五年，由市民政局负责解释。"
        f"一、完善设施布局规划，新建 机构。推进建设。二、提升 服务质量，加强 监管。{FILL}"
    )
    assert outline(text) == [(1, "一完善设施布局规划，新建机构"), (1, "二提升服务质量，加强监管")]


@pytest.mark.parametrize(
    ("title", "behind", "own"),
    [
        ("总体要求", "坚持绿色发展，做强茶产业。", "总体要求"),
        ("主要目标", "到2025年，茶园面积达到20万亩。", "主要目标"),
        ("2022年主要工作", "2022年以来，全县奋力拼搏。", "2022年主要工作"),
        ("主要任务和目标", "，按季推进。各单位抓好落实。", "主要任务和目标，按季推进"),
    ],
)
def test_the_usual_title_of_a_chapter_ends_before_its_text(title, behind, own):
    text = (
        "青江县茶产业发展方案经县政府同意，现印发给你们，请各单位结合实际认真贯彻执行，确保取得实效。"
        f"一、{title}{behind}二、工作要求（一）加强领导。成立专班。（二）落实资金。{FILL}"
    )
    assert outline(text) == [(1, f"一{own}"), (1, "二工作要求"), (2, "（一）加强领导"), (2, "（二）落实资金")]


@pytest.mark.parametrize("name", ["青江县茶产业三年行动计划（2023—2025年）", "青江县防汛抗旱应急预案"])
def test_a_notice_on_one_line_ends_before_the_title_of_what_it_gives(name):
    text = (
        f"青江县人民政府关于印发{name}的通知青政发〔2023〕17号各乡镇人民政府，县政府各部门：现印发给你们，请认真组织实施。"
        f"青江县人民政府2023年6月8日{name}为做好有关工作，制定本文件。一、总体要求坚持统筹推进，抓好落实。二、保障措施（一）加强领导。成立专班。（二）落实资金。{FILL}"
    )
    found = meta(text)
    assert str(found["date_written"]) == "2023-06-08"
    assert found["issuers"] == ["青江县人民政府"]
    assert found["title"] == name
    assert outline(text)[0] == (1, "一总体要求")


def test_the_words_of_a_collection_before_a_report_are_none_of_its_title():
    text = (
        "某某文库整理汇总，仅供学习参考使用，请勿用于其他用途。白鹤镇2023年政府工作报告各位代表：现在，我代表镇人民政府，向大会报告工作，请予审议。"
        f"一、2022年工作回顾刚刚过去的一年，全镇奋力拼搏。二、2023年工作安排今年是关键之年。（一）聚力工业强镇。新增企业3家。（二）聚力乡村振兴。建设乡村2个。{FILL}"
    )
    found = meta(text)
    assert (found["title"], found["kind"], found["domain"]) == ("白鹤镇2023年政府工作报告", "report", None)
    assert outline(text)[:2] == [(1, "一2022年工作回顾"), (1, "二2023年工作安排")]


# -- titles and what they say -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("中共青江市委关于制定青江市国民经济和社会发展第十五个五年规划的建议", "国民经济和社会发展"),
        ("武汉市江汉区人民政府关于制定江汉区国民经济和社会发展第十五个五年规划的意见", "国民经济和社会发展"),
        ("2022年青江县农业农村局工作总结及2023年工作计划", None),
        ("青江县水利局工作回顾和2023年工作计划", None),
        ("关于青江市2022年预算执行情况和2023年预算草案的报告", None),
        ("关于加强和改进新时代武汉市残疾人工作的实施意见", "残疾人"),
        ("青江市大气污染防治三年攻坚行动计划", "大气污染防治"),
        ("青江市城乡供水两年提升行动方案", "城乡供水两年提升"),
        ("白鹤镇2023年政府工作报告", None),
        ("青江市特色小镇发展规划", "特色小镇"),
        ("关于本市加强政务诚信建设的实施意见", "政务诚信"),
        ("关于我省加强河湖管理的意见", "河湖管理"),
        ("宁波市鄞州区2024年政府工作报告", None),
        ("武汉市汉阳区人民政府2023年工作报告", None),
        ("咸宁市自然资源和规划局2024年工作要点", None),
        ("青江市生态安全格局专项规划", "生态安全格局"),
        ("新疆生产建设兵团“十五五”水利发展规划", "水利"),
        ("青江市贯彻落实《“十五五”规划》实施方案", None),
    ],
)
def test_the_field_of_a_title(title, domain):
    assert meta(f"{title}\n\n{BODY}\n一、目标\n{BODY}\n二、任务\n{BODY}\n")["domain"] == domain


def test_a_resolution_is_no_report_and_takes_no_plan_that_it_names():
    text = (
        "青江市第八届人民代表大会第二次会议关于政府工作报告的决议\n（2022年4月26日青江市第八届人民代表大会第二次会议通过）\n"
        "会议认为，2021年各项工作实现“十四五”良好开局。会议决定批准这个报告。\n"
    )
    found = meta(text)
    assert (found["title"], found["kind"], found["period"]) == (
        "青江市第八届人民代表大会第二次会议关于政府工作报告的决议", "other", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "first", ["2022年11月30日在青江市第五届人民代表大会常务委员会第六次会议上", "主任、各位副主任、各位委员："]
)
def test_what_was_said_to_an_assembly_takes_no_plan_that_it_looks_back_on(first):
    text = f"{first}\n\n“十三五”规划实施以来，全市林业工作成效明显。现将有关情况报告如下：\n\n一、基本情况\n\n{BODY}\n\n二、主要问题\n\n{BODY}\n"
    assert meta(text)["period"] is None


def test_a_plan_without_a_title_takes_the_one_that_it_names():
    text = f"“十五五”时期，是全市林业发展的关键时期。\n\n一、基本情况\n\n{BODY}\n\n二、主要任务\n\n{BODY}\n"
    assert meta(text)["period"] == (2026, 2030)


@pytest.mark.parametrize("title", ["2022年青江县国民经济和社会发展统计公报 2022", "2023年青江县统计公报　2023"])
def test_the_year_that_a_collection_sets_behind_a_bulletins_title(title):
    text = f"{title}\n\n选择区域:>>\n\n2022年，全县经济平稳运行。\n\n一、综合\n\n{BODY}\n\n二、农业\n\n{BODY}\n"
    assert meta(text)["title"] == title[:-5]


def test_the_title_on_the_cover_is_the_plans_and_not_the_pages():
    text = (
        "（东山省）青江县国民经济和社会发展第十四个五年规划和二零三五年远景目标纲要\n\n发表于:2021-10-08\n详情\n\n青江县国民经济和社会发展第十四个五年\n\n"
        f"规划和二〇三五年远景目标纲要\n\n青江县人民政府\n\n2021年3月\n\n本纲要主要阐明县委战略意图。\n\n一、发展基础\n\n{BODY}\n\n二、主要任务\n\n{BODY}\n"
    )
    found = meta(text)
    assert found["title"] == "青江县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要"
    assert found["issuers"] == ["青江县人民政府"]


def test_a_long_title_over_a_blank_line_and_a_text_that_names_no_ground():
    title = "青江市人民代表大会关于青江市国民经济和社会发展第十四个五年规划和2035年远景目标纲要的决议"
    assert (
        meta(f"{title}\n\n青江市第八届人民代表大会第一次会议审查了市人民政府提出的规划纲要草案，会议决定批准。\n")[
            "title"
        ]
        == title
    )


@pytest.mark.parametrize("published", ["东山省卫生健康委员会 2022年12月06日", "青江市政务公开办公室　2022年12月7日"])
def test_who_published_a_page_is_not_who_signs_below_its_text(published):
    text = (
        f"青江市人民代表大会常务委员会办公室公告\n{published}\n\n市人大常委会对《青江市社会信用条例（草案）》进行了初次审议，现将草案全文公布，广泛征求意见。\n\n"
        "青江市人民代表大会常务委员会办公室\n\n2022年12月5日\n"
    )
    found = meta(text)
    assert str(found["date_written"]) == "2022-12-05"
    assert found["issuers"] == ["青江市人民代表大会常务委员会办公室"]


@pytest.mark.parametrize(
    ("title", "dated"), [("青江市委关于建设制造业强市的意见", True), ("青江市人民政府工作报告", False)]
)
def test_the_day_below_the_title_of_an_opinion_is_that_of_its_making(title, dated):
    text = (
        f"{title}\n\n（2023年3月18日）\n\n为推进有关工作，提出如下意见。\n\n一、目标\n\n{BODY}\n\n二、任务\n\n{BODY}\n"
    )
    found = read(text).metadata
    assert (found.date_written is not None, found.subtitle is None) == (dated, dated)


# -- headings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("signs", ["01 02 03 04", "一 二 三 四"])
def test_numbers_alone_on_their_lines_count_up_over_titles_and_texts(signs):
    titles = ("发展基础", "总体要求", "重点任务", "保障措施")
    text = "\n".join(f"{sign}\n{title}\n{BODY}" for sign, title in zip(signs.split(), titles, strict=True))
    assert outline(text) == [(1, sign + title) for sign, title in zip(signs.split(), titles, strict=True)]


@pytest.mark.parametrize("signs", ["01 02 04 05", "二 三 四 五"])
def test_numbers_alone_that_do_not_count_up_head_nothing(signs):
    text = "青江市规划\n" + "\n".join(f"{sign}\n供水能力\n{BODY}" for sign in signs.split())
    assert not any(sign in heading for sign in signs.split() for _, heading in outline(text))


@pytest.mark.parametrize("name", ["发展目标", "发展现状"])
def test_a_number_alone_over_a_word_that_heads_columns_too(name):
    text = f"一、\n{name}\n{BODY}\n二、\n总体思路\n（一）\n指导思想\n{BODY}\n（二）\n{name}\n{BODY}\n三、\n重点任务\n{BODY}\n"
    assert outline(text) == [
        (1, f"一{name}"), (1, "二总体思路"), (2, "（一）指导思想"), (2, f"（二）{name}"), (1, "三重点任务"),
    ]  # fmt: skip


@pytest.mark.parametrize("above", ["青江镇2023年突发事件总体应急预案（暂行）", "青江镇应急预案\n青江镇应急预案"])
def test_a_number_close_to_its_title_right_above_its_first(above):
    text = f"{above}\n1总则\n1.1制定目的\n{BODY}\n1.2制定依据\n{BODY}\n2组织体系\n2.1领导机构\n{BODY}\n"
    assert outline(text) == [
        (1, "1总则"), (2, "1.1制定目的"), (2, "1.2制定依据"), (1, "2组织体系"), (2, "2.1领导机构"),
    ]  # fmt: skip


def test_the_second_and_third_industry_after_the_third_number():
    text = f"一、目标\n{BODY}\n二、任务\n{BODY}\n三、措施\n{BODY}\n四、二三产业融合发展\n{BODY}\n"
    assert outline(text)[-1] == (1, "四二三产业融合发展")


@pytest.mark.parametrize("last", ["联系电话：88886666。", "邮箱：abc@example.com。"])
def test_a_numbered_sentence_that_ends_in_an_address_is_no_heading_and_has_no_lead(last):
    text = f"一、提高认识，落实责任。各单位要切实提高站位。\n\n二、强化措施，确保到位。建立台账，按期完成。\n\n三、情况请于每月5日前报区督查室，{last}\n"
    document = read(text)
    assert outline(text) == [(1, "一提高认识，落实责任"), (1, "二强化措施，确保到位")]
    assert not [lead for s in document.sections for b in s.blocks if b.type == "list_item" for lead in [b.lead] if lead]


def test_titles_with_their_texts_in_one_paragraph_head_sections():
    text = (
        f"一、目标任务。{BODY}\n\n二、重点工程。（一）种业振兴工程。建设育种场2个。（二）标准化养殖工程。创建示范场20个。\n\n"
        "三、保障措施。（一）加强领导。落实责任制。（二）强化监管。健全体系。\n"
    )
    assert outline(text) == [
        (1, "一目标任务"), (1, "二重点工程"), (2, "（一）种业振兴工程"), (2, "（二）标准化养殖工程"), (1, "三保障措施"),
        (2, "（一）加强领导"), (2, "（二）强化监管"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "inside", ["（一）建设育种场；（二）创建示范场。", "（二）种业工程。建设育种场。（三）养殖工程。创建示范场。"]
)
def test_items_of_a_sentence_head_nothing(inside):
    text = f"一、目标任务。{BODY}\n\n二、重点工程。{inside}\n\n三、保障措施。{BODY}\n"
    assert [heading for level, heading in outline(text) if level == 2] == []


def test_a_title_in_digits_behind_a_sentence():
    text = f"一、背景\n（一）成绩\n1.社会保障不断加强\n补贴实现全覆盖。2.就业创业稳步推进\n新增就业3200人。\n（二）问题\n{BODY}\n二、任务\n{BODY}\n"
    assert outline(text)[2:4] == [(3, "1社会保障不断加强"), (3, "2就业创业稳步推进")]


@pytest.mark.parametrize("behind", ["3.就业创业稳步推进", "2.就业创业稳步推进，成效明显"])
def test_a_number_behind_a_sentence_that_does_not_count_on_or_says_more(behind):
    text = f"一、背景\n（一）成绩\n1.社会保障不断加强\n补贴实现全覆盖。{behind}\n新增就业3200人。\n（二）问题\n{BODY}\n二、任务\n{BODY}\n"
    assert [heading for level, heading in outline(text) if level == 3] == ["1社会保障不断加强"]


def test_the_last_word_of_a_heading_alone_on_its_line():
    lines = ["全市坚持生态优先、绿色发展，持续推进水环境综合治理，", "国控断面水质优良比例明显提高。"] * 4
    text = "\n".join(["第一章 规划基础", *lines, "第二章 构建上下联动、协同高效的流域综合治理体", "系", *lines])
    assert outline(text) == [(1, "第一章规划基础"), (1, "第二章构建上下联动、协同高效的流域综合治理体系")]


def test_the_last_chapter_of_a_report_has_no_parts():
    text = (
        f"各位代表：\n2023年工作回顾\n{BODY}\n一、项目建设提速\n{BODY}\n二、民生持续改善\n{BODY}\n2024年工作安排\n{BODY}\n"
        f"一、做强实体经济\n{BODY}\n二、推进乡村振兴\n{BODY}\n政府自身建设\n{BODY}\n"
    )
    assert (1, "政府自身建设") in outline(text)


# -- boxes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (
            ("专栏二 堤防工程", "专栏三河道疏浚工程", "专栏四 管护工程"),
            [(2, "堤防工程"), (3, "河道疏浚工程"), (4, "管护工程")],
        ),
        (("专栏一水环境工程", "专栏二河道疏浚工程"), [(1, "水环境工程"), (2, "河道疏浚工程")]),
        (("专栏一 堤防工程", "专栏三河道疏浚工程"), [(1, "堤防工程"), (None, "三河道疏浚工程")]),
    ],
)
def test_a_boxs_number_that_runs_into_a_word_is_told_by_its_count(titles, found):
    parts = "".join(
        f"{title}\n1.建设项目。完成建设任务3项。\n2.改造项目。完成改造任务5项。\n（{n}）推进治理\n{BODY}\n"
        for n, title in zip("二三四", titles, strict=False)
    )
    document = read(f"一、任务\n（一）畅通水系\n{BODY}\n{parts}")
    assert [(box.number, box.title) for box in document.boxes] == found


# -- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["第二章 主要任务", "二、主要任务"])
def test_a_heading_beside_the_part_that_holds_most_text_is_no_navigation(heading):
    first = heading.replace("二", "一").replace("主要任务", "规划背景")
    long = f"<p>{BODY * 6}</p>" * 4
    page = f"<html><body><h1>青江市养老规划</h1><h2>{first}</h2><div><p>{BODY}</p></div><h2>{heading}</h2><div>{long}</div></body></html>"
    assert [h.replace(" ", "") for _, h in outline(page)] == [
        first.replace(" ", "").replace("、", ""),
        heading.replace(" ", "").replace("、", ""),
    ]


@pytest.mark.parametrize("title", ["目  录", "目录"])
def test_a_contents_list_ends_where_its_first_entry_is_printed_again_over_two_lines(title):
    entries = ("第一篇  立足新起点", "第一章  发展基础", "第二章  发展环境", "第二篇  强化实施", "第三章  加强领导")
    body = f"第一篇\n\n立足新起点\n\n第一章  发展基础\n\n{BODY}\n\n第二章  发展环境\n\n{BODY}\n\n第二篇\n\n强化实施\n\n第三章  加强领导\n\n{BODY}\n"
    text = f"青江县规划\n\n{title}\n\n" + "\n".join(entries) + f"\n\n{body}"
    assert outline(text) == [
        (1, "第一篇立足新起点"), (2, "第一章发展基础"), (2, "第二章发展环境"), (1, "第二篇强化实施"), (2, "第三章加强领导"),
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["\n\n", ""])
def test_a_heading_that_asks_keeps_its_question_mark(between):
    text = f"一、为什么要制定条例？{between}“十四五”以来，{BODY}\n\n二、主要内容有哪些？{between}{BODY}\n"
    assert outline(text) == [(1, "一为什么要制定条例？"), (1, "二主要内容有哪些？")]
    first = read(text).sections[0]
    assert read(text).text[first.heading_span.start : first.heading_span.end] == "一、为什么要制定条例？"
    assert first.blocks[0].text.startswith("“十四五”")


@pytest.mark.parametrize(("first", "second"), [("第一节", "第二节"), ("（一）", "（二）")])
def test_a_usual_title_that_lost_the_break_behind_it(first, second):
    text = f"第一章发展环境\n{BODY}\n第二章总体要求\n{first}指导思想坚持创新驱动，深入实施有关战略。\n{second}主要目标到2030年，投入强度达到3.2%。\n第三章任务\n{BODY}\n"
    assert outline(text)[2:4] == [(2, f"{first}指导思想"), (2, f"{second}主要目标")]


@pytest.mark.parametrize(
    "title", ["发展环境持续优化，市场主体不断增加。", "主要目标如期实现。全年各项工作取得新的成效。"]
)
def test_a_sentence_that_opens_with_a_usual_title_is_not_parted(title):
    text = f"一、目标\n{BODY}\n二、{title}\n三、任务\n{BODY}\n"
    assert not {"二发展环境", "二主要目标"} & {heading for _, heading in outline(text)}


@pytest.mark.parametrize("sign", ["*", "**"])
def test_slanted_headings_before_their_texts(sign):
    text = (
        f"# 青江市规划\n\n**一、保障措施**\n\n{sign}（一）加强组织领导。{sign}成立工作专班，统筹推进。\n\n"
        f"{sign}（二）加大资金支持。{sign}设立产业基金，用好资金。\n\n**二、附则**\n\n{BODY}\n"
    )
    assert outline(text) == [(1, "一保障措施"), (2, "（一）加强组织领导"), (2, "（二）加大资金支持"), (1, "二附则")]


# -- what the page says -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (
            "青江县政府门户网站-关于《青江县国民经济和社会发展规划纲要》的说明",
            "关于《青江县国民经济和社会发展规划纲要》的说明",
        ),
        ("【文字解读】《青江县养老服务规划》政策解读", "《青江县养老服务规划》政策解读"),
    ],
)
def test_the_title_below_a_pages_heading_that_ends_with_it(heading, title):
    text = f"{heading}\n\n{title}\n\n2022-07-18 来源：青江县人民政府\n\n现作如下说明。\n\n一、框架\n\n{BODY}\n\n二、问题\n\n{BODY}\n"
    found = meta(text)
    assert (found["title"], found["kind"]) == (title, "other")


@pytest.mark.parametrize("line", ["青江县人民政府制定", "青江县发展和改革局 编制"])
def test_who_made_the_document_on_its_cover(line):
    text = f"青江县国民经济和社会发展第十四个五年规划纲要\n{line}\n前　言\n本纲要主要阐明县委战略意图。\n第一章 发展基础\n{BODY}\n第二章 目标\n{BODY}\n"
    assert meta(text)["issuers"] == [line.replace(" ", "").removesuffix("制定").removesuffix("编制")]


@pytest.mark.parametrize("day", ["2024年6月", "2023年12月"])
def test_a_month_above_a_title_is_no_part_of_it(day):
    text = f"{day}\n\n青江市制定地方性法规条例\n\n第一章 总则\n\n第一条 为了规范立法活动，制定本条例。\n\n第二条 本条例自2024年8月1日起施行。\n"
    assert meta(text)["title"] == "青江市制定地方性法规条例"


@pytest.mark.parametrize(
    ("fields", "issuer"),
    [
        (
            "索引号 000014348/2020-00052 主题分类 综合政务\n发文机构青江市人民政府办公厅发文字号青政办〔2020〕1号\n发布日期2020年01月23日有效性有效\n成文日期2020年01月17日",
            "青江市人民政府办公厅",
        ),
        (
            "发布部门: 东山省青江市人民政府\n发布文号: 青政办〔2020〕1号\n成文日期：2020年1月17日",
            "东山省青江市人民政府",
        ),
    ],
)
def test_labels_close_to_their_values_and_those_of_collections(fields, issuer):
    text = f"{fields}\n\n关于分解落实主要目标任务的通知\n\n各区人民政府：\n\n现将有关事项通知如下。\n\n一、分工原则\n\n{BODY}\n\n二、责任主体\n\n{BODY}\n"
    found = read(text).metadata
    assert [value.value for value in found.issuers] == [issuer]
    assert found.document_number.value.raw == "青政办〔2020〕1号"
    assert str(found.date_written.value) == "2020-01-17"


@pytest.mark.parametrize("close", ["发布日期前应当公示。", "有效性评价结果应当公开，并接受监督。"])
def test_a_sentence_that_opens_with_a_labels_word_is_text(close):
    text = f"青江市评价办法\n\n{close}\n\n一、目标\n\n{BODY}\n\n二、任务\n\n{BODY}\n"
    assert close in [block.text for section in read(text).sections for block in section.blocks]


@pytest.mark.parametrize("prefix", ["青政办〔2023〕1号", "青政办〔2023〕1号 "])
def test_the_number_that_a_collection_sets_before_a_notices_title(prefix):
    notice = "青江市人民政府办公厅关于印发2023年供水改革方案的通知"
    text = f"{prefix}《{notice}》\n浏览量: 时间:2024-01-10\n《{notice}》\n青政办〔2023〕1号\n方案已经市政府同意，现印发给你们，请认真执行。\n一、高度重视。{BODY}\n二、强化担当。{BODY}\n"
    found = meta(text)
    assert (found["notice_title"], found["issuers"]) == (notice, ["青江市人民政府办公厅"])


@pytest.mark.parametrize("says", ["全文如下。", "如下："])
def test_the_document_that_a_newspaper_prints_in_full(says):
    text = f"近日，市政府办公厅印发了《青江市城镇化建设实施方案》，要求认真落实。\n《青江市城镇化建设实施方案》{says}\n为落实有关意见，制定本方案。\n一、目标\n{BODY}\n二、任务\n{BODY}\n"
    found = meta(text)
    assert (found["title"], found["kind"]) == ("青江市城镇化建设实施方案", "plan")


@pytest.mark.parametrize(
    ("province", "plan"),
    [
        ("广西壮族自治区", "广西数字经济发展三年行动计划（2021—2023年）"),
        ("湖北省", "湖北数字经济发展规划（2021—2025年）"),
    ],
)
def test_a_plan_with_its_years_in_the_title_of_its_notice(province, plan):
    found = meta(
        f"{province}人民政府办公厅关于印发{plan}的通知\n\n各市人民政府：\n\n现印发给你们，请认真贯彻执行。\n\n一、目标\n\n{BODY}\n\n二、任务\n\n{BODY}\n"
    )
    assert (found["title"], found["kind"], found["domain"]) == (plan, "plan", "数字经济")


@pytest.mark.parametrize("title", ["“十五五”全国农业绿色发展规划", "“十五五”国家信息化规划"])
def test_the_nation_behind_the_name_of_a_period(title):
    assert (
        read(f"{title}\n\n{BODY}\n\n一、目标\n\n{BODY}\n\n二、任务\n\n{BODY}\n").metadata.region.value.level == "nation"
    )


@pytest.mark.parametrize("who", ["中共中央", "国务院"])
def test_what_the_nations_bodies_propose_is_the_nations(who):
    found = read(
        f"{who}关于制定国民经济和社会发展第十五个五年规划的建议\n\n{BODY}\n\n一、目标\n\n{BODY}\n\n二、任务\n\n{BODY}\n"
    ).metadata
    assert found.region.value.level == "nation"


def test_a_metropolitan_area_is_no_city():
    found = read(f"长春都市圈发展规划\n\n{BODY}\n\n一、目标\n\n{BODY}\n\n二、任务\n\n{BODY}\n").metadata
    assert found.region is None or found.region.value.name != "长春都市"
    assert found.domain.value == "长春都市圈"


def test_four_agencies_that_open_the_title_of_their_notice():
    agencies = ["青江市发展和改革委员会", "中共青江市委社会工作部", "青江市规划和自然资源局", "青江市住房和城乡建设局"]
    name = "青江市城市社区嵌入式服务设施建设工程实施方案"
    text = (
        f"{' '.join(agencies)} 关于印发{name}的通知\n\n各区政府，有关单位：\n\n现将《{name}》印发给你们，请认真贯彻落实。\n\n"
        f"一、目标\n\n{BODY}\n\n二、任务\n\n{BODY}\n"
    )
    assert meta(text)["issuers"] == agencies


@pytest.mark.parametrize(
    "opening",
    ["2024年是实现规划目标任务的关键一年", "近年来，全区乡村面貌明显改善", "“十四五”时期，是重要的战略机遇期"],
)
def test_a_title_that_fills_its_line_ends_before_a_text_that_tells_of_its_time(opening):
    title = "东山自治区党委、自治区人民政府关于学习运用“千村示范”工程经验有力有效推进乡村全面振兴的实施意见"
    text = f"{title}\n{opening}，做好有关工作具有特殊重要意义。结合实际，现提出如下意见。\n一、目标\n{BODY}\n二、任务\n{BODY}\n"
    assert meta(text)["title"] == title


@pytest.mark.parametrize(
    "first",
    [
        "2015年，面对严峻复杂的外部环境和经济下行压力，在县委、县政府的坚",
        "会议审议通过的《政府工作报告》确定了工作目标，全县上下要抓好有关任务",
    ],
)
def test_the_first_line_of_a_broken_paragraph_is_no_title(first):
    text = f"{first}\n强领导下，各项工作稳步推进。\n一、综合\n全年生产总值增长6%。\n二、农业\n粮食产量增长2%。\n"
    assert meta(text)["title"] is None


def test_a_plain_title_of_two_clauses():
    text = f"稳就业强保障，汇聚发展新动能\n\n{BODY}\n\n一、综合\n\n{BODY}\n\n二、农业\n\n{BODY}\n"
    assert meta(text)["title"] == "稳就业强保障，汇聚发展新动能"


def test_a_sentence_that_tells_of_chapters_opens_none():
    told = "第四章到第十二章主要阐述重点任务，明确了产业发展、乡村振兴等领域的思路。"
    text = f"一、基本框架\n\n规划分为十五章。\n\n{told}\n\n二、主要问题\n\n{BODY}\n"
    assert outline(text) == [(1, "一基本框架"), (1, "二主要问题")]


def test_no_paragraph_below_a_clause_opens_with_a_bound() -> None:
    cut = f"一、任务\n\n依托港口建设储备基地，形成静态储煤能力\n\n不少于152万吨。{BODY}\n\n{BODY}\n"
    (first,) = (found for found in extract(cut.encode()).statements if found.value == 152)
    assert (first.unit, first.comparator, first.subject) == ("万吨", ">=", "静态储煤能力")
    listed = "一、申报条件\n\n（一）技术人员\n\n不少于30人，其中高级职称不少于5人。\n"
    assert outline(listed)[1] == (2, "（一）技术人员")


def test_a_heading_goes_on_with_a_line_that_opens_in_mid_word():
    text = f"一、任务\n（一）强化基础设施支撑，构建现代化、网络化、高品质、服务企业生产布局\n的基础设施体系。\n1.推进交通建设。{BODY}\n2.推进能源建设。{BODY}\n二、保障\n{BODY}\n"
    assert outline(text)[1] == (2, "（一）强化基础设施支撑，构建现代化、网络化、高品质、服务企业生产布局的基础设施体系")


@pytest.mark.parametrize("below", ["附件：1．主要指标", "附件1：重大项目", "2024年3月1日"])
def test_the_last_of_sentences_without_texts_heads_nothing_above_the_annexes(below):
    text = f"一、目标\n\n{BODY}\n\n二、保障措施\n\n（一）加强组织领导。\n\n（二）强化政策支持。\n\n（三）做好统计监测。\n\n{below}\n"
    assert [heading for level, heading in outline(text) if level == 2] == []


@pytest.mark.parametrize(
    ("second", "whole"),
    [("为重点，建成集中连片农田4万亩。", True), ("为重点区域配套设施。", True), ("完善设施，落实责任。", False)],
)
def test_what_opens_with_as_goes_on_behind_its_other_half(second: str, whole: bool) -> None:
    read_ = read(f"一、任务\n\n{BODY}\n\n坚持统筹布局，以粮食生产功能区和重要农产品保护区\n\n{second}\n\n{BODY}\n")
    said = [block.text for section in read_.sections for block in section.blocks]
    assert any("保护区" + second[:3] in text for text in said) is whole


@pytest.mark.parametrize("stop", ["。", ""])
def test_a_short_second_line_below_a_counted_heading_is_its_own(stop: str) -> None:
    lines = [
        "一、任务",
        BODY,
        "（一）打造精品旅游线路",
        BODY,
        f"（二）推进非物质文化遗\n产系统性保护{stop}",
        BODY,
        "（三）培育新业态",
        BODY,
    ]
    assert (2, "（二）推进非物质文化遗产系统性保护") in outline("\n\n".join(lines) + "\n")
