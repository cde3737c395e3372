"""Which blocks of a page are the plan and which are the site's: navigation, paths, share buttons, imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .tables import cells_of, is_layout

if TYPE_CHECKING:
    from lxml.etree import _Element

SILENT = frozenset({"script", "style", "noscript", "template", "head", "object", "iframe", "svg", "xml", "title"})
"""Elements whose text is never shown."""
SITE = frozenset({"nav", "footer", "aside", "form", "select", "button", "menu", "textarea"})
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|foot|footer|header?|share|copyright|crumbs?|breadcrumb|position|location|sidebar|toolbar|"
    r"top|bottom|related|pagination|print|qrcode|dqwz|bqxx|fenxiang|daohang)(?:$|[\s_-]|\d|er|bar|box|list)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"版权所有|网站标识码|ICP备|公网安备|技术支持|网站地图|联系我们|^主办(?:单位)?[：:]|^承办[：:]|分享到|^【?(?:打印|关闭|字体|字号)|"
    r"当前位置|所在位置|^(?:发布|发文|更新)(?:时间|日期)[：:]|^(?:信息)?来源[：:]|浏览(?:次数|量)|点击(?:数|次数|量)|责任编辑|"
    r"扫一扫|^上一[篇条]|^下一[篇条]|索\s*引\s*号|无障碍|适老|繁体|^首页$|相关(?:阅读|文档|链接|稿件)"
)
_META = re.compile(
    r"^(?:发布|更新)(?:时间|日期)[：:]|^信息来源[：:]|^【?(?:打印|关闭|字体|字号)|^分享到|浏览(?:次数|量)[：:]|^责任编辑[：:]|"
    r"^上一[篇条][：:]|^下一[篇条][：:]|^扫一扫"
)
"""Lines of the site that stand in the main text itself, as a head or a foot of the article."""
MAX_META = 100
PROSE = 12
"""Characters outside links from which a stretch of text counts as prose."""
SHARE = 0.8
"""A child that holds this share of its parent's prose is where the plan stands."""
MAX_BLOCK = 400
"""Longest block that can be the site's by its words or links."""
MAX_OUTSIDE = 40
"""Longest stretch outside the main text that is taken for the site's without other evidence."""


class Page:
    """The main part of a page; ``is_site`` tells a block of the site from one of the plan."""

    def __init__(self, root: _Element):
        self._prose: dict[_Element, int] = {}
        self._length: dict[_Element, int] = {}
        self._linked: dict[_Element, int] = {}
        self._weigh(root)
        self._total = self._prose.get(root, 0)
        body = root.find("body")
        self.main = self._descend(body if body is not None else root)
        self._above = {self.main, *self.main.iterancestors()}
        title = root.find(".//title")
        self._title = squeezed(title) if title is not None else ""

    def _weigh(self, root: _Element) -> None:
        """Prose, length and linked length of every element: from the leaves up, each text looked at once."""
        for element in reversed(list(root.iter("*"))):
            texts = [len("".join(t.split())) for t in _own_texts(element)] if element.tag not in SILENT else []
            length = sum(texts) + sum(self._length.get(child, 0) for child in element)
            link = element.tag == "a"
            self._length[element] = length
            self._linked[element] = length if link else sum(self._linked.get(child, 0) for child in element)
            prose = sum(n for n in texts if n >= PROSE) + sum(self._prose.get(child, 0) for child in element)
            self._prose[element] = 0 if link else prose

    def _descend(self, element: _Element) -> _Element:
        while True:
            best = max(element, key=lambda child: self._prose.get(child, 0), default=None)
            if best is None or best.tag == "p" or self._prose.get(best, 0) < SHARE * max(1, self._prose[element]):
                return element
            if best.tag == "table" and not is_layout(best, cells_of(best)):
                return element
            element = best

    def length(self, element: _Element) -> int:
        """Visible characters below the element."""
        return self._length.get(element, 0)

    def holds_main(self, element: _Element) -> bool:
        """Whether the main text stands in the element or is it."""
        return element in self._above

    def is_site(self, element: _Element, inside: bool) -> bool:
        """Whether a block belongs to the site. ``inside`` tells whether it stands in the main text."""
        if element in self._above:
            return False
        prose, length = self._prose.get(element, 0), self.length(element)
        named = element.tag in SITE or element.tag == "header" or bool(_NAMES.search(_names(element)))
        if named and prose * 4 <= self._total:
            return not inside or element.tag in SITE or prose == 0
        if not length or length > MAX_BLOCK:
            return False
        linked = self._linked.get(element, 0) * 2 > length and not prose
        if inside and not linked:
            return length <= MAX_META and bool(_META.search(squeezed(element)))
        words = squeezed(element)
        if linked:
            return not inside or bool(_WORDS.search(words))
        if words in self._title or self._title.startswith(words[:20]):
            return False
        return bool(_WORDS.search(words)) or (length <= MAX_OUTSIDE and "。" not in words)


def _names(element: _Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _own_texts(element: _Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if child.tail:
            yield child.tail


def squeezed(element: _Element) -> str:
    """All words below the element, without white space."""
    return "".join("".join(map(str, element.itertext())).split())
