"""Where a paragraph ends: an ordered list of named rules, of which the first that answers wins.

A rule looks at a unit and at the line below it and says whether the line goes on with the unit (True), opens one of its
own (False), or leaves the question to the rules after it (None). Each has examples: a small text, of which the last
line is asked after, or the one that → points to; ``tests/test_outline.py`` runs them one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

from .ends import heading_lines, open_sentences, openings, page_lines
from .ends.question import Answer, Break


@dataclass(frozen=True, slots=True)
class Rule:
    """``joins`` and ``parts`` are texts whose last line goes on or opens; ``leaves`` are left to other rules."""

    name: str
    answer: Answer
    joins: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


def decide(asked: Break) -> tuple[bool, str]:
    """Whether the line goes on with the unit, and the name of the rule that said so."""
    for rule in RULES:
        answer = rule.answer(asked)
        if answer is not None:
            return answer, rule.name
    raise AssertionError("the last rule always answers")


_CUT = "推动产业转型升级，培育壮大战略性新兴产业，加快建设现代化产业体系，促进实体经济与数字经济深度融合发展取得新的"
_DONE = "推动产业转型升级，培育壮大战略性新兴产业。"

RULES: tuple[Rule, ...] = (
    Rule("page shows the rest", page_lines.page_shows_rest, leaves=(f"{_CUT}\n三七、楚雄等地",)),
    Rule("other frame", page_lines.other_frame, leaves=("在框外\n也在框外",)),
    Rule("listed", heading_lines.listed, leaves=("第一章 总体\n要求",)),
    Rule(
        "number alone", heading_lines.number_alone,
        joins=("（二）\n推动海外仓建设。", "1.\n建设社区食堂。"),
        leaves=("第二章\n主要任务", "（二）\n（三）优化服务", "（二）推动建设\n支持企业共建。"),
    ),
    Rule(
        "number cut", open_sentences.number_cut,
        joins=("床位更加充分，每人补贴200\n元，服务更好。", "健全制度，覆盖率达到２８\n．３％，满意度提升。",
               "全市体系更加健全，培训20\n00人次以上。",
               "到2025\n年，服务更加充分。", "企业安全标准化达标率达到8\n5%。",
               "到2025年，投入资金12亿\n元，服务更好。", "床位更加充分，全年为46\n万名学员发放证书。",
               "健全救助制度，帮助1280\n万人次脱困。"),
        leaves=("人均收入 520\n元", "健全制度，床位达到2万\n张榜公布。",
                "健全制度，床位达到200\n张榜公布。", "健全制度，见专栏3\n2025年工作要点"),
    ),
    Rule(
        "open bracket", open_sentences.open_bracket,
        joins=(f"{_DONE}（责任\n单位：市直相关单位）", f"{_DONE}［牵头单位：市司法局、市委\n统战部、市侨联］",
               "根据《关于设立试验区的批复》\n（临政函〔2023〕26号）精神，制定本方案。",
               "强化监督（含线上\n监督）。", "强化监督。（责任单位：\n市财政局、市审计局）"),
        leaves=(f"{_DONE}（责任单位：市司法局）\n单位：万元", f"{_DONE}（责任单位：市司法局\n二、主要任务",
                "《关于设立试验区的批复》\n（一）总体要求", "强化监督。（责任\n（一）市财政局",
                "强化监督。（试行\n1）市财政局负责。"),
    ),
    Rule(
        "opens a unit", openings.opens_a_unit,
        parts=(f"{_DONE}\n二、主要任务", f"{_CUT}\n——坚持创新驱动。", f"{_CUT}\n表2 主要指标"),
        leaves=(f"{_CUT}\n成效。",),
    ),
    Rule(
        "heads notes", openings.heads_notes,
        parts=(f"{_CUT}\n注释:", "名词解释\n供水能力是指设计的日供水量。"), leaves=(f"{_CUT}\n备注栏所列的项目。",),
    ),
    Rule(
        "notice title", openings.notice_title,
        parts=("关于印发规划的通知\n各区人民政府", "印发规划的通知（2023年4月7日）\n各区人民政府"),
        leaves=("主要任务\n一体推进",),
    ),
    Rule(
        "title", openings.title,
        parts=("养老服务规划\n依据上级部署，编制本规划。", "供水规划（2021—2025年）\n本规划依据有关规划编制。",
               "关于推进乡村全面振兴的意见\n2024年是实现规划目标任务的关键一年。",
               f"关于制定青江市国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议\n\n{_CUT}成效。",
               "青江市人民政府关于加快供水发展的意见\n青江市人民政府关于加快供水",
               "青江市供水发展规划（2022年更新）\n青江市供水发展"),
        leaves=("襄江市养老服务“十四五”规划\n实施方案", "落实供水规划，\n根据部署推进。",
                "关于印发青江市供水规划\n和青江市排水方案的通知",
                "关于印发青江市供水规划\n青江市排水方案的通知"),
    ),
    Rule(
        "label", openings.label,
        parts=("土壤改良。开展退化耕地治理。\n管护机制。明确责任。",
               "节水优先，量水而行。坚持以水定城。\n系统治理，协同推进。统筹上下游。",
               "厕所革命：改造户厕。\n村庄建设：建设示范村。"),
        leaves=("土壤改良。开展退化耕地治理。\n明确管护主体和责任。", "土壤改良。开展退化耕地\n治理。明确管护主体。"),
    ),
    Rule(
        "document element", openings.document_element,
        parts=("提示：根据清理结果的通知，继续有效\n各区人民政府，市直各单位：",
               "印发方案的\n海政办〔2023〕9号", "海政办〔2023〕9号\n各区人民政府", "附件：供水规划\n海安市人民政府",
               "抄送：各人民团体。\n海安市人民政府办公室 2025年3月2日印发",
               "抄送：各人民团体。\n→海安市人民政府办公室 2025年3月2日印\n发",
               "2.供水规划\n→海安市人民政府\n2025年3月2日"),
        joins=("各区水务局，厅机关\n各处室、各直属单位：", "海安市人民政府办公室 2025年3月2日印\n发"),
        leaves=("主要任务\n一体推进", "各区水务局。\n有关单位要抓好落实。"),
    ),
    Rule("same source line", page_lines.same_line, leaves=("前一行\n后一行",)),
    Rule(
        "open clause", open_sentences.open_clause,
        joins=("坚持就业优先、\n民生为本。", "构建现代化、高品质的生产布局\n的基础设施体系。",
               "坚持就业优先\n，民生为本。", "依据《关于制定规划\n\n的建议》精神。",
               "打造7-\n9个品牌。", "新增床位3000 ～\n5000张。", "新增床位3,\n000张。",
               "坚持就业优先,\n民生为本。"),
        leaves=(f"{_DONE}\n民生为本。",),
    ),
    Rule(
        "figure behind", open_sentences.figure_behind,
        joins=("到2030年，建成水厂\n4座，供水保障率", "（一）建成智慧公路试点\n6条。推动客运站改造。",
               "（二）谋划建设重大项目\n12个，总投资60亿元。"),
        leaves=("主要指标\n120万吨", "（一）推动水务发展\n2025年，建成水厂4座。", "（一）建成水厂\n\n4座，供水保障率",
                "一、主要目标\n3000名教师参加培训。",
                "一、评估情况\n28项指标中，12项达到预期。", "二、重点项目\n12个、总投资60亿元的项目开工。"),
    ),
    Rule(
        "account behind", open_sentences.account_behind,
        parts=("全县生产总值54.5亿元。其中第一产业增加值23.3亿元，比上年增长5.2%，三次产业结构为9.2:51:39.8\n全年居民消费价格上涨1.4%。",
               "初步核算，全年完成投资12亿元，比上年增长5.2%。其中，工业投资完成3亿元，比上年增长14.3%\n年末常住人口12万人。"),
        leaves=("初步核算，全年完成投资12亿元，比上年增长5.2%。其中，工业投资完成3亿元，比\n全年计划多5%。",
                "初步核算，全年完成投资12亿元，比上年增长5.2%。其中，工业投资完成3\n亿元，比全年计划多5%。"),
    ),
    Rule("page shows", page_lines.page_shows, leaves=("前一行\n后一行",)),
    Rule("lines are paragraphs", page_lines.paragraph_lines, leaves=("前一行\n后一行",)),
    Rule(
        "markup heading", heading_lines.markup_heading,
        parts=("# 主要任务\n推动升级。",), leaves=("主要任务\n推动升级。",),
    ),
    Rule(
        "broken clause", open_sentences.broken_clause,
        joins=("　　支持企业共建，规划期内，建成供水\n\n管网不少于九成。",
               "整合现有资源，力争到2025年，建成供水\n\n保障基地。",
               "扶持种业企业，形成4家具有竞争\n\n力的种业企业。", "3．扶持种业企业，建成4家具有竞争\n\n力的企业。"),
        leaves=("整合现有资源，力争到2025年，建成供水\n\n　　建设保障基地。",
                "整合现有资源，力争到2025年，建成供水\n\n保障基地",
                "整合现有资源，建成供水\n\n保障基地。", "第二节 扶持种业企业，建成4家具有竞争\n\n力的企业。"),
    ),
    Rule(
        "heading", heading_lines.heading,
        joins=(
            "前文。\n\n（二）推进传统基础设\n→施智能化改造\n\n后文。",
            "第三章 构建上下联动、协同高效的流域综合治理体\n系",
            "2．丰富民宿、研学等产品，培育乡\n\n→村旅游重点镇9个。\n\n3．完善咨询体系，提升服务。",
            "第三节 促进普通高中多\n→样化有特色发展\n把普通高中多样化有特色发展摆在突出位置。",
        ),
        parts=("二、主要任务\n推动产业转型升级。", "（一）发展目标\n\n提升服务水平",
               "（三）优化品牌影响，加强绿色转型发展\n1"),
        leaves=("（一）发展目标。提升水平\n服务能力。", "主要任务\n推动升级。"),
    ),
    Rule("fixed width", page_lines.fixed_width, leaves=(f"{_CUT}\n成效。",)),
    Rule("flush in an indented text", page_lines.flush_in_indented, leaves=(f"{_CUT}\n成效。",)),
    Rule(
        "cut", open_sentences.cut,
        joins=(
            "开展优质服务行动，规划期内，达到推荐标\f\n准的基层机构占比达到36%。",
            "培训从业人员5万人次。支持职业院校增设\n\n老年服务等专业。",
            "（六）提升供应水平：严格控制能源消费，推动煤炭清洁\n\n高效利用。",
        ),
        leaves=("开展优质服务行动，达到标准。\f\n推荐标准。", "短题目\f\n推荐标准。", "开展优质服务行动等\n推荐标准。"),
    ),
    Rule(
        "ended", open_sentences.ended,
        parts=(f"{_DONE}\n健全服务体系。", "短行\n又一行", "　　坚持公益，统筹推进\n\n供水床位不少于九成。"),
        leaves=(f"{_CUT}\n成效。", "　　支持企业共建，管网覆盖，建成供水\n\n管网不少于九成。"),
    ),
    Rule("indented", page_lines.indented, leaves=(f"{_CUT}\n　　成效。",)),
    Rule(
        "tail", open_sentences.tail, joins=(f"{_CUT}\n成效。", f"{_CUT}\n\n成效。"),
        parts=(f"{_CUT}\n\n主要任务", f"{_CUT}\n\n本页功能：", f"● 就业\n● {_CUT}\n→社会保障\n● 养老"),
    ),
)  # fmt: skip
