"""What speaks for and against a line being the title of a document that is named like no plan: rows without logic.

News, readings of a plan, questions and answers, papers: what their page calls them ends in any word. The points are set
by hand; a line is the title from ``ENOUGH`` of them on.
"""

from __future__ import annotations

from .table_points import Point

ENOUGH = 2.0
TITLE_POINTS: tuple[Point, ...] = (
    Point("first", "第一行不属页面或落款的字", 2, "青石县供水工作巡礼"),
    Point("later", "上面已有一行", -1, "副标题"),
    Point("fields", "紧接着是来源、时间等", 4, "青石县供水工作巡礼 / 来源：青石日报"),
    Point("again", "下面再印一次", 2, "县政府网-青石县供水工作巡礼 / 青石县供水工作巡礼"),
    Point("story", "下面是消息头", 4, "供水有了新保障 / 本报讯（记者 王一）"),
    Point("text", "下面是正文", 2, "供水有了新保障 / 近年来，…。"),
    Point("opens", "以地名、时期或“关于”起头", 1, "“十四五”规划纲要：推动供水发展"),
    Point("kind", "以文种结尾", 1, "青石县供水规划解读"),
    Point("opening", "正文自称", 5, "制定《青石县供水规划》（以下简称《规划》）"),
    Point("colon", "有冒号、分号", -3, "联系人：王一"),
    Point("clauses", "多个分句", -5, "健全体系，完善布局，加强监测"),
    Point("short", "只有几个字", -2, "地区发展"),
    Point("long", "太长", -5, "五十字以上"),
    Point("agency", "像机构名", -3, "青石县水务局"),
)
TITLE_POINT = {point.name: point.points for point in TITLE_POINTS}
