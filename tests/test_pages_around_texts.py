"""What the page of a site has around a text: menus, the path, headlines of news, what stands below; and what is the text's."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Document

LONG = "坚持以人民为中心，健全供水体系，完善管网布局，加强水质监测，推动供水事业高质量发展，不断提升保障能力。"
BODY = f"\n为加强供水保障，制定本方案。{LONG}\n一、总体要求\n{LONG}\n二、主要任务\n到2025年，新建水厂12座。\n"
TITLE = "海安市供水实施方案"


def read(text: str, name: str = "a.txt") -> Document:
    return extract(text.encode(), name=name)


def value(found):
    return found.value if found is not None else None


def told(document: Document) -> list[str]:
    return [span.text_in(document.text).strip() for span in document.metadata.lines]


def paragraphs(document: Document) -> list[str]:
    pending, out = list(document.sections), []
    while pending:
        node = pending.pop(0)
        out += [block.text for block in node.blocks if getattr(block, "text", None)]
        pending = [*node.children, *pending]
    return out


# -- above the text ---------------------------------------------------------------------------

MENU = [
    "海安市人民政府网站",
    "蒙文版 |",
    "政务微信",
    "| 长辈版 长辈版|",
    "部门网站导航",
    *[f"  • {name}" for name in ("教育厅", "科学技术厅", "民政厅", "司法厅", "财政厅", "水利厅")] * 6,
    "首页 政务公开 政务服务 互动交流",
]
PATH = "首页 > 政务公开 > 政府文件 正文"


def test_menus_above_the_path_are_words_of_the_page():
    document = read("\n".join([*MENU, PATH, TITLE, "发布日期：2020-05-18 来源：市水务局", ""]) + BODY)
    assert value(document.metadata.title) == TITLE
    assert set(told(document)) >= {line.strip(" •|") for line in MENU[:3]}
    assert paragraphs(document)[0].startswith("为加强供水保障")


def test_the_notice_below_a_long_menu_is_read():
    head = [
        *MENU,
        PATH,
        f"海安市水务局关于印发《{TITLE}》的通知",
        "",
        "各区水务局：",
        "",
        "现将方案印发给你们，请执行。",
        "",
        "海安市水务局",
        "2020年5月15日",
        "",
        TITLE,
    ]
    found = read("\n".join(head) + BODY).metadata
    assert (value(found.title), [one.value for one in found.issuers]) == (TITLE, ["海安市水务局"])
    assert (str(value(found.date_written)), len(found.recipients)) == ("2020-05-15", 1)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "海安市供水实施方案",
            LONG,
            "运行流程：取水 > 净水 > 输水 > 用水",
            "市、县两级管理",
        ],  # a paragraph stands above
        ["海安市供水实施方案", "一、总体要求", "取水 > 净水 > 输水", "加强管理"],  # a heading
        [
            "海安市供水实施方案",
            "海安市水务局会同有关部门编制，报市政府",
            "经专家评审并征求各区意见形成送审稿",
            "取水 > 净水 > 输水",
        ],  # no menu
    ],
)
def test_lines_above_signs_that_are_no_path_are_of_the_text(lines):
    document = read("\n".join(lines) + BODY)
    assert value(document.metadata.title) == "海安市供水实施方案"
    kept = [text for text in told(document) if text != "海安市供水实施方案" and ">" not in text]
    assert kept == []


# -- below the text ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "foot",
    [
        ["分享到：", "微信", "微博"],
        ["相关信息", "海安市供水发展规划 2021-08-30", "关于印发海安市防汛预案的通知 2021-07-11"],
        ["附件：", "1.海安市供水实施方案.docx", "2.海安市供水实施方案.pdf"],
        ["网友评论", "已有 3 条评论，共 15 人参与"],
        [
            "主办：海安市人民政府办公室",
            "地址：海安市政府路1号 电话：0710-8123456",
            "苏ICP备05012345号-1 您是第 1234567 位访客",
        ],
        ["(编辑：王一 审核：李二)", "二维码"],
        ["上一篇：海安市水利发展规划", "下一篇：没有了"],
    ],
)
def test_what_stands_below_a_text_is_of_the_page(foot):
    document = read(TITLE + BODY + "\n".join(foot) + "\n")
    assert paragraphs(document)[-1] == "到2025年，新建水厂12座。"
    assert [section.heading for section in document.sections if section.heading] == ["总体要求", "主要任务"]
    assert [str(s.value) for s in document.statements] == ["12"]
    assert set(told(document)) >= {line.removeprefix("- ").strip() for line in foot}


@pytest.mark.parametrize(
    "end",
    [
        ["联系人：王一", "联系电话：0710-8123456"],  # whom the notice names
        ["附件：", "1.供水项目表", "2.责任分工表"],  # annexes, and no files
        ["注：本表数据为初步核算数。"],
        ["分享到：群众共享发展成果机制更加健全，供水服务满意度持续提升。"],
        ["海安市水务局", "2021年3月1日"],
    ],
)
def test_the_last_lines_of_a_text_are_its_own(end):
    document = read(TITLE + BODY + "\n".join(end) + "\n")
    words = (
        "".join("".join(paragraphs(document)).split())
        + "".join(told(document))
        + "".join(s.heading or "" for s in document.sections)
    )
    assert "".join(end[-1].split())[-6:] in words
    plain = [line for line in told(document) if line not in (TITLE, "海安市水务局", "2021年3月1日")]
    assert plain == []


def test_the_imprint_of_a_print_below_the_words_of_a_page_is_read():
    document = read(TITLE + BODY + "分享到：\n抄送：市委办公室，市人大办公室。\n海安市水务局办公室 2021年3月5日印发\n")
    assert [one.value for one in document.metadata.copied_to] == ["市委办公室", "市人大办公室"]
    assert str(value(document.metadata.date_printed)) == "2021-03-05"


# -- headlines --------------------------------------------------------------------------------

STORY = "10月29日，东山县组织召开“十五五”规划思路推进会。王一出席会议并讲话，会议听取了整体进展的汇报，并就重点内容展开讨论。"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["王一出席东山县“十五五”规划推进会", "时间：2025-10-31 09:46:12", STORY], "王一出席东山县“十五五”规划推进会"),
        (["“十五五”规划：推动供水融合发展", STORY], "“十五五”规划：推动供水融合发展"),
        (["王一参加代表团审议", "李二参加代表团审议", "审议现场", STORY], "王一参加代表团审议"),  # two captions
        (["供水有了新保障", "东山县全力推进管网改造", "本报讯（记者 赵三）" + LONG], "供水有了新保障"),
        (
            ["地区发展", "东山县供水规划编制启动在即", "来源：东山日报 时间：2025-10-31", STORY],
            "东山县供水规划编制启动在即",
        ),
    ],
)
def test_the_headline_of_a_story(lines, title):
    found = read("\n".join(lines) + "\n").metadata
    assert value(found.title) == title
    assert value(found.kind) == "other"


@pytest.mark.parametrize(
    "lines",
    [
        ["联系人：王一", LONG],
        ["责任单位：东山县水务局", LONG],
        ["健全体系，完善布局，加强监测，", LONG],
    ],
)
def test_lines_above_a_text_that_are_no_headline(lines):
    assert read("\n".join(lines) + BODY).metadata.title is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"东山县供水发展规划\n7月24日上午，县水务局召开会议，{LONG}\n", "other"),
        (f"东山县供水发展规划\n2021年3月11日，县人大批准了规划纲要。{LONG}\n", "plan"),
        (f"近日，东山县印发《东山县供水方案》。全文如下：\n东山县供水方案\n{LONG}\n", "plan"),
        (f"“十五五”重点专项规划完成评审工作\n按照安排，{LONG}\n", "other"),
        (f"东山县供水规划编制工作方案\n按照安排，{LONG}\n", "plan"),
        (f"全县“十五五”规划编制工作汇报会召开\n{LONG}\n", "other"),
    ],
)
def test_news_of_a_plan_is_no_plan(text, kind):
    assert value(read(text).metadata.kind) == kind


# -- titles of any word -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("海安市取水平台运行规则", ["海安市取水平台运行规则"]),
        ("海安市取水平台运行规则", ["海安市取水平台", "运行规则"]),
        ("海安市供水服务标准", ["《海安市供水服务标准》"]),
    ],
)
def test_what_a_letter_gives_out_is_the_title_below_it(name, title):
    letter = [
        "海安市人民政府关于印发取水文件的通知",
        "",
        "各区人民政府：",
        "",
        f"《{name}》已经市政府同意，现印发给你们，请执行。",
        "",
        "海安市人民政府",
        "2017年9月14日",
        "",
    ]
    found = read("\n".join([*letter, *title, ""]) + f"第一章 总则\n{LONG}\n").metadata
    assert value(found.title) == name


def test_a_document_that_a_letter_only_cites_is_no_title():
    letter = [
        "海安市人民政府关于印发海安市供水方案的通知",
        "",
        "各区人民政府：",
        "",
        "根据《东山省供水条例》，制定了本方案，现印发给你们，请执行。",
        "",
        "海安市人民政府",
        "2017年9月14日",
        "",
        "东山省供水条例",
        "海安市供水方案",
        "",
    ]
    assert value(read("\n".join(letter) + BODY).metadata.title) == "海安市供水方案"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("海安市供水发展规划（二〇二一年十二月）", "海安市供水发展规划"),
        ("海安市供水发展规划（2021年12月）", "海安市供水发展规划"),
        ("海安市供水发展规划（2021—2025年）", "海安市供水发展规划（2021—2025年）"),
    ],
)
def test_the_month_of_print_behind_a_title(title, wanted):
    assert value(read(f"{title}\n{BODY}").metadata.title) == wanted


def test_the_number_of_an_announcement_behind_its_title():
    text = f"东山县小街镇人民政府 关于举行《东山县小街镇总体规划（2021-2035年）》听证会的公告 （第1号）\n{LONG}\n一、听证事项\n{LONG}\n"
    found = read(text).metadata
    assert (value(found.kind), [one.value for one in found.issuers]) == ("notice", ["东山县小街镇人民政府"])


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("各省、自治区、直辖市水利厅（局），新疆生产建设兵团水利局，本部各司局、各直属单位，国家水文局", 4),
        ("各地要提高认识，加强领导，完善机制", 0),
        ("各区水务局，各供水企业", 0),
    ],
)
def test_addressees_whose_colon_the_page_lost(line, count):
    text = f"水利部关于印发《“十四五”供水规划》的通知\n\n{line}\n\n现将规划印发给你们，请执行。\n水利部\n2021年6月10日\n“十四五”供水规划\n"
    assert len(read(text + BODY).metadata.recipients) == count


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("县委副书记、代县长王一参加代表团审议", None),
        ("王一出席望河区供水推进会", None),
        ("代县供水发展规划", "代县"),
    ],
)
def test_who_acts_names_no_place(title, region):
    found = value(read(f"{title}\n{STORY}\n").metadata.region)
    assert (found.name if found is not None else None) == region


@pytest.mark.parametrize(
    ("value_below", "taken"), [("供水、节水", True), ("有效", True), ("海安市供水工作规则", False)]
)
def test_labels_with_colons_on_lines_of_their_own(value_below, taken):
    head = [
        "索引号:",
        "6107280000/2024-001005",
        "发文机构:",
        "海安市水务局",
        "发文日期:",
        "2024年4月6日",
        "内容概述:",
        value_below,
    ]
    document = read("\n".join([*head, "海安市供水工作规则", f"第一章 总则\n{LONG}\n"]))
    assert value(document.metadata.title) == "海安市供水工作规则"
    assert [one.value for one in document.metadata.issuers] == ["海安市水务局"]
    assert (value_below in told(document)) is taken or value_below == "海安市供水工作规则"


def test_a_site_is_no_agency():
    head = "索引号：6107/2024-1\n发布机构：县政府网站\n发文日期：2024年4月6日\n\n海安市供水工作规则\n"
    assert read(head + BODY).metadata.issuers == []


def test_the_title_below_what_the_page_offers_is_the_documents_own():
    document = read(f"{TITLE}\n打印本页\n{TITLE}\n{BODY}")
    assert value(document.metadata.title) == TITLE
    assert TITLE not in paragraphs(document)
    assert document.metadata.title is not None
    assert document.metadata.title.span.start > len(TITLE)


@pytest.mark.parametrize("draft", ["（讨论稿）", "（征求意见稿）", "（送审稿）"])
def test_the_draft_below_the_letter_that_lays_it_out(draft):
    letter = [
        f"东山省水利厅关于征求《海安市供水实施方案{draft}》意见的函",
        "",
        "各区人民政府：",
        "",
        LONG,
        "",
        "东山省水利厅",
        "2017年10月30日",
        "",
        "附件",
        "",
        "海安市供水实施方案",
        draft,
        "",
    ]
    found = read("\n".join(letter) + BODY).metadata
    assert (value(found.title), value(found.subtitle), value(found.kind)) == ("海安市供水实施方案", draft, "plan")


def test_the_page_s_heading_above_the_masthead_of_a_notice():
    head = [
        "关于印发海安市供水任务落实情况的通报",
        "",
        "海安政务督查",
        "",
        "第20期",
        "",
        "关于印发海安市供水任务",
        "落实情况的通报",
        "",
        "各区人民政府：",
        "",
    ]
    document = read("\n".join([*head, f"根据安排，{LONG}", ""]))
    assert "关于印发海安市供水任务落实情况的通报" not in paragraphs(document)
