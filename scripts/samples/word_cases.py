"""Word files, one per difficulty."""

from __future__ import annotations

from .word import (
    abstract,
    cell,
    document,
    field,
    instruction,
    level,
    listed,
    num,
    paragraph,
    run,
    table,
    text_box,
)

OPENING = paragraph("青江市就业促进“十四五”规划", properties='<w:jc w:val="center"/>')


def _rows(text: str) -> str:
    """A plain table: lines of cells between |."""
    rows = [[cell(paragraph(part.strip())) for part in line.split("|")] for line in text.strip().splitlines()]
    return table(rows, len(rows[0]))


VALUES = "指标 | 2020年 | 2025年\n城镇新增就业（万人） | 10.5 | 12"


def body_order() -> bytes:
    """Paragraphs and tables take turns; the second table follows the first with nothing between but a blank line."""
    second = "指标 | 2020年 | 2025年\n技能培训（万人次） | 6.2 | 8"
    return document(
        OPENING + paragraph("第一章 主要目标") + paragraph("表1　就业") + _rows(VALUES) + paragraph("")
        + paragraph("表2　培训") + _rows(second) + paragraph("以上指标见各年度计划。") + paragraph("第二章 保障措施")
        + paragraph("加强组织领导。")
    )  # fmt: skip


def merged_cells() -> bytes:
    """Two header tiers, a group merged down, an attribute merged down, a group row, a title and a note over the width."""
    p = paragraph
    rows = [
        [cell(p("专栏1　主要指标"), 6)],
        [cell(p("类别"), 1, "restart"), cell(p("指标"), 1, "restart"), cell(p("2020年")), cell(p("2025年"), 2),
         cell(p("属性"), 1, "restart")],
        [cell(p(""), 1, "continue"), cell(p(""), 1, "continue"), cell(p("基数")), cell(p("目标")), cell(p("年均增长")),
         cell(p(""), 1, "continue")],
        [cell(p("就业"), 1, "restart"), cell(p("城镇新增就业（万人）")), cell(p("[12]")), cell(p("[15]")), cell(p("—")),
         cell(p("预期性"), 1, "restart")],
        [cell(p(""), 1, "continue"), cell(p("城镇登记失业率（%）")), cell(p("3.2")), cell(p("＜5")), cell(p("—")),
         cell(p(""), 1, "continue")],
        [cell(p("社会保障"), 6)],
        [cell(p("社保")), cell(p("参保率（%）")), cell(p("90")), cell(p("95")), cell(p("1.1")), cell(p("约束性"))],
        [cell(p("注：[ ]内为五年累计数。"), 6)],
    ]  # fmt: skip
    return document(OPENING + p("第一章 主要目标") + table(rows, 6) + p("第二章 保障措施") + p("加强领导。"))


def nested_tables() -> bytes:
    """A box in a one-cell table that holds a table; and a table inside a cell among others."""
    inner = _rows(VALUES)
    box = table([[cell(paragraph("专栏1 主要指标") + inner + paragraph("注：按常住人口统计。"))]])
    small = _rows("甲 | 3家\n乙 | 5家")
    other = table(
        [
            [cell(paragraph("项目")), cell(paragraph("内容"))],
            [cell(paragraph("基地")), cell(small + paragraph("合计8家"))],
        ],
        2,
    )
    return document(OPENING + paragraph("第一章 主要目标") + box + paragraph("第二章 项目") + other + paragraph("完。"))


def boxes() -> bytes:
    """A box as a one-cell table, one as a text box in DrawingML and VML, one in VML alone, one without 专栏."""
    first = (
        paragraph("专栏1 技能提升") + paragraph("1.培训工程。培训3万人次。") + paragraph("2.基地工程。建设5个基地。")
    )
    second = (
        paragraph("专栏2 创业带动") + paragraph("载体建设：建成孵化基地6家。") + paragraph("资金支持：发放贷款2亿元。")
    )
    third = paragraph("专栏3 服务能力") + paragraph("建设“15分钟”服务圈，实现城乡全覆盖。")
    fourth = paragraph("重点任务") + paragraph("完善监测预警机制。") + paragraph("健全应急处置机制。")
    vml = f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{third}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    return document(
        OPENING + paragraph("第一章 重点任务") + table([[cell(first)]]) + paragraph("第一节 促进创业")
        + paragraph("加大创业支持力度。", text_box(second)) + paragraph("第二节 优化服务") + paragraph("提升服务。", vml)
        + table([[cell(fourth)]]) + paragraph("第二章 保障措施") + paragraph("加强领导。")
    )  # fmt: skip


def numbers() -> bytes:
    """Lists of every make: by style, by paragraph, restarted, started elsewhere, legal, by numbering style, bullets."""
    definitions = (
        abstract(
            0,
            level(0, "chineseCountingThousand", "第%1章", "space", '<w:pStyle w:val="1"/>'),
            level(1, "chineseCountingThousand", "第%2节", "tab", '<w:pStyle w:val="2"/>'),
            level(2, "chineseCountingThousand", "%3、", "nothing", '<w:pStyle w:val="3"/>'),
            level(3, "chineseCounting", "（%4）", "nothing", '<w:pStyle w:val="4"/>'),
        )
        + abstract(1, level(0, "decimal", "%1.", "nothing"), level(1, "decimalEnclosedCircle", "%2", "nothing"))
        + abstract(2, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "space", "<w:isLgl/>"))
        + abstract(3, level(0, "bullet", "\uf06c", "tab"))
        + '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="plan"/></w:abstractNum>'
        + '<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="plan"/>'
        + level(0, "ideographTraditional", "%1、", "nothing") + "</w:abstractNum>"
        + abstract(6, level(0, "decimalFullWidth", "%1．", "nothing"))
    )  # fmt: skip
    lists = (
        num(1, 0) + num(2, 1) + num(3, 1, {0: 1}) + num(4, 1, {0: 5}) + num(5, 2) + num(6, 3) + num(7, 4) + num(8, 6)
        + num(9, 6, {0: 1})
    )  # fmt: skip

    def item(words: str, ident: int, depth: int = 0) -> str:
        return paragraph(words, properties=listed(ident, depth))

    def head(words: str, depth: int) -> str:
        return paragraph(words, properties=f'<w:pStyle w:val="{depth}"/>')

    rows = [[cell(paragraph(w)) for w in ("序号", "项目名称", "责任单位")]]
    rows += [
        [cell(paragraph(properties=listed(8))), cell(paragraph(w)), cell(paragraph("市人社局"))]
        for w in ("基地", "市场")
    ]
    body = (
        head("发展基础", 1) + head("主要成就", 2) + head("就业稳定", 3) + head("总量扩大", 4) + paragraph("就业增加。")
        + head("结构优化", 4) + paragraph("结构改善。") + head("保障有力", 3) + head("制度完善", 4) + paragraph("制度健全。")
        + head("面临形势", 2) + paragraph("形势复杂。") + head("重点任务", 1) + head("促进就业", 2)
        + item("稳定岗位。支持企业稳岗。", 2) + item("扩大就业。开发新岗位。", 2) + item("细化措施；", 2, 1) + item("压实责任。", 2, 1)
        + paragraph("另起一组：") + item("重新计数。从一开始。", 3) + item("继续计数。接着数。", 3)
        + item("从五开始。指定起点。", 4) + item("接着是六。继续。", 4)
        + paragraph("法律式编号：") + item("总则", 5) + item("范围", 5, 1) + item("依据", 5, 1)
        + item("项目符号一", 6) + item("项目符号二", 6) + item("天干编号", 7)
        + paragraph("没有编号。", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
        + table(rows, 3) + item("全角数字。另一列表。", 9)
    )  # fmt: skip
    return document(
        OPENING + body, numbering=definitions + lists,
        heading_properties={n: listed(1, n - 1) for n in range(1, 5)},
    )  # fmt: skip


def contents() -> bytes:
    """A contents field over several paragraphs, its title before it; entries repeat the headings."""
    start = field("begin") + instruction(' TOC \\o "1-3" \\h ') + field("separate")

    def entry(words: str, page: int, before: str = "", after: str = "") -> str:
        link = f"<w:hyperlink>{run(words)}{run(chr(9))}{field('begin')}{instruction(' PAGEREF _Toc1 ')}{field('separate')}{run(str(page))}{field('end')}</w:hyperlink>"
        return paragraph(before + link + after, properties='<w:pStyle w:val="TOC1"/>')

    return document(
        OPENING + paragraph("目　　录") + entry("第一章 发展基础", 1, start) + entry("第二章 保障措施", 2)
        + paragraph(field("end")) + paragraph("第一章 发展基础") + paragraph("基础良好。") + paragraph("第二章 保障措施")
        + paragraph("加强领导。")
    )  # fmt: skip


def notes() -> bytes:
    """Footnotes after a value and in a table, an endnote; the separators are no notes."""

    def mark(kind: str, ident: int) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{ident}"/></w:r>'

    def note(kind: str, ident: int, words: str) -> str:
        return f'<w:{kind} w:id="{ident}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>" + run(" " + words))}</w:{kind}>'

    apart = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    rows = [[cell(paragraph(w)) for w in ("指标", "2020年", "2025年")]]
    rows.append(
        [cell(paragraph("参保率（%）")), cell(paragraph("90")), cell(paragraph(run("95") + mark("footnote", 2)))]
    )
    return document(
        OPENING + paragraph("第一章 目标") + paragraph(run("平均受教育年限达到11.3") + mark("footnote", 1) + run("年。"))
        + paragraph("表1　目标") + table(rows, 3) + paragraph(run("城镇化率达到65%") + mark("endnote", 1) + run("。"))
        + paragraph("第二章 保障") + paragraph("加强领导。"),
        notes={
            "footnotes": apart + note("footnote", 1, "指劳动年龄人口。") + note("footnote", 2, "按常住人口计算。"),
            "endnotes": note("endnote", 1, "常住人口城镇化率。"),
        },
    )  # fmt: skip


def tracked() -> bytes:
    """Insertions are text, deletions are not: words, a paragraph mark, a table row, a moved sentence."""
    gone = '<w:rPr><w:del w:id="9" w:author="甲" w:date="2021-01-01T00:00:00Z"/></w:rPr>'
    rows = [
        [cell(paragraph(w)) for w in ("指标", "2020年", "2025年")],
        [cell(paragraph(w)) for w in ("参保率（%）", "90", "95")],
    ]
    deleted = (
        "<w:tr><w:trPr><w:del/></w:trPr>"
        + "".join(
            cell(paragraph(f"<w:del><w:r><w:delText>{w}</w:delText></w:r></w:del>")) for w in ("旧指标", "1", "2")
        )
        + "</w:tr>"
    )
    changed = table(rows, 3).replace("</w:tbl>", deleted + "</w:tbl>")
    return document(
        OPENING + paragraph("第一章 目标")
        + paragraph(run("新增就业达到") + "<w:del><w:r><w:delText>10</w:delText></w:r></w:del>" + f"<w:ins>{run('12')}</w:ins>" + run("万人。"))
        + paragraph("前半句没有说完，", properties=gone) + paragraph("后半句接着说。")
        + paragraph(f"<w:moveFrom>{run('移走的话。')}</w:moveFrom>" + run("留下的话。")) + changed
        + paragraph(f"<w:moveTo>{run('移来的话。')}</w:moveTo>") + paragraph("第二章 保障") + paragraph("加强领导。")
    )  # fmt: skip


def hidden() -> bytes:
    """Hidden runs, directly and by style, words struck out and a comment: none of the text, counted in a finding."""
    return document(
        OPENING + paragraph("第一章 目标")
        + paragraph(run("参保率达到95%") + run("（内部口径96%）", "<w:vanish/>") + run("以") + run("下", "<w:strike/>") + run("上", '<w:strike w:val="0"/>') + run("秘", '<w:rStyle w:val="hid"/>')
                    + '<w:r><w:commentReference w:id="0"/></w:r>' + run("。"))
        + paragraph("第二章 保障") + paragraph("加强领导。"),
        notes={"comments": f'<w:comment w:id="0" w:author="甲">{paragraph("这里请核对")}</w:comment>'},
    )  # fmt: skip


def inline() -> bytes:
    """Content controls around runs, paragraphs, rows and cells; links, fields, soft hyphens, tabs, blanks, signs."""
    control = lambda inner: f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"  # noqa: E731
    row = "<w:tr>" + "".join(cell(paragraph(w)) for w in ("技能培训（万人次）", "6", "8")) + "</w:tr>"
    odd = (
        "<w:tr>"
        + control(cell(paragraph("参保率（%）")))
        + cell(paragraph("90"))
        + cell(paragraph(control(run("95"))))
        + "</w:tr>"
    )
    controlled = _rows(VALUES).replace("</w:tbl>", control(row) + odd + "</w:tbl>")
    return document(
        OPENING + control(paragraph("第一章　目标")) + paragraph(run("城镇新增就业") + control(run("12")) + run("万人，")
        + f"<w:hyperlink>{run('详见')}</w:hyperlink>" + f"<w:smartTag>{run('规划')}</w:smartTag>"
        + f'<w:fldSimple w:instr=" REF x ">{run("正文")}</w:fldSimple>' + run("。"))
        + paragraph("全\u00ad文软连字符" + "不\u00ad可见。") + paragraph(run("技术") + "<w:r><w:softHyphen/></w:r>" + run("合同成交额。"))
        + paragraph("\u3000\u3000全角空格缩进，中间\u3000也有。") + paragraph("一、\t制表符之后")
        + paragraph(run("2021") + "<w:r><w:noBreakHyphen/></w:r>" + run("2025年为规划期。")) + paragraph("软回车之前。\n软回车之后。")
        + paragraph('<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>' + run("特殊符号字体。"))
        + paragraph("<w:r><w:ruby><w:rt><w:r><w:t>jiu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>就</w:t></w:r></w:rubyBase></w:ruby></w:r>" + run("业注音。"))
        + paragraph(run("公式") + "<m:oMath><m:r><m:t>a+b=3</m:t></m:r></m:oMath>" + run("保留。"))
        + paragraph("表1　目标") + controlled + paragraph("第二章　保障") + paragraph("加强领导。")
    )  # fmt: skip


def heads() -> bytes:
    """A running head and a foot with the page number: furniture."""
    page = field("begin") + instruction(" PAGE ") + field("separate") + run("1") + field("end")
    return document(
        OPENING + paragraph("第一章 目标") + paragraph("到2025年就业更加充分。") + paragraph("第二章 保障") + paragraph("加强领导。"),
        header=paragraph("青江市人民政府文件", text_box(paragraph("内部资料"))), footer=paragraph(run("— ") + page + run(" —")),
    )  # fmt: skip


def macros() -> bytes:
    """A document with macros is read like any other."""
    return document(OPENING + paragraph("第一章 目标") + paragraph("就业更加充分。"), kind="document.macroEnabled")


def styled() -> bytes:
    """No numbers at all: heading styles, by name and by outline level, say what heads what; body text in bold does not."""

    def head(words: str, depth: int) -> str:
        return paragraph(words, properties=f'<w:pStyle w:val="{depth}"/>')

    text = "全市落实减负稳岗扩就业政策，全年为企业减免社会保险费2亿元，发放稳岗返还资金5000万元，惠及职工12万人。"
    return document(
        paragraph("青江市就业工作情况报告") + paragraph("青江市扎实做好就业工作，取得明显成效，现将有关情况报告如下，请予审议。")
        + head("主要工作", 1) + head("稳定就业岗位", 2) + paragraph(text) + paragraph(run("以上成绩来之不易", "<w:b/>"))
        + head("支持重点群体", 2) + paragraph(text)
        + paragraph("存在问题", properties='<w:outlineLvl w:val="0"/>') + paragraph("就业总量压力仍然较大。")
    )  # fmt: skip


def raised() -> bytes:
    """Raised type: marks of notes after words, values and inside brackets of their own run; powers of ten; units; words."""
    high, higher = '<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>'
    mark = lambda words, how=high: run(words, how)  # noqa: E731
    rows = [
        [
            cell(paragraph(run("就业人口") + mark("[") + mark("1") + mark("]") + run("（万人）"))),
            cell(paragraph("131")),
        ],
        [cell(paragraph("耕地保有量（万亩）")), cell(paragraph(run("620") + mark("②")))],
    ]
    head = [cell(paragraph("指标")), cell(paragraph("2025年"))]
    return document(
        OPENING + paragraph("一、主要目标")
        + paragraph(run("2020年就业人口") + mark("4") + run("131万人，比上年增长5.0%") + mark("3", higher) + run("，"))
        + paragraph(run("年用电量2.6×10") + mark("8") + run("千瓦时，园区建筑面积40万m") + mark("2") + run("，"))
        + paragraph(run("PM") + run("2.5", '<w:vertAlign w:val="subscript"/>') + run("浓度降到32微克/立方米。"))
        + paragraph(mark("整段都抬高的一段话，仍是正文。", higher)) + table([head, *rows], 2) + paragraph("二、保障措施") + paragraph("加强领导。")
    )  # fmt: skip


def formulas() -> bytes:
    """Formulas on one line, EQ fields, signs of the font Symbol with and without its name."""
    t = lambda words: f"<m:r><m:t>{words}</m:t></m:r>"  # noqa: E731
    part = lambda name, inner: f"<m:{name}>{inner}</m:{name}>"  # noqa: E731
    fraction = part("f", part("num", t("x-c")) + part("den", t("v")))
    power = part("sSup", part("e", t("10")) + part("sup", t("6")))
    eq = lambda code: field("begin") + instruction(code) + field("separate") + field("end")  # noqa: E731
    rows = [
        [cell(paragraph("指标")), cell(paragraph("2025年"))],
        [
            cell(paragraph("绿化覆盖率（%）")),
            cell(paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("42"))),
        ],
        [
            cell(paragraph("失业率（%）")),
            cell(paragraph(run("\uf0a35.5", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'))),
        ],
    ]
    return document(
        OPENING + paragraph("一、计算方法") + paragraph(run("得分按") + part("oMath", fraction) + run("计算，以") + part("oMath", power) + run("吨为单位。"))
        + paragraph(run("完成率不低于") + eq(r"EQ \F(2,3)") + run("。")) + paragraph(eq(r"eq \o\ac(○,1)") + run("建设基地。"))
        + paragraph("二、主要目标") + table(rows, 2) + paragraph("三、保障措施") + paragraph("加强领导。")
    )  # fmt: skip


def stacked() -> bytes:
    """A table out of a PDF: a cell holds a column of lines, tabs part columns; and cells of two lines that are one row."""
    line = lambda *words: paragraph("\n\n".join(words))  # noqa: E731
    first = [
        [cell(paragraph("指标")), cell(paragraph("单位")), cell(paragraph("2020年")), cell(paragraph("2025年"))],
        [
            cell(line("养老机构", "社区服务站", "儿童之家")),
            cell(paragraph("个个个")),
            cell(line("42\t60", "150\t180", "36\t45"), 2),
        ],
    ]
    second = [
        [cell(paragraph("指标")), cell(paragraph("2020年")), cell(paragraph("2025年"))],
        [cell(paragraph("城镇新增就业\n（万人）")), cell(paragraph("10.5\n[52]")), cell(paragraph("12\n[60]"))],
        [cell(paragraph("参保率（%）")), cell(paragraph("90")), cell(paragraph("95"))],
    ]
    return document(
        OPENING + paragraph("一、服务设施") + paragraph("表1 设施") + table(first, 4) + paragraph("二、主要目标")
        + paragraph("表2 就业") + table(second, 3) + paragraph("三、保障措施") + paragraph("加强领导。")
    )  # fmt: skip


def drawings() -> bytes:
    """A chart, a diagram and a file inside the file: their words stand elsewhere, which is told."""
    drawn = "<w:r><w:drawing><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></w:drawing></w:r>"
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId90"/>'
    diagram = '<d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId91"/>'
    return document(
        OPENING + paragraph("一、发展基础") + paragraph(drawn.format(chart)) + paragraph("就业形势稳定。") + paragraph(drawn.format(diagram))
        + '<w:altChunk r:id="rId92"/>' + paragraph("二、保障措施") + paragraph("加强领导。")
    )  # fmt: skip


def struck() -> bytes:
    """Words crossed out once and twice beside those that replace them, white ones amid others, lowered figures before numbers."""
    low, out, twice = '<w:vertAlign w:val="subscript"/>', "<w:strike/>", "<w:dstrike/>"
    white = '<w:color w:val="FFFFFF"/>'
    rows = [
        [cell(paragraph("指标")), cell(paragraph("2025年"))],
        [cell(paragraph("养老床位（张）")), cell(paragraph(run("800", out) + run("960")))],
    ]
    return document(
        OPENING + paragraph("一、主要目标")
        + paragraph(run("到2025年，培训职工") + run("3", out) + run("5万人次，新增岗位") + run("20", twice) + run("40个，"))
        + paragraph(run("服务网点达到") + run("7", white) + run("60个，NO") + run("2", low) + run("300吨的减排任务全部完成。"))
        + table(rows, 2) + paragraph("二、保障措施", properties="") + paragraph(run("整行白字，底色另有。", white))
    )  # fmt: skip


CASES = {
    "body_order.docx": body_order, "merged_cells.docx": merged_cells, "nested_tables.docx": nested_tables,
    "boxes.docx": boxes, "numbers.docx": numbers, "contents.docx": contents, "notes.docx": notes,
    "tracked.docx": tracked, "hidden.docx": hidden, "inline.docx": inline, "heads.docx": heads, "macros.docm": macros, "styled.docx": styled,
    "raised.docx": raised, "formulas.docx": formulas, "stacked.docx": stacked, "drawings.docx": drawings, "struck.docx": struck,
}  # fmt: skip
