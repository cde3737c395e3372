"""What speaks for and against a reading of a table, in points: rows without logic.

A point is a logarithm to base 2. ``scripts/count_points.py`` counts them over keyed tables: those of cells (number, unit,
attribute, name, group, value) as how much more often a column's own cells show a thing than all cells would, those of
rows, gaps and joins as how much more often right rows show it than the wrong ones that were weighed against them. Set
are the counts of cells, rounded and drawn together at the rare ends; those of rows, gaps and joins are set by hand
beside their counts, because they decide between rows of one and the same text, where a count over all rows says too
little (the number of a wrong row counts up, too): with their counts set, 327 of the 586 rows of thirty drawn plans that
were not counted come out right, with those set by hand all 586 (``--held-out``). So are those of headers and of columns
of any kind. The readings of one table are compared by their sums.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a reading can show: ``says`` for ``extract explain``, ``yes`` an example."""

    name: str
    says: str
    points: float
    yes: str = ""


POINTS: tuple[Point, ...] = (
    Point("number.number", "行号", 3, "12"),
    Point("number.part", "行号之下的小号", 1, "（1）"),
    Point("number.other", "行号栏里不是行号", -9, "约束性"),
    Point("unit.unit", "单位", 3, "万人"),
    Point("unit.half", "半个单位", 2, "万元/"),
    Point("unit.missing", "单位栏空缺", 1, "—"),
    Point("unit.short", "单位栏里是短词", -1.5, "比值"),
    Point("unit.ending", "单位栏里是名称的后半", -6, "灌溉水有效利用/系数"),
    Point("unit.other", "单位栏里不是单位", -6, "约束性"),
    Point("attribute.attribute", "属性", 4, "约束性"),
    Point("attribute.missing", "属性栏空缺", 0, "—"),
    Point("attribute.short", "属性栏里是短词", -2, "导向指标"),
    Point("attribute.other", "属性栏里不是属性", -9, "12.5"),
    Point("name.long", "名称", 3, "城镇新增就业"),
    Point("name.short", "短名称", 1, "人口"),
    Point("name.total", "合计一行，别的栏多半空着", 8, "合计"),
    Point("name.said", "名称也像说目标的话", 2, "稳定就业人数"),
    Point("name.ending", "名称的后半", -3, "型床位占比"),
    Point("name.value", "名称栏里是数", -5, "12.5"),
    Point("name.scoped", "名称栏里是带范围的数", -2, "县级市≥20"),
    Point("name.unit", "名称栏里是单位", -3, "万元"),
    Point("name.attribute", "名称栏里是属性", -6, "约束性"),
    Point("name.sentence", "名称栏里是句子", -4, "加强建设。"),
    Point("name.header", "名称栏里是表头词", -4, "指标名称"),
    Point("group.header", "类别栏里是表头词", -4, "类别"),
    Point("name.marked", "名称栏里是带编号的组名", -2, "一、就业"),
    Point("group.words", "类别", 2, "综合治理"),
    Point("group.long", "长类别", -1, "历史文化名城名镇名村保护体系"),
    Point("group.other", "类别栏里是数、单位或属性", -6, "12"),
    Point("value.value", "数值栏里是数", 3, "12.5"),
    Point("value.scoped", "数值栏里是带范围的数", 1, "重点城市≥30"),
    Point("value.said", "数值栏里是说目标的话", 0.5, "与全区同步"),
    Point("value.words", "数值栏里是词", -1.5, "文化事业"),
    Point("value.long", "数值栏里是长句", -2, "2027年60%，2028年进一步优化布局，2030年达到全市平均水平"),
    Point("value.unit", "数值栏里是单位", -3, "平方公里"),
    Point("value.name", "数值栏里是名称或其后半", -6, "毛入园率（%）"),
    Point("value.attribute", "数值栏里是属性", -9, "约束性"),
    Point("value.sentence", "数值栏里是句子", -5, "加强建设。"),
    Point("any.value", "他栏里是数", 2, "12.5"),
    Point("any.amount", "数在写明单位或金额的栏", 1, "总投资（万元）下的34500"),
    Point("any.words", "他栏里是词", 1, "城东区"),
    Point("any.sentence", "他栏里是句子", 0, "清淤1.2万立方米。"),
    Point("any.attribute", "他栏里是属性", -2, "约束性"),
    Point("header.known", "表头词", 2, "指标名称"),
    Point("header.time", "年份或目标作表头", 2, "2025年目标"),
    Point("header.list", "项目表、任务表的表头词", 0.5, "完成时限"),
    Point("header.unknown", "不认识的表头词", -1.5, "建设内容"),
    Point("header.group", "类别的名称作表头", -20, "绿色生态"),
    Point("header.whole", "表头词自成一栏", 0, "指标/单位"),
    Point("header.cut", "一个表头词分作两栏", -7, "指标//名称"),
    Point("header.split", "年份与其后半分作两栏", -2, "2025年//目标"),
    Point("header.last", "一格一行时，不认识的词作末一栏", -6, "总量控制"),
    Point("header.joined", "折行的表头合为一栏", -0.4, "指标/属性"),
    Point("header.twice", "同一栏目出现两次", -5, "单位、单位"),
    Point("header.nameless", "没有名称栏", -3, ""),
    Point("header.denied", "栏中单元格多不合表头", -3, "单位：市民政局"),
    Point("header.none", "没有表头", -6, ""),
    Point("row", "一行", -1, ""),
    Point("row.counts", "行号接上一行", 4, "3 之后是 4"),
    Point("row.page", "两行之间的页码", -4, "3 …//12//4 …"),
    Point("row.anew", "组名之后行号从 1 起", 1, "二、水利//1"),
    Point("row.miscounts", "行号不接上一行", -5, "3 之后是 7"),
    Point("row.lettered", "只有组的编号和组名", 2, "一//道路项目"),
    Point("row.total_numbered", "合计之前有行号", -12, "1 合计"),
    Point("row.total_goes_on", "合计一行又续上别的话", -6, "合计 46500/一"),
    Point("row.item", "名称前的编号接上一行", 2, "3．之后是 4．"),
    Point("row.of", "其中项没有行号", 1, "其中：农民工"),
    Point("row.centre", "单元格不在行的正中", -1.2, ""),
    Point("row.off", "单元格不在行的正中，而别的行在正中", -4, ""),
    Point("row.block", "空行处换行", 2, ""),
    Point("row.mid", "不在空行处换行", -5, ""),
    Point("row.merged", "一格的话说各数值栏", 0, "与经济增长同步"),
    Point("row.settled", "缺哪些单元格由满行看出", 0, ""),
    Point("empty.number", "缺行号", -2, ""),
    Point("empty.group", "类别从上一行合并下来", 0, ""),
    Point("empty.name", "缺名称", -7, ""),
    Point("empty.unit", "缺单位", -2, ""),
    Point("empty.attribute", "缺属性", -2, ""),
    Point("empty.value", "缺一个值", -2, ""),
    Point("empty.all", "没有一个值", -4, ""),
    Point("empty.seen", "空单元格看得见", 1.2, ""),
    Point("empty.unseen", "看得见的空单元格没有用上", -1.5, ""),
    Point("group_row.marked", "编号的组名自成一行", 3, "一、就业"),
    Point("group_row.counted", "组名注明项数", 2, "就业（4项）"),
    Point("group_row.known", "通行的组名自成一行", 1.5, "民生福祉"),
    Point("group_row.words", "组名自成一行", -1, "就业创业"),
    Point("group_row.next", "合计一行之后另起一组", 3, "小计//二、水利"),
    Point("group_row.late", "表首没有组名，中间才有", -2, ""),
    Point("group_row.long", "长组名自成一行", -3, "城市排洪防涝工程（含沿河强排设施、泵闸站、排洪沟等工程）/（个）"),
    Point("group_row.other", "数、单位或属性自成一行", -9, "12"),
    Point("join.blank", "同一单元格中有空格", -1, ""),
    Point("join.wide", "同一单元格中有宽空格", -4, ""),
    Point("join.cell", "同一单元格跨过格线", -9, ""),
    Point("join.row", "单元格跨过行界", -3, ""),
    Point("join.within", "换行而无空行，仍在同一单元格", 1, ""),
    Point("part.within", "换行而无空行，却另起一格", -4, ""),
    Point("join.line", "单元格折行", -1, ""),
    Point("join.blank_line", "单元格跨过空行", -2, ""),
    Point("join.head", "跨过空行续名称，而前半比后半短", -3, "服务供给//养老服务床位总量（万张）"),
    Point("join.open", "括号未合", 3, "城镇新增就业（/万人）"),
    Point("join.bracket", "折行处是括号", 3, "城镇新增就业/（万人）"),
    Point("join.name", "名称续上一行", 1, "城市集中式饮用/水水源地"),
    Point("join.title", "名称的前半恰是表头词", 4, "单位/面积农药使用量"),
    Point("join.top", "名称折到行下，行从首行起", 2, "1 暴雨预警准 % 89 92/确率"),
    Point("join.short", "名称的前半很短", 2, "生活垃/圾处理率"),
    Point("join.uneven", "后一段长得多", -1.5, "基础设施/社区综合服务设施覆盖率"),
    Point("join.ended", "前一段短得多，应已写完", -3, "社区综合服务设施覆/盖率/经济发展"),
    Point("join.closed", "名称已经写完，下一行不说量什么", -5, "湿地保护率//产业培育"),
    Point("join.apart", "按位置排列的名称跨过空行", -4, "（助理）//医师数////单位地区//生产总值"),
    Point("join.narrow", "名称不必折行，下一行是组名", -4, "儿童死亡率//健康服务//卫生支出比重"),
    Point("join.known", "名称的前半是通行的组名", -2, "绿色生态/公共图书馆人均藏书量"),
    Point("join.item", "编号之后的名称", 2, "4、/5岁以下儿童死亡率"),
    Point("join.unit", "两半合成单位", 4, "万元//人"),
    Point("join.measure", "数值之后是单位", 2, "120.14/平方公里"),
    Point("join.group", "类别续上一行", 1.6, "综合/治理"),
    Point("join.scoped", "一格两个带范围的数", 2, "重点城市≥30/一般城市≥15"),
    Point("join.words", "格中的话续上一行", 0.8, "与全市平均/水平持平"),
    Point("join.total", "一格两个数，其一带括号", 3, "5.5/〔27.5〕"),
    Point("join.attribute", "两半合成属性", 4, "约束/性"),
    Point("join.done", "已经完整的单元格又续", -4, "（万人）/城镇"),
    Point("join.misfit", "不相合的两段并为一格", -6, "12/13"),
    Point("place.under", "与上面的单元格左端对齐", 1.5, ""),
    Point("place.aside", "离上面的单元格的左端很远", -3, ""),
    Point("join.unit_last", "名称续完，末尾是带括号的单位", 2, "施覆盖率（%）"),
    Point("place.first", "格的次序即栏的次序", 1, ""),
    Point("back", "回到左边的栏", -1, ""),
)  # fmt: skip

BY_NAME = {point.name: point.points for point in POINTS}
SAYS = {point.name: point.says for point in POINTS}
