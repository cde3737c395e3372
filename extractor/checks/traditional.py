"""A traditional character among simplified text: 咨询服务區."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View

PAIRS = (
    "區区業业務务發发產产經经濟济導导設设實实積积極极進进開开學学國国會会際际關关係系機机構构條条標标準准監监"
    "檢检測测試试調调險险養养醫医療疗衛卫護护應应創创辦办達达與与為为從从來来時时間间類类級级組组織织結结"
    "給给統统網网絡络線线約约紀纪質质資资費费貿贸購购貨货財财責责負负貫贯員员農农鄉乡鎮镇縣县這这過过還还運运邊边"
    "遠远選选適适遞递遷迁鄰邻鋼钢錢钱鐵铁銀银錄录鍵键長长門门閉闭閱阅陽阳陰阴隊队階阶隨随難难雲云電电靈灵靜静頁页"
    "項项順顺須须預预領领頭头題题額额願愿風风飛飞館馆驗验驅驱體体鮮鲜點点黨党齊齐齡龄龍龙優优傳传傷伤價价億亿"
    "儲储兩两內内冊册協协單单嚴严園园圓圆圖图團团報报場场塊块壓压壞坏壯壮處处備备復复夠够夢梦奪夺奮奋婦妇孫孙寧宁"
    "審审寫写寬宽將将專专尋寻對对屆届層层屬属島岛帥帅師师帶带幣币幫帮幹干廠厂廣广廳厅強强彈弹彙汇徹彻態态慶庆"
    "憑凭憲宪懷怀戰战戲戏擁拥擇择擔担據据擊击擴扩攝摄敵敌數数斷断舊旧書书東东樂乐樓楼樣样橋桥檔档權权歡欢歲岁"
    "歷历歸归殘残殺杀氣气決决況况淨净減减湊凑溝沟滅灭滿满漁渔潔洁潛潜澤泽濕湿灣湾災灾爭争爾尔牆墙獎奖獨独獲获現现"
    "環环瑪玛畫画異异當当疊叠瘋疯盜盗盡尽盤盘眾众確确碼码礎础禮礼種种稱称穩稳窮穷競竞筆笔節节範范築筑簡简簽签籌筹糧粮"
)
"""Each traditional character with its simplified form, as plans may use them."""

_SIMPLE = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
_ANY = re.compile(f"[{''.join(_SIMPLE)}]")
FEW = 500
"""Simplified text has at most one such character in so many; more is a text in traditional characters."""


def find(view: View) -> Iterator[Finding]:
    """TRADITIONAL_CHARACTER, once per character, with every place."""
    found = list(view.matches(_ANY))
    if len(found) * FEW > max(len(view.running), 2 * FEW):
        return
    for char in dict.fromkeys(match.group() for match in found):
        own = [match for match in found if match.group() == char]
        before = view.running[max(0, own[0].start() - 6) : own[0].end()].rpartition("\n")[2]
        places = [view.place_in_running(*match.span()) for match in own]
        yield finding("TRADITIONAL_CHARACTER", f"“{before}”中的“{char}”，简体作“{_SIMPLE[char]}”", places)


_TEXT = "一、任务\n合理划分窗口服务区、后台审批区、咨询服务{}、自助服务区。\n"

CHECK = Check(find, (Example("TRADITIONAL_CHARACTER", shows=_TEXT.format("區"), holds=_TEXT.format("区")),))
