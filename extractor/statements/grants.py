"""Grants: what is paid in each case is what its numbers measure."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import namings, phrases
from . import subjects
from .clauses import Clause
from .named import Named
from .quantities import Quantity
from .subjects import Stretch


def granted(text: str, clause: Clause, own: Sequence[Quantity]) -> list[Named] | None:
    """给予研发投入5%、最高50万元的一次性奖励: all that is paid is measured by what is paid."""
    count = 1
    while count < len(own) and namings.OR_MOST.pattern.fullmatch(text, own[count - 1].right, own[count].left):
        count += 1
    run = own[:count]
    if any(q.kind not in ("money", "share", None) and q.unit not in ("万", "亿") for q in run):
        return None
    right, end = run[-1].right, clause.end
    if text.startswith("(", right) and (close := text.find(")", right, right + _GIVEN)) > 0:
        right, end = close + 1, close + _GIVEN  # 给予50元/亩(林地25元/亩)的补贴
    grant = phrases.GRANT.pattern.match(text, right, end)
    if grant is None:
        return None
    head = text[clause.start : run[0].left]
    given = namings.GIVEN.pattern.search(head) or grant.start("what") > right
    if not given or (namings.PAID_OUT.pattern.search(head) and run[0].comparator != "<="):
        return None
    return [Named((grant.span("what"),), clause.start, False, run[0].left, paid=True, rule="grant") for _ in run]


def each_paid(text: str, clause: Clause, run: Sequence[Quantity]) -> list[Named] | None:
    """对示范社、家庭农场分别一次性奖补5万元和2万元: all numbers are of what is paid."""
    if len(run) < 2 or any(q.kind != "money" for q in run):
        return None
    begin = max(text.rfind(stop, 0, clause.start) for stop in "。；\n") + 1
    paid = namings.EACH_PAID.pattern.search(text, begin, run[0].start)
    if paid is None:
        return None
    return [Named((paid.span("what"),), clause.start, False, run[0].left, paid=True, rule="grant") for _ in run]


def most(text: str, clause: Clause, quantity: Quantity) -> Stretch | None:
    """What is paid at the most: 补助 in 单个项目最高补助300万元, 奖励上限 where a list of ceilings follows."""
    if quantity.kind != "money":
        return None
    left = quantity.left
    paid = namings.MOST_PAID.pattern.search(text, clause.start, quantity.start)
    if paid is None and text.startswith("，", clause.start - 1):
        paid = namings.GIVEN_UP_TO.pattern.search(text, max(0, clause.start - _GIVEN), left)
    if paid is None and text.find("上限", max(0, left - _LIST), left) >= 0:
        paid = namings.CEILINGS.pattern.search(text, max(0, left - _LIST), left)
    return paid.span("what") if paid is not None else None


_GIVEN = 24
"""Characters back to what is given, where a clause of its own says how much at the most."""
_LIST = 100
"""Characters that a list of ceilings may have."""


def paid_to(text: str, front: Stretch) -> Stretch:
    """奖励 in 对当年度认定的高新技术企业奖励20万元: what is paid, without those who get it."""
    paid = namings.PAID_TO.pattern.search(text, *front)
    begin = max(text.rfind(stop, 0, front[0]) for stop in "。；，\n") + 1
    begin += subjects.skip(text, begin, front[0])  # 1.对当年度认定的…
    return paid.span("what") if paid is not None and text.startswith(("对", "凡"), begin) else front


def gives(text: str, said: Sequence[Named], quantity: Quantity, front: Stretch) -> bool:
    """对首次升规的企业，奖励10万元: what each of those named before is given."""
    if quantity.kind != "money":
        return False
    if namings.PRIZE.pattern.search(text, front[0], quantity.left) is not None:
        return True
    if text.endswith(("给予", "予以"), 0, front[0]):
        return namings.PAYMENT.pattern.search(text, *front) is not None
    if namings.GIVES.pattern.fullmatch(text, front[0], quantity.left) is None:
        begin = max(text.rfind(stop, 0, quantity.left) for stop in "。；，且\n") + 1
        last = said[-1] if said else None
        if last is not None and last.paid and namings.AT_MOST.pattern.fullmatch(text, begin, quantity.left) is not None:
            return text.find("。", last.since, begin) < 0
        return namings.GIVES_TO.pattern.match(text, begin, quantity.left) is not None
    begin = max(text.rfind(stop, 0, front[0]) for stop in "。；\n") + 1
    return namings.GIVEN_TO.pattern.search(text, begin, front[0]) is not None
