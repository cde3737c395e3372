"""Which blocks of a page are the plan and which are the site's: navigation, paths, share buttons, imprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...lexicon.portal import FILE_NAME, PAGE_ASKS
from .declared import TITLE, declared
from .sheets import Sheet
from .tables import content_of, is_frame, is_layout
from .visible import SILENT, UNSEEN, has_hiding, own_texts, squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

SITE = frozenset({"nav", "header", "footer", "aside", "form", "select", "button", "menu", "textarea"})
_WEIGHTLESS = frozenset({"a", "nav", "footer", "aside", "select", "option", "button", "menu", "textarea"})
"""Elements in which no plan stands, however long they are."""
_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "caption", "legend", "pre", "address"})
"""Blocks of text: the plan is in what holds them, never in one of them."""
_FOOT = re.compile(r"(?:^|[\s_-])foot(?:er)?(?:$|[\s_-])", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|foot|footer|header?|share|copyright|crumbs?|breadcrumb|position|location|sidebar|toolbar|"
    r"top|bottom|related|pagination|print|qrcode|dqwz|bqxx|fenxiang|daohang)(?:$|[\s_-]|\d|er|bar|box|list)",
    re.IGNORECASE,
)
_TOOLS = (
    r"^[【\[]?(?:打印|关闭|收藏)(?:本[页文]|此页|页面|窗口|文章|正文)?(?:[【】\[\]|｜/]|打印|关闭|收藏|分享|下载|返回|$)|"
    r"^[【\[]?字[体号](?:大小)?(?:[：:【\[]|大中小|$)"
)
"""What a site offers to do with a page: 打印本页 关闭窗口, 字体：大 中 小. 关闭矿井30处 is of the text."""
_PAGES = r"^(?=.{0,40}[上下]一页)(?:首页|[上下]一页|[尾末]页|[第共]?[0-9]{1,3}页?|[\s|｜<>«»‹›\[\]…/])+$"
"""The way through a document that the site sets on several pages: 上一页 1 2 下一页 共2页."""
_WORDS = re.compile(
    rf"版权所有|网站标识码|ICP备|公网安备|技术支持|网站地图|联系我们|^主办(?:单位)?[：:]|^承办[：:]|分享到|{_TOOLS}|"
    r"当前位置|所在的?位置|^(?:发布|发文|更新)(?:时间|日期)[：:]|^(?:信息)?来源[：:]|浏览(?:次数|量)|点击(?:数|次数|量)|责任编辑|"
    r"扫一扫|^上一[篇条]|^下一[篇条]|索\s*引\s*号|无障碍|适老|繁体|^首页$|(?:相关|延伸|推荐)(?:阅读|文档|文章|链接|稿件|新闻|报道|解读)"
)
_ABOUT = re.compile(
    r"索\s*引\s*号|(?:发\s*文|文\s*件)\s*(?:字\s*号|文\s*号|编\s*号)|(?:成\s*文|发\s*文)\s*日\s*期|(?:发\s*布|发\s*文|制\s*发)\s*(?:机\s*构|机\s*关|单\s*位)|主\s*题\s*分\s*类"
)
MIN_ABOUT = 3
"""Labels from which a block of the site is what it says of the document: its number, its date, who issued it."""
_META = re.compile(
    rf"^(?:发布|更新)(?:时间|日期)[：:](?=.)|^信息来源[：:]|{_TOOLS}|分享到[：:]|^分享到|"
    r"(?:浏览|访问|点击|阅读)(?:次数|[数量])?[：:]|^责任编辑[：:]|"
    rf"^上一[篇条][：:]|^下一[篇条][：:]|^扫一扫|{_PAGES}|{PAGE_ASKS.pattern.pattern}"
)
"""Lines of the site that stand in the main text itself, as a head or a foot of the article."""
_OWN = re.compile(
    r"〔20[0-9]{2}〕[0-9]+号$|(?:规划|纲要|计划|方案|通知|意见|报告)(?:（[^（）]{1,12}）)?$"
    r"|^(?:第[一二三四五六七八九十百]{1,4}[篇编章节]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[\u4e00-\u9fff“]"
)
"""Lines of the document that sites set apart from its text: its number, its title, and the headings over its parts."""
_NO_LETTER = re.compile(r"[\W\d_]+")
_LOCAL = re.compile(r"^#\S")
"""A link to a place on the same page."""
MAX_META = 100
MIN_TITLE = 6
MIN_SENTENCES = 3
"""Full stops of a page from which a style that hides most of them is one that the page's script undoes."""
MOST = 0.75
"""What share of the full stops that is: a hidden copy of the text, for print or for phones, holds half of them."""
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
        self._letters: dict[_Element, int] = {}
        self._linked: dict[_Element, int] = {}
        """Letters below an element, without figures and signs; those of them that are in links."""
        self._hidden: set[_Element] = set()
        self._about: set[_Element] = set()
        """Blocks that say what the site knows of the document."""
        self._sheet = Sheet(root)
        self._weigh(root)
        if not self._length[root]:  # nothing is shown until a script shows it
            self._weigh(root, blank=True)
        self._total = self._prose.get(root, 0)
        body = root.find("body")
        self.main = self._descend(body if body is not None else root)
        self._above = {self.main, *self.main.iterancestors()}
        self._around = self._around_text()
        title = root.find(".//title")
        told = declared(root)
        self._titles = ["".join(t.split()) for t in (told.get(TITLE), title.text if title is not None else "") if t]
        self._titled, printed = self._title_places(root)
        shown = squeezed(root)
        self.told = {
            label: value
            for label, value in told.items()
            if (not printed if label == TITLE else "".join(value.split()) not in shown)
        }
        """What the head of the page says about the article and its body does not print, by label."""

    def _weigh(self, root: _Element, blank: bool = False) -> None:
        """Prose, length and linked length of every element: from the leaves up, each text looked at once.

        What is hidden weighs nothing where it stands, but is known by its own length. ``blank``: the page's styles
        hide all of it, so that none of them is taken at its word.
        """
        self._hidden.clear()
        elements = list(root.iter("*"))
        stops = sum(text.count("。") for element in elements for text in own_texts(element))
        inside: dict[_Element, int] = {}
        for element in reversed(elements):
            silent = element.tag in SILENT
            texts = list(own_texts(element)) if not silent else []
            inside[element] = sum(t.count("。") for t in texts) + sum(inside[child] for child in element)
            if not blank and has_hiding(element, self._sheet) and not self._is_undone(element, inside[element], stops):
                self._hidden.add(element)
            shown = [child for child in element if child not in self._hidden] if not silent else []
            lengths = [len("".join(t.translate(UNSEEN).split())) for t in texts]
            length = sum(lengths) + sum(self._length[child] for child in shown)
            self._length[element] = length
            letters = sum(len(_NO_LETTER.sub("", t)) for t in texts) + sum(self._letters[child] for child in shown)
            self._letters[element] = letters
            self._linked[element] = letters if element.tag == "a" else sum(self._linked[child] for child in shown)
            prose = sum(n for n in lengths if n >= PROSE) + sum(self._prose[child] for child in shown)
            foot = element.tag in _WEIGHTLESS or (_FOOT.search(_names(element)) and inside[element] * 2 < stops)
            self._prose[element] = 0 if foot else prose

    @staticmethod
    def _is_undone(element: _Element, inside: int, stops: int) -> bool:
        """Whether a style that hides is one that the page's own script takes away: the page would be empty else."""
        return element.tag in ("html", "body") or (inside >= MIN_SENTENCES and inside > MOST * stops)

    def _descend(self, element: _Element) -> _Element:
        while True:
            inner = [child for child in element if child.tag not in _LEAVES and child not in self._hidden]
            best = max(inner, key=lambda child: self._prose[child], default=None)
            if best is None or self._prose[best] < SHARE * max(1, self._prose[element]):
                return element
            if best.tag == "table" and not _holds_page(best):
                return element
            element = best

    def hides(self, element: _Element) -> bool:
        """Whether the element is not shown, and no script will show it."""
        return element in self._hidden

    def length(self, element: _Element) -> int:
        """Visible characters below the element."""
        return self._length.get(element, 0)

    def holds_main(self, element: _Element) -> bool:
        """Whether the main text stands in the element or is it."""
        return element in self._above

    def is_around_text(self, table: _Element) -> bool:
        """Whether a table only places what it holds: the main text, or most of the page's prose in one cell."""
        if table in self._above:
            return True
        return self._prose.get(table, 0) * 2 > self._total and _holds_page(table)

    def is_site(self, element: _Element, inside: bool) -> bool:
        """Whether a block belongs to the site. ``inside`` tells whether it stands in the main text."""
        if element in self._above or (element in self._titled and self.length(element) <= MAX_BLOCK):
            return False
        prose, length = self._prose.get(element, 0), self.length(element)
        linked = self._linked.get(element, 0) * 2 > self._letters.get(element, 0) and not prose
        if inside:
            words = squeezed(element) if length <= MAX_META else ""
            foot = not prose and _FOOT.search(_names(element)) is not None
            if (element.tag in SITE and prose * 4 <= self._total) or _META.search(words):
                return True
            return ((linked or foot) and bool(_WORDS.search(words))) or self._is_list_around(element)
        if (element.tag in SITE or bool(_NAMES.search(_names(element)))) and prose * 4 <= self._total:
            return True
        if not length or length > MAX_BLOCK:
            return False
        if any(holder in self._about for holder in element.iterancestors()):
            return False
        words = squeezed(element)
        if not linked and len({match.group() for match in _ABOUT.finditer(words)}) >= MIN_ABOUT:
            self._about.add(element)
            return False
        if linked or _WORDS.search(words):
            return True
        return length <= MAX_OUTSIDE and "。" not in words and not _OWN.search(words)

    def _around_text(self) -> set[_Element]:
        """Elements of the main part that stand above its first sentence or below its last one, outside links."""
        linked = {inner for link in self.main.iter("a") for inner in link.iter("*")}
        elements = [element for element in self.main.iter("*") if element not in self._hidden]
        places = {element: n for n, element in enumerate(elements)}
        holders = [
            e for e in elements if self._prose.get(e) and e not in linked and any("。" in text for text in own_texts(e))
        ]
        if not holders:
            return set()
        first, last = places[holders[0]], places[holders[-1]]
        above = {*holders[0].iterancestors()}
        return {e for e, n in places.items() if n > last or (n < first and e not in above)}

    def _is_list_around(self, element: _Element) -> bool:
        """Whether links around the text lead elsewhere: no contents of the page, no attachment, no heading of it."""
        if element not in self._around:
            return False
        links = list(element.iter("a")) or list(element.iterancestors("a"))[:1]
        words = squeezed(element)
        amid = next(element.iterancestors("a"), None) is not None
        if not amid and self._linked[element] * 2 <= self._letters[element]:
            return False
        local = any(_LOCAL.match(link.get("href") or "") for link in links)
        own = len(links) == 1 and _OWN.search(words) is not None and element.getprevious() is None
        return not local and not own and FILE_NAME.pattern.search(words) is None

    def _title_places(self, root: _Element) -> tuple[set[_Element], bool]:
        """Elements that hold words of the page's own title, which may stand above its text.

        And whether one of them prints all that the page declares its title to be.
        """
        held: set[_Element] = set()
        longest, printed = max(map(len, self._titles), default=0), False
        for element in root.iter("h1", "h2", "h3", "p", "div"):
            if not MIN_TITLE <= self.length(element) <= longest:
                continue
            words = squeezed(element)
            if any(words in title for title in self._titles):
                printed = printed or words == self._titles[0]
                for holder in (element, *element.iterancestors()):
                    if holder in held:
                        break
                    held.add(holder)
        return held, printed

    @property
    def characters_told(self) -> int:
        """Characters of what the head says and the body does not print."""
        return sum(len("".join(value.split())) for value in self.told.values())


def _holds_page(table: _Element) -> bool:
    """Whether the table that holds most of a page's prose only places it: a box has a title of its own."""
    cells = content_of(table).cells
    return is_layout(table, cells) or (is_frame(cells) and not squeezed(table).startswith("专栏"))


def _names(element: _Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
