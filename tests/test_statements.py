"""Numbers in running text: every form that the genre writes, and what is none; rows with their examples."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest

from extractor import extract
from extractor.core.fragment import Fragment, join
from extractor.core.trace import Trace
from extractor.lexicon import (
    conditions,
    counted,
    cues,
    figures,
    guards,
    measures,
    namings,
    phrases,
    rows,
    sayings,
    set_phrases,
)
from extractor.lexicon.numerals import han_decimal
from extractor.lexicon.word import Word
from extractor.models import Statement
from extractor.statements.find import Context, find_in
from extractor.statements.model import Found
from extractor.statements.passage import Page, Passage
from extractor.statements.quantities import find_quantities
from extractor.statements.times import Calendar, find_times

PLAN = Calendar((2021, 2025))


def read(text: str, calendar: Calendar = PLAN, *headings: str) -> list[Found]:
    return list(find_in(Fragment.of(text, 0, len(text)), Context(calendar, list(headings))))


def numbers(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(f"{s.value:f}", s.high and f"{s.high:f}", s.unit, s.comparator) for s in read(text)]


# -- forms of a number -----------------------------------------------------------------------

FORMS = [
    ("惠及群众5.8万余人。", ("5.8", None, "万人", "~")),
    ("发放资金近90亿元。", ("90", None, "亿元", "~")),
    ("累计减征失业保险费超258.1亿元。", ("258.1", None, "亿元", ">")),
    ("年均服务超千万人次。", ("1000", None, "万人次", ">")),
    ("建成驿站两百个。", ("200", None, "个", "=")),
    ("进港率达到三分之二。", ("0.6666666667", None, None, "=")),
    ("岗位需求超总量1/3。", ("0.3333333333", None, None, "=")),
    ("比重达到百分之十五点五。", ("15.5", None, "%", "=")),
    ("覆盖率超过六成。", ("6", None, "成", ">")),
    ("新增参保8.36万人次。", ("8.36", None, "万人次", "=")),
    ("培养家政人才各1万人以上。", ("1", None, "万人", ">=")),
    ("每年评比3—5家劳务品牌。", ("3", "5", "家", "range")),
    ("力争1至2家领军企业入选。", ("1", "2", "家", "range")),
    ("支持1-2所品牌技工院校建设。", ("1", "2", "所", "range")),
    ("培训三至五万人。", ("3", "5", "万人", "range")),
    ("培训30万—50万人。", ("30", "50", "万人", "range")),
    ("培训9000—1万人。", ("9000", "10000", "人", "range")),
    ("增速保持在5%-8%。", ("5", "8", "%", "range")),
    ("建立5个左右集训基地。", ("5", None, "个", "~")),
    ("失业率控制在5％以内。", ("5", None, "%", "<=")),
    ("参保率不低于99.4%。", ("99.4", None, "%", ">=")),
    ("失业率低于6%。", ("6", None, "%", "<")),
    ("租金不高于市场租金的85%。", ("85", None, "%", "<=")),
    ("每个县至少配备2台检测车。", ("2", None, "台", ">=")),
    ("养老待遇提高60元。", ("60", None, "元", "=")),
    ("生产总值比2020年翻两番。", ("2", None, "番", "=")),
    ("生产总值实现翻番。", ("1", None, "番", "=")),
    ("财政收入增长1.5倍。", ("1.5", None, "倍", "=")),
    ("设备值增长一倍半。", ("1.5", None, "倍", "=")),
    ("发生率下降18个百分点。", ("18", None, "个百分点", "=")),
    ("就业人数达到４４２万人。", ("442", None, "万人", "=")),
    ("可支配收入达到45,863元。", ("45863", None, "元", "=")),
    ("成功率达到84.\n38%。", ("84.38", None, "%", "=")),
    ("浓度为63微克/立方米。", ("63", None, "微克/立方米", "=")),
    ("死亡率控制在4.2/10万以内。", ("4.2", None, "/10万", "<=")),
    ("孕产妇死亡率降到22/10万。", ("22", None, "/10万", "=")),
    ("外送电量280亿千瓦时以上。", ("280", None, "亿千瓦时", ">=")),
    ("发放贷款3千余家次。", ("3", None, "千家次", "~")),
    ("推动50余业务事项延伸。", ("50", None, None, "~")),
    ("利用系数提高到0.55。", ("0.55", None, None, "=")),
    ("实行1分钟求职登记。", ("1", None, "分钟", "=")),
    ("1周内推荐就业。", ("1", None, "周", "<=")),
    ("受教育年限达到12.7年。", ("12.7", None, "年", "=")),
    ("人均预期寿命达到82岁以上。", ("82", None, "岁", ">=")),
    ("每个乡镇建设一家服务站。", ("1", None, "家", "=")),
    ("促成项目签约86个。", ("86", None, "个", "=")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), FORMS, ids=[t for t, _ in FORMS])
def test_a_form_of_a_number_is_read(text, want):
    assert numbers(text) == [want]


LISTS = [
    ("奖励上限为零售企业100万元、餐饮企业50万元。", [("100", "万元", "<="), ("50", "万元", "<=")]),
    ("建设用地不得超过280公顷，容积率不得低于2.5。", [("280", "公顷", "<="), ("2.5", None, ">=")]),
    ("养老、失业、工伤参保人数分别达到4573、777、959万人。", [("4573", "万人", "="), ("777", "万人", "="), ("959", "万人", "=")]),
    ("时延分别控制在5毫秒、15毫秒以内。", [("5", "毫秒", "<="), ("15", "毫秒", "<=")]),
    ("成功率、结案率保持在80%和98%以上。", [("80", "%", ">="), ("98", "%", ">=")]),
    ("率分别为98.44%及89.06%。", [("98.44", "%", "="), ("89.06", "%", "=")]),
    ("我省摘得5金、12银、22铜。", [("5", "金", "="), ("12", "银", "="), ("22", "铜", "=")]),
    ("产值、税收增速分别高于全省2.2个和3.7个百分点。", [("2.2", "个百分点", "="), ("3.7", "个百分点", "=")]),
    ("占比由39.2%提升至40.5%。", [("39.2", "%", "="), ("40.5", "%", "=")]),
    ("反应时间缩短至9分30秒。", [("9", "分", "="), ("30", "秒", "=")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), LISTS, ids=[t for t, _ in LISTS])
def test_numbers_of_a_list_share_units_and_signs(text, want):
    assert [(v, u, c) for v, _, u, c in numbers(text)] == want


NONE = [
    "2021年8月25日印发。", "到2025年，就业更加充分。", "“十四五”时期是关键五年。", "鄂人社发〔2021〕26号", "（二十一）加强组织领导。",
    "3.推进改革。", "实施“十大行动”。", "实施十大行动。", "打造“15分钟”便民就业服务圈。", "落实“23℃人社服务”标准。", "优化23℃就业服务。",
    "优化12333服务效能。", "围绕“1+4+N”产业体系。", "形成1+4+N格局。", "壮大“965”产业。", "贯彻二十届四中全会精神。", "在第47届世界技能大赛上。",
    "进入全国企业100强。", "任务[1]如期完成。", "服务24小时不打烊。", "0门槛就业指导。", "统一部署，进一步推进。", "建设一批基地。", "一支素质过硬的队伍。",
    "三年行动计划。", "连续21年举办活动。", "推进5G基站建设。", "PM2.5浓度下降。", "对16岁以上人员登记。", "三级联动机制。", "4市人社部门共建。",
    "三次产业比例为10.1:38.7:51.2。", "30万吨级航道建成投用。", "四类人员帮扶。", "党的十八大以来。", "千方百计扩大就业。", "见表2-1和专栏3。",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_measures_nothing_is_no_statement(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("两百", 200), ("三千二百", 3200), ("两万五千", 25000), ("千万", 10**7), ("十五", 15), ("一百零三", 103),
     ("二〇二五", 2025), ("一亿三千万", 130_000_000), ("十五点五", Decimal("15.5"))],
)  # fmt: skip
def test_numerals_in_characters(text, value):
    assert han_decimal(text) == value


# -- what is measured, and how it adds up ----------------------------------------------------

READ = [
    # 分别 and shared tails
    ("基本养老保险、失业保险、工伤保险参保人数分别达到4115万人、651万人、746万人。",
     [("基本养老保险参保人数", "level"), ("失业保险参保人数", "level"), ("工伤保险参保人数", "level")]),
    ("工程款支付担保、实名制、工资专户、总包代发、维权公示及保证金“六项制度”覆盖率分别为85%、95%、98%、84%、98.44%及89.06%。",
     [("工程款支付担保覆盖率", "level"), ("实名制覆盖率", "level"), ("工资专户覆盖率", "level"), ("总包代发覆盖率", "level"),
      ("维权公示覆盖率", "level"), ("保证金“六项制度”覆盖率", "level")]),
    ("南京港、苏州港集装箱吞吐量分别达到400万标箱、900万标箱。", [("南京港集装箱吞吐量", "level"), ("苏州港集装箱吞吐量", "level")]),
    # lists with nouns before or after their numbers
    ("建成示范企业30家、示范院校20家。", [("示范企业", "total"), ("示范院校", "total")]),
    ("建立5个左右国家级集训基地、20个省级集训基地。", [("国家级集训基地", "total"), ("省级集训基地", "total")]),
    ("建成1家国家级、7家省级、30家市级人力资源服务产业园。",
     [("国家级人力资源服务产业园", "total"), ("省级人力资源服务产业园", "total"), ("市级人力资源服务产业园", "total")]),
    ("培养快递小哥、数字技能人才各1万人以上。", [("快递小哥、数字技能人才", "total")]),
    ("支持100家重点产业企业引进高层次人才1000人。", [("重点产业企业", "total"), ("引进高层次人才", "total")]),
    ("发放创业担保贷款20.87万笔、258.96亿元。", [("发放创业担保贷款", "total"), ("发放创业担保贷款", "total")]),
    ("最后111户243人全部脱贫。", [("全部脱贫", "total"), ("全部脱贫", "total")]),
    ("147个国考断面水质优良率达98.6%。", [("国考断面", "level"), ("国考断面水质优良率", "level")]),
    ("产业产值增长19.2%、突破8500亿元。", [("产业产值", "change"), ("产业产值", "level")]),
    ("实行1分钟求职登记、0门槛就业指导、1周内推荐就业。", [("求职登记", "level"), ("推荐就业", "level")]),
    ("投入12.6亿元用于疾控体系建设。", [("疾控体系建设", "total")]),
    # subjects of earlier clauses
    ("全市市场主体达到40.05万户，较2015年末增长76.77%。", [("市场主体", "level"), ("市场主体", "change")]),
    ("实施居家适老化改造，每年改造3000户左右。", [("居家适老化改造", "per_year")]),
    ("公众满意度逐年提升，2022年达到93.8%。", [("公众满意度", "level")]),
    ("在有条件的地区、企业和院校建设培训基地15个。", [("培训基地", "total")]),
    ("每年选拔10名带动农户发展、创造经济价值的农村拔尖人才。", [("农村拔尖人才", "per_year")]),
    # grants, brackets, shared heads, measures without their owner
    ("对首次入库的企业，给予研发投入5%、最高50万元的一次性奖励。", [("一次性奖励", "level"), ("一次性奖励", "level")]),
    ("分别给予300万元、200万元和100万元的奖励。", [("奖励", "level"), ("奖励", "level"), ("奖励", "level")]),
    ("新建（改扩建）县级敬老院20家以上。", [("县级敬老院", "total")]),
    ("床位2.1万张（其中护理型1.3万张），增长5.2倍。", [("床位", "level"), ("护理型", "level"), ("床位", "change")]),
    ("护理型床位占比不低于60%，每年培训2000人次以上。", [("护理型床位占比", "level"), ("培训", "per_year")]),
    ("夏粮播种面积110万亩，总产量50万吨。", [("夏粮播种面积", "level"), ("夏粮总产量", "level")]),
    ("开工建设高速公路8条、建成5条。", [("开工建设高速公路", "total"), ("高速公路", "total")]),
    ("公路网密度提高到每百平方公里151公里。", [("公路网密度", "level")]),
    ("云平台2022年底前完成一期工程，总投资1.35亿元。", [("云平台总投资", "level")]),
    ("限额以上单位家用电器和音像器材类、文化用品类和书报杂志类分别增长2.4%、3.7%和7.1%，高于全省1.1个、1.2个、1.3个百分点。",
     [(f"限额以上单位{kind}", "change") for kind in ("家用电器和音像器材类", "文化用品类", "书报杂志类") * 2]),
    ("普及率、保证率分别由2020年的86%、90%提高到2025年的92%、95%。",
     [("普及率", "level"), ("保证率", "level"), ("普及率", "level"), ("保证率", "level")]),
    ("小学、初中在校生分别达到5.3万人和2.6万人。", [("小学在校生", "level"), ("初中在校生", "level")]),
    ("全市6月底前改造小区30个。", [("改造小区", "total")]),
    ("截至2015年底，建成各类水库96座。", [("各类水库", "level")]),
    ("到2025年，建成水库6座，每座投资2000万元。", [("水库", "total"), ("每座投资", "level")]),
    ("2020年人均收入4.1万元，是2015年的1.5倍。", [("人均收入", "level"), ("人均收入", "level")]),
    ("到2000年，原煤14亿吨，比1995年的12.9亿吨增加1.1亿吨。", [("原煤", "level"), ("原煤", "level"), ("原煤", "change")]),
    ("化肥、农药使用量分别下降5.9%和15.5%。", [("化肥使用量", "change"), ("农药使用量", "change")]),
    # changes
    ("服务业就业占比从39.2%提升至40.5%。", [("服务业就业占比", "level"), ("服务业就业占比", "level")]),
    ("退休人员养老待遇比2015年增长28.6%。", [("退休人员养老待遇", "change")]),
    ("稳步提高职工养老待遇446.94元。", [("提高职工养老待遇", "change")]),
    ("财政收入翻两番。", [("财政收入", "change")]),
    ("公共预算收入86.4亿元，同口径增长9.3%，按可比口径增长9.1%。",
     [("公共预算收入", "level"), ("公共预算收入", "change"), ("公共预算收入", "change")]),
    ("第一产业投资同口径下降2.2%。", [("第一产业投资", "change")]),
    ("人均收入58 764元，增长6.5%。", [("人均收入", "change")]),
    # what is allotted
    ("县财政每年安排不少于2000万元专项资金，五年累计投入1亿元以上。", [("专项资金", "per_year"), ("专项资金投入", "total")]),
    ("省级财政安排2亿元资金支持林区道路建设。", [("资金", "total")]),
    ("二要加大投入。五年累计投入1亿元以上。", [("加大投入", "total")]),
    ("粮食总产量实现“二十连丰”，达到128万吨。", [("粮食总产量", "level")]),
    ("固定资产投资完成年度计划的98.5%。", [("固定资产投资", "level")]),
    ("城镇新增就业4.6万人，完成年度任务的115%。", [("城镇新增就业", "total"), ("城镇新增就业", "level")]),
    ("1.新建养老机构12家。", [("养老机构", "total")]),
    ("一是新建养老机构12家，改造床位300张。", [("养老机构", "total"), ("改造床位", "total")]),
    ("青龙水库总库容1250万立方米，总投资6.8亿元。", [("青龙水库总库容", "level"), ("总投资", "total")]),
    ("新建产业园3个，总投资9亿元。", [("产业园", "total"), ("产业园总投资", "total")]),
    # grants: what they are given for measures nothing
    ("对年营业收入首次突破10亿元、50亿元的制造业企业，分别给予50万元、100万元一次性奖励。",
     [("一次性奖励", "level"), ("一次性奖励", "level")]),
    ("年销售额达到5000万元的，奖励5万元。", [("奖励", "level")]),
    ("对出口额超过1000万美元且增速超过10%的企业，每新增100万美元奖励1万元，最高50万元。",
     [("奖励", "level"), ("奖励", "level")]),
    ("按照不超过实际投入的20%、最高300万元给予支持。", [("支持", "level"), ("支持", "level")]),
    ("注册资本不低于2000万元、从业人员不少于50人的企业可以申报。", []),
    # how far 每年, 年均, 累计 reach
    ("每年联系企业不少于1000家，举办培训不少于15次。", [("联系企业", "per_year"), ("举办培训", "per_year")]),
    ("每年开展竞赛30项左右，重点打造5个省级品牌赛事。", [("开展竞赛", "per_year"), ("省级品牌赛事", "total")]),
    ("三年打造10家社会组织，每年打造100名协调员，三年培育100户企业。",
     [("社会组织", "total"), ("协调员", "per_year"), ("企业", "total")]),
    ("平均工资达到58371元，年均增长6.7%。", [("平均工资", "level"), ("平均工资", "per_year")]),
    ("全省城镇累计新增就业442万人，困难人员就业84万人。", [("城镇新增就业", "total"), ("困难人员就业", "total")]),
    ("“十三五”期末，全省累计新增就业442万人，困难人员就业84万人。", [("新增就业", "total"), ("困难人员就业", "total")]),
    ("受益人口14.7万人，其中贫困人口2.83万人。", [("受益人口", "total"), ("贫困人口", "total")]),
    ("截至2020年底，全省外出务工贫困劳动力204.8万人。", [("外出务工贫困劳动力", "level")]),
    ("每户补助不超过5000元。", [("每户补助", "level")]),
    ("新建改造雨水泵站5座，新增排水能力45立方米/秒。", [("雨水泵站", "total"), ("新增排水能力", "total")]),
    ("新建提升改造卫生室30个，排水能力达到60立方米/秒。", [("卫生室", "total"), ("排水能力", "level")]),
    ("医师日均担负诊疗6.7人次。窗口日均办件320件。", [("医师日均担负诊疗", "level"), ("窗口日均办件", "level")]),
    # a verb that is part of a name, and where a noun ends
    ("186个“双招”建设项目有序推进、总投资300亿元。", [("“双招”建设项目", "total"), ("“双招”建设项目总投资", "total")]),
    ("9个老旧街区改造试点城市开工建设安置房2.1万套。", [("老旧街区改造试点城市", "total"), ("开工建设安置房", "total")]),
    ("在32个县建设高产示范片400个。", [("县", "total"), ("高产示范片", "total")]),
    ("在18个区全面开展体检工作。", [("区", "total")]),
    ("11个市实现社保互通。6000个村实现联网。", [("市", "total"), ("村", "total")]),
    ("80%的市和60%的县（市、区）达到省级以上。", [("市", "level"), ("县（市、区）", "level")]),
    ("95%的学校带宽达到200M以上。", [("学校带宽", "level"), ("学校带宽", "level")]),
    ("水体、农田、湿地保护率分别达到95%、98%、60%。", [("水体保护率", "level"), ("农田保护率", "level"), ("湿地保护率", "level")]),
    ("固废、污泥无害化处理率分别达到95%、98%。", [("固废无害化处理率", "level"), ("污泥无害化处理率", "level")]),
    ("市财政每年安排专项资金3000万元。", [("安排专项资金", "per_year")]),
    ("带动相关产业规模超过500亿元。", [("带动相关产业规模", "level")]),
    ("获批3个国家级和自治区级产业园。", [("国家级和自治区级产业园", "total")]),
    ("成功培育技术转移示范机构1个，攻克共性技术12项。", [("技术转移示范机构", "total"), ("共性技术", "total")]),
    ("建设超过50人的培训师资库。", [("培训师资库", "level")]),
    ("继续按照0.5%收取担保费。改造项目支持上限提高至1亿元。", [("收取担保费", "level"), ("改造项目支持", "level")]),
    ("每家资助300万元，共2400万元。", [("每家资助", "level"), ("资助", "total")]),
    ("大型钢铁装置向八百万吨以上的规模发展。", [("大型钢铁装置", "level")]),
    ("主要产品的产量是：水泥三百万吨；拖拉机十二万台，自行车五十万辆。",
     [("水泥", "level"), ("拖拉机", "level"), ("自行车", "level")]),
    ("自行车九十万辆，彩管一干二百万只，增加三百万只。", [("自行车", "total"), ("彩管", "change")]),
    # what was paid in all is no grant
    ("累计发放2亿元补贴。", [("补贴", "total")]),
    ("对困难群众发放每人500元补贴。", [("补贴", "level")]),
    # per how many
    ("每新增1名员工，补贴2000元。", [("补贴", "level")]),
    ("单个项目最高补贴200万元。新增单项冠军企业7户。", [("补贴", "level"), ("新增单项冠军企业", "total")]),
    ("对每新增1名员工补贴2000元。每100平方米补助3万元。", [("补贴", "level"), ("补助", "level")]),
    ("每10万人发明专利拥有量达到15件。", [("每10万人发明专利拥有量", "level")]),
    # a grant that one clause names with those who get it
    ("对认定的省级中心奖励30万元，对复核通过的中心再补助5万元。", [("奖励", "level"), ("复核通过的中心再补助", "level")]),
    ("累计奖励中心30万元。", [("奖励中心", "total")]),
    ("八、地方预备费40亿元。", [("地方预备费", "total")]),
    ("按门票收入的5%给予承办单位奖励，单场最高50万元；对年度举办20场以上的场馆，额外奖励10万元。",
     [("承办单位奖励", "level"), ("承办单位奖励", "level"), ("额外奖励", "level")]),
    ("消除46人以上大班额30个。12个乡镇中9个通过验收，新建初中3所。", [("消除46人以上大班额", "total"), ("乡镇", "total"), ("通过验收", "total"), ("初中", "total")]),
    ("民生福祉持续增进。改厕420户。", [("改厕", "total")]),
    ("450千米岸线中仍有80千米河堤欠高，新建气象雷达6部。", [("岸线", "level"), ("河堤欠高", "level"), ("气象雷达", "total")]),
    ("核心产业增加值突破320亿元、年均增速高于生产总值3个百分点以上，占生产总值比重达18%。",
     [("核心产业增加值", "level"), ("核心产业增加值增速", "per_year"), ("核心产业增加值占生产总值比重", "level")]),
    ("《规划》共八章三十六条。每超1人奖励5000元。", [("每超1人奖励", "level")]),
    ("新建堤防120公里，建成后防洪标准提高到20年一遇。", [("堤防", "total"), ("防洪标准", "level")]),
    ("新建储能80万千瓦/160万千瓦时。", [("储能", "total"), ("储能", "total")]),
    ("每万人研发人员为68人年，仅为全省平均水平的72%。五年引进博士30名。",
     [("每万人研发人员", "level"), ("每万人研发人员", "level"), ("引进博士", "total")]),
    ("生产总值526亿元，增长5.9%，增速比全市平均水平高0.3个百分点。对新评的，分别一次性奖励30万元、15万元。",
     [("生产总值", "level"), ("生产总值", "change"), ("生产总值增速", "change"), ("一次性奖励", "level"), ("一次性奖励", "level")]),
    # steps that are climbed count nothing, and whose they are goes on
    ("工业总产值连上3个百亿元台阶，年均增长7.2%。", [("工业总产值", "per_year")]),
    ("税收收入跨越30亿元大关，达到31.2亿元。", [("税收收入", "level"), ("税收收入", "level")]),
    ("乡镇45分钟上高速公路覆盖率达到92%，公园400米服务半径覆盖率达到85%。",
     [("乡镇45分钟上高速公路覆盖率", "level"), ("公园400米服务半径覆盖率", "level")]),
    # a turn starts from a change; what flows is a total, of whatever it is a part
    ("企业营业收入由上年增长3.1%转为下降0.4%。", [("企业营业收入", "change"), ("企业营业收入", "change")]),
    ("进出口总额90亿元，其中进口12亿元，增长3%；出口78亿元，增长5%。",
     [("进出口总额", "level"), ("进口", "total"), ("进口", "change"), ("出口", "total"), ("出口", "change")]),
    ("引进省级人才12名、市级人才40名，总数分别达到56名和210名。",
     [("引进省级人才", "total"), ("市级人才", "total"), ("省级人才总数", "level"), ("市级人才总数", "level")]),
    ("空气质量达标（优于二级）比例达到92%，排水标准为5年一遇1小时降雨不积水。", [("空气质量达标（优于二级）比例", "level"), ("排水标准", "level")]),
    ("城镇、农村居民人均可支配收入分别增长6%和8%。", [("城镇居民人均可支配收入", "change"), ("农村居民人均可支配收入", "change")]),
    # places that something reaches; what is built, where the building of it is urged on
    ("建成覆盖12个街道、148个社区（村）的服务网络。", [("街道", "total"), ("社区（村）", "total")]),
    ("加快换电站建设，新建60座。", [("换电站", "total")]),
    ("对年营业收入不低于2亿元且年运行不少于300班次的企业，按每班次200元给予补贴。", [("补贴", "level")]),
    # a verb of the sentence before does nothing in this one
    ("严格取水许可管理，规范取用水行为。用水总量不超过15.3亿立方米。", [("用水总量", "level")]),
    ("完善制度，健全机制。用煤总量控制在33亿吨以内。", [("用煤总量", "level")]),
    # what there is by a day, and what is to be done by a year
    ("截至2021年底，全国登记和管理的机构和设施共计238.0万个。", [("登记和管理的机构和设施", "level")]),
    ("到2027年，国家标准立项7项以上。", [("国家标准立项", "total")]),
    # 211 is a number where no 985 or school stands beside it, and a figure is the subject of none
    ("风电、光伏、生物质装机容量分别达到237万千瓦、211万千瓦、52万千瓦。", [("风电装机容量", "level"), ("光伏装机容量", "level"), ("生物质装机容量", "level")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), READ, ids=[t[:24] for t, _ in READ])
def test_subjects_and_aggregations(text, want):
    assert [(s.subject.text, s.aggregation) for s in read(text)] == want


DATED = [
    ("“十四五”期间，城镇新增就业110万人以上。", PLAN, (), [("target", (2021, 2025), "clause")]),
    ("到2025年，扶持15万人成功创业，失业率控制在5%以内。", PLAN, (), [("target", (2021, 2025), "clause"), ("target", (2025, 2025), "clause")]),
    ("截至2020年底，参保人数462.7万人。", PLAN, ("发展基础",), [("actual", (2020, 2020), "clause")]),
    ("“十三五”时期就业稳定。转移就业保持在107万人以上，外出务工达14万人。", PLAN, ("发展基础",),
     [("actual", (2016, 2020), "context"), ("actual", (2020, 2020), "context")]),
    ("养老待遇比“十二五”期末增长28.6%。", PLAN, ("发展基础",), [("actual", (2016, 2020), "clause")]),
    ("建成基地15个。", PLAN, ("技能人才振兴计划",), [("target", (2021, 2025), "plan")]),
    ("占比从“十二五”末的39.2%提升至“十三五”末的40.5%。", PLAN, (), [("actual", (2015, 2015), "clause"), ("actual", (2020, 2020), "clause")]),
    ("机械化率由35%提高至60%。", PLAN, ("主要任务",), [("actual", (2020, 2020), "context"), ("target", (2021, 2025), "plan")]),
    ("2023年、2024年分别新增1000张、1500张。", PLAN, ("主要任务",), [("target", (2023, 2023), "clause"), ("target", (2024, 2024), "clause")]),
    ("五年来，培训5万人。", Calendar((2021, 2025), window=(2021, 2025)), (), [("actual", (2021, 2025), "clause")]),
    ("五年来，培训5万人。", PLAN, ("发展基础",), [("actual", (2016, 2020), "clause")]),
    ("2020年事故起数下降63.7%。", Calendar((2016, 2020), window=(2016, 2020)), (), [("actual", (2016, 2020), "clause")]),
    ("2022年浓度为27微克/立方米。新建管网812公里。", Calendar((2021, 2025), window=(2021, 2023)), (),
     [("actual", (2022, 2022), "clause"), ("actual", (2021, 2023), "context")]),
    ("2022年浓度为27微克/立方米。累计修复1.35万亩，合格率达到95%。", Calendar((2021, 2025), window=(2021, 2023)), (),
     [("actual", (2022, 2022), "clause"), ("actual", (2021, 2023), "context"), ("actual", (2023, 2023), "context")]),
    ("力争到2030年，寿命达到83.5岁。", Calendar((2021, 2025), window=(2021, 2025)), (), [("target", (2030, 2030), "clause")]),
    ("今年新增就业5000人。", Calendar((2021, 2021), year=2021), ("2021年工作安排",), [("target", (2021, 2021), "clause")]),
    ("自2023年起，补助标准为300元。", PLAN, ("主要任务",), [("target", (2025, 2025), "clause")]),
    ("二〇二五年毛入学率达到60%。", PLAN, (), [("target", (2025, 2025), "clause")]),
    ("2019年，新增床位5万张；改造食堂200个。", PLAN, ("发展基础",), [("actual", (2019, 2019), "clause"), ("actual", (2019, 2019), "clause")]),
    ("到2025年，能耗在2020年基础上下降13.5%，覆盖率达到19.5%。", PLAN, (), [("target", (2021, 2025), "clause"), ("target", (2025, 2025), "clause")]),
    ("2022年主要预期目标是：生产总值增长7%左右，新增就业5万人。", PLAN, ("2021年工作回顾",), [("target", (2022, 2022), "clause"), ("target", (2022, 2022), "clause")]),
    ("普及率由2020年的92.6%提高到2025年的95.2%。", PLAN, (), [("actual", (2020, 2020), "clause"), ("target", (2025, 2025), "clause")]),
    ("规划期内，建成水厂9个。", PLAN, ("推广清洁装备",), [("target", (2021, 2025), "clause")]),
    ("2019年3月15日，条例施行。建成水厂9个。", PLAN, ("推广清洁装备",), [("target", (2021, 2025), "plan")]),
    ("城镇新增就业连续4年超过90万人。", PLAN, ("发展基础",), [("actual", (2017, 2020), "clause")]),
    ("普及率、保证率分别由2020年的86%、90%提高到2025年的92%、95%。", PLAN, ("主要任务",),
     [("actual", (2020, 2020), "clause"), ("actual", (2020, 2020), "clause"), ("target", (2025, 2025), "clause"), ("target", (2025, 2025), "clause")]),
    ("原煤14亿吨，比2020年的12.9亿吨增加1.1亿吨。", PLAN, ("主要目标",),
     [("target", (2021, 2025), "plan"), ("actual", (2020, 2020), "clause"), ("target", (2021, 2025), "clause")]),
    ("“十三五”期间，新增装机75万千瓦，2020年底达到210万千瓦；新建铁路30公里。", PLAN, ("发展基础",),
     [("actual", (2016, 2020), "clause"), ("actual", (2020, 2020), "clause"), ("actual", (2016, 2020), "clause")]),
    ("《水务规划（2016—2020年）》已印发。建成水厂9个。", PLAN, ("主要任务",), [("target", (2021, 2025), "plan")]),
    ("到2023年，建成基地12个。", Calendar(year=2022), (), [("target", (2023, 2023), "clause")]),
    ("2021年，经营主体达到23.2万户。", Calendar(year=2022), (), [("actual", (2021, 2021), "clause")]),
    ("全年新开工项目136个。", Calendar((2024, 2024), year=2024), ("2024年工作回顾",), [("actual", (2023, 2023), "context")]),
    ("中小企业按上年度实际缴纳保险费的60%返还。", Calendar(year=2024), (), [("target", None, None)]),
    ("对龙头企业给予上年主营业务收入的2%奖励。", Calendar(year=2024), (), [("target", None, None)]),
    ("与上年比较，医院增加355个。", Calendar(year=2024, window=(2024, 2024), bulletin=True), (), [("actual", (2024, 2024), "context")]),
    ("同去年对比，床位减少0.3万张。", Calendar(year=2024, window=(2024, 2024), bulletin=True), (), [("actual", (2024, 2024), "context")]),
    ("完成投资为上年的1.2倍。", Calendar(year=2024), (), [("actual", (2023, 2023), "clause")]),
    ("2020年固定资产投资增长3.4%。", PLAN, ("发展基础",), [("actual", (2020, 2020), "clause")]),
    ("自2023年1月1日至2024年12月31日，继续按照50%减征资源税。", Calendar(year=2023), (), [("target", (2023, 2024), "clause")]),
    ("2025年的目标是新增就业2万人，产量稳定在30万吨。", Calendar((2025, 2025), year=2025), ("2024年工作回顾",),
     [("target", (2025, 2025), "clause"), ("target", (2025, 2025), "clause")]),
    ("刚刚过去的2020年，经济平稳。生产总值增长14%。新建公路30公里。", Calendar((2016, 2020), window=(2016, 2020)), (),
     [("actual", (2020, 2020), "context"), ("actual", (2020, 2020), "context")]),
    ("2020年，经济平稳。生产总值增长14%。新建公路30公里。", Calendar((2016, 2020), window=(2016, 2020)), (),
     [("actual", (2016, 2020), "context"), ("actual", (2016, 2020), "context")]),
    ("2020年底，能耗下降13.5%。", PLAN, ("发展基础",), [("actual", (2016, 2020), "clause")]),
    ("今后五年的目标是：产值年均增长6%，新增床位500张。", Calendar((2026, 2026), year=2026), (),
     [("target", (2026, 2030), "clause"), ("target", (2026, 2030), "clause")]),
    ("提出到2025年的主要指标：参保率达到95%，入学率达到97%。", PLAN, ("主要内容",),
     [("target", (2025, 2025), "clause"), ("target", (2025, 2025), "clause")]),
    ("研发投入强度3.6%，低于邻市0.4个百分点。", PLAN, ("面临的挑战",), [("actual", (2020, 2020), "context"), ("actual", (2020, 2020), "context")]),
    ("2020年产值达到42.6亿元；五年累计完成投资118亿元。", PLAN, ("发展成就",),
     [("actual", (2020, 2020), "clause"), ("actual", (2016, 2020), "clause")]),
    ("到2025年，产值达到58亿元，五年累计新增就业3万人。", PLAN, ("主要目标",),
     [("target", (2025, 2025), "clause"), ("target", (2021, 2025), "clause")]),
    ("三年来，新建校舍9所。", Calendar((2021, 2025), window=(2021, 2023)), ("重点任务推进情况",), [("actual", (2021, 2023), "clause")]),
    ("未来三年，新建校舍9所。", Calendar(year=2026), ("工作安排",), [("target", (2026, 2028), "clause")]),
    ("未来三年，新建校舍9所。", PLAN, ("主要任务",), [("target", (2021, 2025), "plan")]),
    ("2020年，参保率达到96%，低于全省0.4个百分点。", PLAN, ("发展基础",), [("actual", (2020, 2020), "clause"), ("actual", (2020, 2020), "clause")]),
    ("2023年六月三十日前，建成食堂40个。", PLAN, ("主要任务",), [("target", (2021, 2023), "clause")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "calendar", "headings", "want"), DATED, ids=[t[:24] for t, *_ in DATED])
def test_kinds_and_periods(text, calendar, headings, want):
    assert [(s.kind, s.period, s.basis) for s in read(text, calendar, *headings)] == want


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("2023年，就业稳定。2023年，新增就业2.1万人。", 2023),
        ("就业稳定，形势向好。", 2023),
        ("2022年，就业稳定。", 2022),
    ],
)
def test_an_undated_halfway_report_tells_up_to_the_year_that_it_names(said, last):
    text = f"禾川市“十四五”规划实施中期评估报告\n\n一、主要目标完成情况\n{said}累计新建公园12个。\n"
    document = extract(text.encode())
    assert (document.statements[-1].period.start, document.statements[-1].period.end) == (2021, last)


def test_a_text_without_a_title_that_reports_is_a_report():
    told = "\n".join(
        f"（{n}）服务水平提升\n2022年，第{n}类业务规模达{n}0亿元，同比增长5%。用户达{n}00万户。"
        for n in "一二三四五六七八九"
    )
    more = "\n".join(f"截至2022年底，业务覆盖{n}0个县。" for n in range(1, 6))
    statements = extract(f"一、总体发展情况\n{told}\n{more}\n".encode()).statements
    assert {s.kind for s in statements} == {"actual"}
    promised = "\n".join(f"到2027年，业务规模达到{n}0亿元。" for n in range(1, 15))
    assert {s.kind for s in extract(f"一、总体要求\n{promised}\n".encode()).statements} == {"target"}


@pytest.mark.parametrize(
    ("declares", "years"),
    [("规划期为2021—2025年，远景展望到2035年。", (2021, 2025)), ("本规划的规划期限为2022年至2026年。", (2022, 2026))],
)
def test_the_years_that_a_plan_declares_are_those_of_its_targets(declares, years):
    text = f"禾川市供水专项规划\n\n一、总则\n{declares}\n二、主要任务\n新建水厂3座，铺设管网120公里。\n"
    document = extract(text.encode())
    assert [(s.period.start, s.period.end, s.period_basis) for s in document.statements] == [(*years, "plan")] * 2


def test_a_number_that_no_words_name_is_no_statement():
    assert read("80%以上。于30分钟。") == []


def test_a_note_mark_is_no_part_of_a_subject():
    (statement,) = read("装备制造业[12]增加值增长7.7%。")
    assert statement.subject.text == "装备制造业增加值"
    assert statement.subject.pieces == ((0, 5), (9, 12))


def test_what_a_year_is_to_a_plan_dates_nothing():
    told = "2024年是实施“十四五”规划的关键一年。主要预期目标是：粮食产量稳定在125万吨以上。"
    assert [s.period for s in read(told, Calendar((2024, 2024), year=2024))] == [(2024, 2024)]
    closing = "2025年是“十四五”收官之年。新建学校12所。"
    assert [s.period for s in read(closing, Calendar((2025, 2025), year=2025))] == [(2025, 2025)]
    assert [s.period for s in read("“十四五”期间，新建学校12所。", Calendar((2025, 2025), year=2025))] == [(2021, 2025)]


def test_a_time_before_the_clause_belongs_to_its_sentence():
    (statement,) = read("到2025年，扶持15万人成功创业。")
    assert statement.sentence.text == "到2025年，扶持15万人成功创业"


@pytest.mark.parametrize(
    ("text", "use"),
    [("到2025年", "until"), ("2020年底", "until"), ("2020年", "in"), ("“十四五”期间", "during"), ("2021—2025年", "during"),
     ("较2015年增长", "base"), ("是2020年的1.9倍", "base"), ("从2005年的21万辆", "from"), ("自2023年起", "since"),
     ("2025年的主要目标是", "until"), ("2024年的主要目标是", "in"), ("2025年的主要任务是", "in")],
)  # fmt: skip
def test_how_a_time_is_used(text, use):
    assert [t.use for t in find_times(text, PLAN)] == [use]


TEXTS = sorted((Path(__file__).parent / "statements").glob("*.json"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_reads_as_it_was_keyed(path):
    """A bulletin, a work report, a notice with grants: invented, and keyed by reading, never by a script."""
    statements = extract(path.with_suffix(".txt")).statements
    assert [
        [
            *(s.kind, s.subject, s.comparator, f"{s.value}", s.unit, s.aggregation, s.direction),
            [s.period.start, s.period.end] if s.period is not None else None,
        ]
        for s in statements
    ] == json.loads(path.read_text("utf-8"))


def test_the_trace_tells_which_rule_gave_what():
    trace = Trace()
    extract(TOLD.encode(), trace=trace)
    rules = [event.rule for event in trace.events if event.stage == "statements"]
    assert len(rules) == 15
    assert rules[2] == "subject=before kind=bulletin aggregation=down.fall direction=down.fall period=context"
    assert "subject=measure of the last" in rules[10]


TOLD = """河阳市2023年国民经济和社会发展统计公报

河阳市统计局
2024年3月20日

一、综合
初步核算，全年地区生产总值812.4亿元，按不变价格计算，比上年增长5.6%。居民消费价格与上年持平。其中，城市下降0.1%，农村上涨0.2%。
年末户籍人口90万人；移动电话用户71.3万户，比上年末减少0.4万户。全年新登记企业3.5万户。

二、农业
全年夏粮播种面积110万亩，减产3.2%，总产量50万吨。年末生猪存栏5万头，出栏8.1万头。
固定资产投资（不含农户，下同）同比增长10.5%。全国重点文物保护单位达到16处。
"""


def test_a_bulletin_tells_of_its_year():
    document = extract(TOLD.encode())
    assert document.metadata.plan_period is None
    assert {(s.kind, s.period.start, s.period.end) for s in document.statements} == {("actual", 2023, 2023)}
    assert [(s.subject, s.aggregation, s.direction) for s in document.statements] == [
        ("地区生产总值", "level", None), ("地区生产总值", "change", "up"), ("城市", "change", "down"), ("农村", "change", "up"),
        ("户籍人口", "level", None), ("移动电话用户", "level", None), ("移动电话用户", "change", "down"), ("新登记企业", "total", None),
        ("夏粮播种面积", "level", None), ("夏粮播种面积", "change", "down"), ("夏粮总产量", "level", None),
        ("生猪存栏", "level", None), ("生猪出栏", "total", None), ("固定资产投资（不含农户，下同）", "change", "up"),
        ("全国重点文物保护单位", "level", None),
    ]  # fmt: skip


def test_each_of_several_bulletins_has_its_year():
    second = TOLD.replace("2023", "2021").replace("2024", "2022").split("\n\n", 1)[1]
    document = extract((TOLD + second).encode())
    assert {(s.period.start, s.period.end) for s in document.statements[:15]} == {(2023, 2023)}
    assert {(s.period.start, s.period.end) for s in document.statements[15:]} == {(2021, 2021)}


# -- places ----------------------------------------------------------------------------------


def test_a_number_that_a_page_break_cuts_keeps_its_place():
    source = "新增就业 44\n- 12 -\n2 万人。"
    body = join([Fragment.of(source, 0, 7), Fragment.of(source, 15, len(source))])
    (statement,) = find_in(body, Context(PLAN, page=Page(source, 6)))
    assert statement.value == 442
    assert statement.place.pieces == ((5, 7), (15, 19))
    assert statement.subject.text == "新增就业"


def test_a_blank_before_a_year_parts_two_numbers():
    assert Passage(Fragment.of("专栏 2 2025年", 0, 10)).text == "专栏2 2025年"


def test_a_statement_knows_its_box_and_section():
    text = "某市就业“十四五”规划\n第一章 目标\n城镇新增就业5万人。\n专栏1 工程\n1. 基地建设。建成基地15个。\n"
    document = extract(text.encode())
    assert [(s.id, s.section_id, s.box_id) for s in document.statements] == [("st1", "s1", None), ("st2", "s1", "b1")]


def test_without_statements_there_are_none():
    assert extract("某市规划。新增就业5万人。".encode(), without=("statements",)).statements == []
    with pytest.raises(ValueError, match="no stage"):
        extract(b"", without=("tables",))


# -- rows with their own examples ------------------------------------------------------------


def printed(text: str) -> list[tuple[int, int]]:
    return [m.span("figure") for m in figures.figure_pattern().finditer(text) if m["figure"]]


@pytest.mark.parametrize(
    ("guard", "text"), [(g, t) for g in guards.GUARDS for t in g.yes], ids=lambda x: getattr(x, "name", x)
)
def test_a_guard_claims_its_examples(guard, text):
    claims = [c for c in guards.guarded(text) if c.guard is guard]
    assert claims
    assert all(any(c.start < end and start < c.end for c in claims) for start, end in printed(text))


@pytest.mark.parametrize(
    ("guard", "text"), [(g, t) for g in guards.GUARDS for t in g.no], ids=lambda x: getattr(x, "name", x)
)
def test_a_guard_leaves_its_counterexamples(guard, text):
    assert not [c for c in guards.guarded(text) if c.guard is guard]


def test_every_row_has_examples_of_both_kinds():
    every = [*guards.GUARDS, *(row for _, row in PHRASES), *(row for _, row in CUES)]
    assert not [row.name for row in every if not row.yes or not row.no]


@pytest.mark.parametrize("piece", ["““", "“床位"])
def test_quotation_marks_that_nothing_closes_cost_no_more_than_other_signs(piece):
    def seconds(count):
        begun = process_time()
        assert [c.guard.name for c in guards.guarded(piece * count + "5张")] == []
        return process_time() - begun

    assert seconds(30_000) < 0.5 + 12 * seconds(5_000)


def test_the_look_before_the_guards_changes_nothing():
    plain = re.compile(guards.ungated())
    for text in (*(t for g in guards.GUARDS for t in (*g.yes, *g.no)), *NONE, *(t for t, _ in FORMS)):
        folded = Passage(Fragment.of(text, 0, len(text))).text
        assert [c.start for c in guards.guarded(folded)] == [m.start() for m in plain.finditer(folded)]


@pytest.mark.parametrize("text", [t for m in measures.MEASURES for t in m.yes] + list(measures.RUNNING.yes))
def test_a_unit_reads_its_examples(text):
    (quantity,) = find_quantities(text)
    assert (quantity.start, quantity.end) == (0, len(text))
    assert quantity.kind == next(m.kind for m in (*measures.MEASURES, measures.RUNNING) if text in m.yes)


def words_that_unmake(pattern: str) -> list[str]:
    """The alternatives of a row of ``NOT_BEFORE`` as plain words."""
    return [re.sub(r"\(\?!.*?\)", "", word) for word in re.split(r"\|(?![^(]*\))", pattern)]


@pytest.mark.parametrize(
    ("word", "after"), [(w, a) for w, pattern in measures.NOT_BEFORE.items() for a in words_that_unmake(pattern)]
)
def test_a_unit_is_none_before_these_words(word, after):
    assert all(q.unit != word for q in find_quantities(f"3{word}{after}"))


RULES = {rule.name: rule for rule in vars(cues).values() if isinstance(rule, rows.Rule)}
CUES = [(rule, row) for rule in (*RULES.values(), *set_phrases.SET_PHRASES) for row in rule.rows]
PHRASES = [(rule, row) for rule in phrases.PHRASES for row in rule.rows]


def name(value: object) -> str:
    return getattr(value, "name", str(value))


@pytest.mark.parametrize(("rule", "row", "text"), [(c, r, t) for c, r in CUES for t in r.yes], ids=name)
def test_a_cue_hears_its_examples(rule, row, text):
    assert rule(text) == row.name


@pytest.mark.parametrize(("rule", "row", "text"), [(c, r, t) for c, r in CUES for t in r.no], ids=name)
def test_a_cue_is_deaf_to_its_counterexamples(rule, row, text):
    assert rule(text) != row.name


@pytest.mark.parametrize(("rule", "text"), [(p, t) for p, r in PHRASES for t in r.yes], ids=name)
def test_a_phrase_takes_its_examples(rule, text):
    match = rule.pattern.search(text)
    assert match is not None
    assert match.span() == (0, len(text))


@pytest.mark.parametrize("rule", [*RULES.values(), *set_phrases.SET_PHRASES, *phrases.PHRASES], ids=name)
def test_no_words_stand_twice_in_a_rule(rule):
    words = [alternative for row in rule.rows for alternative in row.alternatives]
    assert [word for word in words if words.count(word) > 1] == []


WORDS = [one for module in (conditions, namings, sayings) for one in vars(module).values() if isinstance(one, Word)]
WORDS += counted.COUNTED.values()


@pytest.mark.parametrize("one", WORDS, ids=lambda one: one.name)
def test_a_row_of_one_step_finds_its_examples_and_no_others(one):
    assert one.yes
    assert [text for text in one.yes if one.pattern.search(text) is None] == []
    assert [text for text in one.no if one.pattern.search(text) is not None] == []


@pytest.mark.parametrize(("rule", "text"), [(p, t) for p, r in PHRASES for t in r.no], ids=name)
def test_a_phrase_leaves_its_counterexamples(rule, text):
    at_end = rule.name in ("tail", "measured")
    match = rule.pattern.search(text) if at_end else rule.pattern.match(text)
    assert match is None or not match.group()


@pytest.mark.parametrize("text", figures.FIGURES_YES)
def test_a_figure_is_found(text):
    start, end = text.index("["), text.index("]") - 1
    assert (start, end) in printed(text.replace("[", "").replace("]", ""))


@pytest.mark.parametrize(
    "text", [*figures.FIGURES_NO, *(yes for row in set_phrases.HELD_NUMERALS.rows for yes in row.yes)]
)
def test_a_word_that_holds_a_numeral_is_no_figure(text):
    assert printed(text) == []


@pytest.mark.parametrize("text", ["十五个", "三家", "两百名"])
def test_a_numeral_that_counts_is_a_figure(text):
    assert printed(text)


def test_values_are_exact():
    (statement,) = extract("某市规划。新增就业106.74万人。".encode()).statements
    assert isinstance(statement, Statement)
    assert statement.value == Decimal("106.74")


def test_a_heading_without_a_number_dates_what_follows_it():
    text = (
        "2025年某省政府工作报告\n各位代表：\n2024年工作回顾\n过去一年，成绩显著。\n新增就业30万人。\n"
        "（一）稳定就业。培训5万人。\n2025年工作安排\n（一）扩大就业。新增就业35万人。\n"
    )
    found = [(s.kind, int(s.value), s.period.start) for s in extract(text.encode()).statements]
    assert found == [("actual", 30, 2024), ("actual", 5, 2024), ("target", 35, 2025)]


@pytest.mark.parametrize(("title", "told"), [("2024年政府工作报告", 2024), ("2025年政府工作报告", 2024)])
def test_a_review_that_names_its_year_tells_of_it_whatever_year_names_the_report(title, told):
    document = extract(
        f"青石县{title}\n\n一、2024年工作回顾\n\n坚持项目为王。全年新开工项目136个，完成投资72.4亿元。\n\n"
        "二、2025年工作安排\n\n新建充电桩600个。\n".encode()
    )
    found = [(s.kind, s.period and (s.period.start, s.period.end)) for s in document.statements]
    assert found == [("actual", (told, told)), ("actual", (told, told)), ("target", (2025, 2025))]


def test_a_review_without_a_year_tells_of_the_year_before_the_report():
    document = extract("青石县2024年政府工作报告\n\n一、过去一年工作回顾\n\n全年新建公路80公里。\n".encode())
    (statement,) = document.statements
    assert statement.period is not None
    assert (statement.kind, statement.period.start) == ("actual", 2023)


def test_where_stops_are_lost_a_line_break_ends_a_sentence():
    source = "保险参保率提高３个百分点\n城镇保障性住房建设３６００万套"
    first, second = Fragment.of(source, 0, 12), Fragment.of(source, 13, len(source))
    body = join([first, second])
    kept, lost = (list(find_in(body, Context(PLAN, lines=lines))) for lines in (None, source))
    assert [s.sentence.text for s in lost] == [first.text, second.text]
    assert [s.sentence.text for s in kept] == [body.text, body.text]
    assert [s.value for s in lost] == [3, 3600]


def test_of_two_years_of_an_opening_the_end_of_the_plan_dates_the_list_below():
    text = "某市“十四五”人才规划\n一、目标\n到2023年，人才总量突破65万人；到2025年，达到75万人。\n具体指标：\n1. 高技能人才占比达到35%；\n2. 研发人员达到1.5万人年。\n"
    found = extract(text.encode()).statements
    assert [(s.period.start, s.period.end) for s in found if s.period] == [
        (2023, 2023),
        (2025, 2025),
        (2025, 2025),
        (2025, 2025),
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("制定30项以上标准。", "标准"),
        ("完成200项标准的制修订。", "标准的制修订"),
        ("按100%比例暂退保证金。", "暂退保证金"),
    ],
)
def test_standards_are_counted_and_measure_nothing(text, subject):
    assert [s.subject.text for s in read(text, PLAN)] == [subject]
