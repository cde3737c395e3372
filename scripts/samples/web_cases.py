"""Web pages and web archives, one per difficulty."""

from __future__ import annotations

import base64
import quopri

TITLE = "青江市就业促进“十四五”规划"


def _page(body: str, charset: str = "utf-8", head: str = "") -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{TITLE}</title>{head}</head>\n<body>{body}</body></html>\n'


def merged_cells() -> bytes:
    """rowspan and colspan in both directions, a title row, a note row, a caption, th and thead."""
    rows = (
        "<thead><tr><th colspan=6>专栏1　主要指标</th></tr>"
        "<tr><th rowspan=2>类别</th><th rowspan=2>指标</th><th>2020年</th><th colspan=2>2025年</th><th rowspan=2>属性</th></tr>"
        "<tr><th>基数</th><th>目标</th><th>年均增长</th></tr></thead>"
        "<tr><td rowspan='2'>就业</td><td>城镇新增就业（万人）</td><td>[12]</td><td>[15]</td><td>—</td><td rowspan=2>预期性</td></tr>"
        "<tr><td>城镇登记失业率（%）</td><td>3.2</td><td>＜5</td><td>—</td></tr>"
        "<tr><td colspan=6>社会保障</td></tr>"
        "<tr><td>社保</td><td>参保率（%）</td><td>90</td><td>95</td><td>1.1</td><td>约束性</td></tr>"
        "<tr><td colspan=6>注：[ ]内为五年累计数。</td></tr>"
    )
    table = f"<table border=1>{rows}</table>"
    second = "<table><caption>表1　就业</caption><tr><td>指标<td>2020年<td>2025年<tr><td>城镇新增就业（万人）<td>10.5<td>12</table>"
    return _page(
        f"<p>{TITLE}</p><h2>第一章 主要目标</h2>{table}<h2>第二章 分类目标</h2>{second}<p>以上为分类目标。</p>"
    ).encode()


def word_export() -> bytes:
    """HTML as Word saves it: o:p, mso styles, conditional comments, list numbers, wrapped lines, footnotes, a bordered paragraph."""
    head = '<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:""} --></style>'
    body = (
        "<div class=WordSection1>"
        f"<p class=MsoNormal align=center style='text-align:center'><b><span lang=EN-US>{TITLE}</span></b><o:p></o:p></p>"
        "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
        "<h1><![if !supportLists]><span style='mso-list:Ignore'>第一章<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>发展基础</h1>"
        "<p class=MsoNormal style='text-indent:21.0pt'>“十三五”时期，全市就业工作取得明显\r\n成效，城镇新增就业<span lang=EN-US>52.6</span>万人<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference>[1]</span></a>，"
        "失业率控制在较低\r\n水平<span style='mso-hide:all'>（内部）</span>。</p>"
        "<h1>第二章 主要任务</h1>"
        "<div style='mso-element:para-border-div;border:solid windowtext 1.0pt;padding:1.0pt'>"
        "<p class=MsoNormal>专栏<span lang=EN-US>1 </span>重点工程</p><p class=MsoNormal>1.培训工程。培训3万人次。</p><p class=MsoNormal>2.基地工程。建设5个基地。</p></div>"
        "<p class=MsoNormal>扎实推进各项工程。</p></div>"
        "<div style='mso-element:footnote-list'><hr align=left size=1 width=\"33%\"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
        "<a href=\"#_ftnref1\" name=\"_ftn1\"><span class=MsoFootnoteReference>[1]</span></a> 五年累计数。</p></div></div>"
    )  # fmt: skip
    return _page(body, "gb2312", head).encode("gb18030")


def old_site() -> bytes:
    """A site of tables: the plan in one cell of a table for layout, its paragraphs parted by br and wide blanks."""
    menu = "".join(
        f'<a href="/{n}">{name}</a> ' for n, name in enumerate(("首页", "政务公开", "办事服务", "互动交流", "数据开放"))
    )
    plan = (
        f"<center><b>{TITLE}</b></center><br>"
        "　　第一章 发展基础<br>　　“十三五”时期，全市就业工作取得明显成效，城镇新增就业52.6万人，失业率控制在较低水平，劳动者素质明显提高。<br><br>"
        "　　第二章 主要目标<br>　　到2025年，就业更加充分，城镇新增就业50万人以上。<br>"
        "<table border=1><tr><td>指标</td><td>2020年</td><td>2025年</td></tr><tr><td>参保率（%）</td><td>90</td><td>95</td></tr></table>"
        "<br>　　第三章 保障措施<br>　　加强组织领导，强化督促检查，营造良好氛围，确保各项任务落到实处。<br>"
    )
    body = (
        f'<table width=100%><tr><td class="top">{menu}</td></tr></table>'
        '<table width=100%><tr><td width=200 class="left_menu"><a href="/a">规划计划</a><br><a href="/b">统计公报</a></td>'
        f'<td><table><tr><td>发布时间：2021-08-16　来源：市人社局　浏览次数：120</td></tr><tr><td id="content">{plan}</td></tr></table></td></tr></table>'
        "<table width=100%><tr><td align=center>版权所有：青江市人民政府　技术支持：某公司<br>青ICP备00000000号</td></tr></table>"
    )
    return _page(body, "gb2312").encode("gb2312", "xmlcharrefreplace")


def new_site() -> bytes:
    """A site of today: title, number and date outside the text, an index table, a list of other news, a footer of links."""
    body = (
        '<header class="site-header"><a href="/">首页</a><a href="/a">要闻</a><form><input><button>搜索</button></form></header>'
        '<div class="crumbs">当前位置：<a href="/">首页</a>&gt;<a href="/gh">规划</a></div>'
        '<table class="xxgk"><tr><td>索 引 号</td><td>000-2021-001</td><td>发文机关</td><td>青江市人民政府</td></tr></table>'
        f'<article><header><h1>{TITLE}</h1></header><div class="docnum">青政发〔2021〕26号</div>'
        '<div class="meta"><span>发布时间：2021-08-16 09:00</span><span>来源：市政府办公室</span><a href="#">打印</a></div>'
        '<div class="TRS_Editor"><style>p {}</style><p>各县（市、区）人民政府：</p>'
        "<p>现将《青江市就业促进“十四五”规划》印发给你们，请认真贯彻执行。</p><p>第一章 发展基础</p>"
        "<p>“十三五”时期，全市就业工作取得明显成效，城镇新增就业52.6万人，失业率控制在较低水平。</p><p>第二章 主要目标</p>"
        "<p>到2025年，就业更加充分，城镇新增就业50万人以上，劳动者素质明显提高，公共服务体系不断完善。</p></div>"
        '<div class="pages">上一篇：<a href="#">某某通知</a></div></article>'
        '<aside><h3>相关阅读</h3><ul><li><a href="#">青江市养老服务规划印发</a></li><li><a href="#">青江市召开就业工作会议</a></li></ul></aside>'
        "<footer><p>版权所有：青江市人民政府办公室</p></footer>"
    )  # fmt: skip
    return _page(body).encode()


def wrong_charset() -> bytes:
    """UTF-8 bytes that call themselves gb2312: the bytes win, and it is said."""
    return _page(f"<p>{TITLE}</p><h2>第一章 目标</h2><p>到2025年就业更加充分。</p>", "gb2312").encode()


def lists() -> bytes:
    """Ordered lists, whose numbers the browser makes; line ends inside sentences; entities; hidden text; preformatted text."""
    body = (
        f"<h1>{TITLE}</h1><h2>第一章 任务</h2><p>主要\n  任务\n  如下：</p>"
        "<ol><li>稳定岗位。支持企业稳岗。</li><li>扩大就业。开发新岗位。</li></ol>"
        "<ol start=5 type=a><li>附则甲</li><li value=9>附则乙</li></ol>"
        "<ol style='list-style-type:none'><li>（一）自带编号的条目。</li></ol>"
        "<p>增速&gt;6%&nbsp;且&lt;8%，A&amp;B&hellip;</p><p style='display:none'>看不见</p>"
        "<pre>第一行\n第二行</pre><h2>第二章 保障</h2><p>加强领导。</p>"
    )  # fmt: skip
    return _page(body).encode()


def frames() -> bytes:
    """Boxes as a bordered div, a fieldset and a one-cell table; a table inside the last."""
    inner = "<table border=1><tr><td>指标</td><td>2020年</td><td>2025年</td></tr><tr><td>参保率（%）</td><td>90</td><td>95</td></tr></table>"
    body = (
        f"<h1>{TITLE}</h1><h2>第一章 任务</h2><p>任务如下。</p>"
        '<div style="border:1px solid #999"><p>专栏1 技能提升</p><p>1.培训工程。培训3万人次。</p><p>2.基地工程。建设5个基地。</p></div>'
        "<h3>第一节 促进创业</h3><p>支持创业。</p>"
        "<fieldset><p>专栏2 创业带动</p><p>载体建设：建成孵化基地6家。</p><p>资金支持：发放贷款2亿元。</p></fieldset>"
        f"<h3>第二节 完善保障</h3><p>完善保障。</p><table border=1><tr><td><p>专栏3 主要指标</p>{inner}</td></tr></table>"
        "<h2>第二章 保障</h2><p>加强领导。</p>"
    )  # fmt: skip
    return _page(body).encode()


def _archive(page: bytes, charset: str, coded: bytes, how: str) -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSubject: plan\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----part"\r\n\r\n'
        "------part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.png\r\n\r\niVBORw0KGgo=\r\n"
        f'------part\r\nContent-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {how}\r\nContent-Location: plan.html\r\n\r\n'
    )
    return head.encode() + coded + b"\r\n------part--\r\n"


def archive() -> bytes:
    """A web archive whose page is base64 in GBK; a picture stands before it."""
    page = wrong_charset().decode().encode("gb18030")
    return _archive(page, "gb2312", base64.encodebytes(page), "base64")


def archive_quoted() -> bytes:
    """A web archive in quoted-printable UTF-8."""
    page = _page(f"<p>{TITLE}</p><h2>第一章 目标</h2><p>到2025年就业更加充分。</p>").encode()
    return _archive(page, "utf-8", quopri.encodestring(page), "quoted-printable")


def astray() -> bytes:
    """Tables as old sites write them: a first row without tr, a form between rows, words between cells; text after </html>."""
    first = (
        "<table border=1>单位：万人<td>指标</td><td>2020年</td><td>2025年</td></tr>"
        "<form><tr><td>城镇新增就业（万人）</td><td>10.5</td><td>12</td></tr></form>"
        "<font><tr><td>技能培训（万人次）</td><td>6.2</td><td>8</td></tr></font><p>注：按常住人口统计。</p></table>"
    )
    page = _page(f"<p>{TITLE}</p><p>一、主要目标</p><p>表1　就业</p>{first}")
    return (page + "<p>二、保障措施</p><p>到2025年，服务网点达到60个。</p>").encode()


def raised() -> bytes:
    """sup: marks of notes after words, values and in the title, a power of ten, the square of a unit; sub stays."""
    rows = (
        "<tr><td>指标</td><td>2020年</td><td>2025年</td></tr>"
        "<tr><td>就业人口<sup>1</sup>（万人）</td><td>131<sup>[2]</sup></td><td>150</td></tr>"
    )
    return _page(
        f"<p>{TITLE}<sup>[1]</sup></p><p>一、主要目标</p>"
        "<p>2020年就业人口<sup>2</sup>131万人，园区建筑面积40万m<sup>2</sup>，能耗2.6×10<sup>5</sup>吨，"
        "PM<sub>2.5</sub>浓度下降到32微克/立方米<sup>①</sup>。</p>"
        f"<table border=1>{rows}</table><p>二、保障措施</p><p>加强领导。</p>"
    ).encode()


def shown_by_script() -> bytes:
    """A page whose text is hidden until its script has run, beside hidden links and a list of choices longer than it."""
    text = "全市就业工作取得新进展，城镇新增就业稳步增加，劳动者素质明显提高。"
    choices = "".join(f"<option>青江市第{n}个职能部门的门户网站名称</option>" for n in range(60))
    links = "".join(f"<li style='display:none'>第{n}个友情链接的完整名称和地址</li>" for n in range(60))
    return (
        "<html><head><meta charset=utf-8><title>政务公开</title></head><body style='visibility: hidden'>"
        "<ul><li><a href=/>首页</a></li><li>&gt; 青江要闻</li></ul>"
        f"<div style='display:none'><h2>{TITLE}</h2><p>一、发展基础</p><p>{text}{text}</p>"
        f"<p>二、保障措施</p><p>{text}{text}</p></div>"
        f"<div class='site-foot'><p>网站导航</p><select>{choices}</select><ul>{links}</ul></div></body></html>"
    ).encode()


def printed_numbers() -> bytes:
    """Items of ordered lists that print a number of their own, beside items that do not."""
    return _page(
        f"<h1>{TITLE}</h1><h3>一、主要任务</h3><ol><li><h4>（一）稳定岗位</h4><p>支持企业稳岗。</p></li>"
        "<li><h4>（二）扩大培训</h4><p>培训职工3万人次。</p></li></ol>"
        "<h3>二、保障措施</h3><ol><li>2025年底前完成。</li><li>加强领导。</li></ol>"
    ).encode()


def told() -> bytes:
    """A page that prints its title nowhere: its head names title, day and source for whoever collects it."""
    head = (
        f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2021-08-16 09:00">'
        '<meta name="ContentSource" content="青江市人民政府办公室"><title>无障碍说明</title>'
    )
    text = "全市就业工作取得新进展，城镇新增就业稳步增加，劳动者素质明显提高。"
    path = "<div>您所在的位置：首页&gt;政务公开&gt;规划计划</div>"
    body = f"<p>一、发展基础</p><p>{text}</p><p>二、主要任务</p><p>{text}</p>"
    return (
        f"<html><head><meta charset=utf-8>{head}</head><body><div><div>无障碍说明</div>{path}"
        f"<div>{body}</div></div></body></html>"
    ).encode()


def linked_contents() -> bytes:
    """Contents as links to places on the page, the first of them right above its own heading."""
    names = ("一、发展基础", "二、主要目标", "三、保障措施")
    text = "全市就业工作取得新进展，城镇新增就业稳步增加，劳动者素质明显提高。"
    entries = "".join(f'<p><a href="#s{n}">{name}</a></p>' for n, name in enumerate(names))
    body = "".join(f'<h2 id="s{n}">{name}</h2><p>{text}</p>' for n, name in enumerate(names))
    return _page(f"<h1>{TITLE}</h1><p>目 录</p>{entries}{body}").encode()


def notes() -> bytes:
    """Raised marks that link to notes below, one of which repeats its mark as a link and one as a raised figure."""
    return _page(
        f"<h1>{TITLE}<sup><a href='#f1' id=r1>[1]</a></sup></h1><p>一、主要目标</p>"
        "<p>到2025年，城镇新增就业达到12<sup><a href='#f2'>2</a></sup>万人。</p><p>二、保障措施</p><p>加强领导。</p><hr>"
        "<p id=f1><sup><a href='#r1'>[1]</a></sup>本规划所称就业为城镇就业。</p><p id=f2><sup>2</sup> 五年累计。</p>"
    ).encode()


def table_in_table() -> bytes:
    """A ruled table with a table in a cell, a hidden row, and a layout table without rules around it."""
    inner = "<table><tr><td>城镇</td><td>3</td></tr></table>"
    rows = (
        "<tr><td>指标</td><td>2025年</td></tr><tr style='display:none'><td>删去的</td><td>1</td></tr>"
        f"<tr><td>就业服务网点（个）{inner}</td><td>60</td></tr><tr><td>培训（万人次）</td><td>8</td></tr>"
    )
    body = f"<p>{TITLE}</p><p>一、主要目标</p><table border=1>{rows}</table><p>二、保障措施</p><p>加强领导。</p>"
    return _page(f"<table border=0><tr><td><a href=/>首页</a></td><td>{body}</td></tr></table>").encode()


def hiding_styles() -> bytes:
    """Words that the page's own sheet hides, by class and by name, or crosses out; a rule for print that hides nothing here."""
    sheet = (
        "<style>/* .all{display:none} */ .aside, p.note{display:none} #draft{visibility:hidden} .old{text-decoration:line-through}"
        "@media print{.main{display:none}} .main .kept{display:none} .gap{font-size:0} .shown{display:none} .shown{display:block}</style>"
    )
    body = (
        f"<div class=main><p>{TITLE}</p><p>一、主要目标</p><p>到2025年，培训职工<span class=old>3</span>5万人次，"
        "新增岗位<span id=draft>20</span>40个，服务网点达到<span style='font-size:0px'>7</span>60个。</p>"
        "<p class='x aside'>内部口径90个。</p><p class=kept>NO<sub>2</sub>300吨的减排任务全部完成。</p>"
        "<div class=gap><p style='font-size:16px'>字号另有规定。</p></div><p class=shown>先隐后显。</p>"
        "<p>二、保障措施</p><p>加强领导。<textarea>到2025年，床位达到9000张。</textarea></p></div>"
    )
    return _page(body, head=sheet).encode()


def inner_page() -> bytes:
    """The text stands in an inline frame that holds its page itself."""
    inner = f"<p>{TITLE}</p><p>一、主要目标</p><p>到2025年，服务网点达到60个。</p><p>二、保障措施</p><p>加强领导。</p>"
    return _page(f"<div><a href=/>首页</a></div><iframe srcdoc='{inner}'></iframe>").encode()


def page_in_one_cell() -> bytes:
    """A short plan in the one cell of a table for layout, its table in two halves; other articles listed below it."""
    text = "全市就业工作取得新进展，城镇新增就业稳步增加，劳动者素质明显提高。"
    head = "<tr><td>指标</td><td>2020年</td><td>2025年</td></tr>"
    first = f"<table>{head}<tr><td>城镇新增就业（万人）</td><td>10.5</td><td>12</td></tr></table>"
    second = f"<table>{head}<tr><td>参保率（%）</td><td>90</td><td>95</td></tr></table>"
    plan = f"<p>第一章 发展基础</p><p>{text}</p><p>专栏1 主要指标</p>{first}{second}<p>第二章 保障措施</p><p>{text}</p>"
    links = "<div><p>相关文章</p><p><a href=1>去年新增就业11万人</a></p><p><a href=2>培训职工3万人次</a></p></div>"
    cells = f"<tr><td>{TITLE}</td></tr><tr><td>点击：35次</td></tr><tr><td>{plan}{links}</td></tr>"
    return _page(f"<table><tr><td><a href=/>首页</a></td><td><table>{cells}</table></td></tr></table>").encode()


CASES = {
    "merged_cells.html": merged_cells, "word_export.html": word_export, "old_site.htm": old_site, "new_site.html": new_site,
    "wrong_charset.html": wrong_charset, "lists.html": lists, "frames.html": frames, "html_inside.doc": frames,
    "archive.mht": archive, "archive_quoted.mhtml": archive_quoted,
    "astray.html": astray, "raised.html": raised, "shown_by_script.html": shown_by_script,
    "printed_numbers.html": printed_numbers, "told.html": told, "linked_contents.html": linked_contents,
    "notes.html": notes, "table_in_table.html": table_in_table, "hiding_styles.html": hiding_styles,
    "inner_page.html": inner_page, "page_in_one_cell.html": page_in_one_cell,
}  # fmt: skip
