"""What a page's head says about its article: the meta elements that 《政府网站发展指引》 (2017) prescribes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_LABELS = {"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源"}
"""Names of meta elements, in lower case, and the labels under which portals print the same on the page."""
TITLE = "标题"
MAX_VALUE = 200
"""Characters from which a value is a text of its own."""


def declared(root: _Element) -> dict[str, str]:
    """Values by label, each the first that is given."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        label = _LABELS.get(meta.get("name", "").strip().lower())
        value = " ".join(meta.get("content", "").split())
        if label is not None and 0 < len(value) <= MAX_VALUE:
            found.setdefault(label, value)
    return {label: found[label] for label in _LABELS.values() if label in found}
