"""Words that make a small number part of a phrase: two markets, five kinds, and words that hold a numeral. Rows with examples.

``lexicon.guards`` and ``lexicon.figures`` take their words from here.
"""

from __future__ import annotations

from .rows import Rule, row

SET_NOUNS = Rule(
    "set_nouns",
    (
        row("deeds", "举措 任务 行动 工程 计划 措施 支持政策 民生工程 确保 坚持 转变 维护",
            ("举措", "行动"), ("工地", "养老")),
        row("thoughts", "方面 目标 问题 原则 意识 自信 大局 理念 战略 主张 意见 规定 制度 机制 使命 定位",
            ("方面", "原则", "大局"), ("意外伤害",)),
        row("parts", "主体 业务 环节 阶段 层次 层面 维度 领域 市场 资源 驱动 体系 平台 指标 保险 医保 要素 渠道 支柱 优势 特色 产业 队伍 颜色",
            ("环节", "市场", "支柱"), ("工厂", "环岛")),
        row("places", "中心(?!城) 次中心 卫星城 控制线 基地 片区 横轴 纵轴", ("中心", "片区"), ("中心城区", "基层")),
        row("manner", "翻番 高于 统一 全面 关键 重点 优先 结合 同步 基本", ("统一", "同步"), ("企业",)),
    ),
    "^%s",
)  # fmt: skip
"""What follows 三个, 两大 where they count nothing: 三项业务, 两个市场."""
KINDS = Rule(
    "kinds",
    (
        row("sorts", "部门 大(?!学|专|病|米|豆|中型|于|幅|力|赛|会|桥|型) 类(?!似|[，。；、)]|$) 位一体 带(?!动) 方(?=机|协|合)",
            ("大行动", "类人员", "位一体", "方机制", "部门"), ("大学", "类似", "带动", "类，")),
        row("places", "区(?!间) 省 市 县(?!级) 镇 乡(?!镇) 地(?!区) 港(?!口|货|元|币) 城 园(?!区) 湖 江 河(?!流)",
            ("市", "县共建", "港联动"), ("区间", "县级", "港元", "园区")),
        row("lines", "环(?!境|节) 廊 轴 极 圈 翼 楔 沿 纵 横 农", ("环", "轴", "纵"), ("环境", "环节")),
    ),
    "^%s",
)  # fmt: skip
"""What makes a name of a number straight before it: 10大产业, 两市, 三纵."""
CLASSES = Rule(
    "classes",
    (
        row("business", "企业 项目 产业(?!园) 园区 集群 市场主体 经营主体 供应商 服务商 商户 市场", ("企业", "园区"), ("产业园",)),
        row("places", "乡镇 镇(?=[0-9]) 村 县(?:\\(市、区\\))?", ("乡镇", "县(市、区)"), ("省份",)),
        row("people", "农户 大户 机构 单位", ("农户",), ("农民",)),
    ),
    "^%s",
)  # fmt: skip
"""A class of things that an amount marks off: (超10亿元)软件企业."""
HELD_NUMERALS = Rule(
    "held_numerals",
    (
        row("many", "红十字 十八洞 [两双]位数 千方百计 千家万户 千辛万苦 千载难逢 百姓 百花 百货 百年(?!树人) 百强 百科 万众 万物 万一 万里 万象 万家灯火 千万(?=要|不|别)",
            ("千方百计", "百姓", "千家万户", "红十字会", "两位数"), ("千万元", "百年树人")),
        row("ones", "一一 一二(?!三|产|级) 三三两两", ("一一", "三三两两"), ("一二三产",)),
        row("tens", "[数几]十[百千万]* 十分(?=重|注|关|必|明|有|紧|严|复|突|广|迫|艰|珍|繁|丰|密|可|方|热|惊|清|显|高|薄|脆) 十足",
            ("数十", "几十万", "十分重要"), ("十分钟", "三十")),
        row("few", "五湖四海 五彩 四面八方 四通八达 四处 四周 四季 四肢 三令五申 三心二意 再三 七上八下 九州",
            ("五湖四海", "四季"), ("四家",)),
        row("one", "一线 一流 一系列 一定 一些 一切 一律 一旦 一直 一贯 一致 一同 一道 一起 一并 统一 唯一 同一 单一 进一步 一方面 一体",
            ("一线", "统一", "进一步"), ("一家", "一百")),
        row("vague", "万万 千千万万 成千上万 数百 数千 数万 几百 几千 几万", ("成千上万", "数千"), ("三千",)),
    ),
    "^%s",
)  # fmt: skip
"""Words that hold a numeral and are no number."""

SET_PHRASES = (SET_NOUNS, KINDS, CLASSES, HELD_NUMERALS)
