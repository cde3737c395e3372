"""The line that opens a 专栏, in every dress: with a bracket before it, or with what it is of."""

from __future__ import annotations

from .word import word

_NO_LABEL = "见如参照按据详对在以由将上下本各该此前后和与及分每一二三四五六七八九十"
LABELS = rf"重点(?:任务|工程|项目)|(?![{_NO_LABEL}])[\u4e00-\u9fff](?![见照列述])[\u4e00-\u9fff]"
"""What a 专栏 is of, two characters before it: 任务专栏1, 民生专栏2; not 详见专栏1, 下列专栏."""
_NUMBER = r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"
OPENS_BOX = word("opens_box",
                 rf"^(?:专\s*栏|[【\[〖「]\s*(?:{LABELS})?\s*专\s*栏|(?:{LABELS})\s*专\s*栏\s*(?:[（(]\s*{_NUMBER}\s*[）)]|{_NUMBER})[\s:：]*(?![所中的])(?=[\u4e00-\u9fff“]|$))",
                 ("专栏1 供水工程", "专 栏 2", "【专栏3】节水行动", "【任务专栏4】节水行动", "重点任务专栏5 供水工程", "任务专栏三：供水工程", "重点项目专栏6"),
                 ("详见专栏1", "任务专栏1所列项目", "任务专栏", "民生专栏2）", "开设专栏宣传"))  # fmt: skip
"""Opens a box; one that says what it is of only with a number."""


def opens_box(text: str) -> bool:
    """Whether the line opens a box."""
    return "栏" in text[:12] and OPENS_BOX.pattern.match(text) is not None
