"""“全面完成了目标任务” beside a table in which a target was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..lexicon.indicator_kinds import may_fall
from ..lexicon.periods import find_ordinal, plan_years
from ..models import Indicator, Observation
from .check import Check, Example
from .view import View

_CLAIM = re.compile(
    r"(?:全面|圆满|顺利|全部|超额|如期|胜利)(?:超额)?完成了?(?:[“”]|[一二三四五六七八九十]{1,3}五|时期|期间|规划|计划|纲要|事业|发展|经济社会|确定|提出|制定|各项|既定|预定|全部|所有|的)*(?:目标|任务|指标)"
)
"""All aims of the plan, whatever they are; 全面完成脱贫攻坚任务 claims something else."""

_ALMOST = re.compile(r"基本|总体|大部分|多数")
BEFORE = 40
"""Characters before a claim in which it names its period."""


def find(view: View) -> Iterator[Finding]:
    """CLAIM_NOT_MET with the claim, the target and what was reached."""
    claims: dict[int, tuple[int, int]] = {}
    for match in view.matches(_CLAIM):
        around = view.running[max(0, match.start() - BEFORE) : match.end()].rpartition("\n")[2]
        period = find_ordinal(around)
        if period is not None and not _ALMOST.search(around):
            claims.setdefault(plan_years(period[0])[1], match.span())
    for indicator in view.document.indicators if claims else []:
        pair = _missed(indicator)
        if pair is not None and pair[0].period is not None and pair[0].period.end in claims:
            target, reached = pair
            claim = view.place_in_running(*claims[pair[0].period.end])
            detail = f"正文称“{claim.text}”，而“{indicator.name}”目标 {target.raw}，完成 {reached.raw}"
            yield finding("CLAIM_NOT_MET", detail, [claim, *view.places(target.span, reached.span)])


def _missed(indicator: Indicator) -> tuple[Observation, Observation] | None:
    """A target and what was reached by its own last year, where the one was plainly not met."""
    falls = may_fall(indicator.name)
    for target in indicator.values:
        if target.role != "target" or target.value is None or target.period is None:
            continue
        for reached in indicator.values:
            same = reached.role == "actual" and reached.period is not None and reached.period.end == target.period.end
            if not same or reached.value is None or reached.cumulative != target.cumulative:
                continue
            short = target.comparator in ("=", ">", ">=") and reached.value < target.value and not falls
            over = target.comparator in ("<", "<=") and reached.value > target.value
            if reached.comparator == "=" and (short or over):
                return target, reached
    return None


_PLAN = """一、成就
“十三五”时期，全市{}完成了“十三五”规划目标任务。
指标\t2015年基数\t“十三五”规划目标\t2020年完成数
城镇新增就业（万人）\t[41.6]\t[42]\t[35.98]
城镇登记失业率（%）\t4\t＜4.5\t3.2
注：[]内为五年累计数。
"""

CHECK = Check(find, (Example("CLAIM_NOT_MET", shows=_PLAN.format("全面"), holds=_PLAN.format("基本")),))
