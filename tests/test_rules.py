"""The examples that stand beside the rules, and small texts for the rules that need more than a word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.core.fragment import Fragment
from extractor.core.source import Source
from extractor.indicators.cells import Usage, read_cell
from extractor.indicators.marks import defined_marks
from extractor.indicators.names import clean_group, read_name
from extractor.layout import facts
from extractor.layout.box_titles import read_title
from extractor.layout.headings import Heading, read_heading
from extractor.layout.lines import split_lines
from extractor.layout.units import Unit
from extractor.lexicon import box_lines, official, periods, portal, tables
from extractor.lexicon.comparators import AFTER, BEFORE
from extractor.lexicon.dates import parse_date
from extractor.lexicon.document_kinds import KINDS as DOCUMENT_KINDS
from extractor.lexicon.numerals import han_number
from extractor.lexicon.opening_verbs import LOST_STOP, OPENING_PHRASES, OPENING_VERBS, OPENING_WORDS, USUAL_TITLE
from extractor.lexicon.regions import division_at_head
from extractor.lexicon.schemes import SCHEMES, read_mark
from extractor.lexicon.word import Word
from extractor.references import KINDS as REFERENCE_KINDS
from extractor.references import find_references, kind_of


def unit(text: str) -> Unit:
    line = split_lines(Source(text, "text/1")).lines[0]
    return Unit(line, read_mark(line.text))


def fragment(text: str) -> Fragment:
    return Fragment.of(text, 0, len(text))


# -- rows with their own examples ------------------------------------------------------------


@pytest.mark.parametrize(("scheme", "text"), [(s.name, t) for s in SCHEMES for t in s.yes])
def test_a_scheme_reads_its_examples(scheme, text):
    mark = read_mark(text)
    assert mark is not None
    assert mark.scheme == scheme


@pytest.mark.parametrize(("scheme", "text"), [(s.name, t) for s in SCHEMES for t in s.no])
def test_a_scheme_leaves_its_counterexamples(scheme, text):
    mark = read_mark(text)
    assert mark is None or mark.scheme != scheme


@pytest.mark.parametrize(("role", "text"), [(w.name, t) for w in tables.HEADERS for t in w.yes])
def test_a_header_word_reads_its_examples(role, text):
    assert tables.header_role(text) == role


@pytest.mark.parametrize(("role", "text"), [(w.name, t) for w in tables.HEADERS for t in w.no])
def test_a_header_word_leaves_its_counterexamples(role, text):
    assert tables.header_role(text) != role


@pytest.mark.parametrize(("row", "text"), [pytest.param(w, t, id=t) for w in OPENING_VERBS for t in w.yes])
def test_a_text_that_opens_with_its_verb_shows_where_the_heading_ends(row, text):
    found = LOST_STOP.match(text)
    assert found is not None
    assert row.pattern.match(text, found.end())


@pytest.mark.parametrize("text", [pytest.param(t, id=t) for w in OPENING_VERBS for t in w.no])
def test_a_verb_within_a_clause_ends_no_heading(text):
    assert LOST_STOP.match(text) is None


@pytest.mark.parametrize(("row", "text"), [pytest.param(w, t, id=t) for w in OPENING_PHRASES for t in w.yes])
def test_a_chapter_that_lost_its_break_ends_before_the_phrase_that_opens_its_text(row, text):
    found = OPENING_WORDS.match(text)
    assert found is not None
    assert row.pattern.match(text, found.end())


@pytest.mark.parametrize("text", [pytest.param(t, id=t) for w in OPENING_PHRASES for t in w.no])
def test_a_title_without_such_a_phrase_is_left_whole(text):
    assert OPENING_WORDS.match(text) is None


@pytest.mark.parametrize(
    ("text", "usual"), [*((t, True) for t in USUAL_TITLE.yes), *((t, False) for t in USUAL_TITLE.no)]
)
def test_a_usual_title_ends_where_its_text_opens(text, usual):
    assert (USUAL_TITLE.pattern.match(text) is not None) == usual


OFFICIAL = [value for value in vars(official).values() if isinstance(value, Word)]


@pytest.mark.parametrize(("row", "text"), [pytest.param(w, t, id=f"{w.name}-{t}") for w in OFFICIAL for t in w.yes])
def test_an_official_word_reads_its_examples(row, text):
    assert row.matches(text)


@pytest.mark.parametrize(("row", "text"), [pytest.param(w, t, id=f"{w.name}-{t}") for w in OFFICIAL for t in w.no])
def test_an_official_word_leaves_its_counterexamples(row, text):
    assert not row.matches(text)


@pytest.mark.parametrize(("name", "text"), [(w.name, t) for w in portal.FIELDS for t in w.yes])
def test_a_field_label_reads_its_examples(name, text):
    found = portal.LABEL.match(f"{text}：某值")
    assert found is not None
    assert next(w.name for w in portal.FIELDS if w.matches(found.group("label"))) == name


@pytest.mark.parametrize(("name", "text"), [(w.name, t) for w in portal.FIELDS for t in w.no])
def test_a_field_label_leaves_its_counterexamples(name, text):
    assert next((w.name for w in portal.FIELDS if w.matches(text)), None) != name


@pytest.mark.parametrize("text", tables.UNITS_YES)
def test_a_unit_is_one(text):
    assert tables.is_unit(text)


@pytest.mark.parametrize("text", tables.UNITS_NO)
def test_other_words_in_brackets_are_no_unit(text):
    assert not tables.is_unit(text)


SAID = [value for module in (tables, box_lines) for value in vars(module).values() if isinstance(value, Word)]


@pytest.mark.parametrize(("row", "text"), [pytest.param(w, t, id=f"{w.name}-{t}") for w in SAID for t in w.yes])
def test_a_word_of_tables_reads_its_examples(row, text):
    assert row.matches(text)


@pytest.mark.parametrize(("row", "text"), [pytest.param(w, t, id=f"{w.name}-{t}") for w in SAID for t in w.no])
def test_a_word_of_tables_leaves_its_counterexamples(row, text):
    assert not row.matches(text)


@pytest.mark.parametrize(("sign", "text"), [(s, t) for s, _, ts in (*BEFORE, *AFTER) for t in ts])
def test_a_comparator_reads_its_examples(sign, text):
    (reading,) = read_cell(text)
    assert reading.value is not None
    assert reading.comparator == sign


@pytest.mark.parametrize(("kind", "text"), [(k.name, t) for k in DOCUMENT_KINDS for t in k.yes])
def test_a_title_names_its_kind(kind, text):
    class Front:
        title, subtitle, notice_title, issuer = fragment(text), None, None, None

    assert facts.kind_of(Front)[0] == kind


@pytest.mark.parametrize(("row", "text"), [(k, t) for k in DOCUMENT_KINDS for t in k.no])
def test_a_word_of_a_kind_leaves_its_counterexamples(row, text):
    assert row.pattern.search(text) is None


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, _, ts in REFERENCE_KINDS for t in ts])
def test_a_reference_is_of_its_kind(kind, text):
    assert kind_of(text) == kind


# -- cells -----------------------------------------------------------------------------------

CELLS = {
    "〔400〕": ("400", None, "=", "〔〕"),
    "＜5": ("5", None, "<", None),
    ">[110]": ("110", None, ">", "[]"),
    "[>110]": ("110", None, ">", "[]"),
    "98.00%": ("98.00", None, "=", None),
    "1,234.5": ("1234.5", None, "=", None),
    "60以上": ("60", None, ">=", None),
    "控制在4.5以内": ("4.5", None, "<=", None),
    "3—5": ("3", "5", "range", None),
    "60-65": ("60", "65", "range", None),
    "6%左右": ("6", None, "~", None),
    "不低于95": ("95", None, ">=", None),
    "≦5": ("5", None, "<=", None),
    "５.５": ("5.5", None, "=", None),
    "78.5岁": ("78.5", None, "=", None),
    "〔13.5〕%": ("13.5", None, "=", "〔〕"),
    "[2]个百分点": ("2", None, "=", "[]"),
    "60%以上（含）": ("60", None, ">=", None),
    "13.5〔累计〕": ("13.5", None, "=", None),
    "年均增长7.5%": ("7.5", None, "=", None),
    "7.5%（年均）": ("7.5", None, "=", None),
    "−3.2": ("-3.2", None, "=", None),
}


@pytest.mark.parametrize("text", CELLS)
def test_a_cell_reads_as_one_value(text):
    value, high, sign, bracket = CELLS[text]
    (reading,) = read_cell(text)
    assert (reading.value, reading.comparator, reading.bracket) == (Decimal(value), sign, bracket)
    assert reading.high == (Decimal(high) if high else None)


@pytest.mark.parametrize("text", ["—", "——", "-", "－", "/", "…", "", "无", "[—]"])
def test_a_missing_value_has_no_number(text):
    (reading,) = read_cell(text)
    assert (reading.value, reading.text, reading.comparator) == (None, None, None)


@pytest.mark.parametrize("text", ["5.5 > [27.5]", "12.5/〔60〕", "5.5（27.5）"])
def test_two_values_in_a_cell_are_two(text):
    first, second = read_cell(text)
    assert first.value in (Decimal("5.5"), Decimal("12.5"))
    assert second.bracket is not None


def test_a_footnote_mark_is_no_total_unless_the_table_says_so():
    assert [r.value for r in read_cell("5.5[1]")] == [Decimal("5.5")]
    assert [r.value for r in read_cell("5.5[27]", Usage(square_is_total=True))] == [Decimal("5.5"), Decimal(27)]


@pytest.mark.parametrize("text", ["1∶4∶5", "1:4:5", "1：4：5"])
def test_a_ratio_keeps_its_parts(text):
    assert read_cell(text)[0].ratio == (1, 4, 5)


@pytest.mark.parametrize(("text", "sign"), [("2:1以内", "<="), ("≤2:1", "<="), ("2:1", "=")])
def test_a_ratio_has_a_comparator(text, sign):
    (reading,) = read_cell(text)
    assert (reading.ratio, reading.comparator) == ((2, 1), sign)


@pytest.mark.parametrize("text", ["与经济增长基本同步", "完成国家下达任务", "较2020年下降13.5%"])
def test_words_stay_words(text):
    (reading,) = read_cell(text)
    assert (reading.value, reading.text) == (None, text)


NAMES = {
    "1．城镇新增就业人数（万人）": ("城镇新增就业人数", "1", "万人", False),
    "其中:5.农民工参加职业培训人次(万人次)": ("农民工参加职业培训人次", "5", "万人次", True),
    "5．其中：农民工参加职业培训人次（万人次）": ("农民工参加职业培训人次", "5", "万人次", True),
    "社会保障卡(市民一卡通)发卡数(万张)": ("社会保障卡(市民一卡通)发卡数", None, "万张", False),
    "高、中、初级专业技术人才比例": ("高、中、初级专业技术人才比例", None, None, False),
    "常住人口城镇化率①（%）": ("常住人口城镇化率", None, "%", False),
    "参保率，%": ("参保率", None, "%", False),
    "★地区生产总值（亿元）": ("地区生产总值", None, "亿元", False),
    "供电煤耗（克标准煤/千瓦时）": ("供电煤耗", None, "克标准煤/千瓦时", False),
    "劳动年龄人口平均受 教育年限(年)": ("劳动年龄人口平均受教育年限", None, "年", False),
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_gives_up_its_number_and_unit(text):
    name = read_name(text)
    assert (name.name, name.number, name.unit, name.of) == NAMES[text]


@pytest.mark.parametrize("text", ["一、就业", "（一）就业", "就业（4项）", "就业"])
def test_a_group_row_is_its_words(text):
    assert clean_group(text) == "就业"


MARKS = {
    "注：〔  〕内为五年累计数。": {"〔  〕": "cumulative"},
    "注:[]内为五年累计数": {"[]": "cumulative"},
    "注：带〔〕的为五年累计。": {"〔〕": "cumulative"},
    "注：（ ）内为累计值": {"（ ）": "cumulative"},
    "注：方括号内为五年累计数。": {"[]": "cumulative"},
    "注：括号内为五年合计数。": {"（）": "cumulative", "[]": "cumulative"},
    "注：城镇化率按常住人口计算。": {},
}


@pytest.mark.parametrize("text", MARKS)
def test_a_note_defines_its_marks(text):
    squeezed = {k.replace(" ", ""): v for k, v in MARKS[text].items()}
    assert defined_marks([fragment(text)]) == squeezed


# -- headings, boxes, front matter -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "run_in"),
    [
        ("第一章  指导思想和主要目标", "指导思想和主要目标", False),
        (
            "（七）强化就业优先导向的宏观调控。坚持实施以稳定和扩大就业为基准的宏观调控。",
            "强化就业优先导向的宏观调控",
            True,
        ),
        ("(一)指导思想：以习近平新时代中国特色社会主义思想为指导。", "指导思想", True),
        ("第四章 格局构建：切实筑牢首都生态安全屏障", "格局构建：切实筑牢首都生态安全屏障", False),
    ],
)
def test_a_heading_ends_where_its_words_end(text, words, run_in):
    found = read_heading(unit(text), unit("正文。"))
    assert isinstance(found, Heading)
    assert (found.words.text, found.run_in) == (words, run_in)


@pytest.mark.parametrize(
    "text",
    [
        "（1）研究人口规模、结构、分布以及人口流动等对空间供需的影响和对策；",
        "1．每年举办大学生创新创业大赛，加强创业服务，扩大创业投资，落实各项补贴，建设一批基地和园区，推动创业带动就业。其他。",
    ],
)
def test_an_item_of_a_list_is_no_heading(text):
    assert not isinstance(read_heading(unit(text), None), Heading)


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("专栏1：“十三五”时期主要指标", 1, "“十三五”时期主要指标"),
        ("专栏 13 中国江汉平原农村人才市场建设工程", 13, "中国江汉平原农村人才市场建设工程"),
        ("专栏一 促进就业工程", 1, "促进就业工程"),
        ("专栏1-2 青年人才倍增计划", "1-2", "青年人才倍增计划"),
        ("专栏 促进高质量充分就业计划", None, "促进高质量充分就业计划"),
        ("【专栏2】重大工程", 2, "重大工程"),
        ("专栏3", 3, ""),
        ("重点专栏 1 绿化提升项目", 1, "绿化提升项目"),
        ("民生专栏2　社区服务设施", 2, "社区服务设施"),
    ],
)
def test_a_box_title_is_read(text, number, title):
    found = read_title(unit(text))
    assert found is not None
    assert (found.number, found.title.text) == (number, title)


@pytest.mark.parametrize(
    "text",
    [
        "专栏3所列工程由各部门落实",
        "专栏式清单管理是压实责任的有效手段。",
        "专栏1中的指标，",
        "详见专栏2",
        "新闻专栏",
        "详见专栏2 荒山造林项目",
        "下列专栏3 重点工程",
    ],
)
def test_a_mention_of_a_box_is_no_title(text):
    assert read_title(unit(text)) is None


@pytest.mark.parametrize(
    "text", ["各市、州人民政府，省政府各部门：", "各区人民政府,市人民政府各部门:", "县实验小学：", "市博物馆："]
)
def test_recipients_are_recognised(text):
    assert official.is_recipients(text)


@pytest.mark.parametrize("text", ["各位代表：", "必须遵循以下原则：", "各部门要做到以下几点："])
def test_other_lines_with_a_colon_are_no_recipients(text):
    assert not official.is_recipients(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年8月25日", "2021-08-25"),
        ("二〇二一年十二月三十一日", "2021-12-31"),
        ("２０２２年３月２９日", "2022-03-29"),
    ],
)
def test_a_date_is_read(text, iso):
    assert str(parse_date(text)) == iso


@pytest.mark.parametrize("text", ["2021年2月30日", "2021年8月", "八月二十五日"])
def test_what_is_no_day_of_the_calendar_is_no_date(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("ordinal", "years"), [(1, (1953, 1957)), (3, (1966, 1970)), (10, (2001, 2005)), (14, (2021, 2025))]
)
def test_the_years_of_a_plan(ordinal, years):
    assert periods.plan_years(ordinal) == years
    assert periods.plan_ordinal(*years) == ordinal


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("“十四五”规划", 14),
        ("第十四个五年规划", 14),
        ("「十三五」时期", 13),
        ("第 十 四 个五年", None),
        ("二〇三五年远景目标", None),
        ("某地区一九五八年农业计划", None),
    ],
)
def test_a_plan_is_named(text, ordinal):
    found = periods.find_ordinal(text)
    assert (found[0] if found else None) == ordinal


@pytest.mark.parametrize(
    ("text", "name", "level", "code"),
    [
        ("湖北省人力资源", "湖北省", "province", "420000"),
        ("武汉市“十四五”", "武汉市", "prefecture", "420100"),
        ("武汉市江夏区人才", "江夏区", "county", "420115"),
        ("东西湖区人力资源", "东西湖区", "county", "420112"),
        ("北京市生态", "北京市", "province", "110000"),
    ],
)
def test_a_division_is_recognised(text, name, level, code):
    division, _, _ = division_at_head(text)
    assert (division.name, division.level, division.code) == (name, level, code)


def test_a_named_document_has_its_number():
    (found,) = find_references(fragment("落实《关于支持发展的实施细则》（东政规〔2021〕1 号），"))
    assert (found.kind, found.title, found.number) == ("regulation", "关于支持发展的实施细则", "东政规〔2021〕1号")


@pytest.mark.parametrize("number", range(1, 1000))
def test_every_ordinal_below_a_thousand_survives_writing_and_reading(number):
    assert han_number(written(number)) == number


def written(number: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = digits[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


# -- findings --------------------------------------------------------------------------------

FINDINGS = {
    "HEADING_GAP": "一、总体要求\n内容。\n二、目标\n内容。\n四、任务\n内容。\n",
    "MARK_UNDEFINED": "指标\t2020年\t2025年\n就业（万人）\t〔5〕\t〔6〕\n",
    "CELLS_MERGED": "指标\t2020年\t年均/累计\n就业（万人）\t5\t1.5 > [6]\n",
    "UNIT_IN_CELL": "指标\t2020年\t2025年\n产值（亿元）\t5\t6%\n",
    "ROW_MISFIT": "指标\t2020年\t2025年\n就业（万人）\t5\t6\t7\n收入（元）\t5\t6\n",
    "NO_HEADINGS": "中文内容。\n",
}


@pytest.mark.parametrize("code", FINDINGS)
def test_what_is_doubted_while_reading_is_told_and_placed(code):
    document = extract(FINDINGS[code].encode())
    found = [d for d in document.diagnostics if d.code == code]
    assert found, [d.code for d in document.diagnostics]
    assert all(0 <= s.start <= s.end <= len(document.text) for d in found for s in d.spans)
    assert code not in {d.code for d in extract("一、总体要求\n坚持就业优先。\n".encode()).diagnostics}
