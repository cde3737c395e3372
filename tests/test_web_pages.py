"""Web pages: what a browser shows where, and what of it is no part of the text."""

from __future__ import annotations

from html import escape

import pytest

from extractor import ExtractionError, extract
from extractor.leaves import leaves
from extractor.models import Document
from extractor.readers.html.tree import MAX_FRAMES

TEXT = "<p>坚持以人民为中心，健全公共就业服务体系，推动高质量发展，不断提高居民生活水平，取得明显进展。</p>"


def page(body: str) -> Document:
    head = "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><h1>青江市就业促进规划</h1>"
    return extract(f"{head}<h2>一、主要目标</h2>{TEXT}{body}</body></html>".encode(), name="a.html")


HEAD = "<thead><tr><th>指标<th>2020年<th>2025年</tr></thead>"
FOOT = "<tfoot><tr><td colspan=3>注：〔〕内为五年累计数。</tr></tfoot>"
ROWS = "<tbody><tr><td>新增就业（万人）<td>〔12〕<td>〔15〕</tr><tr><td>失业率（%）<td>3.2<td>5</tr></tbody>"


@pytest.mark.parametrize("parts", [(HEAD, ROWS, FOOT), (FOOT, ROWS, HEAD), (HEAD, FOOT, ROWS)])
def test_a_head_is_shown_first_and_a_foot_last(parts: tuple[str, ...]) -> None:
    (table,) = (document := page(f"<table border=1>{''.join(parts)}</table>{TEXT}")).tables
    assert [column.header for column in table.columns] == ["指标", "2020年", "2025年"]
    assert [row.cells[0].raw for row in table.rows] == ["新增就业（万人）", "失业率（%）"]
    assert [note.text for note in table.notes] == ["〔〕内为五年累计数。"]
    assert [[value.raw for value in i.values] for i in document.indicators] == [["〔12〕", "〔15〕"], ["3.2", "5"]]


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_words_struck_out_give_no_value_and_are_told(tag: str) -> None:
    document = page(f"<p>到2025年，城镇新增就业达到<{tag}>12万人</{tag}>15万人。</p>")
    assert [(str(s.value), s.unit) for s in document.statements] == [("15", "万人")]
    assert "HIDDEN_TEXT" in {found.code for found in document.diagnostics}


def test_how_to_say_a_word_is_no_part_of_it() -> None:
    document = page("<h2>二、<ruby>就业<rp>(</rp><rt>jiùyè</rt><rp>)</rp></ruby>服务</h2>" + TEXT)
    assert [section.heading for section in document.sections if section.heading] == ["主要目标", "就业服务"]


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("<iframe src='a.html'></iframe>", "嵌入的网页 1 处"),
        ("<canvas>城镇新增就业2万人</canvas>", "图片 1 处"),
        ("<embed src='a.pdf'>", "嵌入对象 1 处"),
        ("<video>城镇新增就业2万人</video>", "音像 1 处"),
        ("<svg><text>城镇新增就业2万人</text></svg>", "图形 1 处"),
        ("<svg><foreignObject><p>城镇新增就业2万人</p></foreignObject></svg>", "图形 1 处"),
        ("<svg><path d='M0 0'/></svg>", ""),
        ("<p>城镇新增就业<input value='2'>万人</p>", "表单中的字 1 处"),
        ("<input type=hidden value='2'><input>", ""),
        ("<iframe src='a.html' style='display:none'></iframe>", ""),
    ],
)
def test_what_shows_something_else_is_told_and_its_words_are_not_read(element: str, told: str) -> None:
    document = page(f"{element}<p>到2025年，城镇新增就业达到15万人。</p>{TEXT}")
    assert [(str(s.value), s.subject) for s in document.statements] == [("15", "城镇新增就业")]
    found = [found.message for found in document.diagnostics if found.code == "PICTURES_UNREAD"]
    assert len(found) == bool(told)
    assert all(told in message for message in found)


def framed(page: str, depth: int) -> str:
    for _ in range(depth):
        page = f"<iframe srcdoc='{escape(page, quote=True)}'>不显示</iframe>"
    return page


@pytest.mark.parametrize("depth", [1, 3, MAX_FRAMES])
def test_a_page_that_a_frame_holds_is_read_where_it_stands(depth: int) -> None:
    inner = f"<html><head><title>内</title></head><body><p>到2025年，城镇新增就业达到15万人。</p></body></html>{TEXT}"
    document = page(framed(inner, depth) + "<p>二是稳岗。</p>")
    assert [str(s.value) for s in document.statements] == ["15"]
    assert document.text.index("15万人") < document.text.index("二是稳岗")
    assert "不显示" not in document.text
    assert not document.diagnostics


@pytest.mark.parametrize("frame", [framed("城镇新增就业15万人", MAX_FRAMES + 1), framed("<!-- -->", 1)])
def test_a_frame_whose_page_is_not_read_is_told(frame: str) -> None:
    assert "嵌入的网页 1 处" in next(f.message for f in page(frame + TEXT).diagnostics if f.code == "PICTURES_UNREAD")


@pytest.mark.parametrize("colon", ["", "："])
def test_what_a_portal_says_above_a_document_fills_its_elements(colon: str) -> None:
    about = [
        ("索引号", "LZ-2022-0012", "发文字号", "青政发〔2022〕15号"),
        ("成文日期", "2022年5月18日", "发布机构", "青江市人民政府"),
    ]
    rows = "".join(f"<tr><td>{a}{colon}<td>{b}<td>{c}{colon}<td>{d}</tr>" for a, b, c, d in about)
    body = f"<div><h1>青江市“十四五”就业促进规划</h1><h2>一、主要目标</h2>{TEXT * 4}</div>"
    document = extract(
        f"<!DOCTYPE html><html><meta charset='utf-8'><body><div><table>{rows}</table></div>{body}".encode(),
        name="a.html",
    )
    found = document.metadata
    assert found.document_number is not None
    assert found.document_number.value.raw == "青政发〔2022〕15号"
    assert found.date_written is not None
    assert str(found.date_written.value) == "2022-05-18"
    assert [issuer.value for issuer in found.issuers] == ["青江市人民政府"]
    assert document.tables == []


def test_latin_words_keep_the_blank_between_them() -> None:
    rows = ("<th>Indicator<th>2020<th>2025", "<td>Hospital  beds<td>3<td>5", "<td>P M 2.5 浓度<td>36<td>33")
    page = "<html><body><table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows)
    (table,) = extract(page.encode(), name="a.html", any_language=True).tables
    assert [row.cells[0].raw for row in table.rows] == ["Hospital beds", "PM2.5浓度"]


def test_a_notes_mark_in_a_bar_of_links_is_counted_once() -> None:
    data = "<u><h1>就业促进“十四五sup><a href='#f1'>[1]</a><p id=f1>".encode()
    document = extract(data, path="a.html")
    held = [
        at for _, _, span in leaves(document) for part in span.parts or [span] for at in range(part.start, part.end)
    ]
    counted = [at for at in held if not document.text[at].isspace()]
    assert sorted(counted) == [at for at, char in enumerate(document.text) if not char.isspace()]


@pytest.mark.parametrize("span", ["rowspan=0", "rowspan=' 0 '", "rowspan=9"])
@pytest.mark.parametrize("group", ["监测", "评价", "水库安全"])
def test_a_cell_reaches_to_the_last_row(group: str, span: str) -> None:
    head = "<tr><th>领域<th>指标<th>2020年<th>2025年<th>属性</tr>"
    rows = "<td>新增就业（万人）<td>12<td>15<td>预期性</tr><tr><td>失业率（%）<td>3.2<td>5<td>约束性</tr>"
    document = page(f"<table border=1>{head}<tr><td {span}>{group}{rows}</table>{TEXT}")
    assert [(i.name, i.group, i.attribute) for i in document.indicators] == [
        ("新增就业", group, "预期性"), ("失业率", group, "约束性")
    ]  # fmt: skip
    assert not {found.code for found in document.diagnostics}


@pytest.mark.parametrize("words", ["以市水利局核定为准", "<b>以市水利局</b>核定为准"])
def test_words_between_rows_stand_by_themselves(words: str) -> None:
    rows = f"<tr><td>指标<td>2020年<td>2025年</tr>{words}<tr><td>水库（座）<td>31<td>46</tr>"
    document = page(f"<table border=1>单位：座{rows}</table>{TEXT}")
    lines = document.text.splitlines()
    assert "单位：座" in lines
    assert "以市水利局核定为准" in lines
    assert [[v.raw for v in i.values] for i in document.indicators] == [["31", "46"]]


@pytest.mark.parametrize(
    "words",
    [
        "关闭矿井30处。",
        "收藏文物30件。",
        "打印设备达到30台。",
        "字体设计企业达到30家。",
        "下一页岩气区块产量达到30亿立方米。",
    ],
)
def test_a_line_that_opens_like_what_a_site_offers_is_of_the_text(words: str) -> None:
    document = page(f"<p>{words}</p>{TEXT}")
    assert [str(s.value) for s in document.statements] == ["30"]


@pytest.mark.parametrize(
    "words",
    ["打印本页　关闭窗口", "【关闭】", "字体：大 中 小", "【字号 大 中 小】", "打印", "上一页 1 2 下一页 共2页"],
)
def test_what_a_site_offers_is_furniture(words: str) -> None:
    document = page(f"<p>{words}</p>{TEXT}")
    assert [entry.span.text_in(document.text).strip() for entry in document.furniture] == [words]


def test_a_page_of_frames_says_that_its_text_is_elsewhere() -> None:
    pages = "<frameset cols='20%,80%'><frame src=a.htm><frame src=b.htm><noframes>请更换浏览器</noframes></frameset>"
    with pytest.raises(ExtractionError) as caught:
        extract(f"<html><head><meta charset=utf-8></head>{pages}</html>".encode(), name="a.html")
    assert caught.value.code == "EMPTY"
    assert "框架" in caught.value.message


def test_a_button_among_the_words_is_none_of_them() -> None:
    document = page(
        f"<p>到2025年，新建泵站<button>复制</button>6座，<select><option>9座<option>8座</select>。</p>{TEXT}"
    )
    assert [(s.subject, str(s.value)) for s in document.statements] == [("泵站", "6")]
    assert {entry.kind for entry in document.furniture} == {"navigation"}


@pytest.mark.parametrize(
    ("how", "numbers"), [("", "12"), ("reversed", "21"), ("reversed start=9", "98"), ("start=4", "45")]
)
def test_items_are_counted_as_a_browser_counts_them(how: str, numbers: str) -> None:
    document = page(f"<ol {how}><li>扩大就业。开发岗位。<li>稳定就业。支持企业。</ol>{TEXT}")
    assert [document.text[span.start] for span in document.source.generated] == list(numbers)


@pytest.mark.parametrize(
    "unseen",
    [
        "<span style='opacity: 0'>1</span>", "<font color='#FFFFFF'>1</font>", "<span style='color:#fff'>1</span>",
        "<b style='color: transparent;'>1</b>", "<span style='color:rgba(0, 0, 0, 0)'>1</span>",
        "<i style='color: rgb(255,255,255) !important'>1</i>",
    ],
)  # fmt: skip
def test_words_amid_others_that_have_no_colour_on_the_page_are_none_of_the_text(unseen: str) -> None:
    document = page(f"<p>到2025年，城镇新增就业达到{unseen}5万人。</p>")
    assert [(str(s.value), s.unit) for s in document.statements] == [("5", "万人")]
    assert "HIDDEN_TEXT" in {found.code for found in document.diagnostics}


@pytest.mark.parametrize(
    "seen",
    [
        "<p>到2025年，城镇新增就业达到<span style='opacity: 0.6'>5</span>万人。</p>",
        "<p>到2025年，城镇新增就业达到<span style='background: #036; color: #fff'>5</span>万人。</p>",
        "<div bgcolor='#003366'><p>到2025年，<font color=white>城镇新增就业达到5万人。</font></p></div>",
        "<p class=banner><span style='color:white'>到2025年，城镇新增就业达到5万人。</span></p>",
        "<div style='opacity: 0'><p>到2025年，城镇新增就业达到5万人。</p></div>",
    ],
)
def test_words_that_a_ground_or_a_script_shows_are_read(seen: str) -> None:
    document = page(seen)
    assert [(str(s.value), s.unit) for s in document.statements] == [("5", "万人")]
    assert "HIDDEN_TEXT" not in {found.code for found in document.diagnostics}


def test_a_long_list_of_choices_beside_the_article_is_none_of_its_text() -> None:
    options = "".join(f"<option>友情链接第{n}个部门网站</option>" for n in range(80))
    article = f"<div><h1>青江市就业促进规划</h1><h2>一、主要目标</h2>{TEXT * 4}</div>"
    document = extract(f"<html><meta charset=utf-8><body><select>{options}</select>{article}</body></html>".encode())
    assert [section.heading for section in document.sections] == ["主要目标"]
    assert not [found for found in document.diagnostics if found.code == "TEXT_BREAKS_OFF"]


@pytest.mark.parametrize("tag", ["ucapcontent", "article-body", "font"])
def test_short_lines_of_the_main_text_in_an_element_of_the_sites_own_kind_are_text(tag: str) -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in (("指标", "2025年"), ("床位", "300")))
    page = (
        "<html><head><title>青江县卫生健康规划</title></head><body><div class='nav'><a href='#'>首页</a></div>"
        f"<h1>青江县卫生健康规划</h1><{tag}><p>第一章 总体要求</p><p>全县医疗卫生服务体系不断健全。</p>"
        f"<p>专栏1　主要指标</p><table>{rows}</table><p>保障措施</p><p>加强组织领导，强化监测评估。</p></{tag}>"
        "<div class='footer'>主办：青江县人民政府办公室</div></body></html>"
    )
    found = extract(page.encode(), name="a.html")
    aside = {f.span.text_in(found.text).strip() for f in found.furniture}
    assert not aside & {"专栏1　主要指标", "保障措施"}
    assert [box.title for box in found.boxes] == ["主要指标"]
    assert "主办：青江县人民政府办公室" in aside


def test_files_to_fetch_are_no_annex() -> None:
    page = (
        "<html><body><h1>青江县卫生健康规划</h1><p>第一章 总体要求</p><p>全县医疗卫生服务体系不断健全。</p>"
        "<p>附件：</p><p><a href='a.pdf'>青江县卫生健康规划.pdf</a></p></body></html>"
    )
    found = extract(page.encode(), name="a.html")
    assert [s.heading for s in found.sections] == ["总体要求"]


def test_an_annex_below_its_word_is_one() -> None:
    page = (
        "<html><body><h1>青江县卫生健康规划</h1><p>第一章 总体要求</p><p>全县医疗卫生服务体系不断健全。</p>"
        "<p>附件</p><p>重点项目表</p><table><tr><td>项目</td><td>投资</td></tr><tr><td>新院区</td><td>3</td></tr></table></body></html>"
    )
    assert len(extract(page.encode(), name="a.html").sections) == 2


LINKS = "".join(f"<li><a href='/{n}.html'>{n}</a></li>" for n in ("青江市供水发展规划", "关于印发防汛预案的通知"))


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class=a1><h3>相关信息</h3><ul>{LINKS}</ul></div>",
        f"<ul>{LINKS}</ul>",
        "<div><h4>网友评论</h4><p>已有 3 条评论，共 15 人参与</p></div>",
        "<div>2021年9月22日 访问量：1024 分享到：<a></a></div>",
        "<table><tr><td>相关文件</td></tr><tr><td><a href='/1'>青江市供水规划</a></td><td>2021-08-30</td></tr></table>",
        "<div><h3>荐读</h3><a href='/1'><h4>青江市农业规划</h4><p>到2025年，粮食产量达到50万吨。</p></a></div>",
        "<p>您对本页面的评价：满意 基本满意 不满意</p>",
    ],
)
def test_what_stands_around_the_text_of_a_page_is_furniture(beside: str) -> None:
    document = page(f"<p>到2025年，城镇新增就业达到15万人。</p>{TEXT}{beside}")
    assert [section.heading for section in document.sections if section.heading] == ["主要目标"]
    assert [(str(s.value), s.subject) for s in document.statements] == [("15", "城镇新增就业")]
    (furniture,) = document.furniture
    assert furniture.kind == "navigation"


@pytest.mark.parametrize(
    "amid",
    [
        f"<ul>{LINKS}</ul>{TEXT}",  # between the sentences of the text
        "<p>群众对评价结果满意，评论工作有序开展。</p>",
        "<p>附件：<a href='/1.html'>青江市供水发展规划</a></p>" + TEXT,
    ],
)
def test_links_and_words_amid_the_text_are_of_it(amid: str) -> None:
    assert not page(amid).furniture


@pytest.mark.parametrize(
    "around", ["<div>{}</div>", "<table><tr><td><ul>" + LINKS + "</ul></td><td>{}</td></tr></table>"]
)
def test_a_form_that_holds_the_text_loses_none_of_it(around: str) -> None:
    text = "<form name='_newscontent'><div><h2>一、主要目标</h2>" + TEXT + "<p>新增就业15万人。</p></div></form>"
    told = "<p>文件详细信息：索引号 000014349/2021-00036，主题分类为就业，有效性为有效。</p>"
    document = extract(f"<html><body>{around.format(told + text)}</body></html>".encode(), name="a.html")
    assert [section.heading for section in document.sections if section.heading] == ["主要目标"]
    assert [str(s.value) for s in document.statements] == ["15"]


def test_a_form_of_the_sites_own_in_the_text_is_furniture() -> None:
    document = page("<form><p>请输入您要查找的内容</p><input type=submit></form>" + TEXT * 4)
    assert [f.kind for f in document.furniture] == ["navigation"]


def test_a_table_that_only_places_the_text_is_no_frame() -> None:
    rows = "<table border=1><tr><td>指标<td>2020年<td>2025年</tr><tr><td>新增就业（万人）<td>12<td>15</tr></table>"
    text = f"一、主要目标<br>{TEXT}专栏1 主要指标<br>{rows}二、主要任务<br>{TEXT}"
    told = "<p>发布时间：2021-09-22　来源：青江市人民政府办公室综合科</p><p>本页面由青江市政务服务中心提供</p>"
    document = extract(
        f"<html><body><div>{told}<table><tr><td>{text}</td></tr></table></div></body></html>".encode(), name="a.html"
    )
    assert [section.heading for section in document.sections if section.heading] == ["主要目标", "主要任务"]


def test_words_that_a_style_sets_on_lines_of_their_own_are_lines() -> None:
    lines = "".join(
        f"<span style='display:block'>{words}</span>" for words in ("二、主要任务", "新建水厂2座。", "三、保障措施")
    )
    assert [s.heading for s in page(lines + TEXT).sections if s.heading] == ["主要目标", "主要任务", "保障措施"]
    inside = "二是<span style='display:inline-block'>加快建设</span>水厂2座。"
    assert [s.heading for s in page(f"<p>{inside}</p>").sections if s.heading] == ["主要目标"]


def test_what_a_list_beside_the_text_says_of_the_document_is_read_whole() -> None:
    told = (
        ("索引号", "0143/2021-36"), ("发文机关", "青江市水务局"), ("成文日期", "2021年9月17日"),
        ("发文字号", "青水发〔2021〕3号"), ("主题分类", "水利、水务"),
    )  # fmt: skip
    for form, item in (("<ul>{}</ul>", "<li><b>{}：</b>{}</li>"), ("<dl>{}</dl>", "<dt>{}：</dt><dd>{}</dd>")):
        block = form.format("".join(item.format(*one) for one in told))
        text = f"<div><h1>青江市就业促进规划</h1><h2>一、主要目标</h2>{TEXT}</div>"
        document = extract(f"<html><body>{block}{text}</body></html>".encode(), name="a.html")
        metadata = document.metadata
        assert [i.value for i in metadata.issuers] == ["青江市水务局"]
        assert str(metadata.model_dump()["date_written"]["value"]) == "2021-09-17"
        assert metadata.model_dump()["document_number"]["value"]["serial"] == 3
        assert [b.text for section in document.sections for b in section.blocks] == [TEXT[3:-4]]


def test_a_row_of_links_outside_the_text_is_a_menu() -> None:
    menu = "<a href='/'>首页</a><a href='/a'>政务公开</a><a href='/b'>办事服务</a>"
    text = f"<div><h1>青江市就业促进规划</h1><h2>一、主要目标</h2>{TEXT}</div>"
    document = extract(f"<html><body>{menu}{text}</body></html>".encode(), name="a.html")
    assert [f.kind for f in document.furniture] == ["navigation"]
    assert len(document.sections) == 1


LABELS = "<tr><td>指标</td><td>单位</td><td>2020年</td><td>2025年</td></tr>"
FIGURES = (
    "<tr><td>村卫生室数</td><td>个</td><td>84</td><td>96</td></tr>"
    "<tr><td>家庭医生数</td><td>人</td><td>31</td><td>45</td></tr>"
)


@pytest.mark.parametrize(("between", "second", "whole"), [
    ("", FIGURES, True), ("<p>&nbsp;</p>", FIGURES, True), ("<p>按年度分解。</p>", FIGURES, False),
    ("", LABELS + FIGURES, False),
    ("", FIGURES.replace("<td>个</td>", "").replace("<td>人</td>", ""), False),
])  # fmt: skip
def test_a_header_that_is_a_table_of_its_own_heads_the_one_below(between: str, second: str, whole: bool) -> None:
    tables = f"<table border=1>{LABELS}</table>{between}<table border=1>{second}</table>"
    found = page(f"<p>专栏1 主要指标</p>{tables}")
    headed = [i for i in found.indicators if [v.raw for v in i.values] == ["84", "96"] and i.unit == "个"]
    assert len(headed) == (whole or second.startswith(LABELS))
    assert len(found.tables) == 1 or not whole
