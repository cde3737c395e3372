"""Numbers as old and new plans print them: none that is not printed, each whole, each once."""

from __future__ import annotations

import random
import re
import time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from extractor import extract
from extractor.core.fragment import Fragment, join
from extractor.layout.linebreaks import columns
from extractor.ledger import ledger
from extractor.lexicon import joining, signs
from extractor.lexicon.numerals import Numeral, han_decimal, read_mixed, read_spelt
from extractor.models import Document, Span
from extractor.statements.accept import is_torn
from extractor.statements.doubts import doubts
from extractor.statements.find import Context, find_in
from extractor.statements.passage import TORN, Page, Passage
from extractor.statements.quantities import find_quantities, may_hold_numbers
from extractor.statements.times import Calendar

CORPUS = sorted(Path("corpus").glob("*.txt"))
Row = tuple[str, str | None, str | None, str]


def folded(text: str) -> str:
    return Passage(Fragment.of(text, 0, len(text))).text


def values(text: str) -> list[Row]:
    found = find_in(Fragment.of(text, 0, len(text)), Context(Calendar((2021, 2025))))
    return [(f"{s.value:f}", s.high and f"{s.high:f}", s.unit, s.comparator) for s in found]


# -- numerals in characters ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [("十二亿三千万", "1230000000"), ("一亿二千三百四十五万", "123450000"), ("一万亿", "1000000000000"),
     ("一百二十五", "125"), ("三千二", "3200"), ("两万零五", "20005"), ("一亿零五百万", "105000000"),
     ("一九〇〇", "1900"), ("一九○○万", "19000000"), ("二〇二五", "2025"),
     ("一点四五", "1.45"), ("十", "10"), ("千万", "10000000")],
)  # fmt: skip
def test_a_numeral_has_its_value(text: str, value: str) -> None:
    assert han_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["七十百", "百千万", "三六", "千百", "一二三", "百十", "两千万百", "十百", "五三万"])
def test_an_ill_formed_numeral_is_none(text: str) -> None:
    assert read_spelt(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("三四", 3, 4), ("三四十", 30, 40), ("七八万", 70000, 80000), ("一百二三十", 120, 130),
     ("十七八", 17, 18), ("八九千", 8000, 9000)],
)  # fmt: skip
def test_two_numerals_side_by_side_are_a_range(text: str, low: int, high: int) -> None:
    assert read_spelt(text) == Numeral(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "value"),
    [("3千5百", ("3500", "")), ("1亿2000万", ("12000", "万")), ("1万8千", ("18000", "")),
     ("1亿零500万", ("10500", "万")), ("3万1000亿", None)],
)  # fmt: skip
def test_digits_with_multipliers_in_parts(text: str, value: tuple[str, str] | None) -> None:
    assert read_mixed(text) == (None if value is None else (Decimal(value[0]), value[1]))


def spelt(number: int) -> str:
    """The numeral of an integer as it is written out, below 10^12."""
    for weight, word in ((10**8, "亿"), (10**4, "万")):
        if number >= weight:
            above, below = divmod(number, weight)
            gap = "零" if below and below < weight // 10 else ""
            return spelt(above) + word + gap + (spelt(below) if below else "")
    out, gap = "", False
    for weight, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, weight)
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + word
            gap = False
        else:
            gap = True
    return out


def test_any_integer_written_out_is_read_back() -> None:
    draw = random.Random(19960301)
    for _ in range(3000):
        number = draw.randrange(1, 10 ** draw.randrange(1, 12))
        assert han_decimal(spelt(number)) == number, spelt(number)


def test_any_amount_written_out_is_one_quantity_of_all_its_characters() -> None:
    draw = random.Random(20051011)
    for _ in range(1500):
        number = draw.randrange(11, 10 ** draw.randrange(2, 12))
        unit = draw.choice(["吨", "千瓦", "人", "公里", "千克", "美元", "斤", "立方米", "辆"])
        text = spelt(number) + unit
        (quantity,) = find_quantities(text)
        times = {"万": 10**4, "亿": 10**8}
        factor = 1
        for char in (quantity.unit or "").removesuffix(unit):
            factor *= times[char]
        assert (quantity.start, quantity.end, quantity.value * factor) == (0, len(text), number), text


def test_noise_of_numerals_and_signs_breaks_nothing() -> None:
    draw = random.Random(7)
    for _ in range(3000):
        text = "".join(
            draw.choices(
                "一二三五十百千万亿零两点分之又半多余几0123456789.,，·-—－−+%[]①⁶ \t\n人元角成倍年个至到翻番",
                k=draw.randrange(1, 24),
            )
        )
        for quantity in find_quantities(folded(text)):
            assert quantity.high is None or quantity.high > quantity.value
            assert 0 <= quantity.left <= quantity.start < quantity.end <= quantity.right
        values(text)


# -- joining ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("rule", "text"), joining.JOINED, ids=[r for r, _ in joining.JOINED])
def test_a_rule_joins_its_example_and_says_so(rule: str, text: str) -> None:
    passage = Passage(Fragment.of(text, 0, len(text)))
    assert passage.joined
    assert {j.rule for j in passage.joined} == {rule}
    assert not re.search(r"[0-9]\s[0-9]", passage.text)


@pytest.mark.parametrize("text", joining.APART)
def test_what_no_rule_joins_stays_apart(text: str) -> None:
    assert re.findall(r"[0-9.]+", folded(text)) == re.findall(r"[0-9.]+", text)


@pytest.mark.parametrize(
    "text",
    ["森林覆盖率（%） 41 44 43 43.5", "近两年培训120 150万人次。", "投产3\n160台。", "达到 4\n42 万人。",
     "新增1.2亿3千万元。", "产量达到11，6万吨。"],
)  # fmt: skip
def test_what_may_be_one_number_or_two_is_none_and_is_told(text: str) -> None:
    assert values(text) == []
    assert {d.code for d in doubts(folded(text))} == {"NUMBER_UNREAD"}
    assert "NUMBER_UNREAD" not in {d.code for d in doubts(folded("到2025年新增3个，共120万元，达到1，204，560万元。"))}


def grouped(*sentences: str) -> list[tuple[str, str | None, str | None, str]]:
    text = "一、综合\n" + "".join(sentences)
    return [
        (f"{s.value:f}", None, s.unit, s.comparator)
        for s in extract(text.encode(), path="a.txt").statements
        if s.value is not None
    ]


def test_a_plain_blank_parts_thousands_where_the_whole_text_prints_them_so() -> None:
    first, second = "全年生产总值1 286.54亿元。", "人均可支配收入58 764元。"
    assert grouped(first, second) == [("1286.54", None, "亿元", "="), ("58764", None, "元", "=")]
    assert grouped(first) == []  # once is no custom
    assert grouped(first, second, "投资2035.8亿元。") == [("2035.8", None, "亿元", "=")]  # nor beside a solid one
    assert grouped("近两年分别培训120 150人次和130 160人次。", second) == []


def test_a_year_over_a_lines_end_is_no_doubtful_number() -> None:
    assert list(doubts(folded("展望 20\n35年，基本实现现代化。"))) == []
    assert [d.code for d in doubts(folded("投产3\n160台。"))] == ["NUMBER_UNREAD"]


def test_all_doubtful_numbers_of_a_paragraph_are_told() -> None:
    document = extract("一、综合\n人均收入58 764元，授权专利1 235.5件，投入2035万元。".encode(), path="a.txt")
    (told,) = [d for d in document.diagnostics if d.code == "NUMBER_UNREAD"]
    assert [place.text_in(document.text) for place in told.spans] == ["58 764", "1 235.5"]


def test_two_numbers_with_a_blank_between_keep_their_own_units() -> None:
    assert values("规模0.5万吨 12台设备。") == [("0.5", None, "万吨", "="), ("12", None, "台", "=")]
    assert values("中型500⇥20人以上。".replace("⇥", "\t")) == [("20", None, "人", ">=")]


def lines(*printed: str) -> tuple[str, Fragment]:
    source = "\n".join(printed)
    parts, at = [], 0
    for line in printed:
        parts.append(Fragment.of(source, at, at + len(line)))
        at += len(line) + 1
    return source, join(parts)


def test_a_full_printed_line_may_break_inside_a_number() -> None:
    source, body = lines("全市养老服务体系更加健全供给更加充分保障更加有力，培训20", "00人次以上，要素保障有力。")
    passage = Passage(body, Page(source, 29))
    assert [j.rule for j in passage.joined] == ["line"]
    assert "培训2000人次" in passage.text
    short = Passage(body, Page(source, 40))
    assert not short.joined
    assert "2000" not in short.text


@pytest.mark.parametrize(
    ("first", "second", "pages", "read"),
    [
        ("培训20", "00人次", (), "2000人次"),
        ("培训20", "00人次", ("3", "5"), "2000人次"),  # no page begins with 0
        ("培训７９", "１０亿元", ("3", "6"), "7910亿元"),  # no page 1 or 10 between 3 and 6
        ("培训79", "4亿元", ("3", "6"), None),
        ("培训79", "4亿元", ("3", "4"), "794亿元"),
        ("培训79", "4亿元", ("4", "6"), "794亿元"),
        ("培训79", "44亿元", ("3", "6"), None),
        ("产量85.", "4万吨", ("3", "6"), "85.4万吨"),  # a page's number would leave no decimals
        ("产量85.", "43万吨", ("3", "6"), None),
    ],
)
def test_a_page_may_begin_inside_a_number_where_its_number_fits_the_others(first, second, pages, read) -> None:
    filler = "全市养老服务体系更加健全供给更加充分保障更加有力，" + "推" * (6 - len(first))
    before, after = (pages[0] + "推进工作落实。\n", "\n" + pages[1] + "推进工作落实。") if pages else ("", "")
    source = f"{before}{filler}{first}\n{second}以上，要素保障有力。{after}"
    start = len(before)
    numbers = [(0, 1), (len(source) - len(after) + 1, len(source) - len(after) + 2)] if pages else []
    cut = source.index("\n", start)
    body = join([Fragment.of(source, start, cut), Fragment.of(source, cut + 1, len(source) - len(after))])
    text = Passage(body, Page.of(source, columns(source[start:cut]), numbers)).text
    assert (read in text) if read else TORN in text


def test_digits_within_percentage_points_make_no_numbers_and_are_told() -> None:
    text = "老年学员占比提高3.7个百2分点左右，建设3个百强县。"
    read = extract(f"青江市规划\n一、目标\n{text}\n".encode())
    assert [s.value for s in read.statements] == [3]
    assert "NUMBER_UNREAD" in {d.code for d in read.diagnostics}
    assert [d.why for d in doubts(text)] == ["“百分点”中间夹有数字，可能是页码"]


@pytest.mark.parametrize(("style", "joined"), [("{} 公里", False), ("{}公里", True)])
def test_digits_close_to_a_word_go_on_with_no_number_of_a_text_that_sets_them_apart(style: str, joined: bool) -> None:
    filler = "，".join(f"整治{style.format(n)}" for n in range(740, 770)) + "。"
    source, body = lines("全市养老服务体系更加健全供给更加充分保障更有力，库容6.4", "2亿立方米。" + filler)
    assert ("6.42亿" in Passage(body, Page.of(source, 29)).text) is joined


def test_what_ends_in_a_point_at_a_torn_line_is_no_number() -> None:
    torn, whole = (f"产量超过853.{gap}3万吨，连续增长。" for gap in (TORN, ""))
    assert all(is_torn(torn, quantity) for quantity in find_quantities(torn))
    assert not any(is_torn(whole, quantity) for quantity in find_quantities(whole))
    assert [len(list(find_quantities(text))) for text in (torn, whole)] == [2, 1]


def test_a_full_line_is_told_by_its_neighbours_where_no_width_is_known() -> None:
    _, body = lines(
        "全市养老服务体系更加健全供给更加充分服务",
        "保障更加有力并形成可复制经验，培训护理员20",
        "00人次以上，满意度达到九成。",
    )
    assert "培训护理员2000人次" in Passage(body).text
    _, body = lines("平均浓度降至32", "2.5微克/立方米，空气质量优良。")
    assert "322.5" not in Passage(body).text


# -- signs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", signs.SIGNS_YES)
def test_a_minus_is_seen(text: str) -> None:
    plain, at = text.replace("|", ""), text.index("|")
    assert signs.minus_before(plain, at) or signs.minus_before(plain, at + 1)


@pytest.mark.parametrize("text", signs.SIGNS_NO)
def test_a_hyphen_is_no_minus(text: str) -> None:
    assert not signs.minus_before(text.replace("|", ""), text.index("|"))


@pytest.mark.parametrize("sign", ["-", "－", "−", "–", "—", "﹣", "负"])
def test_every_minus_of_print_is_one(sign: str) -> None:
    assert values(f"人口自然增长率为{sign}3.9‰。") == [("-3.9", None, "‰", "=")]


def test_codes_dates_and_ranges_have_no_minus() -> None:
    text = "围绕A-43社区、B-14养老院，2020-2025年建设（含）-5个，补助1万元（含）—5万元，第3-5号楼。"
    assert all(not v.startswith("-") for v, *_ in values(text))


# -- forms, each whole -----------------------------------------------------------------------

FORMS: list[tuple[str, list[Row]]] = [
    ("照护率达到七成六。", [("7.6", None, "成", "=")]),
    ("占比超过三成半。", [("3.5", None, "成", ">")]),
    ("覆盖率达到六七成。", [("6", "7", "成", "range")]),
    ("补助标准为123元5角。", [("123.5", None, "元", "=")]),
    ("每餐收费8元6角5分。", [("8.65", None, "元", "=")]),
    ("规模扩大到三又二分之一倍。", [("3.5", None, "倍", "=")]),
    ("死亡率降到千分之2.4。", [("2.4", None, "‰", "=")]),
    ("差错率降到万分之1.5。", [("0.00015", None, None, "=")]),
    ("排放量为2.3×10⁶吨。", [("2300000", None, "吨", "=")]),
    ("算力达到10^6次。", [("1000000", None, "次", "=")]),
    ("技能人才达到120①万人。", [("120", None, "万人", "=")]),
    ("技能人才达到120[1]万人。", [("120", None, "万人", "=")]),
    ("技能人才达到120⁴万人。", [("120", None, "万人", "=")]),
    ("床位控制在［350］万张以内。", [("350", None, "万张", "<=")]),
    ("产量由8·15万吨增加到9·2万吨。", [("8.15", None, "万吨", "="), ("9.2", None, "万吨", "=")]),
    ("财政收入达到1，204，560万元。", [("1204560", None, "万元", "=")]),
    ("增加经费82，225.00元。", [("82225.00", None, "元", "=")]),
    ("培训教师3千5百人、投入1亿2000万元。", [("3500", None, "人", "="), ("12000", None, "万元", "=")]),
    ("城镇化率提高六个百分点。", [("6", None, "个百分点", "=")]),
    ("比重下降2个千分点。", [("2", None, "个千分点", "=")]),
    ("排涝能力达到28万m³/小时。", [("28", None, "万m³/小时", "=")]),
    ("路网密度达到120公里/百平方公里。", [("120", None, "公里/百平方公里", "=")]),
    ("专利拥有量达到12件/万人。", [("12", None, "件/万人", "=")]),
    ("利用外资达到1.5亿韩元。", [("1.5", None, "亿韩元", "=")]),
    ("补助为12000港元。", [("12000", None, "港元", "=")]),
    ("培育10所以上学校。", [("10", None, "所", ">=")]),
    ("扶持100家具备条件的企业。", [("100", None, "家", "=")]),
    ("实施1000项亿元以上项目。", [("1000", None, "项", "=")]),
    ("建设3个千亿级产业集群。", [("3", None, "个", "=")]),
    ("总量不超过2098万吨标准煤。", [("2098", None, "万吨标准煤", "<=")]),
    ("年限稳定在12.0年以上。", [("12.0", None, "年", ">=")]),
    ("投资超3亿元改造库房。", [("3", None, "亿元", ">")]),
    ("给予不超过100万元的奖励。", [("100", None, "万元", "<=")]),
    ("给予最高50万元补助。", [("50", None, "万元", "<=")]),
    ("培训三四万人。", [("3", "4", "万人", "range")]),
    ("投资5000万—1亿元。", [("5000", "10000", "万元", "range")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), FORMS, ids=[t for t, _ in FORMS])
def test_a_number_is_read_whole(text: str, want: list[Row]) -> None:
    assert values(text) == want


@pytest.mark.parametrize(
    "text",
    ["让每一个人的梦想成真，办好每一所学校。", "全市上下信心百倍。", "详见 https://www.example/search?q=30%25%2020%&page=3。",
     "按GB/T 1234-2020执行。",
     "围绕A-43社区养老、B-14万人拥有量开展监测。", "1.1.2“五个一”工程", "3.2优化空间格局", "检索号CLI.12.4638041。",
     "年收入2000万元以上的企业要入库。",
     "新增8-亿元。", "投资5-3亿元。", "空气按百分之九十百分位评价。", "培训护理员00人次以上。", "增长.5万人。",
     "大城市指人口1000万以上的城市。",
     "《教育现代化2035》提出要求。", "彩电一干九百五十八万台。", "煤炭17g·3亿元。", "指数≤100的天数。",
     "新建一批多功能空间。", "2020.12已完成。"],
)  # fmt: skip
def test_what_is_no_value_is_none(text: str) -> None:
    assert values(text) == []


def test_nothing_makes_up_a_bound() -> None:
    for text in ("新增8-亿元。", "投资5-3亿元。", "补助30万元至万元。", "由5家到3家。", "培训20—15人。"):
        assert all(high is None for _, high, *_ in values(text)), text
    document = extract("一、目标\n每年投资5-3亿元。\n".encode())
    assert "RANGE_REVERSED" in {d.code for d in document.diagnostics}


def test_the_look_before_the_grammar_is_as_wide_as_it() -> None:
    for text, _ in [*FORMS, *OLD]:
        assert may_hold_numbers(text), text
    for text in (
        "粮食产量达到四百亿斤。",
        "新建公路三千公里。",
        "外汇储备一千亿美元。",
        "储备化肥三百千克。",
        "改造二百万平方米。",
    ):
        assert len(values(text)) == 1, text


# -- an old plan, line by line ---------------------------------------------------------------

OLD: list[tuple[str, list[Row]]] = [
    ("一九九五年，全区生产总值达到三百二十七亿五千万元，比一九九〇年增长一点三倍，年均增长百分之十二点四。",
     [("3275000", None, "万元", "="), ("1.3", None, "倍", "="), ("12.4", None, "%", "=")]),
    ("人口自然增长率由千分之十二点零六降到千分之九点八七。", [("12.06", None, "‰", "="), ("9.87", None, "‰", "=")]),
    ("粮食总产量达到二百一十五万吨，增加三十八万吨；棉花四万六千吨，增加八千五百吨；油料十二点五万吨。",
     [("215", None, "万吨", "="), ("38", None, "万吨", "="), ("46000", None, "吨", "="),
      ("8500", None, "吨", "="), ("12.5", None, "万吨", "=")]),
    ("原煤产量一千二百万吨，发电量四十亿千瓦时，水泥三百零六万吨，平板玻璃一百八十万重量箱。",
     [("1200", None, "万吨", "="), ("40", None, "亿千瓦时", "="), ("306", None, "万吨", "="),
      ("180", None, "万重量箱", "=")]),
    ("固定资产投资累计完成四百三十亿元，其中技术改造投资一百一十五亿元，占百分之二十六点七。",
     [("430", None, "亿元", "="), ("115", None, "亿元", "="), ("26.7", None, "%", "=")]),
    ("新增发电装机容量七十五万千瓦，建成铁路一百六十公里，公路通车里程达到九千二百公里，其中高等级公路八百四十公里。",
     [("75", None, "万千瓦", "="), ("160", None, "公里", "="),
      ("9200", None, "公里", "="), ("840", None, "公里", "=")]),
    ("电话交换机总容量六十五万门，铺设长途光缆一千零五十公里，客运量一亿二千万人次。",
     [("65", None, "万门", "="), ("1050", None, "公里", "="), ("12000", None, "万人次", "=")]),
    ("城镇居民人均住房面积由六点七平方米提高到八点四平方米，农民人均纯收入达到一千五百八十元。",
     [("6.7", None, "平方米", "="), ("8.4", None, "平方米", "="), ("1580", None, "元", "=")]),
    ("贫困人口由八十五万人减少到三十二万人。", [("85", None, "万人", "="), ("32", None, "万人", "=")]),
    ("到二〇〇〇年，总人口控制在一千三百万人以内，生产总值比一九八〇年翻两番，外贸出口额突破二十亿美元。",
     [("1300", None, "万人", "<="), ("2", None, "番", "="), ("20", None, "亿美元", ">")]),
    ("粮食产量达到二百五十至二百六十万吨，肉类产量达到四十五万吨左右，水产品产量翻一番。",
     [("250", "260", "万吨", "range"), ("45", None, "万吨", "~"), ("1", None, "番", "=")]),
    ("农田灌溉面积增加三百～四百万亩，改造中低产田二百二十万亩以上，植树造林六百万亩。",
     [("300", "400", "万亩", "range"), ("220", None, "万亩", ">="), ("600", None, "万亩", "=")]),
    ("万元产值能耗由二点二吨标准煤下降到一点六五吨标准煤以下。",
     [("2.2", None, "吨标准煤", "="), ("1.65", None, "吨标准煤", "<=")]),
    ("普及率分别达到百分之九十八和百分之八十五，比一九九五年提高三和五个百分点。",
     [("98", None, "%", "="), ("85", None, "%", "="), ("3", None, "个百分点", "="), ("5", None, "个百分点", "=")]),
    ("形成年产十万辆汽车、三十万吨乙烯、一亿五千万米棉布的能力。",
     [("10", None, "万辆", "="), ("30", None, "万吨", "="), ("15000", None, "万米", "=")]),
    ("商品粮基地县增加到十六个，扶持一百二十家骨干企业，新建粮库二十三座。",
     [("16", None, "个", "="), ("120", None, "家", "="), ("23", None, "座", "=")]),
    ("青壮年文盲率降到百分之五以下，三分之二的县普及初中教育，培训农民三四百万人次。",
     [("5", None, "%", "<="), ("0.6666666667", None, None, "="), ("300", "400", "万人次", "range")]),
    ("城市污水处理率达到百分之二十五以上，噪声达标率提高五～十个百分点，绿化覆盖率不低于百分之三十。",
     [("25", None, "%", ">="), ("5", "10", "个百分点", "range"), ("30", None, "%", ">=")]),
    ("财政收入年均增长百分之八到百分之十，五年累计安排扶贫资金一亿零八百万元。",
     [("8", "10", "%", "range"), ("10800", None, "万元", "=")]),
    ("职业学校在校生达到五十八万六千人，科技进步贡献率由百分之三十一提高到百分之四十以上，医院病床增加一万二千张。",
     [("586000", None, "人", "="), ("31", None, "%", "="), ("40", None, "%", ">="), ("12000", None, "张", "=")]),
    ("民航运输总周转量十四亿吨公里，港口吞吐能力增加一千九百万吨，集成电路三亿一千万块。",
     [("14", None, "亿吨公里", "="), ("1900", None, "万吨", "="), ("31000", None, "万块", "=")]),
    ("第十五中学迁建竣工，打造十五分钟生活圈，二十五日开园，迈入二十一世纪，贯彻党的十四大精神，七个方面推进。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), OLD, ids=[t[:16] for t, _ in OLD])
def test_an_old_plan_reads_as_it_is_printed(text: str, want: list[Row]) -> None:
    assert values(text) == want


def test_the_old_plan_holds_enough_to_tell() -> None:
    assert sum(len(want) for _, want in OLD) >= 60


# -- no value that the source does not print -------------------------------------------------


def print_of(span: Span, text: str) -> str:
    return "".join(text[p.start : p.end] for p in span.parts or [span])


def unprinted(document: Document) -> list[str]:
    """Statements whose digits do not stand, without white space, in the print of their span."""
    out = []
    for statement in document.statements:
        raw = folded(print_of(statement.span, document.text)).replace(",", "").replace("·", ".")
        if not re.search("[0-9]", raw) or re.search("/|分之|×|\\^|[千万亿][0-9]", raw):
            continue  # numerals in characters and what is worked out have tests of their own
        for value in (statement.value, statement.value_high):
            digits = re.escape(f"{abs(value):f}") if value is not None else ""
            if value is not None and not re.search(rf"(?<![0-9.]){digits}(?![0-9])", raw):
                out.append(f"{statement.id} {value} {raw!r}")
    return out


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_no_statement_of_the_corpus_has_a_value_that_is_not_printed(path: Path) -> None:
    document = extract(path)
    assert document.statements
    assert unprinted(document) == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_no_observation_of_the_corpus_has_a_value_that_is_not_printed(path: Path) -> None:
    for indicator in extract(path).indicators:
        for observation in indicator.values:
            if observation.value is not None:
                plain = folded(observation.raw).replace(",", "")
                assert f"{abs(observation.value):f}" in plain, (indicator.name, observation.raw)


def test_white_space_put_between_any_two_digits_makes_no_new_number() -> None:
    """What a blank or a line's end does to a number: it is none, or a part that stands printed; never a longer one."""
    draw = random.Random(41444343)
    for _ in range(600):
        left, right = (str(draw.randrange(1, 10 ** draw.randrange(1, 6))) for _ in range(2))
        gap = draw.choice([" ", "  ", "\t", "\n", "\u3000"])
        unit = draw.choice(["万人", "%", "个", "亿元", ""])
        text = f"覆盖人数分别为{left}{gap}{right}{unit}。"
        assert {v for v, *_ in values(text)} <= {left, right}, text


# -- the ledger ------------------------------------------------------------------------------


def test_the_ledger_has_every_number_once_under_its_own_label() -> None:
    text = (
        "青石市“十四五”规划\n\n一、目标\n贯彻党的十九大精神，产值翻一番，培训3千5百人，排放2.3×10⁶吨。"
        "表1 5G基站建设，依据GB/T 1234-2020，PM2.5浓度下降，《教育现代化2035》落实。\n"
    )
    entries = {e.print: (e.account, e.rule) for e in ledger(extract(text.encode()))}
    assert entries["十九"] == ("ordinal", "congress")
    assert entries["一"][0] == "statement"
    assert entries["3千5百"][0] == "statement"
    assert entries["2.3×10⁶"][0] == "statement"
    assert entries["2.5"] == ("name", "model")
    assert entries["2035"] == ("name", "titled")
    assert entries["5"] == ("name", "model")
    assert "15" not in entries


def test_entries_of_the_ledger_do_not_overlap_over_a_page_end() -> None:
    text = "第一章 目标\n到2025年，新增就业岗位累计达到12\n— 3 —\n万个以上，培训20人。\n"
    entries = ledger(extract(text.encode()))
    assert all(a.end <= b.start for a, b in pairwise(entries))


def test_the_trace_names_the_rule_that_joined() -> None:
    (statement,) = find_in(Fragment.of("成功率达到84. 38%。", 0, 13), Context(Calendar((2021, 2025))))
    assert statement.value == Decimal("84.38")
    assert statement.why.rules().endswith("joined=point")


def test_time_grows_with_the_text() -> None:
    def seconds(text: str) -> float:
        """The processor's own time, the least of three: a busy machine makes some runs slower and none faster."""
        runs = []
        for _ in range(3):
            began = time.process_time()
            values(text)
            list(doubts(folded(text)))
            runs.append(time.process_time() - began)
        return min(runs)

    for piece in (
        "12\n3 4\n5，6 ",
        "一百二十亿三千万",
        "1.2亿3千万—5",
        "《",
        "9 999 ",
        "100万以上的",
        "3.5.",
        "3-",
        "1,",
    ):
        seconds(piece * 200)
        short, long = seconds(piece * 300), seconds(piece * 1800)
        assert long < 18 * max(short, 0.002), (piece, short, long)


BROKEN = """禾川市“十四五”养老服务发展规划

一、主要目标
到2025年，护理型床位占比不低于60%，{}
"""


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("每人补贴200\n元，要素支撑更加有力。", [("200", "元")]),
        ("覆盖率达到２８\n．３％，满意度提升。", [("28.3", "%")]),
        ("床位达到3.5\n万张，年均增长8.\n2%。", [("3.5", "万张"), ("8.2", "%")]),
        ("床位达到3.5\n张榜公布。", [("3.5", None)]),
    ],
)
def test_a_sentence_broken_at_a_number_goes_on_with_the_rest_or_the_unit(text, want):
    statements = extract(BROKEN.format(text).encode()).statements
    assert [(f"{s.value}", s.unit) for s in statements[1:]] == want


def test_digits_on_both_sides_of_a_line_end_are_no_value_and_told():
    document = extract(BROKEN.format("每年培训20\n00人次以上。").encode())
    assert [f"{s.value}" for s in document.statements] == ["60"]
    assert [d.code for d in document.diagnostics] == ["NUMBER_UNREAD"]


SHORT = """禾川市养老服务规划

一、主要目标
到二〇二五年，全市养老服务体系更加健全，服务供给更加充分，
要素支撑更加有力，护理型床位占比不低于百分之六十，培训护理
员等各类服务人员，支持机构连锁运营，每年培训养老护理员１２
００人次以上，老年教育参与率稳步提高，社区设施配建达标率保
持全覆盖，养老产业营业收入达到新的水平，吸纳就业人数超过３
．５万人，群众满意度稳步提升，形成可复制的经验。
"""


def test_a_short_text_of_one_width_joins_its_numbers():
    statements = extract(SHORT.encode()).statements
    assert [(f"{s.value}", s.unit) for s in statements][1:] == [("1200", "人次"), ("3.5", "万人")]
