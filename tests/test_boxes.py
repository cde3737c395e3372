"""专栏 in every dress: title, number, items, and where a box ends; and leads without a mark."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract


def read(text: str, name: str = "a.md"):
    return extract(text.encode(), path=name, name="a")


def boxes(text: str, name: str = "a.txt"):
    return [(b.number, b.title, [(i.number, i.title, i.text) for i in b.items]) for b in read(text, name).boxes]


def leads(text: str):
    def below(sections):
        for section in sections:
            for block in section.blocks:
                yield from ((lead.mark, lead.text) for lead in getattr(block, "leads", None) or [])
            yield from below(section.children)

    return list(below(read(text, "a.txt").sections))


HEAD = "海安市“十五五”民政事业发展规划\n\n一、主要任务\n\n健全服务体系，提升保障水平。\n\n"


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("专栏三助餐服务网络建设", 3, "助餐服务网络建设"),
        ("专栏十二社区康复站点布局", 12, "社区康复站点布局"),
        ("专栏一体化救助平台", None, "一体化救助平台"),
        ("专栏十大助老项目", None, "十大助老项目"),
        ("专栏　四方协同助老行动", None, "四方协同助老行动"),
        ("行动专栏 4　智慧殡葬服务", 4, "智慧殡葬服务"),
        ("重点项目专栏2：适老化改造", 2, "适老化改造"),
        ("【任务专栏5】儿童关爱阵地", 5, "儿童关爱阵地"),
        ("专栏（六）婚俗改革试点", 6, "婚俗改革试点"),
        ("专栏 3－2 机构提质", "3-2", "机构提质"),
        ("专栏二农村互助养老", 2, "农村互助养老"),
        ("专栏四医疗救助提质", 4, "医疗救助提质"),
        ("专栏三农发展行动", None, "三农发展行动"),
        ("专栏三医联动改革", None, "三医联动改革"),
    ],
)
def test_the_title_line_in_every_dress(line, number, title):
    text = (
        f"{HEAD}{line}\n1．床位改造。改造床位300张。\n2．队伍培训。培训护理员500人次。\n\n二、保障措施\n\n加强督导。\n"
    )
    assert boxes(text) == [
        (number, title, [("1", "床位改造", "改造床位300张。"), ("2", "队伍培训", "培训护理员500人次。")])
    ]


@pytest.mark.parametrize(
    ("line", "title", "first"),
    [
        ("专栏1　救助提升行动　（1）主动发现。建立走访制度。", "救助提升行动", ("1", "主动发现", "建立走访制度。")),
        ("专栏1 救助提升行动1.主动发现。建立走访制度。", "救助提升行动", ("1", "主动发现", "建立走访制度。")),
    ],
)
def test_a_first_item_on_the_title_line(line, title, first):
    second = "（2）分类施策。完善救助清单。" if "（1）" in line else "2.分类施策。完善救助清单。"
    found = boxes(f"{HEAD}{line}\n{second}\n\n二、保障措施\n\n加强督导。\n")
    assert [(t, items[0], len(items)) for _, t, items in found] == [(title, first, 2)]


def test_what_only_speaks_of_a_box_opens_none():
    assert boxes(f"{HEAD}专栏1所列项目由市民政局牵头，按年度推进。\n\n专栏二中的任务纳入考核。\n") == []


def test_items_run_into_one_paragraph_are_as_many():
    text = f"{HEAD}专栏2 适老化改造\n①家庭改造。改造家庭200户。②社区改造。改造社区30个。③公园改造。改造公园5座。\n\n二、保障措施\n\n加强督导。\n"
    assert [len(items) for _, _, items in boxes(text)] == [3]
    assert boxes(text)[0][2][1] == ("②", "社区改造", "改造社区30个。")


def test_a_decimal_item_number_keeps_its_dot():
    text = f"{HEAD}专栏2 重点工程\n2.1 站点建设。建成站点40个。\n2.2 队伍建设。培训800人次。\n\n二、保障措施\n\n加强督导。\n"
    assert [number for number, _, _ in boxes(text)[0][2]] == ["2.1", "2.2"]


def test_decimals_below_a_bare_number_do_not_end_the_document():
    found = boxes("第一章 总则\n专栏1 重点工程\n1 养老设施建设工程\n1.1 改建敬老院\n")
    assert found[0][:2] == (1, "重点工程")


def test_several_labels_behind_blanks_in_one_paragraph():
    text = f"{HEAD}专栏1 关键装备\n移位装备：开展轻量化设计，形成系列产品。 监测装备：研制睡眠监测终端，开展示范应用。\n\n二、保障措施\n\n加强督导。\n"
    assert [title for _, title, _ in boxes(text)[0][2]] == ["移位装备", "监测装备"]


def test_the_frame_of_the_source_is_the_end_of_the_box():
    text = (
        "# 海安市“十五五”民政事业发展规划\n\n## 一、主要任务\n\n健全体系。\n\n> **专栏1　助餐提升行动**\n>\n"
        "> 按需布点，统筹利用闲置用房。完善补贴办法，保障持续运营。\n\n坚持试点先行，总结一批经验做法。加强宣传，凝聚社会共识。\n\n## 二、保障措施\n\n加强督导。\n"
    )
    box = read(text).boxes[0]
    assert (box.title, box.items, len(box.blocks)) == ("助餐提升行动", [], 1)
    assert "试点先行" not in box.text


def test_a_paragraph_that_a_page_cuts_is_still_one_item():
    text = f"{HEAD}专栏1\n\n助餐网络建设工程\n\n站点布局优化。统筹利用社区用房，力争新建站点60个，覆盖九成\n\n以上的城市社区。\n\n运营机制完善。落实补贴办法。\n\n二、保障措施\n\n加强督导。\n"
    assert [title for _, title, _ in boxes(text)[0][2]] == ["站点布局优化", "运营机制完善"]


def test_the_outline_goes_on_behind_a_box_of_running_text():
    text = f"{HEAD}专栏 1 ：适老化改造\n\n支持困难家庭改造300户。\n\n（一）强化支撑\n\n加强投入。\n\n（二）夯实基础\n\n健全制度。\n"
    document = read(text, "a.txt")
    assert [s.heading for top in document.sections for s in top.children] == ["强化支撑", "夯实基础"]
    assert document.boxes[0].items == []


@pytest.mark.parametrize("sign", ["1.", "（1）"])
def test_a_box_inside_a_numbered_item_leaves_the_next_item_alone(sign):
    text = f"{HEAD}（一）夯实基础\n1.建设机构。新建机构30所。\n专栏1 机构工程\n{sign}新建。新建30所。\n{sign.replace('1', '2')}改建。改建20所。\n2.培育队伍。培训900人。\n（二）强化支撑\n加强投入。\n"
    document = read(text, "a.txt")
    assert [i.title for i in document.boxes[0].items] == ["新建", "改建"]
    assert [s.heading for s in document.sections[-1].children[0].children] == ["建设机构", "培育队伍"]


def test_a_title_printed_again_on_the_next_page_opens_no_second_box():
    text = f"{HEAD}专栏4 助餐工程\n1.站点建设。建成站点40个。\n专栏4 助餐工程（续）\n2.补贴发放。发放补贴300万元。\n\n二、保障措施\n\n加强督导。\n"
    document = read(text, "a.txt")
    assert [(b.title, len(b.items)) for b in document.boxes] == [("助餐工程", 2)]
    assert any(document.text[f.span.start : f.span.end] == "专栏4 助餐工程（续）" for f in document.furniture)


# -- leads without a mark ---------------------------------------------------------------------


def test_first_sentences_of_prose_are_no_leads():
    body = (
        "完善多元投入机制，引导社会力量参与设施建设。落实税费优惠。\n\n"
        "推进标准体系建设，提高专业化、规范化水平。定期开展评估。\n"
    )
    assert leads(f"海安市“十五五”民政事业发展规划\n\n一、保障措施\n\n{body}") == []


def test_sister_paragraphs_open_with_labels():
    body = "健全组织领导体系。成立工作专班，定期研究。\n\n拓宽资金筹措渠道。统筹福彩公益金，引导社会投入。\n"
    assert leads(f"海安市“十五五”民政事业发展规划\n\n一、保障措施\n\n{body}") == [
        (None, "健全组织领导体系"),
        (None, "拓宽资金筹措渠道"),
    ]


def test_one_label_alone_is_a_lead_where_its_sister_sections_open_so():
    two = "健全组织领导体系。成立工作专班，定期研究。\n\n拓宽资金筹措渠道。统筹福彩公益金，引导社会投入。\n\n"
    one = "培育专业服务队伍。开展技能比武，落实岗位津贴。\n\n"
    plan = "海安市“十五五”民政事业发展规划\n\n一、保障措施\n\n（一）{}\n\n{}（二）强化支撑\n\n{}"
    assert (None, "培育专业服务队伍") in leads(plan.format("强化统筹", two, one))
    assert leads(plan.format("强化统筹", "全市上下要统一思想，凝聚合力。\n\n", one)) == []


def test_sisters_are_of_one_form():
    body = (
        "数据多跑路。平台接入部门32个，办件超90万件。\n\n流程减下来，服务好起来。全市推出联办事项45项，材料压减六成。\n"
    )
    assert leads(f"海安市民政事业发展综述\n\n一、数字赋能\n\n{body}") == []


def test_a_count_begins_with_its_first_member():
    text = "海安市民政工作要点\n\n一、工作要求\n\n{}\n"
    whole = "首先，压实属地责任。各镇要明确专人，定期调度。其次，强化资金监管。严格专款专用，公开使用情况。"
    assert leads(text.format(whole)) == [("首先", "压实属地责任"), ("其次", "强化资金监管")]
    assert leads(text.format("三是压实属地责任。各镇要明确专人，定期调度。")) == []


@pytest.mark.parametrize("stop", ["。", "："])
def test_labels_open_items_where_the_line_above_fills_its_width(stop):
    """Items without a number or indent in a text of fixed width: a label opens the next one."""
    full = "支持企业牵头组建创新联合体，围绕产业链关键环节开展技术攻关和成果转化工作，"
    page = "\n".join(full[:32] for _ in range(24))
    items = f"土壤改良{stop}开展退化耕地治理，改良酸化和盐碱土壤，建设示范片区九处。\n管护机制{stop}明确管护主体和责任，落实资金。"
    text = f"清河县农业规划\n第一章 总体要求\n{page}\n取得实效。\n专栏1 农田建设工程\n{items}\n第二章 保障措施\n{page}\n取得实效。\n"
    assert [title for _, title, _ in boxes(text)[0][2]] == ["土壤改良", "管护机制"]


@pytest.mark.parametrize("rest", ["10.5专栏1，加强建设。", "3.2条规定，落实责任。"])
def test_what_stands_behind_the_title_is_kept_whatever_number_opens_it(rest):
    text = f"专栏1 主要目标注：{rest}"
    document = read(text, "a.txt")
    assert not [d for d in document.diagnostics if d.code == "CONSERVATION"]
    assert rest in document.boxes[0].text or rest in str(document.boxes[0].items)


@pytest.mark.parametrize("first", ["01一网通办", "01一体推进"])
def test_the_nought_of_an_item_number_is_no_page_number(first):
    page = (
        "支持企业牵头组建创新联合体围绕产业链关键环节开展技术\n2攻关和成果转化工作。\n"
        + "完善机制，落实到位，见到成效。\n" * 30
    )
    items = f"专栏1 数字政府行动\n{first}\n推动高频事项全程网办。\n02 数据开放\n开放数据集200个。\n"
    found = boxes(f"{HEAD}{page}{page.replace('2攻', '3攻')}{items}{page.replace('2攻', '4攻')}")
    assert [number for number, _, _ in found[0][2]] == ["01", "02"]


@pytest.mark.parametrize("dash", ["——", "———", "————", "—"])
def test_a_dash_of_any_length_marks_a_lead(dash):
    text = f"海安市民政规划\n\n一、成效\n\n{dash}服务能力提升。建成站点40个，覆盖全部乡镇。\n\n{dash}保障水平提高。发放补贴1200万元。\n"
    assert leads(text) == [(dash, "服务能力提升"), (dash, "保障水平提高")]


LABELLED = "加强数据资源供给。建设行业数据库，完善共享机制。\n推进场景示范应用。遴选典型场景，打造示范项目。\n"


@pytest.mark.parametrize(
    ("item", "below", "text", "paragraph"),
    [
        ("建设实训基地。 健全人才评价体系。完善职业标准，开展等级认定。\n", "", "建设实训基地。", "健全人才评价体系。完善职业标准，开展等级认定。"),
        ("培训人员。 完善公共服务平台。汇聚服务资源。\n", "2.示范工程。建设示范点。\n", "培训人员。 完善公共服务平台。汇聚服务资源。", None),
        ("培训人员。 推进公共平台建设。汇聚服务资源。\n", "", "培训人员。", "推进公共平台建设。汇聚服务资源。"),
    ],
)  # fmt: skip
def test_a_paragraph_glued_to_the_last_item_of_a_box_is_none_of_it(item, below, text, paragraph):
    source = (
        f"某县规划\n一、任务\n{LABELLED}专栏1 能力提升工程\n1.人才工程。{item}{below}二、保障\n加强保障，落实责任。\n"
    )
    document = extract(source.encode())
    assert document.boxes[0].items[0].text == text
    found = [block.text for block in document.sections[0].blocks if block.type == "paragraph"]
    assert found[2:] == ([paragraph] if paragraph else [])


def test_decimal_items_go_over_to_the_next_group():
    text = (
        HEAD + "专栏1 重点工程\n1.1 新建护理院2所。\n1.2 改造敬老院6所。\n2.1 培训护理员500人。\n2.2 招录社工60人。\n"
    )
    ((number, title, items),) = boxes(text)
    assert (number, title) == (1, "重点工程")
    assert [n for n, _, _ in items] == ["1.1", "1.2", "2.1", "2.2"]
    subjects = [one.subject for one in read(text, "a.txt").statements]
    assert subjects == ["护理院", "改造敬老院", "培训护理员", "招录社工"]


def test_a_decimal_heading_behind_a_box_is_no_item_of_it():
    text = "海安市供水规划\n1 建设任务\n1.1 水厂\n加强建设。\n专栏1 水厂工程\n（1）新建水厂2座。\n（2）改造水厂3座。\n2 管理任务\n2.1 水价\n完善水价机制。\n"
    ((_, _, items),) = boxes(text)
    assert [n for n, _, _ in items] == ["1", "2"]
    assert [child.heading for top in read(text, "a.txt").sections for child in top.children] == ["水厂", "水价"]


@pytest.mark.parametrize("sign", ["-", "*", "●"])
def test_a_bold_phrase_behind_a_bullet_is_a_lead(sign):
    text = f"{HEAD}{sign} **生态优先。** 坚持绿色发展，守住底线。\n{sign} **创新驱动。** 强化科技支撑，激发活力。\n{sign} 完善网络。健全服务体系，提升水平。\n"
    blocks = [block for block in read(text).sections[0].blocks if block.type == "list_item"]
    assert [block.lead.text if block.lead else None for block in blocks] == ["生态优先", "创新驱动", None]


def bullets(*lines):
    blocks = [block for block in read(HEAD + "\n".join(lines), "a.txt").sections[0].blocks if block.type == "list_item"]
    return [block.lead.text if block.lead else None for block in blocks]


def test_short_labels_behind_all_bullets_of_a_section_are_leads():
    lines = ("●惠民生。办好十件实事，完善服务。", "●保安全：排查隐患260处。", "●育人才，促创新。引进博士60名。")
    assert bullets(*lines) == ["惠民生", "保安全", "育人才，促创新"]


@pytest.mark.parametrize(
    "lines",
    [
        ("●惠民生。办好十件实事，完善服务。",),
        ("●惠民生。办好十件实事，完善服务。", "●完善部门联动工作机制，强化政策衔接和资金保障。鼓励社会参与。"),
        ("●新建学校2所。改造学校1所，扩大供给。", "●新增床位30张。培训护理员60人。"),
        ("●老年人", "●儿童", "●残疾人"),
    ],
)
def test_bullets_of_which_one_opens_with_a_sentence_have_no_leads(lines):
    assert bullets(*lines) == [None] * len(lines)


def headings(text: str):
    def below(sections):
        for section in sections:
            if section.heading is not None:
                yield section.level, section.number.raw if section.number else None, section.heading
            yield from below(section.children)

    return list(below(read(text, "a.txt").sections))


# -- a list behind an introduction -------------------------------------------------------------------

TASKS = "柳河县“十四五”殡葬服务规划\n一、重点任务\n健全服务体系。\n（一）完善设施\n改造陈旧设施，补齐乡镇短板。\n（二）规范服务\n推行价目公示，畅通投诉渠道。\n"
ITEMS = "（一）骨灰堂建设。新建骨灰堂6座。\n（二）火化炉更新。更新火化炉4台。\n"


def test_a_list_below_its_introduction_is_the_boxs_where_its_number_is_that_of_the_section():
    text = f"{TASKS}专栏1 设施提升工程\n围绕补齐短板，分步实施提升工程。\n{ITEMS}（三）倡导新风\n推广节地安葬。\n二、保障措施\n加强督导。\n"
    assert [words for _, _, words in headings(text)] == ["重点任务", "完善设施", "规范服务", "倡导新风", "保障措施"]
    assert [[title for _, title, _ in items] for _, _, items in boxes(text)] == [["骨灰堂建设", "火化炉更新"]]


def test_a_list_that_only_boxes_have_is_theirs():
    text = (
        "柳河县“十四五”殡葬服务规划\n第一章 重点任务\n第一节 完善设施\n改造陈旧设施。\n专栏1 设施提升工程\n围绕补齐短板，分步实施提升工程。\n"
        f"{ITEMS}第二节 规范服务\n推行价目公示。\n第二章 保障措施\n加强督导。\n"
    )
    assert [level for level, _, _ in headings(text)] == [1, 2, 2, 1]
    assert len(boxes(text)[0][2]) == 2


@pytest.mark.parametrize("below", ["（一）强化支撑\n加强投入。\n（二）夯实基础\n健全制度。\n"])
def test_titles_on_lines_of_their_own_go_on_behind_a_box_of_running_text(below):
    text = f"{HEAD}专栏1 适老化改造\n支持困难家庭改造300户。\n{below}二、保障措施\n加强督导。\n"
    assert [words for _, _, words in headings(text)][1:3] == ["强化支撑", "夯实基础"]


# -- a number that fits the box and the outline ------------------------------------------------------

COUNTED = "柳河县“十四五”殡葬服务规划\n一、重点任务\n1{0}完善设施{1}\n2{0}规范服务{1}\n专栏1 设施提升工程\n1.骨灰堂建设。新建骨灰堂6座。\n2.火化炉更新。更新火化炉4台。\n3{0}倡导新风{1}\n二、保障措施\n加强督导。\n"


@pytest.mark.parametrize(
    ("stop", "text"), [("．", "。改造陈旧设施。"), ("、", "。改造陈旧设施。"), (".", "\n改造陈旧设施，补齐短板。")]
)
def test_the_number_printed_as_the_outline_prints_it_is_the_outlines(stop, text):
    found = COUNTED.format(stop, text)
    assert [words for _, _, words in headings(found)] == ["重点任务", "完善设施", "规范服务", "倡导新风", "保障措施"]
    assert len(boxes(found)[0][2]) == 2


def test_the_number_printed_as_the_boxs_is_the_boxs():
    assert len(boxes(COUNTED.format(".", "。改造陈旧设施。"))[0][2]) == 3


# -- items without numbers ---------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["", "——", "—"])
@pytest.mark.parametrize("introduction", ["", "围绕补齐短板，分步实施提升工程。\n"])
def test_items_told_by_their_dress_below_an_introduction_and_the_text_behind_them(mark, introduction):
    sign = "。" if mark else "："
    text = (
        f"{HEAD}专栏1 设施提升工程\n{introduction}{mark}骨灰堂建设{sign}新建骨灰堂6座。\n{mark}火化炉更新{sign}更新火化炉4台。\n"
        "按照分级负责的原则，建立项目清单。明确完成时限，定期通报进展。\n二、保障措施\n加强督导。\n"
    )
    assert [title for _, title, _ in boxes(text)[0][2]] == ["骨灰堂建设", "火化炉更新"]
    assert "分级负责" not in read(text, "a.txt").boxes[0].text


def test_sentences_of_long_clauses_are_no_items():
    text = (
        f"{HEAD}专栏1 设施提升工程\n坚持问题导向，针对乡镇设施不平衡的矛盾分类施策。逐步补齐短板。\n"
        "鼓励社会力量参与设施建设运营，支持先行先试。总结典型经验。\n二、保障措施\n加强督导。\n"
    )
    assert boxes(text)[0][2] == []


# -- where a title stands that says what the box is of -----------------------------------------------


@pytest.mark.parametrize("title", ["重点任务专栏2 设施提升工程", "【专栏2】设施提升工程", "民生专栏2：设施提升工程"])
def test_a_title_of_any_dress_ends_a_paragraph_of_a_fixed_width(title):
    lines = "\n".join(
        f"　　（{n}）第{n}项工作。改造陈旧设施，补齐乡镇短板，健全服务网络，推动服务向村\n延伸，形成上下贯通的工作格局。"
        for n in range(1, 5)
    )
    text = f"{HEAD}（一）完善设施\n{lines}\n{title}\n　　■骨灰堂建设。新建骨灰堂6座。\n　　■火化炉更新。更新火化炉4台。\n（二）规范服务\n推行价目公示。\n"
    assert [(number, len(items)) for number, _, items in boxes(text)] == [(2, 2)]


def test_what_names_a_box_in_a_sentence_ends_no_paragraph():
    text = f"{HEAD}　　推动服务向村延伸，健全服务网络，补齐乡镇短板，形成格局，具体见\n任务专栏2所列项目，由县民政局牵头推进，按年度安排资金。\n　　推行价目公示，畅通投诉渠道。\n"
    assert boxes(text) == []


def test_a_number_that_skips_one_in_the_box_and_in_the_outline_is_printed_as_one_of_them():
    text = COUNTED.format("、", "。改造陈旧设施。").replace("3、", "4、")
    assert [words for _, _, words in headings(text)][3] == "倡导新风"
    assert len(boxes(text)[0][2]) == 2


def test_a_list_below_a_section_that_never_is_parted_so_is_the_boxs():
    text = (
        "柳河县“十四五”殡葬服务规划\n一、重点任务\n（一）完善设施\n1.改造设施\n①补齐短板。改造陈旧设施。\n②健全网络。延伸服务网络。\n"
        "（二）规范服务\n推行价目公示。\n专栏1 设施提升工程\n围绕补齐短板，分步实施提升工程。\n①骨灰堂建设。新建骨灰堂6座。\n②火化炉更新。更新火化炉4台。\n二、保障措施\n加强督导。\n"
    )
    assert [title for _, title, _ in boxes(text)[0][2]] == ["骨灰堂建设", "火化炉更新"]


def test_a_list_of_programmes_is_the_boxs_though_the_outline_prints_its_own_alike():
    head = "柳河县“十四五”殡葬服务规划\n一、重点任务\n（一）完善设施\n1.补齐短板。改造陈旧设施。\n2.健全网络。延伸服务网络。\n（二）规范服务\n推行价目公示。\n"
    box = "专栏1 设施提升\n围绕补齐短板，分步实施提升工程。\n1.{0}。新建骨灰堂6座。\n2.{1}。更新火化炉4台。\n二、保障措施\n加强督导。\n"
    assert len(boxes(head + box.format("骨灰堂建设工程", "火化炉更新行动"))[0][2]) == 2
    assert len(headings(head + box.format("推进公示上墙", "畅通投诉渠道"))) == 8


def test_a_chapter_behind_a_box_whose_last_item_has_its_number_before():
    text = (
        "柳河县殡葬服务规划\n1.完善设施\n改造陈旧设施，补齐乡镇短板。\n2.规范服务\n推行价目公示，畅通投诉渠道。\n专栏1 设施提升工程\n"
        + "".join(f"{n}.第{n}处骨灰堂。改造格位{n}00个。\n" for n in "123")
    )
    assert [words for _, _, words in headings(f"{text}4.倡导新风\n推广节地安葬，革除陈规陋习。\n")][-1] == "倡导新风"
    assert len(boxes(f"{text}4.第四处骨灰堂。改造格位90个。\n5.倡导新风\n推广节地安葬，革除陈规陋习。\n")[0][2]) >= 4
