"""What the front of a document, its columns and its lists are, on both sides of each limit."""

# ruff: noqa: E501 (a row is read better on one line)

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.layout import facts
from extractor.statements import lists, tails
from tests.bounds import cell, column_roles, front_of, told


@pytest.mark.parametrize(
    ("rule", "given", "says"),
    [
        (front_of, ("青江市民政局文件", "青民发〔2022〕5号", "关于印发养老服务规划的通知", "各区民政局：", "现将规划印发给你们。"), ["title: 养老服务规划", "notice_title: 关于印发养老服务规划的通知", "document_number: 青民发〔2022〕5号", "issuer: 青江市民政局", "recipients: 各区民政局"]),
        (front_of, ("青江市发展和改革委员会", "青江市民政局文件", "青民发〔2022〕5号", "关于印发养老服务规划的通知", "各区民政局：", "现将规划印发给你们。"), ["title: 养老服务规划", "notice_title: 关于印发养老服务规划的通知", "document_number: 青民发〔2022〕5号", "issuer: 青江市发展和改革委员会", "recipients: 各区民政局"]),
        (front_of, ("青江市发展和改革委员会", "青江市民政局", "文件", "青民发〔2022〕5号", "关于印发养老服务规划的通知", "各区民政局："), ["title: 养老服务规划", "notice_title: 关于印发养老服务规划的通知", "document_number: 青民发〔2022〕5号", "issuer: 青江市发展和改革委员会", "recipients: 各区民政局"]),
        (front_of, ("关于印发养老服务规划的通知", "关于印发养老服务规划的通知", "各区民政局：", "现将规划印发给你们。", "青江市民政局", "2022年3月1日", "青江市养老服务规划"), ["title: 青江市养老服务规划", "notice_title: 关于印发养老服务规划的通知", "issuer: 青江市民政局", "recipients: 各区民政局", "date_written: 2022年3月1日"]),
        (front_of, ("青江市人民政府关于印发养老服务规划的通知（2022年3月1日）", "各区人民政府：", "青江市养老服务规划", "为保障养老，制定本规划。"), ["title: 青江市养老服务规划", "notice_title: 青江市人民政府关于印发养老服务规划的通知", "issuer: 青江市人民政府", "recipients: 各区人民政府", "date_written: 2022年3月1日"]),
        (front_of, ("青江市人民政府关于印发养老服务规划的通知（2022年3", "月1日）", "各区人民政府：", "青江市养老服务规划"), ["title: 青江市养老服务规划", "notice_title: 青江市人民政府关于印发养老服务规划的通知", "issuer: 青江市人民政府", "recipients: 各区人民政府", "date_written: 2022年3月1日"]),
        (front_of, ("青江市养老服务规划", "（2021—2025年）", "青江市民政局", "2022年3月"), ["title: 青江市养老服务规划", "subtitle: （2021—2025年）", "issuer: 青江市民政局"]),
        (front_of, ("青江市", "养老服务“十四五”规划", "（2021—2025年）"), ["title: 青江市养老服务“十四五”规划", "subtitle: （2021—2025年）"]),
        (front_of, ("青江市养老服务规划", "（征求意见稿）", "2022年3月1日"), ["title: 青江市养老服务规划", "subtitle: （征求意见稿）"]),
        (front_of, ("政府工作报告", "——2024年1月5日在青江市人民代表大会上", "各位代表："), ["title: 政府工作报告", "subtitle: ——2024年1月5日在青江市人民代表大会上"]),
        (front_of, ("各区民政局：", "现将规划印发给你们。", "青江市民政局 2022年3月1日"), ["issuer: 青江市民政局", "recipients: 各区民政局", "date_written: 2022年3月1日"]),
        (front_of, ("青江市民政局", "关于印发《青江市养老服务规划》的通知", "青民发〔2022〕5号", "各区民政局，市直各单位：", "现印发给你们。", "2022年3月1日", "（此件公开发布）"), ["title: 青江市养老服务规划", "notice_title: 青江市民政局关于印发《青江市养老服务规划》的通知", "document_number: 青民发〔2022〕5号", "issuer: 青江市民政局", "recipients: 各区民政局", "recipients: 市直各单位", "date_written: 2022年3月1日"]),
        (front_of, ("12. 青江市民政局关于印发养老服务规划的通知（2022年3月1日）", "青民发〔2022〕5号", "各区民政局：", "青江市养老服务规划"), ["title: 青江市养老服务规划", "notice_title: 青江市民政局关于印发养老服务规划的通知", "document_number: 青民发〔2022〕5号", "issuer: 青江市民政局", "recipients: 各区民政局", "date_written: 2022年3月1日"]),
        (front_of, ("密级：公开 签发人：张某 青民发〔2022〕5号", "关于养老服务的通知", "各区民政局："), ["title: 关于养老服务的通知", "notice_title: 关于养老服务的通知", "document_number: 青民发〔2022〕5号", "recipients: 各区民政局"]),
        (front_of, ("按照青民发〔2022〕5号文件要求，现就养老服务说明如下。", "养老服务规划"), ["title: 养老服务规划"]),
        (front_of, ("根据青民发〔2022〕5号通知", "养老服务规划"), ["title: 养老服务规划"]),
        (front_of, ("青民发〔2022〕5号通知", "养老服务规划"), ["title: 养老服务规划", "document_number: 青民发〔2022〕5号"]),
    ],
)  # fmt: skip
def test_what_the_front_of_a_document_holds(rule: Callable[..., Any], given: tuple[Any, ...], says: object) -> None:
    assert told(rule(*given)) == says


@pytest.mark.parametrize(
    ("rule", "given", "says"),
    [
        (column_roles, ("2020年/2025年",), ["2020年 baseline 2020-2020", "2025年 target 2025-2025"]),
        (column_roles, ("2020年/2023年/2025年",), ["2020年 baseline 2020-2020", "2023年 target 2023-2023", "2025年 target 2025-2025"]),
        (column_roles, ("2020年/2025年/2030年",), ["2020年 baseline 2020-2020", "2025年 target 2025-2025", "2030年 target 2030-2030"]),
        (column_roles, ("2022年/2025年",), ["2022年 target 2022-2022", "2025年 target 2025-2025"]),
        (column_roles, ("基期/目标",), ["基期 baseline", "目标 target"]),
        (column_roles, ("2020年实际/2025年目标",), ["2020年实际 actual 2020-2020", "2025年目标 target 2025-2025"]),
        (column_roles, ("2020年/2025年/年均增速",), ["2020年 baseline 2020-2020", "2025年 target 2025-2025", "年均增速 annual_average"]),
        (column_roles, ("2020年/2025年/累计",), ["2020年 baseline 2020-2020", "2025年 target 2025-2025", "累计 target"]),
        (column_roles, ("现状值/目标值",), ["现状值 baseline", "目标值 target"]),
        (column_roles, ("2025年实际/2025年",), ["2025年实际 actual 2025-2025", "2025年 target 2025-2025"]),
        (column_roles, ("2020年预计/2025年",), ["2020年预计 actual 2020-2020", "2025年 target 2025-2025"]),
        (column_roles, ("2021年预计完成/2025年",), ["2021年预计完成 actual 2021-2021", "2025年 target 2025-2025"]),
        (column_roles, ("指标值现状/2025年",), ["指标值现状 baseline", "2025年 target 2025-2025"]),
        (column_roles, ("2020年占比/2025年",), ["2020年占比 baseline 2020-2020", "2025年 target 2025-2025"]),
        (column_roles, ("规划目标/完成情况",), ["规划目标 target", "完成情况 actual"]),
        (column_roles, ("数量/面积",), ["数量 observed", "面积 observed"]),
        (column_roles, ("2020年/2021年",), ["2020年 baseline 2020-2020", "2021年 target 2021-2021"]),
        (column_roles, ("2020年/2025年", None), ["2020年 observed 2020-2020", "2025年 observed 2025-2025"]),
        (column_roles, ("2019年/2020年", None), ["2019年 observed 2019-2019", "2020年 observed 2020-2020"]),
        (column_roles, ("2020年/2025年", (2021, 2025), "", True), ["2020年 baseline 2020-2020", "2025年 target 2025-2025"]),
        (column_roles, ("2020年/2025年", (2021, 2025), "“十三五”完成情况"), ["2020年 baseline 2020-2020", "2025年 target 2025-2025"]),
        (column_roles, ("2025年/2030年/年均增速", (2026, 2030)), ["2025年 baseline 2025-2025", "2030年 target 2030-2030", "年均增速 annual_average"]),
        (column_roles, ("2022年/2025年/年均增速",), ["2022年 target 2022-2022", "2025年 target 2025-2025", "年均增速 annual_average"]),
        (column_roles, ("2022年基期/2025年/年均增速",), ["2022年基期 baseline 2022-2022", "2025年 target 2025-2025", "年均增速 annual_average"]),
        (column_roles, ("2020年/2022年/2025年/年均增速",), ["2020年 baseline 2020-2020", "2022年 target 2022-2022", "2025年 target 2025-2025", "年均增速 annual_average"]),
        (column_roles, ("“十五五”指标/2025年", (2026, 2030)), ["“十五五”指标 observed", "2025年 observed 2025-2025"]),
        (column_roles, ("2025年预计/2030年", (2021, 2025)), ["2025年预计 target 2025-2025", "2030年 target 2030-2030"]),
        (column_roles, ("2025年预计/2030年", (2026, 2030)), ["2025年预计 actual 2025-2025", "2030年 target 2030-2030"]),
        (column_roles, ("2020年/2025年完成/2025年",), ["2020年 baseline 2020-2020", "2025年完成 actual 2025-2025", "2025年 target 2025-2025"]),
    ],
)  # fmt: skip
def test_what_roles_columns_have(rule: Callable[..., Any], given: tuple[Any, ...], says: object) -> None:
    assert told(rule(*given)) == says


@pytest.mark.parametrize(
    ("rule", "given", "says"),
    [
        (tails.shared_tail, ("养老保险、失业保险参保人数", [(0, 4), (5, 13)]), (9, 13)),
        (tails.shared_tail, ("男、女老年人", [(0, 1), (2, 6)]), (3, 6)),
        (tails.shared_tail, ("城镇、农村居民收入", [(0, 2), (3, 9)]), (5, 9)),
        (tails.shared_tail, ("省、市级基地", [(0, 1), (2, 6)]), (3, 6)),
        (tails.shared_tail, ("耕地、森林保护率", [(0, 2), (3, 8)]), (5, 8)),
        (tails.shared_tail, ("养老、医疗", [(0, 2), (3, 5)]), None),
        (tails.shared_tail, ("轻、重工业增加值", [(0, 1), (2, 8)]), (3, 8)),
        (tails._least, ("耕地、森林保护率", [(0, 2), (3, 8)]), 2), (tails._least, ("甲、森林率", [(0, 1), (2, 5)]), 1),
        (tails._least, ("耕地面积、森林面积率", [(0, 4), (5, 10)]), 2),
        (tails._least, ("养老、率", [(0, 2), (3, 4)]), 0), (tails._least, ("养老、覆率", [(0, 2), (3, 5)]), 1),
        (lists.shared_head, ("限额以上单位粮油类、饮料类", [(0, 9), (10, 13)]), (0, 6)),
        (lists.shared_head, ("粮油类、饮料类", [(0, 3), (4, 7)]), None),
        (lists.shared_head, ("限额以上单位", [(0, 6)]), None),
        (facts._most_named, ([cell("“十四五”时期"), cell("“十三五”期间"), cell("“十三五”以来")],), ({"name": "十三五", "ordinal": 13, "start": 2016, "end": 2020}, "“十三五”")),
        (facts._most_named, ([cell("养老服务")],), None),
        (facts._most_named, ([cell("“十四五”"), cell("“十三五”")],), ({"name": "十四五", "ordinal": 14, "start": 2021, "end": 2025}, "“十四五”")),
    ],
)  # fmt: skip
def test_what_a_list_of_members_shares(rule: Callable[..., Any], given: tuple[Any, ...], says: object) -> None:
    assert told(rule(*given)) == says
