"""Outlines at their edges: last chapters, lists of annexes, headings torn or glued, contents without numbers, one long line."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Document, Section

BODY = "到2030年，服务体系更加健全，保障能力明显增强，群众满意度持续提升。"
LONG = (
    "坚持统筹谋划、分步实施，加快补齐设施短板，推动服务向基层延伸，让群众就近享受优质便捷的公共服务，持续增强获得感。"
)


def outline(source: Document | str) -> list[tuple[int, str]]:
    """Level, number and words of each heading."""
    document = extract(source.encode()) if isinstance(source, str) else source

    def walk(tree: list[Section]) -> list[Section]:
        return [s for top in tree for s in (top, *walk(top.children))]

    found = [s for s in walk(document.sections) if s.heading is not None]
    return [(s.level, (s.number.raw if s.number and s.number.raw != s.heading else "") + s.heading) for s in found]


def plan(*lines: str) -> str:
    return "东山市养老规划\n" + "".join(f"{line}\n{BODY}\n" for line in lines)


# -- the last chapter, lists of annexes ---------------------------------------------------------


@pytest.mark.parametrize("name", ["附则", "附　则", "附 则"])
@pytest.mark.parametrize("numbers", [("第一章 总则", "第二章 任务"), ("一、目标", "二、任务")])
def test_a_last_chapter_without_number_stands_beside_the_others(numbers, name):
    found = outline(plan(*numbers, name))
    assert [level for level, _ in found] == [1, 1, 1]
    assert found[-1][1] == "附则"


def test_articles_count_on_below_the_last_chapter():
    text = (
        "东山市供水管理办法\n第一章 总则\n第一条 为规范供水，制定本办法。\n第二条 本市适用本办法。\n第二章 管理\n"
        "第三条 市水务局负责供水管理，区县按职责分工。\n附则\n第四条 本办法由市水务局负责解释，另行制定细则。\n"
        "第五条 本办法自2024年3月1日起施行，原办法同时废止。\n"
    )
    assert [level for level, _ in outline(text)] == [1, 2, 2, 1, 2, 1, 2, 2]


@pytest.mark.parametrize(
    "names",
    [
        "附表1 重点项目表\n附表2 任务分解表\n",
        "附表1：重点项目表\n附图1：设施分布图\n附图2：管网规划图\n",
        "附件\n\n1.重点项目表\n2.任务分解表\n",
        "附件\n附件1 重点项目表\n附件2 任务分解表\n",
        "附录A 指标解释\n附录B 测算方法\n东山市民政局\n2024年5月6日\n",
    ],
)
def test_the_names_of_annexes_at_the_end_are_no_sections(names):
    document = extract((plan("一、目标", "二、任务") + names).encode())
    assert outline(document) == [(1, "一目标"), (1, "二任务")]
    assert names.splitlines()[0] in document.text


def test_an_annex_named_in_a_list_and_printed_below_it_is_one_section():
    text = (
        plan("一、目标", "二、任务")
        + f"附表1 指标解释\n附表2 测算方法\n附表1 指标解释\n{BODY}\n附表2 测算方法\n{BODY}\n"
    )
    assert outline(text)[2:] == [(1, "附表1指标解释"), (1, "附表2测算方法")]


def test_a_notice_on_two_plans_is_a_document_with_two_annexes():
    annex = "附件{n}\n东山市{name}实施方案（2024—2026年）\n一、目标\n{body}\n二、任务\n（一）设施。{body}\n（二）队伍。{body}\n"
    text = (
        "东山市人民政府关于印发《养老服务实施方案》和《托育服务实施方案》的通知\n各区人民政府，市直各部门：\n"
        "现将两个方案印发给你们，请认真贯彻执行。\n东山市人民政府\n2024年5月6日\n"
        + annex.format(n=1, name="养老服务", body=BODY)
        + annex.format(n=2, name="托育服务", body=BODY)
    )
    document = extract(text.encode())
    assert [level for level, _ in outline(document)] == [1, 2, 2, 3, 3] * 2
    assert document.metadata.title is not None
    assert document.metadata.title.value == text.splitlines()[0]
    period = document.metadata.plan_period
    assert period is not None
    assert (period.value.start, period.value.end) == (2024, 2026)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_annexes_with_their_titles_on_their_lines_are_two_plans(gap):
    annex = "附件{n}：{name}工作方案\n一、目标\n{body}\n二、措施\n{body}\n"
    text = (
        "东山市应急管理局关于印发两个工作方案的通知\n各区应急管理局：\n现将两个方案印发给你们，请抓好落实。\n东山市应急管理局\n2024年5月6日\n"
        + annex.format(n=1, name="防汛", body=BODY)
        + annex.format(n=2, name="防火", body=BODY)
    ).replace("\n", gap)
    assert outline(text) == [
        (1, "附件1防汛工作方案"),
        (2, "一目标"),
        (2, "二措施"),
        (1, "附件2防火工作方案"),
        (2, "一目标"),
        (2, "二措施"),
    ]


def test_a_notice_with_one_plan_and_a_list_beside_it_is_that_plan():
    text = (
        "东山市人民政府关于印发养老服务实施方案的通知\n各区人民政府，市直各部门：\n现将方案印发给你们，请认真贯彻执行。\n"
        f"东山市人民政府\n2024年5月6日\n附件1\n东山市养老服务实施方案\n一、目标\n{BODY}\n二、任务\n{BODY}\n附件2\n任务分工一览\n由市民政局牵头，各区分工落实。\n"
    )
    assert [name for level, name in outline(text) if level == 1] == ["一目标", "二任务", "附件2任务分工一览"]


# -- headings torn, headings glued --------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("二、健全居家社区机构相协调的", "服务体系"),
        ("二、完善“一刻钟便民", "服务圈”建设"),
        ("二、优化空间布局、完善服务网络、提升设施水平和", "保障能力"),
        ("二、构建功能完善、保障有力、管理规范、服务优质的现代", "托育体系"),
    ],
)
def test_a_heading_over_two_lines_with_a_blank_one_between_is_whole(first, second):
    lines = ["东山市养老规划", "一、目标", BODY, first, second, LONG, "三、保障", BODY]
    assert outline("\n\n".join(lines)) == [(1, "一目标"), (1, f"二{first[2:]}{second}"), (1, "三保障")]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("二、重点任务", "设施建设"),
        ("二、推进城乡基层公共养老服务设施网络建设工程", "建设内容"),
        ("二、健全服务体系", "和谐社区"),
    ],
)
def test_a_short_line_below_a_whole_heading_is_no_part_of_it(heading, below):
    lines = ["东山市养老规划", "一、目标", BODY, heading, below, LONG, "三、保障", BODY]
    assert outline("\n\n".join(lines))[1] == (1, f"二{heading[2:]}")


def test_a_heading_glued_behind_a_paragraph_goes_on_below():
    width = 34
    paragraph = LONG * 5
    glued = paragraph[: width * 7 + 20] + "形成格局。二、推进养老设施提质改造与服务队伍能力提升"
    lines = [glued[n : n + width] for n in range(0, len(glued), width)]
    rest = [(LONG * 4)[n : n + width] for n in range(0, len(LONG * 4), width)]
    text = "\n".join(["东山市养老规划", "一、发展基础", *lines, *rest, "三、保障措施", *rest])
    assert outline(text) == [(1, "一发展基础"), (1, "二推进养老设施提质改造与服务队伍能力提升"), (1, "三保障措施")]


def test_a_glued_heading_goes_on_where_lines_have_no_width():
    text = f"东山市养老规划\n一、基础\n{LONG}二、健全服务体系和\n要素保障机制\n{LONG}\n三、保障\n{BODY}\n"
    assert outline(text) == [(1, "一基础"), (1, "二健全服务体系和要素保障机制"), (1, "三保障")]


# -- contents lists without numbers, texts without breaks ---------------------------------------


PARTS = [
    ("发展基础", ["主要成就", "存在问题"]),
    ("总体要求", ["指导思想", "发展目标"]),
    ("重点任务", ["设施网络", "服务队伍", "智慧平台"]),
]


def _unnumbered(entry: str, part: str, close: list[str]) -> str:
    listed = [line for head, below in PARTS for line in (entry.format(head), *(part.format(w) for w in below))]
    body = [line for head, below in PARTS for line in (head, *(f"{w}\n{LONG}" for w in below))]
    return "\n".join(
        ["东山市养老规划", "目录", *listed, *(entry.format(w) for w in close), *body, *(f"{w}\n{LONG}" for w in close)]
    )


@pytest.mark.parametrize("close", [[], ["保障措施"]])
@pytest.mark.parametrize(("entry", "part"), [("{}", "{}"), ("{}……3", "　　{}……5"), ("{}", "    {}")])
def test_the_parts_of_a_chapter_without_numbers_stand_below_it(entry, part, close):
    expected = [pair for head, below in PARTS for pair in ((1, head), *((2, w) for w in below))]
    assert outline(_unnumbered(entry, part, close)) == expected + [(1, w) for w in close]


@pytest.mark.parametrize(
    "listed",
    ["一、现状 二、目标 三、布局", "一、现状 二、目标\n三、布局", "一、现状 二、目标 三、布局 四、保障\n五、附录"],
)
def test_a_contents_list_on_the_lines_below_its_title(listed):
    names = [name.strip() for name in listed.replace("\n", " ").split(" ")]
    body = "\n".join(f"{name}\n{LONG}" for name in names)
    assert [words for _, words in outline(f"东山市养老规划\n目 录\n{listed}\n{body}")] == [
        n.replace("、", "") for n in names
    ]


@pytest.mark.parametrize("sign", ["---", "-----------"])
def test_a_line_of_signs_makes_a_heading_of_the_line_above(sign):
    text = f"东山市养老规划\n====\n\n发展基础\n{sign}\n\n{LONG}\n\n主要任务\n{sign}\n\n{LONG}\n\n### 流通\n\n{LONG}\n"
    assert outline(extract(text.encode(), name="t.md", path="t.md")) == [(1, "发展基础"), (1, "主要任务"), (2, "流通")]


@pytest.mark.parametrize("above", ["来源：市政府网", "床位持续增加，设施不断完善。", "床位（张） 120 260"])
def test_a_line_of_signs_below_a_field_a_sentence_or_a_row_makes_none(above):
    text = f"东山市养老规划\n\n一、发展基础\n\n{LONG}\n\n{above}\n---\n\n二、主要任务\n\n{LONG}\n"
    assert outline(extract(text.encode(), name="t.md", path="t.md")) == [(1, "一发展基础"), (1, "二主要任务")]


def _marked(text: str) -> Document:
    return extract(text.encode(), name="t.md", path="t.md")


def test_pictures_of_markdown_are_no_words_and_are_told():
    text = f"# 东山市养老规划\n\n![](/upload/1.png)\n\n## 一、目标\n\n![图1 布局](images/2021/30.png)\n\n建成站点12个。\n\n## 二、任务\n\n{LONG}\n"
    read = _marked(text)
    assert outline(read) == [(1, "一目标"), (1, "二任务")]
    assert read.metadata.title.value == "东山市养老规划"
    assert [(s.subject, s.value) for s in read.statements] == [("站点", 12)]
    assert "PICTURES_UNREAD" in [found.code for found in read.diagnostics]


@pytest.mark.parametrize("link", ["(http://www.example.cn/2021/120.html)", '(./2021/30.html "全文")', "(#part)"])
def test_the_words_of_a_link_are_read_without_it(link):
    read = _marked(
        f"# [东山市养老规划]{link}\n\n## [一、目标]{link}\n\n见[《东山市志》]{link}。建成站点12个。\n\n## 二、任务\n\n{LONG}\n"
    )
    assert outline(read) == [(1, "一目标"), (1, "二任务")]
    assert read.metadata.title.value == "东山市养老规划"
    assert [s.value for s in read.statements] == [12]


@pytest.mark.parametrize(
    "head", ["## {} ##", "## __{}__", "## _{}_ ##", "<h2>{}</h2>", '<h2 class="t">{}</h2>', "> ## {}"]
)
def test_signs_around_the_words_of_a_heading(head):
    read = _marked(
        f"# 东山市养老规划 #\n\n{head.format('一、目标')}\n\n{LONG}\n\n{head.format('二、任务')}\n\n{LONG}\n"
    )
    assert outline(read) == [(1, "一目标"), (1, "二任务")]
    assert read.metadata.title.value == "东山市养老规划"


def test_signs_within_the_words_of_a_heading_stay():
    read = _marked(f"# 东山市养老规划\n\n## 一、C# 与 A_B 平台\n\n{LONG}\n\n## 二、任务\n\n{LONG}\n")
    assert outline(read) == [(1, "一C#与A_B平台"), (1, "二任务")]


def test_what_pandoc_says_of_headings_words_and_boxes_is_no_text():
    read = _marked(
        f"# 东山市养老规划\n\n## 一、任务 {{#sec-1 .unnumbered}}\n\n::: {{.box}}\n建成[12]{{.underline}}个站点，覆盖率达到**95**%\\\n稳步提升。\n:::\n\n## 二、保障\n\n{LONG}\n"
    )
    assert outline(read) == [(1, "一任务"), (1, "二保障")]
    assert [(s.value, s.unit) for s in read.statements] == [(12, "个"), (95, "%")]


def test_braces_and_colons_of_a_text_stay():
    read = _marked("# 东山市养老规划\n\n## 一、目标\n\n集合{甲、乙}的站点达到12个：：：\n\n## 二、任务\n\n加强建设。\n")
    assert "集合{甲、乙}的站点达到12个：：：" in [b.text for s in read.sections for b in s.blocks]


def test_brackets_that_are_no_link_stay():
    read = _marked("# 东山市养老规划\n\n## 一、目标\n\n[重点](含续建)项目达到12个。\n\n## 二、任务\n\n加强建设。\n")
    assert "[重点](含续建)项目达到12个。" in [b.text for s in read.sections for b in s.blocks]


def test_headings_within_a_quotation():
    read = _marked(f"> # 东山市养老规划\n>\n> ## 一、目标\n>\n> {LONG}\n>\n> ## 二、任务\n>\n> {LONG}\n")
    assert outline(read) == [(1, "一目标"), (1, "二任务")]
    assert read.metadata.title.value == "东山市养老规划"


@pytest.mark.parametrize("blank", ["&nbsp;", "&#160;", "&emsp;", "&#xA0;"])
def test_blanks_written_as_entities_are_none_of_a_cell(blank):
    read = _marked(
        f"# 东山市养老规划\n\n|指标|2020年|2025年|\n|---|---|---|\n|床位（张）|120|260{blank}|\n|站点（个）|6{blank}|12|\n"
    )
    assert [[v.value for v in one.values] for one in read.indicators] == [[120, 260], [6, 12]]


def test_a_heading_that_begins_like_a_unit():
    text = f"东山市养老规划\n\n1 目标\n\n1.1 总目标\n\n{LONG}\n\n1.2 分目标\n\n{LONG}\n\n2 任务\n\n2.1 分项任务\n\n{LONG}\n"
    assert [words for _, words in outline(text)] == ["1目标", "1.1总目标", "1.2分目标", "2任务", "2.1分项任务"]


HEAD = "东山市人民政府工作报告——2024年1月10日在东山市第七届人民代表大会第三次会议上市长王明各位代表：现在，我代表市人民政府，向大会报告工作，请予审议。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HEAD + "一、2023年工作回顾过去一年，我们实现地区生产总值150亿元，增长6.2%。（一）产业更强。新增规上企业12家。（二）百姓更富。城镇新增就业5000人。"
            "二、2024年工作安排今年发展的主要预期目标是：地区生产总值增长6.5%。（一）推进升级。实施项目30个，完成投资20亿元。（二）改善民生。改造小区10个。各位代表！让我们携手奋进！",
            [(1, "一2023年工作回顾"), (2, "（一）产业更强"), (2, "（二）百姓更富"), (1, "二2024年工作安排"), (2, "（一）推进升级"), (2, "（二）改善民生")],
        ),
        (
            HEAD + "一、去年工作2023年是极不平凡的一年，全市上下砥砺前行，生产总值达到320亿元。1.产业提质。规上工业增加值增长8%。2.城乡焕新。改造老旧小区25个。"
            "二、今年打算我们将坚持稳中求进，抓好以下工作，努力实现全年目标任务。1.扩大内需。安排项目80个，总投资150亿元。2.改善民生。新建学校3所，新增学位2000个。",
            [(1, "一去年工作"), (2, "1产业提质"), (2, "2城乡焕新"), (1, "二今年打算"), (2, "1扩大内需"), (2, "2改善民生")],
        ),
    ],
)  # fmt: skip
def test_a_report_on_one_line_has_its_title_and_chapters(text, expected):
    document = extract(text.encode())
    assert outline(document) == expected
    assert document.metadata.title is not None
    assert document.metadata.title.value == "东山市人民政府工作报告"
    assert document.metadata.kind is not None
    assert document.metadata.kind.value == "report"
    assert {s.kind for s in document.statements if s.span.start < text.index("二、")} == {"actual"}


def test_a_long_paragraph_that_counts_in_a_sentence_stays_one():
    text = f"东山市养老规划\n一、目标\n{LONG}坚持以下原则：第一、以人为本；第二、统筹协调；第三、改革创新；第四、安全有序。{LONG}{LONG}\n二、保障\n{BODY}\n"
    document = extract(text.encode())
    assert outline(document) == [(1, "一目标"), (1, "二保障")]
    assert len(document.sections[0].blocks) == 1


# -- lists of sentences, boxes in rare dress, headings of reviews --------------------------------


@pytest.mark.parametrize("below", ["策略措施：\n1.完善保障制度。健全服务网络，每县建好服务机构。\n", f"{BODY}\n"])
def test_the_last_of_a_list_of_sentences_is_no_heading(below):
    text = f"东山市妇女发展规划\n一、健康\n主要目标：\n1.人均预期寿命达到82岁以上。\n2.死亡率控制在较低水平。\n{below}二、教育\n{BODY}\n"
    found = [words for _, words in outline(text)]
    assert "2死亡率控制在较低水平" not in found
    assert [words for words in found if words[0] in "一二"] == ["一健康", "二教育"]


@pytest.mark.parametrize("signer", ["东山市人民政府\n2024年5月6日\n", "2024年5月6日\n"])
def test_who_signs_below_a_last_sentence_makes_no_heading_of_it(signer):
    text = (
        "东山市人民政府关于供水专项规划的批复\n\n市水务局：\n你局请示收悉。现批复如下：\n一、原则同意《东山市供水专项规划》。\n"
        f"二、到2035年，供水能力不低于30万立方米。\n三、认真组织实施规划，确保目标完成。\n{signer}"
    )
    assert outline(text) == []


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("【专栏一：设施提升行动】", 1, "设施提升行动"),
        ("专栏之二 设施提升工程", 2, "设施提升工程"),
        ("专栏第3 设施提升工程", 3, "设施提升工程"),
        ("[专栏4 设施提升工程]", 4, "设施提升工程"),
    ],
)
def test_a_box_in_brackets_or_counted_by_a_particle_has_number_and_title(line, number, title):
    document = extract(
        f"东山市养老规划\n一、任务\n{LONG}\n{line}\n1.福利院：新建床位300张。\n2.食堂：建设30家。\n二、保障\n{BODY}\n".encode()
    )
    assert [(box.number, box.title, len(box.items)) for box in document.boxes] == [(number, title, 2)]


def test_the_name_over_a_list_without_stops_is_no_part_of_the_list_above():
    item = "- 建成就业服务站、零工驿站、家门口服务站等各类就业公共服务设施覆盖全部街道和乡镇共计320个，服务群众20万人次"
    lines = ["东山市五年工作综述", LONG, "就业创业", item, item, "社会保障", item, "人才队伍", item]
    assert [words for _, words in outline("\n".join(lines))] == ["就业创业", "社会保障", "人才队伍"]


@pytest.mark.parametrize("name", ["规划引领，绘就绿色蓝图", "项目带动，展现宏图", "全民参与，共享成果"])
def test_the_short_lines_of_a_review_are_its_headings(name):
    text = f"绿满东山——东山市国土绿化综述\n{LONG[:50]}。\n{name}\n{LONG}\n统筹推进，织密网络\n{LONG}\n"
    assert [words for _, words in outline(text)] == [name, "统筹推进，织密网络"]


# -- what moves no other's level, and what is not lost beside it -------------------------------------


HEADS = (
    "一、总体要求",
    "（一）工作思路",
    "（二）工作原则",
    "二、重点任务",
    "（一）完善网络",
    "（二）培育主体",
    "三、保障措施",
)


def levels_of(text: str) -> dict[str, int]:
    return {words: level for level, words in outline(text)}


@pytest.mark.parametrize("odd", ["第三章 组织实施", "第七章 组织实施", "第四篇 组织实施", "第五节 组织实施"])
@pytest.mark.parametrize("at", [2, 4, 5, 6])
def test_a_lone_outer_number_moves_no_other(odd, at):
    found = levels_of(plan(*HEADS[:at], odd, *HEADS[at:]))
    true = levels_of(plan(*HEADS))
    assert {words: level for words, level in found.items() if "组织实施" not in words} == true


def test_a_chapter_that_counts_is_a_parent_though_the_numbers_below_it_run_on():
    heads = ("第一章 总则", "一、目标", "二、原则", "第二章 任务", "三、网络", "四、主体")
    assert [level for level, _ in outline(plan(*heads))] == [1, 2, 2, 1, 2, 2]
    lost = ("一、目标", "二、原则", "第二章 任务", "三、网络", "四、主体")  # the first chapter's line is lost
    assert levels_of(plan(*lost))["四主体"] == levels_of(plan(*lost))["一目标"]


@pytest.mark.parametrize("line", ["（三）加强组织领导", "五、保障经费"])
def test_a_lone_number_takes_the_headings_of_a_review_from_none(line):
    short = ("就业质量不断提高", "社会保障更加健全", "服务能力持续增强", "基层网络日益完善")
    text = "东山市人社事业综述\n" + "".join(f"{name}\n{LONG}\n" for name in short[:2])
    text += f"{line}\n{LONG}\n" + "".join(f"{name}\n{LONG}\n" for name in short[2:])
    assert set(short) <= set(levels_of(text))


def test_one_numbered_chapter_of_an_excerpt_has_no_short_lines_beside_it():
    text = f"三、主要任务\n{LONG}\n（一）完善网络\n{LONG}\n（二）培育主体\n{LONG}\n基层网络日益完善\n{LONG}\n"
    assert "基层网络日益完善" not in levels_of(text)


def test_a_count_whose_first_number_is_lost_goes_on():
    heads = ("一、重点任务", "（一）完善网络")
    numbered = "".join(
        f"{n}.{name}\n{LONG}\n" for n, name in ((2, "建设服务中心"), (3, "培训服务人员"), (4, "改造老旧设施"))
    )
    found = levels_of(plan(*heads) + f"建设服务站点\n{LONG}\n" + numbered)
    assert [found[name] for name in ("2建设服务中心", "3培训服务人员", "4改造老旧设施")] == [3, 3, 3]


@pytest.mark.parametrize("page", ["12", "7"])
def test_a_heading_with_the_number_of_its_page_behind_it_is_kept(page):
    found = levels_of(
        plan("一、总体要求", f"二、重点任务{page}", f"（一）完善网络{page}", "（二）培育主体", "三、保障措施")
    )
    assert [level for words, level in found.items() if "重点任务" in words or "完善网络" in words] == [1, 2]


def test_a_group_of_a_table_with_a_figure_behind_it_is_no_heading():
    text = (
        plan("一、总体要求", "二、主要指标")
        + "一、养老服务12\n床位数 张 3000\n护理员 人 900\n二、助餐服务8\n助餐点 个 60\n"
    )
    assert "一养老服务12" not in levels_of(text)


BOX = "专栏1 服务重点工程\n1.服务中心工程\n新建服务中心1座。\n2.站点改造工程\n改造站点20个。\n3.智慧服务工程\n建设监测站点60个。\n"


@pytest.mark.parametrize(("above", "below"), [(6, (7, 8)), (12, (13, 14))])
def test_the_outline_counts_on_behind_the_items_of_a_box(above, below):
    lines = [f"{n}.完善第{n}类网络" for n in range(1, above + 1)]
    half = len(lines) // 2
    head = plan("一、重点任务", "（一）完善网络", *lines[:half], "（二）培育主体", *lines[half:])
    tail = "".join(f"{n}.培育第{n}类主体\n{LONG}\n" for n in below)
    found = levels_of(head + "（三）健全机制\n" + BOX + tail)
    assert {f"{n}培育第{n}类主体" for n in below} <= set(found)


def test_decimals_of_the_next_chapter_are_no_part_of_the_last_item_of_a_box():
    text = "东山市养老规划\n" + "".join(
        f"{n} {name}\n{BODY}\n" for n, name in (("1", "总则"), ("1.1", "目标"), ("2", "任务"), ("2.1", "网络"))
    )
    text += f"4 保障\n{BOX}4.1 资金\n{LONG}\n4.2 人员\n{LONG}\n"
    assert {"4.1资金", "4.2人员"} <= set(levels_of(text))


def test_an_item_left_out_of_a_box_does_not_end_it():
    text = plan("一、重点任务", "（一）完善网络", "1.建设中心", "2.建设站点", "（二）培育主体")
    box = BOX + "5.适老改造工程\n改造家庭300户。\n"
    document = extract((text + box + "三、保障措施\n" + BODY + "\n").encode())
    assert [item.number for item in document.boxes[0].items] == ["1", "2", "3", "5"]


@pytest.mark.parametrize(
    ("heads", "glued"),
    [
        (("（一）完善网络。", "（二）培育主体。", "（三）健全机制。"), 1),
        (("（一）完善网络。", "（二）培育主体。", "（三）健全机制。"), 0),
        (("（一）完善网络。", "（二）培育主体。", "（三）健全机制。"), 2),
        (("1.完善网络。", "2.培育主体。", "3.健全机制。"), 1),
    ],
)
def test_a_heading_with_its_text_glued_behind_a_paragraph(heads, glued):
    lines = [
        "东山市养老规划",
        "一、总体要求",
        BODY,
        "二、重点任务",
        LONG,
        *(head + LONG for head in heads),
        "三、保障措施",
        BODY,
    ]
    at = 5 + glued
    lines[at - 1 : at + 1] = [lines[at - 1] + lines[at]]
    want = {head.strip("。").replace(".", "") for head in heads}
    assert want <= set(levels_of("\n".join(lines) + "\n"))


def test_a_number_inside_a_paragraph_that_is_not_left_out_stays_there():
    lines = [
        "东山市养老规划",
        "一、总体要求",
        BODY,
        "二、重点任务",
        f"{LONG}（三）健全机制。{LONG}",
        f"（一）完善网络。{LONG}",
        "三、保障措施",
        BODY,
    ]
    assert "（三）健全机制" not in levels_of("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("glued", "heading"),
    [
        ("（一）基本态势随着新技术不断发展，产业加速升级，", "（一）基本态势"),
        ("（一）落实用地保障结合任务梳理情况，做好项目储备，", "（一）落实用地保障"),
        ("（一）培育服务主体以市场需求为牵引，开发服务产品，", "（一）培育服务主体"),
    ],
)
def test_the_first_heading_of_a_part_that_lost_its_break(glued, heading):
    text = (
        plan("一、总体要求", "（一）工作思路", "（二）工作原则", "二、重点任务")
        + f"{glued}{LONG}\n（二）培育主体\n{LONG}\n"
    )
    assert levels_of(text)[heading] == 2


def test_a_title_line_amid_headings_is_not_the_plan_s():
    heads = "".join(f"{h}\n{LONG}\n" for h in ("一、总体要求", "二、重点工程", "（一）建设中心。", "（二）建设站点。"))
    text = f"各县（市、区）人民政府，市政府各部门：\n{LONG}\n{heads}专项行动\n（一）安全行动。{LONG}\n（二）质量行动。{LONG}\n四、保障措施\n{LONG}\n"
    assert {"（一）建设中心", "（二）建设站点", "四保障措施"} <= {words.rstrip("。") for words in levels_of(text)}


ITEMS = (
    "1.种业工程 建设良种繁育基地3个，推广良种20万亩。",
    "2.农田工程 新建高标准农田12万亩。",
    "3.农机工程　新增农机具200台。",
)


def parted(*items: str) -> Document:
    lines = "\n".join(items)
    head = plan("一、总体要求", "二、重点任务")
    return extract(f"{head}专栏1 农业重点工程\n{lines}\n三、主要工程\n{LONG}\n{lines}\n四、保障措施\n{BODY}\n".encode())


def test_blanks_part_the_titles_of_items_from_their_texts():
    document = parted(*ITEMS)
    assert [item.title for item in document.boxes[0].items] == ["种业工程", "农田工程", "农机工程"]
    assert document.boxes[0].items[1].text == "新建高标准农田12万亩。"
    leads = [b.lead.text for b in document.sections[2].blocks if b.type == "list_item" and b.lead is not None]
    assert leads == ["种业工程", "农田工程", "农机工程"]


@pytest.mark.parametrize(
    "odd",
    ["2.农田工程新建高标准农田12万亩。", "2.农田工程 新建 高标准农田12万亩。", "2.新建 12万亩高标准农田，改造灌区。"],
)
def test_a_blank_that_not_all_items_have_parts_none(odd):
    document = parted(ITEMS[0], odd, ITEMS[2])
    assert [item.title for item in document.boxes[0].items] == [None, None, None]
    assert [b.lead for b in document.sections[2].blocks if b.type == "list_item"] == [None, None, None]


# -- decimal numbers behind a paragraph --------------------------------------------------------------

DECIMALS = (
    "1 总则",
    "1.1 适用范围",
    "2 主要任务",
    "2.1 完善设施",
    "2.1.1 改造站点",
    "2.1.2 延伸网络",
    "2.2 规范服务",
    "3 保障措施",
)


@pytest.mark.parametrize("at", [3, 4, 5, 6])
def test_a_decimal_number_glued_behind_a_paragraph_is_a_heading(at):
    whole = plan(*DECIMALS)
    glued = whole.replace(f"\n{DECIMALS[at]}\n", f"{DECIMALS[at]}\n")
    assert glued != whole
    assert outline(glued) == outline(whole)


@pytest.mark.parametrize("behind", ["2.5 规范服务", "4.1 规范服务", "2.2 规范服务，见第三部分。"])
def test_a_decimal_number_out_of_count_behind_a_paragraph_stays_in_it(behind):
    text = plan(*DECIMALS[:6]).rstrip("\n") + behind + "\n" + plan(*DECIMALS[7:]).split("\n", 1)[1]
    assert len(outline(text)) == 7


@pytest.mark.parametrize("number", ["（三）", "（三） ", "（三）　"])
@pytest.mark.parametrize("above", ["（二）健全网络", "（二）健全网络。延伸服务"])
def test_a_number_missing_between_its_sisters_begins_behind_a_paragraph_whatever_their_shape(above, number):
    lines = ("一、任务", "（一）完善设施", above, f"{BODY}{number}规范服务。{LONG}", "（四）倡导新风", "二、保障")
    text = "东山市养老规划\n" + "\n".join(f"{line}\n{BODY}" if len(line) < 20 else line for line in lines) + "\n"
    assert "（三）规范服务" in [words for _, words in outline(text)]


def test_a_number_that_a_sister_has_is_a_sentences():
    lines = (
        "一、任务",
        "（一）完善设施",
        f"{BODY}（二）规范服务。{LONG}",
        "（二）健全网络",
        "（三）倡导新风",
        "二、保障",
    )
    text = "东山市养老规划\n" + "\n".join(f"{line}\n{BODY}" if len(line) < 20 else line for line in lines) + "\n"
    assert len(outline(text)) == 5


@pytest.mark.parametrize("first", ["一、空间布局", "一、组织全局", "一、职责"])
def test_an_annex_on_one_line_with_its_title_heads_its_own_outline(first):
    text = (
        plan("一、目标", "二、任务").rstrip("\n")
        + f"\n附件1：考核办法\n{first}\n{BODY}\n二、程序\n{BODY}\n附件2：分工方案\n{first}\n{BODY}\n"
    )
    assert [level for level, _ in outline(text)] == [1, 1, 1, 2, 2, 1, 2]


@pytest.mark.parametrize("signer", ["东山市民政局", "东山市人民政府"])
def test_an_annex_named_above_who_signs_heads_nothing(signer):
    text = plan("一、目标", "二、任务") + f"附件1：考核办法\n{signer}\n2024年3月2日\n"
    assert [level for level, _ in outline(text)] == [1, 1]


@pytest.mark.parametrize("numbers", ["123", "①②③"])
def test_an_inner_number_missing_between_its_sisters_begins_behind_one(numbers):
    marks = [f"（{n}）" if n.isdigit() and n.isascii() else n for n in numbers]
    one, two, three = (
        f"{mark}{words}。{LONG}" for mark, words in zip(marks, ("完善设施", "健全网络", "规范服务"), strict=True)
    )
    head = "东山市养老规划\n一、任务\n1.服务\n"
    apart = f"{head}{one}\n{two}\n{three}\n二、保障\n{BODY}\n"
    assert outline(f"{head}{one}{two}\n{three}\n二、保障\n{BODY}\n") == outline(apart)


@pytest.mark.parametrize("notes", ["注释：", "名词解释："])
def test_terms_below_a_table_head_nothing_however_they_are_broken(notes):
    terms = "".join(
        f"　　{n}.{w}：指依托现有资源，优化服务，提高供给质量\n和效率。\n"
        for n, w in enumerate(("流动站点", "结对服务", "助老员"), 1)
    )
    rows = "序号\t项目名称\t建设内容\n1\t站点项目\t新建站点5个\n2\t助餐项目\t新建食堂6个\n"
    text = plan("一、目标", "二、任务") + f"附件1\n重点项目清单\n{rows}{notes}\n{terms}"
    assert [level for level, _ in outline(text)] == [1, 1, 1]


def test_a_text_that_begins_in_the_middle_counts_on_below_a_table_without_notes():
    rows = "序号\t项目名称\t建设内容\n1\t站点项目\t新建站点5个\n2\t助餐项目\t新建食堂6个\n"
    text = f"东山市养老规划\n（五）优化布局\n{BODY}\n{rows}9.完善设施。{LONG}\n10.健全网络。{LONG}\n11.规范服务。{LONG}\n（六）夯实保障\n{BODY}\n"
    assert [words[:3] for _, words in outline(text)] == ["（五）", "9完善", "10健", "11规", "（六）"]


@pytest.mark.parametrize(
    "last", ["3 到2035年远景展望", "3 5G+养老服务", "3 个性化服务供给", "3 百个示范站点", "3 万亩康养林地"]
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_number_without_a_sign_before_words_that_begin_like_a_measure(last, listed):
    heads = ("1 总则", "1.1 范围", "2 主要任务", "2.1 完善设施", last, "3.1 规范服务")
    contents = "目录\n" + "".join(f"{head}\t{n}\n" for n, head in enumerate(heads, 1)) if listed else ""
    text = plan(*heads).replace("\n", "\n" + contents, 1)
    assert [level for level, _ in outline(text)] == [1, 2, 1, 2, 1, 2]


@pytest.mark.parametrize("line", ["3 个百分点的增幅", "10 个村通水", "3 万元以上的项目", "5.5分钟办结一件"])
def test_a_measure_heads_nothing(line):
    text = plan("1 总则", "1.1 范围", "2 主要任务", "2.1 完善设施").rstrip("\n") + f"\n{line}\n{BODY}\n"
    assert [level for level, _ in outline(text)] == [1, 2, 1, 2]


@pytest.mark.parametrize("title", ["促进服务供给，健全协同工作机制", "完善设施，健全网络，规范服务"])
def test_a_colon_behind_the_number_of_a_part_is_no_label(title):
    text = f"东山市养老规划\n第一部分：总则\n　　{LONG}\n第二部分：{title}\n　　{LONG}\n第三部分：保障\n　　{LONG}\n"
    assert [words for _, words in outline(text)] == ["第一部分总则", f"第二部分{title}", "第三部分保障"]
