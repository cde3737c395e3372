"""Words and signs around a number that say how it compares: 不少于, 超, ≥, 以上, 以内, 左右.

Shared by table cells and running text. The first row that matches wins. 不低于 says at least: the
negation makes another word of it, so its row stands before 低于.
"""

from __future__ import annotations

BEFORE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (">=", r"≥|>=|大于或?等于|不得?低于|不得?少于|不得?小于|至少|不少|不低|最少|最低", ("≥95", "不低于 90")),
    ("<=", r"≤|<=|小于或?等于|不得?超过|不得?突破|不得?高于|不得?大于|不得?多于|至多|最多|上限(?:[为是]|提高[到至])[一-龥]{0,4}|(?<!历史)最[高长](?![的气])可?(?:放宽|延长|给予|补助|补贴|奖励|资助|贴息|支持|贷款?|申请|享受)?|控制在(?=.*以内)|控制在(?=.*以下)", ("≤5", "控制在5以内", "最高5")),
    (">", r">|大于|高于|超过|超|突破|跨[越过]|[跨迈登]上|多于|逾", ("＞60", "超过60")),
    ("<", r"<|小于|低于|少于|不足|不到|不满", ("＜5", "低于5")),
    ("~", r"≈|(?<![0-9万亿~])~|大[约概]有?|(?<![签节契预解违条公合])约[有合]?|左右|接近|将近|近有?", ("约60", "大约有60")),
    ("=", r"=|达到|达|完成|实现|保持|稳定在|控制在|新增|累计|增长|提高|提高到|共|为", ("达到60",)),
)  # fmt: skip
"""Words and signs before a number. ``=`` rows add nothing to it."""

AFTER: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (">=", r"(?:\((?!含)[一-龥]{1,2}\))?(?:及|\(含\))?以上(?:\(含\))?", ("60以上", "60%以上（含）")),
    ("<=", r"(?:\((?!含)[一-龥]{1,2}\))?(?:及|\(含\))?以(?:内|下)(?:\(含\))?", ("5以内", "5（含）以下")),
    ("~", r"(?:\([一-龥]{1,2}\))?左右|上下|[余多](?=$|[^一-龥0-9]|[的来时以了])", ("60左右", "60多")),
)  # fmt: skip
"""Words after a number."""
BEYOND = r"[一-龥]{2,4}?(?P<sign>以上|以内|以下)(?=[，。；、)]|$)"
"""每县50张床位以上: the noun that is counted may stand before the word."""
